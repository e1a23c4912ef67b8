//! The week as plain values: what the planner makes, and the views and formats show.
//!
//! What a plan says of itself is computed from what it holds: how long a day is, what is left of it, which code and which
//! words a reason has. Nothing is ever learnt from a sentence.

pub mod incident;
pub mod item;
pub mod note;
pub mod reason;
mod rules;
pub mod shortfall;
pub mod sore_lately;
pub mod timing;
pub mod totals;
pub mod trim;

mod coaching;
mod heavy_slow;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::Serialize;
use serde::ser::{SerializeMap as _, Serializer};

use crate::catalogue::vocabulary::Quality;
use crate::coach::because::Because;
use crate::coach::rules::{BETWEEN_EXERCISES_SECONDS, WARM_UP_HOPS, WARM_UP_RAISES};
use crate::coach::state::exercise::Ruling;
use crate::log::event::Set;
use crate::text::{Count, and_list, sentence};
use crate::vocabulary::vocabulary;
use crate::week::{Week, Weekday};

pub use item::{Done, DoneState, Item};
pub use note::Note;
pub use reason::Reason;
pub use shortfall::Shortfall;
pub use totals::{Total, Totals};
pub use trim::Trim;

vocabulary! {
    /// What sort of week it is (D.2.1).
    WeekKind {
        /// The full targets.
        Normal = "normal",
        /// About half of them, to stay where one is.
        Maintenance = "maintenance",
        /// A lighter week on purpose.
        Deload = "deload",
        /// The way back after a gap.
        Return = "return",
        /// Nothing is planned until a red flag is cleared.
        Stopped = "stopped",
    }
}

vocabulary! {
    /// What sort of day it is.
    DayKind {
        /// Calf strength.
        Heavy = "heavy",
        /// Less of it, for a hard run follows (D.2.4).
        Moderate = "moderate",
        /// Everything that needs no rest day.
        Light = "light",
        /// No session.
        Rest = "rest",
    }
}

impl DayKind {
    /// Whether it carries work of the heavy class, which keeps its distance to others that do.
    pub fn is_loaded(self) -> bool {
        matches!(self, DayKind::Heavy | DayKind::Moderate)
    }
}

/// Returns the code of the coach's reason for a target.
pub fn code_of(because: &Because<'_>) -> std::borrow::Cow<'static, str> {
    coaching::code(because)
}

/// Says the coach's reason for a target in a sentence.
pub fn text_of(because: &Because<'_>) -> String {
    sentence(&coaching::text(because))
}

/// Says what an exposure was judged as a sentence, where another one decides what follows.
pub fn judged(ruling: &Ruling<'_>) -> String {
    sentence(&coaching::happened(ruling))
}

/// One day of the week.
#[derive(Debug, Clone, PartialEq)]
pub struct Day<'c> {
    /// The date.
    pub date: NaiveDate,
    /// Its weekday.
    pub weekday: Weekday,
    /// What sort of session it has, where it has one: how heavy its work is.
    pub session: DayKind,
    /// The session, in order.
    pub items: Vec<Item<'c>>,
    /// What may be done at any time of the day, outside the session.
    pub extras: Vec<Item<'c>>,
    /// What was done beside the plan.
    pub also: Vec<Also>,
}

