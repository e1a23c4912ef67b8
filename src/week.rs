//! Weeks, weekdays and the dates people type.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, NaiveDate, NaiveTime};

use crate::vocabulary::vocabulary;

vocabulary! {
    /// A day of the week, Monday first.
    Weekday {
        /// Monday.
        Mon = "mon",
        /// Tuesday.
        Tue = "tue",
        /// Wednesday.
        Wed = "wed",
        /// Thursday.
        Thu = "thu",
        /// Friday.
        Fri = "fri",
        /// Saturday.
        Sat = "sat",
        /// Sunday.
        Sun = "sun",
    }
}

impl Weekday {
    /// Returns the day's place in the week, 0 for Monday.
    pub fn index(self) -> usize {
        self as usize
    }

    /// Returns the day after; Monday after Sunday.
    #[must_use]
    pub fn next(self) -> Weekday {
        Weekday::ALL[(self.index() + 1) % 7]
    }

    /// Returns the weekday of a date.
    pub fn of(date: NaiveDate) -> Weekday {
        Weekday::ALL[date.weekday().num_days_from_monday() as usize]
    }

    /// Returns the three letters with a capital: `Mon`.
    pub fn short(self) -> &'static str {
        ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][self.index()]
    }

    /// Returns the day in full: `Monday`.
    pub fn full(self) -> &'static str {
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][self.index()]
    }

    /// Reads a weekday by three letters or in full.
    pub fn from_name(name: &str) -> Option<Weekday> {
        let name = name.to_lowercase();
        let is_full = |day: &&Weekday| day.full().to_lowercase() == name;
        Weekday::from_word(&name).or_else(|| Weekday::ALL.iter().find(is_full).copied())
    }
}

/// An ISO week, Monday to Sunday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Week {
    monday: NaiveDate,
}

impl Week {
    /// Returns the week a date lies in.
    pub fn of(date: NaiveDate) -> Week {
        let monday = date.checked_sub_days(Days::new(u64::from(date.weekday().num_days_from_monday())));
        Week { monday: monday.unwrap_or(date) }
    }

    /// Returns its Monday.
    pub fn starts(self) -> NaiveDate {
        self.monday
    }

    /// Returns its Sunday.
    pub fn ends(self) -> NaiveDate {
        self.day(Weekday::Sun)
    }

    /// Returns the date of one of its days.
    pub fn day(self, weekday: Weekday) -> NaiveDate {
        let date = self.monday.checked_add_days(Days::new(weekday.index() as u64));
        date.unwrap_or(self.monday)
    }

    /// Returns its seven dates.
    pub fn dates(self) -> impl Iterator<Item = NaiveDate> {
        Weekday::ALL.iter().map(move |weekday| self.day(*weekday))
    }

    /// Whether a date lies in it.
    pub fn contains(self, date: NaiveDate) -> bool {
        Week::of(date) == self
    }

    /// Returns the week after.
    #[must_use]
    pub fn next(self) -> Week {
        Week { monday: self.monday.checked_add_days(Days::new(7)).unwrap_or(self.monday) }
    }

    /// Returns the number of the week in its ISO year, 1 to 53.
    pub fn number(self) -> u32 {
        self.monday.iso_week().week()
    }
}

impl fmt::Display for Week {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let week = self.monday.iso_week();
        write!(f, "{:04}-W{:02}", week.year(), week.week())
    }
}

impl serde::Serialize for Week {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Why a text is not a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAWeek;

impl FromStr for Week {
    type Err = NotAWeek;

