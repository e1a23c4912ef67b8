//! Taking back, giving back and correcting, whatever ids the log has and however long its notes are.

use unicode_width::UnicodeWidthStr as _;

use super::world::World;

fn sets(id: &str, day: u8) -> String {
    format!(
        "{{\"v\":1,\"id\":\"{id}\",\"at\":\"2026-11-{day:02}T18:00:00+01:00\",\"kind\":\"sets\",\
         \"exercise\":\"calf-raise\",\"sets\":[{{\"reps\":{day}}}]}}\n"
    )
}

#[test]
fn what_is_logged_is_the_last_whatever_ids_stand_before_it() {
    for id in [
        "1",
        "zzz",
        "f47ac10b-58cc-4372-a567-0e02b2c3d479",
        // A clock that is years ahead.
        "02a00000-0000-7000-8000-000000000001",
        "02A00000-0000-7000-8000-000000000001",
    ] {
        let world = World::new().with_log(&sets(id, 9));
        world.ankle("log -q 3x12 pogo-hop").shows();
        for _ in 0..2 {
            assert!(
                world.ankle("undo").shows().starts_with("✓ Took back pogo-hop: 3 sets × 12 landings "),
                "{id}"
            );
            assert!(
                world.ankle("redo").shows().starts_with("✓ Gave back pogo-hop: 3 sets × 12 landings "),
                "{id}"
            );
        }
        world.ankle("undo").shows();
        assert!(world.ankle("undo").shows().starts_with("✓ Took back calf-raise: 1 set × 9 reps "), "{id}");
        world.ankle("undo").fails(2);
        assert!(world.ankle("redo").shows().starts_with("✓ Gave back calf-raise: 1 set × 9 reps "), "{id}");
    }
}

#[test]
fn after_a_merge_from_a_device_whose_clock_is_ahead_undo_takes_what_was_logged_here() {
    let world = World::new().with_log(&sets("01a1f7bc-ada0-78a5-99e4-a3345914e443", 9));
    world.write("phone.jsonl", sets("02a00000-0000-7000-8000-000000000001", 10));
    world.ankle("merge phone.jsonl").shows();
    world.ankle("done calf-raise --pain 1").shows();
    world.ankle("checkin --pain 1").shows();
    assert!(world.ankle("undo").shows().starts_with("✓ Took back check-in"));
    let undone = world.ankle("undo").shows();
    assert!(undone.contains(", pain 1 of 10 ") && undone.lines().count() == 3, "{undone}");
    assert!(world.ankle("undo").shows().starts_with("✓ Took back calf-raise: 1 set × 10 reps "));
}

#[test]
fn a_second_import_of_a_file_on_another_device_is_no_conflict() {
    let table = "at,exercise,reps\n2026-11-18,calf-raise,12\n2026-11-19,calf-raise,11\n";
    let world = World::new();
    world.write("sets.csv", table);
    world.ankle("import sets.csv").shows();
    world.ankle("import sets.csv --data-dir phone").shows();
    let merged = world.ankle("merge phone/log.jsonl").shows();
    assert_eq!(merged, "✓ Nothing new, 2 were there already\n");
    world.ankle("doctor").is(0, "no problems · 2 records, 2 live\n", "");
    world.ankle("undo").shows();
    assert_eq!(world.ankle("import sets.csv").shows().lines().next(), Some("  Nothing new in sets.csv"));
}

#[test]
fn a_long_note_leaves_the_id_where_it_is_and_the_lines_in_their_width() {
    let note = "the left one pulled a little at the bottom of the last three, not the right one, ".repeat(4);
    let world = World::new();
    world.run(["log", "-q", "3x12", "calf-raise", "--note", note.trim()]).shows();
    let id = world.records()[0]["id"].as_str().unwrap().to_string();
    for (columns, width) in [("30", 30), ("60", 60), ("80", 80), ("300", 100)] {
        let run = |words: &[&str]| {
            let shown = super::world::Done::of(world.command(words).env("COLUMNS", columns)).shows();
            assert!(shown.lines().all(|line| line.width() <= width), "{columns}\n{shown}");
            shown
        };
        let history = run(&["history", "calf-raise"]);
        let row = history.lines().find(|line| line.contains('#')).unwrap();
        assert!(row.ends_with(&format!("#{}", &id[id.len() - 4..])) && row.width() == width, "{history}");
        let undone = run(&["undo", &id]);
        assert!(undone.contains("not the right one"), "{undone}");
        run(&["redo"]);
    }
    let edited = world.run(["edit", &id, "3x11"]).shows();
    assert!(edited.lines().next().unwrap().ends_with("Fri 20 Nov"), "{edited}");
}

#[test]
fn what_was_done_cannot_be_skipped_as_well() {
    let world = World::new();
    world.ankle("log 1x9 calf-raise").shows();
    let refused = world.ankle("skip calf-raise").fails(2);
    assert!(refused.contains("calf-raise was done today (9)"), "{refused}");
    world.ankle("skip calf-raise --date yesterday").shows();
    world.ankle("skip bent-knee-calf-raise").shows();
}
