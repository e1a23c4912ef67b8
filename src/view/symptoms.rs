//! The warning signs that can be noted: what each means, and which are open.

use chrono::NaiveDate;

use crate::week::short_date;

use super::look::{Look, Style};
use super::page::{Line, Page};

/// A sign that can be noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sign<'a> {
    /// Its tag.
    pub tag: &'a str,
    /// What it means, in a few words.
    pub meaning: &'a str,
    /// Whether it stops all loading until it is cleared.
    pub stops: bool,
    /// Since when it is open; one that stops nothing only on the day it was noted.
    pub open_since: Option<NaiveDate>,
}

/// Lists the signs, and says how each open one is cleared.
pub fn render(signs: &[Sign<'_>], look: &Look) -> String {
    let mut page = Page::new(look);
    page.line_with_end(
        Line::new().add(Style::Bold, "Warning signs"),
        Line::new().add(Style::Dim, "ankle symptom TAG"),
    );
    let widest = signs.iter().map(|sign| sign.tag.len()).max().unwrap_or(0);
    for (stops, head) in
        [(true, "Each of these stops the plan until it is cleared:"), (false, "These are only noted:")]
    {
        page.blank();
        page.paragraph(2, Style::Dim, head);
        for sign in signs.iter().filter(|sign| sign.stops == stops) {
            let style = if sign.open_since.is_some() { Style::Bold } else { Style::Plain };
            let line =
                Line::new().plain("    ").add(style, sign.tag).to_column(widest + 6).plain(sign.meaning);
            let Some(since) = sign.open_since else {
                page.line_hanging(line, widest + 6);
                continue;
            };
            let end = Line::new().add(Style::Bad, format!("open since {}", short_date(since)));
            if line.width() + end.width() + 2 <= page.width() {
                page.line_with_end(line, end);
            } else {
                page.line_hanging(line, widest + 6);
                let below = Line::new().to_column(widest + 6);
                page.line_hanging(
                    below.add(Style::Bad, format!("open since {}", short_date(since))),
                    widest + 6,
                );
            }
        }
    }
    page.blank();
    let mut open = signs.iter().filter(|sign| sign.open_since.is_some()).peekable();
    if open.peek().is_none() {
        page.paragraph(2, Style::Plain, "None is open. What each may be about: ankle safety");
    }
    for sign in open {
        page.line(Line::new().plain(format!("  {}", clear(sign.tag))));
    }
    page.render(look)
}

/// The command that clears a sign.
fn clear(tag: &str) -> String {
    format!("ankle symptom {tag} --clear --reason \"what was found\"")
}
