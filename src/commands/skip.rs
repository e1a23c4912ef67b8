//! `ankle skip`: an exercise left out on purpose.

use std::io::Write;

use chrono::NaiveDate;

use crate::cli::SkipArgs;
use crate::env::World;
use crate::failure::{Failure, Intent};
use crate::log::event::{Kind, Record};
use crate::wording::sets;

use super::load;
use super::write::{self, Noted};

/// Refuses what was done that day: nobody left it out.
fn refuse_done(slug: &str, date: NaiveDate, world: &World, err: &mut dyn Write) -> Result<(), Failure> {
    let history = load::history(world, date, err)?;
    let Some(exposure) = history.exposure(slug, date) else { return Ok(()) };
    let on = Some(date).filter(|date| *date != world.now.date_naive());
    Err(Failure::SkipOfDone { exercise: slug.to_string(), sets: sets::done(&exposure.sets), on })
}

/// Runs the command.
pub fn run(args: &SkipArgs, world: &World, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<()> {
    let catalogue = load::catalogue(world)?;
    let at = write::moment(args.date.as_deref(), world)?;
    let typed = args.words.join(" ");
    let planned = || load::planned_on(world, &catalogue, at.date_naive());
    let matched = load::exercise(&catalogue, &typed, Intent::Write, planned)?;
    refuse_done(&matched.exercise.slug, at.date_naive(), world, err)?;
    let kind = Kind::Skip { exercise: matched.exercise.slug.to_string(), reason: args.reason.clone() };
    let record = Record { id: write::new_id(world), at, kind, replaces: None, batch: None };
    let name = Some((&*typed, matched.matched_by));
    let noted = Noted { command: "skip", name, meaning: "", json: args.json };
    write::note(&record, &noted, world, out, err)
}
