//! A line before it is written: what was picked for a day, and what still bends it.

use chrono::NaiveDate;

use crate::catalogue::vocabulary::Quality;
use crate::coach::because::Because;
use crate::coach::judge::symmetry::Asymmetry;
use crate::coach::prescribe::cap;
use crate::coach::rules::AFTER_RACE_RPE;
use crate::plan::reason::Coverage;
use crate::plan::totals::Counted;
use crate::plan::{Done, Item, Reason, WeekKind};
use crate::planner::contents::pick::Pick;
use crate::planner::contents::select::Trainee;
use crate::planner::lines::cautions::cautions;

/// A line of a session before it is written.
#[derive(Debug, Clone)]
pub(crate) struct Draft<'c> {
    /// What was picked, at the target it is done with.
    pub(crate) pick: Pick<'c>,
    /// Its sets.
    pub(crate) sets: u8,
    /// Sets more or fewer for the left and the right leg.
    pub(crate) extra_sets: (i8, i8),
    /// The asymmetry that gives the weaker leg a set more.
    pub(crate) asymmetry: Option<Asymmetry>,
    /// The race that still caps the effort.
    pub(crate) after_race: Option<NaiveDate>,
    /// Whether its day is moderate: neither leg does a set more.
    pub(crate) is_moderate: bool,
}

impl<'c> Draft<'c> {
    /// Drafts so many sets of a pick.
    pub(crate) fn new(pick: Pick<'c>, sets: u8) -> Draft<'c> {
        Draft { pick, sets, extra_sets: (0, 0), asymmetry: None, after_race: None, is_moderate: false }
    }

    /// Returns what it counts toward.
    pub(crate) fn quality(&self) -> Quality {
        self.pick.exercise.quality
    }

    /// Returns the seconds it takes.
    pub(crate) fn seconds(&self) -> u32 {
        let has_more = self.extra_sets.0 > 0 || self.extra_sets.1 > 0;
        let more = if has_more { self.pick.one_side_more_seconds() } else { 0 };
        self.pick.own_seconds(self.sets, self.pick.target.dosage.number()) + more
    }

    /// Returns it as totals count it, on the day at a position.
    pub(crate) fn counted(&self, day: usize) -> Counted {
        let leg = |extra: i8| self.sets.saturating_add_signed(extra);
        let per_leg = (leg(self.extra_sets.0), leg(self.extra_sets.1));
        Counted { day, quality: self.quality(), sets: self.sets, per_leg }
    }

    /// Says how many of the heavy slow block's sets fit, where that makes the week.
    pub(crate) fn name_sets_of_block(&mut self, kind: WeekKind) {
        if let Because::HeavySlow(line) = &mut self.pick.target.because {
            line.sets = if kind == WeekKind::Normal { self.sets } else { line.block.sets };
        }
    }

    /// Writes the line of a session, with the part of the week's work that it is.
    pub(crate) fn write(self, trainee: Trainee<'c, '_>, coverage: Coverage) -> Item<'c> {
        let place = Reason::Coverage(self.quality(), coverage);
        self.write_for(trainee, place)
    }

    /// Writes a line for a reason to stand where it does.
    pub(crate) fn write_for(self, trainee: Trainee<'c, '_>, place: Reason<'c>) -> Item<'c> {
        let Draft { pick, sets, extra_sets, asymmetry, after_race, is_moderate } = self;
        let Pick { exercise, target, reasons: why_this_one, .. } = pick;
        let (bends, why_this_one): (Vec<_>, Vec<_>) =
            why_this_one.into_iter().partition(Reason::bends_target);
        let mut reasons = vec![place];
        reasons.extend(why_this_one);
        reasons.push(Reason::Coach(target.because));
        reasons.extend(bends);
        reasons.extend(cautions(trainee.person.profile, exercise).map(Reason::Caution));
        let mut rpe = target.rpe;
        if let (Some(race), Some([_, high])) = (after_race, rpe)
            && high > AFTER_RACE_RPE
        {
            cap(&mut rpe, AFTER_RACE_RPE);
            reasons.push(Reason::AfterRace(race));
        }
        reasons.extend(asymmetry.map(Reason::WeakerLeg));
        Item {
            exercise,
            sets,
            extra_sets_left: extra_sets.0,
            extra_sets_right: extra_sets.1,
            dosage: target.dosage,
            load_kg: target.load_kg,
            last_set_open: target.last_set_open
                && extra_sets == (0, 0)
                && !is_moderate
                && after_race.is_none(),
            other_tempo: target.tempo,
            other_rest_seconds: target.rest_seconds,
            rpe,
            decision: target.decision,
            reasons,
            done: Done::nothing(),
        }
    }
}
