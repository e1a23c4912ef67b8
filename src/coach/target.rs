//! What to do of an exercise in a week.

use crate::catalogue::Exercise;
use crate::plan::{Decision, Dosage, Reason};
use crate::units::{Decimal, Rpe, Tempo};

use crate::coach::judge::layoff::Layoff;
use crate::coach::reasons;
use crate::coach::state::exercise::middle;
use crate::coach::state::standing::{cap, dosage};

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
    pub rpe: Option<[Rpe; 2]>,
    /// Tempo of a repetition, where it is not the exercise's own.
    pub tempo: Option<Tempo>,
    /// How it came about.
    pub decision: Decision,
    /// Why.
    pub reason: Reason,
}

impl Target {
    /// Makes it that of the first session after a short gap (D.8): a set less, the lower half of the range, an
    /// effort to spare.
    pub fn ease(&mut self, exercise: &Exercise, layoff: Layoff) {
        self.sets = self.sets.saturating_sub(1).max(1);
        self.dosage = dosage(exercise, self.dosage.number().min(middle(exercise)));
        cap(&mut self.rpe, layoff.rpe_cap());
        self.decision = Decision::Return;
        self.reason = reasons::returning(exercise, layoff, 0);
    }
}
