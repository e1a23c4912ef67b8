//! What the log means: who did what on which day.

mod builder;
pub mod files;
pub mod fold;
mod ids;
pub mod pick;
mod rows;
mod weeks;
mod window;

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::sync::Arc;

use chrono::{Days, NaiveDate};

use crate::log::event::{Record, Set};
use crate::log::live::live;
use crate::notation::Side;
use crate::safety::{Effect, Tag};
use crate::units::{Decimal, Pain};
use crate::week::Week;

use builder::{Builder, Facts};

/// The live sets of one exercise on one day, in the order they were done.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Exposure {
    /// The sets.
    pub sets: Vec<Set>,
    /// Worst pain told with them.
    pub pain: Option<Pain>,
    /// Sets the plan had asked for, where the records say.
    pub planned_sets: Option<u8>,
}

/// What a morning was like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Morning {
    /// Pain on waking.
    pub pain: Pain,
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
    /// Worst pain told of it as a whole.
    pub pain: Option<Pain>,
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
    /// Hard sets of the left leg, at whatever effort (D.1).
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

/// Days before the Monday of a planned week that are remembered in full: 52 weeks.
pub const REMEMBERED_DAYS: u64 = 364;

/// Returns the day from which everything must be known to plan the week a day lies in.
pub fn remembered_for(day: NaiveDate) -> NaiveDate {
    Week::of(day).starts().checked_sub_days(Days::new(REMEMBERED_DAYS)).unwrap_or(NaiveDate::MIN)
}

/// What the live records of a log add up to.
///
/// From [`History::remembered_from`] on everything is there; of what is older, the tallies of the weeks, the stop tags
/// and the days on which something was done.
#[derive(Debug, Clone)]
pub struct History {
    facts: Arc<Facts>,
    /// What is before this day is remembered only as far as it adds up.
    from: NaiveDate,
    /// Nothing from this day on is told of.
    until: Option<NaiveDate>,
    /// Whether the morning of that day is told of all the same.
    is_awake: bool,
}

impl History {
    /// Folds all records of a log; order in the file means nothing.
    pub fn of(records: &[Record]) -> History {
        History::since(records, NaiveDate::MIN)
    }

    /// Folds the records of a log, of those before a day only what the weeks add up to.
    pub fn since(records: &[Record], day: NaiveDate) -> History {
        let mut builder = Builder::new(day);
        for (position, record) in live(records).into_iter().enumerate() {
            builder.add(position as u64, record);
        }
        let Ok(facts) = builder.finish(|_| Ok::<_, Infallible>(None));
        History::from(facts)
    }

    /// Returns what was known before a day began.
    #[must_use]
    pub fn before(&self, day: NaiveDate) -> History {
        let until = self.until.map_or(day, |until| until.min(day));
        let is_awake = self.is_awake && self.until == Some(until);
        History { facts: Arc::clone(&self.facts), from: self.from, until: Some(until), is_awake }
    }

    /// Returns what is known on the morning of a day: all that was done before it, and how that morning is.
    #[must_use]
    pub fn on_waking(&self, day: NaiveDate) -> History {
        let is_awake = self.until.is_none_or(|until| day < until) || self.is_awake && self.until == Some(day);
        History { is_awake, ..self.before(day) }
    }

    /// Returns what is known where of all before a day only what adds up is remembered.
    #[must_use]
    pub fn remembering(&self, from: NaiveDate) -> History {
        History { facts: Arc::clone(&self.facts), from: self.from.max(from), ..*self }
    }

    /// Adds a live record that was done after all others of its day.
    pub fn add(&mut self, record: &Record) {
        Arc::make_mut(&mut self.facts).add(record);
    }

    /// Whether what adds up holds a day.
    fn is_told(&self, day: NaiveDate) -> bool {
        self.until.is_none_or(|until| day < until)
    }

    /// Whether a day is remembered in full.
    fn is_remembered(&self, day: NaiveDate) -> bool {
        day >= self.from && self.is_told(day)
    }

    /// Whether the morning of a day is remembered.
    fn is_woken_to(&self, day: NaiveDate) -> bool {
        self.is_remembered(day) || (self.is_awake && self.until == Some(day))
    }

    /// Returns the day from which everything is known, not only what the weeks add up to.
    pub fn remembered_from(&self) -> NaiveDate {
        self.from
    }

