//! What pain means for the days after it.
//!
//! **D.5** The traffic light, after Thomeé 1997 and Silbernagel 2007 (L12, L13), which let pain reach 5 of 10 while
//! training if it is gone by the next morning and does not grow from week to week. We add the colours, and a stricter
//! green of 2. Every training day has one light, from the worst pain of all its exercises, the check-in of the next
//! morning, and the one after that where no training lies between. Mornings are compared with the *usual*: the median
//! of the last seven check-ins, up to that day, on mornings that do not follow training; 0 where there are none.
//!
//! | light | any of | what follows |
//! |---|---|---|
//! | red | pain 6 and more while training; a morning 3 above the usual; a raised morning, and the second one raised too; the mean of the mornings up by a point, two weeks running; the third amber in 14 days | every exercise of the day steps back, no heavy work on the next day, the rest of the week is planned anew and asks for no more than before, no hops for seven days; after a third amber the exercises of the other two step back as well |
//! | amber | pain 3 to 5 while training; a morning raised by more than a point; ten minutes stiffer than usual | the exercises of the day stay as they are; the second amber in seven days closes hops |
//! | green | the rest, and every day that nothing is known of | progress is open |
//!
//! A morning of 6 and more without training on its eve spares that day of heavy work too. A red by the rising mean
//! falls on the last training day of the third week. The count of ambers begins anew after a red.
//!
//! *Tags.* `sharp` ends the day's session: what was done of it stops (D.4, row 1), what was not begun is left out,
//! and the rest of the week is planned anew. `tired` counts for D.9 alone. The stop tags
//! ([`crate::safety::Tag::stops`]) end all planning until they are cleared with a reason.
//!
//! *Earned tiers.* Three weeks in a row that are green throughout, each with a word on pain, raise the cap of
//! `midportion-achilles` by a tendon tier, twice at most; a red takes all of it back. Caps of other flags stay, and
//! the lowest holds.

use crate::catalogue::vocabulary::Flag;
use crate::units::Pain;

/// Whether a flag is about pain: with one, more load on the tendon waits for a word on pain (C.2).
pub const fn is_about_pain(flag: Flag) -> bool {
    !matches!(flag, Flag::BalanceImpaired | Flag::NoJump)
}

/// Whether pain of 3 to 5 that is gone by the morning is acceptable with a flag (Silbernagel 2007, L12, L13).
pub const fn is_pain_monitored(flag: Flag) -> bool {
    matches!(flag, Flag::MidportionAchilles | Flag::InsertionalAchilles | Flag::PlantarHeel)
}

/// Pain while training from which a day is amber, of 10. The original model calls 0 to 2 safe (Thomeé 1997, L13).
pub const AMBER_FROM: Pain = Pain::of(3);

/// Highest pain during exercise that is acceptable, of 10 (Silbernagel 2007, L12, L13).
pub const ACCEPTABLE_PAIN: Pain = Pain::of(5);

/// Pain while training from which a day is red: the first above the acceptable (L12, L13).
pub const RED_FROM: Pain = Pain::of(ACCEPTABLE_PAIN.number() + 1);

/// Points above a person's usual morning from which the day before was amber (our choice).
pub const MORNING_AMBER: u32 = 2;

/// Points above a person's usual morning from which the day before was red (our choice).
pub const MORNING_RED: u32 = 3;

/// Minutes of morning stiffness above the usual that are still fine (our choice).
pub const STIFFER_MINUTES: u32 = 10;

/// Mornings without training before them that tell what is usual (our choice).
pub const BASELINE_MORNINGS: usize = 7;

/// Mornings of that sort below which none is usual: then mornings are taken to be free of pain (our choice).
pub const BASELINE_LEAST_MORNINGS: usize = 3;

/// Days in which the least morning is the usual one of a pain-monitored person, where those are too few (our choice).
pub const MONITORED_BASELINE_DAYS: i64 = 14;

/// Most pain that is ever usual in that way, of 10 (our choice).
pub const MONITORED_BASELINE_MOST: Pain = Pain::of(3);

/// Days back from which a morning can tell something new: the second morning after a session, at most (D.5).
pub const MORNINGS_TELL_BACK: u64 = 2;

/// Points by which the mean of the mornings after must rise, two weeks running, to be red (our choice).
pub const RISING_MEAN: u32 = 1;

/// Amber days that together count as red (our choice).
pub const AMBERS_MAKE_RED: usize = 3;

/// Days within which they must lie (our choice).
pub const AMBERS_WITHIN_DAYS: u64 = 14;

/// Days for which pain shuts hops, and a stop an exercise; a long gap shuts hops for twice as long (our choice).
pub const CLOSED_DAYS: u64 = 7;

/// Highest pain that is calm, of 10 (Thomeé 1997, L13).
pub const CALM_PAIN: Pain = Pain::of(2);

/// Days within which a word on pain must have been said before load on the tendon goes up (D.4, our choice).
pub const PAIN_KNOWN_DAYS: u64 = 14;

/// Days for which an amber or red day makes a step up a tendon tier wait for a word on pain (D.4, our choice).
pub const SORE_MEMORY_DAYS: u64 = 28;

/// Green weeks in a row, each with a word on pain, that lift the cap of `midportion-achilles` by a tier (our choice).
pub const EARNED_TIER_WEEKS: u8 = 3;

/// Most tiers that can be earned: the highest tier is 4.
pub const MOST_EARNED_TIERS: u8 = 2;
