//! The set that today's plan has for a wait.

use std::time::Duration;

use crate::coach::judge::light::Light;
use crate::coach::judge::pain::Lights;
use crate::commands::load;
use crate::env::World;
use crate::failure::Failure;
use crate::guide::one_set::words::Why;
use crate::guide::one_set::{OneSet, suits};
use crate::guide::part::Part;
use crate::person::Person;
use crate::plan::{Item, WeekKind};
use crate::planner;
use crate::week::Week;

/// Finds the set, or says why there is none; `second` is a real one in the session's time.
pub(super) fn one_set(world: &World, second: Duration) -> Result<OneSet, Why> {
    read(world, second).unwrap_or_else(|failure| Err(Why::Unknown(failure.message())))
}

fn read(world: &World, second: Duration) -> Result<Result<OneSet, Why>, Failure> {
    let catalogue = load::catalogue(world)?;
    let loaded = load::profile(world, &catalogue)?;
    let date = world.now.date_naive();
    // Lines that are no record are `doctor`'s to tell: here they would stand amid what the command says.
    let history = load::history(world, date, &mut std::io::sink())?;
    let plan = load::week(&catalogue, &loaded, &history, date, date)?;
    if plan.kind == WeekKind::Stopped {
        return Ok(Err(Why::Stopped));
    }
    let profile = &loaded.profile.for_week(Week::of(date));
    let person = Person { catalogue: &catalogue, profile, history: &history };
    let lights = Lights::of(person);
    if lights.day(date).light == Light::Red || lights.is_sharp(date) || lights.sore_morning(date).is_some() {
        return Ok(Err(Why::Red));
    }
    let Some(day) = plan.day(date) else { return Ok(Err(Why::Rest)) };
    // The session first; what may be done at any time of the day after it.
    let asked = || day.items.iter().chain(&day.extras);
    let Some(item) = asked().find(|item| item.is_to_do() && suits(item)) else {
        return Ok(Err(if asked().next().is_none() {
            Why::Rest
        } else if asked().any(Item::is_to_do) {
            Why::NothingFits
        } else {
            Why::Done
        }));
    };
    let part = Part::of(item, Vec::new(), planner::first_leg(person, Week::of(date)), profile.units);
    Ok(OneSet::of(part, second).ok_or(Why::Done))
}
