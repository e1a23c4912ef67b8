//! Exercises, the chains they form, and where a person stands in them.
//!
//! **C.3** Chains. A chain leads from an exercise to the next harder one; a *gate* says what opens the step. It is
//! written as sets × amount, highest mean RPE (or most touches of the support) and exposures in a row; of its sets
//! the coach asks that every set of the exposure reaches the amount, and that there are two (one where the dose has
//! one). Without a gate the top of the range and the top of the RPE range hold, twice running, once for light work.
//!
//! 1. Calf, knee straight: `calf-raise` (3×15, RPE 7, twice), `negative-calf-raise` (3×12, 7.5, twice),
//!    `single-leg-calf-raise` (3×15, 8, twice), `single-leg-calf-raise-deficit` (3×12, 8, twice),
//!    `wall-lean-calf-raise`. While equipment alone keeps `negative-calf-raise` out,
//!    `assisted-single-leg-calf-raise` (3×12, 7.5, twice) *stands in* for it: it has that rung's place, leads where it
//!    leads, and what it granted stays granted when the equipment comes. With that equipment it is no rung. Branches:
//!    `leg-press-calf-raise` of the first, `band-single-leg-calf-raise` of the second, at level 1 too once the gate of
//!    `calf-raise` was passed (S3 offers it to beginners), `solo-leg-lift` and `towel-heel-raise` of the third.
//! 2. Calf, knee bent: `seated-calf-raise` (3×15, 7, twice), `bent-knee-calf-raise` (3×20, 7, twice),
//!    `single-leg-bent-knee-calf-raise`.
//! 3. Holds: `calf-iso-hold` (3×45 s, 7, twice), `heel-hover-hinge` (2×60 s, 7.5, twice), `plate-heel-hover-hinge`
//!    (the same), `high-heel-hinge`. Branch of the second: `toe-walk-carry`.
//! 4. Balance: `crane-balance` (3×30 s, no touch, twice), `single-leg-balance` (2×45 s, no touch, twice), `y-reach`
//!    (3×12, no touch, twice), `eyes-closed-balance` (2×30 s, one touch, twice), `cushion-balance`. Branch of the
//!    second: `ankle-tug`.
//! 5. Hops on two legs: `pogo-hop`, `squat-jack`, `scissor-jump`; a chain of its own on one leg, open by D.7:
//!    `hop-and-hold`, `side-hop`, `star-hop`. Of these a later one is current once the one before reached its top
//!    twice running, in a week whose landings do not grow; what was reached lasts 56 days without it, and no level is
//!    skipped (our choice).
//! 6. Whole leg: `three-point-lunge`, `topsy-turvy-flamingo`, `skater-squat-reach`, which then takes a weight. Branch
//!    of the first: `single-leg-mountain-climber`.
//! 7. Foot: `towel-curl`, `short-foot`, `single-leg-short-foot`.
//!
//! Mobility and ankle control have no chain (D.2.6). Chains have no circle, `harder` and `easier` answer each other,
//! and a step to the right lowers neither level nor, in 1 to 3 and 5, the tendon tier; branches are free of that.
//!
//! **C.4** Doses. Each exercise file has sets, a range, seconds of rest, a tempo, a range of RPE, times a week and
//! hours of recovery; every figure names a source or is our choice. Work begins at the bottom of the range without
//! added weight; one that cannot be done without begins with its first load. A range runs from where a set is worth
//! doing to where the next step is due. Touches of the support take the place of RPE where balance is trained.
//! Landings are what is typed and shown: a jack out and in is two. How often a week an exercise suits is advice,
//! shown but not enforced.
//!
//! **D.2.3** Rungs. Three things grant a rung: being the start rung, a passed gate before it, or two green days on
//! which every set of it reached the bottom of its range or more; one such day is enough where its gate had been
//! passed before. No gate leads further than one level above the profile's. A person stands on the right-most granted
//! rung, unless a step back (D.4) or a gap (D.8) moved them left. Where equipment, a flag or `avoid` takes that rung
//! away, the nearest of its tendon tier to the right holds the place, or else the nearest to the left, or to the
//! right. With none within reach a branch of the chain does. An avoided rung gives way to a favourite of the chain
//! granted so far that loads the tendon no more, and with `plantar-heel` the towel raise stands for the raise it
//! branches from.
//!
//! The start rung is the left-most of the highest level within the profile's; at level 3, where the chain has none of
//! that level, the one after it, if any. Balance begins at level 3 with `y-reach`, eyes open; the foot chain as if it
//! had its level-1 rungs alone. Where the rung so named lacks equipment and has a stand-in, that is meant. With `calf-strain` the calf chains and the holds begin with their first
//! rung, and hops begin with `pogo-hop` at every level. A calf-raise test of the last 56 days decides it for the
//! straight knee, without `calf-strain`: fewer than 10 raises on the weaker side give the first rung, 10 to 19
//! `single-leg-calf-raise`, 20 and more the rung after it, one level above the profile's at most (our choice, after
//! the custom of 20 to 25 raises: L46, L49). Where the rung a test gave was trained while the test held, it stays the
//! start rung until the next test, or until everything begins anew after a gap (D.8). Branches are granted with the
//! rung they branch from.
//!
//! **D.2.6** Which exercise. A quality with a chain takes the rung one stands on; one that rests after pain gives way
//! to the rung before. Ankle control and mobility take turns: favourites first, then what was done longest ago, never
//! before all, then the order of [`ROTATION`]; with `past-sprain` [`AFTER_SPRAIN`] leads. The warm-up drill and the long arch stretch are no part of it.
//!
//! **D.13** Settled once. `prefer = "load"`, the default, adds weight before it takes the next rung, up to that
//! rung's ceiling; `prefer = "range"` takes the rung first. At level 1 `calf-raise` counts as light, for spacing
//! alone and only where the week has a single heavy day. `solo-leg-lift` is a heel lift on a soft surface, the hop of
//! a text with the same headings (L2) is `star-hop`. Heavy slow resistance is a block to opt into (B.3); doses of
//! treatment are told with an exercise and never planned.

