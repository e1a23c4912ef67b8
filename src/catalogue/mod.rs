//! The exercises: what a file may say, what is right, what came with the program, how names resolve.

pub mod chain;
pub mod check;
pub mod exercise;
pub mod names;
pub mod resolve;
pub mod vocabulary;

mod bundled;

use std::collections::BTreeMap;

use crate::diagnostic::{self, Diagnostic};
use check::Fault;
pub use exercise::Exercise;

/// All exercises known in this run, by slug.
#[derive(Debug, Clone)]
pub struct Catalogue {
    own: BTreeMap<String, Exercise>,
}

/// A file of the person's own folder, as it was read.
#[derive(Debug, Clone)]
pub struct OwnFile {
    /// The name of the file without `.toml`.
    pub slug: String,
    /// Its text.
    pub text: String,
}

/// What is wrong with one of the person's own files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnFault {
    /// The name of the file without `.toml`.
    pub slug: String,
    /// The fault and its place in the file.
    pub diagnostic: Diagnostic,
}

impl Catalogue {
    /// Returns the bundled exercises alone.
    pub fn bundled() -> Catalogue {
        Catalogue { own: BTreeMap::new() }
    }

    /// Adds the person's own files to the bundled exercises; one with a bundled slug replaces that entry.
    pub fn with_own(files: &[OwnFile]) -> Result<Catalogue, Vec<OwnFault>> {
        let mut faults = Vec::new();
        let mut own = BTreeMap::new();
        for file in files {
            match read_own(file) {
                Ok(exercise) => drop(own.insert(file.slug.clone(), exercise)),
                Err(mut found) => faults.append(&mut found),
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let catalogue = Catalogue { own };
        if !files.is_empty() {
            // Bundled entries are right by themselves; a fault of theirs can only come from what was replaced.
            let all: Vec<Exercise> = catalogue.iter().cloned().collect();
            for (slug, fault) in check::check_all(&all) {
                let blamed = files.iter().find(|file| file.slug == slug);
                let named = || files.iter().find(|file| fault.reason.contains(&format!("'{}'", file.slug)));
                let Some(file) = blamed.or_else(named) else { continue };
                let diagnostic = if blamed.is_some() {
                    locate(file, &fault)
                } else {
                    let reason = &fault.reason;
                    let message = format!("it replaces a rung that the bundled '{slug}' names: {reason}");
                    Diagnostic::at(diagnostic::find(&file.text, &["ladder"]), message)
                };
                faults.push(OwnFault { slug: file.slug.clone(), diagnostic });
            }
        }
        if faults.is_empty() { Ok(catalogue) } else { Err(faults) }
    }

    /// Returns every exercise, in order of slug.
    pub fn iter(&self) -> impl Iterator<Item = &Exercise> {
        let mut own = self.own.values().peekable();
        let mut bundled = bundled::all().iter().filter(|e| !self.own.contains_key(&*e.slug)).peekable();
        std::iter::from_fn(move || match (own.peek(), bundled.peek()) {
            (Some(mine), Some(theirs)) if mine.slug < theirs.slug => own.next(),
            (Some(_), None) => own.next(),
            _ => bundled.next(),
        })
    }

    /// Finds an exercise by its exact slug.
    pub fn get(&self, slug: &str) -> Option<&Exercise> {
        self.own.get(slug).or_else(|| {
            let position = bundled::all().binary_search_by(|e| (*e.slug).cmp(slug)).ok()?;
            bundled::all().get(position)
        })
    }

    /// Whether a person's own file stands in place of the bundled entry.
    pub fn replaces_bundled(&self, slug: &str) -> bool {
        self.own.contains_key(slug) && bundled::all().iter().any(|exercise| exercise.slug == slug)
    }
}

fn read_own(file: &OwnFile) -> Result<Exercise, Vec<OwnFault>> {
    let report = |diagnostic| OwnFault { slug: file.slug.clone(), diagnostic };
    let mut exercise: Exercise = diagnostic::read_toml(&file.text).map_err(|fault| vec![report(fault)])?;
    exercise.slug = file.slug.clone().into();
    exercise.source.origin = vocabulary::Origin::Own;
    let faults = check::check_one(&exercise);
    if faults.is_empty() {
        Ok(exercise)
    } else {
        let mut found: Vec<Diagnostic> = faults.iter().map(|fault| locate(file, fault)).collect();
        found.sort_by_key(|diagnostic| diagnostic.span.as_ref().map(|span| span.start));
        Err(found.into_iter().map(report).collect())
    }
}

fn locate(file: &OwnFile, fault: &Fault) -> Diagnostic {
    let path: Vec<&str> = fault.path.iter().map(String::as_str).collect();
    Diagnostic::at(diagnostic::find(&file.text, &path), &*fault.reason)
}
