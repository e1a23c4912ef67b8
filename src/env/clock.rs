//! The clocks of a guided session, at the pace that is asked for.

use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset, Local, TimeDelta};

use crate::failure::Failure;

use super::{World, variable};

/// The slowest and the fastest pace that is kept; what lies beyond is as slow or as fast.
///
/// Times at either still fit their types: a million times as fast a second is eleven days.
const PACES: (f64, f64) = (1e-6, 1e6);

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
        let passed = TimeDelta::from_std(self.monotonic()).ok();
        passed.and_then(|passed| self.began_at.checked_add_signed(passed)).unwrap_or(self.began_at)
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
                Some(read_pace(&text).ok_or(Failure::BadPace { text })?)
            }
        };
        let is_real = pace.is_none() && !self.clock_is_set;
        Ok(SessionClock { began: Instant::now(), began_at: self.now, pace: pace.unwrap_or(1.0), is_real })
    }
}

/// Reads a pace: a number above 0.
fn read_pace(text: &str) -> Option<f64> {
    let pace: f64 = text.trim().parse().ok()?;
    (pace.is_finite() && pace > 0.0).then(|| pace.clamp(PACES.0, PACES.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pace_is_any_number_above_zero_as_far_as_times_fit_their_types() {
        for (text, expected) in [
            ("1", Some(1.0)),
            ("60", Some(60.0)),
            (" 0.5 ", Some(0.5)),
            ("1e3", Some(1000.0)),
            ("1e-300", Some(1e-6)),
            ("1e300", Some(1e6)),
            ("0", None),
            ("-0", None),
            ("-1", None),
            ("NaN", None),
            ("inf", None),
            ("1e999", None),
            ("fast", None),
            ("60x", None),
            ("", None),
        ] {
            assert_eq!(read_pace(text), expected, "{text}");
        }
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "a test of the clocks reads one")]
    fn the_clocks_run_together_at_the_pace_that_is_asked_for() {
        let began_at = DateTime::parse_from_rfc3339("2026-11-20T19:42:00+01:00").unwrap();
        for pace in [PACES.0, 1.0, 60.0, PACES.1] {
            let clock = SessionClock { began: Instant::now(), began_at, pace, is_real: false };
            std::thread::sleep(Duration::from_millis(2));
            let (before, wall, after) = (clock.monotonic(), clock.wall() - began_at, clock.monotonic());
            let wall = wall.to_std().unwrap();
            assert!(before <= wall && wall <= after, "{pace}");
            assert!(before >= Duration::from_millis(2).mul_f64(pace), "{pace}");
            assert_eq!(clock.second(), Duration::from_secs(1).mul_f64(pace));
            assert_eq!(clock.real_time(clock.second()).as_millis(), 1000, "{pace}");
            // An hour of the slowest clock is more than a hundred years.
            assert!(clock.real_time(Duration::from_secs(3600)) > Duration::ZERO);
        }
    }
}
