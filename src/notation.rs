//! Sets as people type them: `3x12`, `12,12,10`, `3x30s`, `3x12+10kg@8`, `L12,12 R12,11`, `pain2`.
//!
//! Reading and printing are inverse: what is printed can be typed again and means the same.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::units::{Decimal, Load, LoadUnit};

/// The leg a set was done with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// The left leg.
    Left,
    /// The right leg.
    Right,
}

impl Side {
    /// Returns the letter of the notation.
    pub fn letter(self) -> char {
        match self {
            Side::Left => 'L',
            Side::Right => 'R',
        }
    }

    /// Returns the side in words.
    pub fn word(self) -> &'static str {
        match self {
            Side::Left => "left",
            Side::Right => "right",
        }
    }
}

/// How much one set was: a plain number is repetitions or landings, by the exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// Repetitions, reaches or landings; at least 1.
    Count(u16),
    /// Seconds held; at least 1.
    Seconds(u16),
}

/// One set as it was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TypedSet {
    /// How much.
    pub amount: Amount,
    /// Which leg; none means both together, or each alike.
    pub side: Option<Side>,
    /// What was added.
    pub load: Option<Load>,
    /// Effort, 1 to 10 in half steps.
    pub rpe: Option<Decimal>,
    /// Support touches, where balance is trained.
    pub touches: Option<u8>,
}

/// Everything one line of notation says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Typed {
    /// The sets, in order.
    pub sets: Vec<TypedSet>,
    /// Worst pain during them, 0 to 10.
    pub pain: Option<u8>,
}

/// Most sets of one line: a longer list is a slip, whatever is forced.
pub const MOST_SETS: usize = 100;

/// Why a text is not sets, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotationError {
    /// The whole text.
    pub text: String,
    /// The characters at fault, counted in characters.
    pub at: Range<usize>,
    /// What is wrong there, in a few words.
    pub problem: String,
    /// What to write instead.
    pub tip: &'static str,
}

const TIP_SETS: &str = "write 3x12, or one number per set: 12,12,10";
const TIP_HOLD: &str = "holds are 3x30s, or 2x1m30s";
const TIP_LOAD: &str = "added load is 3x12+10kg or 3x12+25lb, with a point: +2.5kg";
const TIP_RPE: &str = "effort is @1 to @10, in half steps: 3x12@7.5";
const TIP_SIDE: &str = "sides are L12,12,11 R12,12,12";
const TIP_PAIN: &str = "pain is pain0 to pain10";
const TIP_TOUCH: &str = "support touches follow their sets: 3x30s touch2";

/// Whether a word of the command line is meant as sets rather than as part of a name.
pub fn looks_like_sets(word: &str) -> bool {
    let lower = word.to_lowercase();
    let digit_first = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let after = |prefix: &str| lower.strip_prefix(prefix).is_some_and(digit_first);
    if digit_first(&lower) {
        // "3-way" begins a name.
        let rest = lower.trim_start_matches(|c: char| c.is_ascii_digit());
        return !(rest.starts_with('-') && rest[1..].starts_with(char::is_alphabetic));
    }
    after("l") || after("r") || after("pain") || after("touch") || lower.starts_with(['+', '@'])
}

/// Reads sets; a load without a unit takes `unit`.
pub fn parse(text: &str, unit: LoadUnit) -> Result<Typed, NotationError> {
    let mut reader = Reader::new(text, unit);
    let mut typed = Typed::default();
    let mut group = 0..0;
    loop {
        reader.skip_spaces();
        if reader.at == reader.chars.len() {
            break;
        }
        let start = reader.at;
        if reader.word("pain") {
            let value = reader.small_number(10, TIP_PAIN)?;
            if typed.pain.replace(value).is_some() {
                return Err(reader.fault(start..reader.at, "pain stands twice", TIP_PAIN));
            }
        } else if reader.word("touch") {
            let value = reader.small_number(99, TIP_TOUCH)?;
            if group.is_empty() {
                return Err(reader.fault(start..reader.at, "no sets before it", TIP_TOUCH));
            }
            typed.sets[group.clone()].iter_mut().for_each(|set| set.touches = Some(value));
        } else {
            let from = typed.sets.len();
            reader.group(&mut typed.sets)?;
            group = from..typed.sets.len();
            if typed.sets.len() > MOST_SETS {
                let problem = format!("more than {MOST_SETS} sets");
                return Err(reader.fault(start..reader.at, problem, TIP_SETS));
            }
        }
        if !reader.at_gap() {
            return Err(reader.unexpected("a space", TIP_SETS));
        }
    }
    if typed.sets.is_empty() {
        return Err(reader.fault(0..reader.chars.len(), "no sets", TIP_SETS));
    }
    Ok(typed)
}

