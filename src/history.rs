//! What the log means: who did what on which day.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::log::event::{Kind, Record, Set};
use crate::log::live::live;

/// The live sets of one exercise on one day, in the order they were done.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Exposure {
    /// The sets.
    pub sets: Vec<Set>,
    /// Worst pain told with them.
    pub pain: Option<u8>,
}

/// What the live records of a log add up to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct History {
    exposures: BTreeMap<String, BTreeMap<NaiveDate, Exposure>>,
    skips: BTreeSet<(String, NaiveDate)>,
    stops: BTreeMap<String, (NaiveDate, bool)>,
    first_day: Option<NaiveDate>,
}

/// Tags that stop all loading until they are cleared (domain D.5).
pub const STOP_TAGS: [&str; 9] = [
    "snap",
    "bone-pain",
    "night-pain",
    "cannot-walk",
    "limp",
    "swollen-calf",
    "hot-joint",
    "numbness",
    "antibiotic",
];

/// Tags that are noted and stop nothing by themselves.
pub const OTHER_TAGS: [&str; 2] = ["sharp", "tired"];

impl History {
    /// Folds the records of a log; order in the file means nothing.
    pub fn of(records: &[Record]) -> History {
        let mut history = History::default();
        for record in live(records) {
            let day = record.day();
            history.first_day = Some(history.first_day.map_or(day, |first| first.min(day)));
            match &record.kind {
                Kind::Sets { exercise, sets, pain, .. } => {
                    let days = history.exposures.entry(exercise.clone()).or_default();
                    let exposure = days.entry(day).or_default();
                    exposure.sets.extend_from_slice(sets);
                    exposure.pain = exposure.pain.max(*pain);
                }
                Kind::Skip { exercise, .. } => drop(history.skips.insert((exercise.clone(), day))),
                // Live records come oldest first, so the last word on a tag stands.
                Kind::Symptom { tag, open, .. } if STOP_TAGS.contains(&&**tag) => {
                    history.stops.insert(tag.clone(), (day, *open));
                }
                _ => {}
            }
        }
        history
    }

    /// Returns what was known before a day began.
    #[must_use]
    pub fn before(&self, day: NaiveDate) -> History {
        let mut earlier = self.clone();
        for days in earlier.exposures.values_mut() {
            days.retain(|date, _| *date < day);
        }
        earlier.exposures.retain(|_, days| !days.is_empty());
        earlier.skips.retain(|(_, date)| *date < day);
        earlier.first_day = self.first_day.filter(|first| *first < day);
        earlier
    }

    /// Whether nothing was ever logged.
    pub fn is_empty(&self) -> bool {
        self.first_day.is_none()
    }

    /// Returns the day of the first record.
    pub fn first_day(&self) -> Option<NaiveDate> {
        self.first_day
    }

    /// Whether any set was done on a day.
    pub fn was_active_on(&self, day: NaiveDate) -> bool {
        self.exposures.values().any(|days| days.contains_key(&day))
    }

    /// Returns the exposures of an exercise, oldest first.
    pub fn exposures(&self, slug: &str) -> impl DoubleEndedIterator<Item = (NaiveDate, &Exposure)> {
        self.exposures.get(slug).into_iter().flatten().map(|(date, exposure)| (*date, exposure))
    }

    /// Returns the last day an exercise was done.
    pub fn last_done(&self, slug: &str) -> Option<NaiveDate> {
        self.exposures.get(slug)?.keys().next_back().copied()
    }

    /// Returns every exercise that was ever done, by slug.
    pub fn exercises(&self) -> impl Iterator<Item = &str> {
        self.exposures.keys().map(String::as_str)
    }

    /// Whether an exercise was left out on purpose on a day.
    pub fn was_skipped(&self, slug: &str, day: NaiveDate) -> bool {
        self.skips.contains(&(slug.to_string(), day))
    }

    /// Returns the stop tags that are open, each with the day it was told.
    pub fn open_stops(&self) -> impl Iterator<Item = (&str, NaiveDate)> {
        let open = self.stops.iter().filter(|(_, (_, open))| *open);
        open.map(|(tag, (day, _))| (tag.as_str(), *day))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::log::read::read;

    fn history(lines: &[&str]) -> History {
        let text: String = lines
            .iter()
            .enumerate()
            .map(|(n, line)| format!("{{\"v\":1,\"id\":\"{n}\",\"at\":\"2026-11-{line}}}\n"))
            .collect();
        let log = read(text.as_bytes()).expect("read");
        assert_eq!(log.bad, []);
        History::of(&log.records)
    }

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    const SETS: &str =
        r#"20T18:00:00+01:00","kind":"sets","exercise":"calf-raise","sets":[{"reps":12}],"pain":2"#;
    const LATER: &str =
        r#"20T19:00:00+01:00","kind":"sets","exercise":"calf-raise","sets":[{"reps":9}],"pain":1"#;

    #[test]
    fn the_sets_of_a_day_are_one_exposure_with_the_worst_pain() {
        let history = history(&[LATER, SETS]);
        let (day, exposure) = history.exposures("calf-raise").next().expect("an exposure");
        let reps: Vec<u16> = exposure.sets.iter().map(|set| set.done.number()).collect();
        assert_eq!((day, reps, exposure.pain), (date("2026-11-20"), vec![12, 9], Some(2)));
    }

    #[test]
    fn a_stop_tag_is_open_until_it_is_cleared() {
        let open = r#"19T08:00:00+01:00","kind":"symptom","tag":"limp","open":true"#;
        let clear = r#"20T08:00:00+01:00","kind":"symptom","tag":"limp","open":false,"reason":"seen"#;
        let tired = r#"20T08:00:00+01:00","kind":"symptom","tag":"tired","open":true"#;
        assert_eq!(history(&[open, tired]).open_stops().count(), 1);
        assert_eq!(history(&[&format!("{clear}\""), open]).open_stops().count(), 0);
    }

    #[test]
    fn what_was_known_before_a_day_leaves_that_day_out() {
        let history = history(&[SETS]);
        assert!(history.before(date("2026-11-20")).is_empty());
        assert_eq!(history.before(date("2026-11-21")).last_done("calf-raise"), Some(date("2026-11-20")));
    }
}
