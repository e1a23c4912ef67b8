//! The warning signs that can be noted: what each means, and which are open.

use crate::history::Sign;
use crate::safety::{Effect, Tag};
use crate::week::short_date;

use super::look::{Look, Style};
use super::page::{Line, Page};

/// Lists the signs, and says how each open one is cleared.
pub fn render(signs: &[Sign], look: &Look) -> String {
    let mut page = Page::new(look);
    page.line_with_end(
        Line::new().add(Style::Bold, "Warning signs"),
        Line::new().add(Style::Dim, "ankle symptom TAG"),
    );
    let widest = signs.iter().map(|sign| sign.tag.as_str().len()).max().unwrap_or(0);
    for (effect, head) in [
        (Effect::Stops, "Each of these stops the plan until it is cleared:"),
        (Effect::Noted, "These are only noted:"),
    ] {
        page.blank();
        page.paragraph(2, Style::Dim, head);
        for sign in signs.iter().filter(|sign| sign.tag.effect() == effect) {
            let style = if sign.open_since.is_some() { Style::Bold } else { Style::Plain };
            let line = Line::new()
                .plain("    ")
                .add(style, sign.tag.as_str())
                .to_column(widest + 6)
                .plain(sign.tag.meaning());
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

/// Says that a sign came back within so many days.
pub fn again(days: u64, look: &Look) -> String {
    let mut page = Page::new(look);
    page.paragraph(4, Style::Bold, &format!("That is twice within {days} days: show it to a clinician."));
    page.render(look)
}

/// The command that clears a sign.
fn clear(tag: Tag) -> String {
    format!("ankle symptom {tag} --clear --reason \"what was found\"")
}
