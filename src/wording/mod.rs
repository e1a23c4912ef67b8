//! Words that the views and the formats share.

pub mod remarks;
pub mod sets;
pub mod week;
