//! Data out and in: what leaves comes back, and coming twice adds nothing.

use super::world::{RUNNERS_LOG, World};

/// A log of all there may be: records of every fate, unknown fields, kinds and versions, and lines that are none.
fn motley() -> String {
    let odd = concat!(
        r#"{"v":1,"id":"01a1f7bc-ada0-78a5-99e4-a3345914e444","at":"2026-11-20T08:00:00+01:00","kind":"checkin","pain":2, "mood":{"b":1.50,"a":"é\n"}}"#,
        "\n",
        r#"{"v":1,"id":"01a1f7bc-ada0-78a5-99e4-a3345914e445","at":"2026-11-20T08:01:00+01:00","kind":"void","voids":"01a1ed59-1240-77e3-9ff5-ef62cc36322e"}"#,
        "\n",
        r#"{"v":1,"id":"01a1f7bc-ada0-78a5-99e4-a3345914e446","kind":"dance","steps":[1]}"#,
        "\n",
        r#"{"v":2,"id":"01a1f7bc-ada0-78a5-99e4-a3345914e447","at":7,"kind":"sets"}"#,
        "\nno record\n",
        r#"{"v":1,"id":"01a1f7bc-ada0-78a5-99e4-a3345914e448","at":"2026-11-20T08:02:00+01:00","kind":"sets","exercise":"calf-raise","sets":[{"reps":12}],"note":"=1+1","replaces":"01a1c14f-4480-7c09-acf4-167303b6a369","batch":"x"}"#,
        "\n",
    );
    format!("{RUNNERS_LOG}{odd}")
}

const STRONG: &str = "\u{feff}Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;Notes;Workout Notes;Workout Duration\n\
2026-09-01 18:30:00;\"Legs\";\"Calf Raises\";1;20;lbs;12;8.5;;;0;\"\";\"\";58m\n\
2026-09-01 18:30:00;\"Legs\";\"Calf Raises\";D;0;lbs;10;;;;0;;;58m\n\
2026-09-01 18:30:00;\"Legs\";\"Crane balance\";1;;;0;;;;40;\"\";;58m\n\
2026-09-01 18:30:00;\"Legs\";\"Squat (Barbell)\";1;60;kg;5;;;;0;;;58m\n";

const HEVY: &str = "\"title\",\"start_time\",\"end_time\",\"description\",\"exercise_title\",\"superset_id\",\"exercise_notes\",\"set_index\",\"set_type\",\"weight_kg\",\"reps\",\"distance_km\",\"duration_seconds\",\"rpe\"\n\
\"Evening\",\"22 Oct 2026, 08:00\",\"22 Oct 2026, 08:37\",\"\",\"Calf Raise\",,\"slow, \"\"deep\"\"\",0,\"warmup\",0,10,,0,\n\
\"Evening\",\"22 Oct 2026, 08:00\",\"22 Oct 2026, 08:37\",\"\",\"Calf Raise\",,\"slow, \"\"deep\"\"\",1,\"normal\",20.411656650000002,12,,0,8.5\n\
\"Evening\",\"22 Oct 2026, 08:00\",\"22 Oct 2026, 08:37\",\"\",\"Calf Raise\",,\"slow, \"\"deep\"\"\",2,\"failure\",,9,,0,\n";

#[test]
fn an_export_as_json_makes_the_same_log_elsewhere() {
    let world = World::new().with_log(&motley());
    let before = world.tree();
    let (export, warning) = world.ankle("export --json").warns();
    assert_eq!(world.tree(), before);
    assert!(warning.starts_with("warning: 1 of 10 lines of the log is no record"), "{warning}");
    assert!(!warning.contains("newer"), "{warning}");
    world.write("export.json", &export);
    assert_eq!(world.ankle("export --format json").warns().0, export);

    world.ankle("import export.json --data-dir other").shows();
    let there = std::fs::read_to_string(world.path("other/log.jsonl")).unwrap();
    assert_eq!(there, motley().replace("no record\n", ""));
    let records = |text: String| text.split_once("\"problems\"").unwrap().0.to_string();
    let (here, _) = world.ankle("history --all --json").warns();
    let (other, _) = world.ankle("history --all --json --data-dir other").warns();
    assert_eq!(records(here), records(other));

    let again = world.ankle("import export.json --data-dir other").shows();
    assert!(again.starts_with("  Nothing new in export.json\n"), "{again}");
    assert_eq!(std::fs::read_to_string(world.path("other/log.jsonl")).unwrap(), there);
}

#[test]
fn a_record_with_a_known_id_and_another_content_is_kept_beside_it_once() {
    let world = World::runner();
    let export = world.ankle("export --json").shows();
    world.write("export.json", export.replacen("\"rpe\":7}", "\"rpe\":6}", 1));
    let said = world.ankle("import export.json").shows();
    assert!(said.contains("1 record of the log with another content: both are kept"), "{said}");
    assert_eq!(world.records().len(), 5);
    let after = world.log();
    world.ankle("import export.json").shows();
    assert_eq!(world.log(), after);
}

#[test]
fn a_table_brings_back_what_counts_and_adds_nothing_where_it_came_from() {
    let world = World::new().with_log(&motley().replace("no record\n", ""));
    let (table, _) = world.ankle("export").warns();
    assert!(table.contains(",'=1+1\n") && !table.contains("negative-calf-raise"), "{table}");
    world.write("sets.csv", &table);
    let before = world.log();
    let (said, _) = world.ankle("import sets.csv").warns();
    assert!(said.starts_with("  Nothing new in sets.csv\n    known     3 records"), "{said}");
    assert_eq!(world.log(), before);
    world.ankle("import sets.csv --data-dir other").shows();
    assert_eq!(world.ankle("export --data-dir other").shows(), table);
}

