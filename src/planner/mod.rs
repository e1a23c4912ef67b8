//! From targets to a week: which days, which exercises, how many sets, in which order (domain D.2, D.3).

pub mod budget;
pub mod days;
pub mod fit;
pub mod select;
pub mod tick;

mod bend;
mod extras;
mod fill;
mod hops;
mod lines;
mod notes;
mod outcome;
mod replan;
mod running;
mod setbacks;
mod slide;

use chrono::{Days, NaiveDate};

use crate::catalogue::Catalogue;
use crate::catalogue::vocabulary::{Flag, LoadClass, Quality};
use crate::coach::load_note::{LoadNote, load_note};
use crate::coach::pain::{Light, Lights};
use crate::coach::progress::Next;
use crate::coach::rules::{
    GROWTH_SETS, HEAVY_DAYS, HEAVY_DAYS_ADVANCED, LEAST_BALANCE_SETS, RACE_REST_DAYS, WEEKLY_TARGETS,
    WeeklyTargets,
};
use crate::coach::standing::Standing;
use crate::coach::trained::{CalfWeeks, plantar_flexor_halves};
use crate::history::History;
use crate::plan::{Day, DayKind, Plan, Total, Totals, WeekKind};
use crate::profile::{Goal, Profile, TrainingDays};
use crate::week::{Week, Weekday};

use days::{Chosen, Offer};
use select::Trainee;

pub use notes::is_test_week;

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
/// stop tag empties them, a missed session slides to another day or is dropped (product §5, domain D.8).
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
        tick::tick(&mut plan, history, today);
        return Ok(plan);
    }
    let plan = base_week_without_stops(catalogue, profile, history, week, today)?;
    let around = running::Surroundings { catalogue, profile, of_week, history };
    let mut plan = running::so_far(plan, around, today);
    if let Some(first) = first_stop {
        empty_from(&mut plan, first, of_week, &stops);
    }
    tick::tick(&mut plan, history, today);
    plan.notes.extend(load_note(history, week).map(LoadNote::text));
    Ok(plan)
}

/// The stop tags that are open, each with the day from which it empties a week; one told after the week leaves it.
fn stops_of(history: &History, week: Week) -> Vec<(&str, NaiveDate)> {
    history.open_stops().filter(|(_, day)| *day <= week.ends()).collect()
}

/// Plans a week: a function of the catalogue, the person and what was logged before its Monday.
///
/// A stop tag that is open now stops it, whenever it was told. Nothing is ticked off yet: see [`tick::tick`].
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
    let trainee = Trainee { catalogue, profile, history: before, standing, has_week_settings };
    let kind = kind(standing, week, sessions);
    check_minutes(trainee)?;
    let growth_halves = (kind == WeekKind::Normal).then(|| growth(standing, week)).flatten();
    let frame = fill::Frame { week, kind, targets, chosen, growth_halves };
    let filled = fill::fill(trainee, &frame);
    Ok(outcome::plan(trainee, &frame, &filled, today))
}

/// Plans the same week anew for what is known on the morning of one of its days: the frame stays, the contents move.
fn base_week_after(
    catalogue: &Catalogue,
    profile: &Profile,
    history: &History,
    week: Week,
    today: NaiveDate,
    from: NaiveDate,
) -> Plan {
    let has_week_settings = profile.overrides(week);
    let profile = &profile.for_week(week);
    let targets = targets(profile);
    let monday = &history.before(week.starts());
    let (chosen, sessions) = choose_days(catalogue, profile, monday, week, &targets);
    let first_session = chosen.days.first().map_or(week.starts(), |day| week.day(*day));
    let base = &Standing::of(catalogue, profile, monday, targets, week, first_session);
    let kind = kind(base, week, sessions);
    let growth_halves = (kind == WeekKind::Normal).then(|| growth(base, week)).flatten();
    let frame = fill::Frame { week, kind, targets, chosen, growth_halves };
    let before = &history.on_waking(from);
    let standing = &Standing::of(catalogue, profile, before, targets, week, from).keeping_week();
    let trainee = Trainee { catalogue, profile, history: before, standing, has_week_settings };
    let filled = fill::fill(trainee, &frame);
    outcome::plan(trainee, &frame, &filled, today)
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
    let Next { target, from, stands_on, landings } = Next::of(&standing, exercise);
    // The rung lives as long as the catalogue, not as this standing.
    let stands_on = stands_on.and_then(|rung| catalogue.get(&rung.slug));
    Some(Next { target, from, stands_on, landings })
}

/// Whether the day after is one of hard running.
fn hard_run_follows(profile: &Profile, day: Weekday) -> bool {
    profile.hard_run_days.contains(&Weekday::ALL[(day.index() + 1) % 7])
}

