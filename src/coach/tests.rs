mod ahead;
mod ease;
mod gaps;
mod heavy_slow;
mod hops;
mod lighter_weeks;
mod pain;
mod rungs;
mod turns;

use chrono::NaiveDate;

use crate::catalogue::Catalogue;
use crate::catalogue::vocabulary::{Equipment, Flag, Quality};
use crate::coach::Decision;
use crate::coach::next::{Ahead, Planned};
use crate::coach::rules::WEEKLY_TARGETS;
use crate::coach::state::standing::Standing;
use crate::history::History;
use crate::log::read::read;
use crate::person::Person;
use crate::plan::{code_of, text_of};
use crate::profile::{Prefer, Profile, TrainingDays};
use crate::units::Decimal;
use crate::week::Week;

const SLCR: &str = "single-leg-calf-raise";

/// A person who stands on the floor with a wall: level 2, and without the assisted raise, so that
/// `single-leg-calf-raise` is the start.
fn runner() -> Profile {
    let avoid = vec!["assisted-single-leg-calf-raise".to_string()];
    Profile { level: 2, equipment: vec![Equipment::Wall], avoid, ..Profile::default() }
}

fn with(things: &[Equipment]) -> Profile {
    Profile { equipment: things.to_vec(), ..runner() }
}

/// Reads a diary, one entry a line: `11-02 calf-raise 15,15,15 rpe 7 pain 1 load 5 planned 3`, or `L15,14 R15,15`, or
/// `11-02 wakes 1/10`, `11-02 test 28/20`, `11-02 session 8`, `11-02 tag tired`, `11-02 clears limp`.
pub(crate) fn history(diary: &str) -> History {
    let text = diary_text(diary);
    let log = read(text.as_bytes()).expect("read");
    assert_eq!(log.bad, [], "{text}");
    History::of(&log.records)
}

