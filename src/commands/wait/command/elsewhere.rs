//! A command where there are neither process groups nor signals.

use std::io;
use std::process::{Child, Command};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use super::Ended;
use crate::env;

/// The end of a command is looked for this often.
const LOOK: Duration = Duration::from_millis(20);

/// A command that runs.
pub(in crate::commands::wait) struct Running(Child);

impl Running {
    pub(super) fn spawn(mut command: Command) -> io::Result<Running> {
        let child = command.spawn()?;
        // The key that ends a command: it decides, and this program lives until it has.
        let _ = signal_hook::flag::register(signal_hook::consts::SIGINT, Arc::new(AtomicBool::new(false)));
        Ok(Running(child))
    }

    /// Waits for its end, at most so long.
    pub(in crate::commands::wait) fn wait(&mut self, at_most: Option<Duration>) -> io::Result<Option<Ended>> {
        let until = at_most.map(|time| env::instant() + time);
        loop {
            if let Some(status) = self.0.try_wait()? {
                // What does not fit an exit code here is a failure all the same.
                let code = status.code().map_or(1, |code| u8::try_from(code).unwrap_or(1));
                return Ok(Some(Ended::With(code)));
            }
            let left = until.map_or(LOOK, |until| until.saturating_duration_since(env::instant()));
            if left.is_zero() {
                return Ok(None);
            }
            std::thread::sleep(left.min(LOOK));
        }
    }
}
