//! `ankle outlook`: the weeks to come in a line each, and how far each chain would lead.

use chrono::{Datelike as _, NaiveDate};

use crate::catalogue::vocabulary::Quality;
use crate::outlook::{Change, Outlook, Stand, WeekAhead};
use crate::plan::WeekKind;
use crate::text::{Count, escape};
use crate::units::{Decimal, LoadUnit};
use crate::week::day_with_year;
use crate::wording::sets;
use crate::wording::week::kind;

use super::look::{Look, Style};
use super::page::{Line, Page, columns};

/// Column of the dates of the weeks.
const DATE: usize = 7;

/// Width of the kind of a week.
const KIND: usize = 14;

/// What is shown.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// The weeks.
    pub outlook: &'a Outlook<'a>,
    /// Share of the sessions that are done, in percent.
    pub adherence_percent: u8,
    /// How loads are shown.
    pub units: LoadUnit,
    /// Today.
    pub today: NaiveDate,
}

impl Shown<'_> {
    /// Returns the width of the longest date.
    fn dates(self) -> usize {
        let is_another_year = |ahead: &WeekAhead<'_>| ahead.week.starts().year() != self.today.year();
        if self.outlook.weeks.iter().any(is_another_year) { "28 Dec 2026".len() } else { "28 Dec".len() }
    }
}

/// Shows the weeks to come.
pub fn render(shown: Shown<'_>, look: &Look) -> String {
    let mut page = Page::new(look);
    let Outlook { weeks, stopped } = shown.outlook;
    let every = match shown.adherence_percent {
        100 => "every session done".to_string(),
        percent => format!("{percent}% of the sessions done"),
    };
    let head = Line::new().add(Style::Bold, "Outlook");
    if weeks.is_empty() {
        page.line(head);
    } else {
        page.line_with_end(
            head.plain(format!(" · {}, {every}", Count(weeks.len(), "week"))),
            Line::new().add(Style::Partly, "a projection, not a promise"),
        );
    }
    page.blank();
    for ahead in weeks {
        week(&mut page, ahead, shown);
    }
    if !stopped.is_empty() {
        for note in stopped {
            page.paragraph(2, Style::Plain, &escape(&note.text()));
        }
        return page.render(look);
    }
    page.blank();
    if let (Some(first), Some(last)) = (weeks.first(), weeks.last()) {
        summary(&mut page, first, last, shown);
        page.blank();
    }
    let text = "Worked out by the plan's own rules from your log and your profile, as if the sessions you do go as \
                planned and without pain. Your body decides; the plan follows what you log.";
    page.paragraph(2, Style::Dim, text);
    page.render(look)
}

fn week(page: &mut Page, ahead: &WeekAhead<'_>, shown: Shown<'_>) {
    let name = format!("W{:02}", ahead.week.number());
    let date = day_with_year(ahead.week.starts(), shown.today);
    let style = if ahead.kind == WeekKind::Normal { Style::Plain } else { Style::Partly };
    let told: Vec<String> = ahead.changes.iter().map(|change| change_text(change, shown.units)).collect();
    let is_news = !told.is_empty();
    let text = if is_news { told.join("; ") } else { quiet(ahead, shown.units) };
    let text_style = if is_news { Style::Plain } else { Style::Dim };
    let done = format!("{} of {}", ahead.done, ahead.planned);
    if page.is_narrow() {
        let line = Line::new().plain(format!("  {name} ")).add(Style::Dim, format!("{date} "));
        let line = line.add(style, kind(ahead.kind));
        page.line(if shown.adherence_percent < 100 { line.plain(format!(", {done}")) } else { line });
        page.paragraph(4, text_style, &text);
        return;
    }
    // Days stand under days, and a year that is told takes more room.
    let indent = if ahead.week.starts().day() < 10 { " " } else { "" };
    let line = Line::new().plain(format!("  {name}")).to_column(DATE);
    let line = line.add(Style::Dim, format!("{indent}{date}"));
    let kinds = DATE + shown.dates() + 2;
    let mut line = line.to_column(kinds).add(style, kind(ahead.kind));
    let mut column = kinds + KIND;
    if shown.adherence_percent < 100 {
        line = line.to_column(column).plain(done);
        column += 8;
    }
    page.line_hanging(line.to_column(column).add(text_style, text), column);
}

