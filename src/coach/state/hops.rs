//! The gate of the hops and how their landings grow (D.7).

use chrono::NaiveDate;

use crate::catalogue::Catalogue;
use crate::catalogue::vocabulary::{Flag, LoadClass, Quality};
use crate::history::History;
use crate::person::Person;
use crate::week::Week;

use crate::coach::judge::pain::{Light, Lights, before};
use crate::coach::judge::reading::Reading;
use crate::coach::rules::{
    CALM_PAIN, CLOSED_DAYS, FIRST_CONTACTS, GATE_CALM_DAYS, GATE_RAISE_REPS, GATE_RAISES, GATE_RAISES_SINGLE,
    GATE_RAISES_SINGLE_ADVANCED, GATE_RED_DAYS, GATE_WEEKS, MORE_CONTACTS, MORE_CONTACTS_PERCENT,
    PAIN_KNOWN_DAYS, SINGLE_LEG_RAISE, TRAINED_DAYS, WEEKS_TO_SINGLE,
};

/// Why hops are not planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed {
    /// Below level 2.
    Level,
    /// The week is light, or on the way back: nothing opens in it.
    LightWeek,
    /// Fewer weeks with two heavy days than it takes; so many.
    Weeks(usize),
    /// The raise that must be current is not.
    Raise,
    /// One-leg raises of the weaker side are too few; this many are wanted.
    Raises(u32),
    /// The legs differ too much.
    Symmetry,
    /// The last fortnight was not green, or three weeks held a red day.
    Calm,
    /// Nothing is known of the pain of the last fortnight.
    UnknownPain,
    /// Shut for a week after pain, until this day.
    Pain(NaiveDate),
    /// Shut for a fortnight after a long gap, until this day.
    Gap(NaiveDate),
}

impl Closed {
    /// Says it in words.
    pub fn text(self) -> String {
        match self {
            Closed::Level => "opens at level 2".to_string(),
            Closed::LightWeek => "nothing opens in a light week, or on the way back".to_string(),
            Closed::Weeks(weeks) => format!(
                "opens after {GATE_WEEKS} weeks with two heavy days each ({weeks} so far), strong single-leg raises and two calm weeks"
            ),
            Closed::Raise => {
                format!("opens when 3×{GATE_RAISE_REPS} calf-raise or a later rung is where you stand")
            }
            Closed::Raises(wanted) => format!(
                "opens with {wanted} one-leg raises on each side, in a test or a set: ankle test calf-raise --left N --right N"
            ),
            Closed::Symmetry => "opens when the weaker leg is within a tenth of the stronger".to_string(),
            Closed::Calm => "opens after two green weeks, and three without a red day".to_string(),
            Closed::UnknownPain => "waits for one word on pain: ankle checkin --pain 0".to_string(),
            Closed::Pain(until) => {
                format!("closed after pain, until {}", crate::week::short_date(until))
            }
            Closed::Gap(until) => {
                format!("closed after the gap, until {}", crate::week::short_date(until))
            }
        }
    }
}

/// Where a person stands with hops.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Hops {
    /// Whether the gate was passed.
    is_open: bool,
    /// Landings of a session.
    pub contacts: u16,
    /// Shut until this day, after pain or a gap.
    shut: Option<Closed>,
    /// Green weeks of two-legged hops in a row.
    pub green_weeks: u8,
    /// Whether landings grew with this week: then no harder form begins in it.
    pub has_grown: bool,
}

/// What the gate looks at besides the hops.
#[derive(Debug, Clone, Copy)]
pub struct GateConditions<'a> {
    /// The person.
    pub person: Person<'a, 'a>,
    /// How it went.
    pub lights: &'a Lights,
    /// Whether 3×15 `calf-raise`, or a later rung, is where the person stands.
    pub raise_is_current: bool,
    /// Whether the legs are alike.
    pub is_even: bool,
    /// Most landings of a session.
    pub cap: u16,
}

impl Hops {
    /// Whether the gate was passed.
    pub fn is_open(self) -> bool {
        self.is_open
    }

