//! Reads the notation, and points at the character that is wrong.

use std::ops::Range;

use crate::units::{Decimal, Load, LoadUnit, Pain, Rpe, SessionRpe};

use super::fault::{Expected, Hint, NotationError, Part, Problem, Reading};
use super::{Amount, MOST_SETS, Side, Typed, TypedSet};

/// Reads sets; a load without a unit takes `unit`.
pub fn parse(text: &str, unit: LoadUnit) -> Result<Typed, NotationError> {
    let mut reader = Reader::new(text, unit);
    let mut typed = Typed::default();
    let mut group = 0..0;
    let mut side = None;
    loop {
        reader.skip_spaces();
        if reader.at == reader.chars.len() {
            break;
        }
        let start = reader.at;
        if reader.word("pain") {
            let value = Pain::of(reader.small_number(Pain::WORST.number(), Hint::Pain)?);
            if typed.pain.replace(value).is_some() {
                return Err(reader.fault(start..reader.at, Problem::Twice(Part::Pain), Hint::Pain));
            }
        } else if reader.word("touch") {
            let value = reader.small_number(99, Hint::Touch)?;
            if group.is_empty() {
                return Err(reader.fault(start..reader.at, Problem::NoSetsBefore, Hint::Touch));
            }
            typed.sets[group.clone()].iter_mut().for_each(|set| set.touches = Some(value));
        } else if reader.word("stopped") {
            match typed.sets[group.clone()].last_mut() {
                Some(last) => last.stopped = true,
                None => return Err(reader.fault(start..reader.at, Problem::NoSetsBefore, Hint::Stopped)),
            }
        } else if let Some(alone) = reader.side_alone() {
            side = Some(alone);
        } else {
            let from = typed.sets.len();
            reader.group(&mut typed.sets)?;
            group = from..typed.sets.len();
            typed.sets[group.clone()].iter_mut().for_each(|set| set.side = set.side.or(side));
            if typed.sets.len() > MOST_SETS {
                let problem = Problem::TooManySets;
                return Err(reader.fault(start..reader.at, problem, Hint::Sets));
            }
        }
        if !reader.at_gap() {
            return Err(reader.unexpected(Expected::Space, Hint::Sets));
        }
    }
    if typed.sets.is_empty() {
        return Err(reader.fault(0..reader.chars.len(), Problem::NoSets, Hint::Sets));
    }
    Ok(typed)
}

/// Reads one effort as `--rpe` takes it: `8` or `7.5`.
pub fn parse_rpe(text: &str) -> Result<Rpe, NotationError> {
    let mut reader = Reader { what: Reading::Effort, ..Reader::new(text.trim(), LoadUnit::Kg) };
    let (number, at) = reader.decimal(Hint::Rpe)?;
    if reader.at < reader.chars.len() {
        return Err(reader.unexpected(Expected::NothingMore, Hint::Rpe));
    }
    reader.rpe(number, at)
}

/// Reads the effort of a whole session as `--effort` takes it.
pub fn parse_effort(text: &str) -> Result<SessionRpe, NotationError> {
    let mut reader = Reader { what: Reading::Effort, ..Reader::new(text.trim(), LoadUnit::Kg) };
    let (number, at) = reader.decimal(Hint::Effort)?;
    if reader.at < reader.chars.len() {
        return Err(reader.unexpected(Expected::NothingMore, Hint::Effort));
    }
    SessionRpe::new(number).map_err(|_| reader.fault(at, Problem::NotEffort, Hint::Effort))
}

/// Reads one load as `--load` takes it: `10kg`, `25lb` or a bare number.
pub fn parse_load(text: &str, unit: LoadUnit) -> Result<Load, NotationError> {
    let mut reader = Reader { what: Reading::Load, ..Reader::new(text.trim(), unit) };
    reader.take(&['+']);
    let load = reader.load(None)?;
    if reader.at < reader.chars.len() {
        return Err(reader.unexpected(Expected::NothingMore, Hint::Load));
    }
    Ok(load)
}

