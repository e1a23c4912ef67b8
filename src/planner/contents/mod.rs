//! What the days hold: the exercise of each quality, and how many sets where.

pub mod done_before;
pub mod fewer_sets;
pub mod fill;
pub mod frame;
pub mod heavy_slow;
pub mod hops;
pub mod lighter_week;
pub mod minutes;
pub mod moderate;
pub mod pick;
pub mod search;
pub mod select;
pub mod variety;
