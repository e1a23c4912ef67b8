//! Chains of rungs (C.3): an exercise, the next harder one, and so on.

use super::Catalogue;
use super::exercise::{Exercise, Ladder};
use super::vocabulary::{Origin, Quality};

/// The chain of hops on one leg; that on two legs has the name of its quality.
const ONE_LEGGED_HOPS: &str = "plyometric-single-leg";

/// Returns the rungs of the chain that trains a quality, easiest first; empty where it has none.
///
/// A quality with two chains (`plyometric`) gives the one of the two-legged start.
pub fn rungs(catalogue: &Catalogue, quality: Quality) -> Vec<&Exercise> {
    rungs_of(catalogue, quality, quality.as_str())
}

/// Returns the hops on one leg, easiest first.
pub fn one_legged_hops(catalogue: &Catalogue) -> Vec<&Exercise> {
    rungs_of(catalogue, Quality::Plyometric, ONE_LEGGED_HOPS)
}

fn rungs_of<'a>(catalogue: &'a Catalogue, quality: Quality, name: &str) -> Vec<&'a Exercise> {
    let starts = catalogue.iter().filter(|exercise| {
        let starts = |ladder: &Ladder| {
            ladder.easier.is_none() && ladder.stands_in_for.is_none() && ladder.chain == name
        };
        exercise.quality == quality && exercise.ladder.as_ref().is_some_and(starts)
    });
    // A chain has one start; a person's own exercise that starts another is not a rung of this one.
    let mut starts: Vec<&Exercise> = starts.collect();
    starts.sort_unstable_by_key(|exercise| (exercise.source.origin == Origin::Own, &exercise.slug));
    let mut rungs: Vec<&Exercise> = Vec::new();
    let mut next = starts.first().copied();
    while let Some(rung) = next {
        if rungs.iter().any(|seen| seen.slug == rung.slug) {
            break;
        }
        rungs.push(rung);
        let harder = rung.ladder.as_ref().and_then(|ladder| ladder.harder.as_deref());
        next = own_rung_after(catalogue, rung).or_else(|| harder.and_then(|slug| catalogue.get(slug)));
    }
    rungs
}

/// A person's own exercise that names this rung as `easier`, and what comes after it as `harder`, stands between them:
/// a bundled file cannot answer it.
fn own_rung_after<'a>(catalogue: &'a Catalogue, rung: &Exercise) -> Option<&'a Exercise> {
    let place = rung.ladder.as_ref()?;
    catalogue.iter().filter(|exercise| exercise.source.origin == Origin::Own).find(|own| {
        own.quality == rung.quality
            && own.ladder.as_ref().is_some_and(|ladder| {
                ladder.stands_in_for.is_none()
                    && ladder.easier.as_ref() == Some(&rung.slug)
                    && ladder.harder == place.harder
                    && place.harder.as_ref() != Some(&own.slug)
            })
    })
}

/// Returns the variations granted together with a rung; with a stand-in, those of the rung whose place it takes.
pub fn branches<'a>(catalogue: &'a Catalogue, rung: &'a Exercise) -> impl Iterator<Item = &'a Exercise> {
    let of = rung.ladder.as_ref().and_then(|ladder| ladder.stands_in_for.as_deref());
    let rung = of.and_then(|slug| catalogue.get(slug)).unwrap_or(rung);
    let slugs = rung.ladder.iter().flat_map(|ladder| ladder.branches.iter());
    slugs.filter_map(|slug| catalogue.get(slug))
}

/// Returns the exercise that takes a rung's place while it lacks equipment; a person's own before a bundled one.
pub fn stand_in<'a>(catalogue: &'a Catalogue, rung: &Exercise) -> Option<&'a Exercise> {
    stand_ins(catalogue, &[rung]).pop().flatten()
}

