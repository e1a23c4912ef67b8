//! What makes an exercise file right beyond its shape. The build applies it to the bundled files, a
//! start of the program to the person's own.

use std::collections::BTreeMap;

use super::exercise::{Exercise, SeedFigure};
use super::names::fold;
use super::vocabulary::{Fidelity, Mode, Origin};
use crate::units::Decimal;

/// What is wrong with a file, and under which keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The keys and list positions that lead to the value; empty for the file as a whole.
    pub path: Vec<String>,
    /// What is wrong, in one lower-case phrase.
    pub reason: String,
}

fn fault(path: &[&str], reason: impl Into<String>) -> Fault {
    Fault { path: path.iter().map(ToString::to_string).collect(), reason: reason.into() }
}

/// Longest summary, so that it fits a line beside a name.
const SUMMARY_WIDTH: usize = 60;

/// Checks one entry on its own.
pub fn check_one(exercise: &Exercise) -> Vec<Fault> {
    let mut faults = Vec::new();
    check_slug(exercise, &mut faults);
    check_text(exercise, &mut faults);
    check_dose(exercise, &mut faults);
    check_gate(exercise, &mut faults);
    check_source(exercise, &mut faults);
    if !(1..=3).contains(&exercise.level) {
        faults.push(fault(&["level"], format!("level {} is not 1 to 3", exercise.level)));
    }
    if !(1..=4).contains(&exercise.tendon_tier) {
        let reason = format!("tendon_tier {} is not 1 to 4", exercise.tendon_tier);
        faults.push(fault(&["tendon_tier"], reason));
    }
    if exercise.muscles.primary.is_empty() {
        faults.push(fault(&["muscles", "primary"], "no muscle is named"));
    }
    for (position, group) in exercise.equipment.requires.iter().enumerate() {
        if group.is_empty() {
            let path = ["equipment", "requires", &position.to_string()];
            faults.push(fault(&path, "an empty group can never be met"));
        }
    }
    faults
}

fn check_slug(exercise: &Exercise, faults: &mut Vec<Fault>) {
    let slug = &*exercise.slug;
    let word = |w: &str| !w.is_empty() && w.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    if !slug.split('-').all(word) || slug.len() > 48 {
        let reason = format!("the file name '{slug}' is not lower-case words joined by '-', at most 48 letters");
        faults.push(fault(&[], reason));
    }
}

/// Whether a character could change how a terminal shows the text around it.
pub fn is_unsafe_in_text(c: char) -> bool {
    c.is_control() || matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' | '\u{feff}')
}

fn check_text(exercise: &Exercise, faults: &mut Vec<Fault>) {
    let mut line = |path: &[&str], text: &str| {
        if text.trim().is_empty() {
            faults.push(fault(path, "this text is empty"));
        } else if text.chars().any(is_unsafe_in_text) {
            faults.push(fault(path, "this text has a control character"));
        }
    };
    line(&["name"], &exercise.name);
    line(&["summary"], &exercise.summary);
    line(&["dose", "tempo"], &exercise.dose.tempo);
    let source = &exercise.source;
    for (key, text) in [("says", &source.says), ("uses", &source.uses), ("why", &source.why)] {
        if let Some(text) = text {
            line(&["source", key], text);
        }
    }
    let how = &exercise.how;
    let lists: [(&[&str], _); 8] = [
        (&["aliases"], &exercise.aliases),
        (&["how", "setup"], &how.setup),
        (&["how", "steps"], &how.steps),
        (&["how", "cues"], &how.cues),
        (&["how", "mistakes"], &how.mistakes),
        (&["how", "safety"], &how.safety),
        (&["muscles", "primary"], &exercise.muscles.primary),
        (&["source", "references"], &source.references),
    ];
    for (path, texts) in lists {
        for (position, text) in texts.iter().enumerate() {
            let position = position.to_string();
            let path: Vec<&str> = path.iter().copied().chain([&*position]).collect();
            line(&path, text);
        }
    }
    if exercise.summary.chars().count() > SUMMARY_WIDTH {
        faults.push(fault(&["summary"], format!("the summary is longer than {SUMMARY_WIDTH} characters")));
    }
    let least: [(&str, usize, usize); 3] =
        [("setup", how.setup.len(), 1), ("steps", how.steps.len(), 3), ("cues", how.cues.len(), 2)];
    for (key, count, least) in least {
        if count < least && exercise.source.origin != Origin::Own {
            faults.push(fault(&["how", key], format!("{count} {key} are too few, {least} are the least")));
        } else if count == 0 {
            faults.push(fault(&["how", key], format!("there are no {key}")));
        }
    }
}

