//! `ankle log`: write down sets.

use std::io::Write;

use anyhow::Context as _;

use crate::catalogue::resolve::{Match, resolve};
use crate::catalogue::{Catalogue, Exercise};
use crate::cli::LogArgs;
use crate::entry;
use crate::env::World;
use crate::failure::{Failure, Intent};
use crate::formats::json;
use crate::log::event::{Kind, Record};
use crate::notation::{self, Typed};
use crate::plan::{DoneState, Item};
use crate::planner;
use crate::view::logged::{self, Logged};
use crate::view::sets;

use super::{load, write};

/// Runs the command.
pub fn run(args: &LogArgs, world: &World, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<()> {
    let catalogue = load::catalogue(world)?;
    let loaded = load::profile(world, &catalogue)?;
    let (typed_sets, name) = split(&args.words);
    if typed_sets.is_empty() {
        return Err(no_sets(&name, &catalogue, world).into());
    }
    let options = &args.options;
    let typed =
        write::read_sets(options, options.load.as_deref(), args.pain, &typed_sets, loaded.profile.units)?;
    if name.is_empty() {
        return Err(no_exercise(&typed_sets, &typed, &catalogue, world).into());
    }
    let at = write::moment(args.options.date.as_deref(), world)?;
    let planned = || load::planned_on(world, &catalogue, at.date_naive());
    let matched = load::exercise(&catalogue, &name, Intent::Write, planned)?;
    let exercise = matched.exercise;
    let sets = write::fit(&typed, exercise)?;
    if !args.options.force {
        write::check_for_slips(world, exercise, &sets)?;
    }
    let kind = Kind::Sets {
        exercise: exercise.slug.to_string(),
        sets: sets.clone(),
        pain: typed.pain,
        note: args.options.note(),
        planned: None,
    };
    let record = Record { id: write::new_id(world), at, kind, replaces: None, batch: None };
    write::append(world, std::slice::from_ref(&record), err)?;

    let note = args.options.note();
    let logged = Logged {
        note: note.as_deref(),
        exercise,
        typed: &name,
        matched_by: matched.matched_by,
        sets: &sets,
        pain: typed.pain,
        at,
        now: world.now,
    };
    if args.quiet {
        return write::print_after(out, &format!("{}\n", record.id));
    }
    if args.json {
        let data = json::Recorded::new(&record, Some((&name, matched.matched_by)));
        return write::print_after(
            out,
            &json::envelope("log", data).context("cannot write the record as JSON")?,
        );
    }
    write::print_after(out, &logged::confirmation(logged, &world.look))?;
    // Only now is anything read back: the record stands whatever the rest of the log holds.
    let today = world.now.date_naive();
    let history = load::history(world, at.date_naive(), err)?;
    match load::week(&catalogue, &loaded, &history, at.date_naive(), today) {
        Ok(plan) => {
            let slug = &exercise.slug;
            let next = planner::next(&catalogue, &loaded.profile, &history, slug, today);
            let text =
                logged::look_back(logged, &plan, &history, next.as_ref(), &loaded.profile, &world.look);
            write::print_after(out, &text)
        }
        // A week that cannot be planned is `plan`'s to tell.
        Err(_) => Ok(()),
    }
}

/// Says what `log` alone lacks, with today's next exercise.
pub(super) fn nothing_typed(world: &World) -> Failure {
    let next = load::catalogue(world).ok().and_then(|catalogue| next_planned(world, &catalogue, |_| true));
    Failure::NothingToLog { instead: next.as_ref().map_or_else(|| EXAMPLE.to_string(), as_command) }
}

/// Says that there are no sets, and how they would be written of this exercise.
fn no_sets(name: &str, catalogue: &Catalogue, world: &World) -> Failure {
    if name.is_empty() {
        return nothing_typed(world);
    }
    let instead = match resolve(catalogue, name) {
        Ok(Match { exercise, .. }) => next_planned(world, catalogue, |item| item.exercise == *exercise.slug)
            .map_or_else(
                || format!("ankle log {} {}", write::usual_sets(exercise), exercise.slug),
                |item| as_command(&item),
            ),
        // What it was about cannot be told, and an exercise of the plan would be a guess.
        Err(_) => EXAMPLE.to_string(),
    };
    Failure::NoSets { typed: name.to_string(), instead }
}

/// Says that no exercise is named, with today's next one that these can be sets of.
fn no_exercise(sets: &str, typed: &Typed, catalogue: &Catalogue, world: &World) -> Failure {
    let fits = |exercise: &Exercise| entry::fit(typed, exercise).is_ok();
    let planned = next_planned(world, catalogue, |item| catalogue.get(&item.exercise).is_some_and(fits));
    let slug = match planned {
        Some(item) => item.exercise,
        None if catalogue.get(USUAL).is_some_and(fits) => USUAL.to_string(),
        None => {
            catalogue.iter().find(|exercise| fits(exercise)).map_or(USUAL.to_string(), |e| e.slug.to_string())
        }
    };
    Failure::NoExercise { instead: format!("ankle log {sets} {slug}") }
}

/// The exercise of the examples.
const USUAL: &str = "single-leg-calf-raise";

/// What can be typed where the plan has nothing to say.
const EXAMPLE: &str = "ankle log 3x12 single-leg-calf-raise";

/// Returns the next exercise of today that is not done and passes.
fn next_planned(world: &World, catalogue: &Catalogue, passes: impl Fn(&Item) -> bool) -> Option<Item> {
    let items = load::items_on(world, catalogue, world.now.date_naive());
    let is_open = |item: &Item| matches!(item.done.state, DoneState::Open | DoneState::Partial);
    items.into_iter().find(|item| is_open(item) && passes(item))
}

/// The command that logs an item as planned.
fn as_command(item: &Item) -> String {
    format!("ankle log {} {}", sets::to_type(item), item.exercise)
}

/// Tells the words that are sets from those of the name.
fn split(words: &[String]) -> (String, String) {
    let words = words.iter().flat_map(|word| word.split_whitespace());
    let (sets, name): (Vec<&str>, Vec<&str>) = words.partition(|word| notation::looks_like_sets(word));
    (sets.join(" "), name.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_and_name_may_come_in_any_order() {
        for (words, sets, name) in [
            (&["3x12", "single-leg-raise"][..], "3x12", "single-leg-raise"),
            (&["single", "leg", "raise", "3x12", "pain2"], "3x12 pain2", "single leg raise"),
            (&["L12 R11", "slcr"], "L12 R11", "slcr"),
            (&["3x12", "3-way", "lunge"], "3x12", "3-way lunge"),
            (&["raise"], "", "raise"),
        ] {
            let words: Vec<String> = words.iter().map(ToString::to_string).collect();
            assert_eq!(split(&words), (sets.to_string(), name.to_string()));
        }
    }
}
