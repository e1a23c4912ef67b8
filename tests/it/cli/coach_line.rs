//! What the coach says after a set: what it was judged, and what is still ahead, once.

use super::world::World;

/// The line of the coach in what the last of some calls prints, each at six in the evening of a day of November 2026,
/// without the breaks of lines.
fn coach(calls: &[(u8, &str)]) -> String {
    coach_of("minutes = 20\n", calls)
}

fn coach_of(profile: &str, calls: &[(u8, &str)]) -> String {
    let profile = format!("level = 1\ndays = [\"mon\", \"wed\", \"fri\"]\n{profile}");
    let mut world = World::new().with_profile(&profile);
    let mut said = String::new();
    for (day, line) in calls {
        world = world.with("ANKLE_NOW", format!("2026-11-{day:02}T18:00:00+01:00"));
        said = world.ankle(line).shows();
    }
    let lines = said.lines().skip_while(|line| !line.starts_with("    coach"));
    let block = lines.enumerate().take_while(|(at, line)| *at == 0 || line.starts_with("            "));
    block.map(|(_, line)| line.trim().trim_start_matches("coach").trim()).collect::<Vec<_>>().join(" ")
}

const EARNED: [(u8, &str); 2] = [(2, "log 2x10@7 calf-raise"), (9, "log 2x11@7 calf-raise")];

#[test]
fn a_step_earned_this_week_is_told_beside_a_set_that_missed_and_nothing_contradicts_it() {
    assert_eq!(
        coach(&[EARNED.as_slice(), &[(11, "log 11,9 calf-raise")]].concat()),
        "A set stayed under the target. Mon 9 Nov: every set met the target: two reps more from Mon 16 Nov, 12 \
         instead of 10."
    );
}

#[test]
fn a_step_that_is_in_force_already_is_not_told_again_beside_a_set_that_missed() {
    assert_eq!(
        coach(&[EARNED.as_slice(), &[(16, "log 12,9 calf-raise")]].concat()),
        "A set stayed under the target: it stays as it is."
    );
}

#[test]
fn a_step_of_last_week_is_not_told_again_beside_a_top_that_is_reached_for_the_first_time() {
    let sessions: Vec<(u8, &str)> =
        [2, 4, 6, 9, 11, 13, 16, 18, 20, 23, 25, 27, 30].map(|day| (day, "done")).to_vec();
    let said = coach_of("minutes = 10\nequipment = [\"chair\", \"towel\"]\n", &sessions);
    assert!(
        said.starts_with(
            "crane-balance: 30 s reached; once more to be sure: it stays as it is. calf-raise: "
        ),
        "{said}"
    );
    assert!(!said.contains("Fri 27 Nov"), "{said}");
}
