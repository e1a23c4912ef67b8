//! What a way back, a race and two unlike legs change in a week that is filled (D.6, D.8, D.9), before its lines are written.

use chrono::NaiveDate;

use crate::catalogue::vocabulary::{LoadClass, Quality, Sides};
use crate::coach::judge::race::race_before;
use crate::coach::rules::STRONGER_LEG_SETS;
use crate::notation::Side;
use crate::plan::Reason;
use crate::plan::timing::session_seconds;
use crate::planner::contents::frame::Frame;
use crate::planner::contents::select::Trainee;
use crate::planner::lines::draft::Draft;

/// Makes the first session after a short gap an easier one; hops have their own figures (`contents/hops.rs`).
pub(crate) fn ease_first_sessions(trainee: Trainee<'_, '_>, frame: &Frame, days: &mut [Vec<Draft<'_>>]) {
    for quality in Quality::ALL.iter().filter(|quality| **quality != Quality::Plyometric) {
        let Some(way) = trainee.standing.eased(*quality) else { continue };
        let mut ahead = days.iter_mut().enumerate().filter(|(day, _)| frame.date(*day) >= way.first);
        let holds_it = |drafts: &[Draft<'_>]| drafts.iter().any(|draft| draft.quality() == *quality);
        let Some((_, first)) = ahead.find(|(_, drafts)| holds_it(drafts)) else { continue };
        // A branch beside its rung is of the same session.
        for draft in first.iter_mut().filter(|draft| draft.quality() == *quality) {
            let target = &mut draft.pick.target;
            target.sets = draft.sets;
            let asked = target.dosage.number();
            target.ease(draft.pick.exercise, way.layoff);
            draft.sets = target.sets;
            let is_less = target.dosage.number() < asked;
            for reason in draft.pick.reasons.iter_mut().filter(|_| is_less) {
                // The easier session asks for less by itself.
                if let Reason::HardRunFollows { fewer, .. } = reason {
                    *fewer = 0;
                }
            }
        }
    }
}

/// Makes the days after a race easier: less effort, and a set less of each heavy exercise in the first session.
pub(crate) fn ease_after_race(trainee: Trainee<'_, '_>, frame: &Frame, days: &mut [Vec<Draft<'_>>]) {
    let person = trainee.person;
    let mut eased: Option<NaiveDate> = None;
    for (day, drafts) in days.iter_mut().enumerate().filter(|(_, drafts)| !drafts.is_empty()) {
        let date = frame.date(day);
        let Some(race) = race_before(person.profile, date) else { continue };
        let mut since = race.iter_days().skip(1).take_while(|day| *day < date);
        let is_first = eased != Some(race) && !since.any(|day| person.history.was_active_on(day));
        eased = Some(race);
        for draft in drafts {
            draft.after_race = Some(race);
            if is_first && draft.pick.exercise.load_class == LoadClass::Heavy {
                draft.sets = draft.sets.saturating_sub(1).max(1);
            }
        }
    }
}

/// Gives the weaker leg a set more on one heavy day, or on each where the legs are far apart; then the stronger one stops
/// at two.
pub(crate) fn favour_weaker_leg(trainee: Trainee<'_, '_>, days: &mut [Vec<Draft<'_>>]) {
    let Some(asymmetry) = trainee.standing.asymmetry else { return };
    let budget = u32::from(trainee.person.profile.minutes) * 60;
    let mut left = asymmetry.days_with_more();
    let halves = |draft: &Draft<'_>| u16::from(draft.sets) * draft.quality().plantar_flexor_halves();
    let mut halves: u16 = days.iter().flatten().map(halves).sum();
    let cap = 2 * u16::from(trainee.standing.plantar_flexor_cap());
    for drafts in days {
        let has_hops = drafts.iter().any(|draft| draft.quality() == Quality::Plyometric);
        let seconds = session_seconds(drafts.iter().map(Draft::seconds), has_hops);
        let one_legged = |draft: &&mut Draft<'_>| {
            let exercise = draft.pick.exercise;
            matches!(exercise.quality, Quality::CalfStraight | Quality::CalfBent)
                && exercise.sides == Sides::Each
                && exercise.load_class == LoadClass::Heavy
                && !draft.is_moderate
        };
        let Some(draft) = drafts.iter_mut().find(one_legged).filter(|_| left > 0) else { continue };
        let more = draft.pick.one_side_more_seconds();
        if seconds + more > budget || halves + 2 > cap {
            continue;
        }
        let fewer = if asymmetry.is_far() {
            i8::try_from(draft.sets.saturating_sub(STRONGER_LEG_SETS)).unwrap_or(0)
        } else {
            0
        };
        draft.extra_sets = match asymmetry.weaker {
            Side::Left => (1, -fewer),
            Side::Right => (-fewer, 1),
        };
        draft.asymmetry = Some(asymmetry);
        halves += 2;
        left -= 1;
    }
}
