//! `ankle test`: the self-tests, with the symmetry, and the typical range where there is one.

use std::io::Write;

use chrono::NaiveDate;

use crate::catalogue::Catalogue;
use crate::cli::{self, TestArgs};
use crate::coach::judge::self_test::{NotOffered, SelfTest, not_offered};
use crate::coach::rules::MOST_BALANCE_SECONDS;
use crate::env::World;
use crate::failure::Failure;
use crate::log::event::{Kind, Record};
use crate::person::Person;
use crate::planner;
use crate::profile::Profile;
use crate::units::Decimal;
use crate::view;
use crate::week::Week;

use super::load;
use super::write::{self, Noted};

/// How each test is to be done (D.11); kept with the result.
const fn protocol(test: SelfTest) -> &'static str {
    match test {
        SelfTest::CalfRaise => {
            "fingertips on a wall, knee straight, full height, 30 raises a minute, 2 min between legs"
        }
        SelfTest::KneeToWall => "heel down, knee touches the wall, distance from big toe to wall",
        SelfTest::Balance => "one leg, eyes closed, support in reach, best of three, 60 s at most",
        SelfTest::SideHop => "one leg, ten hops over 30 cm and back",
    }
}

/// Most raises, centimetres and seconds that are believed.
const MOST_RAISES: u32 = 150;
const MOST_CM: u32 = 30;
const MOST_HOP_SECONDS: u32 = 120;

/// Returns the test an option names.
const fn named(test: cli::SelfTest) -> SelfTest {
    match test {
        cli::SelfTest::CalfRaise => SelfTest::CalfRaise,
        cli::SelfTest::KneeToWall => SelfTest::KneeToWall,
        cli::SelfTest::Balance => SelfTest::Balance,
        cli::SelfTest::SideHop => SelfTest::SideHop,
    }
}

/// Runs the command.
pub fn run(args: &TestArgs, world: &World, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<()> {
    let catalogue = load::catalogue(world)?;
    let profile = load::profile(world, &catalogue)?.profile;
    let at = write::moment(args.date.as_deref(), world)?;
    let test = named(args.test);
    let left = result(test, "--left", &args.left)?;
    let right = result(test, "--right", &args.right)?;
    let kind = Kind::Test {
        test: test.to_string(),
        left,
        right,
        protocol: Some(protocol(test).to_string()),
        note: args.note.clone(),
    };
    let record = Record { id: write::new_id(world), at, kind, replaces: None, batch: None };
    let meaning = view::self_test::meaning(test, left, right, &profile);
    let noted = Noted { command: "test", name: None, meaning: &meaning, json: args.json };
    write::note(&record, &noted, world, out, err)?;
    if args.json {
        return Ok(());
    }
    // Only now is anything read back: the record stands whatever the rest of the log holds.
    match speaks_against(test, at.date_naive(), &catalogue, &profile, world, err)? {
        Some(why) => write::print_after(out, &view::self_test::not_offered(why, &world.look)),
        None => Ok(()),
    }
}

/// Returns what spoke against the test on its day.
fn speaks_against(
    test: SelfTest,
    day: NaiveDate,
    catalogue: &Catalogue,
    profile: &Profile,
    world: &World,
    err: &mut dyn Write,
) -> Result<Option<NotOffered>, Failure> {
    let history = load::history(world, day, err)?;
    let week = Week::of(day);
    let person = Person { catalogue, profile: &profile.for_week(week), history: &history };
    let standing = planner::standing(person, week);
    Ok(not_offered(test, &standing.test_day(day)))
}

/// Reads the result of one side.
pub(super) fn result(test: SelfTest, option: &'static str, typed: &str) -> Result<Decimal, Failure> {
    let (most, whole) = match test {
        SelfTest::CalfRaise => (MOST_RAISES, true),
        SelfTest::KneeToWall => (MOST_CM, false),
        SelfTest::Balance => (MOST_BALANCE_SECONDS, false),
        SelfTest::SideHop => (MOST_HOP_SECONDS, false),
    };
    let typed = typed.trim();
    let seconds = typed.strip_suffix('s').map(str::trim_end).filter(|_| test.unit() == " s");
    let number: Option<Decimal> = seconds.unwrap_or(typed).parse().ok();
    // Ten hops take their time.
    let above_zero = test == SelfTest::SideHop;
    let fits = |number: &Decimal| {
        let is_whole = !number.to_string().contains('.');
        *number <= Decimal::whole(most) && (!whole || is_whole) && (!above_zero || *number > Decimal::ZERO)
    };
    let bad = || Failure::BadResult { option, typed: typed.to_string(), most, whole, above_zero };
    number.filter(fits).ok_or_else(bad)
}
