//! The set under way.

use std::time::Duration;

use crate::catalogue::vocabulary::Mode;
use crate::guide::part::Part;
use crate::units::{Decimal, Pain};

/// What is known of the set under way beyond its time.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct UnderWay {
    /// The repetitions, where taps count them.
    pub taps: Option<Taps>,
    /// Touches of the support.
    pub touches: u8,
    /// Worst pain.
    pub pain: Option<Pain>,
    /// The person's words.
    pub note: Option<String>,
    /// Whether it was told that the target is reached.
    pub is_target_told: bool,
}

/// Repetitions counted by taps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taps {
    /// Repetitions that the tempo had led before.
    pub before: u16,
    /// Taps since.
    pub count: u16,
    /// When they began, in the time of the set.
    pub since: Duration,
    /// When the last one came, …
    pub last: Duration,
    /// … and the one before it, for a last one that was none.
    pub before_last: Duration,
}

impl Taps {
    /// Returns the repetitions that are done.
    pub fn done(&self) -> u16 {
        self.before.saturating_add(self.count)
    }

    /// Counts one more, tapped or forgotten, at a time of the set.
    pub fn add(&mut self, now: Duration) {
        self.count = self.count.saturating_add(1);
        (self.before_last, self.last) = (self.last, now);
    }

    /// Takes one off: a tap, or else a repetition that the tempo had led.
    pub fn take_off(&mut self) {
        if self.count == 0 {
            self.before = self.before.saturating_sub(1);
        } else {
            (self.count, self.last) = (self.count - 1, self.before_last);
        }
    }

    /// Returns the seconds a repetition took; nothing before the first.
    pub fn pace(&self) -> Option<Decimal> {
        let tenths =
            self.last.saturating_sub(self.since).as_millis().checked_div(u128::from(self.count) * 100)?;
        if tenths == 0 {
            return None;
        }
        Some(Decimal::from_billionths(u64::try_from(tenths).ok()? * 100_000_000))
    }
}

/// Returns what is completed of a set after so long: whole repetitions, seconds or landings.
pub(super) fn completed(part: &Part, taps: Option<Taps>, elapsed: Duration, is_open: bool) -> u16 {
    if let Some(taps) = taps {
        return taps.done().min(crate::entry::MOST_COUNT);
    }
    let whole = elapsed.as_nanos().checked_div(part.one().as_nanos()).unwrap_or(0);
    let whole = u16::try_from(whole).unwrap_or(u16::MAX);
    let most = match part.mode {
        _ if !is_open => part.amount,
        Mode::Hold => crate::entry::MOST_SECONDS,
        Mode::Reps | Mode::Contacts => crate::entry::MOST_COUNT,
    };
    whole.min(most)
}
