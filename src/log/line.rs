//! A line of the log: every field of every kind, and how it becomes a record and back.

use std::fmt;

use chrono::{DateTime, SecondsFormat};
use serde::{Deserialize, Serialize};

use crate::units::{Decimal, Pain};

use super::event::{Kind, Planned, Record, Set};

/// The version of the format this program writes.
pub const VERSION: u32 = 1;

impl Record {
    /// Writes the record as a line, without the newline, keys in the order of the format.
    ///
    /// # Panics
    ///
    /// Never: a flat structure of strings and numbers is always JSON.
    pub fn to_line(&self) -> String {
        serde_json::to_string(&Line::from(self)).expect("a record is JSON")
    }
}

impl Serialize for Record {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Line::from(self).serialize(serializer)
    }
}

/// Why a line is not a record of this version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    /// It is not one: the reason, and the column (from 1) where that is known.
    Bad(String, Option<usize>),
    /// It is of a later version or of an unknown kind, and left alone.
    Newer,
}

/// The keys every kind shares, to tell a newer record from a broken one.
#[derive(Deserialize)]
struct Head {
    v: Option<u32>,
    id: Option<String>,
    kind: Option<String>,
}

const KINDS: [&str; 7] = ["sets", "skip", "checkin", "symptom", "test", "session", "void"];

/// Reads one line, without its newline.
pub fn parse_line(line: &[u8]) -> Result<Record, Unread> {
    let text = std::str::from_utf8(line)
        .map_err(|error| Unread::Bad("not UTF-8".to_string(), Some(error.valid_up_to() + 1)))?;
    let bad = |error: &serde_json::Error| {
        let reason = if error.is_eof() { "ends too soon".to_string() } else { plain_reason(error) };
        Unread::Bad(reason, (error.column() > 0).then(|| error.column()))
    };
    if !text.trim_start().starts_with('{') {
        let is_json = serde_json::from_str::<serde::de::IgnoredAny>(text);
        return Err(match is_json {
            Ok(_) => Unread::Bad("not a JSON object".to_string(), None),
            Err(error) => bad(&error),
        });
    }
    match serde_json::from_str::<Line>(text) {
        Ok(line) if line.v > VERSION || !KINDS.contains(&&*line.kind) => Err(Unread::Newer),
        Ok(line) => line.into_record().map_err(|reason| Unread::Bad(reason.to_string(), None)),
        Err(error) => match serde_json::from_str::<Head>(text) {
            Ok(Head { v: Some(v), id: Some(_), kind: Some(kind) })
                if v > VERSION || !KINDS.contains(&&*kind) =>
            {
                Err(Unread::Newer)
            }
            _ => Err(bad(&error)),
        },
    }
}

/// Returns the id of a line that is a record, of this version or of a later one.
pub fn record_id(line: &[u8]) -> Result<String, Unread> {
    match parse_line(line) {
        Ok(record) => Ok(record.id),
        Err(Unread::Newer) => {
            let head = serde_json::from_slice::<Head>(line);
            head.ok().and_then(|head| head.id).ok_or(Unread::Newer)
        }
        Err(bad) => Err(bad),
    }
}

fn plain_reason(error: &serde_json::Error) -> String {
    if !error.is_data() {
        return "not JSON".to_string();
    }
    let text = error.to_string();
    let text = text.split(" at line ").next().unwrap_or("not JSON");
    let (found, expected) = match text.split_once(", expected ") {
        // What the library calls things is no word of the person's.
        Some((found, "u8" | "u16" | "u32")) => (found, "a whole number"),
        Some((found, "a sequence")) => (found, "a list"),
        Some((found, "a string")) => (found, "text"),
        Some((found, "a boolean")) => (found, "true or false"),
        Some((found, "a map")) => (found, "an object"),
        Some((found, expected)) if expected.starts_with("struct ") => (found, "an object"),
        Some((found, expected)) if expected.starts_with("an array of length 2") => (found, "a list of two"),
        Some((found, expected)) => (found, expected),
        None => (text, ""),
    };
    let mut found = found.replace('`', "'");
    for (theirs, ours) in [
        ("invalid type: ", ""),
        ("invalid value: ", ""),
        ("invalid length ", "a list of "),
        ("floating point ", "number "),
        ("integer ", "number "),
        ("boolean ", ""),
        ("sequence", "a list"),
        ("string ", "text "),
        ("null", "nothing"),
        ("map", "an object"),
        ("missing field ", "nothing under "),
        ("duplicate field ", "two values under "),
        ("unknown variant ", ""),
    ] {
        if let Some(rest) = found.strip_prefix(theirs) {
            found = format!("{ours}{rest}");
        }
    }
    if expected.is_empty() { found } else { format!("{found}, expected {}", expected.replace('`', "'")) }
}

/// Every field of every kind, in the order they are written.
#[derive(Default, Serialize, Deserialize)]
struct Line {
    v: u32,
    id: String,
    at: String,
    kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    exercise: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sets: Option<Vec<Set>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    test: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    left: Option<Decimal>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    right: Option<Decimal>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    protocol: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rpe: Option<Decimal>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    minutes: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tag: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    open: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pain: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    stiffness_min: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    planned: Option<Planned>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    voids: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    replaces: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    batch: Option<String>,
}

