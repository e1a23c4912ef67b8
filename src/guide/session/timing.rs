//! How far the session is: the stretch that runs, how long it has run, and how long it and the rest still take.

use std::time::Duration;

use crate::guide::part::Part;
use crate::guide::timeline::{Phase, READY, Stretch};
use crate::notation::Side;

use super::{Session, Stage};

impl Session {
    /// Returns how long until something is to be said or signalled, or a stretch ends.
    pub fn until_next(&self) -> Option<Duration> {
        if !self.runs() {
            return None;
        }
        let elapsed = self.elapsed();
        let mark = self.marks.get(self.marked).map(|mark| mark.at);
        let next = [mark, self.lasts()].into_iter().flatten().min()?;
        Some(next.saturating_sub(elapsed))
    }

    /// Returns the share of the session that is behind, in thousandths.
    pub fn share_done(&self) -> u16 {
        let all: Duration = self.timeline.iter().map(|stretch| stretch.lasts).sum();
        let left = self.time_left();
        let gone = all.saturating_sub(left);
        let share = (gone.as_millis() * 1000).checked_div(all.as_millis()).unwrap_or(1000);
        u16::try_from(share.min(1000)).unwrap_or(1000)
    }

    /// Returns how long the rest of the session takes as planned.
    pub fn time_left(&self) -> Duration {
        let after: Duration = self.timeline.iter().skip(self.at + 1).map(|stretch| stretch.lasts).sum();
        match self.stage {
            Stage::Timed => after + self.left().unwrap_or_default(),
            Stage::Again => {
                let set = self.timeline.get(self.at).map_or(Duration::ZERO, |stretch| stretch.lasts);
                after + set + self.left().unwrap_or_default()
            }
            Stage::Morning(_) => self.timeline.iter().map(|stretch| stretch.lasts).sum(),
            Stage::HowHard(_) | Stage::WorstPain(_) | Stage::Over(_) => Duration::ZERO,
        }
    }

    /// Returns the stretch that runs, or is to be done again.
    pub(in crate::guide) fn stretch(&self) -> Option<Stretch> {
        match self.stage {
            Stage::Timed => self.timeline.get(self.at).copied(),
            Stage::Again => self.timeline.get(self.at).map(|stretch| Stretch {
                phase: Phase::Ready,
                lasts: READY,
                ..*stretch
            }),
            _ => None,
        }
    }

    /// Returns the exercise that stretch belongs to.
    pub(in crate::guide) fn part(&self) -> Option<&Part> {
        self.parts.get(self.stretch()?.part)
    }

    /// Returns how long the stretch has run.
    pub(in crate::guide) fn elapsed(&self) -> Duration {
        (self.clock.running() + self.ahead).saturating_sub(self.since)
    }

    /// Returns how long the stretch lasts; nothing where it goes on until the person ends it.
    pub(in crate::guide) fn lasts(&self) -> Option<Duration> {
        let stretch = self.stretch()?;
        let goes_on = stretch.phase == Phase::Work && (self.is_open() || self.under_way.taps.is_some());
        (!goes_on).then_some(stretch.lasts)
    }

    /// Returns how long the stretch still runs; nothing past its target where it goes on.
    pub(in crate::guide) fn left(&self) -> Option<Duration> {
        Some(self.stretch()?.lasts.saturating_sub(self.elapsed()))
    }

    /// Whether the set under way is an open one that somebody can end.
    pub(in crate::guide) fn is_open(&self) -> bool {
        let Some(stretch) = self.stretch().filter(|stretch| stretch.phase == Phase::Work) else {
            return false;
        };
        let part = self.parts.get(stretch.part);
        part.is_some_and(|part| self.can_be_open(part, stretch.set, stretch.side))
    }

    /// Whether a set is an open one that somebody can end.
    pub(in crate::guide) fn can_be_open(&self, part: &Part, set: u8, side: Option<Side>) -> bool {
        !self.is_input_closed && part.is_open(set, side)
    }
}
