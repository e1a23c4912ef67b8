//! A week as it stands on one of its mornings.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::catalogue::vocabulary::{LoadClass, Quality};
use crate::catalogue::{Catalogue, Exercise};
use crate::history::History;
use crate::person::Person;
use crate::plan::incident::Incident;
use crate::plan::shortfall::ShortWhy;
use crate::plan::trim::{Change, TrimWhy};
use crate::plan::{Day, DayKind, Item, Plan, Trim};
use crate::planner::under_way::done;
use crate::planner::under_way::setbacks::Setback;

/// Everything that does not change while the week is under way.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Around<'c, 'p> {
    /// The person, as they are in this week.
    pub(crate) person: Person<'c, 'p>,
    /// Whether the profile says something for this week alone.
    pub(crate) has_week_settings: bool,
}

/// Why a session stands on another day than planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MoveCause {
    /// It was missed.
    Missed,
    /// It makes room for one that was missed.
    MakesRoom,
    /// Its day follows what happened.
    Pain(Incident),
    /// Another one took its day.
    Aside,
}

/// A session of the week, and where it stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Placed {
    /// The day it was planned for.
    pub(crate) origin: NaiveDate,
    /// The day it stands on.
    pub(crate) date: NaiveDate,
    /// Why that is another one.
    pub(crate) moved: Option<MoveCause>,
    /// Whether it was missed for good.
    pub(crate) is_lost: bool,
}

/// Why there is less of a quality than planned, where no missed session is the cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Loss {
    /// What happened ended the session.
    Ended(Incident),
    /// Hops are closed after what happened.
    HopsClosed(Incident),
}

impl Loss {
    /// Returns it as why a week is short.
    pub(crate) fn why_short<'c>(self) -> ShortWhy<'c> {
        match self {
            Loss::Ended(incident) => ShortWhy::Ended(incident),
            Loss::HopsClosed(incident) => ShortWhy::HopsClosed(incident),
        }
    }
}

/// A week as it stands on one of its mornings.
#[derive(Debug, Clone)]
pub(crate) struct UnderWay<'c> {
    pub(crate) plan: Plan<'c>,
    /// The sessions that stand in it, in no order.
    pub(crate) sessions: Vec<Placed>,
    /// The setbacks known so far.
    pub(crate) setbacks: Vec<Setback>,
    /// What was dropped since the week began.
    pub(crate) dropped: Vec<Trim<'c>>,
    /// The days from which the week was planned anew.
    pub(crate) since: Vec<NaiveDate>,
    /// What was lost of a quality, where no missed session is the cause.
    pub(crate) losses: BTreeMap<Quality, Loss>,
    /// The light sessions that were dropped to make room for a missed one.
    pub(crate) aside: Vec<(Placed, DayKind, Vec<Item<'c>>)>,
    /// The days that a sore morning made days of rest.
    pub(crate) resting: BTreeMap<NaiveDate, Incident>,
}

impl<'c> UnderWay<'c> {
    /// Begins a week with its plan.
    pub(crate) fn begin(plan: Plan<'c>) -> UnderWay<'c> {
        let mut week = UnderWay {
            plan,
            sessions: Vec::new(),
            setbacks: Vec::new(),
            dropped: Vec::new(),
            since: Vec::new(),
            losses: BTreeMap::new(),
            aside: Vec::new(),
            resting: BTreeMap::new(),
        };
        week.sessions = week.sessions_from(week.plan.starts);
        week
    }

    /// Returns a session for every training day of the plan from a day on.
    pub(crate) fn sessions_from(&self, from: NaiveDate) -> Vec<Placed> {
        let trains = |day: &&Day<'_>| day.date >= from && !day.items.is_empty();
        let place = |day: &Day<'_>| Placed { origin: day.date, date: day.date, moved: None, is_lost: false };
        self.plan.days.iter().filter(trains).map(place).collect()
    }

    /// Returns the week ticked off with what was known on a morning.
    pub(crate) fn ticked(&self, known: &History, morning: NaiveDate) -> Plan<'c> {
        let mut ticked = self.plan.clone();
        done::tick_since(&mut ticked, known, morning, &self.since);
        ticked
    }

