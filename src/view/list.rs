//! `ankle list`: the catalogue as a table.

use chrono::NaiveDate;

use crate::catalogue::Exercise;
use crate::catalogue::vocabulary::{Equipment, Origin};
use crate::history::History;
use crate::text::{Count, escape};
use crate::week::day_or_month;

use super::look::{Look, Style};
use super::page::{Line, Page};

/// What the table shows and what it was asked for.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// The rows.
    pub exercises: &'a [&'a Exercise],
    /// How many there are in all.
    pub of: usize,
    /// The command line that gives this list, for the head.
    pub command: &'a str,
    /// For the last day each was done.
    pub history: &'a History,
    /// Today.
    pub today: NaiveDate,
}

/// Shows the table.
pub fn render(shown: Shown<'_>, look: &Look) -> String {
    let mut page = Page::new(look);
    let Shown { exercises, of, .. } = shown;
    let count = if exercises.len() == of {
        Count(of, "exercise").to_string()
    } else {
        format!("{} of {}", exercises.len(), Count(of, "exercise"))
    };
    page.line_with_end(
        Line::new().add(Style::Bold, count),
        Line::new().add(Style::Dim, escape(shown.command)),
    );
    page.blank();
    if exercises.is_empty() {
        page.line(Line::new().plain("  Nothing fits. Every exercise: ankle list"));
        return page.render(look);
    }
    let widest = |of: &dyn Fn(&Exercise) -> usize, least: usize| {
        exercises.iter().map(|exercise| of(exercise)).max().unwrap_or(0).max(least)
    };
    let quality = 2 + widest(&|exercise| exercise.slug.len(), 8) + 2;
    let needs = quality + widest(&|exercise| exercise.quality.as_str().len(), 6) + 2;
    let last_done = |exercise: &Exercise| {
        shown.history.last_done(&exercise.slug).map(|date| day_or_month(date, shown.today))
    };
    // As wide as the longest date; nothing where nothing was done.
    let last =
        exercises.iter().filter_map(|exercise| last_done(exercise)).map(|last| last.len().max(6) + 2).max();
    let is_wide = needs + 24 <= page.width();
    if is_wide {
        let line = Line::new().add(Style::Dim, "  Exercise").to_column(quality).add(Style::Dim, "Trains");
        let line = line.to_column(needs).add(Style::Dim, "Level  ");
        let line = match last {
            Some(width) => line.add(Style::Dim, format!("{:width$}", "Last")),
            None => line,
        };
        page.line(line.add(Style::Dim, "Needs"));
    }
    for exercise in exercises {
        let done = last_done(exercise);
        let mut needed = needs_text(exercise);
        if exercise.source.origin == Origin::Own {
            needed += " · yours";
        }
        if is_wide {
            let line = Line::new().plain(format!("  {}", exercise.slug)).to_column(quality);
            let line = line
                .plain(exercise.quality.as_str())
                .to_column(needs)
                .plain(level(exercise.level))
                .plain("    ");
            let line = match last {
                Some(width) => line.plain(format!("{:width$}", done.unwrap_or_default())),
                None => line,
            };
            let column = line.width();
            page.line_hanging(line.add(Style::Dim, needed), column);
        } else {
            page.line(Line::new().plain("  ").add(Style::Bold, exercise.slug.to_string()));
            let last = done.map_or_else(String::new, |done| format!(" · last {done}"));
            let text = format!("{} · level {} · {needed}{last}", exercise.quality, exercise.level);
            page.paragraph(4.min(page.width() / 5), Style::Plain, &text);
        }
    }
    page.blank();
    page.line(
        Line::new()
            .add(Style::Dim, "  Filters: -q TRAINS  -m MUSCLE  -e NEEDS  -l LEVEL  --planned  --mine  WORD"),
    );
    page.render(look)
}

/// Draws a level as dots.
pub(super) fn level(level: u8) -> String {
    (1..=3).map(|dot| if dot <= level { '●' } else { '○' }).collect()
}

/// Says what an exercise needs: `step, wall or chair`.
pub(super) fn needs_text(exercise: &Exercise) -> String {
    let group = |group: &[Equipment]| {
        let words: Vec<&str> = group.iter().map(|thing| thing.as_str()).collect();
        crate::diagnostic::or_list(&words)
    };
    let requires = &exercise.equipment.requires;
    let several = requires.len() > 1;
    let bracketed = |things: &[Equipment]| match group(things) {
        text if several && things.len() > 1 => format!("({text})"),
        text => text,
    };
    let groups: Vec<String> = requires.iter().map(|things| bracketed(things)).collect();
    if groups.is_empty() { "nothing".to_string() } else { groups.join(" + ") }
}
