//! One small file a command: load, ask the core, show.

pub mod help;
pub mod home;
pub mod list;
pub mod log;
pub mod plan;
pub mod safety;
pub mod show;

mod load;

use std::io::Write;

use crate::cli::Command;
use crate::env::World;
use crate::report::Failure;

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
        Some(Command::Log(args)) => log::run(args, world, out, err),
        Some(Command::List(args)) => list::run(args, world, out, err),
        Some(Command::Show(args)) => show::run(args, world, out, err),
        Some(Command::Safety(args)) => safety::run(args, world, out),
        Some(Command::Help(args)) => help::run(args, world, out),
    }
}

/// Prints a result.
fn print(out: &mut dyn Write, text: &str) -> Result<(), Failure> {
    let printed = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    printed.map_err(|source| Failure::Output { source, recorded: false })
}
