//! Plans.
pub mod catalogue;
pub mod diagnostic;
pub mod units;
