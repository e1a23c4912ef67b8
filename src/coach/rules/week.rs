//! What a week must hold, what that is worth, and how it is filled.
//!
//! **C.1** What an exercise counts as. Its *quality* is the part of the week it covers, its *mode* how it is counted:
//! repetitions, seconds of a hold, or landings. Plantar-flexor work adds up for each leg: a set with the knee
//! straight or bent is one, a holding set or a set of hops is half of one, and other work is none. The *load class*
//! tells how much rest it wants: heavy and elastic exercises belong on heavy days, moderate and light ones on any.
//! The *tendon tier* of 1 to 4 orders exercises by how hard they pull on the Achilles tendon (L21; our choice for
//! those not studied there).
//!
//! **C.5** The least and the most of a week. Every level has a span for each quality, in sets per leg for the two
//! calf forms and the holds, in sessions for the rest: [`WEEKLY_TARGETS`]. It also has a most of sessions, of
//! plantar-flexor work and of landings in a session. A balance session has at least two sets a leg. With
//! `past-sprain` balance asks for three sessions (L39) and ankle control for two, with `balance-impaired` balance for
//! three, with `no-jump` hops for none. A maintenance week asks for
//! half of each least, rounded up, and for nothing above it; a little load that is kept up keeps strength for months
//! (L65). In the only session of a week balance comes before everything but a first set of each calf form.
//!
//! **D.2** Building a week, in this order: its kind (D.2.1), the exercises that may be used (D.2.2), the rung of
//! every chain (D.2.3), the days (D.2.4), what stands on them (D.2.5, D.2.6), and the lines with their reasons
//! (D.2.7). A week follows from the catalogue, the profile and the records before its Monday; the same input always
//! give the same week, and names break ties. The week under way adds its own records: they tick items off, and beyond
//! that change only the days that are left.
//!
//! **D.2.1** The kind of a week is the first that holds. *Stopped*: a stop tag was open when it began, or the flag
//! `bone-stress` is set; a tag opened during the week empties it from that day on. *Return*: straight-knee calf work
//! is on its way back from a gap of D.8's third to fifth row. *Maintenance*: the week has a race. *Deload*: a lighter
//! week is due (D.9). *Normal*: a week of the heavy slow block (D.14). *Maintenance* again: one session a week, or the goal `maintain`. Everything else is *normal*,
//! the first week of an empty log included.
//!
//! **D.2.5** Contents. An exact search takes the best week within these limits:
//!
//! - exercises of the heavy class are on heavy and moderate days (D.13 has the one exception), elastic ones on heavy
//!   days, and one quality once a day but for a branch beside its rung;
//! - every heavy or moderate day has at least one set of each calf form that may stand on it, and over the heavy days
//!   either form differs by one set at most;
//! - what needs no heavy day and still recovers in more than a night has its days to the next session of its quality,
//!   round the week and after what was logged; where a missed session slid too near, it is dropped;
//! - of what is counted in sets a day has as many as the coach asks for or fewer; what is counted in sessions is
//!   there in full or not at all. `calf-straight` may go one set above the dose where the dose on all its days stays
//!   below the week's least, but never on the way back;
//! - the plantar-flexor cap, the landings and the minutes hold;
//! - an exercise that recovers in 72 hours takes the heavy day only where the next one is three days off or more,
//!   otherwise the rung before it stands in; hops that a missed session slid into those three days are dropped.
//!
//! Among the weeks within the limits the one with the most [`points`] up to every least wins. Among equals: fewer
//! lone calf sets, more even heavy days, fewer light days with holds, a shorter longest session, fewer seconds in
//! all, earlier days. In a normal week with a trained one in the last 28 days, what lies above the least counts too,
//! after it, up to C.5's most, the cap and the weekly limiter (D.4).
//!
//! *Variety*. Straight-knee sets beyond the least take a granted branch on one heavy day, beside the rung or in place of
//! its last sets there. The second whole-leg session of a week takes a granted branch or the rung before, the third of
//! balance a granted branch. Of several it is the one done longest ago; never is longest.
//!
//! What finds no room: balance, foot and mobility work turns into extras, first on rest days, then on light, then on
//! heavy ones. Whatever is still short is named with its reason and how much there is of it. The arch stretch
//! [`crate::coach::rules::ANYTIME`] is an extra on every day with `plantar-heel`, and for those who favour it on as many
//! as its dose names first. With `balance-impaired` every day without balance has some as an extra.
//!
//! **D.2.7** Reasons. Every line carries its reasons, each a short code (`coverage`, `progress:load`, `hold:pain`,
//! `regress:reps`, `layoff:14d`, `asym:+1L`) and a sentence. `coverage` says which share of the week's work the line
//! is, once everything stands where it will.

use crate::catalogue::vocabulary::{Flag, Quality};

/// Least and most of something in a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// What the week must reach.
    pub min: u8,
    /// What it may grow to.
    pub max: u8,
}

const fn span(min: u8, max: u8) -> Span {
    Span { min, max }
}

