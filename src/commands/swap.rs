//! `ankle swap`: another exercise in place of a planned one, as `avoid` and `favour` of the profile.

use std::io::Write;

use chrono::NaiveDate;

use crate::catalogue::{Catalogue, Exercise};
use crate::cli::SwapArgs;
use crate::coach::eligible::{Barrier, barrier};
use crate::env::World;
use crate::failure::{ConfigFailure, Failure, Intent};
use crate::history::History;
use crate::plan::Plan;
use crate::profile::Profile;
use crate::profile::edit::{self, Scope};
use crate::profile::key::{Key, Name};
use crate::profile::value::Value;
use crate::view::profile as view;
use crate::week::Week;

use super::config::print_after;
use super::draft::Draft;
use super::load::{self, LoadedProfile};
use super::print;

/// Runs the command.
pub fn run(args: &SwapArgs, world: &World, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<()> {
    let catalogue = load::catalogue(world)?;
    let today = world.now.date_naive();
    let find = |typed: &str| {
        let planned = || load::planned_on(world, &catalogue, today);
        load::exercise(&catalogue, typed, Intent::Profile, planned).map(|found| found.exercise)
    };
    let planned = find(&args.planned)?;
    let other = args.other.as_deref().map(find).transpose()?;
    let loaded = load::profile(world, &catalogue)?;
    let history = load::history(world, today, err)?;
    let week = Week::of(today);
    let mut plan = load::week(&catalogue, &loaded, &history, today, today)?;
    let mut from = today;
    // What holds from now on may show first next week.
    if args.always && times(&plan, from, &planned.slug) == 0 {
        from = week.next().starts();
        plan = load::week(&catalogue, &loaded, &history, from, today)?;
    }
    let swap = Swap {
        catalogue: &catalogue,
        world,
        history: &history,
        planned,
        week,
        always: args.always,
        plan: &plan,
        from,
    };
    if swap.times(&plan, &planned.slug) == 0 {
        let exercise = planned.slug.to_string();
        return Err(Failure::from(ConfigFailure::NotInWeek { exercise, always: args.always }).into());
    }
    let Some(other) = other else {
        let (could, could_not) = swap.candidates(&loaded.profile);
        return Ok(print(
            out,
            &view::candidates(&planned.slug, args.always, &could, &could_not, &world.look),
        )?);
    };
    let draft = swap.draft(other)?;
    draft.write()?;
    let when = if args.always { "from now on".to_string() } else { format!("this week ({week})") };
    let text = view::swapped(&planned.slug, &other.slug, &when, &swap.back(other, &draft), &world.look);
    print_after(out, &text, true)
}

/// An exercise, and what there is to say of it.
type Named = (String, String);

/// One exercise of the week that is to give way.
struct Swap<'a> {
    catalogue: &'a Catalogue,
    world: &'a World,
    history: &'a History,
    planned: &'a Exercise,
    week: Week,
    always: bool,
    /// The week as it is, this one or the next.
    plan: &'a Plan,
    /// The first of its days that counts: what is behind is not swapped.
    from: NaiveDate,
}

