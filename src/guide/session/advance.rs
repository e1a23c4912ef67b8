//! From stretch to stretch: by time, by Enter, by skipping, by going back.

use std::time::Duration;

use crate::catalogue::vocabulary::Mode;
use crate::guide::clock::{Moment, Passed};
use crate::guide::effect::{Change, Effect, Ending, Pause, Told};
use crate::guide::part::Part;
use crate::guide::plain;
use crate::guide::timeline::{Phase, Stretch, timeline};

use super::marks::What;
use super::under_way::{UnderWay, completed};
use super::{Overlay, PATIENCE_SECONDS, Session, Stage, Today, marks};

impl Session {
    pub(super) fn tick(&mut self, now: Moment, effects: &mut Vec<Effect>) {
        let stands_still = !self.runs();
        let passed = self.clock.hear(now, stands_still);
        if !self.is_begun {
            self.is_begun = true;
            self.begin(effects);
        } else if std::mem::take(&mut self.awaits_plan) {
            // Log and profile could not be read again: the session goes on as it was.
            self.go_on_to(0, effects);
        }
        if let Passed::Gap(length) = passed
            && self.runs()
        {
            self.stand_still(Pause::Gap(length), effects);
            if self.is_input_closed {
                // Nobody can let it go on.
                self.go_on(effects);
            }
        }
        if let Some(Overlay::Pain(digits, since)) = &self.overlay
            && !digits.is_empty()
            && now.monotonic.saturating_sub(*since) >= self.setting.second * PATIENCE_SECONDS
        {
            let digits = digits.clone();
            self.overlay = None;
            self.pain_typed(&digits, effects);
        }
        self.run(effects);
    }

    fn begin(&mut self, effects: &mut Vec<Effect>) {
        match self.stage {
            Stage::Timed => self.go_to(0, Duration::ZERO, effects),
            Stage::Morning(_) => {
                effects.push(Effect::Tell(Told::Morning));
                self.pass_questions(effects);
            }
            _ => {}
        }
    }

    /// Lets the running time have its due: marks that came, stretches that ended.
    pub(super) fn run(&mut self, effects: &mut Vec<Effect>) {
        while self.runs() {
            let now = self.clock.running();
            let lasts = self.lasts();
            let until = lasts.unwrap_or(Duration::MAX).min(self.elapsed());
            while let Some(mark) = self.marks.get(self.marked).filter(|mark| mark.at <= until) {
                if let What::Tell(Told::Next { part, .. }) = mark.what {
                    self.named = Some(part);
                }
                effects.push(mark.what.clone().effect());
                self.marked += 1;
            }
            if self.reaches_target(effects) {
                continue;
            }
            match lasts.map(|lasts| (self.since + lasts).saturating_sub(self.ahead)) {
                Some(end) if end <= now => self.finish(end, effects),
                _ => break,
            }
        }
    }

    /// Tells once that an open set is at its target; ends a set whose taps are. Returns whether it ended.
    pub(super) fn reaches_target(&mut self, effects: &mut Vec<Effect>) -> bool {
        let Some((stretch, part)) = self.stretch().zip(self.part()) else { return false };
        let is_reached = match self.under_way.taps {
            Some(taps) => taps.done() >= part.amount,
            None => self.elapsed() >= stretch.lasts,
        };
        if stretch.phase != Phase::Work || !is_reached {
            return false;
        }
        if !self.is_open() {
            let ends = self.under_way.taps.is_some();
            if ends {
                self.enter(effects);
            }
            return ends;
        }
        if !std::mem::replace(&mut self.under_way.is_target_told, true) {
            effects.push(Effect::Tell(Told::TwoLeft));
            effects.push(Effect::Say("two left in you?".to_string()));
        }
        false
    }

    /// Ends the stretch at a moment of the running clock.
    fn finish(&mut self, when: Duration, effects: &mut Vec<Effect>) {
        match self.stage {
            Stage::Again => self.go_to(self.at, when, effects),
            Stage::Timed => {
                let is_work = self.stretch().is_some_and(|stretch| stretch.phase == Phase::Work);
                if is_work {
                    self.keep(effects);
                    if self.is_over() {
                        return;
                    }
                } else {
                    self.write(effects);
                }
                self.go_to(self.at + 1, when, effects);
            }
            _ => {}
        }
    }

    /// Ends the stretch now, as Enter does.
    pub(super) fn enter(&mut self, effects: &mut Vec<Effect>) {
        self.finish(self.clock.running(), effects);
    }

    /// Begins a stretch now.
    pub(super) fn go_on_to(&mut self, at: usize, effects: &mut Vec<Effect>) {
        self.go_to(at, self.clock.running(), effects);
    }

