//! The self-tests: their results over time, and what one result means.

use chrono::{Datelike as _, NaiveDate};

use crate::coach::judge::norms;
use crate::coach::judge::self_test::{NotOffered, SelfTest};
use crate::coach::rules;
use crate::profile::Profile;
use crate::review::figures::Difference;
use crate::review::self_test::{TestResult, TestReview};
use crate::units::Decimal;
use crate::week::{date_with_year, day_with_year, short_date};

use super::look::{Look, Style};
use super::page::{Line, Page};

/// Most results of a self-test that are shown.
const RESULTS: usize = 6;

/// Shows the results of a self-test, and whether the last one says anything; nothing where there are none.
pub fn results(page: &mut Page, review: &TestReview, today: NaiveDate) {
    let unit = review.test.unit();
    let measure = if unit.is_empty() { String::new() } else { format!(", in{unit}") };
    page.line(Line::new().add(Style::Dim, format!("  Self-test {}{measure}", review.test)));
    let row = |result: &TestResult| {
        let date = if result.date.year() == today.year() {
            short_date(result.date)
        } else {
            day_with_year(result.date, today)
        };
        let tested = &result.tested;
        let symmetry = format!("symmetry {}%", result.symmetry_percent);
        [date, format!("left {}", tested.left), format!("right {}", tested.right), symmetry]
    };
    let latest = review.results.iter().skip(review.results.len().saturating_sub(RESULTS));
    let rows: Vec<[String; 4]> = latest.map(row).collect();
    let widths = [0, 1, 2].map(|cell| rows.iter().map(|row| row[cell].len()).max().unwrap_or(0));
    for row in rows {
        let (mut line, mut column) = (Line::new(), 4);
        for (cell, width) in row.into_iter().zip(widths.into_iter().chain([0])) {
            line = line.to_column(column).plain(cell);
            column += width + 2;
        }
        page.line_hanging(line, 6);
    }
    if let Some(change) = review.change() {
        let signed = |by: Difference| format!("{}{}", by.sign(), by.size());
        let meaning = match (review.test.noise(), change.is_noise) {
            (Some(noise), Some(true)) => format!(": {noise} more or less is normal day-to-day variation"),
            (Some(noise), Some(false)) => {
                format!(": more than the {noise} either way that are day-to-day variation")
            }
            _ => String::new(),
        };
        let text = format!(
            "left {}{unit}, right {}{unit} since {}{meaning}.",
            signed(change.left),
            signed(change.right),
            date_with_year(change.since, today)
        );
        page.paragraph(4, Style::Plain, &text);
    }
}

/// Says what one result means: the typical range and the symmetry.
pub fn meaning(test: SelfTest, left: Decimal, right: Decimal, profile: &Profile) -> String {
    match test {
        SelfTest::CalfRaise => raises_mean(left, right, profile),
        SelfTest::KneeToWall => distances_mean(left, right),
        SelfTest::Balance | SelfTest::SideHop => seconds_mean(test, left, right),
    }
}

/// Says what speaks against a test that was recorded all the same.
pub fn not_offered(why: NotOffered, look: &Look) -> String {
    let mut page = Page::new(look);
    page.paragraph(4, Style::Dim, &format!("It is kept. The test itself is for later: {}.", why.text()));
    page.render(look)
}

/// No typical figure is good enough to be told: the sides are compared with each other alone (D.11).
fn seconds_mean(test: SelfTest, left: Decimal, right: Decimal) -> String {
    let percent = norms::symmetry_percent(left, right);
    if left == right && left == Decimal::ZERO {
        return "Neither side could hold it.".to_string();
    }
    if left == right {
        return "Both sides alike.".to_string();
    }
    let alike = if percent >= rules::ALIKE_PERCENT { ", which counts as alike" } else { "" };
    let less = if left < right { "left" } else { "right" };
    if test.less_is_better() {
        return format!("The {less} side is the faster one; the other reaches {percent}% of it{alike}.");
    }
    format!("The {less} side reaches {percent}% of the other{alike}.")
}

fn raises_mean(left: Decimal, right: Decimal, profile: &Profile) -> String {
    let typical = match (profile.age, profile.sex) {
        (Some(age), Some(sex)) => {
            norms::typical_raises(age, sex).map(|range| (range, " for your age and sex"))
        }
        _ => None,
    };
    let ([low, high], whose) = typical.unwrap_or((rules::USUAL_RAISES, " a side"));
    let range = if low == high { low.to_string() } else { format!("{low} to {high}") };
    let caution = if whose == " a side" { "" } else { " (newer data found no effect of age)" };
    let percent = norms::symmetry_percent(left, right);
    let advice = if left.min(right) == Decimal::ZERO {
        " Not one raise on a side is a warning sign: have it seen, see 'ankle safety'."
    } else if percent < rules::VERY_FAR_APART_PERCENT {
        " That is far apart: get it assessed."
    } else {
        ""
    };
    format!(
        "{}{advice} About {range} is typical{whose}{caution}. Up to {} raises more or less from week to week is chance.",
        symmetry(left, right),
        rules::RAISE_NOISE
    )
}

fn distances_mean(left: Decimal, right: Decimal) -> String {
    let gap = left.max(right).as_f64() - left.min(right).as_f64();
    let worth = if gap >= f64::from(rules::KNEE_TO_WALL_GAP_CM) {
        "a gap to watch if a second test shows it too"
    } else {
        "within what is common"
    };
    let gap = (gap * 10.0).round() / 10.0;
    format!("The sides differ by {gap} cm: {worth}.")
}

fn symmetry(left: Decimal, right: Decimal) -> String {
    let percent = norms::symmetry_percent(left, right);
    if left == right && left > Decimal::ZERO {
        return "Both sides alike.".to_string();
    }
    if left == right {
        return "Neither side could rise.".to_string();
    }
    let weaker = if left < right { "left" } else { "right" };
    let alike = if percent >= rules::ALIKE_PERCENT { ", which counts as alike" } else { "" };
    format!("The {weaker} side reaches {percent}% of the other{alike}.")
}
