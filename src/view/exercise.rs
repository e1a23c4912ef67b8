//! One exercise in full (`ankle show`).

use chrono::NaiveDate;

use crate::catalogue::exercise::{Gate, SeedFigure, Text};
use crate::catalogue::vocabulary::{Fidelity, Mode, Origin, Sides};
use crate::catalogue::{Catalogue, Exercise, chain};
use crate::coach::next::Next;
use crate::coach::prescribe::Target;
use crate::diagnostic::or_list;
use crate::history::History;
use crate::text::{Count, and_list, escape};
use crate::units::{Decimal, LoadUnit};
use crate::week::date_with_year;
use crate::wording::sets;

use super::list::{level, needs_text};
use super::look::{Look, Style};
use super::next::NextText;
use super::page::{Line, Page};

/// Column of the texts beside their labels.
const TEXT_COLUMN: usize = 12;

/// Column of where a figure comes from.
const PROVENANCE_COLUMN: usize = 36;

/// What is shown besides the exercise.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// For what it replaces.
    pub catalogue: &'a Catalogue,
    /// For the person's own last sessions.
    pub history: &'a History,
    /// What the person does next of it, where it was done before.
    pub next: Option<&'a Next<'a>>,
    /// In which unit loads are shown.
    pub units: LoadUnit,
    /// Whether every figure tells where it comes from.
    pub sources: bool,
    /// Today.
    pub today: NaiveDate,
}

/// Shows an exercise.
pub fn render(exercise: &Exercise, shown: Shown<'_>, look: &Look) -> String {
    let mut page = Page::new(look);
    page.line_with_end(
        Line::new().add(Style::Bold, escape(&exercise.name)),
        Line::new().add(Style::Dim, exercise.slug.to_string()),
    );
    let muscles: Vec<String> = exercise.muscles.primary.iter().map(|muscle| escape(muscle)).collect();
    page.paragraph(
        0,
        Style::Plain,
        &format!("{} · {} · needs {}", escape(&exercise.summary), muscles.join(", "), needs_text(exercise)),
    );
    if shown.catalogue.replaces_bundled(&exercise.slug) {
        page.paragraph(
            0,
            Style::Partly,
            "Yours: it stands in place of the bundled exercise of the same name.",
        );
    } else if exercise.source.origin == Origin::Own {
        page.paragraph(0, Style::Dim, "Yours.");
    }
    page.blank();
    how(&mut page, exercise);
    page.blank();
    dose(&mut page, exercise);
    ladder(&mut page, exercise, shown.catalogue);
    if !exercise.aliases.is_empty() {
        let names: Vec<String> = exercise.aliases.iter().map(|alias| escape(alias)).collect();
        page.labelled(" Names", TEXT_COLUMN, Style::Dim, &names.join(", "));
    }
    page.blank();
    if shown.sources {
        sources(&mut page, exercise);
        page.blank();
    }
    you(&mut page, exercise, shown);
    page.render(look)
}

fn how(page: &mut Page, exercise: &Exercise) {
    let how = &exercise.how;
    let block = |page: &mut Page, label: &str, texts: &[Text]| {
        if !texts.is_empty() {
            let texts: Vec<String> = texts.iter().map(|text| escape(text)).collect();
            page.labelled(label, TEXT_COLUMN, Style::Plain, &texts.join(" "));
        }
    };
    block(page, " Set up", &how.setup);
    page.blank();
    for (position, text) in how.steps.iter().enumerate() {
        let label = if position == 0 { " Do it" } else { "" };
        let text = format!("{} {}", position + 1, escape(text));
        page.labelled_hanging(label, TEXT_COLUMN, Style::Plain, &text, 2);
    }
    page.blank();
    block(page, " Cues", &how.cues);
    block(page, " Avoid", &how.mistakes);
    block(page, " Safety", &how.safety);
}

