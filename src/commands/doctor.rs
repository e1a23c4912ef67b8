//! `ankle doctor`: every problem in log, profile and own exercises. It changes nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use anyhow::Context as _;

use crate::catalogue::Catalogue;
use crate::cli::DoctorArgs;
use crate::diagnostic::Diagnostic;
use crate::env::World;
use crate::failure::{self, Failure};
use crate::formats::json::{self, Problem};
use crate::log::canonical;
use crate::log::ids::ShortIds;
use crate::log::line::{Unread, parse_line};
use crate::log::live::{corrected_twice, live, standing};
use crate::log::read::{BadLine, Log, Place};
use crate::store;
use crate::text::escape;
use crate::view;
use crate::view::doctor::{Excerpt, Finding, Remedy};

use super::oddities::oddities;
use super::{load, print};

/// Runs the command; problems found are exit code 3.
pub fn run(args: &DoctorArgs, world: &World, out: &mut dyn Write) -> anyhow::Result<()> {
    let mut findings = Vec::new();
    let (own, unreadable) = load::own_exercises(world)?;
    for failure in unreadable {
        findings.extend(of_files(failure)?);
    }
    let catalogue = match load::catalogue_with(own, world) {
        Ok(catalogue) => catalogue,
        Err(failure) => {
            findings.extend(of_files(failure)?);
            Catalogue::bundled()
        }
    };
    match load::profile(world, &catalogue) {
        Ok(_) => {}
        Err(failure) => findings.extend(of_files(failure)?),
    }
    let log = match load::log(world, &mut std::io::sink()) {
        Ok(log) => log,
        Err(failure) => {
            findings.extend(of_files(failure)?);
            Log::default()
        }
    };
    findings.extend(of_log(&log, &catalogue, world)?);
    let live = live(&log.records).len();
    let text = if args.json {
        let problems: Vec<Problem> = findings.iter().map(as_problem).collect();
        let checked = json::Checked { problems: &problems, records: log.records.len(), live };
        json::envelope("doctor", checked).context("cannot write the findings as JSON")?
    } else {
        view::doctor::render(&findings, log.records.len(), live, &world.look)
    };
    print(out, &text)?;
    if findings.is_empty() { Ok(()) } else { Err(Failure::ProblemsFound.into()) }
}

fn as_problem(finding: &Finding) -> Problem {
    let at = finding.excerpt.as_ref().and_then(|excerpt| excerpt.at);
    Problem {
        file: finding.file.clone(),
        line: finding.line,
        reason: finding.reason.clone(),
        column: at.map(|at| at + 1),
        remedy: finding.remedy.as_ref().map(Remedy::text),
    }
}

/// The faults of the person's files; anything else is an error of its own.
fn of_files(failure: Failure) -> Result<Vec<Finding>, Failure> {
    let of_text = |file: String, fault: Diagnostic, text: &str, remedy: Remedy| {
        let line = fault.line(text);
        let excerpt = fault.marked(text).map(|(text, at, length)| Excerpt {
            text: text.to_string(),
            at: Some(at),
            length,
            hint: fault.hint.clone(),
        });
        Finding { file, line, reason: fault.message, excerpt, remedy: Some(remedy) }
    };
    match failure {
        Failure::Profile { path, text, faults } => Ok(faults
            .into_iter()
            .map(|fault| of_text(path.clone(), fault, &text, Remedy::CorrectProfile))
            .collect()),
        Failure::OwnExercise { folder, texts, faults } => Ok(faults
            .into_iter()
            .map(|fault| {
                let text = texts.iter().find(|(slug, _)| *slug == fault.slug).map_or("", |(_, text)| text);
                let file = format!("{folder}/{}.toml", escape(&fault.slug));
                of_text(file, fault.diagnostic, text, Remedy::CorrectExercise)
            })
            .collect()),
        Failure::Read { path, source } => {
            let reason = format!("cannot be read: {}", failure::plain(&source));
            let remedy = Some(Remedy::MakeReadable);
            Ok(vec![Finding { file: path, line: None, reason, excerpt: None, remedy }])
        }
        other => Err(other),
    }
}

/// A fault of the log, before its line is looked up.
struct Fault {
    place: Place,
    reason: String,
    /// Whether the line itself is shown.
    is_shown: bool,
    remedy: Option<Remedy>,
}

