//! A red day lightens the rest of the week, and each changed line says why (D.5): nothing is added.

use chrono::NaiveDate;

use crate::catalogue::vocabulary::LoadClass;
use crate::coach::Decision;
use crate::coach::prescribe::{Target, cap};
use crate::coach::rules::{ACCEPTABLE_PAIN, HEAVY_GAP_DAYS, SORE_TODAY_RPE};
use crate::coach::state::standing::Standing;
use crate::history::History;
use crate::plan::incident::Incident;
use crate::plan::trim::{Change, TrimWhy};
use crate::plan::{Day, DayKind, DoneState, Item, Note, Reason, Trim};
use crate::planner::days::offer::{days_apart, hard_run_follows};
use crate::planner::under_way::missed;
use crate::planner::under_way::setbacks::Setback;
use crate::planner::under_way::state::{Around, Loss, MoveCause, UnderWay, was_planned_on};
use crate::planner::weekly_targets::weekly_targets;
use crate::profile::Profile;

/// Changes the days from the morning on which a setback is known.
pub(crate) fn replan<'c>(under_way: &mut UnderWay<'c>, around: Around<'c, '_>, setback: &Setback) {
    let Setback { from, incident, .. } = *setback;
    let person = around.person;
    // No test is offered within a fortnight of a sore day (D.11).
    under_way.plan.notes.retain(|note| *note != Note::TestDue);
    if setback.is_red {
        if setback.is_rest_day() {
            rest(under_way, around, from, incident);
        } else {
            under_way.plan.notes.push(Note::Replanned(from, incident));
        }
        if let Some(spared) = setback.spares() {
            spare_day(under_way, person.profile, person.history, spared, incident);
        }
    }
    let until = setback.closes_hops_until();
    let ahead = || under_way.plan.days.iter().filter(|day| day.date >= from);
    let is_new = |item: &Item<'_>| person.history.last_done(item.slug()).is_none_or(|last| last >= from);
    if setback.is_red || ahead().filter(|day| day.date < until).flat_map(|day| &day.items).any(is_new) {
        // What the ankle did is known at once, the rest on the morning after.
        let known = match incident {
            Incident::Unsteady(..) => person.history.before(from.succ_opt().unwrap_or(from)),
            _ => person.history.on_waking(from),
        };
        let targets = weekly_targets(person.profile);
        let person = person.with_history(&known);
        let standing = Standing::of(person, targets, under_way.plan.week, from).keeping_week();
        hold_new_tiers(under_way, &standing, around.person.history, setback);
        if setback.is_red {
            step_back(under_way, &standing, around.person.history, from, incident);
        }
    }
    under_way.drop_hops_after(person.history, setback);
}

/// Leaves out what would begin in the week after a sore day and load the tendon more than all that was done.
fn hold_new_tiers(
    under_way: &mut UnderWay<'_>,
    standing: &Standing<'_, '_>,
    history: &History,
    setback: &Setback,
) {
    let dates: Vec<NaiveDate> = under_way.plan.days.iter().map(|day| day.date).collect();
    let until = setback.closes_hops_until();
    for date in dates.into_iter().filter(|date| *date >= setback.from && *date < until) {
        under_way.leave_out(date, setback.incident, |item| {
            !was_planned_on(history, item.slug(), date) && standing.begins_too_soon(item.exercise, date)
        });
    }
}

/// Makes a day one of rest: its session moves to another one, or is left out.
fn rest(under_way: &mut UnderWay<'_>, around: Around<'_, '_>, date: NaiveDate, incident: Incident) {
    let history = around.person.history;
    under_way.resting.insert(date, incident);
    let session = under_way.session_on(date).map(|session| session.origin);
    let was_begun = under_way
        .plan
        .day(date)
        .is_some_and(|day| day.items.iter().any(|item| was_planned_on(history, item.slug(), date)));
    if was_begun {
        under_way.drop_items(date, TrimWhy::Replanned(incident), |item| {
            !was_planned_on(history, item.slug(), date)
        });
    } else if session.is_some() {
        missed::move_off(under_way, around, date, MoveCause::Pain(incident));
    }
    let moved = under_way.sessions.iter().find(|placed| Some(placed.origin) == session);
    let to = moved.map(|placed| placed.date).filter(|to| *to != date);
    under_way.plan.notes.push(Note::RestDay { date, incident, had_session: session.is_some(), to });
    let is_bad = |day: NaiveDate| history.morning(day).is_some_and(|told| told.pain > ACCEPTABLE_PAIN);
    if is_bad(date) && date.pred_opt().is_some_and(is_bad) {
        under_way.plan.notes.push(Note::LastingPain(date));
    }
}

