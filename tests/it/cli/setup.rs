//! `ankle setup`, its answers piped in line by line.

use std::fs;
use std::io::Write as _;
use std::process::Stdio;

use super::world::World;

/// What a run with answers leaves: exit code, what it showed, what it warned of.
fn setup(world: &World, answers: &str) -> (i32, String, String) {
    let mut command = world.command(["setup"]);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // It may have stopped asking before the last answer.
    let _ = child.stdin.take().unwrap().write_all(answers.as_bytes());
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn profile(world: &World) -> Option<String> {
    fs::read_to_string(world.path("config/config.toml")).ok()
}

#[test]
fn the_answers_become_the_profile() {
    let world = World::new();
    let answers = "2\nmon thu\n25\n1 2 step dumbbell\n5\n2026-05-01\ntue,sat\ny\nmaintain\n\n2 4\n20\n2027-04-18\nLeft\n41\nf\n\ny\n";
    let (code, shown, warned) = setup(&world, answers);
    assert_eq!((code, &*warned), (0, ""), "{shown}");
    let expected = "level = 2\ndays = [\"mon\", \"thu\"]\nminutes = 25\nequipment = [\"wall\", \"chair\", \"step\", \"dumbbell\"]\n\
                    flags = [\"past-sprain\"]\nhard_run_days = [\"tue\", \"sat\"]\ngoal = \"maintain\"\nincrements_kg = [2, 4]\n\
                    max_load_kg = 20\nraces = [\"2027-04-18\"]\ninjured = \"left\"\nage = 41\nsex = \"f\"\n\n[since]\npast-sprain = \"2026-05-01\"\n";
    assert_eq!(profile(&world).as_deref(), Some(expected));
    // What is written was shown, line by line, before it was written.
    for line in expected.lines() {
        assert!(shown.contains(&format!("    {line}").trim_end().to_string()), "{line}\n{shown}");
    }
    assert!(shown.contains("level [1]: 2\n") && shown.contains("Write it? [Y/n]: y\n"), "{shown}");
    world.ankle("plan --week").shows();
}

#[test]
fn answers_are_understood_as_people_write_them() {
    let world = World::new();
    let answers = "beginner\n2 times a week\n25 min\nresistance band, stairs and dumbbells\nsprain\npast sprain\n\n\
                   sat and tue\ny\n\n\n2.5 kg\n20 kg\n\n\n41 years\n\n70 kg\ny\n";
    let (code, shown, warned) = setup(&world, answers);
    assert_eq!((code, &*warned), (0, ""), "{shown}");
    let expected = "level = 1\ndays = 2\nminutes = 25\nequipment = [\"band\", \"step\", \"dumbbell\"]\n\
                    flags = [\"past-sprain\"]\nhard_run_days = [\"sat\", \"tue\"]\nmax_load_kg = 20\nage = 41\nbodyweight_kg = 70\n";
    assert_eq!(profile(&world).as_deref(), Some(expected), "{shown}");
    let refusal =
        "unknown word 'sprain' (did you mean recent-sprain (a sprained ankle, under six weeks ago) or";
    assert!(shown.split_whitespace().collect::<Vec<_>>().join(" ").contains(refusal), "{shown}");
}

#[test]
fn enter_all_the_way_writes_what_holds_anyway() {
    let world = World::new();
    let before = world.ankle("plan --week --json").shows();
    let (code, shown, _) = setup(&world, &"\n".repeat(8));
    assert_eq!(code, 0, "{shown}");
    let expected = "level = 1\ndays = [\"mon\", \"wed\", \"fri\"]\nminutes = 20\nequipment = [\"wall\", \"chair\", \"towel\"]\n\
                    flags = []\nhard_run_days = []\n";
    assert_eq!(profile(&world).as_deref(), Some(expected));
    assert_eq!(world.ankle("plan --week --json").shows(), before);
}

#[test]
fn again_it_starts_from_what_is_there_and_shows_what_would_differ() {
    let mine =
        "# mine\nlevel = 2 # at last\nminutes = 25\nage = 41\nmagic = false\n".replace("magic = false\n", "");
    let world = World::new().with_profile(&mine);
    let (code, shown, _) = setup(&world, &"\n".repeat(7));
    assert_eq!((code, profile(&world).as_deref()), (0, Some(&*mine)));
    assert!(shown.contains("level [2]: \n") && shown.contains("stays as it is"), "{shown}");
    let (code, shown, _) = setup(&world, "3\n\n30\n\n\n\ny\n\n\n\n\nnone\n\n\n\n");
    assert_eq!(code, 0, "{shown}");
    assert!(shown.contains("  - level = 2 # at last\n"), "{shown}");
    assert!(shown.contains("  + level = 3 # at last\n") && shown.contains("  - age = 41\n"), "{shown}");
    assert_eq!(profile(&world).as_deref(), Some("# mine\nlevel = 3 # at last\nminutes = 30\n"));
}

#[test]
fn a_wrong_answer_is_asked_again_with_the_reason() {
    let world = World::new();
    let answers = "9\ntwo\n2\nnone\nwend\nmon\nten\n0\n20\nanvil\n99\nwall\nsprain\n12\n4\nsomeday\n\nmoon\nnone\nmaybe\nn\n\n";
    let (code, shown, warned) = setup(&world, answers);
    assert_eq!((code, &*warned), (0, ""), "{shown}");
    for reason in [
        "level 9 does not exist (1 beginner, 2 intermediate, 3 advanced)",
        "expected a level, found the text 'two'",
        "there is no day to train on (one day is the least",
        "unknown word 'wend' (did you mean 'wed'?)",
        "expected minutes from 1 to 240, found the text 'ten'",
        "0 minutes is not 1 to 240",
        "unknown word 'anvil'",
        "unknown word 'sprain'",
        "'someday' is not a day like 2026-11-23",
        "unknown word 'moon' (did you mean 'mon'?)",
        "y or n",
    ] {
        assert!(shown.contains(reason), "{reason}\n{shown}");
    }
    let expected = "level = 2\ndays = [\"mon\"]\nminutes = 20\nequipment = [\"wall\"]\nflags = [\"recent-sprain\"]\nhard_run_days = []\n";
    assert_eq!(profile(&world).as_deref(), Some(expected));
}

#[test]
fn minutes_in_which_no_session_fits_are_asked_again_with_the_least_that_would_do() {
    let world = World::new();
    let (code, shown, _) = setup(&world, "\n\n3\n\n\n\n\n15\n\n");
    assert_eq!(code, 0, "{shown}");
    assert!(shown.contains("no session fits in 3 minutes; 7 would do"), "{shown}");
    assert!(profile(&world).unwrap().contains("minutes = 15\n"));
}

#[test]
fn whoever_says_no_or_stops_answering_has_written_nothing() {
    let world = World::new();
    let (code, shown, warned) = setup(&world, &format!("{}no\n", "\n".repeat(7)));
    assert_eq!((code, &*warned), (0, ""));
    assert!(shown.ends_with("Nothing was written.\n"), "{shown}");
    assert_eq!(world.tree(), []);
    // The end of the answers may come at any question.
    for answers in 0..8 {
        let (code, _, warned) = setup(&world, &"\n".repeat(answers));
        let expected = "error: the answers end before the last question; nothing was written\n\n  tip: one key at a time: ankle config set \
                        minutes 25\n";
        assert_eq!((code, &*warned), (1, expected), "{answers}");
        assert_eq!(world.tree(), []);
    }
}

#[test]
fn bytes_that_are_no_text_are_answers_like_any_other() {
    let world = World::new();
    let mut command = world.command(["setup"]);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let _ = child.stdin.take().unwrap().write_all(b"\xff\x1b[31m\n");
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(!output.stdout.contains(&0x1b), "what is piped in does not steer the terminal");
}

#[test]
fn a_file_that_changes_under_the_questions_is_left_alone() {
    let world = World::new().with_profile("level = 2\n");
    let mut command = world.command(["setup"]);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut answers = child.stdin.take().unwrap();
    answers.write_all("3\n\n\n\n\n\n\n".as_bytes()).unwrap();
    // The preview has the last word before the file is looked at again.
    let mut seen = String::new();
    let mut shown = child.stdout.take().unwrap();
    while !seen.contains("Write it?") {
        let mut byte = [0];
        std::io::Read::read_exact(&mut shown, &mut byte).unwrap();
        seen.push(byte[0].into());
    }
    world.write("config/config.toml", "level = 1\n");
    answers.write_all(b"y\n").unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let warned = String::from_utf8(output.stderr).unwrap();
    assert!(warned.contains("was changed by something else meanwhile; nothing was"), "{warned}");
    assert_eq!(profile(&world).as_deref(), Some("level = 1\n"));
}

#[test]
fn no_line_of_the_questions_is_wider_than_the_terminal() {
    use unicode_width::UnicodeWidthStr as _;
    for width in [20, 40, 60, 80, 200] {
        let world = World::new().with("COLUMNS", width.to_string());
        let (_, shown, _) = setup(&world, "\n\n\n\n4\n\n\ny\n\n\n\n\n\n\n\n");
        // What goes into the file, and the prompt with its answer, stand as they are.
        let prompts = |line: &&str| !line.contains("]: ") && !line.starts_with("    ");
        for line in shown.lines().filter(prompts) {
            assert!(line.width() <= width, "{width}: {line}");
        }
    }
}
