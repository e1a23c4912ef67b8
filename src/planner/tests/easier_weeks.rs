//! Weeks that ask for less: after a race, on the way back, on purpose; and the landings of hops (D.7 to D.9).

use super::reasons::weeks_done;
use super::*;
use crate::catalogue::Exercise;
use crate::catalogue::vocabulary::LoadClass;
use crate::plan::Reason;

const RUNNER: &str = "level = 2\ndays = [\"mon\", \"wed\", \"fri\"]\nminutes = 45\nequipment = [\"wall\", \"chair\", \"band\"]\n";

/// Weeks of three sessions from Monday 5 October on, strong enough for hops.
fn trained(weeks: std::ops::Range<u64>) -> String {
    let first: NaiveDate = "2026-10-05".parse().expect("a date");
    let days = weeks.flat_map(|week| [7 * week, 7 * week + 2, 7 * week + 4]);
    let line = |days: u64| {
        let day = (first + chrono::Days::new(days)).format("%m-%d").to_string();
        format!(
            "{day} single-leg-calf-raise 9,9,9 pain 0\n{day} single-leg-bent-knee-calf-raise 9,9 pain 0\n{day} y-reach 8,8\n"
        )
    };
    days.map(line).collect::<String>() + "10-20 test 25/25\n"
}

fn hops(plan: &Plan<'_>) -> Vec<String> {
    let items = plan.days.iter().flat_map(|day| day.items.iter().map(move |item| (day, item)));
    let hops = items.filter(|(_, item)| item.quality() == Quality::Plyometric);
    hops.map(|(day, item)| {
        let because = item.reasons.iter().filter(|reason| matches!(reason, Reason::Coach(_)));
        let told: Vec<String> = because.map(Reason::text).collect();
        let (sets, each) = (item.sets, item.dosage.number());
        format!("{} {} {sets}x{each}: {}", day.weekday.short(), item.slug(), told.join(" "))
    })
    .collect()
}

#[test]
fn the_week_after_a_race_has_no_hops_little_effort_and_an_easier_first_session() {
    let diary = trained(0..4);
    let usual = week_on("2026-11-02", RUNNER, &diary);
    assert!(!hops(&usual).is_empty(), "{:?}", outline(&usual));
    let raced = week_on("2026-11-02", &format!("{RUNNER}races = [\"2026-11-01\"]"), &diary);
    assert_eq!(raced.kind, WeekKind::Normal);
    assert_eq!(hops(&raced), [] as [String; 0]);
    for item in raced.items_and_extras() {
        let high = item.rpe.map(|[_, high]| high);
        assert!(high.is_none_or(|high| high <= Rpe::of_half_steps(14)), "{} at {high:?}", item.slug());
    }
    let heavy = |plan: &Plan<'_>, day: usize| -> Vec<u8> {
        let items = plan.days[day].items.iter();
        items.filter(|item| item.exercise.load_class == LoadClass::Heavy).map(|item| item.sets).collect()
    };
    let fewer: Vec<u8> = heavy(&usual, 0).into_iter().map(|sets| sets - 1).collect();
    assert_eq!(heavy(&raced, 0), fewer, "{:?} and {:?}", outline(&usual), outline(&raced));
    assert_eq!(heavy(&raced, 4), heavy(&usual, 4), "the second session is whole");
    assert!(
        raced.uncovered.iter().all(|short| short.quality() == Quality::Plyometric),
        "{:?}",
        raced.uncovered
    );
    assert!(
        raced.notes.iter().any(|note| note.text().starts_with("You raced on Sun 1 Nov")),
        "{:?}",
        raced.notes
    );
    let later = week_on("2026-11-02", &format!("{RUNNER}races = [\"2026-10-25\"]"), &diary);
    assert!(later.items().all(|item| item.reasons.iter().all(|reason| reason.code() != "race:after")));
}

