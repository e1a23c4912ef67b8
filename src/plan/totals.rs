//! What a week adds up to.

use serde::Serialize;
use serde::ser::{SerializeMap as _, Serializer};

use crate::catalogue::vocabulary::Quality;
use crate::units::Decimal;

use super::Day;

/// How much of a quality the week holds, against its least and most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Total {
    /// What is counted.
    pub quality: Quality,
    /// Sets or sessions, by the quality.
    pub count: u8,
    /// The least of a week of this kind.
    pub min: u8,
    /// The most.
    pub max: u8,
}

impl Total {
    /// Whether it is counted in sets rather than in sessions.
    pub fn is_in_sets(&self) -> bool {
        is_in_sets(self.quality)
    }
}

/// Whether a quality is counted in sets rather than in sessions.
pub fn is_in_sets(quality: Quality) -> bool {
    matches!(quality, Quality::CalfStraight | Quality::CalfBent | Quality::Iso)
}

/// What the week adds up to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Totals {
    /// Each quality, in the order of a session.
    pub qualities: Vec<Total>,
    /// Plantar-flexor work of the busier leg, in half sets.
    pub plantar_flexor_halves: u16,
    /// Most of it, in whole sets.
    pub plantar_flexor_cap: u8,
}

/// A line as totals count it.
#[derive(Debug, Clone, Copy)]
pub struct Counted {
    /// The position of its day.
    pub day: usize,
    /// What it counts toward.
    pub quality: Quality,
    /// Sets that are planned.
    pub sets: u8,
    /// Sets of the left and the right leg, with those that one does more or less.
    pub per_leg: (u8, u8),
}

impl Totals {
    /// Counts what the sessions of some days hold.
    pub fn count(&mut self, days: &[Day<'_>]) {
        let lines = days.iter().enumerate().flat_map(|(day, of)| {
            of.items.iter().map(move |item| {
                let (quality, sets, per_leg) = (item.quality(), item.sets, item.asked_per_leg());
                Counted { day, quality, sets, per_leg }
            })
        });
        self.count_lines(lines);
    }

    /// Counts lines, those of one day one after the other.
    pub fn count_lines(&mut self, lines: impl Iterator<Item = Counted>) {
        let mut days = [0u8; Quality::ALL.len()];
        let mut sets = [0u8; Quality::ALL.len()];
        let (mut left, mut right) = (0u16, 0u16);
        for Counted { day, quality, sets: planned, per_leg } in lines {
            let position = quality as usize;
            days[position] |= 1 << day;
            sets[position] = sets[position].saturating_add(planned);
            left += u16::from(per_leg.0) * quality.plantar_flexor_halves();
            right += u16::from(per_leg.1) * quality.plantar_flexor_halves();
        }
        for total in &mut self.qualities {
            let position = total.quality as usize;
            total.count = if total.is_in_sets() { sets[position] } else { days[position].count_ones() as u8 };
        }
        self.plantar_flexor_halves = left.max(right);
    }
}

impl Serialize for Totals {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct Count<'a>(&'a Total);
        impl Serialize for Count<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let Count(total) = *self;
                let mut map = serializer.serialize_map(Some(3))?;
                map.serialize_entry(if total.is_in_sets() { "sets" } else { "sessions" }, &total.count)?;
                map.serialize_entry("min", &total.min)?;
                map.serialize_entry("max", &total.max)?;
                map.end()
            }
        }
        #[derive(Serialize)]
        struct PlantarFlexor {
            load: Decimal,
            cap: u8,
        }
        let mut map = serializer.serialize_map(None)?;
        for total in &self.qualities {
            map.serialize_entry(&total.quality, &Count(total))?;
        }
        let load = Decimal::from_billionths(u64::from(self.plantar_flexor_halves) * 500_000_000);
        map.serialize_entry("plantar_flexor", &PlantarFlexor { load, cap: self.plantar_flexor_cap })?;
        map.end()
    }
}
