//! Sessions that were missed, gaps, and the way back.
//!
//! **D.8** *A missed session* is never doubled up. The sessions not begun are dealt anew over the offered days that
//! are left: as many heavy ones as the distances allow, then as many as possible, then as many on their own day as
//! possible, then early days. What finds no day is dropped, the light one first, and its sets carry over to no other
//! day. Hard calf work of another kind on the day stands for the session. Sets logged on any day answer their own
//! day's item first, then the first open one of the week. In a week with less than half of its least calf sets, at
//! whatever effort, nothing moves on. Where the week asked for fewer sets than its least, half of those is enough: what a
//! step back, a hard run or short minutes took off was not missed, and would else never come back.
//!
//! Work stands on the day it was done: once a day is over on which nothing was done, what of its session was done on
//! another one stands there, with the rest of it where that day had no session of its own.
//!
//! *A gap* is the days since a quality was last done, up to the first session of the week; mobility has none. For
//! qualities of light work alone (balance, sides of the ankle, foot) it is the days since anything was last done: a
//! plan that is short of minutes leaves them out or to the extras first, and who trained meanwhile had no layoff. For
//! holds, which such a plan leaves out after those, it is the days since anything for the calf was done: raises keep
//! the same muscle and tendon in use. Its length picks a row. One row later holds after a stop tag that was open in
//! between, whatever the length; after 8 days or more if the last day was red; and from 14 days on for people over 65.
//! Where a quality is planned on one day a week every row begins 7 days later, so that one missed session is no gap:
//! the sets stay those of the last week.
//!
//! | from day | load | sets | amount | landings | weeks | RPE |
//! |---|---|---|---|---|---|---|
//! | 0 | all | all | as it was | all | | |
//! | 8 | all | first session one less | up to the middle of the range | 75 % | one session | 8 |
//! | 14 | 90 % | two thirds, down, at least 1 | bottom | 50 % | 1 | 7.5 |
//! | 28 | 75 %, or a rung back without load | half, then three quarters, up | bottom | none for 14 days | 2 | 7 |
//! | 56 | none, and two rungs back | half, three quarters, all, up | bottom | the gate again | 3 | 7 |
//! | 182 | as with an empty log | all | bottom | the gate again | 1 | 7 |
//!
//! Shares of a load are of what was last lifted outside a lighter week, never of a step that was earned and not yet
//! done; loads are rounded down to the person's steps; what needs a weight keeps its first load, as far as that was
//! ever lifted. So nothing is asked for with more load than was lifted in it. A step earned just before a gap, of load
//! or sets in the second row and of a rung in the second and third, waits: it comes with the Monday after the first
//! green session. A rung is left for want of use by this table alone. A shorter gap within a way back leaves that way
//! back as it was.
//!
//! The weeks of the third row and below are weeks of the way back, and so is the week after a stop. Nothing moves on in
//! them, nor in the easier session of the second row. Least amounts of the week shrink with the sets. What was never
//! done before begins in such a week with the share of its sets that the others have. Eight days without calf work (11
//! with one session a week) begin the count to a lighter week anew. Two weeks cost less than a twentieth of strength,
//! four clearly more, and more above 65 (L66); the rest is caution for the tendon, our choice.

use crate::catalogue::vocabulary::Quality;
use crate::units::Rpe;

/// One row of the table of gaps (D.8).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LayoffRow {
    /// Days of the gap from which it holds.
    pub from: i64,
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
        load_percent: 100,
        rungs_back: 0,
        sets_of_12: &[],
        rounds_up: true,
        contacts_percent: Some(100),
        rpe_cap: Rpe::of_half_steps(20),
    },
    LayoffRow {
        from: 8,
        load_percent: 100,
        rungs_back: 0,
        sets_of_12: &[],
        rounds_up: true,
        contacts_percent: Some(75),
        rpe_cap: Rpe::of_half_steps(16),
    },
    LayoffRow {
        from: 14,
        load_percent: 90,
        rungs_back: 0,
        sets_of_12: &[8],
        rounds_up: false,
        contacts_percent: Some(50),
        rpe_cap: Rpe::of_half_steps(15),
    },
    LayoffRow {
        from: 28,
        load_percent: 75,
        rungs_back: 1,
        sets_of_12: &[6, 9],
        rounds_up: true,
        contacts_percent: None,
        rpe_cap: Rpe::of_half_steps(14),
    },
    LayoffRow {
        from: 56,
        load_percent: 0,
        rungs_back: 2,
        sets_of_12: &[6, 9, 12],
        rounds_up: true,
        contacts_percent: None,
        rpe_cap: Rpe::of_half_steps(14),
    },
    LayoffRow {
        from: 182,
        load_percent: 0,
        rungs_back: 0,
        sets_of_12: &[12],
        rounds_up: true,
        contacts_percent: None,
        rpe_cap: Rpe::of_half_steps(14),
    },
];

/// Qualities of light work alone, whose gap counts from the last training day of any kind: they are the first to be left out
/// of a short session, and that is no pause of the person's. Our choice.
pub const LIGHT_QUALITIES: [Quality; 3] = [Quality::Balance, Quality::AnkleControl, Quality::FootIntrinsic];

/// Qualities whose work keeps the calf and its tendon in use: the gap of holds counts from the last day with any of them.
/// Our choice.
pub const CALF_QUALITIES: [Quality; 3] = [Quality::CalfStraight, Quality::CalfBent, Quality::Iso];

/// Days of a gap above which red pain before it weighs a row more: the week that it rests anyway is none. Our choice.
pub const AFTER_PAIN_DAYS: i64 = 7;

/// Days by which every row begins later for what is planned on one day a week: one missed session is no gap. Our choice.
pub const ONCE_A_WEEK_LATER_DAYS: i64 = 7;

/// Days without calf work that begin the count to a lighter week anew (our choice).
pub const RECOUNT_AFTER_DAYS: i64 = 8;

/// The same with one session a week (our choice).
pub const RECOUNT_AFTER_DAYS_ONCE: i64 = 11;

/// Years of age above which a gap weighs a row more (L66).
pub const OLDER_AGE: u8 = 65;

/// Days of a gap from which being that old weighs (L66).
pub const OLDER_FROM_DAYS: i64 = 14;
