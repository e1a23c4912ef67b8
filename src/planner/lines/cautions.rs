//! What the person's flags change about how an exercise is done (C.2).

use crate::catalogue::Exercise;
use crate::catalogue::vocabulary::{Equipment, Flag, Quality};
use crate::coach::eligible::stands_on_one_leg;
use crate::coach::rules::{SHALLOW_LUNGE, TWO_LEG_BENT_RAISE, TWO_LEG_RAISE};
use crate::plan::reason::Caution;
use crate::profile::Profile;

/// Returns the cautions that hold for an exercise under the flags of a person.
pub(crate) fn cautions(profile: &Profile, exercise: &Exercise) -> impl Iterator<Item = Caution> {
    let hold = [Equipment::Wall, Equipment::Chair].into_iter().find(|it| profile.equipment.contains(it));
    let of_exercise = [
        exercise.floor_level_with.contains(&Flag::InsertionalAchilles).then_some(Caution::FloorLevel),
        (exercise.slug == SHALLOW_LUNGE).then_some(Caution::Shallow),
        (exercise.quality == Quality::Balance).then_some(Caution::NearSupport(hold)),
        (stands_on_one_leg(exercise) || is_standing_raise(exercise)).then_some(Caution::HoldOn),
        (exercise.quality == Quality::Plyometric).then_some(Caution::NeverBarefoot),
    ];
    of_exercise.into_iter().flatten().filter(|caution| profile.has(caution.flag()))
}

/// Whether an exercise is a raise on two legs that asks for a support.
fn is_standing_raise(exercise: &Exercise) -> bool {
    [TWO_LEG_RAISE, TWO_LEG_BENT_RAISE].contains(&&*exercise.slug)
}
