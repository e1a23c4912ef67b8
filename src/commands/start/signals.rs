//! Signals, as flags that are looked at after every wait.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The signals a session hears.
pub(super) struct Signals {
    terminate: Arc<AtomicBool>,
    hang_up: Arc<AtomicBool>,
    interrupt: Arc<AtomicBool>,
    cont: Arc<AtomicBool>,
}

/// What the system asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// An end; the exit code that says so.
    End(u8),
    /// An end, as the person's own Ctrl-C.
    Quit,
}

/// Exit codes after a signal: 128 and its number.
const AFTER_HANG_UP: u8 = 129;
const AFTER_TERMINATE: u8 = 143;

impl Signals {
    /// Begins to listen; a signal that cannot be listened to does what it always did.
    pub(super) fn listen() -> Signals {
        let signals = Signals {
            terminate: Arc::default(),
            hang_up: Arc::default(),
            interrupt: Arc::default(),
            cont: Arc::default(),
        };
        #[cfg(unix)]
        {
            use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM};
            for (signal, flag) in [
                (SIGTERM, &signals.terminate),
                (SIGHUP, &signals.hang_up),
                (SIGINT, &signals.interrupt),
                (SIGCONT, &signals.cont),
            ] {
                let _ = signal_hook::flag::register(signal, Arc::clone(flag));
            }
        }
        signals
    }

    /// Returns what the system asked for since the last time.
    pub(super) fn asked(&self) -> Option<Asked> {
        if self.hang_up.swap(false, Ordering::Relaxed) {
            return Some(Asked::End(AFTER_HANG_UP));
        }
        if self.terminate.swap(false, Ordering::Relaxed) {
            return Some(Asked::End(AFTER_TERMINATE));
        }
        self.interrupt.swap(false, Ordering::Relaxed).then_some(Asked::Quit)
    }

    /// Whether the program was stopped and goes on.
    pub(super) fn went_on(&self) -> bool {
        self.cont.swap(false, Ordering::Relaxed)
    }
}
