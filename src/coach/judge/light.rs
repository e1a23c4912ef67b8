//! The light of one exercise on one day, from the pain while training and the mornings after (D.5).

use crate::history::Morning;
use crate::units::Pain;

use crate::coach::rules::{AMBER_FROM, MORNING_AMBER, MORNING_RED, RED_FROM, STIFFER_MINUTES};

/// How an exercise, or a day, went for the ankle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Light {
    /// Going on is fine.
    #[default]
    Green,
    /// Going on is fine for a tendon that is watched: the pain was gone by the morning.
    Acceptable,
    /// Stay where you are.
    Amber,
    /// One step back.
    Red,
}

impl Light {
    /// Whether the pain was more than what going on allows.
    pub fn is_sore(self) -> bool {
        self >= Light::Amber
    }
}

/// What made a light amber or red.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// Pain while training, 0 to 10.
    During(Pain),
    /// Pain while training another exercise of the day, 0 to 10.
    Beside(Pain),
    /// Pain on the morning after, 0 to 10.
    MorningAfter(Pain),
    /// Pain that was still raised on the second morning.
    SecondMorning,
    /// The stiffness of the morning after, in minutes.
    Stiff(u16),
    /// The mornings after got worse two weeks running.
    RisingWeeks,
    /// The third amber day of an exercise within a fortnight.
    ManyAmbers,
    /// A morning as sore as a red day, whatever was done on its eve.
    SoreMorning(Pain),
}

impl Cause {
    /// Says it in a few words.
    pub fn text(self) -> String {
        match self {
            Cause::During(pain) => format!("pain {pain} of 10 while training"),
            Cause::Beside(pain) => format!("pain {pain} of 10 in another exercise"),
            Cause::MorningAfter(pain) => format!("pain {pain} of 10 on the morning after"),
            Cause::SecondMorning => "pain still raised on the second morning".to_string(),
            Cause::Stiff(minutes) => format!("{minutes} minutes of stiffness on the morning after"),
            Cause::RisingWeeks => "sorer mornings two weeks running".to_string(),
            Cause::ManyAmbers => "a third sore day within a fortnight".to_string(),
            Cause::SoreMorning(pain) => format!("pain {pain} of 10 on waking"),
        }
    }
}

/// What is known of the pain of an exercise on a day, or of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DayPain {
    /// How it went; green where nothing is known.
    pub light: Light,
    /// Why it is amber or red.
    pub cause: Option<Cause>,
    /// Whether any pain value or the morning after was told.
    pub is_known: bool,
    /// Whether it is acceptable as far as is known, and no morning has said yet that it settled.
    pub is_half_known: bool,
}

impl DayPain {
    /// Returns the worse of two, and all that is known of both.
    #[must_use]
    pub fn and(self, other: DayPain) -> DayPain {
        let DayPain { light, cause, .. } = if other.light > self.light { other } else { self };
        DayPain {
            light,
            cause,
            is_known: self.is_known || other.is_known,
            is_half_known: self.is_half_known || other.is_half_known,
        }
    }

    /// Returns it no better than a light.
    #[must_use]
    pub fn at_least(self, light: Light, cause: Cause) -> DayPain {
        if self.light >= light { self } else { DayPain { light, cause: Some(cause), ..self } }
    }
}

/// What mornings are usually like for a person; doubled, so that a median of two stays whole.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Baseline {
    pub(super) twice_pain: u32,
    pub(super) twice_stiff: u32,
}

impl Baseline {
    /// Whether the pain of a morning is above what still counts as settled.
    pub(super) fn is_raised(self, morning: Morning) -> bool {
        twice(morning) > self.twice_pain + 2 * (MORNING_AMBER - 1)
    }

    /// Whether the pain of a morning is as high as on a red day.
    pub(super) fn is_red(self, morning: Morning) -> bool {
        twice(morning) >= self.twice_pain + 2 * MORNING_RED
    }

    /// Returns the minutes of stiffness that are above what still counts as settled.
    fn stiffer(self, morning: Morning) -> Option<u16> {
        morning
            .stiffness_min
            .filter(|minutes| 2 * u32::from(*minutes) > self.twice_stiff + 2 * STIFFER_MINUTES)
    }

    /// Whether a morning is as it usually is.
    pub(super) fn is_settled(self, morning: Morning) -> bool {
        !self.is_raised(morning) && self.stiffer(morning).is_none()
    }
}

