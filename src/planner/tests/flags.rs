//! What the flags add to a week (C.2).

use super::*;
use crate::catalogue::vocabulary::Sides;

/// The exercises of a quality in the sessions of a week after one exposure of another, day by day.
fn after(toml: &str, last_done: &str, quality: Quality) -> Vec<String> {
    let catalogue = Catalogue::shared();
    let today: NaiveDate = "2026-11-20".parse().expect("a date");
    let line = format!(
        r#"{{"v":1,"id":"a","at":"2026-11-13T18:00:00+01:00","kind":"sets","exercise":"{last_done}","sets":[{{"reps":12}}]}}"#
    );
    let log = crate::log::read::read(line.as_bytes()).expect("read");
    let history = History::of(&log.records);
    let profile = Profile::read(toml, catalogue).expect("a profile");
    let person = Person { catalogue, profile: &profile, history: &history };
    let plan = base_week(person, Week::of(today), today).expect("a week");
    let items = plan.days.iter().flat_map(|day| &day.items).filter(|item| item.quality() == quality);
    items.map(|item| item.slug().to_string()).collect()
}

#[test]
fn an_old_sprain_brings_ankle_control_twice_a_week_and_the_band_outwards_in_each() {
    let band = "level = 2\nminutes = 40\nequipment = [\"wall\", \"band\", \"towel\"]\n";
    let sprained = format!("{band}flags = [\"past-sprain\"]");
    for (toml, expected) in [
        (band, &["tibialis-raise"][..]),
        (&sprained, &["band-eversion", "tibialis-raise"]),
        (
            "level = 3\nminutes = 40\nequipment = [\"wall\"]\nflags = [\"past-sprain\"]",
            &["tibialis-raise"; 2],
        ),
    ] {
        // It was done last of all, and is part of the week all the same.
        assert_eq!(after(toml, "band-eversion", Quality::AnkleControl), expected, "{toml}");
    }
}

#[test]
fn poor_balance_is_trained_a_little_on_every_day_and_never_on_what_takes_the_ground_away() {
    let plan = plan_of(
        "level = 2\nequipment = [\"wall\", \"chair\", \"towel\", \"cushion\", \"dumbbell\"]\nflags = [\"balance-impaired\"]",
    );
    let is_balance = |item: &&Item<'_>| item.quality() == Quality::Balance;
    for day in &plan.days {
        let (sessions, extras) =
            (day.items.iter().filter(is_balance).count(), day.extras.iter().filter(is_balance).count());
        assert_eq!(sessions + extras, 1, "{}", day.weekday.short());
    }
    let in_sessions = plan.days.iter().filter(|day| day.items.iter().any(|item| is_balance(&item)));
    assert_eq!(in_sessions.count(), 3);
    for out in ["y-reach", "eyes-closed", "cushion", "skater", "flamingo", "toe-walk", "hop", "solo-leg-lift"]
    {
        assert!(plan.items_and_extras().all(|item| !item.slug().contains(out)), "{out}");
    }
    let bare = plan_of("equipment = []\nflags = [\"balance-impaired\"]");
    for item in bare.items_and_extras() {
        let stands = item.quality() != Quality::FootIntrinsic && item.quality() != Quality::Mobility;
        assert!(!stands || item.sides() == Sides::Both, "{} without a support", item.slug());
    }
}

#[test]
fn a_fresh_sprain_keeps_to_firm_ground_and_open_eyes_at_every_level() {
    for level in 1..=3 {
        let things = Equipment::ALL.iter().map(|thing| format!("\"{thing}\"")).collect::<Vec<_>>().join(", ");
        let plan = plan_of(&format!("level = {level}\nequipment = [{things}]\nflags = [\"recent-sprain\"]"));
        for out in ["y-reach", "eyes-closed", "cushion", "skater", "solo-leg-lift", "band-inversion", "hop"] {
            assert!(plan.items_and_extras().all(|item| !item.slug().contains(out)), "{level} {out}");
        }
    }
}
