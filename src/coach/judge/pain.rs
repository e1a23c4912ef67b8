//! The traffic light of pain, day by day (D.5, after Silbernagel and Thomeé).

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use crate::history::{History, Morning};
use crate::safety::Tag;
use crate::units::Pain;
use crate::week::Week;

use crate::coach::rules::{
    AMBER_FROM, AMBERS_MAKE_RED, AMBERS_WITHIN_DAYS, BASELINE_MORNINGS, MORNING_AMBER, MORNING_RED, RED_FROM,
    RISING_MEAN, STIFFER_MINUTES,
};

/// How a day went for the ankle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Light {
    /// Going on is fine.
    Green,
    /// Stay where you are.
    Amber,
    /// One step back.
    Red,
}

/// What made a day amber or red.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// Pain while training, 0 to 10.
    During(Pain),
    /// Pain on the morning after, 0 to 10.
    MorningAfter(Pain),
    /// Pain that was still raised on the second morning.
    SecondMorning,
    /// The stiffness of the morning after, in minutes.
    Stiff(u16),
    /// The mornings after got worse two weeks running.
    RisingWeeks,
    /// The third amber day of a fortnight.
    ManyAmbers,
}

impl Cause {
    /// Says it in a few words.
    pub fn text(self) -> String {
        match self {
            Cause::During(pain) => format!("pain {pain} of 10 while training"),
            Cause::MorningAfter(pain) => format!("pain {pain} of 10 on the morning after"),
            Cause::SecondMorning => "pain still raised on the second morning".to_string(),
            Cause::Stiff(minutes) => format!("{minutes} minutes of stiffness on the morning after"),
            Cause::RisingWeeks => "sorer mornings two weeks running".to_string(),
            Cause::ManyAmbers => "a third sore day within a fortnight".to_string(),
        }
    }
}

/// What is known of a training day's pain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayPain {
    /// How it went; green where nothing is known.
    pub light: Light,
    /// Why it is not green.
    pub cause: Option<Cause>,
    /// Whether any pain value or the morning after was told.
    pub is_known: bool,
}

/// The lights of all training days.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lights {
    days: BTreeMap<NaiveDate, DayPain>,
    sharp: BTreeSet<NaiveDate>,
}

impl Lights {
    /// Judges every training day of a history.
    pub fn of(history: &History) -> Lights {
        let mut worst: BTreeMap<NaiveDate, Option<Pain>> = BTreeMap::new();
        for slug in history.exercises() {
            for (day, during) in history.pains(slug) {
                let pain = worst.entry(day).or_default();
                *pain = (*pain).max(during);
            }
        }
        let trained = |day: NaiveDate| worst.contains_key(&day);
        let usual = Usual::of(history, &trained);
        let sharp: BTreeSet<NaiveDate> = history.noted(Tag::Sharp).collect();
        let mut lights = Lights { days: BTreeMap::new(), sharp };
        for (&day, &during) in &worst {
            let after = after(day, 1).and_then(|morning| history.morning(morning));
            let second = self::after(day, 2).filter(|_| !self::after(day, 1).is_some_and(trained));
            let second = second.and_then(|morning| history.morning(morning));
            let (light, cause) = judge(during, after, second, usual.at(day));
            let is_known = during.is_some() || after.is_some();
            lights.days.insert(day, DayPain { light, cause, is_known });
        }
        lights.redden_rising_weeks(history);
        lights.redden_third_ambers();
        lights
    }

    /// Returns what is known of a training day.
    pub fn day(&self, day: NaiveDate) -> DayPain {
        self.days.get(&day).copied().unwrap_or(DayPain { light: Light::Green, cause: None, is_known: false })
    }

    /// Returns the training days that a morning tells of, with what is known of them: the eve, and the day before it where
    /// that still shows.
    pub fn told_on(&self, morning: NaiveDate) -> Vec<(NaiveDate, DayPain)> {
        let told = |(day, pain): &(NaiveDate, DayPain)| {
            let is_eve = day.succ_opt() == Some(morning);
            is_eve || pain.cause == Some(Cause::SecondMorning)
        };
        self.between(before(morning, 2), morning).filter(told).collect()
    }

    /// Whether a sharp pain was noted on a day.
    pub fn is_sharp(&self, day: NaiveDate) -> bool {
        self.sharp.contains(&day)
    }

    /// Returns the training days from one day up to before another, with what is known of them.
    pub fn between(
        &self,
        from: NaiveDate,
        to: NaiveDate,
    ) -> impl DoubleEndedIterator<Item = (NaiveDate, DayPain)> {
        let range = from..to.max(from);
        self.days.range(range).map(|(day, pain)| (*day, *pain))
    }

    /// Returns the days of the amber lights that made a day red, that day included.
    pub fn ambers_before(&self, day: NaiveDate) -> impl Iterator<Item = NaiveDate> {
        let from = before(day, AMBERS_WITHIN_DAYS - 1);
        self.between(from, day).filter(|(_, pain)| pain.light == Light::Amber).map(|(day, _)| day)
    }

