//! What a file, one of its weeks or a command line says of the keys, checked value by value.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use crate::catalogue::Catalogue;
use crate::catalogue::vocabulary::{Equipment, Flag};
use crate::diagnostic::{nearest, or_list};
use crate::units::{Decimal, LoadUnit};
use crate::week::{Weekday, iso_date};

use super::key::Key;
use super::value::Value;
use super::{Goal, Prefer, Profile, Sex, TrainingDays};

/// Least and most of the keys that are plain numbers.
const LEVELS: RangeInclusive<u8> = 1..=3;
const SESSIONS: RangeInclusive<u16> = 1..=7;
const MINUTES: RangeInclusive<u16> = 1..=240;
const AGES: RangeInclusive<u16> = 1..=120;

/// What is wrong with a value, and with which item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The item's place, where one is at fault.
    pub item: Option<usize>,
    /// What is wrong, in one lower-case phrase.
    pub message: String,
    /// What was probably meant.
    pub hint: Option<String>,
}

impl Fault {
    fn new(message: impl Into<String>) -> Fault {
        Fault { item: None, message: message.into(), hint: None }
    }

    fn hint(mut self, hint: impl Into<String>) -> Fault {
        self.hint = Some(hint.into());
        self
    }
}

/// The keys something gives. Each may be left out; what is given goes over what was there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    level: Option<u8>,
    days: Option<TrainingDays>,
    minutes: Option<u16>,
    equipment: Option<Vec<Equipment>>,
    flags: Option<Vec<Flag>>,
    hard_run_days: Option<Vec<Weekday>>,
    goal: Option<Goal>,
    prefer: Option<Prefer>,
    units: Option<LoadUnit>,
    increments_kg: Option<Vec<Decimal>>,
    hsr_from: Option<NaiveDate>,
    max_load_kg: Option<Decimal>,
    avoid: Option<Vec<String>>,
    favour: Option<Vec<String>>,
    hold: Option<Vec<String>>,
    races: Option<Vec<NaiveDate>>,
    age: Option<u8>,
    sex: Option<Sex>,
    bodyweight_kg: Option<Decimal>,
}

impl Settings {
    /// Takes the value of one key; where it cannot have it, every reason is returned.
    pub fn take(&mut self, key: Key, value: &Value, catalogue: &Catalogue) -> Result<(), Vec<Fault>> {
        let exercise = |item: &Value| exercise(item, catalogue);
        match key {
            Key::Level => self.level = Some(level(value)?),
            Key::Days => self.days = Some(days(value)?),
            Key::Minutes => self.minutes = Some(whole(value, MINUTES, "minutes from 1 to 240", "minutes")?),
            Key::Equipment => self.equipment = Some(list(value, &words("wall", Equipment::ALL))?),
            Key::Flags => self.flags = Some(list(value, &words("past-sprain", Flag::ALL))?),
            Key::HardRunDays => self.hard_run_days = Some(list(value, &words("tue", Weekday::ALL))?),
            Key::Goal => self.goal = Some(word(value, Goal::ALL)?),
            Key::Prefer => self.prefer = Some(word(value, Prefer::ALL)?),
            Key::Units => self.units = Some(word(value, &[LoadUnit::Kg, LoadUnit::Lb])?),
            Key::IncrementsKg => self.increments_kg = Some(increments(value)?),
            Key::HsrFrom => self.hsr_from = Some(day(value)?),
            Key::MaxLoadKg => self.max_load_kg = Some(kilograms(value)?),
            Key::Avoid => self.avoid = Some(list(value, &("squat-jack", exercise))?),
            Key::Favour => self.favour = Some(list(value, &("squat-jack", exercise))?),
            Key::Hold => self.hold = Some(list(value, &("squat-jack", exercise))?),
            Key::Races => self.races = Some(list(value, &("2027-04-18", day))?),
            Key::Age => self.age = Some(whole(value, AGES, "years from 1 to 120", "years")? as u8),
            Key::Sex => self.sex = Some(word(value, Sex::ALL)?),
            Key::BodyweightKg => self.bodyweight_kg = Some(kilograms(value)?),
        }
        Ok(())
    }

    /// Returns settings that give one key with exercises; none where it names no exercises.
    pub(super) fn naming(key: Key, slugs: Vec<String>) -> Settings {
        let mut settings = Settings::default();
        match key {
            Key::Avoid => settings.avoid = Some(slugs),
            Key::Favour => settings.favour = Some(slugs),
            Key::Hold => settings.hold = Some(slugs),
            _ => {}
        }
        settings
    }

