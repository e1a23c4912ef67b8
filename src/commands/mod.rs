//! One small file a command: load, ask the core, show.

pub mod checkin;
pub mod config;
pub mod doctor;
pub mod done;
pub mod edit;
pub mod export;
pub mod help;
pub mod history;
pub mod home;
pub mod import;
pub mod list;
pub mod log;
pub mod merge;
pub mod outlook;
pub mod plan;
pub mod progress;
pub mod safety;
pub mod self_test;
pub mod setup;
pub mod show;
pub mod skip;
pub mod start;
pub mod status;
pub mod swap;
pub mod symptom;
pub mod undo;
pub mod wait;

mod correct;
mod draft;
mod instead;
mod load;
mod oddities;
mod output;
mod what_if;
mod write;

use std::io::Write;

use crate::cli::{Command, Misuse};
use crate::env::World;
use crate::failure::Failure;

/// Runs a command; what it prints goes to `out`, warnings to `err`.
pub fn run(
    command: Option<&Command>,
    world: &World,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> anyhow::Result<()> {
    match command {
        None => home::run(world, out, err),
        Some(Command::Plan(args)) => plan::run(args, world, out, err),
        Some(Command::Start(args)) => start::run(args, world, out, err),
        Some(Command::Wait(args)) => wait::run(args, world, err),
        Some(Command::Status(args)) => status::run(args, world, out),
        Some(Command::Log(args)) => log::run(args, world, out, err),
        Some(Command::Done(args)) => done::run(args, world, out, err),
        Some(Command::Edit(args)) => edit::run(args, world, out, err),
        Some(Command::Test(args)) => self_test::run(args, world, out, err),
        Some(Command::Skip(args)) => skip::run(args, world, out, err),
        Some(Command::Undo(args)) => undo::undo(args, world, out, err),
        Some(Command::Redo(args)) => undo::redo(args, world, out, err),
        Some(Command::Checkin(args)) => checkin::run(args, world, out, err),
        Some(Command::Symptom(args)) => symptom::run(args, world, out, err),
        Some(Command::History(args)) => history::run(args, world, out, err),
        Some(Command::Outlook(args)) => outlook::run(args, world, out, err),
        Some(Command::Progress(args)) => progress::run(args, world, out, err),
        Some(Command::Setup(_)) => setup::run(world, out),
        Some(Command::Config(args)) => config::run(args, world, out),
        Some(Command::Swap(args)) => swap::run(args, world, out, err),
        Some(Command::Merge(args)) => merge::run(args, world, out, err),
        Some(Command::Doctor(args)) => doctor::run(args, world, out),
        Some(Command::Export(args)) => export::run(args, world, out, err),
        Some(Command::Import(args)) => import::run(args, world, out, err),
        Some(Command::List(args)) => list::run(args, world, out, err),
        Some(Command::Show(args)) => show::run(args, world, out, err),
        Some(Command::Safety(args)) => safety::run(args, world, out),
        Some(Command::Help(args)) => help::run(args, world, out),
    }
}

/// Says why no command is run; of `log` alone, with today's session.
pub fn refuse(misuse: Box<Misuse>) -> Failure {
    let world = misuse.is_bare_log().then(|| World::read(&misuse.everywhere));
    match world {
        Some(Ok(world)) => instead::nothing_typed(&world),
        _ => Failure::Misuse(misuse),
    }
}

/// Prints a result.
fn print(out: &mut dyn Write, text: &str) -> Result<(), Failure> {
    let printed = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    printed.map_err(|source| Failure::Output { source, recorded: false })
}
