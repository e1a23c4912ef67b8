//! What `ankle start` says where there is nothing to lead.

use chrono::NaiveDate;

use crate::plan::{Item, Note, Plan};
use crate::text::{Count, minutes};
use crate::units::LoadUnit;
use crate::week::short_date;
use crate::wording::sets;

use super::look::{Look, Style};
use super::page::{Line, Page};

/// Why there is nothing to lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Nothing is planned today.
    Rest,
    /// All of it is done.
    Done,
    /// A warning sign, or the profile, keeps everything from being planned.
    Stopped,
}

/// A day with nothing to lead.
#[derive(Debug, Clone, Copy)]
pub struct Nothing<'a> {
    /// Why.
    pub why: Why,
    /// Its week.
    pub plan: &'a Plan<'a>,
    /// The day.
    pub date: NaiveDate,
    /// The person's unit of load.
    pub units: LoadUnit,
}

/// Says why nothing is led, what comes next, and which extras today offers.
pub fn nothing(shown: &Nothing<'_>, look: &Look) -> String {
    let mut page = Page::new(look);
    let date = short_date(shown.date);
    let said = match shown.why {
        Why::Stopped => {
            page.line(Line::new().add(Style::Bold, format!("{date}: nothing is led, training is stopped")));
            page.blank();
            super::week::stopped(&mut page, shown.plan);
            return page.render(look);
        }
        Why::Rest => "nothing is planned, a day to recover",
        Why::Done => "all done",
    };
    page.line(Line::new().add(Style::Bold, format!("{date}: {said}")));
    let next =
        shown.plan.days.iter().find(|day| day.date > shown.date && day.items.iter().any(Item::is_to_do));
    let text = next.map_or_else(
        || "This week is behind you. Next week: ankle plan --next".to_string(),
        |next| {
            let open = next.items.iter().filter(|item| item.is_to_do()).count();
            let long = minutes(next.seconds_left());
            format!("Next session {}: {}, about {long}", short_date(next.date), Count(open, "exercise"))
        },
    );
    page.paragraph(2, Style::Plain, &text);
    let extras = shown.plan.day(shown.date).into_iter().flat_map(|day| &day.extras);
    let extras: Vec<String> = extras
        .filter(|item| item.is_to_do())
        .map(|item| format!("{} {}", item.slug(), sets::target(item, shown.units)))
        .collect();
    if !extras.is_empty() {
        page.paragraph(2, Style::Plain, &format!("At any time of the day: {}", extras.join(", ")));
        page.paragraph(2, Style::Dim, "Lead one of them: ankle start --only EXERCISE");
    }
    page.render(look)
}

/// Says why a session that was under way is led no further.
pub fn why_stopped(plan: &Plan<'_>) -> String {
    let note = plan.notes.iter().find(|note| matches!(note, Note::Stopped { .. }));
    note.map_or_else(|| "Training is stopped. Why: ankle plan".to_string(), Note::text)
}
