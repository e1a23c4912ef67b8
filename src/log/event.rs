//! One record of the log: what a line says, and how it is written.

use std::cmp::Ordering;
use std::fmt;

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::notation::Side;
use crate::units::{Decimal, Load, LoadUnit, LoggedRpe, Pain, RpeTooHigh};

/// How much one set was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// Repetitions.
    Reps(u16),
    /// Seconds held.
    Seconds(u16),
    /// Landings.
    Contacts(u16),
}

impl Done {
    /// Returns the bare number.
    pub fn number(self) -> u16 {
        match self {
            Done::Reps(number) | Done::Seconds(number) | Done::Contacts(number) => number,
        }
    }
}

/// One set that was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(into = "SetLine")]
pub struct Set {
    /// How much.
    pub done: Done,
    /// Which leg; none means both together, or each alike.
    pub side: Option<Side>,
    /// What was added, in the unit it was typed in.
    pub load: Option<Load>,
    /// Effort.
    pub rpe: Option<LoggedRpe>,
    /// Support touches.
    pub touches: Option<u8>,
    /// Measured seconds a repetition, where they were counted by hand.
    pub tempo_s: Option<Decimal>,
    /// Whether form ended it before its target did.
    pub stopped: bool,
}

/// How many hard sets each leg did, at whatever effort (D.1); one without a side counts for both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Hard {
    /// The left one.
    pub left: u16,
    /// The right one.
    pub right: u16,
}

impl Hard {
    /// Counts sets.
    pub fn of(sets: &[Set]) -> Hard {
        let mut hard = Hard::default();
        for set in sets {
            hard.count(set.side);
        }
        hard
    }

    /// Counts a set; a line has no more than fit.
    pub fn count(&mut self, side: Option<Side>) {
        self.left += u16::from(side != Some(Side::Right));
        self.right += u16::from(side != Some(Side::Left));
    }
}

/// The fields of a set as they are written.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
#[serde(default)]
struct SetLine {
    #[serde(skip_serializing_if = "Option::is_none")]
    reps: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seconds: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contacts: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    side: Option<Side>,
    #[serde(skip_serializing_if = "Option::is_none")]
    load_kg: Option<Decimal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    load_lb: Option<Decimal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rpe: Option<Decimal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    touches: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tempo_s: Option<Decimal>,
    /// Written only where it is true.
    #[serde(skip_serializing_if = "Option::is_none")]
    stopped: Option<bool>,
}

impl From<Set> for SetLine {
    fn from(set: Set) -> SetLine {
        let rpe = set.rpe.map(LoggedRpe::decimal);
        let stopped = set.stopped.then_some(true);
        let Set { side, touches, tempo_s, .. } = set;
        let mut line = SetLine { side, rpe, touches, tempo_s, stopped, ..SetLine::default() };
        match set.done {
            Done::Reps(number) => line.reps = Some(number),
            Done::Seconds(number) => line.seconds = Some(number),
            Done::Contacts(number) => line.contacts = Some(number),
        }
        match set.load {
            Some(Load { amount, unit: LoadUnit::Kg }) => line.load_kg = Some(amount),
            Some(Load { amount, unit: LoadUnit::Lb }) => line.load_lb = Some(amount),
            None => {}
        }
        line
    }
}

impl<'de> Deserialize<'de> for Set {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Set, D::Error> {
        /// Takes the fields by name alone: in a list nothing says what a number counts.
        struct ByName;
        impl<'de> Visitor<'de> for ByName {
            type Value = SetLine;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<SetLine, A::Error> {
                SetLine::deserialize(MapAccessDeserializer::new(fields))
            }
        }
        deserializer.deserialize_map(ByName)?.try_into().map_err(D::Error::custom)
    }
}

/// Why the fields of a set are none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum NotASet {
    /// Not one of reps, seconds and contacts.
    Amount,
    /// Two loads.
    Load,
    /// An effort beyond the scale.
    Rpe(RpeTooHigh),
}

impl fmt::Display for NotASet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotASet::Amount => f.write_str("a set has one of reps, seconds and contacts"),
            NotASet::Load => f.write_str("a set has one of load_kg and load_lb"),
            NotASet::Rpe(too_high) => too_high.fmt(f),
        }
    }
}

