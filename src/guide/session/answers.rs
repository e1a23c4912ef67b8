//! The questions: the morning before, the effort and the worst pain after.

use std::time::Duration;

use crate::catalogue::vocabulary::LoadClass;
use crate::coach::rules::ACCEPTABLE_PAIN;
use crate::guide::effect::{Effect, Ending, Told};
use crate::log::event::Kind;
use crate::notation;
use crate::units::Pain;

use super::{Overlay, Session, Stage, UnderWay};

impl Session {
    /// Takes the digits of the question that stands; what is no answer is asked again, nothing passes it.
    pub(super) fn answer(&mut self, effects: &mut Vec<Effect>) {
        match &self.stage {
            Stage::Morning(digits) => {
                let pain = read_pain(digits);
                if self.awaits_plan {
                    return;
                }
                if pain.is_none() && !digits.is_empty() {
                    self.stage = Stage::Morning(String::new());
                    return;
                }
                if let (Some(pain), Some(at)) = (pain, self.now()) {
                    self.ledger.add(at, Kind::Checkin { pain, stiffness_min: None }, None);
                    self.write(effects);
                }
                // What was said may change the session: it is read again before it begins.
                self.awaits_plan = true;
                effects.push(Effect::Reread);
            }
            Stage::HowHard(digits) => {
                let effort = notation::parse_effort(digits).ok();
                if effort.is_none() && !digits.is_empty() {
                    self.stage = Stage::HowHard(String::new());
                    return;
                }
                if self.ledger.last_set().is_none() {
                    // The only set was corrected to nothing meanwhile.
                    return self.end(Ending::Done, effects);
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

    /// Takes away all that waits for somebody, where nobody is there any more.
    pub(super) fn let_go(&mut self, effects: &mut Vec<Effect>) {
        if !self.is_begun || self.is_over() {
            return;
        }
        match self.overlay.take() {
            Some(Overlay::Pain(digits, _)) => self.pain_typed(&digits, effects),
            Some(Overlay::Note(text)) if !text.trim().is_empty() => {
                self.note(Some(text.trim().to_string()), effects);
            }
            _ => {}
        }
        // The tempo leads again from where the taps were; an open set past its target is at its end.
        if self.under_way.taps.is_some() {
            self.switch_taps(effects);
        }
        self.counts_taps = false;
        if self.is_working() && self.left().is_some_and(|left| left.is_zero()) {
            self.keep_number(self.completed_openly(), effects);
            if !self.is_over() {
                self.go_on_to(self.at + 1, effects);
            }
        }
        self.pass_questions(effects);
        if self.pause.is_some() && !self.is_over() {
            self.go_on(effects);
        }
    }

    /// Passes the questions that stand, where nobody can answer them.
    pub(super) fn pass_questions(&mut self, effects: &mut Vec<Effect>) {
        if !self.is_input_closed {
            return;
        }
        if matches!(self.stage, Stage::Morning(_)) {
            return self.pass(effects);
        }
        while matches!(self.stage, Stage::HowHard(_) | Stage::WorstPain(_)) {
            self.pass(effects);
        }
    }

    /// Answers nothing, whatever was typed without Enter.
    fn pass(&mut self, effects: &mut Vec<Effect>) {
        if let Stage::Morning(digits) | Stage::HowHard(digits) | Stage::WorstPain(digits) = &mut self.stage {
            digits.clear();
        }
        self.answer(effects);
    }

    /// Asks how hard the session was; one in which nothing was done is over.
    pub(super) fn ask_how_hard(&mut self, effects: &mut Vec<Effect>) {
        self.say_of_last();
        self.write(effects);
        if self.ledger.last_set().is_none() {
            return self.end(Ending::Done, effects);
        }
        self.stage = Stage::HowHard(String::new());
        self.under_way = UnderWay::default();
        // A pain or a note that is being typed is still one of the last set; a question does not stand still for it.
        let is_of_set = |overlay: &Overlay| matches!(overlay, Overlay::Pain(..) | Overlay::Note(_));
        self.overlay = self.overlay.take().filter(is_of_set);
        self.pause = None;
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
        self.write_session();
        let ending = match self.worst_pain.filter(|pain| *pain > ACCEPTABLE_PAIN) {
            Some(pain) => Ending::Pain(pain, String::new()),
            None => Ending::Done,
        };
        self.end(ending, effects);
    }

    /// Writes down what was answered of the session as a whole.
    pub(super) fn write_session(&mut self) {
        let (Some(effort), Some(at)) = (self.effort, self.now()) else { return self.pain_of_all() };
        let minutes = (self.clock.running() + Duration::from_secs(30)).as_secs() / 60;
        let minutes = u16::try_from(minutes.max(1)).unwrap_or(u16::MAX);
        let kind = Kind::Session { rpe: effort.into(), minutes, pain: self.worst_pain, note: None };
        self.ledger.add(at, kind, None);
    }

    /// Without an effort there is no record of the session: its pain stands with what such a pain is taken for (D.5),
    /// the heavy and elastic exercises that were done, or with all of them where there was none.
    fn pain_of_all(&mut self) {
        let Some(told) = self.worst_pain else { return };
        let is_loaded = |slug: &str| {
            let part = self.parts.iter().find(|part| part.slug == slug);
            part.is_some_and(|part| matches!(part.load_class, LoadClass::Heavy | LoadClass::Elastic))
        };
        let mut last = std::collections::BTreeMap::new();
        for (number, entry) in self.ledger.standing() {
            if let Some(Kind::Sets { exercise, .. }) = &entry.kind {
                last.insert(exercise.clone(), number);
            }
        }
        if last.keys().any(|slug| is_loaded(slug)) {
            last.retain(|slug, _| is_loaded(slug));
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
