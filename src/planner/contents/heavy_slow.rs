//! What the heavy slow block takes of a week before anything else does (D.14).

use crate::catalogue::vocabulary::Quality;
use crate::coach::judge::trained_week::plantar_flexor_halves;
use crate::coach::rules::{HSR_FIRST_WEEK_SETS, HSR_PLANTAR_FLEXOR_CAP, points};
use crate::coach::state::standing::Standing;
use crate::person::Person;
use crate::planner::contents::frame::Frame;
use crate::planner::contents::pick::Pick;
use crate::planner::contents::search::BONUSES;

/// Returns what each further set of a day is worth beside the usual, the first first: any of them more than all else.
pub(crate) fn bonuses(frame: &Frame, standing: &Standing<'_, '_>, quality: Quality) -> [u32; BONUSES] {
    if frame.block_span(standing, quality).is_some() { points::OF_BLOCK } else { [0; BONUSES] }
}

/// Returns the most plantar-flexor work of the week, in half sets: the first week of the block adds little to the last
/// trained one, but a set of each form on every heavy day stands.
pub(crate) fn cap_halves(frame: &Frame, standing: &Standing<'_, '_>) -> u16 {
    let Some(block) = frame.block(standing) else { return 2 * u16::from(frame.targets.plantar_flexor_cap) };
    let cap = 2 * u16::from(HSR_PLANTAR_FLEXOR_CAP);
    let Standing { person: Person { catalogue, profile, history }, weeks, .. } = standing;
    let last = weeks.trained_before(frame.week, profile, &frame.targets).next();
    match last.filter(|_| block.week == 1) {
        Some(last) => {
            let most = plantar_flexor_halves(catalogue, history, last) + 2 * HSR_FIRST_WEEK_SETS;
            cap.min(most).max(4 * frame.chosen.heavy.len() as u16)
        }
        None => cap,
    }
}

/// Whether the last trained week limits a whole first week of the block.
pub(crate) fn is_limited(frame: &Frame, standing: &Standing<'_, '_>) -> bool {
    let is_first = frame.block(standing).is_some_and(|block| block.week == 1);
    let most = 2 * u16::from(HSR_PLANTAR_FLEXOR_CAP);
    is_first && frame.done_before.is_none() && cap_halves(frame, standing) < most
}

/// Leaves out the hops that the block leaves no room for under its cap.
pub(crate) fn drop_hops(frame: &Frame, standing: &Standing<'_, '_>, hops: &mut Vec<Pick<'_>>) {
    if frame.block(standing).is_none() {
        return;
    }
    let calf = [Quality::CalfStraight, Quality::CalfBent];
    let of_calf: u16 = calf.iter().map(|quality| 2 * u16::from(frame.span(standing, *quality).min)).sum();
    let room = cap_halves(frame, standing).saturating_sub(of_calf);
    let halves = |hops: &[Pick<'_>]| hops.iter().map(|pick| u16::from(pick.all_sets())).sum::<u16>();
    while !hops.is_empty() && halves(hops) > room {
        hops.pop();
    }
}
