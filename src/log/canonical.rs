//! Reads a line of sets as this program writes it, many times faster than any JSON can be read.
//!
//! What it accepts, [`parse_line`](super::line::parse_line) accepts too and with the same values; what it does not is
//! left to that: another order of keys, spaces, escapes, a correction, and whatever is no record at all. Nothing is
//! guessed.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::event::{Done, Hard, Set};
use super::read::LONGEST_LINE;
use crate::notation::Side;
use crate::units::{Decimal, Load, LoadUnit};

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

/// The lowest and the highest bit of each of eight bytes.
const ONES: u64 = u64::MAX / 255;
const HIGH: u64 = ONES << 7;

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
    /// The number of its slug, see [`Matcher::slug`]; each new one is the next.
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
            self.east = east(zone)?;
            self.zone = *zone;
        }
        let of_day = i64::from(seconds(clock)? - self.east);
        Some((self.day, i64::from(self.day - EPOCH) * 86_400 + of_day))
    }
}

/// Whether an id is a lower-case hyphenated UUID.
#[inline]
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

/// Returns the first bytes; where there are fewer, zeros follow, which have no place in a line.
#[inline]
fn beginning<const N: usize>(text: &[u8]) -> [u8; N] {
    text.first_chunk::<N>().copied().unwrap_or_else(|| few(text))
}

#[cold]
fn few<const N: usize>(text: &[u8]) -> [u8; N] {
    std::array::from_fn(|at| text.get(at).copied().unwrap_or(0))
}

