//! Where a person stands with one exercise, and the steps that move it: load, sets, reps (D.4).

use chrono::NaiveDate;

use crate::catalogue::Exercise;
use crate::catalogue::vocabulary::{Equipment, Mode};
use crate::coach::Decision;
use crate::profile::Profile;
use crate::units::Decimal;

use crate::coach::judge::pain::TierWait;
use crate::coach::judge::reading::Aim;
use crate::coach::judge::verdict::{Streaks, Why};
use crate::coach::rules::{
    AFTER_LOAD_REPS, AFTER_LOAD_SECONDS, BIG_LOAD_KG, BIG_LOAD_PERCENT, BUILD_SECONDS, FIRST_LOAD_KG,
    LOAD_CEILING_KG, LOAD_STEP_PERCENT, REGRESS_LOAD_PERCENT, SETS_ABOVE_TABLE,
};
use crate::coach::state::ladder::Marks;

/// What an exposure changed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step<'a> {
    /// Nothing.
    None,
    /// Reps, seconds or landings.
    Amount(u16, u16),
    /// Kilograms.
    Load(Decimal, Decimal),
    /// Sets.
    Sets(u8, u8),
    /// To this rung.
    Rung(&'a Exercise),
    /// Nothing is left to add.
    AtTop,
    /// A harder form waits until something is known of the pain.
    NeedsPain(&'a Exercise),
    /// A harder form waits for another reason.
    TierWaits(&'a Exercise, TierWait),
}

impl Step<'_> {
    /// Whether it is a harder form that waits.
    pub fn waits(self) -> bool {
        matches!(self, Step::NeedsPain(_) | Step::TierWaits(..))
    }
}

/// What an exposure decided, and what changed by it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ruling<'a> {
    /// The exercise that was done.
    pub on: &'a Exercise,
    /// The day of the exposure.
    pub day: NaiveDate,
    /// What sort of change.
    pub decision: Decision,
    /// Why.
    pub why: Why,
    /// What changed.
    pub step: Step<'a>,
}

impl Ruling<'_> {
    /// Whether it was a step back that led from an exercise to another one.
    pub fn leads_off(&self, slug: &str) -> bool {
        let leads_off = matches!(self.step, Step::Rung(rung) if *rung.slug != *slug);
        self.decision == Decision::Regress && leads_off
    }
}

/// Rulings of an exercise that are kept.
const KEPT_RULINGS: usize = 8;

/// What a session asks for of an exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dose {
    /// Sets of a full session.
    pub sets: u8,
    /// Reps, seconds or landings of a set.
    pub amount: u16,
    /// Added kilograms.
    pub load_kg: Decimal,
}

/// A step on that was taken in a week and is first asked for in the next: what stood before it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pending<'a> {
    /// What the exercise asked for.
    pub dose: Dose,
    /// Where the chain stood, and the rung it led to, where it led to one.
    pub rung: Option<(Marks, &'a Exercise)>,
}

/// Where a person stands with one exercise.
#[derive(Debug, Clone, PartialEq)]
pub struct ExerciseState<'a> {
    /// Sets of a full session.
    pub sets: u8,
    /// Reps, seconds or landings of a set.
    pub amount: u16,
    /// Added kilograms.
    pub load_kg: Decimal,
    /// The dose as it stood when the week began: what its sessions ask for.
    pub asked: Dose,
    /// The dose that the week before asked for.
    pub asked_before: Dose,
    /// Whether a step on or back was taken in the week under way: nothing more grows in it.
    pub has_moved: bool,
    /// Why a harder form was earned that waits for a word on pain, or for calmer days.
    pub waits: Option<Why>,
    /// The step on that was taken in it.
    pub pending: Option<Pending<'a>>,
    /// Green exposures in a row that met the target with fewer sets than the table's, after a step back.
    pub steady: u8,
    /// Exposures in a row that said the same.
    pub streaks: Streaks,
    /// How often it was done.
    pub exposures: u32,
    /// The last day it was done.
    pub last: Option<NaiveDate>,
    /// It rests until this day.
    pub rests_until: Option<NaiveDate>,
    /// The rung was just reached: its first week has a set less.
    pub is_new: bool,
    /// What was decided lately, oldest first: of the last week and what went before it.
    pub rulings: Vec<Ruling<'a>>,
}

