//! Typical results of the self-tests (B.11) and what two sides mean for each other (D.6, D.11).

use crate::profile::Sex;
use crate::units::Decimal;

use crate::coach::rules::TYPICAL_RAISES;

/// Returns the typical raises for an age and a sex; below 20 nothing is known.
pub fn typical_raises(age: u8, sex: Sex) -> Option<[u8; 2]> {
    let (_, men, women) = TYPICAL_RAISES.iter().rev().find(|(from, ..)| age >= *from)?;
    Some(if sex == Sex::M { *men } else { *women })
}

/// Returns the weaker side in percent of the stronger, rounded; two zeros are alike.
pub fn symmetry_percent(left: Decimal, right: Decimal) -> u32 {
    let (weaker, stronger) = (left.min(right).as_f64(), left.max(right).as_f64());
    if stronger == 0.0 {
        return 100;
    }
    #[expect(clippy::cast_sign_loss, reason = "between 0 and 100")]
    let percent = (100.0 * weaker / stronger).round() as u32;
    percent
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_typical_range_follows_decade_and_sex() {
        for (age, sex, expected) in [
            (19, Sex::F, None),
            (20, Sex::F, Some([30, 31])),
            (41, Sex::F, Some([24, 25])),
            (41, Sex::M, Some([28, 28])),
            (99, Sex::M, Some([10, 10])),
        ] {
            assert_eq!(typical_raises(age, sex), expected, "{age} {sex}");
        }
    }

    #[test]
    fn symmetry_is_the_weaker_side_of_the_stronger() {
        let number = Decimal::whole;
        assert_eq!(symmetry_percent(number(21), number(25)), 84);
        assert_eq!(symmetry_percent(number(28), number(20)), 71);
        assert_eq!(symmetry_percent(number(0), number(0)), 100);
        assert_eq!(symmetry_percent(number(0), number(9)), 0);
    }
}
