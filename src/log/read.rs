//! Reads a log line by line. Reading never fails on what a line says: a bad line is a value.

use std::collections::BTreeMap;
use std::io::{BufRead, Read as _, Result};

use super::event::Record;
use super::line::{Unread, parse_line};

/// Longest line that is read; a longer one is a bad line and costs no more memory than this.
pub const LONGEST_LINE: usize = 64 * 1024;

/// Name of the log in its folder.
pub const LOG_FILE: &str = "log.jsonl";

/// A line that is no record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadLine {
    /// Name of the file it stands in.
    pub file: String,
    /// From 1.
    pub number: usize,
    /// Why.
    pub reason: String,
}

/// Where a record stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file, by its number in [`Log::files`].
    pub file: usize,
    /// The line, from 1.
    pub line: usize,
}

/// What a log holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Log {
    /// Every record once, by id.
    pub records: Vec<Record>,
    /// Where each of them stands.
    pub places: Vec<Place>,
    /// The names of the files.
    pub files: Vec<String>,
    /// Lines that are no record, in order.
    pub bad: Vec<BadLine>,
    /// Lines whose id another, different line has too; of those the first by bytes counts.
    pub conflicts: Vec<BadLine>,
    /// How many lines say the same as another of their id in other letters, or as another import of it.
    pub said_twice: usize,
    /// How many records a newer version wrote.
    pub newer: usize,
    /// Where those stand.
    pub newer_at: Vec<Place>,
    /// How many lines there were.
    pub lines: usize,
}

/// Reads the lines of one file.
pub fn read(input: impl BufRead) -> Result<Log> {
    let mut reader = Reader::default();
    reader.read_file(LOG_FILE, input)?;
    Ok(reader.finish())
}

/// Reads the files of a log as one. Of two records with one id, the line that sorts first by bytes counts.
#[derive(Debug, Default)]
pub struct Reader {
    log: Log,
    by_id: BTreeMap<String, (Vec<u8>, Record, Place)>,
}

impl Reader {
    /// Reads every line of a file.
    pub fn read_file(&mut self, file: &str, input: impl BufRead) -> Result<()> {
        self.log.files.push(file.to_string());
        self.log.lines += each_line(input, |number, line| {
            self.read_line(file, number, line.ok());
            Ok(())
        })?;
        Ok(())
    }

    fn read_line(&mut self, file: &str, number: usize, line: Option<&[u8]>) {
        let line_of = |reason| BadLine { file: file.to_string(), number, reason };
        let Some(line) = line else {
            self.log.bad.push(line_of(TOO_LONG.to_string()));
            return;
        };
        match parse_line(line) {
            Ok(record) => {
                let known = self.by_id.get(&record.id).map(|(first, ..)| first.as_slice());
                match known.filter(|first| *first != line) {
                    Some(first) if say_the_same(first, line) => self.log.said_twice += 1,
                    Some(_) => self.log.conflicts.push(line_of(two_records(&record.id))),
                    None => {}
                }
                if known.is_none_or(|first| first > line) {
                    let place = self.place(number);
                    self.by_id.insert(record.id.clone(), (line.to_vec(), record, place));
                }
            }
            Err(Unread::Newer) => {
                self.log.newer += 1;
                self.log.newer_at.push(self.place(number));
            }
            Err(Unread::Bad(reason, _)) => self.log.bad.push(line_of(reason)),
        }
    }

    /// The place of a line of the file that is being read.
    fn place(&self, line: usize) -> Place {
        Place { file: self.log.files.len().saturating_sub(1), line }
    }

    /// Returns what was read.
    pub fn finish(self) -> Log {
        let (records, places) = self.by_id.into_values().map(|(_, record, place)| (record, place)).unzip();
        Log { records, places, ..self.log }
    }
}

/// Whether two lines say the same in other letters, or are one record that two imports of the same file wrote: only
/// their batches differ.
pub fn say_the_same(one: &[u8], other: &[u8]) -> bool {
    let read = |line: &[u8]| serde_json::from_slice::<serde_json::Value>(line).ok();
    let (Some(mut one), Some(mut other)) = (read(one), read(other)) else { return false };
    let batch =
        |value: &mut serde_json::Value| value.as_object_mut().and_then(|object| object.remove("batch"));
    if one == other {
        return true;
    }
    let are_of_batches = batch(&mut one).is_some() && batch(&mut other).is_some();
    are_of_batches && one == other
}

/// Says that an id is used twice.
pub(super) fn two_records(id: &str) -> String {
    format!("the id {id} belongs to two different records")
}

/// Why a line is not read at all.
pub const TOO_LONG: &str = "longer than 64 KiB";

/// A line that is longer than a line may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLong;

/// Visits every line that is not blank, with its number and without its end, and returns how many there were in all.
pub fn each_line(
    mut input: impl BufRead,
    mut visit: impl FnMut(usize, std::result::Result<&[u8], TooLong>) -> Result<()>,
) -> Result<usize> {
    let mut number = 0;
    let mut line = Vec::new();
    loop {
        line.clear();
        let cap = LONGEST_LINE as u64 + 1;
        if input.by_ref().take(cap).read_until(b'\n', &mut line)? == 0 {
            return Ok(number);
        }
        number += 1;
        if line.last() == Some(&b'\n') {
            line.pop();
        } else if line.len() > LONGEST_LINE {
            skip_to_newline(&mut input)?;
            visit(number, Err(TooLong))?;
            continue;
        }
        if !line.iter().all(u8::is_ascii_whitespace) {
            visit(number, Ok(line.trim_ascii()))?;
        }
    }
}

