//! Progress that hears effort (D.4): each of the rule's examples, and what was seen to go wrong.

use super::*;

/// What the coach says in the week after two that were done as the lines say; beside them enough of the bent knee that no
/// week is thin.
fn after_weeks(profile: &Profile, slug: &str, weeks: &[&[&str]], asked_of: &str) -> String {
    let first = date("2026-11-02");
    let mut diary = String::new();
    for (week, exposures) in weeks.iter().enumerate() {
        for (nth, sets) in exposures.iter().enumerate() {
            let day = first + chrono::Days::new(7 * week as u64 + 3 * nth as u64);
            let day = day.format("%m-%d").to_string();
            diary += &format!("{day} {slug} {sets}\n{}", beside(&[&day]));
        }
        if exposures.len() < 2 {
            let day = first + chrono::Days::new(7 * week as u64 + 3);
            diary += &beside(&[&day.format("%m-%d").to_string()]);
        }
    }
    let monday = first + chrono::Days::new(7 * weeks.len() as u64);
    says(profile, &diary, &monday.to_string(), asked_of)
}

#[test]
fn a_met_target_grows_with_the_ease_it_was_met_with() {
    let to_ten: &[&str] = &["8,8,8 rpe 6"];
    let to_top: &[&str] = &["14,14,14 rpe 8"];
    for (weeks, expected) in [
        (&[to_ten, &["12,12,12", "12,11,12"]][..], "3x13 build"),
        (&[to_ten, &["12,11,12"]], "3x12 build"),
        (&[to_top, &["L15,15,15 R15,14,13 rpe 8"]], "3x15 hold:reps"),
        (&[&["8,8,8 rpe 3"]], "3x13 build"),
        (&[&["8,8,8 rpe 5.5"]], "3x10 build"),
        (&[&["8,8,8"]], "3x9 build"),
        (&[&["8,8,14"]], "3x13 build"),
        (&[&["8,8,10"]], "3x10 build"),
        (&[&["8,8,8 rpe 10"]], "3x8 hold:effort"),
        (&[to_ten, &["9,9,9 rpe 8", "9,8,9 rpe 8"]], "3x8 hold:reps"),
    ] {
        assert_eq!(after_weeks(&runner(), SLCR, weeks, SLCR), expected, "{weeks:?}");
    }
    // The whole session was easy, and nothing else tells it.
    let easy = format!("11-02 {SLCR} 8,8,8\n11-02 session 4\n{}", beside(&["11-02", "11-05"]));
    assert_eq!(says(&runner(), &easy, "2026-11-09", SLCR), "3x10 build");
    let usual = easy.replace("session 4", "session 5");
    assert_eq!(says(&runner(), &usual, "2026-11-09", SLCR), "3x9 build");
}

#[test]
fn ease_at_the_top_leads_on_at_once_and_gives_the_next_rung_a_start() {
    let bare = with(&[Equipment::Wall, Equipment::Step]);
    let deficit = "single-leg-calf-raise-deficit";
    let to_top: &[&str] = &["14,14,14 rpe 8"];
    for (exposures, expected) in [
        (&["15,15,15 rpe 4"][..], "3x11 progress:rung"),
        (&["15,15,15 rpe 5.5"], "none"),
        (&["15,15,15 rpe 8", "15,15,15 rpe 8"], "2x8 progress:rung"),
        (&["15,15,20 rpe 8"], "2x8 progress:rung"),
        (&["15,15,17 rpe 8"], "none"),
    ] {
        let said = after_weeks(&bare, SLCR, &[to_top, exposures], deficit);
        let said = if said.ends_with("at single-leg-calf-raise") { "none".to_string() } else { said };
        assert_eq!(said, expected, "{exposures:?}");
    }
}

