//! What a gap takes off, and what it only puts off (D.8).

use super::*;

fn day(day: &str, sets: &str) -> String {
    format!("{day} {SLCR} {sets}\n{}", beside(&[day]))
}

/// What the coach makes of a diary in the week of a day that is its first session.
fn on<R>(
    profile: &Profile,
    diary: &str,
    first_session: &str,
    question: impl FnOnce(&Standing<'_, '_>) -> R,
) -> R {
    let catalogue = Catalogue::bundled();
    let history = history(diary);
    let first_session = date(first_session);
    let targets = WEEKLY_TARGETS[usize::from(profile.level) - 1];
    let person = Person { catalogue: &catalogue, profile, history: &history };
    question(&Standing::of(person, targets, Week::of(first_session), first_session))
}

fn load_of(profile: &Profile, diary: &str, monday: &str) -> String {
    ask(profile, diary, monday, |standing| {
        let raise = standing.person.catalogue.get(SLCR).expect("bundled");
        standing.next_target(raise).load_kg.to_string()
    })
}

fn place_of(profile: &Profile, diary: &str, monday: &str) -> String {
    ask(profile, diary, monday, |standing| {
        standing.place(Quality::CalfStraight).expect("a rung").exercise.slug.to_string()
    })
}

#[test]
fn no_load_after_a_gap_that_was_never_lifted() {
    let lifter = with(&[Equipment::Wall, Equipment::Dumbbell]);
    let top = "15,15,15 load 7.5 rpe 8 pain 1";
    let earned = day("11-02", top) + &day("11-05", top);
    assert_eq!(load_of(&lifter, &earned, "2026-11-09"), "10", "the step that was earned");
    assert_eq!(load_of(&lifter, &earned, "2026-11-16"), "7.5", "after 11 days: what was lifted");
    assert_eq!(load_of(&lifter, &earned, "2026-11-23"), "5", "after 18 days: nine tenths of that");
    let green = earned.clone() + &day("11-16", "11,11 load 7.5 rpe 7 pain 0");
    assert_eq!(load_of(&lifter, &green, "2026-11-16"), "7.5", "the week goes on as it began");
    assert_eq!(load_of(&lifter, &green, "2026-11-23"), "10", "the first green session takes the step");
    let sore = earned + &day("11-16", "11,11 load 7.5 rpe 7 pain 4");
    assert_eq!(load_of(&lifter, &sore, "2026-11-23"), "7.5", "it waits for a green one");
}

#[test]
fn a_rung_earned_just_before_a_gap_waits_for_the_first_green_session() {
    let bare = with(&[Equipment::Wall, Equipment::Step]);
    let top = "15,15,15 rpe 8 pain 1";
    let earned = day("11-02", top) + &day("11-05", top);
    let harder = "single-leg-calf-raise-deficit";
    assert_eq!(place_of(&bare, &earned, "2026-11-09"), harder);
    assert_eq!(place_of(&bare, &earned, "2026-11-16"), SLCR);
    assert_eq!(place_of(&bare, &earned, "2026-11-23"), SLCR, "and after a longer one");
    let green = earned.clone() + &day("11-16", "11,11 rpe 7 pain 0");
    assert_eq!(place_of(&bare, &green, "2026-11-23"), harder);
    let sore = earned + &day("11-16", "11,11 rpe 7 pain 4");
    assert_eq!(place_of(&bare, &sore, "2026-11-23"), SLCR);
}

#[test]
fn shares_are_of_what_was_lifted_outside_a_lighter_week() {
    let lifter = with(&[Equipment::Wall, Equipment::Dumbbell]);
    let first = date("2026-06-01");
    let trained: String = (0..5)
        .flat_map(|week| [7 * week, 7 * week + 3])
        .map(|days| {
            let on = (first + chrono::Days::new(days)).format("%m-%d").to_string();
            day(&on, "9,9,9 load 20 rpe 8 pain 0")
        })
        .collect();
    let light = trained + &day("07-06", "9,9 load 17.5 rpe 6") + &day("07-09", "9,9 load 17.5 rpe 6");
    assert_eq!(load_of(&lifter, &light, "2026-07-27"), "17.5", "nine tenths of 20, not of 17.5");
}

