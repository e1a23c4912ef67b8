//! No line is wider than the terminal.

use unicode_width::UnicodeWidthStr as _;

use super::world::{RUNNER, RUNNERS_LOG, World};

const WIDTHS: [usize; 10] = [20, 21, 40, 59, 60, 61, 79, 80, 100, 200];

/// Every command whose result is laid out for the terminal.
const LAID_OUT: [&str; 21] = [
    "",
    "plan",
    "plan --explain",
    "plan --date mon",
    "plan --date wed --explain",
    "plan --week",
    "plan --week --explain",
    "plan --next",
    "list",
    "list -q calf",
    "list --planned",
    "list raise -q calf-straight -e step -l 2",
    "list --mine",
    "show negative-calf-raise",
    "show seated-calf-raise --sources",
    "show single-leg-bent-knee-calf-raise",
    "config get --week next",
    "plan --week --level 1 --days 2",
    "safety",
    "log L3x8+2.5kg@8.5 R2x8@9 pain2 single-leg-bent-knee-calf-raise",
    "log 2x8 single leg bent calf",
];

/// Somebody new; a runner with a log; somebody with little time and much to be careful about.
fn worlds() -> [World; 3] {
    let careful = r#"
        level = 2
        minutes = 12
        equipment = []
        flags = ["recent-sprain", "knee-flexion-pain", "plantar-heel", "hallux-rigidus"]
        hard_run_days = ["tue", "thu", "sat"]
        avoid = ["short-foot"]
        [since]
        recent-sprain = "2026-09-01"
    "#;
    [
        World::new(),
        World::new().with_profile(RUNNER).with_log(RUNNERS_LOG),
        World::new().with_profile(careful).with_log(RUNNERS_LOG),
    ]
}

#[test]
fn no_line_is_wider_than_the_terminal_or_ends_in_blanks() {
    for world in worlds() {
        for width in WIDTHS {
            let world = &world;
            for line in LAID_OUT {
                let mut command = world.command(line.split_whitespace());
                let text = super::world::Done::of(command.env("COLUMNS", width.to_string())).shows();
                for shown in text.lines() {
                    assert!(shown.width() <= width, "ankle {line}, {width} columns: {shown}");
                    assert_eq!(shown, shown.trim_end(), "ankle {line}, {width} columns");
                }
                assert!(!text.contains("\n\n\n"), "ankle {line}, {width} columns: {text}");
            }
        }
    }
}

#[test]
fn help_fits_80_columns() {
    let world = World::new();
    for command in ["", "plan", "log", "list", "show", "safety", "help"] {
        for option in ["-h", "--help"] {
            fits(&world, &format!("{command} {option}"));
        }
    }
    for topic in ["sets", "profile"] {
        fits(&world, &format!("help {topic}"));
    }
}

#[track_caller]
fn fits(world: &World, line: &str) {
    for shown in world.ankle(line).shows().lines() {
        assert!(shown.width() <= 80, "ankle {line}: {shown}");
    }
}

#[test]
fn tables_in_the_help_are_not_wrapped_at_80_columns() {
    let world = World::new();
    let wide = World::new().with("COLUMNS", "100");
    let table = |text: &str, from: &str| text[text.find(from).expect(from)..].to_string();
    for (line, from) in [("plan --help", "Examples:"), ("log --help", "How to write sets")] {
        assert_eq!(table(&world.ankle(line).shows(), from), table(&wide.ankle(line).shows(), from), "{line}");
    }
}

#[test]
fn a_width_that_is_none_is_80_and_one_beyond_the_bounds_is_the_nearest() {
    let world = World::runner();
    let at = |columns: &str| {
        super::world::Done::of(world.command(["plan", "--week"]).env("COLUMNS", columns)).shows()
    };
    for columns in ["", "0", "-1", "wide", "80.5"] {
        assert_eq!(at(columns), at("80"), "{columns}");
    }
    assert_eq!(at("1"), at("20"));
    assert_eq!(at("100000"), at("200"));
}
