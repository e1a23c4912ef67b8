//! What an exposure says against what its exercise asks for: leg by leg, in the exercise's own unit.

use crate::catalogue::Exercise;
use crate::catalogue::exercise::Gate;
use crate::catalogue::vocabulary::{LoadClass, Mode, Quality, Sides};
use crate::history::Exposure;
use crate::log::event::{Done, Set};
use crate::notation::Side;
use crate::units::{Decimal, LoggedRpe, Pain, Rpe};

use crate::coach::rules::{EXPOSURES_TO_PROGRESS, EXPOSURES_TO_PROGRESS_LIGHT};

/// What an exercise asks for before it moves on (D.4): its gate's figures where it has a gate, else its range's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Aim {
    /// The bottom of the range.
    pub low: u16,
    /// The top.
    pub high: u16,
    /// Highest mean effort; none where effort is not rated.
    pub rpe: Option<Rpe>,
    /// Least and most effort meant.
    pub meant: Option<[Rpe; 2]>,
    /// Most support touches in a set, where they are counted.
    pub touches: Option<u8>,
    /// Exposures in a row.
    pub exposures: u8,
    /// Least sets of a leg that count as the whole of it.
    pub sets: usize,
}

impl Aim {
    /// Reads what an exercise asks for.
    pub fn of(exercise: &Exercise) -> Aim {
        let [low, top] = exercise.dose.range();
        let gate = exercise.ladder.as_ref().and_then(|ladder| ladder.gate.as_ref());
        let by_class = match exercise.load_class {
            LoadClass::Light => EXPOSURES_TO_PROGRESS_LIGHT,
            _ => EXPOSURES_TO_PROGRESS,
        };
        Aim {
            low,
            high: gate.and_then(|gate| gate.reps.or(gate.seconds)).unwrap_or(top),
            rpe: exercise.dose.effort().map(|[_, top]| gate.and_then(Gate::most_effort).unwrap_or(top)),
            meant: exercise.dose.effort(),
            touches: gate.and_then(|gate| gate.touches),
            exposures: gate.map_or(by_class, |gate| gate.exposures),
            sets: usize::from(exercise.dose.sets.min(2)),
        }
    }

    /// Returns the least effort meant.
    pub fn least_meant(&self) -> Option<Decimal> {
        self.meant.map(|[least, _]| least.decimal())
    }

    /// Returns the most effort meant.
    pub fn most_meant(&self) -> Option<Decimal> {
        self.meant.map(|[_, most]| most.decimal())
    }
}

/// One set as its exercise counts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Counted {
    amount: u16,
    load_kg: Decimal,
    rpe: Option<Decimal>,
    touches: Option<u8>,
    /// Ended for form: it met no target, and is blamed on nothing.
    is_stopped: bool,
}

/// The sets of one exposure, leg by leg; two-legged work has one list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    legs: Vec<Vec<Counted>>,
    /// Worst pain told with them.
    pub pain: Option<Pain>,
    /// Whether every leg did the sets that were asked for.
    pub is_whole: bool,
    /// Whether they are enough to pass a gate: two, or the table's number where that is one.
    pub is_gate_sized: bool,
    /// Whether each leg did one set, and nothing is known of how many were asked for.
    pub is_lone: bool,
}

/// What one leg did in an exposure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LegDone {
    /// Reps, seconds or landings of the best set: the greatest of those with the most load.
    pub best: u16,
    /// Kilograms of that set.
    pub load_kg: Decimal,
    /// The sum of all sets.
    pub total: u16,
    /// How many sets.
    pub sets: u16,
    /// Mean of the efforts told, to a tenth.
    pub rpe: Option<Decimal>,
}

impl Reading {
    /// Reads an exposure; nothing where no set is of the exercise's unit.
    pub fn of(exercise: &Exercise, exposure: &Exposure) -> Option<Reading> {
        Reading::against(exercise, exposure, exercise.dose.sets)
    }

