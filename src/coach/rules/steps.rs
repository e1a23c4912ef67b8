//! How an exercise moves: on, along one axis only, or back.
//!
//! **B.8** Effort. RPE counts repetitions in reserve: 10 leaves none, 9 one, 8 two, 7 three, 5 to 6 four to six; half
//! steps lie between, and 9.5 is at most a little more load (L34). Guesses are about one repetition off near the end
//! of a set and more than two with seven to ten left (L34), so low values must not carry big steps. Holds are rated
//! alike, balance by touches of the support.
//!
//! **D.4** Progress, hold, step back. Every exposure answers what its week asked for: sets, an amount (repetitions,
//! seconds or landings) and a load, each as it was shown. On one-legged work the weaker leg decides. *Bottom* is the
//! lower end of the dose's range, or what the week asked where that was lower. *Top*, the highest mean RPE or most
//! touches, and how many exposures it takes come from the gate (C.3), else from the dose: two exposures, one for light
//! work. A *step* is one repetition, five seconds of a hold, or three lunges or reaches.
//!
//! *Ease.* The effort of an exposure is the mean RPE of its sets. Without any it follows from an open last set that
//! went on beyond the target: RPE 8 less a point for each step, as it ended with two in reserve. Else a session told
//! at 4 or less puts it one point under the exercise's range, and else it is unknown. The *margin* is how many whole
//! points it lies under that range, at most 4, since guesses far from the end are poor (B.8); 0 where it is unknown. It
//! counts in normal weeks alone, and so does *over*, the steps the open last set of the weaker leg went on. Neither
//! counts, nor does row 6, under a cap on RPE, on a moderate day, and within 14 days of an amber or 28 of a red of that
//! exercise: keeping to a cap is no ease.
//!
//! *The open set.* In a normal week the last set of a heavy calf exercise on a heavy day goes on until two are left in
//! reserve. It is shown from the second week on a rung on, and not where ease does not count. Any last set of such an
//! exercise counts as open, shown so or not. Soft ground, an exercise in `hold`, and people who are unsteady or freshly
//! hurt have none; slow lowering goes no further than its gate.
//!
//! The first row that fits decides:
//!
//! | row | what happened | what follows |
//! |---|---|---|
//! | 1 | pain of 6 or more with it, or the tag `sharp` that day | a step back, and seven days of rest from it |
//! | 2 | it was red (D.5) | a step back |
//! | 3 | it was amber; or it is heavy or elastic, and something else that day was ended by pain | it stays; a step on that the week has not asked for yet is taken back |
//! | 4 | half of a leg's sets under the bottom, twice running; or RPE 9.5 and more in every set and one under the bottom | a step back |
//! | – | a lighter week, a way back, the easier session after a short gap; fewer sets than asked; the exercise is in `hold`; its week holds less than half of the calf work it asked for (D.8) | it stays; the exposures for rows 5 and 6 are counted on |
//! | 5 | every set at the top or above, low enough in effort or touches, the exposures in a row; one alone with a margin of 2 | a step on |
//! | 6 | every other set met the target and the last is two beyond the top, twice running, or five beyond once (2-for-2, L28) | a step on |
//! | 7 | every set met the target | the target grows by 1 + the larger of margin and half of over, at most five steps, and at least to a step above the lowest set; never above the top |
//! | 8 | anything else, and a mean RPE above the exercise's range, less a point for each step beyond the target | it stays; missed twice running, it becomes the lowest set of the last, never under the bottom; a miss also takes back what ease had raised in that week |
//!
//! An exposure at the top without any RPE (or touches, where the gate counts them) needs one exposure more, unless an
//! open last set told the margin. Of exposures planned as one set three in a row count as the two; between fuller ones
//! they say nothing. What a week asks for earns one step: once an exercise has moved, later exposures of that week only
//! step back. On a moderate day two fewer were asked, and doing them meets the target for row 7; it neither counts for rows 4 to 6
//! and 8 nor breaks them. A set ended for form
//! misses its target and is blamed on nothing. Landings follow D.7, and an exercise counted in landings only moves to
//! another rung. Every set in the range with more load than was asked, without pain and within `max_load_kg`, makes
//! that load the one asked for; sets under the range with more load than asked take load off, never the rung.
//!
//! **A step on** is the first of these that is possible. In chain 1 before `single-leg-calf-raise`, in chain 2 before
//! `single-leg-bent-knee-calf-raise`, in the other chains on every rung with a harder one in reach, and with `prefer =
//! "range"`, the rung comes before the load.
//!
//! - *Load*, where the exercise takes it and the person owns some. The first is the exercise's own, 5 kg, or the
//!   smallest step of weight if that is more. Later it grows by one step of weight, or 5 % rounded down to steps if that
//!   is more; once more for each two points of margin, and twice that where the last set was five beyond the top; by 10
//!   kg at most, and without a margin never above 110 % from 25 kg on. The ceiling is 10 kg on a rung with a harder one
//!   in reach, `max_load_kg` on others. The amount then falls by a repetition, or five seconds, for every 3 % of what is
//!   moved that came on, rounded (Epley, between 8 and 15 repetitions), never below the bottom: what is moved is the
//!   body and the load, on a seat or in a press the load. A step is cut until the range can hold that.
//! - *The next rung*: at the bottom of its range and a step more for each point of margin, without load unless it needs
//!   one, a set less in its first week but not under two, none less with a margin of 2. On a higher tendon tier the
//!   margin is 0 here. With a flag about pain (C.2), or an amber or red in the last 28 days, a higher tendon tier waits
//!   until pain of 2 or less was told in the last 14 days, and begins the Monday after it was. A harder hop waits for a
//!   week in which landings did not grow.
//! - *A set*, up to one above the dose. After that the top is reached.
//!
//! *From the test.* A calf-raise test of the last 56 days sets the first dose of a rung of chain 1 that was not done
//! yet: 60 % of the raises of the weaker side on `single-leg-calf-raise`, 80 % of that on the rung before and on harder
//! ones, within the range.
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

