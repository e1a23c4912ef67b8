//! What an exposure decides about the next one (D.4): the table of conditions, first match wins.

use crate::catalogue::Exercise;
use crate::units::{Decimal, Pain};

use crate::coach::judge::effort::{Effort, Told, step};
use crate::coach::judge::pain::{Cause, DayPain, Light};
use crate::coach::judge::reading::{Aim, Reading};
use crate::coach::rules::{
    ALL_OUT_RPE, BEYOND_TOP, FAR_BEYOND_TOP, LONE_EXPOSURES, MARGIN_OF_EASE, RED_FROM, TIMES_BELOW_RANGE,
    TIMES_BEYOND_TOP, TIMES_MISSED,
};

/// Why an exposure decided as it did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Pain this high while doing it, or a sharp one without a number.
    Stopped(Option<Pain>),
    /// It was red.
    Red(Option<Cause>),
    /// It was amber.
    Amber(Option<Cause>),
    /// Half the sets under the bottom of the range, twice running.
    BelowRange,
    /// Every set all out, and one of them under the range.
    AllOut,
    /// The top of the range, so many times running.
    Top(u8),
    /// The top of the range, with much effort to spare.
    Easy(Told),
    /// Two beyond the top in the last set, twice running.
    Beyond,
    /// Far beyond the top in the last set.
    FarBeyond,
    /// Every set met the target.
    Met,
    /// Every set met the target with effort to spare.
    Eased(Told),
    /// Every set met the target, and so much was done in the last.
    OpenSet(u16),
    /// More load than was asked for, with every set in the range.
    Heavier,
    /// Fewer sets than were asked for, or one leg alone.
    FewerSets,
    /// Less load than was asked for.
    Lighter,
    /// A set stayed under the target.
    Short,
    /// Sets stayed under the target twice running.
    MissedTwice,
    /// A set was ended for form.
    EndedForForm,
    /// Every set met the target, at a mean effort above the range meant.
    HarderThanMeant(Decimal),
    /// The top was reached on a day whose pain is only half known: neither for nor against it.
    HalfKnown,
    /// The top was reached; it must be reached again.
    Again,
    /// The top was reached before, and nothing is left to add.
    AtTop,
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
    FirstAfterGap,
    /// The heavy slow block is over.
    BlockOver,
}

impl Streaks {
    /// Whether the last exposure missed its target.
    pub fn has_missed(self) -> bool {
        self.missed > 0
    }
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
    /// The same again, and what ease raised in this week is taken back.
    TakeBack,
    /// Down to this amount, which was done.
    Lower(u16),
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
    /// Of them those planned as one set.
    lone_top: u8,
    beyond: u8,
    below: u8,
    missed: u8,
}

/// What was asked, as it was shown, and what bears on the judgement beside the sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Circumstances {
    /// Reps, seconds or landings of a set, as the week asked for.
    pub amount: u16,
    /// The same as that day asked for: less on a moderate one.
    pub amount_that_day: u16,
    /// Kilograms, as they were shown.
    pub load_kg: Decimal,
    /// Why nothing may grow, if so.
    pub stays: Option<Why>,
    /// Whether a sharp pain was noted that day.
    pub is_sharp: bool,
    /// Whether the day was a moderate one.
    pub is_moderate: bool,
    /// Whether a last set far beyond counts: it does not where ease is not heard.
    pub hears_ease: bool,
    /// How easy it was.
    pub effort: Effort,
}

