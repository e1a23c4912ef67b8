//! The filled week as plain values: items with their reasons, totals, and everything that is short.

use chrono::NaiveDate;

use crate::catalogue::vocabulary::{LoadClass, Quality};
use crate::coach::rules::{MUCH_TIME_LEFT_PERCENT, RPE_BEFORE_HARD_RUN};
use crate::coach::state::hops::Closed;
use crate::coach::state::standing::cap;
use crate::plan::{Day, DayKind, Item, Phase, Plan, Reason, Total, Totals, Trim, Uncovered, WeekKind};
use crate::profile::Profile;
use crate::text::Count;
use crate::week::{Weekday, short_date};

use crate::planner::contents::easing;
use crate::planner::contents::fill::{Filled, Frame, IN_SESSIONS};
use crate::planner::contents::search::{PerDay, Solution};
use crate::planner::contents::select::Trainee;
use crate::planner::days::offer::choose_days;
use crate::planner::lines::coverage;
use crate::planner::lines::extras;
use crate::planner::lines::item::item;
use crate::planner::lines::notes;
use crate::planner::timing::session_seconds;

/// Turns a filled week into a plan.
pub(crate) fn plan(trainee: Trainee<'_>, frame: &Frame, filled: &Filled<'_>, today: NaiveDate) -> Plan {
    let mut days: Vec<Day> = frame
        .week
        .dates()
        .map(|date| {
            let weekday = Weekday::of(date);
            let position = frame.chosen.days.iter().position(|day| *day == weekday);
            let items = position.map_or_else(Vec::new, |day| session(trainee, frame, filled, day));
            let kind = match position {
                Some(day) if frame.is_heavy(day) && items.iter().any(is_heavy) => DayKind::Heavy,
                Some(_) if !items.is_empty() => DayKind::Light,
                _ => DayKind::Rest,
            };
            let seconds = session_seconds(items.iter().map(|item| item.seconds));
            Day { date, weekday, kind, seconds, items, extras: Vec::new(), also: Vec::new() }
        })
        .collect();
    easing::bend(trainee, &mut days);
    let totals = totals(trainee, frame, &days);
    coverage::tell(&mut days, &totals, frame.kind, frame.behind.as_ref());
    let moved = extras::place(trainee, frame, filled, &mut days);
    let short: Vec<Short> = totals
        .qualities
        .iter()
        .filter_map(|total| Short::of(trainee, frame, filled, *total, &moved))
        .collect();
    let trimmed = short.iter().flat_map(|short| short.trims.iter().cloned()).collect();
    let mut plan = Plan {
        week: frame.week,
        starts: frame.week.starts(),
        ends: frame.week.ends(),
        today,
        kind: frame.kind,
        phase: phase(trainee, frame),
        level: trainee.profile.level,
        minutes_per_session: trainee.profile.minutes,
        days,
        totals,
        uncovered: short.into_iter().map(|short| short.uncovered).collect(),
        trimmed,
        notes: Vec::new(),
    };
    plan.notes = notes::notes(trainee, frame, &plan);
    if plan.trimmed.is_empty() && is_first_and_roomy(trainee, &plan) {
        plan.notes
            .push("Minutes are a ceiling: a first week is short, and grows from what you log.".to_string());
    }
    plan
}

/// Where the week stands between two light ones, once a week was trained.
fn phase(trainee: Trainee<'_>, frame: &Frame) -> Option<Phase> {
    let counter = trainee.standing.counter;
    let phase = Phase { week: counter.weeks() + 1, deload: counter.limit(trainee.profile) + 1 };
    (frame.kind == WeekKind::Normal && counter.weeks() > 0).then_some(phase)
}

fn is_first_and_roomy(trainee: Trainee<'_>, plan: &Plan) -> bool {
    let longest = plan.days.iter().map(|day| day.seconds).max().unwrap_or(0);
    let given = u32::from(trainee.profile.minutes) * 60;
    trainee.history.is_empty() && longest * 100 < given * MUCH_TIME_LEFT_PERCENT
}

/// Whether an item is what makes a day heavy: calf strength, or work of the heavy class.
fn is_heavy(item: &Item) -> bool {
    matches!(item.quality, Quality::CalfStraight | Quality::CalfBent) || item.load_class == LoadClass::Heavy
}

