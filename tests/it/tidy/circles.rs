//! No files of `src` use each other in a circle.
//!
//! A file uses another where it names the module that stands there, in a `use` or in a path; a name that a module only
//! passes on counts for the file that has it. A folder's own file (`a/mod.rs` or `a.rs`) and what stands in the folder
//! may use each other.

use std::collections::{BTreeMap, BTreeSet};

use super::{File, code, is_test, rust_files};

/// Circles that wait to be cut, each the set of its files; nothing may be added.
const TOLERATED: &[&[&str]] = &[
    &["src/coach/fold.rs", "src/coach/standing.rs", "src/coach/target.rs"],
    &["src/planner/change.rs", "src/planner/replan.rs", "src/planner/running.rs", "src/planner/slide.rs"],
    &["src/planner/fill.rs", "src/planner/hops.rs"],
    &["src/planner/select.rs", "src/planner/squeeze.rs"],
    &["src/report/config.rs", "src/report/failure.rs"],
    &["src/view/overview.rs", "src/view/progress.rs"],
];

/// A module's way from the root: `coach::rules` is `["coach", "rules"]`.
type Way = Vec<String>;

/// The names a file brings into scope, and the paths it mentions; `*` stands for all of a module.
#[derive(Default)]
struct Mentions {
    uses: Vec<(String, Way)>,
    paths: Vec<Way>,
}

struct Module {
    path: String,
    tokens: Vec<String>,
    mentions: Mentions,
}

/// Cuts code into words, `::` and single characters.
fn tokens(code: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut chars = code.chars().peekable();
    while let Some(c) = chars.next() {
        if c.is_whitespace() {
            continue;
        }
        let mut token = c.to_string();
        let is_word = |c: &char| c.is_alphanumeric() || *c == '_';
        if is_word(&c) {
            while let Some(c) = chars.next_if(is_word) {
                token.push(c);
            }
        } else if c == ':' && chars.next_if_eq(&':').is_some() {
            token.push(':');
        }
        tokens.push(token);
    }
    tokens
}

fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Reads what stands after `use` or one part of its braces; returns where the reading stopped.
fn read_use(tokens: &[String], mut at: usize, before: &Way, uses: &mut Vec<(String, Way)>) -> usize {
    let mut way = before.clone();
    let mut name = None;
    while let Some(token) = tokens.get(at) {
        match token.as_str() {
            "{" => {
                while tokens.get(at).is_some_and(|token| token == "{" || token == ",") {
                    at = read_use(tokens, at + 1, &way, uses);
                }
                return at + 1;
            }
            "as" => {
                name = tokens.get(at + 1).cloned();
                at += 1;
            }
            "self" if !way.is_empty() => {}
            "::" if way.is_empty() => way.push("another crate".to_string()),
            "::" => {}
            word if is_name(word) || word == "*" => way.push(word.to_string()),
            _ => break,
        }
        at += 1;
    }
    if way.len() > before.len() || tokens.get(at.saturating_sub(1)).is_some_and(|token| token == "self") {
        let last = way.last().cloned().unwrap_or_default();
        uses.push((name.unwrap_or(last), way));
    }
    at
}

fn mentions(tokens: &[String]) -> Mentions {
    let mut found = Mentions::default();
    let mut at = 0;
    while at < tokens.len() {
        let goes_on = at > 0 && ["::", "."].contains(&tokens[at - 1].as_str());
        let mut end = at + 1;
        if tokens[at] == "use" {
            end = read_use(tokens, at + 1, &Vec::new(), &mut found.uses);
        } else if is_name(&tokens[at]) && !goes_on {
            while tokens.get(end).is_some_and(|token| token == "::")
                && tokens.get(end + 1).is_some_and(|token| is_name(token))
            {
                end += 2;
            }
            if end > at + 1 {
                found.paths.push(tokens[at..end].iter().step_by(2).cloned().collect());
            }
        }
        at = end;
    }
    found
}

/// Returns the way of the module a file of `src` defines; none for what is no part of the library.
fn way(path: &str) -> Option<Way> {
    let inside = path.strip_prefix("src/")?.strip_suffix(".rs")?;
    let mut way: Way = inside.split('/').map(ToString::to_string).collect();
    if inside == "lib" || way.last().is_some_and(|last| last == "mod") {
        way.pop();
    }
    (inside != "main" && inside != "build").then_some(way)
}