struct Reader<'a> {
    chars: Vec<char>,
    at: usize,
    unit: LoadUnit,
    text: &'a str,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, unit: LoadUnit) -> Reader<'a> {
        Reader { chars: text.chars().collect(), at: 0, unit, text }
    }

    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn take(&mut self, wanted: &[char]) -> bool {
        let hit = self.peek().is_some_and(|c| wanted.contains(&c));
        self.at += usize::from(hit);
        hit
    }

    fn skip_spaces(&mut self) {
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
    }

    fn at_gap(&self) -> bool {
        self.peek().is_none_or(char::is_whitespace)
    }

    /// Takes a word, whatever its case.
    fn word(&mut self, word: &str) -> bool {
        let there = self.chars[self.at..].iter().flat_map(|c| c.to_lowercase());
        let hit = there.take(word.len()).eq(word.chars());
        self.at += if hit { word.len() } else { 0 };
        hit
    }

    fn fault(&self, at: Range<usize>, problem: impl Into<String>, tip: &'static str) -> NotationError {
        NotationError { text: self.text.to_string(), at, problem: problem.into(), tip }
    }

    /// A fault at what stands here instead of what was expected: a run of letters, or one character.
    fn unexpected(&self, expected: &str, tip: &'static str) -> NotationError {
        let letters = self.chars[self.at..].iter().take_while(|c| c.is_alphabetic()).count();
        let at = self.at..self.at + letters.max(1);
        self.fault(at, format!("expected {expected}"), tip)
    }

    fn digits(&mut self) -> Range<usize> {
        let start = self.at;
        while self.peek().is_some_and(|c| c.is_ascii_digit()) {
            self.at += 1;
        }
        start..self.at
    }

    fn slice(&self, range: Range<usize>) -> String {
        self.chars[range].iter().collect()
    }

    /// A whole number from 1 to 999.
    fn number(&mut self, tip: &'static str) -> Result<u16, NotationError> {
        let at = self.digits();
        if at.is_empty() {
            return Err(self.unexpected("a number", tip));
        }
        match self.slice(at.clone()).parse::<u16>() {
            Ok(0) => Err(self.fault(at, "zero is not a set", tip)),
            Ok(number) if number < 1000 => Ok(number),
            _ => Err(self.fault(at, "too large", tip)),
        }
    }

    fn small_number(&mut self, most: u8, tip: &'static str) -> Result<u8, NotationError> {
        let at = self.digits();
        if at.is_empty() {
            return Err(self.unexpected("a whole number", tip));
        }
        match self.slice(at.clone()).parse::<u8>() {
            Ok(number) if number <= most => Ok(number),
            _ => Err(self.fault(at, format!("not 0 to {most}"), tip)),
        }
    }

    fn decimal(&mut self, tip: &'static str) -> Result<(Decimal, Range<usize>), NotationError> {
        let start = self.digits().start;
        if self.peek() == Some('.') {
            self.at += 1;
            self.digits();
        }
        let at = start..self.at;
        if self.peek() == Some(',') && !at.is_empty() {
            return Err(self.fault(self.at..self.at + 1, "a decimal comma, write a point", tip));
        }
        let number = self.slice(at.clone()).parse();
        match number {
            Ok(number) => Ok((number, at)),
            Err(_) if at.is_empty() => Err(self.unexpected("a number", tip)),
            Err(_) => Err(self.fault(at, "not a number", tip)),
        }
    }

    /// A number that may have a unit of time: `12`, `30s`, `1m30s`, `2m`.
    fn amount(&mut self) -> Result<Amount, NotationError> {
        let start = self.at;
        let number = self.number(TIP_SETS)?;
        let seconds = if self.take(&['s', 'S']) {
            u32::from(number)
        } else if self.take(&['m', 'M']) {
            let mut seconds = u32::from(number) * 60;
            if self.peek().is_some_and(|c| c.is_ascii_digit()) {
                let rest = self.number(TIP_HOLD)?;
                if rest >= 60 {
                    return Err(self.fault(start..self.at, "seconds beyond 59 after minutes", TIP_HOLD));
                }
                if !self.take(&['s', 'S']) {
                    return Err(self.unexpected("'s'", TIP_HOLD));
                }
                seconds += u32::from(rest);
            }
            seconds
        } else {
            return Ok(Amount::Count(number));
        };
        match u16::try_from(seconds) {
            Ok(seconds) if seconds < 36_000 => Ok(Amount::Seconds(seconds)),
            _ => Err(self.fault(start..self.at, "too long", TIP_HOLD)),
        }
    }

    fn group(&mut self, sets: &mut Vec<TypedSet>) -> Result<(), NotationError> {
        let side = match self.peek() {
            Some('L' | 'l') => Some(Side::Left),
            Some('R' | 'r') => Some(Side::Right),
            _ => None,
        };
        if side.is_some() {
            self.at += 1;
        } else if !self.peek().is_some_and(|c| c.is_ascii_digit()) {
            return Err(self.unexpected("a number of sets", TIP_SETS));
        }
        if side.is_some() && !self.peek().is_some_and(|c| c.is_ascii_digit()) {
            return Err(self.unexpected("a number", TIP_SIDE));
        }
        let start = self.at;
        let first = self.amount()?;
        let mut amounts = vec![first];
        if self.take(&['x', 'X', '×']) {
            let Amount::Count(times) = first else {
                return Err(self.fault(start..self.at, "the number of sets comes first", TIP_HOLD));
            };
            if usize::from(times) > MOST_SETS {
                return Err(self.fault(start..self.at, format!("more than {MOST_SETS} sets"), TIP_SETS));
            }
            amounts = vec![self.amount()?; usize::from(times)];
            if self.peek() == Some(',') {
                return Err(self.unexpected("a space between groups", TIP_SETS));
            }
        } else {
            while self.take(&[',']) {
                amounts.push(self.amount()?);
            }
        }
        let (mut load, mut rpe) = (None, None);
        loop {
            let start = self.at;
            if self.take(&['+']) {
                let value = self.load(None)?;
                self.once(&mut load, value, start, "load", TIP_LOAD)?;
            } else if self.take(&['@']) {
                let (number, at) = self.decimal(TIP_RPE)?;
                if self.peek().is_some_and(char::is_alphabetic) {
                    let value = self.load(Some(number))?;
                    self.once(&mut load, value, start, "load", TIP_LOAD)?;
                } else {
                    let value = self.rpe(number, at)?;
                    self.once(&mut rpe, value, start, "effort", TIP_RPE)?;
                }
            } else {
                break;
            }
        }
        if !self.at_gap() {
            return Err(self.unexpected("'x'", TIP_SETS));
        }
        let set = |amount| TypedSet { amount, side, load, rpe, touches: None };
        sets.extend(amounts.into_iter().map(set));
        Ok(())
    }

    fn rpe(&self, number: Decimal, at: Range<usize>) -> Result<Decimal, NotationError> {
        let fits = number.is_half_step() && number >= Decimal::whole(1) && number <= Decimal::whole(10);
        if fits { Ok(number) } else { Err(self.fault(at, "not an RPE of 1 to 10 in half steps", TIP_RPE)) }
    }

    fn once<T>(
        &self,
        slot: &mut Option<T>,
        value: T,
        start: usize,
        what: &str,
        tip: &'static str,
    ) -> Result<(), NotationError> {
        match slot.replace(value) {
            None => Ok(()),
            Some(_) => Err(self.fault(start..self.at, format!("the {what} stands twice"), tip)),
        }
    }

    /// A load: the number, unless it was read already, and its unit.
    fn load(&mut self, number: Option<Decimal>) -> Result<Load, NotationError> {
        let amount = match number {
            Some(number) => number,
            None => self.decimal(TIP_LOAD)?.0,
        };
        let unit = if self.word("kg") {
            LoadUnit::Kg
        } else if self.word("lbs") || self.word("lb") {
            LoadUnit::Lb
        } else if self.peek().is_some_and(char::is_alphabetic) {
            return Err(self.unexpected("kg or lb", TIP_LOAD));
        } else {
            self.unit
        };
        if amount == Decimal::ZERO {
            return Err(self.fault(self.at - 1..self.at, "no load is written as nothing", TIP_LOAD));
        }
        Ok(Load { amount, unit })
    }
}

