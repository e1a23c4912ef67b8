//! The fold against the whole reading: whatever the files hold, both must give the same.

use std::io::{Cursor, SeekFrom};

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::*;
use crate::history::pick::{Asked, Picked};
use crate::log::event::Kind;
use crate::log::ids::ShortIds;
use crate::log::live::live;
use crate::log::read::{LOG_FILE, Log, Reader};

/// A file that hands out a few bytes at a time.
struct Slow(Cursor<Vec<u8>>, usize);

impl Read for Slow {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let most = buffer.len().min(self.1);
        self.0.read(&mut buffer[..most])
    }
}

impl Seek for Slow {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        self.0.seek(to)
    }
}

const NAMES: [&str; 3] = [LOG_FILE, "log 2.jsonl", "log-conflict.jsonl"];

/// Folds files, and holds the result against that of reading every record.
fn check(files: &[String], since: &str, step: usize) -> std::result::Result<(), TestCaseError> {
    let since: NaiveDate = since.parse().expect("a date");
    let mut reader = Reader::default();
    for (name, text) in NAMES.iter().zip(files) {
        reader.read_file(name, text.as_bytes()).expect("read");
    }
    let log = reader.finish();
    let expected = Folded {
        history: History::since(&log.records, since),
        bad: log.bad.len(),
        first_bad: log.bad.first().cloned(),
        newer: log.newer,
        conflicts: log.conflicts.len() + log.said_twice,
        lines: log.lines,
    };
    let open = |(name, text): (&&str, &String)| {
        (name.to_string(), Slow(Cursor::new(text.clone().into_bytes()), step))
    };
    let (folded, counted) = fold(NAMES.iter().zip(files).map(open).collect(), since).expect("folded");
    check_picks(counted, &log, since)?;
    prop_assert_eq!(&folded, &expected);
    // What is remembered may be decided later too.
    prop_assert_eq!(&History::of(&log.records).remembering(since), &expected.history);
    Ok(())
}

/// Picks records, and holds them against those that are live among all.
fn check_picks(
    mut counted: Counted<Slow>,
    log: &Log,
    since: NaiveDate,
) -> std::result::Result<(), TestCaseError> {
    let live = live(&log.records);
    for (exercise, since, most) in [
        (None, None, usize::MAX),
        (None, None, 3),
        (Some("calf-raise"), None, 2),
        (Some("pogo-hop"), Some(since), usize::MAX),
        (None, Some(since), 20),
    ] {
        let is_of = |record: &Record| match &record.kind {
            Kind::Sets { exercise: of, .. } | Kind::Skip { exercise: of, .. } => exercise == Some(&**of),
            _ => false,
        };
        let is_asked_for = |record: &&&Record| {
            since.is_none_or(|since| record.day() >= since) && (exercise.is_none() || is_of(record))
        };
        let records: Vec<Record> = live.iter().filter(is_asked_for).map(|record| (*record).clone()).collect();
        let days: BTreeSet<NaiveDate> = records.iter().map(Record::day).collect();
        let expected = Picked {
            count: records.len(),
            days: days.len(),
            records: records[records.len().saturating_sub(most)..].to_vec(),
            bad: log.bad.clone(),
        };
        let picked = counted.pick(Asked { exercise, since, most }).expect("picked");
        prop_assert_eq!(&picked, &expected);
        let (all, mut some) = (ShortIds::of(&log.records), ShortIds::of(&picked.records));
        counted.shorten(&mut some).expect("shortened");
        for record in &picked.records {
            prop_assert_eq!(some.short(&record.id), all.short(&record.id));
        }
    }
    Ok(())
}

