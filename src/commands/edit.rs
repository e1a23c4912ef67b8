//! `ankle edit`: a correction, written as a new record that replaces the old one.

use std::io::Write;

use anyhow::Context as _;

use crate::cli::{EditArgs, SetOptions};
use crate::env::World;
use crate::formats::json;
use crate::log::event::{Kind, Record, Set};
use crate::log::live::{live, standing};
use crate::notation::{self, Side};
use crate::report::Failure;
use crate::units::LoadUnit;
use crate::view::told;

use super::{load, write};

/// Runs the command.
pub fn run(args: &EditArgs, world: &World, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<()> {
    let catalogue = load::catalogue(world)?;
    let profile = load::profile(world, &catalogue)?.profile;
    let log = load::log(world, err)?;
    let old = load::record(&log.records, &args.id)?;
    let is_among = |records: &[&Record]| records.iter().any(|record| record.id == old.id);
    if !is_among(&standing(&log.records)) {
        return Err(Failure::AlreadyTakenBack { what: told::what(&old.kind) }.into());
    }
    if old.voided_id().is_none() && !is_among(&live(&log.records)) {
        return Err(Failure::AlreadyCorrected { what: told::what(&old.kind) }.into());
    }
    let at = match &args.options.date {
        None => old.at,
        Some(typed) => write::moved(typed, old.at, world)?,
    };
    let kind = match old.kind.clone() {
        Kind::Sets { exercise, sets, pain, note, planned } => {
            let (sets, typed_pain) = corrected(args, &exercise, sets, &catalogue, profile.units, world)?;
            let pain = args.options.pain.or(typed_pain).or(pain);
            Kind::Sets { exercise, sets, pain, note: args.options.note().or(note), planned }
        }
        kind => corrected_other(args, kind)?,
    };
    if kind == old.kind && at == old.at {
        return Err(Failure::NothingToCorrect { what: told::what(&old.kind) }.into());
    }
    let record = Record { id: world.new_id(), at, kind, replaces: Some(old.id.clone()), batch: None };
    write::append(world, std::slice::from_ref(&record), err)?;
    if args.json {
        let text = json::envelope("edit", json::Recorded::new(&record, None));
        return write::print_after(out, &text.context("cannot write the record as JSON")?);
    }
    let was = format!("it was: {}", told::what(&old.kind));
    write::print_after(out, &told::done_to("Corrected:", &[&record], &was, &world.look))
}

/// The new sets, or the old ones with what the options change.
fn corrected(
    args: &EditArgs,
    slug: &str,
    old: Vec<Set>,
    catalogue: &crate::catalogue::Catalogue,
    unit: LoadUnit,
    world: &World,
) -> Result<(Vec<Set>, Option<u8>), Failure> {
    let exercise = catalogue.get(slug);
    if args.sets.is_empty() {
        let mut sets = old;
        lay_over(&args.options, &mut sets, unit)?;
        if let Some(exercise) = exercise {
            write::fit_options(&args.options, exercise)?;
            if args.options.load.is_some() && !args.options.force {
                write::check_for_slips(world, exercise, &sets)?;
            }
        }
        return Ok((sets, None));
    }
    let Some(exercise) = exercise else {
        return Err(Failure::CannotEdit {
            what: slug.to_string(),
            takes: "no new sets: it is not in the catalogue",
        });
    };
    let typed = write::read_sets(&args.options, &args.sets.join(" "), unit)?;
    let sets = write::fit(&typed, exercise)?;
    if !args.options.force {
        write::check_for_slips(world, exercise, &sets)?;
    }
    Ok((sets, typed.pain))
}

/// Replaces in every set what an option names.
fn lay_over(options: &SetOptions, sets: &mut [Set], unit: LoadUnit) -> Result<(), Failure> {
    let load = match &options.load {
        Some(text) => Some(notation::parse_load(text, unit).map_err(Failure::Notation)?),
        None => None,
    };
    let rpe = match &options.rpe {
        Some(text) => Some(notation::parse_rpe(text).map_err(Failure::Notation)?),
        None => None,
    };
    let side = options.side.map(Side::from);
    for set in sets {
        set.load = load.or(set.load);
        set.rpe = rpe.or(set.rpe);
        set.side = side.or(set.side);
        set.touches = options.touches.or(set.touches);
    }
    Ok(())
}

/// Other records take another day, a note, and where they have one a pain.
fn corrected_other(args: &EditArgs, kind: Kind) -> Result<Kind, Failure> {
    let options = &args.options;
    let what = told::what(&kind);
    let of_sets = !args.sets.is_empty()
        || options.load.is_some()
        || options.rpe.is_some()
        || options.side.is_some()
        || options.touches.is_some();
    let cannot = |takes| Err(Failure::CannotEdit { what: what.clone(), takes });
    match kind {
        _ if of_sets => cannot("--date and --note, but no sets"),
        Kind::Void { .. } => cannot("no correction: ankle undo takes it back"),
        Kind::Checkin { .. } if options.note.is_some() => cannot("--date and --pain"),
        Kind::Checkin { pain, stiffness_min } => {
            Ok(Kind::Checkin { pain: options.pain.unwrap_or(pain), stiffness_min })
        }
        _ if options.pain.is_some() => cannot("--date and --note"),
        Kind::Skip { exercise, reason } => Ok(Kind::Skip { exercise, reason: options.note().or(reason) }),
        Kind::Symptom { tag, open, reason } => {
            Ok(Kind::Symptom { tag, open, reason: options.note().or(reason) })
        }
        Kind::Test { test, left, right, protocol, note } => {
            Ok(Kind::Test { test, left, right, protocol, note: options.note().or(note) })
        }
        Kind::Session { rpe, minutes, note } => {
            Ok(Kind::Session { rpe, minutes, note: options.note().or(note) })
        }
        kind @ Kind::Sets { .. } => Ok(kind),
    }
}
