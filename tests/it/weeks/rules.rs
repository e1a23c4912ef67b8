//! The rules of a week as `coach::rules` words them, apart from the code that follows them.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use ankle::catalogue::Catalogue;
use serde_json::Value;

use super::person::Known;

/// What the rules need to know of an exercise: its own fields, as they are published.
#[derive(Debug, Clone)]
pub(crate) struct Fact {
    pub(crate) quality: String,
    pub(crate) mode: String,
    pub(crate) sides: String,
    pub(crate) class: String,
    pub(crate) level: u64,
    pub(crate) tier: u64,
    pub(crate) avoid_with: Vec<String>,
    pub(crate) requires: Vec<Vec<String>>,
    pub(crate) sets: u64,
    pub(crate) lowest: u64,
    pub(crate) highest: u64,
    pub(crate) rep_seconds: f64,
    pub(crate) rest: f64,
    pub(crate) recovery_hours: u64,
}

impl Fact {
    fn of(entry: &Value) -> Fact {
        let text = |value: &Value| value.as_str().unwrap().to_string();
        let texts = |value: &Value| value.as_array().unwrap().iter().map(text).collect::<Vec<String>>();
        let dose = &entry["dose"];
        let range = ["reps", "seconds", "contacts"].iter().find_map(|key| dose.get(key)).unwrap();
        Fact {
            quality: text(&entry["quality"]),
            mode: text(&entry["mode"]),
            sides: text(&entry["sides"]),
            class: text(&entry["load_class"]),
            level: entry["level"].as_u64().unwrap(),
            tier: entry["tendon_tier"].as_u64().unwrap(),
            avoid_with: texts(&entry["avoid_with"]),
            requires: entry["equipment"]["requires"].as_array().unwrap().iter().map(texts).collect(),
            sets: dose["sets"].as_u64().unwrap(),
            lowest: range[0].as_u64().unwrap(),
            highest: range[1].as_u64().unwrap(),
            rep_seconds: dose.get("rep_seconds").and_then(Value::as_f64).unwrap_or(1.0),
            rest: dose["rest_seconds"].as_f64().unwrap(),
            recovery_hours: dose["recovery_hours"].as_u64().unwrap(),
        }
    }

    /// Returns the seconds of so many sets (D.3).
    pub(crate) fn seconds(&self, sets: u64, target: u64) -> u64 {
        let one = if self.mode == "hold" { target as f64 } else { target as f64 * self.rep_seconds };
        let (work, rest) = match &*self.sides {
            "each" if self.rest > 15.0 => (2.0 * one + 10.0, (self.rest - one - 10.0).max(15.0)),
            "each" => (2.0 * one + 10.0, self.rest),
            _ => (one, self.rest),
        };
        let sets = sets as f64;
        (sets * work + (sets - 1.0) * rest + 0.5).floor() as u64
    }

    /// Returns the seconds that one more set of one leg adds (D.3).
    pub(crate) fn seconds_of_one_side(&self, target: u64) -> u64 {
        let one = if self.mode == "hold" { target as f64 } else { target as f64 * self.rep_seconds };
        let rest = if self.rest > 15.0 { (self.rest - one - 10.0).max(15.0) } else { self.rest };
        (one + rest + 0.5).floor() as u64
    }
}

pub(crate) fn facts() -> &'static BTreeMap<String, Fact> {
    static FACTS: OnceLock<BTreeMap<String, Fact>> = OnceLock::new();
    FACTS.get_or_init(|| {
        let catalogue = Catalogue::bundled();
        let entry = |exercise| Fact::of(&serde_json::to_value(exercise).unwrap());
        catalogue.iter().map(|exercise| (exercise.slug.to_string(), entry(exercise))).collect()
    })
}

/// Returns what is known of an exercise of the catalogue.
pub(crate) fn fact(slug: &str) -> Option<&'static Fact> {
    facts().get(slug)
}

/// Returns the seconds of a session, with hops or without (D.3).
pub(crate) fn session_seconds(exercises: &[u64], hops: bool) -> u64 {
    match exercises.len() as u64 {
        0 => 0,
        count => (if hops { 180 } else { 120 }) + exercises.iter().sum::<u64>() + 30 * (count - 1),
    }
}

/// What work may have earned beyond the profile: levels by a gate (D.2.3), tendon tiers by green weeks (D.5).
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Earned {
    pub(crate) levels: u64,
    pub(crate) tiers: u64,
}

