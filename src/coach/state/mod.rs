//! Where a person stands: the dose of each exercise, the rung of each ladder, the hops.

pub mod exercise;
pub mod hops;
pub mod ladder;
mod one_legged;
pub mod rung;
pub mod standing;
