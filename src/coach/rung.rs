//! Which rung of a chain a person stands on (domain D.2.3). Without anything logged: the start rung.

use crate::catalogue::vocabulary::{Flag, Quality};
use crate::catalogue::{Catalogue, Exercise, chain};
use crate::profile::Profile;

use super::eligible::{Barrier, barrier, is_eligible};

/// The exercise a quality is trained with, and what was stepped over to get there.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing<'a> {
    /// The current rung, or the branch that takes its place.
    pub exercise: &'a Exercise,
    /// The rung that would be current but for a barrier.
    pub instead_of: Option<(&'a Exercise, Barrier<'a>)>,
}

/// Returns the rung a person stands on, or nothing when no rung is eligible or the quality has no chain.
pub fn current<'a>(catalogue: &'a Catalogue, profile: &Profile, quality: Quality) -> Option<Standing<'a>> {
    let rungs = chain::rungs(catalogue, quality);
    let start = start_position(&rungs, profile, quality)?;
    let fits = |position: usize| is_eligible(rungs[position], profile);
    let tier = rungs[start].tendon_tier;
    let position = if fits(start) {
        start
    } else {
        let right = (start + 1..rungs.len()).filter(|&position| fits(position));
        let left = (0..start).rev().find(|&position| fits(position));
        right.clone().find(|&position| rungs[position].tendon_tier == tier).or(left).or_else(|| {
            let mut right = right;
            right.next()
        })?
    };
    let exercise = preferred_branch(catalogue, &rungs[..=position], profile).unwrap_or(rungs[position]);
    let instead_of = barrier(rungs[start], profile).map(|barrier| (rungs[start], barrier));
    Some(Standing { exercise, instead_of })
}

/// Returns the rung before the one given, for a day on which that one cannot stand.
pub fn before<'a>(catalogue: &'a Catalogue, profile: &Profile, rung: &Exercise) -> Option<&'a Exercise> {
    let rungs = chain::rungs(catalogue, rung.quality);
    let position = rungs.iter().position(|other| other.slug == rung.slug)?;
    rungs[..position].iter().rev().find(|other| is_eligible(other, profile)).copied()
}

/// The left-most rung of the highest level within the person's; at level 3, where a chain has no such rung, the one after.
fn start_position(rungs: &[&Exercise], profile: &Profile, quality: Quality) -> Option<usize> {
    let loads_calf = matches!(quality, Quality::CalfStraight | Quality::CalfBent | Quality::Iso);
    if loads_calf && profile.has(Flag::CalfStrain) {
        return (!rungs.is_empty()).then_some(0);
    }
    let highest = rungs.iter().map(|rung| rung.level).filter(|level| *level <= profile.level).max()?;
    let start = rungs.iter().position(|rung| rung.level == highest)?;
    let one_more = profile.level == 3 && highest < 3 && start + 1 < rungs.len();
    Some(start + usize::from(one_more))
}

/// Under `plantar-heel` the towel raise takes the place of the raise it branches from, once that is granted (domain C.2).
fn preferred_branch<'a>(
    catalogue: &'a Catalogue,
    granted: &[&'a Exercise],
    profile: &Profile,
) -> Option<&'a Exercise> {
    if !profile.has(Flag::PlantarHeel) {
        return None;
    }
    let branches = granted.iter().rev().flat_map(|rung| chain::branches(catalogue, rung));
    let mut for_the_foot = branches.filter(|branch| branch.secondary == Some(Quality::FootIntrinsic));
    for_the_foot.find(|branch| branch.quality == Quality::CalfStraight && is_eligible(branch, profile))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::vocabulary::Equipment;

    fn rung(level: u8, equipment: &[Equipment], flags: &[Flag], quality: Quality) -> String {
        let catalogue = Catalogue::bundled();
        let profile =
            Profile { level, equipment: equipment.to_vec(), flags: flags.to_vec(), ..Profile::default() };
        current(&catalogue, &profile, quality)
            .map_or_else(|| "none".to_string(), |standing| standing.exercise.slug.to_string())
    }

    #[test]
    fn the_start_rung_follows_level_equipment_and_flags() {
        use Equipment::{Chair, Dumbbell, Plate, Step, Towel, Wall};
        let all = Equipment::ALL;
        for (level, equipment, flags, quality, expected) in [
            (1, &[Wall][..], &[][..], Quality::CalfStraight, "calf-raise"),
            (2, &[Step, Wall], &[], Quality::CalfStraight, "negative-calf-raise"),
            (2, &[Wall], &[], Quality::CalfStraight, "single-leg-calf-raise"),
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
            (1, &[], &[Flag::BalanceImpaired], Quality::Balance, "none"),
            (1, &[Towel], &[], Quality::FootIntrinsic, "towel-curl"),
            (2, &[], &[], Quality::FootIntrinsic, "short-foot"),
            (2, &[], &[Flag::KneeFlexionPain], Quality::WholeLeg, "three-point-lunge"),
            (2, &[], &[], Quality::Mobility, "none"),
        ] {
            assert_eq!(rung(level, equipment, flags, quality), expected, "{level} {equipment:?} {flags:?}");
        }
    }
}
