//! `ankle doctor`: every problem in log, profile and own exercises. It changes nothing.

use std::collections::BTreeSet;
use std::io::Write;

use anyhow::Context as _;
use chrono::{DateTime, FixedOffset, TimeDelta};

use crate::catalogue::Catalogue;
use crate::catalogue::vocabulary::Mode;
use crate::cli::DoctorArgs;
use crate::coach::exposure::is_counted;
use crate::env::World;
use crate::formats::json::{self, Problem};
use crate::history::{OTHER_TAGS, STOP_TAGS};
use crate::log::event::{Kind, Record, Set};
use crate::log::live::{live, standing};
use crate::log::read::{BadLine, Log};
use crate::report::Failure;
use crate::store::LOG_FILE;
use crate::text::{Count, escape};

use super::{load, print};

/// Runs the command; problems found are exit code 3.
pub fn run(args: &DoctorArgs, world: &World, out: &mut dyn Write) -> anyhow::Result<()> {
    let mut problems = Vec::new();
    let catalogue = match load::catalogue(world) {
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
    let log = load::log(world, &mut std::io::sink())?;
    let folder = world.data_dir()?;
    let path = |file: &str| World::show_path(&folder.join(file));
    problems.extend(of_log(&log, &catalogue, world.now, path));
    let live = live(&log.records).len();
    let text = if args.json {
        let checked = json::Checked { problems: &problems, records: log.records.len(), live };
        json::envelope("doctor", checked).context("cannot write the findings as JSON")?
    } else {
        told(&problems, log.records.len(), live)
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
        other => Err(other),
    }
}

/// The lines that are no record, ids used twice, and references that lead nowhere.
fn of_log(
    log: &Log,
    catalogue: &Catalogue,
    now: DateTime<FixedOffset>,
    path: impl Fn(&str) -> String,
) -> Vec<Problem> {
    let mut lines: Vec<&BadLine> = log.bad.iter().chain(&log.conflicts).collect();
    lines.sort_by_key(|bad| (bad.file != LOG_FILE, &bad.file, bad.number));
    let of_line = |bad: &&BadLine| Problem {
        file: path(&bad.file),
        line: Some(bad.number),
        reason: bad.reason.clone(),
    };
    let mut problems: Vec<Problem> = lines.iter().map(of_line).collect();
    let file = path(LOG_FILE);
    let problem = |line, reason| Problem { file: file.clone(), line, reason };
    if log.newer > 0 {
        let records = Count(log.newer, "record");
        problems.push(problem(None, format!("{records} written by a newer ankle, kept and left out")));
    }
    let ids: BTreeSet<&str> = log.records.iter().map(|record| &*record.id).collect();
    let standing: BTreeSet<&str> = standing(&log.records).iter().map(|record| &*record.id).collect();
    for record in &log.records {
        let names = record.voided_id().into_iter().chain(record.replaces.as_deref());
        for name in names.filter(|name| !ids.contains(name)) {
            problems
                .push(problem(None, format!("the record {} names {name}, which is not there", record.id)));
        }
        if is_in_circle(record.id.as_str(), log) {
            problems.push(problem(
                None,
                format!("the record {} corrects or takes back itself in a circle", record.id),
            ));
        }
        if standing.contains(&*record.id) {
            let oddities = oddities(record, catalogue, now);
            problems.extend(oddities.map(|what| problem(None, format!("the record {} {what}", record.id))));
        }
    }
    problems
}

/// What a record says that cannot be used, or only in part.
fn oddities(
    record: &Record,
    catalogue: &Catalogue,
    now: DateTime<FixedOffset>,
) -> impl Iterator<Item = String> + use<> {
    let mut found = Vec::new();
    if record.at > now + TimeDelta::days(1) {
        found.push(format!("lies in the future, on {}", record.day()));
    }
    match &record.kind {
        Kind::Sets { exercise, .. } | Kind::Skip { exercise, .. } if catalogue.get(exercise).is_none() => {
            found.push(format!("is of '{exercise}', which is no exercise"));
        }
        Kind::Sets { exercise, sets, .. } => {
            let of = catalogue.get(exercise);
            let is_other_unit = |set: &Set| of.is_some_and(|exercise| !is_counted(exercise, set));
            if sets.iter().any(is_other_unit) {
                let unit = of.map_or("", |exercise| match exercise.mode {
                    Mode::Reps => "reps",
                    Mode::Hold => "seconds",
                    Mode::Contacts => "landings",
                });
                found.push(format!(
                    "has sets of '{exercise}' in something else than {unit}; they are left out"
                ));
            }
            if sets.iter().any(|set| set.side.is_some())
                && of.is_some_and(|exercise| !exercise.is_one_sided())
            {
                found.push(format!(
                    "tells a side of '{exercise}', which takes both legs; the side is ignored"
                ));
            }
        }
        Kind::Symptom { tag, .. } if !STOP_TAGS.contains(&&**tag) && !OTHER_TAGS.contains(&&**tag) => {
            found.push(format!("notes '{tag}', which means nothing here"));
        }
        Kind::Test { test, .. } if !["calf-raise", "knee-to-wall"].contains(&&**test) => {
            found.push(format!("tells of a test '{test}', which is not one of ours"));
        }
        _ => {}
    }
    found.into_iter()
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
