//! The way back after a gap (D.8): by how much load, sets, reps and hops are taken down, and for how long.

use chrono::NaiveDate;

use crate::units::{Decimal, Rpe};
use crate::week::short_date;

use crate::coach::rules::{AFTER_PAIN_DAYS, LAYOFF_ROWS, LayoffRow, OLDER_FROM_DAYS, ONCE_A_WEEK_LATER_DAYS};

/// A gap in the training of a quality that changes what comes after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layoff {
    /// Days since the last exposure.
    pub days: i64,
    /// The day on which a stop tag was told that was open in it.
    pub after_stop: Option<NaiveDate>,
    /// Which row of the table holds.
    row: usize,
}

/// What ended the training before a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum EndedBy {
    /// Nothing that is known.
    #[default]
    Nothing,
    /// The last day was red.
    Red,
    /// A stop tag was open in the gap; it was told on this day.
    Stop(NaiveDate),
}

/// What makes a gap weigh more than its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Aggravation {
    /// What ended the training before it.
    pub ended_by: EndedBy,
    /// The person is over 65.
    pub is_older: bool,
    /// The quality is planned on one day a week.
    pub once_a_week: bool,
}

impl Layoff {
    /// Judges a gap; nothing where it changes nothing.
    pub fn of(days: i64, aggravation: Aggravation) -> Option<Layoff> {
        let Aggravation { ended_by, is_older, once_a_week } = aggravation;
        let after_stop = if let EndedBy::Stop(day) = ended_by { Some(day) } else { None };
        let counted = days - if once_a_week { ONCE_A_WEEK_LATER_DAYS } else { 0 };
        let mut row = LAYOFF_ROWS.iter().rposition(|row| counted >= row.from).unwrap_or(0);
        row += usize::from(after_stop.is_some() || (ended_by == EndedBy::Red && counted > AFTER_PAIN_DAYS));
        row += usize::from(is_older && counted >= OLDER_FROM_DAYS);
        let row = row.min(LAYOFF_ROWS.len() - 1);
        (row > 0).then_some(Layoff { days, after_stop, row })
    }

