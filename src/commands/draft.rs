//! A change of the profile before it is written: the text, what it would mean, and whether a week can be planned with it.

use std::path::PathBuf;

use crate::catalogue::Catalogue;
use crate::env::World;
use crate::failure::{ConfigFailure, Failure, Intent};
use crate::profile::Profile;
use crate::profile::cues::Cues;
use crate::profile::edit::{self, Scope};
use crate::profile::key::{Key, Name};
use crate::profile::rows::Kind;
use crate::profile::settings::{self, Settings};
use crate::profile::value::Value;
use crate::store;
use crate::week::{BareWeekday, Week, read_moment};

use super::load::{self, LoadedProfile};

/// The profile's file, and how it would be.
pub(super) struct Draft {
    path: PathBuf,
    /// Its path, to be read by people.
    pub(super) shown: String,
    /// What it held when it was read; nothing where there is none.
    pub(super) was: Option<String>,
    /// What it would hold.
    pub(super) text: String,
}

impl Draft {
    /// Reads the file.
    pub(super) fn open(world: &World) -> Result<Draft, Failure> {
        let path = path(world)?;
        let shown = World::show_path(&path);
        let was = store::read_text(&path).map_err(|source| load::unread_profile(shown.clone(), source))?;
        let text = was.clone().unwrap_or_default();
        Ok(Draft { path, shown, was, text })
    }

    /// Returns the profile as it would be.
    pub(super) fn profile(&self, catalogue: &Catalogue) -> Result<Profile, Failure> {
        let fault =
            |text: &str, faults| Failure::Profile { path: self.shown.clone(), text: text.into(), faults };
        Profile::read(&self.text, catalogue).map_err(|faults| {
            let was = self.was.as_deref().unwrap_or_default();
            // What is wrong in the file already is shown there, where it can be found.
            match Profile::read(was, catalogue) {
                Ok(_) => fault(&self.text, faults),
                Err(faults) => fault(was, faults),
            }
        })
    }

    /// Puts a value under a name.
    pub(super) fn set(&mut self, scope: Scope, name: Name, value: &Value) -> Result<(), Failure> {
        self.text = edit::set(&self.text, scope, name, value).map_err(|fault| self.broken(fault))?;
        Ok(())
    }

    /// Takes a name out.
    pub(super) fn remove(&mut self, scope: Scope, name: Name) -> Result<(), Failure> {
        self.text = edit::remove(&self.text, scope, name).map_err(|fault| self.broken(fault))?;
        Ok(())
    }

    fn broken(&self, fault: crate::diagnostic::Diagnostic) -> Failure {
        Failure::Profile { path: self.shown.clone(), text: self.text.clone(), faults: vec![fault] }
    }

    /// Whether anything would be different.
    pub(super) fn is_changed(&self) -> bool {
        self.text != self.was.as_deref().unwrap_or_default()
    }

    /// Checks that it is a profile, and that this week and every one with keys of its own can be planned with it.
    pub(super) fn check(
        &self,
        catalogue: &Catalogue,
        scope: Scope,
        world: &World,
    ) -> Result<LoadedProfile, Failure> {
        let profile = self.profile(catalogue)?;
        let loaded = LoadedProfile { profile, exists: true, what_if: None };
        let today = world.now.date_naive();
        let history = load::history(world, today, &mut std::io::sink())?;
        let this = Week::of(today);
        let own = loaded.profile.own_weeks().filter(|week| *week > this);
        for week in [this].into_iter().chain(scope).chain(own) {
            load::week(catalogue, &loaded, &history, week.starts().max(today.min(week.ends())), today)
                .map_err(unwritten)?;
        }
        Ok(loaded)
    }

    /// Writes it.
    pub(super) fn write(&self) -> Result<(), Failure> {
        store::replace(&self.path, self.was.as_deref(), &self.text)
            .map_err(|error| ConfigFailure::NotWritten { path: self.shown.clone(), error }.into())
    }
}

/// Says that a week cannot be planned as what keeps a change from being written.
pub(super) fn unwritten(failure: Failure) -> Failure {
    match failure {
        Failure::TooFewMinutes { given, least, at } => {
            ConfigFailure::TooFewMinutes { given, least, at }.into()
        }
        other => other,
    }
}

/// Returns where the profile is.
pub(super) fn path(world: &World) -> Result<PathBuf, Failure> {
    Ok(world.config_dir()?.join("config.toml"))
}

/// Reads the week a change is for.
pub(super) fn scope(typed: Option<&str>, world: &World, writes: bool) -> Result<Scope, Failure> {
    let Some(typed) = typed else { return Ok(None) };
    let this = Week::of(world.now.date_naive());
    let week = match typed.to_lowercase().as_str() {
        "this" => Ok(this),
        "next" => Ok(this.next()),
        other => other.to_uppercase().parse(),
    };
    let unknown = |_| ConfigFailure::UnknownWeek { typed: typed.to_string(), writes };
    Ok(Some(week.map_err(unknown)?))
}

/// Reads the name of what the profile holds.
pub(super) fn name(typed: &str, writes: bool) -> Result<Name, Failure> {
    typed.parse::<Name>().map_err(|unknown| {
        let known = Key::ALL.iter().map(ToString::to_string).collect();
        ConfigFailure::UnknownKey { typed: typed.to_string(), near: unknown.near, known, writes }.into()
    })
}

/// Reads what was typed for a name; exercises are found as everywhere, days may be `today` or `3d`.
pub(super) fn read_value(
    name: Name,
    typed: &[String],
    catalogue: &Catalogue,
    world: &World,
    intent: Intent,
) -> Result<Value, Failure> {
    let today = world.now.date_naive();
    let as_day = |value: Value| match &value {
        Value::Text(text) => match read_moment(text, today, BareWeekday::Last) {
            Some(moment) if moment.time.is_none() => Value::Text(moment.date.to_string()),
            _ => value,
        },
        _ => value,
    };
    match name {
        Name::Cue(cue) => Ok(cue.read(typed)),
        Name::Since(_) => Ok(as_day(Value::Text(typed.join(" ")))),
        Name::Key(key) if key.kind() == Kind::Day => Ok(as_day(key.read(typed))),
        Name::Key(key) if key.names_exercises() => {
            let value = key.read(typed);
            let mut slugs = Vec::new();
            for item in value.items() {
                let planned = || load::planned_on(world, catalogue, today);
                let found = load::exercise(catalogue, &item.typed(), intent, planned)?;
                slugs.push(Value::Text(found.exercise.slug.to_string()));
            }
            slugs.dedup();
            Ok(Value::List(slugs))
        }
        Name::Key(key) => Ok(key.read(typed)),
    }
}

/// Refuses a value its name cannot have.
pub(super) fn check_value(name: Name, value: &Value, catalogue: &Catalogue) -> Result<(), Failure> {
    let checked = match name {
        Name::Key(key) => Settings::default().take(key, value, catalogue),
        Name::Cue(cue) => Cues::default().take(cue, value),
        Name::Since(_) => settings::day(value).map(|_| ()),
    };
    checked.map_err(|faults| {
        let fault = faults.into_iter().next();
        let (message, hint) = fault.map_or_else(Default::default, |fault| (fault.message, fault.hint));
        ConfigFailure::BadValue { place: name.to_string(), message, hint, writes: true }.into()
    })
}
