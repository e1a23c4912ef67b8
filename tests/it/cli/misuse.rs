//! A command line that cannot be read is told in the program's own words, at every command.

use crate::cli::world::World;

/// Commands that write to the log, and those that write to the profile.
const LOGGING: [&str; 11] =
    ["log", "done", "skip", "undo", "redo", "edit", "checkin", "symptom", "test", "import", "merge"];
const CHANGING: [&str; 6] = ["setup", "config", "config set", "config add", "config remove", "swap"];

/// Words only the reader of the command line would say.
const FOREIGN: [&str; 8] = [
    "Usage:",
    "For more information",
    "unexpected",
    "argument",
    "subcommand",
    "were not provided",
    "<",
    "possible values",
];

fn commands(world: &World) -> Vec<String> {
    let help = world.ankle("--help").shows();
    let (_, list) = help.split_once("Commands:\n").unwrap();
    let lines = list.lines().take_while(|line| !line.is_empty());
    let names = lines.map(|line| line.split_whitespace().next().unwrap().to_string());
    let actions = ["get", "set", "add", "remove", "path"].map(|action| format!("config {action}"));
    names.chain(actions).collect()
}

#[test]
fn every_command_tells_its_misuse_in_our_words_and_says_last_what_became_of_it() {
    let world = World::new();
    let before = world.tree();
    for command in commands(&world) {
        let outcome = match command.as_str() {
            name if LOGGING.contains(&name) => "\nnothing was logged\n",
            name if CHANGING.contains(&name) => "\nnothing was written\n",
            _ => "",
        };
        for wrong in [
            "--zzz",
            "--zzz 3",
            "-z",
            "--color",
            "--color sometimes",
            "--ascii=yes",
            "--dat mon",
            "--ascii --ascii",
        ] {
            let line = format!("{command} {wrong}");
            // Said twice, a switch of every command says no more than once.
            let message = match world.ankle(&line) {
                done if wrong == "--ascii --ascii" || wrong == "--dat mon" => done.ends(2).1,
                done => done.fails(2),
            };
            for foreign in FOREIGN {
                assert!(!message.contains(foreign), "{line}: {message}");
            }
            assert!(message.starts_with("error: ") && message.contains("\n\n  tip: "), "{line}: {message}");
            assert!(message.ends_with(outcome), "{line}: {message}");
            assert!(!message.contains("-dir"), "{line}: {message}");
        }
    }
    assert_eq!(world.tree(), before);
}

#[test]
fn an_option_is_never_taken_for_the_value_of_another() {
    let world = World::new();
    world.ankle("log 3x12 calf-raise --note --pain 2").is(
        2,
        "",
        "error: --note has no value: '--pain' looks like an option\n\n  tip: for example --note 'a few words'\n\n\
         nothing was logged\n",
    );
    assert_eq!(world.log(), None);
    world.ankle("log -q 3x12 calf-raise --note -text").shows();
    world.ankle("log -q 3x12 calf-raise --note=--pain").shows();
    let notes: Vec<String> = world.records().iter().map(|record| record["note"].to_string()).collect();
    assert_eq!(notes, ["\"-text\"", "\"--pain\""]);
}

#[test]
fn what_was_typed_cannot_steer_the_terminal_and_is_not_pasted_back() {
    World::new().run(["paln", "\u{1b}[31m"]).is(
        2,
        "",
        "error: ankle has no command 'paln'\n\n  tip: the commands: ankle --help\n",
    );
    World::new().run(["plan", "\u{1b}[31m"]).is(
        2,
        "",
        "error: 'ankle plan' has no use for '\\u{1b}[31m'\n\n  tip: what it takes: ankle help plan\n",
    );
}

#[cfg(unix)]
#[test]
fn bytes_that_are_no_text_are_told() {
    use std::os::unix::ffi::OsStrExt as _;
    let word = std::ffi::OsStr::from_bytes(b"\xff");
    World::new().run([std::ffi::OsStr::new("show"), word]).is(
        2,
        "",
        "error: what was typed is not UTF-8 text\n\n  tip: type it again in letters of a UTF-8 terminal\n",
    );
}
