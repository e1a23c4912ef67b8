//! Why a line stands in the week, and why it asks for what it does.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::Serialize;
use serde::ser::{SerializeMap as _, Serializer};

use crate::catalogue::Exercise;
use crate::catalogue::vocabulary::{Equipment, Flag, Quality};
use crate::coach::because::Because;
use crate::coach::eligible::Barrier;
use crate::coach::judge::symmetry::Asymmetry;
use crate::coach::rules::{AFTER_RACE_RPE, LONG_RECOVERY_DAYS, RPE_BEFORE_HARD_RUN};
use crate::coach::state::exercise::Step;
use crate::notation::Side;
use crate::text::{Count, sentence};
use crate::week::short_date;

use super::incident::Incident;
use super::{coaching, rules};

/// Why something is as it is: a code for programs, a sentence for people, the rule behind it.
#[derive(Debug, Clone, PartialEq)]
pub enum Reason<'c> {
    /// It is a part of the week's work on a quality.
    Coverage(Quality, Coverage),
    /// It stands outside the sessions.
    Extra(Extra),
    /// It takes the place of a rung that is kept out.
    Instead {
        /// The rung that would be current.
        of: &'c Exercise,
        /// What keeps it out.
        barrier: Barrier<'c>,
    },
    /// It takes the place of what rests after pain.
    InsteadOfResting {
        /// What rests.
        of: &'c Exercise,
        /// Until when.
        until: NaiveDate,
    },
    /// It takes the place of what needs more days to recover.
    Recovery {
        /// What does.
        of: &'c Exercise,
        /// What comes too soon after it.
        next: TooSoon,
    },
    /// It is the turn of this exercise.
    Turn(Turn),
    /// It asks for less, so that the session fits.
    Shortened {
        /// What was shortened.
        what: Shortened,
        /// Minutes of a session.
        minutes: u16,
    },
    /// It holds the landings that another exercise cannot.
    Beside(&'c Exercise),
    /// The coach's reason for its target.
    Coach(Because<'c>),
    /// A flag changes how it is done.
    Caution(Caution),
    /// A hard run follows on the next day.
    HardRunFollows {
        /// Whether that caps the effort; else the week has a lower cap anyway.
        caps: bool,
        /// Repetitions that a set has fewer than the coach asks for.
        fewer: u16,
    },
    /// A race on this day still caps the effort.
    AfterRace(NaiveDate),
    /// It was planned before a hard run, and its session moved.
    Moderate {
        /// Whether that caps the effort.
        caps: bool,
        /// Repetitions that a set has fewer than the coach asks for.
        fewer: u16,
    },
    /// The weaker leg does a set more.
    WeakerLeg(Asymmetry),
    /// It changed because of what happened.
    Replanned(Incident),
    /// Its session moved here from the day it was missed on.
    MovedAfterMiss(NaiveDate),
    /// Its session moved here from this day, to make room for one that was missed.
    MovedToMakeRoom(NaiveDate),
    /// Its session moved here from the day after what happened, or from that day itself.
    MovedAfterPain(NaiveDate, Incident),
}

/// Which part of the week's work a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coverage {
    /// So many of the week's sets.
    Sets {
        /// Sets of the line.
        sets: u8,
        /// Sets of the week.
        of: u8,
        /// What the week aims at, from and to.
        aim: [u8; 2],
    },
    /// The session of this number among the week's.
    Session {
        /// Its number, from 1.
        turn: u8,
        /// Sessions of the week.
        of: u8,
    },
}

/// Why an exercise stands outside the sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extra {
    /// It found no room in them.
    NoRoom(Quality),
    /// The person favours it, and it needs no session.
    Favourite,
    /// It is for the arch, under `plantar-heel`, and needs no session.
    ForTheArch,
    /// A little of it stands on every day, under `balance-impaired`.
    EveryDay(Quality),
}

/// What comes too soon after an exercise that recovers slowly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TooSoon {
    /// A hard run, on the next day.
    HardRun,
    /// The next heavy day, so many days later.
    HeavyDay(usize),
    /// The next hops.
    Hops,
}

