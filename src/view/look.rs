//! How results look: width, colour, glyphs. The one place that knows escape codes.

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

    /// Returns the character that stands for another in ASCII, one for one.
    pub fn to_ascii(glyph: char) -> char {
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
