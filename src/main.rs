//! `ankle`: see the library of the same name.

use std::process::ExitCode;

#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the arguments")]
fn main() -> ExitCode {
    ankle::run(std::env::args_os())
}
