//! The weeks of any person with any log, against the rules of `coach::rules`.

#![allow(clippy::cast_precision_loss, clippy::cast_possible_wrap, clippy::cast_sign_loss)]

mod contents;
pub(crate) mod diary;
mod drift;
mod growth;
mod past;
pub(crate) mod person;
pub(crate) mod rules;
mod shape;
mod slide;
mod ticks;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use ankle::catalogue::Catalogue;
use ankle::formats::json::envelope;
use ankle::history::History;
use ankle::log;
use ankle::plan::Plan;
use ankle::planner::under_way::done::tick;
use ankle::planner::{self, Impossible};
use ankle::profile::Profile;
use ankle::week::Week;
use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{RngSeed, TestRunner};
use serde_json::Value;

use diary::{Diary, What, any_diary};
use past::{Past, Sure};
use person::{Known, Person, any_person, shifted};
use rules::{Days, Earned, Fact, fact};

/// Somebody, their log, the week asked for and the day it is asked on.
#[derive(Clone)]
struct Case {
    person: Person,
    diary: Diary,
    monday: NaiveDate,
    today: NaiveDate,
}

impl fmt::Debug for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Case { monday, today, .. } = self;
        let log = self.diary.lines(*monday).join("\n");
        write!(f, "the week of {monday} on {today}\n{}\n{log}\n", self.person.toml(*monday))
    }
}

impl Case {
    /// Returns the text that `ankle plan --week --json` prints.
    fn text(&self) -> Result<String, Impossible> {
        let lines = self.diary.lines(self.monday);
        plan_text(&self.person, &lines, self.monday, self.today)
    }

    fn plan(&self) -> Option<Planned> {
        let text = self.text().ok()?;
        let data = serde_json::from_str::<Value>(&text).unwrap()["data"].take();
        Some(Planned { data, known: self.person.known() })
    }

    /// Returns the week as the command shows it: ticked off, with what slid or was planned anew.
    fn shown(&self) -> Option<Planned> {
        let lines = self.diary.lines(self.monday);
        let text = text_of(&self.person, &lines, self.monday, self.today, planner::week).ok()?;
        let data = serde_json::from_str::<Value>(&text).unwrap()["data"].take();
        Some(Planned { data, known: self.person.known() })
    }

    /// Returns the days that must not be heavy: a race is near, or the day before the week was heavy or red.
    fn kept_light(&self) -> Vec<usize> {
        let races = self.person.known().races;
        let near_race = |day: i64| races.iter().any(|race| (race - 3..=*race).contains(&day));
        let after_heavy = |day: i64| day == 0 && (self.diary.was_heavy_on(-1) || self.diary.hurt_on(-1));
        (0..7).filter(|day| near_race(*day) || after_heavy(*day)).map(|day| day as usize).collect()
    }

    fn days(&self) -> Days {
        let known = self.person.known();
        let advanced = known.level == 3 && known.sessions >= 3;
        let is_trained = advanced && Past::new(&known, &self.diary).is_trained_lately();
        rules::days(&known, &self.kept_light(), if is_trained { 3 } else { 2 })
    }

    /// Returns the day of the first session of the week.
    fn first_session(&self) -> i64 {
        self.days().training.first().map_or(0, |day| *day as i64)
    }

    /// Returns the most that this log may have earned.
    fn earned(&self, quality: &str) -> Earned {
        let known = self.person.known();
        let past = Past::new(&known, &self.diary);
        let chain =
            ["plyometric", "balance", "calf-straight", "calf-bent", "whole-leg", "iso", "foot-intrinsic"];
        let has_test = self.diary.entries.iter().any(|entry| matches!(entry.what, What::Test { .. }));
        let tested = quality == "calf-straight" && has_test;
        let was_done = chain.contains(&quality) && !past.days_of(quality, 0).is_empty();
        Earned { levels: u64::from(was_done || tested), tiers: past.green_weeks() / 3 }
    }
}

/// Plans a week and ticks it off; the lines of the log may stand in any order.
fn plan_text(
    person: &Person,
    log: &[String],
    monday: NaiveDate,
    today: NaiveDate,
) -> Result<String, Impossible> {
    text_of(person, log, monday, today, |person, week, today| {
        let mut plan = planner::base_week(person, week, today)?;
        tick(&mut plan, person.history, today);
        Ok(plan)
    })
}

type Planner = fn(ankle::person::Person<'static, '_>, Week, NaiveDate) -> Result<Plan<'static>, Impossible>;

