//! A command line that cannot be read: what is wrong with it, as data. How it is told stands in `failure`.

use std::error::Error as _;
use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, FromArgMatches as _};

use crate::notation;
use crate::text::{escape, shell_word};

use super::described::{COMMANDS, Writes, example_of, program};
use super::everywhere::Everywhere;
use super::near::{nearest_name, nearest_option};
use super::value::Wanted;

/// A command line that cannot be read.
#[derive(Debug, Clone)]
pub struct Misuse {
    /// The command it is of, as it is typed: `ankle config set`.
    pub command: String,
    /// What it would have changed.
    pub writes: Writes,
    /// What is wrong.
    pub fault: Fault,
    /// A whole command line that was probably meant.
    pub corrected: Option<String>,
    /// A whole command line that works.
    pub example: &'static str,
    /// What every command takes, as far as it could be read.
    pub everywhere: Everywhere,
}

/// What is wrong with a command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// No command is called like this.
    UnknownCommand {
        /// What was typed.
        typed: String,
    },
    /// None of these follows.
    MissingCommand {
        /// What could.
        known: Vec<String>,
    },
    /// The command has no such option.
    UnknownOption {
        /// What was typed.
        typed: String,
    },
    /// The command takes no such word.
    SurplusWord {
        /// What was typed.
        typed: String,
    },
    /// An option without its value.
    MissingValue {
        /// The option.
        option: String,
        /// What its value is called.
        value: String,
        /// What stands there, and is an option itself.
        found: Option<String>,
    },
    /// An option that has no value.
    SurplusValue {
        /// The option.
        option: String,
        /// What was typed.
        typed: String,
    },
    /// Something the command cannot do without.
    MissingArguments {
        /// What.
        missing: Vec<Argument>,
        /// What is there, as a shell takes it.
        given: String,
        /// Whether that is nothing but what every command takes.
        is_bare: bool,
    },
    /// A value of another kind.
    WrongValue {
        /// What it is of.
        of: Argument,
        /// What was typed.
        typed: String,
        /// What it should be.
        wanted: Wanted,
    },
    /// Two options that exclude each other.
    Exclusive {
        /// One.
        one: String,
        /// The other.
        other: String,
    },
    /// An option that stands twice.
    Twice {
        /// The option.
        option: String,
    },
    /// Bytes that are no text.
    NotText,
    /// Anything else.
    Unreadable,
}

/// What a command takes, as it is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument {
    /// A word at its place: `exercise`.
    Word(String),
    /// An option: `--pain`, and what its value is called.
    Option {
        /// The option.
        name: String,
        /// Its value.
        value: String,
    },
}

impl Misuse {
    /// Tells what is wrong from what the reader of the command line found.
    pub(super) fn of(error: &clap::Error, arguments: &[OsString]) -> Misuse {
        let line = Line::of(arguments);
        let fault = line.fault(error);
        line.misuse(fault)
    }

    /// Finds an option that was taken for the value of the one before it: `--note --pain 2`.
    pub(super) fn swallowed(arguments: &[OsString]) -> Option<Misuse> {
        let line = Line::of(arguments);
        let words = line.words.iter().take_while(|word| *word != "--");
        let words: Vec<&String> = words.collect();
        words.windows(2).find_map(|pair| {
            let option = line.option(pair[0]).filter(|option| option.get_action().takes_values())?;
            line.option(pair[1])?;
            Some(line.misuse(missing_value(option, Some(pair[1].clone()))))
        })
    }

    /// Whether `log` stands alone: the command itself says more of that.
    pub fn is_bare_log(&self) -> bool {
        matches!(&self.fault, Fault::MissingArguments { is_bare: true, .. }) && self.command == "ankle log"
    }
}

/// What every command takes.
const EVERYWHERE: [&str; 4] = ["color", "ascii", "data_dir", "config_dir"];

/// The command line, as far as it can be read.
struct Line {
    /// The words behind the program's name.
    words: Vec<String>,
    /// The names of the command: `config set`.
    path: Vec<String>,
    /// The command.
    command: Command,
    everywhere: Everywhere,
}

impl Line {
    fn of(arguments: &[OsString]) -> Line {
        let words = arguments.iter().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
        let mut path = Vec::new();
        let mut everywhere = Everywhere::default();
        if let Ok(matches) = program().ignore_errors(true).try_get_matches_from(arguments) {
            let mut inner = Some(&matches);
            while let Some(of_command) = inner {
                everywhere.refine(Everywhere::from_arg_matches(of_command).unwrap_or_default());
                let next = of_command.subcommand();
                path.extend(next.map(|(name, _)| name.to_string()));
                inner = next.map(|(_, matches)| matches);
            }
        }
        let mut command = program();
        command.build();
        for name in &path {
            if let Some(inner) = command.find_subcommand(name) {
                command = inner.clone();
            }
        }
        Line { words, path, command, everywhere }
    }

