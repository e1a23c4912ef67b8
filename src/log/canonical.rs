//! Reads a line of sets as this program writes it, many times faster than any JSON can be read.
//!
//! What it accepts, [`parse_line`](super::line::parse_line) accepts too and with the same values; what it does not is
//! left to that: another order of keys, spaces, escapes, a correction, and whatever is no record at all. Nothing is
//! guessed.

mod cursor;
mod slugs;

use chrono::NaiveDate;

use super::event::{Hard, Set};
use super::read::LONGEST_LINE;
use crate::units::Pain;

use cursor::{Cursor, HIGH, ONES, detailed, planned, string};
use slugs::Slugs;

/// Length of an id as this program writes it: a hyphenated UUID.
pub const ID_LENGTH: usize = 36;

/// What every line begins with, up to its id.
pub const HEAD: &[u8; 13] = b"{\"v\":1,\"id\":\"";

const AT: &[u8; 8] = b"\",\"at\":\"";
const KIND: &[u8; 28] = b"\",\"kind\":\"sets\",\"exercise\":\"";

/// Where a line says when it was done.
const TIME: usize = HEAD.len() + ID_LENGTH + AT.len();

/// Length of a time, and where what follows it begins.
const TIME_LENGTH: usize = 25;
const AFTER_TIME: usize = TIME + TIME_LENGTH;

/// Where the exercise begins.
const EXERCISE: usize = AFTER_TIME + KIND.len();

/// Days from the first of January of the year 1 to that of 1970, counted from 1.
const EPOCH: i32 = 719_163;

/// What a line of sets says, but for words that change no figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetsLine<'a> {
    /// A lower-case hyphenated UUID.
    pub id: &'a [u8; ID_LENGTH],
    /// The day where it was done, counted from the first of January of the year 1, which is 1.
    pub day: i32,
    /// The number of its slug, see [`Matcher::slug`].
    pub exercise: u32,
    /// How many of the sets are hard.
    pub hard: Hard,
    /// Worst pain.
    pub pain: Option<Pain>,
    /// Sets the plan had asked for.
    pub planned_sets: Option<u8>,
    /// Bytes of the line, its end included.
    pub length: usize,
    /// The digits of its time, see [`clock`], and seconds east of Greenwich.
    clock: u64,
    east: i32,
}

impl SetsLine<'_> {
    /// Returns when it was done, in seconds since 1970 in UTC.
    pub fn seconds(&self) -> i64 {
        i64::from(self.day - EPOCH) * 86_400 + i64::from(second_of_day(self.clock) - self.east)
    }
}

/// Reads lines one after the other; it remembers the last date and time zone, which are most often the next one's too.
#[derive(Debug, Default)]
pub struct Matcher {
    date: [u8; 11],
    day: i32,
    zone: [u8; 6],
    east: i32,
    from: i32,
    slugs: Slugs,
    sets: Vec<Set>,
}

impl Matcher {
    /// Makes one that gives the sets of lines from a day on, counted as that of a line is.
    pub fn new(from: i32) -> Matcher {
        Matcher { from, ..Matcher::default() }
    }

    /// Reads the line a text begins with; nothing where that line is not exactly as this program writes sets, or not
    /// all of it is there.
    #[expect(clippy::inline_always, reason = "measured: it is called for every line")]
    #[inline(always)]
    pub fn read<'a>(&mut self, text: &'a [u8]) -> Option<SetsLine<'a>> {
        let head = text.first_chunk::<EXERCISE>()?;
        let (before_id, rest) = head.split_first_chunk::<{ HEAD.len() }>()?;
        let (id, rest) = rest.split_first_chunk::<ID_LENGTH>()?;
        let (before_time, rest) = rest.split_first_chunk::<{ AT.len() }>()?;
        let (time, before_exercise) = rest.split_first_chunk::<TIME_LENGTH>()?;
        if before_id != HEAD || before_time != AT || before_exercise != KIND || !is_uuid(id) {
            return None;
        }
        let clock = self.moment(time)?;
        let (day, east) = (self.day, self.east);
        let (exercise, mut rest) = self.slugs.read(Cursor(&text[EXERCISE..]))?;
        rest.expect(b",\"sets\":[")?;
        let is_kept = day >= self.from;
        self.sets.clear();
        let mut hard = Hard::default();
        let mut before = None;
        loop {
            let counted = rest.counted()?;
            // Most sets are nothing but a small number.
            let is_last = if let Some((number, is_last)) = rest.small_number() {
                hard.count(None);
                if is_kept {
                    self.sets.push(counted.set(number.into()));
                }
                is_last
            } else {
                let (found, after) = detailed(counted, rest, before)?;
                (before, rest) = (Some(found), after);
                hard.count(found.set.side);
                if is_kept {
                    self.sets.push(found.set);
                }
                let goes_on = rest.eat(b",");
                if !goes_on {
                    rest.expect(b"]")?;
                }
                !goes_on
            };
            if is_last {
                break;
            }
        }
        let (mut pain, mut planned_sets) = (None, None);
        if !rest.eat(b"}") {
            if rest.eat(b",\"pain\":") {
                pain = Some(Pain::of(rest.number(Pain::WORST.number().into())? as u8));
            }
            if rest.eat(b",\"note\":\"") {
                (_, rest) = string(rest)?;
            }
            if rest.eat(b",\"planned\":{") {
                let sets;
                (sets, rest) = planned(rest)?;
                planned_sets = Some(sets);
            }
            if rest.eat(b",\"batch\":\"") {
                (_, rest) = string(rest)?;
            }
            rest.expect(b"}")?;
        }
        if !rest.eat(b"\n") {
            rest.expect(b"\r\n")?;
        }
        let length = text.len() - rest.0.len();
        let line = SetsLine { id, day, exercise, hard, pain, planned_sets, length, clock, east };
        (length <= LONGEST_LINE).then_some(line)
    }

    /// Returns the slug of a number that was given for one.
    pub fn slug(&self, exercise: u32) -> &str {
        self.slugs.names.get(exercise as usize).map_or("", |slug| slug)
    }

    /// Returns the sets of the line that was read last, where its day is one they are given of.
    pub fn sets(&self) -> &[Set] {
        &self.sets
    }

    /// Reads `2026-11-20T18:04:11+01:00`: the digits of the clock; the day and the zone are then those remembered.
    #[inline]
    fn moment(&mut self, time: &[u8; TIME_LENGTH]) -> Option<u64> {
        let (date, rest) = time.split_first_chunk::<11>()?;
        let (time, zone) = rest.split_first_chunk::<8>()?;
        let zone = zone.first_chunk::<6>()?;
        if *date != self.date {
            self.day = day(date)?;
            self.date = *date;
        }
        if *zone != self.zone {
            self.east = east(*zone)?;
            self.zone = *zone;
        }
        clock(*time)
    }
}

