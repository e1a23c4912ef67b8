//! The slugs of a log, each read byte by byte only once.

use std::collections::BTreeMap;

use super::cursor::{Cursor, beginning, string};

/// The slugs of the lines so far, numbered in the order they came.
#[derive(Debug, Default)]
pub(super) struct Slugs {
    numbers: BTreeMap<Box<str>, u32>,
    pub(super) names: Vec<Box<str>>,
    /// Slugs by what they and what is behind them begin with.
    known: Vec<Known>,
}

/// A slug as it stands in a line, its quote included, in four words; a mask takes off what is behind it.
#[derive(Debug, Clone, Copy, Default)]
struct Known {
    words: [u64; 4],
    mask: [u64; 4],
    length: usize,
    number: u32,
}

/// Places that are looked at for one slug.
const PROBES: usize = 4;

/// Places for slugs.
const KNOWN: usize = 256 + PROBES;

impl Slugs {
    /// Reads a slug, and the quote behind it.
    #[expect(clippy::inline_always, reason = "measured: it is called for every line")]
    #[inline(always)]
    pub(super) fn read<'a>(&mut self, rest: Cursor<'a>) -> Option<(u32, Cursor<'a>)> {
        let start: [u8; 32] = beginning(rest.0);
        let (start, _) = start.as_chunks::<8>();
        let word = |at: usize| u64::from_le_bytes(start[at]);
        let words = [word(0), word(1), word(2), word(3)];
        let mixed = (words[0] ^ words[1].rotate_left(21) ^ words[2].rotate_left(42))
            .wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let place = (mixed >> 56) as usize;
        for known in self.known.get(place..place + PROBES).unwrap_or_default() {
            let other = |at: usize| (words[at] ^ known.words[at]) & known.mask[at];
            if (other(0) | other(1) | other(2) | other(3)) == 0 && known.length > 0 {
                return Some((known.number, Cursor(rest.0.get(known.length..)?)));
            }
        }
        self.learn(rest, words, place)
    }

    #[cold]
    fn learn<'a>(&mut self, rest: Cursor<'a>, words: [u64; 4], place: usize) -> Option<(u32, Cursor<'a>)> {
        let (slug, rest) = string(rest)?;
        let slug = std::str::from_utf8(slug).ok()?;
        let number = self.numbers.get(slug).copied().unwrap_or(self.names.len() as u32);
        if number as usize == self.names.len() {
            self.numbers.insert(slug.into(), number);
            self.names.push(slug.into());
        }
        let length = slug.len() + 1;
        if length <= 32 {
            let mask = std::array::from_fn(|word| match length.saturating_sub(8 * word) {
                0 => 0,
                bytes @ 1..8 => u64::MAX >> (64 - 8 * bytes),
                _ => u64::MAX,
            });
            self.known.resize(KNOWN, Known::default());
            let places = &mut self.known[place..place + PROBES];
            let free = places.iter().position(|known| known.length == 0).unwrap_or(0);
            places[free] = Known { words, mask, length, number };
        }
        Some((number, rest))
    }
}
