//! What today's session is: read before it begins, and again before each exercise.

use std::collections::BTreeMap;
use std::io::Write;

use chrono::NaiveDate;

use crate::catalogue::Catalogue;
use crate::cli::StartArgs;
use crate::coach::judge::light::Light;
use crate::coach::judge::pain::{Lights, before};
use crate::coach::rules::is_pain_monitored;
use crate::commands::load::{self, LoadedProfile};
use crate::env::World;
use crate::failure::{Failure, Intent};
use crate::guide::compared::Peak;
use crate::guide::part::Part;
use crate::guide::session::{Setting, Today};
use crate::history::History;
use crate::person::Person;
use crate::plan::timing::warm_up_seconds;
use crate::plan::{Day, Item, Plan, WeekKind};
use crate::planner;
use crate::profile::cues::Program;
use crate::text::sentence;
use crate::view::look::Look;
use crate::view::start::{self, Nothing};
use crate::week::Week;

use super::cues::Wanted;

/// A morning is asked for after a sore day within so many days (start.md).
const SORE_DAYS: u64 = 28;

/// Reads today's session.
pub(super) struct Reader<'w> {
    pub(super) args: &'w StartArgs,
    pub(super) world: &'w World,
}

/// What was found.
pub(super) struct Found {
    pub(super) setting: Setting,
    pub(super) cues: Wanted,
    pub(super) say: Option<Program>,
    pub(super) run: Option<Program>,
    pub(super) look: Look,
}

/// Everything a reading needs.
struct Read {
    catalogue: Catalogue,
    loaded: LoadedProfile,
    history: History,
}

