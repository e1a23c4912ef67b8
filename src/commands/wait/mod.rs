//! `ankle wait`: runs a command, and leads one set while it runs.
//!
//! The command is what counts: nothing here keeps it from running, holds it up, or changes what it says and how it ends.

mod command;
mod today;

use std::io::Write;
use std::time::Duration;

use anyhow::Context as _;
use chrono::Timelike as _;

use crate::cli::WaitArgs;
use crate::env::{self, SessionClock, World};
use crate::failure::{self, Failure};
use crate::guide::clock::Moment;
use crate::guide::one_set::words::{self, Led};
use crate::guide::one_set::{OneSet, QUIET};
use crate::log::event::{Kind, Record};
use crate::view::look::Look;

use super::write;
use command::{Ended, Running};

/// Moments are told at least this often while a set runs: what is longer is a gap, in which nobody was here.
const LONGEST_WAIT: Duration = Duration::from_millis(500);

/// Runs the command.
pub fn run(args: &WaitArgs, world: &World, err: &mut dyn Write) -> anyhow::Result<()> {
    let leads = env::stdin_is_terminal() && env::stderr_is_terminal() && env::is_in_foreground();
    // A pace that is none is told before anything runs.
    let clock = if leads { Some(world.session_clock()?) } else { None };
    let mut running = Running::begin(&args.command)?;
    let ended = match clock {
        Some(clock) => {
            let look = world.stderr_look();
            lead(&mut Beside { args, world, clock, look, err }, &mut running)
        }
        None => running.until_end(),
    };
    match ended.context("cannot tell how the command ended")?.code() {
        0 => Ok(()),
        code => Err(Failure::CommandEnded { code }.into()),
    }
}

/// What is said and written beside a command.
struct Beside<'w> {
    args: &'w WaitArgs,
    world: &'w World,
    clock: SessionClock,
    look: Look,
    err: &'w mut dyn Write,
}

/// Leads a set while the command runs, and says afterwards what became of it.
fn lead(beside: &mut Beside<'_>, running: &mut Running) -> std::io::Result<Ended> {
    let began = beside.moment();
    let mut set = match today::one_set(beside.world, beside.clock.second()) {
        Ok(set) => set,
        Err(why) => {
            // Beside a command that is over at once nothing is worth a line.
            if let Some(ended) = running.wait(Some(beside.clock.real_time(QUIET)))? {
                return Ok(ended);
            }
            beside.say(&words::nothing(&why));
            return running.until_end();
        }
    };
    set.hear(began);
    let mut logged = None;
    let ended = loop {
        beside.go_on(&mut set, &mut logged);
        let next = set.until_next().map(|next| beside.clock.real_time(next).min(LONGEST_WAIT));
        if let Some(ended) = running.wait(next)? {
            break ended;
        }
    };
    beside.go_on(&mut set, &mut logged);
    if ended.is_by_key() {
        // The terminal has written the key, and stands behind it.
        beside.write("\n");
    }
    beside.close(&set, logged);
    Ok(ended)
}

impl Beside<'_> {
    fn moment(&self) -> Moment {
        Moment { monotonic: self.clock.monotonic(), wall: self.clock.wall() }
    }

    /// Lets the set go on up to now; once it is over it is logged, where that was asked for.
    fn go_on(&mut self, set: &mut OneSet, logged: &mut Option<Result<Record, Failure>>) {
        let was_over = set.is_over();
        let now = self.moment();
        for words in set.hear(now) {
            self.say(&words);
        }
        if set.is_over() && !was_over && self.args.log {
            *logged = self.log(set, now);
        }
    }

    fn log(&mut self, set: &OneSet, now: Moment) -> Option<Result<Record, Failure>> {
        let kind = Kind::Sets {
            exercise: set.part().slug.clone(),
            sets: vec![set.set()?],
            pain: None,
            note: None,
            planned: Some(set.part().planned.clone()),
        };
        let at = now.wall.with_nanosecond(0).unwrap_or(now.wall);
        let record = Record { id: write::new_id(self.world), at, kind, replaces: None, batch: None };
        let appended = write::append(self.world, std::slice::from_ref(&record), &mut *self.err);
        Some(appended.map(|()| record))
    }

    /// Says what became of the set, once the command has ended.
    fn close(&mut self, set: &OneSet, logged: Option<Result<Record, Failure>>) {
        match logged {
            Some(Ok(record)) => {
                let text = words::logged(&record, set.part().sides, &self.look);
                return self.write(&text);
            }
            Some(Err(failure)) => self.write(&failure::error(&failure, &self.look)),
            None => {}
        }
        let today = self.clock.wall().date_naive();
        let on = self.world.now.date_naive();
        let folders = self.world.folder_options();
        let led =
            Led { set, on: Some(on).filter(|on| *on != today), was_to_log: self.args.log, folders: &folders };
        if let Some(words) = words::not_logged(led) {
            self.say(&words);
        }
    }

    /// Says a line, which begins with who says it: it stands amid what the command says.
    fn say(&mut self, words: &str) {
        // What a progress bar has left in the line goes; what stands before the cursor stays.
        let clear = if env::is_dumb_terminal() { "" } else { "\x1b[K" };
        let words = self.look.glyphs(words);
        self.write(&format!("{clear}ankle: {words}\n"));
    }

    /// Writes, while the terminal is ours to write to; one that is gone hears nothing.
    fn write(&mut self, text: &str) {
        if env::is_in_foreground() {
            let _ = self.err.write_all(text.as_bytes()).and_then(|()| self.err.flush());
        }
    }
}
