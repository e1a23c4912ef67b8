//! What a person types for a key, read as it is meant where it cannot be misread.

use crate::catalogue::vocabulary::{Equipment, Flag};
use crate::week::Weekday;

use super::rows::{Items, Key, Kind};
use super::value::{NONE, Value};

/// Words of the units, longest first.
const MINUTES: [&str; 4] = ["minutes", "minute", "mins", "min"];
const YEARS: [&str; 2] = ["years", "year"];
const KILOGRAMS: [&str; 4] = ["kilograms", "kilogram", "kilos", "kg"];

/// What may follow a number of sessions.
const TIMES: [&str; 8] = ["x", "times", "days", "day", "sessions", "session", "a", "week"];

/// Most words of a thing.
const WORDS_OF_A_THING: usize = 3;

impl Key {
    /// Reads what was typed, words or a list with commas, into what the file would hold.
    ///
    /// Whether the key can have it is told when it is taken: see [`super::settings::Settings::take`].
    pub fn read(self, typed: &[String]) -> Value {
        let parts: Vec<&str> = typed
            .iter()
            .flat_map(|text| text.split(','))
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .collect();
        let words = || parts.iter().copied().flat_map(str::split_whitespace);
        let is_none = matches!(&parts[..], [only] if only.eq_ignore_ascii_case(NONE));
        match self.kind() {
            Kind::TrainingDays | Kind::List(_) if is_none => Value::List(Vec::new()),
            Kind::TrainingDays => sessions(words()).unwrap_or_else(|| list(without_and(words()), weekday)),
            // The name of an exercise may be several words.
            Kind::List(Items::Exercises) => list(parts.iter().copied(), |name| Value::Text(name.to_string())),
            Kind::List(Items::Equipment) => {
                things(typed, |phrase| Equipment::meant(phrase).map(Equipment::as_str))
            }
            Kind::List(Items::Flags) => {
                things(typed, |phrase| Flag::from_word(&phrase.replace(' ', "-")).map(Flag::as_str))
            }
            Kind::List(Items::Weekdays) => list(without_and(words()), weekday),
            Kind::List(Items::Days) => list(words(), word),
            Kind::List(Items::Kilograms) => {
                let numbers = words().filter(|word| !KILOGRAMS.contains(&&*word.to_lowercase()));
                list(numbers, |word| measure(word, &KILOGRAMS))
            }
            kind => {
                let text =
                    typed.iter().flat_map(|text| text.split_whitespace()).collect::<Vec<&str>>().join(" ");
                let text = text.trim_matches(|c: char| c == ',' || c == ' ');
                match kind {
                    Kind::Level => level(text),
                    Kind::Minutes => measure(text, &MINUTES),
                    Kind::Years => measure(text, &YEARS),
                    Kind::Kilograms => measure(text, &KILOGRAMS),
                    Kind::Tier => measure(text, &["of 4"]),
                    _ => word(text),
                }
            }
        }
    }
}

fn list<'a>(words: impl Iterator<Item = &'a str>, item: impl Fn(&'a str) -> Value) -> Value {
    Value::List(words.map(item).collect())
}

fn without_and<'a>(words: impl Iterator<Item = &'a str>) -> impl Iterator<Item = &'a str> {
    words.filter(|word| !word.eq_ignore_ascii_case("and"))
}

/// Reads a number of sessions: `3`, `3x`, `3 days`, `3 times a week`.
fn sessions<'a>(mut words: impl Iterator<Item = &'a str>) -> Option<Value> {
    let first = words.next()?;
    let first = first.strip_suffix(['x', 'X']).unwrap_or(first);
    let is_alone = words.all(|word| TIMES.contains(&&*word.to_lowercase()));
    (is_number(first) && is_alone).then(|| number(first))
}

fn weekday(word: &str) -> Value {
    if is_number(word) {
        return number(word);
    }
    Value::Text(Weekday::from_name(word).map_or_else(|| word.to_string(), |day| day.to_string()))
}

/// Reads words that stand for things; the longest run of them that means one is taken for it.
fn things(typed: &[String], meant: impl Fn(&str) -> Option<&'static str>) -> Value {
    let mut items: Vec<Value> = Vec::new();
    for part in typed.join(" ").split(',') {
        let words: Vec<String> = without_and(part.split_whitespace()).map(str::to_lowercase).collect();
        let mut rest = &words[..];
        while let Some(first) = rest.first() {
            let longest = rest.len().min(WORDS_OF_A_THING);
            let found = (1..=longest).rev().find_map(|count| Some((count, meant(&rest[..count].join(" "))?)));
            let (count, item) = match found {
                Some((count, thing)) => (count, Value::Text(thing.to_string())),
                None => (1, word(first)),
            };
            items.push(item);
            rest = &rest[count..];
        }
    }
    Value::List(items)
}

