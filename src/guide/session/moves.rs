//! Against the order of time: an exercise left out, a set taken back.

use std::time::Duration;

use crate::guide::effect::{Effect, Told};
use crate::guide::part::Legs;
use crate::guide::timeline::Phase;
use crate::log::event::Kind;
use crate::units::Pain;

use super::under_way::UnderWay;
use super::{Session, Skipped, Stage};

impl Session {
    /// Leaves the exercise out; what was not begun is written down as skipped.
    pub(super) fn skip(&mut self, reason: Option<String>, effects: &mut Vec<Effect>) {
        let Some(stretch) = self.stretch() else { return };
        self.pause = None;
        self.leave_set(effects);
        if self.is_over() {
            return;
        }
        if self.last_ended().is_none() {
            // A set of which nothing was kept is none that is corrected afterwards.
            self.ended = None;
        }
        let part = &mut self.parts[stretch.part];
        let (slug, asked) = (part.slug.clone(), part.asked);
        // It is none of the session's any more, as far as it was not done.
        part.asked = part.done;
        let is_begun = part.done != Legs::default();
        if is_begun {
            self.say_of_exercise(stretch.part);
        }
        let entry = if is_begun { None } else { self.write_skip(slug.clone(), reason, None) };
        self.skipped.push(Skipped { at: self.at, part: stretch.part, asked, entry });
        self.write(effects);
        effects.push(Effect::Hush);
        effects.push(Effect::Tell(Told::Skipped(slug)));
        if stretch.phase == Phase::WarmUp {
            return self.warm_up_for_next(stretch.part, effects);
        }
        let is_next = |index: &usize| {
            let next = self.timeline[*index];
            next.part != stretch.part && matches!(next.phase, Phase::Between | Phase::Ready)
        };
        let next = (self.at..self.timeline.len()).find(is_next).unwrap_or(self.timeline.len());
        self.go_on_to(next, effects);
    }

    /// Goes on warming up, for the exercise behind the one that was left out.
    fn warm_up_for_next(&mut self, skipped: usize, effects: &mut Vec<Effect>) {
        let mut rest = self.timeline.split_off(self.at + 1);
        rest.retain(|stretch| stretch.part != skipped);
        if rest.first().is_some_and(|first| first.phase == Phase::Between) {
            rest.remove(0);
        }
        let Some(first) = rest.first().copied() else { return self.ask_how_hard(effects) };
        let now = &mut self.timeline[self.at];
        (now.part, now.set, now.side) = (first.part, first.set, first.side);
        self.timeline.extend(rest);
        self.schedule();
    }

    /// Keeps what is completed of the set under way, as Enter does; of nothing, nothing, and it is not told.
    pub(super) fn leave_set(&mut self, effects: &mut Vec<Effect>) {
        if !self.is_working() {
            return;
        }
        if self.completed() > 0 {
            return self.keep(effects);
        }
        let UnderWay { pain, note, .. } = std::mem::take(&mut self.under_way);
        self.say_later(pain, note);
    }

    /// Writes down that nothing of an exercise is done, and why; what was said of it has no other place.
    pub(super) fn write_skip(
        &mut self,
        slug: String,
        reason: Option<String>,
        pain: Option<Pain>,
    ) -> Option<usize> {
        let at = self.now()?;
        let waiting = std::mem::take(&mut self.waiting);
        let pain = pain.or(waiting.pain).map(|pain| format!("pain {pain}"));
        let told: Vec<String> = [reason, waiting.note, pain].into_iter().flatten().collect();
        let reason = (!told.is_empty()).then(|| told.join(", "));
        Some(self.ledger.add(at, Kind::Skip { exercise: slug, reason }, None))
    }

    /// Takes the last set back, and does it again; what was left out behind it comes again too.
    pub(super) fn back(&mut self, effects: &mut Vec<Effect>) {
        let now = self.clock.running();
        let last = self.ledger.last_set().and_then(|entry| Some((entry, self.ledger.get(entry)?.stretch?)));
        // A set that ended with nothing was the last one all the same, and the one before it stands.
        let empty = self.ended.filter(|ended| last.is_none_or(|(_, stretch)| stretch < *ended));
        let to = match (empty, last) {
            (Some(set), _) => set,
            (None, Some((entry, stretch))) => {
                self.ledger.take_back(entry);
                let set = self.timeline[stretch];
                self.parts[set.part].done.change(set.side, -1);
                stretch
            }
            (None, None) if self.is_working() => self.at,
            (None, None) => return effects.push(Effect::Tell(Told::NothingBack)),
        };
        while let Some(skipped) = self.skipped.pop_if(|skipped| skipped.at >= to) {
            self.parts[skipped.part].asked = skipped.asked;
            if let Some(entry) = skipped.entry {
                self.ledger.take_back(entry);
            }
        }
        self.write(effects);
        (self.at, self.since, self.ahead, self.stage) = (to, now, Duration::ZERO, Stage::Again);
        self.under_way = UnderWay::default();
        self.ended = None;
        self.pause = None;
        self.lay_out();
        effects.push(Effect::Hush);
        effects.push(Effect::Tell(Told::Back));
        self.announce(effects);
    }
}
