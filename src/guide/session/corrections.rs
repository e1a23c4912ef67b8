//! What is kept of a set, and what the person says of it afterwards.

use chrono::{DateTime, FixedOffset};

use crate::coach::rules::ACCEPTABLE_PAIN;
use crate::guide::effect::{Effect, Ending, Told};
use crate::guide::timeline::Phase;
use crate::log::event::{Done, Kind, Set};
use crate::units::{Decimal, LoggedRpe, Pain, Rpe};

use super::{Session, UnderWay};

impl Session {
    /// Returns the moment of the last tick, on the wall.
    pub(super) fn now(&self) -> Option<DateTime<FixedOffset>> {
        self.clock.last().map(|moment| moment.wall)
    }

    /// Asks for all that the disk does not say as it should.
    pub(super) fn write(&mut self, effects: &mut Vec<Effect>) {
        effects.extend(self.ledger.to_write());
    }

    /// Keeps what is completed of the set under way; of nothing, nothing.
    pub(super) fn keep(&mut self, effects: &mut Vec<Effect>) {
        self.keep_number(self.completed(), effects);
    }

    /// Keeps so much of the set under way.
    pub(super) fn keep_number(&mut self, number: u16, effects: &mut Vec<Effect>) {
        let (Some(stretch), Some(at)) = (self.stretch(), self.now()) else { return };
        let UnderWay { taps, touches, pain, note } = std::mem::take(&mut self.under_way);
        let Some(part) = self.parts.get_mut(stretch.part) else { return };
        effects.push(Effect::Hush);
        if number == 0 {
            effects.push(Effect::Tell(Told::NothingDone));
        } else {
            let set = Set {
                done: part.amount_done(number),
                side: stretch.side,
                load: part.load,
                rpe: None,
                touches: (part.counts_touches && touches > 0).then_some(touches),
                tempo_s: taps.and_then(|taps| taps.pace()),
                stopped: false,
            };
            let planned = Some(part.planned.clone());
            let kind = Kind::Sets { exercise: part.slug.clone(), sets: vec![set], pain, note, planned };
            part.done.change(stretch.side, 1);
            self.ledger.add(at, kind, Some(self.at));
            effects.push(Effect::Tell(Told::Kept { part: stretch.part, side: stretch.side, number }));
        }
        self.write(effects);
        if let Some(pain) = pain.filter(|pain| *pain > ACCEPTABLE_PAIN) {
            self.stop_for_pain(pain, effects);
        }
    }

    pub(super) fn saved(&mut self, entry: usize, effects: &mut Vec<Effect>) {
        self.ledger.saved(entry);
        if self.trouble.is_some() && self.ledger.unsaved().next().is_none() {
            self.trouble = None;
            effects.push(Effect::Tell(Told::SavedAfterAll));
        }
    }

    pub(super) fn not_saved(&mut self, entry: usize, why: String, effects: &mut Vec<Effect>) {
        self.ledger.not_saved(entry);
        effects.push(Effect::Tell(Told::NotSaved(why.clone())));
        self.trouble = Some(why);
    }

    /// Whether a set is under way.
    fn is_working(&self) -> bool {
        self.stretch().is_some_and(|stretch| stretch.phase == Phase::Work)
    }

    /// Changes the last set.
    fn change_last(&mut self, change: impl FnOnce(&mut Set)) -> bool {
        let last = self.ledger.last_set();
        let Some(Kind::Sets { sets, .. }) = last.and_then(|entry| self.ledger.kind_mut(entry)) else {
            return false;
        };
        if let [set] = &mut sets[..] {
            change(set);
        }
        true
    }

    /// Returns the last set that stands.
    pub(in crate::guide) fn last_set(&self) -> Option<(&Set, Option<Pain>, Option<&str>)> {
        match self.ledger.get(self.ledger.last_set()?)?.kind.as_ref()? {
            Kind::Sets { sets, pain, note, .. } => Some((sets.first()?, *pain, note.as_deref())),
            _ => None,
        }
    }

    /// One more or one fewer: of the set under way, else of the last one.
    pub(super) fn more(&mut self, by: i16, effects: &mut Vec<Effect>) {
        if self.is_working() {
            return self.shift(by);
        }
        let Some((set, ..)) = self.last_set() else { return };
        let number = set.done.number().saturating_add_signed(by);
        self.correct(number, effects);
    }

