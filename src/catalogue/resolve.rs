//! From what a person types to an exercise. Never guesses: several hits are an answer of their own.

use super::names::{fold, folds_to, words};
use super::{Catalogue, Exercise};

/// How a name was matched, first rule first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum MatchedBy {
    /// The exact slug.
    Slug,
    /// The title or an alias, with case, spaces and plural folded.
    Alias,
    /// Every word typed begins a word of its slug or title.
    Prefix,
    /// The first letters of the slug's words.
    Initials,
}

/// An exercise and the rule that found it.
#[derive(Debug, Clone, Copy)]
pub struct Match<'a> {
    /// What was found.
    pub exercise: &'a Exercise,
    /// How.
    pub matched_by: MatchedBy,
}

/// Why no single exercise was found.
#[derive(Debug, Clone)]
pub enum Unresolved<'a> {
    /// Several fit, in order of slug.
    Ambiguous(Vec<&'a Exercise>),
    /// None fits; these are most alike, best first, at most five.
    Unknown(Vec<&'a Exercise>),
}

/// Whether an exercise is meant.
type Rule<'a> = &'a dyn Fn(&Exercise) -> bool;

/// Finds the exercise a person means; the first rule with a hit decides.
pub fn resolve<'a>(catalogue: &'a Catalogue, typed: &str) -> Result<Match<'a>, Unresolved<'a>> {
    let typed = typed.trim();
    if let Some(exercise) = catalogue.get(typed) {
        return Ok(Match { exercise, matched_by: MatchedBy::Slug });
    }
    let key = fold(typed);
    if key.is_empty() {
        return Err(Unresolved::Unknown(Vec::new()));
    }
    let typed_words = words(typed);
    let rules: [(MatchedBy, Rule); 3] = [
        (MatchedBy::Alias, &|exercise| exercise.names().any(|name| folds_to(name, &key))),
        (MatchedBy::Prefix, &|exercise| {
            // Not of aliases: a scrap of one would find an exercise nobody thought of.
            let names = [&*exercise.slug, &*exercise.name];
            names.iter().any(|name| each_begins_a_word_of_its_own(&typed_words, &words(name)))
        }),
        (MatchedBy::Initials, &|exercise| {
            exercise.slug.split('-').filter_map(|word| word.chars().next()).eq(typed.to_lowercase().chars())
        }),
    ];
    for (matched_by, fits) in rules {
        let hits: Vec<&Exercise> = catalogue.iter().filter(|exercise| fits(exercise)).collect();
        match hits[..] {
            [] => {}
            [exercise] => return Ok(Match { exercise, matched_by }),
            _ => return Err(Unresolved::Ambiguous(hits)),
        }
    }
    Err(Unresolved::Unknown(similar(catalogue, &typed_words)))
}

/// Whether every word typed begins a different word of the name.
pub fn each_begins_a_word_of_its_own(typed: &[String], name: &[String]) -> bool {
    fn place(typed: &[String], name: &[String], used: &mut Vec<bool>) -> bool {
        let Some((first, rest)) = typed.split_first() else { return true };
        for position in 0..name.len() {
            if !used[position] && name[position].starts_with(first.as_str()) {
                used[position] = true;
                if place(rest, name, used) {
                    return true;
                }
                used[position] = false;
            }
        }
        false
    }
    typed.len() <= name.len() && place(typed, name, &mut vec![false; name.len()])
}

/// Least likeness of a suggestion, 0 to 1.
const LIKE_ENOUGH: f64 = 0.75;

/// Most suggestions.
const MOST_SUGGESTIONS: usize = 5;

/// Suggestions this much less alike than the best are noise beside it.
const CLOSE_TO_BEST: f64 = 0.06;

fn similar<'a>(catalogue: &'a Catalogue, typed: &[String]) -> Vec<&'a Exercise> {
    let mut scored: Vec<(f64, &Exercise)> = catalogue
        .iter()
        .filter_map(|exercise| {
            let likeness = exercise.names().map(|name| likeness(typed, &words(name)));
            let best = likeness.fold(0.0, f64::max);
            (best >= LIKE_ENOUGH).then_some((best, exercise))
        })
        .collect();
    scored.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.slug.cmp(&b.1.slug)));
    let best = scored.first().map_or(0.0, |(score, _)| *score);
    scored.retain(|(score, _)| *score >= best - CLOSE_TO_BEST);
    scored.into_iter().take(MOST_SUGGESTIONS).map(|(_, exercise)| exercise).collect()
}