#[test]
fn load_grows_by_more_where_it_was_easy_and_its_reps_fall_by_what_it_costs() {
    let things = [Equipment::Wall, Equipment::Step, Equipment::Dumbbell];
    let lifter = with(&things);
    let to_top: &[&str] = &["14,14,14 rpe 8"];
    let loaded: &[&str] = &["15,15,15 rpe 8", "15,15,15 rpe 8"];
    let said = |weeks: &[&[&str]]| after_weeks(&lifter, SLCR, weeks, SLCR);
    assert_eq!(said(&[to_top, loaded]), "3x13+5 progress:load");
    assert_eq!(said(&[to_top, loaded, &["15,15,15 load 5 rpe 4"]]), "3x13+10 progress:load");
    assert_eq!(said(&[to_top, &["15,15,15 rpe 4"]]), "3x11+7.5 progress:load");
}

#[test]
fn what_was_carried_and_was_too_much_comes_down_and_the_rung_stays() {
    let lifter = with(&[Equipment::Wall, Equipment::Dumbbell]);
    let week: &[&str] = &["7,7,6 load 12.5 rpe 8.5", "7,6,6 load 12.5 rpe 8.5"];
    assert_eq!(after_weeks(&lifter, SLCR, &[week], SLCR), "3x8+10 regress:reps");
    let five: &[&str] = &["7,7,6 load 5 rpe 8.5", "7,6,6 load 5 rpe 8.5"];
    assert_eq!(after_weeks(&lifter, SLCR, &[five], SLCR), "3x8 regress:reps");
}

#[test]
fn one_planned_set_is_one_set_and_builds() {
    let one = |slug: &str, sets: &str| {
        let diary = format!("11-02 {slug} {sets} planned 1\n{}", beside(&["11-02", "11-05"]));
        let diary = diary + &format!("11-02 {SLCR} 8,8,8\n");
        says(&runner(), &diary, "2026-11-09", slug)
    };
    assert!(one("calf-iso-hold", "30").starts_with("3x35 build"), "{}", one("calf-iso-hold", "30"));
    assert!(one("three-point-lunge", "12").starts_with("1x15 build"));
}

#[test]
fn three_single_sets_at_the_top_count_as_two_fuller_exposures() {
    let beginner = Profile { level: 1, equipment: vec![Equipment::Wall], ..Profile::default() };
    let top = |day: &str, planned: u8| {
        let sets = ["20", "20,20"][usize::from(planned) - 1];
        format!(
            "{day} bent-knee-calf-raise {sets} rpe 7 planned {planned}\n{day} calf-raise 10,10,10 rpe 7\n"
        )
    };
    let said = |days: &[(&str, u8)], monday: &str| {
        let diary: String = days.iter().map(|(day, planned)| top(day, *planned)).collect();
        let said = says(&beginner, &diary, monday, "bent-knee-calf-raise");
        said.split_whitespace().nth(1).unwrap_or_default().to_string()
    };
    assert_eq!(said(&[("11-02", 1), ("11-05", 1)], "2026-11-09"), "build");
    assert_eq!(said(&[("11-02", 1), ("11-05", 1), ("11-09", 1)], "2026-11-16"), "progress:rung");
    assert_eq!(said(&[("11-02", 2), ("11-05", 1), ("11-09", 2)], "2026-11-16"), "progress:rung");
}

#[test]
fn keeping_to_a_cap_is_no_ease() {
    let busy = Profile { hard_run_days: vec![crate::week::Weekday::Tue], ..runner() };
    let said = |diary: &str| says(&busy, diary, "2026-11-09", SLCR);
    // Monday is before the hard run: six of the eight would have been asked, and eight is no less than the range.
    let moderate = format!("11-02 {SLCR} 8,8,14 rpe 3\n{}", beside(&["11-02", "11-05"]));
    assert_eq!(said(&moderate), "3x9 build", "no more than one step");
    let heavy = format!("11-05 {SLCR} 8,8,8 rpe 3\n{}", beside(&["11-02", "11-05"]));
    assert_eq!(said(&heavy), "3x13 build");
    // Two weeks after a sore day of the same exercise.
    let sore = format!("11-02 {SLCR} 8,8,8 pain 4\n11-06 {SLCR} 8,8,8 rpe 3 pain 0\n");
    let sore = sore + &beside(&["11-02", "11-05"]);
    assert_eq!(says(&runner(), &sore, "2026-11-09", SLCR), "3x9 build");
    let keeper = Profile { goal: crate::profile::Goal::Maintain, ..runner() };
    assert_eq!(after_weeks(&keeper, SLCR, &[&["8,8,8 rpe 3"]], SLCR), "3x9 build");
}

