//! What can be typed: the commands, and what every one of them takes.

#![expect(clippy::doc_markdown, reason = "doc comments here are shown to people as they stand")]

use std::ffi::{OsStr, OsString};

use clap::{ArgMatches, FromArgMatches as _, Subcommand};

mod args;
mod described;
mod edit_args;
mod everywhere;
mod guide_args;
mod misuse;
mod near;
mod profile_args;
mod review_args;
mod topics;
mod value;

pub use args::{
    CheckinArgs, DoctorArgs, DoneArgs, ExportArgs, ExportFormat, HelpArgs, ImportArgs, ImportFormat,
    ListArgs, LogArgs, MergeArgs, PlanArgs, PlanFormat, RedoArgs, SafetyArgs, SelfTest, SetOptions, ShowArgs,
    SideArg, SkipArgs, SymptomArgs, TestArgs, UndoArgs,
};
pub use described::Writes;
pub use edit_args::EditArgs;
pub use everywhere::{ColourChoice, Everywhere};
pub use guide_args::{StartArgs, StatusArgs, WaitArgs};
pub use misuse::{Argument, Fault, Misuse};
pub use profile_args::{
    ConfigAction, ConfigArgs, ConfigGetArgs, ConfigRemoveArgs, ConfigSetArgs, SetupArgs, SwapArgs, WhatIf,
};
pub use review_args::{HistoryArgs, OutlookArgs, ProgressArgs};
pub use topics::{SETS_HELP, profile_help};
pub use value::Wanted;

/// What was typed.
#[derive(Debug)]
pub struct Cli {
    /// What every command takes.
    pub everywhere: Everywhere,
    /// What to do; nothing shows the short help.
    pub command: Option<Command>,
}

impl Cli {
    /// Reads the arguments of the program, its own name first.
    pub fn read(arguments: &[OsString]) -> Result<Cli, Unread> {
        let unread = |error: clap::Error| {
            if error.use_stderr() {
                Unread::Misuse(Box::new(Misuse::of(&error, arguments)))
            } else {
                Unread::Shown(error)
            }
        };
        let matches = Cli::command().try_get_matches_from(arguments).map_err(unread)?;
        if has_option_as_value(&matches)
            && let Some(misuse) = Misuse::swallowed(arguments)
        {
            return Err(Unread::Misuse(Box::new(misuse)));
        }
        Cli::of(&matches).map_err(unread)
    }

    fn of(matches: &ArgMatches) -> Result<Cli, clap::Error> {
        let mut everywhere = Everywhere::from_arg_matches(matches)?;
        if matches.subcommand().is_none() {
            return Ok(Cli { everywhere, command: None });
        }
        let mut inner = matches.subcommand();
        while let Some((_, of_command)) = inner {
            everywhere.refine(Everywhere::from_arg_matches(of_command)?);
            inner = of_command.subcommand();
        }
        Ok(Cli { everywhere, command: Some(Command::from_arg_matches(matches)?) })
    }

    /// Describes what can be typed. The options of a command are made only when it is the one that runs.
    pub fn command() -> clap::Command {
        described::program()
    }
}

/// Whether some value looks like an option: worth a closer look.
fn has_option_as_value(matches: &ArgMatches) -> bool {
    let mut inner = Some(matches);
    while let Some(of_command) = inner {
        // What `wait` is to run has options of its own.
        let ids = of_command.ids().filter(|id| *id != WaitArgs::COMMAND);
        let values = ids.filter_map(|id| of_command.get_raw(id.as_str())).flatten();
        if values.map(OsStr::to_string_lossy).any(|value| value.starts_with('-')) {
            return true;
        }
        inner = of_command.subcommand().map(|(_, matches)| matches);
    }
    false
}

/// Why no command is run.
#[derive(Debug)]
pub enum Unread {
    /// Help or version was asked for.
    Shown(clap::Error),
    /// The command line cannot be read.
    Misuse(Box<Misuse>),
}

/// What there is to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Show today's session, or the whole week.
    Plan(PlanArgs),
    /// Today's session, guided.
    Start(StartArgs),
    /// One set while a command runs.
    Wait(WaitArgs),
    /// Today in one line.
    Status(StatusArgs),
    /// Write down sets you have done.
    Log(LogArgs),
    /// Record today's session exactly as planned.
    Done(DoneArgs),
    /// Record that an exercise was left out on purpose.
    Skip(SkipArgs),
    /// Take back the last command, or one record.
    Undo(UndoArgs),
    /// Give back what the last undo took.
    Redo(RedoArgs),
    /// Correct a record.
    Edit(EditArgs),
    /// The morning after: pain and stiffness.
    Checkin(CheckinArgs),
    /// Note a warning sign, or clear it.
    Symptom(SymptomArgs),
    /// Record a self-test of both sides.
    Test(TestArgs),
    /// What you have done.
    History(HistoryArgs),
    /// What training has changed.
    Progress(ProgressArgs),
    /// The weeks ahead.
    Outlook(OutlookArgs),
    /// Make the profile, by questions.
    Setup(SetupArgs),
    /// Look up or change one key of the profile.
    Config(ConfigArgs),
    /// Another exercise in place of a planned one.
    Swap(SwapArgs),
    /// Take in the log of another device.
    Merge(MergeArgs),
    /// Check log, profile and own exercises.
    Doctor(DoctorArgs),
    /// Print the log for other programs.
    Export(ExportArgs),
    /// Take in sets from a file.
    Import(ImportArgs),
    /// List the exercises, filtered.
    List(ListArgs),
    /// Show one exercise in full.
    Show(ShowArgs),
    /// When to stop, and who to see.
    Safety(SafetyArgs),
    /// Explain a command, how to write sets, or the profile.
    Help(HelpArgs),
}
