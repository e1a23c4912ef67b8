//! The week (`ankle plan --week`): one row an exercise, the day beside its first rows.

use chrono::{Datelike as _, NaiveDate};

use crate::plan::{Day, DayKind, DoneState, Item, Plan, Reason, WeekKind};
use crate::profile::Profile;
use crate::text::{Count, escape, minutes, sentence};
use crate::units::LoadUnit;
use crate::week::short_date;
use crate::wording::remarks::{About, remarks};
use crate::wording::sets;
use crate::wording::week::{asides, dates, headline, rules_behind, skipped};

use super::look::{Look, Style};
use super::page::{Line, Page};

/// Column of the exercises: two of margin, `▶ ` and the day.
const DAY_COLUMN: usize = 12;

/// What a view of a plan needs besides the plan.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// The person, for units.
    pub profile: &'a Profile,
    /// Whether every line says why.
    pub explain: bool,
    /// Since when this person logs; what stood before is not held against them.
    pub since: NaiveDate,
    /// Labelled lines at the end: no profile yet, the first notice.
    pub hints: &'a [(&'static str, String)],
}

/// Shows a week.
pub fn render(plan: &Plan<'_>, shown: Shown<'_>, look: &Look) -> String {
    let mut page = Page::new(look);
    page.line_with_end(Line::new().add(Style::Bold, headline(plan)), Line::new().plain(dates(plan)));
    page.blank();
    if plan.kind == WeekKind::Stopped && plan.items().next().is_none() {
        stopped(&mut page, plan);
        return page.render(look);
    }
    let columns = Columns::of(plan, shown.profile.units);
    if !page.is_narrow() {
        let line = Line::new().plain("  ").add(Style::Dim, "Day").to_column(DAY_COLUMN);
        let line = line.add(Style::Dim, "Exercise").to_column(columns.target).add(Style::Dim, "Target");
        let is_any_done = plan.items().any(|item| !done_text(item).is_empty());
        let has_room = columns.done + "Done".len() <= page.width();
        let line =
            if is_any_done && has_room { line.to_column(columns.done).add(Style::Dim, "Done") } else { line };
        page.line(line);
    }
    for day in &plan.days {
        let column = if page.is_narrow() { 2 } else { DAY_COLUMN };
        if page.is_narrow() {
            narrow_day(&mut page, plan, day, shown);
        } else {
            wide_day(&mut page, plan, day, shown, &columns);
        }
        for also in &day.also {
            let text = format!("also {}  {}", also.exercise, sets::done(&also.sets));
            page.line_hanging(Line::new().to_column(column).add(Style::Dim, text), column + 2);
        }
    }
    page.blank();
    summary(&mut page, plan, shown);
    footnotes(&mut page, plan, shown);
    page.render(look)
}

struct Columns {
    target: usize,
    done: usize,
}

impl Columns {
    fn of(plan: &Plan<'_>, units: LoadUnit) -> Columns {
        let exercise = plan.items().map(|item| item.slug().chars().count()).max().unwrap_or(0);
        let widest = plan.items().map(|item| sets::target(item, units).chars().count()).max().unwrap_or(0);
        let target = DAY_COLUMN + exercise.max(8) + 2;
        Columns { target, done: target + widest.max(6) + 2 }
    }
}

fn wide_day(page: &mut Page, plan: &Plan<'_>, day: &Day<'_>, shown: Shown<'_>, columns: &Columns) {
    let is_today = day.date == plan.today;
    let is_past = day.date < plan.today;
    let marker = if is_today { "▶ " } else { "  " };
    let name = format!("{} {}", day.weekday.short(), day.date.day());
    let day_style = if is_today { Style::Bold } else { Style::Plain };
    let aside = match day.kind() {
        DayKind::Rest => Vec::new(),
        kind => vec![kind.to_string(), minutes(day.seconds())],
    };
    if day.items.is_empty() {
        let line = Line::new().plain(marker).add(day_style, name).to_column(DAY_COLUMN);
        page.line(line.add(Style::Dim, "rest"));
        return;
    }
    let rows = day.items.len().max(aside.len() + 1);
    for row in 0..rows {
        let line = if row == 0 {
            Line::new().plain(marker).add(day_style, name.clone())
        } else {
            let aside = aside.get(row - 1).map_or("", String::as_str);
            // The longest word for a day would touch the exercises.
            let indent = if 4 + aside.len() < DAY_COLUMN { "    " } else { "  " };
            Line::new().plain(indent).add(Style::Dim, aside)
        };
        let Some(item) = day.items.get(row) else {
            page.line(line);
            continue;
        };
        let style = if is_past { Style::Dim } else { Style::Plain };
        let line = line.to_column(DAY_COLUMN).add(style, item.slug());
        let line = line.to_column(columns.target).add(style, sets::target(item, shown.profile.units));
        let (glyph, glyph_style) = glyph_of(item, day, shown);
        let end = Line::new().add(glyph_style, glyph);
        let done = done_text(item);
        let beside = columns.done.max(line.width() + 2) + done.chars().count() + 3 <= page.width();
        if done.is_empty() {
            page.line_with_end(line, end);
        } else if beside {
            page.line_with_end(line.to_column(columns.done).add(style, done), end);
        } else {
            page.line_with_end(line, end);
            page.line_hanging(Line::new().to_column(DAY_COLUMN + 2).add(style, done), DAY_COLUMN + 2);
        }
        for text in asides_of(item, day, plan, shown) {
            page.labelled("", DAY_COLUMN + 2, Style::Dim, &text);
        }
    }
}

