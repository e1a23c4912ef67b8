//! Why a text is not sets, and where.

use std::ops::Range;

/// A text that is not what it was read as. How it is told stands with the other messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotationError {
    /// The whole text.
    pub text: String,
    /// The characters at fault, counted in characters.
    pub at: Range<usize>,
    /// What it was read as.
    pub what: Reading,
    /// What is wrong there.
    pub problem: Problem,
    /// Which example helps.
    pub tip: Hint,
}

/// What a text is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// `3x12`
    Sets,
    /// `10kg`
    Load,
    /// `8`
    Effort,
}

/// What is wrong at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// Something else belongs there.
    Expected(Expected),
    /// No sets at all.
    NoSets,
    /// Touches that follow no sets.
    NoSetsBefore,
    /// More sets than a line may have.
    TooManySets,
    /// A set of nothing.
    Zero,
    /// A number beyond all sets.
    TooLarge,
    /// A time beyond all sets.
    TooLong,
    /// A number that is not 0 to so many.
    NotWithin {
        /// The greatest that is.
        most: u8,
    },
    /// A comma where a point belongs.
    DecimalComma,
    /// Digits and points that are no number.
    NotANumber,
    /// `30sx3`
    CountFirst,
    /// `1m75s`
    SecondsAfterMinutes,
    /// A load or an effort with a space before it.
    SpaceBefore,
    /// An effort that is none.
    NotRpe,
    /// An effort of a session that is none.
    NotEffort,
    /// A load of zero.
    NoLoad,
    /// One thing said twice.
    Twice(Part),
}

/// What belongs at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// `x`
    Times,
    /// `s`
    Seconds,
    /// A number.
    Number,
    /// A number without a fraction.
    WholeNumber,
    /// How many sets.
    SetCount,
    /// A space.
    Space,
    /// A space between two groups of sets.
    SpaceBetweenGroups,
    /// `kg` or `lb`.
    LoadUnit,
    /// The end.
    NothingMore,
}

/// What a group of sets says once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// `pain2`
    Pain,
    /// `+10kg`
    Load,
    /// `@8`
    Effort,
}

/// Which example helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hint {
    /// Of sets.
    Sets,
    /// Of holds.
    Hold,
    /// Of loads.
    Load,
    /// Of an effort.
    Rpe,
    /// Of the effort of a session.
    Effort,
    /// Of sides.
    Side,
    /// Of pain.
    Pain,
    /// Of support touches.
    Touch,
    /// Of a set that form ended.
    Stopped,
}
