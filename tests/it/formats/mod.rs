//! A plan as note, table, calendar and page, read back by parsers of those formats: whatever the names are.

mod page;

use ankle::catalogue::dosage::Dosage;
use ankle::catalogue::vocabulary::Sides;
use ankle::catalogue::{Catalogue, Exercise};
use ankle::formats::sheet::Sheet;
use ankle::formats::{csv, html, ical, markdown};
use ankle::history::History;
use ankle::log::event::{Done, Kind, Record, Set};
use ankle::person::Person;
use ankle::plan::{DoneState, Item, Note, Plan};
use ankle::planner;
use ankle::profile::Profile;
use ankle::profile::key::Key;
use ankle::text::escape;
use ankle::units::LoadUnit;
use ankle::week::Week;
use chrono::{DateTime, FixedOffset, NaiveDate};
use icalendar::parser::{read_calendar, unfold};
use icalendar::{Calendar, CalendarComponent, Component as _, DatePerhapsTime, Event};
use proptest::collection::vec;
use proptest::prelude::*;
use pulldown_cmark::{Event as Mark, Options, Parser, Tag, TagEnd};

use page::{Node, read_page};

fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-20T19:42:00+01:00").unwrap()
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Plans the week of a profile on that Friday.
fn week(profile: &str) -> Plan<'static> {
    let catalogue = Catalogue::shared();
    let profile = Profile::read(profile, catalogue).unwrap();
    let today = now().date_naive();
    let person = Person { catalogue, profile: &profile, history: &History::default() };
    planner::base_week(person, Week::of(today), today).unwrap()
}

const BUSY: &str = "level = 3\nminutes = 60\ndays = [\"mon\", \"tue\", \"thu\", \"sat\"]\n\
    equipment = [\"wall\", \"chair\", \"step\", \"band\", \"towel\", \"dumbbell\"]";

/// Every item of a plan, in the order it is written.
fn items<'p>(plan: &'p Plan<'static>) -> impl Iterator<Item = (NaiveDate, &'p Item<'static>)> {
    plan.days.iter().flat_map(|day| day.items.iter().chain(&day.extras).map(|item| (day.date, item)))
}

fn with<T>(plan: &Plan<'static>, explain: bool, run: impl FnOnce(Sheet<'_>) -> T) -> T {
    let hints = [("Safety", "Stop & ask <somebody>".to_string())];
    run(Sheet { plan, units: LoadUnit::Kg, explain, hints: &hints })
}

/// Names a person may give, and worse: what each format takes for its own, controls, letters from right to left.
fn any_name() -> impl Strategy<Value = String> {
    let odd = prop::sample::select(vec![
        "Calf & <b>ankle</b> \"raise\" 'slow'",
        "a|b *c* _d_ `e` [x](javascript:alert(1)) # \\",
        "semi;colon, comma\\, back\\nslash\\",
        "first\nsecond\r\nthird\tfourth",
        "הרמת עקב, עמידה",
        "رفع الكعب \u{202e}reversed\u{202c}",
        "=cmd|' /C calc'!A0",
        "</style></title><script>x</script>",
        "- [x] 1. + not a list",
        "BEGIN:VEVENT\r\nUID:x",
        "老虎老虎老虎老虎老虎老虎老虎老虎老虎老虎老虎老虎老虎老虎老虎老虎老虎老虎老虎老虎老虎老虎老虎",
        "🦶🏽👨‍👩‍👧",
    ])
    .prop_map(ToString::to_string);
    prop_oneof![odd, "\\PC{1,90}", any::<String>()].prop_filter("a name", |name| !name.trim().is_empty())
}

