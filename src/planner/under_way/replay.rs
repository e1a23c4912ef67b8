//! A week under way: its days are gone through one by one, each with what was known on its morning.
//!
//! What a day holds is settled before anything of that day is logged: pain told of since the day before plans the rest
//! anew, then the missed sessions slide. So the plan of a day is the same in the morning and after training.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::catalogue::Catalogue;
use crate::catalogue::vocabulary::Quality;
use crate::history::History;
use crate::plan::{Day, DayKind, Plan, Reason, Trim, Uncovered};
use crate::profile::Profile;
use crate::text::Count;
use crate::week::{Weekday, short_date};

use crate::planner::contents::done_before::Behind;
use crate::planner::lines::coverage;
use crate::planner::under_way::setbacks::{Setback, setbacks, stopped_days};
use crate::planner::under_way::{after_pain, done, missed, new_profile};

/// Everything that does not change while the week runs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Surroundings<'a> {
    pub(crate) catalogue: &'a Catalogue,
    /// The person, in all weeks.
    pub(crate) profile: &'a Profile,
    /// The person, in this week.
    pub(crate) of_week: &'a Profile,
    pub(crate) history: &'a History,
}

/// Why a session stands on another day than planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Moved {
    /// It was missed.
    Missed,
    /// Its day follows one that went badly, said in words.
    Pain(String),
    /// Another one took its day.
    Aside,
}

/// One session of the week.
#[derive(Debug, Clone)]
pub(crate) struct Session {
    /// The day it was planned for.
    pub(crate) origin: NaiveDate,
    /// The day it stands on.
    pub(crate) date: NaiveDate,
    /// Why that is another one.
    pub(crate) moved: Option<Moved>,
    /// Whether it was missed for good.
    pub(crate) is_lost: bool,
}

/// A week as it stands on one of its mornings.
#[derive(Debug, Clone)]
pub(crate) struct Running {
    pub(crate) plan: Plan,
    /// The sessions that stand in it, in no order.
    pub(crate) sessions: Vec<Session>,
    /// The setbacks known so far.
    pub(crate) setbacks: Vec<Setback>,
    /// What was dropped since the week began.
    pub(crate) dropped: Vec<Trim>,
    /// The days from which the week was planned anew.
    pub(crate) since: Vec<NaiveDate>,
    /// Why there is less of a quality than planned, where no missed session is the cause.
    pub(crate) because: BTreeMap<Quality, String>,
}

/// Returns a week as it stands today, and from which days on it was planned anew.
pub(crate) fn so_far(plan: Plan, around: Surroundings<'_>, today: NaiveDate) -> (Plan, Vec<NaiveDate>) {
    let week = plan.week;
    let mut running = Running {
        plan,
        sessions: Vec::new(),
        setbacks: Vec::new(),
        dropped: Vec::new(),
        since: Vec::new(),
        because: BTreeMap::new(),
    };
    running.sessions = running.sessions_from(week.starts());
    let setbacks = setbacks(around.history, week);
    let stopped = stopped_days(around.history, week);
    for morning in week.dates() {
        if morning <= today && week.contains(today) {
            new_profile::after_another_plan(&mut running, around, morning);
        }
        for setback in setbacks.iter().filter(|setback| setback.from == morning) {
            after_pain::after_pain(&mut running, around, setback);
            running.setbacks.push(setback.clone());
        }
        // What has gone by slides while the week lasts.
        if morning <= today && week.contains(today) {
            missed::missed_sessions(&mut running, around, morning);
        }
        if let Some(told) = stopped.get(&morning) {
            after_pain::leave_out_the_rest(&mut running, around.history, morning, told);
        }
    }
    if week.contains(today) {
        // What was done today beside the plan keeps what slid to tomorrow at its distance; today stays as it is.
        if let Some(tomorrow) = today.succ_opt() {
            missed::keep_distance(&mut running, around, tomorrow);
        }
    }
    missed::tell_lost(&mut running, around);
    running.told(around)
}

impl Running {
    /// Returns a session for every training day of the plan from a day on.
    pub(crate) fn sessions_from(&self, from: NaiveDate) -> Vec<Session> {
        let trains = |day: &&Day| day.date >= from && !day.items.is_empty();
        let session = |day: &Day| Session { origin: day.date, date: day.date, moved: None, is_lost: false };
        self.plan.days.iter().filter(trains).map(session).collect()
    }

