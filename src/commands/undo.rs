//! `ankle undo` and `ankle redo`: take back, give back, always by appending.

use std::io::Write;

use anyhow::Context as _;

use crate::cli::{RedoArgs, UndoArgs};
use crate::env::World;
use crate::formats::json;
use crate::log::event::{Kind, Record};
use crate::log::ids;
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
    take_back("undo", "Took back", "ankle redo gives it back", args.json, &targets, world, out, err)
}

/// Runs `redo`.
pub fn redo(args: &RedoArgs, world: &World, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<()> {
    let log = load::log(world, err)?;
    let voids = last_undo(&log.records);
    if voids.is_empty() {
        return Err(Failure::NothingToRedo.into());
    }
    take_back("redo", "Gave back", "", args.json, &voids, world, out, err)
}

#[expect(clippy::too_many_arguments, reason = "two commands that differ in their words")]
fn take_back(
    command: &str,
    head: &str,
    tail: &str,
    json: bool,
    targets: &[&Record],
    world: &World,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> anyhow::Result<()> {
    let mut voids: Vec<Record> = Vec::new();
    for target in targets {
        let kind = Kind::Void { voids: target.id.clone() };
        let batch = voids.first().map(|first: &Record| first.id.clone());
        voids.push(Record { id: world.new_id(), at: write::now(world), kind, replaces: None, batch });
    }
    if let [first, _, ..] = &mut voids[..] {
        first.batch = Some(first.id.clone());
    }
    write::append(world, &voids, err)?;
    if json {
        let undo = if command == "undo" { "ankle redo" } else { "ankle undo" };
        let text = if let [void] = &voids[..] {
            json::envelope(command, json::Recorded::new(void, None))
        } else {
            json::envelope(command, json::RecordedMany { records: &voids, undo })
        };
        return write::print_after(out, &text.context("cannot write the record as JSON")?);
    }
    // What a redo gives back is what the undo had taken.
    let log = load::log(world, &mut std::io::sink())?;
    let told: Vec<&Record> = targets
        .iter()
        .map(|target| match target.voided_id() {
            Some(id) => ids::find(&log.records, id)
                .ok()
                .and_then(|found| log.records.iter().find(|r| r.id == found.id)),
            None => log.records.iter().find(|record| record.id == target.id),
        })
        .collect::<Option<Vec<&Record>>>()
        .unwrap_or_else(|| targets.to_vec());
    write::print_after(out, &told::done_to(head, &told, tail, &world.look))
}
