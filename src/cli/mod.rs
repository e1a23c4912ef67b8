//! What can be typed: the commands, and what every one of them takes.

#![expect(clippy::doc_markdown, reason = "doc comments here are shown to people as they stand")]

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, FromArgMatches as _, Subcommand, ValueEnum};

mod args;
mod edit_args;
mod profile_args;
mod review_args;
mod topics;

pub use args::{
    CheckinArgs, DoctorArgs, DoneArgs, ExportArgs, ExportFormat, HelpArgs, ImportArgs, ImportFormat,
    ListArgs, LogArgs, MergeArgs, PlanArgs, PlanFormat, RedoArgs, SafetyArgs, SelfTest, SetOptions, ShowArgs,
    SideArg, SkipArgs, SymptomArgs, TestArgs, UndoArgs,
};
pub use edit_args::EditArgs;
pub use profile_args::{
    ConfigAction, ConfigArgs, ConfigGetArgs, ConfigRemoveArgs, ConfigSetArgs, SetupArgs, SwapArgs, WhatIf,
};
pub use review_args::{HistoryArgs, OutlookArgs, ProgressArgs};
use topics::PLAN_HELP;
pub use topics::{SETS_HELP, profile_help};

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
    pub fn read(arguments: &[OsString]) -> Result<Cli, clap::Error> {
        let matches = Cli::command().try_get_matches_from(arguments)?;
        let mut everywhere = Everywhere::from_arg_matches(&matches)?;
        if matches.subcommand().is_none() {
            return Ok(Cli { everywhere, command: None });
        }
        let mut inner = matches.subcommand();
        while let Some((_, of_command)) = inner {
            everywhere.refine(Everywhere::from_arg_matches(of_command)?);
            inner = of_command.subcommand();
        }
        Ok(Cli { everywhere, command: Some(Command::from_arg_matches(&matches)?) })
    }

    /// Describes what can be typed. The options of a command are made only when it is the one that runs.
    pub fn command() -> clap::Command {
        let program = clap::Command::new("ankle")
            .version(env!("CARGO_PKG_VERSION"))
            .about("Plan, do and log ankle and calf strength training")
            .max_term_width(100)
            .disable_help_subcommand(true)
            .after_help(
                "Examples:\n  ankle plan --week\n  ankle show negative-calf-raise\n  ankle log 3x12 single-leg-raise",
            );
        with_everywhere(program).subcommands(COMMANDS.iter().map(Described::command))
    }
}

/// Adds the options every command takes; its own description stays.
fn with_everywhere(command: clap::Command) -> clap::Command {
    let about = command.get_about().cloned();
    let command = Everywhere::augment_args(command);
    match about {
        Some(about) => command.about(about),
        None => command,
    }
}

/// Adds the options of a command and those of every command.
fn with<A: Args>(command: clap::Command) -> clap::Command {
    let about = command.get_about().cloned().unwrap_or_default();
    with_everywhere(A::augment_args(command).about(about))
}

/// Adds the commands of `config`; each takes the options of every command too.
fn with_actions(command: clap::Command) -> clap::Command {
    with::<ConfigArgs>(command).disable_help_subcommand(true).mut_subcommands(with_everywhere)
}

/// Adds the options of `symptom`, and the list of its tags.
fn with_tags(command: clap::Command) -> clap::Command {
    with::<SymptomArgs>(command).after_help(topics::symptom_help())
}

/// A command as the help lists it.
struct Described {
    name: &'static str,
    about: &'static str,
    examples: &'static str,
    /// What stands in place of the examples in the long help.
    long: Option<&'static str>,
    options: fn(clap::Command) -> clap::Command,
}

impl Described {
    fn command(&self) -> clap::Command {
        let command = clap::Command::new(self.name).about(self.about).after_help(self.examples);
        let command = match self.long {
            Some(long) => command.after_long_help(long),
            None => command,
        };
        command.defer(self.options)
    }
}

