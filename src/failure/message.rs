//! What can go wrong: every message and every tip, said once.

use std::fmt::Write as _;
use std::io;

use crate::catalogue::OwnFault;
use crate::catalogue::vocabulary::Mode;
use crate::diagnostic::Diagnostic;
use crate::entry::Slip;
use crate::exchange::Unreadable;
use crate::log::event::Done;
use crate::notation::NotationError;
use crate::store::AppendError;
use crate::text::{Count, and_list, escape};

use super::config::ConfigFailure;

/// What a command was about to do with the log, for saying what became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intent {
    /// Only look.
    Read,
    /// Write a record.
    Write,
    /// Change the profile.
    Profile,
}

/// What a command was about to do with a record that does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// Take it back.
    ByUndo,
    /// Correct it.
    ByEdit,
}

/// What can go wrong. The messages stand in this file and nowhere else.
#[derive(Debug)]
#[expect(missing_docs, reason = "the fields are named for what they hold")]
pub enum Failure {
    /// No exercise has this name.
    UnknownExercise { typed: String, similar: Vec<String>, intent: Intent },
    /// Several exercises have it: those planned today, and the others.
    AmbiguousExercise { typed: String, planned: Vec<String>, others: Vec<String>, intent: Intent },
    /// No word of the command line is sets.
    NoSets { typed: String },
    /// No word of it is a name.
    NoExercise,
    /// The sets cannot be read.
    Notation(NotationError),
    /// The sets count something else than the exercise does.
    WrongUnit { exercise: String, mode: Mode, instead: String },
    /// A side for two-legged work.
    NoSides { exercise: String },
    /// A side both in the notation and as an option, or load, effort, touches or pain twice.
    SaidTwice { what: &'static str },
    /// Support touches for something that has none.
    NoTouches { exercise: String },
    /// A value that looks like a slip.
    Slip(Slip),
    /// A day that cannot be read.
    BadDate { typed: String, for_plan: bool, is_too_early: bool },
    /// A day from which on to look that cannot be read.
    BadSince { typed: String, is_too_early: bool },
    /// A day to come.
    FutureDate { typed: String, means: String },
    /// A time that cannot be placed.
    BadNow { text: String },
    /// Nothing says where the person's folders are.
    NoHome { variable: &'static str },
    /// The profile is wrong.
    Profile { path: String, text: String, faults: Vec<Diagnostic> },
    /// A person's own exercise is wrong.
    OwnExercise { folder: String, texts: Vec<(String, String)>, faults: Vec<OwnFault> },
    /// No session fits the minutes.
    TooFewMinutes { given: u16, least: u16, remedy: String },
    /// The profile cannot be changed like this.
    Config(ConfigFailure),
    /// A result of a self-test that is not a number of its kind.
    BadResult { option: &'static str, typed: String, most: u32, whole: bool },
    /// A record that would be longer than a line may be.
    TooLong,
    /// Today's session is done.
    AllDone,
    /// The exercise was done today; its sets, as they can be typed.
    DoneAlready { exercise: String, again: String },
    /// Warning signs keep everything from being planned.
    Stopped { tags: Vec<String> },
    /// Today has no session.
    NothingPlanned,
    /// The exercise is not in this week's plan, or done there already.
    NotPlanned { exercise: String },
    /// A record that cannot be corrected like this.
    CannotEdit { what: String, can: &'static [&'static str] },
    /// A check-in without a pain.
    NoMorningWithoutPain,
    /// New sets for an exercise that is not there any more.
    NoNewSets { exercise: String },
    /// A correction that changes nothing.
    NothingToCorrect { what: String, can: &'static [&'static str] },
    /// No record has this id.
    UnknownId { typed: String },
    /// Several records have it.
    AmbiguousId { typed: String, ids: Vec<String> },
    /// There is nothing to take back.
    NothingToUndo,
    /// There is nothing to give back.
    NothingToRedo,
    /// It was taken back before.
    AlreadyTakenBack { what: String, by: Option<String> },
    /// It was corrected before, by these.
    AlreadyCorrected { what: String, by: Vec<String>, taken: Taken },
    /// The last command cannot be told: the ids of two records, and what they are about.
    UnclearLast { written: (String, String), at_the_end: (String, String) },
    /// A symptom that is not open; these are.
    NotOpen { tag: String, open: Vec<String> },
    /// A filter names something that does not exist.
    UnknownFilter { what: &'static str, typed: String, near: Option<String>, known: Vec<String> },
    /// `doctor` has found something, and said so.
    ProblemsFound,
    /// A file cannot be read.
    Read { path: String, source: io::Error },
    /// A file that was to be merged cannot be read.
    Merge { path: String, source: io::Error },
    /// It has no record at all.
    NoLog { path: String },
    /// A file to import cannot be read.
    ReadImport { path: String, source: io::Error },
    /// It is none of its format.
    Import { path: String, unreadable: Unreadable },
    /// It is like no known format.
    UnknownFormat { path: String },
    /// A record was not appended.
    Append { folder: String, log: String, error: AppendError },
    /// Nothing says how to write a file.
    UnknownEnding { path: String },
    /// A file that was asked for could not be written.
    NotWritten { path: String, source: io::Error },
    /// Results could not be printed; a record, if there was one, stands.
    Output { source: io::Error, recorded: bool },
}

impl Failure {
    /// Returns the exit code: 1 could not, 2 usage, 3 problems found.
    pub fn exit_code(&self) -> u8 {
        match self {
            Failure::Read { .. }
            | Failure::Merge { .. }
            | Failure::ReadImport { .. }
            | Failure::Append { .. }
            | Failure::NotWritten { .. }
            | Failure::Output { .. }
            | Failure::NoHome { .. } => 1,
            Failure::ProblemsFound => 3,
            Failure::Config(failure) => failure.exit_code(),
            _ => 2,
        }
    }

    /// Whether everything about it was said already.
    pub fn is_told(&self) -> bool {
        matches!(self, Failure::ProblemsFound)
    }

    /// Whether it is only a reader that went away.
    pub fn is_closed_pipe(&self) -> bool {
        match self {
            Failure::Output { source, .. } | Failure::Config(ConfigFailure::NotTold { source }) => {
                source.kind() == io::ErrorKind::BrokenPipe
            }
            _ => false,
        }
    }

    /// Returns the message in one line, without the label.
    #[expect(clippy::too_many_lines, reason = "every message, side by side")]
    pub fn message(&self) -> String {
        let nothing = |intent: &Intent| match intent {
            Intent::Read => "",
            Intent::Write => ", so nothing was logged",
            Intent::Profile => ", so nothing was written",
        };
        match self {
            Failure::UnknownExercise { typed, intent, .. } => {
                format!("no exercise is called '{}'{}", escape(typed), nothing(intent))
            }
            Failure::AmbiguousExercise { typed, planned, others, intent } => {
                let count = planned.len() + others.len();
                format!("'{}' fits {}{}", escape(typed), Count(count, "exercise"), nothing(intent))
            }
            Failure::NoSets { typed } => {
                format!("no sets in '{}', so nothing was logged", escape(typed))
            }
            Failure::NoExercise => "no exercise is named, so nothing was logged".to_string(),
            Failure::Notation(fault) => {
                format!("cannot read '{}' as {}, so nothing was logged", escape(&fault.text), fault.what)
            }
            Failure::WrongUnit { exercise, mode, .. } => {
                let counted = match mode {
                    Mode::Hold => "is held, so its sets are in seconds",
                    Mode::Reps => "is counted in repetitions, not in seconds",
                    Mode::Contacts => "is counted in landings, not in seconds",
                };
                format!("{exercise} {counted}; nothing was logged")
            }
            Failure::NoSides { exercise } => {
                format!("{exercise} works both legs at once and has no sides; nothing was logged")
            }
            Failure::SaidTwice { what } => format!("the {what} is given twice, so nothing was logged"),
            Failure::NoTouches { exercise } => {
                format!(
                    "support touches are counted in balance work, and {exercise} is none; nothing was logged"
                )
            }
            Failure::Slip(slip) => {
                let (what, best) = match slip {
                    Slip::Amount(done, best) => {
                        (format!("{} in a set", in_words(*done)), best.map(|best| best.to_string()))
                    }
                    Slip::Load(load, best) => (format!("a load of {load}"), best.clone()),
                    Slip::Sets(sets) => (Count(*sets, "set").to_string(), None),
                };
                let best = best.map_or_else(String::new, |best| format!(" (your best is {best})"));
                format!("{what} looks like a slip{best}; nothing was logged")
            }
            Failure::BadDate { typed, is_too_early: true, for_plan: false } => {
                format!(
                    "'{}' is before the year 2000, which looks like a slip; nothing was logged",
                    escape(typed)
                )
            }
            Failure::BadDate { typed, is_too_early: true, .. }
            | Failure::BadSince { typed, is_too_early: true } => {
                format!("'{}' is before the year 2000, where nothing is known", escape(typed))
            }
            Failure::BadDate { typed, for_plan: true, .. } | Failure::BadSince { typed, .. } => {
                format!("cannot read '{}' as a day", escape(typed))
            }
            Failure::BadDate { typed, for_plan: false, .. } => {
                format!("cannot read '{}' as a day, so nothing was logged", escape(typed))
            }
            Failure::FutureDate { typed, means } => {
                format!("'{}' is {means}, which is in the future; nothing was logged", escape(typed))
            }
            Failure::BadNow { text } => format!("ANKLE_NOW is '{}', which is not a time", escape(text)),
            Failure::NoHome { .. } => "cannot find your home folder".to_string(),
            Failure::Profile { path, faults, .. } => {
                let first = faults.first().map_or("not readable", |fault| &fault.message);
                format!("{path}: {}", escape(first))
            }
            Failure::OwnExercise { folder, faults, .. } => {
                let (slug, message) = faults
                    .first()
                    .map_or(("", "not readable"), |fault| (&fault.slug, &fault.diagnostic.message));
                format!("{folder}/{}.toml: {}", escape(slug), escape(message))
            }
            Failure::TooFewMinutes { given, .. } => {
                format!("no session fits in {}", Count((*given).into(), "minute"))
            }
            Failure::Config(failure) => failure.message(),
            Failure::BadResult { option, typed, most, whole } => {
                let kind = if *whole { "a whole number" } else { "a number" };
                format!("{option} '{}' is not {kind} up to {most}; nothing was logged", escape(typed))
            }
            Failure::TooLong => {
                "the note is longer than a line of the log may be; nothing was logged".to_string()
            }
            Failure::AllDone => "today's session is done already; nothing was logged".to_string(),
            Failure::DoneAlready { exercise, .. } => {
                format!("{exercise} is done or skipped today already; nothing was logged")
            }
            Failure::Stopped { tags } => {
                let tags: Vec<String> = tags.iter().map(|tag| format!("'{}'", escape(tag))).collect();
                let verb = if tags.len() == 1 { "is" } else { "are" };
                format!(
                    "nothing is planned while {} {verb} open: have it looked at; nothing was logged",
                    and_list(&tags)
                )
            }
            Failure::NothingPlanned => "nothing is planned today, so nothing was logged".to_string(),
            Failure::NotPlanned { exercise } => {
                format!("{exercise} is not open in this week's plan; nothing was logged")
            }
            Failure::CannotEdit { can: [], .. } => {
                "what takes a record back cannot be corrected; nothing was logged".to_string()
            }
            Failure::CannotEdit { what, can } => {
                format!("'{what}' can be corrected with {} alone; nothing was logged", and_list(can))
            }
            Failure::NoMorningWithoutPain => {
                "a check-in is of a pain, if only of 0; nothing was logged".to_string()
            }
            Failure::NoNewSets { exercise } => format!(
                "'{}' is not in the catalogue, so its sets cannot be read; nothing was logged",
                escape(exercise)
            ),
            Failure::NothingToCorrect { what, .. } => {
                format!("'{what}' says that already; nothing was logged")
            }
            Failure::UnknownId { typed } => {
                format!("no record has an id that ends in '{}', so nothing was logged", escape(typed))
            }
            Failure::AmbiguousId { typed, ids } => {
                let records = Count(ids.len(), "record");
                format!("{records} have an id that ends in '{}', so nothing was logged", escape(typed))
            }
            Failure::NothingToUndo => "there is nothing to take back".to_string(),
            Failure::NothingToRedo => "there is nothing to give back".to_string(),
            Failure::AlreadyTakenBack { what, .. } => {
                format!("'{what}' is taken back already; nothing was logged")
            }
            Failure::AlreadyCorrected { what, .. } => {
                format!("'{what}' was corrected before; nothing was logged")
            }
            Failure::UnclearLast { written, at_the_end } => format!(
                "cannot tell what to take back: '{}' was written last, but older records were taken in since, as \
                 '{}'; nothing was logged",
                written.1, at_the_end.1
            ),
            Failure::NotOpen { tag, .. } => format!("the symptom '{tag}' is not open; nothing was logged"),
            Failure::UnknownFilter { what: "symptom", typed, .. } => {
                format!("no symptom is called '{}', so nothing was logged", escape(typed))
            }
            Failure::UnknownFilter { what, typed, .. } => format!("no {what} is called '{}'", escape(typed)),
            Failure::ProblemsFound => "problems were found".to_string(),
            Failure::Read { path, source } => {
                format!("cannot read {path}: {}", plain(source))
            }
            Failure::Merge { path, source } => {
                format!("cannot read {path}: {}; nothing was merged", plain(source))
            }
            Failure::NoLog { path } => format!("{path} has no record of a log; nothing was merged"),
            Failure::ReadImport { path, source } => {
                format!("cannot read {path}: {}; nothing was logged", plain(source))
            }
            Failure::Import { path, unreadable } => match unreadable {
                Unreadable::NoColumn(column) => {
                    format!("{path} has no column '{column}'; nothing was logged")
                }
                Unreadable::NoExport(why) => {
                    format!("{path} is no export: {}; nothing was logged", escape(why))
                }
                Unreadable::Log => format!("{path} is a log, not an export; nothing was logged"),
                Unreadable::Newer => format!("{path} is of a newer ankle; nothing was logged"),
            },
            Failure::UnknownFormat { path } => {
                format!("{path} begins like no file that can be imported; nothing was logged")
            }
            Failure::Append { folder, log, error } => match error {
                AppendError::Nothing { doing: "make the folder", source } => {
                    format!("cannot make the folder {folder}: {}; nothing was logged", plain(source))
                }
                AppendError::Nothing { doing, source } => {
                    format!("cannot {doing} {log}: {}; nothing was logged", plain(source))
                        .replace("the log ", "")
                }
                AppendError::Unsure { source } => {
                    format!("the record in {log} may not be saved: {}", plain(source))
                }
                AppendError::Torn { whole: 0, source } => format!(
                    "cannot write to {log}: {}; a part of the line is left in it and will be ignored",
                    plain(source)
                ),
                AppendError::Torn { whole, source } => format!(
                    "cannot write to {log}: {}; only the first {} logged, a part of the next is left in it and \
                     will be ignored",
                    plain(source),
                    if *whole == 1 { "record is".to_string() } else { format!("{whole} records are") }
                ),
            },
            Failure::UnknownEnding { path } => {
                format!("the name {path} ends in no known format, so nothing was written")
            }
            Failure::NotWritten { path, source } => {
                format!("cannot write {path}: {}; nothing was written", plain(source))
            }
            Failure::Output { source, recorded } => {
                let stands = if *recorded { "; the record is saved" } else { "" };
                format!("cannot print the result: {}{stands}", plain(source))
            }
        }
    }

    /// What stands between the message and the tip: the place, or what there is to choose from.
    pub(super) fn details(&self) -> Option<String> {
        match self {
            Failure::AmbiguousExercise { typed, planned, others, .. } => {
                const SHOWN: usize = 8;
                let widest = planned.iter().map(String::len).max().unwrap_or(0);
                let planned = planned.iter().map(|slug| format!("  {slug:widest$}  planned today"));
                let all: Vec<String> = planned.chain(others.iter().map(|slug| format!("  {slug}"))).collect();
                let mut text = all[..all.len().min(SHOWN)].join("\n");
                if all.len() > SHOWN {
                    let _ = write!(text, "\n  ... {} more: ankle list {}", all.len() - SHOWN, escape(typed));
                }
                Some(text)
            }
            Failure::AmbiguousId { ids, .. } => Some(
                ids.iter().take(8).map(|id| format!("  {}", escape(id))).collect::<Vec<String>>().join("\n"),
            ),
            Failure::Notation(fault) => {
                let carets = "^".repeat(fault.at.len().max(1));
                let indent = " ".repeat(fault.at.start);
                let line = escape(&fault.text);
                (!line.is_empty()).then(|| format!("    {line}\n    {indent}{carets} {}", fault.problem))
            }
            Failure::Profile { text, faults, .. } => {
                Some(excerpts(faults.iter().map(|fault| (fault, &**text, None))))
            }
            Failure::OwnExercise { texts, faults, .. } => {
                let text =
                    |slug: &str| texts.iter().find(|(name, _)| name == slug).map_or("", |(_, text)| text);
                let first = faults.first().map(|fault| fault.slug.clone());
                Some(excerpts(faults.iter().map(|fault| {
                    let other = (Some(&fault.slug) != first.as_ref()).then(|| format!("{}.toml", fault.slug));
                    (&fault.diagnostic, text(&fault.slug), other)
                })))
            }
            _ => None,
        }
        .filter(|text| !text.is_empty())
    }
}

fn in_words(done: Done) -> String {
    let noun = match done {
        Done::Reps(_) => "rep",
        Done::Seconds(_) => "second",
        Done::Contacts(_) => "landing",
    };
    Count(done.number().into(), noun).to_string()
}

/// What the system said, without its number.
pub fn plain(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_lowercase().collect::<String>() + letters.as_str())
}

/// The places of several faults; the first one's message stands in the error line already.
fn excerpts<'a>(faults: impl Iterator<Item = (&'a Diagnostic, &'a str, Option<String>)>) -> String {
    let mut out = String::new();
    for (position, (fault, text, file)) in faults.enumerate() {
        if position > 0 {
            let file = file.map_or_else(String::new, |file| format!("{file}: "));
            let _ = write!(out, "\n\nand {file}{}\n", escape(&fault.message));
        }
        out.push_str(&fault.excerpt(text, |text| escape(&text.replace('\t', " "))));
    }
    out
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message())
    }
}

impl std::error::Error for Failure {}

impl From<ConfigFailure> for Failure {
    fn from(failure: ConfigFailure) -> Failure {
        Failure::Config(failure)
    }
}
