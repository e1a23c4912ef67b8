//! What comes next of an exercise, told as the next week will ask for it.

use super::*;
use crate::coach::because::Because;
use crate::coach::next::Next;
use crate::week::Weekday;

/// A person who comes on Mondays and Thursdays.
fn twice_a_week() -> Profile {
    Profile { days: TrainingDays::On(vec![Weekday::ALL[0], Weekday::ALL[3]]), ..runner() }
}

const OPEN: Planned = Planned { this_week: true, is_open: true, quality_is_open: true };
const DONE: Planned = Planned { this_week: true, is_open: false, quality_is_open: false };

/// What comes next of an exercise on a day: `3x9 build from 2026-11-09`, or what is trained in its place.
fn next(diary: &str, today: &str, slug: &str, planned: Planned) -> String {
    ask_ahead(&twice_a_week(), diary, today, |ahead| {
        let exercise = ahead.this.person.catalogue.get(slug).expect("bundled");
        let Next { target, from, stands_on, .. } = ahead.of(exercise, planned);
        let what = match stands_on {
            Some(other) => other.slug.to_string(),
            None => format!("{}x{} {}", target.sets, target.dosage.number(), code_of(&target.because)),
        };
        from.map_or_else(|| what.clone(), |monday| format!("{what} from {monday}"))
    })
}

#[test]
fn a_week_holds_too_little_only_once_no_day_of_it_is_left() {
    let little = format!("11-02 {SLCR} 8,8,8\n");
    for today in ["2026-11-02", "2026-11-05"] {
        assert_eq!(next(&little, today, SLCR, OPEN), "3x9 build from 2026-11-09", "{today}");
    }
    for today in ["2026-11-06", "2026-11-08"] {
        assert_eq!(next(&little, today, SLCR, DONE), "3x8 hold:week", "{today}");
    }
    assert_eq!(says(&twice_a_week(), &little, "2026-11-09", SLCR), "3x8 hold:week");
}

#[test]
fn another_rung_takes_the_place_of_one_with_its_monday_and_not_before() {
    let top = "15,15,15 rpe 8 pain 1";
    let days = ["11-02", "11-05"];
    let diary: String = days.iter().map(|day| format!("{day} {SLCR} {top}\n")).collect();
    let diary = diary + &beside(&days);
    assert_eq!(next(&diary, "2026-11-05", SLCR, DONE), "wall-lean-calf-raise from 2026-11-09");
    let elsewhere = Planned { quality_is_open: true, ..Planned::default() };
    assert_eq!(next(&diary, "2026-11-09", SLCR, elsewhere), "wall-lean-calf-raise");
}

#[test]
fn what_takes_turns_with_a_rung_has_a_next_step_of_its_own_in_the_week_that_holds_it() {
    let days = ["11-02", "11-05"];
    let drill = "single-leg-mountain-climber";
    let diary =
        beside(&days) + &format!("11-02 {SLCR} 8,8,8\n11-02 skater-squat-reach 6,6\n11-05 {drill} 10,10\n");
    assert_eq!(next(&diary, "2026-11-06", drill, DONE), "2x11 build from 2026-11-09");
    assert_eq!(next(&diary, "2026-11-06", drill, Planned::default()), "skater-squat-reach");
}

#[test]
fn a_lighter_week_ahead_is_told_before_it_begins() {
    let first = date("2026-10-05");
    let on = |days: u64| (first + chrono::Days::new(days)).format("%m-%d").to_string();
    let days: Vec<String> = (0..5).flat_map(|week| [7 * week, 7 * week + 3]).map(on).collect();
    let diary: String =
        days.iter().map(|day| format!("{day} {SLCR} 9,9,9 rpe 8 pain 0\n{}", beside(&[day]))).collect();
    let said = next(&diary, "2026-11-05", SLCR, DONE);
    assert!(said.ends_with("deload from 2026-11-09"), "{said}");
}

#[test]
fn a_step_taken_before_a_lighter_week_holds_from_the_monday_behind_it() {
    let first = date("2026-10-05");
    let diary = |weeks: std::ops::Range<u64>| {
        let on = |days: u64| (first + chrono::Days::new(days)).format("%m-%d").to_string();
        let days: Vec<String> = weeks.flat_map(|week| [7 * week, 7 * week + 3]).map(on).collect();
        let last = days.len() - 1;
        let done = |(nth, day): (usize, &String)| {
            // The last session misses the target: it leaves the step of the one before as it is.
            let sets = if nth == last { "9,7,9" } else { "9,9,9" };
            format!("{day} {SLCR} {sets} rpe 8 pain 0\n{}", beside(&[day]))
        };
        days.iter().enumerate().map(done).collect::<String>()
    };
    for (weeks, from) in [(0..5, "2026-11-16"), (3..5, "2026-11-09")] {
        let told = ask_ahead(&twice_a_week(), &diary(weeks.clone()), "2026-11-05", |ahead| {
            let exercise = ahead.this.person.catalogue.get(SLCR).expect("bundled");
            match ahead.of(exercise, OPEN).target.because {
                Because::Ruled(applied) => applied.from,
                other => panic!("{other:?}"),
            }
        });
        assert_eq!(told, Some(date(from)), "{weeks:?}");
    }
}
