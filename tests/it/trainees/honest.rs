//! A body that feels what a body feels: how many repetitions it has in it, how near to the last of them a set went, and
//! what it becomes from that.
//!
//! Its one figure is how many full one-leg raises it can do. Everything else follows by Epley's formula (a weight that
//! can be moved `n` times is the one-rep weight divided by `1 + n / 30`) and the figures of this file. They were set
//! down before any coach met such a body, and are not to be tuned to what a coach does with it.

use std::collections::BTreeMap;

/// Kilograms: the body whose weight nobody told the coach, who takes it to be as heavy.
const BODYWEIGHT_KG: f64 = 70.0;

/// Repetitions at which Epley's line has doubled what is moved.
const EPLEY: f64 = 30.0;

/// The one-rep strength nobody outgrows, in bodyweights on one leg: 60 raises (made up; the top of the norm studies).
const MOST_STRENGTH: f64 = 3.0;

/// What one set in the right range adds to the strength of the weakest: ten a week are one percent, less for the
/// stronger (made up; below the 20 to 30 % that beginners gain in twelve weeks of most trials).
const GROWTH: f64 = 0.0015;

/// Share of the repetitions that a set to the very last costs the next one at once, and how long a rest takes to give
/// back two thirds of it (made up: three sets of ten with two minutes between come to 10, 8 and 8; Senna 2009 found
/// somewhat fewer in larger muscles).
const FATIGUE: f64 = 0.35;
const RECOVERY_SECONDS: f64 = 150.0;

/// From the third week without training, this share of the strength goes each day (under 5 % in a month).
const DETRAINING: f64 = 0.0015;

/// Nobody counts on for longer than this in a set that may go on.
const PATIENCE: u64 = 30;

/// What is added before a part of a repetition is dropped, so that what was put in as whole comes out whole.
const A_HAIR: f64 = 1e-6;

/// How an exercise loads a leg.
#[derive(Debug, Clone, Copy)]
struct Form {
    /// The share of the body and of the added load that one leg moves.
    share: f64,
    /// How much harder than a straight raise on the floor it is, at the same weight.
    difficulty: f64,
    /// The kilograms moved beside the added load, where it is not the whole body.
    instead_of_body_kg: Option<f64>,
    /// For a hold: how many seconds there are for each repetition there would be.
    hold_seconds: Option<f64>,
}

const RAISE: Form = Form { share: 1.0, difficulty: 1.0, instead_of_body_kg: None, hold_seconds: None };

/// Returns how an exercise of the calf loads a leg; nothing for the others.
// Each figure has its own reason, whatever another's is.
#[allow(clippy::match_same_arms)]
fn form(slug: &str) -> Option<Form> {
    let one = |difficulty| Form { difficulty, ..RAISE };
    let two = |difficulty| Form { share: 0.5, difficulty, ..RAISE };
    Some(match slug {
        // Each leg carries half.
        "calf-raise" => two(1.0),
        // With the knee bent people do as many or three more (Hébert-Losier 2011: as many at 30 degrees; 2013: at 45).
        "bent-knee-calf-raise" => two(1.0),
        "single-leg-bent-knee-calf-raise" | "single-leg-calf-raise" => one(1.0),
        // Lowering is a quarter stronger than lifting, the way up is on two legs (made up, plausible).
        "negative-calf-raise" => one(0.8),
        // The hands take what the way up needs, the way down is alone.
        "assisted-single-leg-calf-raise" => one(0.8),
        // A towel gives way under the foot.
        "solo-leg-lift" => one(1.05),
        // The heel comes from below the step, where the calf is long and weak.
        "single-leg-calf-raise-deficit" | "band-single-leg-calf-raise" => one(1.1),
        // As deep, and two seconds at the top, with the toes bent up.
        "towel-heel-raise" => one(1.15),
        // The lean holds the calf long all the way.
        "wall-lean-calf-raise" => one(1.15),
        // Both thighs weigh about 20 kg on the knees, and at a right angle the soleus works nearly alone.
        "seated-calf-raise" => {
            Form { share: 0.5, difficulty: 1.5, instead_of_body_kg: Some(20.0), hold_seconds: None }
        }
        // The sled alone is about as heavy.
        "leg-press-calf-raise" => {
            Form { share: 0.5, difficulty: 1.0, instead_of_body_kg: Some(30.0), hold_seconds: None }
        }
        "calf-iso-hold" | "heel-hover-hinge" => Form { hold_seconds: Some(5.0), ..one(1.0) },
        "plate-heel-hover-hinge" => Form { hold_seconds: Some(5.0), ..one(1.05) },
        "high-heel-hinge" => Form { hold_seconds: Some(5.0), ..one(1.1) },
        "toe-walk-carry" => Form { hold_seconds: Some(5.0), ..two(1.5) },
        _ => return None,
    })
}

