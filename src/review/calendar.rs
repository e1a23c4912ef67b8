//! The last weeks day by day: what was due, and how much of it was done.

use chrono::{Days, NaiveDate};

use crate::person::Person;
use crate::plan::{Day, DoneState};
use crate::planner::plan_week;
use crate::week::Week;

use super::WEEKS;

/// How much of what was due on a day was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Adherence {
    /// Nothing was due, or the day is to come.
    Nothing,
    /// All that was due.
    All,
    /// Some of it, or something else.
    Some,
    /// None of it.
    None,
    /// Today, and not complete yet.
    Today,
}

impl Adherence {
    /// Judges a day by its plan and by whether anything was logged on it.
    fn of(day: Option<&Day<'_>>, is_today: bool, was_active: bool) -> Adherence {
        let items = day.map_or(&[][..], |day| &day.items);
        let done = items.iter().filter(|item| item.done.state == DoneState::Done).count();
        if items.is_empty() {
            return if was_active { Adherence::Some } else { Adherence::Nothing };
        }
        match (done == items.len(), is_today) {
            (true, _) => Adherence::All,
            (false, true) => Adherence::Today,
            (false, false) if done > 0 || was_active => Adherence::Some,
            (false, false) => Adherence::None,
        }
    }
}

/// A week and its days, Monday first.
pub type WeekOfDays = (Week, [Adherence; 7]);

/// Returns the first day of the week of which a calendar needs the log.
pub fn first_day(today: NaiveDate) -> NaiveDate {
    today.checked_sub_days(Days::new(7 * (WEEKS as u64 - 1))).unwrap_or(today)
}

/// Judges the days of the last [`WEEKS`], oldest first, from the week of the first record on; with today's profile.
pub fn calendar(person: Person<'_, '_>, today: NaiveDate) -> Vec<WeekOfDays> {
    let history = person.history;
    let Some(first_day) = history.first_day() else { return Vec::new() };
    let back = |weeks: usize| today.checked_sub_days(Days::new(7 * weeks as u64)).map(Week::of);
    let mut calendar = Vec::new();
    for week in (0..WEEKS).rev().filter_map(back).filter(|week| week.ends() >= first_day) {
        let mut days = [Adherence::Nothing; 7];
        let plan = plan_week(person, week.starts(), today).ok();
        for (adherence, date) in days.iter_mut().zip(week.dates()) {
            if date >= first_day && date <= today {
                let day = plan.as_ref().and_then(|plan| plan.day(date));
                *adherence = Adherence::of(day, date == today, history.was_active_on(date));
            }
        }
        calendar.push((week, days));
    }
    calendar
}