    fn misuse(&self, fault: Fault) -> Misuse {
        let named =
            COMMANDS.iter().find(|command| self.path.first().is_some_and(|name| name == command.name));
        // Before its own name is read, a command may stand anywhere in the line.
        let meant =
            named.or_else(|| self.words.iter().find_map(|word| COMMANDS.iter().find(|c| c.name == word)));
        let corrected = self.corrected(&fault);
        let of_corrected = || {
            let word = corrected.as_deref()?.split(' ').nth(1)?;
            COMMANDS.iter().find(|command| command.name == word)
        };
        let writes = match meant.or_else(of_corrected) {
            // Looking something up in the profile changes nothing.
            Some(_) if matches!(self.path.get(1).map(String::as_str), Some("get" | "path")) => {
                Writes::Nothing
            }
            // Nor does asking what there is to do with it.
            Some(_) if matches!(fault, Fault::MissingCommand { .. }) => Writes::Nothing,
            Some(command) => command.writes,
            None => Writes::Nothing,
        };
        let command = ["ankle"].into_iter().chain(self.path.iter().map(String::as_str));
        Misuse {
            command: command.collect::<Vec<&str>>().join(" "),
            writes,
            corrected,
            example: example_of(&self.path),
            fault,
            everywhere: self.everywhere.clone(),
        }
    }