    /// Reads an exposure of an exercise that asked for at most so many sets.
    pub fn against(exercise: &Exercise, exposure: &Exposure, sets: u8) -> Option<Reading> {
        Reading::up_to(exercise, exposure, exposure.planned_sets, sets)
    }

    /// Reads every set of an exposure, those beyond what was asked for included.
    pub fn of_all(exercise: &Exercise, exposure: &Exposure) -> Option<Reading> {
        Reading::up_to(exercise, exposure, None, exercise.dose.sets)
    }

    fn up_to(
        exercise: &Exercise,
        exposure: &Exposure,
        planned_sets: Option<u8>,
        most_sets: u8,
    ) -> Option<Reading> {
        let leg = |side: Option<Side>| -> Vec<Counted> {
            let of_leg = exposure
                .sets
                .iter()
                .filter(|set| side.is_none() || set.side.is_none() || set.side == side)
                .filter_map(|set| counted(exercise, set));
            let asked = planned_sets.map_or(usize::MAX, |sets| usize::from(sets.max(1)));
            of_leg.take(asked).collect()
        };
        let legs = match exercise.sides {
            Sides::Each => vec![leg(Some(Side::Left)), leg(Some(Side::Right))],
            Sides::Both | Sides::Alternating => vec![leg(None)],
        };
        if legs.iter().all(Vec::is_empty) {
            return None;
        }
        // What was asked is known where the record says; else a day's least: one set of a hold, two of all other work
        // where it asks for two.
        let gate_sets = Aim::of(exercise).sets;
        let least = if exercise.quality == Quality::Iso { 1 } else { gate_sets.min(usize::from(most_sets)) };
        let asked = planned_sets.map_or(least, usize::from);
        let all_have = |count: usize| legs.iter().all(|sets| sets.len() >= count);
        let (is_whole, is_gate_sized) = (all_have(asked), all_have(asked.max(gate_sets)));
        let is_lone = planned_sets.is_none() && legs.iter().all(|sets| sets.len() == 1);
        Some(Reading { legs, pain: exposure.pain, is_whole, is_gate_sized, is_lone })
    }

    fn sets(&self) -> impl Iterator<Item = &Counted> {
        self.legs.iter().flatten()
    }

    /// Returns what each leg did, left first; nothing for a leg that did nothing.
    pub fn legs(&self) -> impl Iterator<Item = Option<LegDone>> {
        self.legs.iter().map(|sets| {
            let best = sets.iter().max_by_key(|set| (set.load_kg, set.amount))?;
            let told = || sets.iter().filter_map(|set| set.rpe);
            let sum: u64 = told().map(Decimal::billionths).sum();
            let tenth = Decimal::from_billionths(100_000_000);
            let half_a_tenth = Decimal::from_billionths(50_000_000);
            let mean = sum.checked_div(told().count() as u64).map(Decimal::from_billionths);
            Some(LegDone {
                best: best.amount,
                load_kg: best.load_kg,
                total: sets.iter().map(|set| set.amount).fold(0, u16::saturating_add),
                sets: sets.len() as u16,
                rpe: mean.map(|mean| mean.plus(half_a_tenth).floor_to(tenth)),
            })
        })
    }

    /// Whether every set of every leg reached an amount.
    pub fn all_reach(&self, amount: u16) -> bool {
        self.legs
            .iter()
            .all(|sets| !sets.is_empty() && sets.iter().all(|set| set.amount >= amount && !set.is_stopped))
    }

    /// Whether every set but the last of every leg reached an amount; where there are two sets or more.
    pub fn others_reach(&self, amount: u16) -> bool {
        self.legs.iter().all(|sets| {
            sets.split_last().is_some_and(|(_, others)| {
                !others.is_empty() && others.iter().all(|set| set.amount >= amount)
            })
        })
    }