/// Empties the days from the one on which a stop tag was told.
fn empty_from(plan: &mut Plan, day: NaiveDate, profile: &Profile, stops: &[(&str, NaiveDate)]) {
    for emptied in plan.days.iter_mut().filter(|other| other.date >= day) {
        (emptied.items, emptied.extras) = (Vec::new(), Vec::new());
        (emptied.kind, emptied.seconds) = (DayKind::Rest, 0);
    }
    let Plan { days, totals, .. } = plan;
    totals.count(days);
    plan.trimmed.retain(|trim| trim.date < day);
    plan.uncovered.clear();
    (plan.kind, plan.phase) = (WeekKind::Stopped, None);
    plan.notes = stop_notes(profile, stops);
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

/// The weekly limiter (domain D.4): most half sets of a week that grows; none where no week was trained lately.
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

/// Chooses the days; also returns how many sessions the week has.
fn choose_days(
    catalogue: &Catalogue,
    profile: &Profile,
    history: &History,
    week: Week,
    targets: &WeeklyTargets,
) -> (Chosen, usize) {
    let (offered, wanted) = match &profile.days {
        TrainingDays::On(days) => (days.clone(), days.len()),
        TrainingDays::Free(number) => (Weekday::ALL.to_vec(), usize::from(*number)),
    };
    // A race is the session of its day, as long as there is another day to train.
    let is_race = |day: &Weekday| profile.races.contains(&week.day(*day));
    let free_of_races: Vec<Weekday> = offered.iter().copied().filter(|day| !is_race(day)).collect();
    let offered = if free_of_races.is_empty() { offered } else { free_of_races };
    let wanted = wanted.min(offered.len());
    let sessions = wanted.min(usize::from(targets.sessions));
    let kept_light = week.dates().filter(|date| is_kept_light(catalogue, profile, history, week, *date));
    let is_advanced = profile.level >= 3
        && sessions >= HEAVY_DAYS_ADVANCED
        && CalfWeeks::of(catalogue, history).is_trained_lately(week, profile, targets);
    let offer = Offer {
        days: offered,
        sessions,
        heavy: if is_advanced { HEAVY_DAYS_ADVANCED } else { HEAVY_DAYS },
        hard_runs: profile.hard_run_days.clone(),
        kept_light: kept_light.map(Weekday::of).collect(),
    };
    (days::choose(&offer), sessions)
}

/// Whether a day must not be heavy: a race is near, or the day before the week was heavy or red.
fn is_kept_light(
    catalogue: &Catalogue,
    profile: &Profile,
    history: &History,
    week: Week,
    date: NaiveDate,
) -> bool {
    let near_race = profile.races.iter().any(|race| {
        let from = race.checked_sub_days(Days::new(RACE_REST_DAYS)).unwrap_or(*race);
        (from..=*race).contains(&date)
    });
    let is_first = date == week.starts();
    near_race
        || (is_first && (was_heavy_yesterday(catalogue, history, date) || was_red_yesterday(history, date)))
}

/// Whether the day before was red (domain D.5): no heavy work on the day after.
fn was_red_yesterday(history: &History, date: NaiveDate) -> bool {
    let before =
        |day: NaiveDate| history.was_active_on(day) && Lights::of(history).day(day).light == Light::Red;
    date.pred_opt().is_some_and(before)
}

fn was_heavy_yesterday(catalogue: &Catalogue, history: &History, date: NaiveDate) -> bool {
    let yesterday = date.pred_opt();
    history.exercises().any(|slug| {
        let heavy = catalogue.get(slug).is_some_and(|e| e.load_class == LoadClass::Heavy);
        heavy && history.last_done(slug) == yesterday
    })
}

/// Refuses minutes in which not even one set of each calf form and a short balance drill fit.
fn check_minutes(trainee: Trainee<'_>) -> Result<(), Impossible> {
    let one_of = |quality: Quality, sets: u8| trainee.rung(quality).map(|pick| pick.seconds(sets));
    let parts = [
        one_of(Quality::CalfStraight, 1),
        one_of(Quality::CalfBent, 1),
        one_of(Quality::Balance, LEAST_BALANCE_SETS),
    ];
    let least = budget::session_seconds(parts.into_iter().flatten());
    let given = trainee.profile.minutes;
    if u32::from(given) * 60 < least {
        return Err(Impossible::Minutes { given, least: least.div_ceil(60) as u16 });
    }
    Ok(())
}

/// A week in which nothing is planned, not even extras.
fn stopped(profile: &Profile, week: Week, today: NaiveDate, stops: &[(&str, NaiveDate)]) -> Plan {
    let notes = stop_notes(profile, stops);
    let none = |quality: &Quality| Total { quality: *quality, count: 0, min: 0, max: 0 };
    let totals = Totals {
        qualities: Quality::ALL.iter().map(none).collect(),
        plantar_flexor_halves: 0,
        plantar_flexor_cap: targets(profile).plantar_flexor_cap,
    };
    let rest = |date| Day {
        date,
        weekday: Weekday::of(date),
        kind: DayKind::Rest,
        seconds: 0,
        items: Vec::new(),
        extras: Vec::new(),
        also: Vec::new(),
    };
    Plan {
        week,
        starts: week.starts(),
        ends: week.ends(),
        today,
        kind: WeekKind::Stopped,
        phase: None,
        level: profile.level,
        minutes_per_session: profile.minutes,
        days: week.dates().map(rest).collect(),
        totals,
        uncovered: Vec::new(),
        trimmed: Vec::new(),
        notes,
    }
}

fn stop_notes(profile: &Profile, stops: &[(&str, NaiveDate)]) -> Vec<String> {
    let mut notes = Vec::new();
    for (tag, _) in stops {
        let advice = crate::safety::advice(tag);
        notes.push(format!(
            "You noted '{tag}'. {advice} Nothing is scheduled until you clear it: ankle symptom {tag} --clear --reason \"what was found\""
        ));
    }
    if profile.has(Flag::BoneStress) {
        notes.push(format!(
            "Your profile has the flag 'bone-stress'. Nothing is scheduled until you remove it. {}",
            crate::safety::advice("bone-pain")
        ));
    }
    notes.push("All warning signs: ankle safety".to_string());
    notes
}

#[cfg(test)]
mod tests;