/// Lowers what the days from one on ask for to what holds after a step back; what stepped back to another exercise, or
/// rests, is left out.
fn step_back<'c>(
    under_way: &mut UnderWay<'c>,
    standing: &Standing<'c, '_>,
    history: &History,
    from: NaiveDate,
    incident: Incident,
) {
    let dates: Vec<NaiveDate> = under_way.plan.days.iter().map(|day| day.date).collect();
    for date in dates.into_iter().filter(|date| *date >= from) {
        let is_out = |item: &Item<'_>| {
            !was_planned_on(history, item.slug(), date) && is_left_out(standing, item, date)
        };
        under_way.leave_out(date, incident, is_out);
        if let Some(day) = under_way.day(date) {
            day.extras.retain(|item| standing.rests_on(item.slug(), date).is_none());
            for item in &mut day.items {
                lower(item, &standing.target(item.exercise), incident);
            }
        }
    }
}

fn is_left_out(standing: &Standing<'_, '_>, item: &Item<'_>, date: NaiveDate) -> bool {
    let stepped_off = standing.state_of(item.slug()).is_some_and(|state| {
        let last = state.rulings.last().filter(|ruling| standing.week.contains(ruling.day));
        last.is_some_and(|ruling| ruling.leads_off(item.slug()))
    });
    stepped_off || standing.rests_on(item.slug(), date).is_some()
}

/// Lowers a line to a target, where that asks for less of anything; nothing grows.
fn lower<'c>(item: &mut Item<'c>, target: &Target<'c>, incident: Incident) {
    let amount = item.dosage.number().min(target.dosage.number());
    let (sets, load_kg) = (item.sets.min(target.sets), item.load_kg.min(target.load_kg));
    let is_less = (sets, amount, load_kg) != (item.sets, item.dosage.number(), item.load_kg);
    if !is_less {
        return;
    }
    (item.sets, item.load_kg, item.dosage) = (sets, load_kg, item.exercise.dosage(amount));
    if target.decision == Decision::Regress {
        item.decision = target.decision;
        for reason in &mut item.reasons {
            if let Reason::Coach(because) = reason {
                *because = target.because.clone();
            }
        }
    }
    item.reasons.push(Reason::Replanned(incident));
}

/// Leaves out what of a day's session is not done when pain ends it (D.5).
pub(crate) fn end_session(
    under_way: &mut UnderWay<'_>,
    history: &History,
    date: NaiveDate,
    incident: Incident,
) {
    let Some(next) = date.succ_opt() else { return };
    let ticked = under_way.ticked(&history.before(next), date);
    let states = || ticked.day(date).into_iter().flat_map(|day| &day.items);
    let open: Vec<&str> =
        states().filter(|item| item.done.state == DoneState::Open).map(Item::slug).collect();
    let is_open = |item: &Item<'_>| open.contains(&item.slug());
    let Some(day) = under_way.plan.day(date) else { return };
    let lost = day.items.iter().filter(|item| is_open(item));
    let lost: Vec<_> = lost.map(|item| (item.quality(), Loss::Ended(incident))).collect();
    under_way.losses.extend(lost);
    under_way.drop_items(date, TrimWhy::Ended(incident), is_open);
    for begun in states().filter(|item| item.done.state == DoneState::Partial) {
        let Some(day) = under_way.day(date) else { continue };
        let Some(item) = day.items.iter_mut().find(|item| item.slug() == begun.slug()) else { continue };
        let Some(change) = cut_to_what_was_done(item, begun) else { continue };
        let trim = Trim { date, exercise: item.exercise, change, why: TrimWhy::Ended(incident) };
        under_way.losses.insert(begun.quality(), Loss::Ended(incident));
        under_way.dropped.push(trim);
    }
}

/// Asks for no more sets than were done on each leg.
fn cut_to_what_was_done(item: &mut Item<'_>, begun: &Item<'_>) -> Option<Change> {
    let (left, right) = begun.done_per_leg();
    let most = left.max(right);
    if most == 0 || most > item.sets {
        return None;
    }
    let fewer = |side: u8| if item.exercise.is_one_sided() { (most - side).cast_signed() } else { 0 };
    (item.extra_sets_left, item.extra_sets_right) = (-fewer(left), -fewer(right));
    Some(Change::FewerSets(std::mem::replace(&mut item.sets, most), most))
}

