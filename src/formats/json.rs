//! Machine output: one JSON object a command, `{"version":1,"command":…,"data":…}`.

use chrono::NaiveDate;
use serde::Serialize;

use crate::catalogue::Exercise;
use crate::catalogue::exercise::List;
use crate::catalogue::resolve::MatchedBy;
use crate::catalogue::vocabulary::{Equipment, LoadClass, Mode, Quality, Sides};
use crate::history::{History, Sign};
use crate::log::event::{Record, Set};
use crate::log::read::{BadLine, LOG_FILE};
use crate::profile::value::Setting;
use crate::safety::{NOTICE, Tag, WARNINGS, Warning};
use crate::text::escape_json;
use crate::units::Pain;
use crate::week::Week;

/// Version of the output; it grows when something is removed or renamed.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Envelope<'a, T> {
    version: u32,
    command: &'a str,
    data: T,
}

/// Returns the text of a command's result, with its newline.
pub fn envelope<T: Serialize>(command: &str, data: T) -> serde_json::Result<String> {
    let text = serde_json::to_string(&Envelope { version: VERSION, command, data })?;
    let mut text = escape_json(&text).into_owned();
    text.push('\n');
    Ok(text)
}

/// One row of `list`.
#[derive(Debug, Serialize)]
pub struct Row<'a> {
    slug: &'a str,
    name: &'a str,
    quality: Quality,
    secondary: Option<Quality>,
    mode: Mode,
    level: u8,
    tendon_tier: u8,
    load_class: LoadClass,
    sides: Sides,
    requires: &'a List<List<Equipment>>,
    optional: &'a List<Equipment>,
}

/// The result of `list`.
#[derive(Debug, Serialize)]
pub struct Listed<'a> {
    exercises: Vec<Row<'a>>,
}

impl<'a> Listed<'a> {
    /// Makes the result of the exercises found.
    pub fn new(exercises: &[&'a Exercise]) -> Listed<'a> {
        let row = |exercise: &&'a Exercise| Row {
            slug: &exercise.slug,
            name: &exercise.name,
            quality: exercise.quality,
            secondary: exercise.secondary,
            mode: exercise.mode,
            level: exercise.level,
            tendon_tier: exercise.tendon_tier,
            load_class: exercise.load_class,
            sides: exercise.sides,
            requires: &exercise.equipment.requires,
            optional: &exercise.equipment.optional,
        };
        Listed { exercises: exercises.iter().map(row).collect() }
    }
}

/// One past session of an exercise.
#[derive(Debug, Serialize)]
pub struct LastSession {
    date: NaiveDate,
    sets: Vec<Set>,
    pain: Option<Pain>,
}

/// The result of `show`.
#[derive(Debug, Serialize)]
pub struct ShownExercise<'a> {
    slug: &'a str,
    bundled: bool,
    #[serde(flatten)]
    exercise: &'a Exercise,
    last: Vec<LastSession>,
}

/// Most past sessions of `show`.
const LAST_SESSIONS: usize = 3;

impl<'a> ShownExercise<'a> {
    /// Makes the result of an exercise and what was done of it.
    pub fn new(exercise: &'a Exercise, history: &History) -> ShownExercise<'a> {
        let last = history.exposures(&exercise.slug).rev().take(LAST_SESSIONS);
        let last =
            last.map(|(date, exposure)| LastSession { date, sets: exposure.sets, pain: exposure.pain });
        ShownExercise { slug: &exercise.slug, bundled: exercise.bundled, exercise, last: last.collect() }
    }
}

/// The result of a command that wrote one record.
#[derive(Debug, Serialize)]
pub struct Recorded<'a> {
    record: &'a Record,
    #[serde(skip_serializing_if = "Option::is_none")]
    typed: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    matched_by: Option<MatchedBy>,
    undo: String,
}