fn dose(page: &mut Page, exercise: &Exercise) {
    let dose = &exercise.dose;
    let [low, high] = dose.range();
    let unit = if exercise.mode == Mode::Hold { "s" } else { "" };
    let range = if low == high { format!("{low}{unit}") } else { format!("{low}–{high}{unit}") };
    let what = match (exercise.mode, exercise.sides) {
        (Mode::Contacts, Sides::Each) => " landings each side",
        (Mode::Contacts, _) => " landings",
        (_, Sides::Each) => " each side",
        (_, Sides::Alternating) => " in turn",
        (_, Sides::Both) => "",
    };
    let mut parts = vec![format!("{}×{range}{what}", dose.sets)];
    parts.push(escape(&sets::tempo(exercise, &dose.tempo)));
    if dose.rest_seconds > 0 {
        parts.push(format!("rest {}s", dose.rest_seconds));
    }
    match dose.rpe {
        Some([low, high]) => parts.push(format!("RPE {}", span(low, high))),
        None => parts.push("count support touches".to_string()),
    }
    page.labelled(" Default", TEXT_COLUMN, Style::Plain, &parts.join(" · "));
    let [low, high] = dose.per_week;
    let times = match (low, high) {
        (0, high) => format!("up to {high}"),
        (low, high) if low == high => low.to_string(),
        (low, high) => format!("{low}–{high}"),
    };
    let mut week = format!("{times} times a week");
    if dose.recovery_hours > 0 {
        week += &format!(", {} hours apart", dose.recovery_hours);
    }
    week += &format!(" · level {} {}", exercise.level, level(exercise.level));
    week += &format!(" · tendon load {} of 4", exercise.tendon_tier);
    page.labelled(" Weekly", TEXT_COLUMN, Style::Plain, &week);
    if let Some(first) = dose.first_load_kg {
        let text = if exercise.needs_weight() {
            format!("begin with {first} kg in all")
        } else {
            format!("none at first; later {first} kg in all")
        };
        page.labelled(" Load", TEXT_COLUMN, Style::Plain, &text);
    }
}

fn span(low: Decimal, high: Decimal) -> String {
    if low == high { low.to_string() } else { format!("{low}–{high}") }
}

fn ladder(page: &mut Page, exercise: &Exercise, catalogue: &Catalogue) {
    let Some(ladder) = &exercise.ladder else { return };
    let replaced = ladder.stands_in_for.as_deref().and_then(|slug| catalogue.get(slug));
    if let Some(rung) = replaced {
        let text = format!("of {} while {}", escape(&rung.slug), missing_text(rung));
        page.labelled(" Instead", TEXT_COLUMN, Style::Plain, &text);
    }
    if let Some(stand_in) = chain::stand_in(catalogue, exercise) {
        let text = format!("{} while {}", escape(&stand_in.slug), missing_text(exercise));
        page.labelled(" Instead", TEXT_COLUMN, Style::Plain, &text);
    }
    if let Some(easier) = &ladder.easier {
        page.labelled(" Easier", TEXT_COLUMN, Style::Plain, &escape(easier));
    }
    if let Some(harder) = &ladder.harder {
        let gate = ladder.gate.as_ref().map_or_else(
            || ", after the top of its range in all sets twice running".to_string(),
            |gate| format!(", after {}", gate_text(gate, exercise)),
        );
        page.labelled(" Harder", TEXT_COLUMN, Style::Plain, &format!("{}{gate}", escape(harder)));
    }
    if !ladder.branches.is_empty() {
        let branches: Vec<String> = ladder.branches.iter().map(|slug| escape(slug)).collect();
        page.labelled(" Also", TEXT_COLUMN, Style::Plain, &branches.join(", "));
    }
}

/// Says what is missing while another exercise stands in: `there is no step or no wall`.
fn missing_text(rung: &Exercise) -> String {
    let things = rung.equipment.requires.iter().map(|group| {
        let things: Vec<&str> = group.iter().map(|thing| thing.as_str()).collect();
        format!("no {}", or_list(&things))
    });
    let things: Vec<String> = things.collect();
    let things: Vec<&str> = things.iter().map(String::as_str).collect();
    format!("there is {}", or_list(&things))
}

