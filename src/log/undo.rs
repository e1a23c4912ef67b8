//! What `undo` and `redo` take: the last command that stands, the last undo that stands.
//!
//! "Last" is what was [`written`] last, whatever its `at`. Order in the file means nothing, but for one thing: where the
//! greatest ids and the end of the file disagree, because older records were taken in, nobody is told that either was
//! the last.

use std::collections::{BTreeMap, BTreeSet};

use super::event::Record;
use super::ids::written;
use super::live::{live, standing};
use super::read::{LOG_FILE, Log, Place};

/// The last command of a log.
#[derive(Debug, PartialEq, Eq)]
pub enum Last<'a> {
    /// None that stands.
    Nothing,
    /// Its records that still stand, in the order they were written.
    Command(Vec<&'a Record>),
    /// It cannot be told: one record was written last, and another stands last in the file.
    Unclear {
        /// By its id.
        written: &'a Record,
        /// By its place.
        at_the_end: &'a Record,
    },
}

/// Returns the last command that stands.
pub fn last_command(log: &Log) -> Last<'_> {
    let live = live(&log.records);
    let Some(last) = live.iter().copied().max_by_key(|record| written(record)) else { return Last::Nothing };
    let mut batch: Vec<&Record> = live.iter().filter(|record| same_batch(record, last)).copied().collect();
    batch.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    let place = |record: &Record| -> Option<Place> {
        let at = log.records.binary_search_by(|other| other.id.cmp(&record.id)).ok()?;
        log.places
            .get(at)
            .copied()
            .filter(|place| log.files.get(place.file).is_some_and(|file| file == LOG_FILE))
    };
    // What stands in another file only was written by another device.
    let in_file = batch.iter().filter_map(|record| place(record)).max();
    let behind = live.iter().copied().filter(|record| place(record) > in_file);
    let at_the_end = behind.max_by_key(|record| place(record));
    match (in_file, at_the_end) {
        (Some(_), Some(at_the_end)) => Last::Unclear { written: last, at_the_end },
        _ => Last::Command(batch),
    }
}

/// Returns the voids of the last undo that stands, as long as nothing else was written since.
pub fn last_undo(records: &[Record]) -> Vec<&Record> {
    let standing = standing(records);
    let void_ids: BTreeSet<&str> =
        records.iter().filter(|record| is_void(record)).map(|record| &*record.id).collect();
    // A void of a void is a redo, not an undo.
    let is_undo = |record: &&Record| record.voided_id().is_some_and(|target| !void_ids.contains(target));
    let undos: Vec<&Record> = standing.iter().copied().filter(is_undo).collect();
    let Some(last) = undos.iter().copied().max_by_key(|record| written(record)) else { return Vec::new() };
    // What is newer is a new beginning, whether it stands or was taken back itself.
    if records.iter().any(|record| !is_void(record) && written(record) > written(last)) {
        return Vec::new();
    }
    let mut batch: Vec<&Record> = undos.into_iter().filter(|record| same_batch(record, last)).collect();
    batch.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    batch
}

/// What to take a record back means.
#[derive(Debug, PartialEq, Eq)]
pub enum Effect<'a> {
    /// This one counts no longer.
    Takes(&'a Record),
    /// This one counts again.
    Gives(&'a Record),
}

/// Returns what to take a record back means: a void gives back, a void of a void takes away again.
pub fn effect<'a>(target: &'a Record, records: &'a [Record]) -> Effect<'a> {
    let (mut record, mut takes) = (target, true);
    // A circle of voids ends as well.
    for _ in records {
        let named = record.voided_id().and_then(|id| find(records, id));
        let Some(named) = named else { break };
        (record, takes) = (named, !takes);
    }
    if takes { Effect::Takes(record) } else { Effect::Gives(record) }
}

/// Returns the live records that correct a record, or correct a correction of it.
pub fn corrections<'a>(id: &str, records: &'a [Record]) -> Vec<&'a Record> {
    let live: BTreeSet<&str> = live(records).iter().map(|record| &*record.id).collect();
    let mut by: BTreeMap<&str, Vec<&Record>> = BTreeMap::new();
    for record in standing(records) {
        if let Some(replaced) = &record.replaces {
            by.entry(replaced).or_default().push(record);
        }
    }
    let (mut found, mut seen, mut next) = (Vec::new(), BTreeSet::from([id]), vec![id]);
    while let Some(id) = next.pop() {
        for record in by.get(id).into_iter().flatten().copied() {
            if seen.insert(&record.id) {
                next.push(&record.id);
                found.extend(live.contains(&*record.id).then_some(record));
            }
        }
    }
    found
}

