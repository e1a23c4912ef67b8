//! Effort: of a set, of a whole session, and as a line of the log may hold it.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

use super::decimal::Decimal;

/// Makes a scale of effort in half steps, kept as how many of them.
macro_rules! scale {
    ($(#[$meta:meta])* $name:ident, $least:literal, $most:literal, $range:literal) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u8);

        impl $name {
            /// The least effort there is.
            pub const LEAST: $name = $name(2 * $least);

            /// The greatest effort there is.
            pub const MOST: $name = $name(2 * $most);

            /// Its limits, in words.
            pub const RANGE: &str = concat!($range, " in half steps");

            /// Makes an effort of a number within the limits and on a half step.
            pub fn new(number: Decimal) -> Result<$name, NotAnEffort> {
                if number < $name::LEAST.decimal() || number > $name::MOST.decimal() {
                    Err(NotAnEffort::OutOfRange { given: number, range: $range })
                } else if number.is_half_step() {
                    Ok($name(number.half_steps() as u8))
                } else {
                    Err(NotAnEffort::BetweenSteps(number))
                }
            }

            /// Makes one for a rule, of half steps.
            ///
            /// # Panics
            ///
            /// Where the number is beyond the limits: in a constant that is a fault of the build.
            pub const fn of_half_steps(number: u8) -> $name {
                assert!($name::LEAST.0 <= number && number <= $name::MOST.0, "beyond the scale");
                $name(number)
            }

            /// Returns how many half steps it is above zero.
            pub const fn half_steps(self) -> u8 {
                self.0
            }

            /// Returns it as a number.
            pub const fn decimal(self) -> Decimal {
                Decimal::whole(1).percent(50 * self.0 as u32)
            }
        }

        impl From<$name> for Decimal {
            fn from(effort: $name) -> Decimal {
                effort.decimal()
            }
        }

        impl FromStr for $name {
            type Err = NotAnEffort;

            fn from_str(text: &str) -> Result<$name, NotAnEffort> {
                let number = text.parse().map_err(|_| NotAnEffort::NotANumber(text.to_string()))?;
                $name::new(number)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.decimal().fmt(f)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.decimal().serialize(serializer)
            }
        }
    };
}

scale! {
    /// The effort of a set, its rating of perceived exertion: 1 to 10 in half steps. At 8 two more
    /// repetitions would have gone.
    Rpe, 1, 10, "1 to 10"
}

scale! {
    /// The effort of a whole session on Borg's CR-10 scale: 0, nothing at all, to 10, all out, in half steps.
    SessionRpe, 0, 10, "0 to 10"
}

/// Why something is not an effort of its scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotAnEffort {
    /// It is not a number.
    NotANumber(String),
    /// It is beyond the limits.
    OutOfRange {
        /// What was given.
        given: Decimal,
        /// The limits, in words.
        range: &'static str,
    },
    /// It lies between two half steps.
    BetweenSteps(Decimal),
}

impl fmt::Display for NotAnEffort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotAnEffort::NotANumber(text) => write!(f, "'{text}' is not a number"),
            NotAnEffort::OutOfRange { given, range } => write!(f, "RPE {given} is not within {range}"),
            NotAnEffort::BetweenSteps(given) => {
                write!(f, "RPE {given} is not a whole or a half, such as 6 or 6.5")
            }
        }
    }
}

/// The effort of a set as a line of the log may hold it: any number up to the greatest effort.
///
/// Other programs and other hands write 7.3 or 0; what is typed here is an [`Rpe`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LoggedRpe(Decimal);

impl LoggedRpe {
    /// Takes a number from a line.
    pub fn new(number: Decimal) -> Result<LoggedRpe, RpeTooHigh> {
        if number <= Rpe::MOST.decimal() { Ok(LoggedRpe(number)) } else { Err(RpeTooHigh(number)) }
    }

    /// Returns an effort as the log holds it.
    pub const fn of(rpe: Rpe) -> LoggedRpe {
        LoggedRpe(rpe.decimal())
    }

    /// Returns the number.
    pub const fn decimal(self) -> Decimal {
        self.0
    }
}

impl From<Rpe> for LoggedRpe {
    fn from(rpe: Rpe) -> LoggedRpe {
        LoggedRpe::of(rpe)
    }
}

impl fmt::Display for LoggedRpe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Why a number is not the effort of a set in a log: the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RpeTooHigh(pub Decimal);

impl fmt::Display for RpeTooHigh {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an rpe is at most {}", Rpe::MOST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_effort_reads_back_as_it_prints() {
        for steps in 2..=20 {
            let rpe = Rpe::of_half_steps(steps);
            assert_eq!((rpe.half_steps(), rpe.to_string().parse()), (steps, Ok(rpe)));
            assert_eq!(serde_json::to_string(&rpe).expect("json"), rpe.to_string());
        }
        for steps in 0..=20 {
            let effort = SessionRpe::of_half_steps(steps);
            assert_eq!(effort.to_string().parse(), Ok(effort));
        }
        assert_eq!(Rpe::of_half_steps(15).to_string(), "7.5");
    }

    #[test]
    fn the_limits_in_words_are_the_limits() {
        for (range, least, most) in [
            (Rpe::RANGE, Rpe::LEAST.decimal(), Rpe::MOST.decimal()),
            (SessionRpe::RANGE, SessionRpe::LEAST.decimal(), SessionRpe::MOST.decimal()),
        ] {
            assert_eq!(range, format!("{least} to {most} in half steps"));
        }
    }

    #[test]
    fn what_is_no_effort_says_why() {
        for (text, why) in [
            ("15", "RPE 15 is not within 1 to 10"),
            ("10.5", "RPE 10.5 is not within 1 to 10"),
            ("0.5", "RPE 0.5 is not within 1 to 10"),
            ("6.25", "RPE 6.25 is not a whole or a half, such as 6 or 6.5"),
            ("hard", "'hard' is not a number"),
        ] {
            assert_eq!(text.parse::<Rpe>().expect_err(text).to_string(), why);
        }
        assert_eq!("0".parse(), Ok(SessionRpe::LEAST));
        assert!("10.5".parse::<SessionRpe>().is_err());
    }

    #[test]
    fn a_log_may_hold_what_nobody_types_but_nothing_above_the_scale() {
        let logged = |text: &str| LoggedRpe::new(text.parse().expect("a decimal"));
        for text in ["0", "7.3", "10"] {
            assert_eq!(logged(text).map(|rpe| rpe.to_string()).as_deref(), Ok(text));
        }
        assert_eq!(logged("10.01").expect_err("too high").to_string(), "an rpe is at most 10");
        assert_eq!(LoggedRpe::from(Rpe::MOST), LoggedRpe::of(Rpe::MOST));
    }
}
