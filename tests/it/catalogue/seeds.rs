//! What the four founding texts named, gave and got wrong must survive.

use ankle::catalogue::exercise::{SourceDose, Text};
use ankle::catalogue::resolve::{MatchedBy, Unresolved, resolve};
use ankle::catalogue::vocabulary::{Equipment, Fidelity, Origin, Quality};
use ankle::catalogue::{Catalogue, Exercise};
use ankle::units::{Decimal, Load, LoadUnit, Phases};

use super::{entry, instructions, texts};

#[test]
fn every_seed_name_finds_its_exercise_by_slug_or_alias() {
    let catalogue = Catalogue::bundled();
    let names = [
        ("Solo Leg Lifts", "solo-leg-lift"),
        ("Negative Calf Raises", "negative-calf-raise"),
        ("Squat Jacks", "squat-jack"),
        ("The Crane Game", "crane-balance"),
        ("Single Leg Mountain Climbers", "single-leg-mountain-climber"),
        ("Plantar Stretching", "plantar-stretch"),
        ("Three-Point Lung", "three-point-lunge"),
        ("Topsy-Turvy Flamingo", "topsy-turvy-flamingo"),
        ("Soleus Stretch", "soleus-stretch"),
        ("Ankle Tug", "ankle-tug"),
        ("Single Leg Calf Raises", "single-leg-calf-raise"),
        ("Calf Raises", "calf-raise"),
        ("Seated Calf Raises", "seated-calf-raise"),
        ("Leg Press Seated Calf Raises", "leg-press-calf-raise"),
        ("Band Single Leg Calf Raise", "band-single-leg-calf-raise"),
        ("heel-hover-hinge", "heel-hover-hinge"),
        ("plate-heel-hover-hinge", "plate-heel-hover-hinge"),
        ("high-heel-hinge", "high-heel-hinge"),
        ("wall-lean-calf-raise", "wall-lean-calf-raise"),
    ];
    assert_eq!(names.len(), 19);
    for (name, slug) in names {
        let hit = resolve(&catalogue, name).unwrap_or_else(|e| panic!("{name}: {e:?}"));
        assert_eq!(hit.exercise.slug, slug, "{name}");
        // A prefix would find it today and be ambiguous once another exercise begins alike.
        assert!(matches!(hit.matched_by, MatchedBy::Slug | MatchedBy::Alias), "{name}: {:?}", hit.matched_by);
    }
}

#[test]
fn the_other_names_of_the_texts_find_their_exercise_too() {
    let catalogue = Catalogue::bundled();
    for (slug, names) in [
        ("solo-leg-lift", "single-leg lift on a soft surface; soft-surface heel lift"),
        ("negative-calf-raise", "eccentric heel drop; heel drop; standing negative calf raise; calf drop"),
        ("squat-jack", "squat jumping jack; frog out-and-in"),
        ("crane-balance", "crane stand; single-leg stand with a hand-hold nearby"),
        ("skater-squat-reach", "single-leg squat with rear reach; skater squat"),
        ("scissor-jump", "split-jump switch; alternating split jump"),
        ("plantar-stretch", "plantar fascia stretch; arch stretch"),
        ("three-point-lunge", "3-way lunge; tri-planar lunge"),
        ("topsy-turvy-flamingo", "single-leg deadlift; single-leg Romanian deadlift; upside-down flamingo"),
        ("soleus-stretch", "bent-knee calf stretch; low calf stretch"),
        ("ankle-tug", "band kick-back; steamboat; standing band pull-back"),
        ("single-leg-calf-raise", "one-leg calf raise; single-leg heel raise; unilateral heel rise; SLCR"),
        ("band-single-leg-calf-raise", "banded one-leg calf raise; resistance-band single-leg heel raise"),
        ("wall-lean-calf-raise", "wall-leaning calf raise; leaning calf raise"),
    ] {
        for name in names.split("; ") {
            let hit = resolve(&catalogue, name).unwrap_or_else(|e| panic!("{name}: {e:?}"));
            assert_eq!(hit.exercise.slug, slug, "{name}");
        }
    }
}

#[test]
fn a_split_squat_is_never_taken_for_the_flamingo() {
    let catalogue = Catalogue::bundled();
    for name in ["Bulgarian split squat", "rear-foot-elevated split squat", "split squat"] {
        let unresolved = resolve(&catalogue, name).map(|hit| hit.exercise.slug.clone());
        assert!(matches!(unresolved, Err(Unresolved::Unknown(_))), "{name}: {unresolved:?}");
    }
}

