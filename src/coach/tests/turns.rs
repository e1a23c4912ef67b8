//! What turns a course: sore days, gaps, light weeks, a lone set, a new weight.

use super::*;

/// What the coach says of an exercise in the week of a Monday, in words.
fn told(profile: &Profile, diary: &str, monday: &str, slug: &str) -> String {
    ask(profile, diary, monday, |standing| {
        text_of(&standing.next_target(standing.person.catalogue.get(slug).expect("bundled")).because)
    })
}

#[test]
fn unlike_legs_are_seen_at_every_level_and_in_a_log_of_tests_alone() {
    let asymmetry = |profile: &Profile, diary: &str| {
        ask(profile, diary, "2026-11-09", |standing| standing.asymmetry.map(|asymmetry| asymmetry.percent))
    };
    let beginner = Profile { level: 1, ..runner() };
    let trained = format!("11-02 test 12/25\n11-03 {SLCR} L8,8 R14,14\n");
    assert_eq!(asymmetry(&beginner, &trained), Some(48));
    assert_eq!(asymmetry(&runner(), &trained), Some(48));
    assert_eq!(asymmetry(&runner(), "11-02 test 10/25\n"), Some(40), "nothing was trained yet");
}

#[test]
fn a_sore_day_takes_back_the_step_that_its_week_has_not_asked_for_yet() {
    let lifter = with(&[Equipment::Wall, Equipment::Dumbbell]);
    let top = |day: &str, pain: u8| format!("{day} {SLCR} 15,15,15 rpe 8 pain {pain}\n{}", beside(&[day]));
    let green = top("11-02", 0) + &top("11-05", 0);
    assert_eq!(says(&lifter, &green, "2026-11-09", SLCR), "3x13+5 progress:load");
    let sore = green.clone() + &top("11-07", 4);
    assert_eq!(says(&lifter, &sore, "2026-11-09", SLCR), "3x15 hold:pain");
    assert!(
        told(&lifter, &sore, "2026-11-09", SLCR).contains("Pain 4 of 10 while training"),
        "{}",
        told(&lifter, &sore, "2026-11-09", SLCR)
    );
    // The same where the step was to the next rung.
    let bare = with(&[Equipment::Wall, Equipment::Step]);
    assert_eq!(
        says(&bare, &green, "2026-11-09", SLCR),
        "3x15 progress:rung at single-leg-calf-raise-deficit"
    );
    assert_eq!(says(&bare, &sore, "2026-11-09", SLCR), "3x15 hold:pain");
}

#[test]
fn a_gap_is_judged_at_the_first_session_of_its_week_as_planned() {
    // 26 days to Monday, 28 to Wednesday: doing on Wednesday what Monday asked for changes no row of the table.
    let lifter = with(&[Equipment::Wall, Equipment::Dumbbell]);
    let day =
        |day: &str, reps: &str, load: &str| format!("{day} {SLCR} {reps} load {load}\n{}", beside(&[day]));
    let before = day("09-02", "12,12,12", "20") + &day("09-09", "12,12,12", "20");
    assert_eq!(says(&lifter, &before, "2026-10-05", SLCR), "2x8+17.5 layoff:26d");
    let back = before.clone() + &day("10-07", "8,8", "17.5");
    assert_eq!(says(&lifter, &back, "2026-10-12", SLCR), "3x8+17.5 return");
    // The whole of a week of the way back is no thin week: four sets and two, where six and four are usual.
    let whole = before
        + &format!("10-07 {SLCR} 8,8 load 17.5\n10-07 single-leg-bent-knee-calf-raise 8,8\n")
        + "10-05 gastroc-stretch 30,30\n10-09 gastroc-stretch 30,30\n";
    let said = says(&lifter, &whole, "2026-10-12", "gastroc-stretch");
    assert!(said.contains("build"), "{said}");
}

