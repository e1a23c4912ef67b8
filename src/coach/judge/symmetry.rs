//! Left against right (D.6): when the weaker leg gets more, and the stronger one waits.

use chrono::NaiveDate;

use crate::catalogue::Catalogue;
use crate::catalogue::vocabulary::LoadClass;
use crate::history::{Exposure, History};
use crate::notation::Side;
use crate::person::Person;
use crate::profile::Injured;
use crate::units::{Decimal, Pain};
use crate::week::Week;

use crate::coach::judge::pain::before;
use crate::coach::judge::reading::Reading;
use crate::coach::rules::{
    ALIKE_PERCENT, AMBER_FROM, EXERCISE_GAP_DAYS, FAR_APART_PERCENT, FAR_APART_WEEKS, ONE_SIDED_PAIN_DAYS,
    RAISE_NOISE, TEST_HOLDS_DAYS, VERY_FAR_APART_PERCENT,
};

/// How far the legs are apart, and what follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asymmetry {
    /// The weaker leg.
    pub weaker: Side,
    /// The weaker in percent of the stronger.
    pub percent: u32,
    /// The leg that goes first: the one that was hurt, else the weaker.
    pub first: Side,
    /// Whether they have been far apart for weeks.
    pub is_lasting: bool,
    /// Whether one side hurts and the other does not, so that nothing is added.
    pub is_sore_on_one_side: bool,
}

/// Amounts of the left and the right leg, in hundredths.
type Legs = (u32, u32);

/// What is remembered of the legs from week to week.
#[derive(Debug, Clone, Default)]
pub struct LegsWatch {
    /// The weeks in which the legs were trained unlike on purpose, oldest first.
    acting: Vec<Week>,
    /// Since when they are far apart without a break.
    far_since: Option<Week>,
}

impl LegsWatch {
    /// Judges the legs when a week begins: how far they are apart, where that is no chance, and their plain ratio.
    pub fn begin_week(&mut self, person: Person<'_, '_>, week: Week) -> (Option<Asymmetry>, Option<u32>) {
        let eve = before(week.starts(), 1);
        let sources = self.sources(person.catalogue, person.history, eve);
        (self.judge(person, week, &sources), sources.newest().map(percent))
    }

    fn judge(&mut self, person: Person<'_, '_>, week: Week, sources: &Sources) -> Option<Asymmetry> {
        let Some((weaker, percent)) = sources.apart() else {
            self.far_since = None;
            return None;
        };
        self.acting.push(week);
        let is_far = percent < FAR_APART_PERCENT;
        self.far_since = if is_far { self.far_since.or(Some(week)) } else { None };
        let weeks_far = self.far_since.map_or(0, |since| (week.starts() - since.starts()).num_weeks());
        Some(Asymmetry {
            weaker,
            percent,
            first: person.profile.injured.and_then(Injured::side).unwrap_or(weaker),
            is_lasting: weeks_far >= FAR_APART_WEEKS,
            is_sore_on_one_side: one_sided_pain(person.history, before(week.starts(), 1)).is_some(),
        })
    }

    /// Returns the weaker side in percent of the stronger by the newest source alone, whatever the difference may mean;
    /// nothing where no source is new enough.
    pub fn plain_lsi(&self, catalogue: &Catalogue, history: &History, day: NaiveDate) -> Option<u32> {
        self.sources(catalogue, history, day).newest().map(percent)
    }

    fn sources(&self, catalogue: &Catalogue, history: &History, day: NaiveDate) -> Sources {
        Sources { by_test: tested(history, day), by_exercise: self.exercises(catalogue, history, day) }
    }

