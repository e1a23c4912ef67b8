//! Where a result goes and how it is written: `--format` and `--output`.

use std::io::Write;
use std::path::Path;

use crate::cli::PlanFormat;
use crate::env::World;
use crate::failure::Failure;
use crate::store;

/// Returns the file that was named; `-` is none.
pub(super) fn file(output: Option<&Path>) -> Option<&Path> {
    output.filter(|path| *path != Path::new("-"))
}

/// Returns the format that was named, or else the one the ending of the file says.
pub(super) fn format(named: Option<PlanFormat>, file: Option<&Path>) -> Result<PlanFormat, Failure> {
    let Some(file) = file.filter(|_| named.is_none()) else { return Ok(named.unwrap_or(PlanFormat::Text)) };
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    Ok(match ending.as_deref() {
        Some("txt") => PlanFormat::Text,
        Some("json") => PlanFormat::Json,
        Some("md" | "markdown") => PlanFormat::Md,
        Some("ics") => PlanFormat::Ics,
        Some("html" | "htm") => PlanFormat::Html,
        Some("csv") => PlanFormat::Csv,
        _ => return Err(Failure::UnknownEnding { path: World::show_path(file) }),
    })
}

/// Prints a result, or writes it into a file and says so on the other stream.
pub(super) fn deliver(
    text: &str,
    file: Option<&Path>,
    what: &str,
    world: &World,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<(), Failure> {
    let Some(file) = file else { return super::print(out, text) };
    let path = World::show_path(file);
    let config = world.config_dir()?;
    let own = [world.data_dir()?, config.join("exercises"), config];
    store::write_output(file, text, &own)
        .map_err(|source| Failure::NotWritten { path: path.clone(), source })?;
    // The file stands, whether or not this can be said.
    let _ = err.write_all(format!("wrote {path} ({what})\n").as_bytes());
    Ok(())
}
