//! The union of logs by id: what `merge` appends.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, Result};

use super::line::{Unread, record_id};
use super::read::{BadLine, TOO_LONG, each_line, say_the_same, two_records};

/// A log, and what other files add to it.
///
/// Lines are kept byte for byte: unknown fields, kinds and versions are data too. A line is known when the log has it;
/// another line of a known id is a conflict, and both are kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Union {
    known: BTreeMap<String, BTreeSet<Box<[u8]>>>,
    /// What is to be appended, in the order it was found.
    pub added: Vec<String>,
    /// How many of them have an id the log did not have.
    pub new: usize,
    /// How many records of the files were there already.
    pub there_already: usize,
    /// The added lines whose id a different line has too.
    pub conflicts: Vec<BadLine>,
    /// Lines of the files that are no record.
    pub bad: Vec<BadLine>,
    /// How many lines the files had.
    pub lines: usize,
}

impl Union {
    /// Begins with the lines of a log; those that are no record stay out of it.
    pub fn of_log(input: impl BufRead) -> Result<Union> {
        let mut union = Union::default();
        each_line(input, |_, line| {
            if let Ok(line) = line
                && let Ok(id) = record_id(line)
            {
                union.known.entry(id).or_default().insert(line.into());
            }
            Ok(())
        })?;
        Ok(union)
    }

    /// Takes in the lines of a file and returns whether it is a log: none of its lines is a record, and some are
    /// something else, where it is not. `file` is its name as people read it.
    pub fn take_in(&mut self, file: &str, input: impl BufRead) -> Result<bool> {
        let before = (self.added.len() + self.there_already, self.bad.len());
        self.lines += each_line(input, |number, line| {
            let line_of = |reason| BadLine { file: file.to_string(), number, reason };
            let read = line.map_err(|_| TOO_LONG.to_string()).and_then(|line| match record_id(line) {
                Ok(id) => Ok((id, line)),
                Err(Unread::Bad(reason, _)) => Err(reason),
                Err(Unread::Newer) => Err("its id cannot be read".to_string()),
            });
            match read {
                Ok((id, line)) => {
                    let told = line_of(two_records(&id));
                    self.add(id, line, told);
                }
                Err(reason) => self.bad.push(line_of(reason)),
            }
            Ok(())
        })?;
        Ok(self.added.len() + self.there_already > before.0 || self.bad.len() == before.1)
    }

