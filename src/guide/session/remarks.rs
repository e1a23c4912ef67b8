//! What the person says of a set beside its number: pain, words, touches.

use crate::coach::rules::ACCEPTABLE_PAIN;
use crate::guide::effect::{Effect, Ending, Told};
use crate::log::event::Kind;
use crate::units::Pain;

use super::corrections::joined;
use super::{Session, Stage};

impl Session {
    /// Takes the digits of a pain; what is none is nothing.
    pub(super) fn pain_typed(&mut self, digits: &str, effects: &mut Vec<Effect>) {
        let Ok(pain) = digits.parse() else { return };
        // A pain begun in a rest and typed in the next set is one of the set before it.
        let is_before = self.prompted_of.is_some_and(|set| set != self.at) && self.last_ended().is_some();
        self.note_pain_of(is_before, pain, effects);
    }

    /// Notes pain: of the set under way, else of the last one; above the acceptable the session stops there (D.5).
    pub(super) fn note_pain(&mut self, told: Pain, effects: &mut Vec<Effect>) {
        self.note_pain_of(false, told, effects);
    }

    fn note_pain_of(&mut self, is_before: bool, told: Pain, effects: &mut Vec<Effect>) {
        effects.push(Effect::Tell(Told::Pain(told)));
        let is_too_much = told > ACCEPTABLE_PAIN;
        if self.is_working() && !is_before && (!is_too_much || self.completed() > 0) {
            self.under_way.pain = Some(told);
            if is_too_much {
                // Keeping the set stops the session.
                self.keep(effects);
            }
            return;
        }
        let mut entry = self.last_ended();
        if is_too_much {
            // It must not be lost: of an exercise that is not begun it is said with the one before.
            entry = entry.or(self.ledger.last_set());
        }
        match entry.and_then(|entry| self.ledger.kind_mut(entry)) {
            Some(Kind::Sets { exercise, pain, .. }) => {
                *pain = Some(told);
                let slug = exercise.clone();
                if is_too_much {
                    self.leave_set(effects);
                    self.stop_for_pain(told, slug, effects);
                }
            }
            _ if is_too_much => {
                // Nothing was done with which it could be kept: the exercise was left out for it.
                let slug = self.slug_at(self.at);
                self.write_skip(slug.clone(), None, Some(told));
                self.stop_for_pain(told, slug, effects);
            }
            _ => self.waiting.pain = Some(told),
        }
    }

    pub(super) fn stop_for_pain(&mut self, pain: Pain, slug: String, effects: &mut Vec<Effect>) {
        if matches!(self.stage, Stage::WorstPain(_)) {
            // The effort was answered before.
            self.write_session();
        }
        self.end(Ending::Pain(pain, slug), effects);
    }

    /// Notes words: of the set under way, else of the last one; none take them away.
    pub(super) fn note(&mut self, words: Option<String>, effects: &mut Vec<Effect>) {
        if self.is_working() {
            self.under_way.note = words;
        } else if let Some(Kind::Sets { note, .. }) =
            self.last_ended().and_then(|entry| self.ledger.kind_mut(entry))
        {
            *note = words;
        } else {
            self.waiting.note = words;
        }
        effects.push(Effect::Tell(Told::Note));
    }

    /// Returns the note that stands, to go on with it.
    pub(super) fn noted(&self) -> String {
        let note = if self.is_working() {
            self.under_way.note.as_deref()
        } else if let Some((.., note)) = self.last_set() {
            note
        } else {
            self.waiting.note.as_deref()
        };
        note.unwrap_or_default().to_string()
    }

    /// Lets what was said of a set of which nothing is kept wait for the next one.
    pub(super) fn say_later(&mut self, pain: Option<Pain>, note: Option<String>) {
        self.waiting.pain = self.waiting.pain.max(pain);
        self.waiting.note = joined(self.waiting.note.take(), note);
    }

    /// Keeps with the last set what waited for a next one that does not come.
    pub(super) fn say_of_last(&mut self) {
        let Some(entry) = self.ledger.last_set() else { return };
        let waiting = std::mem::take(&mut self.waiting);
        if let Some(Kind::Sets { pain, note, .. }) = self.ledger.kind_mut(entry) {
            *pain = (*pain).max(waiting.pain);
            *note = joined(note.take(), waiting.note);
        }
    }

    /// Keeps with the last set of an exercise what was said of a later one of it, of which nothing is kept.
    pub(super) fn say_of_exercise(&mut self, part: usize) {
        let last = self.ledger.last_set().and_then(|entry| self.ledger.get(entry)?.stretch);
        if last.and_then(|set| self.timeline.get(set)).is_some_and(|set| set.part == part) {
            self.say_of_last();
        }
    }

    /// Counts a touch of the support, where touches count.
    pub(super) fn touch(&mut self, effects: &mut Vec<Effect>) {
        let index = if self.is_working() { Some(self.at) } else { self.ended };
        if !index.and_then(|index| self.part_at(index)).is_some_and(|part| part.counts_touches) {
            return;
        }
        if self.is_working() {
            self.under_way.touches = self.under_way.touches.saturating_add(1);
            return effects.push(Effect::Tell(Told::Touches(self.under_way.touches)));
        }
        let touches = self.last_set().and_then(|(set, ..)| set.touches).unwrap_or(0).saturating_add(1);
        if self.change_last(|set| set.touches = Some(touches)) {
            effects.push(Effect::Tell(Told::Touches(touches)));
        }
    }
}
