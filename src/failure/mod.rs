//! How what goes wrong is printed: `error:`, a blank line, `tip:`; and the warnings.

mod config;
mod details;
mod exit;
mod kinds;
mod message;
mod minutes;
mod misuse;
mod notation;
mod system;
mod tips;

use std::fmt::Write as _;

use crate::log::merge::Union;
use crate::log::read::BadLine;
use crate::text::{Count, escape};
use crate::view::look::{Look, Style};
use crate::view::topics;

use details::Details;

pub use config::ConfigFailure;
pub use kinds::{Failure, Given, Intent, Listed, Taken};
pub use minutes::MinutesAt;
pub use system::plain;

/// Prints a failure: what is wrong, where, and what to do about it.
pub fn error(failure: &Failure, look: &Look) -> String {
    let mut out = labelled(look, "", Style::Bad, "error:", &failure.message());
    match failure.details() {
        Some(Details::Place(text)) => out += &format!("{text}\n"),
        Some(Details::Choices(text)) => out += &format!("\n{}", topics::render(&text, look)),
        Some(Details::Marked(text)) => out += &format!("\n{text}\n"),
        None => {}
    }
    for (position, tip) in failure.tips().iter().enumerate() {
        let gap = if position == 0 { "\n" } else { "" };
        out.push_str(gap);
        out.push_str(&labelled(look, "  ", Style::Good, "tip:", tip));
    }
    // Of a line that could not be read, what became of it is said last, where it is seen.
    if let Failure::Misuse(misuse) = failure
        && let Some(outcome) = misuse::outcome(misuse)
    {
        out += &format!("\n{outcome}\n");
    }
    out
}

/// A label and a text wrapped under itself.
fn labelled(look: &Look, indent: &str, style: Style, label: &str, text: &str) -> String {
    let hang = " ".repeat(indent.len() + label.len() + 1);
    let options = textwrap::Options::new(look.width.max(hang.len() + 10))
        .initial_indent(&hang)
        .subsequent_indent(&hang)
        .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .break_words(false);
    let wrapped = textwrap::fill(text, options);
    let body = wrapped.get(hang.len()..).unwrap_or_default();
    format!("{indent}{} {body}\n", look.paint(style, label))
}

/// Prints any other failure, with what it happened in.
pub fn unexpected(error: &anyhow::Error, look: &Look) -> String {
    let told: Vec<String> = error.chain().map(ToString::to_string).collect();
    format!("{} {}\n", look.paint(Style::Bad, "error:"), escape(&told.join(": ")))
}

/// What of a log is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftOut<'a> {
    /// How many lines are no record.
    pub bad: usize,
    /// The first of them.
    pub first: Option<&'a BadLine>,
    /// How many records a newer version wrote.
    pub newer: usize,
    /// How many lines there are.
    pub lines: usize,
}

/// Warns of lines that are no record, or of records of a newer version; nothing where there are none.
///
/// `path` gives the path of the file a line stands in, as people read it.
pub fn log_warning(path: impl Fn(&BadLine) -> String, left_out: &LeftOut<'_>, look: &Look) -> String {
    let mut out = String::new();
    let label = look.paint(Style::Partly, "warning:");
    let LeftOut { bad, first, newer, lines } = *left_out;
    if let Some(first) = first {
        let verb = if bad == 1 { "is" } else { "are" };
        let lines = Count(lines, "line");
        let _ = writeln!(out, "{label} {bad} of {lines} of the log {verb} no record and {verb} left out");
        let _ = writeln!(out, "  --> {}:{}: {}", path(first), first.number, escape(&first.reason));
        let tip = "'ankle doctor' shows every such line; nothing is lost, the line stays where it is";
        out.push('\n');
        out.push_str(&labelled(look, "  ", Style::Good, "tip:", tip));
    }
    if newer > 0 {
        let (was, is) = if newer == 1 { ("was", "is") } else { ("were", "are") };
        let records = Count(newer, "record");
        let _ =
            writeln!(out, "{label} {records} of the log {was} written by a newer ankle and {is} left out");
    }
    out
}