    /// The last training day of two weeks in which the mornings after got worse each time.
    fn redden_rising_weeks(&mut self, history: &History) {
        let mut weeks: BTreeMap<Week, (u32, u32)> = BTreeMap::new();
        for (morning, told) in history.mornings() {
            let Some(eve) = morning.pred_opt().filter(|eve| self.days.contains_key(eve)) else { continue };
            let (sum, count) = weeks.entry(Week::of(eve)).or_default();
            (*sum, *count) = (*sum + u32::from(told.pain.number()), *count + 1);
        }
        // a/b is at least one more than c/d
        let rose = |(a, b): (u32, u32), (c, d): (u32, u32)| a * d >= c * b + RISING_MEAN * b * d;
        let weeks: Vec<(Week, (u32, u32))> = weeks.into_iter().collect();
        for trio in weeks.windows(3) {
            let [(first, low), (second, middle), (third, high)] = trio else { continue };
            let in_a_row = first.next() == *second && second.next() == *third;
            if in_a_row && rose(*middle, *low) && rose(*high, *middle) {
                let last = self.days.range_mut(third.starts()..=third.ends()).next_back();
                if let Some((_, pain)) = last.filter(|(_, pain)| pain.light < Light::Red) {
                    (pain.light, pain.cause) = (Light::Red, Some(Cause::RisingWeeks));
                }
            }
        }
    }

    /// Every third amber day within a fortnight counts as red; the count begins anew after it.
    fn redden_third_ambers(&mut self) {
        let mut recent: Vec<NaiveDate> = Vec::new();
        for (day, pain) in &mut self.days {
            match pain.light {
                Light::Green => {}
                Light::Red => recent.clear(),
                Light::Amber => {
                    recent.retain(|amber| (*day - *amber).num_days().cast_unsigned() < AMBERS_WITHIN_DAYS);
                    recent.push(*day);
                    if recent.len() >= AMBERS_MAKE_RED {
                        (pain.light, pain.cause) = (Light::Red, Some(Cause::ManyAmbers));
                        recent.clear();
                    }
                }
            }
        }
    }
}

/// Returns the day so many days later.
pub fn after(day: NaiveDate, days: u64) -> Option<NaiveDate> {
    day.checked_add_days(Days::new(days))
}

/// Returns the day so many days earlier.
pub fn before(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN)
}

fn judge(
    during: Option<Pain>,
    after: Option<Morning>,
    second: Option<Morning>,
    usual: Baseline,
) -> (Light, Option<Cause>) {
    let during = during.unwrap_or(Pain::NONE);
    let raised = |morning: Morning| 2 * u32::from(morning.pain.number());
    if during >= RED_FROM {
        return (Light::Red, Some(Cause::During(during)));
    }
    if let Some(morning) = after {
        if raised(morning) >= usual.twice_pain + 2 * MORNING_RED {
            return (Light::Red, Some(Cause::MorningAfter(morning.pain)));
        }
        let is_raised = |morning: Morning| raised(morning) > usual.twice_pain + 2 * (MORNING_AMBER - 1);
        if is_raised(morning) {
            return match second.filter(|second| is_raised(*second)) {
                Some(_) => (Light::Red, Some(Cause::SecondMorning)),
                None => (Light::Amber, Some(Cause::MorningAfter(morning.pain))),
            };
        }
    }
    if during >= AMBER_FROM {
        return (Light::Amber, Some(Cause::During(during)));
    }
    let stiff = after.and_then(|morning| morning.stiffness_min);
    match stiff.filter(|minutes| 2 * u32::from(*minutes) > usual.twice_stiff + 2 * STIFFER_MINUTES) {
        Some(minutes) => (Light::Amber, Some(Cause::Stiff(minutes))),
        None => (Light::Green, None),
    }
}

/// What mornings are like for a person that do not follow training; doubled, so that a median of two stays whole.
#[derive(Debug, Clone, Copy, Default)]
struct Baseline {
    twice_pain: u32,
    twice_stiff: u32,
}

/// The mornings that do not follow training.
struct Usual(Vec<(NaiveDate, Morning)>);

impl Usual {
    fn of(history: &History, trained: &impl Fn(NaiveDate) -> bool) -> Usual {
        let rested = |day: &NaiveDate| !day.pred_opt().is_some_and(trained);
        Usual(history.mornings().filter(|(day, _)| rested(day)).collect())
    }

    /// The median of the last mornings up to a day.
    fn at(&self, day: NaiveDate) -> Baseline {
        let end = self.0.partition_point(|(morning, _)| *morning <= day);
        let last = &self.0[end.saturating_sub(BASELINE_MORNINGS)..end];
        let stiff = last.iter().filter_map(|(_, morning)| morning.stiffness_min.map(u32::from));
        Baseline {
            twice_pain: twice_median(
                last.iter().map(|(_, morning)| u32::from(morning.pain.number())).collect(),
            ),
            twice_stiff: twice_median(stiff.collect()),
        }
    }
}

