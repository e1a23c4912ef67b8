//! Skipping and going back.

use super::*;

#[test]
fn skip_leaves_the_rest_of_an_exercise_out_and_is_written_where_nothing_of_it_was_done() {
    let two = || of(&[part("single-leg-calf-raise", 2, 10), part("towel-curl", 1, 10)]);
    for (keys, sets, skips, line) in [
        ("⏎ s⏎", "", "single-leg-calf-raise", "Next, in 25 s: towel-curl"),
        ("⏎ s sore⏎", "", "single-leg-calf-raise: sore", "Next, in 25 s: towel-curl"),
        ("⏎ s sore⎋", "", "", "It goes on."),
        ("⏎⏎ [1] s⏎", "", "single-leg-calf-raise", "Next, in 25 s: towel-curl"),
        // What was completed of the set is kept, as by Enter, and then it was begun.
        ("⏎⏎ [30] s⏎", "single-leg-calf-raise L 5", "", "Next, in 25 s: towel-curl"),
        ("⏎⏎ [60] s why⏎", "single-leg-calf-raise L 10", "", "Next, in 25 s: towel-curl"),
        (
            "⏎⏎ [60] ⏎ [60] s⏎",
            "single-leg-calf-raise L 10; single-leg-calf-raise R 10",
            "",
            "Next, in 25 s: towel-curl",
        ),
        // Both left out.
        ("⏎ s⏎ s no towel⏎", "", "single-leg-calf-raise; towel-curl: notowel", "towel-curl is left out."),
        // What was said of it goes with it.
        ("⏎ p4 s⏎", "", "single-leg-calf-raise: pain 4", "Next, in 25 s: towel-curl"),
        ("⏎⏎ p4 s sore⏎", "", "single-leg-calf-raise: sore, pain 4", "Next, in 25 s: towel-curl"),
        ("␣ s⏎ ⏎", "", "single-leg-calf-raise", "Next, in 5 s: towel-curl"),
        // Effort and corrections between are still of the last set.
        ("⏎⏎ [60] s⏎ 8+ ⏎", "single-leg-calf-raise L 11@8", "", "Get ready: left leg, set 1 of 1."),
    ] {
        let script = played(two(), keys);
        assert_eq!(script.sets().join("; "), sets, "{keys}");
        let others = script.others().into_iter().map(|kind| match kind {
            Kind::Skip { exercise, reason: None } => exercise.clone(),
            Kind::Skip { exercise, reason: Some(reason) } => format!("{exercise}: {reason}"),
            other => panic!("{other:?}"),
        });
        assert_eq!(others.collect::<Vec<String>>().join("; "), skips, "{keys}");
        let before = script.lines().len().saturating_sub(2);
        let last = &script.lines()[before..];
        assert!(last.iter().any(|told| told.starts_with(line)), "{keys}: {last:?}");
    }
}

#[test]
fn an_exercise_left_out_in_the_warm_up_takes_nothing_of_it() {
    let two = of(&[part("single-leg-calf-raise", 2, 10), part("towel-curl", 1, 10)]);
    let mut script = played(two, "[60] s⏎");
    let until = |script: &Script| script.session.left().expect("a stretch");
    assert_eq!(until(&script), Duration::from_secs(55));
    script.play("[30]");
    assert!(script.last_line().starts_with("Next, in 25 s: towel-curl"), "{}", script.last_line());
    script.play("[25]");
    assert!(script.last_line().starts_with("Get ready: left leg, set 1 of 1"), "{}", script.last_line());
    script.play("[5] [50] 5⏎⏎");
    assert_eq!(script.sets(), ["towel-curl L 10", "towel-curl R 10"]);
}

#[test]
fn an_exercise_is_named_before_its_first_set_even_when_the_warm_up_is_cut_short() {
    let script = played(raises(), "⏎");
    let [.., next, ready] = script.lines()[..] else { panic!() };
    assert!(next.starts_with("Next, in 5 s: calf-raise, 2 sets of 10 reps."), "{next}");
    assert!(ready.starts_with("Get ready: set 1 of 2."), "{ready}");
    let whole = played(raises(), "[118]");
    assert_eq!(whole.lines().iter().filter(|line| line.starts_with("Next")).count(), 1);
}

