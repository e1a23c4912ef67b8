//! Any log: up to ten weeks of training with its gaps, and sets, skips, warning signs, mornings, tests and sessions
//! anywhere, up to the end of the week planned.

use std::collections::BTreeMap;

use ankle::catalogue::Catalogue;
use ankle::safety::Tag;
use chrono::{DateTime, FixedOffset, NaiveDate};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

use super::person::shifted;
use super::rules::{fact, share};

/// Slugs that most weeks hold, so that ticking off has something to tick.
const COMMON: [&str; 8] = [
    "calf-raise",
    "bent-knee-calf-raise",
    "single-leg-calf-raise",
    "negative-calf-raise",
    "single-leg-bent-knee-calf-raise",
    "crane-balance",
    "calf-iso-hold",
    "short-foot",
];

#[derive(Debug, Clone)]
pub(super) enum What {
    Sets { exercise: String, sets: Vec<Value>, pain: Option<u8> },
    Skip { exercise: String },
    Symptom { tag: &'static str, open: bool },
    Checkin { pain: u8, stiff: Option<u16> },
    Test { left: u8, right: u8 },
    Session { rpe: u8 },
}

#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// In days from the Monday of the week planned.
    pub(super) day: i64,
    minute: u32,
    /// Hours east of Greenwich.
    zone: i32,
    pub(super) what: What,
    /// Whether a plan asked for it.
    pub(super) is_planned: bool,
}

/// The records of a log.
#[derive(Debug, Clone)]
pub(super) struct Diary {
    pub(super) entries: Vec<Entry>,
}

impl Entry {
    pub(super) fn is_sets(&self) -> bool {
        matches!(self.what, What::Sets { .. })
    }

    /// Whether it tells of something done, or left out on purpose.
    pub(super) fn is_training(&self) -> bool {
        matches!(self.what, What::Sets { .. } | What::Skip { .. })
    }

    pub(super) fn of(day: i64, exercise: &str, sets: Vec<Value>) -> Entry {
        let what = What::Sets { exercise: exercise.to_string(), sets, pain: None };
        Entry { day, minute: 18 * 60, zone: 1, what, is_planned: false }
    }

    /// Returns the same entry with other words: the other state of a symptom, the sets the other way round.
    fn contradicting(mut self) -> Entry {
        match &mut self.what {
            What::Symptom { open, .. } => *open = !*open,
            What::Sets { sets, .. } => sets.reverse(),
            _ => {}
        }
        self
    }

    fn at(&self, monday: NaiveDate) -> String {
        let (hour, minute) = (self.minute / 60, self.minute % 60);
        let sign = if self.zone < 0 { '-' } else { '+' };
        let (date, zone) = (shifted(monday, self.day), self.zone.abs());
        format!("{date}T{hour:02}:{minute:02}:00{sign}{zone:02}:00")
    }

    fn line(&self, number: usize, monday: NaiveDate) -> String {
        let mut record = json!({ "v": 1, "id": format!("{number:04}"), "at": self.at(monday) });
        let rest = match &self.what {
            What::Sets { exercise, sets, pain: Some(pain) } => {
                json!({ "kind": "sets", "exercise": exercise, "sets": sets, "pain": pain })
            }
            What::Sets { exercise, sets, pain: None } => {
                json!({ "kind": "sets", "exercise": exercise, "sets": sets })
            }
            What::Skip { exercise } => json!({ "kind": "skip", "exercise": exercise }),
            What::Symptom { tag, open } => json!({ "kind": "symptom", "tag": tag, "open": open }),
            What::Checkin { pain, stiff: Some(stiff) } => {
                json!({ "kind": "checkin", "pain": pain, "stiffness_min": stiff })
            }
            What::Checkin { pain, stiff: None } => json!({ "kind": "checkin", "pain": pain }),
            What::Test { left, right } => {
                json!({ "kind": "test", "test": "calf-raise", "left": left, "right": right })
            }
            What::Session { rpe } => json!({ "kind": "session", "rpe": rpe, "minutes": 20 }),
        };
        if let (What::Sets { sets, .. }, true) = (&self.what, self.is_planned) {
            let unit = ["reps", "seconds", "contacts"].into_iter().find(|unit| !sets[0][unit].is_null());
            record["planned"] = json!({ "sets": sets.len(), unit.unwrap(): 1, "load_kg": 0 });
        }
        record.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
        record.to_string()
    }
}

