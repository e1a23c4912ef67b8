//! What stands between a message and its tip: the place, or what there is to choose from.

use std::fmt::Write as _;

use crate::diagnostic::Diagnostic;
use crate::text::escape;

use super::kinds::Failure;
use super::notation;

/// What stands between a message and its tip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Details {
    /// The place in a file, which follows at once, as compilers have it.
    Place(String),
    /// What there is to choose from, wrapped where the terminal is narrow.
    Choices(String),
    /// Lines that stay as they are: what points at a character must stand under it.
    Marked(String),
}

/// Most choices that are listed.
const SHOWN: usize = 8;

impl Failure {
    /// Returns what stands between the message and the tip.
    pub(super) fn details(&self) -> Option<Details> {
        let details = match self {
            Failure::AmbiguousExercise { typed, planned, others, .. } => {
                let widest = planned.iter().map(String::len).max().unwrap_or(0);
                let planned = planned.iter().map(|slug| format!("  {slug:widest$}  planned today"));
                let all: Vec<String> = planned.chain(others.iter().map(|slug| format!("  {slug}"))).collect();
                let mut text = all[..all.len().min(SHOWN)].join("\n");
                if all.len() > SHOWN {
                    let _ = write!(text, "\n  ... {} more: ankle list {}", all.len() - SHOWN, escape(typed));
                }
                Details::Choices(text)
            }
            Failure::AmbiguousId { ids, .. } => {
                let shown = ids.iter().take(SHOWN).map(|id| format!("  {}", escape(id)));
                Details::Marked(shown.collect::<Vec<String>>().join("\n"))
            }
            Failure::Notation { fault, .. } => {
                let carets = "^".repeat(fault.at.len().max(1));
                let indent = " ".repeat(fault.at.start);
                let line = escape(&fault.text);
                if line.is_empty() {
                    return None;
                }
                Details::Marked(format!(
                    "    {line}\n    {indent}{carets} {}",
                    notation::problem(fault.problem)
                ))
            }
            Failure::Profile { text, faults, .. } => {
                Details::Place(excerpts(faults.iter().map(|fault| (fault, &**text, None))))
            }
            Failure::OwnExercise { texts, faults, .. } => {
                let text =
                    |slug: &str| texts.iter().find(|(name, _)| name == slug).map_or("", |(_, text)| text);
                let first = faults.first().map(|fault| fault.slug.clone());
                Details::Place(excerpts(faults.iter().map(|fault| {
                    let other = (Some(&fault.slug) != first.as_ref()).then(|| format!("{}.toml", fault.slug));
                    (&fault.diagnostic, text(&fault.slug), other)
                })))
            }
            _ => return None,
        };
        let (Details::Place(text) | Details::Choices(text) | Details::Marked(text)) = &details;
        (!text.is_empty()).then_some(details)
    }
}

/// The places of several faults; the first one's message stands in the error line already.
fn excerpts<'a>(faults: impl Iterator<Item = (&'a Diagnostic, &'a str, Option<String>)>) -> String {
    let mut out = String::new();
    for (position, (fault, text, file)) in faults.enumerate() {
        if position > 0 {
            let file = file.map_or_else(String::new, |file| format!("{file}: "));
            let _ = write!(out, "\n\nand {file}{}\n", escape(&fault.message));
        }
        out.push_str(&fault.excerpt(text, |text| escape(&text.replace('\t', " "))));
    }
    out
}