#[test]
fn one_set_where_one_was_planned_is_neither_blamed_nor_counted() {
    let day = |day: &str, sets: &str| {
        format!("{day} bent-knee-calf-raise {sets} rpe 7\n{day} calf-raise 10,10,10\n")
    };
    let profile = Profile { level: 1, equipment: vec![Equipment::Wall], ..Profile::default() };
    let said = |diary: &str, monday: &str| says(&profile, diary, monday, "bent-knee-calf-raise");
    let lone = day("11-02", "20,20") + &day("11-05", "20");
    assert_eq!(said(&lone, "2026-11-09"), "3x20 build", "it holds the first day's step");
    let twice = lone + &day("11-09", "20,20");
    assert!(said(&twice, "2026-11-16").contains("progress"), "{}", said(&twice, "2026-11-16"));
    let missed = day("11-02", "20,20") + &day("11-05", "18") + &day("11-09", "20,20");
    assert!(!said(&missed, "2026-11-16").contains("progress"), "a lone set under the top breaks the row");
}

#[test]
fn a_set_that_a_step_back_took_off_comes_back_after_two_good_sessions() {
    let profile = Profile { level: 1, equipment: vec![Equipment::Towel], ..Profile::default() };
    let calf = |day: &str| format!("{day} calf-raise 10,10,10\n{day} bent-knee-calf-raise 12,12,12\n");
    let sore = calf("11-02") + "11-02 towel-curl 10 pain 6\n";
    let said = |diary: &str, monday: &str| says(&profile, diary, monday, "towel-curl");
    assert_eq!(said(&sore, "2026-11-09"), "1x10 stop:pain");
    let once = sore + &calf("11-10") + "11-10 towel-curl 15 rpe 5\n";
    assert_eq!(said(&once, "2026-11-16"), "1x16 build", "one set is all of it now");
    let twice = once + &calf("11-17") + "11-17 towel-curl 16 rpe 5\n";
    assert_eq!(said(&twice, "2026-11-23"), "2x16 regain");
}

#[test]
fn nothing_moves_up_in_a_light_week_and_what_was_earned_waits_for_the_next() {
    let lifter = with(&[Equipment::Wall, Equipment::Dumbbell]);
    let weeks = |last: &str| -> String {
        let first = date("2026-06-01");
        let days = (0..5).flat_map(|week| [7 * week, 7 * week + 3]);
        let line = |days: u64| {
            let day = (first + chrono::Days::new(days)).format("%m-%d").to_string();
            let reps = if days >= 28 { last } else { "9,9,9 rpe 8 pain 0" };
            format!("{day} {SLCR} {reps}\n{day} single-leg-bent-knee-calf-raise 9,9,9\n")
        };
        days.map(line).collect()
    };
    let earned = weeks("15,15,15 rpe 8 pain 0");
    assert_eq!(says(&lifter, &earned, "2026-07-06", SLCR), "2x9 deload", "no first load in a light week");
    let told = told(&lifter, &earned, "2026-07-06", SLCR);
    assert!(told.ends_with("half the sets."), "no load to take off: {told}");
    // What is not unloaded waits all the same, and says so.
    let beside = earned.clone() + "06-29 tibialis-raise 12,12 rpe 7\n";
    assert_eq!(says(&lifter, &beside, "2026-07-06", "tibialis-raise"), "2x12 deload at none");
    let light = earned + "07-06 single-leg-calf-raise 10,10\n07-09 single-leg-calf-raise 10,10\n";
    assert!(
        says(&lifter, &light, "2026-07-13", SLCR).starts_with("3x13+5"),
        "{}",
        says(&lifter, &light, "2026-07-13", SLCR)
    );
    // A rung that was just reached waits too.
    let bare = with(&[Equipment::Wall, Equipment::Step]);
    let at = |diary: &str, monday: &str| says(&bare, diary, monday, SLCR);
    assert_eq!(at(&weeks("15,15,15 rpe 8 pain 0"), "2026-07-06"), "2x9 deload");
    assert!(
        at(&light, "2026-07-13").ends_with("at single-leg-calf-raise-deficit"),
        "{}",
        at(&light, "2026-07-13")
    );
}

