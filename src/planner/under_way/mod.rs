//! A week that has begun: what is done of it, what was missed, and what pain or another profile changes.

pub mod after_pain;
pub mod deal;
pub mod done;
pub mod missed;
pub mod moved;
pub mod new_profile;
pub mod replay;
pub mod setbacks;
pub mod state;
