//! Weeks that run: what slides, what pain and a changed profile plan anew.

use super::*;
use crate::plan::reason::Coverage;
use crate::plan::{Day, DoneState, Trim};

/// What a day asks for: `heavy: a 3x8, b 2x8`, with a tick for what is done.
fn day_of(plan: &Plan<'_>, date: &str) -> String {
    let day = plan.day(date.parse().expect("a date")).expect("a day");
    let item = |item: &Item<'_>| {
        let done = if item.done.state == DoneState::Done { " ok" } else { "" };
        format!("{} {}x{}{done}", item.slug(), item.sets, item.dosage.number())
    };
    let items: Vec<String> = day.items.iter().map(item).collect();
    format!("{}: {}", day.kind(), items.join(", "))
}

/// What `done` logs of a day of the week as it stands.
pub(super) fn as_done(plan: &Plan<'_>, date: &str) -> String {
    let day = plan.day(date.parse().expect("a date")).expect("a day");
    let sets = |item: &Item<'_>| {
        let sets = vec![item.dosage.number().to_string(); item.sets.into()].join(",");
        format!("{} {} {sets} planned {}\n", &date[5..], item.slug(), item.sets)
    };
    // The diary knows stretches by repetitions alone.
    day.items.iter().filter(|item| !item.slug().ends_with("stretch")).map(sets).collect()
}

/// Three days a week with a step: heavy on Monday and Friday.
const STEPPER: &str = "level = 2\nminutes = 30\nequipment = [\"wall\", \"step\", \"chair\"]\n";

/// The diary of somebody who did the week of 9 November as planned.
fn after_a_week(toml: &str) -> String {
    let mut diary = String::new();
    for day in 9..=15 {
        let day = format!("2026-11-{day:02}");
        diary += &as_done(&week_on(&day, toml, &diary), &day);
    }
    diary
}

#[test]
fn a_session_that_slid_stays_on_its_day_while_and_after_it_is_done() {
    for days in ["days = [\"mon\", \"wed\", \"fri\"]\n", "days = 3\n"] {
        let toml = &(days.to_string() + STEPPER);
        let before = after_a_week(toml);
        // Nothing was done on Monday; the first set comes on the day it slid to.
        let slid_to = if days.contains("wed") { "2026-11-18" } else { "2026-11-17" };
        let morning = week_on(slid_to, toml, &before);
        let asked = day_of(&morning, slid_to);
        assert!(asked.starts_with("heavy: "), "{asked}");
        let begun = before.clone() + &slid_to[5..] + " single-leg-balance 20\n";
        assert_eq!(day_of(&week_on(slid_to, toml, &begun), slid_to), asked);
        let heavy = as_done(&morning, slid_to);
        for part in 1..=heavy.lines().count() {
            let lines: Vec<&str> = heavy.lines().take(part).collect();
            let plan = week_on(slid_to, toml, &(before.clone() + &lines.join("\n")));
            assert_eq!(day_of(&plan, slid_to).replace(" ok", ""), asked, "{lines:?}");
            assert_eq!(day_of(&plan, slid_to).matches(" ok").count(), part, "ticked where it stands");
        }
        let done = before + &heavy;
        for later in 18..=22 {
            let plan = week_on(&format!("2026-11-{later}"), toml, &done);
            assert_eq!(day_of(&plan, slid_to).replace(" ok", ""), asked, "on the {later}th");
            assert!(day_of(&plan, "2026-11-16").starts_with("rest"), "Monday is behind");
        }
    }
}

#[test]
fn why_a_session_stands_on_another_day_is_said_once_a_day() {
    let toml = &("days = [\"mon\", \"wed\", \"fri\"]\n".to_string() + STEPPER);
    let plan = week_on("2026-11-18", toml, &after_a_week(toml));
    let moved = |day: &&Day<'_>| {
        let reasons = day.items.iter().flat_map(|item| &item.reasons);
        reasons.filter(|reason| reason.code() == "moved:missed").count()
    };
    let counts: Vec<usize> = plan.days.iter().map(|day| moved(&day)).filter(|count| *count > 0).collect();
    assert!(!counts.is_empty() && counts.iter().all(|count| *count == 1), "{counts:?}");
}

#[test]
fn no_line_is_a_session_beyond_those_the_week_counts() {
    let mut seen = 0;
    for days in ["\"mon\", \"wed\", \"fri\"", "\"mon\", \"thu\""] {
        let toml = &(format!("days = [{days}]\n") + STEPPER);
        for today in 16..=22 {
            let plan = week_on(&format!("2026-11-{today}"), toml, &after_a_week(toml));
            for reason in plan.days.iter().flat_map(|day| &day.items).flat_map(|item| &item.reasons) {
                if let Reason::Coverage(quality, Coverage::Session { turn, of }) = reason {
                    seen += 1;
                    assert!(turn <= of, "on the {today}th, {quality}: session {turn} of {of}");
                }
            }
        }
    }
    assert!(seen > 0);
}

