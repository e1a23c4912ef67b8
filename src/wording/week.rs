//! What is said of a week, on a terminal, on paper and in a file.

use chrono::Datelike as _;

use crate::catalogue::vocabulary::Quality;
use crate::plan::trim::Change;
use crate::plan::{Item, Plan, Reason, Shortfall, Trim, WeekKind};
use crate::text::{and_list, escape};
use crate::week::{Week, month, short_date};

/// Says the level and the kind of week.
pub fn headline(plan: &Plan<'_>) -> String {
    let kind = kind(plan.kind);
    let phase = plan
        .phase
        .map_or_else(String::new, |phase| format!(", week {} to deload {}", phase.week, phase.deload));
    format!("Level {} · {kind}{phase}", plan.level)
}

/// Says what sort of week it is.
pub fn kind(kind: WeekKind) -> &'static str {
    match kind {
        WeekKind::Normal => "build",
        WeekKind::Maintenance => "maintenance",
        WeekKind::Deload => "deload",
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

/// What is said below a line: every reason where asked, else only what is news or changes how it is done.
pub fn asides(item: &Item<'_>, explain: bool) -> Vec<String> {
    let told = item.reasons.iter().filter(|reason| explain || reason.is_caution() || reason.is_news());
    let told: Vec<String> = told.map(Reason::text).collect();
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

/// Says what the week is short of and what was left out of it, each with a label.
pub fn shortfalls(plan: &Plan<'_>) -> Vec<(&'static str, String)> {
    // Nobody expects to open a new quality in a week that only keeps what there is.
    let is_news =
        |short: &&Shortfall<'_>| plan.kind == WeekKind::Normal || short.quality() != Quality::Plyometric;
    let short = plan.uncovered.iter().filter(is_news);
    let short = short.map(|short| ("Short of", format!("{}: {}", short.quality(), escape(&short.text()))));
    let of_one_day = |a: &Trim<'_>, b: &Trim<'_>| (a.date, a.change, a.why) == (b.date, b.change, b.why);
    let of_one_kind = |a: &Trim<'_>, b: &Trim<'_>| {
        (&a.exercise.slug, a.change, a.why) == (&b.exercise.slug, b.change, b.why)
    };
    let by_kind = plan.trimmed.chunk_by(of_one_kind).any(|trims| trims.len() > 1);
    let is_alike = |a: &Trim<'_>, b: &Trim<'_>| if by_kind { of_one_kind(a, b) } else { of_one_day(a, b) };
    let trimmed = plan.trimmed.chunk_by(is_alike).map(|trims| {
        let mut dates: Vec<String> = trims.iter().map(|trim| short_date(trim.date)).collect();
        dates.dedup();
        let mut exercises: Vec<&str> = trims.iter().map(|trim| &*trim.exercise.slug).collect();
        exercises.dedup();
        let Trim { change, why, .. } = &trims[0];
        let label = match change {
            Change::FewerSets(..) => "Shortened",
            Change::Dropped | Change::MovedToExtras => "Left out",
        };
        let text = format!("{} on {}: {change}, {}", and_list(&exercises), and_list(&dates), why.text());
        (label, text)
    });
    short.chain(trimmed).collect()
}

/// Says that an item was left out, and why.
pub fn skipped(item: &Item<'_>) -> String {
    let reason = item.done.reason.as_ref();
    reason.map_or_else(|| "skipped".to_string(), |reason| format!("skipped: {}", escape(reason)))
}
