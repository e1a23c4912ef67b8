//! A command that fails leaves no record.

use super::world::World;

/// Command lines that are wrong in one way each, and their exit code.
const WRONG: &[(&[&str], i32)] = &[
    (&["log"], 2),
    (&["log", "3x12"], 2),
    (&["log", "calf-raise"], 2),
    (&["log", ""], 2),
    (&["log", "3x12", ""], 2),
    (&["log", "3x12", "raise"], 2),
    (&["log", "3x12", "plank"], 2),
    (&["log", "3x12", "negativ-calf-rase"], 2),
    (&["log", "3by12", "calf-raise"], 2),
    (&["log", "3x", "calf-raise"], 2),
    (&["log", "0x12", "calf-raise"], 2),
    (&["log", "3x0", "calf-raise"], 2),
    (&["log", "3x12+2,5kg", "calf-raise"], 2),
    (&["log", "3x12@11", "calf-raise"], 2),
    (&["log", "3x12@7.3", "calf-raise"], 2),
    (&["log", "3x12", "pain11", "calf-raise"], 2),
    (&["log", "99999999999999999999x1", "calf-raise"], 2),
    (&["log", "3x12", "calf-iso-hold"], 2),
    (&["log", "3x30s", "calf-raise"], 2),
    (&["log", "L3x12", "calf-raise"], 2),
    (&["log", "3x12", "touch1", "calf-raise"], 2),
    (&["log", "L3x12", "slcr", "--side", "R"], 2),
    (&["log", "3x12+5kg", "slcr", "--load", "5kg"], 2),
    (&["log", "3x12@8", "slcr", "--rpe", "8"], 2),
    (&["log", "3x12", "pain1", "slcr", "--pain", "1"], 2),
    (&["log", "3x12", "slcr", "--load", "heavy"], 2),
    (&["log", "3x12", "slcr", "--rpe", "11"], 2),
    (&["log", "3x12", "slcr", "--pain", "11"], 2),
    (&["log", "3x12", "slcr", "--side", "both"], 2),
    (&["log", "3x120", "calf-raise"], 2),
    (&["log", "21x5", "calf-raise"], 2),
    (&["log", "3x12+400kg", "calf-raise"], 2),
    (&["log", "3x12", "calf-raise", "--date", "tomorrow"], 2),
    (&["log", "3x12", "calf-raise", "--date", "someday"], 2),
    (&["log", "3x12", "calf-raise", "--date", ""], 2),
    (&["log", "3x12", "calf-raise", "--weight", "10kg"], 2),
    (&["log", "3x12", "calf-raise", "-q", "--json"], 2),
    (&["log", "3x12", "calf-raise", "--note", "--pain", "2"], 2),
    (&["log", "3x12", "calf-raise", "--note"], 2),
    (&["log", "3x12", "calf-raise", "--side", "-l"], 2),
    (&["log", "3x12", "calf-raise", "--config-dir", "faulty"], 2),
    (&["log", "3x12", "calf-raise", "--data-dir", "file/below"], 1),
    (&["log", "-5", "calf-raise"], 2),
    (&["done", "plank"], 2),
    (&["done", "hop"], 2),
    (&["done", "short-foot"], 2),
    (&["done", "--effort", "11", "--minutes", "20"], 2),
    (&["done", "--minutes", "20"], 2),
    (&["done", "--date", "tomorrow"], 2),
    (&["done", "--date", "thu"], 2),
    (&["checkin", "--pain", "1", "--data-dir", "file/below"], 1),
    (&["skip", "plank"], 2),
    (&["skip", "calf-raise", "--date", "tomorrow"], 2),
    (&["undo", "ffff"], 2),
    (&["edit", "ffff", "3x12"], 2),
    (&["checkin", "--pain", "11"], 2),
    (&["checkin", "--pain", "1", "--date", "tomorrow"], 2),
    (&["symptom", "itchy"], 2),
    (&["symptom", "limp", "--clear"], 2),
    (&["symptom", "limp", "--clear", "--reason", "seen"], 2),
    (&["test", "calf-raise", "--left", "12"], 2),
    (&["test", "calf-raise", "--left", "12.5", "--right", "12"], 2),
    (&["test", "knee-to-wall", "--left", "31", "--right", "12"], 2),
    (&["import"], 2),
    (&["import", "none.csv"], 1),
    (&["import", "faulty"], 1),
    (&["import", "file"], 2),
    (&["import", "file", "--format", "json"], 2),
    (&["import", "file", "--format", "strong"], 2),
    (&["import", "file", "--format", "hevy"], 2),
    (&["import", "file", "--format", "csv"], 2),
    (&["import", "file", "--format", "xml"], 2),
    (&["lgo", "3x12", "calf-raise"], 2),
    (&["3x12", "calf-raise"], 2),
];

fn world() -> World {
    let world = World::new();
    world.write("faulty/config.toml", "levle = 1\n");
    world.write("file", "");
    world
}

#[test]
fn no_error_leaves_a_record_or_a_folder() {
    let world = world();
    let before = world.tree();
    for (arguments, status) in WRONG {
        world.run(*arguments).fails(*status);
        assert_eq!(world.tree(), before, "{arguments:?}");
    }
}

#[test]
fn an_error_before_which_there_was_a_log_leaves_it_as_it_was() {
    let world = world().with_log("no record, torn");
    let before = world.tree();
    for (arguments, status) in WRONG {
        world.run(*arguments).fails(*status);
        assert_eq!(world.tree(), before, "{arguments:?}");
    }
}

#[test]
fn every_error_is_one_plain_sentence_without_its_full_stop() {
    let world = world();
    for (arguments, status) in WRONG {
        let message = world.run(*arguments).fails(*status);
        let first = message.lines().next().unwrap();
        let said = first.strip_prefix("error: ").unwrap_or_else(|| panic!("{arguments:?}: {first}"));
        assert!(!said.ends_with('.') && !said.contains('`'), "{first}");
        assert!(!said.starts_with(char::is_uppercase), "{first}");
        assert!(message.ends_with('\n') && !message.ends_with("\n\n"), "{message:?}");
        assert!(!message.contains('\u{1b}') && !message.contains("RUST_BACKTRACE"), "{message:?}");
    }
}

#[test]
fn every_error_says_that_nothing_was_logged() {
    let world = world();
    for (arguments, status) in WRONG {
        let message = world.run(*arguments).fails(*status);
        assert!(message.contains("nothing was logged"), "{message}");
    }
}