/// The items of one training day, in the order of a session (D.3b).
fn session(trainee: Trainee<'_>, frame: &Frame, filled: &Filled<'_>, day: usize) -> Vec<Item> {
    let solution = &filled.solution;
    let in_sets = [
        (Quality::CalfStraight, &filled.straight, &solution.straight),
        (Quality::CalfBent, &filled.bent, &solution.bent),
        (Quality::Iso, &filled.iso, &solution.iso),
    ];
    let mut items = Vec::new();
    for (quality, picks, spread) in in_sets {
        if let (Some(pick), 1..) = (&picks[day], spread[day]) {
            let mut item = item(trainee, pick, spread[day], Reason::new(coverage::CODE, quality.words()));
            if frame.chosen.before_hard_run {
                cap_effort(&mut item);
            }
            items.push(item);
        }
    }
    for ((quality, turns), mask) in IN_SESSIONS.iter().zip(&filled.turns).zip(&solution.sessions) {
        if mask & (1 << day) != 0 {
            let turn = (mask & ((1 << day) - 1)).count_ones() as usize;
            let mut next = Some(&turns[turn]);
            while let Some(pick) = next {
                items.push(item(
                    trainee,
                    pick,
                    pick.target.sets,
                    Reason::new(coverage::CODE, quality.words()),
                ));
                next = pick.with.as_deref();
            }
        }
    }
    items.sort_by_key(|item| item.quality);
    items
}

fn cap_effort(item: &mut Item) {
    cap(&mut item.rpe, RPE_BEFORE_HARD_RUN);
    item.reasons
        .push(Reason::new("run:tomorrow", &format!("a hard run follows: stop at RPE {RPE_BEFORE_HARD_RUN}")));
}

fn sum(spread: PerDay) -> u8 {
    spread.iter().sum()
}

/// Returns how much of a quality a solution holds.
fn count(solution: &Solution, quality: Quality) -> u8 {
    match quality {
        Quality::CalfStraight => sum(solution.straight),
        Quality::CalfBent => sum(solution.bent),
        Quality::Iso => sum(solution.iso),
        _ => IN_SESSIONS
            .iter()
            .position(|other| *other == quality)
            .map_or(0, |position| solution.sessions[position].count_ones() as u8),
    }
}

fn totals(trainee: Trainee<'_>, frame: &Frame, days: &[Day]) -> Totals {
    let spans = Quality::ALL.iter().map(|quality| {
        let span = frame.span(trainee.standing, *quality);
        Total { quality: *quality, count: 0, min: span.min, max: span.max }
    });
    let mut totals = Totals {
        qualities: spans.collect(),
        plantar_flexor_halves: 0,
        plantar_flexor_cap: frame.targets.plantar_flexor_cap,
    };
    coverage::count(&mut totals, days, frame.behind.as_ref());
    totals
}

/// A quality that stays under its least, why, and what was cut for it.
struct Short {
    uncovered: Uncovered,
    trims: Vec<Trim>,
}

impl Short {
    fn of(
        trainee: Trainee<'_>,
        frame: &Frame,
        filled: &Filled<'_>,
        total: Total,
        moved: &extras::Moved,
    ) -> Option<Short> {
        if total.count >= total.min {
            return None;
        }
        let Total { quality, count: got, min, .. } = total;
        let short = |reason: String, trims| Some(Short { uncovered: Uncovered { quality, reason }, trims });
        if frame.chosen.days.is_empty() && frame.behind.is_none() {
            return short("no day is left beside the race".to_string(), Vec::new());
        }
        if quality == Quality::Plyometric {
            if let Some(reason) = trainee.why_not_by_flag(quality) {
                return short(reason, Vec::new());
            }
            let closed = frame.chosen.heavy.first().and_then(|day| {
                let day = frame.week.day(*day);
                trainee.standing.hops_closed(day)
            });
            if let Some(closed) = closed {
                let mut text = closed.text();
                if matches!(closed, Closed::Weeks(_)) && runs_leave_one_heavy_day(trainee, frame) {
                    text += "; your hard runs leave one heavy day a week";
                }
                return short(text, Vec::new());
            }
        }
        let unit = Count(min.into(), if total.is_in_sets() { "set" } else { "session" });
        let got_of = format!("got {got} of {unit}");
        let missing = match quality {
            Quality::CalfStraight | Quality::CalfBent if frame.chosen.heavy.is_empty() => {
                return short(no_heavy_day(frame, &got_of), Vec::new());
            }
            Quality::CalfStraight => filled.straight.iter().all(Option::is_none),
            Quality::CalfBent => filled.bent.iter().all(Option::is_none),
            Quality::Iso => filled.iso.iter().all(Option::is_none),
            _ => IN_SESSIONS
                .iter()
                .zip(&filled.turns)
                .any(|(other, turns)| *other == quality && turns.is_empty()),
        };
        if missing {
            let reason = match quality {
                Quality::Iso if trainee.rung(quality).is_some() => no_heavy_day(frame, &got_of),
                Quality::CalfStraight | Quality::CalfBent if trainee.rung(quality).is_some() => {
                    "no day of this week leaves it the rest it asks for".to_string()
                }
                Quality::Plyometric if frame.chosen.heavy.is_empty() || frame.chosen.before_hard_run => {
                    "no day of this week may hold them".to_string()
                }
                _ => trainee.why_none(quality),
            };
            return short(reason, Vec::new());
        }
        let with_time =
            filled.with_time.as_ref().map_or(got, |solution| count(solution, quality) + frame.done(quality));
        let anyway = if moved.count(quality) > 0 { "; the rest is in the daily extras" } else { "" };
        let planned = count(&filled.solution, quality) + frame.done(quality);
        if planned >= min {
            // It was enough before the first session after a gap became an easier one.
            short(format!("{got_of}: the first session after a gap is an easier one"), Vec::new())
        } else if frame.kind == WeekKind::Deload {
            let why = "a light week keeps to the sessions of the one it takes the place of";
            short(format!("{got_of}, {why}{anyway}"), Vec::new())
        } else if with_time > planned {
            let minutes = trainee.profile.minutes;
            let reason = format!("{got_of}, no more fits in {minutes} minutes{anyway}");
            short(reason, trims(frame, filled, quality, usize::from(min - got), moved, minutes))
        } else {
            let why = rests(trainee, frame, quality)
                .or_else(|| filled.why_fewer(quality).map(ToString::to_string))
                .unwrap_or_else(|| "no more fits on the training days".to_string());
            short(format!("{got_of}, {why}{anyway}"), Vec::new())
        }
    }
}

