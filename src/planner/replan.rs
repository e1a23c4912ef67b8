//! A red day plans the rest of the week anew, and each changed line says why (product §5, domain D.5).

use chrono::NaiveDate;

use crate::catalogue::Catalogue;
use crate::catalogue::vocabulary::{LoadClass, Quality};
use crate::coach::rules::CLOSED_DAYS;
use crate::history::History;
use crate::plan::{Day, DayKind, Item, Plan, Reason, Trim};
use crate::profile::Profile;
use crate::week::short_date;

use super::budget::session_seconds;
use super::setbacks::Setback;
use super::{base_week_after, hard_run_follows};

/// Plans the days from each setback of the week on anew.
pub(super) fn after_pain(
    plan: &mut Plan,
    catalogue: &Catalogue,
    profile: &Profile,
    history: &History,
    setbacks: &[Setback],
) {
    if setbacks.is_empty() {
        return;
    }
    for setback in setbacks {
        let Setback { from, ref told, .. } = *setback;
        if setback.is_red {
            let anew = base_week_after(catalogue, profile, history, plan.week, plan.today, from);
            let before = std::mem::take(&mut plan.days);
            plan.days = before
                .into_iter()
                .zip(anew.days)
                .map(|(old, new)| if old.date < from { old } else { changed(&old, new, told) })
                .collect();
            plan.notes.push(format!("From {} the week is planned anew: {told}.", short_date(from)));
        }
        without_hops(plan, setback);
        if let Some(spared) = setback.spares() {
            spare_the_day_after(plan, &profile.for_week(plan.week), spared, told);
        }
    }
    let Plan { days, totals, .. } = plan;
    totals.count(days);
}

/// Takes out the hops that slid into the days after pain.
pub(super) fn without_hops_that_slid(plan: &mut Plan, setbacks: &[Setback]) {
    if setbacks.is_empty() {
        return;
    }
    for setback in setbacks {
        without_hops(plan, setback);
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
fn without_hops(plan: &mut Plan, setback: &Setback) {
    let open_again = setback.closes_hops_until();
    for day in plan.days.iter_mut().filter(|day| day.date >= setback.from && day.date < open_again) {
        let date = day.date;
        drop_items(
            day,
            &mut plan.trimmed,
            |item| item.quality == Quality::Plyometric,
            || (date, format!("no hops for {CLOSED_DAYS} days after {}", setback.told)),
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
