//! The rules of the coach and the planner, and every number they use, with its unit and its source.
//!
//! # How to read them
//!
//! A rule has an id, such as D.5. It is defined by the one doc comment line in this folder that begins with the id in
//! bold; its text follows that line. Code, comments and tests cite it by the id alone. A second number names a part:
//! D.2.4 is the fourth part of D.2. Letters tell what kind of rule it is:
//!
//! - **B** what the literature says, as far as a rule rests on it;
//! - **C** words, exercises, doses, and what a week must hold;
//! - **D** how a week is built, and how it moves from week to week.
//!
//! A rule describes what the program does today, with its figures as they are in the constants beside it. Where text
//! and code disagree, one of the two is wrong: mend it in the same change.
//!
//! **Sources** have ids as well, `L` and a number or `S` and a number, and are defined in [`sources`] in the same
//! way. The catalogue's `[source]` tables use the same ids. "Our choice" marks a figure that somebody had to pick: a
//! sensible default, not evidence, and shown to people as such.
//!
//! | file | what it is about | rules |
//! |---|---|---|
//! | [`week`] | what a week holds, what it is worth, how it is filled | C.1, C.5, D.2, D.2.1, D.2.5, D.2.7 |
//! | [`trained_week`] | exposures, hard sets, trained weeks, the load of a week | D.1, D.10 |
//! | [`days`] | training days, heavy days, runs and races | D.2.4 |
//! | [`time`] | how long things take, and their order | D.3, D.3b |
//! | [`ladders`] | exercises, chains, rungs, turns | C.3, C.4, D.2.3, D.2.6, D.13 |
//! | [`steps`] | progress, hold, step back | B.8, D.4 |
//! | [`pain`] | the traffic light of pain | D.5 |
//! | [`legs`] | left against right | D.6 |
//! | [`hops`] | the gate of the hops and how landings grow | D.7 |
//! | [`gap`] | missed sessions, gaps and the way back | D.8 |
//! | [`lighter_week`] | deload | D.9 |
//! | [`heavy_slow`] | the opt-in block of heavy slow resistance | B.3, D.14 |
//! | [`self_test`] | the self-tests and what is typical | B.11, D.11 |
//! | [`sprain`] | back to sport after a sprain | D.15 |
//! | [`flags`] | equipment, flags, who may do what | C.2, D.2.2 |
//! | [`safety`] | warning signs, and what the program may say | B.21, D.12 |
//! | [`sources`] | the full reference of every source | |

pub mod days;
pub mod flags;
pub mod gap;
pub mod heavy_slow;
pub mod hops;
pub mod ladders;
pub mod legs;
pub mod lighter_week;
pub mod pain;
pub mod safety;
pub mod self_test;
pub mod sources;
pub mod sprain;
pub mod steps;
pub mod time;
pub mod trained_week;
pub mod week;

pub use days::*;
pub use flags::*;
pub use gap::*;
pub use heavy_slow::*;
pub use hops::*;
pub use ladders::*;
pub use legs::*;
pub use lighter_week::*;
pub use pain::*;
pub use self_test::*;
pub use sprain::*;
pub use steps::*;
pub use time::*;
pub use trained_week::*;
pub use week::*;
