//! What to do of an exercise in a week, and why (D.4, D.8, D.9).

use crate::catalogue::Exercise;
use crate::catalogue::dosage::Dosage;
use crate::catalogue::vocabulary::Quality;
use crate::coach::Decision;
use crate::coach::because::{AppliedRuling, Because};
use crate::coach::heavy_slow;
use crate::coach::judge::layoff::Layoff;
use crate::coach::judge::pain::before;
use crate::coach::judge::verdict::Why;
use crate::coach::rules::{DELOAD_LOAD_PERCENT, DELOAD_RPE, DELOAD_SETS_PERCENT, HSR_TEMPO};
use crate::coach::state::exercise::{ExerciseState, Ruling, Step, first_load, increment, middle};
use crate::coach::state::ladder::Ladder;
use crate::coach::state::standing::{Standing, is_unloaded_by_deload};
use crate::units::{Decimal, Rpe, Tempo};

/// What to do of one exercise.
#[derive(Debug, Clone, PartialEq)]
pub struct Target<'c> {
    /// Sets of a full session.
    pub sets: u8,
    /// How much one set is.
    pub dosage: Dosage,
    /// Added kilograms.
    pub load_kg: Decimal,
    /// Effort aimed at.
    pub rpe: Option<[Rpe; 2]>,
    /// Seconds of each part of a repetition, where they are not the exercise's own.
    pub tempo: Option<Tempo>,
    /// How it came about.
    pub decision: Decision,
    /// Why.
    pub because: Because<'c>,
}

impl Target<'_> {
    /// Makes it that of the first session after a short gap (D.8): a set less, the lower half of the range, an
    /// effort to spare.
    pub fn ease(&mut self, exercise: &Exercise, layoff: Layoff) {
        self.sets = self.sets.saturating_sub(1).max(1);
        self.dosage = exercise.dosage(self.dosage.number().min(middle(exercise)));
        cap(&mut self.rpe, layoff.rpe_cap());
        self.decision = Decision::Return;
        self.because = return_after(exercise, layoff, 0);
    }
}

/// Lowers an effort to at most a cap.
pub fn cap(rpe: &mut Option<[Rpe; 2]>, most: Rpe) {
    if let Some([low, high]) = rpe {
        (*low, *high) = ((*low).min(most), (*high).min(most));
    }
}

/// Explains a target by the way back after a gap.
fn return_after<'c>(exercise: &Exercise, layoff: Layoff, week: usize) -> Because<'c> {
    let is_capped = exercise.dose.effort().is_some_and(|[_, high]| high > layoff.rpe_cap());
    Because::Returning { layoff, week, is_capped }
}

