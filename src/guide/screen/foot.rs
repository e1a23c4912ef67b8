//! The foot of the screen: how far the session is, what comes next, and the keys.

use std::time::Duration;

use crate::guide::session::{Overlay, Session, Stage};
use crate::guide::timeline::Phase;
use crate::view::look::Style;

use super::body;
use super::paint::{Row, bar};

/// From so many cells on there is room for whole words.
const WIDE: usize = 60;

/// Returns the rows of the foot, the more the more room there is.
pub(super) fn rows(session: &Session, width: usize, is_roomy: bool) -> Vec<Row> {
    let mut rows = Vec::new();
    if let Some(trouble) = &session.trouble {
        rows.push(Row::of(Style::Bad, format!(" ! {trouble}")));
    }
    rows.push(progress(session, width));
    if is_roomy && let Some(next) = next(session) {
        rows.push(Row::new().add(Style::Dim, " next").up_to_column(10).plain(next));
    }
    rows.push(keys(session, width));
    rows
}

fn progress(session: &Session, width: usize) -> Row {
    let (done, asked) = session.sets_done();
    let gone = body::clock_time(session.clock.running());
    let left = body::clock_time(session.time_left());
    let tail = if width >= WIDE {
        format!("  {gone} gone · {left} left · {done} of {asked} sets")
    } else {
        format!(" {left} left · {done}/{asked}")
    };
    let label = if width >= WIDE { " session" } else { " " };
    let start = if width >= WIDE { 10 } else { 1 };
    let room = width.saturating_sub(start + tail.chars().count() + 1).min(40);
    let (full, empty) = bar(session.share_done().into(), room);
    let row = Row::new().add(Style::Dim, label).up_to_column(start);
    row.add(Style::Good, full).add(Style::Dim, empty).plain(tail)
}

/// Says what comes after the stretch that runs.
fn next(session: &Session) -> Option<String> {
    let now = session.stretch()?;
    let mut after = session.timeline.get(session.at + 1..)?.iter();
    if session.stage == Stage::Again {
        return Some("the set again".to_string());
    }
    let Some(next) = after.next() else { return Some("the end".to_string()) };
    let part = session.parts.get(next.part)?;
    let seconds = |time: Duration| (time + Duration::from_millis(500)).as_secs();
    Some(match next.phase {
        Phase::Rest => {
            let leg = body::leg(next.side).map_or_else(String::new, |leg| format!(", {leg}"));
            format!(
                "rest {}s, then set {} of {}{leg}",
                seconds(next.lasts),
                next.set,
                part.asked.of(next.side)
            )
        }
        Phase::ChangeOver => {
            format!("change to the {} leg", body::leg(next.side).unwrap_or_default())
        }
        Phase::Work
            if now.phase == Phase::Ready || now.phase == Phase::ChangeOver || now.phase == Phase::Rest =>
        {
            let leg = body::leg(next.side).map_or_else(String::new, |leg| format!(", {leg}"));
            format!("{}, set {} of {}{leg}", part.slug, next.set, part.asked.of(next.side))
        }
        Phase::Between | Phase::Ready | Phase::WarmUp | Phase::Work => {
            format!("{}, {}", part.slug, body::asked(part))
        }
    })
}

/// The keys that matter now, as many as fit.
fn keys(session: &Session, width: usize) -> Row {
    let pause = if session.pause.is_some() { "go on" } else { "pause" };
    let keys: &[(&'static str, &'static str)] = match (&session.overlay, &session.stage) {
        (Some(Overlay::Note(_)), _) => &[("enter", "keep"), ("esc", "leave it")],
        (Some(Overlay::WhySkip(_)), _) => &[("enter", "skip it"), ("esc", "go on")],
        (Some(Overlay::Keys), _) => &[("any key", "back")],
        (Some(Overlay::Pain(..)), _) => &[("0 to 10", "pain"), ("esc", "none")],
        (None, Stage::Morning(_) | Stage::HowHard(_) | Stage::WorstPain(_)) => {
            &[("enter", "answer, or pass"), ("q", "save and quit")]
        }
        (None, Stage::Over(_)) => &[],
        (None, Stage::Timed | Stage::Again) => match session.stretch().map(|stretch| stretch.phase) {
            Some(Phase::Work) if session.under_way.taps.is_some() => &[
                ("space", "a rep"),
                ("enter", "set done"),
                ("t", "tempo"),
                ("s", "skip"),
                ("?", "keys"),
                ("q", "save and quit"),
            ],
            Some(Phase::Work) => &[
                ("space", pause),
                ("enter", "set done"),
                ("-/+", "reps"),
                ("s", "skip"),
                ("n", "note"),
                ("?", "keys"),
                ("q", "save and quit"),
            ],
            Some(Phase::Rest | Phase::ChangeOver) => &[
                ("space", pause),
                ("enter", "go now"),
                ("-/+", "reps"),
                ("p", "pain"),
                ("n", "note"),
                ("?", "keys"),
                ("q", "save and quit"),
            ],
            _ => &[
                ("space", pause),
                ("enter", "go on"),
                ("s", "skip"),
                ("b", "back"),
                ("?", "keys"),
                ("q", "save and quit"),
            ],
        },
    };
    let quit = |key: &(&'static str, &'static str)| match *key {
        ("q", _) if width < WIDE => ("q", "quit"),
        ("enter", what) if width < WIDE => ("enter", what.split(' ').next_back().unwrap_or(what)),
        key => key,
    };
    let keys: Vec<(&str, &str)> = keys.iter().map(quit).collect();
    let shown = fitting(&keys, width);
    shown.into_iter().fold(Row::new(), |row, (key, what)| {
        let gap = if row.width() == 0 { " " } else { "  " };
        row.plain(gap).add(Style::Bold, key).add(Style::Dim, format!(" {what}"))
    })
}

/// Leaves keys out from the middle on until the rest fits; the first and the last stay.
fn fitting<'a>(keys: &[(&'a str, &'a str)], width: usize) -> Vec<(&'a str, &'a str)> {
    let mut shown = keys.to_vec();
    let length = |shown: &[(&str, &str)]| -> usize {
        shown.iter().map(|(key, what)| key.chars().count() + what.chars().count() + 3).sum()
    };
    // The last needs no gap behind it.
    while length(&shown) > width + 1 && shown.len() > 2 {
        shown.remove(shown.len() - 3_usize.min(shown.len() - 1));
    }
    shown
}
