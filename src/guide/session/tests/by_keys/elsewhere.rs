//! What happens elsewhere meanwhile: another log, a full disk, nobody at the keys.

use super::*;

fn three() -> Today {
    of(&[part("calf-raise", 1, 10), part("single-leg-calf-raise", 2, 5), part("towel-curl", 1, 5)])
}

fn done(mut today: Today, done: &[(usize, u8, u8)]) -> Today {
    for (part, left, right) in done {
        today.parts[*part].done = Legs { left: *left, right: *right };
    }
    today
}

#[test]
fn what_was_done_elsewhere_is_left_out_of_what_comes() {
    for (what, reread, wanted) in [
        ("nothing", three(), "LRLR LR"),
        ("one leg's set", done(three(), &[(0, 1, 1), (1, 1, 0)]), "RLR LR"),
        ("a set of both", done(three(), &[(0, 1, 1), (1, 1, 1)]), "LR LR"),
        ("a whole exercise", done(three(), &[(0, 1, 1), (1, 2, 2)]), " LR"),
        ("the last one", done(three(), &[(0, 1, 1), (2, 1, 1)]), "LRLR "),
        ("all", done(three(), &[(0, 1, 1), (1, 2, 2), (2, 3, 1)]), " "),
    ] {
        let mut script = Script::new(three());
        script.reread = Some(reread);
        script.play("⏎⏎ [60] [1000] 5⏎⏎");
        let sides = |slug: &str| {
            let sets = script.sets();
            let sides = sets.iter().filter_map(|set| Some(set.strip_prefix(slug)?.as_bytes()[1] as char));
            sides.collect::<String>()
        };
        assert_eq!(format!("{} {}", sides("single-leg-calf-raise"), sides("towel-curl")), wanted, "{what}");
        assert_eq!(script.session.ending(), Some(&Ending::Done), "{what}");
    }
}

#[test]
fn the_time_between_is_not_begun_anew_and_the_other_exercise_is_named() {
    let mut script = Script::new(three());
    script.reread = Some(done(three(), &[(1, 2, 2)]));
    script.play("⏎⏎ [60]");
    assert!(script.last_line().starts_with("Next, in 25 s: towel-curl"), "{}", script.last_line());
    script.play("[25]");
    assert!(script.last_line().starts_with("Get ready: left leg, set 1 of 1"), "{}", script.last_line());
}

#[test]
fn what_was_done_elsewhere_until_it_is_time_to_get_ready_is_left_out_too() {
    for (done_now, told) in [
        (&[(1, 1, 1)][..], "Left leg, set 2 of 2: 5 reps"),
        (&[(1, 1, 0)], "Right leg, set 1 of 2: 5 reps"),
        (&[(1, 2, 2)], "Left leg, set 1 of 1: 5 reps"),
    ] {
        let mut script = Script::new(three());
        script.play("⏎⏎ [60] [10]");
        script.reread = Some(done(three(), done_now));
        script.play("[15] [5.1]");
        assert!(script.last_line().starts_with(told), "{done_now:?}: {}", script.last_line());
        script.play("[1000] 5⏎⏎");
        assert_eq!(script.session.ending(), Some(&Ending::Done), "{done_now:?}");
    }
    let mut script = Script::new(three());
    script.play("⏎⏎ [60]");
    script.reread = Some(done(three(), &[(1, 2, 2), (2, 1, 1)]));
    script.play("[25]");
    assert_eq!(script.last_line(), "How hard was it as a whole, 0 to 10? Enter passes.");
}

#[test]
fn targets_stay_whatever_the_plan_says_now() {
    let mut script = Script::new(three());
    script.reread = Some(of(&[part("single-leg-calf-raise", 3, 12)]));
    script.play("⏎⏎ [60] ⏎⏎ [30] q");
    assert_eq!(script.sets(), ["calf-raise 10", "single-leg-calf-raise L 5"]);
}

#[test]
fn a_stop_told_elsewhere_ends_the_session_before_the_next_exercise() {
    let mut script = Script::new(three());
    script.play("⏎⏎ [30]");
    script.reread = Some(Today { stop: Some("See a doctor.".to_string()), ..three() });
    script.play("[30] +");
    assert_eq!(script.session.ending(), Some(&Ending::Stopped("See a doctor.".to_string())));
    assert_eq!(script.sets(), ["calf-raise 10"]);
}

