//! A file through a window: as much of it as a few lines need, so that its size costs no memory.

use std::io::{ErrorKind, Read, Result};
use std::mem;

use memchr::memchr;

use crate::log::read::LONGEST_LINE;

/// Bytes of the window: twice the longest line.
const WIDTH: usize = 2 * LONGEST_LINE;

/// A part of a file, moved along it.
#[derive(Debug)]
pub(super) struct Window<'a, R> {
    input: R,
    buffer: &'a mut Vec<u8>,
    start: usize,
    end: usize,
    /// Where in the log the window starts.
    position: u64,
    is_at_end: bool,
}

/// What was cut off at the start of a window.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Cut<'a> {
    /// A line without its newline, and where in the log it stands.
    Line(&'a [u8], u64),
    /// A line that is longer than a line may be.
    TooLong,
    /// Nothing: the window did not hold a whole line, and was moved on.
    Moved,
    /// Nothing: this is the end.
    End,
}

impl<'a, R: Read> Window<'a, R> {
    /// Begins at a position of the log, where its input begins too; the buffer can be used again afterwards.
    pub(super) fn new(input: R, position: u64, buffer: &'a mut Vec<u8>) -> Window<'a, R> {
        if buffer.len() < WIDTH {
            // Zeros the system has ready.
            *buffer = vec![0; WIDTH];
        }
        Window { input, buffer, start: 0, end: 0, position, is_at_end: false }
    }

    /// Returns what it shows.
    #[expect(clippy::inline_always, reason = "measured: it is called for every line")]
    #[inline(always)]
    pub(super) fn text(&self) -> &[u8] {
        &self.buffer[self.start..self.end]
    }

    /// Returns where in the log it starts.
    pub(super) fn position(&self) -> u64 {
        self.position
    }

    /// Moves its start on.
    pub(super) fn skip(&mut self, bytes: usize) {
        self.start += bytes;
        self.position += bytes as u64;
    }

    /// Cuts off the next line.
    pub(super) fn cut(&mut self) -> Result<Cut<'_>> {
        let text = self.text();
        let newline = memchr(b'\n', &text[..text.len().min(LONGEST_LINE + 1)]);
        let (length, end) = match newline {
            Some(newline) => (newline, 1),
            None if text.len() > LONGEST_LINE => {
                self.skip_line()?;
                return Ok(Cut::TooLong);
            }
            None if !self.is_at_end => {
                self.fill()?;
                return Ok(Cut::Moved);
            }
            None if text.is_empty() => return Ok(Cut::End),
            None => (text.len(), 0),
        };
        let (start, position) = (self.start, self.position);
        self.skip(length + end);
        Ok(Cut::Line(&self.buffer[start..start + length], position))
    }

    fn skip_line(&mut self) -> Result<()> {
        loop {
            match memchr(b'\n', self.text()) {
                Some(newline) => {
                    self.skip(newline + 1);
                    return Ok(());
                }
                None => self.skip(self.text().len()),
            }
            if self.is_at_end {
                return Ok(());
            }
            self.fill()?;
        }
    }

    /// Shows more of the file.
    fn fill(&mut self) -> Result<()> {
        self.buffer.copy_within(self.start..self.end, 0);
        self.end -= mem::take(&mut self.start);
        loop {
            match self.input.read(&mut self.buffer[self.end..]) {
                Ok(read) => {
                    self.end += read;
                    self.is_at_end = read == 0;
                    return Ok(());
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::log::read::each_line;

    /// Hands out a few bytes at a time.
    struct Slow<'a>(&'a [u8], usize);

    impl Read for Slow<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
            let count = self.1.min(self.0.len()).min(buffer.len());
            buffer[..count].copy_from_slice(&self.0[..count]);
            self.0 = &self.0[count..];
            Ok(count)
        }
    }

    #[test]
    fn the_lines_are_those_that_are_read_one_by_one() {
        let long = |length: usize| "x".repeat(length);
        let texts = [
            String::new(),
            "\n".to_string(),
            "a\r\n\n b \n\ntorn".to_string(),
            format!("{}\nb\n{}\r\n{}\nc", long(LONGEST_LINE), long(LONGEST_LINE), long(LONGEST_LINE + 1)),
            format!("a\n{}\nb\n{}", long(5 * LONGEST_LINE), long(LONGEST_LINE + 1)),
            format!("{}\n", " ".repeat(LONGEST_LINE + 1)),
            long(LONGEST_LINE),
        ];
        for text in texts {
            let mut expected = Vec::new();
            each_line(text.as_bytes(), |number, line| {
                expected.push((number, line.map(<[u8]>::to_vec).ok()));
                Ok(())
            })
            .expect("read");
            for step in [7, 4096, usize::MAX] {
                let mut buffer = Vec::new();
                let mut window = Window::new(Slow(text.as_bytes(), step), 0, &mut buffer);
                let (mut found, mut number) = (Vec::new(), 0);
                loop {
                    match window.cut().expect("read") {
                        Cut::End => break,
                        Cut::Moved => continue,
                        Cut::TooLong => found.push((number + 1, None)),
                        Cut::Line(line, at) => {
                            assert!(text.as_bytes()[at as usize..].starts_with(line));
                            if !line.trim_ascii().is_empty() {
                                found.push((number + 1, Some(line.trim_ascii().to_vec())));
                            }
                        }
                    }
                    number += 1;
                }
                assert_eq!(found, expected, "{step}");
            }
        }
    }
}