/// Writes a diary as the lines of a log.
fn diary_text(diary: &str) -> String {
    let mut text = String::new();
    for (n, entry) in diary.lines().map(str::trim).filter(|line| !line.is_empty()).enumerate() {
        let words: Vec<&str> = entry.split_whitespace().collect();
        let after = |word: &str| words.iter().position(|other| *other == word).map(|at| words[at + 1]);
        let year = if words[0] < "06" { 2027 } else { 2026 };
        let rest = match words[1] {
            "wakes" => {
                let (pain, stiff) = words[2].split_once('/').unwrap_or((words[2], "0"));
                format!(r#""kind":"checkin","pain":{pain},"stiffness_min":{stiff}"#)
            }
            "test" => {
                let (left, right) = words[2].split_once('/').expect("left/right");
                format!(r#""kind":"test","test":"calf-raise","left":{left},"right":{right}"#)
            }
            "session" => format!(r#""kind":"session","rpe":{},"minutes":25"#, words[2]),
            "clears" => format!(r#""kind":"symptom","tag":"{}","open":false,"reason":"seen""#, words[2]),
            "tag" => format!(r#""kind":"symptom","tag":"{}","open":true"#, words[2]),
            slug => {
                let unit = if slug.contains("hop") || slug.contains("jack") {
                    "contacts"
                } else if ["hold", "balance", "hinge", "stretch"].iter().any(|part| slug.contains(part)) {
                    "seconds"
                } else {
                    "reps"
                };
                let extra = |key: &str, word: &str| {
                    after(word).map_or_else(String::new, |value| format!(r#","{key}":{value}"#))
                };
                let mut sets = Vec::new();
                for group in words[2..].iter().take_while(|word| {
                    word.starts_with(['L', 'R']) || word.starts_with(|c: char| c.is_ascii_digit())
                }) {
                    let side = match &group[..1] {
                        "L" => r#","side":"left""#,
                        "R" => r#","side":"right""#,
                        _ => "",
                    };
                    for amount in group.trim_start_matches(['L', 'R']).split(',') {
                        let (rpe, load) = (extra("rpe", "rpe"), extra("load_kg", "load"));
                        let touches = extra("touches", "touches");
                        sets.push(format!(r#"{{"{unit}":{amount}{side}{load}{rpe}{touches}}}"#));
                    }
                }
                let planned = after("planned").map_or_else(String::new, |sets| {
                    format!(r#","planned":{{"sets":{sets},"{unit}":1,"load_kg":0}}"#)
                });
                let sets = sets.join(",");
                format!(
                    r#""kind":"sets","exercise":"{slug}","sets":[{sets}]{}{planned}"#,
                    extra("pain", "pain")
                )
            }
        };
        text +=
            &format!("{{\"v\":1,\"id\":\"{n:04}\",\"at\":\"{year}-{}T08:00:00+01:00\",{rest}}}\n", words[0]);
    }
    text
}

/// Calf work beside the exercise in question, so that no week is thin: the chain of the bent knee.
fn beside(days: &[&str]) -> String {
    days.iter().map(|day| format!("{day} single-leg-bent-knee-calf-raise 8,8,8 rpe 8 pain 0\n")).collect()
}

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// Asks what the coach makes of a diary in the week of a Monday.
fn ask<R>(profile: &Profile, diary: &str, monday: &str, question: impl FnOnce(&Standing<'_, '_>) -> R) -> R {
    let catalogue = Catalogue::bundled();
    let history = history(diary);
    let week = Week::of(date(monday));
    let targets = WEEKLY_TARGETS[usize::from(profile.level) - 1];
    question(&Standing::of(
        Person { catalogue: &catalogue, profile, history: &history },
        targets,
        week,
        week.starts(),
    ))
}

/// Asks what comes next on a day, by what a diary tells.
fn ask_ahead<R>(
    profile: &Profile,
    diary: &str,
    today: &str,
    question: impl FnOnce(&Ahead<'_, '_, '_>) -> R,
) -> R {
    let catalogue = Catalogue::bundled();
    let (history, today) = (history(diary), date(today));
    let person = Person { catalogue: &catalogue, profile, history: &history };
    let targets = WEEKLY_TARGETS[usize::from(profile.level) - 1];
    let standing = |week: Week| Standing::as_of(person, targets, week, week.starts(), today);
    let week = Week::of(today);
    question(&Ahead::new(&standing(week), &standing(week.next()), today))
}

/// What the coach says of an exercise in the week of a Monday: `3x15 +5 progress:load`, and where the chain stands.
fn says(profile: &Profile, diary: &str, monday: &str, slug: &str) -> String {
    ask(profile, diary, monday, |standing| {
        let exercise = standing.person.catalogue.get(slug).expect("bundled");
        let target = standing.next_target(exercise);
        let place = standing.place(exercise.quality).map_or("none", |place| &*place.exercise.slug);
        let load =
            if target.load_kg == Decimal::ZERO { String::new() } else { format!("+{}", target.load_kg) };
        let at = if place == slug { String::new() } else { format!(" at {place}") };
        format!("{}x{}{load} {}{at}", target.sets, target.dosage.number(), code_of(&target.because))
    })
}

/// Two exposures of the single-leg raise in one week, said in the week after.
fn twice(profile: &Profile, first: &str, second: &str) -> String {
    let diary = format!("11-02 {SLCR} {first}\n11-05 {SLCR} {second}\n{}", beside(&["11-02", "11-05"]));
    says(profile, &diary, "2026-11-09", SLCR)
}

#[test]
fn what_was_done_decides_as_the_vectors_say() {
    let step = with(&[Equipment::Wall, Equipment::Step]);
    let top = "L15,15,15 R15,15,15 rpe 8 pain 1";
    for (profile, first, second, expected) in [
        // Target 8, the bottom of the range, at the start.
        (&runner(), "8,8,8", "L12,12,12 R12,11,12", "3x12 build"),
        (&runner(), "12,12,12", "12,11,12", "3x13 build"),
        (&runner(), "9,9,9", "8,8,8", "3x10 build"),
        (&runner(), "8,8,8", "7,8,8", "3x9 build"),
        (&runner(), "7,8,8", "8,7,8", "3x8 hold:reps"),
        (&runner(), top, "15,15,15 rpe 8 pain 4", "3x15 hold:pain"),
        (&runner(), "7,7,6", "7,6,6", "3x8 regress:reps at calf-raise"),
        (&runner(), "15,15,15 rpe 9", "15,15,15 rpe 9", "3x15 build"),
        // Without a word on effort a last set far beyond the target tells it; else it takes one exposure more.
        (&runner(), "15,15,15", "8,8,8", "3x8 progress:rung at wall-lean-calf-raise"),
        (&runner(), "8,8,8", "8,8,8 rpe 8", "3x9 build"),
        (&runner(), "8,8,8 rpe 3", "8,8,8 rpe 8", "3x13 build"),
        (&runner(), "8,8,8 rpe 5.5", "8,8,8 rpe 8", "3x10 build"),
        (&runner(), "8,8,14", "8,8,8", "3x13 build"),
        (&runner(), "8,8,10", "8,8,8", "3x10 build"),
        (&runner(), "8,8,8 rpe 3", "7,8,8", "3x8 hold:reps"),
        (&runner(), "8,8,8 rpe 9.5", "8,8,8 rpe 9.5", "3x8 hold:effort"),
        (&runner(), "8,8,8", "8,8", "3x9 build"),
        (&runner(), "8,8,8", "8 planned 3", "3x9 build"),
        (&runner(), "8,8,8", "L8,8,8", "3x9 build"),
        (&runner(), "8,8,8 rpe 7", "7,8,8 rpe 9.5", "3x8 regress:effort at calf-raise"),
        (&runner(), "8,8,8 pain 1", "8,8,8 pain 6", "3x8 stop:pain at calf-raise"),
        // No load and no step: the rung that needs a step is stepped over.
        (&runner(), top, top, "3x15 progress:rung at wall-lean-calf-raise"),
        (&runner(), "8,8,15", "10,10,17", "3x13 build"),
        (&runner(), "10,10,17 rpe 8", "10,10,17 rpe 8", "3x13 progress:rung at wall-lean-calf-raise"),
        (&runner(), "8,8,20 rpe 8", "8,8,8 rpe 8", "3x8 progress:rung at wall-lean-calf-raise"),
        (&step, "9,9,9", "9,9,9", "3x10 build"),
    ] {
        assert_eq!(twice(profile, first, second), expected, "{first} then {second}");
    }
}

#[test]
fn success_at_the_top_leads_to_load_and_to_the_next_rung_in_the_order_the_person_prefers() {
    let things = [Equipment::Wall, Equipment::Step, Equipment::Dumbbell];
    let week = |monday: u32, sets: &str| {
        let day = |offset: u32| format!("11-{:02}", monday + offset);
        let (first, second) = (day(0), day(3));
        format!("{first} {SLCR} {sets}\n{second} {SLCR} {sets}\n{}", beside(&[&first, &second]))
    };
    // They came to it from the rung before: two good days grant it.
    let top = week(2, "15,15,15 rpe 8 pain 1");
    let bare = with(&things[..2]);
    assert_eq!(
        says(&bare, &top, "2026-11-09", "single-leg-calf-raise-deficit"),
        "2x8 progress:rung",
        "no load owned"
    );
    let lifter = with(&things);
    assert_eq!(says(&lifter, &top, "2026-11-09", SLCR), "3x13+5 progress:load");
    let ranger = Profile { prefer: Prefer::Range, ..lifter.clone() };
    assert_eq!(says(&ranger, &top, "2026-11-09", "single-leg-calf-raise-deficit"), "2x8 progress:rung");
    let on_top = top + &week(9, "15,15,15 load 5 rpe 8 pain 1") + &week(16, "15,15,15 load 10 rpe 8 pain 0");
    assert_eq!(
        says(&lifter, &on_top, "2026-11-23", "single-leg-calf-raise-deficit"),
        "2x8 progress:rung",
        "ten kilograms are the ceiling"
    );
}

#[test]
fn a_flag_or_a_sore_month_makes_a_harder_tier_wait_for_a_word_on_pain() {
    let profile = Profile {
        equipment: vec![Equipment::Wall, Equipment::Step],
        flags: vec![Flag::PastSprain],
        ..Profile::default()
    };
    let done = |pain: &str| {
        format!("11-02 calf-raise 15,15,15 rpe 7 {pain}\n11-05 calf-raise 15,15,15 rpe 7 {pain}\n")
    };
    let said = |diary: &str| says(&profile, diary, "2026-11-09", "calf-raise");
    assert_eq!(said(&done("")), "3x15 hold:unknown-pain");
    assert_eq!(said(&(done("") + "11-04 wakes 1\n")), "3x15 progress:rung at negative-calf-raise");
    assert_eq!(said(&done("pain 0")), "3x15 progress:rung at negative-calf-raise");
}

#[test]
fn pain_holds_and_leads_back_and_calm_leads_forward_again() {
    let profile = with(&[Equipment::Wall, Equipment::Step]);
    let red = "11-02 negative-calf-raise 8,8,8 pain 0\n11-05 negative-calf-raise 8,8,8 pain 0\n\
               11-06 wakes 4\n11-02 single-leg-bent-knee-calf-raise 8,8,8\n11-05 single-leg-bent-knee-calf-raise 8,8,8\n";
    assert_eq!(says(&profile, red, "2026-11-09", "calf-raise"), "3x12 regress:pain");
    let calm = red.to_string()
        + "11-09 calf-raise 12,12,12 pain 0\n11-12 calf-raise 12,12,12 pain 0\n"
        + &beside(&["11-09", "11-12"]);
    assert_eq!(says(&profile, &calm, "2026-11-16", "negative-calf-raise"), "3x8 progress:rung");
    let amber = "11-02 negative-calf-raise 8,8,8 pain 3\n11-05 negative-calf-raise 9,9,9 pain 3\n";
    assert_eq!(says(&profile, amber, "2026-11-09", "negative-calf-raise"), "3x8 hold:pain");
    let third = amber.to_string() + &beside(&["11-02", "11-05"]) + "11-09 negative-calf-raise 8,8,8 pain 3\n";
    assert_eq!(says(&profile, &third, "2026-11-16", "calf-raise"), "3x12 regress:pain", "a third sore day");
}

#[test]
fn a_thin_week_a_hold_and_a_light_week_keep_a_target_where_it_is() {
    let thin = format!("11-02 {SLCR} 8,8,8\n");
    assert_eq!(says(&runner(), &thin, "2026-11-09", SLCR), "3x8 hold:week");
    let weekly = Profile { days: TrainingDays::Free(1), ..runner() };
    assert_eq!(says(&weekly, &thin, "2026-11-09", SLCR), "3x9 build", "one session a week asks for half");
    let listed = Profile { hold: vec![SLCR.to_string()], ..runner() };
    assert_eq!(twice(&listed, "12,12,12", "12,12,12"), "3x8 hold:listed");
}

#[test]
fn who_did_all_that_a_week_asked_for_had_no_thin_week_however_little_it_was() {
    let day = |day: &str, sets: &str| {
        format!("{day} {SLCR} {sets} planned 1\n{day} single-leg-bent-knee-calf-raise {sets} planned 1\n")
    };
    // Four sets, where six and four are usual: a step back or short minutes left no more of them.
    let all = day("11-02", "8") + &day("11-05", "8");
    assert_eq!(says(&runner(), &all, "2026-11-09", SLCR), "3x9 build");
    let half = day("11-02", "8");
    assert_eq!(says(&runner(), &half, "2026-11-09", SLCR), "3x9 build");
    let less = format!("11-02 {SLCR} 8 planned 1\n");
    assert_eq!(says(&runner(), &less, "2026-11-09", SLCR), "3x8 hold:week");
    // A week with a race asks for half.
    let raced = Profile { races: vec![date("2026-11-08")], ..runner() };
    let few = format!("11-02 {SLCR} 8,8,8\n");
    assert_eq!(says(&raced, &few, "2026-11-09", SLCR), "3x9 build");
}

#[test]
fn more_load_than_asked_is_taken_up_and_less_is_not_progress() {
    let lifter = with(&[Equipment::Wall, Equipment::Dumbbell]);
    assert_eq!(twice(&lifter, "8,8,8 load 7.5", "8,8,8 load 7.5"), "3x9+7.5 build");
    assert_eq!(twice(&lifter, "8,8,8 load 7.5", "12,12,12"), "3x9+7.5 build");
    assert_eq!(twice(&runner(), "8,8,8 load 7.5", "8,8,8 load 7.5"), "3x9 build", "there is no weight");
}

#[test]
fn a_rung_is_granted_by_two_good_days_on_it() {
    let profile = with(&[Equipment::Wall, Equipment::Step]);
    let once = "11-02 single-leg-calf-raise-deficit 8,8,8\n";
    assert!(says(&profile, once, "2026-11-09", SLCR).ends_with("at negative-calf-raise"));
    let again = once.to_string() + "11-05 single-leg-calf-raise-deficit 8,8,8\n";
    assert!(says(&profile, &again, "2026-11-09", SLCR).ends_with("at single-leg-calf-raise-deficit"));
    let sore = once.to_string() + "11-05 single-leg-calf-raise-deficit 8,8,8 pain 3\n";
    assert!(says(&profile, &sore, "2026-11-09", SLCR).ends_with("at negative-calf-raise"));
}

#[test]
fn a_calf_raise_test_says_where_to_begin() {
    let all = with(&[Equipment::Wall, Equipment::Step]);
    let begin = |profile: &Profile, test: &str, monday: &str| {
        let catalogue = Catalogue::bundled();
        let history = history(&format!("11-02 test {test}"));
        let week = Week::of(date(monday));
        let standing = Standing::of(
            Person { catalogue: &catalogue, profile, history: &history },
            WEEKLY_TARGETS[1],
            week,
            week.starts(),
        );
        standing.place(Quality::CalfStraight).expect("a rung").exercise.slug.to_string()
    };
    for (test, expected) in
        [("9/20", "calf-raise"), ("10/30", SLCR), ("19/19", SLCR), ("20/20", "single-leg-calf-raise-deficit")]
    {
        assert_eq!(begin(&all, test, "2026-11-09"), expected, "{test}");
    }
    assert_eq!(begin(&all, "20/20", "2027-01-04"), "negative-calf-raise", "63 days old");
    let beginner = Profile { level: 1, ..all.clone() };
    assert_eq!(begin(&beginner, "30/30", "2026-11-09"), "single-leg-calf-raise-deficit", "one level above");
}

#[test]
fn a_gap_takes_load_and_sets_and_rungs_down_and_the_way_back_takes_its_weeks() {
    let lifter = with(&[Equipment::Wall, Equipment::Dumbbell]);
    let trained = |slug: &str| {
        format!(
            "09-01 {slug} 12,12,12 load 20\n09-04 {slug} 12,12,12 load 20\n{}",
            beside(&["09-01", "09-04"])
        )
    };
    let said = |monday: &str| says(&lifter, &trained(SLCR), monday, SLCR);
    assert_eq!(said("2026-09-07"), "3x13+20 build");
    assert_eq!(said("2026-09-21"), "2x8+17.5 layoff:17d");
    assert_eq!(said("2026-10-05"), "2x8+15 layoff:31d");
    assert_eq!(said("2026-11-02"), "2x8 layoff:59d at calf-raise", "two rungs back");
    assert_eq!(said("2027-03-08"), "3x8 layoff:185d", "as with an empty log");
    let older = Profile { age: Some(70), ..lifter.clone() };
    assert_eq!(says(&older, &trained(SLCR), "2026-09-21", SLCR), "2x8+15 layoff:17d");
    // The second week of the way back from 31 days.
    let back = trained(SLCR)
        + &format!("10-05 {SLCR} 8,8 load 15\n10-08 {SLCR} 8,8 load 15\n{}", beside(&["10-05", "10-08"]));
    assert_eq!(says(&lifter, &back, "2026-10-12", SLCR), "3x8+15 layoff:31d");
    assert_eq!(says(&lifter, &back, "2026-10-19", SLCR), "2x8+15 layoff:11d");
    let bare = with(&[Equipment::Wall, Equipment::Step]);
    let raised = "09-01 single-leg-calf-raise 12,12,12\n09-04 single-leg-calf-raise 12,12,12\n";
    assert!(says(&bare, raised, "2026-10-05", SLCR).ends_with("at negative-calf-raise"), "a rung back");
    assert!(says(&bare, raised, "2026-11-02", SLCR).ends_with("at calf-raise"), "two rungs back");
}

#[test]
fn a_gap_of_a_week_or_so_eases_one_session_and_takes_nothing_down() {
    let lifter = with(&[Equipment::Wall, Equipment::Dumbbell]);
    let day = |day: &str, reps: &str| format!("{day} {SLCR} {reps} load 20\n{}", beside(&[day]));
    let before = day("09-01", "12,12,12") + &day("09-04", "12,12,12");
    let said = |diary: &str, monday: &str| says(&lifter, diary, monday, SLCR);
    assert_eq!(said(&before, "2026-09-14"), "2x11+20 layoff:10d", "the lower half of the range, a set less");
    let eased = before + &day("09-14", "11,11");
    assert_eq!(said(&eased, "2026-09-14"), "3x13+20 return", "the session after it goes on");
    assert_eq!(said(&eased, "2026-09-21"), "3x13+20 return");
    let on = eased + &day("09-17", "13,13,13");
    assert_eq!(said(&on, "2026-09-21"), "3x14+20 build");
}

#[test]
fn a_light_week_comes_after_the_trained_weeks_of_the_level() {
    let trained = |weeks: u64, session: &str| -> String {
        let first = date("2026-06-01");
        (0..weeks)
            .flat_map(|week| [first + chrono::Days::new(7 * week), first + chrono::Days::new(7 * week + 3)])
            .map(|day| {
                let day = day.format("%m-%d");
                format!("{day} {SLCR} 9,9,9 pain 0\n{day} single-leg-bent-knee-calf-raise 9,9,9\n{day} session {session}\n")
            })
            .collect()
    };
    let deload = |profile: &Profile, weeks: u64, session: &str| {
        let catalogue = Catalogue::bundled();
        let history = history(&trained(weeks, session));
        let week = Week::of(date("2026-06-01") + chrono::Days::new(7 * weeks));
        let targets = WEEKLY_TARGETS[usize::from(profile.level) - 1];
        let standing = Standing::of(
            Person { catalogue: &catalogue, profile, history: &history },
            targets,
            week,
            week.starts(),
        );
        standing.deload.map(|cause| cause.text())
    };
    assert_eq!(deload(&runner(), 4, "6"), None);
    assert_eq!(deload(&runner(), 5, "6").as_deref(), Some("5 trained weeks in a row"));
    assert_eq!(deload(&runner(), 4, "8").as_deref(), Some("4 trained weeks in a row"));
    assert_eq!(deload(&runner(), 6, "6"), None, "the week of rest began the count anew");
    assert_eq!(deload(&runner(), 11, "6").as_deref(), Some("5 trained weeks in a row"));
    let beginner = Profile { level: 1, ..runner() };
    assert_eq!(deload(&beginner, 6, "6"), None);
    assert_eq!(deload(&beginner, 7, "6").as_deref(), Some("7 trained weeks in a row"));
    let racer = Profile { races: vec![date("2026-07-05")], ..runner() };
    assert_eq!(deload(&racer, 5, "6"), None, "the race of week 5 counts as the rest");
}

#[test]
fn two_signs_make_a_light_week_at_once() {
    let tired = "11-02 tag tired\n11-04 tag tired\n11-06 tag tired\n";
    let hard = "11-03 session 8\n11-05 session 9\n";
    let stiff = "11-03 wakes 0/5\n11-05 wakes 0/6\n11-07 wakes 0/7\n";
    let cause = |diary: &str| {
        let catalogue = Catalogue::bundled();
        let profile = runner();
        let history = history(&(diary.to_string() + &format!("11-02 {SLCR} 8,8,8\n")));
        let week = Week::of(date("2026-11-09"));
        let standing = Standing::of(
            Person { catalogue: &catalogue, profile: &profile, history: &history },
            WEEKLY_TARGETS[1],
            week,
            week.starts(),
        );
        standing.deload.map(|cause| cause.text())
    };
    assert_eq!(cause(tired), None);
    assert_eq!(
        cause(&(tired.to_string() + hard)).as_deref(),
        Some("two hard sessions running and tired three times in a fortnight")
    );
    assert_eq!(
        cause(&(stiff.to_string() + tired)).as_deref(),
        Some("stiffer mornings each time and tired three times in a fortnight")
    );
}

#[test]
fn a_midportion_tendon_earns_a_tier_with_three_green_weeks() {
    let profile = Profile {
        equipment: vec![Equipment::Wall, Equipment::Step],
        flags: vec![Flag::MidportionAchilles],
        days: TrainingDays::Free(2),
        ..runner()
    };
    let week = |first: &str, second: &str| {
        let both = [first, second];
        let days = both.iter().map(|day| {
            format!("{day} calf-raise 15,15,15 rpe 7 pain 1\n{day} bent-knee-calf-raise 12,12,12\n")
        });
        days.collect::<String>()
    };
    let two = week("10-19", "10-22") + &week("10-26", "10-29");
    let at = |diary: &str, monday: &str| says(&profile, diary, monday, "calf-raise");
    assert!(!at(&two, "2026-11-02").contains(" at "), "tier 3 is out of reach");
    let three = two + &week("11-02", "11-05");
    let earned = three.clone() + &week("11-09", "11-12");
    assert!(at(&earned, "2026-11-16").ends_with("at negative-calf-raise"), "{}", at(&earned, "2026-11-16"));
}

#[test]
fn decisions_are_said_in_words() {
    let catalogue = Catalogue::bundled();
    let profile = with(&[Equipment::Wall, Equipment::Dumbbell]);
    let diary = format!(
        "11-02 {SLCR} L15,15,15 R15,15,15 rpe 8 pain 1\n11-05 {SLCR} 15,15,15 rpe 8 pain 1\n{}",
        beside(&["11-02", "11-05"])
    );
    let history = history(&diary);
    let week = Week::of(date("2026-11-09"));
    let standing = Standing::of(
        Person { catalogue: &catalogue, profile: &profile, history: &history },
        WEEKLY_TARGETS[1],
        week,
        week.starts(),
    );
    let target = standing.target(catalogue.get(SLCR).expect("bundled"));
    assert_eq!(target.decision, Decision::Progress);
    assert_eq!(
        text_of(&target.because),
        "15 in every set on both sides, twice running: 5 kg now, 0 before, and 13 reps to begin with."
    );
}
