//! What is said of a week as a whole, when, and for how long.

use super::reasons::note_with;
use super::under_way::as_done;
use super::*;

const SORE_TENDON: &str = "level = 2\nflags = [\"midportion-achilles\"]";

/// The Mondays of so many weeks from a day on whose week has a note with these words.
fn mondays_with(words: &str, first: &str, weeks: u64, toml: &str, diary: &str) -> Vec<String> {
    let first: NaiveDate = first.parse().expect("a date");
    let mondays = (0..weeks).map(|week| (first + chrono::Days::new(7 * week)).to_string());
    mondays.filter(|monday| note_with(&week_on(monday, toml, diary), words).is_some()).collect()
}

#[test]
fn a_sore_day_of_the_week_before_is_said_once_with_what_became_of_it() {
    let raise = |day: &str, rest: &str| format!("{day} single-leg-calf-raise 10,10 {rest}\n");
    let week = raise("11-09", "pain 0") + "11-10 wakes 1\n" + &raise("11-13", "pain 1");
    let sore = week.clone() + "11-14 wakes 3/15\n";
    let told = "Sat 14 Nov was a sorer morning (pain 3 of 10): Friday's heavy work stays where it was until that \
                settles. Train as planned.";
    let on = |monday: &str, diary: &str| note_with(&week_on(monday, SORE_TENDON, diary), "Train as planned");
    assert_eq!(on("2026-11-16", &sore).as_deref(), Some(told));
    assert_eq!(on("2026-11-16", &(week.clone() + "11-14 wakes 1\n")), None);
    assert_eq!(on("2026-11-23", &sore), None, "a week later");
    let since = sore.clone() + &raise("11-16", "pain 1");
    assert_eq!(on("2026-11-18", &since), None, "training went on");
    let stiff = week.clone() + "11-14 wakes 1/30\n";
    let stiff = on("2026-11-16", &stiff).expect("a note");
    assert!(stiff.starts_with("Sat 14 Nov was a stiffer morning (30 minutes): Friday's"), "{stiff}");
    let settled = "11-08 wakes 1\n".to_string()
        + &raise("11-09", "pain 0")
        + "11-10 wakes 3\n"
        + &raise("11-13", "pain 0")
        + "11-14 wakes 1\n";
    let settled = note_with(&week_on("2026-11-16", SORE_TENDON, &settled), "has settled");
    let told = "Tue 10 Nov was a sorer morning (pain 3 of 10), and that has settled: train as planned.";
    assert_eq!(settled.as_deref(), Some(told));
    let hurt = raise("11-09", "pain 0") + &raise("11-13", "pain 4");
    let hurt = note_with(&week_on("2026-11-16", "level = 2", &hurt), "Train as planned").expect("a note");
    assert!(hurt.starts_with("single-leg-calf-raise hurt on Fri 13 Nov (pain 4 of 10): it stays"), "{hurt}");
    let red = raise("11-09", "pain 0") + &raise("11-13", "pain 7");
    assert_eq!(note_with(&week_on("2026-11-16", "level = 2", &red), "Train as planned"), None);
}

#[test]
fn after_a_stop_that_was_cleared_the_week_names_the_stop_and_not_its_days() {
    let day = |day: &str| format!("{day} calf-raise 12,12,12\n{day} bent-knee-calf-raise 12,12,12\n");
    let diary = day("11-02") + &day("11-05") + "11-07 tag night-pain\n11-08 clears night-pain\n";
    let plan = week_on("2026-11-09", "level = 2\ndays = [\"mon\", \"thu\"]", &diary);
    let note = note_with(&plan, "Welcome back").expect("a note");
    assert!(note.starts_with("Welcome back after the stop of Sat 7 Nov. "), "{note}");
    let items = plan.days.iter().flat_map(|day| &day.items);
    let reasons: Vec<String> = items.flat_map(|item| item.reasons.iter().map(Reason::text)).collect();
    assert!(reasons.iter().any(|text| text.starts_with("Back after the stop of Sat 7 Nov: ")), "{reasons:?}");
    assert!(!reasons.iter().any(|text| text.contains("days since")), "{reasons:?}");
}

#[test]
fn the_first_session_after_a_missed_week_is_announced() {
    let diary =
        "10-26 calf-raise 10,10\n10-30 calf-raise 10,10\n11-04 calf-raise 10,10\n11-06 calf-raise 10,10\n";
    let back = note_with(&week_on("2026-11-16", "", diary), "Welcome back").expect("a note");
    assert!(
        back.starts_with("Welcome back after 10 days. The first session has a set less and RPE"),
        "{back}"
    );
    let went_on = diary.to_string() + "11-13 calf-raise 10,10\n";
    assert_eq!(note_with(&week_on("2026-11-16", "", &went_on), "Welcome back"), None);
}

#[test]
fn who_is_unsteady_is_told_once_of_the_support_and_programs_on_every_line_that_asks_for_it() {
    let plan = plan_of("flags = [\"balance-impaired\"]\nequipment = [\"wall\", \"chair\"]");
    let support = "Keep a hand on the support in everything you do standing.";
    assert_eq!(plan.notes.iter().filter(|note| note.text() == support).count(), 1);
    let holds = |item: &Item<'_>| item.reasons.iter().any(|reason| reason.code() == "flag:balance-impaired");
    for slug in ["calf-raise", "bent-knee-calf-raise", "crane-balance"] {
        let mut items = plan.items().filter(|item| item.slug() == slug).peekable();
        assert!(items.peek().is_some() && items.all(holds), "{slug}");
    }
    assert_eq!(note_with(&plan_of(""), support), None);
}

