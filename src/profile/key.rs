//! The keys of the profile, and what a person types for them.

use std::fmt;

use crate::catalogue::vocabulary::Flag;
use crate::diagnostic::nearest;
use crate::vocabulary::vocabulary;
use crate::week::Weekday;

use super::value::{NONE, Value};

vocabulary! {
    /// A key of the profile, in the order of the reference.
    Key {
        /// Beginner to advanced.
        Level = "level",
        /// When the person can train.
        Days = "days",
        /// How long a session may be.
        Minutes = "minutes",
        /// What they have.
        Equipment = "equipment",
        /// What state the ankle is in.
        Flags = "flags",
        /// Days of fast or long runs.
        HardRunDays = "hard_run_days",
        /// What the plan is for.
        Goal = "goal",
        /// What grows first.
        Prefer = "prefer",
        /// Kilograms or pounds.
        Units = "units",
        /// The steps of their weights.
        IncrementsKg = "increments_kg",
        /// When the heavy slow resistance block began.
        HsrFrom = "hsr_from",
        /// The most they can add.
        MaxLoadKg = "max_load_kg",
        /// Exercises never planned.
        Avoid = "avoid",
        /// Exercises chosen first.
        Favour = "favour",
        /// Exercises whose target stays.
        Hold = "hold",
        /// Race days.
        Races = "races",
        /// Years.
        Age = "age",
        /// For typical ranges.
        Sex = "sex",
        /// For typical ranges.
        BodyweightKg = "bodyweight_kg",
    }
}

impl Key {
    /// Whether it has several values.
    pub fn is_list(self) -> bool {
        use Key::{Avoid, Days, Equipment, Favour, Flags, HardRunDays, Hold, IncrementsKg, Races};
        matches!(self, Days | Equipment | Flags | HardRunDays | IncrementsKg | Avoid | Favour | Hold | Races)
    }

    /// Whether its values are exercises.
    pub fn names_exercises(self) -> bool {
        matches!(self, Key::Avoid | Key::Favour | Key::Hold)
    }

    /// Whether it may differ for one week.
    pub fn may_differ_for_a_week(self) -> bool {
        !matches!(self, Key::Age | Key::Sex | Key::BodyweightKg)
    }

    /// Reads what was typed, words or a list with commas, into what the file would hold.
    ///
    /// Whether the key can have it is told when it is taken: see [`super::settings::Settings::take`].
    pub fn read(self, typed: &[String]) -> Value {
        let words = typed.iter().flat_map(|text| text.split(','));
        // The name of an exercise may be several words.
        let words: Vec<&str> = if self.names_exercises() {
            words.map(str::trim).filter(|word| !word.is_empty()).collect()
        } else {
            words.flat_map(str::split_whitespace).collect()
        };
        match &words[..] {
            [only] if self == Key::Days && is_number(only) => number(only),
            [only] if self.is_list() && *only == NONE => Value::List(Vec::new()),
            words if self.is_list() => Value::List(words.iter().map(|word| self.item(word)).collect()),
            words => self.item(&words.join(" ")),
        }
    }

    fn item(self, word: &str) -> Value {
        let bare = match self {
            Key::MaxLoadKg | Key::IncrementsKg | Key::BodyweightKg => word.strip_suffix("kg").unwrap_or(word),
            _ => word,
        };
        match self {
            _ if is_number(bare) && !matches!(self, Key::Avoid | Key::Favour | Key::Hold) => number(bare),
            Key::Days | Key::HardRunDays => {
                let day = Weekday::from_name(word);
                Value::Text(day.map_or_else(|| word.to_string(), |day| day.to_string()))
            }
            Key::Avoid | Key::Favour | Key::Hold => Value::Text(word.to_string()),
            _ => Value::Text(word.to_lowercase()),
        }
    }
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

/// One thing the profile holds: a key, or since when a flag is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name {
    /// A key.
    Key(Key),
    /// An entry of `[since]`.
    Since(Flag),
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Name::Key(key) => f.pad(key.as_str()),
            Name::Since(flag) => f.pad(&format!("since.{flag}")),
        }
    }
}

/// Why a text names nothing of the profile; what was probably meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownName {
    /// The name most like it.
    pub near: Option<String>,
}

impl std::str::FromStr for Name {
    type Err = UnknownName;

    fn from_str(typed: &str) -> Result<Name, UnknownName> {
        let typed = typed.trim().to_lowercase();
        if let Some(key) = Key::from_word(&typed.replace('-', "_")) {
            return Ok(Name::Key(key));
        }
        if let Some(flag) = typed.strip_prefix("since.").and_then(Flag::from_word) {
            return Ok(Name::Since(flag));
        }
        let since: Vec<String> = Flag::ALL.iter().map(|flag| Name::Since(*flag).to_string()).collect();
        let names = Key::ALL.iter().map(|key| key.as_str());
        let near = match typed.strip_prefix("since") {
            Some("") => since.iter().find(|name| name.contains("recent")).map(String::as_str),
            Some(_) => nearest(&typed, since.iter().map(String::as_str)),
            None => nearest(&typed.replace('-', "_"), names),
        };
        Err(UnknownName { near: near.map(ToString::to_string) })
    }
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
        ] {
            assert_eq!(read(key, typed), held, "{key} {typed}");
        }
        let names = ["calf raise,squat jack".to_string(), "slcr".to_string()];
        let held = toml_edit::Value::from(&Key::Avoid.read(&names)).to_string();
        assert_eq!(held, r#"["calf raise", "squat jack", "slcr"]"#);
    }

    #[test]
    fn names_are_found_whichever_dash_they_have_and_near_ones_are_suggested() {
        assert_eq!("hard-run-days".parse(), Ok(Name::Key(Key::HardRunDays)));
        assert_eq!("Hard_Run_Days".parse(), Ok(Name::Key(Key::HardRunDays)));
        assert_eq!("since.recent-sprain".parse(), Ok(Name::Since(Flag::RecentSprain)));
        for (typed, near) in [
            ("minuts", Some("minutes")),
            ("flag", Some("flags")),
            ("since.recent-sprian", Some("since.recent-sprain")),
            ("since", Some("since.recent-sprain")),
            ("zebra", None),
        ] {
            let near = near.map(ToString::to_string);
            assert_eq!(typed.parse::<Name>(), Err(UnknownName { near }), "{typed}");
        }
    }
}
