use chrono::NaiveDate;

use super::*;
use crate::catalogue::Catalogue;
use crate::catalogue::dosage::Dosage;
use crate::catalogue::vocabulary::{Equipment, Quality};
use crate::coach::eligible::stands_on_one_leg;
use crate::coach::rules::RPE_BEFORE_HARD_RUN;
use crate::history::History;
use crate::person::Person;
use crate::plan::{Day, DayKind, Item, Note, Plan, Reason, Shortfall, WeekKind};
use crate::profile::Profile;
use crate::units::Rpe;
use crate::week::Week;

mod easier_weeks;
mod flags;
mod heavy_slow;
mod notes;
mod pain;
mod promises;
mod reasons;
mod short_minutes;
mod under_way;
mod variety;

fn plan_of(toml: &str) -> Plan<'static> {
    try_plan(toml).expect("a week")
}

fn try_plan(toml: &str) -> Result<Plan<'static>, Impossible> {
    let catalogue = Catalogue::shared();
    let profile = Profile::read(toml, catalogue).expect("a profile");
    let today: NaiveDate = "2026-11-20".parse().expect("a date");
    base_week(Person { catalogue, profile: &profile, history: &History::default() }, Week::of(today), today)
}

/// The week in a few lines: `Mon heavy 829: crane-balance 3x10s, …`.
fn outline(plan: &Plan<'_>) -> Vec<String> {
    let training = plan.days.iter().filter(|day| day.kind() != DayKind::Rest);
    training
        .map(|day| {
            let items = day.items.iter().map(|item| {
                let amount = match item.dosage {
                    Dosage::Seconds(seconds) => format!("{seconds}s"),
                    other => other.number().to_string(),
                };
                format!("{} {}x{amount}", item.slug(), item.sets)
            });
            let items: Vec<String> = items.collect();
            format!("{} {} {}: {}", day.weekday.short(), day.kind(), day.seconds(), items.join(", "))
        })
        .collect()
}

fn uncovered(plan: &Plan<'_>) -> Vec<Quality> {
    plan.uncovered.iter().map(Shortfall::quality).collect()
}

#[test]
fn the_first_week_of_a_beginner_is_as_worked_out() {
    let plan = plan_of("");
    assert_eq!(
        outline(&plan),
        [
            "Mon heavy 829: crane-balance 3x10s, calf-raise 2x10, bent-knee-calf-raise 2x12, towel-curl 2x10",
            "Wed light 877: crane-balance 3x10s, three-point-lunge 1x12, tibialis-raise 2x12, towel-curl 2x10, \
             gastroc-stretch 2x30s",
            "Fri heavy 859: calf-raise 2x10, bent-knee-calf-raise 2x12, calf-iso-hold 1x30s, knee-to-wall 2x8",
        ]
    );
    assert_eq!((plan.kind, uncovered(&plan)), (WeekKind::Normal, vec![]));
    assert!(plan.trimmed.is_empty());
}

#[test]
fn the_first_week_at_level_2_is_as_worked_out() {
    let plan = plan_of(
        r#"
        level = 2
        days = 3
        minutes = 30
        equipment = ["wall", "step", "chair", "dumbbell", "plate", "band"]
        "#,
    );
    assert_eq!(
        outline(&plan),
        [
            "Mon heavy 1174: negative-calf-raise 3x8, single-leg-bent-knee-calf-raise 2x8, \
             plate-heel-hover-hinge 2x45s, gastroc-stretch 2x30s",
            "Wed light 1163: y-reach 2x6, skater-squat-reach 2x6, band-eversion 2x10, short-foot 2x8, knee-to-wall 2x8",
            "Fri heavy 1162: y-reach 2x6, negative-calf-raise 3x8, single-leg-bent-knee-calf-raise 2x8, short-foot 2x8",
        ]
    );
    assert_eq!(uncovered(&plan), [Quality::Plyometric]);
}

#[test]
fn a_short_budget_gives_both_calf_forms_first_and_tells_what_it_left_out() {
    let plan = plan_of("minutes = 9");
    for day in plan.days.iter().filter(|day| day.kind() == DayKind::Heavy) {
        let qualities: Vec<Quality> = day.items.iter().map(Item::quality).collect();
        assert!(qualities.contains(&Quality::CalfStraight) && qualities.contains(&Quality::CalfBent));
        assert!(day.seconds() <= 9 * 60);
    }
    assert!(!plan.trimmed.is_empty());
    assert!(plan.uncovered.iter().all(|short| short.text().contains("9 minutes")), "{:?}", plan.uncovered);
    let extras: Vec<Quality> = plan.days.iter().flat_map(|day| &day.extras).map(Item::quality).collect();
    assert!(!extras.is_empty());
    for quality in extras {
        assert!(
            matches!(quality, Quality::Balance | Quality::FootIntrinsic | Quality::Mobility),
            "{quality}"
        );
    }
}