impl From<&Record> for Line {
    fn from(record: &Record) -> Line {
        let mut line = Line {
            v: VERSION,
            id: record.id.clone(),
            at: record.at.to_rfc3339_opts(SecondsFormat::Secs, false),
            replaces: record.replaces.clone(),
            batch: record.batch.clone(),
            ..Line::default()
        };
        let kind = match record.kind.clone() {
            Kind::Sets { exercise, sets, pain, note, planned } => {
                (line.exercise, line.sets) = (Some(exercise), Some(sets));
                (line.pain, line.note, line.planned) = (pain.map(Pain::number), note, planned);
                "sets"
            }
            Kind::Skip { exercise, reason } => {
                (line.exercise, line.reason) = (Some(exercise), reason);
                "skip"
            }
            Kind::Checkin { pain, stiffness_min } => {
                (line.pain, line.stiffness_min) = (Some(pain.number()), stiffness_min);
                "checkin"
            }
            Kind::Symptom { tag, open, reason } => {
                (line.tag, line.open, line.reason) = (Some(tag), Some(open), reason);
                "symptom"
            }
            Kind::Test { test, left, right, protocol, note } => {
                (line.test, line.left, line.right) = (Some(test), Some(left), Some(right));
                (line.protocol, line.note) = (protocol, note);
                "test"
            }
            Kind::Session { rpe, minutes, pain, note } => {
                (line.rpe, line.minutes) = (Some(rpe), Some(minutes));
                (line.pain, line.note) = (pain.map(Pain::number), note);
                "session"
            }
            Kind::Void { voids } => {
                line.voids = Some(voids);
                "void"
            }
        };
        line.kind = kind.to_string();
        line
    }
}

/// Why the fields of a line are no record.
enum NotARecord {
    /// The id is empty.
    Id,
    /// The time is none.
    Time,
    /// The pain is beyond its limits.
    Pain,
    /// A field its kind needs, or a list of it that is empty.
    Missing(&'static str),
}

impl fmt::Display for NotARecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotARecord::Id => f.write_str("the id is empty"),
            NotARecord::Time => f.write_str("'at' is not a time with an offset"),
            NotARecord::Pain => write!(f, "pain is {}", Pain::RANGE),
            NotARecord::Missing(field) => write!(f, "'{field}' is missing"),
        }
    }
}

