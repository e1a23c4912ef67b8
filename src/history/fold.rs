//! Reads the files of a log in one pass into what they mean, without keeping their records.
//!
//! Every line is read in full, so that what is no record is told: plain lines of sets by [`crate::log::canonical`], all
//! others by [`parse_line`]. What older records add up to is counted; a record that turns out not to count (taken back,
//! corrected, or twice in the log) is read again and taken out.

use std::collections::BTreeSet;
use std::io::{Error, ErrorKind, Read, Result, Seek, SeekFrom};

use chrono::{Datelike as _, NaiveDate};

use super::History;
use super::builder::Builder;
use super::ids::{Ids, Search, Uuid, packed, uuid};
use super::rows::Moment;
use super::window::{Cut, Window};
use crate::log::canonical::{HEAD, ID_LENGTH, Matcher, is_uuid};
use crate::log::event::Record;
use crate::log::line::{Unread, parse_line};
use crate::log::live::standing;
use crate::log::read::{BadLine, LONGEST_LINE, TOO_LONG};

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

/// A file of the log that cannot be read.
#[derive(Debug)]
pub struct Unreadable {
    /// Its place among the files.
    pub file: usize,
    /// What the system said.
    pub source: Error,
}

/// Folds the files of a log, given with their names; of what is older than a day only what the weeks add up to.
pub fn fold<F: Read + Seek>(
    files: Vec<(String, F)>,
    since: NaiveDate,
) -> std::result::Result<Folded, Unreadable> {
    let mut fold = Fold {
        files: Files {
            all: files.into_iter().map(|(name, file)| OpenFile { name, file, from: 0 }).collect(),
            reading: 0,
            buffer: Vec::new(),
        },
        told: Folded::default(),
        ids: Ids::default(),
        builder: Builder::new(since),
        controls: Vec::new(),
        taken_out: BTreeSet::new(),
    };
    let done = fold.scan(since).and_then(|()| fold.settle_twins()).and_then(|()| fold.take_out_the_dead());
    let Fold { mut files, told, ids, builder, .. } = fold;
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
        Ok(facts) => Ok(Folded { history: History::from(facts), ..told }),
        Err(source) => Err(Unreadable { file: files.reading, source }),
    }
}

/// A fold under way. A position counts the bytes of all files, one after the other.
struct Fold<F> {
    files: Files<F>,
    told: Folded,
    ids: Ids,
    builder: Builder,
    /// The records that decide over others: voids, and corrections.
    controls: Vec<(u64, Record)>,
    /// Where those stand that have the id of another one which counts instead.
    taken_out: BTreeSet<u64>,
}

impl<F: Read + Seek> Fold<F> {
    /// Reads everything once.
    fn scan(&mut self, since: NaiveDate) -> Result<()> {
        let mut matcher = Matcher::new(since.num_days_from_ce());
        // The numbers of its slugs here.
        let mut numbers: Vec<u32> = Vec::new();
        let mut position = 0;
        for index in 0..self.files.all.len() {
            self.files.reading = index;
            self.ids.begin_file();
            let Files { all, buffer, .. } = &mut self.files;
            let OpenFile { name, file, from } = &mut all[index];
            *from = position;
            let mut window = Window::new(file, position, buffer);
            let mut number = 0;
            loop {
                while let Some(line) = matcher.read(window.text()) {
                    number += 1;
                    let at = || Moment { day: line.day, seconds: line.seconds(), beyond: 0 };
                    let position = window.position();
                    self.ids.note_uuid(line.id, position);
                    let sets = matcher.sets();
                    // A slug may have come first in a line that was no record.
                    while numbers.len() <= line.exercise as usize {
                        let slug = matcher.slug(numbers.len() as u32);
                        numbers.push(self.builder.number(slug));
                    }
                    let exercise = numbers[line.exercise as usize];
                    self.builder.add_sets(
                        position,
                        exercise,
                        (line.day, at),
                        (sets, line.hard),
                        line.pain,
                        line.planned_sets,
                    );
                    let length = line.length;
                    window.skip(length);
                }
                let read = match window.cut()? {
                    Cut::End => break,
                    Cut::Moved => continue,
                    Cut::TooLong => Err(Unread::Bad(TOO_LONG.to_string(), None)),
                    Cut::Line(line, _) if line.iter().all(u8::is_ascii_whitespace) => {
                        number += 1;
                        continue;
                    }
                    Cut::Line(line, position) => {
                        parse_line(line.trim_ascii_end()).map(|record| (record, position))
                    }
                };
                number += 1;
                match read {
                    Ok((record, position)) => {
                        self.ids.note(&record.id, position);
                        self.builder.add(position, &record);
                        if record.voided_id().is_some() || record.replaces.is_some() {
                            self.controls.push((position, record));
                        }
                    }
                    Err(Unread::Newer) => self.told.newer += 1,
                    Err(Unread::Bad(reason, _)) => {
                        self.told.bad += 1;
                        let bad = || BadLine { file: name.clone(), number, reason };
                        self.told.first_bad.get_or_insert_with(bad);
                    }
                }
            }
            position = window.position();
            self.told.lines += number;
        }
        Ok(())
    }

