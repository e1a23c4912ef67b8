//! What a key can have: each kind of value is read and checked here.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use crate::catalogue::Catalogue;
use crate::catalogue::vocabulary::Flag;
use crate::diagnostic::{nearest, or_list};
use crate::units::{Decimal, Load, LoadUnit};
use crate::week::{Weekday, iso_date};

use super::TrainingDays;
use super::value::Value;

/// Least and most of the keys that are plain numbers.
const LEVELS: RangeInclusive<u8> = 1..=3;
const SESSIONS: RangeInclusive<u16> = 1..=7;
pub(super) const MINUTES: RangeInclusive<u16> = 1..=240;
pub(super) const AGES: RangeInclusive<u16> = 1..=120;
const TIERS: RangeInclusive<u8> = 1..=4;

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
    pub(super) fn new(message: impl Into<String>) -> Fault {
        Fault { item: None, message: message.into(), hint: None }
    }

    pub(super) fn hint(mut self, hint: impl Into<String>) -> Fault {
        self.hint = Some(hint.into());
        self
    }
}

/// What came of reading a value.
pub(super) type Read<T> = Result<T, Vec<Fault>>;

pub(super) fn expected<T>(what: &str, found: &Value) -> Read<T> {
    Err(vec![Fault::new(format!("expected {what}, found {}", found.described()))])
}

/// Reads a whole number of a range.
pub(super) fn whole(value: &Value, range: RangeInclusive<u16>, unit: &str) -> Read<u16> {
    let wants = format!("{unit} from {} to {}", range.start(), range.end());
    whole_or(value, range, unit, &wants)
}

fn whole_or(value: &Value, range: RangeInclusive<u16>, unit: &str, wants: &str) -> Read<u16> {
    let Value::Number(text) = value else { return expected(wants, value) };
    match text.parse::<i128>() {
        Err(_) => expected(wants, value),
        Ok(number) => u16::try_from(number).ok().filter(|number| range.contains(number)).ok_or_else(|| {
            let (least, most) = (range.start(), range.end());
            vec![Fault::new(format!("{text} {unit} is not {least} to {most}"))]
        }),
    }
}

pub(super) fn level(value: &Value) -> Read<u8> {
    const EACH: &str = "1 beginner, 2 intermediate, 3 advanced";
    let Value::Number(text) = value else {
        return Err(vec![Fault::new(format!("expected a level, found {}", value.described())).hint(EACH)]);
    };
    match text.parse::<u8>() {
        Ok(level) if LEVELS.contains(&level) => Ok(level),
        _ => Err(vec![Fault::new(format!("level {text} does not exist")).hint(EACH)]),
    }
}

/// Reads a load on the tendon.
pub(super) fn tier(value: &Value) -> Read<u8> {
    const EACH: &str = "1 to 4, as 'ankle show' says of each exercise";
    let Value::Number(text) = value else {
        return Err(vec![
            Fault::new(format!("expected a tendon load, found {}", value.described())).hint(EACH),
        ]);
    };
    match text.parse::<u8>() {
        Ok(tier) if TIERS.contains(&tier) => Ok(tier),
        _ => Err(vec![Fault::new(format!("tendon load {text} does not exist")).hint(EACH)]),
    }
}

pub(super) fn training_days(value: &Value) -> Read<TrainingDays> {
    const WANTS: &str = "a list of days like [\"mon\", \"thu\"], or a number of sessions from 1 to 7";
    match value {
        Value::Number(_) => {
            let sessions = whole_or(value, SESSIONS, "sessions a week", WANTS)?;
            Ok(TrainingDays::Free(sessions as u8))
        }
        Value::List(items) if items.is_empty() => {
            Err(vec![Fault::new("there is no day to train on").hint("one day is the least, like \"mon\"")])
        }
        Value::List(_) => {
            let mut days = list(value, &words("mon", Weekday::ALL))?;
            days.sort_unstable();
            days.dedup();
            Ok(TrainingDays::On(days))
        }
        other => expected(WANTS, other),
    }
}

/// How the items of a list are read: one as an example, and how.
pub(super) trait ReadItem<T> {
    fn example(&self) -> &'static str;
    fn read(&self, item: &Value) -> Read<T>;
}

impl<T, F: Fn(&Value) -> Read<T>> ReadItem<T> for (&'static str, F) {
    fn example(&self) -> &'static str {
        self.0
    }

    fn read(&self, item: &Value) -> Read<T> {
        self.1(item)
    }
}

pub(super) fn words<T: Copy + AsRef<str>>(
    example: &'static str,
    all: &'static [T],
) -> (&'static str, impl Fn(&Value) -> Read<T>) {
    (example, move |item: &Value| word(item, all))
}

/// Reads a list; the faults of all its items are returned.
pub(super) fn list<T>(value: &Value, items: &impl ReadItem<T>) -> Read<Vec<T>> {
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
pub(super) fn word<T: Copy + AsRef<str>>(value: &Value, all: &[T]) -> Read<T> {
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

/// Reads a list of exercises.
pub(super) fn exercises(value: &Value, catalogue: &Catalogue) -> Read<Vec<String>> {
    list(value, &("squat-jack", |item: &Value| exercise(item, catalogue)))
}

/// Reads a flag; a word that is part of several is told with what each of them means.
pub(super) fn flag(value: &Value) -> Read<Flag> {
    word(value, Flag::ALL).map_err(|mut faults| {
        let Value::Text(text) = value else { return faults };
        let likely = Flag::ALL.iter().filter(|flag| flag.as_str().split('-').any(|part| part == text));
        let likely: Vec<String> = likely.map(|flag| format!("{flag} ({})", flag.meaning())).collect();
        if let (false, Some(fault)) = (likely.is_empty(), faults.first_mut()) {
            let likely: Vec<&str> = likely.iter().map(String::as_str).collect();
            fault.hint = Some(format!("did you mean {}?", or_list(&likely)));
        }
        faults
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

pub(super) fn kilograms(value: &Value) -> Read<Decimal> {
    const WANTS: &str = "kilograms, a number like 2.5";
    let Value::Number(text) = value else {
        return expected(WANTS, value).map_err(|faults: Vec<Fault>| with_kilograms(faults, value));
    };
    match text.parse::<Decimal>() {
        Ok(number) if number > Decimal::ZERO => Ok(number),
        _ => Err(vec![Fault::new(format!("{text} kg is not more than 0 kg"))]),
    }
}

/// Adds what was probably meant: a point for a comma, kilograms for pounds.
fn with_kilograms(faults: Vec<Fault>, value: &Value) -> Vec<Fault> {
    let Value::Text(text) = value else { return faults };
    let pointed = text.replace(',', ".");
    let hint = if let Some(pounds) = pointed.strip_suffix("lbs").or_else(|| pointed.strip_suffix("lb")) {
        let amount = pounds.trim_end().parse::<Decimal>().ok();
        let kg = amount.map(|amount| Load { amount, unit: LoadUnit::Lb }.to_kg());
        let tenth = Decimal::from_billionths(100_000_000);
        kg.map(|kg| format!("in kilograms that is {}", kg.floor_to(tenth)))
    } else {
        let is_number = pointed != *text && pointed.parse::<Decimal>().is_ok();
        is_number.then(|| format!("with a point, not a comma: {pointed}"))
    };
    faults.into_iter().map(|fault| Fault { hint: fault.hint.or(hint.clone()), ..fault }).collect()
}

pub(super) fn increments(value: &Value) -> Read<Vec<Decimal>> {
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