    /// Whether they give a key that names exercises.
    pub(super) fn names(&self, key: Key) -> bool {
        match key {
            Key::Avoid => self.avoid.is_some(),
            Key::Favour => self.favour.is_some(),
            Key::Hold => self.hold.is_some(),
            _ => false,
        }
    }

    /// Takes over what another gives.
    pub(super) fn overlay(&mut self, over: &Settings) {
        macro_rules! overlay {
            ($($key:ident)*) => { $(if over.$key.is_some() { self.$key.clone_from(&over.$key); })* };
        }
        overlay!(level days minutes equipment flags hard_run_days goal prefer units increments_kg hsr_from);
        overlay!(max_load_kg avoid favour hold races age sex bodyweight_kg);
    }
}

impl Profile {
    /// Takes over what settings give.
    pub(super) fn take(&mut self, settings: &Settings) {
        let mut taken = settings.clone();
        if let Some(TrainingDays::On(days)) = &mut taken.days {
            days.sort_unstable();
            days.dedup();
        }
        macro_rules! take {
            ($($key:ident)*) => { $(if let Some(value) = taken.$key { self.$key = value; })* };
        }
        take!(level days minutes equipment flags hard_run_days goal prefer units increments_kg avoid favour);
        take!(hold races);
        self.hsr_from = taken.hsr_from.or(self.hsr_from);
        self.max_load_kg = taken.max_load_kg.or(self.max_load_kg);
        self.age = taken.age.or(self.age);
        self.sex = taken.sex.or(self.sex);
        self.bodyweight_kg = taken.bodyweight_kg.or(self.bodyweight_kg);
    }

    /// Returns the value of a key, or nothing where an optional one is not set.
    pub fn value(&self, key: Key) -> Option<Value> {
        fn number<T: ToString>(number: &T) -> Value {
            Value::Number(number.to_string())
        }
        fn text<T: ToString>(text: &T) -> Value {
            Value::Text(text.to_string())
        }
        fn texts<T: ToString>(items: &[T]) -> Value {
            Value::List(items.iter().map(|item| Value::Text(item.to_string())).collect())
        }
        Some(match key {
            Key::Level => number(&self.level),
            Key::Days => match &self.days {
                TrainingDays::On(days) => texts(days),
                TrainingDays::Free(sessions) => number(sessions),
            },
            Key::Minutes => number(&self.minutes),
            Key::Equipment => texts(&self.equipment),
            Key::Flags => texts(&self.flags),
            Key::HardRunDays => texts(&self.hard_run_days),
            Key::Goal => text(&self.goal),
            Key::Prefer => text(&self.prefer),
            Key::Units => text(&self.units),
            Key::IncrementsKg => Value::List(self.increments_kg.iter().map(number).collect()),
            Key::HsrFrom => text(&self.hsr_from?),
            Key::MaxLoadKg => number(&self.max_load_kg?),
            Key::Avoid => texts(&self.avoid),
            Key::Favour => texts(&self.favour),
            Key::Hold => texts(&self.hold),
            Key::Races => texts(&self.races),
            Key::Age => number(&self.age?),
            Key::Sex => text(&self.sex?),
            Key::BodyweightKg => number(&self.bodyweight_kg?),
        })
    }
}

/// What came of reading a value.
type Read<T> = Result<T, Vec<Fault>>;

fn expected<T>(what: &str, found: &Value) -> Read<T> {
    Err(vec![Fault::new(format!("expected {what}, found {}", found.described()))])
}

/// Reads a whole number of a range.
fn whole(value: &Value, range: RangeInclusive<u16>, wants: &str, unit: &str) -> Read<u16> {
    let Value::Number(text) = value else { return expected(wants, value) };
    match text.parse::<i128>() {
        Err(_) => expected(wants, value),
        Ok(number) => u16::try_from(number).ok().filter(|number| range.contains(number)).ok_or_else(|| {
            let (least, most) = (range.start(), range.end());
            vec![Fault::new(format!("{text} {unit} is not {least} to {most}"))]
        }),
    }
}

fn level(value: &Value) -> Read<u8> {
    const EACH: &str = "1 beginner, 2 intermediate, 3 advanced";
    let Value::Number(text) = value else {
        return Err(vec![Fault::new(format!("expected a level, found {}", value.described())).hint(EACH)]);
    };
    match text.parse::<u8>() {
        Ok(level) if LEVELS.contains(&level) => Ok(level),
        _ => Err(vec![Fault::new(format!("level {text} does not exist")).hint(EACH)]),
    }
}

