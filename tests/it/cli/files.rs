//! The log on disk: what is written, what is left alone, what stands in the way.

use std::fs;

use super::world::{RUNNERS_LOG, World};

/// The id of the only record, after a check of its form: a version-7 UUID of the clock's moment.
#[track_caller]
fn the_id(world: &World) -> String {
    let records = world.records();
    assert_eq!(records.len(), 1);
    let id = records[0]["id"].as_str().unwrap().to_string();
    let shape: String = id.chars().map(|c| if c.is_ascii_hexdigit() { 'h' } else { c }).collect();
    assert_eq!(shape, "hhhhhhhh-hhhh-hhhh-hhhh-hhhhhhhhhhhh");
    assert_eq!(&id[14..15], "7", "{id} is no UUIDv7");
    assert_eq!(id, id.to_lowercase());
    id
}

#[test]
fn a_record_is_one_line_with_its_keys_in_order() {
    for (words, rest) in [
        (
            &["3x12", "single-leg-raise"][..],
            r#""exercise":"single-leg-calf-raise","sets":[{"reps":12},{"reps":12},{"reps":12}]}"#,
        ),
        (
            &["L12+10kg@8", "R11+22.5lb@7.5", "pain2", "slcr", "--note", "a \"good\" day\nand \\ more: é"],
            concat!(
                r#""exercise":"single-leg-calf-raise","sets":[{"reps":12,"side":"left","load_kg":10,"rpe":8},"#,
                r#"{"reps":11,"side":"right","load_lb":22.5,"rpe":7.5}],"#,
                r#""pain":2,"note":"a \"good\" day\nand \\ more: é"}"#
            ),
        ),
        (
            &["2x1m30s", "touch2", "crane-balance"],
            r#""exercise":"crane-balance","sets":[{"seconds":90,"touches":2},{"seconds":90,"touches":2}]}"#,
        ),
        (
            &["2x20", "pogo-hop", "--pain", "0"],
            r#""exercise":"pogo-hop","sets":[{"contacts":20},{"contacts":20}],"pain":0}"#,
        ),
        (
            &["12", "slcr", "--side", "left", "--load", "2.5kg", "--rpe", "8.5"],
            r#""exercise":"single-leg-calf-raise","sets":[{"reps":12,"side":"left","load_kg":2.5,"rpe":8.5}]}"#,
        ),
    ] {
        let world = World::new();
        world.run(["log"].iter().chain(words)).shows();
        let head =
            format!(r#"{{"v":1,"id":"{}","at":"2026-11-20T19:42:00+01:00","kind":"sets","#, the_id(&world));
        assert_eq!(world.log().unwrap(), format!("{head}{rest}\n"));
    }
}

#[test]
fn with_quiet_the_id_alone_is_printed_and_it_is_the_one_in_the_log() {
    let world = World::new();
    let printed = world.ankle("log -q 3x12 calf-raise").shows();
    assert_eq!(printed, format!("{}\n", the_id(&world)));
}

#[test]
fn json_shows_the_record_as_it_was_written() {
    let world = World::new();
    let printed = world.ankle("log --json 3x12+10kg@8 pain1 slcr").shows();
    let line = world.log().unwrap();
    let undo = format!("ankle undo {}", the_id(&world));
    let record = line.trim_end();
    let data = format!(r#"{{"record":{record},"typed":"slcr","matched_by":"alias","undo":"{undo}"}}"#);
    assert_eq!(printed, format!("{{\"version\":1,\"command\":\"log\",\"data\":{data}}}\n"));
}

#[test]
fn two_commands_write_two_lines_and_the_first_stays_as_it_was() {
    let world = World::new();
    world.ankle("log 3x12 calf-raise").shows();
    let first = world.log().unwrap();
    world.ankle("log 3x12 calf-raise").shows();
    let both = world.log().unwrap();
    assert!(both.starts_with(&first));
    let records = world.records();
    assert_eq!(records.len(), 2);
    assert_ne!(records[0]["id"], records[1]["id"]);
}

#[test]
fn what_stands_in_the_log_is_never_changed_not_even_a_torn_tail() {
    for (before, gap) in [
        (RUNNERS_LOG, ""),
        ("no record\n\n", ""),
        (r#"{"v":1,"id":"01a1"#, "\n"),
        ("{\"v\":9}\r\n", ""),
        ("\u{feff}\n", ""),
    ] {
        let world = World::new().with_log(before);
        world.ankle("log -q 3x12 calf-raise").shows();
        let after = world.log().unwrap();
        let added = after.strip_prefix(&format!("{before}{gap}")).expect("the log as it was");
        assert!(added.starts_with("{\"v\":1,") && added.ends_with("}\n"), "{added}");
        assert_eq!(added.lines().count(), 1);
    }
}

#[test]
fn bytes_that_are_no_text_stay_in_the_log_too() {
    let world = World::new();
    world.write("data/log.jsonl", b"\xff\xfe\x00\n");
    world.ankle("log -q 3x12 calf-raise").shows();
    assert!(fs::read(world.path("data/log.jsonl")).unwrap().starts_with(b"\xff\xfe\x00\n{\"v\":1,"));
}

#[test]
fn bad_lines_are_warned_of_and_harm_nothing() {
    let good = World::runner();
    let world = World::runner();
    let (first, rest) = RUNNERS_LOG.split_once('\n').unwrap();
    world.write("data/log.jsonl", format!("{first}\nno record\n{rest}{}", &first[..40]));
    let warning = "warning: 2 of 6 lines of the log are no record and are left out\n  \
                   --> data/log.jsonl:2: not JSON\n\n  \
                   tip: 'ankle doctor' shows every such line; nothing is lost, the line stays\n       where it is\n";
    for line in ["", "plan", "plan --week", "list", "show negative-calf-raise", "plan --json"] {
        world.ankle(line).is(0, &good.ankle(line).shows(), warning);
    }
    let before = world.log().unwrap();
    let (confirmation, after) = world.ankle("log 2x8 short-foot").warns();
    assert_eq!(confirmation, good.ankle("log 2x8 short-foot").shows());
    assert_eq!(after, warning.replace("of 6 lines", "of 7 lines"));
    assert!(world.log().unwrap().starts_with(&before));
}

#[test]
#[cfg(unix)]
fn a_new_log_is_private_and_so_are_the_folders_made_for_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let world = World::new();
    world.ankle("log -q 3x12 calf-raise --data-dir a/b").shows();
    let mode = |path: &str| fs::metadata(world.path(path)).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode("a"), mode("a/b"), mode("a/b/log.jsonl")), (0o700, 0o700, 0o600));
}

