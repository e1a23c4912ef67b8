use chrono::DateTime;

use super::*;
use crate::catalogue::Catalogue;
use crate::guide::tests as made;
use crate::units::LoadUnit;

fn item(slug: &str, amount: u16) -> Item<'static> {
    made::item(slug, 2, amount)
}

fn set_of(item: &Item<'_>, first: Side) -> OneSet {
    OneSet::of(Part::of(item, Vec::new(), first, LoadUnit::Kg), Duration::from_secs(1)).expect("a set")
}

fn moment(at: Duration) -> Moment {
    let began = DateTime::parse_from_rfc3339("2026-11-20T19:42:00+01:00").expect("a time");
    Moment { monotonic: at, wall: began + at }
}

/// Lets a set run, a moment each tenth of a second, and returns what was said when, in seconds.
fn said(set: &mut OneSet, seconds: u64) -> Vec<(f64, String)> {
    let mut all = Vec::new();
    for tenth in 0..=seconds * 10 {
        let at = Duration::from_millis(tenth * 100);
        all.extend(set.hear(moment(at)).into_iter().map(|words| (at.as_secs_f64(), words)));
    }
    all
}

#[test]
fn balance_foot_and_holds_suit_and_nothing_that_is_heavy_springs_walks_or_is_loaded() {
    let suiting = |load: Decimal| -> Vec<&str> {
        let exercises = Catalogue::shared().iter();
        let slugs = exercises.map(|exercise| &*exercise.slug);
        slugs.filter(|slug| suits(&Item { load_kg: load, ..item(slug, 10) })).collect()
    };
    let expected = [
        "ankle-alphabet",
        "ankle-tug",
        "calf-iso-hold",
        "crane-balance",
        "cushion-balance",
        "eyes-closed-balance",
        "gastroc-stretch",
        "heel-hover-hinge",
        "plantar-stretch",
        "plate-heel-hover-hinge",
        "short-foot",
        "single-leg-balance",
        "single-leg-short-foot",
        "soleus-stretch",
        "towel-curl",
        "y-reach",
    ];
    assert_eq!(suiting(Decimal::ZERO), expected);
    assert!(suiting(Decimal::whole(5)).is_empty());
}

#[test]
fn a_hold_is_told_at_its_start_at_half_at_ten_at_three_and_at_its_end() {
    let mut set = set_of(&item("crane-balance", 30), Side::Right);
    let cue = set.part().cues[0].clone();
    let expected = [
        (2.0, "While this runs: crane-balance, right leg, set 1 of 2, 30s, in 5 s.".to_string()),
        (2.0, cue),
        (7.0, "Now, right leg: 30s.".to_string()),
        (22.0, "Half: 15 s left.".to_string()),
        (27.0, "10 s left.".to_string()),
        (34.0, "3 s left.".to_string()),
        (37.0, "Done: 30s, right leg.".to_string()),
    ];
    assert_eq!(said(&mut set, 60), expected);
    assert!(set.is_over());
    assert_eq!(set.until_next(), None);
    assert_eq!(set.set().map(|set| (set.done, set.side)), Some((Done::Seconds(30), Some(Side::Right))));
}

#[test]
fn repetitions_are_told_at_their_pace_and_counted_whole() {
    let mut set = set_of(&item("ankle-tug", 6), Side::Left);
    let words: Vec<(f64, String)> = said(&mut set, 40).split_off(2);
    let expected = [
        (7.0, "Now, left leg: 6 reps, out 2s, home 2s."),
        (19.0, "3 of 6."),
        (31.0, "Done: 6 reps, left leg."),
    ];
    let words: Vec<(f64, &str)> = words.iter().map(|(at, words)| (*at, words.as_str())).collect();
    assert_eq!(words, expected);
    let mut early = set_of(&item("ankle-tug", 6), Side::Left);
    said(&mut early, 7 + 11);
    assert_eq!((early.amount(), early.share()), (2, "2 of 6 reps".to_string()));
}

#[test]
fn what_a_command_cuts_short_counts_in_whole_seconds_and_before_the_start_as_nothing() {
    for (seconds, told, amount) in
        [(0, false, 0), (1, false, 0), (2, true, 0), (7, true, 0), (8, true, 1), (19, true, 12)]
    {
        let mut set = set_of(&item("single-leg-balance", 30), Side::Left);
        said(&mut set, seconds);
        assert_eq!((set.is_told(), set.amount()), (told, amount), "{seconds}");
        assert_eq!(set.set().is_some(), amount > 0);
        assert!(!set.is_over());
    }
}

#[test]
fn the_set_that_is_left_is_the_one_that_is_led() {
    let mut item = item("crane-balance", 30);
    let done = |side| Set {
        done: Done::Seconds(30),
        side: Some(side),
        load: None,
        rpe: None,
        touches: None,
        tempo_s: None,
        stopped: false,
    };
    item.done.sets = vec![done(Side::Left)];
    assert_eq!(set_of(&item, Side::Left).work.side, Some(Side::Right));
    item.done.sets = vec![done(Side::Left), done(Side::Right), done(Side::Right)];
    let set = set_of(&item, Side::Right);
    assert_eq!((set.work.side, set.work.set), (Some(Side::Left), 2));
    item.done.sets.push(done(Side::Left));
    assert_eq!(
        OneSet::of(Part::of(&item, Vec::new(), Side::Left, LoadUnit::Kg), Duration::from_secs(1)),
        None
    );
}

#[test]
fn a_set_in_which_nobody_was_here_for_a_time_does_not_count_and_ends() {
    let mut set = set_of(&item("crane-balance", 30), Side::Left);
    said(&mut set, 17);
    let words = set.hear(moment(Duration::from_secs(17 + 300)));
    assert_eq!(words, ["Interrupted for 5 min: the set does not count."]);
    assert_eq!((set.set(), set.until_next()), (None, None));
    assert!(set.hear(moment(Duration::from_secs(17 + 301))).is_empty());
    for second in 0..60 {
        assert!(set.hear(moment(Duration::from_secs(17 + 301 + second))).is_empty());
    }
    assert!(set.was_interrupted() && !set.is_over() && set.set().is_none());
    // Neither before the set nor behind it is that worth a word.
    let mut early = set_of(&item("crane-balance", 30), Side::Left);
    said(&mut early, 1);
    assert!(early.hear(moment(Duration::from_secs(60))).is_empty());
    assert!(!early.was_interrupted());
    let mut late = set_of(&item("crane-balance", 30), Side::Left);
    said(&mut late, 37);
    assert!(late.hear(moment(Duration::from_secs(600))).is_empty());
    assert!(late.is_over() && late.set().is_some());
}
