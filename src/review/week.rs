//! The week against its targets, quality by quality.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::catalogue::Catalogue;
use crate::catalogue::vocabulary::Quality;
use crate::history::History;
use crate::person::Person;
use crate::plan::shortfall::ShortWhy;
use crate::plan::{Plan, Shortfall, Total, WeekKind};
use crate::week::Week;

/// How much of a quality the week holds so far, against what it is to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QualityReview {
    /// What is counted, in sets or sessions, and how much of it the plan wants.
    pub target: Total,
    /// Hard sets of the busier leg, or the days on which it was done.
    pub done: u16,
}

impl QualityReview {
    /// Whether the week asks for it, or holds it all the same.
    pub fn is_asked_or_done(&self) -> bool {
        self.target.max > 0 || self.done > 0
    }

    /// Whether the least of the week is done.
    pub fn is_reached(&self) -> bool {
        self.done >= self.target.min.into()
    }
}

/// Reviews this week; nothing where none can be planned, or nothing is to be done in it.
pub(super) fn review(
    person: Person<'_, '_>,
    plan: Option<&Plan<'_>>,
    today: NaiveDate,
) -> Vec<QualityReview> {
    let Some(plan) = plan.filter(|plan| plan.kind != WeekKind::Stopped) else { return Vec::new() };
    let done = done(person.catalogue, person.history, Week::of(today));
    // What a flag or the gate of the hops keeps out of the week is not asked of anybody.
    let is_closed = |short: &&Shortfall<'_>| matches!(short.why, ShortWhy::Flag(_) | ShortWhy::Hops(_));
    let closed: Vec<Quality> = plan.uncovered.iter().filter(is_closed).map(Shortfall::quality).collect();
    let review = |target: &Total| {
        let done = done.get(&target.quality).copied().unwrap_or_default();
        let is_closed = closed.contains(&target.quality);
        let target = if is_closed { Total { min: 0, max: 0, ..*target } } else { *target };
        QualityReview { target, done: if target.is_in_sets() { done.sets() } else { done.sessions() } }
    };
    plan.totals.qualities.iter().map(review).collect()
}

/// How much of a quality a week holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Done {
    /// Hard sets of each leg.
    left: u16,
    right: u16,
    /// Days on which it was done, one bit each.
    days: u8,
}

impl Done {
    /// Returns the hard sets of the busier leg.
    fn sets(self) -> u16 {
        self.left.max(self.right)
    }

    /// Returns on how many days it was done.
    fn sessions(self) -> u16 {
        self.days.count_ones() as u16
    }
}

/// Adds up what was done in a week.
fn done(catalogue: &Catalogue, history: &History, week: Week) -> BTreeMap<Quality, Done> {
    let mut done: BTreeMap<Quality, Done> = BTreeMap::new();
    for slug in history.tallied() {
        let Some(exercise) = catalogue.get(slug) else { continue };
        let newest = history.tallies(slug).rev().take_while(|(of, _)| *of >= week);
        for (_, tally) in newest.filter(|(of, _)| *of == week) {
            let of_quality = done.entry(exercise.quality).or_default();
            of_quality.left = of_quality.left.saturating_add(tally.left);
            of_quality.right = of_quality.right.saturating_add(tally.right);
            of_quality.days |= tally.days;
        }
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::planner::plan_week;
    use crate::profile::Profile;

    #[test]
    fn hops_that_no_week_may_hold_are_not_asked_for() {
        let today: NaiveDate = "2026-11-16".parse().expect("a date");
        let catalogue = Catalogue::shared();
        for flags in ["[\"midportion-achilles\"]", "[\"no-jump\"]", "[]"] {
            let toml = format!("level = 2\nflags = {flags}\n");
            let profile = Profile::read(&toml, catalogue).expect("a profile");
            let history = History::default();
            let person = Person { catalogue, profile: &profile, history: &history };
            let plan = plan_week(person, today, today).ok();
            let week = review(person, plan.as_ref(), today);
            let asked = |quality: Quality| {
                week.iter().any(|review| review.target.quality == quality && review.is_asked_or_done())
            };
            assert!(!asked(Quality::Plyometric), "{flags}");
            assert!(asked(Quality::CalfStraight) && asked(Quality::Balance), "{flags}");
        }
    }
}
