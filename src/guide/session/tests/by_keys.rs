//! What the person does: every key and every line, in every stage.

use super::*;
use crate::guide::part::Legs;

/// Two sets of ten raises on both legs, six seconds each, a minute of rest.
fn raises() -> Today {
    of(&[part("calf-raise", 2, 10)])
}

/// Three sets a leg that end in an open one.
fn open() -> Today {
    let mut part = part("single-leg-calf-raise", 1, 4);
    part.is_last_open = true;
    of(&[part])
}

fn played(today: Today, keys: &str) -> Script {
    let mut script = Script::new(today);
    script.play(keys);
    script
}

/// What was kept of some keys: the sets on disk, and how often it was written to.
fn kept(today: Today, keys: &str) -> (String, usize) {
    let script = played(today, keys);
    (script.sets().join("; "), script.writes)
}

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
fn pain_is_taken_at_once_at_enter_or_after_two_seconds() {
    for (keys, sets) in [
        ("p4 [60]", "calf-raise 10 pain4"),
        ("p0 [60]", "calf-raise 10 pain0"),
        ("p1⏎ [60]", "calf-raise 10 pain1"),
        ("p1 [1.9] q", "calf-raise 10 pain1"),
        ("p1 [2] 7 [60]", "calf-raise 10@7 pain1"),
        ("p1 [1] 7 [1] [60]", "calf-raise 10 pain1"),
        // A prompt waits for its number: what comes late is still a pain and no effort.
        ("p [30] 4 [30]", "calf-raise 10 pain4"),
        ("p [30] 1 [1.9] 7 [60]", "calf-raise 10 pain1"),
        ("p⎋ 4 [60]", "calf-raise 10@4"),
        ("p⏎ 4 [60]", "calf-raise 10@4"),
        ("p1⌫3 [60]", "calf-raise 10 pain3"),
        ("p1+ [60]", "calf-raise 11 pain1"),
        ("pp3 [60]", "calf-raise 10 pain3"),
        ("pz3 [60]", "calf-raise 10 pain3"),
        ("p4p2 [60]", "calf-raise 10 pain2"),
        // Begun in the set, told in the rest.
        ("", "calf-raise 10"),
    ] {
        assert_eq!(kept(raises(), &format!("⏎⏎ [60] {keys}")).0, sets, "{keys}");
    }
    assert_eq!(kept(raises(), "⏎⏎ [59] p [2] 3 [60]").0, "calf-raise 10 pain3");
    assert_eq!(kept(raises(), "⏎⏎ [59] p1 [1.5] [60]").0, "calf-raise 10 pain1");
    // And behind the last set, where digits are an answer.
    let script = played(raises(), "⏎⏎ [60] ⏎ [59] p [2] 3 7⏎");
    assert_eq!(script.sets()[1], "calf-raise 10 pain3");
    let [Kind::Session { rpe, pain: None, .. }] = script.others()[..] else { panic!("{:?}", script.disk) };
    assert_eq!(rpe.to_string(), "7");
}

#[test]
fn pain_of_six_or_more_stops_the_session_and_keeps_what_was_done() {
    let two = || of(&[part("calf-raise", 1, 10), part("towel-curl", 1, 10)]);
    for (keys, sets, writes, pain, slug) in [
        ("⏎⏎ [13] p6", "calf-raise 2 pain6", 1, 6, "calf-raise"),
        ("⏎⏎ [13] p1 0", "calf-raise 2 pain10", 1, 10, "calf-raise"),
        ("⏎⏎ [60] p7", "calf-raise 10 pain7", 2, 7, "calf-raise"),
        // Getting ready for the next exercise it is still one of the last set …
        ("⏎⏎ [60] ⏎ p7", "calf-raise 10 pain7", 2, 7, "calf-raise"),
        // … and where nothing of the next was done too: it must stand with something.
        ("⏎⏎ [60] ⏎⏎ p7", "calf-raise 10 pain7", 2, 7, "calf-raise"),
        ("⏎⏎ [60] ⏎⏎ [10] p7", "calf-raise 10; towel-curl L 5 pain7", 2, 7, "towel-curl"),
        ("⏎⏎ [60] ⏎⏎ [20] p7", "calf-raise 10; towel-curl L 10 pain7", 3, 7, "towel-curl"),
    ] {
        let script = played(two(), keys);
        assert_eq!((script.sets().join("; "), script.writes), (sets.to_string(), writes), "{keys}");
        let ending = Ending::Pain(crate::units::Pain::of(pain), slug.to_string());
        assert_eq!(script.session.ending(), Some(&ending), "{keys}");
        assert_eq!(script.effects.last(), Some(&Effect::End(ending)), "{keys}");
    }
}

