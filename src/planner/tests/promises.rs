//! What is said after a session, and what the next week then asks.

use super::*;
use crate::coach::tests::history;
use crate::plan::{DayKind, text_of};
use crate::units::Decimal;

const LIFTER: &str = "level = 2\ndays = [\"mon\", \"wed\", \"fri\"]\nminutes = 40\nbodyweight_kg = 80\n\
                      equipment = [\"wall\", \"step\", \"chair\", \"towel\", \"dumbbell\"]\n";

const RACER: &str = "level = 2\ndays = [\"mon\", \"wed\", \"fri\"]\nminutes = 30\nbodyweight_kg = 70\n\
                     equipment = [\"wall\", \"step\", \"band\", \"chair\", \"towel\", \"dumbbell\"]\n\
                     hard_run_days = [\"tue\", \"sat\"]\nraces = [2026-08-16]\n";

const BEGINNER: &str = "days = [\"tue\", \"fri\"]\n";

/// Logs the session of a day as planned, with its loads and as easy as told.
fn done(plan: &Plan<'_>, day: NaiveDate, effort: &str) -> String {
    let items = &plan.day(day).expect("a day").items;
    let lines = items.iter().map(|item| {
        let sets = vec![item.dosage.number().to_string(); item.sets.into()].join(",");
        let load =
            if item.load_kg > Decimal::ZERO { format!(" load {}", item.load_kg) } else { String::new() };
        format!("{} {} {sets}{load} planned {}\n", day.format("%m-%d"), item.slug(), item.sets)
    });
    let session = if effort.is_empty() || items.is_empty() {
        String::new()
    } else {
        format!("{} session {effort}\n", day.format("%m-%d"))
    };
    lines.collect::<String>() + &session
}

/// Goes through weeks that are done as planned: each with its Monday, its plan of that day and the diary up to its end.
fn follow(toml: &str, weeks: u64, effort: &str, see: &mut dyn FnMut(NaiveDate, &Plan<'_>, &str)) {
    let first: NaiveDate = "2026-07-06".parse().expect("a Monday");
    let mut diary = String::new();
    for week in 0..weeks {
        let monday = first + chrono::Days::new(7 * week);
        let begun = week_on(&monday.to_string(), toml, &diary);
        for day in monday.iter_days().take(7) {
            diary += &done(&week_on(&day.to_string(), toml, &diary), day, effort);
        }
        see(monday, &begun, &diary);
    }
}

#[test]
fn what_holds_from_a_monday_is_what_that_monday_asks() {
    let catalogue = Catalogue::shared();
    let block = format!("{LIFTER}hsr_from = 2026-07-06\n");
    for (toml, weeks, effort) in
        [(&*block, 15, ""), (LIFTER, 13, ""), (LIFTER, 8, "4"), (RACER, 9, "5"), (BEGINNER, 9, "")]
    {
        let profile = Profile::read(toml, catalogue).expect("a profile");
        let mut promised: Vec<(NaiveDate, String, String, u16, Decimal)> = Vec::new();
        let mut kept = 0;
        follow(toml, weeks, effort, &mut |monday, plan, diary| {
            let due = promised.iter().filter(|(from, ..)| *from == monday);
            for (_, slug, told, amount, load_kg) in due {
                // A day before a hard run asks for less, and says so.
                let days = plan.days.iter().filter(|day| day.kind() != DayKind::Moderate);
                let mut items = days.flat_map(|day| &day.items).filter(|item| item.slug() == slug);
                let Some(item) = items.next() else { continue };
                assert_eq!(
                    (item.dosage.number(), item.load_kg),
                    (*amount, *load_kg),
                    "{monday} {slug}: {told}"
                );
                kept += 1;
            }
            let history = history(diary);
            let person = Person { catalogue, profile: &profile, history: &history };
            let days = plan.days.iter().rev().find(|day| !day.items.is_empty());
            let last = days.expect("a session").date;
            let slugs: Vec<&str> = plan.items().map(Item::slug).collect();
            for (slug, next) in slugs.iter().zip(next_of(person, &slugs, last)) {
                let next = next.expect("no stop");
                if let Some(from) = next.from {
                    let target = &next.target;
                    promised.push((
                        from,
                        (*slug).to_string(),
                        text_of(&target.because),
                        target.dosage.number(),
                        target.load_kg,
                    ));
                }
            }
        });
        assert!(kept > 20, "{toml}: {kept}");
    }
}
