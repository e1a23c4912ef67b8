//! Checks the bundled exercises and encodes them as constants into `OUT_DIR`.
//!
//! A broken file fails the build with its name, line and reason.

// The build uses the same types and checks as the program, and not all of either.
#![allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::print_stdout
)]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

mod catalogue {
    pub mod check;
    pub mod encode;
    pub mod exercise;
    pub mod names;
    pub mod phases;
    pub mod vocabulary;
}
mod diagnostic;
mod text;
mod units;
mod vocabulary;

use catalogue::exercise::Exercise;
use catalogue::{check, encode};
use diagnostic::Diagnostic;

struct File {
    path: PathBuf,
    text: String,
}

fn main() -> ExitCode {
    match run() {
        Ok(complaints) if complaints.is_empty() => ExitCode::SUCCESS,
        Ok(complaints) => {
            for complaint in complaints {
                eprintln!("error: {complaint}");
            }
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<Vec<String>, Box<dyn Error>> {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("exercises");
    println!("cargo::rerun-if-changed={}", folder.display());
    for part in ["build.rs", "units", "diagnostic.rs", "text.rs", "vocabulary.rs", "catalogue"] {
        println!("cargo::rerun-if-changed=src/{part}");
    }
    let mut paths: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            paths.push(path);
        }
    }
    // By slug, not by path: "-" and "." sort the other way round.
    paths.sort_by_key(|path| path.file_stem().map(std::ffi::OsStr::to_os_string));
    let mut complaints = Vec::new();
    let mut files = Vec::new();
    let mut exercises: Vec<Exercise> = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let slug = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let file = File { path, text };
        match diagnostic::read_toml::<Exercise>(&file.text) {
            Ok(mut exercise) => {
                exercise.slug = slug.into();
                exercise.bundled = true;
                for fault in check::check_one(&exercise) {
                    complaints.push(complaint(&file, &fault));
                }
                exercises.push(exercise);
                files.push(file);
            }
            Err(fault) => complaints.push(located(&file, &fault)),
        }
    }
    if complaints.is_empty() {
        for (slug, fault) in check::check_all(&exercises) {
            let position = exercises.iter().position(|exercise| exercise.slug == slug);
            let file = position.and_then(|position| files.get(position)).ok_or("a fault without a file")?;
            complaints.push(complaint(file, &fault));
        }
    }
    let out = Path::new(&env::var("OUT_DIR")?).join("exercises.rs");
    fs::write(out, encode::rust_source(&exercises))?;
    Ok(complaints)
}

fn complaint(file: &File, fault: &check::Fault) -> String {
    let path: Vec<&str> = fault.path.iter().map(String::as_str).collect();
    located(file, &Diagnostic::at(diagnostic::find(&file.text, &path), &*fault.reason))
}

fn located(file: &File, fault: &Diagnostic) -> String {
    let excerpt = fault.excerpt(&file.text, str::to_string);
    format!("{}: {}\n{excerpt}", file.path.display(), fault.message)
}
