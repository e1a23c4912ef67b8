//! `ankle done`: today's session, or some of it, exactly as planned.

use std::io::Write;

use anyhow::Context as _;

use crate::catalogue::Catalogue;
use crate::cli::DoneArgs;
use crate::entry::{as_planned, planned};
use crate::env::World;
use crate::failure::{Failure, Intent};
use crate::formats::json;
use crate::history::History;
use crate::log::event::{Kind, Record};
use crate::notation;
use crate::plan::{Day, DoneState, Item, Plan, WeekKind};
use crate::view::{sets, told};
use crate::week::short_date;

use super::{load, write};

/// Runs the command.
pub fn run(args: &DoneArgs, world: &World, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<()> {
    let catalogue = load::catalogue(world)?;
    let loaded = load::profile(world, &catalogue)?;
    let today = world.now.date_naive();
    let history = load::history(world, today, err)?;
    let plan = load::week(&catalogue, &loaded, &history, today, today)?;
    if plan.kind == WeekKind::Stopped {
        let tags = history.open_stops().map(|(tag, _)| tag.to_string()).collect();
        return Err(Failure::Stopped { tags }.into());
    }
    let items = wanted(args, &plan, &history, &catalogue)?;
    let at = write::now(world);
    let mut kinds: Vec<Kind> = items
        .iter()
        .map(|(_, item)| Kind::Sets {
            exercise: item.slug().to_string(),
            sets: as_planned(item),
            pain: args.pain,
            note: None,
            planned: Some(planned(item)),
        })
        .collect();
    if let (Some(effort), Some(minutes)) = (&args.effort, args.minutes) {
        let rpe = notation::parse_effort(effort).map_err(Failure::Notation)?.into();
        kinds.push(Kind::Session { rpe, minutes, note: None });
    }
    let mut ids = write::new_ids(world).peekable();
    let batch = ids.peek().filter(|_| kinds.len() > 1).cloned();
    let record = |(kind, id)| Record { id, at, kind, replaces: None, batch: batch.clone() };
    let records: Vec<Record> = kinds.into_iter().zip(ids).map(record).collect();
    write::append(world, &records, err)?;
    if args.json {
        let text = json::envelope("done", json::RecordedMany { records: &records, undo: "ankle undo" });
        return write::print_after(out, &text.context("cannot write the records as JSON")?);
    }
    let told: Vec<&Record> = records.iter().collect();
    let of_other_days = items.iter().filter(|(day, _)| day.date != today);
    let answers =
        of_other_days.map(|(day, item)| format!("{} answers {}", item.slug(), short_date(day.date)));
    let tail: Vec<String> = answers.chain(["ankle undo takes it back".to_string()]).collect();
    write::print_after(out, &told::done_to("Logged", &told, &tail.join("\n"), today, &world.look))
}

/// The items that are meant, each with its day: what is open today, or the named ones of this week.
fn wanted<'a>(
    args: &DoneArgs,
    plan: &'a Plan<'a>,
    history: &History,
    catalogue: &Catalogue,
) -> Result<Vec<(&'a Day<'a>, &'a Item<'a>)>, Failure> {
    let is_open =
        |(_, item): &(&Day<'_>, &Item<'_>)| !matches!(item.done.state, DoneState::Done | DoneState::Skipped);
    let today = plan.today;
    let of_today =
        || plan.day(today).into_iter().flat_map(|day| day.items.iter().map(move |item| (day, item)));
    if args.exercises.is_empty() {
        let open: Vec<(&Day<'_>, &Item<'_>)> = of_today().filter(is_open).collect();
        return match of_today().next() {
            None => Err(Failure::NothingPlanned),
            // The session as a whole is still to be told.
            Some(_) if open.is_empty() && args.effort.is_none() => Err(Failure::AllDone),
            Some(_) => Ok(open),
        };
    }
    let mut found: Vec<(&Day<'_>, &Item<'_>)> = Vec::new();
    for typed in &args.exercises {
        let planned = || of_today().map(|(_, item)| item.slug().to_string()).collect();
        let slug = &load::exercise(catalogue, typed, Intent::Write, planned)?.exercise.slug;
        if found.iter().any(|(_, item)| item.slug() == slug) {
            continue;
        }
        let of_week = || {
            let of_day = |day: &'a Day<'a>| day.items.iter().chain(&day.extras).map(move |item| (day, item));
            plan.days.iter().flat_map(of_day).filter(|(_, item)| item.slug() == slug)
        };
        let (of_today, of_others): (Vec<_>, Vec<_>) = of_week().partition(|(day, _)| day.date == today);
        let open_today = of_today.iter().copied().find(is_open);
        let was_done = history.exposure(slug, today).is_some();
        match open_today
            .or_else(|| of_others.into_iter().find(is_open).filter(|_| !was_done && of_today.is_empty()))
        {
            Some(item) => found.push(item),
            None if was_done || !of_today.is_empty() => {
                let again = of_week().next().map(|(_, item)| sets::to_type(item)).unwrap_or_default();
                return Err(Failure::DoneAlready { exercise: slug.to_string(), again });
            }
            None => return Err(Failure::NotPlanned { exercise: slug.to_string() }),
        }
    }
    Ok(found)
}
