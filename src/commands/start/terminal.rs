//! The terminal: taken, and given back as it was, whatever happens.

use std::io::{self, Write};
use std::sync::Once;

use crossterm::cursor::{Hide, Show};
use crossterm::execute;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};

/// A terminal that is taken; dropped, it is given back.
pub(super) struct Taken;

impl Taken {
    /// Takes it: no echo, every key at once, a screen of its own, no cursor.
    pub(super) fn take(out: &mut impl Write) -> io::Result<Taken> {
        static HOOK: Once = Once::new();
        HOOK.call_once(|| {
            let before = std::panic::take_hook();
            // Nothing is dropped where a panic ends the program: the hook gives the terminal back.
            std::panic::set_hook(Box::new(move |panic| {
                give_back(&mut io::stdout());
                before(panic);
            }));
        });
        let taken = Taken;
        take(out)?;
        Ok(taken)
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        give_back(&mut io::stdout());
    }
}

/// Takes the terminal, also where it was taken before and somebody has changed it since.
pub(super) fn take(out: &mut impl Write) -> io::Result<()> {
    // What is on already is not switched on again, even where a shell has switched it off meanwhile.
    disable_raw_mode()?;
    enable_raw_mode()?;
    // What colour there is was decided elsewhere: without any, none is written, and bold and reverse stay.
    crossterm::style::force_color_output(true);
    execute!(out, EnterAlternateScreen, Hide)
}

/// Gives the terminal back: cursor, screen, modes. A terminal that is gone needs nothing.
pub(super) fn give_back(out: &mut impl Write) {
    let _ = execute!(out, Show, LeaveAlternateScreen);
    let _ = disable_raw_mode();
}

/// Stops the program as Ctrl-Z does everywhere else, until it is told to go on.
#[cfg(unix)]
pub(super) fn stop_oneself() {
    let _ = rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::TSTP);
}

/// There is no stopping here.
#[cfg(not(unix))]
pub(super) fn stop_oneself() {}
