//! The profile's file: written whole or not at all, where it is, with what a person wrote in it.

use std::fs;

use super::world::{Done, World};

/// A profile with everything a person might put around the keys.
const MINE: &str = "# Mine.\n\nlevel = 2   # since May\nequipment = [\n  \"wall\", # the hall\n  \"step\",\n]\n\n# the left one\n[since]\n\
                    past-sprain = \"2026-05-01\"\n";

/// The Monday of the week the others look back on.
const MONDAY: &str = "2026-11-16T07:30:00+01:00";

/// Command lines that are wrong, and their exit code.
const WRONG: &[(&[&str], i32)] = &[
    (&["config", "set"], 2),
    (&["config", "set", "minutes"], 2),
    (&["config", "set", "minutes", "3"], 2),
    (&["config", "set", "minutes", "ten"], 2),
    (&["config", "set", "minutes", "-1"], 2),
    (&["config", "set", "minutes", "30", "40"], 2),
    (&["config", "set", "minuts", "30"], 2),
    (&["config", "set", "days", "none"], 2),
    (&["config", "set", "days", "9"], 2),
    (&["config", "set", "goal", ""], 2),
    (&["config", "set", "age", "41", "--week", "2026-W48"], 2),
    (&["config", "set", "minutes", "30", "--week", "2026-W54"], 2),
    (&["config", "set", "since.past-sprain", "someday"], 2),
    (&["config", "add", "minutes", "30"], 2),
    (&["config", "add", "avoid", "raise"], 2),
    (&["config", "add", "avoid", "negativ-calf-rase"], 2),
    (&["config", "add", "flags", "sprain"], 2),
    (&["config", "remove", "equipment", "chair"], 2),
    (&["config", "remove", "zebra"], 2),
    (&["config", "set", "minutes", "30", "--config-dir", "file/below"], 1),
    (&["config", "set", "minutes", "30", "--config-dir", "faulty"], 2),
    (&["config", "set", "minutes", "30", "--config-dir", "folder"], 1),
    (&["swap", "plank"], 2),
    (&["swap", "raise"], 2),
    (&["swap", "pogo-hop"], 2),
    (&["swap", "y-reach", "y-reach"], 2),
    (&["swap", "y-reach", "calf-raise"], 2),
    (&["swap", "y-reach", "plank"], 2),
    (&["setup"], 1),
    (&["setup", "--config-dir", "faulty"], 2),
];

fn world() -> World {
    let world = World::new().with_profile(MINE);
    world.write("faulty/config.toml", "levle = 1\n");
    world.write("folder/config.toml/there", "");
    world.write("file", "");
    world
}

fn profile(world: &World) -> String {
    fs::read_to_string(world.path("config/config.toml")).unwrap()
}

#[test]
fn what_is_refused_leaves_every_file_as_it_was() {
    let world = world();
    let before = world.tree();
    for (arguments, status) in WRONG {
        let done = Done::of(&mut world.command(*arguments));
        // Questions come before the answers end.
        let message = if arguments == &["setup"] { done.ends(*status).1 } else { done.fails(*status) };
        assert_eq!(world.tree(), before, "{arguments:?}");
        let first = message.lines().next().unwrap();
        assert!(first.starts_with("error: ") && !first.ends_with('.'), "{message}");
        let is_ours = !message.contains("try '--help'") && !message.contains("nothing was logged or changed");
        let said = message.replace("\n       ", " ");
        let only_read = message.contains("cannot read");
        assert!(!is_ours || only_read || said.contains("nothing was written"), "{arguments:?}: {message}");
    }
}

#[test]
fn comments_and_the_way_it_is_written_stay() {
    let world = world();
    for line in [
        "config set level 3",
        "config add equipment band",
        "config remove equipment wall",
        "config set since.past-sprain 2026-05-02",
        "config set minutes 30",
        "config set days 2 --week 2026-W48",
    ] {
        world.ankle(line).shows();
    }
    let expected = "# Mine.\n\nlevel = 3   # since May\nequipment = [\n  \"step\",\n  \"band\",\n]\nminutes = 30\n\n# the left \
                    one\n[since]\npast-sprain = \"2026-05-02\"\n\n[week.\"2026-W48\"]\ndays = 2\n";
    assert_eq!(profile(&world), expected);
    for line in ["config remove minutes", "config remove days --week 2026-W48", "config set level 2"] {
        world.ankle(line).shows();
    }
    assert!(profile(&world).starts_with("# Mine.\n\nlevel = 2   # since May\n"));
    assert!(profile(&world).ends_with("[since]\npast-sprain = \"2026-05-02\"\n"));
}