/// Why it is the turn of an exercise without a ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// The person favours it.
    Favourite,
    /// It was never done.
    New,
    /// It was done longest ago.
    LongestAgo,
    /// It is part of every week, under `past-sprain`.
    AfterSprain,
}

/// What short minutes take off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shortened {
    /// Repetitions: now, and usually.
    Reps(u16, u16),
    /// Seconds of a hold: now, and usually.
    Seconds(u16, u16),
    /// Sets: now, and usually.
    Sets(u8, u8),
}

/// What a flag changes about how an exercise is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caution {
    /// No drop below the edge, under `insertional-achilles`.
    FloorLevel,
    /// Not deep, under `knee-flexion-pain`.
    Shallow,
    /// On firm floor with this to hold near by, under `recent-sprain`.
    NearSupport(Option<Equipment>),
    /// A hand on the support, under `balance-impaired`.
    HoldOn,
    /// With shoes, under `plantar-heel`.
    NeverBarefoot,
}

impl Caution {
    /// Returns the flag it comes from.
    pub fn flag(self) -> Flag {
        match self {
            Caution::FloorLevel => Flag::InsertionalAchilles,
            Caution::Shallow => Flag::KneeFlexionPain,
            Caution::NearSupport(_) => Flag::RecentSprain,
            Caution::HoldOn => Flag::BalanceImpaired,
            Caution::NeverBarefoot => Flag::PlantarHeel,
        }
    }

    fn text(self) -> String {
        match self {
            Caution::FloorLevel => "stay at floor level: no drop below the edge".to_string(),
            Caution::Shallow => "keep the lunges shallow".to_string(),
            Caution::NearSupport(hold) => {
                let hold = hold.map_or_else(|| "something to hold".to_string(), |it| format!("the {it}"));
                format!("on firm floor, a hand near {hold}")
            }
            Caution::HoldOn => "keep a hand on the support".to_string(),
            Caution::NeverBarefoot => "never barefoot".to_string(),
        }
    }
}

