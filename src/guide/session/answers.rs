//! The questions: the morning before, the effort and the worst pain after.

use std::time::Duration;

use crate::coach::rules::ACCEPTABLE_PAIN;
use crate::guide::effect::{Effect, Ending, Told};
use crate::log::event::Kind;
use crate::notation;
use crate::units::Pain;

use super::{Session, Stage};

impl Session {
    /// Takes the digits of the question that stands; what is no answer is asked again, nothing passes it.
    pub(super) fn answer(&mut self, effects: &mut Vec<Effect>) {
        match &self.stage {
            Stage::Morning(digits) => {
                let pain = read_pain(digits);
                if pain.is_none() && !digits.is_empty() {
                    self.stage = Stage::Morning(String::new());
                    return;
                }
                if let (Some(pain), Some(at)) = (pain, self.now()) {
                    self.ledger.add(at, Kind::Checkin { pain, stiffness_min: None }, None);
                    self.write(effects);
                }
                // What was said may change the session: it is read again before it begins.
                effects.push(Effect::Reread);
            }
            Stage::HowHard(digits) => {
                let effort = notation::parse_effort(digits).ok();
                if effort.is_none() && !digits.is_empty() {
                    self.stage = Stage::HowHard(String::new());
                    return;
                }
                self.effort = effort;
                self.ask_worst_pain(effects);
            }
            Stage::WorstPain(digits) => {
                let pain = read_pain(digits);
                if pain.is_none() && !digits.is_empty() {
                    self.stage = Stage::WorstPain(String::new());
                    return;
                }
                self.worst_pain = pain;
                self.close(effects);
            }
            Stage::Timed | Stage::Again | Stage::Over(_) => {}
        }
    }

    /// Passes the question that stands, where nobody can answer it.
    pub(super) fn pass_questions(&mut self, effects: &mut Vec<Effect>) {
        if !self.is_input_closed || !self.is_begun {
            return;
        }
        let is_question =
            |stage: &Stage| matches!(stage, Stage::Morning(_) | Stage::HowHard(_) | Stage::WorstPain(_));
        if matches!(self.stage, Stage::Morning(_)) {
            return self.answer(effects);
        }
        while is_question(&self.stage) {
            self.answer(effects);
        }
        if self.pause.is_some() {
            self.go_on(effects);
        }
    }

    /// Asks how hard the session was; one in which nothing was done is over.
    pub(super) fn ask_how_hard(&mut self, effects: &mut Vec<Effect>) {
        self.write(effects);
        if self.ledger.last_set().is_none() {
            return self.end(Ending::Done, effects);
        }
        self.stage = Stage::HowHard(String::new());
        self.overlay = None;
        effects.push(Effect::Tell(Told::HowHard));
        effects.push(Effect::Say("done. how hard was it, zero to ten?".to_string()));
        self.pass_questions(effects);
    }

    fn ask_worst_pain(&mut self, effects: &mut Vec<Effect>) {
        let is_noted = |kind: &Kind| matches!(kind, Kind::Sets { pain: Some(_), .. });
        if self.ledger.standing().any(|(_, entry)| entry.kind.as_ref().is_some_and(is_noted)) {
            return self.close(effects);
        }
        self.stage = Stage::WorstPain(String::new());
        effects.push(Effect::Tell(Told::WorstPain));
    }

    /// Writes down the session as a whole, and ends it.
    fn close(&mut self, effects: &mut Vec<Effect>) {
        match (self.effort, self.now()) {
            (Some(effort), Some(at)) => {
                let minutes = (self.clock.running() + Duration::from_secs(30)).as_secs() / 60;
                let minutes = u16::try_from(minutes.max(1)).unwrap_or(u16::MAX);
                let kind = Kind::Session { rpe: effort.into(), minutes, pain: self.worst_pain, note: None };
                self.ledger.add(at, kind, None);
            }
            _ => self.pain_of_all(),
        }
        let ending = match self.worst_pain.filter(|pain| *pain > ACCEPTABLE_PAIN) {
            Some(pain) => Ending::Pain(pain, String::new()),
            None => Ending::Done,
        };
        self.end(ending, effects);
    }

    /// Without an effort there is no record of the session: its pain is one of every exercise that was done.
    fn pain_of_all(&mut self) {
        let Some(told) = self.worst_pain else { return };
        let mut last = std::collections::BTreeMap::new();
        for (number, entry) in self.ledger.standing() {
            if let Some(Kind::Sets { exercise, .. }) = &entry.kind {
                last.insert(exercise.clone(), number);
            }
        }
        for number in last.into_values() {
            if let Some(Kind::Sets { pain, .. }) = self.ledger.kind_mut(number) {
                *pain = Some(told);
            }
        }
    }
}

fn read_pain(digits: &str) -> Option<Pain> {
    digits.parse().ok()
}
