//! Missed sessions (D.8): what remains of the week is dealt anew over the days that remain, never doubled up.

use chrono::NaiveDate;

use crate::catalogue::vocabulary::{LoadClass, Quality};
use crate::catalogue::{Catalogue, Exercise};
use crate::coach::judge::pain::before;
use crate::coach::rules::{HEAVY_GAP_DAYS, LONG_RECOVERY_DAYS, LONG_RECOVERY_HOURS};
use crate::history::History;
use crate::plan::{Day, DayKind, DoneState, Item, Plan, Trim};
use crate::profile::{Profile, TrainingDays};

use crate::planner::days::offer::{hard_run_follows, is_kept_light};
use crate::planner::under_way::after_pain::{drop_items, without_hops};
use crate::planner::under_way::replay::{Moved, Running, Surroundings, take_session};
use crate::planner::under_way::setbacks::Setback;

/// A session nobody has begun.
#[derive(Debug, Clone)]
struct Open {
    /// The day it stands on.
    date: NaiveDate,
    is_heavy: bool,
    /// Whether it asks for three days before the next heavy one.
    is_slow: bool,
}

/// Moves the sessions that a morning finds missed to days that remain, or drops them.
pub(crate) fn missed_sessions(running: &mut Running, around: Surroundings<'_>, morning: NaiveDate) {
    // Nobody missed what was planned before they began.
    let known = &around.history.before(morning);
    let Some(began) = known.first_day().filter(|_| morning > running.plan.starts) else { return };
    let has_gone_by = |day: &Day| day.date >= began && day.date < morning && !day.items.is_empty();
    if !running.plan.days.iter().any(has_gone_by) {
        return;
    }
    let ticked = running.ticked(known, morning);
    let is_missed = |day: &Day| day.date >= began && !was_trained(day, around.catalogue, known);
    let open = open_sessions(running, around, &ticked, is_missed);
    if open.iter().any(|session| session.date < morning) {
        settle(running, around, &ticked, &open, morning);
    }
    keep_distance(running, around, morning);
}

/// Moves on what slid to a day too near to heavy work that was done since.
pub(crate) fn keep_distance(running: &mut Running, around: Surroundings<'_>, morning: NaiveDate) {
    let known = &around.history.before(morning);
    let slid: Vec<NaiveDate> = running
        .sessions
        .iter()
        .filter(|session| session.moved == Some(Moved::Missed) && session.date >= morning)
        .map(|session| session.date)
        .collect();
    if slid.is_empty() {
        return;
    }
    let done = heavy_done(around.catalogue, known, &running.plan);
    let ticked = running.ticked(known, morning);
    let is_near = |day: &&Day| {
        let near = |done: &NaiveDate| apart(*done, day.date) < HEAVY_GAP_DAYS;
        day.kind == DayKind::Heavy && slid.contains(&day.date) && !is_done(day) && done.iter().any(near)
    };
    if ticked.days.iter().any(|day| is_near(&day)) {
        let may_move = |day: &Day| day.date >= morning && (!is_begun(day) || is_near(&day));
        let open = open_sessions(running, around, &ticked, may_move);
        settle(running, around, &ticked, &open, morning);
    }
}

/// Whether anything of a session was done or left out on purpose.
fn is_begun(day: &Day) -> bool {
    day.items.iter().any(|item| !matches!(item.done.state, DoneState::Open | DoneState::Missed))
}

/// Whether a session was begun, or hard calf work of another kind stands for it.
fn was_trained(day: &Day, catalogue: &Catalogue, known: &History) -> bool {
    is_begun(day) || did(known, day.date, |slug| catalogue.get(slug).is_some_and(is_calf_work))
}

fn is_calf_work(exercise: &Exercise) -> bool {
    matches!(exercise.quality, Quality::CalfStraight | Quality::CalfBent)
}

/// Whether all of a session was done.
fn is_done(day: &Day) -> bool {
    day.items.iter().all(|item| item.done.state == DoneState::Done)
}

/// The sessions that may be dealt anew.
fn open_sessions(
    running: &Running,
    around: Surroundings<'_>,
    ticked: &Plan,
    may_move: impl Fn(&Day) -> bool,
) -> Vec<Open> {
    let is_there = |day: &&Day| !day.items.is_empty() && !running.is_lost(day.date);
    let days = ticked.days.iter().filter(is_there).filter(|day| may_move(day));
    days.map(|day| Open {
        date: day.date,
        is_heavy: day.kind == DayKind::Heavy,
        is_slow: day.items.iter().any(|item| is_slow(around.catalogue, item)),
    })
    .collect()
}

