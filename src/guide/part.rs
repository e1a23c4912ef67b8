//! One exercise of the session, as it is led.

use std::time::Duration;

use crate::catalogue::Exercise;
use crate::catalogue::vocabulary::{LoadClass, Mode, Quality, Sides};
use crate::entry;
use crate::log::event::{Done, Planned, Set};
use crate::notation::Side;
use crate::plan::Item;
use crate::plan::timing::set_times;
use crate::units::{Decimal, Load, LoadUnit, Rpe};
use crate::wording::sets;

/// A number for each leg; two-legged work has the same on both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Legs {
    /// The left one's.
    pub left: u8,
    /// The right one's.
    pub right: u8,
}

impl Legs {
    /// Returns the number of a leg; of both where none is named, the greater one.
    pub fn of(self, side: Option<Side>) -> u8 {
        match side {
            Some(Side::Left) => self.left,
            Some(Side::Right) => self.right,
            None => self.left.max(self.right),
        }
    }

    /// Changes the number of a leg, or of both.
    pub fn change(&mut self, side: Option<Side>, by: i8) {
        if side != Some(Side::Right) {
            self.left = self.left.saturating_add_signed(by);
        }
        if side != Some(Side::Left) {
            self.right = self.right.saturating_add_signed(by);
        }
    }

    /// Returns the greater number for each leg.
    #[must_use]
    pub fn max(self, other: Legs) -> Legs {
        Legs { left: self.left.max(other.left), right: self.right.max(other.right) }
    }
}

/// A part of a repetition: what is called out, and how long it lasts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beat {
    /// The word.
    pub name: String,
    /// How long.
    pub lasts: Duration,
}

/// One exercise of the session: what the plan asks for, in the form it is led.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// The exercise's slug.
    pub slug: String,
    /// What its sets count.
    pub mode: Mode,
    /// How much rest it asks for.
    pub load_class: LoadClass,
    /// Which legs work in a set.
    pub sides: Sides,
    /// The leg that goes first where each has its own set.
    pub first: Side,
    /// Whether touches of the support are counted.
    pub counts_touches: bool,
    /// Getting into place.
    pub setup: Vec<String>,
    /// Short reminders.
    pub cues: Vec<String>,
    /// How much one set is, in its own unit.
    pub amount: u16,
    /// Whether the last set goes on until two are left in reserve (D.4).
    pub is_last_open: bool,
    /// What is added, as the person reads it.
    pub load: Option<Load>,
    /// Effort aimed at, from and to.
    pub effort: Option<[Rpe; 2]>,
    /// The target as a record keeps it.
    pub planned: Planned,
    /// Sets asked of each leg.
    pub asked: Legs,
    /// Sets done by each leg.
    pub done: Legs,
    /// A repetition in its parts, in the order they are done; one for what has no tempo in figures.
    pub beats: Vec<Beat>,
    /// The rest after a set (D.3: on one leg what the other's set leaves of it).
    pub rest: Duration,
    /// How long the plan says all of it takes, in whole seconds.
    pub seconds: u32,
    /// What was done of it today before the session.
    pub earlier: Vec<Set>,
    /// What was done the time before.
    pub last: Vec<Set>,
}

impl Part {
    /// Takes a line of the plan; `last` are the sets of the time before, `first` the leg that goes first.
    pub fn of(item: &Item<'_>, last: Vec<Set>, first: Side, units: LoadUnit) -> Part {
        let exercise = item.exercise;
        let (left, right) = item.asked_per_leg();
        let (done_left, done_right) = item.done_per_leg();
        let times = set_times(exercise, item.dosage.number(), item.pace());
        // Left and right of two-legged work are one set, whichever was written.
        let both = done_left.max(done_right);
        let done = match exercise.sides {
            Sides::Each => Legs { left: done_left, right: done_right },
            Sides::Both | Sides::Alternating => Legs { left: both, right: both },
        };
        Part {
            slug: exercise.slug.to_string(),
            mode: exercise.mode,
            load_class: exercise.load_class,
            sides: exercise.sides,
            first,
            counts_touches: counts_touches(exercise),
            setup: exercise.how.setup.iter().map(ToString::to_string).collect(),
            cues: exercise.how.cues.iter().map(ToString::to_string).collect(),
            amount: item.dosage.number(),
            is_last_open: item.last_set_open,
            load: (item.load_kg > Decimal::ZERO).then(|| Load::shown(item.load_kg, units)),
            effort: item.rpe,
            planned: entry::planned(item),
            asked: Legs { left, right },
            done,
            beats: beats(item),
            rest: times.rest,
            seconds: item.seconds(),
            earlier: item.done.sets.clone(),
            last,
        }
    }

