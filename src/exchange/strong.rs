//! The table of the program Strong, which many others read too.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate};

use crate::catalogue::Catalogue;
use crate::catalogue::resolve::{MatchedBy, resolve};
use crate::log::event::{Done, Kind, Record, Set};
use crate::notation::Side;
use crate::units::{KG_PER_LB, Load, LoadUnit};

use super::cells::{self, Row, Table, guard, unguard};
use super::gather::{ForeignSet, Gatherer};
use super::hevy::time;
use super::{Around, Gathered, Unreadable};

const HEADER: [&str; 12] = [
    "Date",
    "Workout Name",
    "Duration",
    "Exercise Name",
    "Set Order",
    "Weight",
    "Reps",
    "Distance",
    "Seconds",
    "Notes",
    "Workout Notes",
    "RPE",
];

/// How Strong writes a time, by version.
const TIMES: [&str; 4] = ["%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d %I:%M:%S %p", "%Y-%m-%dT%H:%M:%S"];

/// Writes the live records: a day is a workout. Weights are in the unit given, for the table has none of its own.
pub fn write(records: &[&Record], catalogue: &Catalogue, units: LoadUnit) -> csv::Result<String> {
    let mut starts: BTreeMap<NaiveDate, DateTime<FixedOffset>> = BTreeMap::new();
    let mut minutes: BTreeMap<NaiveDate, u16> = BTreeMap::new();
    for record in records {
        match &record.kind {
            Kind::Sets { .. } => {
                let start = starts.entry(record.day()).or_insert(record.at);
                *start = record.at.min(*start);
            }
            Kind::Session { minutes: taken, .. } => {
                let all = minutes.entry(record.day()).or_default();
                *all = all.saturating_add(*taken);
            }
            _ => {}
        }
    }
    // The order of an exercise goes on where it was done twice in a day.
    let mut orders: BTreeMap<(NaiveDate, &str), usize> = BTreeMap::new();
    let mut rows = Vec::new();
    for record in records {
        let Kind::Sets { exercise, sets, note, .. } = &record.kind else { continue };
        let day = record.day();
        let start = starts.get(&day).map_or(record.at, |start| *start);
        for (position, set) in sets.iter().enumerate() {
            let order = orders.entry((day, exercise)).or_default();
            *order += 1;
            let note = note.as_deref().filter(|_| position == 0);
            rows.push(vec![
                start.format("%Y-%m-%d %H:%M:%S").to_string(),
                "ankle".to_string(),
                minutes.get(&day).map_or_else(String::new, |minutes| format!("{minutes}m")),
                guard(name(exercise, catalogue)).into_owned(),
                order.to_string(),
                set.load.map_or_else(|| "0".to_string(), |load| in_units(load, units)),
                reps(set).to_string(),
                "0".to_string(),
                seconds(set).to_string(),
                notes(set.side, note),
                String::new(),
                set.rpe.map_or_else(String::new, |rpe| rpe.to_string()),
            ]);
        }
    }
    cells::write(&HEADER, rows.into_iter())
}

/// The title where it means this exercise and no other, for people read it.
fn name<'a>(slug: &'a str, catalogue: &'a Catalogue) -> &'a str {
    let Some(exercise) = catalogue.get(slug) else { return slug };
    let found = resolve(catalogue, &exercise.name);
    let is_it = found.is_ok_and(|found| {
        found.exercise.slug == exercise.slug && matches!(found.matched_by, MatchedBy::Slug | MatchedBy::Alias)
    });
    if is_it { &exercise.name } else { slug }
}

fn in_units(load: Load, units: LoadUnit) -> String {
    let amount = match (load.unit, units) {
        (LoadUnit::Kg, LoadUnit::Lb) => load.amount.as_f64() / KG_PER_LB,
        (LoadUnit::Lb, LoadUnit::Kg) => load.amount.as_f64() * KG_PER_LB,
        _ => return load.amount.to_string(),
    };
    format!("{amount:.2}")
}

fn reps(set: &Set) -> u16 {
    if matches!(set.done, Done::Seconds(_)) { 0 } else { set.done.number() }
}

fn seconds(set: &Set) -> u16 {
    if matches!(set.done, Done::Seconds(_)) { set.done.number() } else { 0 }
}

/// The leg has no column, so it begins the note: `left; on the stairs`.
fn notes(side: Option<Side>, note: Option<&str>) -> String {
    let side = side.map(|side| if side == Side::Left { "left" } else { "right" });
    match (side, note) {
        (None, None) => String::new(),
        (None, Some(note)) => guard(note).into_owned(),
        (Some(side), None) => side.to_string(),
        (Some(side), Some(note)) => format!("{side}; {note}"),
    }
}

fn side_and_note(notes: &str) -> (Option<Side>, &str) {
    let (first, rest) = notes.split_once("; ").unwrap_or((notes, ""));
    match first {
        "left" => (Some(Side::Left), rest),
        "right" => (Some(Side::Right), rest),
        _ => (None, notes),
    }
}

/// Reads the table, older or newer.
pub fn read(text: &str, around: Around<'_>) -> Result<Gathered, Unreadable> {
    let table = Table::read(text);
    if let Some(column) = table.missing(&["date", "exercise name"]) {
        return Err(Unreadable::NoColumn(column));
    }
    let mut gatherer = Gatherer::new(around);
    let mut position = 0;
    for row in table.rows() {
        // Sets stand in the order they were done; their own numbers skip warm-ups and may be letters.
        position += 1;
        match row.word("set order").to_lowercase().as_str() {
            "w" | "warm-up" | "warmup" => gatherer.gathered.warm_ups += 1,
            // A pause or a remark stands among the sets and is none.
            "rest timer" | "note" => {}
            _ => {
                if let Err(reason) = take(row, position, around.units, &mut gatherer) {
                    gatherer.problem(row.line(), reason);
                }
            }
        }
    }
    Ok(gatherer.finish())
}

fn take(row: Row<'_>, position: u32, units: LoadUnit, gatherer: &mut Gatherer<'_>) -> Result<(), String> {
    let name = unguard(row.word("exercise name")).unwrap_or_default();
    let Some(exercise) = gatherer.exercise(name) else { return Ok(()) };
    let start = time(row.word("date"), &TIMES)?;
    let unit = match row.word("weight unit").to_lowercase().as_str() {
        "" => units,
        "kg" | "kgs" => LoadUnit::Kg,
        "lb" | "lbs" => LoadUnit::Lb,
        other => return Err(format!("'{other}' is no unit of weight")),
    };
    let (side, note) = side_and_note(unguard(row.cell("notes")).unwrap_or_default());
    let set = ForeignSet {
        reps: row.count("reps")?,
        seconds: row.count("seconds")?,
        weight: row.number("weight")?,
        unit,
        rpe: row.number("rpe")?,
        side,
    };
    gatherer.add(start, exercise, (position, set.of(exercise)?), None, Some(note))
}
