//! Sessions that were missed, gaps, and the way back.
//!
//! **D.8** *A missed session* is never doubled up. The sessions not begun are dealt anew over the offered days that
//! are left: as many heavy ones as the distances allow, then as many as possible, then as many on their own day as
//! possible, then early days. What finds no day is dropped, the light one first, and its sets carry over to no other
//! day. Hard calf work of another kind on the day stands for the session. Sets logged on any day answer their own
//! day's item first, then the first open one of the week. In a week with less than half of its least calf sets, at
//! whatever effort, nothing moves on.
//!
//! Work stands on the day it was done: once a day is over on which nothing was done, what of its session was done on
//! another one stands there, with the rest of it where that day had no session of its own.
//!
//! *A gap* is the days since a quality was last done, up to the first session of the week; mobility has none. Its
//! length picks a row, one later after 8 days or more if the last day was red or a stop tag opened in between, and
//! one later from 14 days on for people over 65. For what is planned once a week the second row begins at 11 days.
//!
//! | from day | load | sets | amount | landings | weeks | RPE |
//! |---|---|---|---|---|---|---|
//! | 0 | all | all | as it was | all | | |
//! | 8 | all | first session one less | up to the middle of the range | 75 % | one session | 8 |
//! | 14 | 90 % | two thirds, down, at least 1 | bottom | 50 % | 1 | 7.5 |
//! | 28 | 75 %, or a rung back without load | half, then three quarters, up | bottom | none for 14 days | 2 | 7 |
//! | 56 | none, and two rungs back | half, three quarters, all, up | bottom | the gate again | 3 | 7 |
//! | 182 | as with an empty log | | | the gate again | | |
//!
//! Loads are rounded down to the person's steps; what needs a weight keeps its first load. Least amounts of the week
//! shrink with the sets. In the weeks of the third row and below nothing moves on, and neither does it in the easier
//! session of the second. Eight days without calf work (11 with one session a week) begin the count to a lighter week
//! anew. Two weeks cost less than a twentieth of strength, four clearly more, and more above 65 (L66); the rest is
//! caution for the tendon, our choice.

use crate::units::Rpe;

/// One row of the table of gaps (D.8).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LayoffRow {
    /// Days of the gap from which it holds.
    pub from: i64,
    /// The same for what is planned once a week.
    pub from_once_a_week: i64,
    /// Share of the load that is left, in percent.
    pub load_percent: u32,
    /// Rungs back, for what carries no load.
    pub rungs_back: u8,
    /// Twelfths of the sets that are left, week by week of the way back; nothing where it has no ramp.
    pub sets_of_12: &'static [u8],
    /// Whether parts of sets are rounded up.
    pub rounds_up: bool,
    /// Share of the landings that is left, in percent; none where hops are closed.
    pub contacts_percent: Option<u32>,
    /// Highest effort.
    pub rpe_cap: Rpe,
}

/// What is left after a gap. Under two weeks little strength is lost, by four clearly more (L66); the rest is caution for
/// the tendon (our choice).
pub const LAYOFF_ROWS: [LayoffRow; 6] = [
    LayoffRow {
        from: 0,
        from_once_a_week: 0,
        load_percent: 100,
        rungs_back: 0,
        sets_of_12: &[],
        rounds_up: true,
        contacts_percent: Some(100),
        rpe_cap: Rpe::of_half_steps(20),
    },
    LayoffRow {
        from: 8,
        from_once_a_week: 11,
        load_percent: 100,
        rungs_back: 0,
        sets_of_12: &[],
        rounds_up: true,
        contacts_percent: Some(75),
        rpe_cap: Rpe::of_half_steps(16),
    },
    LayoffRow {
        from: 14,
        from_once_a_week: 14,
        load_percent: 90,
        rungs_back: 0,
        sets_of_12: &[8],
        rounds_up: false,
        contacts_percent: Some(50),
        rpe_cap: Rpe::of_half_steps(15),
    },
    LayoffRow {
        from: 28,
        from_once_a_week: 28,
        load_percent: 75,
        rungs_back: 1,
        sets_of_12: &[6, 9],
        rounds_up: true,
        contacts_percent: None,
        rpe_cap: Rpe::of_half_steps(14),
    },
    LayoffRow {
        from: 56,
        from_once_a_week: 56,
        load_percent: 0,
        rungs_back: 2,
        sets_of_12: &[6, 9, 12],
        rounds_up: true,
        contacts_percent: None,
        rpe_cap: Rpe::of_half_steps(14),
    },
    LayoffRow {
        from: 182,
        from_once_a_week: 182,
        load_percent: 0,
        rungs_back: 0,
        sets_of_12: &[],
        rounds_up: true,
        contacts_percent: None,
        rpe_cap: Rpe::of_half_steps(14),
    },
];

/// Days of a gap above which red pain, or a stop, before it weighs a row more: the week that it rests anyway is none. Our
/// choice.
pub const AFTER_PAIN_DAYS: i64 = 7;

/// Years of age above which a gap weighs a row more (L66).
pub const OLDER_AGE: u8 = 65;

/// Days of a gap from which being that old weighs (L66).
pub const OLDER_FROM_DAYS: i64 = 14;
