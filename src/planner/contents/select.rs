//! Which exercise trains each quality, and at which target (D.2.6).

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::catalogue::vocabulary::{LoadClass, Quality};
use crate::catalogue::{Catalogue, Exercise};
use crate::coach::eligible::Barrier;
use crate::coach::rules::{
    BETWEEN_EXERCISES_SECONDS, LONG_RECOVERY_DAYS, LONG_RECOVERY_HOURS, OUTSIDE_SESSIONS, ROTATION,
};
use crate::coach::state::standing::Standing;
use crate::coach::target::Target;
use crate::history::History;
use crate::plan::Reason;
use crate::profile::Profile;
use crate::text::and_list;
use crate::week::Weekday;

use crate::planner::contents::minutes::Squeeze;
use crate::planner::timing::exercise_seconds;

/// An exercise chosen for a quality.
#[derive(Debug, Clone)]
pub struct Pick<'a> {
    /// What to do.
    pub exercise: &'a Exercise,
    /// How much.
    pub target: Target,
    /// Why this one, where there is something to say.
    pub reasons: Vec<Reason>,
    /// What is done beside it, as part of the same session of its quality.
    pub with: Option<Box<Pick<'a>>>,
}

impl<'a> Pick<'a> {
    /// Makes a pick at the exercise's current target.
    pub fn new(exercise: &'a Exercise, standing: &Standing<'a>, reasons: Vec<Reason>) -> Pick<'a> {
        Pick { exercise, target: standing.target(exercise), reasons, with: None }
    }

    /// Returns the seconds of so many sets.
    pub fn seconds(&self, sets: u8) -> u32 {
        let own = exercise_seconds(self.exercise, sets, self.target.dosage.number());
        let beside = self.with.as_ref().filter(|_| sets > 0);
        own + beside.map_or(0, |pick| pick.seconds(pick.target.sets) + BETWEEN_EXERCISES_SECONDS)
    }

    /// Returns its sets, those of what is done beside it included.
    pub fn all_sets(&self) -> u8 {
        self.target.sets + self.with.as_ref().map_or(0, |pick| pick.all_sets())
    }

    /// Whether it may stand on a light day.
    pub fn may_be_light(&self) -> bool {
        !matches!(self.exercise.load_class, LoadClass::Heavy | LoadClass::Elastic)
    }
}

/// Everything that depends on who trains and what they did.
#[derive(Debug, Clone, Copy)]
pub struct Trainee<'a> {
    /// The exercises.
    pub catalogue: &'a Catalogue,
    /// The person, in the week planned.
    pub profile: &'a Profile,
    /// What was logged before the week.
    pub history: &'a History,
    /// What the coach makes of it.
    pub standing: &'a Standing<'a>,
    /// Whether the profile says something for this week alone.
    pub has_week_settings: bool,
    /// How far the least session shrinks to fit the minutes.
    pub squeeze: Squeeze,
}