    /// Mean amounts of left and right over the last two exposures of each one-legged heavy exercise, newest first. What
    /// was done while the legs were trained unlike tells nothing of them.
    fn exercises(&self, catalogue: &Catalogue, history: &History, day: NaiveDate) -> Vec<Legs> {
        let from = before(day, EXERCISE_GAP_DAYS.unsigned_abs());
        let counts = |(done, _): &(NaiveDate, Exposure)| !self.acting.contains(&Week::of(*done));
        let mut found: Vec<(NaiveDate, Legs)> = Vec::new();
        for slug in history.exercises() {
            let Some(exercise) = catalogue.get(slug) else { continue };
            if !exercise.is_one_sided() || exercise.load_class != LoadClass::Heavy {
                continue;
            }
            let recent = history.exposures_between(slug, from, day).rev().filter(counts);
            let mut read = recent.filter_map(|(done, exposure)| {
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
        found.into_iter().map(|(_, legs)| legs).collect()
    }
}

/// What tells of the legs on a day.
struct Sources {
    /// The newest test.
    by_test: Option<Legs>,
    /// Each exercise, the one done last first.
    by_exercise: Vec<Legs>,
}

impl Sources {
    /// Returns what counts before all else: a test, else the exercise done last.
    fn newest(&self) -> Option<Legs> {
        self.by_test.or_else(|| self.by_exercise.first().copied())
    }

    /// Returns the weaker leg and its percent, where that is no chance.
    fn apart(&self) -> Option<(Side, u32)> {
        let is_apart = |legs: &Legs| percent(*legs) < ALIKE_PERCENT;
        let legs = self.newest().filter(is_apart)?;
        let seen = self.by_test.iter().chain(&self.by_exercise).filter(|legs| is_apart(legs)).count();
        let gap = self.by_test.map_or(0, |(left, right)| left.abs_diff(right));
        let is_certain = gap > 100 * u32::from(RAISE_NOISE) || seen >= 2;
        let weaker = if legs.0 < legs.1 { Side::Left } else { Side::Right };
        is_certain.then(|| (weaker, percent(legs)))
    }
}

impl Asymmetry {
    /// Returns on how many heavy days the weaker leg does a set more: on none while one side alone hurts.
    pub fn days_with_more(self) -> usize {
        if self.is_sore_on_one_side {
            0
        } else if self.is_far() {
            usize::MAX
        } else {
            1
        }
    }

    /// Whether the stronger leg does two sets at most, and one-legged hops wait.
    pub fn is_far(self) -> bool {
        self.percent < FAR_APART_PERCENT
    }

    /// Whether somebody should look at it, and no heavier tendon load begins.
    pub fn is_very_far(self) -> bool {
        self.percent < VERY_FAR_APART_PERCENT || self.is_lasting
    }

    /// Says the weaker leg.
    pub fn weaker_word(self) -> &'static str {
        self.weaker.word()
    }
}

/// Returns the side that hurts while the other does not, by the records of one side alone of the last days.
pub fn one_sided_pain(history: &History, day: NaiveDate) -> Option<Side> {
    let worst = |side: Side| {
        let told = history.one_sided_pains(before(day, ONE_SIDED_PAIN_DAYS - 1), day);
        told.filter(|(of, _)| *of == side).map(|(_, pain)| pain).max()
    };
    let hurts = |pain: Option<Pain>| pain.is_some_and(|pain| pain >= AMBER_FROM);
    let is_calm = |pain: Option<Pain>| pain.is_some_and(|pain| pain < AMBER_FROM);
    match (worst(Side::Left), worst(Side::Right)) {
        (left, right) if hurts(left) && is_calm(right) => Some(Side::Left),
        (left, right) if hurts(right) && is_calm(left) => Some(Side::Right),
        _ => None,
    }
}

/// The newest calf-raise test that still tells of the legs.
fn tested(history: &History, day: NaiveDate) -> Option<Legs> {
    let (when, tested) = history.tests("calf-raise").rfind(|(when, _)| *when <= day)?;
    let hundredths = |number: Decimal| (number.billionths() / 10_000_000) as u32;
    ((day - when).num_days() <= TEST_HOLDS_DAYS).then(|| (hundredths(tested.left), hundredths(tested.right)))
}

fn percent((left, right): Legs) -> u32 {
    match left.max(right) {
        0 => 100,
        stronger => 100 * left.min(right) / stronger,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::log::read::read;
    use crate::profile::Profile;

    /// A record of a day: `date|rest of the line`.
    fn history(lines: &[String]) -> History {
        let text: String = lines
            .iter()
            .enumerate()
            .map(|(n, line)| {
                let (day, rest) = line.split_once('|').expect("a day");
                format!("{{\"v\":1,\"id\":\"{n}\",\"at\":\"2026-{day}T18:00:00+01:00\",{rest}}}\n")
            })
            .collect();
        let log = read(text.as_bytes()).expect("read");
        assert_eq!(log.bad, []);
        History::of(&log.records)
    }

    fn raises(day: &str, left: u32, right: u32) -> String {
        format!(
            r#"{day}|"kind":"sets","exercise":"single-leg-calf-raise","sets":[{{"reps":{left},"side":"left"}},{{"reps":{right},"side":"right"}}]"#
        )
    }

    fn test(day: &str, left: u32, right: u32) -> String {
        format!(r#"{day}|"kind":"test","test":"calf-raise","left":{left},"right":{right}"#)
    }

    /// What each week finds, from the one of 2 November on.
    fn weeks(lines: &[String], profile: &Profile, count: usize) -> Vec<Option<Asymmetry>> {
        let (catalogue, history) = (Catalogue::bundled(), history(lines));
        let person = Person { catalogue: &catalogue, profile, history: &history };
        let mut watch = LegsWatch::default();
        let first = Week::of(NaiveDate::from_ymd_opt(2026, 11, 2).expect("a day"));
        let all = std::iter::successors(Some(first), |week| Some(week.next())).take(count);
        all.map(|week| watch.begin_week(person, week).0).collect()
    }

    fn found(lines: &[String], count: usize) -> Vec<Option<(Side, u32)>> {
        let found = weeks(lines, &Profile::default(), count);
        found.into_iter().map(|found| found.map(|found| (found.weaker, found.percent))).collect()
    }

    #[test]
    fn a_difference_counts_when_it_is_large_in_a_test_or_seen_twice() {
        let exposures = [raises("11-09", 10, 13), raises("11-11", 10, 13)];
        let last = |lines: &[String]| found(lines, 5).pop().flatten();
        let with = |left, right| [&exposures[..], &[test("11-20", left, right)]].concat();
        assert_eq!(last(&[test("11-20", 21, 25)]), None, "84 percent, but a gap of 4");
        assert_eq!(last(&[test("11-20", 28, 20)]), Some((Side::Right, 71)));
        assert_eq!(last(&exposures), None, "one exercise alone");
        assert_eq!(last(&with(21, 25)), Some((Side::Left, 84)));
        assert_eq!(last(&with(24, 25)), None);
    }

    #[test]
    fn what_comes_later_is_not_known_on_a_monday() {
        let lines = [test("11-04", 20, 28)];
        assert_eq!(found(&lines, 2), [None, Some((Side::Left, 71))]);
    }

    #[test]
    fn work_done_while_the_legs_train_unlike_is_no_source_and_a_test_of_alike_legs_ends_it() {
        let apart = [raises("10-26", 10, 13), raises("10-28", 10, 13), test("10-29", 21, 25)];
        // The stronger leg stops at the weaker one's reps: that makes them alike on paper only.
        let under: Vec<String> = ["11-03", "11-06", "11-10"].map(|day| raises(day, 10, 10)).to_vec();
        let lines = [&apart[..], &under].concat();
        assert_eq!(found(&lines, 3), vec![Some((Side::Left, 84)); 3]);
        let tested = [&lines[..], &[test("11-14", 24, 25)]].concat();
        assert_eq!(found(&tested, 3), [Some((Side::Left, 84)), Some((Side::Left, 84)), None]);
        // The exposures are too old in the fifth week; by then the test alone is no more than chance.
        assert_eq!(found(&lines, 5)[4], None);
    }

    #[test]
    fn far_apart_for_six_weeks_is_worth_a_look() {
        let lines = [test("11-01", 20, 27)];
        let found = weeks(&lines, &Profile::default(), 8);
        let far: Vec<bool> = found.iter().map(|found| found.is_some_and(Asymmetry::is_very_far)).collect();
        assert_eq!(far, [false, false, false, false, false, false, true, true]);
    }

    #[test]
    fn the_ankle_that_was_hurt_goes_first_and_decides_nothing_else() {
        let lines = [test("11-01", 20, 28)];
        for (injured, first) in [
            (None, Side::Left),
            (Some(Injured::Right), Side::Right),
            (Some(Injured::Left), Side::Left),
            (Some(Injured::Both), Side::Left),
        ] {
            let profile = Profile { injured, ..Profile::default() };
            let found = weeks(&lines, &profile, 1)[0].expect("far apart");
            assert_eq!((found.weaker, found.percent, found.first), (Side::Left, 71, first), "{injured:?}");
        }
    }

    #[test]
    fn pain_on_one_side_alone_adds_no_set() {
        let side = |day: &str, side: &str, pain: &str| {
            format!(
                r#"{day}|"kind":"sets","exercise":"calf-iso-hold","sets":[{{"seconds":30,"side":"{side}"}}]{pain}"#
            )
        };
        let test = test("10-20", 20, 28);
        for (left, right, sore) in [
            (r#","pain":4"#, r#","pain":0"#, Some(Side::Left)),
            (r#","pain":2"#, r#","pain":5"#, Some(Side::Right)),
            (r#","pain":4"#, r#","pain":3"#, None),
            (r#","pain":4"#, "", None),
            (r#","pain":2"#, r#","pain":0"#, None),
        ] {
            let lines = [test.clone(), side("10-30", "left", left), side("10-30", "right", right)];
            let eve = NaiveDate::from_ymd_opt(2026, 11, 1).expect("a day");
            assert_eq!(one_sided_pain(&history(&lines), eve), sore, "{left} {right}");
            let found = weeks(&lines, &Profile::default(), 1)[0].expect("far apart");
            assert_eq!(found.days_with_more() == 0, sore.is_some(), "{left} {right}");
        }
    }

    #[test]
    fn the_plain_ratio_is_that_of_the_newest_source_whatever_it_means() {
        let catalogue = Catalogue::bundled();
        let eve = NaiveDate::from_ymd_opt(2026, 11, 15).expect("a day");
        let lsi = |lines: &[String]| LegsWatch::default().plain_lsi(&catalogue, &history(lines), eve);
        assert_eq!(lsi(&[]), None);
        assert_eq!(lsi(&[test("11-01", 21, 25)]), Some(84), "a gap of 4 all the same");
        assert_eq!(lsi(&[raises("11-09", 10, 13), raises("11-11", 10, 13)]), Some(76));
        assert_eq!(lsi(&[test("11-20", 21, 25)]), None, "it is yet to come");
    }
}
