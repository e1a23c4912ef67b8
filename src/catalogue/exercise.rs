//! What an exercise file may say (`exercises/README.md` explains each field).
//!
//! One set of types serves the bundled entries, which are constants made at build time and borrow
//! everything, and a person's own files, which are read at run time and own everything.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::phases::Phase;
use super::vocabulary::{Emphasis, Equipment, Fidelity, Flag, LoadClass, Mode, Origin, Quality, Sides};
use crate::units::{Decimal, Rpe, Tempo};

/// Text that is either compiled in or read from a file.
pub type Text = Cow<'static, str>;

/// A list that is either compiled in or read from a file.
pub type List<T> = Cow<'static, [T]>;

/// An inclusive range, lowest first.
pub type Range<T> = [T; 2];

/// One entry of the catalogue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exercise {
    /// The name of the file without `.toml`: the id a person types.
    #[serde(skip)]
    pub slug: Text,
    /// Whether it came with the program rather than from the person's own folder.
    #[serde(skip)]
    pub bundled: bool,
    /// The name in words.
    pub name: Text,
    /// Other names that find it.
    #[serde(default)]
    pub aliases: List<Text>,
    /// One line, at most 60 characters.
    pub summary: Text,
    /// What it counts toward in a week.
    pub quality: Quality,
    /// What else it trains.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secondary: Option<Quality>,
    /// How it is dosed and logged.
    pub mode: Mode,
    /// The part of the movement that matters most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub emphasis: Option<Emphasis>,
    /// 1 beginner, 2 intermediate, 3 advanced.
    pub level: u8,
    /// 1 (least) to 4: how hard it loads the Achilles tendon (C.1, after Baxter 2021).
    pub tendon_tier: u8,
    /// How much rest it asks for.
    pub load_class: LoadClass,
    /// Which legs work in a set.
    pub sides: Sides,
    /// Profile flags that exclude it.
    #[serde(default)]
    pub avoid_with: List<Flag>,
    /// Profile flags under which it is done without the drop below the step.
    #[serde(default)]
    pub floor_level_with: List<Flag>,
    /// What works.
    pub muscles: Muscles,
    /// What it needs.
    pub equipment: Needs,
    /// How much, at the start.
    pub dose: Dose,
    /// Its place among its variations.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ladder: Option<Ladder>,
    /// How to do it.
    pub how: How,
    /// Where it and its figures come from.
    #[serde(default = "Source::own")]
    pub source: Source,
}

/// What works.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Muscles {
    /// What does most of the work.
    pub primary: List<Text>,
    /// What helps.
    #[serde(default)]
    pub secondary: List<Text>,
}

/// What it needs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Needs {
    /// Every group is needed; any one thing of a group does.
    pub requires: List<List<Equipment>>,
    /// What may be used besides.
    #[serde(default)]
    pub optional: List<Equipment>,
}

/// How much, at the start of the ladder of reps.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dose {
    /// Sets a session.
    pub sets: u8,
    /// Repetitions a set, where the mode is reps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reps: Option<Range<u16>>,
    /// Seconds a set, where the mode is hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<Range<u16>>,
    /// Landings a set (of each leg, for one-sided work), where the mode is contacts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contacts: Option<Range<u16>>,
    /// Tempo of a repetition.
    pub tempo: Tempo,
    /// Seconds one repetition or landing takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rep_seconds: Option<Decimal>,
    /// The phases of a repetition in the order they are done, where it is not the order of the tempo, or where they
    /// have other names; otherwise empty. See [`Exercise::rep_phases`].
    #[serde(default, skip_serializing_if = "is_empty")]
    pub phases: List<Phase>,
    /// Seconds between sets.
    pub rest_seconds: u16,
    /// Effort aimed at, as the file has it; absent where touches are counted instead. See [`Dose::effort`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rpe: Option<Range<Decimal>>,
    /// Sessions a week: advice.
    pub per_week: Range<u8>,
    /// Sessions a day.
    pub per_day: Range<u8>,
    /// Least hours before the same class of work again.
    pub recovery_hours: u16,
    /// The first added load in kilograms, where added load makes sense.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_load_kg: Option<Decimal>,
}

