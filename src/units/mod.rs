//! Numbers as people write them: a type each, whose limits stand there and nowhere else.

mod decimal;
mod load;
mod pain;
mod rpe;
mod tempo;

pub use decimal::{Decimal, NotADecimal};
pub use load::{KG_PER_LB, Load, LoadUnit, NotALoad};
pub use pain::{NotAPain, Pain};
pub use rpe::{LoggedRpe, NotAnEffort, Rpe, RpeTooHigh, SessionRpe};
pub use tempo::{NotATempo, Part, Phases, Tempo};