/// Every seed entry with its text and fidelity.
const SEEDS: [(&str, Origin, Fidelity); 22] = [
    ("solo-leg-lift", Origin::S1, Fidelity::Contradictory),
    ("negative-calf-raise", Origin::S1, Fidelity::Contradictory),
    ("squat-jack", Origin::S1, Fidelity::Contradictory),
    ("crane-balance", Origin::S1, Fidelity::Contradictory),
    ("single-leg-mountain-climber", Origin::S1, Fidelity::Contradictory),
    ("skater-squat-reach", Origin::S1, Fidelity::Interpreted),
    ("scissor-jump", Origin::S1, Fidelity::Interpreted),
    ("plantar-stretch", Origin::S1, Fidelity::Contradictory),
    ("three-point-lunge", Origin::S1, Fidelity::Contradictory),
    ("topsy-turvy-flamingo", Origin::S1, Fidelity::Contradictory),
    ("soleus-stretch", Origin::S1, Fidelity::Contradictory),
    ("ankle-tug", Origin::S1, Fidelity::Contradictory),
    ("single-leg-calf-raise", Origin::S2, Fidelity::Completed),
    ("single-leg-calf-raise-deficit", Origin::S2, Fidelity::Completed),
    ("calf-raise", Origin::S2, Fidelity::Completed),
    ("seated-calf-raise", Origin::S2, Fidelity::Completed),
    ("leg-press-calf-raise", Origin::S2, Fidelity::Completed),
    ("band-single-leg-calf-raise", Origin::S3, Fidelity::Completed),
    ("heel-hover-hinge", Origin::S4, Fidelity::Interpreted),
    ("plate-heel-hover-hinge", Origin::S4, Fidelity::Interpreted),
    ("high-heel-hinge", Origin::S4, Fidelity::Interpreted),
    ("wall-lean-calf-raise", Origin::S4, Fidelity::Interpreted),
];

#[test]
fn twenty_two_entries_come_from_the_seeds_and_twenty_four_are_added() {
    let mut added = 0;
    for exercise in &Catalogue::bundled() {
        assert!(exercise.bundled, "{}", exercise.slug);
        let found = (exercise.source.origin, exercise.source.fidelity);
        if let Some((_, origin, fidelity)) = SEEDS.iter().find(|(slug, ..)| exercise.slug == *slug) {
            assert_eq!(found, (*origin, Some(*fidelity)), "{}", exercise.slug);
        } else {
            assert_eq!(found, (Origin::Added, Some(Fidelity::Added)), "{}", exercise.slug);
            added += 1;
        }
    }
    assert_eq!(added, 24);
}

/// Every figure a seed gave: slug, key, least, greatest.
const GIVEN: [(&str, &str, &str, &str); 23] = [
    ("heel-hover-hinge", "rpe", "7", "7"),
    ("heel-hover-hinge", "seconds", "45", "60"),
    ("heel-hover-hinge", "sets", "1", "2"),
    ("high-heel-hinge", "rpe", "7", "7"),
    ("high-heel-hinge", "seconds", "45", "60"),
    ("high-heel-hinge", "sets", "1", "2"),
    ("plantar-stretch", "per_day", "2", "3"),
    ("plantar-stretch", "seconds", "30", "60"),
    ("plantar-stretch", "sets", "5", "5"),
    ("plate-heel-hover-hinge", "rpe", "7", "7"),
    ("plate-heel-hover-hinge", "seconds", "45", "60"),
    ("plate-heel-hover-hinge", "sets", "1", "2"),
    ("single-leg-calf-raise", "load_kg_per_hand", "10", "10"),
    ("soleus-stretch", "seconds", "30", "60"),
    ("solo-leg-lift", "load_lb", "10", "25"),
    ("solo-leg-lift", "reps", "10", "10"),
    ("three-point-lunge", "reps", "20", "20"),
    ("topsy-turvy-flamingo", "pause_seconds", "0.5", "0.5"),
    ("topsy-turvy-flamingo", "reps", "8", "10"),
    ("wall-lean-calf-raise", "per_week", "2", "2"),
    ("wall-lean-calf-raise", "reps", "10", "15"),
    ("wall-lean-calf-raise", "rpe", "8", "9"),
    ("wall-lean-calf-raise", "sets", "3", "3"),
];

#[test]
fn every_figure_a_seed_gave_is_kept_and_none_is_invented() {
    let mut found = Vec::new();
    for exercise in &Catalogue::bundled() {
        for (key, figure) in exercise.source.dose.iter().flat_map(SourceDose::entries) {
            let (low, high) = figure.bounds();
            found.push((exercise.slug.to_string(), key, low.to_string(), high.to_string()));
        }
    }
    found.sort();
    let expected = GIVEN.map(|(slug, key, low, high)| (slug.to_string(), key, low.into(), high.into()));
    assert_eq!(found, expected);
}

