//! The catalogue against what it must hold, and the files a person may add to it.

mod doses;
mod own_files;
mod prose;
mod seeds;

use ankle::catalogue::{Catalogue, Exercise};

/// Returns a bundled entry that must be there.
fn entry<'a>(catalogue: &'a Catalogue, slug: &str) -> &'a Exercise {
    catalogue.get(slug).unwrap_or_else(|| panic!("the catalogue has no '{slug}'"))
}

/// Returns every text of an entry with the keys that lead to it.
///
/// It walks the serialised entry, so that a key added later is searched as well.
fn texts(exercise: &Exercise) -> Vec<(String, String)> {
    fn walk(at: &str, value: &serde_json::Value, found: &mut Vec<(String, String)>) {
        match value {
            serde_json::Value::String(text) => found.push((at.to_string(), text.clone())),
            serde_json::Value::Array(items) => items.iter().for_each(|item| walk(at, item, found)),
            serde_json::Value::Object(map) => {
                for (key, value) in map {
                    let at = if at.is_empty() { key.clone() } else { format!("{at}.{key}") };
                    walk(&at, value, found);
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk("", &serde_json::to_value(exercise).unwrap(), &mut found);
    found
}

/// Returns the sentences that tell a person what to do, in lower case.
fn instructions(exercise: &Exercise) -> Vec<String> {
    let how = &exercise.how;
    let lines = how.setup.iter().chain(how.steps.iter()).chain(how.cues.iter());
    lines.flat_map(|line| line.split(". ")).map(str::to_lowercase).collect()
}
