//! The middle of the screen: what runs now.

use std::time::Duration;

use ratatui::layout::Rect;

use crate::catalogue::vocabulary::{Mode, Sides};
use crate::guide::effect::Pause;
use crate::guide::part::Part;
use crate::guide::session::{KEYS, Overlay, Session, Stage};
use crate::guide::timeline::{Phase, Stretch};
use crate::log::event::Kind;
use crate::notation::Side;
use crate::text::Count;
use crate::view::look::Style;
use crate::wording::sets;

use super::digits::{HEIGHT, large};
use super::paint::{Row, bar, wrapped};

/// What stands in the middle.
pub(super) enum Body {
    /// Rows over the whole width.
    Whole(Vec<Row>),
    /// The place of the figure, and rows beside it.
    Beside {
        /// What stands in that place.
        figure: Vec<Row>,
        /// What stands beside it.
        rows: Vec<Row>,
    },
}

/// Returns what stands in the middle; with a place for the figure where there is room.
pub(super) fn rows(session: &Session, area: Rect, figure: Option<u16>) -> Body {
    let width = usize::from(area.width);
    let height = usize::from(area.height);
    match &session.overlay {
        Some(Overlay::Keys) => return Body::Whole(keys(width, height)),
        Some(Overlay::Note(text)) => return Body::Whole(typed("Note", text, width)),
        Some(Overlay::WhySkip(text)) => return Body::Whole(typed("Why is it left out?", text, width)),
        Some(Overlay::Pain(..)) | None => {}
    }
    match &session.stage {
        Stage::Morning(digits) => {
            Body::Whole(question("How is it this morning?", "pain, 0 none to 10 the worst", digits))
        }
        Stage::HowHard(digits) => Body::Whole(question(
            "How hard was it as a whole?",
            "effort, 0 nothing to 10 all you had",
            digits,
        )),
        Stage::WorstPain(digits) => {
            Body::Whole(question("The worst pain of it?", "0 none to 10 the worst", digits))
        }
        Stage::Over(_) => Body::Whole(Vec::new()),
        Stage::Timed | Stage::Again => {
            let Some((stretch, part)) = session.stretch().zip(session.part()) else {
                return Body::Whole(Vec::new());
            };
            match (stretch.phase, figure) {
                (Phase::Work, Some(slot)) => Body::Beside {
                    figure: setup(part, slot.into()),
                    rows: work(session, stretch, part, width - usize::from(slot) - 6, height),
                },
                (Phase::Work, None) => {
                    Body::Whole(work(session, stretch, part, width.saturating_sub(4), height))
                }
                _ => Body::Whole(countdown(session, stretch, part, width, height)),
            }
        }
    }
}

/// Says in one line what runs, for a screen too small for more.
pub(super) fn in_short(session: &Session) -> String {
    let left = session.left().map_or_else(String::new, clock_time);
    match session.stretch().map(|stretch| stretch.phase) {
        Some(Phase::Work) => {
            let done = session.completed();
            let of = session.part().map_or(0, |part| part.amount);
            format!("{done} of {of} {left}")
        }
        Some(phase) => format!("{phase} {left}"),
        None => "waiting".to_string(),
    }
}

/// Names the leg as it is called across the room.
pub(super) fn leg(side: Option<Side>) -> Option<&'static str> {
    Some(match side? {
        Side::Left => "LEFT",
        Side::Right => "RIGHT",
    })
}