#[test]
fn minutes_too_few_for_any_session_name_the_least_that_would_do() {
    assert_eq!(try_plan("minutes = 3"), Err(Impossible::Minutes { given: 3, least: 7 }));
    assert!(try_plan("minutes = 7").is_ok());
}

#[test]
fn one_session_or_the_goal_to_maintain_halves_the_week() {
    for toml in ["days = [\"thu\"]", "goal = \"maintain\"", "races = [\"2026-11-21\"]"] {
        let plan = plan_of(toml);
        assert_eq!(plan.kind, WeekKind::Maintenance, "{toml}");
        let straight = plan.totals.qualities.iter().find(|total| total.quality == Quality::CalfStraight);
        assert_eq!(straight.map(|total| total.min), Some(2), "{toml}");
    }
}

#[test]
fn the_days_before_a_race_are_not_heavy() {
    let plan = plan_of("races = [\"2026-11-22\"]\ndays = 7");
    for day in plan.days.iter().filter(|day| day.kind() == DayKind::Heavy) {
        assert!(day.date < "2026-11-19".parse().expect("a date"), "{}", day.date);
    }
    assert!(plan.days.iter().any(|day| day.kind() == DayKind::Heavy));
}

#[test]
fn a_bone_stress_flag_stops_everything_and_says_what_to_do() {
    let plan = plan_of("flags = [\"bone-stress\"]");
    assert_eq!(plan.kind, WeekKind::Stopped);
    assert_eq!(plan.days.len(), 7);
    assert!(plan.days.iter().all(|day| day.items.is_empty() && day.extras.is_empty()));
    assert!(plan.notes[0].text().contains("until you remove it"));
}

/// Whether a hard run on the next day caps the effort of a line.
fn is_capped_by_run(reason: &Reason<'_>) -> bool {
    matches!(reason, Reason::HardRunFollows { caps: true, .. })
}

#[test]
fn where_hard_runs_leave_one_heavy_day_another_is_moderate() {
    let plan = plan_of(
        r#"
        level = 2
        days = ["mon", "wed", "fri"]
        hard_run_days = ["tue", "sat"]
        minutes = 30
        equipment = ["wall", "step", "band", "dumbbell"]
        "#,
    );
    assert_eq!(
        outline(&plan),
        [
            "Mon moderate 1150: y-reach 2x6, negative-calf-raise 2x8, single-leg-bent-knee-calf-raise 2x8, \
             heel-hover-hinge 2x30s, gastroc-stretch 2x30s",
            "Wed heavy 1131: negative-calf-raise 4x8, single-leg-bent-knee-calf-raise 2x8, short-foot 2x8",
            "Fri light 1163: y-reach 2x6, skater-squat-reach 2x6, band-eversion 2x10, short-foot 2x8, knee-to-wall 2x8",
        ]
    );
    for item in plan.days[0].items.iter().filter(|item| item.is_heavy()) {
        assert!(item.rpe.is_some_and(|[_, high]| high <= RPE_BEFORE_HARD_RUN), "{}", item.slug());
        assert!(item.reasons.iter().any(is_capped_by_run), "{}", item.slug());
    }
    for item in plan.days[1..].iter().flat_map(|day| &day.items) {
        assert!(!item.reasons.iter().any(is_capped_by_run), "{}", item.slug());
    }
    let straight = plan.totals.qualities.iter().find(|total| total.quality == Quality::CalfStraight);
    assert_eq!(straight.map(|total| (total.count, total.min)), Some((6, 6)));
}

#[test]
fn a_raise_that_asks_for_72_hours_stands_only_before_a_long_gap() {
    let plan = plan_of(
        r#"
        level = 3
        days = ["tue", "thu"]
        minutes = 40
        equipment = ["wall"]
        avoid = ["single-leg-calf-raise"]
        "#,
    );
    let straight: Vec<(&str, &str)> = plan
        .days
        .iter()
        .flat_map(|day| day.items.iter().map(|item| (day.weekday.short(), item.slug())))
        .filter(|(_, slug)| slug.ends_with("calf-raise") && !slug.contains("bent"))
        .collect();
    assert_eq!(straight, [("Tue", "assisted-single-leg-calf-raise"), ("Thu", "wall-lean-calf-raise")]);
}

