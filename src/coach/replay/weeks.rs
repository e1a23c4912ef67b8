//! One pass over the remembered log, week by week and day by day (D.1): it moves every target and every rung.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::catalogue::vocabulary::Quality;
use crate::catalogue::{Catalogue, Exercise};
use crate::person::Person;
use crate::profile::{Profile, TrainingDays};
use crate::week::Week;

use crate::coach::heavy_slow::{Block, HeavySlow};
use crate::coach::judge::layoff::Layoff;
use crate::coach::judge::lighter_week::{Counter, signs_reach_back_to};
use crate::coach::judge::pain::{Cause, DayPain, Light, Lights, after, before, is_calf};
use crate::coach::judge::symmetry::LegsWatch;
use crate::coach::judge::trained_week::CalfWeeks;
use crate::coach::judge::verdict::Why;
use crate::coach::rules::{EARNED_TIER_WEEKS, MOST_EARNED_TIERS, WeeklyTargets};
use crate::coach::state::hops::Hops;
use crate::coach::state::ladder::Ladder;
use crate::coach::state::standing::Standing;
use crate::coach::state::waiting::Waiting;

/// The exercises of one day; what was done of them stays packed in the history.
type Day<'c> = Vec<&'c Exercise>;

/// The pass, and what it has gathered so far.
pub(crate) struct Replay<'c, 'p> {
    pub(crate) standing: Standing<'c, 'p>,
    /// The first week for which the gate of the hops is asked: where none was ever logged, the one planned.
    gate_from: Week,
    days: BTreeMap<NaiveDate, Day<'c>>,
    pub(crate) last_of: BTreeMap<Quality, NaiveDate>,
    pub(crate) regressed: Vec<(NaiveDate, &'c str)>,
    /// Weeks that were all green, with a word on pain in each, in a row.
    green_weeks: u8,
    /// Whether the week under way was light on purpose, and whether it held too little to grow from.
    pub(crate) is_deload: bool,
    /// Whether it is one of the way back of the calf.
    is_returning: bool,
    pub(crate) is_thin: bool,
    pub(crate) last_calf_day: Option<NaiveDate>,
    /// The last day of straight-knee work before a gap after which it began anew.
    pub(crate) began_anew_after: Option<NaiveDate>,
    /// The weeks that were light on purpose.
    pub(crate) lighter_weeks: BTreeSet<Week>,
    /// The week whose race stands for the light week that was due.
    race_for_rest: Option<Week>,
    /// Steps that were earned before a gap, and wait.
    pub(crate) waiting: Vec<Waiting<'c>>,
    /// The day on which it is asked: its week may be under way.
    pub(crate) today: NaiveDate,
}

impl<'c, 'p> Standing<'c, 'p> {
    /// Replays the log of a person from its first day to a week whose next session is on a day, as it stands when that
    /// week begins.
    pub fn of(
        person: Person<'c, 'p>,
        targets: WeeklyTargets,
        week: Week,
        next_session: NaiveDate,
    ) -> Standing<'c, 'p> {
        Standing::as_of(person, targets, week, next_session, week.starts())
    }

