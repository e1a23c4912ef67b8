//! `ankle` alone: what there is, and one line on today.

use crate::plan::{Note, Plan, WeekKind};
use crate::text::{Count, minutes};
use crate::week::short_date;

use super::look::{Look, Style};
use super::page::{Line, Page};

const EXAMPLES: [(&str, &str); 4] = [
    ("ankle plan --week", "this week, day by day"),
    ("ankle show negative-calf-raise", "how to do it"),
    ("ankle log 3x12 single-leg-raise", "log three sets of twelve"),
    ("ankle start", "today's session, guided"),
];

const COMMANDS: [(&str, &[(&str, &str)]); 5] = [
    (
        "Train",
        &[
            ("plan", "Today's session, or --week"),
            ("start", "Today's session, guided, with timers"),
            ("log", "Write down sets you have done"),
            ("done", "Today's session, exactly as planned"),
            ("skip", "Left out on purpose"),
            ("wait", "A set while another command runs"),
            ("status", "Today in one line, for a prompt"),
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

/// Shows a line on today, then the short help.
pub fn render(today: &Today, look: &Look) -> String {
    let mut page = Page::new(look);
    page.line_hanging(Line::new().add(Style::Bold, "Today").to_column(7).plain(&*today.text), 7);
    for (command, what) in today.commands {
        let line = Line::new().to_column(7).add(Style::Bold, *command);
        page.line_hanging(line.to_column(27).add(Style::Dim, *what), 27);
    }
    page.blank();
    page.line(Line::new().plain("Plan, do and log ankle and calf strength training."));
    page.blank();
    page.line(Line::new().add(Style::Bold, "Usage:").plain(" ankle <COMMAND>"));
    page.blank();
    for (command, what) in EXAMPLES {
        let line = Line::new().plain("  ").add(Style::Bold, command);
        if page.is_narrow() {
            page.line(line);
            page.paragraph(4, Style::Dim, what);
        } else {
            page.line(line.to_column(38).add(Style::Dim, what));
        }
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
    page.line(
        Line::new()
            .add(Style::Dim, "More: ankle help log, ankle help sets, ankle help profile. Most take --json."),
    );
    page.render(look)
}

/// What today holds, and what to type for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Today {
    text: String,
    /// Commands, each with what it does.
    commands: &'static [(&'static str, &'static str)],
}

impl Today {
    /// Says that it cannot be told, because of a fault that is shown below.
    pub fn unknown() -> Today {
        Today { text: "cannot be told, see below".to_string(), commands: &[] }
    }

    /// Says what a plan holds for today, and what comes next where that is nothing.
    pub fn of(plan: &Plan<'_>) -> Today {
        let date = short_date(plan.today);
        if plan.kind == WeekKind::Stopped {
            let commands = &[("ankle plan", "why, and what ends it")];
            return Today { text: format!("{date}: nothing is planned"), commands };
        }
        // A sore day of last week is told once, as the week begins.
        let is_told = |note: &&Note| match note {
            Note::SoreToday { .. } => true,
            Note::SoreLately(_) => plan.today == plan.starts,
            _ => false,
        };
        let sore =
            plan.notes.iter().find(is_told).map_or_else(String::new, |note| format!(". {}", note.text()));
        let rests = |note: &Note| matches!(note, Note::RestDay { date, .. } if *date == plan.today);
        let rest = if plan.notes.iter().any(rests) { "rest, after a sore morning" } else { "rest" };
        let Some(day) = plan.day(plan.today).filter(|day| !day.items.is_empty()) else {
            let next = plan.days.iter().find(|day| day.date > plan.today && !day.items.is_empty());
            return match next {
                Some(next) => {
                    let (on, long) = (short_date(next.date), minutes(next.seconds_left()));
                    Today {
                        text: format!("{date}: {rest}. Next session {on}, about {long}{sore}"),
                        commands: &[("ankle plan --week", "the week")],
                    }
                }
                None => Today {
                    text: format!("{date}: {rest}. This week is behind you"),
                    commands: &[("ankle plan --next", "next week")],
                },
            };
        };
        match day.items.iter().filter(|item| item.is_to_do()).count() {
            0 => Today {
                text: format!("{date}: all done"),
                commands: &[("ankle plan --week", "the week"), ("ankle progress", "what it has changed")],
            },
            open => Today {
                text: format!(
                    "{date}: {} to go, about {}{sore}",
                    Count(open, "exercise"),
                    minutes(day.seconds_left())
                ),
                commands: &[("ankle plan", "see them"), ("ankle done", "record them as planned, once done")],
            },
        }
    }
}
