//! What to do of an exercise in a week, and why (D.4, D.8, D.9).

use chrono::NaiveDate;

use crate::catalogue::Exercise;
use crate::catalogue::dosage::Dosage;
use crate::catalogue::vocabulary::{Emphasis, Quality};
use crate::coach::Decision;
use crate::coach::because::{AppliedRuling, Because, BlockLine};
use crate::coach::heavy_slow::Block;
use crate::coach::judge::effort::takes_open_set;
use crate::coach::judge::layoff::Layoff;
use crate::coach::judge::pain::{Light, after, before};
use crate::coach::judge::reading::{Aim, Reading};
use crate::coach::judge::verdict::Why;
use crate::coach::rules::{
    DELOAD_LOAD_PERCENT, DELOAD_RPE, DELOAD_SETS_PERCENT, EASE_WAITS_AFTER_AMBER_DAYS,
    EASE_WAITS_AFTER_RED_DAYS, HSR_REST_SECONDS, HSR_RPE, HSR_TEMPO,
};
use crate::coach::state::exercise::{Dose, ExerciseState, Ruling, Step, first_load, increment, middle};
use crate::coach::state::ladder::Ladder;
use crate::coach::state::standing::{Standing, is_unloaded_by_deload};
use crate::units::{Decimal, Rpe, Tempo};
use crate::week::Week;

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
    /// Whether the last set goes on until two are left in reserve, on a heavy day.
    pub last_set_open: bool,
    /// Seconds of rest between sets, where they are not the exercise's own.
    pub rest_seconds: Option<u16>,
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
        self.last_set_open = false;
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
            begun = self.begun(exercise);
            &begun
        };
        let (decision, because) = self.decided(exercise, state);
        let stepped_back = state.has_stepped_back();
        let mut dose = match self.deload {
            _ if stepped_back => state.dose(),
            Some(_) if self.regress_waits(&exercise.slug) => state.asked_before,
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
            last_set_open: self.has_open_set(exercise, state, dose.amount),
            rest_seconds: None,
            decision,
            because,
        };
        if self.deload.is_some() && (dose != state.dose() || target.decision == Decision::Progress) {
            (target.decision, target.because) = (Decision::Hold, Because::Waits);
        }
        let way_back = self.way_back(exercise.quality);
        if let Some(block) = self.heavy_slow_dose(exercise).filter(|_| way_back.is_none()) {
            (dose.sets, dose.amount) = (block.sets, block.reps);
            self.prescribe_block(&mut target, exercise, state, block);
        }
        if let Some((layoff, week)) = way_back {
            if let Some(sets) = layoff.sets(dose.sets, week) {
                target.sets = sets;
            }
            cap(&mut target.rpe, layoff.rpe_cap());
            if self.returns.contains_key(&exercise.quality) {
                target.decision = Decision::Return;
                target.because = return_after(exercise, layoff, week);
            } else if target.sets < dose.sets {
                target.because = Because::StartOnWayBack;
            }
        }
        if self.deload.is_some() && !self.is_whole {
            self.lighten(exercise, dose, &mut target);
        }
        target
    }

    /// Whether the last set of an exercise that is asked for so much is open in this week (D.4): not in the first week on
    /// a rung, not while effort is capped, and a while after pain neither.
    fn has_open_set(&self, exercise: &Exercise, state: &ExerciseState<'_>, amount: u16) -> bool {
        if state.exposures_before == 0 || self.deload.is_some() || !self.is_normal(self.week) {
            return false;
        }
        let monday = self.week.starts();
        let until = after(monday, 7).unwrap_or(monday);
        let since = |days: u64| self.lights.worst_between(&exercise.slug, before(monday, days), until);
        takes_open_set(exercise, self.person.profile)
            && self.returning(exercise.quality).is_none()
            && !(exercise.emphasis == Some(Emphasis::Eccentric) && amount >= Aim::of(exercise).high)
            && since(EASE_WAITS_AFTER_AMBER_DAYS) < Light::Amber
            && since(EASE_WAITS_AFTER_RED_DAYS) < Light::Red
    }

    /// Makes a target that of the heavy slow block: its sets, repetitions, tempo, rest and effort (D.14).
    fn prescribe_block(
        &self,
        target: &mut Target<'c>,
        exercise: &Exercise,
        state: &ExerciseState<'c>,
        block: Block,
    ) {
        // What was decided before the block says nothing of its load.
        let first = self.person.profile.hsr_from.map(|day| Week::of(day).starts());
        let since = first.unwrap_or(NaiveDate::MIN).max(before(self.week.starts(), 7));
        let is_told = |ruling: &&Ruling<'c>| {
            let is_kept = !self.keeps_week || !self.week.contains(ruling.day);
            ruling.day >= since && (is_kept || ruling.decision == Decision::Regress)
        };
        let ruling = state.rulings.iter().rev().find(is_told).copied();
        let is_ahead = ruling
            .is_some_and(|ruling| self.week.contains(ruling.day) && ruling.decision != Decision::Regress);
        (target.sets, target.dosage) = (block.sets, exercise.dosage(block.reps));
        (target.tempo, target.rest_seconds) = (Some(HSR_TEMPO), Some(HSR_REST_SECONDS));
        target.last_set_open = false;
        target.rpe = Some(HSR_RPE);
        target.decision = match ruling {
            Some(ruling) => ruling.decision,
            None if state.exposures == 0 => Decision::Start,
            None => Decision::Hold,
        };
        let from = is_ahead.then(|| self.week.next().starts());
        let is_last = is_ahead && self.heavy_slow.block.is_some_and(|block| block.next().is_none());
        target.because = Because::HeavySlow(BlockLine { block, sets: block.sets, ruling, from, is_last });
    }

    /// Makes a target that of a light week, which is light for what comes back after a gap too (D.9).
    fn lighten(&self, exercise: &Exercise, dose: Dose, target: &mut Target<'c>) {
        let profile = self.person.profile;
        let before = (target.load_kg, target.rpe);
        let halves_sets = is_unloaded_by_deload(exercise.quality);
        if halves_sets {
            let share = |sets: u8| (u32::from(sets) * DELOAD_SETS_PERCENT).div_ceil(100) as u8;
            target.sets = target.sets.min(share(dose.sets)).max(1);
        }
        let lighter = dose.load_kg.percent(DELOAD_LOAD_PERCENT).floor_to(increment(profile));
        let least = if exercise.needs_weight() { first_load(exercise, profile) } else { Decimal::ZERO };
        target.load_kg = lighter.max(least.min(dose.load_kg));
        if !exercise.needs_weight() {
            // No first load in a lighter week, and no load that was never lifted.
            let newest = self.person.history.exposures(&exercise.slug).next_back();
            let lifted = newest.and_then(|(_, exposure)| Reading::of(exercise, &exposure));
            target.load_kg = target.load_kg.min(lifted.map_or(Decimal::ZERO, |reading| reading.least_load()));
        }
        cap(&mut target.rpe, DELOAD_RPE);
        if halves_sets || before != (target.load_kg, target.rpe) {
            target.decision = Decision::Deload;
            target.because = Because::Lighter {
                cause: self.deload.clone(),
                halves_sets,
                takes_load_off: target.load_kg < dose.load_kg,
            };
        }
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
            AppliedRuling { exercise, amount: state.amount, ruling: *ruling, is_newest: true, from }
        };
        let moved = |ruling: &&Ruling<'c>| {
            !matches!(ruling.step, Step::None | Step::AtTop(_)) && !ruling.step.waits()
        };
        let because = match lately().next() {
            // What was done at the end of a week says nothing of a dose that moved at its beginning, unless the day was sore:
            // the one that decides is told.
            Some(last) if last.step == Step::None && !matches!(last.why, Why::Amber(_)) => {
                let earlier = || state.rulings.iter().rev().filter(is_kept).find(moved);
                // What was earned before a lighter week comes with the next.
                let waited = || earlier().filter(|ruling| last.why == Why::Deload && state.is_at(ruling));
                match lately().find(moved).or_else(waited) {
                    Some(telling) => Because::Ruled(AppliedRuling { is_newest: false, ..applied(telling) }),
                    None => Because::Ruled(applied(last)),
                }
            }
            Some(last) => Because::Ruled(applied(last)),
            None if state.exposures == 0 && state.rulings.is_empty() => {
                return (Decision::Start, self.start(exercise, state));
            }
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
        let untested = Ladder::new(self.person.catalogue, exercise.quality);
        // The test leads to rungs, and to no branch but one that takes the place of its rung.
        let stands_here =
            || self.place(exercise.quality).is_some_and(|place| place.exercise.slug == exercise.slug);
        let is_led_to = exercise.quality == Quality::CalfStraight
            && (untested.position(&exercise.slug).is_some() || stands_here());
        let raises = self.weaker_raises.filter(|_| is_led_to);
        let untested = untested.place(self.person.catalogue, self.person.profile, None, self.earned_tiers);
        let leads_here = untested.is_none_or(|place| place.exercise.slug != exercise.slug);
        let is_set = self.tested_amount(exercise) == Some(state.amount);
        match raises.filter(|_| leads_here || is_set) {
            Some(raises) => Because::Tested { raises, leads_here, amount: state.amount },
            None => Because::Start { is_loaded: state.load_kg > Decimal::ZERO },
        }
    }
}