/// The id of a line: the next one, one of those before or after it, or one of another form.
#[derive(Debug, Clone)]
enum Id {
    Next,
    Of(u16),
    Strange(&'static str),
}

impl Id {
    fn text(&self, next: u16) -> String {
        match self {
            Id::Next => uuid_of(next),
            Id::Of(number) => uuid_of(*number),
            Id::Strange(text) => (*text).to_string(),
        }
    }
}

fn uuid_of(number: u16) -> String {
    // The chance in it is the same again and again, so that a filter must pass others than the one that is wanted.
    format!("019a9f6e-3c41-7b52-{number:04x}-5d2c8a61b7{:02x}", number % 7)
}

fn id(most: u16) -> impl Strategy<Value = Id> {
    prop_oneof![
        12 => Just(Id::Next),
        3 => (0..most).prop_map(Id::Of),
        1 => select(vec!["a", "b", "é", "019A9F6E-3C41-7B52-9F0E-5D2C8A61B7C4", "00000000000000000000000000000000000"])
            .prop_map(Id::Strange),
    ]
}

const TIMES: [&str; 16] = [
    "2026-11-20T18:04:11+01:00",
    "2026-11-20T18:04:11+01:00",
    "2026-11-20T17:04:11+00:00",
    "2026-11-20T17:04:11.5+00:00",
    "2026-11-20T17:04:11Z",
    "2026-11-16T00:10:00+09:00",
    "2026-11-15T23:30:00-03:30",
    "2026-11-15T23:30:00-00:00",
    "2026-11-16T00:00:00+01:00",
    "2026-11-15T23:59:60+01:00",
    "2025-11-17T08:00:00+01:00",
    "2024-02-29T08:00:00+14:00",
    "2024-02-28T08:00:00-12:00",
    "0001-01-01T00:00:00+23:59",
    "9999-12-31T23:59:59-23:59",
    "2026-02-29T08:00:00+01:00",
];

const BODIES: [&str; 43] = [
    r#""kind":"sets","exercise":"calf-raise","sets":[{"reps":12},{"reps":11,"rpe":8.5}],"pain":1"#,
    r#""kind":"sets","exercise":"calf-raise","sets":[{"reps":12}]"#,
    r#""kind":"sets","exercise":"calf-raise","sets":[{"reps":9,"rpe":5}]"#,
    r#""kind":"sets","exercise":"calf-raise","sets":[[12]]"#,
    r#""kind":"sets","exercise":"calf-raise","sets":[{"reps":8,"side":"left"},{"reps":7,"side":"right","rpe":6}],"pain":10"#,
    r#""kind":"sets","exercise":"calf-iso-hold","sets":[{"seconds":30,"side":"left","load_lb":12.5,"rpe":8,"touches":2}],"note":"x é 🦶","planned":{"sets":3,"seconds":30,"load_kg":2.5,"rpe":[6,8]},"batch":"c""#,
    r#""kind":"sets","exercise":"pogo-hop","sets":[{"contacts":65535,"load_kg":0.123}],"planned":{"sets":255,"contacts":20,"load_kg":0}"#,
    r#""kind":"sets","exercise":"pogo-hop","sets":[{"contacts":65536}]"#,
    r#""kind":"sets","exercise":"pogo-hop","sets":[{"contacts":1e3}]"#,
    r#""kind":"sets","exercise":"pogo-hop","sets":[{"contacts":012}]"#,
    r#""kind":"sets","exercise":"pogo-hop","sets":[{"contacts":12.0}]"#,
    r#""kind":"sets","exercise":"pogo-hop","sets":[{"contacts":-0}]"#,
    r#""kind":"sets","exercise":"pogo-hop","sets":[{"contacts":3,"rpe":7.3,"load_lb":1e2}]"#,
    r#""kind":"sets","exercise":"pogo-hop","sets":[{"contacts":3,"rpe":10.5}]"#,
    r#""kind":"sets","exercise":"pogo-hop","sets":[]"#,
    r#""kind":"sets","exercise":"pogo-hop","sets":[{}],"pain":1"#,
    r#""kind":"sets","exercise":"","sets":[{"reps":0}],"pain":11"#,
    r#""kind":"sets","exercise":"","sets":[{"reps":0}],"pain":0"#,
    r#""kind":"sets","exercise":"caf\u00e9","sets":[{"reps":1}]"#,
    r#""kind":"sets","exercise":"café","sets":[{"reps":1}],"note":"a \"word\"""#,
    r#""kind":"sets","exercise":"calf-raise","sets":[{"reps":12}],"mood":{"a":[1]}"#,
    r#""kind":"skip","exercise":"calf-raise","reason":"r""#,
    r#""kind":"skip","exercise":"pogo-hop""#,
    r#""kind":"checkin","pain":3,"stiffness_min":15"#,
    r#""kind":"checkin","pain":0"#,
    r#""kind":"symptom","tag":"limp","open":true"#,
    r#""kind":"symptom","tag":"limp","open":false,"reason":"seen""#,
    r#""kind":"symptom","tag":"snap","open":true"#,
    r#""kind":"symptom","tag":"tired","open":true"#,
    r#""kind":"symptom","tag":"tired","open":false"#,
    r#""kind":"test","test":"calf-raise","left":25,"right":22"#,
    r#""kind":"test","test":"calf-raise","left":26,"right":22"#,
    r#""kind":"test","test":"knee-to-wall","left":9.5,"right":11"#,
    r#""kind":"session","rpe":7,"minutes":24"#,
    r#""kind":"session","rpe":4.5,"minutes":1"#,
    r#""kind":"dance","steps":[1]"#,
    r#""kind":"void","voids":"ID""#,
    r#""kind":"void","voids":"ID""#,
    r#""kind":"void","voids":"ID""#,
    r#""kind":"sets","exercise":"calf-raise","sets":[{"reps":3}],"replaces":"ID""#,
    r#""kind":"sets","exercise":"calf-raise","sets":[{"reps":4}],"replaces":"ID","batch":"x""#,
    r#""kind":"session","rpe":10,"minutes":60,"replaces":"ID""#,
    r#""kind":"symptom","tag":"snap","open":false,"replaces":"ID""#,
];

/// How a line is written by hand.
#[derive(Debug, Clone, Copy)]
enum Hand {
    Plain,
    Spaced,
    Turned,
    Newer,
    Torn,
    Padded,
}

#[derive(Debug, Clone)]
struct Line {
    id: Id,
    other: Id,
    time: Index,
    body: Index,
    hand: Hand,
    end: &'static str,
}

fn line(most: u16) -> impl Strategy<Value = Line> {
    use Hand::{Newer, Padded, Plain, Spaced, Torn, Turned};
    let hands = [[Plain; 12].as_slice(), &[Spaced, Turned, Newer, Torn, Padded]].concat();
    let ends = vec!["\n", "\n", "\n", "\n", "\r\n", "\n\n", " \n", "\n \t\r\n"];
    let other = prop_oneof![4 => (0..most).prop_map(Id::Of), 1 => id(most)];
    (id(most), other, any::<Index>(), any::<Index>(), select(hands), select(ends))
        .prop_map(|(id, other, time, body, hand, end)| Line { id, other, time, body, hand, end })
}

impl Line {
    fn text(&self, next: u16, bodies: &[&str]) -> String {
        let body = self.body.get(bodies).replace("ID", &self.other.text(next / 2));
        let (id, time) = (self.id.text(next), self.time.get(&TIMES));
        let line = format!(r#"{{"v":1,"id":"{id}","at":"{time}",{body}}}"#);
        let line = match self.hand {
            Hand::Plain => line,
            Hand::Spaced => line.replace("\":", "\" : "),
            Hand::Turned => format!(r#"{{{body},"at":"{time}","id":"{id}","v":1}}"#),
            Hand::Newer => line.replace("\"v\":1", "\"v\":2"),
            Hand::Torn => line.chars().take(line.chars().count() * 2 / 3).collect(),
            Hand::Padded => format!("{}{line}", " ".repeat(70 * 1024)),
        };
        line + self.end
    }
}

/// Lines as up to three files, the last one perhaps without its end.
fn files(lines: &[Line], cuts: [usize; 2], torn: usize, bodies: &[&str]) -> Vec<String> {
    let mut files = vec![String::new()];
    for (number, line) in lines.iter().enumerate() {
        if cuts.contains(&number) {
            files.push(String::new());
        }
        let text = line.text(number as u16, bodies);
        files.last_mut().expect("a file").push_str(&text);
    }
    let last = files.last_mut().expect("a file");
    let rest = last.char_indices().rev().nth(torn).map_or(0, |(at, _)| at);
    last.truncate(rest.max(last.trim_end().len().saturating_sub(torn)));
    files
}

const DAYS: [&str; 4] = ["2026-11-16", "2026-11-20", "2025-11-17", "0001-01-01"];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_few_lines_hold_they_mean_what_every_record_read_means(
        lines in prop::collection::vec(line(20), 0..20),
        cuts in [0..30_usize, 0..30],
        torn in 0..3_usize,
        since in select(&DAYS[..]),
        step in select(vec![61, 4096, usize::MAX]),
    ) {
        check(&files(&lines, cuts, torn, &BODIES), since, step)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_many_lines_hold_they_mean_what_every_record_read_means(
        lines in prop::collection::vec(line(600), 100..600),
        cuts in [0..600_usize, 0..600],
        since in select(&DAYS[..]),
    ) {
        // Mostly plain sets, as logs are.
        let plain = [[BODIES[0]; 20], [BODIES[1]; 20], [BODIES[3]; 20], [BODIES[4]; 20]].concat();
        check(&files(&lines, cuts, 0, &[&plain[..], &BODIES].concat()), since, usize::MAX)?;
    }
}

#[test]
fn no_files_mean_nothing() {
    check(&[], DAYS[0], 1).expect("the same");
    check(&[String::new(), String::new()], DAYS[0], 1).expect("the same");
}

#[test]
fn the_same_log_twice_is_one() {
    let lines: Vec<String> = (0..500)
        .map(|number| {
            let (id, time, body) = (uuid_of(number), TIMES[0], BODIES[usize::from(number) % 5]);
            format!(r#"{{"v":1,"id":"{id}","at":"{time}",{body}}}"#)
        })
        .collect();
    let whole = lines.join("\n") + "\n";
    check(&[whole.clone(), whole.clone()], DAYS[0], usize::MAX).expect("the same");
    let other = whole.replace("\"reps\":12", "\"reps\":13");
    check(&[whole.clone(), other.clone(), whole.clone()], DAYS[3], usize::MAX).expect("the same");
    check(&[other.clone(), whole, other], DAYS[3], usize::MAX).expect("the same");
}
