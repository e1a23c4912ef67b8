//! Where a person stands in the block (D.14).

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::Exercise;
use crate::catalogue::vocabulary::Quality;
use crate::units::Decimal;

use crate::coach::heavy_slow::schedule::Block;

/// Where a person stands in the block.
#[derive(Debug, Clone, Default)]
pub struct HeavySlow<'c> {
    /// The week of it, where it holds.
    pub block: Option<Block>,
    /// What the straight knee is loaded with.
    pub straight: Option<&'c Exercise>,
    /// What the bent knee is loaded with.
    pub bent: Option<&'c Exercise>,
    /// What the two were in the week before, where that was the last of the block for now.
    pub(crate) left: [Option<&'c Exercise>; 2],
    /// Whether a gap ended it.
    pub is_ended: bool,
    /// Whether it would hold if there were anything to load a raise with.
    pub lacks_weight: bool,
    /// The repetitions that the load of each exercise of the block is for.
    pub(crate) reps: BTreeMap<&'c str, u16>,
    /// Exercises that missed a set in the week under way.
    pub(crate) missed: BTreeSet<&'c str>,
    /// The most that every set of a day of the week under way was made with.
    pub(crate) made: BTreeMap<&'c str, Decimal>,
    /// Exposures in a row with half the sets under the repetitions of their week.
    pub(crate) below: BTreeMap<&'c str, u8>,
}

impl<'c> HeavySlow<'c> {
    /// Returns what a calf form is loaded with in this week.
    pub fn exercise(&self, quality: Quality) -> Option<&'c Exercise> {
        match quality {
            Quality::CalfStraight => self.straight,
            Quality::CalfBent => self.bent,
            _ => None,
        }
    }

    /// Returns what a calf form was loaded with up to the week before, where the block ended with that.
    pub(crate) fn left(&self, quality: Quality) -> Option<&'c Exercise> {
        self.left.into_iter().flatten().find(|exercise| exercise.quality == quality)
    }

    /// Returns the dose of an exercise, where the block prescribes it in this week.
    pub fn dose(&self, exercise: &Exercise) -> Option<Block> {
        let is_meant = self.exercise(exercise.quality).is_some_and(|other| other.slug == exercise.slug);
        self.block.filter(|_| is_meant)
    }
}
