//! Every command: its help, an example of it, and what it writes.

use clap::Args;

use super::args::{
    CheckinArgs, DoctorArgs, DoneArgs, ExportArgs, HelpArgs, ImportArgs, ListArgs, LogArgs, MergeArgs,
    PlanArgs, RedoArgs, SafetyArgs, ShowArgs, SkipArgs, SymptomArgs, TestArgs, UndoArgs,
};
use super::edit_args::EditArgs;
use super::everywhere::Everywhere;
use super::guide_args::{StartArgs, StatusArgs, WaitArgs};
use super::profile_args::{ConfigArgs, SetupArgs, SwapArgs};
use super::review_args::{HistoryArgs, OutlookArgs, ProgressArgs};
use super::topics::{self, PLAN_HELP, SETS_HELP};

/// What a command changes where it goes well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writes {
    /// Nothing.
    Nothing,
    /// The log.
    Log,
    /// The profile.
    Profile,
}

/// Describes what can be typed. The options of a command are made only when it is the one that runs.
pub(super) fn program() -> clap::Command {
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

/// Adds the options every command takes; its own description stays.
pub(super) fn with_everywhere(command: clap::Command) -> clap::Command {
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

/// A command as the help lists it, and what else is known of it.
pub(super) struct Described {
    pub(super) name: &'static str,
    /// What it changes.
    pub(super) writes: Writes,
    /// A whole command that works.
    pub(super) example: &'static str,
    about: &'static str,
    examples: &'static str,
    /// What stands in place of the examples in the long help.
    long: Option<&'static str>,
    options: fn(clap::Command) -> clap::Command,
}

impl Described {
    pub(super) fn command(&self) -> clap::Command {
        let command = clap::Command::new(self.name).about(self.about).after_help(self.examples);
        let command = match self.long {
            Some(long) => command.after_long_help(long),
            None => command,
        };
        command.defer(self.options)
    }
}

/// Returns a whole command line that works, of the command with these names.
pub(super) fn example_of(path: &[String]) -> &'static str {
    let names: Vec<&str> = path.iter().map(String::as_str).collect();
    match names[..] {
        ["config", "set", ..] => "ankle config set minutes 30",
        ["config", "add", ..] => "ankle config add equipment step",
        ["config", "remove", ..] => "ankle config remove minutes",
        _ => {
            let command = COMMANDS.iter().find(|command| names.first() == Some(&command.name));
            command.map_or("ankle --help", |command| command.example)
        }
    }
}

/// Every command, in the order of the help.
pub(super) const COMMANDS: [Described; 27] = [
    Described {
        name: "plan",
        writes: Writes::Nothing,
        example: "ankle plan --week",
        about: "Show today's session, or the whole week",
        examples: "Examples:\n  ankle plan\n  ankle plan --week --explain\n  ankle plan --next\n  ankle plan --date fri\n  \
                      ankle plan --week -o week.html\n  ankle plan --week --minutes 30 --equipment wall,step",
        long: Some(PLAN_HELP),
        options: with::<PlanArgs>,
    },
    Described {
        name: "start",
        writes: Writes::Log,
        example: "ankle start",
        about: "Today's session, guided: sets, sides, pace and rests",
        examples: "Examples:\n  ankle start\n  ankle start --from 3\n  ankle start --only calf-raise\n  ankle start --plain\n  \
                      ankle start --list\n\nEvery set is on disk when its rest begins; ankle start goes on behind it. Keys: ? \
                      shows them. Cues, a voice and a program of yours: ankle help profile, [cues].",
        long: None,
        options: with::<StartArgs>,
    },
    Described {
        name: "wait",
        writes: Writes::Log,
        example: "ankle wait -- cargo build",
        about: "Run a command, and lead one set while it runs",
        examples: "Examples:\n  ankle wait -- cargo build\n  ankle wait --log -- make test\n\nBalance, foot or a hold that today's plan \
                      still asks for, on one leg; it begins by itself and speaks on standard error, where that is a terminal. The \
                      command keeps its output, keys, signals and exit code.",
        long: None,
        options: with::<WaitArgs>,
    },
    Described {
        name: "status",
        writes: Writes::Nothing,
        example: "ankle status",
        about: "Today in one line, for a prompt or a bar",
        examples: "Examples:\n  ankle status\n  ankle status --format \"{done}/{sets}\"\n  \
                      ankle status --format \"{minutes} min left, then {next}\"\n\nNever an error and never in colour: what is wrong \
                      with profile or log is said on the line. What else stands in braces stays as it is.",
        long: None,
        options: with::<StatusArgs>,
    },
    Described {
        name: "log",
        writes: Writes::Log,
        example: "ankle log 3x12 single-leg-raise",
        about: "Write down sets you have done",
        examples: "Examples:\n  ankle log 3x12 single-leg-raise\n  ankle log 12,12,10 single-leg-raise --rpe 8\n  \
                      ankle log 3x30s calf-iso-hold\n\nHow to write sets: ankle help sets",
        long: Some(SETS_HELP),
        options: with::<LogArgs>,
    },
    Described {
        name: "done",
        writes: Writes::Log,
        example: "ankle done",
        about: "Record a session exactly as planned",
        examples: "Examples:\n  ankle done\n  ankle done calf-raise crane-balance\n  ankle done --date yesterday\n  \
                      ankle done --effort 7\n  ankle done --effort 7 --minutes 24\n\nA past day is recorded as its plan stood \
                      then. An extra that is offered is recorded by its name.",
        long: None,
        options: with::<DoneArgs>,
    },
    Described {
        name: "skip",
        writes: Writes::Log,
        example: "ankle skip calf-raise --reason \"no time\"",
        about: "Record that an exercise was left out on purpose",
        examples: "Example:\n  ankle skip band-eversion --reason \"band snapped\"",
        long: None,
        options: with::<SkipArgs>,
    },
    Described {
        name: "undo",
        writes: Writes::Log,
        example: "ankle undo",
        about: "Take back the last command, or one record",
        examples: "Examples:\n  ankle undo\n  ankle undo 7ax2\n\nIt says what counted before and counts now. Nothing is ever \
                      deleted: ankle redo gives it back.",
        long: None,
        options: with::<UndoArgs>,
    },
    Described {
        name: "redo",
        writes: Writes::Log,
        example: "ankle redo",
        about: "Give back what the last undo took",
        examples: "Example:\n  ankle redo\n\nAs long as nothing else was logged since.",
        long: None,
        options: with::<RedoArgs>,
    },
    Described {
        name: "edit",
        writes: Writes::Log,
        example: "ankle edit 7ax2 3x11",
        about: "Correct a record",
        examples: "Examples:\n  ankle edit 7ax2 3x11\n  ankle edit 7ax2 --rpe 8.5\n  ankle edit 7ax2 --date mon\n\nThe ids stand behind each line of: ankle history",
        long: None,
        options: with::<EditArgs>,
    },
    Described {
        name: "checkin",
        writes: Writes::Log,
        example: "ankle checkin --pain 2",
        about: "The morning after: pain and stiffness",
        examples: "Example:\n  ankle checkin --pain 2 --stiffness 10",
        long: None,
        options: with::<CheckinArgs>,
    },
    Described {
        name: "symptom",
        writes: Writes::Log,
        example: "ankle symptom",
        about: "Note a warning sign, or clear it",
        examples: "",
        long: None,
        options: with_tags,
    },
    Described {
        name: "test",
        writes: Writes::Log,
        example: "ankle test calf-raise --left 22 --right 25",
        about: "Record a self-test of both sides",
        examples: "Examples:\n  ankle test calf-raise --left 22 --right 25\n  ankle test knee-to-wall --left 9.5 --right 11\n  ankle test balance --left 14 --right 21\n  \
                   ankle test side-hop --left 9.2 --right 8.6",
        long: None,
        options: with::<TestArgs>,
    },
    Described {
        name: "history",
        writes: Writes::Nothing,
        example: "ankle history",
        about: "What you have done",
        examples: "Examples:\n  ankle history\n  ankle history single-leg-raise\n  ankle history --since 2026-10-01 --all",
        long: None,
        options: with::<HistoryArgs>,
    },
    Described {
        name: "progress",
        writes: Writes::Nothing,
        example: "ankle progress",
        about: "What training has changed, left against right, and what comes next",
        examples: "Examples:\n  ankle progress\n  ankle progress single-leg-raise\n  ankle progress single-leg-raise --since 2026-10-01\n\n\
                      The best set of a session is the greatest of those with the most load. Right is solid, left dashed.",
        long: None,
        options: with::<ProgressArgs>,
    },
    Described {
        name: "outlook",
        writes: Writes::Nothing,
        example: "ankle outlook --weeks 26",
        about: "The weeks ahead, if you go on as planned: a projection",
        examples: "Examples:\n  ankle outlook\n  ankle outlook --weeks 26\n  ankle outlook --adherence 0.7\n\n\
                      Plans week after week on a log that is not there yet, every set done as prescribed and without pain. Nothing is \
                      written.",
        long: None,
        options: with::<OutlookArgs>,
    },
    Described {
        name: "setup",
        writes: Writes::Profile,
        example: "ankle setup",
        about: "Make your profile, by questions",
        examples: "Asks for level, days, minutes, equipment and a few more, shows what it would write, and asks before it does.\n\
                      Again later: it starts from what is there. One key alone: ankle config set minutes 30",
        long: None,
        options: with::<SetupArgs>,
    },
    Described {
        name: "config",
        writes: Writes::Profile,
        example: "ankle config get",
        about: "Look up or change one key of your profile",
        examples: "Examples:\n  ankle config get\n  ankle config set minutes 30\n  ankle config add equipment step\n  \
                      ankle config set days tue thu --week next\n\nThe keys: ankle help profile",
        long: None,
        options: with_actions,
    },
    Described {
        name: "swap",
        writes: Writes::Profile,
        example: "ankle swap crane-balance",
        about: "Another exercise in place of a planned one",
        examples: "Examples:\n  ankle swap crane-balance\n  ankle swap crane-balance single-leg-balance\n  \
                      ankle swap tibialis-raise band-dorsiflexion --always\n\nOnly what trains the same and suits you; it is kept in \
                      your profile, as 'avoid' and 'favour'.",
        long: None,
        options: with::<SwapArgs>,
    },
    Described {
        name: "merge",
        writes: Writes::Log,
        example: "ankle merge phone.jsonl",
        about: "Take in the log of another device",
        examples: "Examples:\n  ankle merge phone.jsonl\n  ankle merge backup/*.jsonl\n\nAdds every record your log does not have, as it stands; \
                      a second time adds nothing.",
        long: None,
        options: with::<MergeArgs>,
    },
    Described {
        name: "doctor",
        writes: Writes::Nothing,
        example: "ankle doctor",
        about: "Check log, profile and own exercises",
        examples: "Shows every line that is wrong, and what to do about it. Changes nothing. \
                      Exit code 3 if there are problems.",
        long: None,
        options: with::<DoctorArgs>,
    },
    Described {
        name: "export",
        writes: Writes::Nothing,
        example: "ankle export",
        about: "Print your log for a spreadsheet or another program",
        examples: "Examples:\n  ankle export > sets.csv\n  ankle export --format json > log.json\n  \
                      ankle export --format strong > strong.csv\n  \
                      ankle export --format ics > done.ics",
        long: None,
        options: with::<ExportArgs>,
    },
    Described {
        name: "import",
        writes: Writes::Log,
        example: "ankle import strong.csv --dry-run",
        about: "Take in sets from a file",
        examples: "Examples:\n  ankle import strong.csv --dry-run\n  ankle import hevy.csv\n  ankle import log.json\n\n\
                      Only exercises that have exactly their name here are taken. A second import adds nothing.",
        long: None,
        options: with::<ImportArgs>,
    },
    Described {
        name: "list",
        writes: Writes::Nothing,
        example: "ankle list -m soleus",
        about: "List the exercises, filtered",
        examples: "Examples:\n  ankle list\n  ankle list -m soleus -l 1\n  ankle list raise -e step\n  ankle list --planned",
        long: None,
        options: with::<ListArgs>,
    },
    Described {
        name: "show",
        writes: Writes::Nothing,
        example: "ankle show negative-calf-raise",
        about: "Show one exercise in full",
        examples: "Examples:\n  ankle show negative-calf-raise\n  ankle show heel drop --sources",
        long: None,
        options: with::<ShowArgs>,
    },
    Described {
        name: "safety",
        writes: Writes::Nothing,
        example: "ankle safety",
        about: "When to stop, and who to see",
        examples: "",
        long: None,
        options: with::<SafetyArgs>,
    },
    Described {
        name: "help",
        writes: Writes::Nothing,
        example: "ankle help log",
        about: "Explain a command, how to write sets, or the profile",
        examples: "Examples:\n  ankle help log\n  ankle help sets\n  ankle help profile",
        long: None,
        options: with::<HelpArgs>,
    },
];
