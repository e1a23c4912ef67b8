//! What a person may be asked to do at all: level, equipment, flags, their own wish (D.2.2).

use chrono::NaiveDate;

use crate::catalogue::Exercise;
use crate::catalogue::vocabulary::{Equipment, Flag, Quality};
use crate::profile::Profile;
use crate::week::Weekday;

use crate::coach::rules::{CAPPED_TENDON_TIER, caps_tendon_tier};

/// What keeps an exercise out of a person's plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Barrier<'a> {
    /// The person asked never to plan it.
    Avoided,
    /// A flag excludes it.
    Flag(Flag),
    /// A flag keeps the load on the tendon lower than this.
    TendonTier(Flag),
    /// The person keeps it lower, on the word of a clinician.
    TierCap {
        /// The highest they allow.
        cap: u8,
        /// That of the exercise.
        tier: u8,
    },
    /// Nothing of this group is there.
    Equipment(&'a [Equipment]),
    /// There is nothing to hold on to.
    Support,
    /// It is above the person's level.
    Level(u8),
}

/// What a person has earned beyond what the profile says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Earned {
    /// Tendon tiers above the cap of `midportion-achilles` (D.5).
    pub tiers: u8,
    /// Levels above the profile's, for a rung whose gate was passed (D.2.3).
    pub levels: u8,
}

/// Returns the first thing that keeps an exercise out, the weightiest first.
pub fn barrier<'a>(exercise: &'a Exercise, profile: &Profile) -> Option<Barrier<'a>> {
    barrier_with(exercise, profile, Earned::default())
}

/// Whether a day comes before a hard run: calf work on it is moderate at most (D.2.4).
pub fn is_before_hard_run(profile: &Profile, day: NaiveDate) -> bool {
    day.succ_opt().is_some_and(|next| profile.hard_run_days.contains(&Weekday::of(next)))
}

/// Whether a person trains by the pain-monitoring model: pain up to 5 is acceptable where it settles (D.5).
pub fn is_pain_monitored(profile: &Profile) -> bool {
    profile.flags.iter().any(|flag| crate::coach::rules::is_pain_monitored(*flag))
}

/// Whether nothing keeps it out.
pub fn is_eligible(exercise: &Exercise, profile: &Profile) -> bool {
    barrier(exercise, profile).is_none()
}

/// Returns the first thing that keeps an exercise out of the plan of a person who has earned this much.
pub fn barrier_with<'a>(exercise: &'a Exercise, profile: &Profile, earned: Earned) -> Option<Barrier<'a>> {
    barrier_owning(&profile.equipment, exercise, profile, earned)
}

/// Whether equipment is missing, and nothing else keeps it out but a cap on the load of the tendon (C.3): what stands in
/// for it loads the tendon less.
pub fn lacks_only_equipment(exercise: &Exercise, profile: &Profile, earned: Earned) -> bool {
    let others = barrier_owning(Equipment::ALL, exercise, profile, earned);
    exercise.missing_equipment(&profile.equipment).is_some()
        && matches!(others, None | Some(Barrier::TendonTier(_) | Barrier::TierCap { .. }))
}

/// Returns the first thing that keeps an exercise out, were this what the person owns.
fn barrier_owning<'a>(
    owned: &[Equipment],
    exercise: &'a Exercise,
    profile: &Profile,
    earned: Earned,
) -> Option<Barrier<'a>> {
    if let Some(flag) = profile.flags.iter().find(|flag| exercise.avoid_with.contains(flag)) {
        return Some(Barrier::Flag(*flag));
    }
    if let Some((cap, flag)) = lowest_tier_cap(profile, earned).filter(|(cap, _)| exercise.tendon_tier > *cap)
    {
        return Some(match flag {
            Some(flag) => Barrier::TendonTier(flag),
            None => Barrier::TierCap { cap, tier: exercise.tendon_tier },
        });
    }
    if profile.avoid.iter().any(|slug| *slug == exercise.slug) {
        return Some(Barrier::Avoided);
    }
    if let Some(missing) = exercise.missing_equipment(owned) {
        return Some(Barrier::Equipment(missing));
    }
    let support = [Equipment::Wall, Equipment::Chair];
    let holds_on = support.iter().any(|thing| owned.contains(thing));
    if profile.has(Flag::BalanceImpaired) && !holds_on && stands_on_one_leg(exercise) {
        return Some(Barrier::Support);
    }
    (exercise.level > profile.level + earned.levels).then_some(Barrier::Level(exercise.level))
}

/// Returns the highest tendon tier a person may do, and the flag that says so; none where they said it themselves. Of
/// several caps the lowest holds, of equal ones the first flag's.
fn lowest_tier_cap(profile: &Profile, earned: Earned) -> Option<(u8, Option<Flag>)> {
    let of_flag = |flag: &Flag| {
        let earned = if *flag == Flag::MidportionAchilles { earned.tiers } else { 0 };
        caps_tendon_tier(*flag).then_some((CAPPED_TENDON_TIER + earned, Some(*flag)))
    };
    let own = profile.tier_cap.map(|cap| (cap, None));
    profile.flags.iter().filter_map(of_flag).chain(own).min_by_key(|(cap, _)| *cap)
}

