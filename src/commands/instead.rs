//! What could be typed instead of a `log` that was refused: whole commands, with the options that were given.

use crate::catalogue::resolve::{Match, resolve};
use crate::catalogue::{Catalogue, Exercise};
use crate::cli::{LogArgs, SideArg};
use crate::entry;
use crate::env::World;
use crate::failure::Failure;
use crate::notation::{self, Reading, Typed};
use crate::plan::{DoneState, Item};
use crate::text::{escape, shell_word};
use crate::units::LoadUnit;
use crate::wording::sets;

use super::{load, write};

/// The exercise of the examples.
const USUAL: &str = "single-leg-calf-raise";

/// Says what `log` alone lacks, with today's next exercise.
pub(super) fn nothing_typed(world: &World) -> Failure {
    let catalogue = load::catalogue(world).ok();
    let next = catalogue.as_ref().and_then(|catalogue| next_planned(None, world, catalogue, |_| true));
    let folders = world.folder_options();
    let instead = next
        .as_ref()
        .map_or_else(|| format!("{}{folders}", example()), |item| as_planned(item, units(world), &folders));
    Failure::NothingToLog { instead }
}

/// A `log` that was refused.
pub(super) struct Refused<'a> {
    pub(super) args: &'a LogArgs,
    pub(super) catalogue: &'a Catalogue,
    pub(super) world: &'a World,
}

impl Refused<'_> {
    /// Says that there are no sets, and how they would be written of this exercise.
    pub(super) fn without_sets(&self, name: &str) -> Failure {
        if name.is_empty() {
            return nothing_typed(self.world);
        }
        let instead = match resolve(self.catalogue, name) {
            Ok(Match { exercise, .. }) => match self.next_planned(|item| *item.slug() == *exercise.slug) {
                Some(item) => as_planned(&item, units(self.world), &self.options()),
                None => self.command(&write::usual_sets(exercise), &exercise.slug),
            },
            // What it was about cannot be told, and an exercise of the plan would be a guess.
            Err(_) => example(),
        };
        Failure::NoSets { typed: name.to_string(), instead }
    }

    /// Says that no exercise is named, with the next one of the plan that these can be sets of.
    pub(super) fn without_exercise(&self, sets: &str, typed: &Typed) -> Failure {
        Failure::NoExercise { instead: self.command(sets, &self.next_of(typed)) }
    }

    /// Returns the next exercise of the plan that sets can be of.
    fn next_of(&self, typed: &Typed) -> String {
        let fits = |exercise: &Exercise| entry::fit(typed, exercise).is_ok();
        let planned = self.next_planned(|item| fits(item.exercise));
        let usual = || self.catalogue.get(USUAL).filter(|usual| fits(usual));
        let any = || usual().or_else(|| self.catalogue.iter().find(|exercise| fits(exercise)));
        planned
            .map(|item| item.exercise)
            .or_else(any)
            .map_or_else(|| USUAL.to_string(), |exercise| exercise.slug.to_string())
    }

    /// Adds to sets that cannot be read, or not of this exercise, how they were probably meant.
    pub(super) fn corrected(&self, failure: Failure, name: &str, unit: LoadUnit) -> Failure {
        match failure {
            Failure::Notation { fault, instead: None } if fault.what == Reading::Sets => {
                let meant = notation::repaired(&fault.text, unit);
                let instead = meant.map(|(sets, typed)| match resolve(self.catalogue, name) {
                    Ok(Match { exercise, .. }) => self.command(&sets, &exercise.slug),
                    Err(_) if name.is_empty() => self.command(&sets, &self.next_of(&typed)),
                    Err(_) => format!("write {}", escape(&sets)),
                });
                Failure::Notation { fault, instead }
            }
            Failure::WrongUnit { exercise, mode, sets: Some(sets), .. } => {
                let instead = Some(self.command(&sets, &exercise));
                Failure::WrongUnit { exercise, mode, sets: Some(sets), instead }
            }
            other => other,
        }
    }

    /// Returns the next exercise of the day that is not done and passes.
    fn next_planned(&self, passes: impl Fn(&Item<'_>) -> bool) -> Option<Item<'_>> {
        next_planned(self.args.options.date.as_deref(), self.world, self.catalogue, passes)
    }

    fn command(&self, sets: &str, slug: &str) -> String {
        format!("ankle log {} {slug}{}", escape(sets), self.options())
    }

    /// The options as they were typed: without its day a record would be of another one.
    fn options(&self) -> String {
        let LogArgs { options, pain, stopped, quiet, json, .. } = self.args;
        let side = options.side.map(|side| match side {
            SideArg::Left => "L".to_string(),
            SideArg::Right => "R".to_string(),
        });
        let values = [
            ("--side", side),
            ("--load", options.load.clone()),
            ("--rpe", options.rpe.clone()),
            ("--touches", options.touches.map(|touches| touches.to_string())),
            ("--pain", pain.map(|pain| pain.to_string())),
            ("--date", options.date.clone()),
            ("--note", options.note.clone()),
        ];
        let values =
            values.into_iter().filter_map(|(name, value)| Some(format!(" {name} {}", shell_word(&value?))));
        let switches =
            [("--stopped", *stopped), ("--force", options.force), ("--quiet", *quiet), ("--json", *json)];
        let switches = switches.into_iter().filter(|(_, given)| *given).map(|(name, _)| format!(" {name}"));
        let options: String = values.chain(switches).map(|option| escape(&option)).collect();
        options + &self.world.folder_options()
    }
}

/// What can be typed where the plan has nothing to say.
fn example() -> String {
    format!("ankle log 3x12 {USUAL}")
}

/// The unit a person's loads are told in; kilograms where the profile cannot be read.
fn units(world: &World) -> LoadUnit {
    let loaded = load::catalogue(world).and_then(|catalogue| load::profile(world, &catalogue));
    loaded.map_or(LoadUnit::Kg, |loaded| loaded.profile.units)
}

/// The command that logs an item as planned.
fn as_planned(item: &Item<'_>, units: LoadUnit, options: &str) -> String {
    format!("ankle log {} {}{options}", sets::to_type(item, units), item.slug())
}

/// Returns the next exercise of a day, of today where none is named, that is not done and passes.
fn next_planned<'c>(
    date: Option<&str>,
    world: &World,
    catalogue: &'c Catalogue,
    passes: impl Fn(&Item<'_>) -> bool,
) -> Option<Item<'c>> {
    let date = write::moment(date, world).ok()?.date_naive();
    let is_open = |item: &Item<'_>| matches!(item.done.state, DoneState::Open | DoneState::Partial);
    load::items_on(world, catalogue, date).into_iter().find(|item| is_open(item) && passes(item))
}
