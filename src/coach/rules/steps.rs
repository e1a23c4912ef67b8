//! How an exercise moves: on, along one axis only, or back.
//!
//! **B.8** Effort. RPE counts repetitions in reserve: 10 leaves none, 9 one, 8 two, 7 three, 5 to 6 four to six; half
//! steps lie between, and 9.5 is at most a little more load (L34). Guesses are about one repetition off near the end
//! of a set and more than two with seven to ten left (L34), so low values must not carry big steps. Holds are rated
//! alike, balance by touches of the support.
//!
//! **D.4** Progress, hold, step back. Every exposure answers what its week asked for: sets, an amount (repetitions,
//! seconds or landings) and a load. On one-legged work the weaker leg decides. *Bottom* is the lower end of the
//! dose's range. *Top*, the highest mean RPE or most touches, and how many exposures it takes come from the gate
//! (C.3), else from the dose: two exposures, one for light work. The first row that fits decides:
//!
//! | row | what happened | what follows |
//! |---|---|---|
//! | 1 | pain of 6 or more with it, or the tag `sharp` that day | a step back, and seven days of rest from it |
//! | 2 | a red day (D.5) | a step back |
//! | 3 | an amber day | it stays; a step on that the week has not asked for yet is taken back |
//! | 4 | half of a leg's sets under the bottom, twice running; or RPE 9.5 and more in every set and one under the bottom | a step back |
//! | 5 | a lighter week, a way back, the easier session after a short gap | it stays; rows 8 and 9 go on counting |
//! | 6 | fewer sets than were asked, or one leg alone | it stays; at the top it neither counts for row 8 nor breaks it |
//! | 7 | the exercise is in `hold`, or its week holds less than half of its least calf work (D.8) | it stays |
//! | 8 | every set at the top or above, low enough in effort or touches, the exposures in a row; one alone at level 2 and up where every effort lies more than 1.5 below the range | a step on |
//! | 9 | the last set two beyond the top, twice running (2-for-2, L28) | a step on in load or sets |
//! | 10 | less load than was asked | it stays |
//! | 11 | every set met the target | the target grows to the lowest set and one step more, up to the top |
//! | 12 | anything else | it stays |
//!
//! An exposure at the top without any RPE (or touches, where the gate counts them) needs one exposure more. Rows 8
//! and 9 count exposures of two sets at least, one where the dose has one; where the record does not say what was
//! asked, two sets are the whole of it, one of a hold. A step is one repetition, five seconds of a hold, or three
//! lunges or reaches. Repetitions are as good a way to grow as load (L32). What a week asks for earns one step: once
//! an exercise has moved, later exposures of that week only step back. Landings follow D.7, and an exercise counted
//! in landings only moves to another rung. Every set in the range with more load than was asked, on a green day and
//! within `max_load_kg`, makes that load the one asked for.
//!
//! **A step on** is the first of these that is possible. In chain 1 before `single-leg-calf-raise`, in chain 2 before
//! `single-leg-bent-knee-calf-raise`, and with `prefer = "range"`, the rung comes before the load.
//!
//! - *Load*, where the exercise takes it and the person owns some. The first is the exercise's own, 5 kg, or the
//!   smallest step of weight if that is more. Later it grows by one step, or to 105 % rounded down to steps if that
//!   is more; from 25 kg on never above 110 %. The ceiling is 10 kg on a rung with a harder one in reach,
//!   `max_load_kg` on others. The amount then falls to four repetitions, or 20 seconds, under the top, never below
//!   the bottom.
//! - *The next rung*, by row 8 alone: at the bottom of its range, without load unless it needs one, a set less in its
//!   first week but not under two. With any flag, or a day in the last 28 that was not green, a higher tendon tier
//!   waits until pain of 2 or less was told in the last 14 days. A harder hop waits for a week in which landings did
//!   not grow.
//! - *A set*, up to one above the dose. After that the top is reached.
//!
//! **A step back** takes a tenth of the load, rounded down to steps; below the first load nothing is left of it, or
//! the first load where the exercise needs one. Without load it leads to the rung before, at the middle of its range,
//! and with no rung before it, or from an exercise easier than the current rung, it takes a set off those that were
//! done, down to one. It never asks for more than before. A set that was taken off comes back after two green
//! exposures in a row that met the target; after red or a stop so does the rung, after two green exposures on the
//! easier one with every set in its range.
//!
//! **The week's limiter.** A week that grows has at most two plantar-flexor sets more than the busier of the two
//! trained weeks before it, counted on the busier leg at whatever effort.
//!
//! **Levels.** At level 1 the next level is suggested, never imposed, once both calf chains have been on rungs above
//! that level for two weeks.

use crate::units::{Decimal, Rpe};

/// Exposures in a row at the top of the range before an exercise moves on (D.4, row 8; the 2-for-2 convention, L28).
pub const EXPOSURES_TO_PROGRESS: u8 = 2;

/// The same for light work (our choice).
pub const EXPOSURES_TO_PROGRESS_LIGHT: u8 = 1;

/// Times running that half the sets may stay under the range before a step back (D.4, row 4; our choice).
pub const TIMES_BELOW_RANGE: u8 = 2;

/// Effort of every set, as RPE, that is a step back at once with a set under the range (our choice, from B.8's anchors,
/// L34).
pub const ALL_OUT_RPE: Rpe = Rpe::of_half_steps(19);

/// Repetitions beyond the top of the range in the last set, for the 2-for-2 rule (D.4, row 9; L28).
pub const BEYOND_TOP: u16 = 2;

/// Times running they must be reached (L28).
pub const TIMES_BEYOND_TOP: u8 = 2;

/// How far below its range, in RPE, every effort must lie for one exposure to be enough (our choice).
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

/// Green exposures after which what a step back took returns: a set, or the rung a red day moved from (our choice).
pub const EXPOSURES_TO_REGAIN: u8 = 2;

/// First added load in kilograms, where an exercise names none and the person's smallest step is not larger (our choice).
pub const FIRST_LOAD_KG: u32 = 5;

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

/// Weeks on level-2 rungs of both calf chains after which the next level is suggested (our choice).
pub const LEVEL_UP_WEEKS: i64 = 2;
