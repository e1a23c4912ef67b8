//! The week as it is shown while it runs: missed sessions slide, pain plans the rest anew (D.5, D.8).

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::diary::{Diary, Entry, What};
use super::past::Past;
use super::person::any_person;
use super::ticks::unit;
use super::{CASES, Case, Line, Planned, any_case, config, rules, shifted};

/// Whether the log of the week says nothing that plans the rest of it anew.
fn is_quiet(case: &Case) -> bool {
    let known = case.person.known();
    let in_week = case.diary.entries.iter().filter(|entry| entry.day >= 0).cloned().collect();
    Past::new(&known, &Diary { entries: in_week }).is_calm(7)
}

/// How often each exercise stands in the sessions of a week.
fn count<'a>(lines: &[Line<'a>]) -> BTreeMap<&'a str, usize> {
    let mut counts = BTreeMap::new();
    for line in lines {
        *counts.entry(line.slug).or_default() += 1;
    }
    counts
}

fn dropped(plan: &Planned) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for trim in plan.data["trimmed"].as_array().unwrap().iter().filter(|trim| trim["change"] == "dropped") {
        *counts.entry(trim["exercise"].as_str().unwrap()).or_default() += 1;
    }
    counts
}

/// Days of the week, and the day before it, on which heavy work was done.
fn heavy_done(case: &Case) -> Vec<i64> {
    (-1..7).filter(|day| case.diary.was_heavy_on(*day)).collect()
}

/// Days on which a session stands that slid there.
fn slid_days(plan: &Planned) -> Vec<usize> {
    let slid = |line: &Line<'_>| {
        let reasons = line.value["reasons"].as_array().unwrap();
        reasons.iter().any(|reason| reason["code"] == "moved:missed")
    };
    plan.items().iter().filter(|line| slid(line)).map(|line| line.day).collect()
}

/// A line of the plan, done on a day as it was planned.
fn as_planned(day: i64, line: &Line<'_>) -> Entry {
    let set = serde_json::json!({ unit(line): line.target });
    let mut entry = Entry::of(day, line.slug, vec![set; line.sets as usize]);
    entry.is_planned = true;
    entry
}

/// A case in the middle of its week; some did heavy work beside the plan.
fn any_running() -> impl Strategy<Value = Case> {
    let beside = proptest::option::of(0i64..=6);
    (any_case(), 0i64..=6, beside).prop_map(|(mut case, day, beside)| {
        if let Some(beside) = beside.filter(|beside| *beside <= day) {
            let set = serde_json::json!({ "reps": 8 });
            case.diary.entries.push(Entry::of(beside, "leg-press-calf-raise", vec![set]));
        }
        Case { today: shifted(case.monday, day), ..case }
    })
}

