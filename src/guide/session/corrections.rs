//! What is kept of a set, and how the person corrects it afterwards.

use std::time::Duration;

use chrono::{DateTime, FixedOffset};

use crate::catalogue::vocabulary::Mode;
use crate::coach::rules::ACCEPTABLE_PAIN;
use crate::guide::effect::{Effect, Left, Told};
use crate::guide::part::Part;
use crate::guide::timeline::Phase;
use crate::log::event::{Done, Kind, Set};
use crate::units::{Decimal, LoggedRpe, Pain, Rpe};

use super::{Session, Stage, UnderWay};

impl Session {
    /// Returns the moment of the last tick, on the wall.
    pub(super) fn now(&self) -> Option<DateTime<FixedOffset>> {
        self.clock.last().map(|moment| moment.wall)
    }

    /// Asks for all that the disk does not say as it should.
    pub(super) fn write(&mut self, effects: &mut Vec<Effect>) {
        effects.extend(self.ledger.to_write());
        self.tell_saved(effects);
    }

    /// Asks for the same, and for what the disk refused before.
    pub(super) fn write_again(&mut self, effects: &mut Vec<Effect>) {
        effects.extend(self.ledger.to_write_again());
        self.tell_saved(effects);
    }

    /// Keeps what is completed of the set under way; of nothing, nothing.
    pub(super) fn keep(&mut self, effects: &mut Vec<Effect>) {
        self.keep_number(self.completed(), effects);
    }

    /// Keeps so much of the set under way.
    pub(super) fn keep_number(&mut self, number: u16, effects: &mut Vec<Effect>) {
        let under_way = std::mem::take(&mut self.under_way);
        self.ended = Some(self.at);
        self.keep_set(self.at, number, under_way, effects);
    }

    /// Keeps so much of the set of a stretch.
    fn keep_set(&mut self, index: usize, number: u16, under_way: UnderWay, effects: &mut Vec<Effect>) {
        let (Some(stretch), Some(at)) = (self.timeline.get(index).copied(), self.now()) else { return };
        let UnderWay { taps, touches, pain, note, .. } = under_way;
        effects.push(Effect::Hush);
        if number == 0 {
            self.say_later(pain, note);
            effects.push(Effect::Tell(Told::NothingDone));
        } else {
            let waiting = std::mem::take(&mut self.waiting);
            let Some(part) = self.parts.get_mut(stretch.part) else { return };
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
            let (pain, note) = (pain.max(waiting.pain), joined(waiting.note, note));
            let kind = Kind::Sets { exercise: part.slug.clone(), sets: vec![set], pain, note, planned };
            part.done.change(stretch.side, 1);
            self.ledger.add(at, kind, Some(index));
            effects.push(Effect::Tell(Told::Kept { part: stretch.part, side: stretch.side, number }));
        }
        // With every set what the disk refused before is tried again.
        self.write_again(effects);
        if let Some(pain) = pain.filter(|pain| *pain > ACCEPTABLE_PAIN) {
            self.stop_for_pain(pain, self.slug_at(index), effects);
        }
    }

    pub(super) fn saved(&mut self, entry: usize, effects: &mut Vec<Effect>) {
        self.ledger.saved(entry);
        self.tell_saved(effects);
        if self.is_over() {
            // What changed while it was on its way.
            self.write(effects);
        }
    }

    pub(super) fn not_saved(&mut self, entry: usize, why: String, effects: &mut Vec<Effect>) {
        if self.ledger.not_saved(entry) {
            effects.push(Effect::Tell(Told::NotSaved(why.clone())));
        }
        self.trouble = Some(why);
        self.is_refused = true;
    }

    /// Tells once that nothing of what the disk refused is missing there any more.
    fn tell_saved(&mut self, effects: &mut Vec<Effect>) {
        if self.is_refused && !self.ledger.is_refused() {
            self.is_refused = false;
            self.trouble = None;
            effects.push(Effect::Tell(Told::SavedAfterAll));
        }
    }

    /// Whether a set is under way.
    pub(super) fn is_working(&self) -> bool {
        self.stretch().is_some_and(|stretch| stretch.phase == Phase::Work)
    }

