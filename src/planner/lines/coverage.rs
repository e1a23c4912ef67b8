//! What each line gives to the week (D.2.7).

use crate::catalogue::vocabulary::Quality;
use crate::plan::reason::Coverage;
use crate::plan::totals::{Counted, Total, Totals};
use crate::plan::{Day, Item, Reason, WeekKind};
use crate::planner::contents::done_before::DoneBefore;

/// Counts lines into the totals, with what was done before them.
pub(crate) fn count(
    totals: &mut Totals,
    lines: impl Iterator<Item = Counted>,
    done_before: Option<&DoneBefore>,
) {
    totals.count_lines(lines);
    let Some(done_before) = done_before else { return };
    for total in &mut totals.qualities {
        total.count = total.count.saturating_add(done_before.count(total.quality));
    }
    totals.plantar_flexor_halves += done_before.halves;
}

/// Returns the items of days as totals count them; of a week planned anew, only those from there on.
pub(crate) fn counted<'d>(
    days: impl Iterator<Item = &'d Day<'d>>,
    done_before: Option<&DoneBefore>,
) -> impl Iterator<Item = Counted> {
    let ahead = days.filter(move |day| done_before.is_none_or(|done_before| day.date >= done_before.from));
    ahead.enumerate().flat_map(|(day, of)| {
        of.items.iter().map(move |item| {
            let (quality, sets, per_leg) = (item.quality(), item.sets, item.asked_per_leg());
            Counted { day, quality, sets, per_leg }
        })
    })
}

/// Goes through the lines of a week in order and tells each which part of the week's work it is.
#[derive(Debug)]
pub(crate) struct Coverer<'t> {
    totals: &'t Totals,
    kind: WeekKind,
    turns: [u8; Quality::ALL.len()],
    /// Qualities that the day at hand holds already, one bit each.
    seen: u16,
}

impl<'t> Coverer<'t> {
    /// Begins with the first day that is planned; sessions behind it are counted.
    pub(crate) fn new(totals: &'t Totals, kind: WeekKind, done_before: Option<&DoneBefore>) -> Coverer<'t> {
        let mut turns = [0; Quality::ALL.len()];
        for quality in Quality::ALL {
            turns[*quality as usize] = done_before.map_or(0, |done| done.count(*quality));
        }
        Coverer { totals, kind, turns, seen: 0 }
    }

    /// Begins a day.
    pub(crate) fn begin_day(&mut self) {
        self.seen = 0;
    }

    /// Returns which part a line of so many sets is.
    pub(crate) fn cover(&mut self, quality: Quality, sets: u8) -> Coverage {
        let none = Total { quality, count: 0, min: 0, max: 0 };
        let total = self.totals.qualities.iter().find(|total| total.quality == quality);
        let Total { count: of, min, max, .. } = *total.unwrap_or(&none);
        if total.unwrap_or(&none).is_in_sets() {
            let most = if self.kind == WeekKind::Normal { max } else { min };
            return Coverage::Sets { sets, of, aim: [min, most] };
        }
        let turn = &mut self.turns[quality as usize];
        if self.seen & (1 << quality as u16) == 0 {
            self.seen |= 1 << quality as u16;
            *turn += 1;
        }
        Coverage::Session { turn: *turn, of }
    }

    /// Tells the items of a day anew which part they are.
    pub(crate) fn cover_again(&mut self, items: &mut [Item<'_>]) {
        self.begin_day();
        for item in items {
            let now = self.cover(item.quality(), item.sets);
            for reason in &mut item.reasons {
                if let Reason::Coverage(_, coverage) = reason {
                    *coverage = now;
                }
            }
        }
    }
}
