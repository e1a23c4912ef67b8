//! Rungs: what stands in for one, what grants one, and where a test leads (C.3, D.2.3).

use super::*;

const ASSISTED: &str = "assisted-single-leg-calf-raise";
const NEGATIVE: &str = "negative-calf-raise";
const DEFICIT: &str = "single-leg-calf-raise-deficit";

fn owner(level: u8, things: &[Equipment]) -> Profile {
    Profile { level, equipment: things.to_vec(), ..Profile::default() }
}

/// Where the straight-knee chain stands in the week of a Monday.
fn stands(profile: &Profile, diary: &str, monday: &str) -> String {
    stands_in(profile, diary, monday, Quality::CalfStraight)
}

fn stands_in(profile: &Profile, diary: &str, monday: &str, quality: Quality) -> String {
    ask(profile, diary, monday, |standing| {
        standing.place(quality).map_or_else(|| "none".to_string(), |place| place.exercise.slug.to_string())
    })
}

/// Two days of an exercise, and of the bent knee beside it.
fn twice_done(slug: &str, sets: &str) -> String {
    format!("11-02 {slug} {sets}\n11-05 {slug} {sets}\n{}", beside(&["11-02", "11-05"]))
}

#[test]
fn a_raise_that_fails_without_a_step_leads_to_the_assisted_raise_and_with_one_to_the_heel_drop() {
    use Equipment::{Chair, Step, Wall};
    for (equipment, expected) in [
        (&[Wall][..], ASSISTED),
        (&[Chair], ASSISTED),
        (&[Wall, Step], NEGATIVE),
        // Nothing to lay the hands on: two legs.
        (&[], "calf-raise"),
    ] {
        let profile = owner(2, equipment);
        // The raise was reached, and done well; then it was too much.
        let reached = "10-26 single-leg-calf-raise 8,8,8 rpe 8\n10-29 single-leg-calf-raise 8,8,8 rpe 8\n";
        for sets in ["5,5 rpe 9.5", "7,7,6 rpe 9"] {
            let diary = reached.to_string() + &beside(&["10-26", "10-29"]) + &twice_done(SLCR, sets);
            assert_eq!(stands(&profile, &diary, "2026-11-09"), expected, "{equipment:?} {sets}");
        }
    }
    // The bare reproduction: nothing before it.
    assert_eq!(stands(&owner(2, &[Wall]), &twice_done(SLCR, "5,5 rpe 9.5"), "2026-11-09"), ASSISTED);
}

#[test]
fn a_step_back_lands_in_the_middle_of_the_assisted_raise() {
    let profile = owner(2, &[Equipment::Wall]);
    let reached = "10-26 single-leg-calf-raise 8,8,8 rpe 8\n10-29 single-leg-calf-raise 8,8,8 rpe 8\n";
    let diary = reached.to_string() + &beside(&["10-26", "10-29"]) + &twice_done(SLCR, "5,5 rpe 9.5");
    assert_eq!(says(&profile, &diary, "2026-11-09", ASSISTED), "3x9 regress:effort");
}

#[test]
fn the_gate_of_two_legs_leads_to_the_stand_in_and_its_own_gate_to_one_leg() {
    let wall = owner(1, &[Equipment::Wall]);
    let raises = twice_done("calf-raise", "15,15,15 rpe 7 pain 0");
    assert_eq!(stands(&wall, &raises, "2026-11-09"), ASSISTED);
    assert_eq!(stands(&owner(1, &[Equipment::Wall, Equipment::Step]), &raises, "2026-11-09"), NEGATIVE);
    let runner = owner(2, &[Equipment::Wall]);
    for (sets, expected) in [
        ("12,12,12 rpe 7.5 pain 0", SLCR),
        ("12,12,12 rpe 8.5 pain 0", ASSISTED),
        ("12,12,11 rpe 7 pain 0", ASSISTED),
    ] {
        assert_eq!(stands(&runner, &twice_done(ASSISTED, sets), "2026-11-09"), expected, "{sets}");
    }
}

#[test]
fn what_the_stand_in_granted_stays_granted_when_the_step_comes() {
    let diary = twice_done(ASSISTED, "12,12,12 rpe 7.5 pain 0");
    let step = owner(2, &[Equipment::Wall, Equipment::Step]);
    assert_eq!(stands(&step, &diary, "2026-11-09"), SLCR);
    assert_eq!(stands(&step, "", "2026-11-09"), NEGATIVE, "it is no rung beside the one it stands in for");
}

#[test]
fn what_is_missing_beside_equipment_is_no_case_for_a_stand_in_but_a_cap_that_it_keeps_to() {
    let capped = Profile { flags: vec![Flag::MidportionAchilles], ..owner(2, &[Equipment::Wall]) };
    assert_eq!(stands(&capped, "", "2026-11-09"), ASSISTED);
    for (flags, avoid) in [(vec![Flag::CalfStrain], vec![]), (vec![], vec![NEGATIVE])] {
        let avoid = avoid.into_iter().map(str::to_string).collect();
        let profile = Profile { flags, avoid, ..owner(2, &[Equipment::Wall]) };
        assert_ne!(stands(&profile, "", "2026-11-09"), ASSISTED, "{:?} {:?}", profile.flags, profile.avoid);
    }
}

