//! `ankle progress`: what training has changed, and what comes next.

use std::io::Write;

use anyhow::Context as _;
use chrono::{Days, NaiveDate};

use crate::catalogue::{Catalogue, Exercise};
use crate::cli::ProgressArgs;
use crate::coach::judge::load_jump::load_note;
use crate::coach::progress::{Next, Progress, WeekDone};
use crate::coach::rules::SINGLE_LEG_RAISE;
use crate::env::World;
use crate::failure::{Failure, Intent};
use crate::formats::json;
use crate::formats::progress::{ExerciseOf, ProgressOf};
use crate::history::{History, Tested, remembered_for};
use crate::person::Person;
use crate::plan::{Total, WeekKind};
use crate::planner;
use crate::view;
use crate::view::overview::Row;
use crate::week::{BareWeekday, Week, is_too_early, read_moment};

use super::load::LoadedProfile;
use super::{load, print};

/// Weeks of the overview, this one included.
const WEEKS: u64 = 12;

/// The self-tests.
const TESTS: [&str; 2] = ["calf-raise", "knee-to-wall"];

/// Runs the command.
pub fn run(
    args: &ProgressArgs,
    world: &World,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> anyhow::Result<()> {
    let catalogue = load::catalogue(world)?;
    let today = world.now.date_naive();
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
    let exercise = if args.words.is_empty() {
        None
    } else {
        let planned = || load::planned_on(world, &catalogue, today);
        Some(load::exercise(&catalogue, &args.words.join(" "), Intent::Read, planned)?.exercise)
    };
    let loaded = load::profile(world, &catalogue)?;
    let history = load::whole_history(world, err)?;
    let known = Known { catalogue: &catalogue, loaded: &loaded, history: &history, today, since };
    let text = match exercise {
        Some(exercise) => known.one(exercise, args.json, world)?,
        None => known.all(args.json, world)?,
    };
    Ok(print(out, &text)?)
}

/// What is known of the person.
#[derive(Clone, Copy)]
struct Known<'a> {
    catalogue: &'a Catalogue,
    loaded: &'a LoadedProfile,
    history: &'a History,
    today: NaiveDate,
    since: Option<NaiveDate>,
}

impl Known<'_> {
    fn one(self, exercise: &Exercise, json: bool, world: &World) -> anyhow::Result<String> {
        let Known { catalogue, loaded, history, today, since } = self;
        let profile = &loaded.profile.for_week(Week::of(today));
        let lately = history.remembering(remembered_for(today));
        let standing = planner::standing(Person { catalogue, profile, history: &lately }, Week::of(today));
        let progress = Progress::of(exercise, history, since);
        // The exercise as the catalogue has it lives as long as the standing.
        let next = Next::of(&standing, catalogue.get(&exercise.slug).unwrap_or(exercise), today);
        let test = match &*exercise.slug {
            SINGLE_LEG_RAISE => Some("calf-raise"),
            "knee-to-wall" => Some("knee-to-wall"),
            _ => None,
        };
        let results = test.map(|name| (name, self.results(name)));
        if json {
            let exercises = vec![ExerciseOf::new(exercise, &progress, &next)];
            let tests: Vec<_> = results.into_iter().collect();
            let data = ProgressOf::new(since, exercises, None, &tests, None);
            return json::envelope("progress", data).context("cannot write the progress as JSON");
        }
        let shown = view::progress::Shown {
            exercise,
            progress: &progress,
            next: &next,
            asymmetry: standing.asymmetry,
            test: results.as_ref().map(|(name, results)| (*name, &**results)),
            last_done: history.last_done(&exercise.slug),
            is_held: profile.hold.iter().any(|slug| *slug == exercise.slug),
            units: profile.units,
            today,
        };
        Ok(view::progress::render(shown, &world.look))
    }

    fn all(self, json: bool, world: &World) -> anyhow::Result<String> {
        let Known { catalogue, loaded, history, today, since } = self;
        let this = Week::of(today);
        let profile = &loaded.profile.for_week(this);
        let lately = history.remembering(remembered_for(today));
        let standing = planner::standing(Person { catalogue, profile, history: &lately }, this);
        let from = since.or_else(|| this.starts().checked_sub_days(Days::new(7 * (WEEKS - 1))));
        let from = from.unwrap_or(today);
        let mut rows: Vec<Row<'_>> = Vec::new();
        // What was logged for an exercise that is gone has no unit and no target.
        for exercise in history.exercises().filter_map(|slug| catalogue.get(slug)) {
            let progress = Progress::of(exercise, history, Some(from));
            if !progress.is_empty() {
                rows.push(Row { exercise, next: Next::of(&standing, exercise, today), progress });
            }
        }
        rows.sort_by_cached_key(|row| {
            let days = row.progress.days();
            (std::cmp::Reverse((days.last().copied(), days.len())), row.exercise.slug.clone())
        });
        // Where no week can be planned, what was done is shown all the same.
        let plan = load::week(catalogue, loaded, history, today, today).ok();
        let done = WeekDone::of(catalogue, history, this);
        let count = |total: &Total| {
            let done = done.get(&total.quality).copied().unwrap_or_default();
            (*total, if total.is_in_sets() { done.sets() } else { done.sessions() })
        };
        let plan = plan.filter(|plan| plan.kind != WeekKind::Stopped);
        let week: Vec<(Total, u16)> =
            plan.map_or_else(Vec::new, |plan| plan.totals.qualities.iter().map(count).collect());
        let tests = TESTS.map(|name| (name, self.results(name)));
        let load_note = load_note(history, this);
        if json {
            let exercises =
                rows.iter().map(|row| ExerciseOf::new(row.exercise, &row.progress, &row.next)).collect();
            let data = ProgressOf::new(Some(from), exercises, Some(&week), &tests, load_note);
            return json::envelope("progress", data).context("cannot write the progress as JSON");
        }
        let shown = view::overview::Shown {
            rows: &rows,
            since: from,
            is_narrowed: since.is_some(),
            week: &week,
            tests: &tests,
            load_note,
            units: profile.units,
            today,
        };
        Ok(view::overview::render(shown, &world.look))
    }

    fn results(self, test: &str) -> Vec<(NaiveDate, Tested)> {
        self.history.tests(test).filter(|(day, _)| self.since.is_none_or(|since| *day >= since)).collect()
    }
}
