//! What is known of the terminal beyond its size.

use super::variable;

/// Signs a terminal understands beside text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TerminalSigns {
    /// Whether it shows a progress it is told (OSC 9;4).
    pub shows_progress: bool,
    /// Whether its notices are those of OSC 9 rather than OSC 777.
    notices_by_9: bool,
}

impl TerminalSigns {
    /// Returns a notice as the terminal takes it.
    pub fn notice(&self, text: &str) -> String {
        if self.notices_by_9 {
            format!("\x1b]9;{text}\x1b\\")
        } else {
            format!("\x1b]777;notify;ankle;{text}\x1b\\")
        }
    }
}

/// Whether the terminal can do no more than print lines.
pub fn is_dumb_terminal() -> bool {
    variable("TERM").is_some_and(|terminal| terminal == "dumb")
}

/// Whether the terminal is this program's to write to: a shell has not put it into the background.
pub fn is_in_foreground() -> bool {
    #[cfg(unix)]
    return rustix::termios::tcgetpgrp(std::io::stderr())
        .is_ok_and(|group| group == rustix::process::getpgrp());
    #[cfg(not(unix))]
    true
}

/// Returns which signs the terminal understands, as far as it says who it is; a multiplexer swallows them.
pub fn terminal_signs() -> TerminalSigns {
    let program = variable("TERM_PROGRAM").unwrap_or_default().to_string_lossy().to_lowercase();
    let is_one_of = |names: &[&str]| names.iter().any(|name| program.contains(name));
    let is_multiplexed = variable("TMUX").is_some() || variable("STY").is_some();
    let knows_progress = is_one_of(&["ghostty", "wezterm", "konsole"])
        || variable("WT_SESSION").is_some()
        || variable("ConEmuANSI").is_some_and(|on| on == "ON");
    TerminalSigns { shows_progress: knows_progress && !is_multiplexed, notices_by_9: is_one_of(&["iterm"]) }
}

/// Panics where a test asks for it, by `ANKLE_PANIC`.
///
/// # Panics
///
/// With debug assertions alone, and where the variable is set.
pub fn provoke_panic() {
    assert!(!(cfg!(debug_assertions) && variable("ANKLE_PANIC").is_some()), "a test asked for this panic");
}
