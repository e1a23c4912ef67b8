//! What a record says that cannot be used, or only in part: told by `doctor`, and by `import` of records as they stand.

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta};

use crate::catalogue::Catalogue;
use crate::catalogue::vocabulary::Mode;
use crate::coach::judge::reading::is_counted;
use crate::coach::judge::self_test::SelfTest;
use crate::log::event::{Kind, Record, Set};
use crate::safety::Tag;
use crate::view::doctor::Remedy;

/// What is odd in a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Oddity {
    /// It is of a day to come.
    Future(NaiveDate),
    /// Its exercise is not there.
    UnknownExercise(String),
    /// Its sets are in another unit than those of the exercise: the unit, and the same sets in it.
    OtherUnit { exercise: String, mode: Mode, sets: String },
    /// It tells a side of work with both legs: the same sets without it.
    Sided { exercise: String, sets: String },
    /// Its symptom means nothing here.
    UnknownTag(String),
    /// Its test is not one of ours.
    UnknownTest(String),
}

impl Oddity {
    /// Says it, to be read behind "the record".
    pub(super) fn text(&self) -> String {
        match self {
            Oddity::Future(day) => format!("lies in the future, on {day}"),
            Oddity::UnknownExercise(exercise) => format!("is of '{exercise}', which is no exercise"),
            Oddity::OtherUnit { exercise, mode, .. } => {
                let unit = match mode {
                    Mode::Reps => "reps",
                    Mode::Hold => "seconds",
                    Mode::Contacts => "landings",
                };
                format!("has sets of '{exercise}' in something else than {unit}; they are left out")
            }
            Oddity::Sided { exercise, .. } => {
                format!("tells a side of '{exercise}', which takes both legs; the side is ignored")
            }
            Oddity::UnknownTag(tag) => format!("notes '{tag}', which means nothing here"),
            Oddity::UnknownTest(test) => format!("tells of a test '{test}', which is not one of ours"),
        }
    }

    /// Returns what to do about it in a record with this end of its id.
    pub(super) fn remedy(&self, id: &str) -> Remedy {
        let id = id.to_string();
        match self {
            Oddity::Future(_) => Remedy::MoveToToday(id),
            Oddity::UnknownExercise(exercise) => Remedy::NoExercise { id, exercise: exercise.clone() },
            Oddity::OtherUnit { sets, .. } | Oddity::Sided { sets, .. } => {
                Remedy::CorrectSets { id, sets: sets.clone() }
            }
            Oddity::UnknownTag(_) | Oddity::UnknownTest(_) => Remedy::TakeBack(id),
        }
    }
}

/// Whether a record was done on a day that is not yet anywhere.
pub(super) fn is_to_come(record: &Record, now: DateTime<FixedOffset>) -> bool {
    record.at > now + TimeDelta::days(1)
}

/// Returns what is odd in a record.
pub(super) fn oddities(record: &Record, catalogue: &Catalogue, now: DateTime<FixedOffset>) -> Vec<Oddity> {
    let mut found = Vec::new();
    if is_to_come(record, now) {
        found.push(Oddity::Future(record.day()));
    }
    match &record.kind {
        Kind::Sets { exercise, .. } | Kind::Skip { exercise, .. } if catalogue.get(exercise).is_none() => {
            found.push(Oddity::UnknownExercise(exercise.clone()));
        }
        Kind::Sets { exercise: slug, sets, .. } => {
            let Some(exercise) = catalogue.get(slug) else { return found };
            let in_unit = amounts(sets, exercise.mode);
            if sets.iter().any(|set| !is_counted(exercise, set)) {
                let sets = in_unit.clone();
                found.push(Oddity::OtherUnit { exercise: slug.clone(), mode: exercise.mode, sets });
            }
            if sets.iter().any(|set| set.side.is_some()) && !exercise.is_one_sided() {
                found.push(Oddity::Sided { exercise: slug.clone(), sets: in_unit });
            }
        }
        Kind::Symptom { tag, .. } if Tag::from_word(tag).is_none() => {
            found.push(Oddity::UnknownTag(tag.clone()));
        }
        Kind::Test { test, .. } if SelfTest::from_word(test).is_none() => {
            found.push(Oddity::UnknownTest(test.clone()));
        }
        _ => {}
    }
    found
}

/// The amounts of sets as they can be typed, in the unit of an exercise and without sides.
fn amounts(sets: &[Set], mode: Mode) -> String {
    let unit = if mode == Mode::Hold { "s" } else { "" };
    let amounts = sets.iter().map(|set| format!("{}{unit}", set.done.number()));
    amounts.collect::<Vec<String>>().join(",")
}
