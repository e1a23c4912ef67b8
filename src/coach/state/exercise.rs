//! Where a person stands with one exercise, and the steps that move it: load, sets, reps (D.4).

use chrono::NaiveDate;

use crate::catalogue::Exercise;
use crate::catalogue::vocabulary::{Equipment, Mode};
use crate::coach::Decision;
use crate::profile::Profile;
use crate::units::{Decimal, Load, LoadUnit};

use crate::coach::judge::effort::step;
use crate::coach::judge::pain::TierWait;
use crate::coach::judge::reading::Aim;
use crate::coach::judge::verdict::{Streaks, Why};
use crate::coach::rules::{
    BIG_LOAD_KG, BIG_LOAD_PERCENT, BUILD_REPS, BUILD_SECONDS, FIRST_LOAD_KG, HSR_LEG_PRESS, HSR_SEATED,
    LEAST_MOVED_KG, LOAD_CEILING_KG, LOAD_STEP_PERCENT, MARGIN_OF_EASE, MOST_LOAD_STEP_KG, PERCENT_A_REP,
    REGRESS_LOAD_PERCENT, SETS_ABOVE_TABLE, USUAL_BODY_KG,
};
use crate::coach::state::ladder::{End, Marks};

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
    AtTop(End<'a>),
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
    /// Whether ease raised it in the week under way: a miss takes that back.
    pub is_raised_by_ease: bool,
    /// How often it was done before the week under way.
    pub exposures_before: u32,
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
            is_raised_by_ease: false,
            exposures_before: 0,
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
            Step::None | Step::Rung(_) | Step::AtTop(_) | Step::NeedsPain(_) | Step::TierWaits(..) => true,
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
        (self.has_moved, self.pending, self.is_raised_by_ease) = (false, None, false);
        self.exposures_before = self.exposures;
    }

    /// Whether nothing was left to add when it last moved, or should have.
    pub fn is_at_top(&self) -> bool {
        let last = self.rulings.iter().rev().find(|ruling| ruling.step != Step::None);
        last.is_some_and(|ruling| matches!(ruling.step, Step::AtTop(_)))
    }

    /// Whether a step back was taken in the week under way.
    pub fn has_stepped_back(&self) -> bool {
        self.has_moved && self.pending.is_none()
    }

    /// Returns the dose of a light week: what the week before it asked for, where more was earned since.
    pub fn unmoved(&self) -> Dose {
        let rank = |dose: Dose| (dose.load_kg, dose.amount, dose.sets);
        if rank(self.asked) > rank(self.asked_before) { self.asked_before } else { self.asked }
    }

    /// Begins a rung that was just reached, with so much ease: a set less in its first week where there was little, and two
    /// are left.
    pub fn enter(&mut self, exercise: &Exercise, profile: &Profile, margin: u8) {
        let begun = ExerciseState::begin(exercise, profile);
        let eased = begun.amount + u16::from(margin) * step(exercise);
        self.amount = eased.min(Aim::of(exercise).high);
        (self.load_kg, self.streaks) = (begun.load_kg, begun.streaks);
        let fewer = u8::from(margin < MARGIN_OF_EASE);
        self.sets = begun.sets.saturating_sub(fewer).max(begun.sets.min(2));
        self.is_new = true;
        self.rests_until = None;
    }

    /// Comes back to a rung from a harder one: the middle of its range, or what it asked for last where that was less.
    pub fn come_back(&mut self, exercise: &Exercise, profile: &Profile) {
        let begun = ExerciseState::begin(exercise, profile);
        (self.sets, self.load_kg, self.streaks) = (begun.sets, begun.load_kg, begun.streaks);
        self.amount = if self.exposures > 0 { self.amount.min(middle(exercise)) } else { middle(exercise) };
        self.is_new = false;
        // The rest of the week asks for this already.
        self.asked = self.dose();
    }

    /// Adds load, if there is load to add below the ceiling.
    pub fn add_load(
        &mut self,
        exercise: &Exercise,
        profile: &Profile,
        has_harder: bool,
        growth: LoadGrowth,
    ) -> Option<Step<'a>> {
        if !takes_load(exercise, profile) {
            return None;
        }
        let next = next_load(self.load_kg, exercise, profile, has_harder, growth)?;
        let [low, _] = exercise.dose.range();
        let drop = drop_after(exercise, profile, self.load_kg, next) * rep_or_seconds(exercise);
        self.amount = low.max(Aim::of(exercise).high.saturating_sub(drop));
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

/// By how much a load may grow at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LoadGrowth {
    /// How many of its usual steps.
    pub steps: u64,
    /// Whether effort was to spare: a big load may then grow by more than a tenth.
    pub is_eased: bool,
}

/// Returns the load after this one; nothing where none is left to add.
fn next_load(
    load: Decimal,
    exercise: &Exercise,
    profile: &Profile,
    has_harder: bool,
    growth: LoadGrowth,
) -> Option<Decimal> {
    let inc = increment(profile);
    let one = inc.max(load.percent(LOAD_STEP_PERCENT).floor_to(inc));
    let (start, steps) = if load == Decimal::ZERO {
        (first_load(exercise, profile), growth.steps - 1)
    } else {
        (load, growth.steps)
    };
    let mut next = start.plus(one.times(steps, 1));
    // A step that is too large is cut, to one increment at the least.
    let least = if load == Decimal::ZERO { start } else { load.plus(inc) };
    let is_big = load >= Decimal::whole(BIG_LOAD_KG) && !growth.is_eased;
    let most = load.plus(Decimal::whole(MOST_LOAD_STEP_KG).floor_to(inc)).max(least);
    let most = if is_big { most.min(load.percent(BIG_LOAD_PERCENT)) } else { most };
    let most = most.min(ceiling(profile, has_harder));
    while next > least && (next > most || drop_after(exercise, profile, load, next) > room(exercise)) {
        next = next.minus(inc).max(least);
    }
    (next > load && next <= most).then_some(next)
}

