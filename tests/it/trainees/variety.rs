//! A year of weeks holds what the catalogue has for somebody who owns all of it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Value, json};

use super::course::Course;
use super::life::first_monday;
use super::logbook::{Asked, Logbook};
use crate::weeks::person::{Keys, Person, shifted};

const WEEKS: usize = 52;

const EVERYTHING: &[&str] = &[
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

/// In how many weeks at least each comes up in the year of a level.
const LEAST_WEEKS: [(u8, &[(&str, usize)]); 2] = [
    (
        1,
        &[
            ("crane-balance", 1),
            ("ankle-tug", 4),
            ("negative-calf-raise", 1),
            ("single-leg-calf-raise", 1),
            ("heel-hover-hinge", 1),
            ("three-point-lunge", 1),
            ("topsy-turvy-flamingo", 1),
            ("soleus-stretch", 8),
            ("gastroc-stretch", 8),
            ("knee-to-wall", 8),
            ("tibialis-raise", 4),
            ("band-eversion", 4),
            ("band-dorsiflexion", 4),
            ("band-inversion", 4),
        ],
    ),
    (
        2,
        &[
            // What stands beside the rungs of the calf, in turn.
            ("solo-leg-lift", 3),
            ("towel-heel-raise", 3),
            ("band-single-leg-calf-raise", 4),
            // The third session of balance, the second of the whole leg.
            ("ankle-tug", 4),
            ("single-leg-mountain-climber", 4),
            ("topsy-turvy-flamingo", 4),
            // Rungs somebody who does it all comes by.
            ("negative-calf-raise", 1),
            ("single-leg-calf-raise", 1),
            ("single-leg-calf-raise-deficit", 1),
            ("plate-heel-hover-hinge", 1),
            ("high-heel-hinge", 1),
            ("y-reach", 1),
            ("skater-squat-reach", 8),
            ("squat-jack", 1),
            ("soleus-stretch", 8),
            ("gastroc-stretch", 8),
            ("knee-to-wall", 8),
            ("tibialis-raise", 4),
            ("band-eversion", 4),
            ("band-dorsiflexion", 4),
            ("band-inversion", 4),
        ],
    ),
];

/// Does a line as it is asked for, at the effort it is meant to be.
fn sets(asked: &Asked<'_>) -> Value {
    let mut set = asked.set(asked.amount);
    match asked.rpe {
        Some([low, high]) => set["rpe"] = json!((low + high).floor() / 2.0),
        None => set["touches"] = json!(0),
    }
    Value::from(vec![set; asked.sets as usize])
}

/// Lives a year, all of it as planned and without pain, and returns the weeks in which each exercise was planned.
fn year(level: u8) -> BTreeMap<String, usize> {
    let keys = Keys {
        level: Some(level),
        minutes: Some(45),
        equipment: Some(EVERYTHING.to_vec()),
        increments_kg: Some(vec![2.5]),
        ..Keys::default()
    };
    let mut book = Logbook::new("whoever owns all", &Person { keys, week: None }.toml(first_monday()));
    let mut weeks: BTreeMap<String, usize> = BTreeMap::new();
    for week in 0..WEEKS {
        let monday = Course::monday(week);
        // Strong enough to hop, and not so strong that a rung is left out.
        if level > 1 && week >= 12 && week % 6 == 0 {
            let test = json!({ "kind": "test", "test": "calf-raise", "left": 18, "right": 18 });
            book.write(shifted(monday, -1), 10, &test);
        }
        let plan = book.plan(monday);
        let days = plan["days"].as_array().unwrap();
        let mut slugs: Vec<&str> = Vec::new();
        for (day, items) in (0..).zip(days.iter().map(|day| day["items"].as_array().unwrap())) {
            for item in items {
                let asked = Asked::of(item);
                slugs.push(asked.slug);
                let sets = sets(&asked);
                book.write(shifted(monday, day), 18, &asked.record(sets.as_array().unwrap(), Some(0)));
            }
            if !items.is_empty() {
                let morning = json!({ "kind": "checkin", "pain": 0, "stiffness_min": 0 });
                book.write(shifted(monday, day + 1), 7, &morning);
            }
        }
        slugs.sort_unstable();
        slugs.dedup();
        for slug in slugs {
            *weeks.entry(slug.to_string()).or_default() += 1;
        }
    }
    weeks
}

#[test]
fn a_year_of_whoever_owns_everything_holds_every_drill_and_branch() {
    let mut faults = String::new();
    for (level, least) in LEAST_WEEKS {
        let weeks = year(level);
        let missing: Vec<String> = least
            .iter()
            .map(|(slug, least)| (slug, least, weeks.get(*slug).copied().unwrap_or(0)))
            .filter(|(_, least, count)| count < *least)
            .map(|(slug, least, count)| format!("{slug} in {count} weeks rather than {least}"))
            .collect();
        if !missing.is_empty() {
            write!(faults, "level {level}: {missing:#?}\nof {weeks:#?}\n").unwrap();
        }
    }
    assert!(faults.is_empty(), "{faults}");
}
