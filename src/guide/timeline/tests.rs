use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use super::*;
use crate::catalogue::Catalogue;
use crate::guide::tests::item;
use crate::history::History;
use crate::log::event::{Kind, Record, Set};
use crate::person::Person;
use crate::plan::{Day, Item};
use crate::planner;
use crate::profile::Profile;
use crate::units::{Decimal, LoadUnit, LoggedRpe, Pain, Rpe, Tempo};

fn part(item: &Item<'_>, first: Side) -> Part {
    Part::of(item, Vec::new(), first, LoadUnit::Kg)
}

/// The seconds of an exercise that stands behind another one, without the time between.
fn own_seconds(item: &Item<'_>) -> Duration {
    let other = crate::guide::tests::item("calf-raise", 1, 10);
    let stretches = timeline(&[part(&other, Side::Left), part(item, Side::Left)], Some(120));
    let own = stretches.iter().filter(|stretch| stretch.part == 1).map(|stretch| stretch.lasts);
    own.sum::<Duration>().saturating_sub(Duration::from_secs(BETWEEN_EXERCISES_SECONDS.into()))
}

fn sum(stretches: &[Stretch]) -> Duration {
    stretches.iter().map(|stretch| stretch.lasts).sum()
}

fn is_to_the_second(item: &Item<'_>) {
    let told = format!("{} {}×{:?} {:?}", item.slug(), item.sets, item.dosage, item.other_tempo);
    assert_eq!(own_seconds(item), Duration::from_secs(item.seconds().into()), "{told}");
    // And behind the warm-up.
    for warm_up in [120, 180] {
        let stretches = timeline(&[part(item, Side::Right)], Some(warm_up));
        assert_eq!(sum(&stretches), Duration::from_secs((warm_up + item.seconds()).into()), "{told}");
        assert_eq!(seconds(&stretches), u64::from(warm_up + item.seconds()), "{told}");
    }
}

#[test]
fn every_exercise_takes_the_seconds_of_the_plan_at_every_amount() {
    for exercise in Catalogue::shared() {
        let [low, top] = exercise.dose.range();
        for sets in 1..=6 {
            for amount in 1..=top.max(low) + 5 {
                let mut item = item(&exercise.slug, sets, amount);
                is_to_the_second(&item);
                if exercise.is_one_sided() {
                    item.extra_sets_left = 1;
                    is_to_the_second(&item);
                    (item.extra_sets_left, item.extra_sets_right) = (0, 1);
                    is_to_the_second(&item);
                }
            }
        }
    }
}

#[test]
fn tempos_in_parts_of_a_second_and_rests_of_their_own_are_taken_to_the_second() {
    for exercise in Catalogue::shared() {
        for tempo in ["3-0-3-0", "1.5-0.5-2.5-0", "0.3-0.3-0.3-0.1", "2.7-0-3.1-0.45", "0.001-0-1-0"] {
            for rest in [None, Some(0), Some(15), Some(16), Some(90), Some(150), Some(151)] {
                for (sets, amount) in [(1, 1), (2, 7), (3, 13), (4, 6)] {
                    let mut item = item(&exercise.slug, sets, amount);
                    item.other_tempo = Some(Tempo::of(tempo));
                    item.other_rest_seconds = rest;
                    is_to_the_second(&item);
                }
            }
        }
    }
}

const EVERYTHING: &str =
    "equipment = [\"wall\", \"step\", \"chair\", \"dumbbell\", \"plate\", \"band\", \"towel\"]";

#[test]
fn every_day_of_the_planned_weeks_takes_the_seconds_of_the_plan() {
    let mut slugs = BTreeSet::new();
    let mut sessions = 0;
    for level in 1..=3 {
        for minutes in [10, 15, 20, 30, 45, 60] {
            for more in [
                "",
                "days = 5",
                "days = 1",
                "flags = [\"midportion-achilles\"]",
                "flags = [\"plantar-heel\"]",
                "flags = [\"balance-impaired\"]",
                "flags = [\"recent-sprain\", \"no-jump\"]",
                "goal = \"maintain\"",
                "races = [\"2026-12-06\"]",
                "hsr_from = 2026-11-16",
                "hsr_from = 2026-11-09\nunits = \"lb\"",
            ] {
                let toml = format!("level = {level}\nminutes = {minutes}\n{EVERYTHING}\n{more}");
                for day in days(&toml) {
                    slugs.extend(day.items.iter().map(|item| item.slug().to_string()));
                    sessions += 1;
                    day_is_to_the_second(&day, &toml);
                }
            }
        }
    }
    assert!(sessions > 400, "{sessions}");
    assert!(slugs.len() > 20, "{slugs:?}");
}

