//! What is said after a session, and what the next week then asks.

use super::*;
use crate::coach::because::Because;
use crate::coach::state::exercise::Step;
use crate::coach::tests::history;
use crate::plan::reason::Shortened;
use crate::plan::text_of;
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

/// Goes through weeks that are done as planned: each day's plan of the morning, and the diary up to it.
fn follow(toml: &str, weeks: u64, effort: &str, see: &mut dyn FnMut(&Plan<'_>, &str)) {
    let first: NaiveDate = "2026-07-06".parse().expect("a Monday");
    let mut diary = String::new();
    for day in first.iter_days().take(7 * weeks as usize) {
        let plan = week_on(&day.to_string(), toml, &diary);
        see(&plan, &diary);
        diary += &done(&plan, day, effort);
    }
}

/// What was said after a week of what an exercise asks from a Monday on.
struct Promise {
    from: NaiveDate,
    slug: String,
    amount: u16,
    load_kg: Decimal,
    told: String,
}

impl Promise {
    /// Returns what is said after the last session of a week.
    fn after(plan: &Plan<'_>, person: Person<'_, '_>) -> Vec<Promise> {
        let last = plan.days.iter().rev().find(|day| !day.items.is_empty()).expect("a session").date;
        let slugs: Vec<&str> = plan.items().map(Item::slug).collect();
        let next = next_of(person, None, &slugs, last).into_iter().flatten();
        let promises = slugs.iter().zip(next).filter_map(|(slug, next)| {
            let target = &next.target;
            Some(Promise {
                from: next.from?,
                slug: (*slug).to_string(),
                amount: target.dosage.number(),
                load_kg: target.load_kg,
                told: text_of(&target.because),
            })
        });
        promises.collect()
    }
}

#[test]
fn what_holds_from_a_monday_is_what_that_monday_asks() {
    let catalogue = Catalogue::shared();
    let block = format!("{LIFTER}hsr_from = 2026-07-06\n");
    for (toml, weeks, effort) in [(&*block, 15, ""), (LIFTER, 8, "4"), (RACER, 8, "5"), (BEGINNER, 9, "")] {
        let profile = Profile::read(toml, catalogue).expect("a profile");
        let mut promises: Vec<Promise> = Vec::new();
        let mut week: Option<Vec<Promise>> = None;
        let mut kept = 0;
        follow(toml, weeks, effort, &mut |plan, diary| {
            let history = history(diary);
            if plan.today == plan.starts {
                promises.extend(week.take().into_iter().flatten());
                for promise in promises.iter().filter(|promise| promise.from == plan.today) {
                    // A day before a hard run asks for less, and says so.
                    let days = plan.days.iter().filter(|day| day.kind() != DayKind::Moderate);
                    let mut items = days.flat_map(|day| &day.items);
                    let Some(item) = items.find(|item| item.slug() == promise.slug) else { continue };
                    let asked = (item.dosage.number(), item.load_kg);
                    let Promise { amount, load_kg, slug, told, .. } = promise;
                    assert_eq!(asked, (*amount, *load_kg), "{} {slug}: {told}", plan.today);
                    kept += 1;
                }
            } else if plan.days.iter().all(|day| day.date < plan.today || day.items.is_empty()) {
                let person = Person { catalogue, profile: &profile, history: &history };
                week = Some(Promise::after(plan, person));
            }
        });
        assert!(kept > 20, "{toml}: {kept}");
    }
}

#[test]
fn a_lighter_week_begins_nothing_new() {
    let block = format!("{LIFTER}hsr_from = 2026-07-06\n");
    for (toml, weeks) in [(&*block, 13), (LIFTER, 6), (BEGINNER, 8)] {
        let mut lighter = 0;
        follow(toml, weeks, "", &mut |plan, diary| {
            if plan.kind != WeekKind::Deload || plan.today != plan.starts {
                return;
            }
            lighter += 1;
            // The diary knows no stretches.
            for item in plan.items().filter(|item| item.quality() != Quality::Mobility) {
                assert!(
                    diary.contains(&format!(" {} ", item.slug())),
                    "{toml}{} {}",
                    plan.today,
                    item.slug()
                );
            }
        });
        assert!(lighter > 0, "{toml}");
    }
}

/// Returns what the coach's reason of a line says that the line asks for now, and how many repetitions the line says it
/// has fewer.
fn named_now(item: &Item<'_>) -> (Option<u16>, Option<Decimal>, u16) {
    let (mut amount, mut load_kg, mut fewer) = (None, None, 0);
    for reason in &item.reasons {
        match reason {
            Reason::Coach(Because::Ruled(applied) | Because::RuledLongAgo(applied))
                if applied.from.is_none() =>
            {
                match applied.ruling.step {
                    Step::Amount(_, to) => amount = Some(to),
                    Step::Load(from, to) if to > from => {
                        (amount, load_kg) = (Some(applied.amount), Some(to));
                    }
                    Step::Load(_, to) => load_kg = Some(to),
                    _ => {}
                }
            }
            Reason::Coach(Because::HeavySlow(line)) if line.from.is_none() => {
                if let Some(Step::Load(_, to)) = line.ruling.map(|ruling| ruling.step) {
                    load_kg = Some(to);
                }
            }
            Reason::HardRunFollows { fewer: of_run, .. } | Reason::Moderate { fewer: of_run, .. } => {
                fewer += of_run;
            }
            Reason::Shortened {
                what: Shortened::Reps(now, usual) | Shortened::Seconds(now, usual), ..
            } => {
                fewer += usual - now;
            }
            _ => {}
        }
    }
    (amount, load_kg, fewer)
}

#[test]
fn what_a_reason_says_that_is_asked_now_is_what_its_line_asks() {
    let block = format!("{LIFTER}hsr_from = 2026-07-06\n");
    let hurried = LIFTER.replace("minutes = 40", "minutes = 11");
    let runner = format!("{LIFTER}hard_run_days = [\"tue\", \"sat\"]\n");
    for (toml, weeks, effort) in [
        (&*block, 14, ""),
        (LIFTER, 9, "4"),
        (RACER, 8, "5"),
        (&runner, 12, "3"),
        (&hurried, 9, "4"),
        (BEGINNER, 9, ""),
    ] {
        let mut named = 0;
        follow(toml, weeks, effort, &mut |plan, _| {
            let today = plan.day(plan.today).into_iter();
            for day in plan.days.iter().filter(|_| plan.today == plan.starts).chain(today) {
                for item in day.items.iter().chain(&day.extras) {
                    let (amount, load_kg, fewer) = named_now(item);
                    let told: Vec<String> = item.reasons.iter().map(Reason::text).collect();
                    let what = format!("{toml}{} {}: {}", day.date, item.slug(), told.join(" "));
                    if let Some(amount) = amount {
                        assert_eq!(amount - fewer, item.dosage.number(), "{what}");
                        named += 1;
                    }
                    if let Some(load_kg) = load_kg {
                        assert_eq!(load_kg, item.load_kg, "{what}");
                    }
                }
            }
        });
        assert!(named > 10, "{toml}: {named}");
    }
}