#[test]
fn one_missed_session_of_one_a_week_is_no_gap() {
    let weekly = Profile { days: TrainingDays::Free(1), ..runner() };
    let trained = day("10-26", "9,9,9") + &day("11-02", "9,9,9");
    let usual = says(&weekly, &trained, "2026-11-09", SLCR);
    assert_eq!(says(&weekly, &trained, "2026-11-16", SLCR).split(' ').next(), usual.split(' ').next());
    for (monday, expected) in [("2026-11-16", None), ("2026-11-23", Some("layoff:21d"))] {
        let said = says(&weekly, &trained, monday, SLCR);
        assert_eq!(said.split(' ').find(|word| word.starts_with("layoff")), expected, "{said}");
    }
    // Two days that follow each other hold one heavy day.
    let week = crate::week::Weekday::ALL;
    let weekend = Profile { days: TrainingDays::On(vec![week[5], week[6]]), ..runner() };
    assert!(!says(&weekend, &trained, "2026-11-16", SLCR).contains("layoff"));
    let apart = Profile { days: TrainingDays::On(vec![week[2], week[5]]), ..runner() };
    assert!(says(&apart, &trained, "2026-11-16", SLCR).contains("layoff:14d"));
}

#[test]
fn half_a_year_off_is_a_way_back_of_a_week_at_little_effort() {
    let trained = day("05-01", "9,9,9") + &day("05-04", "9,9,9");
    let trained = trained.replace("05-0", "06-0");
    let asked = |monday: &str| {
        ask(&runner(), &trained, monday, |standing| {
            let raise = standing.person.catalogue.get(SLCR).expect("bundled");
            let target = standing.next_target(raise);
            let rpe = target.rpe.map_or_else(String::new, |[_, high]| high.to_string());
            format!("{} {}x{} RPE {rpe}", standing.is_return(), target.sets, target.dosage.number())
        })
    };
    assert_eq!(asked("2026-12-07"), "true 3x8 RPE 7");
}

#[test]
fn what_was_never_done_begins_with_the_sets_that_the_others_have() {
    let profile = Profile { level: 1, equipment: vec![Equipment::Wall], ..Profile::default() };
    let calf = |day: &str| format!("{day} calf-raise 10,10,10\n{day} bent-knee-calf-raise 12,12,12\n");
    let before = calf("10-05") + &calf("10-08");
    let hold = |diary: &str, monday: &str| says(&profile, diary, monday, "calf-iso-hold");
    assert_eq!(hold(&before, "2026-10-12"), "3x30 start");
    assert_eq!(hold(&before, "2026-10-26"), "2x30 start", "18 days leave two thirds of the sets");
    assert_eq!(says(&profile, &before, "2026-10-26", "calf-raise"), "2x10 layoff:18d");
}

#[test]
fn a_stop_raises_the_row_and_makes_the_week_a_way_back() {
    let trained = day("11-02", "9,9,9") + &day("11-05", "9,9,9");
    let kind = |diary: &str, first: &str| {
        on(&runner(), diary, first, |standing| {
            let raise = standing.person.catalogue.get(SLCR).expect("bundled");
            (standing.is_return(), code_of(&standing.next_target(raise).because).to_string())
        })
    };
    assert_eq!(kind(&trained, "2026-11-11"), (false, "build".to_string()));
    let stopped = trained + "11-06 tag limp\n11-08 clears limp\n";
    assert_eq!(kind(&stopped, "2026-11-11"), (true, "layoff:6d".to_string()));
}

#[test]
fn a_shorter_gap_within_a_way_back_leaves_it_as_it_was() {
    let lifter = with(&[Equipment::Wall, Equipment::Dumbbell]);
    let back =
        day("09-01", "12,12,12 load 20") + &day("09-04", "12,12,12 load 20") + &day("10-05", "8,8 load 15");
    // 31 days, a session on Monday, and the next one only on Friday of the week after.
    let sets = on(&lifter, &back, "2026-10-16", |standing| {
        let raise = standing.person.catalogue.get(SLCR).expect("bundled");
        let target = standing.next_target(raise);
        (target.sets, code_of(&target.because).to_string())
    });
    assert_eq!(sets, (3, "layoff:31d".to_string()), "three quarters of three, rounded up");
}

