//! One line of a day: an exercise, how much of it, and why.

use crate::catalogue::vocabulary::Quality;
use crate::plan::{Done, DoneState, Item, Reason};

use super::notes;
use super::select::{Pick, Trainee};

/// Makes one line of a day.
pub(super) fn item(trainee: Trainee<'_>, pick: &Pick<'_>, sets: u8, coverage: Reason) -> Item {
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
        tempo: exercise.dose.tempo.to_string(),
        rest_seconds: exercise.dose.rest_seconds,
        rpe: pick.target.rpe,
        seconds: pick.seconds(sets),
        decision: pick.target.decision,
        reasons,
        done: Done { state: DoneState::Open, sets: Vec::new() },
    }
}

/// Says a quality in words.
pub(super) fn words(quality: Quality) -> &'static str {
    match quality {
        Quality::Plyometric => "hops",
        Quality::Balance => "balance",
        Quality::CalfStraight => "calf strength, knee straight",
        Quality::CalfBent => "calf strength, knee bent",
        Quality::WholeLeg => "whole leg",
        Quality::Iso => "holds with the heel up",
        Quality::AnkleControl => "shin and sides of the ankle",
        Quality::FootIntrinsic => "small muscles of the foot",
        Quality::Mobility => "mobility",
    }
}
