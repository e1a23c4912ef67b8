//! `ankle swap`: what could stand in for an exercise, and what was swapped.

use crate::catalogue::Exercise;
use crate::planner::Impossible;
use crate::planner::Unplannable;
use crate::planner::swap::{Back, KeyChange, Refusal};
use crate::text::{Count, and_list};
use crate::week::Week;

use super::look::{Look, Style};
use super::page::{Line, Page};

/// What is swapped, and for how long.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// What gives way.
    pub planned: &'a Exercise,
    /// Whether it does from now on, rather than this week.
    pub is_lasting: bool,
    /// This week.
    pub week: Week,
}

/// Says what was swapped, and how to take it back.
pub fn swapped(shown: Shown<'_>, other: &Exercise, changes: &[KeyChange], look: &Look) -> String {
    let mut page = Page::new(look);
    let when =
        if shown.is_lasting { "from now on".to_string() } else { format!("this week ({})", shown.week) };
    let line = Line::new().add(Style::Good, "✓").plain(" ").add(Style::Bold, other.slug.to_string());
    page.line_hanging(line.plain(format!(" in place of {}, {when}", shown.planned.slug)), 2);
    for (position, command) in back(changes).iter().enumerate() {
        let label = if position == 0 { "back" } else { "" };
        page.labelled(&format!("  {label}"), 10, Style::Dim, command);
    }
    page.render(look)
}

/// The commands that take it back, in every place it was written to.
fn back(changes: &[KeyChange]) -> Vec<String> {
    let of_change = |change: &KeyChange| -> Vec<String> {
        let week = change.scope.map_or_else(String::new, |week| format!(" --week {week}"));
        let key = change.key;
        let command = |step: &Back| match step {
            Back::RemoveKey => format!("ankle config remove {key}{week}"),
            Back::Remove(slug) => format!("ankle config remove {key} {slug}{week}"),
            Back::Add(slug) => format!("ankle config add {key} {slug}{week}"),
        };
        change.back.iter().map(command).collect()
    };
    changes.iter().flat_map(of_change).collect()
}

/// Lists what could stand in for an exercise, and why the others could not.
pub fn candidates(shown: Shown<'_>, candidates: &[(&Exercise, Option<Refusal<'_>>)], look: &Look) -> String {
    let mut page = Page::new(look);
    let exercise = &shown.planned.slug;
    let widest = candidates.iter().map(|(other, _)| other.slug.len()).max().unwrap_or(0);
    let (could, could_not): (Vec<_>, Vec<_>) = candidates.iter().partition(|(_, refusal)| refusal.is_none());
    let head = if could.is_empty() { "Nothing could" } else { "Could" };
    page.line(
        Line::new().plain(format!("{head} stand in for ")).add(Style::Bold, exercise.to_string()).plain(":"),
    );
    for (other, _) in &could {
        row(&mut page, widest, Style::Bold, &other.slug, &other.summary);
    }
    if !could.is_empty() && !could_not.is_empty() {
        page.blank();
        page.line(Line::new().plain("Not:"));
    }
    for (other, refusal) in &could_not {
        let why = refusal.as_ref().map(|refusal| reason(refusal, shown.planned, other)).unwrap_or_default();
        row(&mut page, widest, Style::Plain, &other.slug, &why);
    }
    if let Some((first, _)) = could.first() {
        page.blank();
        let first = &first.slug;
        let text = if shown.is_lasting {
            format!("From now on: ankle swap {exercise} {first} --always")
        } else {
            format!("This week: ankle swap {exercise} {first}, with --always for good")
        };
        page.line(Line::new().plain(text));
    }
    page.render(look)
}

/// Says in a few words why an exercise would not come.
fn reason(refusal: &Refusal<'_>, planned: &Exercise, other: &Exercise) -> String {
    match refusal {
        Refusal::Same => "the same".to_string(),
        Refusal::OtherQuality => format!("trains {}", other.quality),
        Refusal::HigherTier => {
            format!("more load on the tendon (tier {}, not {})", other.tendon_tier, planned.tendon_tier)
        }
        Refusal::KeptOut(barrier) => barrier.text(),
        Refusal::Unplannable(Unplannable { impossible: Impossible::Minutes { given, .. }, .. }) => {
            format!("no session fits in {}; nothing was written", Count((*given).into(), "minute"))
        }
        Refusal::NotChosen(instead) if instead.is_empty() => "not yet open, or no room for it".to_string(),
        Refusal::NotChosen(instead) => format!("{} would come first", and_list(instead)),
    }
}

/// An exercise and what there is to say of it; under it where the terminal is narrow.
fn row(page: &mut Page, widest: usize, style: Style, slug: &str, about: &str) {
    let line = Line::new().plain("  ").add(style, slug);
    if page.is_narrow() {
        page.line(line);
        page.paragraph(4, Style::Dim, about);
    } else {
        page.line_hanging(line.to_column(widest + 4).add(Style::Dim, about), widest + 4);
    }
}
