//! Six lives: every Monday's week as it is shown, and what was written down in between.
//!
//! Two months of them are lived in every run. Half a year is written to be read, as that person and as their
//! physiotherapist, by whoever changes the coach:
//!
//!     ANKLE_LIVES=FOLDER cargo test --test it six_lives

use std::fmt::Write as _;
use std::path::Path;

use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};

use super::course::{Course, Manner, Pain};
use super::life::first_monday;
use crate::weeks::person::shifted;

/// Weeks that are lived in every run, and those that are written to be read.
const WEEKS: usize = 8;
const WEEKS_TO_READ: usize = 26;

/// What a morning is like: pain, and minutes of stiffness.
type Morning = (u64, u64);

/// A life as its story has it.
struct Story {
    name: &'static str,
    about: &'static str,
    /// The profile of the first week, and what it becomes in later ones.
    profiles: Vec<(usize, String)>,
    raises: u64,
    manner: Manner,
    /// Whether effort is written in a week.
    writes_effort: fn(usize) -> bool,
    /// Whether a week and day is trained, if the plan has a session.
    trains: fn(usize, usize) -> bool,
    /// What the calf and all that is not light hurt in a week, the worst of each session.
    pain: fn(usize, usize) -> Pain,
    /// What the morning of a day is like, told to the coach; the last is whether the day before was trained.
    morning: fn(usize, usize, bool) -> Option<Morning>,
    /// Weeks on whose Sunday before the calf-raise test is done.
    tests: fn(usize) -> bool,
    /// Whether it is told in a week how hard a session was as a whole.
    tells_sessions: fn(usize) -> bool,
    /// Done whatever the plan says: days of the week, and what is typed.
    always: &'static [(usize, &'static str, u64, u64)],
}

/// Somebody who does all that is planned, and says nothing else.
fn story(name: &'static str, about: &'static str, raises: u64, profile: &str) -> Story {
    Story {
        name,
        about,
        profiles: vec![(0, profile.to_string())],
        raises,
        manner: Manner { writes_effort: true, opens: true },
        writes_effort: |_| true,
        trains: |_, _| true,
        pain: |_, _| None,
        morning: |_, _, _| None,
        tests: |_| false,
        tells_sessions: |_| false,
        always: &[],
    }
}

fn beginner() -> Story {
    Story {
        // Every other week the numbers are too much bother; there is a holiday, and a Friday here and there is lost.
        writes_effort: |week| week % 2 == 0,
        trains: |week, day| week != 11 && !(day == 4 && week % 5 == 3),
        tells_sessions: |week| week % 2 == 1,
        ..story(
            "a-beginner",
            "A beginner of ten one-leg raises, with a chair, a towel and a wall. Writes effort every other week, \
             is away in week 12, and now and then misses a Friday.",
            10,
            "level = 1\nequipment = [\"wall\", \"chair\", \"towel\"]\n",
        )
    }
}

fn runner() -> Story {
    let race = shifted(Course::monday(14), 6);
    let profile = format!(
        "level = 2\ndays = [\"mon\", \"wed\", \"fri\"]\nminutes = 30\nhard_run_days = [\"tue\", \"sat\"]\n\
         equipment = [\"wall\", \"step\", \"band\", \"dumbbell\"]\nincrements_kg = [2.5]\nraces = [\"{race}\"]\n"
    );
    Story {
        tests: |week| week % 6 == 0 && week != 18,
        pain: |_, _| Some(0),
        morning: |_, _, was_trained| was_trained.then_some((0, 0)),
        tells_sessions: |_| true,
        ..story(
            "b-trail-runner",
            "A trail runner of 24 one-leg raises who runs hard on Tuesday and Saturday and races on the Sunday of week \
             15. Writes effort and pain, checks in after each session, does the calf-raise test every six weeks.",
            24,
            &profile,
        )
    }
}

