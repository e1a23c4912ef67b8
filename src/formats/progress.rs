//! `ankle progress` for programs: every session of each side, and what comes next.

use chrono::NaiveDate;
use serde::Serialize;
use serde::ser::{SerializeMap as _, Serializer};

use crate::catalogue::Exercise;
use crate::catalogue::dosage::Dosage;
use crate::catalogue::vocabulary::{Mode, Quality};
use crate::coach::Decision;
use crate::coach::judge::load_jump::LoadNote;
use crate::coach::judge::norms::symmetry_percent;
use crate::coach::prescribe::Target;
use crate::coach::progress::{Leg, Next, Progress, Session};
use crate::history::Tested;
use crate::notation::Side;
use crate::plan::{Reason, Total};
use crate::units::Decimal;

/// The result of `progress`.
#[derive(Debug, Serialize)]
pub struct ProgressOf<'a> {
    since: Option<NaiveDate>,
    exercises: Vec<ExerciseOf<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    week: Option<Vec<WeekOf>>,
    tests: Vec<TestOf<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    load_note: Option<String>,
}

impl<'a> ProgressOf<'a> {
    /// Makes the result of some exercises.
    pub fn new(
        since: Option<NaiveDate>,
        exercises: Vec<ExerciseOf<'a>>,
        week: Option<&[(Total, u16)]>,
        tests: &[(&'a str, Vec<(NaiveDate, Tested)>)],
        load_note: Option<LoadNote>,
    ) -> ProgressOf<'a> {
        let tests = tests.iter().flat_map(|(name, results)| {
            results.iter().map(|(date, tested)| TestOf {
                test: name,
                date: *date,
                left: tested.left,
                right: tested.right,
                lsi: symmetry_percent(tested.left, tested.right),
            })
        });
        let week = week.map(|totals| totals.iter().map(|(total, done)| WeekOf::new(*total, *done)).collect());
        ProgressOf {
            since,
            exercises,
            week,
            tests: tests.collect(),
            load_note: load_note.map(LoadNote::text),
        }
    }
}

/// One exercise.
#[derive(Debug, Serialize)]
pub struct ExerciseOf<'a> {
    exercise: &'a str,
    name: &'a str,
    quality: Quality,
    sides: Vec<SideOf<'a>>,
    lsi: Option<u32>,
    target: TargetOf<'a>,
    target_from: Option<NaiveDate>,
    stands_on: Option<&'a str>,
    decision: Decision,
    reasons: [Reason<'a>; 1],
}

impl<'a> ExerciseOf<'a> {
    /// Makes the entry of an exercise.
    pub fn new(exercise: &'a Exercise, progress: &'a Progress, next: &'a Next<'a>) -> ExerciseOf<'a> {
        ExerciseOf {
            exercise: &exercise.slug,
            name: &exercise.name,
            quality: exercise.quality,
            sides: progress.legs.iter().map(|leg| SideOf::new(leg, exercise.mode)).collect(),
            lsi: progress.pairs().last().map(|pair| pair.percent()),
            target: TargetOf(&next.target),
            target_from: next.from,
            stands_on: next.stands_on.map(|other| &*other.slug),
            decision: next.target.decision,
            reasons: [Reason::Coach(next.target.because.clone())],
        }
    }
}

#[derive(Debug, Serialize)]
struct SideOf<'a> {
    side: &'static str,
    sessions: Vec<SessionOf<'a>>,
}

impl<'a> SideOf<'a> {
    fn new(leg: &'a Leg, mode: Mode) -> SideOf<'a> {
        let sessions = leg.sessions.iter().map(|session| SessionOf { session, mode }).collect();
        SideOf { side: leg.side.map_or("both", Side::word), sessions }
    }
}

#[derive(Debug)]
struct SessionOf<'a> {
    session: &'a Session,
    mode: Mode,
}

impl Serialize for SessionOf<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Session { date, best, load_kg, sets, rpe, pain } = self.session;
        let key = match self.mode {
            Mode::Reps => "best_reps",
            Mode::Hold => "best_seconds",
            Mode::Contacts => "contacts",
        };
        let mut map = serializer.serialize_map(Some(6))?;
        map.serialize_entry("date", date)?;
        map.serialize_entry(key, best)?;
        map.serialize_entry("load_kg", load_kg)?;
        map.serialize_entry("sets", sets)?;
        map.serialize_entry("rpe", rpe)?;
        map.serialize_entry("pain", pain)?;
        map.end()
    }
}

/// What to do of an exercise, as an item of the plan says it.
#[derive(Debug)]
struct TargetOf<'a>(&'a Target<'a>);

impl Serialize for TargetOf<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Target { sets, dosage, load_kg, rpe, .. } = self.0;
        let mut map = serializer.serialize_map(Some(4))?;
        map.serialize_entry("sets", sets)?;
        match dosage {
            Dosage::Reps(number) => map.serialize_entry("reps", number)?,
            Dosage::Seconds(number) => map.serialize_entry("hold_seconds", number)?,
            Dosage::Contacts(number) => map.serialize_entry("contacts", number)?,
        }
        map.serialize_entry("load_kg", load_kg)?;
        map.serialize_entry("rpe", rpe)?;
        map.end()
    }
}

#[derive(Debug, Serialize)]
struct WeekOf {
    quality: Quality,
    unit: &'static str,
    done: u16,
    min: u8,
    max: u8,
}

impl WeekOf {
    fn new(total: Total, done: u16) -> WeekOf {
        let unit = if total.is_in_sets() { "sets" } else { "sessions" };
        WeekOf { quality: total.quality, unit, done, min: total.min, max: total.max }
    }
}

#[derive(Debug, Serialize)]
struct TestOf<'a> {
    test: &'a str,
    date: NaiveDate,
    left: Decimal,
    right: Decimal,
    lsi: u32,
}