impl Reason<'_> {
    /// Returns the short code that programs know it by.
    pub fn code(&self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Reason::Coverage(..) => "coverage",
            Reason::Extra(_) => "extra",
            Reason::Instead { .. } => "instead",
            Reason::InsteadOfResting { .. } => "rest:pain",
            Reason::Recovery { .. } => "recovery",
            Reason::Turn(_) => "rotation",
            Reason::Shortened { .. } => "minutes",
            Reason::Beside(_) => "contacts",
            Reason::Coach(because) => return coaching::code(because),
            Reason::Caution(caution) => return format!("flag:{}", caution.flag()).into(),
            Reason::HardRunFollows { .. } => "run:tomorrow",
            Reason::AfterRace(_) => "race:after",
            Reason::Moderate { .. } => "moderate",
            Reason::WeakerLeg(Asymmetry { weaker: Side::Left, .. }) => "asym:+1L",
            Reason::WeakerLeg(Asymmetry { weaker: Side::Right, .. }) => "asym:+1R",
            Reason::Replanned(_) => "replanned:pain",
            Reason::MovedAfterMiss(_) => "moved:missed",
            Reason::MovedToMakeRoom(_) => "moved:room",
            Reason::MovedAfterPain(..) => "moved:pain",
        })
    }

    /// Says it in a sentence.
    pub fn text(&self) -> String {
        sentence(&self.phrase())
    }

    fn phrase(&self) -> String {
        match self {
            Reason::Coverage(quality, coverage) => format!("{}: {}", quality.words(), coverage.text()),
            Reason::Extra(Extra::NoRoom(quality)) => {
                let quality = quality.words();
                format!("{quality}: it found no room in the sessions, so take it when you like")
            }
            Reason::Extra(Extra::Favourite) => "one of your favourites: it needs no session".to_string(),
            Reason::Extra(Extra::ForTheArch) => {
                "for the arch, with the flag 'plantar-heel': it needs no session".to_string()
            }
            Reason::Extra(Extra::EveryDay(quality)) => {
                format!("{}: a little on every day, with the flag 'balance-impaired'", quality.words())
            }
            Reason::Instead { of, barrier } => format!("in place of {} ({})", of.slug, barrier.text()),
            Reason::InsteadOfResting { of, until } => {
                format!("in place of {}: it rests until {}", of.slug, short_date(*until))
            }
            Reason::Recovery { of, next } => format!("in place of {}: {}", of.slug, next.text()),
            Reason::Turn(Turn::Favourite) => "one of your favourites".to_string(),
            Reason::Turn(Turn::New) => "its turn: not done yet".to_string(),
            Reason::Turn(Turn::LongestAgo) => "its turn: done longest ago".to_string(),
            Reason::Turn(Turn::AfterSprain) => "part of every week, with the flag 'past-sprain'".to_string(),
            Reason::Shortened { what, minutes } => {
                format!("{}, so that the session fits in {minutes} minutes", what.text())
            }
            Reason::Beside(other) => format!("what {} cannot hold", other.slug),
            Reason::Coach(because) => coaching::text(because),
            Reason::Caution(caution) => caution.text(),
            Reason::HardRunFollows { caps, fewer } => easier("a hard run follows", *caps, *fewer),
            Reason::AfterRace(race) => {
                format!("the race was on {}: RPE {AFTER_RACE_RPE} at most", short_date(*race))
            }
            Reason::Moderate { caps, fewer } => easier("planned before a hard run", *caps, *fewer),
            Reason::WeakerLeg(asymmetry) => {
                let (weaker, percent) = (asymmetry.weaker_word(), asymmetry.percent);
                let first = asymmetry.first.word();
                format!(
                    "the {weaker} leg is at {percent} percent of the other: {first} first, a set more for {}, and the other stops at its reps",
                    if asymmetry.first == asymmetry.weaker {
                        "it".to_string()
                    } else {
                        format!("the {weaker}")
                    }
                )
            }
            Reason::Replanned(incident) => format!("changed because of {}", incident.text()),
            Reason::MovedAfterMiss(from) => {
                format!("this session moved here from {}, where it was missed", short_date(*from))
            }
            Reason::MovedToMakeRoom(from) => {
                format!("this session moved here from {}, to keep heavy days apart", short_date(*from))
            }
            Reason::MovedAfterPain(from, Incident::SoreMorning(_, pain)) => {
                format!(
                    "this session moved here from {}, after pain {pain} of 10 on waking",
                    short_date(*from)
                )
            }
            Reason::MovedAfterPain(from, incident) => {
                format!(
                    "this session moved here from {}, the day after {}",
                    short_date(*from),
                    incident.text()
                )
            }
        }
    }

    /// Returns the rule behind it with its source, where there is one.
    pub fn rule(&self) -> Option<&'static str> {
        Some(match self {
            Reason::Coverage(..) | Reason::Extra(_) => rules::COVERAGE,
            Reason::InsteadOfResting { .. } | Reason::Replanned(_) | Reason::MovedAfterPain(..) => {
                rules::RED_PAIN
            }
            Reason::Recovery { .. } | Reason::HardRunFollows { .. } | Reason::Moderate { .. } => {
                rules::RECOVERY
            }
            Reason::AfterRace(_) => rules::AFTER_RACE,
            Reason::Turn(_) => rules::TURN,
            Reason::Beside(_) => rules::LANDINGS,
            Reason::Coach(because) => return coaching::rule(because),
            Reason::WeakerLeg(_) => rules::WEAKER_LEG,
            Reason::MovedAfterMiss(_) | Reason::MovedToMakeRoom(_) => rules::MISSED,
            Reason::Instead { .. } | Reason::Shortened { .. } | Reason::Caution(_) => return None,
        })
    }

    /// Whether it changes how the exercise is done, so that it is shown without being asked for.
    pub fn is_caution(&self) -> bool {
        matches!(
            self,
            Reason::Caution(_)
                | Reason::HardRunFollows { caps: true, .. }
                | Reason::Moderate { caps: true, .. }
        )
    }

    /// Whether it changes how much is done of what the coach asks for, so that it is said after that.
    pub fn bends_target(&self) -> bool {
        matches!(self, Reason::Shortened { .. } | Reason::HardRunFollows { .. } | Reason::Moderate { .. })
    }

    /// Whether it asks for a word on pain.
    pub fn asks_for_pain(&self) -> bool {
        let asks = |because: &Because<'_>| {
            because.ruling().is_some_and(|ruling| matches!(ruling.step, Step::NeedsPain(_)))
        };
        matches!(self, Reason::Coach(because) if asks(because))
    }

    /// Whether it says by itself which pain it answers to.
    pub fn names_pain(&self) -> bool {
        match self {
            Reason::InsteadOfResting { .. } | Reason::MovedAfterPain(..) => true,
            Reason::Coach(because) => {
                because.ruling().is_some_and(|ruling| ruling.why.is_pain()) && coaching::is_news(because)
            }
            _ => false,
        }
    }

    /// Whether it is news: a step on or back, a move, less for want of minutes, a change after pain, something that waits
    /// for the person.
    pub fn is_news(&self) -> bool {
        match self {
            Reason::InsteadOfResting { .. }
            | Reason::Shortened { what: Shortened::Reps(..) | Shortened::Seconds(..), .. }
            | Reason::WeakerLeg(_)
            | Reason::Replanned(_)
            | Reason::MovedAfterMiss(_)
            | Reason::MovedToMakeRoom(_)
            | Reason::MovedAfterPain(..) => true,
            Reason::Coach(because) => coaching::is_news(because),
            Reason::Coverage(..)
            | Reason::Extra(_)
            // Fewer sets are told below the week, once for all days.
            | Reason::Shortened { what: Shortened::Sets(..), .. }
            | Reason::Instead { .. }
            | Reason::Recovery { .. }
            | Reason::Turn(_)
            | Reason::Beside(_)
            | Reason::Caution(_)
            | Reason::HardRunFollows { .. }
            | Reason::Moderate { .. }
            | Reason::AfterRace(_) => false,
        }
    }
}

