//! What must hold in every week of everybody's two years.

use chrono::{Datelike, NaiveDate};
use serde_json::Value;

use super::life::Trainee;
use crate::weeks::person::Known;
use crate::weeks::rules::{self, Earned, Fact, fact};

/// What was done so far; days are counted from the beginning of the calendar.
#[derive(Debug, Default)]
pub(crate) struct Log {
    heavy: Vec<i64>,
    one_legged: Vec<i64>,
    /// Landings of each day.
    contacts: Vec<(i64, u64)>,
    /// The last day that was red beyond doubt.
    red: Option<i64>,
}

impl Log {
    pub(crate) fn did(&mut self, day: i64, fact: &Fact, item: &Value, pain: u64) {
        if pain >= 6 {
            self.red = Some(day);
        }
        if fact.class == "heavy" && self.heavy.last() != Some(&day) {
            self.heavy.push(day);
        }
        if fact.quality == "plyometric" {
            let landings = item["sets"].as_u64().unwrap() * item["contacts"].as_u64().unwrap();
            match self.contacts.last_mut() {
                Some((last, sum)) if *last == day => *sum += landings,
                _ => self.contacts.push((day, landings)),
            }
            if fact.sides != "both" && self.one_legged.last() != Some(&day) {
                self.one_legged.push(day);
            }
        }
    }
}

/// Checks a week as it is shown on one of its days; what is past stands as it was.
pub(crate) fn week(trainee: &Trainee, known: &Known, log: &Log, plan: &Value, today: i64) {
    let at = || format!("{}, day {today}: {plan}", trainee.name);
    let starts: NaiveDate = plan["starts"].as_str().unwrap().parse().unwrap();
    let monday = i64::from(starts.num_days_from_ce());
    let days = plan["days"].as_array().unwrap();
    let mut heavy: Vec<i64> = log.heavy.iter().copied().filter(|day| *day >= monday - 1).collect();
    let mut one_legged: Vec<i64> = log.one_legged.iter().copied().filter(|day| *day >= monday - 3).collect();
    for (number, day) in (0i64..).zip(days).filter(|(number, _)| *number >= today) {
        let items = day["items"].as_array().unwrap();
        let runs_next = known.hard_runs.contains(&((number as usize + 1) % 7));
        let mut seconds = 120;
        let mut contacts = 0;
        let mut qualities = Vec::new();
        for item in items {
            let slug = item["exercise"].as_str().unwrap();
            let fact = fact(slug).unwrap();
            let earned = Earned { levels: 1, tiers: if known.has("midportion-achilles") { 2 } else { 0 } };
            assert_eq!(rules::forbidden(slug, fact, known, earned), None, "{slug}, {}", at());
            let is_light = known.level == 1 && slug == "calf-raise";
            let is_loaded = day["kind"] == "heavy" || day["kind"] == "moderate";
            assert!(fact.class != "heavy" || is_loaded || is_light, "{slug}, {}", at());
            if fact.quality == "plyometric" {
                assert!(day["kind"] == "heavy" && !runs_next && known.level >= 2, "{slug}, {}", at());
                assert!(log.red.is_none_or(|red| monday + number >= red + 7), "{slug} after pain, {}", at());
                contacts += item["sets"].as_u64().unwrap() * item["contacts"].as_u64().unwrap();
                if fact.sides != "both" {
                    one_legged.push(monday + number);
                }
            }
            let top = item["rpe"][1].as_f64().unwrap_or(0.0);
            let is_loaded = rules::share(&fact.quality) > 0.0;
            assert!(plan["kind"] != "deload" || !is_loaded || top <= 6.5, "{slug}, {}", at());
            assert!(
                plan["kind"] != "return" || fact.quality != "calf-straight" || top <= 7.5,
                "{slug}, {}",
                at()
            );
            seconds += item["seconds"].as_u64().unwrap() + 30;
            qualities.push(fact.quality.clone());
        }
        if qualities.iter().any(|quality| quality == "plyometric") {
            // The warm-up before hops is longer.
            seconds += 60;
        }
        assert!(items.is_empty() || seconds - 30 <= u64::from(known.minutes) * 60, "{seconds} s, {}", at());
        assert_eq!(
            day["seconds"].as_u64().unwrap(),
            if items.is_empty() { 0 } else { seconds - 30 },
            "{}",
            at()
        );
        // Hops in two forms, and a branch beside the straight-knee rung, are one session of theirs.
        qualities.retain(|quality| quality != "plyometric" && quality != "calf-straight");
        let all = qualities.len();
        qualities.sort_unstable();
        qualities.dedup();
        assert_eq!(qualities.len(), all, "doubled, {}", at());
        assert!(contacts <= [0, 60, 100][usize::from(known.level) - 1], "{contacts} landings, {}", at());
        let last = log.contacts.iter().rev().take(6).map(|(_, landings)| *landings).max().unwrap_or(0);
        // A tenth or five more, each set rounded up to even.
        let most = (last + (last / 10).max(5) + 6).max(26);
        assert!(contacts <= most, "{contacts} landings after {last}, {}", at());
        if day["kind"] == "heavy" {
            assert!(!runs_next, "before a hard run, {}", at());
            assert!(log.red.is_none_or(|red| monday + number != red + 1), "heavy after pain, {}", at());
            let is_done = log.heavy.last() == Some(&(monday + number));
            if !is_done {
                heavy.push(monday + number);
            }
        }
    }
    // Only what is still to come can be moved.
    let ahead = |pair: &&[i64]| pair[1] >= monday + today;
    assert!(heavy.windows(2).filter(ahead).all(|pair| pair[1] - pair[0] >= 2), "{heavy:?}, {}", at());
    one_legged.dedup();
    assert!(
        one_legged.windows(2).filter(ahead).all(|pair| pair[1] - pair[0] >= 3),
        "{one_legged:?}, {}",
        at()
    );
    let load = plan["totals"]["plantar_flexor"]["load"].as_f64().unwrap();
    assert!(load <= rules::cap(known), "{load} sets, {}", at());
}