/// Every command, in the order of the help.
const COMMANDS: [Described; 24] = [
    Described {
        name: "plan",
        about: "Show today's session, or the whole week",
        examples: "Examples:\n  ankle plan\n  ankle plan --week --explain\n  ankle plan --next\n  ankle plan --date fri\n  \
                      ankle plan --week -o week.html\n  ankle plan --week --minutes 30 --equipment wall,step",
        long: Some(PLAN_HELP),
        options: with::<PlanArgs>,
    },
    Described {
        name: "log",
        about: "Write down sets you have done",
        examples: "Examples:\n  ankle log 3x12 single-leg-raise\n  ankle log 12,12,10 single-leg-raise --rpe 8\n  \
                      ankle log 3x30s calf-iso-hold\n\nHow to write sets: ankle help sets",
        long: Some(SETS_HELP),
        options: with::<LogArgs>,
    },
    Described {
        name: "done",
        about: "Record today's session exactly as planned",
        examples: "Examples:\n  ankle done\n  ankle done calf-raise crane-balance\n  ankle done --effort 7 --minutes 24",
        long: None,
        options: with::<DoneArgs>,
    },
    Described {
        name: "skip",
        about: "Record that an exercise was left out on purpose",
        examples: "Example:\n  ankle skip band-eversion --reason \"band snapped\"",
        long: None,
        options: with::<SkipArgs>,
    },
    Described {
        name: "undo",
        about: "Take back the last command, or one record",
        examples: "Examples:\n  ankle undo\n  ankle undo 7ax2\n\nNothing is ever deleted: ankle redo gives it back.",
        long: None,
        options: with::<UndoArgs>,
    },
    Described {
        name: "redo",
        about: "Give back what the last undo took",
        examples: "",
        long: None,
        options: with::<RedoArgs>,
    },
    Described {
        name: "edit",
        about: "Correct a record",
        examples: "Examples:\n  ankle edit 7ax2 3x11\n  ankle edit 7ax2 --rpe 8.5\n  ankle edit 7ax2 --date mon\n\nThe ids stand behind each line of: ankle history",
        long: None,
        options: with::<EditArgs>,
    },
    Described {
        name: "checkin",
        about: "The morning after: pain and stiffness",
        examples: "Example:\n  ankle checkin --pain 2 --stiffness 10",
        long: None,
        options: with::<CheckinArgs>,
    },
    Described {
        name: "symptom",
        about: "Note a warning sign, or clear it",
        examples: "",
        long: None,
        options: with_tags,
    },
    Described {
        name: "test",
        about: "Record a self-test of both sides",
        examples: "Examples:\n  ankle test calf-raise --left 22 --right 25\n  ankle test knee-to-wall --left 9.5 --right 11",
        long: None,
        options: with::<TestArgs>,
    },
    Described {
        name: "history",
        about: "What you have done",
        examples: "Examples:\n  ankle history\n  ankle history single-leg-raise\n  ankle history --since 2026-10-01 --all",
        long: None,
        options: with::<HistoryArgs>,
    },
    Described {
        name: "progress",
        about: "What training has changed, left against right, and what comes next",
        examples: "Examples:\n  ankle progress\n  ankle progress single-leg-raise\n  ankle progress single-leg-raise --since 2026-10-01\n\n\
                      The best set of a session is the greatest of those with the most load. Right is solid, left dashed.",
        long: None,
        options: with::<ProgressArgs>,
    },
    Described {
        name: "outlook",
        about: "The weeks ahead, if you go on as planned: a projection",
        examples: "Examples:\n  ankle outlook\n  ankle outlook --weeks 26\n  ankle outlook --adherence 0.7\n\n\
                      Plans week after week on a log that is not there yet, every set done as prescribed and without pain. Nothing is \
                      written.",
        long: None,
        options: with::<OutlookArgs>,
    },
    Described {
        name: "setup",
        about: "Make your profile, by questions",
        examples: "Asks for level, days, minutes, equipment and a few more, shows what it would write, and asks before it does.\n\
                      Again later: it starts from what is there. One key alone: ankle config set minutes 30",
        long: None,
        options: with::<SetupArgs>,
    },
    Described {
        name: "config",
        about: "Look up or change one key of your profile",
        examples: "Examples:\n  ankle config get\n  ankle config set minutes 30\n  ankle config add equipment step\n  \
                      ankle config set days tue thu --week next\n\nThe keys: ankle help profile",
        long: None,
        options: with_actions,
    },
    Described {
        name: "swap",
        about: "Another exercise in place of a planned one",
        examples: "Examples:\n  ankle swap crane-balance\n  ankle swap crane-balance single-leg-balance\n  \
                      ankle swap tibialis-raise band-dorsiflexion --always\n\nOnly what trains the same and suits you; it is kept in \
                      your profile, as 'avoid' and 'favour'.",
        long: None,
        options: with::<SwapArgs>,
    },
    Described {
        name: "merge",
        about: "Take in the log of another device",
        examples: "Examples:\n  ankle merge phone.jsonl\n  ankle merge backup/*.jsonl\n\nAdds every record your log does not have, as it stands; \
                      a second time adds nothing.",
        long: None,
        options: with::<MergeArgs>,
    },
    Described {
        name: "doctor",
        about: "Check log, profile and own exercises",
        examples: "Changes nothing. Exit code 3 if there are problems.",
        long: None,
        options: with::<DoctorArgs>,
    },
    Described {
        name: "export",
        about: "Print your log for a spreadsheet or another program",
        examples: "Examples:\n  ankle export > sets.csv\n  ankle export --format json > log.json\n  \
                      ankle export --format strong > strong.csv\n  \
                      ankle export --format ics > done.ics",
        long: None,
        options: with::<ExportArgs>,
    },
    Described {
        name: "import",
        about: "Take in sets from a file",
        examples: "Examples:\n  ankle import strong.csv --dry-run\n  ankle import hevy.csv\n  ankle import log.json\n\n\
                      Only exercises that have exactly their name here are taken. A second import adds nothing.",
        long: None,
        options: with::<ImportArgs>,
    },
    Described {
        name: "list",
        about: "List the exercises, filtered",
        examples: "Examples:\n  ankle list\n  ankle list -m soleus -l 1\n  ankle list raise -e step\n  ankle list --planned",
        long: None,
        options: with::<ListArgs>,
    },
    Described {
        name: "show",
        about: "Show one exercise in full",
        examples: "Examples:\n  ankle show negative-calf-raise\n  ankle show heel drop --sources",
        long: None,
        options: with::<ShowArgs>,
    },
    Described {
        name: "safety",
        about: "When to stop, and who to see",
        examples: "",
        long: None,
        options: with::<SafetyArgs>,
    },
    Described {
        name: "help",
        about: "Explain a command, how to write sets, or the profile",
        examples: "Examples:\n  ankle help log\n  ankle help sets\n  ankle help profile",
        long: None,
        options: with::<HelpArgs>,
    },
];