/// Whether balance is asked for: one leg carries the body, or nearly all of it.
pub fn stands_on_one_leg(exercise: &Exercise) -> bool {
    let stands = matches!(
        exercise.quality,
        Quality::Balance | Quality::WholeLeg | Quality::CalfStraight | Quality::CalfBent | Quality::Iso
    );
    (stands || exercise.secondary == Some(Quality::Balance)) && exercise.is_one_sided()
}

impl Barrier<'_> {
    /// Says in a few words what stands in the way.
    pub fn text(&self) -> String {
        match self {
            Barrier::Avoided => "on your 'avoid' list".to_string(),
            Barrier::Flag(flag) => format!("not with the flag '{flag}'"),
            Barrier::TendonTier(flag) => format!("too much load on the tendon with the flag '{flag}'"),
            Barrier::TierCap { cap, tier } => format!(
                "above the tendon load you allow (tier_cap = {cap}; if a clinician allows more: ankle config set tier_cap {tier})"
            ),
            Barrier::Equipment(group) => {
                let things: Vec<&str> = group.iter().map(|thing| thing.as_str()).collect();
                format!("no {}", crate::diagnostic::or_list(&things))
            }
            Barrier::Support => "no wall or chair to hold, with the flag 'balance-impaired'".to_string(),
            Barrier::Level(level) => format!("level {level}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;

    type Change<'a> = &'a dyn Fn(&mut Profile);

    #[test]
    fn the_eve_of_a_hard_run_is_before_it_round_the_week_too() {
        let profile = Profile { hard_run_days: vec![Weekday::Mon, Weekday::Wed], ..Profile::default() };
        let eves: Vec<u32> = (16..=22)
            .filter(|day| {
                is_before_hard_run(&profile, NaiveDate::from_ymd_opt(2026, 11, *day).expect("a day"))
            })
            .collect();
        assert_eq!(eves, [17, 22]);
    }

    #[test]
    fn what_stands_in_the_way_is_named() {
        let catalogue = Catalogue::bundled();
        let profile = |change: &dyn Fn(&mut Profile)| {
            let mut profile = Profile { level: 3, ..Profile::default() };
            profile.equipment = Equipment::ALL.to_vec();
            change(&mut profile);
            profile
        };
        let cases: [(&str, Change<'_>, Option<&str>); 12] = [
            ("single-leg-calf-raise", &|_| {}, None),
            ("single-leg-calf-raise", &|p| p.level = 1, Some("level 2")),
            ("negative-calf-raise", &|p| p.equipment = vec![Equipment::Wall], Some("no step")),
            ("y-reach", &|p| p.flags = vec![Flag::RecentSprain], Some("not with the flag 'recent-sprain'")),
            (
                "negative-calf-raise",
                &|p| p.flags = vec![Flag::CalfStrain],
                Some("too much load on the tendon with the flag 'calf-strain'"),
            ),
            ("calf-raise", &|p| p.tier_cap = Some(2), None),
            (
                "negative-calf-raise",
                &|p| p.tier_cap = Some(2),
                Some(
                    "above the tendon load you allow (tier_cap = 2; if a clinician allows more: ankle config set tier_cap 3)",
                ),
            ),
            // Of several caps the lowest holds, whoever set it.
            (
                "single-leg-calf-raise",
                &|p| (p.flags, p.tier_cap) = (vec![Flag::CalfStrain], Some(1)),
                Some(
                    "above the tendon load you allow (tier_cap = 1; if a clinician allows more: ankle config set tier_cap 3)",
                ),
            ),
            (
                "negative-calf-raise",
                &|p| (p.flags, p.tier_cap) = (vec![Flag::CalfStrain], Some(3)),
                Some("too much load on the tendon with the flag 'calf-strain'"),
            ),
            ("calf-raise", &|p| p.avoid = vec!["calf-raise".to_string()], Some("on your 'avoid' list")),
            ("seated-calf-raise", &|p| p.equipment = vec![Equipment::Chair, Equipment::Kettlebell], None),
            (
                "single-leg-balance",
                &|p| (p.flags, p.equipment) = (vec![Flag::BalanceImpaired], vec![]),
                Some("no wall or chair to hold, with the flag 'balance-impaired'"),
            ),
        ];
        for (slug, change, expected) in cases {
            let exercise = catalogue.get(slug).expect("bundled");
            let said = barrier(exercise, &profile(change)).map(|barrier| barrier.text());
            assert_eq!(said.as_deref(), expected, "{slug}");
        }
    }
}