fn skip_to_newline(input: &mut impl BufRead) -> Result<()> {
    loop {
        let buffer = input.fill_buf()?;
        if buffer.is_empty() {
            return Ok(());
        }
        let newline = buffer.iter().position(|byte| *byte == b'\n');
        let used = newline.map_or(buffer.len(), |position| position + 1);
        input.consume(used);
        if newline.is_some() {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn void(id: &str, voids: &str) -> String {
        format!(r#"{{"v":1,"id":"{id}","at":"2026-11-20T18:00:00+01:00","kind":"void","voids":"{voids}"}}"#)
    }

    #[test]
    fn a_bad_line_harms_only_itself() {
        let long = format!("{{\"v\":1,\"pad\":\"{}\"}}", "x".repeat(LONGEST_LINE));
        let text =
            [&void("a", "x"), "nonsense", &long, "", &void("b", "x"), &void("c", "x")[..40]].join("\n");
        let read = read(text.as_bytes()).expect("read");
        let ids: Vec<&str> = read.records.iter().map(|record| &*record.id).collect();
        assert_eq!(ids, ["a", "b"]);
        let bad: Vec<(usize, &str)> = read.bad.iter().map(|bad| (bad.number, &*bad.reason)).collect();
        assert_eq!(bad, [(2, "not JSON"), (3, "longer than 64 KiB"), (6, "ends too soon")]);
    }

    #[test]
    fn windows_line_ends_and_a_missing_last_one_are_fine() {
        let text = format!("{}\r\n{}", void("a", "x"), void("b", "x"));
        let log = read(text.as_bytes()).expect("read");
        assert_eq!((log.records.len(), log.bad.len()), (2, 0));
    }

    #[test]
    fn the_same_record_twice_is_one_and_no_conflict() {
        let text = format!("{0}\n{0}\r\n", void("a", "x"));
        let log = read(text.as_bytes()).expect("read");
        assert_eq!((log.records.len(), log.conflicts.len()), (1, 0));
    }

    #[test]
    fn what_says_the_same_and_what_two_imports_of_one_file_wrote_is_no_conflict() {
        let record = |batch: &str| void("a", "x").replace("\"}", &format!("\",\"batch\":\"{batch}\"}}"));
        for (lines, conflicts) in [
            ([record("b1"), record("b2")], 0),
            ([record("b1"), void("a", "x")], 1),
            ([void("a", "é"), void("a", "\\u00e9")], 0),
            ([void("a", "x"), void("a", "x").replace("\":", "\": ")], 0),
            ([record("b1"), record("b2").replace("\"x\"", "\"y\"")], 1),
        ] {
            let log = read(lines.join("\n").as_bytes()).expect("read");
            assert_eq!((log.records.len(), log.conflicts.len()), (1, conflicts), "{lines:?}");
        }
    }

    #[test]
    fn every_record_has_its_place() {
        let mut reader = Reader::default();
        reader
            .read_file(LOG_FILE, format!("\n{}\n{}", void("b", "x"), void("c", "y")).as_bytes())
            .expect("read");
        reader
            .read_file("log 2.jsonl", format!("{}\n{}", void("c", "x"), void("a", "x")).as_bytes())
            .expect("read");
        let log = reader.finish();
        let places: Vec<(&str, usize)> =
            log.places.iter().map(|place| (&*log.files[place.file], place.line)).collect();
        // Of two lines, that of the one that counts.
        assert_eq!(places, [("log 2.jsonl", 2), (LOG_FILE, 2), ("log 2.jsonl", 1)]);
    }

    #[test]
    fn several_files_are_one_log_and_a_bad_line_names_its_own() {
        let mut reader = Reader::default();
        let (first, second) = (void("a", "x"), void("b", "x"));
        reader.read_file(LOG_FILE, format!("{first}\n{}", &second[..40]).as_bytes()).expect("read");
        reader.read_file("log 2.jsonl", format!("{second}\n{first}\n?").as_bytes()).expect("read");
        let log = reader.finish();
        assert_eq!((log.records.len(), log.conflicts.len(), log.lines), (2, 0, 5));
        let bad: Vec<(&str, usize)> = log.bad.iter().map(|bad| (&*bad.file, bad.number)).collect();
        assert_eq!(bad, [(LOG_FILE, 2), ("log 2.jsonl", 3)]);
    }

    #[test]
    fn of_one_id_the_line_that_sorts_first_counts_in_any_order() {
        let (one, two) = (void("a", "x"), void("a", "y"));
        for text in [format!("{one}\n{two}\n"), format!("{two}\n{one}\n")] {
            let log = read(text.as_bytes()).expect("read");
            assert_eq!(log.records.len(), 1);
            assert_eq!(log.records[0].to_line(), one);
            assert_eq!((log.conflicts.len(), log.conflicts[0].number), (1, 2));
        }
    }
}
