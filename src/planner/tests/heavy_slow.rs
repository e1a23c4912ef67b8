//! The heavy slow block (D.14) in a week: its days, its sets, and what it leaves room for.

use super::*;
use crate::coach::tests::history;
use crate::plan::Reason;

const LIFTER: &str = r#"
    level = 2
    days = ["mon", "wed", "fri"]
    minutes = 60
    equipment = ["wall", "chair", "dumbbell"]
    avoid = ["assisted-single-leg-calf-raise"]
"#;

/// Plans the week of the 16th of November for a person, after a diary.
fn plan_after(toml: &str, diary: &str) -> Plan<'static> {
    let catalogue = Catalogue::shared();
    let profile = Profile::read(toml, catalogue).expect("a profile");
    let today: NaiveDate = "2026-11-16".parse().expect("a date");
    let history = history(diary);
    base_week(Person { catalogue, profile: &profile, history: &history }, Week::of(today), today)
        .expect("a week")
}

/// The calf work of each day: `Mon heavy seated-calf-raise 4x6+5`.
fn calf(plan: &Plan<'_>) -> Vec<String> {
    let training = plan.days.iter().filter(|day| day.kind() != DayKind::Rest);
    training
        .map(|day| {
            let calf = day
                .items
                .iter()
                .filter(|item| matches!(item.quality(), Quality::CalfStraight | Quality::CalfBent));
            let calf = calf.map(|item| {
                format!("{} {}x{}+{}", item.slug(), item.sets, item.dosage.number(), item.load_kg)
            });
            format!("{} {}: {}", day.weekday.short(), day.kind(), calf.collect::<Vec<String>>().join(", "))
        })
        .collect()
}

/// A lifter in a week of the block, the first or a later one.
fn in_week(week: i64) -> String {
    let from = "2026-11-18".parse::<NaiveDate>().expect("a date") - chrono::TimeDelta::weeks(week - 1);
    format!("{LIFTER}hsr_from = \"{from}\"\n")
}

fn notes(plan: &Plan<'_>) -> Vec<String> {
    plan.notes.iter().map(Note::text).collect()
}

#[test]
fn each_of_the_twelve_weeks_has_its_own_sets_on_three_heavy_days() {
    for (week, sets, raise) in [
        (1, "3x15", "calf-raise 3x15+5"),
        (2, "3x12", "calf-raise 3x12+5"),
        (3, "3x12", "calf-raise 3x12+5"),
        (4, "4x10", "calf-raise 4x10+5"),
        (5, "4x10", "calf-raise 4x10+5"),
        // A start target of 8 is enough from here on.
        (6, "4x8", "single-leg-calf-raise 4x8+0"),
        (7, "4x8", "single-leg-calf-raise 4x8+0"),
        (8, "4x8", "single-leg-calf-raise 4x8+0"),
        (9, "4x6", "single-leg-calf-raise 4x6+2.5"),
        (10, "4x6", "single-leg-calf-raise 4x6+2.5"),
        (11, "4x6", "single-leg-calf-raise 4x6+2.5"),
        (12, "4x6", "single-leg-calf-raise 4x6+2.5"),
    ] {
        let plan = plan_after(&in_week(week), "");
        let expected =
            ["Mon", "Wed", "Fri"].map(|day| format!("{day} heavy: {raise}, seated-calf-raise {sets}+5"));
        assert_eq!(calf(&plan), expected, "week {week}");
        assert_eq!((plan.kind, plan.phase), (WeekKind::Normal, None));
        let totals = &plan.totals;
        assert!(totals.plantar_flexor_halves <= 48 && totals.plantar_flexor_cap == 24, "{totals:?}");
        let items = plan.items().filter(|item| item.reasons.iter().any(|reason| reason.code() == "hsr"));
        for item in items {
            let rpe = item.rpe.map(|[low, high]| format!("{low}-{high}"));
            assert_eq!(
                (item.tempo().as_str(), item.rest_seconds(), rpe.as_deref()),
                ("3-0-3-0", 150, Some("8-9"))
            );
        }
        let (sets, reps) = sets.split_once('x').expect("sets");
        let note = format!(
            "Heavy slow block, week {week} of 12: {sets}×{reps}, three seconds up and three down, RPE 8 to 9."
        );
        let is_told = notes(&plan).iter().any(|told| told.starts_with(&note));
        assert!(is_told, "{:?}", notes(&plan));
    }
    let after = plan_after(&in_week(13), "");
    assert_eq!(calf(&after)[1], "Wed light: ", "two heavy days again");
}