/// Reads one effort as `--rpe` takes it: `8` or `7.5`.
pub fn parse_rpe(text: &str) -> Result<Decimal, NotationError> {
    let mut reader = Reader::new(text.trim(), LoadUnit::Kg);
    let (number, at) = reader.decimal(TIP_RPE)?;
    if reader.at < reader.chars.len() {
        return Err(reader.unexpected("nothing more", TIP_RPE));
    }
    reader.rpe(number, at)
}

/// Reads one load as `--load` takes it: `10kg`, `25lb` or a bare number.
pub fn parse_load(text: &str, unit: LoadUnit) -> Result<Load, NotationError> {
    let mut reader = Reader::new(text.trim(), unit);
    reader.take(&['+']);
    let load = reader.load(None)?;
    if reader.at < reader.chars.len() {
        return Err(reader.unexpected("nothing more", TIP_LOAD));
    }
    Ok(load)
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Amount::Count(count) => write!(f, "{count}"),
            Amount::Seconds(seconds) if seconds < 90 => write!(f, "{seconds}s"),
            Amount::Seconds(seconds) => match (seconds / 60, seconds % 60) {
                (minutes, 0) => write!(f, "{minutes}m"),
                (minutes, rest) => write!(f, "{minutes}m{rest}s"),
            },
        }
    }
}

