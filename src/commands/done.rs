//! `ankle done`: today's session, or some of it, exactly as planned.

use std::io::Write;

use anyhow::Context as _;

use crate::catalogue::Catalogue;
use crate::cli::DoneArgs;
use crate::entry::{as_planned, planned};
use crate::env::World;
use crate::formats::json;
use crate::log::event::{Kind, Record};
use crate::notation;
use crate::plan::{DoneState, Item, Plan};
use crate::report::{Failure, Intent};
use crate::view::told;

use super::{load, write};

/// Runs the command.
pub fn run(args: &DoneArgs, world: &World, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<()> {
    let catalogue = load::catalogue(world)?;
    let loaded = load::profile(world, &catalogue)?;
    let today = world.now.date_naive();
    let history = load::history(world, today, err)?;
    let plan = load::week(&catalogue, &loaded, &history, today, today)?;
    let items = wanted(args, &plan, &catalogue)?;
    let at = write::now(world);
    let mut kinds: Vec<Kind> = items
        .iter()
        .map(|item| Kind::Sets {
            exercise: item.exercise.clone(),
            sets: as_planned(item),
            pain: args.pain,
            note: None,
            planned: Some(planned(item)),
        })
        .collect();
    if let (Some(effort), Some(minutes)) = (&args.effort, args.minutes) {
        let rpe = notation::parse_effort(effort).map_err(Failure::Notation)?;
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
    write::print_after(out, &told::done_to("Logged", &told, "ankle undo takes it back", &world.look))
}

/// The items that are meant: what is open today, or the named ones of this week.
fn wanted<'a>(args: &DoneArgs, plan: &'a Plan, catalogue: &Catalogue) -> Result<Vec<&'a Item>, Failure> {
    let is_open = |item: &&Item| !matches!(item.done.state, DoneState::Done | DoneState::Skipped);
    let today = plan.today;
    let of_today = || plan.day(today).into_iter().flat_map(|day| &day.items);
    if args.exercises.is_empty() {
        let open: Vec<&Item> = of_today().filter(is_open).collect();
        return if !open.is_empty() {
            Ok(open)
        } else if of_today().next().is_some() {
            Err(Failure::AllDone)
        } else {
            Err(Failure::NothingPlanned)
        };
    }
    let mut found: Vec<&Item> = Vec::new();
    for typed in &args.exercises {
        let planned = || of_today().map(|item| item.exercise.clone()).collect();
        let slug = &load::exercise(catalogue, typed, Intent::Write, planned)?.exercise.slug;
        let of_week = plan.days.iter().flat_map(|day| day.items.iter().chain(&day.extras));
        let mut open = of_today().chain(of_week).filter(|item| item.exercise == *slug).filter(is_open);
        match open.next() {
            Some(item) if found.iter().any(|other| other.exercise == item.exercise) => {}
            Some(item) => found.push(item),
            None => return Err(Failure::NotPlanned { exercise: slug.to_string() }),
        }
    }
    Ok(found)
}