#[test]
fn what_was_done_before_the_profile_changed_counts_as_its_day() {
    let every_day =
        &("days = [\"mon\", \"tue\", \"wed\", \"thu\", \"fri\", \"sat\", \"sun\"]\n".to_string() + STEPPER);
    let before = after_a_week(every_day);
    let monday = as_done(&week_on("2026-11-16", every_day, &before), "2026-11-16");
    let plan =
        week_on("2026-11-17", &(every_day.clone() + "flags = [\"calf-strain\"]\n"), &(before + &monday));
    let moved = plan.days.iter().flat_map(|day| &day.items).flat_map(|item| &item.reasons);
    assert_eq!(moved.filter(|reason| reason.code().starts_with("moved")).count(), 0, "{:?}", plan.notes);
    let day = plan.day("2026-11-16".parse().expect("a date")).expect("a day");
    assert!(day.also.iter().any(|also| also.exercise == "negative-calf-raise"), "{:?}", day.also);
    assert!(day.items.iter().all(|item| item.done.state == DoneState::Done), "{:?}", day.items);
    assert!(plan.notes.iter().any(|note| note.text().contains("are changed")), "{:?}", plan.notes);
    let heavy: Vec<&str> =
        plan.days.iter().filter(|day| day.kind() == DayKind::Heavy).map(|day| day.weekday.short()).collect();
    assert!(!heavy.contains(&"Tue"), "{heavy:?}");
    let straight = plan.totals.qualities.iter().find(|total| total.quality == Quality::CalfStraight);
    assert!(straight.is_some_and(|total| total.count >= 6), "{straight:?}");
}

#[test]
fn no_heavy_day_follows_what_was_done_before_the_days_changed() {
    let toml = &("days = [\"mon\", \"wed\", \"fri\"]\n".to_string() + STEPPER);
    let before = after_a_week(toml);
    let monday = as_done(&week_on("2026-11-16", toml, &before), "2026-11-16");
    let bare = toml.clone() + "[week.\"2026-W47\"]\nequipment = []\ndays = [\"tue\", \"thu\"]\n";
    let only_days = toml.replace(r#"["mon", "wed", "fri"]"#, r#"["tue", "thu"]"#);
    let plan = week_on("2026-11-17", &only_days, &(before.clone() + &monday));
    assert!(day_of(&plan, "2026-11-17").starts_with("light"), "{}", day_of(&plan, "2026-11-17"));
    for today in ["2026-11-17", "2026-11-18", "2026-11-19"] {
        let plan = week_on(today, &bare, &(before.clone() + &monday));
        let kinds: Vec<String> = plan.days[1..4].iter().map(|day| day.kind().to_string()).collect();
        if today == "2026-11-17" {
            assert_eq!(kinds, ["light", "rest", "heavy"]);
        }
        assert_ne!(kinds[0], "heavy");
        assert!(plan.totals.plantar_flexor_halves <= 32);
    }
}

/// What is said of a quality that is short.
fn why_short(plan: &Plan<'_>, quality: Quality) -> Option<String> {
    plan.uncovered.iter().find(|short| short.quality() == quality).map(Shortfall::text)
}

#[test]
fn after_a_red_day_the_rest_counts_what_was_done_and_tells_what_vanished() {
    let toml = &("days = [\"mon\", \"wed\", \"fri\"]\n".to_string() + STEPPER);
    let before = after_a_week(toml);
    let monday = as_done(&week_on("2026-11-16", toml, &before), "2026-11-16");
    let calm = week_on("2026-11-17", toml, &(before.clone() + &monday));
    let sore = week_on("2026-11-17", toml, &(before + &monday + "11-17 wakes 4\n"));
    let slugs = |plan: &Plan<'_>| -> Vec<String> {
        let ahead = plan.days[1..].iter().flat_map(|day| &day.items);
        ahead.map(|item| item.slug().to_string()).collect()
    };
    let left = slugs(&sore);
    for slug in slugs(&calm).into_iter().filter(|slug| !left.contains(slug)) {
        let told = sore
            .trimmed
            .iter()
            .any(|trim| trim.exercise.slug == *slug && trim.why.text().contains("pain 4 of 10"));
        assert!(told, "{slug}: {:?}", sore.trimmed);
    }
    for total in &sore.totals.qualities {
        let planned = |item: &&Item<'_>| item.quality() == total.quality;
        if total.is_in_sets() {
            let sets: u8 =
                sore.days.iter().flat_map(|day| &day.items).filter(planned).map(|item| item.sets).sum();
            assert_eq!(total.count, sets, "{}", total.quality);
        }
        let reason = why_short(&sore, total.quality);
        assert_eq!(reason.is_some(), total.count < total.min, "{}: {reason:?}", total.quality);
        if let Some(got) = reason.as_deref().and_then(|reason| reason.strip_prefix("got ")) {
            assert!(got.starts_with(&total.count.to_string()), "{got}");
        }
    }
}

