//! Two years of training of people who differ, day by day: the coach and the planner must be good to each of them.

#![allow(clippy::cast_precision_loss, clippy::cast_possible_wrap, clippy::cast_sign_loss)]
#![allow(clippy::cast_possible_truncation)]

mod body;
mod checks;
mod course;
mod effort;
mod honest;
mod life;
mod logbook;
mod six_lives;
mod variety;

use life::{Adherence, LivedWeek, Trainee, live};

use crate::weeks::diary::{BENT, STRAIGHT};
use crate::weeks::person::{Keys, Person, TrainingDays};
use crate::weeks::rules;

/// Somebody healthy who does all that is planned.
fn somebody(name: &'static str, keys: Keys) -> Trainee {
    Trainee {
        name,
        person: Person { keys, week: None },
        adherence: Adherence::Full,
        weak_left: false,
        sore: 0..0,
        off: Vec::new(),
        tests: false,
    }
}

fn keys(level: u8, minutes: u32, equipment: &[&'static str]) -> Keys {
    Keys {
        level: Some(level),
        minutes: Some(minutes),
        equipment: Some(equipment.to_vec()),
        ..Keys::default()
    }
}

/// Whether a rung and its load are beyond another.
fn is_beyond(later: Option<(usize, f64)>, earlier: Option<(usize, f64)>) -> bool {
    later.zip(earlier).is_some_and(|(later, earlier)| later > earlier)
}

fn has_climbed(weeks: &[LivedWeek]) {
    for chain in [&STRAIGHT[..], &BENT] {
        let best = weeks
            .iter()
            .rev()
            .take(12)
            .filter_map(|week| week.rung(chain))
            .max_by(|a, b| a.partial_cmp(b).unwrap());
        assert!(
            is_beyond(best, weeks[0].rung(chain)),
            "{chain:?}: {:?} after {:?}",
            best,
            weeks[0].rung(chain)
        );
    }
}

/// Light weeks come after so many trained ones in a row (D.9), one fewer where the sessions were hard.
fn light_weeks_come_after(trained: usize, weeks: &[LivedWeek]) {
    let (mut count, mut efforts) = (0, Vec::new());
    for (number, week) in weeks.iter().enumerate() {
        let mean = efforts.iter().sum::<f64>() / f64::max(efforts.len() as f64, 1.0);
        let is_due = count >= if trained == 5 && mean >= 8.0 { 4 } else { trained };
        assert_eq!(week.kind == "deload", is_due, "week {number} after {count} trained ones");
        if is_due || !week.is_trained {
            (count, efforts) = (0, Vec::new());
        } else {
            count += 1;
            efforts.extend(&week.efforts);
        }
    }
    assert!(weeks.iter().filter(|week| week.kind == "deload").count() >= 90 / (trained + 1) - 2);
}

/// Nobody is ever left with less than a week worth doing.
fn never_shrinks_to_nothing(weeks: &[LivedWeek]) {
    for (number, week) in weeks.iter().enumerate().filter(|(_, week)| week.kind != "stopped") {
        let (straight, bent) = (week.sets("calf-straight"), week.sets("calf-bent"));
        assert!(straight >= 1 && bent >= 1, "week {number}: {straight} and {bent} sets, {}", week.plan);
    }
}

#[test]
fn one_session_a_week_climbs_too() {
    let once = Keys { days: Some(TrainingDays::Free(1)), ..keys(1, 30, &["wall", "chair", "step", "towel"]) };
    let weeks = live(&somebody("the one who comes once a week", once));
    has_climbed(&weeks);
    never_shrinks_to_nothing(&weeks);
    assert!(weeks.iter().all(|week| matches!(&*week.kind, "maintenance" | "deload")));
}

#[test]
fn a_beginner_without_weights_climbs_to_the_single_leg_raise() {
    let trainee = somebody("the beginner", keys(1, 20, &["wall", "chair", "step", "towel"]));
    let weeks = live(&trainee);
    has_climbed(&weeks);
    never_shrinks_to_nothing(&weeks);
    let reached = weeks.iter().filter_map(|week| week.rung(&STRAIGHT)).map(|(rung, _)| rung).max();
    assert!(reached >= Some(2), "no single-leg raise in two years: {reached:?}");
    light_weeks_come_after(7, &weeks);
}

#[test]
fn a_healthy_runner_climbs_and_hops() {
    let runner = Keys {
        hard_run_days: Some(vec!["tue", "sat"]),
        days: Some(TrainingDays::Free(3)),
        ..keys(2, 30, &["wall", "chair", "step", "dumbbell", "plate", "band", "towel"])
    };
    let trainee = Trainee { tests: true, ..somebody("the runner", runner) };
    let weeks = live(&trainee);
    has_climbed(&weeks);
    never_shrinks_to_nothing(&weeks);
    light_weeks_come_after(5, &weeks);
    let hops = weeks.iter().filter(|week| week.items().any(|item| item["quality"] == "plyometric")).count();
    assert!(hops > 50, "hops in {hops} weeks");
}

#[test]
fn an_advanced_lifter_climbs_on_three_heavy_days() {
    let lifter = Keys {
        days: Some(TrainingDays::On(vec!["mon", "wed", "fri", "sun"])),
        increments_kg: Some(vec![2.5]),
        max_load_kg: Some(40),
        ..keys(3, 45, &["wall", "chair", "step", "dumbbell", "plate", "band", "cushion", "towel"])
    };
    let trainee = somebody("the lifter", lifter);
    let weeks = live(&trainee);
    has_climbed(&weeks);
    never_shrinks_to_nothing(&weeks);
    let heavy = |week: &&LivedWeek| {
        week.plan["days"].as_array().unwrap().iter().filter(|day| day["kind"] == "heavy").count() == 3
    };
    assert!(weeks.iter().filter(heavy).count() > 60, "three heavy days in too few weeks");
}

#[test]
fn whoever_does_half_of_it_is_never_led_down_to_nothing() {
    let half = keys(2, 25, &["wall", "chair", "step", "dumbbell"]);
    let irregular = Keys {
        flags: Some(vec!["midportion-achilles"]),
        avoid: Some(vec!["calf-iso-hold".to_string()]),
        ..keys(1, 20, &["wall", "chair", "band"])
    };
    for (name, adherence, keys) in
        [("the half-hearted", Adherence::Half, half), ("the irregular", Adherence::Irregular, irregular)]
    {
        let trainee = Trainee { adherence, ..somebody(name, keys) };
        let weeks = live(&trainee);
        never_shrinks_to_nothing(&weeks);
        let (first, last) = (weeks[0].rung(&STRAIGHT), weeks.last().unwrap().rung(&STRAIGHT));
        assert!(!is_beyond(first, last), "{name} went from {first:?} to {last:?}");
    }
}

#[test]
fn a_sore_tendon_is_held_or_brought_back_and_never_led_to_a_harder_tier() {
    let keys = keys(2, 30, &["wall", "chair", "step", "dumbbell", "band"]);
    let trainee = Trainee { sore: 40..46, ..somebody("the sore one", keys) };
    let weeks = live(&trainee);
    never_shrinks_to_nothing(&weeks);
    let tier = |week: &LivedWeek| {
        let calf = week.items().filter(|item| item["quality"].as_str().unwrap().starts_with("calf"));
        calf.map(|item| rules::fact(item["exercise"].as_str().unwrap()).unwrap().tier).max().unwrap_or(0)
    };
    let before = weeks[39].rung(&STRAIGHT);
    let hops = |week: &LivedWeek| week.items().any(|item| item["quality"] == "plyometric");
    assert!(weeks[41..47].iter().all(|week| week.kind != "deload" || !hops(week)), "hops in a light week");
    for number in 41..47 {
        assert!(tier(&weeks[number]) <= tier(&weeks[number - 1]), "a harder tier in week {number}");
        assert!(!is_beyond(weeks[number].rung(&STRAIGHT), before), "further on in week {number}");
    }
    let lowest =
        weeks[41..47].iter().filter_map(|week| week.rung(&STRAIGHT)).min_by(|a, b| a.partial_cmp(b).unwrap());
    assert!(is_beyond(before, lowest), "never brought back: {before:?}, {lowest:?}");
    assert!(!is_beyond(before, weeks.last().unwrap().rung(&STRAIGHT)), "never came back");
}

#[test]
fn whoever_comes_back_gets_less_at_first_and_all_of_it_after_the_ramp() {
    let keys = keys(2, 30, &["wall", "chair", "step", "dumbbell", "band"]);
    let trainee = Trainee { off: vec![30..35, 70..73], ..somebody("the returning one", keys) };
    let weeks = live(&trainee);
    never_shrinks_to_nothing(&weeks);
    // Five weeks off and three: a ramp of two weeks and of one.
    for (last, back, ramp) in [(29, 35, 2), (69, 73, 1)] {
        for (number, week) in weeks.iter().enumerate().skip(back).take(ramp) {
            assert_eq!(week.kind, "return", "week {number}");
        }
        assert!(
            weeks[back].sets("calf-straight") < weeks[last].sets("calf-straight").max(5),
            "as much as before"
        );
        let (before, first) = (weeks[last].rung(&STRAIGHT), weeks[back].rung(&STRAIGHT));
        assert!(!is_beyond(first, before), "further on than before: {before:?}, {first:?}");
        assert_eq!(weeks[back + ramp].kind, "normal");
        assert!(weeks[back + ramp].sets("calf-straight") >= 6, "not back after the ramp");
        let later = weeks[back + 24].rung(&STRAIGHT);
        assert!(!is_beyond(before, later), "never back: {before:?}, {later:?}");
    }
}

#[test]
fn a_weak_leg_gets_more_until_it_has_caught_up() {
    let keys = keys(2, 30, &["wall", "chair", "step", "dumbbell"]);
    let trainee = Trainee { weak_left: true, tests: true, ..somebody("the uneven one", keys) };
    let weeks = live(&trainee);
    never_shrinks_to_nothing(&weeks);
    let gets_more = |week: &LivedWeek| week.items().any(|item| item["extra_sets_left"].as_i64() > Some(0));
    assert!(weeks[..8].iter().any(gets_more), "never a set more");
    assert!(!weeks[95..].iter().any(gets_more), "more though the legs are alike");
    assert!(weeks.iter().all(|week| week.items().all(|item| item["extra_sets_right"].as_i64() <= Some(0))));
}

#[test]
fn flags_and_bare_rooms_hold_for_two_years() {
    let bare = Keys { flags: Some(vec!["insertional-achilles", "no-jump"]), ..keys(2, 15, &["wall"]) };
    let bound = Keys {
        flags: Some(vec!["balance-impaired", "hallux-rigidus"]),
        days: Some(TrainingDays::On(vec!["wed"])),
        ..keys(3, 30, &["chair"])
    };
    for (name, keys) in [("the bare room", bare), ("the careful one", bound)] {
        let trainee = somebody(name, keys);
        let weeks = live(&trainee);
        never_shrinks_to_nothing(&weeks);
    }
}
