//! Every message, said once.

use std::io;

use crate::catalogue::vocabulary::Mode;
use crate::entry::Slip;
use crate::exchange::Unreadable;
use crate::log::event::Done;
use crate::store::{AppendError, Step};
use crate::text::{Count, and_list, escape};
use crate::week::short_date;

use super::kinds::{Failure, Given, Intent, Listed};
use super::system::plain;
use super::{misuse, notation};

impl Failure {
    /// Returns the message in one line, without the label.
    #[expect(clippy::too_many_lines, reason = "every message, side by side")]
    pub fn message(&self) -> String {
        let nothing = |intent: &Intent| match intent {
            Intent::Read => "",
            Intent::Write => ", so nothing was logged",
            Intent::Profile => ", so nothing was written",
        };
        match self {
            Failure::Misuse(misuse) => misuse::message(misuse),
            Failure::UnknownExercise { typed, intent, .. } => {
                format!("no exercise is called '{}'{}", escape(typed), nothing(intent))
            }
            Failure::AmbiguousExercise { typed, planned, others, intent } => {
                let count = planned.len() + others.len();
                format!("'{}' fits {}{}", escape(typed), Count(count, "exercise"), nothing(intent))
            }
            Failure::NothingToLog { .. } => {
                "neither sets nor an exercise is given, so nothing was logged".to_string()
            }
            Failure::NoSets { typed, .. } => {
                format!("no sets in '{}', so nothing was logged", escape(typed))
            }
            Failure::NoExercise { .. } => "no exercise is named, so nothing was logged".to_string(),
            Failure::Notation { fault, .. } => {
                format!(
                    "cannot read '{}' as {}, so nothing was logged",
                    escape(&fault.text),
                    notation::reading(fault.what)
                )
            }
            Failure::WrongUnit { exercise, mode, .. } => {
                let counted = match mode {
                    Mode::Hold => "is held, so its sets are in seconds",
                    Mode::Reps => "is counted in repetitions, not in seconds",
                    Mode::Contacts => "is counted in landings, not in seconds",
                };
                format!("{exercise} {counted}; nothing was logged")
            }
            Failure::NoSides { exercise } => {
                format!("{exercise} works both legs at once and has no sides; nothing was logged")
            }
            Failure::SaidTwice { what } => {
                let what = match what {
                    Given::Side => "side",
                    Given::Load => "load",
                    Given::Effort => "effort",
                    Given::Touches => "number of touches",
                    Given::Pain => "pain",
                };
                format!("the {what} is given twice, so nothing was logged")
            }
            Failure::NoTouches { exercise } => {
                format!(
                    "support touches are counted in balance work, and {exercise} is none; nothing was logged"
                )
            }
            Failure::Slip(slip) => {
                let (what, best) = match slip {
                    Slip::Amount(done, best) => {
                        (format!("{} in a set", in_words(*done)), best.map(|best| best.to_string()))
                    }
                    Slip::Load(load, best) => (format!("a load of {load}"), best.clone()),
                    Slip::Sets(sets) => (Count(*sets, "set").to_string(), None),
                };
                let best = best.map_or_else(String::new, |best| format!(" (your best is {best})"));
                format!("{what} looks like a slip{best}; nothing was logged")
            }
            Failure::BadDate { typed, is_too_early: true, for_plan: false } => {
                format!(
                    "'{}' is before the year 2000, which looks like a slip; nothing was logged",
                    escape(typed)
                )
            }
            Failure::BadDate { typed, is_too_early: true, .. }
            | Failure::BadSince { typed, is_too_early: true } => {
                format!("'{}' is before the year 2000, where nothing is known", escape(typed))
            }
            Failure::BadDate { typed, for_plan: true, .. } | Failure::BadSince { typed, .. } => {
                format!("cannot read '{}' as a day", escape(typed))
            }
            Failure::BadDate { typed, for_plan: false, .. } => {
                format!("cannot read '{}' as a day, so nothing was logged", escape(typed))
            }
            Failure::FutureDate { typed, means } => {
                format!("'{}' is {means}, which is in the future; nothing was logged", escape(typed))
            }
            Failure::BadNow { text } => format!("ANKLE_NOW is '{}', which is not a time", escape(text)),
            Failure::BadPace { text } => {
                format!("ANKLE_PACE is '{}', which is no number above zero", escape(text))
            }
            Failure::NoHome { .. } => "cannot find your home folder".to_string(),
            Failure::Profile { path, faults, .. } => {
                let first = faults.first().map_or("not readable", |fault| &fault.message);
                format!("{path}: {}", escape(first))
            }
            Failure::OwnExercise { folder, faults, .. } => {
                let (slug, message) = faults
                    .first()
                    .map_or(("", "not readable"), |fault| (&fault.slug, &fault.diagnostic.message));
                format!("{folder}/{}.toml: {}", escape(slug), escape(message))
            }
            Failure::TooFewMinutes { given, .. } => {
                format!("no session fits in {}", Count((*given).into(), "minute"))
            }
            Failure::Config(failure) => failure.message(),
            Failure::BadResult { option, typed, most, whole, above_zero } => {
                let kind = match (whole, above_zero) {
                    (true, _) => "a whole number",
                    (false, true) => "a number above 0 and",
                    (false, false) => "a number",
                };
                format!("{option} '{}' is not {kind} up to {most}; nothing was logged", escape(typed))
            }
            Failure::TooLong => {
                "the note is longer than a line of the log may be; nothing was logged".to_string()
            }
            Failure::NeedsTerminal { .. } => "'ankle start' needs a terminal".to_string(),
            Failure::SessionRuns => {
                "another 'ankle start' is leading a session; nothing was written".to_string()
            }
            Failure::CannotLock { path, source } => {
                format!("cannot take the lock {path}: {}; nothing was led or written", plain(source))
            }
            Failure::Terminal { source } => {
                format!("cannot take the terminal: {}; nothing was written", plain(source))
            }
            Failure::NotToday { exercise, .. } => {
                format!("{exercise} is not in today's plan, so nothing is led")
            }
            Failure::NoSuchPart { from, exercises } => {
                let has = Count(*exercises, "exercise");
                format!("today's plan has {has}, so there is none to begin at as number {from}")
            }
            // What it is about was said where it happened.
            Failure::EndedBySignal { .. } | Failure::CommandEnded { .. } | Failure::NotAllSaved => {
                String::new()
            }
            Failure::CommandNotRun { command, source } if source.kind() == io::ErrorKind::NotFound => {
                format!("no command is called '{}', so nothing was run", escape(command))
            }
            Failure::CommandNotRun { command, source } => {
                format!("cannot run '{}': {}", escape(command), plain(source))
            }
            Failure::AllDone { on } => {
                let session = on
                    .map_or("today's session".to_string(), |on| format!("the session of {}", short_date(on)));
                format!("{session} is done already; nothing was logged")
            }
            Failure::DoneAlready { exercise, on, .. } => {
                let day = on.map_or("today".to_string(), |on| format!("on {}", short_date(on)));
                format!("{exercise} is done or skipped {day} already; nothing was logged")
            }
            Failure::SkipOfDone { exercise, sets, on } => {
                let day = on.map_or("today".to_string(), |on| format!("on {}", short_date(on)));
                format!(
                    "{exercise} was done {day} ({sets}), it cannot be skipped as well; nothing was logged"
                )
            }
            Failure::Stopped { tags } => {
                let tags: Vec<String> = tags.iter().map(|tag| format!("'{}'", escape(tag))).collect();
                let verb = if tags.len() == 1 { "is" } else { "are" };
                format!(
                    "nothing is planned while {} {verb} open: have it looked at; nothing was logged",
                    and_list(&tags)
                )
            }
            Failure::StoppedByFlag { flag } => format!(
                "nothing is planned while your profile has the flag '{}'; nothing was logged",
                flag.as_str()
            ),
            Failure::NothingPlanned { on: None, .. } => {
                "nothing is planned today, so nothing was logged".to_string()
            }
            Failure::NothingPlanned { on: Some(on), .. } => {
                format!("nothing was planned on {}, so nothing was logged", short_date(*on))
            }
            Failure::NotPlanned { exercise, on, .. } => {
                let week = if on.is_none() { "this week's plan" } else { "the plan of that week" };
                format!("{exercise} is not open in {week}; nothing was logged")
            }
            Failure::CannotEdit { can: [], .. } => {
                "what takes a record back cannot be corrected; nothing was logged".to_string()
            }
            Failure::CannotEdit { what, can } => {
                format!("'{what}' can be corrected with {} alone; nothing was logged", and_list(can))
            }
            Failure::NoMorningWithoutPain => {
                "a check-in is of a pain, if only of 0; nothing was logged".to_string()
            }
            Failure::NoNewSets { exercise } => format!(
                "'{}' is not in the catalogue, so its sets cannot be read; nothing was logged",
                escape(exercise)
            ),
            Failure::NothingToCorrect { what, .. } => {
                format!("'{what}' says that already; nothing was logged")
            }
            Failure::UnknownId { typed } => {
                format!("no record has an id that ends in '{}', so nothing was logged", escape(typed))
            }
            Failure::AmbiguousId { typed, ids } => {
                let records = Count(ids.len(), "record");
                format!("{records} have an id that ends in '{}', so nothing was logged", escape(typed))
            }
            Failure::NothingToUndo => "there is nothing to take back".to_string(),
            Failure::NothingToRedo => "there is nothing to give back".to_string(),
            Failure::AlreadyTakenBack { what, .. } => {
                format!("'{what}' is taken back already; nothing was logged")
            }
            Failure::AlreadyCorrected { what, .. } => {
                format!("'{what}' was corrected before; nothing was logged")
            }
            Failure::UnclearLast { written, at_the_end } => format!(
                "cannot tell what to take back: '{}' was written last, but older records were taken in since, as \
                 '{}'; nothing was logged",
                written.1, at_the_end.1
            ),
            Failure::NotOpen { tag, .. } => format!("the symptom '{tag}' is not open; nothing was logged"),
            Failure::NoSymptom { .. } => "no symptom is named, so nothing was logged".to_string(),
            Failure::NoReason { tag } => {
                format!("to clear '{tag}' takes a reason; nothing was logged")
            }
            Failure::UnknownSymptom { typed, .. } => {
                format!("no symptom is called '{}', so nothing was logged", escape(typed))
            }
            Failure::UnknownWord { of, typed, .. } => {
                let what = match of {
                    Listed::Quality => "quality",
                    Listed::Muscle => "muscle",
                    Listed::Equipment => "equipment",
                    Listed::HelpTopic => "help topic",
                };
                format!("no {what} is called '{}'", escape(typed))
            }
            Failure::ProblemsFound => "problems were found".to_string(),
            Failure::Read { path, source } => {
                format!("cannot read {path}: {}", plain(source))
            }
            Failure::Merge { path, source } => {
                format!("cannot read {path}: {}; nothing was merged", plain(source))
            }
            Failure::NoLog { path } => format!("{path} has no record of a log; nothing was merged"),
            Failure::ReadImport { path, source } => {
                format!("cannot read {path}: {}; nothing was logged", plain(source))
            }
            Failure::Import { path, unreadable } => match unreadable {
                Unreadable::NoColumn(column) => {
                    format!("{path} has no column '{column}'; nothing was logged")
                }
                Unreadable::NoExport(why) => {
                    format!("{path} is no export: {}; nothing was logged", escape(why))
                }
                Unreadable::Log => format!("{path} is a log, not an export; nothing was logged"),
                Unreadable::Newer => format!("{path} is of a newer ankle; nothing was logged"),
            },
            Failure::UnknownFormat { path } => {
                format!("{path} begins like no file that can be imported; nothing was logged")
            }
            Failure::Append { folder, log, error } => match error {
                AppendError::Nothing { doing, source } => {
                    let doing = match doing {
                        Step::MakeFolder => format!("make the folder {folder}"),
                        Step::Open => format!("open {log}"),
                        Step::Lock => format!("lock {log}"),
                        Step::Read => format!("read {log}"),
                        Step::Write => format!("write to {log}"),
                    };
                    format!("cannot {doing}: {}; nothing was logged", plain(source))
                }
                AppendError::Unsure { source } => {
                    format!("the record in {log} may not be saved: {}", plain(source))
                }
                AppendError::Torn { whole: 0, source } => format!(
                    "cannot write to {log}: {}; a part of the line is left in it and will be ignored",
                    plain(source)
                ),
                AppendError::Torn { whole, source } => format!(
                    "cannot write to {log}: {}; only the first {} logged, a part of the next is left in it and \
                     will be ignored",
                    plain(source),
                    if *whole == 1 { "record is".to_string() } else { format!("{whole} records are") }
                ),
            },
            Failure::UnknownEnding { path } => {
                format!("the name {path} ends in no known format, so nothing was written")
            }
            Failure::NotWritten { path, source } => {
                format!("cannot write {path}: {}; nothing was written", plain(source))
            }
            Failure::Output { source, recorded } => {
                let stands = if *recorded { "; the record is saved" } else { "" };
                format!("cannot print the result: {}{stands}", plain(source))
            }
        }
    }
}

fn in_words(done: Done) -> String {
    let noun = match done {
        Done::Reps(_) => "rep",
        Done::Seconds(_) => "second",
        Done::Contacts(_) => "landing",
    };
    Count(done.number().into(), noun).to_string()
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message())
    }
}

impl std::error::Error for Failure {}
