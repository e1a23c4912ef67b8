//! Which records stand: not taken back, and not corrected by one that stands.

use std::collections::{BTreeMap, BTreeSet};

use super::event::{Kind, Record};

/// Returns the records that are live, oldest first.
///
/// A record is voided when a void that is not itself voided names it; it is live when it is not voided and
/// no record that is not voided replaces it. The members of a circle are all dead.
pub fn live(records: &[Record]) -> Vec<&Record> {
    let standing = standing(records);
    let replaced: BTreeSet<&str> = standing.iter().filter_map(|record| record.replaces.as_deref()).collect();
    let is_live =
        |record: &&Record| !matches!(record.kind, Kind::Void { .. }) && !replaced.contains(&*record.id);
    let mut live: Vec<&Record> = standing.into_iter().filter(is_live).collect();
    live.sort_unstable_by(|a, b| a.by_moment(b));
    live
}

/// Returns the records that are not voided, voids and corrected ones included, in the order given.
pub fn standing(records: &[Record]) -> Vec<&Record> {
    let mut voids: BTreeMap<&str, Vec<&Record>> = BTreeMap::new();
    for record in records {
        if let Some(target) = record.voided_id() {
            voids.entry(target).or_default().push(record);
        }
    }
    let mut known = BTreeMap::new();
    records.iter().filter(|record| !is_voided(&record.id, &voids, &mut known)).collect()
}

/// Returns, of the records that stand, the corrections of what another one corrects too, each with the first of these.
pub fn corrected_twice<'a>(standing: &[&'a Record]) -> BTreeMap<&'a str, &'a str> {
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    let mut twice = BTreeMap::new();
    for record in standing {
        if let Some(replaced) = record.replaces.as_deref() {
            let first = *first.entry(replaced).or_insert(&record.id);
            if first != record.id {
                twice.insert(&*record.id, first);
            }
        }
    }
    twice
}

/// Whether a record is voided; follows voids of voids without recursion, however long the chain.
fn is_voided<'a>(
    id: &'a str,
    voids: &BTreeMap<&'a str, Vec<&'a Record>>,
    known: &mut BTreeMap<&'a str, bool>,
) -> bool {
    let mut path = vec![id];
    while let Some(&current) = path.last() {
        if known.contains_key(current) {
            path.pop();
            continue;
        }
        let by = voids.get(current).map_or(&[][..], Vec::as_slice);
        match by.iter().find(|void| !known.contains_key(&*void.id)) {
            // A circle: this member is dead, and with it the rest.
            Some(void) if path.contains(&&*void.id) => drop(known.insert(&void.id, true)),
            Some(void) => path.push(&void.id),
            None => {
                let standing = by.iter().any(|void| known.get(&*void.id) == Some(&false));
                let in_circle = by.iter().any(|void| *void.id == *current);
                known.insert(current, standing || in_circle);
                path.pop();
            }
        }
    }
    known.get(id).copied().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::super::read::read;
    use super::*;

    /// Builds a log of `id`, `id replaces other`, `id voids other`.
    fn records(lines: &str) -> Vec<Record> {
        let mut text = String::new();
        for line in lines.split(", ") {
            let words: Vec<&str> = line.split(' ').collect();
            let rest = match words[..] {
                [_] => r#""kind":"checkin","pain":0"#.to_string(),
                [_, "replaces", other] => format!(r#""kind":"checkin","pain":0,"replaces":"{other}""#),
                [_, "voids", other] => format!(r#""kind":"void","voids":"{other}""#),
                _ => panic!("{line}"),
            };
            text +=
                &format!("{{\"v\":1,\"id\":\"{}\",\"at\":\"2026-11-20T18:00:00+01:00\",{rest}}}\n", words[0]);
        }
        let log = read(text.as_bytes()).expect("read");
        assert_eq!(log.bad, []);
        log.records
    }

    fn live_ids(lines: &str) -> String {
        let records = records(lines);
        let ids: Vec<&str> = live(&records).iter().map(|record| &*record.id).collect();
        ids.join(" ")
    }

    #[test]
    fn voids_and_corrections_decide_what_is_live() {
        for (lines, expected) in [
            ("a, b", "a b"),
            ("a, v voids a", ""),
            ("a, v voids a, w voids v", "a"),
            ("a, v voids a, w voids v, x voids w", ""),
            ("x, y replaces x", "y"),
            ("x, y replaces x, w replaces y", "w"),
            ("x, y replaces x, v voids y", "x"),
            ("x, y replaces x, w replaces y, v voids w", "y"),
            ("x, y replaces x, v voids x", "y"),
            ("v voids unknown, a", "a"),
            ("x replaces y, y replaces x, z", "z"),
            ("x replaces x", ""),
        ] {
            assert_eq!(live_ids(lines), expected, "{lines}");
        }
    }

    #[test]
    fn of_two_corrections_of_one_record_the_second_is_told_while_both_stand() {
        for (lines, expected) in [
            ("x, y replaces x", ""),
            ("x, y replaces x, z replaces x", "z beside y"),
            ("x, y replaces x, z replaces x, v voids z", ""),
            ("x, y replaces x, z replaces y", ""),
        ] {
            let records = records(lines);
            let twice = corrected_twice(&standing(&records));
            let told: Vec<String> = twice.iter().map(|(id, first)| format!("{id} beside {first}")).collect();
            assert_eq!(told.join(", "), expected, "{lines}");
        }
    }

    #[test]
    fn a_circle_of_voids_is_dead_and_ends() {
        assert_eq!(live_ids("v voids w, w voids v, a"), "a");
        assert_eq!(live_ids("v voids v, a"), "a");
    }
}
