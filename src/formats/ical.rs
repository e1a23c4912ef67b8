//! Calendars: the training days of a plan to come, and what was done.
//!
//! Each event lasts a whole day, since nobody says at which hour they train, and blocks no time. Its UID is that of its
//! day, and its sequence number grows with the clock, so that a second import replaces the first.
//!
//! Written here rather than by a library: the best-kept one makes lines of 76 octets and days that end as they begin,
//! both against RFC 5545. What is written is read back by that library's parser in the tests.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate};

use crate::catalogue::Catalogue;
use crate::log::event::{Kind, Record, Set};
use crate::notation::Side;
use crate::plan::{Day, Item};
use crate::text::{Count, escape, minutes};
use crate::units::Pain;
use crate::wording::sets;

use super::sheet::{self, Sheet};

/// Most octets of a line, its end not counted (RFC 5545, 3.1).
const LONGEST_LINE: usize = 75;

/// Writes the sessions of a week or a day, one event each; days of rest have none.
pub fn plan(sheet: Sheet<'_>, now: DateTime<FixedOffset>) -> String {
    let mut calendar = Calendar::new("Ankle plan", now);
    for day in sheet.plan.days.iter().filter(|day| !day.items.is_empty()) {
        let summary = format!("Ankle: {} day, {}", day.kind(), minutes(day.seconds()));
        calendar.event("plan", day.date, &summary, &session(sheet, day));
    }
    calendar.finish()
}

/// Writes what was done, one event for each day with sets.
pub fn diary(records: &[&Record], catalogue: &Catalogue, now: DateTime<FixedOffset>) -> String {
    let mut days: BTreeMap<NaiveDate, Vec<&Record>> = BTreeMap::new();
    for record in records {
        days.entry(record.day()).or_default().push(record);
    }
    let mut calendar = Calendar::new("Ankle log", now);
    for (date, records) in days {
        if let Some((summary, description)) = what_was_done(&records, catalogue) {
            calendar.event("done", date, &summary, &description);
        }
    }
    calendar.finish()
}

/// A calendar as it is written.
struct Calendar {
    out: String,
    now: DateTime<FixedOffset>,
}

impl Calendar {
    fn new(name: &str, now: DateTime<FixedOffset>) -> Calendar {
        let mut calendar = Calendar { out: String::new(), now };
        for (key, value) in [
            ("BEGIN", "VCALENDAR"),
            ("VERSION", "2.0"),
            ("PRODID", "-//ankle//ankle//EN"),
            ("CALSCALE", "GREGORIAN"),
            ("METHOD", "PUBLISH"),
            ("NAME", name),
            ("X-WR-CALNAME", name),
        ] {
            calendar.line(key, value);
        }
        calendar
    }

    fn event(&mut self, what: &str, date: NaiveDate, summary: &str, description: &str) {
        let moment = self.now.to_utc().format("%Y%m%dT%H%M%SZ").to_string();
        self.line("BEGIN", "VEVENT");
        self.line("UID", &format!("{what}-{date}@ankle"));
        self.line("SEQUENCE", &sequence(self.now).to_string());
        self.line("DTSTAMP", &moment);
        self.line("LAST-MODIFIED", &moment);
        // A date without an end is that whole day (3.6.1).
        self.line("DTSTART;VALUE=DATE", &date.format("%Y%m%d").to_string());
        self.line("TRANSP", "TRANSPARENT");
        self.line("SUMMARY", &text(summary));
        self.line("DESCRIPTION", &text(description));
        self.line("END", "VEVENT");
    }

    /// Writes a line, folded where it is too long; no character is torn.
    fn line(&mut self, key: &str, value: &str) {
        let mut room = LONGEST_LINE;
        for c in key.chars().chain([':']).chain(value.chars()) {
            if c.len_utf8() > room {
                self.out += "\r\n ";
                room = LONGEST_LINE - 1;
            }
            self.out.push(c);
            room -= c.len_utf8();
        }
        self.out += "\r\n";
    }

