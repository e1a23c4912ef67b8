//! The self-tests: when they are due, and what a result means.
//!
//! **B.11** One-leg calf raises. Lunsford and Perry 1995 found 27.9 on average (SD about 11) in 203 people of 20 to
//! 59 years and proposed 25 as normal (L46). Hébert-Losier 2017, 566 people of 20 to 81 years, had medians of 24
//! (men) and 21 (women), and two tests of one person a week apart within 6 raises (L47); two clinics' summaries of
//! that study give the decades of [`TYPICAL_RAISES`] (L48). Sleeswijk Visser 2025, 500 people, had 25 and 24 on the
//! two sides, fewer with more weight and less activity, and none fewer with age (L49). So the range is told as
//! typical for age and sex, with that caution. There is no one protocol (L51), which is why ours is kept with every
//! result.
//!
//! **D.11** Tests. The calf-raise test is offered in normal weeks: at the start from level 2 on, a week later at
//! level 1, then from the fifth week after the last test, or after the first record, in three weeks of five: one of them
//! may be sore or a lighter one. No test at all is offered with the
//! flags of [`NO_TEST_WITH`], while a stop tag is open, in a lighter week, and within 14 days of amber, red or a sharp
//! pain; those that tire the calf ask for 48 hours after heavy work. What is recorded all the same is kept.
//!
//! *Calf raises.* Fingertips on a wall, knee straight, full height, 30 raises a minute (L49), two minutes between the
//! legs. A change within 6 raises is chance (L47). In the knee-to-wall test a gap between the sides from 2 cm is
//! worth watching once a second test shows it: up to 1.5 to 2 cm is common (L57).
//!
//! Two more are for who comes back from a sprain, or asks (D.15): *balance*, seconds on one leg with closed eyes, the
//! best of three tries, 60 at most, never with `balance-impaired`; and *side hop*, seconds for ten hops over 30 cm and
//! back, offered once one-legged hops are open (D.7). Symmetry of the latter is the faster side by the slower. No
//! typical figures are told of either: none is good enough.

use crate::catalogue::vocabulary::Flag;

/// The test of one-leg calf raises, as the log names it.
pub const CALF_RAISE_TEST: &str = "calf-raise";

/// Days for which a calf-raise test tells where a person stands (our choice, from the 4 to 6 weeks between tests).
pub const TEST_HOLDS_DAYS: i64 = 56;

/// Repetitions within which two tests a week apart may differ by chance (L47).
pub const RAISE_NOISE: u8 = 6;

/// Typical single-leg raises of one decade of age: from this age on, men from–to, women from–to.
///
/// Medians of active people from two clinics' summaries of Hébert-Losier 2017 (L47, L48). Newer data (Sleeswijk Visser
/// 2025, L49) found no effect of age.
pub const TYPICAL_RAISES: [(u8, [u8; 2], [u8; 2]); 7] = [
    (20, [37, 37], [30, 31]),
    (30, [32, 33], [27, 27]),
    (40, [28, 28], [24, 25]),
    (50, [23, 24], [21, 22]),
    (60, [19, 19], [19, 19]),
    (70, [14, 15], [16, 17]),
    (80, [10, 10], [14, 14]),
];

/// Raises a side that most people without trouble reach (L46, L49), for those who tell no age and sex.
pub const USUAL_RAISES: [u8; 2] = [20, 25];

/// The difference between sides of the knee-to-wall test worth noting, in centimetres (L57).
pub const KNEE_TO_WALL_GAP_CM: u32 = 2;

/// Weeks between two calf-raise tests: 4 to 6 (our choice).
pub const TEST_EVERY_WEEKS: i64 = 5;

/// Weeks in a row in which a test that is due is told, as one of them may be sore or lighter (our choice).
pub const TEST_TOLD_WEEKS: u8 = 3;

/// Days without a sore one or a sharp pain before a test is offered (our choice, from D.7).
pub const CALM_DAYS_TO_TEST: u64 = 14;

/// Flags with which no test is offered: it asks for all that one side can do (our choice).
pub const NO_TEST_WITH: [Flag; 3] = [Flag::CalfStrain, Flag::RecentSprain, Flag::BoneStress];

/// Most seconds of the balance test: nobody need stand longer (our choice).
pub const MOST_BALANCE_SECONDS: u32 = 60;

/// Days between heavy work and a calf-raise test: 48 hours (our choice).
pub const TEST_REST_DAYS: u8 = 2;
