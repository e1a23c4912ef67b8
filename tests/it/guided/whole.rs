//! A whole session, from the first key to the last line.

use std::fmt::Write as _;

use serde_json::Value;

use super::terminal::Terminal;
use crate::cli::world::World;

/// A Monday evening of a beginner, sixty times as fast.
pub(super) fn beginner() -> World {
    let profile =
        "level = 1\ndays = [\"mon\", \"wed\", \"fri\"]\nminutes = 15\nequipment = [\"chair\", \"towel\"]\n";
    World::new()
        .with_profile(profile)
        .with("ANKLE_NOW", "2026-11-16T18:00:00+01:00")
        .with("ANKLE_PACE", "60")
        .with("TERM", "xterm-256color")
        .without("COLUMNS")
}

/// Returns what the log holds, a line a record: `calf-raise L 10@8 pain 2 "words"`.
pub(super) fn kept(world: &World) -> String {
    let mut text = String::new();
    let history: Value = serde_json::from_str(&world.ankle("history --all --json").shows()).unwrap();
    for record in history["data"]["records"].as_array().unwrap() {
        let kind = record["kind"].as_str().unwrap();
        let _ = write!(text, "{} {}", record["at"].as_str().unwrap().get(11..16).unwrap(), kind);
        for key in ["exercise", "rpe", "minutes", "reason"] {
            if let Some(value) = record.get(key).filter(|value| !value.is_null()) {
                let _ = write!(text, " {}", value.to_string().trim_matches('"'));
            }
        }
        for set in record["sets"].as_array().into_iter().flatten() {
            let number = ["reps", "seconds", "contacts"].iter().find_map(|unit| set.get(unit)).unwrap();
            let side = set.get("side").map_or(String::new(), |side| format!(" {}", side.as_str().unwrap()));
            let rpe = set.get("rpe").map_or(String::new(), |rpe| format!("@{rpe}"));
            let _ = write!(text, "{side} {number}{rpe}");
        }
        for key in ["pain", "note"] {
            if let Some(value) = record.get(key).filter(|value| !value.is_null()) {
                let _ = write!(text, " {key} {value}");
            }
        }
        text.push('\n');
    }
    text
}

#[test]
fn a_whole_session_is_led_and_all_that_was_shown_is_in_the_log() {
    let world = beginner();
    let terminal = Terminal::open(world.command(["start"]), (24, 80));
    let before = terminal.settings();
    terminal.wait_for("WARM UP");
    assert_eq!(terminal.modes(), (true, true));
    terminal.press("\r");
    terminal.wait_for("GET READY");
    terminal.wait_for("How hard was it as a whole?");
    assert_ne!(terminal.settings(), before);
    terminal.press("7\r");
    terminal.wait_for("The worst pain of it?");
    terminal.press("0\r");
    terminal.wait_until("the end", |terminal| !terminal.modes().0);
    assert_eq!(terminal.modes(), (false, false));
    assert_eq!(terminal.settings(), before);
    let (code, screen) = terminal.end();
    assert_eq!(code, Some(0), "{screen}");
    assert!(screen.contains("✓ Heavy day done in"), "{screen}");
    let kept = kept(&world);
    for (slug, sets) in [("calf-raise", 2), ("bent-knee-calf-raise", 2)] {
        let told = kept.lines().filter(|line| line.contains(&format!(" {slug} "))).count();
        assert_eq!(told, sets, "{kept}");
    }
    assert_eq!(kept.lines().filter(|line| line.contains("session 7 ")).count(), 1, "{kept}");
    // The plan and the session agree on what is done.
    assert!(world.ankle("plan").shows().contains("all done"));
}

#[test]
fn what_is_left_on_the_screen_tells_all_of_the_day_beside_the_time_before_and_the_best() {
    let world = beginner().with("ANKLE_PACE", "600");
    for line in [
        "log 10,10,10 calf-raise --date 2026-11-09",
        "log 3x12 bent-knee-calf-raise --date 2026-11-09",
        "log L20s R20s heel-hover-hinge --date 2026-11-09",
        // One set of today was done before.
        "log 12 calf-raise --date 2026-11-16T17:00",
    ] {
        world.ankle(line).shows();
    }
    let said = world.ankle("start --plain").shows();
    let (_, left) = said.split_once("Enter passes.\nThe worst pain, 0 to 10? Enter passes.\n").unwrap();
    let (head, rest) = left.split_once('\n').unwrap();
    assert!(head.starts_with("✓ Heavy day done in ") && head.contains("Mon 16 Nov, 18:1"), "{head}");
    let (facts, _) = rest.split_once("\n\n    coach").unwrap();
    let shown = "
    calf-raise            12 11                  +3 reps on last time, best yet
    bent-knee-calf-raise  13 13                  +2 reps on last time, best yet
    heel-hover-hinge      L 30s  R 30s           +20s on last time, best yet
    soleus-stretch        L 30s 30s  R 30s 30s   the first time

    7 of 7 sets · 49 reps · 180 s held      ankle undo takes the last of it back";
    assert_eq!(facts, shown);
}
