//! `ankle safety`: when to stop, and who to see.

use crate::safety::{NOTICE, WARNINGS};

use super::look::{Look, Style};
use super::page::{Line, Page};

/// Shows the notice and every warning sign.
pub fn render(look: &Look) -> String {
    let mut page = Page::new(look);
    page.line(Line::new().add(Style::Bold, "When to stop, and who to see"));
    page.blank();
    page.paragraph(0, Style::Plain, NOTICE);
    page.blank();
    page.paragraph(
        0,
        Style::Plain,
        "Stop loading the ankle and have it assessed when you notice any of these:",
    );
    for warning in WARNINGS {
        page.blank();
        page.line(Line::new().plain("  ").add(Style::Bold, warning.title));
        page.paragraph(4.min(page.width() / 8), Style::Plain, warning.text);
    }
    page.blank();
    page.paragraph(
        0,
        Style::Dim,
        "General advice after the Ottawa ankle rules and common clinical practice; it names no diagnosis. In doubt, \
         ask a clinician.",
    );
    page.render(look)
}
