//! Puts live records together to what they mean. A record can be taken out again for as long as nothing is sorted.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike as _, NaiveDate};

use super::rows::{Moment, Rows};
use super::weeks::{Change, Weeks};
use super::{Morning, Session, Tested, WeekEffort};
use crate::log::event::{Hard, Kind, Record, Set};
use crate::safety::Tag;
use crate::units::Pain;
use crate::week::Week;

/// What live records add up to.
#[derive(Debug, Clone)]
pub(super) struct Facts {
    pub(super) remembered_from: NaiveDate,
    /// Numbers of the exercises, by slug.
    pub(super) numbers: BTreeMap<Box<str>, u32>,
    pub(super) rows: Rows,
    pub(super) weeks: Weeks,
    /// The days of all records that are not of sets.
    pub(super) other_days: Weeks,
    pub(super) efforts: BTreeMap<Week, Effort>,
    pub(super) skips: BTreeMap<(String, NaiveDate), Option<String>>,
    pub(super) mornings: BTreeMap<NaiveDate, Morning>,
    pub(super) sessions: BTreeMap<NaiveDate, Vec<Session>>,
    pub(super) tests: BTreeMap<(String, NaiveDate), Tested>,
    pub(super) noted: BTreeSet<(NaiveDate, String)>,
    pub(super) stops: BTreeMap<String, Stop>,
}

/// A tag that stops everything, told once or more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stop {
    /// The day it was told, first of all since it was last cleared.
    pub(super) since: NaiveDate,
    /// The day of the last word on it.
    pub(super) last_word: NaiveDate,
    pub(super) is_open: bool,
}

/// The effort of a week's sessions, in numbers that no log can exceed.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Effort {
    half_steps: u64,
    sessions: u64,
}

impl Effort {
    pub(super) fn told(self) -> WeekEffort {
        WeekEffort {
            half_steps: u32::try_from(self.half_steps).unwrap_or(u32::MAX),
            sessions: u16::try_from(self.sessions).unwrap_or(u16::MAX),
        }
    }
}

/// Facts in the making.
pub(super) struct Builder {
    facts: Facts,
    /// The first day that is remembered, counted from the year 1.
    from: i32,
    /// Records of other kinds that are remembered, by position.
    others: BTreeMap<u64, Record>,
}

impl Builder {
    pub(super) fn new(remembered_from: NaiveDate) -> Builder {
        let facts = Facts {
            remembered_from,
            numbers: BTreeMap::new(),
            rows: Rows::default(),
            weeks: Weeks::default(),
            other_days: Weeks::default(),
            efforts: BTreeMap::new(),
            skips: BTreeMap::new(),
            mornings: BTreeMap::new(),
            sessions: BTreeMap::new(),
            tests: BTreeMap::new(),
            noted: BTreeSet::new(),
            stops: BTreeMap::new(),
        };
        let from = remembered_from.num_days_from_ce();
        Builder { facts, from, others: BTreeMap::new() }
    }

    /// Adds a record of sets; positions ascend.
    #[expect(clippy::inline_always, reason = "measured: it is called for every line")]
    #[inline(always)]
    pub(super) fn add_sets(
        &mut self,
        position: u64,
        exercise: u32,
        (day, at): (i32, impl FnOnce() -> Moment),
        (sets, hard): (&[Set], Hard),
        pain: Option<Pain>,
        planned_sets: Option<u8>,
    ) {
        self.facts.weeks.change(Change::Add, exercise, day, hard);
        if day >= self.from {
            self.facts.rows.push(position, exercise, at(), sets, pain, planned_sets);
        }
    }

    /// Returns the number of an exercise, a new one for a new slug.
    pub(super) fn number(&mut self, slug: &str) -> u32 {
        self.facts.number(slug)
    }

    /// Adds a record that stands at a position of the log; positions ascend.
    pub(super) fn add(&mut self, position: u64, record: &Record) {
        let day = record.day();
        if let Kind::Sets { exercise, sets, pain, planned, .. } = &record.kind {
            let planned_sets = planned.as_ref().map(|planned| planned.sets);
            let exercise = self.number(exercise);
            self.add_sets(
                position,
                exercise,
                (day.num_days_from_ce(), || Moment::of(record)),
                (sets, Hard::of(sets)),
                *pain,
                planned_sets,
            );
            return;
        }
        if record.voided_id().is_some() {
            return;
        }
        self.facts.change_other(Change::Add, record);
        let is_stop = |tag: &str| Tag::from_word(tag).is_some_and(Tag::stops);
        if day.num_days_from_ce() >= self.from
            || matches!(&record.kind, Kind::Symptom { tag, .. } if is_stop(tag))
        {
            self.others.insert(position, record.clone());
        }
    }

