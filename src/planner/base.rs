//! Plans a week from what was known before it, and what is left of one from a day on.

use chrono::NaiveDate;

use crate::catalogue::vocabulary::Flag;
use crate::coach::heavy_slow::Block;
use crate::coach::judge::pain::{Lights, before};
use crate::coach::rules::{HSR_PLANTAR_FLEXOR_CAP, LEAST_SESSION, MORNINGS_TELL_BACK, WeeklyTargets};
use crate::coach::state::standing::Standing;
use crate::history::History;
use crate::person::Person;
use crate::plan::{Plan, WeekKind};
use crate::planner::contents::done_before::DoneBefore;
use crate::planner::contents::frame::Frame;
use crate::planner::contents::lighter_week;
use crate::planner::contents::minutes::Squeeze;
use crate::planner::contents::select::Trainee;
use crate::planner::days::choose::ChosenDays;
use crate::planner::days::offer::choose_days;
use crate::planner::impossible::Impossible;
use crate::planner::lines::assemble::assemble;
use crate::planner::stopped::{stopped, stops_of};
use crate::planner::under_way::state::Around;
use crate::planner::weekly_targets::{growth, week_kind, weekly_targets};
use crate::profile::Profile;
use crate::week::Week;

/// Plans a week: a function of the catalogue, the person and what was logged before its Monday.
///
/// A stop tag that is open now stops it, whenever it was told. Nothing is ticked off yet: see `under_way::done`.
pub fn base_week<'c>(person: Person<'c, '_>, week: Week, today: NaiveDate) -> Result<Plan<'c>, Impossible> {
    let of_week = &person.profile.for_week(week);
    let stops = stops_of(person.history, week);
    if !stops.is_empty() || of_week.has(Flag::BoneStress) {
        return Ok(stopped(of_week, week, today, &stops));
    }
    let has_week_settings = person.profile.overrides(week);
    plan_from_monday(Around { person: person.with_profile(of_week), has_week_settings }, week, today)
}

/// What a week of a person is made of before its days are filled.
pub(super) struct Base<'c, 'p> {
    targets: WeeklyTargets,
    usual_days: ChosenDays,
    sessions: usize,
    pub(super) standing: Standing<'c, 'p>,
    kind: WeekKind,
    growth_halves: Option<u16>,
}

impl<'c, 'p> Base<'c, 'p> {
    /// Settles it from what was known before the week's Monday, and is known today.
    pub(super) fn of(person: Person<'c, 'p>, week: Week, today: NaiveDate) -> Base<'c, 'p> {
        let mut targets = weekly_targets(person.profile);
        let (mut usual_days, sessions) = choose_days(person, week, &targets);
        let first_session = usual_days.days.first().map_or(week.starts(), |day| week.day(*day));
        let standing = Standing::as_of(person, targets, week, first_session, today);
        let kind = week_kind(&standing, week, sessions);
        if standing.heavy_slow.block.is_some() && kind != WeekKind::Maintenance {
            targets.plantar_flexor_cap = HSR_PLANTAR_FLEXOR_CAP;
        } else if standing.heavy_slow.block.is_none() && Block::at(person.profile, week).is_some() {
            // The block does not hold in this week of it: the days are the usual ones.
            let without = Profile { hsr_from: None, ..person.profile.clone() };
            usual_days = choose_days(person.with_profile(&without), week, &targets).0;
        }
        let growth_halves = (kind == WeekKind::Normal).then(|| growth(&standing, week)).flatten();
        Base { targets, usual_days, sessions, standing, kind, growth_halves }
    }
}

pub(super) fn plan_from_monday<'c>(
    around: Around<'c, '_>,
    week: Week,
    today: NaiveDate,
) -> Result<Plan<'c>, Impossible> {
    let Around { person, has_week_settings } = around;
    let known = &known_on_monday(person, week);
    let person = person.with_history(known);
    let Base { targets, usual_days: chosen, sessions, standing, kind, growth_halves } =
        Base::of(person, week, today);
    let trainee = Trainee { person, standing: &standing, has_week_settings, squeeze: Squeeze::default() };
    let trainee = Trainee { squeeze: find_squeeze(trainee, sessions)?, ..trainee };
    let frame = Frame { week, kind, targets, chosen, growth_halves, done_before: None };
    let filled = lighter_week::fill(trainee, &frame);
    Ok(assemble(trainee, &frame, &filled, today))
}

/// Returns what a week is planned from: all that was known before its Monday; and that morning as well, where it makes the
/// last days sore or leaves their pain half known, so that it takes back what they had raised.
pub(super) fn known_on_monday(person: Person<'_, '_>, week: Week) -> History {
    let monday = week.starts();
    if person.history.morning(monday).is_none() {
        return person.history.before(monday);
    }
    let waking = person.history.on_waking(monday);
    let lights = Lights::of(person.with_history(&waking));
    let mut told_of = lights.between(before(monday, MORNINGS_TELL_BACK), monday);
    let takes_back = told_of.any(|(_, pain)| pain.light.is_sore() || pain.is_half_known);
    drop(told_of);
    if takes_back { waking } else { person.history.before(monday) }
}

/// Finds how far the targets of the least session shrink to fit the minutes.
fn find_squeeze(trainee: Trainee<'_, '_>, sessions: usize) -> Result<Squeeze, Impossible> {
    let parts: Vec<_> = LEAST_SESSION.iter().filter_map(|quality| trainee.rung(*quality)).collect();
    Squeeze::find(&parts, trainee.person.profile.minutes, sessions)
}

/// Plans the days of a week from one on, for what is known on its morning: what was done before counts, and the sessions
/// stand on the days given, each heavy or not.
pub(super) fn rest_of_week<'c>(
    around: Around<'c, '_>,
    week: Week,
    today: NaiveDate,
    from: NaiveDate,
    chosen: &ChosenDays,
) -> Plan<'c> {
    let Around { person, has_week_settings } = around;
    let monday = &person.history.before(week.starts());
    let Base { targets, usual_days, sessions, kind, growth_halves, .. } =
        Base::of(person.with_history(monday), week, today);
    let before = &person.history.on_waking(from);
    let person = person.with_history(before);
    let standing = &Standing::of(person, targets, week, from).keeping_week();
    let trainee = Trainee { person, standing, has_week_settings, squeeze: Squeeze::default() };
    // The week was planned with these minutes; what is asked now is no more than then.
    let squeeze = find_squeeze(trainee, sessions).unwrap_or_default();
    let trainee = Trainee { squeeze, ..trainee };
    let usual = [&usual_days.heavy[..], &usual_days.moderate].concat();
    let done_before = DoneBefore::of(person.catalogue, before, week, from, &usual);
    let mut frame =
        Frame { week, kind, targets, chosen: chosen.clone(), growth_halves, done_before: Some(done_before) };
    loop {
        let filled = lighter_week::fill(trainee, &frame);
        // What was done already may leave no room for another heavy day.
        let chosen = &mut frame.chosen;
        if !filled.is_possible && chosen.moderate.pop().or_else(|| chosen.heavy.pop()).is_some() {
            continue;
        }
        return assemble(trainee, &frame, &filled, today);
    }
}