/// Returns what counts again once some records are taken back: what they alone corrected.
pub fn counts_again<'a>(targets: &[&Record], records: &'a [Record]) -> Vec<&'a Record> {
    let is_target = |record: &Record| targets.iter().any(|target| target.id == record.id);
    let others: Vec<&Record> = standing(records).into_iter().filter(|record| !is_target(record)).collect();
    let replaced = targets.iter().filter_map(|target| target.replaces.as_deref());
    replaced
        .filter(|id| others.iter().all(|other| other.replaces.as_deref() != Some(id)))
        .filter_map(|id| others.iter().copied().find(|other| other.id == *id))
        .collect()
}

/// Returns the void that stands and has taken a record.
pub fn taken_by<'a>(id: &str, records: &'a [Record]) -> Option<&'a Record> {
    standing(records).into_iter().find(|record| record.voided_id() == Some(id))
}

fn find<'a>(records: &'a [Record], id: &str) -> Option<&'a Record> {
    records.binary_search_by(|record| (*record.id).cmp(id)).ok().map(|at| &records[at])
}

fn is_void(record: &Record) -> bool {
    record.voided_id().is_some()
}

fn same_batch(a: &Record, b: &Record) -> bool {
    let batch = |record: &Record| record.batch.clone().unwrap_or_else(|| record.id.clone());
    batch(a) == batch(b)
}

#[cfg(test)]
mod tests {
    use super::super::read::read;
    use super::*;

