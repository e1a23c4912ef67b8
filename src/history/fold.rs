//! Reads the files of a log in one pass into what they mean, without keeping their records.
//!
//! Every line is read in full, so that what is no record is told: plain lines of sets by [`crate::log::canonical`], all
//! others by [`crate::log::line::parse_line`]. What older records add up to is counted; a record that turns out not to
//! count (taken back, corrected, or twice in the log) is read again and taken out.

use std::collections::BTreeSet;
use std::io::{Read, Result, Seek};

use chrono::{Datelike as _, NaiveDate};

use super::History;
use super::builder::Builder;
use super::files::{Files, Unreadable, Visitor};
use super::ids::{Ids, Uuid, uuid};
use super::pick::Counted;
use super::rows::Moment;
use crate::log::canonical::{Matcher, SetsLine};
use crate::log::event::Record;
use crate::log::live::standing;
use crate::log::read::BadLine;

/// What the files of a log mean, and what in them is no record.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folded {
    /// What the live records add up to.
    pub history: History,
    /// How many lines are no record.
    pub bad: usize,
    /// The first of them.
    pub first_bad: Option<BadLine>,
    /// How many records a newer version wrote.
    pub newer: usize,
    /// How many lines have the id of another, different one.
    pub conflicts: usize,
    /// How many lines there were.
    pub lines: usize,
}

/// Folds the files of a log, given with their names; of what is older than a day only what the weeks add up to. Also
/// returns the records that count, to be picked from.
pub fn fold<F: Read + Seek>(
    files: Vec<(String, F)>,
    since: NaiveDate,
) -> std::result::Result<(Folded, Counted<F>), Unreadable> {
    let scan = Scan {
        told: Folded::default(),
        ids: Ids::default(),
        builder: Builder::new(since),
        controls: Vec::new(),
        numbers: Vec::new(),
    };
    let mut fold = Fold { files: Files::new(files), scan, taken_out: BTreeSet::new() };
    let done = fold.scan(since).and_then(|()| fold.settle_twins()).and_then(|()| fold.take_out_the_dead());
    let Fold { mut files, scan: Scan { told, ids, builder, .. }, taken_out } = fold;
    let facts = done.and_then(|()| {
        builder.finish(|positions: &[u64]| {
            if positions.iter().all(|position| ids.is_in_order(*position)) {
                return Ok(None);
            }
            let id = |position: &u64| Ok(files.record(*position)?.id);
            positions.iter().map(id).collect::<Result<Vec<String>>>().map(Some)
        })
    });
    match facts {
        Ok(facts) => Ok((Folded { history: History::from(facts), ..told }, Counted::new(files, taken_out))),
        Err(source) => Err(files.unreadable(source)),
    }
}

/// A fold under way.
struct Fold<F> {
    files: Files<F>,
    scan: Scan,
    /// Where those stand that do not count: taken back, corrected, or of the id of another one which counts instead.
    taken_out: BTreeSet<u64>,
}

/// What is gathered while everything is read once.
struct Scan {
    told: Folded,
    ids: Ids,
    builder: Builder,
    /// The records that decide over others: voids, and corrections.
    controls: Vec<(u64, Record)>,
    /// The builder's numbers of the slugs as they are numbered while reading.
    numbers: Vec<u32>,
}

impl Visitor for Scan {
    fn begin_file(&mut self) {
        self.ids.begin_file();
    }

    #[expect(clippy::inline_always, reason = "measured: it is called for every line")]
    #[inline(always)]
    fn sets(&mut self, position: u64, line: SetsLine<'_>, of: &Matcher) {
        self.ids.note_uuid(line.id, position);
        // A slug may have come first in a line that was no record.
        while self.numbers.len() <= line.exercise as usize {
            let slug = of.slug(self.numbers.len() as u32);
            self.numbers.push(self.builder.number(slug));
        }
        let at = || Moment { day: line.day, seconds: line.seconds(), beyond: 0 };
        self.builder.add_sets(
            position,
            self.numbers[line.exercise as usize],
            (line.day, at),
            (of.sets(), line.hard),
            line.pain,
            line.planned_sets,
        );
    }

