//! Work stands on the day it was done (D.8): a day that went by without a record holds none.

use chrono::NaiveDate;

use crate::history::History;
use crate::plan::{Day, Item, Note, Plan, Reason};

/// Moves what was done on other days than planned to where it was done, in a week that is ticked off.
///
/// A day of which anything was done keeps its session: its rest was only caught up on later.
pub(crate) fn stand_where_done(plan: &mut Plan<'_>, history: &History) {
    let today = plan.today;
    let is_empty_handed = |day: &Day<'_>| day.date < today && !history.was_active_on(day.date);
    for at in 0..plan.days.len() {
        if !is_empty_handed(&plan.days[at]) {
            continue;
        }
        let (from, kind) = (plan.days[at].date, plan.days[at].session);
        let (stay, gone): (Vec<Item<'_>>, Vec<Item<'_>>) =
            std::mem::take(&mut plan.days[at].items).into_iter().partition(|item| item.done.day.is_none());
        let is_whole = stay.is_empty();
        plan.days[at].items = stay;
        let mut to = None;
        for mut item in gone {
            let Some(done_on) = item.done.day else { continue };
            let Some(day) = plan.days.iter_mut().find(|day| day.date == done_on) else { continue };
            if to != Some(done_on) && item.reasons.iter().all(|reason| reason.code() != MOVED) {
                item.reasons.push(Reason::MovedAfterMiss(from));
            }
            to = Some(done_on);
            // What stands there keeps its kind, where that is the heavier one.
            if day.items.is_empty() || item.is_heavy() {
                day.session = kind;
            }
            day.items.push(item);
            day.items.sort_by_key(Item::quality);
        }
        if let Some(to) = to.filter(|_| is_whole) {
            tell(plan, from, to);
        }
    }
}

/// The code of a session that moved.
const MOVED: &str = "moved:missed";

/// Tells of a session that moved from a day to another, in place of what was said of where it slid before.
fn tell(plan: &mut Plan<'_>, from: NaiveDate, to: NaiveDate) {
    let slid = plan.notes.iter_mut().find_map(|note| match note {
        Note::Slid(moves) => Some(moves),
        _ => None,
    });
    let Some(moves) = slid else {
        plan.notes.push(Note::Slid(vec![(from, to)]));
        return;
    };
    match moves.iter_mut().find(|(_, slid_to)| *slid_to == from) {
        Some(known) => known.1 = to,
        None => moves.push((from, to)),
    }
    moves.retain(|(from, to)| from != to);
}