/// Twice the median; 0 of nothing.
fn twice_median(mut values: Vec<u32>) -> u32 {
    values.sort_unstable();
    match values.len() {
        0 => 0,
        count if count % 2 == 1 => 2 * values[count / 2],
        count => values[count / 2 - 1] + values[count / 2],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::log::read::read;

    /// Reads a diary of November 2026: `9 pain 4` trained with pain 4, `10 wakes 3/20` a morning with pain 3 and 20 minutes.
    fn lights(diary: &str) -> Lights {
        let mut text = String::new();
        for (n, entry) in diary.split(", ").enumerate() {
            let words: Vec<&str> = entry.split(' ').collect();
            let rest = match words[1] {
                "pain" => format!(
                    r#""kind":"sets","exercise":"calf-raise","sets":[{{"reps":12}}],"pain":{}"#,
                    words[2]
                ),
                "trains" => r#""kind":"sets","exercise":"calf-raise","sets":[{"reps":12}]"#.to_string(),
                "sharp" => r#""kind":"symptom","tag":"sharp","open":true"#.to_string(),
                _ => match words[2].split_once('/') {
                    Some((pain, stiff)) => {
                        format!(r#""kind":"checkin","pain":{pain},"stiffness_min":{stiff}"#)
                    }
                    None => format!(r#""kind":"checkin","pain":{}"#, words[2]),
                },
            };
            text += &format!(
                "{{\"v\":1,\"id\":\"{n}\",\"at\":\"2026-11-{:0>2}T08:00:00+01:00\",{rest}}}\n",
                words[0]
            );
        }
        let log = read(text.as_bytes()).expect("read");
        assert_eq!(log.bad, [], "{diary}");
        Lights::of(&History::of(&log.records))
    }

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).expect("a day")
    }

    #[test]
    fn the_light_of_a_day_follows_the_pain_during_and_the_mornings_after() {
        use Light::{Amber, Green, Red};
        for (diary, expected) in [
            ("9 trains", Green),
            ("9 pain 2", Green),
            ("9 pain 3", Amber),
            ("9 pain 5", Amber),
            ("9 pain 6", Red),
            ("9 pain 0, 10 wakes 1", Green),
            ("9 pain 0, 10 wakes 2", Amber),
            ("9 pain 0, 10 wakes 3", Red),
            ("9 pain 0, 10 wakes 2, 11 wakes 2", Red),
            ("9 pain 0, 10 wakes 2, 11 wakes 1", Amber),
            // Another session lies between: the second morning belongs to that one.
            ("9 pain 0, 10 wakes 2, 10 trains, 11 wakes 2", Amber),
            // Mornings that follow no training set what is usual.
            ("3 wakes 2, 4 wakes 2, 5 wakes 2, 9 pain 0, 10 wakes 3", Green),
            ("3 wakes 2, 4 wakes 2, 5 wakes 2, 9 pain 0, 10 wakes 4", Amber),
            ("3 wakes 2, 4 wakes 3, 9 pain 0, 10 wakes 4", Amber),
            ("3 wakes 0/5, 9 pain 0, 10 wakes 0/15", Green),
            ("3 wakes 0/5, 9 pain 0, 10 wakes 0/16", Amber),
        ] {
            assert_eq!(lights(diary).day(day(9)).light, expected, "{diary}");
        }
    }

    #[test]
    fn a_third_amber_within_a_fortnight_is_red_and_begins_the_count_anew() {
        let lights = lights("2 pain 3, 4 pain 3, 15 pain 3, 16 pain 3, 18 pain 3");
        let of = |n: u32| lights.day(day(n)).light;
        assert_eq!([of(2), of(4), of(15), of(16)], [Light::Amber, Light::Amber, Light::Red, Light::Amber]);
        assert_eq!(lights.day(day(15)).cause, Some(Cause::ManyAmbers));
        assert_eq!(lights.ambers_before(day(15)).collect::<Vec<_>>(), [day(2), day(4)]);
    }

    #[test]
    fn mornings_that_get_worse_two_weeks_running_are_red() {
        let rising = "2 trains, 3 wakes 0, 9 trains, 10 wakes 1, 16 trains, 17 wakes 2, 18 trains";
        assert_eq!(lights(rising).day(day(18)).cause, Some(Cause::RisingWeeks));
        let once = "2 trains, 3 wakes 1, 9 trains, 10 wakes 1, 16 trains, 17 wakes 2, 18 trains";
        assert_eq!(lights(once).day(day(18)).light, Light::Green);
    }

    #[test]
    fn unknown_pain_is_green_and_said_to_be_unknown() {
        let told = |diary| lights(diary).day(day(9)).is_known;
        assert!(!told("9 trains"));
        assert!(told("9 pain 0"));
        assert!(told("9 trains, 10 wakes 0"));
        assert!(lights("9 trains, 9 sharp").is_sharp(day(9)));
    }
}