    /// Returns the week ticked off with what was known on a morning.
    pub(crate) fn ticked(&self, known: &History, morning: NaiveDate) -> Plan {
        let mut ticked = self.plan.clone();
        done::tick_since(&mut ticked, known, morning, &self.since);
        ticked
    }

    /// Puts in what was planned anew for the days from one on, and tells what vanished.
    pub(crate) fn put(&mut self, anew: Plan, from: NaiveDate, why: &str) {
        let is_ahead = |day: &&Day| day.date >= from;
        let ahead: Vec<Day> = anew.days.into_iter().filter(|day| day.date >= from).collect();
        let mut left: Vec<&str> =
            ahead.iter().flat_map(|day| &day.items).map(|item| &*item.exercise).collect();
        for day in self.plan.days.iter().filter(is_ahead) {
            for item in &day.items {
                if let Some(position) = left.iter().position(|slug| *slug == item.exercise) {
                    left.swap_remove(position);
                    continue;
                }
                self.dropped.push(Trim {
                    date: day.date,
                    exercise: item.exercise.clone(),
                    change: "dropped".to_string(),
                    reason: why.to_string(),
                });
            }
        }
        self.plan.days.retain(|day| day.date < from);
        self.plan.days.extend(ahead);
        self.plan.trimmed.retain(|trim| trim.date < from);
        self.plan.trimmed.extend(anew.trimmed);
        (self.plan.totals, self.plan.uncovered) = (anew.totals, anew.uncovered);
        if !self.since.contains(&from) {
            self.since.push(from);
        }
    }

    /// Returns the session that stands on a day.
    pub(crate) fn session_on(&mut self, date: NaiveDate) -> Option<&mut Session> {
        self.sessions.iter_mut().find(|session| session.date == date)
    }

    /// Whether the session of a day was missed for good.
    pub(crate) fn is_lost(&self, date: NaiveDate) -> bool {
        self.sessions.iter().any(|session| session.date == date && session.is_lost)
    }

    /// Returns a day of the week.
    pub(crate) fn day(&mut self, date: NaiveDate) -> Option<&mut Day> {
        self.plan.days.iter_mut().find(|day| day.date == date)
    }

    /// Says what moved, and counts what is left.
    fn told(mut self, around: Surroundings<'_>) -> (Plan, Vec<NaiveDate>) {
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
        self.recount(around);
        self.plan.trimmed.append(&mut self.dropped);
        (self.plan, self.since)
    }

    /// Counts what is left; what was missed for good is not part of the week any more.
    fn recount(&mut self, around: Surroundings<'_>) {
        let Surroundings { catalogue, history, .. } = around;
        let week = self.plan.week;
        let behind = self.since.iter().max().map(|from| {
            let done = Behind::of(catalogue, history, week, *from, &[]);
            done.with_open(&self.plan.days, self.plan.today, history)
        });
        let left: Vec<Day> = self.plan.days.iter().filter(|day| !self.is_lost(day.date)).cloned().collect();
        let plan = &mut self.plan;
        let counted = plan.totals.clone();
        coverage::count(&mut plan.totals, &left, behind.as_ref());
        if plan.totals == counted {
            return;
        }
        for (total, counted) in plan.totals.qualities.iter().zip(&counted.qualities) {
            let quality = total.quality;
            if total.count < total.min && total.count == counted.count {
                // What was said of it still holds.
                continue;
            }
            plan.uncovered.retain(|short| short.quality != quality);
            if total.count < total.min {
                let unit = if total.is_in_sets() { "set" } else { "session" };
                let of = Count(total.min.into(), unit);
                let because = self.because.get(&quality).map_or("a session was missed", String::as_str);
                let reason = format!("got {} of {of}: {because}", total.count);
                plan.uncovered.push(Uncovered { quality, reason });
            }
        }
        plan.uncovered.sort_by_key(|short| short.quality);
        coverage::tell(&mut plan.days, &plan.totals, plan.kind, behind.as_ref());
    }
}

/// Empties a day of its session.
pub(crate) fn take_session(day: &mut Day) -> (DayKind, u32, Vec<crate::plan::Item>) {
    let items = std::mem::take(&mut day.items);
    (std::mem::replace(&mut day.kind, DayKind::Rest), std::mem::replace(&mut day.seconds, 0), items)
}
