//! What one exposure changes: it is read, judged under its day's light, and moves its exercise and its rung.

use chrono::NaiveDate;

use crate::catalogue::Exercise;
use crate::catalogue::vocabulary::{LoadClass, Mode, Quality};
use crate::coach::Decision;
use crate::history::Exposure;
use crate::week::Week;

use crate::coach::eligible::is_before_hard_run;
use crate::coach::judge::effort::{Effort, step, takes_open_set};
use crate::coach::judge::pain::{Light, after, before};
use crate::coach::judge::reading::{Aim, Reading};
use crate::coach::judge::verdict::{Circumstances, Streaks, Verdict, Why, judge};
use crate::coach::replay::steps::Earned;
use crate::coach::replay::weeks::{Replay, ladder_of};
use crate::coach::rules::{
    CLOSED_DAYS, EASE_WAITS_AFTER_AMBER_DAYS, EASE_WAITS_AFTER_RED_DAYS, EASY_SESSION_MOST, MODERATE_FEWER,
};
use crate::coach::state::exercise::{Dose, ExerciseState, Ruling, Step, middle, shown_load, takes_load};
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
        let profile = self.standing.person.profile;
        let sets =
            self.standing.exercise_states.get(&*exercise.slug).map_or(exercise.dose.sets, |state| state.sets);
        let Some(mut reading) = Reading::against(exercise, exposure, sets) else { return };
        reading.pain = self.standing.lights.during(&exercise.slug, day);
        let pain = self.standing.lights.deciding(&exercise.slug, day);
        if let Some(block) = self.standing.heavy_slow.dose(exercise) {
            self.judge_in_block(exercise, exposure, block, (day, week), pain);
            return;
        }
        let aim = Aim::of(exercise);
        let is_green = !pain.light.is_sore();
        let stays = self.what_stays(exercise, day, week);
        let is_eased = self.eased_on(exercise, day).is_some();
        let is_moderate = exercise.load_class == LoadClass::Heavy && is_before_hard_run(profile, day);
        let hears_ease = self.hears_ease(exercise, day, week);
        let easy_session = self.was_easy_session(day);
        let is_sharp = self.standing.lights.is_sharp(day);
        let state = self.state_of(exercise);
        state.exposures += 1;
        state.last = Some(day);
        let shown = shown_load(state.asked.load_kg, profile.units);
        let most_shown = shown_load(state.load_kg, profile.units).max(shown);
        let is_heavier = is_green
            && reading.least_load() > state.load_kg.max(state.asked.load_kg).max(most_shown)
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
        let amount = state.asked.amount;
        let amount_that_day = if is_eased {
            amount.min(middle(exercise))
        } else if is_moderate {
            amount.saturating_sub(MODERATE_FEWER * step(exercise)).max(aim.low.min(amount))
        } else {
            amount
        };
        let is_open = hears_ease && takes_open_set(exercise, profile);
        let effort = Effort::of(exercise, amount_that_day, &reading, is_open, easy_session);
        let effort = if hears_ease { effort } else { Effort::default() };
        let circumstances = Circumstances {
            amount,
            amount_that_day,
            load_kg: state.asked.load_kg.min(shown),
            stays,
            is_sharp,
            is_moderate,
            hears_ease: is_open,
            effort,
        };
        let (verdict, why) = judge(exercise, &reading, pain, &mut state.streaks, circumstances);
        if is_green && reading.is_whole && reading.all_reach(aim.low) {
            self.note_done_well(exercise, &reading, day);
        }
        let state = self.state_of(exercise);
        let why = if why == Why::Again && state.is_at_top { Why::AtTop } else { why };
        if verdict == Verdict::TakeBack && state.is_raised_by_ease {
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
            return;
        }
        if state.has_moved && !is_heavier && !matches!(verdict, Verdict::Stop | Verdict::Regress) {
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
                let state = self.state_of(exercise);
                let from = std::mem::replace(&mut state.amount, amount);
                self.rule(exercise, day, Decision::Hold, why, Step::Amount(from, amount));
            }
            Verdict::Build(amount) if exercise.mode != Mode::Contacts => {
                let state = self.state_of(exercise);
                let amount = amount.max(state.amount);
                state.amount = amount;
                state.is_raised_by_ease |= matches!(why, Why::Eased(_) | Why::OpenSet(_));
                let from = state.asked.amount;
                let (why, step) = if is_heavier {
                    (Why::Heavier, Step::Load(lighter, state.load_kg))
                } else {
                    (why, Step::Amount(from, amount))
                };
                self.rule(exercise, day, Decision::Build, why, step);
            }
            Verdict::Build(_) => self.rule(exercise, day, Decision::Hold, Why::Landings, Step::None),
            Verdict::Progress => {
                self.move_on(exercise, day, Earned { why, effort, is_far: why == Why::FarBeyond }, before);
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
                let state = self.state_of(exercise);
                let carried = reading.least_load();
                let is_owned = takes_load(exercise, profile);
                let above = carried > state.load_kg.max(shown) && is_owned;
                if above && !why.is_pain() {
                    // What was carried was too much, not the rung.
                    state.load_kg = carried;
                }
                self.step_back(exercise, day, why, Some(reading.most_sets()));
                let state = self.state_of(exercise);
                (state.has_moved, state.pending) = (true, None);
            }
        }
    }

    /// Whether a word or a sign of ease counts in an exposure: in a normal week, with no cap on effort in force, and a
    /// while after pain (D.4).
    fn hears_ease(&self, exercise: &Exercise, day: NaiveDate, week: Week) -> bool {
        let Standing { person, lights, .. } = &self.standing;
        if self.is_deload || !self.standing.is_normal(week) {
            return false;
        }
        if exercise.load_class == LoadClass::Heavy && is_before_hard_run(person.profile, day) {
            return false;
        }
        let way = self.standing.returns.get(&exercise.quality);
        let is_capped = way.is_some_and(|way| way.caps_effort(week, day));
        let tomorrow = after(day, 1).unwrap_or(day);
        let since = |days: u64| lights.worst_between(&exercise.slug, before(day, days), tomorrow);
        !is_capped
            && since(EASE_WAITS_AFTER_AMBER_DAYS) < Light::Amber
            && since(EASE_WAITS_AFTER_RED_DAYS) < Light::Red
            && lights.day(day).light < Light::Amber
    }

    /// Whether the session of a day as a whole was told to be easy.
    fn was_easy_session(&self, day: NaiveDate) -> bool {
        let of_day = self.standing.person.history.sessions_on(day);
        of_day.map(|session| session.rpe).max().is_some_and(|rpe| rpe <= EASY_SESSION_MOST.decimal())
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
        if !self.standing.exercise_states.contains_key(&*exercise.slug) {
            let begun = self.standing.begun(exercise);
            self.standing.exercise_states.insert(&exercise.slug, begun);
        }
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
        let ladder = ladder_of(&mut self.standing.ladders, self.standing.person.catalogue, exercise.quality);
        let leads_forward =
            ladder.position(&exercise.slug).is_some_and(|position| ladder.note_done_well(position));
        let regained = self.standing.place(exercise.quality).filter(|_| leads_forward);
        if let Some(place) = regained.filter(|place| place.exercise.slug != exercise.slug) {
            let (rung, why) = (place.exercise, Why::Steady);
            let step = Step::Rung(rung);
            let ruling = Ruling { on: exercise, day, decision: Decision::Progress, why, step };
            self.state_of(rung).keep(ruling);
        }
    }
}
