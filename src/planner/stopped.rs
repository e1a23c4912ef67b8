//! A week, or the rest of one, in which nothing is planned: an open stop tag, or the flag `bone-stress`.

use chrono::NaiveDate;

use crate::catalogue::vocabulary::{Flag, Quality};
use crate::history::History;
use crate::plan::{Day, DayKind, Plan, Total, Totals, WeekKind};
use crate::profile::Profile;
use crate::safety::Tag;
use crate::week::{Week, Weekday};

use crate::planner::targets;

/// The stop tags that are open, each with the day from which it empties a week; one told after the week leaves it.
pub(crate) fn stops_of(history: &History, week: Week) -> Vec<(Tag, NaiveDate)> {
    history.open_stops().filter(|(_, day)| *day <= week.ends()).collect()
}

/// Empties the days from the one on which a stop tag was told.
pub(crate) fn empty_from(plan: &mut Plan, day: NaiveDate, profile: &Profile, stops: &[(Tag, NaiveDate)]) {
    for emptied in plan.days.iter_mut().filter(|other| other.date >= day) {
        (emptied.items, emptied.extras) = (Vec::new(), Vec::new());
        (emptied.kind, emptied.seconds) = (DayKind::Rest, 0);
    }
    let Plan { days, totals, .. } = plan;
    totals.count(days);
    plan.trimmed.retain(|trim| trim.date < day);
    plan.uncovered.clear();
    (plan.kind, plan.phase) = (WeekKind::Stopped, None);
    plan.notes = stop_notes(profile, stops);
}

/// A week in which nothing is planned, not even extras.
pub(crate) fn stopped(profile: &Profile, week: Week, today: NaiveDate, stops: &[(Tag, NaiveDate)]) -> Plan {
    let notes = stop_notes(profile, stops);
    let none = |quality: &Quality| Total { quality: *quality, count: 0, min: 0, max: 0 };
    let totals = Totals {
        qualities: Quality::ALL.iter().map(none).collect(),
        plantar_flexor_halves: 0,
        plantar_flexor_cap: targets(profile).plantar_flexor_cap,
    };
    let rest = |date| Day {
        date,
        weekday: Weekday::of(date),
        kind: DayKind::Rest,
        seconds: 0,
        items: Vec::new(),
        extras: Vec::new(),
        also: Vec::new(),
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
        days: week.dates().map(rest).collect(),
        totals,
        uncovered: Vec::new(),
        trimmed: Vec::new(),
        notes,
    }
}

fn stop_notes(profile: &Profile, stops: &[(Tag, NaiveDate)]) -> Vec<String> {
    let mut notes = Vec::new();
    for (tag, _) in stops {
        let advice = tag.advice();
        notes.push(format!(
            "You noted '{tag}'. {advice} Nothing is scheduled until you clear it: ankle symptom {tag} --clear --reason \"what was found\""
        ));
    }
    if profile.has(Flag::BoneStress) {
        notes.push(format!(
            "Your profile has the flag 'bone-stress'. Nothing is scheduled until you remove it. {}",
            Tag::BonePain.advice()
        ));
    }
    notes.push("All warning signs: ankle safety".to_string());
    notes
}
