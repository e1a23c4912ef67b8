//! What the log says of a person when a week begins: the targets, the rungs, and what bends the week.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::catalogue::vocabulary::Quality;
use crate::catalogue::{Exercise, chain};
use crate::coach::Decision;
use crate::person::Person;
use crate::profile::Goal;
use crate::week::Week;

use crate::coach::eligible::{Barrier, Earned, barrier_with};
use crate::coach::heavy_slow::load::unloaded_reps;
use crate::coach::heavy_slow::{Block, HeavySlow};
use crate::coach::judge::hop_gate::{Closed, GateConditions};
use crate::coach::judge::layoff::Layoff;
use crate::coach::judge::lighter_week::{Counter, DeloadCause};
use crate::coach::judge::pain::{Cause, Light, Lights, after, before};
use crate::coach::judge::race::{has_race, race_before};
use crate::coach::judge::reading::Aim;
use crate::coach::judge::self_test::TestDay;
use crate::coach::judge::symmetry::{Asymmetry, LegsWatch};
use crate::coach::judge::trained_week::CalfWeeks;
use crate::coach::judge::verdict::Why;
use crate::coach::rules::{
    AFTER_RACE_DAYS, ALIKE_PERCENT, DELOAD_SETS_PERCENT, GATE_RAISE_REPS, HSR_PLANTAR_FLEXOR_CAP,
    SINGLE_LEG_RAISE, TEST_SHARE_ELSEWHERE_PERCENT, TEST_SHARE_PERCENT, TWO_LEG_RAISE, WeeklyTargets,
};
use crate::coach::state::exercise::{ExerciseState, Ruling};
use crate::coach::state::hops::{Hops, share};
use crate::coach::state::ladder::{Ladder, Place};
use crate::coach::state::rung::start_of;

/// A way back that is under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Return {
    /// The gap that made it.
    pub layoff: Layoff,
    /// Its first week.
    pub from: Week,
    /// The day of the first session after the gap.
    pub first: NaiveDate,
    /// Whether that session was done.
    pub is_begun: bool,
}

impl Return {
    /// Returns which week of the way back a week is, 0 the first; nothing once it is over.
    pub fn week(self, week: Week) -> Option<usize> {
        let weeks = usize::try_from((week.starts() - self.from.starts()).num_weeks()).ok()?;
        let lasts = self.layoff.weeks().max(usize::from(self.layoff.takes_one_set_off()));
        (weeks < lasts).then_some(weeks)
    }

    /// Whether it caps the effort of a day in a week: one session after a short gap, whole weeks after a longer one.
    pub fn caps_effort(self, week: Week, day: NaiveDate) -> bool {
        if self.layoff.takes_one_set_off() { self.first == day } else { self.week(week).is_some() }
    }
}

/// What is known of a person when a week begins.
#[derive(Debug, Clone)]
pub struct Standing<'c, 'p> {
    /// The person, as they are in that week, with what was logged before it.
    pub person: Person<'c, 'p>,
    /// The week.
    pub week: Week,
    /// How each day went for the ankle.
    pub lights: Lights,
    /// How far the legs are apart.
    pub asymmetry: Option<Asymmetry>,
    /// The weaker leg in percent of the stronger by the newest source alone, which the gate of the hops asks for (D.7).
    pub lsi: Option<u32>,
    pub(crate) legs: LegsWatch,
    /// Why the week is light on purpose, if it is.
    pub deload: Option<DeloadCause>,
    /// The count to the next light week.
    pub counter: Counter,
    /// Which weeks were trained.
    pub weeks: CalfWeeks,
    /// Where the person stands with hops.
    pub hops: Hops,
    /// Tendon tiers earned above a flag's cap.
    pub earned_tiers: u8,
    /// Where the person stands in the heavy slow block.
    pub heavy_slow: HeavySlow<'c>,
    /// Whether the week is under way, and what it asks for stays but for steps back.
    pub(crate) keeps_week: bool,
    /// Whether a light week is looked at as it would be with whole doses.
    pub(crate) is_whole: bool,
    pub(crate) targets: WeeklyTargets,
    /// Raises of the weaker side in a test that still holds, and in the one the start rung follows.
    pub(crate) weaker_raises: Option<u32>,
    pub(crate) start_raises: Option<u32>,
    pub(crate) exercise_states: BTreeMap<&'c str, ExerciseState<'c>>,
    pub(crate) ladders: BTreeMap<Quality, Ladder<'c>>,
    pub(crate) returns: BTreeMap<Quality, Return>,
}