impl<'a> Recorded<'a> {
    /// Makes the result of a record, and of the name it was found by.
    pub fn new(record: &'a Record, name: Option<(&'a str, MatchedBy)>) -> Recorded<'a> {
        let undo = format!("ankle undo {}", record.id);
        Recorded { record, typed: name.map(|(typed, _)| typed), matched_by: name.map(|(_, by)| by), undo }
    }
}

/// The result of a command that wrote several.
#[derive(Debug, Serialize)]
pub struct RecordedMany<'a> {
    /// The records as written.
    pub records: &'a [Record],
    /// The command that takes them back.
    pub undo: &'a str,
}

/// A line of the log that is no record.
#[derive(Debug, Serialize)]
pub struct LineProblem<'a> {
    /// The name of its file, where that is not the log's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    line: usize,
    reason: &'a str,
}

impl<'a> LineProblem<'a> {
    /// Makes the entry of a line.
    pub fn new(bad: &'a BadLine) -> LineProblem<'a> {
        let file = (bad.file != LOG_FILE).then_some(&*bad.file);
        LineProblem { file, line: bad.number, reason: &bad.reason }
    }
}

/// The result of `history`.
#[derive(Debug, Serialize)]
pub struct HistoryOf<'a> {
    /// The live records, oldest first.
    pub records: &'a [Record],
    /// Lines that are none.
    pub problems: Vec<LineProblem<'a>>,
}

/// One finding of `doctor`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The file, as people read it.
    pub file: String,
    /// The line, where that is known.
    pub line: Option<usize>,
    /// What is wrong.
    pub reason: String,
    /// The character of the line, from 1, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remedy: Option<String>,
}

/// One tag of `symptom`.
#[derive(Debug, Serialize)]
struct SymptomTag {
    tag: &'static str,
    meaning: &'static str,
    stops: bool,
    open_since: Option<NaiveDate>,
}

/// The result of `symptom` alone.
#[derive(Debug, Serialize)]
pub struct Symptoms {
    tags: Vec<SymptomTag>,
}

impl Symptoms {
    /// Makes the result.
    pub fn new(signs: &[Sign]) -> Symptoms {
        let tag = |&Sign { tag, open_since }: &Sign| SymptomTag {
            tag: tag.as_str(),
            meaning: tag.meaning(),
            stops: tag.stops(),
            open_since,
        };
        Symptoms { tags: signs.iter().map(tag).collect() }
    }
}

/// The result of `config get`.
#[derive(Debug, Serialize)]
pub struct SettingsOf<'a> {
    /// The week that was named.
    pub week: Option<Week>,
    /// The keys.
    pub keys: &'a [Setting],
}

/// The result of `merge`.
#[derive(Debug, Serialize)]
pub struct Merged {
    /// Records whose id the log did not have.
    pub new: usize,
    /// Records that were there already.
    pub known: usize,
    /// Records that now stand beside a different one of the same id.
    pub conflicting: usize,
    /// The conflicting lines, and those that are no record.
    pub problems: Vec<Problem>,
}

/// The result of `doctor`.
#[derive(Debug, Serialize)]
pub struct Checked<'a> {
    /// What was found.
    pub problems: &'a [Problem],
    /// How many records the log has.
    pub records: usize,
    /// How many of them are live.
    pub live: usize,
}

/// One warning sign of `safety`.
#[derive(Debug, Serialize)]
pub struct SafetyWarning {
    title: &'static str,
    text: &'static str,
    tags: Vec<Tag>,
}

/// The result of `safety`.
#[derive(Debug, Serialize)]
pub struct Safety {
    notice: &'static str,
    warnings: Vec<SafetyWarning>,
}

impl Safety {
    /// Makes the result.
    pub fn new() -> Safety {
        let warning =
            |of: &Warning| SafetyWarning { title: of.title, text: of.text, tags: of.tags().collect() };
        Safety { notice: NOTICE, warnings: WARNINGS.iter().map(warning).collect() }
    }
}

impl Default for Safety {
    fn default() -> Safety {
        Safety::new()
    }
}
