//! A plan to paste into a note: Markdown with the task lists of GitHub, and no HTML.

use std::collections::BTreeSet;

use crate::plan::{DoneState, Item};
use crate::week::short_date;

use super::sheet::{self, Sheet};

/// What Markdown, or a common dialect of it, would take for more than itself.
const SPECIAL: &str = "\\`*_[]<>#|~&!$^=";

/// Returns text that stays itself in Markdown.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if SPECIAL.contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Writes a week or a day.
pub fn render(sheet: Sheet<'_>) -> String {
    let mut out = format!("# {}\n\n{}\n", plain(&sheet.title()), plain(&sheet.subtitle()));
    if sheet.is_stopped() {
        out += "\n**Nothing is planned.**\n";
        for (_, text) in sheet.remarks() {
            out += &format!("\n{}\n", plain(&text));
        }
        return out;
    }
    let mut told = BTreeSet::new();
    let (days, rest) = sheet.days();
    for day in days {
        // The title of a single day says it already.
        if sheet.only_day().is_none() {
            out += &format!("\n## {}: {}\n", short_date(day.date), sheet::kind(day));
        }
        list(&mut out, sheet, &day.items, &mut told);
        if !day.extras.is_empty() {
            out += "\nAt any time of the day:\n";
            list(&mut out, sheet, &day.extras, &mut told);
        }
    }
    if let Some(rest) = rest {
        out += &format!("\n{rest}\n");
    }
    let remarks = sheet.remarks();
    if !remarks.is_empty() {
        out += "\n## Notes\n\n";
        for (label, text) in remarks {
            out += &format!("- **{label}:** {}\n", plain(&text));
        }
    }
    out
}

fn list<'a>(out: &mut String, sheet: Sheet<'a>, items: &[Item<'a>], told: &mut BTreeSet<&'a str>) {
    if items.is_empty() {
        return;
    }
    out.push('\n');
    for item in items {
        let mark = if item.done.state == DoneState::Done { 'x' } else { ' ' };
        let (name, target) = sheet.line(item);
        *out += &format!("- [{mark}] **{}** {}\n", plain(&name), plain(&target));
        let how: Vec<String> = sheet::how(item).into_iter().chain(sheet.cues(item, Some(told))).collect();
        let lines = [sheet::done(item), Some(how.join(" ")), sheet.reasons(item)];
        for line in lines.into_iter().flatten().filter(|line| !line.is_empty()) {
            *out += &format!("  - {}\n", plain(&line));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_something_in_markdown_is_escaped() {
        for (text, written) in [
            ("Calf raise", "Calf raise"),
            ("3×12/side +5kg", "3×12/side +5kg"),
            ("a|b *c* _d_ <br> [x](y) `z` \\", "a\\|b \\*c\\* \\_d\\_ \\<br\\> \\[x\\](y) \\`z\\` \\\\"),
        ] {
            assert_eq!(plain(text), written);
        }
    }
}
