//! `ankle progress`: what training has changed, and what comes next.

use std::io::Write;

use anyhow::Context as _;

use crate::cli::ProgressArgs;
use crate::env::World;
use crate::failure::Intent;
use crate::formats::json;
use crate::formats::progress::ProgressOf;
use crate::person::Person;
use crate::review::{Review, review_exercise};
use crate::view;
use crate::week::Week;

use super::{load, print};

/// Runs the command.
pub fn run(
    args: &ProgressArgs,
    world: &World,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> anyhow::Result<()> {
    let catalogue = load::catalogue(world)?;
    let today = world.now.date_naive();
    let since = load::since(args.since.as_deref(), today)?;
    let exercise = if args.words.is_empty() {
        None
    } else {
        let planned = || load::planned_on(world, &catalogue, today);
        Some(load::exercise(&catalogue, &args.words.join(" "), Intent::Read, planned)?.exercise)
    };
    let profile = &load::profile(world, &catalogue)?.profile;
    let history = &load::whole_history(world, err)?;
    let units = profile.for_week(Week::of(today)).units;
    let person = Person { catalogue: &catalogue, profile, history };
    let as_json = |data| json::envelope("progress", data).context("cannot write the progress as JSON");
    let text = if let Some(exercise) = exercise {
        let review = review_exercise(person, exercise, today, since);
        if args.json {
            as_json(ProgressOf::one(since, &review))?
        } else {
            view::progress::render(&review, units, &world.look)
        }
    } else {
        let review = Review::of(person, today, since);
        if args.json {
            as_json(ProgressOf::all(&review))?
        } else {
            view::overview::render(&review, units, &world.look)
        }
    };
    Ok(print(out, &text)?)
}
