//! The self-tests over time: symmetry, what changed since the last one, and whether that is noise (B.11, D.11).

use chrono::NaiveDate;

use crate::catalogue::Exercise;
use crate::coach::judge::norms::symmetry_percent;
use crate::coach::judge::self_test::SelfTest;
use crate::coach::rules::SINGLE_LEG_RAISE;
use crate::history::{History, Tested};
use crate::units::Decimal;

use super::figures::Difference;

/// Returns the test that is about the same as an exercise.
pub fn test_like(exercise: &Exercise) -> Option<SelfTest> {
    match &*exercise.slug {
        SINGLE_LEG_RAISE => Some(SelfTest::CalfRaise),
        "knee-to-wall" => Some(SelfTest::KneeToWall),
        "eyes-closed-balance" => Some(SelfTest::Balance),
        "side-hop" => Some(SelfTest::SideHop),
        _ => None,
    }
}

/// One result of a self-test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TestResult {
    /// The day.
    pub date: NaiveDate,
    /// Raises, centimetres or seconds of each side.
    pub tested: Tested,
    /// The weaker side in percent of the stronger.
    pub symmetry_percent: u32,
}

/// How a result differs from the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TestChange {
    /// The day of the one before.
    pub since: NaiveDate,
    /// Of the left side.
    pub left: Difference,
    /// Of the right side.
    pub right: Difference,
    /// Whether both sides stay within day-to-day variation, where that is known.
    pub is_noise: Option<bool>,
}

/// A self-test over time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestReview {
    /// Which one.
    pub test: SelfTest,
    /// Its results, oldest first.
    pub results: Vec<TestResult>,
}

impl TestReview {
    /// Reads its results, from a day on where one is given.
    pub(super) fn of(test: SelfTest, history: &History, since: Option<NaiveDate>) -> TestReview {
        let tests = history.tests(test.as_str()).filter(|(day, _)| since.is_none_or(|since| *day >= since));
        let result = |(date, tested): (NaiveDate, Tested)| TestResult {
            date,
            tested,
            symmetry_percent: symmetry_percent(tested.left, tested.right),
        };
        TestReview { test, results: tests.map(result).collect() }
    }

    /// Returns how the last result differs from the one before it.
    pub fn change(&self) -> Option<TestChange> {
        let [.., was, now] = &self.results[..] else { return None };
        let left = Difference::between(was.tested.left, now.tested.left);
        let right = Difference::between(was.tested.right, now.tested.right);
        let within = |noise: u8| [left, right].iter().all(|by| by.size() <= Decimal::whole(noise.into()));
        Some(TestChange { since: was.date, left, right, is_noise: self.test.noise().map(within) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A review of results of days of November.
    fn review(test: SelfTest, results: &[(u32, u32, u32)]) -> TestReview {
        let result = |(day, left, right): &(u32, u32, u32)| {
            let tested = Tested { left: Decimal::whole(*left), right: Decimal::whole(*right) };
            TestResult {
                date: NaiveDate::from_ymd_opt(2026, 11, *day).expect("a day"),
                tested,
                symmetry_percent: symmetry_percent(tested.left, tested.right),
            }
        };
        TestReview { test, results: results.iter().map(result).collect() }
    }

    #[test]
    fn a_change_is_noise_where_both_sides_stay_within_it() {
        let noise = |test, results| review(test, results).change().map(|change| change.is_noise);
        let [raise, wall] = [SelfTest::CalfRaise, SelfTest::KneeToWall];
        assert_eq!(noise(raise, &[]), None);
        assert_eq!(noise(raise, &[(2, 20, 20)]), None);
        assert_eq!(noise(raise, &[(2, 20, 20), (9, 26, 14)]), Some(Some(true)));
        assert_eq!(noise(raise, &[(2, 20, 20), (9, 20, 27)]), Some(Some(false)));
        assert_eq!(noise(wall, &[(2, 20, 20), (9, 20, 27)]), Some(None));
    }

    #[test]
    fn the_last_result_is_held_against_the_one_before_it() {
        let review = review(SelfTest::KneeToWall, &[(2, 5, 5), (9, 8, 11), (16, 9, 10)]);
        let change = review.change().expect("two results");
        assert_eq!(change.since.to_string(), "2026-11-09");
        assert_eq!(change.left, Difference::More(Decimal::whole(1)));
        assert_eq!(change.right, Difference::Less(Decimal::whole(1)));
        assert_eq!(review.results[1].symmetry_percent, 73);
    }
}
