//! The session's time: it runs with a monotonic clock, stands still in a pause, and notices when the machine slept.

use std::time::Duration;

use chrono::{DateTime, FixedOffset};

/// A moment, as both clocks of the machine tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Since some beginning, never backward; on some systems it stands still while the machine sleeps.
    pub monotonic: Duration,
    /// What the clock on the wall says.
    pub wall: DateTime<FixedOffset>,
}

/// What came to pass between two moments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passed {
    /// Time went on.
    Time(Duration),
    /// Nobody was here for so long: the machine slept, or the program was stopped.
    Gap(Duration),
}

/// The session's time.
#[derive(Debug, Clone, PartialEq)]
pub struct Clock {
    /// How long it ran.
    running: Duration,
    /// The last moment that was told.
    last: Option<Moment>,
    /// From which length on nobody was here.
    gap: Duration,
}

impl Clock {
    /// Makes one that stands at nothing; a gap is what is longer than `gap` between two moments.
    pub fn new(gap: Duration) -> Clock {
        Clock { running: Duration::ZERO, last: None, gap }
    }

    /// Returns how long the session ran, pauses left out.
    pub fn running(&self) -> Duration {
        self.running
    }

    /// Returns the last moment that was told.
    pub fn last(&self) -> Option<Moment> {
        self.last
    }

    /// Hears a moment; the session's time goes on by what passed, unless it stands still or nobody was here.
    pub fn hear(&mut self, now: Moment, stands_still: bool) -> Passed {
        let Some(last) = self.last else {
            self.last = Some(now);
            return Passed::Time(Duration::ZERO);
        };
        // What runs backward all the same is not counted a second time.
        self.last = Some(Moment { monotonic: now.monotonic.max(last.monotonic), ..now });
        let monotonic = now.monotonic.saturating_sub(last.monotonic);
        // A clock that was set back says nothing.
        let wall = (now.wall - last.wall).to_std().unwrap_or_default();
        if monotonic > self.gap || wall.saturating_sub(monotonic) > self.gap {
            return Passed::Gap(wall.max(monotonic));
        }
        if !stands_still {
            self.running += monotonic;
        }
        Passed::Time(monotonic)
    }
}