impl Reader<'_> {
    fn date(&self) -> NaiveDate {
        self.world.now.date_naive()
    }

    fn files(&self, err: &mut dyn Write) -> Result<Read, Failure> {
        let catalogue = load::catalogue(self.world)?;
        let loaded = load::profile(self.world, &catalogue)?;
        let history = load::history(self.world, self.date(), err)?;
        Ok(Read { catalogue, loaded, history })
    }

    /// Reads the session before it begins; or what is said where there is none to lead.
    pub(super) fn read(&self, err: &mut dyn Write) -> Result<(Found, Result<Today, String>), Failure> {
        let read = self.files(err)?;
        let date = self.date();
        let plan = load::week(&read.catalogue, &read.loaded, &read.history, date, date)?;
        let profile = &read.loaded.profile.for_week(Week::of(date));
        let day = plan.day(date);
        let title =
            day.map_or_else(String::new, |day| sentence(&format!("{} day", day.kind())).replace('.', ""));
        let setting = Setting {
            title,
            warm_up: day.map_or_else(String::new, Day::warm_up),
            second: self.world.session_clock()?.second(),
            asks_morning: self.asks_morning(&read),
        };
        let today = match self.today(&read, &plan)? {
            Ok(today) => Ok(today),
            Err(nothing) => {
                let shown = Nothing { why: nothing, plan: &plan, date, units: profile.units };
                Err(start::nothing(&shown, &self.world.look))
            }
        };
        let cues = &read.loaded.profile.cues;
        let wanted = Wanted { flash: cues.flash, bell: cues.bell, notify: cues.notify };
        let (say, run) = (cues.say.clone(), cues.run.clone());
        Ok((Found { setting, cues: wanted, say, run, look: self.world.look }, today))
    }

    /// Reads it again while it runs; nothing where that cannot be done now: the session goes on as it was.
    pub(super) fn again(&self) -> Option<Today> {
        let read = self.files(&mut std::io::sink()).ok()?;
        let date = self.date();
        let plan = load::week(&read.catalogue, &read.loaded, &read.history, date, date).ok()?;
        Some(self.today(&read, &plan).ok()?.unwrap_or_else(|nothing| Today {
            parts: Vec::new(),
            warm_up_seconds: None,
            stop: (nothing == start::Why::Stopped).then(|| start::why_stopped(&plan)),
        }))
    }

    fn today(&self, read: &Read, plan: &Plan<'_>) -> Result<Result<Today, start::Why>, Failure> {
        let date = self.date();
        let Some(day) = plan.day(date) else { return Ok(Err(start::Why::Rest)) };
        if plan.kind == WeekKind::Stopped && day.items.is_empty() {
            return Ok(Err(start::Why::Stopped));
        }
        let items = self.wanted(read, day)?;
        if !items.iter().any(|item| item.is_to_do()) {
            return Ok(Err(if items.is_empty() { start::Why::Rest } else { start::Why::Done }));
        }
        let profile = &read.loaded.profile.for_week(Week::of(date));
        let person = Person { catalogue: &read.catalogue, profile, history: &read.history };
        let first = planner::first_leg(person, Week::of(date));
        let part = |item: &&Item<'_>| {
            let last = read.history.exposures(item.slug()).rev().find(|(day, _)| *day < date);
            let last = last.map_or_else(Vec::new, |(_, exposure)| exposure.sets.clone());
            let mut part = Part::of(item, last, first, profile.units);
            if !item.is_to_do() {
                // Done, or left out on purpose: either way nothing of it is led.
                part.done = part.asked;
            }
            part
        };
        Ok(Ok(Today {
            parts: items.iter().map(part).collect(),
            warm_up_seconds: Some(warm_up_seconds(day.has_hops())),
            stop: None,
        }))
    }

    /// Returns the lines of the day that are meant: all, from one on, or one alone.
    fn wanted<'a, 'c>(&self, read: &Read, day: &'a Day<'c>) -> Result<Vec<&'a Item<'c>>, Failure> {
        let StartArgs { from, only, extras, .. } = self.args;
        let all = || day.items.iter().chain(&day.extras);
        if let Some(typed) = only {
            let planned = || all().map(|item| item.slug().to_string()).collect();
            let slug = match load::exercise(&read.catalogue, typed, Intent::Read, planned) {
                Ok(found) => found.exercise.slug.to_string(),
                // Of several that it may be, the one of today is meant.
                Err(Failure::AmbiguousExercise { mut planned, .. }) if planned.len() == 1 => {
                    planned.remove(0)
                }
                Err(failure) => return Err(failure),
            };
            let Some(item) = all().find(|item| item.slug() == slug) else {
                let planned = all().map(|item| item.slug().to_string()).collect();
                return Err(Failure::NotToday { exercise: slug, planned });
            };
            return Ok(vec![item]);
        }
        let skipped = from.map_or(0, |from| usize::from(from) - 1);
        if skipped > 0 && skipped >= day.items.len() {
            return Err(Failure::NoSuchPart { from: skipped + 1, exercises: day.items.len() });
        }
        let extras = day.extras.iter().filter(|_| *extras);
        Ok(day.items.iter().skip(skipped).chain(extras).collect())
    }

    /// Whether the morning is asked for: of the pain-monitored, and after a sore day, and only where it was not told.
    fn asks_morning(&self, read: &Read) -> bool {
        let date = self.date();
        if read.history.morning(date).is_some() {
            return false;
        }
        let profile = &read.loaded.profile.for_week(Week::of(date));
        if profile.flags.iter().any(|flag| is_pain_monitored(*flag)) {
            return true;
        }
        let lights = Lights::of(Person { catalogue: &read.catalogue, profile, history: &read.history });
        lights
            .between(before(date, SORE_DAYS), date)
            .any(|(_, pain)| matches!(pain.light, Light::Amber | Light::Red))
    }

    /// Returns the greatest set of each exercise on all days before; of none, where the log cannot be read now.
    pub(super) fn best(&self, slugs: &[&str]) -> BTreeMap<String, Peak> {
        let Ok(history) = load::whole_history(self.world, &mut std::io::sink()) else {
            return BTreeMap::new();
        };
        let peak = |slug: &str| {
            let before = history.exposures(slug).filter(|(day, _)| *day < self.date());
            before.filter_map(|(_, exposure)| Peak::of(&exposure.sets)).max()
        };
        slugs.iter().filter_map(|slug| Some(((*slug).to_string(), peak(slug)?))).collect()
    }

    /// Says what the session makes of the plan; nothing where that cannot be told, which is `plan`'s to say.
    pub(super) fn outcome(&self, slugs: &[&str]) -> Option<String> {
        let read = self.files(&mut std::io::sink()).ok()?;
        let date = self.date();
        crate::commands::done::changes(slugs, date, &read.catalogue, &read.loaded, &read.history, self.world)
    }
}