    /// Returns how long a repetition or a landing lasts; of a hold, a second.
    pub fn one(&self) -> Duration {
        self.beats.iter().map(|beat| beat.lasts).sum()
    }

    /// Returns how long a set of one leg, or of both together, lasts.
    pub fn set_lasts(&self) -> Duration {
        self.one() * u32::from(self.amount)
    }

    /// Whether each leg has its own sets.
    pub fn is_one_sided(&self) -> bool {
        self.sides == Sides::Each
    }

    /// Whether nothing of it is left to do.
    pub fn is_done(&self) -> bool {
        self.done.left >= self.asked.left && self.done.right >= self.asked.right
    }

    /// Returns the most sets a leg is asked for.
    pub fn most_sets(&self) -> u8 {
        self.asked.left.max(self.asked.right)
    }

    /// Whether a set is the open one.
    pub fn is_open(&self, set: u8, side: Option<Side>) -> bool {
        self.is_last_open && set == self.asked.of(side)
    }

    /// Returns the legs in the order they work; one nothing for what both do together.
    pub fn order(&self) -> Vec<Option<Side>> {
        match (self.sides, self.first) {
            (Sides::Both | Sides::Alternating, _) => vec![None],
            (Sides::Each, Side::Left) => vec![Some(Side::Left), Some(Side::Right)],
            (Sides::Each, Side::Right) => vec![Some(Side::Right), Some(Side::Left)],
        }
    }

    /// Makes an amount one of its own unit.
    pub fn amount_done(&self, number: u16) -> Done {
        match self.mode {
            Mode::Reps => Done::Reps(number),
            Mode::Hold => Done::Seconds(number),
            Mode::Contacts => Done::Contacts(number),
        }
    }

    /// Says an amount with its unit: `12 reps`, `30s`, `20 landings`.
    pub fn amount_in_words(&self, number: u16) -> String {
        match (self.mode, number) {
            (Mode::Reps, 1) => "1 rep".to_string(),
            (Mode::Contacts, 1) => "1 landing".to_string(),
            (Mode::Reps, _) => format!("{number} reps"),
            (Mode::Contacts, _) => format!("{number} landings"),
            (Mode::Hold, _) => sets::amount(Done::Seconds(number)),
        }
    }

    /// Says the pace of a repetition: `up 2s, hold 1s, down 3s`; nothing where it has none in parts.
    pub fn pace_in_words(&self) -> String {
        if self.mode == Mode::Hold || self.beats.len() < 2 {
            return String::new();
        }
        let told = self.beats.iter().map(|beat| format!("{} {}s", beat.name, beat.lasts.as_secs_f64()));
        told.collect::<Vec<String>>().join(", ")
    }
}

fn counts_touches(exercise: &Exercise) -> bool {
    exercise.dose.rpe.is_none() && entry::fit_options(None, Some(0), exercise).is_ok()
        || exercise.quality == Quality::Balance
}

/// Makes a repetition into its parts; a hold counts seconds, a landing is a beat of its own.
fn beats(item: &Item<'_>) -> Vec<Beat> {
    let whole = |name: &str, lasts: Duration| vec![Beat { name: name.to_string(), lasts }];
    let one = set_times(item.exercise, 1, item.pace()).one;
    match item.exercise.mode {
        Mode::Hold => whole(item.exercise.work_word(item.tempo()), Duration::from_secs(1)),
        Mode::Contacts => whole(item.exercise.work_word(item.tempo()), one),
        Mode::Reps => {
            let parts = item.exercise.rep_phases(item.tempo());
            let parts: Vec<Beat> = parts
                .into_iter()
                .map(|part| Beat {
                    name: part.name.to_string(),
                    lasts: Duration::from_nanos(part.seconds.billionths()),
                })
                .collect();
            // A tempo that does not fill the repetition the plan counts with is no guide.
            if parts.iter().map(|beat| beat.lasts).sum::<Duration>() == one {
                parts
            } else {
                whole("rep", one)
            }
        }
    }
}
