//! What a week of this person must hold, what sort of week it is, and how far it may grow (C.5, D.2.1, D.4).

use crate::catalogue::vocabulary::Flag;
use crate::coach::judge::trained_week::plantar_flexor_halves;
use crate::coach::rules::{
    BALANCE_WITH_FLAG, CONTROL_AFTER_SPRAIN, GROWTH_SETS, Span, WEEKLY_TARGETS, WeeklyTargets,
};
use crate::coach::state::standing::Standing;
use crate::person::Person;
use crate::plan::WeekKind;
use crate::profile::{Goal, Profile};
use crate::week::Week;

/// Returns what a week of a person must hold.
pub(crate) fn weekly_targets(profile: &Profile) -> WeeklyTargets {
    let level = usize::from(profile.level.clamp(1, 3));
    let mut targets = WEEKLY_TARGETS[level - 1];
    if profile.has(Flag::PastSprain) || profile.has(Flag::BalanceImpaired) {
        raise(&mut targets.balance, BALANCE_WITH_FLAG);
    }
    if profile.has(Flag::PastSprain) {
        raise(&mut targets.ankle_control, CONTROL_AFTER_SPRAIN);
    }
    if profile.has(Flag::NoJump) {
        targets.plyometric.min = 0;
        targets.plyometric.max = 0;
    }
    targets
}

/// Raises the least of a span, and its most where that is less.
fn raise(span: &mut Span, least: u8) {
    span.min = span.min.max(least);
    span.max = span.max.max(span.min);
}

/// Returns the most half sets of a week that grows (the weekly limiter, D.4); none where no week was trained lately.
pub(crate) fn growth(standing: &Standing<'_, '_>, week: Week) -> Option<u16> {
    let Standing { person: Person { catalogue, profile, history }, weeks, .. } = standing;
    let targets = &weekly_targets(profile);
    if !weeks.is_trained_lately(week, profile, targets) {
        return None;
    }
    let last = weeks.trained_before(week, profile, targets).take(2);
    let most = last.map(|week| plantar_flexor_halves(catalogue, history, week)).max();
    most.map(|halves| halves + 2 * GROWTH_SETS)
}

/// Returns what sort of week it is, of so many sessions; the first rule that holds decides.
pub(crate) fn week_kind(standing: &Standing<'_, '_>, week: Week, sessions: usize) -> WeekKind {
    let profile = standing.person.profile;
    let has_race = profile.races.iter().any(|race| week.contains(*race));
    if standing.is_return() {
        WeekKind::Return
    } else if has_race {
        WeekKind::Maintenance
    } else if standing.deload.is_some() {
        WeekKind::Deload
    } else if standing.heavy_slow.block.is_some() {
        WeekKind::Normal
    } else if sessions <= 1 || profile.goal == Goal::Maintain {
        WeekKind::Maintenance
    } else {
        WeekKind::Normal
    }
}
