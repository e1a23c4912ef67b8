//! A light week: the week as it would be otherwise, with half of its calf, isometric and springy sets (D.9).

use crate::catalogue::vocabulary::Quality;
use crate::coach::rules::DELOAD_SETS_PERCENT;
use crate::plan::WeekKind;
use crate::planner::contents::fewer_sets;
use crate::planner::contents::fill::{self, Filled};
use crate::planner::contents::frame::{Frame, IN_SESSIONS};
use crate::planner::contents::pick::Pick;
use crate::planner::contents::search::{PerDay, Solution};
use crate::planner::contents::select::Trainee;
use crate::planner::contents::variety::Beside;
use crate::planner::weekly_targets::growth;
use crate::profile::Goal;

/// Fills a week; a light one has the days and exercises of the week it takes the place of.
pub(crate) fn fill<'c>(trainee: Trainee<'c, '_>, frame: &Frame) -> Filled<'c> {
    if frame.kind != WeekKind::Deload {
        return fill::fill(trainee, frame);
    }
    let usual = trainee.standing.clone().whole();
    let has_block = trainee.standing.heavy_slow.block.is_some();
    let keeps = !has_block && (frame.chosen.days.len() <= 1 || trainee.person.profile.goal == Goal::Maintain);
    let kind = if keeps { WeekKind::Maintenance } else { WeekKind::Normal };
    let growth_halves = if keeps { None } else { growth(&usual, frame.week) };
    let otherwise = Frame { kind, growth_halves, ..frame.clone() };
    let week = fill::fill(Trainee { standing: &usual, ..trainee }, &otherwise);
    let mut light = fill::picks(trainee, &otherwise);
    fewer_sets::keep_to(&week.turns, &mut light.turns);
    Filled {
        solution: half(&week.solution, trainee, frame, &light),
        with_time: week.with_time.as_ref().map(|solution| half(solution, trainee, frame, &light)),
        is_possible: week.is_possible,
        beside: week.beside.as_ref().map(|beside| halve_beside(beside, trainee)),
        ..light
    }
}

/// Halves the sets of a branch beside its rung, at the target of a light week.
fn halve_beside<'c>(beside: &Beside<'c>, trainee: Trainee<'c, '_>) -> Beside<'c> {
    let pick = Pick::new(beside.pick.exercise, trainee.standing, beside.pick.reasons.clone());
    Beside { day: beside.day, pick, sets: share(beside.sets) }
}

fn share(sets: u8) -> u8 {
    (u32::from(sets) * DELOAD_SETS_PERCENT).div_ceil(100) as u8
}

/// Halves every dose, rounded up; hops stand only where a light week leaves them open.
fn half(week: &Solution, trainee: Trainee<'_, '_>, frame: &Frame, light: &Filled<'_>) -> Solution {
    let halved = |spread: PerDay| spread.map(share);
    let mut sessions = week.sessions.clone();
    for ((quality, turns), mask) in IN_SESSIONS.iter().zip(&light.turns).zip(&mut sessions) {
        if *quality == Quality::Plyometric {
            let days = (0..frame.chosen.days.len()).filter(|day| *mask & (1 << day) != 0);
            let open = days.filter(|day| trainee.standing.hops_closed(frame.date(*day)).is_none());
            *mask = open.take(turns.len()).fold(0, |mask, day| mask | 1 << day);
        }
    }
    Solution {
        straight: halved(week.straight),
        bent: halved(week.bent),
        iso: halved(week.iso),
        sessions,
        points: week.points,
    }
}
