//! Text for people.

pub mod chart;
pub mod doctor;
pub mod done;
pub mod exercise;
pub mod history;
pub mod home;
pub mod imported;
pub mod list;
pub mod logged;
pub mod look;
pub mod merged;
pub mod outlook;
pub mod overview;
pub mod page;
pub mod profile;
pub mod progress;
pub mod questions;
pub mod records;
pub mod safety;
pub mod session;
pub mod sets;
pub mod symptoms;
pub mod told;
pub mod topics;
pub mod week;
