//! `ankle test`: the two self-tests, with the typical range and the symmetry.

use std::io::Write;

use crate::cli::{SelfTest, TestArgs};
use crate::env::World;
use crate::failure::Failure;
use crate::log::event::{Kind, Record};
use crate::review::self_test;
use crate::units::Decimal;
use crate::view::self_test::meaning;

use super::load;
use super::write::{self, Noted};

/// How the calf-raise test is to be done (D.11); kept with the result.
const RAISE_PROTOCOL: &str =
    "fingertips on a wall, knee straight, full height, 30 raises a minute, 2 min between legs";

/// How the knee-to-wall test is to be done.
const WALL_PROTOCOL: &str = "heel down, knee touches the wall, distance from big toe to wall";

/// Most raises and centimetres that are believed.
const MOST_RAISES: u32 = 150;
const MOST_CM: u32 = 30;

/// Runs the command.
pub fn run(args: &TestArgs, world: &World, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<()> {
    let catalogue = load::catalogue(world)?;
    let profile = load::profile(world, &catalogue)?.profile;
    let at = write::moment(args.date.as_deref(), world)?;
    let left = result(args.test, "--left", &args.left)?;
    let right = result(args.test, "--right", &args.right)?;
    let (test, protocol) = match args.test {
        SelfTest::CalfRaise => (self_test::SelfTest::CalfRaise, RAISE_PROTOCOL),
        SelfTest::KneeToWall => (self_test::SelfTest::KneeToWall, WALL_PROTOCOL),
    };
    let kind = Kind::Test {
        test: test.to_string(),
        left,
        right,
        protocol: Some(protocol.to_string()),
        note: args.note.clone(),
    };
    let record = Record { id: write::new_id(world), at, kind, replaces: None, batch: None };
    let meaning = meaning(test, left, right, &profile);
    let noted = Noted { command: "test", name: None, meaning: &meaning, json: args.json };
    write::note(&record, &noted, world, out, err)
}

/// Reads the result of one side.
pub(super) fn result(test: SelfTest, option: &'static str, typed: &str) -> Result<Decimal, Failure> {
    let (most, whole) = match test {
        SelfTest::CalfRaise => (MOST_RAISES, true),
        SelfTest::KneeToWall => (MOST_CM, false),
    };
    let number: Option<Decimal> = typed.parse().ok();
    let fits =
        |number: &Decimal| *number <= Decimal::whole(most) && (!whole || !number.to_string().contains('.'));
    number.filter(fits).ok_or(Failure::BadResult { option, typed: typed.to_string(), most, whole })
}
