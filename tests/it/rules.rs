//! The rules stand in the repository: every citation of a rule or a source leads to its one definition.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::repository::{File, files};

/// Where rules and sources are defined.
const RULES: &str = "src/coach/rules/";

/// What is scanned: all that a reader of the repository reads.
const READ: [&str; 7] = ["src", "tests", "benches", "exercises", "README.md", "CHANGELOG.md", ".github"];

/// What a file says to its readers: comments, and the texts between quotes.
#[derive(Debug, Default)]
struct Said {
    comments: String,
    strings: String,
}

impl Said {
    /// Reads a file by what its name ends in; one of another kind has its whole text between quotes.
    fn of(file: &File) -> Said {
        let end = Path::new(&file.path).extension().and_then(|end| end.to_str()).unwrap_or_default();
        match end {
            "rs" => Said::of_rust(&file.text),
            "toml" => Said::of_toml(&file.text),
            "md" if !file.path.starts_with("tests/") => {
                Said { comments: file.text.clone(), strings: String::new() }
            }
            "txt" => Said { comments: file.text.clone(), strings: String::new() },
            _ => Said { comments: String::new(), strings: file.text.clone() },
        }
    }

    fn of_rust(code: &str) -> Said {
        let mut said = Said::default();
        let mut rest = code;
        let mut after_name = false;
        while let Some(first) = rest.chars().next() {
            let hashes = rest.strip_prefix('r').map(|raw| raw.len() - raw.trim_start_matches('#').len());
            let is_raw = |hashes: &usize| !after_name && rest[1 + hashes..].starts_with('"');
            if let Some(comment) = rest.strip_prefix("//") {
                let line = comment.lines().next().unwrap_or_default();
                said.comments += line.trim_start_matches(['/', '!']);
                said.comments.push('\n');
                rest = &comment[line.len()..];
            } else if let Some(comment) = rest.strip_prefix("/*") {
                let end = comment.find("*/").unwrap_or(comment.len());
                said.comments += &comment[..end];
                rest = comment.get(end + 2..).unwrap_or_default();
            } else if let Some(hashes) = hashes.filter(is_raw) {
                let text = &rest[hashes + 2..];
                let close = format!("\"{}", "#".repeat(hashes));
                let end = text.find(&close).unwrap_or(text.len());
                said.strings += &text[..end];
                said.strings.push('\n');
                rest = text.get(end + close.len()..).unwrap_or_default();
            } else if let Some(text) = rest.strip_prefix('"') {
                let mut is_escaped = false;
                let closes = |c: char| {
                    let closes = c == '"' && !is_escaped;
                    is_escaped = c == '\\' && !is_escaped;
                    closes
                };
                let end = text.find(closes).unwrap_or(text.len());
                said.strings += &text[..end];
                said.strings.push('\n');
                rest = text.get(end + 1..).unwrap_or_default();
            } else if let Some(letter) = rest.strip_prefix('\'') {
                // A character between quotes, or the name of a lifetime.
                let escaped =
                    letter.strip_prefix('\\').and_then(|more| more.find('\'').map(|at| at.max(1) + 2));
                let plain = letter.chars().next().map(char::len_utf8);
                let plain = plain.filter(|end| letter[*end..].starts_with('\'')).map(|end| end + 1);
                rest = &letter[escaped.or(plain).unwrap_or(0).min(letter.len())..];
            } else {
                rest = &rest[first.len_utf8()..];
            }
            after_name = first.is_alphanumeric() || first == '_';
        }
        said
    }

    /// Line by line, and so by habit: no text of an exercise goes over several.
    fn of_toml(text: &str) -> Said {
        let mut said = Said::default();
        for line in text.lines() {
            for (position, part) in line.split('"').enumerate() {
                if position % 2 == 1 {
                    said.strings += &format!("({part})\n{part}\n");
                } else if let Some((_, comment)) = part.split_once('#') {
                    said.comments += &format!("{comment}\n");
                    break;
                }
            }
        }
        said
    }
}

/// Returns the text without fenced blocks and code spans.
fn prose(text: &str) -> String {
    let mut is_fenced = false;
    let mut prose = String::new();
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            is_fenced = !is_fenced;
        } else if !is_fenced {
            prose += &line.split('`').step_by(2).collect::<Vec<&str>>().join(" ");
        }
        prose.push('\n');
    }
    prose
}