#[test]
fn a_test_sets_where_a_rung_begins() {
    let bare = with(&[Equipment::Wall, Equipment::Step]);
    let said = |raises: u8, slug: &str| says(&bare, &format!("11-01 test {raises}/30\n"), "2026-11-02", slug);
    assert_eq!(said(14, SLCR), "3x8 start:test");
    assert_eq!(said(19, SLCR), "3x11 start:test");
    assert_eq!(said(25, "single-leg-calf-raise-deficit"), "3x12 start:test");
    assert_eq!(said(20, "single-leg-calf-raise-deficit"), "3x9 start:test");
    assert!(said(19, "negative-calf-raise").starts_with("3x9 start:test"));
    // What was done before it says more.
    let done = format!("11-02 {SLCR} 8,8,8 rpe 8\n11-08 test 19/19\n{}", beside(&["11-02", "11-05"]));
    assert_eq!(says(&bare, &done, "2026-11-09", SLCR), "3x9 build");
}

#[test]
fn the_last_set_is_open_from_the_second_week_on_a_rung() {
    let is_open = |profile: &Profile, diary: &str, slug: &str| {
        ask(profile, diary, "2026-11-09", |standing| {
            standing.target(standing.person.catalogue.get(slug).expect("bundled")).last_set_open
        })
    };
    let done = format!("11-02 {SLCR} 8,8,8 rpe 8\n{}", beside(&["11-02", "11-05"]));
    assert!(is_open(&runner(), &done, SLCR));
    assert!(!is_open(&runner(), &beside(&["11-02", "11-05"]), SLCR), "its first week");
    let sore = done.replace("rpe 8\n", "rpe 8 pain 4\n");
    assert!(!is_open(&runner(), &sore, SLCR), "sore lately");
    for flag in [Flag::BalanceImpaired, Flag::CalfStrain, Flag::RecentSprain] {
        let unsteady = Profile { flags: vec![flag], ..runner() };
        assert!(!is_open(&unsteady, &done, SLCR), "{flag:?}");
    }
    assert!(!is_open(&Profile { goal: crate::profile::Goal::Maintain, ..runner() }, &done, SLCR));
    assert!(!is_open(&Profile { hold: vec![SLCR.to_string()], ..runner() }, &done, SLCR));
    // Slow lowering goes no further than its gate.
    let negative =
        |reps: u8| format!("11-02 negative-calf-raise {reps},{reps} rpe 7\n{}", beside(&["11-02", "11-05"]));
    let stepper = with(&[Equipment::Wall, Equipment::Step]);
    assert!(is_open(&stepper, &negative(9), "negative-calf-raise"));
    assert!(!is_open(&stepper, &negative(12), "negative-calf-raise"));
}

#[test]
fn the_top_of_a_ladder_is_said_once() {
    let bare = with(&[Equipment::Wall, Equipment::Step]);
    let lean = "wall-lean-calf-raise";
    let done = |days: &[&str]| -> String {
        days.iter().map(|day| format!("{day} {lean} 15,15,15,15 rpe 8\n{}", beside(&[day]))).collect()
    };
    let told = |diary: &str, monday: &str| {
        ask(&bare, diary, monday, |standing| {
            text_of(&standing.target(standing.person.catalogue.get(lean).expect("bundled")).because)
        })
    };
    let days = ["10-05", "10-08", "10-12", "10-15", "10-19", "10-22", "10-26", "10-29"];
    let mut said: Vec<String> = Vec::new();
    for (week, monday) in ["2026-10-12", "2026-10-19", "2026-10-26", "2026-11-02"].iter().enumerate() {
        said.push(told(&done(&days[..2 * (week + 1)]), monday));
    }
    assert!(said[0].contains("4 sets"), "{said:?}");
    assert!(said[1].contains("the top of its ladder, where it stays"), "{said:?}");
    assert_eq!(said[2], "Top of its ladder.", "{said:?}");
    assert_eq!(said[3], "Top of its ladder.", "{said:?}");
}

