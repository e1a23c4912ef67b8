//! Which ids the log has and where, without keeping them.
//!
//! This program writes ids that ascend. Of those that do, a block of 128 keeps its first id, where it stands and a filter
//! of the others; an id that does not ascend is kept, for only it can be in the log twice. What may be in a block is
//! looked up in the file.

use std::collections::BTreeMap;

use crate::log::canonical::{ID_LENGTH, is_uuid};

/// Most ids of a block.
const BLOCK: usize = 128;

/// A hyphenated UUID without its hyphens; it sorts as its text does.
pub(super) type Uuid = [u8; 16];

/// Ids that ascend, one after the other in one file.
#[derive(Debug, Clone, Copy)]
struct Block {
    first: Uuid,
    position: u64,
    /// Two bits are set for every id.
    filter: [u64; 8],
}

/// The ids of a log.
#[derive(Debug)]
pub(super) struct Ids {
    greatest: [u8; ID_LENGTH],
    /// The beginning of that.
    greatest_start: u128,
    blocks: Vec<Block>,
    /// Ids in the last block.
    in_block: usize,
    /// Ids that do not ascend, by position.
    stragglers: Vec<(u64, Uuid)>,
    /// Ids of another form, with their positions.
    strange: BTreeMap<Box<str>, Vec<u64>>,
    strange_positions: Vec<u64>,
}

impl Default for Ids {
    fn default() -> Ids {
        Ids {
            // Below every digit.
            greatest: [0; ID_LENGTH],
            greatest_start: 0,
            blocks: Vec::new(),
            in_block: BLOCK,
            stragglers: Vec::new(),
            strange: BTreeMap::new(),
            strange_positions: Vec::new(),
        }
    }
}

/// Ids that may be in a part of the log, in their order.
#[derive(Debug)]
pub(super) struct Search {
    /// Where the part begins.
    pub(super) from: u64,
    /// Where it ends at the latest; at the end of its file, where nothing is said.
    pub(super) to: Option<u64>,
    /// The ids.
    pub(super) wanted: Vec<Uuid>,
}

impl Ids {
    /// Says that a file begins: no block goes on from the one before.
    pub(super) fn begin_file(&mut self) {
        self.in_block = BLOCK;
    }

    /// Notes the id of a record; positions ascend.
    pub(super) fn note(&mut self, id: &str, position: u64) {
        match id.as_bytes().try_into() {
            Ok(id) if is_uuid(id) => self.note_uuid(id, position),
            _ => {
                self.strange.entry(id.into()).or_default().push(position);
                self.strange_positions.push(position);
            }
        }
    }

    /// Notes the id of a record that is a lower-case hyphenated UUID.
    #[expect(clippy::inline_always, reason = "measured: it is called for every line")]
    #[inline(always)]
    pub(super) fn note_uuid(&mut self, id: &[u8; ID_LENGTH], position: u64) {
        let start = start(id);
        // Most differ early.
        if start < self.greatest_start || start == self.greatest_start && *id <= self.greatest {
            self.stragglers.push((position, packed(id)));
            return;
        }
        (self.greatest, self.greatest_start) = (*id, start);
        if self.in_block == BLOCK {
            self.blocks.push(Block { first: packed(id), position, filter: [0; 8] });
            self.in_block = 0;
        }
        self.in_block += 1;
        if let Some(block) = self.blocks.last_mut() {
            let [one, other] = bits(id.last_chunk().copied().unwrap_or_default());
            block.filter[one / 64] |= 1 << (one % 64);
            block.filter[other / 64] |= 1 << (other % 64);
        }
    }

    /// Returns the ids that do not ascend, sorted by id and then by position.
    pub(super) fn stragglers(&self) -> Vec<(Uuid, u64)> {
        let mut stragglers: Vec<(Uuid, u64)> =
            self.stragglers.iter().map(|(position, id)| (*id, *position)).collect();
        stragglers.sort_unstable();
        stragglers
    }

    /// Returns the positions of ids of another form that stand in the log more than once.
    pub(super) fn strange_twins(&self) -> impl Iterator<Item = &[u64]> {
        self.strange.values().map(Vec::as_slice).filter(|positions| positions.len() > 1)
    }

    /// Returns the positions of an id of another form.
    pub(super) fn strange(&self, id: &str) -> &[u64] {
        self.strange.get(id).map_or(&[], Vec::as_slice)
    }

    /// Whether the id at a position is among those that ascend: their order is that of their positions.
    pub(super) fn is_in_order(&self, position: u64) -> bool {
        self.strange_positions.binary_search(&position).is_err() && !self.is_straggler(position)
    }

    /// Whether the id at a position is one that does not ascend.
    pub(super) fn is_straggler(&self, position: u64) -> bool {
        self.stragglers.binary_search_by_key(&position, |(position, _)| *position).is_ok()
    }

    /// Returns where among those that ascend some ids may be, one part of the log after the other; they are sorted.
    pub(super) fn searches<'a>(&'a self, mut wanted: &'a [Uuid]) -> impl Iterator<Item = Search> + 'a {
        std::iter::from_fn(move || {
            while let Some(first) = wanted.first() {
                let next = self.blocks.partition_point(|block| block.first <= *first);
                let end = self.blocks.get(next);
                let of_block = wanted.partition_point(|id| end.is_none_or(|end| *id < end.first));
                let (these, rest) = wanted.split_at(of_block);
                wanted = rest;
                let Some(block) = next.checked_sub(1).map(|block| &self.blocks[block]) else { continue };
                let has = |bit: usize| block.filter[bit / 64] & (1 << (bit % 64)) != 0;
                let may_be_there = |id: &&Uuid| bits(last_digits(id)).into_iter().all(has);
                let wanted: Vec<Uuid> = these.iter().filter(may_be_there).copied().collect();
                if !wanted.is_empty() {
                    return Some(Search { from: block.position, to: end.map(|end| end.position), wanted });
                }
            }
            None
        })
    }
}

