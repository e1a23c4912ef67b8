//! The filled week as lines: items with their reasons, extras, notes, and everything that is short.

pub mod assemble;
pub mod coverage;
pub mod extras;
pub mod item;
pub mod notes;
