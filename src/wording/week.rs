//! What is said of a week, on a terminal, on paper and in a file.

use chrono::Datelike as _;

use crate::plan::reason::Caution;
use crate::plan::{Item, Plan, Reason, WeekKind};
use crate::text::escape;
use crate::week::{Week, month};

/// Says the level and the kind of week.
pub fn headline(plan: &Plan<'_>) -> String {
    let kind = kind(plan.kind);
    let phase = plan.phase.map_or_else(String::new, |phase| {
        format!(", week {} of {} before a lighter one", phase.week, phase.deload - 1)
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
    let is_below = |reason: &Reason<'_>| matches!(reason, Reason::Caution(Caution::HoldOn));
    told(item, explain, is_below)
}

/// Says the same where nothing stands below the week.
pub fn asides_alone(item: &Item<'_>, explain: bool) -> Vec<String> {
    told(item, explain, |_| false)
}

fn told(item: &Item<'_>, explain: bool, is_below: impl Fn(&Reason<'_>) -> bool) -> Vec<String> {
    let names_pain = item.reasons.iter().any(Reason::names_pain);
    let is_told = |reason: &&Reason<'_>| match reason {
        _ if explain => true,
        Reason::MovedAfterMiss(_) => false,
        Reason::Replanned(_) => !names_pain,
        reason => !is_below(reason) && (reason.is_caution() || reason.is_news()),
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

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::catalogue::Catalogue;
    use crate::history::History;
    use crate::person::Person;
    use crate::plan::incident::Incident;
    use crate::planner::base_week;
    use crate::profile::Profile;

    #[test]
    fn pain_is_said_once_a_line_and_a_miss_below_the_week() {
        let (catalogue, profile, history) = (Catalogue::shared(), Profile::default(), History::default());
        let today: NaiveDate = "2026-11-20".parse().expect("a date");
        let person = Person { catalogue, profile: &profile, history: &history };
        let plan = base_week(person, Week::of(today), today).expect("a week");
        let item = plan.items().next().expect("an item");
        let pain = || Reason::Replanned(Incident::Sharp(today));
        let instead = || Reason::InsteadOfResting { of: item.exercise, until: today };
        for (reasons, told) in [
            (vec![pain()], vec![pain().text()]),
            (vec![instead(), pain()], vec![instead().text()]),
            (vec![Reason::MovedAfterMiss(today)], vec![]),
        ] {
            let item = Item { reasons, ..item.clone() };
            assert_eq!(asides(&item, false), told, "{:?}", item.reasons);
            assert_ne!(asides(&item, true).join(""), "", "who asks hears all of it");
        }
    }

    #[test]
    fn the_hand_on_the_support_is_said_below_the_week_and_on_a_line_to_who_asks() {
        let catalogue = Catalogue::shared();
        let profile = Profile::read("flags = [\"balance-impaired\"]", catalogue).expect("a profile");
        let today: NaiveDate = "2026-11-20".parse().expect("a date");
        let person = Person { catalogue, profile: &profile, history: &History::default() };
        let plan = base_week(person, Week::of(today), today).expect("a week");
        let lines = |explain: bool| plan.items().flat_map(|item| asides(item, explain)).collect::<String>();
        assert!(!lines(false).contains("support"), "{}", lines(false));
        let alone: String = plan.items().flat_map(|item| asides_alone(item, false)).collect();
        assert!(alone.contains("Keep a hand on the support."), "{alone}");
        assert!(lines(true).contains("Keep a hand on the support."));
        assert!(plan.notes.iter().any(|note| note.text().starts_with("Keep a hand on the support in")));
    }

    #[test]
    fn what_the_minutes_leave_out_is_said_once_and_in_full_to_who_asks() {
        let (catalogue, history) = (Catalogue::shared(), History::default());
        let profile = Profile { level: 2, minutes: 12, ..Profile::default() };
        let today: NaiveDate = "2026-11-20".parse().expect("a date");
        let person = Person { catalogue, profile: &profile, history: &history };
        let plan = base_week(person, Week::of(today), today).expect("a week");
        let lines = |explain: bool| -> Vec<String> {
            let remarks = crate::wording::remarks::remarks(&plan, explain).into_iter();
            remarks.map(|(about, text)| format!("{about}: {text}")).collect()
        };
        let (usual, all) = (lines(false), lines(true));
        let left_out = |lines: &[String]| lines.iter().filter(|line| line.starts_with("Left out")).count();
        assert!(usual.iter().any(|line| line.contains("no more fits in 12 minutes")), "{usual:?}");
        assert_eq!(left_out(&usual), 0, "{usual:?}");
        assert!(left_out(&all) > 0, "{all:?}");
    }
}
