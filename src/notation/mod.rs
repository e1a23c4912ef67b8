//! Sets as people type them: `3x12`, `12,12,10`, `3x30s`, `3x12+10kg@8`, `L12,12 R12,11`, `pain2`.
//!
//! Reading and printing are inverse: what is printed can be typed again and means the same.

mod fault;
mod read;
mod repair;
mod spoken;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::units::{Load, Pain, Rpe};

pub use fault::{Expected, Hint, NotationError, Part, Problem, Reading};
pub use read::{parse, parse_effort, parse_load, parse_rpe};
pub use repair::repaired;
pub use spoken::join_spoken;

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

    /// Reads that letter, whatever its case.
    pub fn of_letter(letter: char) -> Option<Side> {
        match letter {
            'L' | 'l' => Some(Side::Left),
            'R' | 'r' => Some(Side::Right),
            _ => None,
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

impl Amount {
    /// Returns the bare number.
    pub fn number(self) -> u16 {
        match self {
            Amount::Count(number) | Amount::Seconds(number) => number,
        }
    }
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
    /// Effort.
    pub rpe: Option<Rpe>,
    /// Support touches, where balance is trained.
    pub touches: Option<u8>,
    /// Whether form ended it.
    pub stopped: bool,
}

/// Everything one line of notation says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Typed {
    /// The sets, in order.
    pub sets: Vec<TypedSet>,
    /// Worst pain during them.
    pub pain: Option<Pain>,
}

/// Most sets of one line: a longer list is a slip, whatever is forced.
pub const MOST_SETS: usize = 100;

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
    matches!(&*lower, "l" | "r" | "stopped")
        || after("l")
        || after("r")
        || after("pain")
        || after("touch")
        || lower.starts_with(['+', '@'])
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
            !a.stopped && (a.side, a.load, a.rpe, a.touches) == (b.side, b.load, b.rpe, b.touches)
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
            if run[run.len() - 1].stopped {
                f.write_str(" stopped")?;
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
    use crate::units::{Decimal, LoadUnit};
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
            ("L 12 12 11@8  R 2x12", "L2x12 L11@8 R2x12"),
            ("2x12+10kg@8 9+10kg@9.5", "2x12+10kg@8 9+10kg@9.5"),
            ("3x30s touch2 pain1", "3x30s touch2 pain1"),
            ("pain0 3x12", "3x12 pain0"),
            ("3x8+", "3x8"),
            ("3×8+/side", "3x8"),
            ("3×8/side+5kg", "3x8+5kg"),
            ("3×8+/side+5kg@8", "3x8+5kg@8"),
            ("2x30s+ 20s", "30s,30s,20s"),
            ("12,12,9 stopped", "12,12,9 stopped"),
            ("12 12 12 STOPPED", "3x12 stopped"),
            ("L12,9 stopped R12,12", "L12,9 stopped R2x12"),
            ("30s,20s stopped touch2 30s", "30s,20s touch2 stopped 30s"),
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
        let expected = Problem::Expected;
        for (typed, at, problem) in [
            ("3by12", 1..3, expected(Expected::Times)),
            ("3x", 2..3, expected(Expected::Number)),
            ("3x12,10", 4..5, expected(Expected::SpaceBetweenGroups)),
            ("x12", 0..1, expected(Expected::SetCount)),
            ("0x12", 0..1, Problem::Zero),
            ("3x0", 2..3, Problem::Zero),
            ("3x1200", 2..6, Problem::TooLarge),
            ("3x12+2,5kg", 6..7, Problem::DecimalComma),
            ("3x12+10st", 7..9, expected(Expected::LoadUnit)),
            ("12+", 3..4, expected(Expected::Number)),
            ("3x12@11", 5..7, Problem::NotRpe),
            ("3x12@7.3", 5..8, Problem::NotRpe),
            ("3x12@8@9", 6..8, Problem::Twice(Part::Effort)),
            ("30sx3", 0..4, Problem::CountFirst),
            ("2x1m75s", 2..6, Problem::SecondsAfterMinutes),
            ("2x1m30", 6..7, expected(Expected::Seconds)),
            ("Lx12", 1..2, expected(Expected::Number)),
            ("3x12 pain11", 9..11, Problem::NotWithin { most: 10 }),
            ("touch2 3x12", 0..6, Problem::NoSetsBefore),
            ("stopped 3x12", 0..7, Problem::NoSetsBefore),
            ("3x12 stopped9", 12..13, expected(Expected::Space)),
            ("pain2", 0..5, Problem::NoSets),
            ("101x5", 0..4, Problem::TooManySets),
            ("", 0..0, Problem::NoSets),
            ("L ", 0..2, Problem::NoSets),
            ("12é", 2..3, expected(Expected::Times)),
        ] {
            let fault = parse(typed, LoadUnit::Kg).expect_err(typed);
            assert_eq!((fault.at, fault.problem), (at, problem), "{typed}");
        }
    }

    #[test]
    fn words_of_names_are_told_from_sets() {
        for word in [
            "3x12", "12,12", "3by12", "L12", "r3x5", "L", "r", "pain2", "touch1", "90s", "+10kg", "@8",
            "stopped",
        ] {
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
        let rpe = prop::option::of((2u8..=20).prop_map(Rpe::of_half_steps));
        let touches = prop::option::of(0u8..100);
        (amount, side, load, rpe, touches, any::<bool>()).prop_map(
            |(amount, side, load, rpe, touches, stopped)| TypedSet {
                amount,
                side,
                load,
                rpe,
                touches,
                stopped,
            },
        )
    }

    proptest! {
        #[test]
        fn what_is_printed_can_be_typed_and_means_the_same(
            sets in prop::collection::vec(any_set(), 1..12),
            pain in prop::option::of((0u8..=10).prop_map(Pain::of)),
        ) {
            let typed = Typed { sets, pain };
            let printed = typed.to_string();
            let words: Vec<&str> = printed.split_whitespace().collect();
            prop_assert_eq!(join_spoken(&words).join(" "), &*printed);
            prop_assert_eq!(parse(&printed, LoadUnit::Kg), Ok(typed));
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
