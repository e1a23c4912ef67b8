//! What the tests of the guide are made of: lines of the plan, a Monday evening, its session.

use chrono::{DateTime, FixedOffset};

use super::part::Part;
use super::session::Today;
use crate::catalogue::Catalogue;
use crate::coach::Decision;
use crate::history::History;
use crate::notation::Side;
use crate::person::Person;
use crate::plan::timing::warm_up_seconds;
use crate::plan::{Done, Item};
use crate::planner;
use crate::profile::Profile;
use crate::units::{Decimal, LoadUnit};

/// A Monday, six in the evening.
pub(super) fn beginning() -> DateTime<FixedOffset> {
    "2026-11-16T18:00:00+01:00".parse().expect("a moment")
}

/// A line of the plan of which nothing is done.
pub(super) fn item(slug: &str, sets: u8, amount: u16) -> Item<'static> {
    let exercise = Catalogue::shared().get(slug).expect("bundled");
    Item {
        exercise,
        sets,
        extra_sets_left: 0,
        extra_sets_right: 0,
        dosage: exercise.dosage(amount),
        load_kg: Decimal::ZERO,
        last_set_open: false,
        other_tempo: None,
        other_rest_seconds: None,
        rpe: None,
        decision: Decision::Start,
        reasons: Vec::new(),
        done: Done::nothing(),
    }
}

/// The same as it is led, the left leg first.
pub(super) fn part(slug: &str, sets: u8, amount: u16) -> Part {
    led(&item(slug, sets, amount))
}

fn led(item: &Item<'_>) -> Part {
    Part::of(item, Vec::new(), Side::Left, LoadUnit::Kg)
}

/// The session of that Monday for a profile.
pub(super) fn today(profile: &str) -> Today {
    today_with_warm_up(profile).0
}

/// The same, with the words on how to warm up for it.
pub(super) fn today_with_warm_up(profile: &str) -> (Today, String) {
    let catalogue = Catalogue::shared();
    let profile = Profile::read(profile, catalogue).expect("a profile");
    let person = Person { catalogue, profile: &profile, history: &History::default() };
    let date = beginning().date_naive();
    let plan = planner::plan_week(person, date, date).expect("a week");
    let day = plan.day(date).expect("the day");
    let parts = day.items.iter().map(led).collect();
    (Today { parts, warm_up_seconds: Some(warm_up_seconds(day.has_hops())), stop: None }, day.warm_up())
}
