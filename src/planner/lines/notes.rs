//! What a person should know about the week or about one line of it, beyond the figures.

use chrono::NaiveDate;

use crate::catalogue::Exercise;
use crate::catalogue::vocabulary::{Equipment, Flag, Quality};
use crate::coach::eligible::stands_on_one_leg;
use crate::coach::judge::pain::{Light, Lights, before};
use crate::coach::rules::{
    CALM_DAYS_TO_TEST, LEVEL_UP_WEEKS, NO_TEST_WITH, PAST_SPRAIN_WEEKS, RECENT_SPRAIN_WEEKS,
    RPE_BEFORE_HARD_RUN, TEST_EVERY_WEEKS, TEST_REST_DAYS,
};
use crate::history::History;
use crate::plan::{Plan, Reason, WeekKind};
use crate::profile::{Goal, Profile, TrainingDays};
use crate::safety::Tag;
use crate::text::and_list;
use crate::week::{Week, Weekday, short_date};

use crate::planner::contents::fill::Frame;
use crate::planner::contents::select::Trainee;

/// How the note on a self-test begins.
const TEST_IS_DUE: &str = "The calf-raise test is due this week.";

/// Takes back the note on a self-test that was taken in the week.
pub(crate) fn without_test_taken(plan: &mut Plan, history: &History) {
    if history.tests("calf-raise").any(|(day, _)| plan.week.contains(day)) {
        plan.notes.retain(|note| !note.starts_with(TEST_IS_DUE));
    }
}

/// What a flag changes about how an exercise is done.
pub(crate) fn cautions(profile: &Profile, exercise: &Exercise) -> Vec<Reason> {
    let mut cautions = Vec::new();
    let mut say = |flag: Flag, text: &str| {
        if profile.has(flag) {
            cautions.push(Reason::new(format!("flag:{flag}"), text));
        }
    };
    if exercise.floor_level_with.contains(&Flag::InsertionalAchilles) {
        say(Flag::InsertionalAchilles, "stay at floor level: no drop below the edge");
    }
    if exercise.slug == "three-point-lunge" {
        say(Flag::KneeFlexionPain, "keep the lunges shallow");
    }
    if exercise.quality == Quality::Balance {
        let hold = [Equipment::Wall, Equipment::Chair].into_iter().find(|it| profile.equipment.contains(it));
        let hold = hold.map_or_else(|| "something to hold".to_string(), |it| format!("the {it}"));
        say(Flag::RecentSprain, &format!("on firm floor, a hand near {hold}"));
    }
    if stands_on_one_leg(exercise) {
        say(Flag::BalanceImpaired, "keep a hand on the support");
    }
    if exercise.quality == Quality::Plyometric {
        say(Flag::PlantarHeel, "never barefoot");
    }
    cautions
}

/// What a person should know about the week.
pub(crate) fn notes(trainee: Trainee<'_>, frame: &Frame, plan: &Plan) -> Vec<String> {
    let profile = trainee.profile;
    let mut notes = Vec::new();
    if frame.kind == WeekKind::Maintenance {
        let race = profile.races.iter().find(|race| frame.week.contains(**race));
        let why = match race {
            Some(race) => format!("a race on {}", short_date(*race)),
            None if profile.goal == Goal::Maintain => "your goal is 'maintain'".to_string(),
            None => "one session".to_string(),
        };
        notes.push(format!("Maintenance week ({why}): about half the usual work keeps what you have."));
    }
    if frame.chosen.days.is_empty() && frame.behind.is_none() {
        notes.push("You race on every day you offer, so there is no session this week.".to_string());
    }
    if let TrainingDays::On(offered) = &profile.days
        && offered.len() > usize::from(frame.targets.sessions)
    {
        notes.push(format!(
            "You offer {} days; level {} trains on {} at most, the others are for recovery.",
            offered.len(),
            profile.level,
            frame.targets.sessions
        ));
    }
    if trainee.has_week_settings {
        notes.push("This week has settings of its own in your profile.".to_string());
    }
    if frame.chosen.before_hard_run {
        let day = frame.chosen.heavy.first().map_or("", |day| day.short());
        notes.push(format!(
            "Hard runs {} leave no training day clear: {day} is heavy, at RPE {RPE_BEFORE_HARD_RUN} at most.",
            on_days(&profile.hard_run_days)
        ));
    } else if frame.chosen.heavy.is_empty() && !frame.chosen.days.is_empty() {
        notes.push("No day can be heavy this week, so it holds no calf strength.".to_string());
    }
    let also_run = frame.chosen.heavy.iter().filter(|day| profile.hard_run_days.contains(day));
    let also_run: Vec<&str> = also_run.map(|day| day.short()).collect();
    if !also_run.is_empty() {
        notes.push(format!(
            "On {} run first, and leave some hours before the calf work.",
            and_list(&also_run)
        ));
    }
    if profile.has(Flag::HalluxRigidus) {
        notes.push("With a stiff big toe, keep your shoes on.".to_string());
    }
    if profile.has(Flag::MidportionAchilles) {
        notes.push("A sore tendon is worth showing to a clinician. Pain up to 5 of 10 is usually fine if it is gone by morning.".to_string());
    }
    notes.extend(coach_notes(trainee, frame));
    notes.extend(sprain_notes(trainee, plan));
    notes
}

