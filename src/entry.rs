//! From what was typed to what is written: sets that fit their exercise, and slips that are stopped.

use crate::catalogue::Exercise;
use crate::catalogue::dosage::Dosage;
use crate::catalogue::vocabulary::{Mode, Quality, Sides};
use crate::history::History;
use crate::log::event::{Done, Planned, Set};
use crate::notation::{Amount, Side, Typed};
use crate::plan::Item;
use crate::units::{Decimal, Load, LoadUnit, Rpe};

/// Most repetitions or landings of a set that are believed.
pub const MOST_COUNT: u16 = 100;

/// Most seconds of a set.
pub const MOST_SECONDS: u16 = 600;

/// Most added kilograms.
pub const MOST_LOAD_KG: Decimal = Decimal::whole(300);

/// A load that nobody takes by a slip of the finger for a tenth of it; what is above is judged by the person's best.
pub const LOAD_TO_JUDGE_KG: Decimal = Decimal::whole(25);

/// Most sets at once.
pub const MOST_SETS: usize = 20;

/// So many times the person's best is beyond belief too, …
pub const TIMES_BEST: u16 = 3;

/// … once there are so many sessions to judge by.
pub const SESSIONS_TO_JUDGE: usize = 3;

/// Why typed sets are not sets of an exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misfit {
    /// Seconds for repetitions, or the other way round; the number that was typed.
    Unit(u16),
    /// A side for two-legged work.
    Side,
    /// Support touches where none are counted.
    Touches,
}

/// Makes typed sets those of an exercise: seconds for holds, no sides for two-legged work, touches for balance.
pub fn fit(typed: &Typed, exercise: &Exercise) -> Result<Vec<Set>, Misfit> {
    let fit_one = |set: &crate::notation::TypedSet| {
        let done = match (exercise.mode, set.amount) {
            (Mode::Reps, Amount::Count(number)) => Done::Reps(number),
            (Mode::Contacts, Amount::Count(number)) => Done::Contacts(number),
            (Mode::Hold, Amount::Seconds(number)) => Done::Seconds(number),
            (_, Amount::Count(number) | Amount::Seconds(number)) => return Err(Misfit::Unit(number)),
        };
        fit_options(set.side, set.touches, exercise)?;
        Ok(Set {
            done,
            side: set.side,
            load: set.load,
            rpe: set.rpe.map(Into::into),
            touches: set.touches,
            tempo_s: None,
            stopped: set.stopped,
        })
    };
    typed.sets.iter().map(fit_one).collect()
}

/// Checks what may be said of sets of an exercise: sides for one-legged work, touches for balance.
pub fn fit_options(side: Option<Side>, touches: Option<u8>, exercise: &Exercise) -> Result<(), Misfit> {
    let balances = exercise.quality == Quality::Balance || exercise.secondary == Some(Quality::Balance);
    if side.is_some() && exercise.sides != Sides::Each {
        return Err(Misfit::Side);
    }
    if touches.is_some() && !balances {
        return Err(Misfit::Touches);
    }
    Ok(())
}

/// Returns the sets that are left of a planned item, exactly as prescribed: each leg its own where they differ.
pub fn as_planned(item: &Item<'_>, units: LoadUnit) -> Vec<Set> {
    let done = match item.dosage {
        Dosage::Reps(number) => Done::Reps(number),
        Dosage::Seconds(number) => Done::Seconds(number),
        Dosage::Contacts(number) => Done::Contacts(number),
    };
    let load = (item.load_kg > Decimal::ZERO).then(|| Load::shown(item.load_kg, units));
    let set = |side| Set { done, side, load, rpe: None, touches: None, tempo_s: None, stopped: false };
    if item.sides() != Sides::Each {
        let left = usize::from(item.sets).saturating_sub(item.done.sets.len());
        return vec![set(None); left];
    }
    let (asked_left, asked_right) = item.asked_per_leg();
    let (done_left, done_right) = item.done_per_leg();
    let (left, right) = (asked_left.saturating_sub(done_left), asked_right.saturating_sub(done_right));
    let both = left.min(right);
    let mut sets = vec![set(None); both.into()];
    sets.extend(std::iter::repeat_n(set(Some(Side::Left)), (left - both).into()));
    sets.extend(std::iter::repeat_n(set(Some(Side::Right)), (right - both).into()));
    sets
}

/// Returns the target of an item as a record keeps it.
pub fn planned(item: &Item<'_>) -> Planned {
    let (left, right) = item.asked_per_leg();
    let mut planned = Planned {
        sets: left.min(right),
        reps: None,
        seconds: None,
        contacts: None,
        load_kg: item.load_kg,
        rpe: item.rpe.map(|range| range.map(Rpe::decimal)),
    };
    match item.dosage {
        Dosage::Reps(number) => planned.reps = Some(number),
        Dosage::Seconds(number) => planned.seconds = Some(number),
        Dosage::Contacts(number) => planned.contacts = Some(number),
    }
    planned
}

/// Returns the same numbers in the unit of an exercise, to show what was probably meant.
pub fn in_the_unit_of(mode: Mode, typed: &Typed) -> Typed {
    let mut typed = typed.clone();
    for set in &mut typed.sets {
        let (Amount::Count(number) | Amount::Seconds(number)) = set.amount;
        set.amount = if mode == Mode::Hold { Amount::Seconds(number) } else { Amount::Count(number) };
    }
    typed
}

/// A value that looks like a slip of the finger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slip {
    /// More in one set than people do, or than this person ever did: their best, where that is why.
    Amount(Done, Option<u16>),
    /// A load people do not add, or far more than this person ever did: their best, where that is why.
    Load(String, Option<String>),
    /// More sets than people do.
    Sets(usize),
}

