//! Figures of gaps, and of what counts as trained.

use crate::units::Rpe;

/// Days of a week with hard calf sets that make it a trained one (our choice).
pub const TRAINED_DAYS: u32 = 2;

/// One row of the table of gaps.
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

/// Years above which a gap weighs a row more (L66).
pub const OLDER_AGE: u8 = 65;
