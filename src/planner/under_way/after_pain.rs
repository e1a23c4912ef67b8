//! A red day plans the rest of the week anew, and each changed line says why (D.5).

use chrono::NaiveDate;

use crate::coach::rules::HEAVY_GAP_DAYS;
use crate::history::History;
use crate::plan::incident::Incident;
use crate::plan::trim::TrimWhy;
use crate::plan::{Day, DayKind, DoneState, Item, Note, Plan, Reason};
use crate::planner::base::rest_of_week;
use crate::planner::days::choose::ChosenDays;
use crate::planner::days::offer::{days_apart, hard_run_follows, is_offered};
use crate::planner::under_way::setbacks::Setback;
use crate::planner::under_way::state::{Around, Loss, MoveCause, UnderWay, was_planned_on};
use crate::profile::Profile;
use crate::week::Weekday;

/// Plans the days anew from the morning on which a setback is known.
pub(crate) fn replan<'c>(under_way: &mut UnderWay<'c>, around: Around<'c, '_>, setback: &Setback) {
    let Setback { from, incident, .. } = *setback;
    let person = around.person;
    if setback.is_red {
        let is_heavy = |day: &&Day<'_>| day.date >= from && day.kind() == DayKind::Heavy;
        let mut heavy: Vec<NaiveDate> =
            under_way.plan.days.iter().filter(is_heavy).map(|day| day.date).collect();
        if let Some(spared) = setback.spares() {
            spare_day(under_way, &mut heavy, person.profile, spared, incident);
        }
        let ahead = under_way.sessions.iter().filter(|session| session.date >= from);
        let mut days: Vec<Weekday> = ahead.map(|session| Weekday::of(session.date)).collect();
        days.sort_unstable();
        let week = under_way.plan.week;
        let heavy: Vec<Weekday> =
            days.iter().copied().filter(|day| heavy.contains(&week.day(*day))).collect();
        let is_moderate =
            |date: NaiveDate| under_way.plan.day(date).is_some_and(|day| day.kind() == DayKind::Moderate);
        let mut moderate = days.clone();
        moderate.retain(|day| is_moderate(week.day(*day)) && setback.spares() != Some(week.day(*day)));
        let chosen = ChosenDays { days, heavy, moderate };
        let Plan { today, ref days, .. } = under_way.plan;
        let mut anew = rest_of_week(around, week, today, from, &chosen, Some(days));
        never_more(&under_way.plan.days, &mut anew.days, from);
        for day in anew.days.iter_mut().filter(|day| day.date >= from) {
            if let Some(old) = under_way.plan.day(day.date) {
                mark_changes(old, day, incident);
                if day.date == from {
                    keep_what_was_done(old, day, person.history);
                }
            }
        }
        under_way.replace_from(from, anew, TrimWhy::Replanned(incident));
        under_way.plan.notes.push(Note::Replanned(from, incident));
    }
    under_way.drop_hops_after(person.history, setback);
}

/// Leaves out what of a day's session was not begun before pain ended it (D.5).
pub(crate) fn end_session(
    under_way: &mut UnderWay<'_>,
    history: &History,
    date: NaiveDate,
    incident: Incident,
) {
    let Some(next) = date.succ_opt() else { return };
    let ticked = under_way.ticked(&history.before(next), date);
    let states = ticked.day(date).into_iter().flat_map(|day| &day.items);
    let open: Vec<&str> = states.filter(|item| item.done.state == DoneState::Open).map(Item::slug).collect();
    let is_open = |item: &Item<'_>| open.contains(&item.slug());
    let Some(day) = under_way.plan.day(date) else { return };
    let lost = day.items.iter().filter(|item| is_open(item));
    let lost: Vec<_> = lost.map(|item| (item.quality(), Loss::Ended(incident))).collect();
    under_way.losses.extend(lost);
    under_way.drop_items(date, TrimWhy::Ended(incident), is_open);
}

/// Keeps what was done of a day before anybody knew.
fn keep_what_was_done<'c>(old: &Day<'c>, new: &mut Day<'c>, history: &History) {
    let is_new = |item: &Item<'_>| new.items.iter().all(|other| other.slug() != item.slug());
    let kept: Vec<Item<'c>> = old
        .items
        .iter()
        .filter(|item| is_new(item) && was_planned_on(history, item.slug(), old.date))
        .cloned()
        .collect();
    if kept.is_empty() {
        return;
    }
    if new.items.is_empty() {
        new.session = old.session;
    }
    new.items.extend(kept);
    new.items.sort_by_key(Item::quality);
}