    /// Returns why no hops are planned on a day, if so.
    pub fn closed(self, day: NaiveDate, around: GateConditions<'_>) -> Option<Closed> {
        if let Some(shut @ (Closed::Pain(until) | Closed::Gap(until))) = self.shut
            && until > day
        {
            return Some(shut);
        }
        if self.is_open { None } else { gate(Week::of(day), around) }
    }

    /// Opens the gate for a week that fulfils it, shuts it after pain, and lets landings grow that were done.
    ///
    /// A light week, and a way back, open nothing and let nothing grow.
    pub fn begin_week(&mut self, week: Week, is_light: bool, around: GateConditions<'_>) {
        self.has_grown = false;
        let last = before(week.starts(), 7);
        self.shut_after_pain(week, around.lights);
        if is_light {
            return;
        }
        if !self.is_open {
            if self.closed(week.starts(), around).is_none() {
                (self.is_open, self.contacts, self.shut) = (true, FIRST_CONTACTS.min(around.cap), None);
            }
            return;
        }
        let done = landings(around, last, before(week.starts(), 1));
        let Some((most, is_green, two_legged)) = done else { return };
        self.green_weeks = match (two_legged, is_green) {
            (true, true) => self.green_weeks.saturating_add(1),
            (true, false) => 0,
            _ => self.green_weeks,
        };
        let is_told = pain_is_known(around.person.history, week.starts());
        if is_green && is_told && most >= self.contacts && self.contacts < around.cap {
            let percent = u32::from(self.contacts) * MORE_CONTACTS_PERCENT / 100;
            let more = MORE_CONTACTS.max(percent as u16);
            self.contacts = (self.contacts + more).min(around.cap);
            self.has_grown = true;
        }
    }

    /// Takes landings down after a gap, or closes the gate.
    pub fn return_after(&mut self, layoff: crate::coach::judge::layoff::Layoff, day: NaiveDate) {
        if !self.is_open {
            return;
        }
        if let Some(percent) = layoff.contacts_percent() {
            self.contacts = (u32::from(self.contacts) * percent / 100).max(2) as u16;
            return;
        }
        *self = Hops::default();
        if !layoff.closes_hops_for_good() {
            let until = day.checked_add_days(chrono::Days::new(2 * CLOSED_DAYS)).unwrap_or(day);
            self.shut = Some(Closed::Gap(until));
        }
    }

    fn shut_after_pain(&mut self, week: Week, lights: &Lights) {
        if !self.is_open {
            return;
        }
        let from = before(week.starts(), 7);
        let days: Vec<(NaiveDate, Light)> = lights
            .between(before(from, CLOSED_DAYS - 1), week.starts())
            .filter(|(_, pain)| pain.light.is_sore())
            .map(|(day, pain)| (day, pain.light))
            .collect();
        // Red closes them, and so does the second amber within a week.
        let closes = |index: usize| {
            let (day, light) = days[index];
            let before = days[..index]
                .last()
                .is_some_and(|(other, _)| (day - *other).num_days().unsigned_abs() < CLOSED_DAYS);
            day >= from && (light == Light::Red || before)
        };
        let closing: Vec<NaiveDate> =
            (0..days.len()).filter(|index| closes(*index)).map(|index| days[index].0).collect();
        let (Some(first), Some(last)) = (closing.first(), closing.last()) else { return };
        let goes_on = matches!(self.shut, Some(Closed::Pain(until)) if until >= *first);
        if !goes_on {
            self.contacts = (self.contacts / 2).max(2);
        }
        self.shut = last.checked_add_days(chrono::Days::new(CLOSED_DAYS)).map(Closed::Pain);
        self.green_weeks = 0;
    }
}

/// Whether a pain value, or a morning, of at most 2 was told in the fortnight before a day.
pub fn pain_is_known(history: &History, day: NaiveDate) -> bool {
    let from = before(day, PAIN_KNOWN_DAYS);
    let is_recent = |told: NaiveDate| told >= from && told < day;
    let mut mornings = history.mornings().rev().filter(|(morning, _)| is_recent(*morning));
    let in_the_morning = mornings.any(|(_, morning)| morning.pain <= CALM_PAIN);
    in_the_morning
        || history.exercises().any(|slug| {
            let mut recent = history.exposures_between(slug, from, before(day, 1));
            recent.any(|(_, exposure)| exposure.pain.is_some_and(|pain| pain <= CALM_PAIN))
        })
}

