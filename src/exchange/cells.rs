//! Tables of text: columns by name, numbers as programs write them, and text that no spreadsheet runs.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::units::Decimal;

/// What a spreadsheet takes for a formula when a cell begins with it, and the mark that keeps it from doing so.
const RISKY: [char; 12] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '\''];

/// Returns free text as a cell: what a spreadsheet could run has a `'` before it.
pub fn guard(text: &str) -> Cow<'_, str> {
    // An empty text is not the same as none.
    if text.is_empty() || text.starts_with(RISKY) { Cow::Owned(format!("'{text}")) } else { text.into() }
}

/// Returns the text a cell stands for; none where it is empty.
pub fn unguard(cell: &str) -> Option<&str> {
    match cell.strip_prefix('\'') {
        Some(text) if text.is_empty() || text.starts_with(RISKY) => Some(text),
        _ => Some(cell).filter(|cell| !cell.is_empty()),
    }
}

/// Writes a table.
pub fn write(header: &[&str], rows: impl Iterator<Item = Vec<String>>) -> csv::Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(header)?;
    for row in rows {
        writer.write_record(&row)?;
    }
    let bytes = writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// A table with a header.
pub(super) struct Table {
    columns: BTreeMap<String, usize>,
    rows: Vec<csv::StringRecord>,
}

impl Table {
    /// Reads a table with commas, semicolons or tabs. Every text is one, however odd.
    pub(super) fn read(text: &str) -> Table {
        let text = text.trim_start_matches('\u{feff}');
        let header = text.lines().next().unwrap_or_default();
        let delimiter = [b',', b';', b'\t']
            .into_iter()
            .rev()
            .max_by_key(|delimiter| header.bytes().filter(|byte| byte == delimiter).count());
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter.unwrap_or(b','))
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut columns = BTreeMap::new();
        if let Ok(header) = reader.headers() {
            for (position, name) in header.iter().enumerate() {
                columns.entry(name.trim().to_lowercase()).or_insert(position);
            }
        }
        let mut rows = Vec::new();
        let mut row = csv::StringRecord::new();
        while let Ok(true) = reader.read_record(&mut row) {
            rows.push(row.clone());
        }
        Table { columns, rows }
    }

    /// Whether there is a column of this name, in lower case.
    pub(super) fn has(&self, column: &str) -> bool {
        self.columns.contains_key(column)
    }

    /// Returns the first of the columns that is not there.
    pub(super) fn missing(&self, columns: &[&'static str]) -> Option<&'static str> {
        columns.iter().find(|column| !self.has(column)).copied()
    }

    /// Returns the rows below the header.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|record| Row { table: self, record })
    }
}

/// One row of a table.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    table: &'a Table,
    record: &'a csv::StringRecord,
}

impl<'a> Row<'a> {
    /// Returns its line in the file, from 1.
    pub(super) fn line(self) -> u64 {
        self.record.position().map_or(0, csv::Position::line)
    }

    /// Returns a cell as it stands; one that is missing is empty.
    pub(super) fn cell(self, column: &str) -> &'a str {
        let position = self.table.columns.get(column);
        position.and_then(|position| self.record.get(*position)).unwrap_or_default()
    }

    /// Returns a cell without blanks around it.
    pub(super) fn word(self, column: &str) -> &'a str {
        self.cell(column).trim()
    }

    /// Reads a number; an empty cell is none.
    pub(super) fn number(self, column: &str) -> Result<Option<Decimal>, String> {
        let cell = self.word(column);
        if cell.is_empty() {
            return Ok(None);
        }
        let plain = if cell.contains('.') { cell.to_string() } else { cell.replace(',', ".") };
        // A binary fraction written out, 20.411656650000002, was a converted weight.
        let is_long = plain.split_once('.').is_some_and(|(_, places)| places.len() > 9);
        let plain = match plain.parse::<f64>() {
            Ok(number) if is_long => format!("{number:.3}"),
            _ => plain,
        };
        plain.parse().map(Some).map_err(|_| format!("{column} '{cell}' is no number of at least 0"))
    }

    /// Reads a whole number; an empty cell is none.
    pub(super) fn count(self, column: &str) -> Result<Option<u16>, String> {
        let Some(number) = self.number(column)? else { return Ok(None) };
        let one = Decimal::whole(1).billionths();
        let whole = number.billionths().is_multiple_of(one);
        let count = u16::try_from(number.billionths() / one).ok().filter(|_| whole);
        count.map(Some).ok_or_else(|| format!("{column} '{number}' is no whole number of a set"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn no_cell_of_free_text_is_a_formula() {
        for (text, cell) in [
            ("calm", "calm"),
            ("=1+1", "'=1+1"),
            ("-2 kg", "'-2 kg"),
            ("@home", "'@home"),
            ("\tx", "'\tx"),
            ("'tis", "''tis"),
            ("", "'"),
        ] {
            assert_eq!(guard(text), cell);
            assert_eq!(unguard(cell), Some(text));
        }
        // What somebody else wrote keeps its mark.
        assert_eq!((unguard("'tis"), unguard("")), (Some("'tis"), None));
    }

    #[test]
    fn numbers_are_read_as_programs_write_them() {
        let table = Table::read("a;B ;c\n15.0;82,5;20.411656650000002\n-1;1e3;x\n;7.5;");
        let rows: Vec<Row> = table.rows().collect();
        let shown = |row: usize, column| rows[row].number(column).map(|n| n.map(|n| n.to_string()));
        assert_eq!(shown(0, "a"), Ok(Some("15".to_string())));
        assert_eq!(shown(0, "b"), Ok(Some("82.5".to_string())));
        assert_eq!(shown(0, "c"), Ok(Some("20.412".to_string())));
        assert_eq!(shown(2, "a"), Ok(None));
        assert!(["a", "b", "c"].into_iter().all(|column| shown(1, column).is_err()));
        assert_eq!((rows[0].count("a"), rows[0].count("b").is_err()), (Ok(Some(15)), true));
        assert_eq!((rows[1].line(), rows[0].cell("none")), (3, ""));
    }

    proptest! {
        #[test]
        fn every_text_survives_its_cell(text in any::<String>()) {
            let guarded = guard(&text);
            prop_assert_eq!(unguard(&guarded), Some(&*text));
            let table = write(&["x", "y"], std::iter::once(vec![guarded.into_owned(), String::new()]));
            let table = Table::read(&table.expect("a table"));
            let cells: Vec<&str> = table.rows().map(|row| row.cell("x")).collect();
            prop_assert_eq!(cells.into_iter().map(unguard).collect::<Vec<_>>(), [Some(&*text)]);
        }

        #[test]
        fn every_text_is_a_table(text in any::<String>()) {
            for row in Table::read(&text).rows() {
                let _ = (row.line(), row.count("a"), row.number("b"));
            }
        }
    }
}
