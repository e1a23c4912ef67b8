//! How long things take (D.3).

use std::time::Duration;

use crate::catalogue::Exercise;
use crate::catalogue::vocabulary::{Mode, Sides};
use crate::coach::rules::{
    BETWEEN_EXERCISES_SECONDS, CHANGE_OVER_SECONDS, LEAST_REST_SECONDS, WARM_UP_FOR_HOPS_SECONDS,
    WARM_UP_SECONDS,
};
use crate::units::{Decimal, Tempo};

/// Billionths of a second in a second: repetitions may take halves.
const SCALE: u64 = 1_000_000_000;

/// How fast a line is done: what a repetition and a rest take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    rep_seconds: Option<Decimal>,
    rest_seconds: u16,
}

impl Pace {
    /// Returns the exercise's own pace, but for the tempo and the rest that are asked for instead.
    pub fn of(exercise: &Exercise, tempo: Option<&Tempo>, rest_seconds: Option<u16>) -> Pace {
        Pace {
            rep_seconds: tempo.and_then(Tempo::seconds).or(exercise.dose.rep_seconds),
            rest_seconds: rest_seconds.unwrap_or(exercise.dose.rest_seconds),
        }
    }
}

/// Returns the seconds of so many sets of an exercise at a target and a pace; none takes none. Rounded once, half up.
pub fn exercise_seconds(exercise: &Exercise, sets: u8, target: u16, pace: Pace) -> u32 {
    if sets == 0 {
        return 0;
    }
    let (work, rest) = set_and_rest(exercise, target, pace);
    let sets = u64::from(sets);
    let total = sets * work + (sets - 1) * rest;
    ((total + SCALE / 2) / SCALE) as u32
}

/// Returns the seconds that one more set of one leg adds: its work and the rest.
pub fn one_side_more_seconds(exercise: &Exercise, target: u16, pace: Pace) -> u32 {
    let (work, rest) = set_and_rest(exercise, target, pace);
    let one = work.saturating_sub(u64::from(CHANGE_OVER_SECONDS) * SCALE) / 2;
    ((one + rest + SCALE / 2) / SCALE) as u32
}

/// How long a set takes, and the rest after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetTimes {
    /// A set of one leg, or of both together.
    pub one: Duration,
    /// The rest after a set of both legs.
    pub rest: Duration,
}

/// Returns how long a set of an exercise at a target and a pace takes, exactly.
pub fn set_times(exercise: &Exercise, target: u16, pace: Pace) -> SetTimes {
    let (_, rest) = set_and_rest(exercise, target, pace);
    SetTimes { one: Duration::from_nanos(one_set(exercise, target, pace)), rest: Duration::from_nanos(rest) }
}

/// A set of one leg, or of both together, in billionths of a second.
fn one_set(exercise: &Exercise, target: u16, pace: Pace) -> u64 {
    let target = u64::from(target);
    match exercise.mode {
        Mode::Hold => target * SCALE,
        Mode::Reps | Mode::Contacts => target * pace.rep_seconds.map_or(SCALE, Decimal::billionths),
    }
}

/// The work of one set and the rest after it, in billionths of a second.
fn set_and_rest(exercise: &Exercise, target: u16, pace: Pace) -> (u64, u64) {
    let one = one_set(exercise, target, pace);
    let rest = u64::from(pace.rest_seconds) * SCALE;
    let change_over = u64::from(CHANGE_OVER_SECONDS) * SCALE;
    let least_rest = u64::from(LEAST_REST_SECONDS) * SCALE;
    match exercise.sides {
        Sides::Both | Sides::Alternating => (one, rest),
        Sides::Each if rest > least_rest => {
            (2 * one + change_over, rest.saturating_sub(one + change_over).max(least_rest))
        }
        Sides::Each => (2 * one + change_over, rest),
    }
}

/// Returns the seconds of a session of exercises that take these seconds, with hops or without; none takes none.
pub fn session_seconds(exercises: impl Iterator<Item = u32>, has_hops: bool) -> u32 {
    let (count, sum) = exercises.fold((0, 0), |(count, sum), seconds| (count + 1, sum + seconds));
    if count == 0 {
        return 0;
    }
    warm_up_seconds(has_hops) + sum + BETWEEN_EXERCISES_SECONDS * (count - 1)
}

/// Returns the seconds of the warm-up of a session with hops or without.
pub fn warm_up_seconds(has_hops: bool) -> u32 {
    WARM_UP_SECONDS + if has_hops { WARM_UP_FOR_HOPS_SECONDS } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;

    fn own(exercise: &Exercise) -> Pace {
        Pace::of(exercise, None, None)
    }

    #[test]
    fn the_worked_figures_come_out() {
        let catalogue = Catalogue::bundled();
        for (slug, sets, target, seconds) in [
            ("single-leg-calf-raise", 3, 10, 430),
            ("crane-balance", 3, 10, 120),
            ("calf-raise", 2, 10, 180),
            ("three-point-lunge", 1, 12, 106),
            ("gastroc-stretch", 2, 30, 155),
            ("knee-to-wall", 2, 8, 195),
            ("calf-iso-hold", 0, 30, 0),
            ("topsy-turvy-flamingo", 1, 9, 109),
            ("pogo-hop", 1, 15, 8),
        ] {
            let exercise = catalogue.get(slug).expect("bundled");
            assert_eq!(exercise_seconds(exercise, sets, target, own(exercise)), seconds, "{slug}");
        }
    }

    #[test]
    fn the_minutes_of_the_catalogue_table_come_out_at_the_top_of_the_range() {
        let catalogue = Catalogue::bundled();
        for (slug, tenths) in [
            ("calf-raise", 65),
            ("negative-calf-raise", 85),
            ("single-leg-calf-raise", 100),
            ("towel-heel-raise", 106),
            ("seated-calf-raise", 75),
            ("short-foot", 54),
            ("star-hop", 29),
            ("scissor-jump", 23),
            ("plantar-stretch", 115),
        ] {
            let exercise = catalogue.get(slug).expect("bundled");
            let [_, top] = exercise.dose.range();
            let seconds = exercise_seconds(exercise, exercise.dose.sets, top, own(exercise));
            assert_eq!((seconds + 3) / 6, tenths, "{slug}: {seconds} s");
        }
    }

    #[test]
    fn a_tempo_and_a_rest_of_their_own_make_a_line_longer() {
        let catalogue = Catalogue::bundled();
        let tempo = Tempo::of("3-0-3-0");
        // On one leg 2×36+10 a set and 150−46 between, on two 36 and 150.
        for (slug, seconds) in [("single-leg-calf-raise", 640), ("calf-raise", 594)] {
            let exercise = catalogue.get(slug).expect("bundled");
            let pace = Pace::of(exercise, Some(&tempo), Some(150));
            assert_eq!(exercise_seconds(exercise, 4, 6, pace), seconds, "{slug}");
        }
    }

    #[test]
    fn a_session_is_its_exercises_the_warm_up_and_the_changes_between() {
        assert_eq!(session_seconds([120, 180, 204, 115].into_iter(), false), 829);
        assert_eq!(session_seconds([120, 180, 204, 115].into_iter(), true), 889);
        assert_eq!(session_seconds([].into_iter(), true), 0);
    }
}
