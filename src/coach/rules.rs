//! Every number the coach and the planner use, each with its unit and where it comes from.
//!
//! "Our choice" marks a figure somebody had to pick: a default, not evidence. `L29` and the like are the
//! numbers the catalogue's `[source]` tables use for the same papers.

use crate::catalogue::vocabulary::{Flag, Quality};
use crate::units::Decimal;

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
pub const RPE_BEFORE_HARD_RUN: u32 = 7;

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
pub const ACCEPTABLE_PAIN: u8 = 5;

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

/// Pain while training from which a day is amber, of 10. The original model calls 0 to 2 safe (Thomeé 1997, L13).
pub const AMBER_FROM: u8 = 3;

/// Pain while training from which a day is red: above the acceptable 5 (Silbernagel 2007, L12, L13).
pub const RED_FROM: u8 = 6;

/// Points above a person's usual morning from which the day before was amber (our choice).
pub const MORNING_AMBER: u32 = 2;

/// Points above a person's usual morning from which the day before was red (our choice).
pub const MORNING_RED: u32 = 3;

/// Minutes of morning stiffness above the usual that are still fine (our choice).
pub const STIFFER_MINUTES: u32 = 10;

/// Mornings without training before them that tell what is usual (our choice).
pub const BASELINE_MORNINGS: usize = 7;

/// Points by which the mean of the mornings after must rise, two weeks running, to be red (our choice).
pub const RISING_MEAN: u32 = 1;

/// Amber days that together count as red (our choice).
pub const AMBERS_MAKE_RED: usize = 3;

/// Days within which they must lie (our choice).
pub const AMBERS_WITHIN_DAYS: u64 = 14;

/// Exposures in a row at the top of the range before an exercise moves on (the 2-for-2 convention, L28).
pub const EXPOSURES_TO_PROGRESS: u8 = 2;

/// The same for light work (our choice).
pub const EXPOSURES_TO_PROGRESS_LIGHT: u8 = 1;

/// Times running that half the sets may stay under the range before a step back (our choice).
pub const TIMES_BELOW_RANGE: u8 = 2;

/// Effort of every set that, with a set under the range, is a step back at once (our choice, from B.8's anchors, L34).
pub const ALL_OUT_RPE: Decimal = Decimal::from_billionths(9_500_000_000);

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
    pub rpe_cap: Decimal,
}

const fn half_steps(number: u64) -> Decimal {
    Decimal::from_billionths(number * 500_000_000)
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
        rpe_cap: half_steps(20),
    },
    LayoffRow {
        from: 8,
        from_once_a_week: 11,
        load_percent: 100,
        rungs_back: 0,
        sets_of_12: &[],
        rounds_up: true,
        contacts_percent: Some(75),
        rpe_cap: half_steps(16),
    },
    LayoffRow {
        from: 14,
        from_once_a_week: 14,
        load_percent: 90,
        rungs_back: 0,
        sets_of_12: &[8],
        rounds_up: false,
        contacts_percent: Some(50),
        rpe_cap: half_steps(15),
    },
    LayoffRow {
        from: 28,
        from_once_a_week: 28,
        load_percent: 75,
        rungs_back: 1,
        sets_of_12: &[6, 9],
        rounds_up: true,
        contacts_percent: None,
        rpe_cap: half_steps(14),
    },
    LayoffRow {
        from: 56,
        from_once_a_week: 56,
        load_percent: 0,
        rungs_back: 2,
        sets_of_12: &[6, 9, 12],
        rounds_up: true,
        contacts_percent: None,
        rpe_cap: half_steps(14),
    },
    LayoffRow {
        from: 182,
        from_once_a_week: 182,
        load_percent: 0,
        rungs_back: 0,
        sets_of_12: &[],
        rounds_up: true,
        contacts_percent: None,
        rpe_cap: half_steps(14),
    },
];

/// Years above which a gap weighs a row more (L66).
pub const OLDER_AGE: u8 = 65;

/// Days within which exposures tell of the difference between the legs (our choice).
pub const EXERCISE_GAP_DAYS: i64 = 28;

/// Symmetry in percent under which both heavy days favour the weaker leg (our choice).
pub const FAR_APART_PERCENT: u32 = 80;

/// Symmetry in percent under which somebody should look at it (our choice).
pub const VERY_FAR_APART_PERCENT: u32 = 70;

/// The symmetry from which sides count as alike, in percent (custom in rehabilitation, L52, L53).
pub const ALIKE_PERCENT: u32 = 90;

/// Repetitions within which two tests a week apart may differ by chance (L47).
pub const RAISE_NOISE: u8 = 6;

/// Trained weeks in a row after which a light one is due, at levels 2 and 3 (practice: 5.8 weeks, L67).
pub const WEEKS_TO_DELOAD: u8 = 5;

/// The same where sessions are hard (our choice).
pub const WEEKS_TO_DELOAD_HARD: u8 = 4;