/// A week of somebody, its exercises and notes renamed and some of its sets done.
fn any_plan() -> impl Strategy<Value = Plan<'static>> {
    let profile = prop::sample::select(vec![
        "",
        BUSY,
        "minutes = 12",
        "flags = [\"bone-stress\"]",
        "level = 2\ndays = 2\nflags = [\"midportion-achilles\", \"past-sprain\"]\navoid = [\"crane-balance\"]",
    ]);
    let states = vec(prop::sample::select(DoneState::ALL.to_vec()), 40);
    (profile, vec(any_name(), 40), states, vec(any_name(), 2), any::<bool>()).prop_map(
        |(profile, names, states, notes, one_day)| {
            let mut plan = week(profile);
            let days = plan.days.iter_mut();
            let items = days.flat_map(|day| day.items.iter_mut().chain(&mut day.extras));
            for ((item, name), state) in items.zip(names).zip(states) {
                let exercise = Exercise { name: name.into(), ..item.exercise.clone() };
                item.exercise = Box::leak(Box::new(exercise));
                item.done.state = state;
                if matches!(state, DoneState::Partial | DoneState::Done) {
                    let done = match item.dosage {
                        Dosage::Reps(number) => Done::Reps(number),
                        Dosage::Seconds(number) => Done::Seconds(number),
                        Dosage::Contacts(number) => Done::Contacts(number),
                    };
                    let count = if state == DoneState::Done { item.sets } else { 1 };
                    let set = Set {
                        done,
                        side: None,
                        load: None,
                        rpe: None,
                        touches: None,
                        tempo_s: None,
                        stopped: false,
                    };
                    item.done.sets = vec![set; count.into()];
                }
            }
            plan.notes.extend(notes.into_iter().map(|name| Note::WhatIf(vec![(Key::Avoid, name)])));
            if one_day { plan.only(date("2026-11-20")) } else { plan }
        },
    )
}

/// Reads a calendar, its lines looked at first as they stand.
#[track_caller]
fn read_events(text: &str) -> Vec<Event> {
    assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']), "{text:?}");
    for line in text.split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.chars().any(char::is_control), "{line:?}");
    }
    let unfolded = unfold(text);
    let calendar = Calendar::from(read_calendar(&unfolded).unwrap());
    let properties =
        ["VERSION", "PRODID", "METHOD"].map(|key| calendar.property_value(key).unwrap().to_string());
    assert_eq!(properties, ["2.0", "-//ankle//ankle//EN", "PUBLISH"]);
    let event = |component| match component {
        CalendarComponent::Event(event) => event,
        other => panic!("{other:?}"),
    };
    calendar.components.into_iter().map(event).collect()
}

