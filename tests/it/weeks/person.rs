//! Any person there could be: a profile as its file would say it, and what the product says it means.

use std::fmt::Write as _;

use ankle::catalogue::Catalogue;
use chrono::{Days, NaiveDate};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

pub(crate) const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

const EQUIPMENT: [&str; 12] = [
    "wall",
    "chair",
    "step",
    "plate",
    "dumbbell",
    "kettlebell",
    "backpack",
    "band",
    "towel",
    "cushion",
    "calf-machine",
    "leg-press",
];

/// All but `bone-stress`, which has a weight of its own because it stops everything.
const FLAGS: [&str; 10] = [
    "insertional-achilles",
    "midportion-achilles",
    "plantar-heel",
    "recent-sprain",
    "past-sprain",
    "calf-strain",
    "hallux-rigidus",
    "knee-flexion-pain",
    "balance-impaired",
    "no-jump",
];

const CALF_RUNGS: [&str; 5] = [
    "calf-raise",
    "negative-calf-raise",
    "single-leg-calf-raise",
    "single-leg-calf-raise-deficit",
    "wall-lean-calf-raise",
];

#[derive(Debug, Clone)]
pub(crate) enum TrainingDays {
    On(Vec<&'static str>),
    Free(usize),
}

/// The keys of a profile, or of one week of it; what is absent is not written.
#[derive(Debug, Clone, Default)]
pub(crate) struct Keys {
    pub(crate) level: Option<u8>,
    pub(crate) days: Option<TrainingDays>,
    pub(crate) minutes: Option<u32>,
    pub(crate) equipment: Option<Vec<&'static str>>,
    pub(crate) flags: Option<Vec<&'static str>>,
    pub(crate) hard_run_days: Option<Vec<&'static str>>,
    pub(crate) goal: Option<&'static str>,
    pub(crate) avoid: Option<Vec<String>>,
    pub(crate) favour: Option<Vec<String>>,
    /// In days from the Monday of the week planned.
    pub(crate) races: Option<Vec<i64>>,
    pub(crate) increments_kg: Option<Vec<f64>>,
    pub(crate) max_load_kg: Option<u32>,
}

/// A profile with keys of its own for the week before, the week planned or the week after.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub(crate) keys: Keys,
    pub(crate) week: Option<(i64, Keys)>,
}

/// The profile as it holds in the week planned, with the defaults of the product where it is silent.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    pub(crate) level: u8,
    pub(crate) offered: Vec<usize>,
    pub(crate) sessions: usize,
    /// How many sessions the profile asks for, whatever the level allows.
    pub(crate) wanted: usize,
    pub(crate) minutes: u32,
    pub(crate) equipment: Vec<&'static str>,
    pub(crate) flags: Vec<&'static str>,
    pub(crate) hard_runs: Vec<usize>,
    pub(crate) maintain: bool,
    pub(crate) avoid: Vec<String>,
    pub(crate) races: Vec<i64>,
}

impl Known {
    pub(crate) fn has(&self, flag: &str) -> bool {
        self.flags.contains(&flag)
    }
}

/// Returns the day so many days after another.
pub(crate) fn shifted(date: NaiveDate, days: i64) -> NaiveDate {
    let by = Days::new(days.unsigned_abs());
    if days < 0 { date - by } else { date + by }
}

/// Returns the place of a day in the week, 0 for Monday.
fn number(day: &str) -> usize {
    WEEKDAYS.iter().position(|other| *other == day).unwrap()
}

fn words<T: AsRef<str>>(list: &[T]) -> String {
    let quoted: Vec<String> = list.iter().map(|word| format!("\"{}\"", word.as_ref())).collect();
    format!("[{}]", quoted.join(", "))
}

