//! Figures of one step on or back.

use crate::units::{Decimal, Rpe};

/// Exposures in a row at the top of the range before an exercise moves on (the 2-for-2 convention, L28).
pub const EXPOSURES_TO_PROGRESS: u8 = 2;

/// The same for light work (our choice).
pub const EXPOSURES_TO_PROGRESS_LIGHT: u8 = 1;

/// Times running that half the sets may stay under the range before a step back (our choice).
pub const TIMES_BELOW_RANGE: u8 = 2;

/// Effort of every set that, with a set under the range, is a step back at once (our choice, from B.8's anchors, L34).
pub const ALL_OUT_RPE: Rpe = Rpe::of_half_steps(19);

/// Repetitions beyond the top of the range in the last set, for the 2-for-2 rule (L28).
pub const BEYOND_TOP: u16 = 2;

/// Times running they must be reached (L28).
pub const TIMES_BEYOND_TOP: u8 = 2;

/// How far below its range every effort must lie for one exposure to be enough (our choice).
pub const EASY_RPE_MARGIN: Decimal = Decimal::from_billionths(1_500_000_000);

/// The level from which that holds (our choice).
pub const LEVEL_FOR_EASY_PROGRESS: u8 = 2;

/// What a met target grows by: repetitions (our choice).
pub const BUILD_REPS: u16 = 1;

/// The same in seconds of a hold (our choice).
pub const BUILD_SECONDS: u16 = 5;

/// The same for what is done in rounds of three (our choice).
pub const BUILD_ROUND: u16 = 3;

/// What is done in rounds of three: one repetition is a reach or a lunge to one of three points.
pub const COUNTED_IN_ROUNDS: [&str; 2] = ["three-point-lunge", "y-reach"];

/// Single-leg raises of the weaker side under which a calf-raise test begins the chain at its first rung (our choice).
pub const FEW_RAISES: u32 = 10;

/// Raises from which it begins at the rung after [`SINGLE_LEG_RAISE`] (our choice).
pub const MANY_RAISES: u32 = 20;

/// The rung the calf-raise test is about.
pub const SINGLE_LEG_RAISE: &str = "single-leg-calf-raise";

/// The rung of the bent-knee chain from which load comes before the next rung.
pub const SINGLE_LEG_BENT_RAISE: &str = "single-leg-bent-knee-calf-raise";

/// Days for which a calf-raise test tells where a person stands (our choice, from the 4 to 6 weeks between tests).
pub const TEST_HOLDS_DAYS: i64 = 56;

/// Days on which a rung must be done well to count as one a person stands on (our choice).
pub const DAYS_TO_GRANT: u8 = 2;

/// Green exposures of the easier rung after which a red day is over (our choice).
pub const EXPOSURES_TO_REGAIN: u8 = 2;

/// Share of the load, in percent, that one step on reaches at least, rounded down to the person's steps (ACSM's 2 to
/// 10 %, L28).
pub const LOAD_STEP_PERCENT: u32 = 105;

/// Most of it once the load is big (L28).
pub const BIG_LOAD_PERCENT: u32 = 110;

/// Kilograms from which a load is big; below that one step of weight is always allowed (our choice).
pub const BIG_LOAD_KG: u32 = 25;

/// Share of the load, in percent, that is left after a step back (our choice).
pub const REGRESS_LOAD_PERCENT: u32 = 90;

/// Most kilograms on a rung that has an eligible harder one (our choice).
pub const LOAD_CEILING_KG: u32 = 10;

/// Repetitions under the top from which a new load begins (our choice).
pub const AFTER_LOAD_REPS: u16 = 4;

/// The same in seconds of a hold (our choice).
pub const AFTER_LOAD_SECONDS: u16 = 20;

/// Sets above the table's number that progress may add (our choice).
pub const SETS_ABOVE_TABLE: u8 = 1;
