//! Picks records out of a log that was folded: of those that count, no more are read in full than are wanted.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Result, Seek};

use chrono::{Datelike as _, NaiveDate};

use super::files::{Files, Unreadable, Visitor};
use super::rows::Moment;
use crate::log::canonical::{Matcher, SetsLine};
use crate::log::event::{Kind, Record};
use crate::log::ids::ShortIds;
use crate::log::read::BadLine;

/// The records of a log that count: live, and once each.
#[derive(Debug)]
pub struct Counted<F> {
    files: Files<F>,
    /// Where those stand that do not.
    taken_out: BTreeSet<u64>,
}

/// Which records are asked for.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// Only those of an exercise.
    pub exercise: Option<&'a str>,
    /// Only those from a day on.
    pub since: Option<NaiveDate>,
    /// How many of the newest are read in full.
    pub most: usize,
}

/// What was picked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Picked {
    /// The newest records that were asked for, oldest first.
    pub records: Vec<Record>,
    /// How many there are in all.
    pub count: usize,
    /// On how many days.
    pub days: usize,
    /// The lines of the log that are no record.
    pub bad: Vec<BadLine>,
}

impl<F: Read + Seek> Counted<F> {
    pub(super) fn new(files: Files<F>, taken_out: BTreeSet<u64>) -> Counted<F> {
        Counted { files, taken_out }
    }

    /// Picks the records that are asked for.
    pub fn pick(&mut self, asked: Asked<'_>) -> std::result::Result<Picked, Unreadable> {
        let Counted { files, taken_out } = self;
        let mut pick = Pick {
            asked,
            taken_out,
            newest: Vec::new(),
            room: asked.most.saturating_mul(2).max(256),
            days: BTreeSet::new(),
            last_day: None,
            picked: Picked::default(),
        };
        let visitor: &mut dyn Visitor = &mut pick;
        let visited = files.visit(Matcher::new(i32::MAX), visitor);
        pick.leave_newest();
        let Pick { newest, days, mut picked, .. } = pick;
        let positions = newest.into_iter().map(|(_, position)| position);
        let records = visited.and_then(|_| positions.map(|at| files.record(at)).collect::<Result<Vec<_>>>());
        let mut records = records.map_err(|source| files.unreadable(source))?;
        records.sort_unstable_by(Record::by_moment);
        records.drain(..records.len().saturating_sub(asked.most));
        (picked.records, picked.days) = (records, days.len());
        Ok(picked)
    }

    /// Returns the ids of those records that moved what they correct to another time.
    pub fn moved(&mut self, records: &[Record]) -> std::result::Result<BTreeSet<String>, Unreadable> {
        let corrections: BTreeMap<&str, &Record> =
            records.iter().filter_map(|record| Some((record.replaces.as_deref()?, record))).collect();
        let mut moved = Moved { corrections, ids: BTreeSet::new() };
        if moved.corrections.is_empty() {
            return Ok(moved.ids);
        }
        let visited = self.files.visit(Matcher::new(i32::MAX), &mut moved as &mut dyn Visitor);
        visited.map_err(|source| self.files.unreadable(source))?;
        Ok(moved.ids)
    }

    /// Makes ids as short as they can be beside all others of the log.
    pub fn shorten(&mut self, ids: &mut ShortIds<'_>) -> std::result::Result<(), Unreadable> {
        let visitor: &mut dyn Visitor = &mut Shorten(ids);
        let visited = self.files.visit(Matcher::new(i32::MAX), visitor);
        visited.map(drop).map_err(|source| self.files.unreadable(source))
    }
}

/// When a record was done, to the nanosecond.
type Instant = (i64, u32);

/// A pick under way.
struct Pick<'a> {
    asked: Asked<'a>,
    taken_out: &'a BTreeSet<u64>,
    /// The newest records so far and some more, with their positions.
    newest: Vec<(Instant, u64)>,
    /// How many of them are kept before the older ones are let go.
    room: usize,
    days: BTreeSet<i32>,
    last_day: Option<i32>,
    picked: Picked,
}

impl Pick<'_> {
    fn is_asked_for(&self, position: u64, exercise: Option<&str>, day: i32) -> bool {
        self.asked.exercise.is_none_or(|asked| exercise == Some(asked))
            && self.asked.since.is_none_or(|since| day >= since.num_days_from_ce())
            && !self.taken_out.contains(&position)
    }

    fn note(&mut self, position: u64, at: Moment) {
        self.picked.count += 1;
        if self.last_day.replace(at.day) != Some(at.day) {
            self.days.insert(at.day);
        }
        self.newest.push(((at.seconds, at.beyond), position));
        if self.newest.len() >= self.room {
            self.leave_newest();
            self.room = self.room.max(2 * self.newest.len());
        }
    }

    /// Leaves as many as are asked for, and those that were done at the same moment as the oldest of them.
    fn leave_newest(&mut self) {
        self.newest.sort_unstable();
        let Some(last) = self.newest.len().checked_sub(self.asked.most.max(1)) else { return };
        let (oldest, _) = self.newest[last];
        let from = self.newest.partition_point(|(at, _)| *at < oldest);
        self.newest.drain(..from);
    }
}

impl Visitor for Pick<'_> {
    fn sets(&mut self, position: u64, line: SetsLine<'_>, of: &Matcher) {
        if self.is_asked_for(position, Some(of.slug(line.exercise)), line.day) {
            self.note(position, Moment { day: line.day, seconds: line.seconds(), beyond: 0 });
        }
    }

    fn record(&mut self, position: u64, record: Record) {
        let exercise = match &record.kind {
            Kind::Void { .. } => return,
            Kind::Sets { exercise, .. } | Kind::Skip { exercise, .. } => Some(&**exercise),
            _ => None,
        };
        let at = Moment::of(&record);
        if self.is_asked_for(position, exercise, at.day) {
            self.note(position, at);
        }
    }

    fn bad(&mut self, line: BadLine) {
        self.picked.bad.push(line);
    }
}

/// Shows all ids of a log to some of them.
struct Shorten<'a, 'b>(&'a mut ShortIds<'b>);

impl Visitor for Shorten<'_, '_> {
    fn sets(&mut self, _: u64, line: SetsLine<'_>, _: &Matcher) {
        // A UUID is always UTF-8.
        self.0.lengthen_beside(std::str::from_utf8(line.id).unwrap_or_default());
    }

    fn record(&mut self, _: u64, record: Record) {
        self.0.lengthen_beside(&record.id);
    }

    fn bad(&mut self, _: BadLine) {}
}

/// Compares when records were done with when their corrections were.
struct Moved<'a> {
    /// Corrections by the id of what they correct.
    corrections: BTreeMap<&'a str, &'a Record>,
    ids: BTreeSet<String>,
}

impl Moved<'_> {
    fn compare(&mut self, id: &str, seconds: i64) {
        if let Some(correction) =
            self.corrections.get(id).filter(|record| Moment::of(record).seconds != seconds)
        {
            self.ids.insert(correction.id.clone());
        }
    }
}

impl Visitor for Moved<'_> {
    fn sets(&mut self, _: u64, line: SetsLine<'_>, _: &Matcher) {
        // A UUID is always UTF-8.
        self.compare(std::str::from_utf8(line.id).unwrap_or_default(), line.seconds());
    }

    fn record(&mut self, _: u64, record: Record) {
        self.compare(&record.id, Moment::of(&record).seconds);
    }

    fn bad(&mut self, _: BadLine) {}
}
