//! The heavy slow block (D.14): what a week asks of its exercises, after what was done.

use super::*;
use crate::coach::judge::lighter_week::DeloadCause;

/// A block whose ninth week, 4×6, begins on the 2nd of November.
fn lifter() -> Profile {
    Profile { hsr_from: Some(date("2026-09-09")), ..with(&[Equipment::Wall, Equipment::Dumbbell]) }
}

/// Two days of the eighth week, 4×8, that lead to 10 kg in the ninth.
const EIGHTH: &str = "10-26 single-leg-calf-raise 8,8,8,8 rpe 8 load 7.5 planned 4
    10-29 single-leg-calf-raise 8,8,8,8 rpe 8 load 7.5 planned 4
    ";

#[test]
fn every_set_made_adds_a_step_and_a_missed_one_holds_the_load() {
    let most = Profile { max_load_kg: Some(Decimal::whole(11)), ..lifter() };
    let held = Profile { hold: vec![SLCR.to_string()], ..lifter() };
    let made = "6,6,6,6 rpe 8 load 10 planned 4";
    for (profile, first, second, expected) in [
        (&lifter(), made, made, "4x6+12.5"),
        (&lifter(), made, "6,6,6,6 load 10 planned 4", "4x6+12.5"),
        (&lifter(), made, "6,6,6,6 rpe 9 load 10 planned 4", "4x6+12.5"),
        // 22 lb, as 10 kg are shown.
        (&lifter(), "6,6,6,6 load 9.979 planned 4", "6,6,6,6 load 9.979 planned 4", "4x6+12.5"),
        // Ease adds nothing here, and no set is open.
        (&lifter(), "6,6,6,6 rpe 3 load 10 planned 4", "6,6,6,14 rpe 3 load 10 planned 4", "4x6+12.5"),
        (&lifter(), made, "6,6,6,6 rpe 9.5 load 10 planned 4", "4x6+10"),
        // On every day of the week, whichever comes first.
        (&lifter(), made, "6,6,6,5 rpe 9 load 10 planned 4", "4x6+10"),
        (&lifter(), "6,6,6,5 rpe 9 load 10 planned 4", made, "4x6+10"),
        (&lifter(), made, "L6,6,6,6 R6,6,6,5 rpe 8 load 10 planned 4", "4x6+10"),
        // The sets that were planned are all of them.
        (&lifter(), made, "6,6,6 rpe 8 load 10 planned 3", "4x6+12.5"),
        (&lifter(), made, "6,6,6 rpe 8 load 10 planned 4", "4x6+10"),
        (&lifter(), made, "6,6,6,6 rpe 8 load 7.5 planned 4", "4x6+10"),
        (&lifter(), "6,6,6,6 rpe 8 load 15 planned 4", "6,6,6,6 rpe 8 load 15 planned 4", "4x6+17.5"),
        (&lifter(), "6,6,6,6 rpe 9.5 load 15 planned 4", made, "4x6+15"),
        // What was made with more stays, though the step does not come; what was asked is never too little.
        (&lifter(), "6,6,6,6 rpe 8 load 15 planned 4", "5,5,6,6 rpe 8 load 15 planned 4", "4x6+15"),
        (&lifter(), "6,6,6,6 rpe 8 load 15 planned 4", made, "4x6+17.5"),
        (&lifter(), made, "6,6,6,6 rpe 8 load 10 pain 4 planned 4", "4x6+10"),
        (&lifter(), "6,6,6,6 rpe 8 load 15 planned 4", "6,6,6,6 rpe 8 load 15 pain 4 planned 4", "4x6+10"),
        (&lifter(), made, "6,6,6,6 rpe 8 load 10 pain 6 planned 4", "4x6+7.5"),
        (&lifter(), "5,5,6,6 load 10 planned 4", "5,5,6,6 load 10 planned 4", "4x6+7.5"),
        (&lifter(), "5,5,6,6 load 10 planned 4", made, "4x6+10"),
        (&lifter(), made, "6,6,6,5 rpe 10 load 10 planned 4", "4x6+7.5"),
        (&most, made, made, "4x6+11"),
        (&held, made, made, "4x6"),
    ] {
        let diary = format!("{EIGHTH}11-02 {SLCR} {first}\n11-05 {SLCR} {second}\n");
        let says = says(profile, &diary, "2026-11-09", SLCR);
        assert_eq!(says, format!("{expected} hsr"), "{first} | {second}");
    }
}