#[test]
fn tables_of_other_programs_become_one_record_a_workout_and_exercise() {
    for (file, text, lines) in [
        (
            "strong.csv",
            STRONG,
            &[
                r#""at":"2026-09-01T18:30:00+01:00","kind":"sets","exercise":"calf-raise","sets":[{"reps":12,"load_lb":20,"rpe":8.5},{"reps":10}],"batch":"#,
                r#""at":"2026-09-01T18:30:00+01:00","kind":"sets","exercise":"crane-balance","sets":[{"seconds":40}],"batch":"#,
            ][..],
        ),
        (
            "hevy.csv",
            HEVY,
            &[
                r#""at":"2026-10-22T08:00:00+01:00","kind":"sets","exercise":"calf-raise","sets":[{"reps":12,"load_kg":20.412,"rpe":8.5},{"reps":9}],"note":"slow, \"deep\"","batch":"#,
            ],
        ),
    ] {
        let world = World::new();
        world.write(file, text);
        let before = world.tree();
        world.run(["import", file, "--dry-run"]).shows();
        assert_eq!(world.tree(), before);
        world.run(["import", file]).shows();
        let log = world.log().unwrap();
        assert_eq!(log.lines().count(), lines.len());
        assert!(lines.iter().all(|line| log.contains(line)), "{log}");
        world.run(["import", file]).shows();
        assert_eq!(world.log().unwrap(), log);
        // Somewhere else the same rows are the same records, so that logs can be merged.
        world.run(["import", file, "--data-dir", "other"]).shows();
        assert!(world.ankle("merge other/log.jsonl").shows().starts_with("✓ Nothing new"));
        world.ankle("undo").shows();
        assert_eq!(world.ankle("export").shows().lines().count(), 1);
        world.ankle("redo").shows();
        world.run(["import", file]).shows();
        assert_eq!(
            world.ankle("export").shows().lines().count(),
            1 + log.matches("{\"reps\"").count() + log.matches("{\"seconds\"").count()
        );
    }
}

#[test]
fn what_was_written_for_strong_is_read_again() {
    for profile in ["units = \"kg\"\n", "units = \"lb\"\n"] {
        let world = World::new().with_profile(profile);
        world.run(["log", "L12+10kg@8", "R11+10kg", "slcr", "--note=-stairs", "--date", "mon"]).shows();
        world.ankle("log 2x30s crane-balance").shows();
        let table = world.ankle("export --format strong").shows();
        world.write("strong.csv", &table);
        world.ankle("import strong.csv --data-dir other").shows();
        assert_eq!(world.ankle("export --format strong --data-dir other").shows(), table);
    }
}

#[test]
#[cfg(unix)]
fn what_is_no_file_or_too_large_a_one_is_refused_unread() {
    let world = World::new();
    let file = std::fs::File::create(world.path("large.csv")).unwrap();
    file.set_len(256 * 1024 * 1024 + 1).unwrap();
    world.write("bytes.csv", b"at,exercise\n\xff\n");
    for (path, reason) in [
        ("large.csv", "it is larger than 256 MiB"),
        ("/dev/zero", "it is not a regular file"),
        ("bytes.csv", "it is not UTF-8 text"),
    ] {
        let error = format!("error: cannot read {path}: {reason}; nothing was logged\n");
        world.run(["import", path]).is(1, "", &error);
    }
}

#[test]
fn a_file_cannot_steer_the_terminal() {
    let world = World::new();
    world.write("x.csv", "at,exercise,reps\n2026-11-18,\u{1b}[31mred,1\n\u{1b}]0;x,calf-raise,1\n");
    let said = world.ankle("import x.csv").shows();
    assert!(!said.contains('\u{1b}') && said.contains("\\u{1b}"), "{said}");
}

#[test]
fn ones_own_table_for_strong_adds_nothing_to_the_log_it_came_from() {
    let world = World::new();
    world.ankle("log -q 3x12 calf-raise").shows();
    world.ankle("log -q L12,11+5kg@8 R12,12+5kg@8 slcr --date yesterday").shows();
    let before = world.log().unwrap();
    let table = world.ankle("export --format strong").shows();
    world.write("strong.csv", &table);
    let told = world.ankle("import strong.csv").shows();
    assert!(!told.contains("Imported"), "{told}");
    assert_eq!(world.log().unwrap(), before, "{table}");
}

#[test]
fn two_lines_of_one_id_are_told_apart_without_the_blanks_around_them() {
    let line = |pain: u8| {
        format!(
            r#"{{"v":1,"id":"019a3d4a-5d51-7723-b102-6bab6a1689ad","at":"2026-11-10T18:00:00+01:00","kind":"checkin","pain":{pain}}}"#
        )
    };
    let world = World::new().with_log(&format!(" {}\n{}\n", line(2), line(1)));
    let export = world.ankle("export --format json").shows();
    world.write("export.json", &export);
    world.ankle("import export.json --data-dir other").shows();
    let pain = |folder: &str| {
        let history = world.ankle(&format!("history --json --data-dir {folder}")).shows();
        history.split_once("\"pain\":").unwrap().1.chars().next().unwrap()
    };
    assert_eq!((pain("data"), pain("other")), ('1', '1'));
}

#[test]
fn an_id_that_could_steer_a_terminal_is_shown_escaped() {
    let line = r#"{"v":1,"id":"x\u001b[2J","at":"2026-11-10T18:00:00+01:00","kind":"checkin","pain":1}"#;
    let world = World::new().with_log(&format!("{line}\n"));
    let history = world.ankle("history").shows();
    assert!(!history.contains('\u{1b}') && history.contains("\\u{1b}"), "{history}");
}
