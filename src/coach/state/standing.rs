//! What the log says of a person when a week begins: the targets, the rungs, and what bends the week.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::catalogue::vocabulary::Quality;
use crate::catalogue::{Exercise, chain};
use crate::person::Person;
use crate::profile::Goal;
use crate::week::Week;

use crate::coach::eligible::{Barrier, Earned, barrier_with};
use crate::coach::heavy_slow::{Block, HeavySlow};
use crate::coach::judge::layoff::Layoff;
use crate::coach::judge::lighter_week::{Counter, DeloadCause};
use crate::coach::judge::pain::{Lights, before};
use crate::coach::judge::reading::Aim;
use crate::coach::judge::self_test::TestDay;
use crate::coach::judge::symmetry::{Asymmetry, LegsWatch};
use crate::coach::judge::trained_week::CalfWeeks;
use crate::coach::rules::{
    ALIKE_PERCENT, GATE_RAISE_REPS, HSR_PLANTAR_FLEXOR_CAP, SINGLE_LEG_RAISE, TEST_SHARE_ELSEWHERE_PERCENT,
    TEST_SHARE_PERCENT, TWO_LEG_RAISE, WeeklyTargets,
};
use crate::coach::state::exercise::{ExerciseState, Ruling};
use crate::coach::state::hops::{Closed, GateConditions, Hops, single_leg_is_open};
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
    pub fn place(&self, quality: Quality) -> Option<Place<'c>> {
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
        let before = match self.deload {
            // A rung that was just reached waits until the light week is over (D.9).
            Some(_) => place_in(&ladder.before()),
            None if self.keeps_week => place_in(&ladder.at_monday()),
            None => return place,
        };
        let position = |place: &Option<Place<'c>>| place.as_ref().map(|place| place.position);
        if position(&before) < position(&place) && before.is_some() { before } else { place }
    }

    /// Whether a week is a normal one as far as calendar, profile and gaps decide; a lighter one is no such week either.
    pub(crate) fn is_normal(&self, week: Week) -> bool {
        let profile = self.person.profile;
        let is_kept = profile.sessions() == 1 || profile.goal == Goal::Maintain;
        let has_race = profile.races.iter().any(|race| week.contains(*race));
        let way = self.returns.get(&Quality::CalfStraight);
        !is_kept && !has_race && !way.is_some_and(|way| way.layoff.is_long() && way.week(week).is_some())
    }

    /// Returns the state of an exercise that was never done: the bottom of its range, or what the calf-raise test says.
    pub(crate) fn begun(&self, exercise: &Exercise) -> ExerciseState<'c> {
        let mut state = ExerciseState::begin(exercise, self.person.profile);
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

    /// Returns the way back from a short gap that makes the next session of a quality an easier one; a longer gap bends
    /// whole weeks.
    pub fn eased(&self, quality: Quality) -> Option<Return> {
        let way = self.returns.get(&quality)?;
        (way.from == self.week && way.layoff.takes_one_set_off() && !way.is_begun).then_some(*way)
    }

    /// Whether this is a week of the way back of the calf.
    pub fn is_return(&self) -> bool {
        self.returning(Quality::CalfStraight).is_some_and(|(layoff, _)| layoff.is_long())
    }

    /// Returns what the gate of the hops asks about.
    pub fn gate_conditions(&self) -> GateConditions<'_> {
        GateConditions {
            person: self.person,
            lights: &self.lights,
            raise_is_current: self.raise_is_current(),
            is_even: self.is_even(),
            cap: self.targets.contacts_cap.into(),
        }
    }

    /// Returns why no hops are planned on a day, if so.
    pub fn hops_closed(&self, day: NaiveDate) -> Option<Closed> {
        if !self.hops.is_open() && (self.deload.is_some() || self.is_return()) {
            return Some(Closed::LightWeek);
        }
        if self.deload.is_some() {
            let monday = self.week.starts();
            let mut last = self.lights.between(before(monday, 7), monday);
            if last.any(|(_, pain)| pain.light.is_sore()) {
                // A light week after a sore one holds no hops at all (D.9).
                return crate::coach::judge::pain::after(monday, 7).map(Closed::Pain);
            }
        }
        self.hops.closed(day, self.gate_conditions())
    }

    /// Returns the landings of a session in this week: half in a light one.
    pub fn contacts(&self) -> u16 {
        if self.deload.is_some() && !self.is_whole { self.hops.contacts / 2 } else { self.hops.contacts }
    }

    /// Returns the most plantar-flexor sets of a week.
    pub fn plantar_flexor_cap(&self) -> u8 {
        match self.heavy_slow.block {
            Some(_) => HSR_PLANTAR_FLEXOR_CAP,
            None => self.targets.plantar_flexor_cap,
        }
    }

    /// Returns the dose of the heavy slow block for an exercise: of the week, or of the next where a step on is looked
    /// at that the week has not asked for yet.
    pub(crate) fn heavy_slow_dose(&self, exercise: &Exercise) -> Option<Block> {
        let block = self.heavy_slow.dose(exercise)?;
        let state = self.exercise_states.get(&*exercise.slug)?;
        let is_ahead = state.pending.is_some() && !self.keeps_week && self.deload.is_none();
        if is_ahead { block.next() } else { Some(block) }
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
            single_leg_hops: self.single_leg_hops(),
            is_lighter_week: self.deload.is_some(),
        }
    }

    /// Whether one-legged hops may begin.
    pub fn single_leg_hops(&self) -> bool {
        self.asymmetry.is_none_or(|asymmetry| !asymmetry.is_far())
            && single_leg_is_open(self.hops, self.person)
    }

    fn raise_is_current(&self) -> bool {
        let place = self.place(Quality::CalfStraight);
        let amount = self.exercise_states.get(TWO_LEG_RAISE).map_or(0, |state| state.amount);
        place.is_some_and(|place| place.position > 0) || amount >= GATE_RAISE_REPS
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
