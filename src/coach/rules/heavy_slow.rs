//! The block of heavy slow resistance.
//!
//! **B.3** Heavy slow resistance. Kongsgaard 2009 (kneecap tendon) and Beyer 2015 (Achilles tendon; L9, L10) had people
//! lift three times a week for twelve weeks, at least 48 hours apart (L15): seated raise, leg-press raise and standing
//! raise, three seconds up and three down, two to three minutes of rest. Sets and repetitions went from 3×15 to 4×6 as
//! the load rose. Discomfort while lifting was allowed; more pain afterwards meant less load. After 12 and 52 weeks it
//! did as well as heel drops, and more people kept at it (L10).
//!
//! **D.14** The block. Who sets `hsr_from` is given [`HSR_WEEKS`], from the Monday on or before that day and from level
//! 2 on, with the tempo, rest and effort below.
//!
//! *What is lifted.* With a straight knee: the leg press where it may be used; else the hardest granted rung of
//! [`HSR_RUNGS`] that takes load and whose last target without load was at least the repetitions of the week; else
//! `calf-raise` with a load. With a bent knee: the seated raise where it may be used, else the current rung of the
//! chain. What carries no load and could not be done for the repetitions of the week, or takes no load at all, keeps
//! its ordinary target, and without any weight there is no block: few repetitions without load are not heavy.
//!
//! *The load.* It begins at what the ordinary target was worth: moved × (30 + R1) / (30 + R2), where R1 is that target
//! and R2 the repetitions of the week (Epley's estimate), less the part of the body that is moved; rounded down to the
//! steps owned. Every set of every day of the week made, at RPE 9 at most or unknown, adds one step of D.4; where the
//! next week has fewer repetitions the same formula takes the place of the step, with at most 10 kg more. Sets that
//! were missed hold the load, and so do a lighter week, a way back and a week with less than half of its calf work.
//! Making every set of a day with more than was asked makes that the load to go on from. The first four rows of D.4
//! hold, with the repetitions of the week as the bottom. No set is open, low effort adds nothing, and of the ceilings
//! only `max_load_kg` holds. After week 12, and where the block lets go of an exercise, the load falls by the formula
//! to the bottom of the ordinary range.
//!
//! *After it.* What it was lifted with goes on in place of a rung that the level alone gave and that was never done,
//! until a gate leads on from it or a calf-raise test says otherwise; a rung that was done before the block comes
//! back, after the lighter week where one follows (our default). For the gate of the hops a two-legged raise with load
//! counts as the repetitions without load that it is worth.
//!
//! *The week.* Its kind is normal, with up to three heavy days where the profile offers them. No lighter week is
//! planned; one that the body asks for comes as ever, and so do a stop, a way back and a race: the weeks of the block
//! go on by the calendar. A gap of 14 days or more (D.8's third row) that is judged after the first week ends it. A
//! week holds at most 24 plantar-flexor sets, and the first one at most 4 more than the last trained week. What does
//! not fit is taken from other qualities first, then a set at a time, evenly over forms and days.
//!
//! *The offer.* With `midportion-achilles`, no block and three weeks of records it is offered once, at level 2 and
//! above, to those who own a weight.

use crate::units::{Decimal, Rpe, Tempo};

/// Sets and repetitions of the twelve weeks of heavy slow resistance (L9, L10).
pub const HSR_WEEKS: [(u8, u16); 12] =
    [(3, 15), (3, 12), (3, 12), (4, 10), (4, 10), (4, 8), (4, 8), (4, 8), (4, 6), (4, 6), (4, 6), (4, 6)];

/// Seconds of a repetition of the block, up-top-down-bottom: three each way (L9, L10).
pub const HSR_TEMPO: Tempo = Tempo::of("3-0-3-0");

/// Seconds of rest between sets: the middle of two to three minutes (L9, L10).
pub const HSR_REST_SECONDS: u16 = 150;

/// Effort of its sets, as RPE (our choice: near the most repetitions the load allows, as in L9 and L10).
pub const HSR_RPE: [Rpe; 2] = [Rpe::of_half_steps(16), Rpe::of_half_steps(18)];

/// What the straight knee is loaded with first (L9, L10).
pub const HSR_LEG_PRESS: &str = "leg-press-calf-raise";

/// Rungs of the straight-knee chain that it is done with otherwise, easiest first: both halves under load (L9, L10).
pub const HSR_RUNGS: [&str; 3] = ["calf-raise", "single-leg-calf-raise", "single-leg-calf-raise-deficit"];

/// What the bent knee is loaded with first (L9, L10).
pub const HSR_SEATED: &str = "seated-calf-raise";

/// The level from which the block is planned (our choice).
pub const HSR_LEVEL: u8 = 2;

/// Most heavy days of its weeks (L9, L10).
pub const HSR_HEAVY_DAYS: usize = 3;

/// Most plantar-flexor sets of its weeks: four of each form on three days (our choice).
pub const HSR_PLANTAR_FLEXOR_CAP: u8 = 24;

/// Plantar-flexor sets by which its first week may exceed the last trained one (our choice).
pub const HSR_FIRST_WEEK_SETS: u16 = 4;

/// Most kilograms that fewer repetitions add at once (our choice).
pub const HSR_MOST_MORE_KG: u32 = 10;

/// Repetitions that halve what can be moved: Epley's estimate, moved × (1 + repetitions / 30).
pub const EPLEY_REPS: u16 = 30;

/// Kilograms of a body whose weight is not known (our choice).
pub const USUAL_BODY_KG: u32 = 70;

/// What is moved without the body, in [`HSR_LEG_PRESS`] and [`HSR_SEATED`]: at least so many kilograms (our choice).
pub const LEAST_MOVED_KG: u32 = 5;

/// Weeks with records after which the block is offered with `midportion-achilles` (our choice).
pub const HSR_OFFER_WEEKS: usize = 3;

/// Kilograms by which a load may differ from the one asked and still be that one: a quarter of a pound, which is what
/// showing half pounds takes off or adds at most.
pub const SHOWN_LOAD_KG: Decimal = Decimal::from_billionths(113_400_000);
