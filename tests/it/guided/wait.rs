//! A set while a command runs: what is said, what is written, and that the command notices nothing.

use std::io::Write as _;
use std::process::{Command, ExitStatus};
use std::time::{Duration, Instant};

use rustix::process::Signal;

use super::terminal::Terminal;
use super::whole::{beginner, kept};
use crate::cli::world::World;

const SIZE: (u16, u16) = (24, 80);

/// A world in which commands are found.
fn world() -> World {
    beginner().with("PATH", std::env::var_os("PATH").unwrap()).with("HOME", "/nowhere")
}

/// Runs a script of the shell beside a set, in a terminal.
fn wait(world: &World, options: &[&str], script: &str) -> Terminal {
    let command = ["--", "sh", "-c", script];
    Terminal::open(world.command(["wait"].iter().chain(options).chain(&command)), SIZE)
}

/// Waits for the end, and returns how it was and what stands on the screen.
#[track_caller]
fn end(mut terminal: Terminal) -> (ExitStatus, String) {
    let since = Instant::now();
    loop {
        if let Some(status) = terminal.child.try_wait().unwrap() {
            // What is on its way to the screen may still come.
            std::thread::sleep(Duration::from_millis(50));
            return (status, terminal.screen());
        }
        assert!(since.elapsed() < Duration::from_secs(20), "it goes on:\n{}", terminal.screen());
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// A shell for a person, where there is one.
fn shell(world: &World) -> Option<Terminal> {
    if Command::new("bash").arg("--version").output().is_err() {
        let _ = writeln!(std::io::stderr(), "skipped: there is no bash to stop a program in");
        return None;
    }
    let of_world = world.command(["plan"]);
    let mut shell = Command::new("bash");
    shell.args(["--norc", "--noprofile", "-i"]).current_dir(of_world.get_current_dir().unwrap()).env_clear();
    shell
        .envs(of_world.get_envs().filter_map(|(name, value)| value.map(|value| (name, value))))
        .env("PS1", "$ ");
    let terminal = Terminal::open(shell, SIZE);
    terminal.wait_for("$ ");
    Some(terminal)
}

#[test]
fn a_set_is_led_while_the_command_runs_and_its_line_can_be_pasted() {
    let world = world();
    let terminal = wait(&world, &[], "sleep 1.5; echo built; exit 7");
    let before = terminal.settings();
    terminal.wait_for("Half: ");
    assert_eq!((terminal.settings(), terminal.modes()), (before, (false, false)));
    let (status, screen) = end(terminal);
    assert_eq!(status.code(), Some(7), "{screen}");
    let lines: Vec<&str> = screen.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect();
    let said = [
        "ankle: While this runs: heel-hover-hinge, left leg, set 1 of 1, 30s, in 5 s.",
        "ankle: Imagine the ankle in plaster: only the hips travel.",
        "ankle: Now, left leg: 30s.",
        "ankle: Half: 15 s left.",
        "ankle: 10 s left.",
        "ankle: 3 s left.",
        "ankle: Done: 30s, left leg.",
        "built",
        "ankle: To log it: ankle log L30s heel-hover-hinge",
    ];
    assert_eq!(lines, said);
    assert_eq!(world.log(), None);
    let line = lines.last().unwrap().split_once("ankle log").unwrap().1;
    world.ankle(&format!("log{line}")).shows();
    // And then it is the other leg's turn.
    let (_, screen) = end(wait(&world, &[], "sleep 1"));
    assert!(screen.contains("heel-hover-hinge, right leg, set 1 of 1"), "{screen}");
}

#[test]
fn a_set_that_ended_before_the_command_is_logged_once_where_that_is_asked_for() {
    let world = world();
    let (status, screen) = end(wait(&world, &["--log"], "sleep 1.2"));
    assert_eq!(status.code(), Some(0), "{screen}");
    assert!(screen.contains("Logged heel-hover-hinge: 1 set × 30s left"), "{screen}");
    assert!(screen.contains("ankle undo takes it back") && !screen.contains("To log"), "{screen}");
    let records = world.records();
    assert_eq!(records.len(), 1);
    assert_eq!(records[0]["planned"]["seconds"], 30);
    assert!(kept(&world).contains("18:00 sets heel-hover-hinge left 30"), "{}", kept(&world));
    world.ankle("undo").shows();
}

#[test]
fn a_set_that_is_cut_short_is_not_logged_and_says_how_much_it_was() {
    // A quarter of a second to get ready, one and a half for the set: the command ends in the midst of it.
    let world = world().with("ANKLE_PACE", "20");
    let (status, screen) = end(wait(&world, &["--log"], "sleep 1; exit 3"));
    assert_eq!(status.code(), Some(3), "{screen}");
    assert!(screen.contains("The command ended first, so nothing was logged. To log "), "{screen}");
    assert!(screen.contains("s of 30s: ankle") && screen.contains("heel-hover-hinge"), "{screen}");
    // Before it has begun there is nothing to say of it, and at first nothing at all.
    let (_, screen) = end(wait(&world, &["--log"], "sleep 0.08"));
    assert!(screen.trim().is_empty() || screen.contains("before the set had begun"), "{screen}");
    let quick = World::with(beginner(), "ANKLE_PACE", "1").with("PATH", std::env::var_os("PATH").unwrap());
    let (status, screen) = end(wait(&quick, &["--log"], "echo quick"));
    assert_eq!((status.code(), screen.trim()), (Some(0), "quick"));
    assert_eq!((world.log(), quick.log()), (None, None));
}

#[test]
fn a_disk_that_refuses_changes_nothing_for_the_command_and_leaves_a_line_to_paste() {
    let world = world();
    // Once the plan is read, a folder stands where the log would.
    let (status, screen) =
        end(wait(&world, &["--log"], "sleep 0.3; mkdir -p data/log.jsonl; sleep 1; exit 4"));
    assert_eq!(status.code(), Some(4), "{screen}");
    assert!(
        screen.contains("error: cannot open data/log.jsonl: is a directory; nothing was logged"),
        "{screen}"
    );
    assert!(screen.contains("\nankle: To log it: ankle log L30s heel-hover-hinge"), "{screen}");
}

#[test]
fn the_end_of_the_command_is_handed_on_whatever_it_is() {
    let world = world();
    for signal in [Signal::TERM, Signal::KILL, Signal::SEGV, Signal::PIPE, Signal::USR1, Signal::INT] {
        let number = signal.as_raw();
        let (status, screen) = end(wait(&world, &[], &format!("sleep 0.3; kill -{number} $$")));
        assert_eq!(status.code(), Some(128 + number), "{screen}");
    }
    for code in [0, 1, 127, 255] {
        let (status, screen) = end(wait(&world, &[], &format!("exit {code}")));
        assert_eq!(status.code(), Some(code), "{screen}");
    }
}

#[test]
fn ctrl_c_is_the_commands_to_answer() {
    let world = world();
    // What a shell begins in the background does not hear the key, and its wait is broken off by it.
    let terminal = wait(&world, &[], "trap 'echo not yet' INT; sleep 2 & wait; wait; exit 5");
    terminal.wait_for("Now, left leg");
    terminal.press("\x03");
    terminal.wait_for("not yet");
    terminal.wait_for("Done: 30s");
    let (status, screen) = end(terminal);
    assert_eq!(status.code(), Some(5), "{screen}");

    let terminal = wait(&world, &[], "sleep 30");
    terminal.wait_for("Half: ");
    terminal.press("\x03");
    let (status, screen) = end(terminal);
    assert_eq!(status.code(), Some(130), "{screen}");
    assert!(screen.contains("\nankle: The command ended first. To log "), "{screen}");
}

#[test]
fn a_signal_sent_to_it_alone_reaches_the_command() {
    let world = world();
    // Not HUP: under `nohup` a shell ignores it, and cannot be made to hear it.
    for signal in [Signal::TERM, Signal::USR1, Signal::USR2] {
        let number = signal.as_raw();
        // A shell that begins one program after the other may miss a signal that comes while it does.
        let script = format!("trap 'kill $!; exit 9' {number}; sleep 30 & echo ready; wait");
        let terminal = wait(&world, &[], &script);
        terminal.wait_for("ready");
        // By then it listens; before, a signal would end it alone.
        terminal.wait_for("While this runs");
        terminal.signal(signal);
        let (status, screen) = end(terminal);
        assert_eq!(status.code(), Some(9), "{number}: {screen}");
    }
}

#[test]
fn the_keys_and_the_input_are_the_commands() {
    let world = world();
    let terminal = wait(&world, &[], "read line; echo \"it read $line\"");
    terminal.press("q s 7\r");
    terminal.wait_for("it read q s 7");
    assert_eq!(end(terminal).0.code(), Some(0));
}

#[test]
fn stopped_by_a_key_or_by_itself_it_stops_and_goes_on_with_the_command_and_the_set_does_not_count() {
    let world = world().with("ANKLE_PACE", "20");
    let Some(terminal) = shell(&world) else { return };
    let ankle = env!("CARGO_BIN_EXE_ankle");
    terminal.press(&format!("{ankle} wait --log -- sh -c 'sleep 2; exit 6'; echo code $?\r"));
    terminal.wait_for("Now, left leg");
    terminal.press("\x1a");
    terminal.wait_for("Stopped");
    // Longer than the gap in which nobody is taken to have been there.
    std::thread::sleep(Duration::from_millis(2300));
    terminal.press("clear; fg; echo code $?\r");
    terminal.wait_for("Interrupted for ");
    terminal.wait_for("code 6");
    assert!(!terminal.screen().contains("ankle log"), "{}", terminal.screen());
    assert_eq!(world.log(), None);
    terminal.press("clear\r");

    terminal.press(&format!("{ankle} wait -- sh -c 'kill -STOP $$; echo went on; exit 8'\r"));
    terminal.wait_for("Stopped");
    terminal.press("clear; fg; echo code $?\r");
    terminal.wait_for("went on");
    terminal.wait_for("code 8");
    terminal.press("exit\r");
    terminal.end();
}

#[test]
fn in_the_background_or_without_a_terminal_it_only_runs_the_command() {
    let world = world();
    if let Some(terminal) = shell(&world) {
        let ankle = env!("CARGO_BIN_EXE_ankle");
        terminal.press(&format!("{ankle} wait --log -- sh -c 'sleep 1; exit 2' & wait $!; echo code $?\r"));
        terminal.wait_for("code 2");
        terminal.press("exit\r");
        let (_, screen) = terminal.end();
        assert!(!screen.contains("ankle: "), "{screen}");
    }
    let script = "echo out; echo err >&2; exit 5";
    world.run(["wait", "--log", "--", "sh", "-c", script]).is(5, "out\n", "err\n");
    world
        .run(["wait", "sh", "-c", "printf '%s ' \"$@\"", "sh", "--log", "--", "--color", "--ascii", "-x"])
        .is(0, "--log -- --color --ascii -x ", "");
    assert_eq!(world.log(), None);
    // Not even a pace or a profile that is wrong stands in its way.
    let world = world.with("ANKLE_PACE", "none").with_profile("level = 9");
    world.run(["wait", "--", "sh", "-c", script]).is(5, "out\n", "err\n");
    let (status, screen) = end(wait(&world, &[], "echo out"));
    assert_eq!(status.code(), Some(2), "{screen}");
    assert!(screen.contains("ANKLE_PACE is 'none'") && !screen.contains("out\n"), "{screen}");
}

#[test]
fn what_is_printed_elsewhere_holds_the_commands_words_alone() {
    let world = world();
    let ankle = env!("CARGO_BIN_EXE_ankle");
    let script = format!("{ankle} wait -- sh -c 'sleep 1; echo built' > out");
    let mut command = Command::new("sh");
    let of_world = world.command(["plan"]);
    command.args(["-c", &script]).current_dir(of_world.get_current_dir().unwrap()).env_clear();
    command.envs(of_world.get_envs().filter_map(|(name, value)| value.map(|value| (name, value))));
    let (status, screen) = end(Terminal::open(command, SIZE));
    assert!(status.success() && screen.contains("Done: 30s"), "{screen}");
    assert_eq!(std::fs::read_to_string(world.path("out")).unwrap(), "built\n");
}

#[test]
fn what_cannot_be_run_is_said_as_shells_say_it() {
    let world = world();
    world.write("plain", "no program");
    for (words, code, said) in [
        (&["nonesuch"][..], 127, "no command is called 'nonesuch', so nothing was run"),
        (&["./nonesuch", "--help"], 127, "no command is called './nonesuch', so nothing was run"),
        (&["./plain"], 126, "cannot run './plain': permission denied"),
        (&["./"], 126, "cannot run './': permission denied"),
    ] {
        let message = world.run(["wait", "--"].iter().chain(words)).fails(code);
        assert!(message.starts_with(&format!("error: {said}\n")), "{message}");
    }
    world.ankle("wait").fails(2);
    world.ankle("wait --").fails(2);
    world.ankle("wait --bogus true").fails(2);
}

#[test]
fn a_day_that_has_nothing_for_a_wait_says_so_in_one_line() {
    let only = |world: &World, expected: &str| {
        let (status, screen) = end(wait(world, &["--log"], "sleep 1; exit 3"));
        assert_eq!((status.code(), screen.trim()), (Some(3), expected));
    };
    let tuesday = world().with("ANKLE_NOW", "2026-11-17T18:00:00+01:00");
    only(&tuesday, "ankle: nothing is planned today, so there is no set.");
    let stopped = world();
    stopped.ankle("symptom night-pain").shows();
    only(&stopped, "ankle: training is stopped, so there is no set. Why: ankle plan");
    let red = world();
    red.ankle("log 3 calf-raise --pain 6").shows();
    only(&red, "ankle: no set today, after pain like that. Why: ankle plan");
    let sore = world();
    sore.ankle("checkin --pain 8").shows();
    only(&sore, "ankle: no set today, after pain like that. Why: ankle plan");
    let done = world();
    done.ankle("done").shows();
    only(&done, "ankle: all of today is done, so there is no set.");
    let broken = world().with_profile("level = 9");
    let (status, screen) = end(wait(&broken, &[], "sleep 1; exit 3"));
    assert_eq!(status.code(), Some(3));
    assert!(screen.starts_with("ankle: no set, for today cannot be told: config/config.toml: "), "{screen}");
}

#[test]
fn an_injured_leg_goes_first_and_folders_that_were_named_stand_in_the_line() {
    let world = world();
    let profile = std::fs::read_to_string(world.path("config/config.toml")).unwrap();
    world.write("mine/config.toml", format!("{profile}injured = \"right\"\n"));
    let words = ["wait", "--config-dir", "mine", "--", "sh", "-c", "sleep 1"];
    let (_, screen) = end(Terminal::open(world.command(words), SIZE));
    assert!(screen.contains("heel-hover-hinge, right leg"), "{screen}");
    assert!(screen.contains("ankle log R30s heel-hover-hinge --config-dir mine"), "{screen}");
}
