//! What a week holds and what it says where it holds less.

use super::*;
use crate::notation::Side;

#[test]
fn the_calf_raise_test_is_offered_to_those_whom_nothing_speaks_against() {
    let monday: NaiveDate = "2026-11-16".parse().expect("a date");
    let catalogue = Catalogue::shared();
    let due = |toml: &str, diary: &str| {
        let profile = Profile::read(toml, catalogue).expect("a profile");
        let history = crate::coach::tests::history(diary);
        is_test_week(Person { catalogue, profile: &profile, history: &history }, Week::of(monday))
    };
    let five_weeks_ago = "10-12 calf-raise 10,10\n";
    for (toml, diary, expected) in [
        ("level = 2", "", true),
        ("level = 1", "", false),
        ("level = 1", "11-09 calf-raise 10,10\n", true),
        ("level = 2", "11-09 calf-raise 10,10\n", false),
        ("level = 2", five_weeks_ago, true),
        // One of three weeks may be sore or lighter; then it is quiet up to the next time.
        ("level = 2", "10-05 calf-raise 10,10\n", true),
        ("level = 2", "09-28 calf-raise 10,10\n", true),
        ("level = 2", "09-21 calf-raise 10,10\n", false),
        ("level = 2", "09-07 calf-raise 10,10\n", true),
        ("level = 1", "10-12 calf-raise 10,10\n", false),
        ("level = 1", "10-05 calf-raise 10,10\n", true),
        ("level = 1", "11-02 calf-raise 10,10\n", false),
        // What is logged in the week changes nothing.
        ("level = 2", "11-17 calf-raise 10,10\n", true),
        ("level = 2", "10-12 test 20/20\n", true),
        ("level = 2", "11-02 test 20/20\n", false),
        ("level = 2", "10-12 calf-raise 10,10\n11-05 calf-raise 10,10 pain 3\n", false),
        ("level = 2", "10-12 calf-raise 10,10\n11-01 calf-raise 10,10 pain 3\n", true),
        ("level = 2", "10-12 calf-raise 10,10\n11-05 tag sharp\n", false),
    ] {
        assert_eq!(due(toml, diary), expected, "{toml}: {diary}");
    }
    for (flag, expected) in [
        ("calf-strain", false),
        ("recent-sprain", false),
        ("bone-stress", false),
        ("midportion-achilles", true),
        ("balance-impaired", true),
    ] {
        let toml = format!("level = 2\nflags = [\"{flag}\"]");
        assert_eq!(due(&toml, five_weeks_ago), expected, "{flag}");
    }
}

#[test]
fn the_only_session_of_a_week_holds_both_calf_forms_and_balance_before_the_whole_leg() {
    for minutes in 7..=10 {
        let plan = plan_of(&format!("days = 1\nminutes = {minutes}"));
        let qualities: Vec<Quality> =
            plan.days.iter().flat_map(|day| &day.items).map(Item::quality).collect();
        for quality in [Quality::CalfStraight, Quality::CalfBent, Quality::Balance] {
            assert!(qualities.contains(&quality), "{minutes} minutes: {qualities:?}");
        }
    }
}

#[test]
fn targets_shrink_before_minutes_are_too_few_and_the_line_says_so() {
    let day = |day: &str| {
        format!(
            "{day} single-leg-calf-raise 15,15,15 rpe 9\n{day} single-leg-bent-knee-calf-raise 15,15,15 rpe 9\n"
        )
    };
    let diary = day("11-09") + &day("11-11") + &day("11-13");
    let of = |minutes: u16| {
        let toml = format!("level = 2\nequipment = [\"wall\"]\nminutes = {minutes}");
        let plan = week_on("2026-11-16", &toml, &diary);
        let mut items = plan.days.into_iter().flat_map(|day| day.items);
        let item = items.find(|item| item.slug() == "single-leg-calf-raise").expect("a raise");
        let told = item.reasons.iter().find(|reason| reason.code() == "minutes");
        (item.dosage.number(), told.map(Reason::text))
    };
    assert_eq!(of(20), (15, None));
    let (reps, told) = of(10);
    assert_eq!(
        (reps, &*told.expect("told")),
        (11, "11 reps, not 15, so that the session fits in 10 minutes.")
    );
}