#[test]
fn every_day_of_somebody_who_trains_and_grows_takes_the_seconds_of_the_plan() {
    let mut slugs = BTreeSet::new();
    let (mut extra, mut open, mut loaded, mut hops) = (0, 0, 0, 0);
    for more in [
        "level = 3\nminutes = 40",
        "level = 3\nminutes = 60\nprefer = \"range\"",
        "level = 2\nminutes = 25\nflags = [\"midportion-achilles\"]",
        "level = 2\nminutes = 35\nhsr_from = 2026-09-28",
        "level = 2\nminutes = 60\nunits = \"lb\"",
    ] {
        let toml = format!("{more}\n{EVERYTHING}");
        let catalogue = Catalogue::shared();
        let profile = Profile::read(&toml, catalogue).expect("a profile");
        let mut records = Vec::new();
        let monday: NaiveDate = "2026-08-31".parse().expect("a date");
        for week in 0..13 {
            let today = monday + Days::new(7 * week);
            let history = History::of(&records);
            let person = Person { catalogue, profile: &profile, history: &history };
            let plan = planner::plan_week(person, today, today).expect("a week");
            for day in plan.days.iter().filter(|day| !day.items.is_empty()) {
                day_is_to_the_second(day, &toml);
                hops += usize::from(day.has_hops());
                for item in &day.items {
                    slugs.insert(item.slug().to_string());
                    extra += usize::from(item.extra_sets_left + item.extra_sets_right != 0);
                    open += usize::from(item.last_set_open);
                    loaded += usize::from(item.load_kg > Decimal::ZERO);
                    records.push(done_well(item, week > 9, day.date, records.len()));
                }
                records.push(told(day.date, records.len()));
            }
        }
    }
    assert!(slugs.len() > 30, "{slugs:?}");
    assert!(extra > 0 && open > 0 && loaded > 0 && hops > 0, "{extra} {open} {loaded} {hops}");
}

/// All sets at the top of the range and easily; lopsided, the right leg stays behind.
fn done_well(item: &Item<'_>, is_lopsided: bool, date: NaiveDate, number: usize) -> Record {
    let part = part(item, Side::Left);
    let [_, top] = item.exercise.dose.range();
    let set = |side: Option<Side>| Set {
        done: part.amount_done(if is_lopsided && side == Some(Side::Right) { top * 3 / 4 } else { top }),
        side,
        load: part.load,
        rpe: item.rpe.map(|_| LoggedRpe::of(Rpe::of_half_steps(12))),
        touches: part.counts_touches.then_some(0),
        tempo_s: None,
        stopped: false,
    };
    let sets = (0..item.sets).flat_map(|_| part.order()).map(set).collect();
    let planned = Some(part.planned.clone());
    record(
        Kind::Sets { exercise: part.slug, sets, pain: Some(Pain::NONE), note: None, planned },
        date,
        number,
    )
}

/// A calm morning.
fn told(date: NaiveDate, number: usize) -> Record {
    record(Kind::Checkin { pain: Pain::NONE, stiffness_min: None }, date, number)
}

fn record(kind: Kind, date: NaiveDate, number: usize) -> Record {
    let at = format!("{date}T18:00:00+01:00").parse().expect("a moment");
    Record { id: format!("019a9f6e-3c41-7b52-9f0e-{number:012}"), at, kind, replaces: None, batch: None }
}

/// The days with a session of four weeks, planned for somebody who has done nothing.
fn days(toml: &str) -> Vec<Day<'static>> {
    let catalogue = Catalogue::shared();
    let Ok(profile) = Profile::read(toml, catalogue) else { return Vec::new() };
    let monday: NaiveDate = "2026-11-16".parse().expect("a date");
    let mut days = Vec::new();
    for week in 0..4 {
        let today = monday + Days::new(7 * week);
        let person = Person { catalogue, profile: &profile, history: &History::default() };
        let Ok(plan) = planner::plan_week(person, today, today) else { continue };
        days.extend(plan.days.into_iter().filter(|day| !day.items.is_empty()));
    }
    days
}

fn day_is_to_the_second(day: &Day<'_>, told: &str) {
    for first in [Side::Left, Side::Right] {
        let parts: Vec<Part> = day.items.iter().map(|item| part(item, first)).collect();
        let warm_up = crate::plan::timing::warm_up_seconds(day.has_hops());
        let stretches = timeline(&parts, Some(warm_up));
        assert_eq!(sum(&stretches), Duration::from_secs(day.seconds().into()), "{told}: {}", day.date);
        let listed =
            stretches.iter().map(|stretch| json(*stretch, &parts)["seconds"].as_f64().expect("a number"));
        let listed: f64 = listed.sum();
        assert!((listed - f64::from(day.seconds())).abs() < 1e-6, "{told}: {listed}");
        for item in &day.items {
            assert_eq!(
                own_seconds(item),
                Duration::from_secs(item.seconds().into()),
                "{told}: {}",
                item.slug()
            );
        }
    }
}