    fn record(&mut self, position: u64, record: Record) {
        self.ids.note(&record.id, position);
        self.builder.add(position, &record);
        if record.voided_id().is_some() || record.replaces.is_some() {
            self.controls.push((position, record));
        }
    }

    fn newer(&mut self) {
        self.told.newer += 1;
    }

    fn bad(&mut self, line: BadLine) {
        self.told.bad += 1;
        self.told.first_bad.get_or_insert(line);
    }
}

impl<F: Read + Seek> Fold<F> {
    /// Reads everything once.
    fn scan(&mut self, since: NaiveDate) -> Result<()> {
        let matcher = Matcher::new(since.num_days_from_ce());
        self.scan.told.lines = self.files.visit(matcher, &mut self.scan)?;
        Ok(())
    }

    /// Leaves one record of every id: of different lines the one that sorts first by bytes.
    fn settle_twins(&mut self) -> Result<()> {
        let mut wanted: Vec<Uuid> = self.scan.ids.stragglers().into_iter().map(|(id, _)| id).collect();
        wanted.dedup();
        let mut known = self.find(&wanted)?;
        // Not both at once: the log may be long.
        drop(wanted);
        known.extend(self.scan.ids.stragglers());
        known.sort_unstable();
        let mut twins: Vec<Vec<u64>> = Vec::new();
        for same in known.chunk_by(|(a, _), (b, _)| a == b).filter(|same| same.len() > 1) {
            twins.push(same.iter().map(|(_, position)| *position).collect());
        }
        drop(known);
        twins.extend(self.scan.ids.strange_twins().map(<[u64]>::to_vec));
        for positions in twins {
            let mut first: Option<(u64, Vec<u8>)> = None;
            for position in positions {
                let line = self.files.line(position)?;
                let out = match &first {
                    None => None,
                    Some((_, known)) => {
                        self.scan.told.conflicts += usize::from(*known != line);
                        Some(if *known <= line {
                            position
                        } else {
                            first.take().map_or(position, |(at, _)| at)
                        })
                    }
                };
                if first.is_none() {
                    first = Some((position, line));
                }
                if let Some(out) = out {
                    self.take_out(out)?;
                }
            }
        }
        Ok(())
    }

    /// Takes out what is taken back or corrected.
    fn take_out_the_dead(&mut self) -> Result<()> {
        let controls = std::mem::take(&mut self.scan.controls).into_iter();
        let counts = |(position, record)| (!self.taken_out.contains(&position)).then_some(record);
        let controls: Vec<Record> = controls.filter_map(counts).collect();
        let standing = standing(&controls).into_iter();
        let dead: BTreeSet<&str> = standing
            .flat_map(|record| record.voided_id().into_iter().chain(record.replaces.as_deref()))
            .collect();
        // Sorted as their texts are.
        let wanted: Vec<Uuid> = dead.iter().filter_map(|id| uuid(id)).collect();
        let mut positions: Vec<u64> = self.find(&wanted)?.into_iter().map(|(_, position)| position).collect();
        if !wanted.is_empty() {
            let stragglers = self.scan.ids.stragglers().into_iter();
            let is_dead = |id: &Uuid| wanted.binary_search(id).is_ok();
            positions.extend(stragglers.filter(|(id, _)| is_dead(id)).map(|(_, position)| position));
        }
        positions.extend(dead.iter().flat_map(|id| self.scan.ids.strange(id)));
        positions.retain(|position| !self.taken_out.contains(position));
        positions.into_iter().try_for_each(|position| self.take_out(position))
    }

    fn take_out(&mut self, position: u64) -> Result<()> {
        let record = self.files.record(position)?;
        self.scan.builder.remove(position, &record);
        self.taken_out.insert(position);
        Ok(())
    }

    /// Finds ids among those that ascend; they are sorted and none is there twice.
    fn find(&mut self, wanted: &[Uuid]) -> Result<Vec<(Uuid, u64)>> {
        let mut found = Vec::new();
        for search in self.scan.ids.searches(wanted) {
            self.files.search(&search, |id, position| {
                if !self.scan.ids.is_straggler(position) {
                    found.push((id, position));
                }
            })?;
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests;
