//! What became of one exercise: its sessions leg by leg, their figures, and what comes next.

use chrono::NaiveDate;

use crate::catalogue::Exercise;
use crate::catalogue::vocabulary::Sides;
use crate::coach::judge::reading::Reading;
use crate::coach::judge::symmetry::Asymmetry;
use crate::coach::next::Next;
use crate::coach::state::standing::Standing;
use crate::history::History;
use crate::notation::Side;
use crate::units::Decimal;
use crate::week::Week;

use super::WEEKS;
use super::figures::{Figures, Performance, Symmetry};
use super::self_test::{TestReview, test_like};

/// What one leg did of an exercise; both together for two-legged work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leg {
    /// Which one.
    pub side: Option<Side>,
    /// What it did, day by day, oldest first.
    pub performances: Vec<Performance>,
    /// The first, the last and the best of that.
    pub figures: Option<Figures>,
    /// Sets of each week from that of the first day on, this week last, [`WEEKS`] at most.
    pub weekly_sets: Vec<u16>,
}

impl Leg {
    fn new(side: Option<Side>, performances: Vec<Performance>, today: NaiveDate) -> Leg {
        let figures = Figures::of(&performances);
        let weekly_sets = weekly_sets(&performances, Week::of(today));
        Leg { side, performances, figures, weekly_sets }
    }

    /// Returns the mean of the weekly sets in tenths, rounded.
    pub fn mean_weekly_tenths(&self) -> usize {
        let (sum, count) =
            (self.weekly_sets.iter().copied().map(usize::from).sum::<usize>(), self.weekly_sets.len());
        (20 * sum + count).checked_div(2 * count).unwrap_or(0)
    }
}

/// Counts the sets of each week from that of the first performance to `this`.
fn weekly_sets(performances: &[Performance], this: Week) -> Vec<u16> {
    let weeks_back = |date| (this.starts() - Week::of(date).starts()).num_weeks();
    let first = performances.first().map_or(0, |first| weeks_back(first.date));
    let weeks = WEEKS.min(usize::try_from(first).unwrap_or(0) + 1);
    let mut sets = vec![0u16; weeks];
    for performance in performances.iter().rev() {
        match usize::try_from(weeks_back(performance.date)) {
            Ok(back) if back < weeks => {
                let of_week = &mut sets[weeks - 1 - back];
                *of_week = of_week.saturating_add(performance.sets);
            }
            Ok(_) => break,
            // What is dated after this week is none of its past.
            Err(_) => {}
        }
    }
    sets
}

/// What became of an exercise, and what comes next of it.
#[derive(Debug, Clone, PartialEq)]
pub struct ExerciseReview<'a> {
    /// The exercise.
    pub exercise: &'a Exercise,
    /// Left and right, or both legs together.
    pub legs: Vec<Leg>,
    /// The days on which it was done, oldest first.
    pub days: Vec<NaiveDate>,
    /// The figures of the weaker leg of each day: the weaker one decides (D.4).
    pub weaker: Option<Figures>,
    /// Left against right; nothing for two-legged work.
    pub symmetry: Option<Symmetry>,
    /// What comes next, and why.
    pub next: Next<'a>,
    /// Whether the person holds its target where it is.
    pub is_held: bool,
    /// How far the legs are apart, where the plan acts on it and this is work of one leg.
    pub asymmetry: Option<Asymmetry>,
    /// The self-test that is about the same.
    pub test: Option<TestReview>,
    /// When it was last done, on whatever day the review begins.
    pub last_done: Option<NaiveDate>,
    /// Today.
    pub today: NaiveDate,
}

impl<'a> ExerciseReview<'a> {
    /// Reviews every session of an exercise, from a day on where one is given.
    pub(super) fn of(
        exercise: &'a Exercise,
        next: Next<'a>,
        history: &History,
        standing: &Standing<'a, '_>,
        today: NaiveDate,
        since: Option<NaiveDate>,
    ) -> ExerciseReview<'a> {
        let legs = legs(exercise, history, since, today);
        let symmetry = match &legs[..] {
            [left, right] => Symmetry::of(&left.performances, &right.performances),
            _ => None,
        };
        let weaker = weaker(&legs);
        ExerciseReview {
            exercise,
            days: weaker.iter().map(|performance| performance.date).collect(),
            weaker: Figures::of(&weaker),
            symmetry,
            legs,
            next,
            is_held: standing.person.profile.hold.iter().any(|slug| *slug == exercise.slug),
            asymmetry: standing.asymmetry.filter(|_| exercise.is_one_sided()),
            test: test_like(exercise).map(|test| TestReview::of(test, history, since)),
            last_done: history.last_done(&exercise.slug),
            today,
        }
    }

    /// Whether nothing was done.
    pub fn is_empty(&self) -> bool {
        self.days.is_empty()
    }

    /// Whether any session carried a load.
    pub fn is_loaded(&self) -> bool {
        self.legs.iter().flat_map(|leg| &leg.performances).any(|one| one.load_kg > Decimal::ZERO)
    }

    /// Returns the leg with more sessions, the right one of equals.
    pub fn busier(&self) -> Option<&Leg> {
        self.legs.iter().max_by_key(|leg| leg.performances.len())
    }
}