#[test]
fn a_branch_stands_where_no_rung_of_its_chain_can() {
    for (toml, quality, expected) in [
        (
            "level = 2\nminutes = 30\nequipment = []\nflags = [\"recent-sprain\"]\navoid = [\"three-point-lunge\"]",
            Quality::WholeLeg,
            "single-leg-mountain-climber",
        ),
        (
            "equipment = [\"band\", \"chair\"]\navoid = [\"single-leg-balance\", \"y-reach\", \"crane-balance\"]",
            Quality::Balance,
            "ankle-tug",
        ),
    ] {
        let plan = plan_of(toml);
        assert!(!uncovered(&plan).contains(&quality), "{:?}", plan.uncovered);
        let items = plan.days.iter().flat_map(|day| &day.items).filter(|item| item.quality() == quality);
        assert!(items.clone().count() > 0);
        for item in items {
            assert_eq!(item.slug(), expected);
            assert!(item.reasons.iter().any(|reason| reason.code() == "instead"), "{:?}", item.reasons);
        }
    }
}

#[test]
fn a_race_on_the_only_day_is_that_days_session() {
    let plan = plan_of("days = [\"sat\"]\nraces = [\"2026-11-21\"]");
    assert!(plan.days.iter().all(|day| day.items.is_empty()));
    assert!(
        plan.notes.iter().any(|note| note.text().contains("You race on every day you offer")),
        "{:?}",
        plan.notes
    );
}

#[test]
fn no_day_is_heavy_before_a_run_because_a_race_keeps_the_clear_one_light() {
    let plan = plan_of("hard_run_days = [\"tue\", \"thu\"]\nraces = [\"2026-11-22\"]");
    assert_eq!(kinds(&plan), "Mon moderate, Wed moderate, Fri light");
    let only = plan_of("days = [\"fri\", \"sat\"]\nraces = [\"2026-11-22\"]");
    assert!(note_with(&only, "No day can be heavy this week").is_some(), "{:?}", only.notes);
}

#[test]
fn a_new_rung_begins_with_a_set_less_than_the_table_and_the_shortfall_says_so() {
    let day = |day: &str| {
        format!(
            "{day} single-leg-calf-raise 15,15,15 rpe 8 pain 1\n{day} single-leg-bent-knee-calf-raise 8,8,8 rpe 8 pain 1\n"
        )
    };
    let toml = "level = 2\nminutes = 40\nequipment = [\"wall\", \"step\"]";
    let plan = week_on("2026-11-16", toml, &(day("11-09") + &day("11-13")));
    assert_eq!(asked(&plan, "single-leg-calf-raise-deficit"), ["Mon 2x8 progress", "Fri 2x8 progress"]);
    let short = plan.uncovered.iter().find(|short| short.quality() == Quality::CalfStraight).expect("short");
    assert_eq!(short.text(), "got 4 of 6 sets, with one set fewer while the form is new");
}

#[test]
fn the_least_of_a_week_is_cut_by_what_the_easier_first_session_after_a_gap_leaves_out() {
    let toml = "level = 2\ndays = [\"mon\", \"thu\"]\nminutes = 40\nequipment = [\"wall\"]";
    let day = |day: &str| {
        format!("{day} single-leg-calf-raise 12,12,12\n{day} single-leg-bent-knee-calf-raise 12,12,12\n")
    };
    let plan = week_on("2026-11-16", toml, &(day("11-03") + &day("11-06")));
    assert!(plan.uncovered.iter().all(|short| short.quality() != Quality::CalfStraight));
    let texts: Vec<String> = plan
        .days
        .iter()
        .flat_map(|day| &day.items)
        .filter(|item| item.quality() == Quality::CalfStraight)
        .map(|item| item.reasons[0].text())
        .collect();
    let expected =
        |sets: u8| format!("Calf strength, knee straight: {sets} of the week's 5 sets (aim 5 to 8).");
    assert_eq!(texts, [expected(2), expected(3)]);
}