#[test]
fn every_line_of_a_lighter_week_with_an_effort_keeps_it_low() {
    let plans = weeks_done(RUNNER, "2026-10-05", 6);
    let light = plans.last().expect("a week");
    assert_eq!(light.kind, WeekKind::Deload);
    for item in light.items_and_extras() {
        let high = item.rpe.map(|[_, high]| high);
        assert!(high.is_none_or(|high| high <= Rpe::of_half_steps(13)), "{} at {high:?}", item.slug());
    }
    let days = |plan: &Plan<'_>| -> Vec<NaiveDate> {
        plan.days.iter().filter(|day| !day.items.is_empty()).map(|day| day.date).collect()
    };
    assert_eq!(days(light).len(), days(&plans[4]).len(), "the same days");
}

#[test]
fn a_session_of_hops_tells_the_landings_it_asks_for_and_the_lower_rung_comes_first() {
    assert_eq!(
        hops(&week_on("2026-11-02", RUNNER, &trained(0..4)))[0],
        "Mon pogo-hop 2x10: 20 landings in this session."
    );
    // The sixth week would be a lighter one but for the missed third.
    let missed = trained(0..2) + &trained(3..6) + "11-09 pogo-hop 10,10 rpe 6 pain 0\n";
    let grown = week_on("2026-11-16", RUNNER, &missed);
    assert_eq!(
        hops(&grown)[0],
        "Mon pogo-hop 2x14: 28 landings in this session, a little more than last week."
    );
    for plan in weeks_done(&format!("{RUNNER}hold = []"), "2026-10-05", 7) {
        for line in hops(&plan) {
            assert!(!line.contains("x0"), "{line}");
        }
    }
}

#[test]
fn jumping_jacks_follow_the_hops_that_are_at_their_top_and_the_lower_rung_comes_first() {
    use super::under_way::as_done;
    let toml = format!("{RUNNER}hold = [\"single-leg-calf-raise\", \"single-leg-bent-knee-calf-raise\"]");
    let mut diary = trained(0..4);
    let mut monday: NaiveDate = "2026-11-02".parse().expect("a date");
    let mut most = 0;
    for _ in 0..24 {
        let plan = week_on(&monday.to_string(), &toml, &diary);
        let told = hops(&plan);
        let landings: Vec<u16> = plan
            .days
            .iter()
            .map(|day| {
                let hops = day.items.iter().filter(|item| item.quality() == Quality::Plyometric);
                hops.map(|item| u16::from(item.sets) * item.dosage.number()).sum()
            })
            .collect();
        for (day, landings) in plan.days.iter().zip(landings) {
            let told = format!(": {landings} landings in this session");
            let items = day.items.iter().filter(|item| item.quality() == Quality::Plyometric);
            for item in items {
                let because: String = item.reasons.iter().map(Reason::text).collect();
                assert!(because.contains(&told[2..]), "{because}");
            }
            most = most.max(landings);
        }
        if let Some(jack) = told.iter().position(|line| line.contains("squat-jack")) {
            assert!(told[jack - 1].starts_with("Mon pogo-hop"), "{told:?}");
            assert_eq!(most, 60, "the level's most, before a harder form");
            return;
        }
        for day in monday.iter_days().take(7) {
            let done = as_done(&plan, &day.to_string());
            diary += &done.lines().map(|line| format!("{line} rpe 6 pain 0\n")).collect::<String>();
        }
        monday = monday + chrono::Days::new(7);
    }
    panic!("no jacks in 24 weeks");
}

