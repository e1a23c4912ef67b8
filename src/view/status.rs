//! One line on today, for a prompt or a bar (`ankle status`).

use chrono::NaiveDate;
use serde::Serialize;

use crate::plan::{Day, DayKind, Item, Note, Plan, WeekKind};
use crate::text::{Count, minutes};
use crate::vocabulary::vocabulary;
use crate::week::Weekday;

use super::look::Look;
use super::week::progress;

/// What a template shows where there is nothing to name.
const NOTHING: &str = "-";

/// When the next session is, where this week has none left.
const NEXT_WEEK: &str = "next week";

vocabulary! {
    /// What sort of day it is, or why that is not known.
    Sort {
        /// Calf strength.
        Heavy = "heavy",
        /// Less of it.
        Moderate = "moderate",
        /// Everything that needs no rest day.
        Light = "light",
        /// No session.
        Rest = "rest",
        /// Nothing is planned until a warning sign is cleared.
        Stopped = "stopped",
        /// Profile, own exercises or log cannot be read.
        Unknown = "unknown",
    }
}

/// Today in one line, and the figures it is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Status {
    /// The line.
    text: String,
    kind: Sort,
    /// Minutes that are left.
    minutes: u32,
    /// Sets that are done.
    done: usize,
    /// Sets that are asked for.
    sets: usize,
    /// The day of the next session of this week; of another week it would cost as much again to know.
    next: Option<NaiveDate>,
}

impl Status {
    /// Says what a plan holds for today, and which day comes next.
    pub fn of(plan: &Plan<'_>) -> Status {
        let today = plan.today;
        let is_ahead = |day: &&Day<'_>| day.date > today && day.items.iter().any(Item::is_to_do);
        let next = plan.days.iter().find(is_ahead).map(|day| day.date);
        let status = Status { text: String::new(), kind: Sort::Rest, minutes: 0, done: 0, sets: 0, next };
        if plan.kind == WeekKind::Stopped {
            let text = "training is stopped: ankle plan".to_string();
            return Status { text, kind: Sort::Stopped, next: None, ..status };
        }
        let then = next.map_or_else(
            || format!(", back {NEXT_WEEK}"),
            |next| format!(", next {}", Weekday::of(next).short()),
        );
        let Some(of_today) = plan.day(today).filter(|day| !day.items.is_empty()) else {
            let is_sore = |note: &Note| matches!(note, Note::RestDay { date, .. } if *date == today);
            let rest =
                if plan.notes.iter().any(is_sore) { "rest after a sore morning" } else { "rest today" };
            return Status { text: format!("{rest}{then}"), ..status };
        };
        let kind = match of_today.kind() {
            DayKind::Heavy => Sort::Heavy,
            DayKind::Moderate => Sort::Moderate,
            DayKind::Light => Sort::Light,
            DayKind::Rest => Sort::Rest,
        };
        let (done, sets) = progress(of_today.items.iter());
        let status = Status { kind, done, sets, ..status };
        if !of_today.items.iter().any(Item::is_to_do) {
            return Status { text: format!("all done today{then}"), ..status };
        }
        let left = of_today.seconds_left();
        let what = if of_today.kind().is_loaded() { "calves" } else { "ankles" };
        let text = format!("{what} {} · {done} of {}", minutes(left), Count(sets, "set"));
        Status { text, minutes: (left + 30) / 60, ..status }
    }

    /// Says in a few words that nothing can be told, and what tells more.
    pub fn unknown(why: &str) -> Status {
        let text = why.to_string();
        Status { text, kind: Sort::Unknown, minutes: 0, done: 0, sets: 0, next: None }
    }

    /// Shows it in a line: its own, or a template with its figures.
    ///
    /// A template knows `{minutes}`, `{done}`, `{sets}` and `{next}`; what else stands in braces stays as it is. What
    /// cannot be told has no figures: its own words stand in the place of any template.
    pub fn line(&self, template: Option<&str>, look: &Look) -> String {
        let line = match template {
            Some(template) if self.kind != Sort::Unknown => self.fill(template),
            // A template is the person's own text: no glyph of it is swapped.
            _ => look.glyphs(&self.text).into_owned(),
        };
        line + "\n"
    }

    fn fill(&self, template: &str) -> String {
        let mut line = String::new();
        let mut rest = template;
        while let Some(at) = rest.find('{') {
            line += &rest[..at];
            let behind = &rest[at..];
            let figure = self.figures().into_iter().find(|(name, _)| behind.starts_with(name));
            let (name, figure) = figure.unwrap_or(("{", "{".to_string()));
            line += &figure;
            rest = &behind[name.len()..];
        }
        line + rest
    }

    fn figures(&self) -> [(&'static str, String); 4] {
        let next = match self.next {
            Some(next) => Weekday::of(next).short(),
            None if self.kind == Sort::Stopped => NOTHING,
            None => NEXT_WEEK,
        };
        [
            ("{minutes}", self.minutes.to_string()),
            ("{done}", self.done.to_string()),
            ("{sets}", self.sets.to_string()),
            ("{next}", next.to_string()),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn friday() -> Status {
        Status {
            text: "calves 14 min · 2 of 9 sets".to_string(),
            kind: Sort::Heavy,
            minutes: 14,
            done: 2,
            sets: 9,
            next: Some(date("2026-11-23")),
        }
    }

    #[test]
    fn a_template_is_filled_with_the_four_figures_and_stays_as_it_is_beside_them() {
        for (template, line) in [
            ("{minutes}", "14"),
            ("{done}/{sets} {minutes}m, then {next}", "2/9 14m, then Mon"),
            ("{minutes}{minutes}", "1414"),
            ("{{minutes}}", "{14}"),
            ("{ minutes }", "{ minutes }"),
            ("{Minutes} {level} {", "{Minutes} {level} {"),
            ("{minutes", "{minutes"),
            ("· ü {done}", "· ü 2"),
            ("", ""),
        ] {
            let look = Look { width: 80, ascii: true, colour: true };
            assert_eq!(friday().line(Some(template), &look), format!("{line}\n"), "{template}");
        }
    }

    #[test]
    fn what_cannot_be_told_says_so_in_the_place_of_any_template() {
        let look = Look { width: 80, ascii: true, colour: false };
        let unknown = Status::unknown("profile broken: ankle doctor");
        assert_eq!(unknown.line(Some("{minutes} min"), &look), "profile broken: ankle doctor\n");
        assert_eq!(unknown.line(None, &look), "profile broken: ankle doctor\n");
        assert_eq!(friday().line(None, &look), "calves 14 min - 2 of 9 sets\n");
        let stopped = Status { kind: Sort::Stopped, next: None, ..friday() };
        assert_eq!(stopped.line(Some("{next}"), &look), "-\n");
        let rest = Status { next: None, ..friday() };
        assert_eq!(rest.line(Some("{next}"), &look), "next week\n");
    }
}
