//! The gate of the hops, and their landings (D.7).

use super::*;
use crate::coach::judge::hop_gate::Closed;
use crate::coach::state::landings::sum;
use crate::units::Pain;

/// Weeks of two sessions, from Monday 28 September on; the third is left out, so that no lighter week is due before the
/// ninth.
fn trained(weeks: std::ops::Range<u64>) -> String {
    let first = date("2026-09-28");
    let days = weeks.filter(|week| *week != 2).flat_map(|week| [7 * week, 7 * week + 3]);
    let line = |days: u64| {
        let day = (first + chrono::Days::new(days)).format("%m-%d").to_string();
        format!("{day} {SLCR} 9,9,9 pain 0\n{}", beside(&[&day]))
    };
    days.map(line).collect()
}

fn monday(week: u64) -> NaiveDate {
    date("2026-09-28") + chrono::Days::new(7 * week)
}

/// Hops of so many landings on the Monday of a week.
fn hops(week: u64, sets: &str) -> String {
    format!("{} pogo-hop {sets} pain 0\n", monday(week).format("%m-%d"))
}

/// What closes hops on the Monday of a week, or the landings of its session.
fn asked(profile: &Profile, diary: &str, week: u64) -> Result<u16, Closed> {
    ask(profile, diary, &monday(week).to_string(), |standing| {
        standing.hops_closed(monday(week)).map_or_else(|| Ok(sum(&standing.next_hops())), Err)
    })
}

const STRONG: &str = "10-20 test 22/22\n";

/// Mornings after days of rest, on which a little is usual.
const STIFF: &str = "10-11 wakes 2\n10-18 wakes 2\n10-25 wakes 2\n";

#[test]
fn the_whole_gate_is_asked_of_what_was_known_on_monday() {
    let four = trained(0..5);
    let beginner = Profile { level: 1, ..runner() };
    for (name, profile, diary, expected) in [
        ("all of it", &runner(), four.clone() + STRONG, Ok(20)),
        ("level 1", &beginner, four.clone() + STRONG, Err(Closed::Level)),
        ("three weeks", &runner(), trained(1..5) + STRONG, Err(Closed::Weeks(3))),
        ("no raises", &runner(), four.clone(), Err(Closed::Raises(15))),
        ("a set of 15", &runner(), four.clone() + &format!("10-30 {SLCR} 15,15 pain 0\n"), Ok(20)),
        ("an old test", &runner(), four.clone() + "09-01 test 22/22\n", Err(Closed::Raises(15))),
        ("81 of 100", &runner(), four.clone() + "10-20 test 22/27\n", Err(Closed::Symmetry)),
        ("a sore day", &runner(), four.clone() + STRONG + "10-30 pogo-hop 2 pain 4\n", Err(Closed::Calm)),
        (
            "a sore morning",
            &runner(),
            four.clone() + STRONG + STIFF + "11-01 wakes 3\n",
            Err(Closed::Sore(Pain::of(3))),
        ),
        ("no word on pain", &runner(), four.replace(" pain 0", "") + STRONG, Err(Closed::UnknownPain)),
    ] {
        assert_eq!(asked(profile, &diary, 5), expected, "{name}");
    }
}

#[test]
fn a_test_taken_in_a_week_opens_the_next_one_at_the_earliest() {
    let late = trained(0..6) + "11-04 test 22/22\n";
    assert_eq!(asked(&runner(), &late, 5), Err(Closed::Raises(15)));
    assert_eq!(asked(&runner(), &late, 6), Ok(20));
    // Pain three days before the Monday keeps that one closed, whatever the week before was.
    let sore = late + &format!("11-06 {SLCR} 9 pain 4\n");
    assert_eq!(asked(&runner(), &sore, 6), Err(Closed::Calm));
}

#[test]
fn the_gate_is_asked_every_week_until_a_hop_is_logged() {
    let sore = format!("11-05 {SLCR} 9,9,9 pain 4\n11-07 wakes 1\n");
    let diary = trained(0..6) + STRONG + &sore;
    assert_eq!(asked(&runner(), &(trained(0..5) + STRONG), 5), Ok(20));
    assert_eq!(asked(&runner(), &diary, 6), Err(Closed::Calm), "open the week before, and never used");
    assert_eq!(
        asked(&runner(), &(diary + &hops(5, "10,10")), 6),
        Ok(20),
        "one amber closes no hops that began, and lets none grow"
    );
}

#[test]
fn landings_grow_by_five_or_a_tenth_and_are_told_as_the_session_holds_them() {
    let mut diary = trained(0..12) + STRONG + "12-01 test 25/25\n";
    let mut told = Vec::new();
    for week in 5..12 {
        let landings = asked(&runner(), &diary, week).expect("open");
        told.push(landings);
        diary += &hops(week, &landings.to_string());
    }
    // 20, 25, 30, 35 and 40 before they are spread over sets of even numbers; half in the ninth week, which is a lighter one.
    assert_eq!(told, [20, 28, 30, 16, 30, 36, 42]);
}

