//! Missed sessions (D.8): what remains of the week is dealt anew over the days that remain, never doubled up.

use chrono::NaiveDate;

use crate::catalogue::vocabulary::{LoadClass, Quality};
use crate::catalogue::{Catalogue, Exercise};
use crate::coach::judge::pain::before;
use crate::coach::rules::{HEAVY_GAP_DAYS, LONG_RECOVERY_DAYS};
use crate::history::History;
use crate::plan::trim::TrimWhy;
use crate::plan::{Day, DayKind, DoneState, Item, Plan};
use crate::planner::contents::pick::{days_to_recover, recovers_slowly};
use crate::planner::days::offer::{days_apart, hard_run_follows, is_kept_light};
use crate::planner::under_way::deal::{Open, Slot, deal};
use crate::planner::under_way::moved::move_items;
use crate::planner::under_way::setbacks::Setback;
use crate::planner::under_way::state::{
    Around, MoveCause, Placed, UnderWay, dropped, was_done_on, was_heavy_on,
};

/// Moves the sessions that a morning finds missed to days that remain, or drops them.
pub(crate) fn move_missed_sessions(under_way: &mut UnderWay<'_>, around: Around<'_, '_>, morning: NaiveDate) {
    // Nobody missed what was planned before they began.
    let known = &around.person.history.before(morning);
    let Some(began) = known.first_day().filter(|_| morning > under_way.plan.starts) else { return };
    let has_gone_by = |day: &Day<'_>| day.date >= began && day.date < morning && !day.items.is_empty();
    if under_way.plan.days.iter().any(has_gone_by) {
        let ticked = under_way.ticked(known, morning);
        let is_missed =
            |day: &Day<'_>| day.date >= began && !was_trained(day, around.person.catalogue, known);
        let open = open_sessions(under_way, &ticked, is_missed);
        if open.iter().any(|session| session.date < morning) {
            settle(under_way, around, &ticked, &open, morning, MoveCause::Missed);
        }
    }
    keep_distance(under_way, around, morning);
}

/// Moves on what stands on a day too near to heavy work that was done since: what slid there, and what is not begun where
/// that work was done on a day without a session.
pub(crate) fn keep_distance(under_way: &mut UnderWay<'_>, around: Around<'_, '_>, morning: NaiveDate) {
    let known = &around.person.history.before(morning);
    stand_where_begun(under_way, around, morning);
    let slid: Vec<NaiveDate> = under_way
        .sessions
        .iter()
        .filter(|session| matches!(session.moved, Some(MoveCause::Missed | MoveCause::MakesRoom)))
        .filter(|session| session.date >= morning)
        .map(|session| session.date)
        .collect();
    let done = heavy_done(around.person.catalogue, known, &under_way.plan);
    if done.is_empty() {
        return;
    }
    let ticked = under_way.ticked(known, morning);
    let was_beside = |done: &NaiveDate| ticked.day(*done).is_some_and(|day| day.items.is_empty());
    let is_near = |day: &&Day<'_>| {
        let near = |done: &&NaiveDate| days_apart(**done, day.date) < HEAVY_GAP_DAYS;
        let mut near = done.iter().filter(near);
        let has_slid = slid.contains(&day.date);
        let is_ahead = day.date >= morning && day.kind().is_loaded();
        is_ahead
            && ((has_slid && !day.is_done() && near.next().is_some())
                || (!has_slid && !day.is_begun() && near.any(was_beside)))
    };
    if ticked.days.iter().any(|day| is_near(&day)) {
        let may_move = |day: &Day<'_>| day.date >= morning && (!day.is_begun() || is_near(&day));
        let open = open_sessions(under_way, &ticked, may_move);
        settle(under_way, around, &ticked, &open, morning, MoveCause::Missed);
    }
}

