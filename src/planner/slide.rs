//! Missed sessions (domain D.8): what remains of the week is dealt anew over the days that remain, never doubled up.

use chrono::NaiveDate;

use crate::catalogue::Catalogue;
use crate::catalogue::vocabulary::{LoadClass, Quality};
use crate::coach::rules::{HEAVY_GAP_DAYS, LONG_RECOVERY_DAYS, LONG_RECOVERY_HOURS};
use crate::history::History;
use crate::plan::{Day, DayKind, DoneState, Item, Plan, Reason, Trim, Uncovered};
use crate::profile::{Profile, TrainingDays};
use crate::week::{Week, Weekday, short_date};

use super::replan::{drop_items, without_hops_that_slid};
use super::setbacks::Setback;
use super::{hard_run_follows, is_kept_light, tick};

/// A session nobody has begun.
#[derive(Debug, Clone)]
struct Open {
    /// The day it was planned for.
    date: NaiveDate,
    is_heavy: bool,
    /// Whether it asks for three days before the next heavy one.
    is_slow: bool,
}

/// Moves the missed sessions of the week to days that remain, or drops them.
pub(super) fn missed_sessions(
    plan: &mut Plan,
    catalogue: &Catalogue,
    profile: &Profile,
    history: &History,
    today: NaiveDate,
    setbacks: &[Setback],
) {
    let mut ticked = plan.clone();
    tick::tick(&mut ticked, history, today);
    let is_begun = |day: &Day| {
        day.items.iter().any(|item| !matches!(item.done.state, DoneState::Open | DoneState::Missed))
    };
    let open: Vec<Open> = ticked
        .days
        .iter()
        .filter(|day| !day.items.is_empty() && !is_begun(day))
        .map(|day| Open {
            date: day.date,
            is_heavy: day.kind == DayKind::Heavy,
            is_slow: day.items.iter().any(|item| is_slow(catalogue, item)),
        })
        .collect();
    // Nobody missed what was planned before they began.
    let began = history.first_day().unwrap_or(today);
    let open: Vec<Open> = open.into_iter().filter(|session| session.date >= began).collect();
    if open.iter().all(|session| session.date >= today) {
        return;
    }
    let is_under_way = |date: NaiveDate| ticked.days.iter().any(|day| day.date == date && is_begun(day));
    // A day with a session of its own keeps it, whatever else was done on it.
    let is_taken = |date: NaiveDate| {
        is_under_way(date)
            || (history.was_active_on(date) && !open.iter().any(|session| session.date == date))
    };
    let week = plan.week;
    let spared: Vec<NaiveDate> = setbacks.iter().filter_map(Setback::spares).collect();
    let slots: Vec<Slot> = ticked
        .days
        .iter()
        .filter(|day| day.date >= today && is_offered(profile, day) && !is_taken(day.date))
        .map(|day| Slot {
            date: day.date,
            may_be_heavy: !hard_run_follows(profile, day.weekday)
                && !is_kept_light(catalogue, profile, history, week, day.date)
                && !spared.contains(&day.date),
        })
        .collect();
    let heavy_done: Vec<NaiveDate> = week
        .dates()
        .chain(week.starts().pred_opt())
        .filter(|date| was_heavy(catalogue, history, *date))
        .collect();
    let dealt = deal(&open, &slots, &heavy_done);
    apply(plan, &open, &dealt, today);
    without_close_hops(plan, catalogue, history, today);
    without_hops_that_slid(plan, setbacks);
}

/// Drops the hops that a slid session brought within three days after those that ask for as many (domain D.2.5).
fn without_close_hops(plan: &mut Plan, catalogue: &Catalogue, history: &History, today: NaiveDate) {
    let is_slow = |slug: &str| {
        let exercise = catalogue.get(slug).filter(|exercise| exercise.quality == Quality::Plyometric);
        exercise.is_some_and(|exercise| exercise.dose.recovery_hours >= LONG_RECOVERY_HOURS)
    };
    let done =
        history.exercises().filter(|slug| is_slow(slug)).filter_map(|slug| history.last_done(slug)).max();
    let mut last = done;
    for day in plan.days.iter_mut().filter(|day| day.date >= today && done != Some(day.date)) {
        let date = day.date;
        if last.is_some_and(|last| (date - last).num_days().unsigned_abs() < LONG_RECOVERY_DAYS as u64) {
            let why = || (date, format!("hops need {LONG_RECOVERY_DAYS} days after the last ones"));
            drop_items(day, &mut plan.trimmed, |item| item.quality == Quality::Plyometric, why);
        }
        if day.items.iter().any(|item| is_slow(&item.exercise)) {
            last = Some(date);
        }
    }
}

