//! The line for a prompt: short, true whatever the day, and never an error.

use std::fs;
use std::path::Path;

use super::world::World;

/// Widest line a prompt has room for.
const CELLS: usize = 40;

/// Returns the line, and checks that it is one.
#[track_caller]
fn line(world: &World, arguments: &str) -> String {
    let text = world.ankle(&format!("status{arguments}")).shows();
    let line = text.strip_suffix('\n').unwrap().to_string();
    assert!(!line.is_empty() && !line.contains('\n') && !line.contains('\u{1b}'), "{text}");
    assert!(line.chars().count() <= CELLS, "{line}");
    line
}

#[test]
fn every_day_is_one_true_short_line() {
    let world = World::new();
    assert_eq!(line(&world, ""), "calves 14 min · 0 of 7 sets");
    for (now, expected) in [
        ("2026-11-16T06:00:00+01:00", "calves 14 min · 0 of 9 sets"),
        ("2026-11-17T06:00:00+01:00", "rest today, next Wed"),
        ("2026-11-22T23:59:00+01:00", "rest today, back next week"),
    ] {
        let world = World::new().with("ANKLE_NOW", now);
        assert_eq!(line(&world, ""), expected, "{now}");
    }
    world.ankle("done --effort 7").shows();
    assert_eq!(line(&world, ""), "all done today, back next week");
    assert_eq!(line(&world, " --format {minutes}/{done}/{sets}/{next}"), "0/7/7/next week");
    world.ankle("symptom night-pain").shows();
    assert_eq!(line(&world, ""), "training is stopped: ankle plan");
    assert_eq!(line(&world, " --format {next}"), "-");

    let world = World::runner().with("ANKLE_NOW", "2026-11-18T08:00:00+01:00");
    world.ankle("checkin --pain 8").shows();
    assert_eq!(line(&world, ""), "rest after a sore morning, next Fri");
}

#[test]
fn whatever_stands_in_the_files_there_is_a_line_and_no_error() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd/fixtures");
    let mut seen = 0;
    for entry in
        fs::read_dir(fixtures).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir())
    {
        for now in ["2026-11-16T06:00:00+01:00", "2026-11-20T19:42:00+01:00", "2026-11-22T20:00:00+01:00"] {
            let world = World::new()
                .with("ANKLE_NOW", now)
                .with("ANKLE_DATA_DIR", &entry)
                .with("ANKLE_CONFIG_DIR", &entry);
            for arguments in ["", " --ascii", " --color always"] {
                line(&world, arguments);
            }
            world.ankle("status --json").shows();
            seen += 1;
        }
    }
    assert!(seen > 90, "{seen}");
}

#[test]
fn a_log_that_is_no_file_is_said_in_place_of_any_template() {
    let world = World::new();
    world.write("data/log.jsonl/inside", "");
    assert_eq!(line(&world, ""), "a file cannot be read: ankle doctor");
    assert_eq!(line(&world, " --format {done}"), "a file cannot be read: ankle doctor");
}