#[test]
fn short_minutes_take_from_all_else_first_and_then_a_set_at_a_time_evenly() {
    for (minutes, straight, bent, has_balance) in [
        (60, 4, 4, true),
        (30, 4, 4, true),
        (25, 4, 4, false),
        (20, 4, 3, false),
        (15, 3, 2, false),
        (10, 2, 1, false),
    ] {
        let plan = plan_after(&in_week(9).replace("= 60", &format!("= {minutes}")), "");
        let day = |day: &str| {
            format!("{day} heavy: single-leg-calf-raise {straight}x6+2.5, seated-calf-raise {bent}x6+5")
        };
        assert_eq!(calf(&plan), ["Mon", "Wed", "Fri"].map(day), "{minutes}");
        assert!(plan.days.iter().all(|day| day.seconds() <= minutes * 60), "{minutes}");
        let balance = plan.items().any(|item| item.quality() == Quality::Balance);
        assert_eq!(balance, has_balance, "{minutes}");
        for item in plan.items().filter(|item| item.reasons.iter().any(|reason| reason.code() == "hsr")) {
            let told = item.reasons.iter().filter(|reason| reason.is_news()).map(Reason::text);
            let told: Vec<String> = told.collect();
            let fits = format!("Heavy slow block, week 9 of 12; {} of the block's 4 sets fit.", item.sets);
            assert_eq!(told, if item.sets < 4 { vec![fits] } else { vec![] }, "{minutes} {}", item.slug());
        }
    }
}

#[test]
fn the_first_week_adds_four_sets_at_most_to_the_last_trained_one() {
    let trained = "11-09 single-leg-calf-raise 8,8,8 rpe 8\n11-12 single-leg-calf-raise 8,8,8 rpe 8\n\
                   11-09 seated-calf-raise 10,10 rpe 7 load 5\n11-12 seated-calf-raise 10,10 rpe 7 load 5\n";
    let plan = plan_after(&in_week(1), trained);
    assert_eq!(plan.totals.plantar_flexor_halves, 2 * (10 + 4), "{:?}", calf(&plan));
    let bent = plan.uncovered.iter().find(|short| short.quality() == Quality::CalfBent).expect("short");
    assert_eq!(bent.text(), "got 6 of 9 sets, the block's first week adds 4 calf sets at most");
    // Its later weeks are whole.
    assert_eq!(plan_after(&in_week(4), trained).totals.plantar_flexor_halves, 48);
}

#[test]
fn holds_that_the_block_leaves_no_room_for_are_short_of_that_and_not_of_the_way_back() {
    let days = ["11-02", "11-04", "11-06", "11-09", "11-11", "11-13"];
    let block: String = days
        .iter()
        .map(|day| {
            format!(
                "{day} single-leg-calf-raise 6,6,6,6 load 5 planned 4\n{day} seated-calf-raise 6,6,6,6 load 10 planned 4\n"
            )
        })
        .collect();
    for holds in ["", "10-05 heel-hover-hinge 30,30\n"] {
        let plan = plan_after(&in_week(9).replace("= 60", "= 30"), &format!("{holds}{block}"));
        let short = plan.uncovered.iter().find(|short| short.quality() == Quality::Iso).expect("short");
        let text = short.text();
        assert!(text.ends_with(", the heavy slow block comes first"), "{holds}: {text}");
    }
}

#[test]
fn a_week_of_the_block_is_normal_and_has_the_heavy_days_the_profile_offers() {
    for (change, expected) in [
        ("goal = \"maintain\"\n", "Mon heavy, Wed heavy, Fri heavy: normal"),
        ("hard_run_days = [\"thu\"]\n", "Mon heavy, Wed light, Fri heavy: normal"),
        // A race comes first; so does a week that no raise can be loaded in.
        ("races = [2026-11-22]\n", "Mon heavy, Wed heavy, Fri light: maintenance"),
        ("avoid = ['calf-raise', 'seated-calf-raise']\n", "Mon heavy, Wed light, Fri heavy: normal"),
    ] {
        let profile = in_week(1).replace(if change.starts_with("avoid") { "avoid" } else { "\n\n" }, "#");
        let plan = plan_after(&format!("{profile}{change}"), "");
        let training = plan.days.iter().filter(|day| day.kind() != DayKind::Rest);
        let days: Vec<String> =
            training.map(|day| format!("{} {}", day.weekday.short(), day.kind())).collect();
        assert_eq!(format!("{}: {}", days.join(", "), plan.kind), expected, "{change}");
    }
    let two = plan_after(&in_week(4).replace(", \"fri\"", ""), "");
    assert_eq!(two.totals.plantar_flexor_halves / 2, 16 + 1, "four sets of each on two days, and a hold");
}