/// Lets a session that slid stand where it was begun since, on a day without one: there it keeps its distance to itself. A
/// light session that had made room for it is back on its day.
fn stand_where_begun(under_way: &mut UnderWay<'_>, around: Around<'_, '_>, morning: NaiveDate) {
    let known = &around.person.history.before(morning);
    let slid: Vec<NaiveDate> = under_way
        .sessions
        .iter()
        .filter(|session| session.moved == Some(MoveCause::Missed) && session.date >= morning)
        .map(|session| session.date)
        .collect();
    for from in slid {
        let ticked = under_way.ticked(known, morning);
        let Some(day) = ticked.day(from).filter(|day| day.kind().is_loaded() && !day.is_done()) else {
            continue;
        };
        let done_on: Vec<Option<NaiveDate>> = day.items.iter().map(|item| item.done.day).collect();
        let is_free = |date: &NaiveDate| ticked.day(*date).is_some_and(|day| day.items.is_empty());
        let is_near = |date: &NaiveDate| days_apart(*date, from) < HEAVY_GAP_DAYS;
        let begun_on = day.items.iter().filter(|item| item.is_heavy()).filter_map(|item| item.done.day);
        if !begun_on.filter(is_free).any(|date| is_near(&date)) {
            continue;
        }
        move_items(under_way, from, &done_on);
        let is_of_day = |(session, ..): &(Placed, DayKind, Vec<Item<'_>>)| session.date == from;
        if let Some(position) = under_way.aside.iter().position(is_of_day)
            && under_way.plan.day(from).is_some_and(|day| day.items.is_empty())
        {
            let (session, kind, items) = under_way.aside.remove(position);
            under_way.dropped.retain(|trim| (trim.date, trim.why) != (from, TrimWhy::MakesRoom));
            under_way.sessions.push(session);
            if let Some(day) = under_way.day(from) {
                (day.session, day.items) = (kind, items);
            }
        }
    }
}

/// Moves the session of a day that became one of rest to another day, or drops it.
pub(crate) fn move_off(
    under_way: &mut UnderWay<'_>,
    around: Around<'_, '_>,
    date: NaiveDate,
    cause: MoveCause,
) {
    let known = &around.person.history.before(date);
    let ticked = under_way.ticked(known, date);
    let open = open_sessions(under_way, &ticked, |day| day.date >= date && !day.is_begun());
    settle(under_way, around, &ticked, &open, date, cause);
}

/// Whether a session was begun, or hard calf work of another kind stands for it.
fn was_trained(day: &Day<'_>, catalogue: &Catalogue, known: &History) -> bool {
    day.is_begun() || was_done_on(catalogue, known, day.date, is_calf_work)
}

fn is_calf_work(exercise: &Exercise) -> bool {
    matches!(exercise.quality, Quality::CalfStraight | Quality::CalfBent)
}

/// The sessions that may be dealt anew.
fn open_sessions(
    under_way: &UnderWay<'_>,
    ticked: &Plan<'_>,
    may_move: impl Fn(&Day<'_>) -> bool,
) -> Vec<Open> {
    let is_there = |day: &&Day<'_>| !day.items.is_empty() && !under_way.is_lost(day.date);
    let days = ticked.days.iter().filter(is_there).filter(|day| may_move(day));
    days.map(|day| Open { date: day.date, kind: day.kind(), is_slow: day.items.iter().any(is_slow) })
        .collect()
}

/// Deals open sessions anew over the days from a morning on.
fn settle(
    under_way: &mut UnderWay<'_>,
    around: Around<'_, '_>,
    ticked: &Plan<'_>,
    open: &[Open],
    morning: NaiveDate,
    cause: MoveCause,
) {
    let person = around.person;
    let (catalogue, profile, history) = (person.catalogue, person.profile, person.history);
    let is_open = |date: NaiveDate| open.iter().any(|session| session.date == date);
    let week = under_way.plan.week;
    let spared: Vec<NaiveDate> = under_way.setbacks.iter().filter_map(Setback::spares).collect();
    let slots: Vec<Slot> = ticked
        .days
        .iter()
        .filter(|day| day.date >= morning && profile.offers(day.date))
        .filter(|day| !under_way.resting.contains_key(&day.date))
        .filter(|day| is_open(day.date) || !day.is_begun())
        .map(|day| {
            let may_be_moderate = !is_kept_light(person, week, day.date) && !spared.contains(&day.date);
            let may_be_heavy = may_be_moderate && !hard_run_follows(profile, day.weekday);
            Slot { date: day.date, may_be_heavy, may_be_moderate }
        })
        .collect();
    let known = &history.before(morning);
    let mut heavy = heavy_done(catalogue, known, &under_way.plan);
    // A heavy day that stays where it is keeps its distance too: one begun early, or today's.
    let stays = |day: &&Day<'_>| !is_open(day.date) && day.date >= before(morning, 1) && !day.is_done();
    let stays = |day: &&Day<'_>| day.kind().is_loaded() && stays(day) && !under_way.is_lost(day.date);
    heavy.extend(ticked.days.iter().filter(stays).map(|day| day.date));
    let dealt = deal(open, &slots, &heavy);
    apply(under_way, open, &dealt, ticked, morning, cause);
    drop_close_hops(under_way, catalogue, known, morning);
    drop_unrested(under_way, catalogue, known, morning);
    for setback in under_way.setbacks.clone() {
        under_way.drop_hops_after(history, &setback);
    }
}

/// The days of a week, and the one before it, on which anything of the heavy class was done.
fn heavy_done(catalogue: &Catalogue, known: &History, plan: &Plan<'_>) -> Vec<NaiveDate> {
    let days = plan.week.dates().chain(plan.starts.pred_opt());
    days.filter(|date| was_heavy_on(catalogue, known, *date)).collect()
}

/// Drops the hops that a slid session brought within three days after those that ask for as many (D.2.5).
fn drop_close_hops(under_way: &mut UnderWay<'_>, catalogue: &Catalogue, known: &History, morning: NaiveDate) {
    let are_slow_hops =
        |exercise: &Exercise| exercise.quality == Quality::Plyometric && recovers_slowly(exercise);
    let slow = known.exercises().filter(|slug| catalogue.get(slug).is_some_and(are_slow_hops));
    let mut last = slow.filter_map(|slug| known.last_done(slug)).max();
    let dates: Vec<NaiveDate> = under_way.plan.days.iter().map(|day| day.date).collect();
    for date in dates.into_iter().filter(|date| *date >= morning) {
        if last.is_some_and(|last| days_apart(date, last) < LONG_RECOVERY_DAYS) {
            under_way.drop_items(date, TrimWhy::HopsTooClose, |item| item.quality() == Quality::Plyometric);
        }
        let day = under_way.plan.day(date);
        if day.is_some_and(|day| day.items.iter().any(|item| are_slow_hops(item.exercise))) {
            last = Some(date);
        }
    }
}

/// Drops what a slid session brought nearer to the last of its quality than that one's recovery allows, where no heavy day
/// keeps it apart (D.2.5).
fn drop_unrested(under_way: &mut UnderWay<'_>, catalogue: &Catalogue, known: &History, morning: NaiveDate) {
    let is_slow =
        |exercise: &Exercise| exercise.load_class == LoadClass::Moderate && days_to_recover(exercise) > 1;
    for slow in catalogue.iter().filter(|exercise| is_slow(exercise)) {
        let days = days_to_recover(slow);
        let mut last = known.last_done(&slow.slug);
        let dates: Vec<NaiveDate> = under_way.plan.days.iter().map(|day| day.date).collect();
        for date in dates.into_iter().filter(|date| *date >= morning) {
            if last.is_some_and(|last| days_apart(date, last) < days.into()) {
                under_way.drop_items(date, TrimWhy::Unrested(days), |item| item.quality() == slow.quality);
            }
            let day = under_way.plan.day(date);
            if day.is_some_and(|day| day.items.iter().any(|item| item.slug() == slow.slug)) {
                last = Some(date);
            }
        }
    }
}

/// Whether an item asks for three days before the next heavy work.
fn is_slow(item: &Item<'_>) -> bool {
    item.load_class() == LoadClass::Heavy && recovers_slowly(item.exercise)
}

/// Puts the sessions where they were dealt to; what found no day is recorded.
fn apply(
    under_way: &mut UnderWay<'_>,
    open: &[Open],
    dealt: &[Option<NaiveDate>],
    ticked: &Plan<'_>,
    morning: NaiveDate,
    cause: MoveCause,
) {
    let mut lifted = Vec::new();
    for (session, to) in open.iter().zip(dealt) {
        let from = session.date;
        if *to == Some(from) {
            continue;
        }
        if to.is_none() && from < morning {
            // It is told once the day is over: what is done later may still answer it.
            if let Some(session) = under_way.session_on(from) {
                session.is_lost = true;
            }
            continue;
        }
        let Some(day) = under_way.day(from) else { continue };
        let held = (day.session, std::mem::take(&mut day.items));
        let Some(position) = under_way.sessions.iter().position(|session| session.date == from) else {
            continue;
        };
        lifted.push((under_way.sessions.remove(position), *to, held));
    }
    for (session, to, (kind, items)) in lifted {
        let Some(to) = to else {
            let why = match session.moved {
                _ if let MoveCause::Pain(incident) = cause => TrimWhy::Replanned(incident),
                Some(MoveCause::Missed) => TrimWhy::NoOtherDay,
                _ => TrimWhy::MakesRoom,
            };
            let open = open_items(ticked, session.date).map(Item::slug);
            let open: Vec<&str> = open.collect();
            // What was missed is named by the day it was planned for.
            let of = if why == TrimWhy::NoOtherDay { session.origin } else { session.date };
            let dropped_items = items.iter().filter(|item| open.contains(&item.slug()));
            under_way.dropped.extend(dropped_items.map(|item| dropped(of, item, why)));
            if why == TrimWhy::MakesRoom && !kind.is_loaded() && session.moved.is_none() {
                under_way.aside.push((session, kind, items));
            }
            continue;
        };
        // What still had its day ahead was not missed.
        let was_missed = session.date < morning || session.moved == Some(MoveCause::Missed);
        let cause = match cause {
            MoveCause::Pain(_) => cause,
            _ if was_missed => MoveCause::Missed,
            _ => MoveCause::MakesRoom,
        };
        let moved = (to != session.origin).then_some(cause);
        under_way.sessions.push(Placed { date: to, moved, ..session });
        if let Some(day) = under_way.day(to) {
            (day.session, day.items) = (kind, items);
        }
    }
}

/// Returns what of a day's session is not done.
fn open_items<'t, 'c>(ticked: &'t Plan<'c>, date: NaiveDate) -> impl Iterator<Item = &'t Item<'c>> {
    let items = ticked.day(date).into_iter().flat_map(|day| &day.items);
    items.filter(|item| item.done.state != DoneState::Done)
}

/// Records what was missed for good and not made up for since.
pub(crate) fn record_lost_sessions(under_way: &mut UnderWay<'_>, around: Around<'_, '_>) {
    let person = around.person;
    let ticked = under_way.ticked(person.history, under_way.plan.today);
    let UnderWay { dropped: all_dropped, sessions, .. } = under_way;
    for session in sessions.iter_mut().filter(|session| session.is_lost) {
        let day = ticked.day(session.date);
        session.is_lost = day.is_some_and(|day| !was_trained(day, person.catalogue, person.history));
        if session.is_lost {
            let open = open_items(&ticked, session.date);
            all_dropped.extend(open.map(|item| dropped(session.date, item, TrimWhy::WentBy)));
        }
    }
}
