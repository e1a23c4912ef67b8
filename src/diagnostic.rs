//! What is wrong in a file a person wrote, and where: line, column, a caret and a suggestion.

use std::fmt::Write as _;
use std::ops::Range;

use serde::de::DeserializeOwned;

/// A fault in a text file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What is wrong, in one lower-case phrase.
    pub message: String,
    /// Which bytes of the file, where that is known.
    pub span: Option<Range<usize>>,
    /// What was probably meant, for beside the caret.
    pub hint: Option<String>,
}

impl Diagnostic {
    /// Makes a diagnostic that points at a place.
    pub fn at(span: Option<Range<usize>>, message: impl Into<String>) -> Diagnostic {
        Diagnostic { message: message.into(), span, hint: None }
    }

    /// Adds what was probably meant.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Diagnostic {
        self.hint = Some(hint.into());
        self
    }

    /// Returns the line the fault stands on, from 1, where that is known.
    pub fn line(&self, text: &str) -> Option<usize> {
        let span = self.span.as_ref()?;
        let before = text.get(..span.start.min(text.len()))?;
        Some(before.bytes().filter(|byte| *byte == b'\n').count() + 1)
    }

    /// Returns the line the fault stands on, its first character there, from 0, and how many are at fault.
    pub fn marked<'a>(&self, text: &'a str) -> Option<(&'a str, usize, usize)> {
        let span = self.span.as_ref()?;
        let start = span.start.min(text.len());
        let before = text.get(..start)?;
        let from = before.rfind('\n').map_or(0, |newline| newline + 1);
        let to = text[start..].find('\n').map_or(text.len(), |newline| start + newline);
        let at = text[from..start].chars().count();
        let length = text.get(start..span.end.clamp(start, to)).map_or(0, |part| part.chars().count());
        Some((text[from..to].trim_end_matches('\r'), at, length.max(1)))
    }

    /// Returns the place in the file as text: line, column, the line itself and a caret under it.
    ///
    /// Empty where the place is not known. `show` makes text from a file safe to print.
    pub fn excerpt(&self, text: &str, show: impl Fn(&str) -> String) -> String {
        let (Some(span), Some(number)) = (self.span.as_ref(), self.line(text)) else {
            return String::new();
        };
        let start = span.start.min(text.len());
        let from = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let to = text[start..].find('\n').map_or(text.len(), |newline| start + newline);
        let line = &text[from..to];
        let before = show(&line[..start - from]);
        let end = span.end.clamp(start, to);
        let marked = show(text.get(start..end).unwrap_or("")).chars().count().max(1);
        let column = line[..start - from].chars().count() + 1;
        let gutter = " ".repeat(number.to_string().len());
        let mut out = String::new();
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{gutter}--> line {number}, column {column}");
        let _ = writeln!(out, "{gutter} |");
        let _ = writeln!(out, "{number} | {}", show(line.trim_end()));
        let _ = write!(out, "{gutter} | {}{}", " ".repeat(before.chars().count()), "^".repeat(marked));
        if let Some(hint) = &self.hint {
            let _ = write!(out, " {hint}");
        }
        out
    }
}

/// Reads a TOML file into a value that refuses unknown keys.
pub fn read_toml<T: DeserializeOwned>(text: &str) -> Result<T, Diagnostic> {
    toml::from_str(text).map_err(|error| of_toml(&error))
}

/// Tells what is wrong with a text that cannot be read as TOML.
pub fn of_toml(error: &toml::de::Error) -> Diagnostic {
    explain(error.message(), error.span())
}

/// Finds the bytes of the value that stands under a path of keys and list positions.
pub fn find(text: &str, path: &[&str]) -> Option<Range<usize>> {
    use toml::de::{DeTable, DeValue};
    let root = DeTable::parse(text).ok()?;
    let (first, rest) = path.split_first()?;
    let mut value = root.get_ref().get(*first)?;
    for key in rest {
        value = match value.get_ref() {
            DeValue::Array(items) => items.get(key.parse::<usize>().ok()?)?,
            DeValue::Table(table) => table.get(*key)?,
            _ => return None,
        };
    }
    Some(value.span())
}

/// Turns a message of the TOML reader into ours, with a suggestion where it lists what it expected.
fn explain(message: &str, span: Option<Range<usize>>) -> Diagnostic {
    let message = message.trim();
    let mut quoted = message.split('`').skip(1).step_by(2);
    if let (true, Some(given)) = (message.starts_with("unknown "), quoted.next()) {
        let what = if message.starts_with("unknown field") { "field" } else { "word" };
        let choices: Vec<&str> = quoted.collect();
        let plain = Diagnostic::at(span, format!("unknown {what} '{given}'"));
        return match nearest(given, choices.iter().copied()) {
            Some(near) => plain.hint(format!("did you mean '{near}'?")),
            None if choices.is_empty() => plain,
            None => plain.hint(format!("expected {}", or_list(&choices))),
        };
    }
    let first = message.lines().next().unwrap_or("not valid TOML");
    Diagnostic::at(span, wrong_kind(first).unwrap_or_else(|| first.replace('`', "'")))
}

