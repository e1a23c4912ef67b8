//! `ankle show`: one exercise in full.

use std::io::Write;

use anyhow::Context as _;

use crate::cli::ShowArgs;
use crate::env::World;
use crate::failure::Intent;
use crate::formats::json;
use crate::history::remembered_for;
use crate::person::Person;
use crate::planner;
use crate::view;
use crate::view::exercise::Shown;

use super::{load, print};

/// Runs the command.
pub fn run(args: &ShowArgs, world: &World, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<()> {
    let catalogue = load::catalogue(world)?;
    let today = world.now.date_naive();
    let typed = args.words.join(" ");
    let planned = || load::planned_on(world, &catalogue, today);
    let exercise = load::exercise(&catalogue, &typed, Intent::Read, planned)?.exercise;
    let history = load::whole_history(world, err)?;
    let text = if args.json {
        json::envelope("show", json::ShownExercise::new(exercise, &history))
            .context("cannot write the exercise as JSON")?
    } else {
        // A profile that cannot be read is `plan`'s and `doctor`'s to tell.
        let loaded =
            load::profile(world, &catalogue).ok().filter(|_| history.last_done(&exercise.slug).is_some());
        let next = loaded.as_ref().and_then(|loaded| {
            let lately = history.remembering(remembered_for(today));
            let person = Person { catalogue: &catalogue, profile: &loaded.profile, history: &lately };
            planner::next(person, None, &exercise.slug, today)
        });
        let units = loaded.map_or_else(Default::default, |loaded| loaded.profile.units);
        let sources = args.sources;
        let shown =
            Shown { catalogue: &catalogue, history: &history, next: next.as_ref(), units, sources, today };
        view::exercise::render(exercise, shown, &world.look)
    };
    Ok(print(out, &text)?)
}
