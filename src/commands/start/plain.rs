//! The session in lines: only ever appended, one short sentence for each change.

use std::io::{BufRead as _, Write};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use crate::guide::effect::{Change, Cue, Told};
use crate::guide::plain;
use crate::guide::session::{Event, Key, Session};

use super::led::{Audience, Led};
use super::programs::Programs;
use super::signals::{Asked, Signals};
use super::today::Found;

/// A wait for a line is at most so long: a signal is seen when it ends.
const LONGEST_WAIT: Duration = Duration::from_millis(100);

/// Longest line that is read, in bytes.
const LONGEST_LINE: usize = 4096;

struct Lines<'o> {
    out: &'o mut dyn Write,
    programs: Programs,
    is_muted: bool,
    /// Whether nobody reads any more.
    is_closed: bool,
}

impl Audience for Lines<'_> {
    /// The bell would be read out, or rung into a log.
    fn cue(&mut self, _: Cue) {}

    fn say(&mut self, words: &str) {
        if !self.is_muted {
            self.programs.say(words);
        }
    }

    fn hush(&mut self) {
        self.programs.hush();
    }

    fn change(&mut self, change: &Change) {
        self.programs.change(change);
    }

    fn tell(&mut self, told: &Told, session: &Session) {
        if let Told::Muted(is_muted) = told {
            self.is_muted = *is_muted;
        }
        if let Some(line) = plain::say(told, session) {
            let printed = writeln!(self.out, "{line}").and_then(|()| self.out.flush());
            self.is_closed |= printed.is_err();
        }
    }
}

/// Leads a session in lines to its end; returns an exit code where a signal ended it.
pub(super) fn lead(led: &mut Led<'_>, found: &Found, out: &mut dyn Write) -> Option<u8> {
    let signals = Signals::listen();
    let typed = read_lines();
    let programs = Programs::new(found.say.clone(), found.run.clone());
    let mut lines = Lines { out, programs, is_muted: false, is_closed: false };
    let head = plain::head(&found.setting.title, &led.session);
    lines.is_closed |= writeln!(lines.out, "{head}").is_err();
    let mut code = None;
    let mut is_input_open = true;
    while !led.session.is_over() {
        led.tick(&mut lines);
        if let Some(complaint) = lines.programs.look_after() {
            led.happen(Event::CueFailed(complaint), &mut lines);
        }
        match signals.asked() {
            Some(Asked::End(number)) => {
                code = Some(number);
                led.happen(Event::Terminate, &mut lines);
            }
            Some(Asked::Quit) => led.happen(Event::Key(Key::Interrupt), &mut lines),
            None if lines.is_closed => led.happen(Event::Terminate, &mut lines),
            None => {}
        }
        if led.session.is_over() {
            break;
        }
        let next = led.session.until_next().map(|time| led.clock.real_time(time));
        let wait = next.unwrap_or(LONGEST_WAIT).min(LONGEST_WAIT);
        if !is_input_open {
            std::thread::sleep(wait);
            continue;
        }
        match typed.recv_timeout(wait) {
            Ok(line) => {
                led.tick(&mut lines);
                led.happen(Event::Line(line), &mut lines);
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => {
                is_input_open = false;
                led.happen(Event::InputClosed, &mut lines);
            }
        }
    }
    code
}

/// Reads lines beside the session, until there are no more.
fn read_lines() -> Receiver<String> {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let mut input = std::io::stdin().lock();
        loop {
            let mut line = Vec::new();
            let read = std::io::Read::take(&mut input, LONGEST_LINE as u64).read_until(b'\n', &mut line);
            let is_over = !matches!(read, Ok(read) if read > 0);
            if is_over || sender.send(String::from_utf8_lossy(&line).into_owned()).is_err() {
                return;
            }
        }
    });
    receiver
}