struct Source(BTreeMap<Way, Module>);

impl Source {
    fn of(files: &[File]) -> Source {
        let module = |file: &File| {
            let tokens = tokens(&code(file));
            let mentions = mentions(&tokens);
            Some((way(&file.path)?, Module { path: file.path.clone(), tokens, mentions }))
        };
        Source(files.iter().filter(|file| !is_test(file)).filter_map(module).collect())
    }

    fn child(&self, way: &[String], name: &str) -> Option<Way> {
        let child = [way, &[name.to_string()]].concat();
        self.0.contains_key(&child).then_some(child)
    }

    /// Returns the way from the root of a path as a module writes it; none where it leads to another crate.
    ///
    /// So many names may pass it on; a circle of `use` would have no end.
    fn resolved(&self, at: &Way, path: &[String], most: usize) -> Option<Way> {
        let (first, rest) = path.split_first()?;
        let start = match first.as_str() {
            "crate" => Vec::new(),
            "self" => at.clone(),
            "super" => at.split_last()?.1.to_vec(),
            name => self.child(at, name).or_else(|| self.in_scope(at, name, most))?,
        };
        match rest.first() {
            Some(next) if next == "super" => self.resolved(&start, rest, most),
            _ => Some([start, rest.to_vec()].concat()),
        }
    }

    /// Returns the way from the root of a name that a module has from elsewhere.
    fn in_scope(&self, at: &Way, name: &str, most: usize) -> Option<Way> {
        let most = most.checked_sub(1)?;
        let uses = &self.0.get(at)?.mentions.uses;
        let named = uses.iter().find(|(known, way)| known == name && way[0] != name);
        if let Some((_, way)) = named {
            return self.resolved(at, way, most);
        }
        uses.iter().filter(|(known, _)| known == "*").find_map(|(_, way)| {
            let of = self.resolved(at, &way[..way.len() - 1], most)?;
            let defines = |module: &Module| {
                let defining = ["const", "enum", "fn", "mod", "static", "struct", "trait", "type"];
                let pairs = module.tokens.windows(2);
                pairs.into_iter().any(|pair| pair[1] == name && defining.contains(&pair[0].as_str()))
            };
            let there = self.0.get(&of).is_some_and(defines) || self.in_scope(&of, name, most).is_some();
            there.then(|| [of, vec![name.to_string()]].concat())
        })
    }

    /// Returns the module that has what a way from the root leads to.
    fn home(&self, way: &Way, most: usize) -> Option<Way> {
        let length = (0..=way.len()).rev().find(|length| self.0.contains_key(&way[..*length]))?;
        let module = way[..length].to_vec();
        let passed_on = way.get(length).and_then(|name| self.in_scope(&module, name, most));
        match passed_on {
            Some(start) if most > 0 => self.home(&[start, way[length + 1..].to_vec()].concat(), most - 1),
            _ => Some(module),
        }
    }

    /// Returns what every module uses, but for what stands in a folder and the folder's own file.
    fn arrows(&self) -> BTreeMap<&Way, BTreeSet<Way>> {
        let used = |at: &Way, module: &Module| {
            let uses = module.mentions.uses.iter().map(|(_, way)| way);
            let ways = uses.chain(&module.mentions.paths).filter_map(|path| self.resolved(at, path, 8));
            let homes = ways.filter_map(|way| self.home(&way, 8));
            homes.filter(|home| !home.starts_with(at) && !at.starts_with(home)).collect::<BTreeSet<Way>>()
        };
        self.0.iter().map(|(at, module)| (at, used(at, module))).collect()
    }

    /// Returns every largest set of files that all lead to each other, by path.
    fn circles(&self) -> BTreeSet<BTreeSet<&str>> {
        let arrows = self.arrows();
        let reached = |from: &Way| {
            let mut reached: BTreeSet<&Way> = BTreeSet::new();
            let mut open: Vec<&Way> = arrows[from].iter().collect();
            while let Some(next) = open.pop() {
                if reached.insert(next) {
                    open.extend(&arrows[next]);
                }
            }
            reached
        };
        let reached: BTreeMap<&Way, BTreeSet<&Way>> = arrows.keys().map(|way| (*way, reached(way))).collect();
        let around = |way: &Way| -> BTreeSet<&str> {
            let there = reached[way].iter().filter(|other| reached[**other].contains(way));
            there.map(|other| &*self.0[*other].path).collect()
        };
        reached.keys().map(|way| around(way)).filter(|circle| !circle.is_empty()).collect()
    }
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let source = Source::of(&rust_files(&["src"]));
    let circles = source.circles();
    let tolerated: BTreeSet<BTreeSet<&str>> =
        TOLERATED.iter().map(|circle| circle.iter().copied().collect()).collect();
    let added: Vec<_> = circles.difference(&tolerated).collect();
    assert!(added.is_empty(), "these files use each other in a circle: {added:#?}");
    let gone: Vec<_> = tolerated.difference(&circles).collect();
    assert!(gone.is_empty(), "these no longer go round: take them off the list: {gone:#?}");
}

