//! One day's session (`ankle plan`).

use chrono::NaiveDate;

use crate::history::History;
use crate::plan::{Day, DayKind, DoneState, Item, Plan, WeekKind};
use crate::text::{Count, minutes};
use crate::units::LoadUnit;
use crate::week::{date_with_year, short_date};
use crate::wording::sets;
use crate::wording::week::{asides, headline, skipped};

use super::look::{Look, Style};
use super::page::{Line, Page};
use super::week::{self, Shown};

/// Shows one day of a week.
pub fn render(plan: &Plan<'_>, date: NaiveDate, history: &History, shown: Shown<'_>, look: &Look) -> String {
    let mut page = Page::new(look);
    let Some(day) = plan.day(date) else { return String::new() };
    let kind = match day.kind() {
        DayKind::Rest => "rest".to_string(),
        kind => format!("{kind} day, about {}", minutes(day.seconds())),
    };
    page.line_with_end(
        Line::new().add(Style::Bold, format!("{} · {kind}", date_with_year(date, plan.today))),
        Line::new().plain(headline(plan)),
    );
    page.blank();
    if plan.kind == WeekKind::Stopped {
        week::stopped(&mut page, plan);
        return page.render(look);
    }
    if day.items.is_empty() {
        page.line(Line::new().plain("  Nothing is planned: a day to recover."));
    } else {
        if date >= plan.today {
            page.paragraph(2, Style::Plain, &day.warm_up());
            page.blank();
        }
        rows(&mut page, day, history, plan.today, shown);
    }
    extras(&mut page, day, shown);
    closing(&mut page, plan, day, shown.profile.units);
    let only = plan.clone().only(date);
    let rest = Plan { uncovered: Vec::new(), ..only };
    if !(rest.trimmed.is_empty() && rest.notes.is_empty() && shown.hints.is_empty()) {
        page.blank();
        week::footnotes(&mut page, &rest, shown);
    }
    page.render(look)
}

fn rows(page: &mut Page, day: &Day<'_>, history: &History, today: NaiveDate, shown: Shown<'_>) {
    let exercise = day.items.iter().map(|item| item.slug().len()).max().unwrap_or(0) + 6;
    let target = |item: &Item<'_>| sets::target(item, shown.profile.units);
    let details = exercise + day.items.iter().map(|item| target(item).chars().count()).max().unwrap_or(0) + 3;
    for item in &day.items {
        let (glyph, style) = week::glyph(item.done.state);
        let line = Line::new().plain("  ").add(style, glyph).plain(format!(" {}", item.slug()));
        let aside = aside(item);
        if page.is_narrow() {
            page.line(line);
            page.line(Line::new().plain(format!("    {}", target(item))));
            page.paragraph(4, Style::Dim, &aside);
            if let Some(last) = last(item, history, day.date, today) {
                page.paragraph(4, Style::Dim, &last);
            }
        } else {
            let line = line.to_column(exercise).plain(target(item)).to_column(details);
            page.line_hanging(line.add(Style::Dim, aside), details);
            if let Some(last) = last(item, history, day.date, today) {
                page.line_hanging(Line::new().to_column(details).add(Style::Dim, last), details);
            }
        }
        for text in asides(item, shown.explain) {
            page.paragraph(6.min(page.width() / 5), Style::Dim, &text);
        }
    }
    for also in &day.also {
        let text = format!("    also {}  {}", also.exercise, sets::done(&also.sets));
        page.line_hanging(Line::new().add(Style::Dim, text), 6);
    }
}

/// What was done today, or else how to do it.
fn aside(item: &Item<'_>) -> String {
    match item.done.state {
        DoneState::Skipped => return skipped(item),
        DoneState::Partial | DoneState::Done => return sets::done(&item.done.sets),
        DoneState::Open | DoneState::Missed => {}
    }
    let mut parts = Vec::new();
    if let Some([low, high]) = item.rpe {
        let range = if low == high { low.to_string() } else { format!("{low}–{high}") };
        parts.push(format!("effort {range}"));
    }
    if let Some(lowering) = sets::lowering(item.exercise, item.tempo()) {
        parts.push(lowering);
    }
    if item.rest_seconds() > 0 {
        parts.push(format!("rest {}s", item.rest_seconds()));
    }
    parts.join(" · ")
}

