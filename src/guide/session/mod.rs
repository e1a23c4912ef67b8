//! The session as a state machine: `step(state, event) → (state, effects)`, pure and total.

mod advance;
mod answers;
mod corrections;
mod keys;
mod lines;
mod marks;
mod moves;
mod remarks;
mod timing;
mod under_way;

#[cfg(test)]
mod tests;

use std::time::Duration;

use crate::units::{Pain, SessionRpe};

use super::clock::{Clock, Moment};
use super::effect::{Change, Effect, Ending, Pause, Told};
use super::ledger::Ledger;
use super::part::{Legs, Part};
use super::timeline::{Stretch, timeline};

pub use keys::{KEYS, Key};
pub(in crate::guide) use lines::LINES;
pub(in crate::guide) use marks::marks;
pub use marks::{Mark, What};
pub use under_way::UnderWay;

/// What the session begins with.
#[derive(Debug, Clone, PartialEq)]
pub struct Setting {
    /// The day and what sort of session it is, for the head of every screen.
    pub title: String,
    /// How to warm up, as a sentence.
    pub warm_up: String,
    /// A second of the person's, in the session's time: 1 s but for a pace.
    pub second: Duration,
    /// Whether the morning is asked for first.
    pub asks_morning: bool,
}

/// Nobody was here for longer than so many seconds of the person's between two ticks.
const GAP_SECONDS: u32 = 2;

/// Digits are taken after so many seconds of the person's.
const PATIENCE_SECONDS: u32 = 2;

/// What is read of log and profile while a session runs.
#[derive(Debug, Clone, PartialEq)]
pub struct Today {
    /// The exercises of the day, with what is done of them.
    pub parts: Vec<Part>,
    /// How long to warm up, where that is wanted.
    pub warm_up_seconds: Option<u32>,
    /// Why nothing is to be led any more, as a sentence.
    pub stop: Option<String>,
}

/// What happens to a session.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// Time went on.
    Tick(Moment),
    /// A key was pressed.
    Key(Key),
    /// The terminal has another size.
    Resize,
    /// The person stops the program for a while.
    Suspend,
    /// A line was typed.
    Line(String),
    /// No key and no line will come any more.
    InputClosed,
    /// What was asked for stands on disk.
    Saved(usize),
    /// It does not: why.
    NotSaved(usize, String),
    /// Log and profile were read again.
    Plan(Today),
    /// A cue program failed: what to know of it.
    CueFailed(String),
    /// The system asks the program to end.
    Terminate,
}

/// Where the session is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// How the morning is; the digits typed.
    Morning(String),
    /// On a stretch of the timeline.
    Timed,
    /// Getting ready for a set that is done again.
    Again,
    /// How hard the session was; the digits typed.
    HowHard(String),
    /// The worst pain of the session; the digits typed.
    WorstPain(String),
    /// At its end.
    Over(Ending),
}

/// What lies over the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Overlay {
    /// All keys.
    Keys,
    /// A note is typed.
    Note(String),
    /// Why an exercise is left out is typed.
    WhySkip(String),
    /// The digits of a pain are typed, since a moment of the monotonic clock.
    Pain(String, Duration),
}

/// A guided session.
#[derive(Debug, Clone, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says something else of a session, at any of its stages"
)]
pub struct Session {
    pub(in crate::guide) setting: Setting,
    pub(in crate::guide) parts: Vec<Part>,
    pub(in crate::guide) timeline: Vec<Stretch>,
    /// The stretch that runs, or the last that did.
    pub(in crate::guide) at: usize,
    pub(in crate::guide) stage: Stage,
    pub(in crate::guide) clock: Clock,
    /// When the stage began, on the running clock, …
    since: Duration,
    /// … and how far it was then: more than nothing where the person moved the count.
    ahead: Duration,
    /// What is to be said and signalled in the stage, in order, …
    marks: Vec<Mark>,
    /// … and how much of it was.
    marked: usize,
    pub(in crate::guide) pause: Option<Pause>,
    pub(in crate::guide) overlay: Option<Overlay>,
    pub(in crate::guide) under_way: UnderWay,
    pub(in crate::guide) ledger: Ledger,
    pub(in crate::guide) is_muted: bool,
    /// What the person should know: a record that could not be written, a cue that failed.
    pub(in crate::guide) trouble: Option<String>,
    /// The set that ended last, as a stretch: what is said in the rest is said of it.
    ended: Option<usize>,
    /// The set whose pain is typed, as a stretch.
    prompted_of: Option<usize>,
    /// What was said before there was a set to keep it with.
    waiting: Waiting,
    /// The exercises that were left out.
    skipped: Vec<Skipped>,
    /// The exercise that was named last as the next one.
    named: Option<usize>,
    effort: Option<SessionRpe>,
    worst_pain: Option<Pain>,
    /// Whether the disk refused something, and it was not told since that all is saved.
    is_refused: bool,
    /// Whether the morning was answered, and the plan is read again.
    awaits_plan: bool,
    /// Whether taps count the repetitions of every set.
    counts_taps: bool,
    /// Whether no key and no line will come any more.
    is_input_closed: bool,
    /// Whether a first tick has come.
    is_begun: bool,
}

