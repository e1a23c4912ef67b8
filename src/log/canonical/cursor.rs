//! The steps through a line: each takes exactly what stands there, or nothing.

use crate::log::event::{Done, Set};
use crate::notation::Side;
use crate::units::{Decimal, Load, LoadUnit, LoggedRpe};

/// The lowest and the highest bit of each of eight bytes.
pub(super) const ONES: u64 = u64::MAX / 255;
pub(super) const HIGH: u64 = ONES << 7;

/// What of a line is still to be read.
///
/// Its small steps are put in place where they are asked for, so that what is left stays in registers: that halves the
/// time. The larger ones are functions that take what is left and return it.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a>(pub(super) &'a [u8]);

#[expect(clippy::needless_bitwise_bool, reason = "one branch instead of several")]
#[expect(clippy::inline_always, reason = "measured: a call for every few bytes takes twice the time")]
impl Cursor<'_> {
    #[inline(always)]
    pub(super) fn eat<const N: usize>(&mut self, expected: &[u8; N]) -> bool {
        match self.0.split_first_chunk::<N>() {
            Some((start, rest)) if start == expected => {
                self.0 = rest;
                true
            }
            _ => false,
        }
    }

    #[inline(always)]
    pub(super) fn expect<const N: usize>(&mut self, expected: &[u8; N]) -> Option<()> {
        self.eat(expected).then_some(())
    }

    /// Reads one digit.
    #[inline(always)]
    pub(super) fn digit(&mut self) -> Option<u32> {
        let (byte, rest) = self.0.split_first()?;
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        self.0 = rest;
        Some(u32::from(digit))
    }

    /// Reads a whole number up to a greatest one; most have one digit or two.
    #[inline(always)]
    pub(super) fn number(&mut self, most: u32) -> Option<u32> {
        let first = self.digit()?;
        let Some(second) = self.digit() else { return Some(first) };
        // A zero has no digits behind it.
        if first == 0 {
            return None;
        }
        let mut number = 10 * first + second;
        while let Some(digit) = self.digit() {
            number = 10 * number + digit;
            if number > most {
                return None;
            }
        }
        (number <= most).then_some(number)
    }

    /// Reads how a set begins.
    #[inline(always)]
    pub(super) fn counted(&mut self) -> Option<Counted> {
        if self.eat(b"{\"reps\":") {
            return Some(Counted::Reps);
        }
        if self.eat(b"{\"seconds\":") {
            return Some(Counted::Seconds);
        }
        self.expect(b"{\"contacts\":")?;
        Some(Counted::Contacts)
    }

    /// Reads a number of one digit or two that ends its set, and what stands behind that: whether it was the last one.
    #[inline(always)]
    pub(super) fn small_number(&mut self) -> Option<(u8, bool)> {
        let end = u32::from_le_bytes(*self.0.first_chunk()?);
        let has_one = end >> 8 & 0xff == u32::from(b'}');
        // One digit is read as two of which the first is a zero, which no number of two begins with.
        let end = if has_one { end << 8 | u32::from(b'0') } else { end } ^ u32::from_le_bytes(*b"00},");
        let ([tens, ones, ..], behind) = (end.to_le_bytes(), end >> 16);
        let is_last = behind == u32::from(b',' ^ b']') << 8;
        let is_small = (tens < 10) & (ones < 10) & ((tens == 0) == has_one) & (is_last | (behind == 0));
        if !is_small {
            return None;
        }
        self.0 = self.0.get(4 - usize::from(has_one)..)?;
        Some((10 * tens + ones, is_last))
    }
}

/// What the number of a set counts.
#[derive(Clone, Copy)]
pub(super) enum Counted {
    Reps,
    Seconds,
    Contacts,
}

impl Counted {
    /// Returns a set of so many, of which nothing else is said.
    pub(super) fn set(self, number: u16) -> Set {
        let done = match self {
            Counted::Reps => Done::Reps(number),
            Counted::Seconds => Done::Seconds(number),
            Counted::Contacts => Done::Contacts(number),
        };
        Set { done, side: None, load: None, rpe: None, touches: None, tempo_s: None, stopped: false }
    }
}

/// A set of which more is said than its number, and how that is written, its brace included.
#[derive(Clone, Copy)]
pub(super) struct Detailed<'a> {
    pub(super) set: Set,
    text: &'a [u8],
}

/// Reads a set from its number on to its brace; what was said of the set before is most often said of this one too.
pub(super) fn detailed<'a>(
    counted: Counted,
    mut rest: Cursor<'a>,
    before: Option<Detailed<'a>>,
) -> Option<(Detailed<'a>, Cursor<'a>)> {
    let mut set = counted.set(rest.number(65_535)? as u16);
    if let Some(Detailed { set: other, text }) = before
        && let Some(after) = rest.0.strip_prefix(text)
    {
        return Some((Detailed { set: Set { done: set.done, ..other }, text }, Cursor(after)));
    }
    let text = rest.0;
    rest = if rest.eat(b"}") { rest } else { Cursor(details(rest, &mut set)?) };
    Some((Detailed { set, text: &text[..text.len() - rest.0.len()] }, rest))
}

