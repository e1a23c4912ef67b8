//! `ankle import`: take in what a file has and the log has not.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use anyhow::Context as _;

use crate::cli::{ImportArgs, ImportFormat};
use crate::env::World;
use crate::exchange::raw::{self, RawRecord};
use crate::exchange::{Around, Format, Gathered, Outcome, Problem, hevy, is_same_in_a_table, sets, strong};
use crate::failure::Failure;
use crate::formats::json;
use crate::log::event::{Kind, Record};
use crate::log::line::{parse_line, record_id};
use crate::log::live::{live, standing};
use crate::log::read::LONGEST_LINE;
use crate::log::undo::{Last, last_command};
use crate::store;
use crate::view::imported;

use super::oddities::{is_to_come, oddities};
use super::{load, print, write};

/// Runs the command.
pub fn run(args: &ImportArgs, world: &World, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<()> {
    let path = World::show_path(&args.file);
    let text = store::read_import(&args.file)
        .map_err(|source| Failure::ReadImport { path: path.clone(), source })?;
    let format = args.format.map(Format::from).or_else(|| Format::of(&text));
    let format = format.ok_or_else(|| Failure::UnknownFormat { path: path.clone() })?;
    let unreadable = |unreadable| Failure::Import { path: path.clone(), unreadable };
    let (lines, mut outcome) = if format == Format::Json {
        let (records, problems) = raw::read(&text).map_err(unreadable)?;
        taken_as_they_stand(records, problems, world)?
    } else {
        let catalogue = load::catalogue(world)?;
        let units = load::profile(world, &catalogue)?.profile.units;
        let at = |local| world.at(local);
        let around = Around { catalogue: &catalogue, units, now: world.now, at: &at };
        let read = match format {
            Format::Strong => strong::read,
            Format::Hevy => hevy::read,
            Format::Csv | Format::Json => sets::read,
        };
        let log = load::log(world, err)?;
        // Not the id of its first record, which tells when that was done: the batch tells when they were written.
        let batch = write::new_ids_behind(&log.records, world).next();
        new_records(read(&text, around).map_err(unreadable)?, &log.records, batch.as_deref())
    };
    drop(text);
    outcome.dry_run = args.dry_run;
    // Before the append: nothing that is read afterwards may put it in doubt.
    let undo = !args.dry_run && !lines.is_empty() && becomes_last_command(&lines, world)?;
    if !args.dry_run && !lines.is_empty() {
        write::append_lines(world, &lines, err)?;
    }
    let text = if args.json {
        json::envelope("import", &outcome).context("cannot write the result as JSON")?
    } else {
        imported::render(&outcome, &path, undo, &world.look)
    };
    if args.dry_run { Ok(print(out, &text)?) } else { write::print_after(out, &text) }
}

impl From<ImportFormat> for Format {
    fn from(format: ImportFormat) -> Format {
        match format {
            ImportFormat::Csv => Format::Csv,
            ImportFormat::Json => Format::Json,
            ImportFormat::Strong => Format::Strong,
            ImportFormat::Hevy => Format::Hevy,
        }
    }
}

/// Returns the lines the log has not of an export; what is odd in them is told, and what lies in the future left out.
fn taken_as_they_stand(
    records: Vec<RawRecord>,
    mut problems: Vec<Problem>,
    world: &World,
) -> Result<(Vec<String>, Outcome), Failure> {
    let catalogue = load::catalogue(world)?;
    let (mut odd, mut taken) = (Vec::new(), Vec::new());
    for record in records {
        // Of a newer version nothing can be said.
        if let Ok(read) = parse_line(record.line.as_bytes()) {
            if is_to_come(&read, world.now) {
                let reason = "a day in the future".to_string();
                problems.push(Problem { line: record.position, reason });
                continue;
            }
            let oddities = oddities(&read, &catalogue, world.now);
            odd.extend(
                oddities.iter().map(|oddity| Problem { line: record.position, reason: oddity.text() }),
            );
        }
        taken.push(record);
    }
    problems.sort_by_key(|problem| problem.line);
    let (lines, outcome) = new_lines(&taken, world)?;
    Ok((lines, Outcome { left_out: problems.len(), problems, odd, ..outcome }))
}

/// Returns the lines the log has not; one with a known id and another content is kept beside it, as in a merge.
fn new_lines(records: &[RawRecord], world: &World) -> Result<(Vec<String>, Outcome), Failure> {
    let folder = world.data_dir()?;
    let asked: BTreeSet<&str> = records.iter().map(|record| &*record.id).collect();
    let mut known: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let read = store::visit(&folder, |_, _, line| {
        let text = line.ok().and_then(|line| std::str::from_utf8(line).ok());
        if let Some(record) = text.and_then(|text| RawRecord::of(text).ok())
            && asked.contains(&*record.id)
        {
            known.entry(record.id).or_default().push(record.line);
        }
        Ok(())
    });
    read.map_err(load::unreadable)?;
    let mut outcome = Outcome { keeps_differing: true, ..Outcome::default() };
    let mut lines = Vec::new();
    for record in records {
        let same = known.entry(record.id.clone()).or_default();
        if same.iter().any(|line| record.is_same(line)) {
            outcome.known += 1;
            continue;
        }
        if same.is_empty() {
            outcome.added += 1;
            *outcome.about.entry(record.about.clone()).or_default() += 1;
        } else {
            outcome.differing.push(record.id.clone());
        }
        same.push(record.line.clone());
        lines.push(record.line.clone());
    }
    Ok((lines, outcome))
}

/// The minute in which an exercise was done, and which one.
fn minute(record: &Record) -> Option<(i64, &str)> {
    match &record.kind {
        Kind::Sets { exercise, .. } => Some((record.at.timestamp().div_euclid(60), exercise)),
        _ => None,
    }
}

/// Returns the lines of the records of a table the log has not. A table tells less than the log, so that what differs
/// from a record of the log is left out.
fn new_records(gathered: Gathered, log: &[Record], batch: Option<&str>) -> (Vec<String>, Outcome) {
    let known: BTreeMap<&str, &Record> = log.iter().map(|record| (&*record.id, record)).collect();
    let standing: BTreeSet<&str> = standing(log).iter().map(|record| &*record.id).collect();
    // What another program's table says of the same minute is the same work, whatever its id.
    let by_minute: BTreeMap<(i64, &str), &Record> =
        live(log).into_iter().filter_map(|record| Some((minute(record)?, record))).collect();
    let mut outcome = Outcome {
        warm_ups: gathered.warm_ups,
        unknown: gathered.unknown,
        problems: gathered.problems,
        left_out: gathered.rows_left_out,
        ..Outcome::default()
    };
    let mut new = Vec::new();
    for record in gathered.records {
        match known.get(&*record.id) {
            None => match minute(&record).and_then(|at| by_minute.get(&at)) {
                Some(known) if is_same_in_a_table(known, &record) => outcome.known += 1,
                Some(known) => outcome.differing.push(known.id.clone()),
                None => new.push(record),
            },
            Some(known) if !is_same_in_a_table(known, &record) => outcome.differing.push(record.id),
            Some(_) if standing.contains(&*record.id) => outcome.known += 1,
            Some(_) => {
                outcome.known += 1;
                outcome.taken_back += 1;
            }
        }
    }
    for record in &mut new {
        record.batch = batch.map(ToString::to_string);
    }
    let mut lines = Vec::new();
    for record in new {
        let line = record.to_line();
        if line.len() > LONGEST_LINE {
            let reason =
                format!("the record of {} would be longer than a line of the log may be", record.day());
            outcome.problems.push(Problem { line: 0, reason });
            outcome.left_out += 1;
            continue;
        }
        if let Kind::Sets { exercise, .. } = record.kind {
            *outcome.about.entry(exercise).or_default() += 1;
        }
        outcome.added += 1;
        lines.push(line);
    }
    (lines, outcome)
}

/// Whether `undo` would take back exactly these lines, once they are in the log.
fn becomes_last_command(lines: &[String], world: &World) -> Result<bool, Failure> {
    let log = store::load_with(&world.data_dir()?, lines).map_err(load::unreadable)?;
    let new: BTreeSet<String> = lines.iter().filter_map(|line| record_id(line.as_bytes()).ok()).collect();
    let Last::Command(last) = last_command(&log) else { return Ok(false) };
    Ok(last.len() == lines.len() && last.iter().all(|record| new.contains(&record.id)))
}
