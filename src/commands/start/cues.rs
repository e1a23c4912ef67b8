//! Cues that reach across the room by the terminal: the flash, the bell, its own progress and notices.

use std::io::Write;
use std::time::{Duration, Instant};

use crate::env::{self, TerminalSigns};
use crate::guide::effect::Cue;
use crate::guide::session::Session;

/// The second bell of an end comes so much later: two at once are one for many terminals.
const SECOND_BELL: Duration = Duration::from_millis(60);

/// How long the screen is reversed.
const FLASH: Duration = Duration::from_millis(150);

/// Which of them the person wants.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    pub(super) flash: bool,
    pub(super) bell: bool,
    pub(super) notify: bool,
}

/// The terminal's cues.
pub(super) struct Cues {
    wanted: Wanted,
    signs: TerminalSigns,
    told_progress: Option<u16>,
    second_bell: Option<Instant>,
    flash_until: Option<Instant>,
    pub(super) is_muted: bool,
}

impl Cues {
    pub(super) fn new(wanted: Wanted, signs: TerminalSigns) -> Cues {
        Cues { wanted, signs, told_progress: None, second_bell: None, flash_until: None, is_muted: false }
    }

    /// Gives a cue.
    pub(super) fn give(&mut self, cue: Cue, out: &mut dyn Write) {
        let now = env::instant();
        if self.wanted.flash && cue != Cue::Landing {
            self.flash_until = Some(now + FLASH);
        }
        if self.wanted.bell && !self.is_muted {
            write(out, b"\x07");
            if matches!(cue, Cue::Zero | Cue::RestOver) {
                self.second_bell = Some(now + SECOND_BELL);
            }
        }
        if self.wanted.notify && cue == Cue::RestOver {
            write(out, self.signs.notice("The rest is over").as_bytes());
        }
    }

    /// Does what has come due.
    pub(super) fn look_after(&mut self, out: &mut dyn Write) {
        let now = env::instant();
        if self.second_bell.take_if(|at| *at <= now).is_some() {
            write(out, b"\x07");
        }
        self.flash_until.take_if(|until| *until <= now);
    }

    /// Whether the screen is reversed now.
    pub(super) fn is_flashing(&self) -> bool {
        self.flash_until.is_some()
    }

    /// Returns how long until something comes due.
    pub(super) fn until_due(&self) -> Option<Duration> {
        let due = [self.second_bell, self.flash_until].into_iter().flatten().min()?;
        Some(due.saturating_duration_since(env::instant()))
    }

    /// Tells the terminal how far the session is, where it shows that.
    pub(super) fn progress(&mut self, session: &Session, out: &mut dyn Write) {
        let percent = session.share_done() / 10;
        if self.signs.shows_progress && self.told_progress != Some(percent) {
            self.told_progress = Some(percent);
            write(out, format!("\x1b]9;4;1;{percent}\x1b\\").as_bytes());
        }
    }

    /// Takes the terminal's progress away.
    pub(super) fn no_progress(&mut self, out: &mut dyn Write) {
        if self.told_progress.take().is_some() {
            write(out, b"\x1b]9;4;0\x1b\\");
        }
    }
}

/// Writes to the terminal; one that is gone is told by its signal.
fn write(out: &mut dyn Write, bytes: &[u8]) {
    let _ = out.write_all(bytes).and_then(|()| out.flush());
}