#[test]
fn going_back_behind_a_plan_that_was_read_again_leads_to_the_right_set() {
    let mut script = Script::new(three());
    script.reread = Some(done(three(), &[(1, 1, 1)]));
    // The second set of both legs, then the curls, then back through them all.
    script.play("⏎⏎ [60] ⏎⏎ [30] ⏎ [30] ⏎⏎ [10] b");
    assert!(script.last_line().contains("left leg, set 1 of 1"), "{}", script.last_line());
    script.play("b");
    assert!(script.last_line().contains("right leg, set 2 of 2"), "{}", script.last_line());
    script.play("b");
    assert!(script.last_line().contains("left leg, set 2 of 2"), "{}", script.last_line());
    script.play("b");
    assert!(script.last_line().starts_with("Get ready: set 1 of 1"), "{}", script.last_line());
    script.play("b");
    assert_eq!(script.last_line(), "There is no set to go back to.");
    script.play("[5] [60] [500] 5⏎⏎");
    assert_eq!(
        script.sets(),
        [
            "calf-raise 10",
            "single-leg-calf-raise L 5",
            "single-leg-calf-raise R 5",
            "towel-curl L 5",
            "towel-curl R 5"
        ]
    );
}

#[test]
fn a_plan_that_comes_at_any_other_time_changes_nothing_but_a_stop() {
    for keys in ["", "⏎⏎ [10]", "⏎⏎ [60] ⏎⏎ [30]", "⏎⏎ [60] b"] {
        let mut script = played(three(), keys);
        let before = script.session.clone();
        script.happen(Event::Plan(done(three(), &[(0, 1, 1), (1, 2, 2)])));
        assert_eq!(script.session, before, "{keys}");
    }
}

#[test]
fn a_plan_that_nobody_asked_for_does_not_answer_for_the_morning() {
    let mut script = Script::with(three(), true);
    script.happen(Event::Plan(three()));
    assert!(matches!(script.session.stage, Stage::Morning(_)));
    script.play("3⏎");
    assert!(script.last_line().starts_with("Warm up"), "{}", script.last_line());
}

#[test]
fn a_plan_that_comes_late_and_leaves_nothing_to_do_lets_a_question_not_stand_still() {
    for (keys, note) in [("␣", ""), ("nfine", " \"fine\""), ("swhy", "")] {
        let mut script = Script::new(three());
        script.is_disk_late = true;
        script.play("⏎ [0.1]");
        script.answer_late();
        script.play(&format!("⏎ [60] {keys}"));
        script.reread = Some(done(three(), &[(1, 2, 2), (2, 1, 1)]));
        while !script.late.is_empty() {
            script.answer_late();
        }
        assert!(matches!(script.session.stage, Stage::HowHard(_)), "{keys}");
        assert_eq!(script.session.pause, None, "{keys}");
        script.is_disk_late = false;
        script.play("⏎⏎⏎⏎");
        assert_eq!(script.sets(), [format!("calf-raise 10{note}")], "{keys}");
        assert_eq!(script.session.ending(), Some(&Ending::Done), "{keys}");
    }
}

const REFUSED: &str = "Not saved: no space left on device. It is tried again with the next set.";

#[test]
fn what_the_disk_refuses_is_said_tried_again_with_every_set_and_saved_after_all_once() {
    let mut script = Script::new(of(&[part("calf-raise", 4, 10)]));
    script.disk_is_full = true;
    script.play("⏎⏎ [60]");
    assert_eq!((script.times(REFUSED), script.writes), (1, 1));
    assert!(script.session.trouble.is_some());
    // A correction goes with the next set, and the end of the rest is not another try.
    script.play("+8 [60]");
    assert_eq!((script.times(REFUSED), script.writes), (1, 1));
    script.play("[60]");
    assert_eq!((script.times(REFUSED), script.writes), (2, 3));
    assert_eq!(script.session.ledger().unsaved().count(), 2);
    script.disk_is_full = false;
    script.play("[60]");
    assert_eq!((script.sets().len(), script.times("All is saved now.")), (0, 0));
    script.play("[60]");
    assert_eq!(script.sets(), ["calf-raise 11@8", "calf-raise 10", "calf-raise 10"]);
    assert_eq!((script.times("All is saved now."), script.session.trouble.as_ref()), (1, None));
    assert_eq!(script.session.ledger().unsaved().count(), 0);
    script.play("[120] 5⏎⏎");
    assert_eq!((script.sets().len(), script.writes), (4, 8));
    assert_eq!(script.times("All is saved now."), 1);
}

