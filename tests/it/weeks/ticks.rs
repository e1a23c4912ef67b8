//! The log of the week ticks off and changes nothing else.

use proptest::prelude::*;
use serde_json::Value;

use super::diary::{Diary, Entry};
use super::person::shifted;
use super::{CASES, Case, any_case, config};

/// Takes out of a week what the log of the week may change.
fn without_done(mut data: Value) -> Value {
    for day in data["days"].as_array_mut().unwrap() {
        day.as_object_mut().unwrap().remove("also");
        for key in ["items", "extras"] {
            for item in day[key].as_array_mut().unwrap() {
                item.as_object_mut().unwrap().remove("done");
            }
        }
    }
    data
}

/// The key a line's sets are counted under in the log.
pub(super) fn unit(line: &super::Line<'_>) -> &'static str {
    match &*line.fact.mode {
        "hold" => "seconds",
        "contacts" => "contacts",
        _ => "reps",
    }
}

proptest! {
    #![proptest_config(config(CASES))]

    #[test]
    fn what_is_logged_in_the_week_ticks_off_and_changes_nothing_else(case in any_case()) {
        let Some(plan) = case.plan() else { return Ok(()) };
        let before = Case { diary: case.diary.without_sets_of_the_week(), ..case.clone() }.plan().unwrap();
        prop_assert_eq!(without_done(plan.data), without_done(before.data));
    }

    #[test]
    fn a_set_is_ticked_off_once_and_each_state_is_what_it_says(case in any_case()) {
        let Some(plan) = case.plan() else { return Ok(()) };
        let lines: Vec<_> = plan.items().into_iter().chain(plan.extras()).collect();
        for (slug, logged) in case.diary.sets_of_the_week() {
            let mine = lines.iter().filter(|line| line.slug == slug);
            let ticked: usize = mine.map(|line| line.value["done"]["sets"].as_array().unwrap().len()).sum();
            prop_assert!(ticked <= logged, "{}: {} ticked, {} logged", slug, ticked, logged);
        }
        for line in &lines {
            let done = &line.value["done"];
            let sets = done["sets"].as_array().unwrap();
            let began = case.diary.entries.iter().map(|entry| entry.day).min();
            // Nobody missed what was planned before they began.
            let past = shifted(case.monday, line.day as i64) < case.today
                && began.is_some_and(|began| began <= line.day as i64);
            let skipped = case.diary.was_skipped(line.slug, line.day as i64);
            // A set of another unit is kept and counts for nothing.
            let counts = |set: &&serde_json::Value| !set[unit(line)].is_null();
            let of_leg = |leg: &str| {
                sets.iter().filter(counts).filter(|s| s["side"].is_null() || s["side"] == leg).count()
            };
            // Left and right of a set are one set, in two-legged work too.
            let (left, right) = (of_leg("left"), of_leg("right"));
            let legs = if line.fact.sides == "each" { left.min(right) } else { left.max(right) };
            let expected = match sets.len() {
                0 if skipped => "skipped",
                0 if past => "missed",
                0 => "open",
                _ if legs as u64 >= line.sets => "done",
                _ => "partial",
            };
            prop_assert_eq!(&done["state"], expected, "{} on day {}", line.slug, line.day);
        }
    }

    #[test]
    fn doing_every_session_as_it_stands_ticks_off_the_whole_week(case in any_case()) {
        let empty = Diary { entries: Vec::new() };
        let Some(plan) = (Case { diary: empty, ..case.clone() }).plan() else { return Ok(()) };
        let entry = |line: &super::Line<'_>| {
            let set = serde_json::json!({ unit(line): line.target });
            Entry::of(line.day as i64, line.slug, vec![set; line.sets as usize])
        };
        let diary = Diary { entries: plan.items().iter().map(entry).collect() };
        let done = Case { diary, ..case.clone() }.plan().unwrap();
        for line in done.items() {
            prop_assert_eq!(&line.value["done"]["state"], "done", "{} on day {}", line.slug, line.day);
            prop_assert_eq!(line.value["done"]["sets"].as_array().unwrap().len() as u64, line.sets);
        }
    }
}