/// What a week must hold, per leg (C.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeeklyTargets {
    /// Most sessions.
    pub sessions: u8,
    /// Sets with a straight knee.
    pub calf_straight: Span,
    /// Sets with a bent knee.
    pub calf_bent: Span,
    /// Isometric sets.
    pub iso: Span,
    /// Most plantar-flexor work: straight + bent + half of iso and plyometric sets.
    pub plantar_flexor_cap: u8,
    /// Plyometric sessions.
    pub plyometric: Span,
    /// Most landings of a session.
    pub contacts_cap: u8,
    /// Balance sessions of at least two sets a leg.
    pub balance: Span,
    /// Sessions of the shin and the sides of the ankle.
    pub ankle_control: Span,
    /// Foot sessions.
    pub foot_intrinsic: Span,
    /// Whole-leg sessions.
    pub whole_leg: Span,
    /// Mobility sessions.
    pub mobility: Span,
}

/// Weekly targets of level 1, 2 and 3 (C.5). Sessions: ACSM 2026 (L29). Calf sets: L23, L26, L29, L30 and L31, with room
/// left for running (our choice). Isometrics: S4. Caps: our choice, from about ten sets a muscle a week. Landings: L60,
/// L61, far below the athletes' tables (our choice). Balance: L39, L40, L41, L42, L43. Control: L72. Foot: L63. Whole leg:
/// L64. Mobility: L54.
pub const WEEKLY_TARGETS: [WeeklyTargets; 3] = [
    WeeklyTargets {
        sessions: 3,
        calf_straight: span(4, 6),
        calf_bent: span(3, 4),
        iso: span(1, 3),
        plantar_flexor_cap: 10,
        plyometric: span(0, 0),
        contacts_cap: 0,
        balance: span(2, 3),
        ankle_control: span(1, 2),
        foot_intrinsic: span(2, 2),
        whole_leg: span(1, 1),
        mobility: span(2, 2),
    },
    WeeklyTargets {
        sessions: 3,
        calf_straight: span(6, 8),
        calf_bent: span(4, 6),
        iso: span(2, 4),
        plantar_flexor_cap: 16,
        plyometric: span(1, 2),
        contacts_cap: 60,
        balance: span(2, 3),
        ankle_control: span(1, 2),
        foot_intrinsic: span(2, 2),
        whole_leg: span(1, 2),
        mobility: span(2, 2),
    },
    WeeklyTargets {
        sessions: 4,
        calf_straight: span(8, 10),
        calf_bent: span(4, 6),
        iso: span(2, 4),
        plantar_flexor_cap: 20,
        plyometric: span(2, 2),
        contacts_cap: 100,
        balance: span(2, 2),
        ankle_control: span(1, 1),
        foot_intrinsic: span(2, 2),
        whole_leg: span(1, 2),
        mobility: span(2, 2),
    },
];

impl WeeklyTargets {
    /// Returns the span of a quality: sets for the calf and the holds, sessions for the rest.
    pub fn of(&self, quality: Quality) -> Span {
        match quality {
            Quality::Plyometric => self.plyometric,
            Quality::Balance => self.balance,
            Quality::CalfStraight => self.calf_straight,
            Quality::CalfBent => self.calf_bent,
            Quality::WholeLeg => self.whole_leg,
            Quality::Iso => self.iso,
            Quality::AnkleControl => self.ankle_control,
            Quality::FootIntrinsic => self.foot_intrinsic,
            Quality::Mobility => self.mobility,
        }
    }
}

/// Least sessions of balance a week after a sprain (L39), and where balance is poor (our choice).
pub const BALANCE_WITH_FLAG: u8 = 3;

/// Least sessions of ankle control a week after a sprain (our choice, after L72).
pub const CONTROL_AFTER_SPRAIN: u8 = 2;

/// Least sets of a balance session, per leg (C.5).
pub const LEAST_BALANCE_SETS: u8 = 2;

/// Plantar-flexor sets by which a week may exceed the busier of the two trained ones before it (D.4, our choice).
pub const GROWTH_SETS: u16 = 2;

/// What a set or a session is worth when not everything fits, in quarters of a point (D.2.5, all our choice).
pub mod points {
    use super::{Flag, Quality};

    /// A day's first and second set of straight-knee calf work.
    pub const STRAIGHT: u32 = 8;
    /// Its third and later.
    pub const STRAIGHT_LATER: u32 = 6;
    /// A day's first and second set of bent-knee calf work.
    pub const BENT: u32 = 7;
    /// Its third and later.
    pub const BENT_LATER: u32 = 5;
    /// A set of isometric work.
    pub const ISO: u32 = 6;
    /// The balance of the only session of a week: more than all that could take its time but a set of each calf form.
    pub const BALANCE_OF_ONE_SESSION: u32 = 100;
    /// What a day's first, second, third and fourth set of the heavy slow block are worth beside that (D.14): any of
    /// them more than all else of a week, and less the more a day has already, so that sets are taken off evenly.
    pub const OF_BLOCK: [u32; 4] = [300, 280, 260, 240];
    /// Sets of a day from which the later worth holds.
    pub const LATER_FROM: u8 = 3;

    /// Returns what a session of a quality is worth that is counted in sessions.
    pub fn session(quality: Quality, flags: &[Flag]) -> u32 {
        match quality {
            Quality::Balance if flags.contains(&Flag::PastSprain) => 16,
            Quality::Balance | Quality::WholeLeg => 10,
            Quality::Plyometric => 12,
            Quality::AnkleControl => 6,
            Quality::FootIntrinsic => 3,
            Quality::Mobility => 2,
            Quality::CalfStraight | Quality::CalfBent | Quality::Iso => 0,
        }
    }
}
