//! A person's own exercise files: what loads, and what is said about what does not.
//!
//! Each file of `invalid/` is named after its mistake, with the answer in `.err` beside it;
//! `SNAPSHOTS=overwrite` writes the answers anew.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use ankle::catalogue::resolve::resolve;
use ankle::catalogue::vocabulary::{Origin, Quality};
use ankle::catalogue::{Catalogue, OwnFile, chain};
use ankle::text::is_unsafe_in_text;
use snapbox::data::DataFormat;
use snapbox::{Assert, Data};

/// Returns the sample files of a folder in order of name.
fn samples(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/catalogue").join(folder);
    let entries = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|e| e == "toml")).collect();
    paths.sort();
    assert!(!paths.is_empty(), "{} is empty", folder.display());
    paths
}

/// Reads a sample as the program would from the person's folder.
///
/// The slug is the name of the file, unless its first line says under which name the mistake shows.
fn own_file(path: &Path) -> OwnFile {
    let text = fs::read_to_string(path).unwrap();
    let saved_as = text.lines().next().and_then(|line| line.strip_prefix("# saved as: "));
    let saved_as = saved_as.and_then(|name| name.strip_suffix(".toml")).map(str::to_string);
    let slug = saved_as.unwrap_or_else(|| path.file_stem().unwrap().to_string_lossy().into_owned());
    OwnFile { slug, text }
}

/// Shows text from a file as the program must: what a terminal would act on is escaped.
fn shown(text: &str) -> String {
    let escape = |c: char| if is_unsafe_in_text(c) { c.escape_unicode().to_string() } else { c.to_string() };
    text.chars().map(escape).collect()
}

/// Returns what a person would read, without the folder.
fn answer(file: &OwnFile) -> String {
    let mut out = String::new();
    match Catalogue::with_own(std::slice::from_ref(file)) {
        Ok(_) => out.push_str("loads\n"),
        Err(faults) => {
            for fault in faults {
                let message = shown(&fault.diagnostic.message);
                writeln!(out, "error: {}.toml: {message}", fault.slug).unwrap();
                let excerpt = fault.diagnostic.excerpt(&file.text, shown);
                if !excerpt.is_empty() {
                    writeln!(out, "{excerpt}").unwrap();
                }
            }
        }
    }
    out
}

#[test]
fn every_mistake_is_answered_with_its_place_and_reason() {
    let mut wrong = Vec::new();
    // Raw: an answer is compared to the letter, without wildcards.
    let assert = Assert::new().action_env(snapbox::assert::DEFAULT_ACTION_ENV);
    for path in samples("invalid") {
        let expected = Data::read_from(&path.with_extension("err"), Some(DataFormat::Text)).raw();
        let answer = answer(&own_file(&path));
        if let Err(difference) = assert.try_eq(Some(&path.display()), answer.into(), expected) {
            wrong.push(difference.to_string());
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_answer_belongs_to_a_mistake() {
    for path in samples("invalid") {
        assert!(path.with_extension("err").exists(), "{} has no answer", path.display());
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/catalogue/invalid");
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        assert!(path.with_extension("toml").exists(), "{} answers no file", path.display());
    }
}

#[test]
fn files_in_order_load_one_by_one_and_together() {
    let files: Vec<OwnFile> = samples("valid").iter().map(|path| own_file(path)).collect();
    assert_eq!(files.len(), 5);
    for file in &files {
        assert_eq!(answer(file), "loads\n", "{}", file.slug);
    }
    let catalogue = Catalogue::with_own(&files).unwrap();
    for file in &files {
        let exercise = catalogue.get(&file.slug).unwrap();
        assert_eq!(exercise.source.origin, Origin::Own, "{}", file.slug);
        assert!(!exercise.bundled, "{}", file.slug);
        assert_eq!(resolve(&catalogue, &exercise.name).unwrap().exercise.slug, file.slug);
    }
    let slugs: Vec<&str> = catalogue.iter().map(|exercise| &*exercise.slug).collect();
    assert!(slugs.is_sorted());
    // One of the five stands in the place of a bundled entry.
    assert_eq!(slugs.len(), 50);
    let deficit = catalogue.get("single-leg-calf-raise-deficit").unwrap();
    assert_eq!(chain::stand_in(&catalogue, deficit).unwrap().slug, "pillow-toe-calf-raise");
}

#[test]
fn a_file_with_a_bundled_slug_replaces_that_entry_and_nothing_else() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/catalogue/valid/towel-curl.toml");
    let catalogue = Catalogue::with_own(&[own_file(&path)]).unwrap();
    assert!(catalogue.replaces_bundled("towel-curl"));
    assert_eq!(catalogue.get("towel-curl").unwrap().dose.sets, 3);
    for exercise in Catalogue::bundled().iter().filter(|exercise| exercise.slug != "towel-curl") {
        assert!(!catalogue.replaces_bundled(&exercise.slug));
        assert_eq!(catalogue.get(&exercise.slug), Some(exercise));
    }
    // A name the replacement gave up finds nothing any more.
    assert!(resolve(&catalogue, "towel toe curl").is_err());
    let rungs = chain::rungs(&catalogue, Quality::FootIntrinsic);
    let rungs: Vec<&str> = rungs.iter().map(|rung| &*rung.slug).collect();
    assert_eq!(rungs, ["towel-curl", "short-foot", "single-leg-short-foot"]);
}

#[test]
fn two_own_files_cannot_share_a_name() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/catalogue/valid/wall-sit-calf-raise.toml");
    let first = own_file(&path);
    let second = OwnFile { slug: "wall-sit-two".to_string(), text: first.text.clone() };
    let faults = Catalogue::with_own(&[first, second]).unwrap_err();
    let told: Vec<_> = faults.iter().map(|fault| (&*fault.slug, &*fault.diagnostic.message)).collect();
    let message = "the name 'Wall-sit calf raise' already belongs to 'wall-sit-calf-raise'";
    assert_eq!(told, [("wall-sit-two", message)]);
}

#[test]
fn lines_that_end_as_on_windows_change_neither_the_reading_nor_the_place() {
    for path in samples("valid").into_iter().chain(samples("invalid")) {
        let file = own_file(&path);
        let windows = OwnFile { slug: file.slug.clone(), text: file.text.replace('\n', "\r\n") };
        assert_eq!(answer(&windows), answer(&file), "{}", path.display());
    }
}

#[test]
fn no_file_makes_the_checks_panic_however_it_is_cut_short() {
    for path in samples("valid").into_iter().chain(samples("invalid")) {
        let file = own_file(&path);
        for end in (0..file.text.len()).filter(|end| file.text.is_char_boundary(*end)) {
            let cut = OwnFile { slug: file.slug.clone(), text: file.text[..end].to_string() };
            // What is said is judged elsewhere; here it is enough that something is.
            answer(&cut);
        }
    }
}