/// Finds the first slip. Only a value above the exercise's range, or a load that is heavy for anybody, asks for the
/// person's best.
pub fn slip<E>(
    exercise: &Exercise,
    sets: &[Set],
    best: impl Fn() -> Result<Best, E>,
) -> Result<Option<Slip>, E> {
    if sets.len() > MOST_SETS {
        return Ok(Some(Slip::Sets(sets.len())));
    }
    let [_, top] = exercise.dose.range();
    for set in sets {
        let limit = match set.done {
            Done::Seconds(_) => MOST_SECONDS,
            Done::Reps(_) | Done::Contacts(_) => MOST_COUNT,
        };
        let number = set.done.number();
        if number > limit {
            return Ok(Some(Slip::Amount(set.done, None)));
        }
        if let Some(load) = set.load.filter(|load| load.to_kg() > MOST_LOAD_KG) {
            return Ok(Some(Slip::Load(load.to_string(), None)));
        }
        if let Some(load) = set.load.filter(|load| load.to_kg() > LOAD_TO_JUDGE_KG) {
            let beyond = |best: &Load| load.to_kg() > best.to_kg().times(TIMES_BEST.into(), 1);
            if let Some(best) = best()?.load.filter(beyond) {
                return Ok(Some(Slip::Load(load.to_string(), Some(best.to_string()))));
            }
        }
        if number > top {
            let beyond = |best: &u16| number > best.saturating_mul(TIMES_BEST);
            if let Some(best) = best()?.amount.filter(beyond) {
                return Ok(Some(Slip::Amount(set.done, Some(best))));
            }
        }
    }
    Ok(None)
}

/// The best a person has done of an exercise, each where there are enough sessions to judge by.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Best {
    /// In one set.
    pub amount: Option<u16>,
    /// The greatest load.
    pub load: Option<Load>,
}

/// Returns a person's best of an exercise.
pub fn best(history: &History, slug: &str) -> Best {
    let exposures = || history.exposures(slug).map(|(_, exposure)| exposure.sets);
    let amount = exposures().flatten().map(|set| set.done.number()).max();
    let greatest = |sets: Vec<Set>| {
        let loads = sets.into_iter().filter_map(|set| set.load);
        loads.max_by_key(|load| load.to_kg())
    };
    let loads: Vec<Load> = exposures().filter_map(greatest).collect();
    Best {
        amount: amount.filter(|_| exposures().count() >= SESSIONS_TO_JUDGE),
        load: if loads.len() < SESSIONS_TO_JUDGE {
            None
        } else {
            loads.into_iter().max_by_key(|load| load.to_kg())
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;
    use crate::notation::parse;

    fn fitted(text: &str, slug: &str) -> Result<Vec<Set>, Misfit> {
        let catalogue = Catalogue::bundled();
        fit(&parse(text, LoadUnit::Kg).expect("sets"), catalogue.get(slug).expect("bundled"))
    }

    #[test]
    fn the_unit_the_sides_and_the_touches_must_fit_the_exercise() {
        for (text, slug, misfit) in [
            ("3x12", "calf-raise", None),
            ("3x30s", "calf-iso-hold", None),
            ("3x20", "pogo-hop", None),
            ("L12 R12", "single-leg-calf-raise", None),
            ("2x30s touch1", "crane-balance", None),
            ("3x8 touch1", "single-leg-calf-raise", None),
            ("3x30", "calf-iso-hold", Some(Misfit::Unit(30))),
            ("3x30s", "calf-raise", Some(Misfit::Unit(30))),
            ("3x10s", "pogo-hop", Some(Misfit::Unit(10))),
            ("L12", "calf-raise", Some(Misfit::Side)),
            ("R8", "scissor-jump", Some(Misfit::Side)),
            ("3x12 touch2", "calf-raise", Some(Misfit::Touches)),
        ] {
            assert_eq!(fitted(text, slug).err(), misfit, "{text} {slug}");
        }
    }

    #[test]
    fn what_nobody_does_is_a_slip() {
        let catalogue = Catalogue::bundled();
        for (text, slug, best, expected) in [
            ("3x12", "calf-raise", None, None),
            ("3x100", "calf-raise", None, None),
            ("3x101", "calf-raise", None, Some(Slip::Amount(Done::Reps(101), None))),
            ("600s", "calf-iso-hold", None, None),
            ("601s", "calf-iso-hold", None, Some(Slip::Amount(Done::Seconds(601), None))),
            ("3x8+300kg", "calf-raise", None, None),
            ("3x8+301kg", "calf-raise", None, Some(Slip::Load("301kg".to_string(), None))),
            ("3x8+662lb", "calf-raise", None, Some(Slip::Load("662lb".to_string(), None))),
            ("3x8+31kg", "calf-raise", None, Some(Slip::Load("31kg".to_string(), Some("10kg".to_string())))),
            ("20x5", "calf-raise", None, None),
            ("21x5", "calf-raise", None, Some(Slip::Sets(21))),
            ("36", "calf-raise", Some(12), None),
            ("37", "calf-raise", Some(12), Some(Slip::Amount(Done::Reps(37), Some(12)))),
            // Within the exercise's range nothing is a slip, however small the best.
            ("15", "calf-raise", Some(2), None),
        ] {
            let sets = fitted(text, slug).expect("fits");
            let exercise = catalogue.get(slug).expect("bundled");
            let best =
                Best { amount: best, load: Some(Load { amount: Decimal::whole(10), unit: LoadUnit::Kg }) };
            let best = if text.contains('+') && expected.is_none() { Best::default() } else { best };
            let found = slip(exercise, &sets, || Ok::<_, ()>(best)).expect("no error");
            assert_eq!(found, expected, "{text} {slug}");
        }
    }
}
