//! What was left out of a week or made smaller, and why.

use std::fmt;

use chrono::NaiveDate;
use serde::Serialize;
use serde::ser::{SerializeMap as _, Serializer};

use crate::catalogue::Exercise;
use crate::coach::rules::{CLOSED_DAYS, LONG_RECOVERY_DAYS};
use crate::text::Count;

use super::incident::Incident;

/// Something left out of a day or made smaller.
#[derive(Debug, Clone, PartialEq)]
pub struct Trim<'c> {
    /// On which day.
    pub date: NaiveDate,
    /// What.
    pub exercise: &'c Exercise,
    /// What became of it.
    pub change: Change,
    /// Why.
    pub why: TrimWhy,
}

/// What became of something that did not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It is left out.
    Dropped,
    /// It stands among the extras.
    MovedToExtras,
    /// It has fewer sets: from, to.
    FewerSets(u8, u8),
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Change::Dropped => f.write_str("dropped"),
            Change::MovedToExtras => f.write_str("moved to extras"),
            Change::FewerSets(from, to) => write!(f, "sets {from} to {to}"),
        }
    }
}

/// Why something was left out or made smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrimWhy {
    /// The session has so many minutes.
    Minutes(u16),
    /// The day's session ended with what happened.
    Ended(Incident),
    /// Hops are closed after what happened.
    HopsClosed(Incident),
    /// The last hops were too few days ago.
    HopsTooClose,
    /// The last session of its quality asks for so many days to the next.
    Unrested(u8),
    /// The days that remain are planned anew after what happened.
    Replanned(Incident),
    /// The profile changed.
    NewProfile,
    /// No other day leaves it the rest it asks for.
    NoOtherDay,
    /// It makes room for a heavy session that was missed.
    MakesRoom,
    /// Its day went by, and no other one leaves it the rest it asks for.
    WentBy,
}

impl TrimWhy {
    /// Returns what happened to the ankle that it follows from, where something did.
    pub fn incident(self) -> Option<Incident> {
        match self {
            TrimWhy::Ended(incident) | TrimWhy::HopsClosed(incident) | TrimWhy::Replanned(incident) => {
                Some(incident)
            }
            _ => None,
        }
    }

    /// Whether its day was missed and no other one takes it.
    pub fn is_lost_day(self) -> bool {
        matches!(self, TrimWhy::NoOtherDay | TrimWhy::WentBy)
    }

    /// Whether it follows from a session that was missed.
    pub fn is_after_miss(self) -> bool {
        self.is_lost_day() || self == TrimWhy::MakesRoom
    }

    /// Says it in a few words.
    pub fn text(self) -> String {
        match self {
            TrimWhy::Minutes(minutes) => format!("to keep the session within {minutes} minutes"),
            TrimWhy::Ended(incident) => format!("after {}", incident.text()),
            TrimWhy::HopsClosed(incident) => hops_closed(incident),
            TrimWhy::HopsTooClose => format!("hops need {LONG_RECOVERY_DAYS} days after the last ones"),
            TrimWhy::Unrested(days) => {
                format!("it needs {} after the last such session", Count(days.into(), "day"))
            }
            TrimWhy::Replanned(incident) => {
                format!("the plan is changed because of {}", incident.text())
            }
            TrimWhy::NewProfile => "the profile changed".to_string(),
            TrimWhy::NoOtherDay => "no other day leaves the rest it asks for".to_string(),
            TrimWhy::MakesRoom => "it makes room, to keep heavy days apart".to_string(),
            TrimWhy::WentBy => "its day went by, and no other day leaves the rest it asks for".to_string(),
        }
    }
}

/// Says that hops are closed after what happened.
pub(super) fn hops_closed(incident: Incident) -> String {
    format!("no hops for {CLOSED_DAYS} days after {}", incident.text())
}

impl Serialize for Trim<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(4))?;
        map.serialize_entry("date", &self.date)?;
        map.serialize_entry("exercise", &self.exercise.slug)?;
        map.serialize_entry("change", &self.change.to_string())?;
        map.serialize_entry("reason", &self.why.text())?;
        map.end()
    }
}
