//! What can go wrong with the profile as it is looked up, changed or asked for: every message and every tip, said once.

use std::io;

use crate::store::NotReplaced;
use crate::text::{Count, and_list, escape};

use super::minutes::MinutesAt;
use super::system::plain;

/// What can go wrong with a change of the profile.
#[derive(Debug)]
#[expect(missing_docs, reason = "the fields are named for what they hold")]
pub enum ConfigFailure {
    /// The profile has no such key.
    UnknownKey { typed: String, near: Option<String>, known: Vec<String>, writes: bool },
    /// No week is written like this.
    UnknownWeek { typed: String, writes: bool },
    /// A key that is the same in every week.
    NotForAWeek { key: String },
    /// A key cannot have the value; the place is the key or the option.
    BadValue { place: String, message: String, hint: Option<String>, writes: bool },
    /// A key that is no list, or at the moment none; how it is set.
    NoList { key: String, example: String },
    /// A list that does not hold what was to be taken out.
    NotAmong { key: String, value: String, held: Vec<String> },
    /// No session would fit the minutes; where they stand.
    TooFewMinutes { given: u16, least: u16, at: MinutesAt },
    /// The file was not replaced.
    NotWritten { path: String, error: NotReplaced },
    /// The answers end before the last question.
    NoMoreAnswers,
    /// The answers cannot be read.
    NoAnswers { source: io::Error },
    /// What was written cannot be told.
    NotTold { source: io::Error },
    /// The exercise is not in the plan of this week.
    NotInWeek { exercise: String, always: bool },
    /// An exercise for itself.
    SameExercise { exercise: String },
    /// Another quality.
    OtherQuality { exercise: String, quality: String, other: String, other_quality: String },
    /// More load on the tendon.
    HigherTier { exercise: String, tier: u8, other: String, other_tier: u8 },
    /// Something keeps it out.
    KeptOut { exercise: String, other: String, why: String },
    /// The planner would not choose it; what the week would hold in its place.
    NotChosen { exercise: String, other: String, instead: Vec<String> },
}

impl ConfigFailure {
    /// Returns the exit code: 1 could not, 2 usage.
    pub(super) fn exit_code(&self) -> u8 {
        match self {
            ConfigFailure::NotWritten { .. }
            | ConfigFailure::NoMoreAnswers
            | ConfigFailure::NoAnswers { .. }
            | ConfigFailure::NotTold { .. } => 1,
            ConfigFailure::UnknownKey { .. }
            | ConfigFailure::UnknownWeek { .. }
            | ConfigFailure::NotForAWeek { .. }
            | ConfigFailure::BadValue { .. }
            | ConfigFailure::NoList { .. }
            | ConfigFailure::NotAmong { .. }
            | ConfigFailure::TooFewMinutes { .. }
            | ConfigFailure::NotInWeek { .. }
            | ConfigFailure::SameExercise { .. }
            | ConfigFailure::OtherQuality { .. }
            | ConfigFailure::HigherTier { .. }
            | ConfigFailure::KeptOut { .. }
            | ConfigFailure::NotChosen { .. } => 2,
        }
    }