fn legs(exercise: &Exercise, history: &History, since: Option<NaiveDate>, today: NaiveDate) -> Vec<Leg> {
    let sides = match exercise.sides {
        Sides::Each => &[Some(Side::Left), Some(Side::Right)][..],
        Sides::Both | Sides::Alternating => &[None],
    };
    let mut performances: Vec<Vec<Performance>> = vec![Vec::new(); sides.len()];
    let exposures = history.exposures(&exercise.slug);
    for (date, exposure) in exposures.filter(|(date, _)| since.is_none_or(|since| *date >= since)) {
        let Some(reading) = Reading::of_all(exercise, &exposure) else { continue };
        for (of_leg, done) in performances.iter_mut().zip(reading.legs()) {
            of_leg.extend(done.map(|done| Performance::of(date, exposure.pain, done, exercise.mode)));
        }
    }
    let of_sides = sides.iter().zip(performances);
    of_sides.map(|(side, performances)| Leg::new(*side, performances, today)).collect()
}

/// Returns the performance of the weaker leg of each day, oldest first.
fn weaker(legs: &[Leg]) -> Vec<Performance> {
    let mut all: Vec<Performance> = legs.iter().flat_map(|leg| leg.performances.iter().copied()).collect();
    all.sort_by_key(|performance| (performance.date, performance.rank()));
    all.dedup_by_key(|performance| performance.date);
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;
    use crate::log::read::read;

    /// Friday of the week whose Monday is 16 November.
    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day")
    }

    /// Days of November with their sets as JSON, read as the legs of an exercise.
    fn legs_of(slug: &str, days: &[(u32, &str)]) -> Vec<Leg> {
        let line = |(day, sets): &(u32, &str)| {
            format!(
                "{{\"v\":1,\"id\":\"{day}\",\"at\":\"2026-11-{day:02}T18:00:00+01:00\",\"kind\":\"sets\",\
                 \"exercise\":\"{slug}\",\"sets\":[{sets}],\"planned\":{{\"sets\":1}}}}\n"
            )
        };
        let log = read(days.iter().map(line).collect::<String>().as_bytes()).expect("read");
        assert_eq!(log.bad, []);
        let catalogue = Catalogue::bundled();
        legs(catalogue.get(slug).expect("bundled"), &History::of(&log.records), None, today())
    }

    fn bests(legs: &[Leg]) -> Vec<String> {
        let leg = |leg: &Leg| {
            let told: Vec<String> =
                leg.performances.iter().map(|one| format!("{}+{}", one.best, one.load_kg)).collect();
            told.join(" ")
        };
        legs.iter().map(leg).collect()
    }

    #[test]
    fn the_best_set_is_that_with_the_most_load_and_every_set_counts() {
        let sets =
            r#"{"reps":12},{"reps":9,"load_kg":5},{"reps":10,"load_kg":5,"rpe":8},{"reps":15,"rpe":8.5}"#;
        let legs = legs_of("calf-raise", &[(2, sets)]);
        assert_eq!(bests(&legs), ["10+5"]);
        let one = legs[0].performances[0];
        assert_eq!((one.sets, one.rpe.map(|rpe| rpe.to_string())), (4, Some("8.3".to_string())));
    }

    #[test]
    fn a_set_without_a_side_is_one_of_each_leg_and_one_leg_may_be_alone() {
        let days = [
            (2, r#"{"reps":8}"#),
            (4, r#"{"reps":9,"side":"left"}"#),
            (6, r#"{"reps":9,"side":"left"},{"reps":12,"side":"right"}"#),
        ];
        let legs = legs_of("single-leg-calf-raise", &days);
        assert_eq!(bests(&legs), ["8+0 9+0 9+0", "8+0 12+0"]);
        let weaker: Vec<u16> = weaker(&legs).iter().map(|one| one.best).collect();
        assert_eq!(weaker, [8, 9, 9]);
    }

    #[test]
    fn landings_are_those_of_the_session_and_another_unit_counts_nothing() {
        assert_eq!(bests(&legs_of("pogo-hop", &[(2, r#"{"contacts":10},{"contacts":12}"#)])), ["22+0"]);
        let legs = legs_of("pogo-hop", &[(2, r#"{"reps":10}"#)]);
        assert!(legs.iter().all(|leg| leg.figures.is_none()) && weaker(&legs).is_empty());
    }

    #[test]
    fn the_weeks_begin_with_the_first_session_and_end_with_this_week() {
        let one = r#"{"reps":8}"#;
        let legs = legs_of("calf-raise", &[(2, one), (4, one), (18, one), (27, one)]);
        assert_eq!((&legs[0].weekly_sets[..], legs[0].mean_weekly_tenths()), (&[2, 0, 1][..], 10));
        let legs = legs_of("calf-raise", &[(18, one), (19, one), (20, one)]);
        assert_eq!((&legs[0].weekly_sets[..], legs[0].mean_weekly_tenths()), (&[3][..], 30));
    }
}