impl<'a> ExerciseState<'a> {
    /// Begins at the bottom of the range, without load unless it cannot be done without.
    pub fn begin(exercise: &Exercise, profile: &Profile) -> ExerciseState<'a> {
        let [low, _] = exercise.dose.range();
        let load_kg = if exercise.needs_weight() { first_load(exercise, profile) } else { Decimal::ZERO };
        let dose = Dose { sets: exercise.dose.sets, amount: low, load_kg };
        ExerciseState {
            sets: dose.sets,
            amount: dose.amount,
            load_kg,
            asked: dose,
            asked_before: dose,
            has_moved: false,
            waits: None,
            pending: None,
            steady: 0,
            streaks: Streaks::default(),
            exposures: 0,
            last: None,
            rests_until: None,
            is_new: false,
            rulings: Vec::new(),
        }
    }

    /// Keeps a ruling; old ones go.
    pub fn keep(&mut self, ruling: Ruling<'a>) {
        self.rulings.push(ruling);
        if self.rulings.len() > KEPT_RULINGS {
            self.rulings.remove(0);
        }
    }

    /// Whether it still stands where a ruling led it.
    pub fn is_at(&self, ruling: &Ruling<'a>) -> bool {
        match ruling.step {
            Step::Amount(_, to) => self.amount == to,
            Step::Load(_, to) => self.load_kg == to,
            Step::Sets(_, to) => self.sets == to,
            Step::None | Step::Rung(_) | Step::AtTop | Step::NeedsPain(_) | Step::TierWaits(..) => true,
        }
    }

    /// Returns what the next session asks for.
    pub fn dose(&self) -> Dose {
        Dose { sets: self.sets, amount: self.amount, load_kg: self.load_kg }
    }

    /// Goes back to a dose.
    pub fn restore(&mut self, dose: Dose) {
        (self.sets, self.amount, self.load_kg) = (dose.sets, dose.amount, dose.load_kg);
    }

    /// Begins a week: what stands now is what its sessions ask for.
    pub fn begin_week(&mut self) {
        (self.asked_before, self.asked) = (self.asked, self.dose());
        (self.has_moved, self.pending) = (false, None);
    }

    /// Returns the dose of a light week: what the week before it asked for, where more was earned since.
    pub fn unmoved(&self) -> Dose {
        let rank = |dose: Dose| (dose.load_kg, dose.amount, dose.sets);
        if rank(self.asked) > rank(self.asked_before) { self.asked_before } else { self.asked }
    }

    /// Begins a rung that was just reached: a set less in its first week, where two are left.
    pub fn enter(&mut self, exercise: &Exercise, profile: &Profile) {
        let begun = ExerciseState::begin(exercise, profile);
        (self.amount, self.load_kg, self.streaks) = (begun.amount, begun.load_kg, begun.streaks);
        self.sets = begun.sets.saturating_sub(1).max(begun.sets.min(2));
        self.is_new = true;
        self.rests_until = None;
    }

    /// Comes back to a rung from a harder one: the middle of its range.
    pub fn come_back(&mut self, exercise: &Exercise, profile: &Profile) {
        let begun = ExerciseState::begin(exercise, profile);
        (self.sets, self.load_kg, self.streaks) = (begun.sets, begun.load_kg, begun.streaks);
        self.amount = middle(exercise);
        self.is_new = false;
        // The rest of the week asks for this already.
        self.asked = self.dose();
    }

    /// Adds load, if there is load to add below the ceiling.
    pub fn add_load(&mut self, exercise: &Exercise, profile: &Profile, has_harder: bool) -> Option<Step<'a>> {
        if !takes_load(exercise, profile) {
            return None;
        }
        let next = next_load(self.load_kg, exercise, profile);
        if next <= self.load_kg || next > ceiling(profile, has_harder) {
            return None;
        }
        let [low, _] = exercise.dose.range();
        let less = if exercise.mode == Mode::Hold { AFTER_LOAD_SECONDS } else { AFTER_LOAD_REPS };
        self.amount = low.max(Aim::of(exercise).high.saturating_sub(less));
        Some(Step::Load(std::mem::replace(&mut self.load_kg, next), next))
    }

    /// Adds a set, up to one more than the table's number.
    pub fn add_set(&mut self, exercise: &Exercise) -> Option<Step<'a>> {
        if self.sets > exercise.dose.sets.saturating_add(SETS_ABOVE_TABLE - 1) {
            return None;
        }
        self.sets += 1;
        Some(Step::Sets(self.sets - 1, self.sets))
    }

    /// Takes load off, if there is load to take off.
    pub fn take_load_off(&mut self, exercise: &Exercise, profile: &Profile) -> Option<Step<'a>> {
        let least = if exercise.needs_weight() { first_load(exercise, profile) } else { Decimal::ZERO };
        if self.load_kg <= least {
            return None;
        }
        let less = self.load_kg.percent(REGRESS_LOAD_PERCENT).floor_to(increment(profile));
        let less = if less < first_load(exercise, profile) { least } else { less };
        self.amount = self.amount.min(middle(exercise));
        Some(Step::Load(std::mem::replace(&mut self.load_kg, less), less))
    }

    /// Takes a set off those that were done, down to one. The middle of the range is the most that is left of the amount: a
    /// step back never asks for more.
    pub fn take_set_off(&mut self, exercise: &Exercise, done: Option<u8>) -> Step<'a> {
        self.amount = self.amount.min(middle(exercise));
        let fewer = self.sets.min(done.unwrap_or(u8::MAX)).saturating_sub(1).max(1);
        Step::Sets(std::mem::replace(&mut self.sets, fewer), fewer)
    }
}

