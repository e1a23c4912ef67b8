//! The timeline of a session (`ankle start --list`).

use serde::Serialize;

use crate::notation::Side;
use crate::text::minutes;
use crate::view::look::{Look, Style};
use crate::view::page::{Line, Page};

use super::timeline::{Listed, Phase};

/// A session second by second, as JSON has it.
#[derive(Debug, Serialize)]
pub struct Listing<'a> {
    /// All of it.
    pub seconds: u64,
    /// Stretch by stretch.
    pub timeline: &'a [Listed<'a>],
}

/// Shows the stretches of a session, each with the moment it begins.
pub fn render(listed: &[Listed<'_>], seconds: u64, title: &str, look: &Look) -> String {
    let mut page = Page::new(look);
    let total = format!("{seconds} s, about {}", minutes(u32::try_from(seconds).unwrap_or(u32::MAX)));
    page.line_with_end(Line::new().add(Style::Bold, title), Line::new().plain(total));
    page.blank();
    let mut at = std::time::Duration::ZERO;
    for Listed { stretch, part } in listed {
        let begins = at.as_secs();
        let begins = format!("{:>3}:{:02}", begins / 60, begins % 60);
        let lasts = format!("{:>6} s", tenths(stretch.lasts));
        let leg = match stretch.side {
            Some(Side::Left) => ", left",
            Some(Side::Right) => ", right",
            None => "",
        };
        let set = format!("set {} of {}{leg}", stretch.set, part.asked.of(stretch.side).max(stretch.set));
        let what = match stretch.phase {
            Phase::WarmUp => "warm-up".to_string(),
            Phase::Between => format!("until {}", part.slug),
            Phase::Ready => format!("get ready for {}", part.slug),
            Phase::Work => format!("{set}: {}", part.amount_in_words(part.amount)),
            Phase::ChangeOver => "change sides".to_string(),
            Phase::Rest => format!("rest, then {set}"),
        };
        let style = if stretch.phase == Phase::Work { Style::Plain } else { Style::Dim };
        let line = Line::new().add(Style::Dim, begins).plain(lasts).plain("  ").add(style, what);
        page.line_hanging(line, 16);
        at += stretch.lasts;
    }
    page.render(look)
}

fn tenths(time: std::time::Duration) -> String {
    let tenths = (time.as_millis() + 50) / 100;
    if tenths.is_multiple_of(10) {
        (tenths / 10).to_string()
    } else {
        format!("{}.{}", tenths / 10, tenths % 10)
    }
}
