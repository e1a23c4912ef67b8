//! `ankle log`: write down sets.

use std::io::Write;

use anyhow::Context as _;

use crate::cli::LogArgs;
use crate::env::World;
use crate::failure::Intent;
use crate::formats::json;
use crate::log::event::{Kind, Record};
use crate::notation::{join_spoken, looks_like_sets};
use crate::person::Person;
use crate::planner;
use crate::view::logged::{self, Logged};

use super::instead::Refused;
use super::{load, write};

/// Runs the command.
pub fn run(args: &LogArgs, world: &World, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<()> {
    let catalogue = load::catalogue(world)?;
    let loaded = load::profile(world, &catalogue)?;
    let (typed_sets, name) = split(&args.words);
    let refused = Refused { args, catalogue: &catalogue, world };
    if typed_sets.is_empty() {
        return Err(refused.without_sets(&name).into());
    }
    let (options, units) = (&args.options, loaded.profile.units);
    let mut typed = write::read_sets(options, options.load.as_deref(), args.pain, &typed_sets, units)
        .map_err(|failure| refused.corrected(failure, &name, units))?;
    if let Some(last) = typed.sets.last_mut() {
        last.stopped |= args.stopped;
    }
    if name.is_empty() {
        return Err(refused.without_exercise(&typed_sets, &typed).into());
    }
    let at = write::moment(args.options.date.as_deref(), world)?;
    let planned = || load::planned_on(world, &catalogue, at.date_naive());
    let matched = load::exercise(&catalogue, &name, Intent::Write, planned)?;
    let exercise = matched.exercise;
    let sets = write::fit(&typed, exercise).map_err(|failure| refused.corrected(failure, &name, units))?;
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
            let person = Person { catalogue: &catalogue, profile: &loaded.profile, history: &history };
            let next = planner::next(person, Some(&plan), slug, today);
            let text =
                logged::look_back(logged, &plan, &history, next.as_ref(), &loaded.profile, &world.look);
            write::print_after(out, &text)
        }
        // A week that cannot be planned is `plan`'s to tell.
        Err(_) => Ok(()),
    }
}

/// Tells the words that are sets from those of the name.
fn split(words: &[String]) -> (String, String) {
    let words: Vec<&str> = words.iter().flat_map(|word| word.split_whitespace()).collect();
    let (sets, name): (Vec<String>, Vec<String>) =
        join_spoken(&words).into_iter().partition(|word| looks_like_sets(word));
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
            (&["3", "x", "12", "calf", "raise"], "3x12", "calf raise"),
            (&["calf raise", "3 sets of 12", "pain", "2"], "3x12 pain2", "calf raise"),
            (&["3x12", "12kg", "calf"], "3x12 12kg", "calf"),
        ] {
            let words: Vec<String> = words.iter().map(ToString::to_string).collect();
            assert_eq!(split(&words), (sets.to_string(), name.to_string()));
        }
    }
}
