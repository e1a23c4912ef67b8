//! Sets as people type them in several words: `3 x 12`, `3 sets of 12`, `12 reps`, `30 sec`, `3x12 @8`.
//!
//! Only what cannot be misread becomes notation; everything else stays as it is, for the reader to point at.

use super::looks_like_sets;

/// Returns the words with those that belong together joined into notation; words of a name stay as they are.
pub fn join_spoken(words: &[&str]) -> Vec<String> {
    let mut joined: Vec<String> = Vec::new();
    let mut rest = words;
    while let [first, ..] = rest {
        let (word, used) = minutes_and_seconds(rest).unwrap_or_else(|| (spelt(first), 1));
        rest = &rest[used..];
        // A name may begin with it: "3 x-band walk".
        let begins_a_name = is_times(&word) && !rest.first().is_some_and(|next| starts_with_digit(next));
        if begins_a_name || !joined.last_mut().is_some_and(|last| join(last, &word)) {
            joined.push(word);
        }
    }
    join_to_only_group(joined)
}

/// Spells one word as the notation does: `3*12` is `3x12`, `12reps` is `12`, `30sec` is `30s`.
fn spelt(word: &str) -> String {
    let Some((sets, unit)) = split_unit(&starred(word)) else { return starred(word) };
    in_unit(&sets, &unit).unwrap_or_else(|| starred(word))
}

/// Reads a star between digits as the times sign.
fn starred(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let is_digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    let read = |(at, letter): (usize, &char)| {
        let is_times = *letter == '*' && is_digit(at.checked_sub(1)) && is_digit(Some(at + 1));
        if is_times { 'x' } else { *letter }
    };
    letters.iter().enumerate().map(read).collect()
}

/// Splits the letters from the end of a word that begins as sets do: `3x30sec` is `3x30` and `sec`.
fn split_unit(word: &str) -> Option<(String, String)> {
    let sets = word.trim_end_matches(char::is_alphabetic);
    let unit = &word[sets.len()..];
    (looks_like_sets(sets) && sets.ends_with(|c: char| c.is_ascii_digit()) && !unit.is_empty())
        .then(|| (sets.to_string(), unit.to_string()))
}

/// Joins a word to the one before it where both are one thing; returns whether it did.
fn join(last: &mut String, word: &str) -> bool {
    let lower = word.to_lowercase();
    let is_number = !word.is_empty() && word.chars().all(|c| c.is_ascii_digit());
    let text = match (&*lower, is_set_count(last)) {
        // "3" and "x", "x12", "sets"; what was "sets of" counts as "x".
        ("set" | "sets", true) => format!("{last}x"),
        (_, true) if is_times(word) => format!("{last}x"),
        (_, true)
            if lower
                .strip_prefix(['x', '×'])
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) =>
        {
            format!("{last}{lower}")
        }
        _ if is_open(last) && (lower == "of" || is_times(word)) => return true,
        _ if is_open(last) && starts_with_digit(word) => format!("{last}{word}"),
        ("pain" | "touch", _) => return false,
        _ if matches!(&*last.to_lowercase(), "pain" | "touch") && is_number => format!("{last}{word}"),
        _ if matches!(last.as_str(), "+" | "@") && starts_with_digit(word) => format!("{last}{word}"),
        ("kg" | "kgs", _) if ends_with_load(last) => format!("{last}kg"),
        ("lb" | "lbs", _) if ends_with_load(last) => format!("{last}lb"),
        _ => match in_unit(last, &lower) {
            Some(text) => text,
            None => return false,
        },
    };
    *last = text;
    true
}

fn starts_with_digit(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a word is the times sign.
fn is_times(word: &str) -> bool {
    matches!(word, "x" | "X" | "×" | "*")
}

/// Whether a word counts sets: `3`, `L3`.
fn is_set_count(word: &str) -> bool {
    let digits = word.strip_prefix(['L', 'l', 'R', 'r']).unwrap_or(word);
    !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit())
}

/// Whether a word still waits for how much a set is: `3x`.
fn is_open(word: &str) -> bool {
    word.strip_suffix(['x', 'X', '×']).is_some_and(is_set_count)
}

/// Whether a unit of load may follow: `+10`, `12`.
fn ends_with_load(word: &str) -> bool {
    looks_like_sets(word) && word.ends_with(|c: char| c.is_ascii_digit()) && !word.contains(['x', '@', ','])
        || word.contains('+') && word.ends_with(|c: char| c.is_ascii_digit())
}

/// Reads "1 min 30 sec" as one time, and says how many words it took.
fn minutes_and_seconds(words: &[&str]) -> Option<(String, usize)> {
    let [minutes, min, seconds, sec, ..] = words else { return None };
    let is_number = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_digit());
    let are_units = unit_letter(min)? == "m" && unit_letter(sec)? == "s";
    (is_number(minutes) && is_number(seconds) && are_units).then(|| (format!("{minutes}m{seconds}s"), 4))
}