impl<'c, 'p> Standing<'c, 'p> {
    /// Keeps to what the week asked for when it began: of what was done in it, only steps back count.
    #[must_use]
    pub fn keeping_week(mut self) -> Standing<'c, 'p> {
        self.keeps_week = true;
        self
    }

    /// Looks at a light week as it would be with whole doses: the same exercises, loads and landings.
    #[must_use]
    pub fn whole(mut self) -> Standing<'c, 'p> {
        self.is_whole = true;
        self
    }

    /// Returns where the person stands in the chain of a quality.
    ///
    /// A rung of a higher tendon tier that was never done does not begin within a week of a sore day (D.5).
    pub fn place(&self, quality: Quality) -> Option<Place<'c>> {
        let place = self.place_of(quality)?;
        if !self.begins_too_soon(place.exercise, self.week.starts()) {
            return Some(place);
        }
        let ladder = Ladder::new(self.person.catalogue, quality);
        let rung_at = |position: usize| ladder.rung(position, self.person.profile, self.earned_tiers);
        let highest = self.highest_tier_done();
        // The nearest easier rung that was reached before; where there is none, the one that loads the tendon least.
        let within_reach = |position: &usize| {
            let rung = rung_at(*position);
            rung.tendon_tier < place.exercise.tendon_tier && self.barrier(rung).is_none()
        };
        let easier = (0..place.position).rev().filter(within_reach);
        let position = easier.min_by_key(|position| rung_at(*position).tendon_tier.max(highest));
        let Some(position) = position else { return Some(place) };
        Some(Place { exercise: rung_at(position), position, instead_of: None })
    }

    /// Whether an exercise that was never done loads the tendon more than all that was, within a week of a sore day.
    pub(crate) fn begins_too_soon(&self, exercise: &Exercise, day: NaiveDate) -> bool {
        let was_done = self.exercise_states.get(&*exercise.slug).is_some_and(|state| state.exposures > 0);
        let is_sore =
            || self.lights.was_sore_within_a_week(day) || self.lights.was_unsteady_within_a_week(day);
        !was_done && is_sore() && exercise.tendon_tier > self.highest_tier_done()
    }

    fn highest_tier_done(&self) -> u8 {
        let done = self.exercise_states.iter().filter(|(_, state)| state.exposures > 0);
        let tiers = done.filter_map(|(slug, _)| self.person.catalogue.get(slug)).map(|done| done.tendon_tier);
        tiers.max().unwrap_or(1)
    }

    fn place_of(&self, quality: Quality) -> Option<Place<'c>> {
        let new;
        let ladder = if let Some(ladder) = self.ladders.get(&quality) {
            ladder
        } else {
            new = Ladder::new(self.person.catalogue, quality);
            &new
        };
        let place_in = |ladder: &Ladder<'c>| {
            ladder.place(self.person.catalogue, self.person.profile, self.start_raises, self.earned_tiers)
        };
        let place = place_in(ladder);
        if let Some(lifted) = self.heavy_slow.left(quality).filter(|_| self.deload.is_some()) {
            // A light week right after the heavy slow block keeps what that was lifted with (D.9).
            return Some(ladder.place_of_lifted(lifted));
        }
        let before = match self.deload {
            // A rung that was just reached waits until the light week is over (D.9).
            Some(_) => place_in(&ladder.before()),
            None if self.keeps_week => place_in(&ladder.at_monday()),
            None => return place,
        };
        let position = |place: &Option<Place<'c>>| place.as_ref().map(|place| place.position);
        // A step back after a third sore day stands after the light week that it makes (D.5).
        let regress_waits = before.as_ref().is_some_and(|before| self.regress_waits(&before.exercise.slug));
        if before.is_some() && (position(&before) < position(&place) || regress_waits) {
            before
        } else {
            place
        }
    }

    /// Whether a step back stands only after the light week under way: the third sore day of an exercise made both.
    pub(crate) fn regress_waits(&self, slug: &str) -> bool {
        let last_week = before(self.week.starts(), 7);
        let state = self.exercise_states.get(slug).filter(|_| self.deload.is_some());
        let ruling = state.and_then(|state| state.rulings.last()).filter(|ruling| ruling.day >= last_week);
        ruling.is_some_and(|ruling| {
            ruling.decision == Decision::Regress && ruling.why == Why::Red(Some(Cause::ManyAmbers))
        })
    }

    /// Whether a week is a normal one as far as calendar, profile and gaps decide; a lighter one is no such week either.
    pub(crate) fn is_normal(&self, week: Week) -> bool {
        let profile = self.person.profile;
        let is_kept = profile.sessions() == 1 || profile.goal == Goal::Maintain;
        let has_race = profile.races.iter().any(|race| week.contains(*race));
        let way = self.returns.get(&Quality::CalfStraight);
        !is_kept && !has_race && !way.is_some_and(|way| way.layoff.makes_return() && way.week(week).is_some())
    }

    /// Returns the state of an exercise that was never done: the bottom of its range, or what the calf-raise test says.
    pub(crate) fn begun(&self, exercise: &Exercise) -> ExerciseState<'c> {
        let mut state = ExerciseState::begin(exercise, self.person.profile);
        let is_step_up = |(slug, done): (&&str, &ExerciseState<'_>)| {
            let done_one = self.person.catalogue.get(slug).filter(|_| done.exposures > 0);
            done_one.is_some_and(|other| {
                other.quality == exercise.quality
                    && other.tendon_tier < exercise.tendon_tier
                    && other.slug != exercise.slug
            })
        };
        if self.exercise_states.iter().any(is_step_up) {
            // However a harder rung was reached, its first week has a set less (D.4).
            let fewer = state.sets.saturating_sub(1).max(state.sets.min(2));
            (state.sets, state.asked.sets, state.asked_before.sets) = (fewer, fewer, fewer);
            state.is_new = true;
        }
        if let Some(amount) = self.tested_amount(exercise) {
            (state.amount, state.asked.amount, state.asked_before.amount) = (amount, amount, amount);
        }
        state
    }

    /// Returns the first dose that a calf-raise test gives a rung of the straight-knee chain (D.4): a share of the raises
    /// of the weaker side, within the range.
    pub(crate) fn tested_amount(&self, exercise: &Exercise) -> Option<u16> {
        let raises = self.weaker_raises.filter(|_| exercise.quality == Quality::CalfStraight)?;
        let ladder = Ladder::new(self.person.catalogue, Quality::CalfStraight);
        let tested = ladder.position(SINGLE_LEG_RAISE)?;
        let position = ladder.position(&exercise.slug).filter(|position| position + 1 >= tested)?;
        let share = if position == tested { 100 } else { TEST_SHARE_ELSEWHERE_PERCENT };
        let [low, _] = exercise.dose.range();
        let amount = raises * TEST_SHARE_PERCENT * share / 10_000;
        Some(u16::try_from(amount).unwrap_or(u16::MAX).clamp(low, Aim::of(exercise).high))
    }

    /// Returns the rung before one in its chain that is within reach.
    pub fn before(&self, exercise: &Exercise) -> Option<&'c Exercise> {
        let ladder = Ladder::new(self.person.catalogue, exercise.quality);
        let position = ladder.position(&exercise.slug)?;
        let previous = ladder.previous(position, self.person.profile, self.earned_tiers)?;
        Some(ladder.rung(previous, self.person.profile, self.earned_tiers))
    }

    /// Returns the branches granted with the rungs up to the current one, those of the latest rung first (D.2.3).
    ///
    /// A gate that led to a rung grants its branches like the rung, one level above the profile at most.
    pub fn granted_branches(&self, quality: Quality) -> Vec<&'c Exercise> {
        let (catalogue, profile) = (self.person.catalogue, self.person.profile);
        let Some(place) = self.place(quality) else { return Vec::new() };
        let rungs = chain::rungs(catalogue, quality);
        let start = start_of(&rungs, profile, quality, self.start_raises);
        let is_tested = quality == Quality::CalfStraight && self.start_raises.is_some();
        let by_gate = is_tested || start.is_some_and(|start| place.position > start);
        let earned = Earned { tiers: self.earned_tiers, levels: u8::from(by_gate) };
        let granted = rungs.into_iter().take(place.position + 1).rev();
        let branches = granted.flat_map(|rung| chain::branches(catalogue, rung));
        branches.filter(|branch| barrier_with(branch, profile, earned).is_none()).collect()
    }

    /// Returns what keeps an exercise out.
    pub fn barrier<'e>(&self, exercise: &'e Exercise) -> Option<Barrier<'e>> {
        barrier_with(exercise, self.person.profile, Earned { tiers: self.earned_tiers, levels: 0 })
    }

    /// Returns the state of an exercise, where it was ever done or reached.
    pub fn state_of(&self, slug: &str) -> Option<&ExerciseState<'c>> {
        self.exercise_states.get(slug)
    }

    /// Whether an exercise rests on a day, after pain while doing it.
    pub fn rests_on(&self, slug: &str, day: NaiveDate) -> Option<NaiveDate> {
        self.exercise_states.get(slug).and_then(|state| state.rests_until).filter(|until| *until > day)
    }

    /// Returns the way back of a quality, where one is under way, and which week of it this is.
    pub fn returning(&self, quality: Quality) -> Option<(Layoff, usize)> {
        let way = self.returns.get(&quality)?;
        Some((way.layoff, way.week(self.week)?))
    }

    /// Returns the way back that bends the weeks of a quality: its own, or where it was never done, that of the calf, so
    /// that nothing begins at its full sets in it.
    pub fn way_back(&self, quality: Quality) -> Option<(Layoff, usize)> {
        if self.returns.contains_key(&quality) || self.was_done(quality) {
            return self.returning(quality).filter(|(layoff, _)| !layoff.takes_one_set_off());
        }
        if matches!(quality, Quality::Mobility | Quality::Plyometric) {
            return None;
        }
        self.returning(Quality::CalfStraight).filter(|(layoff, _)| !layoff.takes_one_set_off())
    }

    /// Whether an exercise may stand in the week: a lighter one begins nothing that was never done (D.9).
    pub fn may_begin(&self, exercise: &Exercise) -> bool {
        self.deload.is_none() || self.person.history.last_done(&exercise.slug).is_some()
    }

    /// Whether anything of a quality was ever done.
    pub fn was_done(&self, quality: Quality) -> bool {
        let is_of =
            |slug: &str| self.person.catalogue.get(slug).is_some_and(|exercise| exercise.quality == quality);
        self.exercise_states.iter().any(|(slug, state)| state.exposures > 0 && is_of(slug))
    }

    /// Returns the way back from a short gap that makes the next session of a quality an easier one; a longer gap bends
    /// whole weeks.
    pub fn eased(&self, quality: Quality) -> Option<Return> {
        let way = self.returns.get(&quality)?;
        (way.from == self.week && way.layoff.takes_one_set_off() && !way.is_begun).then_some(*way)
    }

    /// Whether this is a week of the way back of the calf.
    pub fn is_return(&self) -> bool {
        self.returning(Quality::CalfStraight).is_some_and(|(layoff, _)| layoff.makes_return())
    }

    /// Returns what the gate of the hops asks about.
    pub fn gate_conditions(&self) -> GateConditions<'_> {
        GateConditions {
            person: self.person,
            lights: &self.lights,
            weeks: &self.weeks,
            targets: &self.targets,
            raise_is_current: self.raise_is_current(),
            is_even: self.is_even(),
        }
    }

    /// Returns why no hops are planned on a day, if so.
    pub fn hops_closed(&self, day: NaiveDate) -> Option<Closed> {
        let monday = self.week.starts();
        let was_sore = |day: NaiveDate| self.lights.day(day).light >= Light::Amber;
        if self.deload.is_some()
            && self.hops.open_since().is_some()
            && before(monday, 7).iter_days().take(7).any(was_sore)
        {
            // A light week after a sore one holds no hops at all (D.9).
            return after(monday, 7).map(Closed::Pain);
        }
        if let Some(race) = race_before(self.person.profile, day).filter(|_| self.hops.open_since().is_some())
        {
            return after(race, AFTER_RACE_DAYS.unsigned_abs() + 1).map(Closed::Race);
        }
        if let Some(until) = self.lights.unsteady_until(day) {
            return Some(Closed::Unsteady(until));
        }
        self.hops.closed(day)
    }

    /// Returns the landings of a session in this week: half in a light one, and in one with a race.
    pub fn contacts(&self) -> u16 {
        let is_light = self.deload.is_some() && !self.is_whole;
        let is_less = is_light || has_race(self.person.profile, self.week);
        if is_less { share(self.hops.contacts, DELOAD_SETS_PERCENT) } else { self.hops.contacts }
    }

    /// Returns the most plantar-flexor sets of a week.
    pub fn plantar_flexor_cap(&self) -> u8 {
        match self.heavy_slow.block {
            Some(_) => HSR_PLANTAR_FLEXOR_CAP,
            None => self.targets.plantar_flexor_cap,
        }
    }

    /// Returns the dose of the heavy slow block for an exercise: of the week, or of the next where a step on is looked
    /// at that the week has not asked for yet; after the last week there is none.
    pub(crate) fn heavy_slow_dose(&self, exercise: &Exercise) -> Option<Block> {
        let block = self.heavy_slow.dose(exercise)?;
        let state = self.exercise_states.get(&*exercise.slug)?;
        let is_ahead = state.pending.is_some() && !self.keeps_week && self.deload.is_none();
        if is_ahead { block.next().or(Some(block)) } else { Some(block) }
    }

    /// Returns the exercise that trains a calf form: the heavy slow block's, else the current rung.
    pub fn trained_with(&self, quality: Quality) -> Option<&'c Exercise> {
        let of_block = self.heavy_slow.exercise(quality).filter(|_| self.heavy_slow.block.is_some());
        of_block.or_else(|| self.place(quality).map(|place| place.exercise))
    }

    /// Returns the most landings of a session.
    pub fn contacts_cap(&self) -> u16 {
        self.targets.contacts_cap.into()
    }

    /// Whether the legs are alike for the gate of the hops; unknown ones are.
    pub(crate) fn is_even(&self) -> bool {
        self.lsi.is_none_or(|percent| percent >= ALIKE_PERCENT)
    }

    /// Returns what a self-test is judged by on a day of the week.
    pub fn test_day(&self, day: NaiveDate) -> TestDay<'_> {
        let Person { catalogue, profile, history } = self.person;
        TestDay {
            catalogue,
            profile,
            history,
            lights: &self.lights,
            day,
            single_leg_hops: self.one_legged_session().is_some(),
            is_lighter_week: self.deload.is_some(),
        }
    }

    fn raise_is_current(&self) -> bool {
        let place = self.place(Quality::CalfStraight);
        let raise = self.person.catalogue.get(TWO_LEG_RAISE).zip(self.exercise_states.get(TWO_LEG_RAISE));
        let reps = raise.map_or(0, |(raise, state)| {
            unloaded_reps(raise, self.person.profile, state.load_kg, state.amount)
        });
        place.is_some_and(|place| place.position > 0) || reps >= GATE_RAISE_REPS
    }

    /// Returns the last decision on an exercise, whenever it was.
    pub fn last_ruling(&self, slug: &str) -> Option<&Ruling<'c>> {
        self.exercise_states.get(slug)?.rulings.last()
    }
}

/// Whether a light week takes sets off a quality.
pub fn is_unloaded_by_deload(quality: Quality) -> bool {
    matches!(quality, Quality::CalfStraight | Quality::CalfBent | Quality::Iso | Quality::Plyometric)
}
