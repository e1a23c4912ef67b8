//! A log of several files, as sync tools leave them: read as one, written to in one place; and `merge`.

use std::fs;

use super::world::{RUNNERS_LOG, World};

const COPY: &str = "data/log.sync-conflict-20261119-070000-ABCDEFG.jsonl";

#[test]
fn a_log_in_two_halves_is_the_same_log() {
    let whole = World::runner();
    let (first, rest) = RUNNERS_LOG.split_once('\n').unwrap();
    for (main, copy) in [(first, rest), (rest, first), (RUNNERS_LOG, RUNNERS_LOG), (first, RUNNERS_LOG)] {
        let world = World::runner().with_log(main);
        world.write(COPY, copy);
        for line in ["", "plan", "plan --week", "list", "show y-reach --json", "history --all", "doctor"] {
            assert_eq!(world.ankle(line).shows(), whole.ankle(line).shows(), "{line}");
        }
    }
}

#[test]
fn a_copy_alone_is_a_log_too() {
    let world = World::runner();
    let shown = world.ankle("history").shows();
    fs::rename(world.path("data/log.jsonl"), world.path("data/log (conflicted copy 2026-11-19).jsonl"))
        .unwrap();
    assert_eq!(world.ankle("history").shows(), shown);
}

#[test]
fn only_log_jsonl_is_written_to() {
    let world = World::runner();
    world.write(COPY, "");
    world.ankle("log -q 3x12 calf-raise").shows();
    world.ankle("undo").shows();
    assert_eq!(fs::read(world.path(COPY)).unwrap(), b"");
    assert_eq!(world.records().len(), RUNNERS_LOG.lines().count() + 2);
}

#[test]
fn undo_takes_back_what_stands_in_a_copy() {
    let world = World::runner().with_log("");
    world.write(COPY, RUNNERS_LOG);
    world.ankle("undo").shows();
    assert_eq!(world.records().len(), 1);
    assert!(!world.ankle("history --all").shows().contains("y-reach"));
}

#[test]
fn a_bad_line_is_told_with_its_own_file() {
    let world = World::runner();
    world.write(COPY, format!("{}\nno record\n", RUNNERS_LOG.lines().next().unwrap()));
    let (_, warning) = world.ankle("plan").warns();
    let head = "warning: 1 of 6 lines of the log is no record and is left out\n  --> ";
    assert!(warning.starts_with(&format!("{head}{COPY}:2: not JSON\n")), "{warning}");
    let told = format!(
        "{COPY}:2: not JSON\n    no record\n     ^\n  tip: the line is left out and harms nothing; log again what it held, or\n       \
         correct it in an editor\n\n1 problem · 4 records, 4 live\n"
    );
    world.ankle("doctor").is(3, &told, "");
    let (json, _) = world.ankle("history --json").warns();
    let name = COPY.trim_start_matches("data/");
    let problem = format!(r#""problems":[{{"file":"{name}","line":2,"reason":"not JSON"}}]"#);
    assert!(json.contains(&problem), "{json}");
}

#[test]
fn two_records_of_one_id_in_two_files_are_told_with_the_second_file() {
    let world = World::runner();
    let other = RUNNERS_LOG.lines().next().unwrap().replace("\"reps\":6", "\"reps\":7");
    world.write(COPY, &other);
    let told = format!(
        "{COPY}:1: the id\n  01a1c14f-4480-7c09-acf4-167303b6a369 belongs to two different records\n    \
         {{\"v\":1,\"id\":\"01a1c14f-4480-7c09-acf4-167303b6a369\",\"at\":\"2026-11-09T18:16...\n  \
         tip: both lines stay, and the one that sorts first counts; log again what the\n       other one held\n\n\
         1 problem · 4 records, 4 live\n"
    );
    world.ankle("doctor").is(3, &told, "");
}

#[test]
fn other_names_folders_and_links_to_nothing_are_no_part_of_the_log() {
    let world = World::runner();
    for name in ["data/old.jsonl", "data/log.jsonl.bak", "data/log.txt", "data/.log.jsonl", "data/xlog.jsonl"]
    {
        world.write(name, "no record\n");
    }
    fs::create_dir(world.path("data/log-folder.jsonl")).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("nowhere", world.path("data/log-link.jsonl")).unwrap();
    assert_eq!(world.ankle("plan").shows(), World::runner().ankle("plan").shows());
}

#[test]
fn merged_lines_are_added_byte_for_byte_and_what_was_there_stays() {
    let newer = r#"{ "id":"n", "v":9,"kind":"dance","x":"\u00e9 é" }"#;
    let extra =
        RUNNERS_LOG.lines().next().unwrap().replace("01a1c14f", "01a1c14e").replace("}]}", "}],\"mood\":1}");
    for (before, gap) in [("", ""), (RUNNERS_LOG, ""), (r#"{"v":1,"id":"01a1"#, "\n")] {
        let world = World::new().with_log(before);
        world.write("phone.jsonl", format!("{newer}\r\nno record\n\n{extra}  \n{newer}"));
        let (told, _) = world.ankle("merge phone.jsonl").warns();
        assert_eq!(told, "✓ Merged 2 new records, 1 was there already\n");
        assert_eq!(world.log().unwrap(), format!("{before}{gap}{newer}\n{extra}\n"));
    }
}

#[test]
fn a_merge_that_adds_nothing_touches_no_file() {
    let world = World::runner();
    world.write("phone.jsonl", RUNNERS_LOG);
    let before = world.tree();
    world.ankle("merge phone.jsonl data/log.jsonl").shows();
    assert_eq!(world.tree(), before);
    let empty = World::new();
    empty.write("phone.jsonl", "");
    empty.ankle("merge phone.jsonl").is(0, "✓ Nothing new\n", "");
    assert_eq!(empty.log(), None);
}

#[test]
fn a_conflict_copy_can_be_taken_in_and_put_away() {
    let world = World::runner().with_log("");
    world.write(COPY, RUNNERS_LOG);
    world.ankle(&format!("merge {COPY}")).shows();
    fs::remove_file(world.path(COPY)).unwrap();
    assert_eq!(world.log().unwrap(), RUNNERS_LOG);
}

#[test]
#[cfg(unix)]
fn what_another_command_prints_can_be_merged() {
    let world = World::new();
    let mut shell = std::process::Command::new("bash");
    shell.args(["-c", &format!("{} merge <(printf '%s' \"$LOG\")", env!("CARGO_BIN_EXE_ankle"))]);
    shell.env("LOG", RUNNERS_LOG).env("ANKLE_DATA_DIR", world.path("data")).env("LC_ALL", "C.UTF-8");
    let Ok(output) = shell.current_dir(world.path("")).output() else { return };
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "✓ Merged 4 new records\n");
    assert_eq!(world.log().unwrap(), RUNNERS_LOG);
}
