//! Records as they stand, every field and kind kept, known here or not.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::log::line::{Unread, parse_line, record_id};
use crate::log::read::{LONGEST_LINE, say_the_same};

use super::{Problem, Unreadable};

/// The data of an export.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Records<'a> {
    /// Each as its line has it.
    #[serde(borrow)]
    pub records: Vec<&'a RawValue>,
}

/// What `export --format json` prints.
#[derive(Deserialize)]
struct Export<'a> {
    version: u32,
    command: String,
    #[serde(borrow)]
    data: Option<&'a RawValue>,
}

/// A line that is a record, or was for a later version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawRecord {
    /// Its id.
    pub id: String,
    /// What it is about: the exercise, or its kind.
    pub about: String,
    /// The line, without its newline.
    pub line: String,
    /// Its position among others, from 1.
    pub position: u64,
}

#[derive(Deserialize)]
struct Head {
    id: String,
    kind: String,
    exercise: Option<serde_json::Value>,
}

impl RawRecord {
    /// Reads a line; says why where it is no record of any version.
    pub fn of(line: &str) -> Result<RawRecord, String> {
        match parse_line(line.as_bytes()) {
            Err(Unread::Bad(reason, _)) => return Err(reason),
            Ok(_) | Err(Unread::Newer) => {}
        }
        let head: Head = serde_json::from_str(line).map_err(|_| "no id or no kind".to_string())?;
        let exercise = head.exercise.as_ref().and_then(serde_json::Value::as_str);
        let about = exercise.unwrap_or(&head.kind).to_string();
        Ok(RawRecord { id: head.id, about, line: line.to_string(), position: 1 })
    }

    /// Whether a line says the same: in other words only as JSON may, the order of keys and the blanks between them, or
    /// as another import of it.
    pub fn is_same(&self, line: &str) -> bool {
        self.line == line || say_the_same(self.line.as_bytes(), line.as_bytes())
    }
}

/// Reads the records of an export, in their order, and what among them is none.
pub fn read(text: &str) -> Result<(Vec<RawRecord>, Vec<Problem>), Unreadable> {
    let text = text.trim_start_matches('\u{feff}');
    let no_export = |error: serde_json::Error| {
        let reason =
            if error.is_eof() { "it ends too soon" } else { "it is not what export --format json prints" };
        Unreadable::NoExport(format!("{reason}, line {}", error.line()))
    };
    let export: Export = match serde_json::from_str(text) {
        Ok(export) => export,
        Err(_) if text.lines().next().is_some_and(|line| record_id(line.as_bytes()).is_ok()) => {
            return Err(Unreadable::Log);
        }
        Err(error) => return Err(no_export(error)),
    };
    if export.command != "export" {
        return Err(Unreadable::NoExport(format!("it is what '{}' prints", export.command)));
    }
    if export.version > 1 {
        return Err(Unreadable::Newer);
    }
    let data = export.data.map_or("null", RawValue::get);
    let data: Records = serde_json::from_str(data).map_err(no_export)?;
    let (mut records, mut problems) = (Vec::new(), Vec::new());
    for (position, raw) in data.records.iter().enumerate() {
        let line = one_line(raw.get());
        let read = RawRecord::of(&line);
        match read.and_then(|record| {
            if line.len() > LONGEST_LINE { Err("longer than 64 KiB".into()) } else { Ok(record) }
        }) {
            Ok(record) => records.push(RawRecord { position: position as u64 + 1, ..record }),
            Err(reason) => problems.push(Problem { line: position as u64 + 1, reason }),
        }
    }
    Ok((records, problems))
}

/// Takes the line breaks out of JSON, which can stand only between its tokens; what was one line stays as it is.
fn one_line(json: &str) -> String {
    if !json.contains(['\n', '\r']) {
        return json.to_string();
    }
    let (mut out, mut in_string, mut escaped) = (String::with_capacity(json.len()), false, false);
    for c in json.chars() {
        if in_string {
            (in_string, escaped) = (escaped || c != '"', !escaped && c == '\\');
        } else if c.is_ascii_whitespace() {
            continue;
        } else {
            in_string = c == '"';
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECORD: &str =
        r#"{"v":1, "id":"a","at":"2026-11-20T18:04:11+00:00","kind":"checkin","pain":3,"mood":"so \" \\"}"#;
    const NEWER: &str = r#"{"v":7,"id":"b","kind":"dance","exercise":{"x":1},"steps":1.50}"#;

    fn export(records: &str) -> String {
        format!(r#"{{"version":1,"command":"export","data":{{"records":[{records}]}}}}"#)
    }

    #[test]
    fn records_come_back_letter_by_letter_unknown_fields_kinds_and_versions_too() {
        let (records, problems) = read(&export(&format!("{RECORD},{NEWER}"))).expect("an export");
        let lines: Vec<&str> = records.iter().map(|record| &*record.line).collect();
        assert_eq!((lines, problems), (vec![RECORD, NEWER], vec![]));
        assert_eq!((&*records[0].about, &*records[1].about), ("checkin", "dance"));
    }

    #[test]
    fn an_export_that_was_laid_out_anew_is_one_line_a_record_and_the_same() {
        let pretty = serde_json::from_str::<serde_json::Value>(RECORD).expect("JSON");
        let pretty = serde_json::to_string_pretty(&pretty).expect("JSON");
        let (records, _) = read(&export(&pretty)).expect("an export");
        assert!(!records[0].line.contains('\n') && records[0].line.contains(r#""so \" \\""#));
        assert!(records[0].is_same(RECORD) && !records[0].is_same(NEWER));
    }

    #[test]
    fn what_is_no_record_is_told_by_its_position() {
        let (records, problems) = read(&export(&format!(r#"{RECORD},7,{{"v":1}}"#))).expect("an export");
        let places: Vec<u64> = problems.iter().map(|problem| problem.line).collect();
        assert_eq!((records.len(), places), (1, vec![2, 3]));
    }

    #[test]
    fn what_is_no_export_is_refused() {
        for log in [RECORD.to_string(), format!("{RECORD}\n{NEWER}\n")] {
            assert_eq!(read(&log), Err(Unreadable::Log), "{log}");
        }
        for text in ["", "{", "[]", "{}", r#"{"version":1,"command":"plan","data":{"records":[]}}"#] {
            assert!(matches!(read(text), Err(Unreadable::NoExport(_))), "{text}");
        }
        assert!(matches!(read(&export("").replace(":1,", ":2,")), Err(Unreadable::Newer)));
    }
}
