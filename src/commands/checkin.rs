//! `ankle checkin`: the morning after.

use std::io::Write;

use anyhow::Context as _;

use crate::cli::CheckinArgs;
use crate::env::World;
use crate::formats::json;
use crate::log::event::{Kind, Record};
use crate::view::told;

use super::write;

/// Pain from which the morning is worth a word (domain D.5: what is above it is no longer amber).
const SORE: u8 = 6;

/// Runs the command.
pub fn run(
    args: &CheckinArgs,
    world: &World,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> anyhow::Result<()> {
    let at = write::moment(args.date.as_deref(), world)?;
    let kind = Kind::Checkin { pain: args.pain, stiffness_min: args.stiffness };
    let record = Record { id: world.new_id(), at, kind, replaces: None, batch: None };
    write::append(world, std::slice::from_ref(&record), err)?;
    if args.json {
        let text = json::envelope("checkin", json::Recorded::new(&record, None));
        return write::print_after(out, &text.context("cannot write the record as JSON")?);
    }
    let tail =
        if args.pain >= SORE { "That is a lot: give it a quiet day, and see 'ankle safety'." } else { "" };
    write::print_after(out, &told::done_to("Noted:", &[&record], tail, &world.look))
}
