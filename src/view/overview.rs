//! `ankle progress`: every exercise done lately in a line, the week against its targets, and the self-tests.

use crate::review::checklist::{Check, CheckState};
use crate::review::exercise::ExerciseReview;
use crate::review::week::QualityReview;
use crate::review::{Review, WEEKS};
use crate::text::Count;
use crate::units::LoadUnit;
use crate::week::date_with_year;

use super::chart::bars;
use super::figures::{joined_rows, percent, performance, short_change};
use super::look::{Look, Style};
use super::next::NextText;
use super::page::{Line, Page, columns};
use super::self_test;

/// Shows the overview.
pub fn render(review: &Review<'_>, units: LoadUnit, look: &Look) -> String {
    let mut page = Page::new(look);
    let is_empty = review.exercises.is_empty();
    // Nobody trained before they began.
    let began = review.days.first().copied().filter(|first| !review.is_narrowed && *first > review.since);
    let head = format!("Progress since {}", date_with_year(began.unwrap_or(review.since), review.today));
    let count = if is_empty { String::new() } else { Count(review.days.len(), "day").to_string() };
    page.line_with_end(Line::new().add(Style::Bold, head), Line::new().plain(count));
    page.blank();
    if is_empty {
        page.line(Line::new().plain("  Nothing is logged in that time."));
        let (command, what) = if review.is_narrowed {
            ("ankle progress", "the last 12 weeks")
        } else {
            ("ankle plan", "what to begin with")
        };
        page.line(Line::new().plain("  ").add(Style::Bold, command).plain("    ").add(Style::Dim, what));
    } else {
        exercises(&mut page, review, units);
        week(&mut page, &review.week);
    }
    for test in review.tests.iter().filter(|test| !test.results.is_empty()) {
        if is_empty {
            page.blank();
        }
        self_test::results(&mut page, test, review.today);
        if !is_empty {
            page.blank();
        }
    }
    if let Some(checks) = &review.checklist {
        if is_empty {
            page.blank();
        }
        back_to_sport(&mut page, checks);
        if !is_empty {
            page.blank();
        }
    }
    if let Some(note) = review.load_note.filter(|_| !is_empty) {
        page.labelled("Load", 10, Style::Plain, &note.text());
        page.blank();
    }
    if let Some(first) = review.exercises.first() {
        let command = format!("ankle progress {}", first.exercise.slug);
        page.line(
            Line::new().plain("  ").add(Style::Bold, command).plain("    ").add(Style::Dim, "its chart"),
        );
    }
    page.render(look)
}

/// Shows what is asked before sport after a sprain, an item a line, each with the command that would tell.
fn back_to_sport(page: &mut Page, checks: &[Check]) {
    const COLUMN: usize = 13;
    page.line(Line::new().add(Style::Dim, "  Back to sport after a sprain"));
    for check in checks {
        let style = if check.state == CheckState::Met { Style::Good } else { Style::Plain };
        let line = Line::new().plain("    ").add(style, check.state.word()).to_column(COLUMN);
        page.line_hanging(line.plain(check.text()), COLUMN);
        if let Some(command) = check.command() {
            page.line_hanging(Line::new().to_column(COLUMN).add(Style::Bold, command), COLUMN);
        }
    }
    page.paragraph(4, Style::Dim, "These are conventions, and no promise: whoever treats the ankle decides.");
}

/// One exercise of the overview.
struct Row<'a> {
    review: &'a ExerciseReview<'a>,
    /// First to now, and the best where that is another.
    course: String,
    /// Nothing where one session stands alone.
    change: Option<String>,
    /// Nothing for two-legged work.
    symmetry: Option<String>,
    next: String,
}

impl<'a> Row<'a> {
    fn of(review: &'a ExerciseReview<'a>, units: LoadUnit) -> Row<'a> {
        let exercise = review.exercise;
        let mut course = String::new();
        let mut change = None;
        if let Some(figures) = &review.weaker {
            change = figures.change().map(|by| short_change(by, exercise.mode, units));
            let shown = [
                change.is_some().then(|| format!("{} → ", performance(&figures.first, exercise, units))),
                Some(performance(&figures.now, exercise, units)),
                (!figures.is_at_best())
                    .then(|| format!(", best {}", performance(&figures.best, exercise, units))),
            ];
            course = shown.into_iter().flatten().collect();
        }
        let symmetry = review.symmetry.map(|symmetry| percent(symmetry.now));
        Row { review, course, change, symmetry, next: NextText::of(exercise, &review.next, units).sentence() }
    }

    /// The sets of the last weeks of the busier leg, as bars.
    fn weeks(&self, most: usize) -> String {
        let weeks = self.review.busier().map_or(&[][..], |leg| &leg.weekly_sets);
        bars(&weeks[weeks.len().saturating_sub(most)..])
    }
}

/// Fewest weeks for which a column is worth its room.
const LEAST_WEEKS: usize = 6;

