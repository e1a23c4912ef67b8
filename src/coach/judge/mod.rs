//! What the log means: one exposure, a day's pain, a gap, a week, the two legs against each other.

pub mod effort;
pub mod layoff;
pub mod light;
pub mod lighter_week;
pub mod load_jump;
pub mod norms;
pub mod pain;
pub mod reading;
pub mod self_test;
pub mod symmetry;
pub mod trained_week;
mod usual;
pub mod verdict;