    fn fault(&self, error: &clap::Error) -> Fault {
        let text = |kind: ContextKind| match error.get(kind) {
            Some(ContextValue::String(text)) => text.clone(),
            Some(ContextValue::Strings(texts)) => texts.first().cloned().unwrap_or_default(),
            _ => String::new(),
        };
        let of = || text(ContextKind::InvalidArg);
        let typed = || text(ContextKind::InvalidValue);
        match error.kind() {
            ErrorKind::InvalidSubcommand => {
                Fault::UnknownCommand { typed: text(ContextKind::InvalidSubcommand) }
            }
            ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
                let known = self.command.get_subcommands().map(|command| command.get_name().to_string());
                Fault::MissingCommand { known: known.collect() }
            }
            ErrorKind::UnknownArgument => self.unknown(of()),
            ErrorKind::MissingRequiredArgument => {
                let missing = match error.get(ContextKind::InvalidArg) {
                    Some(ContextValue::Strings(names)) => names.iter().map(|name| self.named(name)).collect(),
                    _ => vec![self.named(&of())],
                };
                Fault::MissingArguments { missing, given: self.given(), is_bare: self.is_bare() }
            }
            ErrorKind::InvalidValue | ErrorKind::ValueValidation
                if typed().is_empty() && !self.has_empty_word() =>
            {
                match self.argument(&of()) {
                    Some(option) => missing_value(option, None),
                    None => Fault::Unreadable,
                }
            }
            ErrorKind::InvalidValue => {
                let words = match error.get(ContextKind::ValidValue) {
                    Some(ContextValue::Strings(words)) => words.clone(),
                    _ => Vec::new(),
                };
                let wanted = if words.is_empty() { Wanted::Other } else { Wanted::OneOf(words) };
                Fault::WrongValue { of: self.named(&of()), typed: typed(), wanted }
            }
            ErrorKind::ValueValidation => {
                let wanted = error.source().and_then(|source| source.downcast_ref::<Wanted>());
                let wanted = wanted.cloned().unwrap_or(Wanted::Other);
                Fault::WrongValue { of: self.named(&of()), typed: typed(), wanted }
            }
            ErrorKind::TooManyValues => match self.named(&of()) {
                Argument::Option { name, .. } => Fault::SurplusValue { option: name, typed: typed() },
                Argument::Word(_) => Fault::SurplusWord { typed: typed() },
            },
            ErrorKind::ArgumentConflict => {
                let (one, other) = (self.option_name(&of()), self.option_name(&text(ContextKind::PriorArg)));
                if one == other { Fault::Twice { option: one } } else { Fault::Exclusive { one, other } }
            }
            ErrorKind::InvalidUtf8 => Fault::NotText,
            _ => Fault::Unreadable,
        }
    }

    /// An argument that is not known: an option, a word, or what stands where a value belongs.
    fn unknown(&self, typed: String) -> Fault {
        let before = self.position(&typed).and_then(|at| self.words.get(at.checked_sub(1)?));
        let owner =
            before.and_then(|word| self.option(word)).filter(|option| option.get_action().takes_values());
        match owner {
            Some(option) => missing_value(option, Some(typed)),
            None if typed.starts_with('-') => Fault::UnknownOption { typed },
            None => Fault::SurplusWord { typed },
        }
    }

    /// What was typed behind the names of the command, as a shell takes it; nothing where it cannot be shown.
    fn given(&self) -> String {
        let mut path = self.path.iter().peekable();
        let given = self.words.iter().filter(|word| path.next_if(|name| name == word).is_none());
        let given: Vec<String> = given.cloned().collect();
        if self.is_plain() { shell_words(&given) } else { String::new() }
    }

    /// Whether nothing but the command is there, and what every command takes.
    fn is_bare(&self) -> bool {
        let is_everywhere = |word: &str| {
            let name = word.split_once('=').map_or(word, |(name, _)| name);
            self.option(name).is_some_and(|option| EVERYWHERE.contains(&option.get_id().as_str()))
        };
        let mut path = self.path.iter().peekable();
        let mut before: Option<&str> = None;
        self.words.iter().all(|word| {
            let is_value = before.is_some_and(|before| {
                !before.contains('=')
                    && self.option(before).is_some_and(|option| option.get_action().takes_values())
            });
            before = Some(word);
            is_value || path.next_if(|name| *name == word).is_some() || is_everywhere(word)
        })
    }

    fn has_empty_word(&self) -> bool {
        self.words.iter().any(String::is_empty)
    }

    /// Where a word stands, alone or before its value.
    fn position(&self, typed: &str) -> Option<usize> {
        let is_it =
            |word: &String| word == typed || word.split_once('=').is_some_and(|(name, _)| name == typed);
        self.words.iter().position(is_it)
    }

    /// The option a word is.
    fn option(&self, word: &str) -> Option<&Arg> {
        let name = word.strip_prefix('-')?;
        self.command.get_arguments().find(|argument| match name.strip_prefix('-') {
            Some(long) => argument.get_long() == Some(long),
            None => argument.get_short().is_some_and(|short| name.chars().eq([short])),
        })
    }

    /// The argument that is written like this in a usage line.
    fn argument(&self, usage: &str) -> Option<&Arg> {
        self.command.get_arguments().find(|argument| argument.to_string() == usage)
    }

    fn named(&self, usage: &str) -> Argument {
        match self.argument(usage) {
            Some(argument) if argument.is_positional() => Argument::Word(value_of(argument).to_lowercase()),
            Some(argument) => Argument::Option { name: name_of(argument), value: value_of(argument) },
            None => Argument::Word(usage.to_string()),
        }
    }

    fn option_name(&self, usage: &str) -> String {
        self.argument(usage).map_or_else(|| usage.to_string(), name_of)
    }

    /// The line with what was probably meant in place of what was typed.
    fn corrected(&self, fault: &Fault) -> Option<String> {
        match fault {
            Fault::UnknownCommand { typed } => {
                let names = self.command.get_subcommands().map(Command::get_name);
                match nearest_name(typed, names) {
                    Some(near) => self.with(typed, near),
                    // Sets without a command were done.
                    None if self.path.is_empty() && notation::looks_like_sets(typed) => {
                        self.is_plain().then(|| format!("ankle log {}", shell_words(&self.words)))
                    }
                    None => None,
                }
            }
            Fault::UnknownOption { typed } => {
                let near = nearest_option(typed.strip_prefix("--")?, &self.own_options())?;
                self.with(typed, &format!("--{near}"))
            }
            Fault::SurplusWord { typed } => {
                let option = self.own_options().into_iter().find(|name| name == typed)?;
                self.with(typed, &format!("--{option}"))
            }
            Fault::WrongValue { typed, wanted: Wanted::OneOf(words), .. } => {
                self.with(typed, nearest_name(typed, words.iter().map(String::as_str))?)
            }
            _ => None,
        }
    }

    /// The options of this command, none of which names a folder.
    fn own_options(&self) -> Vec<&str> {
        let is_folder = |argument: &&Arg| ["data_dir", "config_dir"].contains(&argument.get_id().as_str());
        let own = self.command.get_arguments().filter(move |argument| !is_folder(argument));
        own.filter_map(Arg::get_long).collect()
    }

    fn with(&self, typed: &str, meant: &str) -> Option<String> {
        let at = self.position(typed)?;
        let mut words = self.words.clone();
        words[at] = format!("{meant}{}", &words[at][typed.len()..]);
        self.is_plain().then(|| format!("ankle {}", shell_words(&words)))
    }

    /// Whether the words can be shown as they are.
    fn is_plain(&self) -> bool {
        self.words.iter().all(|word| escape(word) == *word && !word.contains(char::REPLACEMENT_CHARACTER))
    }
}

fn shell_words(words: &[String]) -> String {
    words.iter().map(|word| shell_word(word)).collect::<Vec<String>>().join(" ")
}

fn missing_value(option: &Arg, found: Option<String>) -> Fault {
    Fault::MissingValue { option: name_of(option), value: value_of(option), found }
}

fn name_of(option: &Arg) -> String {
    match (option.get_long(), option.get_short()) {
        (Some(long), _) => format!("--{long}"),
        (None, Some(short)) => format!("-{short}"),
        (None, None) => option.get_id().to_string(),
    }
}

fn value_of(argument: &Arg) -> String {
    let names = argument.get_value_names().unwrap_or_default();
    names.first().map_or_else(|| argument.get_id().to_string(), ToString::to_string)
}

#[cfg(test)]
mod tests;
