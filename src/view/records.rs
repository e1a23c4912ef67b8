//! Records in words under one head: what was logged, taken back or given back.

use crate::catalogue::Catalogue;
use crate::catalogue::vocabulary::Sides;
use crate::log::event::{Kind, Record};
use crate::text::{Count, escape};
use crate::week::short_date;
use crate::wording::sets;

use super::look::{Look, Style};
use super::page::{Line, Page};
use super::told;

/// Most records that are listed.
const SHOWN: usize = 12;

/// A record, and what its sets are sets of.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    /// The record.
    pub record: &'a Record,
    /// Which legs its exercise works in a set.
    pub sides: Sides,
    /// What else is to be said of it: `for Mon 16 Nov`.
    pub remark: Option<String>,
}

impl<'a> Entry<'a> {
    /// Makes the entry of a record; one of an exercise that is not there is told without its legs.
    pub fn of(record: &'a Record, catalogue: &Catalogue) -> Entry<'a> {
        let exercise = match &record.kind {
            Kind::Sets { exercise, .. } => catalogue.get(exercise),
            _ => None,
        };
        Entry { record, sides: exercise.map_or(Sides::Both, |exercise| exercise.sides), remark: None }
    }

    /// Says it in one line.
    pub fn text(&self) -> String {
        let (name, text) = self.in_words();
        if name.is_empty() { text } else { format!("{name}: {text}") }
    }

    /// What it is of, where that is an exercise, and what it says.
    fn in_words(&self) -> (String, String) {
        let (name, text) = match &self.record.kind {
            Kind::Sets { exercise, sets, pain, note, .. } => {
                let pain = pain.map_or_else(String::new, |pain| format!(", pain {pain} of 10"));
                let note = note.as_ref().map_or_else(String::new, |note| format!(", \"{}\"", escape(note)));
                (escape(exercise), format!("{}{pain}{note}", sets::in_words(sets, self.sides)))
            }
            kind => (String::new(), told::what(kind)),
        };
        let remark = self.remark.as_ref().map_or_else(String::new, |remark| format!(", {remark}"));
        (name, format!("{text}{remark}"))
    }
}

/// Says what was done with records: one in the line of the head, several below it.
pub fn under_head(head: &str, entries: &[Entry<'_>], look: &Look) -> Page {
    let mut page = Page::new(look);
    let start = || Line::new().add(Style::Good, "✓").plain(format!(" {head} "));
    let day = |entry: &Entry<'_>| Line::new().plain(short_date(entry.record.day()));
    if let [entry] = entries {
        let (name, text) = entry.in_words();
        let name = if name.is_empty() { String::new() } else { format!("{name}: ") };
        let line = start().add(Style::Bold, name).plain(text);
        page.line_beside(line, day(entry), 4);
        return page;
    }
    let first = entries.first().map(|entry| entry.record.day());
    let is_one_day = entries.iter().all(|entry| Some(entry.record.day()) == first);
    let line = start().add(Style::Bold, Count(entries.len(), "record").to_string());
    match entries.first().filter(|_| is_one_day) {
        Some(entry) => page.line_with_end(line, day(entry)),
        None => page.line(line),
    }
    let words: Vec<(String, String)> = entries.iter().take(SHOWN).map(Entry::in_words).collect();
    let widest = words.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    for ((name, text), entry) in words.into_iter().zip(entries) {
        let line = Line::new().plain("    ");
        let (line, hang) = match name.is_empty() {
            true => (line, 6),
            false if page.is_narrow() => (line.plain(format!("{name}: ")), 6),
            false => (line.plain(format!("{name:widest$}  ")), widest + 6),
        };
        let line = line.plain(text);
        if is_one_day {
            page.line_hanging(line, hang);
        } else {
            page.line_beside(line, day(entry), hang);
        }
    }
    if entries.len() > SHOWN {
        page.line(Line::new().add(Style::Dim, format!("    ... and {} more", entries.len() - SHOWN)));
    }
    page
}

/// Says how many records counted before and count now.
pub fn before_and_now(of: &str, before: usize, now: usize) -> String {
    let before = if before == 0 { "no record".to_string() } else { Count(before, "record").to_string() };
    let now = if now == 0 { "none".to_string() } else { now.to_string() };
    format!("{of}: {before} before, {now} now")
}