fn exercises(page: &mut Page, review: &Review<'_>, units: LoadUnit) {
    const HEADS: [&str; 4] = ["Days", "First → now", "Change", "L/R"];
    let rows: Vec<Row<'_>> = review.exercises.iter().map(|review| Row::of(review, units)).collect();
    let cells = |row: &Row<'_>| {
        let or_nothing = |cell: &Option<String>| cell.clone().unwrap_or_default();
        let days = row.review.days.len().to_string();
        [days, row.course.clone(), or_nothing(&row.change), or_nothing(&row.symmetry)]
    };
    let table: Vec<[String; 4]> = rows.iter().map(cells).collect();
    let width = |index: usize| {
        let widest = table.iter().map(|cells| columns(&cells[index])).max().unwrap_or(0);
        widest.max(columns(HEADS[index]))
    };
    let widths: Vec<usize> = (0..4).map(width).collect();
    let slugs = rows.iter().map(|row| columns(&row.review.exercise.slug)).max().unwrap_or(0).max(8);
    let used = 2 + slugs + widths.iter().map(|width| width + 2).sum::<usize>() + 2;
    let weeks = page.width().saturating_sub(used).min(WEEKS);
    if page.is_narrow() || weeks < LEAST_WEEKS {
        blocks(page, &rows);
        return;
    }
    let line = |first: Line, cells: [&str; 4], bars: &str, style: Style| {
        let (mut line, mut column) = (first, 2 + slugs + 2);
        for (index, cell) in cells.into_iter().enumerate() {
            let text = match index {
                // Numbers right, words left.
                0 | 3 => format!("{cell:>0$}", widths[index]),
                _ => cell.to_string(),
            };
            line = line.to_column(column).add(style, text);
            column += widths[index] + 2;
        }
        line.to_column(column).add(style, bars)
    };
    let last_head = if weeks >= 11 { "Sets a week" } else { "Weeks" };
    page.line(line(Line::new().add(Style::Dim, "  Exercise"), HEADS, last_head, Style::Dim));
    for (row, cells) in rows.iter().zip(&table) {
        let first = Line::new().plain("  ").add(Style::Bold, row.review.exercise.slug.to_string());
        page.line(line(first, cells.each_ref().map(|cell| &**cell), &row.weeks(weeks), Style::Plain));
        page.paragraph(4, Style::Dim, &row.next);
    }
    page.blank();
}

/// The same where columns have no room.
fn blocks(page: &mut Page, rows: &[Row<'_>]) {
    page.line(Line::new().add(Style::Dim, "  Days · first → now · change · L/R"));
    let room = page.width().saturating_sub(4);
    for row in rows {
        page.line(Line::new().plain("  ").add(Style::Bold, row.review.exercise.slug.to_string()));
        let told = [
            Some(Count(row.review.days.len(), "day").to_string()),
            Some(row.course.clone()),
            row.change.clone(),
            row.symmetry.as_ref().map(|symmetry| format!("L/R {symmetry}")),
        ];
        let told: Vec<String> = told.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        for text in joined_rows(&told, room) {
            page.line(Line::new().plain(format!("    {text}")));
        }
        page.line(Line::new().plain(format!("    {} sets a week", row.weeks(WEEKS))));
        page.paragraph(4, Style::Dim, &row.next);
    }
    page.blank();
}

/// What the week holds of each quality, against what it is to hold.
fn week(page: &mut Page, qualities: &[QualityReview]) {
    let asked: Vec<&QualityReview> = qualities.iter().filter(|quality| quality.is_asked_or_done()).collect();
    let names = asked.iter().map(|quality| columns(quality.target.quality.words())).max();
    let Some(names) = names else { return };
    page.line(Line::new().add(Style::Dim, "  This week so far"));
    let column = 4 + names + 2;
    // The shorter form where that saves the column.
    let fits =
        |of: &str| asked.iter().all(|quality| column + columns(&amount(**quality, of)) <= page.width());
    let of = [" of ", "/"].into_iter().find(|of| fits(of));
    for quality in asked {
        let (glyph, style) = match (quality.is_reached(), quality.done) {
            (true, _) => ("✓", Style::Good),
            (false, 0) => ("○", Style::Plain),
            (false, _) => ("◐", Style::Partly),
        };
        let name = quality.target.quality.words();
        let line = Line::new().plain("  ").add(style, glyph).plain(format!(" {name}"));
        if let Some(of) = of {
            page.line(line.to_column(column).plain(amount(*quality, of)));
        } else {
            page.line(line);
            page.line(Line::new().plain(format!("    {}", amount(*quality, " of "))));
        }
    }
    page.blank();
}

/// Says how much of a quality is done: `1 of 2–3 sessions`.
fn amount(quality: QualityReview, of: &str) -> String {
    let QualityReview { target, done } = quality;
    let unit = match (target.is_in_sets(), target.max) {
        (true, 1) => "set",
        (true, _) => "sets",
        (false, 1) => "session",
        (false, _) => "sessions",
    };
    let aim = if target.min == target.max {
        target.max.to_string()
    } else {
        format!("{}–{}", target.min, target.max)
    };
    format!("{done}{of}{aim} {unit}")
}