/// What every command takes.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Everywhere")]
pub struct Everywhere {
    /// When to use colour [default: auto]
    #[arg(long, value_enum, value_name = "WHEN")]
    pub color: Option<ColourChoice>,

    /// Use ASCII alone; the layout stays the same
    #[arg(long)]
    pub ascii: bool,

    /// Folder of the log [default: ANKLE_DATA_DIR, else the system's]
    #[arg(long, value_name = "DIR", hide_short_help = true)]
    pub data_dir: Option<PathBuf>,

    /// Folder of the profile and of your own exercises [default: ANKLE_CONFIG_DIR, else the system's]
    #[arg(long, value_name = "DIR", hide_short_help = true)]
    pub config_dir: Option<PathBuf>,
}

impl Everywhere {
    /// Lets what stands behind the command win over what stands before it.
    fn refine(&mut self, behind: Everywhere) {
        self.color = behind.color.or(self.color);
        self.ascii |= behind.ascii;
        self.data_dir = behind.data_dir.or(self.data_dir.take());
        self.config_dir = behind.config_dir.or(self.config_dir.take());
    }

    /// Returns when to use colour.
    pub fn colour(&self) -> ColourChoice {
        self.color.unwrap_or_default()
    }
}

/// When results are coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum ColourChoice {
    /// On a terminal
    #[default]
    Auto,
    /// In a pipe too
    Always,
    /// Not at all
    Never,
}

/// What there is to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Show today's session, or the whole week.
    Plan(PlanArgs),
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
