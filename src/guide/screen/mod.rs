//! The session on a screen: a head, what runs now, and a foot.

mod body;
mod digits;
mod foot;
mod paint;

#[cfg(test)]
mod tests;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use crate::view::look::{Look, Style};

use super::session::Session;
use super::timeline::Phase;
use paint::{Canvas, Row};

/// Least cells of a screen that is drawn in full; below it asks for room.
const LEAST: (u16, u16) = (40, 12);

/// From so many cells on there is a place for the figure, …
const WITH_FIGURE: (u16, u16) = (76, 20);

/// … as wide as this.
const FIGURE_WIDTH: u16 = 26;

/// From so many cells on there is a rule below the head and above the foot.
const WITH_RULES: (u16, u16) = (60, 15);

/// Draws a session; `is_reversed` is the flash that reaches across the room.
pub fn draw(session: &Session, look: Look, is_reversed: bool, buffer: &mut Buffer) {
    let area = buffer.area;
    buffer.reset();
    let mut canvas = Canvas { buffer, look };
    if area.width < LEAST.0 || area.height < LEAST.1 {
        asks_for_room(session, area, &mut canvas);
    } else {
        whole(session, area, &mut canvas);
    }
    if is_reversed {
        for cell in &mut buffer.content {
            cell.modifier.insert(Modifier::REVERSED);
        }
    }
}

fn asks_for_room(session: &Session, area: Rect, canvas: &mut Canvas<'_>) {
    let rows = [
        Row::of(Style::Bold, body::in_short(session)),
        Row::new().plain(format!("{}x{} is too small:", area.width, area.height)),
        Row::new().plain(format!("make it {}x{}.", LEAST.0, LEAST.1)),
    ];
    canvas.rows(area, &rows);
}

fn fits(area: Rect, (width, height): (u16, u16)) -> bool {
    area.width >= width && area.height >= height
}

fn whole(session: &Session, area: Rect, canvas: &mut Canvas<'_>) {
    let has_rules = fits(area, WITH_RULES);
    let rule = || Row::of(Style::Dim, "─".repeat(area.width.into()));
    canvas.row(area, 0, &head(session, area.width.into()));
    let foot = foot::rows(session, area.width.into(), has_rules);
    let foot_height = u16::try_from(foot.len()).unwrap_or(0) + u16::from(has_rules);
    let top = 1 + u16::from(has_rules);
    if has_rules {
        canvas.row(area, 1, &rule());
        canvas.row(area, area.height - foot_height, &rule());
    }
    let foot_area = Rect { y: area.y + area.height - u16::try_from(foot.len()).unwrap_or(0), ..area };
    canvas.rows(foot_area, &foot);
    let middle = Rect { y: area.y + top, height: area.height.saturating_sub(top + foot_height), ..area };
    let rows = body::rows(session, middle, fits(area, WITH_FIGURE).then_some(FIGURE_WIDTH));
    match rows {
        body::Body::Whole(rows) => centred(middle, &rows, canvas),
        body::Body::Beside { figure, rows } => {
            let slot = Rect { x: middle.x + 2, width: FIGURE_WIDTH, ..middle };
            let beside = FIGURE_WIDTH + 5;
            let right = Rect { x: middle.x + beside, width: middle.width - beside - 1, ..middle };
            centred(slot, &figure, canvas);
            centred(right, &rows, canvas);
        }
    }
}

/// Paints rows in the middle of an area's height; what does not fit is left out at the end.
fn centred(area: Rect, rows: &[Row], canvas: &mut Canvas<'_>) {
    let height = u16::try_from(rows.len()).unwrap_or(u16::MAX);
    let top = area.height.saturating_sub(height) / 2;
    let area = Rect { y: area.y + top, height: area.height - top, ..area };
    canvas.rows(area, rows);
}

/// The session and the exercise, and at the right the leg and the set, or how far it is.
fn head(session: &Session, width: usize) -> Row {
    let stretch = session.stretch();
    let exercise = session.part().filter(|_| stretch.is_some_and(|stretch| stretch.phase == Phase::Work));
    let right = if let (Some(stretch), Some(part)) = (stretch, exercise) {
        let of = part.asked.of(stretch.side).max(stretch.set);
        let leg = body::leg(stretch.side).map_or_else(String::new, |leg| format!("{leg}, "));
        let plus = if session.is_open() { ", open" } else { "" };
        format!("{leg}set {} of {of}{plus}", stretch.set)
    } else {
        let (done, asked) = session.sets_done();
        format!("{done} of {asked} sets")
    };
    let title = session.setting.title.clone();
    let left = match exercise {
        Some(part) if title.len() + part.slug.len() + right.len() + 6 <= width => {
            format!("{title} · {}", part.slug)
        }
        Some(part) => part.slug.clone(),
        None => title,
    };
    let room = width.saturating_sub(right.len() + 2);
    let left: String = left.chars().take(room).collect();
    let gap = width.saturating_sub(right.len());
    Row::of(Style::Bold, left).up_to_column(gap).add(Style::Bold, right)
}