#[test]
fn what_changes_nothing_does_not_touch_the_file() {
    let world = world();
    let file = world.path("config/config.toml");
    let written = || fs::metadata(&file).unwrap().modified().unwrap();
    let at = written();
    for line in ["config set level 2", "config add equipment wall", "config remove minutes"] {
        let text = world.ankle(line).shows();
        assert!(text.contains("nothing was written"), "{text}");
        assert_eq!(written(), at);
    }
    assert_eq!(profile(&world), MINE);
}

#[test]
fn what_was_swapped_can_be_taken_back_as_told() {
    for always in ["", " --always"] {
        let world = World::new().with("ANKLE_NOW", MONDAY);
        let plan = world.ankle("plan --week").shows();
        let told = world.ankle(&format!("swap crane-balance single-leg-balance{always}")).shows();
        assert!(world.ankle("plan --week").shows().contains("single-leg-balance"));
        let back: Vec<&str> = told.lines().filter_map(|line| line.split("ankle ").nth(1)).collect();
        assert_eq!(back.len(), 2, "{told}");
        for command in back {
            world.ankle(command).shows();
        }
        // But for the word that there is no profile yet.
        let table = |text: &str| text.split("Today").next().unwrap().to_string();
        assert_eq!(table(&world.ankle("plan --week").shows()), table(&plan));
    }
}

#[test]
fn every_candidate_of_a_swap_is_accepted_and_every_other_refused() {
    let runner = || World::runner().with("ANKLE_NOW", "2026-11-23T07:30:00+01:00");
    let slugs = |world: &World| -> Vec<String> {
        let plan: serde_json::Value =
            serde_json::from_str(&world.ankle("plan --week --json").shows()).unwrap();
        let days = plan["data"]["days"].as_array().unwrap();
        let items = days
            .iter()
            .flat_map(|day| ["items", "extras"].map(|of| day[of].as_array().unwrap().clone()))
            .flatten();
        let mut slugs: Vec<String> =
            items.map(|item| item["exercise"].as_str().unwrap().to_string()).collect();
        slugs.sort();
        slugs.dedup();
        slugs
    };
    let mut accepted = 0;
    for planned in slugs(&runner()) {
        let text = runner().with("COLUMNS", "200").ankle(&format!("swap {planned}")).shows();
        let (could, could_not) = match text.split_once("Not:") {
            Some((could, could_not)) => (could.to_string(), could_not.to_string()),
            None if text.starts_with("Nothing") => (String::new(), text),
            None => (text, String::new()),
        };
        let named = |text: &str| -> Vec<String> {
            let rows = text.lines().filter(|line| line.starts_with("  "));
            rows.map(|line| line.split_whitespace().next().unwrap().to_string()).collect()
        };
        for other in named(&could) {
            let world = runner();
            world.ankle(&format!("swap {planned} {other}")).shows();
            let now = slugs(&world);
            assert!(now.contains(&other) && !now.contains(&planned), "{planned} {other}: {now:?}");
            accepted += 1;
        }
        for other in named(&could_not) {
            let world = runner();
            let before = world.tree();
            world.ankle(&format!("swap {planned} {other}")).fails(2);
            assert_eq!(world.tree(), before, "{planned} {other}");
        }
    }
    assert!(accepted > 3, "{accepted}");
}

