//! Which exercises are asked for: by what they train, work, need and are called.

use crate::diagnostic::nearest;

use super::names::words;
use super::vocabulary::{Equipment, Origin, Quality};
use super::{Catalogue, Exercise};

/// What an exercise is asked for by, as a person types it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asked<'a> {
    /// Beginnings of words of its names, summary, quality or muscles.
    pub words: &'a [String],
    /// The beginning of a quality.
    pub quality: Option<&'a str>,
    /// The beginning of a muscle, or an everyday word for several.
    pub muscle: Option<&'a str>,
    /// A thing it uses, or `none`.
    pub equipment: Option<&'a str>,
    /// Its level.
    pub level: Option<u8>,
    /// Whether it is the person's own.
    pub mine: bool,
}

/// What a word of a filter is one of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Words {
    /// What an exercise trains.
    Quality,
    /// A muscle, or a group of them.
    Muscle,
    /// Something to train with.
    Equipment,
}

/// A word that stands for nothing an exercise has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownWord {
    /// What it should have been.
    pub of: Words,
    /// What was typed.
    pub typed: String,
    /// The word most like it.
    pub near: Option<String>,
    /// Every word there is.
    pub known: Vec<String>,
}

/// What an exercise must use.
#[derive(Debug, Clone, Copy)]
enum Uses {
    /// Nothing at all.
    Nothing,
    /// This thing, needed or possible.
    Thing(Equipment),
}

/// What an exercise must be.
#[derive(Debug, Clone)]
pub struct Filter {
    words: Vec<String>,
    /// Any of these.
    qualities: Vec<Quality>,
    muscles: Vec<String>,
    equipment: Option<Uses>,
    level: Option<u8>,
    mine: bool,
}

/// Everyday words for groups of muscles.
const MUSCLE_WORDS: [(&str, &[&str]); 10] = [
    ("calf", &["gastrocnemius", "soleus"]),
    ("calves", &["gastrocnemius", "soleus"]),
    ("shin", &["tibialis-anterior", "toe-extensors"]),
    ("shins", &["tibialis-anterior", "toe-extensors"]),
    ("peroneal", &["fibularis"]),
    ("peroneals", &["fibularis"]),
    ("glutes", &["gluteus-maximus", "gluteus-medius"]),
    ("quads", &["quadriceps"]),
    ("foot", &["foot-intrinsics", "toe-flexors", "plantar-fascia"]),
    ("core", &["trunk"]),
];

impl Filter {
    /// Reads what is asked for.
    pub fn read(asked: Asked<'_>, catalogue: &Catalogue) -> Result<Filter, UnknownWord> {
        let qualities = match asked.quality {
            None => Quality::ALL.to_vec(),
            Some(typed) => qualities(typed)?,
        };
        let equipment = match asked.equipment {
            None => None,
            Some(typed) if typed.eq_ignore_ascii_case("none") => Some(Uses::Nothing),
            Some(typed) => {
                let known = Equipment::ALL.iter().map(|thing| thing.as_str()).chain(["none"]);
                let thing = Equipment::from_word(&typed.to_lowercase());
                Some(Uses::Thing(thing.ok_or_else(|| unknown(Words::Equipment, typed, known))?))
            }
        };
        let muscles = match asked.muscle {
            None => Vec::new(),
            Some(typed) => muscles(typed, catalogue)?,
        };
        let words = asked.words.iter().flat_map(|word| words(word)).collect();
        Ok(Filter { words, qualities, muscles, equipment, level: asked.level, mine: asked.mine })
    }

    /// Whether one of the muscles asked for does most of the work; all do where none is asked for.
    pub fn is_primary(&self, exercise: &Exercise) -> bool {
        self.muscles.is_empty()
            || exercise.muscles.primary.iter().any(|muscle| self.muscles.iter().any(|other| other == muscle))
    }

    /// Whether an exercise is all that is asked for.
    pub fn keeps(&self, exercise: &Exercise) -> bool {
        let trains = |quality: &Quality| exercise.quality == *quality || exercise.secondary == Some(*quality);
        let works = |muscle: &String| all_muscles(exercise).any(|other| other == muscle);
        let uses = |thing: Equipment| {
            exercise.equipment.requires.iter().flat_map(|group| group.iter()).any(|used| *used == thing)
                || exercise.equipment.optional.contains(&thing)
        };
        self.qualities.iter().any(trains)
            && (self.muscles.is_empty() || self.muscles.iter().any(works))
            && self.equipment.is_none_or(|thing| match thing {
                Uses::Thing(thing) => uses(thing),
                Uses::Nothing => exercise.equipment.requires.is_empty(),
            })
            && self.level.is_none_or(|level| exercise.level == level)
            && (!self.mine || exercise.source.origin == Origin::Own)
            && self.words.iter().all(|word| is_about(exercise, word))
    }
}

fn all_muscles(exercise: &Exercise) -> impl Iterator<Item = &str> {
    let muscles = &exercise.muscles;
    muscles.primary.iter().chain(muscles.secondary.iter()).map(|muscle| &**muscle)
}

/// Whether a word begins a word of the exercise's names, summary, quality or muscles.
fn is_about(exercise: &Exercise, word: &str) -> bool {
    let texts = exercise.names().chain([&*exercise.summary, exercise.quality.as_str()]);
    texts.chain(all_muscles(exercise)).any(|text| words(text).iter().any(|other| other.starts_with(word)))
}

/// Every quality a word begins: `calf` is both calf forms.
fn qualities(typed: &str) -> Result<Vec<Quality>, UnknownWord> {
    let typed = typed.to_lowercase();
    let begins = |quality: &&Quality| !typed.is_empty() && quality.as_str().starts_with(&typed);
    let found: Vec<Quality> = Quality::ALL.iter().filter(begins).copied().collect();
    if found.is_empty() {
        return Err(unknown(Words::Quality, &typed, Quality::ALL.iter().map(|quality| quality.as_str())));
    }
    Ok(found)
}

fn muscles(typed: &str, catalogue: &Catalogue) -> Result<Vec<String>, UnknownWord> {
    let wanted = typed.to_lowercase().replace([' ', '_'], "-");
    if let Some((_, group)) = MUSCLE_WORDS.iter().find(|(word, _)| *word == wanted) {
        return Ok(group.iter().map(ToString::to_string).collect());
    }
    let mut known: Vec<String> = catalogue.iter().flat_map(all_muscles).map(ToString::to_string).collect();
    known.sort_unstable();
    known.dedup();
    let found: Vec<String> = known.iter().filter(|muscle| muscle.starts_with(&wanted)).cloned().collect();
    if found.is_empty() || wanted.is_empty() {
        let everyday = MUSCLE_WORDS.iter().map(|(word, _)| *word);
        return Err(unknown(Words::Muscle, typed, known.iter().map(String::as_str).chain(everyday)));
    }
    Ok(found)
}

fn unknown<'b>(of: Words, typed: &str, known: impl Iterator<Item = &'b str>) -> UnknownWord {
    let known: Vec<&str> = known.collect();
    let near = nearest(typed, known.iter().copied()).map(ToString::to_string);
    let known = known.iter().map(ToString::to_string).collect();
    UnknownWord { of, typed: typed.to_string(), near, known }
}