/// Returns the same of several rungs, in their order.
pub fn stand_ins<'a>(catalogue: &'a Catalogue, rungs: &[&Exercise]) -> Vec<Option<&'a Exercise>> {
    let mut found: Vec<Option<&Exercise>> = vec![None; rungs.len()];
    for exercise in catalogue {
        let of = exercise.ladder.as_ref().and_then(|ladder| ladder.stands_in_for.as_ref());
        let is_of = |rung: &&Exercise| of == Some(&rung.slug) && exercise.quality == rung.quality;
        let Some(place) = of.and_then(|_| rungs.iter().position(is_of)) else { continue };
        if found[place].is_none_or(|other| other.bundled) {
            found[place] = Some(exercise);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slugs(quality: Quality) -> Vec<String> {
        let catalogue = Catalogue::bundled();
        rungs(&catalogue, quality).iter().map(|rung| rung.slug.to_string()).collect()
    }

    #[test]
    fn the_chains_are_those_of_the_rules() {
        for (quality, expected) in [
            (
                Quality::CalfStraight,
                "calf-raise negative-calf-raise single-leg-calf-raise single-leg-calf-raise-deficit wall-lean-calf-raise",
            ),
            (Quality::CalfBent, "seated-calf-raise bent-knee-calf-raise single-leg-bent-knee-calf-raise"),
            (Quality::Iso, "calf-iso-hold heel-hover-hinge plate-heel-hover-hinge high-heel-hinge"),
            (
                Quality::Balance,
                "crane-balance single-leg-balance y-reach eyes-closed-balance cushion-balance",
            ),
            (Quality::Plyometric, "pogo-hop squat-jack scissor-jump"),
            (Quality::WholeLeg, "three-point-lunge topsy-turvy-flamingo skater-squat-reach"),
            (Quality::FootIntrinsic, "towel-curl short-foot single-leg-short-foot"),
            (Quality::AnkleControl, ""),
            (Quality::Mobility, ""),
        ] {
            assert_eq!(slugs(quality).join(" "), expected, "{quality}");
        }
    }

    #[test]
    fn hops_on_one_leg_are_a_chain_of_their_own() {
        let catalogue = Catalogue::bundled();
        let slugs: Vec<&str> = one_legged_hops(&catalogue).iter().map(|rung| &*rung.slug).collect();
        assert_eq!(slugs, ["hop-and-hold", "side-hop", "star-hop"]);
    }

    #[test]
    fn only_the_heel_drop_has_a_stand_in() {
        let catalogue = Catalogue::bundled();
        let found =
            catalogue.iter().filter_map(|rung| Some((&*rung.slug, &*stand_in(&catalogue, rung)?.slug)));
        let found: Vec<(&str, &str)> = found.collect();
        assert_eq!(found, [("negative-calf-raise", "assisted-single-leg-calf-raise")]);
    }

    #[test]
    fn a_persons_own_rung_stands_where_its_file_says() {
        let bundled = Catalogue::bundled();
        let last = bundled.get("wall-lean-calf-raise").expect("bundled");
        let own = |slug: &str, easier: &str, harder: Option<&str>| {
            let mut own = last.clone();
            (own.slug, own.source.origin) = (slug.to_string().into(), Origin::Own);
            let ladder = own.ladder.as_mut().expect("a ladder");
            (ladder.easier, ladder.harder) =
                (Some(easier.to_string().into()), harder.map(|h| h.to_string().into()));
            own
        };
        for (own, expected) in [
            (own("mine", "wall-lean-calf-raise", None), "wall-lean-calf-raise mine"),
            (
                own("mine", "single-leg-calf-raise-deficit", Some("wall-lean-calf-raise")),
                "single-leg-calf-raise-deficit mine wall-lean-calf-raise",
            ),
        ] {
            let mut catalogue = Catalogue::bundled();
            catalogue.put(own);
            let rungs = rungs(&catalogue, Quality::CalfStraight);
            let slugs: Vec<&str> = rungs.iter().map(|rung| &*rung.slug).collect();
            assert!(slugs.join(" ").ends_with(expected), "{slugs:?}");
        }
    }

    #[test]
    fn the_branches_are_those_of_the_rules() {
        let catalogue = Catalogue::bundled();
        for (parent, expected) in [
            ("single-leg-calf-raise", "solo-leg-lift towel-heel-raise"),
            ("negative-calf-raise", "band-single-leg-calf-raise"),
            ("calf-raise", "leg-press-calf-raise"),
            ("heel-hover-hinge", "toe-walk-carry"),
            ("single-leg-balance", "ankle-tug"),
            ("three-point-lunge", "single-leg-mountain-climber"),
            ("pogo-hop", ""),
        ] {
            let parent = catalogue.get(parent).expect("bundled");
            let slugs: Vec<&str> = branches(&catalogue, parent).map(|branch| &*branch.slug).collect();
            assert_eq!(slugs.join(" "), expected, "{}", parent.slug);
        }
    }
}
