//! Bad luck: programs that are killed, terminals that are taken away, a disk that fills, keys that nobody meant.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::process::Command;

use rustix::process::Signal;

use super::terminal::Terminal;
use super::whole::{beginner, kept};
use crate::cli::world::{Done, World};

const SIZE: (u16, u16) = (24, 80);

/// Begins a session and goes on to its first set.
#[track_caller]
fn begun(world: &World, line: &str) -> Terminal {
    let terminal = Terminal::open(world.command(line.split(' ')), SIZE);
    terminal.wait_for("WARM UP");
    terminal.press("\r");
    terminal.wait_for("GET READY");
    terminal
}

/// Returns how many sets the log holds.
fn sets(world: &World) -> usize {
    world.log().map_or(0, |log| log.matches(r#""kind":"sets""#).count())
}

/// Waits until so many sets are in the log.
#[track_caller]
fn wait_for_sets(terminal: &Terminal, world: &World, number: usize) {
    terminal.wait_until(&format!("set {number}"), |_| sets(world) >= number);
}

#[test]
fn killed_at_any_moment_it_goes_on_behind_the_last_set() {
    let world = beginner();
    for number in [1, 2, 4] {
        let terminal = begun(&world, "start");
        wait_for_sets(&terminal, &world, number);
        terminal.signal(Signal::KILL);
        assert_eq!(terminal.end().0, None);
        let log = world.log().unwrap();
        assert!(log.ends_with('\n') && log.lines().all(|line| line.ends_with('}')), "{log}");
    }
    let terminal = begun(&world, "start");
    terminal.wait_for("How hard was it as a whole?");
    terminal.press("\r");
    terminal.wait_for("The worst pain of it?");
    terminal.press("\r");
    assert_eq!(terminal.end().0, Some(0));
    let plan: serde_json::Value = serde_json::from_str(&world.ankle("plan --json").shows()).unwrap();
    for item in plan["data"]["days"][0]["items"].as_array().unwrap() {
        let legs = if item["sides"] == "each" { 2 } else { 1 };
        let asked = item["sets"].as_u64().unwrap() * legs;
        assert_eq!(item["done"]["sets"].as_array().unwrap().len() as u64, asked, "{item}");
    }
}

#[test]
fn a_signal_that_ends_it_saves_what_is_done_of_the_set_and_gives_the_terminal_back() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 0)] {
        let world = beginner().with("ANKLE_PACE", "6");
        let terminal = Terminal::open(world.command(["start", "--only", "calf-raise"]), SIZE);
        let before = terminal.settings();
        terminal.wait_for("WARM UP");
        terminal.press("\r");
        terminal.wait_for("rep 3 of");
        terminal.signal(signal);
        terminal.wait_until("the end", |terminal| !terminal.modes().0);
        assert_eq!((terminal.modes(), terminal.settings()), ((false, false), before));
        let (status, screen) = terminal.end();
        assert_eq!(status, Some(code), "{screen}");
        assert_eq!(sets(&world), 1, "{}", kept(&world));
        assert!(screen.contains("left after"), "{screen}");
    }
}

#[test]
fn stopped_and_told_to_go_on_it_draws_all_again_and_hears_its_keys() {
    if Command::new("bash").arg("--version").output().is_err() {
        let _ = writeln!(std::io::stderr(), "skipped: there is no bash to stop a program in");
        return;
    }
    let world = beginner().with("ANKLE_PACE", "1").with("PS1", "$ ");
    let ankle = env!("CARGO_BIN_EXE_ankle");
    let mut shell = Command::new("bash");
    shell.args(["--norc", "--noprofile", "-i"]);
    let of_world = world.command(["plan"]);
    shell.current_dir(of_world.get_current_dir().unwrap()).env_clear();
    for (name, value) in of_world.get_envs() {
        shell.envs(value.map(|value| (name, value)));
    }
    let terminal = Terminal::open(shell, SIZE);
    terminal.wait_for("$ ");
    terminal.press(&format!("{ankle} start\r"));
    terminal.wait_for("WARM UP");
    terminal.press("\x1a");
    terminal.wait_for("Stopped");
    assert_eq!(terminal.modes(), (false, false));
    terminal.press("fg\r");
    terminal.wait_for("PAUSED");
    terminal.wait_for("WARM UP");
    assert_eq!(terminal.modes(), (true, true));
    terminal.press(" ");
    terminal.wait_until("no pause", |terminal| !terminal.screen().contains("PAUSED"));
    terminal.press("q");
    terminal.wait_for("left after");
    terminal.press("exit\r");
    terminal.end();
}

#[test]
fn a_storm_of_sizes_leaves_a_whole_screen_of_the_last_one() {
    let world = beginner().with("ANKLE_PACE", "1");
    let terminal = Terminal::open(world.command(["start"]), SIZE);
    terminal.wait_for("WARM UP");
    for step in 0..120_u16 {
        terminal.resize((5 + step % 40, 10 + step * 7 % 120));
    }
    terminal.resize((8, 30));
    terminal.wait_for("is too small");
    terminal.resize((12, 40));
    terminal.wait_for("WARM UP");
    terminal.resize((20, 60));
    terminal.wait_for("q save and quit");
    terminal.press("q");
    assert_eq!(terminal.end().0, Some(0));
}

