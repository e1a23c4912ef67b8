//! `ankle`: short help, and one line on today.

use std::io::Write;

use crate::env::World;
use crate::plan::{Plan, WeekKind};
use crate::text::{Count, minutes};
use crate::view;
use crate::week::short_date;

use super::{load, print};

/// Runs the command.
pub fn run(world: &World, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<()> {
    match today(world, err) {
        Ok(today) => Ok(print(out, &view::home::render(&today, &world.look))?),
        // The help helps all the same; what is wrong follows it.
        Err(error) => {
            print(out, &view::home::render("cannot be told, see below", &world.look))?;
            Err(error)
        }
    }
}

/// Says what today holds; a profile or log that cannot be read is an error here as anywhere.
fn today(world: &World, err: &mut dyn Write) -> anyhow::Result<String> {
    let catalogue = load::catalogue(world)?;
    let loaded = load::profile(world, &catalogue)?;
    let date = world.now.date_naive();
    let history = load::history(world, date, err)?;
    let plan = load::week(&catalogue, &loaded, &history, date, date)?;
    Ok(line(&plan))
}

fn line(plan: &Plan<'_>) -> String {
    let date = short_date(plan.today);
    if plan.kind == WeekKind::Stopped {
        return format!("{date}: nothing is planned, see 'ankle plan'");
    }
    let Some(day) = plan.day(plan.today).filter(|day| !day.items.is_empty()) else {
        let next = plan.days.iter().find(|day| day.date > plan.today && !day.items.is_empty());
        return match next {
            Some(next) => format!("{date}: rest. Next session {}", short_date(next.date)),
            None => format!("{date}: rest. This week is behind you; next week: ankle plan --next"),
        };
    };
    match day.items.iter().filter(|item| item.is_to_do()).count() {
        0 => format!("{date}: all done"),
        open => format!(
            "{date}: {} to go, about {}: ankle plan",
            Count(open, "exercise"),
            minutes(day.seconds_left())
        ),
    }
}