/// How far a set goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// As far as was asked, or as far as it goes.
    Asked,
    /// On until two are left, and as far as was asked at least.
    TwoLeft,
}

/// What was done in one set, on each leg alike.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Felt {
    pub(crate) amount: u64,
    pub(crate) rpe: f64,
}

/// Two like legs.
#[derive(Debug, Clone)]
pub(crate) struct HonestBody {
    /// One-rep strength of a leg, in bodyweights.
    strength: f64,
    /// Share of its repetitions that the session has cost it so far.
    fatigue: f64,
    /// Days since the last session.
    rested: i64,
    /// How often each exercise of balance was done.
    practice: BTreeMap<String, u64>,
}

impl HonestBody {
    pub(crate) fn of_raises(raises: u64) -> HonestBody {
        let strength = 1.0 + raises as f64 / EPLEY;
        HonestBody { strength, fatigue: 0.0, rested: 0, practice: BTreeMap::new() }
    }

    /// Returns how many one-leg raises it can do.
    pub(crate) fn raises(&self) -> u64 {
        (EPLEY * (self.strength - 1.0) + A_HAIR).floor() as u64
    }

    /// A night goes by.
    pub(crate) fn night(&mut self) {
        self.fatigue = 0.0;
        self.rested += 1;
        if self.rested > 14 {
            self.strength = (self.strength * (1.0 - DETRAINING)).max(1.0);
        }
    }

    /// Rests between two sets.
    pub(crate) fn rest(&mut self, seconds: f64) {
        self.fatigue *= (-seconds / RECOVERY_SECONDS).exp();
    }

    /// Returns the most repetitions, or seconds, there are in it just now; nothing where it is not a matter of the calf.
    pub(crate) fn most(&self, slug: &str, load_kg: f64) -> Option<f64> {
        let form = form(slug)?;
        let moved =
            form.share * form.difficulty * (form.instead_of_body_kg.unwrap_or(BODYWEIGHT_KG) + load_kg);
        let reps = (EPLEY * (self.strength * BODYWEIGHT_KG / moved - 1.0)).max(0.0) * (1.0 - self.fatigue);
        Some(reps * form.hold_seconds.unwrap_or(1.0))
    }

    /// Returns how hard a set would feel: ten less what is left in it, in halves; a hold by tenths of its time.
    pub(crate) fn feels(&self, slug: &str, load_kg: f64, amount: u64) -> Option<f64> {
        let most = self.most(slug, load_kg)?;
        let amount = amount as f64;
        let is_hold = form(slug)?.hold_seconds.is_some();
        let left = if is_hold { 10.0 * (most / amount - 1.0) } else { most - amount };
        Some((2.0 * (10.0 - left)).round().clamp(2.0, 20.0) / 2.0)
    }

    /// Does one set of an exercise of the calf.
    pub(crate) fn does(&mut self, slug: &str, load_kg: f64, asked: u64, reach: Reach) -> Option<Felt> {
        let most = self.most(slug, load_kg)?;
        let whole = (most + A_HAIR).floor() as u64;
        let amount = match reach {
            Reach::Asked => asked,
            Reach::TwoLeft => whole.saturating_sub(2).min(PATIENCE).max(asked),
        };
        let amount = amount.min(whole).max(1);
        // What was asked and not reached was tried to the end.
        let rpe = if amount < asked { 10.0 } else { self.feels(slug, load_kg, amount)? };
        let nearness = (amount as f64 / most.max(1.0)).min(1.0);
        self.fatigue = (self.fatigue + FATIGUE * nearness.powi(3)).min(0.9);
        self.strength +=
            GROWTH * stimulus(rpe) * self.strength * (1.0 - self.strength / MOST_STRENGTH).max(0.0);
        self.rested = 0;
        Some(Felt { amount, rpe })
    }

