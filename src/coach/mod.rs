//! From what was done to what comes next: the target of every exercise, and why.
//!
//! [`standing::Standing`] is all of it: one pass over the remembered log (`fold`) reads each exposure against its
//! exercise (`exposure`), under the day's light (`pain`), decides (`progression`, `judged`) and moves the exercise (`course`) and
//! its rung (`ladder`). What bends a week stands beside: `layoff`, `deload`, `symmetry`, `plyometrics`, `hsr`. Every
//! figure is in `rules`, every sentence in `reasons`.

mod comeback;
pub mod course;
pub mod deload;
pub mod eligible;
pub mod exposure;
mod fold;
pub mod hsr;
mod judged;
pub mod ladder;
pub mod layoff;
pub mod load_note;
pub mod norms;
pub mod pain;
pub mod plyometrics;
pub mod progress;
pub mod progression;
pub mod reasons;
pub mod rules;
pub mod rung;
pub mod standing;
mod steps;
pub mod symmetry;
pub mod target;
pub mod trained;

#[cfg(test)]
pub(crate) mod tests;
