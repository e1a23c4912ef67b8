//! `ankle export`: the log for a spreadsheet, another program or another device.

use std::io::{self, Write};

use anyhow::Context as _;

use crate::cli::{ExportArgs, ExportFormat};
use crate::env::{self, World};
use crate::exchange::raw::{RawRecord, Records};
use crate::exchange::{sets, strong};
use crate::failure::{self, Failure, LeftOut};
use crate::formats::{ical, json};
use crate::log::live::live;
use crate::log::read::{BadLine, TOO_LONG};
use crate::store;
use crate::text::{escape_json, escape_lines};

use super::{load, print};

/// Runs the command.
pub fn run(args: &ExportArgs, world: &World, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<()> {
    let text = match args.format {
        _ if args.json => return json(world, out, err),
        ExportFormat::Json => return json(world, out, err),
        ExportFormat::Csv => sets::write(&live(&load::log(world, err)?.records)),
        ExportFormat::Ics => {
            let catalogue = load::catalogue(world)?;
            let records = load::log(world, err)?.records;
            return Ok(print(out, &ical::diary(&live(&records), &catalogue, world.now))?);
        }
        ExportFormat::Strong => {
            let catalogue = load::catalogue(world)?;
            let units = load::profile(world, &catalogue)?.profile.units;
            strong::write(&live(&load::log(world, err)?.records), &catalogue, units)
        }
    };
    let text = text.context("cannot write the table")?;
    // A program gets every character; a terminal none that could steer it.
    let text = if env::stdout_is_terminal() { escape_lines(&text) } else { text };
    Ok(print(out, &text)?)
}

/// Prints every record line as it stands, one after the other: a long log costs no memory.
fn json(world: &World, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<()> {
    let empty = json::envelope("export", Records::default()).context("cannot write the export as JSON")?;
    let (head, tail) = empty.split_once(']').unwrap_or((&empty, ""));
    let folder = world.data_dir()?;
    let mut out = io::BufWriter::new(out);
    // What goes wrong while printing is no fault of the log's.
    let mut printed = out.write_all(head.as_bytes());
    let (mut bad, mut gap) = (Vec::new(), "");
    let lines = store::visit(&folder, |file, number, line| {
        let text = line.map_err(|_| TOO_LONG.to_string()).and_then(|line| {
            let text = std::str::from_utf8(line).map_err(|_| "not UTF-8".to_string())?;
            RawRecord::of(text).map(|_| text)
        });
        match text {
            Ok(text) if printed.is_ok() => {
                printed = out
                    .write_all(gap.as_bytes())
                    .and_then(|()| out.write_all(escape_json(text.trim()).as_bytes()));
                gap = ",";
            }
            Ok(_) => {}
            Err(reason) => bad.push(BadLine { file: file.to_string(), number, reason }),
        }
        Ok(())
    });
    let lines = lines.map_err(load::unreadable)?;
    let printed = printed
        .and_then(|()| out.write_all(b"]"))
        .and_then(|()| out.write_all(tail.as_bytes()))
        .and_then(|()| out.flush());
    printed.map_err(|source| Failure::Output { source, recorded: false })?;
    // A warning that cannot be printed must not make the export a failure.
    let path = |bad: &BadLine| World::show_path(&folder.join(&bad.file));
    let left_out = LeftOut { bad: bad.len(), first: bad.first(), newer: 0, lines };
    let _ = err.write_all(failure::log_warning(path, &left_out, &world.stderr_look()).as_bytes());
    Ok(())
}
