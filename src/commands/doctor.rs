//! `ankle doctor`: every problem in log, profile and own exercises. It changes nothing.

use std::collections::BTreeSet;
use std::io::Write;

use anyhow::Context as _;
use chrono::{DateTime, FixedOffset};

use crate::catalogue::Catalogue;
use crate::cli::DoctorArgs;
use crate::env::World;
use crate::failure::{self, Failure};
use crate::formats::json::{self, Problem};
use crate::log::canonical;
use crate::log::ids::ShortIds;
use crate::log::live::{corrected_twice, live, standing};
use crate::log::read::{BadLine, Log, Place};
use crate::text::{Count, escape};

use super::oddities::oddities;
use super::{load, print};

/// Runs the command; problems found are exit code 3.
pub fn run(args: &DoctorArgs, world: &World, out: &mut dyn Write) -> anyhow::Result<()> {
    let mut problems = Vec::new();
    let (own, unreadable) = load::own_exercises(world)?;
    for failure in unreadable {
        problems.extend(of_files(failure)?);
    }
    let catalogue = match load::catalogue_with(own, world) {
        Ok(catalogue) => catalogue,
        Err(failure) => {
            problems.extend(of_files(failure)?);
            Catalogue::bundled()
        }
    };
    match load::profile(world, &catalogue) {
        Ok(_) => {}
        Err(failure) => problems.extend(of_files(failure)?),
    }
    let log = match load::log(world, &mut std::io::sink()) {
        Ok(log) => log,
        Err(failure) => {
            problems.extend(of_files(failure)?);
            Log::default()
        }
    };
    let folder = world.data_dir()?;
    let path = |file: &str| World::show_path(&folder.join(file));
    problems.extend(of_log(&log, &catalogue, world.now, path));
    let live = live(&log.records).len();
    let text = if args.json {
        let checked = json::Checked { problems: &problems, records: log.records.len(), live };
        json::envelope("doctor", checked).context("cannot write the findings as JSON")?
    } else {
        world.look.glyphs(&told(&problems, log.records.len(), live)).into_owned()
    };
    print(out, &text)?;
    if problems.is_empty() { Ok(()) } else { Err(Failure::ProblemsFound.into()) }
}

fn told(problems: &[Problem], records: usize, standing: usize) -> String {
    let mut text = String::new();
    for problem in problems {
        let line = problem.line.map_or_else(String::new, |number| format!(":{number}"));
        text += &format!("{}{line}: {}\n", problem.file, escape(&problem.reason));
    }
    let found = match problems.len() {
        0 => "no problems".to_string(),
        count => Count(count, "problem").to_string(),
    };
    text + &format!("{found} · {}, {standing} live\n", Count(records, "record"))
}

/// The faults of the person's files; anything else is an error of its own.
fn of_files(failure: Failure) -> Result<Vec<Problem>, Failure> {
    match failure {
        Failure::Profile { path, text, faults } => Ok(faults
            .into_iter()
            .map(|fault| Problem { file: path.clone(), line: fault.line(&text), reason: fault.message })
            .collect()),
        Failure::OwnExercise { folder, texts, faults } => Ok(faults
            .into_iter()
            .map(|fault| {
                let text = texts.iter().find(|(slug, _)| *slug == fault.slug).map_or("", |(_, text)| text);
                Problem {
                    file: format!("{folder}/{}.toml", escape(&fault.slug)),
                    line: fault.diagnostic.line(text),
                    reason: fault.diagnostic.message,
                }
            })
            .collect()),
        Failure::Read { path, source } => {
            let reason = format!("cannot be read: {}", failure::plain(&source));
            Ok(vec![Problem { file: path, line: None, reason }])
        }
        other => Err(other),
    }
}

/// The lines that are no record, ids used twice, references that lead nowhere, and what is odd: by file and line.
fn of_log(
    log: &Log,
    catalogue: &Catalogue,
    now: DateTime<FixedOffset>,
    path: impl Fn(&str) -> String,
) -> Vec<Problem> {
    let file = |name: &str| log.files.iter().position(|file| file == name).unwrap_or_default();
    let bad = log.bad.iter().chain(&log.conflicts);
    let mut found: Vec<(Place, String)> = bad
        .map(|BadLine { file: name, number, reason }| {
            (Place { file: file(name), line: *number }, reason.clone())
        })
        .collect();
    let newer = |place: &Place| (*place, "written by a newer ankle, kept and left out".to_string());
    found.extend(log.newer_at.iter().map(newer));
    let ids: BTreeSet<&str> = log.records.iter().map(|record| &*record.id).collect();
    let standing = standing(&log.records);
    let twice = corrected_twice(&standing);
    let standing: BTreeSet<&str> = standing.into_iter().map(|record| &*record.id).collect();
    let short = ShortIds::of(&log.records);
    for (record, place) in log.records.iter().zip(&log.places) {
        let mut odd = |what: String| found.push((*place, format!("the record {} {what}", record.id)));
        if !is_uuid(&record.id) {
            odd("has an id that is no UUID in lower case, so it counts as written before all others"
                .to_string());
        }
        let names = record.voided_id().into_iter().chain(record.replaces.as_deref());
        for name in names.filter(|name| !ids.contains(name)) {
            odd(format!("names {name}, which is not there"));
        }
        if is_in_circle(record.id.as_str(), log) {
            odd("corrects or takes back itself in a circle".to_string());
        }
        if let Some(other) = twice.get(&*record.id) {
            let (of, id) = (record.replaces.as_deref().unwrap_or_default(), short.short(&record.id));
            odd(format!(
                "corrects {of} as {other} does, and both count; ankle undo {id} takes this one back"
            ));
        }
        if standing.contains(&*record.id) {
            oddities(record, catalogue, now).for_each(odd);
        }
    }
    found.sort();
    let problem = |(place, reason): (Place, String)| {
        let file = log.files.get(place.file).map_or("", String::as_str);
        Problem { file: path(file), line: Some(place.line), reason }
    };
    found.into_iter().map(problem).collect()
}

/// Whether an id is a UUID as this program writes them.
fn is_uuid(id: &str) -> bool {
    id.as_bytes().try_into().is_ok_and(canonical::is_uuid)
}

/// Whether following what a record names leads back to it.
fn is_in_circle(id: &str, log: &Log) -> bool {
    let next = |id: &str| {
        let record = log.records.binary_search_by(|record| (*record.id).cmp(id)).ok()?;
        let record = &log.records[record];
        record.voided_id().or(record.replaces.as_deref())
    };
    let mut seen = BTreeSet::new();
    let mut at = next(id);
    while let Some(current) = at {
        if current == id {
            return true;
        }
        if !seen.insert(current) {
            return false;
        }
        at = next(current);
    }
    false
}
