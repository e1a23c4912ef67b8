//! What the log means: who did what on which day.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::log::event::{Kind, Record, Set};
use crate::log::live::live;
use crate::notation::Side;
use crate::units::Decimal;
use crate::week::{Week, Weekday};

/// The live sets of one exercise on one day, in the order they were done.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Exposure {
    /// The sets.
    pub sets: Vec<Set>,
    /// Worst pain told with them.
    pub pain: Option<u8>,
    /// Sets the plan had asked for, where the records say.
    pub planned_sets: Option<u8>,
}

/// What a morning was like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Morning {
    /// 0 to 10.
    pub pain: u8,
    /// Minutes of stiffness, where told.
    pub stiffness_min: Option<u16>,
}

/// A session as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Session {
    /// Effort on Borg's CR-10 scale.
    pub rpe: Decimal,
    /// How long it took.
    pub minutes: u16,
}

/// A self-test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tested {
    /// Raises or centimetres.
    pub left: Decimal,
    /// Raises or centimetres.
    pub right: Decimal,
}

/// What one week holds of one exercise: all that is kept of the years before [`History::remembered_from`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WeekTally {
    /// Hard sets of the left leg: at RPE 6 or more, or of unknown effort (domain D.1).
    pub left: u16,
    /// Hard sets of the right leg.
    pub right: u16,
    /// The days on which it was done, one bit each, Monday the lowest.
    pub days: u8,
}

/// The effort of a week's sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WeekEffort {
    /// Half steps of RPE, summed.
    pub half_steps: u32,
    /// Sessions told.
    pub sessions: u16,
}

