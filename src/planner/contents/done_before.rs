//! What of a week is over when its rest is planned anew: it counts toward the week's least and most.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::catalogue::Catalogue;
use crate::catalogue::vocabulary::Quality;
use crate::coach::judge::trained_week::plantar_flexor_halves;
use crate::history::History;
use crate::notation::Side;
use crate::plan::totals::is_in_sets;
use crate::plan::{Day, Item};
use crate::week::{Week, Weekday};

/// What was done of a week before one of its days.
#[derive(Debug, Clone)]
pub(crate) struct DoneBefore {
    /// The day from which the week is planned anew.
    pub(crate) from: NaiveDate,
    /// Plantar-flexor work, in half sets.
    pub(crate) halves: u16,
    /// Heavy days of a usual week that are over; they come again next week.
    pub(crate) heavy: Vec<Weekday>,
    counts: BTreeMap<Quality, u8>,
    days_of: BTreeMap<String, u8>,
}

impl DoneBefore {
    /// Counts what was done of a week before a day, from what was known on its morning.
    pub(crate) fn of(
        catalogue: &Catalogue,
        known: &History,
        week: Week,
        from: NaiveDate,
        usual_heavy: &[Weekday],
    ) -> DoneBefore {
        let known = &known.before(from);
        let mut days: BTreeMap<Quality, u8> = BTreeMap::new();
        let mut sets: BTreeMap<Quality, (u8, u8)> = BTreeMap::new();
        let mut days_of = BTreeMap::new();
        for slug in known.exercises() {
            let Some(quality) = catalogue.get(slug).map(|exercise| exercise.quality) else { continue };
            for (date, exposure) in known.exposures_between(slug, week.starts(), week.ends()) {
                *days.entry(quality).or_default() |= 1 << Weekday::of(date).index();
                *days_of.entry(slug.to_string()).or_default() += 1;
                let (left, right) = sets.entry(quality).or_default();
                for set in &exposure.sets {
                    *left = left.saturating_add(u8::from(set.side != Some(Side::Right)));
                    *right = right.saturating_add(u8::from(set.side != Some(Side::Left)));
                }
            }
        }
        let count = |(quality, days): (Quality, u8)| {
            let busier = sets.get(&quality).map_or(0, |(left, right)| *left.max(right));
            (quality, if is_in_sets(quality) { busier } else { days.count_ones() as u8 })
        };
        let is_over = |day: &Weekday| week.day(*day) < from;
        DoneBefore {
            from,
            halves: plantar_flexor_halves(catalogue, known, week),
            heavy: usual_heavy.iter().copied().filter(is_over).collect(),
            counts: days.into_iter().map(count).collect(),
            days_of,
        }
    }

    /// Counts what today still asks for before that day as if it were done.
    pub(crate) fn with_open(mut self, days: &[Day<'_>], today: NaiveDate, known: &History) -> DoneBefore {
        for day in days.iter().filter(|day| day.date >= today && day.date < self.from) {
            let is_open = |item: &&Item<'_>| known.exposure(item.slug(), day.date).is_none();
            for item in day.items.iter().filter(is_open) {
                let count = self.counts.entry(item.quality()).or_default();
                *count = count.saturating_add(if is_in_sets(item.quality()) { item.sets } else { 1 });
                self.halves += u16::from(item.sets) * item.quality().plantar_flexor_halves();
            }
        }
        self
    }

    /// Returns how much of a quality was done: sets of the busier leg, or days.
    pub(crate) fn count(&self, quality: Quality) -> u8 {
        self.counts.get(&quality).copied().unwrap_or(0)
    }

    /// Returns on how many days an exercise was done.
    pub(crate) fn days_of(&self, slug: &str) -> u8 {
        self.days_of.get(slug).copied().unwrap_or(0)
    }
}