    fn finish(mut self) -> String {
        self.line("END", "VCALENDAR");
        self.out
    }
}

/// Returns text as a value (3.3.11).
fn text(value: &str) -> String {
    value.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// Counts the seconds since 2020: a later file always has the greater number, and it fits the 31 bits there are.
fn sequence(now: DateTime<FixedOffset>) -> i64 {
    const FROM: i64 = 1_577_836_800;
    (now.timestamp() - FROM).clamp(0, i32::MAX.into())
}

fn session(sheet: Sheet<'_>, day: &Day<'_>) -> String {
    let told =
        |items: &[Item<'_>]| -> Vec<String> { items.iter().map(|item| exercise(sheet, item)).collect() };
    let mut parts = told(&day.items);
    if !day.extras.is_empty() {
        parts.push("At any time of the day:".to_string());
        parts.append(&mut told(&day.extras));
    }
    parts.join("\n\n")
}

fn exercise(sheet: Sheet<'_>, item: &Item<'_>) -> String {
    let (name, target) = sheet.line(item);
    let mut lines = vec![format!("{name} {target}")];
    lines.extend(sheet::done(item));
    let how: Vec<String> = sheet::how(item).into_iter().chain(sheet::cues(item, None)).collect();
    lines.push(how.join(" "));
    lines.extend(sheet.reasons_alone(item));
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

/// What was done of one exercise on one day.
#[derive(Default)]
struct Done<'a> {
    slug: &'a str,
    sets: Vec<Set>,
    pain: Option<Pain>,
    notes: Vec<&'a str>,
}

/// Says what the records of a day tell; nothing where no set is among them.
fn what_was_done(records: &[&Record], catalogue: &Catalogue) -> Option<(String, String)> {
    let mut exercises: Vec<Done<'_>> = Vec::new();
    let mut lines = Vec::new();
    for record in records {
        match &record.kind {
            Kind::Sets { exercise, sets, pain, note, .. } => {
                let known = exercises.iter().position(|done| done.slug == exercise);
                let position = known.unwrap_or(exercises.len());
                if known.is_none() {
                    exercises.push(Done { slug: exercise, ..Done::default() });
                }
                let done = &mut exercises[position];
                done.sets.extend_from_slice(sets);
                done.pain = done.pain.max(*pain);
                done.notes.extend(note.as_deref());
            }
            Kind::Session { rpe, minutes, pain, note } => {
                let pain = pain.map_or_else(String::new, |pain| format!(", pain {pain}"));
                lines.push(format!("Session: effort {rpe} of 10, {minutes} min{pain}"));
                lines.extend(note.as_deref().map(quoted));
            }
            _ => {}
        }
    }
    if exercises.is_empty() {
        return None;
    }
    let sets: usize = exercises.iter().map(|done| count(&done.sets)).sum();
    let summary = format!("Ankle: {}, {}", Count(exercises.len(), "exercise"), Count(sets, "set"));
    let told = exercises.into_iter().flat_map(|done| {
        let name = catalogue.get(done.slug).map_or(done.slug, |exercise| &exercise.name);
        let pain = done.pain.map_or_else(String::new, |pain| format!(", pain {pain}"));
        let line = format!("{}: {}{pain}", escape(name), sets::done(&done.sets));
        std::iter::once(line).chain(done.notes.into_iter().map(quoted)).collect::<Vec<String>>()
    });
    let lines: Vec<String> = told.chain(lines).collect();
    Some((summary, lines.join("\n")))
}

fn quoted(note: &str) -> String {
    let lines: Vec<String> = note.lines().map(escape).collect();
    format!("\"{}\"", lines.join("\n"))
}

/// Counts sets; the left and the right one of a set are one.
fn count(sets: &[Set]) -> usize {
    let of = |side: Option<Side>| sets.iter().filter(|set| set.side == side).count();
    of(None) + of(Some(Side::Left)).max(of(Some(Side::Right)))
}
