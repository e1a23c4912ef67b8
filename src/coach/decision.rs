//! How a target came about, in one word.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// How a target came about (D.4).
    Decision {
        /// The first dose.
        Start = "start",
        /// A little more of the same.
        Build = "build",
        /// The same.
        Hold = "hold",
        /// More load or a harder form.
        Progress = "progress",
        /// Less load or an easier form.
        Regress = "regress",
        /// Less, because the week is light on purpose.
        Deload = "deload",
        /// Less, after a gap.
        Return = "return",
    }
}
