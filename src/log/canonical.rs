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

use cursor::{Cursor, HIGH, any_set, planned, string};
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
    /// Seconds since 1970 in UTC.
    pub seconds: i64,
    /// The number of its slug, see [`Matcher::slug`].
    pub exercise: u32,
    /// How many of the sets are hard.
    pub hard: Hard,
    /// Worst pain, 0 to 10.
    pub pain: Option<u8>,
    /// Sets the plan had asked for.
    pub planned_sets: Option<u8>,
    /// Bytes of the line, its end included.
    pub length: usize,
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
    pub fn read<'a>(&mut self, text: &'a [u8]) -> Option<SetsLine<'a>> {
        let head = text.first_chunk::<EXERCISE>()?;
        let (before_id, rest) = head.split_first_chunk::<{ HEAD.len() }>()?;
        let (id, rest) = rest.split_first_chunk::<ID_LENGTH>()?;
        let (before_time, rest) = rest.split_first_chunk::<{ AT.len() }>()?;
        let (time, before_exercise) = rest.split_first_chunk::<TIME_LENGTH>()?;
        if before_id != HEAD || before_time != AT || before_exercise != KIND || !is_uuid(id) {
            return None;
        }
        let (day, seconds) = self.moment(time)?;
        let (exercise, mut rest) = self.slugs.read(Cursor(&text[EXERCISE..]))?;
        rest.expect(b",\"sets\":[")?;
        let is_kept = day >= self.from;
        self.sets.clear();
        let mut hard = Hard::default();
        loop {
            // Most sets are nothing but a number of two digits.
            let (set, is_last) = if let Some((done, is_last)) = rest.plain_set() {
                hard.count(None);
                (Set { done, side: None, load: None, rpe: None, touches: None }, is_last)
            } else {
                let (set, after) = any_set(rest)?;
                rest = after;
                if set.is_hard() {
                    hard.count(set.side);
                }
                let is_last = !rest.eat(b",");
                if is_last {
                    rest.expect(b"]")?;
                }
                (set, is_last)
            };
            if is_kept {
                self.sets.push(set);
            }
            if is_last {
                break;
            }
        }
        let (mut pain, mut planned_sets) = (None, None);
        if !rest.eat(b"}") {
            if rest.eat(b",\"pain\":") {
                pain = Some(rest.number(10)? as u8);
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
        let line = SetsLine { id, day, seconds, exercise, hard, pain, planned_sets, length };
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

    /// Reads `2026-11-20T18:04:11+01:00`: the day, and the seconds since 1970.
    #[inline]
    fn moment(&mut self, time: &[u8; TIME_LENGTH]) -> Option<(i32, i64)> {
        let (date, rest) = time.split_first_chunk::<11>()?;
        let (clock, zone) = rest.split_first_chunk::<8>()?;
        let zone = zone.first_chunk::<6>()?;
        if *date != self.date {
            self.day = day(date)?;
            self.date = *date;
        }
        if *zone != self.zone {
            self.east = east(*zone)?;
            self.zone = *zone;
        }
        let of_day = i64::from(seconds(*clock)? - self.east);
        Some((self.day, i64::from(self.day - EPOCH) * 86_400 + of_day))
    }
}

/// Whether an id is a lower-case hyphenated UUID.
#[inline]
#[expect(clippy::needless_bitwise_bool, reason = "no branch, so that many bytes are looked at at once")]
pub fn is_uuid(id: &[u8; ID_LENGTH]) -> bool {
    /// Counts what is neither of the digits nor at a place that is looked at otherwise: sixteen bytes at once.
    #[inline]
    fn others<const A: usize, const B: usize>(part: &[u8; 16]) -> u8 {
        let mut others = 0;
        let mut place = 0;
        while place < 16 {
            let byte = part[place];
            let is_hex = (byte.wrapping_sub(b'0') < 10) | (byte.wrapping_sub(b'a') < 6);
            others |= u8::from(!(is_hex | (place == A) | (place == B)));
            place += 1;
        }
        others
    }
    let (Some(start), Some(middle), Some(end)) = (id.first_chunk(), id[16..].first_chunk(), id.last_chunk())
    else {
        return false;
    };
    let others = others::<8, 13>(start) | others::<2, 7>(middle) | others::<3, 3>(end);
    others == 0 && [id[8], id[13], id[18], id[23]] == *b"----"
}

/// Reads `18:04:11` as seconds of the day.
#[inline]
#[expect(clippy::needless_bitwise_bool, reason = "one branch instead of three")]
fn seconds(clock: [u8; 8]) -> Option<i32> {
    let word = u64::from_le_bytes(clock);
    let digits = word ^ u64::from_le_bytes(*b"00:00:00");
    // No digit is more than 9, and those between them are colons.
    if (digits.wrapping_add(u64::from_le_bytes([0x76, 0x76, 0x7f, 0x76, 0x76, 0x7f, 0x76, 0x76])) | digits)
        & HIGH
        != 0
    {
        return None;
    }
    // Every byte is then ten times itself and the one behind it.
    let pairs = digits.wrapping_mul(10).wrapping_add(digits >> 8);
    let of = |place: u32| (pairs >> place & 0xff) as i32;
    let (hour, minute, second) = (of(0), of(24), of(48));
    // One branch for all three.
    let is_right = (hour <= 23) & (minute <= 59) & (second <= 59);
    is_right.then_some((hour * 60 + minute) * 60 + second)
}

/// Reads `+01:00` as seconds east of Greenwich.
fn east(zone: [u8; 6]) -> Option<i32> {
    let [sign, h, hh, b':', m, mm] = zone else { return None };
    let clock = [h, hh, b':', m, mm, b':', b'0', b'0'];
    match (sign, seconds(clock)?) {
        (b'+', east) => Some(east),
        // `-00:00` means something else than `+00:00`.
        (b'-', 1..) => seconds(clock).map(|west| -west),
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
