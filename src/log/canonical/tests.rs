use std::cell::RefCell;

use super::*;
use crate::log::event::{Kind, Record};
use crate::log::line::parse_line;

const LINES: [&str; 8] = [
    r#"{"v":1,"id":"019a9f6e-3c41-7b52-9f0e-5d2c8a61b7c4","at":"2026-11-20T18:04:11+01:00","kind":"sets","exercise":"calf-raise","sets":[{"reps":12},{"reps":11,"rpe":8.5}],"pain":1}"#,
    r#"{"v":1,"id":"019a9f6e-3c41-7b52-9f0e-5d2c8a61b7c4","at":"2024-02-29T00:59:59-03:30","kind":"sets","exercise":"hold","sets":[{"seconds":30,"side":"left","load_lb":12.25,"rpe":10,"touches":255}]}"#,
    r#"{"v":1,"id":"019a9f6e-3c41-7b52-9f0e-5d2c8a61b7c4","at":"0001-01-01T00:00:00+23:59","kind":"sets","exercise":"hop","sets":[{"contacts":65535,"side":"right","load_kg":0.001}],"note":"x é 🦶"}"#,
    r#"{"v":1,"id":"019a9f6e-3c41-7b52-9f0e-5d2c8a61b7c4","at":"9999-12-31T23:59:59-23:59","kind":"sets","exercise":"","sets":[{"reps":0}],"pain":10,"note":"","planned":{"sets":3,"reps":12,"load_kg":2.5,"rpe":[6,8]},"batch":"b"}"#,
    r#"{"v":1,"id":"019a9f6e-3c41-7b52-9f0e-5d2c8a61b7c4","at":"2026-11-20T18:04:11+00:00","kind":"sets","exercise":"é","sets":[{"reps":1}],"planned":{"sets":255,"seconds":65535,"contacts":1,"load_kg":0}}"#,
    r#"{"v":1,"id":"019a9f6e-3c41-7b52-9f0e-5d2c8a61b7c4","at":"2026-11-20T18:04:11+00:00","kind":"sets","exercise":"a","sets":[{"reps":9,"rpe":8,"stopped":true},{"reps":9,"stopped":true}]}"#,
    r#"{"v":1,"id":"019a9f6e-3c41-7b52-9f0e-5d2c8a61b7c4","at":"2026-11-20T18:04:11+00:00","kind":"sets","exercise":"a","sets":[{"reps":1}],"replaces":"b"}"#,
    r#"{"v":1,"id":"019a9f6e-3c41-7b52-9f0e-5d2c8a61b7c4","at":"2026-11-20T18:04:11+00:00","kind":"skip","exercise":"a"}"#,
];

thread_local! {
    /// Reads lines as if none of them were remembered.
    static MATCHER: RefCell<Matcher> = RefCell::new(Matcher::new(i32::MAX));
}

