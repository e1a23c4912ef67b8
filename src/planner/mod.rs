//! From targets to a week: which days, which exercises, how many sets, in which order (D.2, D.3).

pub mod contents;
pub mod days;
pub mod lines;
pub mod person;
pub mod stopped;
pub mod swap;
pub mod timing;
pub mod under_way;

use chrono::NaiveDate;

use crate::catalogue::Catalogue;
use crate::catalogue::vocabulary::Flag;
use crate::coach::judge::load_jump::{LoadNote, load_note};
use crate::coach::judge::trained_week::plantar_flexor_halves;
use crate::coach::next::Next;
use crate::coach::rules::{GROWTH_SETS, WEEKLY_TARGETS, WeeklyTargets};
use crate::coach::state::standing::Standing;
use crate::history::History;
use crate::plan::{Day, Plan, WeekKind};
use crate::profile::{Goal, Profile};
use crate::week::Week;

use contents::done_before::Behind;
use contents::fill;
use contents::minutes::Squeeze;
use contents::select::Trainee;
use days::choose::Chosen;
use days::offer::choose_days;
use stopped::{empty_from, stopped, stops_of};

pub use lines::notes::is_test_week;

/// Why no week can be planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Impossible {
    /// The least session does not fit the minutes; these would do.
    Minutes {
        /// What the profile gives.
        given: u16,
        /// The least that works.
        least: u16,
    },
}

/// Plans a week as it stands on a day: the base week, with what has happened since its Monday.
///
/// The log of the week ticks items off. Beyond that it changes only the days that remain: a red day plans them anew, a
/// stop tag empties them, a missed session slides to another day or is dropped (product §5, D.8).
pub fn week(
    catalogue: &Catalogue,
    profile: &Profile,
    history: &History,
    week: Week,
    today: NaiveDate,
) -> Result<Plan, Impossible> {
    let of_week = &profile.for_week(week);
    let stops = stops_of(history, week);
    let first_stop = stops.iter().map(|(_, day)| *day).min();
    if of_week.has(Flag::BoneStress) || first_stop.is_some_and(|day| day <= week.starts()) {
        let mut plan = stopped(of_week, week, today, &stops);
        under_way::done::tick(&mut plan, history, today);
        return Ok(plan);
    }
    let plan = base_week_without_stops(catalogue, profile, history, week, today)?;
    let around = under_way::replay::Surroundings { catalogue, profile, of_week, history };
    let (mut plan, since) = under_way::replay::so_far(plan, around, today);
    if let Some(first) = first_stop {
        empty_from(&mut plan, first, of_week, &stops);
    }
    under_way::done::tick_since(&mut plan, history, today, &since);
    lines::notes::without_test_taken(&mut plan, history);
    plan.notes.extend(load_note(history, week).map(LoadNote::text));
    Ok(plan)
}

/// Plans a week: a function of the catalogue, the person and what was logged before its Monday.
///
/// A stop tag that is open now stops it, whenever it was told. Nothing is ticked off yet: see [`under_way::done::tick`].
pub fn base_week(
    catalogue: &Catalogue,
    profile: &Profile,
    history: &History,
    week: Week,
    today: NaiveDate,
) -> Result<Plan, Impossible> {
    let of_week = &profile.for_week(week);
    let stops = stops_of(history, week);
    if !stops.is_empty() || of_week.has(Flag::BoneStress) {
        return Ok(stopped(of_week, week, today, &stops));
    }
    base_week_without_stops(catalogue, profile, history, week, today)
}

fn base_week_without_stops(
    catalogue: &Catalogue,
    profile: &Profile,
    history: &History,
    week: Week,
    today: NaiveDate,
) -> Result<Plan, Impossible> {
    let has_week_settings = profile.overrides(week);
    let profile = &profile.for_week(week);
    let before = &history.before(week.starts());
    let targets = targets(profile);
    let (chosen, sessions) = choose_days(catalogue, profile, before, week, &targets);
    let first_session = chosen.days.first().map_or(week.starts(), |day| week.day(*day));
    let standing = &Standing::of(catalogue, profile, before, targets, week, first_session);
    let squeeze = Squeeze::default();
    let trainee = Trainee { catalogue, profile, history: before, standing, has_week_settings, squeeze };
    let trainee = Trainee { squeeze: Squeeze::of(trainee, sessions)?, ..trainee };
    let kind = kind(standing, week, sessions);
    let growth_halves = (kind == WeekKind::Normal).then(|| growth(standing, week)).flatten();
    let frame = fill::Frame { week, kind, targets, chosen, growth_halves, behind: None };
    let filled = contents::lighter_week::fill(trainee, &frame);
    Ok(lines::assemble::plan(trainee, &frame, &filled, today))
}