impl Diary {
    /// Returns the lines of the log, in the order of the entries.
    pub(super) fn lines(&self, monday: NaiveDate) -> Vec<String> {
        self.entries.iter().enumerate().map(|(number, entry)| entry.line(number, monday)).collect()
    }

    /// Returns the same log without the sets of the week planned.
    pub(super) fn without_sets_of_the_week(&self) -> Diary {
        let kept = self.entries.iter().filter(|entry| !(entry.is_sets() && entry.day >= 0));
        Diary { entries: kept.cloned().collect() }
    }

    /// Whether a stop tag is open: the last word on it stands.
    pub(super) fn is_stopped(&self, monday: NaiveDate) -> bool {
        let mut last: BTreeMap<&str, (DateTime<FixedOffset>, usize, bool)> = BTreeMap::new();
        for (number, entry) in self.entries.iter().enumerate() {
            if let What::Symptom { tag, open } = entry.what {
                let at = DateTime::parse_from_rfc3339(&entry.at(monday)).unwrap();
                let word = (at, number, open);
                let known = last.entry(tag).or_insert(word);
                *known = word.max(*known);
            }
        }
        last.iter().any(|(tag, (.., open))| *open && Tag::from_word(tag).is_some_and(Tag::stops))
    }

    /// Whether an exercise was logged on a day.
    pub(super) fn was_done_on(&self, slug: &str, day: i64) -> bool {
        let is_it = |what: &What| matches!(what, What::Sets { exercise, .. } if exercise == slug);
        self.entries.iter().any(|entry| entry.day == day && is_it(&entry.what))
    }

    /// Whether anything was done on a day.
    pub(super) fn trained_on(&self, day: i64) -> bool {
        self.entries.iter().any(|entry| entry.day == day && entry.is_sets())
    }

    /// Whether a heavy exercise was logged on a day.
    pub(super) fn was_heavy_on(&self, day: i64) -> bool {
        self.entries.iter().any(|entry| match &entry.what {
            What::Sets { exercise, .. } if entry.day == day => {
                fact(exercise).is_some_and(|fact| fact.class == "heavy")
            }
            _ => false,
        })
    }

    /// Whether a straight-knee or bent-knee calf exercise was logged on a day.
    pub(super) fn did_calf_work_on(&self, day: i64) -> bool {
        self.entries.iter().any(|entry| match &entry.what {
            What::Sets { exercise, .. } if entry.day == day => {
                fact(exercise).is_some_and(|fact| fact.quality.starts_with("calf-"))
            }
            _ => false,
        })
    }

    /// Returns the plantar-flexor work of the week planned, one leg after the other counted as both.
    pub(super) fn load_of_the_week(&self) -> f64 {
        let sets_of = |(slug, sets): (&str, usize)| Some(sets as f64 * share(&fact(slug)?.quality));
        self.sets_of_the_week().into_iter().filter_map(sets_of).sum()
    }

    /// Whether pain before the week planned may keep an exercise from a day of it (D.4).
    pub(super) fn may_rest(&self, slug: &str, day: i64) -> bool {
        let lately = |entry: &&Entry| entry.day < 0 && day - entry.day < 7;
        let is_sharp = |of: i64| {
            let mut noted = self.entries.iter().filter(|entry| entry.day == of);
            noted.any(|entry| matches!(entry.what, What::Symptom { tag: "sharp", .. }))
        };
        self.entries.iter().filter(lately).any(|entry| match &entry.what {
            What::Sets { exercise, pain, .. } => {
                exercise == slug && (pain.is_some_and(|pain| pain >= 6) || is_sharp(entry.day))
            }
            _ => false,
        })
    }

    /// Whether work of a day hurt enough to make it red, whatever the mornings say.
    pub(super) fn hurt_on(&self, day: i64) -> bool {
        self.entries
            .iter()
            .filter(|entry| entry.day == day)
            .any(|entry| matches!(entry.what, What::Sets { pain: Some(pain), .. } if pain >= 6))
    }

    /// Returns how many sets of each exercise the week planned has.
    pub(super) fn sets_of_the_week(&self) -> BTreeMap<&str, usize> {
        let mut counts = BTreeMap::new();
        for entry in self.entries.iter().filter(|entry| entry.day >= 0) {
            if let What::Sets { exercise, sets, .. } = &entry.what {
                *counts.entry(exercise.as_str()).or_default() += sets.len();
            }
        }
        counts
    }

    /// Whether an exercise was skipped on a day.
    pub(super) fn was_skipped(&self, slug: &str, day: i64) -> bool {
        let is_it = |what: &What| matches!(what, What::Skip { exercise } if exercise == slug);
        self.entries.iter().any(|entry| entry.day == day && is_it(&entry.what))
    }
}