/// Splits at everything that is no part of an id; a comma within digits is part of a set, as in `L12,12,11`.
fn words(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let is_digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let mut words = vec![String::new()];
    for (at, c) in chars.iter().enumerate() {
        let in_set = *c == ',' && is_digit(at + 1);
        if c.is_alphanumeric() || "._-".contains(*c) || in_set {
            words.last_mut().unwrap().push(*c);
        } else {
            words.push(String::new());
        }
    }
    words.iter().map(|word| word.trim_end_matches('.').to_string()).filter(|word| !word.is_empty()).collect()
}

fn is_number(text: &str) -> bool {
    (1..=2).contains(&text.len()) && text.bytes().all(|digit| digit.is_ascii_digit())
}

/// Whether a word is the id of a rule: `D.4`, `D.2.5`, `D.3b`.
fn is_rule(word: &str) -> bool {
    let Some((letter, numbers)) = word.split_once('.') else { return false };
    let numbers = numbers.strip_suffix(|end: char| end.is_ascii_lowercase()).unwrap_or(numbers);
    let mut parts = numbers.split('.');
    ["A", "B", "C", "D", "E"].contains(&letter) && numbers.split('.').count() <= 2 && parts.all(is_number)
}

/// Whether a word is the id of a source: `L47`, `S4`.
fn is_source(word: &str) -> bool {
    match word.split_at_checked(1) {
        Some(("L", number)) => is_number(number),
        Some(("S", number)) => ["1", "2", "3", "4"].contains(&number),
        _ => false,
    }
}

/// Returns the ids of rules and sources in comments.
fn cited_in_comments(comments: &str) -> BTreeSet<String> {
    words(&prose(comments)).into_iter().filter(|word| is_rule(word) || is_source(word)).collect()
}

/// Returns the ids of sources in brackets, as the program prints them: `(L46, L49)`.
fn cited_in_strings(strings: &str) -> BTreeSet<String> {
    let brackets = strings.split('(').skip(1).filter_map(|text| text.split_once(')'));
    let parts = brackets.flat_map(|(inside, _)| inside.split(", "));
    parts.filter(|part| is_source(part)).map(ToString::to_string).collect()
}

/// Returns what a line defines: a doc comment that begins with an id in bold, and its text.
fn definition(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start();
    defined_by(line.strip_prefix("//!").or_else(|| line.strip_prefix("///"))?)
}

/// Returns the same of a comment without its slashes.
fn defined_by(comment: &str) -> Option<(&str, &str)> {
    let (id, text) = comment.strip_prefix(" **")?.split_once("**")?;
    (is_rule(id) || is_source(id)).then_some((id, text.trim()))
}

/// Returns every definition with the places where it stands.
fn definitions(files: &[File]) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in files.iter().filter(|file| file.path.starts_with(RULES)) {
        for (number, line) in file.text.lines().enumerate() {
            let Some((id, text)) = definition(line) else { continue };
            let place = format!("{}:{}", file.path, number + 1);
            assert!(text.chars().any(char::is_alphabetic), "{place}: {id} is defined by nothing");
            found.entry(id.to_string()).or_default().push(place);
        }
    }
    found
}

/// Returns every citation with the files that hold it; a definition is none of itself.
fn citations(files: &[File]) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in files {
        let said = Said::of(file);
        let lines = said.comments.lines().map(|line| match defined_by(line) {
            Some((_, text)) if file.path.starts_with(RULES) => text,
            _ => line,
        });
        let mut cited = cited_in_comments(&lines.collect::<Vec<&str>>().join("\n"));
        cited.extend(cited_in_strings(&said.strings));
        for id in cited {
            found.entry(id).or_default().insert(file.path.clone());
        }
    }
    found
}

#[test]
fn every_citation_leads_to_one_definition() {
    let files = files(&READ);
    let defined = definitions(&files);
    let twice: Vec<_> = defined.iter().filter(|(_, places)| places.len() > 1).collect();
    assert!(twice.is_empty(), "defined more than once: {twice:#?}");
    let cited = citations(&files);
    let nowhere: Vec<_> = cited.iter().filter(|(id, _)| !defined.contains_key(*id)).collect();
    assert!(nowhere.is_empty(), "cited, and defined nowhere in {RULES}: {nowhere:#?}");
}