/// Returns the day, the summary and the description of an event.
fn told(event: &Event) -> (NaiveDate, String, String) {
    let Some(DatePerhapsTime::Date(day)) = event.get_start() else { panic!("{event:?}") };
    let text = |text: Option<&str>| text.unwrap().to_string();
    (day, text(event.get_summary()), text(event.get_description()))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_plan_is_a_calendar_of_its_sessions(plan in any_plan(), explain in any::<bool>()) {
        let events = read_events(&with(&plan, explain, |sheet| ical::plan(sheet, now())));
        let days: Vec<_> = plan.days.iter().filter(|day| !day.items.is_empty()).collect();
        prop_assert_eq!(events.len(), days.len());
        for (event, day) in events.iter().zip(days) {
            let (start, summary, description) = told(event);
            let minutes = (day.seconds() + 30) / 60;
            prop_assert_eq!((start, summary), (day.date, format!("Ankle: {} day, {minutes} min", day.kind())));
            prop_assert_eq!(event.get_uid().unwrap(), format!("plan-{}@ankle", day.date));
            prop_assert_eq!(event.property_value("TRANSP"), Some("TRANSPARENT"));
            prop_assert_eq!(event.get_end(), None);
            let lines: Vec<&str> = description.lines().collect();
            for item in day.items.iter().chain(&day.extras) {
                let line = format!("{} {}×", escape(item.exercise.name.trim()), item.sets);
                prop_assert!(lines.iter().any(|found| found.starts_with(&line)), "{line}\n{description}");
            }
        }
    }

    #[test]
    fn every_plan_is_a_table_of_its_exercises(plan in any_plan()) {
        let text = csv::render(&plan).unwrap();
        let mut reader = ::csv::Reader::from_reader(text.as_bytes());
        let header = reader.headers().unwrap().clone();
        let column = |row: &::csv::StringRecord, name: &str| {
            row[header.iter().position(|found| found == name).unwrap()].to_string()
        };
        let rows: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        prop_assert_eq!(rows.len(), items(&plan).count());
        for (row, (day, item)) in rows.iter().zip(items(&plan)) {
            prop_assert_eq!(column(row, "date"), day.to_string());
            prop_assert_eq!(column(row, "exercise"), item.slug());
            prop_assert_eq!(column(row, "state"), item.done.state.as_str());
            prop_assert_eq!(column(row, "sets"), item.sets.to_string());
            let name = column(row, "name");
            prop_assert!(!name.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{name}");
            let told = &*item.exercise.name;
            prop_assert_eq!(name.strip_prefix('\'').filter(|rest| *rest == told).unwrap_or(&name), told);
        }
    }

    #[test]
    fn every_plan_is_a_note_whose_boxes_are_its_exercises(plan in any_plan(), explain in any::<bool>()) {
        let text = with(&plan, explain, markdown::render);
        let mut boxes = Vec::new();
        let (mut strong, mut in_strong, mut ticked) = (String::new(), false, None);
        for mark in Parser::new_ext(&text, Options::ENABLE_TASKLISTS | Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_MATH) {
            match mark {
                Mark::TaskListMarker(done) => ticked = Some(done),
                Mark::Start(Tag::Strong) => (strong, in_strong) = (String::new(), true),
                Mark::End(TagEnd::Strong) => {
                    in_strong = false;
                    boxes.extend(ticked.take().map(|done| (done, strong.clone())));
                }
                Mark::Text(text) if in_strong => strong += &text,
                Mark::Html(_)
                | Mark::InlineHtml(_)
                | Mark::Code(_)
                | Mark::InlineMath(_)
                | Mark::Start(
                    Tag::Link { .. }
                    | Tag::Image { .. }
                    | Tag::Emphasis
                    | Tag::Strikethrough
                    | Tag::Table(_)
                    | Tag::CodeBlock(_),
                ) => panic!("{mark:?}\n{text}"),
                _ => {}
            }
        }
        let asked: Vec<(bool, String)> =
            items(&plan).map(|(_, item)| (item.done.state == DoneState::Done, escape(item.exercise.name.trim()))).collect();
        prop_assert_eq!(boxes, asked);
    }

    #[test]
    fn every_plan_is_a_page_whose_tables_are_its_days(plan in any_plan(), explain in any::<bool>()) {
        let page = read_page(&with(&plan, explain, html::render));
        for forbidden in ["script", "img", "link", "iframe", "a"] {
            prop_assert_eq!(page.all(forbidden).len(), 0, "{}", forbidden);
        }
        let names: Vec<String> = page.all("bdi").iter().map(|node| node.text()).collect();
        prop_assert_eq!(names, items(&plan).map(|(_, item)| escape(item.exercise.name.trim())).collect::<Vec<String>>());
        let days = plan.days.iter().filter(|day| !day.items.is_empty() || !day.extras.is_empty());
        prop_assert_eq!(page.all("table").len(), days.count());
        prop_assert_eq!((page.all("h1").len(), page.all("title").len()), (1, 1));
        for note in &plan.notes {
            prop_assert!(page.text().contains(&escape(&note.text())), "{note:?}");
        }
        let boxes = page.all("i");
        let asked = |item: &Item<'_>| usize::from(item.sets) * if item.sides() == Sides::Each { 2 } else { 1 };
        let shown = items(&plan).filter(|(_, item)| item.done.state != DoneState::Skipped);
        prop_assert_eq!(boxes.len(), shown.map(|(_, item)| asked(item)).sum::<usize>());
    }

    #[test]
    fn every_log_is_a_calendar_of_its_days(name in "[a-z-]{1,20}", note in any_name(), reps in vec(1u16..100, 1..9)) {
        let set = |reps| Set { done: Done::Reps(reps), side: None, load: None, rpe: None, touches: None, tempo_s: None, stopped: false };
        let sets: Vec<Set> = reps.iter().copied().map(set).collect();
        let kind = Kind::Sets { exercise: name.clone(), sets, pain: Some(ankle::units::Pain::of(1)), note: Some(note.clone()), planned: None };
        let record = Record { id: "a".to_string(), at: now(), kind, replaces: None, batch: None };
        let events = read_events(&ical::diary(&[&record, &record], &Catalogue::bundled(), now()));
        let [event] = &events[..] else { panic!("{events:?}") };
        let (day, summary, description) = told(event);
        let sets = reps.len() * 2;
        prop_assert_eq!((day, summary), (date("2026-11-20"), format!("Ankle: 1 exercise, {sets} sets")));
        // Its lines stay lines; whatever else could steer a screen is escaped.
        let lines: Vec<String> = note.lines().map(escape).collect();
        prop_assert!(description.ends_with(&format!("\"{}\"", lines.join("\n"))), "{description}");
    }
}

#[test]
fn a_day_keeps_its_uid_and_a_later_file_counts_for_more() {
    let plan = week("");
    let at = |moment: &str| {
        let moment = DateTime::parse_from_rfc3339(moment).unwrap();
        let events = read_events(&with(&plan, false, |sheet| ical::plan(sheet, moment)));
        let sequence: u32 = events[0].property_value("SEQUENCE").unwrap().parse().unwrap();
        let uids: Vec<String> = events.iter().map(|event| event.get_uid().unwrap().to_string()).collect();
        (uids, sequence, events[0].get_timestamp().unwrap())
    };
    let first = at("2026-11-20T19:42:00+01:00");
    let second = at("2026-11-20T19:42:01+01:00");
    assert_eq!(first.0, ["plan-2026-11-16@ankle", "plan-2026-11-18@ankle", "plan-2026-11-20@ankle"]);
    assert_eq!((first.0, first.1 + 1), (second.0, second.1));
    assert_eq!(first.2.to_string(), "2026-11-20 18:42:00 UTC");
    // No clock makes a number that a calendar refuses.
    assert_eq!(at("1999-01-01T00:00:00Z").1, 0);
    assert_eq!(at("2200-01-01T00:00:00Z").1, 2_147_483_647);
}

#[test]
fn a_page_is_in_one_language_titled_and_headed_in_order() {
    let page = read_page(&with(&week(BUSY), false, html::render));
    let html = page.all("html");
    assert_eq!(html[0].attribute("lang"), Some("en"));
    assert_eq!(page.all("meta")[0].attribute("charset"), Some("utf-8"));
    assert_eq!(page.all("title")[0].text(), "Ankle · W47 · Mon 16 – Sun 22 Nov 2026");
    let headings: Vec<String> =
        ["h1", "h2", "h3"].iter().flat_map(|tag| page.all(tag)).map(Node::text).collect();
    assert_eq!(headings[0], "Ankle · W47 · Mon 16 – Sun 22 Nov 2026");
    assert!(headings[1].starts_with("Mon 16 Nov "), "{headings:?}");
    // What a section is called stands in it.
    for section in page.all("section") {
        let id = section.attribute("aria-labelledby").unwrap();
        assert_eq!(section.all("h2")[0].attribute("id"), Some(id));
    }
    // Every row has a header, and every box is said in words.
    for row in page.all("tr") {
        assert!(row.all("th")[0].attribute("scope").is_some());
    }
    let said: Vec<String> = page
        .all("span")
        .iter()
        .filter(|node| node.attribute("class") == Some("said"))
        .map(|node| node.text())
        .collect();
    assert!(said.contains(&"left: 0 of 2 sets".to_string()), "{said:?}");
    assert!(page.text().contains("This is general strength advice"), "the notice");
}

#[test]
fn reasons_stand_in_note_page_and_calendar_where_they_are_asked_for() {
    let plan = week("");
    let reason = &plan.days[0].items[0].reasons[0].text();
    for render in [markdown::render, html::render, |sheet: Sheet<'_>| unfold(&ical::plan(sheet, now()))] {
        let unescaped = |text: String| text.replace("&#39;", "'");
        assert!(unescaped(with(&plan, true, render)).contains(reason), "{reason}");
        assert!(!unescaped(with(&plan, false, render)).contains(reason), "{reason}");
    }
}