fn sore() -> Story {
    Story {
        pain: |week, _| Some([3, 3, 2, 1][(week / 7).min(3)]),
        // As a rule it is gone by morning; every third week or so one morning after is worse.
        morning: |week, day, was_trained| {
            if (week % 5 == 3 && day == 5) || (week % 10 == 6 && day == 1) {
                Some((3, 15))
            } else if was_trained {
                Some((1, 5))
            } else {
                (day == 6).then_some((1, 5))
            }
        },
        ..story(
            "c-sore-achilles",
            "Twelve one-leg raises and a sore midportion Achilles: pain 3 during, gone by morning, easing over half a \
             year; on one morning in three or four weeks it is worse. Writes effort, pain and the mornings.",
            12,
            "level = 2\nflags = [\"midportion-achilles\"]\nminutes = 30\nincrements_kg = [2.5]\n\
             equipment = [\"wall\", \"chair\", \"step\", \"dumbbell\"]\n",
        )
    }
}

fn unsteady() -> Story {
    Story {
        manner: Manner { writes_effort: false, opens: true },
        writes_effort: |_| false,
        tells_sessions: |_| true,
        trains: |week, _| week != 17,
        ..story(
            "d-unsteady",
            "Sixty-eight, unsteady, six one-leg raises, a chair and a wall. Tells how hard a session was as a whole, \
             and has a cold in week 18.",
            6,
            "level = 1\nage = 68\nflags = [\"balance-impaired\"]\nequipment = [\"wall\", \"chair\"]\n",
        )
    }
}

fn one_line() -> Story {
    Story {
        manner: Manner { writes_effort: false, opens: false },
        writes_effort: |_| false,
        trains: |_, _| false,
        always: &[(1, "single-leg-calf-raise", 3, 12), (4, "single-leg-calf-raise", 3, 12)],
        ..story(
            "e-one-line",
            "Sixteen one-leg raises, level 2 and nothing else in the profile. Types one thing only, on Tuesday and \
             Friday: ankle log 3x12 single-leg-raise",
            16,
            "level = 2\n",
        )
    }
}

fn sprained() -> Story {
    let since = shifted(first_monday(), -28);
    let profile = |flag: &str| {
        format!(
            "level = 1\nminutes = 20\nflags = [\"{flag}\"]\n\
             equipment = [\"wall\", \"chair\", \"towel\", \"band\", \"cushion\"]\n\n[since]\n{flag} = \"{since}\"\n"
        )
    };
    Story {
        profiles: vec![(0, profile("recent-sprain")), (8, profile("past-sprain"))],
        pain: |week, _| Some(if week < 2 { 2 } else { u64::from(week < 6) }),
        morning: |week, _, was_trained| was_trained.then_some((u64::from(week < 3), 0)),
        tests: |week| week >= 8 && week % 6 == 2,
        ..story(
            "f-sprained",
            "Four weeks after a sprain, nine one-leg raises, level 1. A little pain at first, checks in after each \
             session, and is past it (past-sprain) from week 9 on.",
            9,
            &profile("recent-sprain"),
        )
    }
}

/// Lives a story, and tells it.
fn lived(story: &Story, weeks: usize) -> String {
    let mut course = Course::new(story.name, &story.profiles[0].1, story.raises, story.manner);
    let mut told = format!("{}\n\n{}\n\n{}\n", story.name, story.about, story.profiles[0].1);
    let mut was_trained = false;
    for week in 0..weeks {
        let monday = Course::monday(week);
        for (_, profile) in story.profiles.iter().skip(1).filter(|(from, _)| *from == week) {
            course.book.change_profile(profile);
            write!(told, "\nThe profile is now:\n{profile}").unwrap();
        }
        if (story.tests)(week) {
            let raises = course.body.raises();
            let test = json!({ "kind": "test", "test": "calf-raise", "left": raises, "right": raises });
            course.book.write(shifted(monday, -1), 10, &test);
            note(
                &mut course,
                shifted(monday, -1),
                format!("test calf-raise --left {raises} --right {raises}"),
            );
        }
        course.manner.writes_effort = story.manner.writes_effort && (story.writes_effort)(week);
        let mut shown = String::new();
        for day in 0..7 {
            let date = shifted(monday, day as i64);
            course.body.night();
            if let Some((pain, stiff)) = (story.morning)(week, day, was_trained) {
                let morning = json!({ "kind": "checkin", "pain": pain, "stiffness_min": stiff });
                course.book.write(date, 7, &morning);
                note(&mut course, date, format!("checkin --pain {pain} --stiff {stiff}"));
            }
            if day == 0 {
                shown = course.book.page(date);
            }
            was_trained = lived_day(&mut course, story, (week, day));
        }
        writeln!(told, "\n──── week {}, {} raises a leg ────\n", week + 1, course.body.raises()).unwrap();
        told += &shown;
        told.push('\n');
        for (date, typed) in std::mem::take(&mut course.typed) {
            writeln!(told, "    {} {:2}  {typed}", date.format("%a"), date.day()).unwrap();
        }
    }
    told
}