#[test]
fn a_disk_that_stays_full_leaves_what_is_to_be_written_by_hand() {
    let mut script = Script::new(raises());
    script.disk_is_full = true;
    script.play("⏎⏎ [60] 8 [60] [60] 7⏎2⏎");
    assert_eq!(script.session.ending(), Some(&Ending::Done));
    let unsaved: Vec<&Kind> =
        script.session.ledger().unsaved().filter_map(|entry| entry.kind.as_ref()).collect();
    assert!(
        matches!(unsaved[..], [Kind::Sets { .. }, Kind::Sets { .. }, Kind::Session { .. }]),
        "{unsaved:?}"
    );
    assert_eq!(script.times(REFUSED), 3);
}

#[test]
fn a_set_taken_back_before_it_could_be_written_is_never_written() {
    let mut script = Script::new(raises());
    script.disk_is_full = true;
    script.play("⏎⏎ [60]");
    script.disk_is_full = false;
    script.play("b [5] [60] q");
    assert_eq!(script.sets(), ["calf-raise 10"]);
    assert_eq!(script.writes, 2);
}

#[test]
fn a_set_that_could_not_be_taken_back_is_taken_back_later() {
    let mut script = Script::new(raises());
    script.play("⏎⏎ [60]");
    script.disk_is_full = true;
    script.play("b");
    assert_eq!((script.sets().len(), script.session.ledger().unsaved().count()), (1, 1));
    script.disk_is_full = false;
    script.play("[5] [30] ⏎");
    assert_eq!(script.sets(), ["calf-raise 5"]);
}

#[test]
fn a_cue_that_fails_is_no_trouble_with_the_disk() {
    let mut script = Script::new(raises());
    script.play("⏎⏎");
    script.happen(Event::CueFailed("espeak-ng: not found".to_string()));
    assert_eq!(script.last_line(), "espeak-ng: not found.");
    script.play("[60]");
    assert_eq!(script.times("All is saved now."), 0);
    assert_eq!(script.session.trouble.as_deref(), Some("espeak-ng: not found"));
}

#[test]
fn without_anybody_at_the_keys_the_session_goes_through_to_its_end() {
    for (what, keys) in [
        ("at once", ""),
        ("in the first set", "⏎⏎ [10]"),
        ("in a pause", "⏎⏎ [10] ␣"),
        ("in a note", "⏎⏎ [10] n x"),
        ("in a prompt", "⏎⏎ [10] p"),
        ("while taps count", "⏎⏎ [6] t ␣"),
        ("at the questions", "⏎⏎ [24] ⏎⏎ [24] ⏎ 7"),
        ("at the last question", "⏎⏎ [24] ⏎⏎ [24] ⏎ 7⏎3"),
    ] {
        let mut script = Script::new(open());
        script.play(keys);
        script.happen(Event::InputClosed);
        script.play("[400]");
        assert_eq!(script.session.ending(), Some(&Ending::Done), "{what}");
        let numbers: Vec<String> =
            script.sets().iter().map(|set| set.split(' ').take(3).collect::<Vec<&str>>().join(" ")).collect();
        assert_eq!(numbers, ["single-leg-calf-raise L 4", "single-leg-calf-raise R 4"], "{what}");
    }
    // What was done over the target of the open set is kept, and the next stretch is not cut short.
    let mut script = played(open(), "⏎⏎ [37]");
    script.happen(Event::InputClosed);
    assert_eq!(script.sets(), ["single-leg-calf-raise L 6"]);
    assert_eq!(script.session.left(), Some(Duration::from_secs(10)));
    // The morning is passed, and a gap too: nobody could let it go on.
    let mut script = Script::with(open(), true);
    script.happen(Event::InputClosed);
    script.play("[10]");
    script.monotonic += Duration::from_secs(60);
    script.play("[400]");
    assert_eq!(script.session.ending(), Some(&Ending::Done));
    assert!(script.session.running() < Duration::from_secs(200));
}
