//! What was done: exposures, hard sets, trained weeks, and the load of a week.
//!
//! **D.1** Words for what was done. An *exposure* is every set of one exercise on one day, corrections and undone
//! records taken into account; it is compared with what its week asked, and of the plan written beside it only the
//! number of sets is read. A *hard set* is every set logged of a calf, isometric or springy exercise, at whatever
//! effort: an easy one moves the target (D.4) and is work all the same; one without a side is a set of each leg. A
//! *trained week* has hard calf sets, straight or bent, on two days (one day for a person with one session a week),
//! and the busier leg reaches half of the two leasts of C.5 taken together. Everything the coach knows comes from the
//! records, in order of day; an earlier week is judged with the profile as it is now.
//!
//! **D.10** A jump in load. Where people note whole sessions, a week's load is the sum of effort times minutes
//! (session RPE, L37). It is set against the mean of those of the four weeks before it that note any session, at
//! least three; the week itself is not in the mean, because that makes a ratio of its own (L38). Above one and a half
//! times the mean, and 60 units above it, a note calls it a bigger jump than usual. It never speaks of injury, for
//! which the ratio is no measure (L38), and never changes the plan.

/// Days of a week with hard calf sets that make it a trained one (D.1, our choice).
pub const TRAINED_DAYS: u32 = 2;

/// Days within which a trained week lets the next one hold more than its least (D.2.5, our choice).
pub const TRAINED_LATELY_DAYS: i64 = 28;

/// Weeks before the one at hand whose mean load tells what is usual (L37, left out of its own mean: L38; our choice).
pub const LOAD_WEEKS: usize = 4;

/// Least of them that must tell a load (our choice).
pub const LOAD_WEEKS_LEAST: usize = 3;

/// Share of the usual load, in percent, above which a week is a jump (our choice; not a risk).
pub const LOAD_JUMP_PERCENT: u32 = 150;

/// Units of effort times minutes it must be above the usual as well (our choice).
pub const LOAD_JUMP_UNITS: u32 = 60;
