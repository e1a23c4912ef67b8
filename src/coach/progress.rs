//! What became of an exercise, session by session and leg by leg: the best set, the load, the effort.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::catalogue::vocabulary::{Mode, Quality, Sides};
use crate::catalogue::{Catalogue, Exercise};
use crate::history::History;
use crate::notation::Side;
use crate::units::{Decimal, Pain};
use crate::week::Week;

use crate::coach::judge::reading::{LegDone, Reading};
use crate::coach::prescribe::Target;
use crate::coach::state::exercise::Step;
use crate::coach::state::hops::Closed;
use crate::coach::state::standing::Standing;

/// What one leg did of an exercise on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Session {
    /// The day.
    pub date: NaiveDate,
    /// Reps or seconds of the best set; landings of the whole session.
    pub best: u16,
    /// Kilograms of the best set.
    pub load_kg: Decimal,
    /// How many sets.
    pub sets: u16,
    /// Mean of the efforts told, to a tenth.
    pub rpe: Option<Decimal>,
    /// Worst pain told.
    pub pain: Option<Pain>,
}

impl Session {
    fn of(date: NaiveDate, pain: Option<Pain>, done: LegDone, mode: Mode) -> Session {
        let LegDone { best, load_kg, total, sets, rpe } = done;
        // What counts of landings is how many a session holds (D.7).
        let best = if mode == Mode::Contacts { total } else { best };
        Session { date, best, load_kg, sets, rpe, pain }
    }

    /// What is better: more load first, then more of it.
    fn rank(&self) -> (Decimal, u16) {
        (self.load_kg, self.best)
    }
}

/// The sessions of one leg, oldest first; of both together for two-legged work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leg {
    /// Which one.
    pub side: Option<Side>,
    /// What it did.
    pub sessions: Vec<Session>,
}

impl Leg {
    /// Returns the best session, the latest of equals.
    pub fn best(&self) -> Option<&Session> {
        self.sessions.iter().max_by_key(|session| session.rank())
    }

    /// Returns how many sets each of the last weeks held, the oldest first, this one last.
    pub fn weekly_sets(&self, this: Week, weeks: usize) -> Vec<u16> {
        let mut sets = vec![0u16; weeks];
        for session in self.sessions.iter().rev() {
            let back = (this.starts() - Week::of(session.date).starts()).num_weeks();
            match usize::try_from(back) {
                Ok(back) if back < weeks => {
                    let of_week = &mut sets[weeks - 1 - back];
                    *of_week = of_week.saturating_add(session.sets);
                }
                Ok(_) => break,
                Err(_) => {}
            }
        }
        sets
    }
}

/// What became of an exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// Left and right, or both legs together.
    pub legs: Vec<Leg>,
}

/// Left and right of one day, both with the same load.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// Reps, seconds or landings of the left leg.
    pub left: u16,
    /// The same of the right one.
    pub right: u16,
}

impl Pair {
    /// Returns the weaker leg in percent of the stronger, rounded.
    pub fn percent(self) -> u32 {
        let (weaker, stronger) = (self.left.min(self.right), self.left.max(self.right));
        (200 * u32::from(weaker) + u32::from(stronger)).checked_div(2 * u32::from(stronger)).unwrap_or(100)
    }
}

impl Progress {
    /// Reads every session of an exercise, from a day on where one is given.
    pub fn of(exercise: &Exercise, history: &History, since: Option<NaiveDate>) -> Progress {
        let leg = |side| Leg { side, sessions: Vec::new() };
        let mut legs = match exercise.sides {
            Sides::Each => vec![leg(Some(Side::Left)), leg(Some(Side::Right))],
            Sides::Both | Sides::Alternating => vec![leg(None)],
        };
        let exposures = history.exposures(&exercise.slug);
        for (date, exposure) in exposures.filter(|(date, _)| since.is_none_or(|since| *date >= since)) {
            let Some(reading) = Reading::of_all(exercise, &exposure) else { continue };
            for (leg, done) in legs.iter_mut().zip(reading.legs()) {
                leg.sessions.extend(done.map(|done| Session::of(date, exposure.pain, done, exercise.mode)));
            }
        }
        Progress { legs }
    }