    /// Returns the mornings, oldest first.
    pub fn mornings(&self) -> impl DoubleEndedIterator<Item = (NaiveDate, Morning)> {
        let mornings = self.facts.mornings.iter().map(|(day, morning)| (*day, *morning));
        mornings.filter(|(day, _)| self.is_woken_to(*day))
    }

    /// Returns the morning of a day.
    pub fn morning(&self, day: NaiveDate) -> Option<Morning> {
        self.facts.mornings.get(&day).copied().filter(|_| self.is_woken_to(day))
    }

    /// Returns the sessions told of as a whole, oldest first.
    pub fn sessions(&self) -> impl DoubleEndedIterator<Item = (NaiveDate, Session)> {
        let days = self.facts.sessions.iter().filter(|(day, _)| self.is_remembered(**day));
        days.flat_map(|(day, sessions)| sessions.iter().map(|session| (*day, *session)))
    }

    /// Returns the sessions of a day that were told of as a whole.
    pub fn sessions_on(&self, day: NaiveDate) -> impl Iterator<Item = Session> {
        let of_day = self.facts.sessions.get(&day).filter(|_| self.is_remembered(day));
        of_day.into_iter().flatten().copied()
    }

    /// Returns the results of a self-test, oldest first.
    pub fn tests(&self, test: &str) -> impl DoubleEndedIterator<Item = (NaiveDate, Tested)> {
        let range = (test.to_string(), NaiveDate::MIN)..=(test.to_string(), NaiveDate::MAX);
        let tests = self.facts.tests.range(range).map(|((_, day), tested)| (*day, *tested));
        tests.filter(|(day, _)| self.is_remembered(*day))
    }

    /// Returns the days on which a tag that stops nothing by itself was noted, oldest first.
    pub fn noted(&self, tag: Tag) -> impl DoubleEndedIterator<Item = NaiveDate> {
        let of_tag =
            self.facts.noted.iter().filter(|(day, noted)| noted == tag.as_str() && self.is_remembered(*day));
        let days: Vec<NaiveDate> = of_tag.map(|(day, _)| *day).collect();
        days.into_iter()
    }

    /// Returns what the weeks hold of an exercise, oldest first, over the whole log.
    pub fn tallies(&self, slug: &str) -> impl DoubleEndedIterator<Item = (Week, WeekTally)> {
        let tallies = self.number(slug).into_iter().flat_map(|number| self.facts.weeks.of(number));
        tallies.filter(|(week, _)| self.is_told(week.starts()))
    }

    /// Returns the exercises of the whole log, by slug.
    pub fn tallied(&self) -> impl Iterator<Item = &str> {
        self.facts.by_slug().map(|(slug, _)| slug).filter(|slug| self.tallies(slug).next().is_some())
    }

    /// Returns how hard the sessions of the weeks were, oldest first, over the whole log.
    pub fn efforts(&self) -> impl DoubleEndedIterator<Item = (Week, WeekEffort)> {
        let efforts = self.facts.efforts.iter().map(|(week, effort)| (*week, effort.told()));
        efforts.filter(|(week, _)| self.is_told(week.starts()))
    }

    /// Whether nothing was ever logged.
    pub fn is_empty(&self) -> bool {
        self.first_day().is_none()
    }

    /// Returns the day of the first record.
    pub fn first_day(&self) -> Option<NaiveDate> {
        self.facts.first_day().filter(|first| self.is_told(*first))
    }

    /// Whether any set was done on a day of the whole log.
    pub fn was_active_on(&self, day: NaiveDate) -> bool {
        let mut numbers = self.facts.numbers.values();
        self.is_told(day) && numbers.any(|number| self.facts.weeks.has(*number, day))
    }

    /// Returns the exposures of an exercise that are remembered, oldest first.
    pub fn exposures(&self, slug: &str) -> impl DoubleEndedIterator<Item = (NaiveDate, Exposure)> {
        self.number(slug)
            .into_iter()
            .flat_map(|number| self.facts.rows.exposures(number, self.from, self.until))
    }

    /// Returns the days of an exercise that are remembered, oldest first, with the worst pain told on each.
    pub fn pains(&self, slug: &str) -> impl Iterator<Item = (NaiveDate, Option<Pain>)> {
        self.number(slug).into_iter().flat_map(|number| self.facts.rows.pains(number, self.from, self.until))
    }

