//! A list of the profile as it stands in the file: each item with its remark and with the comments above it.

use toml_edit::{Array, RawString, Value};

/// An item of a list, and the text around it.
struct Entry {
    /// Comments in lines of their own, from the end of the line before; empty where there are none.
    above: String,
    /// What else stands before the value: a blank, or the end of a line and the indent.
    gap: String,
    value: Value,
    /// What stands between the value and its comma.
    suffix: String,
    /// The comment behind it in its own line.
    remark: String,
}

/// A list taken apart.
struct List {
    /// The comment behind the opening bracket in its own line.
    head: String,
    entries: Vec<Entry>,
    /// What stands before the closing bracket.
    tail: String,
}

/// Makes a list hold what another does. What stays keeps its remark; the remark of what goes goes with it, and the
/// comments above that go over to what follows.
pub(super) fn rearrange(list: &mut Array, wanted: &Array) {
    let mut parts = List::read(list);
    let gap = parts.usual_gap();
    let first_gap = parts.entries.first().map(|entry| entry.gap.clone()).unwrap_or_default();
    let mut left: Vec<Option<Entry>> = parts.entries.drain(..).map(Some).collect();
    // In which order what is wanted stands there already.
    let mut places: Vec<Option<usize>> = Vec::new();
    for item in wanted {
        let is_it = |place: &usize| {
            let entry = left[*place].as_ref();
            !places.contains(&Some(*place))
                && entry.is_some_and(|entry| meaning(&entry.value) == meaning(item))
        };
        let place = (0..left.len()).find(is_it);
        places.push(place);
    }
    let mut comments = String::new();
    for (place, slot) in left.iter_mut().enumerate() {
        if !places.contains(&Some(place)) {
            comments += &slot.take().map(|entry| entry.above).unwrap_or_default();
        } else if let Some(entry) = slot {
            entry.above = std::mem::take(&mut comments) + &entry.above;
        }
    }
    parts.tail = comments + &parts.tail;
    for (item, place) in wanted.iter().zip(places) {
        let is_first = parts.entries.is_empty();
        let kept = place.and_then(|place| left[place].take());
        let mut entry = kept.unwrap_or_else(|| Entry::new(item.clone(), &gap));
        if is_first && !entry.gap.contains('\n') && !first_gap.contains('\n') {
            entry.gap.clone_from(&first_gap);
        } else if !is_first && place == Some(0) {
            entry.gap.clone_from(&gap);
        }
        parts.entries.push(entry);
    }
    parts.write(list, &gap);
}

impl Entry {
    fn new(value: Value, gap: &str) -> Entry {
        let [above, suffix, remark] = [const { String::new() }; 3];
        Entry { above, gap: gap.to_string(), value, suffix, remark }
    }
}

impl List {
    fn read(list: &Array) -> List {
        let mut parts = List { head: String::new(), entries: Vec::new(), tail: String::new() };
        // What stands between the last value that was read, or the opening bracket, and here.
        let mut between = String::new();
        for (position, item) in list.iter().enumerate() {
            let lead = parts.take_remark(between + text_of(item.decor().prefix()));
            let (above, gap) = match lead.rsplit_once('\n') {
                Some((above, indent)) if above.contains('#') => (above.to_string(), format!("\n{indent}")),
                _ => (String::new(), lead),
            };
            let mut suffix = text_of(item.decor().suffix()).to_string();
            let is_last = position + 1 == list.len();
            between = if is_last || suffix.contains(['#', '\n']) {
                std::mem::take(&mut suffix)
            } else {
                String::new()
            };
            let value = item.clone().decorated("", "");
            parts.entries.push(Entry { above, gap, value, suffix, remark: String::new() });
        }
        parts.tail = parts.take_remark(between + text_of(Some(list.trailing())));
        parts
    }

    /// Gives a comment that begins in the line of what was read last to that, and returns the rest of the text.
    fn take_remark(&mut self, text: String) -> String {
        let (line, rest) = text.split_at(text.find('\n').unwrap_or(text.len()));
        if !line.contains('#') {
            return text;
        }
        let remark = self.entries.last_mut().map_or(&mut self.head, |entry| &mut entry.remark);
        line.clone_into(remark);
        rest.to_string()
    }

