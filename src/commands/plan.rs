//! `ankle plan`: a day or a week.

use std::borrow::Cow;
use std::io::Write;

use anyhow::Context as _;
use chrono::NaiveDate;

use crate::catalogue::vocabulary::Equipment;
use crate::cli::{PlanArgs, PlanFormat};
use crate::env::World;
use crate::failure::{self, Failure};
use crate::formats::sheet::Sheet;
use crate::formats::{csv, html, ical, json, markdown};
use crate::history::History;
use crate::profile::TrainingDays;
use crate::safety::NOTICE;
use crate::text::{Count, and_list};
use crate::view;
use crate::view::week::Shown;
use crate::week::{BareWeekday, Week, is_too_early, read_moment};

use super::load::LoadedProfile;
use super::{load, output, what_if};

/// Runs the command.
pub fn run(args: &PlanArgs, world: &World, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<()> {
    // A file that cannot be written to is told before anything else.
    let file = output::file(args.output.as_deref());
    let format = if args.json { PlanFormat::Json } else { output::format(args.format, file)? };
    let catalogue = load::catalogue(world)?;
    let loaded = what_if::apply(&args.what_if, load::profile(world, &catalogue)?, &catalogue, world)?;
    let today = world.now.date_naive();
    let date = wanted(args, today)?;
    let history = load::history(world, date, err)?;
    let mut plan = load::week(&catalogue, &loaded, &history, date, today)?;
    plan.notes.splice(0..0, loaded.what_if.clone());
    let whole_week = args.week || args.next;
    let hints = hints(&loaded, &history);
    let profile = &loaded.profile.for_week(Week::of(date));
    let asked = if whole_week { Cow::Borrowed(&plan) } else { Cow::Owned(plan.clone().only(date)) };
    let sheet = Sheet { plan: &asked, units: profile.units, explain: args.explain, hints: &hints };
    let text = match format {
        PlanFormat::Text => {
            let since = history.first_day().unwrap_or(today);
            let shown = Shown { profile, explain: args.explain, since, hints: &hints };
            let look = if file.is_some() { world.file_look() } else { world.look };
            if whole_week {
                view::week::render(&plan, shown, &look)
            } else {
                view::session::render(&plan, date, &history, shown, &look)
            }
        }
        PlanFormat::Json => json::envelope("plan", &*asked).context("cannot write the plan as JSON")?,
        PlanFormat::Md => markdown::render(sheet),
        PlanFormat::Ics => ical::plan(sheet, world.now),
        PlanFormat::Html => html::render(sheet),
        PlanFormat::Csv => csv::render(&asked).context("cannot write the plan as a table")?,
    };
    let sessions = asked.days.iter().filter(|day| !day.items.is_empty()).count();
    output::deliver(&text, file, &Count(sessions, "session").to_string(), world, out, err)?;
    if format == PlanFormat::Ics && sessions == 0 {
        // The calendar stands; a warning that cannot be printed must not make it a failure.
        let _ = err.write_all(failure::empty_calendar(&world.stderr_look()).as_bytes());
    }
    Ok(())
}

fn wanted(args: &PlanArgs, today: NaiveDate) -> Result<NaiveDate, Failure> {
    match &args.date {
        Some(typed) => match read_moment(typed, today, BareWeekday::OfThisWeek) {
            Some(moment) if moment.time.is_none() => Ok(moment.date),
            _ => Err(Failure::BadDate {
                typed: typed.clone(),
                for_plan: true,
                is_too_early: is_too_early(typed),
            }),
        },
        None if args.next => Ok(Week::of(today).next().starts()),
        None => Ok(today),
    }
}

/// What to tell a person who has just begun.
fn hints(loaded: &LoadedProfile, history: &History) -> Vec<(&'static str, String)> {
    let mut hints = Vec::new();
    if !loaded.exists {
        let profile = &loaded.profile;
        let days = match &profile.days {
            TrainingDays::On(days) => and_list(&days.iter().map(|day| day.short()).collect::<Vec<&str>>()),
            TrainingDays::Free(number) => Count((*number).into(), "session").to_string(),
        };
        let things: Vec<&str> = profile.equipment.iter().copied().map(Equipment::as_str).collect();
        let text = format!(
            "No profile yet, so this is for level {}, {days}, {} minutes, with {}. Make yours: ankle setup",
            profile.level,
            profile.minutes,
            if things.is_empty() { "nothing at hand".to_string() } else { and_list(&things) },
        );
        hints.push(("Profile", text));
    }
    if history.is_empty() {
        hints.push(("Safety", format!("{NOTICE} Warning signs: ankle safety")));
    }
    hints
}
