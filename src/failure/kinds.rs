//! What can go wrong, as data: the variants say what happened, not how it is told.

use std::io;

use chrono::NaiveDate;

use crate::catalogue::OwnFault;
use crate::catalogue::vocabulary::{Flag, Mode};
use crate::cli::Misuse;
use crate::diagnostic::Diagnostic;
use crate::entry::Slip;
use crate::exchange::Unreadable;
use crate::notation::NotationError;
use crate::safety::Tag;
use crate::store::AppendError;

use super::config::ConfigFailure;
use super::minutes::MinutesAt;

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

/// What sets can say in two places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Given {
    /// The leg.
    Side,
    /// The load.
    Load,
    /// The effort.
    Effort,
    /// The support touches.
    Touches,
    /// The pain.
    Pain,
}

/// What the words of a closed list name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listed {
    /// What an exercise trains.
    Quality,
    /// A muscle.
    Muscle,
    /// Something to train with.
    Equipment,
    /// What help is given on.
    HelpTopic,
}

/// What can go wrong. How it is told stands beside, in one place each: message, details, tips, exit code.
#[derive(Debug)]
#[expect(missing_docs, reason = "the fields are named for what they hold")]
pub enum Failure {
    /// The command line cannot be read.
    Misuse(Box<Misuse>),
    /// No exercise has this name.
    UnknownExercise { typed: String, similar: Vec<String>, intent: Intent },
    /// Several exercises have it: those planned today, and the others.
    AmbiguousExercise { typed: String, planned: Vec<String>, others: Vec<String>, intent: Intent },
    /// Neither sets nor a name; a whole command that would do, as with the next two.
    NothingToLog { instead: String },
    /// No word of the command line is sets.
    NoSets { typed: String, instead: String },
    /// No word of it is a name.
    NoExercise { instead: String },
    /// The sets cannot be read; a whole command that was probably meant, as with the next.
    Notation { fault: NotationError, instead: Option<String> },
    /// The sets count something else than the exercise does; the same in its unit, where that can be meant.
    WrongUnit { exercise: String, mode: Mode, sets: Option<String>, instead: Option<String> },
    /// A side for two-legged work.
    NoSides { exercise: String },
    /// A side both in the notation and as an option, or load, effort, touches or pain twice.
    SaidTwice { what: Given },
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
    /// A pace that is no number above zero.
    BadPace { text: String },
    /// Nothing says where the person's folders are.
    NoHome { variable: &'static str },
    /// The profile is wrong.
    Profile { path: String, text: String, faults: Vec<Diagnostic> },
    /// A person's own exercise is wrong.
    OwnExercise { folder: String, texts: Vec<(String, String)>, faults: Vec<OwnFault> },
    /// No session fits the minutes.
    TooFewMinutes { given: u16, least: u16, at: MinutesAt },
    /// The profile cannot be changed like this.
    Config(ConfigFailure),
    /// A result of a self-test that is not a number of its kind.
    BadResult { option: &'static str, typed: String, most: u32, whole: bool, above_zero: bool },
    /// A record that would be longer than a line may be.
    TooLong,
    /// The session of a day is done; the day is named where it is not today, as with those below.
    AllDone { on: Option<NaiveDate> },
    /// The exercise was done that day; its sets, as they can be typed.
    DoneAlready { exercise: String, again: String, on: Option<NaiveDate> },
    /// An exercise is to be left out that was done that day; what was done of it.
    SkipOfDone { exercise: String, sets: String, on: Option<NaiveDate> },
    /// Warning signs keep everything from being planned.
    Stopped { tags: Vec<String> },
    /// The profile keeps everything from being planned.
    StoppedByFlag { flag: Flag },
    /// The day has no session; its extras.
    NothingPlanned { on: Option<NaiveDate>, extras: Vec<String> },
    /// The exercise is not in that week's plan, or done there already; sets of it, as they can be typed.
    NotPlanned { exercise: String, sets: String, on: Option<NaiveDate> },
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
    /// No symptom has this tag; those that are like it, each with its meaning, and all there are.
    UnknownSymptom { typed: String, near: Vec<Tag> },
    /// No symptom is named; these are open.
    NoSymptom { open: Vec<Tag> },
    /// A symptom that is to be cleared without a reason.
    NoReason { tag: Tag },
    /// A word is none of a list.
    UnknownWord { of: Listed, typed: String, near: Option<String>, known: Vec<String> },
    /// A guided session has no terminal to be led on; a command that does without.
    NeedsTerminal { example: String },
    /// Another guided session runs.
    SessionRuns,
    /// The lock that one session alone may hold cannot be taken.
    CannotLock { path: String, source: io::Error },
    /// The terminal cannot be taken.
    Terminal { source: io::Error },
    /// The exercise is not in the plan of today; those that are.
    NotToday { exercise: String, planned: Vec<String> },
    /// Today's plan has fewer exercises than the one to begin at.
    NoSuchPart { from: usize, exercises: usize },
    /// A signal ended a session, which was saved first; the exit code that says so.
    EndedBySignal { code: u8 },
    /// Something of a session could not be saved, and was told.
    NotAllSaved,
    /// A command that was run has ended, and said what there is to say; its exit code.
    CommandEnded { code: u8 },
    /// A command cannot be run.
    CommandNotRun { command: String, source: io::Error },
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

impl From<ConfigFailure> for Failure {
    fn from(failure: ConfigFailure) -> Failure {
        Failure::Config(failure)
    }
}
