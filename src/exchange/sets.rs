//! The program's own table: one row a set, for spreadsheets, and back.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, SecondsFormat};

use crate::log::event::{Done, Kind, Record, Set};
use crate::log::line::parse_line;
use crate::notation::Side;
use crate::units::{Load, LoadUnit, LoggedRpe, Pain};

use super::cells::{self, Row, Table, guard, unguard};
use super::gather::{Gatherer, misfit};
use super::hevy::time;
use super::{Around, Gathered, Unreadable};

const HEADER: [&str; 16] = [
    "id", "at", "exercise", "set", "reps", "seconds", "contacts", "side", "load", "unit", "rpe", "touches",
    "tempo_s", "stopped", "pain", "note",
];

/// Writes the sets of records, a row each; records of other kinds have no place in it.
pub fn write(records: &[&Record]) -> csv::Result<String> {
    cells::write(&HEADER, records.iter().flat_map(|record| rows(record)))
}

fn rows(record: &Record) -> Vec<Vec<String>> {
    let Kind::Sets { exercise, sets, pain, note, .. } = &record.kind else { return Vec::new() };
    let cell = |text: Option<String>| text.unwrap_or_default();
    let row = |(position, set): (usize, &Set)| {
        let done = |is_it: bool| cell(is_it.then(|| set.done.number().to_string()));
        vec![
            guard(&record.id).into_owned(),
            record.at.to_rfc3339_opts(SecondsFormat::Secs, false),
            guard(exercise).into_owned(),
            (position + 1).to_string(),
            done(matches!(set.done, Done::Reps(_))),
            done(matches!(set.done, Done::Seconds(_))),
            done(matches!(set.done, Done::Contacts(_))),
            cell(set.side.map(|side| if side == Side::Left { "left" } else { "right" }.to_string())),
            cell(set.load.map(|load| load.amount.to_string())),
            cell(set.load.map(|load| load.unit.as_str().to_string())),
            cell(set.rpe.map(|rpe| rpe.to_string())),
            cell(set.touches.map(|touches| touches.to_string())),
            cell(set.tempo_s.map(|tempo| tempo.to_string())),
            cell(set.stopped.then(|| "yes".to_string())),
            cell(pain.map(|pain| pain.to_string())),
            cell(note.as_deref().map(|note| guard(note).into_owned())),
        ]
    };
    sets.iter().enumerate().map(row).collect()
}

/// A record that has its id already, row by row.
struct Known {
    line: u64,
    record: Record,
    /// The number of each set, in the order of the rows.
    numbers: Vec<u16>,
    is_broken: bool,
}

/// Reads the table. Rows with an id are the record they were; rows without one make new records, with names and
/// amounts as strict as on the command line.
pub fn read(text: &str, around: Around<'_>) -> Result<Gathered, Unreadable> {
    let table = Table::read(text);
    if let Some(column) = table.missing(&["at", "exercise"]) {
        return Err(Unreadable::NoColumn(column));
    }
    let mut gatherer = Gatherer::new(around);
    let mut known: BTreeMap<&str, Known> = BTreeMap::new();
    for row in table.rows() {
        let id = unguard(row.cell("id"));
        let taken = match id {
            None => take_new(row, around.units, &mut gatherer),
            Some(id) => take_known(row, id, &mut gatherer, &mut known),
        };
        if let Err(reason) = taken {
            gatherer.problem(row.line(), reason);
            // A record without one of its sets would not be that record.
            if let Some(known) = id.and_then(|id| known.get_mut(id)) {
                known.is_broken = true;
            }
        }
    }
    for mut known in known.into_values() {
        let rows = known.numbers.len();
        if let Kind::Sets { sets, .. } = &mut known.record.kind {
            let mut numbered: Vec<(u16, Set)> = known.numbers.into_iter().zip(sets.drain(..)).collect();
            numbered.sort_by_key(|(number, _)| *number);
            sets.extend(numbered.into_iter().map(|(_, set)| set));
        }
        if known.is_broken {
            let reason = format!("with it the record {} is left out", known.record.id);
            gatherer.problem_of(rows, known.line, reason);
        } else if parse_line(known.record.to_line().as_bytes()).is_err() {
            gatherer.problem_of(rows, known.line, "the log could not hold this record");
        } else {
            gatherer.gathered.records.push(known.record);
        }
    }
    Ok(gatherer.finish())
}

