//! `ankle progress`: every exercise done lately in a line, the week against its targets, and the self-tests.

use chrono::{Datelike, NaiveDate};

use crate::catalogue::Exercise;
use crate::coach::judge::load_jump::LoadNote;
use crate::coach::judge::norms::symmetry_percent;
use crate::coach::progress::{Next, Progress};
use crate::coach::rules::RAISE_NOISE;
use crate::history::Tested;
use crate::plan::Total;
use crate::text::Count;
use crate::units::{Decimal, LoadUnit};
use crate::week::{date_with_year, month, short_date};

use super::chart::bars;
use super::look::{Look, Style};
use super::page::{Line, Page};
use super::progress::{WEEKS, change, next_text, recent_weeks, value};

/// Most results of a self-test that are shown.
const RESULTS: usize = 6;

/// One exercise of the overview.
#[derive(Debug, Clone)]
pub struct Row<'a> {
    /// The exercise.
    pub exercise: &'a Exercise,
    /// Its sessions.
    pub progress: Progress,
    /// What comes next, and why.
    pub next: Next<'a>,
}

/// What is shown.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// The exercises, in the order in which they are shown.
    pub rows: &'a [Row<'a>],
    /// From when on.
    pub since: NaiveDate,
    /// Whether the person said from when on.
    pub is_narrowed: bool,
    /// What this week holds of each quality, against its target.
    pub week: &'a [(Total, u16)],
    /// The self-tests by name, and their results, oldest first.
    pub tests: &'a [(&'a str, Vec<(NaiveDate, Tested)>)],
    /// What is to be said of the week's load.
    pub load_note: Option<LoadNote>,
    /// How loads are shown.
    pub units: LoadUnit,
    /// Today.
    pub today: NaiveDate,
}

/// Shows the overview.
pub fn render(shown: Shown<'_>, look: &Look) -> String {
    let mut page = Page::new(look);
    let mut days: Vec<NaiveDate> = shown.rows.iter().flat_map(|row| row.progress.days()).collect();
    days.sort_unstable();
    days.dedup();
    // Nobody trained before they began.
    let began = days.first().copied().filter(|first| !shown.is_narrowed && *first > shown.since);
    let head = format!("Progress since {}", date_with_year(began.unwrap_or(shown.since), shown.today));
    let count = if days.is_empty() { String::new() } else { Count(days.len(), "day").to_string() };
    page.line_with_end(Line::new().add(Style::Bold, head), Line::new().plain(count));
    page.blank();
    if shown.rows.is_empty() {
        page.line(Line::new().plain("  Nothing is logged in that time."));
        let (command, what) = if shown.is_narrowed {
            ("ankle progress", "the last 12 weeks")
        } else {
            ("ankle plan", "what to begin with")
        };
        page.line(Line::new().plain("  ").add(Style::Bold, command).plain("    ").add(Style::Dim, what));
    } else {
        exercises(&mut page, shown);
        week(&mut page, shown);
    }
    for (name, results) in shown.tests.iter().filter(|(_, results)| !results.is_empty()) {
        if shown.rows.is_empty() {
            page.blank();
        }
        tests(&mut page, name, results, shown.today);
        if !shown.rows.is_empty() {
            page.blank();
        }
    }
    if let Some(note) = shown.load_note.filter(|_| !shown.rows.is_empty()) {
        page.labelled("Load", 10, Style::Plain, &note.text());
        page.blank();
    }
    if let Some(row) = shown.rows.first() {
        let command = format!("ankle progress {}", row.exercise.slug);
        page.line(
            Line::new().plain("  ").add(Style::Bold, command).plain("    ").add(Style::Dim, "its chart"),
        );
    }
    page.render(look)
}

/// The figures of one exercise: days, first to now and best, change, symmetry.
fn figures(row: &Row<'_>, units: LoadUnit) -> [String; 4] {
    let sessions = row.progress.weaker();
    let told = |session| value(session, row.exercise, units);
    let (Some(first), Some(now)) = (sessions.first(), sessions.last()) else {
        return Default::default();
    };
    let mut course = told(now);
    let mut changed = String::new();
    if sessions.len() > 1 {
        course = format!("{} → {course}", told(first));
        changed = change(first, now, row.exercise, units);
        changed.truncate(changed.find(' ').unwrap_or(changed.len()));
    }
    let best = sessions.iter().max_by_key(|session| (session.load_kg, session.best));
    if let Some(best) = best.filter(|best| (best.load_kg, best.best) != (now.load_kg, now.best)) {
        course += &format!(", best {}", told(best));
    }
    let symmetry =
        row.progress.pairs().last().map_or_else(String::new, |pair| format!("{}%", pair.percent()));
    [sessions.len().to_string(), course, changed, symmetry]
}

/// Fewest weeks for which a column is worth its room.
const LEAST_WEEKS: usize = 6;

