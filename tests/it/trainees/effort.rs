//! What is asked of an honest body is as hard as it says it is.

use std::fmt::Write as _;

use ankle::catalogue::Catalogue;
use serde_json::json;

use super::course::{Course, Line, Manner};
use super::life::first_monday;
use super::logbook::{Asked, Logbook};
use crate::weeks::person::{Keys, Known, Person, shifted};
use crate::weeks::rules::{Earned, fact, forbidden};

const WEEKS: usize = 20;

/// From here on the coach knows whom it has before it.
const KNOWN_FROM: usize = 4;

/// Most weeks in a row that a line stays as it is though it is too easy.
const MOST_UNHEARD: usize = 2;

const RAISES: [u64; 4] = [8, 14, 20, 28];

const BARE: &[&str] = &["wall", "chair", "towel"];
const WITH_STEP_AND_DUMBBELL: &[&str] = &["wall", "chair", "towel", "step", "dumbbell"];

/// The most that is owned, in kilograms.
const MOST_LOAD_KG: u32 = 20;

/// Fewer counted sets than these say little of a life: it reached the end of its ladders at once.
const FEW_SETS: usize = 20;

/// The life of one honest body.
struct Lived {
    name: String,
    raises: u64,
    known: Known,
    lines: Vec<Line>,
}

/// Whether an exercise stands beside a rung: the rung is what must move.
fn is_branch(slug: &str) -> bool {
    let ladders = Catalogue::shared().iter().filter_map(|exercise| exercise.ladder.as_ref());
    ladders.flat_map(|ladder| ladder.branches.iter()).any(|branch| **branch == *slug)
}

/// Lives the weeks of every body, at every level, with much and with little.
fn lives(manner: Manner) -> Vec<Lived> {
    let mut lives = Vec::new();
    for raises in RAISES {
        for (things, equipment) in [("bare", BARE), ("step and dumbbell", WITH_STEP_AND_DUMBBELL)] {
            for level in [1, 2] {
                let keys = Keys {
                    level: Some(level),
                    minutes: Some(30),
                    equipment: Some(equipment.to_vec()),
                    increments_kg: Some(vec![2.5]),
                    max_load_kg: Some(MOST_LOAD_KG),
                    ..Keys::default()
                };
                let person = Person { keys, week: None };
                let name = format!("{raises} raises, {things}, level {level}");
                let mut course = Course::new(&name, &person.toml(first_monday()), raises, manner);
                (0..WEEKS).for_each(|week| drop(course.week(week)));
                lives.push(Lived { name, raises, known: person.known(), lines: course.lines });
            }
        }
    }
    lives
}

impl Lived {
    /// Whether nothing is left to add to a line: no harder rung, the top of the range, no load to take.
    fn is_at_its_end(&self, line: &Line) -> bool {
        let catalogue = Catalogue::shared();
        let exercise = catalogue.get(&line.slug).unwrap();
        let ladder = exercise.ladder.as_ref().unwrap();
        let gate = ladder.gate.as_ref().and_then(|gate| gate.reps).map(u64::from);
        let fact_of_line = fact(&line.slug).unwrap();
        let is_open = |slug: &str| {
            forbidden(slug, fact(slug).unwrap(), &self.known, Earned { levels: 1, tiers: 0 }).is_none()
        };
        let mut harder = ladder.harder.as_deref();
        while let Some(slug) = harder.filter(|slug| !is_open(slug)) {
            harder = catalogue.get(slug).unwrap().ladder.as_ref().and_then(|ladder| ladder.harder.as_deref());
        }
        let owns_weight = self.known.equipment.contains(&"dumbbell");
        let takes_load = exercise.dose.first_load_kg.is_some() && owns_weight;
        harder.is_none()
            && line.amount >= gate.unwrap_or(fact_of_line.highest)
            && (!takes_load || line.load_kg >= f64::from(MOST_LOAD_KG))
    }

    fn counted(&self) -> impl Iterator<Item = &Line> {
        let counts = |line: &&Line| line.week >= KNOWN_FROM && line.week_kind == "normal";
        self.lines.iter().filter(counts).filter(|line| !self.is_at_its_end(line))
    }

    /// Returns the sets within the effort printed and all of them.
    fn share(&self) -> (usize, usize) {
        self.counted().fold((0, 0), |(within, all), line| (within + line.within(), all + line.felt.len()))
    }

    /// Returns the longest run of weeks in which a quality stayed as it was though it was too easy.
    fn unheard(&self, quality: &str) -> (usize, usize) {
        let mut longest = (0, 0);
        let (mut run, mut last) = (0, None);
        for week in 0..WEEKS {
            let mut of_week =
                self.lines.iter().filter(|line| line.week == week && line.week_kind == "normal");
            let Some(line) = of_week.find(|line| line.quality == quality && !is_branch(&line.slug)) else {
                continue;
            };
            let now = Some((&line.slug, line.amount, line.load_kg.to_bits(), line.felt.len()));
            let is_too_easy = line.mean() < line.rpe[0] && !self.is_at_its_end(line);
            run = if is_too_easy { if now == last { run + 1 } else { 1 } } else { 0 };
            last = now;
            longest = longest.max((run, week));
        }
        longest
    }

