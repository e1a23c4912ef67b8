//! What pain changes about a week that has begun: which days went badly, and from which morning on that is known.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::coach::judge::pain::{Cause, DayPain, Light, Lights, after, before};
use crate::coach::rules::{CLOSED_DAYS, MORNINGS_TELL_BACK, RED_FROM};
use crate::history::History;
use crate::person::Person;
use crate::plan::incident::Incident;
use crate::week::Week;

/// A day that went badly, as a week finds out about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Setback {
    /// The day.
    pub(crate) day: NaiveDate,
    /// The day of the week from which it is known, and from which things change.
    pub(crate) from: NaiveDate,
    /// Whether it takes targets back; the second amber within a week only closes the hops (D.7).
    pub(crate) is_red: bool,
    /// What happened.
    pub(crate) incident: Incident,
}

impl Setback {
    /// Returns the first day on which hops may stand again.
    pub(crate) fn closes_hops_until(&self) -> NaiveDate {
        after(self.day, CLOSED_DAYS).unwrap_or(self.day)
    }

    /// Returns the day on which no heavy work stands: the one after a red day, where it is still to come.
    pub(crate) fn spares(&self) -> Option<NaiveDate> {
        after(self.day, 1).filter(|next| self.is_red && *next == self.from)
    }
}

/// Returns the setbacks that become known in a week, in the order in which they do; what was known before its Monday is
/// in the week as it was planned.
pub(crate) fn setbacks(person: Person<'_, '_>, lights: &Lights, week: Week) -> Vec<Setback> {
    let history = person.history;
    let monday = week.starts();
    if !went_badly(lights, before(monday, MORNINGS_TELL_BACK), week.ends()) {
        return Vec::new();
    }
    let found = |known: &History, until: NaiveDate| -> Vec<BadDay> {
        let lights = Lights::of(person.with_history(known));
        let from = before(until, MORNINGS_TELL_BACK);
        let days =
            std::iter::successors(Some(from), chrono::NaiveDate::succ_opt).take_while(|day| *day < until);
        days.filter_map(|day| bad_day(&lights, day)).collect()
    };
    let known = |of: &BadDay| (of.day, of.is_red);
    let mut seen: BTreeSet<(NaiveDate, bool)> =
        found(&history.before(monday), monday).iter().map(known).collect();
    let mut setbacks = Vec::new();
    for from in week.dates() {
        if let Some(setback) = sore_morning(lights, from) {
            setbacks.push(setback);
        }
        for bad in found(&history.on_waking(from), from) {
            if seen.insert(known(&bad)) {
                let BadDay { day, is_red, incident } = bad;
                setbacks.push(Setback { day, from, is_red, incident });
            }
        }
    }
    setbacks
}

/// Returns the days of a week on which pain ended the training: those red by pain while training, or with a sharp one.
pub(crate) fn stopped_days(lights: &Lights, week: Week) -> BTreeMap<NaiveDate, Incident> {
    let ended = |day: NaiveDate| {
        let pain = lights.worst_during(day).filter(|pain| *pain >= RED_FROM);
        let sore = pain.map(|pain| Incident::Sore(day, Some(Cause::During(pain))));
        sore.or_else(|| lights.is_sharp(day).then_some(Incident::Sharp(day)))
    };
    week.dates().filter_map(|day| Some((day, ended(day)?))).collect()
}

/// A morning as sore as a red day: today is spared, whatever was done on its eve.
fn sore_morning(lights: &Lights, morning: NaiveDate) -> Option<Setback> {
    let pain = lights.sore_morning(morning)?;
    let eve = morning.pred_opt()?;
    let incident = Incident::SoreMorning(morning, pain);
    Some(Setback { day: eve, from: morning, is_red: true, incident })
}

/// Whether any day of a span was sore, as far as is known today.
fn went_badly(lights: &Lights, from: NaiveDate, to: NaiveDate) -> bool {
    let mut days = lights.between(from, after(to, 1).unwrap_or(to));
    days.any(|(_, pain)| pain.light.is_sore()) || lights.is_sharp_between(from, to)
}

