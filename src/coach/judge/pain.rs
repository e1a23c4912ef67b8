//! The lights of all training days, exercise by exercise (D.5, after Silbernagel and Thomeé).

mod higher_tier;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use crate::catalogue::Exercise;
use crate::catalogue::vocabulary::{LoadClass, Quality};
use crate::history::History;
use crate::person::Person;
use crate::safety::Tag;
use crate::units::Pain;
use crate::week::Week;

use crate::coach::judge::light::Mornings;
pub use crate::coach::judge::light::{Cause, DayPain, Light, UnusualMorning};
use crate::coach::judge::usual::Usual;
use crate::coach::rules::{
    AMBERS_MAKE_RED, AMBERS_WITHIN_DAYS, CLOSED_DAYS, RED_FROM, RISING_MEAN, is_about_pain, is_pain_monitored,
};
pub use higher_tier::TierWait;
use higher_tier::Told;

/// What makes an ankle unsteady: nothing harder begins for a week.
const UNSTEADY: [Tag; 2] = [Tag::Swelling, Tag::GivingWay];

/// An exercise as it was done on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Exposed {
    /// Its place among the slugs.
    slug: u16,
    /// Whether a morning speaks of it too: it is heavy or elastic.
    is_named_by_mornings: bool,
    is_calf: bool,
    during: Option<Pain>,
    pain: DayPain,
}

/// A day on which something was done, or whose morning was bad.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct JudgedDay {
    exercises: Vec<Exposed>,
    /// What the mornings say of it, whatever was done.
    by_mornings: DayPain,
    /// All of it.
    whole: DayPain,
}

/// The lights of all training days.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lights {
    /// The exercises that were done, sorted.
    slugs: Vec<Box<str>>,
    days: BTreeMap<NaiveDate, JudgedDay>,
    sharp: BTreeSet<NaiveDate>,
    sore_mornings: BTreeMap<NaiveDate, Pain>,
    /// The mornings that were not as usual.
    unusual: BTreeMap<NaiveDate, UnusualMorning>,
    /// The days on which the ankle swelled or gave way.
    unsteady: BTreeMap<NaiveDate, Tag>,
    /// The days on which anything was not green, and the worst of it: few, and asked about often.
    not_green: Vec<(NaiveDate, Light)>,
    /// The last that was told of pain on a day.
    told: BTreeMap<NaiveDate, Told>,
    is_monitored: bool,
    has_flag_about_pain: bool,
}

impl Lights {
    /// Judges every training day of a person's history.
    pub fn of(person: Person<'_, '_>) -> Lights {
        let Person { catalogue, profile, history } = person;
        let mut lights = Lights {
            sharp: history.noted(Tag::Sharp).collect(),
            unsteady: UNSTEADY.iter().flat_map(|tag| history.noted(*tag).map(|day| (day, *tag))).collect(),
            is_monitored: profile.flags.iter().any(|flag| is_pain_monitored(*flag)),
            has_flag_about_pain: profile.flags.iter().any(|flag| is_about_pain(*flag)),
            ..Lights::default()
        };
        for slug in history.exercises() {
            let exercise = catalogue.get(slug);
            for (day, during) in history.pains(slug) {
                let exposed = Exposed {
                    slug: lights.slugs.len() as u16,
                    is_named_by_mornings: exercise.is_some_and(is_named_by_mornings),
                    is_calf: exercise.is_some_and(is_calf),
                    during,
                    pain: DayPain::default(),
                };
                lights.days.entry(day).or_default().exercises.push(exposed);
            }
            lights.slugs.push(slug.into());
        }
        lights.spread_pain_of_sessions(history);
        lights.judge_days(history);
        lights.escalate_rising_weeks(history);
        lights.escalate_third_ambers();
        for day in lights.days.values_mut() {
            let all = day.exercises.iter().map(|exposed| exposed.pain).chain([day.by_mornings]);
            day.whole = all.fold(DayPain::default(), DayPain::and);
        }
        let lights_of_days = lights.days.iter().map(|(day, judged)| (*day, judged.whole.light));
        lights.not_green = lights_of_days.filter(|(_, light)| *light != Light::Green).collect();
        for (day, judged) in &lights.days {
            let Some(pain) = judged.exercises.iter().filter_map(|exposed| exposed.during).max() else {
                continue;
            };
            let is_settled = !judged.whole.light.is_sore() && !judged.whole.is_half_known;
            lights.told.insert(*day, Told { pain, is_settled });
        }
        lights
    }

