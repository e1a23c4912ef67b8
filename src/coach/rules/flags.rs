//! Who may do what: equipment, and what a person says of the ankle.
//!
//! **C.2** *Equipment.* An exercise needs one thing of each of its groups. Dumbbell, kettlebell and backpack stand in
//! for each other. *Levels* are 1 beginner, 2 intermediate, 3 advanced. *Sides* are both at once, each after the
//! other, or alternating, where a set is counted once. *Flags*, all effects our choice on the advice of the sources
//! named:
//!
//! | flag | what it changes |
//! |---|---|
//! | `insertional-achilles` | pain-monitored (D.5); no work below floor level (L36): no `single-leg-calf-raise-deficit`, `wall-lean-calf-raise`, `leg-press-calf-raise`, `towel-heel-raise`, `knee-to-wall` and calf stretches; `negative-calf-raise` and `band-single-leg-calf-raise` at floor level |
//! | `midportion-achilles` | pain-monitored (D.5); tendon tier 2 at most until more is earned (D.5); no hops; advice to see a clinician |
//! | `plantar-heel` | pain-monitored (D.5); `towel-heel-raise` in place of its rung (L35); hops never barefoot; `plantar-stretch` as an extra on every day, two to three times (S1) |
//! | `recent-sprain` | tier 2 at most; no hops, no cushion, no closed eyes, `y-reach`, `skater-squat-reach`, `solo-leg-lift`, `band-inversion`; balance on firm floor; after six weeks the plan asks to make it `past-sprain` |
//! | `past-sprain` | three balance sessions a week, worth more (L39); ankle control twice, one of them `band-eversion` where a band is owned; after eight weeks the plan asks whether it still matters |
//! | `bone-stress` | nothing is planned until it is removed |
//! | `calf-strain` | tier 2 at most; no hops, no `gastroc-stretch`; calf chains and holds begin with the first rung |
//! | `hallux-rigidus` | no `high-heel-hinge`, `towel-heel-raise`, `toe-walk-carry`; shoes on |
//! | `knee-flexion-pain` | no `skater-squat-reach`; shallow lunges |
//! | `balance-impaired` | no hops, no cushion or folded towel underfoot, no closed eyes, `y-reach`, `skater-squat-reach`, `topsy-turvy-flamingo`, `toe-walk-carry`; three balance sessions a week, and balance as an extra on the other days; a hand on the support; without wall or chair nothing that one leg carries |
//! | `no-jump` | hops are no part of the week's targets |
//!
//! With several flags everything is left out that one of them leaves out, and the lowest tier holds. A flag begins on
//! the day the profile names in `[since]`, else with the first record.
//!
//! **D.2.2** Eligible is an exercise that no flag excludes, by name or by its tendon tier, that is not in `avoid`,
//! whose equipment and support are there, and whose level is the profile's or lower (one higher by a passed gate,
//! D.2.3). The first of these that fails is the reason told. A quality that loses all its exercises is named with the
//! reason; no other quality silently takes its place.

use crate::catalogue::vocabulary::Flag;

/// Highest tendon tier under a flag that caps it (our choice).
pub const CAPPED_TENDON_TIER: u8 = 2;

/// Whether a flag keeps the tendon tier low.
pub const fn caps_tendon_tier(flag: Flag) -> bool {
    matches!(flag, Flag::MidportionAchilles | Flag::RecentSprain | Flag::CalfStrain)
}

/// Weeks after which a sprain is no longer recent (our choice).
pub const RECENT_SPRAIN_WEEKS: i64 = 6;

/// Weeks of balance work after which the plan asks whether an old sprain still matters (L39).
pub const PAST_SPRAIN_WEEKS: i64 = 8;

/// Weeks after which it asks again (our choice).
pub const PAST_SPRAIN_EVERY_WEEKS: i64 = 4;