    /// Says what was asked and how it felt, line by line.
    fn table(&self) -> String {
        let mut table = format!("\n{}\nweek          line\n", self.name);
        for line in &self.lines {
            let [low, high] = line.rpe;
            let felt: Vec<String> = line.felt.iter().map(ToString::to_string).collect();
            let end = if self.is_at_its_end(line) { "  at its end" } else { "" };
            let load = if line.load_kg > 0.0 { format!("+{}kg", line.load_kg) } else { String::new() };
            let asked = format!("{}×{}{load}", line.felt.len(), line.amount);
            let did = if line.did.iter().all(|did| *did == line.amount) {
                String::new()
            } else {
                format!("  did {:?}", line.did)
            };
            writeln!(
                table,
                "{:4} {} {:7} {:34} {asked:12} RPE {low}-{high}  felt {}{did}{end}",
                line.week,
                line.date.format("%a"),
                line.week_kind,
                line.slug,
                felt.join(" "),
            )
            .unwrap();
        }
        table
    }
}

/// Raises from which there is a form of the raise for every strength: under them a set of two legs is too easy and one of
/// a single leg too hard, whatever anybody asks.
const FORMS_FROM: u64 = 14;

/// A single life may have this many percent fewer than all together.
const LENIENCE_PERCENT: usize = 20;

/// Fails, with a table of each life it fails for, where too little is as hard as it says, or too easy for too long.
fn hears(lives: &[Lived], least_percent: usize) {
    let mut tables = String::new();
    let mut summary = String::from("\nsets within the effort printed, one more or less:\n");
    let mut of_all = (0, 0);
    for life in lives {
        let (within, all) = life.share();
        let mut faults = String::new();
        if life.raises >= FORMS_FROM {
            of_all = (of_all.0 + within, of_all.1 + all);
            if all >= FEW_SETS && 100 * within < (least_percent - LENIENCE_PERCENT) * all {
                faults += "  too few";
            }
        }
        for quality in ["calf-straight", "calf-bent"] {
            let (run, week) = life.unheard(quality);
            if run > MOST_UNHEARD {
                write!(faults, "  {run} weeks too easy without a change up to week {week} in {quality}")
                    .unwrap();
            }
        }
        let percent = (100 * within).checked_div(all).unwrap_or(100);
        writeln!(summary, "{percent:4} %  {within:3} of {all:3}  {}{faults}", life.name).unwrap();
        if !faults.is_empty() {
            tables += &life.table();
        }
    }
    let (within, all) = of_all;
    writeln!(summary, "{:4} %  {within} of {all}  from {FORMS_FROM} raises on", 100 * within / all).unwrap();
    assert!(tables.is_empty() && 100 * within >= least_percent * all, "{tables}{summary}");
}

#[test]
fn four_of_five_sets_are_as_hard_as_they_say_for_whoever_writes_their_effort() {
    let lives = lives(Manner { writes_effort: true, opens: false });
    hears(&lives, 80);
}

#[test]
fn three_of_four_sets_are_as_hard_as_they_say_for_whoever_does_only_the_open_set() {
    let lives = lives(Manner { writes_effort: false, opens: true });
    hears(&lives, 75);
}

#[test]
fn four_of_five_sets_are_as_hard_as_they_say_for_whoever_does_both() {
    let lives = lives(Manner { writes_effort: true, opens: true });
    hears(&lives, 80);
}

#[test]
fn whoever_finds_everything_easy_is_given_much_more_within_twelve_weeks() {
    let keys = Keys {
        level: Some(2),
        minutes: Some(30),
        equipment: Some(WITH_STEP_AND_DUMBBELL.to_vec()),
        increments_kg: Some(vec![2.5]),
        max_load_kg: Some(60),
        ..Keys::default()
    };
    let profile = Person { keys, week: None }.toml(first_monday());
    let mut book = Logbook::new("the strong runner", &profile);
    let test = json!({ "kind": "test", "test": "calf-raise", "left": 35, "right": 35 });
    book.write(shifted(first_monday(), -1), 10, &test);
    let mut asked: Vec<(String, f64)> = Vec::new();
    for week in 0..12 {
        let plan = book.plan(Course::monday(week));
        for (number, day) in plan["days"].as_array().unwrap().iter().enumerate() {
            for item in day["items"].as_array().unwrap() {
                let line = Asked::of(item);
                let set = |_| {
                    let mut set = line.set(line.amount);
                    if line.rpe.is_some() {
                        set["rpe"] = json!(2);
                    }
                    set
                };
                let sets: Vec<_> = (0..line.sets).map(set).collect();
                book.write(shifted(Course::monday(week), number as i64), 18, &line.record(&sets, Some(0)));
                if line.fact.quality == "calf-straight" {
                    asked.push((line.slug.to_string(), line.load_kg));
                }
            }
        }
    }
    let hardest = asked.iter().filter(|(slug, _)| slug == "wall-lean-calf-raise").map(|(_, load)| *load);
    let most = hardest.fold(0.0, f64::max);
    assert!((most - 17.5).abs() < 1e-9, "{asked:?}");
}
