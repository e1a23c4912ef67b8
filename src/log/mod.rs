//! The log: one JSON object a line, only ever appended to (README, "The log").

pub mod canonical;
pub mod event;
pub mod ids;
pub mod line;
pub mod live;
pub mod merge;
pub mod read;
pub mod undo;
