//! What is on offer at any time of the day: told once, counted when done, and no debt when not.

use super::world::World;

fn on(day: u8) -> World {
    World::new()
        .with_profile("flags = [\"plantar-heel\", \"balance-impaired\"]")
        .with("ANKLE_NOW", format!("2026-11-{day}T20:00:00+01:00"))
}

/// The lines of the extras in the week.
fn extras(world: &World) -> Vec<String> {
    let shown = world.ankle("plan --week").shows();
    let lines =
        shown.lines().filter(|line| line.contains("plantar-stretch") || line.contains("crane-balance"));
    let lines = lines.filter(|line| line.starts_with("  Extras") || line.starts_with("             "));
    lines.map(|line| line.trim_start_matches("  Extras").trim().to_string()).collect()
}

#[test]
fn the_same_extra_of_many_days_is_one_line_and_what_is_over_is_none() {
    assert_eq!(
        extras(&on(16)),
        [
            "○ every day  plantar-stretch 5×30s/side, 2–3 times a day",
            "○ Tue, Thu, Sat, Sun  crane-balance 3×10s/side"
        ]
    );
    let world = on(17);
    world.ankle("log -q 5x30s plantar-stretch").shows();
    let world = world.with("ANKLE_NOW", "2026-11-19T20:00:00+01:00");
    assert_eq!(
        extras(&world),
        [
            "✓ Tue 17  plantar-stretch 5×30s/side, 2–3 times a day",
            "○ Thu, Fri, Sat, Sun  plantar-stretch 5×30s/side, 2–3 times a day",
            "○ Thu, Sat, Sun  crane-balance 3×10s/side"
        ]
    );
}

#[test]
fn an_extra_that_is_logged_is_the_plans() {
    let shown = on(17).ankle("log 5x30s plantar-stretch").shows();
    assert!(shown.contains("    plan    5×30s/side, 2–3 times a day: done ✓\n"), "{shown}");
    let shown = on(17).ankle("log 1x45s ankle-alphabet").shows();
    assert!(shown.contains("not in this week's plan"), "{shown}");
}
