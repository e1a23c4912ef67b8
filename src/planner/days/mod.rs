//! Which days to train on, and which of them are heavy.

pub mod choose;
pub mod offer;
