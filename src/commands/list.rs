//! `ankle list`: the catalogue, filtered.

use std::io::Write;

use anyhow::Context as _;

use crate::catalogue::Exercise;
use crate::catalogue::filter::{Asked, Filter, UnknownWord, Words};
use crate::cli::ListArgs;
use crate::env::World;
use crate::failure::{Failure, Listed};
use crate::formats::json;
use crate::view;
use crate::view::list::Shown;

use super::{load, print};

/// Runs the command.
pub fn run(args: &ListArgs, world: &World, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<()> {
    let catalogue = load::catalogue(world)?;
    let today = world.now.date_naive();
    let history = load::history(world, today, err)?;
    let planned = if args.planned {
        let loaded = load::profile(world, &catalogue)?;
        let plan = load::week(&catalogue, &loaded, &history, today, today)?;
        Some(plan.items_and_extras().map(|item| item.slug().to_string()).collect::<Vec<String>>())
    } else {
        None
    };
    let filter = Filter::read(asked(args), &catalogue).map_err(|unknown| {
        let UnknownWord { of, typed, near, known } = unknown;
        let of = match of {
            Words::Quality => Listed::Quality,
            Words::Muscle => Listed::Muscle,
            Words::Equipment => Listed::Equipment,
        };
        Failure::UnknownWord { of, typed, near, known }
    })?;
    let mut found: Vec<&Exercise> = catalogue
        .iter()
        .filter(|exercise| filter.keeps(exercise))
        .filter(|exercise| {
            planned.as_ref().is_none_or(|slugs| slugs.iter().any(|slug| *slug == exercise.slug))
        })
        .collect();
    if !args.json {
        // What works most comes first; the sort keeps the order of the names within each half.
        found.sort_by_key(|exercise| !filter.is_primary(exercise));
    }
    let text = if args.json {
        json::envelope("list", json::Listed::new(&found)).context("cannot write the list as JSON")?
    } else {
        let command = command_line(args);
        let of = catalogue.iter().count();
        let shown = Shown { exercises: &found, of, command: &command, history: &history, today };
        view::list::render(shown, &world.look)
    };
    Ok(print(out, &text)?)
}

/// What the options ask for.
fn asked(args: &ListArgs) -> Asked<'_> {
    Asked {
        words: &args.words,
        quality: args.quality.as_deref(),
        muscle: args.muscle.as_deref(),
        equipment: args.equipment.as_deref(),
        level: args.level,
        mine: args.mine,
    }
}

/// The command that gives this list, to be typed again.
fn command_line(args: &ListArgs) -> String {
    let mut parts = vec!["ankle list".to_string()];
    parts.extend(args.words.iter().cloned());
    let options = [("-q", &args.quality), ("-m", &args.muscle), ("-e", &args.equipment)];
    parts.extend(
        options.into_iter().filter_map(|(option, value)| Some(format!("{option} {}", value.as_ref()?))),
    );
    parts.extend(args.level.map(|level| format!("-l {level}")));
    parts.extend(args.planned.then(|| "--planned".to_string()));
    parts.extend(args.mine.then(|| "--mine".to_string()));
    parts.join(" ")
}
