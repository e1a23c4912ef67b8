//! Changing `config.toml` as text: one key at a time, and everything else, comments above all, as it stands.

use toml_edit::{Decor, DocumentMut, Item, Key as TomlKey, RawString, Table, TableLike};

use crate::diagnostic::{Diagnostic, of_toml};
use crate::week::Week;

use super::key::Name;
use super::list::rearrange;
use super::value::Value;

/// Returns the text with the ends of line of another: the library writes them one way.
fn with_lines_of(other: &str, text: String) -> String {
    if other.contains("\r\n") { text.replace("\r\n", "\n").replace('\n', "\r\n") } else { text }
}

/// Where a change holds.
pub type Scope = Option<Week>;

/// Returns the text with a value under a name, in the file itself or for one week.
pub fn set(text: &str, scope: Scope, name: Name, value: &Value) -> Result<String, Diagnostic> {
    let mut document = parse(text)?;
    let is_bare = document.is_empty();
    let path = path(scope, name);
    let (last, tables) = path.split_last().unwrap_or((&path[0], &[]));
    let mut table: &mut dyn TableLike = document.as_table_mut();
    for (depth, part) in tables.iter().enumerate() {
        // `[week]` itself holds nothing and is not written.
        let make = || {
            let mut table = Table::new();
            table.set_implicit(depth + 1 < tables.len());
            Item::Table(table)
        };
        let item = table.entry_format(&key(part)).or_insert_with(make);
        let Some(inner) = item.as_table_like_mut() else { return Ok(text.to_string()) };
        table = inner;
    }
    put(table, last, value);
    Ok(with_lines_of(text, finish(&mut document, text, is_bare)))
}

/// Returns the text without what stands under a name; a week that has nothing left goes with it.
pub fn remove(text: &str, scope: Scope, name: Name) -> Result<String, Diagnostic> {
    let mut document = parse(text)?;
    let mut comments = String::new();
    remove_from(document.as_table_mut(), &path(scope, name), &mut comments);
    // What stood above the last key stands at the end.
    let trailing = text_of(Some(document.trailing())).unwrap_or_default();
    document.set_trailing(format!("{comments}{trailing}"));
    Ok(with_lines_of(text, document.to_string()))
}

/// Whether something stands under a name.
pub fn holds(text: &str, scope: Scope, name: Name) -> bool {
    let Ok(document) = parse(text) else { return false };
    let mut item = Some(document.as_item());
    for part in path(scope, name) {
        item = item.and_then(|item| item.get(&part));
    }
    item.is_some()
}