use crate::units::{Rpe, SessionRpe};

/// Exposures in a row at the top of the range before an exercise moves on (D.4, row 5; the 2-for-2 convention, L28).
pub const EXPOSURES_TO_PROGRESS: u8 = 2;

/// The same for light work (our choice).
pub const EXPOSURES_TO_PROGRESS_LIGHT: u8 = 1;

/// Times running that half the sets may stay under the range before a step back (D.4, row 4; our choice).
pub const TIMES_BELOW_RANGE: u8 = 2;

/// Effort of every set, as RPE, that is a step back at once with a set under the range (our choice, from B.8's anchors,
/// L34).
pub const ALL_OUT_RPE: Rpe = Rpe::of_half_steps(19);

/// Steps beyond the top of the range in the last set, for the 2-for-2 rule (D.4, row 6; L28).
pub const BEYOND_TOP: u16 = 2;

/// Times running they must be reached (L28).
pub const TIMES_BEYOND_TOP: u8 = 2;

/// Steps beyond the top in the last set of which once is enough (D.4, row 6; our choice).
pub const FAR_BEYOND_TOP: u16 = 5;

/// Most points of RPE under its range that count as ease (our choice: guesses far from the end of a set are poor, L34).
pub const MOST_MARGIN: u8 = 4;

/// Points of RPE under its range from which one exposure at the top is enough, and a new rung has all its sets (our
/// choice).
pub const MARGIN_OF_EASE: u8 = 2;

/// Effort at which an open last set ends, as RPE: two in reserve (L34).
pub const RESERVE_OF_AN_OPEN_SET: u32 = 8;

/// Effort of a whole session, CR-10, up to which its exercises were easy (our choice).
pub const EASY_SESSION_MOST: SessionRpe = SessionRpe::of_half_steps(8);

/// Most steps by which a met target grows at once (our choice).
pub const MOST_BUILD_STEPS: u16 = 5;

/// Times running a target is missed before it comes down to what was done (our choice).
pub const TIMES_MISSED: u8 = 2;

/// Exposures of one set, planned so, that count as two of more (our choice).
pub const LONE_EXPOSURES: u8 = 3;

/// Days after an amber of an exercise in which its ease does not count (our choice).
pub const EASE_WAITS_AFTER_AMBER_DAYS: u64 = 14;

/// The same after a red (our choice).
pub const EASE_WAITS_AFTER_RED_DAYS: u64 = 28;

/// The one heavy calf exercise whose last set is never open: it is done on soft ground (our choice).
pub const NEVER_OPEN: &str = "solo-leg-lift";

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

/// Share of the load, in percent, that one step on adds at least, rounded down to the person's steps (ACSM's 2 to 10 %,
/// L28).
pub const LOAD_STEP_PERCENT: u32 = 5;

/// Most kilograms that one step on adds (our choice).
pub const MOST_LOAD_STEP_KG: u32 = 10;

/// Most of the load after one step, in percent of it, once it is big (L28).
pub const BIG_LOAD_PERCENT: u32 = 110;

/// Kilograms from which a load is big; below that one step of weight is always allowed (our choice).
pub const BIG_LOAD_KG: u32 = 25;

/// Percent of what is moved that cost a repetition between 8 and 15 of them (Epley 1985).
pub const PERCENT_A_REP: u64 = 3;

/// Share of the raises of a test, in percent, that a first set of the raise tested holds (our choice).
pub const TEST_SHARE_PERCENT: u32 = 60;

/// Share of that, in percent, on the rung before and on harder ones (our choice).
pub const TEST_SHARE_ELSEWHERE_PERCENT: u32 = 80;

/// Share of the load, in percent, that is left after a step back (our choice).
pub const REGRESS_LOAD_PERCENT: u32 = 90;

/// Most kilograms on a rung that has an eligible harder one (our choice).
pub const LOAD_CEILING_KG: u32 = 10;

/// Sets above the table's number that progress may add (our choice).
pub const SETS_ABOVE_TABLE: u8 = 1;

/// Weeks of an exercise after which its open last set is no longer explained (our choice): it opens in the second.
pub const WEEKS_OF_NEW_OPEN_SETS: usize = 2;

/// Weeks in a row with harder forms than the level's, of both calf chains, after which the next level is suggested (our
/// choice).
pub const LEVEL_UP_WEEKS: usize = 2;

/// Weeks after which it is suggested again (our choice).
pub const LEVEL_UP_EVERY_WEEKS: usize = 4;
