//! `ankle done`: the session of a day, or some of it, exactly as planned.

use std::io::Write;

use anyhow::Context as _;
use chrono::NaiveDate;

use crate::catalogue::vocabulary::{Flag, Sides};
use crate::catalogue::{Catalogue, Exercise};
use crate::cli::DoneArgs;
use crate::entry::{as_planned, planned};
use crate::env::World;
use crate::failure::{Failure, Intent};
use crate::formats::json;
use crate::history::History;
use crate::log::event::{Kind, Record};
use crate::notation;
use crate::person::Person;
use crate::plan::{Day, DoneState, Item, Plan, WeekKind};
use crate::planner;
use crate::units::{LoadUnit, Pain};
use crate::view::done::{self, Ahead, Changes, Outcome};
use crate::view::records::Entry;
use crate::week::{Week, short_date};
use crate::wording::sets;

use super::load::LoadedProfile;
use super::{load, write};

/// Runs the command.
pub fn run(args: &DoneArgs, world: &World, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<()> {
    let catalogue = load::catalogue(world)?;
    let loaded = load::profile(world, &catalogue)?;
    let at = write::moment(args.date.as_deref(), world)?;
    let date = at.date_naive();
    let history = load::history(world, date, err)?;
    // As it stood on that day, whatever has slid or was dropped since.
    let plan = load::week(&catalogue, &loaded, &history, date, date)?;
    refuse_stopped(&plan, &history, &loaded, date)?;
    let wanted = Wanted {
        plan: &plan,
        history: &history,
        catalogue: &catalogue,
        units: loaded.profile.units,
        today: world.now.date_naive(),
    };
    let items = wanted.items(&args.exercises, args.effort.is_some())?;
    let mut kinds: Vec<Kind> = items
        .iter()
        .map(|(_, item)| Kind::Sets {
            exercise: item.slug().to_string(),
            sets: as_planned(item, loaded.profile.units),
            pain: args.pain,
            note: None,
            planned: Some(planned(item)),
        })
        .collect();
    if let Some(effort) = &args.effort {
        let rpe = notation::parse_effort(effort).map_err(write::unread)?.into();
        let minutes = args.minutes.unwrap_or_else(|| planned_minutes(&plan, date, &items));
        kinds.push(Kind::Session { rpe, minutes, pain: None, note: None });
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
    let mut of_plan = items.iter();
    let entries: Vec<Entry<'_>> = records
        .iter()
        .map(|record| {
            let item = of_plan.next();
            let of_another_day = item.filter(|(day, _)| day.date != date);
            let remark = of_another_day.map(|(day, _)| format!("for {}", short_date(day.date)));
            Entry { record, sides: item.map_or(Sides::Both, |(_, item)| item.sides()), remark }
        })
        .collect();
    write::print_after(out, &done::confirmation(&entries, &world.look))?;
    // Only now is anything read back: the records stand whatever the rest of the log holds.
    let slugs: Vec<&str> = items.iter().map(|(_, item)| item.slug()).collect();
    let text = outcome(&slugs, args.pain, date, &catalogue, &loaded, world);
    text.map_or(Ok(()), |text| write::print_after(out, &text))
}

/// Refuses a day on which a warning sign, or the profile, keeps everything from being planned.
fn refuse_stopped(
    plan: &Plan<'_>,
    history: &History,
    loaded: &LoadedProfile,
    date: NaiveDate,
) -> Result<(), Failure> {
    let tags: Vec<String> =
        history.open_stops().filter(|(_, since)| *since <= date).map(|(tag, _)| tag.to_string()).collect();
    if plan.kind != WeekKind::Stopped {
        return Ok(());
    }
    if !tags.is_empty() {
        return Err(Failure::Stopped { tags });
    }
    if loaded.profile.for_week(Week::of(date)).has(Flag::BoneStress) {
        return Err(Failure::StoppedByFlag { flag: Flag::BoneStress });
    }
    // The sign was noted later in that week.
    Ok(())
}

/// The minutes of a day's session; where it has none, those of what was done.
fn planned_minutes(plan: &Plan, date: NaiveDate, items: &[(&Day<'_>, &Item<'_>)]) -> u16 {
    let seconds = plan.day(date).map_or(0, Day::seconds);
    let seconds = if seconds > 0 { seconds } else { items.iter().map(|(_, item)| item.seconds()).sum() };
    u16::try_from((seconds + 30) / 60).unwrap_or(u16::MAX).max(1)
}

/// Says what the session makes of the plan; nothing where that cannot be told, which is `plan`'s to say.
fn outcome(
    slugs: &[&str],
    pain: Option<Pain>,
    date: NaiveDate,
    catalogue: &Catalogue,
    loaded: &LoadedProfile,
    world: &World,
) -> Option<String> {
    let today = world.now.date_naive();
    // What in the log is no record was warned of before.
    let history = load::history(world, date, &mut std::io::sink()).ok()?;
    let plan = load::week(catalogue, loaded, &history, date, today).ok()?;
    let person = Person { catalogue, profile: &loaded.profile, history: &history };
    let next: Vec<_> =
        slugs.iter().copied().zip(planner::next_of(person, Some(&plan), slugs, today)).collect();
    let ahead =
        ahead(&plan, today).or_else(|| next_session(catalogue, loaded, &history, Week::of(date), today));
    let since = history.first_day().unwrap_or(date);
    let outcome = Outcome { plan: &plan, next: &next, pain, ahead, day: date, since, today };
    Some(done::look_back(&outcome, &loaded.profile, &world.look))
}

/// Says which targets a guided session moved, and what comes next; nothing where that cannot be told.
pub(super) fn changes(
    slugs: &[&str],
    date: NaiveDate,
    catalogue: &Catalogue,
    loaded: &LoadedProfile,
    history: &History,
    world: &World,
) -> Option<String> {
    let plan = load::week(catalogue, loaded, history, date, date).ok()?;
    let person = Person { catalogue, profile: &loaded.profile, history };
    let next: Vec<_> =
        slugs.iter().copied().zip(planner::next_of(person, Some(&plan), slugs, date)).collect();
    let ahead = ahead(&plan, date).or_else(|| next_session(catalogue, loaded, history, Week::of(date), date));
    Some(done::changes(&Changes { next: &next, ahead, day: date }, &world.look))
}

/// Finds the next session of a week: what is left of today, or the next day with one.
fn ahead(plan: &Plan<'_>, today: NaiveDate) -> Option<Ahead> {
    let to_do = |day: &Day<'_>| day.items.iter().filter(|item| item.is_to_do()).count();
    let day = plan.days.iter().find(|day| day.date >= today && to_do(day) > 0)?;
    Some(Ahead { date: day.date, exercises: to_do(day), seconds: day.seconds_left() })
}

/// Finds the next session in the weeks after the one of the day it was done on: this one, where that is over, or the next.
fn next_session(
    catalogue: &Catalogue,
    loaded: &LoadedProfile,
    history: &History,
    done_in: Week,
    today: NaiveDate,
) -> Option<Ahead> {
    let this = Week::of(today);
    let weeks = [this, this.next()].into_iter().filter(|week| *week > done_in);
    weeks
        .map(|week| week.starts().max(today))
        .find_map(|of| ahead(&load::week(catalogue, loaded, history, of, today).ok()?, today))
}

/// An item, and its day.
type OfDay<'a, 'c> = (&'a Day<'c>, &'a Item<'c>);

/// The plan of a day, out of which something was done.
struct Wanted<'a, 'c> {
    /// The week as it stood on that day.
    plan: &'a Plan<'c>,
    history: &'a History,
    catalogue: &'a Catalogue,
    units: LoadUnit,
    today: NaiveDate,
}

impl<'a, 'c> Wanted<'a, 'c> {
    /// The day, where it is not today.
    fn on(&self) -> Option<NaiveDate> {
        Some(self.plan.today).filter(|date| *date != self.today)
    }

    fn of_day(&self) -> impl Iterator<Item = OfDay<'a, 'c>> + use<'a, 'c> {
        let day = self.plan.day(self.plan.today);
        day.into_iter().flat_map(|day| day.items.iter().map(move |item| (day, item)))
    }

    /// Returns the items that are meant, each with its day: what is open on the day, or the named ones of its week.
    fn items(&self, typed: &[String], has_effort: bool) -> Result<Vec<OfDay<'a, 'c>>, Failure> {
        let on = self.on();
        if typed.is_empty() {
            let open: Vec<OfDay<'_, '_>> = self.of_day().filter(is_open).collect();
            return match self.of_day().next() {
                None => {
                    let day = self.plan.day(self.plan.today);
                    let extras =
                        day.into_iter().flat_map(|day| &day.extras).map(|item| item.slug().to_string());
                    Err(Failure::NothingPlanned { on, extras: extras.collect() })
                }
                // The session as a whole is still to be told.
                Some(_) if open.is_empty() && !has_effort => Err(Failure::AllDone { on }),
                Some(_) => Ok(open),
            };
        }
        let mut found: Vec<OfDay<'_, '_>> = Vec::new();
        for typed in typed {
            let planned = || self.of_day().map(|(_, item)| item.slug().to_string()).collect();
            let exercise = load::exercise(self.catalogue, typed, Intent::Write, planned)?.exercise;
            if found.iter().all(|(_, item)| *item.slug() != *exercise.slug) {
                found.push(self.named(exercise)?);
            }
        }
        Ok(found)
    }

    /// Returns the item of an exercise: that of the day, an extra too, or else the week's first open one.
    fn named(&self, exercise: &Exercise) -> Result<OfDay<'a, 'c>, Failure> {
        let slug = &*exercise.slug;
        let of_week = || {
            let of_day = |day: &'a Day<'c>| day.items.iter().chain(&day.extras).map(move |item| (day, item));
            self.plan.days.iter().flat_map(of_day).filter(|(_, item)| item.slug() == slug)
        };
        let (of_day, of_others): (Vec<_>, Vec<_>) =
            of_week().partition(|(day, _)| day.date == self.plan.today);
        let was_done = self.history.exposure(slug, self.plan.today).is_some();
        let open = of_day
            .iter()
            .copied()
            .find(is_open)
            .or_else(|| of_others.into_iter().find(is_open).filter(|_| !was_done && of_day.is_empty()));
        if let Some(item) = open {
            return Ok(item);
        }
        let sets = || {
            of_week()
                .next()
                .map_or_else(|| write::usual_sets(exercise), |(_, item)| sets::to_type(item, self.units))
        };
        let on = self.on();
        if was_done || !of_day.is_empty() {
            return Err(Failure::DoneAlready { exercise: slug.to_string(), again: sets(), on });
        }
        Err(Failure::NotPlanned { exercise: slug.to_string(), sets: sets(), on })
    }
}

fn is_open((_, item): &OfDay<'_, '_>) -> bool {
    !matches!(item.done.state, DoneState::Done | DoneState::Skipped)
}
