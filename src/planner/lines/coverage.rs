//! What each line gives to the week, said once everything stands where it does (D.2.7).

use std::collections::BTreeMap;

use crate::catalogue::vocabulary::Quality;
use crate::plan::{Day, Reason, Totals, WeekKind};
use crate::text::Count;

use crate::planner::contents::done_before::Behind;

/// The code of the reason that says it.
pub(crate) const CODE: &str = "coverage";

/// Counts what days hold into the totals, with what was done before them.
pub(crate) fn count(totals: &mut Totals, days: &[Day], behind: Option<&Behind>) {
    let Some(behind) = behind else { return totals.count(days) };
    let ahead: Vec<Day> = days.iter().filter(|day| day.date >= behind.from).cloned().collect();
    totals.count(&ahead);
    for total in &mut totals.qualities {
        total.count = total.count.saturating_add(behind.count(total.quality));
    }
    totals.plantar_flexor_halves += behind.halves;
}

/// Says on each line which part of the week's work it is.
pub(crate) fn tell(days: &mut [Day], totals: &Totals, kind: WeekKind, behind: Option<&Behind>) {
    let mut turns: BTreeMap<Quality, u8> = BTreeMap::new();
    for day in days.iter_mut().filter(|day| behind.is_none_or(|behind| day.date >= behind.from)) {
        let mut seen = Vec::new();
        for item in &mut day.items {
            let quality = item.quality;
            let Some(total) = totals.qualities.iter().find(|total| total.quality == quality) else {
                continue;
            };
            let text = if total.is_in_sets() {
                let aim = if total.min == total.max || kind != WeekKind::Normal {
                    total.min.to_string()
                } else {
                    format!("{} to {}", total.min, total.max)
                };
                let week = Count(total.count.into(), "set");
                format!("{}: {} of the week's {week} (aim {aim})", quality.words(), item.sets)
            } else {
                let turn =
                    turns.entry(quality).or_insert_with(|| behind.map_or(0, |done| done.count(quality)));
                if !seen.contains(&quality) {
                    seen.push(quality);
                    *turn += 1;
                }
                format!("{}: session {turn} of the week's {}", quality.words(), total.count)
            };
            if let Some(reason) = item.reasons.iter_mut().find(|reason| reason.code == CODE) {
                *reason = Reason::new(CODE, &text);
            }
        }
    }
}
