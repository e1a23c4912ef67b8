//! The filled week as lines: what bends them before they are written, extras, notes, and everything that is short.

pub mod assemble;
pub mod cautions;
pub mod coverage;
pub mod draft;
pub mod easing;
pub mod extras;
pub mod notes;
pub mod runs;
pub mod shortfall;
