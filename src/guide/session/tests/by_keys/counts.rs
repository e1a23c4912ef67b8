//! How much a set was: led, ended, corrected, tapped, open.

use super::*;

#[test]
fn enter_goes_on_and_before_the_target_keeps_what_was_completed() {
    for (keys, sets, writes, line) in [
        ("⏎", "", 0, "Get ready: set 1 of 2. Grow tall, do not lean forward."),
        ("⏎⏎", "", 0, "Set 1 of 2: 10 reps, up 2s, hold 1s, down 3s."),
        ("⏎⏎ [5.9] ⏎", "", 0, "Rest 1 min. Then set 2 of 2."),
        ("⏎⏎ [6] ⏎", "calf-raise 1", 1, "Rest 1 min. Then set 2 of 2."),
        ("⏎⏎ [59.9] ⏎", "calf-raise 9", 1, "Rest 1 min. Then set 2 of 2."),
        ("⏎⏎ [60]", "calf-raise 10", 1, "Rest 1 min. Then set 2 of 2."),
        ("⏎⏎ [60] ⏎", "calf-raise 10", 1, "Set 2 of 2: 10 reps, up 2s, hold 1s, down 3s."),
        (
            "⏎⏎ [60] ⏎ [12] ⏎",
            "calf-raise 10; calf-raise 2",
            2,
            "How hard was it as a whole, 0 to 10? Enter passes.",
        ),
        ("⏎⏎ [60] ⏎ [60] ⏎⏎", "calf-raise 10; calf-raise 10", 2, "The worst pain, 0 to 10? Enter passes."),
    ] {
        let script = played(raises(), keys);
        assert_eq!((script.sets().join("; "), script.writes), (sets.to_string(), writes), "{keys}");
        assert_eq!(script.last_line(), line, "{keys}");
    }
}

#[test]
fn a_session_of_which_nothing_was_done_is_over_without_a_question_or_a_record() {
    let script = played(raises(), "⏎⏎⏎⏎⏎");
    assert_eq!(script.session.ending(), Some(&Ending::Done));
    assert_eq!((script.writes, script.times("Nothing was done, and nothing is written down.")), (0, 2));
}

#[test]
fn what_is_corrected_in_a_rest_is_one_record_more_when_it_ends() {
    for (keys, sets, writes) in [
        ("⏎⏎ [60] ++", "calf-raise 10", 1),
        ("⏎⏎ [60] ++ [60]", "calf-raise 12", 2),
        ("⏎⏎ [60] ++-8.p3n ouch⏎ ⏎", "calf-raise 11@8.5 pain3 \"ouch\"", 2),
        ("⏎⏎ [60] +- [60]", "calf-raise 10", 1),
        ("⏎⏎ [60] 8 [60]", "calf-raise 10@8", 2),
        ("⏎⏎ [60] 0 [60]", "calf-raise 10@10", 2),
        ("⏎⏎ [60] 0. [60]", "calf-raise 10@10", 2),
        ("⏎⏎ [60] 7. [60]", "calf-raise 10@7.5", 2),
        ("⏎⏎ [60] 7.. [60]", "calf-raise 10@7", 2),
        ("⏎⏎ [60] . [60]", "calf-raise 10", 1),
        ("⏎⏎ [60] 78 [60]", "calf-raise 10@8", 2),
        // Behind the last set the questions stand, and what is corrected is written at the end.
        ("⏎⏎ [60] ⏎ [60] -", "calf-raise 10; calf-raise 10", 2),
        ("⏎⏎ [60] ⏎ [60] - ⏎⏎", "calf-raise 10; calf-raise 9", 3),
        ("⏎⏎ [60] ⏎ [60] p3n late⏎ 7⏎", "calf-raise 10; calf-raise 10 pain3 \"late\"", 4),
        // A rest in which the person quits.
        ("⏎⏎ [60] 8q", "calf-raise 10@8", 2),
        ("⏎⏎ [60] 8^", "calf-raise 10@8", 2),
        // In the set that follows the effort is not one of the set before.
        ("⏎⏎ [60] ⏎ 8. [60]", "calf-raise 10; calf-raise 10", 2),
    ] {
        assert_eq!(kept(raises(), keys), (sets.to_string(), writes), "{keys}");
    }
}

