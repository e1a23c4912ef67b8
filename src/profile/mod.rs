//! The profile: what `config.toml` may say about the person, and what holds where it is silent.

pub mod cues;
pub mod edit;
pub mod key;
pub mod rows;
pub mod settings;
pub mod value;

mod check;
mod file;
mod list;
mod typed;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::catalogue::vocabulary::{Equipment, Flag};
use crate::notation::Side;
use crate::units::{Decimal, LoadUnit};
use crate::vocabulary::vocabulary;
use crate::week::{Week, Weekday};

use cues::Cues;
use edit::Scope;
use key::{Key, Name};
use settings::Settings;
use value::Value;

vocabulary! {
    /// What the plan is for.
    Goal {
        /// Getting stronger.
        Build = "build",
        /// Staying where one is, with about half the work.
        Maintain = "maintain",
    }
}

vocabulary! {
    /// What grows first when both could (D.13).
    Prefer {
        /// Added load.
        Load = "load",
        /// The next variation.
        Range = "range",
    }
}

vocabulary! {
    /// For typical ranges only.
    Sex {
        /// Female.
        F = "f",
        /// Male.
        M = "m",
    }
}

vocabulary! {
    /// Which ankle was hurt: that side goes first (D.6).
    Injured {
        /// The left one.
        Left = "left",
        /// The right one.
        Right = "right",
        /// Both: neither goes first.
        Both = "both",
    }
}

impl Injured {
    /// Returns the side that goes first; none where both are hurt.
    pub fn side(self) -> Option<Side> {
        match self {
            Injured::Left => Some(Side::Left),
            Injured::Right => Some(Side::Right),
            Injured::Both => None,
        }
    }
}

/// When a person can train.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TrainingDays {
    /// On these days of the week, in order.
    On(Vec<Weekday>),
    /// So many times, on days the planner chooses; 1 to 7.
    Free(u8),
}

/// What is known about a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// 1 beginner, 2 intermediate, 3 advanced.
    pub level: u8,
    /// When they can train.
    pub days: TrainingDays,
    /// Minutes of one session, warm-up included.
    pub minutes: u16,
    /// What they have.
    pub equipment: Vec<Equipment>,
    /// What state the ankle is in.
    pub flags: Vec<Flag>,
    /// Days of fast or long runs.
    pub hard_run_days: Vec<Weekday>,
    /// What the plan is for.
    pub goal: Goal,
    /// What grows first.
    pub prefer: Prefer,
    /// What a bare `+10` means, and how loads are shown.
    pub units: LoadUnit,
    /// The steps their weights allow, in kilograms, smallest first.
    pub increments_kg: Vec<Decimal>,
    /// When the heavy slow resistance block began.
    pub hsr_from: Option<NaiveDate>,
    /// The most they can add, in kilograms.
    pub max_load_kg: Option<Decimal>,
    /// Exercises never planned.
    pub avoid: Vec<String>,
    /// Exercises chosen first among equals.
    pub favour: Vec<String>,
    /// Exercises whose target stays.
    pub hold: Vec<String>,
    /// Race days.
    pub races: Vec<NaiveDate>,
    /// The highest tendon load a clinician allows, 1 to 4.
    pub tier_cap: Option<u8>,
    /// Which ankle was hurt.
    pub injured: Option<Injured>,
    /// Years.
    pub age: Option<u8>,
    /// For typical ranges.
    pub sex: Option<Sex>,
    /// Kilograms.
    pub bodyweight_kg: Option<Decimal>,
    /// How a guided session calls for attention.
    pub cues: Cues,
    /// When a flag began.
    pub since: BTreeMap<Flag, NaiveDate>,
    pub(crate) weeks: BTreeMap<Week, Settings>,
}

impl Profile {
    /// Returns the sessions that a week offers.
    pub fn sessions(&self) -> usize {
        match &self.days {
            TrainingDays::On(days) => days.len(),
            TrainingDays::Free(number) => usize::from(*number),
        }
    }

    /// Whether a day may hold a session.
    pub fn offers(&self, date: NaiveDate) -> bool {
        let is_offered = match &self.days {
            TrainingDays::On(days) => days.contains(&Weekday::of(date)),
            TrainingDays::Free(_) => true,
        };
        is_offered && !self.races.contains(&date)
    }
}

impl Default for Profile {
    /// What a person without a file gets: a beginner with a wall, a chair, a towel and three times 20 minutes.
    fn default() -> Profile {
        Profile {
            level: 1,
            days: TrainingDays::On(vec![Weekday::Mon, Weekday::Wed, Weekday::Fri]),
            minutes: 20,
            equipment: vec![Equipment::Wall, Equipment::Chair, Equipment::Towel],
            flags: Vec::new(),
            hard_run_days: Vec::new(),
            goal: Goal::Build,
            prefer: Prefer::Load,
            units: LoadUnit::Kg,
            increments_kg: vec![Decimal::from_billionths(2_500_000_000)],
            hsr_from: None,
            max_load_kg: None,
            avoid: Vec::new(),
            favour: Vec::new(),
            hold: Vec::new(),
            races: Vec::new(),
            tier_cap: None,
            injured: None,
            age: None,
            sex: None,
            bodyweight_kg: None,
            cues: Cues::default(),
            since: BTreeMap::new(),
            weeks: BTreeMap::new(),
        }
    }
}

impl Profile {
    /// Returns the profile as it holds in one week.
    #[must_use]
    pub fn for_week(&self, week: Week) -> Profile {
        let mut profile = self.clone();
        if let Some(overrides) = self.weeks.get(&week) {
            profile.take(overrides);
        }
        profile
    }

    /// Whether this week has keys of its own.
    pub fn overrides(&self, week: Week) -> bool {
        self.weeks.contains_key(&week)
    }

    /// Whether a flag is set.
    pub fn has(&self, flag: Flag) -> bool {
        self.flags.contains(&flag)
    }

    /// Whether there is a weight to add.
    pub fn owns_weight(&self) -> bool {
        self.equipment.iter().any(|thing| thing.is_free_weight() || *thing == Equipment::Plate)
    }

    /// Returns what it holds under a name.
    pub fn held(&self, name: Name) -> Option<Value> {
        match name {
            Name::Key(key) => self.value(key),
            Name::Cue(cue) => self.cues.value(cue),
            Name::Since(flag) => self.since.get(&flag).map(|day| Value::Text(day.to_string())),
        }
    }

    /// Returns the weeks that have keys of their own.
    pub fn own_weeks(&self) -> impl Iterator<Item = Week> {
        self.weeks.keys().copied()
    }

    /// Returns the person with other exercises under a key that names some, always or in one week.
    #[must_use]
    pub fn with_exercises(&self, scope: Scope, key: Key, slugs: Vec<String>) -> Profile {
        let mut profile = self.clone();
        let settings = Settings::naming(key, slugs);
        match scope {
            None => profile.take(&settings),
            Some(week) => profile.weeks.entry(week).or_default().overlay(&settings),
        }
        profile
    }

    /// Whether a week has exercises of its own under a key.
    pub fn names_exercises_in(&self, week: Week, key: Key) -> bool {
        self.weeks.get(&week).is_some_and(|settings| settings.gives(key))
    }

    /// Returns the person as they would be with other settings, in every week.
    #[must_use]
    pub fn what_if(&self, settings: &Settings) -> Profile {
        let mut profile = self.clone();
        profile.take(settings);
        for week in profile.weeks.values_mut() {
            week.overlay(settings);
        }
        profile
    }
}
