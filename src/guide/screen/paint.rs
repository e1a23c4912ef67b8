//! Styled text put into a terminal's cells: cut by its width, in ASCII where that is asked for.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use crate::text::escape;
use crate::view::look::{self, Look};

/// A run of text in one style.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Span {
    text: String,
    style: look::Style,
}

/// One row of the screen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Row {
    spans: Vec<Span>,
    is_centred: bool,
}

impl Row {
    /// Begins an empty row.
    pub(super) fn new() -> Row {
        Row::default()
    }

    /// Makes a row of one text.
    pub(super) fn of(style: look::Style, text: impl Into<String>) -> Row {
        Row::new().add(style, text)
    }

    /// Adds text in a style; what could steer the terminal is shown as an escape.
    pub(super) fn add(mut self, style: look::Style, text: impl Into<String>) -> Row {
        let text = text.into();
        self.spans.push(Span { text: escape(&text), style });
        self
    }

    /// Adds plain text.
    pub(super) fn plain(self, text: impl Into<String>) -> Row {
        self.add(look::Style::Plain, text)
    }

    /// Adds spaces up to a column.
    pub(super) fn up_to_column(self, column: usize) -> Row {
        let gap = column.saturating_sub(self.width());
        self.plain(" ".repeat(gap))
    }

    /// Puts it into the middle.
    pub(super) fn centred(mut self) -> Row {
        self.is_centred = true;
        self
    }

    /// Adds another row at the end.
    pub(super) fn join(mut self, other: Row) -> Row {
        self.spans.extend(other.spans);
        self
    }

    /// Returns the cells it takes.
    pub(super) fn width(&self) -> usize {
        self.spans.iter().map(|span| span.text.width()).sum()
    }
}

/// What is painted on, and how.
pub(super) struct Canvas<'a> {
    pub(super) buffer: &'a mut Buffer,
    pub(super) look: Look,
}

impl Canvas<'_> {
    /// Paints a row from a place on, cut at the right edge of an area.
    pub(super) fn row(&mut self, area: Rect, y: u16, row: &Row) {
        if y >= area.height {
            return;
        }
        let width = usize::from(area.width);
        let mut x = if row.is_centred { width.saturating_sub(row.width()) / 2 } else { 0 };
        for span in &row.spans {
            let style = self.style(span.style);
            for letter in self.look.glyphs(&span.text).chars() {
                let cells = letter.width().unwrap_or(0);
                if x + cells > width {
                    return;
                }
                if cells == 0 {
                    continue;
                }
                let at = (area.x + x as u16, area.y + y);
                if let Some(cell) = self.buffer.cell_mut(at) {
                    cell.set_char(letter).set_style(style);
                }
                x += cells;
            }
        }
    }

    /// Paints rows one under the other.
    pub(super) fn rows(&mut self, area: Rect, rows: &[Row]) {
        for (y, row) in rows.iter().enumerate() {
            self.row(area, u16::try_from(y).unwrap_or(u16::MAX), row);
        }
    }

    /// Colour is decided here: without it only bold, dim and reverse remain.
    fn style(&self, style: look::Style) -> Style {
        let colour = |colour: Color| if self.look.colour { Style::new().fg(colour) } else { Style::new() };
        match style {
            look::Style::Plain => Style::new(),
            look::Style::Bold => Style::new().add_modifier(Modifier::BOLD),
            look::Style::Dim => Style::new().add_modifier(Modifier::DIM),
            look::Style::Good => colour(Color::Green),
            look::Style::Partly => colour(Color::Yellow),
            look::Style::Bad => colour(Color::Red).add_modifier(Modifier::BOLD),
        }
    }
}

/// Wraps text to a width, in a style.
pub(super) fn wrapped(text: &str, width: usize, style: look::Style) -> Vec<Row> {
    if width == 0 {
        return Vec::new();
    }
    let lines = textwrap::wrap(text, width);
    lines.into_iter().map(|line| Row::of(style, line.into_owned())).collect()
}

/// Returns a bar of so many thousandths of a width, its full and its empty part.
pub(super) fn bar(thousandths: u64, width: usize) -> (String, String) {
    let full = (thousandths.min(1000) as usize * width + 500) / 1000;
    ("█".repeat(full), "░".repeat(width - full))
}
