//! The exercises that come with the program: `exercises/*.toml`, checked and encoded at build time.

// The encoded constants are read by nobody.
#![allow(clippy::unreadable_literal)]

use std::borrow::Cow;

use super::exercise::{
    Dose, Exercise, Figures, Gate, How, Ladder, Muscles, Needs, SeedFigure, Source, SourceDose,
};
use super::phases::Phase;
use super::vocabulary::{Emphasis, Equipment, Fidelity, Flag, LoadClass, Mode, Origin, Quality, Sides};
use crate::units::{Decimal, Part, Tempo};

include!(concat!(env!("OUT_DIR"), "/exercises.rs"));

/// Returns the bundled exercises, in order of slug.
pub(super) fn all() -> &'static [Exercise] {
    &EXERCISES
}
