//! Which of the one-legged hops is current, once they may begin (C.3, D.7).

use chrono::NaiveDate;

use crate::catalogue::{Exercise, chain};
use crate::coach::judge::pain::{Light, before};
use crate::coach::judge::reading::{Aim, Reading};
use crate::coach::rules::{DAYS_TO_GRANT, ONE_LEGGED_MEMORY_DAYS};
use crate::coach::state::standing::Standing;

impl<'c> Standing<'c, '_> {
    /// Returns the hardest of the one-legged hops that was granted lately and is within reach: the first, or one whose
    /// rung before reached its top twice running. None begins in a week in which the landings grow.
    pub fn one_legged_rung(&self) -> Option<&'c Exercise> {
        let rungs = chain::one_legged_hops(self.person.catalogue);
        let is_granted = |position: &usize| {
            let Some(before) = position.checked_sub(1) else { return true };
            let days = self.days_done_well(rungs[*position]);
            days >= usize::from(DAYS_TO_GRANT)
                || (self.has_topped(rungs[before]) && (days > 0 || !self.hops.has_grown))
        };
        let is_free = |exercise: &Exercise| {
            self.barrier(exercise).is_none() && self.rests_on(&exercise.slug, self.week.starts()).is_none()
        };
        let granted = (0..rungs.len()).rev().find(is_granted)?;
        rungs[..=granted].iter().rev().copied().find(|rung| is_free(rung))
    }

    /// Counts the green days of the last weeks on which every set reached the bottom of the range.
    fn days_done_well(&self, exercise: &Exercise) -> usize {
        self.lately(exercise)
            .filter(|(day, reading)| self.is_green(*day) && reading.all_reach(Aim::of(exercise).low))
            .count()
    }

    /// Whether it reached the top of its range often enough in a row, on green days and without too much effort.
    fn has_topped(&self, exercise: &Exercise) -> bool {
        let aim = Aim::of(exercise);
        let (mut running, mut needed) = (0, aim.exposures);
        for (day, reading) in self.lately(exercise) {
            let is_top = self.is_green(day)
                && reading.is_gate_sized
                && reading.all_reach(aim.high)
                && aim.rpe.is_none_or(|most| reading.mean_effort_at_most(most));
            if !is_top {
                (running, needed) = (0, aim.exposures);
                continue;
            }
            running += 1;
            // Who tells no effort does it once more.
            if reading.effort_is_unknown() {
                needed = aim.exposures + 1;
            }
            if running >= needed {
                return true;
            }
        }
        false
    }

    fn lately(&self, exercise: &Exercise) -> impl Iterator<Item = (NaiveDate, Reading)> {
        let monday = self.week.starts();
        let days = self.person.history.exposures_between(
            &exercise.slug,
            before(monday, ONE_LEGGED_MEMORY_DAYS),
            before(monday, 1),
        );
        days.filter_map(|(day, exposure)| Some((day, Reading::of(exercise, &exposure)?)))
    }

    fn is_green(&self, day: NaiveDate) -> bool {
        self.lights.day(day).light == Light::Green
    }
}