    /// Makes the last set so much; a set of nothing is none.
    pub(super) fn correct(&mut self, number: u16, effects: &mut Vec<Effect>) {
        let Some((set, ..)) = self.last_set() else { return };
        let (least, most) = match set.done {
            Done::Seconds(_) => (1, crate::entry::MOST_SECONDS),
            Done::Reps(_) | Done::Contacts(_) => (1, crate::entry::MOST_COUNT),
        };
        let number = number.clamp(least, most);
        self.change_last(|set| {
            set.done = match set.done {
                Done::Reps(_) => Done::Reps(number),
                Done::Seconds(_) => Done::Seconds(number),
                Done::Contacts(_) => Done::Contacts(number),
            };
        });
        effects.push(Effect::Tell(Told::Corrected(number)));
    }

    /// Lets the count of the set under way be one more or one fewer.
    fn shift(&mut self, by: i16) {
        if let Some(taps) = &mut self.under_way.taps {
            let done = taps.before.saturating_add(taps.count).saturating_add_signed(by);
            taps.before = done.saturating_sub(taps.count);
            return;
        }
        let Some(one) = self.part().map(crate::guide::part::Part::one) else { return };
        let now = self.clock.running();
        let earliest = self.lasts().map_or(std::time::Duration::ZERO, |lasts| now.saturating_sub(lasts));
        self.since =
            if by > 0 { self.since.saturating_sub(one).max(earliest) } else { (self.since + one).min(now) };
        self.schedule();
    }

    /// Notes the effort of the last set, in half points.
    pub(super) fn set_effort(&mut self, halves: u8, effects: &mut Vec<Effect>) {
        if self.is_working() {
            return;
        }
        let number = Decimal::from_billionths(u64::from(halves) * 500_000_000);
        let Ok(rpe) = Rpe::new(number) else { return };
        if self.change_last(|set| set.rpe = Some(LoggedRpe::of(rpe))) {
            effects.push(Effect::Tell(Told::Effort(rpe)));
        }
    }

    /// Adds half a point to it.
    pub(super) fn half_more_effort(&mut self, effects: &mut Vec<Effect>) {
        let Some(rpe) = self.last_set().and_then(|(set, ..)| set.rpe) else { return };
        let halves = rpe.decimal().half_steps();
        // A second press takes it back.
        let halves = if halves % 2 == 0 { halves + 1 } else { halves - 1 };
        self.set_effort(u8::try_from(halves.min(20)).unwrap_or(20), effects);
    }

    /// Takes the digits of a pain; what is none is nothing.
    pub(super) fn pain_typed(&mut self, digits: &str, effects: &mut Vec<Effect>) {
        if let Ok(pain) = digits.parse() {
            self.note_pain(pain, effects);
        }
    }

    /// Notes pain: of the set under way, else of the last one; above the acceptable the session stops there (D.5).
    pub(super) fn note_pain(&mut self, pain: Pain, effects: &mut Vec<Effect>) {
        effects.push(Effect::Tell(Told::Pain(pain)));
        let is_too_much = pain > ACCEPTABLE_PAIN;
        if self.is_working() {
            self.under_way.pain = Some(pain);
            if is_too_much {
                if self.completed() > 0 {
                    return self.keep(effects);
                }
                self.pain_of_last(pain);
                self.stop_for_pain(pain, effects);
            }
            return;
        }
        self.pain_of_last(pain);
        if is_too_much {
            self.stop_for_pain(pain, effects);
        }
    }

    /// Keeps a pain with the last set, where it is one of the exercise that is led.
    fn pain_of_last(&mut self, told: Pain) {
        if let Some(entry) = self.ledger.last_set()
            && let Some(Kind::Sets { pain, .. }) = self.ledger.kind_mut(entry)
        {
            *pain = Some(told);
        }
    }

    fn stop_for_pain(&mut self, pain: Pain, effects: &mut Vec<Effect>) {
        let slug = self.part().map_or_else(String::new, |part| part.slug.clone());
        self.end(Ending::Pain(pain, slug), effects);
    }

    /// Notes words: of the set under way, else of the last one; none take them away.
    pub(super) fn note(&mut self, words: Option<String>, effects: &mut Vec<Effect>) {
        if self.is_working() {
            self.under_way.note = words;
        } else if let Some(entry) = self.ledger.last_set()
            && let Some(Kind::Sets { note, .. }) = self.ledger.kind_mut(entry)
        {
            *note = words;
        } else {
            return;
        }
        effects.push(Effect::Tell(Told::Note));
    }

    /// Counts a touch of the support, where touches count.
    pub(super) fn touch(&mut self, effects: &mut Vec<Effect>) {
        if !self.part().is_some_and(|part| part.counts_touches) {
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
