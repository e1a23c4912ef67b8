//! Figures, flags and gates of the files against tables of their own (C.2, C.3, C.4, D.3).

use std::collections::BTreeMap;

use ankle::catalogue::exercise::Range;
use ankle::catalogue::vocabulary::{Emphasis, Equipment, Flag};
use ankle::catalogue::{Catalogue, Exercise};
use ankle::units::Decimal;

use super::entry;

const TABLE: &str = include_str!("../../catalogue/table.txt");

/// Returns the names of the columns and the cells of every row.
fn table() -> (Vec<&'static str>, Vec<Vec<&'static str>>) {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    let mut rows = lines.map(|line| line.split('|').map(str::trim).collect::<Vec<_>>());
    (rows.next().unwrap(), rows.collect())
}

fn range<T: PartialEq + ToString>([low, high]: &Range<T>) -> String {
    if low == high { low.to_string() } else { format!("{}-{}", low.to_string(), high.to_string()) }
}

fn list<T: ToString>(items: &[T], between: &str) -> String {
    items.iter().map(ToString::to_string).collect::<Vec<_>>().join(between)
}

fn or_dash(text: String) -> String {
    if text.is_empty() { "-".to_string() } else { text }
}

/// Returns what an entry says in a column of the table.
fn cell(exercise: &Exercise, column: &str) -> String {
    let dose = &exercise.dose;
    match column {
        "slug" => exercise.slug.to_string(),
        "quality/secondary" => {
            let both: Vec<_> = [exercise.quality].into_iter().chain(exercise.secondary).collect();
            list(&both, "/")
        }
        "mode" => exercise.mode.to_string(),
        "level" => exercise.level.to_string(),
        "tier" => exercise.tendon_tier.to_string(),
        "sides" => exercise.sides.to_string(),
        "sets" => dose.sets.to_string(),
        "range" => range(&dose.range()),
        "rest" => dose.rest_seconds.to_string(),
        "tempo" => dose.tempo.to_string(),
        "rpe" => or_dash(dose.rpe.as_ref().map(range).unwrap_or_default()),
        "per week" => range(&dose.per_week),
        "recovery" => dose.recovery_hours.to_string(),
        "class" => exercise.load_class.to_string(),
        "requires" => {
            let groups: Vec<_> = exercise.equipment.requires.iter().map(|group| list(group, " / ")).collect();
            or_dash(groups.join(" + "))
        }
        "optional" => or_dash(list(&exercise.equipment.optional, ", ")),
        _ => panic!("the table has a column '{column}' that no key fills"),
    }
}

