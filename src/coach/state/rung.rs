//! Which rung of a chain a person stands on (D.2.3). Without anything logged: the start rung.

use crate::catalogue::vocabulary::{Flag, Quality};
use crate::catalogue::{Catalogue, Exercise, chain};
use crate::profile::Profile;

use crate::coach::eligible::{Earned, barrier_with};
use crate::coach::rules::{
    BALANCE_START_AT_LEVEL_3, FEW_RAISES, FOOT_START_LEVEL, MANY_RAISES, SINGLE_LEG_RAISE,
};

/// Returns the start rung, or nothing when no rung is eligible or the quality has no chain.
///
/// A calf-raise test decides it for the straight-knee chain: `weaker_raises` of the weaker side.
pub fn start_of(
    rungs: &[&Exercise],
    profile: &Profile,
    quality: Quality,
    weaker_raises: Option<u32>,
) -> Option<usize> {
    if quality == Quality::Plyometric {
        // Hops begin with the first rung at every level (D.7).
        return (!rungs.is_empty()).then_some(0);
    }
    match weaker_raises.filter(|_| quality == Quality::CalfStraight && !profile.has(Flag::CalfStrain)) {
        None => start_position(rungs, profile, quality),
        Some(raises) => {
            let single = rungs.iter().position(|rung| rung.slug == SINGLE_LEG_RAISE)?;
            let by_test = match raises {
                0..FEW_RAISES => 0,
                FEW_RAISES..MANY_RAISES => single,
                MANY_RAISES.. => (single + 1).min(rungs.len() - 1),
            };
            let within = |rung: &&Exercise| rung.level <= profile.level + 1;
            (0..=by_test).rev().find(|&position| within(&rungs[position]))
        }
    }
}

/// Returns where a person stands whose rung may be out of reach: there, or the nearest to the right of the same tendon
/// tier, or else to the left, or else to the right.
pub fn settle(
    rungs: &[&Exercise],
    profile: &Profile,
    position: usize,
    earned_here: Earned,
    earned: Earned,
) -> Option<usize> {
    if barrier_with(rungs[position], profile, earned_here).is_none() {
        return Some(position);
    }
    let fits = |position: &usize| barrier_with(rungs[*position], profile, earned).is_none();
    let tier = rungs[position].tendon_tier;
    let mut right = (position + 1..rungs.len()).filter(fits);
    let left = || (0..position).rev().find(|&left| barrier_with(rungs[left], profile, earned_here).is_none());
    let same_tier = right.clone().find(|&right| rungs[right].tendon_tier == tier);
    same_tier.or_else(left).or_else(|| right.next())
}

/// The left-most rung of the highest level within the person's; at level 3, where a chain has no such rung, the one after.
fn start_position(rungs: &[&Exercise], profile: &Profile, quality: Quality) -> Option<usize> {
    // Where the chain begins with an exception, its rule names the rung (D.2.3).
    let rungs = match quality {
        Quality::Balance if profile.level == 3 => {
            if let Some(named) = rungs.iter().position(|rung| rung.slug == BALANCE_START_AT_LEVEL_3) {
                return Some(named);
            }
            rungs
        }
        Quality::FootIntrinsic => {
            let beginners = rungs.iter().take_while(|rung| rung.level <= FOOT_START_LEVEL).count();
            if beginners > 0 { &rungs[..beginners] } else { rungs }
        }
        _ => rungs,
    };
    let loads_calf = matches!(quality, Quality::CalfStraight | Quality::CalfBent | Quality::Iso);
    if loads_calf && profile.has(Flag::CalfStrain) {
        return (!rungs.is_empty()).then_some(0);
    }
    let highest = rungs.iter().map(|rung| rung.level).filter(|level| *level <= profile.level).max()?;
    let start = rungs.iter().position(|rung| rung.level == highest)?;
    let one_more = profile.level == 3 && highest < 3 && start + 1 < rungs.len();
    Some(start + usize::from(one_more))
}

/// Returns the favourite in place of the rung at the end of those granted, which the person avoids: an earlier rung or a
/// branch, with no more load on the tendon.
pub fn favourite_instead<'a>(
    catalogue: &'a Catalogue,
    granted: &[&'a Exercise],
    profile: &Profile,
    earned: Earned,
) -> Option<&'a Exercise> {
    let (current, earlier) = granted.split_last()?;
    if !profile.avoid.iter().any(|slug| *slug == current.slug) {
        return None;
    }
    let branches = granted.iter().rev().flat_map(|rung| chain::branches(catalogue, rung));
    let mut others = branches.chain(earlier.iter().rev().copied());
    others.find(|other| {
        profile.favour.iter().any(|slug| *slug == other.slug)
            && other.quality == current.quality
            && other.tendon_tier <= current.tendon_tier
            && barrier_with(other, profile, earned).is_none()
    })
}

/// Returns the branch that takes the place of the rung at the end of those granted.
///
/// Under `plantar-heel` the towel raise takes the place of the raise it branches from, once that is granted (C.2).
pub fn preferred_branch<'a>(
    catalogue: &'a Catalogue,
    granted: &[&'a Exercise],
    profile: &Profile,
    earned: Earned,
) -> Option<&'a Exercise> {
    if !profile.has(Flag::PlantarHeel) {
        return None;
    }
    let branches = granted.iter().rev().flat_map(|rung| chain::branches(catalogue, rung));
    let mut for_the_foot = branches.filter(|branch| branch.secondary == Some(Quality::FootIntrinsic));
    for_the_foot.find(|branch| {
        branch.quality == Quality::CalfStraight && barrier_with(branch, profile, earned).is_none()
    })
}

