//! What a record says that cannot be used, or only in part: told by `doctor`, and by `import` of records as they stand.

use chrono::{DateTime, FixedOffset, TimeDelta};

use crate::catalogue::Catalogue;
use crate::catalogue::vocabulary::Mode;
use crate::coach::judge::reading::is_counted;
use crate::log::event::{Kind, Record, Set};
use crate::safety::Tag;

/// Whether a record was done on a day that is not yet anywhere.
pub(super) fn is_to_come(record: &Record, now: DateTime<FixedOffset>) -> bool {
    record.at > now + TimeDelta::days(1)
}

/// Returns what is odd in a record, each to be read behind "the record".
pub(super) fn oddities(
    record: &Record,
    catalogue: &Catalogue,
    now: DateTime<FixedOffset>,
) -> impl Iterator<Item = String> + use<> {
    let mut found = Vec::new();
    if is_to_come(record, now) {
        found.push(format!("lies in the future, on {}", record.day()));
    }
    match &record.kind {
        Kind::Sets { exercise, .. } | Kind::Skip { exercise, .. } if catalogue.get(exercise).is_none() => {
            found.push(format!("is of '{exercise}', which is no exercise"));
        }
        Kind::Sets { exercise, sets, .. } => {
            let of = catalogue.get(exercise);
            let is_other_unit = |set: &Set| of.is_some_and(|exercise| !is_counted(exercise, set));
            if sets.iter().any(is_other_unit) {
                let unit = of.map_or("", |exercise| match exercise.mode {
                    Mode::Reps => "reps",
                    Mode::Hold => "seconds",
                    Mode::Contacts => "landings",
                });
                found.push(format!(
                    "has sets of '{exercise}' in something else than {unit}; they are left out"
                ));
            }
            if sets.iter().any(|set| set.side.is_some())
                && of.is_some_and(|exercise| !exercise.is_one_sided())
            {
                found.push(format!(
                    "tells a side of '{exercise}', which takes both legs; the side is ignored"
                ));
            }
        }
        Kind::Symptom { tag, .. } if Tag::from_word(tag).is_none() => {
            found.push(format!("notes '{tag}', which means nothing here"));
        }
        Kind::Test { test, .. } if !["calf-raise", "knee-to-wall"].contains(&&**test) => {
            found.push(format!("tells of a test '{test}', which is not one of ours"));
        }
        _ => {}
    }
    found.into_iter()
}