#[test]
fn every_figure_a_seed_gave_lies_inside_the_default_range() {
    let catalogue = Catalogue::bundled();
    for (slug, key, low, high) in GIVEN {
        let dose = &entry(&catalogue, slug).dose;
        let (low, high): (Decimal, Decimal) = (low.parse().unwrap(), high.parse().unwrap());
        let whole = |[low, high]: [u16; 2]| [Decimal::whole(low.into()), Decimal::whole(high.into())];
        let few = |[low, high]: [u8; 2]| whole([low.into(), high.into()]);
        let range = match key {
            "reps" => dose.reps.map(whole),
            "seconds" => dose.seconds.map(whole),
            "per_day" => Some(few(dose.per_day)),
            "per_week" => Some(few(dose.per_week)),
            "rpe" => dose.rpe,
            // One number stands in the dose, so it is the one that lies inside.
            "sets" => {
                let sets = Decimal::whole(dose.sets.into());
                assert!(low <= sets && sets <= high, "{slug}: {sets} sets");
                continue;
            }
            "load_lb" => {
                let first = dose.first_load_kg.unwrap();
                let kilograms = |amount| Load { amount, unit: LoadUnit::Lb }.to_kg();
                assert!(kilograms(low) <= first && first <= kilograms(high), "{slug}: {first} kg");
                continue;
            }
            "pause_seconds" => {
                let Phases { up, top, down, bottom } = dose.tempo.phases().unwrap();
                assert!([up, top, down, bottom].contains(&low), "{slug}: {}", dose.tempo);
                continue;
            }
            // Twice ten kilograms as a first load is the one figure kept as information alone.
            "load_kg_per_hand" => {
                assert_eq!((slug, dose.first_load_kg), ("single-leg-calf-raise", Some(Decimal::whole(5))));
                continue;
            }
            _ => panic!("{slug}: nothing says what '{key}' is compared with"),
        };
        let [least, most] = range.unwrap_or_else(|| panic!("{slug} has no {key}"));
        assert!(least <= low && high <= most, "{slug}: {key} {low} to {high} is not in {least} to {most}");
    }
}

fn written(text: Option<&Text>) -> bool {
    text.is_some_and(|text| !text.trim().is_empty())
}

#[test]
fn the_ten_contradictory_entries_say_what_the_text_says_what_is_used_and_why() {
    let catalogue = Catalogue::bundled();
    let contradictory: Vec<&Exercise> = catalogue
        .iter()
        .filter(|exercise| exercise.source.fidelity == Some(Fidelity::Contradictory))
        .collect();
    assert_eq!(contradictory.len(), 10);
    for exercise in contradictory {
        let source = &exercise.source;
        for text in [&source.says, &source.uses, &source.why] {
            assert!(written(text.as_ref()), "{}", exercise.slug);
        }
    }
}

#[test]
fn the_single_leg_calf_raise_notes_what_its_text_gets_wrong() {
    let catalogue = Catalogue::bundled();
    let source = &entry(&catalogue, "single-leg-calf-raise").source;
    assert!(written(source.uses.as_ref()) && written(source.why.as_ref()));
    let says = source.says.as_deref().unwrap();
    for error in ["heels at the rim", "balls of the feet", "both heels", "10 kg in each hand"] {
        assert!(says.contains(error), "'{error}' is not in: {says}");
    }
}

#[test]
fn the_soleus_stretch_bends_the_knee() {
    let catalogue = Catalogue::bundled();
    let stretch = entry(&catalogue, "soleus-stretch");
    assert!(stretch.summary.contains("bent knee"), "{}", stretch.summary);
    let lines = instructions(stretch);
    assert!(lines.iter().any(|line| line.contains("bent knee")));
    assert!(lines.iter().any(|line| line.contains("back knee move forward")));
    assert!(!lines.iter().any(|line| line.contains("straight knee") || line.contains("knee straight")));
}

/// The entries done on the edge of a step.
fn on_a_step(catalogue: &Catalogue) -> Vec<&Exercise> {
    let needs_step = |exercise: &&Exercise| {
        exercise.equipment.requires.iter().any(|group| group.contains(&Equipment::Step))
    };
    catalogue.iter().filter(needs_step).collect()
}

