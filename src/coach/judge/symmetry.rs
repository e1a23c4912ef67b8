//! Left against right (D.6): when the weaker leg gets more, and the stronger one waits.

use chrono::NaiveDate;

use crate::catalogue::Catalogue;
use crate::catalogue::vocabulary::LoadClass;
use crate::history::History;
use crate::notation::Side;

use crate::coach::judge::pain::before;
use crate::coach::judge::reading::Reading;
use crate::coach::rules::{
    ALIKE_PERCENT, EXERCISE_GAP_DAYS, FAR_APART_PERCENT, RAISE_NOISE, TEST_HOLDS_DAYS, VERY_FAR_APART_PERCENT,
};

/// How far the legs are apart, and what follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asymmetry {
    /// The weaker leg.
    pub weaker: Side,
    /// The weaker in percent of the stronger.
    pub percent: u32,
}

impl Asymmetry {
    /// Judges the legs as a day finds them; nothing where they are alike, or the difference may be chance.
    pub fn of(catalogue: &Catalogue, history: &History, day: NaiveDate) -> Option<Asymmetry> {
        let by_test = newest_test(history, day);
        let by_exercise = exercises(catalogue, history, day);
        let is_apart = |sides: &(u32, u32)| percent(*sides) < ALIKE_PERCENT;
        let sources = by_test.iter().chain(&by_exercise).filter(|sides| is_apart(sides)).count();
        let gap = by_test.map_or(0, |(left, right)| left.abs_diff(right));
        let sides = by_test.or_else(|| by_exercise.first().copied())?;
        let is_certain = gap > 100 * u32::from(RAISE_NOISE) || sources >= 2;
        (is_apart(&sides) && is_certain).then(|| Asymmetry {
            weaker: if sides.0 < sides.1 { Side::Left } else { Side::Right },
            percent: percent(sides),
        })
    }

    /// Returns on how many heavy days the weaker leg does a set more.
    pub fn days_with_more(self) -> usize {
        if self.percent < FAR_APART_PERCENT { usize::MAX } else { 1 }
    }

    /// Whether the stronger leg does two sets at most, and one-legged hops wait.
    pub fn is_far(self) -> bool {
        self.percent < FAR_APART_PERCENT
    }

    /// Whether somebody should look at it.
    pub fn is_very_far(self) -> bool {
        self.percent < VERY_FAR_APART_PERCENT
    }

    /// Says the weaker leg.
    pub fn weaker_word(self) -> &'static str {
        match self.weaker {
            Side::Left => "left",
            Side::Right => "right",
        }
    }
}

/// Returns the weaker leg in percent of the stronger, from the newest test or else the newest exercise that tells; nothing
/// where none does.
pub fn ratio(catalogue: &Catalogue, history: &History, day: NaiveDate) -> Option<u32> {
    let sides = newest_test(history, day).or_else(|| exercises(catalogue, history, day).first().copied());
    sides.map(percent)
}

/// Hundredths of a raise of left and right in the newest test up to a day, while that holds.
fn newest_test(history: &History, day: NaiveDate) -> Option<(u32, u32)> {
    let test = history.tests("calf-raise").rev().find(|(tested, _)| *tested <= day);
    let (_, tested) = test.filter(|(tested, _)| (day - *tested).num_days() <= TEST_HOLDS_DAYS)?;
    let hundredths = |number: crate::units::Decimal| (number.billionths() / 10_000_000) as u32;
    Some((hundredths(tested.left), hundredths(tested.right)))
}

fn percent((left, right): (u32, u32)) -> u32 {
    match left.max(right) {
        0 => 100,
        stronger => 100 * left.min(right) / stronger,
    }
}

/// Mean amounts of left and right over the last two exposures of each one-legged heavy exercise, newest first.
fn exercises(catalogue: &Catalogue, history: &History, day: NaiveDate) -> Vec<(u32, u32)> {
    let mut found: Vec<(NaiveDate, (u32, u32))> = Vec::new();
    for slug in history.exercises() {
        let Some(exercise) = catalogue.get(slug) else { continue };
        if !exercise.is_one_sided() || exercise.load_class != LoadClass::Heavy {
            continue;
        }
        let from = before(day, EXERCISE_GAP_DAYS.unsigned_abs());
        let mut recent = history.exposures_between(slug, from, day).rev();
        let mut read = recent.by_ref().filter_map(|(done, exposure)| {
            let reading = Reading::of(exercise, &exposure)?;
            let means = reading.means()?;
            Some((done, reading.least_load(), (means[0], means[1])))
        });
        if let (Some((newest, load, a)), Some((_, earlier_load, b))) = (read.next(), read.next())
            && load == earlier_load
        {
            found.push((newest, (a.0.midpoint(b.0), a.1.midpoint(b.1))));
        }
    }
    found.sort_by_key(|(newest, _)| std::cmp::Reverse(*newest));
    found.into_iter().map(|(_, sides)| sides).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::log::read::read;

    fn asymmetry(lines: &[&str]) -> Option<(Side, u32)> {
        let text: String = lines
            .iter()
            .enumerate()
            .map(|(n, line)| format!("{{\"v\":1,\"id\":\"{n}\",\"at\":\"2026-11-{line}}}\n"))
            .collect();
        let log = read(text.as_bytes()).expect("read");
        assert_eq!(log.bad, []);
        let day = NaiveDate::from_ymd_opt(2026, 11, 30).expect("a day");
        let asymmetry = Asymmetry::of(&Catalogue::bundled(), &History::of(&log.records), day)?;
        Some((asymmetry.weaker, asymmetry.percent))
    }

    const DAY_9: &str = r#"09T18:00:00+01:00","kind":"sets","exercise":"single-leg-calf-raise","sets":[{"reps":10,"side":"left"},{"reps":13,"side":"right"}]"#;
    const DAY_11: &str = r#"11T18:00:00+01:00","kind":"sets","exercise":"single-leg-calf-raise","sets":[{"reps":10,"side":"left"},{"reps":13,"side":"right"}]"#;

    #[test]
    fn a_difference_counts_when_it_is_large_in_a_test_or_seen_twice() {
        let test = |left: u32, right: u32| {
            format!(r#"20T18:00:00+01:00","kind":"test","test":"calf-raise","left":{left},"right":{right}"#)
        };
        assert_eq!(asymmetry(&[&test(21, 25)]), None, "84 percent, but a gap of 4");
        assert_eq!(asymmetry(&[&test(28, 20)]), Some((Side::Right, 71)));
        assert_eq!(asymmetry(&[DAY_9, DAY_11]), None, "one exercise alone");
        assert_eq!(asymmetry(&[&test(21, 25), DAY_9, DAY_11]), Some((Side::Left, 84)));
        assert_eq!(asymmetry(&[&test(24, 25), DAY_9, DAY_11]), None);
    }
}