    /// Returns the last set of the weaker leg; 0 where a leg did nothing.
    pub fn last(&self) -> u16 {
        self.legs.iter().map(|sets| sets.last().map_or(0, |set| set.amount)).min().unwrap_or(0)
    }

    /// Returns how many sets the busier leg did, of those that were asked for.
    pub fn most_sets(&self) -> u8 {
        self.legs.iter().map(|sets| sets.len().min(usize::from(u8::MAX)) as u8).max().unwrap_or(0)
    }

    /// Whether half or more of the sets of a leg stayed under an amount.
    pub fn half_under(&self, amount: u16) -> bool {
        let under =
            |sets: &Vec<Counted>| sets.iter().filter(|set| set.amount < amount && !set.is_stopped).count();
        self.legs.iter().any(|sets| !sets.is_empty() && 2 * under(sets) >= sets.len())
    }

    /// Whether any set stayed under an amount.
    pub fn any_under(&self, amount: u16) -> bool {
        self.sets().any(|set| set.amount < amount && !set.is_stopped)
    }

    /// Returns the smallest set of the weaker leg.
    pub fn lowest(&self) -> u16 {
        self.sets().map(|set| set.amount).min().unwrap_or(0)
    }

    /// Returns the greatest set of each leg, left first.
    pub fn best(&self) -> Vec<u16> {
        self.legs.iter().map(|sets| sets.iter().map(|set| set.amount).max().unwrap_or(0)).collect()
    }

    /// Returns the mean amount of each leg, left first, in hundredths; nothing where a leg did nothing.
    pub fn means(&self) -> Option<Vec<u32>> {
        let mean = |sets: &Vec<Counted>| {
            let sum: u32 = sets.iter().map(|set| u32::from(set.amount)).sum();
            (100 * sum).checked_div(sets.len() as u32)
        };
        self.legs.iter().map(mean).collect()
    }

    /// Returns the sum of all amounts of the busier leg.
    pub fn total(&self) -> u16 {
        let total = |sets: &Vec<Counted>| sets.iter().map(|set| set.amount).fold(0, u16::saturating_add);
        self.legs.iter().map(total).max().unwrap_or(0)
    }

    /// Returns the smallest load of any set, in kilograms.
    pub fn least_load(&self) -> Decimal {
        self.sets().map(|set| set.load_kg).min().unwrap_or(Decimal::ZERO)
    }

    /// Whether every set carried the same load.
    pub fn is_at_one_load(&self) -> bool {
        self.sets().all(|set| set.load_kg == self.least_load())
    }

    /// Whether no set tells its effort.
    pub fn effort_is_unknown(&self) -> bool {
        self.sets().all(|set| set.rpe.is_none())
    }

    /// Returns the mean of the efforts told, rounded down to a billionth; nothing where none is.
    pub fn mean_effort(&self) -> Option<Decimal> {
        let told = || self.sets().filter_map(|set| set.rpe);
        let sum: u64 = told().map(Decimal::billionths).sum();
        sum.checked_div(told().count() as u64).map(Decimal::from_billionths)
    }

    /// Whether the mean of the efforts told is at most this; unknown effort is.
    pub fn mean_effort_at_most(&self, most: Rpe) -> bool {
        self.mean_effort().is_none_or(|mean| mean <= most.decimal())
    }

    /// Whether every set tells an effort of at least this.
    pub fn every_effort_at_least(&self, least: Rpe) -> bool {
        self.sets().all(|set| set.rpe.is_some_and(|rpe| rpe >= least.decimal()))
    }

    /// Whether a set was ended because its form went.
    pub fn is_ended_for_form(&self) -> bool {
        self.sets().any(|set| set.is_stopped)
    }

    /// Whether no set tells its touches.
    pub fn touches_are_unknown(&self) -> bool {
        self.sets().all(|set| set.touches.is_none())
    }

    /// Whether no set needed more touches than this; unknown ones do not count.
    pub fn touches_at_most(&self, most: u8) -> bool {
        self.sets().all(|set| set.touches.is_none_or(|touches| touches <= most))
    }
}

