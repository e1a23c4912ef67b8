//! Every number the coach and the planner use, each with its unit and where it comes from.
//!
//! "Our choice" marks a figure somebody had to pick: a default, not evidence. `L29` and the like are the
//! numbers the catalogue's `[source]` tables use for the same papers. What a week holds stands here; what moves a person
//! from week to week in the parts beside.

mod body;
mod gap;
mod steps;

pub use body::*;
pub use gap::*;
pub use steps::*;

use crate::catalogue::vocabulary::{Flag, Quality};
use crate::units::{Pain, Rpe};

/// Least and most of something in a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// What the week must reach.
    pub min: u8,
    /// What it may grow to.
    pub max: u8,
}

const fn span(min: u8, max: u8) -> Span {
    Span { min, max }
}

/// What a week must hold, per leg.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeeklyTargets {
    /// Most sessions.
    pub sessions: u8,
    /// Hard sets with a straight knee.
    pub calf_straight: Span,
    /// Hard sets with a bent knee.
    pub calf_bent: Span,
    /// Isometric sets.
    pub iso: Span,
    /// Most plantar-flexor work: straight + bent + half of iso and plyometric sets.
    pub plantar_flexor_cap: u8,
    /// Plyometric sessions.
    pub plyometric: Span,
    /// Most landings of a session.
    pub contacts_cap: u8,
    /// Balance sessions of at least two sets a leg.
    pub balance: Span,
    /// Sessions of the shin and the sides of the ankle.
    pub ankle_control: Span,
    /// Foot sessions.
    pub foot_intrinsic: Span,
    /// Whole-leg sessions.
    pub whole_leg: Span,
    /// Mobility sessions.
    pub mobility: Span,
}

/// Weekly targets of level 1, 2 and 3. Sessions: ACSM 2026 (L29). Calf sets: L23, L26, L29 to L31 with room left
/// for running (our choice). Isometrics: S4. Caps: our choice, from about ten sets a muscle a week. Contacts: L60,
/// L61, far below the athletes' tables (our choice). Balance: L39 to L43. Control: L72. Foot: L63. Whole leg: L64.
/// Mobility: L54.
pub const WEEKLY_TARGETS: [WeeklyTargets; 3] = [
    WeeklyTargets {
        sessions: 3,
        calf_straight: span(4, 6),
        calf_bent: span(3, 4),
        iso: span(1, 3),
        plantar_flexor_cap: 10,
        plyometric: span(0, 0),
        contacts_cap: 0,
        balance: span(2, 3),
        ankle_control: span(1, 2),
        foot_intrinsic: span(2, 2),
        whole_leg: span(1, 1),
        mobility: span(2, 2),
    },
    WeeklyTargets {
        sessions: 3,
        calf_straight: span(6, 8),
        calf_bent: span(4, 6),
        iso: span(2, 4),
        plantar_flexor_cap: 16,
        plyometric: span(1, 2),
        contacts_cap: 60,
        balance: span(2, 3),
        ankle_control: span(1, 2),
        foot_intrinsic: span(2, 2),
        whole_leg: span(1, 2),
        mobility: span(2, 2),
    },
    WeeklyTargets {
        sessions: 4,
        calf_straight: span(8, 10),
        calf_bent: span(4, 6),
        iso: span(2, 4),
        plantar_flexor_cap: 20,
        plyometric: span(2, 2),
        contacts_cap: 100,
        balance: span(2, 2),
        ankle_control: span(1, 1),
        foot_intrinsic: span(2, 2),
        whole_leg: span(1, 2),
        mobility: span(2, 2),
    },
];

impl WeeklyTargets {
    /// Returns the span of a quality: sets for the calf and the holds, sessions for the rest.
    pub fn of(&self, quality: Quality) -> Span {
        match quality {
            Quality::Plyometric => self.plyometric,
            Quality::Balance => self.balance,
            Quality::CalfStraight => self.calf_straight,
            Quality::CalfBent => self.calf_bent,
            Quality::WholeLeg => self.whole_leg,
            Quality::Iso => self.iso,
            Quality::AnkleControl => self.ankle_control,
            Quality::FootIntrinsic => self.foot_intrinsic,
            Quality::Mobility => self.mobility,
        }
    }
}

/// Sessions of balance a week after a sprain (L39).
pub const BALANCE_AFTER_SPRAIN: u8 = 3;

/// Warm-up of a session, in seconds (our choice).
pub const WARM_UP_SECONDS: u32 = 120;

