//! Every kind of screen, at every size, as it stands in the cells.

use std::time::Duration;

use chrono::{DateTime, FixedOffset, TimeDelta};

use super::*;
use crate::catalogue::Catalogue;
use crate::guide::clock::Moment;
use crate::guide::effect::Effect;
use crate::guide::part::Part;
use crate::guide::session::{Event, Key, Setting, Today};
use crate::history::History;
use crate::notation::Side;
use crate::person::Person;
use crate::planner;
use crate::profile::Profile;
use crate::units::LoadUnit;

const PROFILE: &str =
    "level = 2\ndays = [\"mon\", \"wed\", \"fri\"]\nminutes = 40\nequipment = [\"wall\", \"step\", \"chair\", \"towel\", \"band\"]";

const LOOK: Look = Look { width: 80, ascii: false, colour: true };

fn beginning() -> DateTime<FixedOffset> {
    "2026-11-16T18:00:00+01:00".parse().expect("a moment")
}

/// A session on that Monday, and the clock that drives it.
struct Led {
    session: Session,
    at: Duration,
}

impl Led {
    fn new() -> Led {
        let catalogue = Catalogue::shared();
        let profile = Profile::read(PROFILE, catalogue).expect("a profile");
        let person = Person { catalogue, profile: &profile, history: &History::default() };
        let date = beginning().date_naive();
        let plan = planner::plan_week(person, date, date).expect("a week");
        let day = plan.day(date).expect("the day");
        let part = |item| Part::of(item, Vec::new(), Side::Left, LoadUnit::Kg);
        let setting = Setting {
            title: "Heavy day".to_string(),
            warm_up: day.warm_up(),
            second: Duration::from_secs(1),
            asks_morning: false,
        };
        let warm_up_seconds = Some(crate::plan::timing::warm_up_seconds(day.has_hops()));
        let today = Today { parts: day.items.iter().map(part).collect(), warm_up_seconds, stop: None };
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
            if let Effect::Record { entry, .. } | Effect::Replace { entry, .. } | Effect::Void { entry } = effect {
                self.happen(Event::Saved(entry));
            }
        }
    }

    fn press(&mut self, keys: &str) {
        for key in keys.chars() {
            self.happen(Event::Key(if key == '⏎' { Key::Enter } else { Key::Char(key) }));
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
    let line = |y| -> String { (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect() };
    (0..buffer.area.height).map(|y| format!("{}\n", line(y).trim_end())).collect()
}

#[test]
fn show() {
    let mut led = Led::new();
    for (keys, seconds) in [("", 3.0), ("⏎", 1.0), ("⏎", 4.0), ("⏎", 2.0), ("", 20.0), ("8", 10.0), ("", 40.0),("",60.0),("",60.0),("",60.0),("",60.0)] {
        led.press(keys);
        led.wait(seconds);
        println!("{}{}", "=".repeat(80), led.at.as_secs());
        print!("{}", led.text(80, 24));
    }
    println!("{}", "=".repeat(60));
    print!("{}", led.text(60, 20));
    println!("{}", "=".repeat(40));
    print!("{}", led.text(40, 12));
    panic!();
}
