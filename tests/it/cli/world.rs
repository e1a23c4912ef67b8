//! A world of its own for each test: fresh folders, an empty environment, a fixed clock.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// Friday 20 November 2026, in the evening.
pub(crate) const NOW: &str = "2026-11-20T19:42:00+01:00";

/// A runner with a few things at home.
pub(crate) const RUNNER: &str = r#"
level = 2
minutes = 30
equipment = ["wall", "chair", "step", "band", "dumbbell"]
hard_run_days = ["tue", "sat"]
increments_kg = [2, 4]
max_load_kg = 20
"#;

/// Two weeks of that runner, the last record on this very Friday.
pub(crate) const RUNNERS_LOG: &str = concat!(
    r#"{"v":1,"id":"01a1c14f-4480-7c09-acf4-167303b6a369","at":"2026-11-09T18:16:00+01:00","kind":"sets","exercise":"skater-squat-reach","sets":[{"reps":6,"rpe":7},{"reps":6,"rpe":7}]}"#,
    "\n",
    r#"{"v":1,"id":"01a1c95a-49e0-768f-9fd0-e2d08035fa98","at":"2026-11-11T07:45:00+01:00","kind":"sets","exercise":"single-leg-bent-knee-calf-raise","sets":[{"reps":8,"side":"left"},{"reps":8,"side":"left"},{"reps":8,"side":"right","load_kg":2.5,"rpe":8.5}],"pain":1,"note":"on the stairs"}"#,
    "\n",
    r#"{"v":1,"id":"01a1ed59-1240-77e3-9ff5-ef62cc36322e","at":"2026-11-18T07:30:00+01:00","kind":"sets","exercise":"negative-calf-raise","sets":[{"reps":9,"load_kg":4},{"reps":9,"load_kg":4},{"reps":9,"load_kg":4},{"reps":9,"load_kg":4}]}"#,
    "\n",
    r#"{"v":1,"id":"01a1f7bc-ada0-78a5-99e4-a3345914e443","at":"2026-11-20T07:55:00+01:00","kind":"sets","exercise":"y-reach","sets":[{"reps":6,"touches":1},{"reps":6}]}"#,
    "\n",
);

/// Folders and variables for runs of the program.
pub(crate) struct World {
    folder: TempDir,
    variables: Vec<(OsString, Option<OsString>)>,
}

impl World {
    /// Makes an empty one: no profile, no log, not even their folders.
    pub(crate) fn new() -> World {
        let folder = tempfile::tempdir().unwrap();
        let variables = Vec::new();
        World { folder, variables }
            .with("ANKLE_NOW", NOW)
            .with("ANKLE_DATA_DIR", "data")
            .with("ANKLE_CONFIG_DIR", "config")
            .with("LANG", "C.UTF-8")
            .with("COLUMNS", "80")
    }

    /// Makes that of the runner.
    pub(crate) fn runner() -> World {
        World::new().with_profile(RUNNER).with_log(RUNNERS_LOG)
    }

    /// Sets a variable for every run.
    pub(crate) fn with(mut self, name: impl Into<OsString>, value: impl Into<OsString>) -> World {
        self.variables.push((name.into(), Some(value.into())));
        self
    }

    /// Takes a variable away.
    pub(crate) fn without(mut self, name: impl Into<OsString>) -> World {
        self.variables.push((name.into(), None));
        self
    }

    /// Writes the profile.
    pub(crate) fn with_profile(self, text: &str) -> World {
        self.write("config/config.toml", text);
        self
    }

    /// Writes the log.
    pub(crate) fn with_log(self, text: &str) -> World {
        self.write("data/log.jsonl", text);
        self
    }

    /// Returns a path in its folder, which is the working folder too.
    pub(crate) fn path(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.folder.path().join(relative)
    }

    /// Writes a file, and the folders above it.
    pub(crate) fn write(&self, relative: impl AsRef<Path>, bytes: impl AsRef<[u8]>) {
        let path = self.path(relative);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Returns the log's text, where there is a log.
    pub(crate) fn log(&self) -> Option<String> {
        fs::read_to_string(self.path("data/log.jsonl")).ok()
    }

    /// Returns the records of the log.
    pub(crate) fn records(&self) -> Vec<Value> {
        self.log().unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// Returns every file and folder with its content, but for the clocks of the file system.
    pub(crate) fn tree(&self) -> Vec<(PathBuf, Option<Vec<u8>>)> {
        fn walk(folder: &Path, found: &mut Vec<(PathBuf, Option<Vec<u8>>)>) {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    found.push((path.clone(), None));
                    walk(&path, found);
                } else {
                    let bytes = fs::read(&path).unwrap();
                    found.push((path, Some(bytes)));
                }
            }
        }
        let mut found = Vec::new();
        walk(self.folder.path(), &mut found);
        found.sort();
        found
    }

    /// Makes a command, for tests that need more than its output.
    pub(crate) fn command<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ankle"));
        command.args(arguments).env_clear().current_dir(self.folder.path()).stdin(Stdio::null());
        for (name, value) in &self.variables {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        command
    }

    /// Runs the program with arguments.
    pub(crate) fn run<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Done {
        Done::of(&mut self.command(arguments))
    }

    /// Runs a command line, split at its spaces: `world.ankle("plan --week")`.
    pub(crate) fn ankle(&self, line: &str) -> Done {
        self.run(line.split_whitespace())
    }
}

/// What a run left behind. Nothing is forgiven: each way to look at it checks status and both streams.
#[derive(Debug, PartialEq, Eq)]
#[must_use = "a run is checked with is, shows or fails"]
pub(crate) struct Done {
    line: String,
    status: Option<i32>,
    stdout: String,
    stderr: String,
}

impl Done {
    /// Runs a command made by hand.
    pub(crate) fn of(command: &mut Command) -> Done {
        let line = format!("{command:?}");
        let Output { status, stdout, stderr } = command.output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Done { line, status: status.code(), stdout: text(stdout), stderr: text(stderr) }
    }

    /// Checks all there is.
    #[track_caller]
    pub(crate) fn is(&self, status: i32, stdout: &str, stderr: &str) {
        let found = (self.status, &*self.stdout, &*self.stderr);
        assert_eq!(found, (Some(status), stdout, stderr), "{}", self.line);
    }

    /// Returns the result of a run that went well and had nothing to warn of.
    #[track_caller]
    pub(crate) fn shows(self) -> String {
        assert_eq!((self.status, &*self.stderr), (Some(0), ""), "{}", self.line);
        self.stdout
    }

    /// Returns the result and the warning of a run that went well.
    #[track_caller]
    pub(crate) fn warns(self) -> (String, String) {
        assert_eq!(self.status, Some(0), "{}", self.line);
        assert!(!self.stderr.is_empty(), "{}", self.line);
        (self.stdout, self.stderr)
    }

    /// Returns both streams of a run that ended like this.
    #[track_caller]
    pub(crate) fn ends(self, status: i32) -> (String, String) {
        assert_eq!(self.status, Some(status), "{}{}", self.line, self.stderr);
        (self.stdout, self.stderr)
    }

    /// Returns the message of a run that failed and showed nothing.
    #[track_caller]
    pub(crate) fn fails(self, status: i32) -> String {
        assert_eq!((self.status, &*self.stdout), (Some(status), ""), "{}{}", self.line, self.stderr);
        self.stderr
    }
}