    /// Returns what stands before an item: a line of its own where others have one.
    fn usual_gap(&self) -> String {
        let gaps = self.entries.iter().rev().map(|entry| &entry.gap);
        let indent = gaps.filter_map(|gap| gap.rsplit_once('\n')).map(|(_, indent)| indent).next();
        indent.map_or_else(|| " ".to_string(), |indent| format!("\n{indent}"))
    }

    fn write(self, list: &mut Array, gap: &str) {
        let List { head, entries, tail } = self;
        let line = if gap.contains('\n') { gap } else { "\n  " };
        list.clear();
        let mut last_remark = head;
        for Entry { above, gap, value, suffix, remark } in entries {
            let before = if above.is_empty() { last_remark } else { joined(last_remark, &above, line) };
            let prefix = joined(before, &gap, line);
            let suffix = if remark.is_empty() { suffix } else { String::new() };
            list.push_formatted(value.decorated(prefix, suffix));
            last_remark = remark;
        }
        // The blank before the bracket stands there already.
        if let Some(last) = list.len().checked_sub(1).and_then(|last| list.get_mut(last)) {
            last.decor_mut().set_suffix("");
        }
        let mut trailing = joined(last_remark, &tail, "\n");
        if trailing.lines().last().is_some_and(|line| line.contains('#')) && !trailing.ends_with('\n') {
            trailing.push('\n');
        }
        if list.is_empty() && trailing.trim().is_empty() {
            trailing.clear();
        }
        if list.is_empty() {
            list.set_trailing_comma(false);
        }
        list.set_trailing(trailing);
    }
}

/// Puts a text behind another; a comment ends its line.
fn joined(before: String, after: &str, line: &str) -> String {
    let ends_in_comment = before.rsplit('\n').next().is_some_and(|last| last.contains('#'));
    let goes_on = after.trim_start_matches([' ', '\t']).trim_start_matches('\r');
    if !ends_in_comment || goes_on.starts_with('\n') {
        return before + after;
    }
    before + line + goes_on
}

/// Returns what an item says, however it is written.
fn meaning(value: &Value) -> String {
    #[expect(clippy::cast_precision_loss, reason = "weights are small")]
    let number = value.as_integer().map(|number| number as f64).or_else(|| value.as_float());
    match (value.as_str(), number) {
        (Some(text), _) => text.to_string(),
        (_, Some(number)) => number.to_string(),
        _ => value.clone().decorated("", "").to_string(),
    }
}