#[test]
fn the_balance_chain_goes_on_from_reaches_to_closed_eyes_and_a_cushion() {
    use Equipment::{Towel, Wall};
    let profile = owner(2, &[Wall, Towel]);
    for (slug, sets, expected) in [
        ("y-reach", "12,12 touches 0", "eyes-closed-balance"),
        ("y-reach", "12,12 touches 1", "y-reach"),
        ("eyes-closed-balance", "30,30 touches 1", "cushion-balance"),
    ] {
        let diary = twice_done(slug, sets);
        assert_eq!(stands_in(&profile, &diary, "2026-11-09", Quality::Balance), expected, "{slug} {sets}");
    }
    let bare = owner(2, &[Wall]);
    let diary = twice_done("eyes-closed-balance", "30,30 touches 1");
    assert_eq!(stands_in(&bare, &diary, "2026-11-09", Quality::Balance), "eyes-closed-balance", "no cushion");
}

#[test]
fn the_foot_chain_ends_standing_on_one_leg() {
    let profile = owner(2, &[Equipment::Wall]);
    let diary = twice_done("short-foot", "12,12 rpe 5");
    assert_eq!(stands_in(&profile, &diary, "2026-11-09", Quality::FootIntrinsic), "single-leg-short-foot");
}

#[test]
fn the_last_rung_of_the_whole_leg_takes_a_weight() {
    let profile = owner(2, &[Equipment::Chair, Equipment::Dumbbell]);
    let diary = twice_done("skater-squat-reach", "10,10 rpe 7.5 pain 0");
    assert_eq!(says(&profile, &diary, "2026-11-09", "skater-squat-reach"), "2x8+5 progress:load");
}

#[test]
fn the_band_raise_is_granted_to_a_beginner_by_the_gate_of_two_legs() {
    use Equipment::{Band, Step, Wall};
    let granted = |things: &[Equipment], diary: &str| {
        ask(&owner(1, things), diary, "2026-11-09", |standing| {
            let branches = standing.granted_branches(Quality::CalfStraight);
            branches.iter().map(|branch| branch.slug.to_string()).collect::<Vec<_>>().join(" ")
        })
    };
    let raises = twice_done("calf-raise", "15,15,15 rpe 7 pain 0");
    assert_eq!(granted(&[Band, Step, Wall], ""), "");
    assert_eq!(granted(&[Band, Step, Wall], &raises), "band-single-leg-calf-raise");
    assert_eq!(granted(&[Band, Wall], &raises), "", "no step");
}

#[test]
fn branches_are_granted_with_their_rung() {
    let all = owner(2, Equipment::ALL);
    ask(&all, "", "2026-11-09", |standing| {
        for (quality, expected) in [
            (Quality::CalfStraight, "band-single-leg-calf-raise leg-press-calf-raise"),
            (Quality::Iso, "toe-walk-carry"),
            (Quality::WholeLeg, "single-leg-mountain-climber"),
            (Quality::Balance, "ankle-tug"),
            (Quality::FootIntrinsic, ""),
        ] {
            let mut slugs: Vec<&str> = Vec::new();
            let branches = standing.granted_branches(quality);
            slugs.extend(branches.iter().map(|branch| &*branch.slug));
            slugs.sort_unstable();
            assert_eq!(slugs.join(" "), expected, "{quality}");
        }
    });
}

#[test]
fn a_rung_that_a_test_gave_and_that_was_trained_stays_the_start_until_the_next_test() {
    let all = owner(2, &[Equipment::Wall, Equipment::Step]);
    let test = "11-02 test 25/25\n";
    // Never every set in its range: what keeps the rung is the test.
    let weeks = ["11-10", "11-17", "11-24", "12-01", "12-08", "12-15", "12-22", "12-29"];
    let done = weeks.map(|day| format!("{day} {DEFICIT} 8,8,7 rpe 8\n")).concat() + &beside(&weeks);
    let trained = test.to_string() + &done;
    for (diary, monday, expected, why) in [
        (test, "2026-12-28", DEFICIT, "56 days"),
        (test, "2027-01-04", NEGATIVE, "63 days, and not trained"),
        (&done, "2027-01-04", NEGATIVE, "trained, and not tested"),
        (&trained, "2027-01-04", DEFICIT, "63 days, and trained"),
        (&format!("{trained}01-02 test 12/12\n"), "2027-01-04", SLCR, "the next test"),
        (&trained, "2027-12-06", NEGATIVE, "a gap after which all begins anew"),
    ] {
        assert_eq!(stands(&all, diary, monday), expected, "{why}");
    }
}

#[test]
fn a_calf_raise_test_opens_no_level_of_another_chain() {
    let avoid = vec!["three-point-lunge".to_string()];
    let profile = Profile { avoid, ..owner(1, &[]) };
    assert_eq!(stands_in(&profile, "11-02 test 5/5\n", "2026-11-09", Quality::WholeLeg), "none");
}
