//! `ankle` plans, explains and records strength training of the ankle and the calf.
//!
//! # How data flows
//!
//! ```text
//! exercises/*.toml ── build.rs ──→ catalogue ─────────────────┐
//! config.toml ───────────────────→ profile ───────────────────┤
//! log.jsonl → store → log → history → coach → planner → plan → review → view, formats → stdout
//!     ↑
//! "3x12@8" → notation → entry → log::event → store
//!     log ↔ exchange ↔ tables and exports
//! ```
//!
//! [`commands`] is the shell around it: each command loads, asks the core, and shows. A module uses only what stands
//! before it in that flow; `tests/it/tidy.rs` holds the table, and refuses a circle of files.
//!
//! # Invariants
//!
//! 1. **The core does no I/O, reads no clock and prints nothing.** `clippy.toml` refuses the calls; [`mod@env`] and
//!    [`store`] opt out one by one.
//! 2. **The log is opened for append or for reading, never otherwise.**
//! 3. **Parsing returns values and problems.** A bad line never stops a read. Bytes first, decoded line by line.
//! 4. **`parse(display(x)) == x`** for sets, loads, dates and records.
//! 5. **Same catalogue, profile, log and date give the same bytes.** No hash order, no randomness; ties are broken by
//!    name.
//! 6. **Every bundled file is right.** The build checks each one and all of them together, and encodes them as constants.
//! 7. **Unknown keys are errors in the person's files and are ignored in the log.**
//! 8. **Every number of the coach and the planner stands in [`coach::rules`]**, with unit and source, and so does the
//!    text of every rule that code, comments and tests cite by its id.

pub mod catalogue;
pub mod cli;
pub mod coach;
pub mod commands;
pub mod diagnostic;
pub mod entry;
pub mod env;
pub mod exchange;
pub mod failure;
pub mod figure;
pub mod formats;
pub mod history;
pub mod log;
pub mod notation;
pub mod outlook;
pub mod person;
pub mod plan;
pub mod planner;
pub mod profile;
pub mod review;
pub mod safety;
pub mod store;
pub mod text;
pub mod units;
pub mod view;
pub mod week;
pub mod wording;

mod vocabulary;

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use cli::{Cli, ColourChoice, Unread};
use failure::Failure;
use view::look::Look;

/// Runs the program with its arguments, its own name first, and returns the exit code.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let (mut out, mut err) = (io::stdout().lock(), io::stderr().lock());
    let cli = match Cli::read(&arguments) {
        Ok(cli) => cli,
        Err(Unread::Shown(help)) => return show(&help, &arguments, &mut out),
        Err(Unread::Misuse(misuse)) => {
            let look = Look {
                width: env::stderr_width(),
                ascii: arguments.iter().any(|argument| argument == "--ascii"),
                colour: env::stderr_wants_colour(colour_of(&arguments)),
            };
            return report(&commands::refuse(misuse).into(), &look, &mut err);
        }
    };
    let outcome = env::World::read(&cli.everywhere)
        .map_err(anyhow::Error::from)
        .and_then(|world| commands::run(cli.command.as_ref(), &world, &mut out, &mut err));
    let Err(error) = outcome else { return ExitCode::SUCCESS };
    let colour = env::stderr_wants_colour(cli.everywhere.colour());
    let look = Look { width: env::stderr_width(), ascii: cli.everywhere.ascii, colour };
    report(&error, &look, &mut err)
}

/// Prints what went wrong, and returns the exit code.
fn report(error: &anyhow::Error, look: &Look, err: &mut dyn Write) -> ExitCode {
    let (text, code) = match error.downcast_ref::<Failure>() {
        Some(failure) if failure.is_closed_pipe() => return ExitCode::SUCCESS,
        Some(failure) if failure.is_told() => return ExitCode::from(failure.exit_code()),
        Some(failure) => (failure::error(failure, look), failure.exit_code()),
        None => (failure::unexpected(error, look), 1),
    };
    // Where even this cannot be said, the exit code still tells.
    let _ = err.write_all(text.as_bytes());
    ExitCode::from(code)
}

/// Prints help or version, and returns the exit code.
fn show(help: &clap::Error, arguments: &[OsString], out: &mut dyn Write) -> ExitCode {
    let text = help.render();
    let colour = env::stdout_wants_colour(colour_of(arguments));
    let text = if colour { text.ansi().to_string() } else { text.to_string() };
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => ExitCode::FAILURE,
        _ => ExitCode::SUCCESS,
    }
}

/// Reads `--color` from arguments that clap could not read, or did not need to.
fn colour_of(arguments: &[OsString]) -> ColourChoice {
    let words: Vec<&str> = arguments.iter().filter_map(|argument| argument.to_str()).collect();
    let separate = words.windows(2).filter(|pair| pair[0] == "--color").map(|pair| pair[1]);
    let joined = words.iter().filter_map(|word| word.strip_prefix("--color="));
    match separate.chain(joined).last() {
        Some("always") => ColourChoice::Always,
        Some("never") => ColourChoice::Never,
        _ => ColourChoice::Auto,
    }
}
