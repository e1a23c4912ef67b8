//! What `ankle wait` says beside its set: why there is none, and what became of it.

use chrono::NaiveDate;

use crate::catalogue::vocabulary::Sides;
use crate::log::event::{Record, Set};
use crate::notation::Side;
use crate::view::look::{Look, Style};
use crate::view::records::{Entry, under_head};
use crate::wording::sets;

use super::OneSet;

/// Why nothing is led while a command runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// A warning sign, or the profile, keeps everything from being planned.
    Stopped,
    /// It is a red day.
    Red,
    /// Nothing is planned.
    Rest,
    /// All of it is done.
    Done,
    /// What is left is heavy, springs, or needs more room than one has here.
    NothingFits,
    /// It cannot be told; what is wrong.
    Unknown(String),
}

/// Says why nothing is led.
pub fn nothing(why: &Why) -> String {
    match why {
        Why::Stopped => "training is stopped, so there is no set. Why: ankle plan".to_string(),
        Why::Red => "no set today, after pain like that. Why: ankle plan".to_string(),
        Why::Rest => "nothing is planned today, so there is no set.".to_string(),
        Why::Done => "all of today is done, so there is no set.".to_string(),
        Why::NothingFits => "nothing that is left today can be done here. See it: ankle plan".to_string(),
        Why::Unknown(what) => format!("no set, for today cannot be told: {what}. Check it: ankle doctor"),
    }
}

/// A set whose command has ended, and that is not in the log.
#[derive(Debug, Clone, Copy)]
pub struct Led<'a> {
    /// The set.
    pub set: &'a OneSet,
    /// The day it was done on, where that is over.
    pub on: Option<NaiveDate>,
    /// Whether it was to be logged.
    pub was_to_log: bool,
    /// Options that name the person's folders.
    pub folders: &'a str,
}

/// Says what of a set was done, and the command that logs it; nothing where nothing was begun.
pub fn not_logged(led: Led<'_>) -> Option<String> {
    let Led { set, was_to_log, .. } = led;
    if set.was_interrupted() {
        // That it does not count was said when it was.
        return None;
    }
    let Some(done) = set.set() else {
        let when = if set.has_begun() { "as the set began" } else { "before the set had begun" };
        return set.is_told().then(|| format!("The command ended {when}."));
    };
    let command = to_log(&done, led);
    if set.is_over() {
        return Some(format!("To log it: {command}"));
    }
    let nothing = if was_to_log { ", so nothing was logged" } else { "" };
    Some(format!("The command ended first{nothing}. To log {}: {command}", set.share()))
}

/// The command that logs a set.
fn to_log(done: &Set, led: Led<'_>) -> String {
    let leg = done.side.map_or("", |side| if side == Side::Left { "L" } else { "R" });
    let on = led.on.map_or_else(String::new, |on| format!(" --date {on}"));
    format!("ankle log {leg}{} {}{on}{}", sets::amount(done.done), led.set.part().slug, led.folders)
}

/// Says that a set was logged.
pub fn logged(record: &Record, sides: Sides, look: &Look) -> String {
    let mut page = under_head("Logged", &[Entry { record, sides, remark: None }], look);
    page.paragraph(4, Style::Dim, "ankle undo takes it back");
    page.render(look)
}