fn check_dose(exercise: &Exercise, faults: &mut Vec<Fault>) {
    let dose = &exercise.dose;
    if !(1..=10).contains(&dose.sets) {
        faults.push(fault(&["dose", "sets"], format!("{} sets is not 1 to 10", dose.sets)));
    }
    let counted = [("reps", dose.reps), ("seconds", dose.seconds), ("contacts", dose.contacts)];
    let wanted = match exercise.mode {
        Mode::Reps => "reps",
        Mode::Hold => "seconds",
        Mode::Contacts => "contacts",
    };
    for (key, range) in counted {
        match range {
            None if key == wanted => {
                faults.push(fault(&["dose"], format!("mode '{}' needs '{key} = [from, to]'", exercise.mode)));
            }
            Some(_) if key != wanted => {
                faults.push(fault(&["dose", key], format!("mode '{}' counts {wanted}, not {key}", exercise.mode)));
            }
            Some([low, high]) if low > high => {
                faults.push(fault(&["dose", key], format!("the range {low} to {high} is upside down")));
            }
            Some([low, high]) if low == 0 || high > 600 => {
                faults.push(fault(&["dose", key], format!("{low} to {high} {key} is not within 1 to 600")));
            }
            _ => {}
        }
    }
    if exercise.mode != Mode::Hold && dose.rep_seconds.is_none() {
        faults.push(fault(&["dose"], "'rep_seconds' is missing: how long one repetition takes"));
    }
    if dose.rep_seconds.is_some_and(|seconds| seconds == Decimal::ZERO || seconds > Decimal::whole(60)) {
        faults.push(fault(&["dose", "rep_seconds"], "not within 0 to 60 seconds"));
    }
    let tempo: Result<Vec<Decimal>, _> = dose.tempo.split('-').map(str::parse).collect();
    if let (Ok(phases), Some(stated)) = (tempo, dose.rep_seconds) {
        let sum: u64 = phases.iter().map(|phase| phase.billionths()).sum();
        if sum != stated.billionths() {
            let reason = format!("{stated} is not the sum of the tempo {}", dose.tempo);
            faults.push(fault(&["dose", "rep_seconds"], reason));
        }
    }
    if let Some([low, high]) = dose.rpe {
        if low > high {
            faults.push(fault(&["dose", "rpe"], format!("the range {low} to {high} is upside down")));
        } else if low < Decimal::whole(1) || high > Decimal::whole(10) {
            faults.push(fault(&["dose", "rpe"], format!("RPE {low} to {high} is not within 1 to 10")));
        } else if !low.is_half_step() || !high.is_half_step() {
            faults.push(fault(&["dose", "rpe"], "RPE goes in half steps"));
        }
    }
    for (key, [low, high], most) in [("per_week", dose.per_week, 7), ("per_day", dose.per_day, 5)] {
        if low > high {
            faults.push(fault(&["dose", key], format!("the range {low} to {high} is upside down")));
        } else if high > most {
            faults.push(fault(&["dose", key], format!("{high} is more than {most}")));
        }
    }
    if dose.rest_seconds > 600 {
        faults.push(fault(&["dose", "rest_seconds"], "a rest of more than 600 seconds"));
    }
    if dose.recovery_hours > 168 {
        faults.push(fault(&["dose", "recovery_hours"], "more than a week (168 hours)"));
    }
}

fn check_gate(exercise: &Exercise, faults: &mut Vec<Fault>) {
    let Some(gate) = exercise.ladder.as_ref().and_then(|ladder| ladder.gate.as_ref()) else { return };
    let fits = match exercise.mode {
        Mode::Reps => gate.reps.is_some() && gate.seconds.is_none(),
        Mode::Hold => gate.seconds.is_some() && gate.reps.is_none(),
        Mode::Contacts => false,
    };
    if !fits {
        let reason = format!("the gate does not count what mode '{}' counts", exercise.mode);
        faults.push(fault(&["ladder", "gate"], reason));
    }
    if gate.sets == 0 || gate.exposures == 0 {
        faults.push(fault(&["ladder", "gate"], "a gate of no sets or no exposures is always open"));
    }
}