#[test]
fn what_was_lifted_unasked_is_the_load_to_go_on_from() {
    let diary = format!("11-02 {SLCR} 6,6,6,6 rpe 8 load 10\n11-05 {SLCR} 6,6,6,6 rpe 8 load 10\n");
    assert_eq!(says(&lifter(), "", "2026-11-02", SLCR), "4x6+2.5 hsr");
    assert_eq!(says(&lifter(), &diary, "2026-11-09", SLCR), "4x6+12.5 hsr");
    // Right after the sets the next week is named already.
    ask_ahead(&lifter(), &diary, "2026-11-05", |ahead| {
        let exercise = ahead.this.person.catalogue.get(SLCR).expect("bundled");
        let next = ahead.of(exercise, Planned { this_week: true, is_open: true, quality_is_open: true });
        assert_eq!((next.target.sets, next.target.load_kg.to_string()), (4, "12.5".to_string()));
        assert_eq!(next.from, Some(date("2026-11-09")));
        assert_eq!(
            text_of(&next.target.because),
            "Heavy slow block, week 10 of 12; you took more load, and made every set: 12.5 kg from Mon 9 Nov, 2.5 before."
        );
        // The rest of the week asks for what it asked.
        let kept = ahead.this.clone().keeping_week().target(exercise);
        assert_eq!((kept.dosage.number(), kept.load_kg.to_string()), (6, "2.5".to_string()));
    });
}

/// Goes through weeks that do what is asked on two days, and tells what each asks for.
fn follow(profile: &Profile, before: &str, first: &str, weeks: i64, rpe: &str) -> Vec<String> {
    let mut diary = before.to_string();
    let mut told = Vec::new();
    for week in 0..weeks {
        let monday = date(first) + chrono::TimeDelta::weeks(week);
        let mut lines = Vec::new();
        let (line, is_light) = ask(profile, &diary, &monday.to_string(), |standing| {
            let forms = [Quality::CalfStraight, Quality::CalfBent];
            let asked = forms.iter().filter_map(|quality| standing.trained_with(*quality)).map(|exercise| {
                let target = standing.target(exercise);
                let (sets, reps, load) = (target.sets, target.dosage.number(), target.load_kg);
                let run = vec![reps.to_string(); sets.into()].join(",");
                for day in [monday, monday + chrono::TimeDelta::days(3)] {
                    let day = day.format("%m-%d");
                    lines.push(format!(
                        "{day} {} {run} rpe {rpe} load {load} planned {sets}\n",
                        exercise.slug
                    ));
                }
                let initials: String =
                    exercise.slug.split('-').filter_map(|word| word.chars().next()).collect();
                format!("{initials} {sets}x{reps}+{load}")
            });
            let planned = matches!(standing.deload, Some(DeloadCause::Planned(_)));
            (asked.collect::<Vec<String>>().join("  "), planned)
        });
        diary.extend(lines);
        told.push(if is_light { format!("{line}  lighter") } else { line });
    }
    told
}

#[test]
fn a_whole_block_goes_from_fifteen_to_six_with_a_load_that_rises_every_week() {
    let chair = Profile {
        hsr_from: Some(date("2026-07-06")),
        ..with(&[Equipment::Wall, Equipment::Chair, Equipment::Dumbbell])
    };
    let before = format!(
        "06-22 {SLCR} 15,15,15 rpe 8\n06-25 {SLCR} 15,15,15 rpe 8\n\
         06-22 seated-calf-raise 12,12,12 rpe 8 load 20\n06-25 seated-calf-raise 12,12,12 rpe 8 load 20\n\
         06-29 {SLCR} 11,11,11 rpe 8 load 5\n07-02 {SLCR} 11,11,11 rpe 8 load 5\n\
         06-29 seated-calf-raise 12,12,12 rpe 8 load 20\n07-02 seated-calf-raise 12,12,12 rpe 8 load 20\n"
    );
    let weeks = follow(&chair, &before, "2026-07-06", 14, "8");
    let weeks: Vec<&str> = weeks.iter().map(String::as_str).collect();
    assert_eq!(
        weeks,
        [
            "slcr 3x15+0  scr 3x15+17.5",
            "slcr 3x12+5  scr 3x12+17.5",
            "slcr 3x12+7.5  scr 3x12+20",
            "slcr 4x10+10  scr 4x10+20",
            "slcr 4x10+12.5  scr 4x10+22.5",
            "slcr 4x8+15  scr 4x8+22.5",
            "slcr 4x8+17.5  scr 4x8+25",
            "slcr 4x8+20  scr 4x8+27.5",
            "slcr 4x6+25  scr 4x6+27.5",
            "slcr 4x6+27.5  scr 4x6+30",
            "slcr 4x6+30  scr 4x6+32.5",
            "slcr 4x6+32.5  scr 4x6+35",
            // The block is over: the load falls to the bottom of the range, and the lighter week that waited comes.
            "slcr 2x8+22.5  scr 2x10+25  lighter",
            "slcr 3x8+25  scr 3x10+30",
        ]
    );
}

