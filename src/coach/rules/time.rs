//! How long a session takes, and in which order it goes.
//!
//! **D.3** Seconds. One set takes its repetitions or landings times the seconds of one, or the seconds of the hold.
//! On one-legged work a set is both legs, with ten seconds to change over, and what the other leg takes is rest
//! already: the rest shrinks by it, to 15 seconds at the least; a rest that is no longer than that stays. An exercise
//! is its sets and the rests between them, rounded once, half up. A further set of one leg adds that leg's work and
//! one rest. A session is two minutes of warm-up, three before hops, its exercises, and half a minute from each to
//! the next. Three sets of ten `single-leg-calf-raise` at six seconds and 90 seconds of rest: 60 a leg, 130 both, 20 of
//! rest, 430 in all.
//!
//! The warm-up is said and not logged: easy walking and `ankle-alphabet`, before heavy and moderate work a few easy
//! raises on two legs, and before hops a few small ones as well.
//!
//! The minutes of the profile are a ceiling. Where even the least session, one set of each calf form and two of
//! balance, is too long, its targets shrink step by step towards the bottom of their ranges, and the lines say so;
//! where that is not enough, the week is refused and the minutes that would do are named. Everything that time keeps
//! out is listed. A first week whose longest session takes less than four fifths of the minutes tells the person that
//! later ones will be longer.
//!
//! **D.3b** Order of a session: hops, balance, straight-knee calf, bent-knee calf, whole leg, holds, shin and sides
//! of the ankle, foot, mobility. Speed and balance want fresh legs, what comes early improves most (L29), and long
//! stretches go last. Within a quality what loads the tendon more comes first, then the name decides; of two hops on a
//! day the current rung comes first, then the one before it.

use crate::catalogue::vocabulary::Quality;

/// Warm-up of a session, in seconds (our choice).
pub const WARM_UP_SECONDS: u32 = 120;

/// What the warm-up takes longer before hops, in seconds (our choice).
pub const WARM_UP_FOR_HOPS_SECONDS: u32 = 60;

/// Easy raises on two legs of the warm-up before calf work (our choice).
pub const WARM_UP_RAISES: u8 = 10;

/// Small hops on two legs of the warm-up before hops (our choice).
pub const WARM_UP_HOPS: u8 = 10;

/// From one exercise to the next, in seconds (our choice).
pub const BETWEEN_EXERCISES_SECONDS: u32 = 30;

/// From one leg to the other, in seconds (our choice).
pub const CHANGE_OVER_SECONDS: u32 = 10;

/// Least rest between sets of one leg in seconds, where the other leg's set is most of the rest (our choice).
pub const LEAST_REST_SECONDS: u32 = 15;

/// What the least session is made of: a set of each calf form, and balance in its least sets (D.3, our choice).
pub const LEAST_SESSION: [Quality; 3] = [Quality::CalfStraight, Quality::CalfBent, Quality::Balance];

/// Share of the session time, in percent, below which a first week says that it will grow (our choice).
pub const MUCH_TIME_LEFT_PERCENT: u32 = 80;