#[test]
fn pain_of_six_before_anything_was_done_is_kept_as_the_reason_nothing_was() {
    for keys in ["p8", "⏎ p8", "⏎⏎ [1] p8", "⏎⏎⏎ p8"] {
        let script = played(raises(), keys);
        let [Kind::Skip { exercise, reason }] = script.others()[..] else {
            panic!("{keys}: {:?}", script.disk)
        };
        assert_eq!((&**exercise, reason.as_deref()), ("calf-raise", Some("pain 8")), "{keys}");
        assert!(
            matches!(script.session.ending(), Some(Ending::Pain(_, slug)) if slug == "calf-raise"),
            "{keys}"
        );
    }
}

#[test]
fn pain_and_notes_belong_to_the_set_they_were_said_of() {
    let two = || of(&[part("calf-raise", 2, 10), part("towel-curl", 1, 10)]);
    for (keys, sets) in [
        // In the warm-up and getting ready for the first: of the first set there is.
        ("p2 n stiff⏎ ⏎⏎ [60] q", "calf-raise 10 pain2 \"stiff\""),
        ("⏎ p2 ⏎⏎⏎ [60] q", "calf-raise 10 pain2"),
        // In a set: of that one, the worst of before included.
        ("p2 ⏎⏎ [10] p4 [50] q", "calf-raise 10 pain4"),
        ("⏎⏎ [10] p4 n odd⏎ [50] ⏎ q", "calf-raise 10 pain4 \"odd\""),
        // In a set of which nothing was done: of the one before of that exercise, …
        ("⏎⏎ [60] ⏎ p3 ⏎ q", "calf-raise 10 pain3"),
        // … else of the next of it.
        ("⏎⏎ p3 ⏎⏎ [60] q", "calf-raise 10 pain3"),
        // Between two exercises: of the last set.
        ("⏎⏎ [60] ⏎ [60] p3 ⏎ n good⏎ ⏎ q", "calf-raise 10; calf-raise 10 pain3 \"good\""),
        // A note goes on where it was, and is taken away by emptying it.
        ("⏎⏎ [60] n a⏎ n b⏎ q", "calf-raise 10 \"ab\""),
        ("⏎⏎ [60] n a⏎ n ⌫⏎ q", "calf-raise 10"),
        ("⏎⏎ [60] n a⏎ n b⎋ q", "calf-raise 10 \"a\""),
    ] {
        assert_eq!(kept(two(), keys).0, sets, "{keys}");
    }
}

#[test]
fn the_session_stands_still_while_a_text_is_typed() {
    for keys in ["⏎⏎ [59.9] n", "⏎⏎ [30] s", "⏎⏎ [60] [59.9] n"] {
        let mut script = played(raises(), keys);
        let (running, at) = (script.session.running(), script.session.at);
        script.play("[100] quips? m+8 [100]");
        assert_eq!(
            (script.session.running(), script.session.at, script.session.is_over()),
            (running, at, false)
        );
        assert!(script.session.is_typing());
        script.play("⎋");
        assert!(!script.session.is_typing() && script.session.pause.is_none(), "{keys}");
    }
    // The last tenth of a rest: the note is one of the set before it, and the next set begins a tenth later.
    let script = played(raises(), "⏎⏎ [60] [59.9] n q⏎ [0.1]");
    assert!(script.last_line().starts_with("Set 2 of 2"), "{}", script.last_line());
    assert_eq!(script.sets(), ["calf-raise 10 \"q\""]);
}

#[test]
fn who_paused_and_types_stays_paused() {
    for keys in ["⏎⏎ [30] ␣ n x⏎", "⏎⏎ [30] ␣ n x⎋", "⏎⏎ [30] ␣ s⎋"] {
        let mut script = played(raises(), keys);
        assert_eq!(script.session.pause, Some(Pause::Asked), "{keys}");
        script.play("[100] ␣ [30]");
        assert_eq!(script.session.running(), Duration::from_secs(60), "{keys}");
    }
}

#[test]
fn a_text_that_was_being_typed_is_kept_when_the_session_must_end() {
    for event in [Event::Terminate, Event::Key(Key::Interrupt)] {
        let mut script = played(raises(), "⏎⏎ [60] n half a sent");
        script.happen(event);
        // The spaces of the script are none of the text.
        assert_eq!(script.sets(), ["calf-raise 10 \"halfasent\""]);
    }
}

