//! Where a person stands with hops: whether they are open, and how their landings grow (D.7).

use chrono::NaiveDate;

use crate::catalogue::vocabulary::Quality;
use crate::week::Week;

use crate::coach::judge::hop_gate::{GateConditions, gate, pain_barrier};
use crate::coach::judge::layoff::Layoff;
use crate::coach::judge::pain::{Light, Lights, after, before};
use crate::coach::judge::race::has_race;
use crate::coach::judge::reading::Reading;
use crate::coach::rules::{
    CLOSED_DAYS, FIRST_CONTACTS, LEAST_CONTACTS, MORE_CONTACTS, MORE_CONTACTS_PERCENT,
};

pub use crate::coach::judge::hop_gate::Closed;

/// Where a person stands with hops.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Hops {
    /// Since which Monday they are open; none where they are not.
    since: Option<NaiveDate>,
    /// Whether any was logged since; until then the whole gate is asked every Monday.
    is_begun: bool,
    /// What keeps them closed all through the week, as its Monday found it.
    closed: Option<Closed>,
    /// Shut until this day, after pain or a gap.
    shut: Option<Closed>,
    /// Whether pain shut them, and no word on pain has opened them since.
    reopens: bool,
    /// Landings of a session, before they are spread over sets.
    pub contacts: u16,
    /// Green weeks of two-legged hops in a row.
    pub green_weeks: u8,
    /// Whether landings grew with this week: then no harder form begins in it.
    pub has_grown: bool,
}

impl Hops {
    /// Returns since which Monday they are open; none where they are not.
    pub fn open_since(self) -> Option<NaiveDate> {
        self.since
    }

    /// Returns why no hops are planned on a day of the week under way, if so.
    pub fn closed(self, day: NaiveDate) -> Option<Closed> {
        if let Some(shut @ (Closed::Pain(until) | Closed::Gap(until))) = self.shut
            && until > day
        {
            return Some(shut);
        }
        match self.since {
            Some(_) => self.closed,
            None => Some(self.closed.unwrap_or(Closed::Level)),
        }
    }

    /// Asks the gate until a first hop was logged, shuts it after pain, and lets landings grow that were done.
    ///
    /// A light week, and a way back, open nothing and let nothing grow; a week with a race lets nothing grow.
    pub fn begin_week(&mut self, week: Week, is_light: bool, cap: u16, around: GateConditions<'_>) {
        let monday = week.starts();
        (self.has_grown, self.closed) = (false, None);
        let done = landings(around, before(monday, 7), before(monday, 1));
        self.is_begun |= self.since.is_some() && done.is_some();
        if !self.is_begun {
            self.ask_gate(week, is_light, cap, around);
            return;
        }
        self.shut_after_pain(week, around.lights);
        if self.reopens && self.shut_until().is_none_or(|until| until <= week.ends()) {
            self.closed = pain_barrier(around.lights, monday);
            self.reopens = self.closed.is_some();
        }
        let Some(Done { most, is_green, is_two_legged }) = done else { return };
        if is_two_legged {
            self.green_weeks = if is_green { self.green_weeks.saturating_add(1) } else { 0 };
        }
        // A race asks for less of everything before it (D.9).
        let may_grow = !is_light
            && !has_race(around.person.profile, week)
            && is_green
            && most >= self.contacts
            && self.contacts < cap;
        let is_calm = pain_barrier(around.lights, monday).is_none() && around.lights.allows_more_hops(monday);
        if may_grow && is_calm {
            let percent = u32::from(self.contacts) * MORE_CONTACTS_PERCENT / 100;
            let more = MORE_CONTACTS.max(percent as u16);
            self.contacts = (self.contacts + more).min(cap);
            self.has_grown = true;
        }
    }

    fn ask_gate(&mut self, week: Week, is_light: bool, cap: u16, around: GateConditions<'_>) {
        let monday = week.starts();
        let shut = self.shut.filter(|_| self.shut_until().is_some_and(|until| until > monday));
        let closed = match shut {
            Some(shut) => Some(shut),
            None if is_light => Some(Closed::LightWeek),
            None => gate(week, around),
        };
        let since = if closed.is_none() { self.since.or(Some(monday)) } else { None };
        let contacts = if since.is_some() { FIRST_CONTACTS.min(cap) } else { 0 };
        *self = Hops { since, closed, shut, contacts, ..Hops::default() };
    }

    fn shut_until(self) -> Option<NaiveDate> {
        match self.shut {
            Some(Closed::Pain(until) | Closed::Gap(until)) => Some(until),
            _ => None,
        }
    }

    /// Takes landings down after a gap, or closes the gate: the next Monday asks it.
    pub fn return_after(&mut self, layoff: Layoff, day: NaiveDate) {
        if let Some(percent) = layoff.contacts_percent() {
            self.contacts = share(self.contacts, percent);
            return;
        }
        let until = after(day, 2 * CLOSED_DAYS).unwrap_or(day);
        let shut = (!layoff.closes_hops_for_good()).then_some(Closed::Gap(until));
        *self = Hops { shut, ..Hops::default() };
    }

    fn shut_after_pain(&mut self, week: Week, lights: &Lights) {
        let from = before(week.starts(), 7);
        let sore = before(from, CLOSED_DAYS - 1).iter_days().take_while(|day| *day < week.starts());
        let sore = sore.map(|day| (day, lights.day(day).light)).filter(|(_, light)| light.is_sore());
        let days: Vec<(NaiveDate, Light)> = sore.collect();
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
            self.contacts = share(self.contacts, 50);
        }
        self.shut = after(*last, CLOSED_DAYS).map(Closed::Pain);
        (self.green_weeks, self.reopens) = (0, true);
    }
}

/// Returns a share of landings, never fewer than a session can hold.
pub fn share(contacts: u16, percent: u32) -> u16 {
    ((u32::from(contacts) * percent / 100) as u16).max(LEAST_CONTACTS)
}

/// The hops of a week.
#[derive(Debug, Clone, Copy)]
struct Done {
    /// The most landings of a day.
    most: u16,
    /// Whether all those days were green.
    is_green: bool,
    /// Whether two-legged ones were among them.
    is_two_legged: bool,
}

/// Adds up the hops that were done from one day to another; nothing where there were none.
fn landings(around: GateConditions<'_>, from: NaiveDate, to: NaiveDate) -> Option<Done> {
    let mut days: std::collections::BTreeMap<NaiveDate, u16> = std::collections::BTreeMap::new();
    let mut is_two_legged = false;
    let hops = around.person.catalogue.iter().filter(|exercise| exercise.quality == Quality::Plyometric);
    for exercise in hops {
        for (day, exposure) in around.person.history.exposures_between(&exercise.slug, from, to) {
            let Some(reading) = Reading::of(exercise, &exposure) else { continue };
            let of_day = days.entry(day).or_default();
            *of_day = of_day.saturating_add(reading.total());
            is_two_legged |= !exercise.is_one_sided();
        }
    }
    let most = days.values().max().copied()?;
    let is_green = days.keys().all(|day| around.lights.day(*day).light == Light::Green);
    Some(Done { most, is_green, is_two_legged })
}