/// What a line says, but for its exercise, which every matcher numbers for itself.
fn said(line: SetsLine<'_>) -> SetsLine<'_> {
    SetsLine { exercise: 0, ..line }
}

/// Whether a line is matched; what is matched must be the record that is read from it otherwise.
fn matches(matcher: &mut Matcher, line: &[u8]) -> bool {
    let text = [line, b"\n"].concat();
    let found = matcher.read(&text);
    // It says the same where its sets are not asked for.
    MATCHER.with_borrow_mut(|older| assert_eq!(older.read(&text).map(said), found.map(said)));
    let Some(found) = found else { return false };
    let found = (found, matcher.sets().to_vec());
    assert_eq!(found.0.length, text.len());
    let shown = || String::from_utf8_lossy(line).into_owned();
    let record = parse_line(line.trim_ascii_end());
    let Ok(Record { id, at, kind, replaces: None, .. }) = record else { panic!("{}: {record:?}", shown()) };
    let Kind::Sets { exercise, sets, pain, planned, .. } = kind else { panic!("{}", shown()) };
    let (line, line_sets) = found;
    assert_eq!(line.id.as_slice(), id.as_bytes(), "{}", shown());
    assert_eq!(matcher.slug(line.exercise), exercise, "{}", shown());
    assert_eq!(line.hard, Hard::of(&sets), "{}", shown());
    assert_eq!((line_sets, line.pain), (sets, pain), "{}", shown());
    assert_eq!(line.planned_sets, planned.map(|planned| planned.sets), "{}", shown());
    assert_eq!(line.seconds(), at.timestamp(), "{}", shown());
    assert_eq!(at.timestamp_subsec_nanos(), 0, "{}", shown());
    assert_eq!(line.day, chrono::Datelike::num_days_from_ce(&at.date_naive()), "{}", shown());
    true
}

#[test]
fn lines_as_this_program_writes_them_are_matched_but_for_corrections_and_other_kinds() {
    let found_alike = LINES.map(|line| matches(&mut Matcher::new(i32::MIN), line.as_bytes()));
    assert_eq!(found_alike, [true, true, true, true, true, true, false, false]);
    assert!(Matcher::new(i32::MIN).read(format!("{}\r\n", LINES[0]).as_bytes()).is_some());
    assert!(Matcher::new(i32::MIN).read(LINES[0].as_bytes()).is_none(), "its end is not there yet");
}

#[test]
fn a_line_with_any_byte_changed_left_out_or_put_in_is_read_alike_or_not_at_all() {
    let bytes = b"\0\t\r\n \"\\{}[],:.+-eETZ0123456789afgAFuntls\x7f\x80\xc3\xff";
    let mut matcher = Matcher::new(i32::MIN);
    let mut found_alike = 0;
    for line in &LINES[..6] {
        let line = line.as_bytes();
        for at in 0..line.len() {
            let (before, after) = line.split_at(at);
            found_alike += usize::from(matches(&mut matcher, &[before, &after[1..]].concat()));
            for byte in bytes {
                if *byte != b'\n' {
                    found_alike +=
                        usize::from(matches(&mut matcher, &[before, &[*byte], &after[1..]].concat()));
                    found_alike += usize::from(matches(&mut matcher, &[before, &[*byte], after].concat()));
                }
            }
        }
    }
    assert!(found_alike > 1000, "{found_alike}");
}

#[test]
fn an_id_with_any_byte_changed_is_one_where_all_are_digits_and_hyphens_in_their_places() {
    let id = b"019a9f6e-3c41-7b52-9f0e-5d2c8a61b7c4";
    for at in 0..ID_LENGTH {
        for byte in 0..=u8::MAX {
            let mut changed = *id;
            changed[at] = byte;
            let expected =
                if id[at] == b'-' { byte == b'-' } else { matches!(byte, b'0'..=b'9' | b'a'..=b'f') };
            assert_eq!(is_uuid(&changed), expected, "{at}: {byte}");
        }
    }
}

#[test]
fn a_time_of_day_is_read_as_far_as_there_is_one() {
    for (place, digits) in [(0, 100), (3, 100), (6, 100)] {
        for number in 0..digits {
            let mut time = *b"18:04:11";
            time[place] = b'0' + number / 10;
            time[place + 1] = b'0' + number % 10;
            let text = std::str::from_utf8(&time).expect("a text");
            let expected = text.parse::<chrono::NaiveTime>().ok().filter(|_| !text.ends_with("60"));
            let expected = expected.map(|time| chrono::Timelike::num_seconds_from_midnight(&time));
            let found = clock(time).map(|digits| second_of_day(digits).cast_unsigned());
            assert_eq!(found, expected, "{text}");
        }
    }
}

#[test]
fn numbers_and_times_at_their_edges_are_read_alike_or_not_at_all() {
    let mut matcher = Matcher::new(i32::MIN);
    let mut found_alike = Vec::new();
    for number in [
        "0", "7", "00", "07", "-0", "1e3", "12.0", "65535", "65536", "100000", "9999999", "012", "", "+1",
        "1.", "0.5",
    ] {
        for (line, old) in [(LINES[0], "\"reps\":12}"), (LINES[3], "\"sets\":3"), (LINES[1], "12.25")] {
            let key = old.split_inclusive(':').next().filter(|key| key.ends_with(':')).unwrap_or("");
            let end = if old.ends_with('}') { "}" } else { "" };
            let line = line.replacen(old, &format!("{key}{number}{end}"), 1);
            if matches(&mut matcher, line.as_bytes()) {
                found_alike.push(number);
            }
        }
    }
    assert_eq!(
        found_alike,
        ["0", "0", "0", "7", "7", "7", "12.0", "65535", "65535", "65536", "100000", "0.5"]
    );
    for number in ["0.1", "0.10", "999999.999", "8.5001", "10.001", "300.25", "0.007", "1000000"] {
        matches(&mut matcher, LINES[1].replace("12.25", number).as_bytes());
        matches(&mut matcher, LINES[0].replace("8.5", number).as_bytes());
    }
    for time in [
        "2026-02-29T18:04:11+01:00",
        "2000-02-29T18:04:11+01:00",
        "1900-02-29T18:04:11+01:00",
        "2026-00-10T18:04:11+01:00",
        "2026-13-10T18:04:11+01:00",
        "2026-11-31T18:04:11+01:00",
        "0000-01-01T18:04:11+01:00",
        "2026-11-20T24:00:00+01:00",
        "2026-11-20T23:59:60+01:00",
        "2026-11-20T23:60:00+01:00",
        "2026-11-20T18:04:11+24:00",
        "2026-11-20T18:04:11+01:60",
        "2026-11-20T18:04:11-00:00",
        "2026-11-20t18:04:11+01:00",
        "2026-11-20 18:04:11+01:00",
        "2026-11-20T18:04:11.5+1:00",
        "2026-11-20T18:04:1101:0000",
    ] {
        matches(&mut matcher, LINES[0].replace("2026-11-20T18:04:11+01:00", time).as_bytes());
    }
}

#[test]
fn a_line_that_is_too_long_is_not_matched() {
    let long = |length: usize| {
        let line = LINES[0].replace("\"pain\":1", "\"note\":\"\"");
        let line = line.replace("\"\"}", &format!("\"{}\"}}", "x".repeat(length - line.len())));
        assert_eq!(line.len(), length);
        Matcher::new(i32::MIN).read((line + "\n").as_bytes()).is_some()
    };
    assert!(long(LONGEST_LINE - 1));
    assert!(!long(LONGEST_LINE + 1));
}