#[test]
fn a_set_of_nothing_is_none_and_a_correction_is_never_one_of_the_set_before() {
    for (keys, sets, line) in [
        // Enter was pressed too early: what was done is put right in the rest.
        ("⏎⏎⏎ +++ [60]", "calf-raise 3", "Set 2 of 2"),
        ("⏎⏎ [60] ⏎ [1] ⏎", "calf-raise 10", "How hard"),
        ("⏎⏎ [60] ⏎ [1] ⏎ ++ ⏎⏎", "calf-raise 10; calf-raise 2", ""),
        ("⏎⏎ [60] ⏎ [1] ⏎ - ⏎⏎", "calf-raise 10", ""),
        // One after the other taken away, and put back.
        ("⏎⏎ [12] ⏎ -- [60]", "", "Set 2 of 2"),
        ("⏎⏎ [12] ⏎ --- + [60]", "calf-raise 1", "Set 2 of 2"),
    ] {
        let script = played(raises(), keys);
        assert_eq!(script.sets().join("; "), sets, "{keys}");
        assert!(script.last_line().starts_with(line), "{keys}: {}", script.last_line());
    }
    // Two sets were asked, one was done: so many stand.
    let script = played(raises(), "⏎⏎⏎ +++ [60] [60] ⏎⏎");
    assert_eq!((script.sets().len(), script.session.parts()[0].done.left), (2, 2));
    let script = played(raises(), "⏎⏎ [12] ⏎ --- [60] [60] ⏎⏎");
    assert_eq!((script.sets().len(), script.session.parts()[0].done.left), (1, 1));
}

#[test]
fn plus_and_minus_move_the_count_of_the_set_under_way() {
    for (keys, sets) in [
        // So early that nothing ran yet as long as one of these repetitions.
        ("⏎⏎ [1] + ⏎", "calf-raise 1"),
        ("⏎⏎ [1] +++ ⏎", "calf-raise 3"),
        ("⏎⏎ [13] - ⏎", "calf-raise 1"),
        ("⏎⏎ [13] ----- ⏎", ""),
        ("⏎⏎ +++++++++++++++", "calf-raise 10"),
        ("⏎⏎ +++++++++ [6]", "calf-raise 10"),
        ("⏎⏎ [13] - [52.9]", ""),
        ("⏎⏎ [13] - [53.1]", "calf-raise 10"),
    ] {
        assert_eq!(kept(raises(), keys).0, sets, "{keys}");
    }
    // A second of a hold.
    let hold = of(&[part("calf-iso-hold", 1, 30)]);
    assert_eq!(kept(hold.clone(), "⏎⏎ [10.5] ++ ⏎").0, "calf-iso-hold L 12s");
    assert_eq!(kept(hold, "⏎⏎ [10.5] ++ [17.6]").0, "calf-iso-hold L 30s");
}

#[test]
fn touches_are_counted_for_balance_only_and_with_the_set_they_belong_to() {
    let two = || of(&[part("crane-balance", 1, 10), part("calf-raise", 1, 10)]);
    for (keys, sets) in [
        ("⏎⏎ xx [10] q", "crane-balance L 10s touch2"),
        ("⏎⏎ x [10] x [10] q", "crane-balance L 10s touch2"),
        ("⏎⏎ x [10] ⏎ x [10] q", "crane-balance L 10s touch1; crane-balance R 10s touch1"),
        // The next exercise counts none, the last set of this one does.
        ("⏎⏎ [20] [10] x q", "crane-balance L 10s; crane-balance R 10s touch1"),
        ("⏎⏎ [20] [10] ⏎⏎ x [60] x ⏎⏎", "crane-balance L 10s; crane-balance R 10s; calf-raise 10"),
    ] {
        let script = played(two(), keys);
        let mut found = Vec::new();
        for (_, kind) in &script.disk {
            let Some(Kind::Sets { exercise, sets, .. }) = kind else { continue };
            let touches = sets[0].touches.map_or_else(String::new, |touches| format!(" touch{touches}"));
            let plain = Set { touches: None, ..sets[0] };
            found.push(format!("{exercise} {}{touches}", noted(&[plain])));
        }
        assert_eq!(found.join("; "), sets, "{keys}");
    }
}

fn tempo_of(script: &Script) -> Option<String> {
    let Some(Kind::Sets { sets, .. }) = &script.disk.last()?.1 else { return None };
    sets[0].tempo_s.map(|tempo| tempo.to_string())
}

