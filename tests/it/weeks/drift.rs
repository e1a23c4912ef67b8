//! What `progress` says comes next, against the plan of the next week: they name the same target.

use ankle::catalogue::Catalogue;
use ankle::formats::json::envelope;
use ankle::formats::progress::ProgressOf;
use ankle::history::History;
use ankle::log;
use ankle::person::Person;
use ankle::planner;
use ankle::profile::Profile;
use ankle::review::Review;
use ankle::week::Week;
use proptest::prelude::*;
use serde_json::Value;

use super::diary::{Diary, any_steady_training};
use super::{CASES, Case, Line, Planned, any_case, config, shifted};

/// What a person sees on a day: what `progress` tells of each exercise, this week's plan and the next one.
struct Seen {
    progress: Vec<Value>,
    this: Planned,
    next: Planned,
}

impl Case {
    /// Returns what is seen today; nothing where a week cannot be planned or is stopped.
    fn seen(&self) -> Option<Seen> {
        let catalogue = Catalogue::shared();
        let profile = Profile::read(&self.person.toml(self.monday), catalogue).unwrap();
        let log = log::read::read(self.diary.lines(self.monday).join("\n").as_bytes()).unwrap();
        let history = History::of(&log.records);
        let person = Person { catalogue, profile: &profile, history: &history };
        let data = |text: String| serde_json::from_str::<Value>(&text).unwrap()["data"].take();
        let plan = |week: Week| {
            let plan = planner::plan_week(person, week.starts(), self.today).ok()?;
            let data = data(envelope("plan", &plan).unwrap());
            Some(Planned { data, known: self.person.known() }).filter(|plan| !plan.is_stopped())
        };
        let this = Week::of(self.today);
        let review = Review::of(person, self.today, None);
        let progress = data(envelope("progress", ProgressOf::all(&review)).unwrap());
        let progress = progress["exercises"].as_array().unwrap().clone();
        Some(Seen { progress, this: plan(this)?, next: plan(this.next())? })
    }
}

/// The same log up to a day of its week.
fn known_on(case: Case, day: i64) -> Case {
    let entries = case.diary.entries.iter().filter(|entry| entry.day <= day);
    let diary = Diary { entries: entries.cloned().collect() };
    Case { diary, today: shifted(case.monday, day), ..case }
}

/// Whether something beside the target shortens a line: the day, the minutes, a run or a race.
fn is_bent(line: &Line<'_>) -> bool {
    let bends = ["minutes", "moderate", "run:tomorrow", "race:after"];
    let reasons = line.value["reasons"].as_array().unwrap();
    line.day_kind == "moderate"
        || reasons.iter().any(|reason| bends.contains(&reason["code"].as_str().unwrap()))
}

/// The amount and the load that a line of the plan, or a target, asks for.
fn dose(of: &Value) -> (u64, f64) {
    let amount = ["reps", "hold_seconds", "contacts"].iter().find_map(|key| of.get(key)).unwrap();
    (amount.as_u64().unwrap(), of["load_kg"].as_f64().unwrap())
}

/// What is told of an exercise, without its sessions.
fn brief(told: &Value) -> Value {
    let keys = ["exercise", "target", "target_from", "stands_on", "reasons"];
    keys.iter().map(|key| ((*key).to_string(), told[*key].clone())).collect()
}

impl Seen {
    /// Whether a session of a quality is still to come in this week, or of one exercise of it.
    fn is_open(&self, quality: &Value, slug: Option<&str>, today: i64) -> bool {
        let lines = [self.this.items(), self.this.extras()].concat();
        let is_open =
            |line: &Line<'_>| ["open", "partial"].contains(&line.value["done"]["state"].as_str().unwrap());
        let is_meant =
            |line: &Line<'_>| *quality == line.quality && slug.is_none_or(|slug| slug == line.slug);
        lines.iter().any(|line| is_meant(line) && line.day as i64 >= today && is_open(line))
    }

    fn check(&self, today: i64) -> Result<(), TestCaseError> {
        let items = self.next.items();
        for told in &self.progress {
            let slug = told["exercise"].as_str().unwrap();
            // What this week asks for is this week's to say.
            if self.is_open(&told["quality"], None, today) && told["target_from"].is_null() {
                continue;
            }
            if let Some(other) = told["stands_on"].as_str() {
                let is_open = self.is_open(&told["quality"], Some(slug), today);
                prop_assert!(!is_open || told["target_from"].is_string(), "{} is open in this week", slug);
                let of_quality = || items.iter().filter(|line| *line.quality == told["quality"]);
                let swaps = ["recovery", "rest:pain", "instead"];
                let is_swap = |line: &Line<'_>| {
                    let mut reasons = line.value["reasons"].as_array().unwrap().iter();
                    reasons.any(|reason| swaps.contains(&reason["code"].as_str().unwrap()))
                };
                let stands = of_quality().any(|line| line.slug == other || is_swap(line));
                prop_assert!(
                    stands || of_quality().count() == 0,
                    "{} and not {}: {}",
                    slug,
                    other,
                    brief(told)
                );
                continue;
            }
            // Hops that are closed for some days say so; a later day of the next week may hold them.
            if told["quality"] == "plyometric" && told["reasons"][0]["code"] != "contacts" {
                continue;
            }
            let of_quality = || items.iter().filter(|line| *line.quality == told["quality"]);
            let Some(line) = of_quality().find(|line| line.slug == slug).filter(|line| !is_bent(line)) else {
                continue;
            };
            // A gap eases the first session of a quality alone, and on it another exercise may stand in.
            let is_first = of_quality().all(|other| other.day >= line.day);
            if told["decision"] == "return" && !is_first {
                continue;
            }
            prop_assert_eq!(dose(line.value), dose(&told["target"]), "{}: {}", line.value, brief(told));
            let most = told["target"]["sets"].as_u64().unwrap();
            prop_assert!(line.sets <= most + 1, "{}: {}", line.value, brief(told));
        }
        Ok(())
    }
}

proptest! {
    #![proptest_config(config(2 * CASES))]

    #[test]
    fn what_progress_tells_of_the_next_step_is_what_the_next_week_asks_for(case in any_case(), day in 0i64..7) {
        let Some(seen) = known_on(case, day).seen() else { return Ok(()) };
        seen.check(day)?;
    }

    #[test]
    fn it_is_so_for_somebody_who_does_every_session_too(
        case in any_case(),
        diary in any_steady_training(),
        day in 0i64..7,
    ) {
        let Some(seen) = known_on(Case { diary, ..case }, day).seen() else { return Ok(()) };
        seen.check(day)?;
    }
}