/// Returns the reps, or steps of a hold, that a load takes off the top: one for about every 3 % of what is moved.
fn drop_after(exercise: &Exercise, profile: &Profile, load: Decimal, next: Decimal) -> u16 {
    let moved = moved_kg(exercise, profile, load).billionths();
    let added = next.minus(load).billionths();
    // 100 × added ÷ moved ÷ 3, rounded half up.
    let drop = (200 * added + PERCENT_A_REP * moved) / (2 * PERCENT_A_REP * moved);
    u16::try_from(drop).unwrap_or(u16::MAX).max(1)
}

/// Returns how many reps, or steps of a hold, the range has room for.
fn room(exercise: &Exercise) -> u16 {
    let [low, _] = exercise.dose.range();
    Aim::of(exercise).high.saturating_sub(low) / rep_or_seconds(exercise)
}

fn rep_or_seconds(exercise: &Exercise) -> u16 {
    if exercise.mode == Mode::Hold { BUILD_SECONDS } else { BUILD_REPS }
}

/// Returns the most load of a rung, on the person's steps: little where a harder one waits, their own most on a last one.
fn ceiling(profile: &Profile, has_harder: bool) -> Decimal {
    let own = profile.max_load_kg.unwrap_or(Decimal::whole(u32::MAX >> 2));
    if has_harder { own.min(Decimal::whole(LOAD_CEILING_KG)) } else { own }
}

/// Returns the kilograms that one repetition moves: the body and the load, or the load alone where the body sits.
pub fn moved_kg(exercise: &Exercise, profile: &Profile, load: Decimal) -> Decimal {
    if [HSR_LEG_PRESS, HSR_SEATED].contains(&&*exercise.slug) {
        return load.max(Decimal::whole(LEAST_MOVED_KG));
    }
    profile.bodyweight_kg.unwrap_or(Decimal::whole(USUAL_BODY_KG)).plus(load)
}

/// Returns the kilograms that a person reads who is shown a load in their unit: doing them is doing what was asked.
pub fn shown_load(kg: Decimal, units: LoadUnit) -> Decimal {
    Load::shown(kg, units).to_kg()
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

    /// The load and the amount after a step from a load, with so many usual steps; `steps` of 1 are no ease.
    fn grown(profile: &Profile, slug: &str, load: &str, has_harder: bool, steps: u64) -> Option<String> {
        let catalogue = Catalogue::bundled();
        let exercise = catalogue.get(slug).expect("bundled");
        let mut state = ExerciseState::begin(exercise, profile);
        state.load_kg = load.parse().expect("a decimal");
        let growth = LoadGrowth { steps, is_eased: steps > 1 };
        state.add_load(exercise, profile, has_harder, growth)?;
        Some(format!("{}x{}", state.load_kg, state.amount))
    }

    #[test]
    fn load_grows_with_ease_and_takes_off_the_reps_that_what_is_moved_costs() {
        let profile = lifter(Some(60));
        let (raise, lean, seated) = ("single-leg-calf-raise", "wall-lean-calf-raise", "seated-calf-raise");
        for (slug, load, has_harder, steps, expected) in [
            (raise, "0", true, 1, Some("5x13")),
            (raise, "5", true, 1, Some("7.5x14")),
            (raise, "5", true, 2, Some("10x13")),
            (raise, "7.5", true, 3, Some("10x14")),
            (raise, "10", true, 1, None),
            (raise, "0", true, 3, Some("10x10")),
            (lean, "0", false, 1, Some("5x13")),
            (lean, "12.5", false, 1, Some("15x14")),
            (lean, "10", false, 6, Some("20x11")),
            (lean, "40", false, 1, Some("42.5x14")),
            (lean, "57.5", false, 1, Some("60x14")),
            (lean, "57.5", false, 3, Some("60x14")),
            (lean, "60", false, 1, None),
            (seated, "20", false, 1, Some("22.5x11")),
            (seated, "5", false, 1, Some("7.5x10")),
        ] {
            let found = grown(&profile, slug, load, has_harder, steps);
            assert_eq!(found.as_deref(), expected, "{slug} at {load}, {steps}");
        }
        let light = Profile { bodyweight_kg: Some(Decimal::whole(50)), ..profile.clone() };
        assert_eq!(grown(&light, lean, "0", false, 1).as_deref(), Some("5x12"), "less is moved");
        let mut coarse = lifter(None);
        coarse.increments_kg = vec![Decimal::whole(5)];
        assert_eq!(grown(&coarse, lean, "40", false, 1), None, "45 is more than a tenth above 40");
        coarse.increments_kg = vec![Decimal::whole(12)];
        assert_eq!(grown(&coarse, raise, "0", true, 1), None, "above the ceiling");
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