#[test]
fn what_comes_next_of_a_hop_is_what_its_session_asks_for() {
    let open = trained(0..6) + STRONG + &hops(5, "10,10");
    let next = |slug: &str| {
        ask_ahead(&runner(), &open, "2026-11-09", |ahead| {
            let exercise = ahead.this.person.catalogue.get(slug).expect("bundled");
            let next = ahead.of(exercise, Planned { this_week: true, is_open: true, quality_is_open: true });
            (next.landings, next.target.sets, next.target.dosage.number())
        })
    };
    assert_eq!(next("pogo-hop"), (Some(Ok(28)), 2, 14));
    assert_eq!(next("hop-and-hold").0, Some(Err(Closed::OneLeg)));
}

#[test]
fn hops_that_paused_for_long_ask_the_gate_again_and_are_never_none() {
    let diary = trained(0..6) + STRONG + &hops(5, "10,10");
    let long = diary.clone() + &trained(6..16);
    let quiet = asked(&runner(), &long, 15);
    assert_eq!(quiet, Err(Closed::Raises(15)), "70 days, and the test is too old");
    let tested = long + "01-05 test 22/22\n";
    assert_eq!(asked(&runner(), &tested, 15), Ok(20));
    for week in 5..15 {
        assert_ne!(asked(&runner(), &tested, week), Ok(0), "week {week}");
    }
    // 35 days: closed for a fortnight, and then the gate.
    let month = diary + &trained(6..13) + "11-20 test 22/22\n";
    let closed = asked(&runner(), &month, 10);
    assert!(matches!(closed, Err(Closed::Gap(_))), "{closed:?}");
}

#[test]
fn pain_shuts_hops_for_a_week_and_they_come_back_at_half_once_the_last_word_is_calm() {
    let begun = trained(0..7) + STRONG + &hops(5, "10,10") + &hops(6, "14,14");
    let red = begun.clone() + &format!("11-13 {SLCR} 9 pain 6\n");
    assert!(matches!(asked(&runner(), &red, 7), Err(Closed::Pain(_))));
    let again = red.clone() + "11-21 wakes 0\n";
    let calm = asked(&runner(), &again, 8).expect("open");
    assert!(calm < 16, "half of 25: {calm}");
    let sore = red + STIFF + "11-21 wakes 3\n";
    assert_eq!(asked(&runner(), &sore, 8), Err(Closed::Sore(Pain::of(3))));
}

#[test]
fn pogo_hops_come_first_whatever_else_was_hopped_unasked() {
    let jacks = "11-02 squat-jack 24,24 rpe 7 pain 0\n11-05 squat-jack 24,24 rpe 7 pain 0\n";
    let diary = trained(0..6) + STRONG + jacks;
    let rung = ask(&runner(), &diary, "2026-11-09", |standing| {
        standing.place(Quality::Plyometric).expect("a rung").exercise.slug.to_string()
    });
    assert_eq!(rung, "pogo-hop");
}

#[test]
fn one_legged_hops_wait_for_three_green_weeks_and_climb_their_own_chain() {
    let strong = "10-20 test 26/26\n";
    let advanced = Profile { level: 3, ..runner() };
    let one_legged = |profile: &Profile, diary: &str, week: u64| {
        ask(profile, diary, &monday(week).to_string(), |standing| {
            standing.one_legged_session().map(|part| part.exercise.slug.to_string())
        })
    };
    let two_legged = (5..8).map(|week| hops(week, "14,14")).collect::<String>();
    let begun = trained(0..8) + strong + &two_legged;
    assert_eq!(one_legged(&advanced, &begun, 7), None, "two green weeks");
    // The ninth week is a lighter one; the tenth has them.
    let begun = begun + &trained(8..10);
    assert_eq!(one_legged(&advanced, &begun, 9).as_deref(), Some("hop-and-hold"));
    let weak = begun.replace("26/26", "24/24");
    assert_eq!(one_legged(&advanced, &weak, 9), None, "25 raises at level 3");
    assert_eq!(one_legged(&runner(), &weak, 9).as_deref(), Some("hop-and-hold"), "20 at level 2");
    let apart = begun.replace("26/26", "26/31");
    assert_eq!(one_legged(&advanced, &apart, 9), None, "the weaker leg is at 83 percent");
    // Two green exposures at the top lead to the next rung.
    let day = |day: &str| format!("{day} hop-and-hold 8,8 rpe 7 pain 0\n");
    let well = begun + &trained(10..12) + &day("12-03") + &day("12-10");
    let catalogue = Catalogue::bundled();
    let first = catalogue.get("hop-and-hold").expect("bundled");
    let next = first.ladder.as_ref().and_then(|ladder| ladder.harder.clone());
    assert_eq!(one_legged(&advanced, &well, 10).as_deref(), Some("hop-and-hold"), "once");
    assert_eq!(one_legged(&advanced, &well, 11), next.map(|slug| slug.to_string()));
}

#[test]
fn a_week_with_a_race_adds_no_landings_and_holds_half() {
    let mut diary = trained(0..8) + STRONG;
    let mut told = Vec::new();
    let race = Profile { races: vec![monday(7) + chrono::Days::new(6)], ..runner() };
    for week in 5..8 {
        told.push(asked(&race, &diary, week).expect("open"));
        diary += &hops(week, "16,16");
    }
    assert_eq!(told, [20, 28, 12], "half of 25 in the week of the race, spread over even sets");
    assert_eq!(asked(&runner(), &diary, 7), Ok(30));
}
