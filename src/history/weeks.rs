//! What the weeks of every exercise add up to, in counters that a record can also be taken out of again.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};

use super::WeekTally;
use crate::log::event::Hard;
use crate::week::Week;

/// Weeks that are kept side by side.
const PAGE: usize = PAGE_WEEKS as usize;
const PAGE_WEEKS: i32 = 32;

/// One week of one exercise.
#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    /// Hard sets.
    left: u16,
    right: u16,
    /// Records of each day.
    days: [u8; 7],
}

/// The counters of all exercises, which go by numbers here.
#[derive(Debug, Clone, Default)]
pub(super) struct Weeks {
    cells: Vec<[Cell; PAGE]>,
    exercises: Vec<Pages>,
    /// How often a counter began anew at zero, where one did: by page, week and place.
    carried: BTreeMap<(u32, u8, u8), u32>,
    /// The place of the day that was counted last, which is most often the next one's too.
    last: Place,
}

/// Where a day stands: its page, the week on it, the day in that week.
#[derive(Debug, Clone, Copy)]
struct Place {
    day: i32,
    page: i32,
    week: usize,
    weekday: usize,
}

impl Place {
    /// Finds the place of a day; the first of January of the year 1 is day 1, and a Monday.
    fn of(day: i32) -> Place {
        let (week, weekday) = ((day - 1).div_euclid(7), (day - 1).rem_euclid(7));
        let (page, week) = (week.div_euclid(PAGE_WEEKS), week.rem_euclid(PAGE_WEEKS));
        Place { day, page, week: week.unsigned_abs() as usize, weekday: weekday.unsigned_abs() as usize }
    }
}

impl Default for Place {
    fn default() -> Place {
        Place::of(1)
    }
}

#[derive(Debug, Clone)]
struct Pages {
    by_number: BTreeMap<i32, u32>,
    /// The page that was wanted last, its number and where it stands.
    last: (i32, u32),
}

impl Default for Pages {
    fn default() -> Pages {
        // No page has this number.
        Pages { by_number: BTreeMap::new(), last: (i32::MIN, 0) }
    }
}

/// The places of the hard sets behind the seven days.
const LEFT: u8 = 7;
const RIGHT: u8 = 8;

/// Whether a record comes or goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    Add,
    Remove,
}

impl Weeks {
    /// Counts a record on a day, or no longer.
    #[expect(clippy::inline_always, reason = "measured: it is called for every line")]
    #[inline(always)]
    pub(super) fn change(&mut self, change: Change, exercise: u32, day: i32, hard: Hard) {
        if day != self.last.day {
            self.last = Place::of(day);
        }
        let Place { page: number, week: place, weekday, .. } = self.last;
        let page = match self.exercises.get(exercise as usize) {
            Some(Pages { last: (last, page), .. }) if *last == number => *page,
            _ => self.page(exercise as usize, number),
        };
        let cell = &mut self.cells[page as usize][place % PAGE];
        let (of_day, left, right) = (cell.days[weekday], cell.left, cell.right);
        let changed = match change {
            Change::Add => {
                (of_day.checked_add(1), left.checked_add(hard.left), right.checked_add(hard.right))
            }
            Change::Remove => {
                (of_day.checked_sub(1), left.checked_sub(hard.left), right.checked_sub(hard.right))
            }
        };
        if let (Some(of_day), Some(left), Some(right)) = changed {
            (cell.days[weekday], cell.left, cell.right) = (of_day, left, right);
        } else {
            self.carry(change, page, place, weekday, hard);
        }
    }

    /// Counts where a counter begins anew.
    #[cold]
    fn carry(&mut self, change: Change, page: u32, place: usize, weekday: usize, hard: Hard) {
        let cell = &mut self.cells[page as usize][place];
        let of_day = &mut cell.days[weekday];
        let is_carried = match change {
            Change::Add => {
                [of_day.carry_up(1), cell.left.carry_up(hard.left), cell.right.carry_up(hard.right)]
            }
            Change::Remove => {
                [of_day.carry_down(1), cell.left.carry_down(hard.left), cell.right.carry_down(hard.right)]
            }
        };
        for (slot, is_carried) in [weekday as u8, LEFT, RIGHT].into_iter().zip(is_carried) {
            if is_carried {
                let times = self.carried.entry((page, place as u8, slot)).or_default();
                *times = if change == Change::Add { *times + 1 } else { times.saturating_sub(1) };
            }
        }
        self.carried.retain(|_, times| *times > 0);
    }

