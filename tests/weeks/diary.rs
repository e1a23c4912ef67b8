//! Any small log: sets, skips, warning signs and mornings, from the week before to the end of the week planned.

use std::collections::BTreeMap;

use ankle::catalogue::Catalogue;
use chrono::{DateTime, FixedOffset, NaiveDate};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

use super::person::shifted;
use super::rules::fact;

pub(super) const STOP_TAGS: [&str; 9] = [
    "snap",
    "bone-pain",
    "night-pain",
    "cannot-walk",
    "limp",
    "swollen-calf",
    "hot-joint",
    "numbness",
    "antibiotic",
];

/// Slugs that most weeks hold, so that ticking off has something to tick.
const COMMON: [&str; 8] = [
    "calf-raise",
    "bent-knee-calf-raise",
    "single-leg-calf-raise",
    "negative-calf-raise",
    "single-leg-bent-knee-calf-raise",
    "crane-balance",
    "calf-iso-hold",
    "short-foot",
];

#[derive(Debug, Clone)]
pub(super) enum What {
    Sets { exercise: String, sets: Vec<Value>, pain: Option<u8> },
    Skip { exercise: String },
    Symptom { tag: &'static str, open: bool },
    Checkin { pain: u8 },
}

#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// In days from the Monday of the week planned.
    pub(super) day: i64,
    minute: u32,
    /// Hours east of Greenwich.
    zone: i32,
    pub(super) what: What,
}

/// Records; where there is calf work before the week, it all stands on one day.
///
/// A single day makes no trained week (domain D.1), so that the week planned is the first pass alone.
#[derive(Debug, Clone)]
pub(super) struct Diary {
    pub(super) entries: Vec<Entry>,
}

impl Entry {
    pub(super) fn is_sets(&self) -> bool {
        matches!(self.what, What::Sets { .. })
    }

    pub(super) fn of(day: i64, exercise: &str, sets: Vec<Value>) -> Entry {
        let what = What::Sets { exercise: exercise.to_string(), sets, pain: None };
        Entry { day, minute: 18 * 60, zone: 1, what }
    }

    /// Returns the same entry with other words: the other state of a symptom, the sets the other way round.
    fn contradicting(mut self) -> Entry {
        match &mut self.what {
            What::Symptom { open, .. } => *open = !*open,
            What::Sets { sets, .. } => sets.reverse(),
            _ => {}
        }
        self
    }

    fn at(&self, monday: NaiveDate) -> String {
        let (hour, minute) = (self.minute / 60, self.minute % 60);
        let sign = if self.zone < 0 { '-' } else { '+' };
        let (date, zone) = (shifted(monday, self.day), self.zone.abs());
        format!("{date}T{hour:02}:{minute:02}:00{sign}{zone:02}:00")
    }

    fn line(&self, number: usize, monday: NaiveDate) -> String {
        let mut record = json!({ "v": 1, "id": format!("{number:04}"), "at": self.at(monday) });
        let rest = match &self.what {
            What::Sets { exercise, sets, pain: Some(pain) } => {
                json!({ "kind": "sets", "exercise": exercise, "sets": sets, "pain": pain })
            }
            What::Sets { exercise, sets, pain: None } => {
                json!({ "kind": "sets", "exercise": exercise, "sets": sets })
            }
            What::Skip { exercise } => json!({ "kind": "skip", "exercise": exercise }),
            What::Symptom { tag, open } => json!({ "kind": "symptom", "tag": tag, "open": open }),
            What::Checkin { pain } => json!({ "kind": "checkin", "pain": pain }),
        };
        record.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
        record.to_string()
    }
}

impl Diary {
    /// Returns the lines of the log, in the order of the entries.
    pub(super) fn lines(&self, monday: NaiveDate) -> Vec<String> {
        self.entries.iter().enumerate().map(|(number, entry)| entry.line(number, monday)).collect()
    }

    /// Returns the same log without the sets of the week planned.
    pub(super) fn without_sets_of_the_week(&self) -> Diary {
        let kept = self.entries.iter().filter(|entry| !(entry.is_sets() && entry.day >= 0));
        Diary { entries: kept.cloned().collect() }
    }

    /// Whether a stop tag is open: the last word on it stands.
    pub(super) fn is_stopped(&self, monday: NaiveDate) -> bool {
        let mut last: BTreeMap<&str, (DateTime<FixedOffset>, usize, bool)> = BTreeMap::new();
        for (number, entry) in self.entries.iter().enumerate() {
            if let What::Symptom { tag, open } = entry.what {
                let at = DateTime::parse_from_rfc3339(&entry.at(monday)).unwrap();
                let word = (at, number, open);
                let known = last.entry(tag).or_insert(word);
                *known = word.max(*known);
            }
        }
        last.iter().any(|(tag, (.., open))| STOP_TAGS.contains(tag) && *open)
    }

