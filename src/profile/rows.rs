//! The keys of the profile, a row each. All that goes by the keys goes by these rows: `config`, `setup`,
//! `help profile`, the options of `plan` for a what-if, and what is suggested for an unknown key.

use crate::catalogue::Catalogue;
use crate::catalogue::vocabulary::Equipment;
use crate::units::LoadUnit;
use crate::vocabulary::vocabulary;
use crate::week::Weekday;

use super::check::{
    AGES, MINUTES, Read, day, exercises, flag, increments, kilograms, level, list, tier, training_days,
    whole, word, words,
};
use super::value::{Held, Value};
use super::{Goal, Injured, Prefer, Profile, Sex};

/// What the value of a key is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A level, by number or name.
    Level,
    /// Days of the week, or how many sessions.
    TrainingDays,
    /// Minutes.
    Minutes,
    /// Years.
    Years,
    /// A load on the tendon, 1 to 4.
    Tier,
    /// Kilograms.
    Kilograms,
    /// One word of a closed list.
    Word,
    /// A day of the calendar.
    Day,
    /// Several values.
    List(Items),
}

/// What the items of a list are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Items {
    /// Things.
    Equipment,
    /// States of the ankle.
    Flags,
    /// Days of the week.
    Weekdays,
    /// Exercises.
    Exercises,
    /// Days of the calendar.
    Days,
    /// Kilograms, smallest first.
    Kilograms,
}

/// What `setup` asks, and whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// Everybody.
    Main(&'static str),
    /// Who wants to tell more.
    More(&'static str),
    /// Who wants to tell more and has weights.
    Weights(&'static str),
    /// Nobody.
    None,
}

impl Question {
    /// Returns its text; empty where nobody is asked.
    pub fn text(self) -> &'static str {
        match self {
            Question::Main(text) | Question::More(text) | Question::Weights(text) => text,
            Question::None => "",
        }
    }
}

/// What `help profile` says of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Help {
    /// An example of its value as it stands in the file; none where keys that say the same share a line.
    pub example: Option<&'static str>,
    /// What it is; none where the words it takes say so.
    pub text: Option<&'static str>,
}

/// A key as an option of `plan`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanOption {
    /// The name, without its dashes in front.
    pub name: &'static str,
    /// What stands for its value.
    pub value: &'static str,
    /// What it is.
    pub about: &'static str,
}

/// A key of the profile with all there is to know of it.
#[derive(Debug)]
pub struct Row {
    /// The key.
    pub key: Key,
    /// What its value is.
    pub kind: Kind,
    /// What `setup` asks.
    pub question: Question,
    /// What `help profile` says.
    pub help: Help,
    /// How it is an option of `plan`.
    pub option: PlanOption,
    /// Whether it may differ for one week.
    pub may_differ_for_a_week: bool,
    /// Puts a value into a profile, where the key can have it.
    pub(super) set: fn(&mut Profile, &Value, &Catalogue) -> Read<()>,
    /// Returns the value a profile holds.
    pub(super) get: fn(&Profile) -> Option<Value>,
    /// Takes the value over from another profile.
    pub(super) copy: fn(&Profile, &mut Profile),
}

/// Writes a name with dashes, as options have them.
const fn dashed<const N: usize>(name: &str) -> [u8; N] {
    let mut bytes = [0; N];
    let mut position = 0;
    while position < N {
        let byte = name.as_bytes()[position];
        bytes[position] = if byte == b'_' { b'-' } else { byte };
        position += 1;
    }
    bytes
}

