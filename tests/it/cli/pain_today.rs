//! What hurts today is heard today, and every command says the same of it.

use super::world::World;

/// Words without the breaks of lines, so that panes of any width read alike.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn says(world: &World, line: &str) -> String {
    words(&world.ankle(line).shows())
}

#[test]
fn a_sore_morning_is_a_day_of_rest_in_every_command() {
    for pain in ["9", "7"] {
        let world = World::runner().with("ANKLE_NOW", "2026-11-18T08:00:00+01:00");
        assert!(!says(&world, "plan").contains("Nothing is planned"), "a light day");
        let told = says(&world, &format!("checkin --pain {pain}"));
        let rest = format!("Wed 18 Nov is a day of rest, because of pain {pain} of 10 on waking.");
        assert!(told.contains(&rest) && told.contains("ankle safety"), "{told}");
        let plan = says(&world, "plan");
        assert!(plan.contains("Nothing is planned: a day to recover.") && plan.contains(&rest), "{plan}");
        assert!(!plan.contains("Extras"), "{plan}");
        let home = says(&world, "");
        assert!(home.contains("Wed 18 Nov: rest, after a sore morning."), "{home}");
    }
}

#[test]
fn pain_of_six_leaves_the_rest_of_the_session_out_in_every_command() {
    let world = World::new().with("ANKLE_NOW", "2026-11-16T18:00:00+01:00");
    let logged = says(&world, "log 10 calf-raise --pain 7");
    assert!(!logged.contains(" next "), "{logged}");
    let plan = says(&world, "plan");
    assert!(!plan.contains("ankle log ") && plan.contains("1 of 1 set"), "{plan}");
    assert!(says(&world, "").contains("Mon 16 Nov: all done"));
}

#[test]
fn pain_of_four_is_said_with_what_is_left_of_the_session() {
    let sentence = "Pain 4 in crane-balance today: stay at effort 6, stop at more.";
    let watched = "Pain 4 in crane-balance today: up to 5 is fine if it is gone by morning, stop at more.";
    for (profile, told) in [("level = 1", sentence), ("flags = [\"plantar-heel\"]", watched)] {
        let world = World::new().with_profile(profile).with("ANKLE_NOW", "2026-11-16T18:00:00+01:00");
        for line in ["log 10s crane-balance --pain 4", "plan", ""] {
            let said = says(&world, line);
            assert!(said.contains(told), "{line}: {said}");
        }
    }
}

#[test]
fn a_sign_that_comes_twice_names_the_clinician() {
    let first = World::new().with("ANKLE_NOW", "2026-11-16T18:00:00+01:00");
    assert!(!says(&first, "symptom giving-way").contains("show it to a clinician"));
    let later = first.with("ANKLE_NOW", "2026-11-25T18:00:00+01:00");
    let again = says(&later, "symptom giving-way");
    assert!(again.contains("That is twice within 14 days: show it to a clinician."), "{again}");
}

#[test]
fn a_sore_morning_is_told_beside_the_usual_one_and_again_as_the_next_week_begins() {
    let world = World::new()
        .with_profile("level = 2\nflags = [\"midportion-achilles\"]")
        .with("ANKLE_NOW", "2026-11-16T08:00:00+01:00");
    world.ankle("checkin --pain 1 --date 2026-11-16").shows();
    let friday = world.with("ANKLE_NOW", "2026-11-20T18:00:00+01:00");
    friday.ankle("log 3x8 single-leg-calf-raise --pain 1").shows();
    let saturday = friday.with("ANKLE_NOW", "2026-11-21T08:00:00+01:00");
    let told = says(&saturday, "checkin --pain 3 --stiffness 15");
    let amber =
        "is amber: the morning after was sorer than usual (3, usually 1; 15 min stiff). Its heavy work stays";
    assert!(told.contains(amber), "{told}");
    let monday = saturday.with("ANKLE_NOW", "2026-11-23T08:00:00+01:00");
    for line in ["plan --week", "plan", ""] {
        let said = says(&monday, line);
        assert!(
            said.contains("Sat 21 Nov was a sorer morning (pain 3 of 10): Friday's heavy work"),
            "{said}"
        );
    }
}

#[test]
fn a_week_that_stopped_offers_no_week_to_come() {
    let world = World::new().with("ANKLE_NOW", "2026-11-18T18:00:00+01:00");
    says(&world, "log 2x10 calf-raise --date mon");
    says(&world, "symptom night-pain");
    let week = says(&world, "plan --week");
    assert!(week.contains("Today nothing is planned") && !week.contains("--next"), "{week}");
}
