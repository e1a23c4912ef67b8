//! A red day plans the rest of its week anew, and each changed line says why (product §5, domain D.5).

use chrono::NaiveDate;

use crate::catalogue::Catalogue;
use crate::catalogue::vocabulary::{LoadClass, Quality};
use crate::coach::pain::{Cause, Light, Lights};
use crate::coach::rules::CLOSED_DAYS;
use crate::history::History;
use crate::plan::{Day, DayKind, Item, Plan, Reason, Trim};
use crate::profile::Profile;
use crate::week::{Week, short_date};

use super::budget::session_seconds;
use super::{base_week_after, hard_run_follows};

/// Plans the days after each red day of the week anew.
pub(super) fn after_pain(
    plan: &mut Plan,
    catalogue: &Catalogue,
    profile: &Profile,
    history: &History,
    week: Week,
) {
    for (day, why) in reds(history, week) {
        let Some(from) = day.succ_opt().filter(|from| week.contains(*from)) else { continue };
        let anew = base_week_after(catalogue, profile, history, week, plan.today, from);
        let told = format!("{why} on {}", short_date(day));
        let before = std::mem::take(&mut plan.days);
        plan.days = before
            .into_iter()
            .zip(anew.days)
            .map(|(old, new)| if old.date < from { old } else { changed(&old, new, &told) })
            .collect();
        without_hops(plan, from, day, &told);
        spare_the_day_after(plan, &profile.for_week(week), from, &told);
        let Plan { days, totals, .. } = plan;
        totals.count(days);
        plan.notes.push(format!("From {} the week is planned anew: {told}.", short_date(from)));
    }
}

/// The red days of a week, with what made them red.
fn reds(history: &History, week: Week) -> Vec<(NaiveDate, String)> {
    let lights = Lights::of(history);
    let red = |day: NaiveDate| {
        let pain = lights.day(day);
        if pain.light == Light::Red {
            Some((day, pain.cause.map_or_else(|| "pain".to_string(), Cause::text)))
        } else {
            lights.is_sharp(day).then(|| (day, "a sharp pain".to_string()))
        }
    };
    week.dates().filter_map(red).collect()
}

/// Returns the days after the red ones of a week.
pub(super) fn days_after_pain(history: &History, week: Week) -> Vec<NaiveDate> {
    reds(history, week).into_iter().filter_map(|(day, _)| day.succ_opt()).collect()
}

/// Takes out the hops that slid into the days after pain.
pub(super) fn without_hops_that_slid(plan: &mut Plan, history: &History, week: Week) {
    for (day, why) in reds(history, week) {
        if let Some(from) = day.succ_opt() {
            without_hops(plan, from, day, &format!("{why} on {}", short_date(day)));
        }
    }
    let Plan { days, totals, .. } = plan;
    totals.count(days);
}

/// Marks what differs from the day as it was planned.
fn changed(old: &Day, mut new: Day, told: &str) -> Day {
    for item in &mut new.items {
        let is_as_before = |other: &Item| {
            (&other.exercise, other.sets, other.dosage, other.load_kg)
                == (&item.exercise, item.sets, item.dosage, item.load_kg)
        };
        if !old.items.iter().any(is_as_before) {
            item.reasons.push(Reason::new("replanned:pain", &format!("changed because of {told}")));
        }
    }
    new
}

/// Takes hops out of the week that follows pain.
fn without_hops(plan: &mut Plan, from: NaiveDate, red: NaiveDate, told: &str) {
    let until = red.checked_add_days(chrono::Days::new(CLOSED_DAYS)).unwrap_or(red);
    for day in plan.days.iter_mut().filter(|day| day.date >= from && day.date < until) {
        let date = day.date;
        drop_items(
            day,
            &mut plan.trimmed,
            |item| item.quality == Quality::Plyometric,
            || (date, format!("no hops for {CLOSED_DAYS} days after {told}")),
        );
    }
}

/// A heavy day on the day after moves to the next offered day that the spacing allows, else it becomes light.
fn spare_the_day_after(plan: &mut Plan, profile: &Profile, from: NaiveDate, told: &str) {
    let Some(index) = plan.days.iter().position(|day| day.date == from && day.kind == DayKind::Heavy) else {
        return;
    };
    let other_heavy: Vec<NaiveDate> = plan
        .days
        .iter()
        .filter(|day| day.kind == DayKind::Heavy && day.date != from)
        .map(|day| day.date)
        .collect();
    let target = (index + 1..plan.days.len()).find(|&later| {
        let day = &plan.days[later];
        let far = other_heavy.iter().all(|other| (day.date - *other).num_days().abs() >= 2);
        day.kind != DayKind::Heavy
            && super::slide::is_offered(profile, day)
            && far
            && !hard_run_follows(profile, day.weekday)
    });
    if let Some(later) = target {
        let (items, seconds) = {
            let day = &mut plan.days[index];
            (std::mem::take(&mut day.items), std::mem::replace(&mut day.seconds, 0))
        };
        let (moved_back, its_seconds) = {
            let day = &mut plan.days[later];
            (std::mem::replace(&mut day.items, items), std::mem::replace(&mut day.seconds, seconds))
        };
        let light = if moved_back.is_empty() { DayKind::Rest } else { DayKind::Light };
        plan.days[later].kind = DayKind::Heavy;
        let reason = format!("moved from {}, the day after {told}", short_date(from));
        for item in &mut plan.days[later].items {
            item.reasons.push(Reason::new("moved:pain", &reason));
        }
        (plan.days[index].items, plan.days[index].seconds, plan.days[index].kind) =
            (moved_back, its_seconds, light);
        return;
    }
    let day = &mut plan.days[index];
    let is_heavy = |item: &Item| matches!(item.load_class, LoadClass::Heavy | LoadClass::Elastic);
    drop_items(day, &mut plan.trimmed, is_heavy, || (from, format!("no heavy work the day after {told}")));
    day.kind = if day.items.is_empty() { DayKind::Rest } else { DayKind::Light };
}

/// Takes items out of a day and says why.
pub(super) fn drop_items(
    day: &mut Day,
    trimmed: &mut Vec<Trim>,
    is_dropped: impl Fn(&Item) -> bool,
    why: impl Fn() -> (NaiveDate, String),
) {
    for item in day.items.iter().filter(|item| is_dropped(item)) {
        let (date, reason) = why();
        trimmed.push(Trim { date, exercise: item.exercise.clone(), change: "dropped".to_string(), reason });
    }
    day.items.retain(|item| !is_dropped(item));
    day.seconds = session_seconds(day.items.iter().map(|item| item.seconds));
}
