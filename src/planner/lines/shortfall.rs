//! What a week is short of, why, and what was cut for it.

use chrono::NaiveDate;

use crate::catalogue::vocabulary::Quality;
use crate::plan::reason::Shortened;
use crate::plan::shortfall::{Fewer, ShortWhy};
use crate::plan::trim::{Change, TrimWhy};
use crate::plan::{Day, Item, Reason, Shortfall, Total, Trim, WeekKind};
use crate::planner::contents::fill::Filled;
use crate::planner::contents::frame::{Frame, IN_SESSIONS};
use crate::planner::contents::heavy_slow::is_limited;
use crate::planner::contents::search::{PerDay, Solution};
use crate::planner::contents::select::Trainee;
use crate::planner::lines::extras::MovedToExtras;

/// A quality that stays under its least, and what was cut for it.
#[derive(Debug)]
pub(crate) struct Short<'c> {
    pub(crate) shortfall: Shortfall<'c>,
    pub(crate) trims: Vec<Trim<'c>>,
}

/// Explains why a quality stays under its least; nothing where it does not.
pub(crate) fn explain<'c>(
    trainee: Trainee<'c, '_>,
    frame: &Frame,
    filled: &Filled<'c>,
    total: Total,
    moved: &MovedToExtras,
) -> Option<Short<'c>> {
    if total.count >= total.min {
        return None;
    }
    let why = why_short(trainee, frame, filled, total, moved);
    let trims = match why {
        ShortWhy::Minutes { minutes, .. } => {
            let short = usize::from(total.min - total.count);
            trims(frame, filled, total.quality, short, moved, minutes)
        }
        _ => Vec::new(),
    };
    Some(Short { shortfall: Shortfall { total, why }, trims })
}

fn why_short<'c>(
    trainee: Trainee<'c, '_>,
    frame: &Frame,
    filled: &Filled<'c>,
    total: Total,
    moved: &MovedToExtras,
) -> ShortWhy<'c> {
    let Total { quality, count: got, .. } = total;
    if frame.chosen.days.is_empty() && frame.done_before.is_none() {
        return ShortWhy::Race;
    }
    if quality == Quality::Plyometric
        && let Some(why) = why_no_hops(trainee, frame)
    {
        return why;
    }
    let of_block = frame.block(trainee.standing);
    let has_heavy_day = !frame.chosen.heavy.is_empty();
    if quality == Quality::Plyometric && of_block.is_some() && has_heavy_day && filled.turns[0].is_empty() {
        return ShortWhy::Days { why: Fewer::HeavySlow, in_extras: false };
    }
    let no_heavy_day = ShortWhy::NoHeavyDay { is_under_way: frame.done_before.is_some() };
    let holds_calf_work = !(frame.chosen.heavy.is_empty() && frame.chosen.moderate.is_empty());
    let is_missing = match quality {
        Quality::CalfStraight | Quality::CalfBent if !holds_calf_work => return no_heavy_day,
        Quality::CalfStraight => filled.straight.iter().all(Option::is_none),
        Quality::CalfBent => filled.bent.iter().all(Option::is_none),
        Quality::Iso => filled.iso.iter().all(Option::is_none),
        _ => {
            let mut turns = IN_SESSIONS.iter().zip(&filled.turns);
            turns.any(|(other, turns)| *other == quality && turns.is_empty())
        }
    };
    if is_missing {
        return match quality {
            Quality::Iso
                if trainee.rung(quality).is_some_and(|pick| !trainee.standing.may_begin(pick.exercise)) =>
            {
                ShortWhy::Days { why: Fewer::NothingNew, in_extras: false }
            }
            Quality::Iso if trainee.rung(quality).is_some() => no_heavy_day,
            Quality::CalfStraight | Quality::CalfBent if trainee.rung(quality).is_some() => {
                ShortWhy::NoRestedDay
            }
            Quality::Plyometric if frame.chosen.heavy.is_empty() => ShortWhy::NoDayForHops,
            _ => ShortWhy::NothingLeft(trainee.why_none(quality)),
        };
    }
    let with_time =
        filled.with_time.as_ref().map_or(got, |solution| count(solution, quality) + frame.done(quality));
    let in_extras = moved.count(quality) > 0;
    let planned = count(&filled.solution, quality) + frame.done(quality);
    if frame.kind == WeekKind::Deload {
        ShortWhy::LighterWeek { in_extras }
    } else if with_time > planned {
        ShortWhy::Minutes { minutes: trainee.person.profile.minutes, in_extras }
    } else {
        let rests = rests(trainee, frame, quality);
        let is_of_block = trainee.standing.heavy_slow.exercise(quality).is_some();
        let is_first_week = || is_of_block && is_limited(frame, trainee.standing);
        let why = rests
            // A way back has its least cut already: what is missing beyond that gave way to the block.
            .or_else(|| (quality == Quality::Iso && of_block.is_some()).then_some(Fewer::HeavySlow))
            .or_else(|| filled.why_fewer(quality))
            .or_else(|| is_first_week().then_some(Fewer::FirstWeekOfBlock))
            .unwrap_or(Fewer::Full);
        ShortWhy::Days { why, in_extras }
    }
}