proptest! {
    #![proptest_config(config(CASES))]

    #[test]
    fn before_a_day_has_passed_the_shown_week_is_the_base_week_ticked_off(case in any_case(), trains in any::<bool>()) {
        let today = case.today.min(case.monday);
        let mut case = Case { today, ..case };
        if let Some(plan) = case.plan().filter(|_| trains && today == case.monday) {
            let of_today = plan.items().into_iter().filter(|line| line.day == 0);
            case.diary.entries.extend(of_today.map(|line| as_planned(0, &line)));
        }
        let base = case.plan();
        // Heavy work on a day without a session moves those that stand too near.
        let is_planned = |day: &usize| {
            base.as_ref().is_none_or(|plan| plan.items().iter().any(|line| line.day == *day))
        };
        let beside = (0..7).filter(|day| case.diary.was_heavy_on(*day as i64)).find(|day| !is_planned(day));
        // A test that is taken is due no more, and the note of it goes.
        let mut of_week = case.diary.entries.iter().filter(|entry| entry.day >= 0);
        let is_tested = of_week.any(|entry| matches!(entry.what, What::Test { .. }));
        if !is_quiet(&case) || beside.is_some() || is_tested {
            return Ok(());
        }
        prop_assert_eq!(case.shown().map(|plan| plan.data), base.map(|plan| plan.data));
    }

    #[test]
    fn what_slid_keeps_its_distance_and_stands_on_offered_days(case in any_running()) {
        let (Some(shown), Some(base)) = (case.shown(), case.plan()) else { return Ok(()) };
        if !is_quiet(&case) || shown.is_stopped() {
            return Ok(());
        }
        let today = (case.today - case.monday).num_days();
        let done = heavy_done(&case);
        // What was done stands where it was done.
        let was_done = |day: &usize| case.diary.trained_on(*day as i64) && (*day as i64) < today;
        for day in slid_days(&shown).into_iter().filter(|day| !was_done(day)) {
            let of_day: Vec<Line<'_>> = shown.items().into_iter().filter(|line| line.day == day).collect();
            let on = day as i64;
            prop_assert!(shown.known.offered.contains(&day), "day {} is not offered", day);
            prop_assert!(!shown.known.races.contains(&on));
            // What was done before its day asks for nothing more.
            if of_day[0].day_kind != "heavy" || of_day.iter().all(|line| line.value["done"]["state"] == "done") {
                continue;
            }
            let before = || done.iter().filter(|other| **other < on);
            prop_assert!(before().all(|other| on - other >= 2), "{} after {:?}", on, done);
            let open = |other: &usize| *other as i64 >= today && *other != day;
            for other in shown.heavy_days().into_iter().filter(open).filter(|_| on >= today) {
                prop_assert!(other.abs_diff(day) >= 2, "{} and {}", other, day);
            }
            prop_assert!(!shown.known.hard_runs.contains(&((day + 1) % 7)), "before a hard run");
            prop_assert!(!case.kept_light().contains(&day));
        }
        for day in 0..7 {
            let items = shown.items();
            let mut qualities: Vec<&str> = items.iter().filter(|line| line.day == day).map(|line| line.quality).collect();
            // Hops in two forms, and a branch beside the straight-knee rung, are one session of theirs.
            qualities.retain(|quality| !["plyometric", "calf-straight"].contains(quality));
            let all = qualities.len();
            qualities.sort_unstable();
            qualities.dedup();
            prop_assert_eq!(qualities.len(), all, "doubled on day {}", day);
            let seconds: Vec<u64> = items.iter().filter(|line| line.day == day).map(|line| line.seconds).collect();
            let hops = items.iter().any(|line| line.day == day && line.quality == "plyometric");
            let session = rules::session_seconds(&seconds, hops);
            prop_assert!(session <= u64::from(shown.known.minutes) * 60);
            prop_assert_eq!(shown.days()[day]["seconds"].as_u64(), Some(session));
        }
        let (here, before, dropped) = (count(&shown.items()), count(&base.items()), dropped(&shown));
        for (slug, times) in &here {
            prop_assert!(before.get(slug).is_some_and(|before| times <= before), "{} came from nowhere", slug);
        }
        for (slug, times) in before {
            let told = dropped.get(slug).copied().unwrap_or(0) + usize::from(shown.was_done_beside(slug));
            let left = here.get(slug).copied().unwrap_or(0) + told;
            prop_assert!(left >= times, "{} vanished without a word", slug);
        }
    }

    #[test]
    fn no_week_that_is_over_puts_work_on_a_day_without_a_record(case in any_running()) {
        let case = Case { today: shifted(case.monday, 8), ..case };
        let Some(shown) = case.shown() else { return Ok(()) };
        for line in shown.items() {
            let is_done = !line.value["done"]["sets"].as_array().unwrap().is_empty();
            prop_assert!(!is_done || case.diary.trained_on(line.day as i64), "{} on day {}", line.slug, line.day);
        }
    }

    #[test]
    fn whole_leg_work_that_slid_has_its_days_to_recover(case in any_running()) {
        let Some(shown) = case.shown() else { return Ok(()) };
        let today = (case.today - case.monday).num_days();
        let lines = shown.items();
        let ahead = |line: &&Line<'_>| line.quality == "whole-leg" && line.day as i64 >= today;
        for line in lines.iter().filter(ahead).filter(|line| line.value["done"]["state"] == "open") {
            let slow = |other: &&Line<'_>| other.slug == "skater-squat-reach" && other.day < line.day;
            let near = lines.iter().filter(ahead).filter(slow).any(|other| line.day - other.day < 2);
            prop_assert!(!near, "{} on day {}", line.slug, line.day);
        }
    }

    #[test]
    fn a_day_holds_the_same_in_the_morning_and_after_any_training(case in any_running()) {
        if !is_quiet(&case) {
            return Ok(());
        }
        let today = (case.today - case.monday).num_days();
        let entries = case.diary.entries.iter().filter(|entry| entry.day != today || !entry.is_training());
        let morning = Case { diary: Diary { entries: entries.cloned().collect() }, ..case.clone() };
        let (Some(shown), Some(before)) = (case.shown(), morning.shown()) else { return Ok(()) };
        let session = |plan: &Planned| -> Vec<(String, u64, u64)> {
            let items = plan.items();
            let of_day = items.iter().filter(|line| line.day as i64 == today);
            of_day.map(|line| (line.slug.to_string(), line.sets, line.target)).collect()
        };
        prop_assert_eq!(session(&shown), session(&before));
    }

    #[test]
    fn what_was_missed_stands_on_another_day_or_is_told_as_dropped(case in any_running()) {
        let Some(shown) = case.shown() else { return Ok(()) };
        if !is_quiet(&case) || shown.is_stopped() {
            return Ok(());
        }
        let dropped = dropped(&shown);
        // Nobody missed what was planned before they began.
        let Some(began) = case.diary.entries.iter().map(|entry| entry.day).min() else { return Ok(()) };
        for day in began.clamp(0, 7) as usize..(case.today - case.monday).num_days().max(0) as usize {
            let items = shown.items();
            let of_day: Vec<&Line<'_>> = items.iter().filter(|line| line.day == day).collect();
            // Hard calf work of another kind stands for a session.
            if case.diary.did_calf_work_on(day as i64) {
                continue;
            }
            if !of_day.is_empty() && of_day.iter().all(|line| line.value["done"]["state"] == "missed") {
                prop_assert!(of_day.iter().all(|line| dropped.contains_key(line.slug)), "day {} is gone", day);
            }
        }
    }

    #[test]
    fn a_profile_that_changes_in_the_week_keeps_what_was_done_and_the_rest_after_it(
        case in any_case(),
        other in any_person(),
        days in 1i64..6,
    ) {
        let entries = case.diary.entries.iter().filter(|entry| entry.day < 0);
        let mut diary = Diary { entries: entries.cloned().collect() };
        // Somebody does what is planned, and then is another.
        for day in 0..days {
            let case = Case { diary: diary.clone(), today: shifted(case.monday, day), ..case.clone() };
            let Some(shown) = case.shown() else { return Ok(()) };
            for line in shown.items().iter().filter(|line| line.day as i64 == day) {
                diary.entries.push(as_planned(day, line));
            }
        }
        let case = Case { person: other, diary, today: shifted(case.monday, days), ..case };
        let Some(shown) = case.shown().filter(|shown| !shown.is_stopped()) else { return Ok(()) };
        let done: Vec<i64> = (0..days).filter(|day| case.diary.was_heavy_on(*day)).collect();
        let is_open = |line: &Line<'_>| line.value["done"]["state"] == "open" && line.day as i64 >= days;
        for line in shown.items().iter().filter(|line| line.day_kind == "heavy" && is_open(line)) {
            let day = line.day as i64;
            prop_assert!(done.iter().all(|done| day - done >= 2), "{} on day {} after {:?}", line.slug, day, done);
        }
        for day in slid_days(&shown).into_iter().filter(|day| *day as i64 >= days) {
            prop_assert!(!case.diary.did_calf_work_on(day as i64), "day {} slid", day);
        }
        let (uncovered, amounts) = (shown.uncovered(), shown.amounts());
        for quality in amounts.keys() {
            let count = if rules::is_in_sets(quality) { "sets" } else { "sessions" };
            let short = shown.told(quality, count) < shown.told(quality, "min");
            prop_assert_eq!(uncovered.contains(*quality), short, "{}", quality);
        }
    }

    #[test]
    fn after_a_red_day_nothing_hops_for_a_week_and_the_day_after_is_not_heavy(case in any_running(), at in 0i64..6) {
        let Some(base) = case.plan() else { return Ok(()) };
        // Somebody does what is planned, and it hurts.
        let Some(line) = base.items().into_iter().find(|line| line.day as i64 == at) else { return Ok(()) };
        let mut red = Entry::of(at, line.slug, vec![serde_json::json!({ "reps": 5 })]);
        if let What::Sets { pain, .. } = &mut red.what {
            *pain = Some(7);
        }
        let mut diary = case.diary.clone();
        diary.entries.push(red);
        let today = case.today.max(shifted(case.monday, at));
        let case = Case { diary, today, ..case };
        let Some(shown) = case.shown() else { return Ok(()) };
        for line in shown.items().iter().filter(|line| line.day as i64 > at) {
            prop_assert!(line.quality != "plyometric", "hops on day {} after day {}", line.day, at);
            prop_assert!(line.day as i64 != at + 1 || line.day_kind != "heavy", "{} the day after", line.slug);
        }
        let today = (case.today - case.monday).num_days();
        let heavy: Vec<i64> =
            shown.heavy_days().into_iter().map(|day| day as i64).filter(|day| *day >= today).collect();
        prop_assert!(heavy.windows(2).all(|pair| pair[1] - pair[0] >= 2), "{:?}", heavy);
        for line in shown.items() {
            let earned = case.earned(line.quality);
            prop_assert_eq!(rules::forbidden(line.slug, line.fact, &shown.known, earned), None, "{}", line.slug);
        }
        // More than that only a person does by themselves.
        let most = rules::cap(&shown.known).max(case.diary.load_of_the_week());
        prop_assert!(shown.load() <= most, "{} of {}", shown.load(), most);
    }
}
