//! One pass over the remembered log, week by week and day by day (D.1): it moves every target and every rung.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::catalogue::vocabulary::Quality;
use crate::catalogue::{Catalogue, Exercise};
use crate::person::Person;
use crate::profile::{Goal, Profile, TrainingDays};
use crate::week::Week;

use crate::coach::heavy_slow::{Block, HeavySlow};
use crate::coach::judge::layoff::Layoff;
use crate::coach::judge::lighter_week::{Counter, signs_reach_back_to};
use crate::coach::judge::pain::{Cause, DayPain, Light, Lights, after, is_calf};
use crate::coach::judge::symmetry::LegsWatch;
use crate::coach::judge::trained_week::CalfWeeks;
use crate::coach::judge::verdict::Why;
use crate::coach::rules::{
    EARNED_TIER_WEEKS, GATE_RAISE_REPS, MOST_EARNED_TIERS, TWO_LEG_RAISE, WeeklyTargets,
};
use crate::coach::state::hops::{GateConditions, Hops};
use crate::coach::state::ladder::Ladder;
use crate::coach::state::standing::Standing;

/// The exercises of one day; what was done of them stays packed in the history.
type Day<'c> = Vec<&'c Exercise>;

/// The pass, and what it has gathered so far.
pub(crate) struct Replay<'c, 'p> {
    pub(crate) standing: Standing<'c, 'p>,
    days: BTreeMap<NaiveDate, Day<'c>>,
    pub(crate) last_of: BTreeMap<Quality, NaiveDate>,
    pub(crate) regressed: Vec<(NaiveDate, &'c str)>,
    /// Weeks that were all green, with a word on pain in each, in a row.
    green_weeks: u8,
    /// Whether the week under way was light on purpose, and whether it held too little to grow from.
    pub(crate) is_deload: bool,
    pub(crate) is_thin: bool,
    last_calf_day: Option<NaiveDate>,
    /// The last day of straight-knee work before a gap after which it began anew.
    pub(crate) began_anew_after: Option<NaiveDate>,
}

impl<'c, 'p> Standing<'c, 'p> {
    /// Replays the log of a person from its first day to a week whose first session is on a day.
    pub fn of(
        person: Person<'c, 'p>,
        targets: WeeklyTargets,
        week: Week,
        first_session: NaiveDate,
    ) -> Standing<'c, 'p> {
        Replay::new(person, targets).up_to(week, first_session)
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
            days,
            last_of: BTreeMap::new(),
            regressed: Vec::new(),
            green_weeks: 0,
            is_deload: false,
            is_thin: false,
            last_calf_day: None,
            began_anew_after: None,
        }
    }

