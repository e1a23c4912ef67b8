//! What a value must be, and readers that say so as data when it is not.

use std::fmt;

use crate::units::Pain;

/// What a value should have been.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// A whole number of a range.
    Whole {
        /// The least.
        from: u32,
        /// The greatest.
        to: u32,
    },
    /// A pain of 0 to 10, or `none`.
    PainOrNone,
    /// A share, from 0 to 1.
    Share,
    /// One of these words.
    OneOf(Vec<String>),
    /// Something else than what is there.
    Other,
}

/// What went wrong is told by `failure`; this is only what an error must have.
impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl std::error::Error for Wanted {}

/// Returns a reader of whole numbers of a range.
pub(super) fn whole<T>(from: T, to: T) -> impl Fn(&str) -> Result<T, Wanted> + Clone + Send + Sync + 'static
where
    T: Copy + Into<u32> + TryFrom<u32> + Send + Sync + 'static,
{
    move |text| {
        let (from, to): (u32, u32) = (from.into(), to.into());
        let number = text.parse().ok().filter(|number| (from..=to).contains(number));
        number.and_then(|number| T::try_from(number).ok()).ok_or(Wanted::Whole { from, to })
    }
}

/// Reads a pain.
pub(super) fn pain(text: &str) -> Result<Pain, Wanted> {
    text.parse()
        .map_err(|_| Wanted::Whole { from: Pain::NONE.number().into(), to: Pain::WORST.number().into() })
}

/// Reads a share from 0 to 1 as percent.
pub(super) fn share(text: &str) -> Result<u8, Wanted> {
    let number: Option<f64> = text.parse().ok();
    let number = number.filter(|number| (0.0..=1.0).contains(number)).ok_or(Wanted::Share)?;
    #[expect(clippy::cast_sign_loss, reason = "between 0 and 100")]
    let percent = (number * 100.0).round() as u8;
    Ok(percent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_number_is_one_of_its_range() {
        let pain = whole::<u8>(0, 10);
        for (text, expected) in
            [("0", Some(0)), ("10", Some(10)), ("11", None), ("-1", None), ("2.5", None), ("", None)]
        {
            assert_eq!(pain(text).ok(), expected, "{text}");
        }
        assert_eq!(whole::<u16>(1, 600)("4294967297"), Err(Wanted::Whole { from: 1, to: 600 }));
    }

    #[test]
    fn a_share_is_read_as_percent() {
        for (text, expected) in
            [("1", Some(100)), ("0.7", Some(70)), ("1.1", None), ("NaN", None), ("most", None)]
        {
            assert_eq!(share(text).ok(), expected, "{text}");
        }
    }
}
