//! What somebody writes down, and what they are asked to do next because of it.

use ankle::catalogue::Catalogue;
use ankle::formats::json::envelope;
use ankle::history::History;
use ankle::log::event::Record;
use ankle::log::read::read;
use ankle::person::Person;
use ankle::planner;
use ankle::profile::Profile;
use ankle::view::look::Look;
use ankle::view::week::{Shown, render};
use ankle::week::Week;
use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::weeks::rules::{Fact, fact};

/// A profile and a log.
pub(crate) struct Logbook {
    /// Whose it is, for messages.
    name: String,
    catalogue: &'static Catalogue,
    profile: Profile,
    records: Vec<Record>,
}

impl Logbook {
    /// Opens one for a profile, as its file would say it.
    pub(crate) fn new(name: &str, profile: &str) -> Logbook {
        let catalogue = Catalogue::shared();
        let profile = Profile::read(profile, catalogue).unwrap();
        Logbook { name: name.to_string(), catalogue, profile, records: Vec::new() }
    }

    /// Goes on with another profile.
    pub(crate) fn change_profile(&mut self, profile: &str) {
        self.profile = Profile::read(profile, self.catalogue).unwrap();
    }

    /// Writes a record; `rest` is all that is its own.
    pub(crate) fn write(&mut self, day: NaiveDate, hour: u32, rest: &Value) {
        let at = format!("{day}T{hour:02}:00:00+01:00");
        let mut record = json!({ "v": 1, "id": format!("{:06}", self.records.len()), "at": at });
        record.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
        let read = read(record.to_string().as_bytes()).unwrap();
        assert_eq!(read.bad, []);
        self.records.extend(read.records);
    }

    /// Returns the week a day lies in, as `ankle plan --week --json` shows it on that day.
    pub(crate) fn plan(&self, today: NaiveDate) -> Value {
        let history = History::of(&self.records);
        let person = Person { catalogue: self.catalogue, profile: &self.profile, history: &history };
        let plan = planner::week(person, Week::of(today), today);
        let plan = plan.unwrap_or_else(|why| panic!("{}, {today}: {why:?}", self.name));
        serde_json::from_str::<Value>(&envelope("plan", &plan).unwrap()).unwrap()["data"].take()
    }

    /// Returns the week a day lies in, as `ankle plan --week` shows it on that day to somebody without colours.
    pub(crate) fn page(&self, today: NaiveDate) -> String {
        let history = History::of(&self.records);
        let person = Person { catalogue: self.catalogue, profile: &self.profile, history: &history };
        let plan = planner::week(person, Week::of(today), today);
        let plan = plan.unwrap_or_else(|why| panic!("{}, {today}: {why:?}", self.name));
        let since = history.first_day().unwrap_or(today);
        let profile = &self.profile.for_week(Week::of(today));
        let shown = Shown { profile, explain: false, since, hints: &[] };
        render(&plan, shown, &Look { width: 80, ascii: false, colour: false })
    }
}

/// One line of a day, as somebody reads it before they do it.
pub(crate) struct Asked<'a> {
    pub(crate) item: &'a Value,
    pub(crate) slug: &'a str,
    pub(crate) fact: &'static Fact,
    /// What a set counts, as a record names it.
    pub(crate) unit: &'static str,
    pub(crate) amount: u64,
    pub(crate) load_kg: f64,
    pub(crate) sets: u64,
    /// The effort printed, where there is one.
    pub(crate) rpe: Option<[f64; 2]>,
    /// Whether its last set goes on for as long as two are left.
    pub(crate) last_set_open: bool,
}

impl<'a> Asked<'a> {
    pub(crate) fn of(item: &'a Value) -> Asked<'a> {
        let slug = item["exercise"].as_str().unwrap();
        let fact = fact(slug).unwrap();
        let unit = match &*fact.mode {
            "hold" => "seconds",
            "contacts" => "contacts",
            _ => "reps",
        };
        let amounts = ["reps", "hold_seconds", "contacts"];
        let amount = amounts.iter().find_map(|key| item.get(key)).unwrap().as_u64().unwrap();
        Asked {
            item,
            slug,
            fact,
            unit,
            amount,
            load_kg: item["load_kg"].as_f64().unwrap(),
            sets: item["sets"].as_u64().unwrap(),
            rpe: item["rpe"][0].as_f64().zip(item["rpe"][1].as_f64()).map(|(low, high)| [low, high]),
            last_set_open: item["last_set_open"].as_bool().unwrap_or(false),
        }
    }

    /// Begins the record of one set of it.
    pub(crate) fn set(&self, amount: u64) -> Value {
        let mut line = json!({ self.unit: amount });
        if self.load_kg > 0.0 {
            line["load_kg"] = self.item["load_kg"].clone();
        }
        line
    }

    /// Makes the record of all its sets.
    pub(crate) fn record(&self, sets: &[Value], pain: Option<u64>) -> Value {
        let planned =
            json!({ "sets": self.item["sets"], self.unit: self.amount, "load_kg": self.item["load_kg"] });
        let mut record = json!({ "kind": "sets", "exercise": self.slug, "sets": sets, "planned": planned });
        if let Some(pain) = pain {
            record["pain"] = json!(pain);
        }
        record
    }
}
