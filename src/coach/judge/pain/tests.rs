use super::*;
use crate::catalogue::Catalogue;
use crate::catalogue::vocabulary::Flag;
use crate::log::read::read;
use crate::profile::Profile;

const RAISE: &str = "calf-raise";

/// Reads a diary of November 2026: `9 pain 4` trained with pain 4, `9 lunge 4` another exercise, `9 balance 4` a light one,
/// `9 session 4` pain of the whole session, `10 wakes 3/20` a morning with pain 3 and 20 minutes.
fn lights_with(flags: &[Flag], diary: &str) -> Lights {
    let mut text = String::new();
    for (n, entry) in diary.split(", ").enumerate() {
        let words: Vec<&str> = entry.split(' ').collect();
        let sets = |slug: &str, set: &str| {
            let pain = words.get(2).map_or_else(String::new, |pain| format!(r#","pain":{pain}"#));
            format!(r#""kind":"sets","exercise":"{slug}","sets":[{set}]{pain}"#)
        };
        let rest = match words[1] {
            "pain" | "trains" => sets(RAISE, r#"{"reps":12}"#),
            "bent" => sets("bent-knee-calf-raise", r#"{"reps":12}"#),
            "lunge" => sets("three-point-lunge", r#"{"reps":12}"#),
            "balance" => sets("crane-balance", r#"{"seconds":20}"#),
            "session" => format!(r#""kind":"session","rpe":6,"minutes":20,"pain":{}"#, words[2]),
            "wakes" => match words[2].split_once('/') {
                Some((pain, stiff)) => {
                    format!(r#""kind":"checkin","pain":{pain},"stiffness_min":{stiff}"#)
                }
                None => format!(r#""kind":"checkin","pain":{}"#, words[2]),
            },
            tag => format!(r#""kind":"symptom","tag":"{tag}","open":true"#),
        };
        let at = format!("2026-11-{:0>2}T08:00:00+01:00", words[0]);
        text += &format!("{{\"v\":1,\"id\":\"{n}\",\"at\":\"{at}\",{rest}}}\n");
    }
    let log = read(text.as_bytes()).expect("read");
    assert_eq!(log.bad, [], "{diary}");
    let profile = Profile { flags: flags.to_vec(), ..Profile::default() };
    let history = History::of(&log.records);
    Lights::of(Person { catalogue: Catalogue::shared(), profile: &profile, history: &history })
}

fn lights(diary: &str) -> Lights {
    lights_with(&[], diary)
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).expect("a day")
}

#[test]
fn the_light_of_an_exercise_follows_the_pain_during_and_the_mornings_after() {
    use Light::{Amber, Green, Red};
    for (diary, expected) in [
        ("9 trains", Green),
        ("9 pain 2", Green),
        ("9 pain 3", Amber),
        ("9 pain 3, 10 wakes 0", Amber),
        ("9 pain 5", Amber),
        ("9 pain 6", Red),
        ("9 pain 0, 10 wakes 1", Green),
        ("9 pain 0, 10 wakes 2", Amber),
        ("9 pain 0, 10 wakes 3", Red),
        ("9 pain 0, 10 wakes 2, 11 wakes 2", Red),
        ("9 pain 0, 10 wakes 2, 11 wakes 1", Amber),
        // Another session lies between: the second morning belongs to that one.
        ("9 pain 0, 10 wakes 2, 10 trains, 11 wakes 2", Amber),
        // Mornings that follow no training set what is usual, once there are three of them.
        ("3 wakes 2, 4 wakes 2, 5 wakes 2, 9 pain 0, 10 wakes 3", Green),
        ("3 wakes 2, 4 wakes 2, 5 wakes 2, 9 pain 0, 10 wakes 4", Amber),
        ("3 wakes 2, 4 wakes 2, 9 pain 0, 10 wakes 3", Red),
        ("3 wakes 0/5, 4 wakes 0/5, 5 wakes 0/5, 9 pain 0, 10 wakes 0/15", Green),
        ("3 wakes 0/5, 4 wakes 0/5, 5 wakes 0/5, 9 pain 0, 10 wakes 0/16", Amber),
        ("9 pain 0, 10 wakes 0/11", Amber),
    ] {
        let lights = lights(diary);
        assert_eq!(lights.of_exercise(RAISE, day(9)).light, expected, "{diary}");
        assert_eq!(lights.day(day(9)).light, expected, "{diary}: the day is that of its worst exercise");
    }
}

#[test]
fn pain_of_three_to_five_that_is_gone_by_the_morning_is_acceptable_with_a_watched_tendon() {
    use Light::{Acceptable, Amber, Green, Red};
    for (diary, expected, is_half_known) in [
        ("9 pain 2", Green, false),
        ("9 pain 3, 10 wakes 0", Acceptable, false),
        ("9 pain 5, 10 wakes 1/10", Acceptable, false),
        ("9 pain 3", Acceptable, true),
        ("9 pain 3, 11 wakes 1", Acceptable, false),
        ("9 pain 3, 11 wakes 2", Amber, false),
        ("9 pain 3, 10 wakes 2", Amber, false),
        ("9 pain 3, 10 wakes 0/11", Amber, false),
        ("9 pain 3, 10 wakes 2, 11 wakes 2", Red, false),
        ("9 pain 3, 10 wakes 3", Red, false),
        ("9 pain 6, 10 wakes 0", Red, false),
        // Where few mornings follow no training, the least one lately is usual, 3 at most.
        ("2 trains, 3 wakes 2, 9 pain 3, 10 wakes 3", Acceptable, false),
        ("2 trains, 3 wakes 2, 4 trains, 5 wakes 1, 9 pain 3, 10 wakes 3", Amber, false),
        ("7 trains, 8 wakes 5, 9 pain 3, 10 wakes 4", Acceptable, false),
        ("7 trains, 8 wakes 5, 9 pain 3, 10 wakes 5", Amber, false),
        ("2 trains, 3 wakes 0/30, 9 pain 3, 10 wakes 0/40", Acceptable, false),
    ] {
        for flag in [Flag::MidportionAchilles, Flag::InsertionalAchilles, Flag::PlantarHeel] {
            let pain = lights_with(&[flag], diary).of_exercise(RAISE, day(9));
            assert_eq!((pain.light, pain.is_half_known), (expected, is_half_known), "{diary} with {flag}");
        }
    }
    assert_eq!(lights_with(&[Flag::PastSprain], "9 pain 3, 10 wakes 0").day(day(9)).light, Light::Amber);
}

#[test]
fn each_exercise_has_its_own_light_and_a_morning_speaks_of_the_heavy_and_elastic_ones() {
    use Light::{Amber, Green, Red};
    for (diary, [raise, lunge, balance], whole) in [
        ("9 pain 4, 9 lunge 0, 9 balance 0", [Amber, Green, Green], Amber),
        ("9 pain 0, 9 lunge 4, 9 balance 0", [Green, Amber, Green], Amber),
        ("9 pain 0, 9 lunge 0, 9 balance 0, 10 wakes 2", [Amber, Green, Green], Amber),
        ("9 pain 0, 9 lunge 3, 9 balance 6, 10 wakes 3", [Red, Amber, Red], Red),
        // Nothing heavy was done: the day has the light of its morning all the same.
        ("9 balance 0, 10 wakes 2", [Green, Green, Green], Amber),
        // Pain of the whole session stands for the heavy work that has none of its own.
        ("9 trains, 9 lunge, 9 balance, 9 session 4", [Amber, Green, Green], Amber),
        ("9 pain 1, 9 session 7", [Green, Green, Green], Green),
        ("9 trains, 9 session 7", [Red, Green, Green], Red),
    ] {
        let lights = lights(diary);
        let of = |slug| lights.of_exercise(slug, day(9)).light;
        let found = [RAISE, "three-point-lunge", "crane-balance"].map(of);
        assert_eq!((found, lights.day(day(9)).light), ([raise, lunge, balance], whole), "{diary}");
    }
}

#[test]
fn a_third_amber_of_an_exercise_within_a_fortnight_is_red_for_it_and_begins_the_count_anew() {
    let ambers = lights("2 pain 3, 4 pain 3, 15 pain 3, 16 pain 3, 18 pain 3");
    let of = |n: u32| ambers.of_exercise(RAISE, day(n)).light;
    assert_eq!([of(2), of(4), of(15), of(16)], [Light::Amber, Light::Amber, Light::Red, Light::Amber]);
    assert_eq!(ambers.day(day(15)).cause, Some(Cause::ManyAmbers));
    let others = lights("2 pain 3, 4 lunge 3, 6 balance 3, 8 pain 3");
    assert_eq!(others.day(day(8)).light, Light::Amber, "three sore days, but of three exercises");
    let watched = "2 pain 3, 3 wakes 0, 4 pain 3, 5 wakes 0, 6 pain 3, 7 wakes 0";
    let watched = lights_with(&[Flag::MidportionAchilles], watched);
    assert_eq!(watched.worst_between(RAISE, day(1), day(8)), Light::Acceptable, "those do not count");
}

#[test]
fn mornings_that_get_worse_two_weeks_running_are_red_for_the_calf() {
    let rising = "2 trains, 3 wakes 0, 9 trains, 10 wakes 1, 16 trains, 17 wakes 2, 18 trains, 18 lunge";
    let rising = lights(rising);
    assert_eq!(rising.day(day(18)).cause, Some(Cause::RisingWeeks));
    assert_eq!(rising.of_exercise(RAISE, day(18)).light, Light::Red);
    assert_eq!(rising.of_exercise("three-point-lunge", day(18)).light, Light::Green);
    let once = "2 trains, 3 wakes 1, 9 trains, 10 wakes 1, 16 trains, 17 wakes 2, 18 trains";
    assert_eq!(lights(once).day(day(18)).light, Light::Green);
}

#[test]
fn a_sore_morning_makes_its_own_day_red_whatever_was_done() {
    for (diary, expected) in [
        ("9 wakes 6", Some(Pain::of(6))),
        ("9 wakes 3", Some(Pain::of(3))),
        ("9 wakes 2", None),
        ("8 trains, 9 wakes 5", None),
        ("8 trains, 9 wakes 6", Some(Pain::of(6))),
        // The morning judged is none of those that tell what is usual.
        ("5 wakes 2, 6 wakes 2, 7 wakes 2, 9 wakes 4", None),
        ("5 wakes 2, 6 wakes 2, 7 wakes 2, 9 wakes 5", Some(Pain::of(5))),
    ] {
        let lights = lights(diary);
        assert_eq!(lights.sore_morning(day(9)), expected, "{diary}");
        assert_eq!(lights.day(day(9)).light == Light::Red, expected.is_some(), "{diary}");
        assert_eq!(lights.is_after_sore_morning(day(15)), expected.is_some(), "{diary}");
        assert!(!lights.is_after_sore_morning(day(16)), "{diary}: a week later it is over");
    }
}

#[test]
fn the_mean_pain_of_a_week_is_compared_with_that_of_the_week_before() {
    for (diary, expected) in [
        ("9 pain 3", false),
        ("2 pain 3, 9 pain 3", false),
        ("2 pain 3, 9 pain 4", true),
        ("2 pain 3, 5 pain 4, 9 pain 4, 11 pain 3", false),
        ("2 pain 3, 9 pain 3, 11 bent 4", true),
        ("2 pain 3, 9 trains", false),
    ] {
        assert_eq!(lights(diary).mean_during_rose(Week::of(day(9))), expected, "{diary}");
    }
}

#[test]
fn unknown_pain_is_green_and_said_to_be_unknown() {
    let told = |diary| lights(diary).day(day(9)).is_known;
    assert!(!told("9 trains"));
    assert!(told("9 pain 0"));
    assert!(told("9 trains, 10 wakes 0"));
    assert!(lights("9 trains, 9 sharp").is_sharp(day(9)));
}

#[test]
fn hops_open_and_grow_on_a_calm_word_and_a_calm_week_alone() {
    for (diary, expected) in [
        ("9 trains", false),
        ("9 pain 2", true),
        ("9 pain 3", false),
        ("8 pain 3, 9 wakes 0, 10 pain 2, 11 wakes 3", false),
        ("9 pain 0, 12 swelling", false),
        ("9 pain 0, 12 giving-way", false),
        ("9 pain 0, 12 tired", true),
    ] {
        for flags in [&[][..], &[Flag::PlantarHeel]] {
            assert_eq!(lights_with(flags, diary).allows_more_hops(day(16)), expected, "{diary} {flags:?}");
        }
    }
}

#[test]
fn a_harder_tier_says_what_it_waits_for() {
    for (flags, diary, expected) in [
        (&[][..], "9 trains", Ok(())),
        (&[], "10 pain 3", Err(TierWait::Sore)),
        (&[], "2 pain 3, 9 trains", Err(TierWait::Painful(Pain::of(3)))),
        (&[], "2 pain 3, 9 pain 1", Ok(())),
        (&[], "9 trains, 11 swelling", Err(TierWait::Unsteady)),
        (&[Flag::PastSprain], "9 trains", Err(TierWait::Unknown)),
        (&[Flag::PastSprain], "9 trains, 12 wakes 2", Ok(())),
        (&[Flag::BalanceImpaired], "9 trains", Ok(())),
        (&[Flag::PlantarHeel], "9 pain 4", Err(TierWait::Painful(Pain::of(4)))),
        (&[Flag::PlantarHeel], "9 pain 4, 10 wakes 1", Ok(())),
        (&[Flag::PlantarHeel], "3 pain 3, 9 pain 4, 10 wakes 1", Err(TierWait::Rising)),
    ] {
        let lights = lights_with(flags, diary);
        assert_eq!(lights.allows_higher_tier(day(15), day(16)), expected, "{diary} {flags:?}");
    }
}

#[test]
fn where_pain_during_was_fine_and_the_morning_failed_the_morning_is_the_cause() {
    let monitored = [Flag::MidportionAchilles];
    for (diary, cause) in [
        ("9 balance 4, 10 wakes 3", Some(Cause::MorningAfter(Pain::new(3).expect("a pain")))),
        ("9 balance 4, 10 wakes 0/20", Some(Cause::Stiff(20))),
        ("9 balance 4, 11 wakes 3", Some(Cause::SecondMorning)),
        ("9 balance 4, 10 wakes 0", None),
    ] {
        assert_eq!(lights_with(&monitored, diary).day(day(9)).cause, cause, "{diary}");
    }
    let during = Some(Cause::During(Pain::new(4).expect("a pain")));
    assert_eq!(lights("9 balance 4, 10 wakes 0").day(day(9)).cause, during, "nobody watches it");
}

#[test]
fn an_unusual_morning_is_told_beside_the_usual_one() {
    let usual = "2 wakes 1, 4 wakes 1, 6 wakes 1, 8 wakes 2, ";
    let told = |rest: &str| {
        let lights = lights(&(usual.to_string() + "9 trains, 10 wakes " + rest));
        lights.unusual_morning(day(10)).map(UnusualMorning::text)
    };
    assert_eq!(told("3/5").as_deref(), Some("sorer than usual (3, usually 1; 5 min stiff)"));
    assert_eq!(told("3").as_deref(), Some("sorer than usual (3, usually 1)"));
    assert_eq!(told("1/30").as_deref(), Some("stiffer than usual (30 min)"));
    assert_eq!(told("2"), None);
}