    /// Whether a heavy exercise was logged on a day.
    pub(super) fn was_heavy_on(&self, day: i64) -> bool {
        self.entries.iter().any(|entry| match &entry.what {
            What::Sets { exercise, .. } if entry.day == day => {
                fact(exercise).is_some_and(|fact| fact.class == "heavy")
            }
            _ => false,
        })
    }

    /// Returns how many sets of each exercise the week planned has.
    pub(super) fn sets_of_the_week(&self) -> BTreeMap<&str, usize> {
        let mut counts = BTreeMap::new();
        for entry in self.entries.iter().filter(|entry| entry.day >= 0) {
            if let What::Sets { exercise, sets, .. } = &entry.what {
                *counts.entry(exercise.as_str()).or_default() += sets.len();
            }
        }
        counts
    }

    /// Whether an exercise was skipped on a day.
    pub(super) fn was_skipped(&self, slug: &str, day: i64) -> bool {
        let is_it = |what: &What| matches!(what, What::Skip { exercise } if exercise == slug);
        self.entries.iter().any(|entry| entry.day == day && is_it(&entry.what))
    }
}

fn any_slug() -> impl Strategy<Value = String> {
    let catalogue = Catalogue::bundled();
    let all: Vec<String> = catalogue.iter().map(|exercise| exercise.slug.to_string()).collect();
    let common: Vec<String> = COMMON.iter().map(ToString::to_string).collect();
    prop_oneof![6 => select(common), 3 => select(all), 1 => Just("tuck-jump".to_string())]
}

fn any_set(unit: &'static str) -> impl Strategy<Value = Value> {
    let side = option::of(select(vec!["left", "right"]));
    let load = option::weighted(0.2, 1u32..20);
    let rpe = option::of(12u32..=20);
    (1u32..40, side, load, rpe).prop_map(move |(number, side, load, rpe)| {
        let mut set = json!({ unit: number });
        if let Some(side) = side {
            set["side"] = json!(side);
        }
        if let Some(load) = load {
            set["load_kg"] = json!(load);
        }
        if let Some(halves) = rpe {
            set["rpe"] = json!(f64::from(halves) / 2.0);
        }
        set
    })
}

fn any_what() -> impl Strategy<Value = What> {
    let sets = (any_slug(), select(vec!["reps", "reps", "seconds", "contacts"]), option::of(0u8..=10));
    let sets = sets.prop_flat_map(|(exercise, unit, pain)| {
        vec(any_set(unit), 1..8).prop_map(move |sets| What::Sets { exercise: exercise.clone(), sets, pain })
    });
    let tags: Vec<&'static str> = STOP_TAGS.iter().copied().chain(["sharp", "tired"]).collect();
    prop_oneof![
        30 => sets,
        5 => any_slug().prop_map(|exercise| What::Skip { exercise }),
        1 => (select(tags), any::<bool>()).prop_map(|(tag, open)| What::Symptom { tag, open }),
        3 => (0u8..=10).prop_map(|pain| What::Checkin { pain }),
    ]
}

pub(super) fn any_diary() -> impl Strategy<Value = Diary> {
    let entry = (-7i64..=6, 0u32..1440, -9i32..=12, any_what());
    let entry = entry.prop_map(|(day, minute, zone, what)| Entry { day, minute, zone, what });
    // What is told twice on one day shows whether its order counts.
    let echoes = vec((any::<Index>(), 0u32..1440), 0..3);
    let filled = (prop_oneof![1 => Just(-1i64), 1 => -7i64..0], vec(entry, 1..9), echoes);
    let filled = filled.prop_map(|(calf_day, mut entries, echoes)| {
        for (of, minute) in echoes {
            let echo = Entry { minute, ..of.get(&entries).clone() };
            entries.push(echo.contradicting());
        }
        for entry in entries.iter_mut().filter(|entry| entry.day < 0) {
            if let What::Sets { exercise, .. } = &entry.what
                && fact(exercise).is_some_and(|fact| fact.quality.starts_with("calf"))
            {
                entry.day = calf_day;
            }
        }
        Diary { entries }
    });
    prop_oneof![1 => Just(Diary { entries: Vec::new() }), 3 => filled]
}
