//! The table of the program Hevy, for reading.

use chrono::NaiveDateTime;

use crate::units::LoadUnit;

use super::cells::{Row, Table, unguard};
use super::gather::{ForeignSet, Gatherer};
use super::{Around, Gathered, Unreadable};

/// How Hevy writes a time, by the language of the phone.
const TIMES: [&str; 6] = [
    "%d %b %Y, %H:%M",
    "%b %d, %Y, %I:%M %p",
    "%d.%m.%Y, %H:%M",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%d %H:%M",
];

/// Reads the table.
pub fn read(text: &str, around: Around<'_>) -> Result<Gathered, Unreadable> {
    let table = Table::read(text);
    if let Some(column) = table.missing(&["start_time", "exercise_title"]) {
        return Err(Unreadable::NoColumn(column));
    }
    // The unit of the weights is in the name of their column.
    let (weight, unit) =
        if table.has("weight_lbs") { ("weight_lbs", LoadUnit::Lb) } else { ("weight_kg", LoadUnit::Kg) };
    let mut gatherer = Gatherer::new(around);
    for row in table.rows() {
        if row.word("set_type").eq_ignore_ascii_case("warmup") {
            gatherer.gathered.warm_ups += 1;
        } else if let Err(reason) = take(row, weight, unit, &mut gatherer) {
            gatherer.problem(row.line(), reason);
        }
    }
    Ok(gatherer.finish())
}

fn take(row: Row<'_>, weight: &str, unit: LoadUnit, gatherer: &mut Gatherer<'_>) -> Result<(), String> {
    let Some(exercise) = gatherer.exercise(row.word("exercise_title")) else { return Ok(()) };
    let start = time(row.word("start_time"), &TIMES)?;
    let set = ForeignSet {
        reps: row.count("reps")?,
        seconds: row.count("duration_seconds")?,
        weight: row.number(weight)?,
        unit,
        rpe: row.number("rpe")?,
        side: None,
    };
    let number = row.count("set_index")?.unwrap_or_default().into();
    gatherer.add(start, exercise, (number, set.of(exercise)?), None, unguard(row.cell("exercise_notes")))
}

/// Reads a time in one of the ways it may be written.
pub(super) fn time(text: &str, ways: &[&str]) -> Result<NaiveDateTime, String> {
    // Phones put a narrow space before AM and PM.
    let plain = text.replace(['\u{202f}', '\u{a0}'], " ");
    let mut read = ways.iter().filter_map(|way| NaiveDateTime::parse_from_str(&plain, way).ok());
    read.next().ok_or_else(|| format!("'{text}' is no time"))
}
