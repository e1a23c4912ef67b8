//! What `doctor` found: each fault in its place, and what to do about it.

use crate::text::{Count, escape};

use super::look::{Look, Style};
use super::page::{Line, Page};

/// A fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The file, as people read it.
    pub file: String,
    /// The line, where that is known.
    pub line: Option<usize>,
    /// What is wrong.
    pub reason: String,
    /// The line itself, where it says more than its number.
    pub excerpt: Option<Excerpt>,
    /// What to do about it; where the reason says so already, nothing.
    pub remedy: Option<Remedy>,
}

/// A line of a file, and what in it is at fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The line.
    pub text: String,
    /// The first character at fault, from 0, where that is known.
    pub at: Option<usize>,
    /// How many are.
    pub length: usize,
    /// What was probably meant there.
    pub hint: Option<String>,
}

/// What to do about a fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remedy {
    /// A line that is no record.
    LogAgain,
    /// A line of a later version.
    Update,
    /// Another line has the same id.
    LogTheOther,
    /// What a record names is not there.
    MergeTheOther,
    /// A circle of records.
    LogWhatCounts,
    /// An id that tells no time.
    LeaveId,
    /// A record of an exercise that is not there: its id, and the exercise.
    NoExercise {
        /// The end of its id.
        id: String,
        /// The exercise.
        exercise: String,
    },
    /// A record that means nothing here: the end of its id.
    TakeBack(String),
    /// A record of a day to come: the end of its id.
    MoveToToday(String),
    /// A record with other sets: the end of its id, and sets that would do.
    CorrectSets {
        /// The end of its id.
        id: String,
        /// The sets.
        sets: String,
    },
    /// The profile.
    CorrectProfile,
    /// A person's own exercise.
    CorrectExercise,
    /// A file that cannot be read.
    MakeReadable,
}

impl Remedy {
    /// Says it: a command to paste, or one sentence.
    pub fn text(&self) -> String {
        match self {
            Remedy::LogAgain => {
                "the line is left out and harms nothing; log again what it held, or correct it in an editor"
                    .to_string()
            }
            Remedy::Update => "nothing is lost: a newer ankle reads it".to_string(),
            Remedy::LogTheOther => {
                "both lines stay, and the one that sorts first counts; log again what the other one held"
                    .to_string()
            }
            Remedy::MergeTheOther => {
                "ankle merge FILE, where another device has that record; without it this one changes nothing"
                    .to_string()
            }
            Remedy::LogWhatCounts => "none of the circle counts; log again what should".to_string(),
            Remedy::LeaveId => "nothing needs doing: only undo and redo go by it".to_string(),
            Remedy::NoExercise { id, exercise } => format!(
                "ankle undo {} takes it back; with exercises/{}.toml it counts again",
                escape(id),
                escape(exercise)
            ),
            Remedy::TakeBack(id) => format!("ankle undo {}", escape(id)),
            Remedy::MoveToToday(id) => format!("ankle edit {} --date today", escape(id)),
            Remedy::CorrectSets { id, sets } => format!("ankle edit {} {sets}", escape(id)),
            Remedy::CorrectProfile => {
                "correct the line in an editor; the keys: ankle help profile".to_string()
            }
            Remedy::CorrectExercise => "correct the line in an editor, then: ankle list --mine".to_string(),
            Remedy::MakeReadable => {
                "save it as a file of UTF-8 text that you may read, or move it away".to_string()
            }
        }
    }
}

/// Shows what was found, and how much there is.
pub fn render(findings: &[Finding], records: usize, live: usize, look: &Look) -> String {
    let mut page = Page::new(look);
    for finding in findings {
        let number = finding.line.map_or_else(String::new, |number| format!(":{number}"));
        let head = format!("{}{number}: {}", finding.file, escape(&finding.reason));
        page.line_hanging(Line::new().plain(head), 2);
        if let Some(excerpt) = &finding.excerpt {
            for part in placed(excerpt, page.width().saturating_sub(4)) {
                page.line_hanging(Line::new().plain("    ").plain(part), 4);
            }
        }
        if let Some(remedy) = &finding.remedy {
            let tip = Line::new().plain("  ").add(Style::Good, "tip:").plain(format!(" {}", remedy.text()));
            page.line_hanging(tip, 7);
        }
        page.blank();
    }
    let found = match findings.len() {
        0 => "no problems".to_string(),
        count => Count(count, "problem").to_string(),
    };
    page.line(Line::new().plain(format!("{found} · {}, {live} live", Count(records, "record"))));
    page.render(look)
}