/// Names days in the order of the week.
fn on_days(days: &[Weekday]) -> String {
    let named: Vec<&str> =
        Weekday::ALL.iter().filter(|day| days.contains(day)).map(|day| day.short()).collect();
    if named.len() == Weekday::ALL.len() {
        "every day".to_string()
    } else {
        format!("on {}", and_list(&named))
    }
}

/// What the coach has to say about the week as a whole.
fn coach_notes(trainee: Trainee<'_>, frame: &Frame) -> Vec<String> {
    let standing = trainee.standing;
    let mut notes = Vec::new();
    if let (WeekKind::Deload, Some(cause)) = (frame.kind, &standing.deload) {
        notes.push(format!(
            "A lighter week, after {}: half the calf sets, a little less load, the same days. Nothing moves up in it.",
            cause.text()
        ));
    }
    if let (WeekKind::Return, Some((layoff, week))) = (frame.kind, standing.returning(Quality::CalfStraight))
    {
        let opening = if week == 0 {
            format!("Welcome back after {} days.", layoff.days)
        } else {
            format!("Week {} of {} on the way back.", week + 1, layoff.weeks())
        };
        notes.push(format!(
            "{opening} Fewer sets and RPE {} at most: strength comes back fast, tendons take longer.",
            layoff.rpe_cap()
        ));
    }
    if let Some(asymmetry) = standing.asymmetry.filter(|asymmetry| asymmetry.is_very_far()) {
        notes.push(format!(
            "The {} leg is at {} percent of the other. Get that assessed.",
            asymmetry.weaker_word(),
            asymmetry.percent
        ));
    }
    if suggests_next_level(trainee) {
        notes.push(format!(
            "You have stood on level-2 rungs of both calf chains for {LEVEL_UP_WEEKS} weeks. Ready for more? ankle config set level 2"
        ));
    }
    if frame.kind == WeekKind::Normal && is_test_week(trainee.profile, trainee.history, standing.week) {
        notes.push(format!(
            "{TEST_IS_DUE} Take it at least {TEST_REST_DAYS} days after heavy work, then: ankle test calf-raise --left N --right N"
        ));
    }
    notes
}

/// Whether both calf chains have stood on rungs above a beginner's level long enough.
fn suggests_next_level(trainee: Trainee<'_>) -> bool {
    let profile = trainee.profile;
    let stands_above = |quality: Quality| {
        let place = trainee.standing.place(quality)?;
        let since = trainee.history.tallies(&place.exercise.slug).next()?.0;
        let weeks = (trainee.standing.week.starts() - since.starts()).num_weeks();
        Some(place.exercise.level > profile.level && weeks >= LEVEL_UP_WEEKS)
    };
    profile.level == 1
        && [Quality::CalfStraight, Quality::CalfBent]
            .into_iter()
            .all(|quality| stands_above(quality).unwrap_or(false))
}

/// Whether the self-test is due in a week: at the start from level 2 on, a week after it for beginners, then every fifth
/// week (D.11). Never while something speaks against all that one calf can do.
pub fn is_test_week(profile: &Profile, history: &History, week: Week) -> bool {
    let monday = week.starts();
    let known = &history.before(monday);
    let last = known.tests("calf-raise").next_back().map(|(day, _)| day);
    let starts_late = profile.level < 2 && last.is_none();
    // Told in one week of five, not in every week until it is done.
    let is_due = match last.or(known.first_day()) {
        Some(since) => {
            let weeks = (monday - since).num_days() / 7;
            weeks > 0 && weeks % TEST_EVERY_WEEKS == i64::from(starts_late)
        }
        None => !starts_late,
    };
    is_due && !NO_TEST_WITH.iter().any(|flag| profile.has(*flag)) && was_calm(known, monday)
}

/// Whether the days before a Monday hold no sore day and no sharp pain.
fn was_calm(known: &History, monday: NaiveDate) -> bool {
    let from = before(monday, CALM_DAYS_TO_TEST);
    let lights = Lights::of(known);
    lights.between(from, monday).all(|(_, pain)| pain.light == Light::Green)
        && known.noted(Tag::Sharp).all(|day| day < from)
}

fn sprain_notes(trainee: Trainee<'_>, plan: &Plan) -> Vec<String> {
    let profile = trainee.profile;
    // Where nothing is said, a flag is as old as the log (C.2).
    let weeks_since = |flag: Flag| {
        let began = profile.since.get(&flag).copied().or_else(|| trainee.history.first_day())?;
        Some((plan.today - began).num_weeks())
    };
    let mut notes = Vec::new();
    if profile.has(Flag::RecentSprain) {
        if weeks_since(Flag::RecentSprain).is_none_or(|weeks| weeks < RECENT_SPRAIN_WEEKS) {
            notes.push("A fresh sprain: read 'ankle safety' first if you have not been seen.".to_string());
        } else {
            notes.push(format!(
                "The sprain is over {RECENT_SPRAIN_WEEKS} weeks old. Is it time to change 'recent-sprain' to 'past-sprain'?"
            ));
        }
    }
    if profile.has(Flag::PastSprain)
        && weeks_since(Flag::PastSprain).is_some_and(|weeks| weeks >= PAST_SPRAIN_WEEKS)
    {
        notes.push(format!(
            "You have had the flag 'past-sprain' for over {PAST_SPRAIN_WEEKS} weeks. Does it still need the extra balance work?"
        ));
    }
    notes
}
