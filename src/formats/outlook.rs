//! `ankle outlook` for programs.

use chrono::NaiveDate;
use serde::Serialize;
use serde::ser::{SerializeMap as _, Serializer};

use crate::catalogue::dosage::Dosage;
use crate::catalogue::vocabulary::Quality;
use crate::outlook::{Change, Outlook, Stand, WeekAhead};
use crate::plan::{Note, WeekKind};
use crate::units::Decimal;
use crate::week::Week;

/// The result of `outlook`.
#[derive(Debug, Serialize)]
pub struct OutlookOf<'a> {
    projection: bool,
    adherence: Decimal,
    weeks: Vec<WeekOf<'a>>,
    stopped: &'a [Note],
}

impl<'a> OutlookOf<'a> {
    /// Makes the result.
    pub fn new(outlook: &'a Outlook<'a>, adherence_percent: u8) -> OutlookOf<'a> {
        OutlookOf {
            projection: true,
            adherence: Decimal::whole(1).percent(adherence_percent.into()),
            weeks: outlook.weeks.iter().map(WeekOf::new).collect(),
            stopped: &outlook.stopped,
        }
    }
}

#[derive(Debug, Serialize)]
struct WeekOf<'a> {
    week: Week,
    starts: NaiveDate,
    kind: WeekKind,
    sessions: u64,
    sessions_done: u64,
    landings: Option<u16>,
    changes: Vec<ChangeOf<'a>>,
    chains: Vec<StandOf<'a>>,
}

impl<'a> WeekOf<'a> {
    fn new(ahead: &'a WeekAhead<'a>) -> WeekOf<'a> {
        WeekOf {
            week: ahead.week,
            starts: ahead.week.starts(),
            kind: ahead.kind,
            sessions: ahead.planned as u64,
            sessions_done: ahead.done as u64,
            landings: ahead.landings,
            changes: ahead.changes.iter().map(ChangeOf::new).collect(),
            chains: ahead.stands.iter().map(StandOf).collect(),
        }
    }
}

#[derive(Debug, Serialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
enum ChangeOf<'a> {
    Rung { quality: Quality, from: &'a str, to: &'a str },
    Load { exercise: &'a str, from_kg: Decimal, to_kg: Decimal },
    HopsOpen { landings: u16 },
    HopsClose,
    SingleLegHops,
    TestDue { test: &'static str },
}

impl<'a> ChangeOf<'a> {
    fn new(change: &'a Change<'a>) -> ChangeOf<'a> {
        match change {
            Change::Rung(quality, from, to) => {
                ChangeOf::Rung { quality: *quality, from: &from.slug, to: &to.slug }
            }
            Change::Load(exercise, from, to) => {
                ChangeOf::Load { exercise: &exercise.slug, from_kg: *from, to_kg: *to }
            }
            Change::HopsOpen(landings) => ChangeOf::HopsOpen { landings: *landings },
            Change::HopsClose => ChangeOf::HopsClose,
            Change::SingleLegHops => ChangeOf::SingleLegHops,
            Change::TestDue => ChangeOf::TestDue { test: "calf-raise" },
        }
    }
}

#[derive(Debug)]
struct StandOf<'a>(&'a Stand<'a>);

impl Serialize for StandOf<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Stand { quality, exercise, sets, dosage, load_kg } = self.0;
        let mut map = serializer.serialize_map(Some(5))?;
        map.serialize_entry("quality", quality)?;
        map.serialize_entry("exercise", &exercise.slug)?;
        map.serialize_entry("sets", sets)?;
        match dosage {
            Dosage::Reps(number) => map.serialize_entry("reps", number)?,
            Dosage::Seconds(number) => map.serialize_entry("hold_seconds", number)?,
            Dosage::Contacts(number) => map.serialize_entry("contacts", number)?,
        }
        map.serialize_entry("load_kg", &load_kg.to_thousandths())?;
        map.end()
    }
}
