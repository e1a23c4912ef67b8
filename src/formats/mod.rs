//! Results for programs.

pub mod json;