#[test]
fn an_old_sprain_is_asked_after_eight_weeks_of_its_flag_and_one_week_in_four() {
    let asked = |since: &str| {
        let toml = format!("flags = [\"past-sprain\"]\n{since}");
        mondays_with("past-sprain' for over", "2026-11-16", 12, &toml, "11-13 calf-raise 10,10\n")
    };
    assert_eq!(asked("[since]\npast-sprain = \"2026-10-19\""), ["2026-12-14", "2027-01-11"]);
    assert_eq!(asked("[since]\nrecent-sprain = \"2026-10-05\""), ["2027-01-11"]);
    assert_eq!(asked(""), ["2027-01-11"], "as old as the log");
    let plan = week_on("2026-11-16", "flags = [\"past-sprain\"]\n[since]\npast-sprain = \"2026-09-21\"", "");
    let note = note_with(&plan, "past-sprain' for over").expect("a note");
    assert!(note.ends_with("ankle progress"), "{note}");
}

#[test]
fn the_next_level_is_suggested_after_two_weeks_of_harder_forms_in_a_row_and_every_fourth_week_then() {
    let week = |monday: u64, forms: [&str; 2]| -> String {
        let first: NaiveDate = "2026-09-07".parse().expect("a date");
        let days = [7 * monday, 7 * monday + 4].map(|days| first + chrono::Days::new(days));
        let line = |day: &NaiveDate, form: &str| format!("{} {form} 8,8 pain 0\n", day.format("%m-%d"));
        days.iter().flat_map(|day| forms.map(|form| line(day, form))).collect()
    };
    let easy = ["calf-raise", "bent-knee-calf-raise"];
    let hard = ["single-leg-calf-raise", "single-leg-bent-knee-calf-raise"];
    let trained = |weeks: &[[&str; 2]]| -> String {
        weeks.iter().enumerate().map(|(number, forms)| week(number as u64, *forms)).collect()
    };
    let words = "harder forms than level 1's for";
    let steady = trained(&[[easy; 3].as_slice(), &[hard; 8]].concat());
    let told = mondays_with(words, "2026-09-07", 12, "level = 1", &steady);
    assert_eq!(told, ["2026-10-12", "2026-11-09"], "two weeks, and six");
    let note = note_with(&week_on("2026-11-09", "level = 1", &steady), words);
    assert_eq!(
        note.as_deref(),
        Some(
            "You have trained harder forms than level 1's for 6 weeks, knee straight and bent. \
             Ready for more? ankle config set level 2"
        )
    );
    let broken = trained(&[easy, hard, [hard[0], easy[1]], hard]);
    assert_eq!(mondays_with(words, "2026-10-05", 1, "level = 1", &broken), [] as [String; 0]);
}

#[test]
fn an_open_set_is_new_in_the_first_two_weeks_of_it() {
    let is_new = |plan: &Plan<'_>| {
        plan.notes.iter().find_map(|note| match note {
            Note::OpenSets { is_new, .. } => Some(*is_new),
            _ => None,
        })
    };
    let mut diary = String::new();
    let mut told = Vec::new();
    for monday in
        (0..5).map(|week| "2026-09-28".parse::<NaiveDate>().expect("a date") + chrono::Days::new(7 * week))
    {
        let days: Vec<String> = monday.iter_days().take(7).map(|day| day.to_string()).collect();
        told.push(is_new(&week_on(&days[0], "level = 1", &diary)));
        for day in &days {
            diary += &as_done(&week_on(day, "level = 1", &diary), day);
        }
    }
    assert_eq!(told, [None, Some(true), Some(true), Some(false), Some(false)]);
}

#[test]
fn a_lighter_week_names_load_only_where_there_is_some() {
    let raises = |load: &str| -> String {
        let first: NaiveDate = "2026-10-05".parse().expect("a date");
        let days = (0..5).flat_map(|week| [7 * week, 7 * week + 2, 7 * week + 4]);
        let line = |days: u64| {
            let day = (first + chrono::Days::new(days)).format("%m-%d").to_string();
            format!(
                "{day} single-leg-calf-raise 9,9,9 {load} pain 0\n{day} single-leg-bent-knee-calf-raise 9,9 pain 0\n"
            )
        };
        days.map(line).collect()
    };
    let told = |equipment: &str, load: &str| {
        let toml =
            format!("level = 2\ndays = [\"mon\", \"wed\", \"fri\"]\nminutes = 45\nequipment = [{equipment}]");
        note_with(&week_on("2026-11-09", &toml, &raises(load)), "A lighter week").expect("a lighter week")
    };
    let bare = told("\"wall\"", "");
    assert!(
        bare.contains("half the calf sets, the same days. Stop at RPE 6.5, even before the last rep."),
        "{bare}"
    );
    let loaded = told("\"wall\", \"dumbbell\"", "load 10");
    assert!(loaded.contains("half the calf sets, a little less load, the same days."), "{loaded}");
}
