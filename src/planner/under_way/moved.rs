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
    let dates = under_way.plan.days.iter().map(|day| day.date);
    let empty_handed: Vec<NaiveDate> =
        dates.filter(|date| *date < today && !history.was_active_on(*date)).collect();
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

/// Moves the items of a day that were done on other ones.
fn move_items(under_way: &mut UnderWay<'_>, from: NaiveDate, done_on: &[Option<NaiveDate>]) {
    let Some(day) = under_way.day(from) else { return };
    let kind = day.session;
    let all = std::mem::take(&mut day.items).into_iter().zip(done_on);
    let (stay, gone): (Vec<_>, Vec<_>) = all.partition(|(_, done_on)| done_on.is_none());
    day.items = stay.into_iter().map(|(item, _)| item).collect();
    let is_whole = day.items.is_empty();
    let mut last = None;
    for (mut item, to) in gone {
        let Some(to) = *to else { continue };
        let Some(day) = under_way.day(to) else { continue };
        let is_free = day.items.is_empty();
        if last != Some(to) {
            // The whole session moves to a day that holds none; else its first item says where it comes from.
            let moves = is_whole && is_free && last.is_none();
            if is_free || item.is_heavy() {
                day.session = kind;
            }
            if !(moves && move_session(under_way, from, to)) {
                item.reasons.push(Reason::MovedAfterMiss(from));
            }
        }
        last = Some(to);
        let Some(day) = under_way.day(to) else { continue };
        day.items.push(item);
        day.items.sort_by_key(Item::quality);
    }
    if is_whole {
        under_way.sessions.retain(|session| session.date != from);
    }
}

/// Moves the session of a day; returns whether there was one.
fn move_session(under_way: &mut UnderWay<'_>, from: NaiveDate, to: NaiveDate) -> bool {
    let Some(session) = under_way.session_on(from) else { return false };
    session.moved = (to != session.origin).then_some(MoveCause::Missed);
    (session.date, session.is_lost) = (to, false);
    true
}
