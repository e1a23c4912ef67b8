//! Pain, notes, and the texts that are typed.

use super::*;

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
fn pain_begun_in_a_rest_is_of_the_set_before_it_however_late_it_is_typed() {
    let two = || of(&[part("calf-raise", 2, 10), part("towel-curl", 1, 10)]);
    let first = "⏎⏎ [60]";
    for (keys, sets) in [
        (" [59] p [2] 3 q", "calf-raise 10 pain3"),
        (" [59] p1 [2] q", "calf-raise 10 pain1"),
        (" [59] p [20] 3 q", "calf-raise 10 pain3; calf-raise 3"),
        (" ⏎ [60] ⏎ [4] p [3] 4 [20] q", "calf-raise 10; calf-raise 10 pain4; towel-curl L 10"),
        // What was done of the set that began meanwhile is kept, also where the session stops.
        (" [59] p1 [1.5] 0", "calf-raise 10 pain10"),
        (" [59] p [15] 7", "calf-raise 10 pain7; calf-raise 2"),
        // Begun in a set it is one of that.
        (" ⏎ [30] p3 q", "calf-raise 10; calf-raise 5 pain3"),
        (" ⏎ [60] p⎋ ⏎⏎ [10] p3 q", "calf-raise 10; calf-raise 10; towel-curl L 5 pain3"),
    ] {
        let keys = format!("{first}{keys}");
        assert_eq!(kept(two(), &keys).0, sets, "{keys}");
    }
    // Where no set was before, it is one of the first.
    assert_eq!(kept(two(), "⏎ [4] p [8] 7").0, "calf-raise 1 pain7");
}

#[test]
fn what_is_said_of_a_set_of_nothing_is_none_of_the_next_exercise() {
    let two = || of(&[part("calf-raise", 2, 10), part("towel-curl", 1, 10)]);
    for keys in ["⏎ [1] p3 ⏎ ⏎⏎ [20] q", "⏎ [1] ⏎ p3 ⏎⏎ [20] q", "⏎ [1] p3 s⏎ ⏎⏎ [20] q", "⏎⏎ ⏎ p3 ⏎ [20] q"]
    {
        let sets = kept(two(), &format!("⏎⏎ [60] {keys}")).0;
        assert_eq!(sets, "calf-raise 10 pain3; towel-curl L 10", "{keys}");
    }
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
