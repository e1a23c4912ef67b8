//! The week as plain values: what the planner makes, and the views and formats show.

use chrono::NaiveDate;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::catalogue::vocabulary::{LoadClass, Quality, Sides};
use crate::log::event::Set;
use crate::text::sentence;
use crate::units::{Decimal, Rpe, Tempo};
use crate::vocabulary::vocabulary;
use crate::week::{Week, Weekday};

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
        /// Everything that needs no rest day.
        Light = "light",
        /// No session.
        Rest = "rest",
    }
}

vocabulary! {
    /// How a target came about (D.4).
    Decision {
        /// The first dose.
        Start = "start",
        /// A little more of the same.
        Build = "build",
        /// The same.
        Hold = "hold",
        /// More load or a harder form.
        Progress = "progress",
        /// Less load or an easier form.
        Regress = "regress",
        /// Less, because the week is light on purpose.
        Deload = "deload",
        /// Less, after a gap.
        Return = "return",
    }
}

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

/// Why something is as it is: a code for programs, a sentence for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// A short code.
    pub code: String,
    /// A sentence.
    pub text: String,
}

impl Reason {
    /// Makes a reason; the text becomes a sentence.
    pub fn new(code: impl Into<String>, text: &str) -> Reason {
        Reason { code: code.into(), text: sentence(text) }
    }

    /// Whether it changes how the exercise is done, so that it is always shown.
    pub fn is_caution(&self) -> bool {
        self.code.starts_with("flag:") || self.code.starts_with("run:")
    }

    /// Whether it is news: a step on or back, a move, less for want of minutes, something that waits for the person.
    pub fn is_news(&self) -> bool {
        let news = ["progress", "regress", "stop:", "rest:", "moved", "asym", "minutes", "hold:unknown-pain"];
        news.iter().any(|code| self.code.starts_with(code))
    }
}

/// How much one set is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dosage {
    /// Repetitions.
    Reps(u16),
    /// Seconds held.
    Seconds(u16),
    /// Landings.
    Contacts(u16),
}

impl Dosage {
    /// Returns the bare number.
    pub fn number(self) -> u16 {
        match self {
            Dosage::Reps(number) | Dosage::Seconds(number) | Dosage::Contacts(number) => number,
        }
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
}

/// One exercise of one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The slug.
    pub exercise: String,
    /// The name in words.
    pub name: String,
    /// What it counts toward.
    pub quality: Quality,
    /// How much rest it asks for.
    pub load_class: LoadClass,
    /// Sets, on each leg for one-sided work.
    pub sets: u8,
    /// Sets more (or fewer) for the left leg.
    pub extra_sets_left: i8,
    /// Sets more (or fewer) for the right leg.
    pub extra_sets_right: i8,
    /// How much one set is.
    pub dosage: Dosage,
    /// Which legs work in a set.
    pub sides: Sides,
    /// Added kilograms.
    pub load_kg: Decimal,
    /// Up-top-down-bottom in seconds, or a word.
    pub tempo: Tempo,
    /// Seconds between sets.
    pub rest_seconds: u16,
    /// Effort aimed at, from and to; none where touches are counted.
    pub rpe: Option<[Rpe; 2]>,
    /// How long it takes.
    pub seconds: u32,
    /// How the target came about.
    pub decision: Decision,
    /// Why.
    pub reasons: Vec<Reason>,
    /// How far it is done.
    pub done: Done,
}

impl Serialize for Item {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("exercise", &self.exercise)?;
        map.serialize_entry("name", &self.name)?;
        map.serialize_entry("quality", &self.quality)?;
        map.serialize_entry("load_class", &self.load_class)?;
        map.serialize_entry("sets", &self.sets)?;
        map.serialize_entry("extra_sets_left", &self.extra_sets_left)?;
        map.serialize_entry("extra_sets_right", &self.extra_sets_right)?;
        match self.dosage {
            Dosage::Reps(number) => map.serialize_entry("reps", &number)?,
            Dosage::Seconds(number) => map.serialize_entry("hold_seconds", &number)?,
            Dosage::Contacts(number) => map.serialize_entry("contacts", &number)?,
        }
        map.serialize_entry("sides", &self.sides)?;
        map.serialize_entry("load_kg", &self.load_kg)?;
        map.serialize_entry("tempo", &self.tempo)?;
        map.serialize_entry("rest_seconds", &self.rest_seconds)?;
        map.serialize_entry("rpe", &self.rpe)?;
        map.serialize_entry("seconds", &self.seconds)?;
        map.serialize_entry("decision", &self.decision)?;
        map.serialize_entry("reasons", &self.reasons)?;
        map.serialize_entry("done", &self.done)?;
        map.end()
    }
}