/// Lives one day, by the plan as it is shown on that day, and returns whether it was trained.
fn lived_day(course: &mut Course, story: &Story, (week, day): (usize, usize)) -> bool {
    let date = shifted(Course::monday(week), day as i64);
    for (_, slug, sets, reps) in story.always.iter().filter(|(of, ..)| *of == day) {
        let done: Vec<Value> = (0..*sets)
            .filter_map(|_| {
                let did = course.body.does(slug, 0.0, *reps, super::honest::Reach::Asked)?;
                course.body.rest(90.0);
                Some(json!({ "reps": did.amount }))
            })
            .collect();
        course.book.write(date, 18, &json!({ "kind": "sets", "exercise": slug, "sets": done }));
        let reps: Vec<String> = done.iter().map(|set| set["reps"].to_string()).collect();
        note(course, date, format!("log {} {slug}", reps.join(",")));
    }
    if !(story.trains)(week, day) {
        return story.always.iter().any(|(of, ..)| *of == day);
    }
    let plan = course.book.plan(date);
    let today = &plan["days"][day];
    if today["items"].as_array().unwrap().is_empty() {
        return false;
    }
    let effort = course.session(week, &plan, day, (story.pain)(week, day));
    if (story.tells_sessions)(week) {
        let rpe = effort.round();
        let minutes = today["seconds"].as_u64().unwrap().div_ceil(60);
        course.book.write(date, 19, &json!({ "kind": "session", "rpe": rpe, "minutes": minutes }));
        note(course, date, format!("the session as a whole: effort {rpe}, {minutes} min"));
    }
    true
}

fn note(course: &mut Course, date: NaiveDate, typed: String) {
    course.typed.push((date, typed));
}

#[test]
fn six_lives_are_told_week_by_week_and_no_tendon_is_sent_back_for_what_it_may_feel() {
    let folder = std::env::var_os("ANKLE_LIVES");
    let weeks = if folder.is_some() { WEEKS_TO_READ } else { WEEKS };
    for story in [beginner(), runner(), sore(), unsteady(), one_line(), sprained()] {
        let name = story.name;
        let told = lived(&story, weeks);
        if let Some(folder) = &folder {
            std::fs::create_dir_all(folder).unwrap();
            std::fs::write(Path::new(folder).join(format!("{name}.txt")), &told).unwrap();
        }
        let headed = |head: &str| told.lines().filter(|line| line.starts_with(head)).count();
        assert_eq!(headed("──── week "), weeks, "{name}");
        assert_eq!(headed("Level "), weeks, "{name}: a week of its own on every Monday");
        let lighter = told.lines().filter(|line| line.starts_with("Level ") && line.contains(" · lighter"));
        // One in five to eight is the rule (D.9); pain that settles by morning brings no more of them.
        assert!(lighter.count() <= weeks / 5 + 1, "{name}: {told}");
        for nonsense in [" 0 landings", "0×", "null", "NaN"] {
            assert!(!told.contains(nonsense), "{name} is told '{nonsense}': {told}");
        }
    }
}
