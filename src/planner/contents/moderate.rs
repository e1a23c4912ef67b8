//! What a hard run on the next day makes of calf work: a moderate day (D.2.4).

use crate::catalogue::Exercise;
use crate::catalogue::vocabulary::Quality;
use crate::coach::prescribe::{Target, cap};
use crate::coach::rules::{MODERATE_REPS_FEWER, MODERATE_SETS, RPE_BEFORE_HARD_RUN};
use crate::plan::Reason;
use crate::planner::contents::pick::Pick;

impl Target<'_> {
    /// Makes it that of a moderate day: an effort to spare, no open set, and of calf work fewer sets and repetitions.
    ///
    /// What is below its range already stays there.
    pub fn moderate(&mut self, exercise: &Exercise) {
        cap(&mut self.rpe, RPE_BEFORE_HARD_RUN);
        self.last_set_open = false;
        if !is_limited(exercise.quality) {
            return;
        }
        let asked = self.dosage.number();
        let [low, _] = exercise.dose.range();
        let less = asked.saturating_sub(MODERATE_REPS_FEWER).max(low.min(asked));
        self.dosage = exercise.dosage(less);
        self.sets = self.sets.min(MODERATE_SETS);
    }
}

impl Pick<'_> {
    /// Makes it a part of a moderate day, and says so.
    #[must_use]
    pub(crate) fn moderate(mut self) -> Self {
        // Where the week asks for less effort anyway, that is the one cap to keep to.
        let caps = self.target.rpe.is_none_or(|[_, high]| high >= RPE_BEFORE_HARD_RUN);
        let asked = self.target.dosage.number();
        self.target.moderate(self.exercise);
        let fewer = asked - self.target.dosage.number();
        self.reasons.push(Reason::HardRunFollows { caps, fewer });
        self
    }
}

/// Whether a moderate day limits the sets of a quality.
pub(crate) fn is_limited(quality: Quality) -> bool {
    matches!(quality, Quality::CalfStraight | Quality::CalfBent)
}

/// Returns the most sets of an exercise that a day may count on: the table's, or fewer on a moderate day.
pub(crate) fn table_sets(exercise: &Exercise, is_moderate: bool) -> u8 {
    let table = exercise.dose.sets;
    if is_moderate && is_limited(exercise.quality) { table.min(MODERATE_SETS) } else { table }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;
    use crate::coach::Decision;
    use crate::coach::because::Because;
    use crate::units::Decimal;

    #[test]
    fn a_moderate_day_asks_for_less_of_calf_work_and_never_below_the_range_or_the_week() {
        let catalogue = Catalogue::bundled();
        for (slug, sets, amount, expected) in [
            ("single-leg-calf-raise", 3, 12, (2, 10, "7")),
            ("single-leg-calf-raise", 1, 9, (1, 8, "7")),
            // A way back asks for less than the range.
            ("single-leg-calf-raise", 2, 6, (2, 6, "7")),
            ("bent-knee-calf-raise", 3, 20, (2, 18, "7")),
            ("high-heel-hinge", 2, 50, (2, 50, "7")),
        ] {
            let exercise = catalogue.get(slug).expect("bundled");
            let mut target = Target {
                sets,
                dosage: exercise.dosage(amount),
                load_kg: Decimal::ZERO,
                rpe: exercise.dose.effort(),
                tempo: None,
                rest_seconds: None,
                last_set_open: true,
                decision: Decision::Hold,
                because: Because::Waits,
            };
            target.moderate(exercise);
            assert!(!target.last_set_open, "{slug}");
            let [_, high] = target.rpe.expect("an effort");
            let got = (target.sets, target.dosage.number(), &*high.to_string());
            assert_eq!(got, expected, "{slug} {sets}x{amount}");
        }
    }
}
