//! `ankle undo` and `ankle redo`: take back, give back, always by appending.

use std::collections::BTreeSet;
use std::io::Write;

use anyhow::Context as _;
use chrono::NaiveDate;

use crate::catalogue::Catalogue;
use crate::cli::{RedoArgs, UndoArgs};
use crate::env::World;
use crate::failure::{Failure, Taken};
use crate::formats::json;
use crate::log::event::{Kind, Record};
use crate::log::ids::ShortIds;
use crate::log::live::live;
use crate::log::read::Log;
use crate::log::undo::{Effect, Last, counts_again, effect, last_command, last_undo};
use crate::text::{Count, escape};
use crate::view::look::Style;
use crate::view::records::{Entry, before_and_now, under_head};
use crate::view::told;
use crate::week::short_date;

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
    let change = match targets[..] {
        [target] if target.voided_id().is_some() => match effect(target, &log.records) {
            Effect::Gives(record) => Change::given(&[record]), // `redo` gives back what undo took from a record, and this was taken from a redo.
            Effect::Takes(record) => {
                Change::taken(&[record], &log, format!("ankle undo {} gives it back", voids[0].id))
            }
        },
        [_] => Change::taken(&targets, &log, "ankle redo gives it back".to_string()),
        _ => Change::taken(&targets, &log, "ankle redo gives them back".to_string()),
    };
    write::print_after(out, &change.told(log, &voids, world))
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
    if args.json {
        return write::print_after(out, &as_json("redo", &voids, "ankle undo")?);
    }
    let given = undone.iter().map(|void| match effect(void, &log.records) {
        Effect::Gives(record) | Effect::Takes(record) => record,
    });
    let given: Vec<&Record> = given.collect();
    let change = Change::given(&given);
    write::print_after(out, &change.told(log, &voids, world))
}

/// What was taken back or given back.
struct Change {
    head: &'static str,
    records: Vec<Record>,
    /// What counts again because of it.
    again: Vec<Record>,
    /// What to type to have back what was taken; what was given is taken by its id where it is not the last.
    way_back: Option<String>,
}

impl Change {
    fn taken(records: &[&Record], log: &Log, way_back: String) -> Change {
        let again = counts_again(records, &log.records);
        let owned = |records: &[&Record]| records.iter().map(|record| (*record).clone()).collect();
        Change { head: "Took back", records: owned(records), again: owned(&again), way_back: Some(way_back) }
    }

    fn given(records: &[&Record]) -> Change {
        let records = records.iter().map(|record| (*record).clone()).collect();
        Change { head: "Gave back", records, again: Vec::new(), way_back: None }
    }

    /// Says how what was given back is taken once more.
    fn take_again(&self, log: &Log) -> String {
        let is_it = |record: &Record| self.records.iter().any(|given| given.id == record.id);
        let is_last = match last_command(log) {
            Last::Command(records) => records.len() == self.records.len() && records.into_iter().all(is_it),
            Last::Nothing | Last::Unclear { .. } => false,
        };
        let it = if self.records.len() == 1 { "it" } else { "them" };
        match &self.records[..] {
            _ if is_last => format!("ankle undo takes {it} back again"),
            [record] => {
                let ids = ShortIds::of(&log.records);
                format!("ankle undo {} takes it back again", escape(ids.short(&record.id)))
            }
            _ => "ankle undo and an id takes one back again; the ids: ankle history".to_string(),
        }
    }

    /// Says what it was, how many records counted before the voids and count with them, and the way back.
    fn told(&self, mut log: Log, voids: &[Record], world: &World) -> String {
        // It tells only which legs a set is of, and a fault in it is `plan`'s to tell.
        let catalogue = load::catalogue(world).unwrap_or_else(|_| Catalogue::bundled());
        let entry = |record| Entry::of(record, &catalogue);
        let entries: Vec<Entry<'_>> = self.records.iter().map(entry).collect();
        let mut page = under_head(self.head, &entries, &world.look);
        let mut tail: Vec<String> =
            self.again.iter().map(|record| format!("counts again: {}", entry(record).text())).collect();
        let days: BTreeSet<NaiveDate> = self.records.iter().map(Record::day).collect();
        let count =
            |log: &Log| live(&log.records).iter().filter(|record| days.contains(&record.day())).count();
        let before = count(&log);
        log.records.extend_from_slice(voids);
        let of = match days.first() {
            Some(day) if days.len() == 1 => short_date(*day),
            _ => format!("these {}", Count(days.len(), "day")),
        };
        tail.push(before_and_now(&of, before, count(&log)));
        tail.push(self.way_back.clone().unwrap_or_else(|| self.take_again(&log)));
        for line in tail {
            page.paragraph(4, Style::Dim, &line);
        }
        page.render(&world.look)
    }
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