/// Deals open sessions anew over the days from a morning on.
fn settle(running: &mut Running, around: Surroundings<'_>, ticked: &Plan, open: &[Open], morning: NaiveDate) {
    let Surroundings { catalogue, of_week: profile, history, .. } = around;
    let is_open = |date: NaiveDate| open.iter().any(|session| session.date == date);
    let week = running.plan.week;
    let spared: Vec<NaiveDate> = running.setbacks.iter().filter_map(Setback::spares).collect();
    let slots: Vec<Slot> = ticked
        .days
        .iter()
        .filter(|day| day.date >= morning && is_offered(profile, day))
        .filter(|day| is_open(day.date) || !is_begun(day))
        .map(|day| Slot {
            date: day.date,
            may_be_heavy: !hard_run_follows(profile, day.weekday)
                && !is_kept_light(catalogue, profile, history, week, day.date)
                && !spared.contains(&day.date),
        })
        .collect();
    let known = &history.before(morning);
    let mut heavy = heavy_done(catalogue, known, &running.plan);
    // A heavy day that stays where it is keeps its distance too: one begun early, or today's.
    let stays = |day: &&Day| !is_open(day.date) && day.date >= before(morning, 1) && !is_done(day);
    let stays = |day: &&Day| day.kind == DayKind::Heavy && stays(day) && !running.is_lost(day.date);
    heavy.extend(ticked.days.iter().filter(stays).map(|day| day.date));
    let dealt = deal(open, &slots, &heavy);
    apply(running, open, &dealt, ticked, morning);
    without_close_hops(running, catalogue, known, morning);
    for setback in running.setbacks.clone() {
        without_hops(running, history, &setback);
    }
}

/// The days of a week, and the one before it, on which anything of the heavy class was done.
fn heavy_done(catalogue: &Catalogue, known: &History, plan: &Plan) -> Vec<NaiveDate> {
    let days = plan.week.dates().chain(plan.starts.pred_opt());
    days.filter(|date| was_heavy(catalogue, known, *date)).collect()
}

/// Drops the hops that a slid session brought within three days after those that ask for as many (D.2.5).
fn without_close_hops(running: &mut Running, catalogue: &Catalogue, known: &History, morning: NaiveDate) {
    let is_slow = |slug: &str| {
        let exercise = catalogue.get(slug).filter(|exercise| exercise.quality == Quality::Plyometric);
        exercise.is_some_and(|exercise| exercise.dose.recovery_hours >= LONG_RECOVERY_HOURS)
    };
    let mut last =
        known.exercises().filter(|slug| is_slow(slug)).filter_map(|slug| known.last_done(slug)).max();
    for day in running.plan.days.iter_mut().filter(|day| day.date >= morning) {
        let date = day.date;
        if last.is_some_and(|last| apart(date, last) < LONG_RECOVERY_DAYS) {
            let why = || (date, format!("hops need {LONG_RECOVERY_DAYS} days after the last ones"));
            drop_items(day, &mut running.dropped, |item| item.quality == Quality::Plyometric, why);
        }
        if day.items.iter().any(|item| is_slow(&item.exercise)) {
            last = Some(date);
        }
    }
}

/// Whether a day may hold a session by the profile.
pub(crate) fn is_offered(profile: &Profile, day: &Day) -> bool {
    let offered = match &profile.days {
        TrainingDays::On(days) => days.contains(&day.weekday),
        TrainingDays::Free(_) => true,
    };
    offered && !profile.races.contains(&day.date)
}

fn is_slow(catalogue: &Catalogue, item: &Item) -> bool {
    let hours = catalogue.get(&item.exercise).map_or(0, |exercise| exercise.dose.recovery_hours);
    item.load_class == LoadClass::Heavy && hours >= LONG_RECOVERY_HOURS
}

/// Whether anything of the heavy class was done on a day.
pub(crate) fn was_heavy(catalogue: &Catalogue, history: &History, date: NaiveDate) -> bool {
    let is_heavy = |exercise: &Exercise| exercise.load_class == LoadClass::Heavy;
    did(history, date, |slug| catalogue.get(slug).is_some_and(is_heavy))
}