    /// Returns the pain told with each record of one leg alone, from one day to another, both included.
    pub fn one_sided_pains(&self, from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = (Side, Pain)> {
        let until = to.succ_opt().into_iter().chain(self.until).min();
        let numbers = self.facts.numbers.values();
        numbers.flat_map(move |number| self.facts.rows.one_sided_pains(*number, from.max(self.from), until))
    }

    /// Returns the exposures of an exercise from one day to another, both included, oldest first.
    pub fn exposures_between(
        &self,
        slug: &str,
        from: NaiveDate,
        to: NaiveDate,
    ) -> impl DoubleEndedIterator<Item = (NaiveDate, Exposure)> {
        // Up to its last day both included, as far as is told of.
        let after = to.max(from).succ_opt();
        let until = after.into_iter().chain(self.until).min();
        self.number(slug)
            .into_iter()
            .flat_map(move |number| self.facts.rows.exposures(number, from.max(self.from), until))
    }

    /// Returns what was done of an exercise on a day that is remembered.
    pub fn exposure(&self, slug: &str, day: NaiveDate) -> Option<Exposure> {
        self.exposures_between(slug, day, day).next().map(|(_, exposure)| exposure)
    }

    /// Returns the last day an exercise was done in the whole log.
    pub fn last_done(&self, slug: &str) -> Option<NaiveDate> {
        self.facts.weeks.days_of(self.number(slug)?).rev().find(|day| self.is_told(*day))
    }

    /// Returns every exercise of which an exposure is remembered, by slug.
    pub fn exercises(&self) -> impl Iterator<Item = &str> {
        let numbered = self.facts.by_slug();
        let is_told = |number| self.facts.rows.exposures(number, self.from, self.until).next().is_some();
        numbered.filter(move |(_, number)| is_told(*number)).map(|(slug, _)| slug)
    }

    /// Whether an exercise was left out on purpose on a day.
    pub fn was_skipped(&self, slug: &str, day: NaiveDate) -> bool {
        self.is_remembered(day) && self.facts.skips.contains_key(&(slug.to_string(), day))
    }

    /// Returns why it was left out, where that is told.
    pub fn skip_reason(&self, slug: &str, day: NaiveDate) -> Option<&str> {
        let reason = self.facts.skips.get(&(slug.to_string(), day)).filter(|_| self.is_remembered(day));
        reason.and_then(|reason| reason.as_deref())
    }

    /// Returns how hard the sessions of a week were.
    pub fn effort(&self, week: Week) -> WeekEffort {
        let effort = self.facts.efforts.get(&week).filter(|_| self.is_told(week.starts()));
        effort.map(|effort| effort.told()).unwrap_or_default()
    }

    /// Returns since when the latest stop was open of those whose last word was said in these days, the first day not
    /// included.
    pub fn stop_between(&self, after: NaiveDate, until: NaiveDate) -> Option<NaiveDate> {
        let stops =
            self.facts.stops.values().filter(|stop| stop.last_word > after && stop.last_word <= until);
        stops.map(|stop| stop.since).max()
    }

    /// Returns the stop tags that are open, each with the day it was told.
    pub fn open_stops(&self) -> impl Iterator<Item = (Tag, NaiveDate)> {
        let open = self.facts.stops.iter().filter(|(_, stop)| stop.is_open);
        open.filter_map(|(tag, stop)| Some((Tag::from_word(tag)?, stop.last_word)))
    }

    /// Returns every tag, and since when it is open on a day.
    pub fn signs(&self, day: NaiveDate) -> Vec<Sign> {
        let open_since = |tag: Tag| match tag.effect() {
            Effect::Stops => self.open_stops().find(|(open, _)| *open == tag).map(|(_, since)| since),
            Effect::Noted => self.noted(tag).find(|noted| *noted == day),
        };
        Tag::ALL.iter().map(|tag| Sign { tag: *tag, open_since: open_since(*tag) }).collect()
    }

    fn number(&self, slug: &str) -> Option<u32> {
        self.facts.numbers.get(slug).copied()
    }
}

/// What can be noticed, and since when it is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sign {
    /// Its tag.
    pub tag: Tag,
    /// The day it was told; of one that stops nothing only on that day.
    pub open_since: Option<NaiveDate>,
}

impl From<Facts> for History {
    fn from(facts: Facts) -> History {
        History { from: facts.remembered_from, facts: Arc::new(facts), until: None, is_awake: false }
    }
}

impl Default for History {
    fn default() -> History {
        History::of(&[])
    }
}

