//! Lines, for who has no keys.

use super::*;

fn led(today: Today, lines: &[&str]) -> Script {
    let mut script = Script::new(today);
    script.lines_in(lines);
    script
}

#[test]
fn a_line_is_a_number_a_word_or_nothing() {
    let first = ["", "", "[30]"];
    for (lines, sets, last) in [
        // A number ends the set under way, and corrects it in the rest.
        (&["12"][..], "calf-raise 12", "Rest 1 min. Then set 2 of 2."),
        (&["0"], "", "Rest 1 min. Then set 2 of 2."),
        (&["", "12", ""], "calf-raise 12", "Set 2 of 2"),
        (&["", "0", ""], "", "Set 2 of 2"),
        (&["0", "12", ""], "calf-raise 12", "Set 2 of 2"),
        (&["", "+", "+", "-", ""], "calf-raise 6", "Set 2 of 2"),
        (&["+"], "", "6 of 10."),
        (&["101"], "", "'101' says nothing here."),
        (&["", "101"], "calf-raise 5", "'101' says nothing here."),
        (&["99999999"], "", "'99999999' says nothing here."),
        (&["", "effort 8", ""], "calf-raise 5@8", "Set 2 of 2"),
        (&["", "RPE 8.5", ""], "calf-raise 5@8.5", "Set 2 of 2"),
        (&["", "effort 11"], "calf-raise 5", "'effort 11' says nothing here."),
        (&["effort 8"], "", "'effort 8' says nothing here."),
        (&["", "pain 3", ""], "calf-raise 5 pain3", "Set 2 of 2"),
        (&["pain 3", "12"], "calf-raise 12 pain3", "Rest 1 min."),
        (&["pain 7"], "calf-raise 5 pain7", "Done: 5 reps."),
        (&["pain 11"], "", "'pain 11' says nothing here."),
        (&["pain"], "", "'pain' says nothing here."),
        (&["", "note a bit stiff", ""], "calf-raise 5 \"a bit stiff\"", "Set 2 of 2"),
        (&["note stiff", ""], "calf-raise 5 \"stiff\"", "Rest 1 min."),
        (&["pause", "[100]", "7"], "calf-raise 7", "Rest 1 min."),
        (&["pause"], "", "Paused. Enter goes on."),
        (&["pause", ""], "", "It goes on."),
        (&["pause", "pause"], "", "It goes on."),
        (&["", "back"], "", "Get ready: set 1 of 2."),
        // The set that was taken back is so much after all.
        (&["", "back", "9"], "calf-raise 9", "Rest 1 min."),
        (&["touch"], "", "'touch' says nothing here."),
        (&["taps", "[100]", "7"], "calf-raise 7", "Rest 1 min."),
        (&["taps", ""], "calf-raise 5", "Rest 1 min."),
        (&["m"], "", "Sound off."),
        (&["help"], "", "Enter goes on, or ends the set."),
        (&["what?"], "", "'what?' says nothing here."),
        (&["   "], "calf-raise 5", "Rest 1 min."),
        (&["12 13"], "", "'12 13' says nothing here."),
        (&["-5"], "", "'-5' says nothing here."),
        (&["quit"], "calf-raise 5", "Done: 5 reps."),
        (&["Skip"], "calf-raise 5", "How hard"),
        (&["12", "", "[60]", "9", ""], "calf-raise 12; calf-raise 10", "The worst pain"),
    ] {
        let script = led(raises(), &[&first[..], lines].concat());
        assert_eq!(script.sets().join("; "), sets, "{lines:?}");
        assert!(script.last_line().starts_with(last), "{lines:?}: {}", script.last_line());
        if last.ends_with("nothing here.") {
            assert!(script.last_line().contains("Enter goes on"), "{}", script.last_line());
        }
    }
}

#[test]
fn the_questions_are_answered_by_lines() {
    let done = ["", "", "[60]", "", "[60]"];
    for (lines, last, ending) in [
        (&["7", "2"][..], "The worst pain", Some(Ending::Done)),
        (&["7.5", ""], "The worst pain", Some(Ending::Done)),
        (&["", ""], "The worst pain", Some(Ending::Done)),
        (&["effort 7", "pain 2"], "The worst pain", Some(Ending::Done)),
        (&["11"], "'11' says nothing here.", None),
        (&["7", "11"], "'11' says nothing here.", None),
        (&["seven"], "'seven' says nothing here.", None),
        (&["skip"], "'skip' says nothing here.", None),
        (&["7", "effort 7"], "'effort 7' says nothing here.", None),
        (&["+"], "The last set is 11 now.", None),
        (&["note well"], "Noted.", None),
        (&["pain 3", "7"], "Pain 3 noted.", Some(Ending::Done)),
        (&["back"], "Get ready: set 2 of 2.", None),
        (&["quit"], "How hard", Some(Ending::Quit)),
        (&["7", "quit"], "The worst pain", Some(Ending::Quit)),
    ] {
        let script = led(raises(), &[&done[..], lines].concat());
        assert!(script.last_line().starts_with(last), "{lines:?}: {}", script.last_line());
        assert_eq!(script.session.ending(), ending.as_ref(), "{lines:?}");
    }
    let mut script = Script::with(raises(), true);
    script.lines_in(&["note x", "nonsense", "pain 12", "12"]);
    assert_eq!(script.others().len(), 0);
    script.lines_in(&["pain 2"]);
    assert!(matches!(script.others()[..], [Kind::Checkin { .. }]));
    assert!(script.last_line().starts_with("Warm up"));
}

#[test]
fn an_open_set_is_what_the_line_says() {
    let script = led(open(), &["", "", "[30]", "9", "", "[30]", "7", "[0.1]"]);
    assert_eq!(script.sets(), ["single-leg-calf-raise L 9", "single-leg-calf-raise R 7"]);
}

#[test]
fn a_skip_says_why() {
    let script = led(raises(), &["skip my calf is sore"]);
    let [Kind::Skip { reason, .. }] = script.others()[..] else { panic!() };
    assert_eq!(reason.as_deref(), Some("my calf is sore"));
    assert_eq!(script.session.ending(), Some(&Ending::Done));
}