/// How alike two names are, 0 to 1: each word against its most similar counterpart, both ways round.
fn likeness(typed: &[String], name: &[String]) -> f64 {
    let one_way = |from: &[String], to: &[String]| {
        let best = |word: &String| {
            to.iter().map(|other| strsim::normalized_damerau_levenshtein(word, other)).fold(0.0, f64::max)
        };
        let letters: usize = from.iter().map(|word| word.chars().count()).sum();
        #[expect(clippy::cast_precision_loss, reason = "names are short")]
        let weighted: f64 = from.iter().map(|word| best(word) * word.chars().count() as f64).sum();
        #[expect(clippy::cast_precision_loss, reason = "names are short")]
        let letters = letters.max(1) as f64;
        weighted / letters
    };
    let joined = strsim::normalized_damerau_levenshtein(&typed.concat(), &name.concat());
    // What was typed counts more than what was left out.
    joined.max(one_way(typed, name) * 0.8 + one_way(name, typed) * 0.2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(typed: &str) -> Option<(String, MatchedBy)> {
        let catalogue = Catalogue::bundled();
        let hit = resolve(&catalogue, typed).ok()?;
        Some((hit.exercise.slug.to_string(), hit.matched_by))
    }

    fn suggested(typed: &str) -> Vec<String> {
        let catalogue = Catalogue::bundled();
        match resolve(&catalogue, typed) {
            Err(Unresolved::Unknown(similar)) => similar.iter().map(|e| e.slug.to_string()).collect(),
            other => panic!("{typed}: {other:?}"),
        }
    }

    #[test]
    fn each_rule_finds_what_it_should() {
        for (typed, slug, by) in [
            ("negative-calf-raise", "negative-calf-raise", MatchedBy::Slug),
            ("single-leg-raise", "single-leg-calf-raise", MatchedBy::Alias),
            ("Single Leg  Calf_Raises", "single-leg-calf-raise", MatchedBy::Alias),
            ("HEEL DROP", "negative-calf-raise", MatchedBy::Alias),
            ("neg calf", "negative-calf-raise", MatchedBy::Prefix),
            ("po ho", "pogo-hop", MatchedBy::Prefix),
            ("ttf", "topsy-turvy-flamingo", MatchedBy::Initials),
        ] {
            assert_eq!(found(typed), Some((slug.to_string(), by)), "{typed}");
        }
    }

    #[test]
    fn every_slug_and_every_other_name_finds_its_own_exercise() {
        let catalogue = Catalogue::bundled();
        for exercise in &catalogue {
            for name in exercise.names() {
                let hit = resolve(&catalogue, name).unwrap_or_else(|e| panic!("{name}: {e:?}"));
                assert_eq!(hit.exercise.slug, exercise.slug, "{name}");
            }
        }
    }

    #[test]
    fn what_fits_several_exercises_is_ambiguous_and_lists_them_by_slug() {
        let catalogue = Catalogue::bundled();
        let Err(Unresolved::Ambiguous(hits)) = resolve(&catalogue, "raise") else { panic!("ambiguous") };
        assert!(hits.len() > 5);
        assert!(hits.is_sorted_by_key(|exercise| &exercise.slug));
    }

    #[test]
    fn a_misspelling_is_suggested_and_never_taken() {
        for (typed, first) in [
            ("negativ-calf-rase", "negative-calf-raise"),
            ("singel-leg-calf-raise", "single-leg-calf-raise"),
            ("pogohops!x", "pogo-hop"),
            ("crane balence", "crane-balance"),
            ("soleus strech", "soleus-stretch"),
            ("towle kurl", "towel-curl"),
            ("calf razes", "calf-raise"),
            ("short feet", "short-foot"),
        ] {
            assert_eq!(suggested(typed).first().map(String::as_str), Some(first), "{typed}");
        }
    }

    #[test]
    fn nothing_near_means_no_suggestion() {
        for typed in ["bench-press-barbell", "xyzzy", "", "  ", "---", "12"] {
            assert_eq!(suggested(typed), Vec::<String>::new(), "{typed}");
        }
    }

    #[test]
    fn one_word_cannot_stand_for_two_words_of_a_name() {
        let name = words("calf raise");
        assert!(each_begins_a_word_of_its_own(&words("ra ca"), &name));
        assert!(!each_begins_a_word_of_its_own(&words("calf calf"), &name));
    }
}
