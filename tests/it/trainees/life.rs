//! Two years of somebody, day by day: what is planned is done, or not, and written down.

use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};

use super::body::Body;
use super::checks;
use super::logbook::{Asked, Logbook};
use crate::weeks::person::{Known, Person, shifted};
use crate::weeks::rules;

/// How much of what is planned is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Adherence {
    Full,
    /// Every other session.
    Half,
    /// Six of ten sessions, without a pattern.
    Irregular,
}

/// Somebody, and what happens to them.
#[derive(Debug, Clone)]
pub(crate) struct Trainee {
    pub(crate) name: &'static str,
    pub(crate) person: Person,
    pub(crate) adherence: Adherence,
    pub(crate) weak_left: bool,
    /// Weeks in which the tendon hurts, from the first to before the last.
    pub(crate) sore: std::ops::Range<usize>,
    /// Weeks without any training.
    pub(crate) off: Vec<std::ops::Range<usize>>,
    /// Whether the calf-raise test is done every six weeks.
    pub(crate) tests: bool,
}

/// What a week was: its plan on Monday.
#[derive(Debug, Clone)]
pub(crate) struct LivedWeek {
    pub(crate) kind: String,
    pub(crate) plan: Value,
    /// Whether it counts as trained (D.1).
    pub(crate) is_trained: bool,
    /// Efforts of its sessions as a whole.
    pub(crate) efforts: Vec<f64>,
}

impl LivedWeek {
    pub(crate) fn items(&self) -> impl Iterator<Item = &Value> {
        self.plan["days"].as_array().unwrap().iter().flat_map(|day| day["items"].as_array().unwrap())
    }

    /// The rung and the load of a quality, the hardest of the week.
    pub(crate) fn rung(&self, chain: &[&str]) -> Option<(usize, f64)> {
        let standing = |item: &Value| {
            let place = chain.iter().position(|slug| item["exercise"] == *slug)?;
            Some((place, item["load_kg"].as_f64().unwrap()))
        };
        self.items().filter_map(standing).max_by(|a, b| a.partial_cmp(b).unwrap())
    }

    pub(crate) fn sets(&self, quality: &str) -> u64 {
        self.plan["totals"][quality]["sets"].as_u64().unwrap()
    }
}

const WEEKS: usize = 104;

/// A Monday.
pub(crate) fn first_monday() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 16).unwrap()
}

struct Life<'a> {
    trainee: &'a Trainee,
    known: Known,
    book: Logbook,
    body: Body,
    chance: u64,
    sessions: usize,
    /// Hard calf sets of the busier leg and days with them, of the week under way, and the efforts of its sessions.
    hard: (u64, usize),
    efforts: Vec<f64>,
    log: checks::Log,
}

/// Lives two years, checks every week of them, and returns the weeks.
pub(crate) fn live(trainee: &Trainee) -> Vec<LivedWeek> {
    let book = Logbook::new(trainee.name, &trainee.person.toml(first_monday()));
    let known = trainee.person.known();
    let body = Body::new(known.level, trainee.weak_left);
    let mut life = Life {
        trainee,
        known,
        book,
        body,
        chance: 7,
        sessions: 0,
        hard: (0, 0),
        efforts: Vec::new(),
        log: checks::Log::default(),
    };
    (0..WEEKS).map(|week| life.week(week)).collect()
}

