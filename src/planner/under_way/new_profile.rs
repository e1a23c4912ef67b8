//! A profile that changes while a week is under way: what was done for the plan as it was counts, and the days that remain
//! are planned for the person as they are now.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::catalogue::Catalogue;
use crate::catalogue::vocabulary::LoadClass;
use crate::coach::rules::HEAVY_GAP_DAYS;
use crate::history::History;
use crate::plan::trim::TrimWhy;
use crate::plan::{Day, DoneState, Item, Note, Plan};
use crate::planner::base::rest_of_week;
use crate::planner::days::offer::{choose_rest, days_apart};
use crate::planner::lines::extras::MAY_MOVE;
use crate::planner::under_way::state::{Around, UnderWay, was_heavy_on, was_planned_on};
use crate::planner::weekly_targets::weekly_targets;

/// Plans the rest of a week anew where the day before was trained by another plan than this one.
pub(crate) fn replan_after_another_plan<'c>(
    under_way: &mut UnderWay<'c>,
    around: Around<'c, '_>,
    morning: NaiveDate,
) {
    let person = around.person;
    let (catalogue, history) = (person.catalogue, person.history);
    let Some(eve) = morning.pred_opt().filter(|eve| under_way.plan.week.contains(*eve)) else { return };
    let known = &history.before(morning);
    let is_planned = |slug: &str| {
        let mut items = under_way.plan.days.iter().flat_map(|day| day.items.iter().chain(&day.extras));
        items.any(|item| item.slug() == slug)
    };
    let is_strange =
        |slug: &str| catalogue.get(slug).is_some() && !is_planned(slug) && was_planned_on(known, slug, eve);
    let ticked = under_way.ticked(known, morning);
    if !known.exercises().any(is_strange) && !is_too_near(under_way, catalogue, known, &ticked, eve) {
        return;
    }
    for (day, ticked) in
        under_way.plan.days.iter_mut().zip(&ticked.days).filter(|(day, _)| day.date < morning)
    {
        let begun: BTreeSet<&str> =
            ticked.items.iter().filter(|item| item.is_begun()).map(Item::slug).collect();
        // What else this plan would have asked for was never asked.
        if day.date == eve || begun.is_empty() {
            day.items.retain(|item| begun.contains(item.slug()));
        }
    }
    let week = under_way.plan.week;
    let mut trained: BTreeSet<NaiveDate> = BTreeSet::new();
    let strength = |slug: &&str| catalogue.get(slug).is_some_and(|found| !MAY_MOVE.contains(&found.quality));
    for slug in known.exercises().filter(strength) {
        trained.extend(known.exposures_between(slug, week.starts(), week.ends()).map(|(day, _)| day));
    }
    let days = week.dates().chain(week.starts().pred_opt());
    let heavy: Vec<NaiveDate> = days.filter(|day| was_heavy_on(catalogue, known, *day)).collect();
    let is_near = |day: NaiveDate| heavy.iter().any(|done| days_apart(*done, day) < HEAVY_GAP_DAYS);
    let heavy_days = heavy.iter().filter(|day| week.contains(**day)).count();
    let over = (trained.len(), heavy_days);
    let targets = weekly_targets(person.profile);
    let chosen = choose_rest(person, week, &targets, morning, over, is_near);
    let anew = rest_of_week(around, week, under_way.plan.today, morning, &chosen);
    under_way.replace_from(morning, anew, TrimWhy::NewProfile);
    under_way.sessions.retain(|session| session.date < morning);
    let sessions = under_way.sessions_from(morning);
    under_way.sessions.extend(sessions);
    under_way.dropped.clear();
    under_way.plan.notes.push(Note::NewProfile { eve, from: morning });
}

/// Whether heavy work as some plan asked for it, on a day that this one keeps light, leaves the next heavy day too little
/// rest.
fn is_too_near(
    under_way: &UnderWay<'_>,
    catalogue: &Catalogue,
    known: &History,
    ticked: &Plan<'_>,
    eve: NaiveDate,
) -> bool {
    let is_heavy = |slug: &str| catalogue.get(slug).is_some_and(|found| found.load_class == LoadClass::Heavy);
    let was_asked = known.exercises().any(|slug| is_heavy(slug) && was_planned_on(known, slug, eve));
    let is_open = |day: &Day<'_>| day.items.iter().any(|item| item.done.state != DoneState::Done);
    let stays_light = under_way.plan.day(eve).is_some_and(|day| !day.kind().is_loaded());
    let is_near = |day: &Day<'_>| {
        day.date > eve && days_apart(day.date, eve) < HEAVY_GAP_DAYS && day.kind().is_loaded() && is_open(day)
    };
    was_asked && stays_light && ticked.days.iter().any(is_near)
}
