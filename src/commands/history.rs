//! `ankle history`: what was done, with a calendar of weeks.

use std::io::Write;

use anyhow::Context as _;
use chrono::{Days, NaiveDate};

use crate::cli::HistoryArgs;
use crate::env::World;
use crate::failure::{Failure, Intent};
use crate::formats::json;
use crate::history::pick::Asked;
use crate::history::{History, remembered_for};
use crate::log::ids::ShortIds;
use crate::person::Person;
use crate::plan::Plan;
use crate::planner;
use crate::text::escape;
use crate::view;
use crate::view::history::{Shown, Square};
use crate::week::{BareWeekday, Week, is_too_early, read_moment};

use super::{load, print};

/// Weeks of the calendar, this one included.
const WEEKS: u64 = 12;

/// Runs the command.
pub fn run(
    args: &HistoryArgs,
    world: &World,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> anyhow::Result<()> {
    let catalogue = load::catalogue(world)?;
    let today = world.now.date_naive();
    let first_week = today.checked_sub_days(Days::new(7 * (WEEKS - 1))).unwrap_or(today);
    let (history, mut counted) = load::counted_since(world, remembered_for(first_week), err)?;
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
    let since = match &args.since {
        None => None,
        Some(typed) => match read_moment(typed, today, BareWeekday::Last) {
            Some(moment) => Some(moment.date),
            None => {
                return Err(
                    Failure::BadSince { typed: typed.clone(), is_too_early: is_too_early(typed) }.into()
                );
            }
        },
    };
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
        let loaded = load::profile(world, &catalogue)?;
        calendar(&history, today, |week| {
            // The same plan as when it is asked for.
            let history = history.remembering(remembered_for(week.starts()));
            let person = Person { catalogue: &catalogue, profile: &loaded.profile, history: &history };
            planner::week(person, week, today).ok()
        })
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

/// The last weeks, oldest first, a square for each of their days; judged with today's profile.
fn calendar<'c>(
    history: &History,
    today: NaiveDate,
    plan: impl Fn(Week) -> Option<Plan<'c>>,
) -> Vec<(Week, [Square; 7])> {
    let Some(first_day) = history.first_day() else { return Vec::new() };
    let weeks = (0..WEEKS).rev().filter_map(|back| today.checked_sub_days(Days::new(7 * back)).map(Week::of));
    let mut calendar = Vec::new();
    for week in weeks.filter(|week| week.ends() >= first_day) {
        let mut squares = [Square::Nothing; 7];
        let plan = plan(week);
        for (square, date) in squares.iter_mut().zip(week.dates()) {
            if date >= first_day && date <= today {
                let day = plan.as_ref().and_then(|plan| plan.day(date));
                *square = Square::of(day, date == today, history.was_active_on(date));
            }
        }
        calendar.push((week, squares));
    }
    calendar
}
