//! What `undo` and `redo` take: the last command that stands, the last undo that stands.

use std::collections::BTreeSet;

use super::event::Record;
use super::live::{live, standing};

/// Returns the records the last command wrote that still stand; "last" is by id, whatever their `at`.
pub fn last_command(records: &[Record]) -> Vec<&Record> {
    let live = live(records);
    let Some(last) = live.iter().max_by_key(|record| &record.id) else { return Vec::new() };
    let mut batch: Vec<&Record> = live.iter().filter(|record| same_batch(record, last)).copied().collect();
    batch.sort_by_key(|record| &record.id);
    batch
}

/// Returns the voids of the last undo that stands, as long as nothing else was written since.
pub fn last_undo(records: &[Record]) -> Vec<&Record> {
    let standing = standing(records);
    let void_ids: BTreeSet<&str> =
        records.iter().filter(|record| is_void(record)).map(|record| &*record.id).collect();
    // A void of a void is a redo, not an undo.
    let is_undo = |record: &&Record| record.voided_id().is_some_and(|target| !void_ids.contains(target));
    let undos: Vec<&Record> = standing.iter().copied().filter(is_undo).collect();
    let Some(last) = undos.iter().copied().max_by_key(|record| &record.id) else { return Vec::new() };
    // What is newer is a new beginning, whether it stands or was taken back itself.
    if records.iter().any(|record| !is_void(record) && record.id > last.id) {
        return Vec::new();
    }
    let mut batch: Vec<&Record> = undos.into_iter().filter(|record| same_batch(record, last)).collect();
    batch.sort_by_key(|record| &record.id);
    batch
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

    /// `2 voids 1`, `3 replaces 2`, `4 in 3`: records by id, their batch behind `in`.
    fn log(lines: &str) -> Vec<Record> {
        let line = |line: &str| {
            let words: Vec<&str> = line.split(' ').collect();
            let batch = words.iter().position(|word| *word == "in").map(|at| words[at + 1]);
            let rest = match words[1..] {
                ["voids", other, ..] => format!(r#""kind":"void","voids":"{other}""#),
                ["replaces", other, ..] => format!(r#""kind":"checkin","pain":0,"replaces":"{other}""#),
                _ => r#""kind":"checkin","pain":0"#.to_string(),
            };
            let batch = batch.map_or_else(String::new, |batch| format!(r#","batch":"{batch}""#));
            format!(r#"{{"v":1,"id":"{}","at":"2026-11-20T18:00:00+01:00",{rest}{batch}}}"#, words[0])
        };
        let text: Vec<String> = lines.split(", ").map(line).collect();
        read(text.join("\n").as_bytes()).expect("read").records
    }

    fn ids(records: &[&Record]) -> String {
        records.iter().map(|record| &*record.id).collect::<Vec<&str>>().join(" ")
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
        ] {
            assert_eq!(ids(&last_command(&log(lines))), expected, "{lines}");
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
        ] {
            assert_eq!(ids(&last_undo(&log(lines))), expected, "{lines}");
        }
    }
}
