//! Commands that only read: they change nothing, and say the same again.

use super::world::World;

const READING: [&str; 36] = [
    "",
    "plan",
    "plan --week",
    "plan --week --explain",
    "plan --next",
    "plan --date mon",
    "plan --week --json",
    "status",
    "status --json",
    "status --format {next}",
    "list",
    "list --planned",
    "list --json",
    "show negative-calf-raise",
    "show negative-calf-raise --sources",
    "show negative-calf-raise --json",
    "export",
    "export --format strong",
    "config get",
    "config get --json",
    "config get days",
    "config path",
    "plan --week --minutes 30 --equipment wall,step",
    "safety",
    "safety --json",
    "history",
    "history y-reach --since mon",
    "history --json",
    "doctor",
    "doctor --json",
    "symptom",
    "symptom --json",
    "--help",
    "log --help",
    "help sets",
    "help profile",
];

#[test]
fn reading_commands_make_no_file_and_no_folder() {
    let world = World::new();
    for line in READING {
        world.ankle(line).shows();
        assert!(world.tree().is_empty(), "{line}");
    }
}

#[test]
fn reading_commands_change_no_file() {
    let world = World::runner();
    let before = world.tree();
    let log = world.path("data/log.jsonl");
    let written = || std::fs::metadata(&log).unwrap().modified().unwrap();
    let at = written();
    for line in READING {
        world.ankle(line).shows();
        assert_eq!((world.tree() == before, written()), (true, at), "{line}");
    }
}

#[test]
fn the_same_command_twice_gives_the_same_bytes() {
    let world = World::runner();
    for line in READING {
        assert_eq!(world.ankle(line), world.ankle(line));
    }
}

#[test]
fn the_order_of_the_lines_of_the_log_does_not_matter() {
    let world = World::runner();
    let log = world.log().unwrap();
    let backwards: String = log.lines().rev().map(|line| format!("{line}\r\n\n")).collect();
    let other = World::runner().with_log(&backwards);
    for line in READING {
        assert_eq!(other.ankle(line).shows(), world.ankle(line).shows(), "{line}");
    }
}

#[test]
fn help_of_a_command_is_the_same_both_ways() {
    let world = World::new();
    for command in ["plan", "log", "list", "show", "setup", "config", "swap", "safety", "help"] {
        let asked = world.ankle(&format!("help {command}")).shows();
        assert_eq!(world.ankle(&format!("{command} --help")).shows(), asked);
    }
    assert_eq!(world.ankle("help").shows(), world.ankle("--help").shows());
}

#[test]
fn json_is_one_object_on_one_line_that_names_its_command() {
    for world in [World::new(), World::runner()] {
        for line in READING.iter().filter(|line| line.contains("--json")) {
            let text = world.ankle(line).shows();
            assert_eq!(text.matches('\n').count(), 1, "{line}");
            let object: serde_json::Value = serde_json::from_str(&text).unwrap();
            assert_eq!(object["version"], 1);
            assert_eq!(object["command"], line.split(' ').next().unwrap());
            assert!(object["data"].is_object());
        }
    }
}

#[test]
fn the_week_as_json_has_seven_days_and_a_day_has_one() {
    let world = World::runner();
    let days = |line: &str| {
        let object: serde_json::Value = serde_json::from_str(&world.ankle(line).shows()).unwrap();
        let days = object["data"]["days"].as_array().unwrap().clone();
        days.iter().map(|day| day["weekday"].as_str().unwrap().to_string()).collect::<Vec<String>>()
    };
    assert_eq!(days("plan --week --json"), ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]);
    assert_eq!(days("plan --next --json").len(), 7);
    assert_eq!(days("plan --json"), ["fri"]);
    assert_eq!(days("plan --date tue --json"), ["tue"]);
}
