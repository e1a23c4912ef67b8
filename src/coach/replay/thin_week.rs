//! Whether a week held too little calf work for anything to grow from it (D.8).

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::catalogue::vocabulary::Quality;
use crate::coach::judge::race::has_race;
use crate::coach::replay::gap::offers_one_heavy_day;
use crate::coach::replay::weeks::Replay;
use crate::coach::rules::{HEAVY_DAYS, HEAVY_DAYS_ADVANCED};
use crate::notation::Side;
use crate::profile::{Goal, Profile};
use crate::week::Week;

impl Replay<'_, '_> {
    /// Whether a week holds less than half of the calf work it asked for, at whatever effort.
    pub(crate) fn is_thin_week(&self, week: Week, first_session: NaiveDate) -> bool {
        let (mut left, mut right) = (0u32, 0u32);
        let mut asked = 0;
        for quality in [Quality::CalfStraight, Quality::CalfBent] {
            let sets = self.sets_of(quality, week);
            left += sets.left;
            right += sets.right;
            asked += self.least_of(quality, week, first_session).min(self.asked_of(quality, &sets));
        }
        2 * left.max(right) < asked && !self.may_hold_more(week)
    }

    /// Whether a week is under way, and has a day left for what it lacks.
    fn may_hold_more(&self, week: Week) -> bool {
        let profile = self.standing.person.profile;
        week.contains(self.today) && week.dates().any(|day| day >= self.today && profile.offers(day))
    }

    /// Adds up the sets of a quality in a week, and what was asked for on its days.
    fn sets_of(&self, quality: Quality, week: Week) -> Sets {
        let mut sets = Sets::default();
        for (day, exercises) in self.days_of(week) {
            for exercise in exercises.iter().filter(|exercise| exercise.quality == quality) {
                let Some(exposure) = self.standing.person.history.exposure(&exercise.slug, day) else {
                    continue;
                };
                let of =
                    |other: Side| exposure.sets.iter().filter(|set| set.side != Some(other)).count() as u32;
                sets.left += of(Side::Right);
                sets.right += of(Side::Left);
                if let Some(planned) = exposure.planned_sets {
                    *sets.planned.entry(day).or_default() += u32::from(planned);
                }
            }
        }
        sets
    }

    /// Returns the least sets of a quality in a week (C.5): fewer on the way back, half in a week that only keeps what
    /// there is.
    fn least_of(&self, quality: Quality, week: Week, first_session: NaiveDate) -> u32 {
        let profile = self.standing.person.profile;
        let least = self.standing.targets.of(quality).min;
        let begins = || self.gap(quality, first_session).filter(|layoff| layoff.makes_return());
        let way_back = self.standing.returning(quality).or_else(|| begins().map(|layoff| (layoff, 0)));
        let least = u32::from(way_back.and_then(|(layoff, week)| layoff.sets(least, week)).unwrap_or(least));
        let is_kept = profile.sessions() == 1 || profile.goal == Goal::Maintain || has_race(profile, week);
        if is_kept { least.div_ceil(2) } else { least }
    }

    /// Returns the sets of a quality that a week's heavy days asked for together: as the records say, else as the coach
    /// does.
    ///
    /// Who did all that a week asked for missed nothing, however little that was.
    fn asked_of(&self, quality: Quality, sets: &Sets) -> u32 {
        let of_a_day = sets.planned.values().max().copied().or_else(|| {
            let exercise = self.standing.trained_with(quality)?;
            let state = self.standing.exercise_states.get(&*exercise.slug);
            let asked =
                state.map_or_else(|| self.standing.begun(exercise).asked.sets, |state| state.asked.sets);
            Some(asked.into())
        });
        of_a_day.map_or(u32::MAX, |of_a_day| of_a_day * heavy_days(self.standing.person.profile))
    }
}

/// The calf sets of one quality in a week.
#[derive(Debug, Default)]
struct Sets {
    left: u32,
    right: u32,
    /// Sets that were asked for, of the days whose records say.
    planned: BTreeMap<NaiveDate, u32>,
}

/// Returns the most heavy days that a week of a person has.
fn heavy_days(profile: &Profile) -> u32 {
    let most = if profile.level >= 3 { HEAVY_DAYS_ADVANCED } else { HEAVY_DAYS };
    let most = if offers_one_heavy_day(profile) { 1 } else { most };
    most.min(profile.sessions()) as u32
}