/// What the live records of a log add up to.
///
/// From [`History::remembered_from`] on everything is there; of what is older, the tallies of the weeks, the stop tags
/// and the first day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct History {
    remembered_from: NaiveDate,
    exposures: BTreeMap<String, BTreeMap<NaiveDate, Exposure>>,
    skips: BTreeSet<(String, NaiveDate)>,
    mornings: BTreeMap<NaiveDate, Morning>,
    sessions: BTreeMap<NaiveDate, Vec<Session>>,
    tests: BTreeMap<(String, NaiveDate), Tested>,
    noted: BTreeSet<(NaiveDate, String)>,
    stops: BTreeMap<String, (NaiveDate, bool)>,
    tallies: BTreeMap<String, BTreeMap<Week, WeekTally>>,
    efforts: BTreeMap<Week, WeekEffort>,
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
    /// Folds all records of a log; order in the file means nothing.
    pub fn of(records: &[Record]) -> History {
        History::since(records, NaiveDate::MIN)
    }

    /// Folds the records of a log, of those before a day only what the weeks add up to.
    pub fn since(records: &[Record], day: NaiveDate) -> History {
        let mut history = History { remembered_from: day, ..History::default() };
        for record in live(records) {
            history.add(record);
        }
        history
    }

    /// Adds a live record; of two words on one thing the later added stands.
    pub fn add(&mut self, record: &Record) {
        let day = record.day();
        self.first_day = Some(self.first_day.map_or(day, |first| first.min(day)));
        let is_remembered = day >= self.remembered_from;
        match &record.kind {
            Kind::Sets { exercise, sets, pain, planned, .. } => {
                self.tally(exercise, day, sets);
                if is_remembered {
                    let days = self.exposures.entry(exercise.clone()).or_default();
                    let exposure = days.entry(day).or_default();
                    exposure.sets.extend_from_slice(sets);
                    exposure.pain = exposure.pain.max(*pain);
                    let planned = planned.as_ref().map(|planned| planned.sets);
                    exposure.planned_sets = exposure.planned_sets.max(planned);
                }
            }
            Kind::Symptom { tag, open, .. } if STOP_TAGS.contains(&&**tag) => {
                self.stops.insert(tag.clone(), (day, *open));
            }
            Kind::Session { rpe, minutes, .. } => {
                let effort = self.efforts.entry(Week::of(day)).or_default();
                effort.half_steps += rpe.half_steps();
                effort.sessions += 1;
                if is_remembered {
                    let sessions = self.sessions.entry(day).or_default();
                    sessions.push(Session { rpe: *rpe, minutes: *minutes });
                }
            }
            _ if !is_remembered => {}
            Kind::Skip { exercise, .. } => drop(self.skips.insert((exercise.clone(), day))),
            Kind::Checkin { pain, stiffness_min } => {
                self.mornings.insert(day, Morning { pain: *pain, stiffness_min: *stiffness_min });
            }
            Kind::Symptom { tag, open, .. } => {
                let noted = (day, tag.clone());
                if *open {
                    self.noted.insert(noted);
                } else {
                    self.noted.remove(&noted);
                }
            }
            Kind::Test { test, left, right, .. } => {
                self.tests.insert((test.clone(), day), Tested { left: *left, right: *right });
            }
            Kind::Void { .. } => {}
        }
    }

    fn tally(&mut self, exercise: &str, day: NaiveDate, sets: &[Set]) {
        let weeks = match self.tallies.get_mut(exercise) {
            Some(weeks) => weeks,
            None => self.tallies.entry(exercise.to_string()).or_default(),
        };
        let tally = weeks.entry(Week::of(day)).or_default();
        tally.days |= 1 << Weekday::of(day).index();
        for set in sets.iter().filter(|set| set.is_hard()) {
            if set.side != Some(Side::Right) {
                tally.left = tally.left.saturating_add(1);
            }
            if set.side != Some(Side::Left) {
                tally.right = tally.right.saturating_add(1);
            }
        }
    }

    /// Returns what was known before a Monday began.
    #[must_use]
    pub fn before(&self, day: NaiveDate) -> History {
        let mut earlier = self.clone();
        for days in earlier.exposures.values_mut() {
            days.retain(|date, _| *date < day);
        }
        earlier.exposures.retain(|_, days| !days.is_empty());
        earlier.skips.retain(|(_, date)| *date < day);
        earlier.mornings.retain(|date, _| *date < day);
        earlier.sessions.retain(|date, _| *date < day);
        earlier.tests.retain(|(_, date), _| *date < day);
        earlier.noted.retain(|(date, _)| *date < day);
        for weeks in earlier.tallies.values_mut() {
            weeks.retain(|week, _| week.starts() < day);
        }
        earlier.tallies.retain(|_, weeks| !weeks.is_empty());
        earlier.efforts.retain(|week, _| week.starts() < day);
        earlier.first_day = self.first_day.filter(|first| *first < day);
        earlier
    }

    /// Returns the day from which everything is known, not only what the weeks add up to.
    pub fn remembered_from(&self) -> NaiveDate {
        self.remembered_from
    }

    /// Returns the mornings, oldest first.
    pub fn mornings(&self) -> impl DoubleEndedIterator<Item = (NaiveDate, Morning)> {
        self.mornings.iter().map(|(day, morning)| (*day, *morning))
    }

    /// Returns the morning of a day.
    pub fn morning(&self, day: NaiveDate) -> Option<Morning> {
        self.mornings.get(&day).copied()
    }

    /// Returns the sessions told of as a whole, oldest first.
    pub fn sessions(&self) -> impl DoubleEndedIterator<Item = (NaiveDate, Session)> {
        self.sessions.iter().flat_map(|(day, sessions)| sessions.iter().map(|session| (*day, *session)))
    }

    /// Returns the results of a self-test, oldest first.
    pub fn tests(&self, test: &str) -> impl DoubleEndedIterator<Item = (NaiveDate, Tested)> {
        let range = (test.to_string(), NaiveDate::MIN)..=(test.to_string(), NaiveDate::MAX);
        self.tests.range(range).map(|((_, day), tested)| (*day, *tested))
    }

    /// Returns the days on which a tag that stops nothing by itself was noted, oldest first.
    pub fn noted(&self, tag: &str) -> impl DoubleEndedIterator<Item = NaiveDate> {
        let days: Vec<NaiveDate> =
            self.noted.iter().filter(|(_, noted)| noted == tag).map(|(day, _)| *day).collect();
        days.into_iter()
    }

    /// Returns what the weeks hold of an exercise, oldest first, over the whole log.
    pub fn tallies(&self, slug: &str) -> impl DoubleEndedIterator<Item = (Week, WeekTally)> {
        self.tallies.get(slug).into_iter().flatten().map(|(week, tally)| (*week, *tally))
    }

    /// Returns the exercises of the whole log, by slug.
    pub fn tallied(&self) -> impl Iterator<Item = &str> {
        self.tallies.keys().map(String::as_str)
    }

    /// Returns how hard the sessions of the weeks were, oldest first, over the whole log.
    pub fn efforts(&self) -> impl DoubleEndedIterator<Item = (Week, WeekEffort)> {
        self.efforts.iter().map(|(week, effort)| (*week, *effort))
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

    /// Returns the exposures of an exercise from one day to another, both included, oldest first.
    pub fn exposures_between(
        &self,
        slug: &str,
        from: NaiveDate,
        to: NaiveDate,
    ) -> impl DoubleEndedIterator<Item = (NaiveDate, &Exposure)> {
        let days = self.exposures.get(slug).map(|days| days.range(from..=to.max(from)));
        days.into_iter().flatten().map(|(date, exposure)| (*date, exposure))
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

    /// Returns how hard the sessions of a week were.
    pub fn effort(&self, week: Week) -> WeekEffort {
        self.efforts.get(&week).copied().unwrap_or_default()
    }

    /// Whether the last word on any stop tag was said in these days, the first not included.
    pub fn stops_between(&self, after: NaiveDate, until: NaiveDate) -> bool {
        self.stops.values().any(|(day, _)| *day > after && *day <= until)
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
