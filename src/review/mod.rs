//! What training has changed and what comes next: what `progress`, its JSON and a report print, computed once.

pub mod calendar;
pub mod checklist;
pub mod exercise;
pub mod figures;
pub mod self_test;
pub mod week;

use std::cmp::Reverse;

use chrono::{Days, NaiveDate};

use crate::catalogue::Exercise;
use crate::coach::judge::load_jump::{LoadNote, load_note};
use crate::coach::judge::self_test::SelfTest;
use crate::coach::judge::symmetry::Asymmetry;
use crate::history::remembered_for;
use crate::person::Person;
use crate::planner;
use crate::week::Week;

use checklist::{Check, checklist};
use exercise::ExerciseReview;
use self_test::TestReview;
use week::QualityReview;

/// Most weeks of a review, this one included.
pub const WEEKS: usize = 12;

/// What training has changed, over all exercises.
#[derive(Debug, Clone, PartialEq)]
pub struct Review<'a> {
    /// The first day that counts.
    pub since: NaiveDate,
    /// Whether the person named that day.
    pub is_narrowed: bool,
    /// Today.
    pub today: NaiveDate,
    /// The days on which something counted, oldest first.
    pub days: Vec<NaiveDate>,
    /// Each exercise that was done, the last done first, of those the one done on more days.
    pub exercises: Vec<ExerciseReview<'a>>,
    /// The week against its targets, in the order of a session; empty where no week can be planned.
    pub week: Vec<QualityReview>,
    /// Each self-test, also one that was never taken.
    pub tests: Vec<TestReview>,
    /// What is asked before sport after a sprain, where there was one.
    pub checklist: Option<Vec<Check>>,
    /// The week's load, where it is a big jump.
    pub load_note: Option<LoadNote>,
    /// How far the legs are apart, where the plan acts on it.
    pub asymmetry: Option<Asymmetry>,
}

impl<'a> Review<'a> {
    /// Reviews all exercises from a day on, or else over the last [`WEEKS`].
    pub fn of(person: Person<'a, '_>, today: NaiveDate, since: Option<NaiveDate>) -> Review<'a> {
        let Person { catalogue, profile, history } = person;
        let this = Week::of(today);
        let of_week = &profile.for_week(this);
        let lately = history.remembering(remembered_for(today));
        let person_now = Person { catalogue, profile: of_week, history: &lately };
        let standing = planner::standing(person_now, this);
        let plan = planner::plan_week(person, today, today).ok();
        let first = || this.starts().checked_sub_days(Days::new(7 * (WEEKS as u64 - 1)));
        let from = since.or_else(first).unwrap_or(today);
        // What was logged for an exercise that is gone has no unit and no target.
        let known = history.exercises().filter_map(|slug| catalogue.get(slug));
        let known: Vec<&'a Exercise> = known.collect();
        let next = planner::next_steps(person, plan.as_ref(), &standing, &known, today);
        let reviewed = known.into_iter().zip(next).map(|(exercise, next)| {
            ExerciseReview::of(exercise, next, history, &standing, today, Some(from))
        });
        let mut exercises: Vec<ExerciseReview<'_>> = reviewed.filter(|review| !review.is_empty()).collect();
        exercises.sort_by(|a, b| {
            let rank =
                |review: &ExerciseReview<'_>| Reverse((review.days.last().copied(), review.days.len()));
            rank(a).cmp(&rank(b)).then_with(|| a.exercise.slug.cmp(&b.exercise.slug))
        });
        let mut days: Vec<NaiveDate> =
            exercises.iter().flat_map(|review| review.days.iter().copied()).collect();
        days.sort_unstable();
        days.dedup();
        Review {
            since: from,
            is_narrowed: since.is_some(),
            today,
            days,
            exercises,
            week: week::review(person, plan.as_ref(), today),
            tests: SelfTest::ALL.iter().map(|test| TestReview::of(*test, history, since)).collect(),
            checklist: checklist(&standing, &lately, today),
            load_note: load_note(history, this),
            asymmetry: standing.asymmetry,
        }
    }
}

/// Reviews one exercise, from a day on where one is given.
pub fn review_exercise<'a>(
    person: Person<'a, '_>,
    exercise: &'a Exercise,
    today: NaiveDate,
    since: Option<NaiveDate>,
) -> ExerciseReview<'a> {
    let Person { catalogue, profile, history } = person;
    let this = Week::of(today);
    let of_week = &profile.for_week(this);
    let lately = history.remembering(remembered_for(today));
    let standing = planner::standing(Person { catalogue, profile: of_week, history: &lately }, this);
    let plan = planner::plan_week(person, today, today).ok();
    let next = planner::next_steps(person, plan.as_ref(), &standing, &[exercise], today).remove(0);
    ExerciseReview::of(exercise, next, history, &standing, today, since)
}
