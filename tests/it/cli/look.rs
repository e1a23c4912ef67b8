//! Glyphs and colour change how a result looks, never what it says or where.

use super::world::{Done, World};

const LINES: [&str; 12] = [
    "",
    "plan",
    "plan --date wed",
    "plan --week",
    "plan --week --explain",
    "list",
    "list --planned",
    "show negative-calf-raise",
    "show seated-calf-raise --sources",
    "safety",
    "log L3x8 R2x8 pain1 single-leg-bent-knee-calf-raise",
    "log 3x12 heel drop",
];

/// Takes the escape codes out.
fn without_colour(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("\u{1b}[") {
        plain.push_str(&rest[..at]);
        let end = rest[at..].find('m').expect("a colour ends in m");
        rest = &rest[at + end + 1..];
    }
    plain + rest
}

#[test]
fn ascii_is_nothing_but_ascii_in_the_same_places() {
    for columns in ["20", "40", "60", "80", "100"] {
        for line in LINES {
            // A world each: what is logged shows in what follows.
            let world = World::runner().with("COLUMNS", columns);
            let utf8 = world.ankle(line).shows();
            let ascii = World::runner().with("COLUMNS", columns).ankle(&format!("{line} --ascii")).shows();
            assert!(ascii.is_ascii(), "{line}: {ascii}");
            let lengths = |text: &str| text.lines().map(|line| line.chars().count()).collect::<Vec<usize>>();
            assert_eq!(lengths(&ascii), lengths(&utf8), "{line}, {columns} columns");
            let swapped = utf8.chars().zip(ascii.chars()).filter(|(a, b)| a != b);
            for (glyph, letter) in swapped {
                assert!(!glyph.is_ascii() && letter != '?', "{line}: {glyph} is {letter}");
            }
        }
    }
}

#[test]
fn a_locale_without_utf8_is_ascii() {
    for line in LINES {
        let asked = World::runner().ankle(&format!("{line} --ascii")).shows();
        for (name, value) in
            [("LC_ALL", "C"), ("LC_CTYPE", "POSIX"), ("LANG", "de_DE.ISO-8859-1"), ("LANG", "")]
        {
            assert_eq!(World::runner().with(name, value).ankle(line).shows(), asked, "{name}={value} {line}");
        }
    }
}

#[test]
fn colour_is_only_there_when_asked_for_and_says_nothing_else() {
    for line in LINES {
        let plain = World::runner().ankle(line).shows();
        assert!(!plain.contains('\u{1b}'), "{line}");
        let coloured = World::runner().ankle(&format!("{line} --color always")).shows();
        assert!(coloured.contains('\u{1b}'), "{line}");
        assert_eq!(without_colour(&coloured), plain, "{line}");
        let never = World::runner().with("FORCE_COLOR", "1").ankle(&format!("{line} --color never")).shows();
        assert_eq!(never, plain, "{line}");
    }
}

#[test]
fn a_colour_that_begins_in_a_line_ends_in_it() {
    for line in LINES {
        for shown in World::runner().ankle(&format!("{line} --color always")).shows().lines() {
            let (on, off) = (shown.matches("\u{1b}[").count(), shown.matches("\u{1b}[0m").count());
            assert!(
                off <= on && (on == 0 || shown[shown.rfind("\u{1b}[").unwrap()..].starts_with("\u{1b}[0m"))
            );
        }
    }
}

#[test]
fn errors_warnings_and_help_follow_the_same_choice() {
    let world = World::runner().with_log("no record\n");
    for line in ["show plank", "log 3by12 calf-raise", "plan --weak", "paln", "plan --date someday"] {
        let plain = world.ankle(line).fails(2);
        assert!(!plain.contains('\u{1b}'));
        let coloured = world.ankle(&format!("--color always {line}")).fails(2);
        assert!(coloured.contains('\u{1b}'), "{line}");
        // A line to paste is the line that was typed.
        assert_eq!(without_colour(&coloured).replace("--color always ", ""), plain);
    }
    let (result, warning) = world.ankle("plan").warns();
    let (coloured_result, coloured) = world.ankle("plan --color always").warns();
    assert_eq!((without_colour(&coloured_result), without_colour(&coloured)), (result, warning));
    let help = world.ankle("plan --help").shows();
    let coloured = Done::of(world.command(["plan", "--help"]).env("FORCE_COLOR", "1")).shows();
    assert_ne!(coloured, help);
    assert_eq!(without_colour(&coloured), help);
}
