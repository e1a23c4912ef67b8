//! `ankle progress EXERCISE`: one exercise over time, left against right.

use chrono::{Datelike, NaiveDate};

use crate::catalogue::Exercise;
use crate::catalogue::vocabulary::{Mode, Sides};
use crate::figure::canvas::Stroke;
use crate::notation::Side;
use crate::review::exercise::{ExerciseReview, Leg};
use crate::review::figures::Performance;
use crate::text::{Count, escape};
use crate::units::{Decimal, KG_PER_LB, LoadUnit};
use crate::week::{date_with_year, day_and_month, day_or_month};
use crate::wording::sets;

use super::chart::{Chart, Series, bars};
use super::figures::{change, gap, joined_rows, percent, performance};
use super::look::{Look, Style};
use super::next::NextText;
use super::page::{Line, Page, columns};
use super::self_test;

/// Rows of the chart, and of that of the load below it.
const ROWS: u16 = 6;
const LOAD_ROWS: u16 = 3;

/// Shows one exercise over time.
pub fn render(review: &ExerciseReview<'_>, units: LoadUnit, look: &Look) -> String {
    let mut page = Page::new(look);
    let slug = &review.exercise.slug;
    let (Some(first), Some(last)) = (review.days.first(), review.days.last()) else {
        never(&mut page, review, units);
        return page.render(look);
    };
    let counted = match review.exercise.mode {
        Mode::Reps => "reps in the best set",
        Mode::Hold => "seconds in the best set",
        Mode::Contacts => "landings in a session",
    };
    let sessions = Count(review.days.len(), "session");
    let when = format!("{sessions}, {}", span(*first, *last));
    let head = Line::new().add(Style::Bold, slug.to_string());
    let whole = head.clone().plain(format!(" · {counted} · {when}"));
    if whole.width() <= page.width() {
        page.line(whole);
    } else {
        page.line(head);
        for text in joined_rows(&[counted.to_string(), when], page.width().saturating_sub(2)) {
            page.line(Line::new().plain(format!("  {text}")));
        }
    }
    page.blank();
    charts(&mut page, review, (*first, *last), units, look);
    page.blank();
    table(&mut page, review, units);
    page.blank();
    if let Some(test) = review.test.as_ref().filter(|test| !test.results.is_empty()) {
        self_test::results(&mut page, test, review.today);
        page.blank();
    }
    next(&mut page, review, units);
    page.render(look)
}

/// What is said where nothing is there to show: how to begin.
fn never(page: &mut Page, review: &ExerciseReview<'_>, units: LoadUnit) {
    let slug = &review.exercise.slug;
    let text = match review.last_done {
        None => "nothing is logged of it yet".to_string(),
        Some(day) => format!("nothing since then; last done {}", date_with_year(day, review.today)),
    };
    page.line(Line::new().add(Style::Bold, slug.to_string()).plain(format!(": {text}.")));
    page.blank();
    let target = &review.next.target;
    let unit = if review.exercise.mode == Mode::Hold { "s" } else { "" };
    let load = sets::load_to_type(target.load_kg, units);
    let log = format!("ankle log {}x{}{unit}{load} {slug}", target.sets, target.dosage.number());
    let show = format!("ankle show {slug}");
    let rows = match review.last_done {
        None => [(show, "how to do it"), (log, "a first session, written down")],
        Some(_) => [(format!("ankle progress {slug}"), "all of it"), (log, "the next session, written down")],
    };
    let column = rows.iter().map(|(command, _)| command.len()).max().unwrap_or(0) + 4;
    for (command, what) in rows {
        let line = Line::new().plain("  ").add(Style::Bold, command).to_column(column);
        page.line_hanging(line.add(Style::Dim, what), 4);
    }
}

fn span(first: NaiveDate, last: NaiveDate) -> String {
    if first == last {
        format!("{} {}", day_and_month(first), first.year())
    } else if first.year() == last.year() {
        format!("{} – {} {}", day_and_month(first), day_and_month(last), last.year())
    } else {
        format!("{} {} – {} {}", day_and_month(first), first.year(), day_and_month(last), last.year())
    }
}

