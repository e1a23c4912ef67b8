//! The exercises: what a file may say, what is right, what came with the program, how names resolve.

pub mod chain;
pub mod check;
pub mod dosage;
pub mod exercise;
pub mod filter;
pub mod names;
pub mod phases;
pub mod repetition;
pub mod resolve;
pub mod vocabulary;

mod bundled;

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::diagnostic::{self, Diagnostic};
use check::Fault;
pub use exercise::Exercise;

/// All exercises known in this run, by slug.
#[derive(Debug, Clone)]
pub struct Catalogue {
    /// In order of slug; borrowed as long as nothing of the person's own is among them.
    exercises: Cow<'static, [Exercise]>,
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
        Catalogue { exercises: Cow::Borrowed(bundled::all()) }
    }

    /// Returns the bundled exercises alone, for as long as the program runs.
    pub fn shared() -> &'static Catalogue {
        static BUNDLED: LazyLock<Catalogue> = LazyLock::new(Catalogue::bundled);
        &BUNDLED
    }

    /// Adds the person's own files to the bundled exercises; one with a bundled slug replaces that entry.
    pub fn with_own(files: &[OwnFile]) -> Result<Catalogue, Vec<OwnFault>> {
        let mut faults = Vec::new();
        let mut catalogue = Catalogue::bundled();
        for file in files {
            match read_own(file) {
                Ok(exercise) => catalogue.put(exercise),
                Err(mut found) => faults.append(&mut found),
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        if !files.is_empty() {
            // Bundled entries are right by themselves; a fault of theirs can only come from what was replaced.
            let all = &catalogue.exercises;
            for (slug, fault) in check::check_all(all) {
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
    pub fn iter(&self) -> std::slice::Iter<'_, Exercise> {
        self.exercises.iter()
    }

    /// Finds an exercise by its exact slug.
    pub fn get(&self, slug: &str) -> Option<&Exercise> {
        self.place(slug).ok().map(|position| &self.exercises[position])
    }

    /// Whether a person's own file stands in place of the bundled entry.
    pub fn replaces_bundled(&self, slug: &str) -> bool {
        let is_own = self.get(slug).is_some_and(|exercise| !exercise.bundled);
        is_own && bundled::all().iter().any(|exercise| exercise.slug == slug)
    }

    /// Adds an exercise, or puts it in the place of the one with its slug.
    fn put(&mut self, exercise: Exercise) {
        let place = self.place(&exercise.slug);
        let exercises = self.exercises.to_mut();
        match place {
            Ok(position) => exercises[position] = exercise,
            Err(position) => exercises.insert(position, exercise),
        }
    }

    fn place(&self, slug: &str) -> Result<usize, usize> {
        self.exercises.binary_search_by(|exercise| (*exercise.slug).cmp(slug))
    }
}

impl<'a> IntoIterator for &'a Catalogue {
    type Item = &'a Exercise;
    type IntoIter = std::slice::Iter<'a, Exercise>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
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
