//! Results for programs and for paper.

pub mod csv;
pub mod html;
pub mod ical;
pub mod json;
pub mod markdown;
pub mod outlook;
pub mod progress;
pub mod sheet;