/// Reads `18:04:11` as seconds of the day.
#[inline]
fn seconds(clock: &[u8; 8]) -> Option<i32> {
    let word = u64::from_le_bytes(*clock);
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
fn east(zone: &[u8; 6]) -> Option<i32> {
    let [sign, h, hh, b':', m, mm] = zone else { return None };
    let clock = [*h, *hh, b':', *m, *mm, b':', b'0', b'0'];
    match (sign, seconds(&clock)?) {
        (b'+', east) => Some(east),
        // `-00:00` means something else than `+00:00`.
        (b'-', 1..) => seconds(&clock).map(|west| -west),
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

/// What of a line is still to be read.
///
/// Its small steps are put in place where they are asked for, so that what is left stays in registers: that halves the
/// time. The larger ones are functions that take what is left and return it.
#[derive(Clone, Copy)]
struct Cursor<'a>(&'a [u8]);

#[expect(clippy::inline_always, reason = "measured: a call for every few bytes takes twice the time")]
impl<'a> Cursor<'a> {
    #[inline(always)]
    fn eat<const N: usize>(&mut self, expected: &[u8; N]) -> bool {
        match self.0.split_first_chunk::<N>() {
            Some((start, rest)) if start == expected => {
                self.0 = rest;
                true
            }
            _ => false,
        }
    }

    #[inline(always)]
    fn expect<const N: usize>(&mut self, expected: &[u8; N]) -> Option<()> {
        self.eat(expected).then_some(())
    }

    /// Reads one digit.
    #[inline(always)]
    fn digit(&mut self) -> Option<u32> {
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
    fn number(&mut self, most: u32) -> Option<u32> {
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

    /// Reads a set of two digits and nothing else, and what stands behind it; says whether that was the last one.
    #[inline(always)]
    fn plain_set(&mut self) -> Option<(Done, bool)> {
        let mut rest = *self;
        let counted = if rest.eat(b"{\"reps\":") {
            Done::Reps(0)
        } else if rest.eat(b"{\"seconds\":") {
            Done::Seconds(0)
        } else {
            rest.expect(b"{\"contacts\":")?;
            Done::Contacts(0)
        };
        let (end, rest) = rest.0.split_first_chunk::<4>()?;
        let [tens, ones] = [end[0].wrapping_sub(b'0'), end[1].wrapping_sub(b'0')];
        let is_plain = (tens.wrapping_sub(1) < 9) & (ones < 10) & (end[2] == b'}');
        if !is_plain || end[3] != b',' && end[3] != b']' {
            return None;
        }
        self.0 = rest;
        let number = u16::from(10 * tens + ones);
        let done = match counted {
            Done::Reps(_) => Done::Reps(number),
            Done::Seconds(_) => Done::Seconds(number),
            Done::Contacts(_) => Done::Contacts(number),
        };
        Some((done, end[3] == b']'))
    }
}

/// Reads a set, its brace included.
fn any_set(mut rest: Cursor<'_>) -> Option<(Set, Cursor<'_>)> {
    let done = if rest.eat(b"{\"reps\":") {
        Done::Reps(rest.number(65_535)? as u16)
    } else if rest.eat(b"{\"seconds\":") {
        Done::Seconds(rest.number(65_535)? as u16)
    } else {
        rest.expect(b"{\"contacts\":")?;
        Done::Contacts(rest.number(65_535)? as u16)
    };
    let mut set = Set { done, side: None, load: None, rpe: None, touches: None };
    let rest = if rest.eat(b"}") { rest } else { Cursor(details(rest, &mut set)?) };
    Some((set, rest))
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
        (rpe, rest) = decimal(rest).filter(|(rpe, _)| *rpe <= Decimal::whole(10))?;
        set.rpe = Some(rpe);
    }
    if rest.eat(b",\"touches\":") {
        set.touches = Some(rest.number(255)? as u8);
    }
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
fn planned(mut rest: Cursor<'_>) -> Option<(u8, Cursor<'_>)> {
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

/// The slugs of the lines so far, numbered in the order they came.
#[derive(Debug, Default)]
struct Slugs {
    numbers: BTreeMap<Box<str>, u32>,
    names: Vec<Box<str>>,
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
    #[inline]
    fn read<'a>(&mut self, rest: Cursor<'a>) -> Option<(u32, Cursor<'a>)> {
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
        let number = match self.numbers.get(slug) {
            Some(number) => *number,
            None => {
                let number = self.names.len() as u32;
                self.numbers.insert(slug.into(), number);
                self.names.push(slug.into());
                number
            }
        };
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

/// Reads a string without escapes, and the quote behind it.
fn string(rest: Cursor<'_>) -> Option<(&[u8], Cursor<'_>)> {
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

#[cfg(test)]
mod tests {
    use super::super::event::{Kind, Record};
    use super::super::line::parse_line;
    use super::*;

    const LINES: [&str; 7] = [
        r#"{"v":1,"id":"019a9f6e-3c41-7b52-9f0e-5d2c8a61b7c4","at":"2026-11-20T18:04:11+01:00","kind":"sets","exercise":"calf-raise","sets":[{"reps":12},{"reps":11,"rpe":8.5}],"pain":1}"#,
        r#"{"v":1,"id":"019a9f6e-3c41-7b52-9f0e-5d2c8a61b7c4","at":"2024-02-29T00:59:59-03:30","kind":"sets","exercise":"hold","sets":[{"seconds":30,"side":"left","load_lb":12.25,"rpe":10,"touches":255}]}"#,
        r#"{"v":1,"id":"019a9f6e-3c41-7b52-9f0e-5d2c8a61b7c4","at":"0001-01-01T00:00:00+23:59","kind":"sets","exercise":"hop","sets":[{"contacts":65535,"side":"right","load_kg":0.001}],"note":"x é 🦶"}"#,
        r#"{"v":1,"id":"019a9f6e-3c41-7b52-9f0e-5d2c8a61b7c4","at":"9999-12-31T23:59:59-23:59","kind":"sets","exercise":"","sets":[{"reps":0}],"pain":10,"note":"","planned":{"sets":3,"reps":12,"load_kg":2.5,"rpe":[6,8]},"batch":"b"}"#,
        r#"{"v":1,"id":"019a9f6e-3c41-7b52-9f0e-5d2c8a61b7c4","at":"2026-11-20T18:04:11+00:00","kind":"sets","exercise":"é","sets":[{"reps":1}],"planned":{"sets":255,"seconds":65535,"contacts":1,"load_kg":0}}"#,
        r#"{"v":1,"id":"019a9f6e-3c41-7b52-9f0e-5d2c8a61b7c4","at":"2026-11-20T18:04:11+00:00","kind":"sets","exercise":"a","sets":[{"reps":1}],"replaces":"b"}"#,
        r#"{"v":1,"id":"019a9f6e-3c41-7b52-9f0e-5d2c8a61b7c4","at":"2026-11-20T18:04:11+00:00","kind":"skip","exercise":"a"}"#,
    ];

    /// Whether a line is matched; what is matched must be the record that is read from it otherwise.
    fn matches(matcher: &mut Matcher, line: &[u8]) -> bool {
        let text = [line, b"\n"].concat();
        let Some(found) = matcher.read(&text) else { return false };
        let found = (found, matcher.sets().to_vec());
        assert_eq!(found.0.length, text.len());
        let shown = || String::from_utf8_lossy(line).into_owned();
        let record = parse_line(line.trim_ascii_end());
        let Ok(Record { id, at, kind, replaces: None, .. }) = record else {
            panic!("{}: {record:?}", shown())
        };
        let Kind::Sets { exercise, sets, pain, planned, .. } = kind else { panic!("{}", shown()) };
        let (line, line_sets) = found;
        assert_eq!(line.id.as_slice(), id.as_bytes(), "{}", shown());
        assert_eq!(matcher.slug(line.exercise), exercise, "{}", shown());
        assert_eq!(line.hard, Hard::of(&sets), "{}", shown());
        assert_eq!((line_sets, line.pain), (sets, pain), "{}", shown());
        assert_eq!(line.planned_sets, planned.map(|planned| planned.sets), "{}", shown());
        assert_eq!(line.seconds, at.timestamp(), "{}", shown());
        assert_eq!(at.timestamp_subsec_nanos(), 0, "{}", shown());
        assert_eq!(line.day, chrono::Datelike::num_days_from_ce(&at.date_naive()), "{}", shown());
        true
    }

    #[test]
    fn lines_as_this_program_writes_them_are_matched_but_for_corrections_and_other_kinds() {
        let matched = LINES.map(|line| matches(&mut Matcher::new(i32::MIN), line.as_bytes()));
        assert_eq!(matched, [true, true, true, true, true, false, false]);
        assert!(Matcher::new(i32::MIN).read(format!("{}\r\n", LINES[0]).as_bytes()).is_some());
        assert!(Matcher::new(i32::MIN).read(LINES[0].as_bytes()).is_none(), "its end is not there yet");
    }

    #[test]
    fn a_line_with_any_byte_changed_left_out_or_put_in_is_read_alike_or_not_at_all() {
        let bytes = b"\0\t\r\n \"\\{}[],:.+-eETZ0123456789afgAFuntls\x7f\x80\xc3\xff";
        let mut matcher = Matcher::new(i32::MIN);
        let mut matched = 0;
        for line in &LINES[..5] {
            let line = line.as_bytes();
            for at in 0..line.len() {
                let (before, after) = line.split_at(at);
                matched += usize::from(matches(&mut matcher, &[before, &after[1..]].concat()));
                for byte in bytes {
                    if *byte != b'\n' {
                        matched +=
                            usize::from(matches(&mut matcher, &[before, &[*byte], &after[1..]].concat()));
                        matched += usize::from(matches(&mut matcher, &[before, &[*byte], after].concat()));
                    }
                }
            }
        }
        assert!(matched > 1000, "{matched}");
    }

    #[test]
    fn numbers_and_times_at_their_edges_are_read_alike_or_not_at_all() {
        let mut matcher = Matcher::new(i32::MIN);
        let mut matched = Vec::new();
        for number in [
            "0", "00", "-0", "1e3", "12.0", "65535", "65536", "100000", "9999999", "012", "", "+1", "1.",
            "0.5",
        ] {
            for (line, old) in [(LINES[0], "\"reps\":12}"), (LINES[3], "\"sets\":3"), (LINES[1], "12.25")] {
                let key = old.split_inclusive(':').next().filter(|key| key.ends_with(':')).unwrap_or("");
                let end = if old.ends_with('}') { "}" } else { "" };
                let line = line.replacen(old, &format!("{key}{number}{end}"), 1);
                if matches(&mut matcher, line.as_bytes()) {
                    matched.push(number);
                }
            }
        }
        assert_eq!(matched, ["0", "0", "0", "12.0", "65535", "65535", "65536", "100000", "0.5"]);
        for number in ["0.1", "0.10", "999999.999", "8.5001", "10.001", "300.25", "0.007", "1000000"] {
            matches(&mut matcher, LINES[1].replace("12.25", number).as_bytes());
            matches(&mut matcher, LINES[0].replace("8.5", number).as_bytes());
        }
        for time in [
            "2026-02-29T18:04:11+01:00",
            "2000-02-29T18:04:11+01:00",
            "1900-02-29T18:04:11+01:00",
            "2026-00-10T18:04:11+01:00",
            "2026-13-10T18:04:11+01:00",
            "2026-11-31T18:04:11+01:00",
            "0000-01-01T18:04:11+01:00",
            "2026-11-20T24:00:00+01:00",
            "2026-11-20T23:59:60+01:00",
            "2026-11-20T23:60:00+01:00",
            "2026-11-20T18:04:11+24:00",
            "2026-11-20T18:04:11+01:60",
            "2026-11-20T18:04:11-00:00",
            "2026-11-20t18:04:11+01:00",
            "2026-11-20 18:04:11+01:00",
            "2026-11-20T18:04:11.5+1:00",
            "2026-11-20T18:04:1101:0000",
        ] {
            matches(&mut matcher, LINES[0].replace("2026-11-20T18:04:11+01:00", time).as_bytes());
        }
    }

    #[test]
    fn a_line_that_is_too_long_is_not_matched() {
        let long = |length: usize| {
            let line = LINES[0].replace("\"pain\":1", "\"note\":\"\"");
            let line = line.replace("\"\"}", &format!("\"{}\"}}", "x".repeat(length - line.len())));
            assert_eq!(line.len(), length);
            Matcher::new(i32::MIN).read((line + "\n").as_bytes()).is_some()
        };
        assert!(long(LONGEST_LINE - 1));
        assert!(!long(LONGEST_LINE + 1));
    }
}