/// Returns why there are no hops at all: a flag, or the gate.
fn why_no_hops<'c>(trainee: Trainee<'c, '_>, frame: &Frame) -> Option<ShortWhy<'c>> {
    if let Some(barrier) = trainee.why_not_by_flag(Quality::Plyometric) {
        return Some(ShortWhy::Flag(barrier));
    }
    let heavy = frame.chosen.heavy.first()?;
    let closed = trainee.standing.hops_closed(frame.week.day(*heavy))?;
    Some(ShortWhy::Hops(closed))
}

/// Returns how much of a quality a solution holds.
fn count(solution: &Solution, quality: Quality) -> u8 {
    let sum = |spread: PerDay| spread.iter().sum();
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

/// Returns what rests on a training day after pain, where nothing takes its place.
fn rests<'c>(trainee: Trainee<'c, '_>, frame: &Frame, quality: Quality) -> Option<Fewer<'c>> {
    let exercise = trainee.standing.place(quality)?.exercise;
    let until = trainee.rests(exercise)?;
    let mut days = (0..frame.chosen.days.len()).map(|day| frame.date(day));
    let is_kept_out = days.any(|date| date < until && trainee.rung_on(quality, date).is_none());
    is_kept_out.then_some(Fewer::Rests(exercise, until))
}

/// Returns the lines that have fewer sets than their own for want of minutes.
pub(crate) fn shortened<'c>(days: &[Day<'c>]) -> Vec<Trim<'c>> {
    let trim = |date: NaiveDate, item: &Item<'c>| {
        item.reasons.iter().find_map(|reason| match reason {
            Reason::Shortened { what: Shortened::Sets(now, usual), minutes } => Some(Trim {
                date,
                exercise: item.exercise,
                change: Change::FewerSets(*usual, *now),
                why: TrimWhy::Minutes(*minutes),
            }),
            _ => None,
        })
    };
    let lines = days.iter().flat_map(|day| day.items.iter().map(|item| (day.date, item)));
    let mut trims: Vec<Trim<'c>> = lines.filter_map(|(date, item)| trim(date, item)).collect();
    // What is alike follows one another, and is told in one line.
    trims.sort_by(|a, b| (a.exercise.quality, &a.exercise.slug).cmp(&(b.exercise.quality, &b.exercise.slug)));
    trims
}

/// Returns what the week would hold with more time, day by day, for as much as is short.
fn trims<'c>(
    frame: &Frame,
    filled: &Filled<'c>,
    quality: Quality,
    mut short: usize,
    moved: &MovedToExtras,
    minutes: u16,
) -> Vec<Trim<'c>> {
    let Some(ideal) = &filled.with_time else { return Vec::new() };
    let mut trims = Vec::new();
    let mut trim = |day: usize, exercise, change| {
        trims.push(Trim { date: frame.date(day), exercise, change, why: TrimWhy::Minutes(minutes) });
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
                0 => Change::Dropped,
                left => Change::FewerSets(ideal[day], left),
            };
            trim(day, pick.exercise, change);
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
        let change = if to_extras > 0 { Change::MovedToExtras } else { Change::Dropped };
        to_extras = to_extras.saturating_sub(1);
        trim(day, pick.exercise, change);
    }
    trims
}
