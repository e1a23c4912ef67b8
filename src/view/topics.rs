//! The long texts of the help: each line as it is written, wrapped where the terminal is narrow.

use super::look::Look;
use super::page::{Line, Page};

/// Shows a text; what stands in a second column goes on in it, or on a narrow page below.
pub fn render(text: &str, look: &Look) -> String {
    let mut page = Page::new(look);
    for line in text.lines() {
        let indent = line.len() - line.trim_start().len();
        let (first, second) = line.trim_start().rsplit_once("  ").unwrap_or((line.trim_start(), ""));
        let (first, second) = (first.trim_end(), second.trim_start());
        if page.is_narrow() && !second.is_empty() && line.len() > page.width() {
            page.line_hanging(Line::new().plain(&line[..indent + first.len()]), indent + 2);
            page.line_hanging(Line::new().to_column(indent + 2).plain(second), indent + 2);
            continue;
        }
        let hang = if second.is_empty() { indent + 2 } else { line.len() - second.len() };
        page.line_hanging(Line::new().plain(line), hang);
    }
    page.render(look)
}
