//! One line of a day: an exercise, how much of it, why, and how far it is done.

use chrono::NaiveDate;
use serde::Serialize;
use serde::ser::{SerializeMap as _, Serializer};

use crate::catalogue::Exercise;
use crate::catalogue::dosage::Dosage;
use crate::catalogue::vocabulary::{LoadClass, Quality, Sides};
use crate::coach::Decision;
use crate::log::event::{self, Set};
use crate::notation::Side;
use crate::units::{Decimal, Rpe, Tempo};
use crate::vocabulary::vocabulary;

use super::reason::Reason;
use super::timing::{Pace, exercise_seconds, one_side_more_seconds};

vocabulary! {
    /// How far an item is done.
    DoneState {
        /// Still to come.
        Open = "open",
        /// Some of its sets.
        Partial = "partial",
        /// All of its sets.
        Done = "done",
        /// Left out on purpose.
        Skipped = "skipped",
        /// Its day is over.
        Missed = "missed",
    }
}

/// How far an item is done, and with which sets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Done {
    /// How far.
    pub state: DoneState,
    /// The sets of the log that answer it.
    pub sets: Vec<Set>,
    /// Why it was skipped, in the person's words; for people alone.
    #[serde(skip)]
    pub reason: Option<String>,
    /// The day of the last of the sets; for the planner alone.
    #[serde(skip)]
    pub day: Option<NaiveDate>,
}

impl Done {
    /// Begins with nothing done.
    pub fn nothing() -> Done {
        Done { state: DoneState::Open, sets: Vec::new(), reason: None, day: None }
    }
}

/// One exercise of one day.
#[derive(Debug, Clone, PartialEq)]
pub struct Item<'c> {
    /// What to do.
    pub exercise: &'c Exercise,
    /// Sets, on each leg for one-sided work.
    pub sets: u8,
    /// Sets more (or fewer) for the left leg.
    pub extra_sets_left: i8,
    /// Sets more (or fewer) for the right leg.
    pub extra_sets_right: i8,
    /// How much one set is.
    pub dosage: Dosage,
    /// Added kilograms.
    pub load_kg: Decimal,
    /// Whether the last set goes on until two are left in reserve (D.4).
    pub last_set_open: bool,
    /// Seconds of each part of a repetition, where they are not the exercise's own.
    pub other_tempo: Option<Tempo>,
    /// Seconds of rest between sets, where they are not the exercise's own.
    pub other_rest_seconds: Option<u16>,
    /// Effort aimed at, from and to; none where touches are counted.
    pub rpe: Option<[Rpe; 2]>,
    /// How the target came about.
    pub decision: Decision,
    /// Why.
    pub reasons: Vec<Reason<'c>>,
    /// How far it is done.
    pub done: Done,
}