#[test]
fn taps_count_the_repetitions_and_measure_the_pace() {
    for (keys, sets, tempo) in [
        ("⏎⏎ t [4]␣ [4]␣ [4]␣ ⏎", "calf-raise 3", Some("4")),
        ("⏎⏎ t [4]␣ [4.4]␣ [20] ⏎", "calf-raise 2", Some("4.2")),
        // At the target the set ends by itself.
        ("⏎⏎ t [3]␣[3]␣[3]␣[3]␣[3]␣[3]␣[3]␣[3]␣[3]␣[3]␣", "calf-raise 10", Some("3")),
        // The tempo led three, the taps go on from there.
        ("⏎⏎ [18.5] t [3]␣ [3]␣ ⏎", "calf-raise 5", Some("3")),
        // Quicker than the tempo, and then led by it again: nothing is lost, though little time ran.
        ("⏎⏎ t [1]␣ [1]␣ [1]␣ t ⏎", "calf-raise 3", None),
        ("⏎⏎ t [1]␣ [1]␣ [1]␣ t [12] ⏎", "calf-raise 5", None),
        // One forgotten, one too many.
        ("⏎⏎ t [3]␣ [3]+ ⏎", "calf-raise 2", Some("3")),
        ("⏎⏎ t [3]␣ ␣- ⏎", "calf-raise 1", Some("3")),
        // A tap that was none takes its time with it.
        ("⏎⏎ t [3]␣ [1]␣- ⏎", "calf-raise 1", Some("3")),
        ("⏎⏎ t [3]␣ [1]␣- [2]␣ ⏎", "calf-raise 2", Some("3")),
        ("⏎⏎ [18.5] t - ⏎", "calf-raise 2", None),
        ("⏎⏎ t --- ␣ ⏎", "calf-raise 1", None),
        ("⏎⏎ t ⏎", "", None),
        // No end before the taps say so, and then as soon as they do.
        ("⏎⏎ t [3]␣ [200]", "", None),
        ("⏎⏎ t [3]␣ [200] q", "calf-raise 1", Some("3")),
        ("⏎⏎ [54] t + [1]", "calf-raise 10", None),
    ] {
        let script = played(raises(), keys);
        assert_eq!(
            (script.sets().join("; ").as_str(), tempo_of(&script).as_deref()),
            (sets, tempo),
            "{keys}"
        );
    }
    // Where the tempo leads again it leads to the end: the set is not longer than it should be.
    let script = played(raises(), "⏎⏎ t [1]␣ [1]␣ [1]␣ t [42.1]");
    assert_eq!(script.sets(), ["calf-raise 10"]);
    // A hold has no taps: space pauses.
    let script = played(of(&[part("calf-iso-hold", 1, 30)]), "⏎⏎ t ␣");
    assert_eq!(script.session.pause, Some(Pause::Asked));
    // Nor has a rest.
    let script = played(raises(), "⏎⏎ [60] t ␣");
    assert_eq!(script.session.pause, Some(Pause::Asked));
}

#[test]
fn the_open_set_goes_on_past_its_target_until_enter() {
    for (keys, sets, asked) in [
        ("⏎⏎ [23.9]", "", 0),
        ("⏎⏎ [24]", "", 1),
        ("⏎⏎ [60]", "", 1),
        ("⏎⏎ [60] ⏎", "single-leg-calf-raise L 10", 1),
        ("⏎⏎ [60] ⏎⏎ [30] ⏎", "single-leg-calf-raise L 10; single-leg-calf-raise R 5", 2),
        // Stepped over by +, taken back and reached again: it is asked once.
        ("⏎⏎ [22] + [10]", "", 1),
        ("⏎⏎ [25] - [10] ⏎", "single-leg-calf-raise L 4", 1),
        ("⏎⏎ [12] t ␣␣␣␣ ⏎", "single-leg-calf-raise L 6", 1),
        ("⏎⏎ t +++++ ⏎", "single-leg-calf-raise L 5", 1),
        ("⏎⏎ [12] ⏎", "single-leg-calf-raise L 2", 0),
        ("⏎⏎ [60] q", "single-leg-calf-raise L 10", 1),
        ("⏎⏎ [60] p6", "single-leg-calf-raise L 10 pain6", 1),
        ("⏎⏎ [900] ⏎", "single-leg-calf-raise L 100", 1),
    ] {
        let script = played(open(), keys);
        assert_eq!(script.sets().join("; "), sets, "{keys}");
        assert_eq!(script.times("That is the target. Two left in you? Enter ends it."), asked, "{keys}");
    }
    let script = played(open(), "⏎⏎");
    assert!(script.last_line().ends_with(", or more: end it with Enter when two are left in you."));
}

#[test]
fn only_the_last_set_of_a_leg_is_open() {
    let mut part = part("single-leg-calf-raise", 2, 4);
    part.is_last_open = true;
    let script = played(of(&[part]), "⏎⏎ [24] [10] [24] [90]");
    assert_eq!(script.sets().len(), 2);
    assert!(script.session.is_open());
}