/// What a week without news is about.
fn quiet(ahead: &WeekAhead<'_>, units: LoadUnit) -> String {
    match ahead.kind {
        WeekKind::Deload => return "lighter on purpose: half the sets".to_string(),
        WeekKind::Return => return "the way back: fewer sets at first".to_string(),
        WeekKind::Maintenance => return "about half the work, to keep what is there".to_string(),
        WeekKind::Normal | WeekKind::Stopped => {}
    }
    let is_calf = |stand: &&Stand<'_>| matches!(stand.quality, Quality::CalfStraight | Quality::CalfBent);
    let calf = ahead.stands.iter().filter(is_calf);
    calf.map(|stand| stand_text(stand, units)).collect::<Vec<String>>().join(", ")
}

fn stand_text(stand: &Stand<'_>, units: LoadUnit) -> String {
    format!("{} {}", escape(&stand.exercise.slug), dose_text(stand, units))
}

fn dose_text(stand: &Stand<'_>, units: LoadUnit) -> String {
    let Stand { exercise, sets, dosage, load_kg, .. } = stand;
    sets::prescription(*sets, *dosage, false, exercise.sides, *load_kg, units)
}

fn change_text(change: &Change<'_>, units: LoadUnit) -> String {
    let load = |kg: Decimal| match kg {
        Decimal::ZERO => "no load".to_string(),
        kg => sets::load(kg, units),
    };
    match change {
        Change::Rung(_, from, to) => format!("{} → {}", escape(&from.slug), escape(&to.slug)),
        Change::Load(exercise, from, to) => {
            format!("{} {} → {}", escape(&exercise.slug), load(*from), load(*to))
        }
        Change::HopsOpen(landings) => format!("hops begin with {landings} landings a session"),
        Change::HopsClose => "no hops for now".to_string(),
        Change::SingleLegHops => "hops on one leg begin".to_string(),
        Change::TestDue => "the calf-raise test is due".to_string(),
    }
}

/// Where each chain stands now, and where it would stand.
fn summary(page: &mut Page, first: &WeekAhead<'_>, last: &WeekAhead<'_>, shown: Shown<'_>) {
    let title = format!("Now → {}", day_with_year(last.week.ends(), shown.today));
    page.line(Line::new().add(Style::Dim, format!("  {title}")));
    let widest = last.stands.iter().map(|stand| columns(stand.quality.words())).max().unwrap_or(0);
    for then in &last.stands {
        let dose = |stand: &Stand<'_>, ahead: &WeekAhead<'_>| match ahead.landings {
            Some(landings) if stand.quality == Quality::Plyometric => format!("{landings} landings"),
            _ => dose_text(stand, shown.units),
        };
        let (slug, then_dose) = (escape(&then.exercise.slug), dose(then, last));
        let text = match first.stands.iter().find(|stand| stand.quality == then.quality) {
            None => format!("none now → {slug} {then_dose}"),
            Some(now) => {
                let (now_slug, now_dose) = (escape(&now.exercise.slug), dose(now, first));
                // The name stands once where it stays.
                match (now_slug == slug, now_dose == then_dose) {
                    (true, true) => format!("{slug} {now_dose}, unchanged"),
                    (true, false) => format!("{slug} {now_dose} → {then_dose}"),
                    (false, _) => format!("{now_slug} {now_dose} → {slug} {then_dose}"),
                }
            }
        };
        page.labelled(then.quality.words(), 2 + widest + 2, Style::Plain, &text);
    }
}
