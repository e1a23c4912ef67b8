//! The codes of reasons are a contract with whoever reads the JSON: each is held to its word here.

use chrono::NaiveDate;

use super::incident::Incident;
use super::reason::{Caution, Coverage, Extra, Reason, Shortened, TooSoon, Turn};
use crate::catalogue::vocabulary::Quality;
use crate::catalogue::{Catalogue, Exercise};
use crate::coach::Decision;
use crate::coach::because::BlockLine;
use crate::coach::because::{AppliedRuling, Because};
use crate::coach::heavy_slow::Block;
use crate::coach::judge::effort::Told;
use crate::coach::judge::layoff::{Aggravation, Layoff};
use crate::coach::judge::symmetry::Asymmetry;
use crate::coach::judge::verdict::Why;
use crate::coach::state::exercise::{Ruling, Step};
use crate::coach::state::ladder::End;
use crate::notation::Side;
use crate::units::{Decimal, Pain};

fn exercise() -> &'static Exercise {
    Catalogue::shared().get("single-leg-calf-raise").expect("a bundled exercise")
}

fn day() -> NaiveDate {
    "2026-11-20".parse().expect("a day")
}

fn apart(weaker: Side) -> Asymmetry {
    let (is_lasting, is_sore_on_one_side) = (false, false);
    Asymmetry { weaker, percent: 85, first: weaker, is_lasting, is_sore_on_one_side }
}

