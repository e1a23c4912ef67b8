//! What comes up beside the current rungs over a year of weeks.

use std::collections::BTreeMap;

use super::under_way::as_done;
use super::*;

/// The weeks of a year that are all done as they stand.
fn year_of(toml: &str) -> Vec<Plan<'static>> {
    let first: NaiveDate = "2026-01-05".parse().expect("a date");
    let mut diary = String::new();
    let mut plans = Vec::new();
    for week in 0..50 {
        let monday = first + chrono::Days::new(7 * week);
        let plan = week_on(&monday.to_string(), toml, &diary);
        for day in &plan.days {
            diary += &as_done(&plan, &day.date.to_string());
        }
        plans.push(plan);
    }
    plans
}

/// In how many weeks each exercise stands.
fn counts(plans: &[Plan<'_>]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for plan in plans {
        let slugs: std::collections::BTreeSet<&str> = plan.items().map(Item::slug).collect();
        for slug in slugs {
            *counts.entry(slug.to_string()).or_default() += 1;
        }
    }
    counts
}

#[test]
fn branches_and_the_drills_of_the_seeds_come_up_in_a_year() {
    let all: Vec<String> = Equipment::ALL.iter().map(|thing| format!("\"{thing}\"")).collect();
    let toml = format!("level = 2\nminutes = 45\ndays = 3\nequipment = [{}]", all.join(", "));
    let counts = counts(&year_of(&toml));
    for slug in [
        "ankle-tug",
        "single-leg-mountain-climber",
        "topsy-turvy-flamingo",
        "skater-squat-reach",
        "band-single-leg-calf-raise",
        "leg-press-calf-raise",
        "solo-leg-lift",
        "towel-heel-raise",
    ] {
        assert!(counts.get(slug).is_some_and(|weeks| *weeks >= 3), "{slug}: {counts:?}");
    }
}
