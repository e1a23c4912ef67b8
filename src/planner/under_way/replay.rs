//! A week under way: its days are gone through one by one, each with what was known on its morning.
//!
//! What a day holds is settled before anything of that day is logged: pain told of since the day before plans the rest
//! anew, then the missed sessions slide. So the plan of a day is the same in the morning and after training.

use chrono::NaiveDate;

use crate::coach::judge::pain::{Light, Lights, before};
use crate::coach::rules::{
    AMBER_FROM, ANYTIME, EASE_WAITS_AFTER_AMBER_DAYS, EASE_WAITS_AFTER_RED_DAYS, RED_FROM,
};
use crate::history::History;
use crate::plan::note::Slide;
use crate::plan::shortfall::ShortWhy;
use crate::plan::trim::TrimWhy;
use crate::plan::{Day, Item, Note, Plan, Reason, Shortfall};
use crate::planner::contents::done_before::DoneBefore;
use crate::planner::lines::coverage::{self, Coverer};
use crate::planner::lines::runs;
use crate::planner::under_way::setbacks::{Setback, setbacks, stopped_days};
use crate::planner::under_way::state::{Around, Loss, MoveCause, Placed, UnderWay, was_planned_on};
use crate::planner::under_way::{after_pain, missed, moved, new_profile};

/// Returns a week as it stands today, and from which days on it was planned anew.
pub(crate) fn replay<'c>(
    plan: Plan<'c>,
    around: Around<'c, '_>,
    today: NaiveDate,
) -> (Plan<'c>, Vec<NaiveDate>) {
    let week = plan.week;
    let history = around.person.history;
    let mut under_way = UnderWay::begin(plan);
    let lights = Lights::of(around.person);
    let setbacks = setbacks(around.person, &lights, week);
    let stopped = stopped_days(&lights, week);
    for morning in week.dates() {
        if morning <= today && week.contains(today) {
            new_profile::replan_after_another_plan(&mut under_way, around, morning);
        }
        for setback in setbacks.iter().filter(|setback| setback.from == morning) {
            after_pain::replan(&mut under_way, around, setback);
            under_way.setbacks.push(*setback);
        }
        // What has gone by slides, in a week that is over as it did while it lasted.
        if morning <= today {
            missed::move_missed_sessions(&mut under_way, around, morning);
        }
        if let Some(incident) = stopped.get(&morning) {
            after_pain::end_session(&mut under_way, history, morning, *incident);
        } else if morning == today {
            say_sore_today(&mut under_way, &lights, history, today);
        }
    }
    if week.contains(today) {
        // What was done today beside the plan keeps what slid to tomorrow at its distance; today stays as it is.
        if let Some(tomorrow) = today.succ_opt() {
            missed::keep_distance(&mut under_way, around, tomorrow);
        }
    }
    moved::stand_where_done(&mut under_way, history);
    missed::record_lost_sessions(&mut under_way, around);
    finish(under_way, around)
}

/// Says that something hurt a little today, where the session is not over: for who is not pain-monitored, with less effort.
fn say_sore_today(under_way: &mut UnderWay<'_>, lights: &Lights, history: &History, today: NaiveDate) {
    let worst = lights.worst_exercise(today).filter(|(_, pain)| (AMBER_FROM..RED_FROM).contains(pain));
    let Some((slug, pain)) = worst else { return };
    let ticked = under_way.ticked(history, today);
    if !ticked.day(today).is_some_and(|day| day.items.iter().any(Item::is_to_do)) {
        return;
    }
    let is_monitored = lights.is_monitored();
    if !is_monitored {
        after_pain::ease_rest_of_session(under_way, history, today);
    }
    let note = Note::SoreToday { pain, exercise: slug.to_string(), is_monitored };
    under_way.plan.notes.insert(0, note);
}

