//! What a person should know about the week as a whole, beyond the figures.

use std::collections::BTreeSet;

use chrono::{NaiveDate, TimeDelta};

use crate::catalogue::Exercise;
use crate::catalogue::vocabulary::{Flag, Quality};
use crate::coach::heavy_slow::Block;
use crate::coach::judge::pain::{Cause, Light, Lights, before};
use crate::coach::judge::race::race_before;
use crate::coach::judge::self_test::speaks_against;
use crate::coach::judge::symmetry::one_sided_pain;
use crate::coach::rules::{
    HSR_LEVEL, HSR_OFFER_WEEKS, LEVEL_UP_EVERY_WEEKS, LEVEL_UP_WEEKS, PAST_SPRAIN_EVERY_WEEKS,
    PAST_SPRAIN_WEEKS, RECENT_SPRAIN_WEEKS, TEST_EVERY_WEEKS, TEST_TOLD_WEEKS,
};
use crate::coach::state::exercise::takes_load;
use crate::person::Person;
use crate::plan::note::MaintenanceWhy;
use crate::plan::reason::Caution;
use crate::plan::sore_lately::SoreLately;
use crate::plan::{Day, Note, Reason, WeekKind};
use crate::planner::contents::frame::Frame;
use crate::planner::contents::select::Trainee;
use crate::planner::days::choose::ChosenDays;
use crate::planner::lines::runs;
use crate::profile::{Goal, Injured, TrainingDays};
use crate::units::Decimal;
use crate::week::Week;