#[test]
fn a_rung_behind_a_passed_gate_stays_granted_when_a_weight_is_bought() {
    let top = |day: &str| format!("{day} {SLCR} 15,15,15 rpe 8 pain 0\n{}", beside(&[day]));
    let diary = ["09-07", "09-11"].map(top).concat()
        + "09-15 single-leg-calf-raise-deficit 8,8 rpe 7.5 pain 0\n"
        + &beside(&["09-15", "09-18"]);
    let owner = with(&[Equipment::Wall, Equipment::Step, Equipment::Dumbbell]);
    assert!(says(&owner, &diary, "2026-09-21", SLCR).ends_with("at single-leg-calf-raise-deficit"));
}

#[test]
fn the_top_with_too_much_effort_says_so() {
    let profile = Profile { level: 1, ..runner() };
    let days = ["11-02", "11-05", "11-09", "11-12"];
    let hard = days
        .map(|day| format!("{day} calf-raise 15,15,15 rpe 9\n{day} bent-knee-calf-raise 12,12\n"))
        .concat();
    let said = told(&profile, &hard, "2026-11-16", "calf-raise");
    assert!(said.contains("15 in every set, but harder than RPE 7"), "{said}");
}

#[test]
fn what_was_done_long_ago_is_told_with_its_day() {
    let diary =
        format!("{}11-06 tibialis-raise 12,12 rpe 7\n", beside(&["11-02", "11-06", "11-09", "11-12"]));
    // With one session a week ten days are no gap.
    let weekly = Profile { days: TrainingDays::Free(1), ..runner() };
    let said = told(&weekly, &diary, "2026-11-16", "tibialis-raise");
    assert_eq!(said, "Last done on Fri 6 Nov: every set met the target: one rep more now, 13 instead of 12.");
    // A gap took down what that day had earned: the old decision is not told any more.
    let band = with(&[Equipment::Wall, Equipment::Band]);
    let diary = "09-01 tibialis-raise 12,12 rpe 7\n10-01 band-eversion 10,10 rpe 7\n10-08 band-eversion 10,10 rpe 7\n";
    let diary = diary.to_string() + &beside(&["09-01", "09-04", "10-01", "10-05", "10-08"]);
    let said = told(&band, &diary, "2026-10-12", "tibialis-raise");
    assert_eq!(said, "As it was: last done on Tue 1 Sep.");
}

#[test]
fn a_step_back_never_asks_for_more() {
    let profile = Profile { level: 1, equipment: vec![Equipment::Wall], ..Profile::default() };
    let sore = "11-02 calf-raise 10,10 pain 6\n11-02 bent-knee-calf-raise 12,12 pain 0\n";
    assert_eq!(says(&profile, sore, "2026-11-09", "calf-raise"), "1x10 stop:pain");
    // What did not hurt stays as it is.
    assert_eq!(says(&profile, sore, "2026-11-09", "bent-knee-calf-raise"), "3x12 hold:pain");
    let lifter = with(&[Equipment::Wall, Equipment::Dumbbell]);
    let loaded = format!("11-02 {SLCR} 8,8,8 load 10\n11-05 {SLCR} 8,8,8 load 10 pain 7\n");
    assert_eq!(says(&lifter, &loaded, "2026-11-09", SLCR), "3x8+7.5 stop:pain");
}

#[test]
fn a_leg_that_is_very_far_behind_goes_up_no_tendon_tier() {
    let raises = |days: &[&str]| -> String {
        days.iter().map(|day| format!("{day} calf-raise 15,15,15 rpe 5 pain 0\n")).collect()
    };
    let done = raises(&["11-03", "11-05", "11-10", "11-12", "11-17", "11-19"]);
    let tier = |test: &str| {
        ask(&runner(), &format!("{test}{done}"), "2026-11-23", |standing| {
            standing.place(Quality::CalfStraight).map(|place| place.exercise.tendon_tier)
        })
    };
    assert_eq!(tier("11-02 test 9/9\n"), Some(3), "alike, they go on");
    assert_eq!(tier("11-02 test 6/14\n"), Some(2), "43 percent");
}