impl Keys {
    fn toml(&self, monday: NaiveDate) -> String {
        let mut text = String::new();
        let mut say = |key: &str, value: Option<String>| {
            if let Some(value) = value {
                writeln!(text, "{key} = {value}").unwrap();
            }
        };
        say("level", self.level.map(|level| level.to_string()));
        say(
            "days",
            self.days.as_ref().map(|days| match days {
                TrainingDays::On(days) => words(days),
                TrainingDays::Free(number) => number.to_string(),
            }),
        );
        say("minutes", self.minutes.map(|minutes| minutes.to_string()));
        say("equipment", self.equipment.as_deref().map(words));
        say("flags", self.flags.as_deref().map(words));
        say("hard_run_days", self.hard_run_days.as_deref().map(words));
        say("goal", self.goal.map(|goal| format!("\"{goal}\"")));
        say("avoid", self.avoid.as_deref().map(words));
        say("favour", self.favour.as_deref().map(words));
        let date = |days: &i64| shifted(monday, *days).to_string();
        say("races", self.races.as_ref().map(|races| words(&races.iter().map(date).collect::<Vec<_>>())));
        say("increments_kg", self.increments_kg.as_ref().map(|steps| format!("{steps:?}")));
        say("max_load_kg", self.max_load_kg.map(|load| load.to_string()));
        text
    }
}

impl Person {
    /// Returns the text of the file, for a week that begins on this Monday.
    pub(crate) fn toml(&self, monday: NaiveDate) -> String {
        let mut text = self.keys.toml(monday);
        if let Some((weeks, keys)) = &self.week {
            let name = shifted(monday, 7 * weeks).format("%G-W%V");
            write!(text, "\n[week.\"{name}\"]\n{}", keys.toml(monday)).unwrap();
        }
        text
    }

    /// Returns the same person with other minutes in the week planned.
    pub(crate) fn with_minutes(&self, minutes: u32) -> Person {
        let mut person = self.clone();
        person.keys.minutes = Some(minutes);
        if let Some((_, keys)) = &mut person.week {
            keys.minutes = Some(minutes);
        }
        person
    }

    pub(crate) fn known(&self) -> Known {
        let silent = Keys::default();
        let week = match &self.week {
            Some((0, keys)) => keys,
            _ => &silent,
        };
        macro_rules! key {
            ($key:ident, $default:expr) => {
                week.$key.clone().or_else(|| self.keys.$key.clone()).unwrap_or($default)
            };
        }
        let level = key!(level, 1);
        let most = if level == 3 { 4 } else { 3 };
        let (mut offered, wanted) = match key!(days, TrainingDays::On(vec!["mon", "wed", "fri"])) {
            TrainingDays::On(days) => {
                (days.iter().map(|day| number(day)).collect::<Vec<usize>>(), days.len())
            }
            TrainingDays::Free(wanted) => ((0..7).collect(), wanted),
        };
        offered.sort_unstable();
        // The race is the session of its day, as long as there is another day to train.
        let races: Vec<i64> = key!(races, Vec::new());
        let free: Vec<usize> =
            offered.iter().copied().filter(|day| !races.contains(&(*day as i64))).collect();
        let offered = free;
        Known {
            level,
            sessions: wanted.min(most).min(offered.len()),
            wanted,
            offered,
            minutes: key!(minutes, 20),
            equipment: key!(equipment, vec!["wall", "chair", "towel"]),
            flags: key!(flags, Vec::new()),
            hard_runs: key!(hard_run_days, Vec::new()).iter().map(|day| number(day)).collect(),
            maintain: key!(goal, "build") == "maintain",
            avoid: key!(avoid, Vec::new()),
            races,
        }
    }
}

fn any_of(words: &'static [&'static str], most: usize) -> BoxedStrategy<Vec<&'static str>> {
    subsequence(words.to_vec(), 0..=most).prop_shuffle().boxed()
}

fn slugs(most: usize) -> BoxedStrategy<Vec<String>> {
    let catalogue = Catalogue::bundled();
    let all: Vec<String> = catalogue.iter().map(|exercise| exercise.slug.to_string()).collect();
    subsequence(all, 0..=most).prop_shuffle().boxed()
}

