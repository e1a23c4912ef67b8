use super::*;
use crate::cli::{Cli, Unread};

fn misuse(line: &str) -> Misuse {
    let words = ["ankle"].into_iter().chain(line.split_whitespace());
    let arguments: Vec<OsString> = words.map(OsString::from).collect();
    match Cli::read(&arguments) {
        Err(Unread::Misuse(misuse)) => *misuse,
        other => panic!("{line}: {other:?}"),
    }
}

fn corrected(line: &str) -> Option<String> {
    misuse(line).corrected
}

#[test]
fn what_is_wrong_is_told_as_data() {
    let option = |name: &str| Argument::Option { name: name.to_string(), value: "0-10".to_string() };
    let word = |name: &str| Argument::Word(name.to_string());
    let pain = Wanted::Whole { from: 0, to: 10 };
    let missing_value = |option: &str, value: &str, found: Option<&str>| Fault::MissingValue {
        option: option.to_string(),
        value: value.to_string(),
        found: found.map(ToString::to_string),
    };
    for (line, fault) in [
        ("paln", Fault::UnknownCommand { typed: "paln".to_string() }),
        ("plan --weak", Fault::UnknownOption { typed: "--weak".to_string() }),
        ("plan --weak=3", Fault::UnknownOption { typed: "--weak".to_string() }),
        ("plan extra", Fault::SurplusWord { typed: "extra".to_string() }),
        (
            "checkin",
            Fault::MissingArguments { missing: vec![option("--pain")], given: String::new(), is_bare: true },
        ),
        (
            "config set",
            Fault::MissingArguments {
                missing: vec![word("key"), word("value")],
                given: String::new(),
                is_bare: true,
            },
        ),
        (
            "checkin --pain 11",
            Fault::WrongValue { of: option("--pain"), typed: "11".to_string(), wanted: pain },
        ),
        ("log 3x12 calf --note", missing_value("--note", "TEXT", None)),
        ("log 3x12 calf --side -l", missing_value("--side", "SIDE", Some("-l"))),
        ("log 3x12 calf --note --pain 2", missing_value("--note", "TEXT", Some("--pain"))),
        ("log 3x12 calf --note -q", missing_value("--note", "TEXT", Some("-q"))),
        ("plan --json=3", Fault::SurplusValue { option: "--json".to_string(), typed: "3".to_string() }),
        ("checkin --pain 1 --pain 2", Fault::Twice { option: "--pain".to_string() }),
        (
            "plan --next --date fri",
            Fault::Exclusive { one: "--next".to_string(), other: "--date".to_string() },
        ),
    ] {
        assert_eq!(misuse(line).fault, fault, "{line}");
    }
    let known = ["get", "set", "add", "remove", "path"].map(ToString::to_string).to_vec();
    assert_eq!(misuse("config").fault, Fault::MissingCommand { known });
}

#[test]
fn a_value_may_begin_with_a_hyphen() {
    for line in [
        "log 3x12 calf --note -text",
        "log 3x12 calf --note=--pain",
        "edit 7ax2 --note --",
        "skip calf --reason -5",
    ] {
        let arguments: Vec<OsString> =
            ["ankle"].into_iter().chain(line.split_whitespace()).map(OsString::from).collect();
        assert!(Cli::read(&arguments).is_ok(), "{line}");
    }
}

#[test]
fn the_line_that_was_probably_meant_can_be_pasted() {
    for (line, meant) in [
        ("paln --week", Some("ankle plan --week")),
        ("lgo 3x12 calf-raise", Some("ankle log 3x12 calf-raise")),
        ("3x12 calf-raise", Some("ankle log 3x12 calf-raise")),
        ("--colour always plan", Some("ankle --color always plan")),
        ("plan week", Some("ankle plan --week")),
        ("plan --weak", Some("ankle plan --week")),
        ("plan --format jsn", Some("ankle plan --format json")),
        ("log 3x12 calf-raise --weight=10kg", Some("ankle log 3x12 calf-raise --load=10kg")),
        ("log 3x12 calf-raise --nte it's", Some(r"ankle log 3x12 calf-raise --note 'it'\''s'")),
        ("begin", None),
        ("plan --zebra", None),
        ("undo 1 2", None),
        ("plan --week\u{1b}", None),
    ] {
        assert_eq!(corrected(line).as_deref(), meant, "{line}");
    }
}

/// The names of every command, those of `config` with its own.
fn every_command() -> Vec<String> {
    let mut names = Vec::new();
    for command in program().get_subcommands() {
        names.push(command.get_name().to_string());
    }
    names.extend(["get", "set", "add", "remove", "path"].map(|action| format!("config {action}")));
    names
}

#[test]
fn no_option_of_a_command_is_ever_taken_for_a_folder() {
    for command in every_command() {
        for typed in ["--dat", "--data", "--dir", "--data-di", "--config", "--conf-dir", "--date-dir"] {
            let arguments: Vec<OsString> = ["ankle"]
                .into_iter()
                .chain(command.split(' '))
                .chain([typed, "mon"])
                .map(OsString::from)
                .collect();
            let Err(Unread::Misuse(misuse)) = Cli::read(&arguments) else { panic!("{command} {typed}") };
            let meant = misuse.corrected.unwrap_or_default();
            assert!(!meant.contains("-dir"), "{command} {typed}: {meant}");
        }
    }
}

#[test]
fn what_a_command_would_have_changed_is_known() {
    for (line, writes) in [
        ("log --weak", Writes::Log),
        ("--weak log 3x12 calf", Writes::Log),
        ("lgo 3x12 calf", Writes::Log),
        ("plan --weak", Writes::Nothing),
        ("plan --weak log", Writes::Nothing),
        ("swap --weak", Writes::Profile),
        ("config set --weak", Writes::Profile),
        ("config get --weak", Writes::Nothing),
        ("config", Writes::Nothing),
        ("paln", Writes::Nothing),
    ] {
        assert_eq!(misuse(line).writes, writes, "{line}");
    }
}

#[test]
fn what_is_given_stays_in_the_line() {
    for (line, given, is_bare) in [
        ("checkin --date mon", "--date mon", false),
        ("--ascii checkin", "--ascii", true),
        ("log --data-dir log --color=never", "--data-dir log --color=never", true),
        ("log --date log", "--date log", false),
        ("log", "", true),
        ("config set", "", true),
        ("config set --week next", "--week next", false),
    ] {
        let Fault::MissingArguments { given: found, is_bare: bare, .. } = misuse(line).fault else {
            panic!("{line}")
        };
        assert_eq!((&*found, bare), (given, is_bare), "{line}");
    }
}
