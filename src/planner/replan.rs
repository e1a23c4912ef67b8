//! A red day plans the rest of the week anew, and each changed line says why (product §5, domain D.5).

use chrono::NaiveDate;

use crate::catalogue::vocabulary::{LoadClass, Quality};
use crate::coach::rules::{CLOSED_DAYS, HEAVY_GAP_DAYS};
use crate::plan::{Day, DayKind, Item, Plan, Reason, Trim};
use crate::profile::Profile;
use crate::week::short_date;

use super::budget::session_seconds;
use super::running::{Moved, Running, Surroundings, take_session};
use super::setbacks::Setback;
use super::{base_week_after, hard_run_follows};

/// Plans the days anew from the morning on which a setback is known.
pub(super) fn after_pain(running: &mut Running, around: Surroundings<'_>, setback: &Setback) {
    let Setback { from, ref told, .. } = *setback;
    if setback.is_red {
        let Surroundings { catalogue, profile, history, .. } = around;
        let Running { plan, sessions, .. } = running;
        let anew = base_week_after(catalogue, profile, history, plan.week, plan.today, from);
        for day in plan.days.iter_mut().filter(|day| day.date >= from) {
            // A session that moved keeps its day.
            let session = sessions.iter().find(|session| session.date == day.date);
            if let Some(new) = session.and_then(|session| anew.day(session.origin)) {
                let new = Day { date: day.date, weekday: day.weekday, ..new.clone() };
                *day = changed(day, new, told);
            }
            if let Some(new) = anew.day(day.date) {
                day.extras.clone_from(&new.extras);
            }
        }
        plan.notes.push(format!("From {} the week is planned anew: {told}.", short_date(from)));
    }
    without_hops(&mut running.plan, setback);
    if let Some(spared) = setback.spares() {
        spare_the_day_after(running, around.of_week, spared, told);
    }
    let Plan { days, totals, .. } = &mut running.plan;
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
pub(super) fn without_hops(plan: &mut Plan, setback: &Setback) {
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
fn spare_the_day_after(running: &mut Running, profile: &Profile, from: NaiveDate, told: &str) {
    let is_heavy = |day: &&Day| day.kind == DayKind::Heavy;
    if !running.plan.day(from).as_ref().is_some_and(is_heavy) {
        return;
    }
    let others: Vec<NaiveDate> =
        running.plan.days.iter().filter(is_heavy).map(|day| day.date).filter(|date| *date != from).collect();
    let later = running.plan.days.iter().filter(|day| day.date > from).find(|day| {
        let far =
            others.iter().all(|other| (day.date - *other).num_days().unsigned_abs() >= HEAVY_GAP_DAYS as u64);
        day.kind != DayKind::Heavy
            && super::slide::is_offered(profile, day)
            && far
            && !hard_run_follows(profile, day.weekday)
    });
    if let Some(later) = later.map(|day| day.date) {
        let of = |day: Option<&mut Day>| day.map(take_session);
        let (heavy, light) = (of(running.day(from)), of(running.day(later)));
        for (date, session) in [(later, heavy), (from, light)] {
            if let (Some(day), Some(session)) = (running.day(date), session) {
                (day.kind, day.seconds, day.items) = session;
            }
        }
        for session in &mut running.sessions {
            let (date, moved) = match session.date {
                date if date == from => (later, Moved::Pain(told.to_string())),
                date if date == later => (from, Moved::Aside),
                _ => continue,
            };
            (session.date, session.moved) = (date, (date != session.origin).then_some(moved));
        }
        return;
    }
    let Plan { days, trimmed, .. } = &mut running.plan;
    let Some(day) = days.iter_mut().find(|day| day.date == from) else { return };
    let is_heavy = |item: &Item| matches!(item.load_class, LoadClass::Heavy | LoadClass::Elastic);
    drop_items(day, trimmed, is_heavy, || (from, format!("no heavy work the day after {told}")));
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