impl Line {
    fn into_record(self) -> Result<Record, NotARecord> {
        use NotARecord::Missing;
        if self.id.is_empty() {
            return Err(NotARecord::Id);
        }
        let at = DateTime::parse_from_rfc3339(&self.at).map_err(|_| NotARecord::Time)?;
        let pain = self.pain.map(Pain::new).transpose().map_err(|_| NotARecord::Pain)?;
        let kind = match &*self.kind {
            "sets" => Kind::Sets {
                exercise: self.exercise.ok_or(Missing("exercise"))?,
                sets: self.sets.filter(|sets| !sets.is_empty()).ok_or(Missing("sets"))?,
                pain,
                note: self.note,
                planned: self.planned,
            },
            "skip" => Kind::Skip { exercise: self.exercise.ok_or(Missing("exercise"))?, reason: self.reason },
            "checkin" => {
                Kind::Checkin { pain: pain.ok_or(Missing("pain"))?, stiffness_min: self.stiffness_min }
            }
            "symptom" => Kind::Symptom {
                tag: self.tag.ok_or(Missing("tag"))?,
                open: self.open.ok_or(Missing("open"))?,
                reason: self.reason,
            },
            "test" => Kind::Test {
                test: self.test.ok_or(Missing("test"))?,
                left: self.left.ok_or(Missing("left"))?,
                right: self.right.ok_or(Missing("right"))?,
                protocol: self.protocol,
                note: self.note,
            },
            "session" => Kind::Session {
                rpe: self.rpe.ok_or(Missing("rpe"))?,
                minutes: self.minutes.ok_or(Missing("minutes"))?,
                pain,
                note: self.note,
            },
            _ => Kind::Void { voids: self.voids.ok_or(Missing("voids"))? },
        };
        Ok(Record { id: self.id, at, kind, replaces: self.replaces, batch: self.batch })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXAMPLES: [&str; 8] = [
        r#"{"v":1,"id":"019a9f6e-3c41-7b52-9f0e-5d2c8a61b7c4","at":"2026-11-20T18:04:11+01:00","kind":"sets","exercise":"single-leg-calf-raise","sets":[{"reps":12},{"reps":12},{"reps":11,"rpe":8.5}],"pain":1}"#,
        r#"{"v":1,"id":"a","at":"2026-11-20T18:04:11+01:00","kind":"sets","exercise":"calf-iso-hold","sets":[{"seconds":30,"side":"left","load_lb":12.5,"rpe":8,"touches":2,"stopped":true}],"note":"x","planned":{"sets":3,"seconds":30,"load_kg":2.5,"rpe":[6,8]},"replaces":"b","batch":"c"}"#,
        r#"{"v":1,"id":"a","at":"2026-11-20T18:04:11-03:30","kind":"skip","exercise":"calf-raise","reason":"r"}"#,
        r#"{"v":1,"id":"a","at":"2026-11-20T18:04:11+00:00","kind":"checkin","pain":3,"stiffness_min":15}"#,
        r#"{"v":1,"id":"a","at":"2026-11-20T18:04:11+00:00","kind":"symptom","tag":"snap","open":true}"#,
        r#"{"v":1,"id":"a","at":"2026-11-20T18:04:11+00:00","kind":"test","test":"knee-to-wall","left":9.5,"right":11,"protocol":"p","note":"n"}"#,
        r#"{"v":1,"id":"a","at":"2026-11-20T18:04:11+00:00","kind":"session","rpe":7,"minutes":24,"pain":2}"#,
        r#"{"v":1,"id":"a","at":"2026-11-20T18:04:11+00:00","kind":"void","voids":"b"}"#,
    ];

    #[test]
    fn every_kind_reads_and_writes_to_the_same_bytes() {
        for line in EXAMPLES {
            let record = parse_line(line.as_bytes()).unwrap_or_else(|unread| panic!("{line}: {unread:?}"));
            assert_eq!(record.to_line(), line);
        }
    }

    #[test]
    fn the_day_of_a_record_is_the_date_where_it_was_done() {
        let line = r#"{"v":1,"id":"a","at":"2026-11-20T00:30:00+09:00","kind":"void","voids":"b"}"#;
        let record = parse_line(line.as_bytes()).expect("a record");
        assert_eq!(record.day().to_string(), "2026-11-20");
    }

    #[test]
    fn unknown_fields_are_ignored_and_unknown_kinds_and_versions_are_newer() {
        let extra = EXAMPLES[7].replace("\"v\":1", "\"v\":1,\"mood\":\"good\"");
        assert!(parse_line(extra.as_bytes()).is_ok());
        for newer in [
            EXAMPLES[7].replace("\"v\":1", "\"v\":2"),
            EXAMPLES[7].replace("void\"", "dance\""),
            r#"{"v":3,"id":"a","at":7,"kind":["x"],"sets":1}"#.replace("[\"x\"]", "\"sets\""),
        ] {
            assert_eq!(parse_line(newer.as_bytes()), Err(Unread::Newer), "{newer}");
        }
    }

    #[test]
    fn a_broken_line_says_why() {
        for (line, reason) in [
            (&EXAMPLES[0][..60], "ends too soon"),
            ("", "ends too soon"),
            ("{}", "nothing under 'v'"),
            ("[1]", "not a JSON object"),
            ("7", "not a JSON object"),
            ("\"x", "ends too soon"),
            ("x", "not JSON"),
            (&EXAMPLES[2].replace("\"calf-raise\"", "7"), "number '7', expected text"),
            (&EXAMPLES[2].replace(",\"kind\"", ",\"v\":1,\"kind\""), "two values under 'v'"),
            (&EXAMPLES[0].replace("[{\"reps\":12},{\"reps\":12},", "[7,"), "number '7', expected an object"),
            (&EXAMPLES[0].replace("[{\"reps\":12},{\"reps\":12},", "[null,"), "nothing, expected an object"),
            (&EXAMPLES[0].replace("{\"reps\":12},{", "[12],{"), "a list, expected an object"),
            (&EXAMPLES[0].replace("{\"reps\":12},{", "[],{"), "a list, expected an object"),
            (
                &EXAMPLES[0].replace("{\"reps\":12},", "{\"reps\":70000},"),
                "number '70000', expected a whole number",
            ),
            (
                &EXAMPLES[0].replace("{\"reps\":12},", "{\"reps\":1.5},"),
                "number '1.5', expected a whole number",
            ),
            (&EXAMPLES[1].replace("\"left\"", "\"up\""), "'up', expected 'left' or 'right'"),
            (&EXAMPLES[1].replace("[6,8]", "[6]"), "a list of 1, expected a list of two"),
            (&EXAMPLES[4].replace("true", "\"yes\""), "text \"yes\", expected true or false"),
            (&EXAMPLES[6].replace(":24", ":{}"), "an object, expected a whole number"),
            (&EXAMPLES[0].replace("{\"reps\":12},", "{},"), "a set has one of reps, seconds and contacts"),
            (&EXAMPLES[3].replace(":3", ":11"), "pain is 0 to 10"),
            (&EXAMPLES[7].replace("+00:00", ""), "'at' is not a time with an offset"),
            (&EXAMPLES[7].replace("\"voids\":\"b\"", "\"x\":1"), "'voids' is missing"),
        ] {
            let Err(Unread::Bad(said, _)) = parse_line(line.as_bytes()) else { panic!("{line}") };
            assert_eq!(said, reason, "{line}");
        }
        assert_eq!(parse_line(b"ab\xff"), Err(Unread::Bad("not UTF-8".to_string(), Some(3))));
    }
}
