//! What makes an exercise file right beyond its shape. The build applies it to the bundled files, a
//! start of the program to the person's own.

use std::collections::{BTreeMap, BTreeSet};

use super::exercise::{Exercise, Gate, Ladder, SeedFigure, SourceDose};
use super::names::fold;
use super::phases::Phase;
use super::vocabulary::{Fidelity, Mode, Origin};
use crate::text::is_unsafe_in_text;
use crate::units::{Decimal, Part, Rpe};

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

/// Longest name of a phase, so that it can be said within a second.
const PHASE_LETTERS: usize = 12;

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
        let reason =
            format!("the file name '{slug}' is not lower-case words joined by '-', at most 48 letters");
        faults.push(fault(&[], reason));
    }
}

fn check_text(exercise: &Exercise, faults: &mut Vec<Fault>) {
    let mut line = |path: &[&str], text: &str| {
        if text.trim().is_empty() {
            faults.push(fault(path, "this text is empty"));
        } else if let Some(c) = text.chars().find(|c| is_unsafe_in_text(*c)) {
            // By number: the character itself may show as nothing.
            faults.push(fault(path, format!("this text has the control character U+{:04X}", u32::from(c))));
        }
    };
    line(&["name"], &exercise.name);
    line(&["summary"], &exercise.summary);
    line(&["dose", "tempo"], exercise.dose.tempo.as_str());
    let source = &exercise.source;
    for (key, text) in [("says", &source.says), ("uses", &source.uses), ("why", &source.why)] {
        if let Some(text) = text {
            line(&["source", key], text);
        }
    }
    for (key, citation) in source.figures.0.iter() {
        line(&["source", "figures", key], citation);
    }
    if let Some(ladder) = &exercise.ladder {
        line(&["ladder", "chain"], &ladder.chain);
    }
    let how = &exercise.how;
    let lists: [(&[&str], _); 9] = [
        (&["aliases"], &exercise.aliases),
        (&["how", "setup"], &how.setup),
        (&["how", "steps"], &how.steps),
        (&["how", "cues"], &how.cues),
        (&["how", "mistakes"], &how.mistakes),
        (&["how", "safety"], &how.safety),
        (&["muscles", "primary"], &exercise.muscles.primary),
        (&["muscles", "secondary"], &exercise.muscles.secondary),
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
            faults.push(fault(&["how", key], format!("'{key}' is empty")));
        }
    }
}

