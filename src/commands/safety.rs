//! `ankle safety`: when to stop, and who to see. Reads nothing, so that it always works.

use std::io::Write;

use anyhow::Context as _;

use crate::cli::SafetyArgs;
use crate::env::World;
use crate::formats::json;
use crate::view;

use super::print;

/// Runs the command.
pub fn run(args: &SafetyArgs, world: &World, out: &mut dyn Write) -> anyhow::Result<()> {
    let text = if args.json {
        json::envelope("safety", json::Safety::new()).context("cannot write the warnings as JSON")?
    } else {
        view::safety::render(&world.look)
    };
    Ok(print(out, &text)?)
}
