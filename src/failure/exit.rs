//! How a failure ends the program.

use std::io;

use super::config::ConfigFailure;
use super::kinds::Failure;

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
            | Failure::NoHome { .. }
            | Failure::SessionRuns
            | Failure::CannotLock { .. }
            | Failure::Terminal { .. }
            | Failure::NotAllSaved => 1,
            Failure::EndedBySignal { code } | Failure::CommandEnded { code } => *code,
            // As shells say it: not there, or there and not to be run.
            Failure::CommandNotRun { source, .. } if source.kind() == io::ErrorKind::NotFound => 127,
            Failure::CommandNotRun { .. } => 126,
            Failure::ProblemsFound => 3,
            Failure::Config(failure) => failure.exit_code(),
            Failure::Misuse(_)
            | Failure::UnknownExercise { .. }
            | Failure::AmbiguousExercise { .. }
            | Failure::NothingToLog { .. }
            | Failure::NoSets { .. }
            | Failure::NoExercise { .. }
            | Failure::Notation { .. }
            | Failure::WrongUnit { .. }
            | Failure::NoSides { .. }
            | Failure::SaidTwice { .. }
            | Failure::NoTouches { .. }
            | Failure::Slip(_)
            | Failure::BadDate { .. }
            | Failure::BadSince { .. }
            | Failure::FutureDate { .. }
            | Failure::BadNow { .. }
            | Failure::BadPace { .. }
            | Failure::Profile { .. }
            | Failure::OwnExercise { .. }
            | Failure::TooFewMinutes { .. }
            | Failure::BadResult { .. }
            | Failure::TooLong
            | Failure::AllDone { .. }
            | Failure::DoneAlready { .. }
            | Failure::SkipOfDone { .. }
            | Failure::Stopped { .. }
            | Failure::StoppedByFlag { .. }
            | Failure::NothingPlanned { .. }
            | Failure::NeedsTerminal { .. }
            | Failure::NotToday { .. }
            | Failure::NoSuchPart { .. }
            | Failure::NotPlanned { .. }
            | Failure::CannotEdit { .. }
            | Failure::NoMorningWithoutPain
            | Failure::NoNewSets { .. }
            | Failure::NothingToCorrect { .. }
            | Failure::UnknownId { .. }
            | Failure::AmbiguousId { .. }
            | Failure::NothingToUndo
            | Failure::NothingToRedo
            | Failure::AlreadyTakenBack { .. }
            | Failure::AlreadyCorrected { .. }
            | Failure::UnclearLast { .. }
            | Failure::NotOpen { .. }
            | Failure::UnknownSymptom { .. }
            | Failure::NoSymptom { .. }
            | Failure::NoReason { .. }
            | Failure::UnknownWord { .. }
            | Failure::NoLog { .. }
            | Failure::Import { .. }
            | Failure::UnknownFormat { .. }
            | Failure::UnknownEnding { .. } => 2,
        }
    }

    /// Whether everything about it was said already.
    pub fn is_told(&self) -> bool {
        matches!(
            self,
            Failure::ProblemsFound
                | Failure::EndedBySignal { .. }
                | Failure::CommandEnded { .. }
                | Failure::NotAllSaved
        )
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
}
