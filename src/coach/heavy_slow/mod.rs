//! The opt-in block of heavy slow resistance (D.14): `schedule` is the calendar, `choice` what is lifted, `load` how
//! much, and `progress` what a week of it remembers.

pub mod choice;
pub mod load;
pub mod progress;
pub mod schedule;

pub use progress::HeavySlow;
pub use schedule::Block;
