//! What the sheets of a plan say alike, whatever they are written in.
//!
//! Names and reasons may come from a person's own files: every text that leaves here has its control and bidirectional
//! characters shown as escapes. What means something in one format alone is that format's to escape.

use std::collections::BTreeSet;

use chrono::Datelike as _;

use crate::plan::{Day, DayKind, DoneState, Item, Plan, WeekKind};
use crate::text::{Count, and_list, escape, minutes, sentence};
use crate::units::LoadUnit;
use crate::week::short_date;
use crate::wording::remarks::{About, remarks};
use crate::wording::{sets, week};

/// Most short reminders that stand with an exercise.
const CUES: usize = 2;

/// A plan, and what is told beside it.
#[derive(Debug, Clone, Copy)]
pub struct Sheet<'a> {
    /// The week, or one day of it.
    pub plan: &'a Plan<'a>,
    /// How loads are shown.
    pub units: LoadUnit,
    /// Whether every line says why.
    pub explain: bool,
    /// Labelled lines at the end.
    pub hints: &'a [(&'static str, String)],
}

impl<'a> Sheet<'a> {
    /// Whether nothing may be planned.
    pub(super) fn is_stopped(self) -> bool {
        self.plan.kind == WeekKind::Stopped
    }

    /// Returns the day, where only one was asked for.
    pub(super) fn only_day(self) -> Option<&'a Day<'a>> {
        match &self.plan.days[..] {
            [day] => Some(day),
            _ => None,
        }
    }

    /// Says which week or day it is.
    pub(super) fn title(self) -> String {
        match self.only_day() {
            Some(day) => format!("Ankle · {} {}", short_date(day.date), day.date.year()),
            None => format!("Ankle · {}", week::dates(self.plan)),
        }
    }

    /// Says the level, the kind of week and how much it is.
    pub(super) fn subtitle(self) -> String {
        let headline = week::headline(self.plan);
        let days = || self.plan.days.iter().filter(|day| !day.items.is_empty());
        match (self.only_day(), days().count()) {
            (Some(day), _) => format!("{headline} · {}", kind(day)),
            (None, 0) => headline,
            (None, sessions) => {
                let long = minutes(days().map(Day::seconds).sum());
                format!("{headline} · {}, about {long}", Count(sessions, "session"))
            }
        }
    }

    /// Returns the days on which something is to do, and says which others there are.
    pub(super) fn days(self) -> (Vec<&'a Day<'a>>, Option<String>) {
        let (busy, idle): (Vec<&Day<'_>>, Vec<&Day<'_>>) =
            self.plan.days.iter().partition(|day| !day.items.is_empty() || !day.extras.is_empty());
        let idle: Vec<String> = idle.into_iter().map(|day| short_date(day.date)).collect();
        let rest = match self.only_day() {
            Some(_) => "Nothing is planned: a day to recover.".to_string(),
            None => format!("Rest on {}.", and_list(&idle)),
        };
        (busy, (!idle.is_empty()).then_some(rest))
    }

    /// Returns the name of an exercise and its target: `Calf raise`, `3×12/side +5kg`.
    pub(super) fn line(self, item: &Item<'_>) -> (String, String) {
        (escape(item.exercise.name.trim()), sets::target(item, self.units))
    }

    /// Says why an item is there: always what changes how it is done, the rest where asked.
    pub(super) fn reasons(self, item: &Item<'_>) -> Option<String> {
        week::asides(item, self.explain).first().map(|text| escape(text))
    }

    /// Says the same on a sheet without remarks.
    pub(super) fn reasons_alone(self, item: &Item<'_>) -> Option<String> {
        week::asides_alone(item, self.explain).first().map(|text| escape(text))
    }

    /// Says what the week is short of, what was left out of it and what to know, each with a label.
    pub(super) fn remarks(self) -> Vec<(String, String)> {
        // What a week lacks is no remark on one day.
        let is_shown = |about: About| self.only_day().is_none() || about != About::Short;
        let remarks = remarks(self.plan, self.explain).into_iter().filter(|(about, _)| is_shown(*about));
        let hints = self.hints.iter().map(|(label, text)| (label.to_string(), escape(text)));
        remarks.map(|(about, text)| (about.to_string(), escape(&text))).chain(hints).collect()
    }
}

/// Returns the first cues of an exercise; each is told once, where `told` is kept.
pub(super) fn cues<'c>(item: &Item<'c>, told: Option<&mut BTreeSet<&'c str>>) -> Vec<String> {
    if told.is_some_and(|told| !told.insert(item.slug())) {
        return Vec::new();
    }
    item.exercise.how.cues.iter().take(CUES).map(|cue| escape(cue)).collect()
}

/// Says what sort of day it is: `heavy, about 14 min`.
pub(super) fn kind(day: &Day<'_>) -> String {
    match day.kind() {
        DayKind::Rest => "rest".to_string(),
        kind => format!("{kind}, about {}", minutes(day.seconds())),
    }
}

/// Says how an item is done, as a sentence: `Effort 6–8, down 3s, rest 60s.`
pub(super) fn how(item: &Item<'_>) -> Option<String> {
    let effort =
        item.rpe.map(
            |[low, high]| {
                if low == high { format!("effort {low}") } else { format!("effort {low}–{high}") }
            },
        );
    let rest = (item.rest_seconds() > 0).then(|| format!("rest {}s", item.rest_seconds()));
    let parts: Vec<String> =
        [effort, sets::lowering(item.exercise, item.tempo()), rest].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| sentence(&parts.join(", ")))
}

/// Says what was done of an item.
pub(super) fn done(item: &Item<'_>) -> Option<String> {
    match item.done.state {
        DoneState::Open | DoneState::Missed => None,
        DoneState::Skipped => Some("Skipped.".to_string()),
        DoneState::Partial => Some(format!("So far: {}", sets::done(&item.done.sets))),
        DoneState::Done => Some(format!("Done: {}", sets::done(&item.done.sets))),
    }
}