    /// Begins a stretch at a moment of the running clock; behind the last one the questions come.
    fn go_to(&mut self, at: usize, when: Duration, effects: &mut Vec<Effect>) {
        self.under_way = UnderWay::default();
        if at >= self.timeline.len() {
            return self.ask_how_hard(effects);
        }
        let left = self.ended.and_then(|set| self.timeline.get(set)).map(|set| set.part);
        if let Some(left) = left.filter(|left| *left != self.timeline[at].part) {
            // It is none of the exercise that comes.
            self.say_of_exercise(left);
        }
        (self.at, self.since, self.ahead, self.stage) = (at, when, Duration::ZERO, Stage::Timed);
        self.lay_out();
        self.announce(effects);
        let is_tapped = |part: &Part| self.counts_taps && part.mode != Mode::Hold;
        if self.timeline[at].phase == Phase::Work && self.part().is_some_and(is_tapped) {
            self.begin_taps(0);
        }
        if matches!(self.timeline[at].phase, Phase::Between | Phase::Ready) {
            effects.push(Effect::Reread);
        }
    }

    /// Lays out what is to be said in the stretch.
    pub(super) fn lay_out(&mut self) {
        let Some((stretch, part)) = self.stretch().zip(self.part()) else { return };
        self.marks = marks::marks(stretch, part, self.is_open());
        self.marked = 0;
    }

    /// Lays out what is to be said in the stretch, as far as it is still ahead.
    pub(super) fn schedule(&mut self) {
        self.lay_out();
        let elapsed = self.elapsed();
        self.marked = self.marks.iter().take_while(|mark| mark.at < elapsed).count();
    }

    /// Lets the stretch be so far now, whatever its time was.
    pub(super) fn place(&mut self, elapsed: Duration) {
        (self.since, self.ahead) = (self.clock.running(), elapsed);
        self.schedule();
    }

    pub(super) fn announce(&mut self, effects: &mut Vec<Effect>) {
        let is_named = self.stretch().is_none_or(|stretch| self.named == Some(stretch.part));
        if let Some(stretch) = self.stretch().filter(|stretch| stretch.phase != Phase::WarmUp) {
            self.named = Some(stretch.part);
        }
        let Some((stretch, part)) = self.stretch().zip(self.part()) else { return };
        let (lasts, side, set) = (stretch.lasts, stretch.side, stretch.set);
        let (told, said) = match stretch.phase {
            Phase::WarmUp => (Told::WarmUp(lasts), Some("warm up".to_string())),
            Phase::Between => (Told::Next { part: stretch.part, lasts }, Some(plain::spoken_next(part))),
            Phase::Ready => {
                let said = if is_named {
                    plain::spoken_ready(part, side, set)
                } else {
                    // Who cut the warm-up short, or went back, has not heard what comes.
                    effects.push(Effect::Tell(Told::Next { part: stretch.part, lasts }));
                    plain::spoken_next(part)
                };
                (Told::Ready { part: stretch.part, side, set }, Some(said))
            }
            Phase::Work => (Told::Work { part: stretch.part, side, set }, plain::spoken_start(part)),
            Phase::ChangeOver => (Told::ChangeOver(side, lasts), Some(plain::spoken_change(side))),
            Phase::Rest => {
                let of = part.asked.of(side);
                let said = plain::spoken_rest(part, lasts);
                (Told::Rest { lasts, side, set, of }, Some(said))
            }
        };
        effects.push(Effect::Tell(told));
        effects.extend(event_of(stretch.phase).map(|event| Effect::Run(self.change(event))));
        effects.extend(said.map(Effect::Say));
    }

    /// Makes the session stand still.
    pub(super) fn stand_still(&mut self, why: Pause, effects: &mut Vec<Effect>) {
        if self.pause.is_none() {
            effects.push(Effect::Hush);
            effects.push(Effect::Run(self.change("pause")));
        }
        self.pause = Some(why);
        effects.push(Effect::Tell(Told::Paused(why)));
    }

    /// Lets it go on.
    pub(super) fn go_on(&mut self, effects: &mut Vec<Effect>) {
        self.pause = None;
        effects.push(Effect::Tell(Told::GoesOn));
        if let Some(event) = self.stretch().and_then(|stretch| event_of(stretch.phase)) {
            let left = self.left().unwrap_or_default() + Duration::from_millis(500);
            effects.push(Effect::Run(Change { seconds: left.as_secs(), ..self.change(event) }));
        }
        self.run(effects);
    }