#[test]
fn every_step_exercise_stands_on_the_ball_of_the_foot_with_the_heel_free() {
    let catalogue = Catalogue::bundled();
    let steps = on_a_step(&catalogue);
    assert_eq!(steps.len(), 4);
    for exercise in steps {
        let lines = instructions(exercise);
        let stands = lines.iter().any(|line| {
            let heel = line.contains("heel free") || line.contains("each heel free");
            line.contains("ball of the foot on the edge") && heel
        });
        assert!(stands, "{}: {lines:#?}", exercise.slug);
    }
}

/// Whether a sentence rests the heel where it could not drop.
fn rests_the_heel(sentence: &str) -> bool {
    // What stands on the edge is the ball of the foot, wherever the sentence says so.
    let sentence = sentence.replace("ball of the foot on the edge", "");
    let places = ["edge", "rim", "floor", "ground", "step", "stair"];
    let rests =
        |place: &str| ["on", "at", "to"].iter().any(|at| sentence.contains(&format!(" {at} the {place}")));
    sentence.contains("heel") && places.iter().any(|place| rests(place))
}

#[test]
fn no_step_exercise_rests_the_heel_on_the_edge_or_on_the_floor() {
    assert!(rests_the_heel("stand with your heels on the edge"));
    assert!(rests_the_heel("lower the heel to the floor"));
    assert!(!rests_the_heel("put the ball of the foot on the edge with the heel free"));
    for exercise in on_a_step(&Catalogue::bundled()) {
        for line in instructions(exercise) {
            assert!(!rests_the_heel(&line), "{}: {line}", exercise.slug);
        }
    }
}

#[test]
fn no_text_places_the_soleus_on_the_inner_ankle() {
    let inner = ["inner", "inside", "inward", "medial"];
    for exercise in &Catalogue::bundled() {
        for (at, text) in texts(exercise) {
            for sentence in text.to_lowercase().split(". ") {
                let misplaced =
                    sentence.contains("soleus") && inner.iter().any(|side| sentence.contains(side));
                assert!(!misplaced, "{} {at}: {sentence}", exercise.slug);
            }
        }
    }
}

#[test]
fn every_raise_on_one_leg_says_when_to_stop_the_set() {
    let is_raise = |exercise: &&Exercise| {
        exercise.is_one_sided() && matches!(exercise.quality, Quality::CalfStraight | Quality::CalfBent)
    };
    let catalogue = Catalogue::bundled();
    let raises: Vec<&Exercise> = catalogue.iter().filter(is_raise).collect();
    assert_eq!(raises.len(), 9);
    for raise in raises {
        let mut safety = raise.how.safety.iter();
        let rule = safety.find(|line| line.starts_with("Stop the set when")).expect(&raise.slug);
        for sign in ["heel bounces", "arch collapses", "torso helps"] {
            assert!(rule.contains(sign), "{}: '{sign}' is not in: {rule}", raise.slug);
        }
    }
}

#[test]
fn weights_hang_beside_the_hips_and_both_kinds_of_raise_are_for_use() {
    let catalogue = Catalogue::bundled();
    for slug in ["single-leg-calf-raise", "calf-raise"] {
        let raise = entry(&catalogue, slug);
        let weight = raise.how.safety.iter().find(|line| line.contains("beside the hip")).expect(slug);
        assert!(weight.contains("palm"), "{slug}: {weight}");
        assert!(raise.source.why.as_deref().expect(slug).contains("use both kinds"), "{slug}");
    }
    let says = entry(&catalogue, "single-leg-calf-raise").source.says.as_deref().unwrap();
    assert!(says.contains("beside the hips"), "{says}");
}

#[test]
fn the_purpose_the_text_gives_the_heel_drop_is_told_as_its_purpose() {
    let catalogue = Catalogue::bundled();
    let source = &entry(&catalogue, "negative-calf-raise").source;
    assert!(source.says.as_deref().unwrap().contains("over the whole of a run"));
    assert!(source.why.as_deref().unwrap().contains("the purpose the text gives for it, not a finding"));
}

#[test]
fn the_hinges_ask_for_serious_causes_to_be_ruled_out_first() {
    let catalogue = Catalogue::bundled();
    for slug in ["heel-hover-hinge", "plate-heel-hover-hinge", "high-heel-hinge"] {
        let safety = &entry(&catalogue, slug).how.safety;
        let condition = safety.iter().find(|line| line.contains("ruled out")).expect(slug);
        for part in ["serious causes", "bone stress", "before you start"] {
            assert!(condition.contains(part), "{slug}: '{part}' is not in: {condition}");
        }
    }
}
