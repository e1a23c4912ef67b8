//! What to do of an exercise in a week.

use crate::plan::{Decision, Dosage, Reason};
use crate::units::Decimal;

/// What to do of one exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Sets of a full session.
    pub sets: u8,
    /// How much one set is.
    pub dosage: Dosage,
    /// Added kilograms.
    pub load_kg: Decimal,
    /// Effort aimed at.
    pub rpe: Option<[Decimal; 2]>,
    /// Seconds of each part of a repetition, where they are not the exercise's own.
    pub tempo: Option<&'static str>,
    /// How it came about.
    pub decision: Decision,
    /// Why.
    pub reason: Reason,
}
