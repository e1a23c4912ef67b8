//! A red day plans the rest of the week anew, and each changed line says why (D.5).

use chrono::NaiveDate;

use crate::catalogue::Catalogue;
use crate::catalogue::vocabulary::Quality;
use crate::coach::rules::{CLOSED_DAYS, HEAVY_GAP_DAYS};
use crate::coach::state::standing::dosage;
use crate::history::History;
use crate::plan::{Day, DayKind, DoneState, Item, Plan, Reason, Trim};
use crate::profile::Profile;
use crate::week::{Weekday, short_date};

use crate::planner::days::choose::Chosen;
use crate::planner::days::offer::hard_run_follows;
use crate::planner::rest_of_week;
use crate::planner::timing::{exercise_seconds, session_seconds};
use crate::planner::under_way::missed::apart;
use crate::planner::under_way::replay::{Moved, Running, Surroundings};
use crate::planner::under_way::setbacks::Setback;

/// Plans the days anew from the morning on which a setback is known.
pub(crate) fn after_pain(running: &mut Running, around: Surroundings<'_>, setback: &Setback) {
    let Setback { from, ref told, .. } = *setback;
    if setback.is_red {
        let Surroundings { of_week, history, .. } = around;
        let mut heavy: Vec<NaiveDate> = running
            .plan
            .days
            .iter()
            .filter(|day| day.date >= from && day.kind == DayKind::Heavy)
            .map(|day| day.date)
            .collect();
        if let Some(spared) = setback.spares() {
            spare_the_day_after(running, &mut heavy, of_week, spared, told);
        }
        let mut days: Vec<Weekday> = running
            .sessions
            .iter()
            .filter(|session| session.date >= from)
            .map(|session| Weekday::of(session.date))
            .collect();
        days.sort_unstable();
        let heavy: Vec<Weekday> =
            days.iter().copied().filter(|day| heavy.contains(&running.plan.week.day(*day))).collect();
        let before_hard_run = heavy.iter().any(|day| hard_run_follows(of_week, *day));
        let chosen = Chosen { days, heavy, before_hard_run };
        let Plan { week, today, ref days, .. } = running.plan;
        let mut anew = rest_of_week(around, week, today, from, &chosen, Some(days));
        never_more(&running.plan.days, &mut anew.days, from, around.catalogue);
        for day in anew.days.iter_mut().filter(|day| day.date >= from) {
            if let Some(old) = running.plan.day(day.date) {
                mark_changes(old, day, told);
                if day.date == from {
                    keep_what_was_done(old, day, history);
                }
            }
        }
        running.put(anew, from, &format!("the week is planned anew because of {told}"));
        running.plan.notes.push(format!("From {} the week is planned anew: {told}.", short_date(from)));
    }
    without_hops(running, around.history, setback);
}

/// Leaves out what of a day's session was not begun before pain ended it (D.5).
pub(crate) fn leave_out_the_rest(running: &mut Running, history: &History, date: NaiveDate, told: &str) {
    let Some(next) = date.succ_opt() else { return };
    let ticked = running.ticked(&history.before(next), date);
    let states = ticked.day(date).into_iter().flat_map(|day| &day.items);
    let open: Vec<&str> =
        states.filter(|item| item.done.state == DoneState::Open).map(|item| &*item.exercise).collect();
    let Running { plan, dropped, because, .. } = running;
    let Some(day) = plan.days.iter_mut().find(|day| day.date == date) else { return };
    let is_open = |item: &Item| open.contains(&&*item.exercise);
    let reason = format!("left out after {told}");
    because.extend(day.items.iter().filter(|item| is_open(item)).map(|item| (item.quality, reason.clone())));
    drop_items(day, dropped, is_open, || (date, format!("after {told}")));
    if day.items.is_empty() {
        day.kind = DayKind::Rest;
    }
}

/// Keeps what was done of a day before anybody knew.
fn keep_what_was_done(old: &Day, new: &mut Day, history: &History) {
    let is_new = |item: &Item| new.items.iter().all(|other| other.exercise != item.exercise);
    let kept: Vec<Item> = old
        .items
        .iter()
        .filter(|item| is_new(item) && was_planned_on(history, &item.exercise, old.date))
        .cloned()
        .collect();
    if kept.is_empty() {
        return;
    }
    new.items.extend(kept);
    new.items.sort_by_key(|item| item.quality);
    new.seconds = session_seconds(new.items.iter().map(|item| item.seconds));
    if new.kind == DayKind::Rest {
        new.kind = old.kind;
    }
}

/// Whether an exercise was done on a day as a plan asked for it.
pub(crate) fn was_planned_on(history: &History, slug: &str, date: NaiveDate) -> bool {
    history.exposure(slug, date).is_some_and(|exposure| exposure.planned_sets.is_some())
}

