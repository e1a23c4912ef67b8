//! The block of heavy slow resistance.
//!
//! **B.3** Twelve weeks, the first of them the one that holds `hsr_from`, after Kongsgaard 2009 and Beyer 2015 (L9,
//! L10): 3×15 in week 1, 3×12 in 2 and 3, 4×10 in 4 and 5, 4×8 in 6 to 8, 4×6 in 9 to 12, three seconds up and three
//! down, two days apart (L15). The trials had three sessions a week on leg press, seated and standing raises, with
//! two to three minutes of rest, and a result as good as heel drops with better adherence (L10). It is opted into,
//! from level 2 on.
//!
//! An exercise of the block takes these sets and repetitions where it carries load, or is done on a machine. Days,
//! the minutes, the caps and the load follow the ordinary rules: exposures are judged by the exercise's own range and
//! target (D.4). A way back (D.8) and a lighter week (D.9) come first, and the weeks of the block go on by the
//! calendar.

use crate::units::Tempo;

/// Sets and repetitions of the twelve weeks of heavy slow resistance (L9, L10).
pub const HSR_WEEKS: [(u8, u16); 12] =
    [(3, 15), (3, 12), (3, 12), (4, 10), (4, 10), (4, 8), (4, 8), (4, 8), (4, 6), (4, 6), (4, 6), (4, 6)];

/// Seconds of a repetition of the block, up-top-down-bottom: three each way (L9, L10).
pub const HSR_TEMPO: Tempo = Tempo::of("3-0-3-0");

/// What the block is done with: raises that carry a load (L9, L10).
pub const HSR_EXERCISES: [&str; 6] = [
    "leg-press-calf-raise",
    "seated-calf-raise",
    "calf-raise",
    "single-leg-calf-raise",
    "single-leg-calf-raise-deficit",
    "single-leg-bent-knee-calf-raise",
];

/// The level from which the block is planned (our choice).
pub const HSR_LEVEL: u8 = 2;