/// Says that no day may be heavy, or none that is left.
fn no_heavy_day(frame: &Frame, got_of: &str) -> String {
    match &frame.behind {
        Some(_) => format!("{got_of}, no heavy day is left in this week"),
        None => "no day of this week may be heavy".to_string(),
    }
}

/// Says what rests on a training day after pain, where nothing takes its place.
fn rests(trainee: Trainee<'_>, frame: &Frame, quality: Quality) -> Option<String> {
    let exercise = trainee.standing.place(quality)?.exercise;
    let until = trainee.rests(exercise)?;
    let mut days = (0..frame.chosen.days.len()).map(|day| frame.date(day));
    let is_kept_out = days.any(|date| date < until && trainee.rung_on(quality, date).is_none());
    is_kept_out.then(|| format!("{} rests until {} after pain", exercise.slug, short_date(until)))
}

/// Whether a week would have more heavy days than one but for the hard runs.
fn runs_leave_one_heavy_day(trainee: Trainee<'_>, frame: &Frame) -> bool {
    if frame.chosen.heavy.len() != 1 || trainee.profile.hard_run_days.is_empty() {
        return false;
    }
    let rested = Profile { hard_run_days: Vec::new(), ..trainee.profile.clone() };
    let (chosen, _) = choose_days(trainee.catalogue, &rested, trainee.history, frame.week, &frame.targets);
    chosen.heavy.len() > 1
}

/// What the week would hold with more time, day by day, for as much as is short.
fn trims(
    frame: &Frame,
    filled: &Filled<'_>,
    quality: Quality,
    mut short: usize,
    moved: &extras::Moved,
    minutes: u16,
) -> Vec<Trim> {
    let Some(ideal) = &filled.with_time else { return Vec::new() };
    let mut trims = Vec::new();
    let mut trim = |day: usize, exercise: &str, change: String| {
        let date = frame.week.day(frame.chosen.days[day]);
        let reason = format!("to keep the session within {minutes} minutes");
        trims.push(Trim { date, exercise: exercise.to_string(), change, reason });
    };
    let days = 0..frame.chosen.days.len();
    let in_sets = match quality {
        Quality::CalfStraight => Some((&filled.straight, &ideal.straight, &filled.solution.straight)),
        Quality::CalfBent => Some((&filled.bent, &ideal.bent, &filled.solution.bent)),
        Quality::Iso => Some((&filled.iso, &ideal.iso, &filled.solution.iso)),
        _ => None,
    };
    if let Some((picks, ideal, got)) = in_sets {
        for day in days {
            let (Some(pick), true) = (&picks[day], ideal[day] > got[day]) else { continue };
            let change = match got[day] {
                0 => "dropped".to_string(),
                left => format!("sets {} to {left}", ideal[day]),
            };
            trim(day, &pick.exercise.slug, change);
        }
        return trims;
    }
    let Some(position) = IN_SESSIONS.iter().position(|other| *other == quality) else { return trims };
    let (ideal, got) = (ideal.sessions[position], filled.solution.sessions[position]);
    let mut to_extras = moved.count(quality);
    for day in days.filter(|day| ideal & !got & (1 << day) != 0) {
        if short == 0 {
            break;
        }
        short -= 1;
        let turn = got.count_ones() as usize;
        let Some(pick) = filled.turns[position].get(turn) else { continue };
        let change = if to_extras > 0 { "moved to extras" } else { "dropped" };
        to_extras = to_extras.saturating_sub(1);
        trim(day, &pick.exercise.slug, change.to_string());
    }
    trims
}