/// Formats a time: `1:05`.
pub(super) fn clock_time(time: Duration) -> String {
    let seconds = (time + Duration::from_millis(500)).as_secs();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// A time that is left, a second of it counted until it is over.
fn time_to_go(time: Duration) -> String {
    let seconds = (time + Duration::from_millis(999)).as_secs();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// Says what is asked of an exercise: `3 sets of 12 reps a side, with 5 kg`.
pub(super) fn asked(part: &Part) -> String {
    let each = if part.sides == Sides::Each { " a side" } else { "" };
    let load = part.load.map_or_else(String::new, |load| format!(", with {load}"));
    let sets = Count(part.most_sets().into(), "set");
    format!("{sets} of {}{each}{load}", part.amount_in_words(part.amount))
}

/// The set-up in words, in the figure's place.
fn setup(part: &Part, width: usize) -> Vec<Row> {
    part.setup
        .iter()
        .flat_map(|step| wrapped(step, width, Style::Dim).into_iter().chain([Row::new()]))
        .collect()
}

/// A set: the beat, the number, the bar, a cue, and how the sets stand.
fn work(session: &Session, stretch: Stretch, part: &Part, width: usize, height: usize) -> Vec<Row> {
    let done = session.completed();
    let elapsed = session.elapsed();
    let left = stretch.lasts.saturating_sub(elapsed);
    let is_past = elapsed >= stretch.lasts && session.is_open();
    let mut rows = Vec::new();
    let number = (done + 1).min(part.amount.max(done));
    let (label, counter, large_number, thousandths, below) = match (part.mode, session.under_way.taps) {
        (Mode::Reps | Mode::Contacts, Some(taps)) => {
            let asked = seconds(part.one());
            let pace = taps.pace().map_or_else(
                || format!("asked {asked} s a rep"),
                |pace| format!("{pace} s a rep, asked {asked}"),
            );
            let share = u64::from(done) * 1000 / u64::from(part.amount.max(1));
            ("YOUR PACE".to_string(), String::new(), done.to_string(), share, pace)
        }
        (Mode::Hold, _) => {
            let gone = elapsed.as_millis().min(stretch.lasts.as_millis()) as u64 * 1000;
            let share = gone / (stretch.lasts.as_millis() as u64).max(1);
            let (large, below) = if is_past {
                (clock_time(elapsed), "over the target".to_string())
            } else {
                (time_to_go(left), format!("{} of {} s", elapsed.as_secs(), part.amount))
            };
            ("HOLD".to_string(), touches(session, part), large, share, below)
        }
        (Mode::Contacts, None) => {
            let share = u64::from(done) * 1000 / u64::from(part.amount.max(1));
            let of = format!("landing {number} of {}", part.amount);
            ("HOP".to_string(), of, number.to_string(), share, String::new())
        }
        (Mode::Reps, None) => {
            let (label, share, below) = beat(part, elapsed);
            let of = format!("rep {number} of {}", part.amount);
            (label, of, number.to_string(), share, below)
        }
    };
    let counter_at = width.saturating_sub(counter.chars().count() + 1);
    rows.push(Row::of(Style::Bold, label).up_to_column(counter_at).plain(counter));
    let is_tall = height >= 4 + HEIGHT + 3;
    // Digits that can be read from afar come before words.
    let is_low = !is_tall && height >= 3 + HEIGHT;
    if is_tall {
        rows.push(Row::new());
    }
    let (full, empty) = bar(thousandths, width.min(44));
    rows.push(Row::new().add(Style::Good, full).add(Style::Dim, empty));
    if is_low {
        rows.extend(large(&large_number));
        rows.push(aside(session).unwrap_or_else(|| standing(session, stretch, part, done)));
        if is_past {
            rows.push(cue(session, part, is_past));
        }
        return rows;
    }
    rows.push(Row::new().plain(below));
    if is_tall {
        rows.push(Row::new());
        rows.extend(large(&large_number));
        rows.push(Row::new());
    }
    rows.push(cue(session, part, is_past));
    rows.extend(aside(session));
    if is_tall {
        rows.push(Row::new());
    }
    rows.push(standing(session, stretch, part, done));
    if let Some(last) = (!part.last.is_empty()).then(|| sets::done(&part.last)) {
        rows.push(Row::new().add(Style::Dim, "last").up_to_column(7).add(Style::Dim, last));
    }
    rows
}

/// The beat that runs, its share of the repetition, and what is left of it.
fn beat(part: &Part, elapsed: Duration) -> (String, u64, String) {
    let one = part.one();
    let nanos = elapsed.as_nanos().checked_rem(one.as_nanos()).unwrap_or(0);
    let mut within = Duration::from_nanos(nanos as u64);
    let share = (nanos * 1000).checked_div(one.as_nanos()).unwrap_or(0) as u64;
    let left = one.saturating_sub(within);
    for beat in &part.beats {
        if within < beat.lasts {
            let of = seconds_up(beat.lasts);
            let count = if of <= 1 { String::new() } else { format!("  {} of {of}", within.as_secs() + 1) };
            let label = format!("{}{count}", beat.name.to_uppercase());
            return (label, share, format!("{} s left in this rep", seconds_up(left)));
        }
        within -= beat.lasts;
    }
    (String::new(), share, String::new())
}

fn seconds(time: Duration) -> String {
    let tenths = (time.as_millis() + 50) / 100;
    if tenths.is_multiple_of(10) {
        (tenths / 10).to_string()
    } else {
        format!("{}.{}", tenths / 10, tenths % 10)
    }
}

fn seconds_up(time: Duration) -> u64 {
    (time + Duration::from_millis(999)).as_secs()
}

fn touches(session: &Session, part: &Part) -> String {
    if part.counts_touches {
        format!("{}, x counts one", Count(session.under_way.touches.into(), "touch"))
    } else {
        String::new()
    }
}

/// One cue, another with every set; past the target of the open set the question that ends it.
fn cue(session: &Session, part: &Part, is_past: bool) -> Row {
    if is_past {
        return Row::of(Style::Bold, "▸ two left in you? enter ends it");
    }
    let set = session.stretch().map_or(1, |stretch| usize::from(stretch.set));
    let cue = part.cues.get((set - 1) % part.cues.len().max(1));
    cue.map_or_else(Row::new, |cue| Row::new().plain(format!("▸ {cue}")))
}

/// What else is to be known: a pause, a pain being typed, what was noted.
fn aside(session: &Session) -> Option<Row> {
    if let Some(Overlay::Pain(digits, _)) = &session.overlay {
        return Some(Row::of(Style::Bold, format!("pain, 0 to 10: {digits}_")));
    }
    match session.pause? {
        Pause::Asked => Some(Row::of(Style::Bold, "PAUSED · space goes on")),
        Pause::Typing => None,
        Pause::Gap(length) => {
            let away = clock_time(length);
            Some(Row::of(Style::Bold, format!("PAUSED · the machine was away for {away} · space goes on")))
        }
    }
}

/// How the sets of the exercise stand: `sets   L ✓15  ▶7  ○     R ✓15  ○  ○`.
fn standing(session: &Session, stretch: Stretch, part: &Part, done: u16) -> Row {
    let mut row = Row::new().add(Style::Dim, "sets").up_to_column(7);
    for (nth, side) in part.order().into_iter().enumerate() {
        if nth > 0 {
            row = row.plain("   ");
        }
        if let Some(side) = side {
            row = row.plain(format!("{} ", side.letter()));
        }
        let kept = kept(session, stretch.part, side);
        let before = usize::from(part.done.of(side)).saturating_sub(kept.len());
        for set in 1..=part.asked.of(side) {
            let index = usize::from(set) - 1;
            let (style, text) = match kept.get(index.wrapping_sub(before)) {
                _ if set == stretch.set && side == stretch.side => (Style::Bold, format!("▶{done}")),
                Some(number) => (Style::Good, format!("✓{number}")),
                None if index < before => (Style::Good, "✓".to_string()),
                None => (Style::Dim, "○".to_string()),
            };
            row = row.add(style, text).plain("  ");
        }
    }
    row
}

/// The numbers of the sets the session kept of a leg.
fn kept(session: &Session, part: usize, side: Option<Side>) -> Vec<u16> {
    let slug = session.parts.get(part).map(|part| &part.slug);
    let kinds = session.ledger.standing().filter_map(|(_, entry)| entry.kind.as_ref());
    let sets = kinds.filter_map(|kind| match kind {
        Kind::Sets { exercise, sets, .. } if Some(exercise) == slug => sets.first(),
        _ => None,
    });
    sets.filter(|set| set.side == side).map(|set| set.done.number()).collect()
}

/// A time that runs down in large digits, with what it is for.
fn countdown(session: &Session, stretch: Stretch, part: &Part, width: usize, height: usize) -> Vec<Row> {
    let mut rows: Vec<Row> = large(&time_to_go(session.left().unwrap_or_default())).into();
    let of = || format!("set {} of {}", stretch.set, part.asked.of(stretch.side).max(stretch.set));
    let side = leg(stretch.side).map_or_else(String::new, |leg| format!(", {leg}"));
    let label = match stretch.phase {
        Phase::WarmUp => "WARM UP".to_string(),
        Phase::Between => format!("NEXT · {}", part.slug),
        Phase::Ready => format!("GET READY · {}, {}{side}", part.slug, of()),
        Phase::Rest => format!("REST · then {}{side}", of()),
        Phase::ChangeOver => format!("CHANGE SIDES · to the {} leg", leg(stretch.side).unwrap_or("other")),
        Phase::Work => String::new(),
    };
    let label =
        if label.chars().count() <= width { label } else { label.replace(&format!("{}, ", part.slug), "") };
    let is_tall = height >= HEIGHT + 8;
    if is_tall {
        rows.push(Row::new());
    }
    rows.push(Row::of(Style::Bold, label).centred());
    rows.extend(aside(session).map(Row::centred));
    if is_tall {
        rows.push(Row::new());
    }
    let text_width = width.saturating_sub(10).min(68);
    let indent = |row: Row| Row::new().plain(" ".repeat(width.saturating_sub(text_width) / 2)).join(row);
    let (words, style) = match stretch.phase {
        Phase::WarmUp => (vec![session.setting.warm_up.clone()], Style::Plain),
        Phase::Between | Phase::Ready => {
            let mut words = vec![asked(part)];
            words.extend(part.setup.iter().cloned());
            words.extend(part.cues.first().map(|cue| format!("▸ {cue}")));
            (words, Style::Plain)
        }
        Phase::Rest | Phase::ChangeOver | Phase::Work => (Vec::new(), Style::Plain),
    };
    if matches!(stretch.phase, Phase::Rest | Phase::ChangeOver | Phase::Between) {
        for row in last_done(session, text_width) {
            rows.push(indent(row));
        }
    }
    if matches!(stretch.phase, Phase::Rest | Phase::ChangeOver) {
        let pace = part.pace_in_words();
        let pace = if pace.is_empty() { pace } else { format!(", {pace}") };
        let next = format!("{}{side}, {}{pace}", part.amount_in_words(part.amount), part.slug);
        let row = Row::new().add(Style::Dim, "next").up_to_column(7);
        rows.push(indent(row.plain(next)));
    }
    for (nth, text) in words.iter().enumerate() {
        let style = if nth == 0 { Style::Bold } else { style };
        rows.extend(wrapped(text, text_width, style).into_iter().map(indent));
    }
    rows
}

/// What was kept of the last set, and how to correct it.
fn last_done(session: &Session, width: usize) -> Vec<Row> {
    let Some((set, pain, note)) = session.last_set() else { return Vec::new() };
    let part = session
        .ledger
        .last_set()
        .and_then(|entry| session.timeline.get(session.ledger.get(entry)?.stretch?))
        .and_then(|stretch| session.parts.get(stretch.part));
    let number = set.done.number();
    let amount = part.map_or_else(|| number.to_string(), |part| part.amount_in_words(number));
    let side = set.side.map_or_else(String::new, |side| format!(", {}", side.word()));
    let mut facts = vec![format!("{amount}{side}")];
    facts.extend(set.rpe.map(|rpe| format!("effort {rpe}")));
    facts.extend(pain.map(|pain| format!("pain {pain}")));
    facts.extend(set.touches.map(|touches| Count(touches.into(), "touch").to_string()));
    facts.extend(set.tempo_s.map(|tempo| format!("{tempo} s a rep")));
    facts.extend(note.map(|note| format!("\"{note}\"")));
    let row = Row::new().add(Style::Dim, "done").up_to_column(7).add(Style::Good, facts.join(" · "));
    let hint = "Not so? -/+ corrects it    1 to 0: effort 1 to 10";
    let mut rows = vec![row];
    if width >= hint.len() + 7 {
        rows.push(Row::new().up_to_column(7).add(Style::Dim, hint));
    }
    rows
}

fn question(question: &str, scale: &str, digits: &str) -> Vec<Row> {
    vec![
        Row::of(Style::Bold, question).centred(),
        Row::of(Style::Dim, scale).centred(),
        Row::new(),
        Row::of(Style::Bold, format!("{digits}_")).centred(),
        Row::new(),
        Row::of(Style::Dim, "enter passes").centred(),
    ]
}

fn typed(what: &str, text: &str, width: usize) -> Vec<Row> {
    let mut rows = vec![Row::of(Style::Bold, format!("  {what}")), Row::new()];
    for row in wrapped(&format!("{text}_"), width.saturating_sub(4), Style::Plain) {
        rows.push(Row::new().plain("  ").join(row));
    }
    rows
}

fn keys(width: usize, height: usize) -> Vec<Row> {
    let columns = if width >= 100 || height < KEYS.len() { 2 } else { 1 };
    let lines = KEYS.len().div_ceil(columns);
    let column = width / columns;
    (0..lines)
        .map(|line| {
            (0..columns).fold(Row::new(), |row, nth| match KEYS.get(nth * lines + line) {
                Some((key, what)) => row
                    .up_to_column(nth * column + 2)
                    .add(Style::Bold, *key)
                    .up_to_column(nth * column + 13)
                    .plain(*what),
                None => row,
            })
        })
        .collect()
}
