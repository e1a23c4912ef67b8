//! The profile: what `config.toml` may say about the person, and what holds where it is silent.

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;
use serde::de::{self, Deserializer, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};

use crate::catalogue::Catalogue;
use crate::catalogue::vocabulary::{Equipment, Flag};
use crate::diagnostic::{self, Diagnostic};
use crate::units::{Decimal, LoadUnit};
use crate::vocabulary::vocabulary;
use crate::week::{Week, Weekday, iso_date};

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
    /// What grows first when both could (domain D.13).
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
    /// Years.
    pub age: Option<u8>,
    /// For typical ranges.
    pub sex: Option<Sex>,
    /// Kilograms.
    pub bodyweight_kg: Option<Decimal>,
    /// When a flag began.
    pub since: BTreeMap<Flag, NaiveDate>,
    pub(crate) weeks: BTreeMap<Week, File>,
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
            age: None,
            sex: None,
            bodyweight_kg: None,
            since: BTreeMap::new(),
            weeks: BTreeMap::new(),
        }
    }
}

/// The keys of the file. Each may be left out; those of one week override those of the file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct File {
    level: Option<u8>,
    days: Option<DaysKey>,
    minutes: Option<u16>,
    equipment: Option<Vec<Equipment>>,
    flags: Option<Vec<Flag>>,
    hard_run_days: Option<Vec<Weekday>>,
    goal: Option<Goal>,
    prefer: Option<Prefer>,
    units: Option<LoadUnit>,
    increments_kg: Option<Vec<Decimal>>,
    hsr_from: Option<Date>,
    max_load_kg: Option<Decimal>,
    avoid: Option<Vec<String>>,
    favour: Option<Vec<String>>,
    hold: Option<Vec<String>>,
    races: Option<Vec<Date>>,
    age: Option<u8>,
    sex: Option<Sex>,
    bodyweight_kg: Option<Decimal>,
    since: Option<BTreeMap<Flag, Date>>,
    week: Option<BTreeMap<String, File>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Date(NaiveDate);

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        let text = String::deserialize(deserializer)?;
        iso_date(&text)
            .map(Date)
            .ok_or_else(|| de::Error::custom(format!("'{text}' is not a day like 2026-11-23")))
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct DaysKey(TrainingDays);

impl<'de> Deserialize<'de> for DaysKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<DaysKey, D::Error> {
        struct ListOrNumber;
        impl<'de> Visitor<'de> for ListOrNumber {
            type Value = DaysKey;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of days like [\"mon\", \"thu\"], or a number of sessions from 1 to 7")
            }

            fn visit_i64<E: de::Error>(self, number: i64) -> Result<DaysKey, E> {
                match u8::try_from(number) {
                    Ok(number) => Ok(DaysKey(TrainingDays::Free(number))),
                    Err(_) => Err(E::invalid_value(de::Unexpected::Signed(number), &self)),
                }
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<DaysKey, A::Error> {
                let mut days = Vec::new();
                while let Some(day) = list.next_element()? {
                    days.push(day);
                }
                Ok(DaysKey(TrainingDays::On(days)))
            }
        }
        deserializer.deserialize_any(ListOrNumber)
    }
}

/// Least and most of the keys that are plain numbers.
const LEVELS: std::ops::RangeInclusive<u8> = 1..=3;
const MINUTES: std::ops::RangeInclusive<u16> = 1..=240;

impl Profile {
    /// Reads the file's text. All faults found are returned, in the order of the file's keys.
    pub fn read(text: &str, catalogue: &Catalogue) -> Result<Profile, Vec<Diagnostic>> {
        let file: File = diagnostic::read_toml(text).map_err(|fault| vec![fault])?;
        let mut faults = Vec::new();
        check(&file, &[], text, catalogue, &mut faults);
        let mut profile = Profile::default();
        profile.take(&file);
        for (name, overrides) in file.week.iter().flatten() {
            let path = ["week", name];
            check(overrides, &path, text, catalogue, &mut faults);
            match name.parse::<Week>() {
                Ok(week) => drop(profile.weeks.insert(week, overrides.clone())),
                Err(_) => faults.push(
                    Diagnostic::at(diagnostic::find(text, &path), format!("'{name}' is not a week"))
                        .hint("weeks are written 2026-W48"),
                ),
            }
        }
        if faults.is_empty() { Ok(profile) } else { Err(faults) }
    }

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