/// A morning that was not as usual, beside what is usual.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnusualMorning {
    /// The morning.
    pub morning: Morning,
    /// Twice the usual pain: a median of two may lie between two numbers.
    twice_usual: u32,
    is_raised: bool,
}

impl UnusualMorning {
    /// Returns a morning beside what is usual; nothing where it is as usual.
    pub(super) fn of(morning: Morning, usual: Baseline) -> Option<UnusualMorning> {
        let is_raised = usual.is_raised(morning);
        let found = UnusualMorning { morning, twice_usual: usual.twice_pain, is_raised };
        (!usual.is_settled(morning)).then_some(found)
    }

    /// Says it in a few words: `sorer than usual (3, usually 1; 15 min stiff)`.
    pub fn text(self) -> String {
        let Morning { pain, stiffness_min } = self.morning;
        let half = if self.twice_usual % 2 == 1 { ".5" } else { "" };
        let stiff = stiffness_min.filter(|minutes| *minutes > 0);
        if !self.is_raised {
            return format!("stiffer than usual ({} min)", stiff.unwrap_or_default());
        }
        let stiff = stiff.map_or_else(String::new, |minutes| format!("; {minutes} min stiff"));
        format!("sorer than usual ({pain}, usually {}{half}{stiff})", self.twice_usual / 2)
    }
}

fn twice(morning: Morning) -> u32 {
    2 * u32::from(morning.pain.number())
}

/// The mornings after a training day, and what they are compared with.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Mornings {
    pub(super) next: Option<Morning>,
    pub(super) second: Option<Morning>,
    /// Whether the second morning follows a day of rest: only then it can be blamed on the day before that.
    pub(super) second_is_of_the_day: bool,
    pub(super) usual: Baseline,
}

impl Mornings {
    /// Returns what the mornings say of the day as a whole.
    pub(super) fn judge(self) -> DayPain {
        let Mornings { next: Some(next), usual, .. } = self else { return DayPain::default() };
        let known = DayPain { is_known: true, ..DayPain::default() };
        if usual.is_red(next) {
            return known.at_least(Light::Red, Cause::MorningAfter(next.pain));
        }
        if usual.is_raised(next) {
            let second = self.second.filter(|_| self.second_is_of_the_day);
            return match second.filter(|second| usual.is_raised(*second)) {
                Some(_) => known.at_least(Light::Red, Cause::SecondMorning),
                None => known.at_least(Light::Amber, Cause::MorningAfter(next.pain)),
            };
        }
        usual.stiffer(next).map_or(known, |minutes| known.at_least(Light::Amber, Cause::Stiff(minutes)))
    }

    /// Whether the pain of the day was gone by the morning; nothing where no morning tells.
    fn has_settled(self) -> Option<bool> {
        match (self.next, self.second) {
            (Some(next), _) => Some(self.usual.is_settled(next)),
            (None, Some(second)) => Some(!self.usual.is_raised(second)),
            (None, None) => None,
        }
    }

    /// Returns what pain while training says of the exercise it was told with.
    pub(super) fn judge_during(self, during: Option<Pain>, is_monitored: bool) -> DayPain {
        let Some(pain) = during else { return DayPain::default() };
        let known = DayPain { is_known: true, ..DayPain::default() };
        if pain >= RED_FROM {
            return known.at_least(Light::Red, Cause::During(pain));
        }
        if pain < AMBER_FROM {
            return known;
        }
        match self.has_settled().filter(|_| is_monitored) {
            Some(true) => DayPain { light: Light::Acceptable, ..known },
            None if is_monitored => DayPain { light: Light::Acceptable, is_half_known: true, ..known },
            // Pain that is gone by the morning would have been fine: it is the morning that failed.
            Some(false) => known.at_least(Light::Amber, self.unsettled().unwrap_or(Cause::During(pain))),
            None => known.at_least(Light::Amber, Cause::During(pain)),
        }
    }

    /// Returns what the mornings have against the pain of the day being gone.
    fn unsettled(self) -> Option<Cause> {
        match self.next {
            Some(next) if self.usual.is_raised(next) => Some(Cause::MorningAfter(next.pain)),
            Some(next) => self.usual.stiffer(next).map(Cause::Stiff),
            None => self.second.map(|_| Cause::SecondMorning),
        }
    }
}