/// Says what forbids an exercise to a person (C.2, D.2.2), or nothing.
pub(crate) fn forbidden(slug: &str, fact: &Fact, known: &Known, earned: Earned) -> Option<String> {
    if known.avoid.iter().any(|avoided| avoided == slug) {
        return Some("it is on the avoid list".to_string());
    }
    if fact.level > u64::from(known.level) + earned.levels {
        return Some(format!("level {} is above {}", fact.level, known.level));
    }
    let weights = ["dumbbell", "kettlebell", "backpack"];
    let owned = |thing: &String| {
        let same = known.equipment.contains(&thing.as_str());
        same || (weights.contains(&thing.as_str()) && weights.iter().any(|w| known.equipment.contains(w)))
    };
    if let Some(group) = fact.requires.iter().find(|group| !group.iter().any(owned)) {
        return Some(format!("none of {group:?} is there"));
    }
    let own = fact.avoid_with.iter().find(|flag| known.has(flag));
    let table = known.flags.iter().find(|flag| excluded_by(flag, slug, fact, known, earned));
    own.map(String::as_str).or(table.copied()).map(|flag| format!("the flag '{flag}' excludes it"))
}

/// Closed eyes, and soft ground.
const TAKES_THE_GROUND_AWAY: [&str; 2] = ["eyes-closed-balance", "cushion-balance"];

/// The table of C.2, by name, whatever the exercise's own file says.
fn excluded_by(flag: &str, slug: &str, fact: &Fact, known: &Known, earned: Earned) -> bool {
    let hops = fact.quality == "plyometric";
    match flag {
        "insertional-achilles" => {
            let stretches = ["knee-to-wall", "gastroc-stretch", "soleus-stretch", "towel-heel-raise"];
            let starts = ["wall-lean-", "leg-press-"].iter().any(|start| slug.starts_with(start));
            slug.ends_with("-deficit") || starts || stretches.contains(&slug)
        }
        "midportion-achilles" => fact.tier > 2 + earned.tiers || hops,
        "recent-sprain" => {
            let named = ["y-reach", "skater-squat-reach", "solo-leg-lift", "band-inversion"];
            fact.tier > 2 || hops || named.contains(&slug) || TAKES_THE_GROUND_AWAY.contains(&slug)
        }
        "bone-stress" => true,
        "calf-strain" => fact.tier > 2 || hops || slug == "gastroc-stretch",
        "hallux-rigidus" => ["high-heel-hinge", "towel-heel-raise", "toe-walk-carry"].contains(&slug),
        "knee-flexion-pain" => slug == "skater-squat-reach",
        "balance-impaired" => {
            let holds_on = ["wall", "chair"].iter().any(|thing| known.equipment.contains(thing));
            let unsupported = fact.quality == "balance" && !holds_on;
            let named = ["y-reach", "skater-squat-reach", "topsy-turvy-flamingo", "toe-walk-carry"];
            hops || unsupported || named.contains(&slug) || TAKES_THE_GROUND_AWAY.contains(&slug)
        }
        "no-jump" => hops,
        _ => false,
    }
}

/// Qualities in the order of a session (D.3b).
pub(crate) const ORDER: [&str; 9] = [
    "plyometric",
    "balance",
    "calf-straight",
    "calf-bent",
    "whole-leg",
    "iso",
    "ankle-control",
    "foot-intrinsic",
    "mobility",
];

/// Returns the least and the most of a quality in a week (C.5, and C.2 for the flags).
pub(crate) fn span(quality: &str, known: &Known, maintenance: bool) -> (u64, u64) {
    let by_level: [(u64, u64); 3] = match quality {
        "calf-straight" => [(4, 6), (6, 8), (8, 10)],
        "calf-bent" => [(3, 4), (4, 6), (4, 6)],
        "iso" => [(1, 3), (2, 4), (2, 4)],
        "plyometric" => [(0, 0), (1, 2), (2, 2)],
        "balance" => [(2, 3), (2, 3), (2, 2)],
        "ankle-control" => [(1, 2), (1, 2), (1, 1)],
        "foot-intrinsic" | "mobility" => [(2, 2); 3],
        _ => [(1, 1), (1, 2), (1, 2)],
    };
    let (mut min, mut max) = by_level[usize::from(known.level) - 1];
    if quality == "balance" && (known.has("past-sprain") || known.has("balance-impaired")) {
        (min, max) = (3, max.max(3));
    }
    if quality == "ankle-control" && known.has("past-sprain") {
        (min, max) = (2, max.max(2));
    }
    if quality == "plyometric" && known.has("no-jump") {
        (min, max) = (0, 0);
    }
    (if maintenance { min.div_ceil(2) } else { min }, max)
}

/// Most plantar-flexor work of a week (C.5).
pub(crate) fn cap(known: &Known) -> f64 {
    [10.0, 16.0, 20.0][usize::from(known.level) - 1]
}