/// Returns the middle of an exercise's range, rounded down; seconds to a step of their own.
pub fn middle(exercise: &Exercise) -> u16 {
    let [low, high] = exercise.dose.range();
    let middle = low.midpoint(high);
    match exercise.mode {
        Mode::Hold => (middle / BUILD_SECONDS * BUILD_SECONDS).max(low),
        Mode::Reps | Mode::Contacts => middle,
    }
}

/// Returns the smallest step of weight a person has.
pub fn increment(profile: &Profile) -> Decimal {
    profile.increments_kg.first().copied().unwrap_or(Decimal::ZERO)
}

/// Whether an exercise takes added load, and the person has something to add that suits it.
pub fn takes_load(exercise: &Exercise, profile: &Profile) -> bool {
    let owns = |thing: &Equipment| profile.equipment.iter().any(|own| own.stands_in_for(*thing));
    let is_weight = |thing: &Equipment| thing.is_free_weight() || thing.is_machine();
    let needs = &exercise.equipment;
    let required = needs.requires.iter().flat_map(|group| {
        // A plate beside a dumbbell is a weight; alone it is something to stand on.
        let all_weigh = group.iter().any(|thing| thing.is_free_weight());
        group.iter().filter(move |thing| all_weigh || is_weight(thing))
    });
    let optional = needs.optional.iter().filter(|thing| is_weight(thing));
    exercise.dose.first_load_kg.is_some() && required.chain(optional).any(owns)
}

/// Returns the load to begin with: the exercise's first, or the smallest step where that is larger.
pub fn first_load(exercise: &Exercise, profile: &Profile) -> Decimal {
    let first = increment(profile).max(exercise.dose.first_load_kg.unwrap_or(Decimal::whole(FIRST_LOAD_KG)));
    profile.max_load_kg.map_or(first, |most| first.min(most))
}

