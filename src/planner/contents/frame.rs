//! What is settled before the contents of a week are: its days, what it must hold, what is over of it.

use chrono::NaiveDate;

use crate::catalogue::vocabulary::Quality;
use crate::coach::heavy_slow::Block;
use crate::coach::rules::{Span, WeeklyTargets};
use crate::coach::state::standing::{Standing, is_unloaded_by_deload};
use crate::plan::{DayKind, WeekKind};
use crate::planner::contents::done_before::DoneBefore;
use crate::planner::contents::search::MOST_DAYS;
use crate::planner::days::choose::ChosenDays;
use crate::week::{Week, Weekday};

/// Qualities counted in sessions, the dearest first.
pub(crate) const IN_SESSIONS: [Quality; 6] = [
    Quality::Plyometric,
    Quality::Balance,
    Quality::WholeLeg,
    Quality::AnkleControl,
    Quality::FootIntrinsic,
    Quality::Mobility,
];

/// What is settled before the contents of the week are.
#[derive(Debug, Clone)]
pub(crate) struct Frame {
    pub(crate) week: Week,
    pub(crate) kind: WeekKind,
    pub(crate) targets: WeeklyTargets,
    pub(crate) chosen: ChosenDays,
    /// Most plantar-flexor half sets of a week that grows beyond its least; none where nothing grows yet.
    pub(crate) growth_halves: Option<u16>,
    /// What of the week is over; none where all of it is planned.
    pub(crate) done_before: Option<DoneBefore>,
}

impl Frame {
    /// Returns the span of a quality in a week of this kind: maintenance asks for half, a light week for half of the calf
    /// work, the way back for what its ramp allows; each rounded up.
    pub(crate) fn span(&self, standing: &Standing<'_, '_>, quality: Quality) -> Span {
        if let Some(span) = self.block_span(standing, quality) {
            return span;
        }
        let span = self.targets.of(quality);
        let half = Span { min: span.min.div_ceil(2), max: span.max };
        match self.kind {
            WeekKind::Maintenance => half,
            WeekKind::Deload if is_unloaded_by_deload(quality) => half,
            _ => match standing.way_back(quality) {
                Some((layoff, week)) if is_unloaded_by_deload(quality) && quality != Quality::Plyometric => {
                    let min = layoff.sets(span.min, week).unwrap_or(span.min);
                    Span { min, max: span.max.max(min) }
                }
                _ => span,
            },
        }
    }

    /// Returns the dose of the heavy slow block, where that makes the week.
    pub(crate) fn block(&self, standing: &Standing<'_, '_>) -> Option<Block> {
        standing.heavy_slow.block.filter(|_| self.kind == WeekKind::Normal)
    }

    /// Returns the span of a quality that the block prescribes: its sets on every heavy day.
    pub(crate) fn block_span(&self, standing: &Standing<'_, '_>, quality: Quality) -> Option<Span> {
        let block = self.block(standing)?;
        standing.heavy_slow.exercise(quality)?;
        let over = self.done_before.as_ref().map_or(0, |done_before| done_before.heavy.len());
        let sets = block.sets * (self.chosen.heavy.len() + over) as u8;
        Some(Span { min: sets, max: sets })
    }

    /// Returns how much of a quality was done before the days that are planned.
    pub(crate) fn done(&self, quality: Quality) -> u8 {
        self.done_before.as_ref().map_or(0, |done_before| done_before.count(quality))
    }

    /// Returns what of a quality's span is left for the days that are planned.
    pub(crate) fn left(&self, standing: &Standing<'_, '_>, quality: Quality) -> Span {
        let Span { min, max } = self.span(standing, quality);
        let done = self.done(quality);
        Span { min: min.saturating_sub(done), max: max.saturating_sub(done) }
    }

    /// Returns the days of heavy work there are to keep a distance to, those of next week included.
    pub(crate) fn heavy_ahead(&self) -> Vec<Weekday> {
        let again = self.done_before.iter().flat_map(|done_before| &done_before.heavy);
        self.chosen.heavy.iter().chain(&self.chosen.moderate).chain(again).copied().collect()
    }

    /// Returns how heavy the work of the training day at a position is.
    pub(crate) fn kind(&self, day: usize) -> DayKind {
        if self.is_heavy(day) {
            DayKind::Heavy
        } else if self.is_moderate(day) {
            DayKind::Moderate
        } else {
            DayKind::Light
        }
    }

    /// Whether the training day at a position is moderate.
    pub(crate) fn is_moderate(&self, day: usize) -> bool {
        self.chosen.moderate.contains(&self.chosen.days[day])
    }

    /// Whether the training day at a position may hold work of the heavy class.
    pub(crate) fn is_loaded(&self, day: usize) -> bool {
        self.kind(day).is_loaded()
    }

    /// Returns the training days as days of the week, 0 for Monday.
    pub(crate) fn weekdays(&self) -> [u8; MOST_DAYS] {
        let mut weekdays = [0; MOST_DAYS];
        for (at, day) in weekdays.iter_mut().zip(&self.chosen.days) {
            *at = day.index() as u8;
        }
        weekdays
    }

    /// Returns the date of the training day at a position.
    pub(crate) fn date(&self, day: usize) -> NaiveDate {
        self.week.day(self.chosen.days[day])
    }

    /// Whether the training day at a position is heavy.
    pub(crate) fn is_heavy(&self, day: usize) -> bool {
        self.chosen.heavy.contains(&self.chosen.days[day])
    }
}