fn is_empty<T: Clone>(list: &List<T>) -> bool {
    list.is_empty()
}

/// Its place among its variations (C.3).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ladder {
    /// The chain it belongs to.
    pub chain: Text,
    /// The rung before it, or the exercise it branches from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub easier: Option<Text>,
    /// The next rung.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub harder: Option<Text>,
    /// Variations granted together with it.
    #[serde(default)]
    pub branches: List<Text>,
    /// What opens the next rung.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gate: Option<Gate>,
    /// The rung whose place it takes while that one lacks equipment; its `easier` and `harder` are that rung's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stands_in_for: Option<Text>,
}

/// What opens the next rung: these sets on each side, at most this effort, so many times in a row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gate {
    /// Sets of one session.
    pub sets: u8,
    /// Repetitions in each.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reps: Option<u16>,
    /// Seconds in each.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u16>,
    /// Highest mean effort, as the file has it. See [`Gate::most_effort`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rpe: Option<Decimal>,
    /// Most support touches in a set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub touches: Option<u8>,
    /// Sessions in a row.
    pub exposures: u8,
}

/// How to do it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct How {
    /// Getting into place.
    pub setup: List<Text>,
    /// The movement, in order.
    pub steps: List<Text>,
    /// Short reminders.
    pub cues: List<Text>,
    /// What goes wrong.
    #[serde(default)]
    pub mistakes: List<Text>,
    /// When to stop or change it.
    #[serde(default)]
    pub safety: List<Text>,
}

/// Where the exercise and its figures come from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The founding text, or `added`, or `own`.
    pub origin: Origin,
    /// How far the entry follows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fidelity: Option<Fidelity>,
    /// What the source says that cannot be followed, in our words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub says: Option<Text>,
    /// The form prescribed here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uses: Option<Text>,
    /// Why this form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Text>,
    /// Figures of the dose that are our own choice.
    #[serde(default)]
    pub filled: List<Text>,
    /// What stands behind the exercise or its form.
    #[serde(default)]
    pub references: List<Text>,
    /// Which paper a figure of the dose comes from.
    #[serde(default, skip_serializing_if = "Figures::is_empty")]
    pub figures: Figures,
    /// What the source itself gave, even where the dose differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dose: Option<SourceDose>,
}

impl Source {
    /// Makes the source of a person's own exercise.
    pub const fn own() -> Source {
        Source {
            origin: Origin::Own,
            fidelity: None,
            says: None,
            uses: None,
            why: None,
            filled: Cow::Borrowed(&[]),
            references: Cow::Borrowed(&[]),
            figures: Figures(Cow::Borrowed(&[])),
            dose: None,
        }
    }
}

/// Which paper a figure comes from: pairs of a key of the dose and a citation, by key.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(from = "BTreeMap<String, String>", into = "BTreeMap<String, String>")]
pub struct Figures(pub List<(Text, Text)>);

impl Figures {
    /// Whether no figure is cited.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the citation of a figure.
    pub fn get(&self, key: &str) -> Option<&str> {
        let found = self.0.iter().find(|(name, _)| name == key);
        found.map(|(_, citation)| &**citation)
    }
}

impl Default for Figures {
    fn default() -> Figures {
        Figures(Cow::Borrowed(&[]))
    }
}

impl From<BTreeMap<String, String>> for Figures {
    fn from(map: BTreeMap<String, String>) -> Figures {
        let pairs = map.into_iter().map(|(key, value)| (Cow::Owned(key), Cow::Owned(value)));
        Figures(Cow::Owned(pairs.collect()))
    }
}

impl From<Figures> for BTreeMap<String, String> {
    fn from(figures: Figures) -> BTreeMap<String, String> {
        let pairs = figures.0.iter();
        pairs.map(|(key, value)| (key.to_string(), value.to_string())).collect()
    }
}

/// A figure as the source gave it: one number or a range.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(untagged, expecting = "expected a number or a range, [from, to]")]
pub enum SeedFigure {
    /// One number.
    One(Decimal),
    /// From, to.
    Range(Range<Decimal>),
}

impl SeedFigure {
    /// Returns the least and the greatest number of the figure.
    pub fn bounds(self) -> (Decimal, Decimal) {
        match self {
            SeedFigure::One(number) => (number, number),
            SeedFigure::Range([low, high]) => (low, high),
        }
    }
}