#[test]
fn the_effort_that_was_told_is_said_back() {
    let told = |sets: &str| {
        let diary = format!("11-02 {SLCR} {sets}\n{}", beside(&["11-02", "11-05"]));
        ask(&runner(), &diary, "2026-11-09", |standing| {
            text_of(&standing.target(standing.person.catalogue.get(SLCR).expect("bundled")).because)
        })
    };
    assert_eq!(told("8,8,8 rpe 3"), "RPE 3 where 7 to 8.5 is meant: five reps more now, 13 instead of 8.");
    assert_eq!(told("8,8,10"), "10 in the last set on both sides: two reps more now, 10 instead of 8.");
    assert_eq!(told("8,8,8"), "Every set on both sides met the target: one rep more now, 9 instead of 8.");
}

#[test]
fn doing_what_was_shown_in_pounds_is_doing_what_was_asked() {
    let to_top: &[&str] = &["14,14,14 rpe 8"];
    let loaded: &[&str] = &["15,15,15 rpe 8", "15,15,15 rpe 8"];
    // Five kilograms are shown as 11 lb, which are a little less.
    let eleven_pounds: &[&str] = &["13,13,13 load 4.98951607 rpe 8"];
    let lifter = with(&[Equipment::Wall, Equipment::Dumbbell]);
    let said = |profile: &Profile| after_weeks(profile, SLCR, &[to_top, loaded, eleven_pounds], SLCR);
    let in_pounds = Profile { units: crate::units::LoadUnit::Lb, ..lifter.clone() };
    assert_eq!(said(&in_pounds), "3x14+5 build");
    assert_eq!(said(&lifter), "3x13+5 hold:load", "less than five kilograms were asked");
}

#[test]
fn a_moderate_day_neither_counts_for_the_top_nor_breaks_a_row() {
    use crate::week::Weekday::Tue;
    let busy = Profile { hard_run_days: vec![Tue], ..with(&[Equipment::Wall, Equipment::Dumbbell]) };
    // Thursdays are heavy, Mondays before the hard run; 13 are the 15 of a moderate day.
    let week = |monday: &str, thursday: &str, reps: &str| {
        format!(
            "{monday} {SLCR} 13,13 rpe 5\n{thursday} {SLCR} {reps} rpe 8\n{}",
            beside(&[monday, thursday])
        )
    };
    let said = |diary: &str, monday: &str| says(&busy, diary, monday, SLCR);
    let one = format!("11-05 {SLCR} 14,14,14 rpe 8\n{}", beside(&["11-02", "11-05"]));
    let two = one + &week("11-09", "11-12", "15,15,15");
    assert_eq!(said(&two, "2026-11-16"), "3x15 hold:again");
    let three = two + &week("11-16", "11-19", "15,15,15");
    assert_eq!(said(&three, "2026-11-23"), "3x13+5 progress:load");
    // Missed on two heavy days running, with a moderate one between them that was met.
    let miss = format!("11-05 {SLCR} 11,11,11 rpe 8\n{}", beside(&["11-02", "11-05"]))
        + &week("11-09", "11-12", "12,12,10")
        + &week("11-16", "11-19", "12,12,10");
    assert_eq!(said(&miss, "2026-11-23"), "3x10 hold:reps");
}

#[test]
fn one_set_however_easy_passes_no_gate() {
    let beginner = Profile { level: 1, equipment: vec![Equipment::Wall], ..Profile::default() };
    let diary = "11-02 bent-knee-calf-raise 30 rpe 2 planned 1\n11-02 calf-raise 10,10,10 rpe 7\n\
                 11-05 calf-raise 10,10,10 rpe 7\n";
    let said = says(&beginner, diary, "2026-11-09", "bent-knee-calf-raise");
    assert!(!said.contains("progress"), "{said}");
}

