//! Why a target is what it is, as a value; `plan::reason` says it in words.

use chrono::NaiveDate;

use crate::catalogue::Exercise;
use crate::coach::Decision;
use crate::coach::heavy_slow::Block;
use crate::coach::judge::layoff::Layoff;
use crate::coach::judge::lighter_week::DeloadCause;
use crate::coach::state::exercise::{Ruling, Step};

/// Why a target is what it is.
#[derive(Debug, Clone, PartialEq)]
pub enum Because<'c> {
    /// It is the first dose.
    Start {
        /// Whether that carries a load.
        is_loaded: bool,
    },
    /// It is the first dose, with the sets that a week on the way back leaves to the others.
    StartOnWayBack,
    /// It is the first dose of the rung that the calf-raise test led to.
    Tested {
        /// Raises of the weaker side.
        raises: u32,
        /// Whether it also decided which rung that is.
        leads_here: bool,
        /// The repetitions it gives.
        amount: u16,
    },
    /// Nothing was done of it lately; this day was the last.
    Undone {
        /// The last day it was done.
        last: Option<NaiveDate>,
    },
    /// An exposure decided it.
    Ruled(AppliedRuling<'c>),
    /// An exposure more than a week ago decided it.
    RuledLongAgo(AppliedRuling<'c>),
    /// It is the way back after a gap.
    Returning {
        /// The gap.
        layoff: Layoff,
        /// Which week of the way back it is, 0 the first.
        week: usize,
        /// Whether the effort is capped lower than the exercise's own range.
        is_capped: bool,
    },
    /// The week is light on purpose.
    Lighter {
        /// Why.
        cause: Option<DeloadCause>,
        /// Whether half of its sets come off.
        halves_sets: bool,
        /// Whether load comes off too.
        takes_load_off: bool,
    },
    /// What was earned last waits while the week is light.
    Waits,
    /// The heavy slow block prescribes it.
    HeavySlow(BlockLine<'c>),
    /// So many landings are the session's.
    Landings {
        /// Landings of the session.
        landings: u16,
        /// Whether they grew with this week.
        has_grown: bool,
    },
    /// So many landings are left in the first session after a short gap.
    LandingsAfterGap {
        /// Landings of the session.
        landings: u16,
        /// The gap.
        layoff: Layoff,
    },
}

/// What the heavy slow block asks of one exercise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BlockLine<'c> {
    /// The week of the block.
    pub block: Block,
    /// Sets of the line: fewer than the block's where no more fit.
    pub sets: u8,
    /// What the last exposure made of the load, where that was lately.
    pub ruling: Option<Ruling<'c>>,
    /// The Monday from which that holds, where the week under way still asks for what was before.
    pub from: Option<NaiveDate>,
    /// Whether no week of the block is left for that to hold in.
    pub is_last: bool,
}

/// A ruling as it bears on one exercise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AppliedRuling<'c> {
    /// The exercise whose target it explains; the ruling may be on another of its chain.
    pub exercise: &'c Exercise,
    /// What a set of it asks for since.
    pub amount: u16,
    /// What was decided.
    pub ruling: Ruling<'c>,
    /// Whether nothing was decided since.
    pub is_newest: bool,
    /// The Monday from which it holds, where the week under way still asks for what was before.
    pub from: Option<NaiveDate>,
}

impl AppliedRuling<'_> {
    /// Whether it leaves everything as it was.
    pub fn is_hold(&self) -> bool {
        self.ruling.decision == Decision::Hold && self.ruling.step == Step::None
    }
}

impl Because<'_> {
    /// Whether it says nothing a person must hear right after a set.
    pub fn is_old(&self) -> bool {
        matches!(self, Because::Undone { .. } | Because::RuledLongAgo(_))
    }

    /// Returns the ruling that decides, where one does.
    pub fn ruling(&self) -> Option<&Ruling<'_>> {
        match self {
            Because::Ruled(applied) | Because::RuledLongAgo(applied) => Some(&applied.ruling),
            Because::HeavySlow(line) => line.ruling.as_ref(),
            _ => None,
        }
    }

    /// Returns the decision of the ruling that decides, where one does.
    pub fn decision(&self) -> Option<Decision> {
        self.ruling().map(|ruling| ruling.decision)
    }
}
