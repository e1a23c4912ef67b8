//! One record in one line, whatever its kind.

use chrono::NaiveDate;

use crate::coach::judge::pain::{Cause, DayPain, Light, UnusualMorning};
use crate::log::event::{Kind, Record};
use crate::plan::{Note, Plan};
use crate::text::escape;
use crate::week::date_with_year;
use crate::wording::sets;

use super::look::{Look, Style};
use super::page::{Line, Page};

/// Says what a record is about: `calf-raise 10 10`, `check-in, pain 2`.
pub fn what(kind: &Kind) -> String {
    let with = |text: String, said: Option<&String>| match said {
        Some(said) => format!("{text}, \"{}\"", escape(said)),
        None => text,
    };
    match kind {
        Kind::Sets { exercise, sets, pain, note, .. } => {
            let pain = pain.map_or_else(String::new, |pain| format!(", pain {pain}"));
            with(format!("{} {}{pain}", escape(exercise), sets::noted(sets)), note.as_ref())
        }
        Kind::Skip { exercise, reason } => with(format!("{} skipped", escape(exercise)), reason.as_ref()),
        Kind::Checkin { pain, stiffness_min } => {
            let stiff =
                stiffness_min.map_or_else(String::new, |minutes| format!(", stiff for {minutes} min"));
            format!("check-in, pain {pain}{stiff}")
        }
        Kind::Symptom { tag, open: true, reason } => {
            with(format!("symptom {}", escape(tag)), reason.as_ref())
        }
        Kind::Symptom { tag, reason, .. } => {
            with(format!("symptom {} cleared", escape(tag)), reason.as_ref())
        }
        Kind::Test { test, left, right, note, .. } => {
            with(format!("test {}: left {left}, right {right}", escape(test)), note.as_ref())
        }
        Kind::Session { rpe, minutes, pain, note } => {
            let pain = pain.map_or_else(String::new, |pain| format!(", pain {pain}"));
            with(format!("session of {minutes} min, effort {rpe} of 10{pain}"), note.as_ref())
        }
        Kind::Void { voids } => format!("takes back {}", escape(voids)),
    }
}

/// Says what a record was corrected to, and what it was; the times where they differ.
pub fn corrected(old: &Record, new: &Record, today: NaiveDate, look: &Look) -> String {
    let mut page = Page::new(look);
    let is_moved = old.at != new.at;
    let when = |record: &Record| {
        let time = if is_moved { record.at.format(", %H:%M").to_string() } else { String::new() };
        format!("{}{time}", date_with_year(record.day(), today))
    };
    let line = Line::new().add(Style::Good, "✓").plain(" Corrected: ").add(Style::Bold, what(&new.kind));
    page.line_beside(line, Line::new().plain(when(new)), 4);
    let was = if is_moved { format!(", {}", when(old)) } else { String::new() };
    page.paragraph(4, Style::Dim, &format!("it was: {}{was}", what(&old.kind)));
    page.render(look)
}

/// Says what was done to records: a line each, under one head.
pub fn done_to(head: &str, records: &[&Record], tail: &str, today: NaiveDate, look: &Look) -> String {
    let mut page = Page::new(look);
    for (position, record) in records.iter().enumerate() {
        let mark = if position == 0 { "✓" } else { " " };
        let line = Line::new().add(Style::Good, mark).plain(format!(" {head} "));
        let line = line.add(Style::Bold, what(&record.kind));
        page.line_beside(line, Line::new().plain(date_with_year(record.day(), today)), 4);
    }
    for line in tail.lines() {
        page.paragraph(4, Style::Dim, line);
    }
    page.render(look)
}

/// Says what a morning makes of the training before it; nothing where it follows none.
pub fn mornings(
    told: &[(NaiveDate, DayPain)],
    unusual: Option<UnusualMorning>,
    today: NaiveDate,
    look: &Look,
) -> String {
    let mut page = Page::new(look);
    for (day, pain) in told {
        let date = date_with_year(*day, today);
        let (why, what) = match (pain.cause, unusual) {
            (Some(Cause::MorningAfter(_) | Cause::Stiff(_)), Some(unusual)) => {
                (format!(": the morning after was {}.", unusual.text()), "Its heavy work")
            }
            (Some(cause @ (Cause::During(_) | Cause::ManyAmbers)), _) => {
                (format!(" ({}):", cause.text()), "what hurt")
            }
            (cause, _) => (format!(" ({}):", cause.map(Cause::text).unwrap_or_default()), "its heavy work"),
        };
        let text = match pain.light {
            Light::Green => format!("{date} is green: going on is fine."),
            Light::Acceptable => format!("{date} is fine: the pain was gone by the morning."),
            Light::Amber => {
                format!("{date} is amber{why} {what} stays as it is until that settles.")
            }
            Light::Red => {
                format!(
                    "{date} is red{why} {what} takes a step back, and the rest of the week is changed. See it: ankle plan --week"
                )
            }
        };
        page.paragraph(4, Style::Dim, &text);
    }
    page.render(look)
}

/// Says that a morning makes its day one of rest, what became of its session, and whether that is a warning sign; nothing
/// where it does not.
pub fn day_of_rest(plan: &Plan<'_>, morning: NaiveDate, look: &Look) -> String {
    let mut page = Page::new(look);
    let is_told = |note: &&Note| match note {
        Note::RestDay { date, .. } | Note::LastingPain(date) => *date == morning,
        _ => false,
    };
    for note in plan.notes.iter().filter(is_told) {
        page.paragraph(4, Style::Dim, &note.text());
    }
    page.render(look)
}
