//! What an exposure decides about the next one (D.4): the table of conditions, first match wins.

use crate::catalogue::Exercise;
use crate::catalogue::vocabulary::Mode;
use crate::units::{Decimal, Pain};

use crate::coach::judge::pain::{Cause, DayPain, Light};
use crate::coach::judge::reading::{Aim, Reading};
use crate::coach::rules::{
    ALL_OUT_RPE, BEYOND_TOP, BUILD_REPS, BUILD_ROUND, BUILD_SECONDS, COUNTED_IN_ROUNDS, EASY_RPE_MARGIN,
    LEVEL_FOR_EASY_PROGRESS, RED_FROM, TIMES_BELOW_RANGE, TIMES_BEYOND_TOP,
};

/// Why an exposure decided as it did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Pain this high while doing it, or a sharp one without a number.
    Stopped(Option<Pain>),
    /// The day was red.
    Red(Option<Cause>),
    /// The day was amber.
    Amber(Option<Cause>),
    /// Half the sets under the bottom of the range, twice running.
    BelowRange,
    /// Every set all out, and one of them under the range.
    AllOut,
    /// The top of the range, so many times running.
    Top(u8),
    /// The top of the range with much effort to spare.
    Easy,
    /// Two beyond the top in the last set, twice running.
    Beyond,
    /// Every set met the target.
    Met,
    /// More load than was asked for, with every set in the range.
    Heavier,
    /// Fewer sets than were asked for, or one leg alone.
    FewerSets,
    /// Less load than was asked for.
    Lighter,
    /// A set stayed under the target.
    Short,
    /// The top was reached; it must be reached again.
    Again,
    /// The top was reached, with more effort than the next step allows.
    TooHard,
    /// The top was reached, with more touches than the next step allows.
    Touched,
    /// The top was reached in one set alone, or nothing but one set is known.
    LoneSet,
    /// The target was met twice running after a step back.
    Steady,
    /// Landings follow the week, not the set.
    Landings,
    /// The person holds it.
    Listed,
    /// A morning of the week before was as sore as a red day.
    SoreMorning,
    /// The week held less than half of its calf work.
    ThinWeek,
    /// The week was light on purpose.
    Deload,
    /// The first weeks after a gap.
    Returning,
    /// The first session after a short gap.
    Eased,
}

impl Why {
    /// Whether it is pain.
    pub fn is_pain(self) -> bool {
        matches!(self, Why::Stopped(_) | Why::Red(_) | Why::Amber(_))
    }
}

/// What an exposure decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// One step back, and rest from this exercise.
    Stop,
    /// One step back.
    Regress,
    /// The same again.
    Hold,
    /// One step on.
    Progress,
    /// A little more of the same: this amount.
    Build(u16),
}

/// Exposures in a row that said the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Streaks {
    top: u8,
    top_is_told: u8,
    beyond: u8,
    below: u8,
}

/// What holds an exercise where it is, whatever the sets were.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Circumstances {
    /// The profile's level.
    pub level: u8,
    /// Why nothing may grow, if so.
    pub stays: Option<Why>,
    /// Whether a sharp pain was noted that day.
    pub is_sharp: bool,
}

