//! The command that is run: begun, waited for, stopped and gone on with, and its end handed on.

#[cfg(not(unix))]
mod elsewhere;
#[cfg(unix)]
mod unix;

use std::ffi::OsString;
use std::io;
use std::process::Command;

use crate::failure::Failure;

#[cfg(not(unix))]
pub(super) use elsewhere::Running;
#[cfg(unix)]
pub(super) use unix::Running;

/// The signals of Ctrl-C and Ctrl-\; they have these numbers wherever there are signals.
const BY_KEY: [i32; 2] = [2, 3];

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ended {
    /// With an exit code.
    With(u8),
    /// By a signal.
    By(i32),
}

impl Ended {
    /// Returns the exit code that hands it on: after a signal, as shells give it.
    pub(super) fn code(self) -> u8 {
        match self {
            Ended::With(code) => code,
            Ended::By(signal) => u8::try_from(128 + signal).unwrap_or(u8::MAX),
        }
    }

    /// Whether a key of the terminal ended it.
    pub(super) fn is_by_key(self) -> bool {
        matches!(self, Ended::By(signal) if BY_KEY.contains(&signal))
    }
}

impl Running {
    /// Begins a command, in this program's process group and with its terminal, input and output.
    pub(super) fn begin(words: &[OsString]) -> Result<Running, Failure> {
        let (name, rest) =
            words.split_first().map_or((OsString::new(), &[][..]), |(name, rest)| (name.clone(), rest));
        let mut command = Command::new(&name);
        command.args(rest);
        Running::spawn(command)
            .map_err(|source| Failure::CommandNotRun { command: name.to_string_lossy().into_owned(), source })
    }

    /// Waits for its end.
    pub(super) fn until_end(&mut self) -> io::Result<Ended> {
        loop {
            if let Some(ended) = self.wait(None)? {
                return Ok(ended);
            }
        }
    }
}
