//! Digits that can be read from across the room.

use crate::view::look::Style;

use super::paint::Row;

/// Rows of a digit.
pub(super) const HEIGHT: usize = 5;

/// The dots of each sign, three (a colon one) a row, each two cells wide.
const SIGNS: [(char, [&str; HEIGHT]); 11] = [
    ('0', ["###", "# #", "# #", "# #", "###"]),
    ('1', [" # ", "## ", " # ", " # ", "###"]),
    ('2', ["###", "  #", "###", "#  ", "###"]),
    ('3', ["###", "  #", "###", "  #", "###"]),
    ('4', ["# #", "# #", "###", "  #", "  #"]),
    ('5', ["###", "#  ", "###", "  #", "###"]),
    ('6', ["###", "#  ", "###", "# #", "###"]),
    ('7', ["###", "  #", "  #", "  #", "  #"]),
    ('8', ["###", "# #", "###", "# #", "###"]),
    ('9', ["###", "# #", "###", "  #", "###"]),
    (':', [" ", "#", " ", "#", " "]),
];

/// Returns a number or a time in rows of large signs.
pub(super) fn large(text: &str) -> [Row; HEIGHT] {
    let mut rows: [String; HEIGHT] = Default::default();
    for letter in text.chars() {
        let Some((_, dots)) = SIGNS.iter().find(|(sign, _)| *sign == letter) else { continue };
        for (row, dots) in rows.iter_mut().zip(dots) {
            if !row.is_empty() {
                row.push_str("  ");
            }
            for dot in dots.chars() {
                row.push_str(if dot == '#' { "██" } else { "  " });
            }
        }
    }
    rows.map(|row| Row::of(Style::Bold, row).centred())
}
