//! A command where there are process groups and signals.

use std::io::{self, ErrorKind, Read as _};
use std::os::unix::net::UnixStream;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use rustix::process::{Pid, Signal, WaitOptions, getpid, kill_process, waitpid};
use signal_hook::consts::{SIGCHLD, SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2};
use signal_hook::{flag, low_level};

use super::Ended;
use crate::env;

/// What is sent to this program alone and meant for the command. A key sends its signal to both.
const HANDED_ON: [(i32, Signal); 4] =
    [(SIGTERM, Signal::TERM), (SIGHUP, Signal::HUP), (SIGUSR1, Signal::USR1), (SIGUSR2, Signal::USR2)];

/// A command that runs.
pub(in crate::commands::wait) struct Running {
    process: Pid,
    /// Every signal that is listened to writes into it, so that a read of it ends.
    wake: UnixStream,
    handed_on: Vec<(Signal, Arc<AtomicBool>)>,
    went_on: Arc<AtomicBool>,
}

impl Running {
    pub(super) fn spawn(mut command: Command) -> io::Result<Running> {
        let (wake, waker) = UnixStream::pair()?;
        low_level::pipe::register(SIGCHLD, waker.try_clone()?)?;
        let child = command.spawn()?;
        let process = Pid::from_child(&child);
        // Only now: what this program was told to ignore, the command ignores too, but what is listened to before it
        // is begun it would not.
        let listen = |signal: i32| {
            let flag = Arc::new(AtomicBool::new(false));
            let _ = flag::register(signal, Arc::clone(&flag));
            if let Ok(waker) = waker.try_clone() {
                let _ = low_level::pipe::register(signal, waker);
            }
            flag
        };
        // The keys that end a command: it decides, and this program lives until it has.
        listen(SIGINT);
        listen(SIGQUIT);
        let handed_on = HANDED_ON.map(|(number, signal)| (signal, listen(number)));
        Ok(Running { process, wake, handed_on: handed_on.into(), went_on: listen(SIGCONT) })
    }

    /// Waits for its end, at most so long.
    pub(in crate::commands::wait) fn wait(&mut self, at_most: Option<Duration>) -> io::Result<Option<Ended>> {
        let until = at_most.map(|time| env::instant() + time);
        loop {
            for (signal, flag) in &self.handed_on {
                if flag.swap(false, Ordering::Relaxed) {
                    let _ = kill_process(self.process, *signal);
                }
            }
            if let Some(ended) = self.look()? {
                return Ok(Some(ended));
            }
            let left = until.map(|until| until.saturating_duration_since(env::instant()));
            if left == Some(Duration::ZERO) {
                return Ok(None);
            }
            self.wake.set_read_timeout(left)?;
            match self.wake.read(&mut [0; 64]) {
                Err(error)
                    if !matches!(
                        error.kind(),
                        ErrorKind::Interrupted | ErrorKind::WouldBlock | ErrorKind::TimedOut
                    ) =>
                {
                    return Err(error);
                }
                _ => {}
            }
        }
    }

    /// Looks whether it has ended; where it has stopped, stops with it until both are told to go on.
    fn look(&self) -> io::Result<Option<Ended>> {
        loop {
            self.went_on.store(false, Ordering::Relaxed);
            let status = match waitpid(Some(self.process), WaitOptions::NOHANG | WaitOptions::UNTRACED) {
                Ok(Some((_, status))) => status,
                Ok(None) => return Ok(None),
                Err(rustix::io::Errno::INTR) => continue,
                Err(error) => return Err(error.into()),
            };
            if let Some(code) = status.exit_status() {
                return Ok(Some(Ended::With(u8::try_from(code).unwrap_or(u8::MAX))));
            }
            if let Some(signal) = status.terminating_signal() {
                return Ok(Some(Ended::By(signal)));
            }
            // A key stops both, and both go on together: then this is over already.
            if status.stopped() && !self.went_on.load(Ordering::Relaxed) {
                let _ = kill_process(getpid(), Signal::TSTP);
                if self.went_on.load(Ordering::Relaxed) {
                    let _ = kill_process(self.process, Signal::CONT);
                }
            }
        }
    }
}
