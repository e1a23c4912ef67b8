//! Which days to train on, and which of them are heavy.
//!
//! **D.2.4** Days. A week takes as many of the offered days as C.5 has sessions, race days left out; a profile that
//! names a number of days offers all seven. Of all choices the one with the most heavy days wins, then the one whose
//! gaps, counted round the week and sorted from the smallest, are larger, then the earlier one; the heavy days among
//! them are chosen in the same way. There are two at most, three at level 3 with three sessions or more and a trained
//! week not more than 28 days back, and in the weeks of the heavy slow block (D.14).
//!
//! Two heavy days are 48 hours apart, two calendar days (L15; tissue is still busy with the last bout for about that
//! long, L58, L59). A day is not heavy before a hard run, within three days of a race ahead or on its day, or on a
//! Monday after a Sunday with heavy work or a red light. The day of a hard run may be heavy: run first.
//!
//! Where the hard runs alone leave one heavy day, or none, one or two days before a run are *moderate* in their place:
//! chosen after the heavy days, by the same distances, or fewer where no more fit. A moderate day has two sets of each
//! calf form at most, at RPE 7 at most and two repetitions below the target, never below the range; no hops, no open
//! set, no set more for the weaker leg, and in place of what recovers in 72 hours the rung before, at what was last
//! asked of it. What it asks counts toward the week like heavy work, and doing it is the target met. The plan names
//! the run, and the nearest choice of weekdays with two heavy days where there is one.

use crate::units::Rpe;

/// Most heavy days of a week (our choice, from 48 h between them, L15).
pub const HEAVY_DAYS: usize = 2;

/// Most heavy days of a week at level 3, after a trained one (our choice).
pub const HEAVY_DAYS_ADVANCED: usize = 3;

/// Least calendar days between two heavy days (48 h, L15).
pub const HEAVY_GAP_DAYS: usize = 2;

/// Calendar days an exercise asks for that recovers in 72 hours (L59, our choice).
pub const LONG_RECOVERY_DAYS: usize = 3;

/// Hours of a day, in which recovery is counted.
pub const HOURS_OF_A_DAY: u16 = 24;

/// Hours of recovery from which [`LONG_RECOVERY_DAYS`] holds.
pub const LONG_RECOVERY_HOURS: u16 = 72;

/// How many steps fewer a set of a moderate day asks for (our choice).
pub const MODERATE_FEWER: u16 = 2;

/// Days before a race without heavy work (our choice).
pub const RACE_REST_DAYS: u64 = 3;

/// Highest effort, as RPE, of a moderate day: a hard run follows (our choice).
pub const RPE_BEFORE_HARD_RUN: Rpe = Rpe::of_half_steps(14);

/// Most sets of each calf form on a moderate day (our choice).
pub const MODERATE_SETS: u8 = 2;

/// Repetitions that a moderate day asks below the target (our choice).
pub const MODERATE_REPS_FEWER: u16 = 2;