    /// Takes in log and profile as they are now: what was done elsewhere is left out, a stop ends the session.
    pub(super) fn reread(&mut self, today: Today, effects: &mut Vec<Effect>) {
        if let Some(why) = today.stop {
            return self.leave(Ending::Stopped(why), effects);
        }
        if matches!(self.stage, Stage::Morning(_)) {
            if !std::mem::take(&mut self.awaits_plan) {
                return;
            }
            self.parts = today.parts;
            self.timeline = timeline(&self.parts, today.warm_up_seconds);
            if self.timeline.is_empty() {
                let why = "Nothing of today's session is left to do.".to_string();
                return self.leave(Ending::Stopped(why), effects);
            }
            return self.go_to(0, self.clock.running(), effects);
        }
        // A set that is done again is none that could be done already.
        let is_before_one = |stretch: &Stretch| matches!(stretch.phase, Phase::Between | Phase::Ready);
        let Some(stretch) = self.stretch().filter(is_before_one).filter(|_| self.stage == Stage::Timed)
        else {
            return;
        };
        // Targets stay: only what is done is taken over.
        for part in &mut self.parts {
            if let Some(fresh) = today.parts.iter().find(|fresh| fresh.slug == part.slug) {
                part.done = part.done.max(fresh.done);
            }
        }
        let mut rest = timeline(&self.parts, None);
        rest.retain(|other| other.part >= stretch.part);
        // Where an exercise before is left over, the time between stands here already.
        if rest.first().is_some_and(|first| first.phase == Phase::Between) {
            rest.remove(0);
        }
        let Some(first) = rest.first().copied() else {
            self.timeline.truncate(self.at);
            return self.ask_how_hard(effects);
        };
        let is_another = first.part != stretch.part;
        let now = &mut self.timeline[self.at];
        (now.part, now.set, now.side) = (first.part, first.set, first.side);
        let is_ready = now.phase == Phase::Ready;
        self.timeline.truncate(self.at + 1);
        // Getting ready is what runs already.
        self.timeline.extend(rest.into_iter().skip(usize::from(is_ready)));
        if is_another && is_ready {
            self.place(Duration::ZERO);
        } else if is_another {
            self.schedule();
        }
        if is_another {
            self.announce(effects);
        }
    }

    /// Keeps what is completed and said, writes all there is to write, and ends.
    pub(super) fn leave(&mut self, ending: Ending, effects: &mut Vec<Effect>) {
        match self.overlay.take() {
            Some(Overlay::Pain(digits, _)) => self.pain_typed(&digits, effects),
            Some(Overlay::Note(text)) if !text.trim().is_empty() => {
                self.note(Some(text.trim().to_string()), effects);
            }
            _ => {}
        }
        if self.is_over() {
            return;
        }
        if self.stage == Stage::Timed {
            self.leave_set(effects);
        }
        if self.is_over() {
            return;
        }
        if matches!(self.stage, Stage::WorstPain(_)) {
            self.write_session();
        }
        self.end(ending, effects);
    }

    /// Ends the session.
    pub(super) fn end(&mut self, ending: Ending, effects: &mut Vec<Effect>) {
        self.say_of_last();
        self.write_again(effects);
        effects.push(Effect::Hush);
        if self.is_begun {
            effects.push(Effect::Run(self.change("end")));
        }
        (self.pause, self.overlay) = (None, None);
        self.stage = Stage::Over(ending.clone());
        effects.push(Effect::End(ending));
    }

    /// Returns what is completed of the set under way.
    pub(in crate::guide) fn completed(&self) -> u16 {
        self.completed_of(self.is_open())
    }

    /// Returns the same of an open set that nobody can end any more.
    pub(super) fn completed_openly(&self) -> u16 {
        let part = self.part();
        let is_open = |stretch: Stretch| part.is_some_and(|part| part.is_open(stretch.set, stretch.side));
        self.completed_of(self.stretch().is_some_and(is_open))
    }

    fn completed_of(&self, is_open: bool) -> u16 {
        let Some(stretch) = self.stretch().filter(|stretch| stretch.phase == Phase::Work) else { return 0 };
        let Some(part) = self.parts.get(stretch.part) else { return 0 };
        completed(part, self.under_way.taps, self.elapsed(), is_open)
    }
}

/// Returns the name of a stretch's beginning, for the person's own program.
fn event_of(phase: Phase) -> Option<&'static str> {
    match phase {
        Phase::WarmUp => None,
        Phase::Ready => Some("ready"),
        Phase::Work => Some("work"),
        Phase::ChangeOver => Some("side"),
        Phase::Between | Phase::Rest => Some("rest"),
    }
}
