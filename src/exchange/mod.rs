//! Data out and in: tables of sets as spreadsheets and other programs have them, and records as they stand.
//!
//! Reading never guesses: what is not understood is counted and told, and the rest is taken. Two runs over one file give
//! the same ids, so that the second adds nothing.

pub mod cells;
pub mod hevy;
pub mod raw;
pub mod sets;
pub mod strong;

mod gather;

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDateTime, Timelike as _};
use serde::Serialize;

use crate::catalogue::Catalogue;
use crate::log::event::{Kind, Record};
use crate::units::LoadUnit;

use cells::Table;

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// The program's own table, one row a set.
    Csv,
    /// Every record as it stands.
    Json,
    /// The table of the program Strong.
    Strong,
    /// The table of the program Hevy.
    Hevy,
}

impl Format {
    /// Tells a file by how it begins; none where it is like nothing known.
    pub fn of(text: &str) -> Option<Format> {
        let text = text.trim_start_matches('\u{feff}').trim_start();
        if text.starts_with('{') {
            return Some(Format::Json);
        }
        let header = Table::read(text.lines().next()?);
        let has = |columns: &[&str]| columns.iter().all(|column| header.has(column));
        if has(&["exercise_title", "start_time"]) {
            Some(Format::Hevy)
        } else if has(&["exercise name", "date"]) {
            Some(Format::Strong)
        } else {
            has(&["at", "exercise"]).then_some(Format::Csv)
        }
    }
}

/// Why a file is none of its format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// The table has no such column.
    NoColumn(&'static str),
    /// It is no export, and why.
    NoExport(String),
    /// It is a log itself.
    Log,
    /// A later version wrote it.
    Newer,
}

/// What the rows of a table are read with.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    /// The exercises there are.
    pub catalogue: &'a Catalogue,
    /// The unit of a load that has none of its own.
    pub units: LoadUnit,
    /// Now: nothing later was done.
    pub now: DateTime<FixedOffset>,
    /// What a local date and time mean here.
    pub at: &'a dyn Fn(NaiveDateTime) -> Option<DateTime<FixedOffset>>,
}

/// A row or record that was not understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The line of a table, or the position of a record; from 1.
    pub line: u64,
    /// Why.
    pub reason: String,
}

/// What a table holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Gathered {
    /// One record for each exercise of each workout, oldest first.
    pub records: Vec<Record>,
    /// Names that are no exercise's, and how many rows have them.
    pub unknown: BTreeMap<String, usize>,
    /// Rows that were not understood.
    pub problems: Vec<Problem>,
    /// How many rows were left out because of them.
    pub rows_left_out: usize,
    /// How many warm-up sets were left out.
    pub warm_ups: usize,
}

/// What came of an import.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Outcome {
    /// Whether nothing was to be written.
    pub dry_run: bool,
    /// How many records are new.
    pub added: usize,
    /// What those are about, and how many each.
    pub about: BTreeMap<String, usize>,
    /// How many are in the log already.
    pub known: usize,
    /// How many of those were taken back here, and stay so.
    pub taken_back: usize,
    /// Ids of records that say something else than the log's of the same id.
    pub differing: Vec<String>,
    /// Whether those were written beside the log's.
    pub keeps_differing: bool,
    /// How many warm-up sets were left out.
    pub warm_ups: usize,
    /// Names that are no exercise's, and how many rows have them.
    pub unknown: BTreeMap<String, usize>,
    /// Rows or records that were not understood.
    pub problems: Vec<Problem>,
    /// How many rows or records were left out because of them.
    pub left_out: usize,
    /// Records that were taken in as they stand, and of which something cannot be used.
    pub odd: Vec<Problem>,
}

/// Whether two records are the same as far as a table tells: seconds have no parts in it, and times may have no offset.
pub fn is_same_in_a_table(a: &Record, b: &Record) -> bool {
    let clock = |record: &Record| record.at.naive_local().with_nanosecond(0);
    let told = |record: &Record| match &record.kind {
        Kind::Sets { exercise, sets, pain, note, .. } => {
            Some((exercise.clone(), sets.clone(), *pain, note.clone()))
        }
        _ => None,
    };
    clock(a) == clock(b) && told(a).is_some() && told(a) == told(b)
}