/// The figures a source gave.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceDose {
    /// Sets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sets: Option<SeedFigure>,
    /// Repetitions a set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reps: Option<SeedFigure>,
    /// Seconds a set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<SeedFigure>,
    /// Times a day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per_day: Option<SeedFigure>,
    /// Times a week.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per_week: Option<SeedFigure>,
    /// Effort.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rpe: Option<SeedFigure>,
    /// Kilograms in each hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub load_kg_per_hand: Option<SeedFigure>,
    /// Pounds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub load_lb: Option<SeedFigure>,
    /// Seconds of pause.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pause_seconds: Option<SeedFigure>,
}

impl SourceDose {
    /// Returns every figure with its key, in a fixed order.
    pub fn entries(&self) -> impl Iterator<Item = (&'static str, SeedFigure)> {
        [
            ("sets", self.sets),
            ("reps", self.reps),
            ("seconds", self.seconds),
            ("per_day", self.per_day),
            ("per_week", self.per_week),
            ("rpe", self.rpe),
            ("load_kg_per_hand", self.load_kg_per_hand),
            ("load_lb", self.load_lb),
            ("pause_seconds", self.pause_seconds),
        ]
        .into_iter()
        .filter_map(|(key, figure)| Some((key, figure?)))
    }
}

impl Gate {
    /// Returns the highest mean effort; none where the file says none.
    pub fn most_effort(&self) -> Option<Rpe> {
        self.rpe.and_then(|most| Rpe::new(most).ok())
    }
}

impl Dose {
    /// Returns the effort aimed at, from and to; none where the file says none.
    pub fn effort(&self) -> Option<Range<Rpe>> {
        let [low, high] = self.rpe?;
        Some([Rpe::new(low).ok()?, Rpe::new(high).ok()?])
    }

    /// Returns the keys of the dose that carry a figure, in the order of the file.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> {
        [
            ("sets", true),
            ("reps", self.reps.is_some()),
            ("seconds", self.seconds.is_some()),
            ("contacts", self.contacts.is_some()),
            ("tempo", true),
            ("rep_seconds", self.rep_seconds.is_some()),
            ("rest_seconds", true),
            ("rpe", self.rpe.is_some()),
            ("per_week", true),
            ("per_day", true),
            ("recovery_hours", true),
            ("first_load_kg", self.first_load_kg.is_some()),
        ]
        .into_iter()
        .filter_map(|(key, present)| present.then_some(key))
    }

    /// Returns the range of reps, seconds or contacts, whichever the mode counts.
    ///
    /// A checked entry always has it; anything else reads as 1 to 1.
    pub fn range(&self) -> Range<u16> {
        self.reps.or(self.seconds).or(self.contacts).unwrap_or([1, 1])
    }
}

impl Exercise {
    /// Whether each leg is worked on its own, set by set.
    pub fn is_one_sided(&self) -> bool {
        self.sides == Sides::Each
    }

    /// Whether what a person has is enough to do it.
    pub fn can_be_done_with(&self, owned: &[Equipment]) -> bool {
        self.missing_equipment(owned).is_none()
    }

    /// Returns the first group of things of which the person has none.
    pub fn missing_equipment(&self, owned: &[Equipment]) -> Option<&[Equipment]> {
        let groups = self.equipment.requires.iter();
        let mut missing = groups
            .filter(|group| !group.iter().any(|thing| owned.iter().any(|own| own.stands_in_for(*thing))));
        missing.next().map(|group| &**group)
    }

    /// Whether added load is needed, rather than only possible.
    pub fn needs_weight(&self) -> bool {
        // A plate alone is something to stand on; beside a dumbbell it is a weight.
        let asks_for_weight = |group: &List<Equipment>| group.iter().any(|thing| thing.is_free_weight());
        self.dose.first_load_kg.is_some() && self.equipment.requires.iter().any(asks_for_weight)
    }

    /// Returns every name that finds it: slug, title and aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let own = [&*self.slug, &*self.name].into_iter();
        own.chain(self.aliases.iter().map(|alias| &**alias))
    }
}