/// Judges an exposure of an exercise under the light of its day.
pub fn judge(
    exercise: &Exercise,
    reading: &Reading,
    day: DayPain,
    streaks: &mut Streaks,
    circumstances: Circumstances,
) -> (Verdict, Why) {
    let aim = Aim::of(exercise);
    let Circumstances { amount, amount_that_day, load_kg, effort, .. } = circumstances;
    if circumstances.is_sharp || reading.pain.is_some_and(|pain| pain >= RED_FROM) {
        *streaks = Streaks::default();
        return (Verdict::Stop, Why::Stopped(reading.pain.filter(|pain| *pain >= RED_FROM)));
    }
    if day.light == Light::Red {
        *streaks = Streaks::default();
        return (Verdict::Regress, Why::Red(day.cause));
    }
    if day.light == Light::Amber {
        (streaks.top, streaks.top_is_told, streaks.lone_top, streaks.beyond) = (0, 0, 0, 0);
        return (Verdict::Hold, Why::Amber(day.cause));
    }
    let low = aim.low.min(amount_that_day);
    let is_loaded = reading.least_load() >= load_kg;
    if !circumstances.is_moderate {
        streaks.below = if reading.half_under(low) { streaks.below.saturating_add(1) } else { 0 };
    }
    let all_out = reading.every_effort_at_least(ALL_OUT_RPE) && reading.any_under(low);
    if streaks.below >= TIMES_BELOW_RANGE || all_out {
        *streaks = Streaks::default();
        return (Verdict::Regress, if all_out { Why::AllOut } else { Why::BelowRange });
    }
    let is_whole = reading.is_whole && is_loaded;
    // A moderate day asks for less: it neither counts for the top nor breaks a row.
    if !day.is_half_known && !circumstances.is_moderate {
        count_top(&aim, reading, is_loaded, effort, streaks);
    }
    if !circumstances.is_moderate {
        count_beyond(exercise, &aim, reading, is_whole && circumstances.hears_ease, amount_that_day, streaks);
    }
    let bends_the_week = |why: &Why| matches!(why, Why::Deload | Why::Returning | Why::FirstAfterGap);
    if let Some(why) = circumstances.stays.filter(bends_the_week) {
        return (Verdict::Hold, why);
    }
    if !reading.is_whole {
        return (Verdict::Hold, if reading.is_lone { Why::LoneSet } else { Why::FewerSets });
    }
    if let Some(why) = circumstances.stays {
        return (Verdict::Hold, why);
    }
    let reaches_top = reading.all_reach(aim.high) && is_loaded && !circumstances.is_moderate;
    if reaches_top
        && !day.is_half_known
        && let Some(why) = leads_on(&aim, effort, *streaks)
    {
        *streaks = Streaks::default();
        return (Verdict::Progress, why);
    }
    let far = aim.high + FAR_BEYOND_TOP * step(exercise);
    if streaks.beyond > 0 && !day.is_half_known && !circumstances.is_moderate {
        let is_far = reading.last() >= far;
        if is_far || streaks.beyond >= TIMES_BEYOND_TOP {
            *streaks = Streaks::default();
            return (Verdict::Progress, if is_far { Why::FarBeyond } else { Why::Beyond });
        }
    }
    if !is_loaded {
        return (Verdict::Hold, Why::Lighter);
    }
    if !reading.all_reach(amount_that_day) {
        if reading.is_ended_for_form() && !reading.any_under(amount_that_day) {
            return (Verdict::Hold, Why::EndedForForm);
        }
        streaks.missed = streaks.missed.saturating_add(1);
        if streaks.missed < TIMES_MISSED {
            return (Verdict::TakeBack, Why::Short);
        }
        streaks.missed = 0;
        let done = reading.lowest().max(low);
        return if done < amount {
            (Verdict::Lower(done), Why::MissedTwice)
        } else {
            (Verdict::TakeBack, Why::Short)
        };
    }
    if !circumstances.is_moderate {
        streaks.missed = 0;
    }
    // What was done beyond the target was a point of effort a step.
    let beyond = reading.lowest().saturating_sub(amount_that_day) / step(exercise);
    let at_target = |mean: Decimal| mean.minus(Decimal::whole(beyond.into()));
    let was_hard = |mean: &Decimal| aim.most_meant().is_some_and(|most| at_target(*mean) > most);
    if let Some(mean) = reading.mean_effort().filter(was_hard).filter(|_| amount < aim.high) {
        return (Verdict::Hold, Why::HarderThanMeant(mean));
    }
    let (more, why) = growth(exercise, reading, day, circumstances);
    let more = more.min(aim.high).max(amount);
    if more > amount {
        (Verdict::Build(more), why)
    } else if day.is_half_known {
        (Verdict::Hold, Why::HalfKnown)
    } else {
        (Verdict::Hold, what_the_top_lacks(&aim, reading))
    }
}

