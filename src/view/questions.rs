//! What `setup` asks, in plain words.

use crate::catalogue::vocabulary::{Equipment, Flag};
use crate::profile::edit::Change;
use crate::profile::rows::{Items, Kind, Row};
use crate::text::escape;

use super::look::{Look, Style};
use super::page::{Line, Page};
use super::profile::changes;

/// Says what is about to happen.
pub fn opening(path: &str, exists: bool, look: &Look) -> String {
    let mut page = Page::new(look);
    let what = if exists { "Your profile again" } else { "Your profile" };
    page.paragraph(
        0,
        Style::Plain,
        &format!(
            "{what}, in a few questions. Enter keeps what stands in brackets. Nothing is written before you have seen it; it goes \
             into {path}."
        ),
    );
    page.render(look)
}

/// Asks for the value of a key.
pub fn question(row: &Row, look: &Look) -> String {
    let mut page = Page::new(look);
    page.blank();
    page.paragraph(0, Style::Plain, row.question.text());
    match row.kind {
        Kind::List(Items::Equipment) => {
            numbered(&mut page, Equipment::ALL.iter().map(|thing| (thing.as_str(), about(*thing))));
        }
        Kind::List(Items::Flags) => {
            numbered(&mut page, Flag::ALL.iter().map(|flag| (flag.as_str(), flag.meaning())));
        }
        _ => {}
    }
    page.render(look)
}

/// Asks since when something is.
pub fn since(flag: Flag, look: &Look) -> String {
    let mut page = Page::new(look);
    page.paragraph(
        0,
        Style::Plain,
        &format!(
            "Since when? ({}) A day like 2026-11-02, 'yesterday' or '3d'; Enter if you do not know.",
            flag.meaning()
        ),
    );
    page.render(look)
}

/// Stands before the answer; `held` is what Enter keeps.
pub fn prompt(label: &str, held: &str, look: &Look) -> String {
    format!("{} [{}]: ", look.paint(Style::Bold, label), escape(held))
}

/// Says why an answer is none.
pub fn refusal(message: &str, hint: Option<&str>, look: &Look) -> String {
    let mut page = Page::new(look);
    let hint = hint.map_or_else(String::new, |hint| format!(" ({hint})"));
    page.paragraph(2, Style::Partly, &escape(&format!("{message}{hint}")));
    page.render(look)
}

/// Shows what would be written.
pub fn preview(path: &str, of: &[Change<'_>], look: &Look) -> String {
    let mut page = Page::new(look);
    page.blank();
    page.line(Line::new().plain(format!("This goes into {path}:")));
    page.blank();
    format!("{}{}\n", page.render(look), changes(of, look))
}

/// Says how it ended.
pub fn ending(path: &str, outcome: Ending, look: &Look) -> String {
    let mut page = Page::new(look);
    match outcome {
        Ending::Written => {
            page.line(Line::new().add(Style::Good, "✓").plain(format!(" Written to {path}")));
            page.paragraph(
                4,
                Style::Dim,
                "your week: ankle plan --week; one key later: ankle config set minutes 30",
            );
        }
        Ending::Same => page.line(Line::new().plain(format!("Nothing is different: {path} stays as it is."))),
        Ending::Refused => page.line(Line::new().plain("Nothing was written.")),
    }
    page.render(look)
}

/// How the dialogue ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The profile is written.
    Written,
    /// Every answer was what the profile says already.
    Same,
    /// The person would rather not.
    Refused,
}

fn numbered<'a>(page: &mut Page, entries: impl Iterator<Item = (&'a str, &'a str)>) {
    for (position, (word, about)) in entries.enumerate() {
        let line = Line::new().plain(format!("  {:>2} {word}", position + 1));
        page.line_hanging(line.to_column(27).add(Style::Dim, about), 27);
    }
}

/// What a thing is good for, or what does as well.
fn about(thing: Equipment) -> &'static str {
    match thing {
        Equipment::Wall => "or a rail, to hold on to",
        Equipment::Chair => "a sturdy one",
        Equipment::Step => "a stair, or a box that stands firm",
        Equipment::Plate => "a weight plate, or a thick book to stand on",
        Equipment::Dumbbell | Equipment::Kettlebell | Equipment::CalfMachine | Equipment::LegPress => "",
        Equipment::Backpack => "one that takes weight",
        Equipment::Band => "a resistance band",
        Equipment::Towel => "or a folded blanket",
        Equipment::Cushion => "or a balance pad",
    }
}
