//! `ankle plan`: a day or a week.

use std::io::Write;

use anyhow::Context as _;
use chrono::NaiveDate;

use crate::catalogue::vocabulary::Equipment;
use crate::cli::PlanArgs;
use crate::env::World;
use crate::formats::json;
use crate::history::History;
use crate::profile::TrainingDays;
use crate::report::Failure;
use crate::safety::NOTICE;
use crate::text::and_list;
use crate::view;
use crate::view::week::Shown;
use crate::week::{BareWeekday, Week, read_moment};

use super::load::LoadedProfile;
use super::{load, print};

/// Runs the command.
pub fn run(args: &PlanArgs, world: &World, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<()> {
    let catalogue = load::catalogue(world)?;
    let loaded = load::profile(world, &catalogue)?;
    let history = load::history(world, err)?;
    let today = world.now.date_naive();
    let date = wanted(args, today)?;
    let plan = load::week(&catalogue, &loaded, &history, date, today)?;
    let whole_week = args.week || args.next;
    if args.json {
        let plan = if whole_week { plan } else { plan.only(date) };
        let text = json::envelope("plan", &plan).context("cannot write the plan as JSON")?;
        return Ok(print(out, &text)?);
    }
    let hints = hints(&loaded, &history);
    let profile = &loaded.profile.for_week(Week::of(date));
    let since = history.first_day().unwrap_or(today);
    let shown = Shown { profile, explain: args.explain, since, hints: &hints };
    let text = if whole_week {
        view::week::render(&plan, shown, &world.look)
    } else {
        view::session::render(&plan, date, &history, shown, &world.look)
    };
    Ok(print(out, &text)?)
}

fn wanted(args: &PlanArgs, today: NaiveDate) -> Result<NaiveDate, Failure> {
    match &args.date {
        Some(typed) => match read_moment(typed, today, BareWeekday::OfThisWeek) {
            Some(moment) if moment.time.is_none() => Ok(moment.date),
            _ => Err(Failure::BadDate { typed: typed.clone(), for_plan: true }),
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
            TrainingDays::Free(number) => format!("{number} days"),
        };
        let things: Vec<&str> = profile.equipment.iter().copied().map(Equipment::as_str).collect();
        let text = format!(
            "No profile yet, so this is for level {}, {days}, {} minutes, with {}. Yours goes into {}: ankle help profile",
            profile.level,
            profile.minutes,
            and_list(&things),
            loaded.path,
        );
        hints.push(("Profile", text));
    }
    if history.is_empty() {
        hints.push(("Safety", format!("{NOTICE} Warning signs: ankle safety")));
    }
    hints
}
