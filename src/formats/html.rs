//! A plan as one page to print or to look at: nothing is fetched, nothing runs.

use std::collections::BTreeSet;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::catalogue::vocabulary::Sides;
use crate::plan::{Day, DoneState, Item};
use crate::safety::NOTICE;
use crate::text::Count;
use crate::week::short_date;

use super::sheet::{self, Sheet};

/// How it looks, on a screen and on paper.
const STYLE: &str = include_str!("sheet.css");

/// What the page may load: its own style alone, whatever stands in a name.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// Writes a week or a day.
pub fn render(sheet: Sheet<'_>) -> String {
    let title = sheet.title();
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header {
                    h1 { (title) }
                    p { (sheet.subtitle()) }
                }
                main { (content(sheet)) }
                footer { p { (NOTICE) " Warning signs: " code { "ankle safety" } } }
            }
        }
    };
    page.into_string() + "\n"
}

fn content(sheet: Sheet<'_>) -> Markup {
    let remarks = sheet.remarks();
    if sheet.is_stopped() {
        return html! {
            p { strong { "Nothing is planned." } }
            @for (_, text) in remarks { p { (text) } }
        };
    }
    let (days, rest) = sheet.days();
    let mut told = BTreeSet::new();
    html! {
        div.days { @for day in days { (of_day(sheet, day, &mut told)) } }
        @if let Some(rest) = rest { p.rest { (rest) } }
        // The notice stands at the foot of every page.
        @let remarks: Vec<_> = remarks.iter().filter(|(label, _)| *label != "Safety").collect();
        @if !remarks.is_empty() {
            section.notes aria-labelledby="notes" {
                h2 id="notes" { "Notes" }
                ul { @for (label, text) in remarks { li { strong { (label) ":" } " " (text) } } }
            }
        }
    }
}

fn of_day<'a>(sheet: Sheet<'a>, day: &Day<'a>, told: &mut BTreeSet<&'a str>) -> Markup {
    let id = format!("day-{}", day.date);
    html! {
        section.day aria-labelledby=(id) {
            h2 id=(id) { (short_date(day.date)) " " small { (sheet::kind(day)) } }
            table {
                thead {
                    tr { th scope="col" { "Exercise" } th scope="col" { "Target" } th scope="col" { "Sets" } }
                }
                @if !day.items.is_empty() {
                    tbody { @for item in &day.items { (row(sheet, item, told)) } }
                }
                @if !day.extras.is_empty() {
                    tbody {
                        tr.extras { th colspan="3" scope="rowgroup" { "At any time of the day" } }
                        @for item in &day.extras { (row(sheet, item, told)) }
                    }
                }
            }
        }
    }
}

fn row<'a>(sheet: Sheet<'a>, item: &Item<'a>, told: &mut BTreeSet<&'a str>) -> Markup {
    let (name, target) = sheet.line(item);
    let how: Vec<String> = sheet::how(item).into_iter().chain(sheet.cues(item, Some(told))).collect();
    html! {
        tr {
            th scope="row" {
                bdi { (name) }
                @if let Some(done) = sheet::done(item) { p { (done) } }
                @if !how.is_empty() { p { (how.join(" ")) } }
                @if let Some(reasons) = sheet.reasons(item) { p.why { (reasons) } }
            }
            td { (target) }
            td { (boxes(item)) }
        }
    }
}

/// Draws a box for each set, ticked where it is done; one row a leg.
fn boxes(item: &Item<'_>) -> Markup {
    let (left, right) = item.done_per_leg();
    let (asked_left, asked_right) = item.asked_per_leg();
    match item.sides() {
        _ if item.done.state == DoneState::Skipped => html! {},
        Sides::Each => html! {
            (leg("left", left, asked_left))
            (leg("right", right, asked_right))
        },
        Sides::Both | Sides::Alternating => leg("", left.max(right), item.sets),
    }
}

fn leg(side: &str, done: u8, asked: u8) -> Markup {
    let letter = side.chars().next().map(|letter| letter.to_uppercase().to_string());
    let said = format!("{done} of {}", Count(asked.into(), "set"));
    html! {
        div.leg {
            span.said { @if !side.is_empty() { (side) ": " } (said) }
            span aria-hidden="true" {
                @if let Some(letter) = letter { b { (letter) } }
                @for position in 0..asked {
                    @if position < done { i.done { "✓" } } @else { i {} }
                }
            }
        }
    }
}
