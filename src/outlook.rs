//! The ladder ahead, if the plan is done as prescribed: the coach and the planner run on a log that is not there yet.
//!
//! Week by week the planner plans, the items are done as it asks, and the records of that are added to the log the next
//! week is planned from. What comes out is what the same rules would do; nothing is looked up in a table.

use chrono::{FixedOffset, NaiveDate, NaiveTime, TimeZone as _};

use crate::catalogue::dosage::Dosage;
use crate::catalogue::vocabulary::{Quality, Sides};
use crate::catalogue::{Catalogue, Exercise, chain};
use crate::coach::judge::reading::Aim;
use crate::coach::rules::TEST_TOLD_WEEKS;
use crate::coach::state::exercise::ExerciseState;
use crate::coach::state::landings::sum;
use crate::coach::state::standing::Standing;
use crate::entry;
use crate::history::History;
use crate::log::event::{Kind, Record};
use crate::person::Person;
use crate::plan::{Day, DayKind, DoneState, Item, Note, Plan, WeekKind};
use crate::planner::{self, Impossible};
use crate::profile::Profile;
use crate::units::{Decimal, LoadUnit, LoggedRpe, Pain, Rpe};
use crate::week::Week;

/// What is assumed of the weeks to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assumed {
    /// How many weeks, this one included.
    pub weeks: u8,
    /// Share of the sessions that are done, in percent.
    pub adherence_percent: u8,
    /// Today: what lies before it is not done any more.
    pub today: NaiveDate,
    /// The offset of the place.
    pub offset: FixedOffset,
}

/// Where a person stands in a chain.
#[derive(Debug, Clone, PartialEq)]
pub struct Stand<'a> {
    /// What the chain trains.
    pub quality: Quality,
    /// The rung.
    pub exercise: &'a Exercise,
    /// Sets of a session.
    pub sets: u8,
    /// How much one set is.
    pub dosage: Dosage,
    /// Added kilograms.
    pub load_kg: Decimal,
}

/// What a week changes against the one before it.
#[derive(Debug, Clone, PartialEq)]
pub enum Change<'a> {
    /// Another rung: from, to.
    Rung(Quality, &'a Exercise, &'a Exercise),
    /// Another load on the same rung: from, to.
    Load(&'a Exercise, Decimal, Decimal),
    /// Hops begin, with so many landings a session.
    HopsOpen(u16),
    /// Hops stop.
    HopsClose,
    /// One-legged hops begin.
    SingleLegHops,
    /// The calf-raise test is due.
    TestDue,
}

/// One week to come.
#[derive(Debug, Clone, PartialEq)]
pub struct WeekAhead<'a> {
    /// Which.
    pub week: Week,
    /// What sort of week.
    pub kind: WeekKind,
    /// Sessions planned, those that are over included.
    pub planned: usize,
    /// Sessions done, those that were done already included.
    pub done: usize,
    /// What it changes.
    pub changes: Vec<Change<'a>>,
    /// Where the person stands in each chain that is planned in it.
    pub stands: Vec<Stand<'a>>,
    /// Landings of a session; none where hops are closed.
    pub landings: Option<u16>,
    /// Whether one-legged hops are part of it.
    pub hops_on_one_leg: bool,
}

/// The weeks to come.
#[derive(Debug, Clone, PartialEq)]
pub struct Outlook<'a> {
    /// This week first.
    pub weeks: Vec<WeekAhead<'a>>,
    /// Why nothing is planned in this week, where a warning sign stops it.
    pub stopped: Vec<Note>,
}

/// Which sessions are done, spread evenly: after so many percent have added up to a whole one, it is done.
#[derive(Debug, Clone, Copy)]
struct Attendance {
    percent: u16,
    owed: u16,
}

impl Attendance {
    fn new(percent: u8) -> Attendance {
        // Begun half way, so that the first session missed is not the first of all.
        Attendance { percent: percent.min(100).into(), owed: 50 }
    }

    fn attends_next(&mut self) -> bool {
        self.owed += self.percent;
        let attends = self.owed >= 100;
        if attends {
            self.owed -= 100;
        }
        attends
    }
}

