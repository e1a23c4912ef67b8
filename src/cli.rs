//! What can be typed. The doc comments are the help.

#![expect(clippy::doc_markdown, reason = "doc comments here are shown to people as they stand")]

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, FromArgMatches as _, Subcommand, ValueEnum};

use crate::notation::Side;

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
        let Some((_, of_command)) = matches.subcommand() else {
            return Ok(Cli { everywhere, command: None });
        };
        everywhere.refine(Everywhere::from_arg_matches(of_command)?);
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
const COMMANDS: [Described; 16] = [
    Described {
        name: "plan",
        about: "Show today's session, or the whole week",
        examples: "Examples:\n  ankle plan\n  ankle plan --week --explain\n  ankle plan --next\n  ankle plan --date fri",
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
        examples: "Examples:\n  ankle symptom limp\n  ankle symptom limp --clear --reason \"seen, a bruise\"\n\nTags: snap, bone-pain, \
                      night-pain, cannot-walk, limp, swollen-calf, hot-joint, numbness, antibiotic (each stops the plan until \
                      cleared), sharp, tired",
        long: None,
        options: with::<SymptomArgs>,
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
        name: "doctor",
        about: "Check log, profile and own exercises",
        examples: "Changes nothing. Exit code 3 if there are problems.",
        long: None,
        options: with::<DoctorArgs>,
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
    /// Check log, profile and own exercises.
    Doctor(DoctorArgs),
    /// List the exercises, filtered.
    List(ListArgs),
    /// Show one exercise in full.
    Show(ShowArgs),
    /// When to stop, and who to see.
    Safety(SafetyArgs),
    /// Explain a command, how to write sets, or the profile.
    Help(HelpArgs),
}

/// Examples of `plan`, for its long help.
const PLAN_HELP: &str = "\
Examples:
  ankle plan                    today's session
  ankle plan --week             this week, ticked off so far
  ankle plan --week --explain   and why each line is there
  ankle plan --next             next week
  ankle plan --date fri         the session of a day

What it plans for: ankle help profile";

/// What `ankle help profile` says.
pub const PROFILE_HELP: &str = "\
Your profile is config.toml in the configuration folder, on Linux and macOS
~/.config/ankle. Every key may be left out:
  level = 1                     1 beginner, 2 intermediate, 3 advanced
  days = [\"mon\", \"wed\", \"fri\"]  or a number of sessions: days = 3
  minutes = 20                  of one session, warm-up included
  equipment = [\"wall\", \"chair\", \"towel\"]
                                wall chair step plate dumbbell kettlebell
                                backpack band towel cushion calf-machine
                                leg-press
  flags = []                    insertional-achilles midportion-achilles
                                plantar-heel recent-sprain past-sprain
                                bone-stress calf-strain hallux-rigidus
                                knee-flexion-pain balance-impaired no-jump
  hard_run_days = []            days of fast or long runs
  goal = \"build\"                or \"maintain\"
  units = \"kg\"                  or \"lb\"
  increments_kg = [2.5]         the steps your weights allow
  max_load_kg = 20              the most you can add
  avoid = []                    exercises never planned
  favour = []                   exercises chosen first among equals
  races = []                    days like \"2027-04-18\"
  age, sex, bodyweight_kg       for typical ranges of the self-tests only
  [since]                       since when: recent-sprain = \"2026-11-02\"
  [week.\"2026-W48\"]             keys for that week alone";

/// What `ankle help sets` says.
pub const SETS_HELP: &str = "\
How to write sets, in any order with the name of the exercise:
  3x12                   three sets of twelve, on each side for one-sided work
  12,12,10               one number for each set
  3x30s  2x1m30s         holds
  3x12+10kg  3x12+25lb   added load
  3x12@8                 effort, RPE 1 to 10: at 8 two more would have gone
  L12,12,11 R12,12,12    left and right; also L3x12
  3x12 pain2             worst pain, 0 to 10
  3x30s touch2           support touches in each set of a balance drill

Several groups may follow each other:
  ankle log 2x12+10kg@8 9+10kg@9.5 single-leg-raise

Names may be shortened as long as they fit one exercise: ankle log 3x10 neg calf";

/// `ankle plan`
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "options of a command are switches")]
pub struct PlanArgs {
    /// The whole week, with what is done ticked off
    #[arg(long, short)]
    pub week: bool,

    /// Next week
    #[arg(long, conflicts_with = "date")]
    pub next: bool,

    /// Another day: today, tomorrow, mon to sun (of this week), 2026-11-18
    #[arg(long, value_name = "DAY")]
    pub date: Option<String>,

    /// Say for every line why it is there
    #[arg(long)]
    pub explain: bool,

    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// `ankle log`
#[derive(Debug, Args)]
pub struct LogArgs {
    /// Sets and the name of the exercise, in any order
    #[arg(required = true, value_name = "SETS EXERCISE", allow_hyphen_values = false)]
    pub words: Vec<String>,

    /// What holds for all sets of the line.
    #[command(flatten)]
    pub options: SetOptions,

    /// Print the id of the record alone
    #[arg(long, short, conflicts_with = "json")]
    pub quiet: bool,

    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// What holds for all sets of a line.
#[derive(Debug, Args)]
pub struct SetOptions {
    /// The leg all sets were done with
    #[arg(long, value_enum, ignore_case = true)]
    pub side: Option<SideArg>,

    /// Load added in every set: 10kg, 25lb
    #[arg(long, value_name = "LOAD")]
    pub load: Option<String>,

    /// Effort of every set, 1 to 10 in half steps
    #[arg(long, value_name = "RPE")]
    pub rpe: Option<String>,

    /// Worst pain during the sets, 0 to 10
    #[arg(long, value_name = "0-10", value_parser = clap::value_parser!(u8).range(0..=10))]
    pub pain: Option<u8>,

    /// Support touches in each set
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(0..=99))]
    pub touches: Option<u8>,

    /// When: today, yesterday, mon to sun (the last one), 3d, 2026-11-18; also "yesterday 18:30"
    #[arg(long, value_name = "DAY")]
    pub date: Option<String>,

    /// A note
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,

    /// Log what looks like a slip
    #[arg(long)]
    pub force: bool,
}

impl SetOptions {
    /// Returns the note; one of nothing but blanks is none.
    pub fn note(&self) -> Option<String> {
        self.note.clone().filter(|note| !note.trim().is_empty())
    }
}

/// A leg, as an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SideArg {
    /// Left
    #[value(name = "L", alias = "left")]
    Left,
    /// Right
    #[value(name = "R", alias = "right")]
    Right,
}

impl From<SideArg> for Side {
    fn from(side: SideArg) -> Side {
        match side {
            SideArg::Left => Side::Left,
            SideArg::Right => Side::Right,
        }
    }
}

/// `ankle done`
#[derive(Debug, Args)]
pub struct DoneArgs {
    /// Only these exercises of the plan
    #[arg(value_name = "EXERCISE")]
    pub exercises: Vec<String>,

    /// Effort of the whole session, 0 to 10
    #[arg(long, value_name = "0-10", requires = "minutes")]
    pub effort: Option<String>,

    /// How long the session took
    #[arg(long, requires = "effort", value_parser = clap::value_parser!(u16).range(1..=600))]
    pub minutes: Option<u16>,

    /// Worst pain during the session, 0 to 10
    #[arg(long, value_name = "0-10", value_parser = clap::value_parser!(u8).range(0..=10))]
    pub pain: Option<u8>,

    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// `ankle skip`
#[derive(Debug, Args)]
pub struct SkipArgs {
    /// Its name, or enough of it
    #[arg(required = true, value_name = "EXERCISE")]
    pub words: Vec<String>,

    /// Why
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,

    /// When: today, yesterday, mon to sun (the last one), 3d, 2026-11-18
    #[arg(long, value_name = "DAY")]
    pub date: Option<String>,

    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// `ankle undo`
#[derive(Debug, Args)]
pub struct UndoArgs {
    /// The id of one record, or the end of it
    pub id: Option<String>,

    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// `ankle redo`
#[derive(Debug, Args)]
pub struct RedoArgs {
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// `ankle edit`
#[derive(Debug, Args)]
pub struct EditArgs {
    /// The id of the record, or the end of it
    pub id: String,

    /// What the sets should have been
    #[arg(value_name = "SETS")]
    pub sets: Vec<String>,

    /// What holds for all sets of the record.
    #[command(flatten)]
    pub options: SetOptions,

    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// `ankle checkin`
#[derive(Debug, Args)]
pub struct CheckinArgs {
    /// Pain this morning, 0 to 10
    #[arg(long, value_name = "0-10", value_parser = clap::value_parser!(u8).range(0..=10))]
    pub pain: u8,

    /// Minutes of morning stiffness
    #[arg(long, value_name = "MINUTES", value_parser = clap::value_parser!(u16).range(0..=720))]
    pub stiffness: Option<u16>,

    /// When: today, yesterday, mon to sun (the last one), 3d, 2026-11-18
    #[arg(long, value_name = "DAY")]
    pub date: Option<String>,

    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// `ankle symptom`
#[derive(Debug, Args)]
pub struct SymptomArgs {
    /// What was noticed
    pub tag: String,

    /// It is over, or was looked at
    #[arg(long, requires = "reason")]
    pub clear: bool,

    /// Why, or what was found
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,

    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// `ankle test`
#[derive(Debug, Args)]
pub struct TestArgs {
    /// Which test
    #[arg(value_enum)]
    pub test: SelfTest,

    /// Raises, or centimetres, on the left
    #[arg(long, value_name = "N")]
    pub left: String,

    /// Raises, or centimetres, on the right
    #[arg(long, value_name = "N")]
    pub right: String,

    /// When: today, yesterday, mon to sun (the last one), 3d, 2026-11-18
    #[arg(long, value_name = "DAY")]
    pub date: Option<String>,

    /// A note
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,

    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// The two self-tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SelfTest {
    /// Single-leg raises until height, pace or knee fail
    CalfRaise,
    /// How far the toes are from the wall when the knee just touches it, heel down
    KneeToWall,
}

/// `ankle history`
#[derive(Debug, Args)]
pub struct HistoryArgs {
    /// One exercise only
    #[arg(value_name = "EXERCISE")]
    pub words: Vec<String>,

    /// From this day on
    #[arg(long, value_name = "DAY")]
    pub since: Option<String>,

    /// Every record, not only the last
    #[arg(long)]
    pub all: bool,

    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// `ankle doctor`
#[derive(Debug, Args)]
pub struct DoctorArgs {
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// `ankle list`
#[derive(Debug, Args)]
pub struct ListArgs {
    /// Words of its name, summary, muscles or quality, or the beginnings of them
    #[arg(value_name = "WORD")]
    pub words: Vec<String>,

    /// What it trains: calf-straight, balance, mobility, ...
    #[arg(long, short)]
    pub quality: Option<String>,

    /// A muscle that works: soleus, calf, shin, ...
    #[arg(long, short)]
    pub muscle: Option<String>,

    /// Something it uses, or 'none' for nothing needed
    #[arg(long, short)]
    pub equipment: Option<String>,

    /// 1 beginner, 2 intermediate, 3 advanced
    #[arg(long, short, value_parser = clap::value_parser!(u8).range(1..=3))]
    pub level: Option<u8>,

    /// Only what is planned this week
    #[arg(long)]
    pub planned: bool,

    /// Only your own
    #[arg(long)]
    pub mine: bool,

    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// `ankle show`
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// Its name, or enough of it
    #[arg(required = true, value_name = "EXERCISE")]
    pub words: Vec<String>,

    /// Where it and each of its figures come from
    #[arg(long)]
    pub sources: bool,

    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// `ankle help`
#[derive(Debug, Args)]
pub struct HelpArgs {
    /// A command, 'sets' or 'profile'
    pub topic: Option<String>,
}

/// `ankle safety`
#[derive(Debug, Args)]
pub struct SafetyArgs {
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}
