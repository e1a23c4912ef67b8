//! What one exposure changes: it is read, judged under its day's light, and moves its exercise and its rung.

use chrono::NaiveDate;

use crate::catalogue::Exercise;
use crate::catalogue::vocabulary::{Mode, Quality};
use crate::coach::Decision;
use crate::history::Exposure;
use crate::person::Person;
use crate::units::Decimal;
use crate::week::Week;

use crate::coach::judge::pain::after;
use crate::coach::judge::reading::{Aim, Reading};
use crate::coach::judge::verdict::{Streaks, Verdict, Why, judge};
use crate::coach::replay::steps::Earned;
use crate::coach::replay::weeks::{Replay, ladder_of};
use crate::coach::rules::CLOSED_DAYS;
use crate::coach::state::exercise::{Dose, ExerciseState, Ruling, Step, shown_load, takes_load};
use crate::coach::state::standing::{Return, Standing};

impl<'c> Replay<'c, '_> {
    /// Judges one exposure, and moves its exercise.
    pub(crate) fn judge_exposure(
        &mut self,
        exercise: &'c Exercise,
        exposure: &Exposure,
        day: NaiveDate,
        week: Week,
    ) {
        let sets =
            self.standing.exercise_states.get(&*exercise.slug).map_or(exercise.dose.sets, |state| state.sets);
        let Some(mut reading) = Reading::against(exercise, exposure, sets) else { return };
        reading.pain = self.standing.lights.during(&exercise.slug, day);
        let pain = self.standing.lights.deciding(&exercise.slug, day);
        if let Some(block) = self.standing.heavy_slow.dose(exercise) {
            self.judge_in_block(exercise, exposure, block, (day, week), pain);
            return;
        }
        let is_green = !pain.light.is_sore();
        self.begin(exercise);
        let state = self.state_of(exercise);
        state.waits = None;
        state.exposures += 1;
        state.last = Some(day);
        let heavier = if is_green { self.take_more_load(exercise, &reading) } else { None };
        let before = self.state_of(exercise).streaks;
        let circumstances = self.circumstances(exercise, &reading, day, week);
        let streaks = &mut self.state_of(exercise).streaks;
        let (mut verdict, mut why) = judge(exercise, &reading, pain, streaks, circumstances);
        if verdict == Verdict::Progress && self.standing.lights.is_after_sore_morning(day) {
            // What was earned in the week after a sore morning is earned again after it.
            self.state_of(exercise).streaks = before;
            (verdict, why) = (Verdict::Hold, Why::SoreMorning);
        }
        if is_green && reading.is_whole && reading.all_reach(Aim::of(exercise).low) {
            self.note_done_well(exercise, &reading, day);
        }
        let state = self.state_of(exercise);
        if why == Why::Again && state.is_at_top() {
            why = Why::AtTop;
        }
        if verdict == Verdict::TakeBack && state.is_raised_by_ease {
            self.take_back_what_ease_raised(exercise, day, why);
            return;
        }
        if matches!(why, Why::Amber(_)) && !state.has_moved && state.is_raised_by_ease {
            // What a sore day names stays as that day found it: an ease from before it says nothing any more.
            state.amount = state.asked.amount;
            state.is_raised_by_ease = false;
            state.rulings.retain(|ruling| ruling.day < week.starts());
        }
        let steps_back = matches!(verdict, Verdict::Stop | Verdict::Regress);
        if state.has_moved && heavier.is_none() && !steps_back {
            // It was done as the week had asked; the step taken since then waits for its own exposures.
            state.streaks = before;
            if let (true, Some(pending)) = (why.is_pain(), state.pending.take()) {
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
            Verdict::Hold | Verdict::TakeBack => self.rule(exercise, day, Decision::Hold, why, Step::None),
            Verdict::Lower(amount) => {
                let from = std::mem::replace(&mut self.state_of(exercise).amount, amount);
                self.rule(exercise, day, Decision::Hold, why, Step::Amount(from, amount));
            }
            Verdict::Build(_) if exercise.mode == Mode::Contacts => {
                self.rule(exercise, day, Decision::Hold, Why::Landings, Step::None);
            }
            Verdict::Build(amount) => self.build(exercise, day, amount, why, heavier),
            Verdict::Progress => {
                let earned = Earned { why, effort: circumstances.effort, is_far: why == Why::FarBeyond };
                self.move_on(exercise, day, earned, before);
                let is_by_ease = matches!(why, Why::Easy(_) | Why::FarBeyond);
                let state = self.state_of(exercise);
                state.is_raised_by_ease |= is_by_ease && state.pending.is_some();
            }
            // What a week asked for leads back once; the rest of it asks for less already.
            Verdict::Regress if !why.is_pain() && self.state_of(exercise).has_stepped_back() => {}
            Verdict::Stop | Verdict::Regress => {
                if verdict == Verdict::Stop {
                    self.state_of(exercise).rests_until = after(day, CLOSED_DAYS);
                }
                self.lead_back(exercise, day, why, &reading);
            }
        }
    }

    /// Makes more load than was asked the load to go on from, where every set was in the range; returns the load it was.
    fn take_more_load(&mut self, exercise: &'c Exercise, reading: &Reading) -> Option<Decimal> {
        let profile = self.standing.person.profile;
        let is_lighter_week = self.is_deload;
        let low = Aim::of(exercise).low;
        let carried = reading.least_load();
        let state = self.state_of(exercise);
        let asked = state.load_kg.max(state.asked.load_kg);
        let is_heavier = carried > asked.max(shown_load(asked, profile.units))
            && profile.max_load_kg.is_none_or(|most| carried <= most)
            && takes_load(exercise, profile)
            && reading.is_whole
            && reading.all_reach(low)
            && !is_lighter_week;
        if !is_heavier {
            return None;
        }
        let lighter = std::mem::replace(&mut state.load_kg, carried);
        state.streaks = Streaks::default();
        state.amount = state.amount.min(reading.lowest());
        state.asked = Dose { amount: low, ..state.dose() };
        Some(lighter)
    }

    /// Raises what a set asks for; after more load than asked, from that load on.
    fn build(
        &mut self,
        exercise: &'c Exercise,
        day: NaiveDate,
        amount: u16,
        why: Why,
        lighter: Option<Decimal>,
    ) {
        let state = self.state_of(exercise);
        let amount = amount.max(state.amount);
        state.amount = amount;
        state.is_raised_by_ease |= matches!(why, Why::Eased(_) | Why::OpenSet(_));
        let (why, step) = match lighter {
            Some(lighter) => (Why::Heavier, Step::Load(lighter, state.load_kg)),
            None => (why, Step::Amount(state.asked.amount, amount)),
        };
        self.rule(exercise, day, Decision::Build, why, step);
    }

    /// Takes back what ease raised in the week: what the week asked for was missed after all.
    fn take_back_what_ease_raised(&mut self, exercise: &'c Exercise, day: NaiveDate, why: Why) {
        let state = self.state_of(exercise);
        state.is_raised_by_ease = false;
        if let Some(pending) = state.pending.take() {
            state.has_moved = false;
            self.take_step_back(exercise, pending);
        } else {
            state.amount = state.asked.amount;
            // What was decided then is not what stands now.
            state.rulings.pop();
        }
        self.rule(exercise, day, Decision::Hold, why, Step::None);
    }

    /// Takes one step back; more load than was asked comes down first.
    fn lead_back(&mut self, exercise: &'c Exercise, day: NaiveDate, why: Why, reading: &Reading) {
        let profile = self.standing.person.profile;
        let carried = reading.least_load();
        let state = self.state_of(exercise);
        let was_more = carried > state.load_kg.max(shown_load(state.asked.load_kg, profile.units));
        if was_more && takes_load(exercise, profile) && !why.is_pain() {
            // What was carried was too much, not the rung.
            state.load_kg = carried;
        }
        if why.is_pain() {
            // What hurt is what was done: a step earned since, and never asked for, is no place to step back from.
            state.load_kg = state.load_kg.min(carried.max(state.asked.load_kg.min(carried)));
            state.amount = state.amount.min(state.asked.amount);
            state.sets = state.sets.min(state.asked.sets);
        }
        self.step_back(exercise, day, why, Some(reading.most_sets()));
        let state = self.state_of(exercise);
        (state.has_moved, state.pending) = (true, None);
    }

    pub(crate) fn what_stays(&self, exercise: &Exercise, day: NaiveDate, week: Week) -> Option<Why> {
        if self.standing.person.profile.hold.iter().any(|slug| *slug == exercise.slug) {
            return Some(Why::Listed);
        }
        if self.is_deload {
            return Some(Why::Deload);
        }
        if self.eased_on(exercise, day).is_some() {
            return Some(Why::FirstAfterGap);
        }
        let way = self.standing.returns.get(&exercise.quality);
        if way.is_some_and(|way| way.layoff.makes_return() && way.week(week).is_some()) {
            return Some(Why::Returning);
        }
        self.is_thin.then_some(Why::ThinWeek)
    }

    /// The way back after a short gap, on the one day it takes.
    pub(crate) fn eased_on(&self, exercise: &Exercise, day: NaiveDate) -> Option<&Return> {
        let way = self.standing.returns.get(&exercise.quality)?;
        (way.first == day && way.layoff.takes_one_set_off()).then_some(way)
    }

    /// Begins an exercise that was never done, as the calf-raise test may say.
    pub(crate) fn begin(&mut self, exercise: &'c Exercise) {
        if !self.standing.exercise_states.contains_key(&*exercise.slug) {
            let begun = self.standing.begun(exercise);
            self.standing.exercise_states.insert(&exercise.slug, begun);
        }
    }

    pub(crate) fn state_of(&mut self, exercise: &'c Exercise) -> &mut ExerciseState<'c> {
        let profile = self.standing.person.profile;
        let state = self.standing.exercise_states.entry(&exercise.slug);
        state.or_insert_with(|| ExerciseState::begin(exercise, profile))
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

    pub(crate) fn note_done_well(&mut self, exercise: &'c Exercise, reading: &Reading, day: NaiveDate) {
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