fn check_dose(exercise: &Exercise, faults: &mut Vec<Fault>) {
    let dose = &exercise.dose;
    if !(1..=10).contains(&dose.sets) {
        faults.push(fault(&["dose", "sets"], format!("sets {} is not 1 to 10", dose.sets)));
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
                faults.push(fault(
                    &["dose", key],
                    format!("mode '{}' counts {wanted}, not {key}", exercise.mode),
                ));
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
    check_tempo(exercise, faults);
    check_phases(exercise, faults);
    if let Some([low, high]) = dose.rpe {
        let reason = if low > high {
            Some(format!("the range {low} to {high} is upside down"))
        } else {
            not_an_rpe(low).or_else(|| not_an_rpe(high))
        };
        faults.extend(reason.map(|reason| fault(&["dose", "rpe"], reason)));
    }
    for (key, [low, high], most) in [("per_week", dose.per_week, 7), ("per_day", dose.per_day, 5)] {
        if low > high {
            faults.push(fault(&["dose", key], format!("the range {low} to {high} is upside down")));
        } else if high > most {
            faults.push(fault(&["dose", key], format!("{key} {high} is more than {most}")));
        }
    }
    if dose.rest_seconds > 600 {
        faults.push(fault(&["dose", "rest_seconds"], "a rest of more than 600 seconds"));
    }
    if dose.recovery_hours > 168 {
        faults.push(fault(&["dose", "recovery_hours"], "more than a week (168 hours)"));
    }
}

fn check_tempo(exercise: &Exercise, faults: &mut Vec<Fault>) {
    let dose = &exercise.dose;
    if let Some(seconds) = dose.rep_seconds.filter(|s| *s == Decimal::ZERO || *s > Decimal::whole(60)) {
        let reason = format!("{seconds} seconds is not more than 0 and at most 60");
        faults.push(fault(&["dose", "rep_seconds"], reason));
    }
    match (dose.tempo.check(), dose.rep_seconds) {
        (Err(none), _) => faults.push(fault(&["dose", "tempo"], none.to_string())),
        (Ok(()), Some(stated)) if dose.tempo.phases().is_some() && dose.tempo.seconds() != Some(stated) => {
            let reason = format!("{stated} is not the sum of the tempo {}", dose.tempo);
            faults.push(fault(&["dose", "rep_seconds"], reason));
        }
        _ => {}
    }
}

fn check_phases(exercise: &Exercise, faults: &mut Vec<Fault>) {
    let dose = &exercise.dose;
    if dose.phases.is_empty() {
        return;
    }
    if dose.tempo.check().is_ok() && dose.tempo.phases().is_none() {
        let reason = format!("the tempo '{}' is a word: it has no phases", dose.tempo);
        faults.push(fault(&["dose", "phases"], reason));
        return;
    }
    let parts: Vec<Part> = dose.phases.iter().map(|phase| phase.part).collect();
    faults.extend(not_a_round(&parts).map(|reason| fault(&["dose", "phases"], reason)));
    for (position, phase) in dose.phases.iter().enumerate() {
        if let Some(reason) = not_callable(phase) {
            faults.push(fault(&["dose", "phases", &position.to_string()], reason));
        }
    }
}

/// Says why the parts are not those of one repetition, wherever it begins.
fn not_a_round(parts: &[Part]) -> Option<String> {
    let times = |part: Part| parts.iter().filter(|other| **other == part).count();
    if let Some(twice) = Part::ALL.iter().find(|part| times(**part) > 1) {
        return Some(format!("'{twice}' stands twice"));
    }
    if let Some(missing) = Part::ALL.iter().find(|part| times(**part) == 0) {
        return Some(format!("'{missing}' is missing: all four stand here, those of 0 seconds too"));
    }
    let mut pairs = parts.iter().zip(parts.iter().skip(1));
    let (one, other) = pairs.find(|(one, other)| one.next() != **other)?;
    Some(format!("after '{one}' comes '{}', not '{other}'; only which one begins is free", one.next()))
}

/// Says why the name of a phase cannot be called out while it lasts.
fn not_callable(phase: &Phase) -> Option<String> {
    let name = phase.name.as_deref()?;
    let is_word =
        |word: &str| !word.is_empty() && word.chars().all(|c| c.is_alphabetic() && !c.is_uppercase());
    if !name.split(' ').all(is_word) || name.chars().count() > PHASE_LETTERS {
        return Some(format!(
            "'{name}' is no name for a phase: lower-case words of at most {PHASE_LETTERS} letters together"
        ));
    }
    None
}

/// Says why a number is no rating of effort, if it is none.
fn not_an_rpe(number: Decimal) -> Option<String> {
    Rpe::new(number).err().map(|none| none.to_string())
}

fn check_gate(exercise: &Exercise, faults: &mut Vec<Fault>) {
    let Some(gate) = exercise.ladder.as_ref().and_then(|ladder| ladder.gate.as_ref()) else { return };
    let wrong = match (exercise.mode, gate) {
        (Mode::Reps, Gate { reps: Some(_), seconds: None, .. })
        | (Mode::Hold, Gate { seconds: Some(_), reps: None, .. }) => None,
        (Mode::Reps, _) => Some("mode 'reps' needs a gate with 'reps' and without 'seconds'"),
        (Mode::Hold, _) => Some("mode 'hold' needs a gate with 'seconds' and without 'reps'"),
        (Mode::Contacts, _) => Some("mode 'contacts' takes no gate"),
    };
    faults.extend(wrong.map(|reason| fault(&["ladder", "gate"], reason)));
    let rpe = gate.rpe.and_then(not_an_rpe);
    faults.extend(rpe.map(|reason| fault(&["ladder", "gate", "rpe"], reason)));
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
    let given: Vec<(&str, SeedFigure)> = source.dose.iter().flat_map(SourceDose::entries).collect();
    for (key, figure) in &given {
        let (low, high) = figure.bounds();
        if low > high {
            let reason = format!("the range {low} to {high} is upside down");
            faults.push(fault(&["source", "dose", key], reason));
        }
    }
    if source.origin == Origin::Own {
        // Otherwise a bundled file without sources would pass as a person's own.
        if exercise.bundled {
            faults.push(fault(&["source"], "a bundled file needs a '[source]' that is not 'own'"));
        }
        return;
    }
    let Some(fidelity) = source.fidelity else {
        faults.push(fault(&["source"], "'fidelity' is missing"));
        return;
    };
    if (source.origin == Origin::Added) != (fidelity == Fidelity::Added) {
        faults
            .push(fault(&["source", "fidelity"], "only an added entry is, and is always, fidelity 'added'"));
    }
    let must_explain = matches!(fidelity, Fidelity::Contradictory | Fidelity::Interpreted);
    for (key, text) in [("says", &source.says), ("uses", &source.uses), ("why", &source.why)] {
        if must_explain && text.is_none() {
            faults.push(fault(&["source"], format!("'{key}' is missing from an entry that is {fidelity}")));
        }
    }
    for key in keys {
        let covered = source.filled.iter().any(|own| own == key)
            || source.figures.get(key).is_some()
            || given.iter().any(|(seed, _)| *seed == key);
        if !covered {
            let reason =
                format!("the figure '{key}' has no origin: add it to 'filled', 'figures' or 'source.dose'");
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
            if key == "harder" && (other.level < exercise.level || other.tendon_tier < exercise.tendon_tier) {
                let reason = format!("the harder '{slug}' has a lower level or tendon tier");
                report(&["ladder", key], reason);
            }
            if ladder.stands_in_for.is_some() {
                // It leads where the rung leads whose place it takes, and nothing leads to it.
                continue;
            }
            let back = Some(&exercise.slug);
            let answered = match key {
                "easier" => theirs.harder.as_ref() == back || theirs.branches.contains(&exercise.slug),
                _ => theirs.easier.as_ref() == back,
            };
            if !answered && !own {
                report(&["ladder", key], format!("'{slug}' does not answer '{}'", exercise.slug));
            }
        }
        let place = ladder.stands_in_for.as_ref();
        let wrong =
            place.and_then(|slug| stands_in_badly(exercise, ladder, by_slug.get(&**slug).copied(), slug));
        if let Some(reason) = wrong {
            report(&["ladder", "stands_in_for"], reason);
        }
        let upward = if ladder.harder.is_some() { "harder" } else { "branches" };
        let circles: [(Links, &str); 2] = [(higher, upward), (lower, "easier")];
        let circle = circles.into_iter().find(|(links, _)| leads_back(exercise, &by_slug, *links));
        if let Some((_, key)) = circle {
            report(&["ladder", key], format!("the chain runs in a circle, back to '{}'", exercise.slug));
        }
    }
    faults
}

/// Says why an exercise cannot take the place of a rung, if so (C.3).
fn stands_in_badly(
    exercise: &Exercise,
    ladder: &Ladder,
    rung: Option<&Exercise>,
    slug: &str,
) -> Option<String> {
    let Some(rung) = rung else { return Some(format!("there is no exercise '{slug}'")) };
    let Some(theirs) = rung.ladder.as_ref().filter(|theirs| theirs.chain == ladder.chain) else {
        return Some(format!("'{slug}' is not in the chain '{}'", ladder.chain));
    };
    let is_rung = theirs.stands_in_for.is_none() && rung.quality == exercise.quality && slug != exercise.slug;
    if !is_rung {
        return Some(format!("'{slug}' is no rung whose place it can take"));
    }
    if (&ladder.easier, &ladder.harder) != (&theirs.easier, &theirs.harder) {
        return Some(format!("its 'easier' and 'harder' are not those of '{slug}'"));
    }
    let is_more = exercise.level > rung.level || exercise.tendon_tier > rung.tendon_tier;
    is_more.then(|| format!("it has a higher level or tendon tier than '{slug}'"))
}

/// Which rungs a ladder leads to in one direction.
type Links = fn(&Ladder) -> Vec<&str>;

fn higher(ladder: &Ladder) -> Vec<&str> {
    ladder.harder.iter().chain(ladder.branches.iter()).map(|slug| &**slug).collect()
}

fn lower(ladder: &Ladder) -> Vec<&str> {
    ladder.easier.iter().map(|slug| &**slug).collect()
}

/// Whether the links lead from an exercise back to itself.
fn leads_back(exercise: &Exercise, by_slug: &BTreeMap<&str, &Exercise>, links: Links) -> bool {
    let mut open: Vec<&str> = exercise.ladder.iter().flat_map(links).collect();
    let mut seen = BTreeSet::new();
    while let Some(slug) = open.pop() {
        if slug == exercise.slug {
            return true;
        }
        if seen.insert(slug) {
            open.extend(by_slug.get(slug).and_then(|e| e.ladder.as_ref()).into_iter().flat_map(links));
        }
    }
    false
}

fn check_names(exercises: &[Exercise], faults: &mut Vec<(String, Fault)>) {
    let mut owners: BTreeMap<String, &str> = BTreeMap::new();
    // Bundled names come first, so that it is the person's own file that is told of a clash.
    let (bundled, own): (Vec<&Exercise>, Vec<&Exercise>) = exercises.iter().partition(|e| e.bundled);
    for group in [bundled, own] {
        for exercise in &group {
            let owner = *owners.entry(fold(&exercise.slug)).or_insert(&exercise.slug);
            if owner != exercise.slug {
                let slug = exercise.slug.to_string();
                let reason = format!("the file name '{slug}' is another spelling or name of '{owner}'");
                faults.push((slug, fault(&[], reason)));
            }
        }
        for exercise in &group {
            check_names_of(exercise, &mut owners, faults);
        }
    }
}

fn check_names_of<'a>(
    exercise: &'a Exercise,
    owners: &mut BTreeMap<String, &'a str>,
    faults: &mut Vec<(String, Fault)>,
) {
    let mut report = |path: &[&str], reason: String| {
        faults.push((exercise.slug.to_string(), fault(path, reason)));
    };
    let positions: Vec<String> = (0..exercise.aliases.len()).map(|position| position.to_string()).collect();
    let aliases = positions.iter().map(|position| vec!["aliases", position]).zip(exercise.aliases.iter());
    for (path, name) in [(vec!["name"], &exercise.name)].into_iter().chain(aliases) {
        let folded = fold(name);
        if folded.is_empty() {
            report(&path, "a name needs a letter or a digit".to_string());
            continue;
        }
        let owner = *owners.entry(folded).or_insert(&exercise.slug);
        if owner != exercise.slug {
            report(&path, format!("the name '{name}' already belongs to '{owner}'"));
        }
    }
    let mut sorted: Vec<&str> = exercise.aliases.iter().map(|alias| &**alias).collect();
    sorted.sort_unstable();
    if let Some((twice, _)) = sorted.iter().zip(sorted.iter().skip(1)).find(|(one, next)| one == next) {
        report(&["aliases"], format!("the alias '{twice}' stands twice"));
    }
}
