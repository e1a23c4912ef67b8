//! Weeks that are light on purpose.
//!
//! **D.9** The lighter week (deload). *By the count*: after five trained weeks in a row at levels 2 and 3, four where
//! the sessions noted are hard on average (RPE 8 and more), seven at level 1. Strength athletes take one every 5.8 ±
//! 3.4 weeks, of 6.4 ± 1.8 days (L67), to shed fatigue and get ready (L68). *By signs*, two of these five since the
//! last one, within a fortnight: two exercises that stepped back in the last seven days; two sessions running at RPE
//! 8 or more; three amber days; three mornings, each stiffer than the one before; `tired` three times. Signs alone make
//! none in the three weeks after one, unless a day was red since. Weeks on the way back have none, and the heavy slow
//! block has none by the count (D.14).
//!
//! The week has the days and the exercises it would have had, with half of the sets of calf, holds and hops, rounded
//! up, loads at 90 %, rounded down to the person's steps, RPE 6.5 at most on every line that has one, and half the
//! landings; none after a week with an amber or red day. Volume and load go down, frequency stays (L67). Nothing moves
//! on: no open set, no test, no first load, and what was earned last waits. Nothing begins either: holds, branches and
//! turns that were never done wait as well. The count begins anew, whether or not the week was followed.
//!
//! *Races.* The week of a race keeps what there is (D.2.1), without heavy work on its day and the three before it
//! (D.2.4). A lighter week that is due with it or with the next counts as done by it. For seven days after a race there
//! are no hops, RPE is 7 at most, and the first session has a set less of each heavy exercise, one at least.

use crate::units::{Rpe, SessionRpe};

/// Trained weeks in a row after which a light one is due, at levels 2 and 3 (practice: 5.8 weeks, L67).
pub const WEEKS_TO_DELOAD: u8 = 5;

/// The same where sessions are hard (our choice).
pub const WEEKS_TO_DELOAD_HARD: u8 = 4;

/// The same at level 1 (our choice).
pub const WEEKS_TO_DELOAD_BEGINNER: u8 = 7;

/// Effort of a session, on the CR-10 scale, that is hard (our choice).
pub const HARD_SESSION_RPE: SessionRpe = SessionRpe::of_half_steps(16);

/// Signs that together make a light week due (our choice).
pub const DELOAD_SIGNS: usize = 2;

/// Exercises with a step back that are a sign (our choice).
pub const REGRESSED_SLUGS: usize = 2;

/// Days within which they must lie (our choice).
pub const REGRESSED_WITHIN_DAYS: u64 = 7;

/// Mornings, each stiffer than the one before, that are a sign (our choice).
pub const STIFF_MORNINGS: usize = 3;

/// Times the tag `tired` must be noted in a fortnight to be a sign (our choice).
pub const TIRED_TIMES: usize = 3;

/// Days after a light week in which signs alone make no other (our choice).
pub const SIGNS_WAIT_DAYS: i64 = 21;

/// Days after a race that are easier (our choice).
pub const AFTER_RACE_DAYS: i64 = 7;

/// Highest effort, as RPE, on those days (our choice).
pub const AFTER_RACE_RPE: Rpe = Rpe::of_half_steps(14);

/// Share of the calf, isometric and plyometric sets of a light week, in percent, rounded up (L67).
pub const DELOAD_SETS_PERCENT: u32 = 50;

/// Share of every load in a light week, in percent, rounded down to the person's steps (L67).
pub const DELOAD_LOAD_PERCENT: u32 = 90;

/// Highest effort of a light week, as RPE (L67, figure our choice).
pub const DELOAD_RPE: Rpe = Rpe::of_half_steps(13);