/// What was said before there was a set to keep it with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Waiting {
    pain: Option<Pain>,
    note: Option<String>,
}

/// An exercise that was left out, with what brings it back.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Skipped {
    /// The stretch that ran.
    at: usize,
    part: usize,
    /// What had been asked of it.
    asked: Legs,
    /// The record of it.
    entry: Option<usize>,
}

impl Session {
    /// Makes a session of a day; nothing runs before the first tick.
    pub fn new(setting: Setting, today: Today) -> Session {
        let stage = match today.stop {
            Some(why) => Stage::Over(Ending::Stopped(why)),
            None if setting.asks_morning => Stage::Morning(String::new()),
            None => Stage::Timed,
        };
        let timeline = timeline(&today.parts, today.warm_up_seconds);
        Session {
            clock: Clock::new(setting.second * GAP_SECONDS),
            setting,
            parts: today.parts,
            timeline,
            at: 0,
            stage,
            since: Duration::ZERO,
            ahead: Duration::ZERO,
            marks: Vec::new(),
            marked: 0,
            pause: None,
            overlay: None,
            under_way: UnderWay::default(),
            ledger: Ledger::default(),
            is_muted: false,
            trouble: None,
            ended: None,
            prompted_of: None,
            waiting: Waiting::default(),
            skipped: Vec::new(),
            named: None,
            effort: None,
            worst_pain: None,
            is_refused: false,
            awaits_plan: false,
            counts_taps: false,
            is_input_closed: false,
            is_begun: false,
        }
    }

    /// Returns one that is over: what stands in its place while it takes a step.
    pub fn over() -> Session {
        let setting = Setting {
            title: String::new(),
            warm_up: String::new(),
            second: Duration::ZERO,
            asks_morning: false,
        };
        let today = Today { parts: Vec::new(), warm_up_seconds: None, stop: Some(String::new()) };
        Session::new(setting, today)
    }

    /// Answers an event; after the end nothing changes any more but what is kept.
    #[must_use]
    pub fn step(mut self, event: Event) -> (Session, Vec<Effect>) {
        let mut effects = Vec::new();
        match event {
            Event::Saved(entry) => self.saved(entry, &mut effects),
            Event::NotSaved(entry, why) => self.not_saved(entry, why, &mut effects),
            Event::CueFailed(why) => {
                effects.push(Effect::Tell(Told::CueFailed(why.clone())));
                self.trouble = Some(why);
            }
            _ if self.is_over() => {}
            Event::Tick(now) => self.tick(now, &mut effects),
            Event::Key(key) => self.key(key, &mut effects),
            Event::Line(line) => self.line(&line, &mut effects),
            Event::InputClosed => {
                self.is_input_closed = true;
                self.let_go(&mut effects);
            }
            Event::Plan(today) => self.reread(today, &mut effects),
            Event::Terminate => self.leave(Ending::Terminated, &mut effects),
            Event::Suspend if self.runs() => self.stand_still(Pause::Asked, &mut effects),
            Event::Resize | Event::Suspend => {}
        }
        (self, effects)
    }

    /// Whether the session is over.
    pub fn is_over(&self) -> bool {
        matches!(self.stage, Stage::Over(_))
    }

    /// Returns how it ended, once it did.
    pub fn ending(&self) -> Option<&Ending> {
        match &self.stage {
            Stage::Over(ending) => Some(ending),
            _ => None,
        }
    }

    /// Returns its exercises, with what is done of them.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Returns its records.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// Returns how long it ran, pauses left out.
    pub fn running(&self) -> Duration {
        self.clock.running()
    }

    /// Whether a text is typed, so that every key is a letter of it.
    pub fn is_typing(&self) -> bool {
        matches!(self.overlay, Some(Overlay::Note(_) | Overlay::WhySkip(_)))
    }

    /// Returns the sets done and asked for in the session; left and right of a set are one set.
    pub fn sets_done(&self) -> (u32, u32) {
        self.parts.iter().fold((0, 0), |(done, asked), part| {
            let most = part.most_sets();
            let left = part.asked.left.saturating_sub(part.done.left);
            let right = part.asked.right.saturating_sub(part.done.right);
            let open = left.max(right).min(most);
            (done + u32::from(most - open), asked + u32::from(most))
        })
    }

    /// Whether time goes on and counts.
    fn runs(&self) -> bool {
        self.is_begun && self.pause.is_none() && matches!(self.stage, Stage::Timed | Stage::Again)
    }

    /// Returns a change of the stretch that runs, for the person's program.
    fn change(&self, event: &'static str) -> Change {
        let stretch = self.stretch();
        let part = self.part();
        Change {
            event,
            exercise: part.map_or_else(String::new, |part| part.slug.clone()),
            side: stretch.and_then(|stretch| stretch.side),
            set: stretch.map_or(0, |stretch| stretch.set),
            seconds: stretch.map_or(0, |stretch| (stretch.lasts + Duration::from_millis(500)).as_secs()),
        }
    }
}
