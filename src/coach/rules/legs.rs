//! Left against right.
//!
//! **D.6** Symmetry is the weaker leg in percent of the stronger. It comes from the newest calf-raise test of the
//! last 56 days, else from the one-legged heavy exercise done last: the means of its last two exposures within 28
//! days, at equal load. It acts only below 90 %, the customary line of rehabilitation though healthy legs differ as
//! well (L52, L53), and only where chance is no likely reason: more than 6 raises apart in a test (L47), or below the
//! line in two of all these sources at once. Work of weeks in which it acts is no source, for it makes the legs do
//! alike; so it ends by a test of alike legs, or once its sources are too old and new work shows no more.
//!
//! | symmetry | what follows |
//! |---|---|
//! | 80 to 89 % | the weaker leg goes first and does a set more on one heavy day; the stronger stops at its repetitions |
//! | 70 to 79 % | the same on every heavy day; there the stronger leg does two sets at most; no one-legged hops |
//! | below 70 %, or below 80 % for six weeks | as before, the advice to have it assessed, and no rung of a higher tendon tier |
//! | one side hurts, the other does not | no set more, and the advice to have it assessed |
//!
//! One side hurts alone where records of it by itself tell pain from amber on, and those of the other by itself less,
//! within a fortnight. The ankle a person names as injured goes first, in place of the weaker leg; that is all it
//! decides. While it acts the gate of the hops (D.7) does not open. The further set goes to the day's first one-legged calf
//! exercise and stays within the minutes and the plantar-flexor cap.

/// Symmetry in percent from which sides count as alike (custom in rehabilitation, L52, L53).
pub const ALIKE_PERCENT: u32 = 90;

/// Symmetry in percent under which both heavy days favour the weaker leg (our choice).
pub const FAR_APART_PERCENT: u32 = 80;

/// Symmetry in percent under which somebody should look at it (our choice).
pub const VERY_FAR_APART_PERCENT: u32 = 70;

/// Weeks below [`FAR_APART_PERCENT`] after which somebody should look at it (our choice).
pub const FAR_APART_WEEKS: i64 = 6;

/// Days within which pain of one side alone speaks against a set more (our choice).
pub const ONE_SIDED_PAIN_DAYS: u64 = 14;

/// Days within which exposures tell of the difference between the legs (our choice).
pub const EXERCISE_GAP_DAYS: i64 = 28;

/// Most sets of the stronger leg where the legs are far apart (our choice).
pub const STRONGER_LEG_SETS: u8 = 2;
