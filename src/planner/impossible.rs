//! Why no week can be planned.

use crate::week::Week;

/// Why no week can be planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Impossible {
    /// The least session does not fit the minutes; these would do.
    Minutes {
        /// What the profile gives.
        given: u16,
        /// The least that works.
        least: u16,
    },
}

/// A week that cannot be planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unplannable {
    /// Which one.
    pub week: Week,
    /// Why.
    pub impossible: Impossible,
}
