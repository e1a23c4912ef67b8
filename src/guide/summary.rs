//! What a guided session leaves on the normal screen.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};

use crate::coach::rules::ACCEPTABLE_PAIN;
use crate::log::event::{Done, Kind, Set};
use crate::text::{Count, escape, shell_word};
use crate::view::logged::too_much;
use crate::view::look::{Look, Style};
use crate::view::page::{Line, Page};
use crate::week::short_date;
use crate::wording::sets;

use super::compared::{Peak, compared};
use super::effect::Ending;
use super::ledger::Entry;
use super::part::Part;
use super::session::Session;

/// A session that is over.
#[derive(Debug, Clone, Copy)]
pub struct Summary<'a> {
    /// The session.
    pub session: &'a Session,
    /// What sort it was.
    pub title: &'a str,
    /// How it ended.
    pub ending: &'a Ending,
    /// When.
    pub now: DateTime<FixedOffset>,
    /// Whether nothing was written.
    pub is_dry_run: bool,
    /// The greatest set of each exercise on all days before.
    pub best: &'a BTreeMap<String, Peak>,
}

/// Returns the exercises of which something was done.
pub fn exercises(session: &Session) -> Vec<&str> {
    let parts = session.parts().iter();
    parts.filter(|part| !of(session, part).is_empty()).map(|part| &*part.slug).collect()
}

/// The sets of an exercise that stand.
fn of(session: &Session, part: &Part) -> Vec<Set> {
    let kinds = session.ledger().standing().filter_map(|(_, entry)| entry.kind.as_ref());
    kinds
        .filter_map(|kind| match kind {
            Kind::Sets { exercise, sets, .. } if *exercise == part.slug => Some(sets.iter().copied()),
            _ => None,
        })
        .flatten()
        .collect()
}

/// Says what was done, and how it stands beside the time before.
pub fn render(summary: &Summary<'_>, look: &Look) -> String {
    let Summary { session, title, ending, now, .. } = *summary;
    let mut page = Page::new(look);
    let long = minutes_of(session);
    let (done, asked) = session.sets_done();
    let (style, glyph, how) = match ending {
        Ending::Done if done >= asked => (Style::Good, "✓", format!("done in {long}")),
        Ending::Done => (Style::Partly, "◐", format!("ended after {long}")),
        Ending::Quit | Ending::Terminated => (Style::Partly, "◐", format!("left after {long}")),
        Ending::Pain(..) => (Style::Bad, "!", format!("stopped for pain after {long}")),
        Ending::Stopped(_) => (Style::Bad, "!", format!("stopped after {long}")),
    };
    let head = Line::new().add(style, glyph).add(Style::Bold, format!(" {title} {how}"));
    let when = format!("{}, {}", short_date(now.date_naive()), now.format("%H:%M"));
    page.line_with_end(head, Line::new().plain(when));
    let parts: Vec<(&Part, Vec<Set>)> = session
        .parts()
        .iter()
        .map(|part| (part, part.earlier.iter().copied().chain(of(session, part)).collect()))
        .filter(|(_, sets): &(&Part, Vec<Set>)| !sets.is_empty())
        .collect();
    if !parts.is_empty() {
        page.blank();
    }
    let name = parts.iter().map(|(part, _)| part.slug.len()).max().unwrap_or(0) + 6;
    let widest = parts.iter().map(|(_, of)| sets::done(of).chars().count()).max().unwrap_or(0) + name + 3;
    for (part, done) in &parts {
        let beside = compared(part, done, summary.best.get(&part.slug).copied());
        if page.is_narrow() {
            page.line(Line::new().plain(format!("    {}", part.slug)));
            page.paragraph(6, Style::Plain, &sets::done(done));
            page.paragraph(6, Style::Dim, &beside);
        } else {
            let line =
                Line::new().plain(format!("    {}", part.slug)).to_column(name).plain(sets::done(done));
            page.line_hanging(line.to_column(widest).add(Style::Dim, beside), widest);
        }
    }
    page.blank();
    let mut facts = vec![format!("{done} of {}", Count(asked as usize, "set"))];
    facts.extend(amounts(&parts));
    facts.extend(effort(session));
    let facts = Line::new().plain(format!("    {}", facts.join(" · ")));
    if summary.is_dry_run {
        page.line(facts);
        page.paragraph(4, Style::Dim, "A dry run: nothing was written.");
    } else if exercises(session).is_empty() {
        page.line(facts);
    } else {
        page.line_with_end(facts, Line::new().add(Style::Dim, "ankle undo takes the last of it back"));
    }
    why(&mut page, session, ending);
    page.render(look)
}