/// Whether a day may hold a session by the profile.
pub(super) fn is_offered(profile: &Profile, day: &Day) -> bool {
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
fn was_heavy(catalogue: &Catalogue, history: &History, date: NaiveDate) -> bool {
    history.exercises().any(|slug| {
        let heavy = catalogue.get(slug).is_some_and(|exercise| exercise.load_class == LoadClass::Heavy);
        heavy && history.exposures_between(slug, date, date).next().is_some()
    })
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
    let apart = |a: NaiveDate, b: NaiveDate| (a - b).num_days().unsigned_abs() as usize;
    let dealt = open.iter().zip(chosen).filter_map(|(other, date)| Some((other, (*date)?)));
    heavy_done.iter().all(|done| apart(*done, date) >= HEAVY_GAP_DAYS)
        && dealt.filter(|(other, _)| other.is_heavy).all(|(other, at)| {
            let first_is_slow = if at < date { other.is_slow } else { session.is_slow };
            apart(at, date) >= if first_is_slow { LONG_RECOVERY_DAYS } else { HEAVY_GAP_DAYS }
        })
}

fn apply(plan: &mut Plan, open: &[Open], dealt: &[Option<NaiveDate>], today: NaiveDate) {
    let mut sessions: Vec<(usize, DayKind, u32, Vec<Item>)> = Vec::new();
    for (index, session) in open.iter().enumerate() {
        let stays = dealt[index] == Some(session.date) || (dealt[index].is_none() && session.date < today);
        let Some(day) = plan.days.iter_mut().find(|day| day.date == session.date).filter(|_| !stays) else {
            continue;
        };
        let items = std::mem::take(&mut day.items);
        let (kind, seconds) = (day.kind, day.seconds);
        (day.kind, day.seconds) = (DayKind::Rest, 0);
        sessions.push((index, kind, seconds, items));
    }
    for (index, kind, seconds, mut items) in sessions {
        let from = open[index].date;
        match dealt[index] {
            Some(to) => {
                for item in &mut items {
                    item.reasons.push(Reason::new(
                        "moved:missed",
                        &format!(
                            "moved from {}: a missed session slides, and is never doubled up",
                            short_date(from)
                        ),
                    ));
                }
                if let Some(day) = plan.days.iter_mut().find(|day| day.date == to) {
                    (day.kind, day.seconds, day.items) = (kind, seconds, items);
                }
            }
            None => drop_session(plan, from, &items, "it makes room for a heavy session that was missed"),
        }
    }
    let missed: Vec<(NaiveDate, Vec<Item>)> = open
        .iter()
        .zip(dealt)
        .filter(|(session, dealt)| dealt.is_none() && session.date < today)
        .filter_map(|(session, _)| Some((session.date, plan.day(session.date)?.items.clone())))
        .collect();
    for (date, items) in missed {
        drop_session(plan, date, &items, "its day went by, and no other day leaves the rest it asks for");
    }
    let week = plan.week;
    let moved = moved_days(open, dealt, week);
    if !moved.is_empty() {
        plan.notes.push(format!("A missed session slides, it is never doubled up: {}.", moved.join(", ")));
    }
    recount(plan, open, dealt, today);
}

fn moved_days(open: &[Open], dealt: &[Option<NaiveDate>], week: Week) -> Vec<String> {
    let word = |date: NaiveDate| Weekday::of(date).short();
    open.iter()
        .zip(dealt)
        .filter_map(|(session, to)| {
            let to = (*to).filter(|to| *to != session.date && week.contains(*to))?;
            Some(format!("{} moves to {}", word(session.date), word(to)))
        })
        .collect()
}

fn drop_session(plan: &mut Plan, date: NaiveDate, items: &[Item], reason: &str) {
    plan.trimmed.extend(items.iter().map(|item| Trim {
        date,
        exercise: item.exercise.clone(),
        change: "dropped".to_string(),
        reason: reason.to_string(),
    }));
}

/// Counts what is left; what was missed for good is not part of the week any more.
fn recount(plan: &mut Plan, open: &[Open], dealt: &[Option<NaiveDate>], today: NaiveDate) {
    let lost = |day: &Day| {
        let session = open.iter().position(|session| session.date == day.date);
        session.is_some_and(|index| dealt[index].is_none() && day.date < today)
    };
    let left: Vec<Day> = plan.days.iter().filter(|day| !lost(day)).cloned().collect();
    plan.totals.count(&left);
    for total in &plan.totals.qualities {
        let is_told = plan.uncovered.iter().any(|short| short.quality == total.quality);
        if total.count < total.min && !is_told {
            let unit = if total.is_in_sets() { "set" } else { "session" };
            let of = crate::text::Count(total.min.into(), unit);
            let reason = format!("got {} of {of}: a session was missed", total.count);
            plan.uncovered.push(Uncovered { quality: total.quality, reason });
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
