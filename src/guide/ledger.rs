//! What the session has to keep: every record as it should stand on disk, and as it does.

use chrono::{DateTime, FixedOffset};

use crate::log::event::Kind;

use super::effect::Effect;

/// A record of the session.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// When it was done.
    pub at: DateTime<FixedOffset>,
    /// What it should say; nothing where it was taken back.
    pub kind: Option<Kind>,
    /// What it says on disk.
    kept: Kept,
    /// What is on its way there.
    asked: Option<Kept>,
    /// Whether the disk refused what it should say, and nothing of it went through since.
    is_refused: bool,
    /// The stretch it answers, for a set.
    pub stretch: Option<usize>,
}

/// What stands on disk.
#[derive(Debug, Clone, PartialEq)]
enum Kept {
    Nothing,
    Record(Kind),
    TakenBack,
}

/// The records of a session, in the order they came about.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ledger {
    entries: Vec<Entry>,
}

impl Ledger {
    /// Adds a record.
    pub fn add(&mut self, at: DateTime<FixedOffset>, kind: Kind, stretch: Option<usize>) -> usize {
        let entry =
            Entry { at, kind: Some(kind), kept: Kept::Nothing, asked: None, is_refused: false, stretch };
        self.entries.push(entry);
        self.entries.len() - 1
    }

    /// Returns the records that stand, in order, each with its number.
    pub fn standing(&self) -> impl DoubleEndedIterator<Item = (usize, &Entry)> {
        self.entries.iter().enumerate().filter(|(_, entry)| entry.kind.is_some())
    }

    /// Returns the last set that stands.
    pub fn last_set(&self) -> Option<usize> {
        self.standing().rfind(|(_, entry)| entry.stretch.is_some()).map(|(number, _)| number)
    }

    /// Returns a record.
    pub fn get(&self, number: usize) -> Option<&Entry> {
        self.entries.get(number)
    }

    /// Returns what a record should say, to change it.
    pub fn kind_mut(&mut self, number: usize) -> Option<&mut Kind> {
        self.entries.get_mut(number)?.kind.as_mut()
    }

    /// Takes a record back.
    pub fn take_back(&mut self, number: usize) {
        if let Some(entry) = self.entries.get_mut(number) {
            entry.kind = None;
        }
    }

    /// Returns what is to be written so that the disk says what it should, but for what it refused.
    pub fn to_write(&mut self) -> Vec<Effect> {
        self.ask(false)
    }

    /// Returns what is to be written, what the disk refused before included.
    pub fn to_write_again(&mut self) -> Vec<Effect> {
        self.ask(true)
    }

    fn ask(&mut self, again: bool) -> Vec<Effect> {
        let mut effects = Vec::new();
        let is_due = |entry: &Entry| entry.asked.is_none() && (again || !entry.is_refused);
        for (number, entry) in self.entries.iter_mut().enumerate().filter(|(_, entry)| is_due(entry)) {
            let effect = match (&entry.kind, &entry.kept) {
                (Some(kind), Kept::Nothing) => {
                    Effect::Record { entry: number, at: entry.at, kind: kind.clone() }
                }
                (Some(kind), Kept::Record(kept)) if kind != kept => {
                    Effect::Replace { entry: number, at: entry.at, kind: kind.clone() }
                }
                (None, Kept::Record(_)) => Effect::Void { entry: number },
                _ => continue,
            };
            entry.asked = Some(entry.kind.clone().map_or(Kept::TakenBack, Kept::Record));
            effects.push(effect);
        }
        effects
    }

    /// Hears that what was asked for stands on disk.
    pub fn saved(&mut self, number: usize) {
        let Some(entry) = self.entries.get_mut(number) else { return };
        if let Some(kept) = entry.asked.take() {
            entry.kept = kept;
            entry.is_refused = false;
        }
    }

    /// Hears that it does not, and returns whether that is news.
    pub fn not_saved(&mut self, number: usize) -> bool {
        let Some(entry) = self.entries.get_mut(number) else { return false };
        entry.asked = None;
        !std::mem::replace(&mut entry.is_refused, true)
    }

    /// Whether the disk refused something that it still does not say.
    pub fn is_refused(&self) -> bool {
        self.unsaved().any(|entry| entry.is_refused)
    }

    /// Returns the records the disk does not say as they should be.
    pub fn unsaved(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| match (&entry.kind, &entry.kept) {
            (Some(kind), Kept::Record(kept)) => kind != kept,
            (Some(_), _) | (None, Kept::Record(_)) => true,
            (None, _) => false,
        })
    }
}