/// Plans the days of a week from one on, for what is known on its morning: what was done before counts, and the sessions
/// stand on the days given, each heavy or not. What those days asked for, where that still holds, is the most they may.
fn rest_of_week(
    around: under_way::replay::Surroundings<'_>,
    week: Week,
    today: NaiveDate,
    from: NaiveDate,
    chosen: &Chosen,
    asked: Option<&[Day]>,
) -> Plan {
    let under_way::replay::Surroundings { catalogue, profile, of_week, history } = around;
    let targets = targets(of_week);
    let monday = &history.before(week.starts());
    let (usual, sessions) = choose_days(catalogue, of_week, monday, week, &targets);
    let first_session = usual.days.first().map_or(week.starts(), |day| week.day(*day));
    let base = &Standing::of(catalogue, of_week, monday, targets, week, first_session);
    let kind = kind(base, week, sessions);
    let growth_halves = (kind == WeekKind::Normal).then(|| growth(base, week)).flatten();
    let before = &history.on_waking(from);
    let standing = &Standing::of(catalogue, of_week, before, targets, week, from).keeping_week();
    let has_week_settings = profile.overrides(week);
    let squeeze = Squeeze::default();
    let trainee =
        Trainee { catalogue, profile: of_week, history: before, standing, has_week_settings, squeeze };
    // The week was planned with these minutes; what is asked now is no more than then.
    let squeeze = Squeeze::of(trainee, sessions).unwrap_or_default();
    let trainee = Trainee { squeeze, ..trainee };
    let behind = Behind::of(catalogue, before, week, from, &usual.heavy);
    let behind = match asked {
        Some(days) => behind.with_open(days, today, before).keeping_to(days),
        None => behind,
    };
    let mut frame =
        fill::Frame { week, kind, targets, chosen: chosen.clone(), growth_halves, behind: Some(behind) };
    loop {
        let filled = contents::lighter_week::fill(trainee, &frame);
        // What was done already may leave no room for another heavy day.
        if !filled.is_possible && frame.chosen.heavy.pop().is_some() {
            continue;
        }
        return lines::assemble::plan(trainee, &frame, &filled, today);
    }
}

/// Returns what comes next of an exercise, after everything logged so far, and why; nothing while a stop tag is open.
pub fn next<'c>(
    catalogue: &'c Catalogue,
    profile: &Profile,
    history: &History,
    slug: &str,
    today: NaiveDate,
) -> Option<Next<'c>> {
    let week = Week::of(today);
    let profile = &profile.for_week(week);
    if !stops_of(history, week).is_empty() || profile.has(Flag::BoneStress) {
        return None;
    }
    let exercise = catalogue.get(slug)?;
    // The next session is today's, until something of it is done.
    let next_session = if history.was_active_on(today) { today.succ_opt()? } else { today };
    let standing = Standing::of(catalogue, profile, history, targets(profile), week, next_session);
    Some(Next::of(&standing, catalogue, exercise, today))
}

/// Returns what the coach makes of a log in a week: with what was known before it, and what was done in it since.
///
/// The profile is that of the week.
pub fn standing<'a>(
    catalogue: &'a Catalogue,
    profile: &'a Profile,
    history: &'a History,
    week: Week,
) -> Standing<'a> {
    let targets = targets(profile);
    let (chosen, _) = choose_days(catalogue, profile, history, week, &targets);
    let first_session = chosen.days.first().map_or(week.starts(), |day| week.day(*day));
    Standing::of(catalogue, profile, history, targets, week, first_session)
}

fn targets(profile: &Profile) -> WeeklyTargets {
    let level = usize::from(profile.level.clamp(1, 3));
    let mut targets = WEEKLY_TARGETS[level - 1];
    if profile.has(Flag::PastSprain) {
        targets.balance.min = crate::coach::rules::BALANCE_AFTER_SPRAIN;
        targets.balance.max = targets.balance.max.max(targets.balance.min);
    }
    if profile.has(Flag::NoJump) {
        targets.plyometric.min = 0;
        targets.plyometric.max = 0;
    }
    targets
}

/// The weekly limiter (D.4): most half sets of a week that grows; none where no week was trained lately.
fn growth(standing: &Standing<'_>, week: Week) -> Option<u16> {
    let Standing { catalogue, profile, history, weeks, .. } = standing;
    let targets = &targets(profile);
    if !weeks.is_trained_lately(week, profile, targets) {
        return None;
    }
    let last = weeks.trained_before(week, profile, targets).take(2);
    let most = last.map(|week| plantar_flexor_halves(catalogue, history, week)).max();
    most.map(|halves| halves + 2 * GROWTH_SETS)
}

fn has_race(profile: &Profile, week: Week) -> bool {
    profile.races.iter().any(|race| week.contains(*race))
}

fn kind(standing: &Standing<'_>, week: Week, sessions: usize) -> WeekKind {
    let profile = standing.profile;
    if standing.is_return() {
        WeekKind::Return
    } else if has_race(profile, week) {
        WeekKind::Maintenance
    } else if standing.deload.is_some() {
        WeekKind::Deload
    } else if sessions <= 1 || profile.goal == Goal::Maintain {
        WeekKind::Maintenance
    } else {
        WeekKind::Normal
    }
}

#[cfg(test)]
mod tests;