    /// Whether nothing was done.
    pub fn is_empty(&self) -> bool {
        self.legs.iter().all(|leg| leg.sessions.is_empty())
    }

    /// Returns the days on which it was done, oldest first.
    pub fn days(&self) -> Vec<NaiveDate> {
        let mut days: Vec<NaiveDate> =
            self.legs.iter().flat_map(|leg| leg.sessions.iter().map(|session| session.date)).collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    /// Whether any session carried a load.
    pub fn is_loaded(&self) -> bool {
        self.legs.iter().flat_map(|leg| &leg.sessions).any(|session| session.load_kg > Decimal::ZERO)
    }

    /// Returns the sessions of the weaker leg of each day, oldest first: the weaker one decides (D.4).
    pub fn weaker(&self) -> Vec<Session> {
        let mut all: Vec<Session> = self.legs.iter().flat_map(|leg| leg.sessions.iter().copied()).collect();
        all.sort_by_key(|session| (session.date, session.rank()));
        all.dedup_by_key(|session| session.date);
        all
    }

    /// Returns the days on which both legs did something with the same load, oldest first.
    pub fn pairs(&self) -> Vec<Pair> {
        let [left, right] = &self.legs[..] else { return Vec::new() };
        let mut rights = right.sessions.iter().peekable();
        let mut pairs = Vec::new();
        for session in &left.sessions {
            while rights.next_if(|other| other.date < session.date).is_some() {}
            let other = rights.next_if(|other| other.date == session.date);
            if let Some(other) = other.filter(|other| other.load_kg == session.load_kg) {
                pairs.push(Pair { left: session.best, right: other.best });
            }
        }
        pairs
    }
}

/// What comes next of an exercise.
#[derive(Debug, Clone, PartialEq)]
pub struct Next<'a> {
    /// What to do, and why.
    pub target: Target<'a>,
    /// The Monday from which it holds, where this week's plan still asks for what was before.
    pub from: Option<NaiveDate>,
    /// The rung of the same chain the person stands on instead.
    pub stands_on: Option<&'a Exercise>,
    /// For hops, the landings of a session, or why there are none.
    pub landings: Option<Result<u16, Closed>>,
    /// It rests until this day, after pain.
    pub rests_until: Option<NaiveDate>,
}

impl<'a> Next<'a> {
    /// Reads what comes next from what the coach makes of the log.
    pub fn of(standing: &Standing<'a, '_>, exercise: &'a Exercise, today: NaiveDate) -> Next<'a> {
        let moved = standing.last_ruling(&exercise.slug).is_some_and(|ruling| {
            standing.week.contains(ruling.day) && !matches!(ruling.step, Step::None | Step::AtTop)
        });
        let chain = |of: &Exercise| of.ladder.as_ref().map(|ladder| ladder.chain.clone());
        let place = standing.place(exercise.quality).map(|place| place.exercise);
        let stands_on = place.filter(|other| {
            other.slug != exercise.slug && chain(other).is_some() && chain(other) == chain(exercise)
        });
        let from = moved.then(|| standing.week.next().starts());
        // Landings follow their own gate and ramp (D.7).
        let landings = (exercise.quality == Quality::Plyometric).then(|| {
            let closed = standing.hops_closed(standing.week.starts());
            closed.map_or(Ok(standing.hops.contacts), Err)
        });
        let rests_until = standing.rests_on(&exercise.slug, today);
        Next { target: standing.next_target(exercise), from, stands_on, landings, rests_until }
    }
}

/// How much of a quality a week holds so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WeekDone {
    /// Hard sets of the left leg.
    pub left: u16,
    /// Hard sets of the right leg.
    pub right: u16,
    /// Days on which it was done, one bit each.
    days: u8,
}