/// Runs the coach and the planner over the weeks to come.
///
/// The history is that of the real log; it goes on as the weeks are done. Where a week cannot be planned, which one, and
/// why.
pub fn outlook<'a>(
    catalogue: &'a Catalogue,
    profile: &Profile,
    mut history: History,
    assumed: Assumed,
) -> Result<Outlook<'a>, (Week, Impossible)> {
    let mut attendance = Attendance::new(assumed.adherence_percent);
    let mut outlook = Outlook { weeks: Vec::new(), stopped: Vec::new() };
    let mut week = Week::of(assumed.today);
    for number in 0..assumed.weeks {
        let is_now = number == 0;
        let of_week = profile.for_week(week);
        let person = Person { catalogue, profile, history: &history };
        let plan = if is_now {
            planner::week(person, week, assumed.today)
        } else {
            planner::base_week(person, week, week.starts())
        };
        let plan = plan.map_err(|impossible| (week, impossible))?;
        if plan.kind == WeekKind::Stopped {
            outlook.stopped = plan.notes;
            break;
        }
        let mut ahead = if is_now {
            // This week's plan rests on what was known before it, whatever was done in it since.
            let before = history.before(week.starts());
            let standing = planner::standing(Person { catalogue, profile: &of_week, history: &before }, week);
            look_at(catalogue, &standing, &plan, None)
        } else {
            let standing = planner::standing(person.with_profile(&of_week), week);
            look_at(catalogue, &standing, &plan, outlook.weeks.last())
        };
        // The plan tells of it in weeks on end; here the first of them stands for all.
        let mut lately = outlook.weeks.iter().rev().take(usize::from(TEST_TOLD_WEEKS) - 1);
        if plan.kind == WeekKind::Normal
            && lately.all(|before| !before.changes.contains(&Change::TestDue))
            && planner::is_test_week(Person { catalogue, profile: &of_week, history: &history }, week)
        {
            ahead.changes.push(Change::TestDue);
        }
        let mut records = Vec::new();
        for day in &plan.days {
            do_day(day, &assumed, &mut attendance, &mut ahead, &mut records);
        }
        for record in &records {
            history.add(record);
        }
        outlook.weeks.push(ahead);
        week = week.next();
    }
    Ok(outlook)
}

/// Reads where the person stands in a week, and what that changes.
fn look_at<'a>(
    catalogue: &'a Catalogue,
    standing: &Standing<'a, '_>,
    plan: &Plan<'_>,
    before: Option<&WeekAhead<'a>>,
) -> WeekAhead<'a> {
    let day = plan.days.iter().find(|day| day.kind() == DayKind::Heavy).map_or(plan.starts, |day| day.date);
    let landings = standing.hops_closed(day).is_none().then(|| sum(&standing.next_hops()));
    let has_chain = |quality: &&Quality| !chain::rungs(catalogue, **quality).is_empty();
    let is_planned = |quality: &&Quality| **quality != Quality::Plyometric || landings.is_some();
    let stands: Vec<Stand<'a>> = Quality::ALL
        .iter()
        .filter(has_chain)
        .filter(is_planned)
        .filter_map(|quality| {
            let exercise = standing.trained_with(*quality)?;
            // What stands, not what a lighter week makes of it.
            let begun;
            let state = if let Some(state) = standing.state_of(&exercise.slug) {
                state
            } else {
                begun = ExerciseState::begin(exercise, standing.person.profile);
                &begun
            };
            // Nothing begins in a lighter week: what was earned last comes with the next (D.9).
            let dose = if standing.deload.is_some() { state.unmoved() } else { state.dose() };
            let of_block = standing.heavy_slow.dose(exercise).map(|block| block.reps);
            let dosage = exercise.dosage(of_block.unwrap_or(dose.amount));
            let sets = sets_of(plan, exercise).unwrap_or(dose.sets);
            Some(Stand { quality: *quality, exercise, sets, dosage, load_kg: dose.load_kg })
        })
        .collect();
    let on_one_leg = |item: &Item<'_>| item.quality() == Quality::Plyometric && item.sides() == Sides::Each;
    let hops_on_one_leg = plan.days.iter().flat_map(|day| &day.items).any(on_one_leg);
    let mut changes = Vec::new();
    if let Some(before) = before {
        for now in &stands {
            let was = before.stands.iter().find(|was| was.quality == now.quality);
            match was {
                Some(was) if was.exercise.slug != now.exercise.slug => {
                    changes.push(Change::Rung(now.quality, was.exercise, now.exercise));
                }
                Some(was) if was.load_kg != now.load_kg => {
                    changes.push(Change::Load(now.exercise, was.load_kg, now.load_kg));
                }
                _ => {}
            }
        }
        match (before.landings, landings) {
            (None, Some(landings)) => changes.push(Change::HopsOpen(landings)),
            (Some(_), None) => changes.push(Change::HopsClose),
            _ => {}
        }
        if hops_on_one_leg && !before.hops_on_one_leg {
            changes.push(Change::SingleLegHops);
        }
    }
    WeekAhead {
        week: standing.week,
        kind: plan.kind,
        planned: 0,
        done: 0,
        changes,
        stands,
        landings,
        hops_on_one_leg,
    }
}