/// Keeps the days planned anew to the amounts and loads they asked for: time that was freed makes nothing harder.
fn never_more(old: &[Day<'_>], anew: &mut [Day<'_>], from: NaiveDate) {
    for item in anew.iter_mut().filter(|day| day.date >= from).flat_map(|day| &mut day.items) {
        let alike = old.iter().flat_map(|day| &day.items).filter(|other| other.slug() == item.slug());
        let most = alike.map(|other| (other.dosage.number(), other.load_kg));
        let Some((amount, load_kg)) = most.reduce(|a, b| (a.0.max(b.0), a.1.max(b.1))) else { continue };
        item.load_kg = item.load_kg.min(load_kg);
        if item.dosage.number() > amount {
            item.dosage = item.exercise.dosage(amount);
        }
    }
}

/// Marks what differs from the day as it was planned.
fn mark_changes(old: &Day<'_>, new: &mut Day<'_>, incident: Incident) {
    for item in &mut new.items {
        let is_as_before = |other: &Item<'_>| {
            (other.slug(), other.sets, other.dosage, other.load_kg)
                == (item.slug(), item.sets, item.dosage, item.load_kg)
        };
        if !old.items.iter().any(is_as_before) {
            item.reasons.push(Reason::Replanned(incident));
        }
    }
}

/// Moves a heavy day on the day after pain to the next offered day that the spacing allows; else it becomes light.
fn spare_day(
    under_way: &mut UnderWay<'_>,
    heavy: &mut Vec<NaiveDate>,
    profile: &Profile,
    from: NaiveDate,
    incident: Incident,
) {
    if !heavy.contains(&from) {
        return;
    }
    heavy.retain(|date| *date != from);
    let moderate =
        under_way.plan.days.iter().filter(|day| day.date >= from && day.kind() == DayKind::Moderate);
    let moderate: Vec<NaiveDate> = moderate.map(|day| day.date).collect();
    let later = under_way.plan.days.iter().filter(|day| day.date > from).find(|day| {
        !heavy.contains(&day.date)
            && is_offered(profile, day.date)
            && heavy.iter().chain(&moderate).all(|other| days_apart(day.date, *other) >= HEAVY_GAP_DAYS)
            && !hard_run_follows(profile, day.weekday)
    });
    let Some(later) = later.map(|day| day.date) else { return };
    heavy.push(later);
    for session in &mut under_way.sessions {
        let (date, moved) = match session.date {
            date if date == from => (later, MoveCause::Pain(incident)),
            date if date == later => (from, MoveCause::Aside),
            _ => continue,
        };
        (session.date, session.moved) = (date, (date != session.origin).then_some(moved));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;
    use crate::catalogue::dosage::Dosage;
    use crate::person::Person;
    use crate::planner::base_week;
    use crate::units::Decimal;
    use crate::week::Week;

    #[test]
    fn a_day_planned_anew_asks_for_no_more_than_the_days_before_it_was() {
        let (catalogue, profile, history) = (Catalogue::bundled(), Profile::default(), History::default());
        let person = Person { catalogue: &catalogue, profile: &profile, history: &history };
        let monday: NaiveDate = "2026-11-16".parse().expect("a date");
        let old = base_week(person, Week::of(monday), monday).expect("a week").days;
        let mut harder = old.clone();
        for item in harder.iter_mut().flat_map(|day| &mut day.items) {
            item.load_kg = Decimal::whole(5);
            item.dosage = match item.dosage {
                Dosage::Reps(amount) => Dosage::Reps(amount + 3),
                Dosage::Seconds(amount) => Dosage::Seconds(amount + 10),
                Dosage::Contacts(amount) => Dosage::Contacts(amount + 4),
            };
        }
        let wednesday = old[2].date;
        let mut anew = harder.clone();
        never_more(&old, &mut anew, wednesday);
        assert_eq!((&anew[..2], &anew[2..]), (&harder[..2], &old[2..]));
    }
}
