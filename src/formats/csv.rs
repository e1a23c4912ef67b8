//! A plan as a table: one row an exercise, the same words and units as in JSON.

use crate::catalogue::dosage::Dosage;
use crate::catalogue::vocabulary::Sides;
use crate::exchange::cells::{self, guard};
use crate::plan::{Day, Item, Plan, Reason};

const HEADER: [&str; 24] = [
    "date",
    "weekday",
    "day_kind",
    "exercise",
    "name",
    "quality",
    "sets",
    "extra_sets_left",
    "extra_sets_right",
    "reps",
    "hold_seconds",
    "contacts",
    "sides",
    "load_kg",
    "tempo",
    "rest_seconds",
    "rpe_low",
    "rpe_high",
    "seconds",
    "extra",
    "decision",
    "reasons",
    "state",
    "last_set_open",
];

/// Writes a week or a day; days of rest have no row.
pub fn render(plan: &Plan<'_>) -> ::csv::Result<String> {
    let rows = plan.days.iter().flat_map(|day| {
        let items = day.items.iter().map(|item| row(day, item, false));
        items.chain(day.extras.iter().map(|item| row(day, item, true)))
    });
    cells::write(&HEADER, rows)
}

fn row(day: &Day<'_>, item: &Item<'_>, extra: bool) -> Vec<String> {
    let (reps, hold, contacts) = match item.dosage {
        Dosage::Reps(number) => (Some(number), None, None),
        Dosage::Seconds(number) => (None, Some(number), None),
        Dosage::Contacts(number) => (None, None, Some(number)),
    };
    let cell = |number: Option<u16>| number.map_or_else(String::new, |number| number.to_string());
    let rpe = |end: usize| item.rpe.map_or_else(String::new, |range| range[end].to_string());
    let extra_sets = |sets: i8| {
        // Two-legged work has no sides to add to.
        if item.sides() == Sides::Each { sets.to_string() } else { String::new() }
    };
    let reasons: Vec<String> = item.reasons.iter().map(Reason::text).collect();
    vec![
        day.date.to_string(),
        day.weekday.to_string(),
        day.kind().to_string(),
        guard(item.slug()).into_owned(),
        guard(&item.exercise.name).into_owned(),
        item.quality().to_string(),
        item.sets.to_string(),
        extra_sets(item.extra_sets_left),
        extra_sets(item.extra_sets_right),
        cell(reps),
        cell(hold),
        cell(contacts),
        item.sides().to_string(),
        item.load_kg.to_thousandths().to_string(),
        guard(item.tempo().as_str()).into_owned(),
        item.rest_seconds().to_string(),
        rpe(0),
        rpe(1),
        item.seconds().to_string(),
        extra.to_string(),
        item.decision.to_string(),
        if reasons.is_empty() { String::new() } else { guard(&reasons.join(" ")).into_owned() },
        item.done.state.to_string(),
        item.last_set_open.to_string(),
    ]
}
