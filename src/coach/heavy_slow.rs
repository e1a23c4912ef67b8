//! The opt-in block of heavy slow resistance (B.3, after Kongsgaard 2009 and Beyer 2015).

use crate::catalogue::Exercise;
use crate::profile::Profile;
use crate::units::{Decimal, Tempo};
use crate::week::Week;

use crate::coach::rules::{HSR_EXERCISES, HSR_LEVEL, HSR_WEEKS};

/// Three seconds up, three down (L9, L10).
pub const TEMPO: Tempo = Tempo::of("3-0-3-0");

/// The dose of one week of the block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// The week, from 1.
    pub week: usize,
    /// Sets.
    pub sets: u8,
    /// Repetitions a set.
    pub reps: u16,
}

impl Block {
    /// Says where the dose comes from.
    pub fn text(self) -> String {
        let Block { week, sets, reps } = self;
        format!(
            "heavy slow resistance, week {week} of {}: {sets}×{reps}, three seconds each way",
            HSR_WEEKS.len()
        )
    }
}

/// Returns the dose of the block for an exercise in a week, where it holds: level 2 on, and with load.
pub fn block(profile: &Profile, exercise: &Exercise, load: Decimal, week: Week) -> Option<Block> {
    let from = Week::of(profile.hsr_from?);
    let weeks = usize::try_from((week.starts() - from.starts()).num_weeks()).ok()?;
    let (sets, reps) = *HSR_WEEKS.get(weeks)?;
    let is_meant = profile.level >= HSR_LEVEL && HSR_EXERCISES.contains(&&*exercise.slug);
    let mut needed = exercise.equipment.requires.iter().flat_map(|group| group.iter());
    let carries = load > Decimal::ZERO || needed.any(|thing| thing.is_machine());
    (is_meant && carries).then_some(Block { week: weeks + 1, sets, reps })
}
