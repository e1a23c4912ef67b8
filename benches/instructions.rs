//! Counts the instructions of whole commands against their goals: `cargo bench --bench instructions`.
//!
//! Instructions, not seconds: valgrind's callgrind counts the same on every run, however busy the machine is. It needs
//! valgrind (a package of that name on Debian, Fedora and Arch) and prints one line a command; nothing fails on a number.

#![allow(clippy::disallowed_methods, clippy::print_stdout, missing_docs)]

use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

/// A command, and the most instructions it should take; what `log` looks back for is the week, so it may cost as much.
const GOALS: [(&str, &[&str], u64); 9] = [
    ("--version", &["--version"], 600_000),
    ("--help", &["--help"], 600_000),
    ("show", &["show", "negative-calf-raise"], 1_200_000),
    ("list", &["list"], 1_200_000),
    ("log -q", &["log", "-q", "3x12", "single-leg-raise"], 1_200_000),
    ("log", &["log", "3x12", "single-leg-raise"], 2_000_000),
    ("status", &["status"], 2_000_000),
    ("plan", &["plan"], 2_000_000),
    ("plan --week", &["plan", "--week"], 2_000_000),
];

/// Most bytes of the program, with all that is still to come.
const SIZE_GOAL: u64 = 4_500_000;

fn main() -> ExitCode {
    let program = Path::new(env!("CARGO_BIN_EXE_ankle"));
    if Command::new("valgrind").arg("--version").stdout(Stdio::null()).status().is_err() {
        println!("valgrind is not installed, so nothing was counted");
        return ExitCode::SUCCESS;
    }
    println!("{:<12} {:>12} {:>12}", "command", "instructions", "goal");
    for (name, arguments, goal) in GOALS {
        let home = tempfile::tempdir().expect("a folder for the log");
        let counted = count(program, arguments, home.path()).expect("callgrind counts");
        let verdict = if counted <= goal { "" } else { "  over" };
        println!("{name:<12} {counted:>12} {goal:>12}{verdict}");
    }
    let size = std::fs::metadata(program).expect("the program").len();
    println!("{:<12} {size:>12} {SIZE_GOAL:>12}{}", "bytes", if size <= SIZE_GOAL { "" } else { "  over" });
    ExitCode::SUCCESS
}

/// Runs a command under callgrind, on an empty log, and returns the instructions it took.
fn count(program: &Path, arguments: &[&str], home: &Path) -> Option<u64> {
    let output = Command::new("valgrind")
        .arg("--tool=callgrind")
        .arg(format!("--callgrind-out-file={}", home.join("callgrind.out").display()))
        .arg(program)
        .args(arguments)
        .env_clear()
        .env("PATH", std::env::var_os("PATH")?)
        .env("LC_ALL", "C.UTF-8")
        .env("ANKLE_NOW", "2026-11-20T19:42:00+01:00")
        .env("ANKLE_DATA_DIR", home.join("data"))
        .env("ANKLE_CONFIG_DIR", home.join("config"))
        .output()
        .ok()?;
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    let line = told.lines().find(|line| line.contains("Collected"))?;
    line.rsplit(' ').next()?.parse().ok()
}