/// One day of the week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Day {
    /// The date.
    pub date: NaiveDate,
    /// Its weekday.
    pub weekday: Weekday,
    /// What sort of day it is.
    pub kind: DayKind,
    /// How long the session takes, warm-up included; 0 on a rest day.
    pub seconds: u32,
    /// The session, in order.
    pub items: Vec<Item>,
    /// What may be done at any time of the day, outside the session.
    pub extras: Vec<Item>,
    /// What was done beside the plan.
    pub also: Vec<Also>,
}

/// Sets of an exercise that nothing in the week had asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Also {
    /// The slug.
    pub exercise: String,
    /// The sets.
    pub sets: Vec<Set>,
}

/// How much of a quality the week holds, against its least and most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Total {
    /// What is counted.
    pub quality: Quality,
    /// Sets or sessions, by the quality.
    pub count: u8,
    /// The least of a week of this kind.
    pub min: u8,
    /// The most.
    pub max: u8,
}

impl Total {
    /// Whether it is counted in sets rather than in sessions.
    pub fn is_in_sets(&self) -> bool {
        matches!(self.quality, Quality::CalfStraight | Quality::CalfBent | Quality::Iso)
    }
}

/// What the week adds up to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Totals {
    /// Each quality, in the order of a session.
    pub qualities: Vec<Total>,
    /// Plantar-flexor work of the busier leg, in half sets.
    pub plantar_flexor_halves: u16,
    /// Most of it, in whole sets.
    pub plantar_flexor_cap: u8,
}

impl Totals {
    /// Counts what the days hold.
    pub fn count(&mut self, days: &[Day]) {
        let items = || days.iter().flat_map(|day| &day.items);
        for total in &mut self.qualities {
            let quality = total.quality;
            total.count = if total.is_in_sets() {
                items().filter(|item| item.quality == quality).map(|item| item.sets).sum()
            } else {
                let holds = |day: &&Day| day.items.iter().any(|item| item.quality == quality);
                days.iter().filter(holds).count() as u8
            };
        }
        let halves = |extra: fn(&Item) -> i8| -> u16 {
            let of = |item: &Item| {
                let sets = item.sets.saturating_add_signed(extra(item));
                u16::from(sets) * item.quality.plantar_flexor_halves()
            };
            items().map(of).sum()
        };
        self.plantar_flexor_halves =
            halves(|item| item.extra_sets_left).max(halves(|item| item.extra_sets_right));
    }
}

impl Serialize for Totals {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct Count<'a>(&'a Total);
        impl Serialize for Count<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let Count(total) = *self;
                let mut map = serializer.serialize_map(Some(3))?;
                map.serialize_entry(if total.is_in_sets() { "sets" } else { "sessions" }, &total.count)?;
                map.serialize_entry("min", &total.min)?;
                map.serialize_entry("max", &total.max)?;
                map.end()
            }
        }
        #[derive(Serialize)]
        struct PlantarFlexor {
            load: Decimal,
            cap: u8,
        }
        let mut map = serializer.serialize_map(None)?;
        for total in &self.qualities {
            map.serialize_entry(&total.quality, &Count(total))?;
        }
        let load = Decimal::from_billionths(u64::from(self.plantar_flexor_halves) * 500_000_000);
        map.serialize_entry("plantar_flexor", &PlantarFlexor { load, cap: self.plantar_flexor_cap })?;
        map.end()
    }
}

/// A quality the week does not reach, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Uncovered {
    /// What is short.
    pub quality: Quality,
    /// Why.
    pub reason: String,
}

/// Something left out or made smaller so that the session fits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Trim {
    /// On which day.
    pub date: NaiveDate,
    /// What.
    pub exercise: String,
    /// `dropped`, `moved to extras` or `sets 3 to 2`.
    pub change: String,
    /// Why.
    pub reason: String,
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Plan {
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
    pub days: Vec<Day>,
    /// What they add up to.
    pub totals: Totals,
    /// What is short.
    pub uncovered: Vec<Uncovered>,
    /// What was left out for time.
    pub trimmed: Vec<Trim>,
    /// What a person should know about the week.
    pub notes: Vec<String>,
}

impl Plan {
    /// Returns one day of the week.
    pub fn day(&self, date: NaiveDate) -> Option<&Day> {
        self.days.iter().find(|day| day.date == date)
    }

    /// Returns the same week with one day alone.
    #[must_use]
    pub fn only(mut self, date: NaiveDate) -> Plan {
        self.days.retain(|day| day.date == date);
        self.trimmed.retain(|trim| trim.date == date);
        self
    }
}
