//! A set that form ended: said, kept, shown, corrected, given away and taken back in.

use serde_json::Value;

use super::world::World;

/// The sets of the only record of a world, as JSON.
fn sets(world: &World) -> String {
    let history: Value = serde_json::from_str(&world.ankle("history --json").shows()).unwrap();
    history["data"]["records"][0]["sets"].to_string()
}

const STOPPED: &str = r#"[{"reps":12,"rpe":8},{"reps":12,"rpe":8},{"reps":9,"rpe":8,"stopped":true}]"#;

#[test]
fn the_last_set_of_what_was_typed_is_the_one_that_form_ended() {
    for line in ["log 12,12,9@8 calf-raise --stopped", "log 12,12,9@8 stopped calf-raise"] {
        let world = World::new();
        let said = world.ankle(line).shows();
        assert!(said.contains("the last one stopped for form"), "{said}");
        assert_eq!(sets(&world), STOPPED, "{line}");
        let shown = world.ankle("history").shows();
        assert!(shown.contains("calf-raise 12,12,9@8 stopped"), "{shown}");
        assert!(world.ankle("show calf-raise").shows().contains("12 12 9 stopped"));
    }
}

#[test]
fn it_survives_a_correction_and_can_be_corrected_itself() {
    let world = World::new();
    let id = world.ankle("log -q 12,12,9@8 calf-raise --stopped").shows();
    let id = world.ankle(&format!("edit -q {} 12,12,8", id.trim())).shows();
    assert!(sets(&world).contains(r#"{"reps":8,"rpe":8,"stopped":true}"#), "{}", sets(&world));
    let id = world.ankle(&format!("edit -q {} --stopped=no", id.trim())).shows();
    assert!(!sets(&world).contains("stopped"), "{}", sets(&world));
    let id = world.ankle(&format!("edit -q {} --stopped", id.trim())).shows();
    assert!(sets(&world).contains("stopped"), "{}", sets(&world));
    world.ankle(&format!("edit {} --stopped=perhaps", id.trim())).fails(2);
}

#[test]
fn it_goes_out_and_in_again_in_both_formats_of_its_own() {
    for format in ["csv", "json"] {
        let world = World::new();
        world.ankle("log 12,12,9@8 calf-raise --stopped").shows();
        let file = format!("out.{format}");
        let other = World::new();
        other.write(&file, world.ankle(&format!("export --format {format}")).shows());
        other.ankle(&format!("import {file}")).shows();
        assert_eq!(sets(&other), STOPPED, "{format}");
    }
}
