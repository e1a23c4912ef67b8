//! The coach's part of the reasons: its rulings as codes and as sentences a person understands without having read the
//! rules.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::catalogue::Exercise;
use crate::catalogue::vocabulary::Mode;
use crate::coach::Decision;
use crate::coach::because::{AppliedRuling, Because};
use crate::coach::judge::effort::{Told, step};
use crate::coach::judge::pain::{Cause, TierWait};
use crate::coach::judge::reading::Aim;
use crate::coach::judge::verdict::Why;
use crate::coach::rules::{BEYOND_TOP, DELOAD_RPE, FAR_BEYOND_TOP};
use crate::coach::state::exercise::{Ruling, Step};
use crate::coach::state::ladder::End;
use crate::text::Count;
use crate::units::Decimal;
use crate::week::short_date;

use super::{heavy_slow, rules};

/// Returns the code of why a target is what it is.
pub(super) fn code(because: &Because<'_>) -> Cow<'static, str> {
    Cow::Borrowed(match because {
        Because::Start { .. } | Because::StartOnWayBack => "start",
        Because::Tested { .. } => "start:test",
        Because::Undone { .. } | Because::RuledLongAgo(_) => "hold:undone",
        Because::Ruled(AppliedRuling { ruling, .. }) => ruling_code(ruling),
        Because::Returning { layoff, .. } | Because::LandingsAfterGap { layoff, .. } => {
            return format!("layoff:{}d", layoff.days).into();
        }
        Because::Lighter { .. } | Because::Waits => "deload",
        Because::HeavySlow(_) => "hsr",
        Because::Landings { .. } => "contacts",
    })
}

fn ruling_code(ruling: &Ruling<'_>) -> &'static str {
    match (ruling.step, ruling.decision) {
        (Step::AtTop(_), _) => "hold:top",
        (Step::NeedsPain(_), _) => "hold:unknown-pain",
        (Step::TierWaits(..), _) => "hold:pain",
        (Step::Load(..), Decision::Progress) => "progress:load",
        (Step::Rung(_), Decision::Progress) => "progress:rung",
        (Step::Sets(..), Decision::Progress) => "progress:sets",
        _ => match ruling.why {
            Why::Stopped(_) => "stop:pain",
            Why::Red(_) => "regress:pain",
            Why::Amber(_) | Why::SoreMorning => "hold:pain",
            Why::BelowRange => "regress:reps",
            Why::AllOut => "regress:effort",
            Why::Top(_) | Why::Easy(_) | Why::Beyond | Why::FarBeyond => "progress",
            Why::Met | Why::Eased(_) | Why::OpenSet(_) | Why::Heavier => "build",
            Why::FewerSets => "hold:sets",
            Why::Lighter => "hold:load",
            Why::Short | Why::MissedTwice => "hold:reps",
            Why::EndedForForm => "hold:form",
            Why::Again => "hold:again",
            Why::AtTop => "hold:top",
            Why::HalfKnown => "hold:half-known",
            Why::TooHard | Why::HarderThanMeant(_) => "hold:effort",
            Why::Touched => "hold:touches",
            Why::LoneSet => "hold:lone",
            Why::Steady => "regain",
            Why::Landings => "contacts",
            Why::Listed => "hold:listed",
            Why::ThinWeek => "hold:week",
            Why::Deload => "deload",
            Why::Returning | Why::FirstAfterGap => "return",
            Why::BlockOver => "hsr:over",
        },
    }
}

/// Returns the rule behind it, and where that comes from.
pub(super) fn rule(because: &Because<'_>) -> Option<&'static str> {
    Some(match because {
        Because::Start { .. } | Because::StartOnWayBack => rules::START,
        Because::Tested { .. } => rules::TESTED,
        Because::Undone { .. } | Because::RuledLongAgo(_) => rules::HOLD,
        Because::Ruled(_) => return because.ruling().and_then(ruling_rule),
        Because::Returning { .. } | Because::LandingsAfterGap { .. } => rules::GAP,
        Because::Lighter { .. } | Because::Waits => rules::LIGHTER_WEEK,
        Because::HeavySlow(_) => rules::HEAVY_SLOW,
        Because::Landings { .. } => rules::LANDINGS,
    })
}

fn ruling_rule(ruling: &Ruling<'_>) -> Option<&'static str> {
    Some(match (ruling.step, ruling.decision) {
        (Step::AtTop(_), _) => rules::HOLD,
        (Step::NeedsPain(_), _) => rules::UNKNOWN_PAIN,
        (Step::TierWaits(..), _) => rules::AMBER_PAIN,
        (Step::Load(..), Decision::Progress) => rules::LOAD,
        (Step::Rung(_) | Step::Sets(..), Decision::Progress) => rules::PROGRESS,
        _ => match ruling.why {
            Why::Stopped(_) | Why::Red(_) => rules::RED_PAIN,
            Why::Amber(_) | Why::SoreMorning => rules::AMBER_PAIN,
            Why::BelowRange | Why::AllOut => rules::REGRESS,
            Why::Top(_) | Why::Easy(_) | Why::Beyond | Why::FarBeyond => rules::PROGRESS,
            Why::Eased(_) | Why::OpenSet(_) => rules::EASE,
            Why::Met | Why::Heavier => rules::BUILD,
            Why::FewerSets
            | Why::MissedTwice
            | Why::EndedForForm
            | Why::AtTop
            | Why::HalfKnown
            | Why::HarderThanMeant(_)
            | Why::Lighter
            | Why::Short
            | Why::Again
            | Why::TooHard
            | Why::Touched
            | Why::LoneSet
            | Why::Listed
            | Why::ThinWeek => rules::HOLD,
            Why::Steady => rules::REGAIN,
            Why::Landings => rules::LANDINGS,
            Why::Deload => rules::LIGHTER_WEEK,
            Why::Returning | Why::FirstAfterGap => return None,
            Why::BlockOver => rules::HEAVY_SLOW,
        },
    })
}

/// Whether it is news: a step on or back, or one that waits for the person.
pub(super) fn is_news(because: &Because<'_>) -> bool {
    match because {
        Because::Ruled(_) => because.ruling().is_some_and(ruling_is_news),
        Because::HeavySlow(line) => heavy_slow::is_news(line),
        Because::Start { .. }
        | Because::StartOnWayBack
        | Because::Tested { .. }
        | Because::Undone { .. }
        | Because::RuledLongAgo(_)
        | Because::Returning { .. }
        | Because::Lighter { .. }
        | Because::Waits
        | Because::Landings { .. }
        | Because::LandingsAfterGap { .. } => false,
    }
}

fn ruling_is_news(ruling: &Ruling<'_>) -> bool {
    match (ruling.step, ruling.decision) {
        (Step::AtTop(_), _) => ruling.why != Why::AtTop,
        (Step::NeedsPain(_) | Step::TierWaits(..), _)
        | (Step::Load(..) | Step::Rung(_) | Step::Sets(..), Decision::Progress) => true,
        _ => match ruling.why {
            Why::Stopped(_)
            | Why::Red(_)
            | Why::BelowRange
            | Why::AllOut
            | Why::Top(_)
            | Why::Easy(_)
            | Why::Beyond
            | Why::FarBeyond
            | Why::BlockOver => true,
            Why::Amber(_)
            | Why::Met
            | Why::Eased(_)
            | Why::OpenSet(_)
            | Why::MissedTwice
            | Why::EndedForForm
            | Why::AtTop
            | Why::HalfKnown
            | Why::HarderThanMeant(_)
            | Why::Heavier
            | Why::FewerSets
            | Why::Lighter
            | Why::Short
            | Why::Again
            | Why::TooHard
            | Why::Touched
            | Why::LoneSet
            | Why::Steady
            | Why::Landings
            | Why::Listed
            | Why::SoreMorning
            | Why::ThinWeek
            | Why::Deload
            | Why::Returning
            | Why::FirstAfterGap => false,
        },
    }
}

/// Says why a target is what it is, as a phrase.
pub(super) fn text(because: &Because<'_>) -> String {
    match because {
        Because::Start { is_loaded: false } => {
            "the starting dose: the bottom of its range, without added load".to_string()
        }
        Because::Start { is_loaded: true } => {
            "the starting dose: the bottom of its range with a first load of our choice".to_string()
        }
        Because::StartOnWayBack => {
            "the starting dose, with fewer sets: the week is one of the way back".to_string()
        }
        Because::Tested { raises, leads_here, amount } => {
            let raises = Count(*raises as usize, "raise");
            let leads = if *leads_here { "leads here" } else { "sets the start" };
            format!(
                "the calf-raise test {leads}, with {raises} on the weaker side: {amount} reps to begin with"
            )
        }
        Because::Undone { last } => {
            let when = last.map_or_else(|| "before".to_string(), |day| format!("on {}", short_date(day)));
            format!("as it was: last done {when}")
        }
        Because::Ruled(applied) => phrase(applied),
        Because::RuledLongAgo(applied) => {
            format!("last done on {}: {}", short_date(applied.ruling.day), phrase(applied))
        }
        Because::Returning { layoff, week, is_capped } => {
            let what = if layoff.is_new_beginning() {
                "as if for the first time".to_string()
            } else if layoff.takes_one_set_off() {
                "this session has one set fewer and no more than the middle of the range".to_string()
            } else {
                format!("week {} of {} on the way back", week + 1, layoff.weeks())
            };
            let effort =
                if *is_capped { format!(", at RPE {} at most", layoff.rpe_cap()) } else { String::new() };
            let since = if layoff.after_stop.is_some() {
                format!("back after {}", layoff.text())
            } else {
                format!("after {} days without work of this kind", layoff.days)
            };
            format!("{since}: {what}{effort}")
        }
        Because::Lighter { cause, halves_sets, takes_load_off } => {
            let why = cause.as_ref().map_or_else(String::new, |cause| format!(" after {}", cause.text()));
            let what = match (halves_sets, takes_load_off) {
                (true, true) => "half the sets, a little less load".to_string(),
                (true, false) => "half the sets".to_string(),
                (false, true) => format!("a little less load, RPE {DELOAD_RPE} at most"),
                (false, false) => format!("RPE {DELOAD_RPE} at most"),
            };
            format!("a lighter week{why}: {what}")
        }
        Because::Waits => "a lighter week: what was earned last waits for the next".to_string(),
        Because::HeavySlow(line) => {
            heavy_slow::text(line, |ruling| why_text(ruling.why, ruling.on), when_text)
        }
        Because::Landings { landings, has_grown } => {
            let grown = if *has_grown { ", a little more than last week" } else { "" };
            format!("{landings} landings in this session{grown}")
        }
        Because::LandingsAfterGap { landings, layoff } => {
            format!("{landings} landings in the first session after {}", layoff.text())
        }
    }
}

/// Says what an exposure decided, and what follows from it.
fn phrase(applied: &AppliedRuling<'_>) -> String {
    let AppliedRuling { exercise, ruling, is_newest, .. } = applied;
    let happened = why_text(ruling.why, ruling.on);
    let on = if ruling.on.slug == exercise.slug { String::new() } else { format!("{}: ", ruling.on.slug) };
    // What came after it changed nothing; it is told of its own day.
    let on = if *is_newest { on } else { format!("{}: {on}", short_date(ruling.day)) };
    match consequence(applied) {
        follows if follows.is_empty() => format!("{on}{happened}"),
        follows => format!("{on}{happened}: {follows}"),
    }
}

/// Says what happened in an exposure, without its consequence.
pub(super) fn happened(ruling: &Ruling<'_>) -> String {
    why_text(ruling.why, ruling.on)
}

fn consequence(applied: &AppliedRuling<'_>) -> String {
    let AppliedRuling { exercise, amount, ruling, from, .. } = *applied;
    let when = || when_text(from);
    let unit = match exercise.mode {
        Mode::Reps => "reps",
        Mode::Hold => "s",
        Mode::Contacts => "landings",
    };
    match ruling.step {
        Step::None if ruling.decision == Decision::Hold => match ruling.why {
            Why::Amber(_) => "it stays as it is until that settles".to_string(),
            Why::HalfKnown => "the next step waits for it: ankle checkin --pain N".to_string(),
            Why::TooHard | Why::Touched => "the next step waits until it comes easier".to_string(),
            Why::FirstAfterGap => "the next one goes on from where it was".to_string(),
            _ => "it stays as it is".to_string(),
        },
        Step::None => "it stays as it is".to_string(),
        Step::Amount(from, to) if to > from => {
            format!("{} more {}, {to} instead of {from}", spelled(to - from, unit), when())
        }
        Step::Amount(from, to) => format!("{to} {unit} {} instead of {from}", when()),
        Step::Load(from, to) if to > from => {
            format!("{to} kg {}, {from} before, and {amount} {unit} to begin with", when())
        }
        Step::Load(from, to) if ruling.why == Why::BlockOver => {
            format!("{to} kg for {amount} {unit} instead of {from}")
        }
        Step::Load(from, to) => format!("{to} kg for now instead of {from}"),
        Step::Sets(from, to) if to > from => {
            format!("up to {} a session {}, {from} before", Count(to.into(), "set"), when())
        }
        Step::Sets(from, to) if to < from => format!("at most {} a session for now", Count(to.into(), "set")),
        Step::Sets(..) => format!("{amount} {unit} for now"),
        Step::Rung(rung) if ruling.decision == Decision::Regress && rung.slug == exercise.slug => {
            "back to this one for now".to_string()
        }
        Step::Rung(rung) if ruling.decision == Decision::Regress => format!("back to {} for now", rung.slug),
        Step::Rung(rung) if rung.slug == exercise.slug => "so this one comes next".to_string(),
        Step::Rung(rung) => format!("{} comes next", rung.slug),
        Step::AtTop(_) if ruling.why == Why::AtTop => String::new(),
        Step::AtTop(End::OfLadder) => "the top of its ladder, where it stays".to_string(),
        Step::AtTop(End::OfRange) => "the top of its range, where it stays".to_string(),
        Step::AtTop(End::Before(harder)) => {
            format!("the harder form is out of reach for now: ankle show {}", harder.slug)
        }
        Step::NeedsPain(rung) => {
            format!("{} waits for one word on pain: ankle checkin --pain N", rung.slug)
        }
        Step::TierWaits(rung, wait) => format!("{} waits {}", rung.slug, wait_text(wait)),
    }
}

/// Says what a harder form waits for.
fn wait_text(wait: TierWait) -> String {
    match wait {
        TierWait::Sore => "for a week without a sore day".to_string(),
        TierWait::Unsteady => "for a week without swelling or giving way".to_string(),
        TierWait::Rising => "until the pain while training is no higher than the week before".to_string(),
        TierWait::Painful(pain) => format!("until the pain of {pain} has settled"),
        TierWait::Unknown => "for one word on pain: ankle checkin --pain N".to_string(),
    }
}

/// Says from when on something holds: now, or from the Monday of next week.
fn when_text(from: Option<NaiveDate>) -> String {
    from.map_or_else(|| "now".to_string(), |monday| format!("from {}", short_date(monday)))
}

/// Says what happened in an exposure of an exercise, without its consequence.
fn why_text(why: Why, exercise: &Exercise) -> String {
    let aim = Aim::of(exercise);
    let unit = |number: u16| match exercise.mode {
        Mode::Hold => format!("{number} s"),
        Mode::Reps | Mode::Contacts => number.to_string(),
    };
    let because = |cause: Option<Cause>| cause.map_or_else(|| "pain".to_string(), Cause::text);
    let each = if exercise.is_one_sided() { " on both sides" } else { "" };
    match why {
        Why::Stopped(Some(pain)) => format!("pain {pain} of 10 while doing it"),
        Why::Stopped(None) => "a sharp pain that day".to_string(),
        Why::Red(cause) | Why::Amber(cause) => because(cause),
        Why::BelowRange => format!("under {} in half the sets, twice running", unit(aim.low)),
        Why::AllOut => format!("all out, and still under {}", unit(aim.low)),
        Why::Top(times) => {
            format!("{} in every set{each}{}", unit(aim.high), times_running(times))
        }
        Why::Easy(Told::Rpe(mean)) => {
            format!("{} in every set{each} at RPE {}{}", unit(aim.high), tenth(mean), meant(exercise))
        }
        Why::Easy(Told::LastSet) => format!("{} in every set{each}, and more in the last", unit(aim.high)),
        Why::Easy(Told::Session) => format!("{} in every set{each} of an easy session", unit(aim.high)),
        Why::Beyond => {
            let beyond = unit(aim.high + BEYOND_TOP * step(exercise));
            format!("{beyond} in the last set{each}, twice running")
        }
        Why::FarBeyond => {
            let beyond = unit(aim.high + FAR_BEYOND_TOP * step(exercise));
            format!("{beyond} and more in the last set{each}")
        }
        Why::Met => format!("every set{each} met the target"),
        Why::Eased(Told::Rpe(mean)) | Why::HarderThanMeant(mean) => {
            format!("RPE {}{}", tenth(mean), meant(exercise))
        }
        Why::Eased(Told::LastSet | Told::Session) => "the session as a whole was easy".to_string(),
        Why::OpenSet(last) => format!("{} in the last set{each}", unit(last)),
        Why::Heavier => "you took more load, and every set was in the range".to_string(),
        Why::FewerSets if exercise.is_one_sided() => "fewer sets than planned, or one side alone".to_string(),
        Why::FewerSets => "fewer sets than planned".to_string(),
        Why::Lighter => "less load than planned".to_string(),
        Why::Short => "a set stayed under the target".to_string(),
        Why::MissedTwice => "under the target twice running".to_string(),
        Why::EndedForForm => "a set was ended for its form".to_string(),
        Why::HalfKnown => format!("{} reached, with no word yet on the morning after", unit(aim.high)),
        Why::AtTop if exercise.ladder.as_ref().is_some_and(|ladder| ladder.harder.is_none()) => {
            "top of its ladder".to_string()
        }
        Why::AtTop => "top of its range".to_string(),
        Why::Again => format!("{} reached; once more to be sure", unit(aim.high)),
        Why::TooHard => {
            let most = aim.rpe.map_or_else(String::new, |most| most.to_string());
            format!("{} in every set{each}, but harder than RPE {most}", unit(aim.high))
        }
        Why::Touched => {
            let most = Count(aim.touches.unwrap_or(0).into(), "touch");
            format!("{} in every set{each}, but with more than {most} of the support", unit(aim.high))
        }
        Why::LoneSet => "one set alone is too little to go by".to_string(),
        Why::Steady => "met twice running without a sore day".to_string(),
        Why::Landings => "landings grow by the week, not by the set".to_string(),
        Why::Listed => "it is on your 'hold' list".to_string(),
        Why::SoreMorning => "a sore morning less than a week ago".to_string(),
        Why::ThinWeek => "less than half of the week's calf work was logged".to_string(),
        Why::Deload => "the week was light on purpose".to_string(),
        Why::Returning => "the way back takes its time".to_string(),
        Why::FirstAfterGap => "the first session after a gap is an easy one".to_string(),
        Why::BlockOver => "the heavy slow block is over".to_string(),
    }
}

/// Says what effort an exercise is meant to be.
fn meant(exercise: &Exercise) -> String {
    let range = exercise.dose.effort();
    range.map_or_else(String::new, |[least, most]| format!(" where {least} to {most} is meant"))
}

/// Rounds a mean to a tenth.
fn tenth(mean: Decimal) -> Decimal {
    let tenth = Decimal::from_billionths(100_000_000);
    mean.plus(Decimal::from_billionths(50_000_000)).floor_to(tenth)
}

/// Says a number of things, small ones in words: `five reps`, `5 s`.
pub(super) fn spelled(number: u16, unit: &str) -> String {
    let words = ["no", "one", "two", "three", "four", "five", "six"];
    match words.get(usize::from(number)).filter(|_| unit != "s") {
        Some(_) if number == 1 => format!("one {}", unit.trim_end_matches('s')),
        Some(word) => format!("{word} {unit}"),
        None => format!("{number} {unit}"),
    }
}

fn times_running(times: u8) -> String {
    match times {
        0 | 1 => String::new(),
        2 => ", twice running".to_string(),
        more => format!(", {more} times running"),
    }
}