impl PartialEq for History {
    /// Whether everything that can be asked is answered alike.
    fn eq(&self, other: &History) -> bool {
        let skips = |history: &History| -> BTreeMap<(String, NaiveDate), Option<String>> {
            let skips = history.facts.skips.iter().filter(|((_, day), _)| history.is_remembered(*day));
            skips.map(|(of, reason)| (of.clone(), reason.clone())).collect()
        };
        let noted = |history: &History| -> BTreeSet<(NaiveDate, String)> {
            history.facts.noted.iter().filter(|(day, _)| history.is_remembered(*day)).cloned().collect()
        };
        let tests = |history: &History| -> BTreeMap<(String, NaiveDate), Tested> {
            let tests = history.facts.tests.iter().filter(|((_, day), _)| history.is_remembered(*day));
            tests.map(|(of, tested)| (of.clone(), *tested)).collect()
        };
        self.remembered_from() == other.remembered_from()
            && self.first_day() == other.first_day()
            && self.exercises().eq(other.exercises())
            && self.exercises().all(|slug| self.exposures(slug).eq(other.exposures(slug)))
            && self.tallied().eq(other.tallied())
            && self.tallied().all(|slug| self.tallies(slug).eq(other.tallies(slug)))
            && self.efforts().eq(other.efforts())
            && self.mornings().eq(other.mornings())
            && self.sessions().eq(other.sessions())
            && self.facts.stops == other.facts.stops
            && (skips(self), noted(self), tests(self)) == (skips(other), noted(other), tests(other))
    }
}

impl Eq for History {}

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
        assert_eq!((day, reps, exposure.pain), (date("2026-11-20"), vec![12, 9], Some(Pain::of(2))));
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
    fn a_stop_that_was_cleared_is_named_by_the_day_it_was_first_told() {
        let open = |day: u32| format!(r#"{day}T08:00:00+01:00","kind":"symptom","tag":"limp","open":true"#);
        let clear = r#"20T08:00:00+01:00","kind":"symptom","tag":"limp","open":false"#;
        let lines = [open(17), open(18), clear.to_string()];
        let history = history(&lines.each_ref().map(String::as_str));
        assert_eq!(history.stop_between(date("2026-11-16"), date("2026-11-20")), Some(date("2026-11-17")));
        assert_eq!(history.stop_between(date("2026-11-20"), date("2026-11-30")), None);
    }

    #[test]
    fn a_sign_that_stops_is_open_until_it_is_cleared_and_any_other_on_its_day() {
        let limp = r#"19T08:00:00+01:00","kind":"symptom","tag":"limp","open":true"#;
        let tired = r#"20T08:00:00+01:00","kind":"symptom","tag":"tired","open":true"#;
        let history = history(&[limp, tired]);
        let open = |day: &str| {
            let signs = history.signs(date(day)).into_iter();
            signs.filter_map(|sign| Some((sign.tag, sign.open_since?))).collect::<Vec<_>>()
        };
        let (limp, tired) = ((Tag::Limp, date("2026-11-19")), (Tag::Tired, date("2026-11-20")));
        assert_eq!(open("2026-11-20"), [limp, tired]);
        assert_eq!(open("2026-11-21"), [limp], "one that stops nothing is over with its day");
    }

    #[test]
    fn a_record_that_is_added_counts_as_if_it_had_been_in_the_log() {
        let lines = [
            SETS,
            LATER,
            r#"20T20:00:00+01:00","kind":"sets","exercise":"pogo-hop","sets":[{"contacts":20}]"#,
            r#"20T20:00:00+01:00","kind":"session","rpe":7,"minutes":20"#,
            r#"21T08:00:00+01:00","kind":"checkin","pain":1"#,
            r#"21T09:00:00+01:00","kind":"symptom","tag":"limp","open":true"#,
        ];
        let log: String = lines
            .iter()
            .enumerate()
            .map(|(n, line)| format!("{{\"v\":1,\"id\":\"{n}\",\"at\":\"2026-11-{line}}}\n"))
            .collect();
        let records = read(log.as_bytes()).expect("read").records;
        let mut added = History::default();
        for record in &records {
            added.add(record);
        }
        assert_eq!(added, history(&lines));
    }

    #[test]
    fn what_was_known_before_a_day_leaves_that_day_out() {
        let history = history(&[SETS]);
        assert!(history.before(date("2026-11-20")).is_empty());
        assert_eq!(history.before(date("2026-11-21")).last_done("calf-raise"), Some(date("2026-11-20")));
    }
}