#[cfg(unix)]
#[test]
fn a_new_profile_is_private_and_a_link_is_followed() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let world = World::new();
    world.ankle("config set minutes 30").shows();
    let mode = |path: &str| fs::metadata(world.path(path)).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode("config"), mode("config/config.toml")), (0o700, 0o600));
    fs::rename(world.path("config/config.toml"), world.path("mine.toml")).unwrap();
    symlink("../mine.toml", world.path("config/config.toml")).unwrap();
    world.ankle("config set minutes 40").shows();
    assert!(world.path("config/config.toml").is_symlink());
    assert_eq!(fs::read_to_string(world.path("mine.toml")).unwrap(), "minutes = 40\n");
    let names = |folder: &str| fs::read_dir(world.path(folder)).unwrap().count();
    assert_eq!((names("config"), names("")), (1, 2), "nothing is left beside it");
}

#[test]
fn what_would_be_changes_nothing() {
    let world = World::runner();
    let before = world.tree();
    let plan = world.ankle("plan --week --minutes 45 --equipment none --days 2").shows();
    assert!(plan.contains("What if: days 2, minutes 45 and equipment none"), "{plan}");
    assert_eq!(world.tree(), before);
}

#[test]
fn each_key_set_by_hand_and_as_an_option_plans_the_same_week() {
    for (key, value) in [
        ("level", "3"),
        ("days", "mon thu"),
        ("days", "2"),
        ("minutes", "45"),
        ("equipment", "wall band"),
        ("flags", "past-sprain no-jump"),
        ("hard_run_days", "sun"),
        ("goal", "maintain"),
        ("units", "lb"),
        ("avoid", "y-reach"),
        ("races", "2026-11-22"),
    ] {
        let world = World::runner();
        let option = format!("plan --week --{} {}", key.replace('_', "-"), value.replace(' ', ","));
        let would_be = world.ankle(&option).shows();
        world.ankle(&format!("config set {key} {value}")).shows();
        let is = world.ankle("plan --week").shows();
        let table = |text: &str| text.split("This week").next().unwrap().to_string();
        assert_eq!(table(&would_be), table(&is), "{key} {value}");
    }
}

#[test]
fn each_item_of_a_list_keeps_its_own_remark() {
    let mine = "days = [\n  \"mon\", # office\n  \"wed\", # gym\n  \"fri\" # run\n]\nequipment = [\"wall\", # hall\n\"step\"]\n";
    let world = World::new().with_profile(mine);
    let file = || fs::read_to_string(world.path("config/config.toml")).unwrap();
    world.ankle("config add days sat").shows();
    world.ankle("config remove days wed").shows();
    world.ankle("config remove equipment step").shows();
    let expected =
        "days = [\n  \"mon\", # office\n  \"fri\", # run\n  \"sat\"\n]\nequipment = [\"wall\" # hall\n]\n";
    assert_eq!(file(), expected);
    world.ankle("config get").shows();
}

#[test]
fn the_commands_a_swap_names_take_all_of_it_back() {
    for (profile, swap) in [
        (
            "level = 1\n\n[week.\"2026-W47\"]\navoid = [\"pogo-hop\"]\n",
            "swap crane-balance single-leg-balance --always",
        ),
        ("level = 1\navoid = [\"pogo-hop\"]\n", "swap crane-balance single-leg-balance --always"),
        ("level = 1\navoid = [\"pogo-hop\"]\n", "swap crane-balance single-leg-balance"),
        ("level = 1\n", "swap crane-balance single-leg-balance"),
    ] {
        let world = World::new().with_profile(profile).with("ANKLE_NOW", "2026-11-16T07:00:00+01:00");
        let before = world.ankle("plan --week --json").shows();
        let said = world.ankle(swap).shows();
        let commands: Vec<&str> =
            said.lines().filter_map(|line| line.split_once("ankle config ")).map(|(_, rest)| rest).collect();
        assert!(!commands.is_empty(), "{said}");
        for command in commands {
            world.ankle(&format!("config {command}")).shows();
        }
        assert_eq!(world.ankle("plan --week --json").shows(), before, "{swap}");
        // No list keeps what came by the swap, and no week one of its own that it had not before.
        let file = std::fs::read_to_string(world.path("config/config.toml")).unwrap();
        assert!(!file.contains("balance"), "{file}");
        assert_eq!(file.contains("2026-W47"), profile.contains("2026-W47"), "{file}");
    }
}
