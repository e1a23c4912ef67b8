//! `ankle undo` and `ankle redo`: take back, give back, always by appending.

use std::io::Write;

use anyhow::Context as _;

use crate::cli::{RedoArgs, UndoArgs};
use crate::env::World;
use crate::failure::{Failure, Taken};
use crate::formats::json;
use crate::log::event::{Kind, Record};
use crate::log::ids::ShortIds;
use crate::log::read::Log;
use crate::log::undo::{Effect, Last, counts_again, effect, last_command, last_undo};
use crate::text::escape;
use crate::view::told;

use super::{load, write};

/// Runs `undo`.
pub fn undo(args: &UndoArgs, world: &World, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<()> {
    let log = load::log(world, err)?;
    let targets = match &args.id {
        None => last(&log)?,
        Some(typed) => {
            let record = load::record(&log.records, typed)?;
            load::that_counts(record, &log.records, Taken::ByUndo)?;
            vec![record]
        }
    };
    let voids = void(&targets, &log, world, err)?;
    if args.json {
        return write::print_after(out, &as_json("undo", &voids, "ankle redo")?);
    }
    let text = match targets[..] {
        [target] if target.voided_id().is_some() => match effect(target, &log.records) {
            Effect::Gives(record) => {
                told::done_to("Gave back", &[record], "", world.now.date_naive(), &world.look)
            }
            // `redo` gives back what undo took from a record, and this was taken from a redo.
            Effect::Takes(record) => {
                let tail = format!("ankle undo {} gives it back", voids[0].id);
                told::done_to("Took back", &[record], &tail, world.now.date_naive(), &world.look)
            }
        },
        _ => {
            let again = counts_again(&targets, &log.records);
            let again = again.iter().map(|record| format!("counts again: {}", told::what(&record.kind)));
            let redo = "ankle redo gives it back".to_string();
            let tails: Vec<String> = again.chain([redo]).collect();
            told::done_to("Took back", &targets, &tails.join("\n"), world.now.date_naive(), &world.look)
        }
    };
    write::print_after(out, &text)
}

/// The last command, where it can be told.
fn last(log: &Log) -> Result<Vec<&Record>, Failure> {
    match last_command(log) {
        Last::Nothing => Err(Failure::NothingToUndo),
        Last::Command(records) => Ok(records),
        Last::Unclear { written, at_the_end } => {
            let ids = ShortIds::of(&log.records);
            let told = |record: &Record| (escape(ids.short(&record.id)), told::what(&record.kind));
            Err(Failure::UnclearLast { written: told(written), at_the_end: told(at_the_end) })
        }
    }
}

/// Runs `redo`.
pub fn redo(args: &RedoArgs, world: &World, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<()> {
    let log = load::log(world, err)?;
    let undone = last_undo(&log.records);
    if undone.is_empty() {
        return Err(Failure::NothingToRedo.into());
    }
    let voids = void(&undone, &log, world, err)?;
    let text = if args.json {
        as_json("redo", &voids, "ankle undo")?
    } else {
        let given = undone.iter().map(|void| match effect(void, &log.records) {
            Effect::Gives(record) | Effect::Takes(record) => record,
        });
        told::done_to("Gave back", &given.collect::<Vec<&Record>>(), "", world.now.date_naive(), &world.look)
    };
    write::print_after(out, &text)
}

/// Writes a void for each record; several are one batch.
fn void(targets: &[&Record], log: &Log, world: &World, err: &mut dyn Write) -> Result<Vec<Record>, Failure> {
    let ids: Vec<String> = write::new_ids_behind(&log.records, world).take(targets.len()).collect();
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