    fn take(&mut self, file: &File) {
        fn set<T: Clone>(slot: &mut T, value: Option<&T>) {
            if let Some(value) = value {
                slot.clone_from(value);
            }
        }
        set(&mut self.level, file.level.as_ref());
        set(&mut self.days, file.days.as_ref().map(|DaysKey(days)| days));
        if let TrainingDays::On(days) = &mut self.days {
            days.sort_unstable();
            days.dedup();
        }
        set(&mut self.minutes, file.minutes.as_ref());
        set(&mut self.equipment, file.equipment.as_ref());
        set(&mut self.flags, file.flags.as_ref());
        set(&mut self.hard_run_days, file.hard_run_days.as_ref());
        set(&mut self.goal, file.goal.as_ref());
        set(&mut self.prefer, file.prefer.as_ref());
        set(&mut self.units, file.units.as_ref());
        set(&mut self.increments_kg, file.increments_kg.as_ref());
        set(&mut self.avoid, file.avoid.as_ref());
        set(&mut self.favour, file.favour.as_ref());
        set(&mut self.hold, file.hold.as_ref());
        self.hsr_from = file.hsr_from.map(|Date(date)| date).or(self.hsr_from);
        self.max_load_kg = file.max_load_kg.or(self.max_load_kg);
        self.age = file.age.or(self.age);
        self.sex = file.sex.or(self.sex);
        self.bodyweight_kg = file.bodyweight_kg.or(self.bodyweight_kg);
        if let Some(races) = &file.races {
            self.races = races.iter().map(|Date(date)| *date).collect();
        }
        if let Some(since) = &file.since {
            self.since = since.iter().map(|(flag, Date(date))| (*flag, *date)).collect();
        }
    }
}

fn check(file: &File, prefix: &[&str], text: &str, catalogue: &Catalogue, faults: &mut Vec<Diagnostic>) {
    let mut report = |path: &[&str], message: String, hint: Option<String>| {
        let path: Vec<&str> = prefix.iter().chain(path).copied().collect();
        let mut fault = Diagnostic::at(diagnostic::find(text, &path), message);
        fault.hint = hint;
        faults.push(fault);
    };
    if let Some(level) = file.level.filter(|level| !LEVELS.contains(level)) {
        let hint = "1 beginner, 2 intermediate, 3 advanced".to_string();
        report(&["level"], format!("level {level} does not exist"), Some(hint));
    }
    match &file.days {
        Some(DaysKey(TrainingDays::On(days))) if days.is_empty() => {
            let hint = "one day is the least: [\"mon\"]".to_string();
            report(&["days"], "there is no day to train on".to_string(), Some(hint));
        }
        Some(DaysKey(TrainingDays::Free(number))) if !(1..=7).contains(number) => {
            report(&["days"], format!("{number} sessions a week is not 1 to 7"), None);
        }
        _ => {}
    }
    if let Some(minutes) = file.minutes.filter(|minutes| !MINUTES.contains(minutes)) {
        report(&["minutes"], format!("{minutes} minutes is not 1 to 240"), None);
    }
    if let Some(steps) = &file.increments_kg {
        if steps.is_empty() || steps.contains(&Decimal::ZERO) {
            report(&["increments_kg"], "a step of weight is more than 0 kg".to_string(), None);
        } else if !steps.is_sorted_by(|a, b| a < b) {
            report(&["increments_kg"], "the steps do not grow from the smallest".to_string(), None);
        }
    }
    for (key, slugs) in [("avoid", &file.avoid), ("favour", &file.favour), ("hold", &file.hold)] {
        for (position, slug) in slugs.iter().flatten().enumerate() {
            if catalogue.get(slug).is_none() {
                let near = diagnostic::nearest(slug, catalogue.iter().map(|exercise| &*exercise.slug));
                let hint = near.map(|near| format!("did you mean '{near}'?"));
                report(&[key, &position.to_string()], format!("there is no exercise '{slug}'"), hint);
            }
        }
    }
    if !prefix.is_empty() {
        let never = [
            ("age", file.age.is_some()),
            ("sex", file.sex.is_some()),
            ("bodyweight_kg", file.bodyweight_kg.is_some()),
            ("since", file.since.is_some()),
            ("week", file.week.is_some()),
        ];
        for (key, present) in never {
            if present {
                report(&[key], format!("'{key}' cannot change for one week"), None);
            }
        }
    }
}