/// Reads what is said of a set beside its amount, and the brace behind it.
fn details<'a>(mut rest: Cursor<'a>, set: &mut Set) -> Option<&'a [u8]> {
    if rest.eat(b",\"side\":\"") {
        set.side = if rest.eat(b"left\"") {
            Some(Side::Left)
        } else {
            rest.expect(b"right\"")?;
            Some(Side::Right)
        };
    }
    if rest.eat(b",\"load_") {
        let unit = if rest.eat(b"kg\":") {
            LoadUnit::Kg
        } else {
            rest.expect(b"lb\":")?;
            LoadUnit::Lb
        };
        let amount;
        (amount, rest) = decimal(rest)?;
        set.load = Some(Load { amount, unit });
    }
    if rest.eat(b",\"rpe\":") {
        let rpe;
        (rpe, rest) = decimal(rest)?;
        set.rpe = Some(LoggedRpe::new(rpe).ok()?);
    }
    if rest.eat(b",\"touches\":") {
        set.touches = Some(rest.number(255)? as u8);
    }
    if rest.eat(b",\"tempo_s\":") {
        let tempo;
        (tempo, rest) = decimal(rest)?;
        set.tempo_s = Some(tempo);
    }
    set.stopped = rest.eat(b",\"stopped\":true");
    rest.expect(b"}")?;
    Some(rest.0)
}

/// Reads a decimal with up to three places.
fn decimal(mut rest: Cursor<'_>) -> Option<(Decimal, Cursor<'_>)> {
    let mut value = u64::from(rest.number(999_999)?) * 1_000_000_000;
    if rest.eat(b".") {
        value += u64::from(rest.digit()?) * 100_000_000;
        for unit in [10_000_000, 1_000_000] {
            match rest.digit() {
                Some(digit) => value += u64::from(digit) * unit,
                None => break,
            }
        }
    }
    Some((Decimal::from_billionths(value), rest))
}

/// Reads a target, and returns its sets.
pub(super) fn planned(mut rest: Cursor<'_>) -> Option<(u8, Cursor<'_>)> {
    rest.expect(b"\"sets\":")?;
    let sets = rest.number(255)? as u8;
    if rest.eat(b",\"reps\":") {
        rest.number(65_535)?;
    }
    if rest.eat(b",\"seconds\":") {
        rest.number(65_535)?;
    }
    if rest.eat(b",\"contacts\":") {
        rest.number(65_535)?;
    }
    rest.expect(b",\"load_kg\":")?;
    (_, rest) = decimal(rest)?;
    if rest.eat(b",\"rpe\":[") {
        (_, rest) = decimal(rest)?;
        rest.expect(b",")?;
        (_, rest) = decimal(rest)?;
        rest.expect(b"]")?;
    }
    rest.expect(b"}")?;
    Some((sets, rest))
}

/// Reads a string without escapes, and the quote behind it.
pub(super) fn string(rest: Cursor<'_>) -> Option<(&[u8], Cursor<'_>)> {
    let equal = |word: u64, byte: u8| {
        let zeros = word ^ (ONES * u64::from(byte));
        zeros.wrapping_sub(ONES) & !zeros
    };
    let (mut end, mut high) = (0, 0);
    loop {
        // Eight bytes at once; the lowest byte that is marked is one that ends the string or has no place in it.
        let word = u64::from_le_bytes(beginning(rest.0.get(end..)?));
        let control = word.wrapping_sub(ONES * 0x20) & !word;
        let marked = (equal(word, b'"') | equal(word, b'\\') | control) & HIGH;
        high |= word & HIGH;
        if marked != 0 {
            end += marked.trailing_zeros() as usize / 8;
            break;
        }
        end += 8;
    }
    let (text, rest) = rest.0.split_at_checked(end)?;
    let rest = rest.strip_prefix(b"\"")?;
    (high == 0 || std::str::from_utf8(text).is_ok()).then_some((text, Cursor(rest)))
}

/// Returns the first bytes; where there are fewer, zeros follow, which have no place in a line.
#[inline]
pub(super) fn beginning<const N: usize>(text: &[u8]) -> [u8; N] {
    text.first_chunk::<N>().copied().unwrap_or_else(|| few(text))
}

#[cold]
fn few<const N: usize>(text: &[u8]) -> [u8; N] {
    std::array::from_fn(|at| text.get(at).copied().unwrap_or(0))
}
