//! `ankle`: short help, and one line on today.

use std::io::Write;

use crate::env::World;
use crate::view;
use crate::view::home::Today;

use super::{load, print};

/// Runs the command.
pub fn run(world: &World, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<()> {
    match today(world, err) {
        Ok(today) => Ok(print(out, &view::home::render(&today, &world.look))?),
        // The help helps all the same; what is wrong follows it.
        Err(error) => {
            print(out, &view::home::render(&Today::unknown(), &world.look))?;
            Err(error)
        }
    }
}

/// Says what today holds; a profile or log that cannot be read is an error here as anywhere.
fn today(world: &World, err: &mut dyn Write) -> anyhow::Result<Today> {
    let catalogue = load::catalogue(world)?;
    let loaded = load::profile(world, &catalogue)?;
    let date = world.now.date_naive();
    let history = load::history(world, date, err)?;
    let plan = load::week(&catalogue, &loaded, &history, date, date)?;
    Ok(Today::of(&plan))
}