/// What is said below a line: of a day that is over only where every reason is asked for.
fn asides_of(item: &Item<'_>, day: &Day<'_>, plan: &Plan<'_>, shown: Shown<'_>) -> Vec<String> {
    if shown.explain {
        return asides(item, true);
    }
    if day.date < plan.today {
        return Vec::new();
    }
    // What waits for a word on pain asks for it once a week.
    let asks = |item: &Item<'_>| item.reasons.iter().any(Reason::asks_for_pain);
    let ahead = plan.days.iter().filter(|other| other.date >= plan.today && other.date < day.date);
    let of_day = day.items.iter().take_while(|other| other.slug() != item.slug());
    if asks(item) && ahead.flat_map(|other| &other.items).chain(of_day).any(asks) {
        let mut item = item.clone();
        item.reasons.retain(|reason| !reason.asks_for_pain());
        return asides(&item, false);
    }
    asides(item, false)
}

fn narrow_day(page: &mut Page, plan: &Plan<'_>, day: &Day<'_>, shown: Shown<'_>) {
    let marker = if day.date == plan.today { "▶ " } else { "" };
    let line =
        Line::new().plain(marker).add(Style::Bold, format!("{} {}", day.weekday.short(), day.date.day()));
    if day.items.is_empty() {
        page.line(line.add(Style::Dim, " rest"));
        return;
    }
    page.line(line.add(Style::Dim, format!(" {}, {}", day.kind(), minutes(day.seconds()))));
    for item in &day.items {
        let (glyph, style) = glyph_of(item, day, shown);
        page.line(Line::new().add(style, glyph).plain(format!(" {}", item.slug())));
        let line = Line::new().plain(format!("  {}", sets::target(item, shown.profile.units)));
        let done = done_text(item);
        page.line(if done.is_empty() { line } else { line.add(Style::Dim, format!("  {done}")) });
        for text in asides_of(item, day, plan, shown) {
            page.paragraph(4, Style::Dim, &text);
        }
    }
}

/// Returns the glyph of an item; what was planned before the person began shows none.
fn glyph_of(item: &Item<'_>, day: &Day<'_>, shown: Shown<'_>) -> (&'static str, Style) {
    match item.done.state {
        DoneState::Open | DoneState::Missed if day.date < shown.since => (" ", Style::Plain),
        state => glyph(state),
    }
}

/// Returns the glyph of a state and its colour.
pub(super) fn glyph(state: DoneState) -> (&'static str, Style) {
    match state {
        DoneState::Open => ("○", Style::Plain),
        DoneState::Partial => ("◐", Style::Partly),
        DoneState::Done => ("✓", Style::Good),
        DoneState::Skipped => ("✗", Style::Bad),
        DoneState::Missed => ("·", Style::Dim),
    }
}

fn done_text(item: &Item<'_>) -> String {
    match item.done.state {
        // The glyph says it; a day that went by needs no comment.
        DoneState::Open | DoneState::Missed => String::new(),
        DoneState::Skipped => skipped(item),
        DoneState::Partial | DoneState::Done => sets::done(&item.done.sets),
    }
}

/// Counts the sets done and asked for.
pub(super) fn progress<'i, 'c: 'i>(items: impl Iterator<Item = &'i Item<'c>>) -> (usize, usize) {
    items.map(Item::sets_done).fold((0, 0), |(all_done, all_asked), (done, asked)| {
        (all_done + usize::from(done), all_asked + usize::from(asked))
    })
}

/// Counts them on the days of a week since a person logs.
pub(super) fn progress_since(plan: &Plan<'_>, since: NaiveDate) -> (usize, usize) {
    progress(plan.days.iter().filter(|day| day.date >= since).flat_map(|day| &day.items))
}

/// Draws how much of something is done.
pub(super) fn bar(done: usize, of: usize, width: usize) -> (String, String) {
    let full = (done * width).checked_div(of).unwrap_or(0).min(width);
    ("█".repeat(full), "░".repeat(width - full))
}