#[test]
#[cfg(unix)]
fn a_log_that_is_a_link_is_written_through_it() {
    let world = World::new();
    world.write("elsewhere.jsonl", "");
    fs::create_dir(world.path("data")).unwrap();
    std::os::unix::fs::symlink(world.path("elsewhere.jsonl"), world.path("data/log.jsonl")).unwrap();
    world.ankle("log -q 3x12 calf-raise").shows();
    assert!(fs::symlink_metadata(world.path("data/log.jsonl")).unwrap().is_symlink());
    assert_eq!(fs::read_to_string(world.path("elsewhere.jsonl")).unwrap().lines().count(), 1);
}

#[test]
#[cfg(unix)]
fn files_in_the_way_of_folders_are_told_and_nothing_is_logged() {
    let tip = "\n  tip: --data-dir or ANKLE_DATA_DIR names another folder\n";
    let world = World::new();
    world.write("file", "mine");
    fs::create_dir_all(world.path("folder/log.jsonl")).unwrap();
    for (folder, error) in [
        ("file", "cannot make the folder file: file exists"),
        ("file/below", "cannot make the folder file/below: not a directory"),
        ("folder", "cannot open folder/log.jsonl: is a directory"),
    ] {
        let line = format!("log 3x12 calf-raise --data-dir {folder}");
        world.ankle(&line).is(1, "", &format!("error: {error}; nothing was logged\n{tip}"));
    }
    assert_eq!(fs::read_to_string(world.path("file")).unwrap(), "mine");
}

#[test]
fn a_file_that_is_not_utf8_is_told_with_its_line_and_what_to_do() {
    let world = World::new();
    world.write("bytes/config.toml", b"level = 1\nhold = [] # d\xe9j\xe0 vu\n");
    world.write("own/exercises/hop.toml", b"name = \"\xff\"\n");
    let tip = "\n  tip: correct the file and run the command again; nothing was logged or changed\n";
    for line in ["plan", "config get level", "config set level 2", "setup"] {
        let error = "error: bytes/config.toml: it is not UTF-8 text\n --> line 2, column 14\n  |\n2 | hold = [] # d\u{fffd}j\u{fffd} vu\n  \
                     |              ^ save the file as UTF-8\n";
        world.ankle(&format!("{line} --config-dir bytes")).is(2, "", &format!("{error}{tip}"));
    }
    let error = "error: own/exercises/hop.toml: it is not UTF-8 text\n --> line 1, column 9\n  |\n1 | name = \"\u{fffd}\"\n  \
                 |         ^ save the file as UTF-8\n";
    world.ankle("list --config-dir own").is(2, "", &format!("{error}{tip}"));
}

#[test]
#[cfg(unix)]
fn files_that_cannot_be_read_are_told() {
    let world = World::new();
    world.write("file", "mine");
    fs::create_dir_all(world.path("folder/log.jsonl")).unwrap();
    fs::create_dir_all(world.path("folder/config.toml")).unwrap();
    world.write("odd/exercises", "no folder");
    for (line, error) in [
        ("plan --data-dir file", "file/log.jsonl: not a directory"),
        ("plan --data-dir folder", "folder/log.jsonl: it is a folder"),
        ("plan --config-dir folder", "folder/config.toml: it is a folder"),
        ("plan --config-dir file", "file/exercises: not a directory"),
        ("list --config-dir odd", "odd/exercises: not a directory"),
    ] {
        world.ankle(line).is(1, "", &format!("error: cannot read {error}\n"));
    }
}
