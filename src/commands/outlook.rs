//! `ankle outlook`: the weeks ahead, if the plan is done as prescribed.

use std::io::Write;

use anyhow::Context as _;

use crate::cli::OutlookArgs;
use crate::env::World;
use crate::formats::json;
use crate::formats::outlook::OutlookOf;
use crate::outlook::{Assumed, outlook};
use crate::view;

use super::{load, print};

/// Runs the command.
pub fn run(
    args: &OutlookArgs,
    world: &World,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> anyhow::Result<()> {
    let catalogue = load::catalogue(world)?;
    let loaded = load::profile(world, &catalogue)?;
    let history = load::history(world, world.now.date_naive(), err)?;
    let assumed = Assumed {
        weeks: args.weeks,
        adherence_percent: args.adherence_percent,
        today: world.now.date_naive(),
        offset: *world.now.offset(),
    };
    let ahead = outlook(&catalogue, &loaded.profile, history, assumed)
        .map_err(|(week, impossible)| load::no_week(&loaded, week, &impossible))?;
    let text = if args.json {
        let data = OutlookOf::new(&ahead, args.adherence_percent);
        json::envelope("outlook", data).context("cannot write the outlook as JSON")?
    } else {
        let Assumed { adherence_percent, today, .. } = assumed;
        let units = loaded.profile.units;
        let shown = view::outlook::Shown { outlook: &ahead, adherence_percent, units, today };
        view::outlook::render(shown, &world.look)
    };
    Ok(print(out, &text)?)
}
