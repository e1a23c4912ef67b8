//! The loads of the block (D.14): the same effort at fewer or more repetitions, and one step.

use crate::catalogue::Exercise;
use crate::coach::rules::{EPLEY_REPS, HSR_LEG_PRESS, HSR_MOST_MORE_KG, LOAD_STEP_PERCENT};
use crate::coach::state::exercise::{first_load, increment, moved_kg};
use crate::profile::Profile;
use crate::units::Decimal;

/// Returns the load that asks for the same effort at other repetitions, by Epley's estimate, in steps the person owns.
pub fn at_reps(exercise: &Exercise, profile: &Profile, load: Decimal, from: u16, to: u16) -> Decimal {
    let moved = moved_kg(exercise, profile, load);
    let scaled = moved.times(u64::from(EPLEY_REPS + from), u64::from(EPLEY_REPS + to));
    let most = load.plus(Decimal::whole(HSR_MOST_MORE_KG));
    let worth = scaled.minus(moved.minus(load)).min(most).floor_to(increment(profile));
    within(exercise, profile, worth)
}

/// Returns the repetitions without load that ask for the same effort as some with one, by Epley's estimate.
pub fn unloaded_reps(exercise: &Exercise, profile: &Profile, load: Decimal, reps: u16) -> u16 {
    let (with, without) = (moved_kg(exercise, profile, load), moved_kg(exercise, profile, Decimal::ZERO));
    let worth = |more: u16| {
        let (reps, more) = (u64::from(EPLEY_REPS + reps), u64::from(EPLEY_REPS + reps + more));
        with.times(reps, 1) >= without.times(more, 1)
    };
    reps + (0..u16::MAX / 2).take_while(|more| worth(more + 1)).count() as u16
}

/// Returns the load after one step on: an increment, or a twentieth where that is more.
pub fn one_step_more(exercise: &Exercise, profile: &Profile, load: Decimal) -> Decimal {
    if load == Decimal::ZERO {
        return first_load(exercise, profile);
    }
    let step = increment(profile);
    within(exercise, profile, load.plus(step.max(load.percent(LOAD_STEP_PERCENT).floor_to(step))))
}

/// Keeps a load to the most a person can add, and to the least of what cannot be done without.
fn within(exercise: &Exercise, profile: &Profile, load: Decimal) -> Decimal {
    let has_least = exercise.needs_weight() || exercise.slug == HSR_LEG_PRESS;
    let load = if has_least { load.max(first_load(exercise, profile)) } else { load };
    profile.max_load_kg.map_or(load, |most| load.min(most))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;

    fn kg(text: &str) -> Decimal {
        text.parse().expect("a decimal")
    }

    #[test]
    fn other_repetitions_ask_for_the_same_effort() {
        let catalogue = Catalogue::bundled();
        let lifter = |bodyweight: Option<&str>, most: Option<&str>| Profile {
            bodyweight_kg: bodyweight.map(kg),
            max_load_kg: most.map(kg),
            ..Profile::default()
        };
        let (usual, light) = (lifter(None, None), lifter(Some("50"), None));
        for (profile, slug, load, from, to, expected) in [
            (&usual, "single-leg-calf-raise", "10", 8, 6, "12.5"),
            (&usual, "single-leg-calf-raise", "0", 15, 15, "0"),
            (&usual, "single-leg-calf-raise", "0", 15, 12, "5"),
            (&usual, "single-leg-calf-raise", "0", 8, 6, "2.5"),
            (&usual, "single-leg-calf-raise", "5", 12, 15, "0"),
            (&usual, "single-leg-calf-raise", "12.5", 6, 8, "7.5"),
            // Half a body more in one go is too much.
            (&usual, "single-leg-calf-raise", "0", 15, 6, "10"),
            (&light, "single-leg-calf-raise", "10", 8, 6, "12.5"),
            (&light, "single-leg-calf-raise", "10", 15, 12, "12.5"),
            (&usual, "seated-calf-raise", "20", 12, 15, "17.5"),
            (&usual, "seated-calf-raise", "20", 8, 6, "20"),
            (&usual, "seated-calf-raise", "60", 15, 12, "62.5"),
            (&usual, "seated-calf-raise", "5", 8, 15, "5"),
            (&usual, "leg-press-calf-raise", "0", 8, 15, "5"),
            (&lifter(None, Some("11")), "single-leg-calf-raise", "10", 8, 6, "11"),
        ] {
            let exercise = catalogue.get(slug).expect("bundled");
            let got = at_reps(exercise, profile, kg(load), from, to).to_string();
            assert_eq!(got, expected, "{slug} {load} {from}→{to}");
        }
    }

    #[test]
    fn a_load_is_worth_repetitions_without_one() {
        let catalogue = Catalogue::bundled();
        let raise = catalogue.get("calf-raise").expect("bundled");
        for (load, reps, expected) in [("0", 15, 15), ("5", 12, 15), ("2.5", 12, 13), ("27.5", 10, 25)] {
            assert_eq!(unloaded_reps(raise, &Profile::default(), kg(load), reps), expected, "{load} {reps}");
        }
    }

    #[test]
    fn a_step_is_an_increment_or_a_twentieth_and_only_the_persons_most_limits_it() {
        let catalogue = Catalogue::bundled();
        let raise = catalogue.get("single-leg-calf-raise").expect("bundled");
        for (load, increment, most, expected) in [
            ("0", "2.5", None, "5"),
            ("10", "2.5", None, "12.5"),
            ("40", "2.5", None, "42.5"),
            ("110", "2.5", None, "115"),
            ("30", "5", None, "35"),
            ("12.5", "2.5", Some("14"), "14"),
            ("14", "2.5", Some("14"), "14"),
        ] {
            let profile = Profile {
                increments_kg: vec![kg(increment)],
                max_load_kg: most.map(kg),
                ..Profile::default()
            };
            assert_eq!(one_step_more(raise, &profile, kg(load)).to_string(), expected, "{load}");
        }
    }
}