fn days(value: &Value) -> Read<TrainingDays> {
    const WANTS: &str = "a list of days like [\"mon\", \"thu\"], or a number of sessions from 1 to 7";
    match value {
        Value::Number(_) => {
            let sessions = whole(value, SESSIONS, WANTS, "sessions a week")?;
            Ok(TrainingDays::Free(sessions as u8))
        }
        Value::List(items) if items.is_empty() => {
            Err(vec![Fault::new("there is no day to train on").hint("one day is the least, like \"mon\"")])
        }
        Value::List(_) => Ok(TrainingDays::On(list(value, &words("mon", Weekday::ALL))?)),
        other => expected(WANTS, other),
    }
}

/// How the items of a list are read: one as an example, and how.
trait Items<T> {
    fn example(&self) -> &'static str;
    fn read(&self, item: &Value) -> Read<T>;
}

impl<T, F: Fn(&Value) -> Read<T>> Items<T> for (&'static str, F) {
    fn example(&self) -> &'static str {
        self.0
    }

    fn read(&self, item: &Value) -> Read<T> {
        self.1(item)
    }
}

fn words<T: Copy + AsRef<str>>(
    example: &'static str,
    all: &'static [T],
) -> (&'static str, impl Fn(&Value) -> Read<T>) {
    (example, move |item: &Value| word(item, all))
}

/// Reads a list; the faults of all its items are returned.
fn list<T>(value: &Value, items: &impl Items<T>) -> Read<Vec<T>> {
    let Value::List(given) = value else {
        return expected(&format!("a list like [\"{}\"]", items.example()), value);
    };
    let (mut read, mut faults) = (Vec::new(), Vec::new());
    for (position, item) in given.iter().enumerate() {
        match items.read(item) {
            Ok(item) => read.push(item),
            Err(found) => {
                faults.extend(found.into_iter().map(|fault| Fault { item: Some(position), ..fault }));
            }
        }
    }
    if faults.is_empty() { Ok(read) } else { Err(faults) }
}

/// Reads one word of a closed list.
fn word<T: Copy + AsRef<str>>(value: &Value, all: &[T]) -> Read<T> {
    let known: Vec<&str> = all.iter().map(AsRef::as_ref).collect();
    let Value::Text(text) = value else { return expected(&or_list(&known), value) };
    all.iter().copied().find(|word| word.as_ref() == text).ok_or_else(|| {
        let fault = Fault::new(format!("unknown word '{text}'"));
        vec![match nearest(text, known.iter().copied()) {
            Some(near) => fault.hint(format!("did you mean '{near}'?")),
            None => fault.hint(format!("expected {}", or_list(&known))),
        }]
    })
}

fn exercise(value: &Value, catalogue: &Catalogue) -> Read<String> {
    let Value::Text(slug) = value else { return expected("the name of an exercise in quotes", value) };
    if catalogue.get(slug).is_some() {
        return Ok(slug.clone());
    }
    let fault = Fault::new(format!("there is no exercise '{slug}'"));
    Err(vec![match nearest(slug, catalogue.iter().map(|exercise| &*exercise.slug)) {
        Some(near) => fault.hint(format!("did you mean '{near}'?")),
        None => fault,
    }])
}

/// Reads a day of the calendar.
pub fn day(value: &Value) -> Read<NaiveDate> {
    let Value::Text(text) = value else { return expected("a day like \"2026-11-23\"", value) };
    iso_date(text).ok_or_else(|| vec![Fault::new(format!("'{text}' is not a day like 2026-11-23"))])
}

fn kilograms(value: &Value) -> Read<Decimal> {
    const WANTS: &str = "kilograms, a number like 2.5";
    let Value::Number(text) = value else { return expected(WANTS, value) };
    match text.parse::<Decimal>() {
        Ok(number) if number > Decimal::ZERO => Ok(number),
        _ => Err(vec![Fault::new(format!("{text} kg is not more than 0 kg"))]),
    }
}

fn increments(value: &Value) -> Read<Vec<Decimal>> {
    let Value::List(items) = value else {
        return expected("a list of kilograms like [2.5]", value);
    };
    if items.is_empty() {
        return Err(vec![Fault::new("there is no step of weight").hint("one is the least, like 2.5")]);
    }
    let steps = list(value, &("2.5", kilograms))?;
    if steps.is_sorted_by(|a, b| a < b) {
        Ok(steps)
    } else {
        Err(vec![Fault::new("the steps do not grow from the smallest")])
    }
}
