//! Words that the views and the formats share.

pub mod sets;
pub mod week;
