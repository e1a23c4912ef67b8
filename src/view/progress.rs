//! `ankle progress EXERCISE`: one exercise over time, left against right.

use chrono::{Datelike, NaiveDate};

use crate::catalogue::Exercise;
use crate::catalogue::vocabulary::{Mode, Quality, Sides};
use crate::coach::Decision;
use crate::coach::judge::symmetry::Asymmetry;
use crate::coach::progress::{Leg, Next, Progress, Session};
use crate::figure::canvas::Stroke;
use crate::history::Tested;
use crate::notation::Side;
use crate::plan::text_of;
use crate::text::{Count, escape};
use crate::units::{Decimal, KG_PER_LB, LoadUnit};
use crate::week::{Week, date_with_year, month, short_date};

use super::chart::{Chart, Series, bars};
use super::look::{Look, Style};
use super::overview::tests;
use super::page::{Line, Page};
use super::sets;

/// Most weeks whose sets are shown.
pub const WEEKS: usize = 12;

/// Rows of the chart, and of that of the load below it.
const ROWS: u16 = 6;
const LOAD_ROWS: u16 = 3;

/// What is shown of one exercise.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// The exercise.
    pub exercise: &'a Exercise,
    /// Its sessions.
    pub progress: &'a Progress,
    /// What comes next, and why.
    pub next: &'a Next<'a>,
    /// How far the legs are apart, where the plan acts on it.
    pub asymmetry: Option<Asymmetry>,
    /// A self-test that is about the same, and its results, oldest first.
    pub test: Option<(&'a str, &'a [(NaiveDate, Tested)])>,
    /// When it was last done, whatever is asked for.
    pub last_done: Option<NaiveDate>,
    /// Whether the person holds it where it is.
    pub is_held: bool,
    /// How loads are shown.
    pub units: LoadUnit,
    /// Today.
    pub today: NaiveDate,
}

/// Shows one exercise over time.
pub fn render(shown: Shown<'_>, look: &Look) -> String {
    let mut page = Page::new(look);
    let days = shown.progress.days();
    let slug = &shown.exercise.slug;
    let (Some(first), Some(last)) = (days.first(), days.last()) else {
        never(&mut page, shown);
        return page.render(look);
    };
    let counted = match shown.exercise.mode {
        Mode::Reps => "reps in the best set",
        Mode::Hold => "seconds in the best set",
        Mode::Contacts => "landings in a session",
    };
    let sessions = Count(days.len(), "session");
    let when = span(*first, *last);
    page.line(
        Line::new().add(Style::Bold, slug.to_string()).plain(format!(" · {counted} · {sessions}, {when}")),
    );
    page.blank();
    charts(&mut page, shown, (*first, *last), look);
    page.blank();
    table(&mut page, shown);
    page.blank();
    if let Some((name, results)) = shown.test.filter(|(_, results)| !results.is_empty()) {
        tests(&mut page, name, results, shown.today);
        page.blank();
    }
    next(&mut page, shown);
    page.render(look)
}

