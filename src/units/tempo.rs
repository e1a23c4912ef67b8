//! The tempo of a repetition.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::decimal::Decimal;
use crate::vocabulary::vocabulary;

/// The tempo of a repetition: up-top-down-bottom in seconds, such as `2-1-3-0`, or a word, such as `hold`.
///
/// It is kept as it was written. One of a file may be wrong until the file is checked, see [`Tempo::check`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Tempo(Cow<'static, str>);

vocabulary! {
    /// A part of a repetition, in the order a tempo is written.
    Part {
        /// The way up, or whatever is done against the load.
        Up = "up",
        /// At the top.
        Top = "top",
        /// The way down, or back.
        Down = "down",
        /// At the bottom.
        Bottom = "bottom",
    }
}

impl Part {
    /// Returns the part that follows; the next repetition begins behind the last.
    #[must_use]
    pub const fn next(self) -> Part {
        match self {
            Part::Up => Part::Top,
            Part::Top => Part::Down,
            Part::Down => Part::Bottom,
            Part::Bottom => Part::Up,
        }
    }
}

/// The parts of a repetition, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phases {
    /// On the way up.
    pub up: Decimal,
    /// At the top.
    pub top: Decimal,
    /// On the way down.
    pub down: Decimal,
    /// At the bottom.
    pub bottom: Decimal,
}

impl Phases {
    /// Returns how long a part takes, in seconds.
    pub const fn of(&self, part: Part) -> Decimal {
        match part {
            Part::Up => self.up,
            Part::Top => self.top,
            Part::Down => self.down,
            Part::Bottom => self.bottom,
        }
    }
}

impl Tempo {
    /// Makes the tempo of a bundled exercise or of a rule.
    pub const fn of(text: &'static str) -> Tempo {
        Tempo(Cow::Borrowed(text))
    }

    /// Returns it as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns its parts; none where it is a word.
    pub fn phases(&self) -> Option<Phases> {
        match self.numbers()?[..] {
            [up, top, down, bottom] => Some(Phases { up, top, down, bottom }),
            _ => None,
        }
    }

    /// Returns how long a repetition takes, in seconds; none where it is a word, or beyond all numbers.
    pub fn seconds(&self) -> Option<Decimal> {
        let Phases { up, top, down, bottom } = self.phases()?;
        let parts = [up, top, down, bottom].map(Decimal::billionths);
        parts.into_iter().try_fold(0, u64::checked_add).map(Decimal::from_billionths)
    }

    /// Returns how long the way down takes, in seconds; none where that part is a word.
    pub fn lowering(&self) -> Option<Decimal> {
        self.0.split('-').nth(2)?.parse().ok()
    }

    /// Checks that it is four numbers or a word.
    pub fn check(&self) -> Result<(), NotATempo> {
        match self.numbers() {
            Some(numbers) if numbers.len() != 4 => Err(NotATempo(self.to_string())),
            _ => Ok(()),
        }
    }

    /// Returns its numbers; none where any part of it is a word.
    fn numbers(&self) -> Option<Vec<Decimal>> {
        self.0.split('-').map(|part| part.parse().ok()).collect()
    }
}

impl fmt::Display for Tempo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl FromStr for Tempo {
    type Err = NotATempo;

    fn from_str(text: &str) -> Result<Tempo, NotATempo> {
        let tempo = Tempo(Cow::Owned(text.to_string()));
        tempo.check().map(|()| tempo)
    }
}

/// Why a text is not a tempo: the text, numbers that are not four.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotATempo(pub String);

impl fmt::Display for NotATempo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the tempo {} is not four numbers, up-top-down-bottom", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tempo_knows_how_long_it_takes_and_how_slowly_it_lowers() {
        for (text, seconds, down) in [
            ("2-1-3-0", Some("6"), Some("3")),
            ("2-0.5-3-0", Some("5.5"), Some("3")),
            ("hold", None, None),
            ("hop + 1 s", None, None),
            ("9999999999-9999999999-3-9999999999", None, Some("3")),
        ] {
            let tempo: Tempo = text.parse().expect("a tempo");
            let said = |number: Option<Decimal>| number.map(|number| number.to_string());
            assert_eq!(
                (said(tempo.seconds()).as_deref(), said(tempo.lowering()).as_deref()),
                (seconds, down)
            );
            assert_eq!(tempo.to_string(), text);
        }
    }

    #[test]
    fn numbers_that_are_not_four_are_no_tempo() {
        for text in ["2-1-3", "2", "1-2-3-4-5"] {
            assert_eq!(text.parse::<Tempo>(), Err(NotATempo(text.to_string())));
        }
    }
}
