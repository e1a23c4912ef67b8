//! What an exercise asks for next: today the starting dose, at the bottom of its range (domain D.2.5).

use crate::catalogue::Exercise;
use crate::catalogue::vocabulary::Mode;
use crate::plan::{Decision, Dosage, Reason};
use crate::profile::Profile;
use crate::units::Decimal;

use super::rules::FIRST_LOAD_KG;

/// What to do of one exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Sets of a full session.
    pub sets: u8,
    /// How much one set is.
    pub dosage: Dosage,
    /// Added kilograms.
    pub load_kg: Decimal,
    /// Effort aimed at.
    pub rpe: Option<[Decimal; 2]>,
    /// How it came about.
    pub decision: Decision,
    /// Why.
    pub reason: Reason,
}

/// Returns the first target of an exercise.
pub fn start(exercise: &Exercise, profile: &Profile) -> Target {
    let [low, _] = exercise.dose.range();
    let dosage = match exercise.mode {
        Mode::Reps => Dosage::Reps(low),
        Mode::Hold => Dosage::Seconds(low),
        Mode::Contacts => Dosage::Contacts(low),
    };
    let load_kg = first_load(exercise, profile);
    let text = if load_kg == Decimal::ZERO {
        "the starting dose: the bottom of its range, without added load".to_string()
    } else {
        format!("the starting dose: the bottom of its range with {load_kg} kg, a load of our choice")
    };
    Target {
        sets: exercise.dose.sets,
        dosage,
        load_kg,
        rpe: exercise.dose.rpe,
        decision: Decision::Start,
        reason: Reason::new("start", &text),
    }
}

/// The load to begin with: none, unless the exercise cannot be done without.
fn first_load(exercise: &Exercise, profile: &Profile) -> Decimal {
    if !exercise.needs_weight() {
        return Decimal::ZERO;
    }
    let smallest = profile.increments_kg.first().copied().unwrap_or(Decimal::ZERO);
    let first = smallest.max(exercise.dose.first_load_kg.unwrap_or(Decimal::whole(FIRST_LOAD_KG)));
    profile.max_load_kg.map_or(first, |most| first.min(most))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;

    #[test]
    fn a_first_dose_is_the_bottom_of_the_range_without_load_unless_one_is_needed() {
        let catalogue = Catalogue::bundled();
        let mut profile = Profile::default();
        let first = |slug: &str, profile: &Profile| {
            let target = start(catalogue.get(slug).expect("bundled"), profile);
            (target.sets, target.dosage, target.load_kg.to_string())
        };
        assert_eq!(first("single-leg-calf-raise", &profile), (3, Dosage::Reps(8), "0".to_string()));
        assert_eq!(first("calf-iso-hold", &profile), (3, Dosage::Seconds(30), "0".to_string()));
        assert_eq!(first("pogo-hop", &profile), (3, Dosage::Contacts(10), "0".to_string()));
        assert_eq!(first("plate-heel-hover-hinge", &profile).2, "0");
        assert_eq!(first("seated-calf-raise", &profile).2, "5");
        profile.increments_kg = vec![Decimal::whole(8)];
        assert_eq!(first("seated-calf-raise", &profile).2, "8");
        profile.max_load_kg = Some(Decimal::whole(4));
        assert_eq!(first("toe-walk-carry", &profile).2, "4");
    }
}
