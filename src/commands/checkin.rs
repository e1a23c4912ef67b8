//! `ankle checkin`: the morning after.

use std::io::Write;

use crate::cli::CheckinArgs;
use crate::coach::judge::pain::Lights;
use crate::coach::rules::ACCEPTABLE_PAIN;
use crate::env::World;
use crate::log::event::{Kind, Record};
use crate::person::Person;
use crate::view;

use super::load;
use super::write::{self, Noted};

/// Runs the command.
pub fn run(
    args: &CheckinArgs,
    world: &World,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> anyhow::Result<()> {
    let at = write::moment(args.date.as_deref(), world)?;
    let kind = Kind::Checkin { pain: args.pain, stiffness_min: args.stiffness };
    let record = Record { id: write::new_id(world), at, kind, replaces: None, batch: None };
    let meaning =
        if args.pain >= ACCEPTABLE_PAIN { "That is a lot. When to have it seen: ankle safety" } else { "" };
    let noted = Noted { command: "checkin", name: None, meaning, json: args.json };
    write::note(&record, &noted, world, out, err)?;
    if args.json {
        return Ok(());
    }
    // Only now is anything read back: the record stands whatever the rest of the log holds.
    let morning = at.date_naive();
    let catalogue = load::catalogue(world)?;
    let loaded = load::profile(world, &catalogue)?;
    let history = load::history(world, morning, err)?;
    let lights = Lights::of(Person { catalogue: &catalogue, profile: &loaded.profile, history: &history });
    let told = lights.told_on(morning);
    let today = world.now.date_naive();
    write::print_after(
        out,
        &view::told::mornings(&told, lights.unusual_morning(morning), today, &world.look),
    )?;
    // A week that cannot be planned is `plan`'s to tell.
    let Ok(plan) = load::week(&catalogue, &loaded, &history, morning, today) else { return Ok(()) };
    write::print_after(out, &view::told::day_of_rest(&plan, morning, &world.look))
}