/// What stands where a line goes on.
const CUT: &str = "...";

/// The line, as much of it as fits around the fault, and the marks under the fault.
fn placed(excerpt: &Excerpt, width: usize) -> Vec<String> {
    let width = width.max(4 * CUT.len());
    // Each character as it is shown: an escape takes several columns.
    let shown: Vec<String> = excerpt
        .text
        .trim_end()
        .chars()
        .map(|c| if c == '\t' { " ".to_string() } else { escape(&c.to_string()) })
        .collect();
    let wide = |part: &[String]| part.iter().map(|c| super::page::columns(c)).sum::<usize>();
    let at = excerpt.at.map(|at| at.min(shown.len()));
    // The fault stands where two thirds of the line are before it, so that what led to it can be read.
    let mut from = 0;
    while wide(&shown[from..at.unwrap_or(0).max(from)]) > width * 2 / 3 {
        from += 1;
    }
    if wide(&shown[from..]) + if from > 0 { CUT.len() } else { 0 } <= width && from > 0 {
        // What is left is short: more of the beginning fits.
        while from > 0 && wide(&shown[from - 1..]) + CUT.len() <= width {
            from -= 1;
        }
    }
    let before = if from > 0 { CUT } else { "" };
    let mut to = shown.len();
    while to > from
        && before.len() + wide(&shown[from..to]) > width - if to < shown.len() { CUT.len() } else { 0 }
    {
        to -= 1;
    }
    let after = if to < shown.len() { CUT } else { "" };
    let text = format!("{before}{}{after}", shown[from..to].concat());
    let Some(at) = at else { return vec![text] };
    let indent = before.len() + wide(&shown[from..at.min(to)]);
    let marked = wide(&shown[at.min(to)..(at + excerpt.length).min(to)]).max(1);
    let hint = excerpt.hint.as_ref().map_or_else(String::new, |hint| format!(" {}", escape(hint)));
    vec![text, format!("{}{}{hint}", " ".repeat(indent), "^".repeat(marked))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_shortened_around_its_fault() {
        let excerpt = |text: &str, at: Option<usize>, length| Excerpt {
            text: text.to_string(),
            at,
            length,
            hint: None,
        };
        for (text, at, length, width, shown) in [
            ("short", Some(2), 1, 20, &["short", "  ^"][..]),
            ("short", None, 1, 20, &["short"]),
            ("0123456789abcdefghijklmnop", Some(0), 3, 20, &["0123456789abcdefg...", "^^^"]),
            (
                "0123456789abcdefghijklmnop",
                Some(25),
                1,
                20,
                &["...9abcdefghijklmnop", "                   ^"],
            ),
            (
                "0123456789abcdefghijklmnop",
                Some(26),
                1,
                20,
                &["...9abcdefghijklmnop", "                    ^"],
            ),
            (
                "0123456789abcdefghijklmnopqrstuvwxyz",
                Some(18),
                1,
                20,
                &["...56789abcdefghi...", "                ^"],
            ),
            ("tab\there", Some(4), 4, 20, &["tab here", "    ^^^^"]),
            ("esc\u{1b}[31m", Some(4), 1, 20, &["esc\\u{1b}[31m", "         ^"]),
            ("", Some(0), 1, 20, &["", "^"]),
        ] {
            let lines = placed(&excerpt(text, at, length), width);
            assert_eq!(lines, shown, "{text} at {at:?}");
            assert!(lines[0].len() <= width + 1, "{text}");
        }
    }
}
