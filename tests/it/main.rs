//! What needs more than one module, the program itself, or the repository: all in one crate, so that it is linked once.
//!
//! The literate tests stand beside it, in `tests/cmd.rs`, with their texts in `tests/cmd`; what the tests of the
//! catalogue read is in `tests/catalogue`.

#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::print_stderr, missing_docs)]

mod catalogue;
mod cli;
mod formats;
#[cfg(unix)]
mod guided;
mod readme;
mod repository;
mod rules;
mod tidy;
mod trainees;
mod weeks;
