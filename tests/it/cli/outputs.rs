//! `plan -o`: a file is written whole or not at all, and only the one that was named.

use std::fs;
use std::path::Path;
#[cfg(target_os = "linux")]
use std::process::{Command, Stdio};

#[cfg(target_os = "linux")]
use super::world::Done;
use super::world::World;

/// Returns the names in the working folder.
fn names(world: &World) -> Vec<String> {
    let entries = fs::read_dir(world.path("")).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_file_holds_what_its_format_prints() {
    let world = World::runner();
    for (file, format) in [
        ("week.txt", "text"),
        ("week.json", "json"),
        ("week.md", "md"),
        ("week.markdown", "markdown"),
        ("week.ics", "ics"),
        ("week.HTML", "html"),
        ("week.htm", "html"),
        ("week.csv", "csv"),
        ("a week.of.csv", "csv"),
    ] {
        let printed = world.run(["plan", "--week", "--format", format]).shows();
        assert_eq!(world.run(["plan", "--week", "--format", format, "-o", "-"]).shows(), printed);
        world.run(["plan", "--week", "-o", file]).is(0, "", &format!("wrote {file} (2 sessions)\n"));
        assert_eq!(fs::read_to_string(world.path(file)).unwrap(), printed, "{file}");
    }
    let json = world.ankle("plan --json").shows();
    assert_eq!(world.ankle("plan --format json").shows(), json);
    world.ankle("plan --json -o today.csv").is(0, "", "wrote today.csv (1 session)\n");
    assert_eq!(fs::read_to_string(world.path("today.csv")).unwrap(), json);
}

#[test]
fn a_file_is_coloured_only_where_that_is_asked_for() {
    let world = World::runner();
    let text = |options: &str| {
        world.ankle(&format!("plan {options} -o x.txt")).warns();
        fs::read_to_string(world.path("x.txt")).unwrap()
    };
    assert!(!text("").contains('\u{1b}'));
    assert!(text("--color always").contains('\u{1b}'));
}

#[test]
fn what_stood_there_is_replaced_whole_and_nothing_is_left_beside_it() {
    let world = World::runner();
    world.write("week.md", "old ".repeat(100_000));
    world.ankle("plan -o week.md").warns();
    let new = fs::read_to_string(world.path("week.md")).unwrap();
    assert_eq!(new, world.ankle("plan --format md").shows());
    assert_eq!(names(&world), ["config", "data", "week.md"]);
}

#[test]
#[cfg(unix)]
fn a_new_file_is_as_open_as_others_and_an_old_one_stays_as_it_was() {
    use std::os::unix::fs::PermissionsExt as _;
    let world = World::runner();
    let mode = |name: &str| fs::metadata(world.path(name)).unwrap().permissions().mode() & 0o777;
    world.write("plain", "");
    world.ankle("plan -o new.md").warns();
    assert_eq!(mode("new.md"), mode("plain"));
    world.write("old.md", "");
    fs::set_permissions(world.path("old.md"), fs::Permissions::from_mode(0o640)).unwrap();
    world.ankle("plan -o old.md").warns();
    assert_eq!(mode("old.md"), 0o640);
}

#[test]
#[cfg(unix)]
fn a_symbolic_link_is_followed_and_stays() {
    use std::os::unix::fs::symlink;
    let world = World::runner();
    world.write("notes/old.md", "old");
    symlink("notes/old.md", world.path("a.md")).unwrap();
    symlink("a.md", world.path("b.md")).unwrap();
    symlink("notes/new.md", world.path("c.md")).unwrap();
    symlink("d.md", world.path("d.md")).unwrap();
    let printed = world.ankle("plan --format md").shows();
    for (link, target) in [("b.md", "notes/old.md"), ("c.md", "notes/new.md")] {
        world.run(["plan", "-o", link]).warns();
        assert!(world.path(link).is_symlink());
        assert_eq!(fs::read_to_string(world.path(target)).unwrap(), printed, "{link}");
    }
    let circle = "error: cannot write d.md: its links lead in a circle; nothing was written\n";
    world.ankle("plan -o d.md").is(1, "", circle);
}

#[test]
fn what_cannot_be_written_leaves_everything_as_it_was() {
    let world = World::runner();
    world.write("folder.md/x", "");
    world.write("file", "");
    world.write("kept.md", "kept");
    let mut permissions = fs::metadata(world.path("kept.md")).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(world.path("kept.md"), permissions).unwrap();
    let before = world.tree();
    for (path, reason) in [
        ("folder.md", "it is a folder"),
        ("nowhere/x.md", "there is no such folder"),
        ("file/x.md", "not a directory"),
        ("kept.md", "it is read-only"),
    ] {
        let error = format!("error: cannot write {path}: {reason}; nothing was written\n");
        world.run(["plan", "-o", path]).is(1, "", &error);
    }
    assert_eq!(world.tree(), before);
}

#[test]
#[cfg(target_os = "linux")]
fn where_there_is_no_room_the_old_file_stays_and_nothing_else_is_left() {
    let world = World::runner();
    world.write("week.html", "old");
    let before = world.tree();
    let ankle = world.command(["plan", "--week", "-o", "week.html"]);
    let mut shell = Command::new("/bin/sh");
    shell
        .args(["-c", "trap '' XFSZ; ulimit -f 2; exec \"$0\" \"$@\""])
        .arg(ankle.get_program())
        .args(ankle.get_args());
    shell.env_clear().current_dir(world.path("")).stdin(Stdio::null());
    shell.envs(ankle.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let error = "error: cannot write week.html: file too large; nothing was written\n";
    Done::of(&mut shell).is(1, "", error);
    assert_eq!(world.tree(), before);
}

#[test]
#[cfg(target_os = "linux")]
fn a_device_is_written_to_and_not_replaced() {
    let world = World::runner();
    let printed = world.ankle("plan --format md").shows();
    world.ankle("plan --format md -o /dev/stdout").is(0, &printed, "wrote /dev/stdout (1 session)\n");
    let full = "error: cannot write /dev/full: no space left on device; nothing was written\n";
    world.ankle("plan --format md -o /dev/full").is(1, "", full);
    world.ankle("plan --format md -o /dev/null").warns();
    assert!(!fs::metadata("/dev/null").unwrap().is_file());
}

#[test]
fn no_slip_replaces_the_log_the_profile_or_an_exercise() {
    let world = World::runner();
    let own = "data/log.jsonl config/config.toml data/log-conflict.jsonl config/exercises/mine.toml config/new.TOML";
    fs::create_dir(world.path("config/exercises")).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("data/log.jsonl", world.path("link.md")).unwrap();
    let before = world.tree();
    for path in own.split(' ').chain(cfg!(unix).then_some("link.md")) {
        let reason = "it is one of ankle's own files";
        let error = format!("error: cannot write {path}: {reason}; nothing was written");
        let said = world.run(["plan", "--format", "json", "-o", path]).fails(1);
        assert_eq!(said.split_whitespace().collect::<Vec<&str>>().join(" "), error);
        let absolute = world.path(path);
        let error = world.run([Path::new("plan"), "--format=md".as_ref(), "-o".as_ref(), &absolute]).fails(1);
        assert!(error.replace('\n', " ").contains("ankle's own"), "{error}");
    }
    assert_eq!(world.tree(), before);
    // Beside them there is room for a file.
    world.ankle("plan -o data/week.ics").warns();
}

#[test]
fn a_calendar_of_nothing_says_so() {
    let world = World::new().with_profile("flags = [\"bone-stress\"]\n");
    let (calendar, warning) = world.ankle("plan --week --format ics").warns();
    assert!(calendar.starts_with("BEGIN:VCALENDAR\r\n") && !calendar.contains("VEVENT"), "{calendar}");
    assert_eq!(warning, "warning: nothing is planned, so the calendar is empty\n");
}