/// Judges an exposure of an exercise against its target of so many reps, seconds or landings and so much load.
pub fn judge(
    exercise: &Exercise,
    target: (u16, Decimal),
    reading: &Reading,
    day: DayPain,
    streaks: &mut Streaks,
    circumstances: Circumstances,
) -> (Verdict, Why) {
    let aim = Aim::of(exercise);
    let (amount, load_kg) = target;
    if circumstances.is_sharp || reading.pain.is_some_and(|pain| pain >= RED_FROM) {
        *streaks = Streaks::default();
        return (Verdict::Stop, Why::Stopped(reading.pain.filter(|pain| *pain >= RED_FROM)));
    }
    if day.light == Light::Red {
        *streaks = Streaks::default();
        return (Verdict::Regress, Why::Red(day.cause));
    }
    if day.light == Light::Amber {
        (streaks.top, streaks.top_is_told, streaks.beyond) = (0, 0, 0);
        return (Verdict::Hold, Why::Amber(day.cause));
    }
    let is_loaded = reading.least_load() >= load_kg;
    streaks.below = if reading.half_under(aim.low) { streaks.below.saturating_add(1) } else { 0 };
    let all_out = reading.every_effort_at_least(ALL_OUT_RPE) && reading.any_under(aim.low);
    if streaks.below >= TIMES_BELOW_RANGE || all_out {
        *streaks = Streaks::default();
        return (Verdict::Regress, if all_out { Why::AllOut } else { Why::BelowRange });
    }
    let is_whole = reading.is_whole && is_loaded;
    // At the top, what is not known to have settled neither counts nor breaks.
    if !(day.is_half_known && reading.all_reach(aim.high)) {
        count_top(&aim, reading, is_loaded && reading.is_gate_sized, streaks);
    }
    streaks.beyond = if day.is_half_known {
        streaks.beyond
    } else if is_whole && reading.is_gate_sized && reading.last_reaches(aim.high + BEYOND_TOP) {
        streaks.beyond.saturating_add(1)
    } else {
        0
    };
    let bends_the_week = |why: &Why| matches!(why, Why::Deload | Why::Returning | Why::Eased);
    if let Some(why) = circumstances.stays.filter(bends_the_week) {
        return (Verdict::Hold, why);
    }
    if !reading.is_whole {
        return (Verdict::Hold, if reading.is_lone { Why::LoneSet } else { Why::FewerSets });
    }
    if let Some(why) = circumstances.stays {
        return (Verdict::Hold, why);
    }
    let is_easy = circumstances.level >= LEVEL_FOR_EASY_PROGRESS
        && aim
            .least_rpe
            .is_some_and(|least| reading.every_effort_below(least.decimal().minus(EASY_RPE_MARGIN)));
    let unknown = u8::from(streaks.top_is_told < streaks.top);
    let needed = aim.exposures + unknown;
    if !day.is_half_known && (streaks.top >= needed || (streaks.top > 0 && is_easy)) {
        let times = streaks.top;
        *streaks = Streaks::default();
        return (Verdict::Progress, if times >= needed { Why::Top(times) } else { Why::Easy });
    }
    if !day.is_half_known && streaks.beyond >= TIMES_BEYOND_TOP {
        *streaks = Streaks::default();
        return (Verdict::Progress, Why::Beyond);
    }
    if !is_loaded {
        return (Verdict::Hold, Why::Lighter);
    }
    if reading.all_reach(amount) {
        let most = if day.is_half_known { amount.saturating_add(build_step(exercise)) } else { aim.high };
        let more = reading.lowest().saturating_add(build_step(exercise)).min(aim.high).min(most).max(amount);
        let met = (Verdict::Build(more), Why::Met);
        return if more > amount { met } else { (Verdict::Hold, what_the_top_lacks(&aim, reading)) };
    }
    (Verdict::Hold, Why::Short)
}

/// Why the top of the range does not lead on.
fn what_the_top_lacks(aim: &Aim, reading: &Reading) -> Why {
    if !aim.effort_is_low_enough(reading) {
        Why::TooHard
    } else if !aim.is_steady(reading) {
        Why::Touched
    } else if !reading.is_gate_sized {
        Why::LoneSet
    } else {
        Why::Again
    }
}

/// Counts an exposure at the top of the range; one of a single set says nothing for or against it.
fn count_top(aim: &Aim, reading: &Reading, is_whole: bool, streaks: &mut Streaks) {
    if !(reading.all_reach(aim.high) && aim.is_steady(reading) && aim.effort_is_low_enough(reading)) {
        (streaks.top, streaks.top_is_told) = (0, 0);
        return;
    }
    if !is_whole {
        return;
    }
    streaks.top = streaks.top.saturating_add(1);
    let untold = (aim.rpe.is_some() && reading.effort_is_unknown())
        || (aim.touches.is_some() && reading.touches_are_unknown());
    streaks.top_is_told = streaks.top_is_told.saturating_add(u8::from(!untold));
}

impl Aim {
    fn is_steady(&self, reading: &Reading) -> bool {
        self.touches.is_none_or(|most| reading.touches_at_most(most))
    }

    fn effort_is_low_enough(&self, reading: &Reading) -> bool {
        self.rpe.is_none_or(|most| reading.mean_effort_at_most(most))
    }
}

/// By how much a target grows when it was met.
pub fn build_step(exercise: &Exercise) -> u16 {
    match exercise.mode {
        Mode::Hold => BUILD_SECONDS,
        _ if COUNTED_IN_ROUNDS.contains(&&*exercise.slug) => BUILD_ROUND,
        _ => BUILD_REPS,
    }
}

impl Why {
    /// Whether what was asked for was done, whatever else held it.
    pub fn met_the_target(self) -> bool {
        matches!(self, Why::Met | Why::Again | Why::TooHard | Why::Touched | Why::LoneSet)
    }
}
