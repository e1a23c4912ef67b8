//! Deals open sessions anew over the days that remain: the best of all ways (D.8).

use chrono::NaiveDate;

use crate::coach::rules::{HEAVY_GAP_DAYS, LONG_RECOVERY_DAYS};
use crate::plan::DayKind;
use crate::planner::days::offer::days_apart;

/// A session nobody has begun.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Open {
    /// The day it stands on.
    pub(crate) date: NaiveDate,
    /// How heavy it is.
    pub(crate) kind: DayKind,
    /// Whether it asks for three days before the next heavy one.
    pub(crate) is_slow: bool,
}

/// A day that could hold a session.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Slot {
    pub(crate) date: NaiveDate,
    pub(crate) may_be_heavy: bool,
    /// Whether it may hold moderate work: nothing but a hard run keeps it from being heavy.
    pub(crate) may_be_moderate: bool,
}

/// More heavy sessions, then more moderate ones, then more sessions, then more that keep their day, then earlier days.
type Score = (usize, usize, usize, usize, std::cmp::Reverse<Vec<NaiveDate>>);

/// Gives each session a day, or none: the best of all ways.
pub(crate) fn deal(open: &[Open], slots: &[Slot], heavy_done: &[NaiveDate]) -> Vec<Option<NaiveDate>> {
    let mut best: Option<(Score, Vec<Option<NaiveDate>>)> = None;
    let mut chosen = Vec::with_capacity(open.len());
    try_from(open, slots, heavy_done, &mut chosen, &mut best);
    best.map_or_else(|| vec![None; open.len()], |(_, dealt)| dealt)
}

fn try_from(
    open: &[Open],
    slots: &[Slot],
    heavy_done: &[NaiveDate],
    chosen: &mut Vec<Option<NaiveDate>>,
    best: &mut Option<(Score, Vec<Option<NaiveDate>>)>,
) {
    let Some(session) = open.get(chosen.len()) else {
        let placed =
            || open.iter().zip(chosen.iter()).filter_map(|(session, date)| Some((session, (*date)?)));
        let score: Score = (
            placed().filter(|(session, _)| session.kind == DayKind::Heavy).count(),
            placed().filter(|(session, _)| session.kind.is_loaded()).count(),
            placed().count(),
            placed().filter(|(session, date)| session.date == *date).count(),
            std::cmp::Reverse(placed().map(|(_, date)| date).collect()),
        );
        if best.as_ref().is_none_or(|(other, _)| score > *other) {
            *best = Some((score, chosen.clone()));
        }
        return;
    };
    for slot in slots {
        let is_free = !chosen.contains(&Some(slot.date));
        let may_hold = match session.kind {
            DayKind::Heavy => slot.may_be_heavy,
            DayKind::Moderate => slot.may_be_moderate,
            DayKind::Light | DayKind::Rest => true,
        };
        let is_spaced = || is_spaced(open, chosen, heavy_done, *session, slot.date);
        let fits = may_hold && (!session.kind.is_loaded() || is_spaced());
        if is_free && fits {
            chosen.push(Some(slot.date));
            try_from(open, slots, heavy_done, chosen, best);
            chosen.pop();
        }
    }
    chosen.push(None);
    try_from(open, slots, heavy_done, chosen, best);
    chosen.pop();
}

/// Whether a heavy session on a day keeps its distance from those done and those dealt so far.
fn is_spaced(
    open: &[Open],
    chosen: &[Option<NaiveDate>],
    heavy_done: &[NaiveDate],
    session: Open,
    date: NaiveDate,
) -> bool {
    let dealt = open.iter().zip(chosen).filter_map(|(other, date)| Some((other, (*date)?)));
    heavy_done.iter().all(|done| days_apart(*done, date) >= HEAVY_GAP_DAYS)
        && dealt.filter(|(other, _)| other.kind.is_loaded()).all(|(other, at)| {
            let first_is_slow = if at < date { other.is_slow } else { session.is_slow };
            days_apart(at, date) >= if first_is_slow { LONG_RECOVERY_DAYS } else { HEAVY_GAP_DAYS }
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(n: u32) -> NaiveDate {
        // The 16th of November 2026 is a Monday.
        NaiveDate::from_ymd_opt(2026, 11, 15 + n).expect("a day")
    }

    /// Deals `H1 L3 H5` (kind and day, `S` a heavy one that asks for three days) over days such as `3 5` (`3l`: not heavy,
    /// `3m`: moderate at most).
    fn dealt(open: &str, slots: &str, done: &[u32]) -> String {
        let sessions: Vec<Open> = open
            .split_whitespace()
            .map(|word| Open {
                date: day(word[1..].parse().expect("a day")),
                kind: match &word[..1] {
                    "L" => DayKind::Light,
                    "M" => DayKind::Moderate,
                    _ => DayKind::Heavy,
                },
                is_slow: word.starts_with('S'),
            })
            .collect();
        let slots: Vec<Slot> = slots
            .split_whitespace()
            .map(|word| Slot {
                date: day(word.trim_end_matches(['l', 'm']).parse().expect("a day")),
                may_be_heavy: !word.ends_with(['l', 'm']),
                may_be_moderate: !word.ends_with('l'),
            })
            .collect();
        let done: Vec<NaiveDate> = done.iter().map(|n| day(*n)).collect();
        let dealt = deal(&sessions, &slots, &done);
        let number = |date: NaiveDate| (date - day(0)).num_days().to_string();
        let words: Vec<String> =
            dealt.iter().map(|date| date.map_or_else(|| "-".to_string(), number)).collect();
        words.join(" ")
    }

    #[test]
    fn heavy_sessions_come_before_light_ones_and_keep_their_distance() {
        for (open, slots, done, expected, why) in [
            ("H1 L3 H5", "3 5", &[][..], "3 - 5", "the light one drops first"),
            ("L3 H5", "5", &[1], "- 5", "one day is left"),
            ("L3 H5", "4 5 6 7", &[1], "4 5", "free days take both"),
            ("H1 L3 H5", "2 3 4 5 6 7", &[], "2 3 5", "those that can keep their day"),
            ("H5", "6 7", &[1], "6", "the next day"),
            ("H1 H4", "4", &[], "- 4", "one of two, that of the day"),
            ("H4", "5 6 7", &[4], "6", "two days after what was done"),
            ("S1 H5", "3 5", &[], "5 3", "the slow one comes last, so that both fit"),
            ("S1 H5", "3 5 6", &[], "3 6", "or moves on"),
            ("H1 L3", "3l", &[], "- 3", "a day before a hard run is not heavy"),
            ("H1 M3", "3m", &[], "- 3", "before a hard run only the moderate one"),
            ("M1 H3", "3 5m", &[], "5 3", "both, each where it may stand"),
            ("M1 H3", "3", &[], "- 3", "the heavy one comes first"),
            ("M1 L3", "2m", &[], "2 -", "and the moderate one before the light one"),
            ("H1", "", &[], "-", "nothing is left"),
        ] {
            assert_eq!(dealt(open, slots, done), expected, "{open} over {slots}: {why}");
        }
    }
}
