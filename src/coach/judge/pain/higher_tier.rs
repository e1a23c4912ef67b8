//! Whether more load may come on the tendon (D.4, D.5): what was told of pain, and how long ago a day was sore.

use chrono::NaiveDate;

use crate::safety::Tag;
use crate::units::Pain;
use crate::week::Week;

use super::{Light, Lights, after, before};
use crate::coach::rules::{ACCEPTABLE_PAIN, CALM_PAIN, CLOSED_DAYS, PAIN_KNOWN_DAYS, SORE_MEMORY_DAYS};

/// Why a harder form that loads the tendon more waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TierWait {
    /// A day was sore less than a week before it would begin.
    Sore,
    /// The ankle swelled or gave way less than a week before it would begin.
    Unsteady,
    /// The pain while training is acceptable, but higher than the week before.
    Rising,
    /// The newest word on pain is of more than goes with it.
    Painful(Pain),
    /// Nothing was told of the pain lately.
    Unknown,
}

/// A pain that was told, while training or on waking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) pain: Pain,
    /// Whether it was gone by the morning, or is as on other mornings.
    pub(super) is_settled: bool,
}

impl Lights {
    /// Whether an exercise of a higher tendon tier may begin on a day, as far as is known on the one it is asked.
    pub fn allows_higher_tier(&self, asked: NaiveDate, begins: NaiveDate) -> Result<(), TierWait> {
        let tomorrow = after(asked, 1).unwrap_or(asked);
        if self.was_sore_within_a_week(begins) {
            return Err(TierWait::Sore);
        }
        if self.was_unsteady_within_a_week(begins) {
            return Err(TierWait::Unsteady);
        }
        let week = Week::of(asked);
        let is_acceptable = |light| light == Light::Acceptable;
        let mut lights = self.between(week.starts(), tomorrow).map(|(_, day)| day.light);
        if lights.any(is_acceptable) && self.mean_during_rose(week) {
            return Err(TierWait::Rising);
        }
        let lately = self.not_green_between(before(asked, SORE_MEMORY_DAYS - 1), tomorrow);
        if !self.has_flag_about_pain && !lately.iter().any(|(_, light)| light.is_sore()) {
            return Ok(());
        }
        match self.newest_told(asked) {
            None => Err(TierWait::Unknown),
            Some(told) if self.is_calm(told) => Ok(()),
            Some(told) => Err(TierWait::Painful(told.pain)),
        }
    }

    /// Returns the newest pain that was told in the fortnight before a day; what was told while training comes after the
    /// morning of that day.
    pub fn newest_pain(&self, day: NaiveDate) -> Option<Pain> {
        self.newest_told(before(day, 1)).map(|told| told.pain)
    }

    /// Whether hops may open or grow with a week that begins on a Monday: the newest word on pain is a calm one, and no day
    /// of the week before was sore.
    pub fn allows_more_hops(&self, monday: NaiveDate) -> bool {
        let told = self.newest_told(before(monday, 1));
        told.is_some_and(|told| told.pain <= CALM_PAIN)
            && !self.was_sore_within_a_week(monday)
            && !self.was_unsteady_within_a_week(monday)
    }

    /// Whether a day was amber or red less than a week before another.
    pub fn was_sore_within_a_week(&self, day: NaiveDate) -> bool {
        self.not_green_between(before(day, CLOSED_DAYS - 1), day).iter().any(|(_, light)| light.is_sore())
    }

    /// Whether a day was red so lately that no rung is skipped on the way forward.
    pub fn was_red_lately(&self, day: NaiveDate) -> bool {
        self.last_red(day).is_some()
    }

    /// Returns the last such day.
    pub fn last_red(&self, day: NaiveDate) -> Option<NaiveDate> {
        let lately = self.not_green_between(before(day, SORE_MEMORY_DAYS - 1), after(day, 1).unwrap_or(day));
        lately.iter().rfind(|(_, light)| *light == Light::Red).map(|(day, _)| *day)
    }

    /// Whether the ankle swelled or gave way less than a week before a day, or on it.
    pub fn was_unsteady_within_a_week(&self, day: NaiveDate) -> bool {
        self.unsteady_until(day).is_some()
    }

    /// Returns the first day on which a swelling or a giving way of the week up to a day is over.
    pub fn unsteady_until(&self, day: NaiveDate) -> Option<NaiveDate> {
        let (last, _) = self.unsteady.range(before(day, CLOSED_DAYS - 1)..=day).next_back()?;
        after(*last, CLOSED_DAYS)
    }

    /// Returns what made the ankle unsteady on a day.
    pub fn unsteady_on(&self, day: NaiveDate) -> Option<Tag> {
        self.unsteady.get(&day).copied()
    }

    fn newest_told(&self, asked: NaiveDate) -> Option<Told> {
        let range = before(asked, PAIN_KNOWN_DAYS - 1)..=asked;
        self.told.range(range).next_back().map(|(_, told)| *told)
    }

    fn is_calm(&self, told: Told) -> bool {
        told.pain <= CALM_PAIN || self.is_monitored && told.pain <= ACCEPTABLE_PAIN && told.is_settled
    }
}
