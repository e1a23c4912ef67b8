//! `ankle config`: one key of the profile, looked up or changed; comments stay.

use std::io::Write;

use anyhow::Context as _;

use crate::catalogue::Catalogue;
use crate::cli::{ConfigAction, ConfigArgs, ConfigGetArgs, ConfigRemoveArgs, ConfigSetArgs};
use crate::env::World;
use crate::failure::{ConfigFailure, Failure, Intent};
use crate::formats::json;
use crate::profile::Profile;
use crate::profile::cues::Cue;
use crate::profile::edit::{self, Scope};
use crate::profile::key::{Key, Name};
use crate::profile::rows::{Items, Kind};
use crate::profile::value::{NONE, Setting, Value};
use crate::text::escape;
use crate::units::Decimal;
use crate::view::profile::{self as view, Changed};

use super::draft::{self, Draft};
use super::{load, print};

/// Runs the command.
pub fn run(args: &ConfigArgs, world: &World, out: &mut dyn Write) -> anyhow::Result<()> {
    match &args.action {
        ConfigAction::Get(args) => get(args, world, out),
        ConfigAction::Set(args) => set(args, world, out),
        ConfigAction::Add(args) => add(args, world, out),
        ConfigAction::Remove(args) => remove(args, world, out),
        ConfigAction::Path => {
            // In full, so that a script can open it.
            let path = escape(&draft::path(world)?.to_string_lossy());
            Ok(print(out, &format!("{path}\n"))?)
        }
    }
}

fn get(args: &ConfigGetArgs, world: &World, out: &mut dyn Write) -> anyhow::Result<()> {
    let catalogue = load::catalogue(world)?;
    let draft = Draft::open(world)?;
    let scope = draft::scope(args.week.as_deref(), world, false)?;
    let only = args.key.as_deref().map(|typed| draft::name(typed, false)).transpose()?;
    let profile = draft.profile(&catalogue)?;
    let profile = scope.map_or_else(|| profile.clone(), |week| profile.for_week(week));
    let since = profile.since.keys().map(|flag| Name::Since(*flag));
    let cues = Cue::ALL.iter().map(|cue| Name::Cue(*cue));
    let all = Key::ALL.iter().map(|key| Name::Key(*key)).chain(cues).chain(since);
    let names: Vec<Name> = only.map_or_else(|| all.collect(), |name| vec![name]);
    let of_week = |name| scope.is_some() && edit::holds(&draft.text, scope, name);
    let setting = |name: &Name| Setting {
        key: name.to_string(),
        value: profile.held(*name),
        default: !edit::holds(&draft.text, None, *name) && !of_week(*name),
        of_week: of_week(*name),
    };
    let settings: Vec<Setting> = names.iter().map(setting).collect();
    let text = if args.json {
        let data = json::SettingsOf { week: scope, keys: &settings };
        json::envelope("config", data).context("cannot write the keys as JSON")?
    } else if only.is_some() {
        let typed = settings.first().and_then(|setting| setting.value.as_ref()).map(Value::typed);
        format!("{}\n", typed.as_deref().unwrap_or(NONE))
    } else {
        view::settings(&settings, &world.look)
    };
    Ok(print(out, &text)?)
}

fn set(args: &ConfigSetArgs, world: &World, out: &mut dyn Write) -> anyhow::Result<()> {
    let mut change = Change::begin(&args.key, args.week.as_deref(), world)?;
    let value = change.read(&args.values, world)?;
    change.put(&value, world, out)
}

fn add(args: &ConfigSetArgs, world: &World, out: &mut dyn Write) -> anyhow::Result<()> {
    let mut change = Change::begin(&args.key, args.week.as_deref(), world)?;
    let mut items = change.list(&format!("ankle config set {} {}", change.name, args.values.join(" ")))?;
    let added = change.read_items(&args.values, world)?;
    for item in added {
        if !items.contains(&item) {
            items.push(item);
        }
    }
    if matches!(change.name, Name::Key(key) if key.kind() == Kind::List(Items::Kilograms)) {
        items.sort_by_key(|step| step.typed().parse::<Decimal>().unwrap_or_default());
    }
    change.put(&Value::List(items), world, out)
}