    fn add(&mut self, id: String, line: &[u8], conflict: BadLine) {
        let lines = self.known.entry(id).or_default();
        let is_new = lines.is_empty();
        let is_said_already = lines.iter().any(|known| say_the_same(known, line));
        if !lines.insert(line.into()) {
            self.there_already += 1;
            return;
        }
        // A record is UTF-8, or it would not have been read as one.
        self.added.push(String::from_utf8_lossy(line).into_owned());
        if is_new {
            self.new += 1;
        } else if is_said_already {
            // It is kept all the same: a union leaves nothing out.
            self.there_already += 1;
        } else {
            self.conflicts.push(conflict);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A log after files were merged into it, one after the other.
    fn merged(log: &str, files: &[&str]) -> String {
        let mut log = log.to_string();
        for file in files {
            let mut union = Union::of_log(log.as_bytes()).expect("read");
            union.take_in("file", file.as_bytes()).expect("read");
            if !log.is_empty() && !log.ends_with('\n') {
                log.push('\n');
            }
            for line in union.added {
                log += &line;
                log.push('\n');
            }
        }
        log
    }

    /// The records of a log as a set of id and line.
    fn set(log: &str) -> BTreeMap<String, BTreeSet<Box<[u8]>>> {
        Union::of_log(log.as_bytes()).expect("read").known
    }

    fn line() -> impl Strategy<Value = String> {
        let id = prop::sample::select(vec!["a", "b", "c", "d", "e"]);
        let rest = prop::sample::select(vec![
            r#""kind":"checkin","pain":0}"#,
            r#""kind":"checkin","pain":1}"#,
            r#""kind":"checkin","pain":1,"mood":"é"}"#,
            r#""kind":"dance","steps":[1,2]}"#,
            r#""kind":"checkin","pain":11}"#,
            r#""kind":"checkin","pa"#,
        ]);
        let version = prop::sample::select(vec![1, 1, 1, 2]);
        let record = (version, id, rest).prop_map(|(version, id, rest)| {
            format!(r#"{{"v":{version},"id":"{id}","at":"2026-11-20T18:00:00+01:00",{rest}"#)
        });
        let other = prop::sample::select(vec!["", "no record", "{}", " ", "\u{feff}"]).prop_map(String::from);
        prop_oneof![8 => record, 1 => other]
    }

    fn log() -> impl Strategy<Value = String> {
        let end = prop::sample::select(vec!["\n", "\n", "\r\n", "\n\n"]);
        let lines = prop::collection::vec((line(), end), 0..12);
        (lines, any::<bool>()).prop_map(|(lines, torn)| {
            let text: String = lines.iter().map(|(line, end)| format!("{line}{end}")).collect();
            if torn { text.trim_end().to_string() } else { text }
        })
    }

    proptest! {
        #[test]
        fn merging_again_adds_nothing(a in log(), b in log()) {
            prop_assert_eq!(set(&merged(&a, &[&a])), set(&a));
            prop_assert_eq!(merged(&a, &[&b, &b, &a]), merged(&a, &[&b]));
        }

        #[test]
        fn either_way_round_gives_the_same_records(a in log(), b in log()) {
            prop_assert_eq!(set(&merged(&a, &[&b])), set(&merged(&b, &[&a])));
        }

        #[test]
        fn in_whatever_steps_gives_the_same_records(a in log(), b in log(), c in log()) {
            prop_assert_eq!(set(&merged(&a, &[&b, &c])), set(&merged(&a, &[&merged(&b, &[&c])])));
        }

        #[test]
        fn nothing_that_was_there_is_lost_or_changed(a in log(), b in log()) {
            let both = merged(&a, &[&b]);
            prop_assert!(both.starts_with(&a));
            for one in [&a, &b] {
                for (id, lines) in set(one) {
                    prop_assert!(set(&both)[&id].is_superset(&lines));
                }
            }
        }

        #[test]
        fn every_line_of_a_file_is_counted_once(a in log(), b in log()) {
            let mut union = Union::of_log(a.as_bytes()).expect("read");
            union.take_in("file", b.as_bytes()).expect("read");
            let blank = b.split('\n').filter(|line| line.trim_ascii().is_empty()).count();
            let blank = if b.is_empty() || b.ends_with('\n') { blank - 1 } else { blank };
            let told = union.new + union.there_already + union.conflicts.len() + union.bad.len() + blank;
            prop_assert_eq!(told, union.lines);
            prop_assert_eq!(union.added.len(), union.new + union.conflicts.len());
        }
    }

    #[test]
    fn a_file_of_which_no_line_is_a_record_is_no_log() {
        let record = r#"{"v":1,"id":"a","at":"2026-11-20T18:00:00+01:00","kind":"checkin","pain":0}"#;
        for (text, expected) in [
            ("", true),
            ("\n", true),
            (record, true),
            ("at,exercise\n", false),
            (&format!("?\n{record}"), true),
        ] {
            let mut union = Union::default();
            assert_eq!(union.take_in("file", text.as_bytes()).expect("read"), expected, "{text}");
            assert_eq!(union.take_in("file", text.as_bytes()).expect("read"), expected, "{text} again");
        }
    }

    #[test]
    fn a_record_whose_line_was_torn_in_the_log_is_taken_in_whole() {
        let whole = r#"{"v":1,"id":"a","at":"2026-11-20T18:00:00+01:00","kind":"checkin","pain":0}"#;
        assert_eq!(merged(&whole[..50], &[whole]), format!("{}\n{whole}\n", &whole[..50]));
    }
}
