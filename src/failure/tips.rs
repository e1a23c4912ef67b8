//! What to do about what went wrong: a tip that can be pasted, wherever there is one.

use chrono::NaiveDate;

use crate::catalogue::vocabulary::Mode;
use crate::exchange::Unreadable;
use crate::safety::Tag;
use crate::store::AppendError;
use crate::text::{escape, shell_word};

use super::kinds::{Failure, Taken};
use super::{misuse, notation};

impl Failure {
    /// Returns what stands behind `tip:`, a line each.
    #[expect(clippy::too_many_lines, reason = "every tip, side by side")]
    pub(super) fn tips(&self) -> Vec<String> {
        let tip = |text: &str| vec![text.to_string()];
        match self {
            Failure::Misuse(misuse) => vec![misuse::tip(misuse)],
            Failure::UnknownExercise { similar, .. } => match &similar[..] {
                [] => tip("ankle list shows every exercise"),
                [one] => vec![format!("a similar exercise exists: '{one}'")],
                many => {
                    let quoted: Vec<String> = many.iter().map(|slug| format!("'{slug}'")).collect();
                    let quoted: Vec<&str> = quoted.iter().map(String::as_str).collect();
                    vec![format!("similar exercises exist: {}", crate::diagnostic::or_list(&quoted))]
                }
            },
            Failure::AmbiguousExercise { .. } => tip("type more of the name, or the name itself"),
            Failure::NothingToLog { instead }
            | Failure::NoSets { instead, .. }
            | Failure::NoExercise { instead } => vec![escape(instead)],
            Failure::Notation { fault, instead } => vec![
                instead.clone().unwrap_or_else(|| notation::hint(fault.tip).to_string()),
                "ankle help sets explains sides, seconds, load and effort".to_string(),
            ],
            Failure::WrongUnit { instead: Some(instead), .. } => vec![instead.clone()],
            Failure::WrongUnit { sets: Some(sets), .. } => vec![format!("write {}", escape(sets))],
            Failure::WrongUnit { mode: Mode::Hold, .. } => tip("write it like 3x30s"),
            Failure::WrongUnit { mode: Mode::Reps | Mode::Contacts, .. } => tip("write it like 3x12"),
            Failure::NoSides { .. } => tip("leave out L, R and --side"),
            Failure::SaidTwice { .. } => tip("give it once, in the sets or as an option"),
            Failure::NoTouches { .. } => tip("leave out touch and --touches"),
            Failure::Slip(_) => tip("if it is right, log it all the same with --force"),
            Failure::BadDate { for_plan: false, .. } | Failure::FutureDate { .. } => tip(
                "--date takes today, yesterday, mon to sun (the last one), 3d, or 2026-11-18, each with an optional 18:30",
            ),
            Failure::BadDate { for_plan: true, .. } => {
                tip("--date takes today, tomorrow, mon to sun (of this week), or 2026-11-18")
            }
            Failure::BadSince { .. } => {
                tip("--since takes today, yesterday, mon to sun (the last one), 3d, or 2026-11-18")
            }
            Failure::BadNow { .. } => tip("ANKLE_NOW=2026-11-20T18:00:00+01:00, or leave it unset"),
            Failure::BadPace { .. } => tip("ANKLE_PACE=60, or leave it unset"),
            Failure::NoHome { variable } => vec![format!("set {variable} to a folder of yours")],
            Failure::Profile { .. } | Failure::OwnExercise { .. } => {
                tip("correct the file and run the command again; nothing was logged or changed")
            }
            Failure::TooFewMinutes { least, at, .. } => {
                vec![format!("{least} minutes would do: {}", at.give(*least))]
            }
            Failure::Config(failure) => failure.tips(),
            Failure::TooLong => tip("a note of a few thousand letters fits"),
            Failure::NeedsTerminal { example } if example.is_empty() => {
                tip("in lines instead: ankle start --plain")
            }
            Failure::NeedsTerminal { example } => vec![
                format!("print today's plan with 'ankle plan', then log each exercise: {example}"),
                "in lines instead, without a terminal: ankle start --plain".to_string(),
            ],
            Failure::CommandNotRun { source, .. } if source.kind() == std::io::ErrorKind::NotFound => {
                tip("for aliases, pipes and the like name a shell: ankle wait -- sh -c 'make && make test'")
            }
            Failure::SessionRuns => tip("go on there, or end it there with q"),
            Failure::CannotLock { .. } => tip("lead without writing: ankle start --dry-run"),
            Failure::Terminal { .. } => tip("in lines instead: ankle start --plain"),
            Failure::NotToday { planned, .. } if planned.is_empty() => tip("the week: ankle plan --week"),
            Failure::NotToday { planned, .. } => {
                vec![format!("today's plan has {}", crate::text::and_list(planned))]
            }
            Failure::NoSuchPart { .. } => tip("ankle plan shows them in their order"),
            Failure::AllDone { .. } => tip("the week, and what comes next: ankle plan --week"),
            Failure::BadResult { option, typed, .. } if typed.contains(',') => {
                vec![format!("with a point, not a comma: {option} {}", escape(&typed.replace(',', ".")))]
            }
            Failure::DoneAlready { exercise, again, on } => {
                vec![format!("did you do it once more? ankle log {again} {exercise}{}", date_option(*on))]
            }
            Failure::SkipOfDone { exercise, .. } => vec![
                "what is left of it needs no word".to_string(),
                format!("was it logged by mistake? ankle history {exercise}, then ankle undo ID"),
            ],
            Failure::Stopped { tags } => tags.iter().map(|tag| clear(tag)).collect(),
            Failure::StoppedByFlag { flag } => {
                vec![format!("once it was looked at: ankle config remove flags {}", flag.as_str())]
            }
            Failure::NothingPlanned { extras, .. } if extras.is_empty() => {
                tip("the whole week: ankle plan --week")
            }
            Failure::NothingPlanned { on, extras } => {
                vec![format!("what is offered: ankle done {}{}", extras.join(" "), date_option(*on))]
            }
            Failure::NotPlanned { exercise, sets, on } => {
                vec![format!("write down what you did: ankle log {sets} {exercise}{}", date_option(*on))]
            }
            Failure::NothingToCorrect { can, .. } => {
                vec![format!("name what should be different: {}", can.join(", "))]
            }
            Failure::CannotEdit { can: [], .. } => tip("ankle undo and its id take that back in turn"),
            Failure::NoMorningWithoutPain => tip("--pain 0 says that there was none"),
            Failure::NoNewSets { .. } => tip("--load, --rpe, --pain, --date and --note can be corrected"),
            Failure::UnknownId { .. } => tip("ankle history shows the ids"),
            Failure::AmbiguousId { .. } => tip("type more of its end"),
            Failure::NothingToRedo => tip("redo gives back what undo took, until something new is logged"),
            Failure::AlreadyTakenBack { by: Some(void), .. } => {
                vec![format!("give it back first: ankle undo {void}")]
            }
            Failure::AlreadyTakenBack { by: None, .. } => tip("ankle doctor says what is wrong with it"),
            Failure::AlreadyCorrected { by, .. } if by.is_empty() => {
                tip("ankle doctor says what is wrong with it")
            }
            Failure::AlreadyCorrected { by, taken, .. } => {
                let (command, what) = match taken {
                    Taken::ByUndo => ("undo", "take back"),
                    Taken::ByEdit => ("edit", "correct"),
                };
                by.iter().map(|id| format!("{what} the correction: ankle {command} {id}")).collect()
            }
            Failure::UnclearLast { written, at_the_end } => vec![
                format!("the one written last: ankle undo {}", written.0),
                format!("the one taken in last: ankle undo {}", at_the_end.0),
            ],
            Failure::NotOpen { open, .. } if open.is_empty() => tip("no symptom is open"),
            Failure::NotOpen { open, .. } => vec![format!("open: {}", open.join(", "))],
            Failure::UnknownSymptom { near, .. } if near.is_empty() => vec![
                format!("known are {}", crate::text::and_list(Tag::ALL)),
                "what each means: ankle symptom".to_string(),
            ],
            Failure::UnknownSymptom { near, .. } => {
                let near = near.iter().map(|tag| format!("did you mean '{tag}' ({})?", tag.meaning()));
                near.chain(["all of them: ankle symptom".to_string()]).collect()
            }
            Failure::NoSymptom { open } if open.is_empty() => tip("what can be noted: ankle symptom"),
            Failure::NoSymptom { open } => open.iter().map(|tag| clear(tag.as_str())).collect(),
            Failure::NoReason { tag } => vec![clear(tag.as_str())],
            Failure::UnknownWord { near: Some(near), .. } => vec![format!("did you mean '{near}'?")],
            Failure::UnknownWord { known, .. } => vec![format!("known are {}", crate::text::and_list(known))],
            Failure::Append { error: AppendError::Unsure { .. }, .. } => {
                tip("check the disk, then look at the last line of the file before you log it again")
            }
            Failure::Import { unreadable: Unreadable::NoColumn(_), .. } => {
                tip("the first line names the columns, in English")
            }
            Failure::NoLog { path } => {
                vec![format!("a table or an export is taken in with: ankle import {}", shell_word(path))]
            }
            Failure::Import { unreadable: Unreadable::Log, path } => {
                vec![format!("ankle merge {}", shell_word(path))]
            }
            Failure::Import { unreadable: Unreadable::NoExport(_), .. } => {
                tip("what can be taken in is printed by: ankle export --format json")
            }
            Failure::UnknownFormat { .. } => tip("--format csv, json, strong or hevy says what it is"),
            Failure::UnknownEnding { .. } => {
                tip("end it in .txt, .json, .md, .ics, .html or .csv, or name one with --format")
            }
            Failure::Append { .. } => tip("--data-dir or ANKLE_DATA_DIR names another folder"),
            Failure::Read { .. }
            | Failure::Merge { .. }
            | Failure::ReadImport { .. }
            | Failure::Import { .. }
            | Failure::NotWritten { .. }
            | Failure::Output { .. }
            | Failure::NothingToUndo
            | Failure::EndedBySignal { .. }
            | Failure::CommandEnded { .. }
            | Failure::CommandNotRun { .. }
            | Failure::NotAllSaved
            | Failure::ProblemsFound
            | Failure::BadResult { .. }
            | Failure::CannotEdit { .. } => Vec::new(),
        }
    }
}

/// The command that clears a symptom.
fn clear(tag: &str) -> String {
    format!("ankle symptom {} --clear --reason \"what was found\"", escape(tag))
}

/// The option that names a day, where it is not today.
fn date_option(on: Option<NaiveDate>) -> String {
    on.map_or_else(String::new, |on| format!(" --date {on}"))
}
