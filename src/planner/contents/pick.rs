//! An exercise chosen for a quality.

use crate::catalogue::Exercise;
use crate::catalogue::vocabulary::LoadClass;
use crate::coach::prescribe::Target;
use crate::coach::rules::{BETWEEN_EXERCISES_SECONDS, HOURS_OF_A_DAY, LONG_RECOVERY_HOURS};
use crate::coach::state::standing::Standing;
use crate::plan::Reason;
use crate::plan::timing::{Pace, exercise_seconds, one_side_more_seconds};

/// An exercise chosen for a quality.
#[derive(Debug, Clone)]
pub struct Pick<'c> {
    /// What to do.
    pub exercise: &'c Exercise,
    /// How much.
    pub target: Target<'c>,
    /// Why this one, where there is something to say.
    pub reasons: Vec<Reason<'c>>,
    /// What is done beside it, as part of the same session of its quality.
    pub with: Option<Box<Pick<'c>>>,
}

impl<'c> Pick<'c> {
    /// Makes a pick at the exercise's current target.
    pub fn new(exercise: &'c Exercise, standing: &Standing<'c, '_>, reasons: Vec<Reason<'c>>) -> Pick<'c> {
        Pick { exercise, target: standing.target(exercise), reasons, with: None }
    }

    /// Returns the seconds of so many sets.
    pub fn seconds(&self, sets: u8) -> u32 {
        let own = self.own_seconds(sets, self.target.dosage.number());
        let beside = self.with.as_ref().filter(|_| sets > 0);
        own + beside.map_or(0, |pick| pick.seconds(pick.target.sets) + BETWEEN_EXERCISES_SECONDS)
    }

    /// Returns the same with the change from the exercise before; nothing for none.
    pub fn seconds_in_session(&self, sets: u8) -> u32 {
        if sets == 0 { 0 } else { self.seconds(sets) + BETWEEN_EXERCISES_SECONDS }
    }

    /// Returns the seconds of so many sets at another amount than its own, without what is done beside it.
    pub fn own_seconds(&self, sets: u8, amount: u16) -> u32 {
        exercise_seconds(self.exercise, sets, amount, self.pace())
    }

    /// Returns the seconds that one more set of one leg adds.
    pub fn one_side_more_seconds(&self) -> u32 {
        one_side_more_seconds(self.exercise, self.target.dosage.number(), self.pace())
    }

    fn pace(&self) -> Pace {
        Pace::of(self.exercise, self.target.tempo.as_ref(), self.target.rest_seconds)
    }

    /// Returns its sets, those of what is done beside it included.
    pub fn all_sets(&self) -> u8 {
        self.target.sets + self.with.as_ref().map_or(0, |pick| pick.all_sets())
    }

    /// Whether it may stand on a light day.
    pub fn may_be_light(&self) -> bool {
        !matches!(self.exercise.load_class, LoadClass::Heavy | LoadClass::Elastic)
    }
}

/// Returns the calendar days from an exercise to the next session of its quality.
pub fn days_to_recover(exercise: &Exercise) -> u8 {
    exercise.dose.recovery_hours.div_ceil(HOURS_OF_A_DAY).max(1) as u8
}

/// Whether an exercise needs three days before the same class of work (C.4).
pub fn recovers_slowly(exercise: &Exercise) -> bool {
    exercise.dose.recovery_hours >= LONG_RECOVERY_HOURS
}