/// Whether any of some exercises was done on a day.
fn did(history: &History, date: NaiveDate, is_one: impl Fn(&str) -> bool) -> bool {
    let mut ones = history.exercises().filter(|slug| is_one(slug));
    ones.any(|slug| history.exposures_between(slug, date, date).next().is_some())
}

pub(crate) fn apart(a: NaiveDate, b: NaiveDate) -> usize {
    (a - b).num_days().unsigned_abs() as usize
}

/// A day that could hold a session.
#[derive(Debug, Clone, Copy)]
struct Slot {
    date: NaiveDate,
    may_be_heavy: bool,
}

/// More heavy sessions, then more sessions, then more that keep their day, then earlier days.
type Score = (usize, usize, usize, std::cmp::Reverse<Vec<NaiveDate>>);

/// Gives each session a day, or none: the best of all ways.
fn deal(open: &[Open], slots: &[Slot], heavy_done: &[NaiveDate]) -> Vec<Option<NaiveDate>> {
    let mut best: Option<(Score, Vec<Option<NaiveDate>>)> = None;
    let mut chosen = Vec::with_capacity(open.len());
    try_from(open, slots, heavy_done, &mut chosen, &mut best);
    best.map_or_else(|| vec![None; open.len()], |(_, dealt)| dealt)
}

fn try_from(
    open: &[Open],
    slots: &[Slot],
    heavy_done: &[NaiveDate],
    chosen: &mut Vec<Option<NaiveDate>>,
    best: &mut Option<(Score, Vec<Option<NaiveDate>>)>,
) {
    let Some(session) = open.get(chosen.len()) else {
        let placed =
            || open.iter().zip(chosen.iter()).filter_map(|(session, date)| Some((session, (*date)?)));
        let score: Score = (
            placed().filter(|(session, _)| session.is_heavy).count(),
            placed().count(),
            placed().filter(|(session, date)| session.date == *date).count(),
            std::cmp::Reverse(placed().map(|(_, date)| date).collect()),
        );
        if best.as_ref().is_none_or(|(other, _)| score > *other) {
            *best = Some((score, chosen.clone()));
        }
        return;
    };
    for slot in slots {
        let is_free = !chosen.contains(&Some(slot.date));
        let fits = !session.is_heavy
            || (slot.may_be_heavy && is_spaced(open, chosen, heavy_done, session, slot.date));
        if is_free && fits {
            chosen.push(Some(slot.date));
            try_from(open, slots, heavy_done, chosen, best);
            chosen.pop();
        }
    }
    chosen.push(None);
    try_from(open, slots, heavy_done, chosen, best);
    chosen.pop();
}

/// Whether a heavy session on a day keeps its distance from those done and those dealt so far.
fn is_spaced(
    open: &[Open],
    chosen: &[Option<NaiveDate>],
    heavy_done: &[NaiveDate],
    session: &Open,
    date: NaiveDate,
) -> bool {
    let dealt = open.iter().zip(chosen).filter_map(|(other, date)| Some((other, (*date)?)));
    heavy_done.iter().all(|done| apart(*done, date) >= HEAVY_GAP_DAYS)
        && dealt.filter(|(other, _)| other.is_heavy).all(|(other, at)| {
            let first_is_slow = if at < date { other.is_slow } else { session.is_slow };
            apart(at, date) >= if first_is_slow { LONG_RECOVERY_DAYS } else { HEAVY_GAP_DAYS }
        })
}

/// Puts the sessions where they were dealt to; what found no day is told.
fn apply(
    running: &mut Running,
    open: &[Open],
    dealt: &[Option<NaiveDate>],
    ticked: &Plan,
    morning: NaiveDate,
) {
    let mut lifted = Vec::new();
    for (session, to) in open.iter().zip(dealt) {
        let from = session.date;
        if *to == Some(from) {
            continue;
        }
        if to.is_none() && from < morning {
            // It is told once the day is over: what is done later may still answer it.
            if let Some(session) = running.session_on(from) {
                session.is_lost = true;
            }
            continue;
        }
        let Some(day) = running.day(from) else { continue };
        let held = take_session(day);
        let Some(position) = running.sessions.iter().position(|session| session.date == from) else {
            continue;
        };
        lifted.push((running.sessions.remove(position), *to, held));
    }
    for (mut session, to, (kind, seconds, items)) in lifted {
        let Some(to) = to else {
            let why = match session.moved {
                Some(Moved::Missed) => "no other day leaves the rest it asks for",
                _ => "it makes room for a heavy session that was missed",
            };
            tell_dropped(&mut running.dropped, ticked, session.date, why);
            continue;
        };
        session.date = to;
        session.moved = (to != session.origin).then_some(Moved::Missed);
        running.sessions.push(session);
        if let Some(day) = running.day(to) {
            (day.kind, day.seconds, day.items) = (kind, seconds, items);
        }
    }
}