#[test]
fn eight_days_without_calf_work_begin_the_count_to_a_lighter_week_anew() {
    let first = date("2026-06-01");
    let trained: String = (0..5)
        .flat_map(|week| [7 * week, 7 * week + 3])
        .map(|days| day(&(first + chrono::Days::new(days)).format("%m-%d").to_string(), "9,9,9 pain 0"))
        .collect();
    let is_light = |first: &str| on(&runner(), &trained, first, |standing| standing.deload.is_some());
    assert!(is_light("2026-07-09"), "seven days after the last");
    assert!(!is_light("2026-07-10"), "eight days");
}

#[test]
fn holds_that_the_plan_left_out_are_no_layoff_for_whose_calf_worked() {
    let profile = Profile { level: 1, equipment: vec![Equipment::Wall], ..Profile::default() };
    let calf =
        |day: &str| format!("{day} calf-raise 10,10,10 rpe 7\n{day} bent-knee-calf-raise 12,12,12 rpe 7\n");
    let first = calf("09-07") + "09-07 calf-iso-hold 40,40 rpe 7\n";
    let says = |diary: &str, monday: &str| says(&profile, diary, monday, "calf-iso-hold");
    let weeks = ["09-10", "09-14", "09-17", "09-21", "09-24", "09-28", "10-01"];
    let trained = weeks.iter().fold(first.clone(), |diary, day| diary + &calf(day));
    let target = |said: String| said.split(' ').next().map(str::to_string);
    assert_eq!(target(says(&trained, "2026-10-05")), target(says(&first, "2026-09-14")));
    // Who did nothing, or other work alone, had one.
    let idle = first.clone() + "09-14 crane-balance 10,10\n09-28 crane-balance 10,10\n";
    for paused in [&first, &idle] {
        assert!(says(paused, "2026-10-05").contains("layoff:28d"), "{}", says(paused, "2026-10-05"));
    }
    // The first calf work after a pause does not make the holds of the same week whole.
    let again = first + &calf("10-05");
    assert!(says(&again, "2026-10-05").contains("layoff:28d"), "{}", says(&again, "2026-10-05"));
}

#[test]
fn light_work_that_the_plan_left_out_is_no_layoff_for_who_trained() {
    let profile = Profile { level: 1, equipment: vec![Equipment::Wall], ..Profile::default() };
    let calf =
        |day: &str| format!("{day} calf-raise 10,10,10 rpe 7\n{day} bent-knee-calf-raise 12,12,12 rpe 7\n");
    let first = calf("09-07") + "09-07 towel-curl 15,15\n09-07 tibialis-raise 15,15\n";
    let weeks = ["09-10", "09-14", "09-17", "09-21", "09-24", "09-28", "10-01", "10-05", "10-08"];
    let trained = weeks.iter().fold(first.clone(), |diary, day| diary + &calf(day));
    for slug in ["towel-curl", "tibialis-raise"] {
        let target = |said: String| said.split(' ').next().map(str::to_string);
        let usual = target(says(&profile, &first, "2026-09-14", slug));
        let said = target(says(&profile, &trained, "2026-10-12", slug));
        assert_eq!(said, usual, "35 days without it, and none without training");
        let paused = says(&profile, &first, "2026-10-12", slug);
        assert!(paused.contains("layoff:35d"), "{paused}");
        // After a pause of everything the second day of the week is as easy as the first.
        let again = first.clone() + &calf("10-12");
        assert!(says(&profile, &again, "2026-10-12", slug).contains("layoff:35d"));
    }
    assert!(
        says(&profile, &trained, "2026-11-09", "calf-raise").contains("layoff"),
        "calf work has its own gap"
    );
}
