//! How much one set is, in the unit its exercise counts in.

use super::exercise::Exercise;
use super::vocabulary::Mode;

/// How much one set is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dosage {
    /// Repetitions.
    Reps(u16),
    /// Seconds held.
    Seconds(u16),
    /// Landings.
    Contacts(u16),
}

impl Dosage {
    /// Returns the bare number.
    pub fn number(self) -> u16 {
        match self {
            Dosage::Reps(number) | Dosage::Seconds(number) | Dosage::Contacts(number) => number,
        }
    }
}

impl Exercise {
    /// Returns an amount in the unit this exercise counts in.
    pub fn dosage(&self, amount: u16) -> Dosage {
        match self.mode {
            Mode::Reps => Dosage::Reps(amount),
            Mode::Hold => Dosage::Seconds(amount),
            Mode::Contacts => Dosage::Contacts(amount),
        }
    }
}
