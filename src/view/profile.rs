//! The profile: its keys, and what of them was changed.

use crate::profile::edit::Change;
use crate::profile::value::{NONE, Setting, Value};
use crate::text::escape;

use super::look::{Look, Style};
use super::page::{Line, Page};

/// Column of the values.
const COLUMN: usize = 17;

/// Shows keys with their values, and whether anybody chose them.
pub fn settings(settings: &[Setting], look: &Look) -> String {
    let mut page = Page::new(look);
    let column = settings.iter().map(|setting| setting.key.len() + 2).fold(COLUMN, usize::max);
    for setting in settings {
        let value = typed(setting.value.as_ref());
        let origin = match (setting.of_week, setting.default) {
            (true, _) => "this week",
            (_, true) if setting.value.is_some() => "default",
            _ => "",
        };
        let style = if setting.default { Style::Dim } else { Style::Plain };
        let line = Line::new().plain(setting.key.as_str()).to_column(column).add(style, value);
        let line = if origin.is_empty() { line } else { line.add(Style::Dim, format!("  ({origin})")) };
        page.line_hanging(line, column);
    }
    page.render(look)
}

fn typed(value: Option<&Value>) -> String {
    value.map_or_else(|| NONE.to_string(), |value| escape(&value.typed()))
}

/// One key before and after.
#[derive(Debug)]
pub struct Changed {
    /// The key.
    pub name: String,
    /// The week, where it is for one alone.
    pub scope: Option<String>,
    /// What it was, where the file could be read.
    pub was: Option<Option<Value>>,
    /// What it is.
    pub now: Option<Value>,
    /// Whether it stands in the file.
    pub is_given: bool,
    /// Whether the file was written.
    pub is_changed: bool,
}

/// Says what of one key was changed.
pub fn changed(changed: &Changed, look: &Look) -> String {
    let mut page = Page::new(look);
    let scope = changed.scope.as_ref().map_or_else(String::new, |week| format!(" in {week}"));
    let now = typed(changed.now.as_ref());
    if !changed.is_changed {
        let how = if changed.is_given { "already" } else { "without being set" };
        let text = format!("{} is {now}{scope} {how}; nothing was written", changed.name);
        page.line_hanging(Line::new().plain(text), 2);
        return page.render(look);
    }
    let line = Line::new().add(Style::Good, "✓").plain(format!(" {} is ", changed.name));
    let line = line.add(Style::Bold, now.as_str()).plain(scope);
    let was = changed.was.as_ref().map(|was| typed(was.as_ref()));
    page.line_hanging(line, 2);
    if let Some(was) = was {
        let told = match (changed.is_given, was == now) {
            (false, _) if changed.scope.is_some() => format!("it was {was}; now as in every week"),
            (false, _) if changed.now.is_some() => format!("it was {was}; now the default"),
            (true, true) => "as it was already, now written down".to_string(),
            _ => format!("it was {was}"),
        };
        page.paragraph(4, Style::Dim, &told);
    }
    page.render(look)
}

/// Shows the lines that would be written, and those that would go.
pub fn changes(changes: &[Change<'_>], look: &Look) -> String {
    let only_new = changes.iter().all(|change| matches!(change, Change::New(_)));
    let mut out = String::new();
    for change in changes {
        let (mark, style, line) = match change {
            Change::New(line) if only_new => (" ", Style::Plain, line),
            Change::New(line) => ("+", Style::Good, line),
            Change::Gone(line) => ("-", Style::Bad, line),
        };
        let text = format!("  {mark} {}", escape(line));
        out.push_str(&look.paint(style, &look.glyphs(text.trim_end())));
        out.push('\n');
    }
    out
}
