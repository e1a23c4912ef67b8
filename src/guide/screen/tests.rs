//! Every kind of screen, at every size, as it stands in the cells.

use std::time::Duration;

use chrono::TimeDelta;
use ratatui::style::Color;
use unicode_width::UnicodeWidthStr as _;

use super::*;
use crate::guide::clock::Moment;
use crate::guide::effect::Effect;
use crate::guide::session::{Event, Key, Setting, Stage};
use crate::guide::tests::{beginning, today_with_warm_up};

const PROFILE: &str = "level = 2\ndays = [\"mon\", \"wed\", \"fri\"]\nminutes = 40\nequipment = [\"wall\", \"step\", \"chair\", \"towel\", \"band\"]";

const LOOK: Look = Look { width: 80, ascii: false, colour: true };

/// A session on that Monday, and the clock that drives it.
struct Led {
    session: Session,
    at: Duration,
}

impl Led {
    fn new() -> Led {
        let (today, warm_up) = today_with_warm_up(PROFILE);
        let setting = Setting {
            title: "Heavy day".to_string(),
            warm_up,
            second: Duration::from_secs(1),
            asks_morning: false,
        };
        let mut led = Led { session: Session::new(setting, today), at: Duration::ZERO };
        led.wait(0.0);
        led
    }

    fn wait(&mut self, seconds: f64) {
        let until = self.at + Duration::from_secs_f64(seconds);
        loop {
            let wall = beginning() + TimeDelta::from_std(self.at).expect("a time");
            self.happen(Event::Tick(Moment { monotonic: self.at, wall }));
            if self.at >= until {
                return;
            }
            self.at = (self.at + Duration::from_secs(1)).min(until);
        }
    }

    fn happen(&mut self, event: Event) {
        let (session, effects) = self.session.clone().step(event);
        self.session = session;
        for effect in effects {
            if let Effect::Record { entry, .. } | Effect::Replace { entry, .. } | Effect::Void { entry } =
                effect
            {
                self.happen(Event::Saved(entry));
            }
        }
    }

    fn press(&mut self, keys: &str) {
        for key in keys.chars() {
            let key = match key {
                '⏎' => Key::Enter,
                '\u{1b}' => Key::Escape,
                other => Key::Char(other),
            };
            self.happen(Event::Key(key));
        }
    }

    fn drawn(&self, width: u16, height: u16, look: Look) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        draw(&self.session, look, false, &mut buffer);
        buffer
    }

    fn text(&self, width: u16, height: u16) -> String {
        text(&self.drawn(width, height, LOOK))
    }
}

/// The cells as text, blanks at the end of a line left out.
fn text(buffer: &Buffer) -> String {
    let line = |y| {
        let mut line = String::new();
        let mut x = 0;
        while x < buffer.area.width {
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            // The cell behind a wide letter belongs to it.
            x += u16::try_from(symbol.width().max(1)).expect("a cell or two");
        }
        line
    };
    (0..buffer.area.height).map(|y| format!("{}\n", line(y).trim_end())).collect()
}

/// Holds a screen against the one on file; `SNAPSHOTS=overwrite` writes them anew.
fn check(name: &str, text: String) {
    let file = format!("{}/src/guide/screen/screens/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    snapbox::assert_data_eq!(text, snapbox::Data::read_from(file.as_ref(), None).raw());
}

/// Every kind of screen, each with the keys and the seconds that lead to it from the one before.
const KINDS: [(&str, &str, f64); 14] = [
    ("warm-up", "", 3.0),
    ("ready", "⏎", 1.0),
    ("work", "⏎", 13.0),
    ("change-over", "⏎", 3.0),
    ("change-over-noted", "8.p2", 0.0),
    ("pain", "p", 0.0),
    ("note", "\u{1b}nThe left heel wobbled", 0.0),
    ("paused", "⏎ ", 0.0),
    ("keys", " ?", 0.0),
    ("rest", "q", 33.0),
    ("next", "", 76.0),
    ("taps", "⏎⏎t   ", 2.0),
    ("skip", "s", 0.0),
    ("hold", "⏎s⏎⏎⏎", 12.0),
];

#[test]
fn every_kind_of_screen_is_as_drawn_at_80_by_24() {
    let mut led = Led::new();
    for (name, keys, seconds) in KINDS {
        led.press(keys);
        led.wait(seconds);
        check(&format!("{name}-80x24"), led.text(80, 24));
    }
    led.press("s⏎");
    led.wait(1.0);
    while !matches!(led.session.stage, Stage::HowHard(_)) {
        led.press("s⏎");
        led.wait(1.0);
    }
    check("how-hard-80x24", led.text(80, 24));
    led.press("7⏎");
    check("worst-pain-80x24", led.text(80, 24));
}

#[test]
fn set_rest_and_the_next_exercise_fit_every_size() {
    for (width, height) in [(120, 40), (60, 20), (40, 12), (39, 12), (20, 3), (1, 1)] {
        let mut led = Led::new();
        for (name, keys, seconds) in KINDS {
            led.press(keys);
            led.wait(seconds);
            if ["work", "rest", "next"].contains(&name) && width >= 40 {
                check(&format!("{name}-{width}x{height}"), led.text(width, height));
            } else {
                led.text(width, height);
            }
        }
    }
    let mut led = Led::new();
    led.wait(3.0);
    check("too-small-30x8", led.text(30, 8));
    assert_eq!(led.text(0, 0), "");
}

#[test]
fn ascii_is_ascii_and_without_colour_only_bold_dim_and_reverse_remain() {
    let mut led = Led::new();
    for (name, keys, seconds) in KINDS {
        led.press(keys);
        led.wait(seconds);
        let ascii = text(&led.drawn(80, 24, Look { ascii: true, ..LOOK }));
        assert!(ascii.is_ascii(), "{name}: {ascii}");
        if ["work", "rest"].contains(&name) {
            check(&format!("{name}-ascii"), ascii);
        }
        let plain = led.drawn(80, 24, Look { colour: false, ..LOOK });
        assert!(
            plain.content.iter().all(|cell| cell.fg == Color::Reset && cell.bg == Color::Reset),
            "{name}"
        );
        assert!(plain.content.iter().any(|cell| cell.modifier.contains(Modifier::BOLD)), "{name}");
        // Colour never carries meaning alone: the letters are the same.
        assert_eq!(text(&plain), led.text(80, 24), "{name}");
    }
}

#[test]
fn the_flash_reverses_every_cell_and_changes_no_letter() {
    let led = Led::new();
    let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 24));
    draw(&led.session, LOOK, true, &mut buffer);
    assert!(buffer.content.iter().all(|cell| cell.modifier.contains(Modifier::REVERSED)));
    assert_eq!(text(&buffer), led.text(80, 24));
}

#[test]
fn wide_letters_and_letters_that_steer_a_terminal_are_shown_and_cut_by_their_width() {
    let mut led = Led::new();
    led.press("⏎⏎n");
    led.press("\u{202e}足首が痛い足首が痛い足首が痛い足首が痛い足首が痛い");
    for width in 40..60 {
        let text = led.text(width, 20);
        assert!(!text.contains('\u{202e}'), "{text}");
        assert!(text.lines().all(|line| line.width() <= width.into()), "{text}");
    }
}
