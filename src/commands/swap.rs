//! `ankle swap`: another exercise in place of a planned one, as `avoid` and `favour` of the profile.

use std::io::Write;

use crate::catalogue::Exercise;
use crate::cli::SwapArgs;
use crate::env::World;
use crate::failure::{ConfigFailure, Failure, Intent};
use crate::person::Person;
use crate::planner::swap::{Refusal, Swap};
use crate::profile::key::Name;
use crate::profile::value::Value;
use crate::view::swap as view;
use crate::week::Week;

use super::config::print_after;
use super::draft::{Draft, unwritten};
use super::load::{self, LoadedProfile, no_week};
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
    let mut draft = Draft::open(world)?;
    let profile = draft.profile(&catalogue)?;
    let loaded = &LoadedProfile { profile, exists: draft.was.is_some(), what_if: None };
    let history = &load::history(world, today, err)?;
    let person = Person { catalogue: &catalogue, profile: &loaded.profile, history };
    let week = Week::of(today);
    let found = Swap::find(person, today, planned, args.always);
    let Some(swap) = found.map_err(|none| no_week(loaded, none.week, &none.impossible))? else {
        let exercise = planned.slug.to_string();
        return Err(Failure::from(ConfigFailure::NotInWeek { exercise, always: args.always }).into());
    };
    let shown = view::Shown { planned, is_lasting: args.always, week };
    let Some(other) = other else {
        return Ok(print(out, &view::candidates(shown, &swap.candidates(), &world.look))?);
    };
    let changes = swap.with(other).map_err(|refusal| refused(refusal, planned, other, loaded))?;
    for change in &changes {
        let slugs = change.slugs.iter().map(|slug| Value::Text(slug.clone())).collect();
        draft.set(change.scope, Name::Key(change.key), &Value::List(slugs))?;
    }
    draft.check(&catalogue, Some(week), world)?;
    draft.write()?;
    print_after(out, &view::swapped(shown, other, &changes, &world.look), true)
}

/// Says why another exercise does not come in its place.
fn refused(refusal: Refusal<'_>, planned: &Exercise, other: &Exercise, loaded: &LoadedProfile) -> Failure {
    let (exercise, slug) = (planned.slug.to_string(), other.slug.to_string());
    let failure = match refusal {
        Refusal::Same => ConfigFailure::SameExercise { exercise },
        Refusal::OtherQuality => ConfigFailure::OtherQuality {
            exercise,
            quality: planned.quality.to_string(),
            other: slug,
            other_quality: other.quality.to_string(),
        },
        Refusal::HigherTier => ConfigFailure::HigherTier {
            exercise,
            tier: planned.tendon_tier,
            other: slug,
            other_tier: other.tendon_tier,
        },
        Refusal::KeptOut(barrier) => ConfigFailure::KeptOut { exercise, other: slug, why: barrier.text() },
        Refusal::Unplannable(none) => return unwritten(no_week(loaded, none.week, &none.impossible)),
        Refusal::NotChosen(instead) => ConfigFailure::NotChosen { exercise, other: slug, instead },
    };
    failure.into()
}
