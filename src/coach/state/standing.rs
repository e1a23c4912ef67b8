//! What the log says of a person when a week begins: the targets, the rungs, and what bends the week.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::catalogue::vocabulary::{Mode, Quality};
use crate::catalogue::{Catalogue, Exercise};
use crate::history::History;
use crate::plan::{Decision, Dosage, Reason};
use crate::profile::Profile;
use crate::units::{Decimal, Rpe};
use crate::week::Week;

use crate::coach::eligible::{Barrier, Earned, barrier_with};
use crate::coach::heavy_slow;
use crate::coach::judge::layoff::Layoff;
use crate::coach::judge::lighter_week::{Counter, DeloadCause};
use crate::coach::judge::pain::{Light, Lights, before};
use crate::coach::judge::symmetry::Asymmetry;
use crate::coach::judge::trained_week::CalfWeeks;
use crate::coach::judge::verdict::Why;
use crate::coach::reasons::{self, From};
use crate::coach::replay::weeks::Fold;
use crate::coach::rules::{
    DELOAD_LOAD_PERCENT, DELOAD_RPE, DELOAD_SETS_PERCENT, GATE_RAISE_REPS, WeeklyTargets,
};
use crate::coach::state::exercise::{Course, Ruling, Step, first_load, increment};
use crate::coach::state::hops::{Closed, Hops, Surroundings, single_leg_is_open};
use crate::coach::state::ladder::{Ladder, Place};
use crate::coach::target::Target;

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
pub struct Standing<'a> {
    /// The exercises.
    pub catalogue: &'a Catalogue,
    /// The person, as they are in that week.
    pub profile: &'a Profile,
    /// What was logged before.
    pub history: &'a History,
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
    pub(crate) courses: BTreeMap<&'a str, Course<'a>>,
    pub(crate) ladders: BTreeMap<Quality, Ladder<'a>>,
    pub(crate) returns: BTreeMap<Quality, Return>,
}