/// Says what a hard run takes off a line.
fn easier(why: &str, caps: bool, fewer: u16) -> String {
    let fewer = (fewer > 0).then(|| format!("{} fewer", coaching::spelled(fewer, "reps")));
    let cap = caps.then(|| format!("stop at RPE {RPE_BEFORE_HARD_RUN}"));
    let what: Vec<String> = fewer.into_iter().chain(cap).collect();
    if what.is_empty() { why.to_string() } else { format!("{why}: {}", what.join(", ")) }
}

impl Coverage {
    fn text(self) -> String {
        match self {
            Coverage::Sets { sets, of, aim: [from, to] } => {
                let aim = if from == to { from.to_string() } else { format!("{from} to {to}") };
                format!("{sets} of the week's {} (aim {aim})", Count(of.into(), "set"))
            }
            Coverage::Session { turn, of } => format!("session {turn} of the week's {of}"),
        }
    }
}

impl TooSoon {
    fn text(self) -> String {
        match self {
            TooSoon::HardRun => "a hard run follows".to_string(),
            TooSoon::HeavyDay(days) => {
                format!("the next heavy day is {days} days off, it needs {LONG_RECOVERY_DAYS}")
            }
            TooSoon::Hops => format!("it needs {LONG_RECOVERY_DAYS} days to the next hops"),
        }
    }
}

impl Shortened {
    fn text(self) -> String {
        match self {
            Shortened::Reps(now, usual) => format!("{}, not {usual}", Count(now.into(), "rep")),
            Shortened::Seconds(now, usual) => format!("{}, not {usual}", Count(now.into(), "second")),
            Shortened::Sets(now, usual) => format!("{}, not {usual}", Count(now.into(), "set")),
        }
    }
}

impl Serialize for Reason<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("code", &self.code())?;
        map.serialize_entry("text", &self.text())?;
        map.end()
    }
}