fn text_of(raw: Option<&RawString>) -> &str {
    raw.and_then(RawString::as_str).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    fn rearranged(text: &str, wanted: &str) -> String {
        let list = |text: &str| match text.parse::<Value>() {
            Ok(Value::Array(list)) => list,
            other => panic!("{text}: {other:?}"),
        };
        let mut changed = list(text);
        rearrange(&mut changed, &list(wanted));
        let written = changed.to_string();
        let meanings = |list: &Array| list.iter().map(meaning).collect::<Vec<String>>();
        assert_eq!(meanings(&list(&written)), meanings(&list(wanted)), "{written}");
        written
    }

    const REMARKS: &str = "[\n  \"mon\", # office\n  # the best one\n  \"wed\", # gym\n  \"fri\", # run\n]";

    #[test]
    fn a_remark_stays_with_its_item() {
        for (text, wanted, expected) in [
            (
                REMARKS,
                r#"["mon", "wed", "fri", "sat"]"#,
                "[\n  \"mon\", # office\n  # the best one\n  \"wed\", # gym\n  \"fri\", # run\n  \"sat\",\n]",
            ),
            (REMARKS, r#"["mon", "fri"]"#, "[\n  \"mon\", # office\n  # the best one\n  \"fri\", # run\n]"),
            (REMARKS, r#"["wed", "fri"]"#, "[\n  # the best one\n  \"wed\", # gym\n  \"fri\", # run\n]"),
            (REMARKS, r#"["mon", "wed"]"#, "[\n  \"mon\", # office\n  # the best one\n  \"wed\", # gym\n]"),
            (
                REMARKS,
                r#"["fri", "tue", "mon"]"#,
                "[\n  # the best one\n  \"fri\", # run\n  \"tue\",\n  \"mon\", # office\n]",
            ),
            (REMARKS, "[]", "[\n  # the best one\n]"),
            ("[ # mine\n  \"mon\",\n]", r#"["mon", "wed"]"#, "[ # mine\n  \"mon\",\n  \"wed\",\n]"),
            ("[ # mine\n  \"mon\",\n]", "[]", "[ # mine\n]"),
            ("[2.50, # small\n 5.0, # big\n]", "[1.25, 2.5, 5]", "[\n 1.25,\n 2.50, # small\n 5.0, # big\n]"),
        ] {
            assert_eq!(rearranged(text, wanted), expected, "{text} {wanted}");
        }
    }

    #[test]
    fn a_last_item_without_a_comma_keeps_its_remark_and_the_list_is_closed() {
        for (text, wanted, expected) in [
            (
                "[\"mon\", \"wed\" # gym\n]",
                r#"["mon", "wed", "fri"]"#,
                "[\"mon\", \"wed\", # gym\n  \"fri\"\n]",
            ),
            ("[\"mon\", \"wed\" # gym\n]", r#"["mon"]"#, "[\"mon\"\n]"),
            ("[\"mon\", # office\n\"wed\"]", r#"["mon"]"#, "[\"mon\" # office\n]"),
            ("[\"mon\", # office\n\"wed\"]", r#"["wed"]"#, "[\n\"wed\"]"),
            (
                "[\n  \"mon\",\n  \"wed\" # gym\n]",
                r#"["mon", "wed", "fri"]"#,
                "[\n  \"mon\",\n  \"wed\", # gym\n  \"fri\"\n]",
            ),
            ("[\n  \"mon\" # office\n  , \"wed\"]", r#"["mon"]"#, "[\n  \"mon\" # office\n]"),
            ("[\n  # best\n  \"mon\"]", "[]", "[\n  # best\n]"),
        ] {
            assert_eq!(rearranged(text, wanted), expected, "{text} {wanted}");
        }
    }

    #[test]
    fn a_list_in_one_line_stays_in_one() {
        for (text, wanted, expected) in [
            (r#"["mon", "wed"]"#, r#"["wed"]"#, r#"["wed"]"#),
            (r#"["mon", "wed"]"#, r#"["wed", "mon"]"#, r#"["wed", "mon"]"#),
            (r#"[ "wall","step" ]"#, r#"["wall", "step", "band"]"#, r#"[ "wall","step", "band" ]"#),
            (r#"[ "wall","step" ]"#, "[]", "[]"),
            ("[]", r#"["wall"]"#, r#"["wall"]"#),
            (r#"['mon' , "wed"]"#, r#"["mon", "wed", "fri"]"#, r#"['mon' , "wed", "fri"]"#),
        ] {
            assert_eq!(rearranged(text, wanted), expected, "{text} {wanted}");
        }
    }

    proptest! {
        #[test]
        fn any_list_stays_a_list_and_its_comments_stay_where_they_are(
            held in vec((any::<bool>(), any::<bool>(), any::<bool>()), 0..5),
            asked in Just((0..7).collect::<Vec<usize>>()).prop_shuffle(),
            count in 0..7_usize,
            (has_comma, has_head, is_closed_below) in any::<(bool, bool, bool)>(),
        ) {
            let mut text = if has_head { "[ # head\n".to_string() } else { "[".to_string() };
            for (number, (above, line, remark)) in held.iter().enumerate() {
                if *above {
                    text += &format!("\n  # above {number}\n");
                } else if *line {
                    text += "\n  ";
                }
                let comma = if number + 1 < held.len() || has_comma { "," } else { "" };
                let remark = if *remark { format!(" # of {number}\n") } else { String::new() };
                text += &format!("\"{number}\"{comma}{remark}");
            }
            text += if is_closed_below { "\n]" } else { "]" };
            let asked: Vec<String> = asked.iter().take(count).map(|number| format!("\"{number}\"")).collect();
            let written = rearranged(&text, &format!("[{}]", asked.join(", ")));
            for (number, (above, _, remark)) in held.iter().enumerate() {
                prop_assert_eq!(written.contains(&format!("# above {number}\n")), *above, "{}", &written);
                let is_asked = asked.contains(&format!("\"{number}\""));
                let lines = || written.lines().filter(|line| line.contains(&format!("# of {number}")));
                prop_assert_eq!(lines().count() == 1, *remark && is_asked, "{}", &written);
                let own = format!("\"{number}\"");
                prop_assert!(lines().all(|line| line.split(" # ").next().is_some_and(|item| {
                    item.trim_end_matches(',').ends_with(&own)
                })), "{}", &written);
            }
            prop_assert_eq!(written.contains("# head"), has_head);
        }
    }
}
