//! What pain means for the days after it.
//!
//! **D.5** The traffic light, after Thomeé 1997 and Silbernagel 2007 (L12, L13), which let pain reach 5 of 10 while
//! training if it is gone by the next morning and does not grow from week to week. We add the colours, a stricter green
//! of 2, and keep the 5 for those whose tendon is watched: *pain-monitored* is who has `midportion-achilles`,
//! `insertional-achilles` or `plantar-heel`.
//!
//! Every exercise has a light of its own each day it is done: from the worst pain told with it (pain of a whole session
//! stands for its heavy and elastic exercises that have none) and, where it is heavy or elastic, from the check-in of the
//! next morning and the one after that where no training lies between. A day has the light of its worst exercise, or of
//! its morning. Mornings are compared with the *usual*: the median of the last seven check-ins before the one judged, on
//! mornings that do not follow training; with fewer than three of them 0, and for the pain-monitored the least check-in of
//! fourteen days, 3 at most. *Settled* is a morning at most 1 above the usual and at most ten minutes stiffer.
//!
//! | light | when | what follows |
//! |---|---|---|
//! | red | pain 6 and more while training; a morning 3 above the usual; a raised morning, and the second one raised too; the mean of the mornings up by a point, two weeks running (every calf exercise of that week); the third amber of an exercise in 14 days | the exercise steps back; no heavy work on the next day; nothing is added in the rest of the week; no hops for seven days |
//! | amber | pain 3 to 5 while training; a morning raised by more than a point; more than ten minutes stiffer than usual | the exercise stays as it is: what hurt, or after a morning all heavy and elastic work of its eve; the second amber day in seven closes hops |
//! | acceptable | for the pain-monitored: pain 3 to 5 that has settled by the next morning, or by the second where the first is not told; half known while neither is | as green, but half known it builds one step at most and counts for nothing at the top; hops open and grow on green alone |
//! | green | the rest, and all that nothing is known of | progress is open |
//!
//! *Heavier tendon work.* A rung of a higher tendon tier waits while a day of the last seven was amber or red, or the
//! ankle swelled or gave way; where pain was acceptable, also while its mean of the week is above that of the week before.
//! With a flag about pain, or an amber or red day in 28, it waits for a newest word on pain of at most 2 (pain-monitored:
//! of at most 5 that has settled) in 14 days. That is asked at the exposure, and again each Monday until it is told.
//! What was never done, and loads the tendon more than all that was, does not begin in those seven days either.
//!
//! *Today.* Pain of 3 to 5 is said for the rest of the session, and caps its heavy work at RPE 6.5 but for the
//! pain-monitored; pain of 6, or a sharp one, ends the session. A check-in of 6, or 3 above the usual without training on
//! the eve, makes a day of rest without extras: its session slides as a missed one does (D.8). Such a morning is a red day
//! for D.7 to D.9, and for seven days nothing moves on. A Monday morning that turns the days before it sore takes back at
//! once what they had raised.
//!
//! *After red* the days that remain of the week hold only what they held, each line with at most as much of everything;
//! what stepped back to another exercise, or rests, is left out. The way forward takes two good sessions a rung, one rung
//! at a time while the red day is less than 28 days ago, and a calf-raise test skips none. Where a third amber brings a
//! lighter week too (D.9), that comes first and the step back after it.
//!
//! *Tags.* `sharp` ends the day's session: what was done of it stops (D.4, row 1), what was not begun is left out.
//! `swelling` and `giving-way` hold tiers and close hops for seven days, and name a clinician when they come twice in
//! fourteen. `tired` counts for D.9 alone. The stop tags ([`crate::safety::Tag::stops`]) end all planning until they are
//! cleared with a reason.
//!
//! *Earned tiers.* Three weeks in a row that are green or acceptable throughout, each with a word on pain, raise the cap
//! of `midportion-achilles` by a tendon tier, twice at most; a red takes all of it back. Caps of other flags stay, and the
//! lowest holds.

use crate::catalogue::vocabulary::Flag;
use crate::units::{Pain, Rpe};

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

/// Most effort of the heavy work that is left of a day on which pain of 3 to 5 was told (our choice).
pub const SORE_TODAY_RPE: Rpe = Rpe::of_half_steps(13);

/// Highest pain that is calm, of 10 (Thomeé 1997, L13).
pub const CALM_PAIN: Pain = Pain::of(2);

/// Days within which a swelling or a giving way that comes twice is a clinician's to look at (our choice).
pub const UNSTEADY_TWICE_DAYS: u64 = 14;

/// Days within which a word on pain must have been said before load on the tendon goes up (D.4, our choice).
pub const PAIN_KNOWN_DAYS: u64 = 14;

/// Days for which an amber or red day makes a step up a tendon tier wait for a word on pain (D.4, our choice).
pub const SORE_MEMORY_DAYS: u64 = 28;

/// Green weeks in a row, each with a word on pain, that lift the cap of `midportion-achilles` by a tier (our choice).
pub const EARNED_TIER_WEEKS: u8 = 3;

/// Most tiers that can be earned: the highest tier is 4.
pub const MOST_EARNED_TIERS: u8 = 2;
