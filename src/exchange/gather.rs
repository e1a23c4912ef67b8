//! From rows to records: one for each exercise of each workout, with an id that the same rows always get.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDateTime};

use crate::catalogue::Exercise;
use crate::catalogue::resolve::{MatchedBy, resolve};
use crate::catalogue::vocabulary::{Mode, Sides};
use crate::entry::{MOST_COUNT, MOST_LOAD_KG, MOST_SECONDS, fit_options};
use crate::log::event::{Done, Kind, Record, Set};
use crate::log::ids;
use crate::notation::Side;
use crate::units::{Decimal, Load, LoadUnit, LoggedRpe, Pain, Rpe, RpeTooHigh};

use super::{Around, Gathered, Problem};

/// One set as another program has it.
pub(super) struct ForeignSet {
    pub(super) reps: Option<u16>,
    pub(super) seconds: Option<u16>,
    pub(super) weight: Option<Decimal>,
    pub(super) unit: LoadUnit,
    pub(super) rpe: Option<Decimal>,
    pub(super) side: Option<Side>,
}

impl ForeignSet {
    /// Makes it a set of an exercise; other programs write 0 for nothing.
    pub(super) fn of(self, exercise: &Exercise) -> Result<Set, String> {
        let (reps, seconds) = (self.reps.filter(|reps| *reps > 0), self.seconds.filter(|s| *s > 0));
        let done = match exercise.mode {
            Mode::Hold => seconds.map(Done::Seconds).ok_or("no seconds, and it is held"),
            Mode::Reps => reps.map(Done::Reps).ok_or("no repetitions"),
            Mode::Contacts => reps.map(Done::Contacts).ok_or("no repetitions"),
        }?;
        let load = self.weight.filter(|amount| *amount > Decimal::ZERO);
        let rpe = self.rpe.filter(|rpe| *rpe > Decimal::ZERO);
        Ok(Set {
            done,
            side: self.side.filter(|_| exercise.sides == Sides::Each),
            load: load.map(|amount| Load { amount, unit: self.unit }),
            rpe: rpe.map(LoggedRpe::new).transpose().map_err(|RpeTooHigh(rpe)| no_rpe(rpe))?,
            touches: None,
            tempo_s: None,
            stopped: false,
        })
    }
}

/// Says what keeps a set of a file from being believed.
fn doubt(set: &Set, exercise: &Exercise) -> Option<String> {
    let most = if matches!(set.done, Done::Seconds(_)) { MOST_SECONDS } else { MOST_COUNT };
    let number = set.done.number();
    if let Some(misfit) = misfit(set, exercise) {
        Some(misfit)
    } else if number > most {
        Some(format!("{number} {} in a set looks like a slip", unit(exercise.mode)))
    } else {
        let load = set.load.filter(|load| load.to_kg() > MOST_LOAD_KG);
        load.map(|load| format!("a load of {load} looks like a slip"))
    }
}

/// Says what no set of an exercise can be.
pub(super) fn misfit(set: &Set, exercise: &Exercise) -> Option<String> {
    let fits = matches!(
        (exercise.mode, set.done),
        (Mode::Reps, Done::Reps(_)) | (Mode::Hold, Done::Seconds(_)) | (Mode::Contacts, Done::Contacts(_))
    );
    if !fits {
        Some(format!("{} is counted in {}", exercise.slug, unit(exercise.mode)))
    } else if set.done.number() == 0 {
        Some("a set of nothing".to_string())
    } else if fit_options(None, set.touches, exercise).is_err() {
        Some(format!("{} is no balance work and has no touches", exercise.slug))
    } else if set.side.is_some() && exercise.sides != Sides::Each {
        Some(format!("{} works both legs at once and has no sides", exercise.slug))
    } else {
        set.rpe.map(LoggedRpe::decimal).filter(|rpe| Rpe::new(*rpe).is_err()).map(no_rpe)
    }
}

