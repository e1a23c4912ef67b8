//! The keys and types of the published week, one by one.

use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;
use serde_json::Value;

use super::person::{WEEKDAYS, shifted};
use super::{CASES, Case, any_case, config, rules};

type Check = fn(&Value) -> bool;

fn text(value: &Value) -> bool {
    value.as_str().is_some_and(|text| !text.is_empty())
}

fn flag(value: &Value) -> bool {
    value.is_boolean()
}

fn whole(value: &Value) -> bool {
    value.is_u64()
}

fn list(value: &Value) -> bool {
    value.is_array()
}

fn object(value: &Value) -> bool {
    value.is_object()
}

fn date(value: &Value) -> bool {
    let day = value.as_str().and_then(|text| text.parse::<NaiveDate>().ok());
    day.is_some_and(|day| *value == day.format("%Y-%m-%d").to_string())
}

fn number(value: &Value) -> bool {
    value.as_f64().is_some_and(|number| number >= 0.0)
}

fn signed(value: &Value) -> bool {
    value.is_i64()
}

/// How far it is to the next light week, or nothing.
fn phase(value: &Value) -> bool {
    value.is_null() || (value["week"].is_u64() && value["week"].as_u64() < value["deload"].as_u64())
}

fn rpe(value: &Value) -> bool {
    let range = |pair: &Vec<Value>| match &pair[..] {
        [low, high] => number(low) && number(high) && low.as_f64() <= high.as_f64(),
        _ => false,
    };
    value.is_null() || value.as_array().is_some_and(range)
}

macro_rules! one_of {
    ($($word:literal),+) => { |value: &Value| [$($word),+].iter().any(|word| value == word) };
}

const PLAN: [(&str, Check); 13] = [
    ("week", text),
    ("starts", date),
    ("ends", date),
    ("today", date),
    ("kind", one_of!("normal", "maintenance", "deload", "return", "stopped")),
    ("phase", phase),
    ("level", whole),
    ("minutes_per_session", whole),
    ("days", list),
    ("totals", object),
    ("uncovered", list),
    ("trimmed", list),
    ("notes", list),
];

const DAY: [(&str, Check); 7] = [
    ("date", date),
    ("weekday", text),
    ("kind", one_of!("heavy", "moderate", "light", "rest")),
    ("seconds", whole),
    ("items", list),
    ("extras", list),
    ("also", list),
];

const ITEM: [(&str, Check); 17] = [
    ("exercise", text),
    ("name", text),
    ("quality", text),
    ("load_class", one_of!("heavy", "elastic", "moderate", "light")),
    ("sets", whole),
    ("extra_sets_left", signed),
    ("extra_sets_right", signed),
    ("last_set_open", flag),
    ("sides", one_of!("both", "each", "alternating")),
    ("load_kg", number),
    ("tempo", text),
    ("rest_seconds", whole),
    ("rpe", rpe),
    ("seconds", whole),
    ("decision", one_of!("start", "build", "hold", "progress", "regress", "deload", "return")),
    ("reasons", list),
    ("done", object),
];

const SET: [&str; 8] = ["reps", "seconds", "contacts", "side", "load_kg", "load_lb", "rpe", "touches"];

/// Checks that an object has exactly these keys, each of the right type.
fn keys(at: &str, value: &Value, expected: &[(&str, Check)]) -> Result<(), TestCaseError> {
    let map = value.as_object().ok_or_else(|| TestCaseError::fail(format!("{at} is no object")))?;
    for (key, check) in expected {
        let Some(value) = map.get(*key) else {
            return Err(TestCaseError::fail(format!("{at} lacks '{key}'")));
        };
        prop_assert!(check(value), "{}.{} is {}", at, key, value);
    }
    let unnamed = map.keys().find(|key| !expected.iter().any(|(other, _)| other == key));
    prop_assert_eq!(unnamed, None, "{}", at);
    Ok(())
}

