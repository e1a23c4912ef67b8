//! What comes up beside the current rung: branches and the rung before, in turn (D.2.5, *Variety*).

use std::cmp::Reverse;

use crate::catalogue::vocabulary::Quality;
use crate::catalogue::{Exercise, chain};
use crate::coach::because::Because;
use crate::coach::eligible::{Earned, barrier_with};
use crate::coach::rules::{BRANCH_BALANCE_TURN, OTHER_WHOLE_LEG_TURN};
use crate::plan::Reason;
use crate::plan::reason::Turn;
use crate::planner::contents::pick::Pick;
use crate::planner::contents::search::{Problem, Solution};
use crate::planner::contents::select::Trainee;

/// Sets of a branch that take the place of as many of its rung on one day.
#[derive(Debug, Clone)]
pub(crate) struct Beside<'c> {
    /// The training day.
    pub(crate) day: usize,
    /// The branch.
    pub(crate) pick: Pick<'c>,
    /// Its sets.
    pub(crate) sets: u8,
}

/// Returns the session of this number, from 0, of a quality that stands on this rung.
pub(crate) fn session<'c>(trainee: Trainee<'c, '_>, rung: &Pick<'c>, number: usize) -> Pick<'c> {
    let exercise = rung.exercise;
    let mut others = match exercise.quality {
        Quality::WholeLeg if number == OTHER_WHOLE_LEG_TURN => {
            let before = trainee.standing.before(exercise);
            branches(trainee, exercise).into_iter().chain(before).collect()
        }
        Quality::Balance if number == BRANCH_BALANCE_TURN => branches(trainee, exercise),
        _ => Vec::new(),
    };
    others.retain(|other| trainee.rests(other).is_none() && trainee.standing.may_begin(other));
    longest_ago(trainee, others).unwrap_or_else(|| rung.clone())
}

/// Returns the branch for sets of straight-knee calf work beyond the week's least.
pub(crate) fn straight_branch<'c>(trainee: Trainee<'c, '_>) -> Option<Pick<'c>> {
    let rung = trainee.rung(Quality::CalfStraight)?;
    // The block says itself what it is made of (B.3).
    if matches!(rung.target.because, Because::HeavySlow(_)) {
        return None;
    }
    let mut others = branches(trainee, rung.exercise);
    others.retain(|other| trainee.rests(other).is_none() && trainee.standing.may_begin(other));
    longest_ago(trainee, others)
}

/// Gives what a week holds beyond its least of straight-knee work to a branch, on one heavy day with time for it.
pub(crate) fn beside<'c>(
    branch: &Pick<'c>,
    rungs: &[Option<Pick<'c>>],
    solution: &Solution,
    problem: &Problem,
) -> Option<Beside<'c>> {
    let straight = solution.straight;
    let beyond = straight.iter().sum::<u8>().saturating_sub(problem.straight.min);
    let is_heavy = |day: &usize| problem.heavy & (1 << day) != 0;
    let mut days: Vec<usize> = (0..problem.days).filter(is_heavy).collect();
    // What its rung cannot hold is a branch's in any case.
    days.sort_by_key(|day| Reverse((problem.of_branch(straight, *day), straight[*day], *day)));
    days.into_iter().find_map(|day| {
        let rung = rungs[day].as_ref()?;
        let most = beyond.min(straight[day]).min(branch.target.sets);
        let held = problem.straight.cost[day].get(usize::from(straight[day])).copied().unwrap_or(0);
        let left = problem.budget.saturating_sub(problem.seconds(solution, day));
        let seconds =
            |sets: u8| rung.seconds_in_session(straight[day] - sets) + branch.seconds_in_session(sets);
        let sets = (1..=most).rev().find(|sets| seconds(*sets) <= held + left)?;
        Some(Beside { day, pick: branch.clone(), sets })
    })
}

/// Returns the branches that are granted to somebody who stands on this rung, and that nothing keeps out.
fn branches<'c>(trainee: Trainee<'c, '_>, rung: &'c Exercise) -> Vec<&'c Exercise> {
    let (person, standing) = (trainee.person, trainee.standing);
    let quality = rung.quality;
    let Some(place) = standing.place(quality) else { return Vec::new() };
    let rungs = chain::rungs(person.catalogue, quality);
    let granted = rungs.into_iter().take(place.position + 1);
    // A gate that led above the level led to the branches of that rung as well (D.2.3).
    let levels = u8::from(place.exercise.level > person.profile.level);
    let earned = Earned { tiers: standing.earned_tiers, levels };
    let branches = granted.flat_map(|rung| chain::branches(person.catalogue, rung));
    branches
        .filter(|branch| branch.quality == quality && branch.slug != rung.slug)
        .filter(|branch| barrier_with(branch, person.profile, earned).is_none())
        .collect()
}

/// Picks what was done longest ago; what was never done comes first, and before that what stands first.
fn longest_ago<'c>(trainee: Trainee<'c, '_>, others: Vec<&'c Exercise>) -> Option<Pick<'c>> {
    let last = |other: &Exercise| trainee.person.history.last_done(&other.slug);
    let next = others.into_iter().min_by_key(|other| last(other))?;
    let turn = if last(next).is_none() { Turn::New } else { Turn::LongestAgo };
    Some(Pick::new(next, trainee.standing, vec![Reason::Turn(turn)]))
}
