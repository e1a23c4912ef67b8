//! The steps an exposure leads to (D.4): on, along one axis only, or back.

use chrono::NaiveDate;

use crate::catalogue::Exercise;
use crate::catalogue::vocabulary::{Mode, Quality};
use crate::coach::Decision;
use crate::person::Person;
use crate::profile::Prefer;
use crate::week::Week;

use crate::coach::judge::effort::Effort;
use crate::coach::judge::pain::{TierWait, before};
use crate::coach::judge::reading::Aim;
use crate::coach::judge::symmetry::Asymmetry;
use crate::coach::judge::verdict::{Streaks, Verdict, Why};
use crate::coach::replay::weeks::{Replay, ladder_of};
use crate::coach::rules::{EXPOSURES_TO_REGAIN, SINGLE_LEG_BENT_RAISE, SINGLE_LEG_RAISE};
use crate::coach::state::exercise::{LoadGrowth, Pending, Ruling, Step};
use crate::coach::state::standing::Standing;

/// What an exposure earned: a step on, and how large it may be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Earned {
    /// Why.
    pub(crate) why: Why,
    /// How easy it was.
    pub(crate) effort: Effort,
    /// Whether the last set went far beyond the top.
    pub(crate) is_far: bool,
}

impl Earned {
    /// Returns by how many of its usual steps a load grows.
    fn load_steps(self) -> u64 {
        (1 + u64::from(self.effort.margin / 2)) * if self.is_far { 2 } else { 1 }
    }
}