    /// Replays it as it stands on a day, on which an earlier week than that may be under way.
    pub fn as_of(
        person: Person<'c, 'p>,
        targets: WeeklyTargets,
        week: Week,
        next_session: NaiveDate,
        today: NaiveDate,
    ) -> Standing<'c, 'p> {
        Replay { today, ..Replay::new(person, targets) }.up_to(week, next_session)
    }
}

impl<'c, 'p> Replay<'c, 'p> {
    /// Gathers the days of the remembered log.
    pub(crate) fn new(person: Person<'c, 'p>, targets: WeeklyTargets) -> Replay<'c, 'p> {
        let Person { catalogue, history, .. } = person;
        let mut days: BTreeMap<NaiveDate, Day<'c>> = BTreeMap::new();
        for slug in history.exercises() {
            // What was logged for an exercise that is gone counts for nothing.
            let Some(exercise) = catalogue.get(slug) else { continue };
            for (day, _) in history.pains(slug) {
                days.entry(day).or_default().push(exercise);
            }
        }
        let standing = Standing {
            person,
            week: Week::of(NaiveDate::MIN),
            lights: Lights::of(person),
            asymmetry: None,
            lsi: None,
            legs: LegsWatch::default(),
            deload: None,
            counter: Counter::default(),
            weeks: CalfWeeks::of(catalogue, history),
            hops: Hops::default(),
            earned_tiers: 0,
            heavy_slow: HeavySlow::default(),
            keeps_week: false,
            is_whole: false,
            targets,
            weaker_raises: None,
            start_raises: None,
            exercise_states: BTreeMap::new(),
            ladders: BTreeMap::new(),
            returns: BTreeMap::new(),
        };
        Replay {
            standing,
            gate_from: Week::of(NaiveDate::MIN),
            days,
            last_of: BTreeMap::new(),
            regressed: Vec::new(),
            green_weeks: 0,
            is_deload: false,
            is_returning: false,
            is_thin: false,
            last_calf_day: None,
            began_anew_after: None,
            lighter_weeks: BTreeSet::new(),
            race_for_rest: None,
            waiting: Vec::new(),
            today: NaiveDate::MAX,
        }
    }

    /// Folds up to the week planned and returns what it found.
    pub(crate) fn up_to(mut self, planned: Week, next_session: NaiveDate) -> Standing<'c, 'p> {
        let is_hop = |exercise: &&Exercise| exercise.quality == Quality::Plyometric;
        if !self.days.values().flatten().any(is_hop) {
            self.gate_from = planned;
        }
        self.count_forgotten_weeks(planned);
        let mut week = self.days.keys().next().map_or(planned, |day| Week::of(*day)).min(planned);
        while week < planned {
            let first = self.first_session(week);
            self.begin_week(week, first);
            self.is_thin = first.is_some_and(|first| self.is_thin_week(week, first));
            self.replay_days(week);
            self.end_week(week);
            week = week.next();
        }
        // A week under way began with what was done of it: a gap is judged there, however far it has gone since.
        let first_session = self.first_session(planned).map_or(next_session, |first| first.min(next_session));
        self.begin_week(planned, Some(first_session));
        // What was already done in the week planned counts where the rest of it is planned anew.
        self.is_thin = false;
        self.replay_days(planned);
        let qualities: Vec<Quality> = self.last_of.keys().copied().collect();
        for quality in qualities {
            self.return_after_gap(quality, next_session, planned, first_session);
        }
        self.standing
    }

    /// Counts the trained weeks before the log is remembered in full.
    fn count_forgotten_weeks(&mut self, planned: Week) {
        let remembered = Week::of(self.standing.person.history.remembered_from());
        let first = self.standing.weeks.weeks().next();
        let Some(mut week) = first.filter(|first| *first < remembered.min(planned)) else { return };
        let until = remembered.min(planned);
        while week < until {
            let Person { profile, history, .. } = self.standing.person;
            for day in week.dates() {
                let is_done =
                    self.standing.weeks.days(week) & (1 << crate::week::Weekday::of(day).index()) != 0;
                if is_done {
                    self.recount_after_pause(day);
                    self.last_calf_day = Some(day);
                }
            }
            let Standing { counter, weeks, targets, .. } = &mut self.standing;
            if counter.is_due(profile) && Block::at(profile, week).is_none() {
                counter.rest(week);
            } else {
                counter.count(weeks.is_trained(week, profile, targets), history.effort(week));
            }
            week = week.next();
        }
    }

    /// The day of the first session of a week that holds any, at which a gap is judged: as planned, or earlier.
    ///
    /// Which days the planner chose where they are free is not known here: such weeks mostly begin on Monday.
    fn first_session(&self, week: Week) -> Option<NaiveDate> {
        let done = self.days.range(week.starts()..=week.ends()).next().map(|(day, _)| *day)?;
        let planned = match &self.standing.person.profile.days {
            TrainingDays::On(days) => days.iter().map(|day| week.day(*day)).min(),
            TrainingDays::Free(_) => Some(week.starts()),
        };
        Some(planned.map_or(done, |planned| planned.min(done)))
    }

