//! The README says what is: its examples run, its commands are the ones CI runs.

#![allow(clippy::disallowed_methods, missing_docs)]

const README: &str = include_str!("../README.md");
const CI: &str = include_str!("../.ci/run");

#[test]
fn the_examples_of_the_readme_print_what_it_shows() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = |name: &str| home.path().join(name).to_string_lossy().into_owned();
    let cases = trycmd::TestCases::new();
    cases
        .env("ANKLE_NOW", "2026-11-16T07:30:00+01:00")
        .env("ANKLE_DATA_DIR", folder("data"))
        .env("ANKLE_CONFIG_DIR", "tests/cmd/fixtures/readme")
        .env("COLUMNS", "80")
        .env("LC_ALL", "C.UTF-8")
        .env("NO_COLOR", "1")
        .env("FORCE_COLOR", "0")
        .case("README.md");
    cases.run();
}

#[test]
fn the_two_commands_of_the_readme_are_the_ones_ci_runs() {
    for command in ["cargo run --release -- plan --week", "cargo test"] {
        assert!(README.lines().any(|line| line.trim() == command), "{command} stands alone on a line");
        assert!(CI.lines().any(|line| line == format!("step {command}")), "CI runs {command}");
    }
}

#[test]
fn the_readme_stays_about_a_screen_and_a_half() {
    assert!(README.lines().count() <= 110, "{} lines", README.lines().count());
}