/// Warns of a calendar without an event, which would otherwise look like one that did not work.
pub fn empty_calendar(look: &Look) -> String {
    format!("{} nothing is planned, so the calendar is empty\n", look.paint(Style::Partly, "warning:"))
}

/// Warns of what in merged files is no record, of ids with two records, and of so many records that now have two
/// corrections; nothing where there is none of these.
pub fn merge_warning(union: &Union, corrected_twice: usize, look: &Look) -> String {
    let mut out = String::new();
    let label = look.paint(Style::Partly, "warning:");
    let tip = look.paint(Style::Good, "tip:");
    if let Some(first) = union.bad.first() {
        let (count, lines) = (union.bad.len(), Count(union.lines, "line"));
        let verb = if count == 1 { "is" } else { "are" };
        let _ = writeln!(out, "{label} {count} of {lines} {verb} no record and {verb} left out");
        let _ = writeln!(out, "  --> {}:{}: {}", first.file, first.number, escape(&first.reason));
        let _ = writeln!(out, "\n  {tip} keep the file until you know what they were");
    }
    if let Some(first) = union.conflicts.first() {
        let records = Count(union.conflicts.len(), "record");
        let verb = if union.conflicts.len() == 1 { "has" } else { "have" };
        let _ = writeln!(
            out,
            "{label} {records} {verb} the id of a different one; both are kept, the one that sorts first counts"
        );
        let _ = writeln!(out, "  --> {}:{}: {}", first.file, first.number, escape(&first.reason));
        let _ = writeln!(out, "\n  {tip} ankle doctor shows every such line");
    }
    if corrected_twice > 0 {
        let verb = if corrected_twice == 1 { "has" } else { "have" };
        let records = Count(corrected_twice, "record");
        let _ = writeln!(out, "{label} {records} now {verb} two corrections, which both count");
        let _ = writeln!(out, "\n  {tip} ankle doctor shows them, and how to take one back");
    }
    out
}

/// Warns that the file system has no locks.
pub fn unlocked_warning(look: &Look) -> String {
    let label = look.paint(Style::Partly, "warning:");
    format!("{label} this file system has no locks: do not log from two programs at once\n")
}

#[cfg(test)]
mod tests {
    use std::io::{Error, ErrorKind};

    use super::*;
    use crate::store::{AppendError, Step};

    #[test]
    fn a_record_that_was_not_kept_is_told_with_what_is_in_the_file() {
        let source = || Error::new(ErrorKind::StorageFull, "No room (os error 28)");
        for (error, said) in [
            (
                AppendError::Nothing { doing: Step::MakeFolder, source: source() },
                "cannot make the folder data: no room; nothing was logged",
            ),
            (
                AppendError::Nothing { doing: Step::Lock, source: source() },
                "cannot lock data/log.jsonl: no room; nothing was logged",
            ),
            (
                AppendError::Unsure { source: source() },
                "the record in data/log.jsonl may not be saved: no room",
            ),
            (
                AppendError::Torn { whole: 0, source: source() },
                "cannot write to data/log.jsonl: no room; a part of the line is left in it and will be ignored",
            ),
            (
                AppendError::Torn { whole: 1, source: source() },
                "cannot write to data/log.jsonl: no room; only the first record is logged, a part of the next is \
                 left in it and will be ignored",
            ),
            (
                AppendError::Torn { whole: 2, source: source() },
                "cannot write to data/log.jsonl: no room; only the first 2 records are logged, a part of the next is \
                 left in it and will be ignored",
            ),
        ] {
            let failure = Failure::Append { folder: "data".into(), log: "data/log.jsonl".into(), error };
            assert_eq!((failure.message(), failure.exit_code()), (said.to_string(), 1));
        }
    }
}