use crate::catalogue::vocabulary::Quality;

/// Days on which a rung must be done well to count as one a person stands on (our choice).
pub const DAYS_TO_GRANT: u8 = 2;

/// Single-leg raises of the weaker side under which a calf-raise test begins the chain at its first rung (our choice).
pub const FEW_RAISES: u32 = 10;

/// Raises from which it begins at the rung after [`SINGLE_LEG_RAISE`] (our choice; 20 to 25 is usual: L46, L49).
pub const MANY_RAISES: u32 = 20;

/// The first rung of the straight-knee chain.
pub const TWO_LEG_RAISE: &str = "calf-raise";

/// The same with bent knees.
pub const TWO_LEG_BENT_RAISE: &str = "bent-knee-calf-raise";

/// The rung the calf-raise test is about; from it on, load comes before the next rung (D.4).
pub const SINGLE_LEG_RAISE: &str = "single-leg-calf-raise";

/// The rung of the bent-knee chain from which load comes before the next rung (D.4).
pub const SINGLE_LEG_BENT_RAISE: &str = "single-leg-bent-knee-calf-raise";

/// The rung the balance chain begins with at level 3: eyes stay open until the log says more (our choice).
pub const BALANCE_START_AT_LEVEL_3: &str = "y-reach";

/// The highest level of a rung the foot chain may begin with (our choice).
pub const FOOT_START_LEVEL: u8 = 1;

/// In which order qualities without a chain take turns (D.2.6, our choice).
pub const ROTATION: [(Quality, &[&str]); 2] = [
    (Quality::AnkleControl, &["band-eversion", "tibialis-raise", "band-dorsiflexion", "band-inversion"]),
    (Quality::Mobility, &["gastroc-stretch", "knee-to-wall", "soleus-stretch"]),
];

/// The lunge that stays shallow under `knee-flexion-pain` (C.2).
pub const SHALLOW_LUNGE: &str = "three-point-lunge";

/// What every week holds of ankle control after a sprain, where a band is owned (C.2, L72).
pub const AFTER_SPRAIN: &str = "band-eversion";

/// Exercises that are never part of a session: the warm-up, and one that takes longer than a session can give.
pub const OUTSIDE_SESSIONS: [&str; 2] = ["ankle-alphabet", ANYTIME];

/// The stretch of the arch that may be done at any time of the day (S1).
pub const ANYTIME: &str = "plantar-stretch";

/// The session of whole-leg work in a week, from 0, that takes another exercise than the current rung (our choice).
pub const OTHER_WHOLE_LEG_TURN: usize = 1;

/// The session of balance in a week, from 0, that takes a branch (our choice).
pub const BRANCH_BALANCE_TURN: usize = 2;
