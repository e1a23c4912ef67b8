//! The days after a race (D.9).

use chrono::NaiveDate;

use crate::coach::rules::AFTER_RACE_DAYS;
use crate::profile::Profile;
use crate::week::Week;

/// Returns the last race whose easier days after it hold a day.
pub fn race_before(profile: &Profile, day: NaiveDate) -> Option<NaiveDate> {
    let is_felt = |race: &&NaiveDate| (1..=AFTER_RACE_DAYS).contains(&(day - **race).num_days());
    profile.races.iter().filter(is_felt).max().copied()
}

/// Whether a race lies in a week.
pub fn has_race(profile: &Profile, week: Week) -> bool {
    profile.races.iter().any(|race| week.contains(*race))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_race_is_felt_for_seven_days_and_the_last_one_counts() {
        let date = |text: &str| text.parse::<NaiveDate>().expect("a date");
        let races = ["2026-11-15", "2026-11-18"].map(date).to_vec();
        let profile = Profile { races, ..Profile::default() };
        for (day, expected) in [
            ("2026-11-14", None),
            ("2026-11-15", None),
            ("2026-11-16", Some("2026-11-15")),
            ("2026-11-20", Some("2026-11-18")),
            ("2026-11-25", Some("2026-11-18")),
            ("2026-11-26", None),
        ] {
            assert_eq!(race_before(&profile, date(day)), expected.map(date), "{day}");
        }
    }
}
