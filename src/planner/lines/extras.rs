//! What may be done at any time of the day: short drills that found no room in a session (D.2.5).

use std::collections::BTreeMap;

use crate::catalogue::vocabulary::{Flag, Quality};
use crate::coach::eligible::is_eligible;
use crate::coach::rules::ANYTIME;
use crate::plan::reason::Extra;
use crate::plan::{Day, DayKind, Reason};
use crate::planner::contents::fill::Filled;
use crate::planner::contents::frame::{Frame, IN_SESSIONS};
use crate::planner::contents::pick::Pick;
use crate::planner::contents::select::Trainee;
use crate::planner::lines::draft::Draft;

/// Qualities that ask for so little rest and room that they may stand outside the sessions.
pub(crate) const MAY_MOVE: [Quality; 3] = [Quality::Balance, Quality::FootIntrinsic, Quality::Mobility];

/// How many sessions of each quality became extras.
#[derive(Debug, Clone, Default)]
pub(crate) struct MovedToExtras(BTreeMap<Quality, usize>);

impl MovedToExtras {
    pub(crate) fn count(&self, quality: Quality) -> usize {
        self.0.get(&quality).copied().unwrap_or(0)
    }
}

/// Places the extras, on rest days first, and tells how many of each quality there are.
pub(crate) fn place<'c>(
    trainee: Trainee<'c, '_>,
    frame: &Frame,
    filled: &Filled<'c>,
    days: &mut [Day<'c>],
) -> MovedToExtras {
    let mut moved = MovedToExtras::default();
    for ((quality, turns), mask) in IN_SESSIONS.iter().zip(&filled.turns).zip(&filled.solution.sessions) {
        if !MAY_MOVE.contains(quality) {
            continue;
        }
        let least = usize::from(frame.left(trainee.standing, *quality).min);
        let in_sessions = mask.count_ones() as usize;
        for pick in turns.iter().take(least).skip(in_sessions) {
            let reason = Reason::Extra(Extra::NoRoom(*quality));
            let item = Draft::new(pick.clone(), pick.target.sets).write_for(trainee, reason);
            let Some(day) = free_day(days, *quality, frame) else { break };
            days[day].extras.push(item);
            *moved.0.entry(*quality).or_default() += 1;
        }
    }
    place_anytime(trainee, frame, days);
    place_daily_balance(trainee, frame, days);
    moved
}

/// Whether a day is among those that are planned.
fn is_planned(day: &Day<'_>, frame: &Frame) -> bool {
    frame.done_before.as_ref().is_none_or(|done_before| day.date >= done_before.from)
}

/// The first day without this quality, rest days before light ones before heavy ones.
fn free_day(days: &[Day<'_>], quality: Quality, frame: &Frame) -> Option<usize> {
    let is_ahead = |day: &Day<'_>| is_planned(day, frame);
    let free = |day: &Day<'_>| {
        is_ahead(day) && day.items.iter().chain(&day.extras).all(|item| item.quality() != quality)
    };
    let preference = |kind: DayKind| match kind {
        DayKind::Rest => 0,
        DayKind::Light => 1,
        DayKind::Moderate => 2,
        DayKind::Heavy => 3,
    };
    let candidates = (0..days.len()).filter(|&day| free(&days[day]));
    candidates.min_by_key(|&day| (preference(days[day].kind()), days[day].extras.len(), day))
}

/// The long arch stretch, for those it is meant for: every day with a sore heel (S1), else as often as its advice says.
fn place_anytime<'c>(trainee: Trainee<'c, '_>, frame: &Frame, days: &mut [Day<'c>]) {
    let profile = trainee.person.profile;
    let Some(exercise) = trainee.person.catalogue.get(ANYTIME) else { return };
    let is_for_the_arch = profile.has(Flag::PlantarHeel);
    let is_favoured = profile.favour.iter().any(|slug| slug == ANYTIME);
    if !(is_favoured || is_for_the_arch) || !is_eligible(exercise, profile) {
        return;
    }
    let why = if is_for_the_arch { Extra::ForTheArch } else { Extra::Favourite };
    let pick = Pick::new(exercise, trainee.standing, Vec::new());
    let done = frame.done_before.as_ref().map_or(0, |done_before| done_before.days_of(ANYTIME));
    let [least, most] = exercise.dose.per_week;
    for _ in done..if is_for_the_arch { most } else { least } {
        let draft = Draft::new(pick.clone(), pick.target.sets);
        let item = draft.write_for(trainee, Reason::Extra(why));
        let without = (0..days.len())
            .filter(|&day| is_planned(&days[day], frame))
            .filter(|&day| days[day].extras.iter().all(|item| item.slug() != ANYTIME));
        let Some(day) = without.min_by_key(|&day| (days[day].kind() != DayKind::Rest, day)) else { return };
        days[day].extras.push(item);
    }
}

/// Balance on the days that hold none, for those whose balance is poor (C.2).
fn place_daily_balance<'c>(trainee: Trainee<'c, '_>, frame: &Frame, days: &mut [Day<'c>]) {
    if !trainee.person.profile.has(Flag::BalanceImpaired) {
        return;
    }
    let is_without = |day: &Day<'_>| {
        let mut items = day.items.iter().chain(&day.extras);
        is_planned(day, frame) && items.all(|item| item.quality() != Quality::Balance)
    };
    for day in days.iter_mut().filter(|day| is_without(day)) {
        let Some(pick) = trainee.rung_on(Quality::Balance, day.date) else { continue };
        let draft = Draft::new(pick.clone(), pick.target.sets);
        day.extras.push(draft.write_for(trainee, Reason::Extra(Extra::EveryDay(Quality::Balance))));
    }
}
