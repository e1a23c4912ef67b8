//! Ids as people see and type them: the shortest unique tail, four characters or more.

use std::cmp::Ordering;

use chrono::NaiveDateTime;
use uuid::Uuid;

use super::canonical::{ID_LENGTH, is_uuid};
use super::event::Record;

/// Shortest tail that is shown, in characters.
const SHORTEST: usize = 4;

/// Ids as they are shown: as short as they can be beside others.
#[derive(Debug, Clone, Default)]
pub struct ShortIds<'a> {
    /// Sorted from their ends, so that the ids most alike are neighbours; each with how many characters of its end
    /// another one shares.
    ids: Vec<(&'a str, usize)>,
}

impl<'a> ShortIds<'a> {
    /// Takes the ids of records, each of which is as short as it can be beside the others.
    pub fn of(records: &'a [Record]) -> ShortIds<'a> {
        let mut ids: Vec<(&str, usize)> = records.iter().map(|record| (&*record.id, 0)).collect();
        ids.sort_unstable_by(|(a, _), (b, _)| from_the_end(a, b));
        ids.dedup();
        for place in 1..ids.len() {
            let both = shared(ids[place - 1].0, ids[place].0);
            ids[place - 1].1 = ids[place - 1].1.max(both);
            ids[place].1 = both;
        }
        ShortIds { ids }
    }

    /// Makes them longer where they have to be told from another one.
    pub fn lengthen_beside(&mut self, other: &str) {
        let Err(place) = self.ids.binary_search_by(|(id, _)| from_the_end(id, other)) else { return };
        // What any id shares with another one, one of its neighbours shares too.
        let neighbours = place.saturating_sub(1)..self.ids.len().min(place + 1);
        for (id, most) in &mut self.ids[neighbours] {
            *most = shared(id, other).max(*most);
        }
    }

    /// Returns the tail of an id; an id that is not among them is shown whole.
    pub fn short<'b>(&self, id: &'b str) -> &'b str {
        let Ok(place) = self.ids.binary_search_by(|(known, _)| from_the_end(known, id)) else { return id };
        let length = (self.ids[place].1 + 1).max(SHORTEST);
        let from = id.char_indices().rev().nth(length - 1).map_or(0, |(at, _)| at);
        &id[from..]
    }
}

/// Compares ids from their ends.
fn from_the_end(a: &str, b: &str) -> Ordering {
    a.bytes().rev().cmp(b.bytes().rev())
}

/// Counts the characters at the ends of two ids that are the same.
fn shared(a: &str, b: &str) -> usize {
    a.chars().rev().zip(b.chars().rev()).take_while(|(a, b)| a == b).count()
}

/// Why a typed id is not one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoSuchId {
    /// No id ends like this.
    Unknown,
    /// Several do.
    Ambiguous(Vec<String>),
}

/// Finds the record a typed tail means; a leading `#` is ignored.
pub fn find<'a>(records: &'a [Record], typed: &str) -> Result<&'a Record, NoSuchId> {
    let tail = typed.trim().trim_start_matches('#').to_lowercase();
    if tail.is_empty() {
        return Err(NoSuchId::Unknown);
    }
    if let Some(record) = records.iter().find(|record| record.id == tail) {
        return Ok(record);
    }
    let hits: Vec<&Record> =
        records.iter().filter(|record| record.id.to_lowercase().ends_with(&tail)).collect();
    match hits[..] {
        [] => Err(NoSuchId::Unknown),
        [record] => Ok(record),
        _ => Err(NoSuchId::Ambiguous(hits.iter().map(|record| record.id.clone()).collect())),
    }
}

/// Whether an id begins with the time it was made at, so that the greatest is the last: a UUID of version 7 or 8.
pub fn is_timed(id: &str) -> bool {
    id.as_bytes().try_into().is_ok_and(|id: &[u8; ID_LENGTH]| is_uuid(id) && matches!(id[14], b'7' | b'8'))
}

/// Returns when a record was written, to be compared: by its id, or by that of its batch.
///
/// An import gives its records ids of their content, which say nothing of that; its batch does. An id that tells no
/// time counts as older than all that do.
pub fn written(record: &Record) -> (bool, &str) {
    let batch = record.batch.as_deref().filter(|batch| is_timed(batch));
    let id = batch.unwrap_or(&record.id);
    (is_timed(id), id)
}

/// Returns the greatest id that tells its time among some records and their batches.
pub fn greatest(records: &[Record]) -> Option<&str> {
    let ids = records.iter().flat_map(|record| [Some(&*record.id), record.batch.as_deref()]);
    ids.flatten().filter(|id| is_timed(id)).max()
}

/// Returns the greatest id that tells its time among those that stand in some lines, without reading them.
pub fn greatest_in(lines: &[u8]) -> Option<String> {
    // Where a text is said of a key, as this program writes it.
    const SAYS: &[u8] = b"\":\"";
    let ids = memchr::memmem::find_iter(lines, SAYS).filter_map(|at| {
        let (id, after) = lines.get(at + SAYS.len()..)?.split_first_chunk::<ID_LENGTH>()?;
        // Most are told from an id by these two alone.
        let may_be_one = id[8] == b'-' && after.first() == Some(&b'"');
        std::str::from_utf8(id).ok().filter(|id| may_be_one && is_timed(id))
    });
    ids.max().map(ToString::to_string)
}