impl Swap<'_> {
    /// Changes the profile so that another exercise comes in its place; refused where it would not.
    fn draft(&self, other: &Exercise) -> Result<Draft, Failure> {
        let mut draft = Draft::open(self.world)?;
        let profile = draft.profile(self.catalogue)?;
        self.check(other, &profile)?;
        let mut scopes: Vec<Scope> = if self.always { vec![None] } else { vec![Some(self.week)] };
        // What this week says for itself would hide what holds always.
        if self.always && [Key::Avoid, Key::Favour].iter().any(|key| self.week_has(*key, &draft)) {
            scopes.push(Some(self.week));
        }
        for scope in scopes {
            let profile = scope.map_or_else(|| profile.clone(), |week| profile.for_week(week));
            for (key, slug, gone) in [
                (Key::Avoid, &self.planned.slug, &other.slug),
                (Key::Favour, &other.slug, &self.planned.slug),
            ] {
                let now = list(&profile, key, slug, gone);
                draft.set(scope, Name::Key(key), &now)?;
            }
        }
        let loaded = draft.check(self.catalogue, Some(self.week), self.world)?;
        let plan = self.plan_with(&loaded)?;
        // An extra is no stand-in for a part of the session.
        let in_sessions = self.in_sessions(self.plan, &self.planned.slug) > 0;
        let count = |plan: &Plan| {
            if in_sessions { self.in_sessions(plan, &other.slug) } else { self.times(plan, &other.slug) }
        };
        let comes = count(&plan) > count(self.plan) && self.times(&plan, &self.planned.slug) == 0;
        if !comes {
            return Err(ConfigFailure::NotChosen {
                exercise: self.planned.slug.to_string(),
                other: other.slug.to_string(),
                instead: self.news(&plan),
            }
            .into());
        }
        Ok(draft)
    }

    fn week_has(&self, key: Key, draft: &Draft) -> bool {
        edit::holds(&draft.text, Some(self.week), Name::Key(key))
    }

    fn plan_with(&self, loaded: &LoadedProfile) -> Result<Plan, Failure> {
        let today = self.world.now.date_naive();
        load::week(self.catalogue, loaded, self.history, self.from, today)
    }

    fn times(&self, plan: &Plan, slug: &str) -> usize {
        times(plan, self.from, slug)
    }

    fn in_sessions(&self, plan: &Plan, slug: &str) -> usize {
        let ahead = plan.days.iter().filter(|day| day.date >= self.from);
        ahead.flat_map(|day| &day.items).filter(|item| item.exercise == slug).count()
    }

    /// Returns what of the same quality another plan has that this one has not.
    fn news(&self, plan: &Plan) -> Vec<String> {
        let mut news: Vec<String> = exercises(plan, self.from)
            .filter(|slug| self.times(self.plan, slug) == 0)
            .filter(|slug| {
                self.catalogue.get(slug).is_some_and(|exercise| exercise.quality == self.planned.quality)
            })
            .map(ToString::to_string)
            .collect();
        news.sort_unstable();
        news.dedup();
        news
    }

    /// Refuses what is no stand-in by its nature or for this person.
    fn check(&self, other: &Exercise, profile: &Profile) -> Result<(), ConfigFailure> {
        let (exercise, slug) = (self.planned.slug.to_string(), other.slug.to_string());
        if self.planned.slug == other.slug {
            return Err(ConfigFailure::SameExercise { exercise });
        }
        if self.planned.quality != other.quality {
            return Err(ConfigFailure::OtherQuality {
                exercise,
                quality: self.planned.quality.to_string(),
                other: slug,
                other_quality: other.quality.to_string(),
            });
        }
        if other.tendon_tier > self.planned.tendon_tier {
            return Err(ConfigFailure::HigherTier {
                exercise,
                tier: self.planned.tendon_tier,
                other: slug,
                other_tier: other.tendon_tier,
            });
        }
        let mut profile = profile.for_week(self.week);
        // To ask for it is to avoid it no longer.
        profile.avoid.retain(|avoided| *avoided != *other.slug);
        match barrier(other, &profile) {
            Some(barrier) => Err(ConfigFailure::KeptOut { exercise, other: slug, why: barrier.text() }),
            None => Ok(()),
        }
    }

    /// Returns the exercises of the same quality: those that would come, and why the others would not.
    fn candidates(&self, profile: &Profile) -> (Vec<Named>, Vec<Named>) {
        let (mut could, mut could_not) = (Vec::new(), Vec::new());
        let alike = self.catalogue.iter().filter(|other| other.quality == self.planned.quality);
        let avoided = profile.for_week(self.week).avoid;
        for other in alike.filter(|other| other.slug != self.planned.slug) {
            let slug = other.slug.to_string();
            // Who wants it all the same asks for it by name.
            if avoided.contains(&slug) {
                could_not.push((slug, Barrier::Avoided.text()));
                continue;
            }
            let refused =
                self.check(other, profile).err().map(Failure::from).or_else(|| self.draft(other).err());
            match refused {
                None => could.push((slug, other.summary.to_string())),
                Some(Failure::Config(failure)) => could_not.push((slug, failure.in_brief())),
                Some(failure) => could_not.push((slug, failure.message())),
            }
        }
        (could, could_not)
    }

    /// Returns the commands that take it back.
    fn back(&self, other: &Exercise, draft: &Draft) -> Vec<String> {
        let scopes = [None, Some(self.week)].into_iter().filter(|scope| scope.is_none() == self.always);
        let mut commands = Vec::new();
        for scope in scopes {
            let week = scope.map_or_else(String::new, |week| format!(" --week {week}"));
            for (key, slug) in [(Key::Avoid, &self.planned.slug), (Key::Favour, &other.slug)] {
                if edit::holds(&draft.text, scope, Name::Key(key)) {
                    commands.push(format!("ankle config remove {key} {slug}{week}"));
                }
            }
        }
        commands
    }
}

/// Returns a list of the profile with one exercise more and another one less.
fn list(profile: &Profile, key: Key, with: &str, without: &str) -> Value {
    let held = profile.value(key);
    let held = held.iter().flat_map(Value::items).filter(|item| {
        let slug = item.typed();
        slug != with && slug != without
    });
    Value::List(held.cloned().chain([Value::Text(with.to_string())]).collect())
}

/// The exercises from a day on, daily extras included.
fn exercises(plan: &Plan, from: NaiveDate) -> impl Iterator<Item = &str> {
    let ahead = plan.days.iter().filter(move |day| day.date >= from);
    ahead.flat_map(|day| day.items.iter().chain(&day.extras)).map(|item| &*item.exercise)
}

fn times(plan: &Plan, from: NaiveDate, slug: &str) -> usize {
    exercises(plan, from).filter(|other| *other == slug).count()
}