/// The plans of weeks that are all done as they stand, from one on.
pub(super) fn weeks_done(toml: &str, first: &str, weeks: u64) -> Vec<Plan<'static>> {
    let mut diary = String::new();
    let mut plans = Vec::new();
    let first: NaiveDate = first.parse().expect("a date");
    for week in 0..weeks {
        let mut last = None;
        for day in 0..7 {
            let day = (first + chrono::Days::new(7 * week + day)).to_string();
            let plan = week_on(&day, toml, &diary);
            diary += &under_way::as_done(&plan, &day);
            last = Some(plan);
        }
        plans.extend(last);
    }
    plans
}

#[test]
fn a_light_week_halves_each_dose_of_the_week_it_takes_the_place_of() {
    // A beginner's seven weeks, and the light one.
    let hold = r#"hold = ["calf-raise", "bent-knee-calf-raise", "calf-iso-hold"]"#;
    let plans = weeks_done(hold, "2026-09-28", 8);
    let kinds: Vec<WeekKind> = plans.iter().map(|plan| plan.kind).collect();
    assert_eq!(kinds[6..], [WeekKind::Normal, WeekKind::Deload]);
    let doses = |plan: &Plan<'_>, quality: Quality| -> Vec<(String, u8)> {
        let items = plan.days.iter().flat_map(|day| &day.items).filter(|item| item.quality() == quality);
        items.map(|item| (item.slug().to_string(), item.sets)).collect()
    };
    for quality in [Quality::CalfStraight, Quality::CalfBent, Quality::Iso] {
        let halved: Vec<(String, u8)> =
            doses(&plans[6], quality).into_iter().map(|(slug, sets)| (slug, sets.div_ceil(2))).collect();
        assert_eq!(doses(&plans[7], quality), halved, "{quality}");
    }
}

/// What a week says of itself that holds some words.
pub(super) fn note_with(plan: &Plan<'_>, words: &str) -> Option<String> {
    plan.notes.iter().map(Note::text).find(|note| note.contains(words))
}

#[test]
fn a_hard_run_is_named_with_the_days_it_makes_moderate_and_what_would_do_better() {
    for (days, runs, expected) in [
        (
            r#"["mon", "wed", "fri"]"#,
            r#""sat", "tue""#,
            "The hard run on Tue keeps Mon moderate: 2 sets of a calf form at most, at RPE 7. \
             For two heavy days: ankle config set days mon wed sun",
        ),
        (
            r#"["mon", "wed", "fri"]"#,
            r#""sat", "tue", "thu""#,
            "The hard runs on Tue and Sat keep Mon and Fri moderate: 2 sets of a calf form at most, at RPE 7. \
             For two heavy days: ankle config set days mon thu sun",
        ),
        (
            "3",
            r#""sun", "mon", "tue", "wed", "thu", "fri", "sat""#,
            "The hard runs on Tue and Sat keep Mon and Fri moderate: 2 sets of a calf form at most, at RPE 7.",
        ),
    ] {
        let plan = plan_of(&format!("days = {days}\nhard_run_days = [{runs}]"));
        assert_eq!(note_with(&plan, "moderate").as_deref(), Some(expected), "{runs}");
    }
}

/// Which sort of day each training day is: `Mon heavy, Wed light`.
fn kinds(plan: &Plan<'_>) -> String {
    let days = plan.days.iter().filter(|day| day.kind() != DayKind::Rest);
    let days: Vec<String> = days.map(|day| format!("{} {}", day.weekday.short(), day.kind())).collect();
    days.join(", ")
}

#[test]
fn a_flag_without_a_day_is_as_old_as_the_log() {
    let old = "09-28 calf-raise 10,10\n11-09 calf-raise 10,10\n";
    let plan = |flag: &str, diary: &str| week_on("2026-11-16", &format!("flags = [\"{flag}\"]"), diary);
    assert!(note_with(&plan("recent-sprain", old), "over 6 weeks old").is_some());
    assert!(note_with(&plan("recent-sprain", "11-09 calf-raise 10,10\n"), "A fresh sprain").is_some());
    let older = "09-21 calf-raise 10,10\n".to_string() + old;
    assert!(note_with(&plan("past-sprain", &older), "over 8 weeks").is_some());
}

