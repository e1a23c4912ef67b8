//! Which weeks were trained, and how much they loaded the calf (D.1).

use std::collections::BTreeMap;

use crate::catalogue::Catalogue;
use crate::catalogue::vocabulary::Quality;
use crate::history::History;
use crate::notation::Side;
use crate::profile::{Profile, TrainingDays};
use crate::week::Week;

use crate::coach::rules::{TRAINED_DAYS, TRAINED_LATELY_DAYS, WeeklyTargets};

/// The hard calf sets of one week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct CalfWeek {
    left: u16,
    right: u16,
    days: u8,
}

/// The hard calf sets of every week of the log.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CalfWeeks(BTreeMap<Week, CalfWeek>);

impl CalfWeeks {
    /// Adds up the straight-knee and bent-knee work of a history, week by week.
    pub fn of(catalogue: &Catalogue, history: &History) -> CalfWeeks {
        let mut weeks: BTreeMap<Week, CalfWeek> = BTreeMap::new();
        for slug in history.tallied() {
            let is_calf = |quality| matches!(quality, Quality::CalfStraight | Quality::CalfBent);
            if !catalogue.get(slug).is_some_and(|exercise| is_calf(exercise.quality)) {
                continue;
            }
            for (week, tally) in history.tallies(slug) {
                let of_week = weeks.entry(week).or_default();
                of_week.left = of_week.left.saturating_add(tally.left);
                of_week.right = of_week.right.saturating_add(tally.right);
                if tally.left.max(tally.right) > 0 {
                    of_week.days |= tally.days;
                }
            }
        }
        CalfWeeks(weeks)
    }

    /// Whether a week was trained: hard calf sets on two days (one, for one session a week), half of the least or more.
    pub fn is_trained(&self, week: Week, profile: &Profile, targets: &WeeklyTargets) -> bool {
        let Some(of_week) = self.0.get(&week) else { return false };
        let sessions = match &profile.days {
            TrainingDays::On(days) => days.len(),
            TrainingDays::Free(number) => usize::from(*number),
        };
        let least_days = TRAINED_DAYS.min(sessions as u32);
        let least = u16::from(targets.calf_straight.min + targets.calf_bent.min);
        of_week.days.count_ones() >= least_days && 2 * of_week.left.max(of_week.right) >= least
    }

    /// Returns the last trained weeks before a week, newest first.
    pub fn trained_before(
        &self,
        week: Week,
        profile: &Profile,
        targets: &WeeklyTargets,
    ) -> impl Iterator<Item = Week> {
        let before = self.0.range(..week).rev();
        before.map(|(week, _)| *week).filter(|week| self.is_trained(*week, profile, targets))
    }

    /// Whether one of the last four weeks was trained.
    pub fn is_trained_lately(&self, week: Week, profile: &Profile, targets: &WeeklyTargets) -> bool {
        let last = self.trained_before(week, profile, targets).next();
        last.is_some_and(|last| (week.starts() - last.starts()).num_days() <= TRAINED_LATELY_DAYS)
    }

    /// Returns the weeks that hold any calf work, oldest first.
    pub fn weeks(&self) -> impl DoubleEndedIterator<Item = Week> {
        self.0.keys().copied()
    }

    /// Returns the days of a week with calf work, one bit each, Monday the lowest.
    pub fn days(&self, week: Week) -> u8 {
        self.0.get(&week).map_or(0, |of_week| of_week.days)
    }
}

/// Returns the plantar-flexor work of a week in half sets, of the busier leg, all sets counted.
pub fn plantar_flexor_halves(catalogue: &Catalogue, history: &History, week: Week) -> u16 {
    let (mut left, mut right) = (0u16, 0u16);
    for slug in history.exercises() {
        let Some(worth) = catalogue.get(slug).map(|exercise| exercise.quality.plantar_flexor_halves()) else {
            continue;
        };
        for (day, exposure) in history.exposures_between(slug, week.starts(), week.ends()) {
            debug_assert!(week.contains(day));
            for set in &exposure.sets {
                left = left.saturating_add(if set.side == Some(Side::Right) { 0 } else { worth });
                right = right.saturating_add(if set.side == Some(Side::Left) { 0 } else { worth });
            }
        }
    }
    left.max(right)
}
