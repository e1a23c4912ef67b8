//! How results look: width, colour, glyphs. The one place that knows escape codes.

use std::borrow::Cow;

use anstyle::{AnsiColor, Effects};

/// What a piece of text means; colour never carries meaning alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Style {
    /// As it is.
    #[default]
    Plain,
    /// A title, the current row.
    Bold,
    /// Headers, the past, hints.
    Dim,
    /// Done.
    Good,
    /// Partly done, a warning.
    Partly,
    /// An error, something left out.
    Bad,
}

impl Style {
    fn ansi(self) -> anstyle::Style {
        let style = anstyle::Style::new();
        match self {
            Style::Plain => style,
            Style::Bold => style.effects(Effects::BOLD),
            Style::Dim => style.effects(Effects::DIMMED),
            Style::Good => style.fg_color(Some(AnsiColor::Green.into())),
            Style::Partly => style.fg_color(Some(AnsiColor::Yellow.into())),
            Style::Bad => style.fg_color(Some(AnsiColor::Red.into())).effects(Effects::BOLD),
        }
    }
}

/// How results are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Columns.
    pub width: usize,
    /// Whether every glyph is swapped for one of ASCII.
    pub ascii: bool,
    /// Whether there is colour.
    pub colour: bool,
}

impl Look {
    /// Returns text in a style.
    pub fn paint(&self, style: Style, text: &str) -> String {
        if self.colour && style != Style::Plain && !text.is_empty() {
            let ansi = style.ansi();
            format!("{ansi}{text}{ansi:#}")
        } else {
            text.to_string()
        }
    }

    /// Returns text with every glyph swapped for one of ASCII, where that is asked for; a letter that takes two columns
    /// for two, one that takes none for none.
    pub fn glyphs<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if !self.ascii || text.is_ascii() {
            return Cow::Borrowed(text);
        }
        let swap = |c: char| {
            let swapped = Look::to_ascii(c);
            let wide = unicode_width::UnicodeWidthChar::width(c).unwrap_or(1);
            let times = if swapped == '?' { wide } else { 1 };
            std::iter::repeat_n(swapped, times)
        };
        Cow::Owned(text.chars().flat_map(swap).collect())
    }

    /// Returns the character that stands for another in ASCII, one for one.
    fn to_ascii(glyph: char) -> char {
        match glyph {
            _ if glyph.is_ascii() => glyph,
            '✓' | '×' => 'x',
            '✗' => '!',
            '◐' => '~',
            '○' | '░' | '▁' | '▂' => '.',
            '█' | '■' => '#',
            '◧' | '└' | '▆' => '+',
            '·' | '–' | '─' => '-',
            '▶' | '→' => '>',
            '●' | '▇' => '*',
            '‘' | '’' => '\'',
            '│' | '┤' => '|',
            // The bars of a week, by their height: `. : = + *`.
            '▃' | '▄' => ':',
            '▅' => '=',
            _ => '?',
        }
    }
}