/// Keeps the days planned anew to the amounts and loads they asked for: time that was freed makes nothing harder.
fn never_more(old: &[Day], anew: &mut [Day], from: NaiveDate, catalogue: &Catalogue) {
    let items = |slug: &str| {
        let slug = slug.to_string();
        old.iter().flat_map(|day| &day.items).filter(move |item| item.exercise == slug)
    };
    for day in anew.iter_mut().filter(|day| day.date >= from) {
        for item in &mut day.items {
            let Some(exercise) = catalogue.get(&item.exercise) else { continue };
            let most = items(&item.exercise).map(|other| (other.dosage.number(), other.load_kg));
            let Some((amount, load_kg)) = most.reduce(|a, b| (a.0.max(b.0), a.1.max(b.1))) else { continue };
            item.load_kg = item.load_kg.min(load_kg);
            if item.dosage.number() > amount {
                let seconds = |amount: u16| exercise_seconds(exercise, item.sets, amount);
                item.seconds = item.seconds.saturating_sub(seconds(item.dosage.number()) - seconds(amount));
                item.dosage = dosage(exercise, amount);
            }
        }
        day.seconds = session_seconds(day.items.iter().map(|item| item.seconds));
    }
}

/// Marks what differs from the day as it was planned.
fn mark_changes(old: &Day, new: &mut Day, told: &str) {
    for item in &mut new.items {
        let is_as_before = |other: &Item| {
            (&other.exercise, other.sets, other.dosage, other.load_kg)
                == (&item.exercise, item.sets, item.dosage, item.load_kg)
        };
        if !old.items.iter().any(is_as_before) {
            item.reasons.push(Reason::new("replanned:pain", &format!("changed because of {told}")));
        }
    }
}

/// Takes hops out of the week that follows pain.
pub(crate) fn without_hops(running: &mut Running, history: &History, setback: &Setback) {
    let open_again = setback.closes_hops_until();
    let reason = format!("no hops for {CLOSED_DAYS} days after {}", setback.told);
    let Running { plan, dropped, because, .. } = running;
    for day in plan.days.iter_mut().filter(|day| day.date >= setback.from && day.date < open_again) {
        let date = day.date;
        let is_hops = |item: &Item| {
            item.quality == Quality::Plyometric && !was_planned_on(history, &item.exercise, date)
        };
        if day.items.iter().any(is_hops) {
            because.insert(Quality::Plyometric, reason.clone());
        }
        drop_items(day, dropped, is_hops, || (date, reason.clone()));
    }
}

/// A heavy day on the day after moves to the next offered day that the spacing allows, else it becomes light.
fn spare_the_day_after(
    running: &mut Running,
    heavy: &mut Vec<NaiveDate>,
    profile: &Profile,
    from: NaiveDate,
    told: &str,
) {
    if !heavy.contains(&from) {
        return;
    }
    heavy.retain(|date| *date != from);
    let later = running.plan.days.iter().filter(|day| day.date > from).find(|day| {
        !heavy.contains(&day.date)
            && crate::planner::under_way::missed::is_offered(profile, day)
            && heavy.iter().all(|other| apart(day.date, *other) >= HEAVY_GAP_DAYS)
            && !hard_run_follows(profile, day.weekday)
    });
    let Some(later) = later.map(|day| day.date) else { return };
    heavy.push(later);
    for session in &mut running.sessions {
        let (date, moved) = match session.date {
            date if date == from => (later, Moved::Pain(told.to_string())),
            date if date == later => (from, Moved::Aside),
            _ => continue,
        };
        (session.date, session.moved) = (date, (date != session.origin).then_some(moved));
    }
}

/// Takes items out of a day and says why.
pub(crate) fn drop_items(
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Dosage;
    use crate::units::Decimal;
    use crate::week::Week;

    #[test]
    fn a_day_planned_anew_asks_for_no_more_than_the_days_before_it_was() {
        let (catalogue, profile) = (Catalogue::bundled(), Profile::default());
        let monday: NaiveDate = "2026-11-16".parse().expect("a date");
        let plan =
            crate::planner::base_week(&catalogue, &profile, &History::default(), Week::of(monday), monday);
        let old = plan.expect("a week").days;
        let mut harder = old.clone();
        for item in harder.iter_mut().flat_map(|day| &mut day.items) {
            item.load_kg = Decimal::whole(5);
            item.dosage = match item.dosage {
                Dosage::Reps(amount) => Dosage::Reps(amount + 3),
                Dosage::Seconds(amount) => Dosage::Seconds(amount + 10),
                Dosage::Contacts(amount) => Dosage::Contacts(amount + 4),
            };
            let exercise = catalogue.get(&item.exercise).expect("bundled");
            item.seconds = exercise_seconds(exercise, item.sets, item.dosage.number());
        }
        let wednesday = old[2].date;
        let mut anew = harder.clone();
        never_more(&old, &mut anew, wednesday, &catalogue);
        assert_eq!((&anew[..2], &anew[2..]), (&harder[..2], &old[2..]));
    }
}