    /// Returns what is known of an exercise on a day.
    pub fn of_exercise(&self, slug: &str, day: NaiveDate) -> DayPain {
        self.exposed(slug, day).map(|exposed| exposed.pain).unwrap_or_default()
    }

    /// Returns what decides about an exercise on a day: its own light; where another hurt that much that the day ended, one
    /// that loads the tendon stays as it is.
    pub fn deciding(&self, slug: &str, day: NaiveDate) -> DayPain {
        let Some(exposed) = self.exposed(slug, day) else { return DayPain::default() };
        match self.worst_during(day).filter(|pain| exposed.is_named_by_mornings && *pain >= RED_FROM) {
            Some(pain) => exposed.pain.at_least(Light::Amber, Cause::Beside(pain)),
            None => exposed.pain,
        }
    }

    /// Returns what is known of a day: of its worst exercise, and of the mornings after.
    pub fn day(&self, day: NaiveDate) -> DayPain {
        self.days.get(&day).map(|judged| judged.whole).unwrap_or_default()
    }

    /// Returns the worst light of an exercise from one day up to before another.
    pub fn worst_between(&self, slug: &str, from: NaiveDate, to: NaiveDate) -> Light {
        let Some(number) = self.number(slug).filter(|_| !self.not_green_between(from, to).is_empty()) else {
            return Light::Green;
        };
        let days = self.days.range(from..to.max(from)).flat_map(|(_, day)| &day.exercises);
        let lights = days.filter(|exposed| exposed.slug == number).map(|exposed| exposed.pain.light);
        lights.max().unwrap_or_default()
    }

    /// Returns the days from one up to before another on which anything was not green.
    fn not_green_between(&self, from: NaiveDate, to: NaiveDate) -> &[(NaiveDate, Light)] {
        let at = |day: NaiveDate| self.not_green.partition_point(|(other, _)| *other < day);
        &self.not_green[at(from)..at(to.max(from))]
    }

    /// Returns the worst pain of an exercise on a day: told with it, or of the whole session where none was.
    pub fn during(&self, slug: &str, day: NaiveDate) -> Option<Pain> {
        self.exposed(slug, day)?.during
    }

    /// Returns the worst pain of any exercise on a day.
    pub fn worst_during(&self, day: NaiveDate) -> Option<Pain> {
        self.days.get(&day)?.exercises.iter().filter_map(|exposed| exposed.during).max()
    }

    /// Returns the exercise that hurt most on a day, and how much.
    pub fn worst_exercise(&self, day: NaiveDate) -> Option<(&str, Pain)> {
        let exercises = &self.days.get(&day)?.exercises;
        let hurt = exercises.iter().filter_map(|exposed| Some((exposed, exposed.during?)));
        let (worst, pain) = hurt.max_by_key(|(_, pain)| *pain)?;
        Some((&self.slugs[usize::from(worst.slug)], pain))
    }

    /// Whether pain of 3 to 5 is acceptable where it is gone by the morning.
    pub fn is_monitored(&self) -> bool {
        self.is_monitored
    }

    /// Whether the mean of the pain while training is higher in a week than in the one before it.
    pub fn mean_during_rose(&self, week: Week) -> bool {
        let sum = |of: Week| {
            let days = self.days.range(of.starts()..=of.ends()).flat_map(|(_, day)| &day.exercises);
            let pains = days.filter_map(|exposed| exposed.during).map(|pain| u32::from(pain.number()));
            pains.fold((0, 0), |(sum, count), pain| (sum + pain, count + 1))
        };
        let (now, before) = (sum(week), sum(Week::of(before(week.starts(), 1))));
        before.1 > 0 && now.0 * before.1 > before.0 * now.1
    }