/// Returns the beginning of an id, which sorts as it does.
fn start(id: &[u8; ID_LENGTH]) -> u128 {
    id.first_chunk().map_or(0, |start| u128::from_be_bytes(*start))
}

/// Reads a hyphenated UUID.
pub(super) fn uuid(id: &str) -> Option<Uuid> {
    let id = id.as_bytes().try_into().ok()?;
    is_uuid(id).then(|| packed(id))
}

/// Packs a hyphenated UUID.
pub(super) fn packed(id: &[u8; ID_LENGTH]) -> Uuid {
    // Where eight digits stand, and where four and four do.
    let word = |first: usize, second: usize| {
        let mut digits = [0; 8];
        digits[..4].copy_from_slice(&id[first..first + 4]);
        digits[4..].copy_from_slice(&id[second..second + 4]);
        hex(digits).to_be_bytes()
    };
    let words = [word(0, 4), word(9, 14), word(19, 24), word(28, 32)];
    let mut packed = [0; 16];
    for (place, word) in packed.chunks_exact_mut(4).zip(words) {
        place.copy_from_slice(&word);
    }
    packed
}

/// The last eight digits of a UUID, as they are written: those that say nothing but chance.
fn last_digits(id: &Uuid) -> [u8; 8] {
    let digit = |half: u8| if half < 10 { b'0' + half } else { b'a' + half - 10 };
    std::array::from_fn(|at| digit(id[12 + at / 2] >> (4 * (1 - at % 2)) & 0xf))
}

/// Reads eight lower-case hexadecimal digits.
fn hex(digits: [u8; 8]) -> u32 {
    let text = u64::from_be_bytes(digits);
    // The low half of an ASCII digit is its value; a letter's is nine less.
    let letters = (text >> 6) & 0x0101_0101_0101_0101;
    let mut digits = (text & 0x0f0f_0f0f_0f0f_0f0f) + letters * 9;
    // Two, four and then eight digits side by side.
    digits = (digits | digits >> 4) & 0x00ff_00ff_00ff_00ff;
    digits = (digits | digits >> 8) & 0x0000_ffff_0000_ffff;
    (digits | digits >> 16) as u32
}

/// The two bits of a filter that stand for an id, by its last digits.
fn bits(digits: [u8; 8]) -> [usize; 2] {
    let mixed = u64::from_le_bytes(digits).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    [(mixed >> 55) as usize, (mixed >> 46 & 0x1ff) as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u64) -> String {
        let mixed = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        format!(
            "{:08x}-{:04x}-7{:03x}-8000-{:012x}",
            number >> 16,
            number & 0xffff,
            mixed & 0xfff,
            mixed >> 16
        )
    }

    #[test]
    fn a_uuid_is_packed_digit_by_digit() {
        let text = "019a9f6e-3c41-7b52-9f0e-5d2c8a61b7c4";
        let expected = 0x019a_9f6e_3c41_7b52_9f0e_5d2c_8a61_b7c4_u128.to_be_bytes();
        assert_eq!(uuid(text), Some(expected));
        assert_eq!(last_digits(&expected), *b"8a61b7c4");
        for other in ["019a9f6e-3c41-7b52-9f0e-5d2c8a61b7c", "019A9f6e-3c41-7b52-9f0e-5d2c8a61b7c4", "a", ""]
        {
            assert_eq!(uuid(other), None, "{other}");
        }
    }

    #[test]
    fn every_id_that_ascends_is_searched_where_it_stands_and_few_others_are() {
        let mut ids = Ids::default();
        for number in 0..10_000 {
            ids.note(&id(2 * number + 2), number * 100);
        }
        let mut others = 0;
        for number in 0..10_000 {
            let searched = |number: u64| {
                let wanted = uuid(&id(number)).expect("a uuid");
                ids.searches(&[wanted]).last().inspect(|search| assert_eq!(search.wanted, [wanted]))
            };
            let there = searched(2 * number + 2).expect("searched");
            let range = there.from..there.to.unwrap_or(u64::MAX);
            assert!(range.contains(&(number * 100)), "{number}: {range:?}");
            others += usize::from(searched(2 * number + 1).is_some());
        }
        assert!(others < 2_500, "{others}");
    }

    #[test]
    fn an_id_that_does_not_ascend_is_kept() {
        let mut ids = Ids::default();
        for (position, number) in [5, 7, 6, 7, 8].into_iter().enumerate() {
            ids.note(&id(number), position as u64);
        }
        ids.note("a", 5);
        let stragglers: Vec<u64> = ids.stragglers().into_iter().map(|(_, position)| position).collect();
        assert_eq!(stragglers, [2, 3]);
        let in_order: Vec<u64> = (0..6).filter(|position| ids.is_in_order(*position)).collect();
        assert_eq!(in_order, [0, 1, 4]);
        assert_eq!(ids.strange("a"), [5]);
    }
}
