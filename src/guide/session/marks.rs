//! What is to be said and signalled while a stretch runs, and when.

use std::time::Duration;

use crate::catalogue::vocabulary::Mode;
use crate::entry::{MOST_COUNT, MOST_SECONDS};
use crate::guide::effect::{Cue, Effect, Left, Told};
use crate::guide::part::Part;
use crate::guide::plain;
use crate::guide::timeline::{Phase, Stretch};

/// Something to be said or signalled.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// When, from the beginning of the stretch.
    pub at: Duration,
    /// What.
    pub what: What,
}

/// What is to be said or signalled.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// A word.
    Say(String),
    /// A cue.
    Cue(Cue),
    /// A line.
    Tell(Told),
}

impl What {
    pub(super) fn effect(self) -> Effect {
        match self {
            What::Say(words) => Effect::Say(words),
            What::Cue(cue) => Effect::Cue(cue),
            What::Tell(told) => Effect::Tell(told),
        }
    }
}

/// A number word takes so long to say, and is begun so much earlier that it ends with its moment.
const WORD: Duration = Duration::from_millis(300);

/// A word needs so much of a beat to be understood.
const SHORTEST_SAID: Duration = Duration::from_millis(450);

/// The first exercise is named so long before the warm-up ends: as long as any other before it is time to get ready.
const NAMED_BEFORE: Duration = Duration::from_secs(25);

/// The seconds left that are told, each with the shortest stretch in which they are news.
const TOLD: [(u64, u64); 2] = [(10, 18), (3, 8)];

/// The shortest stretch whose half is told.
const SHORTEST_HALF: Duration = Duration::from_secs(28);

const COUNTS: [(u8, &str); 3] = [(3, "three"), (2, "two"), (1, "one")];

/// Returns what is to be said and signalled in a stretch, in order; an open set goes on.
pub(in crate::guide) fn marks(stretch: Stretch, part: &Part, is_open: bool) -> Vec<Mark> {
    let mut marks = match (stretch.phase, part.mode) {
        (Phase::WarmUp, _) => {
            let mut marks = told(stretch.lasts);
            let at = stretch.lasts.saturating_sub(NAMED_BEFORE);
            let next = Told::Next { part: stretch.part, lasts: stretch.lasts.saturating_sub(at) };
            marks.push(Mark { at, what: What::Tell(next) });
            marks.push(Mark { at, what: What::Say(plain::spoken_next(part)) });
            marks
        }
        (Phase::Between, _) => told(stretch.lasts),
        (Phase::Ready | Phase::ChangeOver, _) => counted(stretch.lasts, Cue::Zero),
        (Phase::Rest, _) | (Phase::Work, Mode::Hold) => {
            let end = if stretch.phase == Phase::Rest { Cue::RestOver } else { Cue::Zero };
            let mut marks = told(stretch.lasts);
            marks.extend(counted(stretch.lasts, end));
            marks
        }
        (Phase::Work, Mode::Reps | Mode::Contacts) => repetitions(stretch, part, is_open),
    };
    marks.sort_by_key(|mark| mark.at);
    marks
}

/// Half the time, ten seconds and three, where they are far enough apart.
fn told(lasts: Duration) -> Vec<Mark> {
    let mut marks = Vec::new();
    let half = lasts / 2;
    if lasts >= SHORTEST_HALF {
        marks.push(Mark { at: half, what: What::Tell(Told::Half(Left::Time(lasts.saturating_sub(half)))) });
    }
    for (seconds, shortest) in TOLD.into_iter().filter(|(_, shortest)| lasts.as_secs() >= *shortest) {
        let at = lasts.saturating_sub(Duration::from_secs(seconds));
        marks.push(Mark { at, what: What::Tell(Told::SecondsLeft(seconds)) });
        if (seconds, shortest) == TOLD[0] {
            marks.push(Mark { at, what: What::Say("ten seconds".to_string()) });
        }
    }
    marks
}

/// Three, two, one and the end, each word begun so early that it ends with its moment.
fn counted(lasts: Duration, end: Cue) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (count, word) in COUNTS {
        let at = lasts.saturating_sub(Duration::from_secs(count.into()));
        let Some(word_at) = at.checked_sub(WORD) else { continue };
        marks.push(Mark { at: word_at, what: What::Say(word.to_string()) });
        marks.push(Mark { at, what: What::Cue(Cue::Count(count)) });
    }
    marks.push(Mark { at: lasts, what: What::Cue(end) });
    marks
}

/// The number of each repetition with its first beat, the others by their names; landings by a tick.
fn repetitions(stretch: Stretch, part: &Part, is_open: bool) -> Vec<Mark> {
    let most = match part.mode {
        _ if !is_open => part.amount,
        Mode::Hold => MOST_SECONDS,
        Mode::Reps | Mode::Contacts => MOST_COUNT,
    };
    let mut marks = Vec::new();
    let mut at = Duration::ZERO;
    for number in 1..=most {
        for (nth, beat) in part.beats.iter().enumerate() {
            if beat.lasts >= SHORTEST_SAID
                && (part.mode == Mode::Reps || nth == 0 && part.one().as_secs() >= 1)
            {
                let word = if nth == 0 { number.to_string() } else { beat.name.clone() };
                marks.push(Mark { at, what: What::Say(word) });
            }
            at += beat.lasts;
        }
        if part.mode == Mode::Contacts {
            marks.push(Mark { at, what: What::Cue(Cue::Landing) });
        }
        if number * 2 == part.amount || number * 2 == part.amount + 1 && part.amount > 3 {
            let left = Left::Of(number, part.amount);
            marks.push(Mark { at, what: What::Tell(Told::Half(left)) });
        }
    }
    marks.push(Mark { at: stretch.lasts, what: What::Cue(Cue::Zero) });
    marks
}
