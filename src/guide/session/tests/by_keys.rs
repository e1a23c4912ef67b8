//! What the person does: every key and every line, in every stage.

use super::*;
use crate::guide::part::Legs;

mod answers;
mod counts;
mod elsewhere;
mod moves;
mod remarks;
mod typed_lines;

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
