//! The twelve weeks by the calendar (B.3).

use crate::coach::rules::{HSR_LEVEL, HSR_WEEKS};
use crate::profile::Profile;
use crate::week::Week;

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
    /// Returns the dose of a week by the calendar: twelve weeks from the Monday on or before `hsr_from`, at level 2 on.
    pub fn at(profile: &Profile, week: Week) -> Option<Block> {
        let from = Week::of(profile.hsr_from.filter(|_| profile.level >= HSR_LEVEL)?);
        let weeks = usize::try_from((week.starts() - from.starts()).num_weeks()).ok()?;
        Block::of_week(weeks + 1)
    }

    /// Returns the dose of the block's week of a number, from 1.
    pub fn of_week(week: usize) -> Option<Block> {
        let (sets, reps) = *HSR_WEEKS.get(week.checked_sub(1)?)?;
        Some(Block { week, sets, reps })
    }

    /// Returns the dose of the week after.
    pub fn next(self) -> Option<Block> {
        Block::of_week(self.week + 1)
    }

    /// Names the week: `heavy slow block, week 9 of 12`.
    pub fn name(self) -> String {
        format!("heavy slow block, week {} of {}", self.week, HSR_WEEKS.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_twelve_weeks_go_from_fifteen_repetitions_to_six() {
        let profile = |level: u8| Profile {
            level,
            hsr_from: Some("2026-09-09".parse().expect("a Wednesday")),
            ..Profile::default()
        };
        let monday = |weeks: i64| {
            let first: chrono::NaiveDate = "2026-09-07".parse().expect("a Monday");
            Week::of(first + chrono::TimeDelta::weeks(weeks))
        };
        let doses: Vec<String> = (-1..13)
            .map(|weeks| {
                let block = Block::at(&profile(2), monday(weeks));
                block.map_or("-".to_string(), |block| format!("{}:{}x{}", block.week, block.sets, block.reps))
            })
            .collect();
        assert_eq!(
            doses.join(" "),
            "- 1:3x15 2:3x12 3:3x12 4:4x10 5:4x10 6:4x8 7:4x8 8:4x8 9:4x6 10:4x6 11:4x6 12:4x6 -"
        );
        assert_eq!(Block::at(&profile(1), monday(0)), None, "level 2 and above");
        assert_eq!(Block::at(&Profile { level: 2, ..Profile::default() }, monday(0)), None, "opted into");
    }
}
