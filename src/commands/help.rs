//! `ankle help`: a command, how to write sets, or the profile.

use std::io::Write;

use crate::cli::{Cli, HelpArgs, SETS_HELP, profile_help};
use crate::diagnostic::nearest;
use crate::env::World;
use crate::failure::{Failure, Listed};
use crate::view::topics;

use super::print;

/// Topics that are no commands.
const TOPICS: [&str; 2] = ["sets", "profile"];

/// Runs the command.
pub fn run(args: &HelpArgs, world: &World, out: &mut dyn Write) -> anyhow::Result<()> {
    let mut program = Cli::command();
    let Some(topic) = &args.topic else {
        return Ok(print(out, &shown(&mut program, world))?);
    };
    let text = match topic.as_str() {
        "sets" => Some(SETS_HELP.to_string()),
        "profile" => Some(profile_help()),
        _ => None,
    };
    if let Some(text) = text {
        return Ok(print(out, &topics::render(&text, &world.look))?);
    }
    program.build();
    match program.find_subcommand_mut(topic) {
        Some(command) => Ok(print(out, &shown(command, world))?),
        None => Err(unknown(topic).into()),
    }
}

fn shown(command: &mut clap::Command, world: &World) -> String {
    let help = command.render_long_help();
    let mut text = if world.look.colour { help.ansi().to_string() } else { help.to_string() };
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text
}

fn unknown(topic: &str) -> Failure {
    let program = Cli::command();
    let commands = program.get_subcommands().map(clap::Command::get_name);
    let known: Vec<&str> = commands.chain(TOPICS).collect();
    let near = nearest(topic, known.iter().copied()).map(ToString::to_string);
    let known = known.iter().map(ToString::to_string).collect();
    Failure::UnknownWord { of: Listed::HelpTopic, typed: topic.to_string(), near, known }
}
