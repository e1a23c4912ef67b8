//! The questions before and after.

use super::*;

/// All of two sets, up to the questions.
const DONE: &str = "⏎⏎ [60] ⏎ [60]";

fn session_record(script: &Script) -> Option<String> {
    script.others().into_iter().find_map(|kind| match kind {
        Kind::Session { rpe, minutes, pain, .. } => {
            Some(format!("{rpe} {minutes}min {}", pain.map_or("-".to_string(), |pain| pain.to_string())))
        }
        _ => None,
    })
}

#[test]
fn effort_and_pain_are_asked_and_what_is_passed_is_not_written() {
    for (keys, session, sets) in [
        ("7⏎2⏎", Some("7 3min 2"), ["calf-raise 10", "calf-raise 10"]),
        ("7.5⏎⏎", Some("7.5 3min -"), ["calf-raise 10", "calf-raise 10"]),
        ("10⏎0⏎", Some("10 3min 0"), ["calf-raise 10", "calf-raise 10"]),
        ("0⏎⏎", Some("0 3min -"), ["calf-raise 10", "calf-raise 10"]),
        ("⏎⏎", None, ["calf-raise 10", "calf-raise 10"]),
        // Without an effort the pain stands with the exercise.
        ("⏎3⏎", None, ["calf-raise 10", "calf-raise 10 pain3"]),
        // What is no answer is asked again.
        ("11⏎7⏎12⏎4⏎", Some("7 3min 4"), ["calf-raise 10", "calf-raise 10"]),
        ("..⏎7⌫8⏎⏎", Some("8 3min -"), ["calf-raise 10", "calf-raise 10"]),
        ("7.3⏎7⏎⏎", Some("7 3min -"), ["calf-raise 10", "calf-raise 10"]),
    ] {
        // A minute of the rest and the warm-up were cut short, not the sets.
        let script = played(raises(), &format!("{DONE} ␣ {keys}").replace('␣', ""));
        let minutes = |told: &str| told.replace("3min", "2min");
        assert_eq!(session_record(&script), session.map(minutes), "{keys}");
        assert_eq!(script.sets(), sets, "{keys}");
        assert_eq!(script.session.ending(), Some(&Ending::Done), "{keys}");
    }
}

#[test]
fn the_worst_pain_is_not_asked_where_pain_was_noted() {
    let script = played(raises(), "⏎⏎ [60] p2 ⏎ [60] 7⏎");
    assert_eq!(session_record(&script).as_deref(), Some("7 2min -"));
    assert_eq!(script.session.ending(), Some(&Ending::Done));
    assert_eq!(script.times("The worst pain, 0 to 10? Enter passes."), 0);
}

#[test]
fn p_at_the_question_of_the_worst_pain_is_no_other_question() {
    let script = played(raises(), &format!("{DONE} 7⏎ p8⏎"));
    assert_eq!(session_record(&script).as_deref(), Some("7 2min 8"));
    assert_eq!(script.sets(), ["calf-raise 10", "calf-raise 10"]);
    // A prompt that was open before it: the effort that was answered stands.
    let mut script = played(raises(), &format!("{DONE} p1"));
    script.line("7");
    script.play("0");
    assert_eq!(session_record(&script).as_deref(), Some("7 2min -"));
    assert_eq!(script.sets(), ["calf-raise 10", "calf-raise 10 pain10"]);
}

#[test]
fn a_session_whose_only_set_is_corrected_to_nothing_has_no_record() {
    let script = played(raises(), "⏎⏎ [60] ⏎⏎ - 7⏎");
    assert_eq!(session_record(&script), None);
    assert_eq!(script.sets(), ["calf-raise 10"]);
    for keys in ["⏎⏎⏎⏎ [6] ⏎ - 7⏎", "⏎⏎⏎⏎ [6] ⏎ - ⏎"] {
        let script = played(raises(), keys);
        assert_eq!((script.others().len(), script.sets().len()), (0, 0), "{keys}");
        assert_eq!(script.session.ending(), Some(&Ending::Done), "{keys}");
    }
}