/// Caps the effort of the heavy work that is left of a day on which something hurt a little (D.5).
pub(crate) fn ease_rest_of_session(under_way: &mut UnderWay<'_>, history: &History, date: NaiveDate) {
    let Some(day) = under_way.day(date) else { return };
    let is_left = |item: &&mut Item<'_>| {
        item.load_class() == LoadClass::Heavy && history.exposure(item.slug(), date).is_none()
    };
    for item in day.items.iter_mut().filter(is_left) {
        cap(&mut item.rpe, SORE_TODAY_RPE);
    }
}

/// Moves a heavy day on the day after pain to the next offered day that the spacing allows; else it becomes light.
fn spare_day(
    under_way: &mut UnderWay<'_>,
    profile: &Profile,
    history: &History,
    from: NaiveDate,
    incident: Incident,
) {
    let kind = under_way.plan.day(from).map_or(DayKind::Rest, Day::kind);
    if !kind.is_loaded() {
        return;
    }
    let heavy = under_way.plan.days.iter().filter(|day| day.kind() == DayKind::Heavy && day.date != from);
    let heavy: Vec<NaiveDate> = heavy.map(|day| day.date).collect();
    let moderate =
        under_way.plan.days.iter().filter(|day| day.date >= from && day.kind() == DayKind::Moderate);
    let moderate: Vec<NaiveDate> = moderate.map(|day| day.date).collect();
    let later = under_way.plan.days.iter().filter(|day| day.date > from).find(|day| {
        !heavy.contains(&day.date)
            && profile.offers(day.date)
            && heavy.iter().chain(&moderate).all(|other| days_apart(day.date, *other) >= HEAVY_GAP_DAYS)
            && !hard_run_follows(profile, day.weekday)
    });
    let Some(later) = later.map(|day| day.date).filter(|_| kind == DayKind::Heavy) else {
        let is_hard = |item: &Item<'_>| {
            (item.is_heavy() || item.load_class() == LoadClass::Elastic)
                && !was_planned_on(history, item.slug(), from)
        };
        under_way.leave_out(from, incident, is_hard);
        if let Some(day) = under_way.day(from).filter(|day| !day.items.iter().any(Item::is_heavy)) {
            day.session = DayKind::Light;
        }
        return;
    };
    swap_days(&mut under_way.plan.days, from, later);
    for session in &mut under_way.sessions {
        let (date, moved) = match session.date {
            date if date == from => (later, MoveCause::Pain(incident)),
            date if date == later => (from, MoveCause::Aside),
            _ => continue,
        };
        (session.date, session.moved) = (date, (date != session.origin).then_some(moved));
    }
}

/// Gives each of two days the session of the other.
fn swap_days(days: &mut [Day<'_>], a: NaiveDate, b: NaiveDate) {
    let find = |date: NaiveDate, days: &[Day<'_>]| days.iter().position(|day| day.date == date);
    let (Some(a), Some(b)) = (find(a, days), find(b, days)) else { return };
    let (items, session) = (std::mem::take(&mut days[a].items), days[a].session);
    days[a].items = std::mem::replace(&mut days[b].items, items);
    days[a].session = std::mem::replace(&mut days[b].session, session);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;
    use crate::coach::because::Because;
    use crate::person::Person;
    use crate::planner::base_week;
    use crate::week::Week;

    #[test]
    fn a_line_is_lowered_to_what_holds_and_never_raised() {
        let (catalogue, profile, history) = (Catalogue::bundled(), Profile::default(), History::default());
        let person = Person { catalogue: &catalogue, profile: &profile, history: &history };
        let monday: NaiveDate = "2026-11-16".parse().expect("a date");
        let days = base_week(person, Week::of(monday), monday).expect("a week").days;
        let line = days.iter().flat_map(|day| &day.items).find(|item| item.is_heavy()).expect("a line");
        let (sets, amount) = (line.sets, line.dosage.number());
        for (asked, expected) in
            [((9, 30), (sets, amount)), ((1, 30), (1, amount)), ((9, 6), (sets, 6)), ((1, 6), (1, 6))]
        {
            let mut lowered = line.clone();
            let target = Target {
                sets: asked.0,
                dosage: line.exercise.dosage(asked.1),
                load_kg: line.load_kg,
                rpe: None,
                tempo: None,
                last_set_open: false,
                rest_seconds: None,
                decision: Decision::Regress,
                because: Because::Waits,
            };
            lower(&mut lowered, &target, Incident::Sharp(monday));
            assert_eq!((lowered.sets, lowered.dosage.number()), expected, "{asked:?}");
        }
    }
}