/// Rephrases "invalid type: integer `12`, expected u8" without the words of the programmer.
fn wrong_kind(message: &str) -> Option<String> {
    let (found, expected) = message.strip_prefix("invalid ")?.rsplit_once(", expected ")?;
    let found = match found.split_once(' ')? {
        ("length", count) => format!("{count} values"),
        ("type:" | "value:", value) => match value.split_once(' ') {
            Some(("string", text)) => format!("the text '{}'", text.trim_matches('"')),
            Some((_, number)) => number.trim_start_matches("point ").trim_matches('`').to_string(),
            None => match value {
                "sequence" => "a list".to_string(),
                "map" => "a table".to_string(),
                other => other.to_string(),
            },
        },
        _ => return None,
    };
    let expected = match expected {
        "u8" => "a whole number from 0 to 255",
        "u16" => "a whole number from 0 to 65535",
        "an array of length 2" => "a range, [from, to]",
        "a sequence" => "a list, [..]",
        "a string" => "a text in quotes",
        table if table.starts_with("struct ") => "a table",
        other => other,
    };
    Some(format!("expected {expected}, found {found}"))
}

/// Finds the word most like the one given, if any is like it.
pub fn nearest<'a>(given: &str, choices: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    // One slip of the finger is likely even in a word too short for a ratio to say so.
    let one_slip = |choice| if strsim::damerau_levenshtein(given, choice) == 1 { 0.9 } else { 0.0 };
    let scored = choices.map(|choice| (strsim::jaro_winkler(given, choice).max(one_slip(choice)), choice));
    let likely = scored.filter(|(score, _)| *score >= 0.8);
    let best = likely.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)));
    best.map(|(_, choice)| choice)
}

/// Lists the choices as "a, b or c".
pub fn or_list(choices: &[&str]) -> String {
    match choices {
        [] => String::new(),
        [only] => (*only).to_string(),
        [rest @ .., last] => format!("{} or {last}", rest.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Sample {
        #[expect(dead_code, reason = "only read")]
        reps: Option<u8>,
        #[expect(dead_code, reason = "only read")]
        sets: Option<Vec<u8>>,
    }

    fn fault(text: &str) -> (Diagnostic, String) {
        let fault = read_toml::<Sample>(text).expect_err("a fault");
        let excerpt = fault.excerpt(text, str::to_string);
        (fault, excerpt)
    }

    #[test]
    fn an_unknown_key_is_shown_with_line_caret_and_suggestion() {
        let (fault, excerpt) = fault("# mine\nrep = 12\n");
        assert_eq!(fault.message, "unknown field 'rep'");
        assert_eq!(excerpt, " --> line 2, column 1\n  |\n2 | rep = 12\n  | ^^^ did you mean 'reps'?");
    }

    #[test]
    fn an_unknown_key_like_no_other_lists_what_may_stand_there() {
        let (fault, _) = fault("zebra = 1\n");
        assert_eq!(fault.hint.as_deref(), Some("expected reps or sets"));
    }

    #[test]
    fn broken_toml_is_located_too() {
        let (fault, excerpt) = fault("reps = [\n");
        assert!(!fault.message.is_empty());
        assert!(excerpt.contains("line "), "{excerpt}");
    }

    #[test]
    fn a_value_of_the_wrong_kind_is_told_without_the_names_of_types() {
        for (text, message) in [
            ("reps = 2.5", "expected a whole number from 0 to 255, found 2.5"),
            ("reps = -1", "expected a whole number from 0 to 255, found -1"),
            ("reps = true", "expected a whole number from 0 to 255, found true"),
            (
                "reps = 'a, expected b'",
                "expected a whole number from 0 to 255, found the text 'a, expected b'",
            ),
            ("reps = [1]", "expected a whole number from 0 to 255, found a list"),
            ("sets = {}", "expected a list, [..], found a table"),
        ] {
            assert_eq!(fault(text).0.message, message, "{text}");
        }
    }

    #[test]
    fn the_end_of_a_windows_line_is_not_part_of_the_excerpt() {
        let text = "rep = 12\r\n";
        let fault = read_toml::<Sample>(text).expect_err("a fault");
        assert!(!fault.excerpt(text, |line| line.escape_debug().to_string()).contains("\\r"));
    }

    #[test]
    fn a_value_is_found_by_its_path() {
        let text = "a = 1\n[b]\nc = [10, 20]\n[b.d]\ne = 'x'\n";
        let at = |path: &[&str]| find(text, path).map(|span| &text[span]);
        assert_eq!(at(&["a"]), Some("1"));
        assert_eq!(at(&["b", "c"]), Some("[10, 20]"));
        assert_eq!(at(&["b", "c", "1"]), Some("20"));
        assert_eq!(at(&["b", "d", "e"]), Some("'x'"));
        assert_eq!(at(&["b", "z"]), None);
    }
}