/// Whether a set is in the unit its exercise counts in.
pub fn is_counted(exercise: &Exercise, set: &Set) -> bool {
    counted(exercise, set).is_some()
}

fn counted(exercise: &Exercise, set: &Set) -> Option<Counted> {
    let ((Mode::Reps, Done::Reps(amount))
    | (Mode::Hold, Done::Seconds(amount))
    | (Mode::Contacts, Done::Contacts(amount))) = (exercise.mode, set.done)
    else {
        return None;
    };
    let load_kg = set.load.map_or(Decimal::ZERO, crate::units::Load::to_kg);
    Some(Counted {
        amount,
        load_kg,
        rpe: set.rpe.map(LoggedRpe::decimal),
        touches: set.touches,
        is_stopped: set.stopped,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;

    fn exposure(sets: &str, planned_sets: Option<u8>) -> Exposure {
        let sets: Vec<Set> = sets.split(' ').map(|set| serde_json::from_str(set).expect("a set")).collect();
        Exposure { sets, pain: None, planned_sets }
    }

    #[test]
    fn what_an_exercise_asks_for_is_its_gate_and_else_its_range() {
        let catalogue = Catalogue::bundled();
        for (slug, low, high, rpe, exposures, sets) in [
            ("calf-raise", 10, 15, Some("7"), 2, 2),
            ("negative-calf-raise", 8, 12, Some("7.5"), 2, 2),
            ("bent-knee-calf-raise", 12, 20, Some("7"), 2, 2),
            ("wall-lean-calf-raise", 10, 15, Some("9"), 2, 2),
            ("heel-hover-hinge", 30, 60, Some("7.5"), 2, 2),
            ("crane-balance", 10, 30, None, 2, 2),
            ("y-reach", 6, 12, None, 2, 2),
            ("cushion-balance", 15, 45, None, 1, 2),
            ("tibialis-raise", 12, 20, Some("8"), 1, 2),
            ("three-point-lunge", 12, 21, Some("8"), 2, 1),
        ] {
            let aim = Aim::of(catalogue.get(slug).expect("bundled"));
            let rpe_said = aim.rpe.map(|rpe| rpe.to_string());
            assert_eq!((aim.low, aim.high, aim.exposures, aim.sets), (low, high, exposures, sets), "{slug}");
            assert_eq!(rpe_said.as_deref(), rpe, "{slug}");
        }
    }

    #[test]
    fn a_reading_is_leg_by_leg_in_the_exercises_own_unit() {
        let catalogue = Catalogue::bundled();
        let raise = catalogue.get("single-leg-calf-raise").expect("bundled");
        let sets = r#"{"reps":12,"side":"left"} {"reps":10,"side":"left"} {"reps":11} {"seconds":30}"#;
        let reading = Reading::of(raise, &exposure(sets, None)).expect("sets");
        assert_eq!((reading.lowest(), reading.best(), reading.is_whole), (10, vec![12, 11], false));
        assert!(Reading::of(raise, &exposure(r#"{"seconds":30}"#, None)).is_none());
    }

    #[test]
    fn only_the_sets_that_were_asked_for_are_judged() {
        let catalogue = Catalogue::bundled();
        let raise = catalogue.get("calf-raise").expect("bundled");
        let sets = r#"{"reps":12} {"reps":12} {"reps":6}"#;
        let as_asked = Reading::of(raise, &exposure(sets, Some(2))).expect("sets");
        assert!(as_asked.all_reach(12) && as_asked.is_whole);
        let unasked = Reading::of(raise, &exposure(sets, None)).expect("sets");
        assert!(!unasked.all_reach(12));
        let three = Reading::of(raise, &exposure(r#"{"reps":12} {"reps":12}"#, Some(3))).expect("sets");
        assert!(!three.is_whole);
    }
}