#[test]
fn an_unchained_quality_takes_what_was_done_longest_ago_and_favourites_first() {
    let catalogue = Catalogue::shared();
    let today: NaiveDate = "2026-11-20".parse().expect("a date");
    let line = r#"{"v":1,"id":"a","at":"2026-11-13T18:00:00+01:00","kind":"sets","exercise":"gastroc-stretch","sets":[{"seconds":30}]}"#;
    let log = crate::log::read::read(line.as_bytes()).expect("read");
    let history = History::of(&log.records);
    let stretches = |toml: &str| -> Vec<String> {
        let profile = Profile::read(toml, catalogue).expect("a profile");
        let plan =
            base_week(Person { catalogue, profile: &profile, history: &history }, Week::of(today), today)
                .expect("a week");
        let items = plan.days.into_iter().flat_map(|day| day.items);
        items.filter(|item| item.quality() == Quality::Mobility).map(|item| item.slug().to_string()).collect()
    };
    assert_eq!(stretches(""), ["knee-to-wall", "soleus-stretch"]);
    assert_eq!(stretches("favour = [\"gastroc-stretch\"]"), ["gastroc-stretch", "knee-to-wall"]);
}

#[test]
fn a_quality_nobody_can_train_says_what_stands_in_the_way() {
    let plan = plan_of("equipment = []\nflags = [\"balance-impaired\"]");
    let balance = plan.uncovered.iter().find(|short| short.quality() == Quality::Balance).expect("uncovered");
    assert!(balance.text().contains("single-leg-balance (no wall or chair to hold"), "{}", balance.text());
}

#[test]
fn the_long_arch_stretch_is_an_extra_for_a_sore_heel_and_nothing_else() {
    let count = |toml: &str| {
        let plan = plan_of(toml);
        plan.days.iter().flat_map(|day| &day.extras).filter(|item| item.slug() == "plantar-stretch").count()
    };
    assert_eq!(count(""), 0);
    assert_eq!(count("flags = [\"plantar-heel\"]"), 7);
    assert_eq!(count("favour = [\"plantar-stretch\"]"), 3);
}

#[test]
fn who_is_unsteady_has_balance_on_every_day_and_without_support_nothing_on_one_leg() {
    let balance = |day: &Day<'_>| {
        let all = day.items.iter().chain(&day.extras);
        all.filter(|item| item.quality() == Quality::Balance).count()
    };
    let plan = plan_of("flags = [\"balance-impaired\"]\nequipment = [\"wall\", \"chair\"]");
    assert!(plan.days.iter().all(|day| balance(day) == 1), "{:?}", outline(&plan));
    let sessions = plan.totals.qualities.iter().find(|total| total.quality == Quality::Balance);
    assert_eq!(sessions.map(|total| (total.count, total.min)), Some((3, 3)));
    for level in 1..=3 {
        let bare =
            format!("level = {level}\nflags = [\"balance-impaired\"]\nequipment = [\"step\", \"towel\"]");
        let plan = plan_of(&bare);
        assert!(uncovered(&plan).contains(&Quality::Balance), "{:?}", outline(&plan));
        for item in plan.items_and_extras() {
            assert!(!stands_on_one_leg(item.exercise), "{} at level {level}", item.slug());
        }
    }
}

#[test]
fn whole_leg_work_that_needs_a_day_to_recover_never_stands_on_consecutive_days() {
    let toml =
        "level = 2\nminutes = 40\ndays = [\"mon\", \"tue\", \"wed\"]\nequipment = [\"wall\", \"chair\"]";
    let done = "11-15 skater-squat-reach 6,6\n";
    for (diary, closed) in [("", None), (done, Some("Mon"))] {
        let plan = week_on("2026-11-16", toml, diary);
        let on =
            plan.days.iter().filter(|day| day.items.iter().any(|item| item.quality() == Quality::WholeLeg));
        let on: Vec<&str> = on.map(|day| day.weekday.short()).collect();
        assert!(!on.is_empty() && on.iter().all(|day| Some(*day) != closed), "{on:?} after {diary}");
    }
}

#[test]
fn equipment_of_every_kind_gives_a_full_week_at_every_level() {
    let all: Vec<String> = Equipment::ALL.iter().map(|thing| format!("\"{thing}\"")).collect();
    for level in 1..=3 {
        let plan =
            plan_of(&format!("level = {level}\nminutes = 45\ndays = 7\nequipment = [{}]", all.join(", ")));
        let short: Vec<Quality> =
            uncovered(&plan).into_iter().filter(|q| *q != Quality::Plyometric).collect();
        assert_eq!(short, [], "level {level}");
    }
}

