//! Figures of what the body says: pain, the two legs, rest, hops.

use crate::catalogue::vocabulary::Flag;
use crate::units::{Pain, Rpe, SessionRpe};

/// Pain while training from which a day is amber, of 10. The original model calls 0 to 2 safe (Thomeé 1997, L13).
pub const AMBER_FROM: Pain = Pain::of(3);

/// Pain while training from which a day is red: above the acceptable 5 (Silbernagel 2007, L12, L13).
pub const RED_FROM: Pain = Pain::of(6);

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
pub const HARD_SESSION_RPE: SessionRpe = SessionRpe::of_half_steps(16);

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
pub const DELOAD_RPE: Rpe = Rpe::of_half_steps(13);

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
pub const CALM_PAIN: Pain = Pain::of(2);

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

/// Weeks on level-2 rungs of both calf chains after which the next level is suggested (our choice).
pub const LEVEL_UP_WEEKS: i64 = 2;

/// Weeks between two calf-raise tests: 4 to 6 (our choice).
pub const TEST_EVERY_WEEKS: i64 = 5;

/// Days before a week without a sore one or a sharp pain, where the week offers a calf-raise test (our choice, from D.7).
pub const CALM_DAYS_TO_TEST: u64 = 14;

/// Flags with which no calf-raise test is offered: it asks one calf for all it can do (our choice).
pub const NO_TEST_WITH: [Flag; 6] = [
    Flag::CalfStrain,
    Flag::RecentSprain,
    Flag::BoneStress,
    Flag::MidportionAchilles,
    Flag::InsertionalAchilles,
    Flag::BalanceImpaired,
];

/// Days between heavy work and a calf-raise test: 48 hours (our choice).
pub const TEST_REST_DAYS: u8 = 2;

/// Weeks before the one at hand whose mean load tells what is usual (Foster's session-RPE, uncoupled; our choice).
pub const LOAD_WEEKS: usize = 4;

/// Least of them that must tell a load (our choice).
pub const LOAD_WEEKS_LEAST: usize = 3;

/// Share of the usual load, in percent, above which a week is a jump (our choice; not a risk).
pub const LOAD_JUMP_PERCENT: u32 = 150;

/// Units of effort times minutes it must be above the usual as well (our choice).
pub const LOAD_JUMP_UNITS: u32 = 60;
