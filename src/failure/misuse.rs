//! What is said of a command line that cannot be read.

use crate::cli::{Argument, Fault, Misuse, Wanted, Writes};
use crate::diagnostic::or_list;
use crate::text::{and_list, escape};

/// Says what is wrong, in one line.
pub(super) fn message(misuse: &Misuse) -> String {
    let command = &misuse.command;
    let named = if command == "ankle" { command.clone() } else { format!("'{command}'") };
    match &misuse.fault {
        Fault::UnknownCommand { typed } => format!("{named} has no command '{}'", escape(typed)),
        Fault::MissingCommand { known } => {
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            format!("'{command}' needs {}", or_list(&known))
        }
        Fault::UnknownOption { typed } => format!("{named} has no option '{}'", escape(typed)),
        Fault::SurplusWord { typed } => format!("'{command}' has no use for '{}'", escape(typed)),
        Fault::MissingValue { option, found: None, .. } => format!("{option} has no value"),
        Fault::MissingValue { option, found: Some(found), .. } => {
            format!("{option} has no value: '{}' looks like an option", escape(found))
        }
        Fault::SurplusValue { option, typed } => {
            format!("{option} takes no value, but has '{}'", escape(typed))
        }
        Fault::MissingArguments { missing, .. } => {
            let missing: Vec<String> = missing.iter().map(needed).collect();
            format!("'{command}' needs {}", and_list(&missing))
        }
        Fault::WrongValue { of, typed, wanted } => {
            let of = match of {
                Argument::Option { name, .. } => name.clone(),
                Argument::Word(_) => format!("'{command}'"),
            };
            match wanted_in_words(wanted) {
                Some(wanted) => format!("{of} takes {wanted}, not '{}'", escape(typed)),
                None => format!("{of} does not take '{}'", escape(typed)),
            }
        }
        Fault::Exclusive { one, other } => format!("{one} and {other} exclude each other"),
        Fault::Twice { option } => format!("{option} is given twice"),
        Fault::NotText => "what was typed is not UTF-8 text".to_string(),
        Fault::Unreadable => format!("cannot read what follows '{command}'"),
    }
}

/// Says what to type instead.
pub(super) fn tip(misuse: &Misuse) -> String {
    if let Some(corrected) = &misuse.corrected {
        return corrected.clone();
    }
    let topic = misuse.command.split(' ').nth(1);
    let help = topic.map_or_else(|| "ankle --help".to_string(), |topic| format!("ankle help {topic}"));
    match &misuse.fault {
        Fault::UnknownCommand { .. } if misuse.command == "ankle" => "the commands: ankle --help".to_string(),
        Fault::UnknownOption { .. } => format!("its options: {help}"),
        Fault::UnknownCommand { .. }
        | Fault::SurplusWord { .. }
        | Fault::SurplusValue { .. }
        | Fault::Unreadable => {
            format!("what it takes: {help}")
        }
        Fault::MissingValue { option, value, .. } => match example_of(value) {
            Some(example) => format!("for example {option} {example}"),
            None => format!("what it takes: {help}"),
        },
        Fault::WrongValue { of: Argument::Option { name: option, .. }, wanted, .. } => match wanted {
            Wanted::Whole { to, .. } => format!("for example {option} {}", if *to > 10 { 12 } else { 2 }),
            Wanted::PainOrNone => format!("for example {option} 2"),
            Wanted::Share => format!("{option} 0.8 for eight sessions of ten"),
            Wanted::OneOf(words) => {
                format!("for example {option} {}", words.first().map_or("", String::as_str))
            }
            Wanted::Other => format!("what it takes: {help}"),
        },
        // What was typed stays in the line: without its day a record would be of another one.
        Fault::MissingArguments { missing, given, .. } if !given.is_empty() => {
            match missing.iter().map(with_example).collect::<Option<Vec<String>>>() {
                Some(options) => format!("{} {given} {}", misuse.command, options.join(" ")),
                None => format!("what it takes: {help}"),
            }
        }
        Fault::MissingCommand { .. } | Fault::MissingArguments { .. } | Fault::WrongValue { .. } => {
            misuse.example.to_string()
        }
        Fault::Exclusive { .. } => "give one of the two".to_string(),
        Fault::Twice { .. } => "give it once".to_string(),
        Fault::NotText => "type it again in letters of a UTF-8 terminal".to_string(),
    }
}

/// Says last what became of it.
pub(super) fn outcome(misuse: &Misuse) -> Option<&'static str> {
    match misuse.writes {
        Writes::Nothing => None,
        Writes::Log => Some("nothing was logged"),
        Writes::Profile => Some("nothing was written"),
    }
}

fn needed(argument: &Argument) -> String {
    match argument {
        Argument::Option { name, .. } => name.clone(),
        Argument::Word(word) if word == "sets exercise" => "sets and an exercise".to_string(),
        Argument::Word(word) if word.starts_with(['a', 'e', 'i', 'o', 'u']) => format!("an {word}"),
        Argument::Word(word) => format!("a {word}"),
    }
}

fn wanted_in_words(wanted: &Wanted) -> Option<String> {
    match wanted {
        Wanted::Whole { from, to } => Some(format!("a whole number from {from} to {to}")),
        Wanted::PainOrNone => Some("a whole number from 0 to 10, or none".to_string()),
        Wanted::Share => Some("a share from 0 to 1".to_string()),
        Wanted::OneOf(words) => Some(or_list(&words.iter().map(String::as_str).collect::<Vec<&str>>())),
        Wanted::Other => None,
    }
}

/// A missing option with a value of its kind; a word cannot be made up.
fn with_example(argument: &Argument) -> Option<String> {
    match argument {
        Argument::Option { name, value } => Some(format!("{name} {}", example_of(value)?)),
        Argument::Word(_) => None,
    }
}

/// A value of the kind, by what the help calls it.
fn example_of(value: &str) -> Option<&'static str> {
    Some(match value {
        "TEXT" => "'a few words'",
        "DAY" => "yesterday",
        "0-10" => "2",
        "LOAD" => "10kg",
        "RPE" => "8",
        "MINUTES" => "15",
        "N" => "12",
        "SHARE" => "0.8",
        "WEEK" => "next",
        "WHEN" => "never",
        "FILE" => "week.html",
        "SIDE" => "L",
        _ => return None,
    })
}
