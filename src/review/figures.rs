//! What one leg did on a day, and how the first, the last and the best of it differ.

use std::cmp::Ordering;

use chrono::NaiveDate;

use crate::catalogue::vocabulary::Mode;
use crate::coach::judge::reading::LegDone;
use crate::notation::Side;
use crate::units::{Decimal, Pain};

/// What one leg did of an exercise on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Performance {
    /// The day.
    pub date: NaiveDate,
    /// Reps or seconds of the best set; landings of the whole session.
    pub best: u16,
    /// Kilograms of the best set.
    pub load_kg: Decimal,
    /// How many sets.
    pub sets: u16,
    /// Mean of the efforts told, to a tenth.
    pub rpe: Option<Decimal>,
    /// Worst pain told.
    pub pain: Option<Pain>,
}

impl Performance {
    pub(super) fn of(date: NaiveDate, pain: Option<Pain>, done: LegDone, mode: Mode) -> Performance {
        let LegDone { best, load_kg, total, sets, rpe } = done;
        // What counts of landings is how many a session holds (D.7).
        let best = if mode == Mode::Contacts { total } else { best };
        Performance { date, best, load_kg, sets, rpe, pain }
    }

    /// Returns what makes it better: more load first, then more reps, seconds or landings.
    pub fn rank(&self) -> (Decimal, u16) {
        (self.load_kg, self.best)
    }
}

/// How much more or less something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    /// More by this, or the same.
    More(Decimal),
    /// Less by this.
    Less(Decimal),
}

impl Difference {
    /// Returns how much more or less `now` is than `was`.
    pub fn between(was: Decimal, now: Decimal) -> Difference {
        if now >= was { Difference::More(now.minus(was)) } else { Difference::Less(was.minus(now)) }
    }

    /// Returns it without its sign.
    pub fn size(self) -> Decimal {
        let (Difference::More(by) | Difference::Less(by)) = self;
        by
    }

    /// Returns its sign.
    pub fn sign(self) -> char {
        if matches!(self, Difference::More(_)) { '+' } else { '-' }
    }
}

/// How two performances differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// In load, in kilograms; the amounts cannot be compared then.
    Load(Difference),
    /// In reps, seconds or landings, with the same load.
    Amount(i32),
}

impl Change {
    fn between(was: &Performance, now: &Performance) -> Change {
        if was.load_kg == now.load_kg {
            Change::Amount(i32::from(now.best) - i32::from(was.best))
        } else {
            Change::Load(Difference::between(was.load_kg, now.load_kg))
        }
    }
}

/// The first, the last and the best of several performances.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// How many there are.
    pub count: usize,
    /// The first one.
    pub first: Performance,
    /// The last one.
    pub now: Performance,
    /// The best one, the latest of equals.
    pub best: Performance,
}

impl Figures {
    /// Reads them off performances in the order of their days; nothing where there are none.
    pub fn of(performances: &[Performance]) -> Option<Figures> {
        let best = performances.iter().max_by_key(|performance| performance.rank())?;
        let (first, now) = (performances.first()?, performances.last()?);
        Some(Figures { count: performances.len(), first: *first, now: *now, best: *best })
    }

    /// Returns how the last differs from the first; one alone changes nothing.
    pub fn change(&self) -> Option<Change> {
        (self.count > 1).then(|| Change::between(&self.first, &self.now))
    }

    /// Whether the last is as good as the best.
    pub fn is_at_best(&self) -> bool {
        self.now.rank() == self.best.rank()
    }
}

/// Left and right of one day, both with the same load.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// Reps, seconds or landings of the left leg.
    pub left: u16,
    /// The same of the right one.
    pub right: u16,
}

impl Pair {
    /// Returns the weaker leg in percent of the stronger, rounded.
    pub fn percent(self) -> u32 {
        let (weaker, stronger) = (self.left.min(self.right), self.left.max(self.right));
        (200 * u32::from(weaker) + u32::from(stronger)).checked_div(2 * u32::from(stronger)).unwrap_or(100)
    }

    /// Returns how far the legs are apart, in reps, seconds or landings.
    pub fn gap(self) -> u16 {
        self.left.abs_diff(self.right)
    }