#[test]
fn without_any_weight_the_week_is_a_usual_one_and_says_what_is_missing() {
    let bare = |week| in_week(week).replace(", \"chair\", \"dumbbell\"", "");
    for week in [1, 9] {
        let plan = plan_after(&bare(week), "");
        assert_eq!(calf(&plan)[1], "Wed light: ", "two heavy days");
        assert_eq!(calf(&plan)[0], calf(&plan_after(&bare(13), ""))[0], "and the usual sets");
        assert!(
            notes(&plan).iter().any(|note| note.ends_with("ankle config add equipment dumbbell")),
            "{:?}",
            notes(&plan)
        );
    }
}

#[test]
fn a_gap_says_that_the_block_is_over_and_how_it_begins_again() {
    let before = "10-26 single-leg-calf-raise 8,8,8,8 rpe 8\n10-29 single-leg-calf-raise 8,8,8,8 rpe 8\n";
    let plan = plan_after(&in_week(9), before);
    assert_eq!(plan.kind, WeekKind::Return);
    let note = "The gap ended the heavy slow block. To begin it again on Mon 23 Nov: ankle config set hsr_from 2026-11-23";
    assert!(notes(&plan).contains(&note.to_string()), "{:?}", notes(&plan));
    assert_eq!(calf(&plan)[1], "Wed light: ", "two heavy days");
}

#[test]
fn a_sore_tendon_is_offered_the_block_once() {
    let sore = format!("{LIFTER}flags = [\"midportion-achilles\"]\n");
    let diary = |weeks: &[&str]| -> String {
        let days = weeks.iter().map(|day| format!("{day} calf-raise 10,10,10 rpe 7\n"));
        days.collect()
    };
    let three = diary(&["10-27", "11-03", "11-10"]);
    let offers = |toml: &str, diary: &str| {
        notes(&plan_after(toml, diary))
            .iter()
            .any(|note| note.ends_with("ankle config set hsr_from 2026-11-23"))
    };
    for (toml, diary, expected, why) in [
        (&sore, &three, true, "three weeks of records"),
        (&sore, &diary(&["11-03", "11-10"]), false, "two"),
        (&sore, &diary(&["10-20", "10-27", "11-03", "11-10"]), false, "it was offered last week"),
        (&sore, &diary(&["10-20", "10-27", "11-03"]), false, "a week too late"),
        (&format!("{sore}hsr_from = \"2026-11-16\"\n"), &three, false, "it has begun"),
        (&sore.replace("level = 2", "level = 1"), &three, false, "level 2 and above"),
        (&sore.replace(", \"dumbbell\"", ""), &three, false, "nothing to lift"),
        (&LIFTER.to_string(), &three, false, "no sore tendon"),
    ] {
        assert_eq!(offers(toml, diary), expected, "{why}");
    }
}

#[test]
fn no_week_of_the_block_breaks_the_rules_of_a_week() {
    let trained = "11-09 single-leg-calf-raise 8,8,8 rpe 8\n11-12 single-leg-calf-raise 8,8,8 rpe 8\n\
                   11-09 seated-calf-raise 10,10 rpe 7 load 5\n11-12 seated-calf-raise 10,10 rpe 7 load 5\n";
    let legs = "11-10 test 30/20\n";
    for (days, heavy) in [("1", 1), ("2", 2), ("3", 3), ("[\"tue\", \"thu\"]", 2), ("[\"sat\", \"sun\"]", 1)]
    {
        for minutes in [9, 14, 27, 60] {
            for (week, diary) in [(1, ""), (1, trained), (5, trained), (9, legs), (12, "")] {
                let toml = in_week(week).replace("[\"mon\", \"wed\", \"fri\"]", days);
                let plan = plan_after(&toml.replace("= 60", &format!("= {minutes}")), diary);
                let what = format!("{days} {minutes} {week} {diary}: {:?}", calf(&plan));
                assert_eq!(plan.kind, WeekKind::Normal, "{what}");
                assert!(plan.totals.plantar_flexor_halves <= 48, "{what}");
                assert!(plan.days.iter().all(|day| day.seconds() <= minutes * 60), "{what}");
                let hard: Vec<NaiveDate> =
                    plan.days.iter().filter(|day| day.kind() == DayKind::Heavy).map(|day| day.date).collect();
                assert_eq!(hard.len(), heavy, "{what}");
                assert!(hard.windows(2).all(|pair| (pair[1] - pair[0]).num_days() >= 2), "{what}");
                for day in plan.days.iter().filter(|day| day.kind() == DayKind::Heavy) {
                    let sets = |quality: Quality| {
                        day.items
                            .iter()
                            .filter(|item| item.quality() == quality)
                            .map(|item| item.sets)
                            .sum::<u8>()
                    };
                    let (straight, bent) = (sets(Quality::CalfStraight), sets(Quality::CalfBent));
                    assert!(straight >= 1 && bent >= 1, "{what}");
                    assert!(straight.abs_diff(bent) <= 1, "evenly: {what}");
                }
            }
        }
    }
}