    fn row(self) -> &'static LayoffRow {
        &LAYOFF_ROWS[self.row]
    }

    /// Whether everything begins as with an empty log.
    pub fn is_new_beginning(self) -> bool {
        self.row == LAYOFF_ROWS.len() - 1
    }

    /// Whether the weeks after it are weeks of the way back: it was long, or followed a stop.
    pub fn makes_return(self) -> bool {
        self.row > 1 || self.after_stop.is_some()
    }

    /// Says what it was: `12 days`, or `the stop of Sat 5 Dec`, which weighs more than the days.
    pub fn text(self) -> String {
        match self.after_stop {
            Some(day) => format!("the stop of {}", short_date(day)),
            None => format!("{} days", self.days),
        }
    }

    /// Whether it was long enough to end a block of training.
    pub fn is_long(self) -> bool {
        self.row > 1
    }

    /// Returns what is left of a load, rounded down to the person's steps.
    pub fn load(self, load: Decimal, increment: Decimal) -> Decimal {
        match self.row().load_percent {
            100 => load,
            percent => load.percent(percent).floor_to(increment),
        }
    }

    /// Returns how many rungs back it leads; a loaded rung keeps its place where only load is taken off.
    pub fn rungs_back(self, is_loaded: bool) -> u8 {
        let row = self.row();
        if row.load_percent > 0 && is_loaded { 0 } else { row.rungs_back }
    }

    /// Returns how many sets are left in a week of the way back, 0 the first; and whether the ramp still lasts then.
    pub fn sets(self, sets: u8, week: usize) -> Option<u8> {
        let numerators = self.row().sets_of_12;
        let numerator = *numerators.get(week)?;
        let product = u16::from(sets) * u16::from(numerator);
        let rounded = if self.row().rounds_up { product.div_ceil(12) } else { product / 12 };
        Some((rounded as u8).max(1))
    }

    /// Whether only the first session is easier: a set less, and the lower half of the range.
    pub fn takes_one_set_off(self) -> bool {
        self.row == 1
    }

    /// Returns the weeks of the way back.
    pub fn weeks(self) -> usize {
        self.row().sets_of_12.len()
    }

    /// Returns the highest effort of the way back.
    pub fn rpe_cap(self) -> Rpe {
        self.row().rpe_cap
    }

    /// Returns the share of the landings that is left, in percent; none where hops are closed.
    pub fn contacts_percent(self) -> Option<u32> {
        self.row().contacts_percent
    }

    /// Whether the whole gate of the hops must be passed again.
    pub fn closes_hops_for_good(self) -> bool {
        self.row >= 4
    }

    /// Whether a step that was earned just before it is only put off.
    pub fn puts_steps_off(self) -> bool {
        self.row <= 2
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layoff(days: i64) -> Layoff {
        Layoff::of(days, Aggravation::default()).expect("a layoff")
    }

    #[test]
    fn twenty_days_leave_two_of_three_sets_and_nine_tenths_of_the_load() {
        let layoff = layoff(20);
        let kg = |text: &str| text.parse::<Decimal>().expect("a decimal");
        assert_eq!(layoff.sets(3, 0), Some(2));
        assert_eq!(layoff.load(kg("20"), kg("2.5")), kg("17.5"));
        assert_eq!(layoff.rpe_cap(), Rpe::of_half_steps(15));
        assert_eq!(layoff.sets(3, 1), None, "one week");
    }

    #[test]
    fn the_rows_begin_where_the_table_says() {
        let row = |days, aggravation| Layoff::of(days, aggravation).map_or(0, |layoff| layoff.row);
        let plain = Aggravation::default();
        for (days, expected) in [
            (0, 0),
            (7, 0),
            (8, 1),
            (13, 1),
            (14, 2),
            (27, 2),
            (28, 3),
            (55, 3),
            (56, 4),
            (181, 4),
            (182, 5),
            (999, 5),
        ] {
            assert_eq!(row(days, plain), expected, "{days}");
        }
        let once = Aggravation { once_a_week: true, ..plain };
        let weekly = [7, 14, 15, 20, 21, 34, 35, 62, 63, 188, 189];
        assert_eq!(weekly.map(|days| row(days, once)), [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5]);
        let sore = Aggravation { ended_by: EndedBy::Red, ..plain };
        assert_eq!([row(7, sore), row(8, sore), row(14, sore)], [0, 2, 3]);
        let stopped = Aggravation { ended_by: EndedBy::Stop(NaiveDate::MIN), ..plain };
        assert_eq!([row(3, stopped), row(8, stopped), row(14, stopped)], [1, 2, 3]);
        let older = Aggravation { is_older: true, ..plain };
        assert_eq!([row(13, older), row(14, older), row(200, older)], [1, 3, 5]);
        let both = Aggravation { is_older: true, ..once };
        assert_eq!([row(14, both), row(20, both), row(21, both)], [0, 1, 3]);
    }

    #[test]
    fn a_stop_makes_the_way_back_a_return_and_half_a_year_does_too() {
        let after_stop = |days| {
            Layoff::of(
                days,
                Aggravation { ended_by: EndedBy::Stop(NaiveDate::MIN), ..Aggravation::default() },
            )
        };
        assert!(after_stop(4).is_some_and(Layoff::makes_return));
        assert!(!layoff(10).makes_return());
        let half_year = layoff(182);
        assert!(half_year.makes_return());
        assert_eq!((half_year.weeks(), half_year.sets(3, 0), half_year.sets(3, 1)), (1, Some(3), None));
        assert_eq!(half_year.rpe_cap(), Rpe::of_half_steps(14));
    }

    #[test]
    fn long_gaps_lead_back_in_steps() {
        let (month, quarter) = (layoff(28), layoff(90));
        assert_eq!([month.sets(3, 0), month.sets(3, 1), month.sets(3, 2)], [Some(2), Some(3), None]);
        assert_eq!([quarter.sets(4, 0), quarter.sets(4, 1), quarter.sets(4, 2)], [Some(2), Some(3), Some(4)]);
        assert_eq!((month.rungs_back(true), month.rungs_back(false)), (0, 1));
        assert_eq!((quarter.rungs_back(true), quarter.rungs_back(false)), (2, 2));
        assert!(layoff(182).is_new_beginning());
    }
}