/// Returns the load after this one.
fn next_load(load: Decimal, exercise: &Exercise, profile: &Profile) -> Decimal {
    if load == Decimal::ZERO {
        return first_load(exercise, profile);
    }
    let step = increment(profile);
    let next = load.plus(step).max(load.percent(LOAD_STEP_PERCENT).floor_to(step));
    if load >= Decimal::whole(BIG_LOAD_KG) && next > load.percent(BIG_LOAD_PERCENT) { load } else { next }
}

/// Returns the most load of a rung: little where a harder one waits, the person's own most on a last one.
fn ceiling(profile: &Profile, has_harder: bool) -> Decimal {
    let own = profile.max_load_kg.unwrap_or(Decimal::whole(u32::MAX >> 2));
    if has_harder { own.min(Decimal::whole(LOAD_CEILING_KG)) } else { own }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;
    use crate::catalogue::vocabulary::Equipment;

    fn lifter(most: Option<u32>) -> Profile {
        Profile {
            equipment: vec![Equipment::Wall, Equipment::Dumbbell],
            max_load_kg: most.map(Decimal::whole),
            ..Profile::default()
        }
    }

    #[test]
    fn load_grows_by_a_step_or_a_twentieth_and_never_by_more_than_a_tenth_when_it_is_big() {
        let catalogue = Catalogue::bundled();
        let raise = catalogue.get("wall-lean-calf-raise").expect("bundled");
        let profile = lifter(Some(60));
        for (load, expected) in
            [("0", "5"), ("5", "7.5"), ("12.5", "15"), ("40", "42.5"), ("57.5", "60"), ("60", "60")]
        {
            let mut state = ExerciseState::begin(raise, &profile);
            state.load_kg = load.parse().expect("a decimal");
            state.add_load(raise, &profile, false);
            assert_eq!(state.load_kg.to_string(), expected, "{load}");
        }
        let mut heavy = lifter(None);
        heavy.increments_kg = vec![Decimal::whole(5)];
        let mut state = ExerciseState::begin(raise, &heavy);
        state.load_kg = Decimal::whole(40);
        assert_eq!(state.add_load(raise, &heavy, false), None, "45 is more than a tenth above 40");
    }

    #[test]
    fn a_rung_with_a_harder_one_takes_ten_kilograms_at_most() {
        let catalogue = Catalogue::bundled();
        let raise = catalogue.get("single-leg-calf-raise").expect("bundled");
        let profile = lifter(None);
        let mut state = ExerciseState::begin(raise, &profile);
        state.amount = 15;
        let mut loads = Vec::new();
        while state.add_load(raise, &profile, true).is_some() {
            loads.push(state.load_kg.to_string());
        }
        assert_eq!((loads.join(" "), state.amount), ("5 7.5 10".to_string(), 11));
        let mut light = profile.clone();
        light.increments_kg = vec![Decimal::whole(12)];
        assert_eq!(
            ExerciseState::begin(raise, &light).add_load(raise, &light, true),
            None,
            "above the ceiling"
        );
    }

    #[test]
    fn load_comes_off_by_a_tenth_and_below_the_first_load_altogether() {
        let catalogue = Catalogue::bundled();
        let raise = catalogue.get("single-leg-calf-raise").expect("bundled");
        let seated = catalogue.get("seated-calf-raise").expect("bundled");
        let profile = lifter(None);
        for (exercise, load, expected) in [
            (raise, "20", Some("17.5")),
            (raise, "7.5", Some("5")),
            (raise, "5", Some("0")),
            (raise, "0", None),
            (seated, "7.5", Some("5")),
            (seated, "5", None),
        ] {
            let mut state = ExerciseState::begin(exercise, &profile);
            state.load_kg = load.parse().expect("a decimal");
            let off = state.take_load_off(exercise, &profile).map(|_| state.load_kg.to_string());
            assert_eq!(off.as_deref(), expected, "{} at {load}", exercise.slug);
        }
    }
}
