//! When a lighter week is due (D.9): by the count of trained weeks, or by what the body says.

use chrono::NaiveDate;

use crate::history::{History, WeekEffort};
use crate::profile::Profile;
use crate::safety::Tag;
use crate::text::and_list;
use crate::week::Week;

use crate::coach::judge::pain::{Cause, Light, Lights, before};
use crate::coach::rules::{
    AMBERS_MAKE_RED, AMBERS_WITHIN_DAYS, DELOAD_SIGNS, HARD_SESSION_RPE, REGRESSED_SLUGS,
    REGRESSED_WITHIN_DAYS, STIFF_MORNINGS, TIRED_TIMES, WEEKS_TO_DELOAD, WEEKS_TO_DELOAD_BEGINNER,
    WEEKS_TO_DELOAD_HARD,
};

/// Why a week is light.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeloadCause {
    /// So many trained weeks in a row.
    Planned(u8),
    /// Signs that it is time.
    Signs(Vec<Sign>),
}

impl DeloadCause {
    /// Says it in a few words.
    pub fn text(&self) -> String {
        match self {
            DeloadCause::Planned(weeks) => format!("{weeks} trained weeks in a row"),
            DeloadCause::Signs(signs) => {
                let texts: Vec<&str> = signs.iter().map(|sign| sign.text()).collect();
                and_list(&texts)
            }
        }
    }
}

/// What the body says when a lighter week is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// Steps back in several exercises.
    StepsBack,
    /// Hard sessions one after the other.
    HardSessions,
    /// Sore days in a fortnight.
    SoreDays,
    /// Each morning stiffer than the one before.
    StifferMornings,
    /// The tag `tired`, again and again.
    Tired,
}

impl Sign {
    /// Says it in a few words.
    pub fn text(self) -> &'static str {
        match self {
            Sign::StepsBack => "a step back in two exercises",
            Sign::HardSessions => "two hard sessions running",
            Sign::SoreDays => "three sore days in a fortnight",
            Sign::StifferMornings => "stiffer mornings each time",
            Sign::Tired => "tired three times in a fortnight",
        }
    }
}

/// The count of trained weeks since the last light one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counter {
    weeks: u8,
    effort: WeekEffort,
    /// The Monday of the last light week: signs from before it are spent.
    spent_before: Option<NaiveDate>,
}

impl Counter {
    /// Returns the trained weeks counted.
    pub fn weeks(self) -> u8 {
        self.weeks
    }

    /// Returns the trained weeks after which a light one is due.
    pub fn limit(self, profile: &Profile) -> u8 {
        let WeekEffort { half_steps, sessions } = self.effort;
        let is_hard =
            sessions > 0 && half_steps >= u32::from(HARD_SESSION_RPE.half_steps()) * u32::from(sessions);
        match profile.level {
            1 => WEEKS_TO_DELOAD_BEGINNER,
            _ if is_hard => WEEKS_TO_DELOAD_HARD,
            _ => WEEKS_TO_DELOAD,
        }
    }

    /// Whether the count alone makes a light week due.
    pub fn is_due(self, profile: &Profile) -> bool {
        self.weeks >= self.limit(profile)
    }

    /// Counts a week that was trained, or not.
    pub fn count(&mut self, was_trained: bool, effort: WeekEffort) {
        if !was_trained {
            self.reset();
            return;
        }
        self.weeks = self.weeks.saturating_add(1);
        self.effort.half_steps += effort.half_steps;
        self.effort.sessions = self.effort.sessions.saturating_add(effort.sessions);
    }

    /// Begins anew after a gap or a race.
    pub fn reset(&mut self) {
        (self.weeks, self.effort) = (0, WeekEffort::default());
    }

    /// Begins anew with a light week, followed or not.
    pub fn rest(&mut self, week: Week) {
        self.reset();
        self.spent_before = Some(week.starts());
    }

    /// Returns why the week is light, if it is.
    pub fn cause(
        self,
        profile: &Profile,
        history: &History,
        lights: &Lights,
        week: Week,
        regressed: usize,
    ) -> Option<DeloadCause> {
        if self.is_due(profile) {
            return Some(DeloadCause::Planned(self.weeks));
        }
        self.cause_by_signs(history, lights, week, regressed)
    }

    /// Returns why the week is light by what the body says alone.
    pub fn cause_by_signs(
        self,
        history: &History,
        lights: &Lights,
        week: Week,
        regressed: usize,
    ) -> Option<DeloadCause> {
        let signs = self.signs(history, lights, week, regressed);
        (signs.len() >= DELOAD_SIGNS).then_some(DeloadCause::Signs(signs))
    }

    fn signs(self, history: &History, lights: &Lights, week: Week, regressed: usize) -> Vec<Sign> {
        let monday = week.starts();
        let fortnight = before(monday, AMBERS_WITHIN_DAYS);
        let from = self.spent_before.map_or(fortnight, |spent| spent.max(fortnight));
        let mut signs = Vec::new();
        if regressed >= REGRESSED_SLUGS {
            signs.push(Sign::StepsBack);
        }
        let is_recent = |day: &NaiveDate| *day >= from && *day < monday;
        let hard = history.sessions().rev().filter(|(day, _)| is_recent(day)).take(2);
        if hard.filter(|(_, session)| session.rpe >= HARD_SESSION_RPE.decimal()).count() == 2 {
            signs.push(Sign::HardSessions);
        }
        let sore = |cause: Option<Cause>, light| light == Light::Amber || cause == Some(Cause::ManyAmbers);
        if lights.between(from, monday).filter(|(_, day)| sore(day.cause, day.light)).count()
            >= AMBERS_MAKE_RED
        {
            signs.push(Sign::SoreDays);
        }
        let stiff = history.mornings().rev().filter(|(day, _)| is_recent(day));
        let stiff: Vec<u16> =
            stiff.filter_map(|(_, morning)| morning.stiffness_min).take(STIFF_MORNINGS).collect();
        if stiff.len() == STIFF_MORNINGS && stiff.is_sorted_by(|later, earlier| later > earlier) {
            signs.push(Sign::StifferMornings);
        }
        if history.noted(Tag::Tired).filter(|day| is_recent(day)).count() >= TIRED_TIMES {
            signs.push(Sign::Tired);
        }
        signs
    }
}

/// Returns how many days before a Monday a step back still counts as a sign.
pub fn signs_reach_back_to(week: Week) -> NaiveDate {
    before(week.starts(), REGRESSED_WITHIN_DAYS)
}