fn json(stretch: Stretch, parts: &[Part]) -> serde_json::Value {
    serde_json::to_value(Listed { stretch, part: &parts[stretch.part] }).expect("JSON")
}

/// The stretches of a part in short: `ready · work L1 · change-over R1 · …`.
fn in_short(stretches: &[Stretch]) -> String {
    let told = stretches.iter().map(|stretch| {
        let side = stretch.side.map_or_else(String::new, |side| side.letter().to_string());
        format!("{} {side}{} {}s", stretch.phase, stretch.set, stretch.lasts.as_secs_f64())
    });
    told.collect::<Vec<String>>().join(" · ")
}

fn left_after(mut part: Part, left: u8, right: u8) -> String {
    part.done = super::super::part::Legs { left, right };
    in_short(&timeline(&[part], None))
}

#[test]
fn what_was_done_is_left_out_and_the_sets_keep_their_numbers() {
    let each = part(&item("single-leg-calf-raise", 3, 10), Side::Left);
    for (left, right, told) in [
        (3, 2, "ready R3 5s · work R3 60s"),
        (2, 3, "ready L3 5s · work L3 60s"),
        (2, 2, "ready L3 5s · work L3 60s · change-over R3 10s · work R3 60s"),
        (2, 1, "ready R2 5s · work R2 60s · rest L3 20s · work L3 60s · change-over R3 10s · work R3 60s"),
        (3, 3, ""),
        (4, 3, ""),
        (5, 1, "ready R2 5s · work R2 60s · rest R3 20s · work R3 60s"),
    ] {
        assert_eq!(left_after(each.clone(), left, right), told, "{left} {right}");
    }
    let both = part(&item("calf-raise", 2, 10), Side::Left);
    assert_eq!(left_after(both.clone(), 1, 1), "ready 2 5s · work 2 60s");
    assert_eq!(left_after(both, 0, 0), "ready 1 5s · work 1 60s · rest 2 60s · work 2 60s");
}

#[test]
fn the_weaker_leg_goes_first_and_a_set_more_for_one_leg_comes_last() {
    let mut extra = item("single-leg-calf-raise", 1, 10);
    extra.extra_sets_left = 1;
    assert_eq!(
        in_short(&timeline(&[part(&extra, Side::Right)], None)),
        "ready R1 5s · work R1 60s · change-over L1 10s · work L1 60s · rest L2 20s · work L2 60s"
    );
}

#[test]
fn an_exercise_done_before_is_left_out_with_the_time_before_it() {
    let mut parts: Vec<Part> = [("crane-balance", 1), ("calf-raise", 1), ("towel-curl", 1)]
        .map(|(slug, sets)| part(&item(slug, sets, 10), Side::Left))
        .into();
    parts[0].done = parts[0].asked;
    let stretches = timeline(&parts, None);
    assert_eq!(
        in_short(&stretches),
        "ready 1 5s · work 1 60s · between L1 25s · ready L1 5s · work L1 20s · change-over R1 10s · work R1 20s"
    );
    assert!(stretches.iter().all(|stretch| stretch.part > 0));
    for part in &mut parts {
        part.done = part.asked;
    }
    assert_eq!(timeline(&parts, Some(120)), []);
}

#[test]
fn a_list_says_of_every_stretch_what_it_is_for() {
    let parts =
        [part(&item("crane-balance", 1, 10), Side::Left), part(&item("calf-raise", 1, 10), Side::Left)];
    let listed: Vec<String> =
        timeline(&parts, Some(120)).into_iter().map(|stretch| json(stretch, &parts).to_string()).collect();
    assert_eq!(
        listed,
        [
            r#"{"phase":"warm-up","seconds":115}"#,
            r#"{"exercise":"crane-balance","of":1,"phase":"ready","seconds":5,"set":1,"side":"left"}"#,
            r#"{"exercise":"crane-balance","of":1,"phase":"work","seconds":10,"set":1,"side":"left"}"#,
            r#"{"exercise":"crane-balance","of":1,"phase":"change-over","seconds":10,"set":1,"side":"right"}"#,
            r#"{"exercise":"crane-balance","of":1,"phase":"work","seconds":10,"set":1,"side":"right"}"#,
            r#"{"exercise":"calf-raise","phase":"between","seconds":25}"#,
            r#"{"exercise":"calf-raise","of":1,"phase":"ready","seconds":5,"set":1}"#,
            r#"{"exercise":"calf-raise","of":1,"phase":"work","seconds":60,"set":1}"#,
        ]
    );
}
