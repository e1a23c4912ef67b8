//! When hops begin, and how their landings grow.
//!
//! **D.7** Hops. *The gate* opens at a Monday when all of this holds: level 2; four weeks so far with heavy work on
//! two days; 15 `calf-raise` asked for, or a later rung current; 15 one-leg raises on the weaker side, in any test or
//! set; legs alike (D.6); 14 days without amber, 21 without red; and pain of 2 or less told in the last 14 days. It
//! opens neither in a lighter week nor on the way back. The customary bar after an injury is 25 raises and less than
//! a tenth between the legs (L52); the lower ones are our choice.
//!
//! *The ramp.* The first sessions have 20 landings on two legs. A week whose days of hops were green, one of them
//! with the landings asked for, adds a tenth or 5, whichever is more, up to the level's most (C.5), once pain of 2 or
//! less was told in the last 14 days. The landings go evenly over sets of even numbers, within the dose; what they
//! cannot hold goes to the rung before. Hops are on heavy days, not before a hard run, and first in the session. The
//! two-legged rungs begin with `pogo-hop` and move on by D.4. One that recovers in 72 hours leaves the nearer days to
//! the rung before it.
//!
//! *One leg.* After three green weeks on two legs, with 20 raises on the weaker side (25 at level 3), legs no further
//! apart than 80 % and without `balance-impaired`: the last session of a week with two, on half of the landings,
//! three days or more before the next hops.
//!
//! *Closing.* A red, or a second amber within seven days, closes hops for seven days and halves their landings. A gap
//! follows D.8: a share of the landings, or two weeks closed, or the whole gate once more.

/// Weeks with two heavy days before the first hops (our choice).
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