fn gate_text(gate: &Gate, exercise: &Exercise) -> String {
    let amount = match (gate.reps, gate.seconds) {
        (Some(reps), _) => reps.to_string(),
        (_, Some(seconds)) => format!("{seconds}s"),
        _ => "the top".to_string(),
    };
    let side = if exercise.sides == Sides::Each { " each side" } else { "" };
    let mut text = format!("{}×{amount}{side}", gate.sets);
    if let Some(rpe) = gate.rpe {
        text += &format!(" at RPE {rpe} or less");
    }
    if let Some(touches) = gate.touches {
        text += &match touches {
            0 => " without a touch".to_string(),
            touches => format!(" with at most {}", Count(touches.into(), "touch")),
        };
    }
    text + &match gate.exposures {
        1 => String::new(),
        2 => " twice running".to_string(),
        times => format!(" {times} times running"),
    }
}

fn you(page: &mut Page, exercise: &Exercise, shown: Shown<'_>) {
    let history = shown.history;
    let count = history.exposures(&exercise.slug).count();
    let text = match history.exposures(&exercise.slug).next_back() {
        None => "not done yet".to_string(),
        Some((date, exposure)) => {
            let date = date_with_year(date, shown.today);
            format!("last {date}: {} · {}", sets::done(&exposure.sets), Count(count, "session"))
        }
    };
    page.labelled(" You", TEXT_COLUMN, Style::Plain, &text);
    let [low, _] = exercise.dose.range();
    let unit = if exercise.mode == Mode::Hold { "s" } else { "" };
    let mut sets = format!("{}x{low}{unit}", exercise.dose.sets);
    if let Some(next) = shown.next {
        let text = NextText::of(exercise, next, shown.units);
        page.labelled(" Next", TEXT_COLUMN, Style::Plain, text.labelled());
        let Target { sets: count, dosage, load_kg, .. } = next.target;
        let load = match load_kg {
            Decimal::ZERO => String::new(),
            kg => format!("+{}", sets::load(kg, shown.units)),
        };
        sets = format!("{count}x{}{load}", sets::dosage(dosage));
    }
    if shown.next.is_some_and(|next| next.rests_until.is_some()) {
        return;
    }
    let command = format!("ankle log {sets} {}", exercise.slug);
    page.labelled(" Log it", TEXT_COLUMN, Style::Bold, &command);
}

/// Where the exercise and each of its figures come from.
fn sources(page: &mut Page, exercise: &Exercise) {
    let source = &exercise.source;
    page.labelled(" Origin", TEXT_COLUMN, Style::Plain, &origin(exercise));
    for (label, text) in [(" It says", &source.says), (" We use", &source.uses), (" Because", &source.why)] {
        if let Some(text) = text {
            page.labelled(label, TEXT_COLUMN, Style::Plain, &escape(text));
        }
    }
    for (position, key) in exercise.dose.keys().enumerate() {
        let label = if position == 0 { "   Figures" } else { "" };
        let (figure, from) = (figure(exercise, key), provenance(exercise, key));
        if page.is_narrow() {
            page.labelled(label, TEXT_COLUMN, Style::Plain, &format!("{figure}: {from}"));
        } else {
            let line = Line::new().add(Style::Dim, label).to_column(TEXT_COLUMN).plain(figure);
            page.line_hanging(line.to_column(PROVENANCE_COLUMN).plain(from), PROVENANCE_COLUMN);
        }
    }
    if let Some(dose) = &source.dose {
        let given: Vec<String> =
            dose.entries().map(|(key, value)| format!("{} {}", words(key), seed(value))).collect();
        page.labelled(" It gives", TEXT_COLUMN, Style::Plain, &and_list(&given));
    }
    if !source.references.is_empty() {
        let told: Vec<String> = source.references.iter().map(|text| escape(text)).collect();
        page.labelled(" See", TEXT_COLUMN, Style::Plain, &told.join(" · "));
    }
}

