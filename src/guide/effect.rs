//! What the session wants done: records written, cues given, words said.

use std::time::Duration;

use chrono::{DateTime, FixedOffset};

use crate::log::event::Kind;
use crate::notation::Side;
use crate::units::{Pain, Rpe};

/// What the session wants done.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// A record is to be written; answered by `Saved` or `NotSaved`.
    Record {
        /// Its number in the ledger.
        entry: usize,
        /// When it was done.
        at: DateTime<FixedOffset>,
        /// What it says.
        kind: Kind,
    },
    /// A record is to be corrected; answered likewise.
    Replace {
        /// Its number in the ledger.
        entry: usize,
        /// When it was done.
        at: DateTime<FixedOffset>,
        /// What it says now.
        kind: Kind,
    },
    /// A record is to be taken back; answered likewise.
    Void {
        /// Its number in the ledger.
        entry: usize,
    },
    /// Log and profile are to be read again; answered by `Plan`.
    Reread,
    /// A cue across the room.
    Cue(Cue),
    /// A word for the voice.
    Say(String),
    /// What the voice says is over.
    Hush,
    /// A change, for the person's own program.
    Run(Change),
    /// Something to tell, for who reads lines.
    Tell(Told),
    /// The session is over.
    End(Ending),
}

/// A cue across the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cue {
    /// So many seconds are left: 3, 2 or 1.
    Count(u8),
    /// The stretch is over.
    Zero,
    /// A rest is over.
    RestOver,
    /// A landing.
    Landing,
}

/// A change of the session, as the person's own program hears of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// `ready`, `work`, `side`, `rest`, `end` or `pause`.
    pub event: &'static str,
    /// The exercise's slug.
    pub exercise: String,
    /// The leg.
    pub side: Option<Side>,
    /// The set, counted from 1.
    pub set: u8,
    /// How long what begins lasts, in whole seconds.
    pub seconds: u64,
}

/// How a session ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// All of it was led.
    Done,
    /// The person stopped it.
    Quit,
    /// The system asked it to end.
    Terminated,
    /// Pain ended it.
    Pain(Pain, String),
    /// Something else did: a warning sign told meanwhile, or nothing left to do. Why, as a sentence.
    Stopped(String),
}

/// Why the session stands still.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pause {
    /// The person asked.
    Asked,
    /// A text is typed.
    Typing,
    /// The machine slept, or the program was stopped, for so long.
    Gap(Duration),
}

/// Something to tell, for who reads lines rather than a screen.
#[derive(Debug, Clone, PartialEq)]
pub enum Told {
    /// How the morning is, asked before all.
    Morning,
    /// The warm-up begins.
    WarmUp(Duration),
    /// An exercise comes next, after so long.
    Next {
        /// Its number.
        part: usize,
        /// How long until it is time to get ready.
        lasts: Duration,
    },
    /// It is time to get into place.
    Ready {
        /// The exercise's number.
        part: usize,
        /// The leg.
        side: Option<Side>,
        /// The set.
        set: u8,
    },
    /// A set begins.
    Work {
        /// The exercise's number.
        part: usize,
        /// The leg.
        side: Option<Side>,
        /// The set.
        set: u8,
    },
    /// Half of what runs is over, so much is left.
    Half(Left),
    /// So many seconds are left.
    SecondsLeft(u64),
    /// The target of the open set is reached.
    TwoLeft,
    /// A set was kept.
    Kept {
        /// The exercise's number.
        part: usize,
        /// The leg.
        side: Option<Side>,
        /// How much it was.
        number: u16,
    },
    /// Nothing of a set was done, and nothing is kept.
    NothingDone,
    /// The other leg comes next.
    ChangeOver(Option<Side>, Duration),
    /// A rest begins; then this set comes.
    Rest {
        /// How long.
        lasts: Duration,
        /// The leg.
        side: Option<Side>,
        /// The set.
        set: u8,
        /// Of so many.
        of: u8,
    },
    /// The last set is this much now.
    Corrected(u16),
    /// Its effort was noted.
    Effort(Rpe),
    /// Pain was noted.
    Pain(Pain),
    /// Words were noted.
    Note,
    /// A touch of the support was counted.
    Touches(u8),
    /// The session stands still.
    Paused(Pause),
    /// It goes on.
    GoesOn,
    /// An exercise is left out.
    Skipped(String),
    /// The last set was taken back and comes again.
    Back,
    /// There is nothing to take back.
    NothingBack,
    /// The sets are counted by taps, or led by the tempo again.
    Taps(bool),
    /// The sound is off, or on again.
    Muted(bool),
    /// A record could not be written: why.
    NotSaved(String),
    /// What could not be written before stands now.
    SavedAfterAll,
    /// A cue program failed: what to know of it.
    CueFailed(String),
    /// How hard the session was is asked.
    HowHard,
    /// The worst pain is asked.
    WorstPain,
    /// A line means nothing here.
    Unknown(String),
    /// What a line may be.
    Keys,
}

/// What is left of what runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// Time.
    Time(Duration),
    /// So many repetitions or landings done, of so many.
    Of(u16, u16),
}
