//! The options of each command.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::notation::Side;
use crate::units::Pain;

use super::profile_args::WhatIf;
use super::value::{pain, whole};

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
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    pub date: Option<String>,

    /// Say for every line why it is there
    #[arg(long)]
    pub explain: bool,

    /// How to print it [default: by the ending of FILE, else text]
    #[arg(long, value_enum)]
    pub format: Option<PlanFormat>,

    /// Write it to a file; - is standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    pub json: bool,

    /// The keys of the profile, for a what-if.
    #[command(flatten)]
    pub what_if: WhatIf,
}

/// What a plan can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PlanFormat {
    /// For the terminal
    #[value(alias = "txt")]
    Text,
    /// One JSON object
    Json,
    /// A note in Markdown, with boxes to tick
    #[value(alias = "markdown")]
    Md,
    /// A calendar, one event each session
    #[value(alias = "ical")]
    Ics,
    /// A page to print
    #[value(alias = "htm")]
    Html,
    /// A table, one row each exercise
    Csv,
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

    /// Worst pain during the sets, 0 to 10
    #[arg(long, value_name = "0-10", allow_negative_numbers = true, value_parser = pain)]
    pub pain: Option<Pain>,

    /// Form ended the last set: the heel sank, the arch gave way, the body helped
    #[arg(long)]
    pub stopped: bool,

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
    #[arg(long, value_name = "LOAD", allow_hyphen_values = true)]
    pub load: Option<String>,

    /// Effort of every set, 1 to 10 in half steps
    #[arg(long, value_name = "RPE", allow_hyphen_values = true)]
    pub rpe: Option<String>,

    /// Support touches in each set
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = whole::<u8>(0, 99))]
    pub touches: Option<u8>,

    /// When: today, yesterday, mon to sun (the last one), 3d, 2026-11-18; also "yesterday 18:30"
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    pub date: Option<String>,

    /// A note
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
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
    /// Only these exercises of the plan; an extra too
    #[arg(value_name = "EXERCISE")]
    pub exercises: Vec<String>,

    /// When: today, yesterday, mon to sun (the last one), 3d, 2026-11-18
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    pub date: Option<String>,

    /// Effort of the whole session, 0 to 10
    #[arg(long, value_name = "0-10", allow_hyphen_values = true)]
    pub effort: Option<String>,

    /// How long the session took [default: as planned]
    #[arg(long, requires = "effort", allow_negative_numbers = true, value_parser = whole::<u16>(1, 600))]
    pub minutes: Option<u16>,

    /// Worst pain during the session, 0 to 10
    #[arg(long, value_name = "0-10", allow_negative_numbers = true, value_parser = pain)]
    pub pain: Option<Pain>,

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
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub reason: Option<String>,

    /// When: today, yesterday, mon to sun (the last one), 3d, 2026-11-18
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
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

/// `ankle checkin`
#[derive(Debug, Args)]
pub struct CheckinArgs {
    /// Pain this morning, 0 to 10
    #[arg(long, value_name = "0-10", allow_negative_numbers = true, value_parser = pain)]
    pub pain: Pain,

    /// Minutes of morning stiffness
    #[arg(long, value_name = "MINUTES", allow_negative_numbers = true, value_parser = whole::<u16>(0, 720))]
    pub stiffness: Option<u16>,

    /// When: today, yesterday, mon to sun (the last one), 3d, 2026-11-18
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    pub date: Option<String>,

    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// `ankle symptom`
#[derive(Debug, Args)]
pub struct SymptomArgs {
    /// What was noticed; without it, what can be noted and what is open
    pub tag: Option<String>,

    /// It is over, or was looked at
    #[arg(long)]
    pub clear: bool,

    /// Why, or what was found
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
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

    /// Raises, centimetres or seconds on the left
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub left: String,

    /// Raises, centimetres or seconds on the right
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub right: String,

    /// When: today, yesterday, mon to sun (the last one), 3d, 2026-11-18
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    pub date: Option<String>,

    /// A note
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub note: Option<String>,

    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// The self-tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SelfTest {
    /// Single-leg raises until height, pace or knee fail
    CalfRaise,
    /// How far the toes are from the wall when the knee just touches it, heel down
    KneeToWall,
    /// Seconds on one leg, eyes closed, support in reach: best of three, 60 at most
    Balance,
    /// Seconds for ten hops over 30 cm and back, on one leg
    SideHop,
}

/// `ankle merge`
#[derive(Debug, Args)]
pub struct MergeArgs {
    /// Logs of other devices
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<std::path::PathBuf>,

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

/// `ankle export`
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    pub format: ExportFormat,

    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    pub json: bool,
}

/// What can be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum ExportFormat {
    /// A table of the sets that count, one row each
    #[default]
    Csv,
    /// Every record of the log as it stands
    Json,
    /// The table of the program Strong
    Strong,
    /// A calendar, one event each day with sets
    Ics,
}

/// `ankle import`
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// The file
    pub file: PathBuf,

    /// What it is [default: told by how it begins]
    #[arg(long, value_enum)]
    pub format: Option<ImportFormat>,

    /// Only say what would be logged
    #[arg(long)]
    pub dry_run: bool,

    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// What can be taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ImportFormat {
    /// The table of export
    Csv,
    /// What export --format json prints
    Json,
    /// The table of the program Strong
    Strong,
    /// The table of the program Hevy
    Hevy,
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
    #[arg(long, short, allow_negative_numbers = true, value_parser = whole::<u8>(1, 3))]
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