    /// Takes out a record that was added with its position.
    pub(super) fn remove(&mut self, position: u64, record: &Record) {
        if let Kind::Sets { exercise, sets, .. } = &record.kind {
            let exercise = self.number(exercise);
            self.facts.weeks.change(
                Change::Remove,
                exercise,
                record.day().num_days_from_ce(),
                Hard::of(sets),
            );
            self.facts.rows.remove(position);
        } else if record.voided_id().is_none() {
            self.facts.change_other(Change::Remove, record);
            self.others.remove(&position);
        }
    }

    /// Returns what was added; of sets of one exercise done at the same moment, the order is what a look-up says of their
    /// positions, or else that of the positions.
    pub(super) fn finish<E>(
        self,
        ids: impl FnMut(&[u64]) -> Result<Option<Vec<String>>, E>,
    ) -> Result<Facts, E> {
        let Builder { mut facts, others, .. } = self;
        facts.rows.sort();
        facts.rows.order_ties(ids)?;
        facts.efforts.retain(|_, effort| effort.sessions > 0);
        let mut others: Vec<Record> = others.into_values().collect();
        others.sort_unstable_by(Record::by_moment);
        for record in others {
            facts.put(record);
        }
        Ok(facts)
    }
}

impl Facts {
    /// Adds a record behind all others of its day.
    pub(super) fn add(&mut self, record: &Record) {
        let day = record.day().num_days_from_ce();
        let is_remembered = record.day() >= self.remembered_from;
        if let Kind::Sets { exercise, sets, pain, planned, .. } = &record.kind {
            let exercise = self.number(exercise);
            self.weeks.change(Change::Add, exercise, day, Hard::of(sets));
            if is_remembered {
                let planned_sets = planned.as_ref().map(|planned| planned.sets);
                self.rows.insert(exercise, Moment::of(record), sets, *pain, planned_sets);
            }
        } else if record.voided_id().is_none() {
            self.change_other(Change::Add, record);
            self.put(record.clone());
        }
    }

    fn change_other(&mut self, change: Change, record: &Record) {
        let day = record.day();
        self.other_days.change(change, 0, day.num_days_from_ce(), Hard::default());
        if let Kind::Session { rpe, .. } = &record.kind {
            let half_steps = u64::from(rpe.half_steps());
            let effort = self.efforts.entry(Week::of(day)).or_default();
            match change {
                Change::Add => {
                    effort.half_steps += half_steps;
                    effort.sessions += 1;
                }
                Change::Remove => {
                    effort.half_steps -= half_steps;
                    effort.sessions -= 1;
                }
            }
        }
    }

    /// Returns the number of an exercise, a new one for a new slug.
    fn number(&mut self, slug: &str) -> u32 {
        let next = self.numbers.len() as u32;
        match self.numbers.get(slug) {
            Some(number) => *number,
            None => *self.numbers.entry(slug.into()).or_insert(next),
        }
    }

    /// Puts in a record of another kind than sets; of two words on one thing the later one stands.
    fn put(&mut self, record: Record) {
        let day = record.day();
        let is_remembered = day >= self.remembered_from;
        match record.kind {
            Kind::Symptom { tag, open, .. } if Tag::from_word(&tag).is_some_and(Tag::stops) => {
                let since =
                    self.stops.get(&tag).filter(|before| before.is_open).map_or(day, |before| before.since);
                self.stops.insert(tag, Stop { since, last_word: day, is_open: open });
            }
            _ if !is_remembered => {}
            Kind::Session { rpe, minutes, pain, .. } => {
                self.sessions.entry(day).or_default().push(Session { rpe, minutes, pain });
            }
            Kind::Skip { exercise, reason } => drop(self.skips.insert((exercise, day), reason)),
            Kind::Checkin { pain, stiffness_min } => {
                self.mornings.insert(day, Morning { pain, stiffness_min });
            }
            Kind::Symptom { tag, open: true, .. } => drop(self.noted.insert((day, tag))),
            Kind::Symptom { tag, .. } => drop(self.noted.remove(&(day, tag))),
            Kind::Test { test, left, right, .. } => {
                self.tests.insert((test, day), Tested { left, right });
            }
            Kind::Sets { .. } | Kind::Void { .. } => {}
        }
    }

    /// Returns the numbers of the exercises in the order of their slugs.
    pub(super) fn by_slug(&self) -> impl Iterator<Item = (&str, u32)> {
        self.numbers.iter().map(|(slug, number)| (&**slug, *number))
    }

    /// Returns the first day of any record.
    pub(super) fn first_day(&self) -> Option<NaiveDate> {
        let of_sets = self.numbers.values().filter_map(|number| self.weeks.days_of(*number).next());
        of_sets.chain(self.other_days.days_of(0).next()).min()
    }
}
