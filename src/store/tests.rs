use std::fs;

use super::*;

fn content(folder: &Path) -> String {
    fs::read_to_string(folder.join(LOG_FILE)).expect("a log")
}

#[test]
fn the_first_append_makes_folder_and_file_private() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join("a/b");
    append(&folder, &["{}".to_string()]).expect("appended");
    assert_eq!(content(&folder), "{}\n");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
        assert_eq!((mode(&folder), mode(&folder.join(LOG_FILE))), (0o700, 0o600));
    }
}

#[test]
fn a_torn_tail_is_ended_before_the_next_line() {
    let home = tempfile::tempdir().expect("a folder");
    fs::write(home.path().join(LOG_FILE), "{\"v\":1").expect("written");
    append(home.path(), &["{}".to_string()]).expect("appended");
    assert_eq!(content(home.path()), "{\"v\":1\n{}\n");
}

#[test]
fn a_folder_that_cannot_be_made_leaves_nothing_behind() {
    let home = tempfile::tempdir().expect("a folder");
    fs::write(home.path().join("file"), "x").expect("written");
    let error = append(&home.path().join("file/data"), &["{}".to_string()]).expect_err("no folder");
    assert!(matches!(error, AppendError::Nothing { doing: Step::MakeFolder, .. }), "{error:?}");
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_logs_nothing() {
    let home = tempfile::tempdir().expect("a folder");
    std::os::unix::fs::symlink("/dev/full", home.path().join(LOG_FILE)).expect("linked");
    let error = append(home.path(), &["{}".to_string()]).expect_err("full");
    assert!(matches!(error, AppendError::Nothing { doing: Step::Write, .. }), "{error:?}");
}

#[test]
#[cfg(unix)]
fn a_symbolic_link_is_followed_not_replaced() {
    let home = tempfile::tempdir().expect("a folder");
    let real = home.path().join("real.jsonl");
    fs::write(&real, "").expect("written");
    let link = home.path().join(LOG_FILE);
    std::os::unix::fs::symlink(&real, &link).expect("linked");
    append(home.path(), &["{}".to_string()]).expect("appended");
    assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
    assert_eq!(fs::read_to_string(&real).expect("read"), "{}\n");
}

#[test]
fn lines_from_many_threads_are_all_kept_whole() {
    let home = tempfile::tempdir().expect("a folder");
    std::thread::scope(|scope| {
        for writer in 0..8 {
            let folder = home.path();
            scope.spawn(move || {
                for line in 0..25 {
                    let line = format!("{{\"writer\":{writer},\"line\":{line}}}");
                    append(folder, &[line]).expect("appended");
                }
            });
        }
    });
    let text = content(home.path());
    assert_eq!(text.lines().count(), 200);
    assert!(text.lines().all(|line| line.starts_with("{\"writer\":") && line.ends_with('}')));
}

#[test]
fn every_beginning_of_a_log_is_read_and_the_next_record_stands_beside_what_is_whole_in_it() {
    let record = |id: char, note: &str| {
        format!(
            r#"{{"v":1,"id":"{id}","at":"2026-11-20T18:00:00+01:00","kind":"session","rpe":5,"minutes":20,"note":"{note}"}}"#
        )
    };
    let lines = [record('a', "plain"), record('b', "é × 🦶"), record('c', "\\u00e9 \\\\n")];
    let log = lines.join("\n") + "\n";
    let home = tempfile::tempdir().expect("a folder");
    let path = home.path().join(LOG_FILE);
    for length in 0..=log.len() {
        let beginning = &log.as_bytes()[..length];
        fs::write(&path, beginning).expect("written");
        // A record is whole with its last brace, with or without the end of its line.
        let mut end = 0;
        let whole = lines.iter().take_while(|line| {
            end += line.len() + 1;
            end - 1 <= length
        });
        let mut expected: Vec<char> = whole.zip('a'..).map(|(_, id)| id).collect();
        let ids = || -> Vec<char> {
            let log = load(home.path()).expect("read");
            assert!(log.bad.len() <= 1, "{length}: {:?}", log.bad);
            log.records.iter().filter_map(|record| record.id.chars().next()).collect()
        };
        assert_eq!(ids(), expected, "{length}");
        append(home.path(), &[record('x', "next")]).expect("appended");
        expected.push('x');
        assert_eq!(ids(), expected, "{length}");
        assert!(fs::read(&path).expect("read").starts_with(beginning), "{length}");
    }
}

#[test]
#[cfg(unix)]
fn the_log_a_broken_link_names_is_made_where_it_points() {
    let home = tempfile::tempdir().expect("a folder");
    let link = home.path().join("data").join(LOG_FILE);
    fs::create_dir(home.path().join("data")).expect("made");
    fs::create_dir(home.path().join("synced")).expect("made");
    std::os::unix::fs::symlink("../synced/ankle.jsonl", &link).expect("linked");
    append(&home.path().join("data"), &["{}".to_string()]).expect("appended");
    assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
    assert_eq!(fs::read_to_string(home.path().join("synced/ankle.jsonl")).expect("read"), "{}\n");
}

#[test]
#[cfg(unix)]
fn a_log_and_a_folder_that_were_there_keep_their_permissions() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = tempfile::tempdir().expect("a folder");
    let log = home.path().join(LOG_FILE);
    fs::write(&log, "").expect("written");
    let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    for (path, bits) in [(&*log, 0o640), (home.path(), 0o750)] {
        fs::set_permissions(path, fs::Permissions::from_mode(bits)).expect("set");
    }
    append(home.path(), &["{}".to_string()]).expect("appended");
    assert_eq!((mode(home.path()), mode(&log)), (0o750, 0o640));
}
