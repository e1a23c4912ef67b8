//! The README says what is: its examples run, its commands are the ones CI runs.

const README: &str = include_str!("../../README.md");
const CI: &str = include_str!("../../.ci/run");

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
fn the_readme_stays_short() {
    assert!(README.lines().count() <= 140, "{} lines", README.lines().count());
}

/// What one finds out about the format must be what the program reads.
#[test]
fn a_log_written_by_hand_from_the_readme_is_read() {
    let example = README.split("    {\"v\":1").nth(1).expect("an example");
    let example =
        format!("{{\"v\":1{}", example.split("\n\n").next().expect("its end").replace("\n     ", ""));
    let kinds = [
        r#""kind":"skip","exercise":"calf-raise""#,
        r#""kind":"checkin","pain":2"#,
        r#""kind":"symptom","tag":"limp","open":true"#,
        r#""kind":"test","test":"calf-raise","left":20,"right":22"#,
        r#""kind":"session","rpe":7,"minutes":24"#,
        r#""kind":"void","voids":"skip-1""#,
    ];
    let by_hand = kinds.iter().enumerate().map(|(n, rest)| {
        format!("{{\"v\":1,\"id\":\"by-hand-{n}\",\"at\":\"2026-11-20T18:00:00+01:00\",{rest}}}")
    });
    let lines: Vec<String> = std::iter::once(example).chain(by_hand).collect();
    let log = ankle::log::read::read(lines.join("\n").as_bytes()).expect("a log");
    assert_eq!((log.records.len(), log.bad.len()), (7, 0), "{:?}", log.bad);
    for kind in ["sets", "skip", "checkin", "symptom", "test", "session", "void"] {
        assert!(README.contains(&format!("| `{kind}` |")), "{kind}");
    }
}