macro_rules! keys {
    ($($(#[$doc:meta])* $variant:ident = $name:literal {
        field: $field:ident,
        kind: $kind:expr,
        check: $check:expr,
        ask: $ask:expr,
        help: ($example:expr, $text:expr),
        option: ($value:literal, $about:literal),
        one_week: $one_week:literal,
    })+) => {
        vocabulary! {
            /// A key of the profile, in the order of the reference.
            Key { $($(#[$doc])* $variant = $name,)+ }
        }

        /// Every key, in the order of the reference.
        pub static ROWS: [Row; Key::ALL.len()] = [$({
            const BYTES: [u8; $name.len()] = dashed($name);
            const OPTION: &str = match std::str::from_utf8(&BYTES) {
                Ok(name) => name,
                Err(_) => $name,
            };
            Row {
                key: Key::$variant,
                kind: $kind,
                question: $ask,
                help: Help { example: $example, text: $text },
                option: PlanOption { name: OPTION, value: $value, about: $about },
                may_differ_for_a_week: $one_week,
                set: |profile, value, catalogue| {
                    let check: fn(&Value, &Catalogue) -> Read<_> = $check;
                    profile.$field = check(value, catalogue)?.into();
                    Ok(())
                },
                get: |profile| profile.$field.held(),
                copy: |from, to| to.$field.clone_from(&from.$field),
            }
        },)+];
    };
}

keys! {
    /// Beginner to advanced.
    Level = "level" {
        field: level,
        kind: Kind::Level,
        check: |value, _| level(value),
        ask: Question::Main(
            "How far along are you? 1 beginner, or back after a break; 2 ten single-leg calf raises are no trouble; 3 \
             years of strength training.",
        ),
        help: (Some("1"), Some("1 beginner, 2 intermediate, 3 advanced")),
        option: ("1-3", "1 beginner, 2 intermediate, 3 advanced"),
        one_week: true,
    }
    /// When the person can train.
    Days = "days" {
        field: days,
        kind: Kind::TrainingDays,
        check: |value, _| training_days(value),
        ask: Question::Main("Which days can you train? Like 'mon wed fri', or just how many sessions, like '3'."),
        help: (Some("[\"mon\", \"wed\", \"fri\"]"), Some("or a number of sessions: days = 3")),
        option: ("DAYS", "Days, mon,thu, or how many sessions"),
        one_week: true,
    }
    /// How long a session may be.
    Minutes = "minutes" {
        field: minutes,
        kind: Kind::Minutes,
        check: |value, _| whole(value, MINUTES, "minutes"),
        ask: Question::Main("How many minutes may a session take, warm-up included?"),
        help: (Some("20"), Some("of one session, warm-up included")),
        option: ("N", "Minutes of a session"),
        one_week: true,
    }
    /// What they have.
    Equipment = "equipment" {
        field: equipment,
        kind: Kind::List(Items::Equipment),
        check: |value, _| list(value, &words("wall", Equipment::ALL)),
        ask: Question::Main("What do you have? Words or numbers, or 'none'."),
        help: (Some("[\"wall\", \"chair\", \"towel\"]"), None),
        option: ("THINGS", "What there is: wall,step, or none"),
        one_week: true,
    }
    /// What state the ankle is in.
    Flags = "flags" {
        field: flags,
        kind: Kind::List(Items::Flags),
        check: |value, _| list(value, &("past-sprain", flag)),
        ask: Question::Main("Is there anything to be careful about? Numbers or words, or 'none'."),
        help: (Some("[]"), None),
        option: ("FLAGS", "State of the ankle: past-sprain, or none"),
        one_week: true,
    }
    /// Days of fast or long runs.
    HardRunDays = "hard_run_days" {
        field: hard_run_days,
        kind: Kind::List(Items::Weekdays),
        check: |value, _| list(value, &words("tue", Weekday::ALL)),
        ask: Question::Main(
            "On which days do you run fast or long? Like 'tue sat', or 'none'. Heavy calf work keeps clear of them.",
        ),
        help: (Some("[]"), Some("days of fast or long runs")),
        option: ("DAYS", "Days of fast or long runs"),
        one_week: true,
    }
    /// What the plan is for.
    Goal = "goal" {
        field: goal,
        kind: Kind::Word,
        check: |value, _| word(value, Goal::ALL),
        ask: Question::More("'build' strength, or 'maintain' it with about half the work?"),
        help: (Some("\"build\""), Some("or \"maintain\"")),
        option: ("GOAL", "build or maintain"),
        one_week: true,
    }
    /// What grows first.
    Prefer = "prefer" {
        field: prefer,
        kind: Kind::Word,
        check: |value, _| word(value, Prefer::ALL),
        ask: Question::None,
        help: (Some("\"load\""), Some("or \"range\": what grows first when both could")),
        option: ("WHAT", "load or range"),
        one_week: true,
    }
    /// Kilograms or pounds.
    Units = "units" {
        field: units,
        kind: Kind::Word,
        check: |value, _| word(value, &LoadUnit::ALL),
        ask: Question::More("Weights in 'kg' or 'lb'?"),
        help: (Some("\"kg\""), Some("or \"lb\"")),
        option: ("UNIT", "kg or lb"),
        one_week: true,
    }
    /// The steps of their weights.
    IncrementsKg = "increments_kg" {
        field: increments_kg,
        kind: Kind::List(Items::Kilograms),
        check: |value, _| increments(value),
        ask: Question::Weights(
            "Which steps do your weights allow, in kilograms, smallest first? Like '1.25 2.5'.",
        ),
        help: (Some("[2.5]"), Some("the steps your weights allow")),
        option: ("KG", "Steps of the weights"),
        one_week: true,
    }
    /// When the heavy slow resistance block began.
    HsrFrom = "hsr_from" {
        field: hsr_from,
        kind: Kind::Day,
        check: |value, _| day(value),
        ask: Question::None,
        help: (Some("\"2026-11-23\""), Some("the heavy slow resistance block began that day")),
        option: ("DAY", "Day the heavy slow block began"),
        one_week: true,
    }
    /// The most they can add.
    MaxLoadKg = "max_load_kg" {
        field: max_load_kg,
        kind: Kind::Kilograms,
        check: |value, _| kilograms(value),
        ask: Question::Weights("What is the most you can add, in kilograms? 'none' for no limit."),
        help: (Some("20"), Some("the most you can add")),
        option: ("KG", "Most weight to add"),
        one_week: true,
    }
    /// Exercises never planned.
    Avoid = "avoid" {
        field: avoid,
        kind: Kind::List(Items::Exercises),
        check: exercises,
        ask: Question::None,
        help: (Some("[]"), Some("exercises never planned")),
        option: ("EXERCISES", "Exercises never planned"),
        one_week: true,
    }
    /// Exercises chosen first.
    Favour = "favour" {
        field: favour,
        kind: Kind::List(Items::Exercises),
        check: exercises,
        ask: Question::None,
        help: (Some("[]"), Some("exercises chosen first among equals")),
        option: ("EXERCISES", "Exercises chosen first"),
        one_week: true,
    }
    /// Exercises whose target stays.
    Hold = "hold" {
        field: hold,
        kind: Kind::List(Items::Exercises),
        check: exercises,
        ask: Question::None,
        help: (Some("[]"), Some("exercises whose target stays where it is")),
        option: ("EXERCISES", "Exercises whose target stays"),
        one_week: true,
    }
    /// Race days.
    Races = "races" {
        field: races,
        kind: Kind::List(Items::Days),
        check: |value, _| list(value, &("2027-04-18", day)),
        ask: Question::More("Do you race? Days like 2027-04-18, or 'none'."),
        help: (Some("[]"), Some("days like \"2027-04-18\"")),
        option: ("DAYS", "Race days, 2027-04-18"),
        one_week: true,
    }
    /// The highest tendon load a clinician allows.
    TierCap = "tier_cap" {
        field: tier_cap,
        kind: Kind::Tier,
        check: |value, _| tier(value),
        ask: Question::None,
        help: (Some("3"), Some("the highest tendon load a clinician allows you, 1 to 4")),
        option: ("1-4", "Highest tendon load, 1 to 4"),
        one_week: true,
    }
    /// Which ankle was hurt.
    Injured = "injured" {
        field: injured,
        kind: Kind::Word,
        check: |value, _| word(value, Injured::ALL),
        ask: Question::More("Was one ankle hurt: 'left', 'right' or 'both'? It goes first; or 'none'."),
        help: (Some("\"left\""), Some("or \"right\", \"both\": the ankle that was hurt goes first")),
        option: ("SIDE", "The ankle that was hurt: left, right or both"),
        one_week: true,
    }
    /// Years.
    Age = "age" {
        field: age,
        kind: Kind::Years,
        check: |value, _| whole(value, AGES, "years").map(|years| years as u8),
        ask: Question::More(
            "Your age, for the typical range of the self-tests and a gentler way back later in life; or 'none'.",
        ),
        help: (Some("41"), Some("for typical ranges; above 65 also for a gentler way back")),
        option: ("YEARS", "Age, for typical ranges"),
        one_week: false,
    }
    /// For typical ranges.
    Sex = "sex" {
        field: sex,
        kind: Kind::Word,
        check: |value, _| word(value, Sex::ALL),
        ask: Question::More("'f' or 'm', for the typical range of the self-tests only; or 'none'."),
        help: (Some("\"f\""), Some("or \"m\", for typical ranges of the self-tests only")),
        option: ("SEX", "f or m, for typical ranges"),
        one_week: false,
    }
    /// For steps of load.
    BodyweightKg = "bodyweight_kg" {
        field: bodyweight_kg,
        kind: Kind::Kilograms,
        check: |value, _| kilograms(value),
        ask: Question::More("Body weight in kilograms, so that load grows by what you move; or 'none'."),
        help: (Some("61.5"), Some("so that load grows by what you move")),
        option: ("KG", "Body weight, for steps of load"),
        one_week: false,
    }
}

impl Key {
    /// Returns all there is to know of it.
    pub fn row(self) -> &'static Row {
        &ROWS[self as usize]
    }

    /// Returns what its value is.
    pub fn kind(self) -> Kind {
        self.row().kind
    }

    /// Whether it has several values.
    pub fn is_list(self) -> bool {
        matches!(self.kind(), Kind::List(_) | Kind::TrainingDays)
    }

    /// Whether its values are exercises.
    pub fn names_exercises(self) -> bool {
        self.kind() == Kind::List(Items::Exercises)
    }

    /// Whether it may differ for one week.
    pub fn may_differ_for_a_week(self) -> bool {
        self.row().may_differ_for_a_week
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_stands_where_its_key_does() {
        for key in Key::ALL {
            let row = key.row();
            assert_eq!(row.key, *key);
            assert_eq!(row.option.name, key.as_str().replace('_', "-"));
        }
    }
}
