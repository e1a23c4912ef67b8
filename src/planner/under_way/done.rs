//! Ticks off what was done: the base week against the log of that week.

use chrono::NaiveDate;

use crate::history::History;
use crate::log::event::Set;
use crate::plan::{Also, DoneState, Item, Plan};
use crate::week::Week;

/// Fills in how far each item of the week is done, and with which sets; what nothing had asked for stands beside.
///
/// The sets of one day answer that day's own item of their exercise first, then the week's first open one, on whatever
/// day that stands. What is left over answers a later item only if its day has come; otherwise it shows as more than was
/// asked.
pub fn tick(plan: &mut Plan<'_>, history: &History, today: NaiveDate) {
    tick_since(plan, history, today, &[]);
}

/// Fills in the same for a week that was planned anew from some days on: what was done before such a day answers nothing
/// from then on, for it was counted.
pub(crate) fn tick_since(plan: &mut Plan<'_>, history: &History, today: NaiveDate, since: &[NaiveDate]) {
    let week = Week::of(plan.starts);
    let slugs: Vec<String> = history.exercises().map(ToString::to_string).collect();
    for slug in slugs {
        for (date, exposure) in history.exposures_between(&slug, week.starts(), week.ends()) {
            answer(plan, &slug, date, &exposure.sets, since);
        }
    }
    let began = history.first_day();
    for day in &mut plan.days {
        let date = day.date;
        for item in day.items.iter_mut().chain(&mut day.extras) {
            item.done.state = match item.completeness() {
                DoneState::Open if history.was_skipped(item.slug(), date) => DoneState::Skipped,
                // Nobody missed what was planned before they began.
                DoneState::Open if date < today && began.is_some_and(|began| date >= began) => {
                    DoneState::Missed
                }
                state => state,
            };
            if item.done.state == DoneState::Skipped {
                item.done.reason = history.skip_reason(item.slug(), date).map(ToString::to_string);
            }
        }
    }
}

fn answer(plan: &mut Plan<'_>, slug: &str, date: NaiveDate, sets: &[Set], since: &[NaiveDate]) {
    let mut sets = sets.to_vec();
    let mut last = None;
    // The day's own items come first, the others in the order of the week.
    let mut order: Vec<usize> = (0..plan.days.len()).collect();
    order.sort_by_key(|&index| plan.days[index].date != date);
    for day_index in order {
        let day = &mut plan.days[day_index];
        let is_counted = since.iter().any(|since| date < *since && day.date >= *since);
        let in_reach = !is_counted && (day.date <= date || last.is_none());
        for (index, item) in day.items.iter_mut().enumerate() {
            if item.slug() != slug || sets.is_empty() {
                continue;
            }
            if item.completeness() != DoneState::Done && in_reach {
                let taken = take(item, &mut sets);
                item.done.sets.extend(taken);
                item.done.day = Some(date);
                last = Some((day_index, index));
            }
        }
    }
    // A day's own extras, once the sessions have what they asked for.
    for day in plan.days.iter_mut().filter(|day| day.date == date) {
        for item in day.extras.iter_mut().filter(|item| item.slug() == slug) {
            item.done.sets.append(&mut sets);
        }
    }
    if !sets.is_empty() {
        let place = last.or_else(|| last_item(plan, slug, date));
        if let Some((day, index)) = place {
            plan.days[day].items[index].done.sets.extend(sets);
        } else if let Some(day) = plan.days.iter_mut().find(|day| day.date == date) {
            day.also.push(Also { exercise: slug.to_string(), sets });
        }
    }
}

/// The latest item of an exercise up to a day.
fn last_item(plan: &Plan<'_>, slug: &str, date: NaiveDate) -> Option<(usize, usize)> {
    let days = plan.days.iter().enumerate().rev().filter(|(_, day)| day.date <= date);
    let mut items = days.filter_map(|(day_index, day)| {
        let index = day.items.iter().position(|item| item.slug() == slug)?;
        Some((day_index, index))
    });
    items.next()
}

/// Takes from the front as many sets as the item still asks for.
fn take(item: &Item<'_>, sets: &mut Vec<Set>) -> Vec<Set> {
    let mut trial = item.clone();
    let mut taken = 0;
    while taken < sets.len() && trial.completeness() != DoneState::Done {
        trial.done.sets.push(sets[taken]);
        taken += 1;
    }
    sets.drain(..taken).collect()
}