fn origin(exercise: &Exercise) -> String {
    let text = match exercise.source.origin {
        Origin::S1 => "seed S1, \"How to Strengthen Ankles: 10 Exercises for Runners\" (Natalie Cecconi)",
        Origin::S2 => "seed S2, \"Single Leg Calf Raises\" (PureGym)",
        Origin::S3 => "seed S3, \"Band Single Leg Calf Raise\" (author unknown)",
        Origin::S4 => {
            "seed S4, \"Ankle Loading Tips\" (Thomas Bilodeau, Zenith Performance Physical Therapy)"
        }
        Origin::Added => "not in the founding texts",
        Origin::Own => "your own file",
    };
    let how = match exercise.source.fidelity {
        Some(Fidelity::Faithful) => ": followed as it stands",
        Some(Fidelity::Completed) => ": its form, with the figures it leaves out filled in",
        Some(Fidelity::Interpreted) => ": vague or without its pictures, so this is one reading of it",
        Some(Fidelity::Contradictory) => ": it contradicts itself, so the usual safe form stands here",
        Some(Fidelity::Added) => ": added by us",
        None => "",
    };
    format!("{text}{how}")
}

/// A figure of the dose with its name.
fn figure(exercise: &Exercise, key: &str) -> String {
    let dose = &exercise.dose;
    let range = |[low, high]: [u16; 2]| if low == high { low.to_string() } else { format!("{low}–{high}") };
    let small = |[low, high]: [u8; 2]| range([low.into(), high.into()]);
    let value = match key {
        "sets" => dose.sets.to_string(),
        "tempo" => escape(dose.tempo.as_str()),
        "rep_seconds" => dose.rep_seconds.map_or_else(String::new, |seconds| seconds.to_string()),
        "rest_seconds" => dose.rest_seconds.to_string(),
        "rpe" => dose.rpe.map_or_else(String::new, |[low, high]| span(low, high)),
        "per_week" => small(dose.per_week),
        "per_day" => small(dose.per_day),
        "recovery_hours" => dose.recovery_hours.to_string(),
        "first_load_kg" => dose.first_load_kg.map_or_else(String::new, |load| load.to_string()),
        _ => range(dose.range()),
    };
    format!("{} {value}", words(key))
}

/// A key in words, with its unit.
fn words(key: &str) -> &str {
    match key {
        "rep_seconds" => "seconds a rep",
        "rest_seconds" => "rest in seconds",
        "rpe" => "RPE",
        "per_week" => "times a week",
        "per_day" => "times a day",
        "recovery_hours" => "hours of recovery",
        "first_load_kg" => "first load in kg",
        "load_kg_per_hand" => "kg in each hand",
        "load_lb" => "load in lb",
        "pause_seconds" => "seconds of pause",
        key => key,
    }
}

/// Says where a figure comes from: a paper, a seed, or our own choice.
fn provenance(exercise: &Exercise, key: &str) -> String {
    let source = &exercise.source;
    let cited = source.figures.get(key).map(|id| format!("paper: {}", citation(exercise, id)));
    let seeded = source.dose.as_ref().and_then(|dose| dose.entries().find(|(name, _)| *name == key));
    let seeded = seeded.map(|(_, value)| format!("seed: {}", seed(value)));
    let ours = source.filled.iter().any(|own| own == key);
    match (cited.or(seeded), ours) {
        (Some(from), true) => format!("our default, after the {from}"),
        (Some(from), false) => from,
        (None, _) if source.origin == Origin::Own => "yours".to_string(),
        (None, _) => "our default".to_string(),
    }
}

/// Returns the reference that carries an id, or the id itself.
fn citation(exercise: &Exercise, id: &str) -> String {
    let tagged = format!("({id})");
    let found = exercise.source.references.iter().find(|text| text.contains(&tagged));
    escape(found.map_or(id, |text| text))
}

fn seed(figure: SeedFigure) -> String {
    let (low, high) = figure.bounds();
    span(low, high)
}