/// From how many days on the same extra is told in one line.
const FEW_EXTRAS: usize = 3;

fn summary(page: &mut Page, plan: &Plan<'_>, shown: Shown<'_>) {
    let (done, asked) = progress_since(plan, shown.since);
    let label = if plan.day(plan.today).is_some() { "  This week" } else { "  The week" };
    // Who begins at the weekend has nothing to count yet.
    if asked > 0 {
        let width = (page.width() / 2).clamp(10, 36);
        let (full, empty) = bar(done, asked, width);
        let line = Line::new().add(Style::Dim, label).to_column(DAY_COLUMN + 1);
        let line = line.add(Style::Good, full).add(Style::Dim, empty);
        page.line(line.plain(format!("  {done} of {}", Count(asked, "set"))));
    }
    let label =
        |page: &mut Page, label: &str, text: &str| page.labelled(label, DAY_COLUMN + 1, Style::Plain, text);
    if let Some(today) = plan.day(plan.today) {
        let open: Vec<&Item<'_>> = today.items.iter().filter(|item| item.is_to_do()).collect();
        let text = if today.items.is_empty() {
            match plan.days.iter().find(|day| day.date > plan.today && day.items.iter().any(Item::is_to_do)) {
                Some(next) => {
                    format!("rest; next is {}, about {}", short_date(next.date), minutes(next.seconds_left()))
                }
                None if plan.kind == WeekKind::Stopped => "nothing is planned".to_string(),
                None => "rest; next week: ankle plan --next".to_string(),
            }
        } else if open.is_empty() {
            "all done".to_string()
        } else {
            let left = minutes(today.seconds_left());
            format!("{} to go, about {left}: ankle plan", Count(open.len(), "exercise"))
        };
        label(page, "Today", &text);
    }
    extras(page, plan, shown);
}

/// What may be done at any time, a line for each day, and one for all where the same stands on most of them.
fn extras(page: &mut Page, plan: &Plan<'_>, shown: Shown<'_>) {
    let units = shown.profile.units;
    // What was on offer and is over is no debt.
    let is_told = |(day, item): &(&Day<'_>, &Item<'_>)| {
        let is_over = matches!(item.done.state, DoneState::Open | DoneState::Missed);
        day.date >= plan.today || !is_over
    };
    let all = plan.days.iter().flat_map(|day| day.extras.iter().map(move |item| (day, item)));
    let all: Vec<_> = all.filter(is_told).collect();
    let is_alike = |one: &Item<'_>, other: &Item<'_>| {
        (one.slug(), one.done.state) == (other.slug(), other.done.state)
            && sets::target(one, units) == sets::target(other, units)
    };
    let mut label = "Extras";
    for (position, (day, item)) in all.iter().enumerate() {
        let alike: Vec<_> = all.iter().filter(|(_, other)| is_alike(item, other)).collect();
        let when = match alike.len() {
            0..FEW_EXTRAS => format!("{} {}", day.weekday.short(), day.date.day()),
            // The first of them has told of all.
            _ if all[..position].iter().any(|(_, before)| is_alike(item, before)) => continue,
            many if many == plan.days.len() => "every day".to_string(),
            _ => alike.iter().map(|(day, _)| day.weekday.short()).collect::<Vec<_>>().join(", "),
        };
        let (glyph, _) = glyph(item.done.state);
        let text = format!("{glyph} {when}  {} {}", item.slug(), sets::target(item, units));
        page.labelled(label, DAY_COLUMN + 1, Style::Plain, &text);
        label = "";
        for text in asides(item, shown.explain) {
            page.labelled("", DAY_COLUMN + 3, Style::Dim, &text);
        }
    }
}

/// What is short, what was cut, what to know.
pub(super) fn footnotes(page: &mut Page, plan: &Plan<'_>, shown: Shown<'_>) {
    let column = DAY_COLUMN + 1;
    for (about, text) in remarks(plan, shown.explain) {
        let style = if about == About::Note { Style::Dim } else { Style::Plain };
        page.labelled(&about.to_string(), column, style, &text);
    }
    if shown.explain {
        for (position, rule) in rules_behind(plan).into_iter().enumerate() {
            let label = if position == 0 { "Rules" } else { "" };
            page.labelled(label, column, Style::Dim, &sentence(rule));
        }
    }
    for (label, text) in shown.hints {
        page.labelled(label, column, Style::Dim, text);
    }
}

/// A week in which nothing is planned.
pub(super) fn stopped(page: &mut Page, plan: &Plan<'_>) {
    page.line(Line::new().add(Style::Bad, "Nothing is planned."));
    for note in &plan.notes {
        page.blank();
        page.paragraph(0, Style::Plain, &escape(&note.text()));
    }
}
