//! The filled week as a plan: its lines, totals, and everything that is short.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::catalogue::vocabulary::Quality;
use crate::coach::eligible::is_pain_monitored;
use crate::coach::rules::{ACCEPTABLE_PAIN, CALM_PAIN, MUCH_TIME_LEFT_PERCENT, WEEKS_OF_NEW_OPEN_SETS};
use crate::person::Person;
use crate::plan::totals::Counted;
use crate::plan::{Day, Item, Note, Phase, Plan, Total, Totals, WeekKind};
use crate::planner::contents::fill::Filled;
use crate::planner::contents::frame::{Frame, IN_SESSIONS};
use crate::planner::contents::select::Trainee;
use crate::planner::lines::coverage::{self, Coverer};
use crate::planner::lines::draft::Draft;
use crate::planner::lines::easing::{ease_after_race, ease_first_sessions, favour_weaker_leg};
use crate::planner::lines::extras;
use crate::planner::lines::notes::notes;
use crate::planner::lines::shortfall::{Short, explain, shortened};
use crate::profile::Profile;
use crate::units::Pain;

/// Turns a filled week into a plan.
pub(crate) fn assemble<'c>(
    trainee: Trainee<'c, '_>,
    frame: &Frame,
    filled: &Filled<'c>,
    today: NaiveDate,
) -> Plan<'c> {
    let mut drafts: Vec<Vec<Draft<'c>>> =
        (0..frame.chosen.days.len()).map(|day| draft_session(frame, filled, day)).collect();
    let whole = sets_of_each(&drafts);
    ease_after_race(trainee, frame, &mut drafts);
    ease_first_sessions(trainee, frame, &mut drafts);
    let eased = sets_of_each(&drafts);
    favour_weaker_leg(trainee, &mut drafts);
    let counted = drafts.iter().enumerate();
    let counted = counted.flat_map(|(day, drafts)| drafts.iter().map(move |draft| draft.counted(day)));
    let mut totals = totals(trainee, frame, counted);
    // What an easier session leaves out is not missing: the least of the week is cut by as much (D.8).
    for total in totals.qualities.iter_mut().filter(|total| total.is_in_sets()) {
        let sets = |of: &BTreeMap<Quality, u8>| of.get(&total.quality).copied().unwrap_or(0);
        total.min = total.min.saturating_sub(sets(&whole) - sets(&eased));
    }
    let mut days = write_days(trainee, frame, drafts, &totals);
    let moved = extras::place(trainee, frame, filled, &mut days);
    let (mut uncovered, mut trimmed) = (Vec::new(), shortened(&days));
    for total in &totals.qualities {
        if let Some(Short { shortfall, trims }) = explain(trainee, frame, filled, *total, &moved) {
            uncovered.push(shortfall);
            trimmed.extend(trims);
        }
    }
    let mut notes = notes(trainee, frame, &days, today);
    notes.extend(note_on_open_sets(trainee, &days));
    let has_block = frame.block(trainee.standing).is_some();
    if trimmed.is_empty() && !has_block && is_first_and_roomy(trainee, &days) {
        notes.push(Note::FirstWeekGrows);
    }
    Plan {
        week: frame.week,
        starts: frame.week.starts(),
        ends: frame.week.ends(),
        today,
        kind: frame.kind,
        phase: phase(trainee, frame),
        level: trainee.person.profile.level,
        minutes_per_session: trainee.person.profile.minutes,
        days,
        totals,
        uncovered,
        trimmed,
        notes,
    }
}