/// Returns what a person should know about the week.
pub(crate) fn notes(
    trainee: Trainee<'_, '_>,
    frame: &Frame,
    days: &[Day<'_>],
    today: NaiveDate,
) -> Vec<Note> {
    let profile = trainee.person.profile;
    let mut notes = Vec::new();
    if frame.kind == WeekKind::Maintenance {
        let race = profile.races.iter().find(|race| frame.week.contains(**race));
        notes.push(Note::Maintenance(match race {
            Some(race) => MaintenanceWhy::Race(*race),
            None if profile.goal == Goal::Maintain => MaintenanceWhy::Goal,
            None => MaintenanceWhy::OneSession,
        }));
    }
    notes.extend(notes_on_block(trainee, frame));
    notes.extend(notes_on_days(trainee, frame, days));
    if profile.has(Flag::HalluxRigidus) {
        notes.push(Note::ShoesOn);
    }
    if profile.has(Flag::MidportionAchilles) {
        notes.push(Note::SoreTendon);
    }
    notes.extend(profile.injured.and_then(Injured::side).map(Note::InjuredFirst));
    if reasons(days).any(|reason| matches!(reason, Reason::Caution(Caution::HoldOn))) {
        notes.push(Note::HoldOn);
    }
    notes.extend(sore_lately(trainee, days).map(Note::SoreLately));
    notes.extend(coach_notes(trainee, frame, days));
    notes.extend(sprain_notes(trainee, today));
    notes
}

/// Returns the reasons of all lines.
fn reasons<'a, 'c: 'a>(days: &'a [Day<'c>]) -> impl Iterator<Item = &'a Reason<'c>> {
    days.iter().flat_map(|day| day.items.iter().chain(&day.extras)).flat_map(|item| &item.reasons)
}

/// Returns the newest sore day of the week before; nothing where a red one came after it, or a line tells of pain.
fn sore_lately(trainee: Trainee<'_, '_>, days: &[Day<'_>]) -> Option<SoreLately> {
    let (lights, monday) = (&trainee.standing.lights, trainee.standing.week.starts());
    let last_week: Vec<_> = lights.between(before(monday, 7), monday).collect();
    let newest = last_week.iter().rposition(|(_, pain)| pain.light.is_sore())?;
    let (day, pain) = last_week[newest];
    if pain.light != Light::Amber || reasons(days).any(Reason::names_pain) {
        return None;
    }
    let has_settled = last_week[newest + 1..].iter().any(|(_, pain)| pain.is_known && !pain.is_half_known);
    let during = lights.worst_exercise(day).filter(|_| matches!(pain.cause, Some(Cause::During(_))));
    let exercise = during.map(|(slug, _)| slug.to_string());
    Some(SoreLately { day, cause: pain.cause, exercise, has_settled })
}

/// Returns what is to be said of the heavy slow block: which week it is, what it lacks, or that there is one (D.14).
fn notes_on_block(trainee: Trainee<'_, '_>, frame: &Frame) -> Option<Note> {
    let heavy_slow = &trainee.standing.heavy_slow;
    if heavy_slow.lacks_weight {
        return Some(Note::HeavySlowNeedsWeight);
    }
    if heavy_slow.is_ended && Block::at(trainee.person.profile, frame.week).is_some() {
        // Said once, when the way back begins; it begins again after that.
        let (layoff, week) = trainee.standing.returning(Quality::CalfStraight)?;
        let back = (0..layoff.weeks().max(1)).fold(frame.week, |week, _| week.next());
        return (week == 0).then(|| Note::HeavySlowEnded { again: back.starts() });
    }
    match frame.block(trainee.standing) {
        Some(block) => Some(Note::HeavySlow(block)),
        None => offers_block(trainee, frame).then(|| Note::HeavySlowOffer(frame.week.next().starts())),
    }
}

/// Whether the block is offered in a week: to a sore tendon, with a weight, once three weeks hold records.
fn offers_block(trainee: Trainee<'_, '_>, frame: &Frame) -> bool {
    let Person { catalogue, profile, history } = trainee.person;
    let is_for_them = profile.has(Flag::MidportionAchilles)
        && profile.hsr_from.is_none()
        && profile.level >= HSR_LEVEL
        && frame.kind == WeekKind::Normal;
    let is_lifted = |exercise: &Exercise| {
        matches!(exercise.quality, Quality::CalfStraight | Quality::CalfBent) && takes_load(exercise, profile)
    };
    if !is_for_them || !catalogue.iter().any(is_lifted) {
        return false;
    }
    let slugs = history.exercises();
    let weeks = slugs.flat_map(|slug| history.tallies(slug).map(|(week, _)| week).collect::<Vec<Week>>());
    let weeks: BTreeSet<Week> = weeks.filter(|week| *week < frame.week).collect();
    // The third of them has just ended: it is said once.
    weeks.len() == HSR_OFFER_WEEKS && weeks.last().is_some_and(|last| last.next() == frame.week)
}

/// Returns what is to be said of the days that were chosen.
fn notes_on_days(trainee: Trainee<'_, '_>, frame: &Frame, days: &[Day<'_>]) -> Vec<Note> {
    let profile = trainee.person.profile;
    let mut notes = Vec::new();
    if frame.chosen.days.is_empty() && frame.done_before.is_none() {
        notes.push(Note::OnlyRaces);
    }
    let sessions = frame.targets.sessions;
    if let TrainingDays::On(offered) = &profile.days
        && offered.len() > usize::from(sessions)
    {
        notes.push(Note::ManyDays { offered: offered.len(), level: profile.level, sessions });
    }
    if trainee.has_week_settings {
        notes.push(Note::WeekSettings);
    }
    let ChosenDays { days: chosen, heavy, moderate } = &frame.chosen;
    if heavy.is_empty() && moderate.is_empty() && !chosen.is_empty() {
        notes.push(Note::NoHeavyDay);
    }
    notes.extend(runs::notes(trainee, frame, days));
    notes
}

/// Returns what the coach has to say about the week as a whole.
fn coach_notes(trainee: Trainee<'_, '_>, frame: &Frame, days: &[Day<'_>]) -> Vec<Note> {
    let standing = trainee.standing;
    let mut notes = Vec::new();
    if let (WeekKind::Deload, Some(cause)) = (frame.kind, &standing.deload) {
        let has_load = days.iter().flat_map(|day| &day.items).any(|item| item.load_kg > Decimal::ZERO);
        notes.push(Note::Lighter { cause: cause.clone(), has_load });
    }
    let mut days = (0..frame.chosen.days.len()).map(|day| frame.date(day));
    notes.extend(days.find_map(|day| race_before(trainee.person.profile, day)).map(Note::AfterRace));
    if let (WeekKind::Return, Some((layoff, week))) = (frame.kind, standing.returning(Quality::CalfStraight))
    {
        notes.push(Note::Returning { layoff, week });
    } else if let Some(way) = standing.eased(Quality::CalfStraight) {
        notes.push(Note::Returning { layoff: way.layoff, week: 0 });
    }
    if let Some(asymmetry) = standing.asymmetry.filter(|asymmetry| asymmetry.is_very_far()) {
        notes.push(Note::LegsFarApart(asymmetry));
    }
    if let Some(side) = one_sided_pain(standing.person.history, before(standing.week.starts(), 1)) {
        notes.push(Note::PainOnOneSide(side));
    }
    if let Some(weeks) = weeks_above_level(trainee).filter(|weeks| is_told_of_level(*weeks)) {
        notes.push(Note::LevelUp { level: trainee.person.profile.level, weeks });
    }
    let person = trainee.person;
    let is_eased = standing.eased(Quality::CalfStraight).is_some();
    if frame.kind == WeekKind::Normal && !is_eased && is_test_week(person, standing.week) {
        notes.push(Note::TestDue);
    }
    notes
}

/// Returns for how many weeks up to now both calf chains were trained with forms above a beginner's level; nothing where
/// one of them is not above it now.
fn weeks_above_level(trainee: Trainee<'_, '_>) -> Option<usize> {
    let Person { catalogue, profile, history } = trainee.person;
    let is_above = |quality: Quality| {
        trainee.standing.place(quality).is_some_and(|place| place.exercise.level > profile.level)
    };
    let calf = [Quality::CalfStraight, Quality::CalfBent];
    if profile.level != 1 || !calf.into_iter().all(is_above) {
        return None;
    }
    let weeks_of = |quality: Quality| -> BTreeSet<Week> {
        let harder = catalogue.iter().filter(|it| it.quality == quality && it.level > profile.level);
        harder.flat_map(|harder| history.tallies(&harder.slug).map(|(week, _)| week)).collect()
    };
    let done = calf.map(weeks_of);
    let mut week = Week::of(before(trainee.standing.week.starts(), 7));
    let mut weeks = 0;
    while done.iter().all(|weeks| weeks.contains(&week)) {
        weeks += 1;
        week = Week::of(before(week.starts(), 7));
    }
    Some(weeks)
}

/// Whether the next level is suggested after so many weeks: not in every one of them.
fn is_told_of_level(weeks: usize) -> bool {
    weeks >= LEVEL_UP_WEEKS && (weeks - LEVEL_UP_WEEKS).is_multiple_of(LEVEL_UP_EVERY_WEEKS)
}

/// Whether the self-test is due in a week: at the start from level 2 on, a week after it for beginners, then from every fifth
/// week on for three (D.11). Never while something speaks against all that one calf can do.
pub fn is_test_week(person: Person<'_, '_>, week: Week) -> bool {
    let Person { profile, history, .. } = person;
    let monday = week.starts();
    let known = &history.before(monday);
    let last = known.tests("calf-raise").next_back().map(|(day, _)| day);
    let starts_late = profile.level < 2 && last.is_none();
    // Told again in a week or two, as one of them may be sore or lighter, and not in every week until it is done.
    let is_due = match last.or(known.first_day()) {
        Some(since) => {
            let weeks = (monday - since).num_days() / 7 - i64::from(starts_late);
            let begins = starts_late && weeks == 0;
            begins || weeks >= TEST_EVERY_WEEKS && weeks % TEST_EVERY_WEEKS < i64::from(TEST_TOLD_WEEKS)
        }
        None => !starts_late,
    };
    is_due && speaks_against(profile, known, &Lights::of(person.with_history(known)), monday).is_none()
}

fn sprain_notes(trainee: Trainee<'_, '_>, today: NaiveDate) -> Vec<Note> {
    let profile = trainee.person.profile;
    // Where nothing is said, a flag is as old as the log (C.2).
    let weeks_since = |flag: Flag| {
        let began = profile.since.get(&flag).copied().or_else(|| trainee.person.history.first_day())?;
        Some((today - began).num_weeks())
    };
    let mut notes = Vec::new();
    if profile.has(Flag::RecentSprain) {
        let is_fresh = weeks_since(Flag::RecentSprain).is_none_or(|weeks| weeks < RECENT_SPRAIN_WEEKS);
        notes.push(if is_fresh { Note::FreshSprain } else { Note::SprainIsOld });
    }
    // Whoever changed the flag began with it when the sprain was no longer recent.
    let since_recent =
        profile.since.get(&Flag::RecentSprain).map(|day| *day + TimeDelta::weeks(RECENT_SPRAIN_WEEKS));
    let began = profile.since.get(&Flag::PastSprain).copied().or(since_recent);
    if profile.has(Flag::PastSprain)
        && let Some(began) = began.or_else(|| trainee.person.history.first_day())
    {
        // Asked in one week of four, until the person answers.
        let weeks = (trainee.standing.week.starts() - began).num_weeks() - PAST_SPRAIN_WEEKS;
        if weeks >= 0 && weeks % PAST_SPRAIN_EVERY_WEEKS == 0 {
            notes.push(Note::PastSprainIsOld);
        }
    }
    notes
}