    /// Replaces the days from one on and records what vanished with them.
    pub(crate) fn replace_from(&mut self, from: NaiveDate, anew: Plan<'c>, why: TrimWhy) {
        let ahead: Vec<Day<'c>> = anew.days.into_iter().filter(|day| day.date >= from).collect();
        let mut left: Vec<&str> = ahead.iter().flat_map(|day| &day.items).map(Item::slug).collect();
        for day in self.plan.days.iter().filter(|day| day.date >= from) {
            for item in &day.items {
                if let Some(position) = left.iter().position(|slug| *slug == item.slug()) {
                    left.swap_remove(position);
                    continue;
                }
                self.dropped.push(dropped(day.date, item, why));
            }
        }
        self.plan.days.retain(|day| day.date < from);
        self.plan.days.extend(ahead);
        self.plan.trimmed.retain(|trim| trim.date < from);
        self.plan.trimmed.extend(anew.trimmed);
        (self.plan.totals, self.plan.uncovered) = (anew.totals, anew.uncovered);
        if !self.since.contains(&from) {
            self.since.push(from);
        }
    }

    /// Takes items out of a day and records why.
    pub(crate) fn drop_items(
        &mut self,
        date: NaiveDate,
        why: TrimWhy,
        is_dropped: impl Fn(&Item<'c>) -> bool,
    ) {
        let Some(day) = self.plan.days.iter_mut().find(|day| day.date == date) else { return };
        self.dropped
            .extend(day.items.iter().filter(|item| is_dropped(item)).map(|item| dropped(date, item, why)));
        day.items.retain(|item| !is_dropped(item));
    }

    /// Takes items out of a day after what happened, and records that the week is short of them for it.
    pub(crate) fn leave_out(
        &mut self,
        date: NaiveDate,
        incident: Incident,
        is_out: impl Fn(&Item<'c>) -> bool,
    ) {
        let Some(day) = self.plan.day(date) else { return };
        let lost: Vec<Quality> = day.items.iter().filter(|item| is_out(item)).map(Item::quality).collect();
        self.losses.extend(lost.into_iter().map(|quality| (quality, Loss::Ended(incident))));
        self.drop_items(date, TrimWhy::Replanned(incident), is_out);
    }

    /// Takes hops out of the days that follow a setback.
    pub(crate) fn drop_hops_after(&mut self, history: &History, setback: &Setback) {
        if !setback.closes_hops {
            return;
        }
        let until = setback.closes_hops_until();
        let dates: Vec<NaiveDate> = self.plan.days.iter().map(|day| day.date).collect();
        for date in dates.into_iter().filter(|date| *date >= setback.from && *date < until) {
            let is_hops = |item: &Item<'_>| {
                item.quality() == Quality::Plyometric && !was_planned_on(history, item.slug(), date)
            };
            if self.plan.day(date).is_some_and(|day| day.items.iter().any(is_hops)) {
                self.losses.insert(Quality::Plyometric, Loss::HopsClosed(setback.incident));
            }
            self.drop_items(date, TrimWhy::HopsClosed(setback.incident), is_hops);
        }
    }

    /// Returns the session that stands on a day.
    pub(crate) fn session_on(&mut self, date: NaiveDate) -> Option<&mut Placed> {
        self.sessions.iter_mut().find(|session| session.date == date)
    }

    /// Whether the session of a day was missed for good.
    pub(crate) fn is_lost(&self, date: NaiveDate) -> bool {
        self.sessions.iter().any(|session| session.date == date && session.is_lost)
    }

    /// Returns a day of the week.
    pub(crate) fn day(&mut self, date: NaiveDate) -> Option<&mut Day<'c>> {
        self.plan.days.iter_mut().find(|day| day.date == date)
    }
}

/// Returns the record of an item that was dropped from a day.
pub(crate) fn dropped<'c>(date: NaiveDate, item: &Item<'c>, why: TrimWhy) -> Trim<'c> {
    Trim { date, exercise: item.exercise, change: Change::Dropped, why }
}

/// Whether an exercise was done on a day as a plan asked for it.
pub(crate) fn was_planned_on(history: &History, slug: &str, date: NaiveDate) -> bool {
    history.exposure(slug, date).is_some_and(|exposure| exposure.planned_sets.is_some())
}

/// Whether anything of the heavy class was done on a day.
pub(crate) fn was_heavy_on(catalogue: &Catalogue, history: &History, date: NaiveDate) -> bool {
    was_done_on(catalogue, history, date, |exercise| exercise.load_class == LoadClass::Heavy)
}

/// Whether any exercise of some sort was done on a day.
pub(crate) fn was_done_on(
    catalogue: &Catalogue,
    history: &History,
    date: NaiveDate,
    is_one: impl Fn(&Exercise) -> bool,
) -> bool {
    let mut ones = history.exercises().filter(|slug| catalogue.get(slug).is_some_and(&is_one));
    ones.any(|slug| history.exposures_between(slug, date, date).next().is_some())
}