/// Says what ended it, where that was not its end.
fn why(page: &mut Page, session: &Session, ending: &Ending) {
    match ending {
        Ending::Pain(pain, slug) => {
            let kinds = session.ledger().standing().filter_map(|(_, entry)| entry.kind.as_ref());
            let is_kept = kinds
                .filter_map(|kind| match kind {
                    Kind::Sets { pain, .. } | Kind::Session { pain, .. } => *pain,
                    _ => None,
                })
                .any(|kept| kept == *pain);
            let text = if is_kept {
                format!("Pain {pain} of 10: {}", too_much("what hurt rests"))
            } else {
                format!(
                    "Pain {pain} of 10: above {ACCEPTABLE_PAIN} is too much. No set of {slug} is written down, so the \
                     coach does not know of it. Tell it: ankle log 1 {slug} --pain {pain}"
                )
            };
            page.blank();
            page.paragraph(4, Style::Plain, &text);
        }
        Ending::Stopped(why) => {
            page.blank();
            page.paragraph(4, Style::Plain, why);
        }
        Ending::Done | Ending::Quit | Ending::Terminated => {}
    }
}

fn minutes_of(session: &Session) -> String {
    let minutes = (session.running().as_secs() + 30) / 60;
    format!("{} min", minutes.max(1))
}

/// All repetitions, seconds and landings together.
fn amounts(parts: &[(&Part, Vec<Set>)]) -> Vec<String> {
    let sets = || parts.iter().flat_map(|(_, sets)| sets);
    let sum = |counts: fn(&Done) -> bool| -> u32 {
        sets().filter(|set| counts(&set.done)).map(|set| u32::from(set.done.number())).sum()
    };
    let reps = sum(|done| matches!(done, Done::Reps(_)));
    let seconds = sum(|done| matches!(done, Done::Seconds(_)));
    let landings = sum(|done| matches!(done, Done::Contacts(_)));
    let mut told = Vec::new();
    if reps > 0 {
        told.push(Count(reps as usize, "rep").to_string());
    }
    if seconds > 0 {
        told.push(format!("{seconds} s held"));
    }
    if landings > 0 {
        told.push(Count(landings as usize, "landing").to_string());
    }
    told
}

fn effort(session: &Session) -> Option<String> {
    let mut kinds = session.ledger().standing().filter_map(|(_, entry)| entry.kind.as_ref());
    kinds.find_map(|kind| match kind {
        Kind::Session { rpe, .. } => Some(format!("effort {rpe} of 10")),
        _ => None,
    })
}

/// Says what could not be written, in commands that can be pasted.
pub fn unsaved(session: &Session, look: &Look) -> String {
    let lines: Vec<String> = session.ledger().unsaved().filter_map(to_paste).collect();
    if lines.is_empty() {
        return String::new();
    }
    let mut page = Page::new(look);
    page.blank();
    page.paragraph(0, Style::Bad, "Not saved. Once there is room, paste this:");
    for line in lines {
        page.line(Line::new().plain(format!("    {line}")));
    }
    page.render(look)
}

fn to_paste(entry: &Entry) -> Option<String> {
    let day = entry.at.format("--date %Y-%m-%dT%H:%M");
    let pain =
        |pain: &Option<crate::units::Pain>| pain.map_or_else(String::new, |pain| format!(" --pain {pain}"));
    Some(match entry.kind.as_ref()? {
        Kind::Sets { exercise, sets: done, pain: told, note, .. } => {
            let note = note.as_ref().map_or_else(String::new, |note| format!(" --note {}", shell_word(note)));
            let typed = sets::noted(done).replace("  ", " ");
            format!("ankle log {typed} {exercise}{}{} {day}", pain(told), escape(&note))
        }
        Kind::Skip { exercise, reason } => {
            let reason =
                reason.as_ref().map_or_else(String::new, |why| format!(" --reason {}", shell_word(why)));
            format!("ankle skip {exercise}{} {day}", escape(&reason))
        }
        Kind::Checkin { pain, .. } => format!("ankle checkin --pain {pain} {day}"),
        Kind::Session { rpe, minutes, .. } => format!("ankle done --effort {rpe} --minutes {minutes} {day}"),
        Kind::Symptom { .. } | Kind::Test { .. } | Kind::Void { .. } => return None,
    })
}