    /// Returns the touches of a set of balance: two at first, one the next time, none after.
    pub(crate) fn touches(&mut self, slug: &str) -> u64 {
        let times = self.practice.entry(slug.to_string()).or_default();
        *times += 1;
        3u64.saturating_sub(*times)
    }
}

/// What a set is worth by how hard it was: nothing to effort 5, all of it from 7 on, less for what went to the very end.
fn stimulus(rpe: f64) -> f64 {
    if rpe >= 10.0 { 0.8 } else { ((rpe - 5.0) / 2.0).clamp(0.0, 1.0) }
}

#[test]
fn a_body_of_so_many_raises_feels_them_as_anybody_would() {
    for (raises, slug, load_kg, asked, rpe) in [
        (8, "single-leg-calf-raise", 0.0, 8, 10.0),
        (8, "single-leg-calf-raise", 0.0, 6, 8.0),
        (8, "calf-raise", 0.0, 10, 1.0),
        (8, "negative-calf-raise", 0.0, 12, 4.5),
        (14, "single-leg-calf-raise", 0.0, 12, 8.0),
        (14, "single-leg-calf-raise", 5.0, 8, 7.0),
        (20, "single-leg-calf-raise-deficit", 0.0, 12, 6.5),
        (20, "wall-lean-calf-raise", 0.0, 10, 6.5),
        (28, "wall-lean-calf-raise", 10.0, 12, 8.0),
        (28, "seated-calf-raise", 20.0, 15, 1.0),
        (14, "calf-iso-hold", 0.0, 60, 8.5),
    ] {
        let body = HonestBody::of_raises(raises);
        assert_eq!(body.raises(), raises);
        assert_eq!(
            body.feels(slug, load_kg, asked),
            Some(rpe),
            "{asked} of {slug}, {load_kg} kg, by {raises}"
        );
    }
    let mut body = HonestBody::of_raises(14);
    assert_eq!(body.feels("crane-balance", 0.0, 30), None);
    assert_eq!([(); 4].map(|()| body.touches("crane-balance")), [2, 1, 0, 0]);
}

#[test]
fn sets_to_the_end_tire_and_rest_gives_back() {
    let mut body = HonestBody::of_raises(10);
    let mut reps = Vec::new();
    for _ in 0..3 {
        reps.push(body.does("single-leg-calf-raise", 0.0, 15, Reach::Asked).unwrap());
        body.rest(120.0);
    }
    assert_eq!(reps.iter().map(|set| set.amount).collect::<Vec<u64>>(), [10, 8, 8]);
    assert!(reps.iter().all(|set| (set.rpe - 10.0).abs() < 0.01), "{reps:?}");
    body.night();
    assert_eq!(
        body.does("single-leg-calf-raise", 0.0, 5, Reach::TwoLeft).unwrap(),
        Felt { amount: 8, rpe: 8.0 }
    );
}

#[test]
fn work_near_its_limit_makes_it_stronger_and_easy_work_does_not() {
    let after = |reach: Reach| {
        let mut body = HonestBody::of_raises(14);
        for _ in 0..20 * 10 {
            body.does("single-leg-calf-raise", 0.0, 6, reach);
            body.night();
        }
        body.raises()
    };
    assert_eq!(after(Reach::Asked), 14);
    let grown = after(Reach::TwoLeft);
    assert!((17..=24).contains(&grown), "{grown} raises after twenty weeks");
    let mut idle = HonestBody::of_raises(20);
    (0..30).for_each(|_| idle.night());
    assert!((18..20).contains(&idle.raises()), "{} raises after a month", idle.raises());
}