mod ticking {
    use super::*;
    use crate::plan::DoneState;

    fn ticked(lines: &[&str]) -> Plan<'static> {
        let catalogue = Catalogue::shared();
        let today: NaiveDate = "2026-11-20".parse().expect("a date");
        let text: String = lines
            .iter()
            .enumerate()
            .map(|(id, line)| {
                let (day, rest) = line.split_once(' ').expect("day and rest");
                format!("{{\"v\":1,\"id\":\"{id}\",\"at\":\"2026-11-{day}T18:00:00+01:00\",{rest}}}\n")
            })
            .collect();
        let log = crate::log::read::read(text.as_bytes()).expect("read");
        assert_eq!(log.bad, []);
        let history = History::of(&log.records);
        let profile = Profile::default();
        let mut plan =
            base_week(Person { catalogue, profile: &profile, history: &history }, Week::of(today), today)
                .expect("a week");
        crate::planner::under_way::done::tick(&mut plan, &history, today);
        plan
    }

    fn states(plan: &Plan<'_>, slug: &str) -> Vec<(DoneState, usize)> {
        let items = plan.days.iter().flat_map(|day| &day.items).filter(|item| item.slug() == slug);
        items.map(|item| (item.done.state, item.done.sets.len())).collect()
    }

    fn sets(day: &str, slug: &str, sets: &str) -> String {
        format!(r#"{day} "kind":"sets","exercise":"{slug}","sets":[{sets}]"#)
    }

    const ONE: &str = r#"{"reps":10}"#;

    #[test]
    fn sets_of_a_day_without_the_item_answer_the_first_open_one() {
        let two = sets("17", "calf-raise", &[ONE, ONE].join(","));
        let one = sets("19", "calf-raise", ONE);
        let plan = ticked(&[&two]);
        assert_eq!(states(&plan, "calf-raise"), [(DoneState::Done, 2), (DoneState::Open, 0)]);
        let plan = ticked(&[&two, &one]);
        assert_eq!(states(&plan, "calf-raise"), [(DoneState::Done, 2), (DoneState::Partial, 1)]);
    }

    #[test]
    fn more_than_was_asked_shows_on_its_item_and_does_not_spoil_a_later_one() {
        let three = sets("16", "calf-raise", &[ONE, ONE, ONE].join(","));
        let plan = ticked(&[&three]);
        assert_eq!(states(&plan, "calf-raise"), [(DoneState::Done, 3), (DoneState::Open, 0)]);
    }

    #[test]
    fn what_is_done_on_its_own_day_ticks_that_day_and_not_a_missed_one() {
        let two = sets("20", "calf-raise", &[ONE, ONE].join(","));
        let plan = ticked(&[&sets("16", "towel-curl", ONE), &two]);
        assert_eq!(states(&plan, "calf-raise"), [(DoneState::Missed, 0), (DoneState::Done, 2)]);
    }

    #[test]
    fn nobody_missed_what_was_planned_before_they_began() {
        let plan = ticked(&[&sets("18", "towel-curl", ONE)]);
        assert_eq!(states(&plan, "calf-raise"), [(DoneState::Open, 0), (DoneState::Open, 0)]);
        assert_eq!(states(&plan, "gastroc-stretch"), [(DoneState::Missed, 0)]);
    }

    #[test]
    fn catching_up_a_missed_item_and_todays_in_one_go_ticks_both() {
        let four = sets("20", "calf-raise", &[ONE, ONE, ONE, ONE].join(","));
        let plan = ticked(&[&four]);
        assert_eq!(states(&plan, "calf-raise"), [(DoneState::Done, 2), (DoneState::Done, 2)]);
    }

    #[test]
    fn one_sided_work_is_done_when_both_legs_are() {
        let left = r#"{"seconds":10,"side":"left"}"#;
        let right = r#"{"seconds":10,"side":"right"}"#;
        let half = sets("16", "crane-balance", &[left, left, left, right].join(","));
        let rest = sets("16", "crane-balance", &[right, right].join(","));
        assert_eq!(states(&ticked(&[&half]), "crane-balance")[0], (DoneState::Partial, 4));
        assert_eq!(states(&ticked(&[&half, &rest]), "crane-balance")[0], (DoneState::Done, 6));
    }

    #[test]
    fn what_is_past_and_not_done_is_missed_or_skipped() {
        let skip = r#"16 "kind":"skip","exercise":"towel-curl""#;
        let plan = ticked(&[skip]);
        assert_eq!(states(&plan, "towel-curl"), [(DoneState::Skipped, 0), (DoneState::Missed, 0)]);
        assert_eq!(states(&plan, "knee-to-wall"), [(DoneState::Open, 0)]);
    }

    #[test]
    fn the_log_of_the_week_ticks_and_never_changes_what_is_planned() {
        let two = sets("17", "calf-raise", &[ONE, ONE].join(","));
        assert_eq!(outline(&ticked(&[&two])), outline(&ticked(&[])));
    }

    #[test]
    fn an_open_stop_tag_stops_the_week_at_once() {
        let plan = ticked(&[r#"18 "kind":"symptom","tag":"snap","open":true"#]);
        assert_eq!(plan.kind, WeekKind::Stopped);
        assert!(plan.notes[0].text().contains("until you clear it"));
    }
}

/// The week of 16 November 2026 as it stands on its Sunday with what a diary tells.
fn week_with(toml: &str, diary: &str) -> Plan<'static> {
    week_on("2026-11-22", toml, diary)
}

/// The week of a day as it stands on that day with what a diary tells.
fn week_on(day: &str, toml: &str, diary: &str) -> Plan<'static> {
    week_as_of(day, day, toml, diary)
}

