//! What a gap does to a person's targets and rungs on the first day after it (D.8).

use chrono::NaiveDate;

use crate::catalogue::Exercise;
use crate::catalogue::vocabulary::Quality;
use crate::person::Person;
use crate::profile::{Goal, Profile, TrainingDays};
use crate::units::{Decimal, Load};
use crate::week::{Week, Weekday};

use crate::coach::judge::layoff::{Aggravation, EndedBy, Layoff};
use crate::coach::judge::pain::{Light, before};
use crate::coach::judge::verdict::Streaks;
use crate::coach::replay::weeks::{Replay, ladder_of, sessions};
use crate::coach::rules::{
    CALF_QUALITIES, HEAVY_GAP_DAYS, LIGHT_QUALITIES, OLDER_AGE, RECOUNT_AFTER_DAYS, RECOUNT_AFTER_DAYS_ONCE,
};
use crate::coach::state::exercise::{first_load, increment};
use crate::coach::state::standing::{Return, Standing};

impl Replay<'_, '_> {
    pub(crate) fn gap(&self, quality: Quality, day: NaiveDate) -> Option<Layoff> {
        if quality == Quality::Mobility {
            // A stretch carries no load that a gap would make too much.
            return None;
        }
        let mut last = *self.last_of.get(&quality)?;
        if LIGHT_QUALITIES.contains(&quality) {
            // Who trained had no pause: the plan gave light work no room, or left it to the extras.
            last = last.max(self.last_day_before(day).unwrap_or(last));
        }
        if quality == Quality::Iso {
            // Whose calf worked had no pause either: holds come after the raises where minutes are short.
            let is_calf = |exercises: &[&Exercise]| {
                exercises.iter().any(|exercise| CALF_QUALITIES.contains(&exercise.quality))
            };
            last = last.max(self.last_day_before_with(day, is_calf).unwrap_or(last));
        }
        let Person { profile, history, .. } = self.standing.person;
        let ended_by = match history.stop_between(last, day) {
            Some(told) => EndedBy::Stop(told),
            None if self.standing.lights.day(last).light == Light::Red => EndedBy::Red,
            None => EndedBy::Nothing,
        };
        let aggravation = Aggravation {
            ended_by,
            is_older: profile.age.is_some_and(|age| age > OLDER_AGE),
            once_a_week: self.is_planned_once(quality),
        };
        Layoff::of((day - last).num_days(), aggravation)
    }

    /// Whether a week plans a quality on one day.
    fn is_planned_once(&self, quality: Quality) -> bool {
        let profile = self.standing.person.profile;
        let most = self.standing.targets.of(quality).max;
        let most = if profile.goal == Goal::Maintain { most.div_ceil(2) } else { most };
        let is_calf = matches!(quality, Quality::CalfStraight | Quality::CalfBent);
        most <= 1 || sessions(profile) == 1 || (is_calf && offers_one_heavy_day(profile))
    }

    /// Begins the count to a lighter week anew where calf work has paused too long up to a day.
    pub(crate) fn recount_after_pause(&mut self, day: NaiveDate) {
        let weekly = sessions(self.standing.person.profile) == 1;
        let most = if weekly { RECOUNT_AFTER_DAYS_ONCE } else { RECOUNT_AFTER_DAYS };
        if self.last_calf_day.is_some_and(|last| (day - last).num_days() >= most) {
            self.standing.counter.reset();
        }
    }

    /// Takes down what a gap takes down, on the first day of a quality after it; a gap is judged at the first session of the
    /// week, whatever that one trained.
    pub(crate) fn return_after_gap(
        &mut self,
        quality: Quality,
        day: NaiveDate,
        week: Week,
        first_session: NaiveDate,
    ) {
        let Some(layoff) = self.gap(quality, first_session) else { return };
        let under_way = self.standing.returns.get(&quality);
        let is_within_another = under_way.is_some_and(|way| {
            let lasts = way.week(week).is_some() && !way.layoff.takes_one_set_off();
            way.from == week || (lasts && layoff.takes_one_set_off())
        });
        if is_within_another {
            return;
        }
        self.standing.returns.insert(quality, Return { layoff, from: week, first: day, is_begun: false });
        if quality == Quality::Plyometric && !layoff.takes_one_set_off() {
            self.standing.hops.return_after(layoff, day);
            if layoff.contacts_percent().is_none() {
                // What begins again begins with the first rung, on the whole gate (D.7).
                self.forget(quality);
                self.begin_week_of_hops(week);
            }
            return;
        }
        if layoff.is_new_beginning() {
            self.forget(quality);
            return;
        }
        self.put_off_steps(quality, day, layoff);
        if layoff.takes_one_set_off() {
            // One easier session, and nothing is taken down for good.
            return;
        }
        self.take_down(quality, day, layoff);
    }