    /// Returns the record of the set that ended last; none where nothing of it was done, or it comes again.
    pub(super) fn last_ended(&self) -> Option<usize> {
        if self.stage == Stage::Again {
            return None;
        }
        let last = self.ledger.last_set()?;
        (self.ledger.get(last)?.stretch == Some(self.ended?)).then_some(last)
    }

    /// Changes the last set.
    pub(super) fn change_last(&mut self, change: impl FnOnce(&mut Set)) -> bool {
        let Some(Kind::Sets { sets, .. }) = self.last_ended().and_then(|entry| self.ledger.kind_mut(entry))
        else {
            return false;
        };
        if let [set] = &mut sets[..] {
            change(set);
        }
        true
    }

    /// Returns the set that ended last, with its pain and its note; none where nothing of it was done.
    pub(in crate::guide) fn last_set(&self) -> Option<(&Set, Option<Pain>, Option<&str>)> {
        match self.ledger.get(self.last_ended()?)?.kind.as_ref()? {
            Kind::Sets { sets, pain, note, .. } => Some((sets.first()?, *pain, note.as_deref())),
            _ => None,
        }
    }

    /// One more or one fewer: of the set under way, else of the last one.
    pub(super) fn more(&mut self, by: i16, effects: &mut Vec<Effect>) {
        if self.is_working() {
            return self.shift(by, effects);
        }
        let number = self.last_set().map_or(0, |(set, ..)| set.done.number());
        self.correct(number.saturating_add_signed(by), effects);
    }

    /// Makes the last set so much; a set of nothing is none, and of one of which nothing was kept there is one then.
    pub(super) fn correct(&mut self, number: u16, effects: &mut Vec<Effect>) {
        let Some(index) = self.ended.filter(|_| self.stage != Stage::Again) else { return };
        let number = number.min(self.most(index));
        match (self.last_ended(), number) {
            (None, 0) => {}
            (None, _) => self.keep_set(index, number, UnderWay::default(), effects),
            (Some(entry), 0) => {
                let stretch = self.timeline[index];
                if let Some(Kind::Sets { pain, note, .. }) = self.ledger.kind_mut(entry) {
                    let (pain, note) = (pain.take(), note.take());
                    self.ledger.take_back(entry);
                    self.say_later(pain, note);
                }
                self.parts[stretch.part].done.change(stretch.side, -1);
                effects.push(Effect::Tell(Told::NothingDone));
                self.write(effects);
            }
            (Some(_), _) => {
                self.change_last(|set| {
                    set.done = match set.done {
                        Done::Reps(_) => Done::Reps(number),
                        Done::Seconds(_) => Done::Seconds(number),
                        Done::Contacts(_) => Done::Contacts(number),
                    };
                });
                effects.push(Effect::Tell(Told::Corrected(number)));
            }
        }
    }

    /// Returns the most that is believed of the set of a stretch.
    pub(super) fn most(&self, index: usize) -> u16 {
        match self.part_at(index).map(|part| part.mode) {
            Some(Mode::Hold) => crate::entry::MOST_SECONDS,
            _ => crate::entry::MOST_COUNT,
        }
    }

    pub(super) fn part_at(&self, index: usize) -> Option<&Part> {
        self.parts.get(self.timeline.get(index)?.part)
    }

    pub(super) fn slug_at(&self, index: usize) -> String {
        self.part_at(index).map_or_else(String::new, |part| part.slug.clone())
    }

    /// Lets the count of the set under way be one more or one fewer.
    fn shift(&mut self, by: i16, effects: &mut Vec<Effect>) {
        let now = self.elapsed();
        let Some(one) = self.part().map(Part::one) else { return };
        if let Some(taps) = &mut self.under_way.taps {
            if by > 0 { taps.add(now) } else { taps.take_off() }
        } else if by > 0 {
            self.place((now + one).min(self.lasts().unwrap_or(Duration::MAX)));
        } else {
            self.place(now.saturating_sub(one));
        }
        let of = self.part().map_or(0, |part| part.amount);
        effects.push(Effect::Tell(Told::Half(Left::Of(self.completed(), of))));
        self.run(effects);
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
}

/// Puts two notes together.
pub(super) fn joined(first: Option<String>, second: Option<String>) -> Option<String> {
    match (first, second) {
        (Some(first), Some(second)) => Some(format!("{first}, {second}")),
        (first, second) => first.or(second),
    }
}
