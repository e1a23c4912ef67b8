//! Figures of a review in a few characters: `12+5kg`, `+3 reps`, `80%`.

use crate::catalogue::Exercise;
use crate::catalogue::vocabulary::Mode;
use crate::review::figures::{Change, Pair, Performance};
use crate::text::Count;
use crate::units::{Decimal, LoadUnit};
use crate::wording::sets;

use super::page::columns;

/// Formats what a leg did on a day: `12`, `45s`, `12+5kg`.
pub fn performance(one: &Performance, exercise: &Exercise, units: LoadUnit) -> String {
    let amount = sets::dosage(exercise.dosage(one.best));
    match one.load_kg {
        Decimal::ZERO => amount,
        load => format!("{amount}+{}", sets::load(load, units)),
    }
}

/// Says how two performances differ: `+3 reps`, `+5kg`, `same`.
pub fn change(change: Change, mode: Mode, units: LoadUnit) -> String {
    let noun = match (change, mode) {
        (Change::Amount(0) | Change::Load(_), _) | (_, Mode::Hold) => "",
        (Change::Amount(-1 | 1), Mode::Reps) => " rep",
        (_, Mode::Reps) => " reps",
        (Change::Amount(-1 | 1), Mode::Contacts) => " landing",
        (_, Mode::Contacts) => " landings",
    };
    short_change(change, mode, units) + noun
}

/// Says the same where reps and landings go without saying: `+3`, `+15s`, `+5kg`.
pub fn short_change(change: Change, mode: Mode, units: LoadUnit) -> String {
    match change {
        Change::Load(by) => format!("{}{}", by.sign(), sets::load(by.size(), units)),
        Change::Amount(0) => "same".to_string(),
        Change::Amount(by) if mode == Mode::Hold => format!("{by:+}s"),
        Change::Amount(by) => format!("{by:+}"),
    }
}

/// Says how far the legs are apart: `2 reps`, `15s`.
pub fn gap(by: u16, mode: Mode) -> String {
    match mode {
        Mode::Reps => Count(by.into(), "rep").to_string(),
        Mode::Hold => format!("{by}s"),
        Mode::Contacts => Count(by.into(), "landing").to_string(),
    }
}

/// Formats the weaker leg in percent of the stronger.
pub fn percent(pair: Pair) -> String {
    format!("{}%", pair.percent())
}

/// Joins parts with ` · ` into as few rows of a width as they take, none of them broken.
pub fn joined_rows(parts: &[String], width: usize) -> Vec<String> {
    const BETWEEN: &str = " · ";
    let mut rows: Vec<String> = Vec::new();
    for part in parts {
        match rows.last_mut() {
            Some(row) if columns(row) + columns(BETWEEN) + columns(part) <= width => {
                row.push_str(BETWEEN);
                row.push_str(part);
            }
            _ => rows.push(part.clone()),
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::figures::Difference;

    #[test]
    fn parts_share_a_row_as_long_as_they_fit() {
        let parts = ["13 days", "8 → 13", "+5", "L/R 93%"].map(str::to_string);
        assert_eq!(joined_rows(&parts, 31), ["13 days · 8 → 13 · +5 · L/R 93%"]);
        assert_eq!(joined_rows(&parts, 30), ["13 days · 8 → 13 · +5", "L/R 93%"]);
        assert_eq!(joined_rows(&parts, 4), parts);
    }

    #[test]
    fn a_change_tells_its_unit_and_leaves_it_out_where_it_is_clear() {
        let kilograms = |by| Change::Load(Difference::Less(Decimal::whole(by)));
        for (by, mode, long, short) in [
            (Change::Amount(0), Mode::Reps, "same", "same"),
            (Change::Amount(1), Mode::Reps, "+1 rep", "+1"),
            (Change::Amount(-3), Mode::Reps, "-3 reps", "-3"),
            (Change::Amount(15), Mode::Hold, "+15s", "+15s"),
            (Change::Amount(-1), Mode::Contacts, "-1 landing", "-1"),
            (Change::Amount(3), Mode::Contacts, "+3 landings", "+3"),
            (kilograms(5), Mode::Reps, "-5kg", "-5kg"),
        ] {
            assert_eq!(change(by, mode, LoadUnit::Kg), long);
            assert_eq!(short_change(by, mode, LoadUnit::Kg), short);
        }
    }
}