impl<'c> Item<'c> {
    /// Returns the exercise's slug.
    pub fn slug(&self) -> &'c str {
        &self.exercise.slug
    }

    /// Returns what it counts toward.
    pub fn quality(&self) -> Quality {
        self.exercise.quality
    }

    /// Returns how much rest it asks for.
    pub fn load_class(&self) -> LoadClass {
        self.exercise.load_class
    }

    /// Returns which legs work in a set.
    pub fn sides(&self) -> Sides {
        self.exercise.sides
    }

    /// Returns the tempo: up-top-down-bottom in seconds, or a word.
    pub fn tempo(&self) -> &Tempo {
        self.other_tempo.as_ref().unwrap_or(&self.exercise.dose.tempo)
    }

    /// Returns the seconds of rest between sets.
    pub fn rest_seconds(&self) -> u16 {
        self.other_rest_seconds.unwrap_or(self.exercise.dose.rest_seconds)
    }

    /// Returns the seconds it takes, a set more for one leg included.
    pub fn seconds(&self) -> u32 {
        let amount = self.dosage.number();
        let more = if self.extra_sets_left > 0 || self.extra_sets_right > 0 {
            one_side_more_seconds(self.exercise, amount, self.pace())
        } else {
            0
        };
        exercise_seconds(self.exercise, self.sets, amount, self.pace()) + more
    }

    /// Returns how fast it is done.
    pub fn pace(&self) -> Pace {
        Pace::of(self.exercise, self.other_tempo.as_ref(), self.other_rest_seconds)
    }

    /// Whether it is what makes a day heavy: calf strength, or work of the heavy class.
    pub fn is_heavy(&self) -> bool {
        matches!(self.quality(), Quality::CalfStraight | Quality::CalfBent)
            || self.load_class() == LoadClass::Heavy
    }

    /// Returns the sets it asks of each leg, left first.
    pub fn asked_per_leg(&self) -> (u8, u8) {
        let leg = |extra: i8| self.sets.saturating_add_signed(extra);
        (leg(self.extra_sets_left), leg(self.extra_sets_right))
    }

    /// Counts the sets done on each leg, left first; a set without a side counts for both.
    pub fn done_per_leg(&self) -> (u8, u8) {
        let count = |side: Side| {
            let fits = |set: &&Set| set.side.is_none_or(|done| done == side) && self.counts(set);
            u8::try_from(self.done.sets.iter().filter(fits).count()).unwrap_or(u8::MAX)
        };
        (count(Side::Left), count(Side::Right))
    }

    /// Whether a set counts what the item counts.
    fn counts(&self, set: &Set) -> bool {
        matches!(
            (set.done, self.dosage),
            (event::Done::Reps(_), Dosage::Reps(_))
                | (event::Done::Seconds(_), Dosage::Seconds(_))
                | (event::Done::Contacts(_), Dosage::Contacts(_))
        )
    }

    /// Returns the sets done and asked for; left and right of a set are one set, done when both legs are.
    pub fn sets_done(&self) -> (u8, u8) {
        let (left, right) = self.done_per_leg();
        let (asked_left, asked_right) = self.asked_per_leg();
        let done = match self.sides() {
            Sides::Each => left.min(asked_left).min(right.min(asked_right)),
            Sides::Both | Sides::Alternating => left.max(right).min(self.sets),
        };
        (done, asked_left.max(asked_right))
    }

    /// Returns how far its sets complete it.
    pub fn completeness(&self) -> DoneState {
        if self.done.sets.is_empty() {
            return DoneState::Open;
        }
        let (left, right) = self.done_per_leg();
        let (asked_left, asked_right) = self.asked_per_leg();
        // Sides make no sense for two-legged work: left and right of a set are one.
        let is_complete = match self.sides() {
            Sides::Each => left >= asked_left && right >= asked_right,
            Sides::Both | Sides::Alternating => left.max(right) >= self.sets,
        };
        if is_complete { DoneState::Done } else { DoneState::Partial }
    }

    /// Whether a set that was done stayed under what was asked for.
    pub fn is_under_target(&self) -> bool {
        let asked = self.dosage.number();
        self.done.sets.iter().any(|set| self.counts(set) && set.done.number() < asked)
    }

    /// Whether it, or a part of it, is still to come.
    pub fn is_to_do(&self) -> bool {
        matches!(self.done.state, DoneState::Open | DoneState::Partial)
    }

    /// Whether any of it was done or left out on purpose.
    pub fn is_begun(&self) -> bool {
        !matches!(self.done.state, DoneState::Open | DoneState::Missed)
    }

    /// Returns the seconds of the sets that are left of it.
    pub fn seconds_left(&self) -> u32 {
        let (done, asked) = self.sets_done();
        (self.seconds() * u32::from(asked - done)).checked_div(asked.into()).unwrap_or(0)
    }
}

impl Serialize for Item<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("exercise", &self.exercise.slug)?;
        map.serialize_entry("name", &self.exercise.name)?;
        map.serialize_entry("quality", &self.quality())?;
        map.serialize_entry("load_class", &self.load_class())?;
        map.serialize_entry("sets", &self.sets)?;
        map.serialize_entry("extra_sets_left", &self.extra_sets_left)?;
        map.serialize_entry("extra_sets_right", &self.extra_sets_right)?;
        match self.dosage {
            Dosage::Reps(number) => map.serialize_entry("reps", &number)?,
            Dosage::Seconds(number) => map.serialize_entry("hold_seconds", &number)?,
            Dosage::Contacts(number) => map.serialize_entry("contacts", &number)?,
        }
        map.serialize_entry("last_set_open", &self.last_set_open)?;
        map.serialize_entry("sides", &self.sides())?;
        map.serialize_entry("load_kg", &self.load_kg.to_thousandths())?;
        map.serialize_entry("tempo", self.tempo())?;
        map.serialize_entry("rest_seconds", &self.rest_seconds())?;
        map.serialize_entry("rpe", &self.rpe)?;
        map.serialize_entry("seconds", &self.seconds())?;
        map.serialize_entry("decision", &self.decision)?;
        map.serialize_entry("reasons", &self.reasons)?;
        map.serialize_entry("done", &self.done)?;
        map.end()
    }
}