struct Reader<'a> {
    chars: Vec<char>,
    at: usize,
    unit: LoadUnit,
    text: &'a str,
    what: Reading,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, unit: LoadUnit) -> Reader<'a> {
        Reader { chars: text.chars().collect(), at: 0, unit, text, what: Reading::Sets }
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

    fn fault(&self, at: Range<usize>, problem: Problem, tip: Hint) -> NotationError {
        NotationError { text: self.text.to_string(), at, what: self.what, problem, tip }
    }

    /// A fault at what stands here instead of what was expected: a run of letters, or one character.
    fn unexpected(&self, expected: Expected, tip: Hint) -> NotationError {
        let letters = self.chars[self.at..].iter().take_while(|c| c.is_alphabetic()).count();
        let at = self.at..self.at + letters.max(1);
        self.fault(at, Problem::Expected(expected), tip)
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
    fn number(&mut self, tip: Hint) -> Result<u16, NotationError> {
        let at = self.digits();
        if at.is_empty() {
            return Err(self.unexpected(Expected::Number, tip));
        }
        match self.slice(at.clone()).parse::<u16>() {
            Ok(0) => Err(self.fault(at, Problem::Zero, tip)),
            Ok(number) if number < 1000 => Ok(number),
            _ => Err(self.fault(at, Problem::TooLarge, tip)),
        }
    }

    fn small_number(&mut self, most: u8, tip: Hint) -> Result<u8, NotationError> {
        let at = self.digits();
        if at.is_empty() {
            return Err(self.unexpected(Expected::WholeNumber, tip));
        }
        match self.slice(at.clone()).parse::<u8>() {
            Ok(number) if number <= most => Ok(number),
            _ => Err(self.fault(at, Problem::NotWithin { most }, tip)),
        }
    }

    fn decimal(&mut self, tip: Hint) -> Result<(Decimal, Range<usize>), NotationError> {
        let start = self.digits().start;
        if self.peek() == Some('.') {
            self.at += 1;
            self.digits();
        }
        let at = start..self.at;
        if self.peek() == Some(',') && !at.is_empty() {
            return Err(self.fault(self.at..self.at + 1, Problem::DecimalComma, tip));
        }
        let number = self.slice(at.clone()).parse();
        match number {
            Ok(number) => Ok((number, at)),
            Err(_) if at.is_empty() => Err(self.unexpected(Expected::Number, tip)),
            Err(_) => Err(self.fault(at, Problem::NotANumber, tip)),
        }
    }

    /// A number that may have a unit of time: `12`, `30s`, `1m30s`, `2m`.
    fn amount(&mut self) -> Result<Amount, NotationError> {
        let start = self.at;
        let number = self.number(Hint::Sets)?;
        let seconds = if self.take(&['s', 'S']) {
            u32::from(number)
        } else if self.take(&['m', 'M']) {
            let mut seconds = u32::from(number) * 60;
            if self.peek().is_some_and(|c| c.is_ascii_digit()) {
                let rest = self.number(Hint::Hold)?;
                if rest >= 60 {
                    return Err(self.fault(start..self.at, Problem::SecondsAfterMinutes, Hint::Hold));
                }
                if !self.take(&['s', 'S']) {
                    return Err(self.unexpected(Expected::Seconds, Hint::Hold));
                }
                seconds += u32::from(rest);
            }
            seconds
        } else {
            return Ok(Amount::Count(number));
        };
        match u16::try_from(seconds) {
            Ok(seconds) if seconds < 36_000 => Ok(Amount::Seconds(seconds)),
            _ => Err(self.fault(start..self.at, Problem::TooLong, Hint::Hold)),
        }
    }

    /// A side that stands alone holds for the groups behind it: `L 12 11  R 12 12`.
    fn side_alone(&mut self) -> Option<Side> {
        let side = Side::of_letter(self.peek()?)?;
        let is_alone = self.chars.get(self.at + 1).is_some_and(|next| next.is_whitespace());
        self.at += usize::from(is_alone);
        is_alone.then_some(side)
    }

    fn group(&mut self, sets: &mut Vec<TypedSet>) -> Result<(), NotationError> {
        let side = self.peek().and_then(Side::of_letter);
        if side.is_some() {
            self.at += 1;
        } else if matches!(self.peek(), Some('+' | '@')) && self.at > 0 {
            let hint = if self.peek() == Some('@') { Hint::Rpe } else { Hint::Load };
            return Err(self.fault(self.at - 1..self.at, Problem::SpaceBefore, hint));
        } else if !self.peek().is_some_and(|c| c.is_ascii_digit()) {
            return Err(self.unexpected(Expected::SetCount, Hint::Sets));
        }
        if side.is_some() && !self.peek().is_some_and(|c| c.is_ascii_digit()) {
            return Err(self.unexpected(Expected::Number, Hint::Side));
        }
        let start = self.at;
        let first = self.amount()?;
        let mut amounts = vec![first];
        if self.take(&['x', 'X', '×']) {
            let Amount::Count(times) = first else {
                return Err(self.fault(start..self.at, Problem::CountFirst, Hint::Hold));
            };
            if usize::from(times) > MOST_SETS {
                return Err(self.fault(start..self.at, Problem::TooManySets, Hint::Sets));
            }
            amounts = vec![self.amount()?; usize::from(times)];
            self.skip_marks_of_a_plan();
            if self.peek() == Some(',') {
                return Err(self.unexpected(Expected::SpaceBetweenGroups, Hint::Sets));
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
                self.once(&mut load, value, start, Part::Load, Hint::Load)?;
            } else if self.take(&['@']) {
                let (number, at) = self.decimal(Hint::Rpe)?;
                if self.peek().is_some_and(char::is_alphabetic) {
                    let value = self.load(Some(number))?;
                    self.once(&mut load, value, start, Part::Load, Hint::Load)?;
                } else {
                    let value = self.rpe(number, at)?;
                    self.once(&mut rpe, value, start, Part::Effort, Hint::Rpe)?;
                }
            } else {
                break;
            }
        }
        if !self.at_gap() {
            return Err(self.unexpected(Expected::Times, Hint::Sets));
        }
        let set = |amount| TypedSet { amount, side, load, rpe, touches: None, stopped: false };
        sets.extend(amounts.into_iter().map(set));
        Ok(())
    }

    /// Passes over what a plan prints behind an amount, so that its targets can be typed: the `+` of an open last set, and
    /// `/side`.
    fn skip_marks_of_a_plan(&mut self) {
        let next = self.chars.get(self.at + 1);
        if self.peek() == Some('+')
            && next.is_none_or(|next| next.is_whitespace() || matches!(next, '/' | '+' | '@'))
        {
            self.at += 1;
        }
        self.word("/side");
    }

    fn rpe(&self, number: Decimal, at: Range<usize>) -> Result<Rpe, NotationError> {
        Rpe::new(number).map_err(|_| self.fault(at, Problem::NotRpe, Hint::Rpe))
    }

    fn once<T>(
        &self,
        slot: &mut Option<T>,
        value: T,
        start: usize,
        part: Part,
        tip: Hint,
    ) -> Result<(), NotationError> {
        match slot.replace(value) {
            None => Ok(()),
            Some(_) => Err(self.fault(start..self.at, Problem::Twice(part), tip)),
        }
    }

    /// A load: the number, unless it was read already, and its unit.
    fn load(&mut self, number: Option<Decimal>) -> Result<Load, NotationError> {
        let amount = match number {
            Some(number) => number,
            None => self.decimal(Hint::Load)?.0,
        };
        let unit = if self.word("kg") {
            LoadUnit::Kg
        } else if self.word("lbs") || self.word("lb") {
            LoadUnit::Lb
        } else if self.peek().is_some_and(char::is_alphabetic) {
            return Err(self.unexpected(Expected::LoadUnit, Hint::Load));
        } else {
            self.unit
        };
        if amount == Decimal::ZERO {
            return Err(self.fault(self.at - 1..self.at, Problem::NoLoad, Hint::Load));
        }
        Ok(Load { amount, unit })
    }
}