impl<'a> Standing<'a> {
    /// Folds the log from its first day to a week whose first session is on a day.
    pub fn of(
        catalogue: &'a Catalogue,
        profile: &'a Profile,
        history: &'a History,
        targets: WeeklyTargets,
        week: Week,
        first_session: NaiveDate,
    ) -> Standing<'a> {
        Fold::new(catalogue, profile, history, targets).up_to(week, first_session)
    }

    /// Keeps to what the week asked for when it began: of what was done in it, only steps back count.
    #[must_use]
    pub fn keeping_week(mut self) -> Standing<'a> {
        self.keeps_week = true;
        self
    }

    /// Looks at a light week as it would be with whole doses: the same exercises, loads and landings.
    #[must_use]
    pub fn whole(mut self) -> Standing<'a> {
        self.is_whole = true;
        self
    }

    /// Returns where the person stands in the chain of a quality.
    pub fn place(&self, quality: Quality) -> Option<Place<'a>> {
        let new;
        let ladder = if let Some(ladder) = self.ladders.get(&quality) {
            ladder
        } else {
            new = Ladder::new(self.catalogue, quality);
            &new
        };
        let place_in = |ladder: &Ladder<'a>| {
            ladder.place(self.catalogue, self.profile, self.weaker_raises, self.earned_tiers)
        };
        let place = place_in(ladder);
        let before = match self.deload {
            // A rung that was just reached waits until the light week is over (D.9).
            Some(_) => place_in(&ladder.before()),
            None if self.keeps_week => place_in(&ladder.at_monday()),
            None => return place,
        };
        let position = |place: &Option<Place<'a>>| place.as_ref().map(|place| place.position);
        if position(&before) < position(&place) && before.is_some() { before } else { place }
    }

    /// Returns the rung before one in its chain that is within reach.
    pub fn before(&self, exercise: &Exercise) -> Option<&'a Exercise> {
        let ladder = Ladder::new(self.catalogue, exercise.quality);
        let position = ladder.position(&exercise.slug)?;
        let previous = ladder.previous(position, self.profile, self.earned_tiers)?;
        Some(ladder.rungs[previous])
    }

    /// Returns what keeps an exercise out.
    pub fn barrier<'e>(&self, exercise: &'e Exercise) -> Option<Barrier<'e>> {
        barrier_with(exercise, self.profile, Earned { tiers: self.earned_tiers, levels: 0 })
    }

    /// Returns the state of an exercise, where it was ever done or reached.
    pub fn course(&self, slug: &str) -> Option<&Course<'a>> {
        self.courses.get(slug)
    }

    /// Whether an exercise rests on a day, after pain while doing it.
    pub fn rests_on(&self, slug: &str, day: NaiveDate) -> Option<NaiveDate> {
        self.courses.get(slug).and_then(|course| course.rests_until).filter(|until| *until > day)
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

    /// Returns what surrounds the gate of the hops.
    pub fn surroundings(&self) -> Surroundings<'_> {
        surroundings(
            (self.catalogue, self.profile, self.history),
            &self.lights,
            self.raise_is_current(),
            self.asymmetry.is_none(),
            self.targets.contacts_cap.into(),
        )
    }

    /// Returns why no hops are planned on a day, if so.
    pub fn hops_closed(&self, day: NaiveDate) -> Option<Closed> {
        if !self.hops.is_open() && (self.deload.is_some() || self.is_return()) {
            return Some(Closed::LightWeek);
        }
        if self.deload.is_some() {
            let monday = self.week.starts();
            let mut last = self.lights.between(before(monday, 7), monday);
            if last.any(|(_, pain)| pain.light != Light::Green) {
                // A light week after a sore one holds no hops at all (D.9).
                return crate::coach::judge::pain::after(monday, 7).map(Closed::Pain);
            }
        }
        self.hops.closed(day, self.surroundings())
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
            && single_leg_is_open(self.hops, self.profile, self.catalogue, self.history)
    }

    fn raise_is_current(&self) -> bool {
        let place = self.place(Quality::CalfStraight);
        let amount = self.courses.get("calf-raise").map_or(0, |course| course.amount);
        place.is_some_and(|place| place.position > 0) || amount >= GATE_RAISE_REPS
    }

    /// Returns what to do of an exercise in the next session: an easier one where it is the first after a short gap.
    pub fn next_target(&self, exercise: &'a Exercise) -> Target {
        let mut target = self.target(exercise);
        if let Some(way) = self.eased(exercise.quality) {
            target.ease(exercise, way.layoff);
        }
        target
    }

    /// Returns what to do of an exercise in this week; the first session after a short gap is easier than that.
    pub fn target(&self, exercise: &'a Exercise) -> Target {
        let begun;
        let course = if let Some(course) = self.courses.get(&*exercise.slug) {
            course
        } else {
            begun = Course::begin(exercise, self.profile);
            &begun
        };
        let (decision, reason) = self.decided(exercise, course);
        let stepped_back = course.has_moved && course.pending.is_none();
        let dose = match self.deload {
            _ if stepped_back => course.dose(),
            // Nothing moves up in a light week: what was earned last waits.
            Some(_) => course.unmoved(),
            None if self.keeps_week => course.asked,
            None => course.dose(),
        };
        let mut target = Target {
            sets: dose.sets,
            dosage: dosage(exercise, dose.amount),
            load_kg: dose.load_kg,
            rpe: exercise.dose.effort(),
            tempo: None,
            decision,
            reason,
        };
        if self.deload.is_some() && (dose != course.dose() || target.decision == Decision::Progress) {
            (target.decision, target.reason) = (Decision::Hold, reasons::waiting());
        }
        let way_back = self.returning(exercise.quality).filter(|(layoff, _)| !layoff.takes_one_set_off());
        let is_light = self.deload.is_some() && !self.is_whole && is_unloaded_by_deload(exercise.quality);
        if let Some((layoff, week)) = way_back {
            if let Some(sets) = layoff.sets(dose.sets, week) {
                target.sets = sets;
            }
            cap(&mut target.rpe, layoff.rpe_cap());
            target.decision = Decision::Return;
            target.reason = reasons::returning(exercise, layoff, week);
        }
        if is_light {
            // A light week is light for what comes back after a gap too.
            let share = |sets: u8| (u32::from(sets) * DELOAD_SETS_PERCENT).div_ceil(100) as u8;
            target.sets = target.sets.min(share(dose.sets)).max(1);
            let lighter = dose.load_kg.percent(DELOAD_LOAD_PERCENT).floor_to(increment(self.profile));
            let least =
                if exercise.needs_weight() { first_load(exercise, self.profile) } else { Decimal::ZERO };
            target.load_kg = lighter.max(least.min(dose.load_kg));
            cap(&mut target.rpe, DELOAD_RPE);
            target.decision = Decision::Deload;
            target.reason = reasons::deload(self.deload.as_ref(), target.load_kg < dose.load_kg);
        } else if way_back.is_none()
            && let Some(block) = heavy_slow::block(self.profile, exercise, dose.load_kg, self.week)
        {
            (target.sets, target.dosage) = (block.sets, Dosage::Reps(block.reps));
            target.tempo = Some(heavy_slow::TEMPO);
            target.reason = Reason::new("hsr", &block.text());
        }
        target
    }

    fn decided(&self, exercise: &'a Exercise, course: &Course<'a>) -> (Decision, Reason) {
        let from = before(self.week.starts(), 7);
        let is_kept = |ruling: &&Ruling<'a>| {
            !self.keeps_week || !self.week.contains(ruling.day) || ruling.decision == Decision::Regress
        };
        let lately = || course.rulings.iter().rev().filter(is_kept).take_while(|ruling| ruling.day >= from);
        let when = |ruling: &Ruling<'a>| {
            let is_later = self.week.contains(ruling.day) && ruling.decision != Decision::Regress;
            if is_later { From::Monday(self.week.next().starts()) } else { From::Now }
        };
        let moved =
            |ruling: &&Ruling<'a>| !matches!(ruling.step, Step::None | Step::AtTop | Step::NeedsPain(_));
        match lately().next() {
            // What was done at the end of a week says nothing of a dose that moved at its beginning: both are told.
            Some(last) if last.step == Step::None => match lately().find(moved) {
                Some(telling) => {
                    let decides = if matches!(last.why, Why::Amber(_)) { last } else { telling };
                    let reason =
                        reasons::ruling_and_since(exercise, course, telling, last, decides, when(telling));
                    (decides.decision, reason)
                }
                None => (last.decision, reasons::ruling(exercise, course, last, when(last))),
            },
            Some(last) => (last.decision, reasons::ruling(exercise, course, last, when(last))),
            None if course.exposures == 0 => (Decision::Start, self.start(exercise, course)),
            // What moved it since, such as a gap, leaves nothing of an older decision.
            None => match course
                .rulings
                .iter()
                .rev()
                .find(is_kept)
                .filter(moved)
                .filter(|last| course.is_at(last))
            {
                Some(last) => (Decision::Hold, reasons::earlier_ruling(exercise, course, last)),
                None => (Decision::Hold, reasons::undone(course)),
            },
        }
    }

    /// Says why an exercise begins as it does, where the calf-raise test had a say in it too.
    fn start(&self, exercise: &'a Exercise, course: &Course<'a>) -> Reason {
        let raises = self.weaker_raises.filter(|_| exercise.quality == Quality::CalfStraight);
        let untested = Ladder::new(self.catalogue, exercise.quality);
        let untested = untested.place(self.catalogue, self.profile, None, self.earned_tiers);
        match raises.filter(|_| untested.is_none_or(|place| place.exercise.slug != exercise.slug)) {
            Some(raises) => reasons::start_by_test(raises),
            None => reasons::start(course),
        }
    }

    /// Returns the last decision on an exercise, whenever it was.
    pub fn last_ruling(&self, slug: &str) -> Option<&Ruling<'a>> {
        self.courses.get(slug)?.rulings.last()
    }
}

/// Puts together what surrounds the gate of the hops.
pub(crate) fn surroundings<'b>(
    (catalogue, profile, history): (&'b Catalogue, &'b Profile, &'b History),
    lights: &'b Lights,
    raise_is_current: bool,
    is_even: bool,
    cap: u16,
) -> Surroundings<'b> {
    Surroundings { catalogue, profile, history, lights, raise_is_current, is_even, cap }
}

/// Says an amount in the unit of an exercise.
pub fn dosage(exercise: &Exercise, amount: u16) -> Dosage {
    match exercise.mode {
        Mode::Reps => Dosage::Reps(amount),
        Mode::Hold => Dosage::Seconds(amount),
        Mode::Contacts => Dosage::Contacts(amount),
    }
}

/// Lowers an effort to at most a cap.
pub fn cap(rpe: &mut Option<[Rpe; 2]>, most: Rpe) {
    if let Some([low, high]) = rpe {
        (*low, *high) = ((*low).min(most), (*high).min(most));
    }
}

/// Whether a light week takes sets off a quality.
pub fn is_unloaded_by_deload(quality: Quality) -> bool {
    matches!(quality, Quality::CalfStraight | Quality::CalfBent | Quality::Iso | Quality::Plyometric)
}
