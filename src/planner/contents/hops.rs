//! The hops of a week: which, and how their landings are spread over sets (D.7).

use crate::catalogue::dosage::Dosage;
use crate::catalogue::vocabulary::{Mode, Quality};
use crate::coach::because::Because;
use crate::coach::rules::LONG_RECOVERY_DAYS;
use crate::coach::state::standing::Standing;
use crate::plan::Reason;
use crate::plan::reason::TooSoon;
use crate::planner::contents::frame::Frame;
use crate::planner::contents::pick::{Pick, recovers_slowly};
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
    let mut turns = vec![two_legged(trainee, current.clone(), standing.contacts()); count.min(heavy)];
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
        let fewer = (u32::from(standing.contacts()) * percent / 100) as u16;
        *first = two_legged(trainee, Pick::new(first.exercise, standing, first.reasons.clone()), fewer);
        first.target.because = Because::LandingsAfterGap { landings: fewer, days: way.layoff.days };
    }
    // The last session of the week is the one-legged one: there is one of them, so a week lies between two.
    if turns.len() > 1
        && last_is_far
        && standing.single_leg_hops()
        && let Some(one_legged) = one_legged(trainee)
        && let Some(last) = turns.last_mut()
    {
        *last = one_legged;
    }
    turns
}

/// The two-legged hops of the hardest rung before this one that recover within two days.
fn calmer<'c>(trainee: Trainee<'c, '_>, pick: &Pick<'c>) -> Option<Pick<'c>> {
    let mut exercise = pick.exercise;
    while recovers_slowly(exercise) {
        exercise = trainee.standing.before(exercise)?;
    }
    let reasons = vec![Reason::Recovery { of: pick.exercise, next: TooSoon::Hops }];
    Some(two_legged(trainee, Pick::new(exercise, trainee.standing, reasons), trainee.standing.contacts()))
}

/// The two-legged hops of a session of so many landings, and the rung before them for what they cannot hold.
fn two_legged<'c>(trainee: Trainee<'c, '_>, mut pick: Pick<'c>, contacts: u16) -> Pick<'c> {
    let cap = trainee.standing.contacts_cap();
    let held = spread(&mut pick, contacts, cap, trainee.standing);
    let rest = contacts.saturating_sub(held);
    if let Some(before) = trainee.standing.before(pick.exercise).filter(|_| rest > 0) {
        let [low, _] = before.dose.range();
        if rest >= low {
            let mut beside = Pick::new(before, trainee.standing, vec![Reason::Beside(pick.exercise)]);
            spread(&mut beside, rest, cap.saturating_sub(held), trainee.standing);
            pick.with = Some(Box::new(beside));
        }
    }
    pick
}

/// The one-legged hops that are current.
fn one_legged<'c>(trainee: Trainee<'c, '_>) -> Option<Pick<'c>> {
    let exercise = trainee.standing.one_legged_rung()?;
    let mut pick = Pick::new(exercise, trainee.standing, Vec::new());
    let contacts = trainee.standing.contacts() / 2;
    spread(&mut pick, contacts, trainee.standing.contacts_cap(), trainee.standing);
    Some(pick)
}

/// Spreads landings evenly over the sets, each rounded up to even as far as the level's most allows, and returns how many
/// they hold.
fn spread(pick: &mut Pick<'_>, contacts: u16, most_landings: u16, standing: &Standing<'_, '_>) -> u16 {
    let [low, high] = pick.exercise.dose.range();
    let most = u16::from(pick.target.sets.min(pick.exercise.dose.sets).max(1));
    let sets = (contacts / low.max(1)).clamp(1, most);
    let mut each = contacts.div_ceil(sets).next_multiple_of(2).min(high);
    while sets * each > most_landings && each >= low + 2 {
        each -= 2;
    }
    debug_assert!(matches!(pick.exercise.mode, Mode::Contacts));
    (pick.target.sets, pick.target.dosage) = (sets as u8, Dosage::Contacts(each));
    pick.target.because = Because::Landings { landings: contacts, has_grown: standing.hops.has_grown };
    sets * each
}
