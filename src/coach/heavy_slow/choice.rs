//! What a week of the block is lifted with (D.14).

use std::collections::BTreeMap;

use crate::catalogue::{Catalogue, Exercise};
use crate::coach::eligible::{Earned, barrier_with};
use crate::coach::judge::reading::Aim;
use crate::coach::rules::{HSR_LEG_PRESS, HSR_RUNGS, HSR_SEATED};
use crate::coach::state::exercise::{ExerciseState, takes_load};
use crate::profile::Profile;
use crate::units::Decimal;

/// What the choice depends on.
#[derive(Debug, Clone, Copy)]
pub struct Lifter<'c, 's> {
    /// Every exercise.
    pub catalogue: &'c Catalogue,
    /// The person.
    pub profile: &'s Profile,
    /// Where they stand with each exercise.
    pub states: &'s BTreeMap<&'c str, ExerciseState<'c>>,
    /// Tendon tiers earned above a flag's cap.
    pub earned_tiers: u8,
}

impl<'c> Lifter<'c, '_> {
    /// Returns what the straight knee is loaded with, given the granted rungs of its chain, easiest first.
    pub fn straight(self, granted: &[&'c Exercise], reps: u16) -> Option<&'c Exercise> {
        if let Some(press) = self.open(HSR_LEG_PRESS) {
            return Some(press);
        }
        let earned = Earned { tiers: self.earned_tiers, levels: 1 };
        let lifts = |rung: &&&Exercise| {
            HSR_RUNGS.contains(&&*rung.slug)
                && takes_load(rung, self.profile)
                && barrier_with(rung, self.profile, earned).is_none()
        };
        let mut rungs = granted.iter().rev().filter(lifts);
        let can = rungs.find(|rung| self.unloaded_target(rung) >= reps).copied();
        can.or_else(|| self.open(HSR_RUNGS[0]))
    }

    /// Returns what the bent knee is loaded with, given the current rung of its chain.
    pub fn bent(self, current: Option<&'c Exercise>, reps: u16) -> Option<&'c Exercise> {
        self.open(HSR_SEATED).or_else(|| {
            current.filter(|rung| takes_load(rung, self.profile) && self.unloaded_target(rung) >= reps)
        })
    }

    /// Returns an exercise by its slug, where it may be done and there is something to load it with.
    fn open(self, slug: &str) -> Option<&'c Exercise> {
        let earned = Earned { tiers: self.earned_tiers, levels: 0 };
        let exercise = self.catalogue.get(slug)?;
        let is_open =
            takes_load(exercise, self.profile) && barrier_with(exercise, self.profile, earned).is_none();
        is_open.then_some(exercise)
    }

    /// Returns the last target of an exercise without load: the top of its range where it carries one already.
    fn unloaded_target(self, exercise: &Exercise) -> u16 {
        match self.states.get(&*exercise.slug) {
            Some(state) if state.load_kg > Decimal::ZERO => Aim::of(exercise).high,
            Some(state) => state.amount,
            None => exercise.dose.range()[0],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::vocabulary::Equipment::{self, Backpack, Chair, Dumbbell, LegPress, Step, Wall};

    const SLCR: &str = "single-leg-calf-raise";

    /// What is owned, where the chain stands, targets and loads, repetitions, and what is chosen.
    type Case<'a, Place> = (&'a [Equipment], Place, &'a [(&'a str, u16, u32)], u16, &'a str);

    #[test]
    fn it_is_the_hardest_granted_rung_whose_target_reaches_the_repetitions() {
        let catalogue = Catalogue::shared();
        let chain = ["calf-raise", "negative-calf-raise", SLCR, "single-leg-calf-raise-deficit"];
        let deficit = chain[3];
        let cases: [Case<'_, usize>; 9] = [
            (&[Wall, Dumbbell], 3, &[(SLCR, 15, 0)], 15, SLCR),
            (&[Wall, Dumbbell], 3, &[(SLCR, 12, 0)], 15, "calf-raise"),
            (&[Wall, Dumbbell], 3, &[(SLCR, 12, 0)], 12, SLCR),
            (&[Wall, Dumbbell], 3, &[(SLCR, 11, 5)], 15, SLCR),
            (&[Wall, Dumbbell], 3, &[], 8, SLCR),
            (&[Wall, Step, Dumbbell], 4, &[(SLCR, 15, 10), (deficit, 9, 0)], 10, SLCR),
            (&[Wall, Step, Dumbbell], 4, &[(SLCR, 15, 10), (deficit, 9, 0)], 8, deficit),
            (&[Wall, LegPress], 3, &[(SLCR, 15, 0)], 15, "leg-press-calf-raise"),
            (&[Wall, Step, Chair], 4, &[(SLCR, 15, 0)], 6, "none"),
        ];
        for (equipment, granted, states, reps, expected) in cases {
            let profile = Profile { level: 2, equipment: equipment.to_vec(), ..Profile::default() };
            let states = states_of(catalogue, &profile, states);
            let lifter = Lifter { catalogue, profile: &profile, states: &states, earned_tiers: 0 };
            let granted: Vec<&Exercise> =
                chain[..granted].iter().filter_map(|slug| catalogue.get(slug)).collect();
            let got = lifter.straight(&granted, reps).map_or("none", |exercise| &*exercise.slug);
            assert_eq!(got, expected, "{equipment:?} {reps}");
        }
    }

    #[test]
    fn the_bent_knee_is_loaded_sitting_or_on_the_rung_that_takes_load() {
        let catalogue = Catalogue::shared();
        let (bent, single) = ("bent-knee-calf-raise", "single-leg-bent-knee-calf-raise");
        let cases: [Case<'_, &str>; 5] = [
            (&[Chair, Backpack], single, &[], 15, "seated-calf-raise"),
            (&[Wall, Dumbbell], single, &[(single, 15, 0)], 15, single),
            (&[Wall, Dumbbell], single, &[(single, 9, 0)], 15, "none"),
            (&[Wall, Dumbbell], bent, &[(bent, 20, 0)], 6, "none"),
            (&[Wall], single, &[(single, 15, 0)], 15, "none"),
        ];
        for (equipment, current, states, reps, expected) in cases {
            let profile = Profile { level: 2, equipment: equipment.to_vec(), ..Profile::default() };
            let states = states_of(catalogue, &profile, states);
            let lifter = Lifter { catalogue, profile: &profile, states: &states, earned_tiers: 0 };
            let got = lifter.bent(catalogue.get(current), reps).map_or("none", |exercise| &*exercise.slug);
            assert_eq!(got, expected, "{equipment:?} {current} {reps}");
        }
    }

    fn states_of<'c>(
        catalogue: &'c Catalogue,
        profile: &Profile,
        of: &[(&str, u16, u32)],
    ) -> BTreeMap<&'c str, ExerciseState<'c>> {
        let state = |(slug, amount, load): &(&str, u16, u32)| {
            let exercise = catalogue.get(slug).expect("bundled");
            let mut state = ExerciseState::begin(exercise, profile);
            (state.amount, state.load_kg) = (*amount, Decimal::whole(*load));
            (&*exercise.slug, state)
        };
        of.iter().map(state).collect()
    }
}