fn any_slug() -> impl Strategy<Value = String> {
    let catalogue = Catalogue::bundled();
    let all: Vec<String> = catalogue.iter().map(|exercise| exercise.slug.to_string()).collect();
    let common: Vec<String> = COMMON.iter().map(ToString::to_string).collect();
    prop_oneof![6 => select(common), 3 => select(all), 1 => Just("tuck-jump".to_string())]
}

fn any_set(unit: &'static str) -> impl Strategy<Value = Value> {
    let side = option::of(select(vec!["left", "right"]));
    let load = option::weighted(0.2, 1u32..20);
    let rpe = option::of(12u32..=20);
    (1u32..40, side, load, rpe).prop_map(move |(number, side, load, rpe)| {
        let mut set = json!({ unit: number });
        if let Some(side) = side {
            set["side"] = json!(side);
        }
        if let Some(load) = load {
            set["load_kg"] = json!(load);
        }
        if let Some(halves) = rpe {
            set["rpe"] = json!(f64::from(halves) / 2.0);
        }
        set
    })
}

fn any_what() -> impl Strategy<Value = What> {
    let sets = (any_slug(), select(vec!["reps", "reps", "seconds", "contacts"]), option::of(0u8..=10));
    let sets = sets.prop_flat_map(|(exercise, unit, pain)| {
        vec(any_set(unit), 1..8).prop_map(move |sets| What::Sets { exercise: exercise.clone(), sets, pain })
    });
    let tags: Vec<&'static str> = Tag::ALL.iter().map(|tag| tag.as_str()).collect();
    prop_oneof![
        30 => sets,
        5 => any_slug().prop_map(|exercise| What::Skip { exercise }),
        1 => (select(tags), any::<bool>()).prop_map(|(tag, open)| What::Symptom { tag, open }),
        3 => (0u8..=10, option::of(0u16..60)).prop_map(|(pain, stiff)| What::Checkin { pain, stiff }),
        1 => (5u8..40, 5u8..40).prop_map(|(left, right)| What::Test { left, right }),
        1 => (3u8..=10).prop_map(|rpe| What::Session { rpe }),
    ]
}

fn any_entry() -> impl Strategy<Value = Entry> {
    let day = prop_oneof![6 => -7i64..=6, 1 => -70i64..=6];
    let entry = (day, 0u32..1440, -9i32..=12, any_what());
    entry.prop_map(|(day, minute, zone, what)| Entry { day, minute, zone, what, is_planned: false })
}

/// Entries here and there; what is told twice on one day shows whether its order counts.
fn any_notes() -> impl Strategy<Value = Vec<Entry>> {
    let echoes = vec((any::<Index>(), 0u32..1440), 0..3);
    (vec(any_entry(), 1..9), echoes).prop_map(|(mut entries, echoes)| {
        for (of, minute) in echoes {
            let echo = Entry { minute, ..of.get(&entries).clone() };
            entries.push(echo.contradicting());
        }
        entries
    })
}

/// Rungs with the knee straight that people do here.
pub(crate) const STRAIGHT: [&str; 5] = [
    "calf-raise",
    "negative-calf-raise",
    "single-leg-calf-raise",
    "single-leg-calf-raise-deficit",
    "wall-lean-calf-raise",
];

/// Rungs with the knee bent.
pub(crate) const BENT: [&str; 3] =
    ["seated-calf-raise", "bent-knee-calf-raise", "single-leg-bent-knee-calf-raise"];

