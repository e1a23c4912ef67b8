//! Steps that were earned just before a gap: they wait for the first green session after it (D.8).

use chrono::NaiveDate;

use crate::catalogue::Exercise;
use crate::catalogue::vocabulary::Quality;
use crate::coach::Decision;
use crate::person::Person;

use crate::coach::judge::layoff::Layoff;
use crate::coach::judge::pain::Light;
use crate::coach::judge::reading::{Aim, Reading};
use crate::coach::replay::weeks::{Replay, ladder_of};
use crate::coach::state::exercise::Step;
use crate::coach::state::waiting::{Earned, Waiting};

impl<'c> Replay<'c, '_> {
    /// Puts off what was earned in a quality and not yet done when a gap began.
    pub(crate) fn put_off_steps(&mut self, quality: Quality, day: NaiveDate, layoff: Layoff) {
        self.waiting.retain(|waiting| {
            let stays = match waiting.earned {
                Earned::Dose { .. } => layoff.takes_one_set_off(),
                Earned::Rung { .. } => layoff.puts_steps_off(),
            };
            stays || waiting.exercise.quality != quality
        });
        self.put_off_rung(quality, layoff);
        if !layoff.takes_one_set_off() {
            // The share of a longer gap is of what was lifted: the step is earned again.
            return;
        }
        let catalogue = self.standing.person.catalogue;
        let slugs: Vec<&str> = self.standing.exercise_states.keys().copied().collect();
        for exercise in slugs.into_iter().filter_map(|slug| catalogue.get(slug)) {
            if exercise.quality == quality {
                self.put_off_dose(exercise, day);
            }
        }
    }

    /// Leads back to the rung that was done last, where the next one was reached and never done.
    fn put_off_rung(&mut self, quality: Quality, layoff: Layoff) {
        let Person { catalogue, profile, .. } = self.standing.person;
        let Some(place) = self.standing.place(quality) else { return };
        let rung = place.exercise;
        let Some(reached) = self.standing.last_ruling(&rung.slug) else { return };
        let is_undone = reached.decision == Decision::Progress
            && reached.on.slug != rung.slug
            && matches!(reached.step, Step::Rung(to) if to.slug == rung.slug);
        if !is_undone {
            return;
        }
        let on = reached.on;
        let tiers = self.standing.earned_tiers;
        let ladder = ladder_of(&mut self.standing.ladders, catalogue, quality);
        let earlier = ladder.position(&on.slug).filter(|position| *position < place.position);
        let Some(earlier) = earlier.or_else(|| ladder.previous(place.position, profile, tiers)) else {
            return;
        };
        ladder.step_back(earlier, false);
        if layoff.puts_steps_off() {
            let earned = Earned::Rung { rung, until: earlier, then: place.position };
            self.waiting.push(Waiting { exercise: on, earned, is_due: false });
        }
    }

    /// Takes an exercise back to the load that was lifted last, and to the sets that were asked for then.
    fn put_off_dose(&mut self, exercise: &'c Exercise, day: NaiveDate) {
        let Some(lifted) = self.last_lifted(exercise, day) else { return };
        let Some(state) = self.standing.exercise_states.get_mut(&*exercise.slug) else { return };
        let then = state.dose();
        if let Some(ruling) = state.rulings.last()
            && ruling.decision == Decision::Progress
            && let Step::Sets(from, to) = ruling.step
            && to == state.sets
        {
            state.sets = state.sets.min(from);
        }
        if lifted < state.load_kg {
            state.load_kg = lifted;
            let history = self.standing.person.history;
            let last = state.last.and_then(|last| history.exposure(&exercise.slug, last));
            let done = last.and_then(|exposure| Reading::of(exercise, &exposure));
            let Aim { low, high, .. } = Aim::of(exercise);
            state.amount = done.map_or(state.amount, |reading| reading.lowest().clamp(low, high.max(low)));
        }
        let until = state.dose();
        if until == then {
            return;
        }
        state.asked = until;
        let earned = Earned::Dose { until, then };
        self.waiting.push(Waiting { exercise, earned, is_due: false });
    }

    /// Notes a session of an exercise after the gap: a green one makes its step due.
    pub(crate) fn note_session_after_gap(&mut self, exercise: &Exercise, day: NaiveDate) {
        let is_green = self.standing.lights.of_exercise(&exercise.slug, day).light == Light::Green;
        for waiting in &mut self.waiting {
            waiting.is_due |= is_green && waiting.exercise.quality == exercise.quality;
        }
    }

    /// Takes the steps that are due, where nothing has moved the exercise since.
    pub(crate) fn take_steps_due(&mut self) {
        let Person { catalogue, profile, .. } = self.standing.person;
        let (due, waiting): (Vec<_>, Vec<_>) = self.waiting.drain(..).partition(|waiting| waiting.is_due);
        self.waiting = waiting;
        for Waiting { exercise, earned, .. } in due {
            match earned {
                Earned::Dose { until, then } => {
                    let state = self.state_of(exercise);
                    if (state.load_kg, state.sets) == (until.load_kg, until.sets) {
                        state.restore(then);
                    }
                }
                Earned::Rung { rung, until, then } => {
                    let place = self.standing.place(exercise.quality);
                    if place.is_some_and(|place| place.position == until) {
                        ladder_of(&mut self.standing.ladders, catalogue, exercise.quality).grant(then);
                        self.state_of(rung).enter(rung, profile, 0);
                    }
                }
            }
        }
    }
}
