//! `ankle history`: a calendar of weeks and the records, newest first.

use std::collections::BTreeSet;

use chrono::{Datelike as _, NaiveDate};

use crate::history::pick::Picked;
use crate::log::ids::ShortIds;
use crate::review::calendar::{Adherence, WeekOfDays};
use crate::text::{Count, escape};
use crate::week::{Weekday, date_with_year, month, short_date};

use super::look::{Look, Style};
use super::page::{Line, Page, columns};
use super::told;

/// Most records that are shown unless all are asked for.
pub const SHOWN: usize = 20;

/// Widest row of a record.
const WIDEST: usize = 100;

/// What is shown.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// The records that are shown, and how many there are.
    pub picked: &'a Picked,
    /// Their ids as people see them.
    pub ids: &'a ShortIds<'a>,
    /// The last weeks, oldest first; empty where no calendar is wanted.
    pub calendar: &'a [WeekOfDays],
    /// Today.
    pub today: NaiveDate,
    /// Ids of those whose time was corrected, which is told.
    pub moved: &'a BTreeSet<String>,
    /// What was asked for, as it can be typed behind `ankle history`; nothing where that is all.
    pub filter: &'a str,
}

/// Shows what was done.
pub fn render(shown: Shown<'_>, look: &Look) -> String {
    let mut page = Page::new(look);
    if shown.picked.records.is_empty() && !shown.filter.is_empty() {
        page.line(Line::new().plain("Nothing like that is logged."));
        page.line(Line::new().add(Style::Dim, "  ankle history"));
        return page.render(look);
    }
    if shown.picked.records.is_empty() {
        page.line(Line::new().plain("Nothing is logged yet."));
        page.line(Line::new().add(Style::Dim, "  ankle log 3x12 single-leg-raise"));
        return page.render(look);
    }
    let head = format!("History to {} {}", short_date(shown.today), shown.today.year());
    page.line_with_end(
        Line::new().add(Style::Bold, head),
        Line::new().plain(Count(shown.picked.days, "day").to_string()),
    );
    page.blank();
    if !shown.calendar.is_empty() {
        calendar(&mut page, shown.calendar);
        page.blank();
    }
    records(&mut page, shown);
    page.render(look)
}

const LEGEND: [(Adherence, &str); 5] = [
    (Adherence::All, "all of the plan"),
    (Adherence::Some, "some of it, or other work"),
    (Adherence::None, "none of it"),
    (Adherence::Today, "today"),
    (Adherence::Nothing, "nothing was due"),
];

fn glyph(of: Adherence) -> (&'static str, Style) {
    match of {
        Adherence::Nothing => ("·", Style::Dim),
        Adherence::All => ("■", Style::Good),
        Adherence::Some => ("◧", Style::Good),
        Adherence::None => ("✗", Style::Dim),
        Adherence::Today => ("◐", Style::Partly),
    }
}

fn calendar(page: &mut Page, weeks: &[WeekOfDays]) {
    // On a narrow page the last ones, as many as fit.
    let room = (page.width().saturating_sub(7) / 2).max(1);
    let weeks = &weeks[weeks.len().saturating_sub(room)..];
    let mut months = Line::new();
    let mut last = "";
    for (position, (week, _)) in weeks.iter().enumerate() {
        let name = month(week.ends());
        if name != last && months.width() <= 8 + 2 * position {
            months = months.to_column(8 + 2 * position).add(Style::Dim, name);
            last = name;
        }
    }
    page.line(months);
    let widest = LEGEND.iter().map(|(_, text)| 2 + columns(text)).max().unwrap_or(0);
    let beside = 8 + 2 * weeks.len() + if page.is_narrow() { 2 } else { 5 };
    let is_beside = beside + widest <= page.width();
    let mut legend = LEGEND.iter().filter(|_| is_beside);
    for weekday in Weekday::ALL {
        let days = weeks.iter().map(|(_, days)| days[weekday.index()]);
        let mut line = Line::new().plain(format!("  {}", weekday.short())).to_column(8);
        for day in days {
            let (glyph, style) = glyph(day);
            line = line.add(style, glyph).plain(" ");
        }
        if let Some(entry) = legend.next() {
            line = explain(line.to_column(beside), *entry);
        }
        page.line(line);
    }
    if !is_beside {
        page.blank();
        legend_below(page);
    }
}