    /// Returns the leg that did less, where one did.
    pub fn weaker(self) -> Option<Side> {
        match self.left.cmp(&self.right) {
            Ordering::Less => Some(Side::Left),
            Ordering::Equal => None,
            Ordering::Greater => Some(Side::Right),
        }
    }
}

/// Left against right, over the days on which both did something with the same load.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Symmetry {
    /// The first day's, where there is more than one such day.
    pub first: Option<Pair>,
    /// The last day's.
    pub now: Pair,
}

impl Symmetry {
    pub(super) fn of(left: &[Performance], right: &[Performance]) -> Option<Symmetry> {
        let pairs = pairs(left, right);
        let (first, now) = (pairs.first()?, pairs.last()?);
        Some(Symmetry { first: (pairs.len() > 1).then_some(*first), now: *now })
    }

    /// Returns the gap of the first day, where it is another than that of the last.
    pub fn gap_before(&self) -> Option<u16> {
        self.first.map(Pair::gap).filter(|gap| *gap != self.now.gap())
    }
}

/// Returns the days on which both legs did something with the same load, oldest first.
fn pairs(left: &[Performance], right: &[Performance]) -> Vec<Pair> {
    let mut rights = right.iter().peekable();
    let mut pairs = Vec::new();
    for one in left {
        while rights.next_if(|other| other.date < one.date).is_some() {}
        let other = rights.next_if(|other| other.date == one.date);
        if let Some(other) = other.filter(|other| other.load_kg == one.load_kg) {
            pairs.push(Pair { left: one.best, right: other.best });
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Performances of days of November: amount and load.
    fn performances(days: &[(u32, u16, u32)]) -> Vec<Performance> {
        let performance = |(day, best, load): &(u32, u16, u32)| Performance {
            date: NaiveDate::from_ymd_opt(2026, 11, *day).expect("a day"),
            best: *best,
            load_kg: Decimal::whole(*load),
            sets: 3,
            rpe: None,
            pain: None,
        };
        days.iter().map(performance).collect()
    }

    #[test]
    fn the_best_is_the_heaviest_and_the_latest_of_equals() {
        let figures = |days| Figures::of(&performances(days));
        assert_eq!(figures(&[]), None);
        let one = figures(&[(2, 8, 0)]).expect("figures");
        assert_eq!((one.count, one.change(), one.is_at_best()), (1, None, true));
        let more = figures(&[(2, 8, 0), (4, 12, 0), (6, 12, 0), (9, 11, 0)]).expect("figures");
        assert_eq!((more.best.date.to_string().as_str(), more.is_at_best()), ("2026-11-06", false));
        assert_eq!(more.change(), Some(Change::Amount(3)));
    }

    #[test]
    fn another_load_changes_the_load_and_nothing_else() {
        let change = |days: [_; 2]| Figures::of(&performances(&days)).and_then(|figures| figures.change());
        let kilograms = Decimal::whole;
        for (days, expected) in [
            ([(2, 8, 5), (4, 8, 5)], Change::Amount(0)),
            ([(2, 8, 5), (4, 7, 5)], Change::Amount(-1)),
            ([(2, 8, 5), (4, 12, 10)], Change::Load(Difference::More(kilograms(5)))),
            ([(2, 8, 5), (4, 12, 0)], Change::Load(Difference::Less(kilograms(5)))),
        ] {
            assert_eq!(change(days), Some(expected));
        }
    }

    #[test]
    fn legs_are_compared_on_days_of_both_with_the_same_load() {
        let left = performances(&[(2, 8, 0), (4, 9, 0), (6, 9, 0), (9, 9, 5)]);
        let right = performances(&[(2, 8, 0), (6, 12, 0), (9, 9, 0)]);
        let symmetry = Symmetry::of(&left, &right).expect("two days of both");
        assert_eq!(symmetry.first.map(Pair::percent), Some(100));
        assert_eq!((symmetry.now.percent(), symmetry.now.weaker()), (75, Some(Side::Left)));
        assert_eq!((symmetry.now.gap(), symmetry.gap_before()), (3, Some(0)));
        assert_eq!(Symmetry::of(&left, &[]), None);
        assert_eq!(Pair { left: 0, right: 0 }.percent(), 100);
    }
}