    /// Returns the message in one line, without the label.
    pub fn message(&self) -> String {
        const NOTHING: &str = "nothing was written";
        let nothing = |writes: bool| if writes { format!("; {NOTHING}") } else { String::new() };
        match self {
            ConfigFailure::UnknownKey { typed, writes, .. } => {
                format!("the profile has no key '{}'{}", escape(typed), nothing(*writes))
            }
            ConfigFailure::UnknownWeek { typed, writes } => {
                format!("'{}' is not a week{}", escape(typed), nothing(*writes))
            }
            ConfigFailure::NotForAWeek { key } => format!("'{key}' cannot change for one week; {NOTHING}"),
            ConfigFailure::BadValue { place, message, writes, .. } => {
                format!("{place}: {}{}", escape(message), nothing(*writes))
            }
            ConfigFailure::NoList { key, .. } => format!("'{key}' is no list; {NOTHING}"),
            ConfigFailure::NotAmong { key, value, .. } => {
                format!("'{}' is not in '{key}'; {NOTHING}", escape(value))
            }
            ConfigFailure::TooFewMinutes { given, .. } => {
                format!("no session fits in {}; {NOTHING}", Count((*given).into(), "minute"))
            }
            ConfigFailure::NotWritten { path, error: NotReplaced::Changed } => {
                format!("{path} was changed by something else meanwhile; {NOTHING}")
            }
            ConfigFailure::NotWritten { path, error: NotReplaced::Failed(source) } => {
                format!("cannot write {path}: {}; {NOTHING}", plain(source))
            }
            ConfigFailure::NoMoreAnswers => format!("the answers end before the last question; {NOTHING}"),
            ConfigFailure::NoAnswers { source } => {
                format!("cannot read the answers: {}; {NOTHING}", plain(source))
            }
            ConfigFailure::NotTold { source } => {
                format!("cannot print the result: {}; the profile is written", plain(source))
            }
            ConfigFailure::NotInWeek { exercise, always: true } => {
                format!("{exercise} is neither ahead in this week's plan nor in the next one; {NOTHING}")
            }
            ConfigFailure::NotInWeek { exercise, .. } => {
                format!("{exercise} is not ahead in this week's plan; {NOTHING}")
            }
            ConfigFailure::SameExercise { exercise } => {
                format!("{exercise} is to stand in for itself; {NOTHING}")
            }
            ConfigFailure::OtherQuality { exercise, quality, other, other_quality } => {
                format!("{other} trains {other_quality}, {exercise} trains {quality}; {NOTHING}")
            }
            ConfigFailure::HigherTier { exercise, tier, other, other_tier } => format!(
                "{other} loads the tendon more than {exercise} (tier {other_tier}, not {tier}); {NOTHING}"
            ),
            ConfigFailure::KeptOut { other, why, .. } => {
                format!("{other} is not for you now: {why}; {NOTHING}")
            }
            ConfigFailure::NotChosen { exercise, other, instead } if instead.is_empty() => {
                format!("{other} would not come in place of {exercise}; {NOTHING}")
            }
            ConfigFailure::NotChosen { exercise, other, instead } => {
                format!("in place of {exercise} would come {}, not {other}; {NOTHING}", and_list(instead))
            }
        }
    }

    /// Returns why an exercise would not come, in a few words for a list of candidates.
    pub fn in_brief(&self) -> String {
        match self {
            ConfigFailure::HigherTier { tier, other_tier, .. } => {
                format!("more load on the tendon (tier {other_tier}, not {tier})")
            }
            ConfigFailure::KeptOut { why, .. } => why.clone(),
            ConfigFailure::NotChosen { instead, .. } if !instead.is_empty() => {
                format!("{} would come first", and_list(instead))
            }
            ConfigFailure::NotChosen { .. } => "not yet open, or no room for it".to_string(),
            other => other.message(),
        }
    }

    pub(super) fn tips(&self) -> Vec<String> {
        let tip = |text: &str| vec![text.to_string()];
        match self {
            ConfigFailure::UnknownKey { near: Some(near), .. } => vec![format!("did you mean '{near}'?")],
            ConfigFailure::UnknownKey { typed, .. } if typed == "week" => {
                tip("keys of one week: ankle config set minutes 15 --week next")
            }
            ConfigFailure::UnknownKey { known, .. } => vec![format!("known are {}", and_list(known))],
            ConfigFailure::UnknownWeek { .. } => tip("weeks are written 2026-W48; also this, next"),
            ConfigFailure::BadValue { hint: Some(hint), .. } => vec![escape(hint)],
            ConfigFailure::NoList { example, .. } => vec![example.clone()],
            ConfigFailure::NotAmong { held, .. } if held.is_empty() => tip("it is empty"),
            ConfigFailure::NotAmong { held, .. } => vec![format!("it holds {}", escape(&and_list(held)))],
            ConfigFailure::TooFewMinutes { least, at, .. } => {
                vec![format!("{least} minutes would do: {}", at.give(*least))]
            }
            ConfigFailure::NotWritten { error: NotReplaced::Changed, .. } => tip("run the command again"),
            ConfigFailure::NotWritten { .. } => tip("--config-dir or ANKLE_CONFIG_DIR names another folder"),
            ConfigFailure::NoMoreAnswers => tip("one key at a time: ankle config set minutes 25"),
            ConfigFailure::NotInWeek { .. } => tip("what is: ankle plan --week, or --next"),
            ConfigFailure::SameExercise { exercise }
            | ConfigFailure::OtherQuality { exercise, .. }
            | ConfigFailure::HigherTier { exercise, .. }
            | ConfigFailure::KeptOut { exercise, .. }
            | ConfigFailure::NotChosen { exercise, .. } => {
                vec![format!("what could stand in: ankle swap {exercise}")]
            }
            ConfigFailure::NotForAWeek { .. }
            | ConfigFailure::BadValue { .. }
            | ConfigFailure::NoAnswers { .. }
            | ConfigFailure::NotTold { .. } => Vec::new(),
        }
    }
}
