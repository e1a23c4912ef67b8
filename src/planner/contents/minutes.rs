//! What short minutes make of the least session: one set of each calf form and a short balance drill (D.3, C.5).

use crate::catalogue::Exercise;
use crate::catalogue::vocabulary::{Mode, Quality};
use crate::coach::rules::{BUILD_SECONDS, LEAST_BALANCE_SETS, LEAST_SESSION};
use crate::plan::Reason;
use crate::plan::reason::Shortened;
use crate::plan::timing::session_seconds;
use crate::planner::contents::pick::Pick;
use crate::planner::impossible::Impossible;

/// How far the targets of the least session shrink, so that it fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Squeeze {
    /// Repetitions less, or steps of a hold; never below the range.
    steps: u16,
    /// Whether the only session of the week holds balance in its least sets.
    least_balance: bool,
}

impl Squeeze {
    /// Finds the smallest that lets the least session fit, made of these picks; refuses minutes in which it does not fit
    /// at all.
    pub(crate) fn find(parts: &[Pick<'_>], given: u16, sessions: usize) -> Result<Squeeze, Impossible> {
        let seconds = |steps: u16, balance_sets: fn(&Pick<'_>) -> u8| {
            let exercises = parts.iter().map(|pick| {
                let sets = if pick.exercise.quality == Quality::Balance { balance_sets(pick) } else { 1 };
                let amount = shrunk(pick.exercise, pick.target.dosage.number(), steps);
                pick.own_seconds(sets, amount)
            });
            session_seconds(exercises, false)
        };
        let budget = u32::from(given) * 60;
        let least = |_: &Pick<'_>| LEAST_BALANCE_SETS;
        let most = parts.iter().map(|pick| pick.target.dosage.number()).max().unwrap_or(0);
        let Some(steps) = (0..=most).find(|steps| seconds(*steps, least) <= budget) else {
            return Err(Impossible::Minutes { given, least: seconds(most, least).div_ceil(60) as u16 });
        };
        let least_balance = sessions == 1 && seconds(steps, |pick| pick.target.sets) > budget;
        Ok(Squeeze { steps, least_balance })
    }

    /// Shrinks what is part of the least session, and says so.
    pub(crate) fn shrink(self, pick: &mut Pick<'_>, minutes: u16) {
        let exercise = pick.exercise;
        if !LEAST_SESSION.contains(&exercise.quality) {
            return;
        }
        let usual = pick.target.dosage.number();
        let amount = shrunk(exercise, usual, self.steps);
        if amount < usual {
            pick.target.dosage = exercise.dosage(amount);
            let what = match exercise.mode {
                Mode::Hold => Shortened::Seconds(amount, usual),
                Mode::Reps | Mode::Contacts => Shortened::Reps(amount, usual),
            };
            pick.reasons.push(Reason::Shortened { what, minutes });
        }
        if self.least_balance && exercise.quality == Quality::Balance && pick.target.sets > LEAST_BALANCE_SETS
        {
            let what = Shortened::Sets(LEAST_BALANCE_SETS, pick.target.sets);
            pick.target.sets = LEAST_BALANCE_SETS;
            pick.reasons.push(Reason::Shortened { what, minutes });
        }
    }
}

/// Takes so many steps off an amount, within the range; what is below it already stays.
fn shrunk(exercise: &Exercise, amount: u16, steps: u16) -> u16 {
    let [low, _] = exercise.dose.range();
    let step = if exercise.mode == Mode::Hold { BUILD_SECONDS } else { 1 };
    amount.saturating_sub(steps.saturating_mul(step)).max(low.min(amount))
}
