//! Back to sport after a sprain.
//!
//! **D.15** Who has the flag `recent-sprain` or `past-sprain` sees a checklist, in the domains an international
//! consensus names for the return to sport: pain, what the ankle can do, how sure one is of it, balance, and sport
//! itself (L75). Each item is met, not met, unknown, or for later where its test is not offered (D.11). Nothing of it
//! says that an ankle holds: the figures are conventions of rehabilitation, and our choice.
//!
//! | item | met when |
//! |---|---|
//! | pain | something was told of the last 14 days, and nothing above 2 of 10 |
//! | knee to wall | the newest test has the sides less than 2 cm apart |
//! | calf raises | the newest test has 15 and more a side, and the weaker at 90 % of the other or above |
//! | balance, eyes closed | the newest test has the weaker side at 90 % or above |
//! | hop ladder | `hop-and-hold` was done on two green days, and `side-hop` on a later one |
//! | side hop | the newest test has the slower side at 90 % or above |
//! | giving way | for 28 days the ankle did not give way; they begin with the sprain, else with the first record |
//!
//! A test tells for as long as one of calf raises does (D.6). The tag `giving-way`, and `swelling` as well, is worth a
//! clinician's look when it comes back within 14 days.

use crate::units::Pain;

/// Days of which nothing above [`CHECKED_PAIN`] may be told (our choice).
pub const CHECKED_PAIN_DAYS: u64 = 14;

/// Highest pain of the checklist, of 10: what D.5 calls green (Thomeé 1997, L13).
pub const CHECKED_PAIN: Pain = Pain::of(2);

/// One-leg raises of each side (our choice).
pub const CHECKED_RAISES: u8 = 15;

/// Green days of `hop-and-hold` before `side-hop` (our choice).
pub const CHECKED_HOLDS: usize = 2;

/// Days without giving way (our choice).
pub const STEADY_DAYS: usize = 28;

/// Days within which a sign that comes back is worth a clinician's look (our choice).
pub const SIGN_AGAIN_DAYS: u64 = 14;
