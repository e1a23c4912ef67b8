//! What a gap does to a person's targets and rungs on the first day after it (D.8).

use chrono::NaiveDate;

use crate::catalogue::vocabulary::Quality;
use crate::person::Person;
use crate::units::Decimal;
use crate::week::Week;

use crate::coach::judge::layoff::{Aggravation, Layoff};
use crate::coach::judge::pain::Light;
use crate::coach::judge::verdict::Streaks;
use crate::coach::replay::weeks::{Replay, ladder_of, sessions};
use crate::coach::rules::OLDER_AGE;
use crate::coach::state::exercise::{first_load, increment};
use crate::coach::state::standing::{Return, Standing};

impl Replay<'_, '_> {
    pub(crate) fn gap(&self, quality: Quality, day: NaiveDate) -> Option<Layoff> {
        if quality == Quality::Mobility {
            // A stretch carries no load that a gap would make too much.
            return None;
        }
        let last = *self.last_of.get(&quality)?;
        let days = (day - last).num_days();
        let stopped = self.standing.person.history.stops_between(last, day);
        let after_pain = stopped || self.standing.lights.day(last).light == Light::Red;
        let aggravation = Aggravation {
            after_pain,
            is_older: self.standing.person.profile.age.is_some_and(|age| age > OLDER_AGE),
            once_a_week: self.standing.targets.of(quality).min <= 1
                || sessions(self.standing.person.profile) == 1,
        };
        Layoff::of(days, aggravation)
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
        let Standing { person: Person { profile, .. }, earned_tiers, .. } = self.standing;
        let already = self.standing.returns.get(&quality).is_some_and(|way| way.from == week);
        if already {
            return;
        }
        self.standing.returns.insert(quality, Return { layoff, from: week, first: day, is_begun: false });
        if layoff.takes_one_set_off() {
            // One easier session, and nothing is taken down for good.
            return;
        }
        if quality == Quality::Plyometric {
            self.standing.hops.return_after(layoff, day);
        }
        if layoff.is_new_beginning() {
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
            return;
        }
        let place = self.standing.place(quality);
        for (slug, state) in &mut self.standing.exercise_states {
            let Some(exercise) =
                self.standing.person.catalogue.get(slug).filter(|found| found.quality == quality)
            else {
                continue;
            };
            state.load_kg = layoff.load(state.load_kg, increment(profile));
            if exercise.needs_weight() {
                state.load_kg = state.load_kg.max(first_load(exercise, profile));
            }
            let [low, _] = exercise.dose.range();
            state.amount = state.amount.min(low);
            state.streaks = Streaks::default();
        }
        let Some(place) = place else { return };
        let loaded = self.standing.exercise_states.get(&*place.exercise.slug);
        let is_loaded = loaded.is_some_and(|state| state.load_kg > Decimal::ZERO);
        let ladder = ladder_of(&mut self.standing.ladders, self.standing.person.catalogue, quality);
        let mut position = place.position;
        for _ in 0..layoff.rungs_back(is_loaded) {
            position = ladder.previous(position, profile, earned_tiers).unwrap_or(position);
        }
        if position < place.position {
            ladder.step_back(position, false);
        }
    }
}