    fn begin_week(&mut self, week: Week, first_session: Option<NaiveDate>) {
        let catalogue = self.standing.person.catalogue;
        let monday = week.starts();
        self.open_what_waits(monday);
        self.standing.week = week;
        self.take_up_test();
        self.take_steps_due();
        (self.is_deload, self.standing.deload) = (false, None);
        let gap = first_session.and_then(|day| self.gap(Quality::CalfStraight, day));
        self.is_returning = gap.is_some_and(Layoff::makes_return) || self.standing.is_return();
        self.begin_week_of_block(week, gap.is_some_and(Layoff::is_long), self.is_returning);
        for (slug, state) in &mut self.standing.exercise_states {
            // A new rung's first week, with a set less, ends with the week it was first done in.
            if state.is_new && state.last.is_some_and(|last| last < monday) && state.exposures > 0 {
                state.is_new = false;
                if let Some(exercise) = catalogue.get(slug) {
                    state.sets = state.sets.max(exercise.dose.sets);
                }
            }
            state.begin_week();
        }
        let was_red = self.standing.lights.was_red_lately(before(monday, 1));
        self.standing.ladders.values_mut().for_each(|ladder| ladder.begin_week(was_red));
        if let Some(day) = first_session {
            self.recount_after_pause(day);
        }
        self.begin_lighter_week(week);
        self.begin_week_of_hops(week);
    }

    /// Finds whether the week is light on purpose, or a race stands for it.
    fn begin_lighter_week(&mut self, week: Week) {
        let Person { profile, history, .. } = self.standing.person;
        let monday = week.starts();
        let last_week = Week::of(before(monday, 7));
        let races = |of: Week| profile.races.iter().any(|race| of.contains(*race));
        if self.is_returning && !races(week) {
            return;
        }
        let back_to = signs_reach_back_to(week);
        let steps = self.regressed.iter().filter(|(day, _)| *day >= back_to && *day < monday);
        let slugs: BTreeSet<&str> = steps.map(|(_, slug)| *slug).collect();
        let Standing { counter, lights, heavy_slow, .. } = &self.standing;
        let cause = match heavy_slow.block {
            // No lighter week is planned in the block (D.14).
            Some(_) => counter.cause_by_signs(history, lights, week, slugs.len()),
            None => counter.cause(profile, history, lights, week, slugs.len()),
        };
        if races(week) {
            let mut next = *counter;
            next.count(true, crate::history::WeekEffort::default());
            if cause.is_some() || next.is_due(profile) {
                self.standing.counter.rest(week);
                self.race_for_rest = Some(week);
            }
        } else if cause.is_some() && races(last_week) {
            // What is due with the week after a race was done by the race (D.9).
            self.standing.counter.rest(last_week);
        } else if cause.is_some() {
            self.standing.deload = cause;
            self.is_deload = true;
            self.lighter_weeks.insert(week);
            self.standing.counter.rest(week);
        }
    }

    pub(crate) fn begin_week_of_hops(&mut self, week: Week) {
        (self.standing.asymmetry, self.standing.lsi) =
            self.standing.legs.begin_week(self.standing.person, week);
        if self.standing.person.profile.level < 2 || week < self.gate_from {
            return;
        }
        let is_light = self.is_deload || self.is_returning;
        let mut hops = self.standing.hops;
        hops.begin_week(week, is_light, self.standing.contacts_cap(), self.standing.gate_conditions());
        self.standing.hops = hops;
    }

    /// Returns the last day before another one on which anything was done.
    pub(crate) fn last_day_before(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.last_day_before_with(day, |_| true)
    }

