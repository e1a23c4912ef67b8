//! A quality that a week does not reach, and why.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;
use serde::ser::{SerializeMap as _, Serializer};

use crate::catalogue::Exercise;
use crate::catalogue::vocabulary::Quality;
use crate::coach::eligible::Barrier;
use crate::coach::rules::HSR_FIRST_WEEK_SETS;
use crate::coach::state::hops::Closed;
use crate::text::{Count, and_list};
use crate::week::short_date;

use super::incident::Incident;
use super::totals::Total;
use super::trim::hops_closed;

/// A quality the week does not reach.
#[derive(Debug, Clone, PartialEq)]
pub struct Shortfall<'c> {
    /// What is short, how much of it the week has, and how much it should.
    pub total: Total,
    /// Why.
    pub why: ShortWhy<'c>,
}

/// Why a week is short of a quality.
#[derive(Debug, Clone, PartialEq)]
pub enum ShortWhy<'c> {
    /// A race takes every day.
    Race,
    /// A flag keeps all of it out.
    Flag(Barrier<'c>),
    /// Hops are closed.
    Hops(Closed),
    /// No day may be heavy; and whether that is so for what is left of a week under way.
    NoHeavyDay {
        /// Whether the week is under way.
        is_under_way: bool,
    },
    /// No day leaves it the rest it asks for.
    NoRestedDay,
    /// No day may hold hops.
    NoDayForHops,
    /// Every exercise of it is kept out.
    NothingLeft(Vec<(&'c Exercise, KeptOut<'c>)>),
    /// The week is light; and whether the rest is among the extras.
    LighterWeek {
        /// Whether the rest is among the extras.
        in_extras: bool,
    },
    /// No more fits in the minutes; and whether the rest is among the extras.
    Minutes {
        /// Minutes of a session.
        minutes: u16,
        /// Whether the rest is among the extras.
        in_extras: bool,
    },
    /// The days hold no more, for this reason; and whether the rest is among the extras.
    Days {
        /// Why.
        why: Fewer<'c>,
        /// Whether the rest is among the extras.
        in_extras: bool,
    },
    /// A session was missed.
    Missed,
    /// It was cut after what happened.
    Replanned(Incident),
    /// It was left out when what happened ended the session.
    Ended(Incident),
    /// Hops are closed after what happened.
    HopsClosed(Incident),
}

/// Why the training days hold no more of something.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Fewer<'c> {
    /// It rests until a day, after pain.
    Rests(&'c Exercise, NaiveDate),
    /// The rung is new.
    NewRung,
    /// A hard run follows, and the day is moderate.
    HardRun,
    /// It was stepped back.
    StepBack,
    /// The way back has fewer sets.
    WayBack,
    /// The person works up to more.
    WorkedUp,
    /// The heavy slow block takes its room.
    HeavySlow,
    /// The first week of the heavy slow block adds little.
    FirstWeekOfBlock,
    /// A lighter week begins nothing new.
    NothingNew,
    /// There is no more room.
    Full,
}

/// What keeps an exercise out of a week.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum KeptOut<'c> {
    /// The person, their equipment, their level or a flag.
    Barrier(Barrier<'c>),
    /// Pain; it rests until this day.
    Rests(NaiveDate),
}

impl KeptOut<'_> {
    fn text(self) -> String {
        match self {
            KeptOut::Barrier(barrier) => barrier.text(),
            KeptOut::Rests(until) => format!("rests until {} after pain", short_date(until)),
        }
    }
}

impl Fewer<'_> {
    fn text(self) -> String {
        match self {
            Fewer::Rests(exercise, until) => {
                format!("{} rests until {} after pain", exercise.slug, short_date(until))
            }
            Fewer::NewRung => "with one set fewer while the form is new".to_string(),
            Fewer::HardRun => "a hard run follows a training day".to_string(),
            Fewer::StepBack => "with one set fewer after the step back".to_string(),
            Fewer::WayBack => "with fewer sets on the way back".to_string(),
            Fewer::WorkedUp => "the exercise asks for fewer sets for now".to_string(),
            Fewer::HeavySlow => "the heavy slow block comes first".to_string(),
            Fewer::FirstWeekOfBlock => {
                format!("the block's first week adds {HSR_FIRST_WEEK_SETS} calf sets at most")
            }
            Fewer::NothingNew => "a lighter week begins nothing new".to_string(),
            Fewer::Full => "no more fits on the training days".to_string(),
        }
    }
}

impl Shortfall<'_> {
    /// Says why, and how much there is of how much where that is known.
    pub fn text(&self) -> String {
        let Total { count, min, .. } = self.total;
        let unit = if self.total.is_in_sets() { "set" } else { "session" };
        let got = || format!("got {count} of {}", Count(min.into(), unit));
        let anyway = |in_extras: bool| if in_extras { "; the rest is in the daily extras" } else { "" };
        match &self.why {
            ShortWhy::Race => "no day is left beside the race".to_string(),
            ShortWhy::Flag(barrier) => barrier.text(),
            ShortWhy::Hops(closed) => closed.text(),
            ShortWhy::NoHeavyDay { is_under_way: true } => {
                format!("{}, no heavy day is left in this week", got())
            }
            ShortWhy::NoHeavyDay { is_under_way: false } => "no day of this week may be heavy".to_string(),
            ShortWhy::NoRestedDay => "no day of this week leaves it the rest it asks for".to_string(),
            ShortWhy::NoDayForHops => "no day of this week may hold them".to_string(),
            ShortWhy::NothingLeft(kept_out) => nothing_left(kept_out),
            ShortWhy::LighterWeek { in_extras } => {
                let why = "a usual week has no room for more, and a lighter one adds nothing";
                format!("{}, {why}{}", got(), anyway(*in_extras))
            }
            ShortWhy::Minutes { minutes, in_extras } => {
                format!("{}, no more fits in {minutes} minutes{}", got(), anyway(*in_extras))
            }
            ShortWhy::Days { why, in_extras } => {
                format!("{}, {}{}", got(), why.text(), anyway(*in_extras))
            }
            ShortWhy::Missed => format!("{}: a session was missed", got()),
            ShortWhy::Replanned(incident) => {
                format!("{}: the plan is easier after {}", got(), incident.text())
            }
            ShortWhy::Ended(incident) => format!("{}: left out after {}", got(), incident.text()),
            ShortWhy::HopsClosed(incident) => format!("{}: {}", got(), hops_closed(*incident)),
        }
    }
}

/// Says what keeps each exercise out, those with the same reason together.
fn nothing_left(kept_out: &[(&Exercise, KeptOut<'_>)]) -> String {
    let mut by_reason: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (exercise, why) in kept_out {
        by_reason.entry(why.text()).or_default().push(&exercise.slug);
    }
    let told = by_reason.iter().map(|(why, slugs)| format!("{} ({why})", and_list(slugs)));
    format!("nothing is left to choose from: {}", told.collect::<Vec<String>>().join(", "))
}

impl Shortfall<'_> {
    /// Returns what is short.
    pub fn quality(&self) -> Quality {
        self.total.quality
    }
}

impl Serialize for Shortfall<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("quality", &self.quality())?;
        map.serialize_entry("reason", &self.text())?;
        map.end()
    }
}
