//! When lighter weeks come, and what races do to them (D.9).

use super::*;
use crate::coach::judge::lighter_week::DeloadCause;
use crate::units::Rpe;

/// Weeks of two sessions from the first of June on.
fn trained(weeks: std::ops::Range<u64>) -> String {
    let first = date("2026-06-01");
    let days = weeks.flat_map(|week| [7 * week, 7 * week + 3]);
    let line = |days: u64| {
        let day = (first + chrono::Days::new(days)).format("%m-%d").to_string();
        format!("{day} {SLCR} 9,9,9 pain 0\n{}", beside(&[&day]))
    };
    days.map(line).collect()
}

fn cause(profile: &Profile, diary: &str, week: u64) -> Option<String> {
    let monday = date("2026-06-01") + chrono::Days::new(7 * week);
    let cause = |standing: &Standing<'_, '_>| standing.deload.as_ref().map(DeloadCause::text);
    ask(profile, diary, &monday.to_string(), cause)
}

#[test]
fn signs_make_no_lighter_week_within_21_days_of_one_unless_a_day_was_red() {
    // Week 5 is light by the count; the signs are of weeks 6 to 8 (13 to 28 July).
    let signs = |monday: u64| {
        let day = |plus: u64| (date("2026-06-01") + chrono::Days::new(7 * monday + plus)).format("%m-%d");
        format!(
            "{0} tag tired\n{1} tag tired\n{2} tag tired\n{0} session 8\n{1} session 8\n",
            day(0),
            day(3),
            day(4)
        )
    };
    let both = Some("two hard sessions running and tired three times in a fortnight".to_string());
    assert_eq!(cause(&runner(), &trained(0..5), 5).as_deref(), Some("5 trained weeks in a row"));
    for (of, asked, expected) in [(6, 7, None), (7, 8, None), (8, 9, both.clone())] {
        let diary = trained(0..asked) + &signs(of);
        assert_eq!(cause(&runner(), &diary, asked), expected, "signs of week {of}");
    }
    let red = trained(0..8) + &signs(7) + &format!("07-24 {SLCR} 9 pain 6\n");
    assert!(cause(&runner(), &red, 8).is_some(), "a red day lifts the wait");
}

#[test]
fn a_lighter_week_caps_the_effort_of_every_exercise_and_takes_load_off_all() {
    let things = [Equipment::Wall, Equipment::Chair, Equipment::Dumbbell, Equipment::Band];
    ask(&with(&things), &trained(0..5), "2026-07-06", |standing| {
        assert!(standing.deload.is_some());
        for exercise in standing.person.catalogue {
            let target = standing.next_target(exercise);
            if let Some([_, high]) = target.rpe {
                assert!(high <= Rpe::of_half_steps(13), "{} at RPE {high}", exercise.slug);
            }
        }
        let lunge = standing.person.catalogue.get("three-point-lunge").expect("bundled");
        let target = standing.next_target(lunge);
        assert_eq!(target.sets, lunge.dose.sets, "its sets are not halved");
        assert_eq!(
            text_of(&target.because),
            "A lighter week after 5 trained weeks in a row: RPE 6.5 at most."
        );
    });
}

#[test]
fn a_race_stands_for_the_lighter_week_that_is_due_with_it_or_with_the_next() {
    let racer = |race: &str| Profile { races: vec![date(race)], ..runner() };
    assert_eq!(cause(&racer("2026-07-11"), &trained(0..5), 5), None, "the race of its week");
    assert_eq!(cause(&racer("2026-07-05"), &trained(0..5), 5), None, "the race of the week before");
    // The race week counts as the lighter one, and not as trained: five more come first.
    let racer = racer("2026-07-05");
    assert_eq!(cause(&racer, &trained(0..9), 9), None);
    assert_eq!(cause(&racer, &trained(0..10), 10).as_deref(), Some("5 trained weeks in a row"));
    // The same for signs.
    let early = Profile { races: vec![date("2026-06-14")], ..runner() };
    let tired = "06-09 tag tired\n06-10 tag tired\n06-12 tag tired\n06-09 session 8\n06-12 session 8\n";
    let diary = trained(0..2) + tired;
    assert!(cause(&runner(), &diary, 2).is_some());
    assert_eq!(cause(&early, &diary, 2), None);
}

#[test]
fn a_lighter_week_is_one_after_its_last_session_as_well() {
    let catalogue = Catalogue::bundled();
    let done = ["07-06", "07-09"].map(|day| format!("{day} {SLCR} 9,9 pain 0\n"));
    let history = history(&(trained(0..5) + &done.concat()));
    let runner = runner();
    let person = Person { catalogue: &catalogue, profile: &runner, history: &history };
    for next_session in ["2026-07-10", "2026-07-12"] {
        let week = Week::of(date("2026-07-06"));
        let standing = Standing::of(person, WEEKLY_TARGETS[1], week, date(next_session));
        let exercise = catalogue.get(SLCR).expect("bundled");
        let target = standing.target(exercise);
        assert_eq!(code_of(&target.because), "deload", "{next_session}");
        assert!(standing.deload.is_some(), "{next_session}");
    }
}