#[test]
fn what_the_block_was_lifted_with_goes_on_where_the_harder_form_was_never_done() {
    let things = [Equipment::Wall, Equipment::Step, Equipment::Chair, Equipment::Dumbbell];
    let chair = Profile { hsr_from: Some(date("2026-07-06")), ..with(&things) };
    let harder = "06-29 negative-calf-raise 9,9,9 rpe 8\n07-02 negative-calf-raise 9,9,9 rpe 8\n\
                  06-29 single-leg-bent-knee-calf-raise 9,9,9 rpe 8\n07-02 single-leg-bent-knee-calf-raise 9,9,9 rpe 8\n";
    for (before, expected) in [
        (
            "",
            [
                "cr 4x6+37.5  scr 4x6+22.5",
                "cr 2x10+22.5  scr 2x10+17.5  lighter",
                "cr 3x10+25  scr 3x10+20",
                "cr 3x11+25  scr 3x11+20",
            ],
        ),
        // Who had worked up to a harder form before goes back to that, when the lighter week is over.
        (
            harder,
            [
                "cr 4x6+37.5  scr 4x6+22.5",
                "cr 2x10+22.5  scr 2x10+17.5  lighter",
                "ncr 3x10+0  slbkcr 3x10+0",
                "ncr 3x11+0  slbkcr 3x11+0",
            ],
        ),
    ] {
        let weeks = follow(&chair, before, "2026-07-06", 15, "8");
        assert_eq!(weeks[11..], expected, "{before}");
    }
}

#[test]
fn from_what_the_block_left_the_chain_leads_on_as_ever() {
    let things = [Equipment::Wall, Equipment::Step, Equipment::LegPress, Equipment::Dumbbell];
    for (equipment, first, then) in [
        (&[Equipment::Wall, Equipment::Step, Equipment::Dumbbell][..], "cr", "ncr"),
        // A branch leads where its rung does.
        (&things, "lpcr", "ncr"),
    ] {
        let lifter = Profile { hsr_from: Some(date("2026-07-06")), ..with(equipment) };
        let weeks = follow(&lifter, "", "2026-07-06", 27, "7");
        let straight: Vec<&str> = weeks.iter().filter_map(|week| week.split(' ').next()).collect();
        let next = straight[13..].iter().find(|slug| **slug != first);
        assert_eq!((straight[13], next), (first, Some(&then)), "{weeks:?}");
    }
}

#[test]
fn the_last_week_of_the_block_promises_no_load_of_a_week_that_is_no_part_of_it() {
    let last = Profile { hsr_from: Some(date("2026-08-17")), ..lifter() };
    for (load, told) in [("10", "every set was made"), ("15", "you took more load, and made every set")] {
        let diary = format!("{EIGHTH}11-02 {SLCR} 6,6,6,6 rpe 8 load {load} planned 4\n");
        let text = ask(&last, &diary, "2026-11-02", |standing| {
            let exercise = standing.person.catalogue.get(SLCR).expect("bundled");
            text_of(&standing.target(exercise).because)
        });
        let expected = format!("Heavy slow block, week 12 of 12; {told}: the block ends with this week.");
        assert_eq!(text, expected);
    }
}

