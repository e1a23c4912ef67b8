//! Whole sessions by script: a clock that ticks, keys at their moments, a log that takes what it is given.

use std::collections::VecDeque;
use std::time::Duration;

use chrono::TimeDelta;

use super::*;
use crate::guide::effect::Cue;
use crate::guide::plain;
use crate::guide::tests::{beginning, item, part, today};
use crate::guide::timeline::Phase;
use crate::log::event::{Kind, Set};
use crate::notation::Side;
use crate::units::LoadUnit;
use crate::wording::sets;

mod by_keys;
mod by_time;
mod properties;

/// A session of some parts, two minutes of warm-up first.
fn of(parts: &[Part]) -> Today {
    Today { parts: parts.to_vec(), warm_up_seconds: Some(120), stop: None }
}

/// A session under script.
struct Script {
    session: Session,
    monotonic: Duration,
    /// What was told, each with its moment in seconds.
    told: Vec<(f64, String)>,
    /// What was said aloud, each with its moment.
    said: Vec<(f64, String)>,
    /// The records on disk, by their number; nothing where one was taken back.
    disk: Vec<(usize, Option<Kind>)>,
    /// How often the disk was written to.
    writes: usize,
    disk_is_full: bool,
    effects: Vec<Effect>,
    /// What log and profile say when they are read again.
    reread: Option<Today>,
    /// The records that are on their way to the disk.
    in_flight: Vec<usize>,
    /// Whether the disk answers only when it is asked to, and what it is to answer then.
    is_disk_late: bool,
    late: VecDeque<Effect>,
}

impl Script {
    fn new(today: Today) -> Script {
        Script::with(today, false)
    }

    fn with(today: Today, asks_morning: bool) -> Script {
        let setting = Setting {
            title: "Mon 16 Nov · heavy day".to_string(),
            warm_up: "Warm up for 2 minutes: easy walking.".to_string(),
            second: Duration::from_secs(1),
            asks_morning,
        };
        let mut script = Script {
            session: Session::new(setting, today.clone()),
            monotonic: Duration::ZERO,
            told: Vec::new(),
            said: Vec::new(),
            disk: Vec::new(),
            writes: 0,
            disk_is_full: false,
            effects: Vec::new(),
            reread: Some(today),
            in_flight: Vec::new(),
            is_disk_late: false,
            late: VecDeque::new(),
        };
        script.wait(0.0);
        script
    }

    /// Lets an event happen, and does what the session wants done.
    fn happen(&mut self, event: Event) {
        let mut events = vec![event];
        while let Some(event) = events.pop() {
            if let Event::Saved(entry) | Event::NotSaved(entry, _) = event {
                self.in_flight.retain(|number| *number != entry);
            }
            let session = std::mem::replace(&mut self.session, Session::over());
            let (session, effects) = session.step(event);
            self.session = session;
            for effect in effects {
                self.effects.push(effect.clone());
                let at = self.monotonic.as_secs_f64();
                match effect {
                    Effect::Record { entry, .. } | Effect::Replace { entry, .. } | Effect::Void { entry } => {
                        assert!(!self.in_flight.contains(&entry), "{entry} is on its way already");
                        self.in_flight.push(entry);
                        if self.is_disk_late {
                            self.late.push_back(effect);
                        } else {
                            events.insert(0, self.write(effect));
                        }
                    }
                    Effect::Reread if self.is_disk_late => self.late.push_back(effect),
                    Effect::Tell(told) => {
                        self.told.extend(plain::say(&told, &self.session).map(|line| (at, line)));
                    }
                    Effect::Say(words) => self.said.push((at, words)),
                    Effect::Reread => events.extend(self.reread.clone().map(Event::Plan)),
                    Effect::Cue(_) | Effect::Hush | Effect::Run(_) | Effect::End(_) => {}
                }
            }
        }
    }

    /// Lets the disk answer what it was asked first.
    fn answer_late(&mut self) {
        let event = match self.late.pop_front() {
            Some(Effect::Reread) => self.reread.clone().map(Event::Plan),
            effect => effect.map(|effect| self.write(effect)),
        };
        if let Some(event) = event {
            self.happen(event);
        }
    }

