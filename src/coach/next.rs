//! What comes next of an exercise, and from when.

use chrono::NaiveDate;

use crate::catalogue::Exercise;
use crate::catalogue::dosage::Dosage;
use crate::catalogue::vocabulary::Quality;
use crate::coach::Decision;

use crate::coach::because::{AppliedRuling, Because, BlockLine};
use crate::coach::prescribe::Target;
use crate::coach::state::exercise::{Ruling, Step};
use crate::coach::state::hops::Closed;
use crate::coach::state::landings::sum;
use crate::coach::state::standing::Standing;

/// What comes next of an exercise.
#[derive(Debug, Clone, PartialEq)]
pub struct Next<'a> {
    /// What to do, and why.
    pub target: Target<'a>,
    /// What the last exposure was judged, where something else decides.
    pub latest: Option<Because<'a>>,
    /// The Monday from which it holds, where this week still asks for what was before.
    pub from: Option<NaiveDate>,
    /// The rung of the same chain the person trains instead.
    pub stands_on: Option<&'a Exercise>,
    /// For hops, the landings of a session, or why there are none.
    pub landings: Option<Result<u16, Closed>>,
    /// It rests until this day, after pain.
    pub rests_until: Option<NaiveDate>,
}

/// What this week's plan does with an exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Planned {
    /// Whether it stands in the week, done or not.
    pub this_week: bool,
    /// Whether a session of it is still to come.
    pub is_open: bool,
    /// Whether a session of its quality is, with whatever exercise.
    pub quality_is_open: bool,
}

/// A person as this week knows them, and as the next one will by what is logged so far.
///
/// What the next week asks for may differ from what the sessions of this one lead to: it may be a lighter week, or this
/// one may hold too little to grow from. So it is read from where the plan of that week reads it.
#[derive(Debug)]
pub struct Ahead<'a, 'c, 'p> {
    /// This week, with what was done in it.
    pub this: &'a Standing<'c, 'p>,
    /// The week after it.
    pub next: &'a Standing<'c, 'p>,
    /// This week as its plan keeps it to its end.
    kept: Standing<'c, 'p>,
    today: NaiveDate,
}

impl<'a, 'c, 'p> Ahead<'a, 'c, 'p> {
    /// Puts a week and the one after it beside each other.
    pub fn new(
        this: &'a Standing<'c, 'p>,
        next: &'a Standing<'c, 'p>,
        today: NaiveDate,
    ) -> Ahead<'a, 'c, 'p> {
        Ahead { kept: this.clone().keeping_week(), this, next, today }
    }
}

impl<'c> Ahead<'_, 'c, '_> {
    /// Returns what comes next of an exercise: what this week still asks for where nothing has moved it, else what the
    /// next one does.
    pub fn of(&self, exercise: &'c Exercise, planned: Planned) -> Next<'c> {
        let moved = self.moved(exercise);
        let goes_back = moved.is_some_and(|ruling| ruling.decision == Decision::Regress);
        let is_this_week = planned.quality_is_open && (moved.is_none() || goes_back);
        let standing = if is_this_week { self.this } else { self.next };
        let instead = self.instead(exercise, planned, is_this_week);
        let mut target = standing.next_target(exercise);
        if is_this_week {
            self.wait_for_whole_week(&mut target.because);
        }
        let landings = if exercise.quality == Quality::Plyometric {
            hop(standing, exercise, self.today, &mut target)
        } else {
            None
        };
        let latest = self.latest(exercise, &target.because);
        let is_put_off = !is_this_week && self.put_off(&mut target.because);
        let from = instead.map_or(is_put_off, |(_, is_later)| is_later).then(|| self.next.week.starts());
        let rests_until = self.this.rests_on(&exercise.slug, self.today);
        Next { target, latest, from, stands_on: instead.map(|(other, _)| other), landings, rests_until }
    }

    /// Returns the ruling of this week that moved an exercise.
    fn moved(&self, exercise: &Exercise) -> Option<&Ruling<'c>> {
        let last = self.this.last_ruling(&exercise.slug)?;
        let moves = !matches!(last.step, Step::None | Step::AtTop(_)) && !last.step.waits();
        (moves && self.this.week.contains(last.day)).then_some(last)
    }

    /// Returns the rung that takes the place of an exercise, and whether it does so with the next week only.
    fn instead(
        &self,
        exercise: &'c Exercise,
        planned: Planned,
        is_this_week: bool,
    ) -> Option<(&'c Exercise, bool)> {
        let chain = |of: &Exercise| of.ladder.as_ref().map(|ladder| ladder.chain.clone());
        let in_week = self.kept.trained_with(exercise.quality);
        let other = if is_this_week { in_week } else { self.next.trained_with(exercise.quality) }?;
        if other.slug == exercise.slug || chain(other).is_none() || chain(other) != chain(exercise) {
            return None;
        }
        let is_in_week = |slug: &str| in_week.is_some_and(|rung| *rung.slug == *slug);
        let was_left = self.moved(exercise).is_some_and(|ruling| matches!(ruling.step, Step::Rung(_)));
        if planned.this_week && !was_left && !is_in_week(&exercise.slug) {
            // It takes turns with the rung; nothing has taken its place.
            return None;
        }
        Some((other, planned.is_open || !is_in_week(&other.slug)))
    }

    /// Returns what the last exposure was judged, where the target rests on something else: on an earlier one, or, after
    /// a step back, on what the week is.
    fn latest(&self, exercise: &'c Exercise, because: &Because<'c>) -> Option<Because<'c>> {
        let ruling = *self.this.last_ruling(&exercise.slug)?;
        match because {
            Because::Ruled(decides) if !decides.is_newest => {
                Some(Because::Ruled(AppliedRuling { ruling, is_newest: true, ..*decides }))
            }
            Because::Lighter { .. } | Because::Returning { .. } if ruling.decision == Decision::Regress => {
                let amount = self.this.state_of(&exercise.slug)?.amount;
                Some(Because::Ruled(AppliedRuling { exercise, amount, ruling, is_newest: true, from: None }))
            }
            _ => None,
        }
    }

    /// Lets a step of this week wait while the next one is light: it holds from the Monday behind that (D.9).
    fn wait_for_whole_week(&self, because: &mut Because<'c>) {
        if let Because::Ruled(AppliedRuling { from: Some(from), .. })
        | Because::HeavySlow(BlockLine { from: Some(from), .. }) = because
            && self.next.deload.is_some()
        {
            *from = self.next.week.next().starts();
        }
    }

    /// Lets what the next week asks for hold from its Monday; returns whether this week knows nothing of it yet.
    fn put_off(&self, because: &mut Because<'c>) -> bool {
        let monday = self.next.week.starts();
        let is_ahead = |ruling: &Ruling<'c>| {
            let moves = !matches!(ruling.step, Step::None | Step::AtTop(_)) && !ruling.step.waits();
            moves && self.this.week.contains(ruling.day) && ruling.decision != Decision::Regress
        };
        match because {
            Because::Ruled(AppliedRuling { ruling, from, .. })
            | Because::HeavySlow(BlockLine { ruling: Some(ruling), from, .. })
                if is_ahead(ruling) =>
            {
                *from = Some(monday);
                true
            }
            Because::Lighter { .. } => self.this.deload.is_none(),
            Because::Waits | Because::Returning { week: 0, .. } => true,
            _ => false,
        }
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