/// Whether an id is a lower-case hyphenated UUID.
#[inline]
pub fn is_uuid(id: &[u8; ID_LENGTH]) -> bool {
    /// Tells the digits among eight bytes, each in its highest bit.
    #[expect(clippy::inline_always, reason = "measured: it is called for every line")]
    #[inline(always)]
    fn digits(word: u64) -> u64 {
        let is_from = |byte: u8| (word & !HIGH) + ONES * u64::from(0x80 - byte);
        is_from(b'0') ^ is_from(b'9' + 1) ^ is_from(b'a') ^ is_from(b'f' + 1)
    }
    let word = |at: usize| id[at..].first_chunk().map_or(0, |word| u64::from_le_bytes(*word));
    // A hyphen where one belongs is made a digit.
    let digit = u64::from(b'-' ^ b'0');
    let (first, second) = (word(0), word(8) ^ (digit | digit << 40));
    let (third, fourth, last) = (word(16) ^ (digit << 16 | digit << 56), word(24), word(28));
    let are_digits = digits(first) & digits(second) & digits(third) & digits(fourth) & digits(last);
    are_digits & !(first | second | third | fourth | last) & HIGH == HIGH
        && [id[8], id[13], id[18], id[23]] == *b"----"
}

/// Reads `18:04:11` as its digits, one a byte as they stand there.
#[inline]
fn clock(time: [u8; 8]) -> Option<u64> {
    /// What brings the greatest digit of each place to 0x7f.
    const ROOM: u64 = u64::from_le_bytes([0x7d, 0x76, 0x7f, 0x7a, 0x76, 0x7f, 0x7a, 0x76]);
    let digits = u64::from_le_bytes(time) ^ u64::from_le_bytes(*b"00:00:00");
    let has_others = (digits.wrapping_add(ROOM) | digits) & HIGH != 0;
    let is_past_the_day = (digits as u16).swap_bytes() > 0x0203;
    (!(has_others | is_past_the_day)).then_some(digits)
}

/// Returns the second of the day, of the digits of a time.
#[inline]
fn second_of_day(digits: u64) -> i32 {
    // Every byte is then ten times itself and the one behind it.
    let pairs = digits.wrapping_mul(10).wrapping_add(digits >> 8);
    let of = |place: u32| (pairs >> place & 0xff) as i32;
    (of(0) * 60 + of(24)) * 60 + of(48)
}

/// Reads `+01:00` as seconds east of Greenwich.
fn east(zone: [u8; 6]) -> Option<i32> {
    let [sign, h, hh, b':', m, mm] = zone else { return None };
    match (sign, second_of_day(clock([h, hh, b':', m, mm, b':', b'0', b'0'])?)) {
        (b'+', east) => Some(east),
        // `-00:00` means something else than `+00:00`.
        (b'-', west @ 1..) => Some(-west),
        _ => None,
    }
}

/// Reads `2026-11-20T`.
fn day(date: &[u8; 11]) -> Option<i32> {
    let text = std::str::from_utf8(date).ok().filter(|text| text.is_ascii())?;
    let number = |from: usize, to: usize| {
        let digits = &text[from..to];
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse::<u32>().ok()).flatten()
    };
    if [date[4], date[7], date[10]] != *b"--T" {
        return None;
    }
    let year = i32::try_from(number(0, 4)?).ok()?;
    let date = NaiveDate::from_ymd_opt(year, number(5, 7)?, number(8, 10)?)?;
    Some(chrono::Datelike::num_days_from_ce(&date))
}

#[cfg(test)]
mod tests;
