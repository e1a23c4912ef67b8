//! Many programs that write at once, programs that are killed, and files that may not grow.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::Duration;

use super::world::{Done, World};

/// Returns the ids of the log, in the order of its lines; every line must be a whole record.
#[track_caller]
fn ids(world: &World) -> Vec<String> {
    let log = world.log().unwrap();
    assert!(log.is_empty() || log.ends_with('\n'), "{log}");
    world.records().iter().map(|record| record["id"].as_str().unwrap().to_string()).collect()
}

/// Returns the ids of the whole records; beside them there may be what a killed write left where a page of the file ended.
///
/// Linux looks for a fatal signal between the pages of a write, so one line may end there. It was never told, harms only
/// itself, and the next append begins a line of its own (promise 3 of the log).
#[track_caller]
fn whole_ids(world: &World) -> Vec<String> {
    const PAGE: usize = 4096;
    let log = world.log().unwrap();
    let mut end = 0;
    let mut ids = Vec::new();
    for line in log.split_inclusive('\n') {
        end += line.len();
        match serde_json::from_str::<serde_json::Value>(line) {
            Ok(record) => ids.push(record["id"].as_str().unwrap().to_string()),
            Err(_) => assert!((end - usize::from(line.ends_with('\n'))).is_multiple_of(PAGE), "{line}"),
        }
    }
    ids
}