    fn from_str(text: &str) -> Result<Week, NotAWeek> {
        let (year, week) = text.split_once("-W").ok_or(NotAWeek)?;
        if year.len() != 4 || week.len() != 2 {
            return Err(NotAWeek);
        }
        let (year, week) = (year.parse().map_err(|_| NotAWeek)?, week.parse().map_err(|_| NotAWeek)?);
        let monday = NaiveDate::from_isoywd_opt(year, week, chrono::Weekday::Mon);
        monday.map(|monday| Week { monday }).ok_or(NotAWeek)
    }
}

/// Formats a date as people write it: `Fri 20 Nov`.
pub fn short_date(date: NaiveDate) -> String {
    format!("{} {}", Weekday::of(date).short(), day_and_month(date))
}

/// Formats a date without its weekday: `20 Nov`.
pub fn day_and_month(date: NaiveDate) -> String {
    format!("{} {}", date.day(), month(date))
}

/// Formats a month with its year: `Nov 2026`.
pub fn month_and_year(date: NaiveDate) -> String {
    format!("{} {}", month(date), date.year())
}

/// Formats a date without its weekday, with its year unless that is the current one: `20 Nov`, `20 Nov 2025`.
pub fn day_with_year(date: NaiveDate, today: NaiveDate) -> String {
    if date.year() == today.year() {
        day_and_month(date)
    } else {
        format!("{} {}", date.day(), month_and_year(date))
    }
}

/// Formats a date for a narrow column: the day in the current year, the month in another: `20 Nov`, `Nov 2025`.
pub fn day_or_month(date: NaiveDate, today: NaiveDate) -> String {
    if date.year() == today.year() { day_and_month(date) } else { month_and_year(date) }
}

/// Formats a date with its year, unless that is the current one.
pub fn date_with_year(date: NaiveDate, today: NaiveDate) -> String {
    if date.year() == today.year() {
        short_date(date)
    } else {
        format!("{} {}", short_date(date), date.year())
    }
}

/// Returns the three letters of a date's month, whatever the locale.
pub fn month(date: NaiveDate) -> &'static str {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    MONTHS[date.month0() as usize]
}

/// A day, and perhaps a time of it, as a person typed them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The day.
    pub date: NaiveDate,
    /// The time, where one was given.
    pub time: Option<NaiveTime>,
}

/// Years before this are slips of the finger.
const EARLIEST_YEAR: i32 = 2000;

/// Which day a bare weekday means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BareWeekday {
    /// The last one, today included: what was done.
    Last,
    /// That of this week: what is planned.
    OfThisWeek,
}

/// Reads `today`, `yesterday`, `tomorrow`, `mon`, `3d` (three days ago) or `2026-11-18`, each with an optional `HH:MM`.
pub fn read_moment(text: &str, today: NaiveDate, weekday: BareWeekday) -> Option<Moment> {
    let mut words = text.split_whitespace().flat_map(|word| word.split('T'));
    let (day, time) = (words.next()?.to_lowercase(), words.next());
    if words.next().is_some() {
        return None;
    }
    let back = |days| today.checked_sub_days(Days::new(days));
    let date = match &*day {
        "today" => today,
        "yesterday" => back(1)?,
        "tomorrow" => today.checked_add_days(Days::new(1))?,
        _ => match (Weekday::from_name(&day), day.strip_suffix('d')) {
            (Some(named), _) if weekday == BareWeekday::Last => {
                back(((7 + Weekday::of(today).index() - named.index()) % 7) as u64)?
            }
            (Some(named), _) => Week::of(today).day(named),
            (_, Some(days)) if days.bytes().all(|b| b.is_ascii_digit()) => back(days.parse().ok()?)?,
            _ => iso_date(&day)?,
        },
    };
    let time = match time {
        None => None,
        Some(time) => Some(NaiveTime::parse_from_str(time, "%H:%M").ok()?),
    };
    (date.year() >= EARLIEST_YEAR).then_some(Moment { date, time })
}

/// Whether a text is a day, but one so long ago that it is taken for a slip.
pub fn is_too_early(text: &str) -> bool {
    let day = text.split([' ', 'T', 't']).next().and_then(iso_date);
    day.is_some_and(|day| day.year() < EARLIEST_YEAR)
}

