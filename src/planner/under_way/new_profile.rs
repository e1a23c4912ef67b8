//! A profile that changes while a week runs: what was done for the plan as it was counts, and the days that remain are
//! planned for the person as they are now.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::catalogue::Catalogue;
use crate::catalogue::vocabulary::LoadClass;
use crate::coach::rules::HEAVY_GAP_DAYS;
use crate::history::History;
use crate::plan::{Day, DayKind, DoneState, Plan};
use crate::week::short_date;

use crate::planner::days::offer::choose_rest;
use crate::planner::lines::extras::MAY_MOVE;
use crate::planner::under_way::after_pain::was_planned_on;
use crate::planner::under_way::missed::{apart, was_heavy};
use crate::planner::under_way::replay::{Running, Surroundings};
use crate::planner::{rest_of_week, targets};

/// Plans the rest of a week anew where the day before was trained by another plan than this one.
pub(crate) fn after_another_plan(running: &mut Running, around: Surroundings<'_>, morning: NaiveDate) {
    let Surroundings { catalogue, of_week, history, .. } = around;
    let Some(eve) = morning.pred_opt().filter(|eve| running.plan.week.contains(*eve)) else { return };
    let known = &history.before(morning);
    let is_planned = |slug: &str| {
        let mut items = running.plan.days.iter().flat_map(|day| day.items.iter().chain(&day.extras));
        items.any(|item| item.exercise == slug)
    };
    let is_strange =
        |slug: &str| catalogue.get(slug).is_some() && !is_planned(slug) && was_planned_on(known, slug, eve);
    let ticked = running.ticked(known, morning);
    if !known.exercises().any(is_strange) && !is_too_near(running, catalogue, known, &ticked, eve) {
        return;
    }
    for (day, ticked) in running.plan.days.iter_mut().zip(&ticked.days).filter(|(day, _)| day.date < morning)
    {
        let begun: BTreeSet<&str> = ticked
            .items
            .iter()
            .filter(|item| !matches!(item.done.state, DoneState::Open | DoneState::Missed))
            .map(|item| &*item.exercise)
            .collect();
        // What else this plan would have asked for was never asked.
        if day.date == eve || begun.is_empty() {
            day.items.retain(|item| begun.contains(&*item.exercise));
        }
        if day.items.is_empty() {
            (day.kind, day.seconds) = (DayKind::Rest, 0);
        }
    }
    let week = running.plan.week;
    let mut trained: BTreeSet<NaiveDate> = BTreeSet::new();
    let strength = |slug: &&str| catalogue.get(slug).is_some_and(|found| !MAY_MOVE.contains(&found.quality));
    for slug in known.exercises().filter(strength) {
        trained.extend(known.exposures_between(slug, week.starts(), week.ends()).map(|(day, _)| day));
    }
    let days = week.dates().chain(week.starts().pred_opt());
    let heavy: Vec<NaiveDate> = days.filter(|day| was_heavy(catalogue, known, *day)).collect();
    let is_near = |day: NaiveDate| heavy.iter().any(|done| apart(*done, day) < HEAVY_GAP_DAYS);
    let heavy_days = heavy.iter().filter(|day| week.contains(**day)).count();
    let over = (trained.len(), heavy_days);
    let chosen = choose_rest((catalogue, of_week, history), week, &targets(of_week), morning, over, is_near);
    let anew = rest_of_week(around, week, running.plan.today, morning, &chosen, None);
    running.put(anew, morning, "the profile changed");
    running.sessions.retain(|session| session.date < morning);
    let sessions = running.sessions_from(morning);
    running.sessions.extend(sessions);
    running.dropped.clear();
    running.plan.notes.push(format!(
        "What was done on {} is not what this plan asks of that day. It counts, and the days from {} are planned anew.",
        short_date(eve),
        short_date(morning)
    ));
}

/// Whether heavy work as some plan asked for it, on a day that this one keeps light, leaves the next heavy day too little
/// rest.
fn is_too_near(
    running: &Running,
    catalogue: &Catalogue,
    known: &History,
    ticked: &Plan,
    eve: NaiveDate,
) -> bool {
    let is_heavy = |slug: &str| catalogue.get(slug).is_some_and(|found| found.load_class == LoadClass::Heavy);
    let was_asked = known.exercises().any(|slug| is_heavy(slug) && was_planned_on(known, slug, eve));
    let is_open = |day: &Day| day.items.iter().any(|item| item.done.state != DoneState::Done);
    let stays_light = running.plan.day(eve).is_some_and(|day| day.kind != DayKind::Heavy);
    let is_near = |day: &Day| {
        day.date > eve && apart(day.date, eve) < HEAVY_GAP_DAYS && day.kind == DayKind::Heavy && is_open(day)
    };
    was_asked && stays_light && ticked.days.iter().any(is_near)
}
