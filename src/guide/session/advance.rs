//! From stretch to stretch: by time, by Enter, by skipping, by going back.

use std::time::Duration;

use crate::guide::clock::{Moment, Passed};
use crate::guide::effect::{Effect, Ending, Pause, Told};
use crate::guide::plain;
use crate::guide::timeline::{Phase, timeline};
use crate::log::event::Kind;

use super::under_way::{UnderWay, completed};
use super::{Overlay, PATIENCE_SECONDS, Session, Stage, Today, marks};

impl Session {
    pub(super) fn tick(&mut self, now: Moment, effects: &mut Vec<Effect>) {
        let stands_still = !self.runs();
        let passed = self.clock.hear(now, stands_still);
        if !self.is_begun {
            self.is_begun = true;
            self.begin(effects);
        }
        if let Passed::Gap(length) = passed
            && self.runs()
        {
            self.stand_still(Pause::Gap(length), effects);
        }
        if let Some(Overlay::Pain(digits, since)) = &self.overlay
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
    fn run(&mut self, effects: &mut Vec<Effect>) {
        while self.runs() {
            let now = self.clock.running();
            let end = self.lasts().map(|lasts| self.since + lasts);
            let until = end.map_or(now, |end| end.min(now)).saturating_sub(self.since);
            while let Some(mark) = self.marks.get(self.marked).filter(|mark| mark.at <= until) {
                effects.push(mark.what.clone().effect());
                self.marked += 1;
            }
            match end {
                Some(end) if end <= now => self.finish(end, effects),
                _ => break,
            }
        }
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
        (self.at, self.since, self.stage) = (at, when, Stage::Timed);
        self.schedule();
        self.announce(effects);
        if self.timeline[at].phase == Phase::Between {
            effects.push(Effect::Reread);
        }
    }

    /// Lays out what is to be said in the stretch, as far as it is still ahead.
    pub(super) fn schedule(&mut self) {
        let Some((stretch, part)) = self.stretch().zip(self.part()) else { return };
        let elapsed = self.elapsed();
        self.marks = marks::marks(stretch, part, self.is_open());
        self.marked = self.marks.iter().take_while(|mark| mark.at < elapsed).count();
    }

    fn announce(&self, effects: &mut Vec<Effect>) {
        let Some((stretch, part)) = self.stretch().zip(self.part()) else { return };
        let (lasts, side, set) = (stretch.lasts, stretch.side, stretch.set);
        let (told, event, said) = match stretch.phase {
            Phase::WarmUp => (Told::WarmUp(lasts), None, Some("warm up".to_string())),
            Phase::Between => {
                (Told::Next { part: stretch.part, lasts }, Some("rest"), Some(plain::spoken_next(part)))
            }
            Phase::Ready => {
                let said = plain::spoken_ready(part, side, set);
                (Told::Ready { part: stretch.part, side, set }, Some("ready"), Some(said))
            }
            Phase::Work => {
                (Told::Work { part: stretch.part, side, set }, Some("work"), plain::spoken_start(part))
            }
            Phase::ChangeOver => {
                (Told::ChangeOver(side, lasts), Some("side"), Some(plain::spoken_change(side)))
            }
            Phase::Rest => {
                let of = part.asked.of(side);
                let said = plain::spoken_rest(part, lasts);
                (Told::Rest { lasts, side, set, of }, Some("rest"), Some(said))
            }
        };
        effects.push(Effect::Tell(told));
        effects.extend(event.map(|event| Effect::Run(self.change(event))));
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
        self.run(effects);
    }

    /// Leaves the exercise out; what was not begun is written down as skipped.
    pub(super) fn skip(&mut self, reason: Option<String>, effects: &mut Vec<Effect>) {
        let Some((stretch, part)) = self.stretch().zip(self.part()) else { return };
        let slug = part.slug.clone();
        if part.done == crate::guide::part::Legs::default() {
            let kind = Kind::Skip { exercise: slug.clone(), reason };
            if let Some(at) = self.now() {
                self.ledger.add(at, kind, None);
            }
        }
        self.write(effects);
        effects.push(Effect::Hush);
        effects.push(Effect::Tell(Told::Skipped(slug)));
        let is_next = |index: &usize| {
            let next = self.timeline[*index];
            next.part != stretch.part && matches!(next.phase, Phase::Between | Phase::Ready)
        };
        let next = (self.at..self.timeline.len()).find(is_next).unwrap_or(self.timeline.len());
        // The exercise that was left out is none of the session's any more, as far as it was not done.
        let done = self.parts[stretch.part].done;
        self.parts[stretch.part].asked = done;
        self.go_to(next, self.clock.running(), effects);
    }

    /// Takes the last set back, and does it again.
    pub(super) fn back(&mut self, effects: &mut Vec<Effect>) {
        let now = self.clock.running();
        let last = self.ledger.last_set().and_then(|entry| Some((entry, self.ledger.get(entry)?.stretch?)));
        let to = match last {
            Some((entry, stretch)) => {
                self.ledger.take_back(entry);
                let set = self.timeline[stretch];
                self.parts[set.part].done.change(set.side, -1);
                stretch
            }
            None if self.stretch().is_some_and(|stretch| stretch.phase == Phase::Work) => self.at,
            None => return effects.push(Effect::Tell(Told::NothingBack)),
        };
        self.write(effects);
        (self.at, self.since, self.stage) = (to, now, Stage::Again);
        self.under_way = UnderWay::default();
        self.pause = None;
        self.schedule();
        effects.push(Effect::Hush);
        effects.push(Effect::Tell(Told::Back));
        self.announce(effects);
    }

    /// Takes in log and profile as they are now: what was done elsewhere is left out, a stop ends the session.
    pub(super) fn reread(&mut self, today: Today, effects: &mut Vec<Effect>) {
        if let Some(why) = today.stop {
            return self.leave(Ending::Stopped(why), effects);
        }
        if self.ledger.last_set().is_none() && self.at == 0 && matches!(self.stage, Stage::Morning(_)) {
            self.parts = today.parts;
            self.timeline = timeline(&self.parts, today.warm_up_seconds);
            if self.timeline.is_empty() {
                let why = "Nothing of today's session is left to do.".to_string();
                return self.leave(Ending::Stopped(why), effects);
            }
            return self.go_to(0, self.clock.running(), effects);
        }
        // Targets stay: only what is done is taken over.
        for part in &mut self.parts {
            if let Some(fresh) = today.parts.iter().find(|fresh| fresh.slug == part.slug) {
                part.done = part.done.max(fresh.done);
            }
        }
        let Some(stretch) = self.stretch().filter(|stretch| stretch.phase == Phase::Between) else { return };
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
        self.timeline.truncate(self.at + 1);
        self.timeline.extend(rest);
        if is_another {
            self.schedule();
            self.announce(effects);
        }
    }

    /// Keeps what is completed, writes all there is to write, and ends.
    pub(super) fn leave(&mut self, ending: Ending, effects: &mut Vec<Effect>) {
        self.overlay = None;
        if self.stage == Stage::Timed
            && self.is_begun
            && self.stretch().is_some_and(|stretch| stretch.phase == Phase::Work)
            && self.completed() > 0
        {
            self.keep(effects);
        }
        if self.is_over() {
            return;
        }
        self.end(ending, effects);
    }

    /// Ends the session.
    pub(super) fn end(&mut self, ending: Ending, effects: &mut Vec<Effect>) {
        self.write(effects);
        effects.push(Effect::Hush);
        if self.is_begun {
            effects.push(Effect::Run(self.change("end")));
        }
        self.pause = None;
        self.stage = Stage::Over(ending.clone());
        effects.push(Effect::End(ending));
    }

    /// Returns what is completed of the set under way.
    pub(in crate::guide) fn completed(&self) -> u16 {
        let Some(stretch) = self.stretch().filter(|stretch| stretch.phase == Phase::Work) else { return 0 };
        let Some(part) = self.parts.get(stretch.part) else { return 0 };
        completed(part, self.under_way.taps, self.elapsed(), self.is_open())
    }
}