    fn write(&mut self, effect: Effect) -> Event {
        let (entry, kind) = match effect {
            Effect::Record { entry, kind, .. } | Effect::Replace { entry, kind, .. } => (entry, Some(kind)),
            Effect::Void { entry } => (entry, None),
            other => panic!("{other:?} is nothing to write"),
        };
        self.writes += 1;
        if self.disk_is_full {
            return Event::NotSaved(entry, "no space left on device".to_string());
        }
        match self.disk.iter_mut().find(|(number, _)| *number == entry) {
            Some((_, kept)) => *kept = kind,
            None => self.disk.push((entry, kind)),
        }
        Event::Saved(entry)
    }

    fn moment(&self) -> Moment {
        let wall = beginning() + TimeDelta::from_std(self.monotonic).expect("a time");
        Moment { monotonic: self.monotonic, wall }
    }

    /// Lets so many seconds pass, in ticks of a tenth.
    fn wait(&mut self, seconds: f64) {
        let until = self.monotonic + Duration::from_secs_f64(seconds);
        loop {
            self.happen(Event::Tick(self.moment()));
            if self.monotonic >= until {
                break;
            }
            self.monotonic = (self.monotonic + Duration::from_millis(100)).min(until);
        }
    }

    /// Presses keys and waits: letters and signs as they stand, `⏎` Enter, `⎋` Escape, `⌫` Backspace, `␣` the space,
    /// `^` Ctrl-C, `[2.5]` two and a half seconds.
    fn play(&mut self, keys: &str) {
        let mut rest = keys.chars().filter(|key| !key.is_whitespace());
        while let Some(key) = rest.next() {
            if key == '[' {
                let seconds: String = rest.by_ref().take_while(|key| *key != ']').collect();
                self.wait(seconds.parse().expect("seconds"));
                continue;
            }
            self.happen(Event::Key(match key {
                '⏎' => Key::Enter,
                '⎋' => Key::Escape,
                '⌫' => Key::Backspace,
                '␣' => Key::Char(' '),
                '^' => Key::Interrupt,
                other => Key::Char(other),
            }));
        }
    }

    /// Reads lines and waits, one after the other.
    fn lines_in(&mut self, lines: &[&str]) {
        for line in lines {
            match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                Some(seconds) => self.wait(seconds.parse().expect("seconds")),
                None => self.line(line),
            }
        }
    }

    fn line(&mut self, line: &str) {
        self.happen(Event::Line(line.to_string()));
    }

    /// Returns the sets on disk, `calf-raise L 12@8`.
    fn sets(&self) -> Vec<String> {
        let records = self.disk.iter().filter_map(|(_, kind)| kind.as_ref());
        let sets = records.filter_map(|kind| match kind {
            Kind::Sets { exercise, sets, pain, note, .. } => {
                let pain = pain.map_or_else(String::new, |pain| format!(" pain{pain}"));
                let note = note.as_ref().map_or_else(String::new, |note| format!(" \"{note}\""));
                Some(format!("{exercise} {}{pain}{note}", noted(sets)))
            }
            _ => None,
        });
        sets.collect()
    }

    /// Returns what is on disk beside sets.
    fn others(&self) -> Vec<&Kind> {
        let records = self.disk.iter().filter_map(|(_, kind)| kind.as_ref());
        records.filter(|kind| !matches!(kind, Kind::Sets { .. })).collect()
    }

    fn lines(&self) -> Vec<&str> {
        self.told.iter().map(|(_, line)| &**line).collect()
    }

    /// Returns how often something was told.
    fn times(&self, line: &str) -> usize {
        self.told.iter().filter(|(_, told)| told == line).count()
    }

    /// Returns the last that was told.
    fn last_line(&self) -> &str {
        self.told.last().map_or("", |(_, line)| line)
    }
}

fn noted(of: &[Set]) -> String {
    sets::noted(of)
}

/// Two legs, then one leg, then a hold: `calf-raise`, `single-leg-calf-raise` and so on, as the planner gives them.
const BEGINNER: &str = "level = 1\ndays = [\"mon\", \"wed\", \"fri\"]\nminutes = 20\nequipment = [\"wall\", \"step\", \"chair\", \"towel\"]";