/// Returns the branch that is left where no rung is within reach, with the position of its rung: a favourite first, then one
/// with no more load on the tendon than the rung wanted, then the nearest, those of earlier rungs first.
pub fn last_branch<'a>(
    catalogue: &'a Catalogue,
    rungs: &[&'a Exercise],
    profile: &Profile,
    wanted: usize,
    earned: Earned,
) -> Option<(usize, &'a Exercise)> {
    let positions = (0..=wanted).rev().chain(wanted + 1..rungs.len());
    let branches = positions.enumerate().flat_map(|(distance, position)| {
        chain::branches(catalogue, rungs[position]).map(move |branch| (distance, position, branch))
    });
    let of_chain = branches.filter(|(.., branch)| {
        branch.quality == rungs[wanted].quality && barrier_with(branch, profile, earned).is_none()
    });
    let best = of_chain.min_by_key(|(distance, _, branch)| {
        let is_favourite = profile.favour.iter().any(|slug| *slug == branch.slug);
        (!is_favourite, branch.tendon_tier > rungs[wanted].tendon_tier, *distance)
    });
    best.map(|(_, position, branch)| (position, branch))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::vocabulary::Equipment;

    fn rung(level: u8, equipment: &[Equipment], flags: &[Flag], quality: Quality) -> String {
        let catalogue = Catalogue::bundled();
        let profile =
            Profile { level, equipment: equipment.to_vec(), flags: flags.to_vec(), ..Profile::default() };
        crate::coach::state::ladder::Ladder::new(&catalogue, quality)
            .place(&catalogue, &profile, None, 0)
            .map_or_else(|| "none".to_string(), |place| place.exercise.slug.to_string())
    }

    #[test]
    fn the_start_rung_follows_level_equipment_and_flags() {
        use Equipment::{Chair, Dumbbell, Plate, Step, Towel, Wall};
        let all = Equipment::ALL;
        for (level, equipment, flags, quality, expected) in [
            (1, &[Wall][..], &[][..], Quality::CalfStraight, "calf-raise"),
            (2, &[Step, Wall], &[], Quality::CalfStraight, "negative-calf-raise"),
            (2, &[Wall], &[], Quality::CalfStraight, "assisted-single-leg-calf-raise"),
            (2, &[Chair], &[], Quality::CalfStraight, "assisted-single-leg-calf-raise"),
            (2, &[Step, Chair], &[], Quality::CalfStraight, "assisted-single-leg-calf-raise"),
            (2, &[], &[], Quality::CalfStraight, "single-leg-calf-raise"),
            (2, &[Wall], &[Flag::RecentSprain], Quality::CalfStraight, "assisted-single-leg-calf-raise"),
            (3, &[Wall], &[], Quality::CalfStraight, "single-leg-calf-raise"),
            (3, &[Step, Wall], &[], Quality::CalfStraight, "single-leg-calf-raise"),
            (2, all, &[Flag::CalfStrain], Quality::CalfStraight, "calf-raise"),
            (2, all, &[Flag::MidportionAchilles], Quality::CalfStraight, "calf-raise"),
            (3, &[Step, Towel, Wall], &[Flag::PlantarHeel], Quality::CalfStraight, "towel-heel-raise"),
            (2, &[Step, Towel, Wall], &[Flag::PlantarHeel], Quality::CalfStraight, "negative-calf-raise"),
            (1, &[Wall, Chair], &[], Quality::CalfBent, "bent-knee-calf-raise"),
            (1, &[Chair, Dumbbell], &[], Quality::CalfBent, "seated-calf-raise"),
            (2, &[], &[], Quality::CalfBent, "single-leg-bent-knee-calf-raise"),
            (1, &[Wall], &[], Quality::Iso, "calf-iso-hold"),
            (1, &[], &[], Quality::Iso, "heel-hover-hinge"),
            (2, &[Plate], &[], Quality::Iso, "plate-heel-hover-hinge"),
            (2, &[], &[], Quality::Iso, "heel-hover-hinge"),
            (1, &[Chair], &[], Quality::Balance, "crane-balance"),
            (2, &[], &[], Quality::Balance, "y-reach"),
            (2, &[Wall], &[Flag::RecentSprain], Quality::Balance, "single-leg-balance"),
            (3, all, &[], Quality::Balance, "y-reach"),
            (1, &[], &[Flag::BalanceImpaired], Quality::Balance, "none"),
            (1, &[Towel], &[], Quality::FootIntrinsic, "towel-curl"),
            (2, &[Towel], &[], Quality::FootIntrinsic, "towel-curl"),
            (2, &[], &[], Quality::FootIntrinsic, "short-foot"),
            (3, all, &[], Quality::FootIntrinsic, "short-foot"),
            (3, all, &[], Quality::WholeLeg, "skater-squat-reach"),
            (3, all, &[], Quality::CalfBent, "single-leg-bent-knee-calf-raise"),
            (3, all, &[], Quality::Iso, "high-heel-hinge"),
            (2, &[], &[Flag::KneeFlexionPain], Quality::WholeLeg, "three-point-lunge"),
            (2, &[], &[], Quality::Mobility, "none"),
        ] {
            assert_eq!(rung(level, equipment, flags, quality), expected, "{level} {equipment:?} {flags:?}");
        }
    }
}
