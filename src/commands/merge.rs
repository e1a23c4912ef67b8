//! `ankle merge`: take in the log of another device.

use std::io::Write;

use anyhow::Context as _;

use crate::cli::MergeArgs;
use crate::env::World;
use crate::formats::json::{self, Problem};
use crate::log::merge::Union;
use crate::report::{self, Failure};
use crate::store;
use crate::view;

use super::write;

/// Runs the command.
pub fn run(args: &MergeArgs, world: &World, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<()> {
    let union = union(args, world)?;
    if !union.added.is_empty() {
        write::append_lines(world, &union.added, err)?;
    }
    // The records stand; a warning that cannot be printed must not keep the result from being.
    let _ = err.write_all(report::merge_warning(&union, &world.stderr_look()).as_bytes());
    if args.json {
        let of = union.bad.iter().chain(&union.conflicts);
        let problem = |bad: &crate::log::read::BadLine| Problem {
            file: bad.file.clone(),
            line: Some(bad.number),
            reason: bad.reason.clone(),
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
