//! Plans one week: as it begins, and as it stands on a day.

use chrono::NaiveDate;

use crate::catalogue::vocabulary::Flag;
use crate::coach::judge::load_jump::load_note;
use crate::coach::next::Next;
use crate::coach::rules::{LEAST_SESSION, WeeklyTargets};
use crate::coach::state::standing::Standing;
use crate::history::remembered_for;
use crate::person::Person;
use crate::plan::{Day, Note, Plan, WeekKind};
use crate::planner::contents::done_before::Behind;
use crate::planner::contents::frame::Frame;
use crate::planner::contents::lighter_week;
use crate::planner::contents::minutes::Squeeze;
use crate::planner::contents::select::Trainee;
use crate::planner::days::choose::Chosen;
use crate::planner::days::offer::choose_days;
use crate::planner::impossible::{Impossible, Unplannable};
use crate::planner::lines::assemble::assemble;
use crate::planner::stopped::{empty_from, stopped, stops_of};
use crate::planner::under_way::done::tick_since;
use crate::planner::under_way::state::Around;
use crate::planner::under_way::{done, replay};
use crate::planner::weekly_targets::{growth, week_kind, weekly_targets};
use crate::week::Week;

/// Plans a week as it stands on a day: the base week, with what has happened since its Monday.
///
/// The log of the week ticks items off. Beyond that it changes only the days that remain: a red day plans them anew, a
/// stop tag empties them, a missed session slides to another day or is dropped (D.5, D.8).
pub fn week<'c>(person: Person<'c, '_>, week: Week, today: NaiveDate) -> Result<Plan<'c>, Impossible> {
    let (profile, history) = (person.profile, person.history);
    let of_week = &profile.for_week(week);
    let has_week_settings = profile.overrides(week);
    let person = person.with_profile(of_week);
    let stops = stops_of(history, week);
    let first_stop = stops.iter().map(|(_, day)| *day).min();
    if of_week.has(Flag::BoneStress) || first_stop.is_some_and(|day| day <= week.starts()) {
        let mut plan = stopped(of_week, week, today, &stops);
        done::tick(&mut plan, history, today);
        return Ok(plan);
    }
    let around = Around { person, has_week_settings };
    let plan = plan_from_monday(around, week, today)?;
    let (mut plan, since) = replay::replay(plan, around, today);
    if let Some(first) = first_stop {
        empty_from(&mut plan, first, of_week, &stops);
    }
    tick_since(&mut plan, history, today, &since);
    if history.tests("calf-raise").any(|(day, _)| week.contains(day)) {
        plan.notes.retain(|note| *note != Note::TestDue);
    }
    plan.notes.extend(load_note(history, week).map(Note::LoadJump));
    Ok(plan)
}

/// Plans the week a day lies in, as it stands today: the same plan, whatever else of the log was read.
pub fn plan_week<'c>(
    person: Person<'c, '_>,
    of: NaiveDate,
    today: NaiveDate,
) -> Result<Plan<'c>, Unplannable> {
    let history = &person.history.remembering(remembered_for(of));
    let planned = week(person.with_history(history), Week::of(of), today);
    planned.map_err(|impossible| Unplannable { week: Week::of(of), impossible })
}

/// Plans a week: a function of the catalogue, the person and what was logged before its Monday.
///
/// A stop tag that is open now stops it, whenever it was told. Nothing is ticked off yet: see [`done::tick`].
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
struct Base<'c, 'p> {
    targets: WeeklyTargets,
    usual_days: Chosen,
    sessions: usize,
    standing: Standing<'c, 'p>,
    kind: WeekKind,
    growth_halves: Option<u16>,
}

impl<'c, 'p> Base<'c, 'p> {
    /// Settles it from what was known before the week's Monday.
    fn of(person: Person<'c, 'p>, week: Week) -> Base<'c, 'p> {
        let targets = weekly_targets(person.profile);
        let (usual_days, sessions) = choose_days(person, week, &targets);
        let first_session = usual_days.days.first().map_or(week.starts(), |day| week.day(*day));
        let standing = Standing::of(person, targets, week, first_session);
        let kind = week_kind(&standing, week, sessions);
        let growth_halves = (kind == WeekKind::Normal).then(|| growth(&standing, week)).flatten();
        Base { targets, usual_days, sessions, standing, kind, growth_halves }
    }
}