    /// Finds a page, or makes it.
    #[cold]
    fn page(&mut self, exercise: usize, number: i32) -> u32 {
        if exercise >= self.exercises.len() {
            self.exercises.resize_with(exercise + 1, Pages::default);
        }
        let pages = &mut self.exercises[exercise];
        let page = *pages.by_number.entry(number).or_insert_with(|| {
            self.cells.push([Cell::default(); PAGE]);
            self.cells.len() as u32 - 1
        });
        pages.last = (number, page);
        page
    }

    /// Returns the weeks of an exercise that have a record, oldest first.
    pub(super) fn of(&self, exercise: u32) -> impl DoubleEndedIterator<Item = (Week, WeekTally)> {
        let pages = self.exercises.get(exercise as usize).into_iter().flat_map(|pages| &pages.by_number);
        pages.flat_map(move |(number, page)| {
            (0..PAGE_WEEKS).filter_map(move |place| {
                let tally = self.tally(*page, place.unsigned_abs() as usize);
                let monday = (number * PAGE_WEEKS + place) * 7 + 1;
                let monday = NaiveDate::from_num_days_from_ce_opt(monday)?;
                (tally.days != 0).then(|| (Week::of(monday), tally))
            })
        })
    }

    fn tally(&self, page: u32, place: usize) -> WeekTally {
        let cell = &self.cells[page as usize][place];
        let carried =
            |slot: u8| !self.carried.is_empty() && self.carried.contains_key(&(page, place as u8, slot));
        let is_active = |day: &u8| cell.days[usize::from(*day)] > 0 || carried(*day);
        WeekTally {
            left: if carried(LEFT) { u16::MAX } else { cell.left },
            right: if carried(RIGHT) { u16::MAX } else { cell.right },
            days: (0..7).filter(is_active).map(|day| 1 << day).sum(),
        }
    }

    /// Returns the days on which an exercise was done, oldest first.
    pub(super) fn days_of(&self, exercise: u32) -> impl DoubleEndedIterator<Item = NaiveDate> {
        self.of(exercise).flat_map(|(week, tally)| {
            week.starts()
                .iter_days()
                .take(7)
                .enumerate()
                .filter_map(move |(place, day)| (tally.days & (1 << place) != 0).then_some(day))
                .collect::<Vec<NaiveDate>>()
        })
    }

    /// Whether an exercise was done on a day.
    pub(super) fn has(&self, exercise: u32, date: NaiveDate) -> bool {
        let Place { page, week, weekday, .. } = Place::of(date.num_days_from_ce());
        let pages = self.exercises.get(exercise as usize);
        let page = pages.and_then(|pages| pages.by_number.get(&page));
        page.is_some_and(|page| self.tally(*page, week).days & (1 << weekday) != 0)
    }
}

/// A counter that begins anew behind its last number.
trait Counter<N> {
    /// Adds, and says whether it began anew.
    fn carry_up(&mut self, by: N) -> bool;
    /// Takes away, and says whether it fell below zero.
    fn carry_down(&mut self, by: N) -> bool;
}

macro_rules! counter {
    ($number:ty) => {
        impl Counter<$number> for $number {
            fn carry_up(&mut self, by: $number) -> bool {
                let (sum, carry) = self.overflowing_add(by);
                *self = sum;
                carry
            }

            fn carry_down(&mut self, by: $number) -> bool {
                let (rest, carry) = self.overflowing_sub(by);
                *self = rest;
                carry
            }
        }
    };
}

counter!(u8);
counter!(u16);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_counted_past_the_end_of_a_counter_can_be_taken_out_again() {
        let mut weeks = Weeks::default();
        let monday = NaiveDate::from_ymd_opt(2026, 11, 16).expect("a date").num_days_from_ce();
        let (hard, one_hard) = (Hard { left: 600, right: 600 }, Hard { left: 1, right: 1 });
        let told = |weeks: &Weeks| weeks.of(3).map(|(week, tally)| (week.to_string(), tally)).next();
        for _ in 0..300 {
            weeks.change(Change::Add, 3, monday, hard);
        }
        let most = WeekTally { left: u16::MAX, right: u16::MAX, days: 1 };
        assert_eq!(told(&weeks), Some(("2026-W47".to_string(), most)));
        for _ in 0..299 {
            weeks.change(Change::Remove, 3, monday, hard);
            weeks.change(Change::Add, 3, monday + 6, one_hard);
            weeks.change(Change::Remove, 3, monday + 6, one_hard);
        }
        let one = WeekTally { left: 600, right: 600, days: 1 };
        assert_eq!(told(&weeks), Some(("2026-W47".to_string(), one)));
        weeks.change(Change::Remove, 3, monday, hard);
        assert_eq!(told(&weeks), None);
        assert!(weeks.carried.is_empty());
    }
}