impl Serialize for Week {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Profile, Vec<Diagnostic>> {
        Profile::read(text, &Catalogue::bundled())
    }

    #[test]
    fn an_empty_file_is_the_default_profile() {
        assert_eq!(read(""), Ok(Profile::default()));
    }

    #[test]
    fn every_key_of_the_product_is_understood() {
        let profile = read(
            r#"
            level = 2
            days = ["fri", "mon"]
            minutes = 25
            equipment = []
            flags = ["recent-sprain"]
            hard_run_days = ["tue"]
            goal = "maintain"
            prefer = "range"
            units = "lb"
            increments_kg = [1.25, 2.5]
            hsr_from = "2026-11-23"
            max_load_kg = 20
            avoid = ["squat-jack"]
            favour = ["tibialis-raise"]
            hold = ["calf-raise"]
            races = ["2027-04-18"]
            age = 41
            sex = "f"
            bodyweight_kg = 61.5
            [since]
            recent-sprain = "2026-11-02"
            [week."2026-W48"]
            days = 2
            equipment = ["step"]
            "#,
        )
        .expect("a profile");
        assert_eq!(profile.days, TrainingDays::On(vec![Weekday::Mon, Weekday::Fri]));
        assert_eq!((profile.level, profile.minutes, profile.equipment.len()), (2, 25, 0));
        let week = profile.for_week("2026-W48".parse().expect("a week"));
        assert_eq!((week.days, week.minutes), (TrainingDays::Free(2), 25));
        assert_eq!(week.equipment, [Equipment::Step]);
        assert_eq!(profile.for_week("2026-W49".parse().expect("a week")), profile);
    }

    #[test]
    fn faults_are_named_located_and_come_with_what_was_meant() {
        for (text, message, line, hint) in [
            ("levle = 2", "unknown field 'levle'", 1, Some("did you mean 'level'?")),
            ("\nlevel = 4", "level 4 does not exist", 2, Some("1 beginner, 2 intermediate, 3 advanced")),
            ("days = []", "there is no day to train on", 1, Some("one day is the least: [\"mon\"]")),
            ("days = 8", "8 sessions a week is not 1 to 7", 1, None),
            ("days = [\"mno\"]", "unknown word 'mno'", 1, Some("did you mean 'mon'?")),
            ("minutes = 0", "0 minutes is not 1 to 240", 1, None),
            ("equipment = [\"dumbell\"]", "unknown word 'dumbell'", 1, Some("did you mean 'dumbbell'?")),
            ("increments_kg = [5, 2.5]", "the steps do not grow from the smallest", 1, None),
            ("races = [\"18.4.2027\"]", "'18.4.2027' is not a day like 2026-11-23", 1, None),
            (
                "avoid = [\"calf-rais\"]",
                "there is no exercise 'calf-rais'",
                1,
                Some("did you mean 'calf-raise'?"),
            ),
            ("[week.\"W48\"]\ndays = 1", "'W48' is not a week", 1, Some("weeks are written 2026-W48")),
            ("[week.\"2026-W48\"]\nage = 40", "'age' cannot change for one week", 2, None),
        ] {
            let faults = read(text).expect_err(text);
            assert_eq!(faults.len(), 1, "{text}: {faults:?}");
            assert_eq!(faults[0].message, message);
            assert_eq!(faults[0].line(text), Some(line), "{text}");
            assert_eq!(faults[0].hint.as_deref(), hint, "{text}");
        }
    }

    #[test]
    fn all_faults_are_told_at_once() {
        assert_eq!(read("level = 9\nminutes = 999\n").expect_err("faults").len(), 2);
    }
}