#[test]
fn a_test_after_the_block_says_where_the_chain_begins() {
    let things = [Equipment::Wall, Equipment::Step, Equipment::Dumbbell];
    let lifter = Profile { hsr_from: Some(date("2026-09-07")), ..with(&things) };
    let week = |monday: &str, friday: &str| {
        format!(
            "{monday} calf-raise 6,6,6,6 load 30 planned 4\n{friday} calf-raise 6,6,6,6 load 30 planned 4\n"
        )
    };
    let block = week("11-16", "11-20") + &week("11-23", "11-27");
    assert_eq!(says(&lifter, &block, "2026-11-30", "calf-raise"), "3x10+20 hsr:over");
    for test in ["11-25", "12-02"] {
        let tested = format!("{block}{test} test 16/16\n");
        let place = ask(&lifter, &tested, "2026-12-07", |standing| {
            standing.place(Quality::CalfStraight).map(|place| place.exercise.slug.to_string())
        });
        assert_eq!(place.as_deref(), Some(SLCR), "tested on {test}");
    }
}

#[test]
fn a_week_all_out_holds_every_load_of_the_block() {
    let weeks = follow(&lifter(), "", "2026-09-07", 5, "9.5");
    let straight: Vec<&str> = weeks.iter().filter_map(|week| week.split("  ").next()).collect();
    // A target of 8 without load is too little for the first weeks: two legs carry the load then.
    assert_eq!(straight, ["cr 3x15+5", "cr 3x12+5", "cr 3x12+5", "cr 4x10+5", "cr 4x10+5"]);
}

#[test]
fn the_body_makes_a_lighter_week_in_the_block_and_the_count_does_not() {
    let signs = "11-02 session 9\n11-05 session 9\n11-03 tag tired\n11-04 tag tired\n11-06 tag tired\n";
    let made = format!(
        "{EIGHTH}11-02 {SLCR} 6,6,6,6 rpe 8 load 10 planned 4\n11-05 {SLCR} 6,6,6,6 rpe 8 load 10 planned 4\n"
    );
    let tired = format!("{made}{signs}");
    assert_eq!(says(&lifter(), &made, "2026-11-09", SLCR), "4x6+12.5 hsr");
    // Half the sets and nine tenths of what was lifted; the step waits for the week after.
    assert_eq!(says(&lifter(), &tired, "2026-11-09", SLCR), "2x6+7.5 deload");
    let rested = format!(
        "{tired}11-09 {SLCR} 6,6 rpe 6 load 7.5 planned 2\n11-12 {SLCR} 6,6 rpe 6 load 7.5 planned 2\n"
    );
    assert_eq!(says(&lifter(), &rested, "2026-11-16", SLCR), "4x6+12.5 hsr");
}

#[test]
fn a_gap_ends_the_block_and_one_before_it_does_not() {
    let later = Profile { hsr_from: Some(date("2026-11-16")), ..lifter() };
    for (profile, monday, expected) in [
        // Eleven days make one easier session with what was lifted last, and the block goes on.
        (&lifter(), "2026-11-09", "3x6+7.5 layoff:11d"),
        // Eighteen end it: 10 kg at 6 are 5 at 8, and the gap takes a tenth of that.
        (&lifter(), "2026-11-16", "2x8+2.5 layoff:18d"),
        (&lifter(), "2026-11-23", "2x8+2.5 layoff:25d"),
        // What comes back first, comes back; the block goes on by the calendar.
        (&later, "2026-11-16", "2x8+5 layoff:18d"),
    ] {
        let says = says(profile, EIGHTH, monday, SLCR);
        assert_eq!(says, expected, "{monday}");
    }
}

#[test]
fn a_stop_takes_load_off_and_says_so() {
    let second = Profile { hsr_from: Some(date("2026-11-16")), ..lifter() };
    // A harder raise done badly beside the block takes nothing off it.
    let beside = format!("11-23 {SLCR} 6,6,6\n11-25 {SLCR} 6,6,6\n");
    let stop = "11-27 calf-raise 12,12,12 rpe 8 load 5 pain 6\n";
    for diary in [stop.to_string(), beside + stop] {
        for (monday, week) in [("2026-11-23", 2), ("2026-11-30", 3)] {
            let (load, told) = ask(&second, &diary, monday, |standing| {
                let exercise = standing.person.catalogue.get("calf-raise").expect("bundled");
                let target = standing.target(exercise);
                (target.load_kg, text_of(&target.because))
            });
            let text = "pain 6 of 10 while doing it: 0 kg for now instead of 5.";
            assert_eq!(told, format!("Heavy slow block, week {week} of 12; {text}"), "{diary}");
            assert_eq!(load, Decimal::ZERO);
        }
    }
}
