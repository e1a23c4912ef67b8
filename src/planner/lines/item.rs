//! One line of a day: an exercise, how much of it, and why.

use crate::plan::{Done, DoneState, Item, Reason};

use crate::planner::contents::select::{Pick, Trainee};
use crate::planner::lines::notes;
use crate::planner::timing::exercise_seconds;

/// Makes one line of a day.
pub(crate) fn item(trainee: Trainee<'_>, pick: &Pick<'_>, sets: u8, coverage: Reason) -> Item {
    let exercise = pick.exercise;
    let mut reasons = vec![coverage];
    reasons.extend(pick.reasons.iter().cloned());
    reasons.push(pick.target.reason.clone());
    reasons.extend(notes::cautions(trainee.profile, exercise));
    Item {
        exercise: exercise.slug.to_string(),
        name: exercise.name.to_string(),
        quality: exercise.quality,
        load_class: exercise.load_class,
        sets,
        extra_sets_left: 0,
        extra_sets_right: 0,
        dosage: pick.target.dosage,
        sides: exercise.sides,
        load_kg: pick.target.load_kg,
        tempo: pick.target.tempo.clone().unwrap_or_else(|| exercise.dose.tempo.clone()),
        rest_seconds: exercise.dose.rest_seconds,
        rpe: pick.target.rpe,
        // What is done beside it has a line of its own.
        seconds: exercise_seconds(exercise, sets, pick.target.dosage.number()),
        decision: pick.target.decision,
        reasons,
        done: Done { state: DoneState::Open, sets: Vec::new(), reason: None },
    }
}
