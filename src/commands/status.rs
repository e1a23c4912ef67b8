//! `ankle status`: today in one line.

use std::io::Write;

use anyhow::Context as _;

use crate::cli::StatusArgs;
use crate::env::World;
use crate::failure::Failure;
use crate::formats::json;
use crate::text::Count;
use crate::view::status::Status;

use super::{load, print};

/// Runs the command: whatever is wrong is said on the line, for a prompt must not break.
pub fn run(args: &StatusArgs, world: &World, out: &mut dyn Write) -> anyhow::Result<()> {
    let status = today(world).unwrap_or_else(|failure| Status::unknown(&in_short(&failure)));
    let text = if args.wants_json() {
        json::envelope("status", &status).context("cannot write the status as JSON")?
    } else {
        status.line(args.format.as_deref(), &world.look)
    };
    Ok(print(out, &text)?)
}

fn today(world: &World) -> Result<Status, Failure> {
    let catalogue = load::catalogue(world)?;
    let loaded = load::profile(world, &catalogue)?;
    let date = world.now.date_naive();
    // Lines that are no record are `doctor`'s to tell, not a prompt's.
    let history = load::history(world, date, &mut std::io::sink())?;
    let plan = load::week(&catalogue, &loaded, &history, date, date)?;
    Ok(Status::of(&plan))
}

/// Says in a few words what is wrong, and what tells more.
fn in_short(failure: &Failure) -> String {
    match failure {
        Failure::Profile { text, faults, .. } => match faults.first().and_then(|fault| fault.line(text)) {
            Some(line) => format!("profile broken in line {line}: ankle doctor"),
            None => "profile broken: ankle doctor".to_string(),
        },
        Failure::OwnExercise { .. } => "own exercise broken: ankle doctor".to_string(),
        Failure::TooFewMinutes { given, .. } => {
            format!("no session fits in {}: ankle plan", Count((*given).into(), "minute"))
        }
        Failure::Read { .. } => "a file cannot be read: ankle doctor".to_string(),
        _ => "today cannot be told: ankle plan".to_string(),
    }
}
