//! A pseudo-terminal with a program in it, and what stands on its screen.

use std::io::{Read as _, Write as _};
use std::num::NonZeroU16;
use std::os::fd::AsFd as _;
use std::process::{Child, Command};
use std::sync::{Arc, Mutex};
use std::thread::sleep;
use std::time::{Duration, Instant};

use pty_process::Size;
use pty_process::blocking::Pty;

/// So long is waited for what must come.
const PATIENCE: Duration = Duration::from_secs(20);

/// A program in a terminal of its own.
pub(super) struct Terminal {
    pty: Arc<Pty>,
    pub(super) child: Child,
    seen: Arc<Mutex<Seen>>,
}

/// What the program wrote.
struct Seen {
    parser: vt100::Parser,
    bytes: Vec<u8>,
}

fn cells(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).unwrap()
}

impl Terminal {
    /// Runs a command in a terminal of so many rows and columns.
    pub(super) fn open(command: Command, (rows, columns): (u16, u16)) -> Terminal {
        let (pty, pts) = pty_process::blocking::open().unwrap();
        pty.resize(Size::new(rows, columns)).unwrap();
        let child = pty_process::blocking::Command::from(command).spawn(pts).unwrap();
        let parser = vt100::Parser::new(cells(rows), cells(columns), 500);
        let seen = Arc::new(Mutex::new(Seen { parser, bytes: Vec::new() }));
        let pty = Arc::new(pty);
        let (reads, shared) = (Arc::clone(&pty), Arc::clone(&seen));
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(read @ 1..) = (&*reads).read(&mut buffer) {
                let mut seen = shared.lock().unwrap();
                seen.parser.process(&buffer[..read]);
                seen.bytes.extend(&buffer[..read]);
            }
        });
        Terminal { pty, child, seen }
    }

    /// Returns what stands on the screen.
    pub(super) fn screen(&self) -> String {
        self.seen.lock().unwrap().parser.screen().contents()
    }

    /// Returns everything the program wrote.
    pub(super) fn bytes(&self) -> String {
        String::from_utf8_lossy(&self.seen.lock().unwrap().bytes).into_owned()
    }

    /// Whether the screen is the program's own, and whether the cursor is hidden.
    pub(super) fn modes(&self) -> (bool, bool) {
        let seen = self.seen.lock().unwrap();
        (seen.parser.screen().alternate_screen(), seen.parser.screen().hide_cursor())
    }

    /// Returns how the terminal treats keys and lines, as `stty -g` tells it.
    pub(super) fn settings(&self) -> String {
        format!("{:?}", rustix::termios::tcgetattr(self.pty.as_fd()).unwrap())
    }

    /// Presses keys.
    pub(super) fn press(&self, keys: &str) {
        (&*self.pty).write_all(keys.as_bytes()).unwrap();
    }

    /// Gives it another size.
    pub(super) fn resize(&self, (rows, columns): (u16, u16)) {
        self.pty.resize(Size::new(rows, columns)).unwrap();
        self.seen.lock().unwrap().parser.screen_mut().set_size(cells(rows), cells(columns));
    }

    /// Waits until the screen shows a text.
    #[track_caller]
    pub(super) fn wait_for(&self, text: &str) {
        self.wait_until(&format!("{text:?}"), |terminal| terminal.screen().contains(text));
    }

    /// Waits until something holds.
    #[track_caller]
    pub(super) fn wait_until(&self, what: &str, holds: impl Fn(&Terminal) -> bool) {
        let since = Instant::now();
        while !holds(self) {
            assert!(since.elapsed() < PATIENCE, "{what} did not come; there is:\n{}", self.screen());
            sleep(Duration::from_millis(5));
        }
    }

    /// Waits for the end of the program, and returns its exit code and what it left on the screen.
    #[track_caller]
    pub(super) fn end(mut self) -> (Option<i32>, String) {
        let since = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                // What is on its way to the screen may still come.
                sleep(Duration::from_millis(50));
                return (status.code(), self.screen());
            }
            assert!(since.elapsed() < PATIENCE, "it goes on:\n{}", self.screen());
            sleep(Duration::from_millis(5));
        }
    }

    /// Sends the program a signal.
    pub(super) fn signal(&self, signal: rustix::process::Signal) {
        let id = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(id, signal).unwrap();
    }
}
