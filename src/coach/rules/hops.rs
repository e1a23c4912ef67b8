//! When hops begin, and how their landings grow.
//!
//! **D.7** Hops. *The gate* is open in a week on whose Monday all of this was known: level 2; four trained weeks (D.1);
//! 15 `calf-raise` asked for, or a later rung current; 15 raises on the weaker side, on one leg and without help, in a
//! test or a set of the last 56 days; the weaker leg at 90 % of the stronger, in the newest source of D.6, whether or not
//! that section acts; 14 days green, 21 without red; and a newest word on pain, of the last 14 days, of 2 or less. It is
//! asked every Monday until a hop is logged, and again after a long gap (D.8). It opens neither in a lighter week nor on
//! the way back. The customary bar after an injury is 25 raises and less than a tenth between the legs (L52); the lower
//! ones are our choice.
//!
//! *The ramp.* The first sessions have 20 landings on two legs. A week whose days of hops were green, one of them
//! with the landings asked for, adds a tenth or 5, whichever is more, up to the level's most (C.5), where the newest
//! word on pain is 2 or less. A week with a
//! race adds none and holds half, as a lighter week does. The landings go evenly over sets of even numbers, within the dose; what they cannot hold
//! goes to the rung before, which then comes first, and what that cannot hold is not planned. What the session holds is
//! the one number of landings that is shown. Hops are on heavy days, not before a hard run, and first in the session.
//! `pogo-hop` is the first rung at every level; each next one follows the one a person stands on, after two green
//! exposures with every set at its top, in a week whose landings do not grow. One that recovers in 72 hours leaves the
//! nearer days to the rung before it.
//!
//! *One leg.* After three green weeks on two legs, with 20 raises on the weaker side (25 at level 3, and for an exercise
//! of level 3), legs no further apart than 90 % to begin and 80 % to go on, and without `balance-impaired`: the last
//! session of a week with two, and the only one of every week of an even number, on half of the landings, three days or
//! more before the next hops. `hop-and-hold`, done
//! well twice, leads to the rung after it, and so on.
//!
//! *Closing.* A red, or a second amber within seven days, closes hops for seven days and halves their landings; they
//! open again where the newest word on pain is 2 or less. A race closes them for seven days (D.9). A gap follows D.8: a
//! share of the landings, or two weeks closed and then the gate, or the whole gate at once; what begins again begins
//! with the first rung.

/// Trained weeks before the first hops (our choice).
pub const GATE_WEEKS: usize = 4;

/// Repetitions of `calf-raise` that must be asked for before the first hops (our choice).
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

/// Green weeks of two-legged hops before one-legged ones (our choice).
pub const WEEKS_TO_SINGLE: u8 = 3;

/// Landings of the smallest session: one on each leg (our choice).
pub const LEAST_CONTACTS: u16 = 2;

/// Exposures with every set at the top that lead to the next one-legged hop (C.3).
pub const EXPOSURES_OF_A_HOP: usize = 2;