impl<'c> Replay<'c, '_> {
    /// Moves an exercise on, and remembers what stood before for a sore day later in the week.
    pub(crate) fn move_on(
        &mut self,
        exercise: &'c Exercise,
        day: NaiveDate,
        earned: Earned,
        streaks: Streaks,
    ) {
        let why = earned.why;
        let catalogue = self.standing.person.catalogue;
        let ladder = ladder_of(&mut self.standing.ladders, catalogue, exercise.quality);
        let marks = ladder.marks();
        if let Some(position) = ladder.position(&exercise.slug) {
            ladder.note_gate(position);
        }
        let dose = self.state_of(exercise).dose();
        let step = self.step_on(exercise, day, earned);
        let top = Aim::of(exercise).high;
        let dose = match step {
            // Nothing is left to add but what the sets before the last have not reached yet.
            Step::AtTop(_) if self.state_of(exercise).amount < top => {
                let from = std::mem::replace(&mut self.state_of(exercise).amount, top);
                let state = self.state_of(exercise);
                state.is_raised_by_ease = true;
                self.rule(exercise, day, Decision::Build, why, Step::Amount(from, top));
                return;
            }
            _ => dose,
        };
        let state = self.state_of(exercise);
        if step.waits() {
            (state.streaks, state.waits) = (streaks, Some(why));
        }
        let is_step = !matches!(step, Step::AtTop(_) | Step::None) && !step.waits();
        if is_step {
            let rung = if let Step::Rung(rung) = step { Some((marks, rung)) } else { None };
            (state.has_moved, state.pending) = (true, Some(Pending { dose, rung }));
        }
        let was_at_top = self.state_of(exercise).is_at_top();
        let why = if was_at_top && matches!(step, Step::AtTop(_)) { Why::AtTop } else { why };
        let decision = if is_step { Decision::Progress } else { Decision::Hold };
        self.rule(exercise, day, decision, why, step);
    }

    /// Asks again for the harder forms that were earned and wait: with a week that begins, what was told since opens them.
    pub(crate) fn open_what_waits(&mut self, monday: NaiveDate) {
        let sunday = before(monday, 1);
        if self.standing.lights.allows_higher_tier(sunday, monday).is_err() {
            return;
        }
        let catalogue = self.standing.person.catalogue;
        let waiting = self.standing.exercise_states.iter();
        let waiting: Vec<(&'c Exercise, Why, Streaks)> = waiting
            .filter_map(|(slug, state)| Some((catalogue.get(slug)?, state.waits?, state.streaks)))
            .collect();
        for (exercise, why, streaks) in waiting {
            self.state_of(exercise).waits = None;
            let earned = Earned { why, effort: Effort::default(), is_far: false };
            self.move_on(exercise, sunday, earned, streaks);
            self.state_of(exercise).streaks = Streaks::default();
        }
    }

    /// Takes back a step that the week has not asked for yet: the day turned sore.
    pub(crate) fn take_step_back(&mut self, exercise: &'c Exercise, pending: Pending<'c>) {
        let state = self.state_of(exercise);
        state.restore(pending.dose);
        // What was decided then is not what stands now.
        state.rulings.pop();
        if let Some((marks, rung)) = pending.rung {
            ladder_of(&mut self.standing.ladders, self.standing.person.catalogue, exercise.quality)
                .restore(marks);
            let state = self.state_of(rung);
            state.rulings.pop();
            state.is_new = false;
            if state.exposures == 0 {
                self.standing.exercise_states.remove(&*rung.slug);
            }
        }
    }

    /// Whether a set that a step back took off comes back: the target was met twice running without it.
    pub(crate) fn gives_set_back(
        &mut self,
        exercise: &'c Exercise,
        is_green: bool,
        verdict: Verdict,
        why: Why,
    ) -> bool {
        let state = self.state_of(exercise);
        let is_met =
            is_green && (matches!(verdict, Verdict::Build(_) | Verdict::Progress) || why.met_the_target());
        let is_short = state.sets < exercise.dose.sets && !state.is_new;
        state.steady = if is_met && is_short { state.steady + 1 } else { 0 };
        let gives_back = state.steady >= EXPOSURES_TO_REGAIN;
        if gives_back {
            state.steady = 0;
        }
        gives_back
    }

    /// One step on, along one axis only: load, the next rung, a set.
    pub(crate) fn step_on(&mut self, exercise: &'c Exercise, day: NaiveDate, earned: Earned) -> Step<'c> {
        let Standing { person: Person { profile, catalogue, .. }, earned_tiers, .. } = self.standing;
        let ladder = ladder_of(&mut self.standing.ladders, catalogue, exercise.quality);
        let position = ladder.position(&exercise.slug);
        let next = position.and_then(|position| ladder.next(position, profile, earned_tiers));
        let comes_early = |slug: &str| {
            position.zip(ladder.position(slug)).is_some_and(|(position, loaded)| position < loaded)
        };
        let rung_first = profile.prefer == Prefer::Range
            || match exercise.quality {
                Quality::CalfStraight => comes_early(SINGLE_LEG_RAISE),
                Quality::CalfBent => comes_early(SINGLE_LEG_BENT_RAISE),
                _ => true,
            };
        let end = ladder.end(position);
        if exercise.mode == Mode::Contacts {
            return self.step_to_rung(exercise, next, day, earned).unwrap_or(Step::AtTop(end));
        }
        for try_rung in [rung_first, !rung_first] {
            let step = if try_rung {
                self.step_to_rung(exercise, next, day, earned)
            } else {
                let growth = LoadGrowth { steps: earned.load_steps(), is_eased: earned.effort.margin > 0 };
                self.state_of(exercise).add_load(exercise, profile, next.is_some(), growth)
            };
            if let Some(step) = step {
                return step;
            }
        }
        self.state_of(exercise).add_set(exercise).unwrap_or(Step::AtTop(end))
    }

    fn step_to_rung(
        &mut self,
        exercise: &'c Exercise,
        next: Option<usize>,
        day: NaiveDate,
        earned: Earned,
    ) -> Option<Step<'c>> {
        let Standing { person: Person { profile, .. }, earned_tiers, .. } = self.standing;
        let Earned { why, effort, .. } = earned;
        let next = next?;
        let here = self.standing.place(exercise.quality).map_or(0, |place| place.position);
        if here >= next || (exercise.mode == Mode::Contacts && !self.may_hop_harder(exercise)) {
            return None;
        }
        let ladder = ladder_of(&mut self.standing.ladders, self.standing.person.catalogue, exercise.quality);
        let rung = ladder.rung(next, profile, earned_tiers);
        if rung.tendon_tier > exercise.tendon_tier {
            // A leg that is very far behind goes up no tier (D.6).
            if self.standing.asymmetry.is_some_and(Asymmetry::is_very_far) {
                return None;
            }
            // What is reached in a week begins with the next.
            match self.standing.lights.allows_higher_tier(day, Week::of(day).next().starts()) {
                Ok(()) => {}
                Err(TierWait::Unknown) => return Some(Step::NeedsPain(rung)),
                Err(wait) => return Some(Step::TierWaits(rung, wait)),
            }
        }
        ladder.grant(next);
        let step = Step::Rung(rung);
        let ruling = Ruling { on: exercise, day, decision: Decision::Progress, why, step };
        let is_higher = rung.tendon_tier > exercise.tendon_tier;
        // What was easy before it says little of a rung that was left already.
        let was_left =
            self.standing.exercise_states.get(&*rung.slug).is_some_and(|state| state.exposures > 0);
        let margin = if is_higher || was_left { 0 } else { effort.margin };
        let tested = self.standing.tested_amount(rung);
        let state = self.state_of(rung);
        state.enter(rung, profile, margin);
        state.amount = state.amount.max(tested.unwrap_or(0));
        state.keep(ruling);
        Some(step)
    }

    /// Whether hops may lead to a harder form: from the one a person stands on alone, in a week whose landings did not grow.
    fn may_hop_harder(&self, exercise: &Exercise) -> bool {
        let hops = self.standing.hops;
        let place = self.standing.place(exercise.quality);
        hops.open_since().is_some()
            && !hops.has_grown
            && place.is_some_and(|place| place.exercise.slug == exercise.slug)
    }

    /// One step back: load, the rung before, a set of those that were done.
    pub(crate) fn step_back(&mut self, exercise: &'c Exercise, day: NaiveDate, why: Why, done: Option<u8>) {
        let Standing { person: Person { profile, catalogue, .. }, earned_tiers, .. } = self.standing;
        self.regressed.push((day, &exercise.slug));
        if let Some(step) = self.state_of(exercise).take_load_off(exercise, profile) {
            self.rule(exercise, day, Decision::Regress, why, step);
            return;
        }
        let here = self.standing.place(exercise.quality);
        let ladder = ladder_of(&mut self.standing.ladders, catalogue, exercise.quality);
        let position = ladder.position(&exercise.slug);
        let previous = position.and_then(|position| ladder.previous(position, profile, earned_tiers));
        let is_here = here.is_some_and(|here| position.is_some_and(|position| position >= here.position));
        let step = match previous.filter(|_| exercise.mode != Mode::Contacts) {
            Some(previous) if is_here => {
                let rung = ladder.rung(previous, profile, earned_tiers);
                ladder.step_back(previous, matches!(why, Why::Red(_) | Why::Stopped(_)));
                let step = Step::Rung(rung);
                let ruling = Ruling { on: exercise, day, decision: Decision::Regress, why, step };
                let in_block = self.standing.heavy_slow.dose(rung).is_some();
                let state = self.state_of(rung);
                if !in_block {
                    state.come_back(rung, profile);
                }
                state.keep(ruling);
                let [low, _] = exercise.dose.range();
                self.state_of(exercise).amount = low;
                step
            }
            _ => self.state_of(exercise).take_set_off(exercise, done),
        };
        self.rule(exercise, day, Decision::Regress, why, step);
    }
}