/// The letter of the notation for a unit that is spelt out; none for repetitions.
fn unit_letter(unit: &str) -> Option<&'static str> {
    match unit.to_lowercase().as_str() {
        "rep" | "reps" | "repetitions" => Some(""),
        "sec" | "secs" | "second" | "seconds" => Some("s"),
        "min" | "mins" | "minute" | "minutes" => Some("m"),
        _ => None,
    }
}

/// Gives every amount of a group its unit: `30,25` in `sec` is `30s,25s`; none where it has one, a load or an effort.
fn in_unit(sets: &str, unit: &str) -> Option<String> {
    let letter = unit_letter(unit)?;
    let is_group = looks_like_sets(sets)
        && sets.ends_with(|c: char| c.is_ascii_digit())
        && sets
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, 'x' | 'X' | '×' | ',' | 'L' | 'l' | 'R' | 'r'));
    is_group.then(|| sets.split(',').map(|part| format!("{part}{letter}")).collect::<Vec<String>>().join(","))
}

/// Joins a load or an effort that stands alone to the group before it, where there is no other it could be of.
fn join_to_only_group(words: Vec<String>) -> Vec<String> {
    let is_tail = |word: &str| word.len() > 1 && word.starts_with(['+', '@']);
    let is_group = |word: &str| {
        looks_like_sets(word)
            && !is_tail(word)
            && word.contains(|c: char| c.is_ascii_digit())
            && !is_remark(word)
    };
    let groups = words.iter().filter(|word| is_group(word)).count();
    let mut joined: Vec<String> = Vec::new();
    for word in words {
        match joined.last_mut().filter(|last| groups == 1 && is_tail(&word) && is_group(last)) {
            Some(last) => last.push_str(&word),
            None => joined.push(word),
        }
    }
    joined
}

/// Whether a word says something of sets that stand elsewhere: `pain2`.
fn is_remark(word: &str) -> bool {
    let lower = word.to_lowercase();
    lower.starts_with("pain") || lower.starts_with("touch")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_in_several_words_is_one_notation() {
        for (typed, read) in [
            ("3 x 12", "3x12"),
            ("3 X 12", "3x12"),
            ("3 × 12", "3x12"),
            ("3x 12", "3x12"),
            ("3 x12", "3x12"),
            ("3 * 12", "3x12"),
            ("3*12", "3x12"),
            ("3 x 12+10kg", "3x12+10kg"),
            ("3 x 30s", "3x30s"),
            ("L 3 x 12", "L 3x12"),
            ("L3 x 12 R3 x 11", "L3x12 R3x11"),
            ("3 sets of 12", "3x12"),
            ("3 sets 12", "3x12"),
            ("1 set of 12 reps", "1x12"),
            ("3 Sets x 12 Reps", "3x12"),
            ("3 sets of 30 sec", "3x30s"),
            ("12 reps", "12"),
            ("12reps", "12"),
            ("3x12 reps", "3x12"),
            ("12,12,10 reps", "12,12,10"),
            ("30 sec", "30s"),
            ("30sec", "30s"),
            ("3x30 seconds", "3x30s"),
            ("30,30,25 sec", "30s,30s,25s"),
            ("2 x 1 min", "2x1m"),
            ("1min", "1m"),
            ("1 min 30 sec", "1m30s"),
            ("3 x 1 minute 30 seconds", "3x1m30s"),
            ("3x12 @8", "3x12@8"),
            ("3x12 @ 8", "3x12@8"),
            ("3x12 + 10kg", "3x12+10kg"),
            ("3x12 +10 kg", "3x12+10kg"),
            ("3x12 +10kg @8", "3x12+10kg@8"),
            ("3x12 12 kg", "3x12 12kg"),
            ("3 x 12 @8 pain 2", "3x12@8 pain2"),
            ("3x30s touch 1", "3x30s touch1"),
            // Names stay names.
            ("3 x 12 calf raise", "3x12 calf raise"),
            ("calf-raise 3 x 12", "calf-raise 3x12"),
            ("3x12 3-way lunge", "3x12 3-way lunge"),
            ("x 12", "x 12"),
            ("three sets of twelve", "three sets of twelve"),
            // What could mean two things stays as it is.
            ("2x12 10 @8", "2x12 10 @8"),
            ("12 12 10", "12 12 10"),
            ("3 x calf", "3 x calf"),
            ("3 x band walk", "3 x band walk"),
            ("3 sets x calf", "3x x calf"),
            ("3by12", "3by12"),
            ("12 12kg", "12 12kg"),
        ] {
            let words: Vec<&str> = typed.split_whitespace().collect();
            assert_eq!(join_spoken(&words).join(" "), read, "{typed}");
        }
    }

    #[test]
    fn notation_is_left_as_it_is() {
        for typed in [
            "3x12",
            "12,12,10",
            "2x1m30s",
            "3x12+10kg@7.5",
            "L12,12,11 R12,12,12",
            "3x12 pain2",
            "2x12+10kg@8 9+10kg@9.5",
            "90s",
            "1m 30s",
        ] {
            let words: Vec<&str> = typed.split_whitespace().collect();
            assert_eq!(join_spoken(&words).join(" "), typed);
        }
    }
}
