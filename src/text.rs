//! Small words: counts, lists, and text from files made safe for a terminal.

use std::borrow::Cow;
use std::fmt;

/// A number with its noun: "1 set", "3 sets".
#[derive(Debug, Clone, Copy)]
pub struct Count<'a>(pub usize, pub &'a str);

impl fmt::Display for Count<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Count(number, noun) = *self;
        let plural = match noun {
            _ if number == 1 => "",
            "reach" | "touch" => "es",
            _ => "s",
        };
        write!(f, "{number} {noun}{plural}")
    }
}

/// Whether a character could change how a terminal shows the text around it.
pub fn is_unsafe_in_text(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' | '\u{feff}')
}

/// Returns text from a file with control and bidirectional characters shown as escapes.
pub fn escape(text: &str) -> String {
    if !text.chars().any(is_unsafe_in_text) {
        return text.to_string();
    }
    text.chars()
        .flat_map(|c| {
            let escaped = is_unsafe_in_text(c).then(|| c.escape_unicode().to_string());
            escaped.unwrap_or_else(|| c.to_string()).chars().collect::<Vec<char>>()
        })
        .collect()
}

/// Returns JSON with the characters that could steer a terminal written as its escapes: the same JSON.
///
/// Below DEL JSON allows none of them but line breaks between its tokens.
pub fn escape_json(json: &str) -> Cow<'_, str> {
    let is_risky = |c: char| c >= '\u{7f}' && is_unsafe_in_text(c);
    if !json.contains(is_risky) {
        return json.into();
    }
    json.chars()
        .map(|c| if is_risky(c) { format!("\\u{:04x}", u32::from(c)) } else { c.to_string() })
        .collect::<String>()
        .into()
}

/// Returns lines of text with every such character but the line breaks shown as an escape.
pub fn escape_lines(text: &str) -> String {
    text.split_inclusive('\n')
        .map(|line| match line.strip_suffix('\n') {
            Some(line) => escape(line) + "\n",
            None => escape(line),
        })
        .collect()
}

/// Returns a length of time as people say it: "45 s", "9 min".
pub fn minutes(seconds: u32) -> String {
    if seconds < 60 { format!("{seconds} s") } else { format!("{} min", (seconds + 30) / 60) }
}

/// Returns a word as a shell takes it; `~` at its start keeps its meaning.
pub fn shell_word(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "/._-~+=@%,:#".contains(c);
    let is_comment = word.starts_with('#');
    if !word.is_empty() && !is_comment && word.chars().all(is_plain) {
        word.to_string()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

/// Makes a phrase a sentence: a capital at the start, a full stop at the end.
pub fn sentence(phrase: &str) -> String {
    let mut letters = phrase.chars();
    let first = letters.next().map(|first| first.to_uppercase().collect::<String>());
    format!("{}{}.", first.unwrap_or_default(), letters.as_str())
}

/// Joins the items as "a, b and c".
pub fn and_list<T: AsRef<str>>(items: &[T]) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_string(),
        [rest @ .., last] => {
            let rest: Vec<&str> = rest.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", rest.join(", "), last.as_ref())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_agree_with_their_noun() {
        assert_eq!(Count(1, "set").to_string(), "1 set");
        assert_eq!(Count(0, "set").to_string(), "0 sets");
        assert_eq!(Count(2, "reach").to_string(), "2 reaches");
    }

    #[test]
    fn what_could_steer_a_terminal_is_shown_instead_of_sent() {
        assert_eq!(escape("plain é ✓"), "plain é ✓");
        assert_eq!(escape("a\u{1b}[31mb\n\u{202e}c"), "a\\u{1b}[31mb\\u{a}\\u{202e}c");
    }

    #[test]
    fn json_says_the_same_without_a_character_that_could_steer_a_terminal() {
        for (text, escaped) in [
            (r#"{"a":"é ✓"}"#, r#"{"a":"é ✓"}"#),
            ("{\"a\":\"x\u{202e}y\u{9b}\u{7f}\"}\n", "{\"a\":\"x\\u202ey\\u009b\\u007f\"}\n"),
        ] {
            assert_eq!(escape_json(text), escaped);
            let value = |json: &str| serde_json::from_str::<serde_json::Value>(json).expect("JSON");
            assert_eq!(value(escaped), value(text));
        }
        assert_eq!(escape_lines("a\u{9b},b\n\u{1b}"), "a\\u{9b},b\n\\u{1b}");
    }

    #[test]
    fn lists_and_times_read_like_speech() {
        assert_eq!(and_list(&["a", "b", "c"]), "a, b and c");
        assert_eq!(and_list::<&str>(&[]), "");
        assert_eq!((minutes(45), minutes(829)), ("45 s".to_string(), "14 min".to_string()));
    }
}
