//! A step that was earned just before a gap, and waits (D.8).

use crate::catalogue::Exercise;

use crate::coach::state::exercise::Dose;

/// A step that waits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Waiting<'c> {
    /// The exercise that was done last.
    pub exercise: &'c Exercise,
    /// What was earned.
    pub earned: Earned<'c>,
    /// Whether a green session has come, so that next Monday takes the step.
    pub is_due: bool,
}

/// What was earned.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Earned<'c> {
    /// More load, or a set.
    Dose {
        /// What is asked until then.
        until: Dose,
        /// What is asked after.
        then: Dose,
    },
    /// A harder rung.
    Rung {
        /// The rung.
        rung: &'c Exercise,
        /// The position in the chain until then.
        until: usize,
        /// The position of the rung.
        then: usize,
    },
}
