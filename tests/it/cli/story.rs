//! A fortnight written down from memory, with all the slips that belong to it.

use std::fmt::Write as _;

use super::world::World;

/// The world at another moment of its fortnight.
fn at(world: World, moment: &str) -> World {
    world.with("ANKLE_NOW", format!("2026-11-{moment}:00+01:00"))
}

/// Logs, and returns the id.
fn log(world: &World, line: &str) -> String {
    world.ankle(&format!("log -q {line}")).shows().trim_end().to_string()
}

/// What counts in the end: day, kind, and what it says, in the order of the days.
fn told(world: &World) -> String {
    let text = world.ankle("history --json").shows();
    let history: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(history["data"]["problems"], serde_json::json!([]));
    let mut lines = String::new();
    for record in history["data"]["records"].as_array().unwrap() {
        let day = &record["at"].as_str().unwrap()[5..16];
        let kind = record["kind"].as_str().unwrap();
        let rest = ["exercise", "pain", "tag", "open", "left", "right", "rpe", "minutes", "note", "reason"];
        let rest = rest.iter().filter_map(|key| record.get(key)).map(|value| format!(" {value}"));
        let sets = record["sets"].as_array().map_or(0, Vec::len);
        let rest: String = rest.collect();
        let sets = if sets > 0 { format!(" ×{sets}") } else { String::new() };
        writeln!(lines, "{day} {kind}{}{sets}", rest.replace('"', "")).unwrap();
    }
    lines
}

#[test]
fn a_fortnight_from_memory_reads_as_it_was() {
    let world = at(World::new(), "09T20:00");
    log(&world, "2x10 calf-raise");
    // 12 sets of 3 instead of 3 of 12.
    log(&world, "12x3 bent-knee-calf-raise");
    world.ankle("undo").is(
        0,
        "✓ Took back bent-knee-calf-raise: 12 sets × 3 reps                     Mon 9 Nov\n    Mon 9 Nov: 2 records before, 1 now\n    \
         ankle redo gives it back\n",
        "",
    );
    log(&world, "3x12 bent-knee-calf-raise");
    world.ankle("checkin --pain 1").shows();

    let world = at(world, "12T21:00");
    // Yesterday's, remembered too late and on the wrong day.
    let balance = log(&world, "2x10s crane-balance --date tue");
    world.ankle(&format!("edit {balance} --date wed")).shows();
    let raises = log(&world, "3x12@8 slcr --date wed");
    world.ankle(&format!("edit {raises} L12@8,12@8,11@9 R3x12@8 --note stairs")).fails(2);
    world.ankle(&format!("edit {raises} L12,12,11 R3x12 --note stairs")).shows();
    // Once more is refused: the correction is what counts now.
    world.ankle(&format!("edit {raises} 3x11")).fails(2);

    let world = at(world, "13T19:30");
    world.ankle("done --effort 6 --minutes 20").shows();
    // It was not, after all; and then it was.
    world.ankle("undo").shows();
    world.ankle("redo").shows();
    world.ankle("redo").fails(2);

    let world = at(world, "16T08:00");
    world.ankle("symptom night-pain --reason cramp").shows();
    world.ankle("done").fails(2);
    let world = at(world, "17T08:00");
    world.ankle("symptom night-pain --clear --reason gone").shows();

    let world = at(world, "18T20:00");
    world.ankle("skip towel-curl --reason travelling").shows();
    world.ankle("test calf-raise --left 22 --right 25").shows();
    let world = at(world, "20T19:42");
    world.ankle("done calf-raise --pain 2").shows();
    world.ankle("checkin --pain 3 --date yesterday").shows();

    let before = world.log().unwrap();
    assert_eq!(told(&world), FORTNIGHT);
    world.ankle("doctor").is(0, &format!("no problems · {} records, 16 live\n", before.lines().count()), "");
    assert_eq!(world.log().unwrap(), before);
    // Every slip is still there to be read: nothing was rewritten.
    assert!(before.contains(r#""sets":[{"reps":3},{"reps":3}"#) && before.contains(&raises));
}

/// Day, kind, and what else the record says.
const FORTNIGHT: &str = "\
11-09T20:00 sets calf-raise ×2
11-09T20:00 sets bent-knee-calf-raise ×3
11-09T20:00 checkin 1
11-11T12:00 sets crane-balance ×2
11-11T12:00 sets single-leg-calf-raise stairs ×6
11-13T19:30 sets calf-raise ×2
11-13T19:30 sets bent-knee-calf-raise ×2
11-13T19:30 sets calf-iso-hold ×1
11-13T19:30 sets knee-to-wall ×2
11-13T19:30 session 6 20
11-16T08:00 symptom night-pain true cramp
11-17T08:00 symptom night-pain false gone
11-18T20:00 skip towel-curl travelling
11-18T20:00 test 22 25
11-19T12:00 checkin 3
11-20T19:42 sets calf-raise 2 ×2
";
