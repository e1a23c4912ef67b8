//! What a log says of the weeks before, counted the slow way from its entries (D.1, D.5, D.8, D.9).

use super::diary::{Diary, What};
use super::person::Known;
use super::rules::{self, Fact, fact};

/// What a log holds before the week planned; days are counted from its Monday.
pub(super) struct Past<'a> {
    known: &'a Known,
    diary: &'a Diary,
}

/// Whether something holds for certain, for certain not, or hangs on what is not counted here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sure {
    Yes,
    No,
    Perhaps,
}

/// A gap in a quality: the day it ended, and the row of the table of D.8, with and without its aggravation.
struct Gap {
    end: i64,
    rows: (usize, usize),
}

const FROM: [i64; 6] = [0, 8, 14, 28, 56, 182];
const WEEKS: [i64; 6] = [0, 1, 1, 2, 3, 0];

impl<'a> Past<'a> {
    pub(super) fn new(known: &'a Known, diary: &'a Diary) -> Past<'a> {
        Past { known, diary }
    }

    /// Every exercise done before a day, with its day, its sets of the left and of the right leg that `counts`.
    fn done(
        &self,
        until: i64,
        counts: fn(&serde_json::Value) -> bool,
    ) -> impl Iterator<Item = (i64, &'static Fact, u64, u64)> {
        self.diary.entries.iter().filter(move |entry| entry.day < until).filter_map(move |entry| {
            let What::Sets { exercise, sets, .. } = &entry.what else { return None };
            let of =
                |other: &str| sets.iter().filter(|set| counts(set) && set["side"] != other).count() as u64;
            Some((entry.day, fact(exercise)?, of("right"), of("left")))
        })
    }

    /// The days on which something of a quality was done, oldest first.
    pub(super) fn days_of(&self, quality: &str, until: i64) -> Vec<i64> {
        let of = self.done(until, |_| true).filter(|(_, fact, ..)| fact.quality == quality);
        let mut days: Vec<i64> = of.map(|(day, ..)| day).collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    /// Whether a week was trained; weeks are counted from the week planned, -1 the last.
    pub(super) fn is_trained(&self, week: i64) -> bool {
        let (mut left, mut right, mut days) = (0, 0, Vec::new());
        for (day, fact, of_left, of_right) in self.done(0, |_| true) {
            if day.div_euclid(7) == week && fact.quality.starts_with("calf-") && of_left + of_right > 0 {
                (left, right) = (left + of_left, right + of_right);
                days.push(day);
            }
        }
        days.sort_unstable();
        days.dedup();
        let (straight, _) = rules::span("calf-straight", self.known, false);
        let (bent, _) = rules::span("calf-bent", self.known, false);
        days.len() >= self.known.wanted.min(2) && 2 * left.max(right) >= straight + bent
    }

    /// The last trained weeks, newest first.
    pub(super) fn trained(&self) -> impl Iterator<Item = i64> {
        (-16..0).rev().filter(|week| self.is_trained(*week))
    }

    pub(super) fn is_trained_lately(&self) -> bool {
        self.trained().next().is_some_and(|week| week >= -4)
    }

    /// The plantar-flexor work of a week, of the busier leg.
    pub(super) fn load(&self, week: i64) -> f64 {
        let (mut left, mut right) = (0.0, 0.0);
        for (day, fact, of_left, of_right) in self.done(0, |_| true) {
            if day.div_euclid(7) == week {
                left += of_left as f64 * rules::share(&fact.quality);
                right += of_right as f64 * rules::share(&fact.quality);
            }
        }
        f64::max(left, right)
    }

    /// Whether any set of an exercise came to an amount.
    pub(super) fn has_topped(&self, slug: &str, amount: u64) -> bool {
        let number = |set: &serde_json::Value| {
            ["reps", "seconds", "contacts"]
                .iter()
                .find_map(|key| set.get(key))
                .and_then(serde_json::Value::as_u64)
        };
        self.diary.entries.iter().any(|entry| match &entry.what {
            What::Sets { exercise, sets, .. } => {
                exercise == slug && sets.iter().any(|set| number(set) >= Some(amount))
            }
            _ => false,
        })
    }

    /// On how many days of a week something of the heavy class was done.
    pub(super) fn heavy_days(&self, week: i64) -> usize {
        let heavy = self.done(0, |_| true).filter(|(_, fact, ..)| fact.class == "heavy");
        let mut days: Vec<i64> = heavy.map(|(day, ..)| day).filter(|day| day.div_euclid(7) == week).collect();
        days.sort_unstable();
        days.dedup();
        days.len()
    }

    /// Whether a pain of at most 2, in training or in the morning, was ever told.
    pub(super) fn pain_is_told(&self) -> bool {
        self.diary.entries.iter().filter(|entry| entry.day < 0).any(|entry| match entry.what {
            What::Sets { pain: Some(pain), .. } | What::Checkin { pain, .. } => pain <= 2,
            _ => false,
        })
    }

    /// Weeks in which something was done: the most that can have been green in a row.
    pub(super) fn green_weeks(&self) -> u64 {
        let weeks = |week: &i64| self.done(0, |_| true).any(|(day, ..)| day.div_euclid(7) == *week);
        (-30..0).filter(weeks).count() as u64
    }

    /// Whether some word of the log may make a day anything but green, or a session hard.
    pub(super) fn is_calm(&self, until: i64) -> bool {
        self.diary.entries.iter().filter(|entry| entry.day < until).all(|entry| match &entry.what {
            What::Sets { pain, .. } => pain.is_none_or(|pain| pain < 3),
            What::Checkin { pain, stiff } => *pain < 2 && stiff.is_none_or(|stiff| stiff <= 10),
            What::Session { rpe } => *rpe < 8,
            What::Symptom { .. } => false,
            What::Skip { .. } | What::Test { .. } => true,
        })
    }

    /// The gaps of a quality that the table of D.8 knows, the one up to the first session last.
    fn gaps(&self, quality: &str, first_session: i64) -> Vec<Gap> {
        let mut days = self.days_of(quality, 0);
        days.push(first_session);
        let calm = self.is_calm(first_session);
        let (least, _) = rules::span(quality, self.known, false);
        let second = if least <= 1 || self.known.wanted == 1 { 11 } else { 8 };
        let of = |pair: &[i64]| {
            let gap = pair[1] - pair[0];
            let row = match FROM.iter().rposition(|from| gap >= *from).unwrap_or(0) {
                1 if gap < second => 0,
                row => row,
            };
            Gap { end: pair[1], rows: (row, if calm || gap < 8 { row } else { (row + 1).min(5) }) }
        };
        days.windows(2).map(of).collect()
    }

    /// Whether the week planned is one of the way back of a quality after a gap of two weeks or more.
    pub(super) fn is_return(&self, quality: &str, first_session: i64) -> Sure {
        let lasts = |gap: &Gap, row: usize| row >= 2 && gap.end.div_euclid(7) + WEEKS[row] > 0;
        let gaps = self.gaps(quality, first_session);
        // What came back within a way back is told apart by nobody: see the table.
        let is_nested = gaps.iter().filter(|gap| gap.rows.1 > 0 && gap.end >= -28).count() > 1;
        match gaps.iter().any(|gap| lasts(gap, gap.rows.0) || lasts(gap, gap.rows.1)) {
            false => Sure::No,
            true if is_nested || gaps.iter().any(|gap| gap.rows.1 == 5) => Sure::Perhaps,
            true if gaps.iter().any(|gap| lasts(gap, gap.rows.0)) => Sure::Yes,
            true => Sure::Perhaps,
        }
    }

    /// Whether a gap may take something off a quality in the week planned.
    pub(super) fn may_be_reduced(&self, quality: &str, first_session: i64) -> bool {
        self.gaps(quality, first_session).iter().any(|gap| gap.rows.1 > 0 && gap.end >= -28)
    }

    /// Whether enough weeks were trained in a row for a light one.
    pub(super) fn is_deload(&self, first_session: i64) -> Sure {
        if !self.is_calm(0) || !self.known.races.is_empty() {
            return Sure::Perhaps;
        }
        let mut calf = [self.days_of("calf-straight", 0), self.days_of("calf-bent", 0)].concat();
        calf.sort_unstable();
        let gap = if self.known.wanted == 1 { 11 } else { 8 };
        let limit = if self.known.level == 1 { 7 } else { 5 };
        let mut count = 0;
        let Some(first) = calf.first().map(|day| day.div_euclid(7)) else { return Sure::No };
        for week in first..0 {
            if calf.windows(2).any(|pair| pair[1] - pair[0] >= gap && pair[1].div_euclid(7) == week) {
                count = 0;
            }
            if count >= limit {
                count = 0;
            } else if self.is_trained(week) {
                count += 1;
            } else {
                count = 0;
            }
        }
        let ends_gap = first_session - calf.last().copied().unwrap_or(0) >= gap;
        match count >= limit {
            true if ends_gap => Sure::Perhaps,
            true => Sure::Yes,
            false => Sure::No,
        }
    }
}
