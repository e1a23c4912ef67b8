//! The gate of the hops (D.7): what must hold on a Monday before they begin.

use chrono::NaiveDate;

use crate::catalogue::vocabulary::Quality;
use crate::catalogue::{Catalogue, Exercise, chain};
use crate::history::History;
use crate::person::Person;
use crate::units::Pain;
use crate::week::{Week, short_date};

use crate::coach::judge::pain::{Light, Lights, before};
use crate::coach::judge::reading::Reading;
use crate::coach::judge::trained_week::CalfWeeks;
use crate::coach::rules::{
    CALM_PAIN, GATE_CALM_DAYS, GATE_RAISE_REPS, GATE_RAISES, GATE_RAISES_SINGLE, GATE_RED_DAYS, GATE_WEEKS,
    SINGLE_LEG_RAISE, TEST_HOLDS_DAYS, WEEKS_TO_SINGLE, WeeklyTargets,
};

/// Why hops are not planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed {
    /// Below level 2.
    Level,
    /// The week is light, or on the way back: nothing opens in it.
    LightWeek,
    /// Fewer trained weeks than it takes; this many.
    Weeks(usize),
    /// The raise that must be current is not.
    Raise,
    /// One-leg raises of the weaker side are too few; this many are wanted.
    Raises(u32),
    /// The legs differ too much.
    Symmetry,
    /// The last fortnight was not green, or three weeks held a red day.
    Calm,
    /// One-legged hops wait for two-legged ones, and for strength.
    OneLeg,
    /// Nothing is known of the pain of the last fortnight.
    UnknownPain,
    /// The newest word on pain is above what is calm.
    Sore(Pain),
    /// Shut for a week after pain, until this day.
    Pain(NaiveDate),
    /// Shut for a week after the ankle swelled or gave way, until this day.
    Unsteady(NaiveDate),
    /// Shut for a fortnight after a long gap, until this day.
    Gap(NaiveDate),
    /// Shut for a week after a race, until this day.
    Race(NaiveDate),
}

impl Closed {
    /// Says it in words.
    pub fn text(self) -> String {
        match self {
            Closed::Level => "opens at level 2".to_string(),
            Closed::LightWeek => "nothing opens in a lighter week, or on the way back".to_string(),
            Closed::Weeks(weeks) => format!(
                "opens after {GATE_WEEKS} trained weeks ({weeks} so far), strong single-leg raises and two calm weeks"
            ),
            Closed::Raise => {
                format!("opens when 3×{GATE_RAISE_REPS} calf-raise or a harder form is where you stand")
            }
            Closed::Raises(wanted) => format!(
                "opens with {wanted} one-leg raises on each side, in a test or a set of the last {TEST_HOLDS_DAYS} days: ankle test calf-raise --left N --right N"
            ),
            Closed::Symmetry => "opens when the weaker leg is within a tenth of the stronger".to_string(),
            Closed::Calm => "opens after two green weeks, and three without a red day".to_string(),
            Closed::OneLeg => format!(
                "on one leg they open after {WEEKS_TO_SINGLE} green weeks on two, with {GATE_RAISES_SINGLE} raises on each side"
            ),
            Closed::UnknownPain => "waits for one word on pain: ankle checkin --pain N".to_string(),
            Closed::Sore(pain) => {
                format!("waits for pain of {CALM_PAIN} or less, the last was {pain}: ankle checkin --pain N")
            }
            Closed::Pain(until) => format!("closed after pain, until {}", short_date(until)),
            Closed::Unsteady(until) => {
                format!("closed after swelling or giving way, until {}", short_date(until))
            }
            Closed::Gap(until) => format!("closed after the gap, until {}", short_date(until)),
            Closed::Race(until) => format!("closed after the race, until {}", short_date(until)),
        }
    }
}

/// What the gate looks at besides the hops.
#[derive(Debug, Clone, Copy)]
pub struct GateConditions<'a> {
    /// The person.
    pub person: Person<'a, 'a>,
    /// How it went.
    pub lights: &'a Lights,
    /// Which weeks were trained.
    pub weeks: &'a CalfWeeks,
    /// What a week must hold.
    pub targets: &'a WeeklyTargets,
    /// Whether 3×15 `calf-raise`, or a later rung, is where the person stands.
    pub raise_is_current: bool,
    /// Whether the legs are alike, by their plain ratio (D.6); unknown ones are.
    pub is_even: bool,
}

/// Asks the whole gate on the Monday of a week, with what was known by then; nothing where it is open.
pub fn gate(week: Week, around: GateConditions<'_>) -> Option<Closed> {
    let GateConditions { person, lights, weeks, targets, .. } = around;
    let Person { catalogue, profile, history } = person;
    let monday = week.starts();
    if profile.level < 2 {
        return Some(Closed::Level);
    }
    let trained = weeks.trained_before(week, profile, targets).take(GATE_WEEKS).count();
    if trained < GATE_WEEKS {
        return Some(Closed::Weeks(trained));
    }
    if !around.raise_is_current {
        return Some(Closed::Raise);
    }
    // The first hops are two-legged: the lower bar holds.
    if raises(catalogue, history, monday) < GATE_RAISES {
        return Some(Closed::Raises(GATE_RAISES));
    }
    if !around.is_even {
        return Some(Closed::Symmetry);
    }
    let lately = |days: u64| {
        let days = before(monday, days).iter_days().take_while(move |day| *day < monday);
        days.map(|day| lights.day(day).light)
    };
    if lately(GATE_CALM_DAYS).any(|light| light != Light::Green)
        || lately(GATE_RED_DAYS).any(|light| light == Light::Red)
    {
        return Some(Closed::Calm);
    }
    pain_barrier(lights, monday).or_else(|| (!lights.allows_more_hops(monday)).then_some(Closed::Calm))
}

/// Returns what the pain before a day says against opening or raising hops.
pub fn pain_barrier(lights: &Lights, day: NaiveDate) -> Option<Closed> {
    match lights.newest_pain(day) {
        None => Some(Closed::UnknownPain),
        Some(pain) => (pain > CALM_PAIN).then_some(Closed::Sore(pain)),
    }
}

/// One-leg raises of the weaker side that were known on a Monday: the best of any test and of any set in the days that a
/// test holds.
pub fn raises(catalogue: &Catalogue, history: &History, monday: NaiveDate) -> u32 {
    let from = before(monday, TEST_HOLDS_DAYS.unsigned_abs());
    let tests = history.tests("calf-raise").filter(|(day, _)| *day >= from && *day < monday);
    let tested = tests.map(|(_, tested)| {
        let weaker = tested.left.min(tested.right);
        (weaker.billionths() / 1_000_000_000) as u32
    });
    let sets = full_raises(catalogue).into_iter().flat_map(|exercise| {
        let recent = history.exposures_between(&exercise.slug, from, before(monday, 1));
        recent.filter_map(|(_, exposure)| {
            let best = Reading::of(exercise, &exposure)?.best();
            best.into_iter().min().map(u32::from)
        })
    });
    tested.chain(sets).max().unwrap_or(0)
}

/// Returns the raises on one leg without help: that rung of the chain and those after it.
fn full_raises(catalogue: &Catalogue) -> Vec<&Exercise> {
    let rungs = chain::rungs(catalogue, Quality::CalfStraight);
    let from = rungs.iter().position(|rung| rung.slug == SINGLE_LEG_RAISE).unwrap_or(rungs.len());
    rungs[from..].iter().copied().filter(|rung| rung.is_one_sided()).collect()
}
