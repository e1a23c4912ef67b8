//! Writes checked exercises as Rust constants. Only the build script uses it: the program then starts
//! with the catalogue in place instead of reading 46 files.

use std::fmt::Write as _;

use super::exercise::{Exercise, Figures, Gate, Ladder, List, SeedFigure, SourceDose, Text};
use super::phases::Phase;
use super::vocabulary::Equipment;
use crate::units::{Decimal, Tempo};

/// Returns the source of `static EXERCISES`, in order of slug.
pub fn rust_source(exercises: &[Exercise]) -> String {
    let mut out = format!("static EXERCISES: [Exercise; {}] = [\n", exercises.len());
    for exercise in exercises {
        out.push_str(&entry(exercise));
    }
    out.push_str("];\n");
    out
}

fn entry(e: &Exercise) -> String {
    let mut out = String::from("Exercise {\n");
    let mut field = |name: &str, value: String| {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "    {name}: {value},");
    };
    let named = |kind: &str, variant: &str| format!("{kind}::{variant}");
    field("slug", text(&e.slug));
    field("bundled", "true".to_string());
    field("name", text(&e.name));
    field("aliases", texts(&e.aliases));
    field("summary", text(&e.summary));
    field("quality", named("Quality", e.quality.variant()));
    field("secondary", option(e.secondary, |q| named("Quality", q.variant())));
    field("mode", named("Mode", e.mode.variant()));
    field("emphasis", option(e.emphasis, |v| named("Emphasis", v.variant())));
    field("level", e.level.to_string());
    field("tendon_tier", e.tendon_tier.to_string());
    field("load_class", named("LoadClass", e.load_class.variant()));
    field("sides", named("Sides", e.sides.variant()));
    field("avoid_with", list(&e.avoid_with, |flag| named("Flag", flag.variant())));
    field("floor_level_with", list(&e.floor_level_with, |flag| named("Flag", flag.variant())));
    let muscles = &e.muscles;
    field(
        "muscles",
        format!(
            "Muscles {{ primary: {}, secondary: {} }}",
            texts(&muscles.primary),
            texts(&muscles.secondary)
        ),
    );
    let things = |things: &List<Equipment>| list(things, |thing| named("Equipment", thing.variant()));
    field(
        "equipment",
        format!(
            "Needs {{ requires: {}, optional: {} }}",
            list(&e.equipment.requires, things),
            things(&e.equipment.optional)
        ),
    );
    field("dose", dose(e));
    field("ladder", option(e.ladder.as_ref(), ladder));
    let how = &e.how;
    field(
        "how",
        format!(
            "How {{ setup: {}, steps: {}, cues: {}, mistakes: {}, safety: {} }}",
            texts(&how.setup),
            texts(&how.steps),
            texts(&how.cues),
            texts(&how.mistakes),
            texts(&how.safety)
        ),
    );
    field("source", source(e));
    out.push_str("},\n");
    out
}

fn dose(e: &Exercise) -> String {
    let dose = &e.dose;
    format!(
        "Dose {{ sets: {}, reps: {:?}, seconds: {:?}, contacts: {:?}, tempo: {}, rep_seconds: {}, phases: {}, \
         rest_seconds: {}, rpe: {}, per_week: {:?}, per_day: {:?}, recovery_hours: {}, first_load_kg: {} }}",
        dose.sets,
        dose.reps,
        dose.seconds,
        dose.contacts,
        tempo(&dose.tempo),
        option(dose.rep_seconds, decimal),
        list(&dose.phases, phase),
        dose.rest_seconds,
        option(dose.rpe, |[low, high]| format!("[{}, {}]", decimal(low), decimal(high))),
        dose.per_week,
        dose.per_day,
        dose.recovery_hours,
        option(dose.first_load_kg, decimal),
    )
}

fn ladder(ladder: &Ladder) -> String {
    format!(
        "Ladder {{ chain: {}, easier: {}, harder: {}, branches: {}, gate: {}, stands_in_for: {} }}",
        text(&ladder.chain),
        option(ladder.easier.as_ref(), text),
        option(ladder.harder.as_ref(), text),
        texts(&ladder.branches),
        option(ladder.gate.as_ref(), gate),
        option(ladder.stands_in_for.as_ref(), text),
    )
}

fn gate(gate: &Gate) -> String {
    format!(
        "Gate {{ sets: {}, reps: {:?}, seconds: {:?}, rpe: {}, touches: {:?}, exposures: {} }}",
        gate.sets,
        gate.reps,
        gate.seconds,
        option(gate.rpe, decimal),
        gate.touches,
        gate.exposures,
    )
}

fn source(e: &Exercise) -> String {
    let source = &e.source;
    format!(
        "Source {{ origin: Origin::{}, fidelity: {}, says: {}, uses: {}, why: {}, filled: {}, references: {}, \
         figures: {}, dose: {} }}",
        source.origin.variant(),
        option(source.fidelity, |fidelity| format!("Fidelity::{}", fidelity.variant())),
        option(source.says.as_ref(), text),
        option(source.uses.as_ref(), text),
        option(source.why.as_ref(), text),
        texts(&source.filled),
        texts(&source.references),
        figures(&source.figures),
        option(source.dose.as_ref(), source_dose),
    )
}

fn figures(figures: &Figures) -> String {
    let pair = |(key, citation): &(Text, Text)| format!("({}, {})", text(key), text(citation));
    format!("Figures({})", list(&figures.0, pair))
}

fn source_dose(dose: &SourceDose) -> String {
    let figure = |figure: SeedFigure| match figure {
        SeedFigure::One(number) => format!("SeedFigure::One({})", decimal(number)),
        SeedFigure::Range([low, high]) => format!("SeedFigure::Range([{}, {}])", decimal(low), decimal(high)),
    };
    let fields = [
        ("sets", dose.sets),
        ("reps", dose.reps),
        ("seconds", dose.seconds),
        ("per_day", dose.per_day),
        ("per_week", dose.per_week),
        ("rpe", dose.rpe),
        ("load_kg_per_hand", dose.load_kg_per_hand),
        ("load_lb", dose.load_lb),
        ("pause_seconds", dose.pause_seconds),
    ];
    let fields: Vec<String> =
        fields.into_iter().map(|(key, value)| format!("{key}: {}", option(value, figure))).collect();
    format!("SourceDose {{ {} }}", fields.join(", "))
}

fn text(text: &Text) -> String {
    format!("Cow::Borrowed({:?})", &**text)
}

fn texts(texts: &List<Text>) -> String {
    list(texts, text)
}

fn list<T: Clone>(items: &List<T>, item: impl Fn(&T) -> String) -> String {
    let items: Vec<String> = items.iter().map(item).collect();
    format!("Cow::Borrowed(&[{}])", items.join(", "))
}

fn option<T>(value: Option<T>, some: impl FnOnce(T) -> String) -> String {
    value.map_or_else(|| "None".to_string(), |value| format!("Some({})", some(value)))
}

fn tempo(tempo: &Tempo) -> String {
    format!("Tempo::of({:?})", tempo.as_str())
}

fn phase(phase: &Phase) -> String {
    let name = option(phase.name.as_ref(), text);
    format!("Phase {{ part: Part::{}, name: {name} }}", phase.part.variant())
}

fn decimal(decimal: Decimal) -> String {
    format!("Decimal::from_billionths({})", decimal.billionths())
}
