//! The log makes the state: every week, every day, every exposure in order.

mod ease;
mod exposure;
mod gap;
mod heavy_slow;
mod start;
mod steps;
mod thin_week;
mod waiting;
pub mod weeks;
