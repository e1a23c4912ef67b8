//! Exact decimals.

use std::fmt;
use std::str::FromStr;

use serde::de::{self, Deserializer, Visitor};
use serde::{Deserialize, Serialize, Serializer};

/// An exact decimal of at least zero, with up to nine places.
///
/// Binary fractions cannot hold 0.1 kg; this can, so what is typed is what is stored and printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Decimal(u64);

const SCALE: u64 = 1_000_000_000;

impl Decimal {
    /// Zero.
    pub const ZERO: Decimal = Decimal(0);

    /// Makes a decimal of billionths: the form the encoded catalogue uses.
    pub const fn from_billionths(billionths: u64) -> Decimal {
        Decimal(billionths)
    }

    /// Makes a decimal of a whole number.
    pub const fn whole(number: u32) -> Decimal {
        Decimal(number as u64 * SCALE)
    }

    /// Returns the value in billionths.
    pub const fn billionths(self) -> u64 {
        self.0
    }

    /// Returns the nearest binary fraction, for arithmetic that is rounded afterwards anyway.
    #[expect(clippy::cast_precision_loss, reason = "rounded by the caller")]
    pub fn as_f64(self) -> f64 {
        self.0 as f64 / SCALE as f64
    }

    /// Whether this is a multiple of a half.
    pub const fn is_half_step(self) -> bool {
        self.0.is_multiple_of(SCALE / 2)
    }

    /// Returns the greatest multiple of a step that is not above; a step of zero leaves the number as it is.
    #[must_use]
    pub const fn floor_to(self, step: Decimal) -> Decimal {
        match self.0.checked_div(step.0) {
            Some(steps) => Decimal(steps * step.0),
            None => self,
        }
    }

    /// Returns it to the nearest thousandth, for who reads it: nothing that is shown is finer.
    #[must_use]
    pub const fn to_thousandths(self) -> Decimal {
        const STEP: u64 = SCALE / 1000;
        Decimal(self.0.saturating_add(STEP / 2) / STEP * STEP)
    }

    /// Returns so many percent of it, rounded down to a billionth.
    #[must_use]
    pub const fn percent(self, percent: u32) -> Decimal {
        Decimal((self.0 as u128 * percent as u128 / 100) as u64)
    }

    /// Returns the sum; the greatest number there is where it would be greater.
    #[must_use]
    pub const fn plus(self, other: Decimal) -> Decimal {
        Decimal(self.0.saturating_add(other.0))
    }

    /// Returns the difference; zero where it would be below.
    #[must_use]
    pub const fn minus(self, other: Decimal) -> Decimal {
        Decimal(self.0.saturating_sub(other.0))
    }

    /// Returns how many halves it holds, rounded down.
    pub const fn half_steps(self) -> u32 {
        (self.0 / (SCALE / 2)) as u32
    }

    /// Returns the product with a ratio of two whole numbers, rounded down; the greatest number where it would be greater.
    #[must_use]
    pub fn times(self, numerator: u64, denominator: u64) -> Decimal {
        let exact = u128::from(self.0) * u128::from(numerator) / u128::from(denominator);
        Decimal(u64::try_from(exact).unwrap_or(u64::MAX))
    }

    fn from_f64(number: f64) -> Option<Decimal> {
        if !(0.0..=1e9).contains(&number) {
            return None;
        }
        // The shortest text that reads back as this number is the decimal that was written.
        number.to_string().parse().ok()
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, mut rest) = (self.0 / SCALE, self.0 % SCALE);
        let mut places = 9;
        while rest != 0 && rest.is_multiple_of(10) {
            rest /= 10;
            places -= 1;
        }
        let text = if rest == 0 { whole.to_string() } else { format!("{whole}.{rest:0places$}") };
        f.pad(&text)
    }
}

/// Why a text is not a decimal: the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotADecimal(pub String);

impl fmt::Display for NotADecimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "'{}' is not a number", self.0)
    }
}

impl FromStr for Decimal {
    type Err = NotADecimal;

    fn from_str(text: &str) -> Result<Decimal, NotADecimal> {
        let fault = || NotADecimal(text.to_string());
        let (whole, places) = text.split_once('.').unwrap_or((text, ""));
        let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        let dangling = text.ends_with('.');
        if whole.is_empty() || dangling || places.len() > 9 || !digits(whole) || !digits(places) {
            return Err(fault());
        }
        let whole: u64 = whole.parse().map_err(|_| fault())?;
        let padded = format!("{places:0<9}");
        let rest: u64 = padded.parse().map_err(|_| fault())?;
        let value = whole.checked_mul(SCALE).and_then(|w| w.checked_add(rest));
        value.map(Decimal).ok_or_else(fault)
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.is_multiple_of(SCALE) {
            serializer.serialize_u64(self.0 / SCALE)
        } else {
            serializer.serialize_f64(self.as_f64())
        }
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
        struct Number;
        impl Visitor<'_> for Number {
            type Value = Decimal;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number of at least 0")
            }

            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Decimal, E> {
                let scaled = number.checked_mul(SCALE).map(Decimal);
                scaled.ok_or_else(|| E::invalid_value(de::Unexpected::Unsigned(number), &self))
            }

            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Decimal, E> {
                match u64::try_from(number) {
                    Ok(number) => self.visit_u64(number),
                    Err(_) => Err(E::invalid_value(de::Unexpected::Signed(number), &self)),
                }
            }

            fn visit_f64<E: de::Error>(self, number: f64) -> Result<Decimal, E> {
                Decimal::from_f64(number)
                    .ok_or_else(|| E::invalid_value(de::Unexpected::Float(number), &self))
            }
        }
        deserializer.deserialize_any(Number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_print_what_was_typed_without_idle_zeros() {
        for (typed, shown) in [
            ("0", "0"),
            ("10", "10"),
            ("2.5", "2.5"),
            ("2.50", "2.5"),
            ("0.1", "0.1"),
            ("11.33980925", "11.33980925"),
            ("007.05", "7.05"),
        ] {
            let parsed: Decimal = typed.parse().expect("a decimal");
            assert_eq!(parsed.to_string(), shown, "{typed}");
            assert_eq!(shown.parse(), Ok(parsed), "{typed}");
        }
    }

    #[test]
    fn what_is_not_a_plain_decimal_is_refused() {
        for typed in ["", ".", "5.", ".5", "-1", "+1", "1,5", "1e3", "0.1234567891", "99999999999999999999"] {
            assert_eq!(typed.parse::<Decimal>(), Err(NotADecimal(typed.to_string())), "{typed}");
        }
    }

    #[test]
    fn decimals_are_json_numbers_and_come_back_the_same() {
        for typed in ["7", "8.5", "0.1", "11.33980925", "300.123456789"] {
            let parsed: Decimal = typed.parse().expect("a decimal");
            let json = serde_json::to_string(&parsed).expect("json");
            assert_eq!(json, typed);
            assert_eq!(serde_json::from_str::<Decimal>(&json).expect("json"), parsed);
        }
        assert!(serde_json::from_str::<Decimal>("-1").is_err());
        assert!(serde_json::from_str::<Decimal>("\"1\"").is_err());
    }
}