#[test]
fn space_pauses_and_goes_on_and_enter_goes_on() {
    for on in ["␣", "⏎"] {
        let mut script = played(raises(), "⏎⏎ [10] ␣ [50]");
        assert_eq!(script.last_line(), "Paused. Enter goes on.");
        script.play(on);
        assert_eq!(script.last_line(), "It goes on.");
        script.play("[49.9]");
        assert_eq!(script.sets().len(), 0);
        script.play("[0.1]");
        assert_eq!(script.sets(), ["calf-raise 10"]);
    }
    let changes = |script: &Script| {
        let changes = script.effects.iter().filter_map(|effect| match effect {
            Effect::Run(change) => Some(format!("{} {}", change.event, change.seconds)),
            _ => None,
        });
        changes.collect::<Vec<String>>().join(", ")
    };
    // The person's own program hears of it, and of what goes on.
    let script = played(raises(), "⏎⏎ [10] ␣ [5] ␣");
    assert_eq!(changes(&script), "ready 5, work 60, pause 60, work 50");
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
        ("⏎⏎⏎ b", "There is no set to go back to."),
    ] {
        let script = played(raises(), keys);
        assert_eq!((script.last_line(), script.writes), (line, 0), "{keys}");
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

#[test]
fn sound_keys_and_unknown_keys_change_nothing_else() {
    let mut script = played(raises(), "⏎⏎ [10]");
    let before = script.session.clone();
    script.play("zZ#~äйéBPNSXTM /_⎋⌫");
    assert_eq!(script.session, before);
    script.play("m");
    assert!(script.session.is_muted);
    assert_eq!(script.last_line(), "Sound off.");
    script.play("m");
    assert_eq!((script.session.is_muted, script.last_line()), (false, "Sound on."));
    // The keys lie over the screen until one is pressed, which does nothing else; time goes on beneath.
    for key in ["q", "b", "⏎", "␣", "⎋", "5"] {
        let mut script = played(raises(), &format!("⏎⏎ [10] ? [1] {key}"));
        assert_eq!(
            (script.session.is_over(), script.session.pause, &script.session.overlay),
            (false, None, &None)
        );
        script.play("[49]");
        assert_eq!(script.sets(), ["calf-raise 10"], "{key}");
    }
}

#[test]
fn quitting_keeps_what_was_completed_in_every_stage() {
    for (keys, sets, others) in [
        ("", "", 0),
        ("⏎", "", 0),
        ("⏎⏎ [5]", "", 0),
        ("⏎⏎ [13]", "calf-raise 2", 0),
        ("⏎⏎ [13] ␣ [100]", "calf-raise 2", 0),
        ("⏎⏎ [60] +", "calf-raise 11", 0),
        ("⏎⏎ [60] [30] b", "", 0),
        ("⏎⏎ [60] p1", "calf-raise 10 pain1", 0),
        ("⏎⏎ [60] ⏎ [60]", "calf-raise 10; calf-raise 10", 0),
        ("⏎⏎ [60] ⏎ [60] 7", "calf-raise 10; calf-raise 10", 0),
        // The effort was answered: that is kept.
        ("⏎⏎ [60] ⏎ [60] 7⏎", "calf-raise 10; calf-raise 10", 1),
    ] {
        for (event, ending) in [
            (Event::Key(Key::Char('q')), Ending::Quit),
            (Event::Key(Key::Interrupt), Ending::Quit),
            (Event::Terminate, Ending::Terminated),
        ] {
            let mut script = played(raises(), keys);
            script.happen(event);
            assert_eq!(script.sets().join("; "), sets, "{keys}");
            assert_eq!(script.others().len(), others, "{keys}");
            assert_eq!(script.session.ending(), Some(&ending), "{keys}");
            assert_eq!(script.effects.iter().filter(|effect| matches!(effect, Effect::End(_))).count(), 1);
        }
    }
}

#[test]
fn ctrl_c_ends_a_session_that_has_not_begun() {
    let setting = Script::new(raises()).session.setting;
    let (session, _) = Session::new(setting, raises()).step(Event::Key(Key::Interrupt));
    assert_eq!(session.ending(), Some(&Ending::Quit));
}

#[test]
fn a_stop_before_the_beginning_ends_it() {
    let today = Today { stop: Some("See a doctor.".to_string()), ..raises() };
    let script = played(today, "⏎⏎ [100]");
    assert_eq!(script.session.ending(), Some(&Ending::Stopped("See a doctor.".to_string())));
    assert!(script.told.is_empty());
}

mod answers;
mod elsewhere;
mod typed_lines;