fn check_source(exercise: &Exercise, faults: &mut Vec<Fault>) {
    let source = &exercise.source;
    let dose = &exercise.dose;
    let keys: Vec<&str> = dose.keys().collect();
    let lists = source.filled.iter().map(|key| ("filled", &**key));
    let cited = source.figures.0.iter().map(|(key, _)| ("figures", &**key));
    for (place, key) in lists.chain(cited) {
        if !keys.contains(&key) {
            faults.push(fault(&["source", place], format!("'{key}' is not a figure of this dose")));
        }
    }
    if source.origin == Origin::Own {
        return;
    }
    let Some(fidelity) = source.fidelity else {
        faults.push(fault(&["source"], "'fidelity' is missing"));
        return;
    };
    if (source.origin == Origin::Added) != (fidelity == Fidelity::Added) {
        faults.push(fault(&["source", "fidelity"], "only an added entry is, and is always, fidelity 'added'"));
    }
    let must_explain = matches!(fidelity, Fidelity::Contradictory | Fidelity::Interpreted);
    for (key, text) in [("says", &source.says), ("uses", &source.uses), ("why", &source.why)] {
        if must_explain && text.is_none() {
            faults.push(fault(&["source"], format!("'{key}' is missing from an entry that is {fidelity}")));
        }
    }
    let given: Vec<(&str, SeedFigure)> = source.dose.iter().flat_map(|dose| dose.entries()).collect();
    for key in keys {
        let covered = source.filled.iter().any(|own| own == key)
            || source.figures.get(key).is_some()
            || given.iter().any(|(seed, _)| *seed == key);
        if !covered {
            let reason = format!("the figure '{key}' has no origin: add it to 'filled', 'figures' or 'source.dose'");
            faults.push(fault(&["dose", key], reason));
        }
    }
}

/// Checks the entries against each other; each fault comes with the slug of its file.
///
/// A person's own file may name a bundled rung without being named by it.
pub fn check_all(exercises: &[Exercise]) -> Vec<(String, Fault)> {
    let mut faults = Vec::new();
    check_names(exercises, &mut faults);
    let by_slug: BTreeMap<&str, &Exercise> = exercises.iter().map(|e| (&*e.slug, e)).collect();
    for exercise in exercises {
        let mut report = |path: &[&str], reason: String| {
            faults.push((exercise.slug.to_string(), fault(path, reason)));
        };
        let Some(ladder) = &exercise.ladder else { continue };
        let own = exercise.source.origin == Origin::Own;
        let links = [("harder", &ladder.harder), ("easier", &ladder.easier)];
        let branches = ladder.branches.iter().map(|slug| ("branches", &**slug));
        let links = links.into_iter().filter_map(|(key, slug)| Some((key, &**slug.as_ref()?)));
        for (key, slug) in links.chain(branches) {
            let Some(other) = by_slug.get(slug) else {
                report(&["ladder", key], format!("there is no exercise '{slug}'"));
                continue;
            };
            let Some(theirs) = other.ladder.as_ref().filter(|theirs| theirs.chain == ladder.chain) else {
                report(&["ladder", key], format!("'{slug}' is not in the chain '{}'", ladder.chain));
                continue;
            };
            let back = Some(&exercise.slug);
            let answered = match key {
                "easier" => theirs.harder.as_ref() == back || theirs.branches.contains(&exercise.slug),
                _ => theirs.easier.as_ref() == back,
            };
            if !answered && !own {
                report(&["ladder", key], format!("'{slug}' does not answer '{}'", exercise.slug));
            }
            if key == "harder" && (other.level < exercise.level || other.tendon_tier < exercise.tendon_tier) {
                let reason = format!("the harder '{slug}' has a lower level or tendon tier");
                report(&["ladder", key], reason);
            }
        }
        let mut seen = vec![&*exercise.slug];
        let mut next = ladder.harder.as_deref();
        while let Some(slug) = next {
            if seen.contains(&slug) {
                report(&["ladder", "harder"], format!("the chain runs in a circle at '{slug}'"));
                break;
            }
            seen.push(slug);
            next = by_slug.get(slug).and_then(|e| e.ladder.as_ref()).and_then(|l| l.harder.as_deref());
        }
    }
    faults
}

fn check_names(exercises: &[Exercise], faults: &mut Vec<(String, Fault)>) {
    let mut owners: BTreeMap<String, &str> = BTreeMap::new();
    for exercise in exercises {
        owners.insert(fold(&exercise.slug), &exercise.slug);
    }
    for exercise in exercises {
        let aliases = exercise.aliases.iter().enumerate();
        let aliases = aliases.map(|(position, alias)| (vec!["aliases".to_string(), position.to_string()], alias));
        for (path, name) in [(vec!["name".to_string()], &exercise.name)].into_iter().chain(aliases) {
            let folded = fold(name);
            let owner = *owners.entry(folded).or_insert(&exercise.slug);
            if owner != exercise.slug {
                let reason = format!("the name '{name}' already belongs to '{owner}'");
                faults.push((exercise.slug.to_string(), Fault { path, reason }));
            } else if name.trim().is_empty() || fold(name).is_empty() {
                let reason = "a name needs a letter or a digit".to_string();
                faults.push((exercise.slug.to_string(), Fault { path, reason }));
            }
        }
        let mut sorted: Vec<&str> = exercise.aliases.iter().map(|alias| &**alias).collect();
        sorted.sort_unstable();
        if let Some(twice) = sorted.windows(2).find(|pair| pair[0] == pair[1]) {
            let reason = format!("the alias '{}' stands twice", twice[0]);
            faults.push((exercise.slug.to_string(), fault(&["aliases"], reason)));
        }
    }
}