/// What was done the time before, while it is still to do.
fn last(item: &Item<'_>, history: &History, date: NaiveDate, today: NaiveDate) -> Option<String> {
    let (day, exposure) = history.exposures(item.slug()).rev().find(|(day, _)| *day < date)?;
    (item.done.state == DoneState::Open)
        .then(|| format!("last {}: {}", date_with_year(day, today), sets::done(&exposure.sets)))
}

fn extras(page: &mut Page, day: &Day<'_>, shown: Shown<'_>) {
    if day.extras.is_empty() {
        return;
    }
    page.blank();
    page.line(Line::new().add(Style::Dim, "  At any time of the day"));
    for item in &day.extras {
        let (glyph, style) = week::glyph(item.done.state);
        let target = sets::target(item, shown.profile.units);
        page.line(Line::new().plain("  ").add(style, glyph).plain(format!(" {}  {target}", item.slug())));
    }
}

/// How far the session is, and what to type next.
fn closing(page: &mut Page, plan: &Plan<'_>, day: &Day<'_>, units: LoadUnit) {
    let next = plan.days.iter().find(|other| other.date > day.date && !other.items.is_empty());
    if !day.items.is_empty() || next.is_some() {
        page.blank();
    }
    if !day.items.is_empty() {
        let (done, asked) = week::progress(day.items.iter());
        let (full, empty) = week::bar(done, asked, (page.width() / 2).clamp(10, 34));
        let left = day.seconds_left();
        let tail = match (left, done >= asked) {
            (_, true) => " · all done".to_string(),
            (0, _) => String::new(),
            (left, _) if day.date == plan.today => format!(" · about {} left", minutes(left)),
            _ => String::new(),
        };
        let line = Line::new().plain("    ").add(Style::Good, full).add(Style::Dim, empty);
        page.line(line.plain(format!("  {done} of {}{tail}", Count(asked, "set"))));
    }
    let missing = |item: &&Item<'_>| item.is_to_do() || item.done.state == DoneState::Missed;
    let missing = day.items.iter().find(missing);
    if !day.items.is_empty() && (missing.is_some() || next.is_some()) {
        page.blank();
    }
    if let Some(item) = missing {
        let on = if day.date == plan.today { String::new() } else { format!(" --date {}", day.date) };
        let mut hints = Vec::new();
        if day.date <= plan.today {
            let command = format!("ankle log {} {}{on}", what_to_type(item, units), item.slug());
            hints.push((command, "write it down"));
        }
        hints.push((format!("ankle show {}", item.slug()), "how to do it"));
        commands(page, &hints);
    }
    if let Some(next) = next {
        let what: Vec<&str> = next.items.iter().map(Item::slug).take(2).collect();
        let more = if next.items.len() > 2 { " and more" } else { "" };
        page.line(Line::new().plain(format!("  Next: {}, {}{more}", short_date(next.date), what.join(", "))));
    }
}

/// What is left of an item, in the notation of `ankle log`.
fn what_to_type(item: &Item<'_>, units: LoadUnit) -> String {
    let amount = sets::dosage(item.dosage);
    let load = sets::load_to_type(item.load_kg, units);
    let (left, right) = item.done_per_leg();
    let (asked_left, asked_right) = item.asked_per_leg();
    let (left, right) = (asked_left.saturating_sub(left), asked_right.saturating_sub(right));
    let group = |side: &str, count: u8| format!("{side}{count}x{amount}{load}");
    match (left, right) {
        (left, right) if left == right => group("", left),
        (left, 0) => group("L", left),
        (0, right) => group("R", right),
        (left, right) => format!("{} {}", group("L", left), group("R", right)),
    }
}

/// Commands to type next, each with what it does.
fn commands(page: &mut Page, hints: &[(String, &str)]) {
    let widest = hints.iter().map(|(command, _)| command.chars().count()).max().unwrap_or(0);
    for (command, what) in hints {
        let line = Line::new().plain(format!("  {command}"));
        if page.is_narrow() {
            page.line(line);
        } else {
            page.line(line.to_column(widest.max(42) + 4).add(Style::Dim, *what));
        }
    }
}