fn exercises(page: &mut Page, shown: Shown<'_>) {
    const HEADS: [&str; 4] = ["Days", "First → now", "Change", "L/R"];
    let rows: Vec<[String; 4]> = shown.rows.iter().map(|row| figures(row, shown.units)).collect();
    let columns = |text: &str| unicode_width::UnicodeWidthStr::width(text);
    let width = |index: usize| {
        let widest = rows.iter().map(|row| columns(&row[index])).max().unwrap_or(0);
        widest.max(columns(HEADS[index]))
    };
    let widths: Vec<usize> = (0..4).map(width).collect();
    let slugs = shown.rows.iter().map(|row| columns(&row.exercise.slug)).max().unwrap_or(0).max(8);
    let used = 2 + slugs + widths.iter().map(|width| width + 2).sum::<usize>() + 2;
    let weeks = page.width().saturating_sub(used).min(WEEKS);
    if page.is_narrow() || weeks < LEAST_WEEKS {
        blocks(page, shown, &rows);
        return;
    }
    let row = |first: Line, figures: [&str; 4], bars: &str, style: Style| {
        let (mut line, mut column) = (first, 2 + slugs + 2);
        for (index, figure) in figures.into_iter().enumerate() {
            let text = match index {
                // Numbers right, words left.
                0 | 3 => format!("{figure:>0$}", widths[index]),
                _ => figure.to_string(),
            };
            line = line.to_column(column).add(style, text);
            column += widths[index] + 2;
        }
        line.to_column(column).add(style, bars)
    };
    let last_head = if weeks >= 11 { "Sets a week" } else { "Weeks" };
    page.line(row(Line::new().add(Style::Dim, "  Exercise"), HEADS, last_head, Style::Dim));
    for (of, figures) in shown.rows.iter().zip(&rows) {
        let first = Line::new().plain("  ").add(Style::Bold, of.exercise.slug.to_string());
        let [days, course, changed, symmetry] = figures;
        page.line(row(first, [days, course, changed, symmetry], &weekly(of, shown, weeks), Style::Plain));
        page.paragraph(4, Style::Dim, &next_text(of.exercise, &of.next, shown.units));
    }
    page.blank();
}

/// The sets of the last weeks of the busier leg, as bars.
fn weekly(row: &Row<'_>, shown: Shown<'_>, most: usize) -> String {
    let busier = row.progress.legs.iter().max_by_key(|leg| leg.sessions.len());
    bars(&busier.map_or_else(Vec::new, |leg| recent_weeks(leg, shown.today, most)))
}

/// The same where columns have no room.
fn blocks(page: &mut Page, shown: Shown<'_>, rows: &[[String; 4]]) {
    for (of, [days, course, changed, symmetry]) in shown.rows.iter().zip(rows) {
        page.line(Line::new().plain("  ").add(Style::Bold, of.exercise.slug.to_string()));
        let days = Count(days.parse().unwrap_or(0), "day").to_string();
        let symmetry = if symmetry.is_empty() { String::new() } else { format!("L/R {symmetry}") };
        let weeks = format!("{} sets a week", weekly(of, shown, WEEKS));
        let told = [&days, course, changed, &symmetry, &weeks];
        let told: Vec<&str> = told.into_iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
        page.line(Line::new().plain(format!("    {}", told.join(" · "))));
        page.paragraph(4, Style::Dim, &next_text(of.exercise, &of.next, shown.units));
    }
    page.blank();
}

/// What the week holds of each quality, against what it is to hold.
fn week(page: &mut Page, shown: Shown<'_>) {
    let asked = || shown.week.iter().filter(|(total, done)| total.max > 0 || *done > 0);
    if asked().next().is_none() {
        return;
    }
    page.line(Line::new().add(Style::Dim, "  This week, of its target"));
    for (total, done) in asked() {
        let unit = match (total.is_in_sets(), total.max) {
            (true, 1) => "set",
            (true, _) => "sets",
            (false, 1) => "session",
            (false, _) => "sessions",
        };
        let aim = if total.min == total.max {
            total.max.to_string()
        } else {
            format!("{}–{}", total.min, total.max)
        };
        let reached = *done >= u16::from(total.min);
        let (glyph, style) = match (reached, *done) {
            (true, _) => ("✓", Style::Good),
            (false, 0) => ("○", Style::Plain),
            (false, _) => ("◐", Style::Partly),
        };
        let line = Line::new().plain("  ").add(style, glyph).plain(format!(" {}", total.quality));
        page.line(line.to_column(22).plain(format!("{done} of {aim} {unit}")));
    }
    page.blank();
}

/// The results of a self-test, and whether the last one says anything.
pub(super) fn tests(page: &mut Page, name: &str, results: &[(NaiveDate, Tested)], today: NaiveDate) {
    let unit = if name == "calf-raise" { "" } else { " cm" };
    page.line(Line::new().add(Style::Dim, format!("  Self-test {name}")));
    for (day, tested) in results.iter().skip(results.len().saturating_sub(RESULTS)) {
        let date = if day.year() == today.year() {
            short_date(*day)
        } else {
            format!("{} {} {}", day.day(), month(*day), day.year())
        };
        let line = Line::new().plain(format!("    {date}")).to_column(17).plain(format!(
            "left {}{unit}  right {}{unit}  symmetry {}%",
            tested.left,
            tested.right,
            symmetry_percent(tested.left, tested.right)
        ));
        page.line_hanging(line, 6);
    }
    if let [.., (before, was), (_, now)] = results {
        let signed = |was: Decimal, now: Decimal| {
            if now >= was { format!("+{}", now.minus(was)) } else { format!("-{}", was.minus(now)) }
        };
        let noise = Decimal::whole(RAISE_NOISE.into());
        let apart = |was: Decimal, now: Decimal| now.minus(was).plus(was.minus(now));
        let is_noise = apart(was.left, now.left) <= noise && apart(was.right, now.right) <= noise;
        let meaning = match (name, is_noise) {
            ("calf-raise", true) => {
                format!(": {RAISE_NOISE} more or less is normal day-to-day variation")
            }
            ("calf-raise", false) => {
                format!(": more than the {RAISE_NOISE} either way that are day-to-day variation")
            }
            _ => String::new(),
        };
        let text = format!(
            "left {}{unit}, right {}{unit} since {}{meaning}.",
            signed(was.left, now.left),
            signed(was.right, now.right),
            date_with_year(*before, today)
        );
        page.paragraph(4, Style::Plain, &text);
    }
}
