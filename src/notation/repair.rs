//! What was probably meant by sets that cannot be read.

use crate::units::LoadUnit;

use super::Typed;
use super::read::parse;

/// Returns the sets as they would be read, where one way to write them suggests itself.
///
/// It is only ever shown: what cannot be read is never taken for something else.
pub fn repaired(text: &str, unit: LoadUnit) -> Option<(String, Typed)> {
    let ways: [fn(&str) -> String; 6] =
        [with_loads_joined, with_points, with_times, with_commas, without_last_comma, with_count_first];
    let mut tries = ways.iter().map(|way| way(text)).filter(|tried| tried != text);
    tries.find_map(|tried| parse(&tried, unit).ok().map(|typed| (tried, typed)))
}

/// `3x12 12kg` → `3x12+12kg`
fn with_loads_joined(text: &str) -> String {
    let mut joined: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let number = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let is_load = matches!(word[number.len()..].to_lowercase().as_str(), "kg" | "lb" | "lbs")
            && !number.is_empty()
            && number.chars().all(|c| c.is_ascii_digit() || c == '.');
        match joined.last_mut().filter(|_| is_load) {
            Some(last) => last.push_str(&format!("+{word}")),
            None => joined.push(word.to_string()),
        }
    }
    joined.join(" ")
}

/// `3x12+2,5kg` → `3x12+2.5kg`
fn with_points(text: &str) -> String {
    let word = |word: &str| match word.find(['+', '@']) {
        Some(at) => format!("{}{}", &word[..at], word[at..].replace(',', ".")),
        None => word.to_string(),
    };
    text.split_whitespace().map(word).collect::<Vec<String>>().join(" ")
}

/// `3by12` → `3x12`
fn with_times(text: &str) -> String {
    text.replace("by", "x")
}

/// `12-12-10` → `12,12,10`
fn with_commas(text: &str) -> String {
    text.replace(['-', '/', ';'], ",")
}

/// `12,12,` → `12,12`
fn without_last_comma(text: &str) -> String {
    text.trim_end_matches(',').to_string()
}

/// `30sx3` → `3x30s`
fn with_count_first(text: &str) -> String {
    match text.split_once(['x', 'X', '×']) {
        Some((amount, count)) if amount.ends_with(['s', 'S', 'm', 'M']) => format!("{count}x{amount}"),
        _ => text.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_shown_as_it_was_meant() {
        for (typed, meant) in [
            ("3x12 12kg", Some("3x12+12kg")),
            ("3x12 25lb @8", None),
            ("12 12.5kg", Some("12+12.5kg")),
            ("3x12+2,5kg", Some("3x12+2.5kg")),
            ("3x12@7,5", Some("3x12@7.5")),
            ("3by12", Some("3x12")),
            ("12-12-10", Some("12,12,10")),
            ("3x12,", Some("3x12")),
            ("30sx3", Some("3x30s")),
            ("101x5", None),
            ("3x", None),
            ("3x0", None),
            ("3x12,10", None),
            ("12kg", None),
            ("", None),
        ] {
            let read = repaired(typed, LoadUnit::Kg).map(|(text, _)| text);
            assert_eq!(read.as_deref(), meant, "{typed}");
        }
    }
}
