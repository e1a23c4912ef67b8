//! What comes next of an exercise, and from when.

use chrono::NaiveDate;

use crate::catalogue::Exercise;
use crate::catalogue::dosage::Dosage;
use crate::catalogue::vocabulary::Quality;

use crate::coach::because::{AppliedRuling, Because};
use crate::coach::prescribe::Target;
use crate::coach::state::exercise::Step;
use crate::coach::state::hops::Closed;
use crate::coach::state::landings::sum;
use crate::coach::state::standing::Standing;

/// What comes next of an exercise.
#[derive(Debug, Clone, PartialEq)]
pub struct Next<'a> {
    /// What to do, and why.
    pub target: Target<'a>,
    /// What the last exposure was judged, where an earlier one decides.
    pub latest: Option<Because<'a>>,
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
        let from = moved.then(|| standing.steps_hold_from());
        let mut target = standing.next_target(exercise);
        let landings = if exercise.quality == Quality::Plyometric {
            hop(standing, exercise, today, &mut target)
        } else {
            None
        };
        let rests_until = standing.rests_on(&exercise.slug, today);
        let latest = match &target.because {
            Because::Ruled(decides) if !decides.is_newest => standing
                .last_ruling(&exercise.slug)
                .map(|ruling| Because::Ruled(AppliedRuling { ruling: *ruling, is_newest: true, ..*decides })),
            _ => None,
        };
        Next { target, latest, from, stands_on, landings, rests_until }
    }
}

/// Makes a target that of the next session of hops, which follow their own gate and ramp (D.7); returns its landings, or
/// why there is none.
fn hop<'a>(
    standing: &Standing<'a, '_>,
    exercise: &'a Exercise,
    today: NaiveDate,
    target: &mut Target<'a>,
) -> Option<Result<u16, Closed>> {
    if let Some(closed) = standing.hops_closed(today.max(standing.week.starts())) {
        return Some(Err(closed));
    }
    let session = if exercise.is_one_sided() {
        Vec::from_iter(standing.one_legged_session())
    } else {
        standing.next_hops()
    };
    if session.is_empty() {
        return exercise.is_one_sided().then_some(Err(Closed::OneLeg));
    }
    let landings = sum(&session);
    if let Some(part) = session.iter().find(|part| part.exercise.slug == exercise.slug) {
        (target.sets, target.dosage) = (part.sets, Dosage::Contacts(part.each));
        target.because = Because::Landings { landings, has_grown: standing.hops.has_grown };
    }
    Some(Ok(landings))
}
