//! Sets shrink before an exercise is left out (D.3): what is counted in sessions and has grown gives back what it grew by.

use crate::catalogue::vocabulary::Quality;
use crate::plan::Reason;
use crate::plan::reason::Shortened;
use crate::planner::contents::frame::IN_SESSIONS;
use crate::planner::contents::pick::Pick;
use crate::planner::contents::search::{Problem, Solution};
use crate::planner::contents::select::Trainee;

/// Returns the turns of each of [`IN_SESSIONS`] with no more than the table's sets; nothing where none has more.
///
/// Hops have their own figures (D.7), and the first session after a short gap has a set less anyway (D.8).
pub(crate) fn at_the_table<'c>(
    trainee: Trainee<'c, '_>,
    turns: &[Vec<Pick<'c>>],
) -> Option<Vec<Vec<Pick<'c>>>> {
    let mut fewer = turns.to_vec();
    let mut has_changed = false;
    for (quality, turns) in IN_SESSIONS.iter().zip(&mut fewer) {
        let is_eased = trainee.standing.eased(*quality).is_some();
        for pick in turns.iter_mut().skip(usize::from(is_eased)) {
            let table = pick.exercise.dose.sets;
            if *quality != Quality::Plyometric && pick.target.sets > table {
                pick.target.sets = table;
                has_changed = true;
            }
        }
    }
    has_changed.then_some(fewer)
}

/// Gives each turn its own sets again where its day has time for them, and says of the others that they are shortened.
///
/// What stands on no day keeps its own sets: it may be done at any time.
pub(crate) fn give_back<'c>(
    own: &[Vec<Pick<'c>>],
    fewer: &mut [Vec<Pick<'c>>],
    solution: &Solution,
    problem: &Problem,
    minutes: u16,
) {
    let mut left: Vec<u32> =
        (0..problem.days).map(|day| problem.budget.saturating_sub(problem.seconds(solution, day))).collect();
    for ((own, fewer), mask) in own.iter().zip(fewer).zip(&solution.sessions) {
        let days = (0..problem.days).filter(|day| mask & (1 << day) != 0).map(Some);
        let days = days.chain(std::iter::repeat(None));
        for ((own, pick), day) in own.iter().zip(fewer).zip(days) {
            let (usual, now) = (own.target.sets, pick.target.sets);
            if usual == now {
                continue;
            }
            let more = own.seconds(usual).saturating_sub(own.seconds(now));
            match day {
                Some(day) if left[day] < more => {
                    pick.reasons.push(Reason::Shortened { what: Shortened::Sets(now, usual), minutes });
                }
                _ => {
                    pick.target.sets = usual;
                    if let Some(day) = day {
                        left[day] -= more;
                    }
                }
            }
        }
    }
}

/// Takes over from another week the sets that were shortened, and what is said of them.
pub(crate) fn keep_to<'c>(shortened: &[Vec<Pick<'c>>], turns: &mut [Vec<Pick<'c>>]) {
    let pairs = shortened.iter().zip(turns).flat_map(|(short, turns)| short.iter().zip(turns));
    for (short, pick) in pairs.filter(|(short, pick)| short.exercise.slug == pick.exercise.slug) {
        let is_told =
            |reason: &&Reason<'_>| matches!(reason, Reason::Shortened { what: Shortened::Sets(..), .. });
        let Some(reason) = short.reasons.iter().find(is_told) else { continue };
        if pick.target.sets > short.target.sets {
            pick.target.sets = short.target.sets;
            pick.reasons.push(reason.clone());
        }
    }
}
