//! Rules of the repository that no compiler checks.

mod circles;
mod modules;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::repository::{File, files, root};

/// Longest Rust file, in lines.
const MOST_LINES: usize = 500;

fn rust_files(of: &[&str]) -> Vec<File> {
    let is_rust = |file: &File| Path::new(&file.path).extension().is_some_and(|end| end == "rs");
    files(of).into_iter().filter(is_rust).collect()
}

/// Returns the text without comments, strings and unit tests, each line where it was.
///
/// Line by line, and so by habit rather than by grammar: tests stand last in a file, in `mod tests`.
fn code(file: &File) -> String {
    let tests = file.text.find("\n#[cfg(test)]\nmod tests {").unwrap_or(file.text.len());
    let lines = file.text[..tests].lines().map(|line| {
        let mut code = String::new();
        for (position, part) in line.replace("\\\"", "").split('"').enumerate() {
            if position % 2 == 0 {
                code += part;
            }
        }
        code.split("//").next().unwrap_or_default().to_string() + "\n"
    });
    lines.collect()
}

fn is_test(file: &File) -> bool {
    file.path.starts_with("tests/") || file.path.ends_with("/tests.rs")
}

#[test]
fn nothing_is_printed_past_the_locked_writers() {
    for file in rust_files(&["src", "tests"]).iter().filter(|file| file.path != "src/build.rs") {
        for (number, line) in code(file).lines().enumerate() {
            // `eprintln!` and `print!` end alike.
            let prints = line.contains("println!") || line.contains("print!");
            assert!(!prints, "{}:{}: {line}", file.path, number + 1);
        }
    }
}

#[test]
fn nothing_is_unwrapped_outside_of_tests() {
    for file in rust_files(&["src", "benches"]).iter().filter(|file| !is_test(file)) {
        for (number, line) in code(file).lines().enumerate() {
            assert!(!line.contains(".unwrap()"), "{}:{}", file.path, number + 1);
        }
    }
}

#[test]
fn every_file_of_code_is_short_enough_to_read_at_once() {
    for file in rust_files(&["src", "tests", "benches"]) {
        let lines = file.text.lines().count();
        assert!(lines <= MOST_LINES, "{} has {lines} lines", file.path);
    }
}

#[test]
fn every_exercise_file_is_named_by_a_slug() {
    let mut count = 0;
    for file in files(&["exercises"]) {
        let name = file.path.trim_start_matches("exercises/");
        if name == "README.md" {
            continue;
        }
        let slug = name.strip_suffix(".toml").unwrap_or_else(|| panic!("{name} is no exercise"));
        let words = slug.split('-').all(|word| {
            !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        });
        assert!(words, "'{slug}' is not lower-case words joined by '-'");
        count += 1;
    }
    assert_eq!(count, ankle::catalogue::Catalogue::bundled().iter().count());
}

#[test]
fn no_file_speaks_of_anything_but_the_project() {
    // Put together here, so that this file does not hold them.
    let words = [
        ["session", "transcript"].join(" "),
        ["language", "model"].join(" "),
        ["as an", "ai"].join(" "),
        ["", "root", ""].join("/"),
        ["", "work", ""].join("/"),
        ["", "home", ""].join("/"),
        ["", "Users", ""].join("/"),
        ["C:", "Users"].join("\\"),
    ];
    let top = entries();
    let top: Vec<&str> = top.iter().map(String::as_str).collect();
    for file in files(&top) {
        for (number, line) in file.text.lines().enumerate() {
            let lower = line.to_lowercase();
            for word in &words {
                let found =
                    line.contains(word.as_str()) || (word.contains(' ') && lower.contains(word.as_str()));
                assert!(!found, "{}:{}: '{word}'", file.path, number + 1);
            }
        }
    }
}

/// Words an exercise must never be praised with (D.12).
fn promises(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    let is_promise = |word: &String| {
        ["heal", "heals", "healed", "healing", "cure", "cures", "cured", "curing"].contains(&word.as_str())
            || word.starts_with("prevent")
    };
    words.filter(is_promise).collect()
}

#[test]
fn nothing_the_program_can_print_promises_to_heal_cure_or_prevent() {
    assert_eq!(promises("It heals, cures and prevents; a heel is secure."), ["heals", "cures", "prevents"]);
    for file in rust_files(&["src"]).iter().filter(|file| !is_test(file)) {
        let tests = file.text.find("\n#[cfg(test)]\nmod tests {").unwrap_or(file.text.len());
        let lines = file.text[..tests].lines().filter(|line| !line.trim_start().starts_with("//"));
        let code = lines.collect::<Vec<&str>>().join("\n").replace("\\\"", "").replace("'\"'", "");
        // Every other piece between quotes is a text; names in code may be what they like.
        let quoted: Vec<&str> = code.split('"').skip(1).step_by(2).collect();
        assert_eq!(promises(&quoted.join(" ")), Vec::<String>::new(), "{}", file.path);
    }
    for name in ["README.md", "CHANGELOG.md"] {
        let text = fs::read_to_string(root().join(name)).unwrap();
        assert_eq!(promises(&text), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn every_crate_depended_on_is_used() {
    let manifest: toml::Table = fs::read_to_string(root().join("Cargo.toml")).unwrap().parse().unwrap();
    let uses = |files: &[File], name: &str| {
        let path = format!("{}::", name.replace('-', "_"));
        files.iter().any(|file| {
            code(file).match_indices(&path).any(|(at, _)| {
                let text = code(file);
                !text[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
            })
        })
    };
    let (build, program): (Vec<File>, Vec<File>) =
        rust_files(&["src"]).into_iter().partition(|file| file.path == "src/build.rs");
    for name in manifest["dependencies"].as_table().unwrap().keys() {
        assert!(uses(&program, name), "no file of src uses {name}");
    }
    let shared = ["catalogue/", "diagnostic.rs", "units/", "vocabulary.rs"];
    let is_shared = |file: &File| shared.iter().any(|part| file.path.starts_with(&format!("src/{part}")));
    let build: Vec<File> = build.into_iter().chain(program.into_iter().filter(is_shared)).collect();
    for name in manifest["build-dependencies"].as_table().unwrap().keys() {
        assert!(uses(&build, name), "the build script does not use {name}");
    }
}

#[test]
fn every_exception_to_a_lint_says_why() {
    for file in rust_files(&["src"]) {
        for (at, _) in file.text.match_indices("#[expect(") {
            let end = file.text[at..].find(")]").map_or(file.text.len(), |end| at + end);
            let line = file.text[..at].lines().count() + 1;
            assert!(file.text[at..end].contains("reason = \""), "{}:{line}", file.path);
        }
    }
}

/// Returns what stands in the root, but for dot files and what the build leaves there.
fn entries() -> BTreeSet<String> {
    let names = fs::read_dir(root()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| !name.starts_with('.') && name != "target").collect()
}

const BELONGS: [&str; 13] = [
    "CHANGELOG.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "benches",
    "clippy.toml",
    "exercises",
    "findings",
    "rustfmt.toml",
    "src",
    "tests",
];

#[test]
fn the_root_holds_nothing_that_does_not_belong_there() {
    let there = entries();
    let strays: Vec<&String> = there.iter().filter(|name| !BELONGS.contains(&name.as_str())).collect();
    assert!(strays.is_empty(), "{strays:?}");
}

#[test]
fn the_root_holds_all_that_belongs_there() {
    let there = entries();
    let missing: Vec<&str> = BELONGS.into_iter().filter(|name| !there.contains(*name)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