fn start(world: &World, line: &str) -> Child {
    world.command(line.split(' ')).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

#[test]
fn what_many_programs_write_at_once_is_all_kept_whole_and_each_has_its_own_id() {
    const WAVES: usize = 5;
    const WRITERS: usize = 24;
    let world = World::new();
    let mut told = BTreeSet::new();
    for _ in 0..WAVES {
        // The first wave makes the folder and the log, all at once.
        let writers: Vec<Child> =
            (0..WRITERS).map(|_| start(&world, "log -q L12,12,11 R3x12 slcr --note together")).collect();
        for writer in writers {
            let output = writer.wait_with_output().unwrap();
            assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
            told.insert(String::from_utf8(output.stdout).unwrap().trim_end().to_string());
        }
    }
    assert_eq!(told.len(), WAVES * WRITERS);
    let kept = ids(&world);
    assert_eq!(kept.len(), WAVES * WRITERS);
    assert_eq!(kept.into_iter().collect::<BTreeSet<String>>(), told);
}

#[test]
fn a_writer_waits_for_the_one_who_has_the_lock() {
    let world = World::new().with_log("");
    let log = std::fs::OpenOptions::new().append(true).open(world.path("data/log.jsonl")).unwrap();
    log.lock().unwrap();
    let mut writer = start(&world, "log -q 3x12 calf-raise");
    // Long enough for one that does not wait; one that is slow to start is none the worse.
    sleep(Duration::from_millis(300));
    assert!(writer.try_wait().unwrap().is_none());
    assert_eq!(world.log().unwrap(), "");
    drop(log);
    assert!(writer.wait().unwrap().success());
    assert_eq!(ids(&world).len(), 1);
}

#[test]
fn the_records_of_one_command_stand_together_whoever_else_writes() {
    let world = World::new().with("ANKLE_NOW", "2026-11-20T07:00:00+01:00");
    let writers: Vec<Child> =
        (0..8).flat_map(|_| ["done", "log -q 12 calf-raise"]).map(|line| start(&world, line)).collect();
    for writer in writers {
        let output = writer.wait_with_output().unwrap();
        // A session can be done only once: who comes later may be told so.
        let is_late = String::from_utf8_lossy(&output.stderr).contains("done already");
        assert!(output.status.success() || is_late, "{output:?}");
    }
    let records = world.records();
    let batches: Vec<&str> = records.iter().filter_map(|record| record["batch"].as_str()).collect();
    let mut runs = batches.clone();
    runs.dedup();
    assert_eq!(runs.len(), batches.iter().collect::<BTreeSet<_>>().len(), "{batches:?}");
    let is_alone = |record: &serde_json::Value| record["batch"].is_null();
    for pair in records.windows(3).filter(|three| is_alone(&three[1])) {
        let around = (pair[0]["batch"].as_str(), pair[2]["batch"].as_str());
        assert!(around.0.is_none() || around.0 != around.1, "{around:?}");
    }
}

#[test]
fn a_program_killed_at_any_moment_leaves_whole_records_and_has_kept_what_it_said() {
    let world = World::new();
    world.ankle("log -q 3x12 calf-raise").shows();
    let mut told = BTreeSet::new();
    let mut ran = 0;
    for round in 0..120_u64 {
        let mut writer = start(&world, "log -q 3x12 calf-raise");
        // From before its first call to after its last.
        sleep(Duration::from_micros(round * 97 % 12_000));
        writer.kill().unwrap();
        let mut lines = BufReader::new(writer.stdout.take().unwrap()).lines();
        told.extend(lines.next().map(Result::unwrap));
        ran += u64::from(writer.wait().unwrap().success());
        let known = whole_ids(&world);
        assert!(known.len() as u64 <= round + 2);
    }
    let kept: BTreeSet<String> = whole_ids(&world).into_iter().collect();
    assert!(told.is_subset(&kept), "{told:?}");
    assert!(told.len() as u64 >= ran);
    world.ankle("log -q 3x12 calf-raise").shows();
    assert_eq!(whole_ids(&world).len(), kept.len() + 1);
}

/// Logs with a limit of file sizes, in the blocks of the shell: 512 bytes each, or 1024.
#[cfg(target_os = "linux")]
fn log_with_limit(world: &World, blocks: u32) -> Done {
    let ankle = world.command(["log", "-q", "3x12", "calf-raise"]);
    let mut shell = std::process::Command::new("/bin/sh");
    shell.arg("-c").arg(format!("ulimit -f {blocks}; exec \"$0\" \"$@\"")).arg(ankle.get_program());
    shell.args(ankle.get_args()).env_clear().current_dir(world.path("")).stdin(Stdio::null());
    shell.envs(ankle.get_envs().filter_map(|(name, value)| Some((name, value?))));
    Done::of(&mut shell)
}

#[test]
#[cfg(target_os = "linux")]
fn where_the_limit_of_file_sizes_is_reached_nothing_is_logged_instead_of_an_end_by_signal() {
    let before = "\n".repeat(4096);
    for blocks in [0, 1, 4] {
        let world = World::new().with_log(&before);
        let tip = "  tip: --data-dir or ANKLE_DATA_DIR names another folder\n";
        let error = "error: cannot write to data/log.jsonl: file too large; nothing was logged\n\n";
        log_with_limit(&world, blocks).is(1, "", &format!("{error}{tip}"));
        assert_eq!(world.log().unwrap(), before);
    }
}

#[test]
#[cfg(target_os = "linux")]
fn what_a_limit_of_file_sizes_cuts_short_is_taken_back() {
    let error = "error: cannot write to data/log.jsonl: no room for the whole line; nothing was\n       \
                 logged\n\n  tip: --data-dir or ANKLE_DATA_DIR names another folder\n";
    let limit = |length: usize| {
        let world = World::new().with_log(&"\n".repeat(length));
        (log_with_limit(&world, 2), world.log().unwrap())
    };
    // 1100 bytes are beyond the one limit and leave room for a line within the other.
    let block = if limit(1100).1.len() == 1100 { 512 } else { 1024 };
    let before = "\n".repeat(2 * block - 24);
    let (done, after) = limit(before.len());
    done.is(1, "", error);
    assert_eq!(after, before);
}

#[test]
#[cfg(unix)]
fn a_log_or_a_folder_that_may_not_be_written_is_told_and_left_alone() {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::PermissionsExt as _;
    let world = World::new().with_log("mine\n");
    let set = |path: &str, mode| set_permissions(world.path(path), Permissions::from_mode(mode)).unwrap();
    let tip = "\n  tip: --data-dir or ANKLE_DATA_DIR names another folder\n";
    set("data/log.jsonl", 0o400);
    let write = || std::fs::OpenOptions::new().append(true).open(world.path("data/log.jsonl"));
    if write().is_ok() {
        // Nothing is forbidden to the administrator.
        return;
    }
    let error = "error: cannot open data/log.jsonl: permission denied; nothing was logged\n";
    world.ankle("log 3x12 calf-raise").is(1, "", &format!("{error}{tip}"));
    assert_eq!(world.log().unwrap(), "mine\n");
    set("data/log.jsonl", 0o000);
    world.ankle("log 3x12 calf-raise").is(1, "", &format!("{error}{tip}"));
    world.ankle("plan").is(1, "", "error: cannot read data/log.jsonl: permission denied\n");
    set("data/log.jsonl", 0o600);
    std::fs::remove_file(world.path("data/log.jsonl")).unwrap();
    set("data", 0o500);
    world.ankle("log 3x12 calf-raise").is(1, "", &format!("{error}{tip}"));
    let error = "error: cannot make the folder data/below: permission denied; nothing was logged\n";
    world.ankle("log 3x12 calf-raise --data-dir data/below").is(1, "", &format!("{error}{tip}"));
    set("data", 0o700);
    assert_eq!(std::fs::read_dir(world.path("data")).unwrap().count(), 0);
}
