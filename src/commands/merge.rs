//! `ankle merge`: take in the log of another device.

use std::collections::BTreeSet;
use std::io::Write;

use anyhow::Context as _;

use crate::cli::MergeArgs;
use crate::env::World;
use crate::failure::{self, Failure};
use crate::formats::json::{self, Problem};
use crate::log::line::parse_line;
use crate::log::live::{corrected_twice, standing};
use crate::log::merge::Union;
use crate::store;
use crate::view;

use super::{load, write};

/// Runs the command.
pub fn run(args: &MergeArgs, world: &World, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<()> {
    let union = union(args, world)?;
    if !union.added.is_empty() {
        write::append_lines(world, &union.added, err)?;
    }
    let warning = failure::merge_warning(&union, corrected_twice_by(&union, world), &world.stderr_look());
    // The records stand; a warning that cannot be printed must not keep the result from being.
    let _ = err.write_all(warning.as_bytes());
    if args.json {
        let of = union.bad.iter().chain(&union.conflicts);
        let problem = |bad: &crate::log::read::BadLine| Problem {
            file: bad.file.clone(),
            line: Some(bad.number),
            reason: bad.reason.clone(),
            column: None,
            remedy: None,
        };
        let data = json::Merged {
            new: union.new,
            known: union.there_already,
            conflicting: union.conflicts.len(),
            problems: of.map(problem).collect(),
        };
        let text = json::envelope("merge", data).context("cannot write the result as JSON")?;
        return write::print_after(out, &text);
    }
    write::print_after(out, &view::merged::render(&union, &world.look))
}

/// Counts the records that the log and what was added to it correct each in their way, as far as it can be read.
fn corrected_twice_by(union: &Union, world: &World) -> usize {
    let corrections = union.added.iter().filter_map(|line| parse_line(line.as_bytes()).ok());
    let mut corrected: BTreeSet<String> = corrections.filter_map(|record| record.replaces).collect();
    if corrected.is_empty() {
        return 0;
    }
    let log = load::log(world, &mut std::io::sink()).unwrap_or_default();
    let twice = corrected_twice(&standing(&log.records));
    let of = log.records.iter().filter(|record| twice.contains_key(&*record.id));
    of.filter(|record| record.replaces.as_ref().is_some_and(|of| corrected.remove(of))).count()
}

/// Reads everything before anything is written: a file that cannot be read leaves the log as it is.
fn union(args: &MergeArgs, world: &World) -> Result<Union, Failure> {
    let folder = world.data_dir()?;
    let mut union = store::own_lines(&folder)
        .map_err(|error| Failure::Read { path: World::show_path(&error.path), source: error.source })?;
    for path in &args.files {
        let name = World::show_path(path);
        let taken = store::open_other(path).and_then(|file| union.take_in(&name, file));
        let is_log = taken.map_err(|source| Failure::Merge { path: name.clone(), source })?;
        if !is_log {
            return Err(Failure::NoLog { path: name });
        }
    }
    Ok(union)
}