/// The lines that are no record, ids used twice, references that lead nowhere, and what is odd: by file and line.
fn of_log(log: &Log, catalogue: &Catalogue, world: &World) -> Result<Vec<Finding>, Failure> {
    let file = |name: &str| log.files.iter().position(|file| file == name).unwrap_or_default();
    let of_line = |remedy: Remedy| {
        move |BadLine { file: name, number, reason }: &BadLine| Fault {
            place: Place { file: file(name), line: *number },
            reason: reason.clone(),
            is_shown: true,
            remedy: Some(remedy.clone()),
        }
    };
    let mut faults: Vec<Fault> = log.bad.iter().map(of_line(Remedy::LogAgain)).collect();
    faults.extend(log.conflicts.iter().map(of_line(Remedy::LogTheOther)));
    faults.extend(log.newer_at.iter().map(|place| Fault {
        place: *place,
        reason: "written by a newer ankle, kept and left out".to_string(),
        is_shown: true,
        remedy: Some(Remedy::Update),
    }));
    faults.extend(of_records(log, catalogue, world));
    faults.sort_by(|a, b| (a.place, &a.reason).cmp(&(b.place, &b.reason)));
    let mut lines = lines_of(log, &faults, world)?;
    let folder = world.data_dir()?;
    let finding = |fault: Fault| {
        let name = log.files.get(fault.place.file).map_or("", String::as_str);
        Finding {
            file: World::show_path(&folder.join(name)),
            line: Some(fault.place.line),
            reason: fault.reason,
            excerpt: fault.is_shown.then(|| lines.remove(&fault.place)).flatten(),
            remedy: fault.remedy,
        }
    };
    Ok(faults.into_iter().map(finding).collect())
}

/// What is wrong with records that can be read.
fn of_records(log: &Log, catalogue: &Catalogue, world: &World) -> Vec<Fault> {
    let ids: BTreeSet<&str> = log.records.iter().map(|record| &*record.id).collect();
    let standing = standing(&log.records);
    let twice = corrected_twice(&standing);
    // What was corrected is told by its correction.
    let live: BTreeSet<&str> = live(&log.records).into_iter().map(|record| &*record.id).collect();
    let short = ShortIds::of(&log.records);
    let mut found = Vec::new();
    for (record, place) in log.records.iter().zip(&log.places) {
        let mut odd = |what: String, remedy: Option<Remedy>| {
            let reason = format!("the record {} {what}", record.id);
            found.push(Fault { place: *place, reason, is_shown: false, remedy });
        };
        if !is_uuid(&record.id) {
            let what = "has an id that is no UUID in lower case, so it counts as written before all others";
            odd(what.to_string(), Some(Remedy::LeaveId));
        }
        let names = record.voided_id().into_iter().chain(record.replaces.as_deref());
        for name in names.filter(|name| !ids.contains(name)) {
            odd(format!("names {name}, which is not there"), Some(Remedy::MergeTheOther));
        }
        if is_in_circle(record.id.as_str(), log) {
            let what = "corrects or takes back itself in a circle".to_string();
            odd(what, Some(Remedy::LogWhatCounts));
        }
        let id = short.short(&record.id);
        if let Some(other) = twice.get(&*record.id) {
            let of = record.replaces.as_deref().unwrap_or_default();
            let what =
                format!("corrects {of} as {other} does, and both count; ankle undo {id} takes this one back");
            odd(what, None);
        }
        if live.contains(&*record.id) {
            for oddity in oddities(record, catalogue, world.now) {
                odd(oddity.text(), Some(oddity.remedy(id)));
            }
        }
    }
    found
}

/// Most bytes behind a fault that are kept of its line: wider than any terminal.
const KEPT_BEHIND: usize = 512;

/// Reads the lines that are shown, and where in them the fault is.
fn lines_of(log: &Log, faults: &[Fault], world: &World) -> Result<BTreeMap<Place, Excerpt>, Failure> {
    let wanted: BTreeSet<Place> =
        faults.iter().filter(|fault| fault.is_shown).map(|fault| fault.place).collect();
    let mut lines = BTreeMap::new();
    if wanted.is_empty() {
        return Ok(lines);
    }
    let visited = store::visit(&world.data_dir()?, |name, line, bytes| {
        let file = log.files.iter().position(|file| file == name).unwrap_or_default();
        let place = Place { file, line };
        // Of a line that is too long there is nothing to show.
        if let Some(bytes) = bytes.ok().filter(|_| wanted.contains(&place)) {
            let column = match parse_line(bytes) {
                Err(Unread::Bad(_, column)) => column,
                _ => None,
            };
            let column = column.map(|column| column.saturating_sub(1).min(bytes.len()));
            let kept = &bytes[..bytes.len().min(column.unwrap_or(0) + KEPT_BEHIND)];
            let at = column.map(|column| String::from_utf8_lossy(&bytes[..column]).chars().count());
            let text = String::from_utf8_lossy(kept).into_owned();
            lines.insert(place, Excerpt { text, at, length: 1, hint: None });
        }
        Ok(())
    });
    visited.map_err(load::unreadable)?;
    Ok(lines)
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