/// The most sets a full week plans of an exercise in a session; a lighter one does not tell.
fn sets_of(plan: &Plan<'_>, exercise: &Exercise) -> Option<u8> {
    let items = plan.items_and_extras().filter(|item| item.slug() == exercise.slug);
    let sets = items.map(|item| item.sets).max();
    sets.filter(|_| plan.kind == WeekKind::Normal)
}

/// Does what is left of a day as it is prescribed, if the person comes.
fn do_day(
    day: &Day<'_>,
    assumed: &Assumed,
    attendance: &mut Attendance,
    ahead: &mut WeekAhead<'_>,
    records: &mut Vec<Record>,
) {
    let is_session = !day.items.is_empty();
    let was_done = day.items.iter().any(|item| !item.done.sets.is_empty());
    ahead.planned += usize::from(is_session);
    if is_session && day.items.iter().all(is_over) {
        ahead.done += usize::from(was_done);
        return;
    }
    // A day with extras alone is not a session: they are done with the others.
    let comes = match (day.date < assumed.today, is_session) {
        (true, _) => false,
        (false, true) => attendance.attends_next(),
        (false, false) => assumed.adherence_percent > 0,
    };
    ahead.done += usize::from(is_session && (comes || was_done));
    if !comes {
        return;
    }
    for item in day.items.iter().chain(&day.extras).filter(|item| !is_over(item)) {
        records.extend(done(item, day.date, assumed.offset));
    }
}

fn is_over(item: &Item<'_>) -> bool {
    matches!(item.done.state, DoneState::Done | DoneState::Skipped | DoneState::Missed)
}

