//! The log makes the state: every week, every day, every exposure in order.

mod exposure;
mod gap;
mod heavy_slow;
mod start;
mod steps;
pub mod weeks;
