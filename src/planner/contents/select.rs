//! Which exercise trains each quality, and at which target (D.2.6).

use chrono::{Days, NaiveDate};

use crate::catalogue::Exercise;
use crate::catalogue::vocabulary::{Flag, LoadClass, Quality};
use crate::coach::eligible::Barrier;
use crate::coach::rules::{AFTER_SPRAIN, LONG_RECOVERY_DAYS, OUTSIDE_SESSIONS, ROTATION};
use crate::coach::state::standing::Standing;
use crate::person::Person;
use crate::plan::Reason;
use crate::plan::reason::{TooSoon, Turn};
use crate::plan::shortfall::KeptOut;
use crate::planner::contents::minutes::Squeeze;
use crate::planner::contents::pick::{Pick, days_to_recover, recovers_slowly};
use crate::week::Weekday;

/// Everything that depends on who trains and what they did.
#[derive(Debug, Clone, Copy)]
pub struct Trainee<'c, 'p> {
    /// The person, in the week planned, with what was logged before it.
    pub person: Person<'c, 'p>,
    /// What the coach makes of it.
    pub standing: &'p Standing<'c, 'p>,
    /// Whether the profile says something for this week alone.
    pub has_week_settings: bool,
    /// How far the least session shrinks to fit the minutes.
    pub squeeze: Squeeze,
}