/// Says what an open set is; in the first weeks of one it is new to the person.
fn note_on_open_sets(trainee: Trainee<'_, '_>, days: &[Day<'_>]) -> Option<Note> {
    let Person { profile, history, .. } = trainee.person;
    let monday = trainee.standing.week.starts();
    let open = || days.iter().flat_map(|day| &day.items).filter(|item| item.last_set_open);
    open().next()?;
    let weeks_done =
        |item: &Item<'_>| history.tallies(item.slug()).filter(|(week, _)| week.starts() < monday).count();
    let is_new = open().all(|item| weeks_done(item) <= WEEKS_OF_NEW_OPEN_SETS);
    Some(Note::OpenSets { most_pain: most_pain_in_an_open_set(profile), is_new })
}

/// Returns the pain up to which an open set goes on.
fn most_pain_in_an_open_set(profile: &Profile) -> Pain {
    if is_pain_monitored(profile) { ACCEPTABLE_PAIN } else { CALM_PAIN }
}

/// Adds up the sets of each quality.
fn sets_of_each(drafts: &[Vec<Draft<'_>>]) -> BTreeMap<Quality, u8> {
    let mut sets: BTreeMap<Quality, u8> = BTreeMap::new();
    for draft in drafts.iter().flatten() {
        let of_quality = sets.entry(draft.quality()).or_default();
        *of_quality = of_quality.saturating_add(draft.sets);
    }
    sets
}

/// Returns where the week stands between two light ones, once a week was trained.
fn phase(trainee: Trainee<'_, '_>, frame: &Frame) -> Option<Phase> {
    let counter = trainee.standing.counter;
    let phase = Phase { week: counter.weeks() + 1, deload: counter.limit(trainee.person.profile) + 1 };
    let counts = frame.kind == WeekKind::Normal && frame.block(trainee.standing).is_none();
    (counts && counter.weeks() > 0).then_some(phase)
}

fn is_first_and_roomy(trainee: Trainee<'_, '_>, days: &[Day<'_>]) -> bool {
    let longest = days.iter().map(Day::seconds).max().unwrap_or(0);
    let given = u32::from(trainee.person.profile.minutes) * 60;
    trainee.person.history.is_empty() && longest * 100 < given * MUCH_TIME_LEFT_PERCENT
}

/// Drafts the lines of one training day, in the order of a session (D.3b).
fn draft_session<'c>(frame: &Frame, filled: &Filled<'c>, day: usize) -> Vec<Draft<'c>> {
    let solution = &filled.solution;
    let in_sets = [
        (&filled.straight, &solution.straight),
        (&filled.bent, &solution.bent),
        (&filled.iso, &solution.iso),
    ];
    let mut drafts = Vec::new();
    for (picks, spread) in in_sets {
        let Some(pick) = &picks[day] else { continue };
        let beside = filled.beside.as_ref();
        let beside = beside
            .filter(|beside| beside.day == day && beside.pick.exercise.quality == pick.exercise.quality);
        let of_branch = beside.map_or(0, |beside| beside.sets.min(spread[day]));
        let is_moderate = frame.is_moderate(day);
        if spread[day] > of_branch {
            let mut draft = Draft { is_moderate, ..Draft::new(pick.clone(), spread[day] - of_branch) };
            draft.name_sets_of_block(frame.kind);
            drafts.push(draft);
        }
        if let (Some(beside), 1..) = (beside, of_branch) {
            drafts.push(Draft::new(beside.pick.clone(), of_branch));
        }
    }
    for (turns, mask) in filled.turns.iter().zip(&solution.sessions) {
        if mask & (1 << day) != 0 {
            let turn = (mask & ((1 << day) - 1)).count_ones() as usize;
            // The chain's lower rung comes first where two hops share a day (D.7).
            let session = [turns[turn].with.as_deref(), Some(&turns[turn])];
            let picks = session.into_iter().flatten();
            drafts.extend(picks.map(|pick| Draft::new(pick.clone(), pick.target.sets)));
        }
    }
    debug_assert_eq!(filled.turns.len(), IN_SESSIONS.len());
    drafts.sort_by(|a, b| a.quality().cmp(&b.quality()).then_with(|| within_quality(a, b)));
    drafts
}

/// Orders lines of a quality: what loads the tendon more, then by name; hops stand in the order they were picked.
fn within_quality(a: &Draft<'_>, b: &Draft<'_>) -> Ordering {
    let (a, b) = (a.pick.exercise, b.pick.exercise);
    if a.quality == Quality::Plyometric {
        return Ordering::Equal;
    }
    b.tendon_tier.cmp(&a.tendon_tier).then_with(|| a.slug.cmp(&b.slug))
}

/// Writes the lines of the week, each with the part of its work that it is.
fn write_days<'c>(
    trainee: Trainee<'c, '_>,
    frame: &Frame,
    drafts: Vec<Vec<Draft<'c>>>,
    totals: &Totals,
) -> Vec<Day<'c>> {
    let mut coverer = Coverer::new(totals, frame.kind, frame.done_before.as_ref());
    let mut days: Vec<Day<'c>> = frame.week.dates().map(Day::rest).collect();
    for (position, drafts) in drafts.into_iter().enumerate() {
        coverer.begin_day();
        let day = &mut days[frame.chosen.days[position].index()];
        for mut draft in drafts {
            draft.pick.target.last_set_open &= frame.is_heavy(position);
            let coverage = coverer.cover(draft.quality(), draft.sets);
            day.items.push(draft.write(trainee, coverage));
        }
        // A day of heavy work that nobody can load is called light.
        if day.items.iter().any(Item::is_heavy) {
            day.session = frame.kind(position);
        }
    }
    days
}

fn totals(trainee: Trainee<'_, '_>, frame: &Frame, lines: impl Iterator<Item = Counted>) -> Totals {
    let spans = Quality::ALL.iter().map(|quality| {
        let span = frame.span(trainee.standing, *quality);
        Total { quality: *quality, count: 0, min: span.min, max: span.max }
    });
    let mut totals = Totals {
        qualities: spans.collect(),
        plantar_flexor_halves: 0,
        plantar_flexor_cap: frame.targets.plantar_flexor_cap,
    };
    coverage::count(&mut totals, lines, frame.done_before.as_ref());
    totals
}
