//! From what was done to what comes next: the target of every exercise, and why.
//!
//! Today a target is the starting dose of the rung the profile's level gives. What moves it from week to week
//! will stand here too, between [`crate::history`] and [`crate::planner`].

pub mod eligible;
pub mod norms;
pub mod rules;
pub mod rung;
pub mod target;
