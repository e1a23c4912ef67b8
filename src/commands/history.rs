//! `ankle history`: what was done, with a calendar of weeks.

use std::io::Write;

use anyhow::Context as _;

use crate::cli::HistoryArgs;
use crate::env::World;
use crate::failure::Intent;
use crate::formats::json;
use crate::history::pick::Asked;
use crate::history::remembered_for;
use crate::log::ids::ShortIds;
use crate::person::Person;
use crate::review::calendar;
use crate::text::escape;
use crate::view;
use crate::view::history::Shown;

use super::{load, print};

/// Runs the command.
pub fn run(
    args: &HistoryArgs,
    world: &World,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> anyhow::Result<()> {
    let catalogue = load::catalogue(world)?;
    let today = world.now.date_naive();
    let from = remembered_for(calendar::first_day(today));
    let (history, mut counted) = load::counted_since(world, from, err)?;
    let slug = if args.words.is_empty() {
        None
    } else {
        let typed = args.words.join(" ");
        // An exercise that is gone from the catalogue still has its history.
        if history.tallied().any(|slug| slug == typed) {
            Some(typed)
        } else {
            let planned = || load::planned_on(world, &catalogue, today);
            Some(load::exercise(&catalogue, &typed, Intent::Read, planned)?.exercise.slug.to_string())
        }
    };
    let since = load::since(args.since.as_deref(), today)?;
    let most = if args.all || args.json { usize::MAX } else { view::history::SHOWN };
    let asked = Asked { exercise: slug.as_deref(), since, most };
    let picked = counted.pick(asked).map_err(|error| load::unreadable_file(world, error))?;
    if args.json {
        let problems = picked.bad.iter().map(json::LineProblem::new);
        let data = json::HistoryOf { records: &picked.records, problems: problems.collect() };
        let text = json::envelope("history", data).context("cannot write the history as JSON")?;
        return Ok(print(out, &text)?);
    }
    let mut filter = String::new();
    let (slug, since) = (slug.map(|slug| format!(" {slug}")), since.map(|since| format!(" --since {since}")));
    filter.extend(slug.into_iter().chain(since));
    let calendar = if filter.is_empty() {
        let profile = &load::profile(world, &catalogue)?.profile;
        calendar::calendar(Person { catalogue: &catalogue, profile, history: &history }, today)
    } else {
        Vec::new()
    };
    let mut ids = ShortIds::of(&picked.records);
    counted.shorten(&mut ids).map_err(|error| load::unreadable_file(world, error))?;
    let moved = counted.moved(&picked.records).map_err(|error| load::unreadable_file(world, error))?;
    let (calendar, filter) = (&*calendar, &*escape(&filter));
    let shown = Shown { picked: &picked, ids: &ids, calendar, today, moved: &moved, filter };
    Ok(print(out, &view::history::render(shown, &world.look))?)
}