#[test]
fn a_caution_names_only_what_is_there() {
    let near = |equipment: &str| {
        let plan = plan_of(&format!("flags = [\"recent-sprain\"]\nequipment = [{equipment}]"));
        let items = plan.days.into_iter().flat_map(|day| day.items);
        let mut reasons = items.flat_map(|item| item.reasons);
        reasons.find(|reason| reason.code() == "flag:recent-sprain").expect("a caution").text()
    };
    assert_eq!(near("\"wall\""), "On firm floor, a hand near the wall.");
    assert_eq!(near("\"chair\""), "On firm floor, a hand near the chair.");
    assert_eq!(near(""), "On firm floor, a hand near something to hold.");
}

#[test]
fn what_rests_until_a_day_may_stand_on_that_day() {
    // With a load to take off, the rung stays.
    let toml = "level = 2\nminutes = 40\nequipment = [\"wall\", \"dumbbell\"]";
    let day = |day: &str, pain: u8| {
        format!(
            "{day} single-leg-calf-raise 8,8,8 load 10 pain {pain}\n{day} single-leg-bent-knee-calf-raise 8,8,8 load 10 pain {pain}\n"
        )
    };
    let plan = week_on("2026-11-16", toml, &(day("11-10", 0) + &day("11-13", 7)));
    let item = |weekday: usize, quality: Quality| {
        let mut items = plan.days[weekday].items.iter();
        items.find(|item| item.quality() == quality).map(Item::slug)
    };
    // Pain on Friday the 13th rests it until the 20th, a Friday.
    assert_eq!(plan.days[4].date.to_string(), "2026-11-20");
    for item in plan.days[..4].iter().flat_map(|day| &day.items) {
        assert!(!item.slug().starts_with("single-leg-bent-knee"), "{}", item.slug());
    }
    assert_eq!(item(4, Quality::CalfBent), Some("single-leg-bent-knee-calf-raise"));
}

#[test]
fn the_ankle_that_was_hurt_goes_first_and_nothing_stands_above_the_cap_of_a_clinician() {
    let note = |toml: &str| {
        let notes = plan_of(toml).notes;
        notes.into_iter().find_map(|note| if let Note::InjuredFirst(side) = note { Some(side) } else { None })
    };
    assert_eq!(note("injured = \"left\""), Some(Side::Left));
    assert_eq!(note("injured = \"right\""), Some(Side::Right));
    assert_eq!((note("injured = \"both\""), note("")), (None, None));
    let highest = |cap: &str| {
        let plan = plan_of(&format!("level = 3\nequipment = [\"wall\", \"step\", \"dumbbell\"]\n{cap}"));
        let items = plan.days.into_iter().flat_map(|day| day.items.into_iter().chain(day.extras));
        items.map(|item| item.exercise.tendon_tier).max().unwrap_or(0)
    };
    assert!(highest("") > 2);
    for cap in 0..=4 {
        let given = if cap == 0 { String::new() } else { format!("tier_cap = {cap}") };
        assert!(cap == 0 || highest(&given) <= cap, "{cap}");
    }
    // Of several caps the lowest holds.
    assert!(highest("tier_cap = 3\nflags = [\"calf-strain\"]") <= 2);
    assert!(highest("tier_cap = 1\nflags = [\"calf-strain\"]") <= 1);
}

#[test]
fn pain_on_one_side_alone_is_told_and_adds_no_set() {
    let note = |left: u8, right: u8| {
        let diary = format!(
            "11-10 single-leg-calf-raise L10 pain {left}\n11-11 single-leg-calf-raise R10 pain {right}\n"
        );
        let notes = week_on("2026-11-16", "level = 2", &diary).notes;
        notes
            .into_iter()
            .find_map(|note| if let Note::PainOnOneSide(side) = note { Some(side) } else { None })
    };
    assert_eq!(note(4, 0), Some(Side::Left));
    assert_eq!(note(1, 3), Some(Side::Right));
    assert_eq!((note(4, 4), note(0, 0)), (None, None));
}
