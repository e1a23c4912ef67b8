//! From targets to a week: which days, which exercises, how many sets, in which order (D.2, D.3).
//!
//! `days` chooses the days, `contents` what they hold, `lines` writes it down, and `under_way` follows a week that has
//! begun. `base` makes a week of what was known before it, and `build` brings it up to a day.

mod base;
pub mod build;
pub mod contents;
pub mod days;
pub mod impossible;
pub mod lines;

pub mod stopped;
pub mod swap;
pub mod under_way;

mod weekly_targets;

pub use base::base_week;
pub(crate) use build::next_steps;
pub use build::{first_leg, next, next_of, plan_week, standing, week};
pub use impossible::{Impossible, Unplannable};
pub use lines::notes::is_test_week;

#[cfg(test)]
mod tests;