    /// Returns the training days that a morning tells of, with what is known of them: the eve, and the day before it where
    /// that still shows.
    pub fn told_on(&self, morning: NaiveDate) -> Vec<(NaiveDate, DayPain)> {
        let told = |(day, pain): &(NaiveDate, DayPain)| {
            let is_eve = day.succ_opt() == Some(morning);
            is_eve || pain.cause == Some(Cause::SecondMorning)
        };
        let trained = |(day, _): &(NaiveDate, DayPain)| self.was_trained(*day);
        self.between(before(morning, 2), morning).filter(trained).filter(told).collect()
    }

    /// Whether a sharp pain was noted on a day.
    pub fn is_sharp(&self, day: NaiveDate) -> bool {
        self.sharp.contains(&day)
    }

    /// Whether a sharp pain was noted on any day from one to another, both included.
    pub fn is_sharp_between(&self, from: NaiveDate, to: NaiveDate) -> bool {
        self.sharp.range(from..=to.max(from)).next().is_some()
    }

    /// Returns the pain of a morning that makes its day one of rest, whatever was planned.
    pub fn sore_morning(&self, day: NaiveDate) -> Option<Pain> {
        self.sore_mornings.get(&day).copied()
    }

    /// Returns a morning beside what is usual, where it was not.
    pub fn unusual_morning(&self, day: NaiveDate) -> Option<UnusualMorning> {
        self.unusual.get(&day).copied()
    }

    /// Whether such a morning was so few days ago that nothing moves on.
    pub fn is_after_sore_morning(&self, day: NaiveDate) -> bool {
        self.sore_mornings.range(before(day, CLOSED_DAYS - 1)..=day).next().is_some()
    }

    /// Returns the days from one up to before another, with what is known of them.
    pub fn between(
        &self,
        from: NaiveDate,
        to: NaiveDate,
    ) -> impl DoubleEndedIterator<Item = (NaiveDate, DayPain)> {
        let range = from..to.max(from);
        self.days.range(range).map(|(day, judged)| (*day, judged.whole))
    }

    fn number(&self, slug: &str) -> Option<u16> {
        self.slugs.binary_search_by(|other| (**other).cmp(slug)).ok().map(|number| number as u16)
    }

    fn exposed(&self, slug: &str, day: NaiveDate) -> Option<&Exposed> {
        let number = self.number(slug)?;
        self.days.get(&day)?.exercises.iter().find(|exposed| exposed.slug == number)
    }

    fn was_trained(&self, day: NaiveDate) -> bool {
        self.days.get(&day).is_some_and(|judged| !judged.exercises.is_empty())
    }

    /// Pain told of a whole session stands for every heavy and elastic exercise of it that has none.
    fn spread_pain_of_sessions(&mut self, history: &History) {
        let mut told: BTreeMap<NaiveDate, Pain> = BTreeMap::new();
        for (day, session) in history.sessions() {
            if let Some(pain) = session.pain {
                let of_day = told.entry(day).or_default();
                *of_day = (*of_day).max(pain);
            }
        }
        for (day, pain) in told {
            let exercises = self.days.get_mut(&day).into_iter().flat_map(|judged| &mut judged.exercises);
            for exposed in exercises.filter(|exposed| exposed.is_named_by_mornings) {
                exposed.during = exposed.during.or(Some(pain));
            }
        }
    }

