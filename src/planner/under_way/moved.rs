//! Work stands on the day it was done (D.8): a day that went by without a record holds none.

use chrono::NaiveDate;

use crate::history::History;
use crate::plan::{Item, Reason};
use crate::planner::under_way::state::{MoveCause, UnderWay};

/// Moves what was done on other days than planned to where it was done.
///
/// A day of which anything was done keeps its session: its rest was only caught up on later.
pub(crate) fn stand_where_done(under_way: &mut UnderWay<'_>, history: &History) {
    let today = under_way.plan.today;
    let asks = under_way.plan.days.iter().filter(|day| day.date < today && !day.items.is_empty());
    let empty_handed: Vec<NaiveDate> =
        asks.map(|day| day.date).filter(|date| !history.was_active_on(*date)).collect();
    let mut week = under_way.plan.week.dates();
    if empty_handed.is_empty() || !week.any(|date| history.was_active_on(date)) {
        return;
    }
    for from in empty_handed {
        let ticked = under_way.ticked(history, today);
        let Some(day) = ticked.day(from) else { continue };
        // What a day holds is settled before anything of that day is logged: today's waits until tomorrow.
        let done_on = |item: &Item<'_>| item.done.day.filter(|done_on| *done_on < today);
        let done_on: Vec<Option<NaiveDate>> = day.items.iter().map(done_on).collect();
        if done_on.iter().any(Option::is_some) {
            move_items(under_way, from, &done_on);
        }
    }
}

/// Moves the items of a day that were done on other ones: the whole session to one that held none, with what of it was
/// left; else those alone, and the rest was missed.
pub(crate) fn move_items(under_way: &mut UnderWay<'_>, from: NaiveDate, done_on: &[Option<NaiveDate>]) {
    let is_free = |date: &NaiveDate| under_way.plan.day(*date).is_some_and(|day| day.items.is_empty());
    let home = done_on.iter().flatten().copied().find(is_free);
    let Some(day) = under_way.day(from) else { return };
    let kind = day.session;
    let items = std::mem::take(&mut day.items);
    if let Some(day) = home.and_then(|home| under_way.day(home)) {
        day.session = kind;
    }
    let mut told = Vec::new();
    for (mut item, done_on) in items.into_iter().zip(done_on) {
        let to = done_on.or(home).unwrap_or(from);
        if to != from && Some(to) != home && !told.contains(&to) {
            item.reasons.push(Reason::MovedAfterMiss(from));
            told.push(to);
        }
        let Some(day) = under_way.day(to) else { continue };
        if item.is_heavy() && !day.session.is_loaded() {
            day.session = kind;
        }
        day.items.push(item);
        day.items.sort_by_key(Item::quality);
    }
    let is_left = under_way.plan.day(from).is_some_and(|day| !day.items.is_empty());
    let Some(session) = under_way.session_on(from) else { return };
    session.is_lost = is_left;
    if let Some(home) = home {
        session.moved = (home != session.origin).then_some(MoveCause::Missed);
        session.date = home;
    } else if !is_left {
        under_way.sessions.retain(|session| session.date != from);
    }
}