fn charts(
    page: &mut Page,
    review: &ExerciseReview<'_>,
    days: (NaiveDate, NaiveDate),
    units: LoadUnit,
    look: &Look,
) {
    let (is_loaded, today) = (review.is_loaded(), review.today);
    // Names stand under each other, or side by side on a narrow page.
    let names = if page.is_narrow() { 0 } else { "right".len() };
    let amounts = series(review, names, |one| f64::from(one.best));
    Chart { series: amounts, rows: ROWS, days, today, has_dates: !is_loaded }.draw(page, look);
    if is_loaded {
        page.line(Line::new().add(Style::Dim, format!("  added {}", units.as_str())));
        let loads = series(review, names, |one| in_unit(one.load_kg, units));
        Chart { series: loads, rows: LOAD_ROWS, days, today, has_dates: true }.draw(page, look);
    }
}

fn in_unit(kg: Decimal, units: LoadUnit) -> f64 {
    match units {
        LoadUnit::Kg => kg.as_f64(),
        LoadUnit::Lb => (kg.as_f64() / KG_PER_LB * 2.0).round() / 2.0,
    }
}

/// The lines of a chart: right solid and left dashed, so that they differ without colour.
fn series(review: &ExerciseReview<'_>, names: usize, value: impl Fn(&Performance) -> f64) -> Vec<Series> {
    let of_leg = |leg: &Leg| {
        let (stroke, letter, name) = match leg.side {
            Some(Side::Right) => (Stroke::Solid, 'R', "right"),
            Some(Side::Left) => (Stroke::Dashed, 'L', "left"),
            None => (Stroke::Solid, 'o', ""),
        };
        let points: Vec<(NaiveDate, f64)> =
            leg.performances.iter().map(|one| (one.date, value(one))).collect();
        let last = points.last().map_or_else(String::new, |(_, last)| last.to_string());
        let name = if name.is_empty() { last } else { format!("{name:names$} {last}") };
        Series { stroke, letter, name, points }
    };
    review.legs.iter().rev().map(of_leg).collect()
}

/// Columns of the table behind the names of its rows, and how wide each is at least: as wide as its head.
const HEADS: [&str; 5] = ["first", "now", "best", "change", "sets a week"];

/// The column whose sentence on symmetry may run on under the last one.
const CHANGE: usize = 3;

/// A row of the table: a leg, or how the legs compare.
struct Row {
    name: &'static str,
    cells: [Option<String>; 5],
    compares_legs: bool,
}

impl Row {
    fn of_leg(leg: &Leg, exercise: &Exercise, today: NaiveDate, units: LoadUnit) -> Row {
        let name = leg.side.map_or(both(exercise), Side::word);
        let told = |one: &Performance| performance(one, exercise, units);
        let cells = match &leg.figures {
            None => [None, None, None, Some("nothing yet".to_string()), None],
            Some(figures) => [
                Some(told(&figures.first)),
                Some(told(&figures.now)),
                Some(format!("{} {}", told(&figures.best), day_or_month(figures.best.date, today))),
                figures.change().map(|by| change(by, exercise.mode, units)),
                Some(format!("{}  {}", bars(&leg.weekly_sets), tenths(leg.mean_weekly_tenths()))),
            ],
        };
        Row { name, cells, compares_legs: false }
    }

    fn of_symmetry(review: &ExerciseReview<'_>) -> Option<Row> {
        let symmetry = review.symmetry?;
        let mode = review.exercise.mode;
        // How many it was, as bare as the rest of the sentence allows.
        let was = symmetry.gap_before().map_or_else(String::new, |was| format!(" (was {was})"));
        let text = match symmetry.now.weaker() {
            None => format!("both sides alike{was}"),
            Some(weaker) => format!("{} is {} behind{was}", weaker.word(), gap(symmetry.now.gap(), mode)),
        };
        let cells = [symmetry.first.map(percent), Some(percent(symmetry.now)), None, Some(text), None];
        Some(Row { name: "symmetry", cells, compares_legs: true })
    }
}