impl Life<'_> {
    fn week(&mut self, week: usize) -> LivedWeek {
        let monday = shifted(first_monday(), 7 * week as i64);
        let is_off = self.trainee.off.iter().any(|off| off.contains(&week));
        if self.trainee.tests && week.is_multiple_of(6) && !is_off {
            let (left, right) = self.body.test();
            let test = json!({ "kind": "test", "test": "calf-raise", "left": left, "right": right });
            self.book.write(shifted(monday, -1), 10, &test);
        }
        (self.hard, self.efforts) = ((0, 0), Vec::new());
        let first = self.book.plan(monday);
        checks::week(self.trainee, &self.known, &self.log, &first, 0);
        let is_sore = self.trainee.sore.contains(&week);
        // A week of which nothing is missed is as it was on Monday; and not every other one is looked at day by day.
        let is_watched = is_sore || (self.trainee.adherence != Adherence::Full && week.is_multiple_of(4));
        for day in 0..7i64 {
            let date = shifted(monday, day);
            self.body.night();
            if is_off {
                continue;
            }
            let shown = if is_watched && day > 0 { self.book.plan(date) } else { first.clone() };
            if is_watched {
                checks::week(self.trainee, &self.known, &self.log, &shown, day);
            }
            let today = shown["days"][day as usize].clone();
            if !today["items"].as_array().unwrap().is_empty() && self.goes() {
                self.session(week, date, &today);
            }
        }
        let (straight, _) = rules::span("calf-straight", &self.known, false);
        let (bent, _) = rules::span("calf-bent", &self.known, false);
        let (sets, days) = self.hard;
        LivedWeek {
            kind: first["kind"].as_str().unwrap().to_string(),
            plan: first,
            is_trained: days >= self.known.wanted.min(2) && 2 * sets >= straight + bent,
            efforts: std::mem::take(&mut self.efforts),
        }
    }

    /// Whether a session is done.
    fn goes(&mut self) -> bool {
        self.sessions += 1;
        self.chance =
            self.chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        match self.trainee.adherence {
            Adherence::Full => true,
            Adherence::Half => self.sessions % 2 == 1,
            Adherence::Irregular => (self.chance >> 33) % 10 < 6,
        }
    }

    /// Pain of a session in a week: it comes, peaks and goes.
    fn pain(&self, week: usize) -> u64 {
        let sore = &self.trainee.sore;
        if !sore.contains(&week) {
            return 0;
        }
        match (week - sore.start, sore.end - week) {
            (1, _) => 6,
            (0 | 2, _) | (_, 2..) => 4,
            _ => 3,
        }
    }

    fn session(&mut self, week: usize, date: NaiveDate, day: &Value) {
        let pain = self.pain(week);
        let mut efforts: Vec<f64> = Vec::new();
        let (mut calf_sets, mut hard) = (0.0, [0, 0]);
        for item in day["items"].as_array().unwrap() {
            let asked = Asked::of(item);
            let (slug, fact, load) = (asked.slug, asked.fact, asked.load_kg);
            let mut sets = Vec::new();
            for side in ["left", "right"] {
                let more = item[format!("extra_sets_{side}")].as_i64().unwrap();
                for set in 0..item["sets"].as_u64().unwrap().saturating_add_signed(more) {
                    let did = self.body.does(fact, slug, (asked.amount, load), set, side == "left");
                    let mut line = asked.set(did.amount);
                    if fact.quality != "balance" {
                        line["rpe"] = json!(did.rpe);
                        efforts.push(did.rpe);
                        if fact.quality.starts_with("calf-") {
                            hard[usize::from(side == "right")] += 1;
                            hard[1] += u64::from(fact.sides != "each");
                        }
                    } else if fact.mode == "hold" {
                        line["touches"] = json!(0);
                    }
                    if fact.sides == "each" {
                        line["side"] = json!(side);
                    }
                    sets.push(line);
                }
                if fact.sides != "each" {
                    break;
                }
            }
            calf_sets += item["sets"].as_f64().unwrap() * rules::share(&fact.quality);
            self.book.write(date, 18, &asked.record(&sets, Some(pain)));
            self.log.did(i64::from(date.num_days_from_ce()), fact, item, pain);
        }
        let mean = efforts.iter().sum::<f64>() / efforts.len().max(1) as f64;
        let rpe = (mean * 2.0).round() / 2.0;
        let hard = hard[0].max(hard[1]);
        self.hard = (self.hard.0 + hard, self.hard.1 + usize::from(hard > 0));
        let rpe = (rpe - 1.0).max(4.0);
        self.efforts.push(rpe);
        let minutes = day["seconds"].as_u64().unwrap().div_ceil(60);
        self.book.write(date, 19, &json!({ "kind": "session", "rpe": rpe, "minutes": minutes }));
        let morning = json!({ "kind": "checkin", "pain": pain / 3, "stiffness_min": pain });
        self.book.write(shifted(date, 1), 7, &morning);
        if pain < 3 {
            self.body.adapt(calf_sets);
        }
    }
}