impl<'c> Trainee<'c, '_> {
    /// Picks the current rung of a chain, as it stands when the week begins.
    pub fn rung(&self, quality: Quality) -> Option<Pick<'c>> {
        self.rung_on(quality, self.standing.week.starts())
    }

    /// Picks the current rung of a chain on a day: what rests after pain rests up to its day.
    pub fn rung_on(&self, quality: Quality, day: NaiveDate) -> Option<Pick<'c>> {
        let of_block = self.standing.heavy_slow.exercise(quality);
        let rests = |exercise: &&Exercise| self.standing.rests_on(&exercise.slug, day).is_some();
        if let Some(exercise) = of_block.filter(|exercise| !rests(exercise)) {
            return Some(self.pick(exercise, Vec::new()));
        }
        let place = self.standing.place(quality)?;
        let mut reasons = Vec::new();
        if let Some((of, barrier)) = place.instead_of {
            reasons.push(Reason::Instead { of, barrier });
        }
        let mut exercise = place.exercise;
        while let Some(until) = self.standing.rests_on(&exercise.slug, day) {
            reasons = vec![Reason::InsteadOfResting { of: exercise, until }];
            exercise = self.standing.before(exercise)?;
        }
        Some(self.pick(exercise, reasons))
    }

    /// Makes a pick at the exercise's current target, or less where the minutes are short.
    fn pick(&self, exercise: &'c Exercise, reasons: Vec<Reason<'c>>) -> Pick<'c> {
        let mut pick = Pick::new(exercise, self.standing, reasons);
        self.squeeze.shrink(&mut pick, self.person.profile.minutes);
        pick
    }

    /// Returns until when an exercise rests, where it does when the week begins: pain stopped it.
    pub fn rests(&self, exercise: &Exercise) -> Option<NaiveDate> {
        self.standing.rests_on(&exercise.slug, self.standing.week.starts())
    }

    /// Returns the first day on which a quality that needs no heavy day may stand after what was done of it last, where it
    /// takes more than a night to recover.
    pub fn recovers_until(&self, quality: Quality) -> Option<NaiveDate> {
        let slow = self.person.catalogue.iter().filter(|exercise| {
            exercise.quality == quality
                && exercise.load_class == LoadClass::Moderate
                && days_to_recover(exercise) > 1
        });
        let until = slow.filter_map(|exercise| {
            let last = self.person.history.last_done(&exercise.slug)?;
            last.checked_add_days(Days::new(days_to_recover(exercise).into()))
        });
        until.max()
    }

    /// Picks the rung of a heavy day: one that recovers in 72 hours stands only where the next such day is far enough, and
    /// never before a hard run.
    ///
    /// Nothing where it may not stand and no rung before it may either.
    pub fn rung_for_heavy(
        &self,
        pick: &Pick<'c>,
        days_to_next: usize,
        before_hard_run: bool,
    ) -> Option<Pick<'c>> {
        let is_near = days_to_next < LONG_RECOVERY_DAYS || before_hard_run;
        if !recovers_slowly(pick.exercise) || !is_near {
            return Some(pick.clone());
        }
        let next = if before_hard_run { TooSoon::HardRun } else { TooSoon::HeavyDay(days_to_next) };
        let before = self.standing.before(pick.exercise)?;
        Some(self.pick(before, vec![Reason::Recovery { of: pick.exercise, next }]))
    }

    /// Picks so many turns of a quality without a chain: favourites first, then what was done longest ago.
    pub fn rotation(&self, quality: Quality, turns: usize) -> Vec<Pick<'c>> {
        let order = ROTATION.iter().find(|(of, _)| *of == quality).map_or(&[][..], |(_, order)| order);
        let place = |slug: &str| order.iter().position(|other| *other == slug).unwrap_or(order.len());
        let mut candidates: Vec<(bool, Option<NaiveDate>, usize, &Exercise)> = self
            .person
            .catalogue
            .iter()
            .filter(|exercise| exercise.quality == quality && exercise.ladder.is_none())
            .filter(|exercise| !OUTSIDE_SESSIONS.contains(&&*exercise.slug))
            .filter(|exercise| self.standing.barrier(exercise).is_none() && self.rests(exercise).is_none())
            .map(|exercise| {
                let slug = &*exercise.slug;
                let other = !self.person.profile.favour.iter().any(|favourite| favourite == slug);
                (other, self.person.history.last_done(slug), place(slug), exercise)
            })
            .collect();
        candidates.sort_unstable_by_key(|(other, last, place, exercise)| {
            (*other, *last, *place, exercise.slug.clone())
        });
        if candidates.iter().any(|(.., exercise)| self.standing.may_begin(exercise)) {
            candidates.retain(|(.., exercise)| self.standing.may_begin(exercise));
        }
        // After a sprain the sides of the ankle are pulled outwards every week (C.2).
        let is_due = |slug: &str| {
            slug == AFTER_SPRAIN
                && self.person.profile.has(Flag::PastSprain)
                && self.person.history.last_done(slug).is_none_or(|last| last < self.standing.week.starts())
        };
        candidates.sort_by_key(|(.., exercise)| !is_due(&exercise.slug));
        let turns = if candidates.is_empty() { 0 } else { turns };
        candidates
            .iter()
            .cycle()
            .take(turns)
            .enumerate()
            .map(|(number, (other, last, _, exercise))| {
                let turn = match last {
                    _ if number == 0 && is_due(&exercise.slug) => Turn::AfterSprain,
                    _ if !other => Turn::Favourite,
                    None => Turn::New,
                    Some(_) => Turn::LongestAgo,
                };
                Pick::new(exercise, self.standing, vec![Reason::Turn(turn)])
            })
            .collect()
    }

    /// Returns what keeps every exercise of a quality out, where that is a flag for each; the last one's.
    pub fn why_not_by_flag(&self, quality: Quality) -> Option<Barrier<'c>> {
        let members = self.person.catalogue.iter().filter(|exercise| exercise.quality == quality);
        let mut found = None;
        for exercise in members {
            let barrier = self.standing.barrier(exercise)?;
            match (barrier, found) {
                // Of those above the person's own cap the least one is told.
                (Barrier::TierCap { tier, .. }, Some(Barrier::TierCap { tier: least, .. }))
                    if least <= tier => {}
                (Barrier::Flag(_) | Barrier::TendonTier(_) | Barrier::TierCap { .. }, _) => {
                    found = Some(barrier);
                }
                _ => return None,
            }
        }
        found
    }

    /// Returns what keeps each exercise of a quality out.
    pub fn why_none(&self, quality: Quality) -> Vec<(&'c Exercise, KeptOut<'c>)> {
        let is_member = |exercise: &&Exercise| {
            exercise.quality == quality && !OUTSIDE_SESSIONS.contains(&&*exercise.slug)
        };
        let members = self.person.catalogue.iter().filter(is_member);
        let kept_out = members.filter_map(|exercise| {
            let barrier = self.standing.barrier(exercise).map(KeptOut::Barrier);
            Some((exercise, barrier.or_else(|| self.rests(exercise).map(KeptOut::Rests))?))
        });
        kept_out.collect()
    }
}

/// Returns how many days lie between a day and the next of the list, round the week.
pub fn days_to_next(day: Weekday, days: &[Weekday]) -> usize {
    let ahead = days.iter().map(|other| (7 + other.index() - day.index()) % 7);
    ahead.filter(|days| *days > 0).min().unwrap_or(7)
}