    /// Judges each day by itself.
    fn judge_days(&mut self, history: &History) {
        let usual = Usual::of(history, |day| self.was_trained(day), self.is_monitored);
        let trained: Vec<NaiveDate> = self.days.keys().copied().collect();
        for day in trained {
            let next_day = after(day, 1).unwrap_or(day);
            let mornings = Mornings {
                next: after(day, 1).and_then(|morning| history.morning(morning)),
                second: after(day, 2).and_then(|morning| history.morning(morning)),
                second_is_of_the_day: !self.was_trained(next_day),
                usual: usual.before(next_day),
            };
            let is_monitored = self.is_monitored;
            let Some(judged) = self.days.get_mut(&day) else { continue };
            judged.by_mornings = mornings.judge();
            for exposed in &mut judged.exercises {
                let by_mornings = DayPain { is_known: judged.by_mornings.is_known, ..DayPain::default() };
                let by_mornings = if exposed.is_named_by_mornings { judged.by_mornings } else { by_mornings };
                let during = mornings.judge_during(exposed.during, is_monitored);
                // What ended the set is named before what came of it.
                exposed.pain = if during.light == Light::Red {
                    during.and(by_mornings)
                } else {
                    by_mornings.and(during)
                };
            }
        }
        for (day, morning) in history.mornings() {
            let is_settled = usual.before(day).is_settled(morning);
            self.unusual.extend(UnusualMorning::of(morning, usual.before(day)).map(|unusual| (day, unusual)));
            self.told.insert(day, Told { pain: morning.pain, is_settled });
            let is_rested = !day.pred_opt().is_some_and(|eve| self.was_trained(eve));
            if morning.pain >= RED_FROM || is_rested && usual.before(day).is_red(morning) {
                self.sore_mornings.insert(day, morning.pain);
                let judged = self.days.entry(day).or_default();
                judged.by_mornings =
                    judged.by_mornings.at_least(Light::Red, Cause::SoreMorning(morning.pain));
                judged.by_mornings.is_known = true;
            }
        }
    }

    /// Makes the last training day red of two weeks in which the mornings after got worse each time.
    fn escalate_rising_weeks(&mut self, history: &History) {
        let mut weeks: BTreeMap<Week, (u32, u32)> = BTreeMap::new();
        for (morning, told) in history.mornings() {
            let Some(eve) = morning.pred_opt().filter(|eve| self.was_trained(*eve)) else { continue };
            let (sum, count) = weeks.entry(Week::of(eve)).or_default();
            (*sum, *count) = (*sum + u32::from(told.pain.number()), *count + 1);
        }
        // a/b is at least one more than c/d
        let rose = |(a, b): (u32, u32), (c, d): (u32, u32)| a * d >= c * b + RISING_MEAN * b * d;
        let weeks: Vec<(Week, (u32, u32))> = weeks.into_iter().collect();
        for trio in weeks.windows(3) {
            let [(first, low), (second, middle), (third, high)] = trio else { continue };
            let in_a_row = first.next() == *second && second.next() == *third;
            if !(in_a_row && rose(*middle, *low) && rose(*high, *middle)) {
                continue;
            }
            let mut days = self.days.range_mut(third.starts()..=third.ends());
            if let Some((_, last)) = days.rfind(|(_, judged)| !judged.exercises.is_empty()) {
                last.by_mornings = last.by_mornings.at_least(Light::Red, Cause::RisingWeeks);
                for exposed in last.exercises.iter_mut().filter(|exposed| exposed.is_calf) {
                    exposed.pain = exposed.pain.at_least(Light::Red, Cause::RisingWeeks);
                }
            }
        }
    }

    /// Makes every third amber of an exercise within a fortnight red; the count begins anew after it.
    fn escalate_third_ambers(&mut self) {
        let mut recent: Vec<Vec<NaiveDate>> = vec![Vec::new(); self.slugs.len()];
        for (day, judged) in &mut self.days {
            for exposed in &mut judged.exercises {
                let recent = &mut recent[usize::from(exposed.slug)];
                match exposed.pain.light {
                    Light::Green | Light::Acceptable => {}
                    Light::Red => recent.clear(),
                    Light::Amber => {
                        recent
                            .retain(|amber| (*day - *amber).num_days().cast_unsigned() < AMBERS_WITHIN_DAYS);
                        recent.push(*day);
                        if recent.len() >= AMBERS_MAKE_RED {
                            exposed.pain = exposed.pain.at_least(Light::Red, Cause::ManyAmbers);
                            recent.clear();
                        }
                    }
                }
            }
        }
    }
}

fn is_named_by_mornings(exercise: &Exercise) -> bool {
    matches!(exercise.load_class, LoadClass::Heavy | LoadClass::Elastic)
}

/// Whether an exercise trains the calf.
pub fn is_calf(exercise: &Exercise) -> bool {
    matches!(exercise.quality, Quality::CalfStraight | Quality::CalfBent)
}

/// Returns the day so many days later.
pub fn after(day: NaiveDate, days: u64) -> Option<NaiveDate> {
    day.checked_add_days(Days::new(days))
}

/// Returns the day so many days earlier.
pub fn before(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN)
}
