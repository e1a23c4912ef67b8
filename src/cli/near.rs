//! Which of the names that exist was probably meant.

/// Least likeness of two words that are taken for one, 0 to 1.
const LIKE_ENOUGH: f64 = 0.8;

/// What people call an option that has another name here.
const SYNONYMS: [(&str, &str); 10] = [
    ("comment", "note"),
    ("day", "date"),
    ("duration", "minutes"),
    ("effort", "rpe"),
    ("kg", "load"),
    ("on", "date"),
    ("rpe", "effort"),
    ("weight", "load"),
    ("when", "date"),
    ("why", "reason"),
];

/// Returns the option that was probably meant: the one most like it, or the one that means the same.
pub(super) fn nearest_option<'a>(typed: &str, names: &[&'a str]) -> Option<&'a str> {
    let names = || names.iter().copied();
    let same = |name: &&str| SYNONYMS.contains(&(typed, *name));
    names().find(same).or_else(|| nearest_name(typed, names()))
}

/// Returns the name most like what was typed, if any is like it: word by word, each with its own counterpart.
///
/// A name of other words is another name, however alike its first one is: `--date` is not nearly `--data-dir`.
pub(super) fn nearest_name<'a>(typed: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    let scored = names.map(|name| (likeness(&typed, name), name));
    let likely = scored.filter(|(score, _)| *score >= LIKE_ENOUGH);
    let best = likely.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)));
    best.map(|(_, name)| name)
}

fn likeness(typed: &str, name: &str) -> f64 {
    let (typed, name): (Vec<&str>, Vec<&str>) = (typed.split('-').collect(), name.split('-').collect());
    if typed.len() != name.len() {
        // The beginning of a name, as it is.
        let begins = typed.len() < name.len() && typed == name[..typed.len()] && typed[0].len() > 1;
        return if begins { LIKE_ENOUGH } else { 0.0 };
    }
    typed.iter().zip(&name).map(|(a, b)| word_likeness(a, b)).fold(1.0, f64::min)
}

/// How alike two words are; one slip of the finger is likely even in a word too short for a ratio to say so.
fn word_likeness(typed: &str, word: &str) -> f64 {
    let letters = typed.chars().count().min(word.chars().count());
    let is_one_slip = letters > 1 && strsim::damerau_levenshtein(typed, word) == 1;
    let slip = if is_one_slip { 0.9 } else { 0.0 };
    strsim::normalized_damerau_levenshtein(typed, word).max(prefix(typed, word)).max(slip)
}

/// A beginning of at least three letters is as good as the word.
fn prefix(typed: &str, word: &str) -> f64 {
    if typed.len() >= 3 && word.starts_with(typed) { LIKE_ENOUGH } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_near_where_each_of_its_words_is() {
        let names = [
            "week",
            "next",
            "date",
            "explain",
            "output",
            "hard-run-days",
            "max-load-kg",
            "minutes",
            "note",
            "load",
            "rpe",
        ];
        for (typed, expected) in [
            ("weak", Some("week")),
            ("dat", Some("date")),
            ("dte", Some("date")),
            ("data", Some("date")),
            ("data-dir", None),
            ("min", Some("minutes")),
            ("minute", Some("minutes")),
            ("hard-run", Some("hard-run-days")),
            ("hard-run-day", Some("hard-run-days")),
            ("hard", Some("hard-run-days")),
            ("load-max", None),
            ("weight", None),
            ("NOTE", Some("note")),
            ("r", None),
            ("zebra", None),
            ("", None),
        ] {
            assert_eq!(nearest_name(typed, names.into_iter()), expected, "{typed}");
        }
        for (typed, expected) in
            [("weight", Some("load")), ("effort", Some("rpe")), ("weak", Some("week")), ("zebra", None)]
        {
            assert_eq!(nearest_option(typed, &names), expected, "{typed}");
        }
        assert_eq!(nearest_name("date", ["data-dir", "config-dir"].into_iter()), None);
        for (typed, expected) in
            [("paln", Some("plan")), ("lgo", Some("log")), ("start", None), ("histroy", Some("history"))]
        {
            assert_eq!(
                nearest_name(typed, ["plan", "log", "safety", "history"].into_iter()),
                expected,
                "{typed}"
            );
        }
    }
}
