//! Decisions in sentences a person understands without having read the rules.

use chrono::NaiveDate;

use crate::catalogue::Exercise;
use crate::catalogue::vocabulary::Mode;
use crate::plan::{Decision, Reason};
use crate::text::Count;
use crate::units::Decimal;
use crate::week::short_date;

use crate::coach::judge::layoff::Layoff;
use crate::coach::judge::lighter_week::DeloadCause;
use crate::coach::judge::verdict::Why;
use crate::coach::state::exercise::{Course, Ruling, Step};

/// The first dose.
pub(crate) fn start(course: &Course<'_>) -> Reason {
    let text = if course.load_kg == Decimal::ZERO {
        "the starting dose: the bottom of its range, without added load"
    } else {
        "the starting dose: the bottom of its range with a first load of our choice"
    };
    Reason::new("start", text)
}

/// The first dose of the rung that the calf-raise test led to.
pub(crate) fn start_by_test(raises: u32) -> Reason {
    let raises = Count(raises as usize, "raise");
    let text =
        format!("the calf-raise test leads here, with {raises} on the weaker side: the bottom of its range");
    Reason::new("start:test", &text)
}

/// Nothing was done of it lately.
pub(crate) fn undone(course: &Course<'_>) -> Reason {
    let when = course.last.map_or_else(|| "before".to_string(), |day| format!("on {}", short_date(day)));
    Reason::new("hold:undone", &format!("as it was: last done {when}"))
}

/// From when on a decision holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum From {
    /// It is what the week in question asks for.
    Now,
    /// The week under way still asks for what was before; the one of this Monday does not.
    Monday(NaiveDate),
}

impl From {
    fn text(self) -> String {
        match self {
            From::Now => "now".to_string(),
            From::Monday(day) => format!("from {}", short_date(day)),
        }
    }
}

/// What an exposure decided.
pub(crate) fn ruling(exercise: &Exercise, course: &Course<'_>, ruling: &Ruling<'_>, from: From) -> Reason {
    Reason::new(code(ruling), &phrase(exercise, course, ruling, from))
}

/// What an exposure decided, and how it went since.
pub(crate) fn ruling_and_since(
    exercise: &Exercise,
    course: &Course<'_>,
    telling: &Ruling<'_>,
    last: &Ruling<'_>,
    decides: &Ruling<'_>,
    from: From,
) -> Reason {
    let since = last.why.text(last.on);
    let so = if matches!(last.why, Why::Amber(_)) { ", so no further until that settles" } else { "" };
    let told = phrase(exercise, course, telling, from);
    Reason::new(code(decides), &format!("{told}; on {} {since}{so}", short_date(last.day)))
}

/// What an exposure decided that is more than a week old.
pub(crate) fn earlier_ruling(exercise: &Exercise, course: &Course<'_>, ruling: &Ruling<'_>) -> Reason {
    let when = short_date(ruling.day);
    Reason::new(
        "hold:undone",
        &format!("last done on {when}: {}", phrase(exercise, course, ruling, From::Now)),
    )
}