    /// Folds up to the week planned and returns what it found.
    pub(crate) fn up_to(mut self, planned: Week, first_session: NaiveDate) -> Standing<'c, 'p> {
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
        self.begin_week(planned, Some(first_session));
        // What was already done in the week planned counts where the rest of it is planned anew.
        self.is_thin = false;
        self.replay_days(planned);
        let qualities: Vec<Quality> = self.last_of.keys().copied().collect();
        for quality in qualities {
            self.return_after_gap(quality, first_session, planned, first_session);
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
            let Standing { counter, weeks, targets, .. } = &mut self.standing;
            for day in week.dates() {
                let is_done = weeks.days(week) & (1 << crate::week::Weekday::of(day).index()) != 0;
                if is_done {
                    if self.last_calf_day.is_some_and(|last| (day - last).num_days() >= reset_gap(profile)) {
                        counter.reset();
                    }
                    self.last_calf_day = Some(day);
                }
            }
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
        let Person { catalogue, profile, history } = self.standing.person;
        let monday = week.starts();
        self.standing.week = week;
        self.read_test();
        self.is_deload = false;
        self.standing.deload = None;
        let gap = first_session.and_then(|day| self.gap(Quality::CalfStraight, day));
        let is_new_gap = gap.is_some_and(Layoff::is_long);
        let returning = first_session.is_some() && (is_new_gap || self.standing.is_return());
        self.begin_week_of_block(week, is_new_gap, returning);
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
        self.standing.ladders.values_mut().for_each(Ladder::begin_week);
        let races = |of: Week| profile.races.iter().any(|race| of.contains(*race));
        if races(week) {
            let mut next = self.standing.counter;
            next.count(true, crate::history::WeekEffort::default());
            if next.is_due(profile) {
                self.standing.counter.rest(week);
            }
        } else if !returning {
            let back_to = signs_reach_back_to(week);
            let steps = self.regressed.iter().filter(|(day, _)| *day >= back_to && *day < monday);
            let slugs: BTreeSet<&str> = steps.map(|(_, slug)| *slug).collect();
            let Standing { counter, lights, heavy_slow, .. } = &self.standing;
            self.standing.deload = match heavy_slow.block {
                // No lighter week is planned in the block (D.14).
                Some(_) => counter.cause_by_signs(history, lights, week, slugs.len()),
                None => counter.cause(profile, history, lights, week, slugs.len()),
            };
            if self.standing.deload.is_some() {
                self.is_deload = true;
                self.standing.counter.rest(week);
            }
        }
        self.begin_week_of_hops(week, self.is_deload || returning);
    }

    fn begin_week_of_hops(&mut self, week: Week, is_light: bool) {
        let (asymmetry, lsi) = self.standing.legs.begin_week(self.standing.person, week);
        self.standing.lsi = lsi;
        let standing = &self.standing;
        if standing.person.profile.level < 2 || self.days.is_empty() {
            self.standing.asymmetry = asymmetry;
            return;
        }
        let amount = standing.exercise_states.get(TWO_LEG_RAISE).map_or(0, |state| state.amount);
        let place = standing.place(Quality::CalfStraight);
        let is_current = place.is_some_and(|place| place.position > 0) || amount >= GATE_RAISE_REPS;
        let conditions = GateConditions {
            person: standing.person,
            lights: &standing.lights,
            raise_is_current: is_current,
            is_even: standing.is_even(),
            cap: standing.targets.contacts_cap.into(),
        };
        let mut hops = standing.hops;
        hops.begin_week(week, is_light, conditions);
        self.standing.hops = hops;
        self.standing.asymmetry = asymmetry;
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
                if self
                    .last_calf_day
                    .is_some_and(|last| (day - last).num_days() >= reset_gap(self.standing.person.profile))
                {
                    self.standing.counter.reset();
                }
                self.last_calf_day = Some(day);
            }
            self.days.insert(day, exercises);
        }
    }

    fn end_week(&mut self, week: Week) {
        let Person { profile, history, .. } = self.standing.person;
        let Standing { lights, weeks, targets, counter, .. } = &mut self.standing;
        if !self.is_deload {
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
        self.green_weeks = if is_green && days.iter().any(|day| day.is_known) {
            self.green_weeks.saturating_add(1)
        } else {
            0
        };
        if self.green_weeks >= EARNED_TIER_WEEKS && self.standing.earned_tiers < MOST_EARNED_TIERS {
            self.standing.earned_tiers += 1;
            self.green_weeks = 0;
        }
    }

    /// Whether a week holds less than half of its calf work, at whatever effort.
    fn is_thin_week(&self, week: Week, first_session: NaiveDate) -> bool {
        let (mut left, mut right) = (0u32, 0u32);
        let slugs: BTreeSet<&str> = {
            let of_week = self.days.range(week.starts()..=week.ends()).flat_map(|(_, day)| day);
            let is_calf =
                |exercise: &&&Exercise| matches!(exercise.quality, Quality::CalfStraight | Quality::CalfBent);
            of_week.filter(is_calf).map(|exercise| &*exercise.slug).collect()
        };
        for slug in slugs {
            let history = self.standing.person.history;
            for (_, exposure) in history.exposures_between(slug, week.starts(), week.ends()) {
                for set in &exposure.sets {
                    left += u32::from(set.side != Some(crate::notation::Side::Right));
                    right += u32::from(set.side != Some(crate::notation::Side::Left));
                }
            }
        }
        let least = [Quality::CalfStraight, Quality::CalfBent].map(|quality| {
            let least = self.standing.targets.of(quality).min;
            let begins = || self.gap(quality, first_session).filter(|layoff| layoff.is_long());
            let way_back = self.standing.returning(quality).or_else(|| begins().map(|layoff| (layoff, 0)));
            u32::from(way_back.and_then(|(layoff, week)| layoff.sets(least, week)).unwrap_or(least))
        });
        let least: u32 = least.into_iter().sum();
        // A week that only keeps what there is asks for half.
        let is_kept = sessions(self.standing.person.profile) == 1
            || self.standing.person.profile.goal == Goal::Maintain;
        let least = if is_kept { least.div_ceil(2) } else { least };
        2 * left.max(right) < least
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

/// Days without calf work that begin the count to a light week anew.
fn reset_gap(profile: &Profile) -> i64 {
    let row = &crate::coach::rules::LAYOFF_ROWS[1];
    if sessions(profile) == 1 { row.from_once_a_week } else { row.from }
}
