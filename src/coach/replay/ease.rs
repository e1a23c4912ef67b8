//! What bears on an exposure beside its sets: what was asked that day, and whether ease is heard (D.4).

use chrono::NaiveDate;

use crate::catalogue::Exercise;
use crate::catalogue::vocabulary::{LoadClass, Quality};
use crate::week::Week;

use crate::coach::eligible::is_before_hard_run;
use crate::coach::judge::effort::{Effort, step, takes_open_set};
use crate::coach::judge::pain::{Light, after, before};
use crate::coach::judge::race::race_before;
use crate::coach::judge::reading::{Aim, Reading};
use crate::coach::judge::verdict::Circumstances;
use crate::coach::replay::weeks::Replay;
use crate::coach::rules::{
    EASE_WAITS_AFTER_AMBER_DAYS, EASE_WAITS_AFTER_RED_DAYS, EASY_SESSION_MOST, MODERATE_FEWER,
};
use crate::coach::state::exercise::{middle, shown_load};
use crate::coach::state::standing::Standing;

impl<'c> Replay<'c, '_> {
    /// Returns what an exposure is judged against.
    pub(crate) fn circumstances(
        &mut self,
        exercise: &'c Exercise,
        reading: &Reading,
        day: NaiveDate,
        week: Week,
    ) -> Circumstances {
        let profile = self.standing.person.profile;
        let stays = self.what_stays(exercise, day, week);
        let is_eased = self.eased_on(exercise, day).is_some();
        let is_calf = matches!(exercise.quality, Quality::CalfStraight | Quality::CalfBent);
        let is_heavy = exercise.load_class == LoadClass::Heavy;
        let is_moderate = is_heavy && is_calf && is_before_hard_run(profile, day);
        let hears_ease = self.hears_ease(exercise, day, week);
        // An easy session says nothing of the one exercise in it that was missed lately.
        let is_easy =
            hears_ease && self.was_easy_session(day) && !self.state_of(exercise).streaks.has_missed();
        let is_sharp = self.standing.lights.is_sharp(day);
        let asked = self.state_of(exercise).asked;
        let amount = asked.amount;
        let amount_that_day = if is_eased {
            amount.min(middle(exercise))
        } else if is_moderate {
            let low = Aim::of(exercise).low.min(amount);
            amount.saturating_sub(MODERATE_FEWER * step(exercise)).max(low)
        } else {
            amount
        };
        let is_open = hears_ease && takes_open_set(exercise, profile);
        let effort = if hears_ease {
            Effort::of(exercise, amount_that_day, reading, is_open, is_easy)
        } else {
            Effort::default()
        };
        Circumstances {
            amount,
            amount_that_day,
            load_kg: asked.load_kg.min(shown_load(asked.load_kg, profile.units)),
            stays,
            is_sharp,
            is_moderate,
            hears_ease: is_open,
            effort,
        }
    }

    /// Whether a word or a sign of ease counts in an exposure: in a normal week, with no cap on effort in force, and a
    /// while after pain (D.4).
    fn hears_ease(&self, exercise: &Exercise, day: NaiveDate, week: Week) -> bool {
        let Standing { person, lights, .. } = &self.standing;
        if self.is_deload || !self.standing.is_normal(week) {
            return false;
        }
        if exercise.load_class == LoadClass::Heavy && is_before_hard_run(person.profile, day) {
            return false;
        }
        if race_before(person.profile, day).is_some() {
            return false;
        }
        let way = self.standing.returns.get(&exercise.quality);
        let is_capped = way.is_some_and(|way| way.caps_effort(week, day));
        let tomorrow = after(day, 1).unwrap_or(day);
        let since = |days: u64| lights.worst_between(&exercise.slug, before(day, days), tomorrow);
        !is_capped
            && since(EASE_WAITS_AFTER_AMBER_DAYS) < Light::Amber
            && since(EASE_WAITS_AFTER_RED_DAYS) < Light::Red
            && lights.day(day).light < Light::Amber
    }

    /// Whether the session of a day as a whole was told to be easy.
    fn was_easy_session(&self, day: NaiveDate) -> bool {
        let of_day = self.standing.person.history.sessions_on(day);
        of_day.map(|session| session.rpe).max().is_some_and(|rpe| rpe <= EASY_SESSION_MOST.decimal())
    }
}