fn code(ruling: &Ruling<'_>) -> &'static str {
    match ruling.step {
        Step::AtTop => "hold:top",
        Step::NeedsPain(_) => "hold:unknown-pain",
        Step::Load(..) if ruling.decision == Decision::Progress => "progress:load",
        Step::Rung(_) if ruling.decision == Decision::Progress => "progress:rung",
        Step::Sets(..) if ruling.decision == Decision::Progress => "progress:sets",
        _ => ruling.why.code(),
    }
}

fn phrase(exercise: &Exercise, course: &Course<'_>, ruling: &Ruling<'_>, when: From) -> String {
    let happened = ruling.why.text(ruling.on);
    let from = if ruling.on.slug == exercise.slug { String::new() } else { format!("{}: ", ruling.on.slug) };
    format!("{from}{happened}: {}", consequence(exercise, course, ruling, &when.text()))
}

fn consequence(exercise: &Exercise, course: &Course<'_>, ruling: &Ruling<'_>, when: &str) -> String {
    let unit = match exercise.mode {
        Mode::Reps => "reps",
        Mode::Hold => "s",
        Mode::Contacts => "landings",
    };
    match ruling.step {
        Step::None if ruling.decision == Decision::Hold => match ruling.why {
            Why::Amber(_) => "it stays as it is until that settles".to_string(),
            Why::TooHard | Why::Touched => "the next step waits until it comes easier".to_string(),
            Why::Eased => "the next one goes on from where it was".to_string(),
            _ => "it stays as it is".to_string(),
        },
        Step::None => "it stays as it is".to_string(),
        Step::Amount(from, to) => format!("{to} {unit} {when}, {from} before"),
        Step::Load(from, to) if to > from => {
            format!("{to} kg {when}, {from} before, and {} {unit} to begin with", course.amount)
        }
        Step::Load(from, to) => format!("{to} kg for now instead of {from}"),
        Step::Sets(from, to) if to > from => {
            format!("up to {} a session {when}, {from} before", Count(to.into(), "set"))
        }
        Step::Sets(from, to) if to < from => format!("at most {} a session for now", Count(to.into(), "set")),
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
pub(crate) fn returning(exercise: &Exercise, layoff: Layoff, week: usize) -> Reason {
    let days = layoff.days;
    let code = format!("layoff:{days}d");
    let what = if layoff.is_new_beginning() {
        "as if for the first time".to_string()
    } else if layoff.takes_one_set_off() {
        "this session has a set less and no more than the middle of the range".to_string()
    } else {
        format!("week {} of {} on the way back", week + 1, layoff.weeks())
    };
    let effort = match exercise.dose.effort() {
        Some([_, high]) if high > layoff.rpe_cap() => format!(", at RPE {} at most", layoff.rpe_cap()),
        _ => String::new(),
    };
    Reason::new(code, &format!("{days} days since the last work of this kind: {what}{effort}"))
}

/// A week that is light on purpose.
pub(crate) fn deload(cause: Option<&DeloadCause>, takes_load_off: bool) -> Reason {
    let why = cause.map_or_else(String::new, |cause| format!(" after {}", cause.text()));
    let load = if takes_load_off { ", a little less load" } else { "" };
    Reason::new("deload", &format!("a lighter week{why}: half the sets{load}"))
}

/// What was earned last waits while the week is light.
pub(crate) fn waiting() -> Reason {
    Reason::new("deload", "a lighter week: what was earned last waits for the next")
}

/// Returns the rule behind a reason's code, and where the rule comes from.
pub fn rule(code: &str) -> Option<&'static str> {
    let kind = code.split(':').next().unwrap_or(code);
    Some(match (kind, code) {
        ("coverage" | "extra", _) => {
            "sets and sessions a week for each leg: ACSM 2026, Schoenfeld 2017; caps and order are our default"
        }
        (_, "start:test") => {
            "a test of the last eight weeks says where to begin: our default, after the custom of 20 to 25 raises (L46, L49)"
        }
        ("start", _) => "a first dose is the bottom of the catalogue's range: our default",
        ("build", _) => {
            "one rep more, or 5 s, once every set met the target: Plotkin 2022 found reps as good as load; the step is our default"
        }
        (_, "progress:load") => {
            "load by one step, or a twentieth: ACSM's 2 to 10 percent; first load and ceiling are our default"
        }
        ("progress", _) => {
            "a harder step after the top of the range twice running: the 2-for-2 convention; the gates are our default"
        }
        (_, "hold:pain") => "pain 3 to 5, or a sorer morning, holds everything: Silbernagel 2007",
        (_, "regress:pain" | "stop:pain" | "replanned:pain" | "moved:pain" | "rest:pain") => {
            "pain above 5, or a clearly sorer morning, takes a step back: Silbernagel 2007; days of rest are our default"
        }
        (_, "hold:unknown-pain") => "more load on the tendon waits for a word on pain: our default",
        ("regress", _) => "a step back after two exposures under the range: our default",
        ("regain", _) => "two green sessions lead forward again after a step back: our default",
        ("hold", _) => "nothing moves on work that was not logged or missed its target: our default",
        ("layoff", _) => {
            "strength lasts two weeks and is less by four: McMaster 2013, Bosquet 2013; the rest is caution for the tendon, our default"
        }
        ("deload", _) => {
            "a lighter week every 4 to 8: practice of strength athletes, Bell 2023; figures are our default"
        }
        ("asym", _) => "within a tenth is the custom of rehabilitation; the extra set is our default",
        ("contacts", _) => {
            "landings grow by a tenth or 5 a week, far below the athletes' tables: our default"
        }
        ("hsr", _) => "twelve weeks of heavy slow resistance: Kongsgaard 2009, Beyer 2015",
        ("rotation", _) => "what was done longest ago comes first: our default",
        ("recovery" | "run", _) => {
            "48 to 72 hours between heavy days: Magnusson 2010; clear of hard runs is our default"
        }
        ("moved", _) => "a missed session slides and is never doubled up: our default",
        _ => return None,
    })
}