#[test]
fn pain_of_six_at_the_end_says_why_the_next_is_otherwise() {
    for (keys, session, last) in
        [("7⏎6⏎", Some("7 2min 6"), "calf-raise 10"), ("⏎8⏎", None, "calf-raise 10 pain8")]
    {
        let script = played(raises(), &format!("{DONE} {keys}"));
        assert!(matches!(script.session.ending(), Some(Ending::Pain(..))), "{keys}");
        assert_eq!(session_record(&script).as_deref(), session, "{keys}");
        assert_eq!(script.sets().last().map(String::as_str), Some(last), "{keys}");
    }
}

#[test]
fn pain_of_a_session_without_an_effort_stands_with_its_heavy_and_elastic_work() {
    let parts = [part("crane-balance", 1, 10), part("calf-raise", 1, 10), part("towel-curl", 1, 10)];
    let whole = "⏎⏎ [30] ⏎⏎ [60] ⏎⏎ [50]";
    let script = played(of(&parts), &format!("{whole} ⏎4⏎"));
    let sore: Vec<String> = script.sets().into_iter().filter(|set| set.contains("pain")).collect();
    assert_eq!(sore, ["calf-raise 10 pain4"]);
    // Where there was none, with all that was done.
    let script = played(of(&[parts[0].clone(), parts[2].clone()]), "⏎⏎ [30] ⏎⏎ [50] ⏎4⏎");
    let sore: Vec<String> = script.sets().into_iter().filter(|set| set.contains("pain")).collect();
    assert_eq!(sore, ["crane-balance R 10s pain4", "towel-curl R 10 pain4"]);
}

#[test]
fn the_morning_is_asked_first_and_may_change_the_session() {
    let fewer = of(&[part("calf-raise", 1, 10)]);
    let nothing = Today { parts: Vec::new(), warm_up_seconds: None, stop: None };
    let stopped = Today { stop: Some("Today is a rest day.".to_string()), ..raises() };
    for (keys, reread, checkin, line, ending) in [
        ("3⏎", raises(), Some(3), "Warm up for 2 minutes", None),
        ("⏎", raises(), None, "Warm up for 2 minutes", None),
        ("10⏎", fewer, Some(10), "Warm up for 2 minutes", None),
        ("12⏎", raises(), None, "How is it this morning?", None),
        ("12⏎4⌫2⏎", raises(), Some(2), "Warm up for 2 minutes", None),
        ("7⏎", stopped, Some(7), "How is it", Some("Today is a rest day.")),
        ("2⏎", nothing, Some(2), "How is it", Some("Nothing of today's session is left to do.")),
        ("q", raises(), None, "How is it", None),
        // No set is there yet, and the digits are the answer's alone.
        ("b", raises(), None, "There is no set to go back to.", None),
        ("+-pnsx2⏎", raises(), Some(2), "Warm up for 2 minutes", None),
    ] {
        let mut script = Script::with(raises(), true);
        script.reread = Some(reread.clone());
        script.wait(30.0);
        assert_eq!(script.lines(), ["How is it this morning? Pain 0 to 10, Enter passes."]);
        script.play(keys);
        let told = script.others().into_iter().find_map(|kind| match kind {
            Kind::Checkin { pain, .. } => Some(pain.number()),
            _ => None,
        });
        assert_eq!(told, checkin, "{keys}");
        assert!(script.last_line().starts_with(line), "{keys}: {}", script.last_line());
        let why = ending.map(|why| Ending::Stopped(why.to_string()));
        let why = why.or((keys == "q").then_some(Ending::Quit));
        assert_eq!(script.session.ending(), why.as_ref(), "{keys}");
        if why.is_none() && line.starts_with("Warm") {
            assert_eq!(script.session.parts()[0].asked, reread.parts[0].asked, "{keys}");
            // The warm-up begins with the answer, not with the question.
            assert_eq!(script.session.left(), Some(Duration::from_secs(115)), "{keys}");
        }
    }
}

#[test]
fn a_morning_that_cannot_be_read_again_begins_the_session_as_it_was_and_counts_once() {
    let mut script = Script::with(raises(), true);
    script.reread = None;
    script.play("3⏎⏎⏎");
    assert_eq!(script.others().len(), 1);
    assert!(matches!(script.session.stage, Stage::Morning(_)));
    script.play("[0.1]");
    assert!(script.last_line().starts_with("Warm up"), "{}", script.last_line());
}