fn text_of(
    person: &Person,
    log: &[String],
    monday: NaiveDate,
    today: NaiveDate,
    planner: Planner,
) -> Result<String, Impossible> {
    let catalogue = Catalogue::shared();
    let profile = Profile::read(&person.toml(monday), catalogue).unwrap();
    let log = log::read::read(log.join("\n").as_bytes()).unwrap();
    assert_eq!(log.bad, []);
    let history = History::of(&log.records);
    let person = ankle::person::Person { catalogue, profile: &profile, history: &history };
    let plan = planner(person, Week::of(monday), today)?;
    Ok(envelope("plan", &plan).unwrap())
}

/// A week as it is published, and whose it is.
struct Planned {
    data: Value,
    known: Known,
}

/// One line of a week.
#[derive(Clone)]
struct Line<'a> {
    day: usize,
    day_kind: &'a str,
    slug: &'a str,
    quality: &'a str,
    sets: u64,
    target: u64,
    seconds: u64,
    value: &'a Value,
    fact: &'static Fact,
}

impl Planned {
    fn kind(&self) -> &str {
        self.data["kind"].as_str().unwrap()
    }

    fn is_stopped(&self) -> bool {
        self.kind() == "stopped"
    }

    /// Whether an exercise was done beside the plan.
    fn was_done_beside(&self, slug: &str) -> bool {
        let also = self.days().iter().flat_map(|day| day["also"].as_array().unwrap());
        also.into_iter().any(|also| also["exercise"] == slug)
    }

    fn is_maintenance(&self) -> bool {
        self.kind() == "maintenance"
    }

    fn days(&self) -> &[Value] {
        self.data["days"].as_array().unwrap()
    }

    fn lines<'a>(&'a self, key: &str) -> Vec<Line<'a>> {
        let mut lines = Vec::new();
        for (day, value) in self.days().iter().enumerate() {
            let day_kind = value["kind"].as_str().unwrap();
            for item in value[key].as_array().unwrap() {
                let slug = item["exercise"].as_str().unwrap();
                let amounts = ["reps", "hold_seconds", "contacts"];
                let target = amounts.iter().find_map(|key| item.get(key)).unwrap();
                lines.push(Line {
                    day,
                    day_kind,
                    slug,
                    quality: item["quality"].as_str().unwrap(),
                    sets: item["sets"].as_u64().unwrap(),
                    target: target.as_u64().unwrap(),
                    seconds: item["seconds"].as_u64().unwrap(),
                    value: item,
                    fact: fact(slug).unwrap(),
                });
            }
        }
        lines
    }

    fn items(&self) -> Vec<Line<'_>> {
        self.lines("items")
    }

    fn extras(&self) -> Vec<Line<'_>> {
        self.lines("extras")
    }

    fn heavy_days(&self) -> Vec<usize> {
        (0..7).filter(|day| self.days()[*day]["kind"] == "heavy").collect()
    }

    fn moderate_days(&self) -> Vec<usize> {
        (0..7).filter(|day| self.days()[*day]["kind"] == "moderate").collect()
    }

    fn uncovered(&self) -> BTreeSet<&str> {
        let short = self.data["uncovered"].as_array().unwrap().iter();
        short.map(|short| short["quality"].as_str().unwrap()).collect()
    }

    /// Returns how much of each quality each day holds: sets, or one for a session.
    fn amounts(&self) -> BTreeMap<&str, Vec<u64>> {
        let mut amounts: BTreeMap<&str, Vec<u64>> =
            rules::ORDER.iter().map(|quality| (*quality, vec![0; 7])).collect();
        for line in self.items() {
            let amount = if rules::is_in_sets(line.quality) { line.sets } else { 1 };
            amounts.get_mut(line.quality).unwrap()[line.day] += amount;
        }
        amounts
    }

    /// Returns the least or the most of a quality, as the week says.
    fn told(&self, quality: &str, key: &str) -> u64 {
        self.data["totals"][quality][key].as_u64().unwrap()
    }

    /// Returns the least that the rules ask of a quality in a week of this kind, the way back apart.
    fn least(&self, quality: &str) -> u64 {
        let (min, _) = rules::span(quality, &self.known, self.is_maintenance());
        let of_calf = rules::share(quality) > 0.0;
        if self.kind() == "deload" && of_calf { min.div_ceil(2) } else { min }
    }

    /// Returns the plantar-flexor work of the busier leg, as the week says.
    fn load(&self) -> f64 {
        self.data["totals"]["plantar_flexor"]["load"].as_f64().unwrap()
    }
}

