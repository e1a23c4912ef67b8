//! Plans one week: as it begins, and as it stands on a day.

use chrono::NaiveDate;

use crate::catalogue::vocabulary::Flag;
use crate::coach::judge::load_jump::load_note;
use crate::coach::next::Next;
use crate::coach::state::standing::Standing;
use crate::history::remembered_for;
use crate::person::Person;
use crate::plan::{Note, Plan};
use crate::planner::base::{Base, plan_from_monday};
use crate::planner::impossible::{Impossible, Unplannable};
use crate::planner::stopped::{empty_from, stopped, stops_of};
use crate::planner::under_way::done::tick_since;
use crate::planner::under_way::state::Around;
use crate::planner::under_way::{done, replay};
use crate::planner::weekly_targets::weekly_targets;
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
    let mut gone_by = week.dates().take_while(|day| *day < today);
    if gone_by.any(|day| history.was_active_on(day)) {
        // Training went on since: what was sore in the week before is no news any more.
        plan.notes.retain(|note| !matches!(note, Note::SoreLately(_)));
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

/// Returns what comes next of an exercise, after everything logged so far, and why; nothing while a stop tag is open.
pub fn next<'c>(person: Person<'c, '_>, slug: &str, today: NaiveDate) -> Option<Next<'c>> {
    next_of(person, &[slug], today).pop().flatten()
}

/// Returns the same of several exercises, in their order: the log is weighed once for all of them.
pub fn next_of<'c>(person: Person<'c, '_>, slugs: &[&str], today: NaiveDate) -> Vec<Option<Next<'c>>> {
    let week = Week::of(today);
    let profile = &person.profile.for_week(week);
    let person = person.with_profile(profile);
    if !stops_of(person.history, week).is_empty() || profile.has(Flag::BoneStress) {
        return slugs.iter().map(|_| None).collect();
    }
    // The next session is today's, until something of it is done.
    let done_today = person.history.was_active_on(today);
    let next_session = if done_today { today.succ_opt().unwrap_or(today) } else { today };
    let standing = Standing::of(person, weekly_targets(profile), week, next_session).looking_ahead();
    let next = |slug: &&str| Some(Next::of(&standing, person.catalogue.get(slug)?, today));
    slugs.iter().map(next).collect()
}

/// Returns what the coach makes of a log in a week: with what was known before it, and what was done in it since.
///
/// The profile is that of the week.
pub fn standing<'c, 'p>(person: Person<'c, 'p>, week: Week) -> Standing<'c, 'p> {
    Base::of(person, week).standing
}