/// Returns the circles of made-up files, each the paths without `src/` and `.rs`.
#[track_caller]
fn assert_circles(files: &[(&str, &str)], expected: &[&[&str]]) {
    let file =
        |(path, text): &(&str, &str)| File { path: format!("src/{path}.rs"), text: (*text).to_string() };
    let source = Source::of(&files.iter().map(file).collect::<Vec<File>>());
    let short = |path: &str| path.trim_start_matches("src/").trim_end_matches(".rs").to_string();
    let found: Vec<Vec<String>> =
        source.circles().into_iter().map(|circle| circle.into_iter().map(short).collect()).collect();
    assert_eq!(found, expected, "{files:?}");
}

#[test]
fn a_circle_of_files_is_found_however_it_is_written() {
    let round: &[&[&str]] = &[&["a/one", "a/two"]];
    for there in [
        "use crate::a::two::Two;",
        "use crate::{b, a::{self, two::{Two}}};",
        "use super::two;",
        "use super::{rules, two as other};",
        "fn f() { let x = super::two::f(1); }",
        "use crate::a; fn f() -> a::two::Two {}",
        "use super::*; fn f() { two::f() }",
        "use super::Passed;",
        "use super::*; fn f() { Passed::new() }",
        "use crate::b::FromB;",
        "use crate::b::Globbed;",
    ] {
        let files = [
            ("lib", "pub mod a; pub mod b;"),
            ("a/mod", "mod one; mod two; use two::Two as Passed; use one::One;"),
            ("a/one", there),
            ("a/two", "use super::one; pub struct Two; pub struct Globbed;"),
            ("b", "pub use crate::a::two::Two as FromB; pub use crate::a::two::*;"),
        ];
        let files = if there.contains("b::") { files.to_vec() } else { files[..4].to_vec() };
        assert_circles(&files, round);
    }
}

#[test]
fn what_is_no_circle_of_files_is_let_be() {
    // A folder's own file and what stands in it.
    assert_circles(&[("a/mod", "use one::f;"), ("a/one", "use super::g;")], &[]);
    assert_circles(&[("a", "use b::c::f;"), ("a/b/mod", "mod c;"), ("a/b/c", "use crate::a::g;")], &[]);
    // Tests, comments, texts, other crates, and what only sounds alike.
    let one = "// super::two\n/// [`super::two`]\nfn f() { \"super::two\"; x.two::<u8>(); self.two(); }\n\
               use ::two::f; use csv::two; #[cfg(test)]\nmod tests {\nuse super::two; }\n";
    let two = ("a/two", "use super::one;");
    assert_circles(&[("a/mod", ""), ("a/one", &one.replace("; #[cfg", ";\n#[cfg")), two], &[]);
    assert_circles(
        &[("a/mod", ""), ("a/one", "#[cfg(test)]\nmod tests;"), ("a/one/tests", "use crate::a::two;"), two],
        &[],
    );
    assert_circles(&[("main", "use ankle::a;"), ("a", "use crate::main;"), ("build", "mod a;")], &[]);
}

#[test]
fn a_circle_is_told_with_all_its_files_and_once() {
    let files = [
        ("a/one", "use super::two;"),
        ("a/two", "use crate::b::three; use crate::b::leaf;"),
        ("b/mod", "mod three; mod leaf;"),
        ("b/three", "use super::four::f; use crate::a::one;"),
        ("b/four", "use crate::a::two;"),
        ("b/leaf", "use crate::c;"),
        ("c", "use crate::d::f;"),
        ("d", "use crate::c::g;"),
        ("top", "use crate::a::one; use crate::c;"),
    ];
    assert_circles(&files, &[&["a/one", "a/two", "b/four", "b/three"], &["c", "d"]]);
}