/// Makes the record of an item done exactly as prescribed: all of it, at an even effort, without pain.
fn done(item: &Item<'_>, date: NaiveDate, offset: FixedOffset) -> Option<Record> {
    let aim = Aim::of(item.exercise);
    let rpe = item.rpe.map(|[low, high]| {
        let middle = Rpe::of_half_steps(low.half_steps().midpoint(high.half_steps()));
        LoggedRpe::of(aim.rpe.map_or(middle, |most| middle.min(most)))
    });
    // The projection counts in kilograms alone.
    let mut sets = entry::as_planned(item, LoadUnit::Kg);
    if sets.is_empty() {
        return None;
    }
    for set in &mut sets {
        (set.rpe, set.touches) = (rpe, aim.touches.map(|_| 0));
    }
    let noon = date.and_time(NaiveTime::from_hms_opt(12, 0, 0)?);
    let at = offset.from_local_datetime(&noon).single()?;
    let planned = Some(entry::planned(item));
    let kind =
        Kind::Sets { exercise: item.slug().to_string(), sets, pain: Some(Pain::NONE), note: None, planned };
    Some(Record { id: String::new(), at, kind, replaces: None, batch: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::vocabulary::Equipment;

    fn assumed(weeks: u8, adherence_percent: u8) -> Assumed {
        let today = NaiveDate::from_ymd_opt(2026, 11, 16).expect("a day");
        Assumed { weeks, adherence_percent, today, offset: FixedOffset::east_opt(3600).expect("an offset") }
    }

    /// Weeks, sessions done and calf rungs of an outlook from an empty log: `build 3/3 calf-raise 10`.
    fn weeks(profile: &Profile, assumed: Assumed) -> Vec<String> {
        let catalogue = Catalogue::bundled();
        let ahead = outlook(&catalogue, profile, History::default(), assumed).expect("an outlook");
        let told = |week: &WeekAhead<'_>| {
            let calf =
                week.stands.iter().find(|stand| stand.quality == Quality::CalfStraight).expect("a calf rung");
            let (slug, amount) = (&calf.exercise.slug, calf.dosage.number());
            format!("{} {}/{} {slug} {amount}", week.kind, week.done, week.planned)
        };
        ahead.weeks.iter().map(told).collect()
    }

    #[test]
    fn a_plan_that_is_followed_climbs_and_rests_in_time() {
        assert_eq!(
            weeks(&Profile::default(), assumed(9, 100)),
            [
                "normal 3/3 calf-raise 10",
                "normal 3/3 calf-raise 11",
                "normal 3/3 calf-raise 12",
                "normal 3/3 calf-raise 13",
                "normal 3/3 calf-raise 14",
                "normal 3/3 calf-raise 15",
                "normal 3/3 assisted-single-leg-calf-raise 6",
                "deload 3/3 assisted-single-leg-calf-raise 6",
                "normal 3/3 assisted-single-leg-calf-raise 7",
            ]
        );
    }

    #[test]
    fn a_heavy_slow_block_is_gone_through_week_by_week() {
        let mut profile = Profile { level: 2, minutes: 40, ..Profile::default() };
        profile.equipment = vec![Equipment::Wall, Equipment::Chair, Equipment::Dumbbell];
        profile.avoid = vec!["assisted-single-leg-calf-raise".to_string()];
        let today = assumed(1, 100).today;
        profile.hsr_from = Some(today);
        assert_eq!(
            weeks(&profile, assumed(13, 100)),
            [
                "normal 3/3 calf-raise 15",
                "normal 3/3 calf-raise 12",
                "normal 3/3 calf-raise 12",
                "normal 3/3 calf-raise 10",
                "normal 3/3 calf-raise 10",
                "normal 3/3 single-leg-calf-raise 8",
                "normal 3/3 single-leg-calf-raise 8",
                "normal 3/3 single-leg-calf-raise 8",
                "normal 3/3 single-leg-calf-raise 6",
                "normal 3/3 single-leg-calf-raise 6",
                "normal 3/3 single-leg-calf-raise 6",
                "normal 3/3 single-leg-calf-raise 6",
                "deload 3/3 single-leg-calf-raise 8",
            ]
        );
    }

    #[test]
    fn nothing_begins_in_a_lighter_week() {
        let catalogue = Catalogue::bundled();
        let text = "level = 2\nequipment = [\"wall\", \"step\", \"dumbbell\"]\nincrements_kg = [12]\nmax_load_kg = 60\n";
        let profile = Profile::read(text, &catalogue).expect("a profile");
        let ahead = outlook(&catalogue, &profile, History::default(), assumed(26, 100)).expect("an outlook");
        let light: Vec<_> = ahead.weeks.iter().filter(|week| week.kind == WeekKind::Deload).collect();
        assert!(light.len() >= 3);
        for week in light {
            let begins = |change: &&Change<'_>| matches!(change, Change::Rung(..) | Change::Load(..));
            assert_eq!(week.changes.iter().find(begins), None, "{}", week.week);
        }
        let loads = ahead.weeks.iter().flat_map(|week| &week.changes);
        assert!(loads.filter(|change| matches!(change, Change::Load(..))).count() > 0);
    }

    #[test]
    fn who_comes_less_often_climbs_more_slowly_and_who_never_comes_stays() {
        let amounts = |percent| {
            let weeks = weeks(&Profile::default(), assumed(6, percent));
            weeks.last().expect("a week").clone()
        };
        assert_eq!(amounts(100), "normal 3/3 calf-raise 15");
        assert_eq!(amounts(50), "normal 1/3 calf-raise 13");
        assert_eq!(amounts(0), "normal 0/3 calf-raise 10");
    }

    #[test]
    fn missed_sessions_are_spread_evenly() {
        for (percent, expected) in [
            (100, "xxxxxxxxxx"),
            (70, "x.xxx.xx.x"),
            (50, "x.x.x.x.x."),
            (10, "....x....."),
            (0, ".........."),
        ] {
            let mut attendance = Attendance::new(percent);
            let shown: String = (0..10).map(|_| if attendance.attends_next() { 'x' } else { '.' }).collect();
            assert_eq!(shown, expected, "{percent}");
        }
    }

    #[test]
    fn the_same_question_has_the_same_answer() {
        let profile = Profile { level: 2, ..Profile::default() };
        assert_eq!(weeks(&profile, assumed(12, 80)), weeks(&profile, assumed(12, 80)));
    }

    #[test]
    fn a_test_that_is_due_is_foretold_once_and_not_in_every_week_that_asks_for_it() {
        let (catalogue, profile) = (Catalogue::bundled(), Profile { level: 2, ..Profile::default() });
        let ahead = outlook(&catalogue, &profile, History::default(), assumed(12, 100)).expect("an outlook");
        let is_due = |week: &WeekAhead<'_>| week.changes.contains(&Change::TestDue);
        let weeks = ahead.weeks.iter().enumerate().filter(|(_, week)| is_due(week));
        let weeks: Vec<usize> = weeks.map(|(number, _)| number).collect();
        assert!(weeks.len() > 1 && weeks.windows(2).all(|pair| pair[1] - pair[0] >= 4), "{weeks:?}");
    }

    #[test]
    fn a_week_that_cannot_be_planned_is_named() {
        let catalogue = Catalogue::bundled();
        let text = "[week.\"2026-W48\"]\nminutes = 3\n";
        let profile = Profile::read(text, &catalogue).expect("a profile");
        let answer = outlook(&catalogue, &profile, History::default(), assumed(3, 100));
        let (week, _) = answer.expect_err("no week of three minutes");
        assert_eq!(week.to_string(), "2026-W48");
    }
}