fn take_known<'a>(
    row: Row<'a>,
    id: &'a str,
    gatherer: &mut Gatherer<'_>,
    known: &mut BTreeMap<&'a str, Known>,
) -> Result<(), String> {
    let empty = || Known {
        line: row.line(),
        record: Record {
            id: id.to_string(),
            at: DateTime::UNIX_EPOCH.fixed_offset(),
            kind: Kind::Void { voids: String::new() },
            replaces: None,
            batch: None,
        },
        numbers: Vec::new(),
        is_broken: false,
    };
    let name = unguard(row.cell("exercise")).ok_or("no exercise")?;
    // Under its other names too it is the same exercise; one that is not here any more is told.
    let Some(exercise) = gatherer.exercise(name) else { return Ok(()) };
    let Around { units, now, .. } = gatherer.around;
    let known = known.entry(id).or_insert_with(empty);
    let at = DateTime::parse_from_rfc3339(row.word("at"));
    let at = at.map_err(|_| format!("'{}' is no time with an offset", row.word("at")))?;
    if at > now {
        return Err("a day in the future".to_string());
    }
    let (number, set) = set(row, units)?;
    if let Some(misfit) = misfit(&set, exercise) {
        return Err(misfit);
    }
    let exercise = exercise.slug.to_string();
    let (pain, note) = (pain(row)?, unguard(row.cell("note")).map(ToString::to_string));
    if let Kind::Sets { exercise: first, sets, pain: first_pain, note: first_note, .. } =
        &mut known.record.kind
    {
        if (&*first, known.record.at, *first_pain, &*first_note) != (&exercise, at, pain, &note) {
            return Err(format!("the rows of the record {id} do not agree"));
        }
        sets.push(set);
    } else {
        known.record.at = at;
        known.record.kind = Kind::Sets { exercise, sets: vec![set], pain, note, planned: None };
    }
    known.numbers.push(number);
    Ok(())
}

fn take_new(row: Row<'_>, units: LoadUnit, gatherer: &mut Gatherer<'_>) -> Result<(), String> {
    let name = unguard(row.cell("exercise")).unwrap_or_default();
    let Some(exercise) = gatherer.exercise(name) else { return Ok(()) };
    let (number, set) = set(row, units)?;
    let start = start(row.word("at"))?;
    gatherer.add(start, exercise, (number.into(), set), pain(row)?, unguard(row.cell("note")))
}

/// The time on the clock; noon where there is none, as everywhere.
fn start(text: &str) -> Result<NaiveDateTime, String> {
    if let Ok(at) = DateTime::<FixedOffset>::parse_from_rfc3339(text) {
        return Ok(at.naive_local());
    }
    if let Ok(day) = text.parse::<NaiveDate>() {
        let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
        return Ok(day.and_time(noon));
    }
    time(text, &["%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M"])
}

fn set(row: Row<'_>, units: LoadUnit) -> Result<(u16, Set), String> {
    let done = match (row.count("reps")?, row.count("seconds")?, row.count("contacts")?) {
        (Some(number), None, None) => Done::Reps(number),
        (None, Some(number), None) => Done::Seconds(number),
        (None, None, Some(number)) => Done::Contacts(number),
        _ => return Err("a set has one of reps, seconds and contacts".to_string()),
    };
    let side = match row.word("side").to_lowercase().as_str() {
        "" => None,
        "l" | "left" => Some(Side::Left),
        "r" | "right" => Some(Side::Right),
        other => return Err(format!("'{other}' is no side")),
    };
    let unit = match row.word("unit").to_lowercase().as_str() {
        "" => units,
        "kg" => LoadUnit::Kg,
        "lb" | "lbs" => LoadUnit::Lb,
        other => return Err(format!("'{other}' is no unit of load")),
    };
    let load = row.number("load")?.map(|amount| Load { amount, unit });
    let rpe = row.number("rpe")?.map(LoggedRpe::new).transpose().map_err(|high| high.to_string())?;
    let touches = row.count("touches")?.map(u8::try_from).transpose();
    let touches = touches.map_err(|_| "more touches than can be counted".to_string())?;
    let stopped = match row.word("stopped").to_lowercase().as_str() {
        "" | "no" | "false" | "0" => false,
        "yes" | "true" | "1" => true,
        other => return Err(format!("stopped '{other}' is neither yes nor no")),
    };
    let tempo_s = row.number("tempo_s")?;
    Ok((row.count("set")?.unwrap_or_default(), Set { done, side, load, rpe, touches, tempo_s, stopped }))
}

