//! A week under way: its days are gone through one by one, each with what was known on its morning.
//!
//! What a day holds is settled before anything of that day is logged: pain told of since the day before plans the rest
//! anew, then the missed sessions slide. So the plan of a day is the same in the morning and after training.

use chrono::NaiveDate;

use crate::catalogue::Catalogue;
use crate::history::History;
use crate::plan::{Day, DayKind, Plan, Reason};
use crate::profile::Profile;
use crate::week::{Weekday, short_date};

use super::setbacks::{Setback, setbacks};
use super::{replan, slide};

/// Everything that does not change while the week runs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Surroundings<'a> {
    pub(super) catalogue: &'a Catalogue,
    /// The person, in all weeks.
    pub(super) profile: &'a Profile,
    /// The person, in this week.
    pub(super) of_week: &'a Profile,
    pub(super) history: &'a History,
}

/// Why a session stands on another day than planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Moved {
    /// It was missed.
    Missed,
    /// Its day follows one that went badly, told in words.
    Pain(String),
    /// Another one took its day.
    Aside,
}

/// One session of the week.
#[derive(Debug, Clone)]
pub(super) struct Session {
    /// The day it was planned for.
    pub(super) origin: NaiveDate,
    /// The day it stands on.
    pub(super) date: NaiveDate,
    /// Why that is another one.
    pub(super) moved: Option<Moved>,
    /// Whether it was missed for good.
    pub(super) is_lost: bool,
}

/// A week as it stands on one of its mornings.
#[derive(Debug, Clone)]
pub(super) struct Running {
    pub(super) plan: Plan,
    /// The sessions that stand in it, in no order.
    pub(super) sessions: Vec<Session>,
    /// The setbacks known so far.
    pub(super) setbacks: Vec<Setback>,
}

/// Returns a week as it stands today.
pub(super) fn so_far(plan: Plan, around: Surroundings<'_>, today: NaiveDate) -> Plan {
    let week = plan.week;
    let trains = |day: &&Day| !day.items.is_empty();
    let session = |day: &Day| Session { origin: day.date, date: day.date, moved: None, is_lost: false };
    let sessions: Vec<Session> = plan.days.iter().filter(trains).map(session).collect();
    let mut running = Running { plan, sessions, setbacks: Vec::new() };
    let setbacks = setbacks(around.history, week);
    for morning in week.dates() {
        for setback in setbacks.iter().filter(|setback| setback.from == morning) {
            replan::after_pain(&mut running, around, setback);
            running.setbacks.push(setback.clone());
        }
        // What has gone by slides while the week lasts.
        if morning <= today && week.contains(today) {
            slide::missed_sessions(&mut running, around, morning);
        }
    }
    if week.contains(today) {
        // What was done today beside the plan keeps what slid to tomorrow at its distance; today stays as it is.
        if let Some(tomorrow) = today.succ_opt() {
            slide::keep_distance(&mut running, around, tomorrow);
        }
    }
    slide::tell_lost(&mut running, around.history);
    running.told()
}

impl Running {
    /// Returns the session that stands on a day.
    pub(super) fn session_on(&mut self, date: NaiveDate) -> Option<&mut Session> {
        self.sessions.iter_mut().find(|session| session.date == date)
    }

    /// Whether the session of a day was missed for good.
    pub(super) fn is_lost(&self, date: NaiveDate) -> bool {
        self.sessions.iter().any(|session| session.date == date && session.is_lost)
    }

    /// Returns a day of the week.
    pub(super) fn day(&mut self, date: NaiveDate) -> Option<&mut Day> {
        self.plan.days.iter_mut().find(|day| day.date == date)
    }

    /// Says what moved, and counts what is left.
    fn told(mut self) -> Plan {
        let mut sessions: Vec<Session> = self.sessions.clone();
        sessions.sort_by_key(|session| session.origin);
        let mut slid = Vec::new();
        for session in sessions {
            let from = short_date(session.origin);
            let reason = match &session.moved {
                Some(Moved::Missed) if session.is_lost => continue,
                Some(Moved::Missed) => {
                    let word = |date: NaiveDate| Weekday::of(date).short();
                    slid.push(format!("{} moves to {}", word(session.origin), word(session.date)));
                    Reason::new(
                        "moved:missed",
                        &format!("this session moved here from {from}, where it was missed"),
                    )
                }
                Some(Moved::Pain(told)) => Reason::new(
                    "moved:pain",
                    &format!("this session moved here from {from}, the day after {told}"),
                ),
                Some(Moved::Aside) | None => continue,
            };
            // Once a day is enough.
            if let Some(item) = self.day(session.date).and_then(|day| day.items.first_mut()) {
                item.reasons.push(reason);
            }
        }
        if !slid.is_empty() {
            let moves = slid.join(", ");
            self.plan.notes.push(format!("A missed session slides, it is never doubled up: {moves}."));
        }
        slide::recount(&mut self);
        self.plan
    }
}

/// Empties a day of its session.
pub(super) fn take_session(day: &mut Day) -> (DayKind, u32, Vec<crate::plan::Item>) {
    let items = std::mem::take(&mut day.items);
    (std::mem::replace(&mut day.kind, DayKind::Rest), std::mem::replace(&mut day.seconds, 0), items)
}
