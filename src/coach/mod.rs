//! From what was done to what comes next: the target of every exercise, and why.
//!
//! `replay` goes through the remembered log once, week by week: `judge` says what each exposure means, and moves what
//! `state` holds: the dose of each exercise, the rung of each ladder, the hops. `prescribe` makes the targets of a week
//! of it. Every figure stands in `rules`.

pub mod because;
pub mod decision;
pub mod eligible;
pub mod heavy_slow;
pub mod judge;
pub mod next;
pub mod prescribe;
pub mod replay;
pub mod rules;
pub mod state;

pub use decision::Decision;

#[cfg(test)]
pub(crate) mod tests;
