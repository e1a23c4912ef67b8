//! What pain changes about a week under way (D.5).

use super::under_way::as_done;
use super::*;
use crate::catalogue::vocabulary::LoadClass;

const LEVEL_2: &str = "level = 2\ndays = [\"mon\", \"wed\", \"fri\"]\nminutes = 40\nequipment = [\"wall\", \"step\", \"band\", \"chair\"]";

/// A line: exercise, sets, amount and load.
type AskedLine = (String, u8, u16, String);

/// The days from one on: each line of a session with its sets, amount and load, and each extra.
fn lines(plan: &Plan<'_>, from: &str) -> (Vec<AskedLine>, Vec<String>) {
    let from: NaiveDate = from.parse().expect("a date");
    let days = || plan.days.iter().filter(|day| day.date >= from);
    let line = |item: &Item<'_>| {
        (item.slug().to_string(), item.sets, item.dosage.number(), item.load_kg.to_string())
    };
    let extras = days().flat_map(|day| &day.extras).map(|item| item.slug().to_string());
    (days().flat_map(|day| &day.items).map(line).collect(), extras.collect())
}

/// A week of the person that went as planned.
fn week_before(toml: &str) -> String {
    let mut diary = String::new();
    for day in ["2026-11-09", "2026-11-11", "2026-11-13"] {
        diary += &as_done(&week_on(day, toml, &diary), day);
    }
    diary
}

#[test]
fn after_a_red_day_the_rest_of_the_week_holds_no_more_than_before() {
    let before = week_before(LEVEL_2);
    let monday = as_done(&week_on("2026-11-16", LEVEL_2, &before), "2026-11-16");
    for (told, from) in [
        ("11-16 three-point-lunge 12 pain 6\n11-17 wakes 5\n", "2026-11-17"),
        ("11-17 wakes 3\n", "2026-11-17"),
        ("11-17 wakes 6\n", "2026-11-17"),
        ("11-18 wakes 7\n", "2026-11-18"),
        ("11-16 crane-balance 10 pain 7\n", "2026-11-17"),
        ("11-17 tag sharp\n", "2026-11-18"),
    ] {
        for extra in ["", "11-14 single-leg-balance 20 pain 3\n"] {
            let diary = before.clone() + extra + &monday;
            let calm = week_on("2026-11-18", LEVEL_2, &diary);
            let sore = week_on("2026-11-18", LEVEL_2, &(diary.clone() + told));
            let ((mut held, extras), (left, left_extras)) = (lines(&calm, from), lines(&sore, from));
            for line in &left {
                let held_it = held.iter().position(|other| {
                    other.0 == line.0 && other.1 >= line.1 && other.2 >= line.2 && other.3 >= line.3
                });
                let at = held_it.unwrap_or_else(|| panic!("{told}: {line:?} was not asked for: {held:?}"));
                held.remove(at);
            }
            assert!(left_extras.iter().all(|slug| extras.contains(slug)), "{told}: {left_extras:?}");
        }
    }
}

#[test]
fn a_sore_morning_makes_a_day_of_rest_whatever_was_planned() {
    let before = week_before(LEVEL_2);
    // A heavy day, a light one, and one of rest.
    for (day, pain, moves) in [
        ("2026-11-16", "6", true),
        ("2026-11-18", "9", true),
        ("2026-11-18", "3", true),
        ("2026-11-17", "7", false),
    ] {
        let calm = week_on(day, LEVEL_2, &before);
        let date: NaiveDate = day.parse().expect("a date");
        let had_session = calm.day(date).is_some_and(|day| !day.items.is_empty());
        assert_eq!(had_session, moves, "{day}");
        let diary = before.clone() + &format!("{} wakes {pain}\n", &day[5..]);
        let sore = week_on(day, LEVEL_2, &diary);
        let today = sore.day(date).expect("the day");
        assert_eq!((today.items.len(), today.extras.len()), (0, 0), "{day} {pain}");
        let rest = sore.notes.iter().find_map(|note| match note {
            Note::RestDay { had_session, to, .. } => Some((*had_session, to.is_some())),
            _ => None,
        });
        let rest = rest.expect("a day of rest is told of");
        assert_eq!(rest.0, moves, "{day} {pain}");
    }
    let free = LEVEL_2.replace("[\"mon\", \"wed\", \"fri\"]", "3");
    let moved = week_on("2026-11-18", &free, &(before.clone() + "11-18 wakes 6\n"));
    let reasons = moved.days[3].items.iter().flat_map(|item| &item.reasons).map(Reason::text);
    let expected = "This session moved here from Wed 18 Nov, after pain 6 of 10 on waking.";
    assert!(reasons.into_iter().any(|reason| reason == expected), "{:?}", moved.days[3]);
    for (mornings, warns) in [
        ("11-17 wakes 6\n11-18 wakes 6\n", true),
        ("11-17 wakes 5\n11-18 wakes 6\n", false),
        ("11-16 wakes 6\n11-18 wakes 6\n", false),
    ] {
        let plan = week_on("2026-11-18", LEVEL_2, &(before.clone() + mornings));
        let is_said = plan.notes.iter().any(|note| note.text().contains("warning sign"));
        assert_eq!(is_said, warns, "{mornings}");
    }
    let calm = week_on("2026-11-18", LEVEL_2, &(before + "11-18 wakes 2\n"));
    assert!(!calm.days[2].items.is_empty());
}

