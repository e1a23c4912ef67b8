//! The sets that are remembered one by one, packed: a set of the usual kind takes eight bytes.

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::{Datelike as _, NaiveDate};

use super::Exposure;
use crate::log::event::{Done, Record, Set};
use crate::notation::Side;
use crate::units::{Decimal, Load, LoadUnit, LoggedRpe, Pain};

/// When something was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    /// The day where it was done, counted from the first of January of the year 1, which is 1.
    pub(super) day: i32,
    /// Seconds since 1970 in UTC.
    pub(super) seconds: i64,
    /// What is beyond them, in nanoseconds.
    pub(super) beyond: u32,
}

impl Moment {
    /// Returns when a record was done.
    pub(super) fn of(record: &Record) -> Moment {
        Moment {
            day: record.day().num_days_from_ce(),
            seconds: record.at.timestamp(),
            beyond: record.at.timestamp_subsec_nanos(),
        }
    }
}

/// A record of sets.
#[derive(Debug, Clone, Copy)]
struct Row {
    /// Where the record stands in the log.
    position: u64,
    seconds: i64,
    /// Its first set.
    sets: u32,
    exercise: u32,
    day: i32,
    count: u16,
    /// Pain in the low half, planned sets in the high one, each one more than said, and zero where nothing is.
    said: u16,
}

/// Stands for the exercise of a row that was taken out.
const NO_EXERCISE: u32 = u32::MAX;

/// Records of sets: first as they come, then sorted by exercise, day, time and id.
#[derive(Debug, Clone, Default)]
pub(super) struct Rows {
    all: Vec<Row>,
    sets: Vec<Packed>,
    /// Sets that cannot be packed.
    odd: Vec<Set>,
    /// Nanoseconds beyond the second, by position, of those that have any.
    beyond: BTreeMap<u64, u32>,
    /// Planned sets that cannot be packed, by position.
    planned: BTreeMap<u64, u8>,
}

impl Rows {
    /// Puts in a record; positions ascend.
    pub(super) fn push(
        &mut self,
        position: u64,
        exercise: u32,
        at: Moment,
        sets: &[Set],
        pain: Option<Pain>,
        planned_sets: Option<u8>,
    ) {
        let first = self.sets.len() as u32;
        for set in sets {
            let packed = Packed::of(set).unwrap_or_else(|| {
                self.odd.push(*set);
                Packed::odd(self.odd.len() - 1)
            });
            self.sets.push(packed);
        }
        if at.beyond > 0 {
            self.beyond.insert(position, at.beyond);
        }
        let said = |value: Option<u8>| value.map_or(0, |value| value.saturating_add(1));
        if planned_sets == Some(u8::MAX) {
            self.planned.insert(position, u8::MAX);
        }
        self.all.push(Row {
            position,
            seconds: at.seconds,
            sets: first,
            exercise,
            day: at.day,
            count: sets.len() as u16,
            said: u16::from_le_bytes([said(pain.map(Pain::number)), said(planned_sets)]),
        });
    }

    /// Puts in a record among those that are sorted already, behind all of its day.
    pub(super) fn insert(
        &mut self,
        exercise: u32,
        at: Moment,
        sets: &[Set],
        pain: Option<Pain>,
        planned_sets: Option<u8>,
    ) {
        let last = self.all.iter().map(|row| row.position).max();
        self.push(last.map_or(0, |last| last + 1), exercise, at, sets, pain, planned_sets);
        if let Some(row) = self.all.pop() {
            let of = |row: &Row| (row.exercise, row.day);
            let place = self.all.partition_point(|other| of(other) <= of(&row));
            self.all.insert(place, row);
        }
    }

    /// Takes out the record that stands at a position of the log.
    pub(super) fn remove(&mut self, position: u64) {
        if let Ok(place) = self.all.binary_search_by_key(&position, |row| row.position) {
            self.all[place].exercise = NO_EXERCISE;
        }
    }

    /// Sorts the rows; of those done at the same moment the one that stands first in the log comes first.
    pub(super) fn sort(&mut self) {
        self.all.retain(|row| row.exercise != NO_EXERCISE);
        let Rows { all, beyond, .. } = self;
        let beyond =
            |row: &Row| if beyond.is_empty() { 0 } else { beyond.get(&row.position).copied().unwrap_or(0) };
        let key = |row: &Row| (row.exercise, row.day, row.seconds, beyond(row), row.position);
        all.sort_unstable_by_key(key);
    }

    /// Puts rows of one exercise done at the same moment in the order of what a look-up says of their positions;
    /// nothing leaves them as they are.
    pub(super) fn order_ties<E>(
        &mut self,
        mut ids: impl FnMut(&[u64]) -> Result<Option<Vec<String>>, E>,
    ) -> Result<(), E> {
        let beyond = &self.beyond;
        let moment = |row: &Row| (row.exercise, row.day, row.seconds, beyond.get(&row.position));
        for tied in self.all.chunk_by_mut(|a, b| moment(a) == moment(b)).filter(|tied| tied.len() > 1) {
            let positions: Vec<u64> = tied.iter().map(|row| row.position).collect();
            if let Some(ids) = ids(&positions)? {
                let mut order: Vec<(String, Row)> = ids.into_iter().zip(tied.iter().copied()).collect();
                order.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
                for (place, (_, row)) in tied.iter_mut().zip(order) {
                    *place = row;
                }
            }
        }
        Ok(())
    }

