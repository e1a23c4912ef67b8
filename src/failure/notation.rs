//! What is said of sets, loads and efforts that cannot be read.

use crate::notation::{Expected, Hint, MOST_SETS, Part, Problem, Reading};

/// Names what a text was read as.
pub(super) fn reading(what: Reading) -> &'static str {
    match what {
        Reading::Sets => "sets",
        Reading::Load => "a load",
        Reading::Effort => "an effort",
    }
}

/// Says what is wrong at the place that is marked, in a few words.
pub(super) fn problem(problem: Problem) -> String {
    let text = match problem {
        Problem::Expected(what) => return format!("expected {}", expected(what)),
        Problem::TooManySets => return format!("more than {MOST_SETS} sets"),
        Problem::NotWithin { most } => return format!("not 0 to {most}"),
        Problem::NoSets => "no sets",
        Problem::NoSetsBefore => "no sets before it",
        Problem::Zero => "zero is not a set",
        Problem::TooLarge => "too large",
        Problem::TooLong => "too long",
        Problem::DecimalComma => "a decimal comma, write a point",
        Problem::NotANumber => "not a number",
        Problem::CountFirst => "the number of sets comes first",
        Problem::SecondsAfterMinutes => "seconds beyond 59 after minutes",
        Problem::SpaceBefore => "no space before it",
        Problem::NotRpe => "not an RPE of 1 to 10 in half steps",
        Problem::NotEffort => "not 0 to 10 in half steps",
        Problem::NoLoad => "no load is written as nothing",
        Problem::Twice(Part::Pain) => "pain stands twice",
        Problem::Twice(Part::Load) => "the load stands twice",
        Problem::Twice(Part::Effort) => "the effort stands twice",
    };
    text.to_string()
}

fn expected(what: Expected) -> &'static str {
    match what {
        Expected::Times => "'x'",
        Expected::Seconds => "'s'",
        Expected::Number => "a number",
        Expected::WholeNumber => "a whole number",
        Expected::SetCount => "a number of sets",
        Expected::Space => "a space",
        Expected::SpaceBetweenGroups => "a space between groups",
        Expected::LoadUnit => "kg or lb",
        Expected::NothingMore => "nothing more",
    }
}

/// Gives the example that helps.
pub(super) fn hint(hint: Hint) -> &'static str {
    match hint {
        Hint::Sets => "write 3x12, or one number per set: 12,12,10",
        Hint::Hold => "holds are 3x30s, or 2x1m30s",
        Hint::Load => "added load is 3x12+10kg or 3x12+25lb, with a point: +2.5kg",
        Hint::Rpe => "effort is @1 to @10, in half steps: 3x12@7.5",
        Hint::Effort => "effort of a session is 0 (nothing) to 10 (all out): --effort 7",
        Hint::Side => "sides are L12,12,11 R12,12,12",
        Hint::Pain => "pain is pain0 to pain10",
        Hint::Touch => "support touches follow their sets: 3x30s touch2",
        Hint::Stopped => "'stopped' follows the set that form ended: 12,12,9 stopped",
    }
}
