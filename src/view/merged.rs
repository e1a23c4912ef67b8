//! What `merge` has done, in one line.

use crate::log::merge::Union;
use crate::text::Count;

use super::look::{Look, Style};
use super::page::{Line, Page};

/// Says how many records were new, known and conflicting.
pub fn render(union: &Union, look: &Look) -> String {
    let known = match union.there_already {
        0 => String::new(),
        1 => ", 1 was there already".to_string(),
        count => format!(", {count} were there already"),
    };
    let conflicting = match union.conflicts.len() {
        0 => String::new(),
        count => format!(", {count} added beside a different one with the same id"),
    };
    let merged = match union.new {
        0 => "Nothing new".to_string(),
        count => format!("Merged {}", Count(count, "new record")),
    };
    let mut page = Page::new(look);
    let line = Line::new().add(Style::Good, "✓").plain(" ");
    page.line_hanging(line.plain(format!("{merged}{known}{conflicting}")), 2);
    page.render(look)
}
