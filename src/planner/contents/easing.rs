//! What a way back and two unlike legs change in a week that is filled (D.6, D.8).

use crate::catalogue::vocabulary::{LoadClass, Quality};
use crate::coach::rules::STRONGER_LEG_SETS;
use crate::coach::state::standing::{cap, dosage};
use crate::notation::Side;
use crate::plan::{Day, Item, Reason};

use crate::planner::contents::select::Trainee;
use crate::planner::timing::{exercise_seconds, one_side_more_seconds, session_seconds};

/// Makes the first session after a short gap an easier one, and gives the weaker leg its extra set.
pub(crate) fn bend(trainee: Trainee<'_>, days: &mut [Day]) {
    ease_first_sessions(trainee, days);
    favour_weaker_leg(trainee, days);
    for day in days {
        day.seconds = session_seconds(day.items.iter().map(|item| item.seconds));
    }
}

/// Makes the first session after a short gap an easier one; hops have their own figures (`hops`).
fn ease_first_sessions(trainee: Trainee<'_>, days: &mut [Day]) {
    for quality in Quality::ALL.iter().filter(|quality| **quality != Quality::Plyometric) {
        let Some(way) = trainee.standing.eased(*quality) else { continue };
        let mut items = days.iter_mut().filter(|day| day.date >= way.first).flat_map(|day| &mut day.items);
        let Some(item) = items.find(|item| item.quality == *quality) else { continue };
        let Some(exercise) = trainee.catalogue.get(&item.exercise) else { continue };
        let mut target = trainee.standing.target(exercise);
        target.sets = item.sets;
        let told = item.reasons.iter().position(|reason| *reason == target.reason);
        target.ease(exercise, way.layoff);
        // Short minutes may have made it less already.
        let amount = target.dosage.number().min(item.dosage.number());
        (item.sets, item.dosage, item.decision) = (target.sets, dosage(exercise, amount), target.decision);
        cap(&mut item.rpe, way.layoff.rpe_cap());
        item.seconds = exercise_seconds(exercise, item.sets, item.dosage.number());
        match told {
            Some(position) => item.reasons[position] = target.reason,
            None => item.reasons.push(target.reason),
        }
    }
}

/// The weaker leg does a set more on one heavy day, or on each where the legs are far apart; then the stronger one stops
/// at two.
fn favour_weaker_leg(trainee: Trainee<'_>, days: &mut [Day]) {
    let Some(asymmetry) = trainee.standing.asymmetry else { return };
    let budget = u32::from(trainee.profile.minutes) * 60;
    let weaker = asymmetry.weaker_word();
    let mut left = asymmetry.days_with_more();
    let mut halves: u16 = days
        .iter()
        .flat_map(|day| &day.items)
        .map(|item| u16::from(item.sets) * item.quality.plantar_flexor_halves())
        .sum();
    let cap = 2 * u16::from(trainee.standing.plantar_flexor_cap());
    for day in days {
        let seconds = day.seconds;
        let one_legged = |item: &&mut Item| {
            matches!(item.quality, Quality::CalfStraight | Quality::CalfBent)
                && item.sides == crate::catalogue::vocabulary::Sides::Each
                && item.load_class == LoadClass::Heavy
        };
        let Some(item) = day.items.iter_mut().find(one_legged).filter(|_| left > 0) else { continue };
        let Some(exercise) = trainee.catalogue.get(&item.exercise) else { continue };
        let more = one_side_more_seconds(exercise, item.dosage.number());
        if seconds + more > budget || halves + 2 > cap {
            continue;
        }
        let fewer = if asymmetry.is_far() {
            i8::try_from(item.sets.saturating_sub(STRONGER_LEG_SETS)).unwrap_or(0)
        } else {
            0
        };
        let (to_weaker, to_stronger) = match asymmetry.weaker {
            Side::Left => (&mut item.extra_sets_left, &mut item.extra_sets_right),
            Side::Right => (&mut item.extra_sets_right, &mut item.extra_sets_left),
        };
        (*to_weaker, *to_stronger) = (1, -fewer);
        halves += 2;
        left -= 1;
        item.seconds += more;
        let code = if asymmetry.weaker == Side::Left { "asym:+1L" } else { "asym:+1R" };
        let text = format!(
            "the {weaker} leg is at {} percent of the other: {weaker} first, a set more for it, and the other stops at its reps",
            asymmetry.percent
        );
        item.reasons.push(Reason::new(code, &text));
    }
}
