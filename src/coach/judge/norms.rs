//! Typical results of the self-tests (B.11) and what two sides mean for each other (D.6, D.11).

use crate::profile::Sex;
use crate::units::Decimal;

/// Typical single-leg raises of one decade of age: from this age on, men from–to, women from–to.
///
/// Medians of active people from two clinics' summaries of Hébert-Losier 2017 (L47, L48). Newer data (Sleeswijk Visser
/// 2025, L49) found no effect of age.
const TYPICAL_RAISES: [(u8, [u8; 2], [u8; 2]); 7] = [
    (20, [37, 37], [30, 31]),
    (30, [32, 33], [27, 27]),
    (40, [28, 28], [24, 25]),
    (50, [23, 24], [21, 22]),
    (60, [19, 19], [19, 19]),
    (70, [14, 15], [16, 17]),
    (80, [10, 10], [14, 14]),
];

/// Raises a side that most people without trouble reach (L46, L49), for those who tell no age and sex.
pub const USUAL_RAISES: [u8; 2] = [20, 25];

/// The difference between sides of the knee-to-wall test worth noting, in centimetres (L57).
pub const KNEE_TO_WALL_GAP_CM: u32 = 2;

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