#[test]
fn back_takes_the_last_set_back_and_it_comes_again_after_five_seconds() {
    let two = || of(&[part("single-leg-calf-raise", 2, 10), part("towel-curl", 1, 10)]);
    let first = "⏎⏎ [60]";
    for (keys, ready, before) in [
        // From the change-over, the set of the other leg, a rest.
        (" b", "left leg, set 1 of 2", 0),
        (" ⏎ [30] b", "left leg, set 1 of 2", 0),
        (" ⏎ [60] b", "right leg, set 1 of 2", 1),
        (" ⏎ [60] [10] b", "right leg, set 1 of 2", 1),
        // While it is paused, by the person or by a gap.
        (" ␣ [10] b", "left leg, set 1 of 2", 0),
        // Twice and three times in a row.
        (" ⏎ [60] bb", "left leg, set 1 of 2", 0),
        (" ⏎ [60] b [3] b", "left leg, set 1 of 2", 0),
        (" ⏎ [60] b [20] b", "left leg, set 1 of 2", 0),
        // From the next exercise, read again meanwhile, and from its first set.
        (" ⏎ [60] ⏎ [60] ⏎ [60] b", "right leg, set 2 of 2", 3),
        (" ⏎ [60] ⏎ [60] ⏎ [60] ⏎⏎ [3] b", "right leg, set 2 of 2", 3),
        (" ⏎ [60] ⏎ [60] ⏎ [60] ⏎⏎ [20] bb", "right leg, set 2 of 2", 3),
        // From the questions.
        (" ⏎ [60] ⏎ [60] ⏎ [60] ⏎⏎ [50] b", "right leg, set 1 of 1", 5),
        (" ⏎ [60] ⏎ [60] ⏎ [60] ⏎⏎ [50] 7⏎ b", "right leg, set 1 of 1", 5),
    ] {
        let mut script = Script::new(two());
        script.play(&format!("{first}{keys}"));
        let ready = format!("Get ready: {ready}.");
        assert!(script.last_line().starts_with(&ready), "{keys}: {}", script.last_line());
        assert_eq!(script.sets().len(), before, "{keys}");
        assert_eq!((script.session.pause, &script.session.stage), (None, &Stage::Again), "{keys}");
        script.play("[4.9]");
        assert_eq!(script.session.stage, Stage::Again, "{keys}");
        script.play("[0.2]");
        assert_eq!(script.session.stage, Stage::Timed, "{keys}");
        // And then all goes on to the end: every set stands once.
        script.play("[900] 7⏎3⏎");
        let raises = ["single-leg-calf-raise L 10", "single-leg-calf-raise R 10"];
        assert_eq!(
            script.sets(),
            [raises, raises, ["towel-curl L 10", "towel-curl R 10"]].concat(),
            "{keys}"
        );
        assert_eq!(
            script.session.parts().iter().map(|part| part.done.left).collect::<Vec<u8>>(),
            [2, 1],
            "{keys}"
        );
        assert_eq!(script.session.ending(), Some(&Ending::Done), "{keys}");
    }
}

#[test]
fn back_where_nothing_stands_says_so_and_begins_the_set_under_way_again() {
    for (keys, line) in [
        ("b", "There is no set to go back to."),
        ("⏎ b", "There is no set to go back to."),
        ("⏎⏎ [30] b", "Get ready: set 1 of 2. Grow tall, do not lean forward."),
        ("⏎⏎⏎ bb", "There is no set to go back to."),
    ] {
        let script = played(raises(), keys);
        assert_eq!((script.last_line(), script.writes), (line, 0), "{keys}");
    }
}

#[test]
fn back_behind_a_set_of_nothing_leads_to_that_one_and_leaves_the_one_before() {
    for (keys, ready, sets) in [
        // Enter was pressed too early, and back in the rest or in the set that follows.
        ("⏎⏎⏎ b", "Get ready: set 1 of 3.", ""),
        ("⏎⏎ [60] ⏎⏎ b", "Get ready: set 2 of 3.", "calf-raise 10"),
        ("⏎⏎ [60] ⏎⏎⏎ [20] b", "Get ready: set 2 of 3.", "calf-raise 10"),
        ("⏎⏎ [60] ⏎ [60] ⏎⏎ b", "Get ready: set 3 of 3.", "calf-raise 10; calf-raise 10"),
        // Corrected to nothing.
        ("⏎⏎ [60] ⏎ [12] ⏎ -- b", "Get ready: set 2 of 3.", "calf-raise 10"),
        // Once more is one further back.
        ("⏎⏎ [60] ⏎⏎ bb", "Get ready: set 1 of 3.", ""),
    ] {
        let mut script = played(of(&[part("calf-raise", 3, 10)]), keys);
        assert!(script.last_line().starts_with(ready), "{keys}: {}", script.last_line());
        assert_eq!(script.sets().join("; "), sets, "{keys}");
        script.play("[500] ⏎⏎");
        assert_eq!(script.sets(), ["calf-raise 10"; 3], "{keys}");
    }
}

#[test]
fn what_is_said_while_a_set_comes_again_changes_no_other_one() {
    for (keys, sets) in [
        ("b +8.x [5] [60] q", "calf-raise 10; calf-raise 10"),
        ("b p3 n again⏎ [5] [60] q", "calf-raise 10; calf-raise 10 pain3 \"again\""),
        ("b p3 q", "calf-raise 10 pain3"),
    ] {
        assert_eq!(
            kept(of(&[part("calf-raise", 3, 10)]), &format!("⏎⏎ [60] ⏎ [60] {keys}")).0,
            sets,
            "{keys}"
        );
    }
}

#[test]
fn going_back_behind_an_exercise_that_was_left_out_brings_it_back() {
    let three =
        || of(&[part("calf-raise", 2, 10), part("towel-curl", 1, 10), part("gastroc-stretch", 1, 30)]);
    // Left out in its middle: its second set comes again too.
    let script = played(three(), "⏎⏎ [60] s⏎ b [5] [60] [60] [60] ⏎⏎ [50] ⏎⏎ [90] ⏎⏎");
    let raises = ["calf-raise 10", "calf-raise 10"];
    let curls = ["towel-curl L 10", "towel-curl R 10"];
    let stretches = ["gastroc-stretch L 30s", "gastroc-stretch R 30s"];
    assert_eq!(script.sets(), [raises, curls, stretches].concat());
    // Left out as a whole: the record of it is taken back.
    let mut script = played(three(), "⏎⏎ [60] ⏎ [60] s⏎");
    assert_eq!(script.others().len(), 1);
    script.play("b");
    assert_eq!(script.others().len(), 0);
    script.play("[65] [30] [50] [30] [90] 5⏎⏎");
    assert_eq!(script.sets(), [raises, curls, stretches].concat());
    // One that was left out before the set stays out.
    let script = played(three(), "⏎s⏎ ⏎⏎ [20] b [5] [50] ⏎⏎ [90] ⏎⏎");
    assert_eq!(script.sets(), [curls, stretches].concat());
    assert!(matches!(script.others()[..], [Kind::Skip { .. }]));
}