fn item(value: &Value) -> Result<(), TestCaseError> {
    let mut expected = ITEM.to_vec();
    let amounts = [("reps", "reps"), ("hold_seconds", "hold"), ("contacts", "contacts")];
    let fact = rules::fact(value["exercise"].as_str().unwrap_or_default()).unwrap();
    let (key, _) = amounts.iter().find(|(_, mode)| *mode == fact.mode).unwrap();
    expected.push((key, whole));
    keys("item", value, &expected)?;
    prop_assert_eq!(&value["quality"], &fact.quality);
    prop_assert_eq!(&value["load_class"], &fact.class);
    for reason in value["reasons"].as_array().unwrap() {
        keys("reason", reason, &[("code", text), ("text", text)])?;
    }
    prop_assert!(!value["reasons"].as_array().unwrap().is_empty());
    let states = one_of!("open", "partial", "done", "skipped", "missed");
    keys("done", &value["done"], &[("state", states), ("sets", list)])?;
    for set in value["done"]["sets"].as_array().unwrap() {
        let set = set.as_object().unwrap();
        prop_assert!(set.keys().all(|key| SET.contains(&key.as_str())), "{:?}", set);
        let amounts = SET[..3].iter().filter(|key| set.contains_key(**key)).count();
        prop_assert_eq!(amounts, 1);
    }
    Ok(())
}

fn week(data: &Value, case: &Case) -> Result<(), TestCaseError> {
    keys("data", data, &PLAN)?;
    let known = case.person.known();
    prop_assert_eq!(&data["week"], &case.monday.format("%G-W%V").to_string());
    prop_assert_eq!(&data["starts"], &case.monday.to_string());
    prop_assert_eq!(&data["ends"], &shifted(case.monday, 6).to_string());
    prop_assert_eq!(&data["today"], &case.today.to_string());
    prop_assert_eq!(&data["level"], known.level);
    prop_assert_eq!(&data["minutes_per_session"], known.minutes);
    for day in data["days"].as_array().unwrap() {
        keys("day", day, &DAY)?;
        let on: NaiveDate = day["date"].as_str().unwrap().parse().unwrap();
        prop_assert_eq!(&day["weekday"], WEEKDAYS[on.weekday().num_days_from_monday() as usize]);
        for value in day["items"].as_array().unwrap().iter().chain(day["extras"].as_array().unwrap()) {
            item(value)?;
        }
        for beside in day["also"].as_array().unwrap() {
            keys("also", beside, &[("exercise", text), ("sets", list)])?;
        }
        let empty = day["items"].as_array().unwrap().is_empty();
        prop_assert!(empty || day["kind"] != "rest");
        prop_assert_eq!(empty, day["seconds"] == 0);
    }
    let mut totals: Vec<&str> = data["totals"].as_object().unwrap().keys().map(String::as_str).collect();
    totals.sort_unstable();
    let mut expected = vec!["plantar_flexor"];
    expected.extend(rules::ORDER);
    expected.sort_unstable();
    prop_assert_eq!(totals, expected);
    keys("plantar_flexor", &data["totals"]["plantar_flexor"], &[("load", number), ("cap", whole)])?;
    for quality in rules::ORDER {
        let unit = if rules::is_in_sets(quality) { "sets" } else { "sessions" };
        keys(quality, &data["totals"][quality], &[(unit, whole), ("min", whole), ("max", whole)])?;
    }
    for short in data["uncovered"].as_array().unwrap() {
        keys("uncovered", short, &[("quality", text), ("reason", text)])?;
    }
    for trim in data["trimmed"].as_array().unwrap() {
        let expected: [(&str, Check); 4] =
            [("date", date), ("exercise", text), ("change", text), ("reason", text)];
        keys("trimmed", trim, &expected)?;
        let change = trim["change"].as_str().unwrap();
        let smaller = change.strip_prefix("sets ").and_then(|rest| rest.split_once(" to "));
        let numbers = smaller.and_then(|(from, to)| from.parse::<u8>().ok().zip(to.parse::<u8>().ok()));
        let shrinks = numbers.is_some_and(|(from, to)| from > to && to > 0);
        prop_assert!(shrinks || change == "dropped" || change == "moved to extras", "{}", change);
    }
    prop_assert!(data["notes"].as_array().unwrap().iter().all(text));
    Ok(())
}

proptest! {
    #![proptest_config(config(CASES))]

    #[test]
    fn a_week_is_published_with_exactly_the_keys_of_the_format(case in any_case()) {
        let Ok(line) = case.text() else { return Ok(()) };
        prop_assert!(line.ends_with('\n') && !line.trim_end().contains('\n'));
        let value: Value = serde_json::from_str(&line).unwrap();
        keys("envelope", &value, &[("version", |v| v == 1), ("command", |v| v == "plan"), ("data", object)])?;
        week(&value["data"], &case)?;
        let dates: Vec<String> =
            value["data"]["days"].as_array().unwrap().iter().map(|d| d["date"].to_string()).collect();
        let expected: Vec<String> = (0..7).map(|day| format!("\"{}\"", shifted(case.monday, day))).collect();
        prop_assert_eq!(dates, expected);
    }
}
