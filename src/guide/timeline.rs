//! A session as timed stretches, in order; their sum is the plan's own seconds (D.3).

use std::time::Duration;

use serde::Serialize;
use serde::ser::{SerializeMap as _, Serializer};

use crate::catalogue::vocabulary::Sides;
use crate::coach::rules::{BETWEEN_EXERCISES_SECONDS, CHANGE_OVER_SECONDS};
use crate::notation::Side;
use crate::units::Decimal;
use crate::vocabulary::vocabulary;

use super::part::{Legs, Part};

/// The last of the time between two exercises, and of the warm-up: getting into place. Our choice.
pub const READY: Duration = Duration::from_secs(5);

/// The change from one leg to the other.
pub const CHANGE_OVER: Duration = Duration::from_secs(CHANGE_OVER_SECONDS as u64);

vocabulary! {
    /// What a stretch is for.
    Phase {
        /// Getting warm, said and not logged.
        WarmUp = "warm-up",
        /// Between two exercises.
        Between = "between",
        /// Getting into place.
        Ready = "ready",
        /// A set.
        Work = "work",
        /// The change to the other leg.
        ChangeOver = "change-over",
        /// The rest after a set.
        Rest = "rest",
    }
}

/// A timed stretch of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// What it is for.
    pub phase: Phase,
    /// The exercise it belongs to; what stands before one is its own.
    pub part: usize,
    /// The set that is done, or that comes next, counted from 1.
    pub set: u8,
    /// The leg that does it; none where both do.
    pub side: Option<Side>,
    /// How long.
    pub lasts: Duration,
}

/// Makes exercises into stretches, a warm-up of so many seconds first where there is one.
///
/// What was done already is left out. The half seconds by which the plan rounds an exercise lie in the time before it.
pub fn timeline(parts: &[Part], warm_up_seconds: Option<u32>) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    for (index, part) in parts.iter().enumerate().filter(|(_, part)| !part.is_done()) {
        let before = match warm_up_seconds.filter(|_| stretches.is_empty()) {
            Some(seconds) => Some((Phase::WarmUp, seconds)),
            None if stretches.is_empty() => None,
            None => Some((Phase::Between, BETWEEN_EXERCISES_SECONDS)),
        };
        let work = sets(part, index);
        let Some(first) = work.first().copied() else { continue };
        if let Some((phase, seconds)) = before {
            let lasts = round(Duration::from_secs(seconds.into()).saturating_sub(READY), part);
            stretches.push(Stretch { phase, lasts, ..first });
        }
        stretches.push(Stretch { phase: Phase::Ready, lasts: READY, ..first });
        stretches.extend(work);
    }
    stretches
}

/// Adds, or takes off, what the plan's whole seconds of an exercise differ from its own.
fn round(lasts: Duration, part: &Part) -> Duration {
    // The plan knows no seconds of half an exercise.
    if part.done.of(None) > 0 {
        return lasts;
    }
    let whole = Duration::from_secs(part.seconds.into());
    (lasts + whole).saturating_sub(exact(part))
}

/// The sets of an exercise that are left, with what lies between them.
fn sets(part: &Part, index: usize) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    for set in 1..=part.most_sets() {
        let is_left = |side: &Option<Side>| set > part.done.of(*side) && set <= part.asked.of(*side);
        for (nth, side) in part.order().into_iter().filter(is_left).enumerate() {
            let stretch = |phase, lasts| Stretch { phase, part: index, set, side, lasts };
            if nth > 0 {
                stretches.push(stretch(Phase::ChangeOver, CHANGE_OVER));
            } else if !stretches.is_empty() {
                stretches.push(stretch(Phase::Rest, part.rest));
            }
            stretches.push(stretch(Phase::Work, part.set_lasts()));
        }
    }
    stretches
}

/// Returns how long the sets and rests of a whole exercise take, nothing of it done.
fn exact(part: &Part) -> Duration {
    let whole = Part { done: Legs::default(), ..part.clone() };
    sets(&whole, 0).iter().map(|stretch| stretch.lasts).sum()
}

/// Returns how long stretches take together, in whole seconds, half up.
pub fn seconds(stretches: &[Stretch]) -> u64 {
    let sum: Duration = stretches.iter().map(|stretch| stretch.lasts).sum();
    (sum + Duration::from_millis(500)).as_secs()
}

/// A stretch with the exercise it belongs to, for `--list`.
#[derive(Debug, Clone, Copy)]
pub struct Listed<'a> {
    /// The stretch.
    pub stretch: Stretch,
    /// Its exercise.
    pub part: &'a Part,
}

impl Serialize for Listed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Listed { stretch, part } = self;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("phase", &stretch.phase)?;
        let nanos = u64::try_from(stretch.lasts.as_nanos()).unwrap_or(u64::MAX);
        map.serialize_entry("seconds", &Decimal::from_billionths(nanos))?;
        if stretch.phase != Phase::WarmUp {
            map.serialize_entry("exercise", &part.slug)?;
        }
        if !matches!(stretch.phase, Phase::WarmUp | Phase::Between) {
            if part.sides == Sides::Each {
                map.serialize_entry("side", &stretch.side)?;
            }
            map.serialize_entry("set", &stretch.set)?;
            map.serialize_entry("of", &part.asked.of(stretch.side))?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests;