    /// Returns the exposures of an exercise, oldest first, from a day on and up to before another.
    pub(super) fn exposures(
        &self,
        exercise: u32,
        from: NaiveDate,
        before: Option<NaiveDate>,
    ) -> Exposures<'_> {
        let from = (exercise, from.num_days_from_ce());
        let start = self.all.partition_point(|row| (row.exercise, row.day) < from);
        let rows = &self.all[start..];
        let is_before = |row: &Row| before.is_none_or(|before| row.day < before.num_days_from_ce());
        let end = rows.partition_point(|row| row.exercise == exercise && is_before(row));
        Exposures { rows: &rows[..end], of: self }
    }

    /// Returns the days of an exercise, oldest first, from a day on and up to before another, with the worst pain told on each.
    pub(super) fn pains(
        &self,
        exercise: u32,
        from: NaiveDate,
        before: Option<NaiveDate>,
    ) -> impl Iterator<Item = (NaiveDate, Option<Pain>)> {
        let rows = self.exposures(exercise, from, before).rows;
        rows.chunk_by(|a, b| a.day == b.day).filter_map(|rows| {
            let pain = rows.iter().map(|row| row.said.to_le_bytes()[0]).max();
            let day = rows.first()?.day;
            Some((NaiveDate::from_num_days_from_ce_opt(day)?, pain?.checked_sub(1).map(Pain::of)))
        })
    }

    /// Returns the pain told with each record of one leg alone, of an exercise from a day on and up to before another.
    pub(super) fn one_sided_pains(
        &self,
        exercise: u32,
        from: NaiveDate,
        before: Option<NaiveDate>,
    ) -> impl Iterator<Item = (Side, Pain)> {
        self.exposures(exercise, from, before).rows.iter().filter_map(|row| {
            let pain = row.said.to_le_bytes()[0].checked_sub(1).map(Pain::of)?;
            let sets = &self.sets[row.sets as usize..row.sets as usize + usize::from(row.count)];
            let side = sets.first()?.set(&self.odd).side?;
            let is_alone = sets.iter().all(|packed| packed.set(&self.odd).side == Some(side));
            is_alone.then_some((side, pain))
        })
    }

    fn exposure(&self, rows: &[Row]) -> Option<(NaiveDate, Exposure)> {
        let first = rows.first()?;
        let count = rows.iter().map(|row| usize::from(row.count)).sum();
        let mut exposure = Exposure { sets: Vec::with_capacity(count), ..Exposure::default() };
        for row in rows {
            let sets = row.sets as usize..row.sets as usize + usize::from(row.count);
            exposure.sets.extend(self.sets[sets].iter().map(|packed| packed.set(&self.odd)));
            let [pain, planned] = row.said.to_le_bytes();
            let planned = if planned == u8::MAX {
                self.planned.get(&row.position).copied().or(Some(u8::MAX - 1))
            } else {
                planned.checked_sub(1)
            };
            exposure.pain = exposure.pain.max(pain.checked_sub(1).map(Pain::of));
            exposure.planned_sets = exposure.planned_sets.max(planned);
        }
        Some((NaiveDate::from_num_days_from_ce_opt(first.day)?, exposure))
    }
}

/// The exposures of one exercise, oldest first.
#[derive(Debug)]
pub(super) struct Exposures<'a> {
    rows: &'a [Row],
    of: &'a Rows,
}

impl Exposures<'_> {
    /// Cuts off the rows of one day.
    fn cut(&mut self, day: Range<usize>) -> Option<(NaiveDate, Exposure)> {
        let exposure = self.of.exposure(&self.rows[day.clone()]);
        self.rows = if day.start == 0 { &self.rows[day.end..] } else { &self.rows[..day.start] };
        exposure
    }
}

impl Iterator for Exposures<'_> {
    type Item = (NaiveDate, Exposure);

    fn next(&mut self) -> Option<(NaiveDate, Exposure)> {
        let day = self.rows.first()?.day;
        self.cut(0..self.rows.partition_point(|row| row.day == day))
    }
}

impl DoubleEndedIterator for Exposures<'_> {
    fn next_back(&mut self) -> Option<(NaiveDate, Exposure)> {
        let day = self.rows.last()?.day;
        self.cut(self.rows.partition_point(|row| row.day < day)..self.rows.len())
    }
}

/// A set in eight bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Packed {
    amount: u16,
    /// The load in hundredths of its unit.
    load: u16,
    /// From the lowest: two bits each for what is counted, the side and the unit of the load; whether touches are said,
    /// and whether form ended the set.
    flags: u8,
    /// Twice the effort and one more; zero where none is said.
    rpe: u8,
    touches: u8,
}

/// Marks a set that is not packed; what is counted has no such value.
const ODD: u8 = 0b11;

