//! What the program tells people to type works.

use std::collections::BTreeSet;

use super::world::World;

/// What follows `ankle` in prose rather than in a command.
const PROSE: [&str; 5] = ["ankle and ", "ankle bone", "ankle loading", "ankle ache", "ankle it "];

fn commands(world: &World) -> BTreeSet<String> {
    let help = world.ankle("--help").shows();
    let (_, list) = help.split_once("Commands:\n").unwrap();
    let lines = list.lines().take_while(|line| !line.is_empty());
    lines.map(|line| line.split_whitespace().next().unwrap().to_string()).collect()
}

/// The first words after `ankle` where a command is meant: at the start of a line, after a tip, in quotes or after a colon.
fn suggested(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("ankle ") {
        let before = &text[..at];
        let line = &before[before.rfind('\n').map_or(0, |newline| newline + 1)..];
        let is_meant = line.trim().is_empty()
            || line.ends_with("tip: ")
            || line.ends_with('\'')
            || line.ends_with(": ")
            || line.ends_with("  ");
        let after = &text[at..];
        if !is_meant || PROSE.iter().any(|prose| after.starts_with(prose)) {
            continue;
        }
        let word: String = after["ankle ".len()..].chars().take_while(char::is_ascii_lowercase).collect();
        if !word.is_empty() {
            found.push(word);
        }
    }
    found
}

#[test]
fn every_command_that_is_suggested_exists() {
    let commands = commands(&World::new());
    let mut seen = BTreeSet::new();
    let worlds = [
        World::new(),
        World::runner(),
        World::new().with_profile("flags = [\"bone-stress\"]"),
        World::new().with_profile("flags = [\"recent-sprain\"]"),
    ];
    for world in worlds {
        let good = [
            "",
            "-h",
            "--help",
            "plan",
            "plan --week",
            "plan --next",
            "plan --date sun",
            "plan -h",
            "plan --help",
            "log -h",
            "log --help",
            "list -h",
            "list",
            "list --mine",
            "show -h",
            "safety -h",
            "help -h",
            "help sets",
            "help profile",
            "safety",
            "show pogo-hop",
            "log 3x12 calf-raise",
        ];
        let mut texts: Vec<String> = good.iter().map(|line| world.ankle(line).shows()).collect();
        let wrong = [
            "show plank",
            "log 3x12 raise",
            "log 3x12",
            "log calf-raise",
            "log 3by12 calf-raise",
            "log 3x120 calf-raise",
            "log 3x12 calf-iso-hold",
            "log 3x12 calf-raise --date someday",
            "plan --date someday",
            "list -q stamina",
            "help everything",
        ];
        texts.extend(wrong.iter().map(|line| world.ankle(line).fails(2)));
        let at_noon = World::new().with_profile("minutes = 3");
        texts.push(at_noon.ankle("plan").fails(2));
        for text in texts {
            for word in suggested(&text) {
                assert!(commands.contains(&word), "'ankle {word}' is no command:\n{text}");
                seen.insert(word);
            }
        }
    }
    let seen: Vec<&str> = seen.iter().map(String::as_str).collect();
    assert_eq!(
        seen,
        ["config", "done", "help", "list", "log", "plan", "safety", "setup", "show", "start"],
        "what is suggested at all"
    );
}

#[test]
fn what_the_plan_says_to_type_can_be_typed() {
    let profiles = [
        "",
        "level = 3\nequipment = [\"wall\", \"step\", \"plate\", \"dumbbell\", \"chair\"]\nunits = \"lb\"",
        "level = 2\ndays = [\"mon\", \"wed\", \"fri\"]\nequipment = []",
    ];
    for profile in profiles {
        let world = World::new().with_profile(profile);
        let mut typed = 0;
        // Each record is followed by what is left of the session, until nothing is.
        for _ in 0..12 {
            let plan = world.ankle("plan").shows();
            let hints = plan.lines().filter_map(|line| line.trim_start().strip_prefix("ankle "));
            let hints: Vec<String> = hints.map(|line| line.split("  ").next().unwrap().to_string()).collect();
            if hints.is_empty() {
                break;
            }
            for hint in hints {
                world.ankle(&hint).shows();
                typed += 1;
            }
        }
        assert!(typed >= 4, "{profile}: {typed}");
        assert!(world.ankle("plan").shows().contains("all done"), "{profile}");
    }
}

#[test]
fn the_examples_of_the_help_can_be_typed() {
    let world = World::runner();
    for help in ["-h", "plan -h", "plan --help", "log -h", "list -h", "show -h", "help -h"] {
        let text = world.ankle(help).shows();
        let (_, examples) = text.split_once("Examples:\n").expect(help);
        for line in examples.lines().take_while(|line| line.starts_with("  ankle ")) {
            let line = line.trim_start().trim_start_matches("ankle ").split("  ").next().unwrap();
            if line.contains(" -o ") {
                assert_eq!(world.ankle(line).warns().0, "", "{line}");
            } else {
                world.ankle(line).shows();
            }
        }
    }
}

#[test]
fn what_show_says_to_type_can_be_typed_for_every_exercise() {
    let world = World::new();
    let list: serde_json::Value = serde_json::from_str(&world.ankle("list --json").shows()).unwrap();
    let exercises = list["data"]["exercises"].as_array().unwrap();
    assert!(exercises.len() >= 41);
    for exercise in exercises {
        let slug = exercise["slug"].as_str().unwrap();
        let text = world.ankle(&format!("show {slug}")).shows();
        let line = text.lines().find(|line| line.contains("Log it")).expect(slug);
        let command = line.split("ankle ").nth(1).unwrap();
        world.ankle(command).shows();
    }
    assert_eq!(world.records().len(), exercises.len());
}

#[test]
fn what_doctor_says_to_type_mends_the_log() {
    let world = World::new();
    let odd =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cmd/fixtures/odd/log.jsonl"))
            .unwrap();
    let world = world.with_log(&odd);
    let (told, _) = world.ankle("doctor").ends(3);
    let tips: Vec<&str> = told.lines().filter_map(|line| line.strip_prefix("  tip: ankle ")).collect();
    assert_eq!(tips, ["edit 00c1 12", "edit 00c2 12s", "edit 00c3 --date today", "undo 00c4", "undo 00c5"]);
    for tip in tips {
        world.ankle(tip).shows();
    }
    world.ankle("doctor").is(0, "no problems · 10 records, 3 live\n", "");
}

#[test]
fn a_bad_line_is_shown_without_what_could_steer_the_terminal() {
    let world = World::new().with_log("\u{1b}[31mred\u{202e}\n");
    let (told, _) = world.ankle("doctor").ends(3);
    assert_eq!(told.lines().nth(1).unwrap(), "    \\u{1b}[31mred\\u{202e}", "{told}");
    for width in ["20", "50", "200"] {
        let narrow =
            World::new().with_log(&format!("{{\"v\":1,{}\n", "\"pad\":1,".repeat(40))).with("COLUMNS", width);
        let (told, _) = narrow.ankle("doctor --ascii").ends(3);
        assert!(told.is_ascii() && told.lines().all(|line| line.len() <= width.parse().unwrap()), "{told}");
    }
}