impl WeekDone {
    /// Adds up what was done in a week, quality by quality.
    pub fn of(catalogue: &Catalogue, history: &History, week: Week) -> BTreeMap<Quality, WeekDone> {
        let mut done: BTreeMap<Quality, WeekDone> = BTreeMap::new();
        for slug in history.tallied() {
            let Some(exercise) = catalogue.get(slug) else { continue };
            let newest = history.tallies(slug).rev().take_while(|(of, _)| *of >= week);
            for (_, tally) in newest.filter(|(of, _)| *of == week) {
                let of_quality = done.entry(exercise.quality).or_default();
                of_quality.left = of_quality.left.saturating_add(tally.left);
                of_quality.right = of_quality.right.saturating_add(tally.right);
                of_quality.days |= tally.days;
            }
        }
        done
    }

    /// Returns the hard sets of the busier leg.
    pub fn sets(self) -> u16 {
        self.left.max(self.right)
    }

    /// Returns on how many days it was done.
    pub fn sessions(self) -> u16 {
        self.days.count_ones() as u16
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;
    use crate::log::read::read;

    /// Days of November with their sets as JSON, read as the progress of an exercise.
    fn progress(slug: &str, days: &[(u32, &str)]) -> Progress {
        let line = |(day, sets): &(u32, &str)| {
            format!(
                "{{\"v\":1,\"id\":\"{day}\",\"at\":\"2026-11-{day:02}T18:00:00+01:00\",\"kind\":\"sets\",\
                 \"exercise\":\"{slug}\",\"sets\":[{sets}],\"planned\":{{\"sets\":1}}}}\n"
            )
        };
        let log = read(days.iter().map(line).collect::<String>().as_bytes()).expect("read");
        assert_eq!(log.bad, []);
        let catalogue = Catalogue::bundled();
        Progress::of(catalogue.get(slug).expect("bundled"), &History::of(&log.records), None)
    }

    fn bests(progress: &Progress) -> Vec<String> {
        let leg = |leg: &Leg| {
            let told: Vec<String> =
                leg.sessions.iter().map(|session| format!("{}+{}", session.best, session.load_kg)).collect();
            told.join(" ")
        };
        progress.legs.iter().map(leg).collect()
    }

    #[test]
    fn the_best_set_is_that_with_the_most_load_and_every_set_counts() {
        let sets =
            r#"{"reps":12},{"reps":9,"load_kg":5},{"reps":10,"load_kg":5,"rpe":8},{"reps":15,"rpe":8.5}"#;
        let progress = progress("calf-raise", &[(2, sets)]);
        assert_eq!(bests(&progress), ["10+5"]);
        let session = progress.legs[0].sessions[0];
        assert_eq!((session.sets, session.rpe.map(|rpe| rpe.to_string())), (4, Some("8.3".to_string())));
    }

    #[test]
    fn a_set_without_a_side_is_one_of_each_leg_and_one_leg_may_be_alone() {
        let days = [
            (2, r#"{"reps":8}"#),
            (4, r#"{"reps":9,"side":"left"}"#),
            (6, r#"{"reps":9,"side":"left"},{"reps":12,"side":"right"}"#),
        ];
        let progress = progress("single-leg-calf-raise", &days);
        assert_eq!(bests(&progress), ["8+0 9+0 9+0", "8+0 12+0"]);
        let percents: Vec<u32> = progress.pairs().into_iter().map(Pair::percent).collect();
        assert_eq!(percents, [100, 75]);
        let weaker: Vec<u16> = progress.weaker().iter().map(|session| session.best).collect();
        assert_eq!((weaker, progress.days().len()), (vec![8, 9, 9], 3));
    }

    #[test]
    fn landings_are_those_of_the_session_and_another_unit_counts_nothing() {
        assert_eq!(bests(&progress("pogo-hop", &[(2, r#"{"contacts":10},{"contacts":12}"#)])), ["22+0"]);
        assert!(progress("pogo-hop", &[(2, r#"{"reps":10}"#)]).is_empty());
    }

    #[test]
    fn the_sets_of_the_last_weeks_end_with_this_one() {
        let one = r#"{"reps":8}"#;
        let progress = progress("calf-raise", &[(2, one), (4, one), (18, one), (27, one)]);
        let this = Week::of(NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day"));
        assert_eq!(progress.legs[0].weekly_sets(this, 4), [0, 2, 0, 1]);
        assert_eq!(progress.legs[0].weekly_sets(this, 2), [0, 1]);
    }
}