#[test]
fn every_rule_is_cited() {
    let files = files(&READ);
    let cited = citations(&files);
    let defined = definitions(&files);
    // A source may wait for its next use; a rule that nothing follows is none.
    let idle: Vec<&String> = defined.keys().filter(|id| is_rule(id) && !cited.contains_key(*id)).collect();
    assert!(idle.is_empty(), "defined, and cited nowhere: {idle:?}");
}

/// Returns what of a text points to a document that the repository does not hold.
fn points_outside(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_id = |word: &str| is_rule(word.trim_matches(|c: char| !c.is_alphanumeric()));
    let pairs = words.windows(2).filter(|pair| {
        let first = pair[0].trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        (first == "domain" && (is_id(pair[1]) || pair[1] == "part"))
            || (["product", "domain"].contains(&&*first) && pair[1].starts_with('§'))
    });
    pairs.map(|pair| pair.join(" ")).collect()
}

/// Returns the Markdown files that a text names.
fn named_documents(text: &str) -> Vec<&str> {
    let words = text.split(|c: char| !(c.is_alphanumeric() || "._-/*".contains(c)));
    let words = words.map(|word| word.trim_end_matches('.'));
    let is_document =
        |word: &&str| word.strip_suffix(".md").is_some_and(|stem| !stem.is_empty() && !stem.contains('*'));
    words.filter(is_document).collect()
}

#[test]
fn nothing_points_to_a_document_that_is_not_here() {
    let files = files(&READ);
    let is_here = |name: &str| {
        let name = name.trim_start_matches("../");
        files.iter().any(|file| file.path == name || file.path.ends_with(&format!("/{name}")))
    };
    for file in &files {
        assert_eq!(points_outside(&file.text), Vec::<String>::new(), "{}", file.path);
        // What a command writes may have any name; a link, and a comment, mean a document of ours.
        let comments = Said::of(file).comments;
        let links = || file.text.split("](").skip(1).filter_map(|text| Some(text.split_once(')')?.0));
        let meant: Vec<&str> = match file.path.rsplit_once('.') {
            Some((_, "md")) => links().flat_map(named_documents).collect(),
            _ => named_documents(&comments),
        };
        let strange: Vec<&str> = meant.into_iter().filter(|name| !is_here(name)).collect();
        assert!(strange.is_empty(), "{} names {strange:?}", file.path);
    }
}

#[test]
fn the_scan_sees_citations_and_nothing_else() {
    let list = |ids: BTreeSet<String>| ids.into_iter().collect::<Vec<String>>().join(" ");
    let code = r##"
//! Days (D.2.4), from B.8's anchors, D.6 to D.9. Version 1.2, x86.4, E.164 and CR-10 are none.
/// Sets as L12,12,11 or `L12 D.99` (Thomeé 1997, L13); ACSM 2026 (L29). See S1/S4, S9, L123.
/// ```
/// D.98
/// ```
fn f<'a>(c: char, s: &'a str) -> bool { c == '"' && s != r#"D.97 // D.96"# } // D.3b: "why"
const TOLD: &str = "a \"custom\" (L46, L49), D.95 // D.94 and (L12,11)"; /* and C.1 */
"##;
    let said = Said::of_rust(code);
    assert_eq!(list(cited_in_comments(&said.comments)), "B.8 C.1 D.2.4 D.3b D.6 D.9 L13 L29 S1 S4");
    assert_eq!(list(cited_in_strings(&said.strings)), "L46 L49");
    let exercise =
        "references = [\"Beyer 2015 (L9, L10)\", \"nobody\"] # as C.4\nsets = \"L11\"\nnote = \"L12 # no\"";
    let said = Said::of_toml(exercise);
    assert_eq!(list(cited_in_comments(&said.comments)), "C.4");
    assert_eq!(list(cited_in_strings(&said.strings)), "L10 L11 L9");
    assert_eq!(definition("//! **D.2.4** Days. Of all"), Some(("D.2.4", "Days. Of all")));
    assert_eq!(definition("    /// **L47** A paper."), Some(("L47", "A paper.")));
    assert_eq!([definition("//! **Levels.** At"), definition("//! as **D.5** says")], [None, None]);
    let outside = ["as (domain", "D.4), domain", "part E and product", "§5; a domain of D.4"].join(" ");
    assert_eq!(points_outside(&outside).len(), 3, "{outside}");
    assert_eq!(named_documents("see tests/a.md, b.md. or tests/cmd/*.md"), ["tests/a.md", "b.md"]);
}
