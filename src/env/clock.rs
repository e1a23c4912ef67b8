//! The clocks of a guided session, at the pace that is asked for.

use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset, Local, TimeDelta};

use crate::failure::Failure;

use super::{World, variable};

/// The clocks of a guided session.
///
/// `ANKLE_PACE`, any number above 0, makes them run that many times as fast: for tests. With it, or with `ANKLE_NOW`, the
/// clock on the wall starts where the program did and runs with the other.
#[derive(Debug, Clone, Copy)]
pub struct SessionClock {
    began: Instant,
    began_at: DateTime<FixedOffset>,
    pace: f64,
    /// Whether the clock on the wall is the real one.
    is_real: bool,
}

impl SessionClock {
    /// Returns the session's time since it was made.
    pub fn monotonic(&self) -> Duration {
        let real = self.began.elapsed();
        if self.is_real { real } else { real.mul_f64(self.pace) }
    }

    /// Returns what the clock on the wall says.
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
    pub fn wall(&self) -> DateTime<FixedOffset> {
        if self.is_real {
            return Local::now().fixed_offset();
        }
        TimeDelta::from_std(self.monotonic())
            .ok()
            .and_then(|time| self.began_at.checked_add_signed(time))
            .unwrap_or(self.began_at)
    }

    /// Returns how long a stretch of the session really takes.
    pub fn real_time(&self, time: Duration) -> Duration {
        if self.is_real { time } else { time.div_f64(self.pace) }
    }

    /// Returns a real second in the session's time.
    pub fn second(&self) -> Duration {
        if self.is_real { Duration::from_secs(1) } else { Duration::from_secs_f64(self.pace) }
    }
}

/// Returns this moment, for what only compares moments.
#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
pub fn instant() -> Instant {
    Instant::now()
}

impl World {
    /// Makes the clocks of a guided session.
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
    pub fn session_clock(&self) -> Result<SessionClock, Failure> {
        let pace = match variable("ANKLE_PACE") {
            None => None,
            Some(set) => {
                let text = set.to_string_lossy().into_owned();
                let pace: Option<f64> = text.trim().parse().ok();
                let is_usable = |pace: &f64| (0.001..=100_000.0).contains(pace);
                Some(pace.filter(is_usable).ok_or(Failure::BadPace { text })?)
            }
        };
        let is_real = pace.is_none() && !self.clock_is_set;
        Ok(SessionClock { began: Instant::now(), began_at: self.now, pace: pace.unwrap_or(1.0), is_real })
    }
}