/// Prints as the shortest notation that reads back as the same sets.
impl fmt::Display for Typed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let alike = |a: &TypedSet, b: &TypedSet| {
            (a.side, a.load, a.rpe, a.touches) == (b.side, b.load, b.rpe, b.touches)
        };
        for (position, run) in self.sets.chunk_by(alike).enumerate() {
            if position > 0 {
                f.write_str(" ")?;
            }
            let set = run[0];
            if let Some(side) = set.side {
                write!(f, "{}", side.letter())?;
            }
            if run.len() > 1 && run.iter().all(|other| other.amount == set.amount) {
                write!(f, "{}x{}", run.len(), set.amount)?;
            } else {
                let amounts: Vec<String> = run.iter().map(|set| set.amount.to_string()).collect();
                f.write_str(&amounts.join(","))?;
            }
            if let Some(load) = set.load {
                write!(f, "+{load}")?;
            }
            if let Some(rpe) = set.rpe {
                write!(f, "@{rpe}")?;
            }
            if let Some(touches) = set.touches {
                write!(f, " touch{touches}")?;
            }
        }
        if let Some(pain) = self.pain {
            write!(f, " pain{pain}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn round(text: &str) -> String {
        parse(text, LoadUnit::Kg).unwrap_or_else(|fault| panic!("{text}: {fault:?}")).to_string()
    }

    #[test]
    fn what_a_person_types_reads_as_the_shortest_notation() {
        for (typed, shown) in [
            ("3x12", "3x12"),
            ("12,12,10", "12,12,10"),
            ("12,12,12", "3x12"),
            ("1x9", "9"),
            ("3X30S", "3x30s"),
            ("3×30s", "3x30s"),
            ("2x1m30s", "2x1m30s"),
            ("90s", "1m30s"),
            ("89s", "89s"),
            ("120s", "2m"),
            ("3x12+10", "3x12+10kg"),
            ("3x12@10kg", "3x12+10kg"),
            ("3x12+25lbs@7.5", "3x12+25lb@7.5"),
            ("3x12@8+2.50kg", "3x12+2.5kg@8"),
            ("L12,12,11 R12,12,12", "L12,12,11 R3x12"),
            ("l3x12", "L3x12"),
            ("2x12+10kg@8 9+10kg@9.5", "2x12+10kg@8 9+10kg@9.5"),
            ("3x30s touch2 pain1", "3x30s touch2 pain1"),
            ("pain0 3x12", "3x12 pain0"),
        ] {
            assert_eq!(round(typed), shown, "{typed}");
            assert_eq!(round(shown), shown, "{shown}");
        }
    }

    #[test]
    fn a_bare_load_takes_the_unit_of_the_person() {
        assert_eq!(parse("3x12+25", LoadUnit::Lb).expect("sets").to_string(), "3x12+25lb");
    }

    #[test]
    fn errors_point_at_the_character_and_say_what_belongs_there() {
        for (typed, at, problem) in [
            ("3by12", 1..3, "expected 'x'"),
            ("3x", 2..3, "expected a number"),
            ("3x12,10", 4..5, "expected a space between groups"),
            ("x12", 0..1, "expected a number of sets"),
            ("0x12", 0..1, "zero is not a set"),
            ("3x0", 2..3, "zero is not a set"),
            ("3x1200", 2..6, "too large"),
            ("3x12+2,5kg", 6..7, "a decimal comma, write a point"),
            ("3x12+10st", 7..9, "expected kg or lb"),
            ("3x12+", 5..6, "expected a number"),
            ("3x12@11", 5..7, "not an RPE of 1 to 10 in half steps"),
            ("3x12@7.3", 5..8, "not an RPE of 1 to 10 in half steps"),
            ("3x12@8@9", 6..8, "the effort stands twice"),
            ("30sx3", 0..4, "the number of sets comes first"),
            ("2x1m75s", 2..6, "seconds beyond 59 after minutes"),
            ("2x1m30", 6..7, "expected 's'"),
            ("Lx12", 1..2, "expected a number"),
            ("3x12 pain11", 9..11, "not 0 to 10"),
            ("touch2 3x12", 0..6, "no sets before it"),
            ("pain2", 0..5, "no sets"),
            ("101x5", 0..4, "more than 100 sets"),
            ("", 0..0, "no sets"),
            ("12é", 2..3, "expected 'x'"),
        ] {
            let fault = parse(typed, LoadUnit::Kg).expect_err(typed);
            assert_eq!((fault.at, &*fault.problem), (at, problem), "{typed}");
        }
    }

    #[test]
    fn words_of_names_are_told_from_sets() {
        for word in ["3x12", "12,12", "3by12", "L12", "r3x5", "pain2", "touch1", "90s", "+10kg", "@8"] {
            assert!(looks_like_sets(word), "{word}");
        }
        for word in ["raise", "left", "run", "pain", "3-way", "touchdown", "slcr", "lunge"] {
            assert!(!looks_like_sets(word), "{word}");
        }
    }

    #[test]
    fn a_load_option_is_one_load() {
        assert_eq!(parse_load("10kg", LoadUnit::Lb).expect("load").to_string(), "10kg");
        assert_eq!(parse_load(" 25 ", LoadUnit::Lb).expect("load").to_string(), "25lb");
        for wrong in ["", "kg", "10 kg heavy", "-5kg", "0kg"] {
            assert!(parse_load(wrong, LoadUnit::Kg).is_err(), "{wrong}");
        }
    }

    fn any_set() -> impl Strategy<Value = TypedSet> {
        let amount =
            prop_oneof![(1u16..1000).prop_map(Amount::Count), (1u16..36_000).prop_map(Amount::Seconds)];
        let side = prop::option::of(prop_oneof![Just(Side::Left), Just(Side::Right)]);
        let load = prop::option::of((1u64..400_000_000_000, any::<bool>()).prop_map(|(amount, kg)| Load {
            amount: Decimal::from_billionths(amount),
            unit: if kg { LoadUnit::Kg } else { LoadUnit::Lb },
        }));
        let rpe = prop::option::of((2u64..=20).prop_map(|half| Decimal::from_billionths(half * 500_000_000)));
        let touches = prop::option::of(0u8..100);
        (amount, side, load, rpe, touches).prop_map(|(amount, side, load, rpe, touches)| TypedSet {
            amount,
            side,
            load,
            rpe,
            touches,
        })
    }

    proptest! {
        #[test]
        fn what_is_printed_can_be_typed_and_means_the_same(
            sets in prop::collection::vec(any_set(), 1..12),
            pain in prop::option::of(0u8..=10),
        ) {
            let typed = Typed { sets, pain };
            prop_assert_eq!(parse(&typed.to_string(), LoadUnit::Kg), Ok(typed));
        }

        #[test]
        fn no_text_at_all_makes_the_reader_panic(text in "\\PC{0,24}", noise in "[0-9xXLR+@,.skgmlb pain]{0,20}") {
            for text in [text, noise] {
                if let Err(fault) = parse(&text, LoadUnit::Kg) {
                    prop_assert!(fault.at.start <= text.chars().count());
                }
            }
        }
    }
}