/// Returns what a set counts toward the plantar-flexor work (C.1).
pub(crate) fn share(quality: &str) -> f64 {
    match quality {
        "calf-straight" | "calf-bent" => 1.0,
        "iso" | "plyometric" => 0.5,
        _ => 0.0,
    }
}

pub(crate) fn is_in_sets(quality: &str) -> bool {
    ["calf-straight", "calf-bent", "iso"].contains(&quality)
}

/// Returns what a week is worth (D.2.5): the amounts of each quality day by day, counted up to its least.
pub(crate) fn points(amounts: &BTreeMap<&str, Vec<u64>>, known: &Known, least: impl Fn(&str) -> u64) -> f64 {
    let mut points = 0.0;
    for (quality, by_day) in amounts {
        let (first, later) = match *quality {
            "calf-straight" => (2.0, 1.5),
            "calf-bent" => (1.75, 1.25),
            "balance" if known.has("past-sprain") => (4.0, 4.0),
            "balance" | "whole-leg" => (2.5, 2.5),
            "plyometric" => (3.0, 3.0),
            "iso" | "ankle-control" => (1.5, 1.5),
            "foot-intrinsic" => (0.75, 0.75),
            _ => (0.5, 0.5),
        };
        let min = least(quality);
        let dear: u64 = by_day.iter().map(|amount| (*amount).min(2)).sum();
        let all: u64 = by_day.iter().sum();
        let (dear, all) = (dear.min(min), all.min(min));
        points += dear as f64 * first + (all - dear) as f64 * later;
    }
    points
}

/// The training days of a week and which of them are heavy (D.2.4), as positions from Monday.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Days {
    pub(crate) training: Vec<usize>,
    pub(crate) heavy: Vec<usize>,
    /// Those that are moderate, because a hard run follows.
    pub(crate) moderate: Vec<usize>,
}

/// Chooses the days the slow way: every choice of days, every choice of heavy ones among them, the best by the rule.
pub(crate) fn days(known: &Known, kept_light: &[usize], most_heavy: usize) -> Days {
    let may_be_heavy = |day: &usize| !kept_light.contains(day) && !known.hard_runs.contains(&((day + 1) % 7));
    let mut best = None;
    for training in choices(&known.offered).filter(|days| days.len() == known.sessions) {
        for heavy in choices(&training) {
            let spaced = heavy.len() < 2 || gaps(&heavy)[0] >= 2;
            if heavy.len() > most_heavy || !spaced || !heavy.iter().all(may_be_heavy) {
                continue;
            }
            let earlier = |days: &[usize]| days.iter().map(|day| 7 - day).collect::<Vec<usize>>();
            let rank = (heavy.len(), gaps(&training), earlier(&training), gaps(&heavy), earlier(&heavy));
            let choice = Days { training: training.clone(), heavy, moderate: Vec::new() };
            if best.as_ref().is_none_or(|(other, _)| rank > *other) {
                best = Some((rank, choice));
            }
        }
    }
    let (_, mut best) = best.unwrap();
    // D.2.4: as many moderate days as heavy ones, two at most, are missing for the runs alone.
    let spaced = |days: &[usize]| days.len() < 2 || gaps(days)[0] >= 2;
    let rested: Vec<usize> = best.training.iter().copied().filter(|day| !kept_light.contains(day)).collect();
    let without_runs = choices(&rested).filter(|days| spaced(days)).map(|days| days.len()).max();
    let missing = without_runs.unwrap_or(0).min(2).saturating_sub(best.heavy.len());
    let mut ranked = Vec::new();
    for moderate in choices(&rested) {
        let mut all = [&moderate[..], &best.heavy].concat();
        all.sort_unstable();
        all.dedup();
        if moderate.len() <= missing && all.len() == moderate.len() + best.heavy.len() && spaced(&all) {
            let earlier: Vec<usize> = moderate.iter().map(|day| 7 - day).collect();
            ranked.push((moderate.len(), gaps(&all), earlier, moderate));
        }
    }
    best.moderate = ranked.into_iter().max().map_or_else(Vec::new, |(.., moderate)| moderate);
    best
}

fn choices(days: &[usize]) -> impl Iterator<Item = Vec<usize>> {
    (0u32..1 << days.len()).map(|mask| {
        let chosen = (0..days.len()).filter(|position| mask & (1 << position) != 0);
        chosen.map(|position| days[position]).collect()
    })
}

/// Returns the gaps between days, round the week, smallest first.
pub(crate) fn gaps(days: &[usize]) -> Vec<usize> {
    let next = |position: usize| days[(position + 1) % days.len()];
    let gap = |position: usize| match (7 + next(position) - days[position]) % 7 {
        0 => 7,
        gap => gap,
    };
    let mut gaps: Vec<usize> = (0..days.len()).map(gap).collect();
    gaps.sort_unstable();
    gaps
}