/// Reads a number with or without its unit: `25`, `25 min`.
fn measure(text: &str, units: &[&str]) -> Value {
    let lower = text.to_lowercase();
    let bare = units.iter().find_map(|unit| lower.strip_suffix(unit)).map_or(&*lower, str::trim_end);
    if is_number(bare) { number(bare) } else { Value::Text(lower) }
}

fn level(text: &str) -> Value {
    let lower = text.to_lowercase();
    let names = ["beginner", "intermediate", "advanced"];
    match names.iter().position(|name| *name == lower) {
        Some(position) => Value::Number((position + 1).to_string()),
        None => word(lower.strip_prefix("level ").unwrap_or(&lower)),
    }
}

fn word(word: &str) -> Value {
    if is_number(word) { number(word) } else { Value::Text(word.to_lowercase()) }
}

fn is_number(word: &str) -> bool {
    let digits = word.strip_prefix('-').unwrap_or(word);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && word.parse::<f64>().is_ok()
}

fn number(word: &str) -> Value {
    let plain = word.parse::<i128>().map(|number| number.to_string());
    let plain = plain.or_else(|_| word.parse::<f64>().map(|number| number.to_string()));
    Value::Number(plain.unwrap_or_else(|_| word.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(key: Key, typed: &str) -> String {
        let words: Vec<String> = typed.split(' ').map(ToString::to_string).collect();
        let value = toml_edit::Value::from(&key.read(&words));
        value.to_string()
    }

    #[test]
    fn what_is_typed_becomes_what_the_file_holds() {
        for (key, typed, held) in [
            (Key::Level, "2", "2"),
            (Key::Level, "two", "\"two\""),
            (Key::Minutes, "-3", "-3"),
            (Key::Minutes, "025", "25"),
            (Key::Days, "3", "3"),
            (Key::Days, "mon thu", r#"["mon", "thu"]"#),
            (Key::Days, "Monday,THU", r#"["mon", "thu"]"#),
            (Key::Days, "someday", r#"["someday"]"#),
            (Key::Equipment, "none", "[]"),
            (Key::Equipment, "Wall, step", r#"["wall", "step"]"#),
            (Key::IncrementsKg, "1.25 2.5kg", "[1.25, 2.5]"),
            (Key::MaxLoadKg, "20kg", "20"),
            (Key::Goal, "Maintain", "\"maintain\""),
            (Key::Goal, "", "\"\""),
            (Key::Races, "2027-04-18", r#"["2027-04-18"]"#),
            (Key::Level, "Beginner", "1"),
            (Key::Minutes, "25 min", "25"),
            (Key::Minutes, "25min", "25"),
            (Key::Minutes, "25 Minutes", "25"),
            (Key::Minutes, "min", "\"min\""),
            (Key::Age, "41 years", "41"),
            (Key::TierCap, "2", "2"),
            (Key::TierCap, "2 of 4", "2"),
            (Key::Injured, "Left", "\"left\""),
            (Key::BodyweightKg, "70 kg", "70"),
            (Key::BodyweightKg, "61.5 Kilos", "61.5"),
            (Key::BodyweightKg, "61,5", "\"61,5\""),
            (Key::MaxLoadKg, "45 lb", "\"45 lb\""),
            (Key::IncrementsKg, "1.25 kg, 2.5 kg", "[1.25, 2.5]"),
            (Key::Days, "3 days", "3"),
            (Key::Days, "3x a week", "3"),
            (Key::Days, "mon and thu", r#"["mon", "thu"]"#),
            (Key::Days, "None", "[]"),
            (Key::Equipment, "resistance band wall", r#"["band", "wall"]"#),
            (Key::Equipment, "stairs, dumbbells and leg press", r#"["step", "dumbbell", "leg-press"]"#),
            (Key::Equipment, "1 anvil", r#"[1, "anvil"]"#),
            (Key::Flags, "recent sprain", r#"["recent-sprain"]"#),
            (Key::Flags, "sprain", r#"["sprain"]"#),
        ] {
            assert_eq!(read(key, typed), held, "{key} {typed}");
        }
        let names = ["calf raise,squat jack".to_string(), "slcr".to_string()];
        let held = toml_edit::Value::from(&Key::Avoid.read(&names)).to_string();
        assert_eq!(held, r#"["calf raise", "squat jack", "slcr"]"#);
    }
}