/// Tells what of a day's session is dropped; what was done of it stands in the log.
fn tell_dropped(dropped: &mut Vec<Trim>, ticked: &Plan, date: NaiveDate, reason: &str) {
    let items = ticked.day(date).into_iter().flat_map(|day| &day.items);
    let left = items.filter(|item| item.done.state != DoneState::Done);
    dropped.extend(left.map(|item| Trim {
        date,
        exercise: item.exercise.clone(),
        change: "dropped".to_string(),
        reason: reason.to_string(),
    }));
}

/// Tells what was missed for good and not made up for since.
pub(crate) fn tell_lost(running: &mut Running, around: Surroundings<'_>) {
    let Surroundings { catalogue, history, .. } = around;
    let ticked = running.ticked(history, running.plan.today);
    let Running { dropped, sessions, .. } = running;
    for session in sessions.iter_mut().filter(|session| session.is_lost) {
        session.is_lost = ticked.day(session.date).is_some_and(|day| !was_trained(day, catalogue, history));
        if session.is_lost {
            let why = "its day went by, and no other day leaves the rest it asks for";
            tell_dropped(dropped, &ticked, session.date, why);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(n: u32) -> NaiveDate {
        // The 16th of November 2026 is a Monday.
        NaiveDate::from_ymd_opt(2026, 11, 15 + n).expect("a day")
    }

    /// Deals `H1 L3 H5` (kind and day, `S` a heavy one that asks for three days) over days such as `3 5` (`3l`: not heavy).
    fn dealt(open: &str, slots: &str, done: &[u32]) -> String {
        let sessions: Vec<Open> = open
            .split_whitespace()
            .map(|word| Open {
                date: day(word[1..].parse().expect("a day")),
                is_heavy: !word.starts_with('L'),
                is_slow: word.starts_with('S'),
            })
            .collect();
        let slots: Vec<Slot> = slots
            .split_whitespace()
            .map(|word| Slot {
                date: day(word.trim_end_matches('l').parse().expect("a day")),
                may_be_heavy: !word.ends_with('l'),
            })
            .collect();
        let done: Vec<NaiveDate> = done.iter().map(|n| day(*n)).collect();
        let dealt = deal(&sessions, &slots, &done);
        let number = |date: NaiveDate| (date - day(0)).num_days().to_string();
        let words: Vec<String> =
            dealt.iter().map(|date| date.map_or_else(|| "-".to_string(), number)).collect();
        words.join(" ")
    }

    #[test]
    fn heavy_sessions_come_before_light_ones_and_keep_their_distance() {
        for (open, slots, done, expected, why) in [
            ("H1 L3 H5", "3 5", &[][..], "3 - 5", "the light one drops first"),
            ("L3 H5", "5", &[1], "- 5", "one day is left"),
            ("L3 H5", "4 5 6 7", &[1], "4 5", "free days take both"),
            ("H1 L3 H5", "2 3 4 5 6 7", &[], "2 3 5", "those that can keep their day"),
            ("H5", "6 7", &[1], "6", "the next day"),
            ("H1 H4", "4", &[], "- 4", "one of two, that of the day"),
            ("H4", "5 6 7", &[4], "6", "two days after what was done"),
            ("S1 H5", "3 5", &[], "5 3", "the slow one comes last, so that both fit"),
            ("S1 H5", "3 5 6", &[], "3 6", "or moves on"),
            ("H1 L3", "3l", &[], "- 3", "a day before a hard run is not heavy"),
            ("H1", "", &[], "-", "nothing is left"),
        ] {
            assert_eq!(dealt(open, slots, done), expected, "{open} over {slots}: {why}");
        }
    }
}