fn pain(row: Row<'_>) -> Result<Option<Pain>, String> {
    let pain = row.count("pain")?.map(|pain| u8::try_from(pain).ok().and_then(|pain| Pain::new(pain).ok()));
    pain.map(|pain| pain.ok_or_else(|| format!("pain is {}", Pain::RANGE))).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;
    use crate::exchange::{hevy, strong};
    use crate::units::{Decimal, Rpe};
    use proptest::collection::vec;
    use proptest::option;
    use proptest::prelude::*;

    fn decimal(most: u64) -> impl Strategy<Value = Decimal> {
        (0..=most * 1_000_000_000).prop_map(Decimal::from_billionths)
    }

    /// An exercise, how it is counted, and whether it has sides and touches.
    type Counted = (&'static str, fn(u16) -> Done, bool, bool);

    const COUNTED: [Counted; 4] = [
        ("calf-raise", Done::Reps, false, false),
        ("calf-iso-hold", Done::Seconds, true, false),
        ("pogo-hop", Done::Contacts, false, false),
        ("crane-balance", Done::Seconds, true, true),
    ];

    fn any_set((_, done, has_sides, has_touches): Counted) -> impl Strategy<Value = Set> {
        let side = option::of(prop_oneof![Just(Side::Left), Just(Side::Right)]);
        let unit = prop_oneof![Just(LoadUnit::Kg), Just(LoadUnit::Lb)];
        let load = option::of((decimal(500), unit).prop_map(|(amount, unit)| Load { amount, unit }));
        let rpe = option::of((2_u8..=20).prop_map(|half| LoggedRpe::of(Rpe::of_half_steps(half))));
        (1..=u16::MAX, side, load, rpe, option::of(any::<u8>()), any::<bool>()).prop_map(
            move |(number, side, load, rpe, touches, stopped)| Set {
                done: done(number),
                side: side.filter(|_| has_sides),
                load,
                rpe,
                touches: touches.filter(|_| has_touches),
                tempo_s: stopped.then_some(Decimal::whole(4)),
                stopped,
            },
        )
    }

    fn any_record() -> impl Strategy<Value = Record> {
        let at =
            (0..1_700_000_000_i64, -50_400..50_400_i32).prop_filter_map("a time", |(seconds, offset)| {
                // RFC 3339 has no seconds in an offset.
                let offset = FixedOffset::east_opt(offset / 60 * 60)?;
                Some(DateTime::from_timestamp(seconds, 0)?.with_timezone(&offset))
            });
        let note = option::of(any::<String>());
        let of = prop::sample::select(COUNTED.to_vec())
            .prop_flat_map(|of| vec(any_set(of), 1..5).prop_map(move |sets| (of.0.to_string(), sets)));
        ("[=a-z0-9-]{1,12}", at, of, option::of((0..=10_u8).prop_map(Pain::of)), note).prop_map(
            |(id, at, (exercise, sets), pain, note)| {
                let kind = Kind::Sets { exercise, sets, pain, note, planned: None };
                Record { id, at, kind, replaces: None, batch: None }
            },
        )
    }

    fn with_around<T>(run: impl FnOnce(Around<'_>) -> T) -> T {
        let catalogue = Catalogue::bundled();
        let now = DateTime::parse_from_rfc3339("2026-11-20T19:42:00+01:00").expect("a time");
        let at = |local: NaiveDateTime| local.and_local_timezone(*now.offset()).single();
        run(Around { catalogue: &catalogue, units: LoadUnit::Kg, now, at: &at })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(records in vec(any_record(), 0..6)) {
            let mut by_id: BTreeMap<String, Record> = BTreeMap::new();
            for record in records {
                by_id.entry(record.id.clone()).or_insert(record);
            }
            let mut records: Vec<Record> = by_id.into_values().collect();
            records.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
            let text = write(&records.iter().collect::<Vec<&Record>>()).expect("a table");
            let read = with_around(|around| read(&text, around)).expect("the table");
            prop_assert_eq!(read.problems, vec![]);
            prop_assert_eq!(read.records, records);
        }

        #[test]
        fn no_table_stops_a_read(
            header in prop_oneof![
                Just("id,at,exercise,set,reps,seconds,contacts,side,load,unit,rpe,touches,pain,note"),
                Just("Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Seconds;Notes"),
                Just("start_time,exercise_title,exercise_notes,set_index,set_type,weight_kg,reps,duration_seconds,rpe"),
            ],
            cells in vec(prop_oneof![
                any::<String>(), Just("calf-raise".to_string()), Just("2026-11-18".to_string()), Just("\"".to_string()),
                Just("2026-11-18 07:30:00".to_string()), Just("12".to_string()), Just("\n".to_string()), Just(String::new()),
            ], 0..60),
            comma in prop_oneof![Just(","), Just(";")],
        ) {
            let text = format!("{header}\n{}", cells.join(comma));
            with_around(|around| {
                let _ = (read(&text, around), strong::read(&text, around), hevy::read(&text, around));
            });
        }
    }

    #[test]
    fn rows_without_an_id_make_records_as_strict_as_the_command_line() {
        let text = "at,exercise,set,reps,seconds,side,load,pain,note\n\
                    2026-11-18,Single Leg Raises,2,11,,R,5,,'=1+1\n\
                    2026-11-18,slcr,1,12,,R,5,2,\n\
                    2026-11-18,neg calf,1,12,,,,,\n\
                    2026-11-18,calf-raise,1,12,,L,,,\n\
                    2026-11-18,calf-raise,1,,30,,,,\n\
                    2026-11-18,calf-raise,1,0,,,,,\n\
                    2026-12-18,calf-raise,1,12,,,,,\n\
                    yesterday,calf-raise,1,12,,,,,\n";
        let read = with_around(|around| read(text, around)).expect("a table");
        let [record] = &read.records[..] else { panic!("{:?}", read.records) };
        let line = record.to_line().replace(&record.id, "ID");
        assert_eq!(
            line,
            r#"{"v":1,"id":"ID","at":"2026-11-18T12:00:00+01:00","kind":"sets","exercise":"single-leg-calf-raise","sets":[{"reps":12,"side":"right","load_kg":5},{"reps":11,"side":"right","load_kg":5}],"pain":2,"note":"=1+1"}"#
        );
        assert_eq!(read.unknown, BTreeMap::from([("neg calf".to_string(), 1)]));
        let problems: Vec<(u64, &str)> = read.problems.iter().map(|p| (p.line, &*p.reason)).collect();
        assert_eq!(
            problems,
            [
                (5, "calf-raise works both legs at once and has no sides"),
                (6, "calf-raise is counted in repetitions"),
                (7, "a set of nothing"),
                (8, "a day in the future"),
                (9, "'yesterday' is no time"),
            ]
        );
    }

    #[test]
    fn a_record_that_lost_a_set_is_not_that_record() {
        let text = "id,at,exercise,set,reps\n\
                    a,2026-11-18T07:00:00+01:00,calf-raise,1,12\n\
                    b,2026-11-18T07:00:00+01:00,calf-raise,1,12\n\
                    b,2026-11-18T07:00:00+01:00,calf-raise,2,twelve\n\
                    c,2026-11-18T07:00:00+01:00,calf-raise,1,12\n\
                    c,2026-11-19T07:00:00+01:00,calf-raise,2,12\n";
        let read = with_around(|around| read(text, around)).expect("a table");
        assert_eq!(read.records.iter().map(|record| &*record.id).collect::<Vec<&str>>(), ["a"]);
        assert_eq!(read.problems.iter().map(|p| p.line).collect::<Vec<u64>>(), [3, 4, 5, 6]);
        assert_eq!(read.rows_left_out, 4);
    }

    #[test]
    fn a_row_with_an_id_is_as_strict_as_the_command_line_too() {
        for (row, problem) in [
            ("2026-11-18T07:00:00+01:00,Heel Raises,12,,,,", None),
            // What was forced into a log comes back from it.
            ("2026-11-18T07:00:00+01:00,calf-raise,120,,,,", None),
            ("2026-11-18T07:00:00+01:00,calf-raise,,30,,,", Some("calf-raise is counted in repetitions")),
            ("2026-11-18T07:00:00+01:00,calf-raise,0,,,,", Some("a set of nothing")),
            (
                "2026-11-18T07:00:00+01:00,calf-raise,12,,left,,",
                Some("calf-raise works both legs at once and has no sides"),
            ),
            (
                "2026-11-18T07:00:00+01:00,calf-raise,12,,,1,",
                Some("calf-raise is no balance work and has no touches"),
            ),
            (
                "2026-11-18T07:00:00+01:00,calf-raise,12,,,,7.3",
                Some("an effort of 7.3 is not 1 to 10 in half steps"),
            ),
            ("2026-11-21T07:00:00+01:00,calf-raise,12,,,,", Some("a day in the future")),
        ] {
            let text = format!("id,at,exercise,reps,seconds,side,touches,rpe\nx,{row}\n");
            let read = with_around(|around| read(&text, around)).expect("a table");
            assert_eq!(read.problems.first().map(|problem| &*problem.reason), problem, "{row}");
            let slugs = read.records.iter().map(|record| match &record.kind {
                Kind::Sets { exercise, .. } => exercise.as_str(),
                _ => "none",
            });
            let expected = if problem.is_none() { vec!["calf-raise"] } else { Vec::new() };
            assert_eq!(slugs.collect::<Vec<&str>>(), expected, "{row}");
        }
        let text = "id,at,exercise,reps\nx,2026-11-18T07:00:00+01:00,gone-from-here,12\n";
        let read = with_around(|around| read(text, around)).expect("a table");
        assert_eq!((read.records.len(), read.unknown.get("gone-from-here")), (0, Some(&1)));
    }
}
