//! A body that gets stronger with training, slowly, and tires within a session.
//!
//! Its figures are made up so that two years come to what two years plausibly do: about four times the single-leg
//! strength of a beginner, a few percent lost in a month off.

use crate::weeks::rules::Fact;

/// What the two legs can do: 1 is the strength at which the easiest rung of a chain reaches the top of its range.
#[derive(Debug, Clone)]
pub(crate) struct Body {
    pub(crate) left: f64,
    pub(crate) right: f64,
    most: f64,
    /// Days since the last session.
    rested: i64,
}

/// What one leg did in one set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Did {
    pub(crate) amount: u64,
    pub(crate) rpe: f64,
}

/// How hard an exercise is beside the easiest of its chain.
fn difficulty(slug: &str) -> f64 {
    match slug {
        "calf-raise" | "seated-calf-raise" | "calf-iso-hold" => 0.95,
        "bent-knee-calf-raise" | "heel-hover-hinge" => 1.1,
        "negative-calf-raise" | "band-single-leg-calf-raise" | "plate-heel-hover-hinge" => 1.25,
        "single-leg-calf-raise" | "single-leg-bent-knee-calf-raise" | "solo-leg-lift" => 1.5,
        "single-leg-calf-raise-deficit" | "towel-heel-raise" | "high-heel-hinge" => 1.8,
        "wall-lean-calf-raise" => 2.2,
        _ => 0.9,
    }
}

impl Body {
    pub(crate) fn new(level: u8, weak_left: bool) -> Body {
        let start = [0.85, 1.4, 2.0][usize::from(level) - 1];
        let left = if weak_left { 0.6 * start } else { start };
        Body { left, right: start, most: 4.0, rested: 0 }
    }

    /// A night goes by; from the third week without training some strength goes with it.
    pub(crate) fn night(&mut self) {
        self.rested += 1;
        if self.rested > 14 {
            (self.left, self.right) = (self.left * 0.9985, self.right * 0.9985);
        }
    }

    /// A session makes a little stronger, the less the stronger one is; a weak leg catches up.
    pub(crate) fn adapt(&mut self, sets: f64) {
        self.rested = 0;
        let grow = |leg: f64, most: f64| leg + 0.0014 * sets * (1.0 - leg / most);
        self.right = grow(self.right, self.most);
        self.left = grow(grow(self.left, self.most).max(self.left), self.most).min(self.right);
    }

    /// Returns the most of one fresh set of a leg.
    pub(crate) fn most(&self, fact: &Fact, slug: &str, load_kg: f64, left: bool) -> f64 {
        let leg = if fact.sides == "each" && left {
            self.left
        } else if fact.sides == "each" {
            self.right
        } else {
            self.left.midpoint(self.right)
        };
        fact.highest as f64 * 1.1 * leg / difficulty(slug) / (1.0 + load_kg / 40.0)
    }

    /// Does one set: what was asked for, as far as it goes.
    pub(crate) fn does(&self, fact: &Fact, slug: &str, asked: (u64, f64), set: u64, left: bool) -> Did {
        let (amount, load_kg) = asked;
        let most = self.most(fact, slug, load_kg, left) * 0.97f64.powi(set as i32);
        let amount = amount.min(most.floor() as u64).max(1);
        let in_reserve = (most - amount as f64) * 12.0 / fact.highest as f64;
        let rpe = ((10.0 - in_reserve) * 2.0).round() / 2.0;
        Did { amount, rpe: rpe.clamp(5.0, 10.0) }
    }

    /// Raises of each leg in the test.
    pub(crate) fn test(&self) -> (u64, u64) {
        ((self.left * 16.0) as u64, (self.right * 16.0) as u64)
    }
}