/// What is said where nothing is there to show: how to begin.
fn never(page: &mut Page, shown: Shown<'_>) {
    let slug = &shown.exercise.slug;
    let text = match shown.last_done {
        None => "nothing is logged of it yet".to_string(),
        Some(day) => format!("nothing since then; last done {}", date_with_year(day, shown.today)),
    };
    page.line(Line::new().add(Style::Bold, slug.to_string()).plain(format!(": {text}.")));
    page.blank();
    let target = &shown.next.target;
    let unit = if shown.exercise.mode == Mode::Hold { "s" } else { "" };
    let load = match target.load_kg {
        Decimal::ZERO => String::new(),
        load => format!("+{load}kg"),
    };
    let log = format!("ankle log {}x{}{unit}{load} {slug}", target.sets, target.dosage.number());
    let show = format!("ankle show {slug}");
    let rows = match shown.last_done {
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
    let day = |day: NaiveDate| format!("{} {}", day.day(), month(day));
    if first == last {
        format!("{} {}", day(first), first.year())
    } else if first.year() == last.year() {
        format!("{} – {} {}", day(first), day(last), last.year())
    } else {
        format!("{} {} – {} {}", day(first), first.year(), day(last), last.year())
    }
}

fn charts(page: &mut Page, shown: Shown<'_>, days: (NaiveDate, NaiveDate), look: &Look) {
    let is_loaded = shown.progress.is_loaded();
    let amounts = series(shown.progress, |session| f64::from(session.best));
    Chart { series: amounts, rows: ROWS, days, has_dates: !is_loaded }.draw(page, look);
    if is_loaded {
        let unit = shown.units.as_str();
        page.line(Line::new().add(Style::Dim, format!("  added {unit}")));
        let loads = series(shown.progress, |session| in_unit(session.load_kg, shown.units));
        Chart { series: loads, rows: LOAD_ROWS, days, has_dates: true }.draw(page, look);
    }
}

fn in_unit(kg: Decimal, units: LoadUnit) -> f64 {
    match units {
        LoadUnit::Kg => kg.as_f64(),
        LoadUnit::Lb => (kg.as_f64() / KG_PER_LB * 2.0).round() / 2.0,
    }
}

/// The lines of a chart: right solid and left dashed, so that they differ without colour.
fn series(progress: &Progress, value: impl Fn(&Session) -> f64) -> Vec<Series> {
    let of_leg = |leg: &Leg| {
        let (stroke, letter, name) = match leg.side {
            Some(Side::Right) => (Stroke::Solid, 'R', "right"),
            Some(Side::Left) => (Stroke::Dashed, 'L', "left "),
            None => (Stroke::Solid, 'o', ""),
        };
        let points: Vec<(NaiveDate, f64)> =
            leg.sessions.iter().map(|session| (session.date, value(session))).collect();
        let last = points.last().map_or_else(String::new, |(_, last)| last.to_string());
        let name = format!("{name} {last}").trim_start().to_string();
        Series { stroke, letter, name, points }
    };
    progress.legs.iter().rev().map(of_leg).collect()
}

/// Formats what a session was: `12`, `45s`, `12+5kg`.
pub fn value(session: &Session, exercise: &Exercise, units: LoadUnit) -> String {
    let amount = sets::dosage(exercise.dosage(session.best));
    match session.load_kg {
        Decimal::ZERO => amount,
        load => format!("{amount}+{}", sets::load(load, units)),
    }
}

/// Says how two sessions differ: `+3 reps`, `+5kg`, `same`.
pub fn change(from: &Session, to: &Session, exercise: &Exercise, units: LoadUnit) -> String {
    if from.load_kg != to.load_kg {
        let (sign, by) = if to.load_kg > from.load_kg {
            ("+", to.load_kg.minus(from.load_kg))
        } else {
            ("-", from.load_kg.minus(to.load_kg))
        };
        return format!("{sign}{}", sets::load(by, units));
    }
    let by = i32::from(to.best) - i32::from(from.best);
    let unit = match exercise.mode {
        Mode::Hold => "s".to_string(),
        Mode::Reps if by.abs() == 1 => " rep".to_string(),
        Mode::Reps => " reps".to_string(),
        Mode::Contacts if by.abs() == 1 => " landing".to_string(),
        Mode::Contacts => " landings".to_string(),
    };
    if by == 0 { "same".to_string() } else { format!("{by:+}{unit}") }
}

/// Returns the sets of the last weeks, from that of the first session on, this one last.
pub fn recent_weeks(leg: &Leg, today: NaiveDate, most: usize) -> Vec<u16> {
    let this = Week::of(today);
    let first = leg.sessions.first().map_or(this, |session| Week::of(session.date));
    let since = usize::try_from((this.starts() - first.starts()).num_weeks()).unwrap_or(0);
    leg.weekly_sets(this, most.min(since + 1))
}

/// Formats the mean of the weeks with a place after the point.
fn mean(weeks: &[u16]) -> String {
    let (sum, count) = (weeks.iter().copied().map(usize::from).sum::<usize>(), weeks.len().max(1));
    let tenths = (20 * sum + count) / (2 * count);
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn table(page: &mut Page, shown: Shown<'_>) {
    let Shown { exercise, progress, units, today, .. } = shown;
    let mut rows = vec![["", "first", "now", "best", "change", "sets a week"].map(ToString::to_string)];
    for leg in &progress.legs {
        let name = leg.side.map_or(both(exercise), Side::word);
        let (Some(first), Some(now), Some(best)) = (leg.sessions.first(), leg.sessions.last(), leg.best())
        else {
            rows.push([name, "", "", "", "nothing yet", ""].map(ToString::to_string));
            continue;
        };
        let weeks = recent_weeks(leg, today, WEEKS);
        let when = if best.date.year() == today.year() {
            format!("{} {}", best.date.day(), month(best.date))
        } else {
            format!("{} {}", month(best.date), best.date.year())
        };
        let changed =
            if leg.sessions.len() > 1 { change(first, now, exercise, units) } else { String::new() };
        rows.push([
            name.to_string(),
            value(first, exercise, units),
            value(now, exercise, units),
            format!("{} {when}", value(best, exercise, units)),
            changed,
            format!("{}  {}", bars(&weeks), mean(&weeks)),
        ]);
    }
    let pairs = progress.pairs();
    if let (Some(first), Some(now)) = (pairs.first(), pairs.last()) {
        let apart = |pair: &crate::coach::progress::Pair| pair.left.abs_diff(pair.right);
        let was = if pairs.len() > 1 && apart(first) != apart(now) {
            format!(" (was {})", apart(first))
        } else {
            String::new()
        };
        let text = match (now.left.cmp(&now.right), apart(now)) {
            (std::cmp::Ordering::Equal, _) => format!("both sides alike{was}"),
            (order, by) => {
                let weaker = if order.is_lt() { "left" } else { "right" };
                format!("{weaker} is {} behind{was}", amount_apart(exercise.mode, by))
            }
        };
        let first = if pairs.len() > 1 { format!("{}%", first.percent()) } else { String::new() };
        rows.push([
            "symmetry".to_string(),
            first,
            format!("{}%", now.percent()),
            String::new(),
            text,
            String::new(),
        ]);
    }
    let width = |column: usize, rows: &[[String; 6]]| {
        rows.iter().map(|row| unicode_width::UnicodeWidthStr::width(&*row[column])).max().unwrap_or(0)
    };
    // The sentence on symmetry may run on under the last column.
    let told: Vec<[String; 6]> = rows.iter().filter(|row| row[0] != "symmetry").cloned().collect();
    let widths: Vec<usize> =
        (0..6).map(|column| width(column, if column < 4 { &rows } else { &told })).collect();
    let all = 2 + widths.iter().sum::<usize>() + 2 * 5;
    if all > page.width() || page.is_narrow() {
        blocks(page, &rows);
        return;
    }
    for row in &rows {
        let is_head = row[0].is_empty();
        let style = if is_head { Style::Dim } else { Style::Plain };
        let mut line = Line::new().plain("  ").add(Style::Dim, row[0].clone());
        let mut column = 2 + widths[0];
        for index in 1..6 {
            column += 2 + widths[index];
            // Numbers right, words left.
            let text = match index {
                1 | 2 => format!("{:>1$}", row[index], widths[index]),
                _ => row[index].clone(),
            };
            line = line.to_column(column - widths[index]).add(style, text);
        }
        page.line(line);
    }
}

/// The same one figure a line, where columns have no room.
fn blocks(page: &mut Page, rows: &[[String; 6]]) {
    let heads = &rows[0];
    for row in &rows[1..] {
        page.line(Line::new().add(Style::Dim, format!("  {}", row[0])));
        let told = row.iter().zip(heads).skip(1).filter(|(text, _)| !text.is_empty());
        for (text, head) in told {
            let line = match (&*row[0], &**head) {
                ("symmetry", "change") => text.clone(),
                _ => format!("{head:<11}  {text}"),
            };
            page.line(Line::new().plain(format!("    {line}")));
        }
    }
}

fn both(exercise: &Exercise) -> &'static str {
    if exercise.sides == Sides::Alternating { "in turn" } else { "both" }
}

fn amount_apart(mode: Mode, by: u16) -> String {
    match mode {
        Mode::Reps => Count(by.into(), "rep").to_string(),
        Mode::Hold => format!("{by}s"),
        Mode::Contacts => Count(by.into(), "landing").to_string(),
    }
}

fn next(page: &mut Page, shown: Shown<'_>) {
    let Shown { exercise, next, .. } = shown;
    let slug = &exercise.slug;
    let indent = if page.is_narrow() { 2 } else { 3 };
    page.paragraph(indent, Style::Plain, &next_text(exercise, next, shown.units));
    if let Some(asymmetry) = shown.asymmetry.filter(|_| exercise.is_one_sided()) {
        let text = format!(
            "The {} leg reaches {}% of the other: the plan gives it more until it catches up.",
            asymmetry.weaker_word(),
            asymmetry.percent
        );
        page.paragraph(indent, Style::Plain, &text);
    }
    if next.rests_until.is_some() || next.landings.is_some() && next.stands_on.is_none() {
        // What rests, or grows by landings, is no target that could be held.
        return;
    }
    let change = match (next.stands_on, shown.is_held) {
        (Some(other), _) => ("See that one", format!("ankle progress {}", escape(&other.slug))),
        (None, true) => ("Let it grow again", format!("ankle config remove hold {slug}")),
        (None, false) => ("Change that", format!("ankle config add hold {slug}")),
    };
    let line = Line::new().plain(" ".repeat(indent)).add(Style::Dim, format!("{}: ", change.0));
    page.line(line.add(Style::Bold, change.1));
}

/// Says what comes next and why.
pub fn next_text(exercise: &Exercise, next: &Next<'_>, units: LoadUnit) -> String {
    let target = &next.target;
    if let Some(until) = next.rests_until {
        return format!("It rests until {} after pain.", short_date(until));
    }
    if let Some(other) = next.stands_on {
        let led_there = matches!(target.decision, Decision::Progress | Decision::Regress);
        let why = if led_there { format!(" {}", text_of(&target.because)) } else { String::new() };
        return format!("You train {} in its place now.{why}", escape(&other.slug));
    }
    match next.landings {
        Some(Err(closed)) => return format!("No hops for now: the gate {}.", closed.text()),
        Some(Ok(landings)) => {
            return format!("Next {landings} landings a session, as long as it stays green.");
        }
        None => {}
    }
    let what = sets::prescription(target.sets, target.dosage, exercise.sides, target.load_kg, units);
    // The planner deals the sets of these over the days of the week.
    let is_dealt = matches!(exercise.quality, Quality::CalfStraight | Quality::CalfBent | Quality::Iso);
    let most = if is_dealt && target.sets > 1 { "up to " } else { "" };
    format!("Next {most}{what}. {}", text_of(&target.because))
}
