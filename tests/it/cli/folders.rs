//! Where log and profile are looked for, and what arguments and variables may hold.

use super::world::{Done, World};

#[test]
fn the_option_wins_over_the_variable_and_the_variable_over_the_system() {
    let world = World::new().with("HOME", "/nowhere").with("XDG_DATA_HOME", "/nowhere/data");
    world.ankle("log -q 3x12 calf-raise").shows();
    world.ankle("log -q 3x12 calf-raise --data-dir other").shows();
    world.ankle("--data-dir before log -q 3x12 calf-raise").shows();
    for folder in ["data", "other", "before"] {
        assert!(world.path(folder).join("log.jsonl").is_file(), "{folder}");
    }
}

#[test]
#[cfg(unix)]
fn without_either_the_folders_of_the_base_directory_rules_are_used() {
    let bare = || World::new().without("ANKLE_DATA_DIR").without("ANKLE_CONFIG_DIR");
    let world = bare();
    let world = {
        let (data, config) = (world.path("d"), world.path("c"));
        world.with("XDG_DATA_HOME", data).with("XDG_CONFIG_HOME", config)
    };
    world.write("c/ankle/config.toml", "level = 3\n");
    world.ankle("log -q 3x12 calf-raise").shows();
    assert!(world.path("d/ankle/log.jsonl").is_file());
    assert!(world.ankle("plan").shows().contains("Level 3"));

    let world = bare();
    let home = world.path("");
    let world = world.with("HOME", home);
    world.write(".config/ankle/config.toml", "level = 2\n");
    world.ankle("log -q 3x12 calf-raise").shows();
    assert!(world.path(".local/share/ankle/log.jsonl").is_file());
    assert!(world.ankle("plan").shows().contains("Level 2"));
}

#[test]
#[cfg(unix)]
fn the_home_folder_is_shown_as_a_tilde() {
    let world = World::new().without("ANKLE_CONFIG_DIR").with("XDG_CONFIG_HOME", "");
    let home = world.path("");
    let world = world.with("HOME", home);
    world.write(".config/ankle/config.toml", "levle = 2\n");
    let message = world.ankle("plan").fails(2);
    assert!(message.starts_with("error: ~/.config/ankle/config.toml: unknown field 'levle'\n"), "{message}");
}

#[test]
#[cfg(unix)]
fn arguments_that_are_no_text_are_refused_and_folders_of_such_a_name_are_not() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let odd = OsStr::from_bytes(b"calf\xff");
    let world = World::new();
    for arguments in [
        [OsStr::new("log"), OsStr::new("3x12"), odd],
        [OsStr::new("plan"), OsStr::new("--date"), odd],
        [OsStr::new("show"), OsStr::new("--sources"), odd],
    ] {
        let message = world.run(arguments).fails(2);
        assert!(message.starts_with("error: what was typed is not UTF-8 text\n"), "{message}");
    }
    assert_eq!(world.log(), None);

    let world = World::new().with("ANKLE_DATA_DIR", odd);
    world.ankle("log -q 3x12 calf-raise").shows();
    assert!(world.path(odd).join("log.jsonl").is_file());
}

#[test]
fn a_clock_that_is_no_time_stops_every_command_before_it_does_anything() {
    for text in ["noon", "2026-11-20", "2026-11-20T19:42:00", "2026-02-30T10:00:00Z", "1", "\u{1b}[31m"] {
        let world = World::new().with("ANKLE_NOW", text);
        for line in ["", "plan", "list", "show pogo-hop", "safety", "log 3x12 calf-raise"] {
            let message = world.ankle(line).fails(2);
            let shown = text.replace('\u{1b}', "\\u{1b}");
            let expected = format!(
                "error: ANKLE_NOW is '{shown}', which is not a time\n\n  \
                 tip: ANKLE_NOW=2026-11-20T18:00:00+01:00, or leave it unset\n"
            );
            assert_eq!(message, expected);
        }
        assert!(world.tree().is_empty());
    }
}

#[test]
fn a_pace_that_is_no_number_above_zero_leads_nothing() {
    for text in ["0", "-60", "fast", "nan", "\u{1b}[31m"] {
        let world = World::new().with("ANKLE_PACE", text);
        let message = world.ankle("start --list").fails(2);
        let shown = text.replace('\u{1b}', "\\u{1b}");
        let expected = format!(
            "error: ANKLE_PACE is '{shown}', which is no number above zero\n\n  tip: ANKLE_PACE=60, or leave it unset\n"
        );
        assert_eq!(message, expected);
        assert!(world.tree().is_empty());
        // What is led by no clock never asks for one.
        world.ankle("plan").shows();
    }
}

#[test]
fn an_empty_variable_is_an_unset_one() {
    let world = World::new();
    let plain = world.ankle("plan").shows();
    let world = ["FORCE_COLOR", "NO_COLOR", "CLICOLOR_FORCE", "CLICOLOR", "LC_ALL", "LC_CTYPE"]
        .into_iter()
        .fold(world, |world, name| world.with(name, ""));
    assert_eq!(world.ankle("plan").shows(), plain);
}

#[test]
fn control_characters_typed_as_a_name_are_shown_not_sent() {
    let world = World::new();
    for (name, shown) in [("calf\u{1b}[31m", "calf\\u{1b}[31m"), ("calf\u{202e}esiar", "calf\\u{202e}esiar")]
    {
        for arguments in [&["show", name][..], &["log", "3x12", name]] {
            let message: String = Done::of(&mut world.command(arguments)).fails(2);
            assert!(message.contains(shown) && !message.contains(name), "{message}");
        }
    }
}