/// Days on which calendars go wrong, and ordinary ones.
fn any_monday() -> impl Strategy<Value = NaiveDate> {
    let days = [
        (2020, 12, 31),
        (2021, 1, 3),
        (2024, 2, 29),
        (2024, 12, 30),
        (2026, 12, 28),
        (2027, 1, 1),
        (2028, 2, 29),
        (2032, 12, 31),
        (2100, 2, 28),
    ];
    let odd: Vec<NaiveDate> =
        days.iter().map(|(year, month, day)| NaiveDate::from_ymd_opt(*year, *month, *day).unwrap()).collect();
    let first = NaiveDate::from_ymd_opt(2020, 1, 6).unwrap();
    let any = (0i64..9000).prop_map(move |days| shifted(first, days));
    let day = prop_oneof![1 => select(odd), 2 => any];
    day.prop_map(|day| shifted(day, -i64::from(day.weekday().num_days_from_monday())))
}

fn any_case() -> impl Strategy<Value = Case> {
    (any_person(), any_diary(), any_monday(), -8i64..=9).prop_map(|(person, diary, monday, days)| Case {
        person,
        diary,
        monday,
        today: shifted(monday, days),
    })
}

/// Cases of each property.
const CASES: u32 = 100;

/// The same cases in every run, unless `PROPTEST_RNG_SEED` or `PROPTEST_CASES` ask for others.
fn config(cases: u32) -> ProptestConfig {
    let asked = ProptestConfig::default();
    let untouched = ProptestConfig { cases: 256, ..ProptestConfig::default() } == asked;
    let seed = if asked.rng_seed == RngSeed::Random { RngSeed::Fixed(20_261_120) } else { asked.rng_seed };
    let cases = if untouched { cases } else { asked.cases };
    ProptestConfig { cases, rng_seed: seed, failure_persistence: None, ..asked }
}

#[test]
fn the_people_and_logs_made_up_here_come_to_weeks_of_every_sort() {
    let mut runner = TestRunner::new(config(CASES));
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for _ in 0..5 * CASES {
        let case = any_case().new_tree(&mut runner).unwrap().current();
        let today = shifted(case.monday, 4);
        let Some(plan) = (Case { today, ..case }).shown() else { continue };
        let items = plan.items();
        let one_legged = |line: &Line<'_>| line.quality == "plyometric" && line.fact.sides != "both";
        let extra =
            |line: &Line<'_>| line.value["extra_sets_left"] != 0 || line.value["extra_sets_right"] != 0;
        let slid = |line: &Line<'_>| line.value["reasons"].to_string().contains("moved:missed");
        let grown = |quality: &&str| plan.amounts()[*quality].iter().sum::<u64>() > plan.told(quality, "min");
        let facts = [
            (true, plan.kind()),
            (items.iter().any(|line| line.quality == "plyometric"), "hops"),
            (items.iter().any(one_legged), "one-legged hops"),
            (items.iter().any(extra), "an extra set"),
            (items.iter().any(slid), "a session that slid"),
            (plan.heavy_days().len() == 3, "three heavy days"),
            (plan.kind() == "normal" && ["balance", "whole-leg"].iter().any(grown), "more than the least"),
        ];
        for (_, name) in facts.iter().filter(|(holds, _)| *holds) {
            *seen.entry((*name).to_string()).or_default() += 1;
        }
    }
    for sort in [
        "normal",
        "maintenance",
        "deload",
        "return",
        "stopped",
        "hops",
        "an extra set",
        "a session that slid",
        "three heavy days",
        "more than the least",
    ] {
        assert!(seen.get(sort).is_some_and(|count| *count >= 3), "{sort}: {seen:?}");
    }
}

