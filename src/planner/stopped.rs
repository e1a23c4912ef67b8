//! A week, or the rest of one, in which nothing is planned: an open stop tag, or the flag `bone-stress`.

use chrono::NaiveDate;

use crate::catalogue::vocabulary::{Flag, Quality};
use crate::history::History;
use crate::plan::{Day, Note, Plan, Total, Totals, WeekKind};
use crate::planner::weekly_targets::weekly_targets;
use crate::profile::Profile;
use crate::safety::Tag;
use crate::week::Week;

/// Returns the stop tags that are open, each with the day from which it empties a week; one told after the week leaves it.
pub(crate) fn stops_of(history: &History, week: Week) -> Vec<(Tag, NaiveDate)> {
    history.open_stops().filter(|(_, day)| *day <= week.ends()).collect()
}

/// Empties the days from the one on which a stop tag was told.
pub(crate) fn empty_from(plan: &mut Plan<'_>, day: NaiveDate, profile: &Profile, stops: &[(Tag, NaiveDate)]) {
    for emptied in plan.days.iter_mut().filter(|other| other.date >= day) {
        (emptied.items, emptied.extras) = (Vec::new(), Vec::new());
    }
    let Plan { days, totals, .. } = plan;
    totals.count(days);
    plan.trimmed.retain(|trim| trim.date < day);
    plan.uncovered.clear();
    (plan.kind, plan.phase) = (WeekKind::Stopped, None);
    plan.notes = stop_notes(profile, stops);
}

/// Plans a week in which nothing is planned, not even extras.
pub(crate) fn stopped<'c>(
    profile: &Profile,
    week: Week,
    today: NaiveDate,
    stops: &[(Tag, NaiveDate)],
) -> Plan<'c> {
    let none = |quality: &Quality| Total { quality: *quality, count: 0, min: 0, max: 0 };
    let totals = Totals {
        qualities: Quality::ALL.iter().map(none).collect(),
        plantar_flexor_halves: 0,
        plantar_flexor_cap: weekly_targets(profile).plantar_flexor_cap,
    };
    Plan {
        week,
        starts: week.starts(),
        ends: week.ends(),
        today,
        kind: WeekKind::Stopped,
        phase: None,
        level: profile.level,
        minutes_per_session: profile.minutes,
        days: week.dates().map(Day::rest).collect(),
        totals,
        uncovered: Vec::new(),
        trimmed: Vec::new(),
        notes: stop_notes(profile, stops),
    }
}

fn stop_notes(profile: &Profile, stops: &[(Tag, NaiveDate)]) -> Vec<Note> {
    let mut notes: Vec<Note> = stops.iter().map(|(tag, _)| Note::Stopped(*tag)).collect();
    if profile.has(Flag::BoneStress) {
        notes.push(Note::BoneStress);
    }
    notes.push(Note::WarningSigns);
    notes
}
