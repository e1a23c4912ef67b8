//! The one way names are compared: case, spaces, punctuation and plural folded.

/// Splits a name into lower-case words, each in the singular.
pub fn words(name: &str) -> Vec<String> {
    let split = name.split(|c: char| !c.is_alphanumeric());
    split.filter(|word| !word.is_empty()).map(|word| singular(&word.to_lowercase())).collect()
}

/// Folds a name to the key two spellings of it share.
pub fn fold(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    let mut word = 0;
    let end_word = |key: &mut String, word: usize| {
        key.truncate(word + singular_len(&key[word..]));
        key.len()
    };
    for c in name.chars() {
        // Nearly every letter of every name is ASCII, and every name is folded to resolve one.
        if c.is_ascii_alphanumeric() {
            key.push(c.to_ascii_lowercase());
        } else if c.is_alphanumeric() {
            key.extend(c.to_lowercase());
        } else {
            word = end_word(&mut key, word);
        }
    }
    end_word(&mut key, word);
    key
}

fn singular(word: &str) -> String {
    word[..singular_len(word)].to_string()
}

/// Whether a name folds to a key; most do not even begin like it, and are told apart by that.
pub fn folds_to(name: &str, key: &str) -> bool {
    let first = |text: &str| text.chars().find(|c| c.is_alphanumeric()).map(|c| c.to_ascii_lowercase());
    let (name_first, key_first) = (first(name), first(key));
    let may_be = name_first == key_first || name_first.is_some_and(|c| !c.is_ascii());
    may_be && fold(name) == key
}

/// How much of an English plural is its singular: "raises", "stretches", but not "press".
fn singular_len(word: &str) -> usize {
    let sibilant = ["ches", "shes", "sses", "xes"];
    if word.len() > 4 && sibilant.iter().any(|ending| word.ends_with(ending)) {
        word.len() - 2
    } else if word.len() > 2 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") {
        word.len() - 1
    } else {
        word.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_share_a_key() {
        for (a, b) in [
            ("Single Leg Calf Raises", "single-leg-calf-raise"),
            ("single_leg calf  raise", "SINGLELEGCALFRAISE"),
            ("Soleus Stretches", "soleus-stretch"),
            ("Leg Press Seated Calf Raises", "leg-press seated calf raise"),
            ("Squat Jacks", "squat-jack"),
        ] {
            assert_eq!(fold(a), fold(b), "{a} and {b}");
        }
    }

    #[test]
    fn words_that_only_look_plural_stay_whole() {
        assert_eq!(fold("press"), "press");
        assert_eq!(fold("soleus"), "soleus");
        assert_eq!(words("Leg-press Calf  Raises"), ["leg", "press", "calf", "raise"]);
    }
}