/// Says what moved, and counts what is left.
fn finish<'c>(mut under_way: UnderWay<'c>, around: Around<'c, '_>) -> (Plan<'c>, Vec<NaiveDate>) {
    let mut sessions: Vec<Placed> = under_way.sessions.clone();
    sessions.sort_by_key(|session| session.origin);
    let mut slid = Vec::new();
    for session in sessions {
        let reason = match session.moved {
            Some(MoveCause::Missed | MoveCause::MakesRoom) if session.is_lost => continue,
            Some(MoveCause::Missed) => {
                slid.push(Slide { from: session.origin, to: session.date, was_missed: true });
                Reason::MovedAfterMiss(session.origin)
            }
            Some(MoveCause::MakesRoom) => {
                slid.push(Slide { from: session.origin, to: session.date, was_missed: false });
                Reason::MovedToMakeRoom(session.origin)
            }
            Some(MoveCause::Pain(incident)) => Reason::MovedAfterPain(session.origin, incident),
            Some(MoveCause::Aside) | None => continue,
        };
        // Once a day is enough.
        if let Some(item) = under_way.day(session.date).and_then(|day| day.items.first_mut()) {
            item.reasons.push(reason);
        }
    }
    if !slid.is_empty() {
        under_way.plan.notes.push(Note::Slid(slid));
    }
    for (date, incident) in under_way.resting.clone() {
        // Whatever moved there since: a day of rest offers nothing but what was begun.
        let history = around.person.history;
        under_way.drop_items(date, TrimWhy::Replanned(incident), |item| {
            !was_planned_on(history, item.slug(), date)
        });
        if let Some(day) = under_way.day(date) {
            day.extras.clear();
        }
    }
    for day in &mut under_way.plan.days {
        // A session that moved brings what would have been an extra of its new day.
        let items = &day.items;
        let is_there = |extra: &Item<'_>| items.iter().any(|item| item.quality() == extra.quality());
        day.extras.retain(|extra| extra.slug() == ANYTIME || extra.is_begun() || !is_there(extra));
    }
    close_open_sets(&mut under_way, around);
    recount(&mut under_way, around);
    runs::keep_to_the_truth(&mut under_way.plan, around.person.profile);
    under_way.plan.trimmed.append(&mut under_way.dropped);
    (under_way.plan, under_way.since)
}

/// Shuts the open sets of exercises that turned sore since the week began, and those under a cap on effort (D.4).
fn close_open_sets(under_way: &mut UnderWay<'_>, around: Around<'_, '_>) {
    let today = under_way.plan.today;
    let tomorrow = today.succ_opt().unwrap_or(today);
    let lights = Lights::of(around.person);
    for day in under_way.plan.days.iter_mut().filter(|day| day.date >= today) {
        let is_sore_today = day.date == today && lights.day(today).light.is_sore();
        for item in day.items.iter_mut().filter(|item| item.last_set_open) {
            let since = |days: u64| lights.worst_between(item.slug(), before(day.date, days), tomorrow);
            let was_sore = since(EASE_WAITS_AFTER_AMBER_DAYS) >= Light::Amber
                || since(EASE_WAITS_AFTER_RED_DAYS) >= Light::Red;
            item.last_set_open = !was_sore && !is_sore_today;
        }
    }
    let is_open = |day: &Day<'_>| day.date >= today && day.items.iter().any(|item| item.last_set_open);
    if !under_way.plan.days.iter().any(is_open) {
        under_way.plan.notes.retain(|note| !matches!(note, Note::OpenSets { .. }));
    }
}

/// Counts what is left; what was missed for good is not part of the week any more.
fn recount<'c>(under_way: &mut UnderWay<'c>, around: Around<'c, '_>) {
    let person = around.person;
    let week = under_way.plan.week;
    let done_before = under_way.since.iter().max().map(|from| {
        let done = DoneBefore::of(person.catalogue, person.history, week, *from, &[]);
        done.with_open(&under_way.plan.days, under_way.plan.today, person.history)
    });
    let before = under_way.plan.totals.clone();
    let mut totals = before.clone();
    let left = under_way.plan.days.iter().filter(|day| !under_way.is_lost(day.date));
    coverage::count(&mut totals, coverage::counted(left, done_before.as_ref()), done_before.as_ref());
    if totals == before {
        return;
    }
    let dates = under_way.plan.days.iter().map(|day| day.date);
    let lost: Vec<_> = dates.filter(|date| under_way.is_lost(*date)).collect();
    // What pain cut was not missed.
    let is_red = |setback: &&Setback| setback.is_red;
    let replanned = under_way.setbacks.iter().filter(is_red).map(|setback| setback.incident).next();
    let was_missed = under_way.sessions.iter().any(|session| session.is_lost);
    let replanned = replanned.filter(|_| !was_missed);
    let UnderWay { plan, losses, .. } = under_way;
    for (total, before) in totals.qualities.iter().zip(&before.qualities) {
        let quality = total.quality;
        if total.count < total.min && total.count == before.count {
            // What was said of it still holds.
            continue;
        }
        plan.uncovered.retain(|short| short.quality() != quality);
        if total.count < total.min {
            let after_pain = replanned.map_or(ShortWhy::Missed, ShortWhy::Replanned);
            let why = losses.get(&quality).copied().map_or(after_pain, Loss::why_short);
            plan.uncovered.push(Shortfall { total: *total, why });
        }
    }
    plan.uncovered.sort_by_key(Shortfall::quality);
    let mut coverer = Coverer::new(&totals, plan.kind, done_before.as_ref());
    let is_ahead =
        |day: &Day<'_>| done_before.as_ref().is_none_or(|done_before| day.date >= done_before.from);
    // What was missed for good keeps what was said of it: it is none of the sessions that are counted now.
    for day in plan.days.iter_mut().filter(|day| is_ahead(day) && !lost.contains(&day.date)) {
        coverer.cover_again(&mut day.items);
    }
    plan.totals = totals;
}
