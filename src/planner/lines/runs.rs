//! What hard runs have to do with the days of a week, said of the days it is true of (D.2.4).

use crate::coach::eligible::is_before_hard_run;
use crate::coach::judge::race::has_race;
use crate::plan::{Day, DayKind, Note, Plan, Reason};
use crate::planner::contents::frame::Frame;
use crate::planner::contents::select::Trainee;
use crate::planner::days::choose::{Offer, nearest_with_heavy_days};
use crate::planner::days::offer::offer;
use crate::profile::{Profile, TrainingDays};
use crate::week::Weekday;

/// Returns what is to be said of hard runs and the days of a week.
pub(crate) fn notes(trainee: Trainee<'_, '_>, frame: &Frame, days: &[Day<'_>]) -> Vec<Note> {
    let profile = trainee.person.profile;
    let moderate = moderate_days(days, profile);
    let moderate = (!moderate.is_empty()).then(|| {
        let instead = other_days(trainee, frame);
        Note::Moderate { days: moderate, instead }
    });
    moderate.into_iter().chain(run_first(days, profile)).collect()
}

/// Keeps to what is true once sessions stand on other days than planned.
pub(crate) fn keep_to_the_truth(plan: &mut Plan<'_>, profile: &Profile) {
    let moderate = moderate_days(&plan.days, profile);
    for note in &mut plan.notes {
        if let Note::Moderate { days, .. } = note {
            days.clone_from(&moderate);
        }
    }
    let is_empty = |note: &Note| matches!(note, Note::Moderate { days, .. } if days.is_empty());
    plan.notes.retain(|note| !is_empty(note));
    let at = plan.notes.iter().position(|note| matches!(note, Note::RunFirst(_)));
    plan.notes.retain(|note| !matches!(note, Note::RunFirst(_)));
    if let Some(note) = run_first(&plan.days, profile) {
        plan.notes.insert(at.unwrap_or(plan.notes.len()).min(plan.notes.len()), note);
    }
    for day in plan.days.iter_mut().filter(|day| !is_before_hard_run(profile, day.date)) {
        for item in &mut day.items {
            item.reasons.retain(|reason| *reason != (Reason::HardRunFollows { caps: false, fewer: 0 }));
        }
        for reason in day.items.iter_mut().flat_map(|item| &mut item.reasons) {
            if let Reason::HardRunFollows { caps, fewer } = *reason {
                *reason = Reason::Moderate { caps, fewer };
            }
        }
    }
}

fn moderate_days(days: &[Day<'_>], profile: &Profile) -> Vec<Weekday> {
    let is_one = |day: &&Day<'_>| day.kind() == DayKind::Moderate && is_before_hard_run(profile, day.date);
    days.iter().filter(is_one).map(|day| day.weekday).collect()
}

/// Names the days of calf work on which the hard run comes first; nothing where there is none.
fn run_first(days: &[Day<'_>], profile: &Profile) -> Option<Note> {
    let is_one = |day: &&Day<'_>| day.kind().is_loaded() && profile.hard_run_days.contains(&day.weekday);
    let days: Vec<Weekday> = days.iter().filter(is_one).map(|day| day.weekday).collect();
    (!days.is_empty()).then_some(Note::RunFirst(days))
}

/// Returns the nearest other weekdays that would have two heavy ones, where the profile names its days for every week.
fn other_days(trainee: Trainee<'_, '_>, frame: &Frame) -> Option<Vec<Weekday>> {
    let Trainee { person, has_week_settings, .. } = trainee;
    let TrainingDays::On(days) = &person.profile.days else { return None };
    let (offer, _) = offer(person, frame.week, &frame.targets);
    // What a week or a race in it changes says nothing of the others.
    if has_week_settings || has_race(person.profile, frame.week) || offer.days != *days {
        return None;
    }
    nearest_with_heavy_days(&Offer { kept_light: Vec::new(), ..offer })
}
