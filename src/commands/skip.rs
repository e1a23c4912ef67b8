//! `ankle skip`: an exercise left out on purpose.

use std::io::Write;

use anyhow::Context as _;

use crate::cli::SkipArgs;
use crate::env::World;
use crate::formats::json;
use crate::log::event::{Kind, Record};
use crate::report::Intent;
use crate::view::told;

use super::{load, write};

/// Runs the command.
pub fn run(args: &SkipArgs, world: &World, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<()> {
    let catalogue = load::catalogue(world)?;
    let at = write::moment(args.date.as_deref(), world)?;
    let typed = args.words.join(" ");
    let planned = || load::planned_on(world, &catalogue, at.date_naive());
    let matched = load::exercise(&catalogue, &typed, Intent::Write, planned)?;
    let kind = Kind::Skip { exercise: matched.exercise.slug.to_string(), reason: args.reason.clone() };
    let record = Record { id: world.new_id(), at, kind, replaces: None, batch: None };
    write::append(world, std::slice::from_ref(&record), err)?;
    if args.json {
        let data = json::Recorded::new(&record, Some((&typed, matched.matched_by)));
        return write::print_after(
            out,
            &json::envelope("skip", data).context("cannot write the record as JSON")?,
        );
    }
    write::print_after(out, &told::done_to("Noted:", &[&record], "", &world.look))
}