const HUNDREDTH: u64 = Decimal::whole(1).billionths() / 100;

impl Packed {
    /// Packs a set; nothing where a figure is too fine or too great.
    fn of(set: &Set) -> Option<Packed> {
        if set.tempo_s.is_some() {
            return None;
        }
        let counted = match set.done {
            Done::Reps(_) => 0,
            Done::Seconds(_) => 1,
            Done::Contacts(_) => 2,
        };
        let side = match set.side {
            None => 0,
            Some(Side::Left) => 1,
            Some(Side::Right) => 2,
        };
        let (unit, load) = match set.load {
            None => (0, 0),
            Some(Load { amount, unit }) => {
                let hundredths = amount.billionths() / HUNDREDTH;
                if !amount.billionths().is_multiple_of(HUNDREDTH) {
                    return None;
                }
                (if unit == LoadUnit::Kg { 1 } else { 2 }, u16::try_from(hundredths).ok()?)
            }
        };
        let rpe = match set.rpe.map(LoggedRpe::decimal) {
            None => 0,
            Some(rpe) if rpe.is_half_step() => u8::try_from(rpe.half_steps() + 1).ok()?,
            Some(_) => return None,
        };
        let touches = u8::from(set.touches.is_some());
        let flags = counted | side << 2 | unit << 4 | touches << 6 | u8::from(set.stopped) << 7;
        Some(Packed { amount: set.done.number(), load, flags, rpe, touches: set.touches.unwrap_or(0) })
    }

    /// Stands for a set that is kept elsewhere.
    fn odd(number: usize) -> Packed {
        let [a, b, c, d] = (number as u32).to_le_bytes();
        let (amount, load) = (u16::from_le_bytes([a, b]), u16::from_le_bytes([c, d]));
        Packed { amount, load, flags: ODD, rpe: 0, touches: 0 }
    }

    fn set(self, odd: &[Set]) -> Set {
        let done = match self.flags & 0b11 {
            0 => Done::Reps(self.amount),
            1 => Done::Seconds(self.amount),
            2 => Done::Contacts(self.amount),
            _ => return odd[(usize::from(self.load) << 16) + usize::from(self.amount)],
        };
        let amount = Decimal::from_billionths(u64::from(self.load) * HUNDREDTH);
        let half = Decimal::whole(1).billionths() / 2;
        let logged = |steps| LoggedRpe::new(Decimal::from_billionths(u64::from(steps) * half)).ok();
        Set {
            done,
            side: [None, Some(Side::Left), Some(Side::Right)][usize::from(self.flags >> 2 & 0b11)],
            load: match self.flags >> 4 & 0b11 {
                0 => None,
                1 => Some(Load { amount, unit: LoadUnit::Kg }),
                _ => Some(Load { amount, unit: LoadUnit::Lb }),
            },
            rpe: self.rpe.checked_sub(1).and_then(logged),
            touches: (self.flags >> 6 & 1 == 1).then_some(self.touches),
            tempo_s: None,
            stopped: self.flags >> 7 == 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_unpacked_the_same_and_what_cannot_be_is_kept_beside() {
        assert_eq!((size_of::<Packed>(), size_of::<Row>()), (8, 32));
        let decimal = |text: &str| text.parse::<Decimal>().expect("a decimal");
        let mut rows = Rows::default();
        let mut sets = Vec::new();
        for done in [Done::Reps(0), Done::Seconds(65_535), Done::Contacts(7)] {
            for side in [None, Some(Side::Left), Some(Side::Right)] {
                for load in [None, Some("0"), Some("12.25"), Some("655.35"), Some("655.36"), Some("0.001")] {
                    for rpe in [None, Some("0"), Some("8.5"), Some("10"), Some("7.3")] {
                        for touches in [None, Some(0), Some(255)] {
                            let unit = if side.is_none() { LoadUnit::Kg } else { LoadUnit::Lb };
                            let load = load.map(|load| Load { amount: decimal(load), unit });
                            sets.push(Set {
                                done,
                                side,
                                load,
                                rpe: rpe.map(|rpe| LoggedRpe::new(decimal(rpe)).expect("an effort")),
                                touches,
                                tempo_s: None,
                                stopped: touches.is_none() && rpe.is_none(),
                            });
                        }
                    }
                }
            }
        }
        let at = Moment { day: 739_000, seconds: 0, beyond: 0 };
        rows.push(0, 0, at, &sets, Some(Pain::WORST), Some(255));
        rows.push(1, 1, at, &sets[..1], Some(Pain::NONE), Some(254));
        rows.push(2, 2, at, &sets[..1], None, Some(0));
        rows.sort();
        let exposure = |exercise| rows.exposures(exercise, NaiveDate::MIN, None).next().expect("one").1;
        assert_eq!(exposure(0), Exposure { sets, pain: Some(Pain::WORST), planned_sets: Some(255) });
        assert_eq!((exposure(1).pain, exposure(1).planned_sets), (Some(Pain::NONE), Some(254)));
        assert_eq!((exposure(2).pain, exposure(2).planned_sets), (None, Some(0)));
    }
}