/// Adds a symbol and its meaning.
fn explain(line: Line, (adherence, text): (Adherence, &str)) -> Line {
    let (glyph, style) = glyph(adherence);
    line.add(style, glyph).plain(" ").add(Style::Dim, text)
}

/// The legend where it has no room beside the days: as many symbols a line as fit.
fn legend_below(page: &mut Page) {
    let mut line = Line::new();
    for entry in LEGEND {
        let with = explain(line.clone().plain(if line.width() == 0 { "  " } else { "   " }), entry);
        if with.width() <= page.width() || line.width() == 0 {
            line = with;
        } else {
            page.line(line);
            line = explain(Line::new().plain("  "), entry);
        }
    }
    page.line(line);
}

/// Splits a record to go on below where it is too long for its row: between the sides or at a comma, if that leaves
/// no more than half of the row empty.
fn split_at_clause(text: &str, room: usize) -> (&str, &str) {
    let end = |at: usize| if text[at..].starts_with(',') { at + 1 } else { at };
    let clauses = text.match_indices("  ").chain(text.match_indices(", ")).map(|(at, _)| end(at));
    let fits = |at: &usize| (room / 2..=room).contains(&columns(&text[..*at]));
    match clauses.filter(fits).max() {
        Some(at) if columns(text) > room => (&text[..at], text[at..].trim_start()),
        _ => (text, ""),
    }
}

fn records(page: &mut Page, shown: Shown<'_>) {
    let newest = || shown.picked.records.iter().rev();
    let date = |day: NaiveDate| date_with_year(day, shown.today);
    // A year that is told takes more room.
    let widest = newest().map(|record| date(record.day()).len()).max().unwrap_or(0);
    let column = if page.is_narrow() { 4 } else { (2 + widest + 2).max(16) };
    let mut last = None;
    for record in newest() {
        let day = record.day();
        let id = Line::new().add(Style::Dim, format!("#{}", escape(shown.ids.short(&record.id))));
        let time = record.at.format(", at %H:%M").to_string();
        let time = if shown.moved.contains(&record.id) { &*time } else { "" };
        let what = format!("{}{time}", told::what(&record.kind));
        let mut date = if last == Some(day) { String::new() } else { date(day) };
        last = Some(day);
        if page.is_narrow() && !date.is_empty() {
            page.line(Line::new().add(Style::Dim, format!("  {}", std::mem::take(&mut date))));
        }
        let room = page.width().min(WIDEST).saturating_sub(column + id.width() + 2);
        let (first, rest) = split_at_clause(&what, room);
        let line = Line::new().plain(format!("  {date}")).to_column(column).plain(first);
        page.line_beside(line, id, column + 2);
        if !rest.is_empty() {
            page.line_hanging(Line::new().to_column(column + 2).plain(rest), column + 2);
        }
    }
    page.blank();
    let earlier = shown.picked.count - shown.picked.records.len();
    let more = (earlier > 0)
        .then(|| format!("  ... {} more: ankle history{} --all", Count(earlier, "record"), shown.filter));
    let edit = shown.picked.records.last();
    let edit = edit.map(|record| format!("  change one: ankle edit {}", escape(shown.ids.short(&record.id))));
    let closing: Vec<String> = more.into_iter().chain(edit).collect();
    // A command that is broken cannot be pasted.
    let fits = closing.iter().map(String::len).sum::<usize>() <= page.width();
    let closing = if fits { vec![closing.concat()] } else { closing };
    for line in closing {
        page.line(Line::new().add(Style::Dim, line));
    }
}