fn remove(args: &ConfigRemoveArgs, world: &World, out: &mut dyn Write) -> anyhow::Result<()> {
    let mut change = Change::begin(&args.key, args.week.as_deref(), world)?;
    if args.values.is_empty() {
        change.draft.remove(change.scope, change.name)?;
        return change.finish(world, out);
    }
    let mut items = change.list(&format!("ankle config remove {}", change.name))?;
    for item in change.read_items(&args.values, world)? {
        let Some(position) = items.iter().position(|held| *held == item) else {
            let held = items.iter().map(Value::typed).collect();
            return Err(Failure::from(ConfigFailure::NotAmong {
                key: change.name.to_string(),
                value: item.typed(),
                held,
            })
            .into());
        };
        items.remove(position);
    }
    change.put(&Value::List(items), world, out)
}

/// A change of one key.
struct Change {
    catalogue: Catalogue,
    draft: Draft,
    scope: Scope,
    name: Name,
    /// The profile as it is, where it can be read.
    was: Option<Profile>,
}

impl Change {
    fn begin(key: &str, week: Option<&str>, world: &World) -> Result<Change, Failure> {
        let name = draft::name(key, true)?;
        let scope = draft::scope(week, world, true)?;
        let may = match name {
            Name::Key(key) => key.may_differ_for_a_week(),
            Name::Cue(_) | Name::Since(_) => false,
        };
        if scope.is_some() && !may {
            return Err(ConfigFailure::NotForAWeek { key: name.to_string() }.into());
        }
        let catalogue = load::catalogue(world)?;
        let draft = Draft::open(world)?;
        // A file with a fault can be put right from here too.
        let was = draft.profile(&catalogue).ok();
        Ok(Change { catalogue, draft, scope, name, was })
    }

    fn read(&self, typed: &[String], world: &World) -> Result<Value, Failure> {
        draft::read_value(self.name, typed, &self.catalogue, world, Intent::Profile)
    }

    fn read_items(&self, typed: &[String], world: &World) -> Result<Vec<Value>, Failure> {
        Ok(match self.read(typed, world)? {
            Value::List(items) => items,
            one => vec![one],
        })
    }

    /// Returns what a list holds, in the week where one is named; `instead` is what a key that is none takes.
    fn list(&self, instead: &str) -> Result<Vec<Value>, Failure> {
        let held = match (&self.was, self.name) {
            (Some(_), _) => self.held(),
            // The faults are in the way: they are told.
            (None, _) => self.draft.profile(&self.catalogue).map(|profile| profile.held(self.name))?,
        };
        match (self.name, held) {
            (Name::Key(key), Some(Value::List(items))) if key.is_list() => Ok(items),
            (name, _) => {
                Err(ConfigFailure::NoList { key: name.to_string(), example: escape(instead) }.into())
            }
        }
    }

    fn held(&self) -> Option<Value> {
        let profile = self.was.as_ref()?;
        let profile = self.scope.map_or_else(|| profile.clone(), |week| profile.for_week(week));
        profile.held(self.name)
    }

    /// Puts the value there; one week goes without a list that is the same as in all others.
    fn put(&mut self, value: &Value, world: &World, out: &mut dyn Write) -> anyhow::Result<()> {
        draft::check_value(self.name, value, &self.catalogue)?;
        let always = self.was.as_ref().and_then(|profile| profile.held(self.name));
        if self.scope.is_some() && always.as_ref() == Some(value) && matches!(value, Value::List(_)) {
            self.draft.remove(self.scope, self.name)?;
        } else if self.held().as_ref() != Some(value) || !edit::holds(&self.draft.text, self.scope, self.name)
        {
            self.draft.set(self.scope, self.name, value)?;
        }
        self.finish(world, out)
    }

    fn finish(&self, world: &World, out: &mut dyn Write) -> anyhow::Result<()> {
        let now = self.draft.check(&self.catalogue, self.scope, world)?.profile;
        let now = self.scope.map_or_else(|| now.clone(), |week| now.for_week(week));
        let is_changed = self.draft.is_changed();
        if is_changed {
            self.draft.write()?;
        }
        let changed = Changed {
            name: self.name.to_string(),
            scope: self.scope.map(|week| week.to_string()),
            was: self.was.is_some().then(|| self.held()),
            now: now.held(self.name),
            is_given: edit::holds(&self.draft.text, self.scope, self.name),
            is_changed,
        };
        print_after(out, &view::changed(&changed, &world.look), is_changed)
    }
}

/// Prints after the profile is on disk, if it is.
pub(super) fn print_after(out: &mut dyn Write, text: &str, is_written: bool) -> anyhow::Result<()> {
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(source) if is_written => Err(Failure::from(ConfigFailure::NotTold { source }).into()),
        Err(source) => Err(Failure::Output { source, recorded: false }.into()),
        Ok(()) => Ok(()),
    }
}
