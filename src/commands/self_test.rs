//! `ankle test`: the two self-tests, with the typical range and the symmetry.

use std::io::Write;

use crate::cli::{SelfTest, TestArgs};
use crate::coach::judge::norms;
use crate::coach::rules;
use crate::env::World;
use crate::failure::Failure;
use crate::log::event::{Kind, Record};
use crate::profile::Profile;
use crate::units::Decimal;

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
        SelfTest::CalfRaise => ("calf-raise", RAISE_PROTOCOL),
        SelfTest::KneeToWall => ("knee-to-wall", WALL_PROTOCOL),
    };
    let kind = Kind::Test {
        test: test.to_string(),
        left,
        right,
        protocol: Some(protocol.to_string()),
        note: args.note.clone(),
    };
    let record = Record { id: write::new_id(world), at, kind, replaces: None, batch: None };
    let meaning = match args.test {
        SelfTest::CalfRaise => raises_mean(left, right, &profile),
        SelfTest::KneeToWall => distances_mean(left, right),
    };
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

fn raises_mean(left: Decimal, right: Decimal, profile: &Profile) -> String {
    let typical = match (profile.age, profile.sex) {
        (Some(age), Some(sex)) => {
            norms::typical_raises(age, sex).map(|range| (range, " for your age and sex"))
        }
        _ => None,
    };
    let ([low, high], whose) = typical.unwrap_or((rules::USUAL_RAISES, " a side"));
    let range = if low == high { low.to_string() } else { format!("{low} to {high}") };
    let caution = if whose == " a side" { "" } else { " (newer data found no effect of age)" };
    let percent = norms::symmetry_percent(left, right);
    let advice = if left.min(right) == Decimal::ZERO {
        " Not one raise on a side is a warning sign: have it seen, see 'ankle safety'."
    } else if percent < rules::VERY_FAR_APART_PERCENT {
        " That is far apart: get it assessed."
    } else {
        ""
    };
    format!(
        "{}{advice} About {range} is typical{whose}{caution}. Up to {} raises more or less from week to week is chance.",
        symmetry(left, right),
        rules::RAISE_NOISE
    )
}

fn distances_mean(left: Decimal, right: Decimal) -> String {
    let gap = left.max(right).as_f64() - left.min(right).as_f64();
    let worth = if gap >= f64::from(rules::KNEE_TO_WALL_GAP_CM) {
        "a gap to watch if a second test shows it too"
    } else {
        "within what is common"
    };
    let gap = (gap * 10.0).round() / 10.0;
    format!("The sides differ by {gap} cm: {worth}.")
}

fn symmetry(left: Decimal, right: Decimal) -> String {
    let percent = norms::symmetry_percent(left, right);
    if left == right && left > Decimal::ZERO {
        return "Both sides alike.".to_string();
    }
    if left == right {
        return "Neither side could rise.".to_string();
    }
    let weaker = if left < right { "left" } else { "right" };
    let alike = if percent >= rules::ALIKE_PERCENT { ", which counts as alike" } else { "" };
    format!("The {weaker} side reaches {percent}% of the other{alike}.")
}