#[test]
fn a_set_ended_for_form_misses_its_target_and_is_blamed_on_nothing() {
    let stopped = |sets: &str| {
        let diary = format!("11-02 {SLCR} {sets} rpe 8\n{}", beside(&["11-02", "11-05"]));
        let mut records = crate::log::read::read(diary_text(&diary).as_bytes()).expect("read").records;
        for record in &mut records {
            if let crate::log::event::Kind::Sets { exercise, sets, .. } = &mut record.kind
                && exercise == SLCR
                && let Some(last) = sets.last_mut()
            {
                last.stopped = true;
            }
        }
        let (catalogue, history) = (Catalogue::bundled(), History::of(&records));
        let profile = runner();
        let week = Week::of(date("2026-11-09"));
        let person = Person { catalogue: &catalogue, profile: &profile, history: &history };
        let standing = Standing::of(person, WEEKLY_TARGETS[1], week, week.starts());
        let target = standing.target(catalogue.get(SLCR).expect("bundled"));
        format!("{}x{} {}", target.sets, target.dosage.number(), code_of(&target.because))
    };
    assert_eq!(stopped("12,12,9"), "3x8 hold:form");
    assert_eq!(stopped("8,8,8"), "3x8 hold:form");
    assert_eq!(stopped("8,8,3"), "3x8 hold:form");
    assert_eq!(stopped("8,6,8"), "3x8 hold:reps");
}

#[test]
fn a_step_back_after_pain_starts_from_what_was_done_and_never_adds_a_load() {
    let lifter = with(&[Equipment::Wall, Equipment::Dumbbell]);
    let days = ["11-02", "11-06", "11-09", "11-13"];
    let diary = format!(
        "11-02 {SLCR} 8,8,8 rpe 7\n11-06 {SLCR} 8,8,8 rpe 7\n11-09 {SLCR} 9,9,20 rpe 7\n\
         11-13 {SLCR} 9,9,9 rpe 7 pain 7\n{}",
        beside(&days)
    );
    let said = says(&lifter, &diary, "2026-11-16", SLCR);
    assert!(!said.contains('+'), "never lifted: {said}");
    // What was earned in the week, and not asked for yet, is no place to step back from.
    let loaded = "14,14,14 rpe 8";
    let earned = format!(
        "11-02 {SLCR} {loaded}\n11-06 {SLCR} {loaded}\n11-09 {SLCR} 15,15,15 rpe 8\n11-12 {SLCR} 15,15,15 rpe 8\n\
         11-16 {SLCR} 15,15,15 load 5 rpe 4\n11-19 {SLCR} 15,15,15 load 5 rpe 7 pain 7\n{}",
        beside(&["11-02", "11-06", "11-09", "11-12", "11-16", "11-19"])
    );
    let said = says(&lifter, &earned, "2026-11-23", SLCR);
    assert!(!said.contains("+5") && !said.contains("+7") && !said.contains("+10"), "{said}");
}

#[test]
fn a_lighter_week_asks_for_no_load_that_was_never_lifted() {
    let lifter = with(&[Equipment::Wall, Equipment::Dumbbell]);
    let first = date("2026-06-01");
    let line = |days: u64| {
        let day = (first + chrono::Days::new(days)).format("%m-%d").to_string();
        // The second session of the fourth week earns the first load, and the fifth goes on without it.
        let reps = if days >= 21 { "15,15,15 rpe 8 pain 0" } else { "9,9,9 rpe 8 pain 0" };
        format!("{day} {SLCR} {reps}\n{day} single-leg-bent-knee-calf-raise 9,9,9 pain 0\n")
    };
    let diary: String = (0..5).flat_map(|week| [7 * week, 7 * week + 3]).map(line).collect();
    let said = says(&lifter, &diary, "2026-07-06", SLCR);
    assert!(said.ends_with("deload") && !said.contains('+'), "{said}");
}