#[test]
fn pain_that_ends_a_session_leaves_the_rest_of_it_out() {
    let toml = &("days = [\"mon\", \"wed\", \"fri\"]\n".to_string() + STEPPER);
    let before = after_a_week(toml);
    let morning = week_on("2026-11-16", toml, &before);
    let all: Vec<String> = morning.days[0].items.iter().map(|item| item.slug().to_string()).collect();
    let sharp = before.clone() + "11-16 tag sharp\n";
    let sore = before + "11-16 negative-calf-raise 8,8,8 pain 7 planned 3\n";
    for (diary, left, told) in [
        (&sharp, &[][..], "after a sharp pain on Mon 16 Nov"),
        (&sore, &["negative-calf-raise"], "after pain 7 of 10 while training on Mon 16 Nov"),
    ] {
        for today in ["2026-11-16", "2026-11-17"] {
            let plan = week_on(today, toml, diary);
            let stands: Vec<&str> = plan.days[0].items.iter().map(Item::slug).collect();
            assert_eq!(stands, left, "{today}");
            for slug in all.iter().filter(|slug| !left.contains(&&***slug)) {
                let is_told = |trim: &Trim<'_>| {
                    trim.exercise.slug == **slug && trim.date == plan.starts && trim.why.text() == told
                };
                assert!(plan.trimmed.iter().any(is_told), "{slug}: {:?}", plan.trimmed);
            }
            // It is not missed: nothing slides.
            assert!(plan.days[1..].iter().all(|day| {
                day.items.iter().all(|item| !item.reasons.iter().any(|r| r.code() == "moved:missed"))
            }));
        }
    }
}

#[test]
fn what_was_missed_before_a_sore_morning_does_not_carry_over() {
    // Of Monday's session only one raise was done; Friday asks for no more sets than it did before.
    let toml = "equipment = [\"wall\", \"chair\", \"towel\"]";
    let before = "11-12 calf-raise 10,10 pain 0\n11-12 bent-knee-calf-raise 12,12 pain 0\n11-16 crane-balance 10,10,10\n";
    let calm = week_with(toml, before);
    let sore = week_with(toml, &(before.to_string() + "11-17 wakes 3\n"));
    let sets = |plan: &Plan<'_>| asked(plan, "bent-knee-calf-raise").last().cloned().unwrap_or_default();
    assert!(sets(&calm).starts_with("Fri 2x"), "{}", sets(&calm));
    assert!(sets(&sore).starts_with("Fri 2x"), "{}", sets(&sore));
}

#[test]
fn what_today_still_asks_for_counts_where_the_rest_is_planned_anew() {
    let toml = &("days = [\"mon\", \"wed\", \"fri\"]\n".to_string() + STEPPER);
    let mut diary = String::new();
    for day in ["2026-11-16", "2026-11-18"] {
        diary += &as_done(&week_on(day, toml, &diary), day).replace('\n', " pain 3\n");
    }
    // The third sore day: from tomorrow on the week is planned anew, with the rest of today still open.
    diary += "11-20 negative-calf-raise 8,8,8 pain 3\n";
    let plan = week_on("2026-11-20", toml, &diary);
    let friday = &plan.days[4];
    let open: Vec<&Item<'_>> =
        friday.items.iter().filter(|item| item.done.state == DoneState::Open).collect();
    assert!(open.len() > 1, "{:?}", friday.items);
    for item in open {
        let again =
            plan.days.iter().flat_map(|day| &day.extras).find(|extra| extra.quality() == item.quality());
        assert_eq!(again, None, "{} stands on Friday already", item.quality());
        let total =
            plan.totals.qualities.iter().find(|total| total.quality == item.quality()).expect("a total");
        let of_quality =
            plan.days.iter().flat_map(|day| &day.items).filter(|other| other.quality() == item.quality());
        let planned: u8 = of_quality.map(|item| if total.is_in_sets() { item.sets } else { 1 }).sum();
        assert_eq!(total.count, planned, "{}", item.quality());
    }
}

