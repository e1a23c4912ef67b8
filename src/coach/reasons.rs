//! Decisions in sentences a person understands without having read the rules.

use crate::catalogue::Exercise;
use crate::catalogue::vocabulary::Mode;
use crate::plan::{Decision, Reason};
use crate::text::Count;
use crate::units::Decimal;
use crate::week::short_date;

use super::course::{Course, Ruling, Step};
use super::deload::DeloadCause;
use super::layoff::Layoff;
use super::progression::Why;

/// The first dose.
pub(super) fn start(course: &Course<'_>) -> Reason {
    let text = if course.load_kg == Decimal::ZERO {
        "the starting dose: the bottom of its range, without added load".to_string()
    } else {
        format!("the starting dose: the bottom of its range with {} kg, a load of our choice", course.load_kg)
    };
    Reason::new("start", &text)
}

/// Nothing was done of it lately.
pub(super) fn undone(course: &Course<'_>) -> Reason {
    let when = course.last.map_or_else(|| "before".to_string(), |day| format!("on {}", short_date(day)));
    Reason::new("hold:undone", &format!("as it was: last done {when}"))
}

/// What an exposure decided.
pub(super) fn ruling(exercise: &Exercise, course: &Course<'_>, ruling: &Ruling<'_>) -> Reason {
    let happened = ruling.why.text(ruling.on);
    let consequence = consequence(exercise, course, ruling);
    let from = if ruling.on.slug == exercise.slug { String::new() } else { format!("{}: ", ruling.on.slug) };
    let code = match ruling.step {
        Step::AtTop => "hold:top",
        Step::NeedsPain(_) => "hold:unknown-pain",
        Step::Load(..) if ruling.decision == Decision::Progress => "progress:load",
        Step::Rung(_) if ruling.decision == Decision::Progress => "progress:rung",
        Step::Sets(..) if ruling.decision == Decision::Progress => "progress:sets",
        _ => ruling.why.code(),
    };
    Reason::new(code, &format!("{from}{happened}: {consequence}"))
}

fn consequence(exercise: &Exercise, course: &Course<'_>, ruling: &Ruling<'_>) -> String {
    let unit = match exercise.mode {
        Mode::Reps => "reps",
        Mode::Hold => "s",
        Mode::Contacts => "landings",
    };
    match ruling.step {
        Step::None if ruling.decision == Decision::Hold => match ruling.why {
            Why::Amber(_) => "it stays as it is until that settles".to_string(),
            _ => "it stays as it is".to_string(),
        },
        Step::None => "it stays as it is".to_string(),
        Step::Amount(from, to) => format!("{to} {unit} now, {from} before"),
        Step::Load(from, to) if to > from => {
            format!("{to} kg now, {from} before, and {} {unit} to begin with", course.amount)
        }
        Step::Load(from, to) => format!("{to} kg for now instead of {from}"),
        Step::Sets(from, to) if to > from => format!("{} now, {from} before", Count(to.into(), "set")),
        Step::Sets(from, to) if to < from => format!("{} for now", Count(to.into(), "set")),
        Step::Sets(..) => format!("{} {unit} for now", course.amount),
        Step::Rung(rung) if ruling.decision == Decision::Regress && rung.slug == exercise.slug => {
            "back to this one for now".to_string()
        }
        Step::Rung(rung) if ruling.decision == Decision::Regress => format!("back to {} for now", rung.slug),
        Step::Rung(rung) if rung.slug == exercise.slug => "so this one comes next".to_string(),
        Step::Rung(rung) => format!("{} comes next", rung.slug),
        Step::AtTop => "nothing is left to add, this is the top of it".to_string(),
        Step::NeedsPain(rung) => {
            format!("{} waits for one word on pain: ankle checkin --pain 0", rung.slug)
        }
    }
}

/// The way back after a gap.
pub(super) fn returning(exercise: &Exercise, layoff: Layoff, week: usize) -> Reason {
    let days = layoff.days;
    let code = format!("layoff:{days}d");
    let what = if layoff.is_new_beginning() {
        "as if for the first time".to_string()
    } else if layoff.takes_one_set_off() {
        "the first session has a set less".to_string()
    } else {
        format!("week {} of {} on the way back", week + 1, layoff.weeks())
    };
    let quality = exercise.quality.words();
    Reason::new(code, &format!("{days} days without {quality}: {what}, at RPE {} at most", layoff.rpe_cap()))
}

/// A week that is light on purpose.
pub(super) fn deload(cause: Option<&DeloadCause>) -> Reason {
    let why = cause.map_or_else(String::new, |cause| format!(" after {}", cause.text()));
    Reason::new("deload", &format!("a lighter week{why}: half the sets, a little less load"))
}