    /// `2 voids 1`, `3 replaces 2`, `4 in 3`: records by the number of their id, their batch behind `in`. An id of
    /// another form is written as it is: `zzz`.
    fn log(lines: &str) -> Log {
        let id = |word: &str| match word.parse::<u64>() {
            Ok(number) => format!("{number:08x}-0000-7000-8000-000000000000"),
            Err(_) => word.to_string(),
        };
        let line = |line: &str| {
            let words: Vec<&str> = line.split(' ').collect();
            let batch = words.iter().position(|word| *word == "in").map(|at| id(words[at + 1]));
            let rest = match words[1..] {
                ["voids", other, ..] => format!(r#""kind":"void","voids":"{}""#, id(other)),
                ["replaces", other, ..] => format!(r#""kind":"checkin","pain":0,"replaces":"{}""#, id(other)),
                _ => r#""kind":"checkin","pain":0"#.to_string(),
            };
            let batch = batch.map_or_else(String::new, |batch| format!(r#","batch":"{batch}""#));
            format!(r#"{{"v":1,"id":"{}","at":"2026-11-20T18:00:00+01:00",{rest}{batch}}}"#, id(words[0]))
        };
        let text: Vec<String> = lines.split(", ").map(line).collect();
        read(text.join("\n").as_bytes()).expect("read")
    }

    fn word(record: &Record) -> String {
        let number = record.id.split('-').next().and_then(|start| u64::from_str_radix(start, 16).ok());
        number.map_or_else(|| record.id.clone(), |number| number.to_string())
    }

    fn words(records: &[&Record]) -> String {
        records.iter().map(|record| word(record)).collect::<Vec<String>>().join(" ")
    }

    #[test]
    fn undo_takes_the_last_command_and_then_the_one_before() {
        for (lines, expected) in [
            ("1, 2", "2"),
            ("1, 2 in 2, 3 in 2", "2 3"),
            ("1, 2, 3 voids 2", "1"),
            ("1, 2 replaces 1", "2"),
            ("1, 2 replaces 1, 3 voids 2", "1"),
            ("1, 3 voids 1", ""),
            ("1, 2 voids 1, 3 voids 2", "1"),
            // An import: the ids are of what was done, the batch of when it was written.
            ("5, 1 in 6, 2 in 6", "1 2"),
            ("5, 1 in 6, 7", "7"),
            ("5, 1 in 6, 7 voids 1", "5"),
            // Ids that tell no time are the oldest.
            ("zzz, 1", "1"),
            ("1x, zzz", "zzz"),
            // What is in the middle of the file was taken back, or is older as its id says.
            ("1, 2, 3, 4 voids 3", "2"),
            // Older records were taken in behind it.
            ("1, 5, 2", "5 or 2"),
            ("1, 5, 2, 6 voids 2", "5"),
            ("1, zzz", "1 or zzz"),
        ] {
            let log = log(lines);
            let told = match last_command(&log) {
                Last::Nothing => String::new(),
                Last::Command(records) => words(&records),
                Last::Unclear { written, at_the_end } => format!("{} or {}", word(written), word(at_the_end)),
            };
            assert_eq!(told, expected, "{lines}");
        }
    }

    #[test]
    fn redo_gives_back_the_last_undo_until_something_new_is_written() {
        for (lines, expected) in [
            ("1, 2 voids 1", "2"),
            ("1, 2, 3 voids 2, 4 voids 1", "4"),
            ("1, 2, 3 voids 2, 4 voids 1, 5 voids 4", "3"),
            ("1, 2 voids 1, 3", ""),
            ("1 in 1, 2 in 1, 3 voids 1 in 3, 4 voids 2 in 3", "3 4"),
            ("1, 2 voids 1, 3, 4 voids 3", "4"),
            ("1, 2 voids 1, 3, 4 voids 3, 5 voids 4", ""),
            ("1", ""),
            ("zzz, 1 voids zzz", "1"),
            ("3, 4 voids 3, 1 in 5", ""),
        ] {
            assert_eq!(words(&last_undo(&log(lines).records)), expected, "{lines}");
        }
    }

    #[test]
    fn to_take_back_a_void_gives_and_a_void_of_a_void_takes() {
        let of = log("1, 2 voids 1, 3 voids 2, 4 voids 3, 5 voids 6, 6 voids 5, 7 voids unknown");
        for (position, expected) in
            [(0, Some((true, "1"))), (1, Some((false, "1"))), (2, Some((true, "1"))), (3, Some((false, "1")))]
        {
            let told = match effect(&of.records[position], &of.records) {
                Effect::Takes(record) => (true, word(record)),
                Effect::Gives(record) => (false, word(record)),
            };
            assert_eq!(Some((told.0, &*told.1)), expected, "{position}");
        }
        // A circle, and what is not there, are no reason to stop.
        let _ = (effect(&of.records[4], &of.records), effect(&of.records[6], &of.records));
    }

    #[test]
    fn the_corrections_of_a_record_are_those_that_count() {
        for (lines, id, expected) in [
            ("1, 2 replaces 1", 1, "2"),
            ("1, 2 replaces 1, 3 replaces 2", 1, "3"),
            ("1, 2 replaces 1, 3 replaces 2", 2, "3"),
            ("1, 2 replaces 1, 3 replaces 1", 1, "2 3"),
            ("1, 2 replaces 1, 3 voids 2", 1, ""),
            ("1 replaces 1", 1, ""),
            ("1 replaces 2, 2 replaces 1", 1, ""),
        ] {
            let log = log(lines);
            let id = format!("{id:08x}-0000-7000-8000-000000000000");
            assert_eq!(words(&corrections(&id, &log.records)), expected, "{lines}");
        }
    }

    #[test]
    fn what_a_correction_alone_replaced_counts_again_without_it() {
        for (lines, target, expected) in [
            ("1, 2 replaces 1", 1, "1"),
            ("1, 2 replaces 1, 3 replaces 1", 1, ""),
            ("1, 2 replaces 1, 3 voids 1", 1, ""),
            ("1, 2 replaces 1, 3 replaces 2", 2, "2"),
            ("1, 2", 1, ""),
        ] {
            let log = log(lines);
            let targets = [&log.records[target]];
            assert_eq!(words(&counts_again(&targets, &log.records)), expected, "{lines}");
        }
    }
}