fn any_keys() -> impl Strategy<Value = Keys> {
    let days = prop_oneof![
        3 => subsequence(WEEKDAYS.to_vec(), 1..=7).prop_shuffle().prop_map(TrainingDays::On),
        2 => (1usize..=7).prop_map(TrainingDays::Free),
    ];
    let minutes = prop_oneof![3 => 5u32..=30, 2 => 5u32..=90];
    let equipment = prop_oneof![4 => any_of(&EQUIPMENT, 12), 1 => Just(EQUIPMENT.to_vec())];
    let flags = prop_oneof![
        5 => Just(Vec::new()),
        8 => any_of(&FLAGS, 2),
        2 => any_of(&FLAGS, 10),
        1 => Just(vec!["bone-stress"]),
    ];
    let runs = prop_oneof![2 => Just(Vec::new()), 3 => any_of(&WEEKDAYS, 3), 1 => any_of(&WEEKDAYS, 7)];
    let avoid = prop_oneof![3 => Just(Vec::new()), 3 => slugs(6), 1 => slugs(45)];
    let favour = prop_oneof![2 => Just(Vec::new()), 1 => slugs(8)];
    let goal = prop_oneof![4 => Just("build"), 1 => Just("maintain")];
    let steps = select(vec![vec![2.5], vec![1.0, 2.5, 5.0], vec![8.0], vec![0.5]]);
    let bodies = (option::of(1u8..=3), option::of(days), option::weighted(0.8, minutes));
    let things = (option::of(equipment), option::of(flags), option::of(runs));
    let wishes = (option::of(goal), option::of(avoid), option::of(favour));
    let races = option::weighted(0.25, vec(-5i64..=12, 0..3));
    let loads = (option::of(steps), option::weighted(0.2, 1u32..=60));
    (bodies, things, wishes, races, loads).prop_map(
        |(
            (level, days, minutes),
            (equipment, flags, hard_run_days),
            (goal, avoid, favour),
            races,
            (increments_kg, max_load_kg),
        )| Keys {
            level,
            days,
            minutes,
            equipment,
            flags,
            hard_run_days,
            goal,
            avoid,
            favour,
            races,
            increments_kg,
            max_load_kg,
        },
    )
}

/// Somebody who is past the first level, has little, is wary of one thing and leaves out rungs of the calf.
fn narrow_keys() -> impl Strategy<Value = Keys> {
    let rungs: Vec<String> =
        CALF_RUNGS.iter().chain(&["bent-knee-calf-raise"]).map(ToString::to_string).collect();
    // The last rung alone asks for three days to the next heavy one.
    let all_but_the_last = rungs[..4].to_vec();
    let avoid = prop_oneof![4 => subsequence(rungs, 0..=4).boxed(), 1 => Just(all_but_the_last).boxed()];
    let equipment = select(vec![vec!["wall"], vec!["wall", "step"], EQUIPMENT.to_vec()]);
    let days = subsequence(WEEKDAYS.to_vec(), 2..=3);
    let flag = prop_oneof![select(FLAGS.to_vec()), Just("insertional-achilles")];
    let is_wedged = prop::bool::weighted(0.3);
    (any_keys(), 2u8..=3, days, is_wedged, equipment, option::of(flag), avoid).prop_map(
        |(keys, level, days, is_wedged, equipment, flag, avoid)| {
            // Some run hard on the day after each session, which leaves no day clear.
            let after = |day: &&str| WEEKDAYS[(number(day) + 1) % 7];
            let wedging = is_wedged.then(|| days.iter().map(after).collect());
            Keys {
                level: Some(level),
                days: Some(TrainingDays::On(days)),
                equipment: Some(equipment),
                flags: Some(flag.into_iter().collect()),
                hard_run_days: wedging.or(keys.hard_run_days.clone()),
                avoid: Some(avoid),
                ..keys
            }
        },
    )
}

pub(crate) fn any_person() -> impl Strategy<Value = Person> {
    let keys = prop_oneof![3 => any_keys().boxed(), 2 => narrow_keys().boxed()];
    let week = option::weighted(0.25, (-1i64..=1, any_keys()));
    (keys, week).prop_map(|(keys, week)| Person { keys, week })
}