/// A line that a change takes away or adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change<'a> {
    /// It was there.
    Gone(&'a str),
    /// It is new.
    New(&'a str),
}

/// Returns the lines in which two texts differ, in their order.
pub fn changes<'a>(old: &'a str, new: &'a str) -> Vec<Change<'a>> {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    // The longest run of lines both have, from each pair of places on.
    let mut common = vec![vec![0_usize; new.len() + 1]; old.len() + 1];
    for (i, line) in old.iter().enumerate().rev() {
        for (j, other) in new.iter().enumerate().rev() {
            common[i][j] =
                if line == other { common[i + 1][j + 1] + 1 } else { common[i + 1][j].max(common[i][j + 1]) };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut changes = Vec::new();
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            (i, j) = (i + 1, j + 1);
        } else if i < old.len() && (j == new.len() || common[i + 1][j] >= common[i][j + 1]) {
            changes.push(Change::Gone(old[i]));
            i += 1;
        } else {
            changes.push(Change::New(new[j]));
            j += 1;
        }
    }
    changes
}

fn parse(text: &str) -> Result<DocumentMut, Diagnostic> {
    text.parse().map_err(|error: toml_edit::TomlError| match toml::de::DeTable::parse(text) {
        // In the words the reader of the file has for it.
        Err(error) => of_toml(&error),
        Ok(_) => Diagnostic::at(error.span(), error.message()),
    })
}

fn path(scope: Scope, name: Name) -> Vec<String> {
    let mut path = Vec::new();
    if let Some(week) = scope {
        path.extend(["week".to_string(), week.to_string()]);
    }
    match name {
        Name::Key(key) => path.push(key.to_string()),
        Name::Cue(cue) => path.extend(["cues".to_string(), cue.to_string()]),
        Name::Since(flag) => path.extend(["since".to_string(), flag.to_string()]),
    }
    path
}

/// A week is written in quotes, as the reference has it; TOML would do without.
fn key(part: &str) -> TomlKey {
    let quoted = part.parse::<Week>().is_ok().then(|| TomlKey::parse(&format!("\"{part}\"")).ok());
    quoted.flatten().and_then(|keys| keys.into_iter().next()).unwrap_or_else(|| TomlKey::new(part))
}

/// Puts a value under a key; the comment behind it stays, and what a list holds already keeps its own.
fn put(table: &mut dyn TableLike, name: &str, value: &Value) {
    let fresh = toml_edit::Value::from(value);
    match table.get_mut(name).and_then(Item::as_value_mut) {
        None => {
            table.insert(name, Item::Value(fresh));
        }
        Some(there) => {
            if let (toml_edit::Value::Array(list), toml_edit::Value::Array(wanted)) = (&mut *there, &fresh) {
                return rearrange(list, wanted);
            }
            let decor = there.decor().clone();
            *there = fresh;
            *there.decor_mut() = decor;
        }
    }
}

fn text_of(raw: Option<&RawString>) -> Option<&str> {
    raw.and_then(RawString::as_str)
}

/// Takes a key out and keeps the comments above it. Returns whether the table has nothing left.
fn remove_from(table: &mut dyn TableLike, path: &[String], comments: &mut String) -> bool {
    let Some((first, rest)) = path.split_first() else { return false };
    let gone = match table.get_mut(first).and_then(Item::as_table_like_mut) {
        Some(inner) if !rest.is_empty() => remove_from(inner, rest, comments),
        _ => rest.is_empty(),
    };
    if !gone {
        return false;
    }
    let above = match table.get(first) {
        Some(Item::Table(inner)) if !inner.is_dotted() => text_of(inner.decor().prefix()),
        _ => table.key(first).and_then(|key| text_of(key.leaf_decor().prefix())),
    };
    let above = above.filter(|text| text.contains('#')).unwrap_or_default();
    comments.insert_str(0, above);
    let next = table.iter().skip_while(|(name, _)| name != first).nth(1).map(|(name, _)| name.to_string());
    table.remove(first);
    if let Some(next) = next {
        put_above(table, &next, comments);
    }
    table.is_empty()
}

/// Puts comments above what stands under a key.
fn put_above(table: &mut dyn TableLike, name: &str, comments: &mut String) {
    if comments.is_empty() {
        return;
    }
    match table.get_mut(name) {
        Some(Item::Table(inner)) if inner.is_implicit() || inner.is_dotted() => {
            let first = inner.iter().next().map(|(name, _)| name.to_string());
            if let Some(first) = first {
                put_above(inner, &first, comments);
            }
        }
        Some(Item::Table(inner)) => put_before(inner.decor_mut(), comments),
        _ => {
            if let Some(mut key) = table.key_mut(name) {
                put_before(key.leaf_decor_mut(), comments);
            }
        }
    }
}

fn put_before(decor: &mut Decor, comments: &mut String) {
    let prefix = text_of(decor.prefix()).unwrap_or_default();
    decor.set_prefix(format!("{}{prefix}", std::mem::take(comments)));
}

/// Prints the document; where the file held comments alone they stay above the first key.
fn finish(document: &mut DocumentMut, text: &str, is_bare: bool) -> String {
    if !is_bare || text.trim().is_empty() {
        return document.to_string();
    }
    document.set_trailing("");
    let gap = if text.ends_with('\n') { "" } else { "\n" };
    format!("{text}{gap}{document}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;
    use crate::profile::Profile;

    const FULL: &str = "# Mine, since May.\n\nlevel = 1 # soon 2\n# three is all I can\ndays = [\n  \"mon\", # before work\n  \
                        \"wed\",\n]\nequipment=[ \"wall\",\"step\" ]\n\n# the left one\n[since]\npast-sprain = \"2026-05-01\"\n\n\
                        # Lisbon\n[week.\"2026-W48\"]\nequipment = [] # nothing there\n# the end\n";

    fn name(text: &str) -> Name {
        text.parse().expect("a name")
    }

    fn value(name: Name, typed: &str) -> Value {
        match name {
            Name::Key(key) => key.read(&[typed.to_string()]),
            Name::Cue(cue) => cue.read(&[typed.to_string()]),
            Name::Since(_) => Value::Text(typed.to_string()),
        }
    }

    fn edit(text: &str, week: Option<&str>, named: &str, typed: Option<&str>) -> String {
        let scope = week.map(|week| week.parse().expect("a week"));
        let name = name(named);
        let edited = match typed {
            Some(typed) => set(text, scope, name, &value(name, typed)),
            None => remove(text, scope, name),
        };
        let edited = edited.expect("TOML");
        assert_eq!(holds(&edited, scope, name), typed.is_some(), "{edited}");
        Profile::read(&edited, &Catalogue::bundled()).expect("a profile");
        edited
    }

    fn difference(text: &str, week: Option<&str>, named: &str, typed: Option<&str>) -> String {
        let edited = edit(text, week, named, typed);
        let lines = changes(text, &edited).into_iter().map(|change| match change {
            Change::Gone(line) => format!("-{line}"),
            Change::New(line) => format!("+{line}"),
        });
        lines.collect::<Vec<String>>().join("|")
    }

    #[test]
    fn a_change_touches_its_own_line_alone() {
        for (week, name, typed, expected) in [
            (None, "level", "2", "-level = 1 # soon 2|+level = 2 # soon 2"),
            (None, "days", "mon wed fri", "+  \"fri\","),
            (None, "days", "mon", "-  \"wed\","),
            (None, "days", "wed fri", "-  \"mon\", # before work|+  \"fri\","),
            (
                None,
                "equipment",
                "wall step band",
                "-equipment=[ \"wall\",\"step\" ]|+equipment=[ \"wall\",\"step\", \"band\" ]",
            ),
            (None, "equipment", "none", "-equipment=[ \"wall\",\"step\" ]|+equipment=[]"),
            (None, "minutes", "30", "+minutes = 30"),
            (None, "cues.bell", "off", "+|+[cues]|+bell = false"),
            (None, "since.recent-sprain", "2026-11-02", "+recent-sprain = \"2026-11-02\""),
            (
                Some("2026-W48"),
                "equipment",
                "step",
                "-equipment = [] # nothing there|+equipment = [\"step\"] # nothing there",
            ),
            (Some("2026-W48"), "days", "2", "+days = 2"),
            (Some("2026-W50"), "days", "2", "+|+[week.\"2026-W50\"]|+days = 2"),
        ] {
            assert_eq!(difference(FULL, week, name, Some(typed)), expected, "{name} {typed}");
        }
    }

    #[test]
    fn what_is_taken_out_leaves_the_comments_behind() {
        for (week, name, expected) in [
            (None, "level", "-level = 1 # soon 2"),
            (None, "days", "-days = [|-  \"mon\", # before work|-  \"wed\",|-]"),
            (None, "equipment", "-equipment=[ \"wall\",\"step\" ]"),
            (None, "since.past-sprain", "-[since]|-past-sprain = \"2026-05-01\""),
            (Some("2026-W48"), "equipment", "-[week.\"2026-W48\"]|-equipment = [] # nothing there"),
        ] {
            assert_eq!(difference(FULL, week, name, None), expected, "{name}");
        }
    }

    #[test]
    fn an_empty_file_and_one_of_comments_alone_take_a_key() {
        for (text, expected) in
            [("", "level = 2\n"), ("# mine\n", "# mine\nlevel = 2\n"), ("# mine", "# mine\nlevel = 2\n")]
        {
            assert_eq!(edit(text, None, "level", Some("2")), expected);
        }
        assert_eq!(edit("", Some("2026-W48"), "days", Some("2")), "[week.\"2026-W48\"]\ndays = 2\n");
    }

    #[test]
    fn tables_within_a_line_and_dotted_keys_are_changed_too() {
        for (text, expected) in [
            (
                "week = { \"2026-W48\" = { minutes = 9 } }\n",
                "week = { \"2026-W48\" = { minutes = 9 , days = 2 } }\n",
            ),
            (
                "week.\"2026-W48\".minutes = 9\n",
                "week.\"2026-W48\".minutes = 9\nweek.\"2026-W48\".days = 2\n",
            ),
        ] {
            assert_eq!(edit(text, Some("2026-W48"), "days", Some("2")), expected);
            let back = edit(expected, Some("2026-W48"), "days", None);
            Profile::read(&back, &Catalogue::bundled()).expect("a profile");
        }
    }

    #[test]
    fn a_value_set_and_taken_out_again_leaves_the_file_as_it_was() {
        for text in ["", "level = 2\n", "# mine\nlevel = 2\n", FULL] {
            for (week, name, typed) in [
                (None, "minutes", "30"),
                (Some("2026-W50"), "avoid", "squat-jack"),
                (None, "since.no-jump", "2026-01-01"),
                (None, "cues.say", "espeak-ng -v de"),
            ] {
                let there = edit(text, week, name, Some(typed));
                assert_eq!(edit(&there, week, name, None), text, "{name}");
            }
        }
    }

    #[test]
    fn windows_lines_stay_windows_lines() {
        let text = "level = 1 # a\r\nminutes = 20\r\n";
        assert_eq!(edit(text, None, "level", Some("2")), "level = 2 # a\r\nminutes = 20\r\n");
    }
}