/// By how much a met target grows, and what says so (D.4, row 7).
fn growth(exercise: &Exercise, reading: &Reading, day: DayPain, circumstances: Circumstances) -> (u16, Why) {
    let Circumstances { amount, effort, is_moderate, .. } = circumstances;
    let one = amount.saturating_add(step(exercise));
    if day.is_half_known || is_moderate {
        return (one, Why::Met);
    }
    let done = reading.lowest().saturating_add(step(exercise));
    let eased = amount.saturating_add(effort.steps() * step(exercise));
    let why = match effort.told {
        Some(told @ (Told::Rpe(_) | Told::Session))
            if effort.margin > 0 && effort.steps() > 1 && eased >= done =>
        {
            Why::Eased(told)
        }
        _ if effort.steps() > 1 && eased >= done => Why::OpenSet(reading.last()),
        _ => Why::Met,
    };
    (eased.max(done), why)
}

/// Why the top of the range leads on, where it was reached often enough (D.4, row 5).
fn leads_on(aim: &Aim, effort: Effort, streaks: Streaks) -> Option<Why> {
    // A gate takes two sets, or three exposures of one.
    let is_easy = streaks.top > streaks.lone_top && effort.margin >= MARGIN_OF_EASE;
    if let Some(told) = effort.told.filter(|_| is_easy) {
        return Some(Why::Easy(told));
    }
    let unknown = u8::from(streaks.top_is_told < streaks.top);
    // Of exposures planned as one set it takes three in place of two.
    let (needed, done) = if streaks.top == streaks.lone_top {
        (aim.exposures.max(1) + (LONE_EXPOSURES - 2), streaks.top)
    } else {
        (aim.exposures, streaks.top - streaks.lone_top)
    };
    (streaks.top > 0 && done >= needed + unknown).then_some(Why::Top(streaks.top))
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

/// Counts an exposure at the top of the range; one with fewer sets than were asked says nothing for or against it.
fn count_top(aim: &Aim, reading: &Reading, is_loaded: bool, effort: Effort, streaks: &mut Streaks) {
    if !(reading.all_reach(aim.high) && aim.is_steady(reading) && aim.effort_is_low_enough(reading)) {
        (streaks.top, streaks.top_is_told, streaks.lone_top) = (0, 0, 0);
        return;
    }
    if !is_loaded || !reading.is_whole {
        return;
    }
    let is_lone = !reading.is_gate_sized;
    if is_lone && streaks.top > streaks.lone_top {
        // Between fuller ones it neither counts nor breaks.
        return;
    }
    if !is_lone && streaks.lone_top > 0 {
        (streaks.top, streaks.top_is_told, streaks.lone_top) = (0, 0, 0);
    }
    streaks.top = streaks.top.saturating_add(1);
    streaks.lone_top = streaks.lone_top.saturating_add(u8::from(is_lone));
    let untold = (aim.rpe.is_some() && reading.effort_is_unknown() && effort.margin == 0)
        || (aim.touches.is_some() && reading.touches_are_unknown());
    streaks.top_is_told = streaks.top_is_told.saturating_add(u8::from(!untold));
}

/// Counts an exposure whose last set went beyond the top, every other one having met its target.
fn count_beyond(
    exercise: &Exercise,
    aim: &Aim,
    reading: &Reading,
    counts: bool,
    asked: u16,
    streaks: &mut Streaks,
) {
    let is_beyond = counts
        && reading.is_gate_sized
        && reading.others_reach(asked)
        && reading.last() >= aim.high + BEYOND_TOP * step(exercise);
    streaks.beyond = if is_beyond { streaks.beyond.saturating_add(1) } else { 0 };
}

impl Aim {
    fn is_steady(&self, reading: &Reading) -> bool {
        self.touches.is_none_or(|most| reading.touches_at_most(most))
    }

    fn effort_is_low_enough(&self, reading: &Reading) -> bool {
        self.rpe.is_none_or(|most| reading.mean_effort_at_most(most))
    }
}

impl Why {
    /// Whether what was asked for was done, whatever else held it.
    pub fn met_the_target(self) -> bool {
        matches!(
            self,
            Why::Met
                | Why::Eased(_)
                | Why::OpenSet(_)
                | Why::Again
                | Why::AtTop
                | Why::TooHard
                | Why::Touched
                | Why::LoneSet
                | Why::HarderThanMeant(_)
                | Why::HalfKnown
        )
    }
}
