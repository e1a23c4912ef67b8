//! What comes next of an exercise, and from when.

use chrono::NaiveDate;

use crate::catalogue::Exercise;
use crate::catalogue::vocabulary::Quality;

use crate::coach::prescribe::Target;
use crate::coach::state::exercise::Step;
use crate::coach::state::hops::Closed;
use crate::coach::state::standing::Standing;

/// What comes next of an exercise.
#[derive(Debug, Clone, PartialEq)]
pub struct Next<'a> {
    /// What to do, and why.
    pub target: Target<'a>,
    /// The Monday from which it holds, where this week's plan still asks for what was before.
    pub from: Option<NaiveDate>,
    /// The rung of the same chain the person stands on instead.
    pub stands_on: Option<&'a Exercise>,
    /// For hops, the landings of a session, or why there are none.
    pub landings: Option<Result<u16, Closed>>,
    /// It rests until this day, after pain.
    pub rests_until: Option<NaiveDate>,
}

impl<'a> Next<'a> {
    /// Reads what comes next from what the coach makes of the log.
    pub fn of(standing: &Standing<'a, '_>, exercise: &'a Exercise, today: NaiveDate) -> Next<'a> {
        let moved = standing.last_ruling(&exercise.slug).is_some_and(|ruling| {
            standing.week.contains(ruling.day) && !matches!(ruling.step, Step::None | Step::AtTop(_))
        });
        let chain = |of: &Exercise| of.ladder.as_ref().map(|ladder| ladder.chain.clone());
        let place = standing.trained_with(exercise.quality);
        let stands_on = place.filter(|other| {
            other.slug != exercise.slug && chain(other).is_some() && chain(other) == chain(exercise)
        });
        let from = moved.then(|| standing.week.next().starts());
        // Landings follow their own gate and ramp (D.7).
        let landings = (exercise.quality == Quality::Plyometric).then(|| {
            let closed = standing.hops_closed(standing.week.starts());
            closed.map_or(Ok(standing.hops.contacts), Err)
        });
        let rests_until = standing.rests_on(&exercise.slug, today);
        Next { target: standing.next_target(exercise), from, stands_on, landings, rests_until }
    }
}
