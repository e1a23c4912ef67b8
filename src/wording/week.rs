//! What is said of a week, on a terminal, on paper and in a file.

use chrono::Datelike as _;

use crate::plan::{Item, Plan, Reason, WeekKind};
use crate::text::escape;
use crate::week::{Week, month};

/// Says the level and the kind of week.
pub fn headline(plan: &Plan<'_>) -> String {
    let kind = kind(plan.kind);
    let phase = plan.phase.map_or_else(String::new, |phase| {
        format!(", week {} of {} to a lighter one", phase.week, phase.deload - 1)
    });
    format!("Level {} · {kind}{phase}", plan.level)
}

/// Says what sort of week it is.
pub fn kind(kind: WeekKind) -> &'static str {
    match kind {
        WeekKind::Normal => "build",
        WeekKind::Maintenance => "maintenance",
        WeekKind::Deload => "lighter week",
        WeekKind::Return => "return",
        WeekKind::Stopped => "stopped",
    }
}

/// Says which week it is, from day to day.
pub fn dates(plan: &Plan<'_>) -> String {
    let week = Week::of(plan.starts);
    let (from, to) = (plan.starts, plan.ends);
    let from_month = if month(from) == month(to) { String::new() } else { format!(" {}", month(from)) };
    format!(
        "W{:02} · Mon {}{from_month} – Sun {} {} {}",
        week.number(),
        from.day(),
        to.day(),
        month(to),
        to.year()
    )
}

/// Says what is to be known of a line: every reason where asked, else only what is news or changes how it is done, and
/// is not said below the week already.
pub fn asides(item: &Item<'_>, explain: bool) -> Vec<String> {
    let names_pain = item.reasons.iter().any(Reason::names_pain);
    let is_told = |reason: &&Reason<'_>| match reason {
        _ if explain => true,
        Reason::MovedAfterMiss(_) => false,
        Reason::Replanned(_) => !names_pain,
        reason => reason.is_caution() || reason.is_news(),
    };
    let told: Vec<String> = item.reasons.iter().filter(is_told).map(Reason::text).collect();
    if told.is_empty() { Vec::new() } else { vec![told.join(" ")] }
}

/// Returns the rules behind the reasons of a plan with their sources, each once, in the order they first come up.
pub fn rules_behind(plan: &Plan<'_>) -> Vec<&'static str> {
    let mut rules = Vec::new();
    let reasons = plan.items_and_extras().flat_map(|item| &item.reasons);
    for rule in reasons.filter_map(Reason::rule) {
        if !rules.contains(&rule) {
            rules.push(rule);
        }
    }
    rules
}

/// Says that an item was left out, and why.
pub fn skipped(item: &Item<'_>) -> String {
    let reason = item.done.reason.as_ref();
    reason.map_or_else(|| "skipped".to_string(), |reason| format!("skipped: {}", escape(reason)))
}