fn ruled(decision: Decision, why: Why, step: Step<'static>) -> Because<'static> {
    let ruling = Ruling { on: exercise(), day: day(), decision, why, step };
    Because::Ruled(AppliedRuling { exercise: exercise(), amount: 12, ruling, is_newest: true, from: None })
}

#[test]
fn every_reason_of_a_line_keeps_its_code() {
    let incident = Incident::Sharp(day());
    let session = Coverage::Session { turn: 1, of: 2 };
    let block = Block { week: 1, sets: 3, reps: 15 };
    let layoff = Layoff::of(10, Aggravation::default()).expect("a layoff");
    let first_week = BlockLine { block, sets: 3, ruling: None, from: None, is_last: false };
    for (reason, code) in [
        (Reason::Coverage(Quality::Balance, session), "coverage"),
        (Reason::Extra(Extra::Favourite), "extra"),
        (Reason::InsteadOfResting { of: exercise(), until: day() }, "rest:pain"),
        (Reason::Recovery { of: exercise(), next: TooSoon::HardRun }, "recovery"),
        (Reason::Turn(Turn::New), "rotation"),
        (Reason::Shortened { what: Shortened::Sets(2, 3), minutes: 20 }, "minutes"),
        (Reason::Beside(exercise()), "contacts"),
        (Reason::Caution(Caution::FloorLevel), "flag:insertional-achilles"),
        (Reason::Caution(Caution::Shallow), "flag:knee-flexion-pain"),
        (Reason::Caution(Caution::NearSupport(None)), "flag:recent-sprain"),
        (Reason::Caution(Caution::HoldOn), "flag:balance-impaired"),
        (Reason::Caution(Caution::NeverBarefoot), "flag:plantar-heel"),
        (Reason::HardRunFollows { caps: true, fewer: 2 }, "run:tomorrow"),
        (Reason::AfterRace(day()), "race:after"),
        (Reason::Moderate { caps: true, fewer: 0 }, "moderate"),
        (Reason::Extra(Extra::EveryDay(Quality::Balance)), "extra"),
        (Reason::Turn(Turn::AfterSprain), "rotation"),
        (Reason::MovedToMakeRoom(day()), "moved:room"),
        (Reason::WeakerLeg(apart(Side::Left)), "asym:+1L"),
        (Reason::WeakerLeg(apart(Side::Right)), "asym:+1R"),
        (Reason::Replanned(incident), "replanned:pain"),
        (Reason::MovedAfterMiss(day()), "moved:missed"),
        (Reason::MovedAfterPain(day(), incident), "moved:pain"),
        (Reason::Coach(Because::Start { is_loaded: false }), "start"),
        (Reason::Coach(Because::StartOnWayBack), "start"),
        (Reason::Coach(Because::Tested { raises: 20, leads_here: true, amount: 9 }), "start:test"),
        (Reason::Coach(Because::Undone { last: None }), "hold:undone"),
        (Reason::Coach(Because::Lighter { cause: None, halves_sets: true, takes_load_off: false }), "deload"),
        (Reason::Coach(Because::Waits), "deload"),
        (Reason::Coach(Because::HeavySlow(first_week)), "hsr"),
        (Reason::Coach(Because::Landings { landings: 30, has_grown: true }), "contacts"),
        (Reason::Coach(Because::LandingsAfterGap { landings: 20, layoff }), "layoff:10d"),
    ] {
        assert_eq!(reason.code(), code, "{reason:?}");
    }
}

#[test]
fn every_ruling_keeps_its_code() {
    use Decision::{Build, Deload, Hold, Progress, Regress, Return};
    let kg = Decimal::whole;
    for (decision, why, step, code) in [
        (Hold, Why::Top(2), Step::AtTop(End::OfLadder), "hold:top"),
        (Hold, Why::AtTop, Step::AtTop(End::OfRange), "hold:top"),
        (Hold, Why::AtTop, Step::None, "hold:top"),
        (Hold, Why::Top(2), Step::NeedsPain(exercise()), "hold:unknown-pain"),
        (Progress, Why::Top(2), Step::Load(kg(0), kg(5)), "progress:load"),
        (Progress, Why::Top(2), Step::Rung(exercise()), "progress:rung"),
        (Progress, Why::Top(2), Step::Sets(2, 3), "progress:sets"),
        (Progress, Why::Easy(Told::Session), Step::None, "progress"),
        (Progress, Why::FarBeyond, Step::None, "progress"),
        (Progress, Why::Beyond, Step::None, "progress"),
        (Regress, Why::Stopped(Some(Pain::of(7))), Step::None, "stop:pain"),
        (Regress, Why::Red(None), Step::Rung(exercise()), "regress:pain"),
        (Hold, Why::Amber(None), Step::None, "hold:pain"),
        (Regress, Why::BelowRange, Step::Amount(10, 8), "regress:reps"),
        (Regress, Why::AllOut, Step::None, "regress:effort"),
        (Build, Why::Met, Step::Amount(10, 11), "build"),
        (Build, Why::Eased(Told::LastSet), Step::Amount(10, 13), "build"),
        (Build, Why::OpenSet(14), Step::Amount(10, 13), "build"),
        (Build, Why::Heavier, Step::Load(kg(5), kg(10)), "build"),
        (Hold, Why::FewerSets, Step::None, "hold:sets"),
        (Hold, Why::Lighter, Step::None, "hold:load"),
        (Hold, Why::Short, Step::None, "hold:reps"),
        (Hold, Why::MissedTwice, Step::Amount(10, 8), "hold:reps"),
        (Hold, Why::EndedForForm, Step::None, "hold:form"),
        (Hold, Why::HalfKnown, Step::None, "hold:half-known"),
        (Hold, Why::HarderThanMeant(Decimal::whole(9)), Step::None, "hold:effort"),
        (Hold, Why::Again, Step::None, "hold:again"),
        (Hold, Why::TooHard, Step::None, "hold:effort"),
        (Hold, Why::Touched, Step::None, "hold:touches"),
        (Hold, Why::LoneSet, Step::None, "hold:lone"),
        (Build, Why::Steady, Step::None, "regain"),
        (Hold, Why::Landings, Step::None, "contacts"),
        (Hold, Why::Listed, Step::None, "hold:listed"),
        (Hold, Why::ThinWeek, Step::None, "hold:week"),
        (Deload, Why::Deload, Step::None, "deload"),
        (Return, Why::Returning, Step::None, "return"),
        (Return, Why::FirstAfterGap, Step::None, "return"),
    ] {
        assert_eq!(Reason::Coach(ruled(decision, why, step)).code(), code, "{why:?} {step:?}");
    }
}

#[test]
fn a_ruling_of_long_ago_is_one_that_nothing_was_added_to() {
    let Because::Ruled(applied) = ruled(Decision::Build, Why::Met, Step::Amount(10, 11)) else { return };
    assert_eq!(Reason::Coach(Because::RuledLongAgo(applied)).code(), "hold:undone");
}

#[test]
fn a_reason_names_its_pain_by_itself_or_not() {
    let named = [
        Reason::InsteadOfResting { of: exercise(), until: day() },
        Reason::MovedAfterPain(day(), Incident::Sharp(day())),
        Reason::Coach(ruled(Decision::Regress, Why::Red(None), Step::Rung(exercise()))),
    ];
    assert!(named.iter().all(Reason::names_pain));
    let others = [
        Reason::Replanned(Incident::Sharp(day())),
        Reason::MovedAfterMiss(day()),
        Reason::Coach(ruled(Decision::Build, Why::Met, Step::Amount(10, 11))),
    ];
    assert!(!others.iter().any(Reason::names_pain));
}
