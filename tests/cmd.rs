//! Runs the literate tests: every `$ ankle …` in `tests/cmd/*.md` prints what stands under it, warnings and errors
//! included.
//!
//! A topic runs in a world of its own: an empty environment but for the variables below, a fixed clock, and a fresh
//! copy of `tests/cmd/fixtures` as the working folder. So what a topic logs stays there, for its next commands alone.
//!
//! After a change on purpose: `TRYCMD=overwrite cargo test --test cmd`, then read the difference.

#![allow(clippy::disallowed_methods, clippy::unwrap_used, missing_docs)]

use std::fs;
use std::path::Path;
use std::process::Command;

/// Tells the second run of a test that its world is clean.
const CLEAN: &str = "ANKLE_TEST_WORLD";

/// What the commands find in the environment; a command may set its own: `$ COLUMNS=40 ankle plan`.
const ENVIRONMENT: [(&str, &str); 6] = [
    ("ANKLE_NOW", "2026-11-20T19:42:00+01:00"),
    ("ANKLE_DATA_DIR", "data"),
    ("ANKLE_CONFIG_DIR", "config"),
    ("LANG", "C.UTF-8"),
    ("COLUMNS", "80"),
    ("HOME", "/nowhere"),
];

/// What the test harness itself needs, where it is set.
const PASSED_ON: [&str; 6] = ["TRYCMD", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "LLVM_PROFILE_FILE"];

macro_rules! topics {
    ($($test:ident: $file:literal,)*) => {
        $(
            #[test]
            fn $test() {
                let topic = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cmd/", $file, ".md");
                run(Path::new(topic), stringify!($test));
            }
        )*

        const TOPICS: &[&str] = &[$($file),*];
    };
}

topics! {
    pain_symptoms_and_tests_are_noted: "body",
    config_looks_up_and_changes_one_key: "config",
    config_refuses_what_no_profile_can_have: "config-errors",
    doctor_names_every_problem: "doctor",
    done_and_skip_answer_the_plan: "done",
    edit_corrects_by_a_new_record: "edit",
    sets_go_to_other_programs_and_come_from_them: "export-import",
    the_heavy_slow_block_has_weeks_of_its_own: "heavy-slow",
    help_is_given_at_every_level: "help",
    help_of_a_command_has_examples: "help-commands",
    ankle_alone_says_what_there_is_and_what_is_due: "home",
    history_shows_what_was_done: "history",
    json_is_one_object_a_command: "json",
    list_finds_exercises: "list",
    log_reads_sets_as_people_write_them: "log",
    log_points_at_what_it_cannot_read: "log-errors",
    log_reads_sets_in_several_words: "log-spoken",
    log_refuses_what_cannot_be_meant: "log-refusals",
    glyphs_and_colour_follow_what_is_asked_for: "look",
    the_layout_follows_the_width: "look-widths",
    merge_takes_in_the_log_of_another_device: "merge",
    names_may_be_shortened_but_are_never_guessed: "names",
    own_exercises_stand_beside_the_bundled_ones: "own-exercises",
    pain_is_answered_at_once: "pain",
    plan_shows_a_session: "plan",
    a_plan_is_written_for_other_places: "plan-formats",
    flags_change_the_plan: "plan-flags",
    hard_runs_leave_a_moderate_day: "plan-hard-runs",
    the_profile_changes_the_plan: "plan-profile",
    the_profile_is_read_as_people_write_it: "profile-typed",
    running_changes_the_plan: "plan-running",
    plan_shows_a_week: "plan-week",
    status_is_one_line: "status",
    plan_shows_what_would_be: "plan-what-if",
    outlook_runs_the_plan_ahead: "outlook",
    progress_shows_what_training_has_changed: "progress",
    faults_of_the_profile_are_shown_in_place: "profile-errors",
    safety_says_when_to_stop: "safety",
    show_explains_an_exercise: "show",
    a_sprain_has_its_tests_signs_and_checklist: "sprain",
    swap_puts_another_exercise_in_the_week: "swap",
    undo_and_redo_walk_back_and_forth: "undo",
    slips_of_the_command_line_are_refused: "usage-errors",
    sources_of_every_figure_are_told: "show-sources",
    an_exercise_shows_what_stands_in_for_it: "show-stand-in",
    start_lists_what_it_leads_and_says_why_it_leads_nothing: "start",
}

/// Runs one topic in a clean world: its test again, as a program of its own.
fn run(topic: &Path, test: &str) {
    if std::env::var_os(CLEAN).is_some() {
        return run_here(topic);
    }
    let world = tempfile::tempdir().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd/fixtures"), world.path());
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args([test, "--exact", "--nocapture"]);
    child.env_clear().envs(ENVIRONMENT).env(CLEAN, "clean").current_dir(world.path());
    child.envs(PASSED_ON.iter().filter_map(|name| Some((name, std::env::var_os(name)?))));
    let output = child.output().unwrap();
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && told.contains("1 passed"),
        "{} is not what is printed:\n{}{}",
        topic.display(),
        told,
        String::from_utf8_lossy(&output.stderr)
    );
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// Runs one topic in this world.
fn run_here(topic: &Path) {
    trycmd::TestCases::new().register_bin("ankle", Path::new(env!("CARGO_BIN_EXE_ankle"))).case(topic);
}

#[test]
fn every_topic_is_run_and_shows_something() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd");
    let mut files: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .inspect(|path| assert!(fs::read_to_string(path).unwrap().contains("\n$ "), "{}", path.display()))
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    files.sort();
    let mut topics = TOPICS.to_vec();
    topics.sort_unstable();
    assert_eq!(topics, files);
}