/// From one exercise to the next, in seconds (our choice).
pub const BETWEEN_EXERCISES_SECONDS: u32 = 30;

/// From one leg to the other, in seconds (our choice).
pub const CHANGE_OVER_SECONDS: u32 = 10;

/// Least rest between sets of one leg in seconds, where the other leg's set is most of the rest (our choice).
pub const LEAST_REST_SECONDS: u32 = 15;

/// Most heavy days of a week (our choice, from 48 h between them, L15).
pub const HEAVY_DAYS: usize = 2;

/// Least calendar days between two heavy days (48 h, L15).
pub const HEAVY_GAP_DAYS: usize = 2;

/// Calendar days an exercise asks for that recovers in 72 hours.
pub const LONG_RECOVERY_DAYS: usize = 3;

/// Hours of recovery from which [`LONG_RECOVERY_DAYS`] holds.
pub const LONG_RECOVERY_HOURS: u16 = 72;

/// Days before a race without heavy work (our choice).
pub const RACE_REST_DAYS: u64 = 3;

/// Highest effort of a heavy day that could not be kept clear of a hard run (our choice).
pub const RPE_BEFORE_HARD_RUN: Rpe = Rpe::of_half_steps(14);

/// First added load in kilograms, where an exercise needs one and the person's smallest step is not larger (our choice).
pub const FIRST_LOAD_KG: u32 = 5;

/// Highest tendon tier under a flag that caps it (our choice).
pub const CAPPED_TENDON_TIER: u8 = 2;

/// Weeks after which a sprain is no longer recent.
pub const RECENT_SPRAIN_WEEKS: i64 = 6;

/// Weeks of balance work after which the plan asks whether an old sprain still matters (L39).
pub const PAST_SPRAIN_WEEKS: i64 = 8;

/// Least sets of a balance session (C.5).
pub const LEAST_BALANCE_SETS: u8 = 2;

/// Share of the session time, in percent, below which a first week says that it will grow (our choice).
pub const MUCH_TIME_LEFT_PERCENT: u32 = 80;

/// Highest pain during exercise that is acceptable, of 10 (Silbernagel 2007, L12, L13).
pub const ACCEPTABLE_PAIN: Pain = Pain::of(5);

/// Whether a flag keeps the tendon tier low.
pub const fn caps_tendon_tier(flag: Flag) -> bool {
    matches!(flag, Flag::MidportionAchilles | Flag::RecentSprain | Flag::CalfStrain)
}

/// What a set or a session is worth when not everything fits, in quarters of a point (all our choice).
pub mod points {
    use super::{Flag, Quality};

    /// A day's first and second set of straight-knee calf work.
    pub const STRAIGHT: u32 = 8;
    /// Its third and later.
    pub const STRAIGHT_LATER: u32 = 6;
    /// A day's first and second set of bent-knee calf work.
    pub const BENT: u32 = 7;
    /// Its third and later.
    pub const BENT_LATER: u32 = 5;
    /// A set of isometric work.
    pub const ISO: u32 = 6;
    /// The balance of the only session of a week: more than all that could take its time but a set of each calf form.
    pub const BALANCE_OF_ONE_SESSION: u32 = 100;
    /// Sets of a day from which the later worth holds.
    pub const LATER_FROM: u8 = 3;

    /// Returns what a session of a quality is worth that is counted in sessions.
    pub fn session(quality: Quality, flags: &[Flag]) -> u32 {
        match quality {
            Quality::Balance if flags.contains(&Flag::PastSprain) => 16,
            Quality::Balance | Quality::WholeLeg => 10,
            Quality::Plyometric => 12,
            Quality::AnkleControl => 6,
            Quality::FootIntrinsic => 3,
            Quality::Mobility => 2,
            Quality::CalfStraight | Quality::CalfBent | Quality::Iso => 0,
        }
    }
}

/// In which order qualities without a chain take turns (our choice).
pub const ROTATION: [(Quality, &[&str]); 2] = [
    (Quality::AnkleControl, &["band-eversion", "tibialis-raise", "band-dorsiflexion", "band-inversion"]),
    (Quality::Mobility, &["gastroc-stretch", "knee-to-wall", "soleus-stretch"]),
];

/// Exercises that are never part of a session: the warm-up, and one that takes longer than a session can give.
pub const OUTSIDE_SESSIONS: [&str; 2] = ["ankle-alphabet", "plantar-stretch"];