/// Reads `2026-11-18` and nothing looser.
pub fn iso_date(text: &str) -> Option<NaiveDate> {
    let shape = |(position, byte): (usize, u8)| match position {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    let right = text.len() == 10 && text.bytes().enumerate().all(shape);
    if right { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        iso_date(text).expect("a date")
    }

    #[test]
    fn weeks_are_iso_weeks_over_year_ends_and_week_53() {
        for (day, week, starts, ends) in [
            ("2026-11-20", "2026-W47", "2026-11-16", "2026-11-22"),
            ("2027-01-01", "2026-W53", "2026-12-28", "2027-01-03"),
            ("2025-12-31", "2026-W01", "2025-12-29", "2026-01-04"),
            ("2024-02-29", "2024-W09", "2024-02-26", "2024-03-03"),
        ] {
            let of = Week::of(date(day));
            assert_eq!(of.to_string(), week);
            assert_eq!((of.starts(), of.ends()), (date(starts), date(ends)), "{day}");
            assert_eq!(week.parse(), Ok(of));
        }
        assert_eq!(Week::of(date("2026-12-31")).next().to_string(), "2027-W01");
        for wrong in ["2025-W53", "2026-W00", "2026-W54", "2026W47", "26-W01", ""] {
            assert_eq!(wrong.parse::<Week>(), Err(NotAWeek), "{wrong}");
        }
    }

    #[test]
    fn a_day_is_read_as_people_mean_it() {
        let today = date("2026-11-20"); // a Friday
        for (typed, last, planned) in [
            ("today", "2026-11-20", "2026-11-20"),
            ("Yesterday", "2026-11-19", "2026-11-19"),
            ("tomorrow", "2026-11-21", "2026-11-21"),
            ("fri", "2026-11-20", "2026-11-20"),
            ("sat", "2026-11-14", "2026-11-21"),
            ("Monday", "2026-11-16", "2026-11-16"),
            ("3d", "2026-11-17", "2026-11-17"),
            ("0d", "2026-11-20", "2026-11-20"),
            ("2024-02-29", "2024-02-29", "2024-02-29"),
        ] {
            let read = |weekday| read_moment(typed, today, weekday).map(|moment| moment.date);
            assert_eq!(read(BareWeekday::Last), Some(date(last)), "{typed}");
            assert_eq!(read(BareWeekday::OfThisWeek), Some(date(planned)), "{typed}");
        }
        let at = read_moment("yesterday 7:30", today, BareWeekday::Last).expect("a moment");
        assert_eq!(at.time.map(|time| time.to_string()), Some("07:30:00".to_string()));
    }

    #[test]
    fn a_date_tells_its_year_where_that_is_another() {
        let today = date("2026-11-20");
        for (day, in_full, with_year, narrow) in [
            ("2026-11-26", "Thu 26 Nov", "26 Nov", "26 Nov"),
            ("2025-11-26", "Wed 26 Nov 2025", "26 Nov 2025", "Nov 2025"),
            ("2027-01-03", "Sun 3 Jan 2027", "3 Jan 2027", "Jan 2027"),
        ] {
            let day = date(day);
            assert_eq!(date_with_year(day, today), in_full);
            assert_eq!(day_with_year(day, today), with_year);
            assert_eq!(day_or_month(day, today), narrow);
        }
    }

    #[test]
    fn a_day_of_another_century_is_told_from_what_is_no_day() {
        for (typed, expected) in [
            ("1999-12-31", true),
            ("1999-12-31 18:30", true),
            ("2000-01-01", false),
            ("1999-02-30", false),
            ("x", false),
        ] {
            assert_eq!(is_too_early(typed), expected, "{typed}");
        }
    }

    #[test]
    fn what_is_no_day_is_no_day() {
        let today = date("2026-11-20");
        for typed in [
            "",
            "2026-02-30",
            "20-11-2026",
            "2026-1-1",
            "d",
            "-3d",
            "monda",
            "today 25:00",
            "today 7:30 pm",
            "0001-01-01",
            "99999d",
            "99999999999999999999d",
        ] {
            assert_eq!(read_moment(typed, today, BareWeekday::Last), None, "{typed}");
        }
    }
}
