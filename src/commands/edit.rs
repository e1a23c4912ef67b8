//! `ankle edit`: a correction, written as a new record that replaces the old one.

use std::io::Write;

use anyhow::Context as _;

use crate::cli::EditArgs;
use crate::env::World;
use crate::failure::{Failure, Taken};
use crate::formats::json;
use crate::log::event::Record;
use crate::view::told;

use super::{correct, load, write};

/// Runs the command.
pub fn run(args: &EditArgs, world: &World, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<()> {
    let catalogue = load::catalogue(world)?;
    let profile = load::profile(world, &catalogue)?.profile;
    let log = load::log(world, err)?;
    let old = load::record(&log.records, &args.id)?;
    load::that_counts(old, &log.records, Taken::ByEdit)?;
    let at = match &args.options.date {
        None => old.at,
        Some(typed) => write::moved(typed, old.at, world)?,
    };
    let kind = correct::corrected(args, old, &catalogue, profile.units, world)?;
    if kind == old.kind && at == old.at {
        let can = correct::can_change(&old.kind);
        return Err(Failure::NothingToCorrect { what: told::what(&old.kind), can }.into());
    }
    let id = write::new_ids_behind(&log.records, world).next().unwrap_or_default();
    let record = Record { id, at, kind, replaces: Some(old.id.clone()), batch: None };
    write::append(world, std::slice::from_ref(&record), err)?;
    if args.quiet {
        return write::print_after(out, &format!("{}\n", record.id));
    }
    if args.json {
        let text = json::envelope("edit", json::Recorded::new(&record, None));
        return write::print_after(out, &text.context("cannot write the record as JSON")?);
    }
    write::print_after(out, &told::corrected(old, &record, world.now.date_naive(), &world.look))
}