/// What somebody does in every session of a stretch of training.
#[derive(Debug, Clone)]
struct Habit {
    straight: (&'static str, usize),
    bent: (&'static str, usize),
    days: Vec<i64>,
    /// How far up the range the sets are: bottom, middle, top, beyond.
    effort: u64,
    rpe: Option<u32>,
    pain: Option<u8>,
    /// Repetitions the left leg does less.
    left_less: u64,
    hops: bool,
}

impl Habit {
    fn sets(&self, slug: &str, count: usize) -> Vec<Value> {
        let fact = fact(slug).unwrap();
        let amount = fact.lowest + (fact.highest - fact.lowest) * self.effort / 2;
        let unit = match &*fact.mode {
            "hold" => "seconds",
            "contacts" => "contacts",
            _ => "reps",
        };
        let set = |side: Option<&str>, amount: u64| {
            let mut set = json!({ unit: amount.max(1) });
            if let Some(side) = side {
                set["side"] = json!(side);
            }
            if let Some(rpe) = self.rpe {
                set["rpe"] = json!(rpe);
            }
            set
        };
        if fact.sides == "each" && self.left_less > 0 {
            let left = vec![set(Some("left"), amount.saturating_sub(self.left_less)); count];
            return left.into_iter().chain(vec![set(Some("right"), amount); count]).collect();
        }
        vec![set(None, amount); count]
    }

    fn session(&self, day: i64, first: bool) -> Vec<Entry> {
        let mut work = vec![self.straight, self.bent, ("single-leg-balance", 2)];
        if first {
            work.push(("heel-hover-hinge", 2));
        }
        if self.hops {
            work.push(("pogo-hop", 2));
        }
        let entry = |(slug, count): (&str, usize)| {
            let what =
                What::Sets { exercise: slug.to_string(), sets: self.sets(slug, count), pain: self.pain };
            Entry { day, minute: 18 * 60, zone: 1, what, is_planned: false }
        };
        work.into_iter().map(entry).collect()
    }
}

fn any_habit() -> impl Strategy<Value = Habit> {
    let days = select(vec![vec![0, 2, 4], vec![0, 3], vec![1, 4], vec![0, 2, 4, 6], vec![2, 5], vec![6]]);
    let work = ((select(STRAIGHT.to_vec()), 1usize..=4), (select(BENT.to_vec()), 1usize..=3));
    let rpe = prop_oneof![2 => Just(None), 3 => Just(Some(7)), 1 => (5u32..=10).prop_map(Some)];
    let pain = prop_oneof![3 => Just(None), 3 => Just(Some(0)), 1 => (1u8..=4).prop_map(Some)];
    let left_less = prop_oneof![3 => Just(0u64), 1 => 1u64..6];
    (work, days, 0u64..=3, rpe, pain, left_less, any::<bool>()).prop_map(
        |((straight, bent), days, effort, rpe, pain, left_less, hops)| Habit {
            straight,
            bent,
            days,
            effort,
            rpe,
            pain,
            left_less,
            hops,
        },
    )
}

/// Up to ten weeks of training before the week planned, some of them thin or empty, ending so many weeks before it.
fn any_training() -> impl Strategy<Value = Vec<Entry>> {
    // Of each week: all sessions, the first alone, or none.
    let kept = prop_oneof![8 => Just(9usize), 1 => Just(1), 1 => Just(0)];
    let ends = prop_oneof![8 => Just(0i64), 1 => 1i64..=12];
    let test = option::weighted(0.6, (5u8..40, 0u8..12));
    (any_habit(), vec(kept, 1..=10), ends, test, any::<bool>()).prop_map(
        |(habit, weeks, ends, test, tells_mornings)| {
            let mut entries = Vec::new();
            for (ago, kept) in (1i64..).zip(&weeks) {
                let monday = -7 * (ago + ends);
                for (number, day) in habit.days.iter().take(*kept).enumerate() {
                    entries.extend(habit.session(monday + day, number == 0));
                }
                if tells_mornings {
                    let what = What::Checkin { pain: 0, stiff: None };
                    entries.push(Entry { day: monday + 1, minute: 420, zone: 1, what, is_planned: false });
                }
            }
            if let Some((left, more)) = test {
                // Half of the legs are alike, as hops ask for.
                let what = What::Test { left, right: left + more.saturating_sub(5) };
                entries.push(Entry { day: -20, minute: 600, zone: 1, what, is_planned: false });
            }
            entries
        },
    )
}

/// Five to ten weeks without a gap, in two or three sessions each.
pub(super) fn any_steady_training() -> impl Strategy<Value = Diary> {
    (any_habit(), 5i64..=10).prop_map(|(mut habit, weeks)| {
        habit.straight.1 = 3;
        habit.bent.1 = 3;
        if habit.days.len() < 2 {
            habit.days = vec![0, 3];
        }
        let sessions = (1..=weeks).flat_map(|ago| habit.days.iter().map(move |day| day - 7 * ago));
        Diary { entries: sessions.flat_map(|day| habit.session(day, true)).collect() }
    })
}

pub(super) fn any_diary() -> impl Strategy<Value = Diary> {
    let both = (any_training(), any_notes()).prop_map(|(training, notes)| [training, notes].concat());
    let entries = prop_oneof![
        1 => Just(Vec::new()).boxed(),
        2 => any_notes().boxed(),
        3 => any_training().boxed(),
        2 => both.boxed(),
    ];
    entries.prop_map(|entries| Diary { entries })
}
