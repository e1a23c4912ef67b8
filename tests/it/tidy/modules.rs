//! Which module uses which: data flows one way, from the top of a table to its end.

use std::collections::{BTreeMap, BTreeSet};

use super::{File, code, is_test, rust_files};

/// Every module of `src` and what it uses, the lowest first: only what stands above it in this table.
///
/// What is listed is used: an arrow that falls away leaves the table too.
const MODULES: [(&str, &[&str]); 29] = [
    ("vocabulary", &[]),
    ("units", &["vocabulary"]),
    ("text", &[]),
    ("diagnostic", &[]),
    ("safety", &["vocabulary"]),
    ("notation", &["units"]),
    ("week", &["vocabulary"]),
    ("catalogue", &["diagnostic", "text", "units", "vocabulary"]),
    ("profile", &["catalogue", "diagnostic", "notation", "text", "units", "vocabulary", "week"]),
    ("log", &["notation", "units"]),
    ("history", &["log", "notation", "safety", "units", "week"]),
    ("person", &["catalogue", "history", "profile"]),
    (
        "coach",
        &[
            "catalogue",
            "diagnostic",
            "history",
            "log",
            "notation",
            "person",
            "profile",
            "safety",
            "text",
            "units",
            "vocabulary",
            "week",
        ],
    ),
    (
        "plan",
        &[
            "catalogue",
            "coach",
            "log",
            "notation",
            "profile",
            "safety",
            "text",
            "units",
            "vocabulary",
            "week",
        ],
    ),
    (
        "planner",
        &[
            "catalogue",
            "coach",
            "history",
            "log",
            "notation",
            "person",
            "plan",
            "profile",
            "safety",
            "units",
            "week",
        ],
    ),
    (
        "review",
        &[
            "catalogue",
            "coach",
            "history",
            "notation",
            "person",
            "plan",
            "planner",
            "safety",
            "text",
            "units",
            "vocabulary",
            "week",
        ],
    ),
    ("entry", &["catalogue", "history", "log", "notation", "plan", "units"]),
    (
        "outlook",
        &[
            "catalogue",
            "coach",
            "entry",
            "history",
            "log",
            "person",
            "plan",
            "planner",
            "profile",
            "units",
            "week",
        ],
    ),
    ("exchange", &["catalogue", "entry", "log", "notation", "units"]),
    ("figure", &[]),
    ("wording", &["catalogue", "log", "notation", "plan", "text", "units", "week"]),
    (
        "view",
        &[
            "catalogue",
            "coach",
            "diagnostic",
            "exchange",
            "figure",
            "history",
            "log",
            "notation",
            "outlook",
            "plan",
            "planner",
            "profile",
            "review",
            "safety",
            "text",
            "units",
            "vocabulary",
            "week",
            "wording",
        ],
    ),
    (
        "formats",
        &[
            "catalogue",
            "coach",
            "exchange",
            "history",
            "log",
            "notation",
            "outlook",
            "plan",
            "profile",
            "review",
            "safety",
            "text",
            "units",
            "week",
            "wording",
        ],
    ),
    (
        "guide",
        &[
            "catalogue",
            "coach",
            "entry",
            "log",
            "notation",
            "plan",
            "text",
            "units",
            "view",
            "vocabulary",
            "week",
            "wording",
        ],
    ),
    ("cli", &["catalogue", "notation", "profile", "safety", "text", "units"]),
    ("store", &["log"]),
    (
        "failure",
        &[
            "catalogue",
            "cli",
            "diagnostic",
            "entry",
            "exchange",
            "log",
            "notation",
            "safety",
            "store",
            "text",
            "view",
            "week",
        ],
    ),
    ("env", &["cli", "failure", "log", "text", "view"]),
    (
        "commands",
        &[
            "catalogue",
            "cli",
            "coach",
            "diagnostic",
            "entry",
            "env",
            "exchange",
            "failure",
            "formats",
            "guide",
            "history",
            "log",
            "notation",
            "outlook",
            "person",
            "plan",
            "planner",
            "profile",
            "review",
            "safety",
            "store",
            "text",
            "units",
            "view",
            "week",
            "wording",
        ],
    ),
];

