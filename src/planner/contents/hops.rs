//! The hops of a week: which, and how their landings are spread over sets (D.7).

use crate::catalogue::dosage::Dosage;
use crate::catalogue::vocabulary::Quality;
use crate::coach::because::Because;
use crate::coach::rules::LONG_RECOVERY_DAYS;
use crate::coach::state::hops::share;
use crate::coach::state::landings::Hopping;
use crate::plan::Reason;
use crate::plan::reason::TooSoon;
use crate::planner::contents::frame::Frame;
use crate::planner::contents::pick::{Pick, recovers_slowly};
use crate::planner::contents::search::{Problem, Solution};
use crate::planner::contents::select::{Trainee, days_to_next};
use crate::week::Weekday;

/// Returns the sessions of hops of a week, as many as it may hold; none where the gate is closed all week.
pub(crate) fn turns<'c>(trainee: Trainee<'c, '_>, frame: &Frame, count: usize) -> Vec<Pick<'c>> {
    let standing = trainee.standing;
    let heavy = frame.chosen.heavy.len();
    let mut dates =
        (0..frame.chosen.days.len()).filter(|day| frame.is_heavy(*day)).map(|day| frame.date(day));
    if count == 0 || dates.all(|date| standing.hops_closed(date).is_some()) {
        return Vec::new();
    }
    let is_far = |day: &Weekday| days_to_next(*day, &frame.chosen.heavy) >= LONG_RECOVERY_DAYS;
    let last_is_far = frame.chosen.heavy.last().is_some_and(is_far);
    let Some(current) = trainee.rung(Quality::Plyometric) else { return Vec::new() };
    let Some(usual) = two_legged(trainee, &current, standing.contacts()) else { return Vec::new() };
    let mut turns = vec![usual; count.min(heavy)];
    // What asks for three days stands only where the next hops are that far off: once, at the end, or on all days.
    if recovers_slowly(current.exercise) && !frame.chosen.heavy.iter().all(is_far) {
        let calmer = calmer(trainee, &current);
        let kept = usize::from(last_is_far);
        let before = turns.len().saturating_sub(kept);
        turns.splice(..before, calmer.into_iter().cycle().take(before)).for_each(drop);
    }
    // After a short gap the first session has fewer landings, and the others what there was before it.
    if let (Some(way), Some(first)) = (standing.eased(Quality::Plyometric), turns.first_mut())
        && let Some(percent) = way.layoff.contacts_percent()
    {
        let again = Pick::new(first.exercise, standing, first.reasons.clone());
        if let Some(fewer) = two_legged(trainee, &again, share(standing.contacts(), percent)) {
            *first = fewer;
            let landings = first.landings();
            let because = Because::LandingsAfterGap { landings, layoff: way.layoff };
            first.explain(&because);
        }
    }
    // The last session of the week is the one-legged one: there is one of them, so a week lies between two. Where it is
    // the only one, it is so every other week.
    let is_its_turn = match &turns[..] {
        [_] => is_week_of_one_leg(frame) && frame.chosen.heavy.iter().all(is_far),
        _ => last_is_far,
    };
    if is_its_turn
        && let Some(one_legged) = one_legged(trainee)
        && let Some(last) = turns.last_mut()
    {
        *last = one_legged;
    }
    turns
}

/// Whether the only session of hops of a week is the one-legged one: every other week, as far as nothing was done in it.
fn is_week_of_one_leg(frame: &Frame) -> bool {
    frame.week.number().is_multiple_of(2) && frame.done(Quality::Plyometric) == 0
}

/// Gives the one-legged hops their week where of two sessions of hops only one found room, and they fit in its place.
pub(crate) fn alternate(frame: &Frame, hops: &mut [Pick<'_>], solution: &Solution, problem: &Problem) {
    let heavy = &frame.chosen.heavy;
    let are_far = heavy.iter().all(|day| days_to_next(*day, heavy) >= LONG_RECOVERY_DAYS);
    let [usual, one_legged] = hops else { return };
    let mask = solution.sessions[0];
    if mask.count_ones() != 1 || !one_legged.exercise.is_one_sided() || !is_week_of_one_leg(frame) || !are_far
    {
        return;
    }
    let left = problem.budget.saturating_sub(problem.seconds(solution, mask.trailing_zeros() as usize));
    let seconds = |pick: &Pick<'_>| pick.seconds_in_session(pick.target.sets);
    if seconds(one_legged) <= seconds(usual) + left {
        std::mem::swap(usual, one_legged);
    }
}

/// The two-legged hops of the hardest rung before this one that recover within two days.
fn calmer<'c>(trainee: Trainee<'c, '_>, pick: &Pick<'c>) -> Option<Pick<'c>> {
    let mut exercise = pick.exercise;
    while recovers_slowly(exercise) {
        exercise = trainee.standing.before(exercise)?;
    }
    let reasons = vec![Reason::Recovery { of: pick.exercise, next: TooSoon::Hops }];
    two_legged(trainee, &Pick::new(exercise, trainee.standing, reasons), trainee.standing.contacts())
}

/// The two-legged hops of a session of so many landings, and the rung before them for what they cannot hold.
fn two_legged<'c>(trainee: Trainee<'c, '_>, pick: &Pick<'c>, contacts: u16) -> Option<Pick<'c>> {
    let session = trainee.standing.two_legged_session(pick.exercise, contacts);
    let mut parts = session.into_iter();
    let mut hops = pick.clone();
    hops.hold(parts.next()?);
    hops.with = parts.next().map(|part| {
        let mut beside = Pick::new(part.exercise, trainee.standing, vec![Reason::Beside(pick.exercise)]);
        beside.hold(part);
        Box::new(beside)
    });
    let landings = hops.landings();
    hops.explain(&Because::Landings { landings, has_grown: trainee.standing.hops.has_grown });
    Some(hops)
}

/// The one-legged hops of a session, where they may begin.
fn one_legged<'c>(trainee: Trainee<'c, '_>) -> Option<Pick<'c>> {
    let hopping = trainee.standing.one_legged_session()?;
    if trainee.rests(hopping.exercise).is_some() {
        return None;
    }
    let mut pick = Pick::new(hopping.exercise, trainee.standing, Vec::new());
    pick.hold(hopping);
    pick.explain(&Because::Landings { landings: pick.landings(), has_grown: false });
    Some(pick)
}

impl<'c> Pick<'c> {
    /// Asks for so many sets of so many landings.
    fn hold(&mut self, hopping: Hopping<'c>) {
        (self.target.sets, self.target.dosage) = (hopping.sets, Dosage::Contacts(hopping.each));
    }

    /// Returns the landings of the session, those beside it included.
    fn landings(&self) -> u16 {
        let own = u16::from(self.target.sets) * self.target.dosage.number();
        own + self.with.as_ref().map_or(0, |beside| beside.landings())
    }

    /// Gives every exercise of the session the same reason.
    fn explain(&mut self, because: &Because<'c>) {
        self.target.because = because.clone();
        if let Some(beside) = &mut self.with {
            beside.explain(because);
        }
    }
}