#[test]
fn what_is_pasted_is_no_command() {
    let world = beginner().with("ANKLE_PACE", "1");
    let terminal = Terminal::open(world.command(["start"]), SIZE);
    terminal.wait_for("WARM UP");
    terminal.press(&"quit now, skip this\rb q s\r".repeat(120));
    std::thread::sleep(std::time::Duration::from_millis(400));
    terminal.wait_for("WARM UP");
    assert_eq!(world.log(), None);
    // Into a text it goes, its ends of lines as blanks.
    terminal.press("n");
    terminal.wait_for("Note");
    terminal.press("on the stairs\rin the rain");
    terminal.wait_for("on the stairs in the rain_");
    // What comes at once behind a paste still belongs to it.
    std::thread::sleep(std::time::Duration::from_millis(300));
    terminal.press("\r");
    terminal.wait_for("WARM UP");
    terminal.press("q");
    assert_eq!(terminal.end().0, Some(0));
}

#[test]
fn a_disk_that_refuses_is_told_and_tried_again_and_what_stays_unsaved_can_be_pasted() {
    let world = beginner();
    let terminal = begun(&world, "start");
    let log = world.path("data/log.jsonl");
    fs::create_dir(&log).unwrap();
    terminal.wait_for("! data/log.jsonl");
    fs::remove_dir(&log).unwrap();
    terminal.wait_until("room", |terminal| !terminal.screen().contains("! data/log.jsonl"));
    let saved = sets(&world);
    assert!(saved >= 1, "{}", kept(&world));
    fs::rename(&log, world.path("away")).unwrap();
    fs::create_dir(&log).unwrap();
    terminal.wait_for("! data/log.jsonl");
    terminal.press("q");
    let (code, screen) = terminal.end();
    assert_eq!(code, Some(1), "{screen}");
    assert!(screen.contains("Not saved. Once there is room, paste this:"), "{screen}");
    fs::remove_dir(&log).unwrap();
    fs::rename(world.path("away"), &log).unwrap();
    let lines: Vec<&str> =
        screen.lines().map(str::trim).filter(|line| line.starts_with("ankle log ")).collect();
    assert!(!lines.is_empty(), "{screen}");
    let before = sets(&world);
    for line in &lines {
        let mut pasted = world.command(line.split(' ').skip(1));
        Done::of(pasted.env("ANKLE_NOW", "2026-11-16T20:00:00+01:00")).shows();
    }
    assert_eq!(sets(&world), before + lines.len(), "{}", kept(&world));
}