/// The week of a day as it stands on another one.
fn week_as_of(day: &str, today: &str, toml: &str, diary: &str) -> Plan<'static> {
    let catalogue = Catalogue::shared();
    let profile = Profile::read(toml, catalogue).expect("a profile");
    let history = crate::coach::tests::history(diary);
    let date = |day: &str| -> NaiveDate { day.parse().expect("a date") };
    let person = Person { catalogue, profile: &profile, history: &history };
    week(person, Week::of(date(day)), date(today)).expect("a week")
}

/// What a week asks for of an exercise, day by day: `Mon 3x12+5 build`.
fn asked(plan: &Plan<'_>, slug: &str) -> Vec<String> {
    let items = plan.days.iter().flat_map(|day| day.items.iter().map(move |item| (day, item)));
    let of_slug = items.filter(|(_, item)| item.slug() == slug);
    of_slug
        .map(|(day, item)| {
            let (sets, amount) = (item.sets, item.dosage.number());
            let load =
                if item.load_kg.to_string() == "0" { String::new() } else { format!("+{}", item.load_kg) };
            format!("{} {sets}x{amount}{load} {}", day.weekday.short(), item.decision)
        })
        .collect()
}

#[test]
fn the_first_session_after_a_gap_of_a_week_or_so_is_easier_and_the_next_is_not() {
    let toml = "level = 2\ndays = [\"mon\", \"thu\"]\nminutes = 40\nequipment = [\"wall\"]";
    let day = |day: &str| {
        format!("{day} single-leg-calf-raise 12,12,12\n{day} single-leg-bent-knee-calf-raise 12,12,12\n")
    };
    let plan = week_with(toml, &(day("11-03") + &day("11-06")));
    assert_eq!(asked(&plan, "single-leg-calf-raise"), ["Mon 2x11 return", "Thu 3x13 hold"]);
    let monday = &plan.days[0].items.iter().find(|item| item.slug() == "single-leg-calf-raise").expect("it");
    assert!(monday.reasons.iter().any(|reason| reason.code() == "layoff:10d"), "{:?}", monday.reasons);
    assert!(monday.rpe.is_some_and(|[_, high]| high <= Rpe::of_half_steps(16)), "{:?}", monday.rpe);
}

#[test]
fn a_sore_morning_after_takes_the_rest_of_its_week_back() {
    let toml = "level = 2\ndays = [\"mon\", \"thu\"]\nminutes = 40\nequipment = [\"wall\", \"dumbbell\"]";
    let day = |day: &str| {
        format!(
            "{day} single-leg-calf-raise 12,12,12 load 10\n{day} single-leg-bent-knee-calf-raise 12,12,12\n"
        )
    };
    let diary = day("11-09") + &day("11-12") + &day("11-16");
    let calm = week_with(toml, &diary);
    let sore = week_with(toml, &(diary + "11-17 wakes 3\n"));
    let [calm, sore] = [&calm, &sore].map(|plan| asked(plan, "single-leg-calf-raise"));
    assert_eq!(calm, ["Mon 3x13+10 build", "Thu 3x13+10 build"]);
    assert_eq!(sore, ["Mon 3x13+10 build", "Thu 3x11+7.5 regress"]);
}
