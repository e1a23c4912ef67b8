//! Lines of styled text, wrapped to the terminal and never cut.

use unicode_width::UnicodeWidthStr as _;

use super::look::{Look, Style};

/// Widest column of running text.
const TEXT_WIDTH: usize = 100;

/// A run of text in one style.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Span {
    text: String,
    style: Style,
}

/// One line, before it is wrapped.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    spans: Vec<Span>,
    width: usize,
}

impl Line {
    /// Starts an empty line.
    pub fn new() -> Line {
        Line::default()
    }

    /// Adds text in a style.
    #[must_use]
    pub fn add(mut self, style: Style, text: impl Into<String>) -> Line {
        let text = text.into();
        self.width += columns(&text);
        self.spans.push(Span { text, style });
        self
    }

    /// Adds another line at the end.
    fn append(mut self, other: Line) -> Line {
        self.width += other.width;
        self.spans.extend(other.spans);
        self
    }

    /// Adds plain text.
    #[must_use]
    pub fn plain(self, text: impl Into<String>) -> Line {
        self.add(Style::Plain, text)
    }

    /// Adds spaces up to a column.
    #[must_use]
    pub fn to_column(self, column: usize) -> Line {
        let gap = column.saturating_sub(self.width());
        self.plain(" ".repeat(gap))
    }

    /// Returns how many columns it takes.
    pub fn width(&self) -> usize {
        self.width
    }

    fn text(&self) -> String {
        self.spans.iter().map(|span| &*span.text).collect()
    }

    /// Cuts out the bytes of a range, styles kept.
    fn slice(&self, from: usize, to: usize) -> Line {
        let mut line = Line::new();
        let mut start = 0;
        for span in &self.spans {
            let end = start + span.text.len();
            let (a, b) = (from.clamp(start, end), to.clamp(start, end));
            if a < b {
                line = line.add(span.style, &span.text[a - start..b - start]);
            }
            start = end;
        }
        line
    }
}

/// Returns how many columns a text takes.
pub(super) fn columns(text: &str) -> usize {
    // Nearly all text is ASCII, where a byte is a column.
    if text.is_ascii() { text.len() } else { text.width() }
}

/// Lines to show one under the other.
#[derive(Debug, Clone)]
pub struct Page {
    width: usize,
    lines: Vec<Line>,
}

impl Page {
    /// Starts a page as wide as the terminal.
    pub fn new(look: &Look) -> Page {
        Page { width: look.width, lines: Vec::new() }
    }

    /// Returns the columns there are.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Whether the layout is that of a narrow terminal: one thing a line.
    pub fn is_narrow(&self) -> bool {
        self.width < 60
    }

    /// Adds an empty line.
    pub fn blank(&mut self) {
        self.lines.push(Line::new());
    }

    /// Adds a line; where it is too long it goes on under its own start, `hang` columns in.
    pub fn line_hanging(&mut self, line: Line, hang: usize) {
        self.hanging_within(line, hang, self.width);
    }

    fn hanging_within(&mut self, line: Line, hang: usize, width: usize) {
        if line.width() <= width {
            self.lines.push(line);
            return;
        }
        // The text keeps its column while there is room for a word or two beside it; on the narrowest page, 16 columns.
        let least = if self.is_narrow() { 18 } else { 14 };
        let hang = hang.min(width.saturating_sub(least).max(width / 5));
        let text = line.text();
        let mut from = 0;
        let mut first = true;
        while from < text.len() {
            let room = if first { width } else { width - hang };
            let to = from + break_at(&text[from..], room);
            let part = line.slice(from, text[..to].trim_end().len().max(from));
            let indent = if first { 0 } else { hang };
            self.lines.push(Line::new().plain(" ".repeat(indent)).append(part));
            from = to + (text[to..].len() - text[to..].trim_start().len());
            first = false;
        }
    }

    /// Adds a line that goes on two columns in from where it starts.
    pub fn line(&mut self, line: Line) {
        let text = line.text();
        let indent = text.len() - text.trim_start().len();
        self.line_hanging(line, indent + 2);
    }

