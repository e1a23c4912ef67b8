//! Readers that go away, disks that are full.

#![cfg(unix)]

use std::fs::OpenOptions;
use std::io::pipe;
use std::os::unix::fs::symlink;
use std::process::Stdio;

use super::world::{Done, World};

/// One line of every command that prints.
const LINES: [&str; 10] = [
    "",
    "plan",
    "plan --week --json",
    "plan --week --explain",
    "list",
    "list --json",
    "show soleus-stretch",
    "show soleus-stretch --sources",
    "safety",
    "plan --help",
];

fn closed() -> Stdio {
    let (reader, writer) = pipe().unwrap();
    drop(reader);
    writer.into()
}

fn full() -> Stdio {
    OpenOptions::new().write(true).open("/dev/full").unwrap().into()
}

#[test]
fn a_closed_pipe_is_a_quiet_end() {
    let world = World::runner();
    for line in LINES {
        Done::of(world.command(line.split_whitespace()).stdout(closed())).is(0, "", "");
    }
}

#[test]
fn a_record_stands_when_nobody_reads_its_confirmation() {
    for options in ["", "-q", "--json"] {
        let world = World::new();
        let line = format!("log 3x12 calf-raise {options}");
        Done::of(world.command(line.split_whitespace()).stdout(closed())).is(0, "", "");
        assert_eq!(world.records().len(), 1);
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_result_that_cannot_be_printed_is_an_error() {
    let world = World::runner();
    for line in LINES.into_iter().filter(|line| !line.contains("--help")) {
        let error = "error: cannot print the result: no space left on device\n";
        Done::of(world.command(line.split_whitespace()).stdout(full())).is(1, "", error);
    }
}

#[test]
#[cfg(target_os = "linux")]
fn help_that_cannot_be_printed_fails_too() {
    let message = Done::of(World::new().command(["plan", "--help"]).stdout(full())).fails(1);
    assert!(!message.contains("panicked"), "{message}");
}

#[test]
#[cfg(target_os = "linux")]
fn a_record_stands_when_its_confirmation_cannot_be_printed_and_the_error_says_so() {
    for options in ["", "-q", "--json"] {
        let world = World::new();
        let line = format!("log 3x12 calf-raise {options}");
        let error = "error: cannot print the result: no space left on device; the record is saved\n";
        Done::of(world.command(line.split_whitespace()).stdout(full())).is(1, "", error);
        assert_eq!(world.records().len(), 1);
    }
}

#[test]
fn a_warning_that_nobody_reads_does_not_keep_the_result_away() {
    let quiet = World::runner();
    let world = World::runner();
    world.write("data/log.jsonl", format!("{}no record\n", quiet.log().unwrap()));
    for line in ["plan", "plan --week", "list --planned", "show y-reach", ""] {
        let plan = quiet.ankle(line).shows();
        Done::of(world.command(line.split_whitespace()).stderr(closed())).is(0, &plan, "");
    }
}

#[test]
fn an_error_that_nobody_reads_still_has_its_exit_code() {
    let world = World::new();
    for (line, status) in [("show plank", 2), ("plan --weak", 2), ("plan --data-dir config.toml/x", 1)] {
        world.write("config.toml", "");
        Done::of(world.command(line.split_whitespace()).stderr(closed())).is(status, "", "");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn on_a_full_disk_nothing_is_logged() {
    let world = World::new();
    std::fs::create_dir(world.path("data")).unwrap();
    symlink("/dev/full", world.path("data/log.jsonl")).unwrap();
    for options in ["", "-q", "--json"] {
        world.ankle(&format!("log 3x12 calf-raise {options}")).is(
            1,
            "",
            "error: cannot write to data/log.jsonl: no space left on device; nothing was\n       logged\n\n  \
             tip: --data-dir or ANKLE_DATA_DIR names another folder\n",
        );
    }
}

#[test]
fn the_record_is_confirmed_before_anything_is_read_back() {
    let world = World::new();
    let log = std::fs::File::create(world.path("all")).unwrap();
    // A bad line is warned of when the log is read: behind the confirmation, where both go to one file.
    world.write("data/log.jsonl", "no record\n");
    let mut command = world.command(["log", "3x12", "calf-raise"]);
    command.stdout(log.try_clone().unwrap()).stderr(log);
    Done::of(&mut command).is(0, "", "");
    let all = std::fs::read_to_string(world.path("all")).unwrap();
    let place = |words: &str| all.find(words).unwrap_or_else(|| panic!("{all}"));
    assert!(place("Logged calf-raise") < place("warning:") && place("warning:") < place("plan  "), "{all}");
}
