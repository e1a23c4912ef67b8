//! The confirmation of `ankle done`: first what is on disk, then what it changes and what comes next.

use chrono::NaiveDate;

use crate::coach::next::Next;
use crate::coach::rules::{ACCEPTABLE_PAIN, AMBER_FROM};
use crate::plan::{Plan, WeekKind};
use crate::profile::Profile;
use crate::text::{Count, minutes};
use crate::units::Pain;
use crate::week::short_date;

use super::logged::{add_labelled, coach, pain_words, too_much};
use super::look::{Look, Style};
use super::page::Page;
use super::records::{Entry, under_head};
use super::week;

/// What comes next in the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ahead {
    /// The day.
    pub date: NaiveDate,
    /// How many of its exercises are to do.
    pub exercises: usize,
    /// How long they take.
    pub seconds: u32,
}

/// What a session that was done makes of the plan.
#[derive(Debug)]
pub struct Outcome<'a> {
    /// The week of its day.
    pub plan: &'a Plan<'a>,
    /// Each exercise, and what comes next of it.
    pub next: &'a [(&'a str, Option<Next<'a>>)],
    /// Worst pain told with it.
    pub pain: Option<Pain>,
    /// The next session, where one can be told.
    pub ahead: Option<Ahead>,
    /// The day it was done on.
    pub day: NaiveDate,
    /// Since when this person logs.
    pub since: NaiveDate,
    /// Today.
    pub today: NaiveDate,
}

/// Says what is on disk now, in words; needs no history.
pub fn confirmation(entries: &[Entry<'_>], look: &Look) -> String {
    under_head("Logged", entries, look).render(look)
}

/// Says what it changes, and what comes next.
pub fn look_back(outcome: &Outcome<'_>, profile: &Profile, look: &Look) -> String {
    let mut page = Page::new(look);
    page.blank();
    if outcome.plan.kind == WeekKind::Stopped {
        add_labelled(&mut page, "plan", "stopped, see: ankle plan");
        return undo(page, look);
    }
    let changes = outcome.next.iter().flat_map(|(slug, next)| {
        let said = next.iter().flat_map(|next| coach(next, outcome.day));
        said.map(move |words| format!("{slug}: {words}"))
    });
    for (position, change) in changes.enumerate() {
        add_labelled(&mut page, if position == 0 { "coach" } else { "" }, &change);
    }
    match outcome.pain {
        Some(pain) if pain > ACCEPTABLE_PAIN => {
            add_labelled(&mut page, "pain", &too_much("all of it rests"));
        }
        Some(pain) if pain >= AMBER_FROM => add_labelled(&mut page, "pain", &pain_words(pain, profile)),
        _ => {}
    }
    let (done, asked) = week::progress_since(outcome.plan, outcome.since);
    add_labelled(&mut page, "week", &format!("{done} of {}", Count(asked, "set")));
    if let Some(Ahead { date, exercises, seconds }) = outcome.ahead {
        let day = if date == outcome.today { "today".to_string() } else { short_date(date) };
        let text = format!("{day}: {}, about {}", Count(exercises, "exercise"), minutes(seconds));
        add_labelled(&mut page, "next", &text);
    }
    undo(page, look)
}

/// What a session changed of the plan.
#[derive(Debug)]
pub struct Changes<'a> {
    /// Each exercise, and what comes next of it.
    pub next: &'a [(&'a str, Option<Next<'a>>)],
    /// The next session, where one can be told.
    pub ahead: Option<Ahead>,
    /// The day it was done on.
    pub day: NaiveDate,
}

/// Says which targets moved, and what comes next.
pub fn changes(changes: &Changes<'_>, look: &Look) -> String {
    let mut page = Page::new(look);
    page.blank();
    let moved = changes.next.iter().filter_map(|(slug, next)| Some((slug, next.as_ref()?)));
    let moved = moved.filter(|(_, next)| next.from.is_some());
    let words =
        moved.flat_map(|(slug, next)| coach(next, changes.day).map(move |words| format!("{slug}: {words}")));
    for (position, words) in words.enumerate() {
        add_labelled(&mut page, if position == 0 { "coach" } else { "" }, &words);
    }
    if let Some(Ahead { date, exercises, seconds }) = changes.ahead {
        let day = if date == changes.day { "today".to_string() } else { short_date(date) };
        let long = crate::text::minutes(seconds);
        add_labelled(&mut page, "next", &format!("{day}: {}, about {long}", Count(exercises, "exercise")));
    }
    page.render(look)
}

fn undo(mut page: Page, look: &Look) -> String {
    page.paragraph(4, Style::Dim, "ankle undo takes it back");
    page.render(look)
}
