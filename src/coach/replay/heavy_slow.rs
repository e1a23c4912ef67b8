//! The weeks of the heavy slow block (D.14): what is lifted in each, and what its exposures make of the load.

use chrono::NaiveDate;

use crate::catalogue::Exercise;
use crate::catalogue::vocabulary::Quality;
use crate::coach::Decision;
use crate::history::Exposure;
use crate::person::Person;
use crate::week::Week;

use crate::coach::heavy_slow::Block;
use crate::coach::heavy_slow::choice::Lifter;
use crate::coach::heavy_slow::load::{at_reps, one_step_more};
use crate::coach::judge::pain::{DayPain, Light, after};
use crate::coach::judge::reading::Reading;
use crate::coach::judge::verdict::{Streaks, Why};
use crate::coach::replay::weeks::{Replay, ladder_of};
use crate::coach::rules::{
    ALL_OUT_RPE, CLOSED_DAYS, HSR_LEG_PRESS, HSR_RPE, HSR_RUNGS, RED_FROM, SHOWN_LOAD_KG, TIMES_BELOW_RANGE,
};
use crate::coach::state::exercise::{Dose, Pending, Step, first_load, takes_load};
use crate::coach::state::standing::Standing;
use crate::units::Decimal;

impl<'c> Replay<'c, '_> {
    /// Begins a week: chooses what the block is lifted with, and lets go of what it leaves.
    pub(crate) fn begin_week_of_block(&mut self, week: Week, is_new_gap: bool, is_returning: bool) {
        let profile = self.standing.person.profile;
        let by_calendar = Block::at(profile, week);
        let heavy_slow = &mut self.standing.heavy_slow;
        heavy_slow.missed.clear();
        heavy_slow.made.clear();
        if is_new_gap && by_calendar.is_some_and(|block| block.week > 1) {
            heavy_slow.is_ended = true;
        }
        let block = by_calendar.filter(|_| !heavy_slow.is_ended && !is_returning);
        let had_block = heavy_slow.block.is_some();
        let left =
            if had_block && block.is_none() { [heavy_slow.straight, heavy_slow.bent] } else { [None; 2] };
        heavy_slow.left = left;
        (heavy_slow.block, heavy_slow.straight, heavy_slow.bent) = (None, None, None);
        heavy_slow.lacks_weight = false;
        if let Some(block) = block {
            self.choose_for_block(block);
        }
        if block.is_some() || had_block || !self.standing.heavy_slow.reps.is_empty() {
            self.let_go(week, by_calendar.is_none());
        }
        for exercise in left.into_iter().flatten() {
            self.stay_on(exercise);
        }
    }

    /// Stands on what was lifted for weeks rather than on a rung that the level alone gave, and that was never done.
    fn stay_on(&mut self, lifted: &'c Exercise) {
        let was_done =
            |rung: &Exercise| self.standing.state_of(&rung.slug).is_some_and(|state| state.exposures > 0);
        let quality = lifted.quality;
        if quality == Quality::CalfStraight && self.standing.start_raises.is_some() {
            // A test says itself where the chain begins.
            return;
        }
        let place = self.standing.place(quality).filter(|place| place.exercise.slug != lifted.slug);
        if was_done(lifted) && place.is_some_and(|place| !was_done(place.exercise)) {
            ladder_of(&mut self.standing.ladders, self.standing.person.catalogue, quality).stay_on(lifted);
        }
    }

    /// Chooses what a week of the block is lifted with.
    fn choose_for_block(&mut self, block: Block) {
        for quality in [Quality::CalfStraight, Quality::CalfBent] {
            // What the block was lifted with before a pause is no limit to what it goes on with.
            if let Some(ladder) = self.standing.ladders.get_mut(&quality) {
                ladder.stay_no_longer();
            }
        }
        let Person { catalogue, profile, .. } = self.standing.person;
        let here = self.standing.place(Quality::CalfStraight);
        let position = here.map_or(0, |place| place.position);
        let tiers = self.standing.earned_tiers;
        let ladder = ladder_of(&mut self.standing.ladders, catalogue, Quality::CalfStraight);
        let granted: Vec<&'c Exercise> =
            (0..=position).map(|position| ladder.rung(position, profile, tiers)).collect();
        let current = self.standing.place(Quality::CalfBent).map(|place| place.exercise);
        let Standing { exercise_states: states, earned_tiers, .. } = &self.standing;
        let lifter = Lifter { catalogue, profile, states, earned_tiers: *earned_tiers };
        let straight = lifter.straight(&granted, block.reps);
        let bent = lifter.bent(current, block.reps);
        let owns_none =
            !catalogue.iter().any(|exercise| is_of_calf(exercise) && takes_load(exercise, profile));
        let heavy_slow = &mut self.standing.heavy_slow;
        (heavy_slow.straight, heavy_slow.bent) = (straight, bent);
        heavy_slow.lacks_weight = owns_none;
        heavy_slow.block = (straight.is_some() || bent.is_some()).then_some(block);
        for exercise in [straight, bent].into_iter().flatten() {
            self.enter_block(exercise, block);
        }
    }

    /// Begins an exercise of the block at the load that its ordinary target is worth; one that was in it stays as it is.
    fn enter_block(&mut self, exercise: &'c Exercise, block: Block) {
        let profile = self.standing.person.profile;
        if self.standing.heavy_slow.reps.insert(&exercise.slug, block.reps).is_some() {
            return;
        }
        let state = self.state_of(exercise);
        let load = at_reps(exercise, profile, state.load_kg, state.amount, block.reps);
        let is_always_loaded = [HSR_RUNGS[0], HSR_LEG_PRESS].contains(&&*exercise.slug);
        state.load_kg = if is_always_loaded { load.max(first_load(exercise, profile)) } else { load };
        state.streaks = Streaks::default();
        state.asked = state.dose();
        self.standing.heavy_slow.below.remove(&*exercise.slug);
    }

    /// Takes what the block does not lift any more back to the bottom of its own range, at the load that is worth.
    fn let_go(&mut self, week: Week, is_over: bool) {
        let Person { catalogue, profile, .. } = self.standing.person;
        let heavy_slow = &self.standing.heavy_slow;
        let left: Vec<(&'c Exercise, u16)> = heavy_slow
            .reps
            .iter()
            .filter_map(|(slug, reps)| Some((catalogue.get(slug)?, *reps)))
            .filter(|(exercise, _)| heavy_slow.dose(exercise).is_none())
            .collect();
        for (exercise, reps) in left {
            self.standing.heavy_slow.reps.remove(&*exercise.slug);
            let [low, _] = exercise.dose.range();
            let state = self.state_of(exercise);
            let before = state.load_kg;
            state.load_kg = at_reps(exercise, profile, before, reps, low).min(before);
            (state.amount, state.streaks) = (low, Streaks::default());
            let step = match state.load_kg {
                load if load == before => Step::Amount(reps, low),
                load => Step::Load(before, load),
            };
            if is_over && state.exposures > 0 {
                self.rule(exercise, week.starts(), Decision::Hold, Why::BlockOver, step);
            }
        }
    }

    /// Judges an exposure of what the block prescribes: by its repetitions, its load and its effort.
    pub(crate) fn judge_in_block(
        &mut self,
        exercise: &'c Exercise,
        exposure: &Exposure,
        block: Block,
        (day, week): (NaiveDate, Week),
        pain: DayPain,
    ) {
        let Some(reading) = Reading::against(exercise, exposure, block.sets) else { return };
        let stays = self.what_stays(exercise, day, week);
        let is_sharp = self.standing.lights.is_sharp(day);
        let state = self.state_of(exercise);
        state.exposures += 1;
        state.last = Some(day);
        let below = self.standing.heavy_slow.below.entry(&exercise.slug).or_default();
        *below = if reading.half_under(block.reps) { below.saturating_add(1) } else { 0 };
        let is_below = *below >= TIMES_BELOW_RANGE;
        let told = reading.pain.filter(|pain| *pain >= RED_FROM);
        if is_sharp || told.is_some() {
            self.state_of(exercise).rests_until = after(day, CLOSED_DAYS);
            self.step_back_in_block(exercise, block, day, Why::Stopped(told), &reading);
        } else if pain.light >= Light::Red {
            self.step_back_in_block(exercise, block, day, Why::Red(pain.cause), &reading);
        } else if pain.light >= Light::Amber {
            self.standing.heavy_slow.made.remove(&*exercise.slug);
            self.miss(exercise);
            self.settle(exercise, block, day, Why::Amber(pain.cause));
        } else if reading.every_effort_at_least(ALL_OUT_RPE) && reading.any_under(block.reps) {
            self.step_back_in_block(exercise, block, day, Why::AllOut, &reading);
        } else if is_below {
            self.step_back_in_block(exercise, block, day, Why::BelowRange, &reading);
        } else if let Some(why) = stays {
            self.rule(exercise, day, Decision::Hold, why, Step::None);
        } else {
            let is_green = pain.light == Light::Green;
            if is_green && reading.is_whole && reading.all_reach(exercise.dose.range()[0]) {
                self.note_done_well(exercise, &reading, day);
            }
            let asked = self.state_of(exercise).asked.load_kg;
            let lifted = as_shown(reading.least_load(), asked);
            let why = match why_missed(&reading, block, lifted < asked) {
                Some(why) => {
                    self.miss(exercise);
                    why
                }
                None if is_too_hard(exposure) => {
                    self.miss(exercise);
                    self.make(exercise, lifted);
                    Why::TooHard
                }
                None => {
                    self.make(exercise, lifted);
                    if lifted > asked { Why::Heavier } else { Why::Met }
                }
            };
            self.settle(exercise, block, day, why);
        }
    }

    /// Notes a day on which every set was made, and with how much.
    fn make(&mut self, exercise: &'c Exercise, lifted: Decimal) {
        let most = self.standing.person.profile.max_load_kg;
        let made = self.standing.heavy_slow.made.entry(&exercise.slug).or_default();
        if most.is_none_or(|most| lifted <= most) {
            *made = lifted.max(*made);
        }
    }

    /// Notes that a day of the week missed a set.
    fn miss(&mut self, exercise: &'c Exercise) {
        self.standing.heavy_slow.missed.insert(&exercise.slug);
    }

    /// Settles the load of the next week by what was made of this one so far: a step on where every set of every day
    /// was, else the load of the Monday; what was made with more than that is what it goes on from.
    fn settle(&mut self, exercise: &'c Exercise, block: Block, day: NaiveDate, why: Why) {
        let profile = self.standing.person.profile;
        let heavy_slow = &self.standing.heavy_slow;
        let has_missed = heavy_slow.missed.contains(&*exercise.slug);
        let made = heavy_slow.made.get(&*exercise.slug).copied().unwrap_or_default();
        let state = self.state_of(exercise);
        if state.has_moved && state.pending.is_none() {
            // A step back stands for the week.
            self.rule(exercise, day, Decision::Hold, why, Step::None);
            return;
        }
        let monday = state.asked;
        let best = monday.load_kg.max(made);
        let next = match block.next() {
            _ if has_missed => best,
            Some(next) if next.reps < block.reps => at_reps(exercise, profile, best, block.reps, next.reps),
            Some(_) => one_step_more(exercise, profile, best),
            None => best,
        };
        state.load_kg = next.max(best);
        let (load, is_more) = (state.load_kg, state.load_kg > monday.load_kg);
        let dose = Dose { load_kg: monday.load_kg, ..state.dose() };
        state.has_moved = is_more;
        state.pending = is_more.then_some(Pending { dose, rung: None });
        let (decision, step) = match (is_more, has_missed) {
            (false, _) => (Decision::Hold, Step::None),
            (true, false) => (Decision::Progress, Step::Load(monday.load_kg, load)),
            (true, true) => (Decision::Build, Step::Load(monday.load_kg, load)),
        };
        self.rule(exercise, day, decision, why, step);
    }

    /// Takes load off, or leads to an easier exercise; the rest of the week asks for that already.
    fn step_back_in_block(
        &mut self,
        exercise: &'c Exercise,
        block: Block,
        day: NaiveDate,
        why: Why,
        reading: &Reading,
    ) {
        let state = self.state_of(exercise);
        if state.pending.take().is_some() {
            state.load_kg = state.asked.load_kg;
        }
        self.standing.heavy_slow.below.remove(&*exercise.slug);
        self.step_back(exercise, day, why, Some(reading.most_sets()));
        let state = self.state_of(exercise);
        state.has_moved = true;
        if state.rulings.last().is_some_and(|ruling| matches!(ruling.step, Step::Rung(_))) {
            self.choose_for_block(block);
        }
    }
}

/// Returns what was not made of a day's sets; nothing where all of them were.
fn why_missed(reading: &Reading, block: Block, is_lighter: bool) -> Option<Why> {
    if !reading.is_whole {
        return Some(Why::FewerSets);
    }
    if !reading.all_reach(block.reps) {
        return Some(Why::Short);
    }
    is_lighter.then_some(Why::Lighter)
}

/// Returns a load as the one that was asked, where it is that one as it was shown: pounds are shown by halves.
fn as_shown(lifted: Decimal, asked: Decimal) -> Decimal {
    let apart = lifted.minus(asked).plus(asked.minus(lifted));
    if apart <= SHOWN_LOAD_KG { asked } else { lifted }
}

/// Whether a set took more effort than the block asks for.
fn is_too_hard(exposure: &Exposure) -> bool {
    let [_, most] = HSR_RPE;
    exposure.sets.iter().filter_map(|set| set.rpe).any(|rpe| rpe.decimal() > most.decimal())
}

fn is_of_calf(exercise: &Exercise) -> bool {
    matches!(exercise.quality, Quality::CalfStraight | Quality::CalfBent)
}
