//! `ankle list`: the catalogue, filtered.

use std::io::Write;

use anyhow::Context as _;

use crate::catalogue::names::words;
use crate::catalogue::vocabulary::{Equipment, Origin, Quality};
use crate::catalogue::{Catalogue, Exercise};
use crate::cli::ListArgs;
use crate::diagnostic::nearest;
use crate::env::World;
use crate::failure::{Failure, Listed};
use crate::formats::json;
use crate::view;
use crate::view::list::Shown;

use super::{load, print};

/// Runs the command.
pub fn run(args: &ListArgs, world: &World, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<()> {
    let catalogue = load::catalogue(world)?;
    let today = world.now.date_naive();
    let history = load::history(world, today, err)?;
    let planned = if args.planned {
        let loaded = load::profile(world, &catalogue)?;
        let plan = load::week(&catalogue, &loaded, &history, today, today)?;
        let items = plan.days.iter().flat_map(|day| day.items.iter().chain(&day.extras));
        Some(items.map(|item| item.exercise.clone()).collect::<Vec<String>>())
    } else {
        None
    };
    let filter = Filter::read(args, &catalogue)?;
    let mut found: Vec<&Exercise> = catalogue
        .iter()
        .filter(|exercise| filter.keeps(exercise))
        .filter(|exercise| {
            planned.as_ref().is_none_or(|slugs| slugs.iter().any(|slug| *slug == exercise.slug))
        })
        .collect();
    if !args.json {
        // What works most comes first; the sort keeps the order of the names within each half.
        found.sort_by_key(|exercise| !filter.is_primary(exercise));
    }
    let text = if args.json {
        json::envelope("list", json::Listed::new(&found)).context("cannot write the list as JSON")?
    } else {
        let command = command_line(args);
        let of = catalogue.iter().count();
        let shown = Shown { exercises: &found, of, command: &command, history: &history, today };
        view::list::render(shown, &world.look)
    };
    Ok(print(out, &text)?)
}

/// What an exercise must use to be listed.
#[derive(Clone, Copy)]
enum Uses {
    /// Nothing at all.
    Nothing,
    /// This thing, needed or possible.
    Thing(Equipment),
}

/// What an exercise must be to be listed.
struct Filter {
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
    fn read(args: &ListArgs, catalogue: &Catalogue) -> Result<Filter, Failure> {
        let qualities = match &args.quality {
            None => Quality::ALL.to_vec(),
            Some(typed) => qualities(typed)?,
        };
        let equipment = match args.equipment.as_deref() {
            None => None,
            Some(typed) if typed.eq_ignore_ascii_case("none") => Some(Uses::Nothing),
            Some(typed) => {
                let known = Equipment::ALL.iter().map(|thing| thing.as_str()).chain(["none"]);
                let thing = Equipment::from_word(&typed.to_lowercase());
                Some(Uses::Thing(thing.ok_or_else(|| unknown(Listed::Equipment, typed, known))?))
            }
        };
        let muscles = match &args.muscle {
            None => Vec::new(),
            Some(typed) => muscles(typed, catalogue)?,
        };
        let words = args.words.iter().flat_map(|word| words(word)).collect();
        Ok(Filter { words, qualities, muscles, equipment, level: args.level, mine: args.mine })
    }

    /// Whether one of the muscles asked for does most of the work; all do where none is asked for.
    fn is_primary(&self, exercise: &Exercise) -> bool {
        self.muscles.is_empty()
            || exercise.muscles.primary.iter().any(|muscle| self.muscles.iter().any(|other| other == muscle))
    }

    fn keeps(&self, exercise: &Exercise) -> bool {
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
fn qualities(typed: &str) -> Result<Vec<Quality>, Failure> {
    let typed = typed.to_lowercase();
    let begins = |quality: &&Quality| !typed.is_empty() && quality.as_str().starts_with(&typed);
    let found: Vec<Quality> = Quality::ALL.iter().filter(begins).copied().collect();
    if found.is_empty() {
        return Err(unknown(Listed::Quality, &typed, Quality::ALL.iter().map(|quality| quality.as_str())));
    }
    Ok(found)
}

fn muscles(typed: &str, catalogue: &Catalogue) -> Result<Vec<String>, Failure> {
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
        return Err(unknown(Listed::Muscle, typed, known.iter().map(String::as_str).chain(everyday)));
    }
    Ok(found)
}

fn unknown<'b>(of: Listed, typed: &str, known: impl Iterator<Item = &'b str>) -> Failure {
    let known: Vec<&str> = known.collect();
    let near = nearest(typed, known.iter().copied()).map(ToString::to_string);
    let known = known.iter().map(ToString::to_string).collect();
    Failure::UnknownWord { of, typed: typed.to_string(), near, known }
}

/// The command that gives this list, to be typed again.
fn command_line(args: &ListArgs) -> String {
    let mut parts = vec!["ankle list".to_string()];
    parts.extend(args.words.iter().cloned());
    let options = [("-q", &args.quality), ("-m", &args.muscle), ("-e", &args.equipment)];
    parts.extend(
        options.into_iter().filter_map(|(option, value)| Some(format!("{option} {}", value.as_ref()?))),
    );
    parts.extend(args.level.map(|level| format!("-l {level}")));
    parts.extend(args.planned.then(|| "--planned".to_string()));
    parts.extend(args.mine.then(|| "--mine".to_string()));
    parts.join(" ")
}
