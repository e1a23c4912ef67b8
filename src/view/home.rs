//! `ankle` alone: what there is, and one line on today.

use crate::plan::{Plan, WeekKind};
use crate::text::{Count, minutes};
use crate::week::short_date;

use super::look::{Look, Style};
use super::page::{Line, Page};

const EXAMPLES: [(&str, &str); 3] = [
    ("ankle plan --week", "this week, day by day"),
    ("ankle show negative-calf-raise", "how to do it"),
    ("ankle log 3x12 single-leg-raise", "log three sets of twelve"),
];

const COMMANDS: [(&str, &[(&str, &str)]); 5] = [
    (
        "Train",
        &[
            ("plan", "Today's session, or --week"),
            ("log", "Write down sets you have done"),
            ("done", "Today's session, exactly as planned"),
            ("skip", "Left out on purpose"),
        ],
    ),
    (
        "Body",
        &[
            ("checkin", "The morning after"),
            ("symptom", "A warning sign, or its end"),
            ("test", "A self-test of both sides"),
        ],
    ),
    (
        "Learn",
        &[
            ("list", "Exercises, with filters"),
            ("show", "One exercise in full"),
            ("safety", "When to stop, and who to see"),
        ],
    ),
    (
        "You",
        &[
            ("setup", "Your profile, by questions"),
            ("config", "One key of it, looked up or changed"),
            ("swap", "Another exercise in place of a planned one"),
        ],
    ),
    (
        "Log",
        &[
            ("history", "What you have done"),
            ("progress", "What it has changed, left against right"),
            ("outlook", "The weeks ahead, if you go on as planned"),
            ("undo", "Take back the last command; redo, edit"),
            ("merge", "Take in the log of another device"),
            ("export", "For a spreadsheet or another program; import"),
            ("doctor", "Check log, profile and own exercises"),
        ],
    ),
];

/// Shows the short help, with a line on today.
pub fn render(today: &str, look: &Look) -> String {
    let mut page = Page::new(look);
    page.line(Line::new().plain("Plan, do and log ankle and calf strength training."));
    page.blank();
    page.line(Line::new().add(Style::Bold, "Usage:").plain(" ankle <COMMAND>"));
    page.blank();
    for (command, what) in EXAMPLES {
        page.line(Line::new().plain("  ").add(Style::Bold, command).to_column(38).add(Style::Dim, what));
    }
    page.blank();
    for (group, commands) in COMMANDS {
        for (position, (command, what)) in commands.iter().enumerate() {
            let group = if position == 0 { group } else { "" };
            let line = Line::new().add(Style::Dim, group).to_column(11).add(Style::Bold, *command);
            page.line_hanging(line.to_column(21).plain(*what), 21);
        }
    }
    page.blank();
    page.line_hanging(Line::new().add(Style::Dim, "Today").to_column(11).plain(today), 11);
    page.blank();
    page.line(
        Line::new()
            .add(Style::Dim, "More: ankle help log, ankle help sets, ankle help profile. Most take --json."),
    );
    page.render(look)
}

/// Says in a line what today holds, and what comes next where that is nothing.
pub fn today(plan: &Plan<'_>) -> String {
    let date = short_date(plan.today);
    if plan.kind == WeekKind::Stopped {
        return format!("{date}: nothing is planned, see 'ankle plan'");
    }
    let Some(day) = plan.day(plan.today).filter(|day| !day.items.is_empty()) else {
        let next = plan.days.iter().find(|day| day.date > plan.today && !day.items.is_empty());
        return match next {
            Some(next) => format!("{date}: rest. Next session {}", short_date(next.date)),
            None => format!("{date}: rest. This week is behind you; next week: ankle plan --next"),
        };
    };
    match day.items.iter().filter(|item| item.is_to_do()).count() {
        0 => format!("{date}: all done"),
        open => format!(
            "{date}: {} to go, about {}: ankle plan",
            Count(open, "exercise"),
            minutes(day.seconds_left())
        ),
    }
}
