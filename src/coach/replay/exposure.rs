//! What one exposure changes: it is read, judged under its day's light, and moves its exercise and its rung.

use chrono::NaiveDate;

use crate::catalogue::Exercise;
use crate::catalogue::vocabulary::{Mode, Quality};
use crate::coach::Decision;
use crate::history::Exposure;
use crate::week::Week;

use crate::coach::judge::pain::after;
use crate::coach::judge::reading::{Aim, Reading};
use crate::coach::judge::verdict::{Circumstances, Streaks, Verdict, Why, judge};
use crate::coach::replay::weeks::{Replay, ladder_of};
use crate::coach::rules::CLOSED_DAYS;
use crate::coach::state::exercise::{Dose, ExerciseState, Ruling, Step, middle, takes_load};
use crate::coach::state::standing::{Return, Standing};
use crate::person::Person;

impl<'c> Replay<'c, '_> {
    /// Judges one exposure, and moves its exercise.
    pub(crate) fn judge_exposure(
        &mut self,
        exercise: &'c Exercise,
        exposure: &Exposure,
        day: NaiveDate,
        week: Week,
    ) {
        let profile = self.standing.person.profile;
        let sets =
            self.standing.exercise_states.get(&*exercise.slug).map_or(exercise.dose.sets, |state| state.sets);
        let Some(mut reading) = Reading::against(exercise, exposure, sets) else { return };
        reading.pain = self.standing.lights.during(&exercise.slug, day);
        let pain = self.standing.lights.deciding(&exercise.slug, day);
        let aim = Aim::of(exercise);
        let is_green = !pain.light.is_sore();
        let circumstances = Circumstances {
            level: profile.level,
            stays: self.what_stays(exercise, day, week),
            is_sharp: self.standing.lights.is_sharp(day),
        };
        let is_eased = self.eased_on(exercise, day).is_some();
        let state = self
            .standing
            .exercise_states
            .entry(&exercise.slug)
            .or_insert_with(|| ExerciseState::begin(exercise, profile));
        state.waits = None;
        state.exposures += 1;
        state.last = Some(day);
        let is_heavier = is_green
            && reading.least_load() > state.load_kg.max(state.asked.load_kg)
            && profile.max_load_kg.is_none_or(|most| reading.least_load() <= most)
            && takes_load(exercise, profile)
            && reading.is_whole
            && reading.all_reach(aim.low);
        let lighter = state.load_kg;
        if is_heavier {
            (state.load_kg, state.streaks) = (reading.least_load(), Streaks::default());
            state.amount = state.amount.min(reading.lowest());
            state.asked = Dose { amount: aim.low, ..state.dose() };
        }
        let before = state.streaks;
        let mut asked = (state.asked.amount, state.asked.load_kg);
        if is_eased {
            asked.0 = asked.0.min(middle(exercise));
        }
        let (verdict, why) = judge(exercise, asked, &reading, pain, &mut state.streaks, circumstances);
        // What was earned in the week after a sore morning is earned again after it.
        let (verdict, why) = match verdict {
            Verdict::Progress if self.standing.lights.is_after_sore_morning(day) => {
                self.state_of(exercise).streaks = before;
                (Verdict::Hold, Why::SoreMorning)
            }
            verdict => (verdict, why),
        };
        if is_green && reading.is_whole && reading.all_reach(aim.low) {
            self.note_done_well(exercise, &reading, day);
        }
        let state = self.state_of(exercise);
        if state.has_moved && !is_heavier && !matches!(verdict, Verdict::Stop | Verdict::Regress) {
            // It was done as the week had asked; the step taken since then waits for its own exposures.
            state.streaks = before;
            if let (Why::Amber(_), Some(pending)) = (why, state.pending.take()) {
                self.take_step_back(exercise, pending);
                self.rule(exercise, day, Decision::Hold, why, Step::None);
            }
            return;
        }
        if self.gives_set_back(exercise, is_green, verdict, why) {
            let state = self.state_of(exercise);
            state.sets += 1;
            let step = Step::Sets(state.sets - 1, state.sets);
            self.rule(exercise, day, Decision::Build, Why::Steady, step);
            return;
        }
        match verdict {
            Verdict::Hold => self.rule(exercise, day, Decision::Hold, why, Step::None),
            Verdict::Build(amount) if exercise.mode != Mode::Contacts => {
                let state = self.state_of(exercise);
                let amount = amount.max(state.amount);
                state.amount = amount;
                let from = state.asked.amount;
                let (why, step) = if is_heavier {
                    (Why::Heavier, Step::Load(lighter, state.load_kg))
                } else {
                    (why, Step::Amount(from, amount))
                };
                self.rule(exercise, day, Decision::Build, why, step);
            }
            Verdict::Build(_) => self.rule(exercise, day, Decision::Hold, Why::Landings, Step::None),
            Verdict::Progress => self.move_on(exercise, day, why, before),
            Verdict::Stop | Verdict::Regress => {
                if verdict == Verdict::Stop {
                    self.state_of(exercise).rests_until = after(day, CLOSED_DAYS);
                }
                self.step_back(exercise, day, why, Some(reading.most_sets()));
                let state = self.state_of(exercise);
                (state.has_moved, state.pending) = (true, None);
            }
        }
    }

    fn what_stays(&self, exercise: &Exercise, day: NaiveDate, week: Week) -> Option<Why> {
        if self.standing.person.profile.hold.iter().any(|slug| *slug == exercise.slug) {
            return Some(Why::Listed);
        }
        if self.is_deload {
            return Some(Why::Deload);
        }
        if self.eased_on(exercise, day).is_some() {
            return Some(Why::Eased);
        }
        let way = self.standing.returns.get(&exercise.quality);
        if way.is_some_and(|way| way.layoff.is_long() && way.week(week).is_some()) {
            return Some(Why::Returning);
        }
        self.is_thin.then_some(Why::ThinWeek)
    }

    /// The way back after a short gap, on the one day it takes.
    fn eased_on(&self, exercise: &Exercise, day: NaiveDate) -> Option<&Return> {
        let way = self.standing.returns.get(&exercise.quality)?;
        (way.first == day && way.layoff.takes_one_set_off()).then_some(way)
    }

    pub(crate) fn state_of(&mut self, exercise: &'c Exercise) -> &mut ExerciseState<'c> {
        let profile = self.standing.person.profile;
        self.standing
            .exercise_states
            .entry(&exercise.slug)
            .or_insert_with(|| ExerciseState::begin(exercise, profile))
    }

    pub(crate) fn rule(
        &mut self,
        on: &'c Exercise,
        day: NaiveDate,
        decision: Decision,
        why: Why,
        step: Step<'c>,
    ) {
        self.state_of(on).keep(Ruling { on, day, decision, why, step });
    }

    fn note_done_well(&mut self, exercise: &'c Exercise, reading: &Reading, day: NaiveDate) {
        if exercise.quality == Quality::Plyometric || !reading.is_at_one_load() && exercise.ladder.is_none() {
            return;
        }
        let Standing { person: Person { profile, catalogue, .. }, earned_tiers, .. } = self.standing;
        let was_red = self.standing.lights.was_red_lately(day);
        let ladder = ladder_of(&mut self.standing.ladders, catalogue, exercise.quality);
        let leads_forward = ladder.position(&exercise.slug).is_some_and(|position| {
            let next = if was_red { ladder.next(position, profile, earned_tiers) } else { None };
            ladder.note_done_well(position, next)
        });
        let regained = self.standing.place(exercise.quality).filter(|_| leads_forward);
        if let Some(place) = regained.filter(|place| place.exercise.slug != exercise.slug) {
            let (rung, why) = (place.exercise, Why::Steady);
            let step = Step::Rung(rung);
            let ruling = Ruling { on: exercise, day, decision: Decision::Progress, why, step };
            self.state_of(rung).keep(ruling);
        }
    }
}