fn plan_from_monday<'c>(
    around: Around<'c, '_>,
    week: Week,
    today: NaiveDate,
) -> Result<Plan<'c>, Impossible> {
    let Around { person, has_week_settings } = around;
    let before = &person.history.before(week.starts());
    let person = person.with_history(before);
    let Base { targets, usual_days: chosen, sessions, standing, kind, growth_halves } =
        Base::of(person, week);
    let trainee = Trainee { person, standing: &standing, has_week_settings, squeeze: Squeeze::default() };
    let trainee = Trainee { squeeze: find_squeeze(trainee, sessions)?, ..trainee };
    let frame = Frame { week, kind, targets, chosen, growth_halves, behind: None };
    let filled = lighter_week::fill(trainee, &frame);
    Ok(assemble(trainee, &frame, &filled, today))
}

/// Finds how far the targets of the least session shrink to fit the minutes.
fn find_squeeze(trainee: Trainee<'_, '_>, sessions: usize) -> Result<Squeeze, Impossible> {
    let parts: Vec<_> = LEAST_SESSION.iter().filter_map(|quality| trainee.rung(*quality)).collect();
    Squeeze::find(&parts, trainee.person.profile.minutes, sessions)
}

/// Plans the days of a week from one on, for what is known on its morning: what was done before counts, and the sessions
/// stand on the days given, each heavy or not. What those days asked for, where that still holds, is the most they may.
pub(crate) fn rest_of_week<'c>(
    around: Around<'c, '_>,
    week: Week,
    today: NaiveDate,
    from: NaiveDate,
    chosen: &Chosen,
    asked: Option<&[Day<'c>]>,
) -> Plan<'c> {
    let Around { person, has_week_settings } = around;
    let monday = &person.history.before(week.starts());
    let Base { targets, usual_days, sessions, kind, growth_halves, .. } =
        Base::of(person.with_history(monday), week);
    let before = &person.history.on_waking(from);
    let person = person.with_history(before);
    let standing = &Standing::of(person, targets, week, from).keeping_week();
    let trainee = Trainee { person, standing, has_week_settings, squeeze: Squeeze::default() };
    // The week was planned with these minutes; what is asked now is no more than then.
    let squeeze = find_squeeze(trainee, sessions).unwrap_or_default();
    let trainee = Trainee { squeeze, ..trainee };
    let behind = Behind::of(person.catalogue, before, week, from, &usual_days.heavy);
    let behind = match asked {
        Some(days) => behind.with_open(days, today, before).keeping_to(days),
        None => behind,
    };
    let mut frame =
        Frame { week, kind, targets, chosen: chosen.clone(), growth_halves, behind: Some(behind) };
    loop {
        let filled = lighter_week::fill(trainee, &frame);
        // What was done already may leave no room for another heavy day.
        if !filled.is_possible && frame.chosen.heavy.pop().is_some() {
            continue;
        }
        return assemble(trainee, &frame, &filled, today);
    }
}

/// Returns what comes next of an exercise, after everything logged so far, and why; nothing while a stop tag is open.
pub fn next<'c>(person: Person<'c, '_>, slug: &str, today: NaiveDate) -> Option<Next<'c>> {
    let week = Week::of(today);
    let profile = &person.profile.for_week(week);
    let person = person.with_profile(profile);
    if !stops_of(person.history, week).is_empty() || profile.has(Flag::BoneStress) {
        return None;
    }
    let exercise = person.catalogue.get(slug)?;
    // The next session is today's, until something of it is done.
    let next_session = if person.history.was_active_on(today) { today.succ_opt()? } else { today };
    let standing = Standing::of(person, weekly_targets(profile), week, next_session);
    Some(Next::of(&standing, exercise, today))
}

/// Returns what the coach makes of a log in a week: with what was known before it, and what was done in it since.
///
/// The profile is that of the week.
pub fn standing<'c, 'p>(person: Person<'c, 'p>, week: Week) -> Standing<'c, 'p> {
    Base::of(person, week).standing
}
