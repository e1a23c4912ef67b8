//! The load of a week against the weeks before it (D.10): a word on a big jump, and never more than a word.

use crate::history::History;
use crate::text::Count;
use crate::week::Week;

use crate::coach::rules::{LOAD_JUMP_PERCENT, LOAD_JUMP_UNITS, LOAD_WEEKS, LOAD_WEEKS_LEAST};

/// A week that holds much more than the weeks before it: effort of its sessions times their minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LoadNote {
    /// The week's load so far.
    pub this_week: u32,
    /// The mean of the weeks before it that tell one, rounded.
    pub usual: u32,
    /// How many those are.
    pub weeks: usize,
}

impl LoadNote {
    /// Says it in a sentence or two.
    pub fn text(self) -> String {
        let LoadNote { this_week, usual, weeks } = self;
        format!(
            "A bigger jump than usual: the sessions of this week add up to {this_week} (effort times minutes), the {} \
             before it to {usual} on average. Consider holding sets where they are.",
            Count(weeks, "week")
        )
    }
}

/// Compares the sessions told of in a week with those of the four weeks before it; nothing where it is no jump, or too
/// little is known.
///
/// The week itself is not part of the mean, nor is a week that tells of no session: what is not told is not nothing.
pub fn load_note(history: &History, week: Week) -> Option<LoadNote> {
    let first =
        (0..LOAD_WEEKS).try_fold(week.starts(), |day, _| day.checked_sub_days(chrono::Days::new(7)))?;
    let mut half_units = [0u64; LOAD_WEEKS + 1];
    let mut is_told = [false; LOAD_WEEKS + 1];
    for (day, session) in history.sessions().filter(|(day, _)| *day >= first && *day <= week.ends()) {
        let position = usize::try_from((day - first).num_weeks()).unwrap_or(0);
        half_units[position] += u64::from(session.rpe.half_steps()) * u64::from(session.minutes);
        is_told[position] = true;
    }
    let weeks = is_told[..LOAD_WEEKS].iter().filter(|told| **told).count();
    if weeks < LOAD_WEEKS_LEAST {
        return None;
    }
    let (this, before) = (half_units[LOAD_WEEKS], half_units[..LOAD_WEEKS].iter().sum::<u64>());
    // All in half units times the number of weeks, so that nothing is rounded before it is compared.
    let this_times = this * weeks as u64;
    let is_jump = 100 * this_times > u64::from(LOAD_JUMP_PERCENT) * before
        && this_times.saturating_sub(before) >= 2 * u64::from(LOAD_JUMP_UNITS) * weeks as u64;
    let rounded = |half: u64| u32::try_from(half.div_ceil(2)).unwrap_or(u32::MAX);
    is_jump.then(|| LoadNote { this_week: rounded(this), usual: rounded(before / weeks as u64), weeks })
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::log::read::read;

    /// Sessions of so much effort and so many minutes, each so many weeks before Friday 20 November.
    fn note(sessions: &[(i64, &str, u16)]) -> Option<(u32, u32, usize)> {
        let today = NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day");
        let line = |(number, (weeks, rpe, minutes)): (usize, &(i64, &str, u16))| {
            let day = today - chrono::TimeDelta::weeks(*weeks);
            format!(
                "{{\"v\":1,\"id\":\"{number}\",\"at\":\"{day}T18:00:00+01:00\",\"kind\":\"session\",\"rpe\":{rpe},\
                 \"minutes\":{minutes}}}\n"
            )
        };
        let text: String = sessions.iter().enumerate().map(line).collect();
        let log = read(text.as_bytes()).expect("read");
        assert_eq!(log.bad, []);
        let note = load_note(&History::of(&log.records), Week::of(today))?;
        Some((note.this_week, note.usual, note.weeks))
    }

    #[test]
    fn a_jump_is_more_than_half_above_the_mean_and_sixty_units_at_least() {
        let usual = [(1, "6", 20), (2, "6", 20), (3, "6", 20), (4, "6", 20)];
        let with = |more: &[(i64, &str, u16)]| note(&[&usual[..], more].concat());
        assert_eq!(with(&[(0, "6", 30)]), None, "180 is not more than one and a half times 120");
        assert_eq!(with(&[(0, "6", 30), (0, "0.5", 2)]), Some((181, 120, 4)));
        assert_eq!(with(&[]), None);
        let light = [(1, "5", 10), (2, "5", 10), (3, "5", 10)];
        let with = |more: &[(i64, &str, u16)]| note(&[&light[..], more].concat());
        assert_eq!(with(&[(0, "5", 21)]), None, "twice as much, but only 55 more");
        assert_eq!(with(&[(0, "5", 22)]), Some((110, 50, 3)));
    }

    #[test]
    fn two_weeks_are_too_few_and_what_is_older_does_not_count() {
        assert_eq!(note(&[(1, "5", 10), (2, "5", 10), (0, "9", 90)]), None);
        assert_eq!(note(&[(1, "5", 10), (2, "5", 10), (5, "5", 10), (0, "9", 90)]), None);
        assert_eq!(note(&[(1, "5", 10), (2, "5", 10), (4, "5", 10), (0, "9", 90)]), Some((810, 50, 3)));
        assert_eq!(note(&[]), None);
    }
}