impl<'c> Standing<'c, '_> {
    /// Returns what to do of an exercise in the next session: an easier one where it is the first after a short gap.
    pub fn next_target(&self, exercise: &'c Exercise) -> Target<'c> {
        let mut target = self.target(exercise);
        if let Some(way) = self.eased(exercise.quality) {
            target.ease(exercise, way.layoff);
        }
        target
    }

    /// Returns what to do of an exercise in this week; the first session after a short gap is easier than that.
    pub fn target(&self, exercise: &'c Exercise) -> Target<'c> {
        let begun;
        let state = if let Some(state) = self.exercise_states.get(&*exercise.slug) {
            state
        } else {
            begun = ExerciseState::begin(exercise, self.person.profile);
            &begun
        };
        let (decision, because) = self.decided(exercise, state);
        let stepped_back = state.has_moved && state.pending.is_none();
        let dose = match self.deload {
            _ if stepped_back => state.dose(),
            // Nothing moves up in a light week: what was earned last waits.
            Some(_) => state.unmoved(),
            None if self.keeps_week => state.asked,
            None => state.dose(),
        };
        let mut target = Target {
            sets: dose.sets,
            dosage: exercise.dosage(dose.amount),
            load_kg: dose.load_kg,
            rpe: exercise.dose.effort(),
            tempo: None,
            decision,
            because,
        };
        if self.deload.is_some() && (dose != state.dose() || target.decision == Decision::Progress) {
            (target.decision, target.because) = (Decision::Hold, Because::Waits);
        }
        let way_back = self.returning(exercise.quality).filter(|(layoff, _)| !layoff.takes_one_set_off());
        let is_light = self.deload.is_some() && !self.is_whole && is_unloaded_by_deload(exercise.quality);
        if let Some((layoff, week)) = way_back {
            if let Some(sets) = layoff.sets(dose.sets, week) {
                target.sets = sets;
            }
            cap(&mut target.rpe, layoff.rpe_cap());
            target.decision = Decision::Return;
            target.because = return_after(exercise, layoff, week);
        }
        if is_light {
            // A light week is light for what comes back after a gap too.
            let share = |sets: u8| (u32::from(sets) * DELOAD_SETS_PERCENT).div_ceil(100) as u8;
            target.sets = target.sets.min(share(dose.sets)).max(1);
            let lighter = dose.load_kg.percent(DELOAD_LOAD_PERCENT).floor_to(increment(self.person.profile));
            let least = if exercise.needs_weight() {
                first_load(exercise, self.person.profile)
            } else {
                Decimal::ZERO
            };
            target.load_kg = lighter.max(least.min(dose.load_kg));
            cap(&mut target.rpe, DELOAD_RPE);
            target.decision = Decision::Deload;
            target.because = Because::Lighter {
                cause: self.deload.clone(),
                takes_load_off: target.load_kg < dose.load_kg,
            };
        } else if way_back.is_none()
            && let Some(block) = heavy_slow::block(self.person.profile, exercise, dose.load_kg, self.week)
        {
            (target.sets, target.dosage) = (block.sets, Dosage::Reps(block.reps));
            target.tempo = Some(HSR_TEMPO);
            target.because = Because::HeavySlow(block);
        }
        target
    }

    fn decided(&self, exercise: &'c Exercise, state: &ExerciseState<'c>) -> (Decision, Because<'c>) {
        let from = before(self.week.starts(), 7);
        let is_kept = |ruling: &&Ruling<'c>| {
            !self.keeps_week || !self.week.contains(ruling.day) || ruling.decision == Decision::Regress
        };
        let lately = || state.rulings.iter().rev().filter(is_kept).take_while(|ruling| ruling.day >= from);
        let applied = |ruling: &Ruling<'c>| {
            let is_later = self.week.contains(ruling.day) && ruling.decision != Decision::Regress;
            let from = is_later.then(|| self.week.next().starts());
            AppliedRuling { exercise, amount: state.amount, ruling: *ruling, from }
        };
        let moved =
            |ruling: &&Ruling<'c>| !matches!(ruling.step, Step::None | Step::AtTop | Step::NeedsPain(_));
        let because = match lately().next() {
            // What was done at the end of a week says nothing of a dose that moved at its beginning: both are told.
            Some(last) if last.step == Step::None => match lately().find(moved) {
                Some(telling) => Because::RuledThen {
                    applied: applied(telling),
                    then: *last,
                    then_decides: matches!(last.why, Why::Amber(_)),
                },
                None => Because::Ruled(applied(last)),
            },
            Some(last) => Because::Ruled(applied(last)),
            None if state.exposures == 0 => return (Decision::Start, self.start(exercise, state)),
            // What moved it since, such as a gap, leaves nothing of an older decision.
            None => {
                let old = state.rulings.iter().rev().find(is_kept).filter(moved);
                let because = match old.filter(|last| state.is_at(last)) {
                    Some(last) => Because::RuledLongAgo(AppliedRuling { from: None, ..applied(last) }),
                    None => Because::Undone { last: state.last },
                };
                return (Decision::Hold, because);
            }
        };
        (because.decision().unwrap_or(Decision::Hold), because)
    }

    /// Returns why an exercise begins as it does, where the calf-raise test had a say in it too.
    fn start(&self, exercise: &'c Exercise, state: &ExerciseState<'c>) -> Because<'c> {
        // A branch is nothing that the test leads to.
        let is_rung =
            || self.place(exercise.quality).is_some_and(|place| place.exercise.slug == exercise.slug);
        let raises = self.weaker_raises.filter(|_| exercise.quality == Quality::CalfStraight && is_rung());
        let untested = Ladder::new(self.person.catalogue, exercise.quality);
        let untested = untested.place(self.person.catalogue, self.person.profile, None, self.earned_tiers);
        match raises.filter(|_| untested.is_none_or(|place| place.exercise.slug != exercise.slug)) {
            Some(raises) => Because::Tested { raises },
            None => Because::Start { is_loaded: state.load_kg > Decimal::ZERO },
        }
    }
}