impl<'a> Trainee<'a> {
    /// Picks the current rung of a chain, as it stands when the week begins.
    pub fn rung(&self, quality: Quality) -> Option<Pick<'a>> {
        self.rung_on(quality, self.standing.week.starts())
    }

    /// Picks the current rung of a chain on a day: what rests after pain rests up to its day.
    pub fn rung_on(&self, quality: Quality, day: NaiveDate) -> Option<Pick<'a>> {
        let place = self.standing.place(quality)?;
        let mut reasons = Vec::new();
        if let Some((other, barrier)) = &place.instead_of {
            reasons.push(Reason::new("instead", &format!("in place of {} ({})", other.slug, barrier.text())));
        }
        let mut exercise = place.exercise;
        while let Some(until) = self.standing.rests_on(&exercise.slug, day) {
            let until = crate::week::short_date(until);
            reasons = vec![Reason::new(
                "rest:pain",
                &format!("in place of {}: it rests until {until}", exercise.slug),
            )];
            exercise = self.standing.before(exercise)?;
        }
        Some(self.pick(exercise, reasons))
    }

    /// Makes a pick at the exercise's current target, or less where the minutes are short.
    fn pick(&self, exercise: &'a Exercise, reasons: Vec<Reason>) -> Pick<'a> {
        let mut pick = Pick::new(exercise, self.standing, reasons);
        self.squeeze.shrink(&mut pick, self.profile.minutes);
        pick
    }

    /// Returns until when an exercise rests, where it does when the week begins: pain stopped it.
    pub fn rests(&self, exercise: &Exercise) -> Option<NaiveDate> {
        self.standing.rests_on(&exercise.slug, self.standing.week.starts())
    }

    /// Picks the rung of a heavy day: one that recovers in 72 hours stands only where the next heavy day is far enough.
    ///
    /// Nothing where it may not stand and no rung before it may either.
    pub fn rung_for_heavy(
        &self,
        pick: &Pick<'a>,
        days_to_next: usize,
        before_hard_run: bool,
    ) -> Option<Pick<'a>> {
        let slow = pick.exercise.recovery_hours_or_more(LONG_RECOVERY_HOURS);
        if !slow || (days_to_next >= LONG_RECOVERY_DAYS && !before_hard_run) {
            return Some(pick.clone());
        }
        let why = if before_hard_run {
            "a hard run follows".to_string()
        } else {
            format!("the next heavy day is {days_to_next} days off, it needs {LONG_RECOVERY_DAYS}")
        };
        let before = self.standing.before(pick.exercise)?;
        let text = format!("in place of {}: {why}", pick.exercise.slug);
        Some(self.pick(before, vec![Reason::new("recovery", &text)]))
    }

    /// Picks so many turns of a quality without a chain: favourites first, then what was done longest ago.
    pub fn rotation(&self, quality: Quality, turns: usize) -> Vec<Pick<'a>> {
        let order = ROTATION.iter().find(|(of, _)| *of == quality).map_or(&[][..], |(_, order)| order);
        let place = |slug: &str| order.iter().position(|other| *other == slug).unwrap_or(order.len());
        let mut candidates: Vec<(bool, Option<NaiveDate>, usize, &Exercise)> = self
            .catalogue
            .iter()
            .filter(|exercise| exercise.quality == quality && exercise.ladder.is_none())
            .filter(|exercise| !OUTSIDE_SESSIONS.contains(&&*exercise.slug))
            .filter(|exercise| self.standing.barrier(exercise).is_none() && self.rests(exercise).is_none())
            .map(|exercise| {
                let slug = &*exercise.slug;
                let other = !self.profile.favour.iter().any(|favourite| favourite == slug);
                (other, self.history.last_done(slug), place(slug), exercise)
            })
            .collect();
        candidates.sort_unstable_by_key(|(other, last, place, exercise)| {
            (*other, *last, *place, exercise.slug.clone())
        });
        let turns = if candidates.is_empty() { 0 } else { turns };
        candidates
            .iter()
            .cycle()
            .take(turns)
            .map(|(other, last, _, exercise)| {
                let text = match last {
                    _ if !other => "one of your favourites".to_string(),
                    None => "its turn: not done yet".to_string(),
                    Some(_) => "its turn: done longest ago".to_string(),
                };
                Pick::new(exercise, self.standing, vec![Reason::new("rotation", &text)])
            })
            .collect()
    }

    /// Says which flag keeps every exercise of a quality out, where one does.
    pub fn why_not_by_flag(&self, quality: Quality) -> Option<String> {
        let members = self.catalogue.iter().filter(|exercise| exercise.quality == quality);
        let mut reason = None;
        for exercise in members {
            match self.standing.barrier(exercise)? {
                barrier @ (Barrier::Flag(_) | Barrier::TendonTier(_)) => reason = Some(barrier.text()),
                _ => return None,
            }
        }
        reason
    }

    /// Says why a quality has no exercise left.
    pub fn why_none(&self, quality: Quality) -> String {
        let members = self
            .catalogue
            .iter()
            .filter(|exercise| exercise.quality == quality && !OUTSIDE_SESSIONS.contains(&&*exercise.slug));
        let mut by_barrier: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for exercise in members {
            let rests = || {
                let until = self.rests(exercise)?;
                Some(format!("rests until {} after pain", crate::week::short_date(until)))
            };
            if let Some(text) = self.standing.barrier(exercise).map(|barrier| barrier.text()).or_else(rests) {
                by_barrier.entry(text).or_default().push(&exercise.slug);
            }
        }
        let told = by_barrier.iter().map(|(barrier, slugs)| format!("{} ({barrier})", and_list(slugs)));
        format!("nothing is left to choose from: {}", told.collect::<Vec<String>>().join(", "))
    }
}

/// Returns how many days lie between a day and the next of the list, round the week.
pub fn days_to_next(day: Weekday, days: &[Weekday]) -> usize {
    let ahead = days.iter().map(|other| (7 + other.index() - day.index()) % 7);
    ahead.filter(|days| *days > 0).min().unwrap_or(7)
}

impl Exercise {
    /// Whether it needs at least these hours before the same class of work.
    pub(crate) fn recovery_hours_or_more(&self, hours: u16) -> bool {
        self.dose.recovery_hours >= hours
    }
}
