//! Pain.

use std::fmt;
use std::num::ParseIntError;
use std::str::FromStr;

use serde::{Serialize, Serializer};

/// A pain from 0, none, to 10, the worst there could be; whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Pain(u8);

impl Pain {
    /// No pain at all.
    pub const NONE: Pain = Pain(0);

    /// The worst there could be.
    pub const WORST: Pain = Pain(10);

    /// Its limits, in words.
    pub const RANGE: &str = "0 to 10";

    /// Makes a pain of a number within the limits.
    pub fn new(number: u8) -> Result<Pain, NotAPain> {
        let pain = Pain(number);
        if pain <= Pain::WORST { Ok(pain) } else { Err(NotAPain::OutOfRange(number.into())) }
    }

    /// Makes one for a rule.
    ///
    /// # Panics
    ///
    /// Where the number is beyond the limits: in a constant that is a fault of the build.
    pub const fn of(number: u8) -> Pain {
        assert!(number <= Pain::WORST.0, "a pain is 0 to 10");
        Pain(number)
    }

    /// Returns the bare number.
    pub const fn number(self) -> u8 {
        self.0
    }
}

/// Why something is not a pain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotAPain {
    /// It is not a whole number.
    NotWhole(ParseIntError),
    /// It is beyond the limits.
    OutOfRange(i64),
}

impl fmt::Display for NotAPain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotAPain::NotWhole(error) => error.fmt(f),
            NotAPain::OutOfRange(number) => write!(f, "{number} is not {}", Pain::RANGE),
        }
    }
}

impl std::error::Error for NotAPain {}

impl FromStr for Pain {
    type Err = NotAPain;

    fn from_str(text: &str) -> Result<Pain, NotAPain> {
        let number: i64 = text.parse().map_err(NotAPain::NotWhole)?;
        u8::try_from(number).map_err(|_| NotAPain::OutOfRange(number)).and_then(Pain::new)
    }
}

impl fmt::Display for Pain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Pain {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pain_reads_back_as_it_prints() {
        for number in 0..=10 {
            let pain = Pain::new(number).expect("a pain");
            assert_eq!((pain.number(), pain.to_string().parse()), (number, Ok(pain)));
        }
        assert_eq!(Pain::RANGE, format!("{} to {}", Pain::NONE, Pain::WORST));
    }

    #[test]
    fn what_is_no_pain_says_why() {
        for (text, why) in [
            ("11", "11 is not 0 to 10"),
            ("-1", "-1 is not 0 to 10"),
            ("300", "300 is not 0 to 10"),
            ("2.5", "invalid digit found in string"),
            ("", "cannot parse integer from empty string"),
        ] {
            assert_eq!(text.parse::<Pain>().expect_err(text).to_string(), why);
        }
    }
}
