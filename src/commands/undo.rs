//! `ankle undo` and `ankle redo`: take back, give back, always by appending.

use std::io::Write;

use anyhow::Context as _;

use crate::cli::{RedoArgs, UndoArgs};
use crate::env::World;
use crate::formats::json;
use crate::log::event::{Kind, Record};
use crate::log::live::standing;
use crate::log::undo::{last_command, last_undo};
use crate::report::Failure;
use crate::view::told;

use super::{load, write};

/// Runs `undo`.
pub fn undo(args: &UndoArgs, world: &World, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<()> {
    let log = load::log(world, err)?;
    let targets = match &args.id {
        None => last_command(&log.records),
        Some(typed) => vec![load::record(&log.records, typed)?],
    };
    if targets.is_empty() {
        return Err(Failure::NothingToUndo.into());
    }
    let standing = standing(&log.records);
    if let Some(dead) = targets.iter().find(|target| !standing.iter().any(|other| other.id == target.id)) {
        return Err(Failure::AlreadyTakenBack { what: told::what(&dead.kind) }.into());
    }
    let voids = void(&targets, world, err)?;
    let text = if args.json {
        as_json("undo", &voids, "ankle redo")?
    } else if targets.iter().all(|target| target.voided_id().is_some()) {
        // To take back what took something back is to give that back.
        told::done_to("Gave back", &taken_by(&targets, &log.records), "", &world.look)
    } else {
        told::done_to("Took back", &targets, "ankle redo gives it back", &world.look)
    };
    write::print_after(out, &text)
}

/// Runs `redo`.
pub fn redo(args: &RedoArgs, world: &World, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<()> {
    let log = load::log(world, err)?;
    let undone = last_undo(&log.records);
    if undone.is_empty() {
        return Err(Failure::NothingToRedo.into());
    }
    let voids = void(&undone, world, err)?;
    let text = if args.json {
        as_json("redo", &voids, "ankle undo")?
    } else {
        told::done_to("Gave back", &taken_by(&undone, &log.records), "", &world.look)
    };
    write::print_after(out, &text)
}

/// Returns the records that voids had taken.
fn taken_by<'a>(voids: &[&Record], records: &'a [Record]) -> Vec<&'a Record> {
    let taken = voids.iter().filter_map(|void| void.voided_id());
    taken.filter_map(|id| records.iter().find(|record| record.id == id)).collect()
}

/// Writes a void for each record; several are one batch.
fn void(targets: &[&Record], world: &World, err: &mut dyn Write) -> Result<Vec<Record>, Failure> {
    let ids: Vec<String> = targets.iter().map(|_| world.new_id()).collect();
    let batch = ids.first().filter(|_| ids.len() > 1).cloned();
    let void = |(id, target): (String, &&Record)| Record {
        id,
        at: write::now(world),
        kind: Kind::Void { voids: target.id.clone() },
        replaces: None,
        batch: batch.clone(),
    };
    let voids: Vec<Record> = ids.into_iter().zip(targets).map(void).collect();
    write::append(world, &voids, err)?;
    Ok(voids)
}

fn as_json(command: &str, voids: &[Record], undo: &str) -> anyhow::Result<String> {
    let text = match voids {
        [void] => json::envelope(command, json::Recorded::new(void, None)),
        voids => json::envelope(command, json::RecordedMany { records: voids, undo }),
    };
    text.context("cannot write the record as JSON")
}
