//! Plans one week: as it begins, and as it stands on a day.

use chrono::NaiveDate;

use crate::catalogue::Exercise;
use crate::catalogue::vocabulary::Flag;
use crate::coach::judge::load_jump::load_note;
use crate::coach::next::{Ahead, Next, Planned};
use crate::coach::state::standing::Standing;
use crate::history::remembered_for;
use crate::notation::Side;
use crate::person::Person;
use crate::plan::{Note, Plan};
use crate::planner::base::{Base, known_on_monday, plan_from_monday};
use crate::planner::impossible::{Impossible, Unplannable};
use crate::planner::stopped::{empty_from, stopped, stops_of};
use crate::planner::under_way::done::tick_since;
use crate::planner::under_way::state::Around;
use crate::planner::under_way::{done, replay};
use crate::profile::Injured;
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
///
/// Where the caller has planned this week as it stands today, it hands the plan in.
pub fn next<'c>(
    person: Person<'c, '_>,
    plan: Option<&Plan<'c>>,
    slug: &str,
    today: NaiveDate,
) -> Option<Next<'c>> {
    next_of(person, plan, &[slug], today).pop().flatten()
}

/// Returns the same of several exercises, in their order: the log is weighed once for all of them.
pub fn next_of<'c>(
    person: Person<'c, '_>,
    plan: Option<&Plan<'c>>,
    slugs: &[&str],
    today: NaiveDate,
) -> Vec<Option<Next<'c>>> {
    let week = Week::of(today);
    if !stops_of(person.history, week).is_empty() || person.profile.for_week(week).has(Flag::BoneStress) {
        return slugs.iter().map(|_| None).collect();
    }
    let known = slugs.iter().map(|slug| person.catalogue.get(slug));
    let exercises: Vec<&'c Exercise> = known.clone().flatten().collect();
    let of_week = person.profile.for_week(week);
    let lately = person.history.remembering(remembered_for(today));
    let standing = standing(person.with_profile(&of_week).with_history(&lately), week);
    let planned = plan.filter(|plan| plan.week == week && plan.today == today).cloned();
    let plan = planned.or_else(|| plan_week(person, today, today).ok());
    let mut next = next_steps(person, plan.as_ref(), &standing, &exercises, today).into_iter();
    known.map(|exercise| exercise.and_then(|_| next.next())).collect()
}

/// Returns what comes next of each exercise: of what this week still holds, as it asks for it; else as the next week does,
/// by what is known of it so far.
///
/// The plan is that of this week as it stands today, `this` how it stands.
pub(crate) fn next_steps<'c>(
    person: Person<'c, '_>,
    plan: Option<&Plan<'c>>,
    this: &Standing<'c, '_>,
    exercises: &[&'c Exercise],
    today: NaiveDate,
) -> Vec<Next<'c>> {
    let next = Week::of(today).next();
    let planned = |exercise: &Exercise| {
        let days = plan.into_iter().flat_map(|plan| &plan.days);
        let lines =
            days.flat_map(|day| day.items.iter().chain(&day.extras).map(move |item| (day.date, item)));
        let mut planned = Planned::default();
        for (date, item) in lines.filter(|(_, item)| item.quality() == exercise.quality) {
            let (is_it, is_open) = (*item.slug() == *exercise.slug, date >= today && item.is_to_do());
            planned.this_week |= is_it;
            planned.is_open |= is_it && is_open;
            planned.quality_is_open |= is_open;
        }
        planned
    };
    let of_next = person.profile.for_week(next);
    let known = person.history.remembering(remembered_for(next.starts()));
    let known = known_on_monday(person.with_history(&known), next);
    let of_next = Base::of(person.with_profile(&of_next).with_history(&known), next, today).standing;
    let ahead = Ahead::new(this, &of_next, today);
    exercises.iter().map(|exercise| ahead.of(exercise, planned(exercise))).collect()
}

/// Returns what the coach makes of a log in a week: with what was known before it, and what was done in it since.
///
/// The profile is that of the week.
pub fn standing<'c, 'p>(person: Person<'c, 'p>, week: Week) -> Standing<'c, 'p> {
    Base::of(person, week, week.starts()).standing
}

/// Returns the leg that goes first in a week: the weaker or the injured one, left where neither is known (D.3b, D.6).
///
/// The profile is that of the week.
pub fn first_leg(person: Person<'_, '_>, week: Week) -> Side {
    let injured = person.profile.injured.and_then(Injured::side);
    let weaker = || standing(person, week).asymmetry.map(|legs| legs.first);
    injured.or_else(weaker).unwrap_or(Side::Left)
}