proptest! {
    #![proptest_config(config(CASES))]

    #[test]
    fn the_days_and_the_heavy_ones_among_them_are_those_of_the_rule(case in any_case()) {
        let Some(plan) = case.plan().filter(|plan| !plan.is_stopped()) else { return Ok(()) };
        let expected = case.days();
        // A heavy day that nobody can load is called light.
        let is_loaded = |day: &usize| {
            let items = plan.days()[*day]["items"].as_array().unwrap();
            items.iter().any(|item| item["quality"].as_str().unwrap().starts_with("calf-") || item["load_class"] == "heavy")
        };
        let heavy: Vec<usize> = expected.heavy.iter().copied().filter(is_loaded).collect();
        prop_assert_eq!(plan.heavy_days(), heavy);
        let moderate: Vec<usize> = expected.moderate.iter().copied().filter(is_loaded).collect();
        prop_assert_eq!(plan.moderate_days(), moderate);
        for day in 0..7 {
            let trains = plan.days()[day]["kind"] != "rest";
            prop_assert!(!trains || expected.training.contains(&day), "day {} is no training day", day);
        }
    }

    #[test]
    fn heavy_and_moderate_days_lie_two_days_apart_and_only_moderate_ones_before_a_hard_run(case in any_case()) {
        let Some(plan) = case.plan() else { return Ok(()) };
        let heavy = plan.heavy_days();
        let past = Past::new(&plan.known, &case.diary);
        let three = plan.known.level == 3 && past.is_trained_lately();
        let most = if three { 3 } else { 2 };
        prop_assert!(heavy.len() <= most, "{:?}", heavy);
        prop_assert!(heavy.len() < 2 || rules::gaps(&heavy)[0] >= 2, "{:?}", heavy);
        let kept_light = case.kept_light();
        let runs_after = |day: &usize| plan.known.hard_runs.contains(&((day + 1) % 7));
        let moderate = plan.moderate_days();
        let mut loaded = [&heavy[..], &moderate].concat();
        loaded.sort_unstable();
        prop_assert!(loaded.len() < 2 || rules::gaps(&loaded)[0] >= 2, "{:?}", loaded);
        prop_assert!(loaded.iter().all(|day| !kept_light.contains(day)));
        prop_assert!(moderate.is_empty() || loaded.len() <= 2, "{:?}", loaded);
        prop_assert!(!heavy.iter().any(runs_after) && moderate.iter().all(runs_after), "{:?}", loaded);
    }

    #[test]
    fn the_kind_of_the_week_is_the_first_that_holds(case in any_case()) {
        let Some(plan) = case.plan() else { return Ok(()) };
        let known = &plan.known;
        let past = Past::new(known, &case.diary);
        let race = known.races.iter().any(|day| (0..7).contains(day));
        let is_return = past.is_return("calf-straight", case.first_session());
        let is_deload = past.is_deload(case.first_session());
        let expected = if case.diary.is_stopped(case.monday) || known.has("bone-stress") {
            "stopped"
        } else if is_return == Sure::Yes || (is_return == Sure::Perhaps && plan.kind() == "return") {
            "return"
        } else if race {
            "maintenance"
        } else if is_deload == Sure::Yes || (is_deload == Sure::Perhaps && plan.kind() == "deload") {
            "deload"
        } else if known.sessions == 1 || known.maintain {
            "maintenance"
        } else {
            "normal"
        };
        prop_assert_eq!(plan.kind(), expected);
    }

    #[test]
    fn a_stopped_week_plans_nothing_and_says_why(case in any_case()) {
        let Some(plan) = case.plan().filter(Planned::is_stopped) else { return Ok(()) };
        prop_assert_eq!(plan.items().len() + plan.extras().len(), 0);
        prop_assert!(plan.days().iter().all(|day| day["kind"] == "rest" && day["seconds"] == 0));
        prop_assert!(!plan.data["notes"].as_array().unwrap().is_empty());
        prop_assert_eq!(&plan.data["totals"]["plantar_flexor"]["load"], 0);
    }

    #[test]
    fn too_few_minutes_name_the_least_that_would_do(case in any_case()) {
        let with = |minutes| Case { person: case.person.with_minutes(minutes), ..case.clone() }.text();
        if let Err(Impossible::Minutes { given, least }) = case.text() {
            prop_assert_eq!(u32::from(given), case.person.known().minutes);
            prop_assert!(given < least);
            let less = Impossible::Minutes { given: least - 1, least };
            prop_assert_eq!(with(u32::from(least) - 1), Err(less));
            prop_assert!(with(u32::from(least)).is_ok());
        }
        if let Err(Impossible::Minutes { least, .. }) = with(1) {
            prop_assert!(with(u32::from(least) - 1).is_err());
            prop_assert!(with(u32::from(least)).is_ok());
        }
    }

    #[test]
    fn more_minutes_never_give_a_week_of_fewer_points(case in any_case(), more in 1u32..30) {
        let Some(plan) = case.plan() else { return Ok(()) };
        // A race takes a set off what was filled: one of three as of two.
        let notes = plan.data["notes"].as_array().unwrap();
        prop_assume!(!notes.iter().any(|note| note.as_str().unwrap().starts_with("You raced")));
        let longer = case.person.with_minutes(plan.known.minutes + more);
        let longer = Case { person: longer, ..case.clone() }.plan().unwrap();
        // The least of what is eased changes with where it stands: both are held against the same one.
        let least = |quality: &str| plan.told(quality, "min").min(longer.told(quality, "min"));
        let points = |of: &Planned| rules::points(&of.amounts(), &of.known, least);
        prop_assert!(points(&longer) >= points(&plan), "{} < {}", points(&longer), points(&plan));
    }

    #[test]
    fn the_same_inputs_give_the_same_bytes_whatever_the_order_of_the_log(
        (case, lines) in any_case().prop_flat_map(|case| {
            let lines = case.diary.lines(case.monday);
            (Just(case), Just(lines).prop_shuffle())
        })
    ) {
        let again = plan_text(&case.person, &lines, case.monday, case.today);
        prop_assert_eq!(case.text(), again);
    }
}