    /// Adds a line with something at its right end; where both do not fit, that follows on its own line.
    pub fn line_with_end(&mut self, line: Line, end: Line) {
        // On a very wide terminal it stays near what it belongs to.
        let both = line.width() + end.width();
        let gap = self.width.min(TEXT_WIDTH.max(both + 2)).saturating_sub(both);
        if gap >= 2 {
            self.lines.push(line.plain(" ".repeat(gap)).append(end));
        } else {
            self.line(line);
            self.line(end);
        }
    }

    /// Adds a line with something at the right end of its first row; where it is too long it goes on below, `hang`
    /// columns in.
    pub fn line_beside(&mut self, line: Line, end: Line, hang: usize) {
        let width = self.width.min(TEXT_WIDTH);
        let room = width.saturating_sub(end.width() + 2);
        if line.width() <= room {
            self.line_with_end(line, end);
            return;
        }
        let text = line.text();
        let to = break_at(&text, room);
        let first = line.slice(0, text[..to].trim_end().len());
        // A word alone beside it would be a word lost.
        if first.width() < room / 3 {
            self.hanging_within(line, hang, width);
            self.line(end);
            return;
        }
        let gap = width - first.width() - end.width();
        self.lines.push(first.plain(" ".repeat(gap)).append(end));
        let from = to + (text[to..].len() - text[to..].trim_start().len());
        let hang = hang.min(width / 3);
        let rest = Line::new().plain(" ".repeat(hang)).append(line.slice(from, text.len()));
        self.hanging_within(rest, hang, width);
    }

    /// Adds a paragraph under a label: `Note   text that goes on under itself`.
    pub fn labelled(&mut self, label: &str, column: usize, style: Style, text: &str) {
        self.labelled_hanging(label, column, style, text, 0);
    }

    /// Adds a paragraph under a label, its second line so many columns further in: for numbered steps.
    pub fn labelled_hanging(&mut self, label: &str, column: usize, style: Style, text: &str, hang: usize) {
        if self.is_narrow() {
            if !label.is_empty() {
                self.line(Line::new().add(Style::Dim, format!("  {}", label.trim())));
            }
            self.paragraph(4.min(self.width / 5), style, text);
            return;
        }
        let width = self.width.min(TEXT_WIDTH) - column - hang;
        for (position, part) in textwrap::wrap(text, wrap_options(width)).into_iter().enumerate() {
            let (label, hang) = if position == 0 { (label, 0) } else { ("", hang) };
            let line = Line::new().add(Style::Dim, format!("  {label}")).to_column(column + hang);
            self.lines.push(line.add(style, part.into_owned()));
        }
    }

    /// Adds a paragraph, so many columns in.
    pub fn paragraph(&mut self, indent: usize, style: Style, text: &str) {
        let width = self.width.min(TEXT_WIDTH).saturating_sub(indent).max(8);
        for part in textwrap::wrap(text, wrap_options(width)) {
            self.lines.push(Line::new().plain(" ".repeat(indent)).add(style, part.into_owned()));
        }
    }

    /// Returns the text to print.
    pub fn render(&self, look: &Look) -> String {
        let mut out = String::with_capacity(self.lines.len() * self.width);
        for line in &self.lines {
            let last = line.spans.iter().rposition(|span| !span.text.trim_end().is_empty());
            for (position, span) in line.spans.iter().enumerate().take(last.map_or(0, |last| last + 1)) {
                let text = if Some(position) == last { span.text.trim_end() } else { &span.text };
                out.push_str(&look.paint(span.style, &look.glyphs(text)));
            }
            out.push('\n');
        }
        out
    }
}

fn wrap_options(width: usize) -> textwrap::Options<'static> {
    // Words with a hyphen stay whole as long as they fit a line at all.
    textwrap::Options::new(width)
        .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
}

