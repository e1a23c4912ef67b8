//! What the texts of the catalogue may say, and what every entry must.

use std::collections::BTreeSet;

use ankle::catalogue::Catalogue;

use super::texts;

/// Returns the first word of a text that promises what an exercise cannot.
fn promise(text: &str) -> Option<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    // "Health" and "treadmill" are no promises, so short stems are spelt out.
    let whole = [
        "heal",
        "heals",
        "healed",
        "healing",
        "cure",
        "cures",
        "cured",
        "curing",
        "curative",
        "fix",
        "fixes",
        "fixed",
        "fixing",
        "treat",
        "treats",
        "treated",
        "treating",
        "treatment",
        "treatments",
    ];
    let begins = ["prevent", "rehab"];
    let mut promises = words
        .filter(|word| whole.contains(&word.as_str()) || begins.iter().any(|stem| word.starts_with(stem)));
    promises.next()
}

#[test]
fn the_search_for_promises_knows_them_from_their_neighbours() {
    for text in ["It heals.", "Cures a sprain", "injury-preventing", "a fix", "Treatment", "rehabilitates"] {
        assert!(promise(text).is_some(), "{text}");
    }
    for text in ["heel", "healthy", "secure", "retreat", "prefix"] {
        assert_eq!(promise(text), None, "{text}");
    }
}

#[test]
fn no_text_promises_to_heal_cure_prevent_fix_treat_or_rehabilitate() {
    for exercise in &Catalogue::bundled() {
        for (at, text) in texts(exercise) {
            assert_eq!(promise(&text), None, "{} {at}: {text}", exercise.slug);
        }
    }
}

#[test]
fn every_text_is_ascii_without_idle_spaces() {
    for exercise in &Catalogue::bundled() {
        for (at, text) in texts(exercise) {
            let place = format!("{} {at}: {text:?}", exercise.slug);
            assert!(text.chars().all(|c| c == ' ' || c.is_ascii_graphic()), "{place}");
            assert!(text == text.trim() && !text.contains("  "), "{place}");
        }
    }
}

#[test]
fn every_entry_tells_how_to_do_it_what_goes_wrong_and_when_to_stop() {
    for exercise in &Catalogue::bundled() {
        let how = &exercise.how;
        let least = [
            ("setup", how.setup.len(), 1),
            ("steps", how.steps.len(), 3),
            ("cues", how.cues.len(), 2),
            ("mistakes", how.mistakes.len(), 1),
            ("safety", how.safety.len(), 1),
        ];
        for (key, count, least) in least {
            assert!(count >= least, "{}: {count} {key}", exercise.slug);
        }
    }
}

#[test]
fn summaries_are_headlines_and_instructions_are_sentences() {
    for exercise in &Catalogue::bundled() {
        let slug = &exercise.slug;
        assert!(!exercise.summary.ends_with('.'), "{slug}: {}", exercise.summary);
        let how = &exercise.how;
        for line in
            [&how.setup, &how.steps, &how.cues, &how.mistakes, &how.safety].into_iter().flat_map(|l| l.iter())
        {
            assert!(line.ends_with(['.', '?', '!']), "{slug}: {line}");
        }
    }
}

#[test]
fn muscles_come_from_one_vocabulary() {
    let known: BTreeSet<&str> = [
        "gastrocnemius",
        "soleus",
        "tibialis-posterior",
        "tibialis-anterior",
        "fibularis",
        "toe-flexors",
        "toe-extensors",
        "foot-intrinsics",
        "plantar-fascia",
        "gluteus-maximus",
        "gluteus-medius",
        "quadriceps",
        "hamstrings",
        "adductors",
        "hip-flexors",
        "trunk",
    ]
    .into();
    let mut used = BTreeSet::new();
    let catalogue = Catalogue::bundled();
    for exercise in &catalogue {
        let muscles = &exercise.muscles;
        assert!(!muscles.primary.is_empty(), "{}", exercise.slug);
        for muscle in muscles.primary.iter().chain(muscles.secondary.iter()) {
            assert!(known.contains(&**muscle), "{}: {muscle}", exercise.slug);
            used.insert(&**muscle);
        }
        let twice = muscles.primary.iter().find(|muscle| muscles.secondary.contains(muscle));
        assert_eq!(twice, None, "{}", exercise.slug);
    }
    // A word that no entry uses is a word nobody can find.
    assert_eq!(used, known);
}