/// Returns a fresh id, moved behind another where the clock that made that one was ahead.
pub fn behind(fresh: String, last: &str) -> String {
    let time = |id: &str| Some(u64::from_str_radix(&id.get(..13)?.replace('-', ""), 16).ok()? + 1);
    if !is_timed(last) || *fresh > *last {
        return fresh;
    }
    match (time(last).map(|time| format!("{time:012x}")), fresh.get(13..)) {
        (Some(time), Some(rest)) if time.len() == 12 => format!("{}-{}{rest}", &time[..8], &time[8..]),
        _ => fresh,
    }
}

/// Returns the id of what another program recorded: always the same for the same time and name.
///
/// A `UUIDv8` that begins with the time of what was done, as version 7 does with that of the writing. When it was
/// written is told by its batch.
pub fn derived(at: NaiveDateTime, name: &str) -> String {
    let from = format!("{} {name}", at.format("%Y-%m-%dT%H:%M:%S"));
    let mut bytes = *Uuid::new_v5(&Uuid::NAMESPACE_OID, from.as_bytes()).as_bytes();
    let milliseconds = at.and_utc().timestamp_millis().max(0).to_be_bytes();
    bytes[..6].copy_from_slice(&milliseconds[2..]);
    Uuid::new_v8(bytes).hyphenated().to_string()
}

#[cfg(test)]
mod tests {
    use super::super::read::read;
    use super::*;

    fn records(ids: &[&str]) -> Vec<Record> {
        let line = |id: &&str| {
            format!(r#"{{"v":1,"id":"{id}","at":"2026-11-20T18:00:00+01:00","kind":"checkin","pain":0}}"#)
        };
        let text: Vec<String> = ids.iter().map(line).collect();
        read(text.join("\n").as_bytes()).expect("read").records
    }

    #[test]
    fn a_tail_is_as_long_as_it_must_be_and_never_shorter_than_four() {
        let records = records(&["aaaa-1234", "bbbb-1234", "cccc-9999", "ab"]);
        let short = ShortIds::of(&records);
        let shown: Vec<&str> =
            ["aaaa-1234", "bbbb-1234", "cccc-9999", "ab"].iter().map(|id| short.short(id)).collect();
        assert_eq!(shown, ["a-1234", "b-1234", "9999", "ab"]);
    }

    #[test]
    fn what_is_shown_finds_its_record_and_less_may_not() {
        let records = records(&["aaaa-1234", "bbbb-1234"]);
        assert_eq!(find(&records, "#A-1234").map(|record| &*record.id), Ok("aaaa-1234"));
        assert!(matches!(find(&records, "1234"), Err(NoSuchId::Ambiguous(ids)) if ids.len() == 2));
        assert_eq!(find(&records, "777"), Err(NoSuchId::Unknown));
        assert_eq!(find(&records, "#"), Err(NoSuchId::Unknown));
    }

    #[test]
    fn an_id_is_moved_behind_one_of_a_clock_that_is_ahead_and_stays_otherwise() {
        const FRESH: &str = "01a1f7bc-ada0-78a5-99e4-a3345914e443";
        for (last, expected) in [
            ("01a1f7bc-ada0-78a5-99e4-a3345914e442", FRESH),
            ("01b00000-ffff-7000-8000-000000000001", "01b00001-0000-78a5-99e4-a3345914e443"),
            ("01b00000-0000-8000-8000-000000000001", "01b00000-0001-78a5-99e4-a3345914e443"),
            // These tell no time, or one no id can be behind.
            ("zzz", FRESH),
            ("f47ac10b-58cc-4372-a567-0e02b2c3d479", FRESH),
            ("ffffffff-ffff-7fff-8000-000000000001", FRESH),
        ] {
            let id = behind(FRESH.to_string(), last);
            assert_eq!(id, expected, "{last}");
            assert!(!is_timed(last) || *id > *last || last.starts_with("ffffffff"), "{last}");
        }
    }

    #[test]
    fn the_greatest_id_of_some_lines_is_found_wherever_it_stands_whole() {
        let (old, new) = ("01a1f7bc-ada0-78a5-99e4-a3345914e443", "01b00000-0000-7000-8000-000000000001");
        for (lines, expected) in [
            (format!(r#"{{"v":1,"id":"{new}"}}\n{{"v":1,"id":"{old}"}}"#), Some(new)),
            (format!(r#"{{"id":"{old}","batch":"{new}"}}"#), Some(new)),
            (format!(r#"{}","at":{{"id":"{old}"}} é "{}"#, &new[2..], &new[..30]), Some(old)),
            (r#"{"v":1,"id":"zzz"}"#.to_string(), None),
            (String::new(), None),
        ] {
            assert_eq!(greatest_in(lines.as_bytes()).as_deref(), expected, "{lines}");
        }
    }

    #[test]
    fn a_derived_id_is_the_same_again_and_sorts_by_its_time() {
        let at = |text: &str| text.parse::<NaiveDateTime>().expect("a time");
        let early = derived(at("2026-11-18T07:30:00"), "calf-raise");
        let late = derived(at("2026-11-20T07:30:00"), "calf-raise");
        assert_eq!(early, derived(at("2026-11-18T07:30:00"), "calf-raise"));
        assert_ne!(early, derived(at("2026-11-18T07:30:00"), "pogo-hop"));
        assert!(early < late && early.as_str() > "0199" && late.as_str() < "01a2", "{early} {late}");
        assert_eq!(&early[14..15], "8");
    }
}