    /// Returns the last day before another one whose exercises are such.
    pub(crate) fn last_day_before_with(
        &self,
        day: NaiveDate,
        are_such: impl Fn(&[&'c Exercise]) -> bool,
    ) -> Option<NaiveDate> {
        let before = self.days.range(..day).rev();
        before.filter(|(_, exercises)| are_such(exercises)).map(|(day, _)| *day).next()
    }

    /// Returns the days of a week on which anything was done, oldest first.
    pub(crate) fn days_of(&self, week: Week) -> impl Iterator<Item = (NaiveDate, &[&'c Exercise])> {
        self.days.range(week.starts()..=week.ends()).map(|(day, exercises)| (*day, &exercises[..]))
    }

    fn replay_days(&mut self, week: Week) {
        let days: Vec<NaiveDate> =
            self.days.range(week.starts()..=week.ends()).map(|(day, _)| *day).collect();
        let Some(first) = self.first_session(week) else { return };
        for day in days {
            let exercises = std::mem::take(self.days.entry(day).or_default());
            let qualities: BTreeSet<Quality> = exercises.iter().map(|exercise| exercise.quality).collect();
            for quality in &qualities {
                self.return_after_gap(*quality, day, week, first);
            }
            for exercise in &exercises {
                if let Some(exposure) = self.standing.person.history.exposure(&exercise.slug, day) {
                    self.judge_exposure(exercise, &exposure, day, week);
                    self.note_session_after_gap(exercise, day);
                }
            }
            if self.standing.lights.day(day).cause == Some(Cause::RisingWeeks) {
                self.step_back_after_rising_weeks(week, day, &exercises);
            }
            for quality in qualities {
                self.last_of.insert(quality, day);
                if let Some(way) = self.standing.returns.get_mut(&quality) {
                    way.is_begun = true;
                }
            }
            let is_calf =
                |exercise: &&Exercise| matches!(exercise.quality, Quality::CalfStraight | Quality::CalfBent);
            if exercises.iter().any(is_calf) {
                self.recount_after_pause(day);
                self.last_calf_day = Some(day);
            }
            self.days.insert(day, exercises);
        }
    }

    fn end_week(&mut self, week: Week) {
        let Person { profile, history, .. } = self.standing.person;
        let Standing { lights, weeks, targets, counter, .. } = &mut self.standing;
        if !self.is_deload && self.race_for_rest != Some(week) {
            counter.count(weeks.is_trained(week, profile, targets), history.effort(week));
        }
        let days: Vec<DayPain> = lights
            .between(week.starts(), after(week.starts(), 7).unwrap_or(NaiveDate::MAX))
            .map(|(_, day)| day)
            .collect();
        let is_green = !days.is_empty() && days.iter().all(|day| !day.light.is_sore());
        if days.iter().any(|day| day.light == Light::Red) {
            self.standing.earned_tiers = 0;
        }
        let is_told = days.iter().any(|day| day.is_known)
            || week.dates().any(|morning| history.morning(morning).is_some());
        self.green_weeks = if is_green && is_told { self.green_weeks.saturating_add(1) } else { 0 };
        if self.green_weeks >= EARNED_TIER_WEEKS && self.standing.earned_tiers < MOST_EARNED_TIERS {
            self.standing.earned_tiers += 1;
            self.green_weeks = 0;
        }
    }

    /// Mornings that get worse two weeks running also move the calf work of the week that was not done on its last day.
    fn step_back_after_rising_weeks(&mut self, week: Week, day: NaiveDate, done: &[&'c Exercise]) {
        let mut slugs: BTreeMap<&'c str, &'c Exercise> = BTreeMap::new();
        let of_week = self.days.range(week.starts()..day).flat_map(|(_, exercises)| exercises);
        for exercise in of_week.filter(|exercise| is_calf(exercise)) {
            slugs.insert(&exercise.slug, exercise);
        }
        for exercise in slugs.into_values() {
            if !done.iter().any(|other| other.slug == exercise.slug) {
                self.step_back(exercise, day, Why::Red(Some(Cause::RisingWeeks)), None);
            }
        }
    }
}

/// Returns the ladder of a quality, making it where there is none yet.
pub(crate) fn ladder_of<'m, 'c>(
    ladders: &'m mut BTreeMap<Quality, Ladder<'c>>,
    catalogue: &'c Catalogue,
    quality: Quality,
) -> &'m mut Ladder<'c> {
    ladders.entry(quality).or_insert_with(|| Ladder::new(catalogue, quality))
}

pub(crate) fn sessions(profile: &Profile) -> usize {
    profile.sessions()
}
