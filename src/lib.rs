//! Plans.
pub mod catalogue;
pub mod coach;
pub mod diagnostic;
pub mod history;
pub mod log;
pub mod notation;
pub mod plan;
pub mod planner;
pub mod profile;
pub mod safety;
pub mod text;
pub mod units;
mod vocabulary;
pub mod week;