fn tenths(number: usize) -> String {
    format!("{}.{}", number / 10, number % 10)
}

fn table(page: &mut Page, review: &ExerciseReview<'_>, units: LoadUnit) {
    let legs = review.legs.iter().map(|leg| Row::of_leg(leg, review.exercise, review.today, units));
    let rows: Vec<Row> = legs.chain(Row::of_symmetry(review)).collect();
    let width = |index: usize| {
        let rows = rows.iter().filter(|row| index < CHANGE || !row.compares_legs);
        let widest = rows.filter_map(|row| row.cells[index].as_deref()).map(columns).max().unwrap_or(0);
        widest.max(columns(HEADS[index]))
    };
    let names = rows.iter().map(|row| row.name.len()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..HEADS.len()).map(width).collect();
    let all = 2 + names + widths.iter().map(|width| 2 + width).sum::<usize>();
    if all > page.width() || page.is_narrow() {
        blocks(page, &rows);
        return;
    }
    let mut line = |name: &str, cells: [&str; 5], style: Style| {
        let mut line = Line::new().plain("  ").add(Style::Dim, name);
        let mut column = 2 + names + 2;
        for (index, (cell, width)) in cells.into_iter().zip(&widths).enumerate() {
            // Numbers right, words left.
            let text = if index < 2 { format!("{cell:>width$}") } else { cell.to_string() };
            line = line.to_column(column).add(style, text);
            column += width + 2;
        }
        page.line(line);
    };
    line("", HEADS, Style::Dim);
    for row in &rows {
        line(row.name, row.cells.each_ref().map(|cell| cell.as_deref().unwrap_or_default()), Style::Plain);
    }
}

/// The same one figure a line, where columns have no room.
fn blocks(page: &mut Page, rows: &[Row]) {
    for row in rows {
        page.line(Line::new().add(Style::Dim, format!("  {}", row.name)));
        for (index, (cell, head)) in row.cells.iter().zip(HEADS).enumerate() {
            let Some(text) = cell else { continue };
            // A sentence needs no head.
            let is_sentence = index == CHANGE && (row.compares_legs || row.cells[0].is_none());
            let line = if is_sentence { text.clone() } else { format!("{head:<11}  {text}") };
            page.line(Line::new().plain(format!("    {line}")));
        }
    }
}

fn both(exercise: &Exercise) -> &'static str {
    if exercise.sides == Sides::Alternating { "in turn" } else { "both" }
}

fn next(page: &mut Page, review: &ExerciseReview<'_>, units: LoadUnit) {
    let ExerciseReview { exercise, next, .. } = review;
    let slug = &exercise.slug;
    page.paragraph(2, Style::Plain, &NextText::of(exercise, next, units).sentence());
    if let Some(asymmetry) = review.asymmetry {
        let then = if asymmetry.days_with_more() == 0 {
            "no set is added while one side hurts"
        } else {
            "the plan gives it more until it catches up"
        };
        let text = format!(
            "The {} leg reaches {}% of the other: {then}.",
            asymmetry.weaker_word(),
            asymmetry.percent
        );
        page.paragraph(2, Style::Plain, &text);
    }
    if next.rests_until.is_some() || next.landings.is_some() && next.stands_on.is_none() {
        // What rests, or grows by landings, is no target that could be held.
        return;
    }
    let change = match (next.stands_on, review.is_held) {
        (Some(other), _) => ("See that one", format!("ankle progress {}", escape(&other.slug))),
        (None, true) => ("Let it grow again", format!("ankle config remove hold {slug}")),
        (None, false) => ("Hold it where it is", format!("ankle config add hold {slug}")),
    };
    let line = Line::new().plain("  ").add(Style::Dim, format!("{}:", change.0));
    if line.width() + 1 + columns(&change.1) <= page.width() {
        page.line(line.plain(" ").add(Style::Bold, change.1));
    } else {
        // A command that is broken cannot be pasted.
        page.line(line);
        page.line(Line::new().plain("    ").add(Style::Bold, change.1));
    }
}
