//! How easy an exposure was (D.4): what effort was told, or what the last set showed, against what was meant.

use crate::catalogue::Exercise;
use crate::catalogue::vocabulary::{Emphasis, Flag, LoadClass, Mode, Quality};
use crate::profile::Profile;
use crate::units::Decimal;

use crate::coach::judge::reading::{Aim, Reading};
use crate::coach::rules::{
    BUILD_REPS, BUILD_ROUND, BUILD_SECONDS, COUNTED_IN_ROUNDS, MOST_BUILD_STEPS, MOST_MARGIN, NEVER_OPEN,
    RESERVE_OF_AN_OPEN_SET,
};

/// What told how hard it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// The mean RPE of its sets.
    Rpe(Decimal),
    /// The open last set, which went so many steps beyond the target.
    LastSet,
    /// The effort of the whole session, which was low.
    Session,
}

/// How easy an exposure was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Effort {
    /// What told it; nothing where it is unknown, or not to be heard.
    pub told: Option<Told>,
    /// Whole points of RPE under the range meant, 0 to 4.
    pub margin: u8,
    /// Steps by which the last set of the weaker leg went beyond the target.
    pub over: u16,
}

impl Effort {
    /// Hears how easy an exposure was that was asked for so much a set; `easy_session` where its session as a whole was
    /// told to be easy.
    pub fn of(
        exercise: &Exercise,
        asked: u16,
        reading: &Reading,
        is_open: bool,
        easy_session: bool,
    ) -> Effort {
        let over = if is_open { over(exercise, asked, reading) } else { 0 };
        let Some(least) = Aim::of(exercise).least_meant() else {
            return Effort { told: None, margin: 0, over };
        };
        let one = Decimal::whole(1);
        let (told, effort) = if let Some(mean) = reading.mean_effort() {
            (Told::Rpe(mean), mean)
        } else if over > 0 {
            // It ended with two in reserve: RPE 8, and each step beyond the target was one more in reserve at it.
            (Told::LastSet, Decimal::whole(RESERVE_OF_AN_OPEN_SET).minus(Decimal::whole(over.into())))
        } else if easy_session {
            (Told::Session, least.minus(one))
        } else {
            return Effort { told: None, margin: 0, over };
        };
        let points = least.minus(effort).billionths() / one.billionths();
        Effort { told: Some(told), margin: points.min(u64::from(MOST_MARGIN)) as u8, over }
    }

    /// Returns by how many steps a met target grows.
    pub fn steps(self) -> u16 {
        (1 + u16::from(self.margin).max(self.over / 2)).min(MOST_BUILD_STEPS)
    }
}

fn over(exercise: &Exercise, asked: u16, reading: &Reading) -> u16 {
    let last = reading.last();
    // Slow lowering is not carried on beyond what its gate asks for.
    let last =
        if exercise.emphasis == Some(Emphasis::Eccentric) { last.min(Aim::of(exercise).high) } else { last };
    last.saturating_sub(asked) / step(exercise)
}

/// Returns the smallest amount by which a target grows: a repetition, five seconds, or a round of three.
pub fn step(exercise: &Exercise) -> u16 {
    match exercise.mode {
        Mode::Hold => BUILD_SECONDS,
        _ if COUNTED_IN_ROUNDS.contains(&&*exercise.slug) => BUILD_ROUND,
        _ => BUILD_REPS,
    }
}

/// Whether the last set of an exercise may go on for as long as two are left in reserve, as far as exercise and person
/// decide it.
pub fn takes_open_set(exercise: &Exercise, profile: &Profile) -> bool {
    let is_steady = [Flag::BalanceImpaired, Flag::CalfStrain, Flag::RecentSprain];
    exercise.load_class == LoadClass::Heavy
        && matches!(exercise.quality, Quality::CalfStraight | Quality::CalfBent)
        && exercise.slug != NEVER_OPEN
        && !profile.hold.iter().any(|slug| *slug == exercise.slug)
        && !is_steady.iter().any(|flag| profile.has(*flag))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;
    use crate::history::Exposure;
    use crate::log::event::Set;

    fn effort(slug: &str, asked: u16, sets: &str, easy_session: bool) -> (u8, u16, u16) {
        let catalogue = Catalogue::bundled();
        let exercise = catalogue.get(slug).expect("bundled");
        let (amounts, rpe) = sets
            .split_once('@')
            .map_or((sets, String::new()), |(amounts, rpe)| (amounts, format!(r#","rpe":{rpe}"#)));
        let unit = if exercise.mode == Mode::Hold { "seconds" } else { "reps" };
        let set = |amount: &str| -> Set {
            serde_json::from_str(&format!(r#"{{"{unit}":{amount}{rpe}}}"#)).expect("a set")
        };
        let exposure =
            Exposure { sets: amounts.split(',').map(set).collect(), pain: None, planned_sets: None };
        let reading = Reading::of(exercise, &exposure).expect("sets");
        let is_open = takes_open_set(exercise, &Profile::default());
        let effort = Effort::of(exercise, asked, &reading, is_open, easy_session);
        (effort.margin, effort.over, effort.steps())
    }

    #[test]
    fn ease_is_heard_from_effort_the_last_set_or_the_session_in_this_order() {
        let raise = "single-leg-calf-raise";
        for (slug, asked, sets, easy_session, expected) in [
            (raise, 8, "8,8,8@3", false, (4, 0, 5)),
            (raise, 8, "8,8,8@5.5", false, (1, 0, 2)),
            (raise, 8, "8,8,8@7", false, (0, 0, 1)),
            (raise, 8, "8,8,8@1", false, (4, 0, 5)),
            (raise, 8, "8,8,8", false, (0, 0, 1)),
            (raise, 8, "8,8,14", false, (4, 6, 5)),
            (raise, 8, "8,8,10", false, (1, 2, 2)),
            (raise, 8, "8,8,9", false, (0, 1, 1)),
            (raise, 8, "8,8,8", true, (1, 0, 2)),
            (raise, 8, "8,8,14@8", true, (0, 6, 4)),
            ("negative-calf-raise", 10, "10,10,20", false, (0, 2, 2)),
            ("solo-leg-lift", 8, "8,14", false, (0, 0, 1)),
            ("calf-iso-hold", 30, "30@3", false, (3, 0, 4)),
            ("three-point-lunge", 12, "18", true, (1, 0, 2)),
            ("crane-balance", 10, "10,10,10@1", true, (0, 0, 1)),
        ] {
            assert_eq!(effort(slug, asked, sets, easy_session), expected, "{slug} {sets}");
        }
    }

    #[test]
    fn who_is_unsteady_or_freshly_hurt_has_no_open_set() {
        let catalogue = Catalogue::bundled();
        let raise = catalogue.get("single-leg-calf-raise").expect("bundled");
        for flag in Flag::ALL {
            let profile = Profile { flags: vec![*flag], ..Profile::default() };
            let expected = !matches!(flag, Flag::BalanceImpaired | Flag::CalfStrain | Flag::RecentSprain);
            assert_eq!(takes_open_set(raise, &profile), expected, "{flag:?}");
        }
        let held = Profile { hold: vec!["single-leg-calf-raise".to_string()], ..Profile::default() };
        assert!(!takes_open_set(raise, &held));
    }
}