#[test]
fn a_second_session_is_refused_and_writes_nothing() {
    let world = beginner().with("ANKLE_PACE", "1");
    let terminal = Terminal::open(world.command(["start"]), SIZE);
    terminal.wait_for("WARM UP");
    let refused = world.ankle("start --plain").fails(1);
    assert!(refused.contains("another 'ankle start' is leading a session; nothing was written"), "{refused}");
    // Leading without writing disturbs nobody.
    world.ankle("start --list").shows();
    terminal.press("q");
    assert_eq!(terminal.end().0, Some(0));
    assert_eq!(world.log(), None);
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_is_told() {
    if !cfg!(debug_assertions) {
        return;
    }
    let world = beginner().with("ANKLE_PANIC", "1");
    let terminal = Terminal::open(world.command(["start"]), SIZE);
    terminal.wait_for("a test asked for this panic");
    terminal.wait_until("the end", |terminal| terminal.modes() == (false, false));
    let bytes = terminal.bytes();
    let (back, told) = (bytes.find("\x1b[?1049l").unwrap(), bytes.find("a test asked").unwrap());
    assert!(back < told && bytes.contains("\x1b[?25h"), "{bytes:?}");
}

/// Writes a program of the person's.
fn program(world: &World, name: &str, text: &str) -> String {
    world.write(name, format!("#!/bin/sh\n{text}\n"));
    let path = world.path(name);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    path.to_str().unwrap().to_string()
}

/// Gives a profile's cues to a world.
fn with_cues(world: World, cues: &str) -> World {
    let profile = fs::read_to_string(world.path("config/config.toml")).unwrap();
    world.with_profile(&format!("{profile}\n[cues]\n{cues}\n"))
}

#[test]
fn cue_programs_that_hang_fail_or_flood_touch_nothing_and_are_told_once() {
    for (text, complaint) in
        [("sleep 1000", ""), ("exit 3", "failed"), ("yes flood >&2", ""), ("cat; exit 0", "")]
    {
        let world = beginner();
        let path = program(&world, "cue", text);
        let world = with_cues(world, &format!("say = \"{path}\"\nrun = \"{path}\""));
        let terminal = begun(&world, "start --only calf-raise");
        wait_for_sets(&terminal, &world, 1);
        if complaint.is_empty() {
            assert!(!terminal.screen().contains(" ! "), "{text}: {}", terminal.screen());
        } else {
            terminal.wait_for(complaint);
        }
        terminal.press("q");
        let (code, screen) = terminal.end();
        assert_eq!(code, Some(0), "{text}: {screen}");
    }
    let world = with_cues(beginner(), "say = \"no-such-program\"");
    let terminal = begun(&world, "start --only calf-raise");
    terminal.wait_for("no-such-program cannot be started");
    terminal.press("q");
    assert_eq!(terminal.end().0, Some(0));
}

#[test]
fn the_persons_program_hears_every_change_and_the_voice_its_words() {
    let world = beginner();
    let hears = program(
        &world,
        "hears",
        "echo \"$ANKLE_EVENT $ANKLE_EXERCISE $ANKLE_SIDE $ANKLE_SET $ANKLE_SECONDS\" >> heard",
    );
    let says = program(&world, "says", "echo \"$1\" >> said");
    let world = with_cues(world, &format!("say = \"{says}\"\nrun = \"{hears}\"")).with("ANKLE_PACE", "20");
    let terminal = begun(&world, "start --only heel-hover-hinge");
    wait_for_sets(&terminal, &world, 2);
    terminal.press("q");
    assert_eq!(terminal.end().0, Some(0));
    std::thread::sleep(std::time::Duration::from_millis(200));
    let changes = fs::read_to_string(world.path("heard")).unwrap();
    for change in [
        "ready heel-hover-hinge left 1 5",
        "work heel-hover-hinge left 1 30",
        "side heel-hover-hinge right 1 10",
    ] {
        assert!(changes.lines().any(|line| line == change), "{change}: {changes}");
    }
    assert!(changes.lines().any(|line| line.starts_with("end ")), "{changes}");
    let said = fs::read_to_string(world.path("said")).unwrap();
    assert!(said.contains("hold") && said.contains("change to the right leg"), "{said}");
}

#[test]
fn sets_that_were_done_elsewhere_meanwhile_are_left_out() {
    let world = beginner().with("ANKLE_PACE", "1");
    let terminal = Terminal::open(world.command(["start"]), SIZE);
    terminal.wait_for("next     calf-raise");
    world.ankle("log 2x10 calf-raise").shows();
    terminal.press("\r");
    terminal.wait_for("GET READY · bent-knee-calf-raise");
    terminal.press("q");
    assert_eq!(terminal.end().0, Some(0));
    let twice = kept(&world).lines().filter(|line| line.contains(" calf-raise ")).count();
    assert_eq!(twice, 1, "{}", kept(&world));
}

#[test]
fn the_bell_the_flash_the_notice_and_the_terminals_progress_are_given_and_each_can_be_off() {
    let counted = |cues: &str| {
        let world = beginner().with("ANKLE_PACE", "40").with("TERM_PROGRAM", "WezTerm");
        let world = with_cues(world, cues);
        let terminal = begun(&world, "start --only calf-raise");
        wait_for_sets(&terminal, &world, 1);
        terminal.wait_for("set 2 of 2");
        terminal.wait_for("rep 2 of");
        terminal.press("q");
        terminal.wait_until("the end", |terminal| !terminal.modes().0);
        let bytes = terminal.bytes();
        terminal.end();
        let count = |text: &str| bytes.matches(text).count();
        let told = (count("\x1b]9;4;1;") > 3, bytes.contains("\x1b]9;4;0\x1b\\"));
        assert_eq!(told, (true, true), "{bytes:?}");
        (count("\x07"), count("\x1b[7m"), count("\x1b]777;notify;ankle;The rest is over\x1b\\"))
    };
    let (bells, flashes, notices) = counted("notify = true");
    // Getting ready and the rest are counted down; a set led by its tempo is not, but it has an end.
    assert_eq!((bells, notices), (3 + 2 + 2 + 3 + 2, 1));
    assert!(flashes > 0);
    assert_eq!(counted("bell = false\nflash = false"), (0, 0, 0));
}

#[test]
fn without_colour_bold_stays_and_no_colour_is_written() {
    let world = beginner().with("NO_COLOR", "1").with("ANKLE_PACE", "1");
    let terminal = Terminal::open(world.command(["start"]), SIZE);
    terminal.wait_for("WARM UP");
    terminal.press("q");
    let bytes = terminal.bytes();
    terminal.end();
    assert!(bytes.contains("\x1b[1m"), "{bytes:?}");
    assert!(!bytes.contains("\x1b[m") && !bytes.contains("\x1b[32m") && !bytes.contains("38;5"), "{bytes:?}");
}

#[test]
fn lines_are_only_ever_appended_and_the_bell_is_never_rung() {
    let world = beginner().with("ANKLE_PACE", "600");
    let said = world.ankle("start --plain").shows();
    assert!(!said.contains(['\x1b', '\x07', '\r']), "{said}");
    assert!(said.contains("Left leg, set 1 of") && said.contains("✓ Heavy day done in"), "{said}");
    assert!(world.ankle("plan").shows().contains("all done"));
}