/// Finds where to break a text that must fit a width: the byte after what fits.
fn break_at(text: &str, width: usize) -> usize {
    if columns(text) <= width {
        return text.len();
    }
    // Leading spaces belong to the first word: they are indentation.
    let body = text.len() - text.trim_start().len();
    let mut used = text[..body].width();
    let (mut space, mut hyphen) = (None, None);
    let mut hard = text.len();
    for (at, c) in text[body..].char_indices() {
        let at = at + body;
        if c == ' ' {
            space = Some(at);
        }
        let wide = unicode_width::UnicodeWidthChar::width(c).unwrap_or(0);
        if used + wide > width {
            hard = at;
            break;
        }
        used += wide;
        if c == '-' {
            hyphen = Some(at + 1);
        }
    }
    let one_letter = body + text[body..].chars().next().map_or(0, char::len_utf8);
    space.or(hyphen).unwrap_or(hard).max(one_letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn look(width: usize) -> Look {
        Look { width, ascii: false, colour: false }
    }

    #[test]
    fn a_long_line_goes_on_under_itself_at_a_space() {
        let mut page = Page::new(&look(24));
        page.line(Line::new().plain("  one two ").add(Style::Bold, "three four").plain(" five six seven"));
        assert_eq!(page.render(&look(24)), "  one two three four\n    five six seven\n");
    }

    #[test]
    fn a_word_longer_than_the_line_breaks_at_its_hyphens() {
        let mut page = Page::new(&look(20));
        page.line(Line::new().plain("single-leg-bent-knee-calf-raise"));
        assert_eq!(page.render(&look(20)), "single-leg-bent-\n  knee-calf-raise\n");
    }

    #[test]
    fn the_end_of_a_line_stands_at_the_right_or_below() {
        for (width, expected) in [(20, "left           right\n"), (10, "left\nright\n")] {
            let mut page = Page::new(&look(width));
            page.line_with_end(Line::new().plain("left"), Line::new().plain("right"));
            assert_eq!(page.render(&look(width)), expected);
        }
    }

    #[test]
    fn what_stands_at_the_right_stays_on_the_first_row_of_a_long_line() {
        for (width, expected) in [
            (40, "  one two three four five six      #7ax2\n    seven eight nine ten eleven twelve\n"),
            (
                20,
                "  one two      #7ax2\n    three four five\n    six seven eight\n    nine ten eleven\n    twelve\n",
            ),
            (
                200,
                "  one two three four five six seven eight nine ten eleven twelve                               #7ax2\n",
            ),
        ] {
            let mut page = Page::new(&look(width));
            let text = "  one two three four five six seven eight nine ten eleven twelve";
            page.line_beside(Line::new().plain(text), Line::new().plain("#7ax2"), 4);
            assert_eq!(page.render(&look(width)), expected);
        }
    }

    #[test]
    fn ascii_swaps_glyph_for_glyph() {
        let plain = Look { ascii: true, ..look(80) };
        let mut page = Page::new(&plain);
        page.line(Line::new().plain("3×12 ✓ ◐ ○ █░ · – →"));
        page.line_with_end(Line::new().plain("日本 e\u{301}"), Line::new().plain("#7ax2"));
        assert_eq!(page.render(&plain), format!("3x12 x ~ . #. - - >\n???? e{}#7ax2\n", " ".repeat(69)));
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_the_page_and_no_letter_is_lost(
            words in prop::collection::vec("[a-z×é-]{1,30}", 1..12),
            width in 20usize..60,
        ) {
            let text = format!("  {}", words.join(" "));
            let mut page = Page::new(&look(width));
            page.line(Line::new().plain(&text));
            page.labelled("Note", 12, Style::Plain, &text);
            let shown = page.render(&look(width));
            for line in shown.lines() {
                prop_assert!(line.width() <= width, "{line}");
            }
            let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            let first: String = shown.chars().filter(|c| !c.is_whitespace()).collect();
            prop_assert!(first.starts_with(&letters(&text)));
            prop_assert!(first.ends_with(&letters(&text)));
        }
    }
}