    /// Leaves one record of every id: of different lines the one that sorts first by bytes.
    fn settle_twins(&mut self) -> Result<()> {
        let mut known = self.ids.stragglers();
        let mut wanted: Vec<Uuid> = known.iter().map(|(id, _)| *id).collect();
        wanted.dedup();
        known.extend(self.find(&wanted)?);
        known.sort_unstable();
        let mut twins: Vec<Vec<u64>> = Vec::new();
        for same in known.chunk_by(|(a, _), (b, _)| a == b).filter(|same| same.len() > 1) {
            twins.push(same.iter().map(|(_, position)| *position).collect());
        }
        drop(known);
        twins.extend(self.ids.strange_twins().map(<[u64]>::to_vec));
        for positions in twins {
            let mut first: Option<(u64, Vec<u8>)> = None;
            for position in positions {
                let line = self.files.line(position)?;
                let out = match &first {
                    None => None,
                    Some((_, known)) => {
                        self.told.conflicts += usize::from(*known != line);
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
                    self.taken_out.insert(out);
                }
            }
        }
        Ok(())
    }

    /// Takes out what is taken back or corrected.
    fn take_out_the_dead(&mut self) -> Result<()> {
        let controls = std::mem::take(&mut self.controls).into_iter();
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
            let stragglers = self.ids.stragglers().into_iter();
            let is_dead = |id: &Uuid| wanted.binary_search(id).is_ok();
            positions.extend(stragglers.filter(|(id, _)| is_dead(id)).map(|(_, position)| position));
        }
        positions.extend(dead.iter().flat_map(|id| self.ids.strange(id)));
        positions.retain(|position| !self.taken_out.contains(position));
        positions.into_iter().try_for_each(|position| self.take_out(position))
    }

    fn take_out(&mut self, position: u64) -> Result<()> {
        let record = self.files.record(position)?;
        self.builder.remove(position, &record);
        Ok(())
    }

    /// Finds ids among those that ascend; they are sorted and none is there twice.
    fn find(&mut self, wanted: &[Uuid]) -> Result<Vec<(Uuid, u64)>> {
        let mut found = Vec::new();
        for search in self.ids.searches(wanted) {
            self.files.search(&search, |id, position| {
                if !self.ids.is_straggler(position) {
                    found.push((id, position));
                }
            })?;
        }
        Ok(found)
    }
}

/// The files of a log, one after the other.
struct Files<F> {
    all: Vec<OpenFile<F>>,
    /// The one that was read last.
    reading: usize,
    buffer: Vec<u8>,
}

struct OpenFile<F> {
    name: String,
    file: F,
    /// Where it begins.
    from: u64,
}

/// Bytes that most lines are within.
const USUAL_LINE: usize = 512;

impl<F: Read + Seek> Files<F> {
    fn seek(&mut self, position: u64) -> Result<&mut F> {
        // An empty file begins where the next one does.
        self.reading = self.all.partition_point(|file| file.from <= position).saturating_sub(1);
        let gone = || Error::new(ErrorKind::NotFound, "it is gone");
        let OpenFile { file, from, .. } = self.all.get_mut(self.reading).ok_or_else(gone)?;
        file.seek(SeekFrom::Start(position - *from))?;
        Ok(file)
    }

    /// Reads the line that stands at a position, without its end.
    fn line(&mut self, position: u64) -> Result<Vec<u8>> {
        let file = self.seek(position)?;
        let mut line = vec![0; USUAL_LINE];
        let mut length = 0;
        let end = loop {
            let read = match file.read(&mut line[length..]) {
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                read => read?,
            };
            if let Some(newline) = memchr::memchr(b'\n', &line[length..length + read]) {
                break length + newline;
            }
            length += read;
            if read == 0 || length > LONGEST_LINE {
                break length;
            }
            if length == line.len() {
                line.resize(2 * length, 0);
            }
        };
        line.truncate(end);
        line.truncate(line.trim_ascii_end().len());
        Ok(line)
    }

    /// Reads the record that stood at a position when it was read first.
    fn record(&mut self, position: u64) -> Result<Record> {
        let line = self.line(position)?;
        parse_line(&line).map_err(|_| Error::new(ErrorKind::InvalidData, "it changed while it was read"))
    }

    /// Looks for records by their ids in a part of a file.
    fn search(&mut self, search: &Search, mut found: impl FnMut(Uuid, u64)) -> Result<()> {
        let mut buffer = std::mem::take(&mut self.buffer);
        let most = search.to.map_or(u64::MAX, |to| to - search.from);
        let input = self.seek(search.from)?.take(most);
        let mut window = Window::new(input, search.from, &mut buffer);
        let wanted = |id: &Uuid| search.wanted.binary_search(id).is_ok();
        loop {
            match window.cut()? {
                Cut::End => break,
                Cut::Line(line, position) => {
                    let plain = plain_id(line);
                    if plain.is_none_or(|id| wanted(&id))
                        && let Ok(record) = parse_line(line.trim_ascii_end())
                        && let Some(id) = uuid(&record.id).filter(wanted)
                    {
                        found(id, position);
                    }
                }
                Cut::Moved | Cut::TooLong => {}
            }
        }
        self.buffer = buffer;
        Ok(())
    }
}

/// Returns the id of a line that begins as this program writes it: should it be a record, then of this id.
fn plain_id(line: &[u8]) -> Option<Uuid> {
    let id = line.strip_prefix(HEAD)?.first_chunk::<ID_LENGTH>()?;
    is_uuid(id).then(|| packed(id))
}

#[cfg(test)]
mod tests;
