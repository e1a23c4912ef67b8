//! Weeks of an honest body: what it was asked for, how that felt, and what it wrote down.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::honest::{HonestBody, Reach};
use super::life::first_monday;
use super::logbook::{Asked, Logbook};
use crate::weeks::person::shifted;

/// Seconds from the last set of an exercise to the first of the next.
const BETWEEN_EXERCISES: f64 = 120.0;

/// What somebody does beside what is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Manner {
    pub(crate) writes_effort: bool,
    /// Whether an open last set goes on until two are left.
    pub(crate) opens: bool,
}

/// What a session hurt: the worst of it, told or not.
pub(crate) type Pain = Option<u64>;

/// One line of a day of the calf, as it was asked for and as it felt.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) week: usize,
    pub(crate) week_kind: String,
    pub(crate) date: NaiveDate,
    pub(crate) slug: String,
    pub(crate) quality: String,
    pub(crate) amount: u64,
    pub(crate) load_kg: f64,
    pub(crate) rpe: [f64; 2],
    /// How each of its sets would feel if it ended at what was asked.
    pub(crate) felt: Vec<f64>,
    pub(crate) did: Vec<u64>,
}

impl Line {
    /// Counts the sets that lie within the effort printed, one more or less.
    pub(crate) fn within(&self) -> usize {
        let [low, high] = self.rpe;
        self.felt.iter().filter(|felt| (low - 1.0..=high + 1.0).contains(*felt)).count()
    }

    pub(crate) fn mean(&self) -> f64 {
        self.felt.iter().sum::<f64>() / self.felt.len() as f64
    }
}

/// Somebody honest, week by week.
pub(crate) struct Course {
    pub(crate) book: Logbook,
    pub(crate) body: HonestBody,
    pub(crate) manner: Manner,
    /// What was asked of the calf so far.
    pub(crate) lines: Vec<Line>,
    /// What was done on each day, as it would be typed.
    pub(crate) typed: Vec<(NaiveDate, String)>,
}

impl Course {
    pub(crate) fn new(name: &str, profile: &str, raises: u64, manner: Manner) -> Course {
        Course {
            book: Logbook::new(name, profile),
            body: HonestBody::of_raises(raises),
            manner,
            lines: Vec::new(),
            typed: Vec::new(),
        }
    }

    pub(crate) fn monday(week: usize) -> NaiveDate {
        shifted(first_monday(), 7 * week as i64)
    }

    /// Lives a week by the plan of its Monday, all of it, and returns that plan.
    pub(crate) fn week(&mut self, week: usize) -> Value {
        if week == 0 {
            // As the first screens ask: how many raises there are is known before the first session.
            self.test(shifted(Course::monday(0), -1));
        }
        let plan = self.book.plan(Course::monday(week));
        for day in 0..7 {
            self.body.night();
            let _ = self.session(week, &plan, day, None);
        }
        let notes = plan["notes"].as_array().unwrap();
        if notes.iter().any(|note| note.as_str().unwrap().contains("ankle test calf-raise")) {
            self.test(shifted(Course::monday(week), 6));
        }
        plan
    }

    /// Takes the calf-raise test.
    fn test(&mut self, day: NaiveDate) {
        let raises = self.body.raises();
        let test = json!({ "kind": "test", "test": "calf-raise", "left": raises, "right": raises });
        self.book.write(day, 10, &test);
    }

    /// Does what a plan has for a day, writes it down, and returns how hard its sets were, on average.
    pub(crate) fn session(&mut self, week: usize, plan: &Value, day: usize, pain: Pain) -> f64 {
        let mut efforts = Vec::new();
        let date = shifted(Course::monday(week), day as i64);
        for item in plan["days"][day]["items"].as_array().unwrap() {
            let asked = Asked::of(item);
            let is_calf = asked.fact.quality.starts_with("calf-");
            let mut line = Line {
                week,
                week_kind: plan["kind"].as_str().unwrap().to_string(),
                date,
                slug: asked.slug.to_string(),
                quality: asked.fact.quality.clone(),
                amount: asked.amount,
                load_kg: asked.load_kg,
                rpe: asked.rpe.unwrap_or_default(),
                felt: Vec::new(),
                did: Vec::new(),
            };
            let mut sets = Vec::new();
            for set in 0..asked.sets {
                line.felt.extend(self.body.feels(asked.slug, asked.load_kg, asked.amount));
                let is_open = asked.last_set_open && set + 1 == asked.sets && self.manner.opens;
                let (record, effort) = self.set(&asked, is_open);
                sets.push(record);
                efforts.extend(effort);
                line.did.push(sets[set as usize][asked.unit].as_u64().unwrap());
                self.body.rest(asked.fact.rest);
            }
            self.body.rest(BETWEEN_EXERCISES - asked.fact.rest);
            let pain = pain.filter(|_| is_calf || asked.fact.class != "light");
            self.typed.push((date, typed(&asked, &sets, pain)));
            self.book.write(date, 18, &asked.record(&sets, pain));
            if is_calf {
                self.lines.push(line);
            }
        }
        efforts.iter().sum::<f64>() / efforts.len().max(1) as f64
    }

    /// Does one set, and returns its record and how hard it was.
    fn set(&mut self, asked: &Asked<'_>, is_open: bool) -> (Value, Option<f64>) {
        let reach = if is_open { Reach::TwoLeft } else { Reach::Asked };
        let did = self.body.does(asked.slug, asked.load_kg, asked.amount, reach);
        // What is no matter of the calf comes out as it was meant.
        let meant = asked.rpe.map(|[low, high]| (low + high).floor() / 2.0);
        let mut set = asked.set(did.map_or(asked.amount, |did| did.amount));
        let effort = did.map(|did| did.rpe).or(meant);
        if let Some(rpe) = effort.filter(|_| self.manner.writes_effort) {
            set["rpe"] = json!(rpe);
        }
        if asked.fact.quality == "balance" && asked.rpe.is_none() {
            set["touches"] = json!(self.body.touches(asked.slug));
        }
        (set, effort)
    }
}

/// Returns what was done as it would be typed.
fn typed(asked: &Asked<'_>, sets: &[Value], pain: Pain) -> String {
    let set = |set: &Value| {
        let mut text = set[asked.unit].to_string();
        if asked.unit == "seconds" {
            text.push('s');
        }
        if let Some(load) = set.get("load_kg") {
            text += &format!("+{load}kg");
        }
        if let Some(rpe) = set["rpe"].as_f64() {
            text += &format!("@{rpe}");
        }
        if let Some(touches) = set["touches"].as_u64().filter(|touches| *touches > 0) {
            text += &format!(" ({touches} touches)");
        }
        text
    };
    let sets: Vec<String> = sets.iter().map(set).collect();
    let pain = pain.map_or_else(String::new, |pain| format!(" pain{pain}"));
    format!("{} {}{pain}", asked.slug, sets.join(","))
}
