//! What the session wants written, in the log: each record at once, under an id it keeps.

use std::collections::BTreeMap;

use crate::commands::write;
use crate::env::World;
use crate::failure::{self, Failure};
use crate::guide::effect::Effect;
use crate::log::event::{Kind, Record};
use crate::store::AppendError;

/// Writes a session's records.
pub(super) struct Keeper<'w> {
    world: &'w World,
    is_dry_run: bool,
    /// The ids that stand for each record of the session: itself and its corrections, the last one last.
    ids: BTreeMap<usize, Vec<String>>,
    /// What was not written for certain. Tried again it has the same id, so that it counts once if it was.
    tried: BTreeMap<usize, Vec<Record>>,
}

impl<'w> Keeper<'w> {
    pub(super) fn new(world: &'w World, is_dry_run: bool) -> Keeper<'w> {
        Keeper { world, is_dry_run, ids: BTreeMap::new(), tried: BTreeMap::new() }
    }

    /// Writes a record, a correction or a void; where that fails, says why.
    pub(super) fn keep(&mut self, effect: &Effect) -> Result<(), String> {
        if self.is_dry_run {
            return Ok(());
        }
        let (entry, records) = self.records(effect);
        if records.is_empty() {
            return Ok(());
        }
        match write::append(self.world, &records, &mut std::io::sink()) {
            Ok(()) => {
                let ids = self.ids.entry(entry).or_default();
                ids.extend(
                    records.into_iter().filter(|record| record.voided_id().is_none()).map(|record| record.id),
                );
                self.tried.remove(&entry);
                Ok(())
            }
            Err(failure) => {
                self.tried.insert(entry, records);
                Err(why(&failure))
            }
        }
    }

    fn records(&self, effect: &Effect) -> (usize, Vec<Record>) {
        let (entry, at, kind) = match effect {
            Effect::Record { entry, at, kind } | Effect::Replace { entry, at, kind } => {
                (*entry, *at, Some(kind))
            }
            Effect::Void { entry } => (*entry, self.world.now, None),
            _ => return (0, Vec::new()),
        };
        let known = self.ids.get(&entry).map_or(&[][..], Vec::as_slice);
        let record = |id, kind, replaces| Record { id, at, kind, replaces, batch: None };
        let Some(kind) = kind else {
            // A record that was corrected counts again once its correction is taken back: all of them are.
            let voids = known.iter().cloned().map(|voids| Kind::Void { voids });
            let ids = write::new_ids(self.world);
            return (entry, voids.zip(ids).map(|(kind, id)| record(id, kind, None)).collect());
        };
        let tried = self.tried.get(&entry).into_iter().flatten();
        let again = tried.clone().find(|tried| tried.kind == *kind).cloned();
        let fresh = || record(write::new_id(self.world), kind.clone(), known.last().cloned());
        (entry, vec![again.unwrap_or_else(fresh)])
    }
}

/// Says in a few words why a record was not written.
fn why(failure: &Failure) -> String {
    match failure {
        Failure::Append {
            error:
                AppendError::Nothing { source, .. }
                | AppendError::Unsure { source }
                | AppendError::Torn { source, .. },
            log,
            ..
        } => format!("{log}: {}", failure::plain(source)),
        other => other.message(),
    }
}