impl TryFrom<SetLine> for Set {
    type Error = NotASet;

    fn try_from(line: SetLine) -> Result<Set, NotASet> {
        let done = match (line.reps, line.seconds, line.contacts) {
            (Some(number), None, None) => Done::Reps(number),
            (None, Some(number), None) => Done::Seconds(number),
            (None, None, Some(number)) => Done::Contacts(number),
            _ => return Err(NotASet::Amount),
        };
        let load = match (line.load_kg, line.load_lb) {
            (Some(amount), None) => Some(Load { amount, unit: LoadUnit::Kg }),
            (None, Some(amount)) => Some(Load { amount, unit: LoadUnit::Lb }),
            (None, None) => None,
            _ => return Err(NotASet::Load),
        };
        let rpe = line.rpe.map(LoggedRpe::new).transpose().map_err(NotASet::Rpe)?;
        let stopped = line.stopped == Some(true);
        let SetLine { side, touches, tempo_s, .. } = line;
        Ok(Set { done, side, load, rpe, touches, tempo_s, stopped })
    }
}

/// The target a record of sets answered, beside what was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Planned {
    /// Sets.
    pub sets: u8,
    /// Repetitions a set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reps: Option<u16>,
    /// Seconds a set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u16>,
    /// Landings a set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contacts: Option<u16>,
    /// Added kilograms.
    #[serde(default)]
    pub load_kg: Decimal,
    /// Effort aimed at, from and to; any numbers, what is planned here are [`Rpe`](crate::units::Rpe)s.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rpe: Option<[Decimal; 2]>,
}

/// What a record is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Sets of one exercise.
    Sets {
        /// The slug.
        exercise: String,
        /// In the order they were done.
        sets: Vec<Set>,
        /// Worst pain during them.
        pain: Option<Pain>,
        /// The person's words.
        note: Option<String>,
        /// The target they answered.
        planned: Option<Planned>,
    },
    /// An exercise left out on purpose.
    Skip {
        /// The slug.
        exercise: String,
        /// The person's words.
        reason: Option<String>,
    },
    /// The morning after.
    Checkin {
        /// Pain on waking.
        pain: Pain,
        /// Minutes of morning stiffness.
        stiffness_min: Option<u16>,
    },
    /// A red flag noticed or cleared.
    Symptom {
        /// The word of a stop tag, or another one a person may note (D.5).
        tag: String,
        /// Whether it holds from here on.
        open: bool,
        /// The person's words.
        reason: Option<String>,
    },
    /// A self-test.
    Test {
        /// `calf-raise`, `knee-to-wall`, `balance` or `side-hop`.
        test: String,
        /// Raises, centimetres or seconds.
        left: Decimal,
        /// Raises, centimetres or seconds.
        right: Decimal,
        /// How it was done.
        protocol: Option<String>,
        /// The person's words.
        note: Option<String>,
    },
    /// A session as a whole.
    Session {
        /// Effort, any number; what is typed here is a [`SessionRpe`](crate::units::SessionRpe).
        rpe: Decimal,
        /// How long it took.
        minutes: u16,
        /// Worst pain of it.
        pain: Option<Pain>,
        /// The person's words.
        note: Option<String>,
    },
    /// Takes a record back.
    Void {
        /// The id of the record.
        voids: String,
    },
}

/// One record of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Unique without coordination: a `UUIDv7`, lower-case and hyphenated.
    pub id: String,
    /// When it was done, in the offset of the place.
    pub at: DateTime<FixedOffset>,
    /// What it is about.
    pub kind: Kind,
    /// The id of the record this one corrects.
    pub replaces: Option<String>,
    /// The id of the first record of the same command.
    pub batch: Option<String>,
}

impl Record {
    /// Returns the day of the record: the date in its own offset, so that travel moves no session.
    pub fn day(&self) -> NaiveDate {
        self.at.date_naive()
    }

    /// Compares by when it was done, and then by id: no two records of a log are equal.
    pub fn by_moment(&self, other: &Record) -> Ordering {
        (self.at, &self.id).cmp(&(other.at, &other.id))
    }

    /// Returns the id of the record a void takes back.
    pub fn voided_id(&self) -> Option<&str> {
        match &self.kind {
            Kind::Void { voids } => Some(voids),
            _ => None,
        }
    }
}