#[test]
fn pain_of_six_ends_the_session_with_the_sets_that_are_done() {
    let toml = "days = [\"mon\", \"wed\", \"fri\"]\nminutes = 30";
    let today = "2026-11-16";
    let morning = week_on(today, toml, "");
    assert!(asked(&morning, "calf-raise")[0].starts_with("Mon 2x"));
    let plan = week_on(today, toml, "11-16 calf-raise 10 pain 7\n");
    let to_do: Vec<&str> = plan.days[0].items.iter().filter(|item| item.is_to_do()).map(Item::slug).collect();
    assert_eq!(to_do, [""; 0]);
    assert_eq!(asked(&plan, "calf-raise")[0], "Mon 1x10 start");
    let rested = asked(&plan, "calf-raise").len();
    assert_eq!(rested, 1, "it rests for a week");
}

#[test]
fn pain_of_three_to_five_today_is_said_and_eases_the_heavy_work_that_is_left() {
    let today = "2026-11-16";
    let with = |flag: &str| format!("{LEVEL_2}\nflags = [{flag}]");
    for (flag, pain, capped, words) in [
        ("", "4", true, Some("Pain 4 in y-reach today: stay at effort 6, stop at more.")),
        ("", "2", false, None),
        (
            "\"plantar-heel\"",
            "4",
            false,
            Some("Pain 4 in y-reach today: up to 5 is fine if it is gone by morning, stop at more."),
        ),
    ] {
        let toml = with(flag);
        let plan = week_on(today, &toml, &format!("11-16 y-reach 6,6 pain {pain}\n"));
        let note = plan.notes.iter().find(|note| matches!(note, Note::SoreToday { .. }));
        assert_eq!(note.map(Note::text).as_deref(), words, "{flag} {pain}");
        let heavy = plan.days[0].items.iter().filter(|item| item.load_class() == LoadClass::Heavy);
        let most = heavy.filter_map(|item| item.rpe).map(|[_, high]| high).max().expect("heavy work");
        assert_eq!(most <= Rpe::of_half_steps(13), capped, "{flag} {pain}");
    }
}

#[test]
fn a_sore_monday_takes_back_what_sunday_raised_that_same_day() {
    let toml = "level = 2\ndays = [\"thu\", \"sun\"]\nminutes = 40\nequipment = [\"wall\"]\n\
                avoid = [\"assisted-single-leg-calf-raise\"]";
    let day = |day: &str, pain: &str| {
        format!(
            "{day} single-leg-calf-raise 8,8,8 {pain}\n{day} single-leg-bent-knee-calf-raise 8,8,8 {pain}\n"
        )
    };
    let raise = |diary: &str| asked(&week_on("2026-11-16", toml, diary), "single-leg-calf-raise").join(" ");
    let trained = day("11-12", "") + &day("11-15", "");
    let asks = |diary: &str| raise(diary).split(' ').nth(1).map(ToString::to_string).expect("a target");
    assert_eq!(asks(&day("11-15", "")), "3x9");
    assert_eq!(asks(&(day("11-15", "") + "11-16 wakes 1\n")), "3x9", "a calm morning takes nothing back");
    assert_eq!(asks(&(day("11-15", "") + "11-16 wakes 2\n")), "3x8", "an amber one does");
    assert!(!raise(&(trained + "11-16 wakes 3\n")).contains("3x9"), "a red one does");
}

#[test]
fn nothing_that_loads_the_tendon_more_begins_in_the_week_after_a_sore_or_unsteady_day() {
    let asks = |diary: &str| {
        let plan = week_on("2026-11-22", LEVEL_2, diary);
        let slugs: Vec<&str> = plan.days[2..].iter().flat_map(|day| &day.items).map(Item::slug).collect();
        slugs.contains(&"negative-calf-raise")
    };
    assert!(asks("11-16 calf-raise 12,12,12 pain 1\n"));
    assert!(!asks("11-16 calf-raise 12,12,12 pain 3\n"), "it was never done");
    assert!(!asks("11-16 calf-raise 12,12,12 pain 1\n11-17 tag giving-way\n"));
    assert!(asks("11-16 negative-calf-raise 8,8,8 pain 3\n"), "it was done");
}
