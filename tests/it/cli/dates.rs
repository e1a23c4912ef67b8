//! When a record says it was.

use super::world::World;

/// The `at` of a record logged with `--date`.
#[track_caller]
fn at(world: &World, date: &str) -> String {
    world.run(["log", "-q", "3x12", "calf-raise", "--date", date]).shows();
    world.records().last().unwrap()["at"].as_str().unwrap().to_string()
}

#[test]
fn each_form_of_a_date_is_the_moment_people_mean() {
    let world = World::new();
    for (date, expected) in [
        ("today", "2026-11-20T19:42:00+01:00"),
        ("fri", "2026-11-20T19:42:00+01:00"),
        ("0d", "2026-11-20T19:42:00+01:00"),
        ("2026-11-20", "2026-11-20T19:42:00+01:00"),
        ("today 7:30", "2026-11-20T07:30:00+01:00"),
        ("today 19:42", "2026-11-20T19:42:00+01:00"),
        ("yesterday", "2026-11-19T12:00:00+01:00"),
        ("Yesterday 18:30", "2026-11-19T18:30:00+01:00"),
        ("mon", "2026-11-16T12:00:00+01:00"),
        ("Monday 06:05", "2026-11-16T06:05:00+01:00"),
        ("sat", "2026-11-14T12:00:00+01:00"),
        ("3d", "2026-11-17T12:00:00+01:00"),
        ("2026-11-18", "2026-11-18T12:00:00+01:00"),
        ("2026-11-18 18:30", "2026-11-18T18:30:00+01:00"),
        ("2026-11-18T18:30", "2026-11-18T18:30:00+01:00"),
        ("2024-02-29", "2024-02-29T12:00:00+01:00"),
    ] {
        assert_eq!(at(&world, date), expected, "{date}");
    }
}

#[test]
fn seconds_of_the_clock_are_kept_and_fractions_are_not() {
    let world = World::new().with("ANKLE_NOW", "2026-11-20T19:42:07.999-03:30");
    world.ankle("log -q 3x12 calf-raise").shows();
    assert_eq!(world.records()[0]["at"], "2026-11-20T19:42:07-03:30");
}

#[test]
fn the_day_is_that_of_the_offset_not_of_greenwich() {
    for (now, expected) in [
        ("2026-11-21T00:30:00+14:00", "2026-11-20T12:00:00+14:00"),
        ("2026-11-20T23:30:00-12:00", "2026-11-19T12:00:00-12:00"),
        ("2026-11-20T23:30:00Z", "2026-11-19T12:00:00+00:00"),
    ] {
        let world = World::new().with("ANKLE_NOW", now);
        assert_eq!(at(&world, "yesterday"), expected, "{now}");
    }
}

/// The zone is spelled out, so that no table of zones is needed, and the days are long past, so that the clock of the
/// machine does not matter.
#[test]
#[cfg(unix)]
fn a_time_that_a_clock_change_skips_is_an_hour_later_and_one_it_repeats_is_kept() {
    let world = World::new().without("ANKLE_NOW").with("TZ", "CET-1CEST,M3.5.0,M10.5.0/3");
    for (date, expected) in [
        ("2024-03-31 01:59", "2024-03-31T01:59:00+01:00"),
        ("2024-03-31 02:30", "2024-03-31T03:30:00+02:00"),
        ("2024-03-31 03:00", "2024-03-31T03:00:00+02:00"),
        ("2024-10-27 03:00", "2024-10-27T03:00:00+01:00"),
        ("2024-07-01", "2024-07-01T12:00:00+02:00"),
    ] {
        assert_eq!(at(&world, date), expected, "{date}");
    }
    // This half hour came twice; either is right.
    let twice = at(&world, "2024-10-27 02:30");
    assert!(["2024-10-27T02:30:00+02:00", "2024-10-27T02:30:00+01:00"].contains(&&*twice), "{twice}");
}

#[test]
fn a_day_to_come_is_refused_by_its_own_date() {
    let world = World::new();
    for (date, means) in [
        ("tomorrow", "Sat 21 Nov 2026"),
        ("2027-01-01", "Fri 1 Jan 2027"),
        ("today 19:43", "Fri 20 Nov 2026, 19:43"),
        ("fri 23:00", "Fri 20 Nov 2026, 23:00"),
    ] {
        let message = world.run(["log", "3x12", "calf-raise", "--date", date]).fails(2);
        let first = unwrapped(&message);
        let expected = format!("error: '{date}' is {means}, which is in the future; nothing was logged");
        assert!(first.starts_with(&expected), "{message}");
    }
    assert_eq!(world.log(), None);
}

/// A message without the line breaks of a narrow terminal.
fn unwrapped(message: &str) -> String {
    message.split_whitespace().collect::<Vec<&str>>().join(" ")
}