    /// Begins a quality as with an empty log.
    fn forget(&mut self, quality: Quality) {
        self.waiting.retain(|waiting| waiting.exercise.quality != quality);
        self.standing.exercise_states.retain(|slug, _| {
            self.standing.person.catalogue.get(slug).is_some_and(|exercise| exercise.quality != quality)
        });
        if let Some(ladder) = self.standing.ladders.get_mut(&quality) {
            ladder.forget();
        }
        if quality == Quality::CalfStraight {
            self.began_anew_after = self.last_of.get(&quality).copied();
            self.read_test();
        }
    }

    /// Takes load and amount off every exercise of a quality, and leads back in its chain.
    fn take_down(&mut self, quality: Quality, day: NaiveDate, layoff: Layoff) {
        let Standing { person: Person { catalogue, profile, .. }, earned_tiers, .. } = self.standing;
        let place = self.standing.place(quality);
        let is_loaded = place.as_ref().is_some_and(|place| {
            let state = self.standing.exercise_states.get(&*place.exercise.slug);
            state.is_some_and(|state| state.load_kg > Decimal::ZERO)
        });
        let slugs: Vec<&str> = self.standing.exercise_states.keys().copied().collect();
        for exercise in slugs.into_iter().filter_map(|slug| catalogue.get(slug)) {
            if exercise.quality != quality {
                continue;
            }
            let lifted = self.last_lifted(exercise, day);
            let Some(state) = self.standing.exercise_states.get_mut(&*exercise.slug) else { continue };
            let whole = lifted.map_or(state.load_kg, |lifted| lifted.min(state.load_kg));
            state.load_kg = layoff.load(whole, increment(profile));
            if exercise.needs_weight() {
                let least = first_load(exercise, profile);
                state.load_kg = state.load_kg.max(lifted.map_or(least, |lifted| lifted.min(least)));
            }
            let [low, _] = exercise.dose.range();
            state.amount = state.amount.min(low);
            state.streaks = Streaks::default();
            // The week asks for this, and is judged by it.
            state.asked = state.dose();
        }
        let Some(place) = place else { return };
        let ladder = ladder_of(&mut self.standing.ladders, catalogue, quality);
        let mut position = place.position;
        for _ in 0..layoff.rungs_back(is_loaded) {
            position = ladder.previous(position, profile, earned_tiers).unwrap_or(position);
        }
        if position < place.position {
            ladder.step_back(position, false);
        }
    }

    /// Returns the most load of the last exposure of an exercise before a day, those of lighter weeks left out.
    pub(crate) fn last_lifted(&self, exercise: &Exercise, day: NaiveDate) -> Option<Decimal> {
        let history = self.standing.person.history;
        let past = history.exposures_between(&exercise.slug, NaiveDate::MIN, before(day, 1));
        let mut usual = past.rev().filter(|(done, _)| !self.lighter_weeks.contains(&Week::of(*done)));
        let (_, exposure) = usual.next()?;
        let loads = exposure.sets.iter().map(|set| set.load.map_or(Decimal::ZERO, Load::to_kg));
        loads.max()
    }
}

/// Whether the days a person offers leave room for one heavy day alone: two that follow each other.
pub(crate) fn offers_one_heavy_day(profile: &Profile) -> bool {
    let TrainingDays::On(days) = &profile.days else { return false };
    let &[first, second] = &days[..] else { return false };
    let apart = |a: Weekday, b: Weekday| (7 + b.index() - a.index()) % 7;
    apart(first, second).min(apart(second, first)) < HEAVY_GAP_DAYS
}