#[test]
fn a_session_that_moved_stands_where_it_was_done_once_its_week_is_over() {
    let toml = "level = 2\ndays = 2\nequipment = [\"wall\", \"step\", \"chair\"]\n";
    let mut diary = as_done(&week_on("2026-11-16", toml, ""), "2026-11-16").replace("11-16 ", "11-17 ");
    for day in ["2026-11-21", "2026-11-29"] {
        let asked = as_done(&week_on(day, toml, &diary), day);
        assert!(!asked.is_empty(), "{day}");
        diary += &asked;
    }
    for today in ["2026-11-29", "2026-11-30", "2027-02-01"] {
        let plan = week_as_of("2026-11-29", today, toml, &diary);
        for day in &plan.days {
            let done = day.items.iter().filter(|item| !item.done.sets.is_empty()).count();
            let is_sunday = day.date.to_string() == "2026-11-29";
            assert_eq!(done > 0, is_sunday, "{} on {today}", day.date);
        }
        assert!(day_of(&plan, "2026-11-29").starts_with("heavy: "), "on {today}");
    }
}

#[test]
fn what_was_done_on_a_day_that_holds_nothing_moves_there_when_its_own_day_is_over() {
    let toml = &("days = [\"mon\", \"wed\", \"fri\"]\n".to_string() + STEPPER);
    let before = after_a_week(toml);
    let mut diary = before.clone();
    for day in ["2026-11-16", "2026-11-18"] {
        diary += &as_done(&week_on(day, toml, &diary), day);
    }
    // Friday's session is done a day early.
    let friday = as_done(&week_on("2026-11-20", toml, &diary), "2026-11-20");
    diary += &friday.replace("11-20 ", "11-19 ");
    for (today, stands_on) in
        [("2026-11-19", "2026-11-20"), ("2026-11-21", "2026-11-19"), ("2026-12-01", "2026-11-19")]
    {
        let plan = week_as_of("2026-11-19", today, toml, &diary);
        assert!(day_of(&plan, stands_on).contains(" ok"), "on {today}: {}", day_of(&plan, stands_on));
        let other = if stands_on.ends_with("20") { "2026-11-19" } else { "2026-11-20" };
        assert!(!day_of(&plan, other).contains(" ok"), "on {today}: {}", day_of(&plan, other));
    }
}

#[test]
fn a_missed_session_that_was_begun_on_another_day_stands_there_and_the_light_one_is_back() {
    let toml = &("days = 3\n".to_string() + STEPPER);
    let before = after_a_week(toml);
    // Nothing on Monday, and of its session one exercise on Tuesday, which held none.
    let monday = week_on("2026-11-16", toml, &before);
    let raise = monday.day(monday.starts).expect("Monday").items.iter().find(|item| item.is_heavy());
    let slug = raise.expect("heavy work").slug();
    let light = day_of(&monday, "2026-11-18");
    assert!(light.starts_with("light: "), "{light}");
    let diary = before + &format!("11-17 {slug} 8,8,8\n");
    for today in ["2026-11-17", "2026-11-18", "2026-11-19"] {
        let plan = week_on(today, toml, &diary);
        let tuesday = day_of(&plan, "2026-11-17");
        assert!(tuesday.starts_with("heavy: ") && tuesday.contains(" ok"), "{today}: {tuesday}");
        assert!(!day_of(&plan, "2026-11-20").contains(" ok"), "{today}: on no other day");
        if today < "2026-11-19" {
            assert_eq!(day_of(&plan, "2026-11-18"), light, "{today}");
        }
        let told: Vec<String> = plan.notes.iter().map(Note::text).collect();
        assert!(told.iter().any(|line| line.contains("Monday's session was missed")), "{today}: {told:?}");
    }
}

#[test]
fn heavy_work_on_a_day_without_a_session_keeps_its_distance_from_those_ahead() {
    let toml = &("days = [\"mon\", \"thu\", \"sat\", \"sun\"]\n".to_string() + STEPPER);
    let before = after_a_week(toml);
    let week = week_on("2026-11-16", toml, &before);
    let done = before + &as_done(&week, "2026-11-16");
    let heavy = |plan: &Plan<'_>| -> Vec<NaiveDate> {
        let days = plan.days.iter().filter(|day| day.kind().is_loaded());
        days.map(|day| day.date).collect()
    };
    let thursday: NaiveDate = "2026-11-19".parse().expect("a date");
    assert!(heavy(&week).contains(&thursday), "{:?}", outline(&week));
    // Something heavy that the week does not ask for, the day before.
    let beside = done + "11-18 wall-lean-calf-raise 10,10\n";
    for today in ["2026-11-18", "2026-11-19"] {
        let plan = week_on(today, toml, &beside);
        assert!(!heavy(&plan).contains(&thursday), "{today}: {:?}", outline(&plan));
    }
}
