//! The guided session: what is led, in which order, to the second, and what is said and written on the way.
//!
//! All of it is pure. [`part`] and [`timeline`] make a day of the plan into timed stretches, [`session`] walks through
//! them as a total state machine, [`screen`] draws a state and [`plain`] says it in sentences. [`one_set`] is a single set
//! beside something else. Terminal, clock and log belong to the command.

pub mod clock;
pub mod compared;
pub mod effect;
pub mod ledger;
pub mod listing;
pub mod one_set;
pub mod part;
pub mod plain;
pub mod screen;
pub mod session;
pub mod summary;
#[cfg(test)]
mod tests;
pub mod timeline;