impl<'c> Day<'c> {
    /// Makes a day of rest.
    pub fn rest(date: NaiveDate) -> Day<'c> {
        let weekday = Weekday::of(date);
        Day {
            date,
            weekday,
            session: DayKind::Light,
            items: Vec::new(),
            extras: Vec::new(),
            also: Vec::new(),
        }
    }

    /// Returns what sort of day it is; one without a session is a day of rest.
    pub fn kind(&self) -> DayKind {
        if self.items.is_empty() { DayKind::Rest } else { self.session }
    }

    /// Whether its session holds hops.
    pub fn has_hops(&self) -> bool {
        self.items.iter().any(|item| item.quality() == Quality::Plyometric)
    }

    /// Says how to warm up for its session; nothing of it is logged.
    pub fn warm_up(&self) -> String {
        let minutes = Count((timing::warm_up_seconds(self.has_hops()) / 60) as usize, "minute");
        let mut steps = vec!["easy walking".to_string(), "ankle-alphabet".to_string()];
        if self.kind().is_loaded() {
            steps.push(format!("{WARM_UP_RAISES} easy two-leg raises"));
        }
        if self.has_hops() {
            steps.push(format!("{WARM_UP_HOPS} small two-leg hops"));
        }
        format!("Warm up for {minutes}: {}.", and_list(&steps))
    }

    /// Returns how long the session takes, warm-up included, in seconds; 0 on a day of rest.
    pub fn seconds(&self) -> u32 {
        timing::session_seconds(self.items.iter().map(Item::seconds), self.has_hops())
    }

    /// Returns how long what is left of it takes, in seconds: the whole session while nothing of it is done.
    pub fn seconds_left(&self) -> u32 {
        if self.items.iter().all(|item| item.done.state == DoneState::Open) {
            return self.seconds();
        }
        let left = self.items.iter().filter(|item| item.is_to_do()).map(Item::seconds_left);
        left.map(|seconds| seconds + BETWEEN_EXERCISES_SECONDS)
            .sum::<u32>()
            .saturating_sub(BETWEEN_EXERCISES_SECONDS)
    }

    /// Whether anything of its session was done or left out on purpose.
    pub fn is_begun(&self) -> bool {
        self.items.iter().any(Item::is_begun)
    }

    /// Whether all of its session is done.
    pub fn is_done(&self) -> bool {
        self.items.iter().all(|item| item.done.state == DoneState::Done)
    }
}

impl Serialize for Day<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(7))?;
        map.serialize_entry("date", &self.date)?;
        map.serialize_entry("weekday", &self.weekday)?;
        map.serialize_entry("kind", &self.kind())?;
        map.serialize_entry("seconds", &self.seconds())?;
        map.serialize_entry("items", &self.items)?;
        map.serialize_entry("extras", &self.extras)?;
        map.serialize_entry("also", &self.also)?;
        map.end()
    }
}

/// Sets of an exercise that nothing in the week had asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Also {
    /// The slug.
    pub exercise: String,
    /// The sets.
    pub sets: Vec<Set>,
}

/// Where a week stands between two light ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Phase {
    /// Which trained week in a row this is, from 1.
    pub week: u8,
    /// Which of them is light.
    pub deload: u8,
}

/// A week, planned.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Plan<'c> {
    /// Which week.
    pub week: Week,
    /// Its Monday.
    pub starts: NaiveDate,
    /// Its Sunday.
    pub ends: NaiveDate,
    /// The day it was asked for.
    pub today: NaiveDate,
    /// What sort of week it is.
    pub kind: WeekKind,
    /// How far it is to the next light week, where weeks are counted.
    pub phase: Option<Phase>,
    /// The person's level.
    pub level: u8,
    /// The person's minutes.
    pub minutes_per_session: u16,
    /// Seven days; one where a single day was asked for.
    pub days: Vec<Day<'c>>,
    /// What they add up to.
    pub totals: Totals,
    /// What is short.
    pub uncovered: Vec<Shortfall<'c>>,
    /// What was left out for time.
    pub trimmed: Vec<Trim<'c>>,
    /// What a person should know about the week.
    pub notes: Vec<Note>,
}

impl<'c> Plan<'c> {
    /// Returns one day of the week.
    pub fn day(&self, date: NaiveDate) -> Option<&Day<'c>> {
        self.days.iter().find(|day| day.date == date)
    }

    /// Returns the items of all sessions, in order.
    pub fn items(&self) -> impl Iterator<Item = &Item<'c>> {
        self.days.iter().flat_map(|day| &day.items)
    }

    /// Returns the items of all sessions and all extras.
    pub fn items_and_extras(&self) -> impl Iterator<Item = &Item<'c>> {
        self.days.iter().flat_map(|day| day.items.iter().chain(&day.extras))
    }

    /// Returns the same week with one day alone.
    #[must_use]
    pub fn only(mut self, date: NaiveDate) -> Plan<'c> {
        self.days.retain(|day| day.date == date);
        self.trimmed.retain(|trim| trim.date == date);
        self
    }
}
