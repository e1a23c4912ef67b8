//! `ankle progress` for programs: every session of each side, and what comes next.

use chrono::NaiveDate;
use serde::Serialize;
use serde::ser::{SerializeMap as _, Serializer};

use crate::catalogue::dosage::Dosage;
use crate::catalogue::vocabulary::{Mode, Quality};
use crate::coach::Decision;
use crate::coach::judge::load_jump::LoadNote;
use crate::coach::prescribe::Target;
use crate::notation::Side;
use crate::plan::Reason;
use crate::review::Review;
use crate::review::checklist::{Check, CheckItem};
use crate::review::exercise::{ExerciseReview, Leg};
use crate::review::figures::Performance;
use crate::review::self_test::{TestResult, TestReview};
use crate::review::week::QualityReview;
use crate::units::Decimal;

/// The result of `progress`.
#[derive(Debug, Serialize)]
pub struct ProgressOf<'a> {
    since: Option<NaiveDate>,
    exercises: Vec<ExerciseOf<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    week: Option<Vec<WeekOf>>,
    tests: Vec<TestOf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    back_to_sport: Option<Vec<CheckOf>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    load_note: Option<String>,
}

impl<'a> ProgressOf<'a> {
    /// Makes the result of all exercises.
    pub fn all(review: &'a Review<'a>) -> ProgressOf<'a> {
        ProgressOf {
            since: Some(review.since),
            exercises: review.exercises.iter().map(ExerciseOf::new).collect(),
            week: Some(review.week.iter().copied().map(WeekOf::new).collect()),
            tests: review.tests.iter().flat_map(TestOf::all).collect(),
            back_to_sport: review.checklist.as_ref().map(|checks| checks.iter().map(CheckOf::new).collect()),
            load_note: review.load_note.map(LoadNote::text),
        }
    }

    /// Makes the result of one exercise.
    pub fn one(since: Option<NaiveDate>, review: &'a ExerciseReview<'a>) -> ProgressOf<'a> {
        ProgressOf {
            since,
            exercises: vec![ExerciseOf::new(review)],
            week: None,
            tests: review.test.iter().flat_map(TestOf::all).collect(),
            back_to_sport: None,
            load_note: None,
        }
    }
}

/// One item of what is asked before sport after a sprain.
#[derive(Debug, Serialize)]
struct CheckOf {
    item: CheckItem,
    state: String,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    command: Option<&'static str>,
}

impl CheckOf {
    fn new(check: &Check) -> CheckOf {
        CheckOf {
            item: check.item,
            state: check.state.word().replace(' ', "-"),
            text: check.text(),
            command: check.command(),
        }
    }
}

/// One exercise.
#[derive(Debug, Serialize)]
struct ExerciseOf<'a> {
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
    fn new(review: &'a ExerciseReview<'a>) -> ExerciseOf<'a> {
        let ExerciseReview { exercise, next, .. } = review;
        ExerciseOf {
            exercise: &exercise.slug,
            name: &exercise.name,
            quality: exercise.quality,
            sides: review.legs.iter().map(|leg| SideOf::new(leg, exercise.mode)).collect(),
            lsi: review.symmetry.map(|symmetry| symmetry.now.percent()),
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
        let sessions = leg.performances.iter().map(|performance| SessionOf { performance, mode }).collect();
        SideOf { side: leg.side.map_or("both", Side::word), sessions }
    }
}

#[derive(Debug)]
struct SessionOf<'a> {
    performance: &'a Performance,
    mode: Mode,
}

impl Serialize for SessionOf<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Performance { date, best, load_kg, sets, rpe, pain } = self.performance;
        let key = match self.mode {
            Mode::Reps => "best_reps",
            Mode::Hold => "best_seconds",
            Mode::Contacts => "contacts",
        };
        let mut map = serializer.serialize_map(Some(6))?;
        map.serialize_entry("date", date)?;
        map.serialize_entry(key, best)?;
        map.serialize_entry("load_kg", &load_kg.to_thousandths())?;
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
        let Target { sets, dosage, load_kg, rpe, last_set_open, .. } = self.0;
        let mut map = serializer.serialize_map(Some(4))?;
        map.serialize_entry("sets", sets)?;
        match dosage {
            Dosage::Reps(number) => map.serialize_entry("reps", number)?,
            Dosage::Seconds(number) => map.serialize_entry("hold_seconds", number)?,
            Dosage::Contacts(number) => map.serialize_entry("contacts", number)?,
        }
        map.serialize_entry("load_kg", &load_kg.to_thousandths())?;
        map.serialize_entry("last_set_open", last_set_open)?;
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
    fn new(review: QualityReview) -> WeekOf {
        let QualityReview { target, done } = review;
        let unit = if target.is_in_sets() { "sets" } else { "sessions" };
        WeekOf { quality: target.quality, unit, done, min: target.min, max: target.max }
    }
}

#[derive(Debug, Serialize)]
struct TestOf {
    test: &'static str,
    date: NaiveDate,
    left: Decimal,
    right: Decimal,
    lsi: u32,
}

impl TestOf {
    fn all(review: &TestReview) -> impl Iterator<Item = TestOf> {
        let test = review.test.as_str();
        review.results.iter().map(move |result| {
            let TestResult { date, tested, symmetry_percent } = *result;
            TestOf { test, date, left: tested.left, right: tested.right, lsi: symmetry_percent }
        })
    }
}
