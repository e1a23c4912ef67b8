//! What the log says of a person when a week begins: the targets, the rungs, and what bends the week.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::catalogue::Exercise;
use crate::catalogue::vocabulary::Quality;
use crate::coach::Decision;
use crate::person::Person;
use crate::week::Week;

use crate::coach::eligible::{Barrier, Earned, barrier_with};
use crate::coach::judge::layoff::Layoff;
use crate::coach::judge::lighter_week::{Counter, DeloadCause};
use crate::coach::judge::pain::{Cause, Lights, before};
use crate::coach::judge::symmetry::Asymmetry;
use crate::coach::judge::trained_week::CalfWeeks;
use crate::coach::judge::verdict::Why;
use crate::coach::rules::{GATE_RAISE_REPS, WeeklyTargets};
use crate::coach::state::exercise::{ExerciseState, Ruling};
use crate::coach::state::hops::{Closed, GateConditions, Hops, single_leg_is_open};
use crate::coach::state::ladder::{Ladder, Place};

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
    /// Whether the week is under way, and what it asks for stays but for steps back.
    pub(crate) keeps_week: bool,
    /// Whether a light week is looked at as it would be with whole doses.
    pub(crate) is_whole: bool,
    pub(crate) targets: WeeklyTargets,
    pub(crate) weaker_raises: Option<u32>,
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
        let highest = self.highest_tier_done();
        // The nearest easier rung that was reached before; where there is none, the one that loads the tendon least.
        let within_reach = |position: &usize| {
            let rung = ladder.rungs[*position];
            rung.tendon_tier < place.exercise.tendon_tier && self.barrier(rung).is_none()
        };
        let easier = (0..place.position).rev().filter(within_reach);
        let position = easier.min_by_key(|position| ladder.rungs[*position].tendon_tier.max(highest));
        let Some(position) = position else { return Some(place) };
        Some(Place { exercise: ladder.rungs[position], position, instead_of: None })
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
            ladder.place(self.person.catalogue, self.person.profile, self.weaker_raises, self.earned_tiers)
        };
        let place = place_in(ladder);
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

    /// Returns the rung before one in its chain that is within reach.
    pub fn before(&self, exercise: &Exercise) -> Option<&'c Exercise> {
        let ladder = Ladder::new(self.person.catalogue, exercise.quality);
        let position = ladder.position(&exercise.slug)?;
        let previous = ladder.previous(position, self.person.profile, self.earned_tiers)?;
        Some(ladder.rungs[previous])
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
            is_even: self.asymmetry.is_none(),
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
        self.targets.plantar_flexor_cap
    }

    /// Returns the most landings of a session.
    pub fn contacts_cap(&self) -> u16 {
        self.targets.contacts_cap.into()
    }

    /// Whether one-legged hops may begin.
    pub fn single_leg_hops(&self) -> bool {
        self.asymmetry.is_none_or(|asymmetry| !asymmetry.is_far())
            && single_leg_is_open(self.hops, self.person)
    }

    fn raise_is_current(&self) -> bool {
        let place = self.place(Quality::CalfStraight);
        let amount = self.exercise_states.get("calf-raise").map_or(0, |state| state.amount);
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