#[test]
fn every_figure_of_every_entry_equals_the_table() {
    let catalogue = Catalogue::bundled();
    let (columns, rows) = table();
    let mut differences = Vec::new();
    for row in &rows {
        assert_eq!(row.len(), columns.len(), "{row:?}");
        let exercise = entry(&catalogue, row[0]);
        for (column, expected) in columns.iter().zip(row) {
            let found = cell(exercise, column);
            if found != *expected {
                differences.push(format!("{}: {column} is {found}, the table has {expected}", row[0]));
            }
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn the_table_and_the_catalogue_hold_the_same_exercises() {
    let mut rows: Vec<&str> = table().1.iter().map(|row| row[0]).collect();
    rows.sort_unstable();
    let catalogue = Catalogue::bundled();
    let slugs: Vec<&str> = catalogue.iter().map(|exercise| &*exercise.slug).collect();
    assert_eq!(rows, slugs);
    assert_eq!(slugs.len(), 46);
}

#[test]
fn a_repetition_takes_the_sum_of_its_tempo_or_what_the_time_budget_says() {
    let stated = BTreeMap::from([
        ("pogo-hop", "0.5"),
        ("squat-jack", "1"),
        ("hop-and-hold", "4"),
        ("side-hop", "1"),
        ("star-hop", "2"),
        ("scissor-jump", "1.5"),
        ("short-foot", "6"),
        ("single-leg-short-foot", "6"),
    ]);
    for exercise in &Catalogue::bundled() {
        let expected = match (stated.get(&*exercise.slug), exercise.dose.tempo.seconds()) {
            (Some(stated), None) => stated.parse().ok(),
            (None, sum) => sum,
            _ => None,
        };
        assert_eq!(exercise.dose.rep_seconds, expected, "{}", exercise.slug);
    }
}

#[test]
fn only_the_plantar_stretch_is_for_several_times_a_day() {
    for exercise in &Catalogue::bundled() {
        let most = if exercise.slug == "plantar-stretch" { 3 } else { 1 };
        assert_eq!(exercise.dose.per_day, [1, most], "{}", exercise.slug);
    }
}

#[test]
fn only_the_negative_calf_raise_has_the_lowering_as_its_point() {
    for exercise in &Catalogue::bundled() {
        let lowering = exercise.emphasis == Some(Emphasis::Eccentric);
        assert_eq!(lowering, exercise.slug == "negative-calf-raise", "{}", exercise.slug);
    }
}

#[test]
fn the_first_added_load_is_five_kilograms_wherever_a_weight_can_be_added() {
    for exercise in &Catalogue::bundled() {
        let needs = &exercise.equipment;
        let mut things = needs.requires.iter().flat_map(|group| group.iter()).chain(needs.optional.iter());
        let takes_weight = things.any(|thing| {
            thing.is_free_weight() || matches!(thing, Equipment::CalfMachine | Equipment::LegPress)
        });
        let expected = takes_weight.then_some(Decimal::whole(5));
        assert_eq!(exercise.dose.first_load_kg, expected, "{}", exercise.slug);
    }
}

/// Turns lists of slugs a flag into lists of flags a slug; every entry has one, if an empty one.
fn flags_by_slug(table: &[(Flag, &'static str)]) -> BTreeMap<String, Vec<Flag>> {
    let catalogue = Catalogue::bundled();
    let mut by_slug: BTreeMap<String, Vec<Flag>> =
        catalogue.iter().map(|exercise| (exercise.slug.to_string(), Vec::new())).collect();
    for (flag, slugs) in table {
        for slug in slugs.split_whitespace() {
            by_slug.get_mut(slug).unwrap_or_else(|| panic!("no exercise '{slug}'")).push(*flag);
        }
    }
    for flags in by_slug.values_mut() {
        flags.sort_unstable();
    }
    by_slug
}

fn sorted(flags: &[Flag]) -> Vec<Flag> {
    let mut flags = flags.to_vec();
    flags.sort_unstable();
    flags
}

#[test]
fn each_flag_excludes_the_exercises_of_its_list() {
    let hops = "pogo-hop squat-jack hop-and-hold side-hop star-hop scissor-jump";
    let mut table = vec![
        (
            Flag::InsertionalAchilles,
            "single-leg-calf-raise-deficit wall-lean-calf-raise towel-heel-raise leg-press-calf-raise \
             knee-to-wall gastroc-stretch soleus-stretch",
        ),
        (
            Flag::RecentSprain,
            "y-reach skater-squat-reach solo-leg-lift band-inversion eyes-closed-balance cushion-balance",
        ),
        (Flag::CalfStrain, "gastroc-stretch"),
        (Flag::HalluxRigidus, "high-heel-hinge towel-heel-raise toe-walk-carry"),
        (Flag::KneeFlexionPain, "skater-squat-reach"),
        // A folded towel under the foot is a cushion too.
        (
            Flag::BalanceImpaired,
            "y-reach skater-squat-reach eyes-closed-balance cushion-balance topsy-turvy-flamingo toe-walk-carry \
             solo-leg-lift",
        ),
    ];
    for flag in [
        Flag::MidportionAchilles,
        Flag::RecentSprain,
        Flag::BoneStress,
        Flag::CalfStrain,
        Flag::BalanceImpaired,
        Flag::NoJump,
    ] {
        table.push((flag, hops));
    }
    let expected = flags_by_slug(&table);
    for exercise in &Catalogue::bundled() {
        assert_eq!(sorted(&exercise.avoid_with), expected[&*exercise.slug], "{}", exercise.slug);
    }
}

#[test]
fn pain_where_the_tendon_meets_the_heel_keeps_two_raises_at_floor_level() {
    let table = [(Flag::InsertionalAchilles, "negative-calf-raise band-single-leg-calf-raise")];
    let expected = flags_by_slug(&table);
    for exercise in &Catalogue::bundled() {
        assert_eq!(sorted(&exercise.floor_level_with), expected[&*exercise.slug], "{}", exercise.slug);
    }
}

#[test]
fn the_gates_are_those_of_the_chains() {
    // Sets, repetitions or seconds, most effort or touches, exposures in a row.
    let table = BTreeMap::from([
        ("calf-raise", "3x15 rpe 7, 2"),
        ("negative-calf-raise", "3x12 rpe 7.5, 2"),
        ("single-leg-calf-raise", "3x15 rpe 8, 2"),
        ("single-leg-calf-raise-deficit", "3x12 rpe 8, 2"),
        ("seated-calf-raise", "3x15 rpe 7, 2"),
        ("bent-knee-calf-raise", "3x20 rpe 7, 2"),
        ("calf-iso-hold", "3x45s rpe 7, 2"),
        ("heel-hover-hinge", "2x60s rpe 7.5, 2"),
        ("plate-heel-hover-hinge", "2x60s rpe 7.5, 2"),
        ("crane-balance", "3x30s touches 0, 2"),
        ("single-leg-balance", "2x45s touches 0, 2"),
        ("assisted-single-leg-calf-raise", "3x12 rpe 7.5, 2"),
        ("y-reach", "3x12 touches 0, 2"),
        ("eyes-closed-balance", "2x30s touches 1, 2"),
    ]);
    for exercise in &Catalogue::bundled() {
        let gate = exercise.ladder.as_ref().and_then(|ladder| ladder.gate.as_ref());
        let found = gate.map(|gate| {
            let reps = gate.reps.map(|reps| reps.to_string());
            let seconds = gate.seconds.map(|seconds| format!("{seconds}s"));
            let rpe = gate.rpe.map(|rpe| format!(" rpe {rpe}"));
            let touches = gate.touches.map(|touches| format!(" touches {touches}"));
            let parts: String = [reps, seconds, rpe, touches].into_iter().flatten().collect();
            format!("{}x{parts}, {}", gate.sets, gate.exposures)
        });
        assert_eq!(found.as_deref(), table.get(&*exercise.slug).copied(), "{}", exercise.slug);
    }
}

#[test]
fn a_gate_stands_only_where_there_is_a_harder_rung_and_within_the_range_of_the_dose() {
    for exercise in &Catalogue::bundled() {
        let Some(ladder) = &exercise.ladder else { continue };
        let Some(gate) = &ladder.gate else { continue };
        assert!(ladder.harder.is_some(), "{}", exercise.slug);
        let [low, high] = exercise.dose.range();
        let count = gate.reps.or(gate.seconds).unwrap();
        assert!((low..=high).contains(&count), "{}: {count} is not {low} to {high}", exercise.slug);
    }
}
