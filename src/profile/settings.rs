//! What a file, one of its weeks or a command line says of the keys.

use crate::catalogue::Catalogue;

use super::Profile;
use super::rows::Key;
use super::value::Value;

pub use super::check::{Fault, day};

/// The keys something gives. Each may be left out; what is given goes over what was there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    /// The keys that are given, each once.
    given: Vec<Key>,
    /// Their values.
    values: Profile,
}

impl Settings {
    /// Takes the value of one key; where it cannot have it, every reason is returned.
    pub fn take(&mut self, key: Key, value: &Value, catalogue: &Catalogue) -> Result<(), Vec<Fault>> {
        (key.row().set)(&mut self.values, value, catalogue)?;
        self.give(key);
        Ok(())
    }

    /// Returns settings that give one key with exercises; none where it names no exercises.
    pub(super) fn naming(key: Key, slugs: Vec<String>) -> Settings {
        let mut settings = Settings::default();
        match key {
            Key::Avoid => settings.values.avoid = slugs,
            Key::Favour => settings.values.favour = slugs,
            Key::Hold => settings.values.hold = slugs,
            _ => return settings,
        }
        settings.give(key);
        settings
    }

    /// Whether they give a key.
    pub(super) fn gives(&self, key: Key) -> bool {
        self.given.contains(&key)
    }

    fn give(&mut self, key: Key) {
        if !self.given.contains(&key) {
            self.given.push(key);
        }
    }

    /// Takes over what another gives.
    pub(super) fn overlay(&mut self, over: &Settings) {
        for key in &over.given {
            (key.row().copy)(&over.values, &mut self.values);
            self.give(*key);
        }
    }
}

impl Profile {
    /// Takes over what settings give.
    pub(super) fn take(&mut self, settings: &Settings) {
        for key in &settings.given {
            (key.row().copy)(&settings.values, self);
        }
    }

    /// Returns the value of a key, or nothing where an optional one is not set.
    pub fn value(&self, key: Key) -> Option<Value> {
        (key.row().get)(self)
    }
}