fn no_rpe(number: Decimal) -> String {
    format!("an effort of {number} is not {}", Rpe::RANGE)
}

fn unit(mode: Mode) -> &'static str {
    match mode {
        Mode::Hold => "seconds",
        Mode::Reps => "repetitions",
        Mode::Contacts => "landings",
    }
}

/// What one exercise of one workout comes to.
struct Group {
    at: DateTime<FixedOffset>,
    exercise: String,
    /// With the number of the set, where the table has one.
    sets: Vec<(u32, Set)>,
    pain: Option<Pain>,
    notes: Vec<String>,
}

/// Gathers the rows of a table.
pub(super) struct Gatherer<'a> {
    pub(super) around: Around<'a>,
    groups: BTreeMap<(NaiveDateTime, String), Group>,
    pub(super) gathered: Gathered,
}

impl<'a> Gatherer<'a> {
    pub(super) fn new(around: Around<'a>) -> Gatherer<'a> {
        Gatherer { around, groups: BTreeMap::new(), gathered: Gathered::default() }
    }

    /// Notes a row that was not understood.
    pub(super) fn problem(&mut self, line: u64, reason: impl Into<String>) {
        self.problem_of(1, line, reason);
    }

    /// Notes why so many rows are left out.
    pub(super) fn problem_of(&mut self, rows: usize, line: u64, reason: impl Into<String>) {
        self.gathered.rows_left_out += rows;
        self.gathered.problems.push(Problem { line, reason: reason.into() });
    }

    /// Finds the exercise of exactly this name; any other is counted. A beginning or initials are no name here.
    pub(super) fn exercise(&mut self, name: &str) -> Option<&'a Exercise> {
        let found = resolve(self.around.catalogue, name).ok();
        let found = found.filter(|found| matches!(found.matched_by, MatchedBy::Slug | MatchedBy::Alias));
        if found.is_none() {
            *self.gathered.unknown.entry(name.to_string()).or_default() += 1;
        }
        found.map(|found| found.exercise)
    }

    /// Adds a set to the record of its workout and exercise.
    pub(super) fn add(
        &mut self,
        start: NaiveDateTime,
        exercise: &Exercise,
        (number, set): (u32, Set),
        pain: Option<Pain>,
        note: Option<&str>,
    ) -> Result<(), String> {
        let at = (self.around.at)(start).ok_or("a time that never was")?;
        if at > self.around.now {
            return Err("a day in the future".to_string());
        }
        if let Some(doubt) = doubt(&set, exercise) {
            return Err(doubt);
        }
        let exercise = exercise.slug.to_string();
        let key = (start, exercise.clone());
        let empty = || Group { at, exercise, sets: Vec::new(), pain: None, notes: Vec::new() };
        let group = self.groups.entry(key).or_insert_with(empty);
        group.sets.push((number, set));
        group.pain = group.pain.max(pain);
        let note = note.map(str::trim).filter(|note| !note.is_empty()).map(ToString::to_string);
        group.notes.extend(note.filter(|note| !group.notes.contains(note)));
        Ok(())
    }

    /// Returns what was gathered, the records oldest first.
    pub(super) fn finish(mut self) -> Gathered {
        for ((start, _), mut group) in self.groups {
            group.sets.sort_by_key(|(number, _)| *number);
            let kind = Kind::Sets {
                sets: group.sets.into_iter().map(|(_, set)| set).collect(),
                pain: group.pain,
                note: Some(group.notes.join("; ")).filter(|note| !note.is_empty()),
                planned: None,
                exercise: group.exercise.clone(),
            };
            // Of where and when alone: a set corrected in the other program is then found, not taken for a new one; and
            // of the time on the clock, so that a journey changes no id.
            let id = ids::derived(start, &group.exercise);
            self.gathered.records.push(Record { id, at: group.at, kind, replaces: None, batch: None });
        }
        self.gathered.records.sort_unstable_by(Record::by_moment);
        self.gathered.problems.sort_by_key(|problem| problem.line);
        self.gathered
    }
}