/// A day that does something to those after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct BadDay {
    day: NaiveDate,
    is_red: bool,
    incident: Incident,
}

/// Returns what a day does to those after it: red or sharp, or the second amber within a week.
fn bad_day(lights: &Lights, day: NaiveDate) -> Option<BadDay> {
    let DayPain { light, cause, .. } = lights.day(day);
    let (is_red, incident) = match light {
        // It was known on its own morning.
        Light::Red if matches!(cause, Some(Cause::SoreMorning(_))) => return None,
        Light::Red => (true, Incident::Sore(day, cause)),
        _ if lights.is_sharp(day) => (true, Incident::Sharp(day)),
        Light::Amber => {
            let mut lately = lights.between(before(day, CLOSED_DAYS - 1), day);
            let is_second = lately.any(|(_, other)| other.light == Light::Amber);
            (false, is_second.then_some(Incident::SecondSore(day, cause))?)
        }
        Light::Green | Light::Acceptable => return None,
    };
    Some(BadDay { day, is_red, incident })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;
    use crate::coach::tests::history;
    use crate::profile::Profile;
    use crate::week::short_date;

    /// What a week of 9 to 15 November 2026 finds out: `from 10: red …`, one a setback.
    fn found(diary: &str) -> Vec<String> {
        let diary = diary.replace(", ", "\n");
        let week = Week::of("2026-11-09".parse().expect("a date"));
        let say = |setback: Setback| {
            let light = if setback.is_red { "red" } else { "amber" };
            format!("from {}: {light}, {}", short_date(setback.from), setback.incident.text())
        };
        let (catalogue, profile) = (Catalogue::shared(), Profile::default());
        let history = history(&diary);
        let person = Person { catalogue, profile: &profile, history: &history };
        setbacks(person, &Lights::of(person), week).into_iter().map(say).collect()
    }

    #[test]
    fn a_week_learns_of_a_bad_day_when_it_is_told_of_and_changes_from_there() {
        for (diary, expected) in [
            ("11-09 calf-raise 12,12 pain 2", &[][..]),
            ("11-09 calf-raise 12,12 pain 5", &[]),
            (
                "11-09 calf-raise 12,12 pain 7",
                &["from Tue 10 Nov: red, pain 7 of 10 while training on Mon 9 Nov"],
            ),
            (
                "11-09 calf-raise 12,12, 11-10 wakes 3",
                &["from Tue 10 Nov: red, pain 3 of 10 on the morning after Mon 9 Nov"],
            ),
            (
                "11-09 calf-raise 12,12, 11-10 wakes 2, 11-11 wakes 2",
                &["from Wed 11 Nov: red, pain still raised on the second morning after Mon 9 Nov"],
            ),
            // The last day of the week before, told of on Monday; what was told before it is in the week already.
            (
                "11-08 calf-raise 12,12, 11-09 wakes 3",
                &["from Mon 9 Nov: red, pain 3 of 10 on the morning after Sun 8 Nov"],
            ),
            ("11-08 calf-raise 12,12 pain 7", &[]),
            ("11-15 calf-raise 12,12 pain 7", &[]),
            (
                "11-05 calf-raise 12,12 pain 3, 11-09 calf-raise 12,12, 11-10 wakes 2",
                &[
                    "from Tue 10 Nov: amber, a second sore day within a week: pain 2 of 10 on the morning after Mon 9 Nov",
                ],
            ),
            ("11-02 calf-raise 12,12 pain 3, 11-09 calf-raise 12,12 pain 3", &[]),
            (
                "11-09 calf-raise 12,12 pain 3, 11-11 calf-raise 12,12 pain 3, 11-13 calf-raise 12,12 pain 4",
                &[
                    "from Thu 12 Nov: amber, a second sore day within a week: pain 3 of 10 while training on Wed 11 Nov",
                    "from Sat 14 Nov: red, a third sore day within a fortnight on Fri 13 Nov",
                ],
            ),
            (
                "11-10 calf-raise 12,12, 11-10 tag sharp",
                &["from Wed 11 Nov: red, a sharp pain on Tue 10 Nov"],
            ),
        ] {
            assert_eq!(found(diary), expected, "{diary}");
        }
    }
}