/// The same at level 1 (our choice).
pub const WEEKS_TO_DELOAD_BEGINNER: u8 = 7;

/// Effort of a session, on the CR-10 scale, that is hard (our choice).
pub const HARD_SESSION_RPE: Decimal = Decimal::whole(8);

/// Signs that together make a light week due (our choice).
pub const DELOAD_SIGNS: usize = 2;

/// Exercises with a step back that are a sign (our choice).
pub const REGRESSED_SLUGS: usize = 2;

/// Days within which they must lie (our choice).
pub const REGRESSED_WITHIN_DAYS: u64 = 7;

/// Mornings, each stiffer than the one before, that are a sign (our choice).
pub const STIFF_MORNINGS: usize = 3;

/// Times the tag `tired` must stand in a fortnight to be a sign (our choice).
pub const TIRED_TIMES: usize = 3;

/// Share of the calf, isometric and plyometric sets of a light week, in percent, rounded up (L67).
pub const DELOAD_SETS_PERCENT: u32 = 50;

/// Share of the load of a light week, in percent, rounded down to the person's steps (L67).
pub const DELOAD_LOAD_PERCENT: u32 = 90;

/// Highest effort of a light week (L67, figure our choice).
pub const DELOAD_RPE: Decimal = Decimal::from_billionths(6_500_000_000);

/// Weeks with two heavy days before the first hops (our choice).
pub const GATE_WEEKS: usize = 4;

/// Repetitions of `calf-raise` that must stand before the first hops (our choice).
pub const GATE_RAISE_REPS: u16 = 15;

/// One-leg raises of each side before two-legged hops (our choice; custom is 25, L52).
pub const GATE_RAISES: u32 = 15;

/// The same before one-legged hops (our choice).
pub const GATE_RAISES_SINGLE: u32 = 20;

/// The same at level 3 (L52).
pub const GATE_RAISES_SINGLE_ADVANCED: u32 = 25;

/// Days that must have been green before the first hops (our choice).
pub const GATE_CALM_DAYS: u64 = 14;

/// Days without a red light before the first hops (our choice).
pub const GATE_RED_DAYS: u64 = 21;

/// Landings of the first session (L52 gives 25 to 50 after an injury; our choice is lower).
pub const FIRST_CONTACTS: u16 = 20;

/// Landings a week more, at least (our choice).
pub const MORE_CONTACTS: u16 = 5;

/// Share of the landings, in percent, that a week adds where that is more (our choice).
pub const MORE_CONTACTS_PERCENT: u32 = 10;

/// Days for which pain shuts hops; a long gap shuts them for twice as long (our choice).
pub const CLOSED_DAYS: u64 = 7;

/// Green weeks of two-legged hops before one-legged ones (our choice).
pub const WEEKS_TO_SINGLE: u8 = 3;

/// Days within which a word on pain must have been said before load on the tendon goes up (our choice).
pub const PAIN_KNOWN_DAYS: u64 = 14;

/// Highest pain that is calm, of 10 (Thomeé 1997, L13).
pub const CALM_PAIN: u8 = 2;

/// Sets and repetitions of the twelve weeks of heavy slow resistance (L9, L10).
pub const HSR_WEEKS: [(u8, u16); 12] =
    [(3, 15), (3, 12), (3, 12), (4, 10), (4, 10), (4, 8), (4, 8), (4, 8), (4, 6), (4, 6), (4, 6), (4, 6)];

/// What the block is done with: raises that carry a load (L9, L10).
pub const HSR_EXERCISES: [&str; 6] = [
    "leg-press-calf-raise",
    "seated-calf-raise",
    "calf-raise",
    "single-leg-calf-raise",
    "single-leg-calf-raise-deficit",
    "single-leg-bent-knee-calf-raise",
];

/// The level from which the block is planned (our choice).
pub const HSR_LEVEL: u8 = 2;

/// Green weeks in a row, each with a word on pain, that lift the cap of `midportion-achilles` by a tier (our choice).
pub const EARNED_TIER_WEEKS: u8 = 3;

/// Most tiers that can be earned: the highest tier is 4.
pub const MOST_EARNED_TIERS: u8 = 2;

/// Days for which an amber or red day makes a step up a tendon tier wait for a word on pain (our choice).
pub const SORE_MEMORY_DAYS: u64 = 28;

/// Days within which a trained week lets the next one hold more than its least (our choice).
pub const TRAINED_LATELY_DAYS: i64 = 28;

/// Plantar-flexor sets a week may hold above the larger of the last two trained ones (our choice).
pub const GROWTH_SETS: u16 = 2;

/// Most heavy days of a week at level 3, after a trained one (our choice).
pub const HEAVY_DAYS_ADVANCED: usize = 3;

/// Most sets of the stronger leg where the legs are far apart (our choice).
pub const STRONGER_LEG_SETS: u8 = 2;
