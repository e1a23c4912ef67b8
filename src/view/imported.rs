//! What came of an import: what is new, what was known, what was not understood.

use crate::exchange::Outcome;
use crate::text::{Count, escape};

use super::look::{Look, Style};
use super::page::{Line, Page};

/// Most names and rows that are listed.
const SHOWN: usize = 10;

/// Column of what stands behind a label.
const COLUMN: usize = 14;

/// Says what was imported from a file; `undo` says that `ankle undo` takes back just that.
pub fn render(outcome: &Outcome, path: &str, undo: bool, look: &Look) -> String {
    let mut page = Page::new(look);
    let written = outcome.added + if outcome.keeps_differing { outcome.differing.len() } else { 0 };
    let (mark, head) = match (written, outcome.dry_run) {
        (0, _) => (" ", "Nothing new in"),
        (_, true) => (" ", "Would import from"),
        (_, false) => ("✓", "Imported from"),
    };
    let line = Line::new().add(Style::Good, mark).plain(format!(" {head} ")).add(Style::Bold, path);
    if written == 0 {
        page.line(line);
    } else {
        page.line_with_end(line, Line::new().plain(Count(written, "record").to_string()));
    }
    let abouts: Vec<(Line, String)> = outcome
        .about
        .iter()
        .map(|(about, count)| (Line::new().plain(format!("    {}", escape(about))), format!("  {count:>2}")))
        .collect();
    let widest = abouts.iter().map(|(line, _)| line.width()).max().unwrap_or(0);
    for (line, count) in abouts {
        page.line(line.to_column(widest).add(Style::Dim, count));
    }
    told(outcome, &mut page);
    if !outcome.unknown.is_empty() {
        let rows: usize = outcome.unknown.values().sum();
        let text = format!("{} with a name that no exercise has", Count(rows, "row"));
        page.labelled("  unknown", COLUMN, Style::Plain, &text);
        let mut names: Vec<(&String, &usize)> = outcome.unknown.iter().collect();
        names.sort_unstable_by(|a, b| b.1.cmp(a.1).then_with(|| a.0.cmp(b.0)));
        list(&mut page, names.iter().map(|(name, rows)| format!("{rows} × '{}'", escape(name))), "name");
    }
    if !outcome.problems.is_empty() {
        let noun = if outcome.keeps_differing { "record" } else { "row" };
        let text = format!("{} not understood", Count(outcome.left_out, noun));
        page.labelled("  left out", COLUMN, Style::Plain, &text);
        let problems = outcome.problems.iter();
        let said = problems.map(|problem| match problem.line {
            0 => escape(&problem.reason),
            line => format!("{line}: {}", escape(&problem.reason)),
        });
        list(&mut page, said, noun);
    }
    if !outcome.odd.is_empty() {
        let text = "kept, but not all of it can be used";
        page.labelled("  odd", COLUMN, Style::Plain, text);
        let odd = outcome.odd.iter().map(|odd| format!("{}: it {}", odd.line, escape(&odd.reason)));
        list(&mut page, odd, "record");
    }
    if outcome.dry_run {
        page.paragraph(4, Style::Dim, "nothing was logged");
    }
    if written > 0 && !outcome.dry_run {
        let how =
            if undo { "ankle undo" } else { "ankle undo ID, for one; the ids are in ankle history --all" };
        page.blank();
        page.labelled("  undo", COLUMN, Style::Plain, how);
    }
    page.render(look)
}

/// Says in a line each what is known, differs or was a warm-up.
fn told(outcome: &Outcome, page: &mut Page) {
    let Outcome { known, taken_back, differing, warm_ups, .. } = outcome;
    if *known > 0 {
        let back = match taken_back {
            0 => String::new(),
            count => format!("; {count} of them taken back here, and left so"),
        };
        let text = format!("{} in the log already{back}", Count(*known, "record"));
        page.labelled("  known", COLUMN, Style::Plain, &text);
    }
    if !differing.is_empty() {
        let records = Count(differing.len(), "record");
        let what = match (outcome.keeps_differing, outcome.dry_run) {
            (true, false) => "both are kept, and the one that sorts first counts",
            (true, true) => "both would be kept",
            (false, _) => "the log's stands; change it with ankle edit",
        };
        let text = format!("{records} of the log with another content: {what}");
        page.labelled("  differs", COLUMN, Style::Plain, &text);
        list(page, differing.iter().map(|id| escape(id)), "record");
    }
    if *warm_ups > 0 {
        let text = format!("{} left out", Count(*warm_ups, "set"));
        page.labelled("  warm-up", COLUMN, Style::Plain, &text);
    }
}

fn list(page: &mut Page, all: impl Iterator<Item = String>, noun: &str) {
    let all: Vec<String> = all.collect();
    let indent = if page.is_narrow() { 6 } else { COLUMN + 2 };
    for text in all.iter().take(SHOWN) {
        page.line_hanging(Line::new().to_column(indent).plain(text), indent + 2);
    }
    if all.len() > SHOWN {
        let more = format!("... and {} more", Count(all.len() - SHOWN, noun));
        page.line(Line::new().to_column(indent).add(Style::Dim, more));
    }
}