#[test]
fn landings_go_to_the_rung_before_where_one_cannot_hold_them_and_to_no_third() {
    use crate::coach::state::landings::sum;
    let catalogue = Catalogue::shared();
    let profile = Profile::read(RUNNER, catalogue).expect("a profile");
    let history = crate::coach::tests::history(&trained(0..4));
    let person = Person { catalogue, profile: &profile, history: &history };
    let standing = standing(person, Week::of("2026-11-02".parse().expect("a date")));
    let jack = catalogue.get("squat-jack").expect("bundled");
    let session = standing.two_legged_session(jack, 60);
    let told: Vec<String> =
        session.iter().map(|part| format!("{} {}x{}", part.exercise.slug, part.sets, part.each)).collect();
    assert_eq!((told.join(" "), sum(&session)), ("squat-jack 2x24 pogo-hop 1x12".to_string(), 60));
    // What neither of the two can hold is not planned.
    let pogo = catalogue.get("pogo-hop").expect("bundled");
    assert_eq!(sum(&standing.two_legged_session(pogo, 100)), 60);
}

#[test]
fn the_only_hops_of_a_week_are_on_one_leg_every_other_week() {
    use super::under_way::as_done;
    let once = "level = 2\ndays = [\"mon\", \"tue\"]\nminutes = 45\nequipment = [\"wall\", \"chair\"]\n";
    let mut diary = trained(0..5);
    let mut told = Vec::new();
    // Their landings have reached what the level holds by the twelfth: no harder form begins while they grow.
    for week in 0..18 {
        let monday = date_of("2026-11-09") + chrono::Days::new(7 * week);
        let plan = week_on(&monday.to_string(), once, &diary);
        let hops = plan.items().filter(|item| item.quality() == Quality::Plyometric);
        let slugs: Vec<&str> = hops.map(Item::slug).collect();
        told.push((plan.week.number() % 2, slugs.join(" ")));
        for day in &plan.days {
            let done = as_done(&plan, &day.date.to_string());
            diary += &done.lines().map(|line| format!("{line} pain 0\n")).collect::<String>();
        }
        diary += &format!("{} test 25/25\n", (monday + chrono::Days::new(4)).format("%m-%d"));
    }
    let on_one_leg = |slugs: &str| Catalogue::shared().get(slugs).is_some_and(Exercise::is_one_sided);
    let first = told.iter().position(|(_, slugs)| on_one_leg(slugs)).expect("they come");
    for (parity, slugs) in told[first..].iter().filter(|(_, slugs)| !slugs.is_empty()) {
        assert_eq!(on_one_leg(slugs), *parity == 0, "{told:?}");
    }
    assert!(told[first..].iter().any(|(_, slugs)| slugs.contains("pogo-hop")), "{told:?}");
}

#[test]
fn under_a_lower_cap_a_hard_run_sets_no_second_one() {
    let run = format!("{RUNNER}hard_run_days = [\"tue\", \"sat\"]\n");
    let plans = weeks_done(&run, "2026-10-05", 6);
    let light = plans.last().expect("a week");
    assert_eq!(light.kind, WeekKind::Deload);
    let moderate = |plan: &Plan<'static>| {
        let days = plan.days.iter().filter(|day| day.kind() == DayKind::Moderate);
        let items: Vec<Item<'_>> = days.flat_map(|day| day.items.clone()).collect();
        items.into_iter().filter(|item| item.rpe.is_some() && item.is_heavy()).collect::<Vec<_>>()
    };
    assert!(!moderate(light).is_empty(), "{:?}", outline(light));
    for item in moderate(light) {
        assert!(!item.reasons.iter().any(is_capped_by_run), "{}", item.slug());
    }
    for item in moderate(&plans[0]) {
        assert!(item.reasons.iter().any(is_capped_by_run), "{}", item.slug());
    }
}

#[test]
fn no_other_days_are_proposed_in_the_week_of_a_race() {
    let run = format!("{RUNNER}hard_run_days = [\"tue\", \"sat\"]\n");
    let proposes = |toml: &str| {
        let plan = week_on("2026-11-02", toml, &trained(0..4));
        plan.notes.iter().any(|note| matches!(note, Note::Moderate { instead: Some(_), .. }))
    };
    assert!(proposes(&run));
    assert!(!proposes(&format!("{run}races = [\"2026-11-08\"]\n")));
}

fn date_of(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}
