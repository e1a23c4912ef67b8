//! One set, led while something else runs: what suits it, what is said of it when, and how much of it was done.

pub mod words;

use std::time::Duration;

use crate::catalogue::vocabulary::{LoadClass, Mode, Quality};
use crate::log::event::{Done, Set};
use crate::notation::Side;
use crate::plan::Item;
use crate::text::{escape, sentence};
use crate::units::Decimal;

use super::clock::{Clock, Moment, Passed};
use super::effect::Told;
use super::part::Part;
use super::plain;
use super::session::{What, marks};
use super::timeline::{Phase, READY, Stretch, timeline};

/// What ends before is not worth a word: so long nothing is said. Our choice.
pub const QUIET: Duration = Duration::from_secs(2);

/// Nobody was here for longer than so many seconds of the person's between two moments.
const GAP_SECONDS: u32 = 2;

/// Whether a line of the plan can be done beside something else: balance, foot or a hold, on the spot and with nothing in
/// the hands; never work that is heavy or springs.
pub fn suits(item: &Item<'_>) -> bool {
    let is_calm = matches!(item.load_class(), LoadClass::Light | LoadClass::Moderate) && !item.is_heavy();
    let is_on_the_spot = item.exercise.work_word(item.tempo()) != "walk";
    let is_meant = matches!(item.quality(), Quality::Balance | Quality::FootIntrinsic)
        || item.exercise.mode == Mode::Hold;
    is_meant && is_calm && is_on_the_spot && item.load_kg == Decimal::ZERO
}

/// A set of one leg, or of both together, that begins by itself.
#[derive(Debug, Clone, PartialEq)]
pub struct OneSet {
    part: Part,
    /// The set.
    work: Stretch,
    lines: Vec<Line>,
    /// How many of the lines were said.
    said: usize,
    clock: Clock,
    /// Whether nobody was here in the middle of the set, so that nothing of it counts.
    was_interrupted: bool,
}

/// Something to be said.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    at: Duration,
    words: String,
}

/// When the set begins.
const BEGINS: Duration = Duration::from_secs(QUIET.as_secs() + READY.as_secs());

impl OneSet {
    /// Takes the first set that is left of an exercise; none where nothing is. `second` is a real one in the clock's time.
    pub fn of(part: Part, second: Duration) -> Option<OneSet> {
        let parts = [part];
        let work = timeline(&parts, None).into_iter().find(|stretch| stretch.phase == Phase::Work)?;
        let [part] = parts;
        let lines = lines(&part, work);
        let clock = Clock::new(second * GAP_SECONDS);
        Some(OneSet { part, work, lines, said: 0, clock, was_interrupted: false })
    }

    /// Returns the exercise.
    pub fn part(&self) -> &Part {
        &self.part
    }

    /// Hears a moment, and returns what is to be said now.
    pub fn hear(&mut self, now: Moment) -> Vec<String> {
        let passed = self.clock.hear(now, false);
        if self.was_interrupted {
            return Vec::new();
        }
        if let Passed::Gap(gap) = passed
            && self.has_begun()
            && !self.is_over()
        {
            self.was_interrupted = true;
            return vec![format!("Interrupted for {}: the set does not count.", plain::time(gap))];
        }
        let due = self.lines.iter().skip(self.said).take_while(|line| line.at <= self.clock.running());
        let words: Vec<String> = due.map(|line| line.words.clone()).collect();
        self.said += words.len();
        words
    }

    /// Returns how long until something is to be said; none once all is.
    pub fn until_next(&self) -> Option<Duration> {
        let next = self.lines.get(self.said).filter(|_| !self.was_interrupted)?;
        Some(next.at.saturating_sub(self.clock.running()))
    }

    /// Whether anything was said.
    pub fn is_told(&self) -> bool {
        self.said > 0
    }

    /// Whether all of the set was led.
    pub fn is_over(&self) -> bool {
        !self.was_interrupted && self.clock.running() >= self.ends()
    }

    /// Whether it was interrupted, so that nothing of it counts.
    pub fn was_interrupted(&self) -> bool {
        self.was_interrupted
    }

    /// Whether its own time runs.
    pub fn has_begun(&self) -> bool {
        self.clock.running() >= BEGINS
    }

    fn ends(&self) -> Duration {
        BEGINS + self.work.lasts
    }

    /// Returns how much was led: whole repetitions, or seconds.
    pub fn amount(&self) -> u16 {
        let led = self.clock.running().saturating_sub(BEGINS).min(self.work.lasts);
        let one = self.part.one().as_nanos();
        let number = led.as_nanos().checked_div(one).unwrap_or(0);
        u16::try_from(number).unwrap_or(u16::MAX).min(self.part.amount)
    }

    /// Returns what was led as a set; none where that is nothing, or does not count.
    pub fn set(&self) -> Option<Set> {
        let number = if self.was_interrupted { 0 } else { self.amount() };
        (number > 0).then(|| Set {
            done: self.part.amount_done(number),
            side: self.work.side,
            load: None,
            rpe: None,
            touches: None,
            tempo_s: None,
            stopped: false,
        })
    }

    /// Says how much of the set was led: `12s of 30s`.
    pub fn share(&self) -> String {
        let amount = |number: u16| match self.part.amount_done(number) {
            Done::Seconds(_) => self.part.amount_in_words(number),
            Done::Reps(number) | Done::Contacts(number) => number.to_string(),
        };
        format!("{} of {}", amount(self.amount()), self.part.amount_in_words(self.part.amount))
    }
}

/// What is said, and when: what it is, the start, half, ten and three seconds before the end where those are news, the end.
fn lines(part: &Part, work: Stretch) -> Vec<Line> {
    let (side, amount) = (work.side, part.amount_in_words(part.amount));
    let which = plain::which(part, side, work.set);
    let line = |at, words| Line { at, words };
    let what = format!("While this runs: {}, {which}, {amount}, in {}.", part.slug, plain::time(READY));
    let mut lines = vec![line(QUIET, what)];
    lines.extend(part.cues.first().map(|cue| line(QUIET, escape(cue))));
    lines.push(line(BEGINS, begin(part, side, &amount)));
    let told = marks(work, part, false).into_iter().filter_map(|mark| match mark.what {
        What::Tell(Told::Half(left)) => Some(line(BEGINS + mark.at, plain::half(left))),
        What::Tell(Told::SecondsLeft(seconds)) => Some(line(BEGINS + mark.at, plain::seconds_left(seconds))),
        _ => None,
    });
    lines.extend(told);
    lines.push(line(BEGINS + work.lasts, plain::kept(part, side, part.amount)));
    lines
}

fn begin(part: &Part, side: Option<Side>, amount: &str) -> String {
    let leg = side.map_or_else(String::new, |side| format!(", {} leg", side.word()));
    let pace = part.pace_in_words();
    let pace = if pace.is_empty() { pace } else { format!(", {pace}") };
    sentence(&format!("now{leg}: {amount}{pace}"))
}

#[cfg(test)]
mod tests;