/// The most landings of a day, whether all those days were green, and whether two-legged hops were among them.
fn landings(around: GateConditions<'_>, from: NaiveDate, to: NaiveDate) -> Option<(u16, bool, bool)> {
    let mut days: std::collections::BTreeMap<NaiveDate, u16> = std::collections::BTreeMap::new();
    let mut two_legged = false;
    for slug in around.person.history.exercises() {
        let Some(exercise) = around.person.catalogue.get(slug) else { continue };
        if exercise.quality != Quality::Plyometric {
            continue;
        }
        for (day, exposure) in around.person.history.exposures_between(slug, from, to) {
            let Some(reading) = Reading::of(exercise, &exposure) else { continue };
            let of_day = days.entry(day).or_default();
            *of_day = of_day.saturating_add(reading.total());
            two_legged |= !exercise.is_one_sided();
        }
    }
    let most = days.values().max().copied()?;
    let is_green = days.keys().all(|day| around.lights.day(*day).light == Light::Green);
    Some((most, is_green, two_legged))
}

/// The whole gate.
fn gate(week: Week, around: GateConditions<'_>) -> Option<Closed> {
    let GateConditions { person: Person { catalogue, profile, history }, lights, .. } = around;
    let monday = week.starts();
    if profile.level < 2 {
        return Some(Closed::Level);
    }
    let heavy_weeks = weeks_with_heavy_days(catalogue, history, week);
    if heavy_weeks < GATE_WEEKS {
        return Some(Closed::Weeks(heavy_weeks));
    }
    if !around.raise_is_current {
        return Some(Closed::Raise);
    }
    // The first hops are two-legged: the lower bar holds.
    if raises(catalogue, history) < GATE_RAISES {
        return Some(Closed::Raises(GATE_RAISES));
    }
    if !around.is_even {
        return Some(Closed::Symmetry);
    }
    let not_green = lights.between(before(monday, GATE_CALM_DAYS), monday);
    let mut red = lights.between(before(monday, GATE_RED_DAYS), monday);
    if not_green.map(|(_, day)| day.light).any(|light| light != Light::Green)
        || red.any(|(_, day)| day.light == Light::Red)
    {
        return Some(Closed::Calm);
    }
    (!pain_is_known(history, monday)).then_some(Closed::UnknownPain)
}

/// Whether one-legged hops may begin: strong enough on each side, and long enough on two legs.
pub fn single_leg_is_open(hops: Hops, person: Person<'_, '_>) -> bool {
    let Person { catalogue, profile, history } = person;
    let wanted = if profile.level >= 3 { GATE_RAISES_SINGLE_ADVANCED } else { GATE_RAISES_SINGLE };
    let blocked = profile.has(Flag::BalanceImpaired);
    !blocked && hops.green_weeks >= WEEKS_TO_SINGLE && raises(catalogue, history) >= wanted
}

fn weeks_with_heavy_days(catalogue: &Catalogue, history: &History, week: Week) -> usize {
    let mut days: std::collections::BTreeMap<Week, u8> = std::collections::BTreeMap::new();
    for slug in history.tallied() {
        if catalogue.get(slug).is_none_or(|exercise| exercise.load_class != LoadClass::Heavy) {
            continue;
        }
        for (of, tally) in history.tallies(slug).filter(|(of, _)| *of < week) {
            *days.entry(of).or_default() |= tally.days;
        }
    }
    days.values().filter(|days| days.count_ones() >= TRAINED_DAYS).count()
}

/// One-leg raises of the weaker side: the best of any test and of any set.
fn raises(catalogue: &Catalogue, history: &History) -> u32 {
    let tested = history.tests("calf-raise").map(|(_, tested)| {
        let weaker = tested.left.min(tested.right);
        (weaker.billionths() / 1_000_000_000) as u32
    });
    let sets = catalogue.get(SINGLE_LEG_RAISE).into_iter().flat_map(|exercise| {
        history.exposures(SINGLE_LEG_RAISE).filter_map(|(_, exposure)| {
            let best = Reading::of(exercise, &exposure)?.best();
            best.into_iter().min().map(u32::from)
        })
    });
    tested.chain(sets).max().unwrap_or(0)
}
