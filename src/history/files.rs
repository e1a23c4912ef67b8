//! The files of a log: read from beginning to end, or where something stands.

use std::io::{Error, ErrorKind, Read, Result, Seek, SeekFrom};

use super::ids::{Search, Uuid, packed, uuid};
use super::window::{Cut, Window};
use crate::log::canonical::{HEAD, ID_LENGTH, Matcher, SetsLine, is_uuid};
use crate::log::event::Record;
use crate::log::line::{Unread, parse_line};
use crate::log::read::{BadLine, LOG_FILE, LONGEST_LINE, TOO_LONG};

/// A file of the log that cannot be read.
#[derive(Debug)]
pub struct Unreadable {
    /// Its name.
    pub name: String,
    /// What the system said.
    pub source: Error,
}

/// Is told what the lines of a log say, one after the other. A position counts the bytes of all files.
pub(super) trait Visitor {
    /// A file begins.
    fn begin_file(&mut self) {}
    /// A line of sets as this program writes them.
    fn sets(&mut self, position: u64, line: SetsLine<'_>, of: &Matcher);
    /// Any other record.
    fn record(&mut self, position: u64, record: Record);
    /// A record that a newer version wrote.
    fn newer(&mut self) {}
    /// A line that is no record.
    fn bad(&mut self, line: BadLine);
}

/// The files of a log, one after the other.
#[derive(Debug)]
pub(super) struct Files<F> {
    all: Vec<OpenFile<F>>,
    /// The one that was read last.
    reading: usize,
    buffer: Vec<u8>,
}

#[derive(Debug)]
struct OpenFile<F> {
    name: String,
    file: F,
    /// Where it begins.
    from: u64,
    /// Where it ended when it was read first.
    to: Option<u64>,
}

/// Bytes that most lines are within.
const USUAL_LINE: usize = 512;

impl<F: Read + Seek> Files<F> {
    /// Takes files with their names.
    pub(super) fn new(files: Vec<(String, F)>) -> Files<F> {
        let all = files.into_iter().map(|(name, file)| OpenFile { name, file, from: 0, to: None });
        Files { all: all.collect(), reading: 0, buffer: Vec::new() }
    }

    /// Says of which file an error is.
    pub(super) fn unreadable(&self, source: Error) -> Unreadable {
        let name = self.all.get(self.reading).map_or(LOG_FILE, |file| &file.name);
        Unreadable { name: name.to_string(), source }
    }

    /// Visits every line, once more only those that were there the first time, and returns how many there are.
    pub(super) fn visit<V: Visitor + ?Sized>(
        &mut self,
        mut matcher: Matcher,
        visitor: &mut V,
    ) -> Result<usize> {
        let (mut position, mut lines) = (0, 0);
        for index in 0..self.all.len() {
            self.reading = index;
            visitor.begin_file();
            let OpenFile { name, file, from, to } = &mut self.all[index];
            *from = position;
            file.seek(SeekFrom::Start(0))?;
            let most = to.map_or(u64::MAX, |to| to - position);
            let mut window = Window::new(file.take(most), position, &mut self.buffer);
            let mut number = 0;
            loop {
                while let Some(line) = matcher.read(window.text()) {
                    number += 1;
                    let length = line.length;
                    visitor.sets(window.position(), line, &matcher);
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
                    Ok((record, position)) => visitor.record(position, record),
                    Err(Unread::Newer) => visitor.newer(),
                    Err(Unread::Bad(reason, _)) => {
                        visitor.bad(BadLine { file: name.clone(), number, reason });
                    }
                }
            }
            position = window.position();
            *to = Some(position);
            lines += number;
        }
        Ok(lines)
    }

    fn seek(&mut self, position: u64) -> Result<&mut F> {
        // An empty file begins where the next one does.
        self.reading = self.all.partition_point(|file| file.from <= position).saturating_sub(1);
        let gone = || Error::new(ErrorKind::NotFound, "it is gone");
        let OpenFile { file, from, .. } = self.all.get_mut(self.reading).ok_or_else(gone)?;
        file.seek(SeekFrom::Start(position - *from))?;
        Ok(file)
    }

    /// Reads the line that stands at a position, without its end.
    pub(super) fn line(&mut self, position: u64) -> Result<Vec<u8>> {
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
        Ok(line.trim_ascii().to_vec())
    }

    /// Reads the record that stood at a position when it was read first.
    pub(super) fn record(&mut self, position: u64) -> Result<Record> {
        let line = self.line(position)?;
        parse_line(&line).map_err(|_| Error::new(ErrorKind::InvalidData, "it changed while it was read"))
    }

    /// Looks for records by their ids in a part of a file.
    pub(super) fn search(&mut self, search: &Search, mut found: impl FnMut(Uuid, u64)) -> Result<()> {
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