/// Returns the module of the root a file of `src` belongs to; none for the root itself and what stands outside.
fn module(path: &str) -> Option<&str> {
    let inside = path.strip_prefix("src/")?;
    let first = inside.split('/').next()?.trim_end_matches(".rs");
    (!["lib", "main", "build"].contains(&first)).then_some(first)
}

/// Returns every name that follows a path, one of a group in braces included.
fn names_after<'a>(code: &'a str, path: &str) -> Vec<&'a str> {
    let word = |text: &'a str| {
        let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(text.len());
        &text[..end]
    };
    let mut names = Vec::new();
    for (at, _) in code.match_indices(path) {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
            continue;
        }
        let rest = &code[at + path.len()..];
        match rest.strip_prefix('{') {
            None => names.push(word(rest)),
            Some(group) => {
                let mut depth = 0;
                let mut starts = true;
                for (at, c) in group.char_indices() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => starts = true,
                        c if c.is_whitespace() => {}
                        _ if starts && depth == 0 => {
                            names.push(word(&group[at..]));
                            starts = false;
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    names
}

/// Returns which modules of the root a module uses, `crate::x` and `super::x` alike.
fn uses() -> BTreeMap<String, BTreeSet<String>> {
    let files = rust_files(&["src"]);
    let known: BTreeSet<&str> = files.iter().filter_map(|file| module(&file.path)).collect();
    let mut uses: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in files.iter().filter(|file| !is_test(file)) {
        let Some(module) = module(&file.path) else { continue };
        let code = code(file);
        let inside = file.path.trim_start_matches("src/");
        // How many folders up the root is: `src/a.rs` and `src/a/mod.rs` are one below it.
        let depth = inside.matches('/').count() + usize::from(!inside.ends_with("/mod.rs"));
        let supers = "super::".repeat(depth);
        let names = names_after(&code, "crate::").into_iter().chain(names_after(&code, &supers));
        let others = names.filter(|name| known.contains(name) && *name != module);
        uses.entry(module.to_string()).or_default().extend(others.map(ToString::to_string));
    }
    uses
}

#[test]
fn a_module_uses_only_what_stands_before_it() {
    let table: BTreeMap<&str, BTreeSet<&str>> =
        MODULES.iter().map(|(module, allowed)| (*module, allowed.iter().copied().collect())).collect();
    let arrows = uses();
    let names: Vec<&str> = MODULES.iter().map(|(module, _)| *module).collect();
    for (position, (module, allowed)) in MODULES.iter().enumerate() {
        for other in *allowed {
            assert!(names[..position].contains(other), "the table lets '{module}' use '{other}' below it");
        }
    }
    for (module, used) in &arrows {
        let allowed = table.get(module.as_str());
        let allowed = allowed.unwrap_or_else(|| panic!("the table does not know the module '{module}'"));
        let used: BTreeSet<&str> = used.iter().map(String::as_str).collect();
        let wrong: Vec<&&str> = used.difference(allowed).collect();
        assert!(wrong.is_empty(), "'{module}' uses {wrong:?}, which is not in the table");
        let unused: Vec<&&str> = allowed.difference(&used).collect();
        assert!(unused.is_empty(), "'{module}' no longer uses {unused:?}: take it out of the table");
    }
    let gone: Vec<&&str> = table.keys().filter(|module| !arrows.contains_key(**module)).collect();
    assert!(gone.is_empty(), "the table names {gone:?}, which are no modules");
}

#[test]
fn the_scan_sees_every_way_to_name_a_module() {
    let text = "use crate::units;\nuse crate::{text::and_list, week::{Week, Weekday},\n    plan};\n\
                let x = crate::log::read(a); my_crate::other; pub(in crate::deep) fn f() {}";
    assert_eq!(names_after(text, "crate::"), ["units", "text", "week", "plan", "log", "deep"]);
    assert_eq!(names_after("use super::super::log;", "super::super::"), ["log"]);
    assert_eq!(names_after("use super::super::log;", "super::"), ["super"]);
    let file = File {
        path: String::new(),
        text: "a(\"crate::x \\\" crate::y\"); // crate::z\n\n#[cfg(test)]\nmod tests {\ncrate::t }"
            .to_string(),
    };
    assert_eq!(code(&file).trim_end(), "a();");
}
